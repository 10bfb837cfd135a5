// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The wall a role meets: an EventSource that asks the source behind it only for what the rights allow, and refuses the rest before anything is asked.

#include "connectors/api/event_source.h"
#include "models/domain/profile.h"

#include <memory>

namespace logloupe {

class GuardedSource : public EventSource {
    Q_OBJECT
public:
    /// `source` outlives it. Rights begin as nothing.
    explicit GuardedSource(EventSource& source, QObject* parent = nullptr);

    /// Runs under way that the new rights do not allow are ended as failed (Forbidden).
    void setRights(const AccessRights& rights);
    [[nodiscard]] const AccessRights& rights() const { return m_rights; }

    [[nodiscard]] QString name() const override;
    [[nodiscard]] Capabilities capabilities() const override;
    [[nodiscard]] SourceHealth health() const override;
    [[nodiscard]] std::unique_ptr<SearchRun> search(const SearchRequest& request) override;
    [[nodiscard]] std::unique_ptr<SearchRun> count(const CountRequest& request) override;
    [[nodiscard]] std::unique_ptr<SearchRun> top(const TopRequest& request) override;
    [[nodiscard]] std::unique_ptr<SearchRun> transitions(const TransitionsRequest& request) override;
    [[nodiscard]] std::unique_ptr<SearchRun> fields(const FieldsRequest& request) override;
    [[nodiscard]] std::unique_ptr<SearchRun> tail(const TailRequest& request) override;

private:
    EventSource& m_source;
    AccessRights m_rights;
};

} // namespace logloupe
