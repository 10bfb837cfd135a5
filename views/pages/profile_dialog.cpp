// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/profile_dialog.h"

#include "views/pages/plain_label.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollArea>
#include <QTableWidget>
#include <QVBoxLayout>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr int shownRows = 4;
constexpr int roleWidth = 176;

QString columnTitle(Screen screen) {
    switch (screen) {
    case Screen::Case:
        return ProfileDialog::tr("Case");
    case Screen::Customer:
        return ProfileDialog::tr("Customer");
    case Screen::Search:
        return ProfileDialog::tr("Search");
    case Screen::Errors:
        return ProfileDialog::tr("Errors");
    case Screen::Tail:
        return ProfileDialog::tr("Live tail");
    case Screen::Sources:
        return ProfileDialog::tr("Sources");
    case Screen::Charts:
        return ProfileDialog::tr("Charts");
    case Screen::Orders:
        return ProfileDialog::tr("Orders");
    }
    return {};
}

QTableWidgetItem* checkItem(bool isChecked, const QString& what) {
    auto* const item = new QTableWidgetItem;
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(isChecked ? Qt::Checked : Qt::Unchecked);
    item->setData(Qt::AccessibleTextRole, what);
    return item;
}

QTableWidget* makeTable(const QStringList& columns, QWidget* parent) {
    auto* const table = new QTableWidget(0, static_cast<int>(columns.size()), parent);
    table->setHorizontalHeaderLabels(columns);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(scaled(height::control));
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setHighlightSections(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false);
    table->setMinimumHeight(scaled(height::columnHead) + shownRows * scaled(height::control) + 4);
    return table;
}

/// "/roles/2/role" is about "/roles", where nothing closer has a place of its own.
QString placeOf(QString pointer, const std::map<QString, RunLabel*>& places) {
    while (!pointer.isEmpty() && !places.contains(pointer))
        pointer.truncate(std::max<qsizetype>(pointer.lastIndexOf(u'/'), 0));
    return pointer;
}

} // namespace

ProfileDialog::ProfileDialog(const Profile& profile, QWidget* parent)
    : QDialog(parent)
    , m_original(profile) {
    setWindowTitle(tr("Profile"));
    const ProfileSignIn signIn = profile.signIn.value_or(ProfileSignIn{});
    auto* const content = new QWidget;
    auto* const layout = new QVBoxLayout(content);
    layout->setContentsMargins(space::xl, space::l, space::xl, space::l);
    layout->setSpacing(space::s);
    layout->addWidget(addMistake({}));
    auto* const grid = new QGridLayout;
    grid->setHorizontalSpacing(space::l);
    grid->setVerticalSpacing(space::s);
    grid->setColumnStretch(1, 1);
    m_title = addField(grid, u"/title"_s, tr("Title"), profile.title);
    m_issuer = addField(grid, u"/sign_in/issuer"_s, tr("Sign-in address (issuer)"), signIn.issuer);
    m_clientId = addField(grid, u"/sign_in/client_id"_s, tr("Client id"), signIn.clientId);
    m_scopes = addField(grid, u"/sign_in/scopes"_s, tr("Scopes"), signIn.scopes.join(u' '));
    m_rolePath = addField(grid, u"/sign_in/role_path"_s, tr("Where the roles stand"), signIn.rolePath);
    layout->addLayout(grid);
    layout->addWidget(makeRoles(profile));
    layout->addWidget(makeSources(profile));
    layout->addStretch();
    // Outside of what is scrolled: where the button is that asked for them.
    m_findings = new QWidget(this);
    auto* const findings = new QVBoxLayout(m_findings);
    findings->setContentsMargins(space::xl, space::m, space::xl, 0);
    findings->setSpacing(space::xs);
    m_findings->hide();
    auto* const scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    auto* const test = new Button(tr("Test"), Button::Kind::Outlined, this);
    auto* const cancel = new Button(tr("Cancel"), Button::Kind::Outlined, this);
    auto* const save = new Button(tr("Save"), Button::Kind::Primary, this);
    connect(test, &Button::clicked, this, [this] {
        if (const auto profileNow = checked())
            emit testRequested(*profileNow);
    });
    connect(cancel, &Button::clicked, this, &QDialog::reject);
    connect(save, &Button::clicked, this, [this] {
        if (const auto profileNow = checked())
            emit saveRequested(*profileNow);
    });
    auto* const buttons = new QHBoxLayout;
    buttons->setContentsMargins(space::xl, space::m, space::xl, space::m);
    buttons->addWidget(test);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(save);
    auto* const whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(scroll, 1);
    whole->addWidget(m_findings);
    whole->addLayout(buttons);
    setMinimumSize(720, 420);
    resize(980, 720);
}

RunLabel* ProfileDialog::addMistake(const QString& pointer) {
    auto* const label = new RunLabel({}, TextRole::Grid, this);
    label->hide();
    m_mistakes[pointer] = label;
    return label;
}

QLineEdit* ProfileDialog::addField(QGridLayout* grid, const QString& pointer, const QString& label, const QString& value) {
    const int row = grid->rowCount();
    auto* const name = plainLabel(TextRole::Base, this);
    name->setText(label);
    auto* const field = new QLineEdit(value, this);
    field->setAccessibleName(label);
    name->setBuddy(field);
    grid->addWidget(name, row, 0);
    grid->addWidget(field, row, 1);
    grid->addWidget(addMistake(pointer), row + 1, 1);
    return field;
}

QWidget* ProfileDialog::makeTableButtons(QTableWidget* table, const QString& add, const QString& remove,
                                         std::function<void()> onAdd) {
    auto* const row = new QWidget(this);
    auto* const layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* const adding = new Button(add, Button::Kind::Outlined, row);
    adding->setIcon(Icon::Plus);
    adding->setControlSize(ControlSize::Compact);
    auto* const removing = new Button(remove, Button::Kind::Outlined, row);
    removing->setIcon(Icon::Minus);
    removing->setControlSize(ControlSize::Compact);
    connect(adding, &Button::clicked, this, std::move(onAdd));
    connect(removing, &Button::clicked, table, [table] { table->removeRow(table->currentRow()); });
    layout->addWidget(adding);
    layout->addWidget(removing);
    layout->addStretch();
    return row;
}

QWidget* ProfileDialog::makeRoles(const Profile& profile) {
    auto* const part = new QWidget(this);
    auto* const layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, space::l, 0, 0);
    auto* const title = plainLabel(TextRole::PanelTitle, part);
    title->setText(tr("Roles, and what they may"));
    QStringList columns{tr("Role")};
    for (const Screen screen : allScreens())
        columns << columnTitle(screen);
    columns << tr("Reveal") << tr("Export") << tr("Archive");
    m_roles = makeTable(columns, part);
    m_roles->setAccessibleName(title->text());
    m_roles->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_roles->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Interactive);
    m_roles->setColumnWidth(0, scaled(roleWidth));
    m_roles->horizontalHeader()->setMinimumSectionSize(scaled(56));
    for (const RoleRights& role : profile.roles)
        addRole(role);
    layout->addWidget(title);
    layout->addWidget(m_roles);
    layout->addWidget(addMistake(u"/roles"_s));
    layout->addWidget(makeTableButtons(m_roles, tr("Add a role"), tr("Remove the role"), [this] { addRole({}); }));
    return part;
}

void ProfileDialog::addRole(const RoleRights& role) {
    const int row = m_roles->rowCount();
    m_roles->insertRow(row);
    auto* const name = new QTableWidgetItem(role.role);
    // What the table does not show, goes on with the row.
    name->setData(Qt::UserRole, role.systems ? QVariant(*role.systems) : QVariant());
    m_roles->setItem(row, 0, name);
    int column = 1;
    for (const Screen screen : allScreens())
        m_roles->setItem(row, column++, checkItem(role.screens.contains(screen), columnTitle(screen)));
    m_roles->setItem(row, column++, checkItem(role.reveal, tr("Reveal")));
    m_roles->setItem(row, column++, checkItem(role.exportEvents, tr("Export")));
    m_roles->setItem(row, column, checkItem(role.archive, tr("Archive")));
}

QWidget* ProfileDialog::makeSources(const Profile& profile) {
    auto* const part = new QWidget(this);
    auto* const layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, space::l, 0, 0);
    auto* const title = plainLabel(TextRole::PanelTitle, part);
    title->setText(tr("Sources"));
    m_sources = makeTable({tr("Name"), tr("Kind"), tr("Address")}, part);
    m_sources->setAccessibleName(title->text());
    m_sources->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    m_sources->setColumnWidth(0, scaled(160));
    m_sources->setColumnWidth(1, scaled(160));
    for (const ProfileSource& source : profile.sources)
        addSource(source);
    layout->addWidget(title);
    layout->addWidget(m_sources);
    layout->addWidget(addMistake(u"/sources"_s));
    layout->addWidget(makeTableButtons(m_sources, tr("Add a source"), tr("Remove the source"), [this] {
        addSource({{}, u"local"_s});
    }));
    return part;
}

void ProfileDialog::addSource(const ProfileSource& source) {
    const int row = m_sources->rowCount();
    m_sources->insertRow(row);
    auto* const name = new QTableWidgetItem(source.name);
    name->setData(Qt::UserRole, source.name);
    m_sources->setItem(row, 0, name);
    auto* const kind = new QComboBox(m_sources);
    kind->addItems(Profile::sourceKinds());
    kind->setCurrentText(source.kind);
    kind->setAccessibleName(tr("Kind"));
    m_sources->setCellWidget(row, 1, kind);
    m_sources->setItem(row, 2, new QTableWidgetItem(source.address));
}

Profile ProfileDialog::profile() const {
    Profile profile = m_original;
    profile.title = m_title->text().trimmed();
    const bool signsIn = !m_issuer->text().trimmed().isEmpty() || !m_clientId->text().trimmed().isEmpty();
    if (signsIn || m_original.signIn) {
        ProfileSignIn signIn = m_original.signIn.value_or(ProfileSignIn{});
        signIn.issuer = m_issuer->text().trimmed();
        signIn.clientId = m_clientId->text().trimmed();
        signIn.scopes = m_scopes->text().split(u' ', Qt::SkipEmptyParts);
        signIn.rolePath = m_rolePath->text().trimmed();
        profile.signIn = signIn;
    }
    profile.roles.clear();
    const QList<Screen> screens = allScreens();
    for (int row = 0; row < m_roles->rowCount(); ++row) {
        const auto isOn = [this, row](qsizetype column) {
            return m_roles->item(row, static_cast<int>(column))->checkState() == Qt::Checked;
        };
        RoleRights role{.role = m_roles->item(row, 0)->text().trimmed()};
        for (qsizetype i = 0; i < screens.size(); ++i) {
            if (isOn(i + 1))
                role.screens << screens[i];
        }
        role.reveal = isOn(screens.size() + 1);
        role.exportEvents = isOn(screens.size() + 2);
        role.archive = isOn(screens.size() + 3);
        if (const QVariant systems = m_roles->item(row, 0)->data(Qt::UserRole); systems.isValid())
            role.systems = systems.toStringList();
        profile.roles << role;
    }
    profile.sources.clear();
    for (int row = 0; row < m_sources->rowCount(); ++row) {
        const QString before = m_sources->item(row, 0)->data(Qt::UserRole).toString();
        const auto known = std::find_if(m_original.sources.begin(), m_original.sources.end(),
                                        [&before](const ProfileSource& source) { return source.name == before; });
        ProfileSource source = known != m_original.sources.end() ? *known : ProfileSource{};
        source.name = m_sources->item(row, 0)->text().trimmed();
        source.kind = static_cast<const QComboBox*>(m_sources->cellWidget(row, 1))->currentText();
        source.address = m_sources->item(row, 2)->text().trimmed();
        profile.sources << source;
    }
    return profile;
}

void ProfileDialog::clearMistakes() {
    for (const auto& [pointer, label] : m_mistakes)
        label->hide();
}

void ProfileDialog::showMistake(const Error& error) {
    clearMistakes();
    const QString pointer = error.message.startsWith(u'/') ? error.message.section(u':', 0, 0) : QString();
    RunLabel* const label = m_mistakes.at(placeOf(pointer, m_mistakes));
    label->setText(error.message, Token::ErrorText);
    label->show();
}

std::optional<Profile> ProfileDialog::checked() {
    clearMistakes();
    const Result<Profile> parsed = Profile::parse(profile().toJson());
    if (!parsed) {
        showMistake(parsed.error());
        return {};
    }
    Profile profile = *parsed;
    profile.serverAddress = m_original.serverAddress;
    return profile;
}

void ProfileDialog::showFindings(const QList<ProfileFinding>& findings, bool isUnderWay) {
    qDeleteAll(m_findings->findChildren<RunLabel*>());
    const auto add = [this](const TextRuns& runs) {
        auto* const label = new RunLabel(runs, TextRole::Base, m_findings);
        m_findings->layout()->addWidget(label);
        label->show();
    };
    for (const ProfileFinding& finding : findings) {
        add({{(finding.isGood ? u"✓ "_s : u"✕ "_s) + finding.name + u": "_s, true,
              finding.isGood ? Token::GoodText : Token::ErrorText},
             {finding.sentence}});
    }
    if (isUnderWay)
        add({{tr("Testing…"), false, Token::Text2}});
    m_findings->setVisible(isUnderWay || !findings.isEmpty());
}

} // namespace logloupe
