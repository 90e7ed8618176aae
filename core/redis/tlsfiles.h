// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/redis/endpoint.h"
#include "core/result.h"

class QSslConfiguration;

namespace batchy {

/// Reads the PEM files that an endpoint names: authorities, client certificate and its key. The
/// peer's certificate and host name are always verified. BadConfig names the file that can't be
/// used.
Result<QSslConfiguration> tlsConfiguration(const Endpoint &endpoint);

} // namespace batchy
