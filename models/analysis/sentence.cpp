// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/sentence.h"

namespace logloupe {

namespace {

/// One pass, so that a "%1" inside an argument stays text.
QString withArguments(QStringView pattern, const QStringList& arguments) {
    QString text;
    text.reserve(pattern.size() + 32);
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const bool isPlace = pattern[i] == u'%' && i + 1 < pattern.size() && pattern[i + 1] >= u'1' && pattern[i + 1] <= u'9';
        const qsizetype argument = isPlace ? pattern[i + 1].unicode() - u'1' : -1;
        if (argument < 0 || argument >= arguments.size()) {
            text += pattern[i];
            continue;
        }
        text += arguments[argument];
        ++i;
    }
    return text;
}

} // namespace

Sentence composeSentence(const QString& pattern, const QStringList& arguments, Tone tone) {
    const QString strongMark = QStringLiteral("**");
    Sentence sentence;
    bool bold = false;
    for (QStringView part : QStringView(pattern).split(strongMark)) {
        if (!part.isEmpty())
            sentence.append({withArguments(part, arguments), bold, tone});
        bold = !bold;
    }
    return sentence;
}

QString sentenceText(const Sentence& sentence) {
    QString text;
    for (const SentenceRun& run : sentence)
        text += run.text;
    return text;
}

Sentence joinSentences(const QList<Sentence>& sentences) {
    Sentence paragraph;
    for (const Sentence& sentence : sentences) {
        if (sentence.isEmpty())
            continue;
        if (!paragraph.isEmpty())
            paragraph.append({QString(QChar::Space), false, Tone::Plain});
        for (const SentenceRun& run : sentence) {
            if (!paragraph.isEmpty() && paragraph.last().bold == run.bold && paragraph.last().tone == run.tone)
                paragraph.last().text += run.text;
            else
                paragraph.append(run);
        }
    }
    return paragraph;
}

} // namespace logloupe
