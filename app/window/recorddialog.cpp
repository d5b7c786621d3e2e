// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window/recorddialog.h"

#include "app/runs/pythoninterpreters.h"
#include "app/runs/recordmemory.h"
#include "model/text/shellwords.h"
#include "model/text/visibletext.h"
#include "views/common/plaintip.h"
#include "views/common/screenfit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace awaitscope {

namespace {

const QString Choose = QStringLiteral("choose"); // the last entry of the interpreters
constexpr int EnvironmentLines = 3;

QWidget *besideButton(QWidget *field, QPushButton *button)
{
    auto *both = new QWidget;
    auto *row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(field, 1);
    row->addWidget(button);
    both->setFocusProxy(field);
    return both;
}

} // namespace

RecordDialog::RecordDialog(QSettings &settings, QWidget *parent)
    : QDialog(parent),
      m_settings(settings),
      m_recent(recentPrograms(settings)),
      m_command(new QComboBox),
      m_folder(new QLineEdit),
      m_interpreter(new QComboBox),
      m_environment(new QPlainTextEdit),
      m_output(new QLineEdit),
      m_light(new QCheckBox(tr("&Light: without source lines"))),
      m_origins(new QCheckBox(tr("Note where each co&routine is made"))),
      m_runs(new QLabel),
      m_problem(new QLabel)
{
    setObjectName(QStringLiteral("recordDialog"));
    setWindowTitle(tr("Record a Program"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    auto *introduction = new QLabel(tr("Runs a Python program and shows what its asyncio tasks do. What the program does, prints and returns stays the same."));
    introduction->setObjectName(QStringLiteral("secondaryText"));
    introduction->setWordWrap(true);
    column->addWidget(introduction);
    auto *form = new QFormLayout;
    createFields(form);
    column->addLayout(form);
    for (QLabel *label : {m_runs, m_problem}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        column->addWidget(label);
    }
    m_runs->setObjectName(QStringLiteral("secondaryText"));
    m_problem->setObjectName(QStringLiteral("problemText"));
    column->addStretch(1);
    column->addWidget(createButtons());
    m_start->setDefault(true);
    setRequest(m_recent.isEmpty() ? RecordRequest{{}, QDir::homePath(), {}, {}, {}, false, false} : m_recent.first());
    m_command->lineEdit()->selectAll();
    m_command->setFocus();
    resize(fittingScreen(this, {640, 470}));
}

RecordDialog::~RecordDialog()
{
    // A field that has the focus reports the end of its editing even while it is being deleted, when other widgets may be gone.
    m_folder->disconnect(this);
}

void RecordDialog::createFields(QFormLayout *form)
{
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setHorizontalSpacing(14);
    form->setVerticalSpacing(8);
    m_command->setObjectName(QStringLiteral("command"));
    m_command->setEditable(true);
    m_command->setInsertPolicy(QComboBox::NoInsert);
    m_command->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_command->setMaxVisibleItems(12);
    m_command->setCompleter(nullptr); // it would replace what is typed by an older command
    m_command->lineEdit()->setPlaceholderText(tr("python3 server.py --port 8000"));
    m_command->setToolTip(tr("Split into words as a shell would, but no shell is involved. The list has the programs that were recorded last."));
    for (const RecordRequest &each : m_recent)
        m_command->addItem(visibleText(each.command));
    form->addRow(tr("&Command"), m_command);
    form->addRow(tr("&Folder"), createFolderField());
    m_interpreter->setObjectName(QStringLiteral("interpreter"));
    m_interpreter->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_interpreter->setToolTip(tr("Takes the place of python3 in the command, and runs what is installed beside it, such as pytest or uvicorn"));
    form->addRow(tr("&Interpreter"), m_interpreter);
    m_environment->setObjectName(QStringLiteral("environment"));
    m_environment->setPlaceholderText(tr("NAME=VALUE, one in each line"));
    m_environment->setTabChangesFocus(true);
    m_environment->setToolTip(tr("Additions to the environment. They are kept with the recent programs, as plain text in the settings."));
    m_environment->setFixedHeight(m_environment->fontMetrics().lineSpacing() * EnvironmentLines + 16);
    form->addRow(tr("&Environment"), m_environment);
    form->addRow(tr("Save &to"), createOutputField());
    m_light->setObjectName(QStringLiteral("light"));
    m_light->setToolTip(tr("Costs the program less: the places where tasks are made and wait are not recorded, nor who cancelled"));
    m_origins->setObjectName(QStringLiteral("origins"));
    m_origins->setToolTip(tr("For coroutines that are never awaited. Costs a little everywhere."));
    auto *options = new QHBoxLayout;
    options->addWidget(m_light);
    options->addSpacing(12);
    options->addWidget(m_origins);
    options->addStretch();
    form->addRow(QString(), options);
    connect(m_command, &QComboBox::activated, this, [this](int index) { setRequest(m_recent[index]); });
    connect(m_command, &QComboBox::editTextChanged, this, &RecordDialog::check);
    connect(m_folder, &QLineEdit::textChanged, this, &RecordDialog::check);
    connect(m_folder, &QLineEdit::editingFinished, this, &RecordDialog::fillInterpreters);
    connect(m_interpreter, &QComboBox::activated, this, &RecordDialog::chooseInterpreter);
    connect(m_environment, &QPlainTextEdit::textChanged, this, &RecordDialog::check);
    connect(m_output, &QLineEdit::textChanged, this, &RecordDialog::check);
}

QWidget *RecordDialog::createFolderField()
{
    m_folder->setObjectName(QStringLiteral("folder"));
    auto *browse = new QPushButton(tr("&Browse\u2026"));
    browse->setObjectName(QStringLiteral("browseFolder"));
    browse->setAutoDefault(false);
    connect(browse, &QPushButton::clicked, this, &RecordDialog::chooseFolder);
    return besideButton(m_folder, browse);
}

QWidget *RecordDialog::createOutputField()
{
    m_output->setObjectName(QStringLiteral("output"));
    m_output->setPlaceholderText(tr("A new file in %1").arg(QDir::toNativeSeparators(recordingsFolder()).replace(QDir::homePath(), QStringLiteral("~"))));
    m_output->setToolTip(tr("Only you can read the file. An existing file is not replaced: a number is added to the name."));
    auto *browse = new QPushButton(tr("Bro&wse\u2026"));
    browse->setObjectName(QStringLiteral("browseOutput"));
    browse->setAutoDefault(false);
    connect(browse, &QPushButton::clicked, this, &RecordDialog::chooseOutput);
    return besideButton(m_output, browse);
}

QWidget *RecordDialog::createButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_start = buttons->addButton(tr("&Start"), QDialogButtonBox::AcceptRole);
    m_start->setObjectName(QStringLiteral("startRecording"));
    m_start->setProperty("primary", true);
    connect(buttons, &QDialogButtonBox::accepted, this, &RecordDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &RecordDialog::reject);
    return buttons;
}

RecordRequest RecordDialog::request() const
{
    RecordRequest request;
    request.command = m_command->currentText().trimmed();
    request.folder = m_folder->text();
    if (request.folder == QLatin1String("~") || request.folder.startsWith(QLatin1String("~/")))
        request.folder.replace(0, 1, QDir::homePath());
    request.interpreter = m_interpreter->currentData().toString();
    for (const QString &line : m_environment->toPlainText().split(u'\n'))
        if (!line.trimmed().isEmpty())
            request.environment += line.trimmed();
    request.output = m_output->text().trimmed();
    if (request.output.startsWith(QLatin1String("~/")))
        request.output.replace(0, 1, QDir::homePath());
    request.light = m_light->isChecked();
    request.origins = m_origins->isChecked();
    return request;
}

void RecordDialog::setRequest(const RecordRequest &request)
{
    m_command->setEditText(request.command);
    m_folder->setText(request.folder);
    m_environment->setPlainText(request.environment.join(u'\n'));
    m_light->setChecked(request.light);
    m_origins->setChecked(request.origins);
    m_listed.clear();
    fillInterpreters();
    if (!request.interpreter.isEmpty() && m_interpreter->findData(request.interpreter) < 0)
        m_interpreter->insertItem(m_interpreter->count() - 1, visibleText(request.interpreter), request.interpreter);
    m_interpreter->setCurrentIndex(std::max(0, m_interpreter->findData(request.interpreter)));
    check();
}

void RecordDialog::fillInterpreters()
{
    const QString folder = request().folder, chosen = m_interpreter->currentData().toString();
    if (m_listed == folder && m_interpreter->count() > 0)
        return;
    m_listed = folder;
    m_interpreter->clear();
    m_interpreter->addItem(tr("As the command says"), QString());
    for (const Interpreter &found : findInterpreters(folder)) {
        if (found.path.isEmpty())
            continue;
        m_interpreter->addItem(visibleText(found.label), found.path);
        m_interpreter->setItemData(m_interpreter->count() - 1, plainTip(found.path), Qt::ToolTipRole);
    }
    if (!chosen.isEmpty() && m_interpreter->findData(chosen) < 0)
        m_interpreter->addItem(visibleText(chosen), chosen);
    m_interpreter->addItem(tr("Choose\u2026"), Choose);
    m_interpreter->setCurrentIndex(std::max(0, m_interpreter->findData(chosen)));
}

void RecordDialog::chooseInterpreter()
{
    if (m_interpreter->currentData() == Choose) {
        const QString path = QFileDialog::getOpenFileName(this, tr("Choose a Python Interpreter"), request().folder);
        m_interpreter->setCurrentIndex(0);
        if (!path.isEmpty()) {
            if (m_interpreter->findData(path) < 0)
                m_interpreter->insertItem(m_interpreter->count() - 1, visibleText(path), path);
            m_interpreter->setCurrentIndex(m_interpreter->findData(path));
        }
    }
    check();
}

void RecordDialog::chooseFolder()
{
    const QString path = QFileDialog::getExistingDirectory(this, tr("Choose a Folder"), request().folder);
    if (path.isEmpty())
        return;
    m_folder->setText(path);
    fillInterpreters();
}

void RecordDialog::chooseOutput()
{
    QFileDialog dialog(this, tr("Save the Recording To"), request().output.isEmpty() ? request().folder : request().output, tr("Recorded runs (*.awrec)"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setOption(QFileDialog::DontConfirmOverwrite); // nothing is overwritten
    dialog.setDefaultSuffix(QStringLiteral("awrec"));
    if (dialog.exec() == QDialog::Accepted)
        m_output->setText(dialog.selectedFiles().value(0));
}

//! Says what would be run, or what is wrong. An empty command is only wrong when it is accepted.
void RecordDialog::check()
{
    const Result<RecordPlan> planned = planRecording(request());
    m_plan = planned ? std::optional(*planned) : std::nullopt;
    m_wrong = planned ? QString() : planned.problems().front().pointer;
    const bool isEmpty = request().command.isEmpty();
    m_runs->setText(planned ? tr("Runs: %1").arg(visibleText(shellCommand(QStringList{planned->program} + planned->arguments))) : QString());
    m_problem->setText(planned || isEmpty ? QString() : planned.problems().front().message);
    m_runs->setVisible(bool(planned));
    m_problem->setVisible(!m_problem->text().isEmpty());
}

QWidget *RecordDialog::fieldOf(const QString &member) const
{
    if (member == QLatin1String("folder"))
        return m_folder;
    if (member == QLatin1String("interpreter"))
        return m_interpreter;
    if (member == QLatin1String("environment"))
        return m_environment;
    return member == QLatin1String("output") ? static_cast<QWidget *>(m_output) : m_command;
}

void RecordDialog::accept()
{
    check(); // files may have changed meanwhile
    if (!m_plan) {
        m_problem->setText(planRecording(request()).problems().front().message);
        m_problem->show();
        fieldOf(m_wrong)->setFocus();
        return;
    }
    rememberProgram(m_settings, request());
    QDialog::accept();
}

} // namespace awaitscope
