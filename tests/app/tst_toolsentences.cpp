// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/python/toolsentences.h"
#include "tests/support/warnings.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

using namespace awaitscope;

namespace {

//! Puts every sentence of the scripts into brackets.
class Brackets : public QTranslator
{
public:
    QString translate(const char *context, const char *text, const char *, int) const override
    {
        return qstrcmp(context, "ToolSentences") == 0 ? QStringLiteral("<%1>").arg(QString::fromUtf8(text)) : QString();
    }
    bool isEmpty() const override { return false; }
};

QString script(const char *name)
{
    QFile file(QStringLiteral(AWAITSCOPE_SOURCE_DIR "/resources/python/") + QLatin1StringView(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

//! What the pattern captures, with %1 and %2 in the place of %s and %d.
QStringList texts(const QString &source, const QString &pattern)
{
    static const QRegularExpression value(QStringLiteral("%[sd]"));
    QStringList out;
    for (const QRegularExpressionMatch &match : QRegularExpression(pattern).globalMatch(source)) {
        QString text = match.captured(1);
        for (int number = 1; text.contains(value); ++number) {
            const QRegularExpressionMatch found = value.match(text);
            text.replace(found.capturedStart(), 2, QStringLiteral("%%1").arg(number));
        }
        out += text;
    }
    return out;
}

} // namespace

// What the Python tools say, in the language of the window.
class TestToolSentences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void everySentenceOfTheScriptIsKnown()
    {
        const QString rewrite = script("rewrite.py"), whatif = script("whatif.py");
        QStringList said = texts(rewrite, QStringLiteral("Cannot\\(\"([^\"]+)\""));
        QVERIFY(said.size() >= 10);
        const QStringList sentences = texts(rewrite, QStringLiteral("(?<!\")\"([A-Z][^\"\\n]*\\.)\"(?!\")"));
        QVERIFY(sentences.size() >= 6);
        said += sentences;
        const QString refusal = whatif.mid(whatif.indexOf(QLatin1String("def refusal(")), 900).section(QStringLiteral("\ndef "), 0, 0);
        const QStringList reasons = texts(refusal, QStringLiteral("return \"([^\"]+)\""));
        QVERIFY(reasons.size() >= 3);
        said += reasons;
        const QStringList known = knownToolSentences();
        QStringList missing;
        for (const QString &text : std::as_const(said))
            if (!known.contains(text))
                missing += text;
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
    }

    void reasonsAreTranslatedWithinTheirSentence()
    {
        Brackets brackets;
        QVERIFY(QCoreApplication::installTranslator(&brackets));
        QCOMPARE(toolSentence(QStringLiteral("The gather stays as written: it is part of an f-string.")),
                 QStringLiteral("<The gather stays as written: <it is part of an f-string>.>"));
        QCOMPARE(toolSentence(QStringLiteral("The gather in line 12 stays as written: its keywords are known only when it runs.")),
                 QStringLiteral("<The gather in line 12 stays as written: <its keywords are known only when it runs>.>"));
        QCOMPARE(toolSentence(QStringLiteral("line 7: it is not awaited where it is called")),
                 QStringLiteral("<line 7: <it is not awaited where it is called>>"));
        // The user's code may hold anything.
        const QString why = QStringLiteral("whether f('%1%2.*') is a coroutine cannot be seen in this file, and a task group takes nothing else");
        QCOMPARE(toolSentence(QStringLiteral("The gather stays as written: ") + why + u'.'),
                 QStringLiteral("<The gather stays as written: <") + why + QStringLiteral(">.>"));
        QCOMPARE(toolSentence(QStringLiteral("Something new.")), QStringLiteral("Something new."));
        QCOMPARE(toolSentence(QString()), QString());
        QCoreApplication::removeTranslator(&brackets);
    }

    void withoutATranslationTheyStayAsTheyAre()
    {
        for (QString text : knownToolSentences()) {
            text.replace(QLatin1String("%1"), QLatin1String("3")).replace(QLatin1String("%2"), QLatin1String("x"));
            QCOMPARE(toolSentence(text), text);
        }
    }
};

QTEST_GUILESS_MAIN(TestToolSentences)
#include "tst_toolsentences.moc"
