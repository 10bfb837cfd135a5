// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/command_line.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace logloupe {

namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("CommandLine", text);
}

Error usage(const QString& message) {
    return {ErrorKind::Usage,
            message + QLatin1Char(' ') + translated(QT_TRANSLATE_NOOP("CommandLine", "See logloupe --help."))};
}

const std::array<OptionFacts, 11> global{{
    {"workspace", 'w', "NAME|DIR", QT_TRANSLATE_NOOP("CommandLine", "which workspace; default: the last one used, else demo")},
    {"lang", '\0', "en|ru", QT_TRANSLATE_NOOP("CommandLine", "language of sentences")},
    {"zone", '\0', "Area/City", QT_TRANSLATE_NOOP("CommandLine", "time zone; default: the system's")},
    {"theme", '\0', "light|dark|system", QT_TRANSLATE_NOOP("CommandLine", "colours of the window and of pictures")},
    {"from", '\0', "T", QT_TRANSLATE_NOOP("CommandLine", "only events from this time on: ISO 8601, -7d, -2h or now")},
    {"to", '\0', "T", QT_TRANSLATE_NOOP("CommandLine", "only events before this time")},
    {"format", 'f', "FORMAT", QT_TRANSLATE_NOOP("CommandLine", "how results are printed")},
    {"source", '\0', "NAME", QT_TRANSLATE_NOOP("CommandLine", "only this source; may be given several times"), true},
    {"quiet", 'q', "", QT_TRANSLATE_NOOP("CommandLine", "no progress")},
    {"help", 'h', "", QT_TRANSLATE_NOOP("CommandLine", "this text, or that of a command")},
    {"version", '\0', "", QT_TRANSLATE_NOOP("CommandLine", "the version")},
}};

const OptionFacts limitOption{"limit", 'n', "N", QT_TRANSLATE_NOOP("CommandLine", "at most so many; default: all")};
const OptionFacts stepFacts{"step", '\0', "1m|1h|1d", QT_TRANSLATE_NOOP("CommandLine", "length of a bin")};
const OptionFacts outFile{"output", 'o', "FILE", QT_TRANSLATE_NOOP("CommandLine", "the file to write")};

const std::vector<CommandFacts>& allCommands() {
    static const std::vector<CommandFacts> facts{
        {"case",
         "[ORDER]",
         QT_TRANSLATE_NOOP("CommandLine", "what happened to an order, where it is now, and whether it is late"),
         0,
         1,
         {{"size", '\0', "1600x900", QT_TRANSLATE_NOOP("CommandLine", "size of a picture")}, outFile},
         {QStringLiteral("text"), QStringLiteral("json"), QStringLiteral("html"), QStringLiteral("png"),
          QStringLiteral("svg")}},
        {"customer",
         "ID",
         QT_TRANSLATE_NOOP("CommandLine", "a customer's orders, each with its status and verdict"),
         1,
         1,
         {},
         {QStringLiteral("text"), QStringLiteral("json")}},
        {"search",
         "[QUERY]",
         QT_TRANSLATE_NOOP("CommandLine", "events that match"),
         0,
         -1,
         {{"sort", '\0', "time|-time", QT_TRANSLATE_NOOP("CommandLine", "oldest or newest first")}, limitOption},
         {QStringLiteral("table"), QStringLiteral("ndjson"), QStringLiteral("csv"), QStringLiteral("json")}},
        {"histogram",
         "[QUERY]",
         QT_TRANSLATE_NOOP("CommandLine", "counts over time"),
         0,
         -1,
         {stepFacts, {"by", '\0', "FIELD", QT_TRANSLATE_NOOP("CommandLine", "split by the values of a field")}},
         {QStringLiteral("text"), QStringLiteral("json"), QStringLiteral("csv")}},
        {"heatmap",
         "[QUERY]",
         QT_TRANSLATE_NOOP("CommandLine", "counts by the values of a field and time; errors without a query"),
         0,
         -1,
         {{"rows", '\0', "FIELD",
           QT_TRANSLATE_NOOP("CommandLine", "the field whose values are the rows; default: service.name")},
          stepFacts,
          outFile},
         {QStringLiteral("text"), QStringLiteral("json"), QStringLiteral("csv"), QStringLiteral("png")}},
        {"top",
         "FIELD [QUERY]",
         QT_TRANSLATE_NOOP("CommandLine", "the most frequent values of a field"),
         1,
         -1,
         {limitOption},
         {QStringLiteral("text"), QStringLiteral("json"), QStringLiteral("csv")}},
        {"durations",
         "",
         QT_TRANSLATE_NOOP("CommandLine", "time in each status over all orders"),
         0,
         0,
         {},
         {QStringLiteral("text"), QStringLiteral("json"), QStringLiteral("csv")}},
        {"variants",
         "",
         QT_TRANSLATE_NOOP("CommandLine", "the ways orders take through the statuses"),
         0,
         0,
         {limitOption},
         {QStringLiteral("text"), QStringLiteral("json"), QStringLiteral("csv")}},
        {"compare",
         "ORDER [ORDER]",
         QT_TRANSLATE_NOOP("CommandLine", "two orders step by step; with one, its nearest normal order is found"),
         1,
         2,
         {},
         {QStringLiteral("text"), QStringLiteral("json")}},
        {"tail",
         "[QUERY]",
         QT_TRANSLATE_NOOP("CommandLine", "events as they come"),
         0,
         -1,
         {limitOption},
         {QStringLiteral("table"), QStringLiteral("ndjson")}},
        {"import",
         "FILE…",
         QT_TRANSLATE_NOOP("CommandLine", "read log files into the workspace; - reads standard input"),
         1,
         -1,
         {{"mapping", 'm', "FILE", QT_TRANSLATE_NOOP("CommandLine", "how the file's fields become ours, as JSON")}},
         {QStringLiteral("text"), QStringLiteral("json")}},
        {"export",
         "[QUERY]",
         QT_TRANSLATE_NOOP("CommandLine", "write every match to a file, .ndjson or .csv, masked"),
         0,
         -1,
         {outFile},
         {}},
        {"simulate",
         "",
         QT_TRANSLATE_NOOP("CommandLine", "the company's systems, made up, as NDJSON"),
         0,
         0,
         {{"orders", '\0', "N", QT_TRANSLATE_NOOP("CommandLine", "how many orders")},
          {"seed", '\0', "S", QT_TRANSLATE_NOOP("CommandLine", "the same seed gives the same events")},
          {"out", '\0', "FILE", QT_TRANSLATE_NOOP("CommandLine", "the file to write; default: standard output")},
          {"truth", '\0', "FILE", QT_TRANSLATE_NOOP("CommandLine", "also write what was planted")},
          {"live", '\0', "", QT_TRANSLATE_NOOP("CommandLine", "go on as time passes, until stopped")},
          {"rate", '\0', "N", QT_TRANSLATE_NOOP("CommandLine", "events a second with --live")}},
         {}},
        {"sources",
         "",
         QT_TRANSLATE_NOOP("CommandLine", "every source: reachable, events, period, clock skew"),
         0,
         0,
         {{"rebuild", '\0', "",
           QT_TRANSLATE_NOOP("CommandLine", "make the list of the workspace's contents anew from its events")}},
         {QStringLiteral("text"), QStringLiteral("json")}},
        {"tour",
         "",
         QT_TRANSLATE_NOOP("CommandLine", "one picture per screen, and index.html"),
         0,
         0,
         {{"out", '\0', "DIR", QT_TRANSLATE_NOOP("CommandLine", "the folder to write")},
          {"size", '\0', "1600x900", QT_TRANSLATE_NOOP("CommandLine", "size of a picture")},
          {"scale", '\0', "1|2", QT_TRANSLATE_NOOP("CommandLine", "pixels per logical pixel")}},
         {}},
    };
    return facts;
}

const OptionFacts* findOption(std::span<const OptionFacts> facts, const QString& name) {
    const auto found = std::find_if(facts.begin(), facts.end(), [&name](const OptionFacts& option) {
        return name == QLatin1String(option.name)
               || (name.size() == 1 && option.shortName != '\0' && name.at(0) == QLatin1Char(option.shortName));
    });
    return found == facts.end() ? nullptr : &*found;
}

/// Any command's option: which ones the given command takes is checked once it is known.
const OptionFacts* findAnywhere(const QString& name) {
    if (const OptionFacts* found = findOption(globalOptions(), name))
        return found;
    for (const CommandFacts& command : allCommands()) {
        if (const OptionFacts* found = findOption(command.options, name))
            return found;
    }
    return nullptr;
}

bool isOption(const QString& word) {
    return word.size() > 1 && word.startsWith(QLatin1Char('-')) && !word.at(1).isDigit();
}

Result<void> checkCommand(const CommandLine& line) {
    const CommandFacts& command = *line.command;
    for (auto it = line.options.cbegin(); it != line.options.cend(); ++it) {
        if (findOption(globalOptions(), it.key()) == nullptr && findOption(command.options, it.key()) == nullptr)
            return failure(usage(translated(QT_TRANSLATE_NOOP("CommandLine", "%1 has no option --%2."))
                                     .arg(QLatin1String(command.name), it.key())));
    }
    if (line.has("format") && !command.formats.contains(line.value("format"))) {
        const QString message =
            command.formats.isEmpty()
                ? translated(QT_TRANSLATE_NOOP("CommandLine", "%1 has no --format.")).arg(QLatin1String(command.name))
                : translated(QT_TRANSLATE_NOOP("CommandLine", "%1 cannot print %2; it can print %3."))
                      .arg(QLatin1String(command.name), line.value("format"), command.formats.join(QStringLiteral(", ")));
        return failure(usage(message));
    }
    if (line.wantsHelp())
        return {};
    if (line.arguments.size() < command.fewestArguments)
        return failure(usage(translated(QT_TRANSLATE_NOOP("CommandLine", "Something is missing: logloupe %1 %2."))
                                 .arg(QLatin1String(command.name), QString::fromUtf8(command.arguments))));
    if (command.mostArguments >= 0 && line.arguments.size() > command.mostArguments)
        return failure(usage(translated(QT_TRANSLATE_NOOP("CommandLine", "“%1” is one word too many for %2."))
                                 .arg(line.arguments.at(command.mostArguments), QLatin1String(command.name))));
    return {};
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

std::span<const CommandFacts> commands() {
    return allCommands();
}

std::span<const OptionFacts> globalOptions() {
    return global;
}

QString CommandLine::value(const char* option, const QString& otherwise) const {
    const QStringList found = values(option);
    return found.isEmpty() ? otherwise : found.last();
}

QString CommandLine::format() const {
    return value("format", command == nullptr ? QString() : command->formats.value(0));
}

Result<CommandLine> parseCommandLine(const QStringList& words) {
    CommandLine line;
    bool onlyArguments = false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        QString word = words.at(i);
        if (!onlyArguments && word == QStringLiteral("--")) {
            onlyArguments = true;
            continue;
        }
        if (onlyArguments || !isOption(word)) {
            if (line.command != nullptr) {
                line.arguments << word;
                continue;
            }
            const auto known = commands();
            const auto found = std::find_if(known.begin(), known.end(), [&word](const CommandFacts& command) {
                return word == QLatin1String(command.name);
            });
            if (found == known.end())
                return failure(usage(translated(QT_TRANSLATE_NOOP("CommandLine", "There is no command “%1”.")).arg(word)));
            line.command = &*found;
            continue;
        }
        const bool isLong = word.startsWith(QStringLiteral("--"));
        QString name = word.mid(isLong ? 2 : 1);
        std::optional<QString> given;
        if (const qsizetype equals = name.indexOf(QLatin1Char('=')); isLong && equals >= 0) {
            given = name.mid(equals + 1);
            name.truncate(equals);
        }
        const OptionFacts* option = line.command != nullptr ? findOption(line.command->options, name) : nullptr;
        if (option == nullptr)
            option = findAnywhere(name);
        if (option == nullptr || (isLong && name.size() == 1))
            return failure(usage(translated(QT_TRANSLATE_NOOP("CommandLine", "There is no option %1.")).arg(word)));
        const bool isSwitch = *option->valueName == '\0';
        if (isSwitch && given)
            return failure(
                usage(translated(QT_TRANSLATE_NOOP("CommandLine", "--%1 takes no value.")).arg(QLatin1String(option->name))));
        if (!isSwitch && !given) {
            if (i + 1 == words.size())
                return failure(usage(translated(QT_TRANSLATE_NOOP("CommandLine", "--%1 needs a value: %2."))
                                         .arg(QLatin1String(option->name), QString::fromUtf8(option->valueName))));
            given = words.at(++i);
        }
        QStringList& values = line.options[QLatin1String(option->name)];
        if (!option->repeatable)
            values.clear();
        values << given.value_or(QString());
    }
    if (line.command != nullptr) {
        if (const auto checked = checkCommand(line); !checked)
            return failure(checked.error());
    }
    for (const auto& [option, allowed] :
         {std::pair{"lang", QStringList{QStringLiteral("en"), QStringLiteral("ru")}},
          std::pair{"theme", QStringList{QStringLiteral("light"), QStringLiteral("dark"), QStringLiteral("system")}}}) {
        if (line.has(option) && !allowed.contains(line.value(option)))
            return failure(usage(translated(QT_TRANSLATE_NOOP("CommandLine", "--%1 is one of %2."))
                                     .arg(QLatin1String(option), allowed.join(QStringLiteral(", ")))));
    }
    return line;
}

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

Result<TimeRange> rangeOption(const CommandLine& line, TimePoint now, const QTimeZone& zone) {
    TimeRange range;
    for (const auto& [option, edge] : {std::pair{"from", &range.begin}, std::pair{"to", &range.end}}) {
        if (!line.has(option))
            continue;
        const auto point = parseTimeOption(line.value(option), now, zone);
        if (!point)
            return failure(usage(
                translated(QT_TRANSLATE_NOOP("CommandLine", "--%1 “%2” is no time. Write 2026-05-13T14:02, -7d, -2h or now."))
                    .arg(QLatin1String(option), line.value(option))));
        *edge = *point;
    }
    return range;
}

Result<QTimeZone> zoneOption(const CommandLine& line) {
    if (!line.has("zone"))
        return QTimeZone::systemTimeZone();
    const QTimeZone zone(line.value("zone").toUtf8());
    if (!zone.isValid())
        return failure(
            usage(translated(QT_TRANSLATE_NOOP("CommandLine", "There is no time zone “%1”. Write one such as Europe/Moscow."))
                      .arg(line.value("zone"))));
    return zone;
}

Result<std::optional<qint64>> numberOption(const CommandLine& line, const char* option, qint64 least) {
    if (!line.has(option))
        return std::optional<qint64>();
    bool isNumber = false;
    const qint64 number = line.value(option).toLongLong(&isNumber);
    if (!isNumber || number < least)
        return failure(usage(translated(QT_TRANSLATE_NOOP("CommandLine", "--%1 is a whole number of at least %2."))
                                 .arg(QLatin1String(option))
                                 .arg(least)));
    return std::optional(number);
}

Result<Duration> stepOption(const CommandLine& line, Duration otherwise) {
    if (!line.has("step"))
        return otherwise;
    const auto step = parseDuration(line.value("step"));
    if (!step || *step <= Duration::zero())
        return failure(
            usage(translated(QT_TRANSLATE_NOOP("CommandLine", "--step “%1” is no length of time. Write 1m, 1h or 1d."))
                      .arg(line.value("step"))));
    return *step;
}

} // namespace logloupe
