// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The real program, run as a person in a terminal would, with a home of its own.

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace logloupe {

struct Ran {
    int code = -1; ///< -1: it crashed or did not end in time
    QByteArray out;
    QString err;

    /// Null when the output is no JSON.
    [[nodiscard]] QJsonValue json() const;
    [[nodiscard]] QJsonObject object() const { return json().toObject(); }
    [[nodiscard]] QJsonArray array() const { return json().toArray(); }
    [[nodiscard]] QList<QByteArray> lines() const;
    /// What a failed check needs to tell.
    [[nodiscard]] QByteArray told() const;
};

class Sandbox {
public:
    Sandbox();

    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    /// The file's path.
    QString write(const QString& name, const QByteArray& bytes) const;
    [[nodiscard]] QByteArray read(const QString& name) const;

    [[nodiscard]] Ran run(const QStringList& words, const QByteArray& input = {}) const;
    /// The words of one line, parted by spaces.
    [[nodiscard]] Ran run(const char* line) const;
    /// Not started yet: for those who pull the plug.
    void prepare(QProcess& process, const QStringList& words) const;
    /// With standard output and standard error on a terminal of so many columns; everything it was sent is in `out`.
    [[nodiscard]] Ran runOnTerminal(const QStringList& words, int columns) const;

private:
    QTemporaryDir m_folder;
};

/// Folder of the recordings shared by the tests; empty when there is none.
[[nodiscard]] QString recordings();

} // namespace logloupe
