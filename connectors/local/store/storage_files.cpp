// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/storage_files.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace logloupe::store {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Store)
};

Result<void> syncFolderOf(const QString& path) {
    const QString folder = QFileInfo(path).path();
    const int file = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool isSynced = file >= 0 && ::fsync(file) == 0;
    const int problem = errno;
    if (file >= 0)
        ::close(file);
    if (!isSynced)
        return failure(writeError(problem, folder));
    return {};
}

} // namespace

Error writeError(int problem, const QString& path) {
    Error error{.kind = ErrorKind::Storage, .message = {}, .detail = {}};
    const QString reason = QString::fromLocal8Bit(std::strerror(problem));
    error.detail = QStringLiteral("%1: %2").arg(QFileInfo(path).fileName(), reason);
    if (problem == ENOSPC || problem == EDQUOT || problem == EFBIG)
        error.message =
            Tr::tr("The disk of the workspace is full. Free some space and try again; what was stored before is kept.");
    else if (problem == EACCES || problem == EPERM || problem == EROFS)
        error.message = Tr::tr("The workspace may not be written. Check the rights of its folder, or choose another one.");
    else
        error.message = Tr::tr("The workspace could not be written: %1. What was stored before is kept.").arg(reason);
    return error;
}

Result<std::unique_ptr<OutputFile>> OutputFile::open(const QString& path, Start start) {
    const int flags = O_WRONLY | O_CREAT | O_CLOEXEC | (start == Start::Empty ? O_TRUNC : O_APPEND);
    const int file = ::open(QFile::encodeName(path).constData(), flags, 0640);
    if (file < 0)
        return failure(writeError(errno, path));
    return std::unique_ptr<OutputFile>(new OutputFile(file, path));
}

OutputFile::~OutputFile() {
    ::close(m_file);
}

Result<void> OutputFile::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return failure(writeError(errno, m_path));
        bytes.remove_prefix(static_cast<size_t>(written));
    }
    return {};
}

Result<void> OutputFile::sync() {
    if (::fdatasync(m_file) != 0)
        return failure(writeError(errno, m_path));
    return {};
}

Result<void> OutputFile::truncate(qint64 size) {
    if (::ftruncate(m_file, size) != 0)
        return failure(writeError(errno, m_path));
    return {};
}

Result<void> writeDurably(const QString& path, std::string_view bytes) {
    auto file = OutputFile::open(path, OutputFile::Start::Empty);
    if (!file)
        return failure(file.error());
    auto done = (*file)->write(bytes);
    if (done)
        done = (*file)->sync();
    if (!done)
        QFile::remove(path);
    return done;
}

Result<void> renameDurably(const QString& from, const QString& to) {
    if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return failure(writeError(errno, to));
    return syncFolderOf(to);
}

Result<void> removeDurably(const QString& path) {
    if (::unlink(QFile::encodeName(path).constData()) != 0 && errno != ENOENT)
        return failure(writeError(errno, path));
    return syncFolderOf(path);
}

Result<std::unique_ptr<FolderLock>> FolderLock::acquire(const QString& folder) {
    const QString path = folder + QStringLiteral("/lock");
    const int file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0640);
    if (file < 0)
        return failure(writeError(errno, path));
    if (::flock(file, LOCK_EX | LOCK_NB) == 0)
        return std::unique_ptr<FolderLock>(new FolderLock(file));
    const int problem = errno;
    ::close(file);
    if (problem == EWOULDBLOCK)
        return std::unique_ptr<FolderLock>();
    return failure(writeError(problem, path));
}

FolderLock::~FolderLock() {
    ::close(m_file);
}

} // namespace logloupe::store
