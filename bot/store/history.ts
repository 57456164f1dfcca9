import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { SelectQueryBuilder } from "kysely";
import { type DomainName, type Evidence, evidenceText, parseEvidence } from "../../src/index.ts";
import type { Entry, TenantId } from "../model.ts";
import { bounded, jsonText, maxEvidence, plainText } from "./bounds.ts";
import type { Database, Row, Tables } from "./schema.ts";
import type { History } from "./store.ts";

const compressed = promisify(gzip);
const expanded = promisify(gunzip);
/** Octets of evidence as JSON. */
const maxExpanded = 2 ** 26;

export function historyIn(db: Database): History {
  return {
    add: (entry, evidence) => add(db, entry, evidence),
    async get(tenant, id) {
      const [row] = await entries(db, tenant).where("id", "=", plainText(id)).execute();
      return row === undefined ? undefined : entryOf(row);
    },
    evidence: (tenant, id) => evidenceOf(db, tenant, id),
    of: (tenant, domain, options) => entriesOf(db, tenant, domain, options),
    async recent(tenant, { user, limit }) {
      const all = entries(db, tenant);
      return newest(user === undefined ? all : all.where("asked_by", "=", user), limit);
    },
  };
}

/** Adding one again does nothing: a job may run twice. */
async function add(db: Database, entry: Omit<Entry, "hasEvidence">, evidence: Evidence): Promise<void> {
  const text = evidenceText(evidence);
  const octets = text.length > maxExpanded / 3 ? undefined : await compressed(text); // three octets of UTF-8 at most
  const row = {
    tenant: entry.tenant,
    id: entry.id,
    domain: entry.domain,
    at: entry.at,
    ruleset: plainText(entry.ruleset),
    source: entry.source,
    asked_by: entry.user === undefined ? null : plainText(entry.user),
    scores: jsonText(entry.scores),
    took_ms: Math.round(entry.tookMs),
    evidence: octets === undefined || octets.length > maxEvidence ? null : octets,
  };
  await db
    .insertInto("entry")
    .values(row)
    .onConflict((conflict) => conflict.columns(["tenant", "id"]).doNothing())
    .execute();
}

async function evidenceOf(db: Database, tenant: TenantId, id: string): Promise<Evidence | undefined> {
  const kept = db.selectFrom("entry").select("evidence").where("tenant", "=", tenant).where("id", "=", plainText(id));
  const row = await kept.executeTakeFirst();
  return row === undefined || row.evidence === null ? undefined : readEvidence(row.evidence);
}

/** None where this version cannot read it any more, or nobody can: a watch goes on without it, and an export too. */
export async function readEvidence(octets: Uint8Array): Promise<Evidence | undefined> {
  const text = await expanded(octets, { maxOutputLength: maxExpanded }).catch((error: unknown) => {
    if (isBroken(error)) return undefined;
    throw error;
  });
  const parsed = text === undefined ? undefined : parseEvidence(text.toString("utf8"));
  return parsed?.ok === true ? parsed.value : undefined;
}

/** Not what gzip wrote, or more than is read. */
function isBroken(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return /^(?:Z_|ERR_BUFFER_TOO_LARGE)/.test(code);
}

async function entriesOf(
  db: Database,
  tenant: TenantId,
  domain: DomainName,
  { since, limit }: { since?: Date; limit: number },
): Promise<readonly Entry[]> {
  const all = entries(db, tenant).where("domain", "=", domain);
  return newest(since === undefined ? all : all.where("at", ">=", since), limit);
}

const columns = ["tenant", "id", "domain", "at", "ruleset", "source", "asked_by", "scores", "took_ms"] as const;
type EntryRow = Pick<Row<"entry">, (typeof columns)[number]> & { has_evidence: boolean };
type Entries = SelectQueryBuilder<Tables, "entry", EntryRow>;

/** Without the evidence itself. */
function entries(db: Database, tenant: TenantId): Entries {
  return db
    .selectFrom("entry")
    .select(columns)
    .select(({ eb }) => eb("evidence", "is not", null).$castTo<boolean>().as("has_evidence"))
    .where("tenant", "=", tenant);
}

async function newest(query: Entries, limit: number): Promise<readonly Entry[]> {
  const rows = await query.orderBy("at", "desc").orderBy("id", "desc").limit(bounded(limit)).execute();
  return rows.map(entryOf);
}

export function entryOf(row: EntryRow): Entry {
  const { id, tenant, domain, at, ruleset, source, scores } = row;
  return {
    id,
    tenant,
    domain,
    at,
    ruleset,
    source,
    ...(row.asked_by === null ? {} : { user: row.asked_by }),
    scores,
    tookMs: row.took_ms,
    hasEvidence: row.has_evidence,
  };
}
