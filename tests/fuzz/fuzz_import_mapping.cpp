// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The mapping JSON and the time patterns in it: what is read is written back to an equal mapping.

#include "import_fuzzing.h"

#include "connectors/records/mapping.h"

using namespace logloupe;
using namespace logloupe::fuzzing;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto mapping = ImportMapping::parse(QByteArray(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)));
    if (!mapping) {
        require(!mapping.error().message.isEmpty());
        return 0;
    }
    const auto again = ImportMapping::parse(mapping->toJson());
    require(again.has_value() && *again == *mapping);
    return 0;
}
