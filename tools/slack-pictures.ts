/**
 * Pictures of what the bot posts, from the golden messages: `node tools/slack-pictures.ts FOLDER [KIND …]`. Needs Chromium.
 * The likeness is that of `slack-blocks-to-jsx`; forms, which it draws as it likes, stand between a title and buttons of ours.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createElement } from "react";
import { type Block, Message } from "slack-blocks-to-jsx";

const { renderToStaticMarkup } = createRequire(import.meta.url)("react-dom/server"); // comes without types

const golden = new URL("../test/golden/slack/", import.meta.url);
const entry = createRequire(import.meta.url).resolve("slack-blocks-to-jsx");
const style = readFileSync(join(entry, "..", "style.css"), "utf8");
const logo =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 36 36'%3E%3Crect width='36' height='36' rx='8' fill='%231d4e89'/%3E%3Cpath d='M7 11h22v15H7z M7 11l11 9 11-9' fill='none' stroke='white' stroke-width='2.5' stroke-linejoin='round'/%3E%3C/svg%3E";

interface Drawn {
  /** Of a modal. */
  title?: string;
  submit?: string;
  text?: string;
  blocks: Block[];
}

function read(kind: string): Drawn {
  const { blocks, title, submit, text } = JSON.parse(readFileSync(new URL(`${kind}.json`, golden), "utf8"), likened);
  return { blocks, text, title: title?.text, submit: submit?.text };
}

/** Slack formats `verbatim` text all the same, and shows dates in rich text; the likeness does not. */
function likened(key: string, value: unknown): unknown {
  if (key === "verbatim") return undefined;
  const isDate = typeof value === "object" && value !== null && "type" in value && value.type === "date";
  return isDate && "fallback" in value ? { type: "text", text: value.fallback } : value;
}

function page({ title, submit, blocks }: Drawn): string {
  const message = createElement(Message, {
    blocks,
    logo,
    name: "mecsa",
    time: new Date("2026-11-22T08:00:00Z"),
    withoutWrapper: title !== undefined,
    data: { users: [{ id: "U0123", name: "ada" }], channels: [{ id: "C0123", name: "mail" }] },
    hooks: { date: ({ fallback }: { fallback: string }) => fallback },
  });
  const bar = title === undefined ? "" : `<h2>${title}</h2>`;
  const foot = submit === undefined ? "" : `<p class="foot"><b>${submit}</b></p>`;
  return `<!doctype html><meta charset="utf-8"><style>${style}
    body { zoom: 0.9; margin: 0; padding: 16px; background: white; font: 15px/1.46 Lato, "Helvetica Neue", Arial, sans-serif; }
    h2 { margin: 0 0 12px; font-size: 22px } .foot { text-align: right } .foot b { background: #007a5a; color: white; padding: 8px 14px; border-radius: 6px }
  </style><body>${bar}${renderToStaticMarkup(message)}${foot}</body>`;
}

/** Of a window: in one that is lower, Chromium cuts the page and leaves the rest white. */
const lowest = 260; // pixels

/** As high as the page: Chromium says how high that is in a first run. */
function shoot(html: string, png: string): void {
  const folder = mkdtempSync(join(tmpdir(), "slack-pictures-"));
  const file = join(folder, "page.html");
  const measure =
    "<script>document.title = document.body.offsetHeight; document.body.dataset.height = document.body.offsetHeight</script>";
  writeFileSync(file, `${html}${measure}`);
  const flags = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
    "--disable-lcd-text",
    `--user-data-dir=${folder}`,
  ];
  const chromium = (...more: string[]): string =>
    execFileSync("chromium", [...flags, ...more, `file://${file}`], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
  const [, height = "1200"] = /data-height="(\d+)"/.exec(chromium("--window-size=650,400", "--dump-dom")) ?? [];
  const shown = Math.max(lowest, Math.ceil(Number(height) * 0.9) + 8);
  chromium(`--window-size=650,${shown}`, `--screenshot=${png}`);
  rmSync(folder, { recursive: true, force: true });
}

const [folder = "pictures", ...asked] = process.argv.slice(2);
const kinds = readdirSync(golden).flatMap((file) =>
  file.endsWith(".json") && file !== "evidence.json" ? [file.slice(0, -5)] : [],
);
mkdirSync(folder, { recursive: true });
for (const kind of asked.length === 0 ? kinds : asked) shoot(page(read(kind)), join(folder, `${kind}.png`));
