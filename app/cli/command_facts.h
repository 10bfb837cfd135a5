// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The commands and options there are: a contract with scripts. Values.

#include <QStringList>

#include <span>
#include <vector>

namespace logloupe {

/// An option that a command understands, beside the global ones.
struct OptionFacts {
    const char* name = "";        ///< without the dashes
    char shortName = '\0';        ///< '\0': none
    const char* valueName = "";   ///< empty: the option is a switch
    const char* description = ""; ///< English, translated when shown
    bool repeatable = false;
};

struct CommandFacts {
    const char* name = "";
    const char* arguments = "";   ///< as shown in the usage line
    const char* description = ""; ///< English, translated when shown
    int fewestArguments = 0;
    int mostArguments = 0; ///< -1: any number
    std::vector<OptionFacts> options;
    QStringList formats; ///< allowed values of --format, the default first; empty: the command has none
};

/// In the order of the help.
[[nodiscard]] std::span<const CommandFacts> commands();
[[nodiscard]] std::span<const OptionFacts> globalOptions();
[[nodiscard]] QStringList commandNames();

} // namespace logloupe
