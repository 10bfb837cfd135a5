// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/command_facts.h"

#include <QCoreApplication>

#include <array>

namespace logloupe {

namespace {

const std::array<OptionFacts, 12> global{{
    {"workspace", 'w', "NAME|DIR", QT_TRANSLATE_NOOP("CommandLine", "which workspace; default: the last one used, else demo")},
    {"profile", '\0', "FILE|ID|URL",
     QT_TRANSLATE_NOOP("CommandLine",
                       "which profile: a file, one that is kept here, or an https address; its sign-in and roles apply")},
    {"lang", '\0', "en|ru", QT_TRANSLATE_NOOP("CommandLine", "language of sentences")},
    {"zone", '\0', "Area/City", QT_TRANSLATE_NOOP("CommandLine", "time zone; default: the workspace's, else the system's")},
    {"theme", '\0', "light|dark|system", QT_TRANSLATE_NOOP("CommandLine", "colours of the window and of pictures")},
    {"from", '\0', "T", QT_TRANSLATE_NOOP("CommandLine", "only events from this time on: ISO 8601, -7d, -2h or now")},
    {"to", '\0', "T", QT_TRANSLATE_NOOP("CommandLine", "only events before this time")},
    {"format", 'f', "FORMAT", QT_TRANSLATE_NOOP("CommandLine", "how results are printed")},
    {"source", '\0', "NAME", QT_TRANSLATE_NOOP("CommandLine", "only this source; may be given several times"), true},
    {"quiet", 'q', "", QT_TRANSLATE_NOOP("CommandLine", "no progress")},
    {"help", 'h', "", QT_TRANSLATE_NOOP("CommandLine", "this text, or that of a command")},
    {"version", '\0', "", QT_TRANSLATE_NOOP("CommandLine", "the version")},
}};

const OptionFacts limitOption{"limit", 'n', "N", QT_TRANSLATE_NOOP("CommandLine", "at most so many; default: all")};
const OptionFacts fewOption{"limit", 'n', "N", QT_TRANSLATE_NOOP("CommandLine", "at most so many; default: 10")};
const OptionFacts stepFacts{"step", '\0', "1m|1h|1d", QT_TRANSLATE_NOOP("CommandLine", "length of a bin")};
const OptionFacts outFile{"output", 'o', "FILE", QT_TRANSLATE_NOOP("CommandLine", "the file to write")};

const std::vector<CommandFacts>& allCommands() {
    static const std::vector<CommandFacts> facts{
        {"case",
         "[ORDER]",
         QT_TRANSLATE_NOOP("CommandLine",
                           "what happened to an order, where it is now, and whether it is late; without an order: the demo's"),
         0,
         1,
         {{"size", '\0', "1600x900", QT_TRANSLATE_NOOP("CommandLine", "size of a picture")}, outFile},
         {QStringLiteral("text"), QStringLiteral("json"), QStringLiteral("html"), QStringLiteral("png"),
          QStringLiteral("svg")}},
        {"customer",
         "ID",
         QT_TRANSLATE_NOOP("CommandLine", "a customer's orders, each with its status and verdict"),
         1,
         1,
         {},
         {QStringLiteral("text"), QStringLiteral("json")}},
        {"search",
         "[QUERY]",
         QT_TRANSLATE_NOOP("CommandLine", "events that match"),
         0,
         -1,
         {{"sort", '\0', "time|-time", QT_TRANSLATE_NOOP("CommandLine", "oldest or newest first")}, limitOption},
         {QStringLiteral("table"), QStringLiteral("ndjson"), QStringLiteral("csv"), QStringLiteral("json")}},
        {"histogram",
         "[QUERY]",
         QT_TRANSLATE_NOOP("CommandLine", "counts over time"),
         0,
         -1,
         {stepFacts, {"by", '\0', "FIELD", QT_TRANSLATE_NOOP("CommandLine", "split by the values of a field")}},
         {QStringLiteral("text"), QStringLiteral("json"), QStringLiteral("csv")}},
        {"heatmap",
         "[QUERY]",
         QT_TRANSLATE_NOOP("CommandLine", "counts by the values of a field and time; errors without a query"),
         0,
         -1,
         {{"rows", '\0', "FIELD",
           QT_TRANSLATE_NOOP("CommandLine", "the field whose values are the rows; default: service.name")},
          stepFacts,
          outFile},
         {QStringLiteral("text"), QStringLiteral("json"), QStringLiteral("csv"), QStringLiteral("png")}},
        {"top",
         "FIELD [QUERY]",
         QT_TRANSLATE_NOOP("CommandLine", "the most frequent values of a field"),
         1,
         -1,
         {fewOption},
         {QStringLiteral("text"), QStringLiteral("json"), QStringLiteral("csv")}},
        {"durations",
         "",
         QT_TRANSLATE_NOOP("CommandLine", "time in each status over all orders"),
         0,
         0,
         {},
         {QStringLiteral("text"), QStringLiteral("json"), QStringLiteral("csv")}},
        {"variants",
         "",
         QT_TRANSLATE_NOOP("CommandLine", "the ways orders take through the statuses"),
         0,
         0,
         {limitOption},
         {QStringLiteral("text"), QStringLiteral("json"), QStringLiteral("csv")}},
        {"compare",
         "ORDER [ORDER]",
         QT_TRANSLATE_NOOP("CommandLine", "two orders step by step; with one, its nearest normal order is found"),
         1,
         2,
         {},
         {QStringLiteral("text"), QStringLiteral("json")}},
        {"tail",
         "[QUERY]",
         QT_TRANSLATE_NOOP("CommandLine", "events as they come"),
         0,
         -1,
         {limitOption},
         {QStringLiteral("table"), QStringLiteral("ndjson")}},
        {"import",
         "FILE…",
         QT_TRANSLATE_NOOP("CommandLine", "read log files into the workspace; - reads standard input"),
         1,
         -1,
         {{"mapping", 'm', "FILE", QT_TRANSLATE_NOOP("CommandLine", "how the file's fields become ours, as JSON")}},
         {QStringLiteral("text"), QStringLiteral("json")}},
        {"export",
         "[QUERY]",
         QT_TRANSLATE_NOOP("CommandLine", "write every match to a file, .ndjson or .csv, masked"),
         0,
         -1,
         {outFile},
         {}},
        {"simulate",
         "",
         QT_TRANSLATE_NOOP("CommandLine", "the company's systems, made up, as NDJSON"),
         0,
         0,
         {{"orders", '\0', "N", QT_TRANSLATE_NOOP("CommandLine", "how many orders")},
          {"seed", '\0', "S", QT_TRANSLATE_NOOP("CommandLine", "the same seed gives the same events")},
          {"out", '\0', "FILE", QT_TRANSLATE_NOOP("CommandLine", "the file to write; default: standard output")},
          {"to", '\0', "PROFILE", QT_TRANSLATE_NOOP("CommandLine", "send them to the platform of this profile")},
          {"truth", '\0', "FILE", QT_TRANSLATE_NOOP("CommandLine", "also write what was planted")},
          {"live", '\0', "", QT_TRANSLATE_NOOP("CommandLine", "go on as time passes, until stopped")},
          {"rate", '\0', "N", QT_TRANSLATE_NOOP("CommandLine", "events a second with --live")}},
         {}},
        {"sign-in",
         "",
         QT_TRANSLATE_NOOP("CommandLine", "sign in to a profile, in the browser or on another device"),
         0,
         0,
         {{"device", '\0', "", QT_TRANSLATE_NOOP("CommandLine", "show a code to type on another device, and open no browser")}},
         {QStringLiteral("text"), QStringLiteral("json")}},
        {"sign-out", "", QT_TRANSLATE_NOOP("CommandLine", "end the sign-in, here and with the provider"), 0, 0, {}, {}},
        {"whoami",
         "",
         QT_TRANSLATE_NOOP("CommandLine", "who is signed in, with which roles, and what they allow"),
         0,
         0,
         {},
         {QStringLiteral("text"), QStringLiteral("json")}},
        {"sources",
         "",
         QT_TRANSLATE_NOOP("CommandLine", "every source: reachable, signed in, events, period, clock skew"),
         0,
         0,
         {{"rebuild", '\0', "",
           QT_TRANSLATE_NOOP("CommandLine", "make the list of the workspace's contents anew from its events")}},
         {QStringLiteral("text"), QStringLiteral("json")}},
        {"tour",
         "",
         QT_TRANSLATE_NOOP("CommandLine", "one picture per screen, and index.html"),
         0,
         0,
         {{"out", '\0', "DIR", QT_TRANSLATE_NOOP("CommandLine", "the folder to write")},
          {"size", '\0', "1600x900", QT_TRANSLATE_NOOP("CommandLine", "size of a picture")},
          {"scale", '\0', "1|2", QT_TRANSLATE_NOOP("CommandLine", "pixels per logical pixel")}},
         {}},
    };
    return facts;
}

} // namespace

std::span<const CommandFacts> commands() {
    return allCommands();
}

std::span<const OptionFacts> globalOptions() {
    return global;
}

QStringList commandNames() {
    QStringList names;
    for (const CommandFacts& command : allCommands())
        names << QLatin1String(command.name);
    return names;
}

} // namespace logloupe
