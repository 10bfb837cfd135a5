// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/engine/workspace_mask.h"

#include "models/analysis/masking.h"
#include "models/domain/human_format.h"

namespace logloupe {

namespace {

class WorkspaceMask final : public TextMask {
public:
    explicit WorkspaceMask(const QByteArray& key)
        : m_masker(key) {}

    [[nodiscard]] QString maskedValue(const FieldRef& field, const QString& value) const override {
        const QByteArray utf8 = value.toUtf8();
        return toText(m_masker.mask(field, {utf8.constData(), static_cast<size_t>(utf8.size())}));
    }

    [[nodiscard]] QString maskedRecord(const QString& record, RecordFormat format) const override {
        const QByteArray utf8 = record.toUtf8();
        return toText(m_masker.maskRecord({utf8.constData(), static_cast<size_t>(utf8.size())}, format));
    }

private:
    Masker m_masker;
};

} // namespace

std::shared_ptr<const TextMask> makeWorkspaceMask(const QByteArray& key) {
    return std::make_shared<const WorkspaceMask>(key);
}

} // namespace logloupe
