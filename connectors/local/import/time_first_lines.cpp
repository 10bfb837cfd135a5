// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lines with a time near their start, whatever logger wrote them: Log4j, Logback, Spring Boot, Python's logging, loguru, PostgreSQL, Go, dpkg, ...
// What stands between the time and the message is taken apart only where a level is found in it; else all of it is the message.

#include "connectors/local/import/line_grammar.h"
#include "connectors/records/text_scanner.h"

namespace logloupe {

namespace {

bool isWordCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// One past the bracket that closes the one at a position, nested ones counted.
std::optional<size_t> closingBracket(std::string_view text, size_t opening) {
    int open = 0;
    for (size_t i = opening; i < text.size() && i < opening + 256; ++i) {
        if (text[i] == '[')
            ++open;
        if (text[i] == ']' && --open == 0)
            return i + 1;
    }
    return {};
}

std::string_view trimmed(std::string_view text) {
    const size_t begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

/// PostgreSQL calls its ordinary messages LOG.
std::optional<Severity> levelWord(std::string_view word) {
    if (word == "LOG")
        return Severity::Info;
    return parseSeverity(word);
}

bool isUpper(std::string_view word) {
    for (const char c : word) {
        if (c < 'A' || c > 'Z')
            return false;
    }
    return !word.empty();
}

/// A word, a bracketed group or a run of separators of a line's head.
struct HeadToken {
    enum class Kind : quint8 { Word, Bracket, Separator, Number } kind = Kind::Word;
    std::string_view text; ///< without brackets, or a colon at its end
    bool colon = false;    ///< a colon follows at once
    size_t end = 0;
};

std::optional<HeadToken> headToken(std::string_view line, size_t position) {
    const size_t begin = line.find_first_not_of(" \t", position);
    if (begin == std::string_view::npos)
        return {};
    HeadToken token;
    if (line[begin] == '[') {
        const auto end = closingBracket(line, begin);
        if (!end)
            return {};
        token.kind = HeadToken::Kind::Bracket;
        token.text = trimmed(line.substr(begin + 1, *end - begin - 2));
        token.end = *end;
    } else {
        token.end = std::min(line.find_first_of(" \t[", begin), line.size());
        token.text = line.substr(begin, token.end - begin);
        if (token.text.find_first_not_of("-:|") == std::string_view::npos)
            token.kind = HeadToken::Kind::Separator;
        else if (token.text.find_first_not_of("0123456789") == std::string_view::npos)
            token.kind = HeadToken::Kind::Number;
    }
    if (token.kind == HeadToken::Kind::Bracket && token.end < line.size() && line[token.end] == ':') {
        token.colon = true;
        ++token.end;
    } else if (token.kind == HeadToken::Kind::Word && token.text.ends_with(':')) {
        token.colon = true;
        token.text.remove_suffix(1);
    }
    return token;
}

class TimeFirstGrammar final : public LineGrammar {
public:
    TimeFirstGrammar(const TimeRules& times, int wordsBeforeTime)
        : m_times(times)
        , m_wordsBeforeTime(wordsBeforeTime) {}

    bool read(std::string_view line, RecordValues& values) override {
        const auto found = findTime(line, m_times);
        if (!found || (m_wordsBeforeTime >= 0 && found->wordsBefore != m_wordsBeforeTime))
            return false;
        values.setTime(found->time);
        const size_t afterTime = std::min(line.find_first_not_of("])>,:", found->end), line.size());
        readBefore(line.substr(0, found->begin), values);
        if (!readHead(line, afterTime, values))
            values.setText(Field::Message, withoutSeparators(line.substr(afterTime)));
        return true;
    }

private:
    /// A dash or colon that belongs to a word or number is no separator.
    static std::string_view withoutSeparators(std::string_view text) {
        for (text = trimmed(text);
             text.size() > 1 && std::string_view("-:|").find(text.front()) != std::string_view::npos && text[1] == ' ';)
            text = trimmed(text.substr(1));
        return text;
    }

    static void readBefore(std::string_view text, RecordValues& values) {
        size_t position = 0;
        while (const auto token = headToken(text, position)) {
            position = token->end;
            if (const auto severity = levelWord(token->text); severity && token->text.size() > 1)
                values.setSeverity(*severity);
            else if (token->kind == HeadToken::Kind::Word && isWordCharacter(token->text.front())
                     && !values.has(Field::Service))
                values.setText(Field::Service, token->text);
        }
    }

    /// False when no level stands in the head, which then is no head.
    bool readHead(std::string_view line, size_t position, RecordValues& values) {
        constexpr int mostTokens = 7;
        std::string_view logger;
        std::string_view thread;
        std::string_view process;
        bool levelFound = values.severity() != Severity::Unknown;
        bool separatorAfterLevel = false;
        for (int i = 0; i < mostTokens; ++i) {
            const auto token = headToken(line, position);
            if (!token)
                break;
            if (!levelFound) {
                if (const auto severity = canBeLevel(line, position, *token) ? levelWord(token->text) : std::nullopt) {
                    values.setSeverity(*severity);
                    levelFound = true;
                    position = token->end;
                    separatorAfterLevel = token->colon && token->kind == HeadToken::Kind::Word;
                    if (separatorAfterLevel)
                        break;
                    continue;
                }
            }
            if (token->kind == HeadToken::Kind::Separator) {
                position = token->end;
                separatorAfterLevel = levelFound && (token->text == "-" || token->text == ":");
                if (separatorAfterLevel)
                    break;
            } else if (token->kind == HeadToken::Kind::Bracket && thread.empty()) {
                thread = token->text;
                position = token->end;
            } else if (token->kind == HeadToken::Kind::Number && process.empty() && endsField(line, token->end)) {
                process = token->text;
                position = token->end;
            } else if (token->kind == HeadToken::Kind::Word && logger.empty() && (!levelFound || isLogger(line, *token))) {
                logger = token->text;
                position = token->end;
                if (levelFound && token->colon)
                    break;
            } else {
                break;
            }
        }
        if (!levelFound)
            return false;
        if (!logger.empty())
            values.addAttribute("log.logger", logger);
        if (!thread.empty())
            values.addAttribute("process.thread.name", thread);
        if (!process.empty())
            values.addAttribute("process.pid", process);
        const std::string_view rest = trimmed(line.substr(position));
        values.setText(Field::Message, rest);
        return true;
    }

    /// A word of the message can be "error" too, or "I".
    static bool canBeLevel(std::string_view line, size_t position, const HeadToken& token) {
        if (token.kind == HeadToken::Kind::Bracket)
            return true;
        return token.kind == HeadToken::Kind::Word && token.text.size() > 1
               && (isUpper(token.text) || token.colon || followsSeparator(line, position));
    }

    static bool followsSeparator(std::string_view line, size_t position) {
        const std::string_view before = trimmed(line.substr(0, position));
        return before.ends_with('-') || before.ends_with('|');
    }

    static bool endsField(std::string_view line, size_t position) {
        return position >= line.size() || line[position] == ' ' || line[position] == '\t';
    }

    /// A word is a logger's name when a colon or a separator sets it apart from the message.
    static bool isLogger(std::string_view line, const HeadToken& token) {
        if (token.text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._$-:/@<>")
            != std::string_view::npos)
            return false;
        if (token.colon)
            return true;
        const auto next = headToken(line, token.end);
        return next && next->kind == HeadToken::Kind::Separator;
    }

    TimeReader m_times;
    int m_wordsBeforeTime;
};

class PlainGrammar final : public LineGrammar {
public:
    explicit PlainGrammar(TimePoint time)
        : m_time(time) {}
    bool read(std::string_view line, RecordValues& values) override {
        values.setTime(m_time);
        values.setText(Field::Message, line);
        return true;
    }

private:
    TimePoint m_time;
};

} // namespace

std::optional<TimeInLine> findTime(std::string_view line, TimeReader& times) {
    // An indented line goes on with what stands before it.
    if (line.empty() || line.front() == ' ' || line.front() == '\t')
        return {};
    constexpr int mostWords = 5;
    constexpr size_t mostBytes = 64;
    TimeInLine found;
    for (size_t position = 0; position < line.size() && position < mostBytes && found.wordsBefore <= mostWords;) {
        const size_t begin = line.find_first_not_of(" \t[(<\"", position);
        if (begin == std::string_view::npos)
            return {};
        size_t length = 0;
        const auto time = times.readPrefix(line.substr(begin), length);
        const bool endsThere = time && (begin + length >= line.size() || !isWordCharacter(line[begin + length]));
        if (endsThere) {
            found.time = *time;
            found.begin = begin;
            found.end = begin + length;
            return found;
        }
        position = line.find_first_of(" \t[(", begin);
        ++found.wordsBefore;
    }
    return {};
}

std::unique_ptr<LineGrammar> makeTimeFirstGrammar(const TimeRules& times, int wordsBeforeTime) {
    return std::make_unique<TimeFirstGrammar>(times, wordsBeforeTime);
}

std::unique_ptr<LineGrammar> makePlainGrammar(const TimeRules& times) {
    return std::make_unique<PlainGrammar>(times.reference);
}

} // namespace logloupe
