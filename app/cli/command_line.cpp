// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/command_line.h"

#include "app/cli/terminal_text.h"
#include "models/domain/nearest_name.h"

#include <QCoreApplication>

#include <algorithm>

namespace logloupe {

namespace {

constexpr qsizetype mostShownOfAWord = 80;

QString translated(const char* text) {
    return QCoreApplication::translate("CommandLine", text);
}

Error usage(const QString& message) {
    return {ErrorKind::Usage,
            message + QLatin1Char(' ') + translated(QT_TRANSLATE_NOOP("CommandLine", "See logloupe --help."))};
}

/// What somebody wrote, as it can be repeated to him: one line, and not a page of it.
QString shown(const QString& word) {
    const QString cut = word.size() > mostShownOfAWord ? word.left(mostShownOfAWord) + QChar(u'…') : word;
    return terminalText(cut);
}

QString meant(const QString& nearest) {
    return QLatin1Char(' ') + translated(QT_TRANSLATE_NOOP("CommandLine", "Did you mean %1?")).arg(nearest);
}

const OptionFacts* findOption(std::span<const OptionFacts> facts, const QString& name) {
    const auto found = std::find_if(facts.begin(), facts.end(), [&name](const OptionFacts& option) {
        return name == QLatin1String(option.name)
               || (name.size() == 1 && option.shortName != '\0' && name.at(0) == QLatin1Char(option.shortName));
    });
    return found == facts.end() ? nullptr : &*found;
}

/// Any command's option: which ones the given command takes is checked once it is known.
const OptionFacts* findAnywhere(const CommandFacts* command, const QString& name) {
    if (command != nullptr) {
        if (const OptionFacts* found = findOption(command->options, name))
            return found;
    }
    if (const OptionFacts* found = findOption(globalOptions(), name))
        return found;
    for (const CommandFacts& other : commands()) {
        if (const OptionFacts* found = findOption(other.options, name))
            return found;
    }
    return nullptr;
}

QStringList optionNames(const CommandFacts* command) {
    QStringList names;
    const auto add = [&names](std::span<const OptionFacts> facts) {
        for (const OptionFacts& option : facts)
            names << QLatin1String(option.name);
    };
    add(globalOptions());
    for (const CommandFacts& one : commands()) {
        if (command == nullptr || command == &one)
            add(one.options);
    }
    names.removeDuplicates();
    return names;
}

Error noSuchCommand(const QString& word) {
    const QString nearest = nearestName(word.left(mostShownOfAWord), commandNames());
    QString message = translated(QT_TRANSLATE_NOOP("CommandLine", "This version has no command “%1”.")).arg(shown(word));
    message += nearest.isEmpty() ? QLatin1Char(' ')
                                       + translated(QT_TRANSLATE_NOOP("CommandLine", "There are: %1."))
                                             .arg(commandNames().join(QStringLiteral(", ")))
                                 : meant(nearest);
    return usage(message);
}

Error noSuchOption(const QString& word, const QString& name, const CommandFacts* command) {
    const QString nearest = nearestName(name.left(mostShownOfAWord), optionNames(command));
    return usage(translated(QT_TRANSLATE_NOOP("CommandLine", "This version has no option %1.")).arg(shown(word))
                 + (nearest.isEmpty() ? QString() : meant(QStringLiteral("--") + nearest)));
}

Error missingValue(const OptionFacts& option) {
    return usage(translated(QT_TRANSLATE_NOOP("CommandLine", "--%1 needs a value: %2."))
                     .arg(QLatin1String(option.name), QString::fromUtf8(option.valueName)));
}

bool isOption(const QString& word) {
    return word.size() > 1 && word.startsWith(QLatin1Char('-')) && !word.at(1).isDigit();
}

/// Reads the words one after the other.
class WordReader {
public:
    explicit WordReader(const QStringList& words)
        : m_words(words) {}

    Result<CommandLine> read() {
        bool onlyArguments = false;
        while (m_at < m_words.size()) {
            const QString& word = m_words.at(m_at++);
            if (!onlyArguments && word == QStringLiteral("--")) {
                onlyArguments = true;
                continue;
            }
            const auto taken = onlyArguments || !isOption(word) ? takeArgument(word) : takeOption(word);
            if (!taken)
                return failure(taken.error());
        }
        return m_line;
    }

private:
    Result<void> takeArgument(const QString& word) {
        if (m_line.command != nullptr) {
            m_line.arguments << word;
            return {};
        }
        const auto known = commands();
        const auto found = std::find_if(known.begin(), known.end(),
                                        [&word](const CommandFacts& command) { return word == QLatin1String(command.name); });
        if (found == known.end())
            return failure(noSuchCommand(word));
        m_line.command = &*found;
        return {};
    }

    Result<void> takeOption(const QString& word) {
        const bool isLong = word.startsWith(QStringLiteral("--"));
        QString name = word.mid(isLong ? 2 : 1);
        std::optional<QString> given;
        if (const qsizetype equals = name.indexOf(QLatin1Char('=')); isLong && equals >= 0) {
            given = name.mid(equals + 1);
            name.truncate(equals);
        }
        const OptionFacts* option = findAnywhere(m_line.command, name);
        if (option == nullptr && !isLong && name.size() > 1) {
            // -n5
            option = findAnywhere(m_line.command, name.left(1));
            given = name.mid(1);
        }
        if (option == nullptr || (isLong && name.size() == 1))
            return failure(noSuchOption(word, name, m_line.command));
        return keep(*option, given);
    }

    Result<void> keep(const OptionFacts& option, std::optional<QString> given) {
        const bool isSwitch = *option.valueName == '\0';
        if (isSwitch && given)
            return failure(
                usage(translated(QT_TRANSLATE_NOOP("CommandLine", "--%1 takes no value.")).arg(QLatin1String(option.name))));
        if (!isSwitch && !given && m_at < m_words.size())
            given = m_words.at(m_at++);
        if (!isSwitch && (!given || given->isEmpty()))
            return failure(missingValue(option));
        QStringList& values = m_line.options[QLatin1String(option.name)];
        if (!option.repeatable)
            values.clear();
        values << given.value_or(QString());
        return {};
    }

    const QStringList& m_words;
    qsizetype m_at = 0;
    CommandLine m_line;
};

Result<void> checkOptions(const CommandLine& line) {
    for (auto it = line.options.cbegin(); it != line.options.cend(); ++it) {
        if (findOption(globalOptions(), it.key()) != nullptr)
            continue;
        if (line.command == nullptr)
            return failure(usage(
                translated(QT_TRANSLATE_NOOP("CommandLine", "--%1 goes with a command, and none is named.")).arg(it.key())));
        if (findOption(line.command->options, it.key()) == nullptr)
            return failure(usage(translated(QT_TRANSLATE_NOOP("CommandLine", "%1 has no option --%2."))
                                     .arg(QLatin1String(line.command->name), it.key())));
    }
    return {};
}

Result<void> checkFormat(const CommandLine& line) {
    const QString name = QLatin1String(line.command->name);
    const QStringList& formats = line.command->formats;
    if (!line.has("format") || formats.contains(line.value("format")))
        return {};
    return failure(usage(formats.isEmpty()
                             ? translated(QT_TRANSLATE_NOOP("CommandLine", "%1 has no --format.")).arg(name)
                             : translated(QT_TRANSLATE_NOOP("CommandLine", "%1 cannot print %2; it can print %3."))
                                   .arg(name, shown(line.value("format")), formats.join(QStringLiteral(", ")))));
}

Result<void> checkArguments(const CommandLine& line) {
    const CommandFacts& command = *line.command;
    const QString name = QLatin1String(command.name);
    if (line.arguments.size() < command.fewestArguments)
        return failure(usage(translated(QT_TRANSLATE_NOOP("CommandLine", "Something is missing: logloupe %1 %2."))
                                 .arg(name, QString::fromUtf8(command.arguments))));
    if (command.mostArguments >= 0 && line.arguments.size() > command.mostArguments)
        return failure(usage(translated(QT_TRANSLATE_NOOP("CommandLine", "“%1” is one word too many for %2."))
                                 .arg(shown(line.arguments.at(command.mostArguments)), name)));
    // A query may be empty, and then asks for everything.
    const bool endsWithQuery = QString::fromUtf8(command.arguments).contains(QStringLiteral("QUERY"));
    for (const QString& argument : endsWithQuery ? line.arguments.mid(0, command.fewestArguments) : line.arguments) {
        if (argument.trimmed().isEmpty())
            return failure(usage(translated(QT_TRANSLATE_NOOP("CommandLine", "Something is missing: logloupe %1 %2."))
                                     .arg(name, QString::fromUtf8(command.arguments))));
    }
    return {};
}

Result<void> checkChoices(const CommandLine& line) {
    for (const auto& [option, allowed] :
         {std::pair{"lang", QStringList{QStringLiteral("en"), QStringLiteral("ru")}},
          std::pair{"theme", QStringList{QStringLiteral("light"), QStringLiteral("dark"), QStringLiteral("system")}},
          std::pair{"sort", QStringList{QStringLiteral("time"), QStringLiteral("-time")}}}) {
        if (line.has(option) && !allowed.contains(line.value(option)))
            return failure(usage(translated(QT_TRANSLATE_NOOP("CommandLine", "--%1 is one of %2."))
                                     .arg(QLatin1String(option), allowed.join(QStringLiteral(", ")))));
    }
    return {};
}

Result<void> check(const CommandLine& line) {
    auto checked = checkOptions(line);
    if (checked)
        checked = checkChoices(line);
    if (checked && line.command != nullptr)
        checked = checkFormat(line);
    if (checked && line.command != nullptr && !line.wantsHelp() && !line.wantsVersion())
        checked = checkArguments(line);
    return checked;
}

} // namespace

QString CommandLine::value(const char* option, const QString& otherwise) const {
    const QStringList found = values(option);
    return found.isEmpty() ? otherwise : found.last();
}

QString CommandLine::format() const {
    return value("format", command == nullptr ? QString() : command->formats.value(0));
}

Result<CommandLine> parseCommandLine(const QStringList& words) {
    auto line = WordReader(words).read();
    if (!line)
        return line;
    if (const auto checked = check(*line); !checked)
        return failure(checked.error());
    return line;
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
                    .arg(QLatin1String(option), shown(line.value(option)))));
        *edge = *point;
    }
    if (range.begin > range.end)
        return failure(usage(translated(QT_TRANSLATE_NOOP("CommandLine", "--from “%1” is later than --to “%2”."))
                                 .arg(shown(line.value("from")), shown(line.value("to", QStringLiteral("…"))))));
    return range;
}

Result<QTimeZone> zoneOption(const CommandLine& line) {
    if (!line.has("zone"))
        return QTimeZone::systemTimeZone();
    const QTimeZone zone(line.value("zone").toUtf8());
    if (!zone.isValid())
        return failure(
            usage(translated(QT_TRANSLATE_NOOP("CommandLine", "There is no time zone “%1”. Write one such as Europe/Moscow."))
                      .arg(shown(line.value("zone")))));
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
                      .arg(shown(line.value("step")))));
    return *step;
}

} // namespace logloupe
