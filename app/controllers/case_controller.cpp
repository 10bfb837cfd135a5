// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/controllers/case_controller.h"

#include "models/analysis/ticket_text.h"
#include "views/pages/case_page.h"
#include "views/theme/theme.h"

namespace logloupe {

namespace {

constexpr Duration around = std::chrono::seconds(30);

} // namespace

CaseSources caseSources(Workspace& workspace) {
    return {workspace.source(), [&workspace]() -> PopulationCache& { return workspace.population(); },
            [&workspace] { return workspace.now(); }, [&workspace] { return workspace.mask(); }};
}

CaseController::CaseController(Workspace& workspace, EventText& text, CasePage& page, QObject* parent)
    : CaseController(caseSources(workspace), text, page, parent) {}

CaseController::CaseController(CaseSources sources, EventText& text, CasePage& page, QObject* parent)
    : QObject(parent)
    , m_sources(std::move(sources))
    , m_text(text)
    , m_page(page)
    , m_loader(m_sources.source, m_sources.population, m_sources.now) {
    connect(&m_loader, &CaseLoader::progressed, this, [this](qint64 events) {
        if (m_loading)
            m_page.showLoading(m_order, events);
    });
    connect(&m_loader, &CaseLoader::loaded, this, &CaseController::show);
    connect(&m_loader, &CaseLoader::failed, this, [this](const Error& error) {
        m_loading = false;
        m_page.showError(error);
        emit shown();
    });
    connect(&m_page, &CasePage::retryRequested, this, &CaseController::begin);
    connect(&m_page, &CasePage::surroundingsRequested, this, &CaseController::fetchSurroundings);
}

void CaseController::open(const QString& order) {
    m_order = order;
    m_case.reset();
    // What was asked around an event of another order has no place here.
    delete m_surroundings;
    m_firstShow = true;
    begin();
}

void CaseController::begin() {
    m_loading = true;
    m_page.showLoading(m_order, 0);
    reload();
}

void CaseController::reload() {
    if (!m_order.isEmpty())
        m_loader.load(m_order, m_text.zone());
}

void CaseController::show(const std::shared_ptr<const LoadedCase>& loaded) {
    m_loading = false;
    m_case = loaded;
    QStringList statuses;
    for (const OrderStatus& status : loaded->population->process.statuses())
        statuses << QString::fromStdString(status.code);
    registerStatusNames(statuses);
    m_page.showCase(m_order, {loaded, &loaded->report}, loaded->population->baselines, loaded->batches);
    if (std::exchange(m_firstShow, false))
        m_page.selectWorstEvent();
    emit completenessChanged(loaded->completeness);
    emit shown();
}

QString CaseController::ticket() const {
    if (!m_case || m_case->report.timeline.events.empty())
        return {};
    const auto mask = m_sources.mask();
    return ticketText(m_case->report, m_case->completeness, m_text.zone(),
                      [mask](const QString& line) { return mask->maskedValue(FieldRef::of(Field::Message), line); });
}

void CaseController::fetchSurroundings(const EventRef& event) {
    delete m_surroundings;
    SearchRequest request;
    request.range = {event.time() - around, event.time() + around};
    m_surroundings = collectEvents(m_sources.source.search(request), this,
                                   [this](const FoundEvents& found) { m_page.showSurroundings(found.batches); });
}

} // namespace logloupe
