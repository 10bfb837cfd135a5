// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/run_program.h"

#include "app/cli/command.h"
#include "app/cli/picture_run.h"
#include "app/cli/simulate_command.h"
#include "app/engine/demo_filler.h"
#include "app/settings/language.h"
#include "app/settings/preferences.h"
#include "app/window/main_window.h"
#include "models/domain/human_format.h"
#include "views/theme/theme.h"

#include <QApplication>
#include <QCoreApplication>

#include <memory>

namespace logloupe {

namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("Program", text);
}

bool isPicture(const CommandLine& line) {
    const QString name = line.command == nullptr ? QString() : QString::fromLatin1(line.command->name);
    return name == QStringLiteral("tour")
           || (name == QStringLiteral("case")
               && (line.format() == QStringLiteral("png") || line.format() == QStringLiteral("svg")));
}

bool needsScreen(const CommandLine& line) {
    return line.command == nullptr || isPicture(line) || line.format() == QStringLiteral("png");
}

ThemeChoice themeChoice(const CommandLine& line, ThemeChoice otherwise) {
    const QString name = line.value("theme");
    return name == QStringLiteral("light")    ? ThemeChoice::Light
           : name == QStringLiteral("dark")   ? ThemeChoice::Dark
           : name == QStringLiteral("system") ? ThemeChoice::System
                                              : otherwise;
}

/// Opens the workspace, fills the demo when it is asked for the first time, runs the command.
class CommandRun : public QObject {
public:
    CommandRun(const CommandLine& line, Console& console, OpenedStore opened)
        : m_line(line)
        , m_console(console)
        , m_workspace(std::move(opened)) {}

    void start() {
        for (const QString& notice : m_workspace.store()->notices())
            m_console.warn(notice);
        if (!m_workspace.needsDemo()) {
            run();
            return;
        }
        m_demo = std::make_unique<DemoFiller>(m_workspace);
        connect(m_demo.get(), &DemoFiller::progressed, this, [this](double share) {
            m_console.progress(translated(QT_TRANSLATE_NOOP("Program", "Preparing the demo, %1")).arg(percentText(share)));
        });
        connect(m_demo.get(), &DemoFiller::finished, this, [this](const std::optional<Error>& error) {
            m_console.endProgress();
            if (!error) {
                run();
                return;
            }
            m_console.fail(*error);
            QCoreApplication::exit(exitCodeOf(*error));
        });
        m_demo->start();
    }

private:
    void run() {
        const auto zone = m_line.has("zone") ? zoneOption(m_line) : Result<QTimeZone>(m_workspace.zone());
        const auto range = zone ? rangeOption(m_line, m_workspace.now(), *zone) : Result<TimeRange>(failure(zone.error()));
        if (!range) {
            m_console.fail(range.error());
            QCoreApplication::exit(exitCodeOf(range.error()));
            return;
        }
        m_text.setZone(*zone);
        m_text.setNow(m_workspace.now());
        m_text.setMask(m_workspace.mask());
        m_command = makeCommand({m_line, m_console, m_workspace, m_text, *range});
        connect(
            m_command.get(), &Command::finished, this, [](int code) { QCoreApplication::exit(code); }, Qt::QueuedConnection);
        m_command->start();
    }

    const CommandLine& m_line;
    Console& m_console;
    Workspace m_workspace;
    EventText m_text;
    std::unique_ptr<DemoFiller> m_demo;
    std::unique_ptr<Command> m_command;
};

int runCommand(const CommandLine& line, Console& console, Preferences& preferences) {
    const bool writes = QLatin1String(line.command->name) == QStringLiteral("import");
    const QString name = line.value("workspace", preferences.workspace());
    if (line.has("rebuild")) {
        if (const auto rebuilt = EventStore::rebuild(workspaceFolder(name)); !rebuilt) {
            console.fail(rebuilt.error());
            return exitCodeOf(rebuilt.error());
        }
    }
    auto opened = OpenedStore::open(name, OpenMode::ReadWrite);
    if (opened && writes && opened->store->isReadOnly())
        opened = failure({ErrorKind::Storage,
                          translated(QT_TRANSLATE_NOOP("Program", "Another LogLoupe is writing this workspace. Close it, or "
                                                                  "import into another workspace with --workspace NAME."))});
    if (!opened) {
        console.fail(opened.error());
        return exitCodeOf(opened.error());
    }
    CommandRun run(line, console, std::move(*opened));
    QMetaObject::invokeMethod(
        &run, [&run] { run.start(); }, Qt::QueuedConnection);
    const int code = QCoreApplication::exec();
    console.flush();
    return code;
}

int runPictures(const CommandLine& line, Console& console, Preferences& preferences, Language& language) {
    PictureRun run(line, console, preferences, language);
    QObject::connect(
        &run, &PictureRun::finished, &run, [](int code) { QCoreApplication::exit(code); }, Qt::QueuedConnection);
    QMetaObject::invokeMethod(
        &run, [&] { run.start(line.value("workspace", preferences.workspace())); }, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

int runWindow(const CommandLine& line, Console& console, Preferences& preferences, Language& language) {
    MainWindow window(preferences, language, true);
    if (line.has("zone")) {
        const auto zone = zoneOption(line);
        if (!zone) {
            console.fail(zone.error());
            return exit_code::wrongUse;
        }
        QObject::connect(&window, &MainWindow::opened, &window, [&window, zone = *zone] { window.setZone(zone); });
    }
    window.show();
    window.openWorkspace(line.value("workspace", preferences.workspace()));
    return QApplication::exec();
}

} // namespace

int runProgram(int& argc, char** argv) {
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words << QString::fromLocal8Bit(argv[i]);
    QCoreApplication::setApplicationName(QStringLiteral("logloupe"));
    QCoreApplication::setApplicationVersion(QStringLiteral(LOGLOUPE_VERSION));
    const auto parsed = parseCommandLine(words);
    // Pictures need no display; a window without one would only say that it cannot.
    if (parsed && parsed->command != nullptr && needsScreen(*parsed))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    // Qt takes options of its own from the words; ours are read already.
    int noArguments = 1;
    const bool hasScreen = parsed && needsScreen(*parsed) && !parsed->wantsHelp() && !parsed->wantsVersion();
    const std::unique_ptr<QCoreApplication> application(hasScreen ? new QApplication(noArguments, argv)
                                                                  : new QCoreApplication(noArguments, argv));
    Preferences preferences;
    Language language;
    language.use(parsed ? parsed->value("lang", preferences.language()) : preferences.language());
    Console console(parsed && parsed->has("quiet"));
    if (!parsed) {
        // In the language in use: the first reading had none yet.
        console.fail(parseCommandLine(words).error());
        return exit_code::wrongUse;
    }
    if (parsed->wantsVersion() || parsed->wantsHelp()) {
        console.write(parsed->wantsVersion()
                          ? QStringLiteral("logloupe ") + QStringLiteral(LOGLOUPE_VERSION) + QLatin1Char('\n')
                          : helpText(parsed->command));
        console.flush();
        return exit_code::complete;
    }
    if (hasScreen)
        ThemeSwitch::instance().install(
            themeChoice(*parsed, parsed->command == nullptr ? preferences.theme() : ThemeChoice::Light),
            parsed->command == nullptr ? preferences.textScale() : 100);
    if (parsed->command == nullptr)
        return runWindow(*parsed, console, preferences, language);
    Console::watchInterrupt();
    if (isPicture(*parsed))
        return runPictures(*parsed, console, preferences, language);
    if (QLatin1String(parsed->command->name) == QStringLiteral("simulate"))
        return runSimulate(*parsed, console);
    return runCommand(*parsed, console, preferences);
}

} // namespace logloupe
