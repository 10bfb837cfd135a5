// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Events as they come, from every live source: a switch per source, pause with what waits, drops and reconnects in line. GUI thread.

#include "models/items/event_rows.h"
#include "models/items/event_text.h"
#include "models/query/query.h"
#include "views/grid/grid_notice.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

class QLabel;
class QSplitter;

namespace logloupe {

class Banner;
class Button;
class EventDetail;
class EventGrid;
class SearchField;
class SegmentedControl;
class SourceCard;

/// What a live source tells of itself.
struct TailSourceState {
    QString name;
    bool enabled = true;
    MessageKind kind = MessageKind::Good; ///< of its dot
    QString state;                        ///< "connected", "reconnecting, attempt 3 in 4 s"
    double perSecond = 0;
    QList<qreal> history; ///< events a second, the newest last
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

    explicit TailPage(EventText& text, QWidget* parent = nullptr);
    ~TailPage() override;

    void setSources(const QList<TailSourceState>& sources);
    /// Shown at once, or kept while paused.
    void add(const EventBatch& batch);
    void addNotice(const GridNotice& notice);
    [[nodiscard]] bool isPaused() const { return m_paused; }
    void setPaused(bool paused);
    [[nodiscard]] qint64 waiting() const { return m_waiting; }
    [[nodiscard]] int shown() const { return m_rows.total(); }
    void focusPane(int direction);
    void focusFilter();

signals:
    void sourceToggled(const QString& name, bool enabled);
    /// The filter as text, with the level's condition; parsed by the page already.
    void keepAsSearch(const QString& query);
    void orderRequested(const QString& order);
    void customerRequested(const QString& customer);
    void traceRequested(const QString& trace);
    void noticeActivated(const QString& id);
    /// Paused or not, and how many wait.
    void backlogChanged();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QWidget* makeHeader();
    [[nodiscard]] QWidget* makeFilterRow();
    void connectParts();
    void retranslate();
    void applyFilter();
    [[nodiscard]] QString filterText() const;
    void release(qint64 events);
    void showBacklog();
    void clearAll();
    void fillHeader();

    EventText& m_text;
    EventRows m_rows;
    QList<TailSourceState> m_states;
    std::vector<EventBatch> m_backlog;
    qint64 m_waiting = 0;
    qint64 m_lost = 0; ///< left the backlog before they were shown
    bool m_paused = false;
    TimePoint m_pausedAt;

    QLabel* m_title = nullptr;
    QLabel* m_facts = nullptr;
    Button* m_pause = nullptr;
    Button* m_keep = nullptr;
    Button* m_clear = nullptr;
    QWidget* m_cards = nullptr;
    QHash<QString, SourceCard*> m_cardOf;
    SearchField* m_filter = nullptr;
    QLabel* m_filterNote = nullptr;
    SegmentedControl* m_levels = nullptr;
    Button* m_columns = nullptr;
    Banner* m_banner = nullptr;
    QSplitter* m_splitter = nullptr;
    EventGrid* m_grid = nullptr;
    EventDetail* m_detail = nullptr;
};

} // namespace logloupe
