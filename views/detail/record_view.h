// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A text from a log in a box: highlighted, literal, as tall as it is, long ones folded. Selectable and copyable, never editable. GUI thread only.

#include "views/detail/record_language.h"

#include <QWidget>

class QTextEdit;

namespace logloupe {

class Button;
class RecordHighlighter;

class RecordView : public QWidget {
    Q_OBJECT
public:
    enum class Layout : quint8 {
        AsLogged,
        Pretty, ///< JSON one member a line
    };

    explicit RecordView(Layout layout, QWidget* parent = nullptr);
    ~RecordView() override;

    /// Already masked. The same text again keeps what is unfolded and selected.
    void setText(const QString& text);
    [[nodiscard]] QString shownText() const;
    [[nodiscard]] bool isFolded() const { return m_hidden > 0; }
    void showAll();
    [[nodiscard]] RecordLanguage language() const { return m_language; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    void applyLook();
    void indentWrappedLines();
    void retranslate();
    [[nodiscard]] int contentHeight(int width) const;

    Layout m_layout;
    QString m_text;
    RecordLanguage m_language = RecordLanguage::Plain;
    qsizetype m_hidden = 0;
    bool m_unfolded = false;
    QTextEdit* m_edit = nullptr;
    RecordHighlighter* m_highlighter = nullptr;
    Button* m_more = nullptr;
};

} // namespace logloupe
