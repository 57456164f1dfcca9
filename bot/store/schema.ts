/** The tables, as `migrations/` makes them. */
import type { ColumnType, Generated, Insertable, Kysely, Selectable } from "kysely";
import type { DomainName, OutboundObservation } from "../../src/index.ts";
import type { AssessmentSource, CategoryScore, Settings, TenantId, WatchOptions } from "../model.ts";

/** Columns of type `json`: read as values, written as text, which is kept as written. */
type Json<T> = ColumnType<T, string, string>;
/** Set when the row is made, and not again. */
type Once<T> = ColumnType<T, T, never>;

interface InstallationTable {
  tenant: Once<TenantId>;
  key_id: string | null;
  nonce: Buffer | null;
  /** The installation with its tokens, sealed by the keyring; null once uninstalled. */
  sealed: Buffer | null;
  uninstalled_at: Date | null;
}

interface SettingsTable {
  tenant: Once<TenantId>;
  retention_days: number;
  body: Json<Partial<Settings>>;
}

interface EntryTable {
  tenant: Once<TenantId>;
  id: Once<string>;
  domain: Once<DomainName>;
  at: Once<Date>;
  ruleset: Once<string>;
  source: Once<AssessmentSource>;
  asked_by: Once<string | null>;
  scores: Json<readonly CategoryScore[]>;
  took_ms: Once<number>;
  /** gzip of the evidence's JSON. */
  evidence: Buffer | null;
}

interface WatchTable {
  id: Once<string>;
  tenant: Once<TenantId>;
  channel: Once<string>;
  domain: Once<DomainName>;
  created_by: Once<string>;
  created_at: Once<Date>;
  options: Json<WatchOptions>;
  next_at: Date;
  leased_until: Date | null;
  muted_until: Date | null;
  paused_because: string | null;
  state: Json<unknown>;
}

interface OutboxTable {
  seq: Generated<string>;
  key: Once<string>;
  tenant: Once<TenantId>;
  channel: Once<string>;
  watch: Once<string | null>;
  says: Json<unknown>;
  under: Once<string | null>;
  /** When it should be sent: the order within a place. */
  due: Once<Date>;
  /** When it may be tried, or tried again. */
  not_before: Date;
  attempts: Generated<number>;
  leased_until: Date | null;
  done_at: Date | null;
  ts: string | null;
  because: string | null;
}

interface OutboundTable {
  /** The digest of the local part of its address, which stands nowhere. */
  id: Once<string>;
  tenant: Once<TenantId>;
  domain: Once<DomainName>;
  asked_by: Once<string>;
  asked_at: Once<Date>;
  until: Once<Date>;
  /** Null while its message is waited for. */
  received_at: Date | null;
  /** The domain in the From field of the message; null where it had none. */
  author: DomainName | null;
  observation: ColumnType<OutboundObservation | null, string | null | undefined, string>;
}

export interface Tables {
  installation: InstallationTable;
  settings: SettingsTable;
  entry: EntryTable;
  watch: WatchTable;
  outbox: OutboxTable;
  outbound: OutboundTable;
  once: { key: string; until: Date };
  bucket: { bucket: string; tokens: number; at: Date; full_at: Date };
  cannot_show: { tenant: TenantId; until: Date };
}

/** Every query names the schema `mecsa`: sessions of the embedded database are one, so that a search path would be everybody's. */
export type Database = Kysely<Tables>;
export type Row<T extends keyof Tables> = Selectable<Tables[T]>;
export type NewRow<T extends keyof Tables> = Insertable<Tables[T]>;
