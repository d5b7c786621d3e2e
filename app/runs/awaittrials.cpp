// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runs/awaittrials.h"

#include "model/formats/recording/recordingreader.h"
#include "model/text/inputfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

namespace awaitscope {

namespace {

constexpr int LongestRunMs = 20'000;
constexpr int MostPrintedBytes = 16 << 20;
constexpr int Stopped = 3; // exit status of launch.py

QString tr(const char *source)
{
    return QCoreApplication::translate("Python", source);
}

QStringList without(QStringList names, QStringList known)
{
    names.removeIf([&known](const QString &name) { return known.removeOne(name); });
    return names;
}

} // namespace

QString faultAt(const AwaitPlace &place, const QString &failure, bool eachTime)
{
    return QStringLiteral("%1.%2%3=%4").arg(place.line).arg(place.nth).arg(eachTime ? QString() : QStringLiteral("/1"), failure);
}

void readTasks(const TraceStore &store, TrialRun &run)
{
    for (quint32 lane = 0; lane < store.lanes().size(); ++lane) {
        const Lane &of = store.lanes()[lane];
        const QString name = store.displayName(lane);
        if (of.orphan)
            run.orphans += name;
        if (of.end == LaneEnd::NeverAwaited)
            run.neverAwaited += name;
        if (of.end == LaneEnd::DestroyedPending)
            run.pending += name;
        const auto row = of.kind == LaneKind::Task ? store.ledgerOf(lane) : std::nullopt;
        if (!row)
            continue;
        const Fate fate = store.ledger()[*row].fate;
        if (fate == Fate::Lost)
            run.lost += name;
        else if (fate == Fate::Swallowed || fate == Fate::Silenced || fate == Fate::Pending)
            run.unseen += name;
    }
}

void subtract(TrialRun &run, const TrialRun &plain)
{
    run.lost = without(run.lost, plain.lost);
    run.unseen = without(run.unseen, plain.unseen);
    run.orphans = without(run.orphans, plain.orphans);
    run.pending = without(run.pending, plain.pending);
    run.neverAwaited = without(run.neverAwaited, plain.neverAwaited);
}

namespace {

void readRecordingOf(TrialRun &run, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return; // it never imported asyncio
    const Result<RecordedRun> recorded = readRecording(file);
    if (!recorded)
        return;
    TraceStore store(*recorded->trace);
    store.update();
    readTasks(store, run);
}

//! The last sentence of launch.py, if it stopped the program.
QString stopReason(const QByteArray &said)
{
    const QString start = QStringLiteral("awaitscope: the program was stopped: ");
    const QString words = QString::fromUtf8(said);
    const qsizetype at = words.lastIndexOf(start);
    return at < 0 ? QString() : words.mid(at + start.size()).section(u'\n', 0, 0);
}

} // namespace

AwaitTrials::AwaitTrials(PythonRun run, QString failure, bool eachTime)
    : m_run(std::move(run)), m_failure(std::move(failure)), m_eachTime(eachTime)
{
}

Problems AwaitTrials::findPlaces(const std::function<bool()> &goOn)
{
    PythonRun listing = m_run;
    listing.options = QStringList{QStringLiteral("--list-awaits")};
    const Result<QStringList> command = pythonCommand(listing);
    if (!command)
        return command.problems();
    QProcess process;
    startPython(process, listing, *command);
    if (Problems problems = waitForPython(process, goOn); !problems.empty())
        return problems;
    if (process.exitCode() != 0)
        return {complaintOf(process.readAllStandardError(), m_run.file)};
    for (const QByteArray &line : process.readAllStandardOutput().split('\n')) {
        const QJsonObject place = QJsonDocument::fromJson(line).object();
        if (!place.isEmpty())
            m_places.push_back({place[u"line"].toInt(), place[u"nth"].toInt(), place[u"kind"].toString(), place[u"function"].toString(),
                                place[u"code"].toString()});
    }
    return {};
}

Problems AwaitTrials::prepare(const std::function<bool()> &goOn)
{
    if (Problems problems = findPlaces(goOn); !problems.empty())
        return problems;
    if (m_places.empty())
        return {Problem{{}, tr("There is no await in this file.")}};
    Result<TrialRun> plain = run({}, QStringLiteral("plain"), goOn);
    if (!plain)
        return plain.problems();
    m_plain = *std::move(plain);
    return {};
}

Result<TrialRun> AwaitTrials::run(const QStringList &options, const QString &name, const std::function<bool()> &goOn)
{
    const QString recording = m_folder.filePath(name + QStringLiteral(".awrec"));
    PythonRun wanted = m_run;
    wanted.options = QStringList{QStringLiteral("--max-elapsed"), QString::number(LongestRunMs), QStringLiteral("--max-output"),
                                 QString::number(MostPrintedBytes)}
        + m_run.options + options + pythonRecordingOptions(recording);
    const Result<QStringList> command = pythonCommand(wanted);
    if (!command)
        return command.problems();
    QProcess process;
    startPython(process, wanted, *command);
    if (Problems problems = waitForPython(process, goOn); !problems.empty())
        return problems;
    TrialRun done;
    done.status = process.exitCode();
    done.printed = process.readAllStandardOutput();
    done.said = process.readAllStandardError();
    if (done.status == Stopped)
        done.stopped = stopReason(done.said);
    readRecordingOf(done, recording);
    QFile::remove(recording);
    return done;
}

Result<AwaitTrial> AwaitTrials::trial(const AwaitPlace &place, const std::function<bool()> &goOn)
{
    const QString hits = m_folder.filePath(QStringLiteral("hits"));
    QFile::remove(hits);
    const QStringList options{QStringLiteral("--fail=") + faultAt(place, m_failure, m_eachTime), QStringLiteral("--hits"), hits};
    Result<TrialRun> made = run(options, QStringLiteral("trial"), goOn);
    if (!made)
        return made.problems();
    AwaitTrial result{place, QFileInfo::exists(hits), false, false, *std::move(made)};
    TrialRun &run = result.run;
    if (run.status == 2 && m_plain.status != 2 && !result.reached)
        return complaintOf(run.said, m_run.file);
    result.outputChanged = run.printed != m_plain.printed;
    result.ended = run.status != m_plain.status;
    subtract(run, m_plain);
    return result;
}

} // namespace awaitscope
