// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window/mainwindow.h"

#include "app/predict/predictmode.h"
#include "app/widgets/commandpalette.h"
#include "app/widgets/icons.h"
#include "app/widgets/messagebar.h"
#include "app/widgets/shortcutsdialog.h"
#include "app/widgets/statusline.h"
#include "app/window/comparisonmode.h"
#include "app/window/recordcontrol.h"
#include "model/edit/markers.h"
#include "model/edit/tasktable.h"
#include "model/text/visibletext.h"
#include "views/editor/editorpanel.h"
#include "views/editor/steps/stepeditor.h"
#include "views/editor/table/tasktableview.h"
#include "views/export/dialog/exportdialog.h"
#include "views/timeline/minimap.h"
#include "views/timeline/timelinewidget.h"

#include <QAction>
#include <QCloseEvent>
#include <QDir>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QLayout>
#include <QLocale>
#include <QMessageBox>
#include <QMimeData>
#include <QResizeEvent>
#include <QShowEvent>
#include <QStatusBar>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace awaitscope {

namespace {

constexpr int LowWindow = 800; //!< below this height messages are compact
constexpr int ToldMilliseconds = 8000; // how long the status bar reports a completed action

} // namespace

MainWindow::~MainWindow()
{
    // The views refer to the trace of the run: destroy them first, while both still exist.
    delete record(); // stops its program
    m_runs.disconnect(this);
    m_document.disconnect(this);
    m_view.disconnect();
    delete m_comparison;
    delete takeCentralWidget();
    delete m_layout.panel();
    delete m_layout.details();
    delete m_layout.editor();
}

void MainWindow::fitOnScreen(const QRect &available)
{
    if (isMaximized() || isFullScreen())
        return;
    const QRect room = available.marginsRemoved({4, 36, 4, 4}); // approximate size of title bar and borders
    QRect place(geometry().topLeft(), size().boundedTo(room.size()));
    if (m_settings.geometry().isEmpty())
        return resize(place.size()); // the window manager chooses the position
    place.moveLeft(std::clamp(place.left(), room.left(), room.right() + 1 - place.width()));
    place.moveTop(std::clamp(place.top(), room.top(), room.bottom() + 1 - place.height()));
    setGeometry(place);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_files.confirmDiscard() || !record()->confirmClose())
        return event->ignore();
    if (m_hidden.isAway)
        m_layout.editor()->setVisible(m_hidden.wasShown); // only the recording had hidden it
    m_comparison->leave(); // only it had hidden the panels
    findChild<PredictMode *>()->leave(); // so did this
    m_python.giveBackRoom();
    m_layout.store();
    m_settings.setStarted();
    m_runs.stop();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() != 1)
        return;
    event->acceptProposedAction();
    // Deferred: a question about unsaved changes must not block the program from which the file is dragged.
    QMetaObject::invokeMethod(
        this, [this, path = urls.first().toLocalFile()] { openFile(path); }, Qt::QueuedConnection);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::ThemeChange)
        m_themes.followDesktop();
}

bool MainWindow::event(QEvent *event)
{
    m_layout.beforeEvent(event);
    const bool handled = QMainWindow::event(event);
    m_layout.afterEvent(event);
    return handled;
}

// A text that is pasted where nothing takes it.
void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Paste))
        m_commands.at(QStringLiteral("edit.paste"))->trigger();
    else
        QMainWindow::keyPressEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    messageBar()->setCompact(event->size().height() < LowWindow);
    m_layout.windowResized();
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    m_layout.windowShown();
}

void MainWindow::onLoaded(bool again)
{
    if (!again) {
        startOver(m_document.arrangement());
        m_editor->startOver();
        m_comparison->startOver();
    }
    m_files.cancelLoading();
    messageBar()->dismiss(messageBar()->notice());
    m_status.forgetProblems();
    m_runs.stop();
}

//! The next run is not an edited or repeated one, and is shown from its beginning.
void MainWindow::startOver(const Arrangement &arrangement)
{
    m_view.clearSelection();
    m_view.startOver();
    timeline()->startOver(arrangement);
}

void MainWindow::updateTitle()
{
    // In a title [*] is where it says that the document is modified; twice, it stands for itself.
    const QString name = documentName().replace(QStringLiteral("[*]"), QStringLiteral("[*][*]"));
    const TraceStore *store = m_runs.store();
    const QString unseen = store ? StatusLine::unretrievedText(store->counts().unretrieved) : QString();
    setWindowTitle(unseen.isEmpty() ? QStringLiteral("%1[*] \u2013 Awaitscope").arg(name)
                                    : QStringLiteral("%1[*] \u2013 %2 \u2013 Awaitscope").arg(name, unseen));
    const bool modified = m_python.isOpen() ? m_python.document().isModified() : m_document.isModified();
    const QString path = m_python.isOpen() ? m_python.document().path() : m_document.path();
    setWindowModified(modified);
    setWindowFilePath(showsFile() ? m_runs.source()->path() : path);
    m_commands.at(QStringLiteral("file.revert"))->setEnabled(!path.isEmpty() && modified);
}

void MainWindow::showOutOfMemory()
{
    m_files.cancelLoading();
    m_runs.stop();
    messageBar()->showMessage(Notice::Memory, MessageBar::Tone::Problem, tr("There is not enough memory"),
                              tr("The last command was not carried out, and the run was stopped. Save your work before you continue."));
}

//! The panel takes its room from the end of the timeline: what is under the pointer does not move when it appears or disappears.
void MainWindow::showDetails(bool on)
{
    if (on && m_layout.details()->isVisible())
        return;
    timeline()->keepScale(true);
    if (on)
        m_layout.details()->show();
    layout()->activate();
    if (on)
        timeline()->keepScale(false);
    else // the window hides the panel first and updates its layout after that
        QTimer::singleShot(0, timeline(), [this] {
            layout()->activate();
            timeline()->keepScale(false);
        });
    if (on && m_view.selection().size() == 1)
        timeline()->reveal(m_view.selection().front()); // unless the panel covers it
}

void MainWindow::updateProgram()
{
    if (m_python.isOpen())
        return;
    m_editor->setTaskSet(m_document.program());
    if (m_runs.showsTaskSet())
        timeline()->setMarkers(markersOf(m_document.taskSet()));
    m_runs.setProgram(m_document.program(), m_document.strategy());
    m_strategies.update();
    m_panels->setProgram(m_runs.snapshot());
}

void MainWindow::onReplaced()
{
    const TraceStore *store = m_runs.store();
    const bool ofTaskSet = m_runs.showsTaskSet();
    const bool changed = m_hidden.showedTaskSet != ofTaskSet;
    if (!std::exchange(m_hidden.showedTaskSet, ofTaskSet) || !ofTaskSet)
        startOver(ofTaskSet ? m_document.arrangement() : Arrangement());
    timeline()->setStore(store, TimelineWidget::Reselect::Later);
    m_pane->minimap()->setStore(store);
    m_panels->setSource(*m_runs.source());
    m_comparison->setRecording(ofTaskSet ? QString() : m_runs.source()->path());
    updateEditor();
    if (changed)
        m_strategies.update();
    m_editor->setStore(ofTaskSet ? store : nullptr);
    m_view.setDomain(store->range());
    timeline()->selectAgain();
    updateRunState();
}

void MainWindow::onAdvanced()
{
    timeline()->refresh(); // together with the domain of the view
    m_pane->minimap()->refresh();
    m_panels->refresh();
    updateRunState();
}

// Between two events only the length of open spans changes.
void MainWindow::onTimePassed()
{
    timeline()->passTime();
    m_pane->minimap()->passTime();
    m_panels->passTime();
    m_status.updateTime();
}

void MainWindow::updateRunState()
{
    m_status.update();
    m_python.updateCommands();
    record()->update();
    m_panels->updateBadges();
    updateTitle();
}

void MainWindow::showRecording(Recording recording)
{
    const QString path = recording.path, file = QFileInfo(path).fileName(), leftOut = recording.leftOut;
    m_settings.addRecentFile(path);
    m_comparison->leave(); // to see what was opened
    m_view.setFollowing(true); // so that all of it is visible at first
    m_runs.showRecording(std::move(recording));
    const RunSource &source = *m_runs.source();
    if (source.state() == Run::State::Running) {
        messageBar()->showMessage(
            Notice::RecordedRun, MessageBar::Tone::Info, tr("Recording while the program runs: %1").arg(file),
            tr("What it does appears as it happens. The task set \u201c%1\u201d is still open; run it to return to it.")
                .arg(m_document.displayName()),
            {{tr("Close Recording"), [this] { closeRecording(); }}});
        return;
    }
    messageBar()->showMessage(Notice::RecordedRun, MessageBar::Tone::Info, tr("Recorded run: %1").arg(file),
                              tr("%1 events. A recording cannot be run or edited. The task set \u201c%2\u201d is still open; run it to return to it.")
                                      .arg(QLocale().toString(qulonglong(source.trace().events().size())), m_document.displayName())
                                  + (leftOut.isEmpty() ? QString() : u' ' + leftOut),
                              {{tr("Close Recording"), [this] { closeRecording(); }}});
}

RecordControl *MainWindow::record() const
{
    return findChild<RecordControl *>(QString(), Qt::FindDirectChildrenOnly);
}

void MainWindow::waitForRecording(const QString &path, qint64 process)
{
    record()->waitFor(path, process);
}

void MainWindow::closeRecording()
{
    if (m_runs.showsTaskSet())
        return;
    if (m_python.isOpen())
        return m_python.runs().showAgain();
    m_runs.setProgram(m_document.program(), m_document.strategy());
    if (!m_runs.problems().empty())
        m_layout.editor()->show(); // it cannot be run before it is corrected
}

// The editor is hidden while a run from elsewhere is shown, and shown again when the task set is run.
void MainWindow::updateEditor()
{
    const bool isFile = showsFile();
    if (isFile && !std::exchange(m_hidden.isAway, true)) {
        m_hidden.wasShown = !m_layout.editor()->isHidden();
        m_layout.editor()->hide();
        timeline()->setMarkers({});
    } else if (!isFile && std::exchange(m_hidden.isAway, false)) {
        m_layout.editor()->setVisible(m_hidden.wasShown);
        timeline()->setMarkers(markersOf(m_document.taskSet()));
        messageBar()->dismiss(Notice::RecordedRun);
    }
    m_commands.at(QStringLiteral("file.closeRecording"))->setEnabled(isFile);
    record()->shown(isFile ? m_runs.source()->path() : QString());
    updateTitle();
}

//! Whether the displayed run was opened from a file; else it is one of the open document.
bool MainWindow::showsFile() const
{
    return !m_runs.showsTaskSet() && !m_runs.source()->path().isEmpty();
}

QString MainWindow::documentName() const
{
    if (showsFile())
        return visibleText(QFileInfo(m_runs.source()->path()).fileName());
    return m_python.isOpen() ? m_python.document().displayName() : m_document.displayName();
}

void MainWindow::showKeys()
{
    ShortcutsDialog(m_commands.all() + timeline()->commands(), this).exec();
}

void MainWindow::showCommands()
{
    CommandPalette(m_menus->everyCommand(), this).exec();
}

void MainWindow::showAbout()
{
    QMessageBox box(this);
    box.setWindowTitle(tr("About Awaitscope"));
    box.setIconPixmap(applicationIcon().pixmap(QSize(64, 64), devicePixelRatioF()));
    box.setTextFormat(Qt::RichText);
    box.setText(QStringLiteral("<b>Awaitscope %1</b>").arg(QStringLiteral(AWAITSCOPE_VERSION)));
    box.setInformativeText(tr("See what your async tasks do, and which errors nobody looked at.\n\nFree software under "
                              "the GNU General Public License, version 3 or later."));
    box.exec();
}

void MainWindow::renameLane(quint32 lane)
{
    const TraceStore *store = m_runs.store();
    if (!store || !m_runs.showsTaskSet() || lane >= store->lanes().size() || store->lanes()[lane].name == StringId::None)
        return;
    m_layout.editor()->show();
    const std::string_view text = store->trace().text(store->lanes()[lane].name);
    const QString coroutine = QString::fromUtf8(text.data(), qsizetype(text.size()));
    m_editor->showCoroutine(coroutine);
    if (coroutine != m_document.taskSet().main.coro && m_editor->taskTable()->currentRow() >= 0)
        m_editor->taskTable()->editCell(0);
    else
        m_editor->stepEditor()->list()->setFocus(); // it has no name to edit: the next keys are for its steps
}

TimelineWidget *MainWindow::shownTimeline() const
{
    TimelineWidget *compared = m_comparison->timeline();
    return compared ? compared : timeline();
}

void MainWindow::exportPicture()
{
    if (m_comparison->isOn())
        return m_comparison->exportComparison();
    if (!m_runs.store())
        return;
    const RunController::Keep shown(m_runs); // a new run may become ready while the dialog is open
    ExportSource source;
    source.store = m_runs.store();
    source.taskSet = m_runs.source()->program();
    if (source.taskSet) {
        source.strategy = m_document.strategy() == Strategy::AsWritten ? QString() : strategyId(m_document.strategy());
        source.documentPath = m_document.path();
    } else {
        source.documentPath = showsFile() ? m_runs.source()->path() : m_python.document().path();
        source.choices.title = QFileInfo(source.documentPath).completeBaseName();
    }
    if (!m_view.isFitted())
        source.choices.visible = m_view.range();
    source.choices.measured = m_view.measured();
    for (const ViewItem &item : m_view.selection())
        if (item.kind != ViewItem::Kind::Sign
            && std::find(source.choices.selected.begin(), source.choices.selected.end(), item.lane) == source.choices.selected.end())
            source.choices.selected.push_back(item.lane);
    source.theme = m_themes.theme().isDark() ? ExportTheme::Dark : ExportTheme::Light;
    ExportDialog dialog(source, m_settings.store(), this);
    connect(&dialog, &ExportDialog::exported, this, [this](const QString &path) {
        statusBar()->showMessage(tr("Exported to %1").arg(visibleText(QDir::toNativeSeparators(path))), ToldMilliseconds);
    });
    dialog.exec();
}

// Shortcuts, menus and toolbar buttons do not take the focus from a field, so its text is not yet in the document.
void MainWindow::takeInOpenEdits()
{
    m_editor->taskTable()->commitOpenEditor();
    timeline()->endMarkerEdit(true);
}

} // namespace awaitscope
