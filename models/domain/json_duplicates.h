// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Keys that come twice in a JSON object, of which Qt's reader silently keeps the last (RFC 8259, section 4: names should be unique). Pure; any thread.

#include <QByteArray>
#include <QString>

#include <optional>

namespace logloupe {

/// The JSON pointer (RFC 6901) of the first key that came before in its object. `json` is JSON that QJsonDocument reads.
[[nodiscard]] std::optional<QString> duplicateKey(const QByteArray& json);

/// A key as a step of a JSON pointer: "~" is "~0", "/" is "~1".
[[nodiscard]] QString pointerStep(const QString& key);

} // namespace logloupe
