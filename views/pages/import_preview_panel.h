// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What an import would make of a file, on its first records: fields and where they come from, which can be changed, and the rows that would follow. GUI thread.

#include "models/items/event_rows.h"
#include "models/items/event_text.h"

#include <QList>
#include <QStringList>
#include <QWidget>

class QFormLayout;
class QLabel;

namespace logloupe {

class Banner;
class Button;
class ElidedLabel;
class EventGrid;

struct ImportPreviewState {
    QString fileName;
    QString formatText;
    QStringList columns;                       ///< names the file has
    QList<std::pair<QString, QString>> fields; ///< our field and the file's name for it; an empty name: not in the file
    QString zoneText;                          ///< in which local times are read; empty when the times have their own offset
    EventBatch sample;
    int rejected = 0; ///< of the records looked at
    QString firstReason;
    QStringList notices;
    int moreFiles = 0; ///< read in the same way, each by its own format
};

class ImportPreviewPanel : public QWidget {
    Q_OBJECT
public:
    explicit ImportPreviewPanel(EventText& text, QWidget* parent = nullptr);
    ~ImportPreviewPanel() override;

    void show(const ImportPreviewState& state);
    using QWidget::show;

signals:
    /// An empty column takes the field out.
    void fieldChanged(const QString& field, const QString& column);
    void confirmed();
    void cancelled();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void fillFields();
    void fillWords();

    ImportPreviewState m_state;
    EventRows m_rows;
    ElidedLabel* m_title = nullptr;
    ElidedLabel* m_facts = nullptr;
    Button* m_read = nullptr;
    Button* m_cancel = nullptr;
    Banner* m_banner = nullptr;
    QLabel* m_fieldsTitle = nullptr;
    QWidget* m_fieldsPart = nullptr;
    QFormLayout* m_fields = nullptr;
    EventGrid* m_grid = nullptr;
};

} // namespace logloupe
