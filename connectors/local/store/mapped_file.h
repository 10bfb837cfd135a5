// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A file mapped into memory for reading. Any thread.

#include <QString>

#include <memory>
#include <string_view>

namespace logloupe::store {

class MappedFile {
public:
    /// Null when it cannot be opened or mapped; `problem` then says why, untranslated.
    [[nodiscard]] static std::unique_ptr<MappedFile> open(const QString& path, QString& problem);
    ~MappedFile();
    Q_DISABLE_COPY_MOVE(MappedFile)

    [[nodiscard]] std::string_view bytes() const { return {m_begin, m_size}; }

private:
    MappedFile(const char* begin, size_t size)
        : m_begin(begin)
        , m_size(size) {}
    const char* m_begin;
    size_t m_size;
};

} // namespace logloupe::store
