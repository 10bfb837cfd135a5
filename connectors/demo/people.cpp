// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/demo/people.h"

#include <array>
#include <string>

namespace logloupe::demo {

namespace {

struct Name {
    std::string_view shown;
    std::string_view latin;
};

constexpr std::array<Name, 16> firstNames{{
    {"Анна", "anna"},
    {"Мария", "maria"},
    {"Ольга", "olga"},
    {"Елена", "elena"},
    {"Ирина", "irina"},
    {"Наталья", "natalya"},
    {"Иван", "ivan"},
    {"Пётр", "petr"},
    {"Сергей", "sergey"},
    {"Дмитрий", "dmitry"},
    {"Павел", "pavel"},
    {"Алексей", "alexey"},
    {"Софья", "sofya"},
    {"Вера", "vera"},
    {"Лев", "lev"},
    {"Максим", "maxim"},
}};
// Invariable family names, each a word for something made up.
constexpr std::array<Name, 16> familyNames{{
    {"Примеренко", "primerenko"},
    {"Образченко", "obrazchenko"},
    {"Тестенко", "testenko"},
    {"Выдуманных", "vydumannykh"},
    {"Шаблоненко", "shablonenko"},
    {"Макетных", "maketnykh"},
    {"Учебных", "uchebnykh"},
    {"Пробных", "probnykh"},
    {"Черновых", "chernovykh"},
    {"Эскизных", "eskiznykh"},
    {"Модельных", "modelnykh"},
    {"Заглушенко", "zaglushenko"},
    {"Демонко", "demonko"},
    {"Нетакенко", "netakenko"},
    {"Сказочных", "skazochnykh"},
    {"Ненастоящих", "nenastoyashchikh"},
}};
constexpr std::array<std::string_view, 6> towns{"Примерск", "Образцово", "Тестоград", "Эскизовск", "Шаблонный", "Макетово"};
constexpr std::array<std::string_view, 6> streets{"Образцовая", "Пробная", "Учебная", "Выдуманная", "Примерная", "Черновая"};
constexpr std::array<std::string_view, 5> cards{"4111 1111 1111 1111", "5555 5555 5555 4444", "4012 8888 8888 1881",
                                                "5105 1051 0510 5100", "2200 0000 0000 0004"};

constexpr quint64 trait(quint32 customer) {
    return Random::scrambled(customer * 0x9e37'79b9ULL + 77);
}
const Name& firstName(quint32 customer) {
    return firstNames[trait(customer) % firstNames.size()];
}
const Name& familyName(quint32 customer) {
    return familyNames[(trait(customer) >> 8) % familyNames.size()];
}
void appendTwoDigits(std::string& text, quint32 value) {
    text += static_cast<char>('0' + value / 10 % 10);
    text += static_cast<char>('0' + value % 10);
}

} // namespace

void appendCustomerName(std::string& text, quint32 customer) {
    text.append(firstName(customer).shown).append(" ").append(familyName(customer).shown);
}

void appendMail(std::string& text, quint32 customer) {
    text.append(firstName(customer).latin)
        .append(".")
        .append(familyName(customer).latin)
        .append(std::to_string(customer % 1000))
        .append("@example.com");
}

void appendPhone(std::string& text, quint32 customer) {
    const auto digits = static_cast<quint32>(trait(customer) >> 16 & 0xffff);
    text.append("+7 900 000-");
    appendTwoDigits(text, digits / 100);
    text += '-';
    appendTwoDigits(text, digits);
}

void appendAddress(std::string& text, quint32 customer) {
    const quint64 value = trait(customer) >> 24;
    text.append("г. ").append(towns[value % towns.size()]).append(", ул. ").append(streets[value / 8 % streets.size()]);
    text.append(", д. ")
        .append(std::to_string(value / 64 % 120 + 1))
        .append(", кв. ")
        .append(std::to_string(value / 8192 % 200 + 1));
}

std::string_view testCard(quint32 customer) {
    return cards[(trait(customer) >> 40) % cards.size()];
}

} // namespace logloupe::demo
