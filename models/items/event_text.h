// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How an event is written for people: the one place through which every text of an event passes on its way to the screen, the
// clipboard, assistive technology and exports, and so the one place where personal data is masked. Characters that hide are
// left as they are; whoever paints makes them visible. GUI thread only.

#include "models/domain/event_batch.h"
#include "models/items/event_columns.h"
#include "models/items/zone_clock.h"

#include <QList>
#include <QObject>
#include <QStringList>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace logloupe {

/// Replaces personal data by stable tokens such as ‹e-mail 3f2a›. Implementations are pure; called on the GUI thread.
class TextMask {
public:
    TextMask() = default;
    virtual ~TextMask() = default;
    Q_DISABLE_COPY_MOVE(TextMask)

    /// The value of one field.
    [[nodiscard]] virtual QString maskedValue(const FieldRef& field, const QString& value) const = 0;
    /// A whole record as it was logged, which stays what it is in all but the tokens.
    [[nodiscard]] virtual QString maskedRecord(const QString& record, RecordFormat format) const = 0;
};

/// A field of an event as the detail shows it.
struct EventFieldText {
    FieldRef field;
    QString text;          ///< for people: "1 min 15 s"; masked
    QString value;         ///< as a query asks for it: "75000000000"; masked
    bool isMasked = false; ///< the mask replaced something

    bool operator==(const EventFieldText&) const = default;
};

class EventText : public QObject {
    Q_OBJECT
public:
    explicit EventText(QObject* parent = nullptr);

    void setZone(const QTimeZone& zone);
    [[nodiscard]] const QTimeZone& zone() const { return m_clock.zone(); }
    [[nodiscard]] const ZoneClock& clock() const { return m_clock; }
    /// Dates of another year than this are written with their year.
    void setNow(TimePoint now);
    [[nodiscard]] TimePoint now() const { return m_now; }
    /// Null shows everything as logged.
    void setMask(std::shared_ptr<const TextMask> mask);
    [[nodiscard]] bool isMasking() const { return m_mask != nullptr; }
    /// A value of a field that stands alone, as in a list of the most frequent ones; masked.
    [[nodiscard]] QString maskedText(const FieldRef& field, const QString& value) const { return masked(field, value); }
    /// What a query says for a value: the value itself, or what it is masked as, so that no query shows more than the screen does.
    [[nodiscard]] QString queryValue(const FieldRef& field, const QString& value);
    /// The values for which queryValue() gave this text since the mask was set, of one field or of any. For the source alone, never shown.
    [[nodiscard]] QStringList loggedValues(const std::optional<FieldRef>& field, const QString& masked) const;
    /// To be called when the language has changed.
    void retranslate();

    /// Head of a column; the time's tells the zone at `at`: "Time, UTC+3".
    [[nodiscard]] QString title(EventColumn column, TimePoint at) const;
    [[nodiscard]] QString cell(const EventBatch& batch, int row, EventColumn column) const;
    /// "11 May 10:31:52.904"
    [[nodiscard]] QString moment(TimePoint point) const;
    /// "Mon 11 May"
    [[nodiscard]] QString dayText(TimePoint point) const;

    [[nodiscard]] EventFieldText field(const EventBatch& batch, int row, const FieldRef& field) const;
    /// Everything the event has, the fields people ask for first.
    [[nodiscard]] QList<EventFieldText> fields(const EventBatch& batch, int row) const;
    /// The record as logged, masked.
    [[nodiscard]] QString record(const EventBatch& batch, int row) const;
    /// The cells of a row parted by tabs; tabs and line ends within a cell become spaces.
    [[nodiscard]] QString line(const EventBatch& batch, int row, const QList<EventColumn>& columns) const;

signals:
    /// Every text given out before may be another one now.
    void changed();

private:
    [[nodiscard]] QString masked(const FieldRef& field, const QString& value) const;
    [[nodiscard]] QString message(const EventBatch& batch, int row) const;
    [[nodiscard]] QString maskedField(const EventBatch& batch, int row, Field field) const;
    [[nodiscard]] EventFieldText makeField(const FieldRef& field, const QString& logged, const EventBatch& batch,
                                           int row) const;

    ZoneClock m_clock;
    TimePoint m_now;
    std::shared_ptr<const TextMask> m_mask;
    std::multimap<QString, std::pair<std::string, QString>> m_loggedValues; ///< masked text → field, value
};

struct TextSpan {
    int first = 0;
    int length = 0;

    bool operator==(const TextSpan&) const = default;
};

/// Where masked tokens stand in a text: ‹, a word or two, a space, four hexadecimal digits, ›. They are shown as such.
[[nodiscard]] QList<TextSpan> maskedTokens(QStringView text);

} // namespace logloupe
