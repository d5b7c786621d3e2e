// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/windowfixture.h"

#include "app/document/files.h"
#include "app/widgets/examplespage.h"
#include "app/widgets/loadingbar.h"
#include "app/widgets/staleoverlay.h"
#include "model/edit/tasktable.h"
#include "model/program/file/exampleindex.h"
#include "model/program/file/tasksetreader.h"
#include "model/program/file/tasksetwriter.h"
#include "views/editor/steps/stepeditor.h"
#include "views/editor/steps/steplistmodel.h"
#include "views/export/dialog/exportdialog.h"
#include "views/export/exportjob.h"
#include "views/panels/consolepanel.h"
#include "views/panels/logpanel.h"

#include <QAbstractItemView>
#include <QDir>
#include <QDragEnterEvent>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QTemporaryDir>
#include <QToolButton>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#endif

using namespace awaitscope;

namespace {

TaskSet titled(const QString &title)
{
    TaskSet set = newTaskSet();
    set.title = title;
    return set;
}

#ifdef Q_OS_UNIX
//! Limits the size of files: writing beyond it fails, as on a full disk.
class SmallDisk
{
public:
    explicit SmallDisk(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit small{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    Q_DISABLE_COPY(SmallDisk)
    rlimit m_before{};
};
#endif

} // namespace

class TestFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        m = std::make_unique<WindowFixture>();
    }
    void cleanup() { m.reset(); }

#ifdef Q_OS_UNIX
    void aFullDiskLeavesTheOldFileAndIsReported_data()
    {
        QTest::addColumn<int>("room");
        QTest::newRow("no room") << 0;
        QTest::newRow("room for a part") << 40;
    }

    void aFullDiskLeavesTheOldFileAndIsReported()
    {
        QFETCH(const int, room);
        const QByteArray old = writeTaskSet(titled(QStringLiteral("old")));
        const QString path = m->written("work.taskset", old);
        QVERIFY(m->document().open(path).empty());
        m->document().edit(QStringLiteral("Edit Settings"), titled(QStringLiteral("new")));
        {
            const SmallDisk disk{rlim_t(room)};
            m->trigger("file.save");
        }
        QCOMPARE(*readFile(path), old);
        QVERIFY(m->document().isModified());
        QVERIFY(m->strip()->isVisible());
        QVERIFY2(m->strip()->text().contains(QStringLiteral("Could not save")), qPrintable(m->strip()->text()));
        m->trigger("file.save"); // there is room again
        QCOMPARE(*readFile(path), writeTaskSet(titled(QStringLiteral("new"))));
        QVERIFY(!m->document().isModified());
        QVERIFY(!m->strip()->isVisible());
    }
#endif

    void invalidInputIsReportedAndTheDocumentStays_data()
    {
        QTest::addColumn<QByteArray>("contents");
        QTest::addColumn<QString>("told");
        const auto row = [](const char *name, const QByteArray &contents, const char *told) { QTest::newRow(name) << contents << QString::fromLatin1(told); };
        const auto body = [](const QByteArray &step) { return R"({"schema":1,"coros":{"main":{"body":[)" + step + R"(]}},"main":"main"})"; };
        row("wrong JSON", "{\"schema\": 1,,}", "line 1");
        row("wrong version", R"({"schema":7,"coros":{"main":{"body":[]}},"main":"main"})", "/schema");
        row("unknown step", body(R"({"op":"fly"})"), "/coros/main/body/0/op");
        row("half a millisecond", body(R"({"op":"sleep","ms":0.5})"), "/coros/main/body/0/ms");
        row("coroutine that does not exist", body(R"({"op":"call","coro":"ghost"})"), "/coros/main/body/0/coro");
        row("cycle of inline calls", body(R"({"op":"call","coro":"main"})"), "/coros/main/body/0");
        row("empty", {}, "bad.taskset");
        row("not text", QByteArray("\x00\xff\xfe\x01", 4), "bad.taskset");
        row("all problems at once", body(R"({"op":"fly"},{"op":"sleep","ms":0.5})"), "/coros/main/body/1/ms");
    }

    void invalidInputIsReportedAndTheDocumentStays()
    {
        QFETCH(QByteArray, contents);
        QFETCH(QString, told);
        m->window().openFirstLook();
        const TaskSet before = m->document().taskSet();
        const QString title = m->window().windowTitle();
        QVERIFY(!m->window().openFile(m->written("bad.taskset", contents)));
        QVERIFY(m->strip()->isVisible());
        QVERIFY2(m->strip()->text().contains(told), qPrintable(m->strip()->text()));
        QVERIFY(m->strip()->text().startsWith(QStringLiteral("Could not open bad.taskset")));
        QVERIFY(m->document().taskSet() == before);
        QCOMPARE(m->window().windowTitle(), title);
        QVERIFY(!m->window().isWindowModified());
        QVERIFY(m->settings().recentFiles().isEmpty());
    }

    void aTaskSetWithProblemsOpensOnlyAfterConfirmation_data()
    {
        QTest::addColumn<QByteArray>("step");
        QTest::addColumn<QString>("told");
        QTest::newRow("coroutine that does not exist") << QByteArray(R"({"op":"call","coro":"ghost"})") << QStringLiteral("/coros/main/body/0/coro");
        QTest::newRow("cycle of inline calls") << QByteArray(R"({"op":"call","coro":"main"})") << QStringLiteral("/coros/main/body/0");
        QTest::newRow("break outside of a loop") << QByteArray(R"({"op":"break"})") << QStringLiteral("/coros/main/body/0");
    }

    void aTaskSetWithProblemsOpensOnlyAfterConfirmation()
    {
        QFETCH(QByteArray, step);
        QFETCH(QString, told);
        m->window().openFirstLook();
        QVERIFY(m->settled());
        const RunCounts before = m->window().runs().store()->counts();
        const QString path = m->written("draft.taskset", R"({"schema":1,"coros":{"main":{"body":[)" + step + R"(]}},"main":"main"})");
        const TaskSet open = m->document().taskSet();
        openAnyway(path, [&] { return m->document().taskSet() == open; });
        QCOMPARE(m->document().path(), path);
        QVERIFY(!m->window().isWindowModified());
        QVERIFY(m->strip()->isVisible());
        QVERIFY2(m->strip()->text().contains(told), qPrintable(m->strip()->text()));
        QVERIFY(m->window().runs().store()->counts() == before); // the last valid run stays displayed
        const auto *steps = m->find<EditorPanel>()->stepEditor()->model();
        m->find<EditorPanel>()->showCoroutine(QStringLiteral("main"));
        QVERIFY2(!steps->index(0).data(StepListModel::ProblemRole).toString().isEmpty(), "the mark at the step says why");
        QVERIFY(m->document().save(path).empty());
        openAnyway(path, [] { return true; }); // and again
        m->document().edit(QStringLiteral("Delete"), [&] {
            TaskSet set = m->document().taskSet();
            set.find(QStringLiteral("main"))->body.clear();
            return set;
        }());
        QVERIFY(m->settled());
        QVERIFY(m->window().runs().problems().empty());
    }

    void recoveryIsOfferedAfterAnInvalidFileWasReported()
    {
        const QTemporaryDir folder;
        const QJsonObject wrapper{{QStringLiteral("path"), QString()}, {QStringLiteral("taskSet"), QString::fromUtf8(writeTaskSet(newTaskSet()))}};
        QVERIFY(writeFile(folder.filePath(QStringLiteral("left.json")), QJsonDocument(wrapper).toJson()).empty());
        const QString bad = folder.filePath(QStringLiteral("bad.taskset"));
        QVERIFY(writeFile(bad, "{").empty());
        Settings settings(folder.filePath(QStringLiteral("settings.ini")));
        MainWindow window(settings, folder.path());
        window.show();
        QVERIFY(!window.openFile(bad));
        window.offerRecovery();
        QVERIFY2(window.messageBar()->text().startsWith(QStringLiteral("Could not open bad.taskset")), qPrintable(window.messageBar()->text()));
        QTest::mouseClick(window.messageBar()->findChild<QToolButton *>(), Qt::LeftButton);
        QVERIFY2(window.messageBar()->text().startsWith(QStringLiteral("Unsaved work was found")), qPrintable(window.messageBar()->text()));
    }

    void unreadableFilesAreReported_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("missing") << QStringLiteral("missing.taskset");
        QTest::newRow("a folder") << QStringLiteral(".");
        QTest::newRow("a picture without a task set") << QStringLiteral(AWAITSCOPE_SOURCE_DIR "/resources/icons/run.svg");
        QTest::newRow("a picture that is none") << QStringLiteral("x.png");
        for (const char *suffix : {"taskset", "json", "svg", "png", "pdf", "jsonl", "other"}) {
            QTest::addRow("a pipe, %s", suffix) << QStringLiteral("pipe.") + QLatin1String(suffix);
            QTest::addRow("a device without an end, %s", suffix) << QStringLiteral("zero.") + QLatin1String(suffix);
        }
    }

    void unreadableFilesAreReported()
    {
        QFETCH(QString, path);
        m->written("x.png", "no picture");
        if (path.startsWith(QStringLiteral("pipe")))
            QCOMPARE(::mkfifo(m->path(path.toLatin1().constData()).toUtf8().constData(), 0600), 0);
        if (path.startsWith(QStringLiteral("zero")))
            QVERIFY(QFile::link(QStringLiteral("/dev/zero"), m->path(path.toLatin1().constData())));
        path = QDir(m->folder()).absoluteFilePath(path);
        const TaskSet before = m->document().taskSet();
        (void)m->window().openFile(path); // a recorded run is read in the background
        QTRY_VERIFY(!m->window().isLoading());
        QVERIFY(m->strip()->isVisible());
        QVERIFY(m->strip()->text().contains(QStringLiteral("Could not open")));
        QVERIFY(m->document().taskSet() == before);
    }

    void aLargeTaskSetIsReadInTheBackground()
    {
        const QByteArray blanks(3 * 1024 * 1024, ' ');
        const QString path = m->written("large.taskset", writeTaskSet(titled(QStringLiteral("large"))) + blanks);
        QVERIFY(m->window().openFile(path));
        QTRY_COMPARE(m->document().path(), path);
        m->document().load(titled(QStringLiteral("mine")), {}, true);
        QVERIFY(m->window().openFile(path));
        if (m->window().isLoading()) { // it may already have finished
            m->find<LoadingBar>()->cancelled();
            QVERIFY(!m->window().isLoading());
            QTest::qWait(50);
            QCOMPARE(*m->document().taskSet().title, QStringLiteral("mine"));
        }
    }

    void discardingRecoveredWorkAsks_data()
    {
        QTest::addColumn<int>("button");
        QTest::newRow("discard") << int(QMessageBox::Discard);
        QTest::newRow("cancel") << int(QMessageBox::Cancel);
    }

    void discardingRecoveredWorkAsks()
    {
        QFETCH(int, button);
        const QJsonObject wrapper{{QStringLiteral("path"), QString()}, {QStringLiteral("taskSet"), QString::fromUtf8(writeTaskSet(newTaskSet()))}};
        const QString left = m->written("left.json", QJsonDocument(wrapper).toJson());
        m->window().offerRecovery();
        WindowFixture::whenModal<QMessageBox>([button](QMessageBox *box) { box->button(QMessageBox::StandardButton(button))->click(); });
        QVERIFY(m->answer("Discard"));
        QCOMPARE(QFile::exists(left), button == QMessageBox::Cancel);
        QCOMPARE(m->strip()->text().startsWith(QStringLiteral("Unsaved work was found")), button == QMessageBox::Cancel);
    }

    void untrustedTextIsShownEscaped()
    {
        const QString path = m->folder() + QStringLiteral("/evil\u202etxt.\u001b[1m.taskset");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"schema\":1,\"coros\":{\"main\":{\"body\":[{\"op\":\"log\",\"text\":\"\\u001b[2J\"},"
                   "{\"op\":\"raise\",\"type\":\"ValueError\",\"msg\":\"\\u202e<b>x</b>\"}]}},\"main\":\"main\"}");
        file.close();
        QVERIFY(m->window().openFile(path));
        QVERIFY(m->settled());
        const QString shown = QStringLiteral("evil\\u202etxt.\\x1b[1m.taskset");
        QVERIFY2(m->window().windowTitle().startsWith(shown), qPrintable(m->window().windowTitle()));
        const auto *log = m->find<LogPanel>()->findChild<QAbstractItemView *>()->model();
        QString words;
        for (int row = 0; row < log->rowCount(); ++row)
            for (int column = 0; column < log->columnCount(); ++column)
                words += log->index(row, column).data().toString() + u'\n';
        words += m->find<ConsolePanel>()->text();
        QVERIFY2(words.contains(QStringLiteral("\\x1b[2J")) && words.contains(QStringLiteral("\\u202e<b>")), qPrintable(words));
        QVERIFY(!words.contains(QChar(0x1b)) && !words.contains(QChar(0x202e)));
        QVERIFY(!m->window().openFile(m->folder() + QStringLiteral("/gone\u202e.taskset")));
        QVERIFY2(m->strip()->text().startsWith(QStringLiteral("Could not open gone\\u202e.taskset")), qPrintable(m->strip()->text()));
    }

    void savingToAReadOnlyPlaceIsReported()
    {
        m->document().edit(QStringLiteral("Rename"), titled(QStringLiteral("b")));
        QVERIFY(!m->document().save(QStringLiteral("/nowhere/at/all.taskset")).empty());
        QVERIFY(m->window().isWindowModified());
        QVERIFY(m->document().path().isEmpty());
    }

    void exportingToAReadOnlyPlaceIsReportedInTheDialog()
    {
        m->window().openFirstLook();
        QVERIFY(m->settled());
        QString told;
        WindowFixture::whenModal<ExportDialog>([&told](ExportDialog *dialog) {
            dialog->exportTo(QStringLiteral("/nowhere/at/all.png"));
            const auto problem = [dialog] {
                QString text;
                for (const QLabel *label : dialog->findChildren<QLabel *>(QStringLiteral("problemText")))
                    text += label->text();
                return text;
            };
            (void)QTest::qWaitFor([&] { return !problem().isEmpty(); }, 20'000); // it is written in the background
            told = problem();
            dialog->reject();
        });
        m->trigger("file.export");
        QVERIFY2(told.contains(QStringLiteral("/nowhere/at/all.png")), qPrintable(told));
        QVERIFY(!m->window().isWindowModified());
    }

    void anInvalidEditDimsTheLastRun()
    {
        m->window().openFirstLook();
        QVERIFY(m->settled());
        const QList<StaleOverlay *> overlays = m->window().findChildren<StaleOverlay *>();
        QCOMPARE(overlays.size(), 2);
        QVERIFY(!overlays.first()->isVisible());
        const QString state = m->state();
        const QColor before = m->timeline()->viewport()->grab().toImage().pixelColor(300, 300);
        TaskSet broken = m->document().taskSet();
        broken.main.coro = QStringLiteral("nobody");
        m->document().edit(QStringLiteral("Break"), broken);
        QVERIFY(!m->window().runs().problems().empty());
        QVERIFY(overlays.first()->isVisible() && overlays.last()->isVisible() == overlays.last()->parentWidget()->isVisible());
        QCOMPARE(m->counts(), QStringLiteral("2 succeeded \u00B7 3 raised \u00B7 1 cancelled \u00B7 1 never awaited"));
        QVERIFY(m->state().startsWith(state));
        QVERIFY2(m->strip()->text().contains(QStringLiteral("cannot be run")), qPrintable(m->strip()->text()));
        QCOMPARE(m->timeline()->viewport()->grab().toImage().pixelColor(300, 300), before); // the run itself is untouched
        m->trigger("edit.undo");
        QVERIFY(!overlays.first()->isVisible());
        QVERIFY(!m->strip()->text().contains(QStringLiteral("cannot be run")));
    }

    void aFileDroppedOnTheWindowOpens()
    {
        const QString path = m->path("dropped.taskset");
        QVERIFY(QFile::copy(QStringLiteral(AWAITSCOPE_SOURCE_DIR "/resources/examples/basic.taskset"), path));
        drop(path);
        QTRY_VERIFY(m->window().windowTitle().startsWith(QStringLiteral("dropped.taskset")));
        QCOMPARE(m->settings().recentFiles(), QStringList{path});
    }

    void anExportedPictureDroppedOnTheWindowOpensItsTaskSet_data()
    {
        QTest::addColumn<QString>("suffix");
        for (const char *suffix : {"png", "svg", "pdf"})
            QTest::newRow(suffix) << QString::fromLatin1(suffix);
    }

    void anExportedPictureDroppedOnTheWindowOpensItsTaskSet()
    {
        QFETCH(QString, suffix);
        m->window().openFirstLook();
        QVERIFY(m->settled());
        const TaskSet wanted = m->document().taskSet();
        const QString path = m->folder() + QStringLiteral("/picture.") + suffix;
        ExportOptions options;
        options.strategy = strategyId(Strategy::Collect);
        QVERIFY(!exportFile(&wanted, *m->window().runs().store(), options, path));
        m->document().load(newTaskSet());
        drop(path);
        QTRY_VERIFY(m->document().taskSet() == wanted);
        QCOMPARE(m->document().strategy(), Strategy::Collect);
        QVERIFY(m->window().isWindowModified()); // no task set file contains it yet
        QVERIFY(m->document().path().isEmpty());
    }

    void theUserIsAskedWhenAnotherProgramWritesTheFile()
    {
        const QString path = m->path("shared.taskset");
        m->document().load(titled(QStringLiteral("mine")));
        QVERIFY(m->document().save(path).empty());
        Document other;
        other.load(titled(QStringLiteral("theirs")));
        QVERIFY(other.save(path).empty());
        QTRY_VERIFY(m->strip()->text().contains(QStringLiteral("changed by another program")));
        QCOMPARE(*m->document().taskSet().title, QStringLiteral("mine"));
        QVERIFY(m->window().isWindowModified());
        QVERIFY(m->answer("Reload"));
        QCOMPARE(*m->document().taskSet().title, QStringLiteral("theirs"));
        QVERIFY(!m->window().isWindowModified());

        other.edit(QStringLiteral("Rename"), titled(QStringLiteral("theirs again")));
        QVERIFY(other.save(path).empty());
        QTRY_VERIFY(m->strip()->text().contains(QStringLiteral("changed by another program")));
        QVERIFY(m->answer("Keep Mine"));
        QCOMPARE(*m->document().taskSet().title, QStringLiteral("theirs"));
        QVERIFY(m->window().isWindowModified()); // so that closing asks
        QVERIFY(!m->strip()->isVisible());
        m->trigger("file.save"); // the decision was made: no question
        QVERIFY(!m->window().isWindowModified());
        QCOMPARE(*loadTaskSet(path)->title, QStringLiteral("theirs"));
    }

    void theSameContentFromAnotherProgramIsIgnored()
    {
        const QString path = m->path("same.taskset");
        QVERIFY(m->document().save(path).empty());
        const Result<QByteArray> contents = readFile(path);
        QVERIFY(contents);
        QVERIFY(writeFile(path, *contents + "\n").empty());
        QTest::qWait(300);
        QVERIFY(!m->strip()->isVisible());
        QVERIFY(!m->window().isWindowModified());
    }

    void savingOverAForeignChangeAsks_data()
    {
        QTest::addColumn<int>("button");
        QTest::newRow("overwrite") << int(QMessageBox::Save);
        QTest::newRow("cancel") << int(QMessageBox::Cancel);
    }

    void savingOverAForeignChangeAsks()
    {
        QFETCH(int, button);
        const QString path = m->path("shared.taskset");
        m->document().load(titled(QStringLiteral("mine")));
        QVERIFY(m->document().save(path).empty());
        Document other;
        other.load(titled(QStringLiteral("theirs")));
        QVERIFY(other.save(path).empty());
        WindowFixture::whenModal<QMessageBox>([button](QMessageBox *box) { box->button(QMessageBox::StandardButton(button))->click(); });
        m->trigger("file.save");
        QCOMPARE(*loadTaskSet(path)->title, button == QMessageBox::Save ? QStringLiteral("mine") : QStringLiteral("theirs"));
    }

    void closingSavesWhenAsked()
    {
        const QString path = m->path("mine.taskset");
        QVERIFY(m->document().save(path).empty());
        m->document().edit(QStringLiteral("Rename"), titled(QStringLiteral("b")));
        QVERIFY(m->window().isWindowModified());
        WindowFixture::whenModal<QMessageBox>([](QMessageBox *box) { box->button(QMessageBox::Save)->click(); });
        QVERIFY(m->window().close());
        QCOMPARE(*loadTaskSet(path)->title, QStringLiteral("b"));
    }

    void recentFilesAreOffered()
    {
        const QString path = m->path("recent.taskset");
        QVERIFY(m->document().save(path).empty());
        QVERIFY(m->window().openFile(path));
        QMenu *recent = menu(QStringLiteral("Open Recent"));
        QVERIFY(recent);
        Q_EMIT recent->aboutToShow();
        QCOMPARE(recent->actions().first()->text(), QStringLiteral("recent.taskset"));
        m->document().load(newTaskSet());
        recent->actions().first()->trigger();
        QCOMPARE(m->document().path(), path);
        m->trigger("file.clearRecent");
        Q_EMIT recent->aboutToShow();
        QVERIFY(!recent->actions().first()->isEnabled());
    }

    void everyExampleAndTemplateIsInTheMenuAndOnTheStartPage()
    {
        QSet<QString> inMenus, onPage;
        for (const QString &title : {QStringLiteral("Examples"), QStringLiteral("New from Template")})
            for (const QAction *action : menu(title)->actions())
                if (!action->isSeparator()) {
                    inMenus += action->text().replace(QStringLiteral("&&"), QStringLiteral("&"));
                    QVERIFY2(action->toolTip().size() > 40, qPrintable(action->text()));
                }
        ExamplesPage page;
        const auto *list = page.findChild<QListWidget *>();
        for (int row = 0; row < list->count(); ++row)
            if (list->item(row)->flags() != Qt::NoItemFlags)
                onPage += list->item(row)->text();
        for (const Example &example : examples()) {
            QVERIFY2(inMenus.contains(example.title), qPrintable(example.title));
            QVERIFY2(onPage.contains(example.title), qPrintable(example.title));
            QVERIFY2(!example.look.isEmpty() && (example.isTemplate || !example.wrong.isEmpty()), qPrintable(example.id));
        }
        QVERIFY(examples().size() >= 27);
    }

    void theSearchFieldOfTheExamplesTakesArrowsAndEnter()
    {
        ExamplesPage page;
        auto *search = page.findChild<QLineEdit *>();
        const auto *list = page.findChild<QListWidget *>();
        page.show();
        QVERIFY(search->hasFocus() || QTest::qWaitFor([&] { return search->hasFocus(); }));
        QStringList seen{page.chosenId()};
        QVERIFY(!seen.first().isEmpty());
        for (qsizetype i = 1; i < qsizetype(examples().size()); ++i) { // skipping every heading, to the end
            QTest::keyClick(search, Qt::Key_Down);
            QVERIFY2(!page.chosenId().isEmpty(), qPrintable(seen.last()));
            seen += page.chosenId();
        }
        QCOMPARE(QSet<QString>(seen.begin(), seen.end()).size(), seen.size());
        QTest::keyClick(search, Qt::Key_Down);
        QCOMPARE(page.chosenId(), seen.last());
        QTest::keyClick(search, Qt::Key_Up);
        QCOMPARE(page.chosenId(), seen[seen.size() - 2]);
        QTest::keyClick(search, Qt::Key_PageUp);
        QCOMPARE(page.chosenId(), seen[seen.size() - 10]);
        QTest::keyClicks(search, QStringLiteral("no example has these words"));
        QVERIFY(page.chosenId().isEmpty());
        QCOMPARE(list->count(), 1); // which says so
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(page.isVisible());
        search->setText(examples().back().title);
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(!page.isVisible());
        QCOMPARE(page.result(), int(QDialog::Accepted));
        QCOMPARE(page.chosenId(), examples().back().id);
    }

    void theOpenDialogShowsEveryFormat()
    {
        const QStringList filters = MainWindow::openFilters();
        const QStringList patterns = filters.first().section(u'(', 1).chopped(1).split(u' ');
        for (const char *suffix : {"taskset", "json", "jsonl", "ndjson", "png", "svg", "pdf"})
            QVERIFY2(patterns.contains(QStringLiteral("*.") + QLatin1String(suffix)), suffix);
        QCOMPARE(QSet<QString>(patterns.begin(), patterns.end()).size(), patterns.size());
        QCOMPARE(filters.last(), QStringLiteral("All files (*)"));
    }

private:
    //! The file changes nothing until the user confirms.
    void openAnyway(const QString &path, const std::function<bool()> &isUntouched)
    {
        QVERIFY(!m->window().openFile(path));
        QVERIFY(isUntouched());
        QVERIFY(QTest::qWaitFor([this] { return m->answer("Open Anyway"); })); // it appears with the next layout
    }

    void drop(const QString &path)
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter({400, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&m->window(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event({400, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&m->window(), &event);
        QVERIFY(event.isAccepted());
    }

    QMenu *menu(const QString &title)
    {
        for (QMenu *menu : m->window().findChildren<QMenu *>())
            if (menu->title().remove(u'&') == title)
                return menu;
        return nullptr;
    }

    std::unique_ptr<WindowFixture> m;
};

QTEST_MAIN(TestFiles)
#include "tst_files.moc"
