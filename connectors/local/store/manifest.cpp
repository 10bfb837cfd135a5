// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "connectors/local/store/manifest.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUrl>
#include <QVariant>

#include <atomic>

using namespace Qt::StringLiterals;

namespace logloupe::store {

namespace {

constexpr int manifestVersion = 1;

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Store)
};

Error damaged(const QString& detail) {
    return {.kind = ErrorKind::Storage,
            .message = Tr::tr("The list of the workspace's contents is damaged. It can be made anew from the stored events: "
                              "run \"logloupe sources --rebuild\"."),
            .detail = detail};
}

Error unwritable(const QSqlError& error) {
    const QString text = error.text();
    if (text.contains("full"_L1))
        return {.kind = ErrorKind::Storage,
                .message =
                    Tr::tr("The disk of the workspace is full. Free some space and try again; what was stored before is kept."),
                .detail = text};
    return {.kind = ErrorKind::Storage,
            .message = Tr::tr("The list of the workspace's contents could not be written. What was stored before is kept."),
            .detail = text};
}

/// SQLite keeps signed numbers.
qint64 toSigned(quint64 value) {
    return static_cast<qint64>(value);
}

/// A connection of its own for each use, so that any thread may use the manifest.
class Connection {
public:
    enum class Mode : quint8 { Write, Read, ReadUntouched };

    Connection(const QString& path, Mode mode) {
        static std::atomic<quint64> next{0};
        m_name = u"logloupe-manifest-%1"_s.arg(++next);
        m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
        QString options = u"QSQLITE_BUSY_TIMEOUT=10000"_s;
        if (mode == Mode::ReadUntouched) {
            m_database.setDatabaseName(u"file:%1?immutable=1"_s.arg(QString::fromLatin1(QUrl::toPercentEncoding(path, "/"))));
            options += u";QSQLITE_OPEN_URI;QSQLITE_OPEN_READONLY"_s;
        } else {
            m_database.setDatabaseName(path);
            if (mode == Mode::Read)
                options += u";QSQLITE_OPEN_READONLY"_s;
        }
        m_database.setConnectOptions(options);
        m_isOpen = m_database.open();
        if (m_isOpen && mode == Mode::Write)
            m_isOpen = run(u"PRAGMA journal_mode=WAL"_s) && run(u"PRAGMA synchronous=FULL"_s);
    }
    ~Connection() {
        m_database.close();
        m_database = QSqlDatabase();
        QSqlDatabase::removeDatabase(m_name);
    }
    Q_DISABLE_COPY_MOVE(Connection)

    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    [[nodiscard]] QSqlError error() const { return m_error.isValid() ? m_error : m_database.lastError(); }

    bool run(const QString& statement, const QVariantList& values = {}) {
        QSqlQuery query(m_database);
        if (!query.prepare(statement))
            return fail(query);
        for (const QVariant& value : values)
            query.addBindValue(value);
        if (!query.exec())
            return fail(query);
        m_lastId = query.lastInsertId().toLongLong();
        return true;
    }
    template <typename Visit>
    bool select(const QString& statement, Visit&& visit) {
        QSqlQuery query(m_database);
        query.setForwardOnly(true);
        if (!query.exec(statement))
            return fail(query);
        while (query.next())
            visit(query);
        return !query.lastError().isValid() || fail(query);
    }
    bool begin() { return run(u"BEGIN IMMEDIATE"_s); }
    bool commit() { return run(u"COMMIT"_s); }
    [[nodiscard]] qint64 lastId() const { return m_lastId; }

private:
    bool fail(const QSqlQuery& query) {
        m_error = query.lastError();
        return false;
    }

    QString m_name;
    QSqlDatabase m_database;
    QSqlError m_error;
    qint64 m_lastId = 0;
    bool m_isOpen = false;
};

bool storeImport(Connection& connection, ImportEntry& import) {
    ImportRecord& record = import.record;
    const QVariant id = record.id == 0 ? QVariant() : QVariant(record.id);
    const bool isStored = connection.run(
        u"INSERT OR REPLACE INTO imports(id, name, complete, offset, line, digest, events, rejected, head_digest, head_size) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {id, record.name, record.isComplete ? 1 : 0, record.position.offset, record.position.line, toSigned(record.digest),
         record.events, record.rejected, toSigned(import.headDigest), import.headSize});
    if (isStored && record.id == 0)
        record.id = connection.lastId();
    return isStored;
}

ImportEntry importFrom(const QSqlQuery& row) {
    ImportEntry import;
    import.record.id = row.value(0).toLongLong();
    import.record.name = row.value(1).toString();
    import.record.isComplete = row.value(2).toInt() != 0;
    import.record.position = {row.value(3).toLongLong(), row.value(4).toLongLong()};
    import.record.digest = static_cast<quint64>(row.value(5).toLongLong());
    import.record.events = row.value(6).toLongLong();
    import.record.rejected = row.value(7).toLongLong();
    import.headDigest = static_cast<quint64>(row.value(8).toLongLong());
    import.headSize = row.value(9).toLongLong();
    return import;
}

} // namespace

Manifest::Manifest(QString folder)
    : m_folder(std::move(folder)) {}

QString Manifest::path() const {
    return m_folder + u"/manifest.sqlite"_s;
}

bool Manifest::exists() const {
    return QFileInfo::exists(path());
}

Result<void> Manifest::create() const {
    Connection connection(path(), Connection::Mode::Write);
    const bool isMade =
        connection.isOpen() && connection.begin()
        && connection.run(u"CREATE TABLE IF NOT EXISTS facts(name TEXT PRIMARY KEY, value INTEGER NOT NULL)"_s)
        && connection.run(u"INSERT OR IGNORE INTO facts VALUES ('version', %1)"_s.arg(manifestVersion))
        && connection.run(u"CREATE TABLE IF NOT EXISTS segments(id INTEGER PRIMARY KEY, rows INTEGER NOT NULL, "
                          "first_sequence INTEGER NOT NULL, import_id INTEGER NOT NULL, live_log INTEGER NOT NULL)"_s)
        && connection.run(
            u"CREATE TABLE IF NOT EXISTS imports(id INTEGER PRIMARY KEY, name TEXT NOT NULL, complete INTEGER NOT NULL, "
            "offset INTEGER NOT NULL, line INTEGER NOT NULL, digest INTEGER NOT NULL, events INTEGER NOT NULL, "
            "rejected INTEGER NOT NULL, head_digest INTEGER NOT NULL, head_size INTEGER NOT NULL)"_s)
        && connection.commit();
    if (!isMade)
        return failure(unwritable(connection.error()));
    return {};
}

Result<ManifestContent> Manifest::read(bool mayWrite) const {
    const bool canTouch = QFileInfo(m_folder).isWritable();
    Connection connection(path(), mayWrite   ? Connection::Mode::Write
                                  : canTouch ? Connection::Mode::Read
                                             : Connection::Mode::ReadUntouched);
    if (!connection.isOpen())
        return failure(damaged(connection.error().text()));
    bool isWhole = false;
    int version = 0;
    if (!connection.select(u"PRAGMA quick_check"_s, [&](const QSqlQuery& row) { isWhole = row.value(0).toString() == "ok"_L1; })
        || !isWhole || !connection.select(u"SELECT value FROM facts WHERE name = 'version'"_s, [&](const QSqlQuery& row) {
               version = row.value(0).toInt();
           }))
        return failure(damaged(connection.error().text()));
    if (version > manifestVersion)
        return failure(
            {.kind = ErrorKind::Storage,
             .message = Tr::tr("The workspace was written by a newer version of LogLoupe. Open it with that version."),
             .detail = u"manifest version %1"_s.arg(version)});
    ManifestContent content;
    const bool isRead =
        connection.select(u"SELECT id, rows, first_sequence, import_id, live_log FROM segments ORDER BY id"_s,
                          [&](const QSqlQuery& row) {
                              SegmentEntry segment;
                              segment.id = static_cast<quint64>(row.value(0).toLongLong());
                              segment.rows = static_cast<quint32>(row.value(1).toLongLong());
                              segment.firstSequence = static_cast<quint64>(row.value(2).toLongLong());
                              segment.importId = row.value(3).toLongLong();
                              segment.liveLog = static_cast<quint64>(row.value(4).toLongLong());
                              content.lastSealedLog = std::max(content.lastSealedLog, segment.liveLog);
                              content.segments.push_back(segment);
                          })
        && connection.select(
            u"SELECT id, name, complete, offset, line, digest, events, rejected, head_digest, head_size FROM imports ORDER BY id"_s,
            [&](const QSqlQuery& row) { content.imports.push_back(importFrom(row)); });
    if (!isRead || version < 1)
        return failure(damaged(connection.error().text()));
    return content;
}

Result<void> Manifest::store(ImportEntry& import) const {
    Connection connection(path(), Connection::Mode::Write);
    if (!connection.isOpen() || !connection.begin() || !storeImport(connection, import) || !connection.commit())
        return failure(unwritable(connection.error()));
    return {};
}

Result<void> Manifest::add(const SegmentEntry& segment, const ImportEntry* import) const {
    Connection connection(path(), Connection::Mode::Write);
    ImportEntry changed = import != nullptr ? *import : ImportEntry();
    const bool isAdded = connection.isOpen() && connection.begin()
                         && connection.run(u"INSERT INTO segments VALUES (?, ?, ?, ?, ?)"_s,
                                           {toSigned(segment.id), segment.rows, toSigned(segment.firstSequence),
                                            segment.importId, toSigned(segment.liveLog)})
                         && (import == nullptr || storeImport(connection, changed)) && connection.commit();
    if (!isAdded)
        return failure(unwritable(connection.error()));
    return {};
}

} // namespace logloupe::store
