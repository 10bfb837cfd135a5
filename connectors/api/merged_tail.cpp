// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/api/merged_tail.h"

namespace logloupe {

MergedTail::MergedTail(std::vector<Part> parts, RunWriter writer, QObject* parent)
    : MergedRun(std::move(parts), std::move(writer), std::chrono::milliseconds(0), parent) {
    for (size_t lane = 0; lane < size(); ++lane) {
        if (!isRunning(lane))
            tellLoss(lane);
    }
}

MergedTail::~MergedTail() = default;

void MergedTail::tellLoss(size_t lane) {
    TailNotice notice;
    notice.kind = TailNotice::Kind::Disconnected;
    notice.source = source(lane);
    if (const auto& error = result(lane).outcome.error)
        notice.reason = error->message;
    writer().notice(std::move(notice));
}

void MergedTail::takeBatch(size_t /*lane*/, const EventBatch& batch) {
    writer().deliver(batch);
}

void MergedTail::takeNotice(size_t lane, const TailNotice& notice) {
    TailNotice named = notice;
    if (named.source.isEmpty())
        named.source = source(lane);
    writer().notice(std::move(named));
}

void MergedTail::takeEnd(size_t lane) {
    if (!isAnyRunning()) {
        finish(mergedOutcome(results()));
        return;
    }
    tellLoss(lane);
}

} // namespace logloupe
