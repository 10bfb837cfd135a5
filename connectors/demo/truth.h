// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The ground truth of a simulation, counted from the very records that were given out. As JSON:
//
// {"seed", "orders", "begin", "end", "zone": "Europe/Moscow",
//  "events", "bytes" (lines with their line feeds), "without_order": events,
//  "levels": {"INFO": events, …}, "systems": {"shop": events, …}, "error_types": {"DbTimeout": events, …},
//  "statuses": {"PAID": {"entered": orders, "now": orders, "over_limit": orders}, …},
//  "created": orders, "open": orders, "over_limit": orders,
//  "featured": {"order", "customer", "normal", "events", "normal_events"},
//  "incidents": [{"kind", "from", "to", "systems": [], "orders": [], "events", "errors", "warnings", …}]}
//
// Kinds: price_calculation_burst, dead_letters, clock_skew (offset_ms), silent_system (suppressed: records that were lost), b2b_flood (client,
// requests, refused), sign_in_attack (login, address, failures, success), payment_outage, bad_release (system, version, previous, released,
// first_error, errors_in_system), and stuck_orders with a cause (status): operator_overloaded (operator, operator_orders),
// message_rejected, no_operator, large_model, and other causes outside of MANUFACTURING_APPROVED.
// "from" and "to" are the first and the last record of the incident (to: exclusive where it is a planned window: clock_skew, silent_system).
// An incident before the begin of the simulation is left out.

#include "connectors/demo/calendar.h"
#include "connectors/demo/simulation.h"
#include "connectors/demo/vocabulary.h"

#include <QJsonObject>

#include <string>
#include <vector>

namespace logloupe::demo {

enum class Incident : quint8 {
    None,
    PriceBurst,
    DeadLetters,
    B2bFlood,
    SignInAttack,
    PaymentOutage,
    BadRelease,
    Featured,
    Normal,
};
inline constexpr int incidentCount = 9;

/// Why a planted order is stuck.
enum class StuckCause : quint8 {
    None,
    OperatorOverloaded,
    MessageRejected,
    NoOperator,
    LargeModel,
    PriceCalculation,
    NotPaid,
    NotConfirmed,
    ProductionSlow,
    PackagingSlow
};

enum class Fault : quint8 {
    None,
    MessageRejected,
    DbTimeout,
    PriceCalculationFailed,
    HttpBadGateway,
    SchemaRegistry,
    PaymentGatewayTimeout,
    OptimisticLock,
    UploadFailed,
    DeliveryService,
    ScriptError,
    LockTimeout,
    QueueLimit,
    PrinterOffline,
    SignInFailed,
    TooManyRequests,
};
inline constexpr int faultCount = 16;
/// error.type
[[nodiscard]] std::string_view faultName(Fault fault);

inline constexpr quint32 noOrder = 0xffff'ffff;

/// What the truth needs to know of a record.
struct RecordFacts {
    qint64 time = 0; ///< as printed
    System system = System::Shop;
    Severity severity = Severity::Info;
    Fault fault = Fault::None;
    Incident incident = Incident::None;
    Status entered = Status::None;
    quint32 order = noOrder; ///< serial number
    quint8 assigned = 0;     ///< operator who takes the order with this record
};

class Truth {
public:
    explicit Truth(const SimulationSettings& settings);

    /// Serial numbers are given in this order, from 0.
    quint32 addOrder(quint32 number, StuckCause cause);
    [[nodiscard]] quint32 orderCount() const { return static_cast<quint32>(m_orders.size()); }
    void note(const RecordFacts& facts, size_t bytes);
    /// A record that was lost in a silence.
    void noteSuppressed() { ++m_suppressed; }
    void addWindow(QJsonObject incident, qint64 from, qint64 to);
    void addDetail(Incident incident, const QString& key, const QJsonValue& value);

    [[nodiscard]] QByteArray json() const;

private:
    struct OrderState {
        quint32 number;
        StuckCause cause;
        Status status = Status::None;
        quint8 assigned = 0;
        qint64 entered = 0;
    };
    struct Count {
        qint64 events = 0;
        qint64 errors = 0;
        qint64 warnings = 0;
        qint64 first = 0;
        qint64 last = 0;
        quint32 systems = 0; ///< a bit each
        std::vector<quint32> orders;
        QJsonObject details;
    };

    [[nodiscard]] QString orderName(quint32 serial) const;
    [[nodiscard]] bool isOverLimit(const OrderState& order) const;
    [[nodiscard]] int ordersWith(int operatorNumber) const;
    [[nodiscard]] QJsonObject statuses() const;
    [[nodiscard]] QJsonObject incidentObject(const Count& count, const QString& kind) const;
    [[nodiscard]] QJsonArray stuckIncidents() const;

    SimulationSettings m_settings;
    qint64 m_end;
    std::vector<OrderState> m_orders;
    std::array<Count, incidentCount> m_incidents;
    std::vector<QJsonObject> m_windows;
    std::array<qint64, 8> m_levels{};
    std::array<qint64, systemCount> m_systems{};
    std::array<qint64, faultCount> m_faults{};
    std::array<qint64, statusCount> m_entered{};
    qint64 m_events = 0;
    qint64 m_bytes = 0;
    qint64 m_withoutOrder = 0;
    qint64 m_suppressed = 0;
    qint64 m_releaseErrors = 0; ///< of mes-api
    qint64 m_firstReleaseError = 0;
};

} // namespace logloupe::demo
