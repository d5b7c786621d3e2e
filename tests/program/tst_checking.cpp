// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/program/file/jsonprinter.h"
#include "tests/program/programtest.h"

#include "model/program/file/exampleindex.h"
#include "model/program/file/jsontext.h"
#include "model/program/grammar/treewalk.h"

#include <QRandomGenerator>

#include <cmath>

using namespace awaitscope;
using namespace awaitscope::test;

namespace {

constexpr int Mutants = 12; //!< of every file

QStringList shippedFiles()
{
    QStringList files = scenarioFiles();
    for (const char *folder : {"examples", "templates"}) {
        const QDir dir(QStringLiteral(AWAITSCOPE_SOURCE_DIR "/resources/") + QLatin1String(folder));
        for (const QString &name : dir.entryList({QStringLiteral("*.taskset")}, QDir::Files, QDir::Name))
            files.append(dir.filePath(name));
    }
    return files;
}

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! Collects every place of a document.
void collect(Expr &value, std::vector<Expr *> &places)
{
    places.push_back(&value);
    if (auto *list = std::get_if<Expr::List>(&value.node))
        for (Expr &element : *list)
            collect(element, places);
    else if (auto *dict = std::get_if<Expr::Dict>(&value.node))
        for (auto &member : *dict)
            collect(member.second, places);
}

Expr text(const char *utf8)
{
    return Expr{QString::fromUtf8(utf8)};
}

//! A value that is usually invalid at its place.
Expr strangeValue(QRandomGenerator &random)
{
    const Expr values[] = {Expr{},
                           Expr{true},
                           Expr{qint64(-1)},
                           Expr{std::numeric_limits<qint64>::max()},
                           Expr{0.5},
                           Expr{1e300},
                           Expr{-0.0},
                           text(""),
                           text("nobody"),
                           text("a/b~c \"\\ \n\t\x01 \u00e4 \U0001F600"),
                           text("KeyError"),
                           Expr{Expr::List{}},
                           Expr{Expr::Dict{}},
                           Expr{Expr::Dict{{QStringLiteral("var"), text("nobody")}}},
                           Expr{Expr::Dict{{QStringLiteral("op"), text("break")}}},
                           Expr{Expr::Dict{{QStringLiteral("coro"), text("nobody")}}}};
    return values[random.bounded(int(std::size(values)))];
}

//! Texts and numbers that a file cannot represent, or that it changes.
struct Spoiler
{
    QRandomGenerator &random;

    void step(Step &s, const QString &)
    {
        if (random.bounded(4) != 0)
            return;
        const QString texts[] = {QString(QChar(0xd800)), QString(QChar::ByteOrderMark) + u'x', QString(QChar(0xffff)), QString(QChar(u'\0')), QString()};
        const double numbers[] = {std::nan(""), INFINITY, 1e22, 1.0 / 3, -0.0, 5e-324};
        if (auto *log = std::get_if<step::Log>(&s.op))
            log->text = texts[random.bounded(int(std::size(texts)))];
        else if (auto *ret = std::get_if<step::Return>(&s.op))
            ret->value = Expr{numbers[random.bounded(int(std::size(numbers)))]};
        else if (auto *sleep = std::get_if<step::Sleep>(&s.op))
            sleep->ms = Expr{VarRef{texts[random.bounded(int(std::size(texts)))]}};
        else
            s.extras.emplace_back(texts[random.bounded(int(std::size(texts)))], Expr{});
    }
    void call(CoroCall &c, const QString &)
    {
        if (random.bounded(4) == 0)
            c.coro = QStringLiteral("nobody");
    }
};

Expr nested(int depth)
{
    Expr value{qint64(1)};
    for (int i = 0; i < depth; ++i)
        value = Expr{Expr::List{std::move(value)}};
    return value;
}

} // namespace

// Problems of a set are found without writing it, with the same messages.
class TestChecking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reportsTheSameAsReadingTheFile_data()
    {
        QTest::addColumn<QString>("path");
        for (const QString &path : shippedFiles())
            QTest::newRow(qPrintable(QFileInfo(path).fileName())) << path;
    }

    void reportsTheSameAsReadingTheFile()
    {
        QFETCH(QString, path);
        QRandomGenerator random(qHash(QFileInfo(path).fileName(), 1));
        const Result<TaskSet> set = readTaskSet(contentsOf(path));
        QVERIFY(set);
        compare(*set);
        if (QTest::currentTestFailed())
            return;
        for (int i = 0; i < Mutants && !QTest::currentTestFailed(); ++i) {
            Expr document = *parseJson(contentsOf(path));
            std::vector<Expr *> places;
            collect(document, places);
            *places[size_t(random.bounded(int(places.size())))] = strangeValue(random);
            if (const Result<Draft> draft = readDraft(formatJson(document)))
                compare(draft->set);
        }
        for (int i = 0; i < Mutants && !QTest::currentTestFailed(); ++i) {
            TaskSet spoiled = *set;
            for (Coroutine &coro : spoiled.coros)
                walkBody(coro.body, QString(), Spoiler{random});
            if (random.bounded(3) == 0)
                spoiled.coros.push_back(spoiled.coros.front()); // the same name twice
            compare(spoiled);
        }
    }

    void fallsBackToTheTextWhereNecessary_data()
    {
        QTest::addColumn<Expr>("value");
        QTest::addColumn<bool>("direct");
        const auto dict = [](int size, const QString &last) {
            Expr::Dict members;
            for (int i = 1; i < size; ++i)
                members.emplace_back(QString::number(i), Expr{});
            members.emplace_back(last, Expr{});
            return Expr{members};
        };
        QTest::newRow("plain") << Expr{Expr::List{text("a"), Expr{2.5}, Expr{}, Expr{VarRef{QStringLiteral("x")}}}} << true;
        QTest::newRow("no number") << Expr{Expr::List{Expr{std::nan("")}}} << false;
        QTest::newRow("endless number") << Expr{Expr::List{Expr{-INFINITY}}} << false;
        QTest::newRow("half a letter") << Expr{Expr::List{Expr{QString(QChar(0xdc00))}}} << false;
        QTest::newRow("byte order mark") << Expr{Expr::List{Expr{QString(QChar::ByteOrderMark)}}} << false;
        QTest::newRow("deep enough") << nested(500) << true;
        QTest::newRow("as deep as can be") << nested(512) << false;
        QTest::newRow("too deep") << nested(513) << false;
        QTest::newRow("few keys") << dict(8, QStringLiteral("last")) << true;
        QTest::newRow("a key twice") << dict(8, QStringLiteral("3")) << false;
        QTest::newRow("many keys") << dict(500, QStringLiteral("last")) << true;
        QTest::newRow("one of many twice") << dict(500, QStringLiteral("7")) << false;
        QTest::newRow("a very long text") << Expr{Expr::List{Expr{QString(20'000'000, u'x')}}} << false;
    }

    void fallsBackToTheTextWhereNecessary()
    {
        QFETCH(Expr, value);
        QFETCH(bool, direct);
        const std::optional<Expr> parsed = asParsed(value);
        QCOMPARE(parsed.has_value(), direct);
        const Result<Expr> read = parseJson(formatJson(value));
        QVERIFY(!parsed || (read && *parsed == *read));
    }

    void cleanupTestCase()
    {
        // Enough of each to be meaningful.
        const QString counts = QStringLiteral("%1 without the text, %2 by the text, %3 with problems").arg(m_direct).arg(m_byText).arg(m_wrong);
        QVERIFY2(m_direct > 300 && m_byText > 300 && m_wrong > 300, qPrintable(counts));
    }

private:
    void compare(const TaskSet &set)
    {
        const std::optional<Expr> parsed = asParsed(toJson(set));
        const Result<Expr> read = parseJson(writeTaskSet(set));
        QVERIFY(!parsed || (read && *parsed == *read));
        ++(parsed ? m_direct : m_byText);
        const Result<TaskSet> again = readTaskSet(writeTaskSet(set));
        const Problems wanted = again ? Problems() : again.problems();
        QVERIFY2(problemsOf(set) == wanted, qPrintable(describe(problemsOf(set)) + QStringLiteral("instead of\n") + describe(wanted)));
        m_wrong += wanted.empty() ? 0 : 1;
    }

    int m_direct = 0;
    int m_byText = 0;
    int m_wrong = 0;
};

QTEST_GUILESS_MAIN(TestChecking)
#include "tst_checking.moc"
