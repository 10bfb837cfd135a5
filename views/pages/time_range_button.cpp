// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/time_range_button.h"

#include "models/domain/human_format.h"
#include "views/controls/labels.h"
#include "views/controls/marks.h"

#include <QDateTime>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QScreen>

namespace logloupe {

namespace {

using namespace std::chrono_literals;
constexpr Duration quickLengths[] = {15min, 1h, 24h, 7 * 24h, 30 * 24h};

QLabel* label(TextRole role, QWidget* parent) {
    auto* made = new QLabel(parent);
    made->setTextFormat(Qt::PlainText);
    setTextRole(*made, role);
    return made;
}

} // namespace

TimeRangeButton::TimeRangeButton(const EventText& text, QWidget* parent)
    : Button(QString(), Kind::Outlined, parent)
    , m_text(text)
    , m_popup(new TimeRangePopup(text, this)) {
    setIcon(Icon::Clock);
    setChevron(true);
    connect(this, &Button::clicked, this, &TimeRangeButton::openPopup);
    connect(m_popup, &TimeRangePopup::chosen, this, [this](const TimeChoice& choice) {
        setChoice(choice);
        emit choiceChanged(choice);
    });
    connect(&text, &EventText::changed, this, &TimeRangeButton::updateText);
    updateText();
}

void TimeRangeButton::setChoice(const TimeChoice& choice) {
    m_choice = choice;
    updateText();
}

TimeRange TimeRangeButton::range() const {
    return m_choice.rangeAt(m_text.now());
}

void TimeRangeButton::setBrief(bool brief) {
    m_brief = brief;
    updateText();
}

void TimeRangeButton::updateText() {
    const TimeRange range = this->range();
    const TimePoint now = m_text.now();
    QString text = choiceText(m_choice, m_text.zone(), now) + QLatin1Char(' ')
                   + zoneOffsetText(m_text.zone(), range.isUnbounded() ? now : range.begin);
    if (m_choice.exact && !range.isUnbounded() && !m_brief)
        text += QStringLiteral(", ") + durationText(range.length());
    setText(text);
    const QString whole = range.isUnbounded() ? text
                                              : spanText(range, m_text.zone(), now) + QLatin1Char(' ')
                                                    + zoneOffsetText(m_text.zone(), range.begin) + QStringLiteral(", ")
                                                    + durationText(range.length());
    setPlainToolTip(*this, whole);
    setAccessibleName(tr("Time range: %1").arg(whole));
}

void TimeRangeButton::openPopup() {
    m_popup->openBelow(*this, m_choice);
}

void TimeRangeButton::changeEvent(QEvent* event) {
    Button::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_popup != nullptr)
        updateText();
}

TimeRangePopup::TimeRangePopup(const EventText& text, QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_text(text) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(space::s, space::s, space::l, space::m);
    grid->setHorizontalSpacing(space::l);
    grid->setVerticalSpacing(space::xs);
    int row = 0;
    const auto addQuick = [&](const TimeChoice& choice) {
        auto* button = new Button(QString(), Button::Kind::Flat, this);
        button->setControlSize(ControlSize::Compact);
        connect(button, &Button::clicked, this, [this, choice] { choose(choice); });
        grid->addWidget(button, row++, 0, Qt::AlignLeft);
        m_quick.append(button);
    };
    for (const Duration length : quickLengths)
        addQuick(TimeChoice::ofLast(length));
    addQuick(TimeChoice::all());
    m_exactTitle = label(TextRole::BaseStrong, this);
    m_fromTitle = label(TextRole::Base, this);
    m_toTitle = label(TextRole::Base, this);
    m_from = new QLineEdit(this);
    m_to = new QLineEdit(this);
    m_hint = label(TextRole::Caption, this);
    m_problem = label(TextRole::Base, this);
    m_problem->setWordWrap(true);
    m_apply = new Button(QString(), Button::Kind::Primary, this);
    m_apply->setControlSize(ControlSize::Compact);
    for (QLineEdit* field : {m_from, m_to}) {
        setTextRole(*field, TextRole::Mono);
        field->setMinimumWidth(scaled(190));
        connect(field, &QLineEdit::returnPressed, this, &TimeRangePopup::apply);
        connect(field, &QLineEdit::textEdited, this, [this] { m_problem->hide(); });
    }
    grid->addWidget(m_exactTitle, 0, 1, 1, 2);
    grid->addWidget(m_fromTitle, 1, 1);
    grid->addWidget(m_from, 1, 2);
    grid->addWidget(m_toTitle, 2, 1);
    grid->addWidget(m_to, 2, 2);
    grid->addWidget(m_hint, 3, 2);
    grid->addWidget(m_apply, 4, 2, Qt::AlignRight);
    grid->addWidget(m_problem, 5, 1, 1, 2);
    m_problem->hide();
    connect(m_apply, &Button::clicked, this, &TimeRangePopup::apply);
    retranslate();
}

void TimeRangePopup::retranslate() {
    setAccessibleName(tr("Time range"));
    for (int i = 0; i < m_quick.size(); ++i) {
        const TimeChoice choice = i < m_quick.size() - 1 ? TimeChoice::ofLast(quickLengths[i]) : TimeChoice::all();
        m_quick[i]->setText(choiceText(choice, m_text.zone(), m_text.now()));
    }
    m_fromTitle->setText(tr("From"));
    m_toTitle->setText(tr("To"));
    m_from->setAccessibleName(m_fromTitle->text());
    m_to->setAccessibleName(m_toTitle->text());
    m_hint->setText(tr("Or -2h, -7d, now"));
    m_apply->setText(tr("Apply"));
}

QString TimeRangePopup::boundText(TimePoint point) const {
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(point.millisecondsSinceEpoch(), m_text.zone());
    const bool whole = point.millisecondsSinceEpoch() % 60'000 == 0;
    return local.toString(whole ? QStringLiteral("yyyy-MM-dd HH:mm") : QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

void TimeRangePopup::openBelow(const QWidget& widget, const TimeChoice& choice) {
    const TimePoint now = m_text.now();
    const TimeRange range = choice.rangeAt(now);
    m_exactTitle->setText(
        tr("Exact, %1")
            .arg(QString::fromUtf8(m_text.zone().id()) + QStringLiteral(" · ") + zoneOffsetText(m_text.zone(), now)));
    m_from->setText(range.begin == TimePoint::earliest() ? QString() : boundText(range.begin));
    m_to->setText(boundText(std::min(range.end, now)));
    m_problem->hide();
    adjustSize();
    QPoint corner = widget.mapToGlobal(QPoint(0, widget.height() + 2));
    if (const QScreen* screen = widget.screen()) {
        const QRect room = screen->availableGeometry();
        corner.setX(std::clamp(corner.x(), room.left(), std::max(room.left(), room.right() - width())));
    }
    move(corner);
    show();
    m_quick.front()->setFocus(Qt::PopupFocusReason);
}

std::optional<TimePoint> TimeRangePopup::bound(const QLineEdit& field) const {
    return parseTimeOption(field.text().trimmed(), m_text.now(), m_text.zone());
}

QString TimeRangePopup::problem() const {
    return m_problem->isHidden() ? QString() : m_problem->text();
}

void TimeRangePopup::apply() {
    const auto from = m_from->text().trimmed().isEmpty() ? std::optional(TimePoint::earliest()) : bound(*m_from);
    const auto to = m_to->text().trimmed().isEmpty() ? std::optional(m_text.now()) : bound(*m_to);
    if (from && to && *from < *to) {
        choose(*from == TimePoint::earliest() && m_to->text().trimmed().isEmpty() ? TimeChoice::all()
                                                                                  : TimeChoice::ofRange({*from, *to}));
        return;
    }
    QPalette palette = m_problem->palette();
    palette.setColor(QPalette::WindowText, Theme::current().color(Token::ErrorText));
    m_problem->setPalette(palette);
    m_problem->setText(!from || !to ? tr("Write a date and a time, as 2026-05-13 14:02")
                                    : tr("The range must begin before it ends."));
    m_problem->show();
    adjustSize();
    (!from || to ? m_from : m_to)->setFocus();
}

void TimeRangePopup::choose(const TimeChoice& choice) {
    close();
    emit chosen(choice);
}

void TimeRangePopup::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintBox(painter, QRectF(rect()), Theme::current().surface(), Theme::current().borderStrong(), 0);
}

void TimeRangePopup::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_apply != nullptr)
        retranslate();
}

} // namespace logloupe
