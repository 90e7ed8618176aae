// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/routes.h"

namespace batchy::http {

/// For those who watch over the service, without a token: `/healthz`, whether the process answers,
/// and `/readyz`, whether Redis does; 503 with the reason when it doesn't.
std::vector<Route> healthRoutes();

} // namespace batchy::http
