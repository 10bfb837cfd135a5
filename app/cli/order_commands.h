// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// case, customer, compare: what people ask about orders.

#include "app/cli/command.h"
#include "app/engine/case_loader.h"
#include "models/analysis/compare.h"

namespace logloupe {

class CaseCommand : public Command {
    Q_OBJECT
public:
    explicit CaseCommand(const CommandContext& context);
    void start() override;

private:
    void print(const std::shared_ptr<const LoadedCase>& loaded);
    void printEvents(const OrderTimeline& timeline);

    CaseLoader m_loader;
    QString m_order;
};

class CustomerCommand : public Command {
    Q_OBJECT
public:
    using Command::Command;
    void start() override;

private:
    void print(const FoundEvents& found, const Population& population);
};

/// Two orders, or one and its nearest normal order.
class CompareCommand : public Command {
    Q_OBJECT
public:
    explicit CompareCommand(const CommandContext& context);
    void start() override;

private:
    void loadNext();
    void chooseNormal(const LoadedCase& loaded);
    /// Every text masked.
    [[nodiscard]] Comparison compared(const LoadedCase& left, const LoadedCase& right) const;
    void print();
    void printTable(const Comparison& comparison);

    CaseLoader m_loader;
    QStringList m_orders;
    std::vector<std::shared_ptr<const LoadedCase>> m_loaded;
};

} // namespace logloupe
