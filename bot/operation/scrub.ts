/** What may not stand in a log, taken out of whatever would be written. */

const secrets: readonly [what: RegExp, instead: string][] = [
  [/https:\/\/hooks\.slack(?:-gov)?\.com\/[^\s"']{1,400}/g, "[response_url]"],
  [/\b(client_secret|refresh_token|access_token|code|state)("?\s?[:=]\s?"?)[\w.~%+/-]{1,400}/g, "$1$2[hidden]"],
  [/x(?:ox[a-z]|app|oxe\.xox[a-z])[-.][\w-]{1,400}/g, "[token]"],
  [/Bearer [\w.~+/-]{1,400}/gi, "Bearer [token]"],
  [/(postgres(?:ql)?:\/\/)[^\s"'@/]{1,400}@/g, "$1[user]@"],
  [/[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,10}/g, "[address]"],
];

/** Tokens, response URLs, passwords in URLs and e-mail addresses. */
export function scrub(text: string): string {
  return secrets.reduce((scrubbed, [what, instead]) => scrubbed.replace(what, instead), text);
}
