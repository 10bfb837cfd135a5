// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Blocks packed by zstd with a dictionary of their segment. Each carries its own checksum (RFC 8878, Content_Checksum), tested when it is unpacked.

#include <QtGlobal>

#include <memory>
#include <string>
#include <string_view>

struct ZSTD_CCtx_s;
struct ZSTD_CDict_s;
struct ZSTD_DCtx_s;
struct ZSTD_DDict_s;

namespace logloupe::store {

/// One thread.
class FrameWriter {
public:
    /// The dictionary must live longer; it may be empty.
    explicit FrameWriter(std::string_view dictionary);
    ~FrameWriter();
    Q_DISABLE_COPY_MOVE(FrameWriter)

    /// Appends the packed bytes.
    void append(std::string_view bytes, std::string& target);

private:
    ZSTD_CCtx_s* m_context;
    ZSTD_CDict_s* m_dictionary;
};

/// A dictionary made ready for unpacking; any thread.
class FrameDictionary {
public:
    /// The bytes must live longer; they may be empty.
    explicit FrameDictionary(std::string_view dictionary);
    ~FrameDictionary();
    Q_DISABLE_COPY_MOVE(FrameDictionary)

    /// Unpacks into `bytes`, replacing what is in it; false when the frame is damaged or not of the expected size.
    [[nodiscard]] bool unpack(std::string_view frame, size_t size, std::string& bytes) const;

private:
    ZSTD_DDict_s* m_dictionary;
};

} // namespace logloupe::store
