// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Records without what the columns hold anyway: every value of a field is cut out and a marker put in its place, whatever the record's format is. What is
// left is the same for nearly all records of a kind and packs to next to nothing; put together again it is the verbatim record.
//
// The marker of Field::Timestamp is followed by one byte that says how the time is written: 0x40, plus 1 for a blank instead of T, plus 2 for a comma
// instead of a point, plus 4 times the number of digits after it in threes, plus 16 for a Z at the end. Always UTC.

#include "connectors/local/store/markers.h"
#include "models/domain/time.h"

#include <string>
#include <vector>

namespace logloupe::store {

/// Cuts records. It remembers where records of a kind have their values, so that most are found at once. One thread.
class ResidueWriter {
public:
    ResidueWriter();

    /// Appends what is left of the record. `kind`: any number that records with the same layout mostly share.
    void append(std::string_view record, const FieldTexts& texts, TimePoint time, quint64 kind, std::string& residue);

private:
    struct Step {
        Field field = Field::Message;
        quint32 gap = 0; ///< bytes between the value before and this one
    };
    struct Layout {
        quint64 kind = 0;
        bool isKnown = false;
        std::vector<Step> steps;
        int misses = 0; ///< values that were not where they should be, rising by a miss, falling by a record without
    };
    void learn(Layout& layout, std::string_view record, const FieldTexts& texts) const;
    /// The time as the record writes it, with the byte that says how; empty when it is written in another way.
    void findTime(std::string_view record, TimePoint time);

    std::vector<Layout> m_layouts;
    std::string m_timeText;
    char m_timeForm = 0;
    char m_lastTimeForm = 0;
};

/// Appends the record. `texts` as they were when it was cut.
void appendFromResidue(std::string_view residue, const FieldTexts& texts, TimePoint time, std::string& record);

} // namespace logloupe::store
