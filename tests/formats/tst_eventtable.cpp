// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/trace/eventtable.h"
#include "model/formats/trace/tracereader.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace awaitscope;

namespace {

QByteArray stored(const char *name)
{
    QFile file(QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/conformance/scenarios/%1.jsonl").arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QList<QByteArrayList> rowsOf(const QByteArray &table)
{
    QList<QByteArrayList> rows;
    const QByteArrayList lines = table.chopped(1).split('\n');
    for (const QByteArray &line : lines)
        rows += line.split('\t');
    return rows;
}

} // namespace

class TestEventTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    //! A line for each line of the trace, whose cells are its fields.
    void saysWhatTheTraceSays_data()
    {
        QTest::addColumn<QByteArray>("lines");
        for (const char *name : {"seed/a1_s2_gather_fail_fast", "constructs/block_makes_timers_late", "constructs/order_create_task"})
            QTest::newRow(name) << stored(name);
    }

    void saysWhatTheTraceSays()
    {
        QFETCH(QByteArray, lines);
        QVERIFY(!lines.isEmpty());
        const auto trace = readTrace(lines);
        QVERIFY(trace);
        const QList<QByteArrayList> rows = rowsOf(writeEventTable(TraceStore(**trace)));
        const QByteArrayList jsons = lines.trimmed().split('\n');
        QCOMPARE(rows.size(), jsons.size()); // a header line instead of the meta line
        const QByteArrayList head = rows.front();
        QCOMPARE(head.first(4), (QByteArrayList{"t_ms", "iteration", "task", "event"}));
        for (qsizetype i = 1; i < rows.size(); ++i) {
            const QJsonObject event = QJsonDocument::fromJson(jsons[i]).object();
            QCOMPARE(rows[i].size(), head.size());
            QCOMPARE(rows[i][0].toDouble(), event[QLatin1String("t")].toDouble());
            QCOMPARE(rows[i][1].toInt(), event[QLatin1String("n")].toInt());
            QCOMPARE(QString::fromUtf8(rows[i][2]), event[QLatin1String("task")].toString());
            QCOMPARE(QString::fromUtf8(rows[i][3]), event[QLatin1String("event")].toString());
            for (qsizetype column = 4; column < head.size(); ++column) {
                const QJsonValue value = event[QLatin1String(head[column])];
                if (value.isString())
                    QCOMPARE(QString::fromUtf8(rows[i][column]).remove(u'"'), value.toString());
                else if (value.isBool())
                    QCOMPARE(rows[i][column], QByteArray(value.toBool() ? "true" : "false"));
                else if (value.isUndefined())
                    QCOMPARE(rows[i][column], QByteArray());
            }
        }
    }

    void noTextBreaksALine()
    {
        Trace trace;
        const EntityId task = trace.addEntity({EntityKind::Task, true, trace.string("a\tb"), 1});
        trace.append({.subject = task, .a = index(trace.string("work")), .kind = EventKind::Created});
        trace.append({.time = std::chrono::microseconds(1500), .subject = task, .a = index(trace.string("=1+2")), .kind = EventKind::Log});
        const QByteArray table = writeEventTable(TraceStore(trace));
        QCOMPARE(table.count('\n'), 3);
        QVERIFY(table.contains("\"a\tb\""));
        QVERIFY(table.contains("\t'=1+2\t"));
        QVERIFY(table.contains("\n1.5\t"));
    }
};

QTEST_GUILESS_MAIN(TestEventTable)
#include "tst_eventtable.moc"
