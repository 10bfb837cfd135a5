// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/changes_before.h"

#include "models/domain/human_format.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <set>

namespace logloupe {

namespace {

std::vector<const EventRef*> byTime(std::span<const EventRef> events) {
    std::vector<const EventRef*> sorted;
    sorted.reserve(events.size());
    for (const EventRef& event : events)
        sorted.push_back(&event);
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const EventRef* left, const EventRef* right) { return left->time() < right->time(); });
    return sorted;
}

struct Versions {
    std::set<std::string, std::less<>> known;
    std::string newest;
};

} // namespace

std::vector<Change> releases(std::span<const EventRef> events) {
    std::vector<Change> changes;
    std::map<std::string, Versions, std::less<>> systems;
    for (const EventRef* event : byTime(events)) {
        const std::string_view version = event->text(Field::ServiceVersion);
        if (version.empty())
            continue;
        Versions& versions = systems[std::string(event->text(Field::Service))];
        if (versions.known.contains(version))
            continue;
        if (!versions.known.empty())
            changes.push_back({ChangeKind::Release, event->time(), std::string(event->text(Field::Service)), versions.newest,
                               std::string(version)});
        versions.known.emplace(version);
        versions.newest = version;
    }
    return changes;
}

std::vector<Change> releases(const std::string& system, const CountTable& countsByVersion) {
    struct First {
        int column;
        std::string version;
    };
    std::vector<First> firsts;
    for (int row = 0; row < static_cast<int>(countsByVersion.rows.size()); ++row) {
        const std::string& version = countsByVersion.rows[static_cast<size_t>(row)];
        for (int column = 0; column < countsByVersion.columns && !version.empty(); ++column) {
            if (countsByVersion.at(row, column) > 0) {
                firsts.push_back({column, version});
                break;
            }
        }
    }
    std::sort(firsts.begin(), firsts.end(), [](const First& left, const First& right) {
        return left.column != right.column ? left.column < right.column : left.version < right.version;
    });
    std::vector<Change> changes;
    for (size_t i = 1; i < firsts.size(); ++i)
        changes.push_back({ChangeKind::Release, countsByVersion.bin(firsts[i].column).begin, system, firsts[i - 1].version,
                           firsts[i].version});
    return changes;
}

std::vector<Change> changesBefore(std::span<const EventRef> events, TimeRange range) {
    std::vector<Change> changes = releases(events);
    std::erase_if(changes, [&](const Change& change) { return !range.contains(change.time); });
    std::set<std::string, std::less<>> knownErrors;
    for (const EventRef* event : byTime(events)) {
        if (event->severity() < Severity::Error || event->time() >= range.end)
            continue;
        const std::string_view type = event->text(Field::ErrorType);
        if (!knownErrors.emplace(type).second || event->time() < range.begin)
            continue;
        changes.push_back(
            {ChangeKind::FirstError, event->time(), std::string(event->text(Field::Service)), {}, std::string(type)});
    }
    std::stable_sort(changes.begin(), changes.end(),
                     [](const Change& left, const Change& right) { return left.time < right.time; });
    return changes;
}

QString changeText(const Change& change) {
    if (change.kind == ChangeKind::FirstError) {
        if (change.after.empty())
            return QCoreApplication::translate("Changes", "first error");
        return QCoreApplication::translate("Changes", "first error: %1").arg(toText(change.after));
    }
    if (change.before.empty())
        return QCoreApplication::translate("Changes", "release %1 %2").arg(toText(change.system), toText(change.after));
    return QCoreApplication::translate("Changes", "release %1 %2 → %3")
        .arg(toText(change.system), toText(change.before), toText(change.after));
}

} // namespace logloupe
