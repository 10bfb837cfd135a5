// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Messages in place: a banner across a view, the verdict of a case, and what a view shows when it has nothing to show.

#include "views/controls/buttons.h"
#include "views/controls/text_runs.h"

#include <QWidget>

class QHBoxLayout;

namespace logloupe {

enum class MessageKind : quint8 { Info, Good, Warn, Error };

/// The colours and icon of a kind.
[[nodiscard]] Token messageSoft(MessageKind kind);
[[nodiscard]] Token messageFill(MessageKind kind);
[[nodiscard]] Token messageText(MessageKind kind);
[[nodiscard]] Icon messageIcon(MessageKind kind);

/// Soft fill, icon, sentence, up to two links at the right.
class Banner : public QWidget {
    Q_OBJECT
public:
    explicit Banner(QWidget* parent = nullptr);
    Banner(MessageKind kind, const TextRuns& text, QWidget* parent = nullptr);

    void setKind(MessageKind kind);
    [[nodiscard]] MessageKind kind() const { return m_kind; }
    /// None means the kind's own icon.
    void setIcon(Icon icon);
    void setText(const TextRuns& text);
    void setText(const QString& text);
    /// At most two; further ones are not shown.
    void setActions(const QStringList& texts);
    void setClosable(bool closable);

signals:
    void actionTriggered(int index);
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void updateMargins();

    MessageKind m_kind = MessageKind::Info;
    Icon m_icon = Icon::None;
    RunLabel* m_text = nullptr;
    QHBoxLayout* m_layout = nullptr;
    QList<Button*> m_actions;
    Button* m_close = nullptr;
};

/// Soft fill, a bar of 4 px, icon, one sentence: "Late: in PAID **2 d 4 h**, usually 6–20 h".
/// On time: Good. Over usual: Warn. Over the limit or slower than 95 %: Error. Nothing to compare with: Info.
class VerdictBar : public PaintedControl {
    Q_OBJECT
public:
    explicit VerdictBar(QWidget* parent = nullptr);

    void setVerdict(MessageKind kind, const TextRuns& sentence);
    void setIcon(Icon icon);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QString spokenText() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    MessageKind m_kind = MessageKind::Info;
    TextRuns m_sentence;
    Icon m_icon = Icon::Clock;
};

/// Icon, one sentence, at most one action. Centred in the space it gets.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    explicit EmptyState(QWidget* parent = nullptr);

    void setMessage(Icon icon, const QString& sentence);
    /// A second, quieter line; empty takes it away.
    void setHint(const QString& hint);
    /// Empty takes it away.
    void setAction(const QString& text);

signals:
    void actionTriggered();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void updateIconSpace();

    Icon m_icon = Icon::Search;
    QWidget* m_iconSpace = nullptr;
    RunLabel* m_sentence = nullptr;
    RunLabel* m_hint = nullptr;
    Button* m_action = nullptr;
};

} // namespace logloupe
