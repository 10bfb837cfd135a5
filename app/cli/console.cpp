// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/console.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <unistd.h>

namespace logloupe {

namespace {

constexpr qsizetype bufferBytes = 64 << 10;
constexpr qint64 terminalMilliseconds = 100;
constexpr qint64 fileMilliseconds = 3000;

std::atomic<bool> interrupted = false;

void onInterrupt(int signal) {
    interrupted = true;
    // A second one ends the program at once.
    std::signal(signal, SIG_DFL);
}

} // namespace

Console::Console(bool quiet)
    : m_quiet(quiet)
    , m_terminal(isatty(STDERR_FILENO) == 1) {
    // A reader that went away is told by the failing write, not by a signal that kills.
    std::signal(SIGPIPE, SIG_IGN);
    m_sinceProgress.start();
}

bool Console::write(const QByteArray& bytes) {
    if (m_closed)
        return false;
    m_buffer += bytes;
    return m_buffer.size() < bufferBytes || flush();
}

bool Console::flush() {
    qsizetype done = 0;
    while (!m_closed && done < m_buffer.size()) {
        const ssize_t written =
            ::write(STDOUT_FILENO, m_buffer.constData() + done, static_cast<size_t>(m_buffer.size() - done));
        if (written > 0)
            done += written;
        else if (errno != EINTR)
            m_closed = true;
    }
    m_buffer.clear();
    return !m_closed;
}

void Console::warn(const QString& text) {
    endProgress();
    std::fprintf(stderr, "%s\n", qUtf8Printable(text));
}

void Console::fail(const Error& error) {
    QString text = error.message;
    if (!error.source.isEmpty())
        text = error.source + QStringLiteral(": ") + text;
    if (!error.detail.isEmpty())
        text += QStringLiteral(" (") + error.detail + QLatin1Char(')');
    warn(text);
}

void Console::progress(const QString& text) {
    if (m_quiet || m_sinceProgress.elapsed() < (m_terminal ? terminalMilliseconds : fileMilliseconds))
        return;
    m_sinceProgress.restart();
    std::fprintf(stderr, m_terminal ? "\r\033[K%s" : "%s\n", qUtf8Printable(text));
    std::fflush(stderr);
    m_progressShown = m_terminal;
}

void Console::endProgress() {
    if (std::exchange(m_progressShown, false))
        std::fprintf(stderr, "\r\033[K");
}

bool Console::isInterrupted() {
    return interrupted;
}

void Console::watchInterrupt() {
    std::signal(SIGINT, onInterrupt);
    std::signal(SIGTERM, onInterrupt);
}

} // namespace logloupe
