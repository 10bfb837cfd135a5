// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/import/xes_decoder.h"

#include <QXmlStreamReader>

#include <algorithm>

namespace logloupe {

namespace {

constexpr std::string_view eventEnd = "</event>";
constexpr size_t longestEvent = size_t(16) << 20;

std::string utf8(QStringView text) {
    return text.toUtf8().toStdString();
}

struct Attribute {
    std::string key;
    std::string value;
};

ImportPlan withDefaultFields(ImportPlan plan) {
    if (plan.mapping.fields.empty())
        plan.mapping.fields = defaultXesMapping().fields;
    return plan;
}

} // namespace

class XesDecoder::Document {
public:
    explicit Document(const ImportPlan& plan)
        : m_names(plan.mapping, FieldNames::Guessing::None)
        , m_times(plan.times) {
        // An event log has no use for entities of its own; few are enough, and none can grow.
        m_reader.setEntityExpansionLimit(1024);
    }

    bool feed(std::string_view bytes, DecodedRows& rows) {
        m_waiting.append(bytes);
        // The reader gets the text up to the end of one event at a time, so that the event's own text is at hand when it is complete.
        size_t position = 0;
        while (!m_failed) {
            const size_t end = m_waiting.find(eventEnd, position);
            if (end == std::string::npos)
                break;
            readPiece(std::string_view(m_waiting).substr(position, end + eventEnd.size() - position), rows);
            position = end + eventEnd.size();
        }
        m_waiting.erase(0, position);
        if (m_waiting.size() > longestEvent && !m_failed) {
            rows.reject(m_line, RejectReason::TooLong, m_waiting);
            m_failed = true;
        }
        return !m_failed;
    }

    void finish(DecodedRows& rows) {
        if (m_failed)
            return;
        readPiece(m_waiting, rows);
        m_waiting.clear();
        const bool isComplete = m_reader.atEnd() && !m_reader.hasError();
        if (!isComplete && !m_failed)
            rows.reject(m_line, RejectReason::NotXml, {});
    }

private:
    void readPiece(std::string_view piece, DecodedRows& rows) {
        m_reader.addData(QByteArray(piece.data(), static_cast<qsizetype>(piece.size())));
        while (!m_reader.atEnd()) {
            switch (m_reader.readNext()) {
            case QXmlStreamReader::StartElement:
                startElement();
                break;
            case QXmlStreamReader::EndElement:
                endElement(piece, rows);
                break;
            default:
                break;
            }
        }
        const bool waitsForMore = m_reader.error() == QXmlStreamReader::PrematureEndOfDocumentError;
        if (m_reader.hasError() && !waitsForMore) {
            rows.reject(m_line, RejectReason::NotXml, piece);
            m_failed = true;
        }
        m_line += std::count(piece.begin(), piece.end(), '\n');
    }

    void startElement() {
        const QStringView name = m_reader.name();
        ++m_depth;
        if (name == u"trace") {
            m_traceAttributes.clear();
            m_traceDepth = m_depth;
        } else if (name == u"event") {
            m_eventAttributes.clear();
            m_eventDepth = m_depth;
        } else if (const auto attributes = m_reader.attributes(); attributes.hasAttribute(QLatin1String("key"))) {
            Attribute attribute{utf8(attributes.value(QLatin1String("key"))), utf8(attributes.value(QLatin1String("value")))};
            if (m_eventDepth > 0 && m_depth == m_eventDepth + 1)
                m_eventAttributes.push_back(std::move(attribute));
            else if (m_eventDepth == 0 && m_traceDepth > 0 && m_depth == m_traceDepth + 1)
                m_traceAttributes.push_back(std::move(attribute));
        }
    }

    void endElement(std::string_view piece, DecodedRows& rows) {
        if (m_depth == m_eventDepth) {
            emitEvent(piece, rows);
            m_eventDepth = 0;
        } else if (m_depth == m_traceDepth) {
            m_traceDepth = 0;
        }
        --m_depth;
    }

    void emitEvent(std::string_view piece, DecodedRows& rows) {
        const size_t begin = piece.rfind("<event");
        const std::string_view raw = begin == std::string_view::npos ? piece : piece.substr(begin);
        const qint64 line = m_line + std::count(piece.begin(), piece.end() - static_cast<std::ptrdiff_t>(raw.size()), '\n');
        m_values.clear();
        for (const Attribute& attribute : m_traceAttributes)
            assign(m_values.keep("case:" + attribute.key), attribute.value);
        for (const Attribute& attribute : m_eventAttributes)
            assign(attribute.key, attribute.value);
        m_values.assignConstants(m_names.constants(), m_times);
        if (!m_values.time()) {
            rows.reject(line, m_values.missingTime(), raw);
            return;
        }
        m_values.setNumber(Field::LogLine, line);
        m_values.emitTo(rows.builder, line, raw, RecordFormat::Text);
    }

    void assign(std::string_view name, std::string_view value) {
        const auto targets = m_names.find(name);
        for (const FieldTarget& target : targets)
            m_values.assign(target, value, m_times);
        if (targets.empty())
            m_values.addAttribute(name, value);
    }

    FieldNames m_names;
    TimeReader m_times;
    RecordValues m_values;
    QXmlStreamReader m_reader;
    std::string m_waiting;
    std::vector<Attribute> m_traceAttributes;
    std::vector<Attribute> m_eventAttributes;
    int m_depth = 0;
    int m_traceDepth = 0; ///< 0: outside
    int m_eventDepth = 0;
    qint64 m_line = 1; ///< of what the reader gets next
    bool m_failed = false;
};

XesDecoder::XesDecoder(const ImportPlan& plan)
    : m_document(std::make_unique<Document>(withDefaultFields(plan))) {}

XesDecoder::~XesDecoder() = default;

bool XesDecoder::feed(std::string_view bytes, DecodedRows& rows) {
    return m_document->feed(bytes, rows);
}

void XesDecoder::finish(DecodedRows& rows) {
    m_document->finish(rows);
}

ImportMapping defaultXesMapping() {
    return {.format = ImportFormat::Xes,
            .fields = {{"@timestamp", "time:timestamp"},
                       {"message", "concept:name"},
                       {"order.id", "case:concept:name"},
                       {"order.status.new", "concept:name"},
                       {"user.id", "org:resource"}},
            .process = StatusProcess({}, true)};
}

} // namespace logloupe
