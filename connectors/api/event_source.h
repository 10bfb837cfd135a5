// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The seam between LogLoupe and whatever keeps events. Every platform, the embedded store and the simulator are EventSources.

#include "connectors/api/requests.h"
#include "connectors/api/search_run.h"

#include <QString>

namespace logloupe {

/// What a source answers itself. What it does not, the caller computes from events and says so.
struct Capabilities {
    bool counts = false;
    bool top = false;
    bool transitions = false;
    bool tail = false;
};

struct SourceHealth {
    QString name;
    QString kind; ///< "embedded store", "opensearch", …: for people, translated
    bool reachable = true;
    QString state;        ///< one translated sentence
    qint64 events = -1;   ///< -1: not known
    TimeRange range = {}; ///< of the events it holds; unbounded when not known
    std::optional<Duration> retention = {};
    QList<std::pair<QString, Duration>> clockSkew = {}; ///< per system, positive: its clock runs ahead
    QStringList systems = {};                           ///< whose events it holds, where that is known
};

/// Lives on the GUI thread (or the one thread of a command). Every call returns at once; its run must be kept, destroying it cancels.
class EventSource : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] virtual QString name() const = 0;
    [[nodiscard]] virtual Capabilities capabilities() const = 0;
    [[nodiscard]] virtual SourceHealth health() const = 0;

    [[nodiscard]] virtual std::unique_ptr<SearchRun> search(const SearchRequest& request) = 0;
    [[nodiscard]] virtual std::unique_ptr<SearchRun> count(const CountRequest& request) = 0;
    [[nodiscard]] virtual std::unique_ptr<SearchRun> top(const TopRequest& request) = 0;
    [[nodiscard]] virtual std::unique_ptr<SearchRun> transitions(const TransitionsRequest& request) = 0;
    [[nodiscard]] virtual std::unique_ptr<SearchRun> fields(const FieldsRequest& request) = 0;
    [[nodiscard]] virtual std::unique_ptr<SearchRun> tail(const TailRequest& request) = 0;

signals:
    /// health() or the events it holds changed (an import grew the store).
    void changed();
    /// health() alone changed.
    void healthChanged();
};

} // namespace logloupe
