/** Records of SPF, DKIM and DMARC, rightly and wrongly; each is a name below one zone. */
import { createPublicKey, generateKeyPairSync, randomBytes } from "node:crypto";

const hosts = (label: string, count: number): string =>
  Array.from({ length: count }, (_, index) => `a:${label}${index + 1}.spf.test`).join(" ");
const numbers = Array.from({ length: 11 }, (_, index) => index + 1);

export const spfRecords: readonly string[] = [
  'ok TXT "v=spf1 ip4:192.0.2.0/24 -all"',
  'soft TXT "v=spf1 ip4:192.0.2.0/24 ~all"',
  'plusall TXT "v=spf1 +all"',
  "none A 127.80.0.1",
  'two TXT "v=spf1 -all"',
  'two TXT "v=spf1 ~all"',
  'syntax TXT "v=spf1 ip4:192.0.2.0/24 foo:bar -all"',
  'loop TXT "v=spf1 include:loop2.spf.test -all"',
  'loop2 TXT "v=spf1 include:loop.spf.test -all"',
  'redirloop TXT "v=spf1 redirect=redirloop.spf.test"',
  `lim10 TXT "v=spf1 ${hosts("h", 10)} -all"`,
  `lim11 TXT "v=spf1 ${hosts("h", 11)} -all"`,
  `void2 TXT "v=spf1 ${hosts("v", 2)} -all"`,
  `void3 TXT "v=spf1 ${hosts("v", 3)} -all"`,
  'mxmany TXT "v=spf1 mx -all"',
  'incnone TXT "v=spf1 include:none.spf.test -all"',
  'inctemp TXT "v=spf1 include:txtservfail.test -all"',
  'inctimeout TXT "v=spf1 include:txttimeout.test -all"',
  'incbogus TXT "v=spf1 include:bogustxt.test -all"',
  'ptr TXT "v=spf1 ptr -all"',
  'macro TXT "v=spf1 exists:%{ir}.%{v}._spf.%{d2} -all"',
  "4.2.0.192.in-addr._spf A 127.0.0.2",
  'exp TXT "v=spf1 -all exp=why.spf.test"',
  'why TXT "%{i} is not one of %{d}\'s servers"',
  'split TXT "v=spf1 ip4:192.0." "2.0/24 -all"',
  'upper TXT "V=SPF1 IP4:192.0.2.0/24 -ALL"',
  'redir TXT "v=spf1 redirect=ok.spf.test"',
  'redirnone TXT "v=spf1 redirect=none.spf.test"',
  'ip6 TXT "v=spf1 ip6:2001:db8::/32 -all"',
  'badip TXT "v=spf1 ip4:192.0.2.999 -all"',
  'afterall TXT "v=spf1 -all ip4:192.0.2.0/24"',
  'empty TXT "v=spf1"',
  "type99 TYPE99 \\# 13 0c763d73706631202d616c6c20",
  "cn CNAME ok",
  ...numbers.flatMap((number) => [
    `h${number} A 127.80.1.${number}`,
    `m${number} A 127.80.2.1`,
    `mxmany MX ${number} m${number}`,
  ]),
];

/** Selectors below `_domainkey.dkim.test`. */
export function dkimRecords(): readonly string[] {
  const key = (selector: string, tags: string) => `${selector}._domainkey TXT ${inStrings(`v=DKIM1; ${tags}`)}`;
  const ed25519 = generateKeyPairSync("ed25519").publicKey.export({ type: "spki", format: "der" }).subarray(-32);
  return [
    ...[512, 1024, 2048, 4096].map((bits) => key(`rsa${bits}`, `k=rsa; p=${rsaKey(bits)}`)),
    key("ed", `k=ed25519; p=${ed25519.toString("base64")}`),
    key("revoked", "k=rsa; p="),
    key("badb64", "k=rsa; p=!!!notbase64"),
    key("testing", `t=y; p=${rsaKey(2048)}`),
    key("two", "p=AAAA"),
    key("two", "p=BBBB"),
    key("sha1only", `h=sha1; p=${rsaKey(2048)}`),
    key("svc", `s=other; p=${rsaKey(2048)}`),
    'ext.dm.test._report._dmarc TXT "v=DMARC1"',
    "@ MX 10 mx.pkix.test.",
  ];
}

/** As a record holds it. Nobody has the other half of it: only records are looked at. */
function rsaKey(bits: number): string {
  const modulus = randomBytes(bits / 8);
  modulus.writeUInt8(modulus.readUInt8(0) | 0x80, 0);
  modulus.writeUInt8(modulus.readUInt8(modulus.length - 1) | 1, modulus.length - 1);
  const key = createPublicKey({ format: "jwk", key: { kty: "RSA", n: modulus.toString("base64url"), e: "AQAB" } });
  return key.export({ type: "spki", format: "der" }).toString("base64");
}

const inStrings = (text: string): string =>
  text
    .match(/.{1,200}/g)
    ?.map((part) => `"${part}"`)
    .join(" ") ?? '""';

const ofDomain = (label: string): readonly string[] => [`${label} MX 10 mx.pkix.test.`, `${label} TXT "v=spf1 -all"`];

export const dmarcRecords: readonly string[] = [
  ...Object.entries({
    none: "v=DMARC1; p=none; rua=mailto:d@dm.test",
    quar: "v=DMARC1; p=quarantine; pct=50; rua=mailto:d@dm.test",
    rej: "v=DMARC1;p=reject;sp=none;adkim=s;aspf=s;fo=1:d:s;ri=3600;rua=mailto:d@dm.test!10m",
    nop: "v=DMARC1; rua=mailto:d@dm.test",
    badp: "v=DMARC1; p=foo",
    order: "p=reject; v=DMARC1",
    vlower: "v=dmarc1; p=reject",
    ext: "v=DMARC1; p=reject; rua=mailto:x@dkim.test",
    extno: "v=DMARC1; p=reject; rua=mailto:x@ecdsa.test",
    two: "v=DMARC1; p=none",
    bis: "v=DMARC1; p=reject; np=reject; psd=n; t=y",
    semi: "v=DMARC1; p=reject; ; rua=mailto:a@dm.test;",
  }).flatMap(([label, text]) => [`_dmarc.${label} TXT "${text}"`, ...ofDomain(label)]),
  '_dmarc.two TXT "v=DMARC1; p=reject"',
  "_dmarc.cn CNAME _dmarc.rej",
  ...ofDomain("cn"),
  "@ MX 10 mx.pkix.test.", // for reports
];
