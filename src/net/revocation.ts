/** Asks whether a certificate is revoked, where its authority says that one can ask. */
import { once } from "node:events";
import { isIP } from "node:net";
import { type DomainName, parseName } from "../dns/name.ts";
import { ocspRequest } from "../mail/x509/ocsp-request.ts";
import { type Pair, type Revocation, revocationInList, revocationInResponse } from "../mail/x509/revocation.ts";
import { httpExchange, type HttpRequest } from "./http-exchange.ts";
import { timeLimit } from "./time-limit.ts";
import { direct, openTcp, type Route } from "./tcp.ts";

/** The lists of a run: each is fetched once, also by those who ask for it meanwhile. */
export type Lists = Map<string, Promise<Uint8Array | undefined>>;

export interface RevocationIo {
  /** A and AAAA of a host. */
  addressesOf(host: DomainName): Promise<readonly string[]>;
  /** The clock when the answer has come: it may have been made while we run. */
  now: () => Date;
  /** By URL; one for all certificates of a run. */
  lists: Lists;
  /** For everything together, ten seconds where it is not given. */
  timeoutMs?: number;
  /** Connect to addresses that are not public, and to other ports than 80. */
  allowPrivate?: boolean;
  route?: Route;
}

const maxOctets = 4 * 1024 * 1024; // of a list
const maxPlaces = 2; // asked in turn
const maxAddresses = 2; // of each

/**
 * The list decides, and where there is no list the responder. A failed fetch is `not-checked`.
 * Lists and responses are signed, so plain HTTP is where they are (RFC 5280 §8).
 */
export async function revocation(pair: Pair, io: RevocationIo): Promise<Revocation> {
  const { crlUrls, ocspUrls } = pair.certificate.extensions;
  const lists = placesIn(crlUrls, io);
  const timed = { ...io, signal: timeLimit(io.timeoutMs ?? 10_000) };
  return lists.length > 0
    ? askAll(lists, pair, timed, askForList)
    : askAll(placesIn(ocspUrls, io), pair, timed, askResponder);
}

interface TimedIo extends RevocationIo {
  signal: AbortSignal;
}

type Ask = (place: Place, pair: Pair, io: TimedIo) => Promise<Revocation>;

async function askAll(places: readonly Place[], pair: Pair, io: TimedIo, ask: Ask): Promise<Revocation> {
  let last: Revocation = { kind: "not-checked", because: "nowhere-to-ask" };
  for (const place of places) {
    last = await ask(place, pair, io);
    if (last.kind !== "not-checked") break;
  }
  return last;
}

/** `written`: the URL as it stands in the certificate, which a list may repeat. */
interface Place {
  written: string;
  host: string;
  port: number;
  path: string;
}

/** Those over HTTP; of other ports and hosts nobody should be asked on a stranger's word. */
function placesIn(urls: readonly string[], { allowPrivate = false }: RevocationIo): readonly Place[] {
  const places = urls.flatMap((written) => {
    const url = URL.parse(written);
    if (url?.protocol !== "http:" || url.username !== "" || (url.port !== "" && !allowPrivate)) return [];
    const host = url.hostname.replaceAll(/[[\]]/g, "");
    return [{ written, host, port: Number(url.port || 80), path: url.pathname + url.search }];
  });
  return places.slice(0, maxPlaces);
}

const unanswered: Revocation = { kind: "not-checked", because: "no-answer" };

async function askForList(place: Place, pair: Pair, io: TimedIo): Promise<Revocation> {
  const list = await Promise.race([listAt(place, io), once(io.signal, "abort").then(() => undefined)]);
  return list === undefined ? unanswered : revocationInList(list, place.written, pair, io.now());
}

const maxLists = 16; // of at most 4 MiB each

/** The first of a list fetch it for all, in a time of its own; when there are too many, the oldest is forgotten. */
function listAt(place: Place, io: TimedIo): Promise<Uint8Array | undefined> {
  const { lists } = io;
  const known = lists.get(place.written);
  if (known !== undefined) return known;
  const fetched = fetchFrom(place, { accept: "application/pkix-crl" }, io);
  lists.set(place.written, fetched);
  const [oldest] = lists.keys();
  if (lists.size > maxLists && oldest !== undefined) lists.delete(oldest);
  return fetched;
}

async function askResponder(place: Place, pair: Pair, io: TimedIo): Promise<Revocation> {
  const post = { contentType: "application/ocsp-request", octets: ocspRequest(pair) };
  const response = await fetchFrom(place, { accept: "application/ocsp-response", post }, io);
  return response === undefined ? unanswered : revocationInResponse(response, pair, io.now());
}

type What = Pick<HttpRequest, "accept" | "post">;

async function fetchFrom(place: Place, what: What, io: TimedIo): Promise<Uint8Array | undefined> {
  for (const address of (await addressesOf(place.host, io)).slice(0, maxAddresses)) {
    const body = await fetchAt(address, place, what, io);
    if (body !== undefined) return body;
  }
  return undefined;
}

async function addressesOf(host: string, { signal, ...io }: TimedIo): Promise<readonly string[]> {
  if (signal.aborted) return [];
  if (isIP(host) !== 0) return [host];
  const parsed = parseName(host);
  if (!parsed.ok) return [];
  return Promise.race([io.addressesOf(parsed.value), once(signal, "abort").then(() => [])]);
}

async function fetchAt(
  address: string,
  { host, port, path }: Place,
  what: What,
  { signal, allowPrivate = false, route = direct }: TimedIo,
): Promise<Uint8Array | undefined> {
  const connected = await openTcp({ address, port, allowPrivate, route }, signal);
  if (connected.kind !== "open") return undefined;
  const exchange = await httpExchange(connected.socket, { ...what, host, path, maxOctets, signal });
  return exchange.kind === "answered" && exchange.code === 200 ? exchange.body : undefined;
}
