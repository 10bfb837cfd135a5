// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The places a profile names that keep events elsewhere: each opened as a source, or the reason why it cannot be. Nothing is asked of them yet. GUI thread (or the one thread of
// a command).

#include "connectors/api/event_source.h"
#include "connectors/net/access_tokens.h"
#include "models/domain/profile.h"
#include "models/domain/result.h"

#include <functional>
#include <memory>
#include <vector>

namespace logloupe {

/// `tokens` is null where nobody signs in; it outlives the source. Errors: Usage.
using PlatformFactory = std::function<Result<std::unique_ptr<EventSource>>(const ProfileSource& source, const Profile& profile,
                                                                           AccessTokens* tokens)>;

/// A file with a secret that is named without a folder lies beside the profile; one from a server names none with a folder (Usage).
[[nodiscard]] Result<std::unique_ptr<EventSource>> makePlatformSource(const ProfileSource& source, const Profile& profile,
                                                                      AccessTokens* tokens);

struct PlatformSources {
    std::vector<std::unique_ptr<EventSource>> opened;
    QList<SourceHealth> unreadable; ///< each with its reason as its state
};

/// All but the local ones, in the profile's order.
[[nodiscard]] PlatformSources openPlatforms(const Profile& profile, AccessTokens* tokens, const PlatformFactory& make);

} // namespace logloupe
