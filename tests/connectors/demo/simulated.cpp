// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulated.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

namespace logloupe {

QJsonObject ReadSimulation::incident(const QString& kind, const QString& cause) const {
    const QJsonArray incidents = truth.value(QStringLiteral("incidents")).toArray();
    for (const auto& value : incidents) {
        const QJsonObject incident = value.toObject();
        if (incident.value(QStringLiteral("kind")).toString() == kind
            && incident.value(QStringLiteral("cause")).toString() == cause)
            return incident;
    }
    return {};
}

std::vector<const ReadRecord*> ReadSimulation::ofOrder(const QString& order) const {
    std::vector<const ReadRecord*> found;
    for (const ReadRecord& record : records) {
        if (record.order == order)
            found.push_back(&record);
    }
    return found;
}

ReadSimulation readSimulation(const SimulationSettings& settings) {
    ReadSimulation read;
    Simulation simulation(settings);
    while (const auto record = simulation.next()) {
        read.bytes += static_cast<qint64>(record->line.size()) + 1;
        const auto size = static_cast<qsizetype>(record->line.size());
        const QJsonDocument document = QJsonDocument::fromJson(QByteArray(record->line.data(), size));
        const QJsonObject object = document.object();
        const auto text = [&object](const char* name) { return object.value(QString::fromLatin1(name)).toString(); };
        ReadRecord& next = read.records.emplace_back();
        next.time = text("@timestamp");
        next.system = text("service.name");
        next.level = text("log.level");
        next.action = text("event.action");
        next.order = text("order.id");
        next.errorType = text("error.type");
        next.statusOld = text("order.status.old");
        next.statusNew = text("order.status.new");
        next.message = text("message");
        next.all = object;
        const QString told = QString::fromLatin1(record->system.data(), static_cast<qsizetype>(record->system.size()));
        if (object.isEmpty() || told != next.system || milliseconds(next.time) != record->time.millisecondsSinceEpoch())
            ++read.broken;
    }
    read.truth = QJsonDocument::fromJson(simulation.truth()).object();
    return read;
}

const ReadSimulation& demo() {
    static const ReadSimulation read = readSimulation({});
    return read;
}

qint64 milliseconds(const QString& time) {
    return QDateTime::fromString(time, Qt::ISODateWithMs).toMSecsSinceEpoch();
}

QString localTime(const QString& time) {
    const QDateTime local = QDateTime::fromString(time, Qt::ISODateWithMs).toOffsetFromUtc(3 * 3600);
    return QLocale::c().toString(local, QStringLiteral("ddd HH:mm:ss.zzz"));
}

} // namespace logloupe
