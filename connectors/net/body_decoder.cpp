// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/net/body_decoder.h"

#include <algorithm>
#include <array>
#include <limits>

#include <zlib.h>

namespace logloupe {

namespace {

constexpr int largestWindow = 15;
constexpr int gzipFormat = 16;
constexpr std::size_t pieceSize = 64 * 1024;

} // namespace

struct BodyDecoder::Inflation {
    explicit Inflation(bool isGzip)
        : mayRepeat(isGzip)
        , isReady(inflateInit2(&stream, isGzip ? largestWindow + gzipFormat : largestWindow) == Z_OK) {}
    ~Inflation() {
        if (isReady)
            inflateEnd(&stream);
    }
    Q_DISABLE_COPY_MOVE(Inflation)

    z_stream stream{};
    bool mayRepeat; ///< a gzip file may be several, one behind the other
    bool isReady;
    bool hasBegun = false;
    bool hasEnded = false; ///< with its checksum, which was right
};

BodyDecoder::BodyDecoder(const QByteArray& encoding, qint64 limit)
    : m_limit(limit) {
    const QByteArray name = encoding.trimmed().toLower();
    if (name == "gzip" || name == "x-gzip" || name == "deflate")
        m_inflation = std::make_unique<Inflation>(name != "deflate");
    else
        m_isUnknown = !name.isEmpty() && name != "identity";
}

BodyDecoder::~BodyDecoder() = default;
BodyDecoder::BodyDecoder(BodyDecoder&&) noexcept = default;
BodyDecoder& BodyDecoder::operator=(BodyDecoder&&) noexcept = default;

BodyDecoder::State BodyDecoder::take(QByteArrayView bytes) {
    if (m_state != State::Good || bytes.isEmpty())
        return m_state;
    if (m_isUnknown)
        m_state = State::Broken;
    else
        m_state = m_inflation ? inflate(bytes) : keep(bytes);
    return m_state;
}

BodyDecoder::State BodyDecoder::keep(QByteArrayView bytes) {
    if (bytes.size() > m_limit - m_body.size())
        return State::TooLarge;
    m_body.append(bytes);
    return State::Good;
}

BodyDecoder::State BodyDecoder::inflate(QByteArrayView bytes) {
    if (!m_inflation->isReady || bytes.size() > std::numeric_limits<uInt>::max())
        return State::Broken;
    z_stream& stream = m_inflation->stream;
    std::array<char, pieceSize> piece; // NOLINT(cppcoreguidelines-pro-type-member-init): written before it is read
    // zlib's own type; it does not write there.
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data())); // NOLINT(cppcoreguidelines-pro-type-const-cast)
    stream.avail_in = static_cast<uInt>(bytes.size());
    m_inflation->hasBegun = true;
    do {
        if (m_inflation->hasEnded && (!m_inflation->mayRepeat || inflateReset(&stream) != Z_OK))
            return State::Broken;
        m_inflation->hasEnded = false;
        stream.next_out = reinterpret_cast<Bytef*>(piece.data());
        stream.avail_out = static_cast<uInt>(piece.size());
        const int result = ::inflate(&stream, Z_NO_FLUSH);
        if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR)
            return State::Broken;
        m_inflation->hasEnded = result == Z_STREAM_END;
        if (keep(QByteArrayView(piece.data(), static_cast<qsizetype>(piece.size() - stream.avail_out))) != State::Good)
            return State::TooLarge;
    } while (stream.avail_in > 0 || (stream.avail_out == 0 && !m_inflation->hasEnded));
    return State::Good;
}

bool BodyDecoder::isWhole() const {
    return m_state == State::Good && (!m_inflation || !m_inflation->hasBegun || m_inflation->hasEnded);
}

} // namespace logloupe
