/** What a review may learn of names outside of its files. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { name } from "../../src/dns/name.ts";
import { isUnanswered, outsideOf, withinBudget } from "../../src/dns/outside.ts";
import { overlay } from "../../src/dns/overlay.ts";
import { type Answer, type Resolver, nowhere } from "../../src/dns/resolver.ts";
import { network } from "../support/network.ts";
import { zonesOf } from "../support/world.ts";

const published = `
  mx.vendor.example A 192.0.2.25
  www.vendor.example CNAME web.example.test
  away.vendor.example CNAME gone.removed.test
  bad.vendor.example !bogus
  slow.vendor.example !timeout
  example.test DS 4711 13 2 ${"ab".repeat(32)}
  old.example.test A 192.0.2.99`;
const managed = new Set([name("example.test"), name("removed.test")]);
const world = () => outsideOf(network(published), managed);

const rows: [question: string, outcome: string, why: string][] = [
  ["mx.vendor.example A", "rrset", "outside of every zone"],
  ["mx.vendor.example MX", "nodata", "outside of every zone"],
  ["no.vendor.example A", "nxdomain", "outside of every zone"],
  ["old.example.test A", "unknown", "at or below a managed origin: what is published would hide what is removed"],
  ["example.test TXT", "unknown", "the origin itself"],
  ["example.test DS", "rrset", "DS stands in the parent zone, which nobody manages"],
  ["sub.example.test DS", "unknown", "its parent zone is managed"],
  ["www.vendor.example A", "unknown", "an alias into a managed zone"],
  ["bad.vendor.example A", "unknown", "bogus"],
  ["slow.vendor.example A", "unknown", "failed"],
  ["mx.vendor.example RRSIG", "unknown", "never asked for"],
];
const notAsked = /managed origin|origin itself|is managed|never/;
for (const [question, outcome, why] of rows)
  test(`${question}: ${outcome}, ${why}`, async () => {
    const [owner = "", type = ""] = question.split(" ");
    const answer = await world().query(name(owner), type);
    assert.equal(answer.outcome.kind, outcome);
    assert.deepEqual(answer.question, { owner, type });
    assert.equal(answer.source, notAsked.test(why) || why.startsWith("an alias") ? "proposed" : "live");
    if (outcome === "unknown") assert.equal(answer.security, "indeterminate");
  });

test("each question is asked once, and only what may be", async () => {
  const outside = world();
  for (const [question] of [...rows, ...rows]) {
    const [owner = "", type = ""] = question.split(" ");
    await outside.query(name(owner), type);
  }
  const asked = outside.asked().map(({ question }) => `${question.owner} ${question.type}`);
  const wanted = rows.filter(([, , why]) => !notAsked.test(why)).map(([one]) => one);
  assert.deepEqual(asked.toSorted(), wanted.toSorted());
  assert.equal(outside.asked().filter(isUnanswered).length, 2);
});

test("an alias that leads back into the files goes on there", async () => {
  const files = overlay(zonesOf("zone example.test\n web.example.test A 192.0.2.1"), world());
  const answer = await files.query(name("www.vendor.example"), "A");
  assert.deepEqual(answer.outcome.kind === "rrset" && answer.outcome.rrset.rdata, ["192.0.2.1"]);
  assert.deepEqual(
    answer.aliases.map(({ target }) => target),
    ["web.example.test"],
  );
  assert.deepEqual([answer.source, answer.security], ["proposed", "indeterminate"]);
  assert.equal((await files.query(name("away.vendor.example"), "A")).outcome.kind, "unknown");
});

test("aliases in a circle between the files and the outside end", async () => {
  const files = zonesOf("zone example.test\n a.example.test CNAME b.vendor.example");
  const circle = overlay(files, network("b.vendor.example CNAME a.example.test"));
  const { outcome, aliases } = await circle.query(name("a.example.test"), "A");
  assert.equal(outcome.kind, "failed");
  assert.equal(aliases.length, 8);
});

test("a budget of questions and of time", async () => {
  const { promise: expired, resolve } = Promise.withResolvers<void>();
  const never: Resolver = { query: () => new Promise<Answer>(() => {}) };
  const limits = { questions: 2, expired, time: "within 3 seconds" };
  const [few, late] = [withinBudget(nowhere, limits), withinBudget(never, limits)];
  const why = ({ outcome }: Answer) => ("why" in outcome ? outcome.why : outcome.kind);
  const ask = (resolver: Resolver) => resolver.query(name("a.example"), "A");
  const [, second, third] = [await ask(few), await ask(few), await ask(few)] as const;
  assert.match(why(second), /outside of the files/);
  assert.equal(why(third), "no more than 2 questions are asked of the network");
  const waiting = ask(late);
  resolve();
  assert.equal(why(await waiting), "the network did not answer within 3 seconds");
  assert.equal(why(await ask(late)), "the network did not answer within 3 seconds");
});
