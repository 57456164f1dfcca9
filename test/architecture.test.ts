/** Who may import whom, as docs/architecture.md has it. */
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { test } from "node:test";

const root = new URL("..", import.meta.url).pathname;

/** From: a file or folder of src, longest match wins. `src`: what of src it may import; `other`: modules from outside. */
interface Row {
  from: string;
  src: readonly string[];
  other: readonly string[];
}

const table: readonly Row[] = [
  { from: "dns/", src: ["dns/"], other: ["node:crypto", "tr46"] },
  { from: "dns/recording.ts", src: ["dns/"], other: ["zod/mini"] }, // it reads a file
  { from: "dns/wire/query.ts", src: ["dns/"], other: ["dns-packet"] },
  {
    from: "net/",
    src: ["dns/", "io.ts", "mail/", "message/observation.ts", "net/"],
    other: [
      "crypto",
      "dgram",
      "dns",
      "events",
      "fs",
      "http",
      "http2",
      "https",
      "net",
      "stream",
      "timers/promises",
      "tls",
    ].map((one) => `node:${one}`),
  },
  { from: "io.ts", src: ["dns/", "mail/", "message/observation.ts"], other: [] },
  {
    from: "mail/",
    src: ["dns/", "mail/", "io.ts", "model.ts"],
    other: ["node:crypto", "node:net", "tldts", "cidr-tools", "ipaddr.js"],
  },
  {
    from: "mail/x509/",
    src: ["dns/", "mail/x509/", "model.ts"],
    other: ["node:crypto", "node:net", "node:tls", "node-forge/lib/asn1.js"],
  },
  { from: "model.ts", src: ["dns/", "io.ts"], other: [] },
  { from: "change.ts", src: ["dns/", "model.ts"], other: [] },
  { from: "words.ts", src: ["model.ts"], other: [] },
  { from: "verdict.ts", src: ["model.ts"], other: [] },
  {
    from: "checks/",
    src: ["dns/", "mail/", "change.ts", "io.ts", "model.ts", "verdict.ts", "words.ts"], // and its own folder: never another check
    other: ["node:crypto", "node:net"],
  },
  { from: "checks/index.ts", src: ["checks/", "dns/", "io.ts", "model.ts"], other: [] },
  { from: "rungs.ts", src: ["model.ts"], other: [] },
  { from: "score.ts", src: ["model.ts", "verdict.ts", "rungs.ts"], other: [] },
  {
    from: "catalogue.ts",
    src: [
      "checks/index.ts",
      "config/",
      "gate/general-messages.ts",
      "gate/messages.ts",
      "looks/messages.ts",
      "model.ts",
    ],
    other: [],
  },
  { from: "gate/", src: ["assess.ts", "change.ts", "checks/", "dns/", "gate/", "model.ts", "words.ts"], other: [] },
  { from: "assess.ts", src: ["checks/", "catalogue.ts", "dns/", "io.ts", "mail/", "model.ts", "score.ts"], other: [] },
  {
    from: "looks/",
    src: [
      "assess.ts",
      "catalogue.ts",
      "change.ts",
      "checks/index.ts",
      "compare.ts",
      "criterion-verdict.ts",
      "looks/",
      "model.ts",
      "words.ts",
    ],
    other: [],
  },
  {
    from: "report-of.ts",
    src: ["assess.ts", "dns/", "expectations/", "hosts-seen.ts", "io.ts", "mail/", "report/assessment/report.ts"],
    other: [],
  },
  {
    from: "receiving.ts",
    src: ["checks/mx/reverse.ts", "demo/ca.ts", "dns/", "message/observation.ts", "message/verify.ts"],
    other: [],
  },
  {
    from: "report/message/",
    src: ["checks/dmarc/parse.ts", "message/", "model.ts", "report/words.ts"],
    other: [],
  },
  { from: "live.ts", src: ["dns/dnssec/trust-anchors.ts", "net/"], other: [] },
  { from: "compare.ts", src: ["assess.ts", "checks/index.ts", "dns/", "gate/", "model.ts"], other: [] },
  {
    from: "config/",
    src: ["config/", "dns/", "fingerprint.ts", "model.ts", "words.ts", "zones/globs.ts", "zones/source.ts"],
    other: ["yaml", "zod/mini"],
  },
  { from: "fingerprint.ts", src: ["dns/", "model.ts"], other: ["node:crypto"] },
  { from: "side.ts", src: ["dns/", "io.ts"], other: [] },
  { from: "targets.ts", src: ["checks/index.ts", "compare.ts", "dns/"], other: [] },
  {
    from: "review.ts",
    src: [
      "assess.ts",
      "catalogue.ts",
      "checks/spf/shown.ts",
      "compare.ts",
      "config/",
      "dns/",
      "gate/",
      "io.ts",
      "mail/",
      "model.ts",
      "side.ts",
      "targets.ts",
      "verdict.ts",
      "zones/",
    ],
    other: [],
  },
  {
    from: "report/",
    src: ["catalogue.ts", "dns/", "fingerprint.ts", "model.ts", "report/", "verdict.ts", "version.ts", "words.ts"],
    other: ["zod"],
  },
  {
    from: "demo/",
    src: ["demo/", "dns/", "io.ts", "net/"],
    other: ["crypto", "dgram", "events", "https", "net"]
      .map((one) => `node:${one}`)
      .concat("node-forge/lib/asn1.js", "smtp-server"),
  },
  {
    from: "message/",
    src: ["checks/dmarc/", "dns/", "io.ts", "mail/", "message/", "model.ts", "net/public-address.ts", "verdict.ts"],
    other: [
      "ipaddr.js",
      "mailauth",
      "mailauth/lib/arc/index.js",
      "mailauth/lib/dkim/verify.js",
      "mailauth/lib/dmarc/author-domain.js",
      "mailauth/lib/parse-received.js",
      "mailauth/lib/spf/index.js",
      "node:net",
      "node:stream",
    ],
  },
  {
    from: "report/assessment/",
    src: [
      "catalogue.ts",
      "criterion-verdict.ts",
      "dns/",
      "expectations/verdict.ts",
      "hosts-seen.ts",
      "io.ts",
      "mail/",
      "model.ts",
      "report/",
      "score.ts",
      "verdict.ts",
      "version.ts",
      "words.ts",
    ],
    other: ["zod"],
  },
  { from: "zones/", src: ["dns/", "io.ts", "zones/"], other: ["yaml", "node:path/posix", "node:path", "tr46"] },
  {
    from: "github/",
    src: ["github/", "model.ts", "usage-error.ts", "zones/source.ts"],
    other: ["node:child_process", "node:fs", "node:path", "zod/mini", "zod"],
  },
];

const doors = ["src/index.ts"];

/** The bot: it knows the core by its three doors. `bot.ts`, which puts it together, and `main.ts` may import what they need. */
const botTable: readonly Row[] = [
  { from: "bot/model.ts", src: doors, other: [] },
  { from: "bot/config.ts", src: [...doors, "src/live.ts", "bot/"], other: ["zod", "node:fs"] },
  {
    from: "bot/assess/",
    src: [...doors, "bot/model.ts", "src/live.ts", "bot/assess/", "bot/store/store.ts"],
    other: ["node:crypto", "node:net"],
  },
  {
    from: "bot/inbox/",
    src: [
      ...doors,
      "src/receiving.ts",
      "bot/model.ts",
      "bot/assess/destinations.ts",
      "bot/assess/resolvers.ts",
      "bot/assess/turns.ts",
      "bot/inbox/",
      "bot/store/store.ts",
    ],
    other: ["node:crypto", "node:events", "node:net", "node:tls", "smtp-server"],
  },
  { from: "bot/watch/", src: [...doors, "bot/model.ts", "bot/watch/"], other: ["node:crypto", "zod/mini"] },
  {
    from: "bot/store/",
    src: [...doors, "bot/model.ts", "bot/store/"],
    other: [
      "@electric-sql/pglite",
      "@slack/oauth",
      "kysely",
      "kysely/migration",
      "pg",
      ...[
        "crypto",
        "events",
        "fs",
        "fs/promises",
        "net",
        "os",
        "path",
        "timers/promises",
        "util",
        "v8",
        "worker_threads",
        "zlib",
      ].map((one) => `node:${one}`),
    ],
  },
  {
    from: "bot/jobs/",
    src: [
      ...doors,
      "bot/model.ts",
      "bot/assess/assessor.ts",
      "bot/inbox/telling.ts",
      "bot/jobs/",
      "bot/slack/blocks/",
      "bot/slack/messages.ts",
      "bot/slack/messenger.ts",
      "bot/store/",
      "bot/watch/",
    ],
    other: ["node:crypto", "node:timers/promises", "pg-boss", "zod/mini"],
  },
  {
    from: "bot/slack/",
    src: [
      ...doors,
      "bot/model.ts",
      "bot/assess/assessor.ts",
      "bot/config.ts",
      "bot/jobs/jobs.ts",
      "bot/operation/log.ts",
      "bot/slack/",
      "bot/store/persistently.ts",
      "bot/store/store.ts",
    ],
    other: [
      "@slack/bolt",
      "@slack/oauth",
      "@slack/types",
      "@slack/web-api",
      "node:crypto",
      "node:http",
      "node:timers/promises",
      "yaml",
      "zod",
      "zod/mini",
    ],
  },
  {
    from: "bot/slack/blocks/",
    src: [
      ...doors,
      "bot/model.ts",
      "bot/assess/assessor.ts",
      "bot/slack/actions.ts",
      "bot/slack/blocks/",
      "bot/slack/messages.ts",
      "bot/slack/messenger.ts",
    ],
    other: ["@slack/types", "node:url"],
  },
  { from: "bot/slack/commands/", src: [...doors, "bot/model.ts", "bot/slack/commands/"], other: [] },
  {
    from: "bot/operation/",
    src: [
      ...doors,
      "bot/assess/",
      "bot/config.ts",
      "bot/jobs/jobs.ts",
      "bot/operation/",
      "bot/roles.ts",
      "bot/slack/messenger.ts",
    ],
    other: [
      "@slack/bolt",
      "@slack/web-api",
      "node:diagnostics_channel",
      "node:events",
      "node:http",
      "pino",
      "prom-client",
    ],
  },
];

const under = (folder: string): readonly string[] =>
  globSync(`${folder}/**/*.ts`, { cwd: root, exclude: ["**/node_modules"] }).map((file) => file.replaceAll("\\", "/"));
const files = under("src").map((file) => file.slice("src/".length));

test("every import stands in the table", () => {
  const inSource = table.map(({ from, src, other }) => ({
    from: `src/${from}`,
    src: src.map((one) => `src/${one}`),
    other,
  }));
  assert.deepEqual(forbidden(under("src"), inSource), []);
});

test("every import of the bot stands in its table", () => {
  assert.deepEqual(forbidden(under("bot"), botTable), []);
});

test("the core knows nothing of the bot", () => {
  for (const file of under("src"))
    for (const target of importsOf(file)) assert.doesNotMatch(target, /^bot\/|^@slack\//, file);
});

function forbidden(from: readonly string[], rows: readonly Row[]): readonly string[] {
  return from.flatMap((file) => {
    const rule = rows.filter((row) => file.startsWith(row.from)).toSorted((a, b) => b.from.length - a.from.length)[0];
    if (rule === undefined) return []; // entry points and the public doors may import what they need
    return importsOf(file)
      .filter((target) => !isAllowed(file, target, rule))
      .map((target) => `${file} may not import ${target}`);
  });
}

test("only entry points touch the process, and nothing but they writes", () => {
  for (const file of files.filter((one) => !/^(?:cli|action)\//.test(one)))
    assert.doesNotMatch(
      readFileSync(`${root}src/${file}`, "utf8"),
      /\bprocess\.(?:exit|env|argv|std)|\bconsole\./,
      file,
    );
});

test("no English outside of messages.ts has leaked into a judge", () => {
  for (const file of files.filter((one) => one.endsWith("/judge.ts")))
    assert.doesNotMatch(readFileSync(`${root}src/${file}`, "utf8"), /findings\.push\(["'`]/, file);
});

function importsOf(file: string): readonly string[] {
  const text = readFileSync(`${root}${file}`, "utf8");
  const names = text.matchAll(
    /(?:^|\n)(?:import|export)\b[^;'"]*?from\s+"([^"]+)"|import\("([^"]+)"\)|(?:^|\n)import\s+"([^"]+)"/g,
  );
  return [...names].map(([, from, dynamic, bare]) => {
    const target = from ?? dynamic ?? bare ?? "";
    return target.startsWith(".") ? new URL(target, `file:///${file}`).pathname.slice(1) : target;
  });
}

function isAllowed(file: string, target: string, { src, other }: Row): boolean {
  if (!/^(?:src|bot)\//.test(target)) return other.includes(target);
  const [, folder, check] = file.split("/");
  if (folder === "checks" && check !== undefined && target.startsWith(`src/checks/${check}/`)) return true;
  return src.some((one) => target === one || (one.endsWith("/") && target.startsWith(one)));
}
