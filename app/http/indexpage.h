// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace batchy::http {

class Service;

/// The page for people who open the service in a browser: what this is, its endpoints, which Redis
/// it uses and whether that answers. HTML in UTF-8 that needs nothing else.
QByteArray indexPage(const Service &service, bool isOnline);

} // namespace batchy::http
