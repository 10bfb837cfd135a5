// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/shell/sidebar.h"

#include "views/theme/flat_paint.h"
#include "views/theme/theme.h"
#include "views/theme/typography.h"

#include <QAbstractButton>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

namespace logloupe {

namespace {

/// The loupe with the program's and the workspace's name: a button, which leads to the other workspaces.
class WorkspaceHead : public QAbstractButton {
public:
    explicit WorkspaceHead(QWidget* parent)
        : QAbstractButton(parent) {
        setFocusPolicy(Qt::TabFocus);
        setCursor(Qt::PointingHandCursor);
        tell();
    }

    void setWorkspace(const QString& title) {
        m_title = title;
        tell();
        update();
    }
    void setCollapsed(bool collapsed) {
        m_collapsed = collapsed;
        update();
    }
    [[nodiscard]] QSize sizeHint() const override { return {scaled(width::sidebar), scaled(height::topBar)}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, scaled(height::topBar)}; }
    /// In the language in use.
    void tell() {
        setAccessibleName(QStringLiteral("LogLoupe, ") + m_title);
        setToolTip(Sidebar::tr("Workspaces…"));
    }

protected:
    void keyPressEvent(QKeyEvent* event) override {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            click();
        else
            QAbstractButton::keyPressEvent(event);
    }
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Theme& theme = Theme::current();
        if (hasFocus())
            paintFocusRing(painter, QRectF(rect()).adjusted(0, 2, 0, -2));
        const int size = scaled(24);
        const int left = m_collapsed ? (QWidget::width() - size) / 2 : space::xs;
        paintIcon(painter, QRectF(left, (QWidget::height() - size) / 2.0, size, size), Icon::Loupe, theme.accent());
        if (m_collapsed)
            return;
        const int textLeft = left + size + space::s;
        const int chevron = scaled(16);
        paintIcon(painter,
                  QRectF(QWidget::width() - chevron - space::xs, (QWidget::height() - chevron) / 2.0, chevron, chevron),
                  Icon::ChevronDown, theme.text2());
        const int room = QWidget::width() - textLeft - chevron - space::s;
        painter.setFont(textFont(TextRole::BaseStrong));
        painter.setPen(theme.text());
        painter.drawText(QRect(textLeft, 0, room, QWidget::height() / 2 + 2), Qt::AlignLeft | Qt::AlignBottom,
                         QStringLiteral("LogLoupe"));
        painter.setFont(textFont(TextRole::Caption));
        painter.setPen(theme.text2());
        painter.drawText(QRect(textLeft, QWidget::height() / 2 + 2, room, QWidget::height() / 2), Qt::AlignLeft | Qt::AlignTop,
                         QFontMetrics(painter.font()).elidedText(m_title, Qt::ElideRight, room));
    }

private:
    QString m_title;
    bool m_collapsed = false;
};

} // namespace

Sidebar::Sidebar(QWidget* parent)
    : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::s, 0, space::s, space::s);
    layout->setSpacing(0);
    auto* const head = new WorkspaceHead(this);
    connect(head, &QAbstractButton::clicked, this, &Sidebar::workspaceRequested);
    m_head = head;
    layout->addWidget(m_head);
    layout->addSpacing(space::s);
    addPage(Page::Orders, Icon::Gem, layout);
    addPage(Page::Search, Icon::Search, layout);
    addPage(Page::Errors, Icon::Grid, layout);
    addPage(Page::Tail, Icon::Tail, layout);
    layout->addSpacing(space::m);
    m_openTitle = new QLabel(this);
    m_openTitle->setTextFormat(Qt::PlainText);
    m_openTitle->setContentsMargins(space::s, space::xs, space::s, space::xs);
    setTextRole(*m_openTitle, TextRole::Caption);
    layout->addWidget(m_openTitle);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* open = new QWidget(scroll);
    m_openLayout = new QVBoxLayout(open);
    m_openLayout->setContentsMargins(0, 0, 0, 0);
    m_openLayout->setSpacing(0);
    m_openLayout->addStretch();
    scroll->setWidget(open);
    // The scroll area has just made both opaque.
    open->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);
    layout->addWidget(scroll, 1);
    addPage(Page::Sources, Icon::Database, layout);
    addPage(Page::Settings, Icon::Gear, layout);
    retranslate();
    applyMeasures();
}

NavigationItem* Sidebar::addPage(Page page, Icon icon, QVBoxLayout* layout) {
    auto* item = new NavigationItem(icon, QString(), NavigationItem::Kind::Page, this);
    item->setCheckable(true);
    connect(item, &NavigationItem::clicked, this, [this, page, item] {
        // Which page is shown is decided elsewhere; a click alone selects nothing.
        item->setChecked(!item->isChecked());
        emit pageRequested(page);
    });
    m_pages.insert(page, item);
    layout->addWidget(item);
    return item;
}

void Sidebar::setWorkspace(const QString& title) {
    m_workspace = title;
    static_cast<WorkspaceHead*>(m_head)->setWorkspace(title);
}

void Sidebar::setPages(const QList<Page>& pages) {
    for (auto it = m_pages.cbegin(); it != m_pages.cend(); ++it)
        it.value()->setVisible(pages.contains(it.key()));
}

void Sidebar::setCurrentPage(Page page) {
    for (auto it = m_pages.cbegin(); it != m_pages.cend(); ++it)
        it.value()->setChecked(it.key() == page);
}

void Sidebar::setTailRate(const QString& rate) {
    m_pages.value(Page::Tail)->setBadge(rate);
}

void Sidebar::setOpenItems(const QList<OpenItem>& items) {
    if (items == m_items)
        return;
    m_items = items;
    qDeleteAll(m_itemButtons);
    m_itemButtons.clear();
    for (const OpenItem& item : items) {
        auto* button = new NavigationItem(item.icon, item.label, NavigationItem::Kind::Entry, this);
        button->setCheckable(true);
        button->setClosable(true);
        button->setCollapsed(m_collapsed);
        connect(button, &NavigationItem::clicked, this, [this, button, id = item.id] {
            button->setChecked(!button->isChecked());
            emit itemRequested(id);
        });
        connect(
            button, &NavigationItem::closeRequested, this, [this, id = item.id] { emit itemCloseRequested(id); },
            Qt::QueuedConnection);
        m_openLayout->insertWidget(m_openLayout->count() - 1, button);
        m_itemButtons.append(button);
    }
    m_openTitle->setVisible(!items.isEmpty() && !m_collapsed);
    setCurrentItem(m_currentItem);
}

void Sidebar::setCurrentItem(const QString& id) {
    m_currentItem = id;
    for (qsizetype i = 0; i < m_items.size(); ++i)
        m_itemButtons[i]->setChecked(m_items[i].id == id);
}

void Sidebar::setCollapsed(bool collapsed) {
    if (collapsed == m_collapsed)
        return;
    m_collapsed = collapsed;
    static_cast<WorkspaceHead*>(m_head)->setCollapsed(collapsed);
    for (NavigationItem* item : std::as_const(m_pages))
        item->setCollapsed(collapsed);
    for (NavigationItem* item : std::as_const(m_itemButtons))
        item->setCollapsed(collapsed);
    m_openTitle->setVisible(!m_items.isEmpty() && !collapsed);
    applyMeasures();
}

void Sidebar::applyMeasures() {
    setFixedWidth(scaled(m_collapsed ? width::sidebarCollapsed : width::sidebar));
}

void Sidebar::retranslate() {
    m_pages.value(Page::Orders)->setText(tr("Orders"));
    m_pages.value(Page::Search)->setText(tr("Search"));
    m_pages.value(Page::Errors)->setText(tr("Errors"));
    m_pages.value(Page::Tail)->setText(tr("Live tail"));
    m_pages.value(Page::Sources)->setText(tr("Sources"));
    m_pages.value(Page::Settings)->setText(tr("Settings"));
    m_openTitle->setText(tr("Open"));
    m_openTitle->setVisible(!m_items.isEmpty() && !m_collapsed);
    setAccessibleName(tr("Pages"));
    static_cast<WorkspaceHead*>(m_head)->tell();
}

void Sidebar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Theme::current().canvas());
    painter.fillRect(QRect(QWidget::width() - 1, 0, 1, QWidget::height()), Theme::current().border());
}

void Sidebar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange)
        applyMeasures();
}

} // namespace logloupe
