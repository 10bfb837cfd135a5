// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/demo/featured_order.h"

#include "connectors/demo/featured_order_rows.h"
#include "connectors/demo/people.h"
#include "connectors/demo/plans.h"
#include "connectors/demo/stack_traces.h"

namespace logloupe::demo {

namespace {

using Kind = FeaturedKind;
using Row = FeaturedRow;

constexpr qint64 modelSize = 48'200'000;
constexpr Actor seller{Actor::Kind::Seller, 4};
constexpr Actor producer{Actor::Kind::Operator, overloadedOperator};

/// The end of the simulation in the rows' own time.
constexpr qint64 rowsEnd = wednesday(14, 32, 0, 0);

Flow flowOf(const Row& row) {
    // The approval has a trace that the documentation names.
    if (row.at >= monday(10, 31, 0, 0) && row.at < monday(11, 48, 0, 0))
        return {0x5b8e'9a3d'27c4'f016, 0x8d52'e7b1'0a6f'c41f};
    const auto group = static_cast<quint64>(row.at / (2 * minute));
    return {Random::scrambled(group + 7'000), Random::scrambled(group + 9'000)};
}

quint64 messageId(const Row& row) {
    quint64 id = 0;
    for (const char c : row.subject)
        id = Random::scrambled(id ^ static_cast<unsigned char>(c));
    return id;
}

Status statusAt(const Row& row) {
    if (row.at >= monday(10, 31, 52, 40))
        return Status::Approved;
    if (row.at >= sunday(16, 40, 51, 0))
        return Status::Paid;
    if (row.at >= thursday(11, 2, 57, 655))
        return Status::PriceCalculated;
    if (row.at >= thursday(10, 19, 41, 300))
        return Status::ModelUploaded;
    return row.at >= thursday(10, 12, 21, 331) ? Status::Created : Status::None;
}

class Script {
public:
    Script(World& world, const Order& order)
        : m_world(world)
        , m_order(order) {}

    void log(const Row& row);

private:
    RecordBuilder record(const Row& row, Severity severity, Action action, qint64 after = 0);
    void logCall(const Row& row);
    void logCalculation(const Row& row);
    void logStatus(const Row& row);
    void logMessage(const Row& row);

    World& m_world;
    const Order& m_order;
};

RecordBuilder Script::record(const Row& row, Severity severity, Action action, qint64 after) {
    qint64 time = m_world.end - rowsEnd + row.at + after;
    if (row.system == System::MesApi)
        time -= skewOffset;
    RecordBuilder builder(m_world, time, row.system, severity, action);
    builder.of(m_order).in(flowOf(row)).incident(Incident::Featured);
    return builder;
}

void Script::logCall(const Row& row) {
    const size_t space = row.subject.find(' ');
    const std::string_view method = row.subject.substr(0, space);
    const std::string_view path = row.subject.substr(space + 1);
    const quint64 id = m_world.ids.next();
    Row answered = row;
    answered.at += row.number;
    const Status before = statusAt(row);
    const Status after = statusAt(answered);
    RecordBuilder request = record(row, Severity::Info, Action::ApiRequest);
    request.plain("http.request.method", method).plain("url.path", path).hex("http.request.id", id);
    if (before == Status::None)
        request.say("[REQ][", path, "]");
    else
        request.plain("order.status.current", statusCode(before)).say("[REQ][", path, "] status=", statusCode(before));
    const int code = method == "POST" && after == Status::Created ? 201 : 200;
    record(row, Severity::Info, Action::ApiResponse, row.number)
        .plain("http.request.method", method)
        .plain("url.path", path)
        .hex("http.request.id", id)
        .number("http.response.status_code", code)
        .duration(row.number)
        .plain("order.status.current", statusCode(after))
        .say("[RESP][", path, "] ", code, " in ", row.number, " ms status=", statusCode(after));
}

void Script::logCalculation(const Row& row) {
    switch (row.kind) {
    case Kind::CalculationStarted:
        record(row, Severity::Info, Action::PriceStarted)
            .plain("user.id", "system")
            .number("file.size", modelSize)
            .say("Price calculation started, model M-88120, ", Megabytes{modelSize});
        return;
    case Kind::CalculationFailed:
        record(row, Severity::Error, Action::PriceFailed)
            .plain("user.id", "system")
            .number("file.size", modelSize)
            .duration(row.number)
            .fault(Fault::PriceCalculationFailed, row.message, stackTrace(Fault::PriceCalculationFailed, System::MesApi))
            .say("PriceCalculationFailed: ", row.message, ", after ", Span{row.number});
        return;
    default:
        record(row, Severity::Info, Action::PriceFinished)
            .plain("user.id", "system")
            .number("file.size", modelSize)
            .duration(row.number)
            .say("Price calculated in ", Span{row.number});
        return;
    }
}

void Script::logStatus(const Row& row) {
    std::string name;
    appendCustomerName(name, m_order.customer);
    switch (row.kind) {
    case Kind::Created:
        record(row, Severity::Info, Action::OrderCreated)
            .change(Status::None, Status::Created)
            .plain("customer.name", name)
            .mail(m_order.customer)
            .say("Order created");
        return;
    case Kind::Uploaded:
        record(row, Severity::Info, Action::ModelUploaded)
            .change(Status::Created, Status::ModelUploaded)
            .plain("model.id", "M-88120")
            .number("file.size", modelSize)
            .say("3D model M-88120 uploaded, ", Megabytes{modelSize});
        return;
    case Kind::PriceOffered:
        record(row, Severity::Info, Action::StatusChanged)
            .plain("user.id", "system")
            .change(Status::ModelUploaded, Status::PriceCalculated)
            .say("Price offered");
        return;
    case Kind::Paid:
        record(row, Severity::Info, Action::StatusChanged).change(Status::PriceCalculated, Status::Paid).say("Order paid");
        return;
    default:
        record(row, Severity::Info, Action::StatusChanged)
            .by(seller)
            .change(Status::Paid, Status::Approved)
            .say("Seller's confirmation");
        return;
    }
}

void Script::logMessage(const Row& row) {
    switch (row.kind) {
    case Kind::Published: {
        const bool fromMes = row.subject.starts_with("price.");
        const std::string_view publisher = fromMes ? "mes-api" : row.subject == "order.approved" ? "crm-api" : "shop-api";
        record(row, Severity::Info, Action::MessagePublished)
            .plain("user.id", publisher)
            .plain("messaging.destination.name", row.subject)
            .hex("messaging.message.id", messageId(row))
            .say(row.message);
        return;
    }
    case Kind::Consumed:
        record(row, Severity::Info, Action::MessageConsumed)
            .plain("user.id", systemName(row.system))
            .plain("messaging.destination.name", row.subject)
            .hex("messaging.message.id", messageId(row))
            .say(row.subject, ", after ", Span{row.number});
        return;
    case Kind::Acknowledged:
        record(row, Severity::Debug, Action::Housekeeping)
            .plain("messaging.destination.name", row.subject)
            .hex("messaging.message.id", messageId(row))
            .say(row.message);
        return;
    case Kind::Rejected:
        record(row, Severity::Error, Action::MessageRejected)
            .plain("user.id", "mes-api")
            .plain("messaging.destination.name", row.subject)
            .hex("messaging.message.id", messageId(row))
            .mail(m_order.customer)
            .fault(Fault::MessageRejected, row.message, stackTrace(Fault::MessageRejected, System::MesApi))
            .say("MessageRejected: ", row.message);
        return;
    default:
        record(row, Severity::Warn, Action::MessageDeadLettered)
            .plain("user.id", "rabbitmq")
            .plain("messaging.destination.name", "mes.orders.dead")
            .hex("messaging.message.id", messageId(row))
            .number("messaging.delivery.attempt", 1)
            .say("order.approved → mes.orders.dead");
        return;
    }
}

void Script::log(const Row& row) {
    switch (row.kind) {
    case Kind::Page:
        record(row, Severity::Info, Action::PageViewed)
            .plain("url.path", row.subject)
            .number("browser.load_ms", 300 + row.at % 900)
            .say(row.message);
        return;
    case Kind::Card:
        record(row, Severity::Info, Action::PageViewed)
            .by(row.system == System::Mes ? producer : seller)
            .plain("url.path", row.subject)
            .say(row.message);
        return;
    case Kind::List:
        record(row, Severity::Info, Action::ListViewed)
            .by(row.system == System::Mes ? producer : seller)
            .plain("list.filter", row.subject)
            .duration(row.number)
            .say("Filter: ", row.subject, ", ", Span{row.number});
        return;
    case Kind::Call:
        logCall(row);
        return;
    case Kind::Debug:
        record(row, Severity::Debug, Action::Housekeeping).say(row.message);
        return;
    case Kind::Mail:
        record(row, Severity::Info, Action::NotificationSent).mail(m_order.customer).say(row.message);
        return;
    case Kind::Changed: {
        std::string before;
        std::string after;
        appendAddress(before, m_order.customer + 1);
        appendAddress(after, m_order.customer);
        record(row, Severity::Info, Action::OrderChanged)
            .plain("order.change.field", "delivery.address")
            .plain("order.change.old", before)
            .plain("order.change.new", after)
            .say(row.message);
        return;
    }
    case Kind::Retry:
        record(row, Severity::Info, Action::Housekeeping).plain("user.id", "system").say(row.message);
        return;
    case Kind::Invoice: {
        std::string name;
        appendCustomerName(name, m_order.customer);
        record(row, Severity::Info, Action::InvoiceIssued).by(seller).plain("customer.name", name).say("Invoice issued");
        return;
    }
    case Kind::Assigned:
        record(row, Severity::Info, Action::OperatorAssigned)
            .by(producer)
            .assigned(overloadedOperator)
            .say("Taken from the queue");
        return;
    case Kind::CalculationStarted:
    case Kind::CalculationFailed:
    case Kind::CalculationFinished:
        logCalculation(row);
        return;
    case Kind::Created:
    case Kind::Uploaded:
    case Kind::PriceOffered:
    case Kind::Paid:
    case Kind::Confirmed:
        logStatus(row);
        return;
    case Kind::Published:
    case Kind::Consumed:
    case Kind::Acknowledged:
    case Kind::Rejected:
    case Kind::DeadLettered:
        logMessage(row);
        return;
    }
}

} // namespace

void planFeaturedOrder(World& world) {
    if (world.end - (rowsEnd - featuredRows().front().at) < world.begin)
        return;
    Order order;
    order.number = featuredNumber;
    order.customer = 20'817;
    order.serial = world.truth.addOrder(featuredNumber, StuckCause::OperatorOverloaded);
    Script script(world, order);
    for (const Row& row : featuredRows())
        script.log(row);
}

} // namespace logloupe::demo
