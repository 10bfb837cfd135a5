// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// What the cases of the relying party are played on: the stage of a sign-in, a platform that keeps data, and an ear for what the program says.

#include "connectors/net/bearer_client.h"
#include "tests/connectors/auth/sign_in_stage.h"
#include "tests/servers/data_server.h"
#include "tests/servers/soon.h"

#include <QTest>

#include <array>

namespace logloupe {

using Step = SignInState::Step;
using Faults = QList<ProviderFault>;

/// Keeps what is written to the log while it lives.
class Listening {
public:
    Listening()
        : m_before(qInstallMessageHandler(keep)) {
        said.clear();
    }
    ~Listening() { qInstallMessageHandler(m_before); }
    Q_DISABLE_COPY_MOVE(Listening)

    /// A code or a token in what was said so far.
    [[nodiscard]] static bool hasHeard(const QList<QByteArray>& secrets) {
        return std::any_of(secrets.cbegin(), secrets.cend(), [](const QByteArray& secret) { return said.contains(secret); });
    }

private:
    static void keep(QtMsgType, const QMessageLogContext&, const QString& words) { said += words.toUtf8() + '\n'; }
    static inline QByteArray said;
    QtMessageHandler m_before;
};

/// The stage, and a platform that keeps data.
struct Play : SignInStage {
    Listening listening;
    DataServer data;
    DataServer elsewhere;
    HttpClient http{NetworkSettings{}};
    std::unique_ptr<BearerClient> client;

    explicit Play(const Faults& faults = {}) {
        for (const ProviderFault fault : faults)
            provider.turnOn(fault);
        provider.otherOrigin = elsewhere.url(QStringLiteral("/"));
        client = std::make_unique<BearerClient>(http, *session);
    }

    /// The way through the browser to wherever it leads.
    Step goThrough() {
        session->signInWithBrowser();
        const auto isUnderWay = [this] {
            return step() == Step::Discovering || step() == Step::Checking || step() == Step::WaitingBrowser;
        };
        const bool isWaiting = soon([this] { return step() == Step::WaitingBrowser || step() == Step::Failed; });
        if (!isWaiting || step() == Step::Failed)
            return step();
        comeBack();
        const bool isOver = soon([this, isUnderWay] { return browser.isDone() && !isUnderWay(); });
        return isOver ? step() : Step::WaitingBrowser;
    }

    /// Asks the platform for data; the status it answered, 0 where no request left.
    int askForData() {
        std::optional<Result<HttpResponse>> answer;
        HttpRequest request;
        request.url = data.url();
        const auto exchange = client->send(request, [&answer](const Result<HttpResponse>& response) { answer = response; });
        if (!soon([&answer] { return answer.has_value(); }))
            return -1;
        return *answer ? (*answer)->status : 0;
    }

    Step look() {
        const auto isAnswered = std::make_shared<bool>(false);
        const auto once =
            QObject::connect(session.get(), &SignInSession::stateChanged, &caller, [isAnswered] { *isAnswered = true; });
        session->lookAgain();
        const bool isOver = soon([isAnswered] { return *isAnswered; });
        QObject::disconnect(once);
        return isOver ? step() : Step::Checking;
    }

    [[nodiscard]] bool isSoon(Step wanted) const {
        return soon([this, wanted] { return step() == wanted; });
    }
    [[nodiscard]] QString detail() const { return session->state().error ? session->state().error->detail : QString(); }
};

/// What can stand where an endpoint's answer should be, for the rows of a test.
struct NamedSpoil {
    const char* name;
    Spoil spoil;
};

inline constexpr std::array spoils{
    NamedSpoil{"HTML with 200", Spoil::Html},
    NamedSpoil{"an error with 200", Spoil::ErrorWith200},
    NamedSpoil{"a huge answer", Spoil::Huge},
    NamedSpoil{"a redirect across origins", Spoil::RedirectElsewhere},
    NamedSpoil{"500", Spoil::Status500},
    NamedSpoil{"503", Spoil::Status503},
    NamedSpoil{"nothing", Spoil::Empty},
    NamedSpoil{"half a JSON", Spoil::NotJson},
    NamedSpoil{"a key two times", Spoil::DuplicateKeys},
    NamedSpoil{"no UTF-8", Spoil::NotUtf8},
};

} // namespace logloupe
