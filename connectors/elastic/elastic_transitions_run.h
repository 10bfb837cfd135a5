// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Status changes of all orders that have one in a range. They are read as events with few fields, from the request's `since` on: an order's first change may lie before
// the range.

#include "connectors/elastic/elastic_run.h"
#include "connectors/elastic/transition_table.h"

namespace logloupe {

class ElasticTransitionsRun final : public ElasticRun {
    Q_OBJECT
public:
    ElasticTransitionsRun(ElasticConnection& connection, RunWriter writer, TransitionsRequest request, QObject* parent);

private:
    void begin(const ElasticKnowledgePointer& knowledge) override;
    [[nodiscard]] Answer nothing() const override { return StatusTransitions(); }
    [[nodiscard]] TimeRange askedRange() const override { return m_request.range; }
    void takeEnd(const PagesEnd& end);
    void takeTable(const StatusTransitions& transitions, const PagesEnd& end);

    TransitionsRequest m_request;
    std::shared_ptr<TransitionTable> m_table;
};

} // namespace logloupe
