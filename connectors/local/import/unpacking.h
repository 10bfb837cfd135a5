// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What lies between a file's bytes and its text: gzip (RFC 1952), zstd (RFC 8878), a byte order mark, UTF-16. One thread.

#include "connectors/local/import/byte_source.h"

namespace logloupe {

/// Looks at the first bytes and puts what is needed around the source. The name is for error sentences.
[[nodiscard]] Result<std::unique_ptr<ByteSource>> unpacked(std::unique_ptr<ByteSource> file, const QString& name);

/// Gives a stream back what was read from it to look at it.
[[nodiscard]] std::unique_ptr<ByteSource> withBeginning(std::unique_ptr<ByteSource> source, const QByteArray& beginning);

} // namespace logloupe
