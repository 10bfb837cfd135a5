// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Times inside sentences, with the words around them that the language needs. Pure; any thread; in the language in use.

#include "models/domain/time.h"

#include <QString>

class QTimeZone;

namespace logloupe {

/// "on Thu 7 May at 10:12", «в чт 7 мая в 10:12»
[[nodiscard]] QString momentText(TimePoint point, const QTimeZone& zone, TimePoint now);
/// "on Sun 10 May", «в вс 10 мая»
[[nodiscard]] QString dayText(TimePoint point, const QTimeZone& zone, TimePoint now);
/// "at 10:19" on the day of `mentioned`, else as momentText().
[[nodiscard]] QString momentAfterText(TimePoint point, TimePoint mentioned, const QTimeZone& zone, TimePoint now);
/// "since Mon 11 May 10:31", «с пн 11 мая 10:31»
[[nodiscard]] QString sinceText(TimePoint point, const QTimeZone& zone, TimePoint now);

} // namespace logloupe
