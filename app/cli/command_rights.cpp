// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/command_rights.h"

#include <algorithm>
#include <array>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<std::pair<QLatin1String, Screen>, 13> screensOfCommands{{{"case"_L1, Screen::Case},
                                                                              {"compare"_L1, Screen::Case},
                                                                              {"customer"_L1, Screen::Customer},
                                                                              {"search"_L1, Screen::Search},
                                                                              {"export"_L1, Screen::Search},
                                                                              {"histogram"_L1, Screen::Search},
                                                                              {"top"_L1, Screen::Search},
                                                                              {"heatmap"_L1, Screen::Errors},
                                                                              {"tail"_L1, Screen::Tail},
                                                                              {"sources"_L1, Screen::Sources},
                                                                              {"import"_L1, Screen::Sources},
                                                                              {"durations"_L1, Screen::Charts},
                                                                              {"variants"_L1, Screen::Charts}}};

} // namespace

std::optional<Error> whyNotRun(const CommandLine& line, const WorkspaceAccess& access) {
    if (auto error = access.whyNotEnter())
        return error;
    const QLatin1String name(line.command->name);
    const auto found =
        std::find_if(screensOfCommands.begin(), screensOfCommands.end(), [name](const auto& one) { return one.first == name; });
    if (found != screensOfCommands.end()) {
        if (auto error = access.whyNotOpen(found->second))
            return error;
    }
    if (name == "export"_L1)
        return access.whyNotExport();
    return {};
}

} // namespace logloupe
