// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// One question on its way through a GuardedSource: hears the run of the source behind, passes on what the rights let through. Deletes itself when it is over.

#include "connectors/api/search_run.h"
#include "models/domain/profile.h"

#include <QObject>

#include <memory>
#include <optional>

namespace logloupe {

class GuardedRun : public QObject {
    Q_OBJECT
public:
    /// The rights of the moment it was asked: those the query was narrowed to.
    GuardedRun(std::unique_ptr<SearchRun> inner, RunWriter writer, const AccessRights& rights,
               const std::optional<FieldRef>& by, const QString& source, QObject* parent);

    /// Whether everything it may have sent is allowed by these rights too.
    [[nodiscard]] bool fits(const AccessRights& rights) const;
    void end(const Error& error);

private:
    void passBatch(const EventBatch& batch);
    void passAnswer(const Answer& answer);
    void passProgress(Progress progress);
    void passNotice(const TailNotice& notice);
    void passOutcome(Outcome outcome);
    void stop();

    std::unique_ptr<SearchRun> m_inner;
    RunWriter m_writer;
    AccessRights m_rights;
    std::optional<FieldRef> m_by;
    QString m_source;
    qint64 m_hiddenEvents = 0;
    bool m_hidesCounts = false; ///< rows of a table or values of a list
    bool m_over = false;
};

} // namespace logloupe
