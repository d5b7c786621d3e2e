// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/python/pythonruns.h"

#include "app/document/pythondocument.h"
#include "app/runs/runcontroller.h"
#include "app/settings/settings.h"
#include "app/widgets/emptyhint.h"
#include "app/widgets/messagebar.h"
#include "app/python/pythonoptions.h"
#include "model/text/durationtext.h"
#include "model/text/filenames.h"
#include "model/text/visibletext.h"
#include "views/panels/consolepanel.h"
#include "views/panels/programoutput.h"
#include "views/pythoneditor/pythonpanel.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

#include <unistd.h>

namespace awaitscope {

using namespace std::chrono_literals;

namespace {

constexpr auto TypingPause = 600ms;
constexpr int LimitReached = 3; //!< exit status of the launcher
constexpr int NotRun = 2; //!< exit status of the launcher: it refuses the options
constexpr int KilledBySignal = 128; //!< more than that
constexpr std::size_t Keeping = 2; //!< recordings
constexpr qsizetype LongestLine = 10'000;
const QString LauncherPrefix = QStringLiteral("awaitscope: ");

} // namespace

PythonRuns::PythonRuns(const Parts &parts, QObject *parent)
    : QObject(parent), m_parts(parts)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(TypingPause);
    connect(&m_pause, &QTimer::timeout, this, &PythonRuns::run);
    ProgramOutput *output = m_parts.console.program();
    connect(output, &ProgramOutput::inputEntered, this, [this](const QString &line) {
        if (m_session)
            m_session->writeLine(line);
    });
    connect(output, &ProgramOutput::inputClosed, this, [this] {
        if (m_session)
            m_session->closeInput();
    });
    connect(output, &ProgramOutput::lineClicked, this, [this](const QString &line) {
        const std::optional<TracebackPlace> place = tracebackPlace(line);
        if (!place || !m_session || place->file != m_session->shownProgram())
            return;
        if (const int now = m_lines ? m_lines->now(place->line) : 0; now > 0)
            m_parts.panel.edit()->goToLine(now);
    });
}

PythonRuns::~PythonRuns() = default;

void PythonRuns::startOver()
{
    m_pause.stop();
    m_session.reset();
    m_hasRun = m_hasRecording = false;
    m_kept.clear();
    m_current = {};
    m_lines.reset();
    m_notes.clear();
    m_additions = {};
    m_tracebacks = TracebackReader();
    m_parts.console.program()->clear();
    m_parts.console.showProgram(true);
    showNothing();
    Q_EMIT stateChanged();
}

void PythonRuns::end()
{
    m_pause.stop();
    m_session.reset();
    m_kept.clear();
    m_hasRun = false;
    m_strategy = Strategy::AsWritten;
    m_parts.console.program()->clear();
    m_parts.console.showProgram(false);
    m_parts.hint.showHint({});
    Q_EMIT shown({}, {});
    Q_EMIT stateChanged();
}

void PythonRuns::edited()
{
    if (m_runsWhileTyping && m_hasRun)
        m_pause.start();
}

void PythonRuns::runAgain()
{
    if (m_hasRun)
        run();
}

void PythonRuns::setStrategy(Strategy strategy)
{
    m_strategy = strategy;
    if (m_hasRun)
        run();
}

PythonRequest PythonRuns::request(bool withStrategy, bool withFaults) const
{
    const PythonDocument &document = m_parts.document;
    PythonRequest out = storedPythonOptions(m_parts.settings.store());
    out.text = document.text();
    out.name = document.fileName();
    out.interpreter = m_interpreter;
    out.isRealClock = m_isRealClock;
    if (withStrategy && m_strategy != Strategy::AsWritten)
        out.options += {QStringLiteral("--strategy"), strategyId(m_strategy)};
    if (withFaults)
        out.options += m_faults();
    if (!document.path().isEmpty()) {
        out.folder = QFileInfo(document.path()).absolutePath();
        if (!document.isModified() && QFileInfo::exists(document.path()))
            out.file = document.path();
    }
    return out;
}

void PythonRuns::run()
{
    m_pause.stop();
    m_session = std::make_unique<PythonSession>();
    m_hasRun = true;
    m_hasRecording = false;
    m_ranOnRealClock = m_isRealClock;
    m_notes.clear();
    m_additions = {};
    m_errorRest.clear();
    m_parts.console.program()->clear();
    m_parts.console.showProgram(true);
    m_lines = m_parts.panel.edit()->trackLines();
    m_current = {{}, m_strategy, m_faults(), m_parts.document.text(), m_current.number + 1, 0};
    m_parts.panel.edit()->setNotes({});
    m_parts.messages.dismiss(Notice::PythonRun);
    connect(m_session.get(), &PythonSession::printed, this, &PythonRuns::print);
    connect(m_session.get(), &PythonSession::recorded, this, &PythonRuns::showRecording);
    connect(m_session.get(), &PythonSession::ended, this, &PythonRuns::sessionEnded);
    connect(m_session.get(), &PythonSession::inputWanted, this, [this](bool wanted) {
        m_parts.console.program()->setInputWanted(wanted);
        if (wanted)
            Q_EMIT inputWanted();
        Q_EMIT stateChanged();
    });
    const Problems problems = m_session->start(request());
    m_tracebacks = TracebackReader(m_session->shownProgram());
    if (!problems.empty()) {
        m_session.reset();
        const bool isThere = !QStandardPaths::findExecutable(m_interpreter).isEmpty();
        m_parts.messages.showMessage(Notice::PythonRun, MessageBar::Tone::Problem, tr("The program cannot be run"),
                                     isThere ? problems.front().message
                                             : tr("There is no %1, which runs Python. Install it, or choose another one above the text.").arg(m_interpreter));
        showNothing();
    }
    Q_EMIT stateChanged();
}

void PythonRuns::stop()
{
    m_pause.stop();
    if (m_session)
        m_session->stop();
}

void PythonRuns::print(const QString &text, bool isError)
{
    m_parts.console.program()->write(text, isError);
    if (!isError)
        return;
    readErrors(text);
    if (m_tracebacks.read(text))
        showNotes();
}

//! What the launcher says stands among what the program writes.
void PythonRuns::readErrors(const QString &text)
{
    m_errorRest += text;
    for (qsizetype end = m_errorRest.indexOf(u'\n'); end >= 0; end = m_errorRest.indexOf(u'\n')) {
        if (m_errorRest.startsWith(LauncherPrefix))
            takeLauncherLine(m_errorRest.mid(LauncherPrefix.size(), end - LauncherPrefix.size()));
        m_errorRest.remove(0, end + 1);
    }
    m_errorRest.truncate(LongestLine);
}

void PythonRuns::takeLauncherLine(const QString &line)
{
    static const QRegularExpression call(QStringLiteral("so (asyncio\\.run\\(\\w+\\(\\)\\)) was added"));
    static const QRegularExpression place(QStringLiteral("\\b[Ll]ine (\\d+)"));
    static const QRegularExpression error(QStringLiteral("^(Line \\d+ |The text ends)"));
    const QRegularExpressionMatch added = call.match(line), placed = place.match(line);
    const bool isImport = line.startsWith(QLatin1String("import asyncio was added"));
    int at = 1;
    if (added.hasMatch()) {
        m_additions.end = added.captured(1);
        at = m_parts.panel.edit()->lines();
    } else if (isImport) {
        m_additions.begin = QStringLiteral("import asyncio");
    } else if (placed.hasMatch()) {
        at = placed.captured(1).toInt();
    } else if (line.startsWith(QLatin1String("the program was stopped"))) {
        return; // the state says it
    }
    m_notes.push_back({at, line, error.match(line).hasMatch()});
    showNotes();
}

void PythonRuns::showNotes()
{
    if (!m_lines)
        return;
    std::vector<LineNote> notes;
    for (const LineNote &note : m_notes)
        if (const int line = m_lines->now(note.line); line > 0)
            notes.push_back({line, visibleText(note.text), note.isError});
    for (const TracebackReader::Error &error : m_tracebacks.errors())
        if (const int line = m_lines->now(error.line); line > 0)
            notes.push_back({line, visibleText(error.message), true});
    m_parts.panel.edit()->setNotes(notes);
}

void PythonRuns::showRecording()
{
    m_hasRecording = true;
    m_parts.hint.showHint({});
    m_parts.runs.showRecording(m_session->takeRecording());
    Q_EMIT shown(m_session->program(), m_lines);
}

//! No lanes, and why.
void PythonRuns::showNothing()
{
    Recording nothing;
    nothing.trace = std::make_unique<Trace>();
    nothing.trace->state = Trace::State::Complete;
    nothing.store = std::make_unique<TraceStore>(*nothing.trace);
    m_parts.runs.showRecording(std::move(nothing));
    m_parts.hint.showHint(nothingText(), m_hasRun ? QString() : tr("Run"));
    Q_EMIT shown({}, {});
}

void PythonRuns::showAgain()
{
    if (isRunning())
        return; // its recording comes
    m_hasRecording = false;
    if (m_hasRun)
        m_session.reset();
    m_hasRun = false;
    showNothing();
    Q_EMIT stateChanged();
}

QString PythonRuns::nothingText() const
{
    if (!m_hasRun)
        return tr("This is real code: it runs when you press Run.");
    if (!m_session)
        return tr("The program was not run.");
    if (m_session->status() == NotRun)
        return tr("The program was not run. The console says why.");
    if (!m_tracebacks.errors().empty())
        return tr("The program ended before it used asyncio. The error is marked in the text, and the console has the whole report.");
    return tr("The program ended without using asyncio, so there is nothing to draw. The console has what it printed.");
}

void PythonRuns::sessionEnded()
{
    if (!m_errorRest.isEmpty())
        readErrors(QStringLiteral("\n"));
    if (m_tracebacks.finish())
        showNotes();
    if (!m_hasRecording)
        showNothing();
    keep();
    Q_EMIT stateChanged();
    Q_EMIT finished();
}

//! The recording ends with the session, which ends with the next run.
void PythonRuns::keep()
{
    if (!m_hasRecording || m_session->wasStopped())
        return;
    Kept kept = m_current;
    kept.status = m_session->status();
    kept.file = m_keptFolder.filePath(QStringLiteral("%1.awrec").arg(kept.number % (Keeping + 1)));
    QFile::remove(kept.file);
    if (::link(fileNameToBytes(m_session->recordingPath()).constData(), fileNameToBytes(kept.file).constData()) != 0)
        return; // both are in the folder for temporary files
    m_kept.push_back(std::move(kept));
    if (m_kept.size() > Keeping)
        m_kept.erase(m_kept.begin());
}

QString PythonRuns::endText() const
{
    const QString time = m_hasRecording && m_parts.runs.store() ? durationText(m_parts.runs.store()->range().end) : QString();
    if (m_session->wasStopped())
        return time.isEmpty() ? tr("Stopped") : tr("Stopped at %1").arg(time);
    const int status = m_session->status();
    if (status == LimitReached)
        return tr("Stopped by a limit or waiting forever: see the console");
    const QString text = time.isEmpty() ? tr("Finished") : tr("Finished at %1").arg(time);
    const QString how = status > KilledBySignal ? tr("signal %1").arg(status - KilledBySignal) : tr("exit status %1").arg(status);
    return text + QStringLiteral(" \u00B7 ") + how;
}

QString PythonRuns::stateText() const
{
    if (!m_session)
        return tr("Not run yet");
    const QString clock = m_ranOnRealClock ? tr("real clock") : tr("virtual clock");
    QString text;
    if (m_session->isRunning())
        text = m_session->isWaiting() ? tr("Waiting for input") : tr("Running");
    else if (m_session->isReading() || (m_hasRecording && m_parts.runs.isPlaying())) // the end of what was watched is not here yet
        text = tr("Reading the recording");
    else
        text = endText();
    text += QStringLiteral(" \u00B7 ") + clock;
    if (m_hasRecording && m_parts.runs.store() && !m_parts.runs.store()->trace().python.empty())
        text += QStringLiteral(" \u00B7 ") + tr("Python %1").arg(visibleText(QString::fromStdString(m_parts.runs.store()->trace().python)));
    return text;
}

} // namespace awaitscope
