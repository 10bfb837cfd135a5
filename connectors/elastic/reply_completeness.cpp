// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/elastic/reply_completeness.h"

#include "connectors/elastic/server_failure.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <limits>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

class ElasticReplies {
    Q_DECLARE_TR_FUNCTIONS(Elastic)
};

/// Reads members by their types; the first that is of another one is remembered.
class MemberReader {
public:
    [[nodiscard]] QJsonObject object(const QJsonObject& parent, QLatin1StringView key) {
        const QJsonValue value = parent.value(key);
        check(value.isUndefined() || value.isObject(), key);
        return value.toObject();
    }
    [[nodiscard]] QJsonArray list(const QJsonObject& parent, QLatin1StringView key) {
        const QJsonValue value = parent.value(key);
        check(value.isUndefined() || value.isArray(), key);
        return value.toArray();
    }
    [[nodiscard]] qint64 count(const QJsonObject& parent, QLatin1StringView key, qint64 otherwise) {
        const QJsonValue value = parent.value(key);
        const bool isCount = value.isDouble() && value.toDouble() >= 0;
        check(value.isUndefined() || isCount, key);
        return isCount ? value.toInteger() : otherwise;
    }
    [[nodiscard]] int number(const QJsonObject& parent, QLatin1StringView key) {
        return static_cast<int>(std::min<qint64>(count(parent, key, 0), std::numeric_limits<int>::max()));
    }
    [[nodiscard]] bool flag(const QJsonObject& parent, QLatin1StringView key) {
        const QJsonValue value = parent.value(key);
        check(value.isUndefined() || value.isBool(), key);
        return value.toBool();
    }
    void check(bool isRight, QLatin1StringView key) {
        if (!isRight && wrong.isEmpty())
            wrong = key;
    }

    QString wrong = {};
};

QStringList failuresOf(const QJsonArray& failures) {
    constexpr qsizetype mostKept = 3;
    QStringList kept;
    for (const auto& entry : failures) {
        const QJsonValue reason = entry.toObject().value("reason"_L1);
        const ServerFailure failure = readServerFailure(reason.toObject());
        const QString words = shownWords(reason.isString() ? reason.toString() : failure.reason);
        const QString text = failure.type.isEmpty() ? words : words.isEmpty() ? failure.type : failure.type + u": "_s + words;
        if (!text.isEmpty() && !kept.contains(text))
            kept << text;
        if (kept.size() == mostKept)
            break;
    }
    return kept;
}

QStringList missingClustersOf(const QJsonObject& clusters, MemberReader& members) {
    QStringList missing;
    const QJsonObject details = members.object(clusters, "details"_L1);
    for (auto entry = details.constBegin(); entry != details.constEnd(); ++entry) {
        // What the local cluster lacks is among the failed shards.
        const bool isLocal = entry.key() == "(local)"_L1 || entry.key().isEmpty();
        if (!isLocal && entry.value().toObject().value("status"_L1) != "successful"_L1)
            missing << entry.key().left(100);
    }
    const int skipped = members.number(clusters, "skipped"_L1);
    if (missing.isEmpty() && details.isEmpty() && skipped > 0)
        missing << ElasticReplies::tr("%n remote clusters without a name", nullptr, skipped);
    return missing;
}

void readTotal(const QJsonObject& hits, ReplyCompleteness& read, MemberReader& members) {
    const QJsonValue total = hits.value("total"_L1);
    if (total.isUndefined() || total.isNull())
        return;
    if (!total.isObject()) {
        read.total = members.count(hits, "total"_L1, -1);
        return;
    }
    read.total = members.count(total.toObject(), "value"_L1, -1);
    read.totalExact = total.toObject().value("relation"_L1).toString(u"eq"_s) == "eq"_L1;
}

} // namespace

Result<ReplyCompleteness> completenessOf(const QJsonObject& answer) {
    MemberReader members;
    ReplyCompleteness read;
    read.took = members.count(answer, "took"_L1, -1);
    read.timedOut = members.flag(answer, "timed_out"_L1);
    const QJsonObject shards = members.object(answer, "_shards"_L1);
    read.totalShards = members.number(shards, "total"_L1);
    read.failedShards = members.number(shards, "failed"_L1);
    read.failures = failuresOf(members.list(shards, "failures"_L1));
    read.missingClusters = missingClustersOf(members.object(answer, "_clusters"_L1), members);
    readTotal(members.object(answer, "hits"_L1), read, members);
    if (!members.wrong.isEmpty())
        return failure(unreadableReply(members.wrong + u" is of another type"_s));
    return read;
}

Result<ReplyCompleteness> readCompleteness(const QByteArray& reply) {
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(reply, &problem);
    if (problem.error != QJsonParseError::NoError)
        return failure(unreadableReply(problem.errorString()));
    if (!document.isObject())
        return failure(unreadableReply(u"no object"_s));
    const QJsonObject answer = document.object();
    if (const QJsonValue wrapped = answer.value("response"_L1); wrapped.isObject())
        return completenessOf(wrapped.toObject());
    return completenessOf(answer);
}

QString ReplyCompleteness::reason() const {
    QStringList parts;
    if (timedOut)
        parts << ElasticReplies::tr("it ran out of time");
    if (failedShards > 0) {
        const QString failed =
            ElasticReplies::tr("%n parts of its indices failed, out of %1", nullptr, failedShards).arg(totalShards);
        parts << (failures.isEmpty() ? failed : failed + u" ("_s + failures.join(u"; "_s) + u')');
    }
    if (!missingClusters.isEmpty())
        parts << ElasticReplies::tr("not in full from other clusters: %1").arg(missingClusters.join(u", "_s));
    return parts.isEmpty() ? QString()
                           : ElasticReplies::tr("The logging platform did not answer in full: %1.").arg(parts.join(u"; "_s));
}

Error unreadableReply(const QString& detail) {
    return {
        ErrorKind::Decode,
        ElasticReplies::tr("The logging platform's answer cannot be read. Try again; if it stays so, show the details to an "
                           "administrator."),
        u"answer: "_s + detail};
}

Error failedReply(const QJsonObject& error) {
    const ServerFailure failure = readServerFailure(error);
    return {ErrorKind::Decode,
            ElasticReplies::tr("The logging platform could not answer. Try again; if it stays so, show the details to an "
                               "administrator."),
            failure.type};
}

} // namespace logloupe
