// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/analysis/masking_keys.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace logloupe {

namespace {

using Names = std::unordered_map<std::string_view, MaskKind>;

/// Names that say it all by themselves, normalised.
const Names& plainNames() {
    static const Names names{
        {"email", MaskKind::Email},
        {"emailaddress", MaskKind::Email},
        {"почта", MaskKind::Email},
        {"электроннаяпочта", MaskKind::Email},
        {"phone", MaskKind::Phone},
        {"phonenumber", MaskKind::Phone},
        {"telephone", MaskKind::Phone},
        {"mobile", MaskKind::Phone},
        {"msisdn", MaskKind::Phone},
        {"tel", MaskKind::Phone},
        {"телефон", MaskKind::Phone},
        {"мобильный", MaskKind::Phone},
        {"card", MaskKind::Card},
        {"cardnumber", MaskKind::Card},
        {"pan", MaskKind::Card},
        {"cvv", MaskKind::Card},
        {"cvc", MaskKind::Card},
        {"cardholder", MaskKind::Name},
        {"номеркарты", MaskKind::Card},
        {"firstname", MaskKind::Name},
        {"lastname", MaskKind::Name},
        {"middlename", MaskKind::Name},
        {"fullname", MaskKind::Name},
        {"givenname", MaskKind::Name},
        {"familyname", MaskKind::Name},
        {"surname", MaskKind::Name},
        {"patronymic", MaskKind::Name},
        {"displayname", MaskKind::Name},
        {"fio", MaskKind::Name},
        {"фио", MaskKind::Name},
        {"имя", MaskKind::Name},
        {"фамилия", MaskKind::Name},
        {"отчество", MaskKind::Name},
        {"получатель", MaskKind::Name},
        {"recipient", MaskKind::Name},
        {"address", MaskKind::Address},
        {"addressline", MaskKind::Address},
        {"street", MaskKind::Address},
        {"postaladdress", MaskKind::Address},
        {"postalcode", MaskKind::Address},
        {"zipcode", MaskKind::Address},
        {"zip", MaskKind::Address},
        {"адрес", MaskKind::Address},
        {"улица", MaskKind::Address},
        {"passport", MaskKind::Passport},
        {"passportnumber", MaskKind::Passport},
        {"passportseries", MaskKind::Passport},
        {"паспорт", MaskKind::Passport},
        {"snils", MaskKind::Snils},
        {"снилс", MaskKind::Snils},
        {"inn", MaskKind::Inn},
        {"инн", MaskKind::Inn},
        {"birthdate", MaskKind::BirthDate},
        {"birthday", MaskKind::BirthDate},
        {"dateofbirth", MaskKind::BirthDate},
        {"dob", MaskKind::BirthDate},
        {"датарождения", MaskKind::BirthDate},
        {"clientip", MaskKind::IpAddress},
        {"remoteaddr", MaskKind::IpAddress},
        {"remoteip", MaskKind::IpAddress},
        {"remoteaddress", MaskKind::IpAddress},
        {"xforwardedfor", MaskKind::IpAddress},
        {"xrealip", MaskKind::IpAddress},
        {"sourceip", MaskKind::IpAddress},
        {"password", MaskKind::Secret},
        {"passwd", MaskKind::Secret},
        {"pwd", MaskKind::Secret},
        {"пароль", MaskKind::Secret},
        {"secret", MaskKind::Secret},
        {"clientsecret", MaskKind::Secret},
        {"accesstoken", MaskKind::Secret},
        {"refreshtoken", MaskKind::Secret},
        {"idtoken", MaskKind::Secret},
        {"apikey", MaskKind::Secret},
        {"authorization", MaskKind::Secret},
        {"cookie", MaskKind::Secret},
        {"setcookie", MaskKind::Secret},
    };
    return names;
}

/// Owners whose name and address are a thing's, not a person's.
bool isThing(std::string_view owner) {
    static const std::unordered_set<std::string_view> things{
        "service",     "host",   "server",    "file",    "agent",     "container",  "pod",      "process",      "thread",
        "destination", "index",  "model",     "product", "queue",     "exchange",   "logger",   "log",          "span",
        "metric",      "field",  "image",     "node",    "cluster",   "namespace",  "region",   "cloud",        "group",
        "role",        "event",  "rule",      "network", "interface", "database",   "db",       "table",        "topic",
        "bucket",      "object", "class",     "method",  "function",  "os",         "app",      "application",  "deployment",
        "daemonset",   "device", "observer",  "package", "library",   "scope",      "resource", "operation",    "status",
        "zone",        "config", "ecs",       "status",  "item",      "material",   "routing",  "vhost",        "consumer",
        "instance",    "filter", "parameter", "header",  "k8s",       "kubernetes", "error",    "orchestrator", "pool"};
    return things.contains(owner);
}

/// Owners who are people, or speak for them.
constexpr std::array people{std::string_view("customer"), std::string_view("client"),    std::string_view("buyer"),
                            std::string_view("person"),   std::string_view("contact"),   std::string_view("payer"),
                            std::string_view("sender"),   std::string_view("receiver"),  std::string_view("recipient"),
                            std::string_view("holder"),   std::string_view("owner"),     std::string_view("consignee"),
                            std::string_view("billing"),  std::string_view("shipping"),  std::string_view("delivery"),
                            std::string_view("клиент"),   std::string_view("покупатель")};

bool isPerson(std::string_view owner) {
    return std::find(people.begin(), people.end(), owner) != people.end();
}

/// Lower case, Cyrillic too, without _ - and blanks.
std::string normalised(std::string_view name) {
    const bool isAscii = std::all_of(name.begin(), name.end(), [](char byte) { return static_cast<signed char>(byte) >= 0; });
    std::string lower = isAscii ? std::string(name)
                                : QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())).toLower().toStdString();
    std::erase_if(lower, [](char byte) { return byte == '_' || byte == '-' || byte == ' '; });
    for (char& byte : lower)
        byte = byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
    return lower;
}

std::span<const std::string> nearest(std::span<const std::string> parents) {
    constexpr size_t nearestOwners = 3;
    return parents.subspan(parents.size() - std::min(parents.size(), nearestOwners));
}

std::vector<std::string> segments(std::span<const std::string> parents, std::string_view key) {
    std::vector<std::string> result;
    const auto add = [&result](std::string_view path) {
        size_t begin = 0;
        while (begin <= path.size()) {
            const size_t end = std::min(path.find('.', begin), path.size());
            if (end > begin)
                result.push_back(normalised(path.substr(begin, end - begin)));
            begin = end + 1;
        }
    };
    for (const std::string& parent : nearest(parents))
        add(parent);
    add(key);
    return result;
}

/// "customeremail", "deliveryaddress": a telling name behind the person it belongs to.
std::optional<MaskKind> kindOfCompound(std::string_view name) {
    static constexpr std::array endings{
        std::pair(std::string_view("email"), MaskKind::Email), std::pair(std::string_view("phone"), MaskKind::Phone),
        std::pair(std::string_view("phonenumber"), MaskKind::Phone),
        std::pair(std::string_view("passport"), MaskKind::Passport), std::pair(std::string_view("password"), MaskKind::Secret)};
    for (const auto& [ending, kind] : endings) {
        if (name.ends_with(ending))
            return kind;
    }
    for (const std::string_view person : people) {
        if (!name.starts_with(person))
            continue;
        const std::string_view rest = name.substr(person.size());
        if (rest == "name" || rest == "имя")
            return MaskKind::Name;
        if (rest == "ip" || rest == "ipaddress")
            return MaskKind::IpAddress;
        if (rest == "address" || rest == "addr")
            return MaskKind::Address;
    }
    return std::nullopt;
}

std::optional<MaskKind> kindOfNameOrAddress(const std::vector<std::string>& path, KeyPlace place) {
    const std::string& last = path.back();
    const std::string_view owner = path.size() > 1 ? std::string_view(path[path.size() - 2]) : std::string_view();
    const bool isAddress = last == "address" || last == "ip";
    if (isAddress && (owner == "client" || owner == "source") && last == "ip")
        return MaskKind::IpAddress;
    if (last == "ip" || isThing(owner))
        return std::nullopt;
    if (place == KeyPlace::RunningText && !isPerson(owner) && last == "name")
        return std::nullopt;
    return isAddress ? MaskKind::Address : MaskKind::Name;
}

} // namespace

std::optional<MaskKind> maskKindOfKey(std::span<const std::string> parents, std::string_view key, KeyPlace place) {
    constexpr size_t longestName = 128;
    if (key.empty() || key.size() > longestName)
        return std::nullopt;
    std::vector<std::string> path = segments(parents, key);
    if (path.empty())
        return std::nullopt;
    if (path.size() > 1 && path.back() == "address" && (path[path.size() - 2] == "client" || path[path.size() - 2] == "source"))
        return MaskKind::IpAddress;
    std::string& last = path.back();
    const bool isPlural =
        last.size() > 4 && last.ends_with('s') && plainNames().contains(std::string_view(last).substr(0, last.size() - 1));
    if (isPlural || last == "names")
        last.pop_back();
    if (last == "addresse")
        last.pop_back();
    if (last == "name" || last == "address" || last == "ip")
        return kindOfNameOrAddress(path, place);
    if (const auto found = plainNames().find(last); found != plainNames().end())
        return found->second;
    return kindOfCompound(last);
}

bool isIdentifierKey(std::span<const std::string> parents, std::string_view key) {
    static const std::unordered_set<std::string_view> identifiers{
        "orderid",    "order",    "orders",   "modelid",   "traceid",     "spanid",    "parentspanid", "messageid",
        "operatorid", "operator", "userid",   "parentid",  "заказ",       "заказа",    "заказу",       "заказе",
        "заказом",    "заказы",   "оператор", "оператора", "traceparent", "requestid", "correlationid"};
    static const std::unordered_set<std::string_view> owners{"order",    "model", "trace",       "span", "message",
                                                             "operator", "user",  "transaction", "заказ"};
    constexpr size_t longestName = 128;
    if (key.empty() || key.size() > longestName)
        return false;
    const std::vector<std::string> path = segments(parents, key);
    if (path.empty())
        return false;
    return identifiers.contains(path.back())
           || (path.back() == "id" && path.size() > 1 && owners.contains(path[path.size() - 2]));
}

bool isMeasureKey(std::string_view key) {
    static constexpr std::array endings{
        std::string_view("duration"),  std::string_view("size"),    std::string_view("bytes"), std::string_view("time"),
        std::string_view("timestamp"), std::string_view("nano"),    std::string_view("count"), std::string_view("offset"),
        std::string_view("length"),    std::string_view("elapsed"), std::string_view("took"),  std::string_view("sequence"),
        std::string_view("_ns"),       std::string_view("_us"),     std::string_view("_ms"),   std::string_view("latency"),
        std::string_view("uptime"),    std::string_view("ts")};
    std::string lower(key);
    for (char& byte : lower)
        byte = byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return lower.ends_with(ending); });
}

KeyFacts keyFacts(std::span<const std::string> parents, std::string_view key) {
    constexpr size_t mostRemembered = 1024;
    constexpr size_t longestRemembered = 256;
    thread_local std::unordered_map<std::string, KeyFacts> remembered;
    thread_local std::string path;
    path.clear();
    for (const std::string& parent : nearest(parents)) {
        path += parent;
        path += '\0';
    }
    path += key;
    if (const auto found = remembered.find(path); found != remembered.end())
        return found->second;
    const KeyFacts facts{maskKindOfKey(parents, key, KeyPlace::Field), isIdentifierKey(parents, key), isMeasureKey(key)};
    if (remembered.size() >= mostRemembered)
        remembered.clear(); // hostile records may have ever new keys
    if (path.size() <= longestRemembered)
        remembered.emplace(path, facts);
    return facts;
}

std::optional<MaskKind> maskKindOfField(const FieldRef& field) {
    if (!field.canonical)
        return maskKindOfKey({}, field.name, KeyPlace::Field);
    return *field.canonical == Field::ClientAddress ? std::optional(MaskKind::IpAddress) : std::nullopt;
}

} // namespace logloupe
