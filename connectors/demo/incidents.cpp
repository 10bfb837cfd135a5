// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/demo/incidents.h"

#include "connectors/demo/plans.h"
#include "connectors/demo/stack_traces.h"

#include <QJsonArray>

namespace logloupe::demo {

namespace {

constexpr quint64 incidentStream = 4;
constexpr qint64 floodFrom = 23 * hour + 22 * minute;            // Tue 12 May 15:10
constexpr qint64 floodTo = 22 * hour + 42 * minute;              // 15:50
constexpr qint64 outageFrom = 3 * day + 21 * hour + 32 * minute; // Sat 9 May 17:00
constexpr qint64 outageTo = 3 * day + 18 * hour + 42 * minute;   // 19:50
constexpr qint64 attackFrom = 5 * day + 11 * hour + 20 * minute; // Fri 8 May 03:12
constexpr int attackFailures = 14;
constexpr qint64 contractBeforeEnd = 30 * minute + 2 * second; // Wed 13 May 14:01:58
constexpr Actor floodClient{Actor::Kind::BusinessClient, 3};

QString timeText(qint64 time) {
    std::string iso;
    appendIsoTime(iso, time);
    return QString::fromLatin1(iso.data(), static_cast<qsizetype>(iso.size()));
}

} // namespace

Incidents::Incidents(World& world, OrderLife& orders)
    : m_world(world)
    , m_orders(orders)
    , m_random(world.settings.seed, incidentStream, 0) {}

bool Incidents::isSilenced(const RecordFacts& facts) const {
    return facts.system == System::Crm && facts.time >= m_world.beforeEnd(silenceFrom)
           && facts.time < m_world.beforeEnd(silenceTo);
}

void Incidents::repeat(Part part, qint64 from, qint64 to, quint32 count) {
    if (!isInside(from))
        return;
    for (quint32 i = 0; i < count; ++i) {
        const qint64 share = (i * 1000LL + m_random.below(1000)) * (from - to) / count / 1000;
        m_world.agenda.wake(m_world.beforeEnd(from) + share, Wake::Flood, static_cast<quint32>(part));
    }
}

void Incidents::plan() {
    const SimulationSettings& settings = m_world.settings;
    repeat(Part::Flood, floodFrom, floodTo, scaled(settings, floodRequests));
    repeat(Part::PaymentOutage, outageFrom, outageTo, scaled(settings, 96));
    repeat(Part::DatabaseTimeout, 29 * minute + 54 * second, 12 * minute + 48 * second, scaled(settings, 131));
    repeat(Part::LockTimeout, 29 * minute + 54 * second, 12 * minute + 48 * second, scaled(settings, 118));
    repeat(Part::BadGateway, 29 * minute + 30 * second, 23 * minute + 5 * second, scaled(settings, 25));
    repeat(Part::CrmBadGateway, 29 * minute + 40 * second, 15 * minute, scaled(settings, 34));
    repeat(Part::QueueList, 29 * minute + 20 * second, 11 * minute, scaled(settings, 16));
    planReleases();
    planSignIns();
    if (isInside(skewBeforeEnd)) {
        m_world.truth.addWindow({{QStringLiteral("kind"), QStringLiteral("clock_skew")},
                                 {QStringLiteral("systems"), QJsonArray{QStringLiteral("mes-api")}},
                                 {QStringLiteral("offset_ms"), skewOffset}},
                                m_world.beforeEnd(skewBeforeEnd), m_world.end);
    }
    if (isInside(silenceFrom)) {
        m_world.truth.addWindow({{QStringLiteral("kind"), QStringLiteral("silent_system")},
                                 {QStringLiteral("systems"), QJsonArray{QStringLiteral("crm")}}},
                                m_world.beforeEnd(silenceFrom), m_world.beforeEnd(silenceTo));
    }
}

void Incidents::planReleases() {
    for (int i = 0; i < systemCount; ++i) {
        const auto system = static_cast<System>(i);
        for (const Release& release : releases(system)) {
            if (release.previous.empty() || !isInside(release.beforeEnd))
                continue;
            const qint64 time = m_world.beforeEnd(release.beforeEnd);
            const qint64 took = m_random.between(2100, 9400);
            RecordBuilder(m_world, time, system, Severity::Info, Action::ServiceStarted)
                .plain("service.previous_version", release.previous)
                .duration(took)
                .say("Started ", systemName(system), " ", release.version, " in ", Span{took}, ", was ", release.previous);
        }
    }
    const Release& bad = releases(System::MesApi).back();
    const auto text = [](std::string_view value) {
        return QString::fromLatin1(value.data(), static_cast<qsizetype>(value.size()));
    };
    m_world.truth.addDetail(Incident::BadRelease, QStringLiteral("system"), QStringLiteral("mes-api"));
    m_world.truth.addDetail(Incident::BadRelease, QStringLiteral("version"), text(bad.version));
    m_world.truth.addDetail(Incident::BadRelease, QStringLiteral("previous"), text(bad.previous));
    // As printed: mes-api's clock runs ahead.
    m_world.truth.addDetail(Incident::BadRelease, QStringLiteral("released"),
                            timeText(m_world.beforeEnd(bad.beforeEnd) + skewOffset));
    RecordBuilder(m_world, m_world.beforeEnd(contractBeforeEnd), System::CrmApi, Severity::Info, Action::ConfigurationChanged)
        .plain("messaging.destination.name", "order.approved")
        .say("Contract order.approved v8 enabled, was v7");
}

void Incidents::planSignIns() {
    if (!isInside(attackFrom))
        return;
    const Actor victim{Actor::Kind::Seller, 9};
    qint64 time = m_world.beforeEnd(attackFrom);
    for (int i = 1; i <= attackFailures; ++i) {
        RecordBuilder(m_world, time, System::CrmApi, Severity::Warn, Action::SignInFailed)
            .by(victim)
            .plain("user.name", "seller.9")
            .plain("client.address", "203.0.113.77")
            .incident(Incident::SignInAttack)
            .say("Sign-in failed, attempt ", i);
        time += m_random.between(9000, 41'000);
    }
    RecordBuilder(m_world, time, System::CrmApi, Severity::Info, Action::SignedIn)
        .by(victim)
        .plain("user.name", "seller.9")
        .plain("client.address", "203.0.113.77")
        .incident(Incident::SignInAttack)
        .say("Signed in");
    m_world.truth.addDetail(Incident::SignInAttack, QStringLiteral("login"), QStringLiteral("seller.9"));
    m_world.truth.addDetail(Incident::SignInAttack, QStringLiteral("address"), QStringLiteral("203.0.113.77"));
    m_world.truth.addDetail(Incident::SignInAttack, QStringLiteral("failures"), attackFailures);
    m_world.truth.addDetail(Incident::SignInAttack, QStringLiteral("success"), timeText(time));
}

void Incidents::wake(quint32 part, qint64 time) {
    switch (static_cast<Part>(part)) {
    case Part::Flood:
        return logFlood(time, m_random);
    case Part::PaymentOutage:
        return logPaymentOutage(time, m_random);
    default:
        return logDuringBadRelease(static_cast<Part>(part), time, m_random);
    }
}

void Incidents::logFlood(qint64 time, Random& random) {
    ++m_floodRequests;
    const Flow flow = newFlow(m_world);
    const quint64 id = m_world.ids.next();
    const bool refused = m_floodRequests > scaled(m_world.settings, 240);
    const bool failed = !refused && m_floodRequests % 12 == 0;
    const qint64 took = refused ? random.between(2, 9) : random.between(80, 900);
    RecordBuilder(m_world, time, System::MesApi, Severity::Info, Action::ApiRequest)
        .by(floodClient)
        .in(flow)
        .plain("http.request.method", "GET")
        .plain("url.path", "/b2b/v2/models")
        .hex("http.request.id", id)
        .plain("client.address", "198.51.100.14")
        .incident(Incident::B2bFlood)
        .say("[REQ][/b2b/v2/models] client=", floodClient);
    RecordBuilder response(m_world, time + took, System::MesApi,
                           failed    ? Severity::Error
                           : refused ? Severity::Warn
                                     : Severity::Info,
                           Action::ApiResponse);
    response.by(floodClient)
        .in(flow)
        .plain("http.request.method", "GET")
        .plain("url.path", "/b2b/v2/models")
        .hex("http.request.id", id)
        .plain("client.address", "198.51.100.14")
        .number("http.response.status_code", failed    ? 503
                                             : refused ? 429
                                                       : 200)
        .duration(took)
        .incident(Incident::B2bFlood);
    if (refused)
        response.fault(Fault::TooManyRequests, "client over its band")
            .say("[RESP][/b2b/v2/models] 429, ", floodClient, " over its band");
    else if (failed)
        response.fault(Fault::HttpBadGateway, "no worker free")
            .say("[RESP][/b2b/v2/models] 503 in ", took, " ms client=", floodClient);
    else
        response.say("[RESP][/b2b/v2/models] 200 in ", took, " ms client=", floodClient);
    m_world.truth.addDetail(Incident::B2bFlood, QStringLiteral("client"), QStringLiteral("b2b-03"));
    m_world.truth.addDetail(Incident::B2bFlood, QStringLiteral("requests"), static_cast<qint64>(m_floodRequests));
    m_world.truth.addDetail(
        Incident::B2bFlood, QStringLiteral("refused"),
        std::max<qint64>(0, static_cast<qint64>(m_floodRequests) - static_cast<qint64>(scaled(m_world.settings, 240))));
}

void Incidents::logPaymentOutage(qint64 time, Random& random) {
    const Order* order = m_orders.any(random, Status::PriceCalculated, Incident::None);
    if (!order)
        return;
    const Flow flow = newFlow(m_world);
    const std::string path = orderPath("/api/v1/orders/", *order, "/payment");
    RecordBuilder(m_world, time, System::ShopApi, Severity::Error, Action::Failure)
        .of(*order)
        .in(flow)
        .plain("url.path", path)
        .incident(Incident::PaymentOutage)
        .fault(Fault::PaymentGatewayTimeout, "no answer in 30000 ms", stackTrace(Fault::PaymentGatewayTimeout, System::ShopApi))
        .say("PaymentGatewayTimeout: no answer in 30000 ms");
    RecordBuilder(m_world, time + 35, System::Shop, Severity::Error, Action::Failure)
        .of(*order)
        .in(flow)
        .plain("url.path", orderPath("/orders/", *order, "/pay"))
        .incident(Incident::PaymentOutage)
        .fault(Fault::PaymentGatewayTimeout, "payment is not possible now")
        .say("Payment page shows: payment is not possible now");
}

void Incidents::logDuringBadRelease(Part part, qint64 time, Random& random) {
    const Order* order = m_orders.any(random, Status::Approved, Incident::BadRelease);
    const auto record = [&](System system, Action action) {
        RecordBuilder builder(m_world, time, system, Severity::Error, action);
        if (order && part != Part::BadGateway)
            builder.of(*order);
        builder.in(newFlow(m_world)).incident(Incident::BadRelease);
        return builder;
    };
    switch (part) {
    case Part::DatabaseTimeout:
        record(System::MesApi, Action::Failure)
            .by({Actor::Kind::Operator, static_cast<int>(random.below(operatorCount)) + 1})
            .fault(Fault::DbTimeout, "orders_queue lock wait 5000 ms", stackTrace(Fault::DbTimeout, System::MesApi))
            .say("DbTimeout: orders_queue lock wait 5000 ms");
        break;
    case Part::LockTimeout:
        record(System::Postgres, Action::QueryExecuted)
            .fault(Fault::LockTimeout, "canceling statement due to lock timeout",
                   stackTrace(Fault::LockTimeout, System::Postgres))
            .say("canceling statement due to lock timeout");
        break;
    case Part::BadGateway: {
        const Actor client{Actor::Kind::BusinessClient, static_cast<int>(random.below(3)) * 4 + 3};
        record(System::MesApi, Action::ApiResponse)
            .by(client)
            .plain("http.request.method", "POST")
            .plain("url.path", "/b2b/v2/orders")
            .number("http.response.status_code", 502)
            .fault(Fault::HttpBadGateway, "POST /b2b/v2/orders 502")
            .say("[RESP][/b2b/v2/orders] 502 client=", client);
        break;
    }
    case Part::CrmBadGateway:
        record(System::CrmApi, Action::Failure)
            .number("http.response.status_code", 502)
            .fault(Fault::HttpBadGateway, "mes-api answered 502")
            .say("HttpBadGateway: mes-api answered 502");
        break;
    default:
        record(System::Mes, Action::Failure)
            .by({Actor::Kind::Operator, static_cast<int>(random.below(operatorCount)) + 1})
            .fault(Fault::DbTimeout, "list did not load in 10 s")
            .say("List did not load in 10 s");
        break;
    }
}

} // namespace logloupe::demo
