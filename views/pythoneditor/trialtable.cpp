// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pythoneditor/trialtable.h"

#include "model/text/visibletext.h"
#include "views/common/plaintip.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QTableWidget>
#include <QToolButton>

namespace awaitscope {

namespace {

enum Column { Line,
              Code,
              Story };
constexpr int Parts = 1000; // of the progress bar
constexpr int TallestTable = 260;

QToolButton *createButton(const char *name, const QString &text, const QString &tip)
{
    auto *button = new QToolButton;
    button->setObjectName(QLatin1String(name));
    button->setText(text);
    button->setToolTip(tip);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

TrialTable::TrialTable(QWidget *parent)
    : QWidget(parent),
      m_table(new QTableWidget),
      m_told(new QLabel),
      m_progress(new QProgressBar),
      m_cancel(createButton("cancelTrials", tr("Cancel"), tr("Keep what was tried so far"))),
      m_again(createButton("repeatTrials", tr("Try Again"), tr("Run the program once for each await again"))),
      m_theme(&Theme::get(ThemeKind::Light))
{
    setObjectName(QStringLiteral("trials"));
    createTable();
    auto *title = new QLabel(tr("Each await made to fail"));
    title->setObjectName(QStringLiteral("sectionTitle"));
    m_told->setObjectName(QStringLiteral("trialsTold"));
    m_told->setWordWrap(true);
    m_told->setTextFormat(Qt::PlainText);
    m_told->setContentsMargins(12, 0, 12, 4);
    m_progress->setRange(0, Parts);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(4);
    QToolButton *close = createButton("closeTrials", tr("Close"), tr("Close this table"));
    auto *row = new QHBoxLayout;
    row->setContentsMargins(12, 8, 12, 4);
    row->addWidget(title, 1);
    for (QToolButton *button : {m_cancel, m_again, close})
        row->addWidget(button);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(m_told);
    column->addWidget(m_progress);
    column->addWidget(m_table);
    connect(m_cancel, &QToolButton::clicked, this, &TrialTable::cancelled);
    connect(m_again, &QToolButton::clicked, this, &TrialTable::againWanted);
    connect(close, &QToolButton::clicked, this, &TrialTable::closed);
    hide();
}

void TrialTable::createTable()
{
    m_table->setObjectName(QStringLiteral("trialTable"));
    m_table->setAccessibleName(tr("What happens if an await fails"));
    m_table->setColumnCount(3);
    m_table->setHorizontalHeaderLabels({tr("Line"), tr("Await"), tr("What happens")});
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(Line, QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(Story, QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->hide();
    m_table->setWordWrap(true);
    m_table->setShowGrid(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setMinimumHeight(90);
    m_table->setMaximumHeight(TallestTable);
    connect(m_table, &QTableWidget::cellClicked, this, [this](int row) { Q_EMIT chosen(row); });
    connect(m_table, &QTableWidget::cellActivated, this, [this](int row) { Q_EMIT chosen(row); });
    connect(m_table->horizontalHeader(), &QHeaderView::sectionResized, m_table, &QTableWidget::resizeRowsToContents);
}

void TrialTable::setBusy(bool busy)
{
    m_isBusy = busy;
    m_progress->setVisible(busy);
    m_cancel->setVisible(busy);
    m_again->setVisible(!busy);
}

void TrialTable::begin()
{
    m_table->setRowCount(0);
    m_tones.clear();
    m_progress->setValue(0);
    m_told->setText(tr("Running the program\u2026"));
    setBusy(true);
    show();
}

void TrialTable::setProgress(double part, const QString &text)
{
    m_progress->setValue(int(part * Parts));
    m_told->setText(text);
}

void TrialTable::end(const QString &summary)
{
    m_told->setText(summary);
    setBusy(false);
}

int TrialTable::count() const
{
    return m_table->rowCount();
}

void TrialTable::addRow(const TrialRow &row)
{
    const int at = m_table->rowCount();
    m_table->insertRow(at);
    m_tones.push_back(row.tone);
    const QString texts[] = {QString::number(row.line), visibleText(row.code), visibleText(row.story)};
    for (const Column column : {Line, Code, Story}) {
        auto *item = new QTableWidgetItem(texts[column]);
        item->setToolTip(plainTip(texts[column]));
        item->setTextAlignment(Qt::AlignTop | (column == Line ? Qt::AlignRight : Qt::AlignLeft));
        m_table->setItem(at, column, item);
    }
    paintRow(at);
    m_table->resizeRowToContents(at);
}

void TrialTable::setLine(int row, int line)
{
    m_table->item(row, Line)->setText(line > 0 ? QString::number(line) : QStringLiteral("\u2013"));
}

void TrialTable::paintRow(int row)
{
    const TrialRow::Tone tone = m_tones[std::size_t(row)];
    const ColorRole role = tone == TrialRow::Tone::Bad ? ColorRole::Raised : tone == TrialRow::Tone::Fine ? ColorRole::Text
                                                                                                          : ColorRole::SecondaryText;
    for (const Column column : {Line, Code})
        m_table->item(row, column)->setForeground(m_theme->color(tone == TrialRow::Tone::Nothing ? role : ColorRole::Text));
    m_table->item(row, Story)->setForeground(m_theme->color(role));
}

void TrialTable::setTheme(const Theme &theme)
{
    m_theme = &theme;
    for (int row = 0; row < count(); ++row)
        paintRow(row);
}

void TrialTable::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_table->setColumnWidth(Code, width() * 2 / 5);
    m_table->resizeRowsToContents();
}

} // namespace awaitscope
