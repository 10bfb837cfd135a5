// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/demo/background.h"

#include "connectors/demo/plans.h"
#include "connectors/demo/stack_traces.h"

#include <algorithm>

namespace logloupe::demo {

namespace {

constexpr quint64 backgroundStream = 5;
constexpr quint64 heartbeatStream = 6;

constexpr std::array<std::string_view, 6> cataloguePages{"/catalog/rings",    "/catalog/earrings", "/catalog/pendants",
                                                         "/catalog/brooches", "/metals",           "/delivery"};

/// About 17 records come from 10 arrivals; 8 % of all are without an order, health checks and the flood included.
quint32 arrivalCount(const World& world) {
    const qint64 wanted = world.settings.orders * 44LL * 8 / 92;
    const qint64 heartbeats = (world.end - world.begin) / hour * systemCount;
    const qint64 flood = 2LL * scaled(world.settings, floodRequests);
    return static_cast<quint32>(std::max<qint64>(world.settings.orders * 3 / 4, (wanted - heartbeats - flood) * 10 / 17));
}

} // namespace

Background::Background(World& world)
    : m_world(world)
    , m_arrivals(world.begin, world.end, arrivalCount(world), Rhythm::Customers,
                 Random(world.settings.seed, backgroundStream, 0))
    , m_random(world.settings.seed, backgroundStream, 1) {}

void Background::start() {
    for (quint32 system = 0; system < systemCount; ++system)
        m_world.agenda.wake(m_world.begin / hour * hour, Wake::Heartbeat, system);
    if (m_arrivals.count() > 0)
        m_world.agenda.wake(m_arrivals.at(0), Wake::Background, 0);
}

void Background::heartbeat(quint32 system, qint64 time) {
    Random own(m_world.settings.seed, heartbeatStream, static_cast<quint64>(time / hour) * systemCount + system);
    // Within the hour with the clock's skew too.
    const qint64 at = time + own.below(static_cast<quint32>(hour - second));
    const qint64 took = own.between(1, 9);
    if (at >= m_world.begin) {
        RecordBuilder(m_world, at, static_cast<System>(system), Severity::Debug, Action::HealthChecked)
            .plain("http.request.method", "GET")
            .plain("url.path", "/health")
            .number("http.response.status_code", 200)
            .duration(took)
            .say("GET /health 200 in ", took, " ms");
    }
    m_world.agenda.wake(time + hour, Wake::Heartbeat, system);
}

void Background::wake(quint32 index, qint64 time) {
    log(m_random, time);
    if (index + 1 < m_arrivals.count())
        m_world.agenda.wake(m_arrivals.at(index + 1), Wake::Background, index + 1);
}

void Background::log(Random& random, qint64 time) {
    const quint32 kind = random.below(100);
    if (kind < 48)
        logCatalogue(random, time);
    else if (kind < 70)
        logStaff(random, time);
    else if (kind < 90)
        logMachines(random, time);
    else
        logFault(random, time);
}

void Background::logCatalogue(Random& random, qint64 time) {
    const quint32 customer = 10'000 + random.below(static_cast<quint32>(std::max(200, m_world.settings.orders * 5 / 8)));
    const std::string_view page = cataloguePages[random.below(cataloguePages.size())];
    const Flow flow = newFlow(m_world);
    RecordBuilder(m_world, time, System::Shop, Severity::Info, Action::PageViewed)
        .customer(customer)
        .in(flow)
        .plain("url.path", page)
        .number("browser.load_ms", random.between(180, 1500))
        .say("Page ", page);
    const quint64 id = m_world.ids.next();
    const qint64 took = random.between(6, 120);
    RecordBuilder(m_world, time + 30, System::ShopApi, Severity::Info, Action::ApiRequest)
        .in(flow)
        .plain("http.request.method", "GET")
        .plain("url.path", "/api/v1/catalog")
        .hex("http.request.id", id)
        .say("[REQ][/api/v1/catalog]");
    RecordBuilder(m_world, time + 30 + took, System::ShopApi, Severity::Info, Action::ApiResponse)
        .in(flow)
        .plain("http.request.method", "GET")
        .plain("url.path", "/api/v1/catalog")
        .hex("http.request.id", id)
        .number("http.response.status_code", 200)
        .duration(took)
        .say("[RESP][/api/v1/catalog] 200 in ", took, " ms");
}

void Background::logStaff(Random& random, qint64 time) {
    const bool inProduction = random.below(2) == 1;
    const int number = static_cast<int>(random.below(inProduction ? operatorCount : sellerCount)) + 1;
    const Actor actor{inProduction ? Actor::Kind::Operator : Actor::Kind::Seller, number};
    const System application = inProduction ? System::Mes : System::Crm;
    const System api = inProduction ? System::MesApi : System::CrmApi;
    std::string login(inProduction ? "operator." : "seller.");
    login.append(std::to_string(number));
    std::string address = "10.20.";
    address.append(inProduction ? "4." : "3.").append(std::to_string(10 + number));
    const quint32 kind = random.below(10);
    if (kind < 5) {
        const qint64 queryTime = random.between(40, 620);
        const std::string_view filter = inProduction ? "ready" : "new today";
        RecordBuilder(m_world, time, application, Severity::Info, Action::ListViewed)
            .by(actor)
            .plain("list.filter", filter)
            .duration(queryTime)
            .say("Filter: ", filter, ", ", Span{queryTime});
    } else if (kind < 8) {
        if (random.chance(80)) {
            RecordBuilder(m_world, time, api, Severity::Warn, Action::SignInFailed)
                .by(actor)
                .plain("user.name", login)
                .plain("client.address", address)
                .say("Sign-in failed, attempt 1");
            time += random.between(4000, 20'000);
        }
        RecordBuilder(m_world, time, api, Severity::Info, Action::SignedIn)
            .by(actor)
            .plain("user.name", login)
            .plain("client.address", address)
            .say("Signed in");
    } else {
        RecordBuilder(m_world, time, api, Severity::Info, Action::SignedOut)
            .by(actor)
            .plain("user.name", login)
            .plain("client.address", address)
            .say("Signed out");
    }
}

void Background::logMachines(Random& random, qint64 time) {
    const quint32 kind = random.below(6);
    // Drawn one by one: the order of a call's arguments is the compiler's choice, and the bytes must not depend on it.
    const quint32 first = random.below(1 << 20);
    const quint32 second = random.below(1 << 20);
    switch (kind) {
    case 0:
        RecordBuilder(m_world, time, System::RabbitMq, Severity::Debug, Action::Housekeeping)
            .say("queue order.approved ready=", first % 9, " unacked=", second % 4, " consumers=3");
        return;
    case 1:
        RecordBuilder(m_world, time, System::Postgres, Severity::Info, Action::Housekeeping)
            .say("checkpoint complete: wrote ", random.between(120, 4200), " buffers");
        return;
    case 2: {
        const qint64 took = random.between(1000, 4800);
        RecordBuilder(m_world, time, System::Postgres, Severity::Warn, Action::QueryExecuted)
            .duration(took)
            .say("slow query, ", Span{took}, ": select * from orders where customer_id = $1");
        return;
    }
    case 3:
        RecordBuilder(m_world, time, System::CrmApi, Severity::Debug, Action::Housekeeping)
            .say("GC pause young ", 3 + first % 58, " ms, heap ", 380 + second % 521, " MB");
        return;
    case 4: {
        const Actor client{Actor::Kind::BusinessClient, static_cast<int>(random.below(businessClientCount)) + 1};
        const Flow flow = newFlow(m_world);
        const quint64 id = m_world.ids.next();
        const qint64 took = random.between(20, 380);
        RecordBuilder(m_world, time, System::MesApi, Severity::Info, Action::ApiRequest)
            .by(client)
            .in(flow)
            .plain("http.request.method", "GET")
            .plain("url.path", "/b2b/v2/models")
            .hex("http.request.id", id)
            .say("[REQ][/b2b/v2/models] client=", client);
        RecordBuilder(m_world, time + took, System::MesApi, Severity::Info, Action::ApiResponse)
            .by(client)
            .in(flow)
            .plain("http.request.method", "GET")
            .plain("url.path", "/b2b/v2/models")
            .hex("http.request.id", id)
            .number("http.response.status_code", 200)
            .duration(took)
            .say("[RESP][/b2b/v2/models] 200 in ", took, " ms client=", client);
        return;
    }
    default:
        RecordBuilder(m_world, time, System::S3, Severity::Debug, Action::Housekeeping)
            .say("lifecycle: ", random.below(40), " objects expired in models/tmp");
        return;
    }
}

void Background::logFault(Random& random, qint64 time) {
    // The bad release is to be counted on its own.
    const bool counted = !m_world.live && time >= m_world.beforeEnd(32 * minute);
    switch (random.below(6)) {
    case 0:
        RecordBuilder(m_world, time, System::CrmApi, Severity::Error, Action::Failure)
            .fault(Fault::DbTimeout, "orders lock wait 5000 ms", stackTrace(Fault::DbTimeout, System::CrmApi))
            .say("DbTimeout: orders lock wait 5000 ms");
        return;
    case 1:
        RecordBuilder(m_world, time, System::ShopApi, Severity::Error, Action::Failure)
            .plain("url.path", "/api/v1/catalog")
            .number("http.response.status_code", 502)
            .fault(Fault::HttpBadGateway, "GET /api/v1/catalog 502")
            .say("HttpBadGateway: GET /api/v1/catalog 502");
        return;
    case 2:
        RecordBuilder(m_world, time, System::Shop, Severity::Error, Action::Failure)
            .fault(Fault::ScriptError, "Cannot read properties of undefined (reading 'karat')",
                   stackTrace(Fault::ScriptError, System::Shop))
            .say("TypeError: Cannot read properties of undefined (reading 'karat')");
        return;
    case 3:
        RecordBuilder(m_world, time, System::Crm, Severity::Error, Action::Failure)
            .by({Actor::Kind::Seller, static_cast<int>(random.below(sellerCount)) + 1})
            .fault(Fault::DbTimeout, "list did not load in 10 s")
            .say("List did not load in 10 s");
        return;
    case 4:
        RecordBuilder(m_world, time, System::Mes, Severity::Error, Action::Failure)
            .by({Actor::Kind::Operator, static_cast<int>(random.below(operatorCount)) + 1})
            .fault(Fault::PrinterOffline, "wax printer 3 does not answer")
            .say("PrinterOffline: wax printer 3 does not answer");
        return;
    default:
        if (!counted) {
            RecordBuilder(m_world, time, System::MesApi, Severity::Error, Action::Failure)
                .fault(Fault::DbTimeout, "orders_queue lock wait 5000 ms", stackTrace(Fault::DbTimeout, System::MesApi))
                .say("DbTimeout: orders_queue lock wait 5000 ms");
        }
        return;
    }
}

} // namespace logloupe::demo
