// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/elastic/server_pattern.h"

#include "models/query/caseless_text.h"

#include <algorithm>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

/// Both servers refuse regular expressions of more than 1 000 characters (index.max_regex_length); a class takes up to ten.
constexpr size_t longestPattern = 90;
constexpr char32_t firstBeyondAscii = 0x80;

std::vector<char32_t> casesOf(char32_t character) {
    std::vector<char32_t> cases;
    for (const auto& variant : CaselessCharacter::of(character).variants) {
        const QList<uint> read = QString::fromUtf8(variant.bytes.data(), variant.size).toUcs4();
        if (!read.isEmpty())
            cases.push_back(read.front());
    }
    return cases;
}

QString textOf(char32_t character) {
    return QString::fromUcs4(&character, 1);
}

bool isAsciiLetterOrDigit(char32_t character) {
    return (character >= U'a' && character <= U'z') || (character >= U'A' && character <= U'Z')
           || (character >= U'0' && character <= U'9');
}

bool isAsciiLetter(char32_t character) {
    return isAsciiLetterOrDigit(character) && (character < U'0' || character > U'9');
}

/// Letters that analysers keep together with their neighbours, and whose cases they know as the Matcher does: Latin, Greek, Cyrillic.
bool isWordCharacter(char32_t character) {
    if (character < firstBeyondAscii)
        return isAsciiLetterOrDigit(character);
    const bool isAlphabet = (character >= 0xC0 && character <= 0x24F) || (character >= 0x370 && character <= 0x52F);
    if (!isAlphabet || !QChar::isLetter(character))
        return false;
    const auto cases = casesOf(character);
    return cases.size() == 2 && QChar::toLower(cases[0]) == QChar::toLower(cases[1]);
}

} // namespace

ServerPattern::ServerPattern(const QString& text, bool hasWildcards) {
    const QList<uint> characters = text.toUcs4();
    for (qsizetype at = 0; at < characters.size(); ++at) {
        const uint character = characters[at];
        const uint next = at + 1 < characters.size() ? characters[at + 1] : 0;
        if (hasWildcards && character == U'\\' && (next == U'*' || next == U'?' || next == U'\\')) {
            m_elements.push_back({Element::Kind::Character, next});
            ++at;
        } else if (hasWildcards && character == U'*') {
            if (m_elements.empty() || m_elements.back().kind != Element::Kind::AnyRun)
                m_elements.push_back({Element::Kind::AnyRun, 0});
        } else if (hasWildcards && character == U'?') {
            m_elements.push_back({Element::Kind::AnyOne, 0});
        } else {
            m_elements.push_back({Element::Kind::Character, character});
        }
    }
}

/// Cuts what a server would refuse; true where nothing had to be cut.
bool ServerPattern::limit(Elements& elements) {
    constexpr std::ptrdiff_t mostSingles = 5;
    bool isWhole = true;
    const auto isSingle = [](const Element& element) { return element.kind == Element::Kind::AnyOne; };
    const auto isRun = [](const Element& element) { return element.kind == Element::Kind::AnyRun; };
    // Behind a *, every ? may double the automaton that a server builds.
    if (std::any_of(elements.begin(), elements.end(), isRun)
        && std::count_if(elements.begin(), elements.end(), isSingle) > mostSingles) {
        std::replace_if(elements.begin(), elements.end(), isSingle, Element{Element::Kind::AnyRun, 0});
        elements.erase(std::unique(elements.begin(), elements.end(),
                                   [](const Element& left, const Element& right) {
                                       return left.kind == Element::Kind::AnyRun && right.kind == Element::Kind::AnyRun;
                                   }),
                       elements.end());
        isWhole = false;
    }
    if (elements.size() > longestPattern) {
        elements.resize(longestPattern);
        if (!isRun(elements.back()))
            elements.push_back({Element::Kind::AnyRun, 0});
        isWhole = false;
    }
    return isWhole;
}

QString ServerPattern::wildcardText(const Elements& elements) {
    QString text;
    for (const Element& element : elements) {
        if (element.kind == Element::Kind::AnyRun) {
            text += u'*';
        } else if (element.kind == Element::Kind::AnyOne) {
            text += u'?';
        } else {
            if (element.character == U'*' || element.character == U'?' || element.character == U'\\')
                text += u'\\';
            text += textOf(element.character);
        }
    }
    return text;
}

QString ServerPattern::regexText(const Elements& elements) {
    constexpr QStringView reserved = u".?+*|{}[]()\"\\#@&<>~^$-/";
    QString text;
    for (const Element& element : elements) {
        if (element.kind != Element::Kind::Character) {
            text += element.kind == Element::Kind::AnyRun ? u".*"_s : u"."_s;
            continue;
        }
        const auto cases = casesOf(element.character);
        if (cases.size() > 1) {
            text += u'[';
            for (const char32_t one : cases)
                text += textOf(one);
            text += u']';
        } else {
            if (element.character < firstBeyondAscii && reserved.contains(QChar(static_cast<char16_t>(element.character))))
                text += u'\\';
            text += textOf(element.character);
        }
    }
    return text;
}

PatternQuery ServerPattern::query(const std::string& field, const Elements& elements) {
    const QString name = QString::fromStdString(field);
    const auto isCharacter = [](const Element& element) { return element.kind == Element::Kind::Character; };
    const bool isPlain = std::all_of(elements.begin(), elements.end(), isCharacter);
    const bool hasAsciiCases = std::any_of(elements.begin(), elements.end(), [](const Element& element) {
        return element.kind == Element::Kind::Character && isAsciiLetter(element.character);
    });
    const bool hasOtherCases = std::any_of(elements.begin(), elements.end(), [](const Element& element) {
        return element.kind == Element::Kind::Character && element.character >= firstBeyondAscii
               && casesOf(element.character).size() > 1;
    });
    if (isPlain && !hasOtherCases && elements.size() <= longestWhole) {
        QString text;
        for (const Element& element : elements)
            text += textOf(element.character);
        QJsonObject term{{u"value"_s, text}};
        if (hasAsciiCases)
            term.insert(u"case_insensitive"_s, true);
        return {QJsonObject{{u"term"_s, QJsonObject{{name, term}}}}};
    }
    Elements limited = elements;
    const bool isWhole = limit(limited);
    QJsonObject pattern;
    if (hasOtherCases) {
        pattern = {{u"value"_s, regexText(limited)}, {u"flags"_s, u"NONE"_s}};
        return {QJsonObject{{u"regexp"_s, QJsonObject{{name, pattern}}}}, isWhole};
    }
    pattern.insert(u"value"_s, wildcardText(limited));
    if (hasAsciiCases)
        pattern.insert(u"case_insensitive"_s, true);
    return {QJsonObject{{u"wildcard"_s, QJsonObject{{name, pattern}}}}, isWhole};
}

PatternQuery ServerPattern::whole(const std::string& field) const {
    return query(field, m_elements);
}

PatternQuery ServerPattern::within(const std::string& field) const {
    Elements open = m_elements;
    if (open.empty() || open.front().kind != Element::Kind::AnyRun)
        open.insert(open.begin(), Element{Element::Kind::AnyRun, 0});
    if (open.back().kind != Element::Kind::AnyRun)
        open.push_back({Element::Kind::AnyRun, 0});
    return query(field, open);
}

std::vector<PatternQuery> ServerPattern::words(const std::string& field) const {
    std::vector<Elements> runs(1);
    for (const Element& element : m_elements) {
        if (element.kind == Element::Kind::Character && isWordCharacter(element.character))
            runs.back().push_back(element);
        else if (!runs.back().empty())
            runs.emplace_back();
    }
    if (runs.back().empty())
        runs.pop_back();
    const bool isOneRun = runs.size() == 1 && runs.front().size() == m_elements.size();
    // The longest say most; single letters stand in nearly every text.
    constexpr size_t mostRuns = 4;
    std::stable_sort(runs.begin(), runs.end(),
                     [](const Elements& left, const Elements& right) { return left.size() > right.size(); });
    while (runs.size() > mostRuns || (runs.size() > 1 && runs.back().size() == 1))
        runs.pop_back();
    std::vector<PatternQuery> queries;
    for (Elements run : runs) {
        // A word that is longer than this may have been cut in two.
        constexpr size_t longestRun = 60;
        const bool isWhole = run.size() <= longestRun;
        run.resize(std::min(run.size(), longestRun));
        run.insert(run.begin(), Element{Element::Kind::AnyRun, 0});
        run.push_back({Element::Kind::AnyRun, 0});
        PatternQuery made = query(field, run);
        made.exact = made.exact && isWhole && isOneRun;
        queries.push_back(std::move(made));
    }
    return queries;
}

} // namespace logloupe
