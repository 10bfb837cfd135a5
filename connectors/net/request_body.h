// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What a request carries, to be sent once. Qt sends a request again by itself, up to three times, when the connection ends before an answer, also one that
// changes something (RFC 9110, section 9.2.2 forbids that): a refresh token sent twice ends the session at providers that rotate them. A body that cannot be
// rewound makes that an error instead. Of one thread.

#include <QByteArray>
#include <QIODevice>

#include <algorithm>

namespace logloupe {

class RequestBody final : public QIODevice {
public:
    explicit RequestBody(QByteArray bytes, QObject* parent = nullptr)
        : QIODevice(parent)
        , m_bytes(std::move(bytes)) {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override { return rest() + QIODevice::bytesAvailable(); }
    [[nodiscard]] bool atEnd() const override { return rest() == 0; }
    bool reset() override { return m_read == 0; }

protected:
    qint64 readData(char* data, qint64 maximum) override {
        if (rest() == 0)
            return -1;
        const qint64 size = std::min(maximum, rest());
        std::copy_n(m_bytes.constData() + m_read, size, data);
        m_read += size;
        return size;
    }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    [[nodiscard]] qint64 rest() const { return m_bytes.size() - m_read; }

    QByteArray m_bytes;
    qint64 m_read = 0;
};

} // namespace logloupe
