// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Whether a file or a stream, under whatever name and packing, was imported before, and from where an import of it goes on.

#include "connectors/local/import/byte_source.h"
#include "connectors/local/store/content_digest.h"
#include "connectors/local/store/event_store.h"

#include <QByteArray>

#include <atomic>
#include <optional>

namespace logloupe {

struct EarlierImport {
    ImportRecord record;
    ContentDigest digest; ///< of the text before record.position
};

/// Reads the file as far as earlier imports of files with the same beginning went, and gives the furthest one whose text it holds. Nothing for a new
/// file, one that cannot be read, and when the flag is set meanwhile.
[[nodiscard]] std::optional<EarlierImport> findEarlierImport(const EventStore& store, const QString& path,
                                                             const QByteArray& beginning, const std::atomic<bool>& cancelled);

/// The same for standard input and pipes, which can be read only once: what has to be read to tell is kept in a file without a name in the store's folder,
/// and `source`, which stands at the text's very beginning, gives it again. An error (Storage) when there is no room for it.
[[nodiscard]] Result<std::optional<EarlierImport>> findEarlierImport(const EventStore& store,
                                                                     std::unique_ptr<ByteSource>& source,
                                                                     const QByteArray& beginning,
                                                                     const std::atomic<bool>& cancelled);

} // namespace logloupe
