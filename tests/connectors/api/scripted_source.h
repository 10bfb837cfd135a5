// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A source that keeps what it was asked and answers only what a test tells it to, whatever the question was.

#include "connectors/api/event_source.h"

#include <vector>

namespace logloupe {

class ScriptedSource final : public EventSource {
    Q_OBJECT
public:
    using EventSource::EventSource;
    explicit ScriptedSource(const QString& name, QObject* parent = nullptr)
        : EventSource(parent)
        , called(name) {}

    QString called = QStringLiteral("scripted");
    Capabilities able = {true, true, true, true};
    SourceHealth told = {};
    std::vector<SearchRequest> searches;
    std::vector<CountRequest> counts;
    std::vector<TopRequest> tops;
    std::vector<TailRequest> tails;
    int others = 0;                 ///< transitions and fields
    std::vector<RunWriter> writers; ///< of every run, in the order they were asked for

    [[nodiscard]] size_t asked() const { return writers.size(); }

    [[nodiscard]] QString name() const override { return called; }
    [[nodiscard]] Capabilities capabilities() const override { return able; }
    [[nodiscard]] SourceHealth health() const override { return told; }
    [[nodiscard]] std::unique_ptr<SearchRun> search(const SearchRequest& request) override {
        searches.push_back(request);
        return run();
    }
    [[nodiscard]] std::unique_ptr<SearchRun> count(const CountRequest& request) override {
        counts.push_back(request);
        return run();
    }
    [[nodiscard]] std::unique_ptr<SearchRun> top(const TopRequest& request) override {
        tops.push_back(request);
        return run();
    }
    [[nodiscard]] std::unique_ptr<SearchRun> transitions(const TransitionsRequest& /*request*/) override {
        ++others;
        return run();
    }
    [[nodiscard]] std::unique_ptr<SearchRun> fields(const FieldsRequest& /*request*/) override {
        ++others;
        return run();
    }
    [[nodiscard]] std::unique_ptr<SearchRun> tail(const TailRequest& request) override {
        tails.push_back(request);
        return run();
    }

private:
    [[nodiscard]] std::unique_ptr<SearchRun> run() {
        auto [run, writer] = SearchRun::create();
        writers.push_back(std::move(writer));
        return std::move(run);
    }
};

} // namespace logloupe
