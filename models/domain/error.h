// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What went wrong, as a value. A cancelled run is not an error to show; everything else is, by its kind.

#include <QString>

#include <optional>

namespace logloupe {

enum class ErrorKind : quint8 { Cancelled, Network, Tls, Auth, Forbidden, RateLimited, Query, Decode, Storage, Partial, Usage };

struct Error {
    ErrorKind kind = ErrorKind::Storage;
    QString message;     ///< a translated sentence for people, with what to do next
    QString detail = {}; ///< technical, untranslated, without secrets or personal data
    std::optional<int> httpStatus = {};
    std::optional<int> position = {}; ///< in a query text, UTF-16 units from 0
    QString source = {};              ///< name of the source it concerns

    bool operator==(const Error&) const = default;
};

} // namespace logloupe
