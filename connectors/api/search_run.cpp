// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/api/search_run.h"

#include <QCoreApplication>
#include <QPointer>
#include <QTimerEvent>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <iterator>
#include <mutex>

namespace logloupe {

namespace {

constexpr int batchesAhead = 8;

QString translated(const char* text) {
    return QCoreApplication::translate("SearchRun", text);
}

} // namespace

Outcome Outcome::complete(Completeness completeness) {
    return {Kind::Complete, std::move(completeness), {}};
}

Outcome Outcome::partial(Completeness completeness) {
    return {Kind::Partial, std::move(completeness), {}};
}

Outcome Outcome::failed(Error error) {
    return {Kind::Failed, {}, std::move(error)};
}

/// The queue between the two ends. Its mutex is never held while foreign code runs.
class RunChannel {
public:
    using Message = std::variant<EventBatch, Answer, TailNotice, Progress, Outcome>;

    void attach(SearchRun* run) { m_run = run; }

    bool push(Message message, bool paced) {
        std::unique_lock lock(m_mutex);
        if (paced)
            m_drained.wait(lock, [this] { return m_over || m_batchesWaiting < batchesAhead; });
        if (m_over)
            return false;
        m_batchesWaiting += std::holds_alternative<EventBatch>(message) ? 1 : 0;
        const bool isLast = std::holds_alternative<Outcome>(message);
        m_messages.push_back(std::move(message));
        if (!m_drainPosted && m_run != nullptr)
            postDrain();
        if (isLast)
            close(lock);
        return true;
    }

    [[nodiscard]] bool isOver() const {
        const std::lock_guard lock(m_mutex);
        return m_over;
    }

    void onOver(std::function<void()> callback) {
        {
            const std::lock_guard lock(m_mutex);
            if (!m_over) {
                m_callback = std::move(callback);
                return;
            }
        }
        callback();
    }

    void onRetry(std::function<void()> callback) {
        const std::lock_guard lock(m_mutex);
        m_retry = m_over ? nullptr : std::move(callback);
    }

    [[nodiscard]] std::function<void()> retry() const {
        const std::lock_guard lock(m_mutex);
        return m_retry;
    }

    /// On the run's thread, as setHeld().
    void onHeld(std::function<void(bool)> callback) {
        bool held = false;
        {
            const std::lock_guard lock(m_mutex);
            m_heldCallback = m_over ? nullptr : callback;
            held = m_held && !m_over;
        }
        if (held)
            callback(true);
    }

    void setHeld(bool held) {
        std::function<void(bool)> callback;
        {
            const std::lock_guard lock(m_mutex);
            m_held = held;
            callback = m_heldCallback;
            if (!held && m_run != nullptr && !m_messages.empty())
                postDrain();
        }
        if (callback)
            callback(held);
    }

    /// What came is taken back in favour of the outcome.
    [[nodiscard]] bool isReplaced() const {
        const std::lock_guard lock(m_mutex);
        return m_isReplaced;
    }

    void putBack(std::deque<Message> rest) {
        const std::lock_guard lock(m_mutex);
        if (m_run == nullptr || m_isReplaced)
            return;
        m_batchesWaiting += static_cast<int>(std::count_if(
            rest.begin(), rest.end(), [](const Message& message) { return std::holds_alternative<EventBatch>(message); }));
        m_messages.insert(m_messages.begin(), std::make_move_iterator(rest.begin()), std::make_move_iterator(rest.end()));
    }

    [[nodiscard]] std::deque<Message> take() {
        const std::lock_guard lock(m_mutex);
        m_drainPosted = false;
        m_batchesWaiting = 0;
        m_drained.notify_all();
        return std::exchange(m_messages, {});
    }

    void replaceAllBy(Outcome outcome) {
        std::unique_lock lock(m_mutex);
        replaceAll(std::move(outcome), lock);
    }

    void endAtOnce(Outcome outcome) {
        std::unique_lock lock(m_mutex);
        if (!m_over)
            replaceAll(std::move(outcome), lock);
    }

    void detach() {
        std::unique_lock lock(m_mutex);
        m_run = nullptr;
        m_messages.clear();
        close(lock);
    }

private:
    void postDrain() {
        m_drainPosted = true;
        QMetaObject::invokeMethod(
            m_run, [run = m_run] { run->drain(); }, Qt::QueuedConnection);
    }

    void replaceAll(Outcome outcome, std::unique_lock<std::mutex>& lock) {
        if (m_run == nullptr)
            return;
        m_messages.clear();
        m_messages.emplace_back(std::move(outcome));
        m_isReplaced = true;
        postDrain();
        close(lock);
    }

    void close(std::unique_lock<std::mutex>& lock) {
        if (m_over)
            return;
        m_over = true;
        m_drained.notify_all();
        const auto callback = std::exchange(m_callback, nullptr);
        // What these hold may be foreign code to destroy.
        const auto retry = std::exchange(m_retry, nullptr);
        const auto held = std::exchange(m_heldCallback, nullptr);
        lock.unlock();
        if (callback)
            callback();
    }

    mutable std::mutex m_mutex;
    std::condition_variable m_drained;
    std::deque<Message> m_messages;
    std::function<void()> m_callback;
    std::function<void()> m_retry;
    std::function<void(bool)> m_heldCallback;
    SearchRun* m_run = nullptr;
    int m_batchesWaiting = 0;
    bool m_drainPosted = false;
    bool m_held = false;
    bool m_isReplaced = false;
    bool m_over = false;
};

struct RunWriter::Lifeline {
    explicit Lifeline(std::shared_ptr<RunChannel> runChannel)
        : channel(std::move(runChannel)) {}
    ~Lifeline() {
        channel->push(
            Outcome::failed({ErrorKind::Network,
                             translated(QT_TRANSLATE_NOOP("SearchRun", "The source stopped without an answer. Try again."))}),
            false);
    }
    Q_DISABLE_COPY_MOVE(Lifeline)

    std::shared_ptr<RunChannel> channel;
};

SearchRun::SearchRun()
    : m_channel(std::make_shared<RunChannel>()) {
    m_channel->attach(this);
    setPatience(std::chrono::seconds(60));
}

SearchRun::~SearchRun() {
    m_channel->detach();
}

std::pair<std::unique_ptr<SearchRun>, RunWriter> SearchRun::create() {
    std::unique_ptr<SearchRun> run(new SearchRun);
    RunWriter writer(run->m_channel);
    return {std::move(run), std::move(writer)};
}

void SearchRun::cancel() {
    if (m_finished)
        return;
    m_cancelled = true;
    m_channel->replaceAllBy({Outcome::Kind::Cancelled, {}, {}});
}

void SearchRun::setPatience(std::chrono::milliseconds patience) {
    m_patience = patience;
    if (patience.count() > 0 && !m_finished && !m_held)
        m_patienceTimer.start(static_cast<int>(patience.count()), this);
    else
        m_patienceTimer.stop();
}

void SearchRun::setHeld(bool held) {
    if (held == m_held || m_finished)
        return;
    m_held = held;
    setPatience(m_patience);
    m_channel->setHeld(held);
}

bool SearchRun::canRetry() const {
    return m_channel->retry() != nullptr;
}

void SearchRun::retryNow() {
    if (const auto retry = m_channel->retry())
        retry();
}

void SearchRun::drain() {
    if (m_held && !m_channel->isReplaced())
        return;
    const QPointer<SearchRun> alive(this);
    setPatience(m_patience);
    auto messages = m_channel->take();
    while (!messages.empty()) {
        const auto message = std::move(messages.front());
        messages.pop_front();
        std::visit([this](const auto& value) { emitValue(value); }, message);
        // A slot may have destroyed, cancelled or held the run; a cancelled one must not go on with what was taken before.
        if (!alive || m_finished || m_cancelled)
            return;
        if (m_held) {
            m_channel->putBack(std::move(messages));
            return;
        }
    }
}

void SearchRun::emitValue(const Outcome& outcome) {
    m_finished = true;
    m_patienceTimer.stop();
    emit finished(outcome);
}

void SearchRun::timerEvent(QTimerEvent* event) {
    if (event->timerId() != m_patienceTimer.timerId()) {
        QObject::timerEvent(event);
        return;
    }
    m_patienceTimer.stop();
    const qint64 seconds = std::max<qint64>(1, m_patience.count() / 1000);
    m_channel->replaceAllBy(Outcome::failed(
        {ErrorKind::Network, QCoreApplication::translate("SearchRun", "The source did not answer in %n s. Try again.", nullptr,
                                                         static_cast<int>(seconds))}));
}

RunWriter::RunWriter(std::shared_ptr<RunChannel> channel)
    : m_channel(channel)
    , m_lifeline(std::make_shared<Lifeline>(std::move(channel))) {}

bool RunWriter::isOver() const {
    return m_channel->isOver();
}

void RunWriter::onOver(std::function<void()> callback) {
    m_channel->onOver(std::move(callback));
}

void RunWriter::onRetry(std::function<void()> callback) {
    m_channel->onRetry(std::move(callback));
}

void RunWriter::onHeld(std::function<void(bool)> callback) {
    m_channel->onHeld(std::move(callback));
}

bool RunWriter::deliver(EventBatch batch) {
    return m_channel->push(std::move(batch), false);
}

bool RunWriter::deliverPaced(EventBatch batch) {
    return m_channel->push(std::move(batch), true);
}

void RunWriter::answer(Answer answer) {
    m_channel->push(std::move(answer), false);
}

void RunWriter::notice(TailNotice notice) {
    m_channel->push(std::move(notice), false);
}

void RunWriter::progress(Progress progress) {
    m_channel->push(progress, false);
}

void RunWriter::finish(Outcome outcome) {
    m_channel->push(std::move(outcome), false);
}

void RunWriter::finishAtOnce(Outcome outcome) {
    m_channel->endAtOnce(std::move(outcome));
}

} // namespace logloupe
