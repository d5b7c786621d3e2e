// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/text/filenames.h"
#include "model/text/inputfile.h"
#include "model/text/visibletext.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

using namespace awaitscope;

class TestInputFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsARegularFile()
    {
        put("file", "contents");
        QCOMPARE(::symlink("file", at("link").toUtf8().constData()), 0);
        for (const char *name : {"file", "link"}) {
            QFile file;
            QByteArray contents;
            QCOMPARE(openForReading(file, at(name), 8), QString());
            QCOMPARE(readRest(file, contents, 8), QString());
            QCOMPARE(contents, QByteArray("contents"));
        }
    }

    void rejectsAnythingButFilesWithoutBlocking_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("told");
        const auto row = [](const char *name, const QString &path, const char *told) { QTest::newRow(name) << path << QString::fromLatin1(told); };
        row("pipe", at("pipe"), "This is a pipe, not a file.");
        row("link to a pipe", at("pipelink"), "This is a pipe, not a file.");
        row("device without an end", QStringLiteral("/dev/zero"), "This is a device, not a file.");
        row("terminal", QStringLiteral("/dev/tty"), "This is a device, not a file.");
        row("folder", at("."), "This is a folder, not a file.");
        row("nothing", at("nothing"), "Cannot be read: No such file or directory.");
        QVERIFY(::mkfifo(at("pipe").toUtf8().constData(), 0600) == 0 || QFile::exists(at("pipe")));
        QFile::link(at("pipe"), at("pipelink"));
    }

    void rejectsAnythingButFilesWithoutBlocking()
    {
        QFETCH(QString, path);
        QFETCH(QString, told);
        if (path.startsWith(QStringLiteral("/dev/")) && !fileExists(path))
            QSKIP("there is no such device");
        QFile file;
        QCOMPARE(openForReading(file, path, 100), told);
        QVERIFY(!file.isOpen());
    }

    void rejectsWhatIsTooLarge()
    {
        QFile large(at("large"));
        QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(3 * inputlimits::MiB)); // takes no disk space
        QFile file;
        QVERIFY(openForReading(file, at("large"), 2 * inputlimits::MiB).contains(QStringLiteral("Larger than 2 MiB")));
        QVERIFY(openForReading(file, at("large"), 3 * inputlimits::MiB).isEmpty());
        QByteArray contents;
        QVERIFY(!readRest(file, contents, 2 * inputlimits::MiB).isEmpty()); // it has grown since it was opened
        QVERIFY(contents.size() <= 3 * inputlimits::MiB);
    }

    void stopsIfCancelled()
    {
        QFile large(at("stopped"));
        QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(8 * inputlimits::MiB));
        QFile file;
        QVERIFY(openForReading(file, at("stopped"), 8 * inputlimits::MiB).isEmpty());
        QByteArray contents;
        double reached = 0;
        QCOMPARE(readRest(file, contents, 8 * inputlimits::MiB, [&reached](double part) {
                     reached = part;
                     return part < 0.5;
                 }),
                 QString());
        QVERIFY(reached >= 0.5 && reached < 0.75);
        QVERIFY(contents.size() < 6 * inputlimits::MiB);
    }

    void untrustedTextIsShownWithoutEffect_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *name, const QString &text, const char *shown) { QTest::newRow(name) << text << QString::fromUtf8(shown); };
        row("plain", QStringLiteral("d\u00E9j\u00E0 vu \u65E5\u672C \U0001F642"), "d\u00E9j\u00E0 vu \u65E5\u672C \U0001F642");
        row("terminal", QStringLiteral("\u001b[2J\u0007"), "\\x1b[2J\\x07");
        row("lines", QStringLiteral("a\nb\rc\td"), "a\\nb\\rc\\td");
        row("delete and C1", QStringLiteral("\u007f\u0085\u009b"), "\\x7f\\x85\\x9b");
        row("right to left", QStringLiteral("a\u202ecod.exe"), "a\\u202ecod.exe");
        row("isolates and marks", QStringLiteral("\u2066\u2069\u200e\u061c"), "\\u2066\\u2069\\u200e\\u061c");
        row("separators", QStringLiteral("\u2028\u2029"), "\\u2028\\u2029");
        row("half a character", QString(QChar(0xD800)) + QStringLiteral("x"), "\\ud800x");
        row("a byte that is not UTF-8", fileNameFromBytes("caf\xE9"), "caf\\xe9");
        row("zero", QString(QChar(u'\0')), "\\x00");
    }

    void untrustedTextIsShownWithoutEffect()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        QCOMPARE(visibleText(text), shown);
        QCOMPARE(visibleText(shown), shown);
    }

    void keepsLineBreaksOnRequest()
    {
        QCOMPARE(visibleText(QStringLiteral("a\n\tb\r"), LineBreaks::Kept), QStringLiteral("a\n\tb\\r"));
        QCOMPARE(visibleUtf8("plain\n"), QByteArray("plain\n"));
        QCOMPARE(visibleUtf8("\x1b]0;title\x07\n\xC2\x9b \xE2\x80\xAE"), QByteArray("\\x1b]0;title\\x07\n\\x9b \\u202e"));
    }

private:
    QString at(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    void put(const char *name, const QByteArray &text) const
    {
        QFile file(at(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write %s", name);
    }

    const QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestInputFile)
#include "tst_inputfile.moc"
