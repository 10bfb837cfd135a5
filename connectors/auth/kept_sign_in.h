// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What is kept of a sign-in in the vault, as one JSON text. Whom it belongs to stands with it, so that an edited profile never hands a token to another provider. Any thread.

#include "connectors/auth/sign_in_settings.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace logloupe {

struct KeptSignIn {
    QString subject;
    QByteArray refreshToken;

    bool operator==(const KeptSignIn&) const = default;
};

[[nodiscard]] QByteArray keptText(const KeptSignIn& kept, const SignInSettings& settings);
/// Nothing where the text is none of ours, or belongs to another issuer or client.
[[nodiscard]] std::optional<KeptSignIn> readKeptText(const QByteArray& text, const SignInSettings& settings);

} // namespace logloupe
