// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Writes one record and puts it on the agenda: construct, add fields, then say() exactly once.

#include "connectors/demo/agenda.h"
#include "connectors/demo/order.h"

#include <concepts>

namespace logloupe::demo {

/// The things every maker of records needs.
struct World {
    explicit World(const SimulationSettings& simulationSettings);

    SimulationSettings settings;
    qint64 begin;
    qint64 end;
    Agenda agenda;
    Truth truth;
    Random ids; ///< for traces, spans, requests and messages
    bool live = false;

    [[nodiscard]] qint64 beforeEnd(qint64 distance) const { return end - distance; }
    [[nodiscard]] std::string_view version(System system, qint64 time) const;
};

/// mes-api's clock runs ahead by this much from skewBegin() on.
inline constexpr qint64 skewOffset = 400;
inline constexpr qint64 skewBeforeEnd = 9 * day + 3 * hour;

/// Records of one request across systems share its trace.
struct Flow {
    quint64 high = 0;
    quint64 low = 0;
};
[[nodiscard]] Flow newFlow(World& world);

struct Actor {
    enum class Kind : quint8 { Seller, Operator, BusinessClient, System };
    Kind kind;
    int number = 0;
};

/// Written as "1 h 12 min", "6 min 33 s", "12 s", "214 ms": two units at most.
struct Span {
    qint64 milliseconds;
};
/// Written as "48.2 MB".
struct Megabytes {
    qint64 bytes;
};

class RecordBuilder {
public:
    /// `time` is the true one; the system's skew is added.
    RecordBuilder(World& world, qint64 time, System system, Severity severity, Action action);

    RecordBuilder& of(const Order& order);
    RecordBuilder& customer(quint32 customer);
    RecordBuilder& by(Actor actor);
    RecordBuilder& in(const Flow& flow);
    RecordBuilder& change(Status from, Status to);
    RecordBuilder& incident(Incident incident);
    RecordBuilder& fault(Fault fault, std::string_view message, std::string_view stackTrace = {});
    RecordBuilder& assigned(int operatorNumber);
    /// `key` and `value` hold nothing that JSON escapes.
    RecordBuilder& plain(std::string_view key, std::string_view value);
    RecordBuilder& text(std::string_view key, std::string_view value);
    RecordBuilder& number(std::string_view key, qint64 value);
    RecordBuilder& hex(std::string_view key, quint64 value);
    RecordBuilder& duration(qint64 milliseconds) { return number("event.duration", milliseconds * 1'000'000); }
    RecordBuilder& mail(quint32 customer);

    template <typename... Parts>
    void say(const Parts&... parts) {
        openMessage();
        (append(parts), ...);
        closeMessage();
    }

private:
    void openMessage();
    void closeMessage();
    void append(std::string_view part) { m_record.line.append(part); }
    void append(std::integral auto part) { appendInteger(part); }
    void append(Span part);
    void append(Megabytes part);
    void append(const OrderName& part);
    void append(const Actor& part);
    void appendInteger(qint64 value);
    void key(std::string_view name);
    void appendHex(quint64 value);
    void appendEscaped(std::string_view value);

    World& m_world;
    quint32 m_slot;
    Agenda::PendingRecord& m_record;
    size_t m_messageBegin = 0;
};

} // namespace logloupe::demo
