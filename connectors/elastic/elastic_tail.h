// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A live tail of a platform that has none: asks again and again for what is newer than the newest event less the lateness, and tells each event once. Of the connection's
// thread; deletes itself when its run is over.

#include "connectors/api/requests.h"
#include "connectors/api/search_run.h"
#include "connectors/elastic/elastic_pager.h"
#include "connectors/elastic/tail_memory.h"

#include <QTimer>

namespace logloupe {

class ElasticTail final : public QObject {
    Q_OBJECT
public:
    ElasticTail(ElasticConnection& connection, RunWriter writer, TailRequest request, QObject* parent);
    ~ElasticTail() override;

    void start();

private:
    enum class Step : quint8 {
        FindNewest, ///< the clock of the events, whatever this computer's says
        Remember,   ///< what was there before
        Follow,
    };

    void poll();
    void takeKnowledge(const Result<ElasticKnowledgePointer>& knowledge);
    void takeEnd(const PagesEnd& end);
    void takeFailure(const Error& error);
    void goOn(std::chrono::milliseconds in);
    void noteAway(const ElasticWait& wait);
    void noteBack();
    void noteProblems(const QStringList& problems);
    [[nodiscard]] PagesAsked question() const;
    [[nodiscard]] TimePoint overlapBegin() const;

    ElasticConnection& m_connection;
    RunWriter m_writer;
    TailRequest m_request;
    std::shared_ptr<TailMemory> m_memory; ///< of one page's worker at a time
    std::unique_ptr<ElasticPager> m_pager;
    QTimer m_next;
    Step m_step = Step::FindNewest;
    TimePoint m_newest;      ///< of events, and never ahead of this computer's clock
    TimePoint m_lastGood;    ///< when the cluster answered last, by this computer's clock
    qint64 m_toldBefore = 0; ///< events, at the last answer
    int m_polls = 0;
    int m_attempt = 0;
    bool m_wasConnected = false;
    bool m_isAway = false;
    bool m_hasProblems = false;
};

} // namespace logloupe
