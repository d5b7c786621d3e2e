// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/program/file/exampleindex.h"

#include "model/program/file/jsontext.h"
#include "model/program/file/tasksetreader.h"

#include <QCoreApplication>
#include <QFile>

// The linker drops a resource in a static library unless something refers to it; that must be a function outside any
// namespace.
static void initExampleResources()
{
    Q_INIT_RESOURCE(examples);
}

namespace awaitscope {

namespace {

QByteArray resource(const QString &path)
{
    static const bool ready = (initExampleResources(), true);
    QFile file(path);
    return ready && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString text(const Expr::Dict &dict, QStringView key)
{
    const Expr *value = findKey(dict, key);
    const auto *s = value ? std::get_if<QString>(&value->node) : nullptr;
    return s ? *s : QString();
}

void readIndex(const QString &folder, bool isTemplate, std::vector<Example> &out)
{
    const Result<Expr> index = parseJson(resource(QStringLiteral(":/%1/index.json").arg(folder)));
    const auto *document = index ? std::get_if<Expr::Dict>(&index->node) : nullptr;
    const Expr *entries = document ? findKey(*document, folder) : nullptr;
    const auto *list = entries ? std::get_if<Expr::List>(&entries->node) : nullptr;
    Q_ASSERT(list);
    for (const Expr &entry : list ? *list : Expr::List())
        if (const auto *dict = std::get_if<Expr::Dict>(&entry.node))
            out.push_back({text(*dict, u"id"), text(*dict, u"title"), text(*dict, u"group"), text(*dict, u"look"), text(*dict, u"wrong"), isTemplate});
}

} // namespace

const std::vector<Example> &examples()
{
    static const std::vector<Example> all = [] {
        std::vector<Example> result;
        readIndex(QStringLiteral("examples"), false, result);
        readIndex(QStringLiteral("templates"), true, result);
        return result;
    }();
    return all;
}

QByteArray exampleFile(const QString &id)
{
    for (const Example &example : examples())
        if (example.id == id)
            return resource(QStringLiteral(":/%1/%2.taskset").arg(example.isTemplate ? QStringLiteral("templates") : QStringLiteral("examples"), id));
    return {};
}

Result<TaskSet> readExample(const QString &id)
{
    const QByteArray file = exampleFile(id);
    if (file.isEmpty())
        return Problem{QString(), QCoreApplication::translate("Examples", "There is no example “%1”.").arg(id)};
    return readTaskSet(file);
}

} // namespace awaitscope
