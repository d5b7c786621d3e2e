// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/windowfixture.h"

#include "app/document/files.h"
#include "model/program/file/owndata.h"
#include "model/program/file/tasksetreader.h"
#include "model/program/file/tasksetwriter.h"
#include "views/editor/table/tasktablemodel.h"
#include "views/panels/paneltabs.h"
#include "views/timeline/parts/arrangement.h"

#include <QLineEdit>
#include <QMessageBox>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QTabBar>
#include <QWheelEvent>

using namespace awaitscope;

namespace {

int countFrom(const char *variable, int otherwise)
{
    return qEnvironmentVariableIsSet(variable) ? qEnvironmentVariableIntValue(variable) : otherwise;
}

//! A user who does random things: a random sequence that its seed reproduces.
class Somebody
{
public:
    Somebody(WindowFixture &fixture, quint32 seed)
        : m(fixture), m_random(seed), m_file(fixture.path("session.taskset"))
    {
        const auto begin = [this] {
            m_base = m.document().taskSet();
            m_baseStrategy = m.document().strategy(); // which the file may contain
        };
        begin();
        QObject::connect(&m.document(), &Document::loaded, &m_guard, begin);
        QObject::connect(&m_guard, &QTimer::timeout, &m_guard, [this] { answerDialogs(); });
        m_guard.start(5);
    }

    const QStringList &story() const { return m_story; }
    const TaskSet &base() const { return m_base; }
    Strategy baseStrategy() const { return m_baseStrategy; }
    const QString &file() const { return m_file; }
    const QByteArray &saved() const { return m_saved; }

    void step()
    {
        using Act = void (Somebody::*)();
        static constexpr Act acts[] = {
            &Somebody::addTask, &Somebody::addTask, &Somebody::changeRows, &Somebody::typeSleep,
            &Somebody::chooseStrategy, &Somebody::undoOrRedo, &Somebody::undoOrRedo,
            &Somebody::runOrStop, &Somebody::save, &Somebody::openAgain, &Somebody::clickTimeline,
            &Somebody::typeInTimeline, &Somebody::dragTimeline, &Somebody::wheel, &Somebody::changeTab, &Somebody::clickSteps};
        (this->*acts[m_random.bounded(int(std::size(acts)))])();
        QCoreApplication::processEvents();
        if (m_random.bounded(4) == 0)
            QTest::qWait(int(m_random.bounded(25)));
    }

private:
    void note(const QString &what) { m_story += what; }

    template <std::size_t N>
    const char *one(const char *const (&of)[N])
    {
        return of[m_random.bounded(int(N))];
    }

    void triggerOne(const char *id)
    {
        note(QLatin1String(id));
        if (m.action(id)->isEnabled())
            m.trigger(id);
    }

    void addTask()
    {
        static constexpr const char *pills[] = {"addSucceeds", "addRaises", "addHandles", "addCleansUp",
                                                "addFireAndForget", "addNeverAwaited", "addDoneCallback"};
        const char *pill = one(pills);
        note(QLatin1String(pill));
        m.click(m.find<QAbstractButton>(pill));
    }

    void changeRows()
    {
        const int rows = m.table()->model()->rowCount();
        if (rows == 0)
            return;
        std::vector<int> chosen{int(m_random.bounded(rows))};
        if (m_random.bounded(3) == 0)
            chosen.push_back(int(m_random.bounded(rows)));
        m.table()->selectRows(chosen);
        static constexpr const char *ids[] = {"task.duplicate", "task.moveUp", "task.moveDown", "task.delete", "edit.copy", "edit.paste"};
        m.table()->setFocus();
        triggerOne(one(ids));
    }

    void typeSleep()
    {
        const int rows = m.table()->model()->rowCount();
        if (rows == 0)
            return;
        const QModelIndex index = m.table()->model()->index(int(m_random.bounded(rows)), TaskTableModel::Sleep);
        static constexpr const char *texts[] = {"250ms", "1.5s", "0", "-5", "nonsense", "2m", "", "10"};
        const QString text = QLatin1String(one(texts));
        note(QStringLiteral("sleep %1 = %2").arg(index.row()).arg(text));
        m.table()->setCurrentIndex(index);
        m.table()->editCell(TaskTableModel::Sleep);
        if (QWidget *editor = m.table()->viewport()->findChild<QLineEdit *>()) {
            if (auto *line = qobject_cast<QLineEdit *>(editor))
                line->selectAll();
            QTest::keyClicks(editor, text);
            QTest::keyClick(editor, m_random.bounded(3) == 0 ? Qt::Key_Escape : Qt::Key_Return);
        }
    }

    void chooseStrategy()
    {
        static constexpr const char *ids[] = {"strategy.fail-fast", "strategy.collect", "strategy.task-group",
                                              "strategy.sequential", "strategy.as-written", "run.rewriteMain"};
        triggerOne(one(ids));
    }

    void undoOrRedo()
    {
        const bool undo = m_random.bounded(2) == 0;
        for (int n = int(m_random.bounded(1, 4)); n > 0; --n)
            triggerOne(undo ? "edit.undo" : "edit.redo");
    }

    void runOrStop()
    {
        static constexpr const char *ids[] = {"run.run", "run.run", "run.pause", "run.stop"};
        constexpr double speeds[] = {0, 0.25, 1, 10};
        m.window().runs().setSpeed(speeds[m_random.bounded(4)]);
        triggerOne(one(ids));
    }

    void save()
    {
        note(QStringLiteral("save"));
        if (m.document().save(m_file).empty())
            m_saved = onDisk();
    }

    //! The file as it was just saved; "unsound" if it does not contain the document.
    QByteArray onDisk() const
    {
        const Result<QByteArray> contents = readFile(m_file);
        const Result<TaskSet> set = contents ? readTaskSet(*contents) : Result<TaskSet>(contents.problems());
        if (!set)
            return "unsound";
        TaskSet plain = *set;
        setOwnData(plain, QStringLiteral("strategy"), std::nullopt); // stored beside the task set
        setArrangement(plain, {});
        return plain == m.document().taskSet() ? *contents : QByteArray("unsound");
    }

    void openAgain()
    {
        note(QStringLiteral("open"));
        if (m_random.bounded(3) == 0)
            m.window().openFile(m.written("bad.taskset", "{\"schema\": 1,,}"));
        else if (!m_saved.isEmpty() && m_random.bounded(2) == 0)
            m.window().openFile(m_file);
        else
            m.window().openExample(m_random.bounded(2) ? QStringLiteral("first-look") : QStringLiteral("gather-collect"));
    }

    QPoint somewhere(const QWidget *widget) { return {int(m_random.bounded(widget->width())), int(m_random.bounded(widget->height()))}; }

    void clickTimeline()
    {
        QWidget *viewport = m.timeline()->viewport();
        const QPoint at = somewhere(viewport);
        note(QStringLiteral("click %1,%2").arg(at.x()).arg(at.y()));
        QTest::mouseMove(viewport, at);
        if (m_random.bounded(3) == 0)
            QTest::mouseDClick(viewport, Qt::LeftButton, {}, at);
        else
            QTest::mouseClick(viewport, Qt::LeftButton, m_random.bounded(3) == 0 ? Qt::ControlModifier : Qt::NoModifier, at);
    }

    void typeInTimeline()
    {
        constexpr Qt::Key keys[] = {Qt::Key_W, Qt::Key_S, Qt::Key_A, Qt::Key_D, Qt::Key_E, Qt::Key_F, Qt::Key_0, Qt::Key_Escape, Qt::Key_Period,
                                    Qt::Key_Comma, Qt::Key_BracketLeft, Qt::Key_BracketRight, Qt::Key_Left, Qt::Key_Right, Qt::Key_Up,
                                    Qt::Key_Down, Qt::Key_Plus};
        const Qt::Key key = keys[m_random.bounded(int(std::size(keys)))];
        note(QStringLiteral("key %1").arg(int(key), 0, 16));
        m.timeline()->setFocus();
        QTest::keyClick(m.timeline(), key);
    }

    void dragTimeline()
    {
        QWidget *viewport = m.timeline()->viewport();
        const QPoint from = somewhere(viewport), to = somewhere(viewport);
        note(QStringLiteral("drag %1,%2 %3,%4").arg(from.x()).arg(from.y()).arg(to.x()).arg(to.y()));
        const Qt::MouseButton button = m_random.bounded(2) ? Qt::LeftButton : Qt::MiddleButton;
        QTest::mousePress(viewport, button, {}, from);
        QTest::mouseMove(viewport, (from + to) / 2);
        QCoreApplication::processEvents();
        QTest::mouseMove(viewport, to);
        QTest::mouseRelease(viewport, button, {}, to);
    }

    void wheel()
    {
        QWidget *viewport = m.timeline()->viewport();
        const QPoint at = somewhere(viewport);
        const Qt::KeyboardModifiers modifiers = m_random.bounded(2) ? Qt::ControlModifier : Qt::ShiftModifier;
        QWheelEvent event(at, viewport->mapToGlobal(at), {}, {0, m_random.bounded(2) ? 120 : -120}, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        note(QStringLiteral("wheel"));
        QCoreApplication::sendEvent(viewport, &event);
    }

    void changeTab()
    {
        auto *tabs = m.find<PanelTabs>();
        note(QStringLiteral("tab"));
        QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(int(m_random.bounded(tabs->count()))).center());
    }

    void clickSteps()
    {
        auto *panel = m.find<EditorPanel>();
        const QPoint at(int(m_random.bounded(panel->width())), panel->height() / 2 + int(m_random.bounded(panel->height() / 2)));
        note(QStringLiteral("steps %1,%2").arg(at.x()).arg(at.y()));
        if (QWidget *target = panel->childAt(at))
            QTest::mouseClick(target, Qt::LeftButton, {}, target->mapFrom(panel, at));
        QTest::keyClick(panel, Qt::Key_Escape);
    }

    //! Closes menus and dialogs; the question about unsaved changes gets a random answer.
    void answerDialogs()
    {
        if (QWidget *popup = QApplication::activePopupWidget())
            popup->close();
        QWidget *modal = QApplication::activeModalWidget();
        if (auto *box = qobject_cast<QMessageBox *>(modal)) {
            QAbstractButton *button = box->button(m_random.bounded(2) ? QMessageBox::Discard : QMessageBox::Cancel);
            return button ? button->click() : box->reject();
        }
        if (auto *dialog = qobject_cast<QDialog *>(modal))
            dialog->reject();
    }

    WindowFixture &m;
    QRandomGenerator m_random;
    QTimer m_guard;
    QStringList m_story;
    QString m_file;
    QByteArray m_saved;
    TaskSet m_base;
    Strategy m_baseStrategy = Strategy::AsWritten;
};

} // namespace

class TestSessions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void undoingEverythingRestoresTheFirstDocument_data()
    {
        QTest::addColumn<uint>("seed");
        const int first = countFrom("AWAITSCOPE_SEED", 1);
        for (int i = 0; i < countFrom("AWAITSCOPE_SESSIONS", 6); ++i)
            QTest::addRow("seed %d", first + i) << uint(first + i);
    }

    void undoingEverythingRestoresTheFirstDocument()
    {
        QFETCH(uint, seed);
        failOnWarnings();
        WindowFixture fixture;
        Somebody somebody(fixture, seed);
        for (int i = 0; i < 60; ++i) {
            somebody.step();
            QVERIFY2(isSound(fixture, somebody), qPrintable(somebody.story().join(u'\n')));
        }
        fixture.trigger("run.stop");
        while (fixture.document().undoStack().canUndo())
            fixture.document().undoStack().undo();
        QVERIFY2(fixture.document().taskSet() == somebody.base(), qPrintable(somebody.story().join(u'\n')));
        QCOMPARE(fixture.document().strategy(), somebody.baseStrategy());
        while (fixture.document().undoStack().canRedo())
            fixture.document().undoStack().redo();
        QVERIFY(readTaskSet(writeTaskSet(fixture.document().taskSet())));
    }

private:
    //! Whether the file contains what was saved last, completely.
    static bool isSound(WindowFixture &fixture, const Somebody &somebody)
    {
        if (somebody.saved().isEmpty())
            return true;
        const Result<QByteArray> contents = readFile(somebody.file());
        return contents && *contents == somebody.saved() && bool(readTaskSet(*contents)) && !fixture.window().isHidden();
    }
};

QTEST_MAIN(TestSessions)
#include "tst_sessions.moc"
