// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Personal and card data become tokens, ‹e-mail 3f2a›, that say what stood there and stay the same for the same value, so that one can still follow
// and search it. The one choke point before view, tooltip, clipboard, drag, export, accessibility and titles. Hand-written scanners over UTF-8, so that
// no ill-formed byte can switch them off. Values; any thread.
//
// Found anywhere in a text: e-mail addresses, card numbers (13 to 19 digits, issuer range, Luhn), phone numbers, passport numbers beside their word,
// SNILS and INN by their checksum, and what stands behind a telling name (phone=, "customer":{"name":…}). Names and addresses are known by their
// field's name only. Numbers of orders, models, traces, messages and operators are never touched.

#include "models/domain/event_batch.h"
#include "models/domain/field.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <string>
#include <string_view>

namespace logloupe {

enum class MaskKind : quint8 { Email, Phone, Card, Name, Address, Passport, Snils, Inn, IpAddress, BirthDate, Secret, Hidden };

class Masker {
public:
    /// The key makes tokens of different workspaces unlike, and values hard to guess from tokens. At least 16 bytes of randomness.
    explicit Masker(QByteArray key);

    /// A field's value. Well-formed UTF-8, and its own mask: masking it again changes nothing.
    [[nodiscard]] std::string mask(const FieldRef& field, std::string_view utf8) const;
    /// A text of which nothing is known. As above.
    [[nodiscard]] std::string maskText(std::string_view utf8) const;
    /// The verbatim record. A JSON record stays one.
    [[nodiscard]] std::string maskRecord(std::string_view bytes, RecordFormat format) const;

    /// The token a value gets: the same for +7 912 345-67-89 and 89123456789, for Ivan@Shop.example and ivan@shop.example.
    [[nodiscard]] QString tokenFor(MaskKind kind, const QString& value) const;

    /// Exactly one token, in the language of the moment or in English.
    [[nodiscard]] static bool isToken(std::string_view utf8);

private:
    [[nodiscard]] std::string token(MaskKind kind, std::string_view value) const;

    QByteArray m_key;
};

/// What the name of a field says its value is: customer.email, client_phone, ФИО. Nothing for names of other things.
[[nodiscard]] std::optional<MaskKind> maskKindOfField(const FieldRef& field);

/// "e-mail", "phone", translated.
[[nodiscard]] QString maskKindWord(MaskKind kind);

} // namespace logloupe
