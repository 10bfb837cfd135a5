// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/program.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

#include <cstdlib>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace logloupe {

namespace {

constexpr int patience = 120'000; ///< milliseconds; a sanitizer's build on a busy machine is slow

Ran resultOf(QProcess& process) {
    Ran ran;
    const bool ended = process.waitForFinished(patience);
    if (ended && process.exitStatus() == QProcess::NormalExit)
        ran.code = process.exitCode();
    ran.out = process.readAllStandardOutput();
    ran.err = QString::fromUtf8(process.readAllStandardError());
    return ran;
}

} // namespace

QJsonValue Ran::json() const {
    const QJsonDocument document = QJsonDocument::fromJson(out);
    if (document.isArray())
        return document.array();
    return document.isObject() ? QJsonValue(document.object()) : QJsonValue();
}

QList<QByteArray> Ran::lines() const {
    QList<QByteArray> lines = out.split('\n');
    if (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

QByteArray Ran::told() const {
    return "exit code " + QByteArray::number(code) + "\n" + out.left(2000) + "\n" + err.left(2000).toUtf8();
}

Sandbox::Sandbox() {
    for (const char* name : {"home", "run", "config", "data", "cache"})
        QDir(m_folder.path()).mkdir(QLatin1String(name));
    QFile::setPermissions(path(QStringLiteral("run")), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

QString Sandbox::write(const QString& name, const QByteArray& bytes) const {
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", qPrintable(name));
    return file.fileName();
}

QByteArray Sandbox::read(const QString& name) const {
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void Sandbox::prepare(QProcess& process, const QStringList& words) const {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const std::pair<const char*, const char*> places[] = {{"HOME", "home"},
                                                          {"XDG_RUNTIME_DIR", "run"},
                                                          {"XDG_CONFIG_HOME", "config"},
                                                          {"XDG_DATA_HOME", "data"},
                                                          {"XDG_CACHE_HOME", "cache"}};
    for (const auto& [name, folder] : places)
        environment.insert(QLatin1String(name), path(QLatin1String(folder)));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    environment.insert(QStringLiteral("TZ"), QStringLiteral("UTC"));
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_folder.path());
    process.setProgram(QStringLiteral(LOGLOUPE_PROGRAM));
    process.setArguments(words);
}

Ran Sandbox::run(const QStringList& words, const QByteArray& input) const {
    QProcess process;
    prepare(process, words);
    process.start();
    if (!process.waitForStarted(patience))
        return {};
    process.write(input);
    process.closeWriteChannel();
    return resultOf(process);
}

Ran Sandbox::run(const char* line) const {
    return run(QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts));
}

Ran Sandbox::runOnTerminal(const QStringList& words, int columns) const {
    const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (terminal < 0 || ::grantpt(terminal) != 0 || ::unlockpt(terminal) != 0)
        return {};
    const int screen = ::open(::ptsname(terminal), O_RDWR | O_NOCTTY | O_CLOEXEC);
    winsize size{};
    size.ws_row = 40;
    size.ws_col = static_cast<unsigned short>(columns);
    ::ioctl(screen, TIOCSWINSZ, &size);
    QProcess process;
    prepare(process, words);
    process.setChildProcessModifier([screen] {
        ::dup2(screen, STDOUT_FILENO);
        ::dup2(screen, STDERR_FILENO);
    });
    process.start();
    Ran ran;
    if (process.waitForStarted(patience)) {
        ::close(screen);
        // Ends with an error once the program has let go of the terminal.
        char buffer[4096];
        for (ssize_t count = 0; (count = ::read(terminal, buffer, sizeof buffer)) > 0;)
            ran.out.append(buffer, static_cast<qsizetype>(count));
        ran.code = resultOf(process).code;
    } else {
        ::close(screen);
    }
    ::close(terminal);
    return ran;
}

QString recordings() {
    const QString folder = qEnvironmentVariable("LOGLOUPE_SOURCE_DIR") + QStringLiteral("/../shared/data");
    return QDir(folder).exists() ? QDir(folder).absolutePath() : QString();
}

} // namespace logloupe
