// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of app/cli/commandline.h: runs side by side.

#include "app/cli/commandline.h"
#include "app/cli/openrun.h"
#include "app/document/fileloader.h"
#include "app/document/files.h"
#include "model/compare/runsummary.h"
#include "model/runs/enginerun.h"
#include "model/runs/recording.h"
#include "model/text/filenames.h"
#include "model/text/visibletext.h"
#include "model/versions/rulebehind.h"
#include "views/export/exportjob.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>

namespace awaitscope {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("CommandLine", source);
}

//! The runs of one request, in order; problems are on standard error already.
class ComparedSources
{
public:
    explicit ComparedSources(const request::Compare &request)
        : m_request(request)
    {
    }
    //! Whether all went well.
    bool load();
    std::vector<ComparedRun> runs() const;
    //! Of the first file that has one: the title of the task set.
    const QString &title() const { return m_title; }

private:
    struct Source
    {
        QString file;
        std::optional<Strategy> strategy; // none: a recorded run
        std::optional<PythonVersion> python; // the one that was asked for
        std::unique_ptr<RunSource> run;
    };
    bool loadFile(const QString &file);
    bool loadRecording(const QString &file);
    bool loadPython(const QString &file);
    //! One file without strategies and versions: then all that it allows are wanted.
    bool isAlone() const { return m_request.strategies.empty() && m_request.files.size() == 1 && m_request.pythons.empty(); }
    std::vector<Strategy> strategies(Strategy asFound) const;
    bool recordPythonRun(const QString &file, const QString &name, Strategy strategy, bool mayBeRefused);
    bool addRuns(const QString &file, const TaskSet &set, Strategy strategy, bool mayBeRefused);
    bool addRun(const QString &file, const TaskSet &set, Strategy strategy, bool mayBeRefused, std::optional<PythonVersion> python);
    QString titleOf(const Source &source) const;
    std::vector<RuleBehind> rulesOf(const Source &source) const;

    const request::Compare &m_request;
    std::vector<Source> m_sources;
    QString m_title;
    QTemporaryDir m_folder; // of recordings of Python programs
};

bool ComparedSources::load()
{
    for (const QString &file : m_request.files)
        if (!loadFile(file))
            return false;
    if (m_sources.size() > 1)
        return true;
    printError(text("%1: There is only one run, and nothing to compare it with.\n").arg(visibleText(m_request.files.front())));
    return false;
}

bool ComparedSources::loadRecording(const QString &file)
{
    Result<Recording> recording = FileLoader::readNow(file);
    if (!recording) {
        printError(describe(file, recording.problems()));
        return false;
    }
    printLeftOut(file, *recording);
    m_sources.push_back({file, std::nullopt, std::nullopt, sourceOf(*std::move(recording))});
    return true;
}

//! \a asFound: the strategy of a file that comes with one.
std::vector<Strategy> ComparedSources::strategies(Strategy asFound) const
{
    if (isAlone())
        return {Strategy::FailFast, Strategy::Collect, Strategy::TaskGroup, Strategy::Sequential};
    return m_request.strategies.empty() ? std::vector{asFound} : m_request.strategies;
}

//! A Python program is executed once for each strategy, on the virtual clock.
bool ComparedSources::loadPython(const QString &file)
{
    return std::ranges::all_of(strategies(Strategy::AsWritten), [&](Strategy strategy) {
        return recordPythonRun(file, QStringLiteral("%1.awrec").arg(m_sources.size()), strategy, isAlone());
    });
}

bool ComparedSources::recordPythonRun(const QString &file, const QString &name, Strategy strategy, bool mayBeRefused)
{
    PythonRun run;
    run.file = file;
    if (strategy != Strategy::AsWritten)
        run.options += QStringLiteral("--strategy=") + strategyId(strategy);
    const QString recording = m_folder.filePath(name);
    if (const Problems problems = recordPython(run, recording); !problems.empty()) {
        printError(describePython(file, problems));
        return mayBeRefused;
    }
    Result<Recording> read = FileLoader::readNow(recording);
    if (!read) {
        printError(describe(file, read.problems()));
        return false;
    }
    m_sources.push_back({file, strategy, std::nullopt, sourceOf(*std::move(read))});
    return true;
}

bool ComparedSources::loadFile(const QString &file)
{
    if (isPythonFile(file)) {
        if (m_request.pythons.empty())
            return loadPython(file);
        printError(text("%1: --pythons is for task sets; a Python file runs under the interpreter that executes it.\n").arg(visibleText(file)));
        return false;
    }
    if (FileLoader::kindOf(file) == FileLoader::Kind::Recording) {
        if (m_request.pythons.empty())
            return loadRecording(file);
        printError(text("%1: A recorded run cannot run again under another Python.\n").arg(visibleText(file)));
        return false;
    }
    const Result<FoundProgram> found = loadProgram(file);
    if (!found) {
        printError(describe(file, found.problems()));
        return false;
    }
    const TaskSet &set = found->set;
    if (m_title.isEmpty())
        m_title = set.title.value_or(set.name.value_or(QString()));
    return std::ranges::all_of(strategies(found->strategy), [&](Strategy strategy) { return addRuns(file, set, strategy, isAlone()); });
}

bool ComparedSources::addRuns(const QString &file, const TaskSet &set, Strategy strategy, bool mayBeRefused)
{
    if (m_request.pythons.empty())
        return addRun(file, set, strategy, mayBeRefused, std::nullopt);
    return std::ranges::all_of(m_request.pythons, [&](PythonVersion python) {
        TaskSet under = set;
        under.python = python;
        return addRun(file, under, strategy, mayBeRefused, python);
    });
}

//! Of all strategies those that the set does not allow are only told.
bool ComparedSources::addRun(const QString &file, const TaskSet &set, Strategy strategy, bool mayBeRefused, std::optional<PythonVersion> python)
{
    Result<std::unique_ptr<EngineRun>> run = EngineRun::create(set, strategy);
    if (!run) {
        for (const Problem &problem : run.problems())
            printError(QStringLiteral("%1: %2: %3: %4\n").arg(visibleText(file), strategyId(strategy), problem.pointer, problem.message));
        return mayBeRefused;
    }
    (*run)->run().runToEnd();
    if (const QString limit = (*run)->limitMessage(); !limit.isEmpty())
        printError(QStringLiteral("%1: %2\n").arg(visibleText(file), limit));
    m_sources.push_back({file, strategy, python, *std::move(run)});
    return true;
}

QString ComparedSources::titleOf(const Source &source) const
{
    QStringList parts;
    if (m_request.files.size() > 1)
        parts += visibleText(QFileInfo(source.file).fileName());
    const bool needsName = parts.isEmpty() && (!source.python || m_request.strategies.size() > 1);
    if (source.strategy && (*source.strategy != Strategy::AsWritten || needsName))
        parts += strategyTitle(*source.strategy);
    if (source.python)
        parts += text("Python %1").arg(source.python->text());
    return parts.join(QStringLiteral(" · "));
}

//! Why it differs from the first run, if that is the same program under another Python.
std::vector<RuleBehind> ComparedSources::rulesOf(const Source &source) const
{
    const Source &first = m_sources.front();
    constexpr std::size_t Most = 1'000'000; // events
    const TaskSet *before = first.run->program(), *after = source.run->program();
    return before && after ? rulesBehind(*before, first.run->trace(), *after, source.run->trace(), Most) : std::vector<RuleBehind>();
}

std::vector<ComparedRun> ComparedSources::runs() const
{
    std::vector<ComparedRun> out;
    for (const Source &source : m_sources)
        out.push_back({titleOf(source), &source.run->store(), rulesOf(source)});
    return out;
}

} // namespace

int compareCommand(const request::Compare &request)
{
    for (const QString &file : request.files)
        if (!request.output.isEmpty() && isSameFile(file, request.output)) {
            printError(text("%1: This would overwrite the task set itself.\n").arg(visibleText(request.output)));
            return Misused;
        }
    ComparedSources sources(request);
    if (!sources.load())
        return Misused;
    const Comparison comparison(sources.runs());
    ComparisonOptions options = request.options;
    if (options.picture.titleText.isEmpty())
        options.picture.titleText = sources.title();
    if (request.output.isEmpty()) {
        printOut(comparisonMarkdown(comparison, options.picture.titleText));
    } else if (const auto error = ExportJob::prepareComparison(comparison, options, request.output).run()) {
        printError(*error + u'\n');
        return Misused;
    }
    return request.failOnDifference && !comparison.isSame() ? Failed : Done;
}

} // namespace awaitscope
