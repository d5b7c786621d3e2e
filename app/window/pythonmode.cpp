// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window/pythonmode.h"

#include "app/document/document.h"
#include "app/runs/pythoninterpreters.h"
#include "app/runs/runcontroller.h"
#include "app/settings/settings.h"
#include "app/widgets/emptyhint.h"
#include "app/widgets/messagebar.h"
#include "app/window/commands.h"
#include "app/window/editrouter.h"
#include "app/window/fileactions.h"
#include "app/python/pythonoptions.h"
#include "app/window/runpane.h"
#include "app/window/runpanels.h"
#include "model/edit/rowclipboard.h"
#include "model/edit/stepclipboard.h"
#include "model/edit/tasktable.h"
#include "views/common/viewstate.h"
#include "views/panels/consolepanel.h"
#include "views/pythoneditor/pythonpanel.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMainWindow>
#include <QStackedWidget>

#include <algorithm>
#include <utility>

namespace awaitscope {

namespace {

constexpr int PanelWidth = 470; //!< for lines of about 60 characters
const QString InterpreterSetting = QStringLiteral("python/interpreter");

} // namespace

PythonMode::PythonMode(const Parts &parts, const QString &recoveryFolder)
    : m_parts(parts),
      m_panel(new PythonPanel),
      m_document({[edit = m_panel->edit()] { return edit->text(); },
                  [edit = m_panel->edit()] { return edit->isModified(); },
                  [edit = m_panel->edit()] { edit->setModified(false); }}),
      m_recovery(&m_document, recoveryFolder),
      m_files(m_document, parts.settings, *parts.pane.messages(), &parts.window),
      m_runs({m_document, *m_panel, parts.runs, *parts.panels.panel<ConsolePanel>(), *parts.pane.hint(), *parts.pane.messages(), parts.settings}),
      m_links(*m_panel, parts.view, parts.runs),
      m_faults(*m_panel, parts.settings.store(), &parts.window),
      m_trials(*m_panel, m_runs, m_faults),
      m_comparison(m_runs, m_document, *parts.pane.messages()),
      m_changes({*m_panel, m_document, m_runs, parts.runs, *parts.pane.messages()})
{
    m_parts.files.setPython(&m_files);
    addCommands();
    m_panel->hide(); // until it has a place
    const PythonEdit *edit = m_panel->edit();
    connect(edit, &QsciScintilla::textChanged, &m_document, &PythonDocument::edited);
    connect(edit, &QsciScintilla::modificationChanged, &m_document, &PythonDocument::edited);
    connect(edit, &PythonEdit::runRequested, m_parts.commands.at(QStringLiteral("run.run")), &QAction::trigger);
    connect(&m_document, &PythonDocument::textChanged, &m_runs, &PythonRuns::edited);
    connect(&m_document, &PythonDocument::textChanged, this, [this] { m_parts.edits.updateHistory(); });
    connect(&m_recovery, &Recovery::failed, this, &PythonMode::copyFailed);
    connect(&m_document, &PythonDocument::stateChanged, this, &PythonMode::titleChanged);
    connect(&m_document, &PythonDocument::stateChanged, this, [this] {
        if (!isOpen())
            return;
        findInterpreters();
        m_faults.moveTo(m_document.path());
    });
    connect(&m_runs, &PythonRuns::stateChanged, this, &PythonMode::stateChanged);
    connect(&m_runs, &PythonRuns::shown, &m_links, &PythonLinks::setProgram);
    connect(&m_runs, &PythonRuns::inputWanted, this, &PythonMode::consoleWanted);
    connect(&parts.runs, &RunController::advanced, &m_links, &PythonLinks::update);
    connect(parts.pane.hint(), &EmptyHint::clicked, &m_runs, &PythonRuns::run);
    connect(&m_files, &PythonFiles::reloadWanted, &m_parts.files, &FileActions::reloadPython);
    connect(&m_parts.files, &FileActions::pythonLoaded, this, [this](const LoadedPython &loaded, const QString &path) {
        if (isOpen() && path == m_document.path())
            reload(loaded.text, loaded.hash);
        else
            open(loaded.text, path, false, loaded.hash);
    });
    connect(&m_parts.tasks, &Document::loaded, this, &PythonMode::close);
    connect(m_panel, &PythonPanel::interpreterChosen, this, &PythonMode::chooseInterpreter);
    connectTools();
}

void PythonMode::connectTools()
{
    connect(&m_trials, &PythonTrials::faultChosen, &m_comparison, &PythonComparison::beginAfterRun);
    connect(&m_trials, &PythonTrials::stateChanged, this, &PythonMode::updateCommands);
    connect(&m_comparison, &PythonComparison::stateChanged, this, &PythonMode::updateCommands);
    connect(&m_changes, &PythonChanges::stateChanged, this, &PythonMode::updateCommands);
    connect(&m_changes, &PythonChanges::converted, this, &PythonMode::takeTaskSet);
    connect(&m_changes, &PythonChanges::strategyWritten, m_parts.commands.at(QStringLiteral("strategy.as-written")), &QAction::trigger);
    connect(m_parts.commands.at(QStringLiteral("run.stop")), &QAction::triggered, &m_comparison, &PythonComparison::cancel);
}

QWidget *PythonMode::createSide(QWidget *taskSet)
{
    m_side = new QStackedWidget;
    m_side->addWidget(taskSet);
    m_side->addWidget(m_panel);
    return m_side;
}

void PythonMode::connectTo(QDockWidget *dock)
{
    m_dock = dock;
}

void PythonMode::addCommands()
{
    Commands &commands = m_parts.commands;
    const auto add = [&](const char *id, const char *icon, const QString &text, const QString &tip, auto act) {
        QAction *action = commands.make(QLatin1String(id), QLatin1String(icon), text, tip);
        connect(action, &QAction::triggered, this, act);
        action->setEnabled(false);
        return action;
    };
    connect(commands.at(QStringLiteral("file.newPython")), &QAction::triggered, this, &PythonMode::newFile);
    QAction *translate = add("python.makeTaskSet", "table", tr("Convert to &Task Set"),
                             tr("Open what this program does as a task set, without running it"), [this] { m_changes.convert(); });
    QAction *typing = add("python.runWhileTyping", "rerun", tr("Run While T&yping"),
                          tr("After the first Run, run again whenever you pause in typing"), [this](bool on) { m_runs.setRunsWhileTyping(on); });
    typing->setCheckable(true);
    QAction *write = add("python.writeAdditions", "code", tr("&Insert the Added Lines"),
                         tr("Insert the lines that the last run added to make the text a complete program"), [this] { writeAdditions(); });
    QAction *options = add("python.options", "details", tr("&Options\u2026"),
                           tr("Limits, arguments and environment of Python runs"), [this] { showOptions(); });
    translate->setIconText(tr("Task Set"));
    QAction *real = commands.at(QStringLiteral("run.wallClock"));
    connect(real, &QAction::toggled, this, [this](bool on) { m_runs.setRealClock(on); });
    QAction *fail = add("python.fail", "warning", tr("Make It &Fail\u2026"),
                        tr("Let the selected await, or one in the line of the cursor, raise, take longer, never return "
                           "or be cancelled"),
                        [this] { makeItFail(); });
    QAction *each = add("python.tryEach", "warning", tr("Try &Each Await"),
                        tr("Run the program once for each of its awaits, make that await fail, and list what happens"), [this] { tryEachAwait(); });
    QAction *all = add("python.writeStrategy", "strategy", tr("&Write Strategy into the Code"),
                       tr("Change each gather in the text so that it waits in the chosen way"), [this] { writeStrategy(false); });
    QAction *here = add("python.writeStrategyHere", "strategy", tr("Write Strategy into This &Gather"),
                        tr("Change the gather in the line of the cursor so that it waits in the chosen way"), [this] { writeStrategy(true); });
    m_runs.setFaults([this] { return m_faults.options(); });
    connect(&m_faults, &PythonFaults::changed, &m_runs, &PythonRuns::runAgain);
    QList<QAction *> menu;
    for (const char *id : {"edit.undo", "edit.redo", "", "edit.cut", "edit.copy", "edit.paste", "", "edit.selectAll", ""})
        menu += *id ? commands.at(QLatin1String(id)) : nullptr;
    m_panel->edit()->setContextCommands(menu + QList<QAction *>{fail, here});
    m_panel->setCommands({translate}, {fail, each, all, here, write, typing, real, options});
}

void PythonMode::setTheme(const Theme &theme)
{
    m_panel->setTheme(theme);
}

void PythonMode::newFile()
{
    if (m_parts.files.confirmDiscard())
        open({tr("import asyncio\n\n\nasync def main():\n    await asyncio.sleep(1)\n    print(\"done\")\n\n\nasyncio.run(main())\n"), false}, {}, false);
}

void PythonMode::openText(const QString &text)
{
    if (m_parts.files.confirmDiscard())
        open({QString(text).replace(QLatin1String("\r\n"), QLatin1String("\n")), false}, {}, true);
}

bool PythonMode::offerClipboard()
{
    const QString text = QGuiApplication::clipboard()->text();
    if (!looksLikePython(text))
        return false;
    m_parts.pane.messages()->showMessage(Notice::LooksLikePython, MessageBar::Tone::Question, tr("This looks like Python"),
                                         tr("Opened as a document of its own, it can be edited and run here. Opening it runs nothing."),
                                         {{tr("Open as Python"), [this, text] { openText(text); }}});
    return true;
}

// The editors of task sets say that what was pasted is none of theirs.
bool PythonMode::offerClipboard(const QString &problem)
{
    const TaskSet &set = m_parts.tasks.taskSet();
    const QString text = QGuiApplication::clipboard()->text();
    if (!looksLikePython(text))
        return false;
    const Result<TaskSet> rows = pasteRows(set, text, -1);
    const Result<StepEdit> steps = pasteSteps(set, text, QString(), 0);
    const auto says = [&problem](const auto &pasted) { return !pasted && pasted.problems().front().message == problem; };
    return (says(rows) || says(steps)) && offerClipboard();
}

bool PythonMode::hasFocus() const
{
    return isOpen() && m_panel->isAncestorOf(QApplication::focusWidget());
}

void PythonMode::open(const PythonText &text, const QString &path, bool onlyCopy, const QByteArray &standsOn)
{
    m_parts.tasks.load(newTaskSet()); // nothing of the other document stays; this closes a Python file
    m_panel->setFindings({}, {});
    m_faults.close();
    m_panel->edit()->load(text.text);
    m_faults.open(path);
    m_document.open(text, path, onlyCopy, standsOn);
    m_runs.setInterpreter(storedPythonOptions(m_parts.settings.store()).interpreter);
    findInterpreters();
    switchTo(true);
    m_runs.startOver();
    m_panel->edit()->setFocus();
}

void PythonMode::reload(const PythonText &text, const QByteArray &standsOn)
{
    m_changes.cancel();
    m_trials.close();
    m_comparison.close();
    m_faults.close();
    m_panel->edit()->load(text.text);
    m_faults.open(m_document.path());
    m_document.open(text, m_document.path(), false, standsOn);
    m_runs.startOver();
}

void PythonMode::close()
{
    if (!isOpen())
        return;
    m_changes.cancel();
    m_trials.close();
    m_comparison.close();
    m_document.close();
    m_runs.end();
    m_faults.close();
    m_panel->edit()->load({});
    switchTo(false);
}

void PythonMode::switchTo(bool python)
{
    m_side->setCurrentIndex(python ? 1 : 0);
    m_dock->setWindowTitle(python ? tr("Python") : tr("Task set"));
    m_dock->toggleViewAction()->setText(m_dock->windowTitle());
    for (QAction *action : m_parts.commands.all()) {
        const QString kind = action->objectName().section(u'.', 0, 0);
        if (kind == QLatin1String("task"))
            action->setEnabled(!python);
        else if (kind == QLatin1String("python"))
            action->setEnabled(python);
    }
    PythonEdit *edit = m_panel->edit();
    if (python)
        m_parts.edits.useText({[edit] { return edit->isUndoAvailable(); }, [edit] { return edit->isRedoAvailable(); }, [edit] { edit->undo(); },
                               [edit] { edit->redo(); }},
                              *edit);
    else
        m_parts.edits.useTaskSet();
    if (python) {
        m_dock->show();
        m_widthBefore = m_dock->width() < PanelWidth ? m_dock->width() : 0;
        if (m_widthBefore > 0)
            m_parts.window.resizeDocks({m_dock}, {PanelWidth}, Qt::Horizontal);
    } else {
        giveBackRoom();
    }
    Q_EMIT switched(python);
    updateCommands();
}

void PythonMode::giveBackRoom()
{
    if (const int width = std::exchange(m_widthBefore, 0); width > 0)
        m_parts.window.resizeDocks({m_dock}, {width}, Qt::Horizontal);
}

void PythonMode::updateCommands()
{
    if (!isOpen())
        return;
    m_parts.commands.at(QStringLiteral("run.stop"))->setEnabled(m_runs.isRunning() || m_comparison.isBusy());
    m_parts.commands.at(QStringLiteral("python.writeAdditions"))->setEnabled(!m_runs.additions().isEmpty());
    m_parts.commands.at(QStringLiteral("python.makeTaskSet"))->setEnabled(!m_changes.isConverting());
    m_parts.commands.at(QStringLiteral("python.tryEach"))->setEnabled(!m_trials.isRunning());
}

void PythonMode::findInterpreters()
{
    const QString folder = m_document.path().isEmpty() ? QString() : QFileInfo(m_document.path()).absolutePath();
    std::vector<InterpreterChoice> choices;
    for (const Interpreter &found : awaitscope::findInterpreters(folder))
        choices.push_back({found.label, found.program});
    m_panel->setInterpreters(choices, m_runs.interpreter());
}

void PythonMode::chooseInterpreter(const QString &program)
{
    m_runs.setInterpreter(program);
    const QString folder = QFileInfo(m_document.path()).absolutePath();
    if (m_document.path().isEmpty() || !program.startsWith(folder + u'/')) // an environment beside a file is for that file
        m_parts.settings.store().setValue(InterpreterSetting, program);
    m_runs.edited();
}

void PythonMode::showOptions()
{
    PythonOptions(m_parts.settings.store(), &m_parts.window).exec();
}

void PythonMode::writeAdditions()
{
    const PythonRuns::Additions added = m_runs.additions();
    PythonEdit *edit = m_panel->edit();
    edit->beginUndoAction();
    if (!added.end.isEmpty()) {
        const QString text = edit->text();
        edit->append((text.endsWith(u'\n') ? QStringLiteral("\n\n") : QStringLiteral("\n\n\n")) + added.end + u'\n');
    }
    if (!added.begin.isEmpty())
        edit->insertAt(added.begin + u'\n', 0, 0);
    edit->endUndoAction();
    edit->setNotes({});
    m_parts.commands.at(QStringLiteral("python.writeAdditions"))->setEnabled(false);
}

void PythonMode::makeItFail()
{
    const PythonLinks::Place place = hasFocus() ? PythonLinks::Place{} : m_links.selectedPlace();
    m_faults.add(place.line > 0 ? place.line : m_panel->edit()->cursorLine(), place.task);
}

void PythonMode::tryEachAwait()
{
    if (m_runs.hasRun())
        return m_trials.begin();
    m_parts.pane.messages()->showMessage(Notice::PythonCompared, MessageBar::Tone::Question, tr("Trying each await runs the program"),
                                         tr("This is real code, and it would run once for each of its awaits. Run it once before that."),
                                         {{tr("Run"), [this] { m_runs.run(); }}});
}

void PythonMode::writeStrategy(bool onlyHere)
{
    if (m_runs.strategy() != Strategy::AsWritten)
        return m_changes.writeStrategy(onlyHere ? m_panel->edit()->cursorLine() : 0);
    m_parts.pane.messages()->showMessage(Notice::PythonCompared, MessageBar::Tone::Info, tr("The program runs as it is written"),
                                         tr("Choose a strategy above the timeline; this command then writes it into the text."));
}

void PythonMode::takeTaskSet()
{
    PythonChanges::Converted made = m_changes.takeConverted();
    if (!isOpen() || !m_parts.files.confirmDiscard())
        return;
    m_parts.tasks.load(std::move(made.set), {}, true);
    m_parts.pane.messages()->showMessage(Notice::PythonCompared, MessageBar::Tone::Info, tr("Converted to a task set"), made.likeness);
}

} // namespace awaitscope
