// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A source before a stand-in server, and what became of its runs.

#include "connectors/elastic/elastic_source.h"
#include "models/domain/human_format.h"
#include "tests/servers/elastic_stub.h"
#include "tests/servers/soon.h"

#include <QDateTime>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <memory>
#include <vector>

namespace logloupe {

/// Gives what it has; a replacement is made once for each token that was rejected.
class StageTokens final : public AccessTokens {
public:
    QByteArray token = "canary-first";
    int refreshes = 0;

    void request(QObject* context, TokenDone done) override {
        QTimer::singleShot(0, context, [token = token, done = std::move(done)] { done(token); });
    }
    void replace(const QByteArray& rejected, QObject* context, TokenDone done) override {
        if (rejected == token)
            token = "canary-second-" + QByteArray::number(++refreshes);
        request(context, std::move(done));
    }
};

/// So short that nothing has to be waited for.
inline ElasticPace quickPace() {
    using namespace std::chrono_literals;
    return {.answerWithin = 5s, .firstRetry = 5ms, .longestRetry = 20ms};
}

inline ElasticSettings settingsFor(const QUrl& address) {
    ElasticSettings settings;
    settings.name = QStringLiteral("shop");
    settings.address = address;
    settings.credentials = ElasticCredentials::None;
    settings.pageSize = 100;
    settings.pollEvery = std::chrono::milliseconds(20);
    return settings;
}

/// 2026-05-13T10:00:00Z
constexpr TimePoint stageBegin{1'778'666'400'000'000'000};

inline QString stamp(TimePoint time) {
    return toIso8601(time);
}

inline QJsonObject record(TimePoint time, const QString& message, const QJsonObject& more = {}) {
    QJsonObject source = more;
    source.insert(QStringLiteral("@timestamp"), stamp(time));
    source.insert(QStringLiteral("message"), message);
    return source;
}

/// What a run told, in the order in which it did.
class Heard : public QObject {
public:
    explicit Heard(std::unique_ptr<SearchRun> run)
        : m_run(std::move(run)) {
        connect(m_run.get(), &SearchRun::batchReady, this, [this](const EventBatch& batch) { take(batch); });
        connect(m_run.get(), &SearchRun::answerReady, this, [this](const Answer& given) { answer = given; });
        connect(m_run.get(), &SearchRun::noticed, this, [this](const TailNotice& notice) { notices.append(notice); });
        connect(m_run.get(), &SearchRun::finished, this, [this](const Outcome& end) {
            outcome = end;
            ++ends;
        });
    }

    [[nodiscard]] bool waitForEnd() {
        return soon([this] { return outcome.has_value(); });
    }
    [[nodiscard]] SearchRun& run() { return *m_run; }
    void drop() { m_run.reset(); }
    [[nodiscard]] QString reason() const {
        return outcome && !outcome->completeness.sources.isEmpty() ? outcome->completeness.sources.first().reason : QString();
    }
    [[nodiscard]] int count(TailNotice::Kind kind) const {
        return static_cast<int>(
            std::count_if(notices.begin(), notices.end(), [kind](const TailNotice& notice) { return notice.kind == kind; }));
    }
    [[nodiscard]] bool isDistinct() const { return QSet<QString>(messages.begin(), messages.end()).size() == messages.size(); }
    [[nodiscard]] bool isSorted(SortOrder order) const {
        return std::is_sorted(keys.begin(), keys.end(), [order](const auto& left, const auto& right) {
            return order == SortOrder::OldestFirst ? left < right : right < left;
        });
    }

    QStringList messages;
    std::vector<std::pair<TimePoint, quint64>> keys; ///< time and sequence of each event
    int largestBatch = 0;
    QList<TailNotice> notices;
    std::optional<Answer> answer;
    std::optional<Outcome> outcome;
    int ends = 0;

private:
    void take(const EventBatch& batch) {
        largestBatch = std::max(largestBatch, batch.size());
        for (int row = 0; row < batch.size(); ++row) {
            messages.append(toText(batch.text(Field::Message, row)));
            keys.emplace_back(batch.time(row), batch.sequence(row));
        }
    }

    std::unique_ptr<SearchRun> m_run;
};

struct ElasticStage {
    explicit ElasticStage(StubFlavor flavor = StubFlavor::OpenSearch2)
        : stub(flavor)
        , settings(settingsFor(stub.url())) {}

    [[nodiscard]] ElasticSource& source() {
        if (!m_source)
            m_source = std::make_unique<ElasticSource>(settings, NetworkSettings{}, &tokens, nullptr, pace);
        return *m_source;
    }
    [[nodiscard]] std::unique_ptr<Heard> search(const SearchRequest& request = {}) {
        return std::make_unique<Heard>(source().search(request));
    }
    /// `count` events, `together` of them in each millisecond, whose nanoseconds run against the order in which they are stored.
    void fill(int count, int together) {
        for (int i = 0; i < count; ++i) {
            const Duration fraction(500'000 - i % together);
            const TimePoint time = stageBegin + std::chrono::milliseconds(i / together) + fraction;
            stub.add(QString::number(i), record(time, QStringLiteral("event %1").arg(i)));
        }
    }
    void dropSource() { m_source.reset(); }

    ElasticStub stub;
    ElasticSettings settings;
    StageTokens tokens;
    ElasticPace pace = quickPace();

private:
    std::unique_ptr<ElasticSource> m_source;
};

} // namespace logloupe
