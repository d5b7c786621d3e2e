// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/windowfixture.h"
#include "tests/guide/germanpage.h"
#include "tests/guide/grammarpage.h"
#include "tests/guide/manualpage.h"

#include "app/cli/helptext.h"
#include "app/cli/optiontable.h"
#include "app/settings/translations.h"
#include "app/widgets/commandpalette.h"
#include "app/widgets/shortcutsdialog.h"
#include "model/words/signs.h"

#include <QTranslator>

using namespace awaitscope;

namespace {

const QString root = QStringLiteral(AWAITSCOPE_SOURCE_DIR "/");

QString row(const QString &key, const QString &what)
{
    return QStringLiteral("| %1 | %2 |\n").arg(key, what);
}

//! `Ctrl+N`, `F5`; those of the focused list are in the text of the command.
QString keysOf(const QAction &action)
{
    QStringList keys;
    for (const QKeySequence &key : action.shortcuts())
        keys += u'`' + key.toString(QKeySequence::NativeText) + u'`';
    if (const QString shown = action.text().section(u'\t', 1); keys.isEmpty() && !shown.isEmpty())
        keys += u'`' + shown + u'`';
    return keys.join(u' ');
}

//! What a generated page says that is in no table of the program.
struct KeysWords
{
    QString begin, other, head, gestures;
};

const KeysWords keysEnglish{QStringLiteral("# Every key and command\n\nThe commands of the window, menu by menu, with their keys. `Ctrl+Shift+P` finds a "
                                           "command by its name, and `F1` shows the keys.\n\nThis page is generated from the tables of the program "
                                           "(`./dev reference`).\n"),
                            QStringLiteral("Other"), QStringLiteral("| Command | Keys | |\n|---|---|---|\n"),
                            QStringLiteral("\n## The mouse in the timeline\n\n| Gesture | Effect |\n|---|---|\n")};
const KeysWords keysGerman{QStringLiteral("# Tasten und Befehle\n\nDie Befehle des Fensters, Menü für Menü, mit ihren Tasten. `Strg+Umschalt+P` findet "
                                          "einen Befehl über seinen Namen, und `F1` zeigt die Tasten.\n\nDiese Seite wird aus den Tabellen von Awaitscope "
                                          "erzeugt (`./dev reference`).\n"),
                           QStringLiteral("Weitere"), QStringLiteral("| Befehl | Tasten | |\n|---|---|---|\n"),
                           QStringLiteral("\n## Die Maus in der Zeitachse\n\n| Geste | Wirkung |\n|---|---|\n")};

//! Every command of the window by its menu, with its keys, and the gestures of the timeline.
QString keysPage(const KeysWords &words)
{
    WindowFixture fixture;
    QString out = words.begin;
    QStringList menus;
    QHash<QString, QString> rows;
    for (const QAction *action : fixture.window().commands().all() + fixture.timeline()->commands()) {
        QString menu = action->property("menuName").toString();
        QString name = CommandPalette::nameOf(action);
        name = menu.isEmpty() ? name : name.mid(menu.size() + 2);
        if (menu.isEmpty())
            menu = words.other;
        if (!menus.contains(menu))
            menus += menu;
        const QString tip = action->whatsThis();
        rows[menu] += QStringLiteral("| %1 | %2 | %3 |\n").arg(name, keysOf(*action), tip);
    }
    for (const QString &menu : menus)
        out += QStringLiteral("\n## %1\n\n%2%3").arg(menu, words.head, rows[menu]);
    out += words.gestures;
    for (const auto &[gesture, effect] : ShortcutsDialog::timelineGestures())
        out += row(gesture, effect);
    return out;
}

QString commandsPage()
{
    QString out = QStringLiteral("# Every command and option\n\nWhat `awaitscope --help` says, and `awaitscope COMMAND "
                                 "--help` of each command.\n\nThis page is generated from the "
                                 "tables of the program (`./dev reference`).\n\n```text\n%1```\n")
                      .arg(helpText({}));
    for (const QString &topic : commandTopics())
        out += QStringLiteral("\n## awaitscope %1\n\n```text\n%2```\n").arg(topic, helpText(topic));
    return out;
}

const QString signsEnglish = QStringLiteral("# Every sign of the timeline\n\nThe words of the legend, and what each sign means.\n\nThis page is generated "
                                            "from the tables of the program (`./dev reference`).\n\n| Sign | Meaning |\n|---|---|\n");
const QString signsGerman = QStringLiteral("# Die Zeichen der Zeitachse\n\nDie Wörter der Legende, und was jedes Zeichen bedeutet.\n\nDiese Seite wird aus "
                                           "den Tabellen von Awaitscope erzeugt (`./dev reference`).\n\n| Zeichen | Bedeutung |\n|---|---|\n");

QString signsPage(const QString &begin)
{
    QString out = begin;
    for (std::size_t i = 0; i < SignCount; ++i)
        out += row(signLabel(Sign(i)), signSentence(Sign(i)));
    return out;
}

} // namespace

//! Pages that are generated from tables of the program. AWAITSCOPE_UPDATE_GOLDENS=1 writes them: `./dev reference`.
class TestReference : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installPlurals(); }
    void init() { failOnWarnings(); }
    void isWhatTheTablesSay_data();
    void isWhatTheTablesSay();
    void hasWordsForEverything();

private:
    QStringList m_withoutGerman;
};

void TestReference::isWhatTheTablesSay_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::newRow("keys") << "docs/guide/every-key.md" << keysPage(keysEnglish);
    QTest::newRow("commands") << "docs/guide/every-command.md" << commandsPage();
    QTest::newRow("signs") << "docs/guide/every-sign.md" << signsPage(signsEnglish);
    QTest::newRow("task set") << "docs/guide/task-set-file.md" << taskSetPage();
    QTest::newRow("trace") << "docs/guide/trace-file.md" << tracePage();
    QTest::newRow("awaitscope.1") << "resources/manual/awaitscope.1" << commandManual();
    QTest::newRow("awaitscope-taskset.5") << "resources/manual/awaitscope-taskset.5" << taskSetManual();
    QTest::newRow("completion") << "resources/completion/awaitscope" << bashCompletion();
    const QString taskSetEnglish = taskSetPage(), traceEnglish = tracePage();
    QLocale::setDefault(QLocale(QLocale::German));
    installTranslations();
    QTest::newRow("keys in German") << "docs/guide/de/every-key.md" << keysPage(keysGerman);
    QTest::newRow("signs in German") << "docs/guide/de/every-sign.md" << signsPage(signsGerman);
    QFile texts(root + QStringLiteral("tests/guide/german.json"));
    QVERIFY(texts.open(QIODevice::ReadOnly));
    GermanPage page(texts.readAll());
    QTest::newRow("task set in German") << "docs/guide/de/task-set-file.md" << page.translated(taskSetEnglish);
    QTest::newRow("trace in German") << "docs/guide/de/trace-file.md" << page.translated(traceEnglish);
    m_withoutGerman = page.missing();
    qDeleteAll(qApp->findChildren<QTranslator *>());
    QLocale::setDefault(QLocale::c());
    installPlurals();
}

void TestReference::isWhatTheTablesSay()
{
    QFETCH(QString, path);
    QFETCH(QString, text);
    QFile file(root + path);
    if (qEnvironmentVariableIsSet("AWAITSCOPE_UPDATE_GOLDENS")) {
        const QByteArray bytes = text.toUtf8();
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        return;
    }
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QStringList is = text.split(u'\n'), stored = QString::fromUtf8(file.readAll()).split(u'\n');
    for (qsizetype i = 0; i < std::max(is.size(), stored.size()); ++i)
        if (is.value(i) != stored.value(i))
            QFAIL(qPrintable(QStringLiteral("%1:%2 is out of date: ./dev reference\n  stored:  %3\n  program: %4")
                                 .arg(path)
                                 .arg(i + 1)
                                 .arg(stored.value(i), is.value(i))));
}

void TestReference::hasWordsForEverything()
{
    QVERIFY(!taskSetPage().contains(QLatin1String("(no words)")));
    QVERIFY(!tracePage().contains(QLatin1String("(no words)")));
    for (const StepEntry &entry : stepEntries())
        QVERIFY2(!entry.summary.isEmpty(), qPrintable(entry.op));
    for (const QString &english : m_withoutGerman)
        qWarning().noquote() << "without German in tests/guide/german.json:" << english;
    QVERIFY(m_withoutGerman.isEmpty());
}

QTEST_MAIN(TestReference)
#include "tst_reference.moc"
