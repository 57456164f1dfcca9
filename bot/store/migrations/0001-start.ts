import { sql } from "kysely";
import type { Migration } from "kysely/migration";

/** Released: never edited again; what changes is another migration. */
const tables = sql`
  create table mecsa.installation (
    tenant text primary key check (length(tenant) between 1 and 64),
    key_id text,
    nonce bytea,
    sealed bytea,
    uninstalled_at timestamptz,
    check ((sealed is null) = (uninstalled_at is not null))
  );
  create index installation_uninstalled on mecsa.installation (uninstalled_at) where uninstalled_at is not null;

  create table mecsa.settings (
    tenant text primary key check (length(tenant) between 1 and 64),
    retention_days integer not null check (retention_days > 0),
    body json not null
  );

  create table mecsa.entry (
    tenant text not null check (length(tenant) between 1 and 64),
    id text not null check (length(id) between 1 and 100),
    domain text not null check (length(domain) <= 255),
    at timestamptz not null,
    ruleset text not null,
    source text not null,
    asked_by text,
    scores json not null,
    took_ms integer not null,
    evidence bytea check (length(evidence) <= 2097152),
    primary key (tenant, id)
  );
  create index entry_of_domain on mecsa.entry (tenant, domain, at desc, id desc);
  create index entry_recent on mecsa.entry (tenant, at desc, id desc);
  create index entry_of_user on mecsa.entry (tenant, asked_by, at desc, id desc) where asked_by is not null;

  create table mecsa.watch (
    id text primary key,
    tenant text not null check (length(tenant) between 1 and 64),
    channel text not null check (length(channel) between 1 and 64),
    domain text not null check (length(domain) <= 255),
    created_by text not null,
    created_at timestamptz not null,
    options json not null,
    next_at timestamptz not null,
    leased_until timestamptz,
    muted_until timestamptz,
    paused_because text,
    state json not null,
    unique (tenant, channel, domain)
  );
  create index watch_due on mecsa.watch (next_at) where paused_because is null;

  create table mecsa.outbox (
    seq bigint generated always as identity primary key,
    key text not null unique check (length(key) between 1 and 500),
    tenant text not null check (length(tenant) between 1 and 64),
    channel text not null check (length(channel) between 1 and 64),
    watch text,
    says json not null,
    under text,
    due timestamptz not null,
    not_before timestamptz not null,
    attempts integer not null default 0,
    leased_until timestamptz,
    done_at timestamptz,
    ts text,
    because text
  );
  create index outbox_waiting on mecsa.outbox (tenant, channel, due, seq) where done_at is null;
  create index outbox_of_tenant on mecsa.outbox (tenant, seq);
  create index outbox_done on mecsa.outbox (done_at) where done_at is not null;

  create table mecsa.once (key text primary key, until timestamptz not null);
  create index once_until on mecsa.once (until);

  create table mecsa.bucket (
    bucket text primary key,
    tokens double precision not null,
    at timestamptz not null,
    full_at timestamptz not null
  );
  create index bucket_full on mecsa.bucket (full_at);

  create table mecsa.cannot_show (tenant text primary key, until timestamptz not null);
`;

export const start: Migration = {
  async up(db) {
    await tables.execute(db);
  },
};
