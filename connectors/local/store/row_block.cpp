// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/row_block.h"

#include "connectors/local/store/byte_stream.h"
#include "connectors/local/store/segment_format.h"

namespace logloupe {

namespace {

void encodeField(ByteWriter& writer, Field field, std::string_view text, std::string_view raw)
{
    writer.number(static_cast<quint64>(field));
    const size_t place = raw.find(text);
    if (place != std::string_view::npos) {
        writer.number(place * 2);
        writer.number(text.size());
        return;
    }
    writer.number(text.size() * 2 + 1);
    writer.bytes(text);
}

} // namespace

void encodeRowBlock(std::span<const BatchRow> rows, std::string& out)
{
    ByteWriter writer(out);
    for (const BatchRow& one : rows) {
        const EventBatch& batch = *one.batch;
        const std::string_view raw = batch.raw(one.row);
        writer.number(raw.size());
        writer.number(static_cast<quint64>(batch.rawFormat(one.row)));
        quint64 count = 0;
        for (const Field field : segment::blockFields)
            count += batch.text(field, one.row).empty() ? 0 : 1;
        writer.number(count);
        for (const Field field : segment::blockFields) {
            if (const std::string_view text = batch.text(field, one.row); !text.empty())
                encodeField(writer, field, text, raw);
        }
        const auto attributes = batch.attributes(one.row);
        writer.number(attributes.size());
        for (const auto& [name, value] : attributes) {
            writer.text(name);
            writer.text(value);
        }
    }
    for (const BatchRow& one : rows)
        out += one.batch->raw(one.row);
}

bool decodeRowBlock(std::string_view bytes, int rows, std::vector<DecodedRow>& decoded)
{
    struct Place {
        size_t field = 0; ///< index in DecodedRow::fields
        quint64 offset = 0;
        quint64 size = 0;
    };
    ByteReader reader(bytes);
    decoded.resize(static_cast<size_t>(rows));
    std::vector<quint64> sizes;
    std::vector<std::vector<Place>> places(static_cast<size_t>(rows));
    for (int row = 0; row < rows; ++row) {
        DecodedRow& one = decoded[static_cast<size_t>(row)];
        one = {};
        sizes.push_back(reader.number());
        one.format = reader.number() == static_cast<quint64>(RecordFormat::Json) ? RecordFormat::Json : RecordFormat::Text;
        const quint64 fields = reader.number();
        for (quint64 i = 0; i < fields && !reader.failed(); ++i) {
            const quint64 field = reader.number();
            const quint64 code = reader.number();
            if (field >= static_cast<quint64>(fieldCount))
                return false;
            if (code % 2 == 1) {
                one.fields.push_back({static_cast<Field>(field), reader.bytes(code / 2)});
            } else {
                places[static_cast<size_t>(row)].push_back({one.fields.size(), code / 2, reader.number()});
                one.fields.push_back({static_cast<Field>(field), {}});
            }
        }
        const quint64 attributes = reader.number();
        for (quint64 i = 0; i < attributes && !reader.failed(); ++i) {
            const std::string_view name = reader.text();
            one.attributes.emplace_back(name, reader.text());
        }
        if (reader.failed())
            return false;
    }
    for (int row = 0; row < rows; ++row) {
        DecodedRow& one = decoded[static_cast<size_t>(row)];
        one.raw = reader.bytes(sizes[static_cast<size_t>(row)]);
        if (reader.failed())
            return false;
        for (const Place& place : places[static_cast<size_t>(row)]) {
            if (place.offset > one.raw.size() || place.size > one.raw.size() - place.offset)
                return false;
            one.fields[place.field].text = one.raw.substr(place.offset, place.size);
        }
    }
    return reader.atEnd();
}

} // namespace logloupe
