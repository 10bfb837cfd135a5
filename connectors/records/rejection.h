// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Why a record of a file was not taken. Values only; any thread.

#include <QString>

#include <string>
#include <vector>

namespace logloupe {

enum class RejectReason : quint8 {
    NotJson,
    NoTime,
    UnreadableTime,
    TooLong,
    ColumnCount,
    UnclosedQuote,
    NoPattern, ///< the line does not match the pattern and no record stands before it
    NotOtlp,
    NotXml,
};

/// For people and the reject file, translated.
[[nodiscard]] QString rejectReasonText(RejectReason reason);

struct RejectedRecord {
    qint64 line = 0; ///< number of its first line in the file, from 1
    RejectReason reason = RejectReason::NotJson;
    std::string record = {}; ///< as read; cut to rejectedRecordLimit bytes
};

/// What is kept of a rejected record, in bytes.
inline constexpr size_t rejectedRecordLimit = size_t(1) << 20;

} // namespace logloupe
