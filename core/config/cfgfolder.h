// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/batch.h"

#include <QList>
#include <QString>

namespace batchy {

/// The folder of workflow files, `cfg/WF.yaml`. Looks at the disk anew on every call and remembers
/// nothing but its path, so it can be copied freely. Nothing outside the folder is read: neither by
/// a name (`..`, a path) nor through a link that leads out of it.
class CfgFolder
{
public:
    explicit CfgFolder(QString path) : m_path(std::move(path)) {}

    const QString &path() const { return m_path; }
    QString filePath(QByteArrayView workflow) const;

    /// The workflows that have a file, in natural order; empty also when there is no such folder.
    QList<QByteArray> workflows() const;

    /// A file that looks like a workflow's but can't be used as one.
    struct Unusable
    {
        QString file;
        Error error; ///< BadConfig
    };
    /// What workflows() leaves out though it ends in .yaml, .yml or the like: for its name (one of
    /// the history, with spaces, too long, the wrong ending) or its kind (a folder, a pipe, a link
    /// that leads nowhere). Hidden files are passed over.
    std::vector<Unusable> unusable() const;

    /// The bytes of a workflow's file. BadInput for a bad name, NotFound (with the nearest names)
    /// for a missing file, BadConfig for one that can't or mustn't be read.
    Result<QByteArray> read(const QByteArray &workflow) const;

    /// The batch that the file describes (RULES 3). The failures of read(), and BadConfig with line
    /// and column for what is wrong in the file.
    Result<Batch> load(const QByteArray &workflow) const;

    /// What is wrong with each of the files, in natural order by workflow, then the unusable ones
    /// by file name; those that are fine are left out.
    std::vector<std::pair<QByteArray, Error>> validate() const;

private:
    Error notFound(const QByteArray &workflow) const;

    QString m_path;
};

} // namespace batchy
