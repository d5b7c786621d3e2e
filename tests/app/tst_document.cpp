// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/document/document.h"
#include "app/document/files.h"
#include "app/document/recovery.h"
#include "app/settings/settings.h"
#include "app/widgets/commandpalette.h"
#include "model/edit/tasktable.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace awaitscope;

namespace {

TaskSet titled(const QString &title)
{
    TaskSet set = newTaskSet();
    set.title = title;
    return set;
}

} // namespace

class TestDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void undoRestoresTheOldAndRedoTheNew()
    {
        Document document;
        document.load(titled(QStringLiteral("a")));
        document.edit(QStringLiteral("Rename"), titled(QStringLiteral("b")));
        QVERIFY(document.isModified());
        QCOMPARE(document.undoStack().undoText(), QStringLiteral("Rename"));
        document.undoStack().undo();
        QCOMPARE(*document.taskSet().title, QStringLiteral("a"));
        QVERIFY(!document.isModified());
        document.undoStack().redo();
        QCOMPARE(*document.taskSet().title, QStringLiteral("b"));
    }

    void editsWithOneKeyMergeIntoOneStep()
    {
        Document document;
        document.load(titled(QStringLiteral("a")));
        for (const char *title : {"b", "c", "d"})
            document.edit(QStringLiteral("Drag"), titled(QLatin1String(title)), QStringLiteral("drag"));
        QCOMPARE(document.undoStack().count(), 1);
        document.edit(QStringLiteral("Drag"), titled(QStringLiteral("e")), QStringLiteral("another drag"));
        QCOMPARE(document.undoStack().count(), 2);
        document.undoStack().undo();
        QCOMPARE(*document.taskSet().title, QStringLiteral("d"));
        document.undoStack().undo();
        QCOMPARE(*document.taskSet().title, QStringLiteral("a"));
    }

    void editsWithoutAChangeAreRemoved()
    {
        Document document;
        document.load(titled(QStringLiteral("a")));
        document.edit(QStringLiteral("Nothing"), titled(QStringLiteral("a")));
        QCOMPARE(document.undoStack().count(), 0);
        document.edit(QStringLiteral("Drag"), titled(QStringLiteral("b")), QStringLiteral("drag"));
        document.edit(QStringLiteral("Drag"), titled(QStringLiteral("a")), QStringLiteral("drag"));
        QCOMPARE(document.undoStack().count(), 0);
        QCOMPARE(*document.taskSet().title, QStringLiteral("a"));
    }

    void editsCommittedByAListenerComeAfterTheCurrentOne()
    {
        Document document;
        document.load(titled(QStringLiteral("a")));
        // Like a field that is closed and commits its text because its row changes.
        const auto typed = connect(&document, &Document::taskSetChanged, &document, [&document] {
            if (*document.taskSet().title != u"typed")
                document.edit(QStringLiteral("Type"), titled(QStringLiteral("typed")));
        });
        document.edit(QStringLiteral("Add"), titled(QStringLiteral("b")));
        QCOMPARE(*document.taskSet().title, QStringLiteral("typed"));
        QCOMPARE(document.undoStack().count(), 2);
        QCOMPARE(document.undoStack().undoText(), QStringLiteral("Type"));
        document.undoStack().undo(); // would commit again
        QCOMPARE(*document.taskSet().title, QStringLiteral("b"));
        QVERIFY(document.undoStack().canRedo());
        document.load(titled(QStringLiteral("c"))); // and here
        QCOMPARE(*document.taskSet().title, QStringLiteral("c"));
        QVERIFY(disconnect(typed));
    }

    void strategyIsAnUndoableStepAndNotPartOfTheFile()
    {
        Document document;
        document.load(newTaskSet());
        document.setStrategy(Strategy::Collect, QStringLiteral("Strategy"));
        QVERIFY(!document.isModified());
        document.undoStack().undo();
        QCOMPARE(document.strategy(), Strategy::AsWritten);
    }

    void savesAtomicallyAndKnowsItsFile()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.taskset"));
        Document document;
        document.load(titled(QStringLiteral("a")));
        document.edit(QStringLiteral("Rename"), titled(QStringLiteral("b")));
        QVERIFY(document.save(path).empty());
        QVERIFY(!document.isModified());
        QCOMPARE(document.displayName(), QStringLiteral("a.taskset"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{QStringLiteral("a.taskset")});
        Document other;
        QVERIFY(other.open(path).empty());
        QVERIFY(other.taskSet() == document.taskSet());
    }

    void invalidInputChangesNothing()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("bad.taskset"));
        QVERIFY(writeFile(path, "{\"schema\": 99}").empty());
        Document document;
        document.load(titled(QStringLiteral("a")));
        document.edit(QStringLiteral("Rename"), titled(QStringLiteral("b")));
        QVERIFY(!document.open(path).empty());
        QVERIFY(!document.open(folder.path()).empty());
        QVERIFY(!document.open(folder.filePath(QStringLiteral("missing"))).empty());
        QCOMPARE(*document.taskSet().title, QStringLiteral("b"));
        QCOMPARE(document.undoStack().count(), 1);
        QVERIFY(!document.save(QStringLiteral("/nowhere/a.taskset")).empty());
        QVERIFY(document.path().isEmpty());
    }

    void noticesAForeignChangeOnce()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.taskset"));
        Document document;
        document.load(titled(QStringLiteral("a")));
        QVERIFY(document.save(path).empty());
        QSignalSpy changed(&document, &Document::changedOnDisk);
        QVERIFY(document.save(path).empty()); // its own saving is not reported
        QTest::qWait(200);
        QCOMPARE(changed.count(), 0);
        QVERIFY(writeFile(path, "something else").empty());
        QTRY_COMPARE(changed.count(), 1);
        QTest::qWait(200);
        QCOMPARE(changed.count(), 1);
        QVERIFY(QFile::remove(path));
        QTRY_COMPARE(changed.count(), 2);
    }

    void unsavedWorkIsKeptWithinTwoSeconds()
    {
        const QTemporaryDir folder;
        Document document;
        document.load(titled(QStringLiteral("a")));
        {
            const Recovery recovery(&document, folder.path());
            document.edit(QStringLiteral("Rename"), titled(QStringLiteral("b")));
            // A timer of two seconds next to it: a busy machine delays both.
            bool over = false;
            qsizetype kept = 0;
            QTimer::singleShot(2000, Qt::PreciseTimer, &document, [&] {
                kept = QDir(folder.path()).entryList({QStringLiteral("*.json")}).size();
                over = true;
            });
            QTRY_VERIFY_WITH_TIMEOUT(over, 30'000);
            QCOMPARE(kept, 1);
            QVERIFY(!Recovery::leftBehind(folder.path())); // its owner is running
            document.undoStack().undo();
            QVERIFY(QDir(folder.path()).entryList({QStringLiteral("*.json")}).isEmpty()); // there is no unsaved work any more
        }
        QVERIFY(QDir(folder.path()).entryList(QDir::Files).isEmpty());
    }

    void invalidRecoveryFilesAreNotOffered()
    {
        const QTemporaryDir folder;
        QVERIFY(writeFile(folder.filePath(QStringLiteral("x.json")), "rubbish").empty());
        QVERIFY(!Recovery::leftBehind(folder.path()));
        QVERIFY(!Recovery::leftBehind(folder.filePath(QStringLiteral("missing"))));
    }

    void remembersTenFilesOnceEach()
    {
        const QTemporaryDir folder;
        Settings settings(folder.filePath(QStringLiteral("s.ini")));
        QVERIFY(settings.recentFiles().isEmpty());
        for (int i = 0; i < 12; ++i)
            settings.addRecentFile(QStringLiteral("/f/%1").arg(i));
        settings.addRecentFile(QStringLiteral("/f/5"));
        QCOMPARE(settings.recentFiles().size(), 10);
        QCOMPARE(settings.recentFiles().first(), QStringLiteral("/f/5"));
        QCOMPARE(settings.recentFiles().count(QStringLiteral("/f/5")), 1);
    }

    void unreadableSettingsCountAsAbsent()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("s.ini"));
        QVERIFY(writeFile(file, "[General]\nspeed=fast\ntheme=purple\nrecentFiles=\ngeometry=12\n").empty());
        Settings settings(file);
        QCOMPARE(settings.speed(), 0.0);
        QCOMPARE(settings.theme(), ThemeChoice::System);
    }

    void palettePrefersTheBeginningsOfWords()
    {
        QVERIFY(CommandPalette::score(QStringLiteral("File: Save As"), QStringLiteral("sa"))
                > CommandPalette::score(QStringLiteral("Run: Pause"), QStringLiteral("sa")));
        QVERIFY(CommandPalette::score(QStringLiteral("Panels: Lock Panels"), QStringLiteral("lock"))
                > CommandPalette::score(QStringLiteral("Run: Wall Clock"), QStringLiteral("lock")));
        QCOMPARE(CommandPalette::score(QStringLiteral("File: Open"), QStringLiteral("zz")), -1);
        QVERIFY(CommandPalette::score(QStringLiteral("File: Open"), {}) >= 0);
    }
};

QTEST_MAIN(TestDocument)
#include "tst_document.moc"
