/** The statements of BIND's `named.conf`, with their lines: `words { statements } ;`. */

export interface Statement {
  /** Quotes are taken off. */
  words: readonly string[];
  /** Of its first word, counted from 1. */
  line: number;
  /** What stands between its braces, if it has any. */
  block?: readonly Statement[];
}

const token = /\/\*[^]*?(?:\*\/|$)|(?:\/\/|#)[^\n]*|"([^"\n]*)"|([{};])|([^\s{};"]+)/g;

/** Never fails: braces that are missing are taken as standing at the end, and superfluous ones are passed over. */
export function parseNamedConf(text: string): readonly Statement[] {
  const top: Statement[] = [];
  const outer: Statement[][] = [];
  let statements = top;
  let words: string[] = [];
  let first = 1;
  const end = (block?: Statement[]): void => {
    if (words.length > 0 || block !== undefined)
      statements.push({ words, line: first, ...(block === undefined ? {} : { block }) });
    words = [];
  };
  for (const { value, mark, line } of tokensOf(text)) {
    if (value !== undefined) {
      if (words.length === 0) first = line;
      words.push(value);
    } else if (mark === "{") {
      if (words.length === 0) first = line;
      const block: Statement[] = [];
      end(block);
      outer.push(statements);
      statements = block;
    } else {
      end();
      if (mark === "}") statements = outer.pop() ?? statements;
    }
  }
  end();
  return top;
}

interface Token {
  value: string | undefined;
  mark: string | undefined;
  line: number;
}

function* tokensOf(text: string): Iterable<Token> {
  let line = 1;
  let at = 0;
  for (const match of text.matchAll(token)) {
    const [, inQuotes, mark, word] = match;
    for (; at < match.index; at++) if (text.charCodeAt(at) === 0x0a) line++;
    const value = inQuotes ?? word;
    if (value !== undefined || mark !== undefined) yield { value, mark, line };
  }
}

/** Every statement at any depth, with the statements around it, the innermost last. */
export function* withScopes(
  statements: readonly Statement[],
): Iterable<{ statement: Statement; around: readonly Statement[] }> {
  const waiting = statements.map((statement) => ({ statement, around: [] as readonly Statement[] })).toReversed();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    const { statement, around } = next;
    const inner = around.length < maxDepth ? (statement.block ?? []) : [];
    for (const one of inner.toReversed()) waiting.push({ statement: one, around: [...around, statement] });
  }
}

const maxDepth = 32;
