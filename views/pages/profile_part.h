// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One part of what a profile says, as a page of its dialogue: its fields, the mistakes beside them, its words in the language that is on. GUI thread.

#include "models/domain/json_place.h"
#include "models/domain/profile.h"
#include "views/controls/banner.h"

#include <QWidget>

#include <functional>
#include <map>
#include <optional>
#include <vector>

class QGridLayout;
class QLabel;
class QLineEdit;
class QTableWidget;

namespace logloupe {

class ProfilePart : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// As it stands in the fields. What is no number where one should be, is left out.
    virtual void writeTo(Profile& profile) const = 0;
    /// Of what writeTo() leaves out; named by its JSON pointer, as Profile::parse() does.
    [[nodiscard]] virtual std::optional<Error> mistake() const { return {}; }
    /// Chooses the row that a JSON pointer is about, where the part has rows.
    virtual void pointAt(const QString& pointer);
    /// Where a mistake of exactly this JSON pointer is said; nullptr: not here.
    [[nodiscard]] RunLabel* placeOf(const QString& pointer) const;
    void clearMistakes();

protected:
    using Words = std::function<QString()>; ///< a text in the language that is on

    void changeEvent(QEvent* event) override;
    /// Now, and again whenever the language changes.
    void say(std::function<void()> words);

    RunLabel* addMistake(const QString& pointer);
    QLabel* makeLabel(const Words& words, TextRole role = TextRole::Base);
    /// A line of the grid: label, field, and under the field its mistake.
    QLineEdit* addField(QGridLayout* grid, const QString& pointer, const Words& label, const QString& value);
    /// The same with a narrow field, and behind it what the number comes to.
    QLineEdit* addNumber(QGridLayout* grid, const QString& pointer, const Words& label, const std::optional<qint64>& value,
                         const std::function<QString(qint64)>& meaning = {});
    void addToGrid(QGridLayout* grid, const QString& pointer, const Words& label, QWidget* field, QWidget* row);

    QTableWidget* makeTable(int columns, const std::function<QStringList()>& titles);
    QWidget* makeTableButtons(QTableWidget* table, const Words& add, const Words& remove, std::function<void()> onAdd);
    /// "/roles/2/systems/0" → 2, under "/roles".
    [[nodiscard]] static int rowIn(const QString& pointer, const QString& list);

private:
    std::map<QString, RunLabel*> m_mistakes; ///< by JSON pointer
    std::vector<std::function<void()>> m_words;
};

[[nodiscard]] QGridLayout* makeFieldGrid();
/// What a person wrote as a whole number, spaces between the digits allowed; nothing where it is empty, or no such number: then `mistake` says so.
[[nodiscard]] std::optional<qint64> wholeNumberIn(const QString& text, const QString& pointer, qint64 least, qint64 most,
                                                  JsonMistake& mistake);

} // namespace logloupe
