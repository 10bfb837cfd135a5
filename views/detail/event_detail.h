// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One event beside the rows it was chosen from: what it says, its fields, its record, and what was logged around it. Every text comes masked
// from EventText. GUI thread only.

#include "models/items/event_rows.h"
#include "models/items/event_text.h"
#include "views/controls/text_runs.h"

#include <QWidget>

#include <optional>

class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace logloupe {

class Button;
class ElidedLabel;
class EmptyState;
class EventGrid;
class KeyValueList;
class LevelMark;
class RecordView;
class SystemMark;
class UnderlineTabs;

class EventDetail : public QWidget {
    Q_OBJECT
public:
    enum class Page : quint8 { Event, Record, Around };

    /// `text` outlives the panel.
    explicit EventDetail(EventText& text, QWidget* parent = nullptr);
    ~EventDetail() override;

    /// A null batch, or nothing, shows that no event is chosen.
    void setEvent(const std::optional<EventRef>& event);
    [[nodiscard]] const std::optional<EventRef>& shownEvent() const { return m_event; }
    /// A sentence under the event's message: how often it happened, since when. Cleared by the next event.
    void setContext(const TextRuns& runs);
    /// What was logged 30 s before and after; asked for by surroundingRequested().
    void setSurrounding(const std::vector<EventBatch>& batches);
    /// A person may ask to see masked values.
    void setRevealOffered(bool offered);
    void setClosable(bool closable);

    [[nodiscard]] Page page() const;
    void setPage(Page page);
    /// A further tab behind the others; the widget becomes a child.
    void addPage(QWidget* page, const QString& title);
    void setPageTitle(QWidget* page, const QString& title);

    /// Copies the record, masked.
    void copyRecord();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void closeRequested();
    /// `value` as a query says it: as logged, or what it is masked as.
    void filterRequested(const logloupe::FieldRef& field, const QString& value, bool exclude);
    /// The third tab was opened for an event whose surrounding is not here yet.
    void surroundingRequested(const logloupe::EventRef& event);
    /// An event around this one was opened.
    void eventActivated(const logloupe::EventRef& event);
    void traceRequested(const QString& trace);
    void orderActivated(const QString& order);
    void customerActivated(const QString& customer);
    void revealRequested(const logloupe::EventRef& event, const logloupe::FieldRef& field);
    void copied();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildHeader(QVBoxLayout& box);
    void buildPages(QVBoxLayout& box);
    [[nodiscard]] QWidget* buildEventPage();
    void retranslate();
    void fill();
    void fillFields();
    void fillTime();
    [[nodiscard]] bool hasRoomForWords() const;
    void fillSections(const QList<EventFieldText>& fields);
    void pageChanged();
    void runAction(int row, const QString& action);
    void openValue(int row);
    void showFieldMenu(int row, const QPoint& globalPosition);
    [[nodiscard]] bool isHeard(const char* signal) const;
    [[nodiscard]] QString logged(const FieldRef& field) const;

    struct Section;

    EventText& m_text;
    std::optional<EventRef> m_event;
    QList<EventFieldText> m_fields; ///< as listed
    bool m_allFields = false;
    bool m_revealOffered = false;
    bool m_aroundIsOld = true;
    bool m_hadRoom = true; ///< when the fields were listed

    LevelMark* m_level = nullptr;
    SystemMark* m_system = nullptr;
    ElidedLabel* m_time = nullptr;
    Button* m_copy = nullptr;
    Button* m_close = nullptr;
    QWidget* m_header = nullptr;
    QWidget* m_tabRow = nullptr;
    UnderlineTabs* m_tabs = nullptr;
    QStackedWidget* m_pages = nullptr;
    EmptyState* m_empty = nullptr;
    QScrollArea* m_eventScroll = nullptr;
    QScrollArea* m_recordScroll = nullptr;
    RunLabel* m_title = nullptr;
    RunLabel* m_context = nullptr;
    KeyValueList* m_list = nullptr;
    Button* m_moreFields = nullptr;
    QVBoxLayout* m_sectionBox = nullptr;
    std::vector<Section> m_sections;
    RecordView* m_pretty = nullptr;
    RecordView* m_raw = nullptr;
    EventRows m_around;
    EventGrid* m_aroundGrid = nullptr;
};

} // namespace logloupe
