// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Between the live sources and the tail page: one run per source that is switched on, their rates and their notices. GUI thread.

#include "app/engine/workspace.h"
#include "views/pages/tail_page.h"

#include <QTimer>

namespace logloupe {

class TailController : public QObject {
    Q_OBJECT
public:
    /// All outlive the controller.
    TailController(Workspace& workspace, EventText& text, TailPage& page, QObject* parent = nullptr);

    /// Runs from now on, until stop().
    void start();
    void stop();
    [[nodiscard]] bool isRunning() const { return m_timer.isActive(); }
    void retell();

signals:
    void completenessChanged(const logloupe::Completeness& completeness);
    void rateChanged(double eventsPerSecond);

private:
    struct Live {
        EventSource* source = nullptr;
        std::unique_ptr<SearchRun> run;
        TailSourceState state;
        TailNotice connection; ///< the last that told of the connection
        qint64 sinceTick = 0;
        qint64 events = 0;
        bool failed = false;
    };

    void begin(Live& live);
    void notice(Live& live, const TailNotice& notice);
    void tick();
    void tellState(Live& live);
    [[nodiscard]] GridNotice gridNotice(const Live& live, const TailNotice& notice) const;
    void publish();

    Workspace& m_workspace;
    EventText& m_text;
    TailPage& m_page;
    std::vector<std::unique_ptr<Live>> m_live;
    QTimer m_timer;
};

} // namespace logloupe
