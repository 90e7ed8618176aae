// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/routes.h"

namespace batchy::http {

/// `GET /metrics`, for Prometheus.
std::vector<Route> metricsRoutes();

} // namespace batchy::http
