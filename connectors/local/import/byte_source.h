// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The text of a file as a stream of UTF-8: plain, gzip (several members too), zstd, and UTF-16 where a byte order mark says so. Bytes that are
// no UTF-8 are passed on as they are. Memory is bounded whatever the file holds. One thread at a time; every call may block on the disk.

#include "models/domain/result.h"

#include <QString>

#include <memory>
#include <optional>

namespace logloupe {

/// Standard input among the names of files.
[[nodiscard]] inline bool isStandardInput(const QString& path) {
    return path == QLatin1String("-");
}

class ByteSource {
public:
    virtual ~ByteSource() = default;
    ByteSource(const ByteSource&) = delete;
    ByteSource& operator=(const ByteSource&) = delete;

    /// Fills up to `size` bytes; 0 at the end. An error of kind Storage: unreadable, became shorter while it was read, damaged.
    [[nodiscard]] virtual Result<size_t> read(char* to, size_t size) = 0;
    /// Passes over so many bytes of the stream; false when it is shorter.
    [[nodiscard]] virtual Result<bool> skip(qint64 bytes);
    /// Bytes on disk, before unpacking; -1 when not known.
    [[nodiscard]] virtual qint64 sizeOnDisk() const = 0;
    /// How many of them have been read.
    [[nodiscard]] virtual qint64 readFromDisk() const = 0;

protected:
    ByteSource() = default;
};

/// Opens a file, or standard input for "-", and what it is packed in. Errors name the file and say what is the matter: not there, not readable,
/// a folder, packed in a way that is not read here.
[[nodiscard]] Result<std::unique_ptr<ByteSource>> openByteSource(const QString& path);
/// The same over bytes in memory, for a look at a file's beginning that may end anywhere.
[[nodiscard]] Result<std::unique_ptr<ByteSource>> openBytes(const QByteArray& bytes, const QString& name);

/// The beginning of the stream, at most so many bytes. A damaged or cut end gives what stood before it.
[[nodiscard]] QByteArray readBeginning(ByteSource& source, size_t bytes);

} // namespace logloupe
