// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/query/field_alias.h"

#include <QCoreApplication>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr FieldAlias aliases[] = {
    {u"time", Field::Timestamp},
    {u"timestamp", Field::Timestamp},
    {u"время", Field::Timestamp},
    {u"system", Field::Service},
    {u"service", Field::Service},
    {u"система", Field::Service},
    {u"сервис", Field::Service},
    {u"level", Field::Level},
    {u"severity", Field::Level},
    {u"loglevel", Field::Level},
    {u"уровень", Field::Level},
    {u"action", Field::Action},
    {u"event", Field::Action},
    {u"действие", Field::Action},
    {u"событие", Field::Action},
    {u"order", Field::OrderId},
    {u"order_id", Field::OrderId},
    {u"orderid", Field::OrderId},
    {u"заказ", Field::OrderId},
    {u"customer", Field::CustomerId},
    {u"client", Field::CustomerId},
    {u"customer_id", Field::CustomerId},
    {u"customerid", Field::CustomerId},
    {u"клиент", Field::CustomerId},
    {u"покупатель", Field::CustomerId},
    {u"model", Field::ModelId},
    {u"model_id", Field::ModelId},
    {u"modelid", Field::ModelId},
    {u"модель", Field::ModelId},
    {u"actor", Field::UserId},
    {u"user", Field::UserId},
    {u"user_id", Field::UserId},
    {u"userid", Field::UserId},
    {u"operator", Field::UserId},
    {u"seller", Field::UserId},
    {u"сотрудник", Field::UserId},
    {u"пользователь", Field::UserId},
    {u"оператор", Field::UserId},
    {u"кто", Field::UserId},
    {u"old_status", Field::StatusOld},
    {u"from_status", Field::StatusOld},
    {u"старый_статус", Field::StatusOld},
    {u"status", Field::StatusNew},
    {u"new_status", Field::StatusNew},
    {u"to_status", Field::StatusNew},
    {u"order.status", Field::StatusNew},
    {u"статус", Field::StatusNew},
    {u"method", Field::HttpMethod},
    {u"http.method", Field::HttpMethod},
    {u"метод", Field::HttpMethod},
    {u"path", Field::UrlPath},
    {u"url", Field::UrlPath},
    {u"endpoint", Field::UrlPath},
    {u"путь", Field::UrlPath},
    {u"адрес_запроса", Field::UrlPath},
    {u"code", Field::HttpStatus},
    {u"http", Field::HttpStatus},
    {u"http.status", Field::HttpStatus},
    {u"http_status", Field::HttpStatus},
    {u"status_code", Field::HttpStatus},
    {u"http.status_code", Field::HttpStatus},
    {u"код", Field::HttpStatus},
    {u"duration", Field::Duration},
    {u"took", Field::Duration},
    {u"elapsed", Field::Duration},
    {u"длительность", Field::Duration},
    {u"size", Field::FileSize},
    {u"размер", Field::FileSize},
    {u"trace", Field::TraceId},
    {u"trace_id", Field::TraceId},
    {u"traceid", Field::TraceId},
    {u"трасса", Field::TraceId},
    {u"span", Field::SpanId},
    {u"span_id", Field::SpanId},
    {u"spanid", Field::SpanId},
    {u"exception", Field::ErrorType},
    {u"error_type", Field::ErrorType},
    {u"тип_ошибки", Field::ErrorType},
    {u"error", Field::ErrorMessage},
    {u"err", Field::ErrorMessage},
    {u"ошибка", Field::ErrorMessage},
    {u"stack", Field::ErrorStackTrace},
    {u"stacktrace", Field::ErrorStackTrace},
    {u"stack_trace", Field::ErrorStackTrace},
    {u"стек", Field::ErrorStackTrace},
    {u"msg", Field::Message},
    {u"text", Field::Message},
    {u"сообщение", Field::Message},
    {u"текст", Field::Message},
    {u"version", Field::ServiceVersion},
    {u"release", Field::ServiceVersion},
    {u"версия", Field::ServiceVersion},
    {u"queue", Field::MessageDestination},
    {u"exchange", Field::MessageDestination},
    {u"topic", Field::MessageDestination},
    {u"очередь", Field::MessageDestination},
    {u"message_id", Field::MessageId},
    {u"messageid", Field::MessageId},
    {u"ip", Field::ClientAddress},
    {u"address", Field::ClientAddress},
    {u"client.ip", Field::ClientAddress},
    {u"адрес", Field::ClientAddress},
    {u"line", Field::LogLine},
    {u"строка", Field::LogLine},
};

QString translated(const char* text) {
    return QCoreApplication::translate("Query", text);
}

QString canonicalFieldWord(Field field) {
    switch (field) {
    case Field::Timestamp:
        return translated(QT_TRANSLATE_NOOP("Query", "time"));
    case Field::Service:
        return translated(QT_TRANSLATE_NOOP("Query", "system"));
    case Field::Level:
        return translated(QT_TRANSLATE_NOOP("Query", "level"));
    case Field::Action:
        return translated(QT_TRANSLATE_NOOP("Query", "action"));
    case Field::OrderId:
        return translated(QT_TRANSLATE_NOOP("Query", "order"));
    case Field::CustomerId:
        return translated(QT_TRANSLATE_NOOP("Query", "customer"));
    case Field::ModelId:
        return translated(QT_TRANSLATE_NOOP("Query", "model"));
    case Field::UserId:
        return translated(QT_TRANSLATE_NOOP("Query", "actor"));
    case Field::StatusOld:
        return translated(QT_TRANSLATE_NOOP("Query", "old status"));
    case Field::StatusNew:
        return translated(QT_TRANSLATE_NOOP("Query", "status"));
    case Field::HttpMethod:
        return translated(QT_TRANSLATE_NOOP("Query", "method"));
    case Field::UrlPath:
        return translated(QT_TRANSLATE_NOOP("Query", "path"));
    case Field::HttpStatus:
        return translated(QT_TRANSLATE_NOOP("Query", "HTTP code"));
    case Field::Duration:
        return translated(QT_TRANSLATE_NOOP("Query", "duration"));
    case Field::FileSize:
        return translated(QT_TRANSLATE_NOOP("Query", "file size"));
    case Field::TraceId:
        return translated(QT_TRANSLATE_NOOP("Query", "trace"));
    case Field::SpanId:
        return translated(QT_TRANSLATE_NOOP("Query", "span"));
    case Field::ErrorType:
        return translated(QT_TRANSLATE_NOOP("Query", "error type"));
    case Field::ErrorMessage:
        return translated(QT_TRANSLATE_NOOP("Query", "error message"));
    case Field::ErrorStackTrace:
        return translated(QT_TRANSLATE_NOOP("Query", "stack trace"));
    case Field::Message:
        return translated(QT_TRANSLATE_NOOP("Query", "message"));
    case Field::ServiceVersion:
        return translated(QT_TRANSLATE_NOOP("Query", "version"));
    case Field::MessageDestination:
        return translated(QT_TRANSLATE_NOOP("Query", "queue"));
    case Field::MessageId:
        return translated(QT_TRANSLATE_NOOP("Query", "message id"));
    case Field::ClientAddress:
        return translated(QT_TRANSLATE_NOOP("Query", "client address"));
    case Field::LogLine:
        return translated(QT_TRANSLATE_NOOP("Query", "line"));
    }
    return {};
}

} // namespace

std::span<const FieldAlias> fieldAliases() {
    return aliases;
}

std::optional<Field> fieldByAnyName(QStringView name) {
    const QByteArray utf8 = name.toUtf8();
    if (const auto field = fieldByName(std::string_view(utf8.constData(), static_cast<size_t>(utf8.size()))))
        return field;
    for (const FieldAlias& alias : aliases) {
        if (alias.name.compare(name, Qt::CaseInsensitive) == 0)
            return alias.field;
    }
    for (const Field field : allFields()) {
        const std::string_view canonical = fieldName(field);
        if (name.compare(QLatin1StringView(canonical.data(), static_cast<qsizetype>(canonical.size())), Qt::CaseInsensitive)
            == 0)
            return field;
    }
    return std::nullopt;
}

bool meansHttpStatusWithNumber(QStringView name) {
    return name.compare(u"status", Qt::CaseInsensitive) == 0 || name.compare(u"статус", Qt::CaseInsensitive) == 0;
}

QString fieldWord(const FieldRef& field) {
    return field.canonical ? canonicalFieldWord(*field.canonical) : QString::fromStdString(field.name);
}

} // namespace logloupe
