// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the systems log when an order enters a status, and when someone looks at it. Each puts its records on the agenda.

#include "connectors/demo/record_builder.h"

#include <initializer_list>

namespace logloupe::demo {

/// One phase of one order that begins at a time.
struct Phase {
    World& world;
    Order& order;
    const Plan* plan; ///< or nothing
    qint64 time;
    Flow flow;

    [[nodiscard]] Incident incident() const { return plan ? plan->incident : Incident::None; }
    [[nodiscard]] Twist twist() const { return plan ? plan->twist : Twist::None; }
    [[nodiscard]] Actor seller() const { return {Actor::Kind::Seller, order.seller}; }
    [[nodiscard]] Actor operatorOf() const { return {Actor::Kind::Operator, order.operatorNumber}; }
    [[nodiscard]] RecordBuilder record(qint64 after, System system, Severity severity, Action action) const;
    /// True with the usual rate of small faults; never while the bad release makes its own.
    [[nodiscard]] bool goesWrong(quint32 perMille) const;
};

/// "/orders/A-104233/confirm"
[[nodiscard]] std::string orderPath(std::string_view prefix, const Order& order, std::string_view suffix);

struct ApiCall {
    System system;
    std::string_view method;
    std::string_view path;
    qint64 after;    ///< milliseconds from the phase's time
    qint64 duration; ///< milliseconds
    int code = 200;
    Status status; ///< with the request
    Status result; ///< with the response
};
/// A request and its response, tied by http.request.id.
void logCall(const Phase& phase, const ApiCall& call);
/// Published in the broker, then consumed by each; the first consumer gets it after `delay` milliseconds.
void logMessage(const Phase& phase, qint64 after, std::string_view name, System publisher,
                std::initializer_list<System> consumers, qint64 delay);

void playCreated(const Phase& phase);
void playModelUploaded(const Phase& phase);
void playPriceCalculated(const Phase& phase);
void playPaid(const Phase& phase);
void playApproved(const Phase& phase);
void playStarted(const Phase& phase);
void playCompleted(const Phase& phase);
void playPackaging(const Phase& phase);
void playShipped(const Phase& phase);
void playClosed(const Phase& phase);
void playCancelled(const Phase& phase);
void playLook(const Phase& phase);

/// Rejected by mes-api and dead-lettered, both logged for this order.
void logRejection(const Phase& phase, qint64 after, quint64 messageId, std::string_view reason, int attempt);

} // namespace logloupe::demo
