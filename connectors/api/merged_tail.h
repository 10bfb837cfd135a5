// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Several live tails as one: events as they come, notices with the name of the source they are of. It ends when the last one has ended.

#include "connectors/api/merged_run.h"

namespace logloupe {

class MergedTail : public MergedRun {
    Q_OBJECT
public:
    MergedTail(std::vector<Part> parts, RunWriter writer, QObject* parent);
    ~MergedTail() override;

protected:
    void takeBatch(size_t lane, const EventBatch& batch) override;
    void takeNotice(size_t lane, const TailNotice& notice) override;
    void takeEnd(size_t lane) override;

private:
    void tellLoss(size_t lane);
};

} // namespace logloupe
