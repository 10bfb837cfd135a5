// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A question that sources answer with numbers: waits for every answer, makes them one on a worker thread.

#include "connectors/api/merged_answers.h"
#include "connectors/api/merged_run.h"

#include <functional>

namespace logloupe {

class MergedQuestion : public MergedRun {
    Q_OBJECT
public:
    /// Pure, called on a worker thread. Parts without an answer are not among those it is given.
    using Merge = std::function<Answer(std::vector<PartAnswer>& parts)>;

    MergedQuestion(std::vector<Part> parts, Merge merge, RunWriter writer, std::chrono::milliseconds patience, QObject* parent);
    ~MergedQuestion() override;

protected:
    void takeAnswer(size_t lane, const Answer& answer) override;
    void takeEnd(size_t lane) override;

private:
    Merge m_merge;
    std::vector<Answer> m_answers; ///< by part
};

} // namespace logloupe
