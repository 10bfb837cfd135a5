// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Standard output, standard error and the terminal, as commands use them. One thread.

#include "app/cli/output_file.h"
#include "models/domain/error.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QString>

#include <memory>
#include <optional>

namespace logloupe {

class Console {
public:
    explicit Console(bool quiet);

    /// Results go into a file instead of standard output.
    [[nodiscard]] Result<void> writeInto(const QString& path);

    /// Buffered. False once nobody reads any more: a closed pipe is no error, the command just ends. On a terminal control characters are shown as glyphs.
    bool write(const QByteArray& utf8);
    bool write(const QString& text) { return write(text.toUtf8()); }
    bool writeLine(const QString& text) { return write(text + QLatin1Char('\n')); }
    /// A picture: as it is, and never to a terminal.
    bool writeBinary(const QByteArray& bytes);
    bool flush();
    /// Flushes, and puts the file in its place. Errors: Storage, when the output took not everything.
    [[nodiscard]] Result<void> finish();
    [[nodiscard]] bool isClosed() const { return m_closed; }
    /// Whether results are shown on a terminal.
    [[nodiscard]] bool isTerminal() const { return m_resultTerminal && m_file == nullptr; }
    /// Cells in a line of the terminal that results go to; 0: no terminal, so as wide as needed.
    [[nodiscard]] int lineWidth() const;

    void warn(const QString& text);
    void fail(const Error& error);

    /// On a terminal one line that is written over, with a bar for a known share from 0 to 1; elsewhere a line every few seconds. Nothing with --quiet.
    void progress(const QString& text, std::optional<double> share = {});
    /// Takes the progress line away.
    void endProgress();

    /// Set by Ctrl+C; asked now and then.
    [[nodiscard]] static bool isInterrupted();
    static void watchInterrupt();

private:
    bool take(const QByteArray& bytes);

    bool m_quiet;
    bool m_resultTerminal;
    bool m_terminal; ///< standard error
    bool m_closed = false;
    bool m_progressShown = false;
    QString m_problem; ///< why standard output took not everything
    QByteArray m_buffer;
    std::unique_ptr<OutputFile> m_file;
    QElapsedTimer m_sinceProgress;
};

} // namespace logloupe
