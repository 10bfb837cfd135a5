// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/customer_page.h"

#include "models/domain/human_format.h"
#include "views/controls/banner.h"
#include "views/controls/marks.h"
#include "views/pages/load_state.h"
#include "views/pages/plain_label.h"
#include "views/theme/theme.h"
#include "views/theme/typography.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace logloupe {

namespace {

/// Order numbers as links, statuses as pills, late ones in the error colour.
class OrderDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const Theme& theme = Theme::current();
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        painter->save();
        painter->fillRect(option.rect, selected ? theme.selected() : theme.surface());
        painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.border());
        const QRectF room = QRectF(option.rect).adjusted(space::s, 0, -space::s, -1);
        const QString text = index.data(Qt::DisplayRole).toString();
        switch (static_cast<OrdersModel::Column>(index.column())) {
        case OrdersModel::Column::Status:
            if (!text.isEmpty())
                paintPill(*painter, room, text, theme.statusFill(text), theme.text());
            break;
        case OrdersModel::Column::Order:
            paintText(*painter, room, text, TextRole::Grid, theme.accent());
            break;
        case OrdersModel::Column::Verdict: {
            const auto verdict = static_cast<VerdictKind>(index.data(OrdersModel::VerdictRole).toInt());
            const QColor color = verdict == VerdictKind::Late        ? theme.level(Severity::Error).text
                                 : verdict == VerdictKind::OverUsual ? theme.level(Severity::Warn).text
                                                                     : theme.text2();
            paintText(*painter, room, text, verdict == VerdictKind::Late ? TextRole::GridStrong : TextRole::Grid, color);
            break;
        }
        default:
            paintText(*painter, room, text, TextRole::Grid, theme.text());
        }
        if (option.state.testFlag(QStyle::State_HasFocus) && index.column() == 0)
            painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()), theme.accent());
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override {
        const QString text = index.data(Qt::DisplayRole).toString();
        const bool isPill = static_cast<OrdersModel::Column>(index.column()) == OrdersModel::Column::Status;
        return {static_cast<int>(isPill ? pillWidth(text) : textWidth(text, TextRole::GridStrong)) + 2 * space::s + space::m,
                scaled(height::listRow)};
    }
};

} // namespace

CustomerPage::CustomerPage(QWidget* parent)
    : QWidget(parent) {
    m_stack = new QStackedWidget(this);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_stack);
    auto* content = new QWidget(m_stack);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* header = new QWidget(content);
    auto* headerLayout = new QHBoxLayout(header);
    headerLayout->setContentsMargins(space::l, space::m, space::l, space::m);
    headerLayout->setSpacing(space::m);
    m_title = plainLabel(TextRole::PageTitle, header);
    m_facts = plainLabel(TextRole::Base, header);
    headerLayout->addWidget(m_title);
    headerLayout->addWidget(m_facts, 1);
    m_sorted = new QSortFilterProxyModel(this);
    m_sorted->setSourceModel(&m_model);
    m_sorted->setSortRole(OrdersModel::SortRole);
    m_table = new QTableView(content);
    m_table->setModel(m_sorted);
    m_table->setItemDelegate(new OrderDelegate(m_table));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionsClickable(true);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->setSortingEnabled(true);
    layout->addWidget(header);
    layout->addWidget(m_table, 1);
    m_stack->addWidget(content);
    m_empty = new EmptyState(m_stack);
    m_stack->addWidget(m_empty);
    const auto openRow = [this](const QModelIndex& index) {
        emit orderRequested(index.siblingAtColumn(0).data(OrdersModel::OrderRole).toString());
    };
    connect(m_table, &QTableView::activated, this, openRow);
    connect(m_table, &QTableView::clicked, this, [openRow](const QModelIndex& index) {
        if (index.column() == 0)
            openRow(index);
    });
    connect(m_empty, &EmptyState::actionTriggered, this, &CustomerPage::retryRequested);
    retranslate();
}

void CustomerPage::showLoading(const QString& customer, qint64 events) {
    m_customer = customer;
    showLoadState(*m_empty, Icon::User, tr("Customer %1").arg(customer), events);
    m_stack->setCurrentIndex(1);
}

void CustomerPage::showError(const Error& error) {
    showFailure(*m_empty, error);
    m_stack->setCurrentIndex(1);
}

void CustomerPage::showOrders(const QString& customer, std::vector<CustomerOrder> orders, const QTimeZone& zone,
                              TimePoint now) {
    m_customer = customer;
    if (orders.empty()) {
        m_empty->setMessage(Icon::User, tr("Nothing is logged about customer %1.").arg(customer));
        m_empty->setHint(tr("Check the number."));
        m_empty->setAction({});
        m_stack->setCurrentIndex(1);
        return;
    }
    const auto late = static_cast<int>(
        std::count_if(orders.begin(), orders.end(), [](const CustomerOrder& order) { return order.verdict.isLate(); }));
    const int count = static_cast<int>(orders.size());
    m_title->setText(tr("Customer %1").arg(customer));
    m_facts->setText(tr("%n order(s)", nullptr, count) + QStringLiteral(", ")
                     + (late == 0 ? tr("none is late") : tr("%n late", nullptr, late)));
    m_model.setTimes(zone, now);
    m_model.setOrders(std::move(orders));
    m_table->resizeColumnsToContents();
    m_table->verticalHeader()->setDefaultSectionSize(scaled(height::listRow));
    m_table->horizontalHeader()->setStretchLastSection(true);
    // The late ones first, until a person asks for another order.
    m_table->sortByColumn(-1, Qt::AscendingOrder);
    m_table->setCurrentIndex(m_sorted->index(0, 0));
    m_stack->setCurrentIndex(0);
}

void CustomerPage::focusPane() {
    m_table->setFocus(Qt::OtherFocusReason);
}

void CustomerPage::retranslate() {
    m_table->setAccessibleName(tr("Orders of the customer"));
    m_model.retranslate();
}

void CustomerPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void CustomerPage::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), Theme::current().surface());
}

} // namespace logloupe
