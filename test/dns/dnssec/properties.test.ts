/** Zones of any shape are secure as they were signed, and no change to a message makes more of them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { validatorOf } from "../../../src/dns/dnssec/validate.ts";
import type { Validated } from "../../../src/dns/dnssec/validated.ts";
import { type Message, type WireRecord, rcodes } from "../../../src/dns/message.ts";
import { type DomainName, below, isWithin, name } from "../../../src/dns/name.ts";
import { canonicalOctets } from "../../../src/dns/wire/canonical.ts";
import { type Tamper, wireRecords, worldOf } from "../../../src/demo/dns/authority.ts";
import { nsec, nsec3, optOut } from "../../../src/demo/dns/denial.ts";
import { examine, today } from "../../support/dnssec/examine.ts";
import { zoneKey } from "../../../src/demo/dns/keys.ts";
import type { SignedZone } from "../../../src/demo/dns/signer.ts";
import { anchorOf } from "../../../src/demo/dns/tree.ts";
import { type ZoneInTree, above, treeOf } from "../../support/dnssec/tree.ts";

const apex = name("a.test");
const types = ["A", "TXT", "DS", "CNAME"] as const;

/** What stands at a name: records, an alias, or a delegation to an unsigned or a signed zone. */
const contents = ["A", "A TXT", "CNAME", "unsigned", "signed"] as const;
type Content = (typeof contents)[number];

const label = fc.constantFrom("a", "b", "c", "*");
const owner = fc.array(label, { minLength: 1, maxLength: 3 }).map((labels) => name(`${labels.join(".")}.a.test`));
const content = fc.constantFrom<Content>(...contents);
const denial = fc.constantFrom(nsec, nsec3, optOut, { ...nsec3, salt: "ab", iterations: 2 });
const layout = fc.dictionary(owner, content, { maxKeys: 8 }).map(withoutNested);

/** A zone has nothing of its own below its delegations, and none of them at a wildcard (RFC 4592 §4.2). */
function withoutNested(at: Record<string, Content>): ReadonlyMap<DomainName, Content> {
  const all = Object.entries(at).map(([owner, what]): [DomainName, Content] => [name(owner), what]);
  const isCut = (what: Content): boolean => what === "unsigned" || what === "signed";
  const cuts = all.filter(([owner, what]) => isCut(what) && !owner.includes("*")).map(([owner]) => owner);
  return new Map(
    all
      .filter(([owner]) => !cuts.some((cut) => cut !== owner && isWithin(owner, cut)))
      .map(([owner, what]) => [owner, isCut(what) && owner.includes("*") ? "A" : what]),
  );
}

function zonesOf(at: ReadonlyMap<DomainName, Content>, denial: ZoneInTree["denial"]): readonly SignedZone[] {
  const lines = [...at].flatMap(([owner, what]) => linesOf(owner, what));
  const children = [...at]
    .filter(([, what]) => what === "unsigned" || what === "signed")
    .map(([origin, what]) => ({
      origin,
      text: "@ A 192.0.2.7\na A 192.0.2.8",
      keys: what === "signed" ? [zoneKey(15)] : [],
    }));
  const text = ["host A 192.0.2.1", ...lines].join("\n");
  return treeOf([...above(), { origin: "a.test", keys: [zoneKey(15)], text, ...(denial && { denial }) }, ...children]);
}

function linesOf(owner: DomainName, what: Content): readonly string[] {
  switch (what) {
    case "A":
      return [`${owner}. A 192.0.2.2`, `${owner}. A 192.0.2.3`];
    case "A TXT":
      return [`${owner}. A 192.0.2.4`, `${owner}. TXT "text"`];
    case "CNAME":
      return [`${owner}. CNAME host`];
    case "unsigned":
    case "signed":
      return []; // see `delegationTo`
  }
}

/** Every name of one or two labels, and one below each that is in the zone. */
function namesToAsk(at: ReadonlyMap<DomainName, Content>): readonly DomainName[] {
  const labels = ["0", "a", "b", "c", "d"];
  const short = labels.flatMap((one) => [`${one}.a.test`, ...labels.map((two) => `${two}.${one}.a.test`)]);
  return [
    ...new Set([
      apex,
      ...short.map(name),
      ...[...at.keys()].flatMap((owner) => [owner, below("a", owner), below("b", owner)]),
    ]),
  ];
}

/** What the message says of the end of its aliases. */
function kindIn(message: Message, type: string): Validated["outcome"]["kind"] {
  if (message.rcode === rcodes.NXDOMAIN) return "nxdomain";
  return message.answer.some((record) => record.type === type) ? "rrset" : "nodata";
}

test("every question in a zone of any shape is secure, and insecure only where nobody signs", async () => {
  const property = fc.asyncProperty(layout, denial, async (at, denial) => {
    const zones = zonesOf(at, denial);
    const world = worldOf(zones);
    const anchors = zones.filter(({ origin }) => origin === ".").map(anchorOf);
    const validator = validatorOf({ ask: world.ask, anchors, now: () => today });
    const isUnsigned = (owner: DomainName, type: string): boolean =>
      [...at].some(([cut, what]) => what === "unsigned" && isWithin(owner, cut) && !(type === "DS" && owner === cut));
    for (const owner of namesToAsk(at)) {
      for (const type of types) {
        const { security, outcome, because } = await validator.validate(owner, type);
        const where = `${owner} ${type}: ${security} ${JSON.stringify(because)}`;
        assert.equal(outcome.kind, kindIn(world.answer(owner, type), type), where);
        if (isUnsigned(owner, type)) assert.equal(security, "insecure", where);
        else if (denial === optOut && because?.code === "opt-out") assert.equal(security, "insecure", where);
        else assert.equal(security, "secure", where);
      }
    }
  });
  await fc.assert(property, { seed: 4, numRuns: 6 });
});

const where = fc.record({ question: fc.nat(), message: fc.nat(), record: fc.nat(), octet: fc.nat(), bit: fc.nat(7) });

/** Changes one record of one of the messages that a question needs; `change` gives what stands in its place. */
async function tampered(
  zones: readonly SignedZone[],
  question: string,
  asked: string,
  change: Tamper,
): Promise<{ before: Validated; after: Validated }> {
  return {
    before: await examine(zones, question),
    after: await examine(zones, question, { tampers: { [asked]: change } }),
  };
}

/** What is secure is what was signed; what was signed is never taken as unsigned. */
function nothingGained(before: Validated, after: Validated, why: string): void {
  const told = `${why}: ${after.security} ${after.outcome.kind} ${JSON.stringify(after.because)}`;
  if (before.security === "secure") assert.notEqual(after.security, "insecure", told);
  if (after.security !== "secure") return; // nobody vouches for what is insecure: opt-out spans and unsigned zones
  assert.equal(after.outcome.kind, before.outcome.kind, told);
  assert.deepEqual(recordsOf(after), recordsOf(before), told);
}

function recordsOf({ outcome }: Validated): readonly string[] {
  if (outcome.kind !== "rrset") return [];
  const { type, rdata } = outcome.rrset;
  return rdata.map((octets) => Buffer.from(canonicalOctets(type, octets)).toString("hex")).toSorted();
}

function pick<T>(from: readonly T[], at: number): T {
  return from[at % from.length] ?? assert.fail();
}

function withRecords(message: Message, change: (record: WireRecord, index: number) => readonly WireRecord[]): Message {
  const { length } = message.answer;
  return {
    ...message,
    answer: message.answer.flatMap((record, index) => change(record, index)),
    authority: message.authority.flatMap((record, index) => change(record, length + index)),
  };
}

/** The questions that a chain needs, and the message of one of them. */
async function chosen(
  zones: readonly SignedZone[],
  at: ReadonlyMap<DomainName, Content>,
  { question, message }: { question: number; message: number },
) {
  const type = pick(types, question);
  const asking = `${pick(namesToAsk(at), Math.floor(question / types.length))} ${type}`;
  const { asked } = await examine(zones, asking);
  return { asking, asked: pick(asked, message) };
}

const changes: Readonly<Record<string, (at: { record: number; octet: number; bit: number }) => Tamper>> = {
  "one bit of a record turned over":
    ({ record, octet, bit }) =>
    (message) => {
      const count = message.answer.length + message.authority.length;
      return withRecords(message, (each, index) => {
        if (count === 0 || index !== record % count || each.rdata.length === 0) return [each];
        const rdata = Uint8Array.from(each.rdata);
        const at = octet % rdata.length;
        rdata[at] = (rdata[at] ?? 0) ^ (1 << bit);
        return [{ ...each, rdata }];
      });
    },
  "a record left out":
    ({ record }) =>
    (message) => {
      const count = message.answer.length + message.authority.length;
      return withRecords(message, (each, index) => (index === record % Math.max(1, count) ? [] : [each]));
    },
  "records left out":
    ({ octet }) =>
    (message) =>
      withRecords(message, (each, index) => ((octet >> (index % 30)) & 1 ? [] : [each])),
  "a record at another name":
    ({ record, octet }) =>
    (message) => {
      const count = message.answer.length + message.authority.length;
      const owner = pick([apex, name("test"), name("a.a.test"), name("b.a.test"), name("*.a.test")], octet);
      return withRecords(message, (each, index) => [index === record % Math.max(1, count) ? { ...each, owner } : each]);
    },
  "the other of NOERROR and NXDOMAIN": () => (message) => ({
    ...message,
    rcode: message.rcode === rcodes.NXDOMAIN ? rcodes.NOERROR : rcodes.NXDOMAIN,
  }),
  "the answer left out, and the RCODE changed":
    ({ bit }) =>
    (message) => ({ ...message, answer: [], rcode: bit % 2 === 0 ? rcodes.NOERROR : rcodes.NXDOMAIN }),
  "the message of another question":
    ({ record, octet }) =>
    (_, world) =>
      world.answer(
        pick([apex, name("a.a.test"), name("b.a.test"), name("c.b.a.test"), name("test")], record),
        pick(types, octet),
      ),
};

for (const [why, change] of Object.entries(changes)) {
  test(`${why}: nothing is gained by it`, async () => {
    const property = fc.asyncProperty(layout, denial, where, async (at, denial, where) => {
      const zones = zonesOf(at, denial);
      const { asking, asked } = await chosen(zones, at, where);
      const { before, after } = await tampered(zones, asking, asked, change(where));
      nothingGained(before, after, `${asking}, ${asked}`);
    });
    await fc.assert(property, { seed: 4, numRuns: 15 });
  });
}

test("all denials of all zones together deny nothing but what is not there", async () => {
  const property = fc.asyncProperty(layout, denial, fc.boolean(), async (at, denial, isNxdomain) => {
    const zones = zonesOf(at, denial);
    const world = worldOf(zones);
    const authority = zones.flatMap(({ chain }) => chain.flatMap(({ rrset }) => wireRecords(rrset)));
    const rcode = isNxdomain ? rcodes.NXDOMAIN : rcodes.NOERROR;
    for (const owner of namesToAsk(at)) {
      for (const type of ["A", "DS"] as const) {
        const tampers = {
          [`${owner} ${type}`]: (message: Message): Message => ({ ...message, rcode, answer: [], authority }),
        };
        const { security, outcome } = await examine(zones, `${owner} ${type}`, { tampers });
        const { answer, rcode: truly } = world.answer(owner, type);
        if (security !== "secure") continue;
        assert.equal(answer.length, 0, `${owner} ${type}`);
        assert.equal(outcome.kind, truly === rcodes.NXDOMAIN ? "nxdomain" : "nodata", `${owner} ${type}`);
      }
    }
  });
  await fc.assert(property, { seed: 4, numRuns: 3 });
});
