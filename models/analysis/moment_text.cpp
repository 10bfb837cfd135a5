// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/moment_text.h"

#include "models/domain/human_format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

namespace logloupe {

namespace {

QDate localDate(TimePoint point, const QTimeZone& zone) {
    return QDateTime::fromMSecsSinceEpoch(point.millisecondsSinceEpoch(), zone).date();
}

/// Russian says «во вторник» but «в среду», so Tuesdays have their own sentences.
bool isTuesday(TimePoint point, const QTimeZone& zone) {
    return localDate(point, zone).dayOfWeek() == Qt::Tuesday;
}

} // namespace

QString momentText(TimePoint point, const QTimeZone& zone, TimePoint now) {
    const QString pattern = isTuesday(point, zone) ? QCoreApplication::translate("MomentOnTuesday", "on %1 at %2")
                                                   : QCoreApplication::translate("Moment", "on %1 at %2");
    return pattern.arg(dateText(point, zone, now), clockText(point, zone));
}

QString dayText(TimePoint point, const QTimeZone& zone, TimePoint now) {
    const QString pattern = isTuesday(point, zone) ? QCoreApplication::translate("MomentOnTuesday", "on %1")
                                                   : QCoreApplication::translate("Moment", "on %1");
    return pattern.arg(dateText(point, zone, now));
}

QString momentAfterText(TimePoint point, TimePoint mentioned, const QTimeZone& zone, TimePoint now) {
    if (localDate(point, zone) != localDate(mentioned, zone))
        return momentText(point, zone, now);
    return QCoreApplication::translate("Moment", "at %1").arg(clockText(point, zone));
}

QString sinceText(TimePoint point, const QTimeZone& zone, TimePoint now) {
    // Russian: «со вторника», «со среды».
    const bool isSpecial = isTuesday(point, zone) || localDate(point, zone).dayOfWeek() == Qt::Wednesday;
    const QString pattern = isSpecial ? QCoreApplication::translate("MomentOnTuesday", "since %1")
                                      : QCoreApplication::translate("Moment", "since %1");
    return pattern.arg(dateClockText(point, zone, now));
}

} // namespace logloupe
