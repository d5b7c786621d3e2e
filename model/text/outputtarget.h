// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <sys/stat.h>

namespace awaitscope {

//! What the name of an output file refers to.
struct OutputTarget
{
    enum class Kind : quint8 { New, //!< nothing exists there yet
                               Regular,
                               Special, //!< a device, a pipe, a socket
                               Descriptor }; //!< /dev/stdout and the like: already open in this process
    Kind kind = Kind::New;
    QByteArray path; //!< after following all links
    int descriptor = -1;
    struct stat status{}; //!< of the existing file
    int error = 0; //!< of the system; if not 0, it cannot be written
};

//! Follows the links of \a path; the last one may be dangling.
OutputTarget outputTarget(const QByteArray &path);

//! Copies what a replacement must have in common: owner, mode, extended attributes. False if that is not possible.
bool copyAttributes(int from, const struct stat &status, int to);

} // namespace awaitscope
