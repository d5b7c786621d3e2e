// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/pythonwriter.h"
#include "model/program/tasksetreader.h"

#include <QDirIterator>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace awaitscope;

namespace {

const QString conformance = QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/conformance/");

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray python(const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QStringLiteral("python3"), QStringList{QStringLiteral("-B")} + arguments);
    return process.waitForFinished(120'000) && process.exitCode() == 0 ? process.readAllStandardOutput() : QByteArray();
}

} // namespace

class TestPythonWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void writesTheStoredPrograms_data();
    void writesTheStoredPrograms();
    void writesWhatTheReferenceWrites();
    void tellsTheLineOfEveryStep();
    void letsNoTextBreakOut();
};

void TestPythonWriter::writesTheStoredPrograms_data()
{
    QTest::addColumn<QString>("path");
    QDirIterator files(conformance + QStringLiteral("scenarios/seed"), {QStringLiteral("*.py")}, QDir::Files);
    while (files.hasNext()) {
        const QFileInfo info(files.next());
        QTest::newRow(qPrintable(info.baseName())) << info.path() + QLatin1Char('/') + info.baseName();
    }
}

void TestPythonWriter::writesTheStoredPrograms()
{
    QFETCH(QString, path);
    const auto set = readTaskSetFile(path + QStringLiteral(".json"));
    QVERIFY(set);
    QCOMPARE(writePython(*set).toUtf8(), readAll(path + QStringLiteral(".py")));
}

// All constructs, and generated task sets of every profile: one start of Python for all of them.
void TestPythonWriter::writesWhatTheReferenceWrites()
{
    if (QStandardPaths::findExecutable(QStringLiteral("python3")).isEmpty())
        QSKIP("python3 is not installed");
    QTemporaryDir folder;
    QVERIFY(folder.isValid());
    const QByteArray emitted = python({QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/formats/emitprograms.py"), conformance, folder.path()});
    const int count = emitted.trimmed().toInt();
    QVERIFY(count > 300);
    for (int i = 0; i < count; ++i) {
        const auto set = readTaskSetFile(folder.filePath(QStringLiteral("%1.json").arg(i)));
        QVERIFY2(set, set ? "" : qPrintable(set.problems().front().pointer + set.problems().front().message));
        const auto actual = writePython(*set).toUtf8().split('\n');
        const auto expected = readAll(folder.filePath(QStringLiteral("%1.py").arg(i))).split('\n');
        for (qsizetype line = 0; line < std::max(actual.size(), expected.size()); ++line)
            QVERIFY2(actual.value(line) == expected.value(line),
                     (set->name.value_or(QString()).toUtf8() + ", line " + QByteArray::number(line + 1) + ":\n  " + actual.value(line) + "\n  "
                      + expected.value(line))
                         .constData());
    }
}

void TestPythonWriter::tellsTheLineOfEveryStep()
{
    const auto set = readTaskSet(R"({"schema":1,"coros":{"main":{"body":[
        {"op":"log","text":"first"},
        {"op":"try","body":[{"op":"call","coro":"inner","body":[{"op":"log","text":"inside"}]}],
         "except":[{"types":["ValueError"],"body":[{"op":"log","text":"caught"}]}],"finally":[]},
        {"op":"gather","of":[{"coro":"other","body":[{"op":"sleep","ms":5}]}]}]}},"main":"main"})");
    QVERIFY(set);
    const PythonProgram program = pythonProgram(*set);
    const QStringList lines = program.source.split(QLatin1Char('\n'));
    const auto lineOf = [&](const char *pointer) { return lines.value(program.lineOfStep.value(QString::fromLatin1(pointer)) - 1).trimmed(); };
    QCOMPARE(lineOf("/coros/main/body/0"), QStringLiteral("print('first')"));
    QCOMPARE(lineOf("/coros/main/body/1"), QStringLiteral("try:"));
    QCOMPARE(lineOf("/coros/main/body/1/body/0"), QStringLiteral("await inner()"));
    QCOMPARE(lineOf("/coros/main/body/1/except/0/body/0"), QStringLiteral("print('caught')"));
    QCOMPARE(lineOf("/coros/main/body/2"), QStringLiteral("await asyncio.gather(other())"));
    QCOMPARE(lineOf("/coros/main/body/1/body/0/body/0"), QStringLiteral("print('inside')"));
    QCOMPARE(lineOf("/coros/main/body/2/of/0/body/0"), QStringLiteral("await asyncio.sleep(0.005)"));
    QCOMPARE(program.lineOfStep.size(), 7);
    QCOMPARE(program.stepAt(program.lineOfStep.value(QStringLiteral("/coros/main/body/1/except/0/body/0")) - 1), QStringLiteral("/coros/main/body/1/body/0"));
}

// Whatever a text holds, Python prints it back.
void TestPythonWriter::letsNoTextBreakOut()
{
    if (QStandardPaths::findExecutable(QStringLiteral("python3")).isEmpty())
        QSKIP("python3 is not installed");
    const QStringList texts{QStringLiteral("it's"),
                            QStringLiteral("\"quoted\""),
                            QStringLiteral("'both\" '''\"\"\""),
                            QStringLiteral("back\\slash\\"),
                            QStringLiteral("tab\tend"),
                            QStringLiteral(u"\u00e4\u20ac\U0001f600 \u200b \u2028 \u00a0"),
                            QStringLiteral("{braces} {{x}} { }"),
                            QStringLiteral("it's {x} \\"),
                            QStringLiteral("\"it's\" {x} {{y}} \\n"),
                            QStringLiteral("?\?/ %s %(x)s # \x01\x7f"),
                            QStringLiteral("')\nimport os #")};
    TaskSet set;
    Body body;
    body.push_back({step::Set{QStringLiteral("x"), Expr{QStringLiteral("X")}}, {}});
    body.push_back({step::Set{QStringLiteral("braces"), Expr{QStringLiteral("B")}}, {}});
    body.push_back({step::Set{QStringLiteral("y"), Expr{QStringLiteral("Y")}}, {}});
    QString expected;
    for (const QString &text : texts) {
        body.push_back({step::Log{text}, {}});
        QString shown = text;
        shown.replace(QStringLiteral("{x}"), QStringLiteral("X"))
            .replace(QStringLiteral("{y}"), QStringLiteral("Y"))
            .replace(QStringLiteral("{braces}"), QStringLiteral("B"));
        expected += shown + QLatin1Char('\n');
    }
    set.coros.push_back({QStringLiteral("main"), std::nullopt, body, {}});
    set.main.coro = QStringLiteral("main");
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("program.py")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(writePython(set).toUtf8());
    file.close();
    QCOMPARE(QString::fromUtf8(python({QStringLiteral("-X"), QStringLiteral("utf8"), file.fileName()})), expected);
}

QTEST_GUILESS_MAIN(TestPythonWriter)
#include "tst_pythonwriter.moc"
