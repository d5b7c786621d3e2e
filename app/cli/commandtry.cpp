// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of app/cli/commandline.h: every await made to fail.

#include "app/cli/commandline.h"
#include "app/runs/awaitverdict.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <unistd.h>

#include <csignal>

namespace awaitscope {

namespace {

constexpr int Interrupted = 130;

volatile std::sig_atomic_t wasInterrupted = 0;

QString text(const char *source)
{
    return QCoreApplication::translate("CommandLine", source);
}

QJsonObject jsonOf(const AwaitTrial &trial)
{
    const TrialRun &run = trial.run;
    return {
        {QStringLiteral("line"), trial.place.line},
        {QStringLiteral("nth"), trial.place.nth},
        {QStringLiteral("kind"), trial.place.kind},
        {QStringLiteral("function"), trial.place.function},
        {QStringLiteral("code"), trial.place.code},
        {QStringLiteral("verdict"), verdictId(verdictOf(trial))},
        {QStringLiteral("reached"), trial.reached},
        {QStringLiteral("status"), run.status},
        {QStringLiteral("stopped"), run.stopped},
        {QStringLiteral("output_changed"), trial.outputChanged},
        {QStringLiteral("lost"), QJsonArray::fromStringList(run.lost)},
        {QStringLiteral("seen_by_no_code"), QJsonArray::fromStringList(run.unseen)},
        {QStringLiteral("orphans"), QJsonArray::fromStringList(run.orphans)},
        {QStringLiteral("destroyed_pending"), QJsonArray::fromStringList(run.pending)},
        {QStringLiteral("never_awaited"), QJsonArray::fromStringList(run.neverAwaited)},
    };
}

void printJson(const request::TryAwaits &request, const QString &failure, const std::vector<AwaitTrial> &trials, std::size_t awaits, int plainStatus)
{
    QJsonArray rows;
    for (const AwaitTrial &trial : trials)
        rows += jsonOf(trial);
    const QJsonObject all{
        {QStringLiteral("file"), request.run.file},
        {QStringLiteral("failure"), failure},
        {QStringLiteral("each_time"), request.eachTime},
        {QStringLiteral("plain_status"), plainStatus},
        {QStringLiteral("complete"), trials.size() == awaits},
        {QStringLiteral("awaits"), rows},
    };
    printOut(QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Indented)));
}

void printTable(const std::vector<AwaitTrial> &trials)
{
    qsizetype width = text("await").size(), digits = text("line").size();
    for (const AwaitTrial &trial : trials) {
        width = std::max(width, codeOf(trial.place).size());
        digits = std::max(digits, QString::number(trial.place.line).size());
    }
    const auto row = [&](const QString &line, const QString &code, const QString &what) {
        printOut(QStringLiteral("%1  %2  %3\n").arg(line.rightJustified(digits), code.leftJustified(width), what));
    };
    row(text("line"), text("await"), text("what happens"));
    for (const AwaitTrial &trial : trials)
        row(QString::number(trial.place.line), codeOf(trial.place), storyOf(trial));
    printOut(QStringLiteral("\n%1\n").arg(sumOf(trials)));
}

//! On a terminal: which run it is.
void showProgress(std::size_t number, std::size_t count, const AwaitPlace &place)
{
    if (::isatty(STDERR_FILENO) != 0)
        printError(QStringLiteral("\r\033[K%1").arg(text("%1 of %2: line %3").arg(number).arg(count).arg(place.line)));
}

void hideProgress()
{
    if (::isatty(STDERR_FILENO) != 0)
        printError(QStringLiteral("\r\033[K"));
}

} // namespace

int tryCommand(const request::TryAwaits &request)
{
    const QString failure = request.failure.isEmpty() ? QStringLiteral("TimeoutError:made to fail") : request.failure;
    wasInterrupted = 0;
    std::signal(SIGINT, [](int) { wasInterrupted = 1; });
    const auto goOn = [] { return wasInterrupted == 0; };
    AwaitTrials trials(request.run, failure, request.eachTime);
    if (const Problems problems = trials.prepare(goOn); !problems.empty()) {
        printError(describePython(request.run.file, problems));
        return wasInterrupted ? Interrupted : int(Misused);
    }
    std::vector<AwaitTrial> done;
    for (const AwaitPlace &place : trials.places()) {
        showProgress(done.size() + 1, trials.places().size(), place);
        Result<AwaitTrial> trial = trials.trial(place, goOn);
        if (!trial && !wasInterrupted) {
            hideProgress();
            printError(describePython(request.run.file, trial.problems()));
            return Misused;
        }
        if (!trial)
            break;
        done.push_back(*std::move(trial));
    }
    hideProgress();
    if (request.json)
        printJson(request, failure, done, trials.places().size(), trials.plain().status);
    else
        printTable(done);
    if (done.size() == trials.places().size())
        return Done;
    printError(QStringLiteral("awaitscope: %1\n").arg(text("interrupted after %1 of %2 awaits").arg(done.size()).arg(trials.places().size())));
    return Interrupted;
}

} // namespace awaitscope
