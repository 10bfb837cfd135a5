// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/engine/workspace_settings.h"

#include "connectors/demo/simulation.h"
#include "models/domain/human_format.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QStandardPaths>
#include <QTimeZone>

namespace logloupe {

namespace {

constexpr int newestVersion = 1;

QString translated(const char* text) {
    return QCoreApplication::translate("WorkspaceSettings", text);
}

Error wrongKey(const QString& key) {
    return {ErrorKind::Storage,
            translated(QT_TRANSLATE_NOOP("WorkspaceSettings", "The workspace's settings are damaged at “%1”. Mend "
                                                              "workspace.json, or take it away to start with plain settings."))
                .arg(key)};
}

QJsonValue processJson(const StatusProcess& process) {
    if (process == StatusProcess::standard())
        return QStringLiteral("standard");
    if (process.isDiscovered())
        return QStringLiteral("discovered");
    QJsonArray statuses;
    for (const OrderStatus& status : process.statuses()) {
        QJsonObject one{{QStringLiteral("code"), toText(status.code)}};
        if (status.limit)
            one.insert(QStringLiteral("limit_s"), static_cast<double>(status.limit->count()) / 1e9);
        if (status.isFinal)
            one.insert(QStringLiteral("final"), true);
        statuses.append(one);
    }
    return statuses;
}

std::optional<StatusProcess> parseProcess(const QJsonValue& value) {
    if (value.isUndefined() || value == QJsonValue(QStringLiteral("standard")))
        return StatusProcess::standard();
    if (value == QJsonValue(QStringLiteral("discovered")))
        return StatusProcess({}, true);
    if (!value.isArray())
        return {};
    std::vector<OrderStatus> statuses;
    const QJsonArray entries = value.toArray();
    for (const auto& entry : entries) {
        const QJsonObject one = entry.toObject();
        OrderStatus status{one.value(QStringLiteral("code")).toString().toStdString()};
        if (status.code.empty())
            return {};
        if (const QJsonValue limit = one.value(QStringLiteral("limit_s"));
            limit.isDouble() && limit.toDouble() > 0 && limit.toDouble() < 9e9)
            status.limit = Duration(static_cast<qint64>(limit.toDouble() * 1e9));
        status.isFinal = one.value(QStringLiteral("final")).toBool();
        statuses.push_back(std::move(status));
    }
    return StatusProcess(std::move(statuses));
}

} // namespace

WorkspaceSettings WorkspaceSettings::demo() {
    WorkspaceSettings settings;
    settings.title = QStringLiteral("Demo");
    settings.frozenNow = demoNow();
    settings.zone = QByteArrayLiteral("Europe/Moscow");
    settings.demoSeed = SimulationSettings{}.seed;
    return settings;
}

Result<WorkspaceSettings> WorkspaceSettings::parse(const QByteArray& json) {
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return failure(wrongKey(QStringLiteral("{")));
    const QJsonObject object = document.object();
    if (object.value(QStringLiteral("version")).toInt(0) > newestVersion) {
        return failure({ErrorKind::Storage,
                        translated(QT_TRANSLATE_NOOP(
                            "WorkspaceSettings", "This workspace was made by a newer LogLoupe. Update LogLoupe to open it."))});
    }
    WorkspaceSettings settings;
    settings.title = object.value(QStringLiteral("title")).toString();
    settings.zone = object.value(QStringLiteral("zone")).toString().toUtf8();
    if (!settings.zone.isEmpty() && !QTimeZone(settings.zone).isValid())
        return failure(wrongKey(QStringLiteral("zone")));
    if (const QJsonValue now = object.value(QStringLiteral("now")); !now.isUndefined()) {
        settings.frozenNow = parseIso8601(now.toString().toStdString(), QTimeZone::utc());
        if (!settings.frozenNow)
            return failure(wrongKey(QStringLiteral("now")));
    }
    const auto process = parseProcess(object.value(QStringLiteral("process")));
    if (!process)
        return failure(wrongKey(QStringLiteral("process")));
    settings.process = *process;
    if (const QJsonValue seed = object.value(QStringLiteral("demo_seed")); seed.isDouble())
        settings.demoSeed = static_cast<quint64>(seed.toInteger());
    settings.profile = object.value(QStringLiteral("profile")).toString();
    return settings;
}

QByteArray WorkspaceSettings::toJson() const {
    QJsonObject object{{QStringLiteral("version"), newestVersion}, {QStringLiteral("process"), processJson(process)}};
    if (!title.isEmpty())
        object.insert(QStringLiteral("title"), title);
    if (!zone.isEmpty())
        object.insert(QStringLiteral("zone"), QString::fromUtf8(zone));
    if (frozenNow)
        object.insert(QStringLiteral("now"), toIso8601(*frozenNow));
    if (demoSeed)
        object.insert(QStringLiteral("demo_seed"), static_cast<qint64>(*demoSeed));
    if (!profile.isEmpty())
        object.insert(QStringLiteral("profile"), profile);
    return QJsonDocument(object).toJson();
}

Result<WorkspaceSettings> WorkspaceSettings::load(const QString& folder) {
    QFile file(QDir(folder).filePath(QStringLiteral("workspace.json")));
    if (!file.exists())
        return WorkspaceSettings{};
    if (!file.open(QIODevice::ReadOnly)) {
        return failure({ErrorKind::Storage,
                        translated(QT_TRANSLATE_NOOP(
                            "WorkspaceSettings", "The workspace's settings cannot be read. Check the rights of its folder.")),
                        file.errorString()});
    }
    return parse(file.readAll());
}

Result<void> WorkspaceSettings::save(const QString& folder) const {
    QSaveFile file(QDir(folder).filePath(QStringLiteral("workspace.json")));
    if (!file.open(QIODevice::WriteOnly) || file.write(toJson()) < 0 || !file.commit()) {
        return failure(
            {ErrorKind::Storage,
             translated(QT_TRANSLATE_NOOP(
                 "WorkspaceSettings",
                 "The workspace's settings cannot be written. Check the rights of its folder and the room on the disk.")),
             file.errorString()});
    }
    return {};
}

QString workspaceFolder(const QString& nameOrFolder) {
    if (nameOrFolder.contains(QLatin1Char('/')) || nameOrFolder == QStringLiteral(".") || nameOrFolder == QStringLiteral(".."))
        return QDir(nameOrFolder).absolutePath();
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/workspaces/") + nameOrFolder;
}

} // namespace logloupe
