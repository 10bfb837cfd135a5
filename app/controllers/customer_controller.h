// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Between the customer page and its sources. GUI thread.

#include "app/controllers/case_controller.h"
#include "app/engine/await.h"
#include "app/engine/workspace.h"
#include "models/items/event_text.h"

#include <QPointer>

namespace logloupe {

class CustomerPage;

class CustomerController : public QObject {
    Q_OBJECT
public:
    /// All outlive the controller.
    CustomerController(Workspace& workspace, EventText& text, CustomerPage& page, QObject* parent = nullptr);
    CustomerController(CaseSources sources, EventText& text, CustomerPage& page, QObject* parent = nullptr);

    void open(const QString& customer);
    /// The same customer again: the words in another language, the events as they are now.
    void reload();

signals:
    void completenessChanged(const logloupe::Completeness& completeness);
    void shown();

private:
    void begin();
    void fail(const Error& error);
    void judge(quint64 attempt, const FoundEvents& found, const std::shared_ptr<const Population>& known);

    CaseSources m_sources;
    EventText& m_text;
    CustomerPage& m_page;
    QString m_customer;
    QPointer<SearchRun> m_run;
    quint64 m_attempt = 0;
    bool m_loading = false;
};

} // namespace logloupe
