// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/sentence_runs.h"

namespace logloupe {

Token toneToken(Tone tone) {
    switch (tone) {
    case Tone::Plain:
        return Token::Text;
    case Tone::Muted:
        return Token::Text3;
    case Tone::Good:
        return Token::GoodText;
    case Tone::Warning:
        return Token::WarnText;
    case Tone::Error:
        return Token::ErrorText;
    }
    return Token::Text;
}

TextRuns sentenceRuns(const Sentence& sentence) {
    TextRuns runs;
    runs.reserve(sentence.size());
    for (const SentenceRun& run : sentence)
        runs.append({run.text, run.bold, toneToken(run.tone), {}});
    return runs;
}

MessageKind verdictMessage(VerdictKind kind) {
    switch (kind) {
    case VerdictKind::OnTime:
    case VerdictKind::Closed:
        return MessageKind::Good;
    case VerdictKind::OverUsual:
        return MessageKind::Warn;
    case VerdictKind::Late:
        return MessageKind::Error;
    case VerdictKind::NoStatus:
    case VerdictKind::Unknown:
    case VerdictKind::Cancelled:
        break;
    }
    return MessageKind::Info;
}

} // namespace logloupe
