// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What an import is asked, how far it is, and what came of it. Values only; any thread.

#include "connectors/records/mapping.h"

#include <QStringList>

namespace logloupe {

struct ImportRequest {
    QStringList paths;                            ///< "-" is standard input
    std::optional<ImportMapping> mapping = {};    ///< for every file; nothing: found for each by itself
    QTimeZone zone = QTimeZone::systemTimeZone(); ///< of local times, where the mapping names none
    QString rejectsFolder = {};                   ///< made when it is needed
    int threads = 0;                              ///< that decode; 0: one per core
    size_t chunkBytes = size_t(4) << 20;          ///< of text that one thread decodes at a time, at most; above zero
};

struct ImportProgress {
    QString fileName; ///< the file at hand, without its folder
    int file = 0;     ///< its number, from 0
    int files = 0;
    qint64 bytesRead = 0;   ///< of all files, on disk
    qint64 bytesTotal = -1; ///< -1: not known
    qint64 read = 0;        ///< records
    qint64 rejected = 0;
    double recordsPerSecond = 0;
    double secondsLeft = -1; ///< -1: not known
};

/// Counts hold: read = stored + rejected + duplicates.
struct ImportCounts {
    qint64 read = 0;
    qint64 stored = 0;
    qint64 rejected = 0;
    qint64 duplicates = 0; ///< records that an earlier import of the same file had read
};

struct FileImport {
    QString path;
    ImportCounts counts = {};
    std::optional<ImportMapping> mapping = {}; ///< by which it was read
    QString rejectFile = {};                   ///< empty when nothing was rejected
    QString notice =
        {}; ///< translated, worth a word though nothing went wrong: known already, went on where it had ended, empty
    std::optional<Error> error = {}; ///< why it was not read to its end; what was stored before stays
};

struct ImportResult {
    ImportCounts counts = {};
    double seconds = 0;
    QList<FileImport> files = {};
    bool cancelled = false;
    std::optional<Error> error = {}; ///< that ended the whole import: the store cannot be written

    /// The first file with rejected records; empty without any.
    [[nodiscard]] QString rejectFile() const {
        for (const FileImport& file : files) {
            if (!file.rejectFile.isEmpty())
                return file.rejectFile;
        }
        return {};
    }
};

} // namespace logloupe
