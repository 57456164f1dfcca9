/** The DMARC records that are to be published against what the check finds (RFC 9989 §4.7). */
import { below, parseName } from "../../dns/name.ts";
import { textRdata } from "../../dns/rdata.ts";
import { type Arg, type Finding, type Policy, type Publication, type Side, policies } from "../../model.ts";
import { isRegistry } from "../../mail/organizational-domain.ts";
import { type TagChanges, parseTagList } from "../../mail/tag-list.ts";
import type { DmarcFacts } from "./evaluate.ts";
import { type DmarcRecord, type ReportUri, isKnownTag } from "./parse.ts";
import { defectsOf, firstText, inForce, recordOf } from "./policy.ts";
import { validRecord, withTags, withVersion } from "./rewrite.ts";

type Publish = (side: Side<DmarcFacts>, finding: Finding) => readonly Publication[];

const publishers: Readonly<Partial<Record<Finding["id"], Publish>>> = {
  "dmarc/no-record": firstRecord,
  "dmarc/several-records": (side) => replaced(side.facts, oneOf(side)),
  "dmarc/malformed": corrected,
  "dmarc/unrelated": ({ facts }) =>
    facts.own.kind === "known" ? facts.own.unrelated.map(({ text }) => own(facts, "remove", text)) : [],
  "dmarc/wrong-name": moved,
  "dmarc/wildcard": ({ facts: { wildcard } }) => {
    const owner = wildcard.wildcard;
    if (owner === undefined || wildcard.kind !== "known") return [];
    return wildcard.records.map(({ text }) => ({ do: "remove", owner, type: "TXT", rdata: textRdata(text) }));
  },
  "dmarc/monitoring": (side) =>
    tightened(side, { p: side.surroundings.roles.parked === true ? "reject" : "quarantine" }),
  "dmarc/quarantine": (side) => tightened(side, { p: "reject" }),
  "dmarc/test-mode": (side) => tightened(side, { t: undefined }),
  "dmarc/subdomains-weaker": (side) => changed(side, { sp: undefined }),
  "dmarc/nonexistent-weaker": (side) => changed(side, { np: "reject" }),
  "dmarc/np-missing": (side) => changed(side, { np: "reject" }),
  "dmarc/pct": (side) => tightened(side, { pct: undefined }),
  "dmarc/readers-differ": (side) => changed(side, {}),
  "dmarc/no-reports": (side) => (mailbox(side) === undefined ? [] : changed(side, { rua: mailbox(side) })),
  "dmarc/unauthorised": (_, { args }) => agreement(args["owner"]),
  "dmarc/no-report-host": withoutHost,
  "dmarc/invalid-tag": withoutInvalid,
  "dmarc/ignored-tag": ({ facts }) => edited(facts, withKnownTags),
  "dmarc/obsolete": ({ facts }) => edited(facts, withoutObsolete),
  "dmarc/p-not-second": ({ facts }) => edited(facts, (text) => withTags(text, {})),
  "dmarc/psd": ({ facts }) => edited(facts, (text) => withTags(text, { psd: undefined })),
};

export function publishDmarc(side: Side<DmarcFacts>, finding: Finding): readonly Publication[] {
  return publishers[finding.id]?.(side, finding) ?? [];
}

function own({ domain }: DmarcFacts, how: "add" | "replace" | "remove", text: string): Publication {
  return { do: how, owner: below("_dmarc", domain), type: "TXT", rdata: textRdata(text) };
}

function replaced(facts: DmarcFacts, text: string | undefined): readonly Publication[] {
  return text === undefined ? [] : [own(facts, "replace", text)];
}

/** The domain's own record, edited. */
function edited(facts: DmarcFacts, edit: (text: string, record: DmarcRecord) => string): readonly Publication[] {
  const [text, record] = [firstText(facts.own)?.text, recordOf(facts.own)];
  return text === undefined || record === undefined ? [] : replaced(facts, edit(text, record));
}

/**
 * The record in force with other tags; where it is inherited, one of the domain's own that asks for the same. What holds no
 * mail back and has a finding of its own is in it too, so that of several records that are told each may come last.
 */
function changed(side: Side<DmarcFacts>, wanted: TagChanges): readonly Publication[] {
  const { facts } = side;
  const lookup = inForce(facts.lookups, facts.effective.rfc9989);
  const [text, record] = [firstText(lookup)?.text, recordOf(lookup)];
  if (lookup === undefined || text === undefined || record === undefined) return [];
  const changes = { ...harmless(side), ...wanted };
  if (lookup.at === facts.domain) return replaced(facts, withTags(text, changes));
  const reports = isRegistry(lookup.at) ? undefined : uris(record.rua);
  const asked = { p: published(facts, "self"), sp: subdomains(facts), rua: reports ?? mailbox(side) };
  return [own(facts, "add", withTags("v=DMARC1", { ...asked, ...changes }))];
}

/**
 * What keeps mail back is for domains whose own mail can pass by DKIM, as SPF alone does not survive forwarding, and that have
 * had reports to read; or that have nothing to do with mail.
 */
function tightened(side: Side<DmarcFacts>, wanted: TagChanges): readonly Publication[] {
  const { lookups, effective } = side.facts;
  const isReported = (recordOf(inForce(lookups, effective.rfc9989))?.rua.length ?? 0) > 0;
  const isReady = side.surroundings.roles.parked === true || isReported;
  return isReady && canPass(side) ? changed(side, wanted) : [];
}

function canPass({ facts: { aligning }, surroundings }: Side<DmarcFacts>): boolean {
  const mayBeSigned = aligning.byDkim.kind === "measured" && aligning.byDkim.value;
  return mayBeSigned || surroundings.roles.parked === true;
}

function harmless(side: Side<DmarcFacts>): TagChanges {
  const has = (...ids: readonly Finding["id"][]): boolean => side.judgement.findings.some(({ id }) => ids.includes(id));
  const address = mailbox(side);
  return {
    ...(has("dmarc/np-missing", "dmarc/nonexistent-weaker") ? { np: "reject" } : {}),
    ...(has("dmarc/no-reports") && address !== undefined ? { rua: address } : {}),
  };
}

function published({ effective }: DmarcFacts, scope: "self" | "sub"): Policy {
  const vector = effective.rfc9989[scope];
  return vector.kind === "measured" ? vector.value.published : "none";
}

function subdomains(facts: DmarcFacts): Policy | undefined {
  const policy = published(facts, "sub");
  return policy === published(facts, "self") || policy === "absent" ? undefined : policy;
}

/** An address for reports; who receives no mail has none at the domain. */
function mailbox({ facts, surroundings }: Pick<Side<DmarcFacts>, "facts" | "surroundings">): string | undefined {
  return surroundings.roles.receives === true ? `mailto:dmarc-reports@${facts.domain}` : undefined;
}

/** Nothing is refused before reports were read, but for a domain that has nothing to do with mail. */
function firstRecord(side: Side<DmarcFacts>): readonly Publication[] {
  const isParked = side.surroundings.roles.parked === true;
  const asked = isParked ? { p: "reject" } : { p: "none", rua: mailbox(side) };
  return [own(side.facts, "add", withTags("v=DMARC1", asked))];
}

/** Of several records, the one that asks for most where mail can pass by it; none of them holds mail back as it is. */
function oneOf(side: Side<DmarcFacts>): string | undefined {
  const { own: lookup } = side.facts;
  const texts = lookup.kind === "known" ? lookup.records.map(({ text }) => text) : [];
  const asked = (text: string): number => policies.indexOf(validRecord(text)?.requests?.p ?? "absent");
  const byStrength = texts.filter((text) => validRecord(text) !== undefined).toSorted((a, b) => asked(b) - asked(a));
  return canPass(side) ? byStrength[0] : byStrength.at(-1);
}

function corrected(side: Side<DmarcFacts>): readonly Publication[] {
  const { facts } = side;
  const text = firstText(facts.own)?.text;
  if (text === undefined) return [];
  const kinds = new Set(defectsOf(facts.own).map(({ id }) => id));
  if (kinds.has("alias")) return [];
  if (kinds.has("version")) return replaced(facts, withVersion(text));
  if (kinds.has("no-policy")) return replaced(facts, withTags(text, { p: "none", rua: mailbox(side) }));
  const meant = parseTagList(text).tags.filter(({ name }) => ["p", "sp", "np"].includes(name));
  const changes = Object.fromEntries(meant.toReversed().map(({ name, value }) => [name, meantPolicy(value)]));
  const whole = withTags(text, changes);
  return replaced(facts, validRecord(whole) === undefined ? undefined : whole);
}

/** `rejct` and `quarentine` are told by how they begin; what is not known refuses nothing. */
function meantPolicy(value: string): Policy {
  return /^r/i.test(value) ? "reject" : /^q/i.test(value) ? "quarantine" : "none";
}

/** A record at a wrong name comes to the right one, unless there is one already. */
function moved({ facts }: Side<DmarcFacts>, { args }: Finding): readonly Publication[] {
  const stray = facts.strays.find(({ owner }) => owner === args["owner"]);
  if (stray === undefined) return [];
  const gone = { do: "remove", owner: stray.owner, type: "TXT", rdata: textRdata(stray.text) } as const;
  const isFree = facts.own.kind === "known" && firstText(facts.own) === undefined;
  return isFree ? [gone, own(facts, "add", stray.text)] : [gone];
}

function agreement(owner: Arg | undefined): readonly Publication[] {
  const parsed = parseName(String(owner ?? ""));
  return parsed.ok ? [{ do: "add", owner: parsed.value, type: "TXT", rdata: textRdata("v=DMARC1;") }] : [];
}

function uris(some: readonly ReportUri[]): string | undefined {
  return some.length === 0
    ? undefined
    : some.map(({ uri, size }) => (size === undefined ? uri : `${uri}!${size}`)).join(",");
}

function withoutHost(side: Side<DmarcFacts>, { args: { tag, host } }: Finding): readonly Publication[] {
  return edited(side.facts, (text, record) => {
    const left = uris((tag === "ruf" ? record.ruf : record.rua).filter((one) => one.host !== host));
    return withTags(text, tag === "ruf" ? { ruf: left } : { rua: left ?? mailbox(side) });
  });
}

/** Receivers pass over the tag already; of URIs those stay that are good. */
function withoutInvalid(side: Side<DmarcFacts>, { args }: Finding): readonly Publication[] {
  const [name = ""] = String(args["tag"] ?? "").split("=", 1);
  return edited(side.facts, (text, record) => {
    const left = name === "rua" ? (uris(record.rua) ?? mailbox(side)) : name === "ruf" ? uris(record.ruf) : undefined;
    return withTags(text, { [name]: left });
  });
}

/** What is ignored goes; a tag that is only written in capitals comes to count. */
function withKnownTags(text: string): string {
  const { tags } = parseTagList(text);
  const has = (name: string): boolean => tags.some((tag) => tag.name === name);
  const meant = tags.filter(
    ({ name }) => !isKnownTag(name) && isKnownTag(name.toLowerCase()) && !has(name.toLowerCase()),
  );
  const changes = Object.fromEntries(meant.toReversed().map(({ name, value }) => [name.toLowerCase(), value]));
  return withTags(text, changes, ({ name = "" }) => isKnownTag(name));
}

function withoutObsolete(text: string, { rua, ruf }: DmarcRecord): string {
  const bare = (some: readonly ReportUri[]): string | undefined => uris(some.map(({ uri }) => ({ uri })));
  return withTags(text, { rf: undefined, ri: undefined, rua: bare(rua), ruf: bare(ruf) });
}
