// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/demo/order_phases.h"
#include "connectors/demo/people.h"
#include "connectors/demo/stack_traces.h"

namespace logloupe::demo {

namespace {

void logAssignment(const Phase& phase, qint64 after) {
    if (phase.twist() == Twist::NoOperator)
        return;
    if (phase.order.random.chance(300))
        phase.record(after - 40, System::MesApi, Severity::Debug, Action::QueryExecuted)
            .duration(12)
            .say("orders_queue locked for ", phase.order.name());
    phase.record(after, System::Mes, Severity::Info, Action::OperatorAssigned)
        .by(phase.operatorOf())
        .assigned(phase.order.operatorNumber)
        .say("Taken from the queue");
}

/// Rejected with the bad release; some of them a second time, some wait for the queue's lock, and the dead letters pile up.
void logUnknownField(const Phase& phase, qint64 after, quint64 messageId) {
    const quint32 index = phase.plan->index;
    if (index == 0) {
        phase.record(after - 22, System::MesApi, Severity::Fatal, Action::Failure)
            .plain("user.id", "mes-api")
            .incident(phase.incident())
            .fault(Fault::SchemaRegistry, "no reader for order.approved v8", stackTrace(Fault::SchemaRegistry, System::MesApi))
            .say("SchemaRegistry: no reader for order.approved v8");
    }
    logRejection(phase, after, messageId, "unknown field engraving.font", 1);
    if (index % 17 == 3)
        logRejection(phase, after + 9000, messageId, "unknown field engraving.font", 2);
    if (index >= 100) {
        phase.record(after + 15, System::RabbitMq, Severity::Error, Action::Failure)
            .incident(phase.incident())
            .fault(Fault::QueueLimit, "mes.orders.dead is over its limit of 100 messages")
            .say("mes.orders.dead is over its limit: ", index + 1, " messages");
    }
}

} // namespace

void playApproved(const Phase& phase) {
    Order& order = phase.order;
    const qint64 queryTime = order.random.between(70, 520);
    if (order.random.chance(500))
        phase.record(0, System::Crm, Severity::Info, Action::ListViewed)
            .by(phase.seller())
            .plain("list.filter", "paid")
            .duration(queryTime)
            .say("Filter: paid, ", Span{queryTime});
    phase.record(30, System::Crm, Severity::Info, Action::PageViewed)
        .by(phase.seller())
        .plain("url.path", orderPath("/cards/", order, ""))
        .say("Order card ", order.name());
    const std::string path = orderPath("/orders/", order, "/confirm");
    const qint64 took = order.random.between(80, 420);
    if (phase.goesWrong(40)) {
        phase.record(50, System::CrmApi, Severity::Error, Action::Failure)
            .by(phase.seller())
            .fault(Fault::OptimisticLock, "Row was updated by another transaction",
                   stackTrace(Fault::OptimisticLock, System::CrmApi))
            .say("OptimisticLockException: Row was updated by another transaction");
    }
    logCall(phase, {System::CrmApi, "POST", path, 60, took, 200, Status::Paid, Status::Approved});
    const qint64 changed = 60 + took - 12;
    phase.record(changed, System::CrmApi, Severity::Info, Action::StatusChanged)
        .by(phase.seller())
        .change(Status::Paid, Status::Approved)
        .say("Seller's confirmation");
    const qint64 published = changed + 78;
    const qint64 delay = order.random.between(60, 360);
    // The bad release is still there in the live tail.
    const bool rejectedByChance = phase.goesWrong(phase.world.live ? 250 : 6);
    if (phase.twist() == Twist::None || phase.twist() == Twist::NoOperator || phase.twist() == Twist::PriceFails) {
        if (!rejectedByChance) {
            logMessage(phase, published, "order.approved", System::CrmApi, {System::MesApi}, delay);
            if (order.random.chance(400))
                phase.record(published + delay + 6, System::MesApi, Severity::Debug, Action::Housekeeping)
                    .say("validate payload order.approved schema=v7");
            logAssignment(phase, published + delay + order.random.between(40 * second, 95 * minute));
            return;
        }
    }
    const quint64 messageId = phase.world.ids.next();
    phase.record(published, System::RabbitMq, Severity::Info, Action::MessagePublished)
        .plain("user.id", "crm-api")
        .plain("messaging.destination.name", "order.approved")
        .hex("messaging.message.id", messageId)
        .say("order.approved for mes-api");
    if (phase.twist() == Twist::UnknownField) {
        logUnknownField(phase, published + (phase.plan->index == 0 ? 100 : delay), messageId);
        return;
    }
    if (phase.world.live) {
        logRejection(phase, published + delay, messageId, "unknown field engraving.font", 1);
        return;
    }
    logRejection(phase, published + delay, messageId, "missing field ring.size", 1);
    if (phase.twist() == Twist::RejectedForGood)
        return;
    const qint64 until = phase.plan ? phase.plan->until : phase.time + order.random.between(15 * minute, 80 * minute);
    const qint64 again = std::max(until - phase.time, published + delay + minute);
    phase.record(again, System::MesApi, Severity::Info, Action::MessageConsumed)
        .plain("user.id", "mes-api")
        .plain("messaging.destination.name", "order.approved")
        .hex("messaging.message.id", messageId)
        .incident(phase.incident())
        .say("order.approved, after ", Span{again - published});
    logAssignment(phase, again + order.random.between(2 * minute, 40 * minute));
}

void playStarted(const Phase& phase) {
    Order& order = phase.order;
    const qint64 queryTime = order.random.between(60, 480);
    if (order.random.chance(500))
        phase.record(0, System::Mes, Severity::Info, Action::ListViewed)
            .by(phase.operatorOf())
            .plain("list.filter", "my queue")
            .duration(queryTime)
            .say("Filter: my queue, ", Span{queryTime});
    const std::string path = orderPath("/api/v1/queue/", order, "/start");
    if (order.random.chance(600))
        logCall(phase,
                {System::MesApi, "POST", path, 40, order.random.between(40, 300), 200, Status::Approved, Status::Started});
    phase.record(340, System::Mes, Severity::Info, Action::ProductionStarted)
        .by(phase.operatorOf())
        .change(Status::Approved, Status::Started)
        .say("Production started");
    if (phase.goesWrong(50)) {
        phase.record(order.random.between(5 * second, 3 * hour), System::Mes, Severity::Error, Action::Failure)
            .by(phase.operatorOf())
            .fault(Fault::PrinterOffline, "wax printer 3 does not answer")
            .say("PrinterOffline: wax printer 3 does not answer");
    }
}

void playCompleted(const Phase& phase) {
    phase.record(0, System::Mes, Severity::Info, Action::ProductionFinished)
        .by(phase.operatorOf())
        .change(Status::Started, Status::Completed)
        .say("Production finished");
}

void playPackaging(const Phase& phase) {
    phase.record(0, System::Mes, Severity::Info, Action::StatusChanged)
        .by(phase.operatorOf())
        .change(Status::Completed, Status::Packaging)
        .say("Packed for delivery");
}

void playShipped(const Phase& phase) {
    Order& order = phase.order;
    std::string address;
    appendAddress(address, order.customer);
    std::string phone;
    appendPhone(phone, order.customer);
    if (phase.goesWrong(60)) {
        phase.record(0, System::CrmApi, Severity::Error, Action::Failure)
            .fault(Fault::DeliveryService, "carrier answered 503", stackTrace(Fault::DeliveryService, System::CrmApi))
            .say("DeliveryServiceException: carrier answered 503");
    }
    phase.record(1450, System::CrmApi, Severity::Info, Action::StatusChanged)
        .by(phase.seller())
        .change(Status::Packaging, Status::Shipped)
        .plain("delivery.address", address)
        .plain("delivery.phone", phone)
        .say("Handed over to the carrier");
    logMessage(phase, 1530, "order.shipped", System::CrmApi, {System::ShopApi}, order.random.between(30, 190));
    phase.record(2600, System::CrmApi, Severity::Info, Action::NotificationSent)
        .mail(order.customer)
        .say("Mail with the tracking number sent");
}

void playClosed(const Phase& phase) {
    phase.record(0, System::ShopApi, Severity::Info, Action::StatusChanged)
        .plain("user.id", "system")
        .change(Status::Shipped, Status::Closed)
        .say("Delivered");
}

void playCancelled(const Phase& phase) {
    const Order& order = phase.order;
    const bool bySeller = order.status >= Status::Paid;
    RecordBuilder record = phase.record(0, bySeller ? System::CrmApi : System::ShopApi, Severity::Info, Action::StatusChanged);
    if (bySeller)
        record.by(phase.seller());
    record.change(order.status, Status::Cancelled).say(bySeller ? "Cancelled by the seller" : "Cancelled by the customer");
    logMessage(phase, 60, "order.cancelled", bySeller ? System::CrmApi : System::ShopApi,
               {bySeller ? System::ShopApi : System::CrmApi}, 90);
}

} // namespace logloupe::demo
