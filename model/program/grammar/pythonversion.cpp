// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/program/grammar/pythonversion.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace awaitscope {

namespace {

//! Each with the patch level whose traces are stored in tests/conformance.
const QList<PythonVersion> References{{11, 7}, {12, 1}, {13, 0}, {14, 2}};

constexpr int NewestPatch = 99;

} // namespace

const QList<PythonVersion> &PythonVersion::all()
{
    static const QList<PythonVersion> versions = [] {
        QList<PythonVersion> list;
        for (const PythonVersion &reference : References)
            list.append(PythonVersion{reference.minor});
        return list;
    }();
    return versions;
}

PythonVersion PythonVersion::byDefault()
{
    return all().last();
}

std::optional<PythonVersion> PythonVersion::fromText(const QString &text)
{
    for (const PythonVersion &version : all()) {
        const QString name = version.text();
        if (text == name)
            return version;
        if (!text.startsWith(name + u'.'))
            continue;
        bool isNumber = false;
        const QString rest = text.mid(name.size() + 1);
        const int patch = rest.toInt(&isNumber);
        if (isNumber && patch >= 0 && patch <= NewestPatch && QString::number(patch) == rest)
            return PythonVersion{version.minor, patch};
    }
    return {};
}

QString PythonVersion::allInWords()
{
    QStringList names;
    std::transform(all().begin(), all().end(), std::back_inserter(names), [](PythonVersion v) { return v.text(); });
    const QString last = names.takeLast();
    return QCoreApplication::translate("PythonVersion", "%1 or %2").arg(names.join(QStringLiteral(", ")), last);
}

QString PythonVersion::text() const
{
    const QString name = QStringLiteral("3.%1").arg(minor);
    return patch < 0 ? name : name + QStringLiteral(".%1").arg(patch);
}

QString PythonVersion::shown(const QString &exact)
{
    if (exact.isEmpty())
        return {};
    const auto known = std::find_if(all().begin(), all().end(), [&exact](PythonVersion v) { return v.exact().text() == exact; });
    return QStringLiteral("Python ") + (known == all().end() ? exact : known->text());
}

PythonVersion PythonVersion::exact() const
{
    if (patch >= 0)
        return *this;
    const auto reference = std::find_if(References.begin(), References.end(), [this](PythonVersion r) { return r.minor == minor; });
    return reference == References.end() ? *this : *reference;
}

} // namespace awaitscope
