// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Standard output, standard error and the terminal, as commands use them. One thread.

#include "models/domain/error.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QString>

#include <atomic>

namespace logloupe {

class Console {
public:
    explicit Console(bool quiet);

    /// Buffered. False once nobody reads any more: a closed pipe is no error, the command just ends.
    bool write(const QByteArray& bytes);
    bool write(const QString& text) { return write(text.toUtf8()); }
    bool writeLine(const QString& text) { return write(text + QLatin1Char('\n')); }
    bool flush();
    [[nodiscard]] bool isClosed() const { return m_closed; }

    void warn(const QString& text);
    void fail(const Error& error);

    /// On a terminal one line that is written over; elsewhere a line every few seconds. Nothing with --quiet.
    void progress(const QString& text);
    /// Takes the progress line away.
    void endProgress();

    /// Set by Ctrl+C; asked now and then.
    [[nodiscard]] static bool isInterrupted();
    static void watchInterrupt();

private:
    bool m_quiet;
    bool m_terminal;
    bool m_closed = false;
    bool m_progressShown = false;
    QByteArray m_buffer;
    QElapsedTimer m_sinceProgress;
};

} // namespace logloupe
