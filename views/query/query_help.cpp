// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/query/query_help.h"

#include "views/controls/buttons.h"
#include "views/controls/labels.h"
#include "views/controls/marks.h"

#include <QEvent>
#include <QGridLayout>
#include <QPainter>
#include <QScreen>

namespace logloupe {

QueryHelp::QueryHelp(QWidget* parent)
    : QFrame(parent, Qt::Popup) {
    fill();
}

void QueryHelp::fill() {
    qDeleteAll(findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
    delete layout();
    setAccessibleName(tr("Query help"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(space::l, space::m, space::l, space::m);
    grid->setHorizontalSpacing(space::xl);
    grid->setVerticalSpacing(space::xs);
    grid->addWidget(new ElidedLabel(tr("What a query can say"), TextRole::PanelTitle, Token::Text, this), 0, 0, 1, 2);
    const std::pair<QString, QString> examples[] = {
        {QStringLiteral("A-104233"), tr("everything about this order; a customer or model number works too")},
        {QStringLiteral("engraving font"), tr("both words, anywhere in the event")},
        {QStringLiteral("\"unknown field\""), tr("these words in this order")},
        {QStringLiteral("system:mes-api"), tr("a field has this value")},
        {QStringLiteral("system:(mes-api or crm-api)"), tr("one of several values")},
        {QStringLiteral("order.id:A-1042*"), tr("* stands for any letters, ? for one")},
        {QStringLiteral("level>=WARN"), tr("this level or worse")},
        {QStringLiteral("duration>5m"), tr("longer than; also 214ms, 1.5h, 2d")},
        {QStringLiteral("status:500..599"), tr("from … to")},
        {QStringLiteral("error.type:*"), tr("the field is there")},
        {QStringLiteral("not path:/health"), tr("without these")},
        {QStringLiteral("message:/order\\.(paid|approved)/"), tr("a regular expression")},
    };
    int row = 1;
    for (const auto& [text, meaning] : examples) {
        auto* example = new Button(text, Button::Kind::Link, this);
        example->setControlSize(ControlSize::Small);
        example->setAccessibleDescription(meaning);
        connect(example, &Button::clicked, this, [this, text = text] {
            close();
            emit exampleChosen(text);
        });
        grid->addWidget(example, row, 0, Qt::AlignLeft);
        grid->addWidget(new ElidedLabel(meaning, TextRole::Base, Token::Text2, this), row++, 1);
    }
}

void QueryHelp::openBelow(const QWidget& widget) {
    adjustSize();
    QPoint corner = widget.mapToGlobal(QPoint(0, widget.height() + 2));
    if (const QScreen* screen = widget.screen()) {
        const QRect room = screen->availableGeometry();
        corner.setX(std::clamp(corner.x(), room.left(), std::max(room.left(), room.right() - width())));
    }
    move(corner);
    show();
    if (QWidget* first = nextInFocusChain())
        first->setFocus(Qt::PopupFocusReason);
}

void QueryHelp::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintBox(painter, QRectF(rect()), Theme::current().surface(), Theme::current().borderStrong(), 0);
}

void QueryHelp::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        fill();
}

} // namespace logloupe
