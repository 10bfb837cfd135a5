// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The real program with --profile: what it says of files, ids and addresses, and what a profile that needs no sign-in does. Signing in is tried in tests/app/tst_profile_run.

#include "tests/cli/program.h"

#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

class TestCliProfile : public QObject {
    Q_OBJECT

private:
    Sandbox m_box;

private slots:
    void initTestCase() {
        m_box.write(u"open.json"_s,
                    QByteArray("{'id':'open','title':'Open','sources':[{'name':'here','kind':'local'}]}").replace('\'', '"'));
        m_box.write(u"mixed.json"_s,
                    QByteArray("{'id':'mixed','title':'Mixed','sign_in':{'issuer':'http://127.0.0.1:9','client_id':'a'},"
                               "'sources':[{'name':'logs','kind':'opensearch','address':'https://logs.example.com'}]}")
                        .replace('\'', '"'));
        m_box.write(u"broken.json"_s,
                    QByteArray("{'id':'a b','title':'A','sources':[{'name':'here','kind':'local'}]}").replace('\'', '"'));
        m_box.write(u"cut.json"_s, "{\n\"id\": ");
        m_box.write(u"events.ndjson"_s,
                    "{\"@timestamp\":\"2026-05-01T10:00:00Z\",\"service.name\":\"shop\",\"order.id\":\"A-1\"}\n");
    }

    void answers_data() {
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("err");
        const auto row = [](const char* words, int code, const QString& err) {
            QTest::newRow(words) << QString::fromLatin1(words) << code << err;
        };
        row("--profile broken.json search", 2, u"/id: found “a b”. Allowed: letters, digits, “-” and “_”, at most 64."_s);
        row("--profile cut.json search", 2, u"The file is no JSON from line "_s);
        row("--profile none.json search", 2, u"There is no profile “none.json”, neither as a file nor by this name."_s);
        row("--profile http://profiles.example.com/p.json search", 2, u"A profile is fetched from an https address"_s);
        row("--profile open.json sign-in", 2, u"“Open” needs no sign-in."_s);
        row("--profile open.json case A-1 --format png -o a.png", 2, u"This version draws no pictures with a profile."_s);
        row("--profile mixed.json whoami", 4, u"Run: logloupe --profile mixed sign-in"_s);
        row("--profile mixed.json search", 4, u"“Mixed” asks you to sign in first."_s);
        row("--profile mixed.json sign-out", 0, u"Signed out of “Mixed”."_s);
        row("--profile mixed.json sign-in --device", 1, QString());
        row("whoami", 2, u"Name the profile with --profile. None is kept on this computer yet."_s);
        row("--profile", 2, u"--profile needs a value: FILE|ID|URL."_s);
        row("whoami now", 2, u"one word too many"_s);
    }
    void answers() {
        QFETCH(QString, words);
        QFETCH(int, code);
        QFETCH(QString, err);
        QProcess process;
        m_box.prepare(process, words.split(u' '));
        // No keyring of whoever runs the tests.
        QProcessEnvironment environment = process.processEnvironment();
        environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path="_s + m_box.path(u"no-bus"_s));
        process.setProcessEnvironment(environment);
        process.start();
        QVERIFY(process.waitForFinished(60000));
        const QString told = QString::fromUtf8(process.readAllStandardError());
        QVERIFY2(process.exitCode() == code && told.contains(err), qPrintable(told));
        QCOMPARE(process.readAllStandardOutput(), QByteArray());
    }

    void aProfileWithoutSignInReadsItsOwnStore() {
        QCOMPARE(m_box.run("--profile open.json import events.ndjson").code, 0);
        const Ran found = m_box.run("--profile open.json search --format ndjson");
        QVERIFY2(found.code == 0 && found.lines().size() == 1, found.told().constData());
        const Ran sources = m_box.run("--profile open.json sources --format json");
        QVERIFY(sources.array().at(0).toObject().value(u"signed_in"_s).isNull());
        const Ran again = m_box.run("--profile open.json --workspace other search");
        QVERIFY2(again.code == 0, again.told().constData());
    }
};

QTEST_GUILESS_MAIN(TestCliProfile)
#include "tst_cli_profile.moc"
