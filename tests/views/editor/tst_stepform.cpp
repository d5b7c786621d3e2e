// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/edit/form.h"
#include "model/edit/stepclipboard.h"
#include "model/edit/stepdefaults.h"
#include "model/edit/stepedits.h"
#include "model/edit/stepplaces.h"
#include "model/program/file/tasksetreader.h"
#include "model/program/file/tasksetwriter.h"
#include "tests/views/editor/stepsample.h"
#include "views/editor/steps/stepcatalog.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace awaitscope;

namespace {

//! Texts to change any field: the first one that the field and the whole document accept is used.
QStringList otherTexts(const FormField &field)
{
    QStringList texts;
    if (field.control == FormField::Control::Choice)
        for (int i = 0; i < field.options.size(); ++i)
            texts += QString::number(i);
    else if (field.control == FormField::Control::Flag)
        texts = {QStringLiteral("true"), QStringLiteral("false")};
    else
        texts = field.options + QStringList{QStringLiteral("275ms"), QStringLiteral("7"), QStringLiteral("\"changed\""), QStringLiteral("changed")};
    texts.removeAll(field.text);
    return texts;
}

QString problemOf(const TaskSet &set)
{
    const Result<TaskSet> read = readTaskSet(writeTaskSet(set));
    if (!read)
        return read.problems().front().pointer + u' ' + read.problems().front().message;
    return *read == set ? QString() : QStringLiteral("reads back differently");
}

//! The same, where it calls functions of a context manager: ones without an await, as `sync` needs them.
Step ofFunctions(Step step)
{
    const auto replace = [](CoroCall &call, const char *name) {
        call.coro = QLatin1String(name);
        call.args.reset();
        call.params.reset();
        call.body = Body{Step{step::Log{call.coro}, {}}};
    };
    if (auto *with = std::get_if<step::With>(&step.op)) {
        replace(with->enter, "enters");
        replace(with->exit, "leaves");
    } else if (auto *entered = std::get_if<step::EnterContext>(&step.op)) {
        replace(entered->enter, "enters");
        replace(entered->exit, "leaves");
    } else if (auto *pushed = std::get_if<step::PushCallback>(&step.op)) {
        replace(pushed->call, "leaves");
    }
    return step;
}

const FormField *fieldAt(const Form &form, const QString &key)
{
    const auto at = std::find_if(form.fields.begin(), form.fields.end(), [&](const FormField &f) { return f.key == key; });
    return at == form.fields.end() ? nullptr : &*at;
}

//! Whether a field of the grammar has a place in the form.
bool isShown(const Form &form, const QString &key)
{
    const auto fits = [&](const QString &k) { return k == key || k.startsWith(key + u'/') || (key.isEmpty() && k == QLatin1String("coro")); };
    return std::any_of(form.fields.begin(), form.fields.end(), [&](const FormField &f) { return fits(f.key); })
        || std::any_of(form.actions.begin(), form.actions.end(), [&](const FormAction &a) { return a.key == QStringLiteral("addMember:") + key; });
}

QStringList fieldsOfGrammar(const Step &step)
{
    QStringList keys;
    std::visit(
        [&](const auto &op) {
        using Op = std::decay_t<decltype(op)>;
        const auto add = [&](const auto &field) {
            using Member = std::decay_t<decltype(op.*field.member)>;
            constexpr bool steps = std::is_same_v<Member, Body> || std::is_same_v<Member, std::optional<Body>>;
            constexpr bool rows = steps || std::is_same_v<Member, std::optional<std::vector<Handler>>>;
            if (!rows)
                keys += QString::fromLatin1(field.key);
        };
        std::apply([&](const auto &...field) { (add(field), ...); }, Op::fields());
        },
        step.op);
    return keys;
}

} // namespace

//! The forms of steps, derived from the grammar: everything in a file can be edited.
class TestStepForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void knowsEveryOpOfTheSchema();
    void everyStepKindCanBeMadeEditedAndRemoved_data();
    void everyStepKindCanBeMadeEditedAndRemoved();
    void refusesExactlyWhatCannotBeThere_data();
    void refusesExactlyWhatCannotBeThere();
    void everyAwaitableCanBeMade_data();
    void everyAwaitableCanBeMade();
    void everyConditionCanBeMade_data();
    void everyConditionCanBeMade();
    void branchesCanBeAddedAndRemoved();
    void reportsProblems_data();
    void reportsProblems();
    void stepsAreCopiedAsText();

private:
    static TaskSet inserted(const Step &step, const TaskSet &set) { return insertSteps(set, stepSamplePlace(opName(step)), 0, {step}).set; }
    static QString at() { return stepSamplePlace() + QStringLiteral("/0"); }
};

void TestStepForm::knowsEveryOpOfTheSchema()
{
    QFile file(QStringLiteral(AWAITSCOPE_SOURCE_DIR "/tests/conformance/reference/schema.py"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    const qsizetype from = text.indexOf(QLatin1String("STEP = {\"op\": ...}"));
    const qsizetype to = text.indexOf(QLatin1String("TRACE (JSON lines"), from);
    QVERIFY(from > 0 && to > from);
    const QString schema = text.mid(from, to - from);
    QStringList ops{QStringLiteral("reraise"), QStringLiteral("break"), QStringLiteral("continue")};
    const QRegularExpression op(QStringLiteral("(?:^|[|:]|sugar:)\\s+([a-z_]+)\\{"), QRegularExpression::MultilineOption);
    for (auto i = op.globalMatch(schema); i.hasNext();)
        ops += i.next().captured(1);
    for (const char *more : {"spawn", "make", "shield", "wait_for", "gather"})
        QVERIFY2(schema.contains(QLatin1String(more) + QLatin1Char('{')), more);
    QVERIFY2(ops.size() > 30, qPrintable(ops.join(u' ')));
    QStringList known;
    for (const StepKind &kind : stepKinds())
        known += kind.op;
    for (const QString &name : ops)
        QVERIFY2(known.contains(name), qPrintable(name));
    for (const QString &name : known)
        QVERIFY2(schema.contains(QRegularExpression(QStringLiteral("\\b%1\\b").arg(name))), qPrintable(name));
}

void TestStepForm::everyStepKindCanBeMadeEditedAndRemoved_data()
{
    QTest::addColumn<int>("kind");
    QCOMPARE(stepKinds().size(), std::variant_size_v<step::Any>);
    for (int i = 0; i < static_cast<int>(stepKinds().size()); ++i)
        QTest::newRow(qPrintable(stepKinds()[static_cast<std::size_t>(i)].op)) << i;
}

void TestStepForm::everyStepKindCanBeMadeEditedAndRemoved()
{
    QFETCH(const int, kind);
    const QString op = stepKinds()[static_cast<std::size_t>(kind)].op;
    const EditScope scope = scopeOf(stepSample(), stepSampleCoroutine(op));
    const NewStep made = newStep(static_cast<std::size_t>(kind), scope);
    QCOMPARE(problemOf(inserted(made.step, made.set)), QString());
    const Form form = formOf(made.step, scope);
    for (const QString &key : fieldsOfGrammar(made.step))
        QVERIFY2(isShown(form, key), qPrintable(key));
    for (const FormField &field : form.fields) {
        bool edited = false;
        const Step before = field.key == QLatin1String("sync") ? ofFunctions(made.step) : made.step;
        for (const QString &text : otherTexts(field)) {
            const Result<FormNode> changed = field.apply(before, text);
            if (!changed || *changed == FormNode(before) || !problemOf(inserted(std::get<Step>(*changed), made.set)).isEmpty())
                continue;
            const Form next = formOf(*changed, scope);
            const FormField *same = fieldAt(next, field.key);
            QVERIFY(same);
            QVERIFY(same->text != field.text);
            edited = true;
            break;
        }
        QVERIFY2(edited, qPrintable(field.key));
    }
    for (const FormAction &action : form.actions)
        QCOMPARE(problemOf(inserted(std::get<Step>(action.apply(made.step)), made.set)), QString());
    QVERIFY(removeItems(inserted(made.step, made.set), {stepSamplePlace(op) + QStringLiteral("/0")}) == made.set);
}

void TestStepForm::refusesExactlyWhatCannotBeThere_data()
{
    QTest::addColumn<QString>("coroutine");
    QTest::addColumn<QString>("list");
    QTest::addColumn<QString>("taken");
    QTest::addColumn<QString>("refused");
    const auto row = [](const char *name, const char *coroutine, const char *list, const char *taken, const char *refused) {
        QTest::newRow(name) << coroutine << QStringLiteral("/coros/%1/body%2").arg(QLatin1String(coroutine), QLatin1String(list)) << taken << refused;
    };
    row("in a loop", "main", "/3/body/0/except/0/body", "break", "yield");
    row("outside of it", "main", "", "gather", "break");
    row("in a function of a thread", "read", "/0/body", "threadsafe_result", "sleep");
    row("in a generator", "numbers", "/1/body", "yield", "run_coroutine_threadsafe");
    row("in a coroutine that is awaited", "work", "", "sleep", "yield");
    row("in a function that the loop calls", "main", "/4/body", "spawn", "sleep");
    row("in a function of a thread that is written there", "main", "/5/body", "block", "gather");
    row("in a coroutine that a thread calls", "main", "/5/body/0/body", "sleep", "threadsafe_cancel");
}

// What the palette says of a kind is what the reader says of the file.
void TestStepForm::refusesExactlyWhatCannotBeThere()
{
    QFETCH(const QString, coroutine);
    QFETCH(const QString, list);
    QFETCH(const QString, taken);
    QFETCH(const QString, refused);
    const CoroCall inner{QStringLiteral("inner"), {}, Body(), {}, {}, {}};
    const CoroCall function{QStringLiteral("function"), {}, Body{Step{step::RunThreadsafe{inner, {}}, {}}}, {}, {}, {}};
    step::CallSoon soon;
    soon.call = CoroCall{QStringLiteral("called"), {}, Body{Step{step::Log{QStringLiteral("a")}, {}}}, {}, {}, {}};
    const TaskSet set = insertSteps(stepSample(), QStringLiteral("/coros/main/body"), 4, {Step{soon, {}}, Step{step::ToThread{function, {}}, {}}}).set;
    QCOMPARE(problemOf(set), QString());
    const std::vector<QString> reasons = refusedSteps(set, coroutine, list);
    QStringList all;
    for (std::size_t kind = 0; kind < reasons.size(); ++kind) {
        const NewStep made = newStepFor(kind, set, coroutine, list);
        const QString problem = problemOf(insertSteps(made.set, list, 0, {made.step}).set);
        QVERIFY2(problem.isEmpty() == reasons[kind].isEmpty(), qPrintable(stepKinds()[kind].op + u' ' + problem + u' ' + reasons[kind]));
        if (!problem.isEmpty())
            all += stepKinds()[kind].op;
    }
    QVERIFY(!all.contains(taken));
    QVERIFY(all.contains(refused));
}

void TestStepForm::everyAwaitableCanBeMade_data()
{
    QTest::addColumn<int>("kind");
    for (int i = 0; i < static_cast<int>(std::variant_size_v<decltype(Awaitable::node)>); ++i)
        QTest::addRow("%d", i) << i;
}

void TestStepForm::everyAwaitableCanBeMade()
{
    QFETCH(const int, kind);
    const EditScope scope = scopeOf(stepSample(), QStringLiteral("main"));
    const Awaitable start = newMember(scope);
    const Form form = formOf(start, scope);
    const Result<FormNode> changed = fieldAt(form, QStringLiteral("of"))->apply(start, QString::number(kind));
    QVERIFY(changed);
    const Awaitable made = std::get<Awaitable>(*changed);
    QCOMPARE(static_cast<int>(made.node.index()), kind);
    const auto gathered = [](const Awaitable &member) { return Step{step::Gather{{member}, {}, {}, {}}, {}}; };
    QCOMPARE(problemOf(inserted(gathered(made), scope.set)), QString());
    for (const FormField &field : formOf(made, scope).fields) {
        bool edited = false;
        for (const QString &text : otherTexts(field)) {
            const Result<FormNode> again = field.apply(made, text);
            edited = again && *again != FormNode(made) && problemOf(inserted(gathered(std::get<Awaitable>(*again)), scope.set)).isEmpty();
            if (edited)
                break;
        }
        QVERIFY2(edited, qPrintable(field.key));
    }
}

void TestStepForm::everyConditionCanBeMade_data()
{
    QTest::addColumn<int>("kind");
    for (int i = 0; i < static_cast<int>(std::variant_size_v<decltype(Condition::node)>); ++i)
        QTest::addRow("%d", i) << i;
}

void TestStepForm::everyConditionCanBeMade()
{
    QFETCH(const int, kind);
    const EditScope scope = scopeOf(stepSample(), QStringLiteral("main"));
    const Step start{step::If{Condition{Condition::Truthy{Expr{true}}}, {}, {}}, {}};
    const Result<FormNode> changed = fieldAt(formOf(start, scope), QStringLiteral("cond"))->apply(start, QString::number(kind));
    QVERIFY(changed);
    const Step made = std::get<Step>(*changed);
    QCOMPARE(static_cast<int>(std::get<step::If>(made.op).cond.node.index()), kind);
    QCOMPARE(problemOf(inserted(made, scope.set)), QString());
    QVERIFY(formOf(made, scope).fields.size() > 1);
}

void TestStepForm::branchesCanBeAddedAndRemoved()
{
    const EditScope scope = scopeOf(stepSample(), QStringLiteral("main"));
    FormNode node = Step{step::Try(), {}};
    for (const char *key : {"addExcept", "addExcept", "addElse", "addFinally"}) {
        const Form form = formOf(node, scope);
        const auto action = std::find_if(form.actions.begin(), form.actions.end(), [&](const FormAction &a) { return a.key == QLatin1String(key); });
        QVERIFY2(action != form.actions.end(), key);
        node = action->apply(node);
    }
    const TaskSet set = inserted(std::get<Step>(node), scope.set);
    QCOMPARE(problemOf(set), QString());
    const Form clause = formOf(*handlerAt(set, at() + QStringLiteral("/except/0")), scope);
    QCOMPARE(clause.fields.size(), std::size_t(2));
    const TaskSet without = removeItems(set, {at() + QStringLiteral("/except/1"), at() + QStringLiteral("/else"), at() + QStringLiteral("/finally")});
    const auto &left = std::get<step::Try>(stepAt(without, at())->op);
    QCOMPARE(left.except->size(), std::size_t(1));
    QVERIFY(!left.orElse && !left.finally);
}

void TestStepForm::reportsProblems_data()
{
    QTest::addColumn<QString>("op");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("text");
    QTest::newRow("no duration") << "sleep"
                                 << "ms"
                                 << "soon";
    QTest::newRow("negative") << "sleep"
                              << "ms"
                              << "-5";
    QTest::newRow("no such type") << "raise"
                                  << "type"
                                  << "Oops";
    QTest::newRow("no such coroutine") << "call"
                                       << "coro"
                                       << "nobody";
    QTest::newRow("no such lock") << "lock"
                                  << "of"
                                  << "bell";
    QTest::newRow("no name") << "set"
                             << "as"
                             << "two words";
    QTest::newRow("name missing") << "future"
                                  << "as"
                                  << "";
    QTest::newRow("open list") << "set"
                               << "value"
                               << "[1, 2";
    QTest::newRow("too many") << "repeat"
                              << "times"
                              << "1000001";
    QTest::newRow("one of the types") << "retry"
                                      << "on"
                                      << "OSError, Oops";
}

void TestStepForm::reportsProblems()
{
    QFETCH(const QString, op);
    QFETCH(const QString, key);
    QFETCH(const QString, text);
    const EditScope scope = scopeOf(stepSample(), QStringLiteral("main"));
    const StepKind *kind = findStepKinds(op).front();
    const Step made = newStep(static_cast<std::size_t>(kind - stepKinds().data()), scope).step;
    QCOMPARE(opName(made), op);
    const Form form = formOf(made, scope);
    QVERIFY(fieldAt(form, key));
    const Result<FormNode> changed = fieldAt(form, key)->apply(made, text);
    QVERIFY(!changed);
    QVERIFY(changed.problems().front().message.endsWith(u'.'));
}

void TestStepForm::stepsAreCopiedAsText()
{
    const TaskSet set = stepSample();
    const QString text = copySteps(set, {QStringLiteral("/coros/main/body/0"), QStringLiteral("/coros/main/body/3")});
    QVERIFY(readTaskSet(text.toUtf8()));
    const Result<TaskSet> empty = readTaskSet(R"({"schema": 1, "coros": {"main": {"body": []}}, "main": "main"})");
    const Result<StepEdit> pasted = pasteSteps(*empty, text, QStringLiteral("/coros/main/body"), 0);
    QVERIFY(pasted);
    QCOMPARE(pasted->pointers, (QStringList{QStringLiteral("/coros/main/body/0"), QStringLiteral("/coros/main/body/1")}));
    QCOMPARE(problemOf(pasted->set), QString());
    QVERIFY(pasted->set.find(QStringLiteral("other"))); // it was included
    QVERIFY(!pasted->set.find(QStringLiteral("work")));
    // A break needs its loop only at its destination.
    const TaskSet loop = inserted(Step{step::Break(), {}}, set);
    const Result<StepEdit> broken = pasteSteps(set, copySteps(loop, {at()}), stepSamplePlace(), 0);
    QVERIFY(broken);
    QVERIFY(broken->set == loop);
}

QTEST_MAIN(TestStepForm)
#include "tst_stepform.moc"
