// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/forms/stepform.h"

#include "views/common/widgets/flowlayout.h"
#include "views/common/widgets/pillbutton.h"
#include "views/common/widgets/textfields.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScopedValueRollback>

#include <algorithm>
#include <utility>

namespace awaitscope {

namespace {

constexpr int labelIndent = 10; // for each level of nesting
constexpr int rowGap = 4;
constexpr int labelWidth = 92;

bool sameShape(const Form &a, const Form &b)
{
    const auto sameField = [](const FormField &x, const FormField &y) {
        const bool fixed = x.control == FormField::Control::Choice; // the suggestions change with every letter of a name
        return x.key == y.key && x.control == y.control && x.label == y.label && x.depth == y.depth && (!fixed || x.options == y.options);
    };
    const auto sameAction = [](const FormAction &x, const FormAction &y) { return x.key == y.key && x.text == y.text; };
    return std::equal(a.fields.begin(), a.fields.end(), b.fields.begin(), b.fields.end(), sameField)
        && std::equal(a.actions.begin(), a.actions.end(), b.actions.begin(), b.actions.end(), sameAction);
}

QLineEdit *lineOf(QWidget *control)
{
    auto *box = qobject_cast<QComboBox *>(control);
    return box ? box->lineEdit() : qobject_cast<QLineEdit *>(control);
}

//! A combo box paints its background below its line edit, so that a mark on the line edit alone would not be visible.
void markBox(QWidget *control, const QLineEdit *line)
{
    const QString sheet = line->styleSheet().replace(QLatin1String("QLineEdit"), QLatin1String("QComboBox"));
    if (qobject_cast<QComboBox *>(control) && control->styleSheet() != sheet)
        control->setStyleSheet(sheet);
}

} // namespace

StepForm::StepForm(QWidget *parent)
    : QWidget(parent), m_layout(new QGridLayout(this))
{
    m_layout->setContentsMargins(0, 2, 0, 6);
    m_layout->setHorizontalSpacing(8);
    m_layout->setVerticalSpacing(rowGap);
    m_layout->setColumnMinimumWidth(0, labelWidth);
    m_layout->setColumnStretch(1, 1);
    // Inside a list the program's style would make them as low as the cells of a table.
    setStyleSheet(QStringLiteral("QLineEdit, QComboBox { border-radius: 5px; padding: 2px 6px; min-height: 20px; }"
                                 "QComboBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }"));
}

const FormField *StepForm::field(const QString &key) const
{
    const auto at = std::find_if(m_form.fields.begin(), m_form.fields.end(), [&](const FormField &f) { return f.key == key; });
    return at == m_form.fields.end() ? nullptr : &*at;
}

QWidget *StepForm::control(const QString &key) const
{
    auto *direct = findChild<QWidget *>(key, Qt::FindDirectChildrenOnly);
    return direct ? direct : findChild<PillButton *>(key);
}

QString StepForm::textOf(const QWidget *control)
{
    if (const auto *box = qobject_cast<const QComboBox *>(control))
        return box->isEditable() ? box->currentText() : QString::number(box->currentIndex());
    if (const auto *check = qobject_cast<const QCheckBox *>(control))
        return check->isChecked() ? QStringLiteral("true") : QStringLiteral("false");
    const auto *line = qobject_cast<const QLineEdit *>(control);
    return line ? line->text() : QString();
}

void StepForm::setTextOf(QWidget *control, const QString &text)
{
    auto *box = qobject_cast<QComboBox *>(control);
    if (box && !box->isEditable())
        box->setCurrentIndex(text.toInt());
    else if (box)
        box->setEditText(text);
    else if (auto *check = qobject_cast<QCheckBox *>(control))
        check->setChecked(text == QLatin1String("true"));
    else if (auto *line = qobject_cast<QLineEdit *>(control))
        line->setText(text);
}

void StepForm::setNode(const FormNode &node, const EditScope &scope)
{
    m_node = node;
    m_scope = scope;
    Form next = formOf(node, scope);
    const bool same = sameShape(m_form, next) && m_layout->count() > 0;
    const Form before = std::exchange(m_form, std::move(next));
    if (same) {
        refillOptions(before);
        refill();
    } else {
        rebuild();
    }
}

void StepForm::refillOptions(const Form &before)
{
    const QScopedValueRollback<bool> filling(m_filling, true);
    for (std::size_t i = 0; i < m_form.fields.size(); ++i) {
        const FormField &one = m_form.fields[i];
        if (one.options == before.fields[i].options)
            continue;
        QLineEdit *line = lineOf(control(one.key));
        if (auto *box = qobject_cast<QComboBox *>(control(one.key))) {
            const QString typed = line->text();
            box->clear();
            box->addItems(one.options);
            box->setEditText(typed);
        }
        completeFrom(line, one.options, one.control == FormField::Control::List ? Completion::List : Completion::Word);
    }
}

void StepForm::refill()
{
    const QScopedValueRollback<bool> filling(m_filling, true);
    for (const FormField &one : m_form.fields) {
        QWidget *shown = control(one.key);
        const QString text = textOf(shown);
        if (text == one.text)
            continue;
        const QLineEdit *line = lineOf(shown);
        const bool typing = line && line->hasFocus();
        const Result<FormNode> meant = one.apply(m_node, text);
        // "1.50s" and "1.5s" are the same; and an invalid text is still being typed.
        if (typing && (!meant || *meant == m_node))
            continue;
        setTextOf(shown, one.text);
        if (QLineEdit *edit = lineOf(shown))
            markProblem(edit, QString());
    }
}

void StepForm::clear()
{
    m_stops.clear();
    while (QLayoutItem *item = m_layout->takeAt(0)) {
        if (QWidget *gone = item->widget()) {
            for (QWidget *inner : gone->findChildren<QWidget *>())
                inner->setObjectName(QString());
            gone->setObjectName(QString());
            gone->hide();
            gone->deleteLater();
        }
        delete item;
    }
}

void StepForm::rebuild()
{
    const QScopedValueRollback<bool> filling(m_filling, true);
    const QWidget *focus = QApplication::focusWidget();
    const bool had = focus && isAncestorOf(focus);
    const auto focused = std::find_if(m_stops.begin(), m_stops.end(), [focus](const QWidget *stop) { return stop == focus || stop->isAncestorOf(focus); });
    const QString focusedKey = had && focused != m_stops.end() ? (*focused)->objectName() : QString();
    const auto place = std::distance(m_stops.begin(), focused);
    if (had)
        setFocus(); // otherwise a hidden field would pass the focus to the next one in the window
    clear();
    int row = 0;
    for (const FormField &one : m_form.fields) {
        auto *label = new QLabel(one.label, this);
        label->setObjectName(QStringLiteral("secondaryText"));
        label->setContentsMargins(one.depth * labelIndent, 0, 0, 0);
        QWidget *shown = createControl(one);
        label->setBuddy(shown);
        shown->setAccessibleName(one.label);
        m_stops += shown;
        m_layout->addWidget(label, row, 0);
        m_layout->addWidget(shown, row++, 1);
    }
    if (!m_form.actions.empty())
        m_layout->addWidget(createActions(), row, 0, 1, 2);
    for (int at = 0; isVisible() && at < m_layout->count(); ++at)
        m_layout->itemAt(at)->widget()->show(); // a hidden widget has no height, and the height is needed immediately
    orderTabs();
    if (!had || m_stops.isEmpty())
        return;
    QWidget *again = focusedKey.isEmpty() ? nullptr : control(focusedKey);
    (again ? again : m_stops[std::min<qsizetype>(place, m_stops.size() - 1)])->setFocus();
}

void StepForm::followInTabOrder(QWidget *before)
{
    m_before = before;
    orderTabs();
}

void StepForm::orderTabs()
{
    QWidget *before = m_before ? m_before.data() : this; // a new child would be last in the whole window
    for (QWidget *stop : std::as_const(m_stops)) {
        setTabOrder(before, stop);
        before = stop;
    }
}

QWidget *StepForm::createActions()
{
    auto *bar = new QWidget(this);
    auto *flow = new FlowLayout(6, bar);
    flow->setContentsMargins(0, 3, 0, 0);
    for (const FormAction &action : m_form.actions) {
        auto *pill = new PillButton(action.text, bar);
        pill->setObjectName(action.key);
        pill->installEventFilter(this);
        connect(pill, &PillButton::clicked, this, [this, key = action.key] { runAction(key); });
        flow->addWidget(pill);
        m_stops += pill;
    }
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    bar->setSizePolicy(policy);
    return bar;
}

QWidget *StepForm::createControl(const FormField &one)
{
    QWidget *shown = nullptr;
    switch (one.control) {
    case FormField::Control::Choice: {
        auto *box = new QComboBox(this);
        box->addItems(one.options);
        box->setCurrentIndex(one.text.toInt());
        connect(box, &QComboBox::currentIndexChanged, this, [this, key = one.key](int index) { typed(key, QString::number(index)); });
        shown = box;
        break;
    }
    case FormField::Control::Flag: {
        auto *check = new QCheckBox(this);
        check->setChecked(one.text == QLatin1String("true"));
        connect(check, &QCheckBox::toggled, this, [this, key = one.key](bool on) { typed(key, on ? QStringLiteral("true") : QStringLiteral("false")); });
        shown = check;
        break;
    }
    case FormField::Control::Pick: shown = createPick(one); break;
    case FormField::Control::Text:
    case FormField::Control::List: {
        auto *line = new QLineEdit(one.text, this);
        line->setPlaceholderText(one.placeholder);
        if (one.control == FormField::Control::List)
            completeFrom(line, one.options, Completion::List);
        watch(line, one.key);
        shown = line;
        break;
    }
    }
    shown->setObjectName(one.key);
    shown->installEventFilter(this);
    return shown;
}

QWidget *StepForm::createPick(const FormField &one)
{
    auto *box = new QComboBox(this);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(6);
    box->addItems(one.options);
    box->setEditText(one.text);
    box->lineEdit()->setPlaceholderText(one.placeholder);
    completeFrom(box->lineEdit(), one.options);
    box->lineEdit()->installEventFilter(this);
    watch(box->lineEdit(), one.key);
    return box;
}

void StepForm::watch(QLineEdit *line, const QString &key)
{
    connect(line, &QLineEdit::textChanged, this, [this, key](const QString &text) { typed(key, text); });
}

void StepForm::typed(const QString &key, const QString &text)
{
    const FormField *one = field(key);
    if (m_filling || !one)
        return;
    const Result<FormNode> changed = one->apply(m_node, text);
    if (QLineEdit *line = lineOf(control(key))) {
        markProblem(line, changed ? QString() : changed.problems().front().message);
        markBox(control(key), line);
    }
    if (!changed || *changed == m_node)
        return;
    const FormNode next = *changed; // the form may be filled again before the signal returns
    Q_EMIT edited(next, key);
}

void StepForm::runAction(const QString &key)
{
    for (const FormAction &action : m_form.actions) {
        if (action.key != key)
            continue;
        const FormNode next = action.apply(m_node);
        Q_EMIT edited(next, key);
        return;
    }
}

bool StepForm::focusFirst()
{
    for (const FormField &one : m_form.fields) {
        QWidget *shown = control(one.key);
        shown->setFocus(Qt::TabFocusReason);
        if (QLineEdit *line = lineOf(shown))
            line->selectAll();
        return true;
    }
    return false;
}

QString StepForm::problem() const
{
    for (const FormField &one : m_form.fields) {
        const Result<FormNode> meant = one.apply(m_node, textOf(control(one.key)));
        if (!meant)
            return QStringLiteral("%1: %2").arg(one.label, meant.problems().front().message);
    }
    return {};
}

bool StepForm::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Wheel && qobject_cast<QComboBox *>(watched)) {
        event->ignore(); // scrolling the list must not change the control under the pointer
        return true;
    }
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const auto *line = qobject_cast<QLineEdit *>(watched);
    const bool completing = line && line->completer() && line->completer()->popup()->isVisible();
    const bool pill = qobject_cast<PillButton *>(watched); // Enter presses it
    if (completing || ((pill || (key != Qt::Key_Return && key != Qt::Key_Enter)) && key != Qt::Key_Escape))
        return QWidget::eventFilter(watched, event);
    // Enter commits: the user must be told if that failed. Escape discards.
    if (const QString wrong = problem(); key != Qt::Key_Escape && !wrong.isEmpty())
        Q_EMIT notTaken(wrong);
    Q_EMIT closeRequested();
    return true;
}

} // namespace awaitscope
