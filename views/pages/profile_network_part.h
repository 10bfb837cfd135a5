// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// How the profile's servers are reached, all alike: whom to trust, who we are, through what. GUI thread.

#include "views/pages/pem_text.h"
#include "views/pages/profile_part.h"

class QListWidget;

namespace logloupe {

class ProfileNetworkPart : public ProfilePart {
    Q_OBJECT
public:
    explicit ProfileNetworkPart(const Profile& profile, QWidget* parent = nullptr);

    void writeTo(Profile& profile) const override;
    void pointAt(const QString& pointer) override;

private:
    /// A PEM text that is chosen and taken away, never typed.
    struct Pem {
        QString text;
        QLineEdit* shown = nullptr;
    };

    QWidget* makeAuthorities(const QStringList& authorities);
    void addAuthority(const QString& text);
    void addPem(QGridLayout* grid, const QString& pointer, const Words& label, PemKind kind, Pem& pem);
    Button* makeButton(QWidget* row, const Words& text, const Words& about);
    void chooseFile(const QString& pointer, PemKind kind, const std::function<void(const QString&)>& take);
    void describe();

    QListWidget* m_authorities = nullptr;
    Pem m_certificate;
    Pem m_key;
    QLineEdit* m_proxy = nullptr;
};

} // namespace logloupe
