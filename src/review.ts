/**
 * The review of a change of zones: both sides laid over the same outside world, every domain that the change can reach
 * evaluated twice, one comparison, one gate. The outside world is unknown unless somebody is given to ask; what nobody
 * answers stays unknown, so no outage can fail a build.
 */
import { type Evaluation, assessmentOf, evaluateDomain } from "./assess.ts";
import { known } from "./catalogue.ts";
import { compare, sortChanges, withoutRepeats } from "./compare.ts";
import { isBlocking } from "./verdict.ts";
import { applyConfig } from "./config/apply.ts";
import { type Config, noConfig, readOptionsOf } from "./config/config.ts";
import { gateConfig } from "./config/gate-config.ts";
import { problemSentence } from "./config/messages.ts";
import { configFile, configIn } from "./config/read.ts";
import { generalChanges } from "./gate/general.ts";
import type { DomainName } from "./dns/name.ts";
import { spfShown } from "./checks/spf/shown.ts";
import { labelsOf, parseName } from "./dns/name.ts";
import { type Outside, isUnanswered, outsideOf } from "./dns/outside.ts";
import { holds } from "./dns/overlay.ts";
import { textOf } from "./dns/rdata.ts";
import type { Resolver } from "./dns/resolver.ts";
import type { RRset } from "./dns/rrset.ts";
import type { CertificateFile, Io } from "./io.ts";
import { certificateFile, certificatesFor, maxCertificateOctets, namesOf } from "./mail/certificates.ts";
import { matching } from "./zones/globs.ts";
import type { Gap, Zone } from "./dns/zone.ts";
import { concernsMail, incomplete, newProblems, unmanagedZone, zoneChanges } from "./gate/zones.ts";
import {
  type Change,
  type FailOn,
  type NotAssessed,
  type OutsideAsked,
  type RecordDiff,
  type Review,
  type ReviewedDomain,
} from "./model.ts";
import { type Beside, differs, ioOf, watch, type Watched } from "./side.ts";
import { type Found, type Target, targetsOf } from "./targets.ts";
import { type Zones, changedZones, mentions, readZones, sharing } from "./zones/index.ts";
import { sentenceOf } from "./zones/messages.ts";
import { type Signings, signingsOf } from "./zones/signing.ts";
import { type StsPolicies, publishersIn, stsPolicies } from "./zones/sts-policies.ts";
import type { FileTree, ReadOptions } from "./zones/source.ts";

/** What is given here goes before what the configuration says. */
export interface ReviewOptions {
  /** Globs of zone files; without any they are found. */
  zones?: readonly string[];
  /** Globs of certificates in PEM of the MX hosts, which are held against their TLSA records; without any none is looked at. */
  certificates?: readonly string[];
  failOn?: FailOn;
  warnOnly?: boolean;
  /** Where the configuration is in the tree of the base side; without it `.github/mecsa.yml`. */
  configFile?: string;
  /** Who answers for names outside of the zones of either side; without it they are unknown. */
  outside?: { by: OutsideAsked["by"]; resolver: Resolver };
  now: Date;
}

interface Sides {
  before: Zones;
  after: Zones;
  /** Origins of the zones of which any file differs, whether they say anything else or not. */
  touched: readonly DomainName[];
  certificates: { before: Certificates; after: Certificates };
  beside: { before: BesideZones; after: BesideZones };
}

/** What stands beside the zones, and which names it speaks of. */
interface BesideZones extends Beside {
  signings: Signings;
  policies: StsPolicies;
}

export async function review(before: FileTree, after: FileTree, options: ReviewOptions): Promise<Review> {
  const file = options.configFile ?? configFile;
  const configured = configIn(before, file, { known, now: options.now });
  const config = configured.ok === true ? configured.value.config : noConfig;
  const sides = sidesOf(before, after, config, options);
  const diffs = new Map(
    sides.touched.map((origin) => [origin, recordDiffs(sides.before.zone(origin), sides.after.zone(origin))]),
  );
  const changed = sides.touched.filter(
    (origin) => diffs.get(origin)?.length !== 0 || saysOtherwise(sides.before.zone(origin), sides.after.zone(origin)),
  );
  const related = unique([
    ...changed,
    ...zonesOfChangedCertificates(sides),
    ...mentions(sides.before, before, changed),
    ...mentions(sides.after, after, changed),
  ]);
  const outside = options.outside && outsideOf(options.outside.resolver, originsOf(sides));
  const { changes, domains } = await compareAll(sides, related, options.now, outside);
  const found = [
    ...changed.flatMap((origin) => changesOfZone(sides, origin, { before, after })),
    ...withoutRepeats(changes),
    ...gateConfig(before, after, { file, known, now: options.now }),
  ];
  const applied = applyConfig({ changes: found, domains }, config, known, options.now);
  const told = sortChanges(applied.changes);
  const failOn = options.failOn ?? config.failOn ?? "high";
  const unread = configured.ok === false ? configured.problems : [];
  return {
    changes: told,
    switchedOff: applied.switchedOff,
    domains,
    records: changed.flatMap((origin) => diffs.get(origin) ?? []),
    notAssessed: [
      ...unread.map((problem) => ({ what: file, why: problemSentence(problem), file, line: problem.line })),
      ...notRead(sides),
      ...sides.certificates.after.notRead,
      ...notComparable(sides, changed),
      ...(outside === undefined ? [] : unanswered(outside)),
    ],
    notes: notesOn(sides, changed),
    zonesChanged: changed,
    zonesSeen: sides.after.sources.length,
    gate: {
      failed: told.some((change) => isBlocking(change, failOn)),
      failOn,
      warnOnly: options.warnOnly ?? config.warnOnly ?? false,
    },
    compared: { before: before.label, after: after.label },
    ...(options.outside && outside && { outside: asked(options.outside.by, outside, options.now) }),
  };
}

function originsOf({ before, after }: Sides): ReadonlySet<DomainName> {
  return new Set([...before.origins, ...after.origins]);
}

function asked(by: OutsideAsked["by"], outside: Outside, now: Date): OutsideAsked {
  const answers = outside.asked();
  const at = now.toISOString();
  return { by, at, questions: answers.length, unanswered: answers.filter(isUnanswered).length };
}

/** By reason; sorted, since the network answers in any order. */
function unanswered(outside: Outside): readonly NotAssessed[] {
  const answers = outside.asked().filter(isUnanswered);
  const byReason = Map.groupBy(answers, ({ outcome }) => ("why" in outcome ? outcome.why : "the answer is bogus"));
  return [...byReason]
    .map(([why, some]) => {
      const [first = "", ...others] = some.map(({ question: { owner, type } }) => `${owner} ${type}`).toSorted();
      return { what: others.length === 0 ? first : `${first} and ${others.length} more`, why };
    })
    .toSorted((a, b) => (a.what < b.what ? -1 : 1));
}

function sidesOf(before: FileTree, after: FileTree, config: Config, options: ReviewOptions): Sides {
  const given = options.zones ?? [];
  const read = { ...readOptionsOf(config), ...(given.length > 0 ? { zones: given } : {}) };
  const globs =
    options.certificates !== undefined && options.certificates.length > 0 ? options.certificates : config.certificates;
  const found = bothZones(before, after, read);
  const touched = changedZones(found.before, found.after, { before, after });
  const zones = { before: found.before, after: sharing(found.before, found.after, touched) };
  const certificates = { before: readCertificates(before, globs), after: readCertificates(after, globs) };
  const beside = {
    before: besideOf(before, zones.before, certificates.before, "before"),
    after: besideOf(after, zones.after, certificates.after, "after"),
  };
  return { ...zones, touched, certificates, beside };
}

/** Where the proposed side has several files for a zone, the one that the base was read from counts: a copy cannot hide it. */
function bothZones(before: FileTree, after: FileTree, options: ReadOptions): { before: Zones; after: Zones } {
  const [base, head] = [readZones(before, options), readZones(after, options)];
  const passedOver = new Set(head.notRead.map(({ file }) => file));
  const kept = new Set(head.origins);
  const { views = [] } = options;
  const isWanted = (origin: DomainName): boolean => views.some((view) => view.origin === origin);
  const hidden = base.sources.filter(
    ({ origin, file }) => passedOver.has(file) && kept.has(origin) && !isWanted(origin),
  );
  if (hidden.length === 0) return { before: base, after: head };
  const again = [...views, ...hidden.map(({ origin, file }) => ({ origin, glob: file }))];
  return { before: base, after: readZones(after, { ...options, views: again }) };
}

function besideOf(tree: FileTree, zones: Zones, { files }: Certificates, plan: "before" | "after"): BesideZones {
  const policies = stsPolicies(tree, () => publishersIn(zones));
  const signings = signingsOf(tree, { plan });
  return {
    certificates: certificatesFor(files),
    signing: (origin) => signings.of(origin),
    stsPolicy: (domain) => policies.of(domain),
    signings,
    policies,
  };
}

/** Names of which something beside the zones changed, with the check that it concerns; their zones may be as they were. */
function foundBeside({ before, after }: Sides["beside"]): readonly Found[] {
  const said = (side: BesideZones, origin: DomainName): string => {
    const signing = side.signings.of(origin);
    return JSON.stringify(signing.kind === "measured" ? [signing.value.state, signing.value.how] : []);
  };
  const policy = (side: BesideZones, domain: DomainName): string => {
    const found = side.policies.of(domain);
    return found.kind === "measured" ? found.value.text : "";
  };
  const origins = unique([...before.signings.origins, ...after.signings.origins]);
  const domains = unique([...before.policies.domains(), ...after.policies.domains()]);
  return [
    ...origins
      .filter((origin) => said(before, origin) !== said(after, origin))
      .map((origin): Found => [origin, "dnssec"]),
    ...domains
      .filter((domain) => policy(before, domain) !== policy(after, domain))
      .map((domain): Found => [domain, "mta-sts"]),
  ];
}

const targetsAtOnce = 16; // where the network has to be waited for

async function compareAll(sides: Sides, origins: readonly DomainName[], now: Date, outside: Outside | undefined) {
  const io = {
    before: ioOf(sides.before, now, sides.beside.before, outside),
    after: ioOf(sides.after, now, sides.beside.after, outside),
  };
  const targets = targetsOf(sides, origins, foundBeside(sides.beside));
  const compared: Compared[] = [];
  const step = outside === undefined ? 1 : targetsAtOnce;
  for (let at = 0; at < targets.length; at += step) {
    const some = targets.slice(at, at + step);
    compared.push(...(await Promise.all(some.map((target) => compareTarget(sides, target, io)))));
  }
  return {
    changes: compared.flatMap(({ changes }) => changes),
    domains: compared.flatMap(({ domain }) => domain ?? []),
  };
}

/** What one target comes to; nothing, where no answer differs. */
interface Compared {
  changes: readonly Change[];
  domain?: ReviewedDomain;
}

async function compareTarget(sides: Sides, target: Target, io: { before: Io; after: Io }): Promise<Compared> {
  const { domain, isMailDomain } = target;
  const watched = watch(io.before);
  const old = await evaluateDomain(domain, watched.io);
  if (!(await differs(watched, io.after))) return { changes: [] };
  const proposed = await evaluateDomain(domain, io.after);
  const found = [...compare(old, proposed, target), ...(await hidden(watched, io.after, sides))];
  const changes = found.map((change) => ({ ...change, domains: isMailDomain ? [domain] : [] }));
  return isMailDomain ? { changes, domain: reviewed(sides, old, proposed) } : { changes };
}

function reviewed(sides: Sides, before: Evaluation, after: Evaluation): ReviewedDomain {
  const { domain } = before;
  const spf = spfShown(before.facts.spf, after.facts.spf);
  return {
    domain,
    ...(spf === undefined ? {} : { spf }),
    ...(holds(sides.before, domain) ? { before: assessmentOf(before) } : {}),
    ...(holds(sides.after, domain) ? { after: assessmentOf(after) } : {}),
  };
}

/** Answers of mail that were known before and are hidden by a gap, or behind an alias, afterwards. */
async function hidden(watched: Watched, after: Watched["io"], sides: Sides): Promise<readonly Change[]> {
  const changes: Change[] = [];
  for (const old of watched.answers()) {
    const { owner, type } = old.question;
    if (old.outcome.kind !== "rrset" || !concernsMail(owner, type)) continue;
    const { outcome, aliases } = await after.resolver.query(owner, type);
    const zone = sides.after.zoneOf(owner);
    if (outcome.kind !== "unknown" || zone === undefined) continue;
    const target = aliases.at(-1)?.target;
    if (target !== undefined) {
      const isTold = hasRuleOnAliases(owner) || changes.some(({ name }) => name === owner);
      if (!isTold) changes.push(await ledAway(old.outcome.rrset, target, after));
      continue;
    }
    if (zone.completeness !== "partial") continue;
    const gap = zone.gaps.find((one) => one.owner === owner) ?? zone.gaps.find((one) => one.owner === undefined);
    changes.push(incomplete(owner, type, old.outcome.rrset.rdata.join(" | "), outcome.why, gap?.at));
  }
  return changes;
}

/** An alias took the place of the record, and the files do not have what it leads to. */
async function ledAway({ owner, type, rdata }: RRset, target: DomainName, after: Watched["io"]): Promise<Change> {
  const { outcome } = await after.resolver.query(owner, "CNAME");
  const place = outcome.kind === "rrset" ? outcome.rrset.from?.[0] : undefined;
  return incomplete(owner, type, rdata.join(" | "), `its name is an alias of ${target}, outside of the files`, place);
}

/** DMARC-CNAME and DKIM-CNAME tell it. */
function hasRuleOnAliases(owner: DomainName): boolean {
  return labelsOf(owner).some((label) => label === "_dmarc" || label === "_domainkey");
}

function changesOfZone(
  sides: Sides,
  origin: DomainName,
  trees: { before: FileTree; after: FileTree },
): readonly Change[] {
  const old = sides.before.zone(origin);
  const proposed = sides.after.zone(origin);
  if (proposed !== undefined) return [...zoneChanges(old, proposed, sentenceOf), ...generalChanges(old, proposed)];
  const source = sides.before.sources.find((one) => one.origin === origin);
  if (source === undefined) return [];
  const id = trees.before.id(source.file);
  const kept = trees.after.has(source.file)
    ? source.file
    : trees.after.paths.find((path) => trees.after.size(path) > 0 && trees.after.id(path) === id);
  if (kept === undefined) return [];
  const why =
    sides.after.notRead.find(({ file }) => file === kept)?.why ?? "no configuration or file name makes it a zone";
  return [unmanagedZone(origin, kept, why)];
}

/** The TTLs of records of mail: all that rules on a TTL can depend on. */
function ttlsOf(zone: Zone): string {
  const ttls = [...zone.owners()].flatMap((owner) =>
    zone
      .typesAt(owner)
      .flatMap((type) => (concernsMail(owner, type) ? [[owner, type, zone.rrset(owner, type)?.ttl]] : [])),
  );
  return JSON.stringify(ttls.map(String).toSorted());
}

/** Without order, and for text without how it is cut into strings. */
function meaningOf(type: string, rdata: readonly string[]): string {
  return rdata
    .map((one) => (type === "TXT" || type === "SPF" ? textOf(one) : one))
    .toSorted()
    .join("\n");
}

/** A file of the zone changed and its records did not; does the zone say anything else? */
function saysOtherwise(before: Zone | undefined, after: Zone | undefined): boolean {
  if (before === undefined || after === undefined) return true;
  const told = ({ completeness, gaps, problems, undeployed, lenient }: Zone) =>
    JSON.stringify([
      lenient.map(({ owner, type }) => [owner, type]),
      completeness,
      gaps.length,
      problems.map(({ id, args }) => [id, args]),
      undeployed.map(({ how }) => how),
    ]);
  return told(before) !== told(after) || ttlsOf(before) !== ttlsOf(after);
}

/** Every RRset that differs, whatever its type; moved, reordered and re-quoted records do not. */
function recordDiffs(before: Zone | undefined, after: Zone | undefined): readonly RecordDiff[] {
  const owners = unique([...(before?.owners() ?? []), ...(after?.owners() ?? [])]);
  return owners.flatMap((owner) => {
    const types = unique([...(before?.typesAt(owner) ?? []), ...(after?.typesAt(owner) ?? [])]);
    return types.flatMap((type): readonly RecordDiff[] => {
      const old = before?.rrset(owner, type)?.rdata ?? [];
      const proposed = after?.rrset(owner, type)?.rdata ?? [];
      return meaningOf(type, old) === meaningOf(type, proposed) ? [] : [{ owner, type, before: old, after: proposed }];
    });
  });
}

function notRead(sides: Sides): readonly NotAssessed[] {
  return sides.after.notRead.map(({ file, why }) => ({ what: file, why, file }));
}

/** Warnings of the readers that the base did not have. */
function notesOn(sides: Sides, changed: readonly DomainName[]): readonly NotAssessed[] {
  return changed.flatMap((origin) => {
    const warnings = sides.after.zone(origin)?.problems.filter(({ level }) => level === "warning") ?? [];
    const fresh = newProblems(sides.before.zone(origin), warnings);
    return fresh.map((problem) => ({ what: origin, why: sentenceOf(problem), file: problem.file, line: problem.line }));
  });
}

/** Zones of which one side is missing or cannot be read, and gaps in the others. */
function notComparable(sides: Sides, changed: readonly DomainName[]): readonly NotAssessed[] {
  return changed.flatMap((origin): readonly NotAssessed[] => {
    const old = sides.before.zone(origin);
    const proposed = sides.after.zone(origin);
    const notes: NotAssessed[] = [];
    if (proposed === undefined) notes.push({ what: origin, why: "the zone is no longer in the files" });
    if (old === undefined && proposed !== undefined)
      notes.push({ what: origin, why: "the zone is new, so there is nothing to compare it with" });
    if (old?.completeness === "unparseable")
      notes.push({ what: origin, why: "the base version cannot be read, so the zone is treated as new" });
    for (const gap of (proposed?.gaps ?? []).filter(hidesMail))
      notes.push({ what: gap.owner ?? origin, why: gap.why, ...(gap.at && { file: gap.at.file, line: gap.at.line }) });
    return notes;
  });
}

interface Certificates {
  files: readonly CertificateFile[];
  notRead: readonly NotAssessed[];
}

function readCertificates(tree: FileTree, globs: readonly string[]): Certificates {
  const paths = globs.length === 0 ? [] : matching(tree.paths, globs);
  const read = paths.map((path) => {
    const isLarge = tree.size(path) > maxCertificateOctets;
    const found = isLarge ? undefined : certificateFile(path, tree.read(path) ?? new Uint8Array());
    return {
      path,
      found,
      why: isLarge ? "it is larger than any certificate" : "it holds no certificate in PEM that can be read",
    };
  });
  return {
    files: read.flatMap(({ found }) => (found === undefined ? [] : [found])),
    notRead: read.filter(({ found }) => found === undefined).map(({ path, why }) => ({ what: path, why, file: path })),
  };
}

/** The zones of the hosts whose certificate files differ, so that a certificate alone can be a change. */
function zonesOfChangedCertificates({ before, after, certificates }: Sides): readonly DomainName[] {
  const known = new Set(certificates.before.files.map((file) => JSON.stringify(file)));
  const names = certificates.after.files.filter((file) => !known.has(JSON.stringify(file))).flatMap(namesOf);
  return names.flatMap((text) => {
    const parsed = parseName(text);
    const zone = parsed.ok ? (after.zoneOf(parsed.value) ?? before.zoneOf(parsed.value)) : undefined;
    return zone === undefined ? [] : [zone.origin];
  });
}

/** A gap that may hide any name, or a record of mail; other templates and aliases are no business of ours. */
function hidesMail({ owner, type }: Gap): boolean {
  return owner === undefined || type === undefined || concernsMail(owner, type);
}

function unique<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}
