// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// PEM texts (RFC 7468) as people meet them: chosen as files, told apart by their fingerprint. Any thread, but for translations.

#include "models/domain/result.h"

#include <QString>

namespace logloupe {

enum class PemKind : quint8 { Certificates, PrivateKey };

/// The PEM text of a file of at most 64 KiB, without what stands before it. Storage: it cannot be read. Usage: it is not of that kind; a private key is not taken for
/// certificates, nor one with a password, which could not be opened later.
[[nodiscard]] Result<QString> readPemFile(const QString& path, PemKind kind);
/// "Certificate, SHA-256 3F:A1:…", "Private key", or the name of the file that is meant. Never the text itself.
[[nodiscard]] QString describePem(const QString& text);

} // namespace logloupe
