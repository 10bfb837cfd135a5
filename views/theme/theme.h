// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The colours of the design guide as an immutable value, in a light and a dark edition, and the switch between them.
// GUI thread only: workers that paint images take the colours they need with them.

#include "models/domain/severity.h"

#include <QColor>
#include <QObject>
#include <QStringList>

#include <array>
#include <string_view>

class QApplication;

namespace logloupe {

/// A colour by its name in the design guide. Controls keep tokens, not colours, so that they follow a change of theme.
enum class Token : quint8 {
    Canvas,
    Surface,
    Sunken,
    Hover,
    Selected,
    Border,
    BorderStrong,
    Control,
    Text,
    Text2,
    Text3,
    Accent,
    AccentStrong,
    OnAccent,
    TraceText,
    TraceFill,
    DebugText,
    DebugFill,
    InfoText,
    InfoFill,
    WarnText,
    WarnFill,
    WarnSoft,
    ErrorText,
    ErrorFill,
    ErrorSoft,
    FatalText,
    FatalFill,
    FatalSoft,
    GoodText,
    GoodFill,
    GoodSoft,
    JsonKey,
    JsonString,
    JsonNumber,
    JsonKeyword,
};
inline constexpr int tokenCount = static_cast<int>(Token::JsonKeyword) + 1;

/// What a severity looks like. `soft` is the sunken surface for the quiet levels.
struct LevelColors {
    QColor text;
    QColor fill;
    QColor soft;
};

class Theme {
public:
    [[nodiscard]] static const Theme& light();
    [[nodiscard]] static const Theme& dark();
    /// The edition on screen now; light until ThemeSwitch says otherwise.
    [[nodiscard]] static const Theme& current();

    [[nodiscard]] bool isDark() const { return m_dark; }
    [[nodiscard]] QColor color(Token token) const { return QColor::fromRgb(m_colors[static_cast<size_t>(token)]); }

    [[nodiscard]] QColor canvas() const { return color(Token::Canvas); }
    [[nodiscard]] QColor surface() const { return color(Token::Surface); }
    [[nodiscard]] QColor sunken() const { return color(Token::Sunken); }
    [[nodiscard]] QColor hover() const { return color(Token::Hover); }
    [[nodiscard]] QColor selected() const { return color(Token::Selected); }
    [[nodiscard]] QColor border() const { return color(Token::Border); }
    [[nodiscard]] QColor borderStrong() const { return color(Token::BorderStrong); }
    /// Outline of fields, check boxes and other things one operates.
    [[nodiscard]] QColor control() const { return color(Token::Control); }
    [[nodiscard]] QColor text() const { return color(Token::Text); }
    [[nodiscard]] QColor text2() const { return color(Token::Text2); }
    [[nodiscard]] QColor text3() const { return color(Token::Text3); }
    [[nodiscard]] QColor accent() const { return color(Token::Accent); }
    [[nodiscard]] QColor accentStrong() const { return color(Token::AccentStrong); }
    [[nodiscard]] QColor onAccent() const { return color(Token::OnAccent); }

    [[nodiscard]] LevelColors level(Severity severity) const;
    [[nodiscard]] LevelColors good() const;

    /// The fill behind a status code; write on it only in text(). A status outside the standard process takes the next colour
    /// of a fallback palette, in the order the names were first asked for or registered.
    [[nodiscard]] QColor statusFill(QStringView code) const;
    [[nodiscard]] QColor statusFill(std::string_view utf8Code) const;

    /// The mark of a system. `x` and `x-api` share a hue, the API lighter. A system outside the profile takes the next free
    /// pair, in the order the names were first asked for or registered.
    [[nodiscard]] QColor systemColor(QStringView name) const;
    [[nodiscard]] QColor systemColor(std::string_view utf8Name) const;

    /// Heatmap step 0 to 6: 0, 1+, 3+, 10+, 30+, 100+, 300+ events. Steps are fixed so that colours compare over time.
    static constexpr std::array<quint64, 7> heatThresholds{0, 1, 3, 10, 30, 100, 300};
    static constexpr int heatSteps = static_cast<int>(heatThresholds.size());
    [[nodiscard]] static int heatStep(quint64 count);
    [[nodiscard]] QColor heat(int step) const;
    [[nodiscard]] QColor heatFor(quint64 count) const { return heat(heatStep(count)); }

private:
    explicit Theme(bool dark);

    std::array<QRgb, tokenCount> m_colors{};
    bool m_dark = false;
};

/// Gives colours in this order to names that have no colour of their own yet. Names seen before keep theirs.
void registerStatusNames(const QStringList& codes);
void registerSystemNames(const QStringList& names);
/// Forgets every name without a colour of its own: for a newly opened workspace, and for tests.
void forgetColorNames();

enum class ThemeChoice : quint8 { Light, Dark, System };

/// Applies a theme and a text scale to the application: style, palette, fonts. The one object to listen to for views that
/// cache pixels or measures; widgets get Qt's own palette and font change events besides.
class ThemeSwitch : public QObject {
    Q_OBJECT
public:
    /// Lives as long as the application object.
    [[nodiscard]] static ThemeSwitch& instance();

    /// Installs the application style, palette and fonts. Once, after the application object exists; further calls only change the values.
    void install(ThemeChoice choice, int textScalePercent = 100);

    [[nodiscard]] ThemeChoice choice() const { return m_choice; }
    void setChoice(ThemeChoice choice);

    /// 100 to 150; other values are brought into the range.
    [[nodiscard]] int textScale() const;
    void setTextScale(int percent);

    /// Fades last at most this long; 0 when the system asks for no animation.
    [[nodiscard]] static int fadeMilliseconds();

signals:
    /// Theme or text scale changed; Theme::current() and the fonts are already the new ones.
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    explicit ThemeSwitch(QApplication& application);
    [[nodiscard]] bool systemIsDark() const;
    void apply();
    void applyPalette();

    ThemeChoice m_choice = ThemeChoice::Light;
    bool m_installed = false;
    bool m_applying = false;
};

} // namespace logloupe
