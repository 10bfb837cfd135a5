// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/segment_facts.h"

#include "connectors/local/store/byte_codec.h"

namespace logloupe::store {

namespace {

void putImport(ByteWriter& writer, const ImportRecord& import) {
    writer.put(import.id);
    writer.putText(import.name.toStdString());
    writer.put(static_cast<quint8>(import.isComplete ? 1 : 0));
    writer.put(import.position.offset);
    writer.put(import.position.line);
    writer.put(import.digest);
    writer.put(import.events);
    writer.put(import.rejected);
}

ImportRecord takeImport(ByteReader& reader) {
    ImportRecord import;
    import.id = reader.take<qint64>();
    const std::string_view name = reader.takeText();
    import.name = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    import.isComplete = reader.take<quint8>() != 0;
    import.position.offset = reader.take<qint64>();
    import.position.line = reader.take<qint64>();
    import.digest = reader.take<quint64>();
    import.events = reader.take<qint64>();
    import.rejected = reader.take<qint64>();
    return import;
}

} // namespace

void putFacts(std::string& target, const SegmentFacts& facts) {
    ByteWriter writer(target);
    writer.put(facts.id);
    writer.put(facts.rows);
    writer.put(facts.firstSequence);
    writer.put(facts.firstTime.nanoseconds);
    writer.put(facts.lastTime.nanoseconds);
    writer.put(static_cast<quint8>(facts.hasAttributes ? 1 : 0));
    for (size_t field = 0; field < fieldCount; ++field) {
        writer.put(facts.present[field]);
        for (const quint64 bits : facts.bytes[field].bits)
            writer.put(bits);
        writer.putVarint(facts.uses[field].size());
        for (const quint32 uses : facts.uses[field])
            writer.putVarint(uses);
    }
    writer.put(static_cast<quint8>(facts.import ? 1 : 0));
    if (facts.import)
        putImport(writer, *facts.import);
    writer.put(facts.headDigest);
    writer.put(facts.headSize);
    writer.put(facts.liveLog);
}

std::optional<SegmentFacts> readFacts(std::string_view bytes) {
    ByteReader reader(bytes);
    SegmentFacts facts;
    facts.id = reader.take<quint64>();
    facts.rows = reader.take<quint32>();
    facts.firstSequence = reader.take<quint64>();
    facts.firstTime.nanoseconds = reader.take<qint64>();
    facts.lastTime.nanoseconds = reader.take<qint64>();
    facts.hasAttributes = reader.take<quint8>() != 0;
    for (size_t field = 0; field < fieldCount; ++field) {
        facts.present[field] = reader.take<quint32>();
        for (quint64& bits : facts.bytes[field].bits)
            bits = reader.take<quint64>();
        const quint64 codes = reader.takeVarint();
        if (codes > reader.left())
            return {};
        facts.uses[field].resize(codes);
        for (quint32& uses : facts.uses[field])
            uses = static_cast<quint32>(reader.takeVarint());
    }
    if (reader.take<quint8>() != 0)
        facts.import = takeImport(reader);
    facts.headDigest = reader.take<quint64>();
    facts.headSize = reader.take<qint64>();
    facts.liveLog = reader.take<quint64>();
    if (reader.hasFailed())
        return {};
    return facts;
}

} // namespace logloupe::store
