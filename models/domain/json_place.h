// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A value in a JSON document together with where it stands, read with exact complaints: the JSON pointer of the key, what stands there and what may. Of one thread.

#include "models/domain/error.h"

#include <QJsonValue>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace logloupe {

/// The first mistake met while a document is read; what is read after it does not matter any more.
using JsonMistake = std::optional<Error>;

class JsonPlace {
public:
    /// The mistake outlives the place.
    JsonPlace(QJsonValue value, QString pointer, JsonMistake& mistake);

    [[nodiscard]] const QJsonValue& value() const { return m_value; }
    [[nodiscard]] const QString& pointer() const { return m_pointer; }
    [[nodiscard]] bool isThere() const { return !m_value.isUndefined(); }

    /// An object with no other keys than these; unknown ones are mistakes, with the near one that was meant. False where it is no object.
    bool hasKeys(const QStringList& known) const;
    [[nodiscard]] JsonPlace at(const QString& key) const;
    /// The entries of a list of that length, none on a mistake.
    [[nodiscard]] std::vector<JsonPlace> entries(int fewest, int most) const;

    /// A text of that length in UTF-16 units, without control characters and lone surrogates. All of these answer an empty value on a mistake.
    [[nodiscard]] QString text(int shortest, int longest) const;
    /// A text of at most `longest` that fits; `allowed` is the translated end of "Allowed: …".
    [[nodiscard]] QString textLike(int longest, const std::function<bool(const QString&)>& fits, const QString& allowed) const;
    [[nodiscard]] QString oneOf(const QStringList& names) const;
    [[nodiscard]] qint64 wholeNumber(qint64 least, qint64 most) const;
    [[nodiscard]] double number(double least, double most) const;
    [[nodiscard]] bool flag() const;
    /// text() of every entry of a list; none twice.
    [[nodiscard]] QStringList texts(int fewest, int most, int longest) const;

    /// "/a/b: found “x”. Allowed: …", or "/a/b: missing. Allowed: …".
    void fail(const QString& allowed, const QString& hint = {}) const;
    /// "/a/b: …", a sentence of the caller's.
    void failWith(const QString& sentence) const;
    /// “x” comes twice in a list.
    void failTwice() const;

private:
    [[nodiscard]] QString found() const;

    QJsonValue m_value;
    QString m_pointer;
    JsonMistake& m_mistake;
};

/// A name as a complaint can repeat it: one line of at most 60 characters in “ ”, without what could not be seen.
[[nodiscard]] QString quoted(const QString& text);

} // namespace logloupe
