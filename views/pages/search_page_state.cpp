// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/human_format.h"
#include "views/controls/banner.h"
#include "views/controls/buttons.h"
#include "views/controls/labels.h"
#include "views/controls/segmented_control.h"
#include "views/detail/event_detail.h"
#include "views/grid/event_grid.h"
#include "views/pages/search_page.h"
#include "views/pages/value_counts_model.h"
#include "views/query/query_bar.h"

#include <QApplication>
#include <QLabel>
#include <QStackedWidget>

namespace logloupe {

namespace {

enum ResultPage { GridPage, OrdersPage, EmptyPage };

} // namespace

// Events.

void SearchPage::beginResults() {
    m_state = State::Loading;
    if (m_detail->isVisibleTo(this))
        m_lastEvent = m_detail->shownEvent();
    m_found = 0;
    m_matches = 0;
    m_notice.clear();
    m_error.reset();
    m_partial.clear();
    m_rows.clear();
    // In a narrow window the detail stands in front of what is being looked for.
    if (width() < scaled(fieldsFrom))
        setDetailVisible(false);
    m_grid->setEndNotice({});
    m_zoom->setVisible(selection().has_value());
    updateState();
}

void SearchPage::addBatch(const EventBatch& batch) {
    const bool wasEmpty = m_rows.isEmpty();
    m_rows.add(batch);
    if (wasEmpty)
        updateState();
}

void SearchPage::showProgress(qint64 found) {
    m_found = found;
    if (m_state == State::Loading)
        updateState();
}

void SearchPage::endResults(qint64 matches, bool isExact, bool canFetchMore, const QString& notice) {
    m_state = State::Listed;
    m_matches = matches;
    m_matchesExact = isExact;
    m_notice = notice;
    GridNotice end;
    if (!notice.isEmpty()) {
        end.kind = MessageKind::Warn;
        end.text = notice;
        m_grid->setEndNotice(end);
    } else if (canFetchMore) {
        end.text = tr("Fetching more…");
        m_grid->setEndNotice(end);
    } else {
        m_grid->setEndNotice({});
    }
    updateState();
    settleDetail();
}

void SearchPage::showEmpty(qint64 examined, const QString& hint) {
    m_state = State::Empty;
    m_examined = examined;
    m_emptyHint = hint;
    updateState();
    settleDetail();
}

void SearchPage::showError(const Error& error) {
    m_state = State::Failed;
    m_error = error;
    if (error.kind == ErrorKind::Query)
        m_query->showProblem(error);
    updateState();
    settleDetail();
}

void SearchPage::settleDetail() {
    const auto last = std::exchange(m_lastEvent, std::nullopt);
    if (!m_detail->isVisibleTo(this) || m_grid->currentRow() >= 0 || (last && m_grid->showEvent(*last)))
        return;
    const bool hadFocus = m_detail->isAncestorOf(QApplication::focusWidget());
    setDetailVisible(false);
    m_detail->setEvent({});
    if (hadFocus)
        m_grid->setFocus();
}

void SearchPage::showPartial(const QString& reasons) {
    m_partial = reasons;
    updateState();
}

void SearchPage::setSurrounding(const std::vector<EventBatch>& batches) {
    m_detail->setSurrounding(batches);
}

void SearchPage::updateState() {
    const bool hasRows = !m_rows.isEmpty();
    switch (m_state) {
    case State::Idle:
        m_empty->setMessage(Icon::Search, tr("Write what to look for, or press Enter for all events."));
        break;
    case State::Loading:
        m_empty->setMessage(Icon::Search, m_found > 0 ? tr("Searching… %1 so far").arg(countText(m_found)) : tr("Searching…"));
        break;
    case State::Empty:
        m_empty->setMessage(Icon::Search, m_examined >= 0 ? tr("No events match. %1 searched.").arg(countText(m_examined))
                                                          : tr("No events match."));
        break;
    case State::Failed:
        m_empty->setMessage(Icon::Warning, m_error->message);
        break;
    case State::Listed:
        break;
    }
    m_empty->setHint(m_state != State::Empty ? QString()
                     : m_emptyHint.isEmpty() ? tr("Take a condition away, or look at a longer time.")
                                             : m_emptyHint);
    // A query that cannot be read is mended, not tried again.
    const bool mayRetry = m_state == State::Failed && m_error->kind != ErrorKind::Query;
    m_empty->setAction(mayRetry ? tr("Try again") : QString());
    const bool failedBelow = m_state == State::Failed && hasRows;
    m_banner->setVisible(failedBelow || !m_partial.isEmpty());
    if (m_banner->isVisibleTo(this)) {
        m_banner->setKind(failedBelow ? MessageKind::Error : MessageKind::Warn);
        m_banner->setText(failedBelow ? m_error->message + QLatin1Char(' ') + tr("What was found before is below.")
                                      : m_partial);
        m_banner->setActions({tr("Try again")});
    }
    showResultKind();
    updateCounts();
}

void SearchPage::showResultKind() {
    const bool hasRows = !m_rows.isEmpty();
    const bool orders = m_kind->currentIndex() == 1;
    m_stack->setCurrentIndex(!hasRows && m_state != State::Listed ? EmptyPage : orders ? OrdersPage : GridPage);
    m_columnsButton->setEnabled(!orders);
    m_order->setEnabled(!orders);
    if (orders)
        m_detail->hide();
    updateCounts();
}

QString SearchPage::stateText() const {
    QString text;
    if (m_stack->currentIndex() == EmptyPage) {
        for (const RunLabel* label : m_empty->findChildren<RunLabel*>())
            text += label->isHidden() ? QString() : label->spokenText() + QLatin1Char('\n');
    }
    if (m_banner->isVisibleTo(const_cast<SearchPage*>(this))) {
        for (const RunLabel* label : m_banner->findChildren<RunLabel*>())
            text += label->spokenText();
    }
    return text.trimmed();
}

void SearchPage::updateCounts() {
    if (m_kind->currentIndex() == 1) {
        const bool cut = m_orderCount && *m_orderCount > m_ordersListed;
        m_listed->setText(cut ? tr("the %1 with the most events").arg(countText(static_cast<qint64>(m_ordersListed)))
                              : QString());
        return;
    }
    QString text;
    if (m_state == State::Loading && !m_rows.isEmpty())
        text = tr("Searching… %1 so far").arg(countText(std::max<qint64>(m_found, m_rows.size())));
    else if (m_state == State::Listed)
        text = m_rows.size() == m_matches && m_matchesExact
                   ? countText(m_matches)
                   : tr("%1 of %2")
                         .arg(countText(m_rows.size()),
                              (m_matchesExact ? QString() : QStringLiteral("≥ ")) + countText(m_matches));
    if (const auto range = selection(); range && !text.isEmpty())
        text = tr("%1 in %2", "a count of events, a time")
                   .arg(text, clockText(range->begin, m_text.zone()) + QChar(0x2013) + clockText(range->end, m_text.zone()));
    m_listed->setText(text);
}

void SearchPage::updateTitle() {
    const quint64 total = m_counts.total();
    m_title->setText(tr("%1 event(s)", nullptr, static_cast<int>(std::min<quint64>(total, 2'000'000'000)))
                         .arg(countText(static_cast<qint64>(total))));
    QString step;
    using namespace std::chrono_literals;
    if (m_counts.columns == 0)
        step.clear();
    else if (m_counts.step == 1min)
        step = tr("per minute");
    else if (m_counts.step == 1h)
        step = tr("per hour");
    else if (m_counts.step == 24h)
        step = tr("per day");
    else
        step = tr("per %1", "a length of time: 5 min").arg(durationText(m_counts.step));
    m_stepText->setText(m_countNote.isEmpty() ? step : step + QStringLiteral(" · ") + m_countNote);
}

void SearchPage::openOrder(int row) {
    if (row >= 0 && row < m_ordersModel->rowCount())
        emit orderRequested(m_ordersModel->value(row));
}

} // namespace logloupe
