// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/query/limited_regex.h"

#include <QCoreApplication>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

QString limits() {
    return u"(*LIMIT_MATCH=100000)(*LIMIT_HEAP=16384)"_s;
}

} // namespace

std::optional<RegexProblem> checkRegex(const QString& pattern) {
    if (pattern.startsWith("(*"_L1))
        return RegexProblem{0, QCoreApplication::translate("Query", "settings like (*…) are not allowed at the start")};
    const QRegularExpression expression = limitedRegex(pattern, false);
    if (expression.isValid())
        return std::nullopt;
    const auto offset = static_cast<int>(std::max<qsizetype>(0, expression.patternErrorOffset() - limits().size()));
    return RegexProblem{offset, expression.errorString()};
}

QRegularExpression limitedRegex(const QString& pattern, bool ignoreCase) {
    QRegularExpression::PatternOptions options = QRegularExpression::UseUnicodePropertiesOption;
    if (ignoreCase)
        options |= QRegularExpression::CaseInsensitiveOption;
    return QRegularExpression(limits() + pattern, options);
}

} // namespace logloupe
