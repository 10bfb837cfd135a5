// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/query/completion_popup.h"

#include "models/domain/human_format.h"
#include "views/controls/marks.h"
#include "views/query/query_edit.h"
#include "views/theme/text_glyphs.h"

#include <QAbstractListModel>
#include <QListView>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace logloupe {

namespace {

constexpr int HintRole = Qt::UserRole;
constexpr int KindRole = Qt::UserRole + 1;
constexpr int narrowest = 360;
constexpr int widest = 640;

} // namespace

class CandidateModel : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setCandidates(std::vector<CompletionCandidate> candidates, const QString& typed) {
        beginResetModel();
        m_candidates = std::move(candidates);
        m_typed = typed;
        endResetModel();
    }
    [[nodiscard]] const QString& typed() const { return m_typed; }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_candidates.size());
    }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override {
        if (!index.isValid())
            return {};
        const CompletionCandidate& candidate = m_candidates[static_cast<size_t>(index.row())];
        switch (role) {
        case Qt::DisplayRole:
            return visibleText(candidate.label);
        case HintRole:
            return candidate.hint;
        case KindRole:
            return static_cast<int>(candidate.kind);
        case Qt::AccessibleTextRole:
            return candidate.hint.isEmpty() ? visibleText(candidate.label)
                                            : visibleText(candidate.label) + QStringLiteral(", ") + candidate.hint;
        default:
            return {};
        }
    }

private:
    std::vector<CompletionCandidate> m_candidates;
    QString m_typed;
};

namespace {

class CandidateDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const Theme& theme = Theme::current();
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, theme.selected());
        else if (option.state.testFlag(QStyle::State_MouseOver))
            painter->fillRect(option.rect, theme.hover());
        QRectF room = QRectF(option.rect).adjusted(space::m, 0, -space::m, 0);
        const QString hint = index.data(HintRole).toString();
        const qreal hintWidth = hint.isEmpty() ? 0 : textWidth(hint, TextRole::Grid) + space::l;
        if (hintWidth > 0)
            paintText(*painter, QRectF(room.right() - hintWidth, room.top(), hintWidth, room.height()), hint, TextRole::Grid,
                      theme.text2(), Qt::AlignRight | Qt::AlignVCenter);
        room.setRight(room.right() - hintWidth);
        const QString label = index.data().toString();
        const QString typed = static_cast<const CandidateModel*>(index.model())->typed();
        const qsizetype same = !typed.isEmpty() && label.startsWith(typed, Qt::CaseInsensitive) ? typed.size() : 0;
        const auto kind = static_cast<CompletionKind>(index.data(KindRole).toInt());
        const Token rest = kind == CompletionKind::Value     ? Token::JsonString
                           : kind == CompletionKind::Keyword ? Token::JsonKeyword
                                                             : Token::Text;
        if (same > 0) {
            const qreal width = textWidth(label.left(same), TextRole::Mono);
            paintText(*painter, room, label.left(same), TextRole::Mono, theme.accent());
            room.setLeft(room.left() + width);
        }
        paintText(*painter, room, label.mid(same), TextRole::Mono, theme.color(rest));
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {scaled(narrowest), scaled(height::compactControl)};
    }
};

} // namespace

CompletionPopup::CompletionPopup(QWidget* owner)
    : QFrame(owner)
    , m_owner(owner)
    , m_model(new CandidateModel(this))
    , m_list(new QListView(this)) {
    setFocusPolicy(Qt::NoFocus);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CandidateDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAttribute(Qt::WA_Hover);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) { emit taken(index.row()); });
    hide();
}

int CompletionPopup::footHeight() const {
    return scaled(height::compactControl);
}

void CompletionPopup::open(const Completion& completion, const QString& typed, QPoint at) {
    m_model->setCandidates(completion.candidates, typed);
    m_list->setAccessibleName(tr("Suggestions"));
    m_list->setCurrentIndex(m_model->index(0, 0));
    m_moved = false;
    QWidget* const window = m_owner->window();
    if (parentWidget() != window)
        setParent(window);
    qreal wanted = scaled(narrowest);
    for (const CompletionCandidate& candidate : completion.candidates)
        wanted = std::max(wanted, textWidth(candidate.label, TextRole::Mono) + textWidth(candidate.hint, TextRole::Grid)
                                      + 2 * space::m + space::xxl);
    const int width = std::min({static_cast<int>(wanted), scaled(widest), window->width() - 2 * space::s});
    const QPoint corner = m_owner->mapTo(window, at);
    const int rows = std::min(m_model->rowCount(), rowsShown);
    int height = rows * scaled(height::compactControl) + footHeight() + 2 + space::xs;
    height =
        std::max(footHeight() + scaled(height::compactControl), std::min(height, window->height() - corner.y() - space::s));
    setGeometry(std::clamp(corner.x(), space::s, std::max(space::s, window->width() - width - space::s)), corner.y(), width,
                height);
    m_list->setGeometry(1, 1 + space::xs / 2, width - 2, height - footHeight() - 2 - space::xs / 2);
    raise();
    show();
}

void CompletionPopup::close() {
    hide();
}

int CompletionPopup::current() const {
    return m_list->currentIndex().row();
}

int CompletionPopup::count() const {
    return m_model->rowCount();
}

void CompletionPopup::move(int rows) {
    const int last = m_model->rowCount() - 1;
    if (last < 0)
        return;
    int next = current() + rows;
    // One step beyond an end comes in at the other; a page stops there.
    if (std::abs(rows) == 1)
        next = next < 0 ? last : next > last ? 0 : next;
    m_list->setCurrentIndex(m_model->index(std::clamp(next, 0, last), 0));
    m_moved = true;
}

QString CompletionPopup::spokenCurrent() const {
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid())
        return {};
    return tr("%1, %2 of %3")
        .arg(index.data(Qt::AccessibleTextRole).toString(), countText(index.row() + 1), countText(m_model->rowCount()));
}

void CompletionPopup::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = Theme::current();
    paintBox(painter, QRectF(rect()), theme.surface(), theme.borderStrong());
    const QRectF foot(1, height() - footHeight(), width() - 2, footHeight() - 1);
    paintHairline(painter, foot.topLeft(), foot.topRight(), theme.border());
    qreal left = foot.left() + space::m;
    const auto key = [&](const QString& keys, const QString& words) {
        const qreal badge = keyBadgeWidth(keys);
        const qreal begin = left;
        paintKeyBadge(painter, QRectF(left, foot.top(), badge, foot.height()), keys, theme.text2(), theme.borderStrong());
        left += badge + space::xs;
        const qreal words_ = textWidth(words, TextRole::Caption);
        paintText(painter, QRectF(left, foot.top(), words_ + 1, foot.height()), words, TextRole::Caption, theme.text2());
        left += words_ + space::l;
        return QRectF(begin, foot.top(), left - begin, foot.height());
    };
    key(QStringLiteral("↑ ↓"), tr("choose"));
    key(QStringLiteral("Tab"), tr("take"));
    m_help = key(QStringLiteral("F1"), tr("query help"));
}

void CompletionPopup::mouseReleaseEvent(QMouseEvent* event) {
    if (m_help.contains(event->position()))
        emit helpRequested();
}

} // namespace logloupe

#include "completion_popup.moc"
