// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Between the case page and its sources. GUI thread.

#include "app/engine/case_loader.h"
#include "app/engine/workspace.h"
#include "models/items/event_text.h"

#include <QPointer>

namespace logloupe {

class CasePage;

/// What a case is made from. All outlive who asks; the functions give what is in force.
struct CaseSources {
    EventSource& source;
    std::function<PopulationCache&()> population;
    std::function<TimePoint()> now;
    std::function<std::shared_ptr<const TextMask>()> mask;
};
[[nodiscard]] CaseSources caseSources(Workspace& workspace);

class CaseController : public QObject {
    Q_OBJECT
public:
    /// All outlive the controller.
    CaseController(Workspace& workspace, EventText& text, CasePage& page, QObject* parent = nullptr);
    CaseController(CaseSources sources, EventText& text, CasePage& page, QObject* parent = nullptr);

    void open(const QString& order);
    /// The same order again: the words in another language, the events as they are now.
    void reload();
    /// Plain masked text for a ticket, in the language in use; empty before a case is shown.
    [[nodiscard]] QString ticket() const;
    [[nodiscard]] bool isLoading() const { return m_loading; }

signals:
    void completenessChanged(const logloupe::Completeness& completeness);
    /// A case is on the page, or why not.
    void shown();

private:
    void begin();
    void show(const std::shared_ptr<const LoadedCase>& loaded);
    void fetchSurroundings(const EventRef& event);

    CaseSources m_sources;
    EventText& m_text;
    CasePage& m_page;
    CaseLoader m_loader;
    QString m_order;
    std::shared_ptr<const LoadedCase> m_case;
    QPointer<SearchRun> m_surroundings;
    bool m_loading = false;
    bool m_firstShow = true;
};

} // namespace logloupe
