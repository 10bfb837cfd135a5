// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/action.h"

#include "models/domain/human_format.h"

#include <QCoreApplication>

#include <array>
#include <string>
#include <utility>

namespace logloupe {

namespace {

struct Spelling {
    std::string_view words;
    ActionKind kind;
};

constexpr std::array spellings{
    Spelling{"order created", ActionKind::OrderCreated},
    Spelling{"created", ActionKind::OrderCreated},
    Spelling{"order changed", ActionKind::OrderChanged},
    Spelling{"order updated", ActionKind::OrderChanged},
    Spelling{"changed", ActionKind::OrderChanged},
    Spelling{"status changed", ActionKind::StatusChanged},
    Spelling{"status change", ActionKind::StatusChanged},
    Spelling{"model uploaded", ActionKind::ModelUploaded},
    Spelling{"model upload", ActionKind::ModelUploaded},
    Spelling{"price calculation started", ActionKind::PriceCalculationStarted},
    Spelling{"price calculation finished", ActionKind::PriceCalculationFinished},
    Spelling{"price calculation completed", ActionKind::PriceCalculationFinished},
    Spelling{"price calculated", ActionKind::PriceCalculationFinished},
    Spelling{"price calculation failed", ActionKind::PriceCalculationFailed},
    Spelling{"paid", ActionKind::OrderPaid},
    Spelling{"payment received", ActionKind::OrderPaid},
    Spelling{"sellers confirmation", ActionKind::SellerConfirmed},
    Spelling{"seller confirmation", ActionKind::SellerConfirmed},
    Spelling{"seller confirmed", ActionKind::SellerConfirmed},
    Spelling{"confirmed by seller", ActionKind::SellerConfirmed},
    Spelling{"invoice issued", ActionKind::InvoiceIssued},
    Spelling{"taken from the queue", ActionKind::TakenFromQueue},
    Spelling{"taken from queue", ActionKind::TakenFromQueue},
    Spelling{"operator assigned", ActionKind::OperatorAssigned},
    Spelling{"production started", ActionKind::ProductionStarted},
    Spelling{"manufacturing started", ActionKind::ProductionStarted},
    Spelling{"production finished", ActionKind::ProductionFinished},
    Spelling{"production completed", ActionKind::ProductionFinished},
    Spelling{"manufacturing completed", ActionKind::ProductionFinished},
    Spelling{"packed", ActionKind::OrderPacked},
    Spelling{"shipped", ActionKind::OrderShipped},
    Spelling{"cancelled", ActionKind::OrderCancelled},
    Spelling{"canceled", ActionKind::OrderCancelled},
    Spelling{"list viewed", ActionKind::ListViewed},
    Spelling{"operators list viewed", ActionKind::ListViewed},
    Spelling{"page viewed", ActionKind::PageViewed},
    Spelling{"sign in", ActionKind::SignIn},
    Spelling{"signed in", ActionKind::SignIn},
    Spelling{"login", ActionKind::SignIn},
    Spelling{"sign in failed", ActionKind::SignInFailed},
    Spelling{"login failed", ActionKind::SignInFailed},
    Spelling{"sign out", ActionKind::SignOut},
    Spelling{"signed out", ActionKind::SignOut},
    Spelling{"logout", ActionKind::SignOut},
    Spelling{"api request", ActionKind::ApiRequest},
    Spelling{"request", ActionKind::ApiRequest},
    Spelling{"req", ActionKind::ApiRequest},
    Spelling{"api response", ActionKind::ApiResponse},
    Spelling{"response", ActionKind::ApiResponse},
    Spelling{"resp", ActionKind::ApiResponse},
    Spelling{"message published", ActionKind::MessagePublished},
    Spelling{"message consumed", ActionKind::MessageConsumed},
    Spelling{"message rejected", ActionKind::MessageRejected},
    Spelling{"message dead lettered", ActionKind::MessageDeadLettered},
    Spelling{"dead lettered", ActionKind::MessageDeadLettered},
};

constexpr size_t longestAction = 64;

/// Lower case, words parted by one space, apostrophes gone. Empty when too long to be a known action.
std::string normalized(std::string_view action) {
    std::string words;
    if (action.size() > longestAction)
        return words;
    for (const char c : action) {
        if (c == '\'')
            continue;
        if (c == '-' || c == '_' || c == '.' || c == ' ' || c == '/') {
            if (!words.empty() && words.back() != ' ')
                words += ' ';
        } else {
            words += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    if (!words.empty() && words.back() == ' ')
        words.pop_back();
    return words;
}

ActionKind kindOf(std::string_view words) {
    for (const Spelling& spelling : spellings) {
        if (spelling.words == words)
            return spelling.kind;
    }
    return ActionKind::Other;
}

} // namespace

ActionKind actionKind(std::string_view action) {
    const std::string words = normalized(action);
    if (words.empty())
        return ActionKind::Other;
    const ActionKind kind = kindOf(words);
    if (kind != ActionKind::Other)
        return kind;
    for (const std::string_view prefix : {std::string_view("order "), std::string_view("3d ")}) {
        if (words.starts_with(prefix))
            return kindOf(std::string_view(words).substr(prefix.size()));
    }
    return ActionKind::Other;
}

QString actionText(std::string_view action) {
    switch (actionKind(action)) {
    case ActionKind::Other:
        break;
    case ActionKind::OrderCreated:
        return QCoreApplication::translate("Action", "order created");
    case ActionKind::OrderChanged:
        return QCoreApplication::translate("Action", "order changed");
    case ActionKind::StatusChanged:
        return QCoreApplication::translate("Action", "status changed");
    case ActionKind::ModelUploaded:
        return QCoreApplication::translate("Action", "model uploaded");
    case ActionKind::PriceCalculationStarted:
        return QCoreApplication::translate("Action", "price calculation started");
    case ActionKind::PriceCalculationFinished:
        return QCoreApplication::translate("Action", "price calculation finished");
    case ActionKind::PriceCalculationFailed:
        return QCoreApplication::translate("Action", "price calculation failed");
    case ActionKind::OrderPaid:
        return QCoreApplication::translate("Action", "order paid");
    case ActionKind::SellerConfirmed:
        return QCoreApplication::translate("Action", "seller’s confirmation");
    case ActionKind::InvoiceIssued:
        return QCoreApplication::translate("Action", "invoice issued");
    case ActionKind::TakenFromQueue:
        return QCoreApplication::translate("Action", "taken from the queue");
    case ActionKind::OperatorAssigned:
        return QCoreApplication::translate("Action", "operator assigned");
    case ActionKind::ProductionStarted:
        return QCoreApplication::translate("Action", "production started");
    case ActionKind::ProductionFinished:
        return QCoreApplication::translate("Action", "production finished");
    case ActionKind::OrderPacked:
        return QCoreApplication::translate("Action", "order packed");
    case ActionKind::OrderShipped:
        return QCoreApplication::translate("Action", "order shipped");
    case ActionKind::OrderCancelled:
        return QCoreApplication::translate("Action", "order cancelled");
    case ActionKind::ListViewed:
        return QCoreApplication::translate("Action", "list viewed");
    case ActionKind::PageViewed:
        return QCoreApplication::translate("Action", "page viewed");
    case ActionKind::SignIn:
        return QCoreApplication::translate("Action", "sign-in");
    case ActionKind::SignInFailed:
        return QCoreApplication::translate("Action", "sign-in failed");
    case ActionKind::SignOut:
        return QCoreApplication::translate("Action", "sign-out");
    case ActionKind::ApiRequest:
        return QCoreApplication::translate("Action", "API request");
    case ActionKind::ApiResponse:
        return QCoreApplication::translate("Action", "API response");
    case ActionKind::MessagePublished:
        return QCoreApplication::translate("Action", "message published");
    case ActionKind::MessageConsumed:
        return QCoreApplication::translate("Action", "message consumed");
    case ActionKind::MessageRejected:
        return QCoreApplication::translate("Action", "message rejected");
    case ActionKind::MessageDeadLettered:
        return QCoreApplication::translate("Action", "message dead-lettered");
    }
    return toText(action);
}

} // namespace logloupe
