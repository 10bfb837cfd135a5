// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The story of the featured order, row by row, as the systems print it.

#include "connectors/demo/calendar.h"
#include "connectors/demo/vocabulary.h"

namespace logloupe::demo {

enum class FeaturedKind : quint8 {
    Page, ///< subject: path
    Card, ///< of the seller, or of the operator in mes
    List, ///< number: milliseconds of the query; subject: filter
    Call, ///< subject: method and path; number: milliseconds until the response
    Debug,
    Published, ///< subject: message's name
    Consumed,  ///< subject: message's name; number: milliseconds since it was published
    Acknowledged,
    Mail,
    Created,
    Changed,
    Uploaded,
    CalculationStarted,
    CalculationFailed,   ///< number: milliseconds it took
    CalculationFinished, ///< number: milliseconds it took
    Retry,
    PriceOffered,
    Paid,
    Invoice,
    Confirmed,
    Rejected,
    DeadLettered,
    Assigned,
};

struct FeaturedRow {
    qint64 at; ///< milliseconds since midnight of the first day, as printed
    System system;
    FeaturedKind kind;
    std::string_view subject;
    std::string_view message;
    qint64 number;
};

constexpr qint64 at(int dayIndex, int hours, int minutes, int seconds, int milliseconds) {
    return dayIndex * day + hours * hour + minutes * minute + seconds * second + milliseconds;
}
constexpr qint64 thursday(int hours, int minutes, int seconds, int milliseconds) {
    return at(0, hours, minutes, seconds, milliseconds);
}
constexpr qint64 sunday(int hours, int minutes, int seconds, int milliseconds) {
    return at(3, hours, minutes, seconds, milliseconds);
}
constexpr qint64 monday(int hours, int minutes, int seconds, int milliseconds) {
    return at(4, hours, minutes, seconds, milliseconds);
}
constexpr qint64 wednesday(int hours, int minutes, int seconds, int milliseconds) {
    return at(6, hours, minutes, seconds, milliseconds);
}

/// By rising time but where two systems' clocks disagree.
[[nodiscard]] std::span<const FeaturedRow> featuredRows();

} // namespace logloupe::demo
