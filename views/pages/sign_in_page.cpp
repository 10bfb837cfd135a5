// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/sign_in_page.h"

#include "views/controls/labels.h"
#include "views/pages/sign_in_panel.h"
#include "views/pages/workspace_choice.h"

#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr int leftWidth = 480;
constexpr int rightWidth = 600;
constexpr int widestGap = 64;
constexpr int narrowestGap = 24;
constexpr int roomyHeight = 480; ///< before scaling; lower pages leave out what is said elsewhere too

/// As high as what it holds where there is room for it, and to be scrolled where there is not; never sideways.
class GrowingScroll : public QScrollArea {
public:
    explicit GrowingScroll(QWidget* parent)
        : QScrollArea(parent) {
        setFrameShape(QFrame::NoFrame);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setFocusPolicy(Qt::NoFocus);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    }
    void hold(QWidget* content) {
        setWidget(content);
        // The scroll area has just made both opaque.
        content->setAutoFillBackground(false);
        viewport()->setAutoFillBackground(false);
        content->installEventFilter(this);
        follow();
    }

protected:
    void resizeEvent(QResizeEvent* event) override {
        QScrollArea::resizeEvent(event);
        follow();
    }
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::LayoutRequest)
            follow();
        return QScrollArea::eventFilter(watched, event);
    }

private:
    void follow() {
        if (widget() == nullptr || widget()->layout() == nullptr)
            return;
        // Not widgetResizable: that keeps the width without the scroll bar where heights depend on widths.
        const QLayout* const layout = widget()->layout();
        const auto heightFor = [layout](int wide) {
            return layout->hasHeightForWidth() ? layout->totalHeightForWidth(wide) : layout->totalSizeHint().height();
        };
        const int whole = heightFor(width());
        setMaximumHeight(whole);
        setMinimumHeight(std::min(whole, scaled(64)));
        // A bar that stands there already would take the width without which there would be none.
        setVerticalScrollBarPolicy(whole <= height() ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
        const int wide = viewport()->width();
        widget()->resize(wide, heightFor(wide));
    }
};

/// The loupe with the program's name.
class ProgramMark : public PaintedControl {
public:
    using PaintedControl::PaintedControl;
    [[nodiscard]] QSize sizeHint() const override { return {scaled(36), scaled(36)}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const int size = scaled(36);
        paintIcon(painter, QRectF(0, (QWidget::height() - size) / 2.0, size, size), Icon::Loupe, Theme::current().accent());
    }
};

class VerticalLine : public QWidget {
public:
    explicit VerticalLine(QWidget* parent)
        : QWidget(parent) {
        setFixedWidth(1);
    }

protected:
    void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(rect(), Theme::current().borderStrong()); }
};

} // namespace

SignInPage::SignInPage(QWidget* parent)
    : QWidget(parent) {
    makeTop();
    m_banner = new Banner(this);
    m_banner->setClosable(true);
    m_banner->hide();
    connect(m_banner, &Banner::closed, m_banner, &QWidget::hide);
    m_columns = new QWidget(this);
    auto* columns = new QHBoxLayout(m_columns);
    columns->addStretch(1);
    columns->addWidget(makeLeft(), 1000);
    columns->addWidget(new VerticalLine(m_columns));
    columns->addWidget(makeRight(), 1250);
    columns->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_top);
    layout->addWidget(m_banner);
    layout->addStretch(1);
    layout->addWidget(m_columns, 1000);
    layout->addStretch(1);
    retranslate();
    applyMeasures();
}

void SignInPage::makeTop() {
    m_top = new QWidget(this);
    auto* layout = new QHBoxLayout(m_top);
    layout->setContentsMargins(space::m, space::s, space::m, space::s);
    m_languageButton = new Button(QString(), Button::Kind::Flat, m_top);
    m_languageButton->setIcon(Icon::Globe);
    m_languageMenu = new QMenu(this);
    m_languageButton->setMenu(m_languageMenu);
    m_help = new Button(QString(), Button::Kind::Flat, m_top);
    m_help->setIcon(Icon::Info);
    layout->addStretch();
    layout->addWidget(m_languageButton);
    layout->addWidget(m_help);
    connect(m_help, &Button::clicked, this, &SignInPage::helpRequested);
}

QWidget* SignInPage::makeLeft() {
    m_left = new QWidget(m_columns);
    auto* head = new QHBoxLayout;
    head->setSpacing(space::m);
    auto* names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(new RunLabel({{u"LogLoupe"_s, true}}, TextRole::PageTitle, m_left));
    m_about = new RunLabel({}, TextRole::Base, m_left);
    names->addWidget(m_about);
    head->addWidget(new ProgramMark(m_left), 0, Qt::AlignTop);
    head->addLayout(names, 1);
    m_listTitle = new RunLabel({}, TextRole::BaseStrong, m_left);
    auto* scroll = new GrowingScroll(m_left);
    auto* content = new QWidget(scroll);
    m_list = new QVBoxLayout(content);
    m_list->setContentsMargins(0, 0, 0, 0);
    m_list->setSpacing(space::s);
    scroll->hold(content);
    m_scroll = scroll;
    m_add = new Button(QString(), Button::Kind::Outlined, m_left);
    m_add->setIcon(Icon::Plus);
    m_addMenu = new QMenu(this);
    m_add->setMenu(m_addMenu);
    m_more = Button::iconOnly(Icon::More, QString(), Button::Kind::Outlined, m_left);
    m_more->hide();
    connect(m_more, &Button::clicked, this, [this] {
        for (const WorkspaceChoice* choice : std::as_const(m_choices)) {
            if (choice->isCurrent())
                showMenu(choice->option(), m_more->mapToGlobal(QPoint(0, m_more->height())));
        }
    });
    m_noteRow = new QWidget(m_left);
    m_note = new RunLabel({}, TextRole::Grid, m_noteRow);
    auto* note = new QHBoxLayout(m_noteRow);
    note->setContentsMargins(0, space::xl, 0, 0);
    note->setSpacing(space::s);
    auto* lock = new ElidedLabel(QString(), TextRole::Grid, Token::Text3, m_noteRow);
    lock->setIcon(Icon::Lock);
    lock->setFixedWidth(scaled(16));
    note->addWidget(lock, 0, Qt::AlignTop);
    note->addWidget(m_note, 1);
    auto* layout = new QVBoxLayout(m_left);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addSpacing(space::xl);
    layout->addWidget(m_listTitle);
    layout->addSpacing(space::s);
    layout->addWidget(m_scroll, 1000);
    layout->addSpacing(space::l);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addWidget(m_add);
    buttons->addWidget(m_more);
    buttons->addStretch();
    layout->addLayout(buttons);
    layout->addWidget(m_noteRow);
    layout->addStretch(1);
    return m_left;
}

QWidget* SignInPage::makeRight() {
    auto* scroll = new GrowingScroll(m_columns);
    auto* content = new QWidget(scroll);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    m_panel = new SignInPanel(content);
    layout->addWidget(m_panel);
    scroll->hold(content);
    m_right = scroll;
    connect(m_panel, &SignInPanel::triggered, this, &SignInPage::triggered);
    auto* column = new QWidget(m_columns);
    auto* outer = new QVBoxLayout(column);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll, 1000);
    outer->addStretch(1);
    return column;
}

void SignInPage::setOptions(const QList<WorkspaceOption>& options) {
    if (options == m_options)
        return;
    m_options = options;
    const bool hadFocus =
        std::any_of(m_choices.begin(), m_choices.end(), [](const WorkspaceChoice* choice) { return choice->hasFocus(); });
    for (WorkspaceChoice* choice : std::as_const(m_choices)) {
        m_list->removeWidget(choice);
        choice->hide();
        choice->deleteLater();
    }
    m_choices.clear();
    QWidget* before = m_help;
    for (const WorkspaceOption& option : options) {
        auto* const choice = new WorkspaceChoice(option, m_scroll->widget());
        connect(choice, &WorkspaceChoice::clicked, this, [this, option] { emit chosen(option); });
        connect(choice, &WorkspaceChoice::menuRequested, this,
                [this, option](const QPoint& position) { showMenu(option, position); });
        m_list->addWidget(choice);
        choice->show();
        setTabOrder(before, choice);
        before = choice;
        m_choices.append(choice);
    }
    setTabOrder(before, m_add);
    setTabOrder(m_add, m_more);
    setCurrent(m_current);
    if (hadFocus)
        focusChoice();
}

void SignInPage::setCurrent(const QString& key) {
    m_current = key;
    m_more->hide();
    for (WorkspaceChoice* const choice : std::as_const(m_choices)) {
        const bool isCurrent = !key.isEmpty() && optionKey(choice->option()) == key;
        choice->setCurrent(isCurrent);
        if (isCurrent && choice->option().kind == WorkspaceOption::Kind::Profile) {
            m_more->setIconName(tr("Edit or remove %1").arg(optionTitle(choice->option())));
            m_more->show();
        }
        if (isCurrent && m_scroll->widget()->layout()->activate())
            m_scroll->ensureWidgetVisible(choice);
    }
}

void SignInPage::setView(const SignInView& view) {
    m_panel->setView(view);
}

const SignInView& SignInPage::view() const {
    return m_panel->view();
}

void SignInPage::showMessage(MessageKind kind, const QString& text) {
    m_banner->setKind(kind);
    m_banner->setText(text);
    m_banner->setVisible(!text.isEmpty());
}

void SignInPage::setLanguages(const QList<std::pair<QString, QString>>& languages, const QString& current) {
    m_languages = languages;
    m_language = current;
    fillLanguages();
}

void SignInPage::fillLanguages() {
    m_languageMenu->clear();
    for (const auto& [code, name] : std::as_const(m_languages)) {
        QAction* const action = m_languageMenu->addAction(name);
        action->setCheckable(true);
        action->setChecked(code == m_language);
        connect(action, &QAction::triggered, this, [this, code = code] { emit languageChosen(code); });
        if (code == m_language)
            m_languageButton->setText(name);
    }
}

void SignInPage::showMenu(const WorkspaceOption& option, const QPoint& globalPosition) {
    if (option.kind != WorkspaceOption::Kind::Profile)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (option.problem.isEmpty())
        menu->addAction(tr("Edit…"), this, [this, option] { emit editRequested(option.id); });
    menu->addAction(tr("Remove…"), this, [this, option] { emit removeRequested(option.id); });
    menu->popup(globalPosition);
}

void SignInPage::focusChoice() {
    const auto found =
        std::find_if(m_choices.begin(), m_choices.end(), [](const WorkspaceChoice* choice) { return choice->isCurrent(); });
    if (found != m_choices.end())
        (*found)->setFocus(Qt::OtherFocusReason);
    else if (!m_choices.isEmpty())
        m_choices.first()->setFocus(Qt::OtherFocusReason);
}

void SignInPage::retranslate() {
    setAccessibleName(tr("Sign in"));
    m_languageButton->setAccessibleName(u"Language · Язык"_s);
    m_help->setText(tr("Help"));
    m_about->setText(tr("What happened to an order, in every system"), Token::Text2);
    m_listTitle->setText(tr("Choose a workspace"));
    m_scroll->widget()->setAccessibleName(tr("Workspaces"));
    m_add->setText(tr("Add a profile…"));
    m_addMenu->clear();
    m_addMenu->addAction(tr("From a file…"), this, &SignInPage::addFileRequested);
    m_addMenu->addAction(tr("From an address…"), this, &SignInPage::addAddressRequested);
    m_note->setText(tr("LogLoupe never sees your password. You sign in on the company's page in your own browser, and only "
                       "staff with a role get in."),
                    Token::Text3);
    fillLanguages();
    setCurrent(m_current);
}

void SignInPage::applyMeasures() {
    const int gap = std::clamp((width() - scaled(leftWidth) - scaled(rightWidth)) / 4, narrowestGap, widestGap);
    auto* const columns = static_cast<QHBoxLayout*>(m_columns->layout());
    columns->setSpacing(0);
    // As far from the top as the height allows.
    const int inset = std::clamp((height() - scaled(640)) / 2, static_cast<int>(space::s), scaled(88));
    columns->setContentsMargins(gap, inset, gap, std::max(inset, static_cast<int>(space::l)));
    const bool isRoomy = height() >= scaled(roomyHeight);
    m_about->setVisible(isRoomy);
    m_noteRow->setVisible(isRoomy);
    m_left->setContentsMargins(0, 0, gap, 0);
    m_left->setMaximumWidth(scaled(leftWidth) + gap);
    QWidget* const right = m_right->parentWidget();
    right->setContentsMargins(gap, 0, 0, 0);
    right->setMaximumWidth(scaled(rightWidth) + gap);
}

void SignInPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange)
        applyMeasures();
}

void SignInPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    applyMeasures();
}

void SignInPage::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), Theme::current().canvas());
}

} // namespace logloupe
