// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/picture_run.h"

#include "app/cli/sign_in_samples.h"
#include "app/window/workspace_pages.h"
#include "connectors/demo/simulation.h"

#include <QBuffer>
#include <QDir>
#include <QPixmap>
#include <QRegularExpression>
#include <QSvgGenerator>

namespace logloupe {

namespace {

constexpr int turnMilliseconds = 40;
constexpr int mostTailTurns = 75;
constexpr int quietTurns = 4; ///< nothing is loading for so long: the screen is what a person would see

QString fromView(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::optional<QSize> parseSize(const QString& text) {
    static const QRegularExpression form(QStringLiteral("^([0-9]{3,4})x([0-9]{3,4})$"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return {};
    return QSize(match.captured(1).toInt(), match.captured(2).toInt());
}

} // namespace

PictureRun::PictureRun(const CommandLine& line, Console& console, Preferences& preferences, Language& language)
    : m_line(line)
    , m_console(console)
    , m_window(preferences, language, false) {
    m_settle.setInterval(turnMilliseconds);
    connect(&m_settle, &QTimer::timeout, this, &PictureRun::draw);
    connect(&m_window, &MainWindow::openFailed, this, &PictureRun::fail);
}

PictureRun::~PictureRun() = default;

void PictureRun::start(const QString& workspace) {
    if (m_line.has("size")) {
        const auto size = parseSize(m_line.value("size"));
        if (!size) {
            fail({ErrorKind::Usage, tr("--size is width x height in pixels, such as 1600x900.")});
            return;
        }
        m_size = *size;
    }
    const bool isTour = QLatin1String(m_line.command->name) == QStringLiteral("tour");
    if (isTour && !m_line.has("out")) {
        fail({ErrorKind::Usage, tr("Name the folder for the pictures with --out DIR.")});
        return;
    }
    if (!isTour && !m_line.has("output") && m_console.isTerminal()) {
        fail({ErrorKind::Usage, tr("A picture does not go to a terminal. Name a file with -o FILE.")});
        return;
    }
    m_folder = m_line.value("out");
    if (isTour && !QDir().mkpath(m_folder)) {
        fail({ErrorKind::Storage, tr("The folder %1 cannot be made.").arg(m_folder)});
        return;
    }
    m_window.setAttribute(Qt::WA_DontShowOnScreen);
    m_window.resize(m_size);
    m_window.show();
    const QString order = m_line.arguments.value(0, fromView(featuredOrder));
    if (isTour) {
        m_screens = {
            {QStringLiteral("case"), tr("What happened to one order"), Location::toOrder(order)},
            {QStringLiteral("customer"), tr("A customer's orders"), Location::toCustomer(fromView(featuredCustomer))},
            {QStringLiteral("search"), tr("Search"),
             Location::toSearch(QStringLiteral("service.name:(mes-api OR crm-api) and not url.path:/health"))},
            {QStringLiteral("errors"), tr("Errors"), Location::toPage(Page::Errors)},
            {QStringLiteral("tail"), tr("Live tail"), Location::toPage(Page::Tail)},
            {QStringLiteral("sources"), tr("Sources"), Location::toPage(Page::Sources)},
            {QStringLiteral("settings"), tr("Settings"), Location::toPage(Page::Settings)},
            {QStringLiteral("signin"), tr("Sign-in in the browser"), {}, sampleWaiting()},
            {QStringLiteral("signin-no-role"), tr("An account without a role"), {}, sampleWithoutRole()},
        };
    } else {
        m_screens = {{QStringLiteral("case"), order, Location::toOrder(order)}};
    }
    m_window.openWorkspace(workspace, m_screens.first().location);
    m_at = 0;
    m_settle.start();
}

void PictureRun::next() {
    if (++m_at == m_screens.size()) {
        end();
        return;
    }
    m_quietTurns = 0;
    m_turns = 0;
    if (m_screens[m_at].signIn)
        m_window.showSignInSample(sampleOptions(), sampleCurrent(), *m_screens[m_at].signIn);
    else
        m_window.go(m_screens[m_at].location);
}

void PictureRun::draw() {
    if (Console::isInterrupted()) {
        m_settle.stop();
        emit finished(exit_code::interrupted);
        return;
    }
    const bool isReady =
        m_screens[m_at].signIn.has_value()
        || (m_window.workspace() != nullptr && m_window.location() == m_screens[m_at].location && !m_window.isBusy());
    m_quietTurns = isReady ? m_quietTurns + 1 : 0;
    // A live tail waits for ever where nothing comes.
    const bool waitsInVain = m_screens[m_at].location == Location::toPage(Page::Tail) && ++m_turns > mostTailTurns;
    if (m_quietTurns < quietTurns && !waitsInVain)
        return;
    if (!save(m_screens[m_at])) {
        fail({ErrorKind::Storage, tr("The picture cannot be written. Check the folder's rights and the room on the disk.")});
        return;
    }
    next();
}

bool PictureRun::save(const Screen& screen) {
    const bool isTour = QLatin1String(m_line.command->name) == QStringLiteral("tour");
    if (!isTour && m_line.format() == QStringLiteral("svg")) {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        QSvgGenerator generator;
        generator.setOutputDevice(&buffer);
        generator.setSize(m_window.size());
        generator.setViewBox(m_window.rect());
        generator.setTitle(screen.title);
        m_window.render(&generator);
        return saveBytes(bytes);
    }
    const QPixmap picture = m_window.grab();
    if (isTour) {
        m_console.writeLine(QDir(m_folder).filePath(screen.name + QStringLiteral(".png")));
        return picture.save(QDir(m_folder).filePath(screen.name + QStringLiteral(".png")));
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    return picture.save(&buffer, "PNG") && saveBytes(bytes);
}

bool PictureRun::saveBytes(const QByteArray& bytes) {
    if (m_line.has("output"))
        return writeWholeFile(m_line.value("output"), bytes).has_value();
    m_console.writeBinary(bytes);
    return true;
}

void PictureRun::end() {
    m_settle.stop();
    if (QLatin1String(m_line.command->name) == QStringLiteral("tour")) {
        QString html = QStringLiteral(
            "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>LogLoupe</title><style>body{font:15px/1.5 "
            "Inter,sans-serif;margin:32px auto;max-width:1200px;padding:0 16px}img{width:100%;border:1px solid "
            "#c9cfd8;border-radius:4px}</style></head><body>\n<h1>LogLoupe</h1>\n");
        for (const Screen& screen : std::as_const(m_screens))
            html +=
                QStringLiteral("<h2>%1</h2>\n<img src=\"%2.png\" alt=\"%1\">\n").arg(screen.title.toHtmlEscaped(), screen.name);
        html += QStringLiteral("</body></html>\n");
        const auto written = writeWholeFile(QDir(m_folder).filePath(QStringLiteral("index.html")), html.toUtf8());
        if (!written) {
            fail(written.error());
            return;
        }
    }
    if (const auto done = m_console.finish(); !done)
        fail(done.error());
    else
        emit finished(exit_code::complete);
}

void PictureRun::fail(const Error& error) {
    m_settle.stop();
    m_console.flush();
    m_console.fail(error);
    // The caller may not have connected yet when start() finds the first fault.
    QMetaObject::invokeMethod(
        this, [this, code = exitCodeOf(error)] { emit finished(code); }, Qt::QueuedConnection);
}

} // namespace logloupe
