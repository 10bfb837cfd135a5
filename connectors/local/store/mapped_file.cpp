// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/mapped_file.h"

#include <QFile>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace logloupe::store {

std::unique_ptr<MappedFile> MappedFile::open(const QString& path, QString& problem) {
    const auto failed = [&problem] {
        problem = QString::fromLocal8Bit(std::strerror(errno));
        return nullptr;
    };
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return failed();
    struct stat status {};
    void* begin = MAP_FAILED;
    const bool isKnown = ::fstat(file, &status) == 0;
    const auto size = static_cast<size_t>(isKnown ? status.st_size : 0);
    if (size > 0)
        begin = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file, 0);
    const int mapError = errno;
    ::close(file);
    errno = size == 0 && isKnown ? ENODATA : mapError;
    if (begin == MAP_FAILED)
        return failed();
    return std::unique_ptr<MappedFile>(new MappedFile(static_cast<const char*>(begin), size));
}

MappedFile::~MappedFile() {
    ::munmap(const_cast<char*>(m_begin), m_size);
}

} // namespace logloupe::store
