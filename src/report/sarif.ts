/** SARIF 2.1.0 (OASIS), as code scanning reads it: every finding at a line of the proposed files. */
import type { Catalogue } from "../catalogue.ts";
import type { DomainName } from "../dns/name.ts";
import { type Change, type NotAssessed, type Review, type Rule, type Severity, severities } from "../model.ts";
import { version } from "../version.ts";
import { fingerprintOf } from "../fingerprint.ts";
import { pathUri, rfcUri, rfcsIn } from "./references.ts";
import { clean, grouped, tell, waivedText } from "./words.ts";

export interface SarifOptions {
  /** The folder that was reviewed, relative to the root of the repository. */
  folder?: string;
  /** How many lines a file has after the change; undefined where it is gone. */
  linesAfter: (file: string) => number | undefined;
  /** The file that the zone of a name begins in after the change: where a finding stands whose own file is gone. */
  zoneFile?: (owner: DomainName) => string | undefined;
}

const maxFindings = 5_000; // GitHub shows no more
const maxNotes = 200;
const maxDomains = 20;
const maxMessage = 4_000; // characters
const root = "%SRCROOT%"; // SARIF 2.1.0 §3.4.4

/** Improvements are left out: they are nothing to repair. What is waived is there, suppressed. Two spaces of indentation and a final line feed. */
export function sarif(review: Review, catalogue: Catalogue, options: SarifOptions): string {
  const { blocking, others, waived } = grouped(review);
  const found = [...blocking, ...others, ...waived];
  const shown = found.slice(0, maxFindings);
  const rules = rulesOf(shown, catalogue);
  const log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "mecsa", version, semanticVersion: version, rules: rules.map(descriptorOf) } },
        automationDetails: { id: "mecsa/" },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { [root]: { description: { text: "The root of the repository." } } },
        invocations: [
          { executionSuccessful: true, toolExecutionNotifications: notificationsOf(review, found.length, options) },
        ],
        results: shown.map((change) => findingOf(change, catalogue, rules, options)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

interface Fired {
  id: string;
  rule: Rule;
  /** The worst of this review: code scanning knows one severity for a rule, not one for each of its findings. */
  worst: Severity;
}

function rulesOf(changes: readonly Change[], catalogue: Catalogue): readonly Fired[] {
  const byRule = Map.groupBy(changes, ({ rule }) => rule);
  return [...byRule].flatMap(([id, fired]) => {
    const rule = catalogue.rules.get(id);
    const worst = severities.find((one) => fired.some(({ severity }) => severity === one));
    return rule === undefined || worst === undefined ? [] : [{ id, rule, worst }];
  });
}

const levels: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "note",
  info: "note",
};

/** In the bands of GitHub: above 9 is critical, from 7 high, from 4 medium. */
const securitySeverities: Readonly<Record<Severity, string | undefined>> = {
  critical: "9.5",
  high: "8.0",
  medium: "5.5",
  low: "2.0",
  info: undefined,
};

function descriptorOf({ id, rule, worst }: Fired) {
  const helpUri = rfcUri(rule.see);
  const score = securitySeverities[worst];
  const help = message(`${rule.explain} See ${rule.see}.`);
  return {
    id,
    shortDescription: { text: message(rule.title) },
    fullDescription: { text: message(rule.explain) },
    ...(helpUri === undefined ? {} : { helpUri }),
    help: { text: help, markdown: help },
    defaultConfiguration: { level: levels[worst] },
    properties: {
      tags: ["security", "dns", "email", ...rule.criteria, ...rfcsIn(rule.see)].slice(0, 20),
      ...(score === undefined ? {} : { "security-severity": score }),
    },
  };
}

function findingOf(change: Change, catalogue: Catalogue, rules: readonly Fired[], options: SarifOptions) {
  const { says, fix, see } = tell(change, catalogue);
  const location = locationOf(change, options);
  const waived = waivedText(change);
  return {
    ruleId: change.rule,
    ruleIndex: rules.findIndex(({ id }) => id === change.rule),
    level: levels[change.severity],
    message: { text: message(`${change.name}: ${says} ${fix} (${see})`) },
    ...(location === undefined ? {} : { locations: [location] }),
    partialFingerprints: { "mecsa/v1": fingerprintOf(change) },
    ...(waived === undefined ? {} : { suppressions: [{ kind: "external", justification: waived }] }),
    properties: {
      severity: change.severity,
      direction: change.direction,
      before: clean(change.before),
      after: clean(change.after),
      domains: (change.domains ?? []).slice(0, maxDomains),
    },
  };
}

/** What was removed stands at its old line where the file is still there, else at the top of its zone's file. */
function locationOf({ from, name }: Change, options: SarifOptions) {
  const zoneFile = options.zoneFile?.(name);
  if (from === undefined) return zoneFile === undefined ? undefined : physical(zoneFile, 1, 1, options);
  const { file, line, endLine } = from.range;
  const lines = options.linesAfter(file);
  if (lines === undefined) return physical(zoneFile ?? file, 1, 1, options);
  const last = Math.max(1, lines);
  return physical(file, Math.min(line, last), Math.min(Math.max(line, endLine), last), options);
}

function physical(file: string, startLine: number, endLine: number, { folder = "" }: SarifOptions) {
  const path = folder === "" ? file : `${folder.replace(/\/+$/, "")}/${file}`;
  const artifactLocation = { uri: pathUri(path), uriBaseId: root };
  return { physicalLocation: { artifactLocation, region: { startLine, endLine } } };
}

/** What could not be judged, and how many findings are left out. */
function notificationsOf({ notAssessed }: Review, found: number, options: SarifOptions) {
  const told = notAssessed.slice(0, maxNotes).map((note) => notification(note, options));
  const left = [
    ...(found > maxFindings ? [`${found - maxFindings} findings more than ${maxFindings} are left out.`] : []),
    ...(notAssessed.length > maxNotes ? [`${notAssessed.length - maxNotes} more could not be assessed.`] : []),
  ];
  return [...told, ...left.map((text) => ({ level: "warning", message: { text } }))];
}

function notification({ what, why, file, line = 1 }: NotAssessed, options: SarifOptions) {
  const isThere = file !== undefined && options.linesAfter(file) !== undefined;
  return {
    level: "note",
    message: { text: message(`${clean(what)}: ${clean(why)}`) },
    ...(isThere ? { locations: [physical(file, line, line, options)] } : {}),
  };
}

/** §3.11.5: a single brace would be a placeholder; §3.11.6: `](` makes a link, in some viewers even behind a backslash. */
function message(text: string): string {
  return text.slice(0, maxMessage).replaceAll("{", "{{").replaceAll("}", "}}").replaceAll("](", "] (");
}
