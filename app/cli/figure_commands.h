// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// histogram, heatmap, top, durations, variants: figures over many events.

#include "app/cli/command.h"
#include "app/engine/await.h"

namespace logloupe {

/// histogram and heatmap: counts by time, and by a field.
class CountCommand : public Command {
    Q_OBJECT
public:
    enum class Shape : quint8 { Histogram, Heatmap };

    CountCommand(const CommandContext& context, Shape shape)
        : Command(context)
        , m_shape(shape) {}
    void start() override;

private:
    [[nodiscard]] Result<CountRequest> makeRequest();
    [[nodiscard]] CountTable withMaskedRows(CountTable counts) const;
    void print(const CountTable& counts);
    void printTable(const CountTable& counts);
    void printCsv(const CountTable& counts);

    Shape m_shape;
    std::optional<FieldRef> m_by; ///< the field that splits the counts
};

class TopCommand : public Command {
    Q_OBJECT
public:
    using Command::Command;
    void start() override;

private:
    void print(const TopValues& top);
};

/// durations and variants: what the population says.
class ProcessCommand : public Command {
    Q_OBJECT
public:
    enum class Question : quint8 { Durations, Variants };

    ProcessCommand(const CommandContext& context, Question question)
        : Command(context)
        , m_question(question) {}
    void start() override;

private:
    void print(const StatusTransitions& transitions, const StatusProcess& process);
    void printDurations(const StatusTransitions& transitions, const StatusProcess& process);
    void printVariants(const StatusTransitions& transitions, const StatusProcess& process);

    Question m_question;
    std::optional<qint64> m_limit;
};

} // namespace logloupe
