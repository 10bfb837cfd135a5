// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/frame_codec.h"

#include <zstd.h>

namespace logloupe::store {

namespace {

constexpr int packingLevel = 1;

struct UnpackingContext {
    UnpackingContext()
        : context(ZSTD_createDCtx()) {}
    ~UnpackingContext() { ZSTD_freeDCtx(context); }
    Q_DISABLE_COPY_MOVE(UnpackingContext)
    ZSTD_DCtx_s* context;
};

} // namespace

FrameWriter::FrameWriter(std::string_view dictionary)
    : m_context(ZSTD_createCCtx())
    , m_dictionary(dictionary.empty() ? nullptr : ZSTD_createCDict(dictionary.data(), dictionary.size(), packingLevel)) {
    ZSTD_CCtx_setParameter(m_context, ZSTD_c_compressionLevel, packingLevel);
    ZSTD_CCtx_setParameter(m_context, ZSTD_c_checksumFlag, 1);
    ZSTD_CCtx_setParameter(m_context, ZSTD_c_dictIDFlag, 0);
    ZSTD_CCtx_refCDict(m_context, m_dictionary);
}

FrameWriter::~FrameWriter() {
    ZSTD_freeCCtx(m_context);
    ZSTD_freeCDict(m_dictionary);
}

void FrameWriter::append(std::string_view bytes, std::string& target) {
    const size_t begin = target.size();
    target.resize(begin + ZSTD_compressBound(bytes.size()));
    const size_t size = ZSTD_compress2(m_context, target.data() + begin, target.size() - begin, bytes.data(), bytes.size());
    // With room for the bound it fails only for want of memory, and then unpacking says so.
    target.resize(begin + (ZSTD_isError(size) != 0 ? 0 : size));
}

FrameDictionary::FrameDictionary(std::string_view dictionary)
    : m_dictionary(dictionary.empty() ? nullptr : ZSTD_createDDict(dictionary.data(), dictionary.size())) {}

FrameDictionary::~FrameDictionary() {
    ZSTD_freeDDict(m_dictionary);
}

bool FrameDictionary::unpack(std::string_view frame, size_t size, std::string& bytes) const {
    static thread_local const UnpackingContext unpacking;
    if (ZSTD_getFrameContentSize(frame.data(), frame.size()) != size)
        return false;
    bytes.resize(size);
    const size_t got =
        m_dictionary != nullptr
            ? ZSTD_decompress_usingDDict(unpacking.context, bytes.data(), size, frame.data(), frame.size(), m_dictionary)
            : ZSTD_decompressDCtx(unpacking.context, bytes.data(), size, frame.data(), frame.size());
    return got == size;
}

} // namespace logloupe::store
