// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// An answer of _search: it is read or refused, and every event that is read is whole.

#include "connectors/elastic/search_reply.h"

#include <cstdint>
#include <cstdlib>

namespace {

using namespace logloupe;

void require(bool condition) {
    if (!condition)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static HitDecoder decoder(QStringLiteral("fuzz"), FieldNames({}, FieldNames::Guessing::CommonNames));
    const auto read = decoder.decode(PaddedBytes(std::string_view(reinterpret_cast<const char*>(data), size)));
    if (!read) {
        require(read.error().kind == ErrorKind::Decode && !read.error().message.isEmpty());
        return 0;
    }
    require(read->events.size() + read->skipped == read->hits);
    require(static_cast<int>(read->identities.size()) == read->events.size());
    for (int row = 0; row < read->events.size(); ++row) {
        require(read->events.sequence(row) == read->identities[static_cast<size_t>(row)]);
        const std::string_view raw = read->events.raw(row);
        require(raw.size() >= 2 && raw.front() == '{' && raw.back() == '}');
    }
    require(read->lastSort.isEmpty() || (read->lastSort.startsWith('[') && read->lastSort.endsWith(']')));
    require(read->completeness.isPartial() || read->completeness.reason().isEmpty());
    return 0;
}
