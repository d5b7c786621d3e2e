// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/program/file/tasksetreader.h"
#include "tests/views/export/exportsupport.h"
#include "views/common/appstyle.h"
#include "views/export/embedding/embedding.h"
#include "views/export/exportjob.h"

#include <QPainter>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <zlib.h>

using namespace awaitscope;
using namespace awaitscope::test;

namespace {

TaskSet siblings()
{
    return *readTaskSet(contents(Scenarios + Siblings + QStringLiteral(".json")));
}

void write(const QString &path, const QByteArray &data)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(data), data.size());
}

//! A picture from another program.
void writeForeign(const QString &path)
{
    if (path.endsWith(QStringLiteral(".svg")))
        return write(path, "<svg xmlns=\"http://www.w3.org/2000/svg\"><metadata>mine</metadata></svg>");
    if (path.endsWith(QStringLiteral(".png"))) {
        QImage image(40, 30, QImage::Format_RGB32);
        image.fill(Qt::blue);
        image.setText(QStringLiteral("Author"), QStringLiteral("somebody"));
        QVERIFY(image.save(path));
        return;
    }
    if (path.endsWith(QStringLiteral(".webp"))) // an empty lossless picture
        return write(path, QByteArray("RIFF\x11\0\0\0WEBPVP8L\x05\0\0\0\x2f\0\0\0\0\0", 26));
    QPdfWriter writer(path);
    QPainter painter(&writer);
    painter.drawText(100, 100, QStringLiteral("hello"));
}

//! A PNG with one additional chunk, and without a picture.
QByteArray pngWith(const QByteArray &type, const QByteArray &data)
{
    const auto bigEndian = [](quint32 value) {
        QByteArray out(4, '\0');
        qToBigEndian(value, out.data());
        return out;
    };
    const auto chunk = [&](const QByteArray &kind, const QByteArray &contents) {
        const QByteArray body = kind + contents;
        const auto sum = crc32_z(0, reinterpret_cast<const Bytef *>(body.constData()), std::size_t(body.size()));
        return bigEndian(quint32(contents.size())) + body + bigEndian(quint32(sum));
    };
    return QByteArray("\x89PNG\r\n\x1a\n", 8) + chunk("IHDR", QByteArray("\0\0\0\1\0\0\0\1\x8\0\0\0\0", 13)) + chunk(type, data) + chunk("IEND", {});
}

} // namespace

class EmbeddingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QGuiApplication::setFont(applicationFont()); }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".")));
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void taskSetIsReadBack_data() { formats(); }
    void taskSetIsReadBack();
    void keepsEveryLetter_data() { formats(); }
    void keepsEveryLetter();
    void taskSetSurvivesSavingByAnotherProgram();
    void taskSetIsReadIfOnlyTheImageIsDamaged();
    void anOptionLeavesItOut_data() { formats(); }
    void anOptionLeavesItOut();
    void aPictureFromAnotherProgramIsReported_data() { formats(); }
    void aPictureFromAnotherProgramIsReported();
    void aDamagedPictureIsReported_data();
    void aDamagedPictureIsReported();
    void aTruncatedPngIsReportedOrRestored();
    void inflatesOnlyOwnTextsUpToALimit_data();
    void inflatesOnlyOwnTextsUpToALimit();
    void aMaliciousSvgIsRejected_data();
    void aMaliciousSvgIsRejected();
    void anotherKindOfFileIsReported();
    void aMissingFileIsReported();

private:
    void formats();
    QString exported(const TaskSet &set, const QString &suffix, ExportOptions options = {});
    QString path(const QString &name) const { return m_folder->filePath(name); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void EmbeddingTest::formats()
{
    QTest::addColumn<QString>("suffix");
    for (const char *suffix : {"svg", "png", "pdf", "webp"})
        QTest::newRow(suffix) << suffix;
}

QString EmbeddingTest::exported(const TaskSet &set, const QString &suffix, ExportOptions options)
{
    const StoredRun run(Siblings);
    options.strategy = QStringLiteral("fail-fast");
    const QString file = path(QStringLiteral("whole.") + suffix);
    const auto error = exportFile(&set, run.store, options, file);
    return error ? *error : file;
}

void EmbeddingTest::taskSetIsReadBack()
{
    QFETCH(QString, suffix);
    const TaskSet set = siblings();
    QString error;
    const auto embedded = readEmbeddedTaskSet(exported(set, suffix), &error);
    QVERIFY2(embedded, qPrintable(error));
    QCOMPARE(embedded->strategy, QStringLiteral("fail-fast"));
    const auto again = readTaskSet(embedded->json);
    QVERIFY(again);
    QVERIFY(*again == set);
}

void EmbeddingTest::keepsEveryLetter()
{
    QFETCH(QString, suffix);
    TaskSet set = siblings();
    set.title = QStringLiteral("a  b\tc\nd & <e> ]]> \"f\" 'g' é 日本 🙂 \\ )(");
    QString error;
    const auto embedded = readEmbeddedTaskSet(exported(set, suffix), &error);
    QVERIFY2(embedded, qPrintable(error));
    const auto again = readTaskSet(embedded->json);
    QVERIFY(again);
    QCOMPARE(again->title, set.title);
}

void EmbeddingTest::taskSetSurvivesSavingByAnotherProgram()
{
    const TaskSet set = siblings();
    const QImage image(exported(set, QStringLiteral("png")));
    QVERIFY(image.save(path(QStringLiteral("again.png")))); // text chunks of other kinds than ours
    QString error;
    const auto embedded = readEmbeddedTaskSet(path(QStringLiteral("again.png")), &error);
    QVERIFY2(embedded, qPrintable(error));
    const auto again = readTaskSet(embedded->json);
    QVERIFY(again && *again == set);
}

void EmbeddingTest::taskSetIsReadIfOnlyTheImageIsDamaged()
{
    const QString file = exported(siblings(), QStringLiteral("png"));
    QByteArray data = contents(file);
    const qsizetype pixels = data.indexOf("IDAT") + 40;
    for (qsizetype i = pixels; i < pixels + 200; ++i)
        data[i] = 'x';
    write(file, data);
    QString error;
    QVERIFY2(readEmbeddedTaskSet(file, &error), qPrintable(error));
}

void EmbeddingTest::anOptionLeavesItOut()
{
    QFETCH(QString, suffix);
    ExportOptions options;
    options.embed = false;
    const QString file = exported(siblings(), suffix, options);
    QVERIFY(!contents(file).contains("taskset"));
    QString error;
    QVERIFY(!readEmbeddedTaskSet(file, &error));
    QVERIFY2(error.contains(QStringLiteral("whole.")) && error.contains(QStringLiteral("no task set")), qPrintable(error));
}

void EmbeddingTest::aPictureFromAnotherProgramIsReported()
{
    QFETCH(QString, suffix);
    const QString file = path(QStringLiteral("foreign.") + suffix);
    writeForeign(file);
    QString error;
    QVERIFY(!readEmbeddedTaskSet(file, &error));
    QVERIFY2(error.contains(QStringLiteral("foreign.")) && error.contains(QStringLiteral("made by another program")), qPrintable(error));
}

void EmbeddingTest::aDamagedPictureIsReported_data()
{
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<QString>("how");
    for (const char *suffix : {"svg", "png", "pdf", "webp"}) {
        QTest::addRow("%s, empty", suffix) << suffix << "empty";
        QTest::addRow("%s, another kind of file", suffix) << suffix << "other";
        QTest::addRow("%s, cut in the task set", suffix) << suffix << "cut";
        QTest::addRow("%s, broken in the task set", suffix) << suffix << "broken";
    }
}

void EmbeddingTest::aDamagedPictureIsReported()
{
    QFETCH(QString, suffix);
    QFETCH(QString, how);
    const QString file = exported(siblings(), suffix);
    QByteArray data = contents(file);
    const qsizetype inside = data.indexOf("taskset") + 60;
    QVERIFY(inside > 60);
    if (how == u"empty")
        data.clear();
    else if (how == u"other")
        data = "Dear Sir or Madam,";
    else if (how == u"cut")
        data.truncate(inside);
    else
        data.replace(inside, 3, QByteArray("\1<\2", 3));
    write(file, data);
    QString error;
    QVERIFY(!readEmbeddedTaskSet(file, &error));
    QVERIFY2(error.contains(QStringLiteral("whole.")) && error.contains(QStringLiteral("is damaged")), qPrintable(error));
}

void EmbeddingTest::aTruncatedPngIsReportedOrRestored()
{
    const TaskSet set = siblings();
    const QByteArray data = contents(exported(set, QStringLiteral("png")));
    const QString file = path(QStringLiteral("cut.png"));
    for (qsizetype size = 0; size < 4000; size += 37) {
        write(file, data.first(size));
        QString error;
        const auto embedded = readEmbeddedTaskSet(file, &error);
        QVERIFY2(embedded || error.contains(QStringLiteral("is damaged")), qPrintable(error));
        if (embedded) {
            const auto again = readTaskSet(embedded->json);
            QVERIFY(again && *again == set);
        }
    }
}

void EmbeddingTest::inflatesOnlyOwnTextsUpToALimit_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QString>("told");
    QTest::newRow("iTXt of another program") << QByteArray("iTXt") << QByteArray("comment\0\1\0\0\0", 12) << QStringLiteral("no task set");
    QTest::newRow("zTXt of another program") << QByteArray("zTXt") << QByteArray("comment\0\0", 9) << QStringLiteral("no task set");
    QTest::newRow("ours, too large") << QByteArray("iTXt") << EmbeddedKey + QByteArray("\0\1\0\0\0", 5) << QStringLiteral("is damaged");
    QTest::newRow("ours, too large, another kind") << QByteArray("zTXt") << EmbeddedKey + QByteArray("\0\0", 2) << QStringLiteral("is damaged");
}

void EmbeddingTest::inflatesOnlyOwnTextsUpToALimit()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, head);
    QFETCH(QString, told);
    static const QByteArray bomb = qCompress(QByteArray(65 * 1024 * 1024, ' '), 9).mid(4);
    const QString file = path(QStringLiteral("bomb.png"));
    write(file, pngWith(type, head + bomb));
    QString error;
    QVERIFY(!readEmbeddedTaskSet(file, &error));
    QVERIFY2(error.contains(told), qPrintable(error));
}

void EmbeddingTest::aMaliciousSvgIsRejected_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto attributes = [](const char *quote) {
        QByteArray many;
        for (int i = 0; i < 1001; ++i)
            many += " a" + QByteArray::number(i) + '=' + quote + '1' + quote;
        return many;
    };
    const QByteArray ours = "<taskset xmlns=\"urn:awaitscope:taskset:1\">{}</taskset>";
    QTest::newRow("attributes") << "<svg" + attributes("'") + '>' + ours + "</svg>";
    QTest::newRow("attributes after a quote in a comment") << "<!-- ' --><svg" + attributes("'") + '>' + ours + "</svg>";
    QTest::newRow("attributes after a quote in CDATA") << "<svg><![CDATA[ \" > ]]><g" + attributes("\"") + "/>" + ours + "</svg>";
    QTest::newRow("attributes after an instruction") << "<?x ' ?><svg" + attributes("'") + '>' + ours + "</svg>";
    QTest::newRow("entities") << "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><svg>" + ours + "</svg>";
    for (const char *begin : {"<!-- ", "<![CDATA[", "<?x "}) // read from the beginning with every piece, they would take minutes
        QTest::addRow("never ends: %s", begin) << QByteArray("<svg>") + begin + QByteArray(24 << 20, 'x');
    QTest::newRow("elements in one another") << QByteArray("<g>").repeated(201) + ours + QByteArray("</g>").repeated(201);
    const QString utf16 = QStringLiteral("<svg>") + QString::fromUtf8(ours) + QStringLiteral("</svg>");
    QTest::newRow("UTF-16") << QByteArray("\xFF\xFE") + QByteArray(reinterpret_cast<const char *>(utf16.utf16()), utf16.size() * 2);
}

void EmbeddingTest::aMaliciousSvgIsRejected()
{
    QFETCH(QByteArray, text);
    const QString file = path(QStringLiteral("hostile.svg"));
    write(file, text);
    QString error;
    QVERIFY(!readEmbeddedTaskSet(file, &error));
    QVERIFY2(error.contains(QStringLiteral("is damaged")), qPrintable(error));
    write(file, "<!-- ' --><svg a='1' b=\"2\"><taskset xmlns=\"urn:awaitscope:taskset:1\" strategy=\"collect\">{}</taskset></svg>");
    const auto fine = readEmbeddedTaskSet(file, &error);
    QVERIFY(fine && fine->json == "{}" && fine->strategy == QStringLiteral("collect"));
}

void EmbeddingTest::anotherKindOfFileIsReported()
{
    write(path(QStringLiteral("photo.jpg")), "\xff\xd8");
    QString error;
    QVERIFY(!readEmbeddedTaskSet(path(QStringLiteral("photo.jpg")), &error));
    QVERIFY2(error.contains(QStringLiteral("not a PNG, SVG, PDF or WebP")), qPrintable(error));
}

void EmbeddingTest::aMissingFileIsReported()
{
    QString error;
    QVERIFY(!readEmbeddedTaskSet(path(QStringLiteral("gone.png")), &error));
    QVERIFY2(error.contains(QStringLiteral("gone.png")) && error.contains(QStringLiteral("Cannot be read")), qPrintable(error));
}

QTEST_MAIN(EmbeddingTest)
#include "tst_embedding.moc"
