// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/profile_roles_part.h"

#include "views/pages/plain_label.h"
#include "views/pages/profile_dialog.h"
#include "views/theme/text_glyphs.h"

#include <QHeaderView>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QVBoxLayout>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr int roleWidth = 176;
constexpr int shownSystems = 4;
constexpr int systemsRole = Qt::UserRole;

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

QStringList columnTitles() {
    QStringList titles{ProfileDialog::tr("Role")};
    for (const Screen screen : allScreens())
        titles << columnTitle(screen);
    return titles << ProfileDialog::tr("Reveal") << ProfileDialog::tr("Export") << ProfileDialog::tr("Archive");
}

QTableWidgetItem* checkItem(bool isChecked) {
    auto* const item = new QTableWidgetItem;
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(isChecked ? Qt::Checked : Qt::Unchecked);
    return item;
}

/// What assistive technology says of a box: the title of its column.
void nameBoxes(QTableWidget* table) {
    const QStringList titles = columnTitles();
    for (int row = 0; row < table->rowCount(); ++row) {
        for (int column = 1; column < table->columnCount(); ++column)
            table->item(row, column)->setData(Qt::AccessibleTextRole, titles.at(column));
    }
}

} // namespace

ProfileRolesPart::ProfileRolesPart(const Profile& profile, QWidget* parent)
    : ProfilePart(parent) {
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::xl, space::l, space::xl, space::l);
    layout->setSpacing(space::s);
    QLabel* const title = makeLabel([] { return ProfileDialog::tr("Roles, and what they may"); }, TextRole::PanelTitle);
    m_roles = makeTable(static_cast<int>(columnTitles().size()), columnTitles);
    title->setBuddy(m_roles);
    m_roles->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_roles->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Interactive);
    m_roles->setColumnWidth(0, scaled(roleWidth));
    m_roles->horizontalHeader()->setMinimumSectionSize(scaled(56));
    for (const RoleRights& role : profile.roles)
        addRole(role);
    say([this, title] {
        m_roles->setAccessibleName(title->text());
        nameBoxes(m_roles);
    });
    layout->addWidget(title);
    layout->addWidget(m_roles, 1);
    layout->addWidget(addMistake(u"/roles"_s));
    layout->addWidget(makeTableButtons(
        m_roles, [] { return ProfileDialog::tr("Add a role"); }, [] { return ProfileDialog::tr("Remove the role"); },
        [this] {
            addRole({});
            nameBoxes(m_roles);
        }));
    m_systemsOf = plainLabel(TextRole::Base, this);
    m_systems = new QPlainTextEdit(this);
    m_systems->setTabChangesFocus(true);
    m_systems->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_systems->setFixedHeight(shownSystems * lineHeight(TextRole::Base) + space::l);
    m_systemsOf->setBuddy(m_systems);
    layout->addSpacing(space::s);
    layout->addWidget(m_systemsOf);
    layout->addWidget(m_systems);
    connect(m_roles, &QTableWidget::currentCellChanged, this, [this] { showSystems(); });
    connect(m_roles, &QTableWidget::itemChanged, this, [this] { nameSystems(); });
    connect(m_systems, &QPlainTextEdit::textChanged, this, &ProfileRolesPart::takeSystems);
    if (m_roles->rowCount() > 0)
        m_roles->setCurrentCell(0, 0);
    showSystems();
    say([this] { nameSystems(); });
}

void ProfileRolesPart::addRole(const RoleRights& role) {
    const int row = m_roles->rowCount();
    m_roles->insertRow(row);
    auto* const name = new QTableWidgetItem(role.role);
    name->setData(systemsRole, role.systems.value_or(QStringList()));
    int column = 1;
    for (const Screen screen : allScreens())
        m_roles->setItem(row, column++, checkItem(role.screens.contains(screen)));
    m_roles->setItem(row, column++, checkItem(role.reveal));
    m_roles->setItem(row, column++, checkItem(role.exportEvents));
    m_roles->setItem(row, column, checkItem(role.archive));
    m_roles->setItem(row, 0, name);
}

void ProfileRolesPart::showSystems() {
    const QTableWidgetItem* const role = m_roles->item(m_roles->currentRow(), 0);
    const QSignalBlocker quiet(m_systems);
    m_systems->setPlainText(role != nullptr ? role->data(systemsRole).toStringList().join(u'\n') : QString());
    m_systems->setEnabled(role != nullptr);
    nameSystems();
}

void ProfileRolesPart::takeSystems() {
    QTableWidgetItem* const role = m_roles->item(m_roles->currentRow(), 0);
    if (role == nullptr)
        return;
    QStringList systems;
    for (const QString& line : m_systems->toPlainText().split(u'\n')) {
        if (const QString system = line.trimmed(); !system.isEmpty())
            systems << system;
    }
    role->setData(systemsRole, systems);
}

void ProfileRolesPart::nameSystems() {
    const QTableWidgetItem* const role = m_roles->item(m_roles->currentRow(), 0);
    const QString name = role != nullptr ? visibleText(role->text()).simplified().left(60) : QString();
    m_systemsOf->setText(name.isEmpty() ? ProfileDialog::tr("Systems that the chosen role sees, one on a line")
                                        : ProfileDialog::tr("Systems that “%1” sees, one on a line").arg(name));
    m_systems->setAccessibleName(m_systemsOf->text());
    m_systems->setPlaceholderText(ProfileDialog::tr("every system"));
}

RoleRights ProfileRolesPart::roleIn(int row) const {
    const auto isOn = [this, row](int column) { return m_roles->item(row, column)->checkState() == Qt::Checked; };
    RoleRights role{.role = m_roles->item(row, 0)->text().trimmed()};
    int column = 1;
    for (const Screen screen : allScreens()) {
        if (isOn(column++))
            role.screens << screen;
    }
    role.reveal = isOn(column++);
    role.exportEvents = isOn(column++);
    role.archive = isOn(column);
    if (const QStringList systems = m_roles->item(row, 0)->data(systemsRole).toStringList(); !systems.isEmpty())
        role.systems = systems;
    return role;
}

void ProfileRolesPart::writeTo(Profile& profile) const {
    profile.roles.clear();
    for (int row = 0; row < m_roles->rowCount(); ++row)
        profile.roles << roleIn(row);
}

void ProfileRolesPart::pointAt(const QString& pointer) {
    if (const int row = rowIn(pointer, u"/roles"_s); row >= 0 && row < m_roles->rowCount())
        m_roles->setCurrentCell(row, 0);
}

} // namespace logloupe
