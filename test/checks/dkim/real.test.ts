/** Zones of others: every selector of a government, and what ten weeks did to them. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { evaluateDomain } from "../../../src/assess.ts";
import { dkim } from "../../../src/checks/dkim/index.ts";
import { stateOf } from "../../../src/checks/dkim/selectors.ts";
import { type DomainName, fromLabels, labelsOf } from "../../../src/dns/name.ts";
import type { Io } from "../../../src/io.ts";
import { ioOf } from "../../../src/side.ts";
import { type Zones, readZones } from "../../../src/zones/index.ts";
import { shared } from "../../support/shared.ts";
import { treeOf } from "../../support/tree.ts";

const real = shared("vectors/real/octodns-gov");
const now = new Date("2026-11-22T00:00:00Z");
const known = new Map<string, Zones>();

/** Each side is read once. */
function zonesOf(side: "base" | "head"): Zones {
  const zones = known.get(side) ?? zonesAt(`${real.path}/${side}`);
  known.set(side, zones);
  return zones;
}

function zonesAt(path: string): Zones {
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name: file }) => `${parentPath}/${file}`);
  return readZones(treeOf(Object.fromEntries(paths.map((file) => [file.slice(path.length + 1), readFileSync(file)]))), {
    zones: [],
  });
}

/** Every domain with a name below its `_domainkey`. */
function domainsIn(zones: Zones): ReadonlySet<DomainName> {
  const owners = zones.origins.flatMap((origin) => [...(zones.zone(origin)?.owners() ?? [])]);
  return new Set(
    owners.flatMap((owner) => {
      const at = labelsOf(owner).lastIndexOf("_domainkey");
      return at === -1 ? [] : [fromLabels(labelsOf(owner).slice(at + 1))];
    }),
  );
}

test("real/octodns-gov: every selector, and the broken ones checked by hand", real.options, async () => {
  const zones = zonesOf("head");
  const io = ioOf(zones, now);
  const counts: Record<string, number> = {};
  const broken: string[] = [];
  const hidden: string[] = [];
  const domains = domainsIn(zones);
  for (const domain of domains) {
    const facts = await dkim.evaluate(domain, io);
    if (facts.hiding !== null) hidden.push(domain);
    for (const { owner, content } of facts.selectors) {
      const state = stateOf(content);
      const what = state.kind === "key" ? `${state.publicKey.type} ${state.publicKey.bits}` : state.kind;
      counts[what] = (counts[what] ?? 0) + 1;
      if (state.kind === "broken") broken.push(`${owner} ${state.defect}`);
    }
  }
  assert.deepEqual(
    [domains.size, counts],
    [378, { revoked: 292, elsewhere: 194, "rsa 1024": 34, "rsa 2048": 4, broken: 16, unknown: 2 }],
  );
  assert.deepEqual(hidden, ["yjbservices.yjb.gov.uk"]); // delegated: what the parent zone has below it is not published
  // The targets of CNAMEs as TXT; and the two quotes between strings, which octoDNS would publish as octets of the text.
  assert.deepEqual(broken.toSorted(), [
    "adcourt._domainkey.administrativecourtoffice.justice.gov.uk quotes",
    "courttran._domainkey.court-transcription.service.justice.gov.uk quotes",
    "courttrans._domainkey.court-transcription.service.justice.gov.uk quotes",
    "crimcourt._domainkey.criminalappealoffice.justice.gov.uk quotes",
    "dkim.co._domainkey.justice.gov.uk quotes",
    "dkim2048._domainkey.people-development.justice.gov.uk quotes",
    "dkim2048._domainkey.recruitment.service.justice.gov.uk quotes",
    "fmk7xlvhjfqqruhiytlb6434lcykrduv._domainkey.justice.gov.uk alias",
    "google._domainkey.courtstore.justice.gov.uk quotes",
    "google._domainkey.courtstore.staging.justice.gov.uk quotes",
    "litesrv._domainkey.hmiprisons.gov.uk alias",
    "poppulo._domainkey.yjb.gov.uk quotes",
    "s1._domainkey.cjsm.secure-email.ppud.justice.gov.uk quotes",
    "selector1._domainkey.yjbservicespp.yjb.gov.uk alias",
    "u4wwsopiajlepnevuytnwa3ob34xisjv._domainkey.justice.gov.uk alias",
    "zer52fvryrnfdepqqw2xl2huersvzctv._domainkey.justice.gov.uk alias",
  ]);
});

test(
  "real/octodns-gov: one domain lost its keys and still has its MX; nothing else changed",
  real.options,
  async () => {
    const [old, proposed] = [zonesOf("base"), zonesOf("head")];
    const [before, after] = [ioOf(old, now), ioOf(proposed, now)];
    const changes = [];
    for (const domain of domainsIn(old).union(domainsIn(proposed)))
      changes.push(...(await changesOf(domain, before, after)));
    assert.deepEqual(
      changes.map(({ rule, name, severity, args, from }) => [
        rule,
        name,
        severity,
        args["selectors"],
        from?.range.line,
      ]),
      [
        [
          "DKIM-LAST-REMOVED",
          "_domainkey.email.elinks.judiciary.uk",
          "high",
          ["ecsa4jo6mmomstf22ftd4jge3lvpc55b", "fll5gzpkn5em3oo7plxecjovv2xznwfa", "wutxpiywhfwp5fdy2v62bljvf24kcg3w"],
          192,
        ],
      ],
    );
  },
);

/** Equal facts are no change, whatever the other checks find. */
async function changesOf(domain: DomainName, before: Io, after: Io) {
  const [was, is] = [await dkim.evaluate(domain, before), await dkim.evaluate(domain, after)];
  if (isDeepStrictEqual(was, is)) return [];
  const sideOf = async (io: Io) => {
    const facts = await dkim.evaluate(domain, io);
    const { surroundings } = await evaluateDomain(domain, io);
    return { facts, judgement: dkim.judge(facts), surroundings };
  };
  return dkim.compare({ domain, before: await sideOf(before), after: await sideOf(after) });
}
