// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/endpoints.h"

#include "models/query/tree.h"

#include <QRegularExpression>

#include <algorithm>
#include <map>
#include <numeric>

namespace logloupe {

namespace {

constexpr std::string_view anyPart = "*";
constexpr std::string_view restRow = "\xE2\x80\xA6";
constexpr auto digitsOfAnId = 3;

bool isDigit(char character) {
    return character >= '0' && character <= '9';
}

bool isId(std::string_view part) {
    const auto digits = std::count_if(part.begin(), part.end(), isDigit);
    return digits >= digitsOfAnId || (digits > 0 && static_cast<size_t>(digits) == part.size())
           || part.find('@') != std::string_view::npos;
}

void addRow(CountTable& table, const std::string& name, const std::vector<quint64>& counts) {
    table.rows.push_back(name);
    table.counts.insert(table.counts.end(), counts.begin(), counts.end());
}

} // namespace

std::string endpointOf(std::string_view path) {
    const size_t question = path.find('?');
    std::string_view rest = path.substr(0, question);
    std::string endpoint;
    while (true) {
        const size_t slash = rest.find('/');
        const std::string_view part = rest.substr(0, slash);
        endpoint += isId(part) ? anyPart : part;
        if (slash == std::string_view::npos)
            break;
        endpoint += '/';
        rest.remove_prefix(slash + 1);
    }
    if (question != std::string_view::npos) {
        endpoint += '?';
        endpoint += anyPart;
    }
    return endpoint;
}

Query endpointQuery(const QString& endpoint) {
    // A plain value of a path is found within longer ones too.
    QString pattern = QRegularExpression::escape(endpoint);
    pattern.replace(QStringLiteral("\\?\\*"), QStringLiteral("\\?.*"));
    pattern.replace(QStringLiteral("\\*"), QStringLiteral("[^/?]*[\\d@][^/?]*"));
    // What QRegularExpression escapes beyond need is hard to read.
    pattern.replace(QStringLiteral("\\/"), QStringLiteral("/"));
    pattern.replace(QStringLiteral("\\-"), QStringLiteral("-"));
    pattern.replace(QStringLiteral("\\_"), QStringLiteral("_"));
    return Query(makeQueryNode(MatchRegex{
        .field = FieldRef::of(Field::UrlPath), .pattern = QLatin1Char('^') + pattern + QLatin1Char('$'), .ignoreCase = false}));
}

CountTable byEndpoint(const CountTable& paths, int rowLimit) {
    const auto width = static_cast<size_t>(paths.columns);
    std::map<std::string, std::vector<quint64>> endpoints;
    std::vector<quint64> rest;
    const auto sum = [width](std::vector<quint64>& sums, const auto& counts) {
        sums.resize(width);
        std::transform(sums.begin(), sums.end(), counts, sums.begin(), std::plus<>());
    };
    for (size_t row = 0; row < paths.rows.size(); ++row) {
        const auto counts = paths.counts.begin() + static_cast<std::ptrdiff_t>(row * width);
        sum(paths.rows[row] == restRow ? rest : endpoints[endpointOf(paths.rows[row])], counts);
    }
    std::vector<std::pair<quint64, const std::string*>> order;
    for (const auto& [name, counts] : endpoints)
        order.emplace_back(std::accumulate(counts.begin(), counts.end(), quint64{0}), &name);
    std::stable_sort(order.begin(), order.end(), [](const auto& left, const auto& right) { return left.first > right.first; });

    CountTable result{paths.start, paths.step, paths.columns, {}, {}};
    for (const auto& [total, name] : order) {
        if (name->empty() || static_cast<int>(result.rows.size()) < rowLimit)
            addRow(result, *name, endpoints.at(*name));
        else
            sum(rest, endpoints.at(*name).begin());
    }
    if (!rest.empty())
        addRow(result, std::string(restRow), rest);
    return result;
}

} // namespace logloupe
