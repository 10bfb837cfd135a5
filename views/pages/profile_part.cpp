// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/profile_part.h"

#include "views/pages/plain_label.h"

#include <QEvent>
#include <QGridLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QTableWidget>

namespace logloupe {

namespace {

constexpr int shownRows = 4;
constexpr int numberWidth = 120;

QString withoutSpaces(QString text) {
    text.removeIf([](QChar letter) { return letter.isSpace(); });
    return text;
}

} // namespace

void ProfilePart::pointAt(const QString&) {}

RunLabel* ProfilePart::placeOf(const QString& pointer) const {
    const auto found = m_mistakes.find(pointer);
    return found == m_mistakes.end() ? nullptr : found->second;
}

void ProfilePart::clearMistakes() {
    for (const auto& [pointer, label] : m_mistakes)
        label->hide();
}

void ProfilePart::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    for (const auto& words : m_words)
        words();
}

void ProfilePart::say(std::function<void()> words) {
    words();
    m_words.push_back(std::move(words));
}

RunLabel* ProfilePart::addMistake(const QString& pointer) {
    auto* const label = new RunLabel({}, TextRole::Grid, this);
    label->hide();
    m_mistakes[pointer] = label;
    return label;
}

QLabel* ProfilePart::makeLabel(const Words& words, TextRole role) {
    auto* const label = plainLabel(role, this);
    say([label, words] { label->setText(words()); });
    return label;
}

void ProfilePart::addToGrid(QGridLayout* grid, const QString& pointer, const Words& label, QWidget* field, QWidget* row) {
    const int line = grid->rowCount();
    QLabel* const name = makeLabel(label);
    name->setBuddy(field);
    name->setWordWrap(true);
    say([field, label] { field->setAccessibleName(label()); });
    grid->addWidget(name, line, 0, Qt::AlignTop);
    name->setMinimumHeight(scaled(height::control));
    grid->addWidget(row, line, 1);
    grid->addWidget(addMistake(pointer), line + 1, 1);
}

QLineEdit* ProfilePart::addField(QGridLayout* grid, const QString& pointer, const Words& label, const QString& value) {
    auto* const field = new QLineEdit(value, this);
    addToGrid(grid, pointer, label, field, field);
    return field;
}

QLineEdit* ProfilePart::addNumber(QGridLayout* grid, const QString& pointer, const Words& label,
                                  const std::optional<qint64>& value, const std::function<QString(qint64)>& meaning) {
    auto* const row = new QWidget(this);
    auto* const layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* const field = new QLineEdit(value ? QString::number(*value) : QString(), row);
    field->setFixedWidth(scaled(numberWidth));
    layout->addWidget(field);
    if (meaning) {
        auto* const meant = plainLabel(TextRole::Base, row);
        const auto tell = [field, meant, meaning] {
            bool isNumber = false;
            const qint64 number = withoutSpaces(field->text()).toLongLong(&isNumber);
            meant->setText(isNumber ? meaning(number) : QString());
        };
        say(tell);
        connect(field, &QLineEdit::textChanged, meant, tell);
        layout->addWidget(meant);
    }
    layout->addStretch();
    addToGrid(grid, pointer, label, field, row);
    return field;
}

QTableWidget* ProfilePart::makeTable(int columns, const std::function<QStringList()>& titles) {
    auto* const table = new QTableWidget(0, columns, this);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(scaled(height::control));
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setHighlightSections(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setTabKeyNavigation(false);
    table->setMinimumHeight(scaled(height::columnHead) + shownRows * scaled(height::control) + 4);
    say([table, titles] { table->setHorizontalHeaderLabels(titles()); });
    return table;
}

QWidget* ProfilePart::makeTableButtons(QTableWidget* table, const Words& add, const Words& remove,
                                       std::function<void()> onAdd) {
    auto* const row = new QWidget(this);
    auto* const layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* const adding = new Button({}, Button::Kind::Outlined, row);
    adding->setIcon(Icon::Plus);
    adding->setControlSize(ControlSize::Compact);
    auto* const removing = new Button({}, Button::Kind::Outlined, row);
    removing->setIcon(Icon::Minus);
    removing->setControlSize(ControlSize::Compact);
    say([adding, removing, add, remove] {
        adding->setText(add());
        removing->setText(remove());
    });
    connect(adding, &Button::clicked, table, [table, onAdd = std::move(onAdd)] {
        onAdd();
        table->setCurrentCell(table->rowCount() - 1, 0);
    });
    connect(removing, &Button::clicked, table, [table] { table->removeRow(table->currentRow()); });
    layout->addWidget(adding);
    layout->addWidget(removing);
    layout->addStretch();
    return row;
}

int ProfilePart::rowIn(const QString& pointer, const QString& list) {
    bool isRow = false;
    const int row = pointer.startsWith(list + u'/') ? pointer.mid(list.size() + 1).section(u'/', 0, 0).toInt(&isRow) : 0;
    return isRow ? row : -1;
}

QGridLayout* makeFieldGrid() {
    auto* const grid = new QGridLayout;
    grid->setHorizontalSpacing(space::l);
    grid->setVerticalSpacing(space::s);
    grid->setColumnStretch(1, 1);
    return grid;
}

std::optional<qint64> wholeNumberIn(const QString& text, const QString& pointer, qint64 least, qint64 most,
                                    JsonMistake& mistake) {
    const QString digits = withoutSpaces(text);
    if (digits.isEmpty())
        return {};
    bool isNumber = false;
    const qint64 number = digits.toLongLong(&isNumber);
    JsonMistake found;
    const qint64 read =
        JsonPlace(isNumber ? QJsonValue(number) : QJsonValue(text.trimmed()), pointer, found).wholeNumber(least, most);
    if (!found)
        return read;
    if (!mistake)
        mistake = found;
    return {};
}

} // namespace logloupe
