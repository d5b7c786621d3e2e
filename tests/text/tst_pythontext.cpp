// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/text/placeholders.h"
#include "model/text/pythontext.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

#include <bit>
#include <cmath>

using namespace awaitscope;

namespace {

QString text(char32_t c)
{
    return QStringView(QChar::fromUcs4(c)).toString();
}

std::string utf8(char32_t c)
{
    return text(c).toStdString();
}

// For each character of the first two planes, and some of the others: code, repr, JSON, and how Python classifies it. Only
// characters of Unicode 14, as in the reference; later versions of Python have more.
const char *const characters = R"(
import json, re, sys, unicodedata
for code in [*range(0xd800), *range(0xe000, 0x20000), *range(0x2a6d0, 0x2a720), *range(0xe0000, 0xe0200), 0x30000, 0xf0000, sys.maxunicode]:
    c = chr(code)
    normal = unicodedata.normalize('NFKC', c) == c
    flags = (c.isprintable(), bool(re.match(r'\w', c)), normal and c.isidentifier(), normal and ('a' + c).isidentifier())
    print(code, repr(c), json.dumps(c), *map(int, flags), sep='\t')
)";

const char *const floats = R"(
import struct, sys
for line in sys.stdin:
    print(repr(struct.unpack('<d', struct.pack('<Q', int(line)))[0]))
)";

QList<QByteArray> python(const char *program, const QByteArray &input = {})
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QStringLiteral("python3"),
                  {QStringLiteral("-B"), QStringLiteral("-X"), QStringLiteral("utf8"), QStringLiteral("-c"),
                   QString::fromUtf8(program)});
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(250'000) || process.exitCode() != 0)
        return {};
    return process.readAllStandardOutput().trimmed().split('\n');
}

bool hasPython()
{
    return !QStandardPaths::findExecutable(QStringLiteral("python3")).isEmpty();
}

} // namespace

class TestPythonText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void writesEveryCharacterAsPythonDoes();
    void writesNumbersAsPythonDoes();
    void acceptsQuotesAsPythonDoes();
    void showsValuesAsPythonDoes();
    void findsTheNamesInATextAsPythonDoes_data();
    void findsTheNamesInATextAsPythonDoes();
};

void TestPythonText::writesEveryCharacterAsPythonDoes()
{
    if (!hasPython())
        QSKIP("python3 is not installed");
    const QList<QByteArray> rows = python(characters);
    QCOMPARE(rows.size(), 0x20000 - 0x800 + 0x50 + 0x200 + 3);
    for (const QByteArray &row : rows) {
        const QList<QByteArray> cells = row.split('\t');
        QCOMPARE(cells.size(), 7);
        const char32_t c = cells[0].toUInt();
        if (QChar::unicodeVersion(c) > QChar::Unicode_14_0)
            continue; // another Python may have it
        std::string json;
        appendJsonString(utf8(c), json);
        const std::string flags{char('0' + isPythonPrintable(c)), char('0' + isPythonWord(c)), char('0' + startsPythonName(c)),
                                char('0' + continuesPythonName(c))};
        const bool isAssigned = QChar::unicodeVersion(c) != QChar::Unicode_Unassigned;
        const bool isNormal = text(c).normalized(QString::NormalizationForm_KC) == text(c);
        // These continue a name since Unicode 15.1, which Python 3.13 has.
        const bool isJoiner = c == 0x200c || c == 0x200d || c == 0x30fb || c == 0xff65;
        if (isAssigned && QByteArray::fromStdString(pythonRepr(utf8(c))) != cells[1])
            QFAIL(row.constData());
        if (QByteArray::fromStdString(json) != cells[2] || isPlainJson(utf8(c)) != (json.size() == utf8(c).size() + 2))
            QFAIL(row.constData());
        for (std::size_t i = 0; isAssigned && i < 4; ++i)
            if ((i < 2 || isNormal) && (i < 3 || !isJoiner) && flags[i] != cells[qsizetype(i) + 3][0])
                QFAIL(qPrintable(QStringLiteral("property %1 of %2").arg(i).arg(QString::fromUtf8(row))));
    }
    QCOMPARE(pythonRepr("\x7f"), std::string("'\\x7f'"));
}

void TestPythonText::writesNumbersAsPythonDoes()
{
    if (!hasPython())
        QSKIP("python3 is not installed");
    std::vector<double> numbers{0.0, -0.0, 1, -1, 0.1, 1e15, 1e16, 123456789012345680, 9999999999999998, 1e-4, 0.00012345, 1e-5, 1.5e300, 5e-324,
                                1.7976931348623157e308, HUGE_VAL, -HUGE_VAL, std::nan(""), -std::nan(""), 100, 1e22, 1e21, 0.3, 2.5};
    quint64 bits = 42; // always the same ones
    while (numbers.size() < 20'000) {
        bits = bits * 6364136223846793005u + 1442695040888963407u;
        numbers.push_back(std::bit_cast<double>(bits));
        numbers.push_back(double(qint64(bits >> 40)) / 1000);
    }
    QByteArray input;
    for (const double number : numbers)
        input += QByteArray::number(std::bit_cast<quint64>(number)) + '\n';
    const QList<QByteArray> expected = python(floats, input);
    QCOMPARE(expected.size(), qsizetype(numbers.size()));
    for (std::size_t i = 0; i < numbers.size(); ++i)
        QCOMPARE(QByteArray::fromStdString(pythonFloat(numbers[i])), expected[qsizetype(i)]);
}

void TestPythonText::acceptsQuotesAsPythonDoes()
{
    QCOMPARE(pythonRepr("it's"), std::string("\"it's\""));
    QCOMPARE(pythonRepr("\"it's\""), std::string("'\"it\\'s\"'"));
    QCOMPARE(pythonRepr("\"quoted\""), std::string("'\"quoted\"'"));
    QCOMPARE(pythonRepr("a\\b\n\r\t"), std::string("'a\\\\b\\n\\r\\t'"));
}

void TestPythonText::showsValuesAsPythonDoes()
{
    QCOMPARE(pythonValue("null"), std::string("None"));
    QCOMPARE(pythonValue("[1,null,true,{\"a\":false}]"), std::string("[1, None, True, {'a': False}]"));
    QCOMPARE(pythonValue("[1, 2]"), std::string("[1, 2]"));
    QCOMPARE(pythonValue(R"("it's null, \"\u00e9\ud83d\ude00\" \n\\")"),
             std::string(R"('it\'s null, ")"
                         "\u00e9\U0001f600"
                         R"(" \n\\')"));
    QCOMPARE(pythonValue(R"({"exc":{"type":"ValueError","msg":""}})"), std::string("{'exc': {'type': 'ValueError', 'msg': ''}}"));
    for (const char *broken : {"\"", "\"\\", "\"\\u", "\"\\ud83d\\u", "nul", ""})
        pythonValue(broken); // must not crash
}

void TestPythonText::findsTheNamesInATextAsPythonDoes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("literals");
    QTest::addColumn<QStringList>("names");
    const auto row = [](const QString &text, const QStringList &literals, const QStringList &names) {
        QTest::addRow("%s", qUtf8Printable(text)) << text << literals << names;
    };
    const auto plain = [&](const QString &text) { row(text, {text}, {}); };
    row(QStringLiteral("a {x} b"), {QStringLiteral("a "), QStringLiteral(" b")}, {QStringLiteral("x")});
    row(QStringLiteral("{0}{None}"), {{}, {}, {}}, {QStringLiteral("0"), QStringLiteral("None")});
    row(QStringLiteral("{$x}{@self}"), {{}, {}, {}}, {QStringLiteral("$x"), QStringLiteral("@self")});
    row(QStringLiteral("{{x}}"), {QStringLiteral("{"), QStringLiteral("}")}, {QStringLiteral("x")});
    row(QStringLiteral(u"{gr\u00f6\u00dfe}{\U00020000}"), {{}, {}, {}}, {QStringLiteral(u"gr\u00f6\u00dfe"), QStringLiteral(u"\U00020000")});
    for (const char *text : {"", "{}", "{ x }", "{x!r}", "{x.y}", "{x:>3}", "{$}", "{@@self}", "{two words}", "{x", "x}", "{$$x}", "{-1}"})
        plain(QString::fromLatin1(text));
}

void TestPythonText::findsTheNamesInATextAsPythonDoes()
{
    QFETCH(QString, text);
    QFETCH(QStringList, literals);
    QFETCH(QStringList, names);
    const TextParts parts = partsOfText(text);
    QCOMPARE(parts.literals, literals);
    QCOMPARE(parts.names, names);
}

QTEST_GUILESS_MAIN(TestPythonText)
#include "tst_pythontext.moc"
