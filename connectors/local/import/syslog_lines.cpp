// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// System logs: RFC 5424, RFC 3164, and the files rsyslog, syslog-ng and systemd write without a priority; the time by RFC 3164 or ISO 8601.

#include "connectors/local/import/line_grammar.h"
#include "connectors/records/text_scanner.h"

namespace logloupe {

namespace {

std::string_view word(TextScanner& scanner) {
    const std::string_view rest = scanner.rest();
    const std::string_view found = rest.substr(0, rest.find(' '));
    scanner.moveTo(scanner.position() + found.size());
    scanner.take(' ');
    return found == "-" ? std::string_view() : found;
}

void addAttribute(RecordValues& values, std::string_view name, std::string_view value) {
    if (!value.empty())
        values.addAttribute(name, value);
}

/// <165>, RFC 5424 section 6.2.1
std::optional<int> readPriority(TextScanner& scanner) {
    const size_t begin = scanner.position();
    if (scanner.take('<')) {
        const auto priority = scanner.digitsUpTo(3);
        if (priority && *priority <= 191 && scanner.take('>'))
            return priority;
    }
    scanner.moveTo(begin);
    return {};
}

class SyslogGrammar final : public LineGrammar {
public:
    explicit SyslogGrammar(const TimeRules& times)
        : m_times(times) {}

    bool read(std::string_view line, RecordValues& values) override {
        TextScanner scanner(line);
        if (const auto priority = readPriority(scanner)) {
            values.setSeverity(severityFromSyslog(*priority % 8));
            if (scanner.takeText("1 "))
                return readNew(scanner, values);
        }
        size_t length = 0;
        const auto time = m_times.readPrefix(scanner.rest(), length);
        scanner.moveTo(scanner.position() + length);
        if (!time || !scanner.take(' '))
            return false;
        values.setTime(*time);
        scanner.skipSpaces();
        addAttribute(values, "host.name", word(scanner));
        readTag(scanner, values);
        readSignIn(values);
        return true;
    }

private:
    /// RFC 5424 section 6: time host app-name procid msgid structured-data message
    bool readNew(TextScanner& scanner, RecordValues& values) {
        const auto time = m_times.read(word(scanner));
        if (!time)
            return false;
        values.setTime(*time);
        addAttribute(values, "host.name", word(scanner));
        values.setText(Field::Service, word(scanner));
        addAttribute(values, "process.pid", word(scanner));
        addAttribute(values, "syslog.msgid", word(scanner));
        if (!scanner.take('-'))
            readStructuredData(scanner, values);
        scanner.skipSpaces();
        scanner.takeText("\xEF\xBB\xBF");
        values.setText(Field::Message, scanner.rest());
        return true;
    }

    /// [id name="value" ...][...], RFC 5424 section 6.3
    void readStructuredData(TextScanner& scanner, RecordValues& values) {
        while (scanner.peek() == '[') {
            const size_t begin = scanner.position();
            const auto end = endOfElement(scanner.rest());
            if (!end)
                return;
            TextScanner element(scanner.rest().substr(1, *end - 2));
            word(element);
            while (!element.atEnd()) {
                element.skipSpaces();
                const auto name = element.until('=');
                if (!name || !element.take('"'))
                    break;
                const std::string_view rest = element.rest();
                size_t close = 0;
                while (close < rest.size() && rest[close] != '"')
                    close += rest[close] == '\\' ? 2 : 1;
                const std::string_view value = rest.substr(0, close);
                element.moveTo(element.position() + close + 1);
                if (const auto target = commonKeyField(*name))
                    values.assign(*target, value, m_times);
                else
                    addAttribute(values, *name, value);
            }
            scanner.moveTo(begin + *end);
        }
    }

    static std::optional<size_t> endOfElement(std::string_view text) {
        bool quoted = false;
        for (size_t i = 0; i < text.size(); ++i) {
            if (text[i] == '\\')
                ++i;
            else if (text[i] == '"')
                quoted = !quoted;
            else if (text[i] == ']' && !quoted)
                return i + 1;
        }
        return {};
    }

    /// tag[pid]: message, RFC 3164 section 4.1.3; a line without a tag is all message.
    static void readTag(TextScanner& scanner, RecordValues& values) {
        constexpr size_t longestTag = 64;
        const std::string_view rest = scanner.rest();
        const size_t end = rest.find_first_of(" :[");
        if (end == std::string_view::npos || end == 0 || end > longestTag || rest[end] == ' ') {
            values.setText(Field::Message, rest);
            return;
        }
        scanner.moveTo(scanner.position() + end);
        std::string_view process;
        if (scanner.take('['))
            process = scanner.until(']').value_or(std::string_view());
        if (!scanner.take(':')) {
            values.setText(Field::Message, rest);
            return;
        }
        values.setText(Field::Service, rest.substr(0, end));
        addAttribute(values, "process.pid", process);
        scanner.skipSpaces();
        values.setText(Field::Message, scanner.rest());
    }

    /// OpenSSH: "Failed password for [invalid user] NAME from ADDRESS port ...", and the same with Accepted.
    static void readSignIn(RecordValues& values) {
        if (values.text(Field::Service) != "sshd")
            return;
        TextScanner scanner(values.text(Field::Message));
        if (!scanner.takeText("Failed ") && !scanner.takeText("Accepted ") && !scanner.takeText("Invalid user "))
            return;
        const std::string_view rest = scanner.rest();
        const size_t from = rest.find(" from ");
        if (from == std::string_view::npos)
            return;
        std::string_view user = rest.substr(0, from);
        if (const size_t named = user.find(" for "); named != std::string_view::npos)
            user.remove_prefix(named + 5);
        if (user.starts_with("invalid user "))
            user.remove_prefix(13);
        values.setText(Field::UserId, user);
        TextScanner address(rest, from + 6);
        values.setText(Field::ClientAddress, word(address));
    }

    TimeReader m_times;
};

} // namespace

std::unique_ptr<LineGrammar> makeSyslogGrammar(const TimeRules& times) {
    return std::make_unique<SyslogGrammar>(times);
}

} // namespace logloupe
