// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QString>
#include <QStringList>

#include <vector>

class QLabel;
class QLineEdit;
class QPushButton;
class QStandardItemModel;

namespace batchy {

class MessageBar;
class TableView;

/// The one sheet before every change: where it happens first, before → after for each job, what
/// follows from it. Cancel has the focus; Ctrl+Enter confirms,
/// and Enter does what the focused button says. It shows what it is given and
/// decides nothing. Open with open(); accepted() means go.
class ChangeSheet : public QDialog
{
    Q_OBJECT

public:
    struct Row
    {
        QString job, before, after, why;
    };

    /// `verb` is the button's word: "Open".
    ChangeSheet(const QString &title, const QString &where, const QString &verb, QWidget *parent);

    void setColumns(const QString &before, const QString &after, const QString &why);
    void setRows(const std::vector<Row> &rows);
    /// What follows from the change, a sentence each.
    void setConsequences(const QStringList &sentences);
    /// A reason why it can't be done: the button is off while it is not empty.
    void setProblem(const QString &sentence);
    /// Adds a field for a date; what is typed comes as dateEdited().
    void addDateField(const QString &label, const QString &text);
    QString dateText() const;

Q_SIGNALS:
    void dateEdited(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fitHeight();

    QLabel *m_consequences;
    MessageBar *m_problem;
    QStandardItemModel *m_rows;
    TableView *m_table;
    QLineEdit *m_date;
    QLabel *m_dateLabel;
    QPushButton *m_confirm;
};

} // namespace batchy
