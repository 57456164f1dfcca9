/**
 * The review of a change of zones: both sides laid over the same outside world, every domain that the change can reach
 * evaluated twice, one comparison, one gate. The outside world is unknown here: no outage can fail a build.
 */
import { type Evaluation, assessmentOf, evaluateDomain } from "./assess.ts";
import { compare, withoutRepeats } from "./compare.ts";
import type { DomainName } from "./dns/name.ts";
import { parseName } from "./dns/name.ts";
import { holds } from "./dns/overlay.ts";
import { textOf } from "./dns/rdata.ts";
import type { CertificateFile } from "./io.ts";
import { certificateFile, certificatesFor, namesOf } from "./mail/certificates.ts";
import { matching } from "./zones/globs.ts";
import type { Gap, Zone } from "./dns/zone.ts";
import { concernsMail, incomplete, newProblems, unmanagedZone, zoneChanges } from "./gate/zones.ts";
import {
  type Change,
  type FailOn,
  type NotAssessed,
  type RecordDiff,
  type Review,
  type ReviewedDomain,
  severities,
} from "./model.ts";
import { differs, ioOf, watch, type Watched } from "./side.ts";
import { targetsOf } from "./targets.ts";
import { type Zones, changedZones, mentions, readZones } from "./zones/index.ts";
import { sentenceOf } from "./zones/messages.ts";
import type { FileTree } from "./zones/source.ts";

export interface ReviewOptions {
  /** Globs of zone files; empty: they are found. */
  zones: readonly string[];
  /** Globs of certificates in PEM of the MX hosts, which are held against their TLSA records; empty: none are looked at. */
  certificates?: readonly string[];
  failOn: FailOn;
  now: Date;
}

interface Sides {
  before: Zones;
  after: Zones;
  certificates: { before: Certificates; after: Certificates };
}

export async function review(before: FileTree, after: FileTree, options: ReviewOptions): Promise<Review> {
  const globs = options.certificates ?? [];
  const sides = {
    before: readZones(before, options),
    after: readZones(after, options),
    certificates: { before: readCertificates(before, globs), after: readCertificates(after, globs) },
  };
  const touched = changedZones(sides.before, sides.after, { before, after });
  const changed = touched.filter((origin) => saysOtherwise(sides.before.zone(origin), sides.after.zone(origin)));
  const related = unique([
    ...changed,
    ...zonesOfChangedCertificates(sides),
    ...mentions(sides.before, before, changed),
    ...mentions(sides.after, after, changed),
  ]);
  const compared = await compareAll(sides, related, options.now);
  const changes = withoutRepeats([
    ...changed.flatMap((origin) => changesOfZone(sides, origin, { before, after })),
    ...compared.changes,
  ]);
  return {
    changes,
    domains: compared.domains,
    records: changed.flatMap((origin) => recordDiffs(sides.before.zone(origin), sides.after.zone(origin))),
    notAssessed: [...notRead(sides), ...sides.certificates.after.notRead, ...notComparable(sides, changed)],
    notes: notesOn(sides, changed),
    zonesChanged: changed,
    zonesSeen: sides.after.sources.length,
    gate: { failed: fails(changes, options.failOn), failOn: options.failOn },
    compared: { before: before.label, after: after.label },
  };
}

/** A weakening or a break of mail at or above `failOn`. What could not be compared never fails. */
function fails(changes: readonly Change[], failOn: FailOn): boolean {
  if (failOn === "none") return false;
  const limit = severities.indexOf(failOn);
  return changes.some(
    ({ severity, direction }) =>
      (direction === "weakened" || direction === "breaks-mail") && severities.indexOf(severity) <= limit,
  );
}

async function compareAll(sides: Sides, origins: readonly DomainName[], now: Date) {
  const io = {
    before: ioOf(sides.before, now, certificatesFor(sides.certificates.before.files)),
    after: ioOf(sides.after, now, certificatesFor(sides.certificates.after.files)),
  };
  const changes: Change[] = [];
  const domains: ReviewedDomain[] = [];
  for (const target of targetsOf(sides, origins)) {
    const { domain, scope } = target;
    const watched = watch(io.before);
    const old = await evaluateDomain(domain, watched.io);
    if (!(await differs(watched, io.after))) continue;
    const proposed = await evaluateDomain(domain, io.after);
    const touched = scope === "domain" ? [domain] : [];
    const found = [...compare(old, proposed, target), ...(await hidden(watched, io.after, sides))];
    changes.push(...found.map((change) => ({ ...change, domains: touched })));
    if (scope === "domain") domains.push(reviewed(sides, old, proposed));
  }
  return { changes, domains };
}

function reviewed(sides: Sides, before: Evaluation, after: Evaluation): ReviewedDomain {
  const { domain } = before;
  return {
    domain,
    ...(holds(sides.before, domain) ? { before: assessmentOf(before) } : {}),
    ...(holds(sides.after, domain) ? { after: assessmentOf(after) } : {}),
  };
}

/** Answers of mail that were known before and are hidden by a gap afterwards. */
async function hidden(watched: Watched, after: Watched["io"], sides: Sides): Promise<readonly Change[]> {
  const changes: Change[] = [];
  for (const old of watched.answers()) {
    const { owner, type } = old.question;
    if (old.outcome.kind !== "rrset" || !concernsMail(owner, type)) continue;
    const { outcome } = await after.resolver.query(owner, type);
    const zone = sides.after.zoneOf(owner);
    if (outcome.kind !== "unknown" || zone === undefined || zone.completeness !== "partial") continue;
    const gap = zone.gaps.find((one) => one.owner === owner) ?? zone.gaps.find((one) => one.owner === undefined);
    changes.push(incomplete(owner, type, old.outcome.rrset.rdata.join(" | "), outcome.why, gap?.at));
  }
  return changes;
}

function changesOfZone(
  sides: Sides,
  origin: DomainName,
  trees: { before: FileTree; after: FileTree },
): readonly Change[] {
  const old = sides.before.zone(origin);
  const proposed = sides.after.zone(origin);
  if (proposed !== undefined) return zoneChanges(old, proposed, sentenceOf);
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

/** Without order, and for text without how it is cut into strings. */
function meaningOf(type: string, rdata: readonly string[]): string {
  return rdata
    .map((one) => (type === "TXT" || type === "SPF" ? textOf(one) : one))
    .toSorted()
    .join("\n");
}

/** A file of the zone changed; did the zone? */
function saysOtherwise(before: Zone | undefined, after: Zone | undefined): boolean {
  if (before === undefined || after === undefined) return true;
  const told = ({ completeness, gaps, problems, undeployed }: Zone) =>
    JSON.stringify([
      completeness,
      gaps.length,
      problems.map(({ id, args }) => [id, args]),
      undeployed.map(({ how }) => how),
    ]);
  return told(before) !== told(after) || recordDiffs(before, after).length > 0;
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
  const read = paths.map((path) => ({ path, found: certificateFile(path, tree.read(path) ?? new Uint8Array()) }));
  return {
    files: read.flatMap(({ found }) => (found === undefined ? [] : [found])),
    notRead: read
      .filter(({ found }) => found === undefined)
      .map(({ path }) => ({ what: path, why: "it holds no certificate in PEM that can be read", file: path })),
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
