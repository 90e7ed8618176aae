// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcoro/qcorotask.h>

#include <QLocalSocket>
#include <QString>

#include <memory>

namespace batchy {

/// Asks whether the embedded Redis is alive, with PING and nothing else: before there is an answer,
/// no Link should be made. Afterwards its idle connection tells when the server goes away.
class EmbeddedProbe
{
public:
    enum class Answer {
        Nobody,  ///< nothing listens there
        Silent,  ///< it took the connection and says nothing (yet)
        Loading, ///< it reads its data
        Alive    ///< it answered, whatever it said
    };

    explicit EmbeddedProbe(QString path);

    /// Connects if need be and waits for an answer, but not for long: ask again. The probe must
    /// outlive the wait.
    QCoro::Task<Answer> ask();
    /// The connection, to be watched and closed with it.
    std::unique_ptr<QLocalSocket> takeSocket();

private:
    QString m_path;
    std::unique_ptr<QLocalSocket> m_socket;
    bool m_asked = false;
};

} // namespace batchy
