// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/controllers/customer_controller.h"

#include "models/analysis/customer_orders.h"
#include "views/pages/customer_page.h"

#include <QtConcurrentRun>

namespace logloupe {

CustomerController::CustomerController(Workspace& workspace, EventText& text, CustomerPage& page, QObject* parent)
    : CustomerController(caseSources(workspace), text, page, parent) {}

CustomerController::CustomerController(CaseSources sources, EventText& text, CustomerPage& page, QObject* parent)
    : QObject(parent)
    , m_sources(std::move(sources))
    , m_text(text)
    , m_page(page) {
    connect(&m_page, &CustomerPage::retryRequested, this, &CustomerController::begin);
}

void CustomerController::open(const QString& customer) {
    m_customer = customer;
    begin();
}

void CustomerController::begin() {
    m_loading = true;
    m_page.showLoading(m_customer, 0);
    reload();
}

void CustomerController::reload() {
    if (m_customer.isEmpty())
        return;
    delete m_run;
    const quint64 attempt = ++m_attempt;
    SearchRequest request;
    request.query = Query::forCustomer(m_customer.toStdString());
    m_run = collectEvents(m_sources.source.search(request), this, [this, attempt](FoundEvents found) {
        if (found.outcome.kind == Outcome::Kind::Cancelled)
            return;
        if (found.outcome.kind == Outcome::Kind::Failed) {
            fail(*found.outcome.error);
            return;
        }
        emit completenessChanged(found.outcome.completeness);
        m_sources.population().request(
            this, [this, attempt, found = std::move(found)](const Result<std::shared_ptr<const Population>>& population) {
                if (attempt != m_attempt)
                    return;
                if (population)
                    judge(attempt, found, *population);
                else
                    fail(population.error());
            });
    });
    connect(m_run, &SearchRun::progressed, this, [this](const Progress& progress) {
        if (m_loading)
            m_page.showLoading(m_customer, progress.found);
    });
}

void CustomerController::judge(quint64 attempt, const FoundEvents& found, const std::shared_ptr<const Population>& known) {
    const auto work = [batches = found.batches, known, now = m_sources.now(), zone = m_text.zone()] {
        return customerOrders(eventsOf(batches), known->baselines, known->process, now, zone);
    };
    QtConcurrent::run(work).then(this, [this, attempt](std::vector<CustomerOrder> orders) {
        if (attempt != m_attempt)
            return;
        m_loading = false;
        m_page.showOrders(m_customer, std::move(orders), m_text.zone(), m_sources.now());
        emit shown();
    });
}

void CustomerController::fail(const Error& error) {
    m_loading = false;
    m_page.showError(error);
    emit shown();
}

} // namespace logloupe
