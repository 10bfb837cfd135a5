// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/auth/token_vault.h"

#include <QHash>

namespace logloupe {

namespace {

class MemoryVault : public TokenVault {
public:
    [[nodiscard]] Kind kind() const override { return m_kind; }

    void read(const QString& profile, QObject* context, std::function<void(Result<QByteArray>)> done) override {
        answer(context, [done = std::move(done), secret = m_secrets.value(profile)] { done(secret); });
    }
    void write(const QString& profile, const QByteArray& secret, QObject* context,
               std::function<void(std::optional<Error>)> done) override {
        m_secrets.insert(profile, secret);
        answer(context, [done = std::move(done)] { done(std::nullopt); });
    }
    void erase(const QString& profile, QObject* context, std::function<void(std::optional<Error>)> done) override {
        m_secrets.remove(profile);
        answer(context, [done = std::move(done)] { done(std::nullopt); });
    }

private:
    void answer(QObject* context, std::function<void()> call) {
        QMetaObject::invokeMethod(context, std::move(call), Qt::QueuedConnection);
        if (std::exchange(m_kind, Kind::MemoryOnly) == Kind::Unknown)
            QMetaObject::invokeMethod(this, &TokenVault::kindChanged, Qt::QueuedConnection);
    }

    Kind m_kind = Kind::Unknown;
    QHash<QString, QByteArray> m_secrets;
};

} // namespace

std::unique_ptr<TokenVault> makeMemoryVault() {
    return std::make_unique<MemoryVault>();
}

} // namespace logloupe
