// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/lanes/lane_layout.h"

#include "views/lanes/lane_labels.h"

#include <algorithm>
#include <cmath>

namespace logloupe {

namespace {

constexpr qreal spanHeight = 13;
constexpr qreal leastSpanWidth = 5;
constexpr qreal hitDistance = 9;
constexpr qreal sideways = 3; ///< how far a way keeps from the straight line between two middles
constexpr qreal breath = 1;   ///< between a mark and an arrow
constexpr size_t largestCounted = 99;

int precedence(MarkKind kind) {
    switch (kind) {
    case MarkKind::Event:
        return 0;
    case MarkKind::Warning:
        return 1;
    case MarkKind::StatusChange:
        return 2;
    case MarkKind::Error:
        return 3;
    }
    return 0;
}

/// Half of what a mark takes of its lane's length.
qreal halfWidth(const PlacedMark& mark, const std::function<qreal(const QString&)>& textWidth) {
    if (mark.kind == MarkKind::Error)
        return octagonSize / 2;
    if (mark.kind == MarkKind::StatusChange)
        return diamondRadius;
    if (mark.events.size() > 1)
        return std::max(clusterRadius, textWidth(clusterText(mark.events.size())) / 2 + 3);
    return mark.kind == MarkKind::Warning ? clusterRadius : dotRadius;
}

/// Joins what cannot be told apart, lane by lane, from left to right. Errors stay errors and status changes stay status changes: only plain events are
/// taken in by them, so that neither hides the other.
class MarkPlacer {
public:
    MarkPlacer(const LaneLayoutInput& input, LaneLayout& layout)
        : m_input(input)
        , m_layout(layout) {}

    void place() {
        const auto lanes = m_input.timeline.lanes.size();
        std::vector<std::vector<PlacedMark>> important(lanes);
        std::vector<std::vector<PlacedMark>> plain(lanes);
        for (const TimelineMark& mark : m_input.timeline.marks) {
            PlacedMark placed{mark.kind,          {m_input.axis.xOf(mark.time), m_layout.laneCenter(mark.lane)},
                              mark.lane,          {mark.event},
                              mark.event,         1,
                              mark.orderUncertain};
            if (placed.isImportant())
                joinSame(important[static_cast<size_t>(mark.lane)], std::move(placed));
            else
                plain[static_cast<size_t>(mark.lane)].push_back(std::move(placed));
        }
        for (size_t lane = 0; lane < lanes; ++lane) {
            std::vector<PlacedMark> rest = takenIn(important[lane], plain[lane]);
            for (PlacedMark& mark : important[lane])
                m_layout.marks.push_back(std::move(mark));
            for (PlacedMark& mark : rest)
                m_layout.marks.push_back(std::move(mark));
        }
        std::stable_sort(m_layout.marks.begin(), m_layout.marks.end(),
                         [](const PlacedMark& left, const PlacedMark& right) { return left.center.x() < right.center.x(); });
        m_layout.markOfEvent.assign(m_input.timeline.events.size(), -1);
        for (size_t i = 0; i < m_layout.marks.size(); ++i) {
            for (const EventIndex event : m_layout.marks[i].events)
                m_layout.markOfEvent[static_cast<size_t>(event)] = static_cast<int>(i);
        }
    }

private:
    static void absorb(PlacedMark& mark, PlacedMark&& other) {
        if (precedence(other.kind) > precedence(mark.kind)) {
            mark.kind = other.kind;
            mark.lead = other.lead;
            mark.ofKind = other.ofKind;
        } else if (other.kind == mark.kind) {
            mark.ofKind += other.ofKind;
            mark.lead = std::min(mark.lead, other.lead);
        }
        const auto middle = static_cast<std::ptrdiff_t>(mark.events.size());
        mark.events.insert(mark.events.end(), other.events.begin(), other.events.end());
        if (mark.events[static_cast<size_t>(middle) - 1] > mark.events[static_cast<size_t>(middle)])
            std::inplace_merge(mark.events.begin(), mark.events.begin() + middle, mark.events.end());
        mark.orderUncertain = mark.orderUncertain || other.orderUncertain;
    }

    static void joinSame(std::vector<PlacedMark>& marks, PlacedMark&& mark) {
        // Another kind in between does not keep two errors apart.
        for (auto near = marks.rbegin(); near != marks.rend() && mark.center.x() - near->center.x() < clusterDistance; ++near) {
            if (near->kind == mark.kind) {
                absorb(*near, std::move(mark));
                return;
            }
        }
        marks.push_back(std::move(mark));
    }

    [[nodiscard]] bool overlap(const PlacedMark& left, const PlacedMark& right) const {
        const qreal room =
            std::max(clusterDistance, halfWidth(left, m_input.textWidth) + halfWidth(right, m_input.textWidth) + breath);
        return right.center.x() - left.center.x() < room;
    }

    /// What no important mark takes in, joined among itself.
    std::vector<PlacedMark> takenIn(std::vector<PlacedMark>& important, std::vector<PlacedMark>& plain) const {
        std::vector<PlacedMark> rest;
        size_t next = 0;
        for (PlacedMark& mark : plain) {
            const qreal x = mark.center.x();
            while (next < important.size() && important[next].center.x() <= x - clusterDistance)
                ++next;
            size_t nearest = important.size();
            for (size_t i = next; i < important.size() && important[i].center.x() < x + clusterDistance; ++i) {
                if (nearest == important.size()
                    || std::abs(important[i].center.x() - x) < std::abs(important[nearest].center.x() - x))
                    nearest = i;
            }
            if (nearest < important.size()) {
                absorb(important[nearest], std::move(mark));
                continue;
            }
            rest.push_back(std::move(mark));
            while (rest.size() > 1 && overlap(rest[rest.size() - 2], rest.back())) {
                PlacedMark last = std::move(rest.back());
                rest.pop_back();
                absorb(rest.back(), std::move(last));
            }
        }
        return rest;
    }

    const LaneLayoutInput& m_input;
    LaneLayout& m_layout;
};

void placeSpans(const LaneLayoutInput& input, LaneLayout& layout) {
    for (size_t i = 0; i < input.timeline.spans.size(); ++i) {
        const TimelineSpan& span = input.timeline.spans[i];
        const qreal left = input.axis.xOf(span.begin);
        const qreal right = std::max(left + leastSpanWidth, input.axis.xOf(span.end));
        layout.spans.push_back(
            {QRectF(left, layout.laneCenter(span.lane) - spanHeight / 2, right - left, spanHeight), static_cast<int>(i)});
    }
}

/// Where a leg touches a mark: the mark's middle, and how far around it the mark is drawn.
struct LegEnd {
    QPointF center;
    qreal radius = 0;
};

LegEnd legEnd(const LaneLayoutInput& input, const LaneLayout& layout, EventIndex event, TimePoint time, int lane) {
    const auto mark = layout.markOf(event);
    if (!mark || layout.marks[static_cast<size_t>(*mark)].lane != lane)
        return {{input.axis.xOf(time), layout.laneCenter(lane)}, 0};
    const PlacedMark& placed = layout.marks[static_cast<size_t>(*mark)];
    const bool ringed = placed.events.size() > 1 || placed.kind == MarkKind::Error;
    return {placed.center, (ringed ? clusterRadius : placed.kind == MarkKind::Event ? dotRadius : diamondRadius) + breath};
}

/// Along the line between the middles, keeping to the right of the way, from edge to edge.
std::pair<QPointF, QPointF> edgeToEdge(const LegEnd& from, const LegEnd& to) {
    const QPointF way = to.center - from.center;
    const qreal length = std::hypot(way.x(), way.y());
    if (length < 1)
        return {from.center, to.center};
    const QPointF unit = way / length;
    const QPointF side = QPointF(-unit.y(), unit.x()) * sideways;
    const auto reach = [](qreal radius) { return std::sqrt(std::max(0.0, radius * radius - sideways * sideways)); };
    const qreal first = reach(from.radius);
    const qreal last = reach(to.radius);
    if (first + last >= length)
        return {from.center + side, to.center + side};
    return {from.center + side + unit * first, to.center + side - unit * last};
}

void placeLegs(const LaneLayoutInput& input, LaneLayout& layout) {
    for (size_t i = 0; i < input.timeline.messages.size(); ++i) {
        for (const MessageLeg& leg : input.timeline.messages[i].legs) {
            const LegEnd from = legEnd(input, layout, leg.fromEvent, leg.begin, leg.fromLane);
            const LegEnd to = legEnd(input, layout, leg.toEvent, leg.end, leg.toLane);
            if (leg.fromLane == leg.toLane) {
                // A wait runs along its lane; what lies in it is drawn over it.
                layout.legs.push_back({from.center, to.center, leg.kind, static_cast<int>(i), to.center});
                continue;
            }
            const auto [begin, end] = edgeToEdge(from, to);
            layout.legs.push_back({begin, end, leg.kind, static_cast<int>(i), to.center});
        }
    }
}

} // namespace

QString clusterText(size_t count) {
    return count > largestCounted ? QStringLiteral("99+") : QString::number(count);
}

LaneLayout layOutLanes(const LaneLayoutInput& input) {
    LaneLayout layout;
    layout.laneHeight = input.laneHeight;
    if (input.axis.isEmpty())
        return layout;
    MarkPlacer(input, layout).place();
    placeSpans(input, layout);
    placeLegs(input, layout);
    placeLabels(input, layout);
    return layout;
}

std::span<const PlacedMark> LaneLayout::marksBetween(qreal left, qreal right) const {
    const auto first =
        std::lower_bound(marks.begin(), marks.end(), left, [](const PlacedMark& mark, qreal x) { return mark.center.x() < x; });
    const auto end =
        std::upper_bound(first, marks.end(), right, [](qreal x, const PlacedMark& mark) { return x < mark.center.x(); });
    return {first, end};
}

std::optional<int> LaneLayout::markAt(QPointF point) const {
    const auto near = marksBetween(point.x() - hitDistance, point.x() + hitDistance);
    const PlacedMark* best = nullptr;
    qreal bestDistance = 0;
    for (const PlacedMark& mark : near) {
        const QPointF offset = mark.center - point;
        const qreal distance = std::hypot(offset.x(), offset.y());
        if (distance > hitDistance)
            continue;
        const int better = best != nullptr ? precedence(mark.kind) - precedence(best->kind) : 1;
        if (better > 0 || (better == 0 && distance < bestDistance)) {
            best = &mark;
            bestDistance = distance;
        }
    }
    if (best == nullptr)
        return {};
    return static_cast<int>(best - marks.data());
}

std::optional<int> LaneLayout::spanAt(QPointF point) const {
    for (const PlacedSpan& placed : spans) {
        if (placed.rect.contains(point))
            return placed.span;
    }
    return {};
}

std::optional<int> LaneLayout::markOf(EventIndex event) const {
    if (event < 0 || static_cast<size_t>(event) >= markOfEvent.size())
        return {};
    const int mark = markOfEvent[static_cast<size_t>(event)];
    return mark < 0 ? std::nullopt : std::optional(mark);
}

} // namespace logloupe
