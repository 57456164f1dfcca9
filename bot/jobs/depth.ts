/** How much work waits, and since when. */
import type { PgBoss } from "pg-boss";
import type { Jobs } from "./jobs.ts";

export type DepthOf = Jobs["depth"];

const question = `
  select name, count(*)::int as ready,
    coalesce(extract(epoch from now() - min(greatest(created_on, start_after))), 0)::float8 as seconds
  from pgboss.job
  where state in ('created', 'retry') and start_after <= now() and name not like '\\_\\_%'
  group by name order by name`;

/** Of every queue with work that could begin now. */
export function depthIn(boss: PgBoss): DepthOf {
  return async () => {
    const { rows } = await boss.getDb().executeSql(question);
    return (rows as { name: string; ready: number; seconds: number }[]).map(({ name, ready, seconds }) => ({
      queue: name,
      ready,
      oldestSeconds: Math.max(0, seconds),
    }));
  };
}
