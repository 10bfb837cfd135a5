// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/demo/vocabulary.h"

#include "connectors/demo/calendar.h"

namespace logloupe::demo {

namespace {

constexpr std::array<std::string_view, systemCount> systemNames{"shop",    "shop-api", "crm",      "crm-api", "mes",
                                                                "mes-api", "rabbitmq", "postgres", "s3"};
constexpr std::array<quint8, systemCount> hostCounts{3, 3, 2, 2, 2, 3, 3, 2, 1};

constexpr std::array<std::string_view, 31> actionNames{
    "order created",
    "order changed",
    "order status changed",
    "3D model uploaded",
    "price calculation started",
    "price calculation finished",
    "price calculation failed",
    "order taken from the queue",
    "operator assigned",
    "production started",
    "production finished",
    "list viewed",
    "sign-in",
    "sign-out",
    "sign-in failed",
    "page viewed",
    "invoice issued",
    "API request",
    "API response",
    "message published",
    "message consumed",
    "message rejected",
    "message dead-lettered",
    "notification sent",
    "object stored",
    "query executed",
    "service started",
    "configuration changed",
    "health checked",
    "housekeeping",
    "failure",
};

constexpr std::array<std::string_view, statusCount> statusCodes{
    "CREATED",
    "MODEL_UPLOADED",
    "PRICE_CALCULATED",
    "PAID",
    "MANUFACTURING_APPROVED",
    "MANUFACTURING_STARTED",
    "MANUFACTURING_COMPLETED",
    "PACKAGING",
    "SHIPPED",
    "CLOSED",
    "CANCELLED",
};

constexpr qint64 always = 400 * day;

constexpr std::array shopReleases{Release{always, "7.30.2", ""}, Release{71 * day + 9 * hour, "7.31.0", "7.30.2"},
                                  Release{43 * day + 8 * hour, "7.32.0", "7.31.0"},
                                  Release{15 * day + 9 * hour, "7.33.1", "7.32.0"}};
constexpr std::array shopApiReleases{Release{always, "3.11.0", ""}, Release{62 * day + 8 * hour, "3.12.0", "3.11.0"},
                                     Release{34 * day + 9 * hour, "3.12.4", "3.12.0"},
                                     Release{5 * day + 9 * hour + 21 * minute, "3.13.0", "3.12.4"}};
constexpr std::array crmReleases{Release{always, "5.2.0", ""}, Release{48 * day + 8 * hour, "5.3.0", "5.2.0"}};
constexpr std::array crmApiReleases{Release{always, "2.40.1", ""}, Release{55 * day + 9 * hour, "2.41.0", "2.40.1"},
                                    Release{27 * day + 8 * hour, "2.41.3", "2.41.0"},
                                    Release{2 * day + 9 * hour + 12 * minute, "2.42.0", "2.41.3"}};
constexpr std::array mesReleases{Release{always, "9.0.7", ""}, Release{39 * day + 10 * hour, "9.1.0", "9.0.7"}};
// The last one is the bad release, at 14:01:12 when the simulation ends at 14:32.
constexpr std::array mesApiReleases{Release{always, "4.15.2", ""},
                                    Release{68 * day + 10 * hour, "4.16.0", "4.15.2"},
                                    Release{41 * day + 9 * hour, "4.17.0", "4.16.0"},
                                    Release{20 * day + 10 * hour, "4.18.0", "4.17.0"},
                                    Release{12 * day + 9 * hour, "4.18.1", "4.18.0"},
                                    Release{30 * minute + 48 * second, "4.18.2", "4.18.1"}};
constexpr std::array rabbitReleases{Release{always, "3.13.7", ""}};
constexpr std::array postgresReleases{Release{always, "15.12", ""}};
constexpr std::array storageReleases{Release{always, "2025.11", ""}};

} // namespace

std::string_view systemName(System system) {
    return systemNames[static_cast<size_t>(system)];
}

int hostCount(System system) {
    return hostCounts[static_cast<size_t>(system)];
}

std::string_view actionName(Action action) {
    return actionNames[static_cast<size_t>(action)];
}

std::string_view statusCode(Status status) {
    return status == Status::None ? std::string_view() : statusCodes[static_cast<size_t>(status)];
}

std::span<const Release> releases(System system) {
    switch (system) {
    case System::Shop:
        return shopReleases;
    case System::ShopApi:
        return shopApiReleases;
    case System::Crm:
        return crmReleases;
    case System::CrmApi:
        return crmApiReleases;
    case System::Mes:
        return mesReleases;
    case System::MesApi:
        return mesApiReleases;
    case System::RabbitMq:
        return rabbitReleases;
    case System::Postgres:
        return postgresReleases;
    case System::S3:
        break;
    }
    return storageReleases;
}

} // namespace logloupe::demo
