/** The library as who installs it meets it: two doors, and nothing else of ours but a network to ask. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { startInternet } from "../src/demo/internet.ts";
import * as library from "../src/index.ts";
import * as network from "../src/live.ts";

const { assess, assessmentText, catalogue, parseName, recordedIo, replayedIo, parseEvidence, evidenceText } = library;
const now = new Date("2026-11-22T12:00:00Z");

interface Seen {
  stars: readonly [category: string, least: number, most: number][];
  findings: readonly string[];
}

/** As the README has it, for a domain of the miniature Internet. */
async function seenOf(text: string): Promise<Seen> {
  await using internet = await startInternet(now);
  const { nameServer, anchors, roots, route } = internet;
  const domain = parseName(text);
  assert.ok(domain.ok);
  const resolver = network.liveResolver({ servers: [nameServer], anchors, now: () => now });
  const io = network.liveIo({ resolver, now, ehloName: "probe.example", allowPrivate: true, roots, route });
  const { scores, judgements } = await assess(domain.value, io);
  await resolver.close();
  return {
    stars: scores.map(({ category, stars }) => [category, stars.min, stars.max]),
    findings: judgements.flatMap(({ findings }) =>
      findings.map(
        ({ id, args }) => `${catalogue.messages.get(id)?.severity}: ${catalogue.messages.get(id)?.says(args)}`,
      ),
    ),
  };
}

test("a domain is assessed by the doors alone", async () => {
  const { stars, findings } = await seenOf("no-starttls.example");
  assert.deepEqual(stars, [
    ["confidential-delivery", 0, 0],
    ["phishing-identity-theft", 4, 4],
    ["message-integrity", 3.5, 3.5],
  ]);
  assert.ok(findings.some((line) => /^high: mx\.no-starttls\.example .* does not offer STARTTLS/.test(line)));
});

test("what was seen is kept, and judged again without a network", async () => {
  await using internet = await startInternet(now);
  const { nameServer, anchors } = internet;
  const resolver = network.liveResolver({ servers: [nameServer], anchors, now: () => now });
  const { io, evidence } = recordedIo(network.liveIo({ resolver, now, ehloName: "probe.example", smtp: false }));
  const domain = library.domainGiven("https://good.example/");
  const report = await library.reportOf([domain], io);
  const kept = parseEvidence(evidenceText(evidence({ domains: [domain] })));
  await resolver.close();
  assert.ok(kept.ok);
  const again = await library.reportOf([domain], replayedIo(kept.value));
  const plain = (_style: string, words: string): string => words;
  assert.equal(assessmentText(again, catalogue, plain), assessmentText(report, catalogue, plain));
});

test("what the README imports from the doors is there", () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  const doors: Readonly<Record<string, object>> = { mecsa: library, "mecsa/live": network };
  const imports = readme.matchAll(/^import \{([^}]*)\} from "(mecsa(?:\/live)?)";$/gm);
  for (const [, names = "", door = ""] of imports)
    for (const one of names.split(",").map((word) => word.trim()))
      if (one !== "" && !one.startsWith("type ")) assert.ok(one in (doors[door] ?? {}), `${door} has no ${one}`);
});
