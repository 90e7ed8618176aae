// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/changesheet.h"

#include "ui/delegates/celldelegate.h"
#include "ui/theme/fonts.h"
#include "ui/theme/style.h"
#include "ui/widgets/card.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/windowframe.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace batchy {

ChangeSheet::ChangeSheet(const QString &title, const QString &where, const QString &verb,
                         QWidget *parent)
    : QDialog(parent), m_consequences(new QLabel), m_problem(new MessageBar),
      m_rows(new QStandardItemModel(this)),
      m_table(new TableView(tr("Before and after, job by job"))), m_date(new QLineEdit),
      m_dateLabel(new QLabel), m_confirm(new QPushButton(verb))
{
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    auto *heading = new QLabel(title);
    heading->setFont(titleFont(font()));
    auto *place = new QLabel(where);
    place->setObjectName(QStringLiteral("where"));
    place->setTextFormat(Qt::PlainText);
    heading->setTextFormat(Qt::PlainText);
    m_consequences->setWordWrap(true);
    m_consequences->setTextFormat(Qt::PlainText);
    m_consequences->setObjectName(QStringLiteral("consequences"));
    m_problem->setObjectName(QStringLiteral("problem"));
    m_table->setObjectName(QStringLiteral("changes"));
    m_table->setModel(m_rows);
    m_table->setSortingEnabled(false);
    m_table->setFocusPolicy(Qt::TabFocus);
    m_date->setObjectName(QStringLiteral("fromDate"));
    m_date->hide();
    m_dateLabel->hide();
    m_dateLabel->setBuddy(m_date);
    connect(m_date, &QLineEdit::textChanged, this, &ChangeSheet::dateEdited);

    m_confirm->setObjectName(QStringLiteral("confirm"));
    m_confirm->setToolTip(tr("Ctrl+Enter"));
    setPrimary(*m_confirm);
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(QStringLiteral("cancel"));
    cancel->setDefault(true);
    connect(m_confirm, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    for (const QKeySequence keys : {Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter})
        connect(new QShortcut(keys, this), &QShortcut::activated, m_confirm, &QPushButton::click);

    auto *date = new QHBoxLayout;
    date->addWidget(m_dateLabel);
    date->addWidget(m_date, 1);
    QVBoxLayout *layout = windowLayout(this);
    layout->addWidget(heading);
    layout->addWidget(place);
    layout->addLayout(date);
    layout->addWidget(new Card(*m_table), 1);
    layout->addWidget(m_consequences);
    layout->addWidget(m_problem);
    layout->addLayout(answerRow(cancel, m_confirm));
    setTabOrder(m_date, m_table);
    setTabOrder(m_table, cancel);
    setTabOrder(cancel, m_confirm);
    m_date->installEventFilter(this);
    cancel->setFocus();
}

void ChangeSheet::setColumns(const QString &before, const QString &after, const QString &why)
{
    m_rows->setHorizontalHeaderLabels({tr("Job"), before, after, why});
    m_table->setItemDelegate(new CellDelegate(m_table));
}

void ChangeSheet::setRows(const std::vector<Row> &rows)
{
    m_rows->setRowCount(0);
    for (const Row &row : rows) {
        QList<QStandardItem *> items;
        for (const QString &text : {row.job, row.before, row.after, row.why}) {
            auto *item = new QStandardItem(text);
            item->setToolTip(text);
            item->setEditable(false);
            items << item;
        }
        m_rows->appendRow(items);
    }
    m_table->fitColumns(3);
    fitHeight();
}

/// As high as its rows need, within reason.
void ChangeSheet::fitHeight()
{
    if (isVisible())
        return;
    constexpr int width = 940;
    const int rows = std::clamp(m_rows->rowCount(), 3, 9);
    m_table->setMinimumHeight(m_table->horizontalHeader()->sizeHint().height() +
                              rows * m_table->verticalHeader()->defaultSectionSize());
    layout()->activate();
    resize(width, layout()->totalHeightForWidth(width));
}

/// Enter in the field is neither yes nor no: it goes on to the button.
bool ChangeSheet::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_date || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (!isEnter || key->modifiers() & Qt::ControlModifier)
        return QDialog::eventFilter(watched, event);
    m_confirm->setFocus(Qt::TabFocusReason);
    return true;
}

void ChangeSheet::setConsequences(const QStringList &sentences)
{
    m_consequences->setText(sentences.join(QLatin1Char('\n')));
    m_consequences->setVisible(!sentences.isEmpty());
    fitHeight();
}

void ChangeSheet::setProblem(const QString &sentence)
{
    m_confirm->setEnabled(sentence.isEmpty());
    m_problem->setVisible(!sentence.isEmpty());
    if (!sentence.isEmpty())
        m_problem->showMessage(Tone::Failed, sentence);
}

void ChangeSheet::addDateField(const QString &label, const QString &text)
{
    m_dateLabel->setText(label);
    m_dateLabel->show();
    m_date->setAccessibleName(label);
    m_date->setText(text);
    m_date->show();
    m_date->setFocus();
    m_date->selectAll();
}

QString ChangeSheet::dateText() const
{
    return m_date->text();
}

} // namespace batchy
