// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/run.h"
#include "model/program/file/tasksetreader.h"
#include "views/export/exportjob.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace awaitscope;

namespace {

QString reportOf(const QByteArray &json, bool withProgram = true)
{
    const auto set = readTaskSet(json);
    if (!set)
        qFatal("%s", qPrintable(set.problems().front().message));
    auto run = Run::create(*set);
    if (!run)
        qFatal("does not run");
    (*run)->runToEnd();
    const TraceStore store((*run)->trace());
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("report.html"));
    if (const auto error = exportFile(withProgram ? &*set : nullptr, store, {}, path))
        qFatal("%s", qPrintable(*error));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no report");
    return QString::fromUtf8(file.readAll());
}

} // namespace

class TestReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void holdsTheWholeRun()
    {
        const QString page = reportOf(R"({"schema":1,"title":"Two errors","coros":{
            "fetch":{"body":[{"op":"raise","type":"ValueError","msg":"no"}]},
            "main":{"body":[{"op":"log","text":"hello"},{"op":"spawn","coro":"fetch"},{"op":"sleep","ms":10}]}},"main":"main"})");
        for (const char *words :
             {"<h1>Two errors</h1>", "<p class=\"quiet\">Python 3.14</p>", "<svg", "prefers-color-scheme", "ValueError: no", "How it came about",
              "fetch ended with ValueError: no", "Detect never-retrieved exceptions", "Await the task", "hello",
              "Task exception was never retrieved", "async def fetch", "</html>"})
            QVERIFY2(page.contains(QLatin1String(words)), words);
        QCOMPARE(page.count(QStringLiteral("<svg")), 1);
        QVERIFY(page.startsWith(QStringLiteral("<!DOCTYPE html>")));
    }

    void loadsNothingAndRunsNothing()
    {
        const QString page = reportOf(R"({"schema":1,"coros":{"main":{"body":[]}},"main":"main"})");
        QVERIFY(page.contains(QStringLiteral("default-src 'none'")));
        const QRegularExpression loads(
            QStringLiteral("(<script|<link|<iframe|<img|@import|src=|url\\(\\s*[\"']?(?!#))"),
            QRegularExpression::CaseInsensitiveOption);
        const auto match = loads.match(page);
        QVERIFY2(!match.hasMatch(), qPrintable(page.mid(match.capturedStart(), 60)));
    }

    void whateverNamesHoldIsText()
    {
        const QByteArray evil = R"(</title></pre><script>alert(1)</script>\"'><img src=x onerror=alert(2)>%1 %2 &amp; -->]]>)";
        const QByteArray json = R"({"schema":1,"title":"EVIL","coros":{
            "EVIL":{"params":["name"],"body":[{"op":"log","text":"EVIL"},{"op":"raise","type":"ValueError","msg":"EVIL"}]},
            "main":{"body":[{"op":"spawn","coro":"EVIL","args":{"name":"EVIL"},"name":"EVIL"},{"op":"sleep","ms":10}]}},"main":"main"})";
        const QString page = reportOf(QByteArray(json).replace("EVIL", evil));
        QVERIFY(!page.contains(QStringLiteral("<script"), Qt::CaseInsensitive));
        QVERIFY(!page.contains(QStringLiteral("<img"), Qt::CaseInsensitive));
        QCOMPARE(page.count(QStringLiteral("</title>")), page.count(QStringLiteral("<title")));
        QVERIFY(page.contains(QStringLiteral("&lt;script&gt;alert(1)&lt;/script&gt;")));
        QVERIFY(page.contains(QStringLiteral("%1 %2 &amp;amp;")));
    }

    void aRecordedRunHasNoProgram()
    {
        const QString page = reportOf(R"({"schema":1,"coros":{"main":{"body":[{"op":"log","text":"x"}]}},"main":"main"})", false);
        QVERIFY(!page.contains(QStringLiteral("async def")));
        QVERIFY(page.contains(QStringLiteral("</html>")));
    }
};

QTEST_MAIN(TestReport)
#include "tst_report.moc"
