// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/elastic/elastic_settings.h"

#include "connectors/net/http.h"
#include "models/domain/json_place.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

class ElasticOptions {
    Q_DECLARE_TR_FUNCTIONS(Elastic)
};

constexpr int longestAddress = 2048;
constexpr int longestName = 512;

bool fits(const QString& text, const QString& pattern) {
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
}

QUrl withoutTrailingSlash(const QString& text) {
    QUrl url(text, QUrl::StrictMode);
    while (url.path().endsWith(u'/'))
        url.setPath(url.path().chopped(1));
    return url;
}

bool isPlainAddress(const QString& text) {
    const QUrl url(text, QUrl::StrictMode);
    return isSafeEndpoint(url) && !url.hasQuery();
}

QString addressWords() {
    return ElasticOptions::tr("an https address, or http to this computer, without user name, query and fragment");
}

/// Patterns of index names parted by commas, as both platforms allow them (no white space, none of \ / ? " < > | #, no leading _ or +).
QString indexOf(const JsonPlace& place) {
    constexpr int longestIndex = 1024;
    return place.textLike(
        longestIndex,
        [](const QString& text) {
            const QString name = u"[^\\s\\p{Cc}\\\\/?\"<>|#,_+-][^\\s\\p{Cc}\\\\/?\"<>|#,]*"_s;
            return fits(text, name + u"(,-?"_s + name + u")*"_s) && !text.startsWith(u'.');
        },
        ElasticOptions::tr("names or patterns of indices such as logs-*, parted by commas"));
}

ElasticCredentials credentialsOf(const JsonPlace& place) {
    const QStringList names{u"bearer"_s, u"api_key"_s, u"basic"_s, u"certificate"_s, u"none"_s};
    return static_cast<ElasticCredentials>(std::max<qsizetype>(0, names.indexOf(place.oneOf(names))));
}

std::vector<MappedField> fieldsOf(const JsonPlace& place) {
    std::vector<MappedField> fields;
    if (!place.value().isObject()) {
        place.fail(ElasticOptions::tr("an object of field names, such as {\"order.id\": \"orderNumber\"}"));
        return fields;
    }
    const QStringList names = place.value().toObject().keys();
    for (const QString& name : names) {
        const JsonPlace from = place.at(name);
        if (name.isEmpty() || name.size() > longestName)
            from.failWith(ElasticOptions::tr("a field's name has 1 to %1 characters.").arg(longestName));
        fields.push_back({name.toStdString(), from.text(1, longestName).toStdString()});
    }
    return fields;
}

void readSecret(const JsonPlace& options, ElasticSettings& settings) {
    const bool needsFile =
        settings.credentials == ElasticCredentials::ApiKey || settings.credentials == ElasticCredentials::Basic;
    const JsonPlace file = options.at(u"secret_file"_s);
    if (needsFile)
        settings.secretFile = file.text(1, 4096);
    else if (file.isThere())
        file.failWith(ElasticOptions::tr("only “api_key” and “basic” have a file with a secret. Leave it out."));
}

void readDashboards(const JsonPlace& options, ElasticSettings& settings) {
    if (const JsonPlace dashboards = options.at(u"dashboards"_s); dashboards.isThere())
        settings.dashboards = withoutTrailingSlash(dashboards.textLike(longestAddress, isPlainAddress, addressWords()));
    if (const JsonPlace view = options.at(u"data_view"_s); view.isThere())
        settings.dataView = view.text(1, 200);
}

void readPace(const JsonPlace& options, ElasticSettings& settings) {
    if (const JsonPlace size = options.at(u"page_size"_s); size.isThere())
        settings.pageSize = static_cast<int>(size.wholeNumber(10, 10'000));
    if (const JsonPlace parallel = options.at(u"parallel"_s); parallel.isThere())
        settings.maxParallel = static_cast<int>(parallel.wholeNumber(1, 16));
    if (const JsonPlace poll = options.at(u"poll_ms"_s); poll.isThere())
        settings.pollEvery = std::chrono::milliseconds(poll.wholeNumber(200, 60'000));
    if (const JsonPlace lateness = options.at(u"lateness_s"_s); lateness.isThere())
        settings.lateness = std::chrono::seconds(lateness.wholeNumber(1, 3'600));
}

void readOptions(const JsonPlace& options, ElasticSettings& settings) {
    if (!options.hasKeys({u"index"_s, u"credentials"_s, u"secret_file"_s, u"fields"_s, u"tie_breaker"_s, u"page_size"_s,
                          u"parallel"_s, u"poll_ms"_s, u"lateness_s"_s, u"dashboards"_s, u"data_view"_s}))
        return;
    if (const JsonPlace index = options.at(u"index"_s); index.isThere())
        settings.index = indexOf(index);
    if (const JsonPlace credentials = options.at(u"credentials"_s); credentials.isThere())
        settings.credentials = credentialsOf(credentials);
    readSecret(options, settings);
    if (const JsonPlace fields = options.at(u"fields"_s); fields.isThere())
        settings.fields = fieldsOf(fields);
    if (const JsonPlace tieBreaker = options.at(u"tie_breaker"_s); tieBreaker.isThere())
        settings.tieBreaker = tieBreaker.text(1, longestName);
    readPace(options, settings);
    readDashboards(options, settings);
}

} // namespace

Result<ElasticSettings> ElasticSettings::of(const ProfileSource& source) {
    ElasticSettings settings;
    settings.name = source.name;
    settings.retention = source.retention;
    JsonMistake mistake;
    settings.address = withoutTrailingSlash(
        JsonPlace(source.address, u"/address"_s, mistake).textLike(longestAddress, isPlainAddress, addressWords()));
    readOptions(JsonPlace(source.options, u"/options"_s, mistake), settings);
    if (mistake) {
        mistake->source = source.name;
        return failure(*std::move(mistake));
    }
    return settings;
}

} // namespace logloupe
