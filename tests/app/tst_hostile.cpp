// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/windowfixture.h"

#include "app/document/diskcheck.h"
#include "app/document/files.h"
#include "model/program/file/tasksetreader.h"
#include "model/program/file/tasksetwriter.h"
#include "model/edit/tasktable.h"
#include "model/text/visibletext.h"
#include "tests/support/gate.h"
#include "views/common/indicatorstyle.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDockWidget>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QStyledItemDelegate>
#include <QTextDocument>

#include <sys/resource.h>
#include <sys/stat.h>

using namespace awaitscope;

namespace {

//! The process may take only so many bytes more than it has, as under `ulimit -v`.
class LittleMemory
{
public:
    explicit LittleMemory(rlim_t more)
    {
        QFile statm(QStringLiteral("/proc/self/statm"));
        const bool isOpen = statm.open(QIODevice::ReadOnly);
        const rlim_t pages = isOpen ? statm.readLine().split(' ').first().toULongLong() : 0;
        getrlimit(RLIMIT_AS, &m_before);
        const rlimit little{pages * 4096 + more, m_before.rlim_max};
        setrlimit(RLIMIT_AS, &little);
    }
    ~LittleMemory() { setrlimit(RLIMIT_AS, &m_before); }

private:
    Q_DISABLE_COPY(LittleMemory)
    rlimit m_before{};
};

//! A task set with \a name wherever a text of its own may stand.
QByteArray setNamed(const QString &name)
{
    QString json = QStringLiteral(R"({"schema":1,"name":"%1","title":"%1","source":"%1","exceptions":{"%1 error":"ValueError"},
        "objects":{"%1 lock":{"type":"lock"},"%1 queue":{"type":"queue"}},
        "coros":{"%1":{"params":["%1 p"],"body":[{"op":"log","text":"%1"},{"op":"lock","of":"%1 lock","body":[{"op":"sleep","ms":5}]},
            {"op":"raise","type":"%1 error","msg":"%1"}]},
        "main":{"body":[{"op":"spawn","coro":"%1","args":{"%1 p":"%1"},"name":"%1 task","as":"%1 t"},{"op":"spawn","coro":"%1","args":{"%1 p":1}},
            {"op":"callback","of":"%1 t","id":"%1 c"},{"op":"sleep","ms":20},{"op":"make","coro":"%1","args":{"%1 p":["%1"]}},
            {"op":"set","as":"%1 v","value":{"%1":"%1"}},{"op":"return","value":{"var":"%1 v"}}]}},
        "main":"main","x-%1":"%1","notes":[]})");
    QString escaped;
    for (const QChar c : name)
        escaped += c.unicode() < 0x20 || c.unicode() > 0x7e ? QStringLiteral("\\u%1").arg(uint(c.unicode()), 4, 16, QLatin1Char('0')) : QString(c);
    return json.replace(QStringLiteral("%1"), escaped).toUtf8();
}

//! Everything that the window says somewhere, but for what is typed: \a visit gets the text, where it is, and whether Qt takes it for HTML
//! when it looks like it.
void visitTexts(QWidget &window, const std::function<void(const QString &, const QString &, bool)> &visit)
{
    const QList<QWidget *> widgets = window.findChildren<QWidget *>() + QList<QWidget *>{&window};
    for (QWidget *widget : widgets) {
        const QString where = QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName();
        visit(widget->toolTip(), where + QStringLiteral(" tip"), true);
        visit(widget->whatsThis(), where + QStringLiteral(" help"), true);
        visit(widget->statusTip(), where, false);
        visit(widget->windowTitle(), where + QStringLiteral(" title"), false);
        visit(widget->accessibleName(), where + QStringLiteral(" accessible"), false);
        for (const QAction *action : widget->actions()) {
            visit(action->text(), where + QStringLiteral(" action"), false);
            visit(action->toolTip(), where + QStringLiteral(" action tip"), true);
        }
        if (auto *label = qobject_cast<QLabel *>(widget)) {
            label->ensurePolished();
            visit(label->text(), where, label->textFormat() != Qt::PlainText);
        } else if (const auto *button = qobject_cast<QAbstractButton *>(widget)) {
            if (!button->inherits("awaitscope::CoroutineChooser")) // paints what is visible of it
                visit(button->text(), where, false);
        } else if (const auto *box = qobject_cast<QComboBox *>(widget)) {
            for (int i = 0; i < box->count(); ++i)
                visit(box->itemText(i), where, false);
        } else if (const auto *view = qobject_cast<QAbstractItemView *>(widget); view && view->model() && !widget->inherits("QHeaderView")) {
            const QAbstractItemModel &model = *view->model();
            for (int row = 0; row < model.rowCount(); ++row) {
                for (int column = 0; column < model.columnCount(); ++column) {
                    const QModelIndex index = model.index(row, column);
                    const auto *delegate = qobject_cast<const QStyledItemDelegate *>(view->itemDelegateForIndex(index));
                    visit(delegate ? delegate->displayText(index.data(), {}) : index.data().toString(), where + QStringLiteral(" cell"), false);
                    visit(index.data(Qt::ToolTipRole).toString(), where + QStringLiteral(" cell tip"), true);
                    visit(index.data(Qt::AccessibleTextRole).toString(), where + QStringLiteral(" cell accessible"), false);
                }
            }
        }
    }
}

} // namespace

//! What a file that somebody sent could do to the window.
class TestHostile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new IndicatorStyle); } // as the program does
    void init()
    {
        failOnWarnings();
        m = std::make_unique<WindowFixture>();
    }
    void cleanup()
    {
        DiskCheck::workHook = nullptr;
        m.reset();
    }

    void namesAreNeverTakenForHtmlAndShownAsTheyAre_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("html") << QStringLiteral("<h1>Big</h1><img src='/etc/passwd'>");
        QTest::newRow("table") << QStringLiteral("<table width='330'><tr><td>x</td></tr></table>");
        QTest::newRow("escape") << QStringLiteral("a\u001b[31mb\u0007");
        QTest::newRow("right to left") << QStringLiteral("a\u202eb\u2066c");
        QTest::newRow("C1 and separators") << QStringLiteral("a\u009bb\u2028c");
    }

    void namesAreNeverTakenForHtmlAndShownAsTheyAre()
    {
        QFETCH(QString, name);
        const QString path = m->written("names.taskset", setNamed(name));
        QVERIFY2(m->window().openFile(path), qPrintable(m->strip()->text()));
        QVERIFY(m->settled());
        const QList<QDockWidget *> docks = m->window().findChildren<QDockWidget *>();
        for (QDockWidget *dock : docks) {
            dock->show();
            dock->raise();
            QTest::qWait(0);
        }
        m->find<EditorPanel>()->showCoroutine(name);
        QTest::qWait(20);
        const auto end = [&name](const QString &text) {
            return text.contains(name) || text.contains(name.toHtmlEscaped()) || text.contains(visibleText(name));
        };
        int seen = 0;
        QStringList wrong;
        visitTexts(m->window(), [&](const QString &text, const QString &where, bool mayBeHtml) {
            seen += end(text);
            if (mayBeHtml && Qt::mightBeRichText(text) && text.contains(name) && name.contains(u'<'))
                wrong += where + QStringLiteral(": taken for HTML: ") + text;
            if (std::any_of(text.begin(), text.end(), [](QChar c) { return isInvisibleControl(c.unicode()) && c != u'\n' && c != u'\t' && !c.isSurrogate(); }))
                wrong += where + QStringLiteral(": has control characters: ") + text.toUtf8().toPercentEncoding(" <>");
        });
        QVERIFY2(seen > 10, qPrintable(QString::number(seen)));
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void aTitleWithTheMarkOfAModifiedDocumentIsShown()
    {
        TaskSet set = newTaskSet();
        set.title = QStringLiteral("a[*]b");
        m->document().load(set);
        QVERIFY2(m->window().windowTitle().startsWith(QStringLiteral("a[*][*]b[*]")), qPrintable(m->window().windowTitle()));
    }

    void aDiskThatDoesNotAnswerBlocksNothing()
    {
        const QString path = m->written("slow.taskset", writeTaskSet(newTaskSet()));
        QVERIFY(m->window().openFile(path));
        test::Gate gate;
        gate.closeAt(0);
        std::atomic<int> asked = 0;
        DiskCheck::workHook = [&] {
            ++asked;
            gate.pass(0);
        };
        TaskSet theirs = newTaskSet();
        theirs.title = QStringLiteral("theirs");
        QVERIFY(writeFile(path, writeTaskSet(theirs)).empty());
        QTRY_VERIFY(asked > 0); // the window goes on while the disk says nothing
        QVERIFY(!m->strip()->isVisible());
        TaskSet mine = newTaskSet();
        mine.title = QStringLiteral("mine");
        m->document().edit(QStringLiteral("Edit"), mine);
        bool said = false;
        WindowFixture::whenModal<QMessageBox>([&said](QMessageBox *box) {
            said = box->objectName() == QStringLiteral("confirmOverwrite");
            box->button(QMessageBox::Cancel)->click();
        });
        m->trigger("file.save"); // what cannot be looked at is not written over unasked
        QVERIFY(said);
        gate.open();
        QTRY_VERIFY2(m->strip()->text().contains(QStringLiteral("was changed by another program")), qPrintable(m->strip()->text()));
        QTRY_COMPARE(*readTaskSet(*readFile(path))->title, QStringLiteral("theirs"));
    }

    void aFileThatBecomesAPipeBlocksNothing()
    {
        const QString path = m->written("pipe.taskset", writeTaskSet(newTaskSet()));
        QVERIFY(m->window().openFile(path));
        TaskSet mine = newTaskSet();
        mine.title = QStringLiteral("mine");
        m->document().edit(QStringLiteral("Edit"), mine);
        QVERIFY(QFile::remove(path));
        QCOMPARE(::mkfifo(path.toUtf8().constData(), 0600), 0);
        QTRY_VERIFY(m->strip()->isVisible());
        QVERIFY(m->document().differsFromDisk());
        WindowFixture::whenModal<QMessageBox>([](QMessageBox *box) { box->button(QMessageBox::Save)->click(); });
        m->trigger("file.save");
        QVERIFY2(m->strip()->text().contains(QStringLiteral("Could not save")), qPrintable(m->strip()->text())); // nobody reads it
        QVERIFY(m->document().isModified());
        QVERIFY(m->document().taskSet() == mine);
        struct stat status{};
        QVERIFY(::stat(path.toUtf8().constData(), &status) == 0 && S_ISFIFO(status.st_mode));
    }

    void savingUnderANameWithoutItsEndingAsksBeforeItOverwrites()
    {
        const QString path = m->written("there.taskset", "theirs");
        m->document().load(titled("../../<b>x"));
        bool asked = false;
        QString proposed;
        WindowFixture::whenModal<QFileDialog>([&](QFileDialog *dialog) {
            auto *edit = dialog->findChild<QLineEdit *>();
            proposed = edit->text();
            dialog->setDirectory(m->folder());
            edit->setText(QStringLiteral("there"));
            WindowFixture::whenModal<QMessageBox>([&asked](QMessageBox *box) {
                asked = true;
                box->button(QMessageBox::No)->click();
            });
            static_cast<QDialog *>(dialog)->accept();
            dialog->reject();
        });
        m->trigger("file.saveAs");
        QVERIFY(asked);
        QCOMPARE(*readFile(path), QByteArray("theirs"));
        QVERIFY2(!proposed.contains(u'/') && !proposed.startsWith(u'.') && proposed.endsWith(QStringLiteral(".taskset")), qPrintable(proposed));
    }

    void withoutMemoryAFileIsNotOpenedAndTheDocumentStays()
    {
#ifdef __SANITIZE_ADDRESS__
        QSKIP("AddressSanitizer needs addresses by the terabyte");
#endif
        QByteArray steps = QByteArray(R"({"op":"log","text":"a"},)").repeated(600'000);
        steps.chop(1);
        const QString path = m->written("large.taskset", R"({"schema":1,"coros":{"main":{"body":[)" + steps + R"(]}},"main":"main"})");
        steps.clear();
        const QString trace = m->written("large.jsonl", R"({"t":0,"task":null,"event":"meta","python":"3.11.7"})" + QByteArray("\n") + "{\"t\":0,\"task\":\"" + QByteArray(60'000'000, 'x'));
        m->document().load(titled("mine"));
        QVERIFY(m->settled());
        const TaskSet before = m->document().taskSet();
        for (const QString &file : {path, trace}) {
            {
                const LittleMemory little(40 << 20);
                (void)m->window().openFile(file);
                QTRY_VERIFY_WITH_TIMEOUT(!m->window().isLoading(), 60'000);
            }
            QVERIFY2(m->strip()->text().contains(QStringLiteral("There is not enough memory")), qPrintable(m->strip()->text()));
            QVERIFY(m->document().taskSet() == before);
        }
        QVERIFY(m->document().save(m->path("kept.taskset")).empty());
    }

    void withoutMemoryARunEndsAndTheDocumentStays()
    {
#ifdef __SANITIZE_ADDRESS__
        QSKIP("AddressSanitizer needs addresses by the terabyte");
#endif
        const auto endless = readTaskSet(R"({"schema":1,"coros":{"main":{"body":[{"op":"set","as":"x","value":1},{"op":"repeat","times":1000000000,"body":[
            {"op":"set","as":"x","value":[{"var":"x"},"a","b","c"]},{"op":"log","text":"a"}]}]}},"main":"main"})");
        QVERIFY(endless);
        {
            const LittleMemory little(100 << 20);
            m->document().edit(QStringLiteral("Edit"), *endless);
            QTRY_VERIFY_WITH_TIMEOUT(!m->window().runs().isCatchingUp() && !m->window().runs().isActive()
                                         && m->state().startsWith(QStringLiteral("more")),
                                     120'000);
        }
        QVERIFY2(m->state().startsWith(QStringLiteral("more memory than there is"))
                     || m->state().contains(QStringLiteral("MiB of memory")),
                 qPrintable(m->state()));
        QVERIFY(m->document().taskSet() == *endless);
        QVERIFY(m->document().save(m->path("kept.taskset")).empty());
        m->document().load(titled("next"));
        QVERIFY(m->settled()); // and the next run is as usual
    }

private:
    static TaskSet titled(const char *title)
    {
        TaskSet set = newTaskSet();
        set.title = QLatin1String(title);
        return set;
    }

    std::unique_ptr<WindowFixture> m;
};

QTEST_MAIN(TestHostile)
#include "tst_hostile.moc"
