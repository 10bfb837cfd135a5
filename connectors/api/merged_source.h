// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Several sources as one: every question goes to all of them, events come back merged by time, source and sequence, numbers added up.
//
// One source that fails hides nothing of the others: the outcome is partial and names it; only when all fail is the outcome failed. Where a source cannot answer with numbers itself
// (Capabilities), its part is named as missing. Memory holds a few batches of each source however far one is behind another.

#include "connectors/api/event_source.h"
#include "connectors/api/merged_question.h"

#include <functional>
#include <vector>

namespace logloupe {

class MergedSource : public EventSource {
    Q_OBJECT
public:
    /// The sources outlive it. One source is passed through as it is.
    MergedSource(QString name, std::vector<EventSource*> sources, QObject* parent = nullptr);
    ~MergedSource() override;

    [[nodiscard]] QString name() const override { return m_name; }
    /// What at least one can do.
    [[nodiscard]] Capabilities capabilities() const override;
    /// Of all together: the sum of events, the widest range, the shortest retention, reachable when one is; the state names those that are not. What one of them does not know
    /// is not known of all.
    [[nodiscard]] SourceHealth health() const override;
    [[nodiscard]] QList<SourceHealth> healths() const;
    /// How long one source may be silent before the others go on without it. Default 55 s: less than a run itself waits.
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }

    [[nodiscard]] std::unique_ptr<SearchRun> search(const SearchRequest& request) override;
    [[nodiscard]] std::unique_ptr<SearchRun> count(const CountRequest& request) override;
    [[nodiscard]] std::unique_ptr<SearchRun> top(const TopRequest& request) override;
    [[nodiscard]] std::unique_ptr<SearchRun> transitions(const TransitionsRequest& request) override;
    [[nodiscard]] std::unique_ptr<SearchRun> fields(const FieldsRequest& request) override;
    [[nodiscard]] std::unique_ptr<SearchRun> tail(const TailRequest& request) override;

private:
    using Ask = std::function<std::unique_ptr<SearchRun>(EventSource& source)>;
    /// `isAble`: whether a source answers such a question itself; `inability`: what is said of one that does not.
    [[nodiscard]] std::vector<MergedRun::Part> partsOf(const Ask& ask, bool Capabilities::*isAble = nullptr,
                                                       const QString& inability = {}) const;
    [[nodiscard]] std::unique_ptr<SearchRun> askAll(std::vector<MergedRun::Part> parts, MergedQuestion::Merge merge);
    [[nodiscard]] bool isSingle() const { return m_sources.size() == 1; }

    QString m_name;
    std::vector<EventSource*> m_sources;
    std::chrono::milliseconds m_patience{std::chrono::seconds(55)};
};

} // namespace logloupe
