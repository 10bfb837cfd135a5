// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The runs of one round of questions: a newer round ends the older one's, whose answers never come. Thread: the owner's.

#include "app/engine/await.h"

#include <QPointer>

namespace logloupe {

class RunSet {
public:
    void add(QPointer<SearchRun> run) {
        std::erase_if(m_runs, [](const QPointer<SearchRun>& known) { return known.isNull() || known->isFinished(); });
        m_runs.push_back(std::move(run));
    }

    /// Safe from within a signal of one of the runs.
    void end() {
        for (const QPointer<SearchRun>& run : std::exchange(m_runs, {})) {
            if (!run)
                continue;
            run->disconnect();
            run->cancel();
            run->deleteLater();
        }
    }

private:
    std::vector<QPointer<SearchRun>> m_runs;
};

} // namespace logloupe
