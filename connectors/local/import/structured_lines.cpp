// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lines whose parts carry names: logfmt pairs, blocks of "Name: value" lines as apt writes them, and the named groups of a mapping's pattern.

#include "connectors/local/import/key_values.h"
#include "connectors/local/import/line_grammar.h"
#include "connectors/records/text_scanner.h"

#include <QRegularExpression>

#include <algorithm>
#include <cctype>

namespace logloupe {

namespace {

void assignNamed(std::string_view name, std::string_view value, const FieldNames& names, RecordValues& values,
                 TimeReader& times) {
    const auto targets = names.find(name);
    for (const FieldTarget& target : targets)
        values.assign(target, value, times);
    if (targets.empty())
        values.addAttribute(name, value);
}

class LogfmtGrammar final : public LineGrammar {
public:
    explicit LogfmtGrammar(const ImportPlan& plan)
        : m_names(plan.mapping, FieldNames::Guessing::CommonNames)
        , m_times(plan.times) {}

    bool read(std::string_view line, RecordValues& values) override {
        KeyValues pairs(line);
        while (const auto pair = pairs.next())
            assignNamed(pair->key, pair->escaped ? values.keep(unescaped(pair->value)) : pair->value, m_names, values, m_times);
        if (!values.time()) {
            // The time may also stand before the pairs.
            if (const auto found = findTime(line, m_times))
                values.setTime(found->time);
        }
        return values.time().has_value();
    }

private:
    FieldNames m_names;
    TimeReader m_times;
};

/// "Start-Date: 2025-06-24  14:36:25" or "Log started: ..." opens a block; all that follows is its message.
class ParagraphGrammar final : public LineGrammar {
public:
    explicit ParagraphGrammar(const TimeRules& times)
        : m_times(times) {}

    bool read(std::string_view line, RecordValues& values) override {
        constexpr size_t longestName = 32;
        const size_t colon = line.substr(0, longestName).find(": ");
        if (colon == std::string_view::npos)
            return false;
        std::string name(line.substr(0, colon));
        std::transform(name.begin(), name.end(), name.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        if (name.find("start") == std::string::npos && name.find("begin") == std::string::npos)
            return false;
        const auto time = m_times.read(line.substr(colon + 2));
        if (!time)
            return false;
        values.setTime(*time);
        values.setText(Field::Message, line);
        return true;
    }
    [[nodiscard]] bool messageFollows() const override { return true; }

private:
    TimeReader m_times;
};

class PatternGrammar final : public LineGrammar {
public:
    explicit PatternGrammar(const ImportPlan& plan)
        : m_expression(plan.mapping.linePattern, QRegularExpression::UseUnicodePropertiesOption)
        , m_names(plan.mapping, FieldNames::Guessing::CommonNames)
        , m_times(plan.times) {
        for (const QString& group : m_expression.namedCaptureGroups())
            m_groups.push_back(group.toStdString());
        m_expression.optimize();
    }

    bool read(std::string_view line, RecordValues& values) override {
        const QString text = QString::fromUtf8(line.data(), static_cast<qsizetype>(line.size()));
        const QRegularExpressionMatch match = m_expression.match(text);
        if (!match.hasMatch())
            return false;
        for (size_t group = 1; group < m_groups.size(); ++group) {
            const QStringView captured = match.capturedView(static_cast<int>(group));
            if (m_groups[group].empty() || captured.isEmpty())
                continue;
            assignNamed(m_groups[group], values.keep(captured.toUtf8().toStdString()), m_names, values, m_times);
        }
        if (!values.has(Field::Message))
            values.setText(Field::Message, line);
        if (!values.time()) {
            if (const auto found = findTime(line, m_times))
                values.setTime(found->time);
        }
        return values.time().has_value();
    }

private:
    QRegularExpression m_expression;
    std::vector<std::string> m_groups; ///< by number; empty for groups without a name
    FieldNames m_names;
    TimeReader m_times;
};

} // namespace

std::unique_ptr<LineGrammar> makeLogfmtGrammar(const ImportPlan& plan) {
    return std::make_unique<LogfmtGrammar>(plan);
}

std::unique_ptr<LineGrammar> makeParagraphGrammar(const TimeRules& times) {
    return std::make_unique<ParagraphGrammar>(times);
}

std::unique_ptr<LineGrammar> makePatternGrammar(const ImportPlan& plan) {
    return std::make_unique<PatternGrammar>(plan);
}

} // namespace logloupe
