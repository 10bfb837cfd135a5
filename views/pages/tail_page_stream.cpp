// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What comes through the tail page: events and notices, shown or waiting, filtered, highlighted, counted.

#include "models/domain/batch_rows.h"
#include "models/domain/human_format.h"
#include "models/query/matcher.h"
#include "views/controls/banner.h"
#include "views/controls/labels.h"
#include "views/controls/search_field.h"
#include "views/controls/segmented_control.h"
#include "views/detail/event_detail.h"
#include "views/grid/event_grid.h"
#include "views/pages/highlights_panel.h"
#include "views/pages/tail_page.h"
#include "views/pages/waiting_panel.h"

#include <algorithm>
#include <unordered_set>

namespace logloupe {

namespace {

constexpr qint64 backlogStep = 100;
constexpr std::array levelNames{"DEBUG", "INFO", "WARN", "ERROR"};

size_t recordHash(TimePoint time, std::string_view record) {
    return std::hash<std::string_view>()(record) ^ (std::hash<qint64>()(time.nanoseconds) << 1);
}

} // namespace

void TailPage::add(const EventBatch& batch) {
    if (batch.isEmpty())
        return;
    countHighlights(batch);
    for (const qint64 time : batch.times())
        m_newest = std::max(m_newest.value_or(TimePoint{time}), TimePoint{time});
    if (m_paused) {
        m_backlog.add(batch);
        scheduleBacklog();
    } else {
        m_rows.add(batch);
    }
}

qint64 TailPage::addMissing(const EventBatch& batch) {
    if (batch.isEmpty())
        return 0;
    const auto [first, last] = std::minmax_element(batch.times().begin(), batch.times().end());
    std::unordered_set<size_t> known;
    const auto learn = [&known](const EventBatch& other, int row) {
        known.insert(recordHash(other.time(row), other.raw(row)));
    };
    // A filter hides rows, and what is hidden is here all the same.
    m_rows.forEachBetween({TimePoint{*first}, TimePoint{*last} + Duration(1)}, learn);
    for (const EventBatch& waiting : m_backlog.batches()) {
        for (int row = 0; row < waiting.size(); ++row)
            learn(waiting, row);
    }
    std::vector<int> missing;
    for (int row = 0; row < batch.size(); ++row) {
        if (known.insert(recordHash(batch.time(row), batch.raw(row))).second)
            missing.push_back(row);
    }
    if (!missing.empty())
        m_rows.add(static_cast<int>(missing.size()) == batch.size() ? batch : rowsOf(batch, missing));
    return static_cast<qint64>(missing.size());
}

void TailPage::addNotice(const GridNotice& notice) {
    if (m_paused && !m_backlog.isEmpty()) {
        m_waitingNotices.append(notice);
        return;
    }
    QList<GridNotice> notices = m_grid->notices() + QList<GridNotice>{notice};
    // Those before the oldest row stand beside nothing any more.
    if (m_rows.dropped() > 0 && !m_rows.isEmpty())
        notices.removeIf([oldest = m_rows.time(0)](const GridNotice& one) { return one.at < oldest; });
    if (notices.size() > keptNotices)
        notices.remove(0, notices.size() - keptNotices);
    m_grid->setNotices(notices);
}

void TailPage::replaceNotice(const GridNotice& notice) {
    const auto replaceIn = [&notice](QList<GridNotice>& notices) {
        const auto found =
            std::find_if(notices.begin(), notices.end(), [&notice](const GridNotice& one) { return one.id == notice.id; });
        if (found == notices.end())
            return false;
        *found = notice;
        return true;
    };
    if (replaceIn(m_waitingNotices))
        return;
    QList<GridNotice> notices = m_grid->notices();
    if (replaceIn(notices))
        m_grid->setNotices(notices);
}

QList<GridNotice> TailPage::notices() const {
    return m_grid->notices() + m_waitingNotices;
}

void TailPage::setPaused(bool paused) {
    if (paused == m_paused)
        return;
    m_paused = paused;
    if (paused) {
        m_pausedAt = m_rows.isEmpty() ? m_text.now() : m_rows.time(m_rows.size() - 1);
    } else {
        release(m_backlog.size());
        releaseNotices({});
        m_backlog.forgetLosses();
        m_grid->goToEnd();
    }
    retranslate();
    showBacklog();
    emit pausedChanged(paused);
}

void TailPage::release(qint64 events) {
    std::optional<TimePoint> newest;
    for (const EventBatch& batch : m_backlog.take(events)) {
        m_rows.add(batch);
        newest = batch.time(batch.size() - 1);
    }
    if (newest)
        releaseNotices(m_backlog.isEmpty() ? std::nullopt : newest);
    m_grid->goToEnd();
    showBacklog();
}

void TailPage::releaseNotices(std::optional<TimePoint> until) {
    const QList<GridNotice> waiting = std::exchange(m_waitingNotices, {});
    for (const GridNotice& notice : waiting) {
        if (until && notice.at > *until) {
            m_waitingNotices.append(notice);
            continue;
        }
        m_grid->addNotice(notice);
    }
}

void TailPage::scheduleBacklog() {
    if (!m_backlogRefresh.isActive())
        m_backlogRefresh.start();
}

void TailPage::showBacklog() {
    m_banner->setVisible(m_paused);
    m_waitingPanel->setVisible(m_paused && !m_backlog.isEmpty());
    if (!m_paused) {
        m_grid->setEndNotice({});
        return;
    }
    const int waiting = static_cast<int>(m_backlog.size());
    QString waits = tr("%n event(s) wait, kept up to %1.", nullptr, waiting).arg(countText(keptBacklog));
    if (m_backlog.lost() > 0)
        waits += QChar::Space + tr("%n older one(s) left before they were shown.", nullptr, static_cast<int>(m_backlog.lost()));
    m_banner->setText(
        TextRuns{{tr("Paused at %1.").arg(clockMillisecondsText(m_pausedAt, m_text.zone()).left(8)) + QChar::Space, true},
                 {waits, false}});
    m_banner->setActions(m_backlog.isEmpty() ? QStringList()
                                             : QStringList{tr("Show the next %1").arg(backlogStep), tr("Skip to now")});
    m_waitingPanel->setBacklog(m_backlog);
    if (m_backlog.isEmpty()) {
        m_grid->setEndNotice({});
        return;
    }
    GridNotice line;
    line.kind = MessageKind::Warn;
    line.icon = Icon::Pause;
    line.text = tr("%n event(s) wait below this line", nullptr, waiting);
    m_grid->setEndNotice(line);
}

void TailPage::clearAll() {
    m_rows.clear();
    m_backlog.clear();
    m_waitingNotices.clear();
    m_grid->setNotices({});
    m_detail->setEvent({});
    showBacklog();
    tellFilter();
}

QString TailPage::filterText() const {
    QString text = m_filter->text().trimmed();
    if (m_levels->currentIndex() > 0) {
        const QString level =
            QStringLiteral("log.level>=") + QString::fromLatin1(levelNames[static_cast<size_t>(m_levels->currentIndex())]);
        text = text.isEmpty() ? level : QStringLiteral("(%1) and %2").arg(text, level);
    }
    return text;
}

void TailPage::applyFilter() {
    const auto query = parseQuery(filterText(), {m_text.zone(), m_text.now()});
    // Half a query changes nothing: what is shown stays shown until it is whole.
    if (query && query->matchesEverything()) {
        m_rows.setFilter({});
    } else if (query) {
        const auto matcher = std::make_shared<Matcher>(*query);
        m_rows.setFilter([matcher](const EventBatch& batch) { return matcher->matchingRows(batch); });
    }
    tellFilter();
}

void TailPage::tellFilter() {
    const auto query = parseQuery(filterText(), {m_text.zone(), m_text.now()});
    m_filterNote->setColor(query ? Token::Text2 : Token::ErrorText);
    const int total = m_rows.total();
    if (!query)
        m_filterNote->setText(query.error().message);
    else if (query->matchesEverything() || total == 0)
        m_filterNote->setText({});
    else
        m_filterNote->setText(tr("hides %1").arg(percentText(static_cast<double>(total - m_rows.size()) / total)));
}

const QList<HighlightRule>& TailPage::highlights() const {
    return m_highlights->rules();
}

void TailPage::setHighlights(const QList<HighlightRule>& rules) {
    m_highlights->setRules(rules);
    highlightsChanged();
}

void TailPage::highlightsChanged() {
    m_grid->setHighlights(m_highlights->rules());
    recountHighlights();
    arrange();
}

void TailPage::countHighlights(const EventBatch& batch) {
    const QList<HighlightRule>& rules = m_highlights->rules();
    for (size_t i = 0; i < m_counts.size(); ++i) {
        for (const int row : rules[static_cast<qsizetype>(i)].matchingRows(batch))
            m_counts[i].add(batch.time(row));
    }
}

void TailPage::recountHighlights() {
    const QList<HighlightRule>& rules = m_highlights->rules();
    std::vector<RecentCount> counts(static_cast<size_t>(rules.size()));
    const TimePoint since = m_newest.value_or(TimePoint()) - RecentCount::span;
    for (qsizetype i = 0; i < rules.size(); ++i) {
        RecentCount& count = counts[static_cast<size_t>(i)];
        // What was counted for a rule stays; switching it changes nothing of what it concerns.
        const auto known = std::find_if(m_counted.begin(), m_counted.end(), [&rule = rules[i]](const HighlightRule& other) {
            return other.query() == rule.query() && other.color() == rule.color();
        });
        if (known != m_counted.end()) {
            count = m_counts[static_cast<size_t>(known - m_counted.begin())];
            continue;
        }
        const auto countIn = [&](const EventBatch& batch) {
            for (const int row : rules[i].matchingRows(batch))
                count.add(batch.time(row));
        };
        m_rows.forEachBatchSince(since, countIn);
        for (const EventBatch& batch : m_backlog.batches())
            countIn(batch);
    }
    m_counts = std::move(counts);
    m_counted = rules;
    tellCounts();
}

void TailPage::tellCounts() {
    QList<qint64> counts;
    for (const RecentCount& count : m_counts)
        counts.append(count.count(m_newest.value_or(TimePoint())));
    m_highlights->setCounts(counts);
}

} // namespace logloupe
