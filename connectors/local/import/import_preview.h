// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What an import of a file would make of it, from its first bytes: for the import dialog. A pure function; any thread.

#include "connectors/local/import/format_detection.h"
#include "connectors/records/import_format.h"

#include <QByteArray>
#include <QStringList>

namespace logloupe {

struct PreviewContext {
    QTimeZone zone = QTimeZone::systemTimeZone();
    TimePoint reference = {}; ///< the file's last change; the default stands for now
    bool isWholeFile = false; ///< the bytes are all there are, so that the last record is not cut
    int rows = 50;            ///< of the sample, at most
};

struct ImportPreview {
    ImportFormat format = ImportFormat::Ndjson;
    LineFormat lineFormat = LineFormat::TimeFirst;
    QString formatText;    ///< translated
    ImportMapping mapping; ///< as it would be used; shown, changed, and given back to previewImport() and the import
    QStringList columns;   ///< names the file has: columns, JSON paths, attributes; in their order
    std::vector<MappedField> recognised;  ///< which field each name becomes, also those that need no mapping
    EventBatch sample;                    ///< first records, in the file's order
    std::vector<RejectedRecord> rejected; ///< of the records before the last one of the sample
    QByteArray zone;                      ///< IANA name of the zone in which local times are read
    bool zoneMatters = false;             ///< the times have no offset of their own, so that the zone is an assumption
    QStringList notices;                  ///< translated, for people
};

/// The bytes are the beginning of the file as it lies on disk, packed or not; 64 KiB of text are looked at. Errors as planImport().
[[nodiscard]] Result<ImportPreview> previewImport(const QByteArray& bytes, const QString& fileName,
                                                  const std::optional<ImportMapping>& mapping = {},
                                                  const PreviewContext& context = {});

} // namespace logloupe
