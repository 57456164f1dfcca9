/** Old versions of TLS and weak suites, each offered by a hello of our own on a connection of its own: eleven at most. */
import type { Offered, TlsScan, TlsVersion, WeakSuites } from "../../mail/tls-scan.ts";
import { numbersBeforeTls13, numbersOf, numbersOfTls13, suiteName, weakSuites } from "./cipher-suites.ts";
import { clientHello, versionNumbers } from "./client-hello.ts";
import type { Ended } from "./ears.ts";
import { helloOf, type ServerHello } from "./server-flight.ts";
import { type Talk, toStartTls } from "./talk.ts";
import { alertOf, handshakeBodies, isRecord, messagesOf, recordsOf } from "./tls-octets.ts";
import { type SmtpOptions, type SmtpTarget, type Visit, visitTo } from "./visit.ts";
import type { RawAnswer } from "./wire.ts";

const allMs = 180_000;

interface Offer {
  version: TlsVersion;
  suites: readonly number[];
  /** Whether a lower version is an answer too. */
  orLower: boolean;
}

/** Resolves, whatever the server does. A server that turns us away is left alone, and the rest is unknown. */
export const scanTls = (target: SmtpTarget, options: SmtpOptions): Promise<TlsScan> =>
  scanOn(visitTo(target, scanOptions(options)), target);

/** So many connections take longer. */
export const scanOptions = (options: SmtpOptions): SmtpOptions => ({
  ...options,
  timeouts: { ...options.timeouts, all: options.timeouts?.all ?? allMs },
});

/** As `scanTls`, on a visit that may have seen other connections. */
export async function scanOn(visit: Visit, { mxHost, address }: SmtpTarget): Promise<TlsScan> {
  const offer = offering(visit);
  const version = (one: TlsVersion): Promise<Offered> =>
    offer({ version: one, suites: one === "TLSv1.3" ? numbersOfTls13 : numbersBeforeTls13, orLower: false });
  const suites = (group: WeakSuites): Promise<Offered> =>
    offer({ version: "TLSv1.2", suites: numbersOf(weakSuites[group]), orLower: true });
  return {
    mxHost,
    address,
    versions: {
      SSLv3: await version("SSLv3"),
      TLSv1: await version("TLSv1"),
      "TLSv1.1": await version("TLSv1.1"),
      "TLSv1.2": await version("TLSv1.2"),
      "TLSv1.3": await version("TLSv1.3"),
    },
    suites: {
      null: await suites("null"),
      export: await suites("export"),
      anonymous: await suites("anonymous"),
      rc4: await suites("rc4"),
      des: await suites("des"),
      "static-rsa": await suites("static-rsa"),
    },
  };
}

/** Stops to ask when a connection does not come as far as TLS: the server would only say so again. */
function offering(visit: Visit): (offer: Offer) => Promise<Offered> {
  let stopped: Offered | undefined;
  return async (offer) => {
    if (stopped !== undefined) return stopped;
    const answer = await visit.talk("legacy", (talk) => answerTo(talk, offer));
    if ("octets" in answer) return offered(answer, offer);
    stopped = { kind: "unknown", because: answer.ended.kind };
    return stopped;
  };
}

async function answerTo(talk: Talk, { version, suites }: Offer): Promise<RawAnswer | Ended> {
  const { ended } = await toStartTls(talk);
  if (ended !== undefined) return { ended };
  return talk.wire.exchange(clientHello(version, suites, talk.mxHost), isAnswer, talk.patience("tls"));
}

const isAnswer = (octets: Uint8Array): boolean =>
  !isRecord(octets) || alertOf(octets) !== undefined || helloIn(octets) !== undefined;

const helloIn = (octets: Uint8Array): ServerHello | undefined =>
  helloOf(messagesOf(handshakeBodies(recordsOf(octets))));

function offered({ octets, isClosed }: RawAnswer, { version, suites, orLower }: Offer): Offered {
  const hello = helloIn(octets);
  if (hello !== undefined) {
    if (!orLower && hello.version !== versionNumbers[version]) return { kind: "refused", by: "another-version" };
    const suite = suites.includes(hello.suite) ? suiteName(hello.suite) : undefined;
    return suite === undefined ? { kind: "unknown", because: "not offered" } : { kind: "accepted", suite };
  }
  if (alertOf(octets) !== undefined) return { kind: "refused", by: "alert" };
  if (!isRecord(octets)) return { kind: "unknown", because: "not-tls" };
  return isClosed ? { kind: "refused", by: "closing" } : { kind: "unknown", because: "timed-out" };
}
