// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/profile_sources_part.h"

#include "views/pages/profile_dialog.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTableWidget>
#include <QVBoxLayout>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

enum Column : int { Name, Kind, Address, Kept, columnCount };

constexpr qint64 longestKept = 36500; // resources/profile.schema.json
constexpr std::chrono::hours day{24};

std::optional<qint64> daysOf(const std::optional<Duration>& retention) {
    return retention ? std::optional<qint64>(*retention / day) : std::nullopt;
}

std::optional<Duration> keptFor(const QString& text, const QString& pointer, JsonMistake& mistake) {
    const auto days = wholeNumberIn(text, pointer, 1, longestKept, mistake);
    return days ? std::optional<Duration>(*days * Duration(day)) : std::nullopt;
}

} // namespace

ProfileSourcesPart::ProfileSourcesPart(const Profile& profile, QWidget* parent)
    : ProfilePart(parent)
    , m_before(profile.sources) {
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::xl, space::l, space::xl, space::l);
    layout->setSpacing(space::s);
    QLabel* const title = makeLabel([] { return ProfileDialog::tr("Sources"); }, TextRole::PanelTitle);
    m_sources = makeTable(columnCount, [] {
        return QStringList{ProfileDialog::tr("Name"), ProfileDialog::tr("Kind"), ProfileDialog::tr("Address"),
                           ProfileDialog::tr("Kept, days")};
    });
    title->setBuddy(m_sources);
    m_sources->horizontalHeader()->setSectionResizeMode(Address, QHeaderView::Stretch);
    m_sources->setColumnWidth(Name, scaled(160));
    m_sources->setColumnWidth(Kind, scaled(160));
    m_sources->setColumnWidth(Kept, scaled(128));
    for (const ProfileSource& source : profile.sources)
        addSource(source);
    say([this, title] {
        m_sources->setAccessibleName(title->text());
        nameKinds();
    });
    layout->addWidget(title);
    layout->addWidget(m_sources, 1);
    layout->addWidget(addMistake(u"/sources"_s));
    layout->addWidget(makeTableButtons(
        m_sources, [] { return ProfileDialog::tr("Add a source"); }, [] { return ProfileDialog::tr("Remove the source"); },
        [this] {
            addSource({{}, u"local"_s});
            nameKinds();
        }));
    QGridLayout* const grid = makeFieldGrid();
    m_retention = addNumber(
        grid, u"/retention_days"_s, [] { return ProfileDialog::tr("Kept for, days, where a source does not say"); },
        daysOf(profile.retention));
    say([this] { m_retention->setPlaceholderText(ProfileDialog::tr("not known")); });
    layout->addSpacing(space::s);
    layout->addLayout(grid);
}

void ProfileSourcesPart::addSource(const ProfileSource& source) {
    const int row = m_sources->rowCount();
    m_sources->insertRow(row);
    auto* const name = new QTableWidgetItem(source.name);
    name->setData(Qt::UserRole, source.name);
    m_sources->setItem(row, Name, name);
    auto* const kind = new QComboBox(m_sources);
    kind->addItems(Profile::sourceKinds());
    kind->setCurrentText(source.kind);
    m_sources->setCellWidget(row, Kind, kind);
    m_sources->setItem(row, Address, new QTableWidgetItem(source.address));
    const auto days = daysOf(source.retention);
    m_sources->setItem(row, Kept, new QTableWidgetItem(days ? QString::number(*days) : QString()));
}

void ProfileSourcesPart::nameKinds() {
    for (int row = 0; row < m_sources->rowCount(); ++row)
        m_sources->cellWidget(row, Kind)->setAccessibleName(ProfileDialog::tr("Kind"));
}

ProfileSource ProfileSourcesPart::sourceIn(int row, JsonMistake& mistake) const {
    const QString before = m_sources->item(row, Name)->data(Qt::UserRole).toString();
    const auto known = std::find_if(m_before.begin(), m_before.end(),
                                    [&before](const ProfileSource& source) { return source.name == before; });
    ProfileSource source = known != m_before.end() ? *known : ProfileSource{};
    source.name = m_sources->item(row, Name)->text().trimmed();
    source.kind = static_cast<const QComboBox*>(m_sources->cellWidget(row, Kind))->currentText();
    source.address = m_sources->item(row, Address)->text().trimmed();
    source.retention = keptFor(m_sources->item(row, Kept)->text(), u"/sources/%1/retention_days"_s.arg(row), mistake);
    return source;
}

std::optional<Duration> ProfileSourcesPart::retention(JsonMistake& mistake) const {
    return keptFor(m_retention->text(), u"/retention_days"_s, mistake);
}

void ProfileSourcesPart::writeTo(Profile& profile) const {
    JsonMistake ignored;
    profile.sources.clear();
    for (int row = 0; row < m_sources->rowCount(); ++row)
        profile.sources << sourceIn(row, ignored);
    profile.retention = retention(ignored);
}

std::optional<Error> ProfileSourcesPart::mistake() const {
    JsonMistake mistake;
    for (int row = 0; row < m_sources->rowCount(); ++row)
        (void)sourceIn(row, mistake);
    (void)retention(mistake);
    return mistake;
}

void ProfileSourcesPart::pointAt(const QString& pointer) {
    if (const int row = rowIn(pointer, u"/sources"_s); row >= 0 && row < m_sources->rowCount())
        m_sources->setCurrentCell(row, Name);
}

} // namespace logloupe
