// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/text/result.h"

#include <QByteArrayView>

#include <optional>
#include <string>

//! The bytes of a recording (`.awrec`) as the probe in resources/python writes them. docs/recording-format.md describes them.
namespace awaitscope::recording {

constexpr qint64 HeaderBytes = 4096;
constexpr qint64 RecordBytes = 32;
constexpr qint64 RingBlockBytes = 65536; //!< of a ring: so much is empty between the newest record and the oldest
constexpr quint32 Unknown = 0xffffffff; //!< column of a place

enum class Kind : quint8 {
    None, //!< not written, or not completely
    Text,
    Place,
    Task,
    Begin,
    Name,
    Step,
    Done,
    Cancel,
    Frames,
    Retrieved,
    Lost,
    Unawaited,
    Destroyed,
    Object,
    Children,
    Callback,
    RaisedAt,
    Handler,
    Loop,
    End,
    Queue, //!< how long something is: see QueueKind in model/trace/queuelengths.h
    Last = Queue,
};

//! What a step ended with.
enum class Wait : quint8 { None,
                           Yield, //!< sleep(0)
                           Task,
                           Gather,
                           Future,
                           Object, //!< a lock, a queue ...
                           Several, //!< asyncio.wait
                           Last = Several };

//! How an exception was looked at.
enum class Look : quint8 { None, Result, Exception, Flag, Cancel, Await, Gather, Collect, Swallow, Group, Wait, Shield, WaitFor, Shutdown, Main, Last = Main };

enum class ObjectKind : quint8 { Future,
                                 Gather,
                                 Thing,
                                 Wait,
                                 Last = Wait };

enum class End : quint8 { Ok,
                          Raised,
                          Cancelled,
                          Last = Cancelled };

//! One record. What the fields hold depends on the kind.
struct Record
{
    qint64 time = 0; //!< of the clock of the process, in ns
    quint32 id = 0;
    quint32 a = 0;
    quint32 b = 0;
    quint32 c = 0;
    quint32 d = 0;
    quint16 aux = 0;
    quint8 flag = 0;
    Kind kind = Kind::None;
};

//! A stretch of the file, in bytes.
struct Extent
{
    qint64 offset = 0;
    qint64 size = 0;
};

enum Flag : quint32 { Light = 1,
                      Origins = 2,
                      Ring = 4,
                      Closed = 8,
                      Forked = 16,
                      Attached = 32 }; //!< the program ran already when the recording began
constexpr quint8 Existed = 1; //!< flag of a Kind::Task that was there before the recording
constexpr quint8 HadBegun = 2; //!< flag of a Kind::Begin of a task that had begun before

//! What the first page says.
struct Header
{
    quint32 flags = 0;
    qint64 start = 0; //!< when the recording began, on the clock of its records, in ns
    qint64 wallClock = 0; //!< the same moment, in ns since 1970
    quint32 process = 0;
    quint32 parent = 0; //!< of a process that was forked off a recorded one, else 0
    quint32 python = 0; //!< sys.hexversion
    Extent tables; //!< of a ring: strings and places; else empty
    Extent events;
    quint64 dropped = 0; //!< records that found no room
    quint64 laps = 0; //!< how often the ring has come round
    qint64 block = 0; //!< of the ring: which block is being written, as an offset in the file
    quint32 presentTask = 0; //!< whose step runs, or ran last
    qint64 presentSince = 0; //!< since when
    qint64 ownTime = 0; //!< that the probe took itself, in ns, as it measured with a sample; 0: not known
    qint64 processTime = 0; //!< CPU time of the process so far, in ns
    std::string program; //!< sys.argv[0]
    std::string pythonVersion;
};

//! How much of the CPU time went into recording, 0 to 1; none if the recording does not say.
std::optional<double> costOf(const Header &header);

//! \a page is the beginning of the file, \a fileSize the size of the whole. What lies outside of the file is cut off.
Result<Header> readHeader(QByteArrayView page, qint64 fileSize);
//! Whether it can be one.
bool isRecording(QByteArrayView beginning);

//! The record in these 32 bytes. None: the bytes cannot be one.
std::optional<Record> readRecord(QByteArrayView bytes);
//! The part of a text in the 32 bytes of a Kind::Text: its id is in Record::id, whether it is the last part in Record::flag.
QByteArrayView textPart(QByteArrayView bytes);

//! A duration as Record::a holds it, in ns.
constexpr qint64 duration(quint32 field)
{
    return (field & 0x80000000U) == 0 ? qint64(field) : qint64(field & 0x7fffffffU) << 20;
}

} // namespace awaitscope::recording
