// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/sources_command.h"

#include "models/domain/human_format.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace logloupe {

namespace {

bool isPeriodKnown(const SourceHealth& health) {
    return !health.range.isUnbounded() && !health.range.isEmpty();
}

double inSeconds(Duration duration) {
    return static_cast<double>(duration.count()) / 1e9;
}

QJsonObject healthJson(const SourceHealth& health, const std::vector<FieldDescription>& fields,
                       const std::optional<bool>& isSignedIn) {
    QJsonObject skew;
    for (const auto& [system, ahead] : health.clockSkew)
        skew.insert(system, inSeconds(ahead));
    QJsonArray names;
    for (const FieldDescription& field : fields)
        names.append(toText(field.field.name));
    QJsonObject object{
        {QStringLiteral("name"), health.name},
        {QStringLiteral("kind"), health.kind},
        {QStringLiteral("reachable"), health.reachable},
        {QStringLiteral("state"), health.state},
        {QStringLiteral("signed_in"), isSignedIn ? QJsonValue(*isSignedIn) : QJsonValue()},
        {QStringLiteral("retention_s"), health.retention ? QJsonValue(inSeconds(*health.retention)) : QJsonValue()},
        {QStringLiteral("fields"), names},
        {QStringLiteral("clock_skew_s"), skew}};
    if (health.events >= 0)
        object.insert(QStringLiteral("events"), health.events);
    if (isPeriodKnown(health)) {
        object.insert(QStringLiteral("from"), toIso8601(health.range.begin));
        object.insert(QStringLiteral("to"), toIso8601(health.range.end));
    }
    return object;
}

} // namespace

void SourcesCommand::start() {
    std::vector<EventSource*> sources = context().workspace.sources();
    for (EventSource* source : context().workspace.tailSources()) {
        if (std::find(sources.begin(), sources.end(), source) == sources.end())
            sources.push_back(source);
    }
    if (const QStringList wanted = context().line.values("source"); !wanted.isEmpty())
        std::erase_if(sources, [&wanted](const EventSource* source) { return !wanted.contains(source->name()); });
    m_answers.resize(sources.size());
    const QList<SourceHealth> unreadable = unreadableSources();
    for (const SourceHealth& health : unreadable)
        m_answers.push_back({health, {}});
    m_asked = sources.size();
    if (sources.empty())
        print();
    for (size_t i = 0; i < sources.size(); ++i)
        ask(*sources[i], i);
}

void SourcesCommand::ask(EventSource& source, size_t index) {
    const auto take = [this, index, &source](Answered<std::vector<FieldDescription>> answered) {
        // A platform knows how it is once it was asked something.
        m_answers[index].health = source.health();
        if (answered.value) {
            m_answers[index].fields = std::move(*answered.value);
        } else {
            console().fail(answered.value.error());
            if (m_failed++ == 0)
                m_failedCode = exitCodeOf(answered.value.error());
        }
        if (++m_answered == m_asked)
            print();
    };
    awaitAnswer<std::vector<FieldDescription>>(source.fields({}), this, take);
}

void SourcesCommand::print() {
    if (isFormat("json")) {
        QJsonArray array;
        for (const Answer& answer : m_answers)
            array.append(healthJson(answer.health, answer.fields, isSignedIn()));
        writeJson(QJsonDocument(array));
    } else {
        printTable();
    }
    console().flush();
    emit finished(m_failed == 0 ? exit_code::complete : m_failed < m_asked ? exit_code::partial : m_failedCode);
}

std::optional<bool> SourcesCommand::isSignedIn() const {
    const WorkspaceAccess& access = context().workspace.access();
    if (!access.needsSignIn())
        return {};
    return access.session()->state().step == SignInState::Step::SignedIn;
}

void SourcesCommand::printTable() {
    const auto signedIn = isSignedIn();
    const QString signedInText = !signedIn ? tr("not needed") : *signedIn ? tr("yes") : tr("no");
    TextTable table({tr("Source"), tr("Kind"), tr("State"), tr("Signed in"), QLatin1Char('>') + tr("Events"),
                     QLatin1Char('>') + tr("Fields"), tr("From"), tr("To"), tr("Clock skew")});
    for (const auto& [health, fields] : m_answers) {
        const auto moment = [this, isKnown = isPeriodKnown(health)](TimePoint point) {
            return isKnown ? dateClockText(point, context().zone(), context().now()) : QString();
        };
        QStringList skews;
        for (const auto& [system, ahead] : health.clockSkew)
            skews << system + QChar::Space + durationText(ahead);
        table.addRow({health.name, health.kind, health.state, signedInText,
                      health.events < 0 ? QString() : countText(health.events), countText(static_cast<qint64>(fields.size())),
                      moment(health.range.begin), moment(health.range.end), skews.join(QStringLiteral(", "))});
    }
    writeTable(table);
}

} // namespace logloupe
