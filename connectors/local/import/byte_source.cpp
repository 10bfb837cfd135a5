// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/import/byte_source.h"

#include "connectors/local/import/unpacking.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace logloupe {

namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("ByteSource", text);
}

tl::unexpected<Error> storageFailure(const QString& sentence, const QString& detail = {}) {
    return failure({.kind = ErrorKind::Storage, .message = sentence, .detail = detail});
}

/// A file descriptor. The size is the one at opening: what is appended later belongs to the next import.
class FileSource final : public ByteSource {
public:
    FileSource(int descriptor, bool owned, qint64 size, QString name)
        : m_descriptor(descriptor)
        , m_owned(owned)
        , m_size(size)
        , m_name(std::move(name)) {}
    ~FileSource() override {
        if (m_owned)
            ::close(m_descriptor);
    }

    Result<size_t> read(char* to, size_t size) override {
        if (m_size >= 0)
            size = std::min(size, static_cast<size_t>(m_size - m_read));
        ssize_t count = 0;
        do {
            count = size == 0 ? 0 : ::read(m_descriptor, to, size);
        } while (count < 0 && errno == EINTR);
        if (count < 0)
            return storageFailure(translated(QT_TRANSLATE_NOOP("ByteSource", "%1 could not be read any further.")).arg(m_name),
                                  QString::fromLocal8Bit(std::strerror(errno)));
        if (count == 0 && m_size >= 0 && m_read < m_size)
            return storageFailure(
                translated(
                    QT_TRANSLATE_NOOP(
                        "ByteSource",
                        "%1 became shorter while it was read. What was read before is kept; import it again to read the rest."))
                    .arg(m_name));
        m_read += count;
        return static_cast<size_t>(count);
    }

    Result<bool> skip(qint64 bytes) override {
        if (m_size < 0)
            return ByteSource::skip(bytes);
        if (m_read + bytes > m_size || ::lseek(m_descriptor, static_cast<off_t>(m_read + bytes), SEEK_SET) < 0)
            return false;
        m_read += bytes;
        return true;
    }

    qint64 sizeOnDisk() const override { return m_size; }
    qint64 readFromDisk() const override { return m_read; }

private:
    int m_descriptor;
    bool m_owned;
    qint64 m_size; ///< -1: a pipe
    QString m_name;
    qint64 m_read = 0;
};

class MemorySource final : public ByteSource {
public:
    explicit MemorySource(QByteArray bytes)
        : m_bytes(std::move(bytes)) {}
    Result<size_t> read(char* to, size_t size) override {
        const size_t count = std::min(size, static_cast<size_t>(m_bytes.size() - m_read));
        std::memcpy(to, m_bytes.constData() + m_read, count);
        m_read += static_cast<qsizetype>(count);
        return count;
    }
    qint64 sizeOnDisk() const override { return m_bytes.size(); }
    qint64 readFromDisk() const override { return m_read; }

private:
    QByteArray m_bytes;
    qsizetype m_read = 0;
};

QString openFailure(const QString& path, int error) {
    switch (error) {
    case ENOENT:
        return translated(QT_TRANSLATE_NOOP("ByteSource", "There is no file %1.")).arg(path);
    case EACCES:
    case EPERM:
        return translated(QT_TRANSLATE_NOOP("ByteSource",
                                            "%1 may not be read by this user. Ask for the right to read it, or copy it."))
            .arg(path);
    default:
        return translated(QT_TRANSLATE_NOOP("ByteSource", "%1 could not be opened.")).arg(path);
    }
}

Result<std::unique_ptr<ByteSource>> openFile(const QString& path) {
    if (isStandardInput(path))
        return std::make_unique<FileSource>(STDIN_FILENO, false, -1,
                                            translated(QT_TRANSLATE_NOOP("ByteSource", "Standard input")));
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0)
        return storageFailure(openFailure(path, errno), QString::fromLocal8Bit(std::strerror(errno)));
    struct stat status = {};
    if (::fstat(descriptor, &status) != 0 || S_ISDIR(status.st_mode)) {
        ::close(descriptor);
        return storageFailure(translated(QT_TRANSLATE_NOOP("ByteSource", "%1 is a folder. Name the files in it.")).arg(path));
    }
    return std::make_unique<FileSource>(descriptor, true, S_ISREG(status.st_mode) ? static_cast<qint64>(status.st_size) : -1,
                                        path);
}

} // namespace

Result<bool> ByteSource::skip(qint64 bytes) {
    std::array<char, 65536> passed;
    while (bytes > 0) {
        const auto count = read(passed.data(), static_cast<size_t>(std::min<qint64>(bytes, passed.size())));
        if (!count)
            return failure(count.error());
        if (*count == 0)
            return false;
        bytes -= static_cast<qint64>(*count);
    }
    return true;
}

Result<std::unique_ptr<ByteSource>> openByteSource(const QString& path) {
    auto file = openFile(path);
    if (!file)
        return file;
    return unpacked(std::move(*file),
                    isStandardInput(path) ? translated(QT_TRANSLATE_NOOP("ByteSource", "Standard input")) : path);
}

Result<std::unique_ptr<ByteSource>> openBytes(const QByteArray& bytes, const QString& name) {
    return unpacked(std::make_unique<MemorySource>(bytes), name);
}

QByteArray readBeginning(ByteSource& source, size_t bytes) {
    QByteArray beginning(static_cast<qsizetype>(bytes), Qt::Uninitialized);
    size_t filled = 0;
    while (filled < bytes) {
        const auto count = source.read(beginning.data() + filled, bytes - filled);
        if (!count || *count == 0)
            break;
        filled += *count;
    }
    beginning.truncate(static_cast<qsizetype>(filled));
    return beginning;
}

} // namespace logloupe
