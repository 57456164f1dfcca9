/** HTML pages without scripts, for three moments of an installation. */
import { createHash } from "node:crypto";
import { scopes } from "../scopes.ts";
import { type InstallFailure, errorIdText, failureSays, pageWords, scopeText } from "./messages.ts";

const style =
  "body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem;color:#1d1c1d;background:#fff}a.button{display:inline-block;padding:.6rem 1.2rem;border-radius:.3rem;background:#4a154b;color:#fff;text-decoration:none}dt{font-family:monospace}@media(prefers-color-scheme:dark){body{color:#eee;background:#1a1d21}a{color:#9cf}}";

/** For every page: nothing but its own style, in no frame, and its address to nobody. */
export const pageHeaders: Readonly<Record<string, string>> = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "cache-control": "no-store",
};

export function installPage(authorizeUrl: string): string {
  const rows = scopes.map((scope) => `<dt>${escaped(scope.name)}</dt><dd>${escaped(scopeText(scope))}</dd>`);
  return page(
    pageWords.installTitle,
    `<p>${escaped(pageWords.installText)}</p>${button(authorizeUrl, pageWords.installButton)}<h2>${escaped(pageWords.scopesTitle)}</h2><dl>${rows.join("")}</dl>`,
  );
}

/** `appId` and `teamId` as Slack gave them. */
export function installedPage({ appId, teamId }: { appId?: string | undefined; teamId?: string | undefined }): string {
  const team = teamId === undefined ? {} : { team: teamId };
  const query = appId === undefined ? undefined : new URLSearchParams({ app: appId, ...team, tab: "home" });
  const url = query === undefined ? "https://slack.com/" : `https://slack.com/app_redirect?${query.toString()}`;
  return page(
    pageWords.installedTitle,
    `<p>${escaped(pageWords.installedText)}</p>${button(url, pageWords.openSlack)}`,
  );
}

export function failedPage(failure: InstallFailure, { again, id }: { again: string; id: string }): string {
  const withId = failure === "other" || failure === "slack" ? `<p>${escaped(errorIdText(id))}</p>` : "";
  return page(
    pageWords.failedTitle,
    `<p>${escaped(failureSays[failure])}</p>${withId}${button(again, pageWords.again)}`,
  );
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${style}</style></head><body><main><h1>${escaped(title)}</h1>${body}</main></body></html>`;
}

function button(url: string, text: string): string {
  return `<p><a class="button" href="${escaped(url)}">${escaped(text)}</a></p>`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
