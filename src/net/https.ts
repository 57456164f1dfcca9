/** Fetches MTA-STS policies (RFC 8461 §3.3). */
import { below, type DomainName } from "../dns/name.ts";
import type { PolicyEnd, PolicyFetch, PolicyTry } from "../mail/policy-fetch.ts";
import { type HttpExchange, httpExchange } from "./http-exchange.ts";
import { shakeHands } from "./smtp/handshake.ts";
import { timeLimit } from "./time-limit.ts";
import { direct, openTcp, type Route } from "./tcp.ts";

export interface PolicyQuestion {
  domain: DomainName;
  /** Of `mta-sts.<domain>`, as the resolver found them; tried in this order until one answers. */
  addresses: readonly string[];
  /** For all of it; RFC 8461 §3.3 suggests one minute at most. */
  timeoutMs?: number;
  /** Of the policy; RFC 8461 §3.3 suggests 64 KB. */
  maxOctets?: number;
  port?: number;
  /** Connect to addresses that are not public as well. */
  allowPrivate?: boolean;
  route?: Route;
}

const maxAddresses = 4;
const path = "/.well-known/mta-sts.txt";

/**
 * The certificate is not verified, so that one that is wrong can be told from a policy that is; who judges must not take a
 * policy that came with a wrong one (RFC 8461 §3.3).
 */
export async function fetchPolicy(question: PolicyQuestion): Promise<PolicyFetch> {
  const host = below("mta-sts", question.domain);
  const deadline = timeLimit(question.timeoutMs ?? 30_000);
  const tries: PolicyTry[] = [];
  for (const address of question.addresses.slice(0, maxAddresses)) {
    const tried = await tryAddress(host, address, question, deadline);
    tries.push(tried);
    if (tried.ended.kind === "answered" || deadline.aborted) break;
  }
  return { url: `https://${host}${path}`, tries };
}

const tlsMs = 10_000;

async function tryAddress(
  host: DomainName,
  address: string,
  { port = 443, maxOctets = 64 * 1024, allowPrivate = false, route = direct }: PolicyQuestion,
  deadline: AbortSignal,
): Promise<PolicyTry> {
  const patience = AbortSignal.any([deadline, timeLimit(tlsMs)]);
  const connected = await openTcp({ address, port, allowPrivate, route }, patience);
  if (connected.kind === "timed-out") return { address, ended: { kind: "timed-out", phase: "connect" } };
  if (connected.kind !== "open") return { address, ended: connected };
  const shaken = await shakeHands(connected.socket, { mxHost: host, settings: "modern", timeoutMs: tlsMs });
  if ("failure" in shaken) return { address, ended: { kind: "tls-failed", failure: shaken.failure } };
  const asked = { host, path, accept: "text/plain", maxOctets, signal: deadline };
  return { address, tls: shaken.tls, ended: endOf(await httpExchange(shaken.stream, asked)) };
}

function endOf(exchange: HttpExchange): PolicyEnd {
  if (exchange.kind === "timed-out") return { kind: "timed-out", phase: "answer" };
  if (exchange.kind !== "answered") return exchange;
  const { code, headers, body } = exchange;
  const { "content-type": contentType, location } = headers;
  return {
    kind: "answered",
    code,
    ...(contentType === undefined ? {} : { contentType: contentType.slice(0, maxHeader) }),
    ...(location === undefined ? {} : { location: location.slice(0, maxHeader) }),
    body: new TextDecoder().decode(body),
  };
}

const maxHeader = 256; // characters
