// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace batchy::cli {

/// The translation context of everything that the command line says.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(batchy::Cli)
};

/// Bytes from the command line or from Redis, for people.
inline QString words(const QByteArray &bytes)
{
    return QString::fromUtf8(bytes);
}

} // namespace batchy::cli
