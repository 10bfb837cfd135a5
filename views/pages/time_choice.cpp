// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/time_choice.h"

#include "models/domain/human_format.h"

#include <QCoreApplication>
#include <QTimeZone>

namespace logloupe {

namespace {

struct TimeChoiceWords {
    Q_DECLARE_TR_FUNCTIONS(TimeChoice)
};

QString boundText(TimePoint point, const QTimeZone& zone) {
    const bool whole = point.millisecondsSinceEpoch() % 60'000 == 0;
    return whole ? clockText(point, zone) : clockMillisecondsText(point, zone).left(8);
}

/// Days from two days on, then hours, then minutes.
QString lengthText(Duration length) {
    using namespace std::chrono;
    const auto minutes = duration_cast<std::chrono::minutes>(length).count();
    if (minutes % 1440 == 0 && minutes > 1440)
        return TimeChoiceWords::tr("%n day(s)", nullptr, static_cast<int>(minutes / 1440));
    if (minutes % 60 == 0)
        return TimeChoiceWords::tr("%n hour(s)", nullptr, static_cast<int>(minutes / 60));
    return TimeChoiceWords::tr("%n minute(s)", nullptr, static_cast<int>(minutes));
}

} // namespace

TimeRange TimeChoice::rangeAt(TimePoint now) const {
    if (exact)
        return *exact;
    const TimePoint end{now.nanoseconds + 1};
    return last ? TimeRange{now - *last, end} : TimeRange{TimePoint::earliest(), end};
}

QString spanText(TimeRange range, const QTimeZone& zone, TimePoint now) {
    const QString dash = QStringLiteral(" – ");
    const QString from = dateText(range.begin, zone, now) + QLatin1Char(' ') + boundText(range.begin, zone);
    const QString endDate = dateText(range.end, zone, now);
    if (endDate == dateText(range.begin, zone, now))
        return from + dash + boundText(range.end, zone);
    return from + dash + endDate + QLatin1Char(' ') + boundText(range.end, zone);
}

QString choiceText(const TimeChoice& choice, const QTimeZone& zone, TimePoint now) {
    if (choice.exact)
        return choice.exact->isUnbounded() ? TimeChoiceWords::tr("All time") : spanText(*choice.exact, zone, now);
    if (!choice.last)
        return TimeChoiceWords::tr("All time");
    return TimeChoiceWords::tr("Last %1", "a length of time follows: 7 days").arg(lengthText(*choice.last));
}

QString choiceLengthText(const TimeChoice& choice) {
    if (choice.exact && !choice.exact->isUnbounded())
        return durationText(choice.exact->length());
    return choice.last ? lengthText(*choice.last) : QString();
}

} // namespace logloupe
