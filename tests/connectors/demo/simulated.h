// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The demo's records, read back by Qt's own JSON reader, so that the simulator is not checked by its own means.

#include "connectors/demo/simulation.h"

#include <QJsonObject>

#include <vector>

namespace logloupe {

struct ReadRecord {
    QString time;
    QString system;
    QString level;
    QString action;
    QString order;
    QString errorType;
    QString statusOld;
    QString statusNew;
    QString message;
    QJsonObject all;
};

struct ReadSimulation {
    std::vector<ReadRecord> records;
    qint64 bytes = 0;
    int broken = 0; ///< lines that are no JSON object or that the simulator describes otherwise than they read
    QJsonObject truth;

    [[nodiscard]] QJsonObject incident(const QString& kind, const QString& cause = {}) const;
    [[nodiscard]] std::vector<const ReadRecord*> ofOrder(const QString& order) const;
};

[[nodiscard]] ReadSimulation readSimulation(const SimulationSettings& settings);
/// The demo itself, read once.
[[nodiscard]] const ReadSimulation& demo();

/// Milliseconds since 1970 of 2026-05-11T07:31:52.904Z.
[[nodiscard]] qint64 milliseconds(const QString& time);
/// "Mon 10:31:52.904" in Moscow.
[[nodiscard]] QString localTime(const QString& time);

} // namespace logloupe
