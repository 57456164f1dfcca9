/** The zones of the laboratory, as data: what is in them, who signs them, and what is then broken in them. */

/** Where everybody listens, on port 53. */
export const addresses = {
  root: "127.53.0.1",
  parent: "127.53.0.2",
  knot: "127.53.0.3",
  nsd: "127.53.0.4",
  misbehaving: "127.53.0.5",
  nobody: "127.53.0.99",
  unbound: "127.53.0.53",
  bind: "127.53.0.54",
  /** Unbound as well; run.ts gives it to the loopback interface, where there is IPv6. */
  unbound6: "fd53::53",
} as const;

/** One policy of Knot's signer each. */
export const knotPolicies = {
  ecdsa: { algorithm: "ecdsap256sha256", nsec3: false },
  "ecdsa-nsec3": { algorithm: "ecdsap256sha256", nsec3: true },
  ec384: { algorithm: "ecdsap384sha384", nsec3: false },
  ed25519: { algorithm: "ed25519", nsec3: false },
  ed448: { algorithm: "ed448", nsec3: true },
  rsa256: { algorithm: "rsasha256", nsec3: true },
} as const;

type KnotPolicy = keyof typeof knotPolicies;

export type Signer =
  | { by: "nobody" }
  | { by: "knot"; policy: KnotPolicy }
  /** `valid` is from and to, days from now; `bits` of an RSA key. */
  | {
      by: "dnssec-signzone";
      algorithm: string;
      bits?: number;
      valid?: readonly [number, number];
      options?: readonly string[];
    }
  | { by: "ldns-signzone"; options?: readonly string[] };

/** What is done to a signed zone before it is served. */
export type Tampering =
  | { kind: "signatures-changed"; over: readonly string[] }
  | { kind: "signatures-removed"; over: string }
  | { kind: "records-removed"; type: string }
  | { kind: "address-changed"; owner: string }
  | { kind: "algorithm-changed"; to: number };

/** What the parent says of the zone's key. */
export type Delegation =
  | "signed"
  | "unsigned"
  | "digest-wrong"
  | "digest-unknown"
  | "another-digest-wrong"
  | "another-algorithm"
  | "no-such-key";

export interface Zone {
  /** Without the final dot; "" is the root. */
  origin: string;
  /** Whose files it is in. */
  held: "root" | "parent" | "knot" | "nsd";
  /** Addresses of the name servers that it is delegated to. */
  servers: readonly string[];
  /** Lines of a master file, without SOA and NS. */
  records: readonly string[];
  signer: Signer;
  tampering?: Tampering;
  delegation: Delegation;
}

/** Delegations below `test.` to servers that do not have the zone. */
export const lameDelegations: readonly { origin: string; server: string }[] = [
  { origin: "lame.test", server: addresses.knot }, // REFUSED
  { origin: "lameself.test", server: addresses.parent }, // the parent refers to itself
  { origin: "nsdead.test", server: addresses.nobody },
];

const ecdsa = { by: "dnssec-signzone", algorithm: "ECDSAP256SHA256" } satisfies Signer;
const ldns = { by: "ldns-signzone" } satisfies Signer;
const optOut: Signer = { ...ecdsa, options: ["-3", "aabbccdd", "-A", "-H", "0"] };
const tlsa = `_25._tcp.mx TLSA 3 1 1 ${"5a".repeat(32)}`;
const chain = Array.from({ length: 12 }, (_, link) => `l${link + 1} CNAME l${link + 2}`);
const aliases = [
  "a1 CNAME a2",
  "a2 CNAME a3",
  "a3 CNAME www.ecdsa.test.",
  "ins CNAME www.unsigned.test.",
  "bog CNAME www.bogusleaf.test.",
  "loop CNAME loop2",
  "loop2 CNAME loop",
  "nx CNAME nosuch.ecdsa.test.",
  "dn DNAME ecdsa.test.",
  ...chain,
  "l13 A 127.80.0.1",
];
const wildcards = [
  "*.w A 127.80.0.9",
  '*.w TXT "v=spf1 -all"',
  "*.w MX 10 mx",
  'ent.deep.w2 TXT "below an empty non-terminal"',
  "*.c CNAME www.ecdsa.test.",
];

const signedByKnot = [
  knot("ecdsa", "ecdsa"),
  knot("ecnsec3", "ecdsa-nsec3"),
  knot("ed25519", "ed25519"),
  knot("ed448", "ed448"),
  knot("rsa256", "rsa256"),
  knot("ec384", "ec384"),
  knot("wild", "ecdsa-nsec3", wildcards),
  knot("cname", "ecdsa", aliases),
  knot("tc", "ecdsa"), // every answer over UDP is truncated
];

const signedByFile = [
  zone("unsigned", { by: "nobody" }),
  zone("nods", ecdsa, { delegation: "unsigned" }),
  zone("badds", ecdsa, { delegation: "digest-wrong" }),
  zone("rollds", ecdsa, { delegation: "another-digest-wrong" }),
  zone("multids", ecdsa, { delegation: "another-algorithm" }),
  zone("digest99", ecdsa, { delegation: "digest-unknown" }),
  zone("dsnokeys", { by: "nobody" }, { delegation: "no-such-key" }),
  zone("algo200", ecdsa, { tampering: { kind: "algorithm-changed", to: 200 } }),
  zone("bogus", ecdsa, { tampering: { kind: "signatures-changed", over: ["SOA", "NS", "A", "MX", "TXT"] } }),
  zone("bogusleaf", ecdsa, { tampering: { kind: "address-changed", owner: "www" } }),
  zone("bogustxt", ecdsa, { tampering: { kind: "signatures-changed", over: ["TXT"] } }),
  zone("nosigs", ecdsa, { tampering: { kind: "signatures-removed", over: "A" } }),
  zone("nsecgap", ecdsa, { tampering: { kind: "records-removed", type: "NSEC" } }),
  zone("wcbogus", ecdsa, {
    tampering: { kind: "signatures-changed", over: ["TXT"] },
    more: ['*.any TXT "wild"'],
  }),
  zone("expired", { ...ecdsa, valid: [-40, -5] }),
  zone("future", { ...ecdsa, valid: [5, 30] }), // validators allow a day of skew
  zone("rsasha1", { by: "dnssec-signzone", algorithm: "RSASHA1", bits: 2048 }),
  zone("rsa1024k", { by: "dnssec-signzone", algorithm: "RSASHA256", bits: 1024 }),
  zone("optout", optOut, { more: ["sub NS ns.sub", `ns.sub A ${addresses.nsd}`] }),
  zone("sub.optout", { by: "nobody" }),
  zone("nsec3iter", { by: "ldns-signzone", options: ["-n", "-s", "aabbccdd", "-t", "500"] }), // dnssec-signzone refuses more than 150
  zone("big", ldns, { more: Array.from({ length: 40 }, (_, index) => `big TXT "${index}-${"x".repeat(120)}"`) }),
  zone("halflame", ldns, { servers: [addresses.nsd, addresses.knot], more: ["@ NS ns2", `ns2 A ${addresses.knot}`] }),
];

const forMail = [
  zone("pkix", ldns),
  zone("dane311", ldns, { more: [tlsa] }),
  zone("danebogus", ldns, { more: [tlsa], tampering: { kind: "signatures-changed", over: ["TLSA"] } }),
  zone("daneinsec", { by: "nobody" }, { more: [tlsa] }),
  zone("tlsacname", ldns, { more: ["_25._tcp.mx CNAME _25._tcp.mx.dane311.test."] }),
];

const behindMisbehaving = [
  "servfail",
  "timeout",
  "notimp",
  "tcnotcp",
  "txttimeout",
  "txtservfail",
  "lamenoaa",
  "wrongid",
].map((label) => zone(label, ldns, { servers: [addresses.misbehaving] }));

/** Everything below the two parents. */
export const leafZones: readonly Zone[] = [
  ...signedByKnot,
  ...signedByFile,
  ...forMail,
  ...behindMisbehaving,
  zone("noedns", { by: "nobody" }, { servers: [addresses.misbehaving] }),
];

/** A zone of `count` names in NSEC3 without salt, `n1.bench.test.` and so on. */
export function benchZone(count: number): Zone {
  const more = Array.from({ length: count }, (_, index) => [
    `n${index + 1} A 127.81.${(index >> 8) & 255}.${index & 255}`,
    `n${index + 1} TXT "v=spf1 a -all"`,
  ]).flat();
  return zone("bench", { ...ecdsa, options: ["-3", "-", "-H", "0"] }, { more });
}

/** `test.`, with what `children` have for their delegations: name servers, glue and DS records. */
export function testZone(children: readonly string[]): Zone {
  return {
    origin: "test",
    held: "parent",
    servers: [addresses.parent],
    records: children,
    signer: ecdsa,
    delegation: "signed",
  };
}

export function rootZone(children: readonly string[]): Zone {
  return {
    origin: "",
    held: "root",
    servers: [addresses.root],
    records: children,
    signer: ecdsa,
    delegation: "signed",
  };
}

/** A whole master file. */
export function zoneText({ origin, servers, records }: Zone): string {
  const [server = addresses.nobody] = servers;
  const apex = [
    `$ORIGIN ${origin}.`,
    "$TTL 300",
    "@ SOA ns1 hostmaster 1 7200 900 1209600 300",
    "@ NS ns1",
    `ns1 A ${server}`,
  ];
  return `${[...apex, ...records].join("\n")}\n`;
}

function knot(label: string, policy: KnotPolicy, more: readonly string[] = []): Zone {
  return {
    ...zone(label, { by: "knot", policy }, { more }),
    held: "knot",
    servers: [addresses.knot],
  };
}

interface Particulars {
  /** In place of those for mail and the web. */
  records?: readonly string[];
  servers?: readonly string[];
  more?: readonly string[];
  tampering?: Tampering;
  delegation?: Delegation;
}

export function zone(label: string, signer: Signer, particulars: Particulars = {}): Zone {
  const { servers = [addresses.nsd], more = [], tampering } = particulars;
  const delegation = particulars.delegation ?? (signer.by === "nobody" ? "unsigned" : "signed");
  const origin = `${label}.test`;
  const records = [...(particulars.records ?? forMailAndWeb(origin)), ...more];
  return { origin, held: "nsd", servers, records, signer, delegation, ...(tampering && { tampering }) };
}

function forMailAndWeb(origin: string): readonly string[] {
  return [
    "@ MX 10 mx",
    "@ A 127.80.0.1",
    "www A 127.80.0.1",
    "mx A 127.80.0.25",
    '@ TXT "v=spf1 mx -all"',
    `_dmarc TXT "v=DMARC1; p=reject; rua=mailto:d@${origin}"`,
  ];
}
