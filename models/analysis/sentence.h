// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A sentence for people in parts, some of them strong or toned. Data enters as text only, never as markup. Any thread.

#include <QList>
#include <QString>
#include <QStringList>

namespace logloupe {

/// What a part of a sentence means; the view gives it its colour.
enum class Tone : quint8 { Plain, Muted, Good, Warning, Error };

struct SentenceRun {
    QString text;
    bool bold = false;
    Tone tone = Tone::Plain;

    bool operator==(const SentenceRun&) const = default;
};
using Sentence = QList<SentenceRun>;

/// Makes a sentence of a translated pattern: **…** marks strong words, %1 to %9 stand for the arguments. Marks and numbers inside the arguments
/// stay what they are.
[[nodiscard]] Sentence composeSentence(const QString& pattern, const QStringList& arguments, Tone tone = Tone::Plain);
/// The words alone.
[[nodiscard]] QString sentenceText(const Sentence& sentence);
/// Sentences one after another with a space between, as a paragraph.
[[nodiscard]] Sentence joinSentences(const QList<Sentence>& sentences);

} // namespace logloupe
