// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Who did something: the actor of an event (user.id) told by the way such ids are written. Any thread.

#include <QString>

#include <string_view>

namespace logloupe {

enum class ActorRole : quint8 { Unknown, Customer, Seller, Operator, System, B2bClient };

/// By the beginning of the id: "seller-4", "seller 4", "operator_17", "customer-…", "C-20817", "b2b-…"; a system's own name or "system" is a System.
[[nodiscard]] ActorRole actorRole(std::string_view userId);

/// The grammar of the sentence around it, which Russian needs.
enum class ActorForm : quint8 {
    Name, ///< "seller 4", «продавец 4»
    By,   ///< "by seller 4", «продавцом 4»
    Whom, ///< "operator 17", «оператора 17»
};

/// In words: role and number in the language in use; an id that is no role with a number as logged.
[[nodiscard]] QString actorText(std::string_view userId, ActorForm form = ActorForm::Name);

} // namespace logloupe
