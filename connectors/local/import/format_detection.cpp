// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/import/format_detection.h"

#include "connectors/local/import/json_decoder.h"
#include "connectors/local/import/key_values.h"
#include "connectors/local/import/line_grammar.h"
#include "connectors/local/import/text_lines.h"
#include "connectors/local/import/xes_decoder.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <map>

namespace logloupe {

namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("FormatDetection", text);
}

tl::unexpected<Error> refusal(const QString& sentence) {
    return failure({.kind = ErrorKind::Decode, .message = sentence});
}

std::string_view withoutLeading(std::string_view text, std::string_view characters) {
    const size_t begin = text.find_first_not_of(characters);
    return begin == std::string_view::npos ? std::string_view() : text.substr(begin);
}

/// Control characters are rare in text; a hole of zeros at the start of a log is passed over.
bool isBinary(std::string_view beginning) {
    const std::string_view text = withoutLeading(beginning, std::string_view("\0", 1));
    const auto controls = std::count_if(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != 0x1B && byte != '\b' && byte != '\f';
    });
    return text.empty() || static_cast<size_t>(controls) * 20 > text.size();
}

std::vector<std::string_view> wholeLines(std::string_view beginning) {
    constexpr size_t most = 500;
    std::vector<std::string_view> found;
    TextLines lines(beginning);
    while (const auto line = lines.next()) {
        const bool isCut = lines.begin() + line->size() == beginning.size() && !found.empty();
        if (found.size() == most || isCut)
            break;
        if (!isBlank(*line))
            found.push_back(*line);
    }
    return found;
}

std::optional<ImportFormat> jsonFormat(std::string_view beginning, const std::vector<std::string_view>& lines) {
    const std::string_view text = withoutLeading(beginning, std::string_view(" \t\r\n\0", 5));
    const bool isOtlp = text.substr(0, 4096).find("\"resourceLogs\"") != std::string_view::npos;
    if (text.starts_with('[')) {
        const std::string_view inner = withoutLeading(text.substr(1), " \t\r\n");
        if (inner.starts_with('{'))
            return isOtlp ? ImportFormat::Otlp : ImportFormat::JsonArray;
        return {};
    }
    const auto objects = std::count_if(lines.begin(), lines.end(), [](std::string_view line) {
        line = withoutLeading(line, " \t");
        return line.starts_with('{') && endOfJsonObject(line, 0).has_value();
    });
    if (!lines.empty() && static_cast<size_t>(objects) * 2 > lines.size())
        return isOtlp ? ImportFormat::Otlp : ImportFormat::Ndjson;
    if (!text.starts_with('{'))
        return {};
    const std::string_view inner = withoutLeading(text.substr(1), " \t\r\n");
    if (isOtlp)
        return ImportFormat::Otlp;
    return inner.starts_with('"') ? std::optional(ImportFormat::JsonArray) : std::nullopt;
}

struct LineScore {
    size_t records = 0; ///< lines the grammar takes
    size_t sure = 0;    ///< of them those that nothing simpler explains
};

/// A syslog line that a time-first reading would not explain as well.
bool isSureSyslog(std::string_view line, const RecordValues& values) {
    const bool systemTime = line.front() == '<' || line.front() > '9' || (line.size() > 10 && line[10] == 'T');
    if (!systemTime || values.text(Field::Service).empty())
        return false;
    const size_t host = line.find_first_not_of(' ', line.find(' ', line.front() > '9' ? 15 : 0));
    return host == std::string_view::npos || !parseSeverity(line.substr(host, line.find(' ', host) - host));
}

bool isSureLogfmt(std::string_view line) {
    const std::string_view firstWord = line.substr(0, line.find(' '));
    KeyValues pairs(line);
    int count = 0;
    while (count < 3 && pairs.next())
        ++count;
    return count == 3 && firstWord.find('=') != std::string_view::npos;
}

LineScore score(const ImportPlan& plan, const std::vector<std::string_view>& lines) {
    const auto grammar = makeGrammar(plan);
    RecordValues values;
    LineScore result;
    for (const std::string_view line : lines) {
        values.clear();
        if (!grammar->read(line, values))
            continue;
        ++result.records;
        const bool sure = plan.format == ImportFormat::Requests || plan.lineFormat == LineFormat::WebAccess
                          || plan.lineFormat == LineFormat::ApacheError || plan.lineFormat == LineFormat::NginxError
                          || plan.lineFormat == LineFormat::Paragraphs
                          || (plan.lineFormat == LineFormat::Syslog && isSureSyslog(line, values))
                          || (plan.lineFormat == LineFormat::Logfmt && isSureLogfmt(line));
        result.sure += sure ? 1 : 0;
    }
    return result;
}

/// How many words most lines have before their time.
int usualWordsBefore(const std::vector<std::string_view>& lines, const TimeRules& rules) {
    TimeReader times(rules);
    std::map<int, int> counts;
    for (const std::string_view line : lines) {
        if (const auto found = findTime(line, times))
            ++counts[found->wordsBefore];
    }
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& left, const auto& right) { return left.second < right.second; });
    return most == counts.end() ? -1 : most->first;
}

void findLineFormat(const std::vector<std::string_view>& lines, ImportPlan& plan) {
    ImportPlan timeFirst = plan;
    timeFirst.format = ImportFormat::Lines;
    timeFirst.lineFormat = LineFormat::TimeFirst;
    timeFirst.wordsBeforeTime = usualWordsBefore(lines, plan.times);
    const size_t timed = score(timeFirst, lines).records;
    ImportPlan best = timeFirst;
    size_t bestSure = 0;
    for (const auto& [format, lineFormat] : {std::pair(ImportFormat::Requests, LineFormat::TimeFirst),
                                             {ImportFormat::Lines, LineFormat::WebAccess},
                                             {ImportFormat::Lines, LineFormat::ApacheError},
                                             {ImportFormat::Lines, LineFormat::NginxError},
                                             {ImportFormat::Lines, LineFormat::Syslog},
                                             {ImportFormat::Lines, LineFormat::Logfmt},
                                             {ImportFormat::Lines, LineFormat::Paragraphs}}) {
        ImportPlan candidate = plan;
        candidate.format = format;
        candidate.lineFormat = lineFormat;
        const LineScore found = score(candidate, lines);
        // A known form wins when it explains most lines in which there is a time at all; of a block's two times it takes the first.
        const size_t share = lineFormat == LineFormat::Paragraphs ? 4 : 6;
        if (found.sure > bestSure && found.sure * 10 >= std::max(timed, found.records) * share) {
            bestSure = found.sure;
            best = candidate;
        }
    }
    plan = best;
    if (bestSure == 0 && timed == 0)
        plan.lineFormat = LineFormat::Plain;
}

bool isXml(std::string_view text) {
    return text.starts_with("<?xml") || text.starts_with("<log") || text.starts_with("<!--");
}

std::string systemName(const QString& fileName) {
    QString name = QFileInfo(fileName).fileName();
    return name.left(name.indexOf(QLatin1Char('.'), 1)).toStdString();
}

/// A name for the lanes of records that do not name their system.
void nameSystem(ImportPlan& plan, const QString& fileName) {
    const bool named = plan.mapping.sourceOf("service.name")
                       || std::any_of(plan.mapping.constants.begin(), plan.mapping.constants.end(),
                                      [](const MappedField& constant) { return constant.field == "service.name"; });
    const std::string name = systemName(fileName);
    if (!named && !name.empty() && fileName != QLatin1String("-"))
        plan.mapping.constants.push_back({"service.name", name});
}

Result<ImportPlan> planTable(std::string_view beginning, ImportPlan plan, const TableShape& table, bool isGiven) {
    plan.format = ImportFormat::Csv;
    plan.delimiter = table.delimiter;
    plan.columns = table.columns;
    if (isGiven)
        return plan;
    const ImportMapping proposed = proposeTableMapping(beginning, table, plan.times);
    plan.mapping.fields = proposed.fields;
    plan.mapping.delimiter = proposed.delimiter;
    if (plan.mapping.timeFormat.empty())
        plan.mapping.timeFormat = plan.times.pattern = proposed.timeFormat;
    if (!plan.mapping.process)
        plan.mapping.process = proposed.process;
    return plan;
}

Result<ImportPlan> planGivenTable(std::string_view beginning, ImportPlan plan, const QString& fileName) {
    const auto table = findTable(beginning, plan.mapping.delimiter);
    if (!table)
        return refusal(translated(QT_TRANSLATE_NOOP("FormatDetection", "%1 has no header line with the names of its columns."))
                           .arg(fileName));
    for (const auto& [field, column] : plan.mapping.fields) {
        if (std::find(table->columns.begin(), table->columns.end(), column) == table->columns.end())
            return failure(
                {.kind = ErrorKind::Usage,
                 .message = translated(QT_TRANSLATE_NOOP("FormatDetection",
                                                         "The mapping takes %1 from the column “%2”, which %3 does not have."))
                                .arg(QString::fromStdString(field), QString::fromStdString(column), fileName)});
    }
    const bool isMapped = !plan.mapping.fields.empty();
    return planTable(beginning, std::move(plan), *table, isMapped);
}

} // namespace

Result<ImportPlan> planImport(std::string_view beginning, const std::optional<ImportMapping>& mapping,
                              const DetectionContext& context) {
    ImportPlan plan;
    plan.mapping = mapping.value_or(ImportMapping());
    plan.source = QFileInfo(context.fileName).fileName();
    plan.times = {
        .zone = plan.mapping.zoneOr(context.zone), .pattern = plan.mapping.timeFormat, .reference = context.reference};
    const QString name = plan.source;
    if (beginning.empty())
        return refusal(translated(QT_TRANSLATE_NOOP("FormatDetection", "%1 is empty.")).arg(name));
    if (isBinary(beginning))
        return refusal(translated(QT_TRANSLATE_NOOP("FormatDetection",
                                                    "%1 is no text. Logs are read as text, plain or packed with gzip or zstd."))
                           .arg(name));

    const auto lines = wholeLines(beginning);
    const std::string_view text = withoutLeading(beginning, std::string_view(" \t\r\n\0", 5));
    const bool givenLines =
        plan.mapping.format == ImportFormat::Lines || plan.mapping.lineFormat || !plan.mapping.linePattern.isEmpty();
    if (!plan.mapping.linePattern.isEmpty()) {
        plan.format = ImportFormat::Lines;
        plan.lineFormat = LineFormat::Pattern;
    } else if (plan.mapping.format == ImportFormat::Csv) {
        auto table = planGivenTable(beginning, std::move(plan), name);
        if (!table)
            return table;
        plan = std::move(*table);
    } else if (plan.mapping.lineFormat) {
        plan.format = ImportFormat::Lines;
        plan.lineFormat = *plan.mapping.lineFormat;
        plan.wordsBeforeTime = usualWordsBefore(lines, plan.times);
    } else if (plan.mapping.format && !givenLines) {
        plan.format = *plan.mapping.format;
    } else if (const auto json = givenLines ? std::nullopt : jsonFormat(beginning, lines)) {
        plan.format = *json;
    } else if (!givenLines && isXml(text)) {
        if (text.find("<log") == std::string_view::npos)
            return refusal(translated(QT_TRANSLATE_NOOP("FormatDetection", "%1 is XML, but no XES log.")).arg(name));
        plan.format = ImportFormat::Xes;
        if (plan.mapping.fields.empty()) {
            plan.mapping.fields = defaultXesMapping().fields;
            plan.mapping.process = plan.mapping.process ? plan.mapping.process : defaultXesMapping().process;
        }
    } else if (const auto table = givenLines ? std::nullopt : findTable(beginning, plan.mapping.delimiter)) {
        auto planned =
            plan.mapping.fields.empty() ? planTable(beginning, plan, *table, false) : planGivenTable(beginning, plan, name);
        if (!planned)
            return planned;
        plan = std::move(*planned);
    } else {
        findLineFormat(lines, plan);
    }
    nameSystem(plan, context.fileName);
    plan.mapping.format = plan.format;
    if (plan.format == ImportFormat::Lines)
        plan.mapping.lineFormat = plan.lineFormat;
    return plan;
}

bool lacksTime(const ImportPlan& plan) {
    return plan.format == ImportFormat::Csv && !plan.mapping.sourceOf("@timestamp")
           && std::find(plan.columns.begin(), plan.columns.end(), "@timestamp") == plan.columns.end()
           && std::none_of(plan.mapping.constants.begin(), plan.mapping.constants.end(),
                           [](const MappedField& constant) { return constant.field == "@timestamp"; });
}

} // namespace logloupe
