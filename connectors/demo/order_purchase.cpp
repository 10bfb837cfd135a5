// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/demo/order_phases.h"
#include "connectors/demo/people.h"
#include "connectors/demo/quantiles.h"
#include "connectors/demo/stack_traces.h"

namespace logloupe::demo {

namespace {

// Median 1 min 18 s, 95 % within 4 min 25 s.
constexpr std::array calculationTimes{Quantile{0, 8 * second},     Quantile{100, 24 * second},  Quantile{500, 78 * second},
                                      Quantile{800, 150 * second}, Quantile{950, 265 * second}, Quantile{985, 330 * second},
                                      Quantile{1000, 540 * second}};

void logDatabaseTimeout(const Phase& phase, qint64 after, System system) {
    phase.record(after, System::Postgres, Severity::Error, Action::QueryExecuted)
        .fault(Fault::LockTimeout, "canceling statement due to lock timeout", stackTrace(Fault::LockTimeout, System::Postgres))
        .say("canceling statement due to lock timeout");
    phase.record(after + 4, system, Severity::Error, Action::Failure)
        .fault(Fault::DbTimeout, "orders lock wait 5000 ms", stackTrace(Fault::DbTimeout, system))
        .say("DbTimeout: orders lock wait 5000 ms");
}

void logCalculationStart(const Phase& phase, qint64 after) {
    phase.record(after, System::MesApi, Severity::Info, Action::PriceStarted)
        .plain("user.id", "system")
        .number("file.size", phase.order.modelSize)
        .say("Price calculation started, model M-", phase.order.model(), ", ", Megabytes{phase.order.modelSize});
    if (phase.order.random.chance(250)) {
        phase.record(after + 380, System::MesApi, Severity::Debug, Action::Housekeeping)
            .say("mesh M-", phase.order.model(), " loaded, ", phase.order.modelSize / 50, " triangles");
    }
}

void logCalculationFailure(const Phase& phase, qint64 after, qint64 duration) {
    const auto edges = phase.order.random.below(11) + 2;
    std::string message =
        phase.incident() == Incident::PriceBurst && phase.twist() == Twist::PriceFails ? "non-manifold mesh, " : "open mesh, ";
    message.append(std::to_string(edges)).append(" edges");
    phase.record(after, System::MesApi, Severity::Error, Action::PriceFailed)
        .plain("user.id", "system")
        .incident(phase.twist() == Twist::PriceFails ? phase.incident() : Incident::None)
        .number("file.size", phase.order.modelSize)
        .duration(duration)
        .fault(Fault::PriceCalculationFailed, message, stackTrace(Fault::PriceCalculationFailed, System::MesApi))
        .say("PriceCalculationFailed: ", message, ", after ", Span{duration});
}

/// Lays out the calculations between the upload and the moment the price is there: failures first if there is much time, the good one last.
void logCalculations(const Phase& phase, qint64 uploadTook) {
    Order& order = phase.order;
    qint64 start = phase.time + uploadTook + order.random.between(3000, 6500);
    const bool fails = phase.twist() == Twist::PriceFails;
    const bool once = phase.incident() == Incident::BadRelease || (phase.plan && phase.plan->hold == Status::ModelUploaded);
    const int attempts = once ? 1 : 3;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        const qint64 room = order.advanceAt - start;
        if (!(fails && attempt == 0) && room < 13 * minute)
            break;
        const qint64 duration = order.random.between(std::min(70 * second, room / 3), std::min(8 * minute, room / 2));
        logCalculationStart(phase, start - phase.time);
        logCalculationFailure(phase, start + duration - phase.time, duration);
        start += duration + order.random.between(20 * second, std::max(21 * second, std::min(9 * minute, room / 4)));
    }
    if (phase.plan && phase.plan->hold == Status::ModelUploaded)
        return;
    const qint64 longest = std::max(second, order.advanceAt - start);
    order.calculationStart = order.advanceAt - std::min(longest, draw(calculationTimes, order.random));
    logCalculationStart(phase, order.calculationStart - phase.time);
}

} // namespace

void playCreated(const Phase& phase) {
    Order& order = phase.order;
    const qint64 took = order.random.between(60, 420);
    if (order.businessClient != 0) {
        const Actor client{Actor::Kind::BusinessClient, order.businessClient};
        phase.record(0, System::MesApi, Severity::Info, Action::ApiRequest)
            .by(client)
            .plain("http.request.method", "POST")
            .plain("url.path", "/b2b/v2/orders")
            .say("[REQ][/b2b/v2/orders] client=", client);
        phase.record(took + 30, System::MesApi, Severity::Info, Action::ApiResponse)
            .by(client)
            .plain("http.request.method", "POST")
            .plain("url.path", "/b2b/v2/orders")
            .number("http.response.status_code", 202)
            .duration(took + 30)
            .say("[RESP][/b2b/v2/orders] 202 in ", took + 30, " ms client=", client);
    } else {
        if (order.random.chance(600))
            phase.record(0, System::Shop, Severity::Info, Action::PageViewed)
                .plain("url.path", "/configurator/ring")
                .number("browser.load_ms", order.random.between(300, 2100))
                .say("Ring configurator");
    }
    logCall(phase, {System::ShopApi, "POST", "/api/v1/orders", 20, took, 201, Status::None, Status::Created});
    std::string name;
    appendCustomerName(name, order.customer);
    phase.record(20 + took - 9, System::ShopApi, Severity::Info, Action::OrderCreated)
        .change(Status::None, Status::Created)
        .plain("customer.name", name)
        .mail(order.customer)
        .say("Order created");
    if (order.random.chance(400))
        phase.record(20 + took / 2, System::ShopApi, Severity::Debug, Action::Housekeeping)
            .say("validate basket schema=v3, ", order.random.below(4) + 1, " positions");
    logMessage(phase, took + 32, "order.created", System::ShopApi, {System::CrmApi, System::MesApi},
               order.random.between(40, 240));
    if (phase.goesWrong(40))
        logDatabaseTimeout(phase, 12, System::ShopApi);
}

void playModelUploaded(const Phase& phase) {
    Order& order = phase.order;
    const std::string path = orderPath("/api/v1/orders/", order, "/model");
    const qint64 took = 300 + order.modelSize / 30'000;
    if (order.random.chance(500))
        phase.record(0, System::Shop, Severity::Info, Action::PageViewed)
            .plain("url.path", orderPath("/orders/", order, "/model"))
            .say("Model upload ", order.name());
    if (phase.goesWrong(50)) {
        phase.record(60, System::ShopApi, Severity::Error, Action::Failure)
            .number("file.size", order.modelSize)
            .fault(Fault::UploadFailed, "connection reset by peer", stackTrace(Fault::UploadFailed, System::ShopApi))
            .say("ModelUploadFailed: connection reset after ", Megabytes{order.modelSize / 3});
    }
    if (order.random.chance(600))
        logCall(phase, {System::ShopApi, "PUT", path, 80, took, 200, Status::Created, Status::ModelUploaded});
    phase.record(60 + took / 2, System::S3, Severity::Info, Action::ObjectStored)
        .number("file.size", order.modelSize)
        .say("models/M-", order.model(), ".stl stored");
    std::string model = "M-";
    model.append(std::to_string(order.model()));
    phase.record(70 + took, System::ShopApi, Severity::Info, Action::ModelUploaded)
        .change(Status::Created, Status::ModelUploaded)
        .plain("model.id", model)
        .number("file.size", order.modelSize)
        .say("3D model M-", order.model(), " uploaded, ", Megabytes{order.modelSize});
    logMessage(phase, took + 95, "model.uploaded", System::ShopApi, {System::MesApi}, order.random.between(30, 260));
    logCalculations(phase, took);
}

void playPriceCalculated(const Phase& phase) {
    Order& order = phase.order;
    const qint64 duration = phase.time - order.calculationStart;
    phase.record(0, System::MesApi, duration > 5 * minute ? Severity::Warn : Severity::Info, Action::PriceFinished)
        .plain("user.id", "system")
        .number("file.size", order.modelSize)
        .duration(duration)
        .say("Price calculated in ", Span{duration});
    const qint64 delay = order.random.between(20, 160);
    logMessage(phase, 22, "price.calculated", System::MesApi, {System::ShopApi, System::CrmApi}, delay);
    phase.record(22 + delay + 14, System::ShopApi, Severity::Info, Action::StatusChanged)
        .plain("user.id", "system")
        .change(Status::ModelUploaded, Status::PriceCalculated)
        .say("Price offered");
    if (order.random.chance(600))
        phase.record(delay + 900, System::CrmApi, Severity::Info, Action::NotificationSent)
            .mail(order.customer)
            .say("Mail with the price sent");
    if (order.businessClient == 0 && order.random.chance(400))
        phase.record(order.random.between(9000, 240'000), System::Shop, Severity::Info, Action::PageViewed)
            .plain("url.path", orderPath("/orders/", order, ""))
            .say("Order page ", order.name());
}

void playPaid(const Phase& phase) {
    Order& order = phase.order;
    const std::string path = orderPath("/api/v1/orders/", order, "/payment");
    if (order.random.chance(500))
        phase.record(0, System::Shop, Severity::Info, Action::PageViewed)
            .plain("url.path", orderPath("/orders/", order, "/pay"))
            .say("Payment page ", order.name());
    if (phase.goesWrong(60)) {
        phase.record(30, System::ShopApi, Severity::Error, Action::Failure)
            .fault(Fault::PaymentGatewayTimeout, "no answer in 30000 ms",
                   stackTrace(Fault::PaymentGatewayTimeout, System::ShopApi))
            .say("PaymentGatewayTimeout: no answer in 30000 ms");
    } else if (phase.goesWrong(50)) {
        phase.record(30, System::ShopApi, Severity::Warn, Action::Failure)
            .say("Payment declined by the bank, card ", testCard(order.customer));
    }
    const qint64 took = order.random.between(700, 3600);
    if (order.random.chance(600))
        logCall(phase, {System::ShopApi, "POST", path, 60, took, 200, Status::PriceCalculated, Status::Paid});
    phase.record(48 + took, System::ShopApi, Severity::Info, Action::StatusChanged)
        .change(Status::PriceCalculated, Status::Paid)
        .say("Order paid");
    logMessage(phase, took + 75, "order.paid", System::ShopApi, {System::CrmApi}, order.random.between(40, 210));
    std::string name;
    appendCustomerName(name, order.customer);
    phase.record(took + order.random.between(600, 4000), System::Crm, Severity::Info, Action::InvoiceIssued)
        .by(phase.seller())
        .plain("customer.name", name)
        .say("Invoice issued");
}

} // namespace logloupe::demo
