// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// sources: what events come from, and how it is.

#include "app/cli/command.h"
#include "app/engine/await.h"

namespace logloupe {

class SourcesCommand : public Command {
    Q_OBJECT
public:
    using Command::Command;
    void start() override;

private:
    struct Answer {
        SourceHealth health;
        std::vector<FieldDescription> fields;
    };

    void ask(EventSource& source, size_t index);
    void print();
    void printTable();
    /// Nothing where no sign-in is needed.
    [[nodiscard]] std::optional<bool> isSignedIn() const;

    std::vector<Answer> m_answers; ///< in the order of the sources
    size_t m_asked = 0;
    size_t m_answered = 0;
    size_t m_failed = 0;
    int m_failedCode = 0; ///< of the first one that failed
};

} // namespace logloupe
