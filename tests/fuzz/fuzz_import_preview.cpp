// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The beginning of any file: unpacked, recognised, decoded, or refused with a sentence.

#include "import_fuzzing.h"

#include "connectors/local/import/import_preview.h"

using namespace logloupe;
using namespace logloupe::fuzzing;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const auto preview = previewImport(bytes, QStringLiteral("some.log"), {},
                                       {.zone = QTimeZone::utc(), .reference = {1'763'683'200'000'000'000}});
    if (!preview) {
        require(!preview.error().message.isEmpty());
        return 0;
    }
    require(preview->sample.size() <= 50);
    const auto again = ImportMapping::parse(preview->mapping.toJson());
    require(again.has_value());
    return 0;
}
