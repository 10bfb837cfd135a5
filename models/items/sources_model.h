// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The sources of a workspace, each with what it holds and how it is. GUI thread only.

#include "models/domain/time.h"

#include <QAbstractTableModel>
#include <QTimeZone>

#include <optional>
#include <vector>

namespace logloupe {

struct SourceRow {
    QString name;
    QString kind; ///< for people, translated: "embedded store"
    bool reachable = true;
    QString state;        ///< one translated sentence
    qint64 events = -1;   ///< -1: not known
    TimeRange range = {}; ///< of its events; unbounded when not known
    std::optional<Duration> retention = {};
    std::optional<Duration> clockSkew = {}; ///< the largest of its systems
    QString clockSystem = {};               ///< whose that is
    qint64 bytes = -1;                      ///< on disk; -1: not known

    bool operator==(const SourceRow&) const = default;
};

class SourcesModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum class Column : quint8 { Name, Kind, State, Events, From, To, Retention, ClockSkew, Size };
    static constexpr int columns = static_cast<int>(Column::Size) + 1;

    enum Role {
        ReachableRole = Qt::UserRole, ///< bool
    };

    explicit SourcesModel(QObject* parent = nullptr);

    /// Rows whose name stays keep their index.
    void setSources(std::vector<SourceRow> sources);
    void setTimes(const QTimeZone& zone, TimePoint now);
    /// To be called when the language has changed.
    void retranslate();
    [[nodiscard]] const SourceRow& source(int row) const { return m_sources[static_cast<size_t>(row)]; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const SourceRow& source, Column column) const;

    std::vector<SourceRow> m_sources;
    QTimeZone m_zone = QTimeZone::utc();
    TimePoint m_now;
};

} // namespace logloupe
