// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/import/unpacking.h"

#include <QCoreApplication>
#include <QStringDecoder>

#include <cstring>
#include <string>
#include <vector>

#include <zlib.h>
#include <zstd.h>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t bufferSize = size_t(256) << 10;

QString translated(const char* text) {
    return QCoreApplication::translate("ByteSource", text);
}

tl::unexpected<Error> damaged(const QString& name, const char* detail) {
    return failure(
        {.kind = ErrorKind::Storage,
         .message = translated(QT_TRANSLATE_NOOP("ByteSource",
                                                 "%1 is damaged or cut off. What could be unpacked before that is kept."))
                        .arg(name),
         .detail = QString::fromLatin1(detail ? detail : "")});
}

/// A source around another one.
class Wrapper : public ByteSource {
public:
    explicit Wrapper(std::unique_ptr<ByteSource> inner)
        : m_inner(std::move(inner)) {}
    qint64 sizeOnDisk() const override { return m_inner->sizeOnDisk(); }
    qint64 readFromDisk() const override { return m_inner->readFromDisk(); }

protected:
    std::unique_ptr<ByteSource> m_inner;
};

/// Gives back bytes that were read to look at them.
class PeekedSource final : public Wrapper {
public:
    PeekedSource(std::unique_ptr<ByteSource> inner, std::string beginning)
        : Wrapper(std::move(inner))
        , m_beginning(std::move(beginning)) {}
    Result<size_t> read(char* to, size_t size) override {
        if (m_given == m_beginning.size())
            return m_inner->read(to, size);
        const size_t count = std::min(size, m_beginning.size() - m_given);
        std::memcpy(to, m_beginning.data() + m_given, count);
        m_given += count;
        return count;
    }
    Result<bool> skip(qint64 bytes) override {
        const qint64 peeked = std::min(bytes, static_cast<qint64>(m_beginning.size() - m_given));
        m_given += static_cast<size_t>(peeked);
        return m_inner->skip(bytes - peeked);
    }

private:
    std::string m_beginning;
    size_t m_given = 0;
};

class GzipSource final : public Wrapper {
public:
    GzipSource(std::unique_ptr<ByteSource> inner, QString name)
        : Wrapper(std::move(inner))
        , m_name(std::move(name))
        , m_buffer(bufferSize) {
        // 16 asks zlib for gzip's header and trailer.
        inflateInit2(&m_stream, MAX_WBITS + 16);
    }
    ~GzipSource() override { inflateEnd(&m_stream); }

    Result<size_t> read(char* to, size_t size) override {
        m_stream.next_out = reinterpret_cast<Bytef*>(to);
        m_stream.avail_out = static_cast<uInt>(std::min<size_t>(size, 1U << 30));
        const auto wanted = m_stream.avail_out;
        while (m_stream.avail_out == wanted && wanted > 0) {
            if (m_stream.avail_in == 0) {
                const auto count = fill();
                if (!count)
                    return failure(count.error());
                if (*count == 0)
                    return m_betweenMembers ? Result<size_t>(0) : Result<size_t>(damaged(m_name, "gzip: unexpected end"));
            }
            // Some writers pad the last member with zeros.
            if (m_betweenMembers && *m_stream.next_in == 0) {
                ++m_stream.next_in;
                --m_stream.avail_in;
                continue;
            }
            m_betweenMembers = false;
            const int result = inflate(&m_stream, Z_NO_FLUSH);
            if (result == Z_STREAM_END) {
                m_betweenMembers = true;
                inflateReset(&m_stream);
            } else if (result != Z_OK && result != Z_BUF_ERROR) {
                return damaged(m_name, m_stream.msg);
            }
        }
        return static_cast<size_t>(wanted - m_stream.avail_out);
    }

private:
    Result<size_t> fill() {
        const auto count = m_inner->read(m_buffer.data(), m_buffer.size());
        if (count) {
            m_stream.next_in = reinterpret_cast<Bytef*>(m_buffer.data());
            m_stream.avail_in = static_cast<uInt>(*count);
        }
        return count;
    }

    QString m_name;
    std::vector<char> m_buffer;
    z_stream m_stream = {};
    bool m_betweenMembers = false;
};

class ZstdSource final : public Wrapper {
public:
    ZstdSource(std::unique_ptr<ByteSource> inner, QString name)
        : Wrapper(std::move(inner))
        , m_name(std::move(name))
        , m_buffer(bufferSize)
        , m_stream(ZSTD_createDStream(), &ZSTD_freeDStream) {
        // A frame may ask for a window of gigabytes; zstd's own limit for streams is 128 MiB.
        ZSTD_DCtx_setParameter(m_stream.get(), ZSTD_d_windowLogMax, 27);
    }

    Result<size_t> read(char* to, size_t size) override {
        ZSTD_outBuffer output{to, size, 0};
        while (output.pos == 0 && size > 0) {
            if (m_input.pos == m_input.size) {
                const auto count = m_inner->read(m_buffer.data(), m_buffer.size());
                if (!count)
                    return count;
                m_input = {m_buffer.data(), *count, 0};
                if (*count == 0 && !m_frameOpen)
                    return size_t(0);
                if (*count == 0 && m_ended)
                    return damaged(m_name, "zstd: unexpected end");
                m_ended = *count == 0;
            }
            const size_t result = ZSTD_decompressStream(m_stream.get(), &output, &m_input);
            if (ZSTD_isError(result))
                return damaged(m_name, ZSTD_getErrorName(result));
            m_frameOpen = result != 0;
        }
        return output.pos;
    }

private:
    QString m_name;
    std::vector<char> m_buffer;
    std::unique_ptr<ZSTD_DStream, decltype(&ZSTD_freeDStream)> m_stream;
    ZSTD_inBuffer m_input = {nullptr, 0, 0};
    bool m_frameOpen = false;
    bool m_ended = false;
};

/// UTF-16 to UTF-8; what is no UTF-16 becomes the replacement character.
class Utf16Source final : public Wrapper {
public:
    Utf16Source(std::unique_ptr<ByteSource> inner, QStringDecoder::Encoding encoding)
        : Wrapper(std::move(inner))
        , m_decoder(encoding, QStringDecoder::Flag::Default) {}

    Result<size_t> read(char* to, size_t size) override {
        while (m_given == m_text.size() && size > 0) {
            std::vector<char> bytes(bufferSize);
            const auto count = m_inner->read(bytes.data(), bytes.size());
            if (!count || *count == 0)
                return count;
            const QString text = m_decoder(QByteArrayView(bytes.data(), static_cast<qsizetype>(*count)));
            m_text = text.toUtf8();
            m_given = 0;
        }
        const auto count = std::min(static_cast<qsizetype>(size), m_text.size() - m_given);
        std::memcpy(to, m_text.constData() + m_given, static_cast<size_t>(count));
        m_given += count;
        return static_cast<size_t>(count);
    }

private:
    QStringDecoder m_decoder;
    QByteArray m_text;
    qsizetype m_given = 0;
};

Result<std::string> peek(ByteSource& source, size_t bytes) {
    std::string beginning(bytes, '\0');
    size_t filled = 0;
    while (filled < bytes) {
        const auto count = source.read(beginning.data() + filled, bytes - filled);
        if (!count)
            return failure(count.error());
        if (*count == 0)
            break;
        filled += *count;
    }
    beginning.resize(filled);
    return beginning;
}

/// Packed in a way that is not read here; empty for anything else.
QString foreignPacking(const std::string& beginning) {
    if (beginning.starts_with("\xFD"
                              "7zXZ"))
        return u"xz"_s;
    if (beginning.starts_with("BZh"))
        return u"bzip2"_s;
    if (beginning.starts_with("PK\x03\x04"))
        return u"zip"_s;
    if (beginning.starts_with("7z\xBC\xAF"))
        return u"7z"_s;
    return {};
}

Result<std::unique_ptr<ByteSource>> asUtf8(std::unique_ptr<ByteSource> source) {
    auto beginning = peek(*source, 4);
    if (!beginning)
        return failure(beginning.error());
    std::optional<QStringDecoder::Encoding> encoding;
    if (beginning->starts_with("\xFF\xFE"))
        encoding = QStringDecoder::Utf16LE;
    else if (beginning->starts_with("\xFE\xFF"))
        encoding = QStringDecoder::Utf16BE;
    const size_t mark = encoding ? 2 : beginning->starts_with("\xEF\xBB\xBF") ? 3 : 0;
    // Without a mark, text of two bytes a character shows by its zeros.
    if (!encoding && beginning->size() == 4 && (*beginning)[0] != 0 && (*beginning)[1] == 0 && (*beginning)[2] != 0
        && (*beginning)[3] == 0)
        encoding = QStringDecoder::Utf16LE;
    if (!encoding && beginning->size() == 4 && (*beginning)[0] == 0 && (*beginning)[1] != 0 && (*beginning)[2] == 0
        && (*beginning)[3] != 0)
        encoding = QStringDecoder::Utf16BE;
    auto whole = std::make_unique<PeekedSource>(std::move(source), beginning->substr(mark));
    if (!encoding)
        return whole;
    return std::make_unique<Utf16Source>(std::move(whole), *encoding);
}

} // namespace

Result<std::unique_ptr<ByteSource>> unpacked(std::unique_ptr<ByteSource> file, const QString& name) {
    auto beginning = peek(*file, 6);
    if (!beginning)
        return failure(beginning.error());
    if (const QString packing = foreignPacking(*beginning); !packing.isEmpty())
        return failure(
            {.kind = ErrorKind::Decode,
             .message = translated(QT_TRANSLATE_NOOP(
                                       "ByteSource",
                                       "%1 is packed with %2, which is not read here. Unpack it first; gzip and zstd are "
                                       "read as they are."))
                            .arg(name, packing)});
    const bool isGzip = beginning->starts_with("\x1F\x8B");
    const bool isZstd = beginning->starts_with("\x28\xB5\x2F\xFD");
    std::unique_ptr<ByteSource> source = std::make_unique<PeekedSource>(std::move(file), std::move(*beginning));
    if (isGzip)
        source = std::make_unique<GzipSource>(std::move(source), name);
    else if (isZstd)
        source = std::make_unique<ZstdSource>(std::move(source), name);
    return asUtf8(std::move(source));
}

std::unique_ptr<ByteSource> withBeginning(std::unique_ptr<ByteSource> source, const QByteArray& beginning) {
    return std::make_unique<PeekedSource>(std::move(source), beginning.toStdString());
}

} // namespace logloupe
