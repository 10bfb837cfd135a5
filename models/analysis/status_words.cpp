// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/status_words.h"

#include "models/domain/human_format.h"

#include <QCoreApplication>

#include <array>

namespace logloupe {

namespace {

struct Words {
    std::string_view code;
    OrderPhase phase;
    const char* words;
};

constexpr std::array words{
    Words{"CREATED", OrderPhase::Customer, QT_TRANSLATE_NOOP("StatusWords", "created")},
    Words{"MODEL_UPLOADED", OrderPhase::Pricing, QT_TRANSLATE_NOOP("StatusWords", "model uploaded")},
    Words{"PRICE_CALCULATED", OrderPhase::Payment, QT_TRANSLATE_NOOP("StatusWords", "price calculated")},
    Words{"PAID", OrderPhase::Approval, QT_TRANSLATE_NOOP("StatusWords", "paid")},
    Words{"MANUFACTURING_APPROVED", OrderPhase::ProductionQueue, QT_TRANSLATE_NOOP("StatusWords", "approved for production")},
    Words{"MANUFACTURING_STARTED", OrderPhase::Production, QT_TRANSLATE_NOOP("StatusWords", "in production")},
    Words{"MANUFACTURING_COMPLETED", OrderPhase::Packing, QT_TRANSLATE_NOOP("StatusWords", "produced")},
    Words{"PACKAGING", OrderPhase::Shipping, QT_TRANSLATE_NOOP("StatusWords", "being packed")},
    Words{"SHIPPED", OrderPhase::Delivery, QT_TRANSLATE_NOOP("StatusWords", "shipped")},
    Words{"CLOSED", OrderPhase::Done, QT_TRANSLATE_NOOP("StatusWords", "closed")},
    Words{"CANCELLED", OrderPhase::Cancelled, QT_TRANSLATE_NOOP("StatusWords", "cancelled")},
};

const Words* find(std::string_view code) {
    for (const Words& candidate : words) {
        if (candidate.code == code)
            return &candidate;
    }
    return nullptr;
}

} // namespace

QString statusWords(std::string_view code) {
    const Words* found = find(code);
    return found ? QCoreApplication::translate("StatusWords", found->words) : toText(code);
}

OrderPhase orderPhase(std::string_view code) {
    const Words* found = find(code);
    return found ? found->phase : OrderPhase::Unknown;
}

} // namespace logloupe
