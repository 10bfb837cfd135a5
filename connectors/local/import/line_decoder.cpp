// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/import/line_decoder.h"

#include "connectors/local/import/key_values.h"
#include "connectors/local/import/stack_trace.h"
#include "connectors/local/import/text_lines.h"

#include <utility>

namespace logloupe {

LineDecoder::LineDecoder(const ImportPlan& plan)
    : m_grammar(makeGrammar(plan))
    , m_constants(plan.mapping.constants)
    , m_times(plan.times) {}

void LineDecoder::decode(const PaddedBytes& chunk, qint64 firstLine, DecodedRows& rows) {
    const std::string_view text = chunk.text();
    rows.builder.reserve(static_cast<int>(text.size() / 150), static_cast<qint64>(text.size()) * 2);
    struct {
        bool open = false;
        size_t begin = 0;
        size_t end = 0;
        size_t firstLineSize = 0;
        qint64 line = 0;
    } record;
    const auto finish = [&] {
        if (record.open)
            emitRecord(text.substr(record.begin, record.end - record.begin), record.firstLineSize, record.line, rows);
    };
    TextLines lines(text, firstLine);
    while (const auto line = lines.next()) {
        m_next->clear();
        // A blank line is part of a record only when something of the record follows it.
        if (isBlank(*line))
            continue;
        if (m_grammar->read(*line, *m_next)) {
            finish();
            std::swap(m_values, m_next);
            record = {true, lines.begin(), lines.begin() + line->size(), line->size(), lines.number()};
        } else if (record.open) {
            record.end = lines.begin() + line->size();
        } else {
            rows.reject(lines.number(), RejectReason::NoPattern, *line);
        }
    }
    finish();
}

bool LineDecoder::startsRecord(std::string_view line) {
    m_next->clear();
    return !isBlank(line) && m_grammar->read(line, *m_next);
}

void LineDecoder::emitRecord(std::string_view record, size_t firstLineSize, qint64 line, DecodedRows& rows) {
    if (record.size() > firstLineSize)
        assignFollowing(record, firstLineSize);
    assignKeysIn(m_values->text(Field::Message), *m_values, m_times);
    m_values->assignConstants(m_constants, m_times);
    m_values->setNumber(Field::LogLine, line);
    m_values->emitTo(rows.builder, line, record, RecordFormat::Text);
}

void LineDecoder::assignFollowing(std::string_view record, size_t firstLineSize) {
    const size_t begin = record.find('\n', firstLineSize) + 1;
    const std::string_view following = record.substr(begin);
    if (const auto trace = recogniseStackTrace(following)) {
        m_values->setText(Field::ErrorStackTrace, following);
        m_values->setText(Field::ErrorType, trace->type);
        m_values->setText(Field::ErrorMessage, trace->message);
        return;
    }
    // The message of the first line is its end, so that it simply goes on.
    const std::string_view message = m_values->text(Field::Message);
    const bool isTail = !message.empty() && message.data() + message.size() == record.data() + firstLineSize;
    if (m_grammar->messageFollows() || message.empty())
        m_values->setText(Field::Message, following);
    else if (isTail)
        m_values->setText(Field::Message, record.substr(static_cast<size_t>(message.data() - record.data())));
}

} // namespace logloupe
