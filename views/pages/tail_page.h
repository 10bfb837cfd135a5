// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Events as they come, from every live source: a switch per source, pause with what waits, drops and reconnects in line. GUI thread.

#include "models/items/event_backlog.h"
#include "models/items/event_rows.h"
#include "models/items/event_text.h"
#include "models/items/recent_count.h"
#include "models/query/query.h"
#include "views/grid/grid_notice.h"
#include "views/grid/highlight_rules.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

class QLabel;
class QScrollArea;
class QSplitter;

namespace logloupe {

class Banner;
class Button;
class ElidedLabel;
class EventDetail;
class EventGrid;
class HighlightsPanel;
class SearchField;
class SegmentedControl;
class SourceCard;
class WaitingPanel;

/// What a live source tells of itself.
struct TailSourceState {
    QString name;
    QString systems = {}; ///< "shop, shop-api"; empty when not known
    bool enabled = true;
    MessageKind kind = MessageKind::Good; ///< of its dot
    QString state = {};                   ///< "connected", "reconnecting, attempt 3 in 4 s"
    double perSecond = 0;
    QList<qreal> history = {}; ///< events a second, the newest last
    qint64 dropped = 0;

    bool operator==(const TailSourceState&) const = default;
};

class TailPage : public QWidget {
    Q_OBJECT
public:
    /// Rows that are kept; older ones leave.
    static constexpr int keptRows = 100'000;
    /// Events that wait at most while paused; older ones leave and are counted.
    static constexpr int keptBacklog = 50'000;
    /// Drops, losses and reconnects that stay in line; older ones leave.
    static constexpr int keptNotices = 500;

    explicit TailPage(EventText& text, QWidget* parent = nullptr);
    ~TailPage() override;

    void setSources(const QList<TailSourceState>& sources);
    /// Shown at once, or kept while paused.
    void add(const EventBatch& batch);
    /// Events of a gap that were read again: those that are here already, by time and record, are left out. Returns how many were new.
    qint64 addMissing(const EventBatch& batch);
    /// In line behind the events up to its time; while paused, when those are shown.
    void addNotice(const GridNotice& notice);
    /// Takes the place of the one with the same id, where that is still here.
    void replaceNotice(const GridNotice& notice);
    /// Every notice in line and waiting, for saying them in another language.
    [[nodiscard]] QList<GridNotice> notices() const;
    /// Time of the newest event that came; nothing before the first.
    [[nodiscard]] std::optional<TimePoint> newest() const { return m_newest; }
    [[nodiscard]] bool isPaused() const { return m_paused; }
    void setPaused(bool paused);
    [[nodiscard]] qint64 waiting() const { return m_backlog.size(); }
    [[nodiscard]] int shown() const { return m_rows.total(); }

    [[nodiscard]] const QList<HighlightRule>& highlights() const;
    void setHighlights(const QList<HighlightRule>& rules);

    void focusPane(int direction);
    void focusFilter();
    /// What the person arranged: panes, columns, highlights.
    [[nodiscard]] QByteArray saveState() const;
    /// False when it is none of saveState()'s; then nothing changes.
    bool restoreState(const QByteArray& state);

    // For tests, tours and assistive technology.
    [[nodiscard]] EventGrid* grid() const { return m_grid; }
    [[nodiscard]] HighlightsPanel* highlightsPanel() const { return m_highlights; }
    [[nodiscard]] WaitingPanel* waitingPanel() const { return m_waitingPanel; }
    [[nodiscard]] QString filterNote() const;
    [[nodiscard]] SearchField* filterField() const { return m_filter; }

signals:
    void sourceToggled(const QString& name, bool enabled);
    /// The filter as text, with the level's condition; parsed by the page already.
    void keepAsSearch(const QString& query);
    void orderRequested(const QString& order);
    void customerRequested(const QString& customer);
    void traceRequested(const QString& trace);
    void noticeActivated(const QString& id);
    /// Paused or not.
    void pausedChanged(bool paused);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    [[nodiscard]] QWidget* makeHeader();
    [[nodiscard]] QWidget* makeCards();
    [[nodiscard]] QWidget* makeFilterRow();
    [[nodiscard]] QWidget* makeSide();
    void connectParts();
    void connectEvents();
    void retranslate();
    void fillHeader();
    void arrange();
    void showDetail(bool shown);

    void takeIn(const EventBatch& batch);
    void applyFilter();
    void tellFilter();
    [[nodiscard]] QString filterText() const;
    void release(qint64 events);
    void releaseNotices(std::optional<TimePoint> until);
    void scheduleBacklog();
    void showBacklog();
    void clearAll();
    void highlightsChanged();
    void countHighlights(const EventBatch& batch);
    void recountHighlights();
    void tellCounts();

    EventText& m_text;
    EventRows m_rows;
    QList<TailSourceState> m_states;
    EventBacklog m_backlog{keptBacklog};
    QList<GridNotice> m_waitingNotices;
    QTimer m_backlogRefresh;
    QTimer m_filterDelay;
    std::vector<RecentCount> m_counts; ///< per rule of m_counted
    QList<HighlightRule> m_counted;
    std::optional<TimePoint> m_newest;
    bool m_paused = false;
    TimePoint m_pausedAt;
    std::optional<bool> m_sideChosen; ///< nothing: as the width allows

    QLabel* m_title = nullptr;
    ElidedLabel* m_facts = nullptr;
    Button* m_pause = nullptr;
    Button* m_keep = nullptr;
    Button* m_clear = nullptr;
    QScrollArea* m_cardArea = nullptr;
    QWidget* m_cards = nullptr;
    QHash<QString, SourceCard*> m_cardOf;
    SearchField* m_filter = nullptr;
    ElidedLabel* m_filterNote = nullptr;
    SegmentedControl* m_levels = nullptr;
    Button* m_columns = nullptr;
    Button* m_sideToggle = nullptr;
    Banner* m_banner = nullptr;
    QSplitter* m_splitter = nullptr;
    EventGrid* m_grid = nullptr;
    EventDetail* m_detail = nullptr;
    QScrollArea* m_side = nullptr;
    HighlightsPanel* m_highlights = nullptr;
    WaitingPanel* m_waitingPanel = nullptr;
};

} // namespace logloupe
