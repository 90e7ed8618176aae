// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/apireceipt.h"

#include "app/http/errors.h"

#include <QCryptographicHash>

#include <algorithm>

namespace batchy::http {

namespace {

constexpr QByteArrayView receiptMark = "batchy-answer-1";

bool isVisibleAscii(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

Response strangeReceipt()
{
    return refusal(422, "bad_data",
                   QStringLiteral("What is kept under this Idempotency-Key isn't an answer of this "
                                  "service. Nothing was done."),
                   QStringLiteral("Use another key."));
}

} // namespace

Result<std::optional<QByteArray>> idempotencyKey(const Request &request)
{
    std::optional<QByteArray> key;
    for (const Header &header : request.headers) {
        if (header.name.compare("Idempotency-Key", Qt::CaseInsensitive) != 0)
            continue;
        if (key)
            return fail(ErrorKind::BadInput,
                        QStringLiteral("The header Idempotency-Key is there twice."));
        key = header.value;
    }
    constexpr qsizetype longest = 200;
    if (key && (key->isEmpty() || key->size() > longest || !isVisibleAscii(*key)))
        return fail(ErrorKind::BadInput,
                    QStringLiteral("The header Idempotency-Key must be 1 to 200 visible ASCII "
                                   "characters without spaces."),
                    QStringLiteral("A new UUID for each change does well."));
    return key;
}

QByteArray receiptKey(QByteArrayView idempotencyKey)
{
    return "batchy:idem:" + idempotencyKey.toByteArray();
}

QByteArray requestFingerprint(QByteArrayView method, QByteArrayView path, QByteArrayView body)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    // Neither a method nor a decoded path holds a control character.
    for (const QByteArrayView part : {method, path, body}) {
        hash.addData(part);
        hash.addData(QByteArrayView("\n"));
    }
    return hash.result().toHex();
}

QByteArray keptText(QByteArrayView fingerprint, const Response &answer)
{
    const QByteArrayList head{receiptMark.toByteArray(), fingerprint.toByteArray(),
                              QByteArray::number(answer.batchId), answer.type};
    return head.join(' ') + '\n' + answer.body;
}

Response keptAnswer(const QByteArray &kept, QByteArrayView fingerprint)
{
    const qsizetype end = kept.indexOf('\n');
    const QByteArrayList head = kept.first(qMax<qsizetype>(end, 0)).split(' ');
    if (head.size() < 4 || head[0] != receiptMark)
        return strangeReceipt();
    if (head[1] != fingerprint)
        return refusal(422, "idempotency_key_reused",
                       QStringLiteral("This Idempotency-Key was used for another request within "
                                      "the last day. Nothing was done."),
                       QStringLiteral("Use a new key for each change, and the old one only to "
                                      "repeat the same request to the letter."));
    Response answer;
    answer.batchId = head[2].toLongLong();
    answer.type = head.mid(3).join(' ');
    answer.body = kept.mid(end + 1);
    answer.headers.push_back({"Idempotency-Replayed", "true"});
    return answer;
}

} // namespace batchy::http
