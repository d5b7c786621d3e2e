// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/windowfixture.h"
#include "tests/guide/guidetext.h"

#include "app/cli/commandline.h"
#include "app/cli/helptext.h"
#include "app/cli/optiontable.h"
#include "app/settings/translations.h"
#include "app/widgets/guidepages.h"
#include "model/engine/run.h"
#include "model/program/file/tasksetreader.h"

#include <QDirIterator>
#include <QMenuBar>
#include <QProcess>
#include <QTranslator>

using namespace awaitscope;

namespace {

const QString root = QStringLiteral(AWAITSCOPE_SOURCE_DIR "/");

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! Every page, from the files of the sources.
std::vector<PageFacts> allPages()
{
    std::vector<PageFacts> pages;
    QDirIterator files(root + QStringLiteral("docs/guide"), {QStringLiteral("*.md")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        pages.push_back(factsOf(path.mid(root.size()), QString::fromUtf8(readAll(path))));
    }
    return pages;
}

const QString english = QStringLiteral("docs/guide/"), german = QStringLiteral("docs/guide/de/");

//! A page that people write: its commands, examples and headings are those of the page in the other language.
bool isWritten(const PageFacts &page)
{
    return !page.path.contains(QLatin1String("/every-")) && !page.path.endsWith(QLatin1String("-file.md")) && !page.path.endsWith(QLatin1String("README.md"));
}

//! What a page says in every language: its commands, what they print, the examples that it opens, how many headings it has.
QStringList skeleton(const PageFacts &page)
{
    QStringList facts = page.commands;
    for (const PageFacts::Console &console : page.consoles)
        facts += console.command + u'\n' + console.output;
    for (const QString &link : page.links)
        facts += link.section(u'/', -1);
    return facts << QString::number(page.headings.size());
}

//! A shell's words, as far as the guide needs them: blanks, double quotes.
QStringList wordsOf(const QString &command)
{
    return QProcess::splitCommand(command);
}

QString plainText(QString text)
{
    return text.section(u'\t', 0, 0).remove(u'&').remove(QChar(0x2026)).trimmed();
}

//! "File > Export" of every entry of the menu bar.
QStringList menuPaths(const QList<QAction *> &actions, const QString &above = {})
{
    QStringList paths;
    for (const QAction *action : actions) {
        if (action->isSeparator())
            continue;
        paths += above + plainText(action->text());
        if (action->menu())
            paths += menuPaths(action->menu()->actions(), paths.constLast() + QStringLiteral(" > "));
    }
    return paths;
}

//! Keys as the guide writes them, of commands and of the focused lists.
QSet<QString> everyKey(WindowFixture &fixture)
{
    QSet<QString> keys{QStringLiteral("Esc"), QStringLiteral("F2"), QStringLiteral("Enter")};
    const auto name = [](const QKeySequence &key) { return key.toString(QKeySequence::NativeText); }; // in the language of the window
    for (const QAction *action : fixture.window().commands().all() + fixture.window().findChildren<QAction *>()) {
        for (const QKeySequence &key : action->shortcuts())
            keys += name(key);
        keys += action->text().section(u'\t', 1);
    }
    for (const QAction *action : fixture.timeline()->commands())
        for (const QKeySequence &key : action->shortcuts())
            keys += name(key);
    return keys;
}

bool looksLikeKey(const QString &code)
{
    static const QRegularExpression key(QStringLiteral("^(?:(?:Ctrl|Strg|Shift|Umschalt|Alt)\\+)+\\S+$|^F\\d+$|^Del$|^Entf$|^[A-Z]$|^[.,0\\[\\]]$"));
    return key.match(code).hasMatch();
}

//! All examples in one folder, as the commands of the guide have them.
void copyExamples(const QString &folder)
{
    for (const char *from : {"resources/examples", "resources/templates", "docs/guide/examples"}) {
        const QDir dir(root + QLatin1String(from));
        for (const QString &name : dir.entryList({QStringLiteral("*.taskset"), QStringLiteral("*.py")}, QDir::Files))
            QVERIFY(QFile::copy(dir.filePath(name), folder + u'/' + name));
    }
}

} // namespace

//! Nothing in the guide names what there is not: files, headings, keys, menus, commands, options, lanes and events; and what it says that a
//! command prints is what it prints.
class TestGuide : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void cleanup()
    {
        qDeleteAll(qApp->findChildren<QTranslator *>()); // the next test starts in English
        QLocale::setDefault(QLocale::c());
    }
    void listsEveryPage_data() { eachLanguage(); }
    void listsEveryPage();
    void saysTheSameInGerman();
    void hasNoDeadLink();
    void namesOnlyKeysThatExist_data() { eachLanguage(); }
    void namesOnlyKeysThatExist();
    void namesOnlyMenusThatExist_data() { eachLanguage(); }
    void namesOnlyMenusThatExist();
    void namesOnlyCommandsAndOptionsThatExist();
    void printsWhatItSays_data();
    void printsWhatItSays();
    void everyExampleIsValidAndRuns();
    void everySpotExists();

private:
    static void eachLanguage();
    //! The pages in the language of the row, which is that of the window from now on.
    std::vector<PageFacts> pagesOfRow() const;

    const std::vector<PageFacts> m_pages = allPages();
};

void TestGuide::eachLanguage()
{
    QTest::addColumn<QLocale::Language>("language");
    QTest::newRow("en") << QLocale::English;
    QTest::newRow("de") << QLocale::German;
}

std::vector<PageFacts> TestGuide::pagesOfRow() const
{
    QFETCH(QLocale::Language, language);
    prepareResources();
    QLocale::setDefault(QLocale(language));
    installTranslations();
    std::vector<PageFacts> pages;
    std::copy_if(m_pages.begin(), m_pages.end(), std::back_inserter(pages),
                 [language](const PageFacts &page) { return page.path.startsWith(german) == (language == QLocale::German); });
    return pages;
}

void TestGuide::listsEveryPage()
{
    const std::vector<PageFacts> pages = pagesOfRow();
    QSet<QString> listed;
    const std::vector<GuidePage> known = guidePages(textLanguage());
    for (const GuidePage &page : known) {
        QVERIFY2(!guideText(page.path).isEmpty(), qPrintable(page.path));
        listed += page.path.mid(2);
    }
    QVERIFY(pages.size() > 20);
    for (const PageFacts &page : pages)
        QVERIFY2(listed.contains(page.path) || page.path.endsWith(QLatin1String("/README.md")), qPrintable(page.path));
}

void TestGuide::saysTheSameInGerman()
{
    QHash<QString, QStringList> inGerman;
    for (const PageFacts &page : m_pages)
        if (page.path.startsWith(german))
            inGerman[page.path.mid(german.size())] = skeleton(page);
    for (const PageFacts &page : m_pages) {
        if (page.path.startsWith(german) || !isWritten(page))
            continue;
        const QString name = page.path.mid(english.size());
        QVERIFY2(inGerman.contains(name), qPrintable(name));
        const QStringList is = inGerman[name], expected = skeleton(page);
        for (qsizetype i = 0; i < std::max(is.size(), expected.size()); ++i)
            QVERIFY2(is.value(i) == expected.value(i),
                     qPrintable(QStringLiteral("%1: in German: %2; in English: %3").arg(name, is.value(i), expected.value(i))));
    }
    QCOMPARE(guidePages(QStringLiteral("de")).size(), guidePages().size());
}

void TestGuide::hasNoDeadLink()
{
    for (const PageFacts &page : m_pages) {
        QVERIFY2(!page.headings.isEmpty(), qPrintable(page.path));
        for (const QString &link : page.links) {
            const QUrl url(link);
            if (!url.scheme().isEmpty())
                continue;
            const QString target = QDir::cleanPath(QFileInfo(root + page.path).path() + u'/' + url.path());
            QVERIFY2(QFileInfo::exists(target), qPrintable(page.path + QStringLiteral(": ") + link));
            if (!target.endsWith(QLatin1String(".md")) || !url.hasFragment())
                continue;
            QStringList anchors;
            for (const QString &heading : factsOf(target, QString::fromUtf8(readAll(target))).headings)
                anchors += headingAnchor(heading);
            QVERIFY2(anchors.contains(url.fragment()), qPrintable(page.path + QStringLiteral(": ") + link));
        }
    }
}

void TestGuide::namesOnlyKeysThatExist()
{
    const std::vector<PageFacts> pages = pagesOfRow();
    WindowFixture fixture;
    const QSet<QString> keys = everyKey(fixture);
    int checked = 0;
    for (const PageFacts &page : pages) {
        for (const QString &code : page.code) {
            if (!looksLikeKey(code) || page.path.contains(QLatin1String("task-set-file")))
                continue;
            QVERIFY2(keys.contains(code), qPrintable(page.path + QStringLiteral(": ") + code));
            ++checked;
        }
    }
    QVERIFY(checked > 60);
}

void TestGuide::namesOnlyMenusThatExist()
{
    const std::vector<PageFacts> pages = pagesOfRow();
    WindowFixture fixture;
    const QStringList paths = menuPaths(fixture.window().menuBar()->actions());
    int checked = 0;
    for (const PageFacts &page : pages) {
        for (const QString &menu : page.menus) {
            QVERIFY2(paths.contains(menu), qPrintable(page.path + QStringLiteral(": ") + menu));
            ++checked;
        }
    }
    QVERIFY(checked > 8);
}

void TestGuide::namesOnlyCommandsAndOptionsThatExist()
{
    static const QRegularExpression option(QStringLiteral("^--[a-z-]+"));
    QString help;
    for (const QString &topic : QStringList{QString()} + commandNames())
        help += helpText(topic);
    int checked = 0;
    for (const PageFacts &page : m_pages) {
        QStringList commands = page.commands;
        for (const PageFacts::Console &console : page.consoles)
            commands += console.command;
        for (const QString &code : page.code) {
            if (const auto match = option.match(code); match.hasMatch())
                QVERIFY2(help.contains(match.captured()), qPrintable(page.path + QStringLiteral(": ") + code));
            static const QRegularExpression placeholder(QStringLiteral("[A-Z]{3}|--help|^awaitscope [a-z]+$"));
            if (code.startsWith(QLatin1String("awaitscope ")) && !code.contains(placeholder))
                commands += code;
        }
        for (const QString &command : commands) {
            QVERIFY2(command.startsWith(QLatin1String("awaitscope ")), qPrintable(page.path + QStringLiteral(": ") + command));
            const Invocation parsed = parseArguments(wordsOf(command).mid(1));
            const auto *wrong = std::get_if<request::Wrong>(&parsed);
            QVERIFY2(!wrong, qPrintable(page.path + QStringLiteral(": ") + command + QStringLiteral(": ") + (wrong ? wrong->message : QString())));
            ++checked;
        }
    }
    QVERIFY(checked > 25);
}

void TestGuide::printsWhatItSays_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("output");
    for (const PageFacts &page : m_pages)
        for (const PageFacts::Console &console : page.consoles)
            QTest::newRow(qPrintable(page.path.section(u'/', 2) + QStringLiteral(": ") + console.command)) << console.command << console.output;
}

void TestGuide::printsWhatItSays()
{
    QFETCH(QString, command);
    QFETCH(QString, output);
    QTemporaryDir folder;
    copyExamples(folder.path());
    QProcess process;
    process.setWorkingDirectory(folder.path());
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral(AWAITSCOPE_PROGRAM), wordsOf(command).mid(1));
    QVERIFY(process.waitForFinished(120'000));
    QCOMPARE(QString::fromUtf8(process.readAll()), output);
}

void TestGuide::everyExampleIsValidAndRuns()
{
    const QDir dir(root + QStringLiteral("docs/guide/examples"));
    const QStringList names = dir.entryList({QStringLiteral("*.taskset")}, QDir::Files);
    QVERIFY(names.size() >= 6);
    for (const QString &name : names) {
        const Result<TaskSet> set = readTaskSet(readAll(dir.filePath(name)));
        QVERIFY2(bool(set), qPrintable(name));
        QCOMPARE(set->name.value_or(QString()) + QStringLiteral(".taskset"), name);
        auto run = Run::create(*set);
        QVERIFY2(bool(run), qPrintable(name));
        (*run)->runToEnd();
        QVERIFY(TraceStore((*run)->trace()).lanes().size() > 1);
        QVERIFY2(QFileInfo::exists(root + QStringLiteral("docs/guide/pictures/") + QFileInfo(name).completeBaseName()
                                   + QStringLiteral(".svg")),
                 qPrintable(name));
    }
}

void TestGuide::everySpotExists()
{
    int checked = 0;
    for (const PageFacts &page : m_pages) {
        for (const QString &link : page.links) {
            const QUrl url(link);
            if (!url.path().endsWith(QLatin1String(".taskset")))
                continue;
            const Result<GuideExample> example = guideExample(url);
            QVERIFY2(bool(example), qPrintable(page.path + QStringLiteral(": ") + link));
            ++checked;
            if (example->spot.isEmpty())
                continue;
            auto run = Run::create(example->set);
            (*run)->runToEnd();
            QVERIFY2(itemAtSpot(TraceStore((*run)->trace()), example->spot), qPrintable(page.path + QStringLiteral(": ") + link));
        }
    }
    QVERIFY(checked > 20);
}

QTEST_MAIN(TestGuide)
#include "tst_guide.moc"
