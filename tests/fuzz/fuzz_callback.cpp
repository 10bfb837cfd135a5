// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the browser brings back: whole or in pieces it is read alike, and nothing that could be passed on unseen is in what is told.

#include "connectors/auth/callback_request.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace {

using namespace logloupe;
using Kind = CallbackRequest::Kind;

void require(bool condition) {
    if (!condition)
        std::abort();
}

bool isPlain(const QByteArray& text) {
    return text.isValidUtf8() && std::none_of(text.cbegin(), text.cend(), [](char c) {
               return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
           });
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const QByteArray received(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const CallbackRequest read = readCallbackRequest(received, "/callback");
    if (read.kind == Kind::Callback) {
        require(read.path == "/callback" && (read.code.isEmpty() || read.error.isEmpty()));
        require(isPlain(read.state) && isPlain(read.code) && isPlain(read.error) && isPlain(read.issuer));
    } else {
        require(read.state.isEmpty() && read.code.isEmpty() && read.error.isEmpty() && read.issuer.isEmpty());
    }
    // What comes behind the line changes nothing, and what is still to come was not known before it came.
    const qsizetype end = received.indexOf("\r\n");
    const Kind kind = readCallbackRequest(received + "Host: 127.0.0.1\r\n\r\n", "/callback").kind;
    require(end < 0 || kind == read.kind);
    require(end >= 0 || read.kind == Kind::Incomplete || read.kind == Kind::Malformed || read.kind == Kind::TooLong);
    for (qsizetype cut = 0; end >= 0 && cut < std::min<qsizetype>(end + 2, 300) && read.kind == Kind::Callback; ++cut)
        require(readCallbackRequest(received.left(cut), "/callback").kind == Kind::Incomplete);
    return 0;
}
