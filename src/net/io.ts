/** The world as it answers now: DNS, SMTP and HTTPS. Each question is asked once, whichever domain and check it is for. */
import { type DomainName, below } from "../dns/name.ts";
import { type Resolver, memoize } from "../dns/resolver.ts";
import type { Io, Measured, RevocationQuestion } from "../io.ts";
import type { PolicyFetch } from "../mail/policy-fetch.ts";
import { readCertificate } from "../mail/x509/certificate.ts";
import type { Revocation } from "../mail/x509/revocation.ts";
import { type Places, places } from "./dns/places.ts";
import { fetchPolicy } from "./https.ts";
import { type Lists, revocation } from "./revocation.ts";
import { smtpProber } from "./smtp/prober.ts";
import type { SmtpOptions } from "./smtp/visit.ts";
import type { Route } from "./tcp.ts";

export interface LiveIoOptions {
  /** Such as `liveResolver`; who made it closes it. */
  resolver: Resolver;
  now: Date;
  /** What we call ourselves in EHLO. */
  ehloName: string;
  /** Whether MX hosts are asked at all; without it they are not measured. */
  smtp?: boolean;
  /** Whether old versions and weak suites are looked for, on some ten connections more to each address. */
  tlsScan?: boolean;
  /** Whether to try if commands can be injected in front of TLS, on one more connection to each address. */
  injection?: boolean;
  /** Connect to addresses that are not public as well. */
  allowPrivate?: boolean;
  /** Milliseconds. */
  timeouts?: { smtp?: SmtpOptions["timeouts"]; policy?: number; revocation?: number };
  /** How many addresses are talked to at once. */
  atOnce?: number;
  smtpPort?: number;
  httpsPort?: number;
  /** Where connections really go; whether an address is public is asked of the one in the DNS. */
  route?: Route;
  roots?: Io["roots"];
  selectors?: readonly string[];
  observed?: Io["observed"];
  /** Told of every host that is asked, and again when it has answered. */
  watch?: (step: Step) => void;
}

/** One host that is being asked. */
export interface Step {
  what: "smtp" | "tls-scan" | "policy";
  /** The MX host or the policy host. */
  host: string;
  address?: string;
  state: "asked" | "answered";
}

export function liveIo(options: LiveIoOptions): Io {
  const { now, roots = "bundled", selectors = [], observed = () => [] } = options;
  const resolver = memoize(options.resolver);
  return {
    resolver,
    namesBelow: (owner) => notMeasured(`the names below ${owner} cannot be listed over the network`),
    certificates: () => [],
    signing: (origin) => notMeasured(`the configuration of ${origin} is not at hand`),
    ...mailHosts(options),
    revocation: authorities(resolver, options),
    stsPolicy: policyHosts(resolver, options),
    selectors,
    observed,
    roots,
    now,
  };
}

const notMeasured = (because: string): { kind: "not-measured"; because: string } => ({ kind: "not-measured", because });

function mailHosts(options: LiveIoOptions): Pick<Io, "smtp" | "tlsScan"> {
  const { smtp = true, tlsScan = false, watch } = options;
  const prober = smtpProber(proberOptions(options));
  const session = rememberedAt(async (host, address) =>
    measured(await told({ what: "smtp", host, address }, () => prober.session(host, address), watch)),
  );
  const scan = rememberedAt(async (host, address) =>
    measured(await told({ what: "tls-scan", host, address }, () => prober.scan(host, address), watch)),
  );
  return {
    smtp: async (host, address) => (smtp ? session(host, address) : notMeasured(`${host} was not asked`)),
    tlsScan: async (host, address) =>
      smtp && tlsScan
        ? scan(host, address)
        : notMeasured(tlsScan ? `${host} was not asked` : "--tls-scan was not given"),
  };
}

function measured<T>(value: T): Measured<T> {
  return { kind: "measured", value };
}

function rememberedAt<T>(
  ask: (host: DomainName, address: string) => Promise<T>,
): (host: DomainName, address: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (host, address) => {
    const key = `${host} ${address}`;
    const asked = known.get(key) ?? ask(host, address);
    known.set(key, asked);
    return asked;
  };
}

function proberOptions(options: LiveIoOptions): Parameters<typeof smtpProber>[0] {
  const { ehloName, injection = false, allowPrivate = false, timeouts, atOnce, smtpPort, route } = options;
  return {
    ehloName,
    injection,
    allowPrivate,
    ...(timeouts?.smtp === undefined ? {} : { timeouts: timeouts.smtp }),
    ...(atOnce === undefined ? {} : { atOnce }),
    ...(smtpPort === undefined ? {} : { port: smtpPort }),
    ...(route === undefined ? {} : { route }),
  };
}

const policiesAtOnce = 40;

function policyHosts(resolver: Resolver, options: LiveIoOptions): Io["stsPolicy"] {
  const queue = places(policiesAtOnce, Number.POSITIVE_INFINITY);
  return remembered((domain: DomainName) => policyOf(domain, resolver, { ...options, queue }));
}

/** RFC 8461 §3.3. */
async function policyOf(
  domain: DomainName,
  resolver: Resolver,
  { queue, allowPrivate = false, timeouts, httpsPort, route, watch }: LiveIoOptions & { queue: Places },
): Promise<Measured<PolicyFetch>> {
  const host = below("mta-sts", domain);
  const addresses = await addressesOf(host, resolver);
  if (addresses.kind === "not-measured") return addresses;
  const question = {
    domain,
    addresses: addresses.value,
    allowPrivate,
    ...(timeouts?.policy === undefined ? {} : { timeoutMs: timeouts.policy }),
    ...(httpsPort === undefined ? {} : { port: httpsPort }),
    ...(route === undefined ? {} : { route }),
  };
  if (addresses.value.length === 0) return { kind: "measured", value: await fetchPolicy(question) };
  const fetched = await queue.take(() => told({ what: "policy", host }, () => fetchPolicy(question), watch));
  return fetched === undefined ? notMeasured(`${host} was not asked`) : measured(fetched);
}

const revocationsAtOnce = 8;

/** RFC 5280 §6.3, RFC 6960: each certificate is asked for once, and none where no MX host is. */
function authorities(resolver: Resolver, options: LiveIoOptions): Io["revocation"] {
  if (options.smtp === false) return async () => ({ kind: "not-checked", because: "not-asked" });
  const queue = places(revocationsAtOnce, Number.POSITIVE_INFINITY);
  const known = new Map<string, Promise<Revocation>>();
  const lists: Lists = new Map();
  const clock = runningFrom(options.now);
  const ask = async (question: RevocationQuestion): Promise<Revocation> =>
    (await queue.take(() => revocationOf(question, resolver, { ...options, lists, clock }))) ?? {
      kind: "not-checked",
      because: "no-answer",
    };
  return (question) => {
    const asked = known.get(question.certificate) ?? ask(question);
    known.set(question.certificate, asked);
    return asked;
  };
}

/** A run takes its time, and what an authority makes meanwhile is of later than its beginning. */
function runningFrom(now: Date): () => Date {
  const begin = performance.now();
  return () => new Date(now.getTime() + performance.now() - begin);
}

async function revocationOf(
  question: RevocationQuestion,
  resolver: Resolver,
  { lists, clock, allowPrivate = false, timeouts, route }: LiveIoOptions & { lists: Lists; clock: () => Date },
): Promise<Revocation> {
  const [certificate, issuer] = [question.certificate, question.issuer].map((base64) =>
    readCertificate(Buffer.from(base64, "base64")),
  );
  if (certificate?.ok !== true || issuer?.ok !== true) return { kind: "not-checked", because: "malformed" };
  return revocation(
    { certificate: certificate.value, issuer: issuer.value },
    {
      addressesOf: async (host) => {
        const addresses = await addressesOf(host, resolver);
        return addresses.kind === "measured" ? addresses.value : [];
      },
      now: clock,
      lists,
      allowPrivate,
      ...(timeouts?.revocation === undefined ? {} : { timeoutMs: timeouts.revocation }),
      ...(route === undefined ? {} : { route }),
    },
  );
}

/** What one of them did not answer is missed only where the other has none. */
async function addressesOf(host: DomainName, resolver: Resolver): Promise<Measured<readonly string[]>> {
  const answers = await Promise.all([resolver.query(host, "A"), resolver.query(host, "AAAA")]);
  const found = answers.flatMap(({ outcome }) => (outcome.kind === "rrset" ? outcome.rrset.rdata : []));
  const [missed] = answers.flatMap(({ outcome }) => ("why" in outcome ? [outcome.why] : []));
  if (found.length === 0 && missed !== undefined)
    return { kind: "not-measured", because: `${host} was not found: ${missed}` };
  return { kind: "measured", value: found };
}

async function told<T>(
  step: Omit<Step, "state">,
  ask: () => Promise<T>,
  watch: LiveIoOptions["watch"] = () => {},
): Promise<T> {
  watch({ ...step, state: "asked" });
  try {
    return await ask();
  } finally {
    watch({ ...step, state: "answered" });
  }
}

function remembered<Key, T>(ask: (key: Key) => Promise<T>): (key: Key) => Promise<T> {
  const known = new Map<Key, Promise<T>>();
  return (key) => {
    const asked = known.get(key) ?? ask(key);
    known.set(key, asked);
    return asked;
  };
}
