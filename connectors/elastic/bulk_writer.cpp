// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/elastic/bulk_writer.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <list>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace logloupe {

namespace {

constexpr qsizetype batchBytes = qsizetype(4) << 20;
constexpr size_t batchRecords = 4000;
constexpr qsizetype shownReasons = 5;
constexpr int idBytes = 16;
constexpr std::chrono::minutes answerWithin{3}; ///< a request may make more than a hundred indices

constexpr int created = 201;
constexpr int ok = 200;
constexpr int forbidden = 403;
constexpr int notFound = 404;
constexpr int conflict = 409;
constexpr int tooLarge = 413;
constexpr int tooManyRequests = 429;
constexpr int firstServerError = 500;

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Elastic)
};

/// Pairs of lines as _bulk takes them: what is to be done, and the record.
struct Batch {
    QByteArray body;
    std::vector<qsizetype> begins;
    int attempts = 0;         ///< that stored nothing, in a row
    bool mayBeStored = false; ///< an answer got lost

    [[nodiscard]] size_t size() const { return begins.size(); }
    [[nodiscard]] bool isFull() const { return body.size() >= batchBytes || size() >= batchRecords; }
    [[nodiscard]] QByteArrayView pair(size_t index) const {
        const qsizetype end = index + 1 < size() ? begins[index + 1] : body.size();
        return QByteArrayView(body).sliced(begins[index], end - begins[index]);
    }
    void append(QByteArrayView pair) {
        begins.push_back(body.size());
        body.append(pair);
    }
    [[nodiscard]] Batch part(size_t begin, size_t end) const {
        Batch taken{.body = {}, .begins = {}, .attempts = attempts, .mayBeStored = mayBeStored};
        for (size_t index = begin; index < end; ++index)
            taken.append(pair(index));
        return taken;
    }
};

struct Item {
    int status = 0;
    QJsonObject error = {};
};

/// One per record that was sent, in its order.
Result<std::vector<Item>> readItems(const QByteArray& body, size_t expected) {
    std::vector<Item> items;
    const QJsonArray answers = QJsonDocument::fromJson(body).object().value("items"_L1).toArray();
    for (const auto& answer : answers) {
        const QJsonObject wrapped = answer.toObject();
        const QJsonObject action = wrapped.isEmpty() ? wrapped : wrapped.constBegin().value().toObject();
        items.push_back({.status = action.value("status"_L1).toInt(), .error = action.value("error"_L1).toObject()});
    }
    const bool areWhole = std::all_of(items.begin(), items.end(), [](const Item& item) { return item.status > 0; });
    if (items.size() != expected || !areWhole)
        return failure({ErrorKind::Decode, Tr::tr("The platform's answer does not tell what it stored. Is the address right?"),
                        u"%1 of %2 items"_s.arg(items.size()).arg(expected)});
    return items;
}

/// An item's refusal as the answer it would be to a request of its own.
Error itemError(const Item& item) {
    const QJsonObject body{{u"error"_s, item.error}, {u"status"_s, item.status}};
    HttpResponse response;
    response.status = item.status;
    response.headers = {{"Content-Type", "application/json"}};
    response.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return replyError(response, {});
}

bool isWorthAnotherAttempt(int status) {
    return status == tooManyRequests || status >= firstServerError;
}

QByteArray recordId(std::string_view record, qint64 number) {
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(QByteArrayView(record.data(), static_cast<qsizetype>(record.size())));
    hash.addData(QByteArray::number(number));
    return hash.result().left(idBytes).toHex();
}

} // namespace

QByteArray dailyIndex(const QString& prefix, std::string_view system, TimePoint time) {
    using namespace std::chrono;
    const sys_days day = floor<days>(sys_time<nanoseconds>(nanoseconds(time.nanoseconds)));
    const year_month_day date(day);
    QByteArray name = prefix.toUtf8() + '-';
    for (const char letter : system) {
        const char lower = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
        const bool fits =
            (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9') || lower == '-' || lower == '_' || lower == '.';
        name += fits ? lower : '-';
    }
    if (system.empty())
        name += "unknown";
    return name
           + QStringLiteral("-%1.%2.%3")
                 .arg(static_cast<int>(date.year()), 4, 10, QLatin1Char('0'))
                 .arg(static_cast<unsigned>(date.month()), 2, 10, QLatin1Char('0'))
                 .arg(static_cast<unsigned>(date.day()), 2, 10, QLatin1Char('0'))
                 .toLatin1();
}

struct BulkWriter::Parts {
    /// A batch on its way, over all its attempts.
    struct Flight {
        Batch batch;
        std::unique_ptr<HttpExchange> exchange = {};
        QTimer pause;
    };
    using Place = std::list<Flight>::iterator;

    Parts(BulkWriter& writer, ElasticClient& elastic, QString prefix, const ElasticPace& bulkPace)
        : self(writer)
        , client(elastic)
        , indexPrefix(std::move(prefix))
        , pace(bulkPace) {}

    [[nodiscard]] bool hasRoom() const { return flights.size() < static_cast<size_t>(client.settings().maxParallel); }

    void append(std::string_view record, std::string_view system, TimePoint time) {
        const QByteArray id = recordId(record, number++);
        current.begins.push_back(current.body.size());
        current.body += R"({"create":{"_index":")" + dailyIndex(indexPrefix, system, time) + R"(","_id":")" + id + "\"}}\n";
        if (record.find(R"("event.id":)") == std::string_view::npos && record.starts_with('{')) {
            const bool isEmpty = record.find('"') == std::string_view::npos;
            current.body += R"({"event.id":")" + id + (isEmpty ? "\"" : "\",");
            record.remove_prefix(1);
        }
        current.body.append(record.data(), static_cast<qsizetype>(record.size())).append('\n');
    }

    void sendCurrent() {
        if (current.size() == 0)
            return;
        counts.sent += static_cast<qint64>(current.size());
        launch(begin(std::exchange(current, {})));
    }

    Place begin(Batch batch) {
        const Place place = flights.emplace(flights.end());
        place->batch = std::move(batch);
        place->pause.setSingleShot(true);
        QObject::connect(&place->pause, &QTimer::timeout, &self, [this, place] { launch(place); });
        return place;
    }

    void launch(Place place) {
        HttpRequest request;
        request.method = "POST";
        request.url = QUrl(u"/_bulk?filter_path=items.*.status,items.*.error.type,items.*.error.reason"_s);
        request.headers = {{"Content-Type", "application/x-ndjson"}};
        request.body = place->batch.body;
        request.timeout = answerWithin;
        place->exchange = client.send(request, [this, place](const Result<HttpResponse>& result) { settle(place, result); });
    }

    void settle(Place place, const Result<HttpResponse>& result) {
        if (result && result->status == tooLarge) {
            halve(place);
            return;
        }
        Error error;
        if (result && result->isSuccess()) {
            hasAnswered = true;
            const auto items = readItems(result->body, place->batch.size());
            if (items) {
                take(place, *items);
                return;
            }
            error = items.error();
        } else {
            error = result ? replyError(*result, {}) : result.error();
        }
        if (error.kind == ErrorKind::Network || error.kind == ErrorKind::Decode)
            retryLost(place, error);
        else
            fail(error);
    }

    /// Whether it was stored is not known: every record has its id, so that it may be sent again. Who never answered yet is probably not there.
    void retryLost(Place place, const Error& error) {
        place->batch.mayBeStored = true;
        retry(place, error, hasAnswered ? pace.mostRetries : std::min(1, pace.mostRetries));
    }

    void retry(Place place, const Error& error, int mostRetries) {
        if (++place->batch.attempts > mostRetries) {
            fail(error);
            return;
        }
        counts.retries += static_cast<qint64>(place->batch.size());
        place->pause.start(pace.retryIn(place->batch.attempts));
        emit self.progressed();
    }

    void halve(Place place) {
        const size_t size = place->batch.size();
        if (size == 1) {
            refuse(u"content_too_long"_s);
            end(place);
            return;
        }
        counts.retries += static_cast<qint64>(size);
        const Batch whole = std::move(place->batch);
        flights.erase(place);
        launch(begin(whole.part(0, size / 2)));
        launch(begin(whole.part(size / 2, size)));
    }

    void take(Place place, const std::vector<Item>& items) {
        Batch again = place->batch.part(0, 0);
        const Item* busy = nullptr;
        for (size_t index = 0; index < items.size(); ++index) {
            const Item& item = items[index];
            if (item.status == ok || item.status == created) {
                ++counts.stored;
                again.attempts = 0;
            } else if (item.status == conflict) {
                ++(place->batch.mayBeStored ? counts.stored : counts.repeated);
            } else if (isWorthAnotherAttempt(item.status)) {
                again.append(place->batch.pair(index));
                busy = &item;
            } else if (item.status == forbidden || item.status == notFound) {
                fail(itemError(item));
                return;
            } else {
                refuse(item.error.value("type"_L1).toString());
            }
        }
        place->batch = std::move(again);
        if (busy != nullptr)
            retry(place, itemError(*busy), pace.mostRetries);
        else
            end(place);
    }

    void refuse(const QString& type) {
        ++counts.refused;
        if (!type.isEmpty() && counts.reasons.size() < shownReasons && !counts.reasons.contains(type))
            counts.reasons << type;
    }

    void end(Place place) {
        flights.erase(place);
        const bool wasFull = current.isFull();
        if (wasFull || isFinishing)
            sendCurrent();
        emit self.progressed();
        if (wasFull)
            emit self.roomAgain();
        tellFinished();
    }

    void fail(const Error& error) {
        if (isOver)
            return;
        isOver = true;
        flights.clear();
        emit self.finished(error);
    }

    void tellFinished() {
        if (!isFinishing || isOver || !flights.empty())
            return;
        isOver = true;
        emit self.finished(std::nullopt);
    }

    BulkWriter& self;
    ElasticClient& client;
    QString indexPrefix;
    ElasticPace pace;
    BulkCounts counts;
    Batch current;
    std::list<Flight> flights;
    qint64 number = 0;
    bool hasAnswered = false;
    bool isFinishing = false;
    bool isOver = false;
};

BulkWriter::BulkWriter(ElasticClient& client, QString indexPrefix, QObject* parent, const ElasticPace& pace)
    : QObject(parent)
    , m_parts(std::make_unique<Parts>(*this, client, std::move(indexPrefix), pace)) {}

BulkWriter::~BulkWriter() = default;

bool BulkWriter::add(std::string_view record, std::string_view system, TimePoint time) {
    m_parts->append(record, system, time);
    if (m_parts->current.isFull() && m_parts->hasRoom() && !m_parts->isOver)
        m_parts->sendCurrent();
    return !m_parts->current.isFull();
}

void BulkWriter::flush() {
    if (m_parts->hasRoom() && !m_parts->isOver)
        m_parts->sendCurrent();
}

void BulkWriter::finish() {
    m_parts->isFinishing = true;
    flush();
    QTimer::singleShot(0, this, [this] { m_parts->tellFinished(); });
}

const BulkCounts& BulkWriter::counts() const {
    return m_parts->counts;
}

} // namespace logloupe
