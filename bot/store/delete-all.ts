import { type RawBuilder, sql } from "kysely";
import type { Database } from "./schema.ts";

export const rowsAtOnce = 2_000;

/** Deletes the rows whose `ctid` a question brings, in small transactions: in the embedded database a long one stops everybody. */
export async function deleteAll(db: Database, table: string, rows: RawBuilder<unknown>): Promise<number> {
  for (let deleted = 0; ;) {
    const some = sql`delete from ${sql.table(`mecsa.${table}`)} where ctid = any(array(${rows} limit ${rowsAtOnce}))`;
    const { numAffectedRows = 0n } = await some.execute(db);
    deleted += Number(numAffectedRows);
    if (numAffectedRows === 0n) return deleted;
  }
}
