// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/json_place.h"

#include "models/domain/json_duplicates.h"
#include "models/domain/nearest_name.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace logloupe {

namespace {

constexpr qsizetype mostShown = 60;
constexpr qsizetype longestPointer = 200;

QString translated(const char* text) {
    return QCoreApplication::translate("JsonPlace", text);
}

QString visible(const QString& text, qsizetype most) {
    QString cut = text.left(most);
    for (QChar& letter : cut) {
        if (!letter.isPrint() && !letter.isSurrogate())
            letter = QChar::ReplacementCharacter;
    }
    if (!cut.isValidUtf16())
        cut = QString::fromUtf8(cut.toUtf8());
    return text.size() > most ? cut + QChar(u'…') : cut;
}

bool isPlain(const QString& text) {
    return text.isValidUtf16()
           && std::none_of(text.begin(), text.end(), [](QChar letter) { return letter.category() == QChar::Other_Control; });
}

QString hintFor(const QString& word, const QStringList& names) {
    const QString nearest = nearestName(word, names);
    return nearest.isEmpty() ? QString() : translated(QT_TRANSLATE_NOOP("JsonPlace", "Did you mean %1?")).arg(quoted(nearest));
}

} // namespace

QString quoted(const QString& text) {
    return QChar(u'“') + visible(text, mostShown) + QChar(u'”');
}

JsonPlace::JsonPlace(QJsonValue value, QString pointer, JsonMistake& mistake)
    : m_value(std::move(value))
    , m_pointer(std::move(pointer))
    , m_mistake(mistake) {}

bool JsonPlace::hasKeys(const QStringList& known) const {
    if (!m_value.isObject()) {
        fail(translated(QT_TRANSLATE_NOOP("JsonPlace", "an object")));
        return false;
    }
    const QStringList keys = m_value.toObject().keys();
    for (const QString& key : keys) {
        if (known.contains(key))
            continue;
        const QString hint = hintFor(key, known);
        at(key).failWith(
            translated(QT_TRANSLATE_NOOP("JsonPlace", "there is no such key.")) + QChar::Space
            + (hint.isEmpty()
                   ? translated(QT_TRANSLATE_NOOP("JsonPlace", "Known are: %1.")).arg(known.join(QStringLiteral(", ")))
                   : hint));
    }
    return true;
}

JsonPlace JsonPlace::at(const QString& key) const {
    return {m_value.toObject().value(key), m_pointer + QLatin1Char('/') + pointerStep(key), m_mistake};
}

std::vector<JsonPlace> JsonPlace::entries(int fewest, int most) const {
    const QJsonArray array = m_value.toArray();
    if (!m_value.isArray() || array.size() < fewest || array.size() > most) {
        fail(translated(QT_TRANSLATE_NOOP("JsonPlace", "a list of %1 to %2 entries")).arg(fewest).arg(most));
        return {};
    }
    std::vector<JsonPlace> places;
    for (qsizetype i = 0; i < array.size(); ++i)
        places.emplace_back(array.at(i), m_pointer + QLatin1Char('/') + QString::number(i), m_mistake);
    return places;
}

QString JsonPlace::text(int shortest, int longest) const {
    const QString text = m_value.toString();
    if (m_value.isString() && text.size() >= shortest && text.size() <= longest && isPlain(text))
        return text;
    fail(translated(QT_TRANSLATE_NOOP("JsonPlace", "a text of %1 to %2 characters, without control characters"))
             .arg(shortest)
             .arg(longest));
    return {};
}

QString JsonPlace::textLike(int longest, const std::function<bool(const QString&)>& fits, const QString& allowed) const {
    const QString text = m_value.toString();
    if (m_value.isString() && text.size() <= longest && text.isValidUtf16() && fits(text))
        return text;
    fail(allowed);
    return {};
}

QString JsonPlace::oneOf(const QStringList& names) const {
    if (m_value.isString() && names.contains(m_value.toString()))
        return m_value.toString();
    fail(names.join(QStringLiteral(", ")), hintFor(m_value.toString(), names));
    return {};
}

qint64 JsonPlace::wholeNumber(qint64 least, qint64 most) const {
    const double number = m_value.toDouble();
    if (m_value.isDouble() && std::trunc(number) == number && number >= static_cast<double>(least)
        && number <= static_cast<double>(most))
        return static_cast<qint64>(number);
    fail(translated(QT_TRANSLATE_NOOP("JsonPlace", "a whole number from %1 to %2")).arg(least).arg(most));
    return 0;
}

double JsonPlace::number(double least, double most) const {
    if (m_value.isDouble() && m_value.toDouble() >= least && m_value.toDouble() <= most)
        return m_value.toDouble();
    fail(translated(QT_TRANSLATE_NOOP("JsonPlace", "a number from %1 to %2")).arg(least, 0, 'g', 10).arg(most, 0, 'f', 0));
    return 0;
}

bool JsonPlace::flag() const {
    if (!m_value.isBool())
        fail(translated(QT_TRANSLATE_NOOP("JsonPlace", "true or false")));
    return m_value.toBool();
}

QStringList JsonPlace::texts(int fewest, int most, int longest) const {
    QStringList texts;
    for (const JsonPlace& entry : entries(fewest, most)) {
        const QString text = entry.text(1, longest);
        if (texts.contains(text))
            entry.failTwice();
        texts << text;
    }
    return texts;
}

QString JsonPlace::found() const {
    switch (m_value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return QStringLiteral("null");
    case QJsonValue::Bool:
        return m_value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    case QJsonValue::Double:
        return QString::number(m_value.toDouble(), 'g', 15);
    case QJsonValue::String:
        return m_value.toString().isEmpty() ? translated(QT_TRANSLATE_NOOP("JsonPlace", "an empty text"))
                                            : quoted(m_value.toString());
    case QJsonValue::Array:
        return QCoreApplication::translate("JsonPlace", "a list of %n entries", nullptr,
                                           static_cast<int>(m_value.toArray().size()));
    case QJsonValue::Object:
        break;
    }
    return translated(QT_TRANSLATE_NOOP("JsonPlace", "an object"));
}

void JsonPlace::fail(const QString& allowed, const QString& hint) const {
    const QString sentence = isThere()
                                 ? translated(QT_TRANSLATE_NOOP("JsonPlace", "found %1. Allowed: %2.")).arg(found(), allowed)
                                 : translated(QT_TRANSLATE_NOOP("JsonPlace", "missing. Allowed: %1.")).arg(allowed);
    failWith(hint.isEmpty() ? sentence : sentence + QChar::Space + hint);
}

void JsonPlace::failWith(const QString& sentence) const {
    if (m_mistake)
        return;
    const QString place =
        m_pointer.isEmpty() ? translated(QT_TRANSLATE_NOOP("JsonPlace", "The whole file")) : visible(m_pointer, longestPointer);
    m_mistake = Error{ErrorKind::Usage, place + QStringLiteral(": ") + sentence};
}

void JsonPlace::failTwice() const {
    failWith(translated(QT_TRANSLATE_NOOP("JsonPlace", "%1 stands here a second time.")).arg(found()));
}

} // namespace logloupe
