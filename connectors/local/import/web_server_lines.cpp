// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Access logs in the common and combined format (Apache mod_log_config, nginx ngx_http_log_module), and the error logs of both servers.

#include "connectors/local/import/line_grammar.h"
#include "connectors/records/text_scanner.h"

#include <charconv>

namespace logloupe {

namespace {

std::string_view lastWord(std::string_view& text) {
    while (text.ends_with(' '))
        text.remove_suffix(1);
    const size_t blank = text.rfind(' ');
    const std::string_view found = blank == std::string_view::npos ? text : text.substr(blank + 1);
    text.remove_suffix(found.size());
    return found == "-" ? std::string_view() : found;
}

void addAttribute(RecordValues& values, std::string_view name, std::string_view value) {
    if (!value.empty() && value != "-")
        values.addAttribute(name, value);
}

std::optional<std::string_view> quoted(TextScanner& scanner) {
    scanner.skipSpaces();
    if (!scanner.take('"'))
        return {};
    const std::string_view rest = scanner.rest();
    size_t end = 0;
    while (end < rest.size() && rest[end] != '"')
        end += rest[end] == '\\' ? 2 : 1;
    if (end >= rest.size())
        return {};
    scanner.moveTo(scanner.position() + end + 1);
    return rest.substr(0, end);
}

std::optional<std::string_view> bracketed(TextScanner& scanner) {
    scanner.skipSpaces();
    if (!scanner.take('['))
        return {};
    return scanner.until(']');
}

/// METHOD path[?query] HTTP/version
void readRequestLine(std::string_view request, RecordValues& values) {
    const size_t methodEnd = request.find(' ');
    const size_t pathEnd = request.rfind(' ');
    if (methodEnd == std::string_view::npos || request.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ-") != methodEnd)
        return;
    values.setText(Field::HttpMethod, request.substr(0, methodEnd));
    const bool hasVersion = pathEnd > methodEnd && request.substr(pathEnd + 1).starts_with("HTTP/");
    const std::string_view target =
        request.substr(methodEnd + 1, hasVersion ? pathEnd - methodEnd - 1 : std::string_view::npos);
    const size_t query = target.find('?');
    values.setText(Field::UrlPath, target.substr(0, query));
    if (query != std::string_view::npos)
        addAttribute(values, "url.query", target.substr(query + 1));
}

class WebAccessGrammar final : public LineGrammar {
public:
    explicit WebAccessGrammar(const TimeRules& times)
        : m_times(times) {}

    bool read(std::string_view line, RecordValues& values) override {
        const size_t opening = line.find(" [");
        if (opening == std::string_view::npos)
            return false;
        TextScanner scanner(line, opening + 1);
        const auto time = bracketed(scanner);
        const auto point = time ? m_times.read(*time) : std::nullopt;
        const auto request = quoted(scanner);
        scanner.take(' ');
        const auto status = scanner.digits(3);
        if (!point || !request || !status || !scanner.take(' '))
            return false;
        values.setTime(*point);
        values.setNumber(Field::HttpStatus, *status);
        values.setSeverity(*status >= 500 ? Severity::Error : *status >= 400 ? Severity::Warn : Severity::Info);
        values.setText(Field::Message, *request);
        readRequestLine(*request, values);
        readClient(line.substr(0, opening), values);
        readSize(scanner, values);
        if (const auto referrer = quoted(scanner)) {
            addAttribute(values, "http.request.referrer", *referrer);
            addAttribute(values, "user_agent.original", quoted(scanner).value_or(std::string_view()));
        }
        return true;
    }

private:
    /// [virtual host ]address identity user
    static void readClient(std::string_view client, RecordValues& values) {
        values.setText(Field::UserId, lastWord(client));
        lastWord(client);
        values.setText(Field::ClientAddress, lastWord(client));
        addAttribute(values, "url.domain", lastWord(client));
    }

    static void readSize(TextScanner& scanner, RecordValues& values) {
        const std::string_view rest = scanner.rest();
        const std::string_view size = rest.substr(0, rest.find(' '));
        addAttribute(values, "http.response.body.bytes", size);
        scanner.moveTo(scanner.position() + size.size());
    }

    TimeReader m_times;
};

/// [time] [level] [client address] message, since 2.4 [time] [module:level] [pid n:tid n] [client address:port] message
class ApacheErrorGrammar final : public LineGrammar {
public:
    explicit ApacheErrorGrammar(const TimeRules& times)
        : m_times(times) {}

    bool read(std::string_view line, RecordValues& values) override {
        TextScanner scanner(line);
        if (scanner.peek() != '[')
            return false;
        const auto time = bracketed(scanner);
        const auto point = time ? m_times.read(*time) : std::nullopt;
        const auto level = bracketed(scanner);
        if (!point || !level)
            return false;
        const size_t colon = level->find(':');
        const auto severity = parseSeverity(level->substr(colon == std::string_view::npos ? 0 : colon + 1));
        if (!severity)
            return false;
        values.setTime(*point);
        values.setSeverity(*severity);
        if (colon != std::string_view::npos)
            addAttribute(values, "apache.module", level->substr(0, colon));
        readGroups(scanner, values);
        values.setText(Field::Message, scanner.rest());
        return true;
    }

private:
    static void readGroups(TextScanner& scanner, RecordValues& values) {
        for (scanner.skipSpaces(); scanner.peek() == '['; scanner.skipSpaces()) {
            const size_t begin = scanner.position();
            const std::string_view group = bracketed(scanner).value_or(std::string_view());
            if (group.starts_with("pid ")) {
                addAttribute(values, "process.pid", group.substr(4, group.find(':') - 4));
            } else if (group.starts_with("client ")) {
                std::string_view address = group.substr(7);
                // A port follows only one colon, or the bracketed form of IPv6.
                if (address.find(':') == address.rfind(':'))
                    address = address.substr(0, address.find(':'));
                values.setText(Field::ClientAddress, address);
            } else {
                scanner.moveTo(begin);
                return;
            }
        }
    }

    TimeReader m_times;
};

/// 2025/06/24 14:36:53 [error] 123#123: *1 message, client: address, server: name, request: "GET / HTTP/1.1", host: "name"
class NginxErrorGrammar final : public LineGrammar {
public:
    explicit NginxErrorGrammar(const TimeRules& times)
        : m_times(times) {}

    bool read(std::string_view line, RecordValues& values) override {
        size_t length = 0;
        const auto time = m_times.readPrefix(line, length);
        TextScanner scanner(line, length);
        const auto level = time ? bracketed(scanner) : std::nullopt;
        const auto severity = level ? parseSeverity(*level) : std::nullopt;
        scanner.skipSpaces();
        if (!severity || !scanner.isDigit())
            return false;
        const std::string_view process = scanner.until('#').value_or(std::string_view());
        if (!scanner.until(':'))
            return false;
        scanner.skipSpaces();
        values.setTime(*time);
        values.setSeverity(*severity);
        addAttribute(values, "process.pid", process);
        values.setText(Field::Message, scanner.rest());
        values.setText(Field::ClientAddress, named(scanner.rest(), ", client: "));
        addAttribute(values, "url.domain", named(scanner.rest(), ", server: "));
        if (const size_t request = scanner.rest().find(", request: \""); request != std::string_view::npos) {
            TextScanner quotedRequest(scanner.rest(), request + 11);
            readRequestLine(quoted(quotedRequest).value_or(std::string_view()), values);
        }
        return true;
    }

private:
    static std::string_view named(std::string_view message, std::string_view name) {
        const size_t found = message.find(name);
        if (found == std::string_view::npos)
            return {};
        const std::string_view value = message.substr(found + name.size());
        return value.substr(0, value.find(','));
    }

    TimeReader m_times;
};

} // namespace

std::unique_ptr<LineGrammar> makeWebAccessGrammar(const TimeRules& times) {
    return std::make_unique<WebAccessGrammar>(times);
}

std::unique_ptr<LineGrammar> makeApacheErrorGrammar(const TimeRules& times) {
    return std::make_unique<ApacheErrorGrammar>(times);
}

std::unique_ptr<LineGrammar> makeNginxErrorGrammar(const TimeRules& times) {
    return std::make_unique<NginxErrorGrammar>(times);
}

} // namespace logloupe
