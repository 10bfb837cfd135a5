// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A case as one HTML page that stands alone: no scripts, nothing fetched; everything from logs is escaped and masked. Pure.

#include "models/analysis/case_report.h"
#include "models/domain/completeness.h"
#include "models/items/event_text.h"

#include <QByteArray>

namespace logloupe {

[[nodiscard]] QByteArray caseHtml(const CaseReport& report, const Completeness& completeness, const EventText& text);

} // namespace logloupe
