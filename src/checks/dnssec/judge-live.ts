/** Judges what validation of the network's answers came to, for each category of the score. */
import type { Note } from "../../dns/dnssec/validated.ts";
import { root } from "../../dns/name.ts";
import { isRegistry } from "../../mail/organizational-domain.ts";
import { type Category, type CriterionVerdict, type Finding, type Verdict, categories } from "../../model.ts";
import { met, notMeasured, unmet } from "../../verdict.ts";
import { type Relied, rolesOf } from "./reliance.ts";

export function verdictsOf(relied: readonly Relied[]): Readonly<Record<Category, CriterionVerdict>> {
  const of = (category: Category): CriterionVerdict =>
    worst(relied.filter(({ role }) => rolesOf[category].includes(role)));
  return {
    "confidential-delivery": of("confidential-delivery"),
    "phishing-identity-theft": of("phishing-identity-theft"),
    "message-integrity": of("message-integrity"),
  };
}

/** Of all categories together: the worst of them. */
export function overall(verdicts: Readonly<Record<Category, CriterionVerdict>>): CriterionVerdict {
  const all = categories.map((category) => verdicts[category]);
  return all.find(({ kind }) => kind === "unmet") ?? all.find(({ kind }) => kind === "not-measured") ?? met;
}

/** A chain is as good as its weakest link; what was not answered is neither. */
function worst(relied: readonly Relied[]): CriterionVerdict {
  if (relied.some(({ security }) => security === "insecure" || security === "bogus")) return unmet;
  const open = relied.find(({ security }) => security !== "secure");
  return open === undefined ? met : notMeasured(`${open.owner} ${open.type}: ${open.failure ?? open.security}`);
}

export function liveVerdict(relied: readonly Relied[], findings: readonly Finding[]): Verdict {
  if (relied.some(({ security }) => security === "bogus")) return { kind: "graded", grade: "broken" };
  const insecure = relied.filter(({ security }) => security === "insecure").length;
  if (insecure > 0) return { kind: "graded", grade: insecure === relied.length ? "absent" : "weak" };
  const criterion = worst(relied);
  if (criterion.kind === "not-measured") return criterion;
  return { kind: "graded", grade: findings.some(({ id }) => weaknesses.has(id)) ? "weak" : "strong" };
}

const weaknesses: ReadonlySet<Finding["id"]> = new Set([
  "dnssec/sha1-signature",
  "dnssec/only-sha1",
  "dnssec/short-rsa-key",
  "dnssec/signature-expires-soon",
  "dnssec/algorithm-unsigned",
]);

export function liveFindings(relied: readonly Relied[]): readonly Finding[] {
  const insecure = Map.groupBy(
    relied.filter(({ security }) => security === "insecure"),
    ({ reason }) => `${reason?.code ?? "unsigned-delegation"} ${reason?.zone ?? ""}`,
  );
  const bogus = Map.groupBy(
    relied.filter(({ security }) => security === "bogus"),
    ({ failure, reason }) => failure ?? reason?.code ?? "",
  );
  return [
    ...bogus.entries().map(([why, all]) => bogusFinding(why, all)),
    ...insecure.values().map(insecureFinding),
    ...noteFindings(relied.flatMap(({ notes }) => notes)),
  ];
}

/** Each owner name with its type. */
const namesOf = (relied: readonly Relied[]): readonly string[] => [
  ...new Set(relied.map(({ owner, type }) => `${owner} ${type}`)),
];

function bogusFinding(why: string, relied: readonly Relied[]): Finding {
  const extendedError = relied[0]?.reason?.extendedError;
  const code = extendedError === undefined ? {} : { extendedError };
  return { id: "dnssec/bogus", args: { names: namesOf(relied), why, ...code } };
}

function insecureFinding(relied: readonly Relied[]): Finding {
  const [first] = relied;
  const zone = first?.reason?.zone ?? first?.owner ?? "";
  return { id: "dnssec/insecure", args: { names: namesOf(relied), zone, why: first?.reason?.code ?? "" } };
}

const noteIds: Readonly<Record<Note["code"], Finding["id"]>> = {
  "sha1-signature": "dnssec/sha1-signature",
  "sha1-digest": "dnssec/only-sha1",
  "short-rsa-key": "dnssec/short-rsa-key",
  "key-tags-collide": "dnssec/key-tags-collide",
  "ds-without-key": "dnssec/ds-without-key",
  "ds-algorithm-unsupported": "dnssec/ds-unsupported",
  "algorithm-unsigned": "dnssec/algorithm-unsigned",
  "signature-lives-long": "dnssec/signature-lives-long",
  "signature-expires-soon": "dnssec/signature-expires-soon",
};

/** Once for each zone and key; what registries and the root have, nobody here can change. */
function noteFindings(notes: readonly Note[]): readonly Finding[] {
  const own = notes.filter(({ zone }) => zone !== root && !isRegistry(zone));
  const findings = own.map(({ code, zone, args }): Finding => ({ id: noteIds[code], args: { zone, ...dated(args) } }));
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}

/** Times are Unix seconds in a note, and ISO 8601 in a finding. */
function dated(args: Note["args"] = {}): NonNullable<Note["args"]> {
  const { expiration } = args;
  return typeof expiration === "number" ? { ...args, expiration: new Date(expiration * 1000).toISOString() } : args;
}
