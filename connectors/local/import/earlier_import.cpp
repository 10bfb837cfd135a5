// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/import/earlier_import.h"

#include "connectors/local/import/byte_source.h"

#include <algorithm>

namespace logloupe {

namespace {

/// Adds the text up to an offset to the digest; false when the file ends before.
bool readTo(ByteSource& source, qint64 offset, ContentDigest& digest, std::vector<char>& buffer,
            const std::atomic<bool>& cancelled) {
    while (static_cast<qint64>(digest.size()) < offset) {
        const qint64 left = offset - static_cast<qint64>(digest.size());
        const auto count = source.read(buffer.data(), std::min(buffer.size(), static_cast<size_t>(left)));
        if (!count || *count == 0 || cancelled)
            return false;
        digest.add({buffer.data(), *count});
    }
    return true;
}

} // namespace

std::optional<EarlierImport> findEarlierImport(const EventStore& store, const QString& path, const QByteArray& beginning,
                                               const std::atomic<bool>& cancelled) {
    if (isStandardInput(path))
        return {};
    auto candidates = store.findImports(std::span<const char>(beginning.constData(), static_cast<size_t>(beginning.size())));
    if (candidates.empty())
        return {};
    auto source = openByteSource(path);
    if (!source)
        return {};
    std::sort(candidates.begin(), candidates.end(),
              [](const ImportRecord& left, const ImportRecord& right) { return left.position.offset < right.position.offset; });
    std::optional<EarlierImport> furthest;
    ContentDigest digest;
    std::vector<char> buffer(size_t(1) << 20);
    for (const ImportRecord& candidate : candidates) {
        if (!readTo(**source, candidate.position.offset, digest, buffer, cancelled))
            break;
        // One that ended before anything was stored begins anew under its old number.
        if (candidate.position.offset == 0 || digest.value() == candidate.digest)
            furthest = EarlierImport{candidate, digest};
    }
    return furthest;
}

} // namespace logloupe
