// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Questions answered with numbers, one request each, and with the fields the indices have.

#include "connectors/elastic/aggregations.h"
#include "connectors/elastic/elastic_run.h"

#include <QJsonObject>

namespace logloupe {

/// What one kind of question puts into a request and reads from its answer.
struct NumberQuestion {
    struct Read {
        Answer answer = {};
        qint64 events = 0; ///< counted
        ReplyCompleteness completeness = {};
        QString inexact = {};
    };
    Query query;
    TimeRange range;
    std::function<Result<QJsonObject>(const FieldMap& fields, const QJsonObject& filter)> body;
    std::function<Result<Read>(const QByteArray& reply)> read; ///< on a worker thread
    Answer nothing;

    [[nodiscard]] static NumberQuestion of(const CountRequest& request);
    [[nodiscard]] static NumberQuestion of(const TopRequest& request);
};

class ElasticNumberRun final : public ElasticRun {
    Q_OBJECT
public:
    ElasticNumberRun(ElasticConnection& connection, RunWriter writer, NumberQuestion question, QObject* parent);

private:
    void begin(const ElasticKnowledgePointer& knowledge) override;
    [[nodiscard]] Answer nothing() const override { return m_question.nothing; }
    [[nodiscard]] TimeRange askedRange() const override { return m_question.range; }
    void take(const Result<HttpResponse>& answer);
    void takeRead(const Result<NumberQuestion::Read>& read);

    NumberQuestion m_question;
    ElasticKnowledgePointer m_knowledge;
    TranslatedQuery m_translated;
    std::unique_ptr<HttpExchange> m_exchange;
};

class ElasticFieldsRun final : public ElasticRun {
    Q_OBJECT
public:
    ElasticFieldsRun(ElasticConnection& connection, RunWriter writer, FieldsRequest, QObject* parent)
        : ElasticRun(connection, std::move(writer), parent) {}

private:
    void begin(const ElasticKnowledgePointer& knowledge) override;
    [[nodiscard]] Answer nothing() const override { return std::vector<FieldDescription>(); }
    [[nodiscard]] TimeRange askedRange() const override { return {TimePoint::latest(), TimePoint::latest()}; } ///< of no time
};

} // namespace logloupe
