// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Speaks a translations/*.ts file without compiling it, so that a test can read what a Russian reader reads.

#include <QHash>
#include <QString>
#include <QStringList>
#include <QTranslator>

namespace logloupe::testing {

class TsTranslator : public QTranslator {
public:
    /// `room` and `language` as in translations/<room>_<language>.ts.
    TsTranslator(const QString& room, const QString& language);

    [[nodiscard]] bool isEmpty() const override { return m_forms.isEmpty(); }
    [[nodiscard]] QString translate(const char* context, const char* source, const char* disambiguation,
                                    int count) const override;
    /// Source texts asked for and not found since the last call.
    [[nodiscard]] QStringList takeMissing();
    [[nodiscard]] bool knows(const QString& context) const { return m_contexts.contains(context); }

private:
    QHash<QString, QStringList> m_forms;
    QStringList m_contexts;
    bool m_isRussian;
    mutable QStringList m_missing;
};

} // namespace logloupe::testing
