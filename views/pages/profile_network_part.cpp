// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/profile_network_part.h"

#include "views/pages/profile_dialog.h"
#include "views/theme/text_glyphs.h"

#include <QFileDialog>
#include <QGridLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr int shownAuthorities = 3;
constexpr int textRole = Qt::UserRole;

} // namespace

ProfileNetworkPart::ProfileNetworkPart(const Profile& profile, QWidget* parent)
    : ProfilePart(parent)
    , m_certificate{profile.network.clientCertificate}
    , m_key{profile.network.clientKey} {
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::xl, space::l, space::xl, space::l);
    layout->setSpacing(space::s);
    QGridLayout* const grid = makeFieldGrid();
    QWidget* const authorities = makeAuthorities(profile.network.authorities);
    addToGrid(
        grid, u"/network/authorities"_s, [] { return ProfileDialog::tr("Certificates trusted beside the system's"); },
        m_authorities, authorities);
    addPem(
        grid, u"/network/client_certificate"_s, [] { return ProfileDialog::tr("Client certificate"); }, PemKind::Certificates,
        m_certificate);
    addPem(
        grid, u"/network/client_key"_s, [] { return ProfileDialog::tr("Its key"); }, PemKind::PrivateKey, m_key);
    m_proxy = addField(
        grid, u"/network/proxy"_s, [] { return ProfileDialog::tr("Proxy"); }, profile.network.proxy);
    say([this] { m_proxy->setPlaceholderText(ProfileDialog::tr("as the system says")); });
    say([this] { describe(); });
    layout->addWidget(addMistake(u"/network"_s));
    layout->addLayout(grid);
    layout->addStretch();
}

Button* ProfileNetworkPart::makeButton(QWidget* row, const Words& text, const Words& about) {
    auto* const button = new Button({}, Button::Kind::Outlined, row);
    button->setControlSize(ControlSize::Compact);
    say([button, text, about] {
        button->setText(text());
        button->setAccessibleDescription(about());
    });
    return button;
}

QWidget* ProfileNetworkPart::makeAuthorities(const QStringList& authorities) {
    const Words about = [] { return ProfileDialog::tr("Certificates trusted beside the system's"); };
    auto* const part = new QWidget(this);
    auto* const layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::s);
    m_authorities = new QListWidget(part);
    m_authorities->setTextElideMode(Qt::ElideMiddle);
    m_authorities->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_authorities->setFixedHeight(shownAuthorities * scaled(height::listRow));
    for (const QString& text : authorities)
        addAuthority(text);
    auto* const row = new QHBoxLayout;
    Button* const adding = makeButton(
        part, [] { return ProfileDialog::tr("Add from a file…"); }, about);
    Button* const removing = makeButton(
        part, [] { return ProfileDialog::tr("Remove"); }, about);
    connect(adding, &Button::clicked, this, [this] {
        chooseFile(u"/network/authorities"_s, PemKind::Certificates, [this](const QString& text) {
            addAuthority(text);
            m_authorities->setCurrentRow(m_authorities->count() - 1);
        });
    });
    connect(removing, &Button::clicked, this, [this] { delete m_authorities->takeItem(m_authorities->currentRow()); });
    row->addWidget(adding);
    row->addWidget(removing);
    row->addStretch();
    layout->addWidget(m_authorities);
    layout->addLayout(row);
    return part;
}

void ProfileNetworkPart::addAuthority(const QString& text) {
    auto* const item = new QListWidgetItem(visibleText(describePem(text)), m_authorities);
    item->setData(textRole, text);
}

void ProfileNetworkPart::addPem(QGridLayout* grid, const QString& pointer, const Words& label, PemKind kind, Pem& pem) {
    auto* const row = new QWidget(this);
    auto* const layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::s);
    pem.shown = new QLineEdit(row);
    pem.shown->setReadOnly(true);
    Button* const choosing = makeButton(
        row, [] { return ProfileDialog::tr("From a file…"); }, label);
    Button* const removing = makeButton(
        row, [] { return ProfileDialog::tr("Remove"); }, label);
    connect(choosing, &Button::clicked, this, [this, pointer, kind, &pem] {
        chooseFile(pointer, kind, [this, &pem](const QString& text) {
            pem.text = text;
            describe();
        });
    });
    connect(removing, &Button::clicked, this, [this, &pem] {
        pem.text.clear();
        describe();
    });
    layout->addWidget(pem.shown, 1);
    layout->addWidget(choosing);
    layout->addWidget(removing);
    addToGrid(grid, pointer, label, pem.shown, row);
}

void ProfileNetworkPart::chooseFile(const QString& pointer, PemKind kind, const std::function<void(const QString&)>& take) {
    auto* const dialog = new QFileDialog(this, ProfileDialog::tr("Choose a PEM file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({ProfileDialog::tr("PEM files (*.pem *.crt *.cer *.key)"), ProfileDialog::tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this, pointer, kind, take](const QString& path) {
        clearMistakes();
        const auto text = readPemFile(path, kind);
        if (text) {
            take(*text);
            return;
        }
        RunLabel* const place = placeOf(pointer);
        place->setText(text.error().message, Token::ErrorText);
        place->show();
    });
    dialog->open();
}

void ProfileNetworkPart::describe() {
    for (int row = 0; row < m_authorities->count(); ++row) {
        QListWidgetItem* const item = m_authorities->item(row);
        item->setText(visibleText(describePem(item->data(textRole).toString())));
    }
    for (const Pem* pem : {&m_certificate, &m_key}) {
        pem->shown->setText(visibleText(describePem(pem->text)));
        pem->shown->setCursorPosition(0);
        pem->shown->setPlaceholderText(ProfileDialog::tr("none"));
    }
}

void ProfileNetworkPart::writeTo(Profile& profile) const {
    profile.network.authorities.clear();
    for (int row = 0; row < m_authorities->count(); ++row)
        profile.network.authorities << m_authorities->item(row)->data(textRole).toString();
    profile.network.clientCertificate = m_certificate.text;
    profile.network.clientKey = m_key.text;
    profile.network.proxy = m_proxy->text().trimmed();
}

void ProfileNetworkPart::pointAt(const QString& pointer) {
    if (const int row = rowIn(pointer, u"/network/authorities"_s); row >= 0)
        m_authorities->setCurrentRow(row);
}

} // namespace logloupe
