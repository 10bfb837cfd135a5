// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Writing that survives a crash, and the lock by which one process owns a workspace. Any thread.

#include "models/domain/result.h"

#include <QString>

#include <memory>
#include <string_view>

namespace logloupe::store {

/// What writing failed with, as a sentence that says what to do (kind Storage). `problem` is an errno.
[[nodiscard]] Error writeError(int problem, const QString& path);

/// A new file or the end of an old one. Closed when it goes.
class OutputFile {
public:
    enum class Start : quint8 { Empty, AtEnd };
    [[nodiscard]] static Result<std::unique_ptr<OutputFile>> open(const QString& path, Start start);
    ~OutputFile();
    Q_DISABLE_COPY_MOVE(OutputFile)

    [[nodiscard]] Result<void> write(std::string_view bytes);
    /// Returns once the disk has it (fdatasync).
    [[nodiscard]] Result<void> sync();
    /// Cuts off what was written last and failed.
    [[nodiscard]] Result<void> truncate(qint64 size);

private:
    OutputFile(int file, QString path)
        : m_file(file)
        , m_path(std::move(path)) {}
    int m_file;
    QString m_path;
};

/// Writes a file and waits until the disk has it; removed again when that fails.
[[nodiscard]] Result<void> writeDurably(const QString& path, std::string_view bytes);
/// Gives a file its name for good: rename, then the folder is synced.
[[nodiscard]] Result<void> renameDurably(const QString& from, const QString& to);
[[nodiscard]] Result<void> removeDurably(const QString& path);

/// Held as long as it lives.
class FolderLock {
public:
    /// Null when another process holds it. An error when the lock cannot be made at all.
    [[nodiscard]] static Result<std::unique_ptr<FolderLock>> acquire(const QString& folder);
    ~FolderLock();
    Q_DISABLE_COPY_MOVE(FolderLock)

private:
    explicit FolderLock(int file)
        : m_file(file) {}
    int m_file;
};

} // namespace logloupe::store
