// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/records/rejection.h"

#include <QCoreApplication>

namespace logloupe {

QString rejectReasonText(RejectReason reason) {
    const auto translated = [](const char* text) { return QCoreApplication::translate("RejectReason", text); };
    switch (reason) {
    case RejectReason::NotJson:
        return translated(QT_TRANSLATE_NOOP("RejectReason", "not a complete JSON object"));
    case RejectReason::NoTime:
        return translated(QT_TRANSLATE_NOOP("RejectReason", "no time in it"));
    case RejectReason::UnreadableTime:
        return translated(QT_TRANSLATE_NOOP("RejectReason", "its time cannot be read or lies outside the years 1678 to 2261"));
    case RejectReason::TooLong:
        return translated(QT_TRANSLATE_NOOP("RejectReason", "longer than 16 MiB; only its beginning is kept"));
    case RejectReason::ColumnCount:
        return translated(QT_TRANSLATE_NOOP("RejectReason", "another number of columns than the header line"));
    case RejectReason::UnclosedQuote:
        return translated(QT_TRANSLATE_NOOP("RejectReason", "a quote is opened and never closed"));
    case RejectReason::NoPattern:
        return translated(QT_TRANSLATE_NOOP("RejectReason", "does not look like the other lines"));
    case RejectReason::NotOtlp:
        return translated(QT_TRANSLATE_NOOP("RejectReason", "no OpenTelemetry log records in it"));
    case RejectReason::NotXml:
        return translated(QT_TRANSLATE_NOOP("RejectReason", "not well-formed XML"));
    }
    return {};
}

} // namespace logloupe
