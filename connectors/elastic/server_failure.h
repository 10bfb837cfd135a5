// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The exceptions by which both platforms explain refusals and failed shards, read from JSON. Pure; any thread.
//
// {"error": {"root_cause": [{"type", "reason"}], "type", "reason", "failed_shards": [{"reason": {"type", "reason"}}], "caused_by"}, "status"}, or {"error": "text"}.

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace logloupe {

struct ServerFailure {
    QString type = {};      ///< of the first root cause, such as "parsing_exception"; empty where there is none
    QString reason = {};    ///< its words, as they came
    QStringList types = {}; ///< every type met, outer ones and causes too
    QString plainText = {}; ///< {"error": "text"}
    bool isStructured = false;

    [[nodiscard]] bool has(QLatin1StringView wanted) const { return types.contains(wanted); }
    [[nodiscard]] bool hasLike(QLatin1StringView part) const;
};

/// Of an answer's body; nothing in it where the body is no JSON object of that form.
[[nodiscard]] ServerFailure readServerFailure(const QByteArray& body);
[[nodiscard]] ServerFailure readServerFailure(const QJsonObject& error);

/// A server's words fit to be shown: one line of at most 300 characters, without what could be a token or a value in quotation marks.
[[nodiscard]] QString shownWords(const QString& words);

} // namespace logloupe
