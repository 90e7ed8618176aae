// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/routes.h"

#include <vector>

namespace batchy::http {

/// The address at which clients wait: how long that takes says nothing of the service.
inline constexpr QByteArrayView waitPattern = "api/v1/workflows/{workflow}/wait";

/// Waiting for a workflow, as `batchy wait` does, in one request after the other.
std::vector<Route> waitRoutes();

} // namespace batchy::http
