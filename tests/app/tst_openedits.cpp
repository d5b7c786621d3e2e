// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/windowfixture.h"
#include "tests/support/activate.h"

#include "app/widgets/commandpalette.h"
#include "app/widgets/shortcutsdialog.h"
#include "model/edit/markers.h"
#include "model/program/file/tasksetreader.h"

#include <QDialog>
#include <QDockWidget>
#include <QDropEvent>
#include <QFileInfo>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QUrl>

using namespace awaitscope;

namespace {

constexpr const char *Sample = R"({
 "schema": 1,
 "coros": {
  "a": {"body": [{"op": "log", "text": "one"}, {"op": "sleep", "ms": 20}]},
  "b": {"body": [{"op": "return", "value": 1}]},
  "main": {"body": [{"op": "gather", "of": [{"coro": "a"}, {"coro": "b"}]}]}
 },
 "main": "main",
 "x-awaitscope": {"notes": [{"ms": 10, "text": "Marker 1"}]}
})";

//! The first thing that a command does to the document, its file or its run, or asks about them; and whether the typed text was
//! part of the document by then.
class FirstAct : public QObject
{
public:
    explicit FirstAct(MainWindow &window)
        : m_document(window.document())
    {
        qApp->installEventFilter(this);
        const auto note = [this] { take(); };
        connect(&m_document, &Document::taskSetChanged, this, note);
        connect(&m_document, &Document::strategyChanged, this, note);
        connect(&m_document, &Document::stateChanged, this, note);
        connect(&window.runs(), &RunController::replaced, this, note);
        connect(&window.runs(), &RunController::stateChanged, this, note);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        auto *dialog = event->type() == QEvent::Show ? qobject_cast<QDialog *>(watched) : nullptr;
        if (!dialog)
            return false;
        QMetaObject::invokeMethod(dialog, &QDialog::reject, Qt::QueuedConnection);
        const bool help = qobject_cast<CommandPalette *>(dialog) || qobject_cast<ShortcutsDialog *>(dialog)
            || (qobject_cast<QMessageBox *>(dialog) && dialog->windowTitle().startsWith(QStringLiteral("About")));
        if (!help)
            take();
        return false;
    }

    bool happened = false;
    bool withTheEdit = false;

private:
    void take()
    {
        if (!std::exchange(happened, true))
            withTheEdit = m_document.taskSet().find(QStringLiteral("typed"));
    }

    Document &m_document;
};

} // namespace

// Text typed in a cell of the task table, or on a marker, that was not committed yet.
class TestOpenEdits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        m = std::make_unique<WindowFixture>();
        test::activate(&m->window());
    }
    void cleanup() { m.reset(); }

    void everyCommandCommitsAnOpenCell();
    void closingAsksAboutAnOpenCell();
    void aDroppedFileAsksAboutAnOpenCell();
    void theEditMenuActsOnTheTextOfTheCell();
    void undoRevertsTypedText();
    void savingCommitsTheTextOfAMarker();

private:
    QString title(const QAction *action) const
    {
        return action->objectName().isEmpty() ? action->text() : action->objectName();
    }

    //! Every action of the window, including ones added after this test was written.
    QList<QAction *> everyAction()
    {
        QList<QAction *> all = m->window().commands().all();
        for (QAction *action : m->window().findChildren<QAction *>())
            if (!action->isSeparator() && !action->menu() && !all.contains(action))
                all += action;
        return all;
    }

    //! A file with an edit to undo, one to redo, and a strategy of its own.
    void prepare()
    {
        m->table()->commitOpenEditor();
        for (const char *mode : {"view.predict", "view.compare"}) // the previous command may have begun one
            if (m->action(mode)->isChecked())
                m->trigger(mode);
        for (QDockWidget *dock : m->window().findChildren<QDockWidget *>())
            dock->show();
        const Result<TaskSet> read = readTaskSet(Sample);
        QVERIFY(read);
        TaskSet set = *read;
        m->document().load(set);
        QVERIFY(m->document().save(m->path("open.taskset")).empty());
        m->document().setStrategy(Strategy::Collect, QStringLiteral("Collect"));
        for (const char *text : {"first", "second"}) {
            set.title = QString::fromLatin1(text);
            m->document().edit(QString::fromLatin1(text), set);
        }
        m->document().undoStack().undo();
        QVERIFY(m->settled());
    }

    QLineEdit *openCell(const char *text = "typed")
    {
        test::activate(&m->window()); // not a dialog or popup of the previous command
        m->table()->setFocus();
        m->table()->setCurrentIndex(m->table()->model()->index(0, 0));
        m->table()->selectRows({0});
        QTest::keyClick(m->table(), Qt::Key_F2);
        auto *field = m->table()->viewport()->findChild<QLineEdit *>();
        if (field)
            QTest::keyClicks(field, QLatin1String(text));
        return field;
    }

    std::unique_ptr<WindowFixture> m;
};

void TestOpenEdits::everyCommandCommitsAnOpenCell()
{
    QStringList acted;
    QStringList late;
    QStringList disabled;
    for (const QPointer<QAction> action : everyAction()) {
        prepare();
        if (!action)
            continue; // of a menu that was filled again
        const QString name = title(action);
        if (!action->isEnabled()) {
            disabled += name;
            continue;
        }
        QVERIFY2(openCell(), qPrintable(name));
        FirstAct first(m->window());
        // Such a key belongs to the focused widget.
        auto *owner = action->shortcutContext() == Qt::WidgetShortcut ? qobject_cast<QWidget *>(action->parent()) : nullptr;
        if (owner)
            owner->setFocus();
        action->trigger();
        if (QWidget *popup = QApplication::activePopupWidget())
            popup->close();
        if (first.happened)
            (first.withTheEdit ? acted : late) += name;
    }
    QVERIFY2(late.isEmpty(), qPrintable(late.join(QStringLiteral(", "))));
    for (const char *name : {"file.new", "file.open", "file.save", "file.saveAs", "file.revert", "file.export", "file.quit", "edit.undo", "run.run",
                             "run.rewriteMain", "strategy.sequential", "task.addRaises", "task.duplicate", "task.moveDown", "timeline.note", "Collect"})
        QVERIFY2(acted.contains(QLatin1String(name)), name);
    for (const QString &name : std::as_const(disabled))
        QVERIFY2(!name.startsWith(QStringLiteral("task.")) && !name.startsWith(QStringLiteral("strategy.")), qPrintable(name));
}

void TestOpenEdits::closingAsksAboutAnOpenCell()
{
    prepare();
    QVERIFY(m->document().save(m->document().path()).empty());
    QVERIFY(!m->document().isModified());
    QVERIFY(openCell());
    bool asked = false;
    WindowFixture::whenModal<QMessageBox>([&](QMessageBox *box) {
        asked = box->objectName() == QStringLiteral("confirmDiscard");
        box->reject();
    });
    QVERIFY(!m->window().close());
    QVERIFY(asked);
    QVERIFY(m->document().taskSet().find(QStringLiteral("typed")));
}

void TestOpenEdits::aDroppedFileAsksAboutAnOpenCell()
{
    prepare();
    QVERIFY(m->document().save(m->document().path()).empty());
    QVERIFY(openCell());
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(m->written("other.taskset", Sample))});
    bool asked = false;
    WindowFixture::whenModal<QMessageBox>([&](QMessageBox *box) {
        asked = box->objectName() == QStringLiteral("confirmDiscard");
        box->reject();
    });
    QDragEnterEvent enter({400, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&m->window(), &enter);
    QDropEvent drop({400, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&m->window(), &drop);
    QTRY_VERIFY(asked);
    QVERIFY(m->document().taskSet().find(QStringLiteral("typed")));
}

void TestOpenEdits::theEditMenuActsOnTheTextOfTheCell()
{
    prepare();
    const TaskSet before = m->document().taskSet();
    QLineEdit *field = openCell();
    QVERIFY(field);
    QCOMPARE(QApplication::focusWidget(), field);
    m->trigger("edit.selectAll");
    QCOMPARE(field->selectedText(), QStringLiteral("typed"));
    m->trigger("edit.cut");
    QCOMPARE(field->text(), QString());
    m->trigger("edit.paste");
    QCOMPARE(field->text(), QStringLiteral("typed"));
    QVERIFY(field->isVisible());
    QVERIFY(m->document().taskSet() == before);
}

void TestOpenEdits::undoRevertsTypedText()
{
    prepare();
    const TaskSet before = m->document().taskSet();
    QVERIFY(openCell());
    m->trigger("edit.undo");
    QVERIFY(m->document().taskSet() == before);
    m->trigger("edit.redo");
    QVERIFY(m->document().taskSet().find(QStringLiteral("typed")));
}

void TestOpenEdits::savingCommitsTheTextOfAMarker()
{
    prepare();
    m->timeline()->setFocus();
    m->timeline()->command(QStringLiteral("timeline.editNote"))->trigger();
    auto *field = m->find<QLineEdit>("noteEdit");
    QVERIFY(field);
    QTest::keyClicks(field, QStringLiteral("the moment"));
    m->press(Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(markersOf(m->document().taskSet()).value(0).text, QStringLiteral("the moment"));
    QFile file(m->document().path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("the moment"));
    QVERIFY(!m->window().isWindowModified());
}

QTEST_MAIN(TestOpenEdits)
#include "tst_openedits.moc"
