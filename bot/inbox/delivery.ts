/** One message at the door: verified, and what it shows is kept and told. The message itself is not. */
import { type OutboundObservation, type Resolver, type ReverseNames, withinBudget } from "../../src/index.ts";
import { type Envelope, reverseNamesOf, verifyMessage } from "../../src/receiving.ts";
import type { Resolvers } from "../assess/resolvers.ts";
import type { InTurn } from "../assess/turns.ts";
import type { Store } from "../store/store.ts";
import { outboundTelling } from "./telling.ts";

export interface DeliveryOptions {
  domain: string;
  store: Pick<Store, "outbound">;
  resolvers: Pick<Resolvers, "of">;
  now: () => Date;
  /** Verifies so many at once. */
  inTurn: InTurn;
}

export interface Arrived {
  /** Of the test whose address it came to. */
  id: string;
  envelope: Envelope;
  octets: Buffer;
}

const maxQuestions = 300;
const verifySeconds = 20;

/** False where the address waits for no message any more. */
export async function delivered({ id, envelope, octets }: Arrived, options: DeliveryOptions): Promise<boolean> {
  const { store, now, inTurn, domain } = options;
  const test = await store.outbound.waiting(id, now());
  if (test === undefined) return false;
  const at = now();
  const { observation, reverse } = await inTurn(() =>
    verified(Buffer.concat([traceField(envelope, domain, at), octets]), envelope, options),
  );
  const author = authorOf(observation);
  const received = { at, observation, ...(author === undefined ? {} : { author }) };
  return await store.outbound.receive(
    id,
    received,
    outboundTelling(test, { kind: "received", domain: test.domain, observation, reverse }, at),
  );
}

interface Verified {
  observation: OutboundObservation;
  reverse: ReverseNames;
}

async function verified(octets: Buffer, envelope: Envelope, options: DeliveryOptions): Promise<Verified> {
  const { promise: expired, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, verifySeconds * 1_000);
  try {
    const resolver = boundedBy(await options.resolvers.of("first"), expired);
    const [observation, reverse] = await Promise.all([
      verifyMessage(octets, envelope, resolver, options.now()),
      reverseNamesOf(envelope.ip, resolver),
    ]);
    return { observation: withoutPeople(observation), reverse: reverse ?? { kind: "unknown", names: [] } };
  } finally {
    clearTimeout(timer);
  }
}

function boundedBy(resolver: Resolver, expired: Promise<void>): Resolver {
  return withinBudget(resolver, { questions: maxQuestions, expired, time: `within ${verifySeconds} seconds` });
}

/** RFC 5321 §4.4: ours stands on top, so that no sender can make up when the message was received. */
function traceField({ ip, helo }: Envelope, domain: string, at: Date): Buffer {
  const said = helo.replace(/[^\w.:[\]-]/g, "?").slice(0, 255);
  const literal = ip.includes(":") ? `IPv6:${ip}` : ip;
  return Buffer.from(
    `Received: from ${said} ([${literal}]) by ${domain}; ${at.toUTCString().replace("GMT", "+0000")}\r\n`,
  );
}

/** Local parts are people's, and stand in the reverse-path and, by macros of SPF, in names that were asked. */
function withoutPeople(observation: OutboundObservation): OutboundObservation {
  const { envelope } = observation;
  const mailFrom = envelope.mailFrom.replace(/^.*@/s, "*@");
  return { ...observation, envelope: { ...envelope, mailFrom }, unanswered: [] };
}

function authorOf({ author }: OutboundObservation) {
  return author.kind === "measured" && author.value.kind === "domain" ? author.value.domain : undefined;
}
