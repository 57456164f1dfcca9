/** Embedded stores for tests, in memory; `initdb` is paid once a machine. */
import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type OpenStore, openStore } from "../../../bot/store/index.ts";
import { parseKeyring } from "../../../bot/store/keyring.ts";

export const testKeyring = parseKeyring(`k1:${Buffer.alloc(32, 1).toString("base64")}`);

/** To be closed. Start it once a file. */
export async function openTestStore(): Promise<OpenStore> {
  return openStore({ kind: "embedded", keyring: testKeyring, template: await templateFile() });
}

/** A dump of a data directory with today's tables, made where there is none yet. */
export async function templateFile(): Promise<string> {
  const file = join(import.meta.dirname, "../../../node_modules/.cache/mecsa", `store-${versionOfIt()}.tar.gz`);
  if (existsSync(file)) return file;
  mkdirSync(dirname(file), { recursive: true });
  const store = await openStore({ kind: "embedded", keyring: testKeyring });
  try {
    await store.backUp?.(file);
  } finally {
    await store.close();
  }
  return file;
}

/** Another PGlite, or other migrations, and it is another template. */
function versionOfIt(): string {
  const hash = createHash("sha256");
  const migrations = join(import.meta.dirname, "../../../bot/store/migrations");
  const pglite = createRequire(import.meta.url).resolve("@electric-sql/pglite");
  hash.update(readFileSync(join(dirname(pglite), "../package.json")));
  for (const file of globSync("*.ts", { cwd: migrations }).toSorted())
    hash.update(readFileSync(join(migrations, file)));
  return hash.digest("hex").slice(0, 16);
}
