// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/engine/workspace_mask.h"

#include "models/analysis/masking.h"
#include "models/domain/human_format.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace logloupe {

namespace {

class WorkspaceMask final : public TextMask {
public:
    WorkspaceMask(const QByteArray& key, const QStringList& maskedKeys)
        : m_masker(key)
        , m_keys(maskedKeys) {}

    [[nodiscard]] QString maskedValue(const FieldRef& field, const QString& value) const override {
        if (!value.isEmpty() && !isToken(value) && (isMaskedKey(toText(field.name)) || namesMaskedKey(value)))
            return hidden(value);
        const QByteArray utf8 = value.toUtf8();
        return toText(m_masker.mask(field, {utf8.constData(), static_cast<size_t>(utf8.size())}));
    }

    [[nodiscard]] QString maskedRecord(const QString& record, RecordFormat format) const override {
        const QByteArray utf8 = withoutMaskedKeys(record, format).toUtf8();
        return toText(m_masker.maskRecord({utf8.constData(), static_cast<size_t>(utf8.size())}, format));
    }

private:
    [[nodiscard]] QString hidden(const QString& value) const { return m_masker.tokenFor(MaskKind::Hidden, value); }
    [[nodiscard]] static bool isToken(const QString& value) { return Masker::isToken(value.toStdString()); }

    /// The name itself, or what stands behind its last dot.
    [[nodiscard]] bool isMaskedKey(const QString& name) const {
        return std::any_of(m_keys.begin(), m_keys.end(), [&name](const QString& key) {
            return name.compare(key, Qt::CaseInsensitive) == 0 || name.endsWith(QLatin1Char('.') + key, Qt::CaseInsensitive);
        });
    }

    [[nodiscard]] bool namesMaskedKey(const QString& text) const {
        return std::any_of(m_keys.begin(), m_keys.end(),
                           [&text](const QString& key) { return text.contains(key, Qt::CaseInsensitive); });
    }

    /// Written anew only where such a key stands in it: the order of its keys is lost then.
    [[nodiscard]] QString withoutMaskedKeys(const QString& record, RecordFormat format) const {
        // A key may be written with escapes, or in parts one within the other, which only a reader of JSON sees through.
        const bool mayHold = !m_keys.isEmpty()
                             && (record.contains(QStringLiteral("\\u"))
                                 || std::any_of(m_keys.begin(), m_keys.end(), [&record](const QString& key) {
                                        return record.contains(key.section(QLatin1Char('.'), -1), Qt::CaseInsensitive);
                                    }));
        if (!mayHold)
            return record;
        const QJsonDocument document = QJsonDocument::fromJson(record.toUtf8());
        if (format == RecordFormat::Json && document.isObject())
            return QString::fromUtf8(
                QJsonDocument(hiddenIn(document.object(), QString()).toObject()).toJson(QJsonDocument::Compact));
        // Of broken JSON nobody can tell what its escapes spell.
        return format == RecordFormat::Json || namesMaskedKey(record) ? hidden(record) : record;
    }

    [[nodiscard]] QJsonValue hiddenIn(const QJsonValue& value, const QString& path) const {
        if (value.isObject()) {
            QJsonObject object = value.toObject();
            for (auto it = object.begin(); it != object.end(); ++it) {
                const QString name = path.isEmpty() ? it.key() : path + QLatin1Char('.') + it.key();
                it.value() = isMaskedKey(name) ? QJsonValue(hidden(textOf(it.value()))) : hiddenIn(it.value(), name);
            }
            return object;
        }
        if (value.isArray()) {
            QJsonArray array = value.toArray();
            for (auto entry : array)
                entry = hiddenIn(entry, path);
            return array;
        }
        // A text within the record that speaks of the key.
        const QString text = value.toString();
        return value.isString() && !isToken(text) && namesMaskedKey(text) ? QJsonValue(hidden(text)) : value;
    }

    [[nodiscard]] static QString textOf(const QJsonValue& value) {
        return value.isString() ? value.toString()
                                : QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
    }

    Masker m_masker;
    QStringList m_keys;
};

} // namespace

std::shared_ptr<const TextMask> makeWorkspaceMask(const QByteArray& key, const QStringList& maskedKeys) {
    return std::make_shared<const WorkspaceMask>(key, maskedKeys);
}

} // namespace logloupe
