// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/python/pythonoptions.h"

#include "model/text/shellwords.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>

#include <algorithm>

namespace awaitscope {

namespace {

const QString Interpreter = QStringLiteral("python/interpreter");
const QString Arguments = QStringLiteral("python/arguments");
const QString Environment = QStringLiteral("python/environment");
const QString Seconds = QStringLiteral("python/seconds");
const QString Memory = QStringLiteral("python/memory");
const QString Output = QStringLiteral("python/output");

constexpr int MostSeconds = 86'400, MostMemory = 1'000'000, MostOutput = 1000; // MB
constexpr int LeastMemory = 64; // MB: less is not enough for Python

//! 0 and what cannot be read are the default.
int number(const QSettings &settings, const QString &key, int otherwise, int most)
{
    const int value = settings.value(key, otherwise).toInt();
    return value > 0 ? std::min(value, most) : otherwise;
}

} // namespace

PythonRequest storedPythonOptions(const QSettings &settings)
{
    PythonRequest out;
    out.interpreter = settings.value(Interpreter, QStringLiteral("python3")).toString();
    if (const Result<QStringList> words = shellWords(settings.value(Arguments).toString()))
        out.arguments = *words;
    out.environment = settings.value(Environment).toString().split(u' ', Qt::SkipEmptyParts);
    out.elapsedSeconds = number(settings, Seconds, out.elapsedSeconds, MostSeconds);
    out.memoryMegabytes = std::max(number(settings, Memory, out.memoryMegabytes, MostMemory), LeastMemory);
    out.outputMegabytes = number(settings, Output, out.outputMegabytes, MostOutput);
    return out;
}

PythonOptions::PythonOptions(QSettings &settings, QWidget *parent)
    : QDialog(parent), m_settings(settings), m_arguments(new QLineEdit), m_environment(new QLineEdit)
{
    setObjectName(QStringLiteral("pythonOptions"));
    setWindowTitle(tr("Options of Python Runs"));
    const PythonRequest now = storedPythonOptions(settings);
    m_seconds = createBox(QStringLiteral("pythonSeconds"), now.elapsedSeconds, MostSeconds, tr(" s"));
    m_memory = createBox(QStringLiteral("pythonMemory"), now.memoryMegabytes, MostMemory, tr(" MB"));
    m_memory->setMinimum(LeastMemory);
    m_output = createBox(QStringLiteral("pythonOutput"), now.outputMegabytes, MostOutput, tr(" MB"));
    m_arguments->setObjectName(QStringLiteral("pythonArguments"));
    m_arguments->setText(settings.value(Arguments).toString());
    m_arguments->setPlaceholderText(tr("none"));
    m_arguments->setToolTip(tr("What follows the file name on a command line"));
    m_environment->setObjectName(QStringLiteral("pythonEnvironment"));
    m_environment->setText(settings.value(Environment).toString());
    m_environment->setPlaceholderText(tr("names, separated by spaces"));
    auto *form = new QFormLayout(this);
    form->addRow(tr("Time limit"), m_seconds);
    form->addRow(tr("Memory limit"), m_memory);
    form->addRow(tr("Output limit"), m_output);
    form->addRow(tr("Arguments"), m_arguments);
    form->addRow(tr("Extra variables"), m_environment);
    auto *note = new QLabel(tr("A program sees only PATH, HOME, the locale, the terminal and what begins with PYTHON, so that keys and tokens stay "
                               "outside. Name here what else it needs."));
    note->setObjectName(QStringLiteral("secondaryText"));
    note->setWordWrap(true);
    form->addRow(note);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &PythonOptions::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &PythonOptions::reject);
    setMinimumWidth(440);
}

QSpinBox *PythonOptions::createBox(const QString &name, int value, int most, const QString &unit)
{
    auto *box = new QSpinBox;
    box->setObjectName(name);
    box->setRange(1, most);
    box->setValue(value);
    box->setSuffix(unit);
    return box;
}

void PythonOptions::accept()
{
    m_settings.setValue(Seconds, m_seconds->value());
    m_settings.setValue(Memory, m_memory->value());
    m_settings.setValue(Output, m_output->value());
    m_settings.setValue(Arguments, m_arguments->text().trimmed());
    m_settings.setValue(Environment, m_environment->text().simplified());
    QDialog::accept();
}

} // namespace awaitscope
