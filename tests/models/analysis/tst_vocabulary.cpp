// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/action.h"
#include "models/analysis/actor.h"
#include "models/analysis/status_words.h"
#include "models/domain/status_process.h"

#include <QTest>

using namespace logloupe;
using namespace Qt::StringLiterals;

class TestAnalysisVocabulary : public QObject {
    Q_OBJECT

private slots:
    void readsActions_data() {
        QTest::addColumn<QByteArray>("action");
        QTest::addColumn<ActionKind>("kind");
        QTest::newRow("as the product says") << QByteArray("order status changed") << ActionKind::StatusChanged;
        QTest::newRow("short") << QByteArray("status changed") << ActionKind::StatusChanged;
        QTest::newRow("constant") << QByteArray("ORDER_STATUS_CHANGED") << ActionKind::StatusChanged;
        QTest::newRow("dotted") << QByteArray("order.status.changed") << ActionKind::StatusChanged;
        QTest::newRow("3D") << QByteArray("3D model uploaded") << ActionKind::ModelUploaded;
        QTest::newRow("apostrophe") << QByteArray("seller's confirmation") << ActionKind::SellerConfirmed;
        QTest::newRow("hyphens") << QByteArray("message dead-lettered") << ActionKind::MessageDeadLettered;
        QTest::newRow("spaces around") << QByteArray("  sign-in  ") << ActionKind::SignIn;
        QTest::newRow("unknown") << QByteArray("housekeeping") << ActionKind::Other;
        QTest::newRow("a known word inside") << QByteArray("not order created") << ActionKind::Other;
        QTest::newRow("empty") << QByteArray() << ActionKind::Other;
        QTest::newRow("very long") << QByteArray(1 << 20, 'x') << ActionKind::Other;
        QTest::newRow("not UTF-8") << QByteArray("\xff\xfe order created") << ActionKind::Other;
    }

    void readsActions() {
        QFETCH(const QByteArray, action);
        QFETCH(const ActionKind, kind);
        QCOMPARE(actionKind(action.toStdString()), kind);
    }

    void leavesUnknownActionsAsLogged() {
        QCOMPARE(actionText("health checked"), u"health checked"_s);
        QCOMPARE(actionText("ORDER_CREATED"), u"order created"_s);
    }

    void tellsRoles_data() {
        QTest::addColumn<QString>("id");
        QTest::addColumn<ActorRole>("role");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("by");
        QTest::newRow("seller") << u"seller 4"_s << ActorRole::Seller << u"seller 4"_s << u"by seller 4"_s;
        QTest::newRow("operator with a hyphen")
            << u"operator-17"_s << ActorRole::Operator << u"operator 17"_s << u"by operator 17"_s;
        QTest::newRow("no separator") << u"OPERATOR17"_s << ActorRole::Operator << u"operator 17"_s << u"by operator 17"_s;
        QTest::newRow("a name behind the role")
            << u"seller.petrova"_s << ActorRole::Seller << u"seller.petrova"_s << u"by seller.petrova"_s;
        QTest::newRow("customer") << u"C-20817"_s << ActorRole::Customer << u"C-20817"_s << u"by the customer"_s;
        QTest::newRow("partner") << u"b2b-03"_s << ActorRole::B2bClient << u"b2b-03"_s << u"by b2b-03"_s;
        QTest::newRow("a system") << u"crm-api"_s << ActorRole::System << u"crm-api"_s << u"by crm-api"_s;
        QTest::newRow("a word that begins like a role")
            << u"sellerman"_s << ActorRole::Unknown << u"sellerman"_s << u"by sellerman"_s;
        QTest::newRow("nobody") << u""_s << ActorRole::Unknown << u""_s << u"by "_s;
        QTest::newRow("place mark") << u"%1"_s << ActorRole::Unknown << u"%1"_s << u"by %1"_s;
    }

    void tellsRoles() {
        QFETCH(const QString, id);
        QFETCH(const ActorRole, role);
        QFETCH(const QString, name);
        QFETCH(const QString, by);
        QCOMPARE(actorRole(id.toStdString()), role);
        QCOMPARE(actorText(id.toStdString()), name);
        QCOMPARE(actorText(id.toStdString(), ActorForm::By), by);
    }

    void hasWordsForEveryDefaultStatus() {
        for (const OrderStatus& status : StatusProcess::standard().statuses()) {
            QVERIFY2(statusWords(status.code) != QString::fromStdString(status.code), status.code.c_str());
            QVERIFY2(orderPhase(status.code) != OrderPhase::Unknown, status.code.c_str());
        }
        QCOMPARE(statusWords("ENGRAVING"), u"ENGRAVING"_s);
    }
};

QTEST_GUILESS_MAIN(TestAnalysisVocabulary)
#include "tst_vocabulary.moc"
