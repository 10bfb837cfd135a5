// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Sentences of the analysis as runs that controls can show. Pure; GUI thread for the colours' sake.

#include "models/analysis/sentence.h"
#include "models/analysis/verdict.h"
#include "views/controls/banner.h"
#include "views/controls/text_runs.h"

namespace logloupe {

[[nodiscard]] Token toneToken(Tone tone);
[[nodiscard]] TextRuns sentenceRuns(const Sentence& sentence);
/// On time: good; over the usual: warning; late: error; closed: good; nothing to compare with or cancelled: information.
[[nodiscard]] MessageKind verdictMessage(VerdictKind kind);

} // namespace logloupe
