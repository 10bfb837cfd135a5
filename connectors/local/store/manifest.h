// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The list of what a workspace holds, in SQLite: segments that count and imports. Every change is one durable transaction. Any thread, one change at a time.

#include "connectors/local/store/import_record.h"
#include "models/domain/result.h"

#include <QString>

#include <vector>

namespace logloupe::store {

struct ImportEntry {
    ImportRecord record;
    quint64 headDigest = 0; ///< of the text's first headSize bytes
    qint64 headSize = 0;

    bool operator==(const ImportEntry&) const = default;
};

struct SegmentEntry {
    quint64 id = 0;
    quint32 rows = 0;
    quint64 firstSequence = 0;
    qint64 importId = 0; ///< 0: live events
    quint64 liveLog = 0; ///< the log it took over, or 0

    bool operator==(const SegmentEntry&) const = default;
};

struct ManifestContent {
    std::vector<SegmentEntry> segments;
    std::vector<ImportEntry> imports;
    quint64 lastSealedLog = 0; ///< live logs up to this number are in segments
};

class Manifest {
public:
    explicit Manifest(QString folder);

    [[nodiscard]] QString path() const;
    [[nodiscard]] bool exists() const;
    /// Makes an empty one; one that is there stays.
    [[nodiscard]] Result<void> create() const;
    /// Errors (Storage): damaged, or of a newer version.
    [[nodiscard]] Result<ManifestContent> read(bool mayWrite) const;

    /// Adds an import or brings a known one up to date; an id of 0 is replaced by a new one.
    [[nodiscard]] Result<void> store(ImportEntry& import) const;
    /// Adds a segment, and with it the import's new state if it belongs to one.
    [[nodiscard]] Result<void> add(const SegmentEntry& segment, const ImportEntry* import) const;

private:
    QString m_folder;
};

} // namespace logloupe::store
