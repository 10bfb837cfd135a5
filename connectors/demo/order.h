// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One order on its way, and what is planned for the ones whose story matters.

#include "connectors/demo/calendar.h"
#include "connectors/demo/truth.h"
#include "connectors/demo/vocabulary.h"

namespace logloupe::demo {

/// What happens to a planned order apart from taking its time.
enum class Twist : quint8 {
    None,
    UnknownField,    ///< the bad release rejects its message; nothing follows
    MissingField,    ///< rejected, dead-lettered and delivered again at `until`
    RejectedForGood, ///< rejected, dead-lettered, and nobody looks
    PriceFails,      ///< its price calculation fails, and works after `until`
    NoOperator,      ///< nobody takes it
};

struct Plan {
    quint32 number = 0;   ///< 0: the next one
    quint32 customer = 0; ///< 0: any
    qint64 created = 0;
    std::array<qint64, statusCount> stays{}; ///< milliseconds per status; 0: as it comes
    Status hold = Status::None;              ///< does not leave this status
    Incident incident = Incident::None;
    StuckCause cause = StuckCause::None;
    Twist twist = Twist::None;
    qint64 until = 0;
    quint8 operatorNumber = 0;
    quint8 seller = 0;
    quint8 looks = 0; ///< further looks at the order in every status
    qint64 modelSize = 0;
    quint32 index = 0; ///< within its incident
    bool sameForAllSeeds = false;
};

struct OrderName {
    quint32 number;
};

struct Order {
    Random random;
    quint32 serial = 0;
    quint32 number = 0;
    quint32 customer = 0;
    qint32 plan = -1; ///< index of the plan
    qint64 modelSize = 0;
    qint64 entered = 0;
    qint64 advanceAt = 0;
    qint64 calculationStart = 0;
    qint64 wakeAt = -1; ///< the one wake-up call that counts
    Status status = Status::None;
    Status next = Status::Created;
    quint8 seller = 1;
    quint8 operatorNumber = 1;
    quint8 businessClient = 0; ///< 0: ordered in the shop
    quint8 looksLeft = 0;

    [[nodiscard]] OrderName name() const { return {number}; }
    /// M-88120 belongs to A-104233.
    [[nodiscard]] quint32 model() const { return number - 16'113; }
};

} // namespace logloupe::demo
