// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/records/mapping.h"

#include "connectors/records/time_pattern.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("ImportMapping", text);
}

tl::unexpected<Error> wrong(const QString& sentence) {
    return failure({.kind = ErrorKind::Usage, .message = sentence});
}

/// One key of the mapping being read; the first fault is kept.
class MappingReader {
public:
    explicit MappingReader(QJsonObject object)
        : m_object(std::move(object)) {}

    Result<ImportMapping> read() {
        rejectUnknownKeys();
        readFormats();
        m_mapping.fields = pairs(u"fields"_s);
        m_mapping.constants = pairs(u"constants"_s);
        readTime();
        readPattern();
        readDelimiter();
        readProcess();
        if (!m_fault.isEmpty())
            return wrong(m_fault);
        return std::move(m_mapping);
    }

private:
    void fault(const QString& sentence) {
        if (m_fault.isEmpty())
            m_fault = sentence;
    }

    void rejectUnknownKeys() {
        static const QStringList known{u"format"_s,    u"fields"_s,       u"constants"_s,   u"time_format"_s, u"zone"_s,
                                       u"delimiter"_s, u"line_pattern"_s, u"line_format"_s, u"process"_s};
        for (auto entry = m_object.constBegin(); entry != m_object.constEnd(); ++entry) {
            if (!known.contains(entry.key()))
                fault(translated(QT_TRANSLATE_NOOP("ImportMapping",
                                                   "The mapping has the key “%1”, which means nothing here. Known keys: %2."))
                          .arg(entry.key(), known.join(u", "_s)));
        }
    }

    /// The text under a key; empty when it is missing.
    QString text(const QString& key) {
        const QJsonValue value = m_object.value(key);
        if (value.isUndefined() || value.isNull())
            return {};
        if (!value.isString())
            fault(translated(QT_TRANSLATE_NOOP("ImportMapping", "“%1” in the mapping must be text in quotes.")).arg(key));
        return value.toString();
    }

    void readFormats() {
        const QString format = text(u"format"_s);
        if (!format.isEmpty()) {
            m_mapping.format = importFormatByName(format.toStdString());
            if (!m_mapping.format)
                fault(translated(QT_TRANSLATE_NOOP("ImportMapping",
                                                   "“format” in the mapping is “%1”; it can be csv, ndjson, json, otlp, lines, "
                                                   "requests or xes."))
                          .arg(format));
        }
        const QString lineFormat = text(u"line_format"_s);
        if (!lineFormat.isEmpty()) {
            m_mapping.lineFormat = lineFormatByName(lineFormat.toStdString());
            if (!m_mapping.lineFormat)
                fault(translated(
                          QT_TRANSLATE_NOOP("ImportMapping",
                                            "“line_format” in the mapping is “%1”; it can be syslog, access, apache-error, "
                                            "nginx-error, logfmt, paragraphs, time-first, plain or pattern."))
                          .arg(lineFormat));
        }
    }

    std::vector<MappedField> pairs(const QString& key) {
        const QJsonValue value = m_object.value(key);
        if (value.isUndefined() || value.isNull())
            return {};
        if (!value.isObject()) {
            fault(translated(QT_TRANSLATE_NOOP("ImportMapping", "“%1” in the mapping must be an object of names and texts."))
                      .arg(key));
            return {};
        }
        std::vector<MappedField> found;
        const QJsonObject object = value.toObject();
        for (auto entry = object.constBegin(); entry != object.constEnd(); ++entry) {
            if (!entry.value().isString() || entry.key().isEmpty())
                fault(translated(QT_TRANSLATE_NOOP("ImportMapping", "“%1” in the mapping must be text in quotes."))
                          .arg(key + u" → "_s + entry.key()));
            found.push_back({entry.key().toStdString(), entry.value().toString().toStdString()});
        }
        return found;
    }

    void readTime() {
        m_mapping.timeFormat = text(u"time_format"_s).toStdString();
        if (!m_mapping.timeFormat.empty() && !TimePattern::parse(m_mapping.timeFormat))
            fault(translated(QT_TRANSLATE_NOOP(
                "ImportMapping", "“time_format” in the mapping holds a part that is not known. Parts are written like "
                                 "%Y-%m-%d %H:%M:%S.%f %z.")));
        m_mapping.zone = text(u"zone"_s).toUtf8();
        if (!m_mapping.zone.isEmpty() && !QTimeZone(m_mapping.zone).isValid())
            fault(
                translated(QT_TRANSLATE_NOOP("ImportMapping",
                                             "“zone” in the mapping is “%1”, which is no known time zone. Zones are named like "
                                             "Europe/Amsterdam or UTC."))
                    .arg(QString::fromUtf8(m_mapping.zone)));
    }

    void readPattern() {
        m_mapping.linePattern = text(u"line_pattern"_s);
        if (m_mapping.linePattern.isEmpty())
            return;
        const QRegularExpression expression(m_mapping.linePattern);
        if (!expression.isValid()) {
            fault(translated(
                      QT_TRANSLATE_NOOP("ImportMapping", "“line_pattern” in the mapping cannot be read at character %1: %2."))
                      .arg(QString::number(expression.patternErrorOffset() + 1), expression.errorString()));
            return;
        }
        const QStringList groups = expression.namedCaptureGroups();
        if (std::all_of(groups.begin(), groups.end(), [](const QString& name) { return name.isEmpty(); }))
            fault(translated(QT_TRANSLATE_NOOP("ImportMapping",
                                               "“line_pattern” in the mapping has no named group. Name one like (?<time>…).")));
    }

    void readDelimiter() {
        const QString delimiter = text(u"delimiter"_s);
        if (delimiter.isEmpty())
            return;
        const char16_t unit = delimiter.front().unicode();
        if (delimiter.size() != 1 || unit >= 0x80 || unit == u'"' || unit == u'\n' || unit == u'\r')
            fault(translated(
                QT_TRANSLATE_NOOP("ImportMapping", "“delimiter” in the mapping must be one character, such as , or ;.")));
        else
            m_mapping.delimiter = static_cast<char>(unit);
    }

    void readProcess() {
        const QJsonValue value = m_object.value(u"process"_s);
        if (value.isUndefined() || value.isNull())
            return;
        if (value.isString() && value.toString() == "discovered"_L1) {
            m_mapping.process = StatusProcess({}, true);
            return;
        }
        std::vector<OrderStatus> statuses;
        const QJsonArray array = value.toArray();
        const bool areTexts = value.isArray() && std::all_of(array.begin(), array.end(), [](const QJsonValue& status) {
                                  return status.isString();
                              });
        if (!areTexts)
            fault(translated(
                QT_TRANSLATE_NOOP("ImportMapping", "“process” in the mapping must be “discovered” or a list of statuses.")));
        for (const auto& status : array)
            statuses.push_back({.code = status.toString().toStdString()});
        m_mapping.process = StatusProcess(std::move(statuses));
    }

    QJsonObject m_object;
    ImportMapping m_mapping;
    QString m_fault;
};

QString qt(const std::string& text) {
    return QString::fromStdString(text);
}

QJsonObject objectOf(const std::vector<MappedField>& pairs) {
    QJsonObject object;
    for (const auto& [field, from] : pairs)
        object.insert(qt(field), qt(from));
    return object;
}

QJsonValue processValue(const StatusProcess& process) {
    if (process.isDiscovered())
        return u"discovered"_s;
    QJsonArray statuses;
    for (const OrderStatus& status : process.statuses())
        statuses.append(qt(status.code));
    return statuses;
}

} // namespace

Result<ImportMapping> ImportMapping::parse(const QByteArray& json) {
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return wrong(translated(QT_TRANSLATE_NOOP("ImportMapping", "The mapping is not JSON: %1 at byte %2."))
                         .arg(error.errorString())
                         .arg(error.offset));
    if (!document.isObject())
        return wrong(translated(QT_TRANSLATE_NOOP("ImportMapping", "The mapping must be a JSON object.")));
    return MappingReader(document.object()).read();
}

QByteArray ImportMapping::toJson() const {
    QJsonObject object;
    const auto insert = [&object](const QString& key, const QString& value) {
        if (!value.isEmpty())
            object.insert(key, value);
    };
    if (format)
        insert(u"format"_s, qt(std::string(importFormatName(*format))));
    if (lineFormat)
        insert(u"line_format"_s, qt(std::string(lineFormatName(*lineFormat))));
    if (!fields.empty())
        object.insert(u"fields"_s, objectOf(fields));
    if (!constants.empty())
        object.insert(u"constants"_s, objectOf(constants));
    insert(u"time_format"_s, qt(timeFormat));
    insert(u"zone"_s, QString::fromUtf8(zone));
    insert(u"line_pattern"_s, linePattern);
    if (delimiter)
        insert(u"delimiter"_s, QString(QLatin1Char(*delimiter)));
    if (process)
        object.insert(u"process"_s, processValue(*process));
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

const std::string* ImportMapping::sourceOf(std::string_view field) const {
    const auto found =
        std::find_if(fields.begin(), fields.end(), [field](const MappedField& mapped) { return mapped.field == field; });
    return found == fields.end() ? nullptr : &found->from;
}

void ImportMapping::setSource(std::string_view field, std::string_view from) {
    std::erase_if(fields, [field](const MappedField& mapped) { return mapped.field == field; });
    if (!from.empty())
        fields.push_back({std::string(field), std::string(from)});
    // The order of the JSON, so that a mapping that went through it is equal.
    std::sort(fields.begin(), fields.end(),
              [](const MappedField& left, const MappedField& right) { return left.field < right.field; });
}

QTimeZone ImportMapping::zoneOr(const QTimeZone& otherwise) const {
    return zone.isEmpty() ? otherwise : QTimeZone(zone);
}

} // namespace logloupe
