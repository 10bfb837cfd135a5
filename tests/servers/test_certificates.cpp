// SPDX-FileCopyrightText: LogLoupe contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/servers/test_certificates.h"

#include <QHostAddress>
#include <QSslCertificate>
#include <QSslKey>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <memory>

namespace logloupe {

namespace {

constexpr long hour = 3600;
constexpr long day = 24 * hour;

template <typename Type, void (*release)(Type*)>
struct Releaser {
    void operator()(Type* object) const { release(object); }
};
using Key = std::unique_ptr<EVP_PKEY, Releaser<EVP_PKEY, EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Releaser<X509, X509_free>>;
using Bytes = std::unique_ptr<BIO, Releaser<BIO, BIO_free_all>>;

QByteArray bytesOf(const Bytes& bio) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return {data, static_cast<qsizetype>(size)};
}

QByteArray pemOf(EVP_PKEY* key) {
    const Bytes bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
    return bytesOf(bio);
}

QByteArray pemOf(X509* certificate) {
    const Bytes bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(bio.get(), certificate);
    return bytesOf(bio);
}

Certificate certificateIn(const QByteArray& pem) {
    const Bytes bio(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
    return Certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
}

Key keyIn(const QByteArray& pem) {
    const Bytes bio(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
    return Key(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
}

void addExtension(X509* certificate, X509* issuer, int kind, const QByteArray& value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* const extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value.constData());
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

Certificate blank(EVP_PKEY* key, const QByteArray& name, long from, long until) {
    Certificate certificate(X509_new());
    X509_set_version(certificate.get(), X509_VERSION_3);
    uint32_t serial = 0;
    RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial);
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate.get()), serial);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), from);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), until);
    X509_set_pubkey(certificate.get(), key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(name.constData()), -1, -1, 0);
    return certificate;
}

void addName(X509* certificate, X509* issuer, const QString& host) {
    addExtension(certificate, issuer, NID_subject_alt_name, (QHostAddress(host).isNull() ? "DNS:" : "IP:") + host.toUtf8());
}

} // namespace

TestAuthority::TestAuthority() {
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate = blank(key.get(), "LogLoupe test authority", -day, day);
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(certificate.get()));
    addExtension(certificate.get(), certificate.get(), NID_basic_constraints, "critical,CA:TRUE");
    addExtension(certificate.get(), certificate.get(), NID_key_usage, "critical,keyCertSign,cRLSign");
    addExtension(certificate.get(), certificate.get(), NID_subject_key_identifier, "hash");
    X509_sign(certificate.get(), key.get(), EVP_sha256());
    m_self = {pemOf(certificate.get()), pemOf(key.get())};
}

TestCertificate TestAuthority::issue(const QString& host, bool expired) const {
    const Certificate issuer = certificateIn(m_self.certificate);
    const Key issuerKey = keyIn(m_self.key);
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate = blank(key.get(), host.toUtf8(), expired ? -3 * day : -hour, expired ? -day : hour);
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(issuer.get()));
    addName(certificate.get(), issuer.get(), host);
    addExtension(certificate.get(), issuer.get(), NID_ext_key_usage, "serverAuth,clientAuth");
    X509_sign(certificate.get(), issuerKey.get(), EVP_sha256());
    return {pemOf(certificate.get()), pemOf(key.get())};
}

TestCertificate selfSigned(const QString& host) {
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate = blank(key.get(), host.toUtf8(), -hour, hour);
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(certificate.get()));
    addName(certificate.get(), certificate.get(), host);
    X509_sign(certificate.get(), key.get(), EVP_sha256());
    return {pemOf(certificate.get()), pemOf(key.get())};
}

QSslConfiguration serverTls(const TestCertificate& certificate) {
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(QSslCertificate(certificate.certificate));
    tls.setPrivateKey(QSslKey(certificate.key, QSsl::Ec));
    tls.setPeerVerifyMode(QSslSocket::VerifyNone); // of clients
    return tls;
}

} // namespace logloupe
