// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/plainmain.h"

#include "model/program/path.h"
#include "model/program/tasksetreader.h"
#include "model/program/tasksetwriter.h"
#include "model/program/tasktable.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace awaitscope {

namespace {

QJsonValue valueAt(QJsonValue value, const QString &pointer)
{
    const QStringList tokens = pointer.split(u'/').mid(1);
    for (const QString &token : tokens)
        value = value.isArray() ? value.toArray().at(token.toInt()) : value.toObject().value(unescapePointerToken(token));
    return value;
}

//! What a call is made of, without what the old main did with it.
QJsonObject plainCall(const QJsonObject &call)
{
    QJsonObject plain;
    for (const char *key : {"coro", "args", "times"})
        if (const QJsonValue value = call.value(QLatin1String(key)); !value.isUndefined())
            plain.insert(QLatin1String(key), value);
    return plain;
}

} // namespace

Result<TaskSet> withPlainMain(const TaskSet &set, Strategy strategy)
{
    QJsonObject document = QJsonDocument::fromJson(writeTaskSet(set)).object();
    QJsonArray calls;
    for (const TaskRow &row : taskRows(set))
        if (const QJsonObject call = plainCall(valueAt(document, row.callPointer).toObject()); call.contains(QLatin1String("coro")))
            calls.append(call);
    if (calls.isEmpty())
        return Problem{QStringLiteral("/main"), QCoreApplication::translate("PlainMain", "main starts nothing that a new one could wait for.")};
    QJsonObject coroutines = document.value(QLatin1String("coros")).toObject();
    QJsonObject main = coroutines.value(set.main.coro).toObject();
    main.insert(QStringLiteral("body"), QJsonArray{QJsonObject{{QStringLiteral("op"), QStringLiteral("gather")}, {QStringLiteral("of"), calls}}});
    coroutines.insert(set.main.coro, main);
    document.insert(QStringLiteral("coros"), coroutines);
    Result<TaskSet> plain = readTaskSet(QJsonDocument(document).toJson());
    return plain ? withStrategy(*plain, strategy) : plain;
}

} // namespace awaitscope
