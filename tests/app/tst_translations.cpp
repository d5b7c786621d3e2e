// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/windowfixture.h"

#include "app/settings/translations.h"
#include "app/widgets/examplespage.h"
#include "model/program/file/exampleindex.h"
#include "views/panels/exceptionsmodel.h"
#include "views/panels/exceptionspanel.h"

#include <QDialogButtonBox>
#include <QListWidget>
#include <QLocale>
#include <QMenuBar>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTableView>
#include <QToolBar>
#include <QToolButton>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace awaitscope;

namespace {

struct Message
{
    QString context;
    QString source;
    QStringList translations; //!< more than one form for a number
    bool counts = false;
    bool finished = true;
};

std::vector<Message> messagesOf(const char *language)
{
    QFile file(QStringLiteral(AWAITSCOPE_SOURCE_DIR "/resources/translations/awaitscope_%1.ts").arg(QLatin1String(language)));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s", qPrintable(file.fileName()));
    std::vector<Message> messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QLatin1String("message")) {
            messages.push_back({context, {}, {}, xml.attributes().hasAttribute(QLatin1String("numerus"))});
        } else if (xml.name() == QLatin1String("source")) {
            messages.back().source = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            messages.back().finished = xml.attributes().value(QLatin1String("type")).isEmpty();
            if (messages.back().counts)
                continue; // its forms follow
            if (const QString text = xml.readElementText(); !text.isEmpty())
                messages.back().translations += text;
        } else if (xml.name() == QLatin1String("numerusform")) {
            messages.back().translations += xml.readElementText();
        }
    }
    if (xml.hasError())
        qFatal("%s: %s", qPrintable(file.fileName()), qPrintable(xml.errorString()));
    return messages;
}

QStringList places(const QString &text)
{
    static const QRegularExpression place(QStringLiteral("%[0-9L]+|%n|\\{[a-z0-9%]+\\}"));
    QStringList found;
    for (auto it = place.globalMatch(text); it.hasNext();)
        found += it.next().captured();
    found.sort();
    return found;
}

void speak(QLocale::Language language)
{
    prepareResources();
    QLocale::setDefault(QLocale(language));
    installTranslations();
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        qDeleteAll(qApp->findChildren<QTranslator *>()); // the next test starts in English
        QLocale::setDefault(QLocale::c());
    }

    void germanIsComplete()
    {
        const std::vector<Message> messages = messagesOf("de");
        QVERIFY(messages.size() > 1000);
        QStringList missing;
        for (const Message &message : messages)
            if (!message.finished || message.translations.isEmpty())
                missing += message.context + QStringLiteral(": ") + message.source;
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
    }

    void everyTextOfTheExamplesIsTranslated()
    {
        QSet<QString> known;
        for (const Message &message : messagesOf("de"))
            if (message.context == QLatin1String("Examples"))
                known += message.source;
        for (const Example &example : examples())
            for (const QString &text : {example.title, example.group, example.look, example.wrong})
                QVERIFY2(text.isEmpty() || known.contains(text), qPrintable(text));
    }

    void placeholdersAreKept()
    {
        for (const Message &message : messagesOf("de"))
            QVERIFY2(places(message.translations.last()) == places(message.source), qPrintable(message.source));
    }

    void numbersHavePluralForms()
    {
        for (const char *language : {"en", "de"}) {
            for (const Message &message : messagesOf(language)) {
                QCOMPARE(message.counts, message.source.contains(QLatin1String("%n")));
                QVERIFY2(message.translations.size() == (message.counts ? 2 : 1), qPrintable(message.source));
            }
        }
    }

    //! A text with a different context than the program uses would stay in English.
    void everyCommandIsTranslatedToGerman()
    {
        failOnWarnings();
        QHash<QString, QString> english;
        {
            WindowFixture fixture;
            for (const QAction *action : fixture.window().commands().all())
                english.insert(action->objectName(), action->toolTip());
        }
        speak(QLocale::German);
        WindowFixture fixture;
        for (const QAction *action : fixture.window().commands().all())
            QVERIFY2(action->toolTip() != english.value(action->objectName()), qPrintable(action->toolTip()));
    }

    void theWindowIsTranslatedToGerman()
    {
        failOnWarnings();
        speak(QLocale::German);
        WindowFixture fixture;
        fixture.window().openFirstLook();
        QVERIFY(QTest::qWaitFor([&fixture] { return fixture.state().startsWith(QStringLiteral("Beendet")); }));
        QStringList menus;
        for (const QAction *action : fixture.window().menuBar()->actions())
            menus += action->text().remove(u'&');
        QCOMPARE(menus.join(u' '), QStringLiteral("Datei Bearbeiten Task Ausführen Ansicht Hilfe"));
        QCOMPARE(fixture.find<QToolButton>("runButton")->text(), QStringLiteral("Ausführen"));
        QCOMPARE(fixture.counts(), QStringLiteral("2 gelungen \u00B7 3 mit Exception \u00B7 1 abgebrochen \u00B7 1 nie abgewartet"));
        QVERIFY(fixture.strip()->text().startsWith(exampleText(examples().front().title)));
        QVERIFY(exampleText(examples().front().title) != examples().front().title);
        const auto *exceptions = fixture.find<ExceptionsPanel>()->findChild<QTableView *>();
        QVERIFY(exceptions->model()->rowCount() > 0);
        for (int row = 0; row < exceptions->model()->rowCount(); ++row) { // "450 ms, verloren"
            const QModelIndex time = exceptions->model()->index(row, ExceptionsModel::UnretrievedColumn);
            QVERIFY2(exceptions->sizeHintForIndex(time).width() <= exceptions->columnWidth(time.column()), qPrintable(time.data().toString()));
        }
    }

    //! Qt's own translations are a separate package, which many machines do not have.
    void textsOfQtAreGermanToo()
    {
        speak(QLocale::German);
        QDialogButtonBox box(QDialogButtonBox::Save | QDialogButtonBox::Discard | QDialogButtonBox::Cancel | QDialogButtonBox::Close);
        QStringList texts;
        for (const QAbstractButton *button : box.buttons())
            texts += button->text().remove(u'&');
        texts.sort();
        QCOMPARE(texts.join(u' '), QStringLiteral("Abbrechen Schließen Speichern Verwerfen"));
        QCOMPARE(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N).toString(QKeySequence::NativeText), QStringLiteral("Strg+Umschalt+N"));
    }

    void noTitleOfAnExampleIsCut()
    {
        speak(QLocale::German);
        ExamplesPage page;
        page.show();
        const auto *list = page.findChild<QListWidget *>();
        QVERIFY(list->count() > 20);
        QCOMPARE(list->horizontalScrollBar()->maximum(), 0);
        int longest = 0;
        for (int i = 0; i < list->count(); ++i) {
            const QRect place = list->visualItemRect(list->item(i));
            const int wanted = list->fontMetrics().horizontalAdvance(list->item(i)->text());
            const int lines = place.height() / list->fontMetrics().lineSpacing();
            QVERIFY2(lines * place.width() >= wanted, qPrintable(list->item(i)->text()));
            longest = std::max(longest, wanted - place.width());
        }
        QVERIFY(longest > 0); // otherwise nothing is tested here
    }

    void theToolBarKeepsItsLastButton_data()
    {
        QTest::addColumn<int>("language");
        QTest::addColumn<int>("width");
        for (const int width : {1366, 1024}) {
            QTest::addRow("English, %d", width) << int(QLocale::English) << width;
            QTest::addRow("German, %d", width) << int(QLocale::German) << width;
        }
    }

    void theToolBarKeepsItsLastButton()
    {
        QFETCH(int, language);
        QFETCH(int, width);
        speak(QLocale::Language(language));
        WindowFixture fixture;
        MainWindow &window = fixture.window();
        window.resize(width, 700);
        const auto showsExport = [&] {
            const auto *bar = fixture.find<QToolBar>("toolBar");
            const auto buttons = bar->findChildren<QToolButton *>();
            return std::ranges::any_of(buttons, [&](const QToolButton *each) {
                return each->defaultAction() == fixture.action("file.export") && each->isVisible() && bar->rect().contains(each->geometry());
            });
        };
        QTRY_VERIFY(showsExport());
        if (language == int(QLocale::German) && width == 1024)
            return; // five strategies in German take more than that: the last buttons are in the menu of the toolbar
        QVERIFY(window.openFile(fixture.written("a.py", "import asyncio\n"))); // with one more strategy
        QVERIFY(QTest::qWaitFor([&] { return fixture.window().windowTitle().startsWith(QStringLiteral("a.py")); }));
        QTRY_VERIFY(showsExport());
    }

    void mnemonicsAreUniqueInEachMenu_data()
    {
        QTest::addColumn<int>("language");
        QTest::newRow("English") << int(QLocale::English);
        QTest::newRow("German") << int(QLocale::German);
    }

    void mnemonicsAreUniqueInEachMenu()
    {
        QFETCH(int, language);
        speak(QLocale::Language(language));
        WindowFixture fixture;
        for (const QAction *top : fixture.window().menuBar()->actions()) {
            QHash<QChar, QString> taken;
            for (const QAction *action : top->menu()->actions()) {
                const qsizetype at = action->text().indexOf(u'&');
                if (at < 0 || action->isSeparator())
                    continue;
                const QChar letter = action->text().at(at + 1).toLower();
                QVERIFY2(!taken.contains(letter), qPrintable(top->text() + u' ' + action->text() + u' ' + taken.value(letter)));
                taken.insert(letter, action->text());
            }
        }
    }
};

QTEST_MAIN(TestTranslations)
#include "tst_translations.moc"
