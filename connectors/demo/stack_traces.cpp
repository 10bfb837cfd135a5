// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/demo/stack_traces.h"

namespace logloupe::demo {

namespace {

constexpr std::string_view rejectedInDotnet =
    "Gemworks.Mes.Messaging.MessageRejectedException: order.approved does not satisfy its contract\n"
    "   at Gemworks.Mes.Messaging.ContractValidator.Validate(JsonElement payload) in /src/Messaging/ContractValidator.cs:line "
    "88\n"
    "   at Gemworks.Mes.Messaging.OrderApprovedConsumer.Consume(ConsumeContext context) in "
    "/src/Messaging/OrderApprovedConsumer.cs:line 41\n"
    "   at Gemworks.Mes.Messaging.QueueWorker.RunAsync(CancellationToken token) in /src/Messaging/QueueWorker.cs:line 63";
constexpr std::string_view timeoutInDotnet =
    "Npgsql.NpgsqlException (0x80004005): Exception while reading from stream\n"
    " ---> System.TimeoutException: Timeout during reading attempt\n"
    "   at Npgsql.Internal.NpgsqlConnector.ReadMessageLong(Boolean async)\n"
    "   at Gemworks.Mes.Data.OrderQueue.LockAsync(String order) in /src/Data/OrderQueue.cs:line 117\n"
    "   at Gemworks.Mes.Api.QueueController.Take(String order) in /src/Api/QueueController.cs:line 52";
constexpr std::string_view timeoutInJava =
    "org.springframework.dao.QueryTimeoutException: PreparedStatementCallback; SQL [select * from orders where id = ? for "
    "update]\n"
    "\tat org.springframework.jdbc.core.JdbcTemplate.execute(JdbcTemplate.java:658)\n"
    "\tat com.example.shop.orders.OrderRepository.lock(OrderRepository.java:74)\n"
    "\tat com.example.shop.orders.OrderService.create(OrderService.java:121)\n"
    "Caused by: org.postgresql.util.PSQLException: ERROR: canceling statement due to lock timeout\n"
    "\tat org.postgresql.core.v3.QueryExecutorImpl.receiveErrorResponse(QueryExecutorImpl.java:2725)\n"
    "\t... 42 more";
constexpr std::string_view meshInPython = "Traceback (most recent call last):\n"
                                          "  File \"/opt/pricing/worker.py\", line 112, in calculate\n"
                                          "    volume = mesh.volume()\n"
                                          "  File \"/opt/pricing/meshkit/solid.py\", line 58, in volume\n"
                                          "    self.require_closed()\n"
                                          "  File \"/opt/pricing/meshkit/solid.py\", line 31, in require_closed\n"
                                          "    raise OpenMeshError(self.open_edges)\n"
                                          "meshkit.errors.OpenMeshError: mesh is not closed";
constexpr std::string_view paymentInJava = "com.example.shop.payments.PaymentGatewayTimeoutException: no answer in 30000 ms\n"
                                           "\tat com.example.shop.payments.GatewayClient.charge(GatewayClient.java:96)\n"
                                           "\tat com.example.shop.payments.PaymentService.pay(PaymentService.java:63)\n"
                                           "Caused by: java.net.SocketTimeoutException: Read timed out\n"
                                           "\tat java.base/sun.nio.ch.NioSocketImpl.timedRead(NioSocketImpl.java:288)\n"
                                           "\t... 31 more";
constexpr std::string_view lockInJava =
    "org.springframework.orm.ObjectOptimisticLockingFailureException: Row was updated by another transaction\n"
    "\tat org.springframework.orm.jpa.vendor.HibernateJpaDialect.convert(HibernateJpaDialect.java:320)\n"
    "\tat com.example.crm.confirmation.ConfirmationService.confirm(ConfirmationService.java:87)\n"
    "\tat com.example.crm.api.OrderController.confirm(OrderController.java:54)";
constexpr std::string_view uploadInJava = "com.example.shop.models.ModelUploadException: connection reset by peer\n"
                                          "\tat com.example.shop.models.ObjectStore.put(ObjectStore.java:133)\n"
                                          "\tat com.example.shop.models.ModelController.upload(ModelController.java:71)";
constexpr std::string_view deliveryInJava = "com.example.crm.delivery.DeliveryServiceException: carrier answered 503\n"
                                            "\tat com.example.crm.delivery.CarrierClient.book(CarrierClient.java:58)\n"
                                            "\tat com.example.crm.delivery.ShippingService.ship(ShippingService.java:102)";
constexpr std::string_view scriptInBrowser =
    "TypeError: Cannot read properties of undefined (reading 'karat')\n"
    "    at MetalPicker.render (https://shop.example.com/assets/configurator.js:1:48213)\n"
    "    at update (https://shop.example.com/assets/vendor.js:1:9127)";
constexpr std::string_view lockInSql = "ERROR:  canceling statement due to lock timeout\n"
                                       "CONTEXT:  while locking tuple (4471,12) in relation \"orders_queue\"\n"
                                       "STATEMENT:  SELECT id, status FROM orders_queue WHERE order_id = $1 FOR UPDATE";
constexpr std::string_view registryInDotnet =
    "Gemworks.Mes.Messaging.SchemaRegistryException: no reader for order.approved v8, known: v5, v6, v7\n"
    "   at Gemworks.Mes.Messaging.SchemaRegistry.Reader(String name, Int32 version) in /src/Messaging/SchemaRegistry.cs:line "
    "29\n"
    "   at Gemworks.Mes.Messaging.QueueWorker.RunAsync(CancellationToken token) in /src/Messaging/QueueWorker.cs:line 57";

} // namespace

std::string_view stackTrace(Fault fault, System system) {
    switch (fault) {
    case Fault::MessageRejected:
        return rejectedInDotnet;
    case Fault::DbTimeout:
        return system == System::MesApi || system == System::Mes ? timeoutInDotnet : timeoutInJava;
    case Fault::PriceCalculationFailed:
        return meshInPython;
    case Fault::PaymentGatewayTimeout:
        return paymentInJava;
    case Fault::OptimisticLock:
        return lockInJava;
    case Fault::UploadFailed:
        return uploadInJava;
    case Fault::DeliveryService:
        return deliveryInJava;
    case Fault::ScriptError:
        return scriptInBrowser;
    case Fault::LockTimeout:
        return lockInSql;
    case Fault::SchemaRegistry:
        return registryInDotnet;
    case Fault::None:
    case Fault::HttpBadGateway:
    case Fault::QueueLimit:
    case Fault::PrinterOffline:
    case Fault::SignInFailed:
    case Fault::TooManyRequests:
        break;
    }
    return {};
}

} // namespace logloupe::demo
