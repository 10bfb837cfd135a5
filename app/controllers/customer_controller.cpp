// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/controllers/customer_controller.h"

#include "models/analysis/customer_orders.h"
#include "views/pages/customer_page.h"

#include <QtConcurrentRun>

namespace logloupe {

CustomerController::CustomerController(Workspace& workspace, EventText& text, CustomerPage& page, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_text(text)
    , m_page(page) {
    connect(&m_page, &CustomerPage::retryRequested, this, &CustomerController::reload);
}

void CustomerController::open(const QString& customer) {
    m_customer = customer;
    m_page.showLoading(customer, 0);
    reload();
}

void CustomerController::reload() {
    if (m_customer.isEmpty())
        return;
    delete m_run;
    const quint64 attempt = ++m_attempt;
    SearchRequest request;
    request.query = Query::forCustomer(m_customer.toStdString());
    m_run = collectEvents(m_workspace.source().search(request), this, [this, attempt](FoundEvents found) {
        if (found.outcome.kind == Outcome::Kind::Cancelled)
            return;
        if (found.outcome.kind == Outcome::Kind::Failed) {
            m_page.showError(*found.outcome.error);
            return;
        }
        emit completenessChanged(found.outcome.completeness);
        m_workspace.population().request(this, [this, attempt, found = std::move(found)](
                                                   const Result<std::shared_ptr<const Population>>& population) {
            if (attempt != m_attempt)
                return;
            if (!population) {
                m_page.showError(population.error());
                return;
            }
            const auto work = [batches = found.batches, known = *population, now = m_workspace.now(), zone = m_text.zone()] {
                return customerOrders(eventsOf(batches), known->baselines, known->process, now, zone);
            };
            QtConcurrent::run(work).then(this, [this, attempt](std::vector<CustomerOrder> orders) {
                if (attempt != m_attempt)
                    return;
                m_page.showOrders(m_customer, std::move(orders), m_text.zone(), m_workspace.now());
                emit shown();
            });
        });
    });
    connect(m_run, &SearchRun::progressed, this,
            [this](const Progress& progress) { m_page.showLoading(m_customer, progress.found); });
}

} // namespace logloupe
