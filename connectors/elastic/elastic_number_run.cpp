// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/elastic/elastic_number_run.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace logloupe {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Elastic)
};

qint64 eventsIn(const TopValues& values) {
    quint64 events = values.others + values.missing;
    for (const ValueCount& value : values.values)
        events += value.count;
    return static_cast<qint64>(events);
}

qint64 eventsIn(const CountTable& table) {
    return static_cast<qint64>(table.total());
}

template <typename Value>
Result<NumberQuestion::Read> readAs(Result<Counted<Value>> counted) {
    if (!counted)
        return failure(counted.error());
    const qint64 events = eventsIn(counted->value);
    return NumberQuestion::Read{std::move(counted->value), events, std::move(counted->completeness),
                                std::move(counted->inexact)};
}

CountTable emptyTable(const CountRequest& request) {
    CountTable table{request.range.begin, request.step, 0, {}, {}};
    if (request.step.count() > 0 && !request.range.isUnbounded())
        table.columns = static_cast<int>(
            std::min<qint64>(100'000, (request.range.length().count() + request.step.count() - 1) / request.step.count()));
    if (!request.by) {
        table.rows = {std::string()};
        table.counts.resize(static_cast<size_t>(table.columns));
    }
    return table;
}

TopValues nothingOf(const TopRequest& request) {
    TopValues values;
    values.field = request.field;
    return values;
}

} // namespace

NumberQuestion NumberQuestion::of(const CountRequest& request) {
    return {.query = request.query,
            .range = request.range,
            .body = [request](const FieldMap& fields, const QJsonObject& filter) { return countBody(request, fields, filter); },
            .read = [request](const QByteArray& reply) { return readAs(readCounts(reply, request)); },
            .nothing = emptyTable(request)};
}

NumberQuestion NumberQuestion::of(const TopRequest& request) {
    return {.query = request.query,
            .range = request.range,
            .body = [request](const FieldMap& fields, const QJsonObject& filter) { return topBody(request, fields, filter); },
            .read = [request](const QByteArray& reply) { return readAs(readTop(reply, request)); },
            .nothing = nothingOf(request)};
}

ElasticNumberRun::ElasticNumberRun(ElasticConnection& connection, RunWriter writer, NumberQuestion question, QObject* parent)
    : ElasticRun(connection, std::move(writer), parent)
    , m_question(std::move(question)) {}

void ElasticNumberRun::begin(const ElasticKnowledgePointer& knowledge) {
    m_knowledge = knowledge;
    const FieldMap& fields = knowledge->fields;
    m_translated = translateQuery(m_question.query, fields);
    const auto body = m_question.body(fields, filterOf(m_translated, m_question.range, *fields.timeField()));
    if (!body) {
        fail(body.error());
        return;
    }
    const HttpRequest request = connection().searchRequest(QJsonDocument(*body).toJson(QJsonDocument::Compact));
    m_exchange = connection().ask(request, [this](const Result<HttpResponse>& answer) { take(answer); });
}

void ElasticNumberRun::take(const Result<HttpResponse>& answer) {
    if (!answer || !answer->isSuccess() || answer->isPage()) {
        fail(connection().noteFailure(answer ? replyError(*answer, m_knowledge->platform) : answer.error()));
        return;
    }
    connection().run(
        [connection = &connection(), run = QPointer<ElasticNumberRun>(this), read = m_question.read, reply = answer->body] {
            const auto value = read(reply);
            connection->post([run, value] {
                if (run)
                    run->takeRead(value);
            });
        });
}

void ElasticNumberRun::takeRead(const Result<NumberQuestion::Read>& read) {
    if (!read) {
        fail(connection().noteFailure(read.error()));
        return;
    }
    connection().noteSuccess();
    AnswerFacts facts{.range = m_question.range, .shown = read->events, .total = read->events};
    if (read->completeness.isPartial())
        facts.problems << read->completeness.reason();
    if (!read->inexact.isEmpty())
        facts.problems << read->inexact;
    if (!m_translated.exact)
        facts.problems << Tr::tr("The platform cannot count exactly for this; the numbers may be too high: %1")
                              .arg(m_translated.inexact.join(u", "_s));
    facts.exact = facts.problems.isEmpty();
    writer().answer(read->answer);
    finish(facts);
}

void ElasticFieldsRun::begin(const ElasticKnowledgePointer& knowledge) {
    writer().answer(knowledge->fields.descriptions());
    AnswerFacts facts{.range = askedRange()};
    facts.remark = knowledge->fields.conflicts().join(u' ');
    finish(facts);
}

} // namespace logloupe
