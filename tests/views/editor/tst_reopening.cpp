// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/views/editor/editordesk.h"
#include "tests/views/editor/stepsample.h"

#include "model/program/file/exampleindex.h"
#include "tests/support/warnings.h"
#include "views/editor/forms/stepform.h"
#include "views/editor/steps/stepcatalog.h"
#include "views/editor/steps/stepcommands.h"

#include <QComboBox>
#include <QLineEdit>
#include <QRandomGenerator>

using namespace awaitscope;

namespace {

int countFrom(const char *variable, int otherwise)
{
    return qEnvironmentVariableIsSet(variable) ? qEnvironmentVariableIntValue(variable) : otherwise;
}

//! A user who edits steps at random: a random walk that its seed reproduces.
class Wanderer
{
public:
    Wanderer(EditorDesk &desk, quint32 seed)
        : m(desk), m_random(seed) {}

    const QStringList &story() const { return m_story; }

    void step()
    {
        using Act = void (Wanderer::*)();
        static constexpr Act acts[] = {&Wanderer::chooseCoroutine, &Wanderer::command, &Wanderer::command, &Wanderer::command, &Wanderer::command,
                                       &Wanderer::insert, &Wanderer::wrap, &Wanderer::drag, &Wanderer::drag, &Wanderer::type, &Wanderer::undo};
        (this->*acts[m_random.bounded(int(std::size(acts)))])();
        QCoreApplication::processEvents();
    }

private:
    StepListView *list() { return m.steps()->list(); }
    StepCommands *commands() { return m.steps()->commands(); }

    bool choose()
    {
        if (m.stepModel()->rowCount() == 0)
            return false;
        const int row = m_random.bounded(m.stepModel()->rowCount());
        list()->setCurrentIndex(m.stepModel()->index(row));
        for (int more = m_random.bounded(3); more > 0 && row + more < m.stepModel()->rowCount(); --more)
            list()->selectionModel()->select(m.stepModel()->index(row + more), QItemSelectionModel::Select);
        return true;
    }
    void note(const QString &what) { m_story += what + QStringLiteral(" at ") + list()->selectedPointers().join(u' '); }

    void chooseCoroutine()
    {
        const auto &coros = m.current.coros;
        m.steps()->setCoroutine(coros[std::size_t(m_random.bounded(int(coros.size())))].name);
        m_story += m.steps()->coroutine();
    }
    void command()
    {
        static const char *const names[] = {"cut", "copy", "paste", "duplicate", "remove", "remove", "moveUp", "moveDown", "moveOut",
                                            "moveIn", "unwrap", "addMember"};
        const char *name = names[m_random.bounded(int(std::size(names)))];
        if (!choose())
            return;
        note(QLatin1String(name));
        QMetaObject::invokeMethod(commands(), name);
    }
    void insert()
    {
        if (!choose())
            return;
        const int kind = m_random.bounded(int(stepKinds().size()));
        note(QStringLiteral("insert ") + stepKinds()[std::size_t(kind)].op);
        commands()->insert(kind, list()->placeAfterCurrent());
    }
    void wrap()
    {
        if (!choose())
            return;
        std::unique_ptr<QMenu> menu(commands()->createMenu(nullptr));
        const QList<QAction *> wraps = menu->findChild<QMenu *>(QStringLiteral("wrapMenu"))->actions();
        QAction *wrap = wraps[m_random.bounded(wraps.size())];
        note(QStringLiteral("wrap in ") + wrap->objectName());
        wrap->trigger();
    }
    void drag()
    {
        if (!choose())
            return;
        const QStringList dragged = list()->selectedPointers();
        const StepRow *target = m.stepModel()->row(m_random.bounded(m.stepModel()->rowCount()));
        note(QStringLiteral("drag to %1/%2").arg(target->list).arg(target->index));
        if (!dragged.isEmpty() && !target->list.isEmpty())
            commands()->move(dragged, {target->list, target->index});
    }
    void type()
    {
        static const QStringList words{QString(), QStringLiteral("x"), QStringLiteral("0"), QStringLiteral("-5"), QStringLiteral("1.5s"),
                                       QStringLiteral("$g"), QStringLiteral("ValueError"), QStringLiteral("no such thing"), QStringLiteral("{\"var\": \"q\"}")};
        if (!choose() || list()->selectedPointers().isEmpty())
            return;
        m.steps()->openForm(list()->selectedPointers().front());
        StepForm *form = m.steps()->form();
        const auto fields = form ? form->findChildren<QLineEdit *>() : QList<QLineEdit *>();
        if (!fields.isEmpty()) {
            QLineEdit *field = fields[m_random.bounded(fields.size())];
            const QString word = words[m_random.bounded(words.size())];
            note(QStringLiteral("type “%1” into %2").arg(word, field->objectName()));
            field->selectAll();
            QTest::keyClick(field, Qt::Key_Backspace);
            QTest::keyClicks(field, word);
        }
        m.steps()->closeForm();
    }
    void undo()
    {
        m_story += QStringLiteral("undo");
        m_random.bounded(3) > 0 ? m.undo.undo() : m.undo.redo();
    }

    EditorDesk &m;
    QRandomGenerator m_random;
    QStringList m_story;
};

} // namespace

//! Whatever is done to the steps, the saved file can be opened again.
class TestReopening : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void everyEditLeavesADocumentThatOpensAgain_data();
    void everyEditLeavesADocumentThatOpensAgain();
    void rejectsMovesToAWrongPlaceWithAMessage_data();
    void rejectsMovesToAWrongPlaceWithAMessage();
    void keepsInvalidInputWhileTyping();
    void readsADraftOnlyWithoutLoss_data();
    void readsADraftOnlyWithoutLoss();
};

void TestReopening::everyEditLeavesADocumentThatOpensAgain_data()
{
    QTest::addColumn<QString>("id");
    for (const Example &example : examples())
        QTest::newRow(qPrintable(example.id)) << example.id;
}

void TestReopening::everyEditLeavesADocumentThatOpensAgain()
{
    QFETCH(QString, id);
    const Result<TaskSet> set = readExample(id);
    QVERIFY(set);
    const int walks = countFrom("AWAITSCOPE_WALKS", 2), steps = countFrom("AWAITSCOPE_WALK_STEPS", 40);
    for (int walk = 0; walk < walks; ++walk) {
        EditorDesk desk(*set);
        desk.steps()->setCoroutine(set->main.coro);
        Wanderer wanderer(desk, quint32(qHash(id, 7) + std::size_t(walk)));
        for (int i = 0; i < steps; ++i) {
            wanderer.step();
            const Result<Draft> again = readDraft(writeTaskSet(desk.current));
            QVERIFY2(again, qPrintable((again ? QString() : again.problems().front().message) + u'\n' + wanderer.story().join(u'\n')));
            QVERIFY2(again->set == desk.current, qPrintable(wanderer.story().join(u'\n')));
        }
        QCOMPARE(desk.undoneAndRedone(), QString());
    }
}

void TestReopening::rejectsMovesToAWrongPlaceWithAMessage_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifiers");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const char *pointer, int key, int modifiers, const char *words) {
        QTest::newRow(name) << QString::fromLatin1(pointer) << key << modifiers << QString::fromLatin1(words);
    };
    row("break out of its loop", "/coros/main/body/0/body/0", Qt::Key_Left, Qt::AltModifier, "outside a loop");
    row("the only except clause", "/coros/main/body/1/except/0", Qt::Key_Delete, Qt::NoModifier, "needs");
}

void TestReopening::rejectsMovesToAWrongPlaceWithAMessage()
{
    QFETCH(QString, pointer);
    QFETCH(int, key);
    QFETCH(int, modifiers);
    QFETCH(QString, words);
    const Result<TaskSet> set = readTaskSet(R"({"schema": 1, "coros": {"main": {"body": [
        {"op": "repeat", "times": 2, "body": [{"op": "break"}]},
        {"op": "try", "body": [{"op": "log", "text": "a"}], "except": [{"types": ["ValueError"], "body": []}]}]}}, "main": "main"})");
    QVERIFY(set);
    EditorDesk desk(*set);
    desk.steps()->setCoroutine(QStringLiteral("main"));
    desk.steps()->list()->selectPointers({pointer});
    QTest::keyClick(desk.steps()->list(), Qt::Key(key), Qt::KeyboardModifiers(modifiers));
    QVERIFY(desk.current == *set);
    QCOMPARE(desk.undo.count(), 0);
    QCOMPARE(desk.problems.size(), 1);
    QVERIFY2(desk.problems.front().contains(words), qPrintable(desk.problems.front()));
    QCOMPARE(desk.steps()->list()->selectedPointers(), QStringList{pointer});
}

void TestReopening::keepsInvalidInputWhileTyping()
{
    const Result<TaskSet> set = readExample(QStringLiteral("fetch-with-limit"));
    QVERIFY(set);
    EditorDesk desk(*set);
    desk.steps()->setCoroutine(set->main.coro);
    desk.steps()->openForm(QStringLiteral("/coros/main/body/0/of/0"));
    auto *times = desk.steps()->form()->findChild<QLineEdit *>(QStringLiteral("of/times"));
    if (!times)
        times = desk.steps()->form()->findChild<QLineEdit *>(QStringLiteral("times"));
    QVERIFY(times);
    times->setFocus();
    times->selectAll();
    QTest::keyClick(times, Qt::Key_Backspace);
    QVERIFY(!desk.valid().isEmpty()); // the argument for the number of the copy is missing now
    const Result<Draft> draft = readDraft(writeTaskSet(desk.current));
    QVERIFY(draft);
    QVERIFY(draft->set == desk.current);
    QVERIFY(!draft->problems.empty());
    QTest::keyClicks(times, QStringLiteral("3"));
    QCOMPARE(desk.valid(), QString());
}

void TestReopening::readsADraftOnlyWithoutLoss_data()
{
    QTest::addColumn<QByteArray>("step");
    QTest::addColumn<bool>("kept");
    QTest::newRow("break outside of a loop") << QByteArray(R"({"op": "break"})") << true;
    QTest::newRow("keys in another order") << QByteArray(R"({"text": "a", "op": "log"}, {"op": "continue"})") << true;
    QTest::newRow("no such coroutine") << QByteArray(R"({"coro": "nobody", "op": "call"})") << true;
    QTest::newRow("no such step") << QByteArray(R"({"op": "dance"})") << false;
    QTest::newRow("a key that nothing knows") << QByteArray(R"({"op": "log", "text": "a", "loud": true})") << false;
    QTest::newRow("a text for a number") << QByteArray(R"({"op": "repeat", "times": "many", "body": []})") << false;
    QTest::newRow("a shield around nothing") << QByteArray(R"({"op": "shield", "of": {"shield": 5}})") << false;
    QTest::newRow("a task of nothing") << QByteArray(R"({"op": "let", "of": {"spawn": {"each": "x"}}})") << false;
    QTest::newRow("a condition of nothing") << QByteArray(R"({"op": "if", "cond": {"not": {"not": 3}}, "then": []})") << false;
}

void TestReopening::readsADraftOnlyWithoutLoss()
{
    QFETCH(QByteArray, step);
    QFETCH(bool, kept);
    const QByteArray file = R"({"main": "main", "schema": 1, "coros": {"main": {"body": [)" + step + "]}}}";
    const Result<TaskSet> strict = readTaskSet(file);
    QVERIFY(!strict);
    const Result<Draft> draft = readDraft(file);
    QCOMPARE(bool(draft), kept);
    if (!kept) {
        QVERIFY(draft.problems() == strict.problems());
        return;
    }
    QVERIFY(draft->problems == strict.problems());
    QVERIFY(problemsOf(draft->set) == strict.problems());
    QVERIFY(readDraft(writeTaskSet(draft->set))->set == draft->set);
}

QTEST_MAIN(TestReopening)
#include "tst_reopening.moc"
