// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/elastic/reply_errors.h"

#include "connectors/elastic/server_failure.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

class ElasticErrors {
    Q_DECLARE_TR_FUNCTIONS(Elastic)
};

constexpr int unauthorized = 401;
constexpr int forbidden = 403;
constexpr int notFound = 404;
constexpr int tooLarge = 413;
constexpr int tooManyRequests = 429;
constexpr int badGateway = 502;
constexpr int unavailable = 503;
constexpr int gatewayTimeout = 504;

/// "indices:data/read/search", as both platforms name it in their reasons; empty where there is none.
QString actionIn(const QString& reason) {
    static const QRegularExpression action(u"\\[((?:indices|cluster|internal):[A-Za-z0-9_/.*:-]{1,150}(?:\\[[a-z0-9]+\\])?)"_s);
    return action.match(reason).captured(1);
}

/// The index in question: named by Elasticsearch's reason, else by the address that was asked.
QString indexIn(const QString& reason, const QUrl& url) {
    static const QRegularExpression named(u"on indices \\[([^\\]\\s]{1,200})\\]"_s);
    if (const auto match = named.match(reason); match.hasMatch())
        return match.captured(1);
    const QStringList steps = url.path().split(u'/', Qt::SkipEmptyParts);
    const auto api = std::find_if(steps.begin(), steps.end(), [](const QString& step) { return step.startsWith(u'_'); });
    return api == steps.end() || api == steps.begin() ? QString() : *std::prev(api);
}

QString hostOf(const HttpResponse& answer) {
    return answer.url.host().isEmpty() ? ElasticErrors::tr("the logging platform") : answer.url.host();
}

bool isDiskFull(const ServerFailure& failure) {
    return failure.has("cluster_block_exception"_L1)
           && (failure.reason.contains("read-only"_L1) || failure.reason.contains("flood"_L1)
               || failure.reason.contains("create-index blocked"_L1));
}

bool isBreaker(const ServerFailure& failure) {
    return failure.has("circuit_breaking_exception"_L1);
}

bool isRejected(const ServerFailure& failure) {
    return failure.hasLike("rejected_execution_exception"_L1);
}

Error authError(const Platform& platform) {
    Q_UNUSED(platform)
    return {ErrorKind::Auth,
            ElasticErrors::tr("The logging platform does not accept this account's sign-in. Sign in again; if it "
                              "stays so, show the details to an administrator.")};
}

Error forbiddenError(const HttpResponse& answer, const ServerFailure& failure) {
    const QString reason = failure.reason.isEmpty() ? failure.plainText : failure.reason;
    const QString action = actionIn(reason);
    const QString index = indexIn(reason, answer.url);
    const QString sentence =
        action.isEmpty()
            ? ElasticErrors::tr("The logging platform does not let this account read here. Ask an administrator for "
                                "the right to do so.")
        : index.isEmpty()
            ? ElasticErrors::tr("The logging platform does not let this account do this: the right “%1” is missing. Ask an "
                                "administrator for it.")
                  .arg(action)
            : ElasticErrors::tr(
                  "The logging platform does not let this account do this: the right “%1” on “%2” is missing. Ask "
                  "an administrator for it.")
                  .arg(action, index);
    return {ErrorKind::Forbidden, sentence};
}

Error queryError(const ServerFailure& failure) {
    if (failure.hasLike("too_many_buckets"_L1))
        return {ErrorKind::Query, ElasticErrors::tr("The logging platform does not count into so many parts at once. Choose a "
                                                    "shorter time range or coarser steps.")};
    if (failure.hasLike("too_many_clauses"_L1) || failure.reason.contains("maxClauseCount"_L1))
        return {ErrorKind::Query,
                ElasticErrors::tr("The query has more parts than the logging platform takes at once. Write a shorter one.")};
    const QString words = shownWords(failure.reason);
    if (words.isEmpty())
        return {ErrorKind::Query, ElasticErrors::tr("The logging platform could not read the query.")};
    return {ErrorKind::Query, ElasticErrors::tr("The logging platform could not read the query: %1").arg(words)};
}

Error unreachableError(const HttpResponse& answer, const ServerFailure& failure) {
    const bool isStarting = failure.hasLike("master_not_discovered"_L1) || failure.has("cluster_block_exception"_L1)
                            || answer.body.contains("not initialized") || answer.body.contains("Not yet initialized");
    if (isStarting)
        return {ErrorKind::Network,
                ElasticErrors::tr("The logging platform is starting or has lost its own nodes. Try again in a "
                                  "minute.")};
    if (failure.hasLike("no_shard_available"_L1) || failure.hasLike("all_shards_failed"_L1)
        || failure.has("search_phase_execution_exception"_L1))
        return {ErrorKind::Network,
                ElasticErrors::tr("No part of the logging platform's indices can answer now. Try again in a "
                                  "minute; if it stays so, tell an administrator.")};
    return {ErrorKind::Network,
            ElasticErrors::tr("%1 cannot pass the question on to the logging platform now. Try again in a minute.")
                .arg(hostOf(answer))};
}

Error noSuchIndexError(const HttpResponse& answer) {
    const QString index = indexIn({}, answer.url);
    return {
        ErrorKind::Usage,
        index.isEmpty()
            ? ElasticErrors::tr("The logging platform has none of the indices that the profile names, or this account may not "
                                "see them. Check “index” in the profile.")
            : ElasticErrors::tr("The logging platform has no index “%1”, or this account may not see it. Check “index” in the "
                                "profile.")
                  .arg(index)};
}

/// By what the exception says, whatever the status.
std::optional<Error> errorOfType(const HttpResponse& answer, const ServerFailure& failure) {
    if (isDiskFull(failure))
        return Error{ErrorKind::Storage, ElasticErrors::tr("The logging platform is full: its indices are read-only and take "
                                                           "nothing new. Tell an administrator.")};
    if (isBreaker(failure))
        return Error{ErrorKind::RateLimited,
                     ElasticErrors::tr("The logging platform is short of memory and put the question off. "
                                       "Try again in a minute, or choose a shorter time range.")};
    if (isRejected(failure) || answer.status == tooManyRequests)
        return Error{ErrorKind::RateLimited,
                     ElasticErrors::tr("The logging platform has too much to do now. Try again in a minute.")};
    if (failure.hasLike("too_many_buckets"_L1))
        return queryError(failure);
    return std::nullopt;
}

Error errorOfStatus(const HttpResponse& answer, const ServerFailure& failure, const Platform& platform) {
    switch (answer.status) {
    case unauthorized:
        return authError(platform);
    case forbidden:
        return forbiddenError(answer, failure);
    case tooLarge:
        return {ErrorKind::Query,
                ElasticErrors::tr("The question is longer than the logging platform takes. Write a shorter one.")};
    case unavailable:
        if (!answer.header("Retry-After").isEmpty())
            return {ErrorKind::RateLimited,
                    ElasticErrors::tr("The logging platform has too much to do now. Try again in a minute.")};
        return unreachableError(answer, failure);
    case badGateway:
    case gatewayTimeout:
        return unreachableError(answer, failure);
    default:
        break;
    }
    if (isExpiredPointInTime(answer))
        return {ErrorKind::Network, ElasticErrors::tr("The logging platform has given up this search meanwhile. Ask again.")};
    if (isNoSuchIndex(answer))
        return noSuchIndexError(answer);
    constexpr int badRequest = 400;
    if (answer.status == badRequest && failure.isStructured)
        return queryError(failure);
    return {ErrorKind::Decode,
            ElasticErrors::tr("%1 answered in a way that LogLoupe does not understand. Check the address in the "
                              "profile, or show the details to an administrator.")
                .arg(hostOf(answer))};
}

} // namespace

Error replyError(const HttpResponse& answer, const Platform& platform) {
    const ServerFailure failure = readServerFailure(answer.body);
    Error error;
    if (answer.isPage() && answer.status != unauthorized && answer.status != tooManyRequests)
        error = {
            ErrorKind::Network,
            ElasticErrors::tr("%1 answered with a page for browsers, not with data. Perhaps a gateway or the network wants a "
                              "sign-in of its own first; open the address in a browser.")
                .arg(hostOf(answer))};
    else if (auto byType = errorOfType(answer, failure); byType && answer.status != unauthorized)
        error = *std::move(byType);
    else
        error = errorOfStatus(answer, failure, platform);
    error.httpStatus = answer.status;
    QStringList details{u"HTTP %1"_s.arg(answer.status)};
    if (!failure.type.isEmpty())
        details << failure.type;
    if (const QString action = actionIn(failure.reason); !action.isEmpty() && answer.status != unauthorized)
        details << action;
    error.detail = details.join(u", "_s);
    return error;
}

bool isExpiredPointInTime(const HttpResponse& answer) {
    return answer.status == notFound && readServerFailure(answer.body).has("search_context_missing_exception"_L1);
}

bool isNoSuchIndex(const HttpResponse& answer) {
    return answer.status == notFound && readServerFailure(answer.body).has("index_not_found_exception"_L1);
}

std::optional<std::chrono::milliseconds> retryAfter(const HttpResponse& answer, qint64 nowSeconds) {
    constexpr qint64 longest = 24 * 3600;
    const QByteArray text = answer.header("Retry-After").trimmed();
    const bool isSeconds =
        !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (isSeconds) {
        bool isRead = false;
        const qint64 seconds = text.toLongLong(&isRead);
        return std::chrono::seconds(isRead ? std::min(seconds, longest) : longest);
    }
    // RFC 9110, section 5.6.7: the only form of a date that may be sent.
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(text), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    if (!date.isValid())
        return std::nullopt;
    date = QDateTime(date.date(), date.time(), Qt::UTC);
    return std::chrono::seconds(std::clamp(date.toSecsSinceEpoch() - nowSeconds, qint64(0), longest));
}

} // namespace logloupe
