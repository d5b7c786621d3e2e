// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of app/cli/commandline.h: every await made to fail.

#include "app/cli/commandline.h"
#include "app/runs/awaittrials.h"
#include "model/text/visibletext.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <unistd.h>

#include <csignal>
#include <map>

namespace awaitscope {

namespace {

constexpr int Interrupted = 130;
constexpr qsizetype LongestList = 6;
constexpr qsizetype WidestCode = 60;

volatile std::sig_atomic_t wasInterrupted = 0;

QString text(const char *source)
{
    return QCoreApplication::translate("CommandLine", source);
}

QString names(const QStringList &tasks)
{
    const QString list = tasks.first(std::min(tasks.size(), LongestList)).join(QStringLiteral(", "));
    return tasks.size() > LongestList ? text("%1 and %2 more").arg(list).arg(tasks.size() - LongestList) : list;
}

//! The worst of what happened, for programs: never translated.
QString verdictOf(const AwaitTrial &trial)
{
    const TrialRun &run = trial.run;
    const std::pair<bool, const char *> worstFirst[] = {
        {!trial.reached, "not reached"},
        {!run.stopped.isEmpty(), "hangs"},
        {!run.lost.isEmpty(), "lost"},
        {!run.orphans.isEmpty(), "orphans"},
        {!run.unseen.isEmpty(), "unseen"},
        {trial.ended, "ends the program"},
        {!run.pending.isEmpty() || !run.neverAwaited.isEmpty(), "left over"},
    };
    for (const auto &[is, verdict] : worstFirst)
        if (is)
            return QLatin1String(verdict);
    return QStringLiteral("handled");
}

//! All that happened, for people.
QString storyOf(const AwaitTrial &trial)
{
    const TrialRun &run = trial.run;
    if (!trial.reached)
        return text("the program never reached it");
    QStringList out;
    if (!run.stopped.isEmpty())
        out += text("hangs: %1").arg(visibleText(run.stopped));
    if (!run.lost.isEmpty())
        out += text("lost: the error of %1").arg(visibleText(names(run.lost)));
    if (!run.unseen.isEmpty())
        out += text("seen by no code: the error of %1").arg(visibleText(names(run.unseen)));
    if (!run.orphans.isEmpty())
        out += text("leaves orphans: %1").arg(visibleText(names(run.orphans)));
    if (!run.pending.isEmpty())
        out += text("destroyed while pending: %1").arg(visibleText(names(run.pending)));
    if (!run.neverAwaited.isEmpty())
        out += text("never awaited: %1").arg(visibleText(names(run.neverAwaited)));
    if (trial.ended && run.stopped.isEmpty())
        out += text("ends the program with status %1").arg(run.status);
    if (out.isEmpty())
        out += text("handled");
    if (trial.outputChanged && run.stopped.isEmpty())
        out += text("the output changes");
    return out.join(QStringLiteral("; "));
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
        {QStringLiteral("verdict"), verdictOf(trial)},
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

QString codeOf(const AwaitPlace &place)
{
    const QString code = visibleText(place.function.isEmpty() ? place.code : QStringLiteral("%1: %2").arg(place.function, place.code));
    return code.size() <= WidestCode ? code : code.left(WidestCode - 1) + QChar(0x2026);
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
    std::map<QString, int> counts;
    for (const AwaitTrial &trial : trials) {
        row(QString::number(trial.place.line), codeOf(trial.place), storyOf(trial));
        ++counts[verdictOf(trial)];
    }
    const std::pair<const char *, QString> titles[] = {
        {"hangs", text("hang")},
        {"lost", text("lost")},
        {"orphans", text("leave orphans")},
        {"unseen", text("seen by no code")},
        {"ends the program", text("end the program")},
        {"left over", text("leave something behind")},
        {"handled", text("handled")},
        {"not reached", text("not reached")},
    };
    QStringList sum;
    for (const auto &[verdict, title] : titles)
        if (const int count = counts[QLatin1String(verdict)])
            sum += QStringLiteral("%1 %2").arg(count).arg(title);
    printOut(QStringLiteral("\n%1\n").arg(sum.join(QStringLiteral(", "))));
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
