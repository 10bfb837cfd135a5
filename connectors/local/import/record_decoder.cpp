// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/import/record_decoder.h"

#include "connectors/local/import/csv_decoder.h"
#include "connectors/local/import/json_decoder.h"
#include "connectors/local/import/line_decoder.h"
#include "connectors/local/import/otlp_decoder.h"

namespace logloupe {

bool RecordDecoder::startsRecord(std::string_view) {
    return true;
}

std::unique_ptr<RecordDecoder> makeDecoder(const ImportPlan& plan) {
    switch (plan.format) {
    case ImportFormat::Ndjson:
    case ImportFormat::JsonArray:
        return std::make_unique<JsonDecoder>(plan);
    case ImportFormat::Otlp:
        return std::make_unique<OtlpDecoder>(plan);
    case ImportFormat::Csv:
        return std::make_unique<CsvDecoder>(plan);
    case ImportFormat::Requests:
    case ImportFormat::Lines:
    case ImportFormat::Xes:
        break;
    }
    return std::make_unique<LineDecoder>(plan);
}

std::unique_ptr<LineGrammar> makeGrammar(const ImportPlan& plan) {
    if (plan.format == ImportFormat::Requests)
        return makeRequestGrammar(plan);
    switch (plan.lineFormat) {
    case LineFormat::Pattern:
        return makePatternGrammar(plan);
    case LineFormat::Syslog:
        return makeSyslogGrammar(plan.times);
    case LineFormat::WebAccess:
        return makeWebAccessGrammar(plan.times);
    case LineFormat::ApacheError:
        return makeApacheErrorGrammar(plan.times);
    case LineFormat::NginxError:
        return makeNginxErrorGrammar(plan.times);
    case LineFormat::Logfmt:
        return makeLogfmtGrammar(plan);
    case LineFormat::Paragraphs:
        return makeParagraphGrammar(plan.times);
    case LineFormat::TimeFirst:
        return makeTimeFirstGrammar(plan.times, plan.wordsBeforeTime);
    case LineFormat::Plain:
        break;
    }
    return makePlainGrammar(plan.times);
}

} // namespace logloupe
