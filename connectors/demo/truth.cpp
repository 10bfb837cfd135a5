// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/demo/truth.h"

#include "models/domain/status_process.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace logloupe::demo {

namespace {

constexpr std::array<std::string_view, faultCount> faultNames{
    "",
    "MessageRejected",
    "DbTimeout",
    "PriceCalculationFailed",
    "HttpBadGateway",
    "SchemaRegistry",
    "PaymentGatewayTimeout",
    "OptimisticLockException",
    "ModelUploadFailed",
    "DeliveryServiceException",
    "TypeError",
    "LockTimeout",
    "QueueLengthExceeded",
    "PrinterOffline",
    "SignInFailed",
    "TooManyRequests",
};
constexpr std::array<const char*, incidentCount> incidentKinds{
    "", "price_calculation_burst", "dead_letters", "b2b_flood", "sign_in_attack", "payment_outage", "bad_release", "", "",
};
constexpr std::array<const char*, 10> causeNames{
    "",         "operator_overloaded", "message_rejected", "no_operator",    "large_model", "price_calculation",
    "not_paid", "not_confirmed",       "production_slow",  "packaging_slow",
};

QString text(std::string_view value) {
    return QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
}

QString timeText(qint64 milliseconds) {
    std::string iso;
    appendIsoTime(iso, milliseconds);
    return text(iso);
}

template <size_t Size, typename Name>
QJsonObject counts(const std::array<qint64, Size>& values, Name name) {
    QJsonObject object;
    for (size_t i = 0; i < Size; ++i) {
        if (values[i] > 0 && !name(i).empty())
            object.insert(text(name(i)), values[i]);
    }
    return object;
}

} // namespace

std::string_view faultName(Fault fault) {
    return faultNames[static_cast<size_t>(fault)];
}

Truth::Truth(const SimulationSettings& settings)
    : m_settings(settings)
    , m_end(settings.end.millisecondsSinceEpoch()) {}

quint32 Truth::addOrder(quint32 number, StuckCause cause) {
    m_orders.push_back({number, cause});
    return orderCount() - 1;
}

void Truth::note(const RecordFacts& facts, size_t bytes) {
    ++m_events;
    m_bytes += static_cast<qint64>(bytes) + 1;
    ++m_levels[static_cast<size_t>(facts.severity)];
    ++m_systems[static_cast<size_t>(facts.system)];
    ++m_faults[static_cast<size_t>(facts.fault)];
    if (facts.order == noOrder)
        ++m_withoutOrder;
    if (facts.entered != Status::None) {
        ++m_entered[static_cast<size_t>(facts.entered)];
        m_orders[facts.order].status = facts.entered;
        m_orders[facts.order].entered = facts.time;
    }
    if (facts.assigned != 0)
        m_orders[facts.order].assigned = facts.assigned;
    if (facts.incident == Incident::None)
        return;
    Count& count = m_incidents[static_cast<size_t>(facts.incident)];
    if (count.events++ == 0)
        count.first = facts.time;
    count.last = facts.time;
    count.systems |= 1U << static_cast<unsigned>(facts.system);
    if (facts.severity >= Severity::Error)
        ++count.errors;
    if (facts.severity == Severity::Warn)
        ++count.warnings;
    if (facts.order != noOrder && (count.orders.empty() || count.orders.back() != facts.order))
        count.orders.push_back(facts.order);
    if (facts.incident == Incident::BadRelease && facts.system == System::MesApi && facts.severity >= Severity::Error
        && m_releaseErrors++ == 0)
        m_firstReleaseError = facts.time;
}

void Truth::addWindow(QJsonObject incident, qint64 from, qint64 to) {
    incident.insert(QStringLiteral("from"), timeText(from));
    incident.insert(QStringLiteral("to"), timeText(to));
    m_windows.push_back(std::move(incident));
}

void Truth::addDetail(Incident incident, const QString& key, const QJsonValue& value) {
    m_incidents[static_cast<size_t>(incident)].details.insert(key, value);
}

QString Truth::orderName(quint32 serial) const {
    return QStringLiteral("A-%1").arg(m_orders[serial].number);
}

bool Truth::isOverLimit(const OrderState& order) const {
    if (order.status == Status::None)
        return false;
    const OrderStatus* status = StatusProcess::standard().find(statusCode(order.status));
    return status && status->limit && m_end - order.entered > status->limit->count() / 1'000'000;
}

int Truth::ordersWith(int operatorNumber) const {
    return static_cast<int>(std::count_if(m_orders.begin(), m_orders.end(), [operatorNumber](const OrderState& order) {
        return order.assigned == operatorNumber && order.status < Status::Completed;
    }));
}

QJsonObject Truth::statuses() const {
    std::array<qint64, statusCount> now{};
    std::array<qint64, statusCount> over{};
    for (const OrderState& order : m_orders) {
        if (order.status == Status::None)
            continue;
        ++now[static_cast<size_t>(order.status)];
        if (isOverLimit(order))
            ++over[static_cast<size_t>(order.status)];
    }
    QJsonObject object;
    for (size_t i = 0; i < statusCount; ++i) {
        object.insert(text(statusCode(static_cast<Status>(i))), QJsonObject{{QStringLiteral("entered"), m_entered[i]},
                                                                            {QStringLiteral("now"), now[i]},
                                                                            {QStringLiteral("over_limit"), over[i]}});
    }
    return object;
}

QJsonObject Truth::incidentObject(const Count& count, const QString& kind) const {
    QJsonObject object = count.details;
    object.insert(QStringLiteral("kind"), kind);
    object.insert(QStringLiteral("from"), timeText(count.first));
    object.insert(QStringLiteral("to"), timeText(count.last));
    object.insert(QStringLiteral("events"), count.events);
    object.insert(QStringLiteral("errors"), count.errors);
    object.insert(QStringLiteral("warnings"), count.warnings);
    QJsonArray systems;
    for (int i = 0; i < systemCount; ++i) {
        if (count.systems >> i & 1U)
            systems.append(text(systemName(static_cast<System>(i))));
    }
    object.insert(QStringLiteral("systems"), systems);
    std::vector<quint32> serials = count.orders;
    std::sort(serials.begin(), serials.end());
    serials.erase(std::unique(serials.begin(), serials.end()), serials.end());
    QJsonArray orders;
    for (const quint32 serial : serials)
        orders.append(orderName(serial));
    object.insert(QStringLiteral("orders"), orders);
    return object;
}

QJsonArray Truth::stuckIncidents() const {
    QJsonArray incidents;
    for (size_t cause = 1; cause < causeNames.size(); ++cause) {
        QJsonArray orders;
        QString status;
        qint64 first = m_end;
        for (const OrderState& order : m_orders) {
            if (order.cause != static_cast<StuckCause>(cause) || !isOverLimit(order))
                continue;
            orders.append(QStringLiteral("A-%1").arg(order.number));
            status = text(statusCode(order.status));
            first = std::min(first, order.entered);
        }
        if (orders.isEmpty())
            continue;
        QJsonObject incident{{QStringLiteral("kind"), QStringLiteral("stuck_orders")},
                             {QStringLiteral("cause"), QString::fromLatin1(causeNames[cause])},
                             {QStringLiteral("status"), status},
                             {QStringLiteral("from"), timeText(first)},
                             {QStringLiteral("to"), timeText(m_end)},
                             {QStringLiteral("orders"), orders}};
        if (static_cast<StuckCause>(cause) == StuckCause::OperatorOverloaded) {
            incident.insert(QStringLiteral("operator"), QStringLiteral("operator %1").arg(overloadedOperator));
            incident.insert(QStringLiteral("operator_orders"), ordersWith(overloadedOperator));
        }
        incidents.append(incident);
    }
    return incidents;
}

QByteArray Truth::json() const {
    QJsonArray incidents = stuckIncidents();
    for (size_t i = 1; i < incidentKinds.size(); ++i) {
        if (incidentKinds[i][0] == '\0' || m_incidents[i].events == 0)
            continue;
        QJsonObject incident = incidentObject(m_incidents[i], QString::fromLatin1(incidentKinds[i]));
        if (static_cast<Incident>(i) == Incident::BadRelease) {
            incident.insert(QStringLiteral("errors_in_system"), m_releaseErrors);
            incident.insert(QStringLiteral("first_error"), timeText(m_firstReleaseError));
        }
        incidents.append(incident);
    }
    for (QJsonObject window : m_windows) {
        if (window.value(QStringLiteral("kind")).toString() == QStringLiteral("silent_system"))
            window.insert(QStringLiteral("suppressed"), m_suppressed);
        incidents.append(window);
    }
    qint64 created = 0;
    qint64 open = 0;
    qint64 over = 0;
    for (const OrderState& order : m_orders) {
        created += order.status != Status::None;
        open += order.status < Status::Closed;
        over += isOverLimit(order);
    }
    const QJsonObject featured{{QStringLiteral("order"), text(featuredOrder)},
                               {QStringLiteral("customer"), text(featuredCustomer)},
                               {QStringLiteral("normal"), text(normalOrder)},
                               {QStringLiteral("events"), m_incidents[static_cast<size_t>(Incident::Featured)].events},
                               {QStringLiteral("normal_events"), m_incidents[static_cast<size_t>(Incident::Normal)].events}};
    const QJsonObject object{
        {QStringLiteral("seed"), QString::number(m_settings.seed)},
        {QStringLiteral("orders"), m_settings.orders},
        {QStringLiteral("begin"), timeText(m_settings.begin.millisecondsSinceEpoch())},
        {QStringLiteral("end"), timeText(m_end)},
        {QStringLiteral("zone"), QStringLiteral("Europe/Moscow")},
        {QStringLiteral("events"), m_events},
        {QStringLiteral("bytes"), m_bytes},
        {QStringLiteral("without_order"), m_withoutOrder},
        {QStringLiteral("levels"), counts(m_levels, [](size_t i) { return severityName(static_cast<Severity>(i)); })},
        {QStringLiteral("systems"), counts(m_systems, [](size_t i) { return systemName(static_cast<System>(i)); })},
        {QStringLiteral("error_types"), counts(m_faults, [](size_t i) { return faultNames[i]; })},
        {QStringLiteral("statuses"), statuses()},
        {QStringLiteral("created"), created},
        {QStringLiteral("open"), open},
        {QStringLiteral("over_limit"), over},
        {QStringLiteral("featured"), featured},
        {QStringLiteral("incidents"), incidents},
    };
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

} // namespace logloupe::demo
