// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/lanes/lane_labels.h"

#include "models/domain/human_format.h"
#include "views/theme/text_glyphs.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace logloupe {

namespace {

constexpr qreal markHalf = 7;
constexpr qreal labelGap = 7;
constexpr qreal lineGap = 10; ///< between the begin of a dashed line and its words
constexpr qreal clearance = 2;
constexpr qsizetype longestLabel = 60; ///< longer sentences belong in the list of events

QString translated(const char* text) {
    return QCoreApplication::translate("LaneLayout", text);
}

/// Parts of one lane that are taken, merged where they touch.
class TakenParts {
public:
    void take(qreal from, qreal to) {
        auto next = m_parts.upper_bound(from);
        if (next != m_parts.begin() && std::prev(next)->second >= from) {
            --next;
            from = next->first;
            to = std::max(to, next->second);
            next = m_parts.erase(next);
        }
        while (next != m_parts.end() && next->first <= to) {
            to = std::max(to, next->second);
            next = m_parts.erase(next);
        }
        m_parts.emplace(from, to);
    }

    [[nodiscard]] bool isFree(qreal from, qreal to) const {
        const auto next = m_parts.lower_bound(from);
        return (next == m_parts.end() || next->first >= to) && (next == m_parts.begin() || std::prev(next)->second <= from);
    }

private:
    std::map<qreal, qreal> m_parts; ///< begin to end
};

class LabelPlacer {
public:
    LabelPlacer(const LaneLayoutInput& input, LaneLayout& layout)
        : m_input(input)
        , m_layout(layout)
        , m_taken(input.timeline.lanes.size()) {
        for (const PlacedMark& mark : layout.marks)
            take(mark.lane, mark.center.x() - markHalf, mark.center.x() + markHalf);
        for (const PlacedSpan& span : layout.spans)
            take(input.timeline.spans[static_cast<size_t>(span.span)].lane, span.rect.left(), span.rect.right());
        for (const LaneAxis::Gap& gap : input.axis.gaps()) {
            for (size_t lane = 0; lane < m_taken.size(); ++lane)
                take(static_cast<int>(lane), gap.left, gap.right);
        }
        for (const PlacedLeg& leg : layout.legs) {
            if (leg.kind == MessageLegKind::Wait)
                take(laneAt(leg.from.y()), leg.from.x(), leg.to.x());
        }
    }

    /// Tries the right of an interval, then its left, with the longest wording that fits in full.
    bool placeBeside(int lane, qreal left, qreal right, const QStringList& wordings, Tone tone) {
        for (const QString& wording : wordings) {
            const QString text = visibleText(wording);
            if (text.isEmpty() || text.size() > longestLabel)
                continue;
            const qreal width = m_input.textWidth(text);
            for (const qreal start : {right + labelGap, left - labelGap - width}) {
                const qreal from = start - clearance;
                const qreal to = start + width + clearance;
                if (from < 0 || to > m_input.axis.width() || !m_taken[static_cast<size_t>(lane)].isFree(from, to))
                    continue;
                take(lane, from, to);
                m_layout.labels.push_back(
                    {QRectF(start, m_layout.laneCenter(lane) - m_input.textHeight / 2, width, m_input.textHeight), text, tone});
                return true;
            }
        }
        return false;
    }

    /// Above a dashed line, where nothing else is written but what other lines say.
    void placeAbove(int lane, qreal left, qreal right, const QStringList& wordings, Tone tone) {
        TakenParts& taken = m_above[lane];
        for (const QString& text : wordings) {
            const qreal width = m_input.textWidth(text);
            const qreal start = left + lineGap;
            if (start + width > right || !taken.isFree(start - clearance, start + width + clearance))
                continue;
            taken.take(start - clearance, start + width + clearance);
            m_layout.labels.push_back(
                {QRectF(start, m_layout.laneCenter(lane) - m_input.textHeight - 1, width, m_input.textHeight), text, tone});
            return;
        }
    }

    [[nodiscard]] int laneAt(qreal y) const {
        return std::clamp(static_cast<int>(y / m_layout.laneHeight), 0, std::max(0, static_cast<int>(m_taken.size()) - 1));
    }

private:
    void take(int lane, qreal from, qreal to) { m_taken[static_cast<size_t>(lane)].take(from, to); }

    const LaneLayoutInput& m_input;
    LaneLayout& m_layout;
    std::vector<TakenParts> m_taken;
    std::map<int, TakenParts> m_above;
};

/// From the whole sentence to the least that still tells.
QStringList errorWordings(const EventRef& event) {
    const QString type = toText(event.text(Field::ErrorType));
    QString message = toText(event.text(Field::ErrorMessage));
    if (message.isEmpty())
        message = type.isEmpty() ? toText(event.text(Field::Message)) : QString();
    if (type.isEmpty() || message.isEmpty())
        return {type + message};
    return {type + QStringLiteral(": ") + message, message, type};
}

QStringList spanWordings(const TimelineSpan& span) {
    if (span.state != SpanState::Failed)
        return {durationText(span.duration())};
    const QString failed = translated(QT_TRANSLATE_NOOP("LaneLayout", "Failed after %1")).arg(durationText(span.duration()));
    QStringList wordings{failed, translated(QT_TRANSLATE_NOOP("LaneLayout", "Failed"))};
    if (!span.reason.empty())
        wordings.prepend(failed + QStringLiteral(": ") + toText(span.reason));
    return wordings;
}

/// A failed span says more than the error mark at its end.
std::vector<EventIndex> placeFailures(const LaneLayoutInput& input, const LaneLayout& layout, LabelPlacer& placer) {
    std::vector<EventIndex> told;
    for (const PlacedSpan& placed : layout.spans) {
        const TimelineSpan& span = input.timeline.spans[static_cast<size_t>(placed.span)];
        if (span.state == SpanState::Failed
            && placer.placeBeside(span.lane, placed.rect.left() - markHalf, placed.rect.right() + markHalf, spanWordings(span),
                                  Tone::Error))
            told.push_back(span.endEvent);
    }
    return told;
}

void placeWaits(const LaneLayoutInput& input, const LaneLayout& layout, LabelPlacer& placer) {
    for (const PlacedLeg& leg : layout.legs) {
        if (leg.kind != MessageLegKind::Wait)
            continue;
        const TimelineMessage& message = input.timeline.messages[static_cast<size_t>(leg.message)];
        const QString waited = durationText(message.waited(input.timeline.now));
        placer.placeAbove(placer.laneAt(leg.from.y()), leg.from.x(), leg.to.x(),
                          {translated(QT_TRANSLATE_NOOP("LaneLayout", "dead-lettered, waited %1")).arg(waited),
                           translated(QT_TRANSLATE_NOOP("LaneLayout", "waited %1")).arg(waited)},
                          Tone::Error);
    }
}

} // namespace

void placeLabels(const LaneLayoutInput& input, LaneLayout& layout) {
    LabelPlacer placer(input, layout);
    const std::vector<EventIndex> told = placeFailures(input, layout, placer);
    for (const PlacedMark& mark : layout.marks) {
        if (mark.kind != MarkKind::Error || std::find(told.begin(), told.end(), mark.lead) != told.end())
            continue;
        placer.placeBeside(mark.lane, mark.center.x() - markHalf, mark.center.x() + markHalf,
                           errorWordings(input.timeline.events[static_cast<size_t>(mark.lead)]), Tone::Error);
    }
    placeWaits(input, layout, placer);
    for (const PlacedLeg& leg : layout.legs) {
        const TimelineMessage& message = input.timeline.messages[static_cast<size_t>(leg.message)];
        if (leg.kind == MessageLegKind::Publish && !message.name.empty()) {
            const int queueLane = placer.laneAt(leg.target.y());
            placer.placeBeside(queueLane, leg.target.x() - markHalf, leg.target.x() + markHalf, {toText(message.name)},
                               Tone::Muted);
        }
    }
    for (const PlacedSpan& placed : layout.spans) {
        const TimelineSpan& span = input.timeline.spans[static_cast<size_t>(placed.span)];
        if (span.state != SpanState::Failed)
            placer.placeBeside(span.lane, placed.rect.left(), placed.rect.right(), spanWordings(span), Tone::Muted);
    }
}

} // namespace logloupe
