// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window/comparisonmode.h"

#include "app/compare/comparisonchoice.h"
#include "app/compare/comparisonview.h"
#include "app/compare/edithistory.h"
#include "app/compare/policyglance.h"
#include "app/document/document.h"
#include "app/python/pythoncomparison.h"
#include "app/settings/settings.h"
#include "app/widgets/messagebar.h"
#include "app/window/commands.h"
#include "app/window/fileactions.h"
#include "app/window/panellayout.h"
#include "app/window/runpane.h"
#include "app/window/themeswitch.h"
#include "model/text/filenames.h"
#include "model/text/visibletext.h"
#include "views/export/exportjob.h"
#include "views/export/options/exportsettings.h"
#include "views/timeline/timelinewidget.h"

#include <QDir>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QMainWindow>
#include <QStandardPaths>
#include <QStatusBar>
#include <QThread>

#include <utility>

namespace awaitscope {

namespace {

constexpr int ToldMilliseconds = 8000; // how long the status bar reports a completed action
const QString FolderKey = QStringLiteral("compare/folder");

} // namespace

ComparisonMode::ComparisonMode(const Parts &parts)
    : QObject(&parts.window),
      m_parts(parts),
      m_history(new EditHistory(parts.document, this)),
      m_choice(new ComparisonChoice(parts.document, *m_history, this))
{
    connect(m_choice, &ComparisonChoice::changed, this, [this] { m_runs.setColumns(m_choice->chosen()); });
    connect(m_choice, &ComparisonChoice::fileWanted, this, &ComparisonMode::askForFile);
    connect(m_choice, &ComparisonChoice::fileFailed, this, [this](const QString &message) {
        m_parts.pane.messages()->showMessage(Notice::NotOpened, MessageBar::Tone::Problem, tr("The file cannot be compared"), message);
    });
    connect(&parts.document, &Document::taskSetChanged, this, &ComparisonMode::followDocument);
    connect(&parts.document, &Document::strategyChanged, this, &ComparisonMode::followDocument);
    connect(parts.commands.at(QStringLiteral("view.compare")), &QAction::triggered, this, [this](bool on) { show(on, false); });
    connect(parts.commands.at(QStringLiteral("view.policies")), &QAction::triggered, this, [this](bool on) { show(on, true); });
}

ComparisonMode::~ComparisonMode()
{
    if (m_writer) {
        m_writer->wait();
        delete m_writer;
    }
    delete m_view; // before the runs that it shows
}

void ComparisonMode::createView()
{
    m_view = new ComparisonView(m_runs, *m_choice);
    m_view->setTheme(m_parts.themes.theme());
    connect(&m_parts.themes, &ThemeSwitch::changed, m_view, &ComparisonView::setTheme);
    connect(m_view, &ComparisonView::closed, this, &ComparisonMode::leave);
    connect(m_view, &ComparisonView::exportWanted, this, &ComparisonMode::exportComparison);
    connect(m_view, &ComparisonView::taken, this, &ComparisonMode::take);
    connect(m_view, &ComparisonView::glanceShown, this, &ComparisonMode::tellCommands);
    connect(m_view, &ComparisonView::glanceShown, this, [this](bool on) {
        if (m_isOn && ofProgram() && (on ? m_program->policies() : m_program->columns()).empty())
            m_program->begin(on);
    });
    connect(m_view->glance(), &PolicyGlance::taken, this, &ComparisonMode::takeStrategy);
}

void ComparisonMode::show(bool compare, bool glance)
{
    if (!compare) {
        if (m_program)
            m_program->cancel();
        leave();
    } else if (ofProgram()) {
        tellCommands(); // it takes runs first
        m_program->begin(glance);
    } else {
        enter(glance);
    }
}

bool ComparisonMode::ofProgram() const
{
    return m_program && m_program->isOpen();
}

void ComparisonMode::setProgram(PythonComparison &program)
{
    m_program = &program;
    connect(m_program, &PythonComparison::ready, this, &ComparisonMode::showProgram);
    connect(m_program, &PythonComparison::stateChanged, this, [this] {
        if (m_isOn && ofProgram())
            m_view->glance()->setInUse(m_program->strategy());
    });
}

void ComparisonMode::switchTo(bool program)
{
    leave();
    m_choice->setOther(program ? [this](QMenu &menu) { m_program->fill(menu); } : std::function<void(QMenu &)>());
}

void ComparisonMode::showProgram(bool glance)
{
    if (!ofProgram())
        return;
    enter(glance);
    if (glance)
        m_view->glance()->setRecorded(m_program->policies(), m_program->strategy());
    else
        m_choice->setColumns(m_program->columns());
}

void ComparisonMode::enter(bool glance)
{
    if (!m_view)
        createView();
    if (!std::exchange(m_isOn, true)) {
        Q_EMIT viewChanged(m_view);
        m_hadPanel = !m_parts.layout.panel()->isHidden();
        m_hadDetails = !m_parts.layout.details()->isHidden();
        m_parts.layout.panel()->hide();
        m_parts.layout.details()->hide();
        m_parts.pane.showInstead(m_view);
        followDocument();
        m_runs.setActive(true);
        if (!ofProgram() && (m_choice->chosen().empty() || !m_recording.isEmpty()))
            m_choice->startOver();
        if (!ofProgram() && !m_recording.isEmpty())
            m_choice->addFile(m_recording);
    }
    if (glance != m_view->showsGlance() || !ofProgram())
        m_view->showGlance(glance);
    m_view->setFocus();
    tellCommands();
}

void ComparisonMode::leave()
{
    if (std::exchange(m_isOn, false)) {
        Q_EMIT viewChanged(nullptr);
        m_runs.setActive(false);
        m_view->showGlance(false);
        m_parts.pane.showInstead(nullptr);
        m_parts.layout.panel()->setVisible(m_hadPanel || !m_parts.layout.panel()->isHidden());
        m_parts.layout.details()->setVisible(m_hadDetails || !m_parts.layout.details()->isHidden());
        m_parts.pane.timeline()->setFocus();
    }
    tellCommands();
}

void ComparisonMode::tellCommands()
{
    const bool glance = m_isOn && m_view->showsGlance();
    m_parts.commands.at(QStringLiteral("view.compare"))->setChecked(m_isOn && !glance);
    m_parts.commands.at(QStringLiteral("view.policies"))->setChecked(glance);
}

void ComparisonMode::startOver()
{
    if (!ofProgram() && (m_isOn || !m_choice->chosen().empty()))
        m_choice->startOver();
}

void ComparisonMode::followDocument()
{
    if (!m_isOn)
        return;
    m_runs.setPresent(m_parts.document.sharedTaskSet(), m_parts.document.strategy());
    if (!ofProgram())
        m_view->glance()->setPresent(m_parts.document.sharedTaskSet(), m_parts.document.strategy());
}

TimelineWidget *ComparisonMode::timeline() const
{
    return m_isOn ? m_view->timeline() : nullptr;
}

void ComparisonMode::takeStrategy(Strategy strategy)
{
    m_parts.commands.at(QStringLiteral("strategy.") + strategyId(strategy))->trigger();
}

void ComparisonMode::take(std::size_t run)
{
    if (run >= m_runs.shown().size())
        return;
    const ComparedColumn column = m_runs.shown()[run].what; // the edit replaces what is shown
    Document &document = m_parts.document;
    if (column.set) {
        if (*column.set == document.taskSet() && column.strategy.value_or(Strategy::AsWritten) == document.strategy())
            return; // an empty edit would discard what can be redone
        document.undoStack().beginMacro(tr("Return to an Earlier State"));
        document.edit(tr("Return to an Earlier State"), *column.set);
        document.setStrategy(column.strategy.value_or(Strategy::AsWritten), {});
        document.undoStack().endMacro();
    } else if (column.python) {
        TaskSet next = document.taskSet();
        next.python = column.python;
        document.edit(column.title, std::move(next));
    } else if (column.strategy) {
        takeStrategy(*column.strategy);
    }
}

void ComparisonMode::askForFile()
{
    const QString path = QFileDialog::getOpenFileName(&m_parts.window, tr("Add File"), QFileInfo(m_parts.document.path()).absolutePath(),
                                                      FileActions::openFilters().join(QStringLiteral(";;")));
    if (!path.isEmpty())
        m_choice->addFile(path);
}

QString ComparisonMode::proposedPath() const
{
    QString folder = m_parts.settings.store().value(FolderKey).toString();
    if (folder.isEmpty() || !QDir(folder).exists())
        folder = m_parts.document.path().isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::PicturesLocation)
                                                   : QFileInfo(m_parts.document.path()).absolutePath();
    if (!QDir(folder).exists())
        folder = QDir::homePath();
    const QString name = QFileInfo(ofProgram() ? m_program->title() : m_parts.document.displayName()).completeBaseName();
    return QDir(folder).filePath(fileNameFor(tr("%1 compared").arg(name)) + QStringLiteral(".png"));
}

void ComparisonMode::exportComparison()
{
    if (!m_isOn || !m_runs.comparison() || m_runs.isCovered() || m_writer)
        return;
    QFileDialog dialog(&m_parts.window, tr("Export Comparison"), proposedPath());
    dialog.setObjectName(QStringLiteral("exportComparisonAs"));
    dialog.setAcceptMode(QFileDialog::AcceptSave); // asks before it overwrites
    QStringList filters;
    for (const QString &suffix : comparisonSuffixes())
        filters += QStringLiteral("%1 (*.%2)").arg(suffix.toUpper(), suffix);
    dialog.setNameFilters(filters);
    dialog.setDefaultSuffix(comparisonSuffixes().front());
    dialog.selectFile(proposedPath());
    connect(&dialog, &QFileDialog::filterSelected, &dialog, [&](const QString &filter) {
        dialog.setDefaultSuffix(comparisonSuffixes().value(filters.indexOf(filter)));
    });
    if (dialog.exec() == QDialog::Accepted && !dialog.selectedFiles().isEmpty())
        exportTo(dialog.selectedFiles().constFirst());
}

void ComparisonMode::exportTo(const QString &path)
{
    if (!m_runs.comparison() || m_runs.isCovered() || m_writer)
        return;
    m_parts.settings.store().setValue(FolderKey, QFileInfo(path).absolutePath());
    ComparisonOptions options;
    options.onlyDifferences = m_view->showsOnlyDifferences();
    options.picture.theme = m_parts.themes.theme().isDark() ? ExportTheme::Dark : ExportTheme::Light;
    options.picture.titleText = ofProgram() ? m_program->title() : m_parts.document.displayName();
    if (const TimelineWidget *shown = m_view->timeline(); shown && !shown->viewState()->isFitted())
        options.picture.range = shown->viewState()->range();
    const auto job = std::make_shared<ExportJob>(ExportJob::prepareComparison(*m_runs.comparison(), options, path));
    const auto error = std::make_shared<std::optional<QString>>();
    m_writer = QThread::create([job, error] { *error = job->run(); });
    connect(m_writer, &QThread::finished, m_writer, &QObject::deleteLater);
    connect(m_writer, &QThread::finished, this, [this, job, error] {
        m_writer = nullptr;
        if (*error)
            m_parts.pane.messages()->showMessage(Notice::Unsaved, MessageBar::Tone::Problem, tr("The comparison was not saved"), **error);
        else
            m_parts.window.statusBar()->showMessage(tr("Exported to %1").arg(visibleText(QDir::toNativeSeparators(job->path()))), ToldMilliseconds);
    });
    m_writer->start();
}

} // namespace awaitscope
