// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/platform/platform_server.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTcpServer>
#include <QTest>

#include <cstdio>
#include <memory>

using namespace Qt::StringLiterals;

namespace logloupe {

namespace {

constexpr int missingExit = 3; // of ./dev platform up
constexpr int startSeconds = 240;
constexpr int stopSeconds = 40;
PlatformServer* running = nullptr;

quint16 freePort() {
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(0);
}

} // namespace

PlatformServer::PlatformServer(const QString& name)
    : m_name(name)
    , m_port(freePort()) {
    QByteArray said;
    const int status = script({u"up"_s, name, u"--port"_s, QString::number(m_port), u"--no-install"_s}, startSeconds, &said);
    m_isMissing = status == missingExit;
    if (status == 0)
        m_issuer = QString::fromUtf8(said.trimmed());
}

PlatformServer::~PlatformServer() {
    QByteArray said;
    if (!m_isMissing)
        script({u"down"_s, m_name, u"--port"_s, QString::number(m_port)}, stopSeconds, &said);
}

int PlatformServer::script(const QStringList& arguments, int seconds, QByteArray* said) {
    QProcess process;
    process.start(qEnvironmentVariable("LOGLOUPE_SOURCE_DIR") + u"/dev"_s, QStringList{u"platform"_s} + arguments);
    if (!process.waitForFinished(seconds * 1000)) {
        m_reason = u"./dev platform %1 did not end within %2 s"_s.arg(arguments.join(u' ')).arg(seconds);
        process.kill();
        process.waitForFinished();
        return -1;
    }
    *said = process.readAllStandardOutput();
    m_reason = QString::fromUtf8(process.readAllStandardError()).trimmed();
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}

PlatformServer& theServer() {
    return *running;
}

int runWithPlatform(const QString& name, TestMaker make, int count, char** arguments) {
    const QCoreApplication application(count, arguments);
    PlatformServer server(name);
    if (server.issuer().isEmpty()) {
        std::fprintf(stderr, "%s\n", qPrintable(server.reason()));
        return server.isMissing() ? skippedExit : 1;
    }
    running = &server;
    const std::unique_ptr<QObject> test(make());
    return QTest::qExec(test.get(), count, arguments);
}

} // namespace logloupe
