// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pythoneditor/pythonpanel.h"

#include "model/text/visibletext.h"
#include "views/common/plaintip.h"
#include "views/common/widgets/elidedlabel.h"
#include "views/pythoneditor/findbar.h"
#include "views/pythoneditor/trialtable.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace awaitscope {

PythonPanel::PythonPanel(QWidget *parent)
    : QWidget(parent),
      m_edit(new PythonEdit),
      m_find(new FindBar(m_edit)),
      m_interpreters(new QComboBox),
      m_more(new QToolButton),
      m_buttons(new QWidget),
      m_standing(new ElidedLabel),
      m_findingsTitle(new QLabel),
      m_findings(new QListWidget),
      m_offer(new QToolButton),
      m_faults(new QListWidget),
      m_trials(new TrialTable)
{
    setObjectName(QStringLiteral("pythonPanel"));
    m_standing->setObjectName(QStringLiteral("secondaryText"));
    m_standing->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // many tasks must not widen the panel
    m_standing->setContentsMargins(12, 4, 12, 4);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(createBar());
    column->addWidget(m_find);
    column->addWidget(m_edit, 1);
    column->addWidget(m_standing);
    column->addWidget(createFaults());
    column->addWidget(createFindings());
    column->addWidget(m_trials);
    connect(m_edit, &PythonEdit::findRequested, m_find, &FindBar::begin);
}

QWidget *PythonPanel::createBar()
{
    m_interpreters->setObjectName(QStringLiteral("interpreter"));
    m_interpreters->setAccessibleName(tr("Interpreter"));
    m_interpreters->setToolTip(tr("The Python that runs the program"));
    m_interpreters->setFocusPolicy(Qt::TabFocus);
    m_interpreters->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_interpreters->setMinimumContentsLength(10);
    connect(m_interpreters, &QComboBox::activated, this, [this](int index) { Q_EMIT interpreterChosen(m_interpreters->itemData(index).toString()); });
    m_more->setObjectName(QStringLiteral("pythonMenu"));
    m_more->setText(QStringLiteral("\u22EF"));
    m_more->setToolTip(tr("More commands for this program"));
    m_more->setAccessibleName(tr("More commands for this program"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setFocusPolicy(Qt::TabFocus);
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 8, 12, 8);
    row->addWidget(m_interpreters, 1);
    auto *buttons = new QHBoxLayout(m_buttons);
    buttons->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_buttons);
    row->addWidget(m_more);
    return bar;
}

QWidget *PythonPanel::createFindings()
{
    m_findings->setObjectName(QStringLiteral("pythonFindings"));
    m_findings->setAccessibleName(tr("Lines that a task set cannot express"));
    m_findings->setWordWrap(true);
    m_findings->setMaximumHeight(180);
    m_findingsTitle->setObjectName(QStringLiteral("sectionTitle"));
    m_findingsTitle->setWordWrap(true);
    auto *close = new QToolButton;
    close->setText(tr("Close"));
    close->setAutoRaise(true);
    close->setFocusPolicy(Qt::TabFocus);
    m_offer->setObjectName(QStringLiteral("findingsOffer"));
    m_offer->setFocusPolicy(Qt::TabFocus);
    connect(m_offer, &QToolButton::clicked, this, &PythonPanel::offerTaken);
    m_findingsBox = new QWidget;
    auto *column = new QVBoxLayout(m_findingsBox);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(12, 8, 12, 4);
    row->addWidget(m_findingsTitle, 1);
    row->addWidget(m_offer);
    row->addWidget(close);
    column->addLayout(row);
    column->addWidget(m_findings);
    m_findingsBox->hide();
    connect(close, &QToolButton::clicked, m_findingsBox, &QWidget::hide);
    const auto open = [this](const QListWidgetItem *item) {
        const int then = item->data(Qt::UserRole).toInt();
        if (const int line = m_findingLines ? m_findingLines->now(then) : then; line > 0)
            m_edit->goToLine(line);
    };
    connect(m_findings, &QListWidget::itemClicked, this, open);
    connect(m_findings, &QListWidget::itemActivated, this, open);
    return m_findingsBox;
}

QWidget *PythonPanel::createFaults()
{
    m_faults->setObjectName(QStringLiteral("pythonFaults"));
    m_faults->setAccessibleName(tr("Awaits that are to fail"));
    m_faultsBox = new QWidget;
    auto *title = new QLabel(tr("What if it failed?"));
    title->setObjectName(QStringLiteral("sectionTitle"));
    auto *clear = new QToolButton;
    clear->setText(tr("Clear"));
    clear->setObjectName(QStringLiteral("clearFaults"));
    clear->setAutoRaise(true);
    clear->setFocusPolicy(Qt::TabFocus);
    connect(clear, &QToolButton::clicked, this, &PythonPanel::faultsClosed);
    auto *copy = new QToolButton;
    copy->setText(tr("Copy as --fail"));
    copy->setObjectName(QStringLiteral("copyFaults"));
    copy->setToolTip(tr("Copy what is switched on as options of “awaitscope run”"));
    copy->setAutoRaise(true);
    copy->setFocusPolicy(Qt::TabFocus);
    connect(copy, &QToolButton::clicked, this, &PythonPanel::faultsCopied);
    auto *column = new QVBoxLayout(m_faultsBox);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(12, 8, 12, 4);
    row->addWidget(title, 1);
    row->addWidget(copy);
    row->addWidget(clear);
    column->addLayout(row);
    column->addWidget(m_faults);
    m_faultsBox->hide();
    return m_faultsBox;
}

void PythonPanel::showFaults(bool on)
{
    constexpr int Tallest = 110;
    const int rows = m_faults->sizeHintForRow(0) * m_faults->count() + 2 * m_faults->frameWidth() + 4;
    m_faults->setFixedHeight(std::clamp(rows, 28, Tallest)); // the page of text keeps the rest
    m_faultsBox->setVisible(on);
}

void PythonPanel::find()
{
    m_find->begin();
}

void PythonPanel::setTheme(const Theme &theme)
{
    m_edit->setTheme(theme);
    m_trials->setTheme(theme);
}

void PythonPanel::setInterpreters(const std::vector<InterpreterChoice> &choices, const QString &chosen)
{
    const QSignalBlocker blocker(m_interpreters);
    m_interpreters->clear();
    for (const InterpreterChoice &choice : choices) {
        m_interpreters->addItem(visibleText(choice.label), choice.program);
        m_interpreters->setItemData(m_interpreters->count() - 1, plainTip(choice.program), Qt::ToolTipRole);
    }
    if (m_interpreters->findData(chosen) < 0)
        m_interpreters->addItem(visibleText(chosen), chosen);
    m_interpreters->setCurrentIndex(m_interpreters->findData(chosen));
}

void PythonPanel::setCommands(const QList<QAction *> &buttons, const QList<QAction *> &menu)
{
    for (QAction *action : buttons) {
        auto *button = new QToolButton;
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setFocusPolicy(Qt::TabFocus);
        m_buttons->layout()->addWidget(button);
    }
    auto *more = new QMenu(m_more);
    more->setToolTipsVisible(true);
    more->addActions(menu);
    m_more->setMenu(more);
}

void PythonPanel::setStandingText(const QString &text)
{
    m_standing->setText(text);
}

void PythonPanel::setFindings(const QString &title, const std::vector<LineNote> &findings, std::shared_ptr<const TextLines> lines,
                              const QString &offer)
{
    m_findingLines = std::move(lines);
    m_offer->setText(offer);
    m_offer->setVisible(!offer.isEmpty());
    m_findings->clear();
    m_findingsTitle->setText(title);
    for (const LineNote &finding : findings) {
        auto *item = new QListWidgetItem(finding.line > 0 ? tr("Line %1: %2").arg(finding.line).arg(visibleText(finding.text)) : visibleText(finding.text));
        item->setData(Qt::UserRole, finding.line);
        m_findings->addItem(item);
    }
    m_findingsBox->setVisible(!findings.empty());
}

} // namespace awaitscope
