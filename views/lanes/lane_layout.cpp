// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/lanes/lane_layout.h"

#include "models/domain/human_format.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace logloupe {

namespace {

constexpr qreal spanHeight = 13;
constexpr qreal leastSpanWidth = 5;
constexpr qreal hitDistance = 9;
constexpr qreal markHalf = 7;
constexpr qreal labelGap = 10;
constexpr qsizetype longestLabel = 60;

QString translated(const char* text) {
    return QCoreApplication::translate("LaneLayout", text);
}

bool isPlain(MarkKind kind) {
    return kind == MarkKind::Event || kind == MarkKind::Warning;
}

void placeMarks(const LaneLayoutInput& input, LaneLayout& layout) {
    // Per lane the mark that may still grow into a cluster.
    std::vector<std::optional<size_t>> open(input.timeline.lanes.size());
    for (const TimelineMark& mark : input.timeline.marks) {
        const QPointF center(input.axis.xOf(mark.time), layout.laneCenter(mark.lane));
        auto& growing = open[static_cast<size_t>(mark.lane)];
        if (growing && isPlain(mark.kind) && isPlain(layout.marks[*growing].kind)
            && center.x() - layout.marks[*growing].center.x() < clusterDistance) {
            PlacedMark& cluster = layout.marks[*growing];
            cluster.events.push_back(mark.event);
            cluster.orderUncertain = cluster.orderUncertain || mark.orderUncertain;
            if (mark.kind == MarkKind::Warning)
                cluster.kind = MarkKind::Warning;
            continue;
        }
        layout.marks.push_back({mark.kind, center, mark.lane, {mark.event}, mark.orderUncertain});
        if (isPlain(mark.kind))
            growing = layout.marks.size() - 1;
    }
}

void placeSpans(const LaneLayoutInput& input, LaneLayout& layout) {
    for (size_t i = 0; i < input.timeline.spans.size(); ++i) {
        const TimelineSpan& span = input.timeline.spans[i];
        const qreal left = input.axis.xOf(span.begin);
        const qreal right = std::max(left + leastSpanWidth, input.axis.xOf(span.end));
        layout.spans.push_back(
            {QRectF(left, layout.laneCenter(span.lane) - spanHeight / 2, right - left, spanHeight), static_cast<int>(i)});
    }
}

void placeLegs(const LaneLayoutInput& input, LaneLayout& layout) {
    for (size_t i = 0; i < input.timeline.messages.size(); ++i) {
        for (const MessageLeg& leg : input.timeline.messages[i].legs) {
            const QPointF from(input.axis.xOf(leg.begin), layout.laneCenter(leg.fromLane));
            const QPointF to(input.axis.xOf(leg.end), layout.laneCenter(leg.toLane));
            layout.legs.push_back({from, to, leg.kind, static_cast<int>(i)});
        }
    }
}

/// Finds room for labels, lane by lane.
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

    /// Tries the right of an interval, then its left, with the longest wording that fits.
    bool placeBeside(int lane, qreal left, qreal right, const QStringList& wordings, Tone tone) {
        for (QString text : wordings) {
            if (text.size() > longestLabel)
                text = text.left(longestLabel - 1) + QChar(0x2026);
            const qreal width = m_input.textWidth(text);
            for (const qreal start : {right + labelGap, left - labelGap - width}) {
                if (start < 0 || start + width > m_input.axis.width() || !isFree(lane, start - 2, start + width + 2))
                    continue;
                take(lane, start - 2, start + width + 2);
                m_layout.labels.push_back(
                    {QRectF(start, m_layout.laneCenter(lane) - m_input.textHeight / 2, width, m_input.textHeight), text, tone});
                return true;
            }
        }
        return false;
    }

    /// Above a dashed line, where nothing else is ever written.
    void placeAbove(int lane, qreal left, qreal right, const QStringList& wordings, Tone tone) {
        for (const QString& text : wordings) {
            const qreal width = m_input.textWidth(text);
            if (width + labelGap > right - left)
                continue;
            m_layout.labels.push_back(
                {QRectF(left + labelGap, m_layout.laneCenter(lane) - m_input.textHeight - 1, width, m_input.textHeight), text,
                 tone});
            return;
        }
    }

    [[nodiscard]] int laneAt(qreal y) const {
        return std::clamp(static_cast<int>(y / m_layout.laneHeight), 0, std::max(0, static_cast<int>(m_taken.size()) - 1));
    }

private:
    void take(int lane, qreal from, qreal to) { m_taken[static_cast<size_t>(lane)].emplace_back(from, to); }

    [[nodiscard]] bool isFree(int lane, qreal from, qreal to) const {
        const auto& taken = m_taken[static_cast<size_t>(lane)];
        return std::none_of(taken.begin(), taken.end(), [from, to](const std::pair<qreal, qreal>& other) {
            return from < other.second && other.first < to;
        });
    }

    const LaneLayoutInput& m_input;
    LaneLayout& m_layout;
    std::vector<std::vector<std::pair<qreal, qreal>>> m_taken;
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

void placeLabels(const LaneLayoutInput& input, LaneLayout& layout) {
    LabelPlacer placer(input, layout);
    // A failed span says more than the error mark at its end.
    std::vector<EventIndex> told;
    for (const PlacedSpan& placed : layout.spans) {
        const TimelineSpan& span = input.timeline.spans[static_cast<size_t>(placed.span)];
        if (span.state == SpanState::Failed
            && placer.placeBeside(span.lane, placed.rect.left(), placed.rect.right() + markHalf, spanWordings(span),
                                  Tone::Error))
            told.push_back(span.endEvent);
    }
    for (const PlacedMark& mark : layout.marks) {
        if (mark.kind != MarkKind::Error || std::find(told.begin(), told.end(), mark.events.front()) != told.end())
            continue;
        placer.placeBeside(mark.lane, mark.center.x(), mark.center.x(),
                           errorWordings(input.timeline.events[static_cast<size_t>(mark.events.front())]), Tone::Error);
    }
    for (const PlacedLeg& leg : layout.legs) {
        if (leg.kind != MessageLegKind::Wait)
            continue;
        const TimelineMessage& message = input.timeline.messages[static_cast<size_t>(leg.message)];
        placer.placeAbove(
            placer.laneAt(leg.from.y()), leg.from.x(), leg.to.x(),
            {translated(QT_TRANSLATE_NOOP("LaneLayout", "dead-lettered, waited %1"))
                 .arg(durationText(message.waited(input.timeline.now))),
             translated(QT_TRANSLATE_NOOP("LaneLayout", "waited %1")).arg(durationText(message.waited(input.timeline.now)))},
            Tone::Error);
    }
    for (const PlacedLeg& leg : layout.legs) {
        const TimelineMessage& message = input.timeline.messages[static_cast<size_t>(leg.message)];
        if (leg.kind == MessageLegKind::Publish && !message.name.empty())
            placer.placeBeside(placer.laneAt(leg.to.y()), leg.to.x(), leg.to.x(), {toText(message.name)}, Tone::Muted);
    }
    for (const PlacedSpan& placed : layout.spans) {
        const TimelineSpan& span = input.timeline.spans[static_cast<size_t>(placed.span)];
        if (span.state != SpanState::Failed)
            placer.placeBeside(span.lane, placed.rect.left(), placed.rect.right(), spanWordings(span), Tone::Muted);
    }
}

int precedence(MarkKind kind) {
    return kind == MarkKind::Error ? 2 : kind == MarkKind::StatusChange ? 1 : 0;
}

} // namespace

LaneLayout layOutLanes(const LaneLayoutInput& input) {
    LaneLayout layout;
    layout.laneHeight = input.laneHeight;
    if (input.axis.isEmpty())
        return layout;
    placeMarks(input, layout);
    placeSpans(input, layout);
    placeLegs(input, layout);
    placeLabels(input, layout);
    return layout;
}

std::optional<int> LaneLayout::markAt(QPointF point) const {
    std::optional<int> best;
    qreal bestDistance = 0;
    for (size_t i = 0; i < marks.size(); ++i) {
        const QPointF offset = marks[i].center - point;
        const qreal distance = std::hypot(offset.x(), offset.y());
        if (distance > hitDistance)
            continue;
        const int better = best ? precedence(marks[i].kind) - precedence(marks[static_cast<size_t>(*best)].kind) : 1;
        if (better > 0 || (better == 0 && distance < bestDistance)) {
            best = static_cast<int>(i);
            bestDistance = distance;
        }
    }
    return best;
}

std::optional<int> LaneLayout::spanAt(QPointF point) const {
    for (const PlacedSpan& placed : spans) {
        if (placed.rect.contains(point))
            return placed.span;
    }
    return {};
}

std::optional<int> LaneLayout::markOf(EventIndex event) const {
    for (size_t i = 0; i < marks.size(); ++i) {
        if (std::find(marks[i].events.begin(), marks[i].events.end(), event) != marks[i].events.end())
            return static_cast<int>(i);
    }
    return {};
}

} // namespace logloupe
