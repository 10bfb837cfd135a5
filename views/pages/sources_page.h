// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The sources of the workspace, and the way in for log files: drop them on the window, look at what they become, read them in. GUI thread.

#include "models/items/event_text.h"
#include "models/items/sources_model.h"
#include "views/controls/banner.h"
#include "views/pages/import_preview_panel.h"

class QLabel;
class QProgressBar;
class QStackedWidget;
class QTableView;

namespace logloupe {

class SourcesPage : public QWidget {
    Q_OBJECT
public:
    explicit SourcesPage(EventText& text, QWidget* parent = nullptr);
    ~SourcesPage() override;

    void setSources(std::vector<SourceRow> sources, TimePoint now);
    /// Nothing is being read: the invitation to drop files.
    void showInvitation();
    void showPreview(const ImportPreviewState& preview);
    /// `share` from 0 to 1; negative when not known.
    void showProgress(const QString& text, double share);
    /// Above whatever is shown, until the next one.
    void showMessage(MessageKind kind, const QString& text, bool offerSearch);
    void focusPane(int direction);

signals:
    void chooseRequested();
    void fieldChanged(const QString& field, const QString& column);
    void importConfirmed();
    /// From the preview, or while it runs.
    void importCancelled();
    void searchRequested();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void retranslate();

    EventText& m_text;
    SourcesModel m_model;
    QLabel* m_title = nullptr;
    Button* m_choose = nullptr;
    QTableView* m_table = nullptr;
    Banner* m_banner = nullptr;
    QStackedWidget* m_stack = nullptr;
    EmptyState* m_invitation = nullptr;
    ImportPreviewPanel* m_preview = nullptr;
    QWidget* m_progressPart = nullptr;
    QLabel* m_progressText = nullptr;
    QProgressBar* m_progress = nullptr;
    Button* m_stop = nullptr;
};

} // namespace logloupe
