/** Small things remembered for a while: what was seen, how much was used, and what a client cannot show. */
import { sql } from "kysely";
import { boundedKey } from "./bounds.ts";
import type { Database } from "./schema.ts";
import type { Store } from "./store.ts";

export function marksIn(db: Database): Pick<Store, "once" | "take" | "cannotShow" | "setCannotShow"> {
  return {
    once: (key, now, keepMs) => once(db, boundedKey(key), now, keepMs),
    take: (bucket, n, limit, now) => take(db, boundedKey(bucket), n, limit, now),
    async cannotShow(tenant, now) {
      const marked = db.selectFrom("cannot_show").select("until").where("tenant", "=", tenant).where("until", ">", now);
      return (await marked.executeTakeFirst()) !== undefined;
    },
    async setCannotShow(tenant, until) {
      const row = db.insertInto("cannot_show").values({ tenant, until });
      await row.onConflict((conflict) => conflict.column("tenant").doUpdateSet({ until })).execute();
    },
  };
}

async function once(db: Database, key: string, now: Date, keepMs: number): Promise<boolean> {
  const until = new Date(now.getTime() + keepMs);
  const row = await db
    .insertInto("once")
    .values({ key, until })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ until }).where("once.until", "<=", now))
    .returning("key")
    .executeTakeFirst();
  return row !== undefined;
}

/** A hair less than a token counts as one: they are fractions. */
const hair = 1e-6;

/** One statement takes, so that two who take at once never take more than there is. More than the bucket holds is never given. */
async function take(
  db: Database,
  bucket: string,
  n: number,
  { size, perMs }: { size: number; perMs: number },
  now: Date,
): ReturnType<Store["take"]> {
  if (n > size) return { ok: false, retryAfterMs: perMs };
  // Clocks of processes differ by seconds; a time far ahead was written by one that was wrong, and says nothing.
  const isAhead = sql`bucket.at > ${now}::timestamptz + interval '5 minutes'`;
  const at = sql`case when ${isAhead} then ${now}::timestamptz else greatest(bucket.at, ${now}::timestamptz) end`;
  const there = sql`case when ${isAhead} then ${size}::float8 else least(${size}::float8, bucket.tokens + greatest(0, extract(epoch from (${now}::timestamptz - bucket.at))::float8 * 1000) * ${size / perMs}::float8) end`;
  const taken = await sql`
    insert into mecsa.bucket as bucket (bucket, tokens, at, full_at)
    values (${bucket}, ${size - n}, ${now}, ${fullAt(sql`${size - n}::float8`, size, perMs, now)})
    on conflict (bucket) do update
      set tokens = ${there} - ${n}::float8, at = ${at},
        full_at = ${fullAt(sql`${there} - ${n}::float8`, size, perMs, now)}
      where ${there} >= ${n - hair}::float8
    returning tokens
  `.execute(db);
  if (taken.rows.length > 0) return { ok: true };
  const {
    rows: [left],
  } = await sql<{
    tokens: number;
  }>`select ${there} as tokens from mecsa.bucket as bucket where bucket = ${bucket}`.execute(db);
  return { ok: false, retryAfterMs: Math.max(1, Math.ceil(((n - (left?.tokens ?? 0)) * perMs) / size)) };
}

/** When the row says nothing any more. */
function fullAt(tokens: ReturnType<typeof sql>, size: number, perMs: number, now: Date) {
  return sql`${now}::timestamptz + make_interval(secs => (${size}::float8 - (${tokens})) * ${perMs / size / 1000}::float8)`;
}
