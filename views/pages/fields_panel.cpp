// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/fields_panel.h"

#include "models/domain/human_format.h"
#include "views/controls/marks.h"
#include "views/controls/search_field.h"
#include "views/theme/text_glyphs.h"

#include <QKeyEvent>
#include <QListView>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace logloupe {

namespace {

constexpr int fieldRow = 28;
constexpr int valueRow = 22;
constexpr int barWidth = 44;
constexpr int barsFrom = 220; ///< a narrower panel has room for names and figures only
constexpr int chevron = 12;
constexpr int moreStep = 20;

Token barToken(const FieldRef& field, const QString& value) {
    if (field.canonical == Field::ErrorType)
        return Token::ErrorFill;
    if (field.canonical == Field::HttpStatus)
        return value.startsWith(u'5') ? Token::ErrorFill : value.startsWith(u'4') ? Token::WarnFill : Token::Accent;
    return Token::Accent;
}

QColor barColor(const FieldRef& field, const QString& value) {
    const Theme& theme = Theme::current();
    if (field.canonical == Field::Service)
        return theme.systemColor(value);
    if (field.canonical == Field::Level)
        return theme.level(parseSeverity(value.toStdString()).value_or(Severity::Unknown)).fill;
    return theme.color(barToken(field, value));
}

class FieldDelegate : public QStyledItemDelegate {
public:
    FieldDelegate(const FieldRowsModel& rows, QListView* view)
        : QStyledItemDelegate(view)
        , m_rows(rows)
        , m_view(view) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const Theme& theme = Theme::current();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRectF row(option.rect);
        if (option.state.testFlag(QStyle::State_MouseOver))
            painter->fillRect(row, theme.hover());
        const QString text = visibleText(index.data().toString());
        const QVariant count = index.data(FieldRowsModel::CountRole);
        const QString countWords = count.isValid() && count.toLongLong() >= 0 ? countText(count.toLongLong()) : QString();
        const qreal countWidth = textWidth(countWords, TextRole::Grid);
        const QRectF countRect(row.right() - space::l - countWidth - 1, row.top(), countWidth + 1, row.height());
        QRectF room = row.adjusted(space::l, 0, -space::l, 0);
        switch (m_rows.kind(index.row())) {
        case FieldRowsModel::Kind::Field: {
            const bool open = index.data(FieldRowsModel::OpenRole).toBool();
            const qreal side = scaledF(chevron);
            paintIcon(*painter, QRectF(room.left(), room.center().y() - side / 2, side, side),
                      open ? Icon::ChevronDown : Icon::ChevronRight, theme.text2());
            room.setLeft(room.left() + side + space::xs);
            room.setRight(countRect.left() - space::s);
            paintText(*painter, room, text, open ? TextRole::GridStrong : TextRole::Grid, theme.text());
            break;
        }
        case FieldRowsModel::Kind::Value: {
            const QString logged = m_rows.value(index.row());
            const FieldRef field = m_rows.field(index.row());
            // Bars of all values begin at one place, left of the widest figure.
            const qreal right = row.right() - space::l - textWidth(QStringLiteral("000 000"), TextRole::Grid);
            const qreal wide = row.width() < scaledF(barsFrom) ? 0 : scaledF(barWidth);
            const QRectF bar(right - wide, row.top(), wide, row.height());
            if (wide > 0)
                paintMeter(*painter, bar, index.data(FieldRowsModel::ShareRole).toDouble(), barColor(field, logged));
            room.setLeft(room.left() + scaledF(chevron) + space::xs);
            room.setRight(bar.left() - space::s);
            paintText(*painter, room, text.isEmpty() ? FieldsPanel::tr("(empty)") : text, TextRole::Grid, theme.text());
            break;
        }
        case FieldRowsModel::Kind::More:
            room.setLeft(room.left() + scaledF(chevron) + space::xs);
            paintText(*painter, room, text, TextRole::Grid, theme.accent());
            break;
        case FieldRowsModel::Kind::Waiting:
            room.setLeft(room.left() + scaledF(chevron) + space::xs);
            paintText(*painter, room, text, TextRole::Grid, theme.text3());
            break;
        }
        paintText(*painter, countRect, countWords, TextRole::Grid, theme.text2(), Qt::AlignRight | Qt::AlignVCenter);
        if (m_view->hasFocus() && option.state.testFlag(QStyle::State_HasFocus))
            paintFocusRing(*painter, row.adjusted(2, 0, -2, 0));
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override {
        return {scaled(120), scaled(m_rows.kind(index.row()) == FieldRowsModel::Kind::Field ? fieldRow : valueRow)};
    }

private:
    const FieldRowsModel& m_rows;
    QListView* m_view;
};

} // namespace

FieldRowsModel::FieldRowsModel(FieldsModel& fields, QObject* parent)
    : QAbstractListModel(parent)
    , m_fields(fields)
    , m_open{std::string(fieldName(Field::Service)), std::string(fieldName(Field::Level)),
             std::string(fieldName(Field::Action)), std::string(fieldName(Field::ErrorType))} {
    connect(&fields, &QAbstractItemModel::modelReset, this, &FieldRowsModel::rebuild);
    connect(&fields, &QAbstractItemModel::rowsInserted, this, &FieldRowsModel::rebuild);
    connect(&fields, &QAbstractItemModel::dataChanged, this, &FieldRowsModel::rebuild);
}

QModelIndex FieldRowsModel::source(const Row& row) const {
    const QModelIndex field = m_fields.index(row.field, 0);
    return row.kind == Kind::Value ? m_fields.index(row.value, 0, field) : field;
}

void FieldRowsModel::rebuild() {
    std::vector<Row> rows;
    for (int i = 0; i < m_fields.rowCount(); ++i) {
        rows.push_back({Kind::Field, i, 0});
        const QModelIndex field = m_fields.index(i, 0);
        if (!isOpen(m_fields.field(field)))
            continue;
        const int values = m_fields.rowCount(field);
        for (int value = 0; value < values; ++value)
            rows.push_back({Kind::Value, i, value});
        const qint64 distinct = field.data(FieldsModel::CountRole).toLongLong();
        if (distinct > values)
            rows.push_back({Kind::More, i, values});
        else if (values == 0)
            rows.push_back({Kind::Waiting, i, 0});
    }
    if (rows == m_rows) {
        // The same rows with other figures: the place of the reader stays.
        if (!m_rows.empty())
            emit dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void FieldRowsModel::setOpen(const FieldRef& field, bool open) {
    if (open)
        m_open.insert(field.name);
    else
        m_open.erase(field.name);
    rebuild();
}

std::vector<FieldRef> FieldRowsModel::openFields() const {
    std::vector<FieldRef> fields;
    for (int i = 0; i < m_fields.rowCount(); ++i) {
        const FieldRef field = m_fields.field(m_fields.index(i, 0));
        if (isOpen(field))
            fields.push_back(field);
    }
    return fields;
}

FieldRef FieldRowsModel::field(int row) const {
    return m_fields.field(m_fields.index(m_rows[static_cast<size_t>(row)].field, 0));
}

QString FieldRowsModel::value(int row) const {
    const Row& known = m_rows[static_cast<size_t>(row)];
    return known.kind == Kind::Value ? m_fields.loggedValue(source(known)) : QString();
}

int FieldRowsModel::valuesShown(int row) const {
    return m_fields.rowCount(m_fields.index(m_rows[static_cast<size_t>(row)].field, 0));
}

int FieldRowsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant FieldRowsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row& row = m_rows[static_cast<size_t>(index.row())];
    const QModelIndex from = source(row);
    const qint64 count = from.data(FieldsModel::CountRole).toLongLong();
    switch (role) {
    case Qt::DisplayRole:
        if (row.kind == Kind::More)
            return FieldsPanel::tr("%n more", nullptr, static_cast<int>(std::min<qint64>(count - row.value, 1'000'000'000)));
        if (row.kind == Kind::Waiting)
            return from.data(FieldsModel::IsLoadedRole).toBool() ? FieldsPanel::tr("not in these events")
                                                                 : FieldsPanel::tr("counting…");
        return from.data();
    case Qt::AccessibleTextRole: {
        if (row.kind != Kind::Field)
            return row.kind == Kind::Value ? from.data(Qt::AccessibleTextRole) : data(index, Qt::DisplayRole);
        const QString state = isOpen(m_fields.field(from)) ? FieldsPanel::tr("open") : FieldsPanel::tr("closed");
        return from.data().toString() + QStringLiteral(", ") + state;
    }
    case Qt::ToolTipRole:
        return row.kind == Kind::Value || row.kind == Kind::Field ? QVariant(from.data().toString().toHtmlEscaped())
                                                                  : QVariant();
    case KindRole:
        return static_cast<int>(row.kind);
    case OpenRole:
        return isOpen(m_fields.field(from));
    case CountRole:
        return row.kind == Kind::Field || row.kind == Kind::Value ? QVariant(count) : QVariant();
    case ShareRole:
        return row.kind == Kind::Value ? from.data(FieldsModel::ShareRole) : QVariant();
    default:
        return {};
    }
}

FieldsPanel::FieldsPanel(QWidget* parent)
    : QWidget(parent)
    , m_rows(new FieldRowsModel(m_fields, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::s, 0, 0);
    layout->setSpacing(space::s);
    auto* top = new QWidget(this);
    auto* topLayout = new QHBoxLayout(top);
    topLayout->setContentsMargins(space::l, 0, space::l, 0);
    m_filter = new SearchField(top);
    m_filter->setLeadingIcon(Icon::Filter);
    m_filter->setControlSize(ControlSize::Small);
    topLayout->addWidget(m_filter);
    m_list = new QListView(this);
    m_list->setModel(m_rows);
    m_list->setItemDelegate(new FieldDelegate(*m_rows, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->installEventFilter(this);
    m_list->viewport()->installEventFilter(this);
    layout->addWidget(top);
    layout->addWidget(m_list, 1);
    connect(m_filter, &SearchField::textChanged, this, [this](const QString& text) { m_fields.setNameFilter(text.trimmed()); });
    connect(m_list, &QListView::customContextMenuRequested, this, &FieldsPanel::showMenu);
    connect(&m_fields, &QAbstractItemModel::modelReset, this, &FieldsPanel::retranslate);
    retranslate();
}

FieldsPanel::~FieldsPanel() = default;

void FieldsPanel::focusFilter() {
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void FieldsPanel::act(int row, bool exclude) {
    const FieldRef field = m_rows->field(row);
    switch (m_rows->kind(row)) {
    case FieldRowsModel::Kind::Field: {
        const bool open = !m_rows->isOpen(field);
        m_rows->setOpen(field, open);
        if (open)
            emit valuesRequested(field, 0);
        break;
    }
    case FieldRowsModel::Kind::Value:
        emit filterRequested(field, m_rows->value(row), exclude);
        break;
    case FieldRowsModel::Kind::More:
        emit valuesRequested(field, m_rows->valuesShown(row) + moreStep);
        break;
    case FieldRowsModel::Kind::Waiting:
        break;
    }
}

void FieldsPanel::showMenu(const QPoint& position) {
    const QModelIndex index = m_list->indexAt(position);
    if (!index.isValid() || m_rows->kind(index.row()) != FieldRowsModel::Kind::Value)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    // The rows may be others by the time one is chosen.
    const auto narrow = [this, field = m_rows->field(index.row()), value = m_rows->value(index.row())](bool exclude) {
        emit filterRequested(field, value, exclude);
    };
    menu->addAction(icon(Icon::Plus), tr("Only these events"), this, [narrow] { narrow(false); });
    menu->addAction(icon(Icon::Minus), tr("Without these events"), this, [narrow] { narrow(true); });
    menu->popup(m_list->viewport()->mapToGlobal(position));
}

bool FieldsPanel::handleKey(int key, Qt::KeyboardModifiers modifiers) {
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid())
        return false;
    const FieldRef field = m_rows->field(index.row());
    const bool isField = m_rows->kind(index.row()) == FieldRowsModel::Kind::Field;
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        act(index.row(), modifiers.testFlag(Qt::AltModifier));
        break;
    case Qt::Key_Minus:
        act(index.row(), true);
        break;
    case Qt::Key_Right:
        if (isField && !m_rows->isOpen(field))
            act(index.row(), false);
        break;
    case Qt::Key_Left:
        if (m_rows->isOpen(field))
            m_rows->setOpen(field, false);
        break;
    default:
        return false;
    }
    // Rows above stay, so the field is where it was, or the nearest row above its value.
    for (int row = 0; row < m_rows->rowCount(); ++row) {
        if (m_rows->kind(row) == FieldRowsModel::Kind::Field && m_rows->field(row) == field
            && !m_list->currentIndex().isValid())
            m_list->setCurrentIndex(m_rows->index(row));
    }
    return true;
}

bool FieldsPanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress && watched == m_list) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (handleKey(key->key(), key->modifiers()))
            return true;
    }
    if (event->type() == QEvent::MouseButtonRelease && watched == m_list->viewport()) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        const QModelIndex index = m_list->indexAt(mouse->position().toPoint());
        if (mouse->button() == Qt::LeftButton && index.isValid()) {
            act(index.row(), mouse->modifiers().testFlag(Qt::AltModifier));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FieldsPanel::retranslate() {
    m_filter->setPlaceholderText(tr("Filter %n field(s)", nullptr, m_fields.total()));
    m_filter->setAccessibleName(tr("Filter fields by name"));
    m_list->setAccessibleName(tr("Fields and their most frequent values"));
}

void FieldsPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace logloupe
