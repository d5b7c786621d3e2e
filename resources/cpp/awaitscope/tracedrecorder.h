// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QFile>
#include <QString>
#include <QtEndian>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <source_location>
#include <string>
#include <string_view>
#include <typeinfo>
#include <utility>
#include <vector>

#if __has_include(<cxxabi.h>)
#include <cxxabi.h>
#endif

//! What traced.h is made of: the file and its records.
namespace awaitscope {

//! What `traced` and `waiting` are made of.
namespace tracing {

//! Kinds of records. docs/recording-format.md describes their fields.
enum class Kind : quint8 { Text = 1,
                           Place = 2,
                           Task = 3,
                           Begin = 4,
                           Step = 6,
                           Done = 7,
                           Retrieved = 10,
                           Lost = 11,
                           Destroyed = 13,
                           End = 20 };
enum class Wait : quint8 { Task = 2,
                           Other = 4 };
enum class Look : quint8 { Unknown = 3,
                           Await = 5 };

constexpr quint32 MainTask = 1; //!< the lane of the program itself

//! In ns, on the clock of the records.
inline qint64 now()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

//! What became of a task. It belongs to the thread of its task.
struct TaskRecord
{
    quint32 id = 0;
    quint32 place = 0; //!< where it was made
    quint32 type = 0; //!< of its exception
    quint32 text = 0;
    bool ended = false;
    bool raised = false;
    bool looked = false; //!< somebody has seen its exception
    bool dropped = false; //!< nobody can await it any more
    bool handedOver = false; //!< as a QCoro::Task: who awaits that is not seen
};
using TaskRef = std::shared_ptr<TaskRecord>;

//! The fields of a record, as in the table of docs/recording-format.md.
struct Fields
{
    quint32 id = 0;
    quint32 a = 0;
    quint32 b = 0;
    quint32 c = 0;
    quint32 d = 0;
    quint8 flag = 0;
};

//! Writes the file. Records are appended whole, so the file is complete up to the last one when the program crashes.
class Recorder
{
public:
    //! Null: nothing is recorded.
    static Recorder *instance()
    {
        static Recorder *const recorder = create();
        return recorder;
    }

    TaskRef makeTask(std::string_view name, const std::source_location &where, quint32 by)
    {
        const std::lock_guard lock(m_mutex);
        auto task = std::make_shared<TaskRecord>();
        task->id = ++m_tasks;
        task->place = place(where);
        const quint32 coroutine = text(name);
        const bool hasDot = name.find('.') != name.npos; // the reader takes what is behind the dot as the name of a coroutine
        add(Kind::Task, now(), {task->id, task->place, 0, 0, by});
        add(Kind::Begin, now(), {task->id, coroutine, hasDot ? coroutine : 0, task->place});
        write();
        return task;
    }
    //! A step that began then ends now.
    void endStep(const TaskRecord &task, qint64 since, Wait wait, quint32 place, quint32 what, quint32 awaited)
    {
        const std::lock_guard lock(m_mutex);
        add(Kind::Step, since, {task.id, duration(now() - since), place, what, awaited, quint8(wait)});
        write();
    }
    //! The last step ends now. \a error is null, or what the task raised.
    void endTask(TaskRecord &task, qint64 since, const std::exception_ptr &error)
    {
        const std::lock_guard lock(m_mutex);
        const qint64 length = now() - since;
        task.ended = true;
        if (error) {
            task.raised = true;
            const auto [type, message] = describe(error);
            task.type = text(type);
            task.text = newText(message);
        }
        add(Kind::Done, since, {task.id, duration(length), task.type, task.text, 0, quint8(task.raised ? 1 : 0)});
        write();
    }
    void addLook(TaskRecord &task, quint32 by, quint32 place, Look how)
    {
        const std::lock_guard lock(m_mutex);
        task.looked = true;
        add(Kind::Retrieved, now(), {task.id, by, place, 0, 0, quint8(how)});
        write();
    }
    void addLost(TaskRecord &task)
    {
        const std::lock_guard lock(m_mutex);
        task.looked = true; // record it only once
        add(Kind::Lost, now(), {task.id, task.type, task.text});
        write();
    }
    void addDestroyed(const TaskRecord &task)
    {
        const std::lock_guard lock(m_mutex);
        add(Kind::Destroyed, now(), {task.id});
        write();
    }
    quint32 placeId(const std::source_location &where)
    {
        const std::lock_guard lock(m_mutex);
        return place(where);
    }
    quint32 textId(std::string_view words)
    {
        const std::lock_guard lock(m_mutex);
        return text(words);
    }

private:
    static constexpr qsizetype HeaderBytes = 4096;
    static constexpr qsizetype RecordBytes = 32;
    static constexpr qsizetype TextBytes = 24; // of a record
    static constexpr qsizetype LongestText = 1000; // characters; longer ones are cut off

    static Recorder *create()
    {
        QString path = qEnvironmentVariable("AWAITSCOPE_RECORD");
        if (path.isEmpty())
            return nullptr;
        const QString process = QString::number(QCoreApplication::applicationPid());
        path.replace(QStringLiteral("%p"), process);
        auto recorder = std::make_unique<Recorder>();
        if (!recorder->open(path) && !recorder->open(path + QLatin1Char('.') + process)) { // another process has that file
            std::fprintf(stderr, "awaitscope: nothing is recorded: %s: %s\n", qPrintable(path), qPrintable(recorder->m_file.errorString()));
            return nullptr;
        }
        std::atexit([] { instance()->close(); });
        return recorder.release(); // for ever: tasks end after static objects do
    }

    //! Makes a new file that only its owner can read.
    bool open(const QString &path)
    {
        m_file.setFileName(path);
        const QIODevice::OpenMode mode = QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered;
#if QT_VERSION >= QT_VERSION_CHECK(6, 3, 0)
        if (!m_file.open(mode, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
            return false;
#else
        if (!m_file.open(mode) || !m_file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
            return false;
#endif
        m_process = QCoreApplication::applicationPid();
        const qint64 start = now();
        writeHeader(start);
        const quint32 name = text("main");
        m_tasks = MainTask;
        add(Kind::Task, start, {MainTask});
        add(Kind::Begin, start, {MainTask, name});
        add(Kind::Step, start, {MainTask, 0, 0, text("event loop"), 0, quint8(Wait::Other)});
        write();
        return true;
    }

    void writeHeader(qint64 start)
    {
        const auto wall = std::chrono::system_clock::now().time_since_epoch();
        m_buffer.assign(std::size_t(HeaderBytes), '\0');
        std::copy_n("AWREC\r\n", 7, m_buffer.begin());
        put<quint16>(8, 1);
        put<quint16>(10, quint16(HeaderBytes));
        put<qint64>(16, start);
        put<qint64>(24, std::chrono::duration_cast<std::chrono::nanoseconds>(wall).count());
        put<quint32>(32, quint32(m_process));
        put<quint32>(44, quint32(RecordBytes));
        put<quint64>(64, quint64(HeaderBytes));
        put<quint64>(72, quint64(1) << 62); // the events end where the file does
        const QByteArray program = QCoreApplication::instance() ? QCoreApplication::applicationFilePath().toUtf8().left(LongestText) : QByteArray();
        put<quint16>(256, quint16(program.size()));
        std::copy(program.begin(), program.end(), m_buffer.begin() + 258);
        m_size = -HeaderBytes;
        write();
    }

    //! The program ends in an orderly way. What comes later is not recorded.
    void close()
    {
        const std::lock_guard lock(m_mutex);
        if (QCoreApplication::applicationPid() != m_process)
            return;
        add(Kind::Done, now(), {MainTask});
        add(Kind::End, now(), {});
        write();
        m_isClosed = true;
        m_buffer.assign(16, '\0');
        put<quint64>(0, quint64(m_size));
        put<quint64>(8, m_dropped);
        if (m_file.seek(72))
            m_file.write(m_buffer.data(), 16);
        m_buffer.assign(4, '\0');
        put<quint32>(0, 8);
        if (m_file.seek(12))
            m_file.write(m_buffer.data(), 4);
        m_file.close();
    }

    template <typename T>
    void put(std::size_t at, T value)
    {
        qToLittleEndian<T>(value, m_buffer.data() + at);
    }
    static quint32 duration(qint64 ns)
    {
        constexpr quint32 Coarse = 0x80000000U;
        return ns < qint64(Coarse) ? quint32(ns) : Coarse | quint32(ns >> 20);
    }
    void add(Kind kind, qint64 time, const Fields &fields)
    {
        const std::size_t at = m_buffer.size();
        m_buffer.resize(at + std::size_t(RecordBytes));
        put<qint64>(at, time);
        put<quint32>(at + 8, fields.id);
        put<quint32>(at + 12, fields.a);
        put<quint32>(at + 16, fields.b);
        put<quint32>(at + 20, fields.c);
        put<quint32>(at + 24, fields.d);
        m_buffer[at + 30] = char(fields.flag);
        m_buffer[at + 31] = char(kind);
    }
    //! What was added goes to the file. A full disk ends the recording, and so does a fork: the file is the parent's.
    void write()
    {
        const auto size = qint64(m_buffer.size());
        if (m_isClosed || size == 0 || QCoreApplication::applicationPid() != m_process) {
            m_buffer.clear();
            return;
        }
        if (m_isFull || m_file.write(m_buffer.data(), size) != size) {
            m_isFull = true;
            m_dropped += quint64(size / RecordBytes);
        } else {
            m_size += size;
        }
        m_buffer.clear();
    }

    quint32 text(std::string_view words)
    {
        if (words.empty())
            return 0;
        const auto known = m_texts.find(words);
        if (known != m_texts.end())
            return known->second;
        const quint32 id = newText(words);
        m_texts.emplace(words, id);
        return id;
    }
    //! For texts that are unlikely to recur: not looked up.
    quint32 newText(std::string_view words)
    {
        const QByteArray utf8 = QString::fromUtf8(words.data(), qsizetype(words.size())).left(LongestText).toUtf8(); // valid whatever it was
        if (utf8.isEmpty())
            return 0;
        ++m_lastText;
        for (qsizetype begin = 0; begin < utf8.size(); begin += TextBytes) {
            const qsizetype size = std::min(TextBytes, utf8.size() - begin);
            const std::size_t at = m_buffer.size();
            add(Kind::Text, 0, {0, 0, 0, 0, m_lastText, quint8(begin + size == utf8.size() ? 1 : 0)});
            std::copy_n(utf8.data() + begin, size, m_buffer.begin() + std::ptrdiff_t(at));
            put<quint16>(at + 28, quint16(size));
        }
        return m_lastText;
    }
    quint32 place(const std::source_location &where)
    {
        const Line line{where.file_name(), {where.line(), where.column()}};
        const auto known = m_places.find(line);
        if (known != m_places.end())
            return known->second;
        const auto id = quint32(m_places.size() + 1);
        const quint32 file = text(where.file_name());
        const quint32 function = text(where.function_name());
        add(Kind::Place, 0, {id, file, function, where.line(), where.column() - 1}); // 0: the greatest number, which is unknown
        m_places.emplace(line, id);
        return id;
    }

    static std::string readable(const char *name)
    {
#if __has_include(<cxxabi.h>)
        int status = 0;
        const std::unique_ptr<char, void (*)(void *)> words(abi::__cxa_demangle(name, nullptr, nullptr, &status), std::free);
        if (words)
            return words.get();
#endif
        return name;
    }
    //! Type and message.
    static std::pair<std::string, std::string> describe(const std::exception_ptr &error)
    {
        try {
            std::rethrow_exception(error);
        } catch (const std::exception &e) {
            return {readable(typeid(e).name()), e.what()};
        } catch (...) {
#if __has_include(<cxxabi.h>)
            if (const std::type_info *type = abi::__cxa_current_exception_type())
                return {readable(type->name()), {}};
#endif
            return {"exception", {}};
        }
    }

    using Line = std::pair<std::string, std::pair<quint32, quint32>>;
    std::mutex m_mutex;
    QFile m_file;
    qint64 m_process = 0;
    qint64 m_size = 0; // of the records in the file
    quint64 m_dropped = 0; // records
    bool m_isFull = false;
    bool m_isClosed = false;
    quint32 m_tasks = 0;
    quint32 m_lastText = 0;
    std::vector<char> m_buffer; // records that are not in the file yet
    std::map<std::string, quint32, std::less<>> m_texts;
    std::map<Line, quint32> m_places;
};

} // namespace tracing

} // namespace awaitscope
