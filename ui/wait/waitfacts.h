// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wait/waitpicture.h"

#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;

namespace batchy {

/// What is true of the whole wait: which Redis, how it is told of changes, since when it waits,
/// when it gives up. Texts that can be selected.
class WaitFacts : public QWidget
{
    Q_OBJECT

public:
    explicit WaitFacts(QWidget *parent = nullptr);

    /// `isOver`: nothing counts down any more.
    void show(const WaitPicture &picture, bool isOver);
    using QWidget::show;
    /// A line a fact.
    QString text() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Fact
    {
        QLabel *name;
        QLabel *value;
    };

    QLabel *addFact(QGridLayout &layout, const QString &name, const char *objectName);
    void setFact(QLabel *value, const QString &text);
    void rename(QLabel *value, const QString &name);
    void colorTexts();

    std::vector<Fact> m_facts;
    QLabel *m_redis;
    QLabel *m_changes;
    QLabel *m_since;
    QLabel *m_left;
};

} // namespace batchy
