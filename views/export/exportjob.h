// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/export/scene/comparisonscene.h"
#include "views/export/scene/exportscene.h"

#include <variant>

namespace awaitscope {

struct TaskSet;

//! One export, in two steps: prepare() reads the trace and must run in the trace's thread; run() does the long work on copies, in
//! any thread.
class ExportJob
{
public:
    //! \a taskSet may be null. Problems are reported by run().
    static ExportJob prepare(const TaskSet *taskSet, const TraceStore &store, const ExportOptions &options, const QString &path);
    //! The same for runs side by side: as a picture (png, svg, pdf), as html, md or json.
    static ExportJob prepareComparison(const Comparison &comparison, const ComparisonOptions &options, const QString &path);

    //! Writes the file. Returns an error message with the path; nothing on success, and nothing if \a progress cancelled it, in which
    //! case there is no new file.
    std::optional<QString> run(const ExportProgress &progress = {});
    bool wasCancelled() const { return m_cancelled; }
    const QString &path() const { return m_path; }
    //! A sentence that the reader of the file should know; may be empty.
    const QString &note() const { return m_note; }

private:
    struct Failure
    {
        QString message; //!< a sentence without the path
    };
    ExportJob(QString path, ExportOptions options)
        : m_path(std::move(path)), m_options(std::move(options)) {}
    void preparePicture(ExportScene scene, ExportFormat format);
    void prepareReport(const TaskSet *taskSet, const TraceStore &store);
    void prepareComparisonReport(const Comparison &comparison, ComparisonOptions options);
    void prepareText(const TaskSet *taskSet, const TraceStore &store, ExportFormat format);
    std::optional<QString> make(const ExportProgress &progress);
    QByteArray picture(const ExportScene &scene, QString *error, const ExportProgress &progress) const;

    QString m_path;
    QString m_note;
    ExportOptions m_options;
    ExportFormat m_format = ExportFormat::Png;
    std::variant<Failure, QByteArray, ExportScene> m_content;
    bool m_cancelled = false;
};

//! Writes \a data to \a path as an OutputFile. Returns an error message with the path.
std::optional<QString> writeOutput(const QString &path, const QByteArray &data);

//! Writes the timeline as a picture: PNG, SVG, PDF or animated WebP, by the suffix of \a path. The file appears completely or not
//! at all. Returns an error message with the path, or nothing on success. Needs a QGuiApplication (any platform).
std::optional<QString> exportTimeline(const TraceStore &store, const ExportOptions &options, const QString &path,
                                      const ExportProgress &progress = {});

//! The same for every format that the suffix of \a path may name: pictures as above, and json (Chrome trace), jsonl, csv, md,
//! mmd, py and cpp. \a taskSet may be null; py and cpp need it, and pictures embed it unless `options.embed` is off.
std::optional<QString> exportFile(const TaskSet *taskSet, const TraceStore &store, const ExportOptions &options,
                                  const QString &path, const ExportProgress &progress = {});

} // namespace awaitscope
