// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/text/filenames.h"
#include "model/text/outputfile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

using namespace awaitscope;

namespace {

//! Limits the size of files: writing beyond it fails, as on a full disk.
class SmallDisk
{
public:
    explicit SmallDisk(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit small{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    Q_DISABLE_COPY(SmallDisk)
    rlimit m_before{};
};

struct stat statusOf(const QString &path)
{
    struct stat status{};
    if (::lstat(fileNameToBytes(path).constData(), &status) != 0)
        qFatal("no such file: %s", qPrintable(path));
    return status;
}

} // namespace

class TestOutputFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_folder.reset(); }

    void aNewFileFollowsTheUmask()
    {
        const mode_t before = ::umask(027);
        const QString error = writeWhole(at("new"), "contents");
        const QString hidden = writeWhole(at("private"), "contents", OutputFile::Option::Private);
        ::umask(before);
        QCOMPARE(error + hidden, QString());
        QCOMPARE(statusOf(at("new")).st_mode & 07777U, 0640U);
        QCOMPARE(statusOf(at("private")).st_mode & 07777U, 0600U);
        QCOMPARE(contents("new"), QByteArray("contents"));
        QCOMPARE(entries(), (QStringList{QStringLiteral("new"), QStringLiteral("private")}));
    }

    void anExistingFileIsReplacedAndKeepsItsAttributes()
    {
        put("old", "old");
        QCOMPARE(::chmod(bytes("old"), 0604), 0);
        const bool attributes = ::setxattr(bytes("old"), "user.note", "mine", 4, 0) == 0;
        if (::getuid() == 0)
            QCOMPARE(::chown(bytes("old"), 4711, 4712), 0);
        const struct stat before = statusOf(at("old"));
        QCOMPARE(writeWhole(at("old"), "new and longer"), QString());
        const struct stat after = statusOf(at("old"));
        QCOMPARE(contents("old"), QByteArray("new and longer"));
        QCOMPARE(after.st_mode, before.st_mode);
        QCOMPARE(after.st_uid, before.st_uid);
        QCOMPARE(after.st_gid, before.st_gid);
        QVERIFY2(after.st_ino != before.st_ino, "whoever reads the old one reads all of it");
        char note[8] = {};
        if (attributes)
            QCOMPARE(QByteArray(note, ::getxattr(bytes("old"), "user.note", note, sizeof note)), QByteArray("mine"));
        QCOMPARE(entries(), QStringList{QStringLiteral("old")});
    }

    void aLinkIsFollowed_data()
    {
        QTest::addColumn<QByteArray>("link");
        QTest::newRow("relative") << QByteArray("folder/target");
        QTest::newRow("absolute") << QByteArray();
        QTest::newRow("of a link") << QByteArray("folder/second");
        QTest::newRow("to nothing so far") << QByteArray("folder/fresh");
    }

    void aLinkIsFollowed()
    {
        QFETCH(QByteArray, link);
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("folder")));
        put("folder/target", "old");
        if (link.isEmpty())
            link = QByteArray(bytes("folder/target"));
        QCOMPARE(::symlink("target", bytes("folder/second")), 0);
        QCOMPARE(::symlink(link.constData(), bytes("link")), 0);
        QCOMPARE(writeWhole(at("link"), "new"), QString());
        QVERIFY(S_ISLNK(statusOf(at("link")).st_mode));
        QVERIFY(S_ISLNK(statusOf(at("folder/second")).st_mode));
        QCOMPARE(contents(link.endsWith("fresh") ? "folder/fresh" : "folder/target"), QByteArray("new"));
    }

    void aCycleOfLinksIsAnError()
    {
        QCOMPARE(::symlink("loop", bytes("loop")), 0);
        QCOMPARE(writeWhole(at("loop"), "x"), systemError(ELOOP));
    }

    void aFileWithTwoNamesKeepsBoth()
    {
        put("one", "old, and rather long");
        QCOMPARE(::link(bytes("one"), bytes("other")), 0);
        for (const QByteArray &text : {QByteArray("new"), QByteArray("and this is longer again than the old one was")}) {
            QCOMPARE(writeWhole(at("one"), text), QString());
            QCOMPARE(contents("other"), text);
        }
        QCOMPARE(statusOf(at("one")).st_ino, statusOf(at("other")).st_ino);
        QCOMPARE(entries(), (QStringList{QStringLiteral("one"), QStringLiteral("other")}));
    }

    void aDeviceIsWrittenToAndNotReplaced_data()
    {
        QTest::addColumn<bool>("link");
        QTest::newRow("by its name") << false;
        QTest::newRow("through a link") << true;
    }

    void aDeviceIsWrittenToAndNotReplaced()
    {
        QFETCH(bool, link);
        QString device = QStringLiteral("/dev/null"); // which only root could replace
        if (::getuid() == 0) {
            device = at("null");
            if (::mknod(bytes("null"), S_IFCHR | 0666, makedev(1, 3)) != 0)
                QSKIP("no device can be made here");
            QFile probe(device);
            if (!probe.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
                QSKIP("devices do not work on this file system");
        }
        if (link)
            QCOMPARE(::symlink(fileNameToBytes(device).constData(), bytes("link")), 0);
        QCOMPARE(writeWhole(link ? at("link") : device, "nothing"), QString());
        QVERIFY(S_ISCHR(statusOf(device).st_mode));
        QVERIFY(!link || S_ISLNK(statusOf(at("link")).st_mode));
    }

    void aFullDeviceIsReported()
    {
        if (!fileExists(QStringLiteral("/dev/full")) || ::symlink("/dev/full", bytes("full")) != 0)
            QSKIP("there is no /dev/full");
        if (::getuid() == 0 && !S_ISCHR(statusOf(QStringLiteral("/dev/full")).st_mode))
            QSKIP("/dev/full is not a device");
        QCOMPARE(writeWhole(at("full"), "x"), systemError(ENOSPC));
    }

    void aPipeReceivesTheOutput()
    {
        QCOMPARE(::mkfifo(bytes("pipe"), 0600), 0);
        QCOMPARE(writeWhole(at("pipe"), "x"), systemError(EPIPE)); // there is no reader; it does not wait for one
        const int reader = ::open(bytes("pipe"), O_RDONLY | O_NONBLOCK);
        QCOMPARE(writeWhole(at("pipe"), "through the pipe"), QString());
        char text[32] = {};
        QCOMPARE(QByteArray(text, ::read(reader, text, sizeof text)), QByteArray("through the pipe"));
        ::close(reader);
        QVERIFY(S_ISFIFO(statusOf(at("pipe")).st_mode));
    }

    void anOpenDescriptorIsContinued()
    {
        const int file = ::open(bytes("redirected"), O_WRONLY | O_CREAT, 0600);
        QCOMPARE(::write(file, "before ", 7), 7);
        QCOMPARE(writeWhole(QStringLiteral("/dev/fd/%1").arg(file), "and after"), QString());
        QCOMPARE(::write(file, "wards", 5), 5);
        ::close(file);
        QCOMPARE(contents("redirected"), QByteArray("before and afterwards"));
    }

    void aFullDiskLeavesTheOldFile_data()
    {
        QTest::addColumn<bool>("inPlace");
        QTest::newRow("replaced") << false;
        QTest::newRow("in place") << true;
    }

    void aFullDiskLeavesTheOldFile()
    {
        QFETCH(bool, inPlace);
        put("old", "old");
        if (inPlace)
            QCOMPARE(::link(bytes("old"), bytes("other")), 0);
        const QStringList before = entries();
        {
            const SmallDisk disk(100);
            QCOMPARE(writeWhole(at("old"), QByteArray(4000, 'x')), systemError(EFBIG));
        }
        QCOMPARE(contents("old"), QByteArray("old"));
        QCOMPARE(entries(), before);
    }

    void withoutCommitNothingIsLeft()
    {
        {
            OutputFile file(at("never"));
            QVERIFY(file.open());
            QCOMPARE(file.write("a part"), 6);
        }
        QCOMPARE(entries(), QStringList());
    }

    void errorsHaveTheMessageOfTheSystem_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("error");
        QTest::newRow("no folder") << QStringLiteral("/nowhere/file") << ENOENT;
        QTest::newRow("a folder") << QStringLiteral("/tmp") << EISDIR;
        QTest::newRow("a folder, by its slash") << QStringLiteral("/tmp/") << EISDIR;
        QTest::newRow("below a file") << QStringLiteral("/proc/self/status/file") << ENOTDIR;
        QTest::newRow("nothing") << QString() << ENOENT;
        QTest::newRow("not for anybody") << QStringLiteral("/proc/awaitscope-test") << ENOENT;
    }

    void errorsHaveTheMessageOfTheSystem()
    {
        QFETCH(QString, path);
        QFETCH(int, error);
        QCOMPARE(writeWhole(path, "x"), systemError(error));
    }

    void whereTheFolderCannotBeWrittenTheFileIs()
    {
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("closed")));
        put("closed/file", "old");
        QCOMPARE(::chmod(bytes("closed"), 0500), 0); // has no effect for root
        const QString error = writeWhole(at("closed/file"), "new"), refused = writeWhole(at("closed/fresh"), "new");
        QCOMPARE(::chmod(bytes("closed"), 0700), 0);
        QCOMPARE(error, QString());
        QCOMPARE(contents("closed/file"), QByteArray("new"));
        if (::getuid() != 0)
            QCOMPARE(refused, systemError(EACCES));
    }

    void namesAreBytes_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("ASCII") << QByteArray("plain");
        QTest::newRow("UTF-8") << QByteArray("\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80");
        QTest::newRow("Latin-1") << QByteArray("caf\xE9.svg");
        QTest::newRow("every byte") << QByteArray("\x80\x81\xC0\xAF\xED\xA0\x80\xF5\xFE\xFF");
        QTest::newRow("cut off") << QByteArray("\xF0\x9F\x98");
    }

    void namesAreBytes()
    {
        QFETCH(QByteArray, name);
        QCOMPARE(fileNameToBytes(fileNameFromBytes(name)), name);
        QCOMPARE(writeWhole(m_folder->path() + u'/' + fileNameFromBytes(name), "x"), QString());
        const QByteArray path = m_folder->path().toUtf8() + '/' + name;
        struct stat status{};
        QCOMPARE(::stat(path.constData(), &status), 0);
        ::unlink(path.constData());
    }

    void recognisesOneFileThroughLinks()
    {
        put("one", "");
        put("two", "");
        QCOMPARE(::link(bytes("one"), bytes("hard")), 0);
        QCOMPARE(::symlink("one", bytes("soft")), 0);
        QVERIFY(isSameFile(at("one"), at("hard")) && isSameFile(at("soft"), at("hard")));
        QVERIFY(!isSameFile(at("one"), at("two")) && !isSameFile(at("one"), at("none")) && !isSameFile(at("none"), at("none")));
    }

private:
    QString at(const char *name) const { return m_folder->filePath(QLatin1String(name)); }
    const char *bytes(const char *name)
    {
        m_names.push_back(at(name).toUtf8());
        return m_names.back().constData();
    }
    QStringList entries() const { return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot); }
    void put(const char *name, const QByteArray &text) const
    {
        QFile file(at(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write %s", name);
    }
    QByteArray contents(const char *name) const
    {
        QFile file(at(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::vector<QByteArray> m_names;
};

QTEST_GUILESS_MAIN(TestOutputFile)
#include "tst_outputfile.moc"
