/** The two patterns of octoDNS's dynamic zones: Python's `fnmatch` and `re.search`, each in bounded time. */

/** `*`, `?`, `[abc]`, `[!a-c]`; all other characters stand for themselves. */
export function matchesGlob(text: string, glob: string): boolean {
  const parts = partsOf(glob);
  let at = 0;
  let part = 0;
  let star = -1;
  let starAt = 0;
  while (at < text.length) {
    const current = parts[part];
    if (current === "*") {
      star = part++;
      starAt = at;
    } else if (current?.(text.charAt(at)) === true) {
      at++;
      part++;
    } else if (star === -1) return false;
    else {
      part = star + 1;
      at = ++starAt;
    }
  }
  return parts.slice(part).every((rest) => rest === "*");
}

type Part = "*" | ((char: string) => boolean);

function partsOf(glob: string): readonly Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < glob.length; at++) {
    const char = glob.charAt(at);
    const end = char === "[" ? glob.indexOf("]", at + (glob.charAt(at + 1) === "!" ? 3 : 2)) : -1;
    if (char === "*") parts.push("*");
    else if (char === "?") parts.push(() => true);
    else if (end === -1) parts.push((other) => other === char);
    else {
      parts.push(setOf(glob.slice(at + 1, end)));
      at = end;
    }
  }
  return parts;
}

function setOf(inside: string): (char: string) => boolean {
  const isNegated = inside.startsWith("!");
  const members = isNegated ? inside.slice(1) : inside;
  return (char) => {
    for (let at = 0; at < members.length; at++) {
      const isRange = members.charAt(at + 1) === "-" && at + 2 < members.length;
      if (isRange ? char >= members.charAt(at) && char <= members.charAt(at + 2) : char === members.charAt(at))
        return !isNegated;
      if (isRange) at += 2;
    }
    return isNegated;
  };
}

const longestPattern = 200;

/**
 * The pattern as Python's `re.search` would use it; undefined for one that means something else in JavaScript or may take
 * long. Taken are characters, classes, groups that are not repeated, and few repetitions: at worst it is quadratic.
 */
export function regexOf(pattern: string): RegExp | undefined {
  if (pattern.length > longestPattern) return undefined;
  const isPlain = /^(?:\\[.\\wdWD*+?()[\]{}|^$/-]|\[\^?[\w.\\-]+\]|\(\?:|[\w.\-^$|()*+?])*$/.test(pattern);
  const repetitions = pattern.match(/(?<!\\)[*+]/g)?.length ?? 0;
  const options = pattern.match(/(?<![\\(])\?/g)?.length ?? 0;
  const repeatsGroup = /\)[*+?]/.test(pattern);
  const isCheap = repetitions <= (pattern.startsWith("^") ? 2 : 1) && options <= 4;
  return isPlain && isCheap && !repeatsGroup ? compiled(pattern) : undefined;
}

function compiled(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, "u");
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
