import { sql } from "kysely";
import type { Migration } from "kysely/migration";

/** Released: never edited again; what changes is another migration. */
const tables = sql`
  create table mecsa.outbound (
    id text primary key check (length(id) between 1 and 100),
    tenant text not null check (length(tenant) between 1 and 64),
    domain text not null check (length(domain) <= 255),
    asked_by text not null,
    asked_at timestamptz not null,
    until timestamptz not null,
    received_at timestamptz,
    author text check (length(author) <= 255),
    observation json
  );
  create index outbound_waiting on mecsa.outbound (until) where received_at is null;
  create index outbound_of_author on mecsa.outbound (tenant, author, received_at desc) where author is not null;
  create index outbound_received on mecsa.outbound (received_at) where received_at is not null;
`;

export const outbound: Migration = {
  async up(db) {
    await tables.execute(db);
  },
};
