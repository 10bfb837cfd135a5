// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/demo/stays.h"

#include "models/domain/status_process.h"

namespace logloupe::demo {

namespace {

constexpr std::array created{Quantile{0, 50 * second},   Quantile{100, 3 * minute},  Quantile{500, 11 * minute},
                             Quantile{900, 34 * minute}, Quantile{970, 70 * minute}, Quantile{1000, 20 * hour}};
constexpr std::array modelUploaded{
    Quantile{0, 55 * second},    Quantile{100, 2 * minute},  Quantile{500, 4 * minute + 40 * second},
    Quantile{925, 11 * minute},  Quantile{949, 42 * minute}, Quantile{985, 65 * minute},
    Quantile{1000, 110 * minute}};
constexpr std::array priceCalculated{Quantile{0, 20 * minute},  Quantile{100, 150 * minute}, Quantile{300, 9 * hour},
                                     Quantile{500, 26 * hour},  Quantile{750, 58 * hour},    Quantile{900, 92 * hour},
                                     Quantile{980, 140 * hour}, Quantile{1000, 210 * hour}};
constexpr std::array paid{Quantile{0, 2 * hour},    Quantile{100, 6 * hour + 30 * minute},
                          Quantile{300, 11 * hour}, Quantile{500, 15 * hour},
                          Quantile{700, 20 * hour}, Quantile{900, 26 * hour},
                          Quantile{970, 34 * hour}, Quantile{1000, 60 * hour}};
constexpr std::array approved{Quantile{0, 3 * hour},    Quantile{100, 8 * hour},  Quantile{300, 10 * hour},
                              Quantile{500, 12 * hour}, Quantile{700, 14 * hour}, Quantile{915, 16 * hour},
                              Quantile{950, 25 * hour}, Quantile{976, 44 * hour}, Quantile{1000, 104 * hour}};
constexpr std::array started{Quantile{0, 10 * hour},   Quantile{100, 24 * hour},  Quantile{300, 34 * hour},
                             Quantile{500, 44 * hour}, Quantile{700, 56 * hour},  Quantile{900, 70 * hour},
                             Quantile{970, 84 * hour}, Quantile{1000, 140 * hour}};
constexpr std::array completed{Quantile{0, 20 * minute}, Quantile{100, hour}, Quantile{500, 4 * hour}, Quantile{900, 9 * hour},
                               Quantile{1000, 16 * hour}};
constexpr std::array packaging{Quantile{0, 10 * minute}, Quantile{100, 30 * minute}, Quantile{500, 2 * hour},
                               Quantile{900, 6 * hour}, Quantile{1000, 11 * hour}};
constexpr std::array shipped{Quantile{0, 14 * hour}, Quantile{100, 24 * hour}, Quantile{500, 62 * hour},
                             Quantile{900, 120 * hour}, Quantile{1000, 232 * hour}};

/// Out of a thousand orders that enter the status, how many are cancelled in it, and when.
struct Cancellation {
    quint32 perMille;
    qint64 earliest;
    qint64 latest;
};
constexpr std::array<Cancellation, statusCount> cancellations{{
    {25, 4 * hour, 46 * hour},
    {0, 0, 0},
    {60, 20 * hour, 164 * hour},
    {8, 2 * hour, 20 * hour},
    {5, hour, 18 * hour},
    {3, 5 * hour, 40 * hour},
    {0, 0, 0},
    {0, 0, 0},
    {0, 0, 0},
    {0, 0, 0},
    {0, 0, 0},
}};

bool isConvenient(Random& random, Rhythm rhythm, qint64 time) {
    return random.below(900) < activity(rhythm, time);
}

} // namespace

std::span<const Quantile> stayQuantiles(Status status) {
    switch (status) {
    case Status::Created:
        return created;
    case Status::ModelUploaded:
        return modelUploaded;
    case Status::PriceCalculated:
        return priceCalculated;
    case Status::Paid:
        return paid;
    case Status::Approved:
        return approved;
    case Status::Started:
        return started;
    case Status::Completed:
        return completed;
    case Status::Packaging:
        return packaging;
    default:
        return shipped;
    }
}

Rhythm rhythmOf(Status status) {
    switch (status) {
    case Status::Paid:
        return Rhythm::Sellers;
    case Status::Approved:
    case Status::Started:
    case Status::Completed:
    case Status::Packaging:
        return Rhythm::Production;
    default:
        return Rhythm::Customers;
    }
}

Status following(Status status) {
    return static_cast<Status>(static_cast<int>(status) + 1);
}

qint64 drawStay(Random& random, Status status, qint64 entered) {
    const auto quantiles = stayQuantiles(status);
    qint64 stay = draw(quantiles, random);
    if (status == Status::Created || status == Status::ModelUploaded)
        return stay;
    for (int i = 0; i < 3 && !isConvenient(random, rhythmOf(status), entered + stay); ++i)
        stay = draw(quantiles, random);
    return stay;
}

qint64 drawStayBefore(Random& random, Status status, qint64 left) {
    const auto quantiles = stayQuantiles(status);
    qint64 stay = draw(quantiles, random);
    if (status == Status::Created || status == Status::ModelUploaded)
        return stay;
    const Status before = static_cast<Status>(static_cast<int>(status) - 1);
    for (int i = 0; i < 3 && !isConvenient(random, rhythmOf(before), left - stay); ++i)
        stay = draw(quantiles, random);
    return stay;
}

Status drawNext(Random& random, Status status, qint64& stay) {
    const Cancellation& cancellation = cancellations[static_cast<size_t>(status)];
    if (!random.chance(cancellation.perMille))
        return following(status);
    stay = random.between(cancellation.earliest, cancellation.latest);
    return Status::Cancelled;
}

qint64 withinLimitAt(qint64 end, Random& random, Status status, qint64 entered, qint64 stay) {
    const OrderStatus* configured = StatusProcess::standard().find(statusCode(status));
    if (!configured || !configured->limit)
        return stay;
    // Near the end every failed price calculation is a planned one.
    if (status == Status::ModelUploaded && end - entered < 2 * hour)
        stay = std::min(stay, 12 * minute);
    // A minute of room, because the record of the change is some milliseconds off.
    const qint64 limit = configured->limit->count() / 1'000'000 - minute;
    const qint64 sinceEntered = end - entered;
    if (sinceEntered <= limit || entered + stay < end - minute)
        return stay;
    return limit * random.between(600, 950) / 1000;
}

} // namespace logloupe::demo
