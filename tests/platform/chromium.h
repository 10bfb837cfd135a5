// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A real browser without a window, driven by chromedriver (W3C WebDriver).

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>
#include <QUrl>

namespace logloupe {

class Chromium {
public:
    /// Both programs are on this computer.
    [[nodiscard]] static bool isInstalled();

    Chromium();
    /// Ends the browser and its driver.
    ~Chromium();
    Q_DISABLE_COPY_MOVE(Chromium)

    /// Starts; false where that did not work, and said() tells.
    [[nodiscard]] bool start();
    [[nodiscard]] QString said() const { return m_said; }

    [[nodiscard]] bool open(const QUrl& url);
    /// Into the element that a CSS selector finds.
    [[nodiscard]] bool type(const QString& selector, const QString& text);
    [[nodiscard]] bool click(const QString& selector);
    [[nodiscard]] QString text(const QString& selector);
    [[nodiscard]] QUrl address();

private:
    /// The answer's "value"; undefined for an error.
    QJsonValue call(const QByteArray& method, const QString& path, const QJsonObject& json = {});
    [[nodiscard]] QString element(const QString& selector);

    QProcess m_driver;
    QTemporaryDir m_home;
    QString m_base;
    QString m_session;
    QString m_said;
};

} // namespace logloupe
