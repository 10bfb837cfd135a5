// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The asynchronous half of the seam between sources and the rest: a run gives values, then exactly one outcome.
//
// The consumer holds a SearchRun, a QObject of the thread that started it. The source holds the other end, a RunWriter: thread-safe,
// copied and kept as long as it likes. Between them stand guarantees that no source can break:
// - signals arrive in the run's thread, never from within the call that started the run;
// - finished() comes exactly once and nothing comes after it, whatever the writer does later, twice, or from which thread;
// - cancel() ends the run with Outcome::Kind::Cancelled at the next turn of the event loop; destroying the run cancels and emits nothing;
// - a writer that is dropped without an outcome, or is silent for longer than the run's patience, ends the run as failed (Network).

#include "models/domain/aggregates.h"
#include "models/domain/completeness.h"
#include "models/domain/event_batch.h"
#include "models/domain/result.h"

#include <QBasicTimer>
#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <utility>
#include <variant>

namespace logloupe {

struct Outcome {
    enum class Kind : quint8 { Complete, Partial, Cancelled, Failed };
    Kind kind = Kind::Complete;
    Completeness completeness = {};
    std::optional<Error> error = {}; ///< of a failed run

    [[nodiscard]] static Outcome complete(Completeness completeness);
    [[nodiscard]] static Outcome partial(Completeness completeness);
    [[nodiscard]] static Outcome failed(Error error);
};

struct Progress {
    qint64 found = 0;
    qint64 examined = 0;
    qint64 toExamine = 0; ///< 0: not known
};

/// The answer to a question that is no search: see requests.h.
using Answer = std::variant<std::monostate, CountTable, TopValues, StatusTransitions, std::vector<FieldDescription>>;

/// Something a live tail has to tell beside its events.
struct TailNotice {
    enum class Kind : quint8 { Connected, Disconnected, Reconnected, Dropped };
    Kind kind = Kind::Connected;
    TimeRange range = {};                 ///< of the gap, for Reconnected and Dropped
    qint64 events = 0;                    ///< dropped, or read again after a gap
    QString reason = {};                  ///< translated
    std::chrono::milliseconds retryIn{0}; ///< for Disconnected; 0: not known
    int attempt = 0;                      ///< for Disconnected: the number of the coming attempt; 0: not counted
    QString source = {};                  ///< of several that are watched as one; empty: the one that was asked
};

class RunChannel;
class RunWriter;

class SearchRun final : public QObject {
    Q_OBJECT
public:
    /// A run and its writer, tied together. The run belongs to the calling thread.
    [[nodiscard]] static std::pair<std::unique_ptr<SearchRun>, RunWriter> create();
    ~SearchRun() override;

    [[nodiscard]] bool isFinished() const { return m_finished; }
    void cancel();
    /// Silence of the writer longer than this fails the run. Zero waits for ever, as live tails do. Default 60 s.
    void setPatience(std::chrono::milliseconds patience);
    /// While held, nothing arrives: a writer that paces itself waits, one that does not piles up. Its silence is not counted meanwhile. Cancelling goes on, and so does
    /// an end that takes back what was not taken yet.
    void setHeld(bool held);
    /// Whether the source waits before it tries again and can be asked not to.
    [[nodiscard]] bool canRetry() const;
    /// Asks it to try at once; nothing happens when it cannot.
    void retryNow();

signals:
    void batchReady(const logloupe::EventBatch& batch);
    void answerReady(const logloupe::Answer& answer);
    void noticed(const logloupe::TailNotice& notice);
    void progressed(const logloupe::Progress& progress);
    void finished(const logloupe::Outcome& outcome);

private:
    friend class RunChannel;
    SearchRun();
    void drain();
    void emitValue(const EventBatch& batch) { emit batchReady(batch); }
    void emitValue(const Answer& value) { emit answerReady(value); }
    void emitValue(const TailNotice& notice) { emit noticed(notice); }
    void emitValue(const Progress& progress) { emit progressed(progress); }
    void emitValue(const Outcome& outcome);
    void timerEvent(QTimerEvent* event) override;

    std::shared_ptr<RunChannel> m_channel;
    bool m_finished = false;
    bool m_cancelled = false;
    bool m_held = false;
    std::chrono::milliseconds m_patience{0};
    QBasicTimer m_patienceTimer;
};

class RunWriter {
public:
    /// True once nothing more is wanted: cancelled, destroyed, timed out or finished.
    [[nodiscard]] bool isOver() const;
    /// Called once, on any thread, as soon as nothing more is wanted; at once if that is so already. Replaces the one set before.
    void onOver(std::function<void()> callback);

    /// Called on the run's thread, any number of times until the run is over, when a person does not want to wait for the next attempt. An empty
    /// function takes the offer back.
    void onRetry(std::function<void()> callback);

    /// Called on the run's thread whenever the consumer holds the run or goes on, at once if it is held already: for writers whose events can be made to wait.
    void onHeld(std::function<void(bool held)> callback);

    /// False when nothing more is wanted.
    bool deliver(EventBatch batch);
    /// The same from a worker thread, waiting while the consumer is more than a few batches behind.
    bool deliverPaced(EventBatch batch);
    void answer(Answer answer);
    void notice(TailNotice notice);
    void progress(Progress progress);
    void finish(Outcome outcome);
    /// The same at once: what the consumer has not taken yet is taken back.
    void finishAtOnce(Outcome outcome);

private:
    friend class SearchRun;
    struct Lifeline;
    explicit RunWriter(std::shared_ptr<RunChannel> channel);
    std::shared_ptr<RunChannel> m_channel;
    std::shared_ptr<Lifeline> m_lifeline; ///< the last copy's end, without an outcome, fails the run
};

} // namespace logloupe

Q_DECLARE_METATYPE(logloupe::Outcome)
