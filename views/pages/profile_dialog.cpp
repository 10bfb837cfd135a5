// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/profile_dialog.h"

#include "views/detail/underline_tabs.h"
#include "views/pages/profile_network_part.h"
#include "views/pages/profile_roles_part.h"
#include "views/pages/profile_sign_in_part.h"
#include "views/pages/profile_sources_part.h"

#include <QEvent>
#include <QGridLayout>
#include <QLineEdit>
#include <QScreen>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace logloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize usualSize{960, 660};
constexpr QSize smallestSize{680, 420};
constexpr int margin = 24; // between the dialogue and the edge of the screen
constexpr int mostFindingsHeight = 160;

/// Above the pages: what the profile is called.
class ProfileHead : public ProfilePart {
public:
    ProfileHead(const Profile& profile, QWidget* parent)
        : ProfilePart(parent) {
        auto* const layout = new QVBoxLayout(this);
        layout->setContentsMargins(space::xl, space::l, space::xl, space::m);
        QGridLayout* const grid = makeFieldGrid();
        m_title = addField(
            grid, u"/title"_s, [] { return ProfileDialog::tr("Title"); }, profile.title);
        layout->addWidget(addMistake({}));
        layout->addLayout(grid);
    }

    void writeTo(Profile& profile) const override { profile.title = m_title->text().trimmed(); }

private:
    QLineEdit* m_title = nullptr;
};

QScrollArea* makeScroll(QWidget* content, QWidget* parent) {
    auto* const scroll = new QScrollArea(parent);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    return scroll;
}

} // namespace

ProfileDialog::ProfileDialog(const Profile& profile, QWidget* parent)
    : QDialog(parent)
    , m_original(profile) {
    auto* const head = new ProfileHead(profile, this);
    addPart(head);
    auto* const whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(head);
    whole->addWidget(makePages(profile), 1);
    whole->addWidget(makeFindings());
    whole->addWidget(makeButtons());
    // Enter in a field saves, and does not press the first button there is.
    for (Button* const button : findChildren<Button*>())
        button->setAutoDefault(false);
    m_save->setDefault(true);
    retranslate();
    fitToScreen();
}

void ProfileDialog::addPart(ProfilePart* part) {
    m_parts.push_back(part);
}

QWidget* ProfileDialog::makePages(const Profile& profile) {
    auto* const part = new QWidget(this);
    auto* const layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* const tabLine = new QHBoxLayout;
    tabLine->setContentsMargins(space::xl, 0, space::xl, 0);
    m_tabs = new UnderlineTabs(part);
    tabLine->addWidget(m_tabs);
    m_pages = new QStackedWidget(part);
    layout->addLayout(tabLine);
    layout->addWidget(m_pages, 1);
    for (ProfilePart* const page :
         {static_cast<ProfilePart*>(new ProfileSignInPart(profile)), static_cast<ProfilePart*>(new ProfileRolesPart(profile)),
          static_cast<ProfilePart*>(new ProfileSourcesPart(profile)),
          static_cast<ProfilePart*>(new ProfileNetworkPart(profile))}) {
        addPart(page);
        m_pages->addWidget(makeScroll(page, m_pages));
        m_tabs->addTab({});
    }
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    return part;
}

QWidget* ProfileDialog::makeFindings() {
    // Outside of what is scrolled: where the button is that asked for them.
    m_findings = new QWidget;
    auto* const layout = new QVBoxLayout(m_findings);
    layout->setContentsMargins(space::xl, space::m, space::xl, 0);
    layout->setSpacing(space::xs);
    m_findingsArea = makeScroll(m_findings, this);
    m_findingsArea->hide();
    return m_findingsArea;
}

QWidget* ProfileDialog::makeButtons() {
    auto* const row = new QWidget(this);
    auto* const layout = new QHBoxLayout(row);
    layout->setContentsMargins(space::xl, space::m, space::xl, space::m);
    m_test = new Button({}, Button::Kind::Outlined, row);
    m_cancel = new Button({}, Button::Kind::Outlined, row);
    m_save = new Button({}, Button::Kind::Primary, row);
    connect(m_test, &Button::clicked, this, &ProfileDialog::askForTest);
    connect(m_cancel, &Button::clicked, this, &QDialog::reject);
    connect(m_save, &Button::clicked, this, [this] {
        if (const auto profileNow = checked())
            emit saveRequested(*profileNow);
    });
    layout->addWidget(m_test);
    layout->addStretch();
    layout->addWidget(m_cancel);
    layout->addWidget(m_save);
    return row;
}

void ProfileDialog::fitToScreen() {
    const QSize room = screen()->availableSize() - QSize(2 * margin, 2 * margin);
    setMinimumSize(smallestSize.boundedTo(room));
    resize(QSize(scaled(usualSize.width()), scaled(usualSize.height())).boundedTo(room));
}

void ProfileDialog::retranslate() {
    setWindowTitle(tr("Profile"));
    m_tabs->setAccessibleName(tr("Parts of the profile"));
    const QStringList titles{tr("Sign-in"), tr("Roles"), tr("Sources"), tr("Network")};
    for (int page = 0; page < m_tabs->count(); ++page)
        m_tabs->setTabText(page, titles.at(page));
    m_test->setText(tr("Test"));
    m_cancel->setText(tr("Cancel"));
    m_save->setText(tr("Save"));
}

void ProfileDialog::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    retranslate();
    // Sentences of the other language are said anew.
    if (m_saysMistake)
        (void)checked();
    if (!m_findingsArea->isHidden())
        askForTest();
}

Profile ProfileDialog::profile() const {
    Profile profile = m_original;
    for (const ProfilePart* const part : m_parts)
        part->writeTo(profile);
    return profile;
}

void ProfileDialog::clearMistakes() {
    m_saysMistake = false;
    for (ProfilePart* const part : m_parts)
        part->clearMistakes();
}

void ProfileDialog::showMistake(const Error& error) {
    clearMistakes();
    const QString named = error.message.startsWith(u'/') ? error.message.section(u':', 0, 0) : QString();
    // "/roles/2/role" is about "/roles", where nothing closer has a place of its own.
    for (QString pointer = named;; pointer.truncate(std::max<qsizetype>(pointer.lastIndexOf(u'/'), 0))) {
        for (size_t i = 0; i < m_parts.size(); ++i) {
            RunLabel* const place = m_parts[i]->placeOf(pointer);
            if (place == nullptr)
                continue;
            m_saysMistake = true;
            place->setText(error.message, Token::ErrorText);
            place->show();
            m_parts[i]->pointAt(named);
            if (i > 0)
                m_tabs->setCurrentIndex(static_cast<int>(i) - 1);
            return;
        }
        if (pointer.isEmpty())
            return;
    }
}

std::optional<Profile> ProfileDialog::checked() {
    clearMistakes();
    for (const ProfilePart* const part : m_parts) {
        if (const auto mistake = part->mistake()) {
            showMistake(*mistake);
            return {};
        }
    }
    const Result<Profile> parsed = Profile::parse(profile().toJson());
    if (!parsed) {
        showMistake(parsed.error());
        return {};
    }
    Profile profile = *parsed;
    profile.serverAddress = m_original.serverAddress;
    return profile;
}

void ProfileDialog::askForTest() {
    if (const auto profileNow = checked())
        emit testRequested(*profileNow);
}

void ProfileDialog::showFindings(const QList<ProfileFinding>& findings, bool isUnderWay) {
    qDeleteAll(m_findings->findChildren<RunLabel*>());
    const auto add = [this](const TextRuns& runs) {
        auto* const label = new RunLabel(runs, TextRole::Base, m_findings);
        m_findings->layout()->addWidget(label);
        label->show();
    };
    for (const ProfileFinding& finding : findings) {
        const QString mark = !finding.isGood ? u"✕ "_s : finding.isWarning ? u"! "_s : u"✓ "_s;
        const Token color = !finding.isGood ? Token::ErrorText : finding.isWarning ? Token::WarnText : Token::GoodText;
        add({{mark + finding.name + u": "_s, true, color}, {finding.sentence}});
    }
    if (isUnderWay)
        add({{tr("Testing…"), false, Token::Text2}});
    const bool isSaid = isUnderWay || !findings.isEmpty();
    if (isSaid)
        m_findingsArea->setFixedHeight(
            std::min(m_findings->layout()->totalHeightForWidth(width()), scaled(mostFindingsHeight)));
    m_findingsArea->setVisible(isSaid);
}

} // namespace logloupe
