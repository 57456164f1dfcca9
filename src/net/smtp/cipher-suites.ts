/** Cipher suites by their numbers and names at IANA, as `--tls-scan` offers them. */
import type { WeakSuites } from "../../mail/tls-scan.ts";

/** RFC 9325 §4.1 and §4.2. A suite of two groups stands in the first. */
export const weakSuites: Readonly<Record<WeakSuites, Readonly<Record<number, string>>>> = {
  null: {
    0x0001: "TLS_RSA_WITH_NULL_MD5",
    0x0002: "TLS_RSA_WITH_NULL_SHA",
    0x003b: "TLS_RSA_WITH_NULL_SHA256",
    0xc001: "TLS_ECDH_ECDSA_WITH_NULL_SHA",
    0xc006: "TLS_ECDHE_ECDSA_WITH_NULL_SHA",
    0xc00b: "TLS_ECDH_RSA_WITH_NULL_SHA",
    0xc010: "TLS_ECDHE_RSA_WITH_NULL_SHA",
    0xc015: "TLS_ECDH_anon_WITH_NULL_SHA",
  },
  export: {
    0x0003: "TLS_RSA_EXPORT_WITH_RC4_40_MD5",
    0x0006: "TLS_RSA_EXPORT_WITH_RC2_CBC_40_MD5",
    0x0008: "TLS_RSA_EXPORT_WITH_DES40_CBC_SHA",
    0x000b: "TLS_DH_DSS_EXPORT_WITH_DES40_CBC_SHA",
    0x000e: "TLS_DH_RSA_EXPORT_WITH_DES40_CBC_SHA",
    0x0011: "TLS_DHE_DSS_EXPORT_WITH_DES40_CBC_SHA",
    0x0014: "TLS_DHE_RSA_EXPORT_WITH_DES40_CBC_SHA",
    0x0017: "TLS_DH_anon_EXPORT_WITH_RC4_40_MD5",
    0x0019: "TLS_DH_anon_EXPORT_WITH_DES40_CBC_SHA",
  },
  anonymous: {
    0x0018: "TLS_DH_anon_WITH_RC4_128_MD5",
    0x001a: "TLS_DH_anon_WITH_DES_CBC_SHA",
    0x001b: "TLS_DH_anon_WITH_3DES_EDE_CBC_SHA",
    0x0034: "TLS_DH_anon_WITH_AES_128_CBC_SHA",
    0x003a: "TLS_DH_anon_WITH_AES_256_CBC_SHA",
    0x006c: "TLS_DH_anon_WITH_AES_128_CBC_SHA256",
    0x006d: "TLS_DH_anon_WITH_AES_256_CBC_SHA256",
    0x00a6: "TLS_DH_anon_WITH_AES_128_GCM_SHA256",
    0x00a7: "TLS_DH_anon_WITH_AES_256_GCM_SHA384",
    0xc016: "TLS_ECDH_anon_WITH_RC4_128_SHA",
    0xc017: "TLS_ECDH_anon_WITH_3DES_EDE_CBC_SHA",
    0xc018: "TLS_ECDH_anon_WITH_AES_128_CBC_SHA",
    0xc019: "TLS_ECDH_anon_WITH_AES_256_CBC_SHA",
  },
  rc4: {
    0x0004: "TLS_RSA_WITH_RC4_128_MD5",
    0x0005: "TLS_RSA_WITH_RC4_128_SHA",
    0xc002: "TLS_ECDH_ECDSA_WITH_RC4_128_SHA",
    0xc007: "TLS_ECDHE_ECDSA_WITH_RC4_128_SHA",
    0xc00c: "TLS_ECDH_RSA_WITH_RC4_128_SHA",
    0xc011: "TLS_ECDHE_RSA_WITH_RC4_128_SHA",
  },
  des: {
    0x0007: "TLS_RSA_WITH_IDEA_CBC_SHA",
    0x0009: "TLS_RSA_WITH_DES_CBC_SHA",
    0x000a: "TLS_RSA_WITH_3DES_EDE_CBC_SHA",
    0x0012: "TLS_DHE_DSS_WITH_DES_CBC_SHA",
    0x0013: "TLS_DHE_DSS_WITH_3DES_EDE_CBC_SHA",
    0x0015: "TLS_DHE_RSA_WITH_DES_CBC_SHA",
    0x0016: "TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA",
    0xc003: "TLS_ECDH_ECDSA_WITH_3DES_EDE_CBC_SHA",
    0xc008: "TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA",
    0xc00d: "TLS_ECDH_RSA_WITH_3DES_EDE_CBC_SHA",
    0xc012: "TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA",
  },
  "static-rsa": {
    0x002f: "TLS_RSA_WITH_AES_128_CBC_SHA",
    0x0035: "TLS_RSA_WITH_AES_256_CBC_SHA",
    0x003c: "TLS_RSA_WITH_AES_128_CBC_SHA256",
    0x003d: "TLS_RSA_WITH_AES_256_CBC_SHA256",
    0x0041: "TLS_RSA_WITH_CAMELLIA_128_CBC_SHA",
    0x0084: "TLS_RSA_WITH_CAMELLIA_256_CBC_SHA",
    0x0096: "TLS_RSA_WITH_SEED_CBC_SHA",
    0x009c: "TLS_RSA_WITH_AES_128_GCM_SHA256",
    0x009d: "TLS_RSA_WITH_AES_256_GCM_SHA384",
    0xc09c: "TLS_RSA_WITH_AES_128_CCM",
    0xc09d: "TLS_RSA_WITH_AES_256_CCM",
  },
};

/** With forward secrecy and blocks of 128 bits or more, for all versions before TLS 1.3. */
const otherSuites = {
  0x0032: "TLS_DHE_DSS_WITH_AES_128_CBC_SHA",
  0x0033: "TLS_DHE_RSA_WITH_AES_128_CBC_SHA",
  0x0038: "TLS_DHE_DSS_WITH_AES_256_CBC_SHA",
  0x0039: "TLS_DHE_RSA_WITH_AES_256_CBC_SHA",
  0x0045: "TLS_DHE_RSA_WITH_CAMELLIA_128_CBC_SHA",
  0x0067: "TLS_DHE_RSA_WITH_AES_128_CBC_SHA256",
  0x006b: "TLS_DHE_RSA_WITH_AES_256_CBC_SHA256",
  0x0088: "TLS_DHE_RSA_WITH_CAMELLIA_256_CBC_SHA",
  0x009e: "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256",
  0x009f: "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384",
  0xc009: "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
  0xc00a: "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
  0xc013: "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
  0xc014: "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
  0xc023: "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
  0xc024: "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384",
  0xc027: "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
  0xc028: "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
  0xc02b: "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
  0xc02c: "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
  0xc02f: "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
  0xc030: "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
  0xcca8: "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
  0xcca9: "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
  0xccaa: "TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
};

const tls13Suites = {
  0x1301: "TLS_AES_128_GCM_SHA256",
  0x1302: "TLS_AES_256_GCM_SHA384",
  0x1303: "TLS_CHACHA20_POLY1305_SHA256",
};

const suiteNames: ReadonlyMap<number, string> = new Map(
  [tls13Suites, otherSuites, ...Object.values(weakSuites)].flatMap((group) =>
    Object.entries(group).map(([suite, name]) => [Number(suite), name] as const),
  ),
);

export const numbersOf = (suites: Readonly<Record<number, string>>): readonly number[] =>
  Object.keys(suites).map(Number);

export const numbersOfTls13 = numbersOf(tls13Suites);

/** All that are known for versions before TLS 1.3. The good ones come first, for servers that leave the choice to the client. */
export const numbersBeforeTls13 = [
  ...numbersOf(otherSuites).toReversed(),
  ...Object.values(weakSuites).toReversed().flatMap(numbersOf),
];

export const suiteName = (suite: number): string | undefined => suiteNames.get(suite);
