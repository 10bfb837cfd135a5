// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A provider's keys: only those that are fit are kept, each is found by what it fits, and a check with it ends.

#include "connectors/auth/key_set.h"
#include "connectors/auth/token_signature.h"

#include <openssl/evp.h>

#include <cstdint>
#include <cstdlib>

namespace {

using namespace logloupe;

void require(bool condition) {
    if (!condition)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const QByteArray json(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const Result<KeySet> read = KeySet::read(json);
    if (!read) {
        require(read.error().kind == ErrorKind::Auth && !read.error().message.isEmpty());
        return 0;
    }
    require(read->keys().size() + static_cast<size_t>(read->leftOut()) <= 100);
    for (const SigningKey& key : read->keys()) {
        require(EVP_PKEY_get_base_id(key.material.get()) == (key.isElliptic ? EVP_PKEY_EC : EVP_PKEY_RSA));
        require(key.isElliptic ? EVP_PKEY_get_bits(key.material.get()) == 256 : EVP_PKEY_get_bits(key.material.get()) >= 2048);
        const SignatureAlgorithm algorithm =
            key.isElliptic ? SignatureAlgorithm::ES256 : key.algorithm.value_or(SignatureAlgorithm::RS256);
        const SigningKey* found = read->find(key.id, algorithm);
        require(read->has(key.id) && (!found || (found->id == key.id || key.id.isEmpty())));
        require(!isSignedBy(key, algorithm, "text", json.left(EVP_PKEY_get_size(key.material.get()))));
        if (key.isElliptic)
            require(!isSignedBy(key, algorithm, "text", json.left(64)));
    }
    return 0;
}
