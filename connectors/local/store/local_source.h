// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The embedded store as an EventSource. All work is done on a pool of threads of its own.

#include "connectors/api/event_source.h"

#include <memory>

namespace logloupe {

class EventStore;

class LocalSource final : public EventSource {
    Q_OBJECT
public:
    /// `name` is what people see and what the batches carry.
    LocalSource(std::shared_ptr<EventStore> store, QString name, QObject* parent = nullptr);
    /// Ends every run and waits for the threads.
    ~LocalSource() override;

    [[nodiscard]] const std::shared_ptr<EventStore>& store() const;

    [[nodiscard]] QString name() const override;
    [[nodiscard]] Capabilities capabilities() const override;
    [[nodiscard]] SourceHealth health() const override;
    /// What was learnt from its events by whoever compares them; health() tells it from now on.
    void setClockSkew(const QList<std::pair<QString, Duration>>& skew);

    [[nodiscard]] std::unique_ptr<SearchRun> search(const SearchRequest& request) override;
    [[nodiscard]] std::unique_ptr<SearchRun> count(const CountRequest& request) override;
    [[nodiscard]] std::unique_ptr<SearchRun> top(const TopRequest& request) override;
    [[nodiscard]] std::unique_ptr<SearchRun> transitions(const TransitionsRequest& request) override;
    [[nodiscard]] std::unique_ptr<SearchRun> fields(const FieldsRequest& request) override;
    [[nodiscard]] std::unique_ptr<SearchRun> tail(const TailRequest& request) override;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace logloupe
