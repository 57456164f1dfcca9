/** The texts in which trust anchors are kept: master files (RFC 1035 §5.1) and statements of BIND. */

/** The fields of one anchor, as of a record. `at` is the character where it begins. */
export interface AnchorText {
  owner: string;
  type: string;
  rdata: readonly string[];
  at: number;
}

interface Token {
  text: string;
  at: number;
}

const statement = /(?:^|[\s;}])(?:trust-anchors|trusted-keys|managed-keys)\s*\{/;

/** Everything that stands where an anchor could; what is none is for the caller to refuse. */
export function anchorTexts(text: string): readonly AnchorText[] {
  return statement.test(text) ? anchorsOfStatements(text) : anchorsOfMasterFile(text);
}

function tokensIn(text: string, pattern: RegExp): readonly Token[] {
  return Array.from(text.matchAll(pattern), (match) => ({ text: match[0], at: match.index }));
}

const masterFileToken = /;[^\n]*|[()\n]|[^\s();]+/g;
/** What Unbound notes behind a key that it follows (RFC 5011 §4.2): 2 is valid, 3 missing; others are not trusted, or no longer. */
const untrustedState = /;;state=[^23]/;

function anchorsOfMasterFile(text: string): readonly AnchorText[] {
  const records: Token[][] = [[]];
  let depth = 0;
  for (const token of tokensIn(text, masterFileToken)) {
    if (token.text === "(") depth++;
    else if (token.text === ")") depth--;
    else if (token.text !== "\n") records.at(-1)?.push(token);
    else if (depth <= 0) records.push([]);
  }
  return records
    .filter((record) => !record.some(isUntrusted))
    .flatMap((record) => anchorOfRecord(record.filter(isField)));
}

function isField({ text }: Token): boolean {
  return !text.startsWith(";");
}

function isUntrusted(token: Token): boolean {
  return !isField(token) && untrustedState.test(token.text);
}

/** Owner, TTL and class (both optional, in any order), type, RDATA. */
function anchorOfRecord([owner, ...fields]: readonly Token[]): AnchorText[] {
  if (owner === undefined) return [];
  const typeAt = fields.findIndex(({ text }) => !/^(?:\d+[smhdw]?|IN)$/i.test(text));
  const [type, ...rdata] = typeAt === -1 ? [] : fields.slice(typeAt);
  return [{ owner: owner.text, type: (type?.text ?? "").toUpperCase(), rdata: textsOf(rdata), at: owner.at }];
}

function textsOf(tokens: readonly Token[]): readonly string[] {
  return tokens.map(({ text }) => text);
}

const statementToken = /\/\*(?:[^]*?\*\/|[^]*$)|(?:\/\/|#)[^\n]*|"[^"]*"|[{};]|[^\s{};"]+/g;
const comment = /^(?:#|\/[/*])/;

/** `trust-anchors { OWNER static-key FLAGS PROTOCOL ALGORITHM "KEY"; };` and its older forms, wherever they stand. */
function anchorsOfStatements(text: string): readonly AnchorText[] {
  const tokens = tokensIn(text, statementToken).filter((token) => !comment.test(token.text));
  const anchors: AnchorText[] = [];
  let within = ""; // the statement whose braces are open
  let entry: Token[] = [];
  for (const [i, token] of tokens.entries()) {
    const isStatement = tokens[i + 1]?.text === "{" && statement.test(`${token.text}{`);
    if (within === "") within = isStatement ? token.text : "";
    else if (token.text === "}") within = "";
    else if (token.text === ";") anchors.push(...anchorOfEntry(entry, within));
    else if (token.text !== "{") entry.push(token);
    if (within === "" || token.text === ";") entry = [];
  }
  return anchors;
}

const typeOfMethod: Readonly<Record<string, string>> = {
  "static-key": "DNSKEY",
  "initial-key": "DNSKEY",
  "static-ds": "DS",
  "initial-ds": "DS",
};

/** The entries of `trusted-keys` are keys, and have no word for it. */
function anchorOfEntry(entry: readonly Token[], within: string): AnchorText[] {
  const [owner, ...fields] = entry.map(({ text, at }) => ({ text: text.replaceAll('"', ""), at }));
  if (owner === undefined) return [];
  const method = within === "trusted-keys" ? "static-key" : (fields.shift()?.text ?? "");
  return [{ owner: owner.text, type: typeOfMethod[method] ?? method, rdata: textsOf(fields), at: owner.at }];
}
