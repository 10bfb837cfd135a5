// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Strict JSON: what it takes, Qt's reader and our walk over JSON take too and see the same in it, so that no key was lost; what it refuses has a reason
// that tells nothing of the text.

#include "connectors/auth/strict_json.h"
#include "models/domain/json_walk.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cstdint>
#include <cstdlib>

namespace {

using namespace logloupe;

void require(bool condition) {
    if (!condition)
        std::abort();
}

/// Values that are neither object nor array.
qsizetype leavesIn(const QJsonValue& value) {
    qsizetype count = 0;
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (const auto& member : object)
            count += leavesIn(member);
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (const auto& element : array)
            count += leavesIn(element);
    } else {
        count = 1;
    }
    return count;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const QByteArray text(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const Result<QJsonObject> read = parseStrictJson(text);
    if (!read) {
        require(read.error().kind == ErrorKind::Decode && read.error().detail.startsWith(QLatin1String("JSON: ")));
        require(read.error().detail.size() < 40);
        return 0;
    }
    qsizetype walked = 0;
    require(walkJsonObject({text.constData(), size}, [&walked](std::string_view, std::string&&, bool) {
        ++walked;
        return true;
    }));
    require(walked == leavesIn(*read));
    const Result<QJsonObject> again = parseStrictJson(QJsonDocument(*read).toJson(QJsonDocument::Compact));
    require(again.has_value() && *again == *read);
    return 0;
}
