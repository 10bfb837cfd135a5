// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Between the live sources and the tail page: one run per source that is switched on, their rates, their connections, and what they
// dropped and can be asked for again. GUI thread.

#include "app/controllers/run_set.h"
#include "app/controllers/tail_notices.h"
#include "app/engine/workspace.h"
#include "views/pages/tail_page.h"

#include <QDeadlineTimer>
#include <QTimer>

namespace logloupe {

class TailController : public QObject {
    Q_OBJECT
public:
    /// All outlive the controller.
    TailController(const std::vector<EventSource*>& sources, EventText& text, TailPage& page, QObject* parent = nullptr);

    /// Runs from now on, until stop().
    void start();
    void stop();
    [[nodiscard]] bool isRunning() const { return m_timer.isActive(); }
    /// The same in another language or zone.
    void retell();
    /// What is known of one second; the timer's, or a test's.
    void tick();

signals:
    void completenessChanged(const logloupe::Completeness& completeness);
    void rateChanged(double eventsPerSecond);

private:
    struct Live {
        EventSource* source = nullptr;
        std::unique_ptr<SearchRun> run;
        TailSourceState state;
        TailNotice connection;             ///< the last that told of the connection
        QDeadlineTimer retryAt;            ///< when the source tries again
        std::optional<TimePoint> returned; ///< when it came back, in the stream's time
        int lossNotice = -1;               ///< the notice that tells of the lost connection, while it is
        qint64 sinceTick = 0;
        qint64 events = 0;
        std::optional<QString> failure; ///< why it stopped for good
    };

    void begin(Live& live);
    void toggle(const QString& name, bool enabled);
    void notice(Live& live, const TailNotice& one);
    void noteFailure(Live& live, const QString& reason);
    void endLoss(Live& live);
    void act(const QString& noticeId);
    void fetch(TailLine& line);
    void endFetch(size_t line, const FoundEvents& found);
    void retry(TailLine& line);
    [[nodiscard]] TailLine& addLine(const Live& live, const TailNotice& one);
    void show(const TailLine& line);
    void tellState(Live& live);
    void publish();
    [[nodiscard]] TimePoint streamTime() const;
    [[nodiscard]] Live& liveOf(const QString& source);

    EventText& m_text;
    TailPage& m_page;
    std::vector<std::unique_ptr<Live>> m_live;
    std::vector<TailLine> m_lines; ///< by their numbers
    RunSet m_fetches;
    QTimer m_timer;
};

} // namespace logloupe
