// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/text/outputtarget.h"

#include <QList>

#include <fcntl.h>
#include <stdlib.h> // realpath
#include <sys/xattr.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>

namespace awaitscope {

namespace {

constexpr int MostLinks = 40; // the kernel's limit

//! The folder of \a path with its links resolved; empty if it does not exist.
QByteArray realFolder(const QByteArray &path)
{
    const qsizetype slash = path.lastIndexOf('/');
    const QByteArray folder = slash < 0 ? QByteArray(".") : slash == 0 ? QByteArray("/")
                                                                       : path.first(slash);
    std::array<char, PATH_MAX> real{};
    return ::realpath(folder.constData(), real.data()) ? QByteArray(real.data()) : QByteArray();
}

//! The descriptor that a file in /proc represents; -1 if it is not one of this process.
int ownDescriptor(const QByteArray &folder, const QByteArray &name)
{
    const QByteArray own = "/proc/" + QByteArray::number(::getpid());
    bool isNumber = false;
    const int number = name.toInt(&isNumber);
    return isNumber && folder.startsWith(own + '/') && folder.endsWith("/fd") ? number : -1;
}

OutputTarget failure(int error)
{
    OutputTarget target;
    target.error = error;
    return target;
}

//! A file that is open in another process (/proc/7/fd/1) is never replaced: that process would not notice.
OutputTarget found(const QByteArray &path, const struct stat &status)
{
    OutputTarget target;
    target.kind = S_ISREG(status.st_mode) && !path.startsWith("/proc/") ? OutputTarget::Kind::Regular : OutputTarget::Kind::Special;
    target.path = path;
    target.status = status;
    target.error = S_ISDIR(status.st_mode) ? EISDIR : 0;
    return target;
}

QByteArray readLink(const QByteArray &path)
{
    std::array<char, PATH_MAX> link{};
    const ssize_t length = ::readlink(path.constData(), link.data(), link.size());
    return length > 0 ? QByteArray(link.data(), length) : QByteArray();
}

//! The value of the attribute, or nothing if it does not exist.
QByteArray attribute(int file, const char *name)
{
    const ssize_t size = ::fgetxattr(file, name, nullptr, 0);
    QByteArray value(std::max<ssize_t>(size, 0), '\0');
    return size > 0 && ::fgetxattr(file, name, value.data(), std::size_t(size)) == size ? value : QByteArray();
}

} // namespace

OutputTarget outputTarget(const QByteArray &path)
{
    QByteArray at = path;
    for (int links = 0; links <= MostLinks; ++links) {
        if (at.isEmpty() || at.endsWith('/'))
            return failure(at.isEmpty() ? ENOENT : EISDIR);
        const QByteArray folder = realFolder(at);
        if (folder.isEmpty())
            return failure(errno);
        const QByteArray name = at.mid(at.lastIndexOf('/') + 1);
        at = folder.endsWith('/') ? folder + name : folder + '/' + name;
        if (const int descriptor = ownDescriptor(folder, name); descriptor >= 0) {
            OutputTarget target;
            target.kind = OutputTarget::Kind::Descriptor;
            target.descriptor = descriptor;
            return target;
        }
        struct stat status{};
        if (::lstat(at.constData(), &status) != 0) {
            OutputTarget target = failure(errno == ENOENT ? 0 : errno);
            target.path = at;
            return target;
        }
        // The target of a link in /proc may not be a path: "pipe:[4711]".
        if (S_ISLNK(status.st_mode) && folder.startsWith("/proc/") && ::stat(at.constData(), &status) != 0)
            return failure(errno);
        if (!S_ISLNK(status.st_mode))
            return found(at, status);
        const QByteArray link = readLink(at);
        at = link.startsWith('/') ? link : folder + '/' + link;
    }
    return failure(ELOOP);
}

bool copyAttributes(int from, const struct stat &status, int to)
{
    struct stat now{};
    if (::fstat(to, &now) != 0)
        return false;
    if ((now.st_uid != status.st_uid || now.st_gid != status.st_gid) && ::fchown(to, status.st_uid, status.st_gid) != 0)
        return false;
    if (::fchmod(to, status.st_mode & 07777) != 0)
        return false;
    const ssize_t size = ::flistxattr(from, nullptr, 0);
    if (size <= 0)
        return size == 0 || errno == ENOTSUP;
    QByteArray names(size, '\0');
    names.truncate(std::max<ssize_t>(::flistxattr(from, names.data(), std::size_t(size)), 0));
    for (const QByteArray &name : names.split('\0')) {
        if (name.isEmpty())
            continue;
        const QByteArray value = attribute(from, name.constData());
        if (value != attribute(to, name.constData()) && ::fsetxattr(to, name.constData(), value.constData(), std::size_t(value.size()), 0) != 0)
            return false;
    }
    return true;
}

} // namespace awaitscope
