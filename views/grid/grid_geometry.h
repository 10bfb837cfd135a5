// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Where rows, what stands between them, and columns are. Pure; lengths are logical pixels, y runs from the top of the first row.

#include <QtGlobal>

#include <span>
#include <vector>

namespace logloupe {

/// A day head or a notice: stands before a row, or behind the last one when beforeRow is the number of rows.
struct Interruption {
    int beforeRow = 0;
    int height = 0;

    bool operator==(const Interruption&) const = default;
};

class RowGeometry {
public:
    struct Hit {
        enum class Kind : quint8 { Row, Interruption, Nothing };

        Kind kind = Kind::Nothing;
        int index = -1; ///< of the row or the interruption

        bool operator==(const Hit&) const = default;
    };

    RowGeometry() = default;
    /// `interruptions` rise by beforeRow; several before one row stand in the order given.
    RowGeometry(int rows, int rowHeight, std::vector<Interruption> interruptions);

    [[nodiscard]] int rows() const { return m_rows; }
    [[nodiscard]] int rowHeight() const { return m_rowHeight; }
    [[nodiscard]] const std::vector<Interruption>& interruptions() const { return m_interruptions; }
    [[nodiscard]] qint64 height() const;
    [[nodiscard]] qint64 rowTop(int row) const;
    [[nodiscard]] qint64 interruptionTop(int index) const;
    [[nodiscard]] Hit at(qint64 y) const;
    /// The row at y, or the next one below, or the last one; -1 without rows.
    [[nodiscard]] int rowNear(qint64 y) const;

private:
    /// Interruptions that stand above row `row`.
    [[nodiscard]] size_t above(int row) const;

    int m_rows = 0;
    int m_rowHeight = 1;
    std::vector<Interruption> m_interruptions;
    std::vector<qint64> m_heights; ///< sum of the heights of interruptions before each; one more entry at the end
};

struct ColumnWish {
    int width = 0;
    int hideRank = 0;       ///< which gives way first when there is no room, from 1; 0 never
    bool stretches = false; ///< takes the spare width; one column at most
};

struct ColumnPlace {
    int left = 0;
    int width = 0; ///< 0: gave way

    [[nodiscard]] int right() const { return left + width; }
    bool operator==(const ColumnPlace&) const = default;
};

/// Columns from left to right between margins of `margin`. While the stretching one (the last when none says so) would be narrower than
/// `minimumStretch`, columns give way in the order of their rank, of equal ones the last first.
[[nodiscard]] std::vector<ColumnPlace> layOutColumns(std::span<const ColumnWish> wishes, int available, int margin,
                                                     int minimumStretch);

} // namespace logloupe
