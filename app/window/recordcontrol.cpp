// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window/recordcontrol.h"

#include "app/runs/recordsession.h"
#include "app/runs/runcontroller.h"
#include "app/settings/settings.h"
#include "app/widgets/messagebar.h"
#include "app/window/attachcontrol.h"
#include "app/window/commands.h"
#include "app/window/fileactions.h"
#include "app/window/recorddialog.h"
#include "app/window/runpanels.h"
#include "app/window/windowtext.h"
#include "model/formats/recording/recordingformat.h"
#include "model/text/inputfile.h"
#include "model/text/shellwords.h"
#include "model/text/visibletext.h"
#include "views/panels/consolepanel.h"
#include "views/panels/findingspanel.h"
#include "views/panels/programoutput.h"

#include <QAction>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>

#include <cerrno>
#include <csignal>

namespace awaitscope {

using Text = WindowText;
using namespace std::chrono_literals;

namespace {

QString commandOf(const RecordPlan &plan)
{
    return visibleText(shellCommand(QStringList{QFileInfo(plan.program).fileName()} + plan.arguments));
}

//! How large a recording is, and whether it is complete.
QString aboutRecording(const recording::Header &header)
{
    const QString dot = QStringLiteral(" \u00B7 ");
    QString text = Text::tr("Recording: %1").arg(QLocale().formattedDataSize(header.tables.size + header.events.size)) + dot
        + (header.dropped == 0 ? Text::tr("no record was dropped")
                               : Text::tr("%1 records were dropped because it reached its limit").arg(QLocale().toString(qulonglong(header.dropped))));
    if ((header.flags & recording::Light) != 0)
        text += dot + Text::tr("light, without source lines");
    if ((header.flags & recording::Attached) != 0)
        text += dot + Text::tr("began while the program ran");
    if (const std::optional<double> cost = recording::costOf(header))
        text += dot + Text::tr("recording took about %1 % of the CPU time").arg(QLocale().toString(*cost * 100, 'f', *cost < 0.1 ? 1 : 0));
    return text;
}

std::optional<recording::Header> headerOf(const QString &path)
{
    QFile file;
    if (path.isEmpty() || !openForReading(file, path, inputlimits::RecordingBytes).isEmpty())
        return std::nullopt;
    const Result<recording::Header> header = recording::readHeader(file.read(recording::HeaderBytes), file.size());
    return header ? std::optional(*header) : std::nullopt;
}

//! Of a file that has come to its end. Empty: it is no such recording.
QString aboutFile(const QString &path)
{
    const std::optional<recording::Header> header = headerOf(path);
    return header ? aboutRecording(*header) : QString();
}

} // namespace

RecordControl::RecordControl(const Parts &parts, QWidget *window)
    : QObject(window), m_parts(parts), m_window(window), m_attached(new AttachControl(parts.messages, window))
{
    connect(m_attached, &AttachControl::recordingBegan, this, [this](const QString &path) {
        m_session.reset(); // what is told at the end is not about the program before
        if (m_showsOutput)
            m_parts.panels.panel<ConsolePanel>()->showProgram(false);
        m_showsOutput = false;
        open(path);
    });
    connect(m_attached, &AttachControl::stateChanged, this, &RecordControl::stateChanged);
    connect(m_attached, &AttachControl::ended, this, [this](const QString &recording) {
        if (m_parts.runs.follower() == nullptr && m_shown == recording)
            tellEnd();
    });
    m_look.setInterval(50ms);
    connect(&m_look, &QTimer::timeout, this, &RecordControl::look);
}

RecordControl::~RecordControl() = default;

void RecordControl::choose()
{
    RecordDialog dialog(m_parts.settings.store(), m_window);
    if (dialog.exec() == QDialog::Accepted)
        start(dialog.plan());
}

void RecordControl::chooseRunning()
{
    m_attached->choose();
}

void RecordControl::start(const RecordPlan &plan)
{
    if (isRunning())
        return;
    m_session = std::make_unique<RecordSession>(plan);
    for (QStringDecoder &decoder : m_decoders)
        decoder.resetState();
    m_endsLine = true;
    connect(m_session.get(), &RecordSession::printed, this, &RecordControl::print);
    connect(m_session.get(), &RecordSession::recordingBegan, this, &RecordControl::open);
    connect(m_session.get(), &RecordSession::stateChanged, this, &RecordControl::stateChanged);
    connect(m_session.get(), &RecordSession::ended, this, &RecordControl::onEnded);
    ConsolePanel *console = m_parts.panels.panel<ConsolePanel>();
    console->program()->clear();
    console->showProgram(true);
    m_showsOutput = true;
    Q_EMIT consoleWanted();
    m_parts.messages.showMessage(Notice::RecordedProgram, MessageBar::Tone::Info, Text::tr("The program runs: %1").arg(commandOf(plan)),
                                 Text::tr("Its tasks appear here as soon as it uses asyncio. What it prints is in the Console panel."),
                                 {{Text::tr("Stop"), [this] { stop(); }}});
    m_session->start();
}

void RecordControl::print(const QByteArray &bytes, bool isError)
{
    const QString text = m_decoders[isError ? 1 : 0].decode(bytes);
    if (text.isEmpty())
        return;
    m_endsLine = text.endsWith(u'\n');
    if (m_showsOutput)
        m_parts.panels.panel<ConsolePanel>()->program()->write(text, isError);
}

bool RecordControl::isRunning() const
{
    return (m_session && m_session->isRunning()) || m_attached->isRunning();
}

void RecordControl::stop()
{
    if (m_attached->isRunning())
        m_attached->stop();
    else if (m_session)
        m_session->stop();
}

bool RecordControl::confirmClose()
{
    if (!m_session || !m_session->isRunning())
        return true;
    QMessageBox box(QMessageBox::Question, Text::tr("A program is being recorded"),
                    Text::tr("Stop the program \u201c%1\u201d?").arg(commandOf(m_session->plan())), QMessageBox::Cancel,
                    m_window);
    box.setObjectName(QStringLiteral("confirmStop"));
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(Text::tr("It was started by this window and ends with it. What was recorded so far is kept."));
    QPushButton *stopIt = box.addButton(Text::tr("Stop and Close"), QMessageBox::AcceptRole);
    box.setDefaultButton(QMessageBox::Cancel);
    box.exec();
    if (box.clickedButton() != stopIt)
        return false;
    m_session.reset(); // waits for it
    return true;
}

void RecordControl::waitFor(const QString &path, qint64 process)
{
    m_awaited = path;
    m_awaitedProcess = process;
    m_parts.messages.showMessage(Notice::RecordedProgram, MessageBar::Tone::Info, Text::tr("Waiting for the recording %1").arg(QFileInfo(path).fileName()),
                                 Text::tr("The tasks of the program appear here as soon as it uses asyncio."),
                                 {{Text::tr("Do Not Wait"), [this] { m_look.stop(); }}});
    m_look.start();
    look();
}

void RecordControl::look()
{
    const bool isGone = m_awaitedProcess > 0 && ::kill(pid_t(m_awaitedProcess), 0) != 0 && errno == ESRCH; // asked before the last look
    if (hasRecordingBegun(m_awaited)) {
        m_look.stop();
        return open(m_awaited);
    }
    if (!isGone)
        return;
    m_look.stop();
    m_parts.messages.showMessage(Notice::RecordedProgram, MessageBar::Tone::Question, Text::tr("The program has ended, and nothing was recorded"),
                                 Text::tr("It did not use asyncio, or its Python is older than 3.8 or was started with -I, -E or -S."));
}

void RecordControl::open(const QString &path)
{
    m_parts.messages.dismiss(Notice::RecordedProgram);
    m_parts.files.openFile(path);
}

void RecordControl::shown(const QString &path)
{
    m_shown = path;
    m_followed = m_parts.runs.follower() != nullptr;
    m_parts.panels.panel<FindingsPanel>()->setRecordingText(aboutFile(path));
    const bool isOurs = m_session && m_session->plan().recording == path;
    if (m_showsOutput && !isOurs && m_session && m_session->hasRecording()) { // until there is one, the program has only its output
        m_showsOutput = false;
        m_parts.panels.panel<ConsolePanel>()->showProgram(false);
    }
    if (isOurs && !isRunning()) // it was faster than the reading of its recording, whose message comes now
        QMetaObject::invokeMethod(this, &RecordControl::tellEnd, Qt::QueuedConnection);
}

void RecordControl::update()
{
    const bool running = isRunning();
    for (const char *id : {"file.record", "file.attach"})
        m_parts.commands.at(QLatin1String(id))->setEnabled(!running);
    if (running)
        m_parts.commands.at(QStringLiteral("run.stop"))->setEnabled(true);
    if (const RecordingFollower *follower = m_parts.runs.follower())
        m_parts.panels.panel<FindingsPanel>()->setRecordingText(aboutRecording(follower->header()));
    if (m_followed && !m_parts.runs.follower()) { // it has come to its end
        m_followed = false;
        m_parts.panels.panel<FindingsPanel>()->setRecordingText(aboutFile(m_shown));
        if (!running)
            tellEnd();
    }
}

void RecordControl::onEnded()
{
    if (m_showsOutput)
        m_parts.panels.panel<ConsolePanel>()->program()->write((m_endsLine ? QString() : QStringLiteral("\n")) + m_session->ending() + u'\n', false);
    Q_EMIT stateChanged();
    tellEnd();
}

//! The recording that is displayed grows no more.
QString RecordControl::endOfShown() const
{
    const std::optional<recording::Header> header = headerOf(m_shown);
    const bool goesOn = header && (header->flags & recording::Attached) != 0 && isAlive(header->process);
    return goesOn ? Text::tr("The recording has ended. The program goes on.") : Text::tr("The program has ended.");
}

//! Of the program that was recorded last, or of the one whose recording is displayed.
void RecordControl::tellEnd()
{
    const bool isOurs = m_session && (m_shown == m_session->plan().recording || !m_session->hasRecording() || m_shown.isEmpty());
    if (!isOurs && m_shown.isEmpty())
        return; // a run of the open Python file, which is in no file of the user's
    const QString path = isOurs ? m_session->plan().recording : m_shown;
    const QString title = isOurs ? m_session->ending() : endOfShown();
    if (isOurs && !m_session->hasRecording()) {
        m_parts.messages.showMessage(Notice::RecordedProgram, MessageBar::Tone::Question, title,
                                     Text::tr("Nothing was recorded: it did not use asyncio, or its Python is older than 3.8 or does not read PYTHONPATH."));
        return;
    }
    QString text = Text::tr("The recording is in %1.").arg(path);
    const qsizetype others = isOurs ? m_session->otherRecordings().size() : 0;
    if (others > 0)
        text += u' ' + Text::tr("%n more recording(s) of other processes are beside it.", nullptr, int(others));
    const auto tone = isOurs && !m_session->endedWell() ? MessageBar::Tone::Question : MessageBar::Tone::Info;
    const auto close = [this] { m_parts.commands.at(QStringLiteral("file.closeRecording"))->trigger(); };
    m_parts.messages.showMessage(Notice::RecordedRun, tone, title, text, {{Text::tr("Close Recording"), close}});
}

} // namespace awaitscope
