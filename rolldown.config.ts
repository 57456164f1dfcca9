/** Builds what is committed in `dist/`: readable, the same bytes everywhere, with the licences of what is in it. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import bot from "./bot/package.json" with { type: "json" };
import { type Plugin, defineConfig } from "rolldown";

export default defineConfig({
  input: {
    "action/index": "src/action/main.ts",
    "bot/main": "bot/main.ts",
    "bot/pglite-worker": "bot/store/pglite-worker.ts",
    cli: "src/cli/main.ts",
    index: "src/index.ts",
    live: "src/live.ts",
  },
  external: isInstalled,
  platform: "node",
  tsconfig: false,
  treeshake: {
    // Of @actions/core only commands and files are used; its HTTP client, for tokens of OpenID, need not be loaded.
    moduleSideEffects: [
      {
        test: /node_modules\/(?:@actions\/(?:http-client|exec|io)|undici|tunnel|smtp-server|nodemailer)\//,
        sideEffects: false,
      },
    ],
  },
  output: {
    dir: "dist",
    cleanDir: true,
    format: "esm",
    minify: false,
    entryFileNames: "[name].js",
    chunkFileNames: "chunks/[name].js",
    banner: ({ name, isEntry }) => (isEntry && name === "cli" ? "#!/usr/bin/env node" : ""),
    comments: { legal: false, annotation: false, jsdoc: false },
  },
  plugins: [licenses()],
});

/** The bot is installed, not bundled: what it alone imports stays out, so that nothing else grows by it. */
function isInstalled(id: string, importer?: string): boolean {
  const isOfBot = importer?.startsWith(join(import.meta.dirname, "bot/")) ?? false;
  return isOfBot && Object.keys(bot.dependencies).some((name) => id === name || id.startsWith(`${name}/`));
}

/** Writes `licenses.txt`: name, version and licence text of every package of which a module is in the bundle. */
function licenses(): Plugin {
  return {
    name: "licenses",
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((chunk) =>
        chunk.type === "chunk" ? Object.entries(chunk.modules) : [],
      );
      const used = modules
        .filter(([, { renderedLength }]) => renderedLength > 0)
        .flatMap(([path]) => folderOf(path) ?? []);
      const texts = [...new Set(used)].map(licenseOf);
      const source = [...new Set(texts)].toSorted().join(`\n${"-".repeat(80)}\n\n`);
      this.emitFile({ type: "asset", fileName: "licenses.txt", source });
    },
  };
}

/** The folder of the package that a module belongs to. */
function folderOf(modulePath: string): string | undefined {
  return /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(modulePath)?.[1];
}

function licenseOf(folder: string): string {
  const { name, version, license }: { name: string; version: string; license?: string } = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8"),
  );
  if (license === undefined) throw new Error(`${name} names no licence`);
  const file = readdirSync(folder)
    .toSorted()
    .find((one) => /^licen[cs]e/i.test(one) && existsSync(join(folder, one)));
  const text =
    file === undefined ? "" : `\n${readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim()}\n`;
  return `${name} ${version} (${license})\n${text}`;
}
