// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What "Copy for ticket" puts on the clipboard: plain text, masked. Pure; any thread; in the language in use.

#include "models/analysis/case_report.h"
#include "models/domain/completeness.h"

#include <functional>

namespace logloupe {

/// Hides personal data in a text for people.
using TicketMask = std::function<QString(const QString&)>;

/// Heading, verdict, story, facts, time in each status, problems, completeness. Every line passes through `mask`.
[[nodiscard]] QString ticketText(const CaseReport& report, const Completeness& completeness, const QTimeZone& zone,
                                 const TicketMask& mask);

} // namespace logloupe
