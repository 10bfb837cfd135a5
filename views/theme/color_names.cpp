// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/theme/color_names.h"

#include "views/theme/theme.h"

#include <QHash>

#include <array>

namespace logloupe {
namespace {

using namespace Qt::StringLiterals;

struct NamedColor {
    QStringView name;
    ColorPair color;
};

constexpr std::array<NamedColor, 11> standardStatuses{{
    {u"CREATED", {0xFFDCE1E8, 0xFF363E49}},
    {u"MODEL_UPLOADED", {0xFFC5CFDB, 0xFF455160}},
    {u"PRICE_CALCULATED", {0xFFF2DFB4, 0xFF574720}},
    {u"PAID", {0xFFC6E6D2, 0xFF234C38}},
    {u"MANUFACTURING_APPROVED", {0xFFCFE0FB, 0xFF20406F}},
    {u"MANUFACTURING_STARTED", {0xFFA6C8F7, 0xFF2B5796}},
    {u"MANUFACTURING_COMPLETED", {0xFF7FB0F0, 0xFF34659F}},
    {u"PACKAGING", {0xFFE3D6F5, 0xFF45335F}},
    {u"SHIPPED", {0xFFC7B0EA, 0xFF5C4480}},
    {u"CLOSED", {0xFFECEEF1, 0xFF2A3038}},
    {u"CANCELLED", {0xFFF3D3CF, 0xFF542B28}},
}};

// Soft fills between those of the standard process; neighbours differ in hue.
constexpr std::array<ColorPair, 12> fallbackStatuses{{
    {0xFFCFE8EA, 0xFF1F4A4E},
    {0xFFF6D9C4, 0xFF5A3A24},
    {0xFFD3DAF2, 0xFF2E3A66},
    {0xFFE0E8BE, 0xFF424820},
    {0xFFEAD7EA, 0xFF4A2F4C},
    {0xFFCBE3C4, 0xFF2A4F24},
    {0xFFF3CFDA, 0xFF572A3B},
    {0xFFBFDCE6, 0xFF1E4558},
    {0xFFEFE2C8, 0xFF4A3F2A},
    {0xFFD6CBF0, 0xFF403063},
    {0xFFBFDECB, 0xFF1F4A33},
    {0xFFD9D5CC, 0xFF45423B},
}};

constexpr std::array<NamedColor, 9> profileSystems{{
    {u"shop", {0xFF0C7561, 0xFF22C79B}},
    {u"shop-api", {0xFF2FA58C, 0xFFB5EBDA}},
    {u"crm", {0xFF12346F, 0xFF4F87F2}},
    {u"crm-api", {0xFF4386E2, 0xFF9DBBF2}},
    {u"mes", {0xFF8A1F94, 0xFFD053CB}},
    {u"mes-api", {0xFFC374C6, 0xFFF0C0EF}},
    {u"rabbitmq", {0xFFA2500F, 0xFFD98A2B}},
    {u"s3", {0xFF7B6A55, 0xFFBDA88C}},
    {u"postgres", {0xFF566171, 0xFF98A4B5}},
}};

struct SystemPair {
    ColorPair application;
    ColorPair api;
};

// Hues the profile leaves free.
constexpr std::array<SystemPair, 6> freePairs{{
    {{0xFF6B4A00, 0xFFF0BC2A}, {0xFFB8820E, 0xFFFBEFC0}},
    {{0xFF2D1B8E, 0xFF8466F5}, {0xFF7A5BE0, 0xFFC0AEFF}},
    {{0xFF8A1040, 0xFFF0699B}, {0xFFD9568C, 0xFFFBC4D8}},
    {{0xFF00586F, 0xFF2FB4DD}, {0xFF1B98BF, 0xFFA9E2F3}},
    {{0xFF4F5E00, 0xFFA9B82E}, {0xFF86951C, 0xFFDDE6A0}},
    {{0xFF6E2A10, 0xFFE0825A}, {0xFFC7704A, 0xFFF3C3AD}},
}};

template <size_t count>
const ColorPair* findNamed(const std::array<NamedColor, count>& table, QStringView name) {
    for (const NamedColor& entry : table) {
        if (entry.name == name)
            return &entry.color;
    }
    return nullptr;
}

/// Numbers names in the order they come.
class NameOrder {
public:
    size_t indexOf(const QString& name) {
        const auto known = m_indexes.constFind(name);
        if (known != m_indexes.cend())
            return *known;
        const auto index = static_cast<size_t>(m_indexes.size());
        m_indexes.insert(name, index);
        return index;
    }
    void clear() { m_indexes.clear(); }

private:
    QHash<QString, size_t> m_indexes;
};

NameOrder& statusOrder() {
    static NameOrder order;
    return order;
}

NameOrder& systemOrder() {
    static NameOrder order;
    return order;
}

} // namespace

ColorPair statusColor(QStringView code) {
    if (const ColorPair* standard = findNamed(standardStatuses, code))
        return *standard;
    return fallbackStatuses[statusOrder().indexOf(code.toString()) % fallbackStatuses.size()];
}

ColorPair systemMarkColor(QStringView name) {
    if (const ColorPair* profile = findNamed(profileSystems, name))
        return *profile;
    const bool isApi = name.endsWith("-api"_L1);
    const QStringView application = isApi ? name.chopped(4) : name;
    const SystemPair& pair = freePairs[systemOrder().indexOf(application.toString()) % freePairs.size()];
    return isApi ? pair.api : pair.application;
}

int fallbackStatusCount() {
    return static_cast<int>(fallbackStatuses.size());
}

int fallbackSystemPairCount() {
    return static_cast<int>(freePairs.size());
}

void registerStatusNames(const QStringList& codes) {
    for (const QString& code : codes)
        static_cast<void>(statusColor(code));
}

void registerSystemNames(const QStringList& names) {
    for (const QString& name : names)
        static_cast<void>(systemMarkColor(name));
}

void forgetColorNames() {
    statusOrder().clear();
    systemOrder().clear();
}

} // namespace logloupe
