// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/run.h"
#include "model/program/file/tasksetreader.h"
#include "tests/support/warnings.h"
#include "views/common/appstyle.h"
#include "views/common/stepitems.h"
#include "views/common/viewstate.h"
#include "views/panels/codepanel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QImage>
#include <QMouseEvent>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace awaitscope;

namespace {

const char *const program = R"({"schema":1,"title":"Five at once","coros":{
    "work":{"params":["ms"],"body":[{"op":"sleep","ms":{"var":"ms"}},{"op":"raise","type":"ValueError","msg":"late"}]},
    "main":{"body":[{"op":"log","text":"begin"},
        {"op":"gather","of":[{"coro":"work","args":{"ms":10}},{"coro":"work","args":{"ms":20}},{"coro":"work","args":{"ms":30}},
            {"coro":"work","args":{"ms":40}},{"coro":"work","args":{"ms":50}}],"return_exceptions":true},
        {"op":"sleep","ms":5}]}},"main":"main"})";

const QString sleepInWork = QStringLiteral("/coros/work/body/0");
const QString sleepInMain = QStringLiteral("/coros/main/body/2");

} // namespace

class TestCodePanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void showsTheProgramInBothLanguages();
    void saysWhyThereIsNoCpp();
    void pointingAtALineHighlightsAllItsSpans();
    void theKeyboardHighlightsToo();
    void aClickSelectsAndADoubleClickEdits();
    void itemsHoveredElsewhereMarkTheirLine();
    void anOrphanIsStillInItsStep();
    void selectedItemsStayMarked();
    void marksAllLinesOfAStatement();
    void copiesTheWholeProgram();
    void isLegibleInEveryTheme_data();
    void isLegibleInEveryTheme();
    void theTextIsReadOnly();

private:
    int lineOf(const char *text) const;
    void moveTo(int line) const;
    QAbstractButton *button(const char *name) const { return m_panel->findChild<QAbstractButton *>(QLatin1String(name)); }

    TaskSet m_set;
    std::unique_ptr<Run> m_run;
    std::unique_ptr<TraceStore> m_store;
    std::unique_ptr<ViewState> m_state;
    std::unique_ptr<CodePanel> m_panel;
};

void TestCodePanel::init()
{
    failOnWarnings();
    m_set = *readTaskSet(program);
    m_run = *Run::create(m_set);
    m_run->runToEnd();
    m_store = std::make_unique<TraceStore>(m_run->trace());
    m_store->update();
    m_state = std::make_unique<ViewState>();
    m_panel = std::make_unique<CodePanel>(m_state.get());
    m_panel->setProgram(m_set);
    m_panel->setStore(m_store.get());
    m_panel->resize(800, 500);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
}

void TestCodePanel::cleanup()
{
    m_panel.reset();
    m_state.reset();
    m_store.reset();
    m_run.reset();
}

int TestCodePanel::lineOf(const char *text) const
{
    const QStringList lines = m_panel->code().split(QLatin1Char('\n'));
    for (qsizetype i = 0; i < lines.size(); ++i)
        if (lines[i].contains(QLatin1String(text)))
            return int(i) + 1;
    return 0;
}

void TestCodePanel::moveTo(int line) const
{
    // An event rather than the pointer, which may be there already from the previous test.
    QWidget *page = m_panel->view()->viewport();
    const QPoint place = m_panel->view()->positionOfLine(line);
    QMouseEvent move(QEvent::MouseMove, place, page->mapToGlobal(place), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(page, &move);
}

void TestCodePanel::showsTheProgramInBothLanguages()
{
    QVERIFY(m_panel->code().startsWith(QStringLiteral("\"\"\"Five at once\"\"\"\n\n# For Python 3.14; asyncio of other versions may behave differently.\n"
                                                      "import asyncio\n")));
    QVERIFY(button("showPython")->isChecked());
    QTest::mouseClick(button("showCpp"), Qt::LeftButton);
    QCOMPARE(m_panel->language(), CodeLanguage::Cpp);
    QVERIFY(m_panel->code().contains(QStringLiteral("QCoro::Task<Value> work(Value ms)\n{\n    co_await sleepFor(ms);\n")));
    // The prelude of the program is scrolled out of view.
    QCOMPARE(m_panel->view()->firstVisibleLine() + 1, lineOf("// \"Five at once\""));
    QTest::mouseClick(button("showPython"), Qt::LeftButton);
    QVERIFY(m_panel->code().contains(QStringLiteral("async def work(ms):\n")));
}

void TestCodePanel::saysWhyThereIsNoCpp()
{
    m_panel->setProgram(*readTaskSet(R"({"schema":1,"coros":{"main":{"body":[{"op":"as_completed","of":[],"as":"f","body":[]}]}},"main":"main"})"));
    m_panel->setLanguage(CodeLanguage::Cpp);
    QVERIFY(!m_panel->view()->isVisible());
    QVERIFY2(m_panel->code().contains(QStringLiteral("as_completed cannot be written in C++ with QCoro  (/coros/main/body/0/op)")),
             qPrintable(m_panel->code()));
    QVERIFY(m_panel->findChildren<QPushButton *>().last()->isVisible());
    m_panel->setProgram(m_set);
    QVERIFY(m_panel->view()->isVisible());
}

void TestCodePanel::pointingAtALineHighlightsAllItsSpans()
{
    moveTo(lineOf("await asyncio.sleep(ms / 1000)"));
    QCOMPARE(m_state->highlight().size(), 5U); // one in each task
    for (const ViewItem &item : m_state->highlight())
        QCOMPARE(stepOfItem(*m_store, item), sleepInWork);
    QCOMPARE(m_state->hover(), std::optional(m_state->highlight().front()));
    moveTo(lineOf("await asyncio.sleep(0.005)"));
    QVERIFY(!m_state->highlight().empty());
    for (const ViewItem &item : m_state->highlight())
        QCOMPARE(stepOfItem(*m_store, item), sleepInMain);
    moveTo(lineOf("import asyncio"));
    QVERIFY(m_state->highlight().empty());
    QVERIFY(!m_state->hover());
}

void TestCodePanel::theKeyboardHighlightsToo()
{
    m_panel->view()->setFocus();
    QVERIFY(QTest::qWaitFor([this] { return m_panel->view()->hasFocus(); }));
    const int wanted = lineOf("await asyncio.sleep(ms / 1000)");
    const auto line = [this] {
        int at = 0, column = 0;
        m_panel->view()->getCursorPosition(&at, &column);
        return at + 1;
    };
    QTest::keyClick(m_panel->view(), Qt::Key_Home, Qt::ControlModifier);
    for (int i = 0; i < 200 && line() < wanted; ++i)
        QTest::keyClick(m_panel->view(), Qt::Key_Down);
    QCOMPARE(line(), wanted);
    QCOMPARE(m_state->highlight().size(), 5U);
    QSignalSpy activated(m_panel.get(), &CodePanel::stepActivated);
    QTest::keyClick(m_panel->view(), Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.front().front().toString(), sleepInWork);
    QTest::keyClick(m_panel->view(), Qt::Key_Tab);
    QVERIFY(!m_panel->view()->hasFocus());
}

void TestCodePanel::aClickSelectsAndADoubleClickEdits()
{
    const QPoint place = m_panel->view()->positionOfLine(lineOf("await asyncio.sleep(ms / 1000)"));
    QTest::mouseClick(m_panel->view()->viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(m_state->selection().size(), 5U);
    QSignalSpy activated(m_panel.get(), &CodePanel::stepActivated);
    QTest::mouseDClick(m_panel->view()->viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.front().front().toString(), sleepInWork);
}

void TestCodePanel::itemsHoveredElsewhereMarkTheirLine()
{
    const std::vector<ViewItem> items = itemsOfStep(*m_store, sleepInMain);
    QVERIFY(!items.empty());
    m_state->setHover(items.front());
    QCOMPARE(m_panel->view()->markedLines(), std::vector<int>{lineOf("await asyncio.sleep(0.005)")});
    m_panel->setLanguage(CodeLanguage::Cpp);
    m_state->setHover(itemsOfStep(*m_store, sleepInWork).front());
    QCOMPARE(m_panel->view()->markedLines(), std::vector<int>{lineOf("co_await sleepFor(ms)")});
    m_state->setHover(std::nullopt);
    QVERIFY(m_panel->view()->markedLines().empty());
}

// It has two spans for one sleep, and only the first one began with the step.
void TestCodePanel::anOrphanIsStillInItsStep()
{
    m_set = *readTaskSet(R"({"schema":1,"coros":{
        "fails":{"body":[{"op":"sleep","ms":10},{"op":"raise","type":"ValueError","msg":"x"}]},
        "work":{"body":[{"op":"log","text":"work"},{"op":"sleep","ms":50}]},
        "main":{"body":[{"op":"try","body":[{"op":"gather","of":[{"coro":"fails"},{"coro":"work"}]}],"except":[{"types":["ValueError"],"body":[]}]},
            {"op":"sleep","ms":100}]}},"main":"main"})");
    m_panel->setStore(nullptr);
    m_store.reset();
    m_run = *Run::create(m_set);
    m_run->runToEnd();
    m_store = std::make_unique<TraceStore>(m_run->trace());
    m_store->update();
    m_panel->setProgram(m_set);
    m_panel->setStore(m_store.get());
    const std::vector<ViewItem> items = itemsOfStep(*m_store, QStringLiteral("/coros/work/body/1"));
    const auto isOrphan = [this](const ViewItem &i) { return i.kind == ViewItem::Kind::Span && m_store->lanes()[i.lane].spans[i.index].orphan; };
    const auto orphan = std::find_if(items.begin(), items.end(), isOrphan);
    QVERIFY(orphan != items.end());
    m_state->setHover(*orphan);
    QCOMPARE(m_panel->view()->markedLines(), std::vector<int>{lineOf("await asyncio.sleep(0.05)")});
}

void TestCodePanel::selectedItemsStayMarked()
{
    m_state->select(itemsOfStep(*m_store, sleepInMain).front());
    const std::vector<int> own{lineOf("await asyncio.sleep(0.005)")};
    QCOMPARE(m_panel->view()->markedLines(), own);
    moveTo(lineOf("print('begin')"));
    QVERIFY(m_panel->view()->markedLines() != own);
    moveTo(lineOf("import asyncio"));
    QCOMPARE(m_panel->view()->markedLines(), own);
    m_panel->setStore(nullptr);
    QVERIFY(m_panel->view()->markedLines().empty());
}

void TestCodePanel::marksAllLinesOfAStatement()
{
    const int first = lineOf("asyncio.gather(");
    QVERIFY(first > 0);
    moveTo(first);
    const std::vector<int> marked = m_panel->view()->markedLines();
    QCOMPARE(marked.size(), 8U); // too long for one
    QCOMPARE(marked.front(), first);
    // To the line before the next statement.
    QCOMPARE(marked.back() + 1, lineOf("await asyncio.sleep(0.005)"));
}

void TestCodePanel::copiesTheWholeProgram()
{
    m_panel->setLanguage(CodeLanguage::Cpp);
    for (QPushButton *b : m_panel->findChildren<QPushButton *>())
        if (!b->isCheckable())
            QTest::mouseClick(b, Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), m_panel->code());
    QVERIFY(m_panel->code().contains(QStringLiteral("int main(int argc, char **argv)")));
}

void TestCodePanel::isLegibleInEveryTheme_data()
{
    QTest::addColumn<ThemeKind>("kind");
    QTest::newRow("light") << ThemeKind::Light;
    QTest::newRow("dark") << ThemeKind::Dark;
    QTest::newRow("high contrast, light") << ThemeKind::HighContrastLight;
    QTest::newRow("high contrast, dark") << ThemeKind::HighContrastDark;
}

void TestCodePanel::isLegibleInEveryTheme()
{
    QFETCH(ThemeKind, kind);
    const Theme &theme = Theme::get(kind);
    m_panel->setTheme(theme);
    m_state->select(itemsOfStep(*m_store, sleepInMain).front());
    const QImage image = m_panel->view()->viewport()->grab().toImage();
    QCOMPARE(image.pixelColor(image.width() - 30, image.height() - 30), theme.color(ColorRole::Canvas));
    for (const ColorRole role : {ColorRole::Text, ColorRole::Accent, ColorRole::Succeeded, ColorRole::SecondaryText, ColorRole::Cancelled}) {
        const QColor marked = blend(theme.color(ColorRole::Accent), theme.color(ColorRole::Canvas), 0.16);
        QVERIFY2(contrastRatio(theme.color(role), theme.color(ColorRole::Canvas)) >= 4.5, qPrintable(Theme::roleName(role)));
        QVERIFY2(contrastRatio(theme.color(role), marked) >= 3, qPrintable(Theme::roleName(role)));
    }
}

void TestCodePanel::theTextIsReadOnly()
{
    const QString before = m_panel->code();
    m_panel->view()->setFocus();
    QTest::keyClicks(m_panel->view(), QStringLiteral("abc"));
    QTest::keyClick(m_panel->view(), Qt::Key_Delete);
    QTest::keyClick(m_panel->view(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(m_panel->code(), before);
}

QTEST_MAIN(TestCodePanel)
#include "tst_codepanel.moc"
