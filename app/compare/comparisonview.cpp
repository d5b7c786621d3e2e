// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/compare/comparisonview.h"

#include "app/compare/comparisonchoice.h"
#include "app/compare/comparisonpane.h"
#include "app/compare/policyglance.h"
#include "views/common/explainitem.h"
#include "views/common/widgets/elidedlabel.h"
#include "views/common/widgets/roomyrow.h"
#include "views/comparison/differencetable.h"
#include "views/comparison/paneheader.h"
#include "views/comparison/summarytable.h"
#include "views/timeline/timelinewidget.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTextBrowser>
#include <QToolButton>

#include <algorithm>

namespace awaitscope {

namespace {

constexpr double Thinnest = 0.5; // of the rows: names and marks are still legible
constexpr int HeaderHeight = 28, RulerHeight = 34;
constexpr int TabsHeight = 190;

QToolButton *createButton(const char *name, const QString &text, const QString &tip, bool checkable = false)
{
    auto *button = new QToolButton;
    button->setObjectName(QLatin1String(name));
    button->setText(text);
    button->setToolTip(tip);
    button->setCheckable(checkable);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

ComparisonView::ComparisonView(ComparedRuns &runs, ComparisonChoice &choice, QWidget *parent)
    : QWidget(parent), m_runs(runs), m_theme(&Theme::get(ThemeKind::Light)), m_pages(new QStackedWidget), m_glance(new PolicyGlance)
{
    setObjectName(QStringLiteral("comparison"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(createBar());
    m_refused = new QLabel;
    m_refused->setObjectName(QStringLiteral("problemText"));
    m_refused->setTextFormat(Qt::PlainText);
    m_refused->setWordWrap(true);
    m_refused->setContentsMargins(12, 0, 12, 6);
    m_refused->hide();
    column->addWidget(m_refused);
    m_pages->addWidget(createRunsPage());
    m_pages->addWidget(m_glance);
    column->addWidget(m_pages, 1);
    m_buttons.choose->setMenu(choice.menu());
    connect(&m_runs, &ComparedRuns::replaced, this, &ComparisonView::showRuns);
    connect(&m_runs, &ComparedRuns::busyChanged, this, &ComparisonView::tellRuns);
    connect(&m_link, &ComparisonLink::selectionChanged, this, &ComparisonView::showWhy);
    showRuns();
}

ComparisonView::~ComparisonView()
{
    m_link.setComparison(nullptr);
    m_link.setPanes({});
}

QWidget *ComparisonView::createBar()
{
    auto *bar = new RoomyRow;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 7, 12, 7);
    row->setSpacing(7);
    m_buttons.choose = createButton("chooseRuns", tr("Runs"), tr("Choose what is compared: strategies, earlier states, versions of Python, files"));
    m_buttons.choose->setPopupMode(QToolButton::InstantPopup);
    m_buttons.choose->setText(tr("Runs \u25BE"));
    m_buttons.choose->setAccessibleName(tr("Runs"));
    m_told = new ElidedLabel;
    m_told->setObjectName(QStringLiteral("firstDifference"));
    m_buttons.only = createButton("onlyDifferences", tr("Only Differences"), tr("Hide the lanes that are the same in all runs"), true);
    m_buttons.beside = createButton("sideBySide", tr("Columns"), tr("Put the runs beside each other instead of above each other"), true);
    m_buttons.glance = createButton("glance", tr("At a Glance"), tr("Show what the task set does with each strategy, and choose one"), true);
    m_buttons.predict = createButton("predictChange", tr("Predict"), tr("Cover the second run, predict what becomes of each task, then reveal it"), true);
    m_buttons.save = createButton("exportComparison", tr("Export\u2026"), tr("Save the comparison as a picture or as text"));
    QToolButton *close = createButton("closeComparison", tr("Close"), tr("Return to the timeline of one run"));
    row->addWidget(m_buttons.choose);
    row->addWidget(m_told, 1);
    for (QToolButton *button : {m_buttons.only, m_buttons.beside, m_buttons.glance, m_buttons.predict, m_buttons.save, close})
        row->addWidget(button);
    bar->setOptional({m_buttons.glance, m_buttons.predict, m_buttons.beside}); // the first two are in the View menu, too
    connect(m_buttons.only, &QToolButton::toggled, this, [this](bool on) {
        {
            const auto guard = m_link.paused();
            for (ComparisonPane *pane : m_panes)
                pane->setOnlyDifferences(on);
        }
        fitPanes();
    });
    connect(m_buttons.beside, &QToolButton::toggled, this, [this](bool on) {
        m_splitter->setOrientation(on ? Qt::Horizontal : Qt::Vertical);
        sharePanes();
        fitPanes();
    });
    connect(m_buttons.glance, &QToolButton::clicked, this, &ComparisonView::showGlance);
    connect(m_buttons.predict, &QToolButton::clicked, this, &ComparisonView::predictionWanted);
    connect(m_buttons.save, &QToolButton::clicked, this, &ComparisonView::exportWanted);
    connect(close, &QToolButton::clicked, this, &ComparisonView::closed);
    return bar;
}

QWidget *ComparisonView::createRunsPage()
{
    m_splitter = new QSplitter(Qt::Vertical);
    m_splitter->setObjectName(QStringLiteral("panes"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->installEventFilter(this);
    auto *page = new QSplitter(Qt::Vertical);
    page->setChildrenCollapsible(false);
    page->addWidget(m_splitter);
    page->addWidget(createTabs());
    page->setStretchFactor(0, 1);
    page->setStretchFactor(1, 0);
    page->setSizes({1000, TabsHeight});
    return page;
}

QWidget *ComparisonView::createTabs()
{
    m_tabs = new QTabWidget;
    m_tabs->setDocumentMode(true);
    m_tabs->setMinimumHeight(90);
    m_differences = new DifferenceTable;
    m_summary = new SummaryTable;
    m_why = new QTextBrowser;
    m_why->setObjectName(QStringLiteral("comparisonWhy"));
    m_why->setAccessibleName(tr("Why"));
    m_why->setFrameShape(QFrame::NoFrame);
    m_why->setOpenLinks(false);
    m_tabs->addTab(m_differences, tr("Differences"));
    m_tabs->addTab(m_summary, tr("Summary"));
    m_tabs->addTab(m_why, tr("Why"));
    connect(m_differences, &DifferenceTable::chosen, this, [this](std::size_t run, const LaneChange &change) { m_link.select(run, change); });
    connect(m_tabs, &QTabWidget::currentChanged, this, &ComparisonView::showWhy);
    return m_tabs;
}

void ComparisonView::setTheme(const Theme &theme)
{
    m_theme = &theme;
    for (ComparisonPane *pane : m_panes)
        pane->setTheme(theme);
    m_glance->setTheme(theme);
    showWhy();
}

TimelineWidget *ComparisonView::timeline() const
{
    return m_active ? m_active->timeline() : nullptr;
}

bool ComparisonView::showsGlance() const
{
    return m_pages->currentWidget() == m_glance;
}

void ComparisonView::showGlance(bool on)
{
    m_pages->setCurrentIndex(on ? 1 : 0);
    m_buttons.glance->setChecked(on);
    m_glance->setActive(on);
    updateButtons();
    tellRefused();
    tellRuns();
    Q_EMIT glanceShown(on);
    if (!on && m_active)
        m_active->timeline()->setFocus();
}

bool ComparisonView::showsOnlyDifferences() const
{
    return m_buttons.only->isChecked();
}

void ComparisonView::tell(const QString &text)
{
    m_told->setText(text);
}

void ComparisonView::setQuestions(QWidget *panel)
{
    if (std::exchange(m_questions, panel) == panel)
        return;
    if (panel)
        static_cast<QBoxLayout *>(layout())->addWidget(panel);
    m_tabs->setVisible(!panel);
    m_buttons.predict->setChecked(panel);
    updateButtons();
    tellRuns();
}

void ComparisonView::hideSecond()
{
    m_differences->setComparison(nullptr);
    m_summary->setComparison(nullptr);
    m_why->clear();
    m_link.setComparison(nullptr);
    for (std::size_t run = 1; run < m_panes.size(); ++run) {
        m_panes[run]->clear();
        m_panes[run]->header()->setTexts(m_panes[run]->header()->title(), QString());
        m_panes[run]->header()->setAction({}, {});
    }
    if (!m_panes.empty())
        m_panes.front()->timeline()->setCompared({});
    tell({});
}

void ComparisonView::updateButtons()
{
    const bool glance = showsGlance(), covered = m_runs.isCovered();
    m_buttons.choose->setEnabled(!glance && !m_questions);
    m_buttons.only->setEnabled(!glance && !covered);
    m_buttons.beside->setEnabled(!glance);
    m_buttons.glance->setEnabled(!m_questions); // it would tell
    m_buttons.save->setEnabled(!covered);
    m_buttons.predict->setEnabled(!glance && (m_questions || m_runs.canCover()));
}

void ComparisonView::tellRefused()
{
    m_refused->setVisible(!showsGlance() && !m_refused->text().isEmpty());
}

void ComparisonView::selectLane(std::size_t run, quint32 lane)
{
    if (run < m_panes.size())
        m_panes[run]->state()->select({ViewItem::Kind::Lane, lane, 0});
}

void ComparisonView::makePanes(std::size_t count)
{
    if (m_panes.size() == count)
        return;
    m_link.setPanes({});
    while (m_panes.size() > count) {
        if (m_active == m_panes.back())
            m_active = nullptr;
        delete m_panes.back();
        m_panes.pop_back();
    }
    while (m_panes.size() < count) {
        auto *pane = new ComparisonPane;
        pane->setTheme(*m_theme);
        pane->setOnlyDifferences(m_buttons.only->isChecked());
        connectPane(pane);
        m_splitter->addWidget(pane);
        m_panes.push_back(pane);
    }
    sharePanes();
    if (!m_active && !m_panes.empty())
        m_active = m_panes.front();
    m_link.setPanes(m_panes);
}

//! All alike; the first one has the ruler besides.
void ComparisonView::sharePanes()
{
    const bool beside = m_splitter->orientation() == Qt::Horizontal;
    const int count = std::max(int(m_panes.size()), 1), ruler = beside ? 0 : RulerHeight;
    constexpr int Least = 400; // while it is not shown, it has no size
    const int each = (std::max(beside ? m_splitter->width() : m_splitter->height(), Least) - ruler) / count;
    QList<int> sizes(count, each);
    sizes.front() += ruler;
    m_splitter->setSizes(sizes);
}

void ComparisonView::connectPane(ComparisonPane *pane)
{
    pane->timeline()->installEventFilter(this);
    connect(pane->timeline(), &TimelineWidget::namesWidthChanged, this, [this](qreal width) {
        if (m_isFitting)
            return;
        const QScopedValueRollback fitting(m_isFitting, true);
        m_namesWidth = width;
        for (ComparisonPane *other : m_panes)
            other->timeline()->setNamesWidth(width);
    });
    connect(pane->header(), &PaneHeader::actionClicked, this, [this, pane] {
        Q_EMIT taken(std::size_t(std::ranges::find(m_panes, pane) - m_panes.begin()));
    });
}

void ComparisonView::showRuns()
{
    const Comparison *comparison = m_runs.comparison();
    const std::size_t count = comparison ? comparison->runs().size() : 0;
    {
        const auto guard = m_link.paused();
        const QScopedValueRollback fitting(m_isFitting, true);
        m_link.setComparison(nullptr);
        makePanes(count);
        const bool covered = m_runs.isCovered();
        // The end of the covered one must not tell when it ends.
        const TimeRange axis = !comparison ? TimeRange{} : covered ? comparison->store(0).range()
                                                                   : comparison->range();
        for (std::size_t run = 0; run < count; ++run) {
            const ComparedColumn &what = m_runs.shown()[run].what;
            const bool isState = what.id.startsWith(QLatin1String("state:"));
            const bool canBeUsed = isState || (what.kind == ComparedColumn::Kind::Present && !m_runs.isInUse(what));
            const bool isOffered = canBeUsed && !m_questions;
            using Known = ComparisonPane::Known;
            m_panes[run]->setRun(*comparison, run, axis, !covered ? Known::All : run == 0 ? Known::BesideCovered
                                                                                          : Known::Covered);
            m_panes[run]->header()->setAction(
                isOffered ? tr("Use") : QString(), isState ? tr("Return the task set to this state") : tr("Run the task set this way from now on"));
        }
        m_link.setComparison(comparison);
    }
    const Comparison *told = m_runs.isCovered() ? nullptr : comparison;
    m_differences->setComparison(told);
    m_summary->setComparison(told);
    const int rows = m_differences->differences()->rowCount();
    m_tabs->setTabText(0, rows > 0 ? tr("Differences (%1)").arg(rows) : tr("Differences"));
    QStringList refused;
    for (const ComparedRuns::Column &column : m_runs.shown())
        if (!column.run)
            refused += QStringLiteral("%1: %2").arg(column.what.title, column.problem);
    m_refused->setText(refused.join(u'\n'));
    tellRefused();
    updateButtons();
    tellRuns();
    fitPanes();
    showWhy();
}

void ComparisonView::tellRuns()
{
    const Comparison *comparison = m_runs.comparison();
    if (showsGlance())
        m_told->setText(tr("What happens with each strategy. Click one to use it."));
    else if (m_runs.isCovered())
        m_told->setText(tr("The second run is covered."));
    else if (comparison && comparison->runs().size() > 1)
        m_told->setText(firstDifferenceText(*comparison));
    else
        m_told->setText(m_runs.isBusy() ? tr("Running\u2026") : QString());
}

//! Rows of one height in all panes, such that as many lanes as possible are visible; one ruler if they share it.
void ComparisonView::fitPanes()
{
    if (m_panes.empty() || !m_runs.comparison())
        return;
    const bool beside = m_splitter->orientation() == Qt::Horizontal;
    double density = 1;
    for (std::size_t i = 0; i < m_panes.size(); ++i) {
        ComparisonPane *pane = m_panes[i];
        const bool hasRuler = beside || i == 0;
        pane->timeline()->setRulerShown(hasRuler);
        const int height = beside ? m_splitter->height() - RulerHeight : (m_splitter->height() - RulerHeight) / int(m_panes.size());
        const qreal room = qreal(height - HeaderHeight - 2);
        density = std::min(density, room / std::max<qreal>(pane->naturalHeight(), 1));
    }
    const auto guard = m_link.paused();
    bool scrolls = false;
    for (ComparisonPane *pane : m_panes) {
        pane->timeline()->setDensity(std::max(density, Thinnest));
        scrolls = scrolls || pane->timeline()->verticalScrollBar()->maximum() > 0;
    }
    // A bar beside one of them only would give it another axis.
    for (ComparisonPane *pane : m_panes)
        pane->timeline()->setVerticalScrollBarPolicy(scrolls && !beside ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAsNeeded);
    alignNames();
}

void ComparisonView::alignNames()
{
    const bool beside = m_splitter->orientation() == Qt::Horizontal;
    const qreal most = (beside ? qreal(width()) / qreal(m_panes.size()) : qreal(width())) * 0.3;
    qreal names = 0;
    for (const ComparisonPane *pane : m_panes)
        names = std::max(names, pane->wantedNamesWidth());
    const QScopedValueRollback fitting(m_isFitting, true);
    for (ComparisonPane *pane : m_panes)
        pane->timeline()->setNamesWidth(std::min(m_namesWidth.value_or(names), std::max<qreal>(most, 40)));
}

QString ComparisonView::whyOf(std::size_t run) const
{
    const Comparison &comparison = *m_runs.comparison();
    const auto &selection = m_panes[run]->state()->selection();
    const auto found = selection.empty() ? std::nullopt : explainItem(comparison.store(run), selection.front());
    return found ? explanationText(comparison.store(run), *found) : QString();
}

void ComparisonView::showWhy()
{
    if (m_tabs->currentWidget() != m_why || !m_runs.comparison() || m_panes.size() != m_runs.comparison()->runs().size())
        return;
    const QString grey = m_theme->color(ColorRole::SecondaryText).name();
    QString cells;
    bool isEmpty = true;
    for (std::size_t run = 0; run < m_panes.size(); ++run) {
        const QString why = whyOf(run);
        isEmpty = isEmpty && why.isEmpty();
        const QString text = why.isEmpty() ? tr("Not in this run.") : why;
        cells += QStringLiteral("<td width=\"%1%\" style=\"padding-right:16px\"><p style=\"color:%2\">%3</p><p style=\"white-space:pre-wrap\">%4</p></td>")
                     .arg(100 / m_panes.size())
                     .arg(grey, m_runs.comparison()->runs()[run].title.toHtmlEscaped(), text.toHtmlEscaped());
    }
    if (isEmpty)
        m_why->setPlainText(tr("Select a lane, a bar or a difference: this says what happened there in each run, and why."));
    else
        m_why->setHtml(QStringLiteral("<table width=\"100%\"><tr>%1</tr></table>").arg(cells));
}

void ComparisonView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier)
        Q_EMIT closed();
    else
        QWidget::keyPressEvent(event);
}

void ComparisonView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitPanes();
}

bool ComparisonView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_splitter && event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(this, &ComparisonView::fitPanes, Qt::QueuedConnection); // when its panes have their size, too
    const auto pane = std::ranges::find_if(m_panes, [watched](const ComparisonPane *p) { return p->timeline() == watched; });
    if (pane == m_panes.end())
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::FocusIn)
        m_active = *pane;
    const auto *key = event->type() == QEvent::KeyPress ? static_cast<QKeyEvent *>(event) : nullptr;
    const ViewState *state = (*pane)->state();
    // The first Esc clears what is selected; with nothing left to clear it returns.
    if (key && key->key() == Qt::Key_Escape && state->selection().empty() && !state->measured() && QGuiApplication::mouseButtons() == Qt::NoButton) {
        Q_EMIT closed();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace awaitscope
