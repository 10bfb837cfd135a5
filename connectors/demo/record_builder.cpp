// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/demo/record_builder.h"

#include "connectors/demo/people.h"

#include <charconv>

namespace logloupe::demo {

World::World(const SimulationSettings& simulationSettings)
    : settings(simulationSettings)
    , begin(settings.begin.millisecondsSinceEpoch())
    , end(settings.end.millisecondsSinceEpoch())
    , truth(settings)
    , ids(settings.seed, 1, 0) {}

std::string_view World::version(System system, qint64 time) const {
    const auto all = releases(system);
    size_t current = all.size() - 1;
    while (current > 0 && time < end - all[current].beforeEnd)
        --current;
    return all[current].version;
}

Flow newFlow(World& world) {
    return {world.ids.next(), world.ids.next()};
}

namespace {

qint64 printedTime(const World& world, qint64 time, System system) {
    return system == System::MesApi && time >= world.beforeEnd(skewBeforeEnd) ? time + skewOffset : time;
}

} // namespace

RecordBuilder::RecordBuilder(World& world, qint64 time, System system, Severity severity, Action action)
    : m_world(world)
    , m_slot(world.agenda.newRecord())
    , m_record(world.agenda.record(m_slot)) {
    m_record.facts.time = printedTime(world, time, system);
    m_record.facts.system = system;
    m_record.facts.severity = severity;
    std::string& line = m_record.line;
    line.append("{\"@timestamp\":\"");
    appendIsoTime(line, m_record.facts.time);
    line.append("\",\"log.level\":\"").append(severityName(severity));
    line.append("\",\"service.name\":\"").append(systemName(system));
    line.append("\",\"service.version\":\"").append(world.version(system, time));
    line.append("\",\"host.name\":\"").append(systemName(system)).append("-");
    line.push_back(static_cast<char>('1' + static_cast<int>(world.ids.below(static_cast<quint32>(hostCount(system))))));
    line.append("\",\"event.action\":\"").append(actionName(action)).append("\"");
}

void RecordBuilder::key(std::string_view name) {
    m_record.line.append(",\"").append(name).append("\":");
}

RecordBuilder& RecordBuilder::of(const Order& order) {
    m_record.facts.order = order.serial;
    key("order.id");
    m_record.line.append("\"A-");
    appendInteger(order.number);
    m_record.line.push_back('"');
    return customer(order.customer);
}

RecordBuilder& RecordBuilder::customer(quint32 customer) {
    key("customer.id");
    m_record.line.append("\"C-");
    appendInteger(customer);
    m_record.line.push_back('"');
    return *this;
}

RecordBuilder& RecordBuilder::by(Actor actor) {
    key("user.id");
    m_record.line.push_back('"');
    append(actor);
    m_record.line.push_back('"');
    return *this;
}

RecordBuilder& RecordBuilder::in(const Flow& flow) {
    key("trace.id");
    m_record.line.push_back('"');
    appendHex(flow.high);
    appendHex(flow.low);
    m_record.line.push_back('"');
    return hex("span.id", m_world.ids.next());
}

RecordBuilder& RecordBuilder::change(Status from, Status to) {
    m_record.facts.entered = to;
    if (from != Status::None)
        plain("order.status.old", statusCode(from));
    return plain("order.status.new", statusCode(to));
}

RecordBuilder& RecordBuilder::incident(Incident incident) {
    m_record.facts.incident = incident;
    return *this;
}

RecordBuilder& RecordBuilder::fault(Fault fault, std::string_view message, std::string_view stackTrace) {
    m_record.facts.fault = fault;
    plain("error.type", faultName(fault));
    text("error.message", message);
    if (!stackTrace.empty())
        text("error.stack_trace", stackTrace);
    return *this;
}

RecordBuilder& RecordBuilder::assigned(int operatorNumber) {
    m_record.facts.assigned = static_cast<quint8>(operatorNumber);
    return *this;
}

RecordBuilder& RecordBuilder::plain(std::string_view name, std::string_view value) {
    key(name);
    m_record.line.append("\"").append(value).append("\"");
    return *this;
}

RecordBuilder& RecordBuilder::text(std::string_view name, std::string_view value) {
    key(name);
    m_record.line.push_back('"');
    appendEscaped(value);
    m_record.line.push_back('"');
    return *this;
}

RecordBuilder& RecordBuilder::number(std::string_view name, qint64 value) {
    key(name);
    appendInteger(value);
    return *this;
}

RecordBuilder& RecordBuilder::hex(std::string_view name, quint64 value) {
    key(name);
    m_record.line.push_back('"');
    appendHex(value);
    m_record.line.push_back('"');
    return *this;
}

RecordBuilder& RecordBuilder::mail(quint32 customer) {
    key("customer.email");
    m_record.line.push_back('"');
    appendMail(m_record.line, customer);
    m_record.line.push_back('"');
    return *this;
}

void RecordBuilder::openMessage() {
    key("message");
    m_record.line.push_back('"');
    m_messageBegin = m_record.line.size();
}

void RecordBuilder::closeMessage() {
    std::string& line = m_record.line;
    if (line.find_first_of("\"\\\n\t", m_messageBegin) != std::string::npos) {
        const std::string message = line.substr(m_messageBegin);
        line.resize(m_messageBegin);
        appendEscaped(message);
    }
    line.append("\"}");
    m_world.agenda.schedule(m_slot);
}

void RecordBuilder::append(Span part) {
    const qint64 value = part.milliseconds;
    if (value < second) {
        appendInteger(value);
        append(" ms");
        return;
    }
    struct Unit {
        qint64 length;
        std::string_view name;
    };
    constexpr std::array<Unit, 4> units{{{day, " d"}, {hour, " h"}, {minute, " min"}, {second, " s"}}};
    size_t unit = 0;
    while (value < units[unit].length)
        ++unit;
    appendInteger(value / units[unit].length);
    append(units[unit].name);
    if (unit + 1 < units.size()) {
        const qint64 rest = value % units[unit].length / units[unit + 1].length;
        if (rest > 0) {
            append(" ");
            appendInteger(rest);
            append(units[unit + 1].name);
        }
    }
}

void RecordBuilder::append(Megabytes part) {
    const qint64 tenths = (part.bytes + 50'000) / 100'000;
    appendInteger(tenths / 10);
    append(".");
    appendInteger(tenths % 10);
    append(" MB");
}

void RecordBuilder::append(const OrderName& part) {
    append("A-");
    appendInteger(part.number);
}

void RecordBuilder::append(const Actor& part) {
    switch (part.kind) {
    case Actor::Kind::Seller:
        append("seller ");
        break;
    case Actor::Kind::Operator:
        append("operator ");
        break;
    case Actor::Kind::BusinessClient:
        append(part.number < 10 ? "b2b-0" : "b2b-");
        break;
    case Actor::Kind::System:
        append("system");
        return;
    }
    appendInteger(part.number);
}

void RecordBuilder::appendInteger(qint64 value) {
    char buffer[24];
    const auto result = std::to_chars(buffer, buffer + sizeof(buffer), value);
    m_record.line.append(buffer, static_cast<size_t>(result.ptr - buffer));
}

void RecordBuilder::appendHex(quint64 value) {
    char buffer[16];
    for (int i = 15; i >= 0; --i) {
        buffer[i] = "0123456789abcdef"[value & 15];
        value >>= 4;
    }
    m_record.line.append(buffer, sizeof(buffer));
}

void RecordBuilder::appendEscaped(std::string_view value) {
    for (const char c : value) {
        if (c == '\n') {
            m_record.line.append("\\n");
        } else if (c == '\t') {
            m_record.line.append("\\t");
        } else {
            if (c == '"' || c == '\\')
                m_record.line.push_back('\\');
            m_record.line.push_back(c);
        }
    }
}

} // namespace logloupe::demo
