// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/elastic/search_reply.h"

#include "connectors/elastic/reply_completeness.h"
#include "connectors/records/json_record.h"
#include "connectors/records/record_values.h"

#include <QJsonDocument>

namespace logloupe {

using namespace Qt::StringLiterals;

struct HitDecoder::Parser {
    simdjson::ondemand::parser parser;
    RecordValues values;
};

namespace {

using simdjson::ondemand::json_type;

std::string_view trimmed(const char* begin, const char* end) {
    while (end > begin && (end[-1] == ' ' || end[-1] == '\n' || end[-1] == '\r' || end[-1] == '\t'))
        --end;
    return {begin, static_cast<size_t>(end - begin)};
}

std::string_view trimmed(std::string_view text) {
    return trimmed(text.data(), text.data() + text.size());
}

/// A value of any type as it stands there. False where simdjson meets a fault.
bool rawOf(simdjson::ondemand::value& value, std::string_view& raw) {
    json_type type{};
    if (value.type().get(type))
        return false;
    if (type == json_type::object) {
        simdjson::ondemand::object object;
        if (value.get_object().get(object) || object.raw_json().get(raw))
            return false;
    } else if (type == json_type::array) {
        simdjson::ondemand::array array;
        if (value.get_array().get(array) || array.raw_json().get(raw))
            return false;
    } else {
        raw = value.raw_json_token();
    }
    raw = trimmed(raw);
    return true;
}

QByteArray bytes(std::string_view text) {
    return {text.data(), static_cast<qsizetype>(text.size())};
}

/// What the JSON of an answer is, member by member; every function is false after a fault, of which m_fault tells.
class HitsReader {
public:
    HitsReader(simdjson::ondemand::document& document, const FieldNames& names, TimeReader& times, RecordValues& values,
               EventBatchBuilder& builder, DecodedHits& decoded)
        : m_document(document)
        , m_names(names)
        , m_times(times)
        , m_values(values)
        , m_builder(builder)
        , m_decoded(decoded) {}

    bool answer(simdjson::ondemand::object object, bool isOuter = true) {
        return members(object, [this, isOuter](std::string_view key, simdjson::ondemand::value& value) {
            if (key == "hits")
                return hitsObject(value);
            if (key == "took" || key == "timed_out" || key == "_shards" || key == "_clusters" || key == "error")
                return keep(key, value, m_about);
            if (key == "pit_id")
                return pointInTime(value);
            if (key == "response" && isOuter)
                return wrapped(value);
            return true;
        });
    }

    [[nodiscard]] const QString& fault() const { return m_fault; }
    [[nodiscard]] bool hasHits() const { return m_hasHits; }
    /// The members that tell of completeness, as JSON of their own.
    [[nodiscard]] QByteArray about() const { return '{' + m_about + "\"hits\":{" + m_aboutHits + "\"end\":0}}"; }

private:
    struct Hit {
        std::string_view index = {};
        std::string_view id = {};
        std::string_view source = {};
        bool isRecord = false;
    };

    bool fail(const QString& detail) {
        if (m_fault.isEmpty())
            m_fault = detail;
        return false;
    }
    bool failJson() { return fail(u"broken JSON"_s); }

    template <typename Visit>
    bool members(simdjson::ondemand::object& object, Visit&& visit) {
        for (auto member : object) {
            simdjson::ondemand::field field;
            std::string_view key;
            if (std::move(member).get(field) || field.unescaped_key().get(key))
                return failJson();
            if (!visit(key, field.value()))
                return false;
        }
        return true;
    }

    bool objectOf(simdjson::ondemand::value& value, simdjson::ondemand::object& object, const QString& name) {
        json_type type{};
        if (value.type().get(type))
            return failJson();
        if (type != json_type::object)
            return fail(name + u" is no object"_s);
        return !value.get_object().get(object) || failJson();
    }

    bool keep(std::string_view key, simdjson::ondemand::value& value, QByteArray& kept) {
        std::string_view raw;
        if (!rawOf(value, raw))
            return failJson();
        kept += '"' + bytes(key) + "\":" + bytes(raw) + ',';
        return true;
    }

    bool textOf(simdjson::ondemand::value& value, std::string_view& text, const QString& name) {
        json_type type{};
        if (value.type().get(type))
            return failJson();
        if (type != json_type::string)
            return fail(name + u" is no text"_s);
        return !value.get_string().get(text) || fail(name + u" is no readable text"_s);
    }

    bool pointInTime(simdjson::ondemand::value& value) {
        std::string_view text;
        if (!textOf(value, text, u"pit_id"_s))
            return false;
        m_decoded.pointInTime = bytes(text);
        return true;
    }

    bool wrapped(simdjson::ondemand::value& value) {
        simdjson::ondemand::object object;
        return objectOf(value, object, u"response"_s) && answer(object, false);
    }

    bool hitsObject(simdjson::ondemand::value& value) {
        simdjson::ondemand::object object;
        return objectOf(value, object, u"hits"_s)
               && members(object, [this](std::string_view key, simdjson::ondemand::value& member) {
                      if (key == "total")
                          return keep(key, member, m_aboutHits);
                      return key != "hits" || hitList(member);
                  });
    }

    bool hitList(simdjson::ondemand::value& value) {
        json_type type{};
        if (value.type().get(type))
            return failJson();
        if (type != json_type::array)
            return fail(u"hits.hits is no list"_s);
        simdjson::ondemand::array hits;
        if (value.get_array().get(hits))
            return failJson();
        m_hasHits = true;
        for (auto entry : hits) {
            simdjson::ondemand::value hit;
            if (std::move(entry).get(hit))
                return failJson();
            if (!hitObject(hit))
                return false;
        }
        return true;
    }

    bool hitObject(simdjson::ondemand::value& value) {
        simdjson::ondemand::object object;
        if (!objectOf(value, object, u"a hit"_s))
            return false;
        Hit hit;
        m_values.clear();
        const bool isRead = members(object, [this, &hit](std::string_view key, simdjson::ondemand::value& member) {
            if (key == "_source")
                return record(member, hit);
            if (key == "_id")
                return textOf(member, hit.id, u"_id"_s);
            if (key == "_index")
                return textOf(member, hit.index, u"_index"_s);
            return key != "sort" || sortOf(member);
        });
        if (!isRead)
            return false;
        if (hit.id.data() == nullptr || hit.index.data() == nullptr)
            return fail(u"a hit without _id and _index"_s);
        ++m_decoded.hits;
        finish(hit);
        return true;
    }

    bool sortOf(simdjson::ondemand::value& value) {
        json_type type{};
        std::string_view raw;
        if (value.type().get(type))
            return failJson();
        if (type != json_type::array)
            return fail(u"sort is no list"_s);
        if (!rawOf(value, raw))
            return failJson();
        m_decoded.lastSort = QByteArray(raw.data(), static_cast<qsizetype>(raw.size()));
        return true;
    }

    bool record(simdjson::ondemand::value& value, Hit& hit) {
        json_type type{};
        if (value.type().get(type))
            return failJson();
        if (type != json_type::object)
            return true;
        const char* const begin = value.raw_json_token().data();
        simdjson::ondemand::object object;
        const char* end = nullptr;
        if (value.get_object().get(object))
            return failJson();
        m_values.clear();
        hit.isRecord = true;
        if (readJsonRecord(object, m_names, m_times, m_values)) {
            if (m_document.current_location().get(end))
                return failJson();
            hit.source = trimmed(begin, end);
            return true;
        }
        return recordTolerantly(object, hit);
    }

    /// For escapes that are no Unicode and the like.
    bool recordTolerantly(simdjson::ondemand::object& object, Hit& hit) {
        if (!m_document.is_alive() || object.reset().error() || object.raw_json().get(hit.source))
            return failJson();
        hit.source = trimmed(hit.source);
        m_values.clear();
        hit.isRecord = readJsonRecordTolerantly(hit.source, m_names, m_times, m_values);
        return true;
    }

    void finish(const Hit& hit) {
        if (hit.isRecord)
            m_values.assignConstants(m_names.constants(), m_times);
        if (!hit.isRecord || !m_values.time()) {
            ++m_decoded.skipped;
            return;
        }
        const quint64 identity = identityOf(hit.index, hit.id);
        m_values.emitTo(m_builder, static_cast<qint64>(identity), hit.source, RecordFormat::Json);
        m_decoded.identities.push_back(identity);
    }

    simdjson::ondemand::document& m_document;
    const FieldNames& m_names;
    TimeReader& m_times;
    RecordValues& m_values;
    EventBatchBuilder& m_builder;
    DecodedHits& m_decoded;
    QByteArray m_about;
    QByteArray m_aboutHits;
    bool m_hasHits = false;
    QString m_fault;
};

} // namespace

quint64 identityOf(std::string_view index, std::string_view id) {
    // FNV-1a over both, parted by a byte that no name holds, then a finish that spreads the bits (MurmurHash3).
    quint64 hash = 0xCBF29CE484222325ULL;
    const auto add = [&hash](std::string_view text) {
        for (const char byte : text)
            hash = (hash ^ static_cast<quint8>(byte)) * 0x100000001B3ULL;
    };
    add(index);
    add(std::string_view("\0", 1));
    add(id);
    hash = (hash ^ (hash >> 33U)) * 0xFF51AFD7ED558CCDULL;
    hash = (hash ^ (hash >> 33U)) * 0xC4CEB9FE1A85EC53ULL;
    return hash ^ (hash >> 33U);
}

HitDecoder::HitDecoder(QString source, FieldNames names)
    : m_source(std::move(source))
    , m_names(std::move(names))
    , m_times(TimeRules{})
    , m_parser(std::make_unique<Parser>()) {}

HitDecoder::~HitDecoder() = default;

Result<DecodedHits> HitDecoder::decode(const PaddedBytes& reply) {
    const std::string_view text = reply.text();
    simdjson::ondemand::document document;
    simdjson::ondemand::object root;
    if (text.empty() || m_parser->parser.iterate(text.data(), text.size(), text.size() + PaddedBytes::padding).get(document))
        return failure(unreadableReply(u"no JSON"_s));
    if (document.get_object().get(root))
        return failure(unreadableReply(u"no object"_s));
    DecodedHits decoded;
    EventBatchBuilder builder(m_source);
    constexpr qint64 usualHit = 600;
    builder.reserve(static_cast<int>(static_cast<qint64>(text.size()) / usualHit), static_cast<qint64>(text.size()));
    HitsReader reader(document, m_names, m_times, m_parser->values, builder, decoded);
    if (!reader.answer(root))
        return failure(unreadableReply(reader.fault()));
    if (document.current_location().error() != simdjson::OUT_OF_BOUNDS)
        return failure(unreadableReply(u"something after the end"_s));
    QJsonParseError problem;
    const QJsonObject about = QJsonDocument::fromJson(reader.about(), &problem).object();
    if (problem.error != QJsonParseError::NoError)
        return failure(unreadableReply(problem.errorString()));
    if (about.value("error"_L1).isObject())
        return failure(failedReply(about.value("error"_L1).toObject()));
    if (!reader.hasHits())
        return failure(unreadableReply(u"no hits"_s));
    auto completeness = completenessOf(about);
    if (!completeness)
        return failure(std::move(completeness.error()));
    decoded.completeness = *std::move(completeness);
    decoded.events = builder.build();
    return decoded;
}

} // namespace logloupe
