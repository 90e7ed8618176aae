// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/receipt.h"

#include <QCoreApplication>

namespace batchy {

namespace {

struct ReceiptText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::Receipt)
};

Error asReceiptError(Error error, const QByteArray &key)
{
    // Nothing can have happened by a read, whatever became of it.
    if (error.kind == ErrorKind::UnknownFate)
        error.kind = ErrorKind::Offline;
    if (error.code == "WRONGTYPE") {
        error.kind = ErrorKind::BadData;
        error.what = ReceiptText::tr("The key %1 holds no string, so no answer can be kept there.")
                         .arg(QString::fromUtf8(key));
        error.hint = ReceiptText::tr("It was left alone. Look at it with \"redis-cli type %1\".")
                         .arg(QString::fromUtf8(key));
    }
    return withReceiptRights(std::move(error));
}

} // namespace

QCoro::Task<Result<std::optional<QByteArray>>> readReceipt(Link &link, QByteArray key)
{
    const Result<Reply> reply = co_await link.call("GET", key);
    if (!reply)
        co_return fail(asReceiptError(reply.error(), key));
    if (reply->isNil())
        co_return std::nullopt;
    co_return reply->text;
}

Error withReceiptRights(Error error)
{
    if (error.code == "NOPERM")
        error.hint = ReceiptText::tr("Keeping answers for repeated requests needs +get and +set "
                                     "for the keys batchy:idem:* besides. %1")
                         .arg(error.hint);
    return error;
}

} // namespace batchy
