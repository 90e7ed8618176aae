// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/indexpage.h"

#include "app/http/service.h"

namespace batchy::http {

namespace {

constexpr const char head[] = R"html(<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Batchy</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
:root { color-scheme: light dark; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2.5rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; margin: 0; } p { margin: .4rem 0 1rem; }
table { border-collapse: collapse; width: 100%; } td, th { text-align: left; padding: .35rem .6rem;
border-bottom: 1px solid #8885; vertical-align: top; } code { font: 13px ui-monospace, monospace; }
.state { font-weight: 600; }
</style></head><body>
<h1>Batchy</h1>
<p>Keeps the state of batch jobs and workflows. Replace <code>WF</code> by a workflow's name.</p>
)html";

constexpr const char endpoints[] = R"html(<table>
<tr><th>Address</th><th>Does</th></tr>
<tr><td><code>/load_cfg/WF</code></td><td>loads the workflow's file; answers its jobs</td></tr>
<tr><td><code>/get_status/WF</code></td><td>the jobs of the latest batch, as they are stored</td></tr>
<tr><td><code>/get_status/WF-BATCH_ID</code></td><td>the same for an older batch</td></tr>
<tr><td><code>/open_batch/WF</code></td><td>opens a batch; answers its jobs</td></tr>
<tr><td><code>/open_batch/WF/infa</code></td><td>opens a batch; answers an Informatica parameter file</td></tr>
<tr><td><code>/close_batch/WF</code></td><td>ends the batch with success</td></tr>
<tr><td><code>/fail_batch/WF</code></td><td>ends the batch as failed</td></tr>
<tr><td><code>/api/v1/workflows</code></td><td>for new clients; <a href="/api/v1/openapi.json">OpenAPI</a> describes it</td></tr>
<tr><td><code>/api/v1/workflows/WF/wait</code></td><td>answers when it is done</td></tr>
<tr><td><code>/api/v1/events</code></td><td>tells of every change as it happens</td></tr>
<tr><td><code>/metrics</code>, <code>/healthz</code>, <code>/readyz</code></td><td>for those who watch the service</td></tr>
</table>
)html";

QByteArray redisLine(const Service &service, bool isOnline)
{
    const QString where = service.options().endpoint.display().toHtmlEscaped();
    return QStringLiteral("<p>Redis at <code>%1</code> <span class=\"state\">%2</span></p>\n")
        .arg(where, isOnline ? QStringLiteral("✓ answers") : QStringLiteral("✗ can't be reached"))
        .toUtf8();
}

} // namespace

QByteArray indexPage(const Service &service, bool isOnline)
{
    return QByteArray(head) + redisLine(service, isOnline) + endpoints + "<p>Batchy " +
           BATCHY_VERSION + "</p>\n</body></html>\n";
}

} // namespace batchy::http
