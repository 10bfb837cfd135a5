// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A file that a command writes its result into: it appears when it is whole, and until then what was there stays. One thread.

#include "models/domain/result.h"

#include <QByteArray>
#include <QFileDevice>

#include <memory>

namespace logloupe {

class OutputFile {
public:
    /// A device or a pipe is written at once, without waiting for the whole. Errors: Storage.
    [[nodiscard]] static Result<std::unique_ptr<OutputFile>> open(const QString& path);

    /// False when the disk takes no more; commit() then tells why.
    bool write(const QByteArray& bytes);
    /// Puts the file in its place. Without this call nothing is changed.
    [[nodiscard]] Result<void> commit();
    [[nodiscard]] QString path() const { return m_device->fileName(); }

private:
    explicit OutputFile(std::unique_ptr<QFileDevice> device)
        : m_device(std::move(device)) {}

    std::unique_ptr<QFileDevice> m_device;
    QString m_problem;
};

/// The whole file at once.
[[nodiscard]] Result<void> writeWholeFile(const QString& path, const QByteArray& bytes);

} // namespace logloupe
