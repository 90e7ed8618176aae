// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/routes.h"

namespace batchy::http {

/// The endpoints of the service of old, by which existing scripts and clients call: load_cfg,
/// get_status, open_batch, close_batch, fail_batch and the page for people. All of them GET; a body
/// in JSON is the stored hash, job by job, to the letter (RULES 6).
std::vector<Route> classicRoutes();

} // namespace batchy::http
