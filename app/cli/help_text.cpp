// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/help_text.h"

#include <QCoreApplication>

namespace logloupe {

namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("CommandLine", text);
}

QString optionLine(const OptionFacts& option) {
    QString left = option.shortName == '\0' ? QStringLiteral("      ")
                                            : QStringLiteral("  -") + QLatin1Char(option.shortName) + QStringLiteral(", ");
    left += QStringLiteral("--") + QLatin1String(option.name);
    if (*option.valueName != '\0')
        left += QLatin1Char(' ') + QString::fromUtf8(option.valueName);
    return left.leftJustified(34) + QStringLiteral("  ") + translated(option.description) + QLatin1Char('\n');
}

} // namespace

QString helpText(const CommandFacts* command) {
    QString text;
    if (command != nullptr) {
        text = translated(QT_TRANSLATE_NOOP("CommandLine", "Usage: logloupe %1 %2"))
                   .arg(QLatin1String(command->name), QString::fromUtf8(command->arguments))
                   .trimmed()
               + QStringLiteral("\n\n");
        text += translated(command->description) + QStringLiteral("\n\n");
        if (!command->formats.isEmpty())
            text += translated(QT_TRANSLATE_NOOP("CommandLine", "Formats: %1")).arg(command->formats.join(QStringLiteral(", ")))
                    + QStringLiteral("\n\n");
        for (const OptionFacts& option : command->options)
            text += optionLine(option);
    } else {
        text = translated(QT_TRANSLATE_NOOP("CommandLine", "Usage: logloupe [COMMAND] [OPTIONS]\nFinds out what happened to an "
                                                           "order. Without a command the window opens."))
               + QStringLiteral("\n\n") + translated(QT_TRANSLATE_NOOP("CommandLine", "Commands:")) + QLatin1Char('\n');
        for (const CommandFacts& one : commands()) {
            const QString left =
                QStringLiteral("  ") + QLatin1String(one.name) + QLatin1Char(' ') + QString::fromUtf8(one.arguments);
            text += left.leftJustified(26) + QStringLiteral("  ") + translated(one.description) + QLatin1Char('\n');
        }
    }
    text += QLatin1Char('\n') + translated(QT_TRANSLATE_NOOP("CommandLine", "Options for every command:")) + QLatin1Char('\n');
    for (const OptionFacts& option : globalOptions())
        text += optionLine(option);
    text +=
        QLatin1Char('\n')
        + translated(QT_TRANSLATE_NOOP(
            "CommandLine", "Exit codes: 0 complete, 1 failed, 2 wrong use or query, 3 partial, 4 sign-in needed, 130 stopped."))
        + QLatin1Char('\n');
    return text;
}

} // namespace logloupe
