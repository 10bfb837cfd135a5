// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How much of the truth a result holds, always shown with it.

#include <QList>
#include <QString>

namespace logloupe {

enum class SourceState : quint8 { Complete, Partial, Failed, Archived };

struct SourceCompleteness {
    QString name;
    SourceState state = SourceState::Complete;
    QString reason = {}; ///< translated, for people; when complete empty, or how it came to be complete

    bool operator==(const SourceCompleteness&) const = default;
};

struct Completeness {
    qint64 shown = 0;
    qint64 total = 0;
    bool exact = true; ///< false: total is a lower bound
    QList<SourceCompleteness> sources;

    bool operator==(const Completeness&) const = default;

    [[nodiscard]] bool isComplete() const;
    /// Adds another source's part to this one.
    void merge(const Completeness& other);
};

} // namespace logloupe
