// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/text/outputfile.h"

#include "model/text/filenames.h"
#include "model/text/outputtarget.h"

#include <QRandomGenerator>

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace awaitscope {

namespace {

constexpr int PatienceMs = 5000; // waiting for a reader that does not read
constexpr qint64 Block = 1 << 20;

//! Errors for which the file is written in place, because rename() is impossible or would be noticeable.
bool isRefusal(int error)
{
    return error == EACCES || error == EPERM || error == EROFS || error == ENAMETOOLONG;
}

QByteArray folderOf(const QByteArray &path)
{
    return path.first(std::max<qsizetype>(path.lastIndexOf('/'), 1));
}

bool isFile(int descriptor, const struct stat &status)
{
    struct stat other{};
    return ::fstat(descriptor, &other) == 0 && other.st_dev == status.st_dev && other.st_ino == status.st_ino;
}

} // namespace

bool OutputFile::Descriptor::close()
{
    return !isOpen() || ::close(std::exchange(number, -1)) == 0;
}

OutputFile::~OutputFile()
{
    cancel();
}

void OutputFile::cancel()
{
    m_out.close();
    m_old.close();
    if (!m_beside.isEmpty())
        ::unlink(std::exchange(m_beside, {}).constData());
}

bool OutputFile::fail(int error)
{
    m_error = systemError(error);
    setErrorString(m_error);
    return false;
}

bool OutputFile::open()
{
    if (!openTarget()) {
        cancel();
        return false;
    }
    return QIODevice::open(QIODevice::WriteOnly | QIODevice::Unbuffered);
}

bool OutputFile::openTarget()
{
    const OutputTarget target = outputTarget(fileNameToBytes(m_path));
    if (target.error != 0)
        return fail(target.error);
    m_target = target.path;
    switch (target.kind) {
    case OutputTarget::Kind::Descriptor:
        return openDescriptor(target.descriptor);
    case OutputTarget::Kind::Special:
        return openSpecial(m_target, target.status.st_mode);
    case OutputTarget::Kind::New:
        return openBeside(m_option == Option::Private ? 0600 : 0666) || fail(errno);
    case OutputTarget::Kind::Regular:
        break;
    }
    if (isFile(STDOUT_FILENO, target.status)) // later output of this process would go to the old file
        return openDescriptor(STDOUT_FILENO);
    m_old.number = ::open(m_target.constData(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (!m_old.isOpen())
        return fail(errno);
    struct stat status{};
    if (::fstat(m_old.number, &status) != 0 || !S_ISREG(status.st_mode))
        return fail(EBUSY); // it has been replaced since
    if (status.st_nlink > 1)
        return openElsewhere();
    if (!openBeside(status.st_mode & 0600))
        return isRefusal(errno) ? openElsewhere() : fail(errno);
    if (copyAttributes(m_old.number, status, m_out.number)) {
        m_old.close();
        return true;
    }
    m_out.close();
    ::unlink(std::exchange(m_beside, {}).constData());
    return openElsewhere();
}

bool OutputFile::openDescriptor(int number)
{
    m_out.number = ::fcntl(number, F_DUPFD_CLOEXEC, 3);
    m_isStandardOutput = number == STDOUT_FILENO;
    return m_out.isOpen() || fail(errno);
}

bool OutputFile::openSpecial(const QByteArray &path, quint32 mode)
{
    const int patience = m_option == Option::Wait ? 0 : O_NONBLOCK;
    m_out.number = ::open(path.constData(), O_WRONLY | O_CLOEXEC | O_NOCTTY | patience);
    if (!m_out.isOpen())
        return fail(errno == ENXIO && S_ISFIFO(mode) ? EPIPE : errno); // there is no reader
    struct stat status{};
    if (::fstat(m_out.number, &status) != 0 || (status.st_mode & S_IFMT) != (mode & S_IFMT))
        return fail(EBUSY);
    return true;
}

//! False: see errno.
bool OutputFile::openBeside(quint32 mode)
{
    const QByteArray folder = folderOf(m_target);
    do {
        const QByteArray random = QByteArray::number(QRandomGenerator::system()->generate64(), 36);
        m_beside = (folder == "/" ? folder : folder + '/') + ".awaitscope-" + random;
        m_out.number = ::open(m_beside.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
    } while (!m_out.isOpen() && errno == EEXIST);
    if (!m_out.isOpen())
        m_beside.clear();
    return m_out.isOpen();
}

//! A file without a name, whose contents are copied into the old file at the end.
bool OutputFile::openElsewhere()
{
    for (const QByteArray &folder : {folderOf(m_target), QByteArray("/var/tmp"), QByteArray("/tmp")}) {
        m_out.number = ::open(folder.constData(), O_RDWR | O_TMPFILE | O_EXCL | O_CLOEXEC, 0600);
        if (m_out.isOpen())
            return true;
    }
    m_out.number = ::memfd_create("awaitscope", MFD_CLOEXEC);
    return m_out.isOpen() || fail(errno);
}

bool OutputFile::waitUntilWritable(int file)
{
    pollfd wanted{file, POLLOUT, 0};
    return ::poll(&wanted, 1, m_option == Option::Wait ? -1 : PatienceMs) != 0 || fail(ETIMEDOUT);
}

bool OutputFile::writeAll(int file, const char *data, qint64 size)
{
    while (size > 0) {
        const ssize_t written = ::write(file, data, std::size_t(std::min(size, Block)));
        if (written > 0) {
            data += written;
            size -= written;
        } else if (written < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
            if (!waitUntilWritable(file))
                return false;
        } else if (written == 0 || errno != EINTR) {
            return fail(written == 0 ? ENOSPC : errno);
        }
    }
    return true;
}

qint64 OutputFile::writeData(const char *data, qint64 size)
{
    return m_error.isEmpty() && writeAll(m_out.number, data, size) ? size : -1;
}

//! Allocates the space first: a full disk leaves the old contents as they are.
bool OutputFile::copyInPlace()
{
    struct stat before{};
    struct stat now{};
    if (::fstat(m_old.number, &before) != 0 || ::fstat(m_out.number, &now) != 0)
        return fail(errno);
    if (now.st_size > before.st_size)
        if (const int error = ::posix_fallocate(m_old.number, 0, now.st_size); error != 0 && error != EOPNOTSUPP && error != EINVAL) {
            const bool restored = ::ftruncate(m_old.number, before.st_size) == 0;
            return fail(restored ? error : errno);
        }
    QByteArray block(Block, Qt::Uninitialized);
    ::lseek(m_out.number, 0, SEEK_SET);
    for (ssize_t read = 1; read > 0;) {
        read = ::read(m_out.number, block.data(), std::size_t(block.size()));
        if (read < 0 && errno != EINTR)
            return fail(errno);
        if (read > 0 && !writeAll(m_old.number, block.constData(), read))
            return false;
        if (read < 0)
            read = 1;
    }
    if (::ftruncate(m_old.number, now.st_size) != 0 || ::fsync(m_old.number) != 0)
        return fail(errno);
    return m_old.close() || fail(errno);
}

bool OutputFile::putInPlace()
{
    if (m_old.isOpen())
        return copyInPlace();
    if (!m_beside.isEmpty() && m_option != Option::Private && ::fsync(m_out.number) != 0)
        return fail(errno);
    if (!m_out.close())
        return fail(errno);
    if (m_beside.isEmpty())
        return true;
    if (::rename(m_beside.constData(), m_target.constData()) != 0)
        return fail(errno);
    m_beside.clear();
    if (const int folder = ::open(folderOf(m_target).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); folder >= 0) {
        if (m_option != Option::Private)
            ::fsync(folder); // not every file system supports this
        ::close(folder);
    }
    return true;
}

bool OutputFile::commit()
{
    const bool placed = m_error.isEmpty() && putInPlace();
    cancel();
    QIODevice::close(); // clears the error
    setErrorString(m_error);
    return placed;
}

QString writeWhole(const QString &path, const QByteArray &contents, OutputFile::Option option)
{
    OutputFile file(path, option);
    const bool written = file.open() && file.write(contents) == contents.size() && file.commit();
    return written ? QString() : file.errorString();
}

} // namespace awaitscope
