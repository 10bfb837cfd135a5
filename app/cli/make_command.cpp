// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/event_commands.h"
#include "app/cli/figure_commands.h"
#include "app/cli/import_command.h"
#include "app/cli/order_commands.h"
#include "app/cli/sources_command.h"

namespace logloupe {

std::unique_ptr<Command> makeCommand(const CommandContext& context) {
    const QLatin1String name(context.line.command->name);
    if (name == QStringLiteral("case"))
        return std::make_unique<CaseCommand>(context);
    if (name == QStringLiteral("customer"))
        return std::make_unique<CustomerCommand>(context);
    if (name == QStringLiteral("compare"))
        return std::make_unique<CompareCommand>(context);
    if (name == QStringLiteral("search"))
        return std::make_unique<SearchCommand>(context);
    if (name == QStringLiteral("export"))
        return std::make_unique<ExportCommand>(context);
    if (name == QStringLiteral("tail"))
        return std::make_unique<TailCommand>(context);
    if (name == QStringLiteral("histogram"))
        return std::make_unique<CountCommand>(context, CountCommand::Shape::Histogram);
    if (name == QStringLiteral("heatmap"))
        return std::make_unique<CountCommand>(context, CountCommand::Shape::Heatmap);
    if (name == QStringLiteral("top"))
        return std::make_unique<TopCommand>(context);
    if (name == QStringLiteral("durations"))
        return std::make_unique<ProcessCommand>(context, ProcessCommand::Question::Durations);
    if (name == QStringLiteral("variants"))
        return std::make_unique<ProcessCommand>(context, ProcessCommand::Question::Variants);
    if (name == QStringLiteral("sources"))
        return std::make_unique<SourcesCommand>(context);
    if (name == QStringLiteral("import"))
        return std::make_unique<ImportCommand>(context);
    return nullptr;
}

} // namespace logloupe
