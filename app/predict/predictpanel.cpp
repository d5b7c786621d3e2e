// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/predict/predictpanel.h"

#include "model/text/durationparser.h"
#include "model/text/durationtext.h"
#include "model/text/visibletext.h"
#include "model/words/explain.h"

#include <QButtonGroup>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QTextBrowser>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <utility>

namespace awaitscope {

namespace {

constexpr double Longest = 1'000'000; // seconds
constexpr double NoAnswer = -0.001;
constexpr int MostHeight = 250, LeastHeight = 84;

double secondsOf(Time t)
{
    return double(std::chrono::floor<std::chrono::milliseconds>(t).count()) / 1000;
}

Time timeOf(double seconds)
{
    return std::chrono::milliseconds(std::llround(seconds * 1000));
}

//! Shows and takes a moment as the rest of the window does: "600 ms", "1.5 s"; a plain number is milliseconds. Its value is in seconds.
class MomentBox : public QDoubleSpinBox
{
public:
    using QDoubleSpinBox::QDoubleSpinBox;

    QString textFromValue(double seconds) const override
    {
        const Time moment = timeOf(seconds);
        return moment == Time::zero() ? QStringLiteral("0 ms") : durationText(moment);
    }
    double valueFromText(const QString &text) const override
    {
        const Result<std::chrono::nanoseconds> moment = parseMoment(text);
        return moment ? double(moment->count()) / 1e9 : minimum();
    }
    QValidator::State validate(QString &text, int &) const override
    {
        return parseMoment(text) || text == specialValueText() ? QValidator::Acceptable : QValidator::Intermediate;
    }
    void fixup(QString &text) const override { text = value() == minimum() && !specialValueText().isEmpty() ? specialValueText() : textFromValue(value()); }
};

QDoubleSpinBox *createSeconds(const char *name, double least)
{
    auto *box = new MomentBox;
    box->setObjectName(QLatin1String(name));
    box->setDecimals(3);
    box->setRange(least, Longest);
    box->setSingleStep(0.1);
    box->setKeyboardTracking(false);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    box->setFixedWidth(box->fontMetrics().horizontalAdvance(QStringLiteral("0000 min 0.000 s")) + 50);
    return box;
}

QString endingsText(const std::vector<Ending> &endings)
{
    QStringList texts;
    for (const Ending ending : endings)
        texts += endingText(ending);
    return texts.join(QStringLiteral(" \u00B7 "));
}

} // namespace

PredictPanel::PredictPanel(QWidget *parent)
    : QFrame(parent),
      m_after(createSeconds("coveredAfter", 0)),
      m_prompt(new QLabel),
      m_reveal(new QPushButton),
      m_area(new QScrollArea),
      m_why(new QTextBrowser),
      m_bar(createBar()),
      m_theme(&Theme::get(ThemeKind::Light))
{
    setObjectName(QStringLiteral("predictPanel"));
    setAccessibleName(tr("Predict"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    auto *both = new QHBoxLayout;
    both->setSpacing(0);
    m_area->setObjectName(QStringLiteral("predictQuestions"));
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_why->setObjectName(QStringLiteral("predictWhy"));
    m_why->setAccessibleName(tr("Why"));
    m_why->setFrameShape(QFrame::NoFrame);
    m_why->hide();
    both->addWidget(m_area, 3);
    both->addWidget(m_why, 2);
    column->addLayout(both, 1);
}

QWidget *PredictPanel::createBar()
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(10);
    auto *label = new QLabel(tr("Covered &after"));
    label->setBuddy(m_after);
    m_after->setAccessibleName(tr("Covered after"));
    m_after->setToolTip(tr("Nothing that happens after this moment is shown"));
    m_prompt->setObjectName(QStringLiteral("predictPrompt"));
    m_prompt->setTextFormat(Qt::PlainText);
    m_prompt->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_reveal->setObjectName(QStringLiteral("reveal"));
    m_reveal->setProperty("primary", true);
    auto *close = new QPushButton(tr("Close"));
    close->setObjectName(QStringLiteral("closePrediction"));
    close->setToolTip(tr("Show the whole run again (Esc)"));
    row->addWidget(label);
    row->addWidget(m_after);
    row->addWidget(m_prompt, 1);
    row->addWidget(m_reveal);
    row->addWidget(close);
    connect(m_after, &QDoubleSpinBox::valueChanged, this, [this](double seconds) { Q_EMIT momentChosen(timeOf(seconds)); });
    connect(m_reveal, &QPushButton::clicked, this, [this] { isRevealed() ? Q_EMIT againWanted() : Q_EMIT revealWanted(); });
    connect(close, &QPushButton::clicked, this, &PredictPanel::closed);
    return bar;
}

void PredictPanel::clear()
{
    forget();
    m_rows.clear();
    m_mainEnds = nullptr;
    m_mainVerdict = nullptr;
    m_mainIsRight = false;
    auto *page = new QWidget;
    m_grid = new QGridLayout(page);
    m_grid->setContentsMargins(12, 2, 12, 8);
    m_grid->setHorizontalSpacing(6);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(int(allEndings.size()) + 1, 1);
    m_area->setWidget(page); // deletes the one before
    m_area->setMinimumWidth(0);
    m_why->hide();
}

void PredictPanel::forget()
{
    m_whole = nullptr;
    m_change = nullptr;
}

QString PredictPanel::prompt(std::size_t left, const QString &under) const
{
    if (m_rows.empty())
        return tr("Nothing is covered: the program has ended by then. Choose an earlier moment.");
    if (!under.isEmpty())
        return tr("What will change under \u201C%1\u201D? Choose what becomes of each task there, then reveal.").arg(under);
    if (left > 0)
        return tr("What will become of the first %1 tasks? Choose, then reveal.").arg(MostQuestions);
    return m_rows.front().question.isMain ? tr("What will become of each task, and when does main end? Choose, then reveal.")
                                          : tr("What will become of each task? Choose, then reveal.");
}

void PredictPanel::ask(std::vector<Question> questions, Time moment, const QString &under)
{
    const bool hadFocus = m_reveal->hasFocus(); // as it was pressed for another try
    clear();
    {
        const QSignalBlocker quiet(m_after);
        m_after->setValue(secondsOf(moment));
    }
    const std::size_t left = questions.size() > MostQuestions ? questions.size() - MostQuestions : 0;
    questions.resize(questions.size() - left);
    for (Question &question : questions) {
        const bool isMain = question.isMain;
        addRow(std::move(question));
        if (isMain)
            addMoment();
    }
    m_grid->setRowStretch(m_grid->rowCount(), 1);
    m_reveal->setText(tr("Reveal"));
    m_reveal->setToolTip(tr("Show the whole run, and which answers are right"));
    m_reveal->setEnabled(!m_rows.empty());
    m_prompt->setText(prompt(left, under));
    updateHeight();
    if (hadFocus)
        focusFirst();
}

void PredictPanel::focusFirst()
{
    if (m_rows.empty())
        m_after->setFocus();
    else
        m_rows.front().answers->buttons().constFirst()->setFocus();
}

void PredictPanel::addRow(Question question)
{
    const int line = m_grid->rowCount();
    Row row;
    row.name = new QLabel(visibleText(question.name));
    row.name->setTextFormat(Qt::PlainText);
    row.name->setMaximumWidth(180);
    row.name->setMinimumWidth(std::min(180, row.name->sizeHint().width()));
    m_grid->addWidget(row.name, line, 0);
    row.answers = new QButtonGroup(m_area->widget());
    auto *choices = new QWidget; // arrow keys go from one answer to the next inside of it
    choices->setAccessibleName(tr("What becomes of %1").arg(row.name->text()));
    auto *side = new QHBoxLayout(choices);
    side->setContentsMargins(0, 0, 0, 0);
    side->setSpacing(4);
    for (const Ending ending : allEndings) {
        if (question.isMain && (ending == Ending::Orphan || ending == Ending::RaisesUnseen || ending == Ending::NeverStarts))
            continue;
        if (question.lane != NoIndex && ending == Ending::NeverStarts && !question.isMain)
            continue; // it has been created; whether it begins is decided by being cancelled
        auto *button = new QPushButton(endingText(ending));
        button->setProperty("chip", true);
        button->setCheckable(true);
        button->setToolTip(endingTip(ending));
        button->setAccessibleName(QStringLiteral("%1: %2").arg(row.name->text(), endingText(ending)));
        row.answers->addButton(button, int(ending));
        side->addWidget(button);
    }
    side->addStretch(1);
    m_grid->addWidget(choices, line, 1);
    row.verdict = new QPushButton;
    row.verdict->setFlat(true);
    row.verdict->setObjectName(QStringLiteral("verdict"));
    row.verdict->hide();
    m_grid->addWidget(row.verdict, line, 2, Qt::AlignLeft);
    const std::size_t number = m_rows.size();
    connect(row.verdict, &QPushButton::clicked, this, [this, number] { explain(number); });
    row.question = std::move(question);
    m_rows.push_back(std::move(row));
}

void PredictPanel::addMoment()
{
    const int line = m_grid->rowCount();
    auto *label = new QLabel(tr("main ends at"));
    m_mainEnds = createSeconds("mainEnds", NoAnswer);
    m_mainEnds->setSpecialValueText(QStringLiteral("?"));
    m_mainEnds->setValue(NoAnswer);
    m_mainEnds->setAccessibleName(tr("When main ends"));
    m_mainEnds->setToolTip(tr("When main ends, such as 600 ms or 1.5 s from the start. Leave it at ? for no answer."));
    m_mainVerdict = new QPushButton;
    m_mainVerdict->setFlat(true);
    m_mainVerdict->setObjectName(QStringLiteral("mainVerdict"));
    m_mainVerdict->hide();
    connect(m_mainVerdict, &QPushButton::clicked, this, [this] { explain(0); });
    m_grid->addWidget(label, line, 0);
    m_grid->addWidget(m_mainEnds, line, 1, Qt::AlignLeft);
    m_grid->addWidget(m_mainVerdict, line, 2, Qt::AlignLeft);
}

void PredictPanel::updateHeight()
{
    m_grid->activate();
    setFixedHeight(std::clamp(m_bar->sizeHint().height() + m_grid->sizeHint().height(), LeastHeight, MostHeight));
}

void PredictPanel::reveal(const TraceStore &whole, std::function<QString(quint32 lane)> change)
{
    m_whole = &whole;
    m_change = std::move(change);
    if (m_mainEnds)
        m_mainEnds->interpretText(); // it may still be typed in
    for (Row &row : m_rows)
        judge(row);
    judgeMoment();
    tellScore();
    m_reveal->setText(tr("Cover Again"));
    m_reveal->setToolTip(tr("Cover the same part of the run for another try"));
    const auto wrong = std::ranges::find_if(m_rows, [](const Row &row) { return row.answers->checkedId() >= 0 && !row.isRight; });
    m_why->show();
    setFixedHeight(MostHeight);
    QTimer::singleShot(0, this, [this] { // when the answers that are gone take no room any more
        const int needed = m_area->widget()->minimumSizeHint().width() + m_area->verticalScrollBar()->sizeHint().width();
        m_area->setMinimumWidth(isRevealed() ? std::min(needed, width() * 2 / 3) : 0);
    });
    explain(wrong == m_rows.end() ? 0 : std::size_t(wrong - m_rows.begin()));
}

void PredictPanel::judge(Row &row)
{
    const std::vector<Ending> right = endingsOf(*m_whole, laneIn(*m_whole, row.question));
    const int answer = row.answers->checkedId();
    row.isRight = std::ranges::any_of(right, [&](Ending ending) { return int(ending) == answer; });
    const QString real = endingsText(right);
    QString text = real;
    if (answer >= 0)
        text = row.isRight ? tr("\u2713 right: %1").arg(real) : tr("\u2717 wrong: %1").arg(real);
    row.verdict->setText(text);
    row.verdict->setToolTip(tr("Show why"));
    row.verdict->setAccessibleName(QStringLiteral("%1: %2").arg(row.name->text(), text));
    paintVerdict(row.verdict, answer >= 0, row.isRight);
    row.verdict->show();
    // Only what was chosen stays, as a reminder.
    for (QAbstractButton *button : row.answers->buttons()) {
        button->setEnabled(false);
        button->setVisible(button->isChecked());
    }
}

void PredictPanel::judgeMoment()
{
    if (!m_mainEnds)
        return;
    const Lane &main = m_whole->lanes()[m_rows.front().question.lane];
    const bool isAnswered = m_mainEnds->value() > NoAnswer / 2;
    const bool isOpen = main.end == LaneEnd::Open || main.finish == Time::max();
    const QString real = isOpen ? tr("never") : durationText(main.finish);
    m_mainIsRight = isAnswered && !isOpen && timeOf(m_mainEnds->value()) == std::chrono::floor<std::chrono::milliseconds>(main.finish);
    const QString text = !isAnswered ? real : m_mainIsRight ? tr("\u2713 right: %1").arg(real)
                                                            : tr("\u2717 wrong: %1").arg(real);
    m_mainVerdict->setText(text);
    m_mainVerdict->setToolTip(tr("Show why"));
    m_mainVerdict->setAccessibleName(tr("main ends at: %1").arg(text));
    paintVerdict(m_mainVerdict, isAnswered, m_mainIsRight);
    m_mainVerdict->show();
    m_mainEnds->setEnabled(false);
}

void PredictPanel::tellScore()
{
    int given = 0, right = 0;
    for (const Row &row : m_rows) {
        given += row.answers->checkedId() >= 0;
        right += row.answers->checkedId() >= 0 && row.isRight;
    }
    if (m_mainEnds && m_mainEnds->value() > NoAnswer / 2) {
        ++given;
        right += m_mainIsRight;
    }
    m_prompt->setText(given == 0 ? tr("This is what happened. Choose a line to see why.")
                                 : tr("Right: %1 of %2. Choose a line to see why.").arg(right).arg(given));
}

void PredictPanel::paintVerdict(QPushButton *verdict, bool isAnswered, bool isRight) const
{
    const ColorRole role = !isAnswered ? ColorRole::SecondaryText : isRight ? ColorRole::Succeeded
                                                                            : ColorRole::Raised;
    const QString style = QStringLiteral("QPushButton { text-align: left; padding: 4px 8px; color: %1; font-weight: 600 }");
    verdict->setStyleSheet(style.arg(m_theme->color(role).name()));
}

void PredictPanel::setTheme(const Theme &theme)
{
    m_theme = &theme;
    for (const Row &row : m_rows)
        paintVerdict(row.verdict, row.answers->checkedId() >= 0, row.isRight);
    if (m_mainVerdict)
        paintVerdict(m_mainVerdict, m_mainEnds->value() > NoAnswer / 2, m_mainIsRight);
}

void PredictPanel::explain(std::size_t row)
{
    if (!m_whole || row >= m_rows.size())
        return;
    const quint32 lane = laneIn(*m_whole, m_rows[row].question);
    if (lane == NoIndex) {
        m_why->setPlainText(tr("%1 was never created: main did not get that far.").arg(m_rows[row].name->text()));
        return;
    }
    const QString change = m_change ? m_change(lane) + u'\n' : QString();
    m_why->setPlainText(change + explanationText(*m_whole, explainLane(*m_whole, lane)));
    Q_EMIT laneChosen(lane);
}

void PredictPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier)
        Q_EMIT closed();
    else
        QFrame::keyPressEvent(event);
}

} // namespace awaitscope
