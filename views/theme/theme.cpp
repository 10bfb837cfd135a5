// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/theme/theme.h"

#include "views/theme/color_names.h"

#include <algorithm>

namespace logloupe {
namespace {

struct Edition {
    Token token;
    QRgb light;
    QRgb dark;
};

// The design guide's table, in its order.
constexpr std::array<Edition, tokenCount> editions{{
    {Token::Canvas, 0xFFF3F5F7, 0xFF12151A},       {Token::Surface, 0xFFFFFFFF, 0xFF1A1E25},
    {Token::Sunken, 0xFFF8F9FB, 0xFF161A20},       {Token::Hover, 0xFFEDF0F4, 0xFF242A33},
    {Token::Selected, 0xFFE1EBFC, 0xFF1D3254},     {Token::Border, 0xFFE1E5EA, 0xFF2B323C},
    {Token::BorderStrong, 0xFFC9CFD8, 0xFF3D4653}, {Token::Control, 0xFF848F9F, 0xFF6B7686},
    {Token::Text, 0xFF161B22, 0xFFE7EAEF},         {Token::Text2, 0xFF434D5B, 0xFFB4BCC8},
    {Token::Text3, 0xFF5A6573, 0xFF98A2B1},        {Token::Accent, 0xFF1D5BD0, 0xFF78A9FF},
    {Token::AccentStrong, 0xFF1648A8, 0xFFA6C6FF}, {Token::OnAccent, 0xFFFFFFFF, 0xFF0B1626},
    {Token::TraceText, 0xFF5C6673, 0xFF98A2B0},    {Token::TraceFill, 0xFFE0E4E9, 0xFF3F4752},
    {Token::DebugText, 0xFF55657E, 0xFF98A6BA},    {Token::DebugFill, 0xFFC3CDDA, 0xFF5B6A80},
    {Token::InfoText, 0xFF2C5F93, 0xFF8DB8E8},     {Token::InfoFill, 0xFF9DBADC, 0xFF4F7CAF},
    {Token::WarnText, 0xFF855300, 0xFFF0B94A},     {Token::WarnFill, 0xFFE0A21B, 0xFFD39A24},
    {Token::WarnSoft, 0xFFFFF3D6, 0xFF3A2E12},     {Token::ErrorText, 0xFFB3261E, 0xFFFF8A7E},
    {Token::ErrorFill, 0xFFCF372A, 0xFFE35D50},    {Token::ErrorSoft, 0xFFFDEDEA, 0xFF40201D},
    {Token::FatalText, 0xFF7A0F45, 0xFFFF8FC0},    {Token::FatalFill, 0xFF7A0F45, 0xFFEC7AB5},
    {Token::FatalSoft, 0xFFF8E3EE, 0xFF401A2D},    {Token::GoodText, 0xFF1A6E45, 0xFF6FCB9A},
    {Token::GoodFill, 0xFF2F9A68, 0xFF3FA476},     {Token::GoodSoft, 0xFFE3F4EA, 0xFF17332A},
    {Token::JsonKey, 0xFF1648A8, 0xFF8FBCFF},      {Token::JsonString, 0xFF1A6E45, 0xFF86D3A9},
    {Token::JsonNumber, 0xFF93286E, 0xFFE59ACB},   {Token::JsonKeyword, 0xFF855300, 0xFFF0B94A},
}};

constexpr std::array<QRgb, 7> lightHeat{0xFFF1F3F6, 0xFFFCE8C9, 0xFFF9C88F, 0xFFEF9A5C, 0xFFD8623C, 0xFFAB2F2C, 0xFF6C1224};
constexpr std::array<QRgb, 7> darkHeat{0xFF20252D, 0xFF3F2E1C, 0xFF66401F, 0xFF96521F, 0xFFC7662B, 0xFFEE9247, 0xFFFFD08A};

} // namespace

Theme::Theme(bool dark)
    : m_dark(dark) {
    for (const Edition& edition : editions)
        m_colors[static_cast<size_t>(edition.token)] = dark ? edition.dark : edition.light;
}

const Theme& Theme::light() {
    static const Theme theme(false);
    return theme;
}

const Theme& Theme::dark() {
    static const Theme theme(true);
    return theme;
}

LevelColors Theme::level(Severity severity) const {
    switch (severity) {
    case Severity::Trace:
        return {color(Token::TraceText), color(Token::TraceFill), sunken()};
    case Severity::Debug:
        return {color(Token::DebugText), color(Token::DebugFill), sunken()};
    case Severity::Info:
        return {color(Token::InfoText), color(Token::InfoFill), sunken()};
    case Severity::Warn:
        return {color(Token::WarnText), color(Token::WarnFill), color(Token::WarnSoft)};
    case Severity::Error:
        return {color(Token::ErrorText), color(Token::ErrorFill), color(Token::ErrorSoft)};
    case Severity::Fatal:
        return {color(Token::FatalText), color(Token::FatalFill), color(Token::FatalSoft)};
    case Severity::Unknown:
        break;
    }
    return {text3(), color(Token::TraceFill), sunken()};
}

LevelColors Theme::good() const {
    return {color(Token::GoodText), color(Token::GoodFill), color(Token::GoodSoft)};
}

QColor Theme::statusFill(QStringView code) const {
    return statusColor(code).in(m_dark);
}

QColor Theme::statusFill(std::string_view utf8Code) const {
    return statusFill(QString::fromUtf8(utf8Code.data(), static_cast<qsizetype>(utf8Code.size())));
}

QColor Theme::systemColor(QStringView name) const {
    return systemMarkColor(name).in(m_dark);
}

QColor Theme::systemColor(std::string_view utf8Name) const {
    return systemColor(QString::fromUtf8(utf8Name.data(), static_cast<qsizetype>(utf8Name.size())));
}

int Theme::heatStep(quint64 count) {
    const auto above = std::upper_bound(heatThresholds.begin(), heatThresholds.end(), count);
    return static_cast<int>(above - heatThresholds.begin()) - 1;
}

QColor Theme::heat(int step) const {
    const auto index = static_cast<size_t>(std::clamp(step, 0, heatSteps - 1));
    return QColor::fromRgb(m_dark ? darkHeat[index] : lightHeat[index]);
}

} // namespace logloupe
