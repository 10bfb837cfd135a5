// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Why there are so many errors in a cell of the heatmap: how many are usual, what changed before, which types there are. GUI thread.

#include "models/analysis/changes_before.h"
#include "models/analysis/heatmap.h"

#include <QTimeZone>
#include <QWidget>

class QGridLayout;
class QLabel;
class QListView;

namespace logloupe {

class Button;
class ElidedLabel;
class ErrorTypesModel;
class RunLabel;

/// The errors of one type in the cell. Times, orders, bars and the example are known only where all events of the cell were read.
struct ErrorTypeFacts {
    std::string type; ///< empty: none given
    quint64 count = 0;
    bool isNew = false;   ///< no event before the cell has it
    bool isFatal = false; ///< one of its events is FATAL
    std::optional<TimePoint> first = {};
    std::optional<TimePoint> last = {};
    quint64 orders = 0;
    QString example = {}; ///< masked
    QList<qreal> bars = {};
};

struct SpikeFacts {
    QString where;             ///< "mes-api"; empty: everything
    bool whereIsSystem = true; ///< else an endpoint, a type, a status
    quint64 count = 0;
    bool withWarnings = false;
    TimeRange range;
    Duration step{};
    std::optional<UsualCount> usual = {};
    std::optional<double> ratio = {};
    std::vector<Change> changes = {};
    bool changesKnown = false;
    std::vector<ErrorTypeFacts> types = {};
    bool typesKnown = false;
    quint64 orders = 0;
};

class SpikePanel : public QWidget {
    Q_OBJECT
public:
    explicit SpikePanel(QWidget* parent = nullptr);
    ~SpikePanel() override;

    void setFacts(const SpikeFacts& facts, const QTimeZone& zone, TimePoint now);
    [[nodiscard]] const SpikeFacts& facts() const { return m_facts; }
    [[nodiscard]] QListView* typesView() const { return m_types; }
    /// Everything it says, for tests and assistive technology.
    [[nodiscard]] QString spokenText() const;

signals:
    void closeRequested();
    void ordersRequested();
    /// A type was chosen: its events in the cell.
    void typeRequested(const QString& type);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fill();
    void fillChanges();

    SpikeFacts m_facts;
    QTimeZone m_zone = QTimeZone::utc();
    TimePoint m_now;
    QLabel* m_title = nullptr;
    Button* m_close = nullptr;
    QLabel* m_figure = nullptr;
    RunLabel* m_where = nullptr;
    RunLabel* m_usual = nullptr;
    QWidget* m_changesBox = nullptr;
    QLabel* m_changesTitle = nullptr;
    QGridLayout* m_changes = nullptr;
    QLabel* m_typesTitle = nullptr;
    ErrorTypesModel* m_model = nullptr;
    QListView* m_types = nullptr;
    Button* m_orders = nullptr;
};

} // namespace logloupe
