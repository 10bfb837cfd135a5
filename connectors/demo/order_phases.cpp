// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/demo/order_phases.h"

#include "connectors/demo/people.h"
#include "connectors/demo/stack_traces.h"

namespace logloupe::demo {

RecordBuilder Phase::record(qint64 after, System system, Severity severity, Action action) const {
    RecordBuilder builder(world, time + after, system, severity, action);
    builder.of(order).in(flow);
    if (incident() == Incident::Normal)
        builder.incident(Incident::Normal);
    return builder;
}

bool Phase::goesWrong(quint32 perMille) const {
    const bool unlucky = order.random.chance(perMille);
    return unlucky && !plan && (world.live || time < world.beforeEnd(32 * minute));
}

std::string orderPath(std::string_view prefix, const Order& order, std::string_view suffix) {
    std::string path(prefix);
    path.append("A-").append(std::to_string(order.number)).append(suffix);
    return path;
}

void logCall(const Phase& phase, const ApiCall& call) {
    const quint64 id = phase.world.ids.next();
    RecordBuilder request = phase.record(call.after, call.system, Severity::Info, Action::ApiRequest);
    request.plain("http.request.method", call.method).plain("url.path", call.path).hex("http.request.id", id);
    if (call.status == Status::None)
        request.say("[REQ][", call.path, "]");
    else
        request.plain("order.status.current", statusCode(call.status))
            .say("[REQ][", call.path, "] status=", statusCode(call.status));
    phase.record(call.after + call.duration, call.system, Severity::Info, Action::ApiResponse)
        .plain("http.request.method", call.method)
        .plain("url.path", call.path)
        .hex("http.request.id", id)
        .number("http.response.status_code", call.code)
        .duration(call.duration)
        .plain("order.status.current", statusCode(call.result))
        .say("[RESP][", call.path, "] ", call.code, " in ", call.duration, " ms status=", statusCode(call.result));
}

void logMessage(const Phase& phase, qint64 after, std::string_view name, System publisher,
                std::initializer_list<System> consumers, qint64 delay) {
    const quint64 id = phase.world.ids.next();
    const std::string_view first = systemName(*consumers.begin());
    phase.record(after, System::RabbitMq, Severity::Info, Action::MessagePublished)
        .plain("user.id", systemName(publisher))
        .plain("messaging.destination.name", name)
        .hex("messaging.message.id", id)
        .say(name, " for ", first);
    qint64 wait = delay;
    for (const System consumer : consumers) {
        phase.record(after + wait, consumer, Severity::Info, Action::MessageConsumed)
            .plain("user.id", systemName(consumer))
            .plain("messaging.destination.name", name)
            .hex("messaging.message.id", id)
            .say(name, ", after ", Span{wait});
        wait += 3 + static_cast<qint64>(id % 23);
    }
}

void logRejection(const Phase& phase, qint64 after, quint64 messageId, std::string_view reason, int attempt) {
    phase.record(after, System::MesApi, Severity::Error, Action::MessageRejected)
        .plain("user.id", "mes-api")
        .plain("messaging.destination.name", "order.approved")
        .hex("messaging.message.id", messageId)
        .incident(phase.incident())
        .mail(phase.order.customer)
        .fault(Fault::MessageRejected, reason, stackTrace(Fault::MessageRejected, System::MesApi))
        .say("MessageRejected: ", reason);
    // The broker's clock is right, mes-api's may run ahead: the broker is told 7 ms after the rejection.
    phase.record(after + 7, System::RabbitMq, Severity::Warn, Action::MessageDeadLettered)
        .plain("user.id", "rabbitmq")
        .plain("messaging.destination.name", "mes.orders.dead")
        .hex("messaging.message.id", messageId)
        .number("messaging.delivery.attempt", attempt)
        .incident(phase.incident())
        .say("order.approved → mes.orders.dead (",
             attempt == 1   ? "1st"
             : attempt == 2 ? "2nd"
                            : "3rd",
             " attempt)");
}

void playLook(const Phase& phase) {
    Order& order = phase.order;
    // Planned orders are only looked at.
    const quint32 kind = order.random.below(phase.plan ? 90 : 100);
    const bool waitsForOperator =
        phase.twist() == Twist::NoOperator || phase.twist() == Twist::RejectedForGood || phase.twist() == Twist::UnknownField;
    const bool inProduction = order.status >= Status::Approved && order.status <= Status::Packaging && !waitsForOperator;
    if (kind < 46) {
        phase.record(0, System::Shop, Severity::Info, Action::PageViewed)
            .plain("url.path", orderPath("/orders/", order, ""))
            .number("browser.load_ms", order.random.between(240, 1900))
            .say("Order page ", order.name());
        const std::string path = orderPath("/api/v1/orders/", order, "");
        if (order.random.chance(500))
            logCall(phase, {System::ShopApi, "GET", path, 40, order.random.between(14, 160), 200, order.status, order.status});
    } else if (kind < 62 || (!inProduction && kind < 90)) {
        phase.record(0, System::Crm, Severity::Info, Action::PageViewed)
            .by(phase.seller())
            .plain("url.path", orderPath("/cards/", order, ""))
            .say("Order card ", order.name());
        const qint64 took = order.random.between(2, 40);
        const quint32 active = order.random.below(16) + 1;
        const quint32 idle = order.random.below(6);
        phase.record(25, System::CrmApi, Severity::Debug, Action::QueryExecuted)
            .duration(took)
            .say("pool crm-orders active=", active, " idle=", idle);
    } else if (inProduction && kind < 90) {
        const qint64 queryTime = order.random.between(60, 480);
        phase.record(0, System::Mes, Severity::Info, Action::ListViewed)
            .by(phase.operatorOf())
            .plain("list.filter", "my queue")
            .duration(queryTime)
            .say("Filter: my queue, ", Span{queryTime});
    } else if (kind < 96) {
        std::string before;
        std::string after;
        appendAddress(before, order.customer);
        appendAddress(after, order.customer + 7);
        phase.record(0, System::CrmApi, Severity::Info, Action::OrderChanged)
            .by(phase.seller())
            .plain("order.change.field", "delivery.address")
            .plain("order.change.old", before)
            .plain("order.change.new", after)
            .say("Delivery address changed");
    } else {
        std::string comment = "Client asks to call back: ";
        if (kind < 98) {
            appendPhone(comment, order.customer);
        } else {
            comment = "Client's note: \"charged twice, card ";
            comment.append(testCard(order.customer)).append("\"");
        }
        phase.record(0, System::CrmApi, Severity::Info, Action::OrderChanged)
            .by(phase.seller())
            .plain("order.change.field", "comment")
            .say(comment);
    }
    if (phase.goesWrong(30)) {
        phase.record(900, System::Shop, Severity::Error, Action::Failure)
            .fault(Fault::ScriptError, "Cannot read properties of undefined (reading 'karat')",
                   stackTrace(Fault::ScriptError, System::Shop))
            .say("TypeError: Cannot read properties of undefined (reading 'karat')");
    }
}

} // namespace logloupe::demo
