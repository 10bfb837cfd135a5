// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The wall a role meets: an EventSource that asks the source behind it only for what the rights allow, and refuses the rest before anything is asked.
//
// Systems that may not be seen are taken out of every query before the source hears it; what a source sends of them all the same is taken out of its answer, the counts
// follow where they can be told apart, and the outcome is partial and says so. Events without a system are for those who may see every system.

#include "connectors/api/event_source.h"
#include "models/domain/profile.h"

#include <QPointer>

#include <functional>
#include <memory>
#include <vector>

namespace logloupe {

class GuardedRun;

class GuardedSource : public EventSource {
    Q_OBJECT
public:
    /// `source` outlives it. Rights begin as nothing.
    explicit GuardedSource(EventSource& source, QObject* parent = nullptr);
    ~GuardedSource() override;

    /// Runs under way that the new rights do not allow are ended as failed (Forbidden). changed() where they differ from those before.
    void setRights(const AccessRights& rights);
    [[nodiscard]] const AccessRights& rights() const { return m_rights; }

    [[nodiscard]] QString name() const override;
    [[nodiscard]] Capabilities capabilities() const override;
    /// Of those who may see a part: without the number of all events, without the systems that are hidden, which the state names.
    [[nodiscard]] SourceHealth health() const override;
    /// Forbidden, before anything is asked, where nothing may be seen or the query demands a system that is hidden.
    [[nodiscard]] std::unique_ptr<SearchRun> search(const SearchRequest& request) override;
    [[nodiscard]] std::unique_ptr<SearchRun> count(const CountRequest& request) override;
    [[nodiscard]] std::unique_ptr<SearchRun> top(const TopRequest& request) override;
    [[nodiscard]] std::unique_ptr<SearchRun> transitions(const TransitionsRequest& request) override;
    [[nodiscard]] std::unique_ptr<SearchRun> fields(const FieldsRequest& request) override;
    [[nodiscard]] std::unique_ptr<SearchRun> tail(const TailRequest& request) override;

private:
    using Ask = std::function<std::unique_ptr<SearchRun>()>;
    /// `by`: what the rows of counts are the values of.
    [[nodiscard]] std::unique_ptr<SearchRun> guarded(const Query& query, const std::optional<FieldRef>& by, const Ask& ask);

    EventSource& m_source;
    AccessRights m_rights;
    std::vector<QPointer<GuardedRun>> m_runs;
};

} // namespace logloupe
