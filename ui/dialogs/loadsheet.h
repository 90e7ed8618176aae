// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/batch.h"
#include "core/result.h"

#include <QDialog>

#include <functional>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QRadioButton;

namespace batchy {

class MessageBar;

/// Chooses a workflow file and how it is loaded, and shows what that would change. Reading and
/// comparing are handed in; nothing is written here.
class LoadSheet : public QDialog
{
    Q_OBJECT

public:
    /// Reads a file; gives what is stored of that workflow now (no jobs: nothing).
    struct Sources
    {
        QList<QByteArray> workflows;
        std::function<Result<Batch>(const QByteArray &)> read;
        std::function<Batch(const QByteArray &)> stored;
    };

    LoadSheet(Sources sources, const QByteArray &chosen, const QString &where, QWidget *parent);

    /// Valid once it is accepted.
    const Batch &file() const { return m_file; }
    const Batch &seen() const { return m_seen; }
    bool merges() const;

private:
    void show(const QByteArray &workflow);

    Sources m_sources;
    Batch m_file;
    Batch m_seen;
    QComboBox *m_workflow;
    QRadioButton *m_replace;
    QRadioButton *m_merge;
    QPlainTextEdit *m_differences;
    MessageBar *m_message;
    QPushButton *m_confirm;
};

} // namespace batchy
