// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/run_program.h"

#include "app/cli/command_run.h"
#include "app/cli/help_text.h"
#include "app/cli/picture_run.h"
#include "app/cli/profile_run.h"
#include "app/cli/simulate_command.h"
#include "app/settings/language.h"
#include "app/settings/preferences.h"
#include "app/window/main_window.h"
#include "views/theme/theme.h"

#include <QApplication>
#include <QCoreApplication>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>

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
    const bool opensBrowser =
        SignInCommand::actionOf(line) == SignInCommand::Action::SignIn && SignInCommand::mayOpenBrowser(line);
    return line.command == nullptr || isPicture(line) || line.format() == QStringLiteral("png") || opensBrowser;
}

ThemeChoice themeChoice(const CommandLine& line, ThemeChoice otherwise) {
    const QString name = line.value("theme");
    return name == QStringLiteral("light")    ? ThemeChoice::Light
           : name == QStringLiteral("dark")   ? ThemeChoice::Dark
           : name == QStringLiteral("system") ? ThemeChoice::System
                                              : otherwise;
}

/// What --workspace names, else the last one used, as long as it is there.
QString workspaceOf(const CommandLine& line, const Preferences& preferences) {
    if (line.has("workspace"))
        return line.value("workspace");
    // Without an order a case is the demo's.
    const bool isDemoCase =
        line.command != nullptr && QLatin1String(line.command->name) == QLatin1String("case") && line.arguments.isEmpty();
    const QString last = preferences.workspace();
    return isDemoCase || !QFileInfo::exists(workspaceFolder(last)) ? QString::fromLatin1(demoWorkspaceName) : last;
}

/// A folder is remembered as it is found from anywhere.
void rememberWorkspace(const CommandLine& line, const QString& folder, Preferences& preferences) {
    if (!line.has("workspace"))
        return;
    const QString name = line.value("workspace");
    preferences.setWorkspace(workspaceFolder(name) == QDir(name).absolutePath() ? folder : name);
}

Result<OpenedStore> openWorkspace(const CommandLine& line, const QString& name) {
    if (line.has("rebuild")) {
        if (const auto rebuilt = EventStore::rebuild(workspaceFolder(name)); !rebuilt)
            return failure(rebuilt.error());
    }
    if (QLatin1String(line.command->name) != QLatin1String("import")) {
        auto reading = OpenedStore::openForReading(name);
        if (!reading || QLatin1String(line.command->name) != QLatin1String("sources"))
            return reading;
        // What is interrupted, damaged or held by another is found by whoever may write.
        auto whole = OpenedStore::open(name, OpenMode::ReadWrite);
        return whole ? std::move(whole) : std::move(reading);
    }
    auto opened = OpenedStore::open(name, OpenMode::ReadWrite);
    if (opened && opened->store->isReadOnly())
        return failure({ErrorKind::Storage,
                        translated(QT_TRANSLATE_NOOP("Program", "Another LogLoupe is writing this workspace. Close it, or "
                                                                "import into another workspace with --workspace NAME."))});
    return opened;
}

int runCommand(const CommandLine& line, Console& console, Preferences& preferences) {
    auto opened = openWorkspace(line, workspaceOf(line, preferences));
    if (!opened) {
        console.fail(opened.error());
        return exitCodeOf(opened.error());
    }
    rememberWorkspace(line, opened->folder, preferences);
    CommandRun run(line, console, std::move(*opened));
    QMetaObject::invokeMethod(
        &run, [&run] { run.start(); }, Qt::QueuedConnection);
    const int code = QCoreApplication::exec();
    if (const auto done = console.finish(); !done) {
        console.fail(done.error());
        return exit_code::failed;
    }
    return code;
}

int runWithProfile(const CommandLine& line, Console& console) {
    SignInCommand::OpenLink openLink;
    if (SignInCommand::mayOpenBrowser(line))
        openLink = [](const QUrl& link) { return QDesktopServices::openUrl(link); };
    ProfileRun run(line, console, makeKeyringVault(), openLink);
    QMetaObject::invokeMethod(
        &run, [&run] { run.start(); }, Qt::QueuedConnection);
    const int code = QCoreApplication::exec();
    if (const auto done = console.finish(); !done) {
        console.fail(done.error());
        return exit_code::failed;
    }
    return code;
}

int refusePictures(Console& console) {
    console.fail(
        {ErrorKind::Usage,
         translated(QT_TRANSLATE_NOOP(
             "Program",
             "This version draws no pictures with a profile. Ask for --format html, or save the picture in the window."))});
    return exit_code::wrongUse;
}

int runPictures(const CommandLine& line, Console& console, Preferences& preferences, Language& language) {
    PictureRun run(line, console, preferences, language);
    QObject::connect(
        &run, &PictureRun::finished, &run, [](int code) { QCoreApplication::exit(code); }, Qt::QueuedConnection);
    QMetaObject::invokeMethod(
        &run, [&] { run.start(workspaceOf(line, preferences)); }, Qt::QueuedConnection);
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
    // Who named a workspace means it; else the one used last, which may need a sign-in first.
    if (line.has("profile"))
        window.useProfile(line.value("profile"));
    else if (!line.has("workspace") && !preferences.profile().isEmpty())
        window.showSignIn(preferences.profile());
    else
        window.openWorkspace(workspaceOf(line, preferences));
    return QApplication::exec();
}

} // namespace

int runProgram(int& argc, char** argv) {
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words << QString::fromLocal8Bit(argv[i]);
    // A double click on a profile's file.
    if (words.size() == 1 && words.first().endsWith(QStringLiteral(".json"), Qt::CaseInsensitive)
        && QFileInfo(words.first()).isFile())
        words.prepend(QStringLiteral("--profile"));
    QCoreApplication::setApplicationName(QStringLiteral("logloupe"));
    QCoreApplication::setApplicationVersion(QStringLiteral(LOGLOUPE_VERSION));
    const auto parsed = parseCommandLine(words);
    // Pictures need no display; a window without one would only say that it cannot.
    if (parsed && parsed->command != nullptr && needsScreen(*parsed) && !SignInCommand::actionOf(*parsed))
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
        return parsed->has("profile") ? refusePictures(console) : runPictures(*parsed, console, preferences, language);
    if (QLatin1String(parsed->command->name) == QStringLiteral("simulate"))
        return runSimulate(*parsed, console);
    if (ProfileRun::isFor(*parsed))
        return runWithProfile(*parsed, console);
    return runCommand(*parsed, console, preferences);
}

} // namespace logloupe
