// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo_window.h"

#include "connectors/demo/simulation.h"

#include <QTest>

namespace logloupe {

void useTemporaryHome() {
    static const QTemporaryDir home;
    for (const char* name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        qputenv(name, home.path().toLocal8Bit());
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, home.path());
}

DemoWindow::DemoWindow(const QSize& size, const QString& code, bool keepState)
    : window((language.use(code), preferences), language, keepState) {
    if (!keepState)
        window.resize(size);
    window.show();
}

bool DemoWindow::open() {
    window.openWorkspace(QString::fromLatin1(demoWorkspaceName));
    return QTest::qWaitFor([this] { return window.workspace() != nullptr && !window.isBusy(); }, 60'000) && settle();
}

bool DemoWindow::show(const Location& location) {
    window.go(location);
    return settle();
}

bool DemoWindow::settle() {
    // Nothing on its way for a few turns: answers ask new questions.
    int quiet = 0;
    return QTest::qWaitFor(
        [this, &quiet] {
            const bool busy = window.isBusy() && window.location() != Location::toPage(Page::Tail);
            quiet = busy ? 0 : quiet + 1;
            return quiet > 6;
        },
        20'000);
}

QList<std::pair<QByteArray, Location>> everyPage() {
    const auto text = [](std::string_view view) { return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size())); };
    return {{"case", Location::toOrder(text(featuredOrder))},
            {"customer", Location::toCustomer(text(featuredCustomer))},
            {"search", Location::toSearch(QStringLiteral("service.name:mes-api"))},
            {"errors", Location::toPage(Page::Errors)},
            {"tail", Location::toPage(Page::Tail)},
            {"sources", Location::toPage(Page::Sources)},
            {"settings", Location::toPage(Page::Settings)},
            {"orders", Location::toPage(Page::Orders)}};
}

} // namespace logloupe
