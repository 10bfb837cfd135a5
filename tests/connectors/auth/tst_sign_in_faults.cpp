// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A network that misbehaves before each endpoint of the sign-in, one at a time: how it ends, that nothing leaves for it, and that the next attempt works.

#include "connectors/net/bearer_client.h"
#include "tests/connectors/auth/sign_in_stage.h"
#include "tests/servers/data_server.h"
#include "tests/servers/fault_proxy.h"

#include <QTest>

#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(logloupe::Fault)
Q_DECLARE_METATYPE(logloupe::ProviderEndpoint)

namespace logloupe {

using Step = SignInState::Step;

namespace {

struct EndpointRow {
    const char* name;
    ProviderEndpoint endpoint;
};

constexpr std::array endpoints{
    EndpointRow{"discovery", ProviderEndpoint::Discovery},        EndpointRow{"keys", ProviderEndpoint::Keys},
    EndpointRow{"token for a code", ProviderEndpoint::Token},     EndpointRow{"token by refresh", ProviderEndpoint::Refresh},
    EndpointRow{"user info", ProviderEndpoint::UserInfo},         EndpointRow{"device authorization", ProviderEndpoint::Device},
    EndpointRow{"device polling", ProviderEndpoint::DeviceToken}, EndpointRow{"revocation", ProviderEndpoint::Revocation},
    EndpointRow{"end of session", ProviderEndpoint::EndSession}};

struct FaultRow {
    const char* name;
    Fault fault;
    qint64 limit; ///< FaultProxy::setLimit()
};

constexpr std::array faults{FaultRow{"latency beyond the limit", Fault::Latency, 0},
                            FaultRow{"reset before the answer", Fault::Reset, 0},
                            FaultRow{"reset in the answer", Fault::Reset, -1},
                            FaultRow{"drip", Fault::Drip, 0},
                            FaultRow{"drip that stops", Fault::DripThatStops, -1},
                            FaultRow{"truncated in the head", Fault::Truncate, 20},
                            FaultRow{"truncated by one byte", Fault::Truncate, -1},
                            FaultRow{"half close", Fault::HalfClose, 0},
                            FaultRow{"silence", Fault::Silence, 0},
                            FaultRow{"wrong certificate", Fault::WrongCertificate, 0},
                            FaultRow{"captive portal", Fault::CaptivePortal, 0}};

const TestAuthority& authority() {
    static const TestAuthority made;
    return made;
}

/// Where the metadata name it.
ProviderEndpoint addressed(ProviderEndpoint endpoint) {
    return endpoint == ProviderEndpoint::Refresh || endpoint == ProviderEndpoint::DeviceToken ? ProviderEndpoint::Token
                                                                                              : endpoint;
}

/// The stage with a proxy before one endpoint, in TLS where a certificate is to be wrong, and a platform that keeps logs.
class FaultyStage {
public:
    FaultyStage(ProviderEndpoint endpoint, const FaultRow& row)
        : m_row(row)
        , m_proxy(stage.provider.port()) {
        const bool isTls = row.fault == Fault::WrongCertificate;
        if (isTls)
            m_proxy.speakTls(serverTls(authority().issue(u"127.0.0.1"_s)));
        m_proxy.setDelay(60s);
        m_proxy.setLimit(row.limit);
        stage.provider.standBehind(addressed(endpoint),
                                   u"%1://127.0.0.1:%2"_s.arg(isTls ? u"https"_s : u"http"_s).arg(m_proxy.port()));
        // What a provider that rotates makes of an answer that was lost has a test of its own.
        stage.provider.turnOn(ProviderFault::RefreshNotRotated);
        if (endpoint == ProviderEndpoint::UserInfo)
            stage.provider.turnOn(ProviderFault::RolesInUserInfoOnly);
        stage.settings = stage.provider.settings();
        stage.settings.network.extraAuthorities = {authority().certificate()};
        stage.session = stage.makeSession();
    }

    void spoil() {
        closeConnections();
        m_proxy.setFault(m_row.fault);
        m_connectionsBefore = m_proxy.connections();
        m_isSpoiled = true;
    }
    void mend() {
        m_proxy.setFault(Fault::None);
        m_isSpoiled = false;
        closeConnections();
    }
    /// Where the fault is that nothing comes, time passes until it is given up.
    [[nodiscard]] bool waitThrough(const std::function<bool()>& condition) {
        // Not before it is met: what is only slow until then would be given up instead.
        if (isSilent())
            (void)waitUntil([&] { return condition() || m_proxy.connections() > m_connectionsBefore; });
        constexpr int rounds = 4;
        for (int i = 0; i < rounds && isSilent() && !condition(); ++i) {
            settle();
            if (!condition())
                stage.clock.move(31);
        }
        return waitUntil(condition);
    }
    [[nodiscard]] bool waitThrough(Step step) {
        return waitThrough([this, step] { return stage.step() == step; });
    }
    /// Asks the platform for logs, as everything in the program does; what went wrong.
    [[nodiscard]] std::optional<Error> askForData() {
        std::optional<Result<HttpResponse>> answer;
        HttpClient http({});
        BearerClient client(http, *stage.session);
        const auto exchange =
            client.send({.url = data.url()}, [&answer](const Result<HttpResponse>& response) { answer = response; });
        if (!waitThrough([&answer] { return answer.has_value(); }))
            return Error{ErrorKind::Usage, u"no answer came"_s};
        return *answer ? std::nullopt : std::optional(answer->error());
    }
    [[nodiscard]] ErrorKind expected() const {
        return m_row.fault == Fault::WrongCertificate ? ErrorKind::Tls : ErrorKind::Network;
    }
    [[nodiscard]] bool isGood() const { return m_row.fault == Fault::Drip; }
    [[nodiscard]] bool isPortal() const { return m_row.fault == Fault::CaptivePortal; }
    /// What was said to somebody whom nobody vouches for.
    [[nodiscard]] const QByteArray& saidToStranger() const { return m_proxy.said(); }
    [[nodiscard]] int proxied() const { return m_proxy.connections(); }

    SignInStage stage;
    DataServer data;

private:
    /// Seen by the program too: a request sent on one that it takes for open would meet its end and not the fault.
    void closeConnections() {
        m_proxy.closeConnections();
        settle();
    }
    [[nodiscard]] bool isSilent() const {
        if (!m_isSpoiled)
            return false; // what is only slow is not to be given up
        return m_row.fault == Fault::Latency || m_row.fault == Fault::HalfClose || m_row.fault == Fault::DripThatStops
               || m_row.fault == Fault::Silence;
    }

    FaultRow m_row;
    bool m_isSpoiled = false;
    int m_connectionsBefore = 0;
    FaultProxy m_proxy;
};

} // namespace

class SignInFaultsTest : public QObject {
    Q_OBJECT

private:
    /// Begun, up to where the endpoint would be asked next.
    static void approach(FaultyStage& faulty, ProviderEndpoint endpoint) {
        switch (endpoint) {
        case ProviderEndpoint::Keys:
        case ProviderEndpoint::Token:
        case ProviderEndpoint::UserInfo:
            QVERIFY(faulty.stage.begin());
            break;
        case ProviderEndpoint::DeviceToken:
            faulty.stage.session->signInWithDevice();
            QVERIFY(faulty.stage.waitFor(Step::WaitingDevice));
            break;
        case ProviderEndpoint::Refresh:
        case ProviderEndpoint::Revocation:
        case ProviderEndpoint::EndSession:
            QVERIFY(faulty.stage.signIn());
            break;
        default:
            break;
        }
    }
    static void go(FaultyStage& faulty, ProviderEndpoint endpoint) {
        switch (endpoint) {
        case ProviderEndpoint::Discovery:
            faulty.stage.session->signInWithBrowser();
            break;
        case ProviderEndpoint::Device:
            faulty.stage.session->signInWithDevice();
            break;
        case ProviderEndpoint::DeviceToken:
            faulty.stage.clock.move(1);
            break;
        case ProviderEndpoint::Refresh:
            faulty.stage.clock.move(faulty.stage.provider.accessTokenLifetime + 1);
            break;
        case ProviderEndpoint::Revocation:
        case ProviderEndpoint::EndSession:
            faulty.stage.session->signOut();
            break;
        default:
            faulty.stage.comeBack();
        }
    }

    /// An attempt that should not get anywhere.
    static void attemptFails(FaultyStage& faulty) {
        QVERIFY(faulty.waitThrough(Step::Failed));
        const std::optional<Error> error = faulty.stage.session->state().error;
        QVERIFY(error.has_value());
        QCOMPARE(error->kind, faulty.expected());
        QVERIFY(!error->message.isEmpty());
        QCOMPARE(faulty.stage.session->state().account, Account());
        QVERIFY(faulty.stage.kept().isEmpty());
        QVERIFY(faulty.askForData().has_value());
        QCOMPARE(faulty.data.requests(), 0);
    }
    /// What is under way without a person, and goes on trying.
    static void pollingGoesOn(FaultyStage& faulty) {
        if (faulty.expected() == ErrorKind::Tls) {
            attemptFails(faulty);
            return;
        }
        const int before = faulty.proxied();
        QVERIFY(faulty.waitThrough([&faulty, before] { return faulty.proxied() > before; }));
        settle();
        QCOMPARE(faulty.stage.step(), Step::WaitingDevice);
        QVERIFY(faulty.stage.kept().isEmpty());
        QVERIFY(faulty.askForData().has_value());
        QCOMPARE(faulty.data.requests(), 0);
    }
    static void sessionStandsWithoutToken(FaultyStage& faulty) {
        QVERIFY(faulty.waitThrough([&faulty] { return faulty.stage.session->state().providerUnreachable; }));
        QCOMPARE(faulty.stage.step(), Step::SignedIn); // B5
        QCOMPARE(faulty.stage.session->state().error->kind, faulty.expected());
        QVERIFY(!faulty.stage.session->state().error->message.isEmpty());
        QVERIFY(!faulty.stage.kept().isEmpty());
        QVERIFY(faulty.askForData().has_value());
        QCOMPARE(faulty.data.requests(), 0);
    }
    static void signOutIsDoneHere(FaultyStage& faulty, ProviderEndpoint endpoint) {
        QVERIFY(faulty.waitThrough(Step::SignedOut));
        const SignInState& state = faulty.stage.session->state();
        QVERIFY(faulty.stage.kept().isEmpty());
        QVERIFY(faulty.askForData().has_value());
        QCOMPARE(faulty.data.requests(), 0);
        if (endpoint == ProviderEndpoint::Revocation) {
            QVERIFY(state.error.has_value());
            QCOMPARE(state.error->kind, faulty.expected());
            QVERIFY(!state.error->message.isEmpty());
        } else if (!faulty.isPortal()) {    // whose page looks like a provider's own
            QVERIFY(!state.link.isEmpty()); // where the person can end the session
        }
    }
    static void ends(FaultyStage& faulty, ProviderEndpoint endpoint) {
        switch (endpoint) {
        case ProviderEndpoint::DeviceToken:
            pollingGoesOn(faulty);
            break;
        case ProviderEndpoint::Refresh:
            sessionStandsWithoutToken(faulty);
            break;
        case ProviderEndpoint::Revocation:
        case ProviderEndpoint::EndSession:
            signOutIsDoneHere(faulty, endpoint);
            break;
        default:
            attemptFails(faulty);
        }
    }

    /// What a person does then.
    static void nextAttemptWorks(FaultyStage& faulty, ProviderEndpoint endpoint) {
        SignInStage& stage = faulty.stage;
        if (endpoint == ProviderEndpoint::Device || stage.step() == Step::WaitingDevice
            || (endpoint == ProviderEndpoint::DeviceToken && stage.step() == Step::Failed)) {
            if (stage.step() != Step::WaitingDevice)
                stage.session->signInWithDevice();
            QVERIFY(stage.waitFor(Step::WaitingDevice));
            stage.provider.approveDevice();
            stage.clock.move(61);
            QVERIFY(stage.waitFor(Step::SignedIn));
        } else if (stage.step() != Step::SignedIn) {
            QVERIFY2(stage.signIn(), qPrintable(stage.session->state().error.value_or(Error{}).detail));
        }
        QVERIFY(!faulty.askForData());
        QCOMPARE(faulty.data.requests(), 1);
        QVERIFY(faulty.data.authorizations().first().startsWith("Bearer "));
        if (endpoint == ProviderEndpoint::Revocation || endpoint == ProviderEndpoint::EndSession) {
            stage.session->signOut();
            QVERIFY(stage.waitFor(Step::SignedOut));
            QVERIFY(!stage.session->state().error);
            QVERIFY(stage.session->state().link.isEmpty());
        }
    }

private slots:
    void A_B_eachFaultBeforeEachEndpoint_data() {
        QTest::addColumn<ProviderEndpoint>("endpoint");
        QTest::addColumn<int>("fault");
        for (const EndpointRow& endpoint : endpoints) {
            for (std::size_t i = 0; i < faults.size(); ++i)
                QTest::addRow("%s: %s", endpoint.name, faults.at(i).name) << endpoint.endpoint << static_cast<int>(i);
        }
    }
    void A_B_eachFaultBeforeEachEndpoint() {
        QFETCH(const ProviderEndpoint, endpoint);
        QFETCH(const int, fault);
        FaultyStage faulty(endpoint, faults.at(static_cast<std::size_t>(fault)));
        approach(faulty, endpoint);
        const int before = faulty.proxied();
        faulty.spoil();
        go(faulty, endpoint);
        if (!faulty.isGood()) {
            ends(faulty, endpoint);
            QVERIFY(faulty.proxied() > before); // it was met
            QCOMPARE(faulty.saidToStranger(), QByteArray());
            faulty.mend();
        }
        nextAttemptWorks(faulty, endpoint);
    }

    void B5_refreshTokenLostOnTheWay() {
        // The provider has used the old refresh token up and its answer never came: it will not be believed again.
        FaultyStage faulty(ProviderEndpoint::Refresh, {"", Fault::Truncate, -1});
        faulty.stage.provider.turnOff(ProviderFault::RefreshNotRotated);
        QVERIFY(faulty.stage.signIn());
        faulty.spoil();
        faulty.stage.session->lookAgain();
        EVENTUALLY(faulty.stage.session->state().providerUnreachable);
        QCOMPARE(faulty.stage.step(), Step::SignedIn);
        faulty.mend();
        faulty.stage.session->lookAgain();
        QVERIFY(faulty.stage.waitFor(Step::Locked));
        QCOMPARE(faulty.stage.session->state().error->kind, ErrorKind::Auth);
        QVERIFY(!faulty.stage.session->state().error->message.isEmpty());
        QVERIFY(faulty.askForData().has_value());
        QCOMPARE(faulty.data.requests(), 0);
        QVERIFY(faulty.stage.signIn());
        QVERIFY(!faulty.askForData());
    }

    void B9_certificateThatIsNotTrustedIsNamed() {
        FaultyStage faulty(ProviderEndpoint::Token, {"", Fault::WrongCertificate, 0});
        QVERIFY(faulty.stage.begin());
        faulty.spoil();
        faulty.stage.comeBack();
        QVERIFY(faulty.stage.waitFor(Step::Failed));
        const QString detail = faulty.stage.session->state().error->detail;
        for (const auto* const part : {"host: 127.0.0.1", "reason: ", "issuer: ", "SHA-256: "})
            QVERIFY2(detail.contains(QLatin1StringView(part)), qPrintable(detail));
        QCOMPARE(faulty.stage.provider.count(ProviderEndpoint::Token), 0);
    }
};

} // namespace logloupe

QTEST_GUILESS_MAIN(logloupe::SignInFaultsTest)
#include "tst_sign_in_faults.moc"
