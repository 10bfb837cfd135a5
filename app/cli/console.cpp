// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/console.h"

#include "app/cli/terminal_text.h"
#include "models/domain/human_format.h"

#include <QCoreApplication>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <sys/ioctl.h>
#include <unistd.h>

namespace logloupe {

namespace {

constexpr qsizetype bufferBytes = 64 << 10;
constexpr qint64 terminalMilliseconds = 100;
constexpr qint64 fileMilliseconds = 3000;
constexpr int barCells = 24;
constexpr int usualWidth = 80;

std::atomic<bool> interrupted = false;

void onInterrupt(int signal) {
    interrupted = true;
    // A second one ends the program at once.
    std::signal(signal, SIG_DFL);
}

int widthOf(int descriptor) {
    winsize size{};
    return ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : usualWidth;
}

QString bar(double share) {
    const auto full = static_cast<int>(std::clamp(share, 0.0, 1.0) * barCells);
    return QString(full, QChar(u'█')) + QString(barCells - full, QChar(u'░')) + QStringLiteral("  ");
}

} // namespace

Console::Console(bool quiet)
    : m_quiet(quiet)
    , m_resultTerminal(isatty(STDOUT_FILENO) == 1)
    , m_terminal(isatty(STDERR_FILENO) == 1) {
    // A reader that went away is told by the failing write, not by a signal that kills.
    std::signal(SIGPIPE, SIG_IGN);
    m_sinceProgress.start();
}

Result<void> Console::writeInto(const QString& path) {
    auto file = OutputFile::open(path);
    if (!file)
        return failure(file.error());
    m_file = std::move(*file);
    return {};
}

bool Console::write(const QByteArray& utf8) {
    return take(isTerminal() ? terminalLines(QString::fromUtf8(utf8)).toUtf8() : utf8);
}

bool Console::writeBinary(const QByteArray& bytes) {
    return !isTerminal() && take(bytes);
}

bool Console::take(const QByteArray& bytes) {
    if (m_closed)
        return false;
    m_buffer += bytes;
    return m_buffer.size() < bufferBytes || flush();
}

bool Console::flush() {
    if (m_file != nullptr) {
        m_closed = !m_file->write(std::exchange(m_buffer, {})) || m_closed;
        return !m_closed;
    }
    qsizetype done = 0;
    while (!m_closed && done < m_buffer.size()) {
        const ssize_t written =
            ::write(STDOUT_FILENO, m_buffer.constData() + done, static_cast<size_t>(m_buffer.size() - done));
        if (written > 0) {
            done += written;
        } else if (errno != EINTR || interrupted) {
            m_closed = true;
            if (errno != EPIPE && errno != EINTR)
                m_problem = QString::fromLocal8Bit(std::strerror(errno));
        }
    }
    m_buffer.clear();
    return !m_closed;
}

Result<void> Console::finish() {
    flush();
    if (m_file != nullptr)
        return std::exchange(m_file, nullptr)->commit();
    if (m_problem.isEmpty())
        return {};
    return failure({ErrorKind::Storage,
                    QCoreApplication::translate("Console", "Standard output took not everything. Check the room on the disk."),
                    m_problem});
}

int Console::lineWidth() const {
    return isTerminal() ? widthOf(STDOUT_FILENO) : 0;
}

void Console::warn(const QString& text) {
    endProgress();
    std::fprintf(stderr, "%s\n", qUtf8Printable(terminalLines(text)));
}

void Console::fail(const Error& error) {
    QString text = error.message;
    if (!error.source.isEmpty())
        text = error.source + QStringLiteral(": ") + text;
    if (!error.detail.isEmpty())
        text += QStringLiteral(" (") + error.detail + QLatin1Char(')');
    warn(text);
}

void Console::progress(const QString& text, std::optional<double> share) {
    if (m_quiet || m_sinceProgress.elapsed() < (m_terminal ? terminalMilliseconds : fileMilliseconds))
        return;
    m_sinceProgress.restart();
    QString line = terminalText(text);
    if (share)
        line.prepend((m_terminal ? bar(*share) : QString()) + percentText(std::clamp(*share, 0.0, 1.0)) + QStringLiteral("  "));
    if (m_terminal)
        line = wrapped(line, widthOf(STDERR_FILENO) - 1).constFirst();
    std::fprintf(stderr, m_terminal ? "\r\033[K%s" : "%s\n", qUtf8Printable(line));
    std::fflush(stderr);
    m_progressShown = m_terminal;
}

void Console::endProgress() {
    if (std::exchange(m_progressShown, false)) {
        std::fprintf(stderr, "\r\033[K");
        std::fflush(stderr);
    }
}

bool Console::isInterrupted() {
    return interrupted;
}

void Console::watchInterrupt() {
    // Without SA_RESTART: a write that waits for a reader ends, too.
    struct sigaction action {};
    action.sa_handler = onInterrupt;
    sigemptyset(&action.sa_mask);
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
}

} // namespace logloupe
