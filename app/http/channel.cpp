// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/channel.h"

#include <array>
#include <cerrno>
#include <climits>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

namespace batchy::http {

namespace {

Channel::State stateOfErrno()
{
    return errno == EAGAIN || errno == EWOULDBLOCK ? Channel::State::Later : Channel::State::Ended;
}

} // namespace

Channel::Channel(int descriptor, TlsSession tls) : m_descriptor(descriptor), m_tls(std::move(tls))
{
}

Channel::~Channel()
{
    if (m_tls)
        endWriting();
    m_tls.reset();
    ::close(m_descriptor);
}

bool Channel::isHandshakeDone() const
{
    return !m_tls || SSL_is_init_finished(m_tls.get());
}

Channel::Moved Channel::read(char *buffer, qsizetype size)
{
    if (m_tls)
        return readTls(buffer, size);
    ssize_t got = 0;
    do {
        got = ::recv(m_descriptor, buffer, size_t(size), 0);
    } while (got < 0 && errno == EINTR);
    if (got < 0)
        return {0, stateOfErrno()};
    if (got == 0)
        return {0, State::Ended};
    return {got, got < size ? State::Later : State::Open};
}

Channel::Moved Channel::write(QByteArrayView first, QByteArrayView second)
{
    if (m_tls) {
        const Moved moved = writeTls(first);
        if (moved.then != State::Open || second.isEmpty())
            return moved;
        const Moved more = writeTls(second);
        return {moved.bytes + more.bytes, more.then};
    }
    std::array<iovec, 2> pieces = {iovec{const_cast<char *>(first.data()), size_t(first.size())},
                                   iovec{const_cast<char *>(second.data()), size_t(second.size())}};
    msghdr message = {};
    message.msg_iov = pieces.data();
    message.msg_iovlen = pieces.size();
    ssize_t sent = 0;
    do {
        sent = second.isEmpty()
                   ? ::send(m_descriptor, first.data(), size_t(first.size()), MSG_NOSIGNAL)
                   : ::sendmsg(m_descriptor, &message, MSG_NOSIGNAL);
    } while (sent < 0 && errno == EINTR);
    if (sent < 0)
        return {0, stateOfErrno()};
    return {sent, sent < first.size() + second.size() ? State::Later : State::Open};
}

void Channel::endWriting()
{
    if (m_tls && !m_isBroken && isHandshakeDone()) {
        ERR_clear_error();
        SSL_shutdown(m_tls.get());
        m_isBroken = true;
    }
    ::shutdown(m_descriptor, SHUT_WR);
}

/// Everything that is there: what the session has read already, no poller tells of.
Channel::Moved Channel::readTls(char *buffer, qsizetype size)
{
    Moved moved;
    while (moved.then == State::Open && moved.bytes < size) {
        ERR_clear_error();
        const int wanted = int(qMin<qsizetype>(size - moved.bytes, INT_MAX));
        const int got = SSL_read(m_tls.get(), buffer + moved.bytes, wanted);
        if (got > 0)
            moved.bytes += got;
        else
            moved.then = stateOfTls(got);
    }
    return moved;
}

Channel::Moved Channel::writeTls(QByteArrayView bytes)
{
    Moved moved;
    while (moved.then == State::Open && moved.bytes < bytes.size()) {
        ERR_clear_error();
        const int wanted = int(qMin<qsizetype>(bytes.size() - moved.bytes, INT_MAX));
        const int sent = SSL_write(m_tls.get(), bytes.data() + moved.bytes, wanted);
        if (sent > 0)
            moved.bytes += sent;
        else
            moved.then = stateOfTls(sent);
    }
    return moved;
}

Channel::State Channel::stateOfTls(int result)
{
    switch (SSL_get_error(m_tls.get(), result)) {
    case SSL_ERROR_WANT_READ:
    case SSL_ERROR_WANT_WRITE:
        return State::Later;
    case SSL_ERROR_ZERO_RETURN:
        return State::Ended;
    default:
        m_isBroken = true;
        return State::Ended;
    }
}

} // namespace batchy::http
