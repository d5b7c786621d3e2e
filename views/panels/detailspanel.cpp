// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/panels/detailspanel.h"

#include "model/text/durationtext.h"
#include "model/text/visibletext.h"
#include "model/trace/sourceline.h"
#include "model/words/eventsentence.h"
#include "views/common/explainitem.h"
#include "views/common/plaintip.h"
#include "views/common/stepitems.h"
#include "views/common/traceitems.h"
#include "views/common/viewstate.h"

#include <QDesktopServices>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTextDocumentFragment>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace awaitscope {

namespace {

QLabel *createText(const QString &text)
{
    auto *label = new QLabel(text);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

//! A text with links, which Tab reaches.
QLabel *createLinks(const char *name)
{
    auto *label = new QLabel;
    label->setObjectName(QString::fromLatin1(name));
    label->setWordWrap(true);
    label->setTextFormat(Qt::RichText);
    label->setTextInteractionFlags(Qt::TextBrowserInteraction);
    return label;
}

QLabel *createHeading(const QString &text)
{
    auto *label = new QLabel(text);
    label->setObjectName(QStringLiteral("sectionTitle"));
    label->setWordWrap(true);
    return label;
}

QString plain(const QLabel *label)
{
    return label->textFormat() == Qt::RichText ? QTextDocumentFragment::fromHtml(label->text()).toPlainText() : label->text();
}

//! A button that wraps its text where the panel is narrow.
class FixButton final : public QPushButton
{
public:
    explicit FixButton(const QString &text)
        : QPushButton(text), m_whole(text)
    {
        setObjectName(QStringLiteral("fix"));
        setAccessibleName(text);
        setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override { return {frame().width() + fontMetrics().horizontalAdvance(m_whole), QPushButton::sizeHint().height()}; }
    QSize minimumSizeHint() const override { return {frame().width() + fontMetrics().averageCharWidth() * 6, sizeHint().height()}; }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QPushButton::resizeEvent(event);
        setText(wrapped(event->size().width()));
        setFixedHeight(QPushButton::sizeHint().height());
    }

private:
    //! What the style draws around a text.
    QSize frame() const { return QPushButton::sizeHint() - fontMetrics().size(Qt::TextShowMnemonic, text()); }
    //! Lines that fit; a word that is too long for one is cut.
    QString wrapped(int width) const
    {
        const int room = width - frame().width();
        const auto fits = [&](const QString &line) { return fontMetrics().horizontalAdvance(line) <= room; };
        QStringList lines;
        for (const QString &word : m_whole.split(u' '))
            if (const QString longer = lines.isEmpty() ? word : lines.back() + u' ' + word; !lines.isEmpty() && fits(longer))
                lines.back() = longer;
            else
                lines += fits(word) ? word : fontMetrics().elidedText(word, Qt::ElideRight, room);
        return lines.join(u'\n');
    }

    QString m_whole;
};

const QString eventLink = QStringLiteral("event:");

} // namespace

DetailsPanel::DetailsPanel(ViewState *state, QWidget *parent)
    : QScrollArea(parent),
      m_state(state),
      m_theme(&Theme::get(ThemeKind::Light)),
      m_backLink(createLinks("detailsBack")),
      m_title(createText({})),
      m_why(createText({})),
      m_chain{createHeading(tr("How it came about")), createLinks("detailsChain")},
      m_rules{createHeading(tr("The rule")), createLinks("detailsRules")},
      m_versions{createHeading(tr("Depends on the Python version")), createLinks("detailsVersions")},
      m_remedies{createHeading(tr("What would change it")), createLinks("detailsRemedies")},
      m_fixButtons(new QVBoxLayout),
      m_factsHeading(createHeading(tr("Facts"))),
      m_facts(new QFormLayout),
      m_empty(createText(tr("Select something in the timeline to see its details."))),
      m_cancel(new QPushButton(tr("Cancel This Task")))
{
    m_title->setObjectName(QStringLiteral("sectionTitle"));
    QFont larger = m_title->font();
    larger.setPixelSize(15);
    m_title->setFont(larger);
    m_empty->setObjectName(QStringLiteral("secondaryText"));
    m_facts->setHorizontalSpacing(16);
    m_facts->setVerticalSpacing(6);
    m_facts->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_fixButtons->setSpacing(6);
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(16, 12, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(m_empty);
    layout->addWidget(m_backLink);
    layout->addWidget(m_title);
    layout->addWidget(m_why);
    layout->addWidget(m_cancel, 0, Qt::AlignLeft);
    for (const Section &section : {m_chain, m_rules, m_versions, m_remedies}) {
        layout->addWidget(section.heading);
        layout->addWidget(section.words);
    }
    layout->addLayout(m_fixButtons);
    layout->addWidget(m_factsHeading);
    layout->addLayout(m_facts);
    layout->addStretch();
    m_cancel->setObjectName(QStringLiteral("cancelTask"));
    m_cancel->setToolTip(tr("Cancel the task now, as task.cancel() does"));
    m_cancel->hide();
    connect(m_cancel, &QPushButton::clicked, this, &DetailsPanel::cancelRequested);
    for (QLabel *label : {m_backLink, m_chain.words, m_rules.words})
        connect(label, &QLabel::linkActivated, this, &DetailsPanel::followLink);
    // No long word makes the page wider than the panel.
    for (QLabel *label : {m_backLink, m_title, m_why, m_empty, m_chain.words, m_rules.words, m_versions.words, m_remedies.words}) {
        QSizePolicy policy = label->sizePolicy();
        policy.setHorizontalPolicy(QSizePolicy::Ignored);
        label->setSizePolicy(policy);
    }
    setWidget(page);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Details"));
    connect(m_state, &ViewState::selectionChanged, this, &DetailsPanel::takeSelection);
    rebuild();
}

void DetailsPanel::setStore(const TraceStore *store)
{
    m_store = store;
    m_back.clear();
    m_current.reset();
    m_fixes.clear();
    m_versionRules.clear();
    rebuild();
}

void DetailsPanel::refresh()
{
    if (!m_state->selection().empty())
        rebuild();
}

void DetailsPanel::setTheme(const Theme &theme)
{
    m_theme = &theme;
    rebuild();
}

void DetailsPanel::setCancellable(bool on)
{
    m_cancel->setVisible(on);
}

void DetailsPanel::setFixes(std::vector<Fix> fixes)
{
    m_fixes = std::move(fixes);
    showFixes();
    rebuild();
}

void DetailsPanel::setVersionRules(std::vector<std::pair<QString, QString>> rules)
{
    if (rules == m_versionRules)
        return;
    m_versionRules = std::move(rules);
    rebuild();
}

QString DetailsPanel::text() const
{
    if (!m_empty->isHidden())
        return m_empty->text();
    QStringList parts;
    for (const QLabel *label : {m_title, m_why, m_chain.words, m_rules.words, m_versions.words, m_remedies.words})
        if (!label->isHidden())
            parts += plain(label);
    for (const Fix &fix : m_fixes)
        parts += fix.label;
    for (int row = 0; row < m_facts->rowCount(); ++row)
        for (const auto role : {QFormLayout::LabelRole, QFormLayout::FieldRole})
            if (const QLayoutItem *item = m_facts->itemAt(row, role))
                parts += static_cast<QLabel *>(item->widget())->text();
    return parts.join(u'\n');
}

//! Whoever follows a link can go back; whoever selects something else begins anew.
void DetailsPanel::takeSelection()
{
    if (!m_following)
        m_back.clear();
    m_fixes.clear();
    m_versionRules.clear();
    showFixes();
    m_current = m_state->selection().empty() ? std::nullopt : std::optional(m_state->selection().front());
    rebuild();
    verticalScrollBar()->setValue(0);
}

void DetailsPanel::followLink(const QString &link)
{
    if (link == QLatin1String("back"))
        return goBack();
    if (!link.startsWith(eventLink)) {
        QDesktopServices::openUrl(QUrl(link));
        return;
    }
    const quint32 event = link.mid(eventLink.size()).toUInt();
    if (!m_store || event >= m_store->trace().events().size())
        return;
    const std::optional<ViewItem> item = itemOfEvent(*m_store, event);
    if (!item || (m_current && *item == *m_current))
        return;
    if (m_current)
        m_back.push_back(*m_current);
    const QScopedValueRollback guard(m_following, true);
    m_state->select(*item);
}

void DetailsPanel::goBack()
{
    if (m_back.empty())
        return;
    const ViewItem item = m_back.back();
    m_back.pop_back();
    const QScopedValueRollback guard(m_following, true);
    m_state->select(item);
}

void DetailsPanel::Section::show(const QString &html) const
{
    heading->setVisible(!html.isEmpty());
    words->setVisible(!html.isEmpty());
    if (words->text() != html)
        words->setText(html);
}

QString DetailsPanel::chainHtml(const Explanation &found) const
{
    QString rows;
    const QString quiet = m_theme->color(ColorRole::SecondaryText).name();
    const QString own = m_theme->color(ColorRole::Text).name();
    for (const quint32 event : found.chain) {
        const std::optional<ViewItem> item = itemOfEvent(*m_store, event);
        const QString words = eventSentence(*m_store, event).toHtmlEscaped();
        const QString link = item && !(m_current && *item == *m_current)
            ? QStringLiteral("<a style=\"text-decoration:none\" href=\"%1%2\">%3</a>").arg(eventLink, QString::number(event), words)
            : QStringLiteral("<span style=\"color:%1\">%2</span>").arg(own, words);
        rows += QStringLiteral("<tr><td style=\"padding-right:8px; white-space:nowrap; color:%1\">%2</td><td style=\"padding-bottom:3px\">%3</td></tr>")
                    .arg(quiet, durationText(m_store->trace().events()[event].time).toHtmlEscaped(), link);
    }
    return rows.isEmpty() ? QString() : QStringLiteral("<table cellspacing=\"0\" cellpadding=\"0\">%1</table>").arg(rows);
}

void DetailsPanel::rebuild()
{
    std::optional<Explanation> found = m_store && !m_state->selection().empty() ? explainItem(*m_store, m_state->selection().front()) : std::nullopt;
    if (found) {
        const std::string step = stepOfItem(*m_store, m_state->selection().front()).toStdString();
        if (const std::optional<SourceLine> at = sourceLine(step))
            found->facts.emplace_back(
                tr("Source"),
                tr("%1, line %2")
                    .arg(visibleText(QString::fromStdString(std::string(at->file))), QString::number(at->line)));
    }
    m_empty->setVisible(!found);
    m_title->setVisible(found.has_value());
    m_why->setVisible(found && !found->why.isEmpty());
    m_backLink->setVisible(found && !m_back.empty());
    if (found && !m_back.empty())
        if (const auto before = explainItem(*m_store, m_back.back()))
            m_backLink->setText(QStringLiteral("<a style=\"text-decoration:none\" href=\"back\">\u2190 %1</a>").arg(before->title.toHtmlEscaped()));
    if (found) {
        m_title->setText(found->title);
        m_why->setText(found->why.join(u' '));
    }
    m_chain.show(found ? chainHtml(*found) : QString());
    QString rules, remedies;
    const auto isOffered = [this](Remedy remedy) { return std::ranges::any_of(m_fixes, [remedy](const Fix &f) { return f.remedy == remedy; }); };
    for (const Rule rule : found ? found->rules : decltype(found->rules)())
        rules += QStringLiteral("<p style=\"margin:0 0 6px 0\"><a style=\"text-decoration:none\" href=\"%1\">%2</a><br>%3</p>")
                     .arg(ruleUrl(rule), ruleName(rule).toHtmlEscaped(), ruleText(rule).toHtmlEscaped());
    for (const Remedy remedy : found ? found->remedies : decltype(found->remedies)())
        if (!isOffered(remedy))
            remedies += QStringLiteral("<p style=\"margin:0 0 6px 0\"><b>%1</b><br>%2</p>")
                            .arg(remedyLabel(remedy).toHtmlEscaped(), remedyText(remedy).toHtmlEscaped());
    m_rules.heading->setText(found && found->rules.size() > 1 ? tr("The rules") : tr("The rule"));
    m_rules.show(rules);
    QString versions;
    for (const auto &[name, sentence] : found ? m_versionRules : decltype(m_versionRules)())
        versions += QStringLiteral("<p style=\"margin:0 0 6px 0\"><b>%1</b><br>%2</p>").arg(name.toHtmlEscaped(), sentence.toHtmlEscaped());
    m_versions.show(versions);
    m_remedies.show(remedies);
    m_remedies.heading->setVisible(!remedies.isEmpty() || !m_fixes.empty());
    showFacts(found ? found->facts : decltype(found->facts)());
    m_factsHeading->setVisible(found && !found->facts.empty());
}

void DetailsPanel::showFixes()
{
    while (QLayoutItem *item = m_fixButtons->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const Fix &fix : m_fixes) {
        auto *button = new FixButton(fix.label + QChar(0x2026));
        button->setToolTip(plainTip(fix.label + u'\n' + remedyText(fix.remedy) + u'\n' + tr("Shows what changes before anything does.")));
        connect(button, &QPushButton::clicked, this, [this, fix] { Q_EMIT fixRequested(fix); });
        m_fixButtons->addWidget(button, 0, Qt::AlignLeft);
    }
}

// Facts that stay keep their widgets: while a run plays, this happens many times a second, and the user may be selecting text.
void DetailsPanel::showFacts(const std::vector<std::pair<QString, QString>> &facts)
{
    const auto text = [this](std::size_t row, QFormLayout::ItemRole role) { return static_cast<QLabel *>(m_facts->itemAt(int(row), role)->widget()); };
    std::size_t kept = 0;
    for (; kept < facts.size() && int(kept) < m_facts->rowCount() && text(kept, QFormLayout::LabelRole)->text() == facts[kept].first; ++kept) {
        if (QLabel *value = text(kept, QFormLayout::FieldRole); value->text() != facts[kept].second)
            value->setText(facts[kept].second);
    }
    while (m_facts->rowCount() > int(kept))
        m_facts->removeRow(int(kept));
    for (; kept < facts.size(); ++kept) {
        auto *label = new QLabel(facts[kept].first);
        label->setObjectName(QStringLiteral("secondaryText"));
        m_facts->addRow(label, createText(facts[kept].second));
    }
}

} // namespace awaitscope
