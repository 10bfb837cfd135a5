// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/api/guarded_run.h"

#include "connectors/api/visible_part.h"

#include <QCoreApplication>
#include <QPointer>

#include <algorithm>

namespace logloupe {

GuardedRun::GuardedRun(std::unique_ptr<SearchRun> inner, RunWriter writer, const AccessRights& rights,
                       const std::optional<FieldRef>& by, const QString& source, QObject* parent)
    : QObject(parent)
    , m_inner(std::move(inner))
    , m_writer(std::move(writer))
    , m_rights(rights)
    , m_by(by)
    , m_source(source) {
    // Whoever asked decides how long he waits.
    m_inner->setPatience(std::chrono::milliseconds(0));
    connect(m_inner.get(), &SearchRun::batchReady, this, &GuardedRun::passBatch);
    connect(m_inner.get(), &SearchRun::answerReady, this, &GuardedRun::passAnswer);
    connect(m_inner.get(), &SearchRun::progressed, this, &GuardedRun::passProgress);
    connect(m_inner.get(), &SearchRun::noticed, this, &GuardedRun::passNotice);
    connect(m_inner.get(), &SearchRun::finished, this, &GuardedRun::passOutcome);
    // The other end belongs to this thread too, so that its cancel() and its end come on it.
    m_writer.onOver([self = QPointer(this)] {
        if (self)
            self->stop();
    });
    m_writer.onHeld([inner = QPointer(m_inner.get())](bool held) {
        if (inner)
            inner->setHeld(held);
    });
}

bool GuardedRun::fits(const AccessRights& rights) const {
    if (rights.isNothing())
        return false;
    if (!rights.systems)
        return true;
    return m_rights.systems
           && std::all_of(m_rights.systems->begin(), m_rights.systems->end(),
                          [&rights](const QString& system) { return rights.maySee(system); });
}

void GuardedRun::end(const Error& error) {
    // What waits to be taken is of the rights before.
    m_writer.finishAtOnce(Outcome::failed(error));
    stop();
}

void GuardedRun::stop() {
    if (m_over)
        return;
    m_over = true;
    m_inner->disconnect(this);
    m_inner->cancel();
    deleteLater();
}

void GuardedRun::passBatch(const EventBatch& batch) {
    auto [visible, hidden] = visibleRows(batch, m_rights);
    m_hiddenEvents += hidden;
    if (!visible.isEmpty() || batch.isEmpty())
        m_writer.deliver(std::move(visible));
}

void GuardedRun::passAnswer(const Answer& answer) {
    const auto pass = [this](auto part) {
        m_hidesCounts = m_hidesCounts || part.hidden > 0;
        m_writer.answer(std::move(part.value));
    };
    if (const auto* counts = std::get_if<CountTable>(&answer))
        pass(visibleCounts(*counts, m_by, m_rights));
    else if (const auto* values = std::get_if<TopValues>(&answer))
        pass(visibleValues(*values, m_rights));
    else if (const auto* transitions = std::get_if<StatusTransitions>(&answer))
        // A question that cannot be narrowed: changes of other systems are no surprise.
        m_writer.answer(visibleTransitions(*transitions, m_rights).value);
    else
        m_writer.answer(answer);
}

void GuardedRun::passProgress(Progress progress) {
    progress.found = std::max<qint64>(0, progress.found - m_hiddenEvents);
    m_writer.progress(progress);
}

void GuardedRun::passNotice(const TailNotice& notice) {
    // The offer to try at once comes and goes with the connection.
    if (m_inner->canRetry()) {
        m_writer.onRetry([inner = QPointer(m_inner.get())] {
            if (inner)
                inner->retryNow();
        });
    } else {
        m_writer.onRetry({});
    }
    m_writer.notice(notice);
}

void GuardedRun::passOutcome(Outcome outcome) {
    Completeness& completeness = outcome.completeness;
    if (m_hiddenEvents > 0) {
        completeness.shown = std::max<qint64>(0, completeness.shown - m_hiddenEvents);
        completeness.total = std::max(completeness.shown, completeness.total - m_hiddenEvents);
        // Of those that were not sent nobody knows whose they are.
        completeness.exact = completeness.exact && completeness.total == completeness.shown;
    }
    if ((m_hiddenEvents > 0 || m_hidesCounts) && outcome.kind == Outcome::Kind::Complete) {
        outcome.kind = Outcome::Kind::Partial;
        completeness.sources.removeIf([this](const SourceCompleteness& one) { return one.name == m_source; });
        completeness.sources.append(
            {m_source, SourceState::Partial,
             QCoreApplication::translate(
                 "GuardedSource", "sent more than your role may see; that was left out, and its counts may be too high")});
    }
    m_writer.finish(std::move(outcome));
    stop();
}

} // namespace logloupe
