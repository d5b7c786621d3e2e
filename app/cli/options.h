// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/pythonversion.h"
#include "model/program/strategy/strategy.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace awaitscope {

//! Applies the value of an option, or its presence. Returns what is wrong, or nothing.
using TakeValue = std::function<QString(const QString &value)>;

//! An option of a command: what the parser, the help and everything that is made of it say about it.
struct Option
{
    QStringList names; //!< "-o", "--output": the first is shown
    QString value; //!< what follows it: "MS", "light|dark"; empty: nothing
    const char *text = nullptr; //!< for the help, untranslated; null: not shown. Neighbours with the same text are shown together
    TakeValue take;
};
//! In the order of the help.
using Options = std::vector<Option>;

//! The same options with another text.
Options described(Options options, const char *text);
Options operator+(Options a, Options b);

struct ParsedOptions
{
    QStringList files;
    QString wrong;
    bool help = false;
};
//! Long options as `--name value` or `--name=value`; `--` ends them, "-" is a value.
ParsedOptions parseOptions(const QStringList &arguments, const Options &options);

//! A message of the command line.
QString commandLineText(const char *source);

//! \name Kinds of values
//! Each refers to its target, which must live until the arguments are parsed.
//!@{
TakeValue toText(QString &target);
TakeValue toTrue(bool &target);
TakeValue toFalse(bool &target);
TakeValue toStrategy(Strategy &target);
TakeValue toStrategies(std::vector<Strategy> &target); //!< separated by commas
TakeValue toPython(std::optional<PythonVersion> &target);
TakeValue toPythons(std::vector<PythonVersion> &target); //!< separated by commas
//! A whole number from \a least to \a most.
TakeValue toNumber(const char *name, qint64 least, qint64 most, std::function<void(qint64)> store);
TakeValue toFactor(const char *name, double least, double most, double &target);
//! One of several words; \a take gets its index.
TakeValue toWord(const char *name, QStringList words, std::function<void(qsizetype)> take);
//!@}

} // namespace awaitscope
