// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/settings_page.h"

#include "views/controls/segmented_control.h"
#include "views/theme/typography.h"

#include <QComboBox>
#include <QCompleter>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QTimeZone>
#include <QVBoxLayout>

namespace logloupe {

namespace {

constexpr std::array themes{ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::System};
constexpr std::array textScales{100, 110, 125, 150};

template <typename Values, typename Value>
int indexIn(const Values& values, const Value& value) {
    return std::max(0, static_cast<int>(std::find(values.begin(), values.end(), value) - values.begin())
                           % static_cast<int>(values.size()));
}

} // namespace

SettingsPage::SettingsPage(QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_theme(new SegmentedControl(QStringList{QString(), QString(), QString()}, this))
    , m_language(new SegmentedControl(this))
    , m_textScale(new SegmentedControl(this))
    , m_zone(new QComboBox(this))
    , m_folder(new QLabel(this)) {
    setTextRole(*m_title, TextRole::PageTitle);
    for (const int percent : textScales)
        m_textScale->addSegment(QString::number(percent) + QStringLiteral("\u202f%"));
    m_zone->setEditable(true);
    m_zone->setInsertPolicy(QComboBox::NoInsert);
    m_zone->setMinimumWidth(scaled(280));
    for (const QByteArray& id : QTimeZone::availableTimeZoneIds())
        m_zone->addItem(QString::fromUtf8(id), id);
    m_zone->completer()->setFilterMode(Qt::MatchContains);
    m_zone->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_folder->setTextFormat(Qt::PlainText);
    m_folder->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(space::xl);
    grid->setVerticalSpacing(space::l);
    int row = 0;
    for (QWidget* control :
         {static_cast<QWidget*>(m_theme), static_cast<QWidget*>(m_language), static_cast<QWidget*>(m_textScale),
          static_cast<QWidget*>(m_zone), static_cast<QWidget*>(m_folder)}) {
        auto* label = new QLabel(this);
        label->setBuddy(control);
        m_labels.append(label);
        grid->addWidget(label, row, 0, Qt::AlignVCenter);
        grid->addWidget(control, row++, 1, Qt::AlignLeft | Qt::AlignVCenter);
    }
    grid->setColumnStretch(1, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::l, space::m, space::l, space::l);
    layout->setSpacing(space::xl);
    layout->addWidget(m_title);
    layout->addLayout(grid);
    layout->addStretch();
    connect(m_theme, &SegmentedControl::currentChanged, this,
            [this](int index) { emit themeChosen(themes[static_cast<size_t>(index)]); });
    connect(m_language, &SegmentedControl::currentChanged, this, [this](int index) {
        if (index >= 0 && index < m_state.languages.size())
            emit languageChosen(m_state.languages[index].first);
    });
    connect(m_textScale, &SegmentedControl::currentChanged, this,
            [this](int index) { emit textScaleChosen(textScales[static_cast<size_t>(index)]); });
    connect(m_zone, &QComboBox::activated, this, [this](int index) { emit zoneChosen(m_zone->itemData(index).toByteArray()); });
    retranslate();
}

void SettingsPage::setState(const SettingsState& state) {
    const bool newLanguages = m_state.languages != state.languages;
    m_state = state;
    // Showing what is in force chooses nothing.
    const QSignalBlocker quietTheme(m_theme);
    const QSignalBlocker quietLanguage(m_language);
    const QSignalBlocker quietScale(m_textScale);
    if (newLanguages) {
        m_language->clear();
        for (const auto& [code, name] : state.languages)
            m_language->addSegment(name);
    }
    m_theme->setCurrentIndex(indexIn(themes, state.theme));
    m_textScale->setCurrentIndex(indexIn(textScales, state.textScale));
    for (qsizetype i = 0; i < state.languages.size(); ++i) {
        if (state.languages[i].first == state.language)
            m_language->setCurrentIndex(static_cast<int>(i));
    }
    m_zone->setCurrentIndex(m_zone->findData(state.zone));
    m_folder->setText(state.workspaceFolder);
}

void SettingsPage::focusPane() {
    m_theme->setFocus(Qt::TabFocusReason);
}

void SettingsPage::retranslate() {
    m_title->setText(tr("Settings"));
    m_labels[0]->setText(tr("Theme"));
    m_labels[1]->setText(QStringLiteral("Language · Язык"));
    m_labels[2]->setText(tr("Text size"));
    m_labels[3]->setText(tr("Time zone"));
    m_labels[4]->setText(tr("Workspace"));
    m_theme->setSegmentText(0, tr("Light"));
    m_theme->setSegmentText(1, tr("Dark"));
    m_theme->setSegmentText(2, tr("As the system"));
    m_zone->setAccessibleName(tr("Time zone"));
}

void SettingsPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SettingsPage::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), Theme::current().surface());
}

} // namespace logloupe
