/** BIND's `$GENERATE`: a range, and templates that each number of it is put into. */

export interface GenerateRange {
  start: number;
  stop: number;
  step: number;
}

const maxNumber = 0x7fff_ffff;
const maxWidth = 255;

/** `start-stop` or `start-stop/step`; undefined for what is no range. */
export function rangeOf(text: string): GenerateRange | undefined {
  const match = /^(\d{1,10})-(\d{1,10})(?:\/(\d{1,10}))?$/.exec(text);
  if (match === null) return undefined;
  const [start, stop, step] = [Number(match[1]), Number(match[2]), Number(match[3] ?? "1")];
  const isGood = start <= stop && stop <= maxNumber && step >= 1 && step <= maxNumber;
  return isGood ? { start, stop, step } : undefined;
}

export function countOf(range: GenerateRange): number {
  return Math.floor((range.stop - range.start) / range.step) + 1;
}

interface Modifier {
  offset: number;
  width: number;
  base: string;
}

/**
 * `template` with `value` in the place of every `$` and `${offset,width,base}`; `$$` and `\$` stand for a dollar sign.
 * Undefined for a bad modifier or a number out of range.
 */
export function expanded(template: string, value: number): string | undefined {
  let text = "";
  let at = 0;
  while (at < template.length) {
    const char = template.charAt(at);
    const next = template.charAt(at + 1);
    if (char === "\\") {
      text += char + next;
      at += 2;
    } else if (char !== "$") {
      text += char;
      at++;
    } else if (next === "$") {
      text += "$";
      at += 2;
    } else {
      const end = next === "{" ? template.indexOf("}", at) : at;
      const modifier = next === "{" ? modifierOf(template.slice(at + 2, end)) : plain;
      const number = end === -1 || modifier === undefined ? undefined : numberText(value, modifier);
      if (number === undefined) return undefined;
      text += number;
      at = end + 1;
    }
  }
  return text;
}

const plain: Modifier = { offset: 0, width: 0, base: "d" };

function modifierOf(text: string): Modifier | undefined {
  const match = /^([+-]?\d{1,10})(?:,(\d{1,10})(?:,([doxXnN]))?)?$/.exec(text);
  if (match === null) return undefined;
  const width = Number(match[2] ?? "0");
  return width > maxWidth ? undefined : { offset: Number(match[1]), width, base: match[3] ?? "d" };
}

function numberText(value: number, { offset, width, base }: Modifier): string | undefined {
  const number = value + offset;
  if (Math.abs(offset) > maxNumber || number > maxNumber || number < -maxNumber - 1) return undefined;
  switch (base) {
    case "n":
      return nibbles(number, width);
    case "N":
      return nibbles(number, width).toUpperCase();
    case "x":
      return (number >>> 0).toString(16).padStart(width, "0");
    case "X":
      return (number >>> 0).toString(16).toUpperCase().padStart(width, "0");
    case "o":
      return (number >>> 0).toString(8).padStart(width, "0");
    default:
      return number < 0 ? `-${String(-number).padStart(width - 1, "0")}` : String(number).padStart(width, "0");
  }
}

/** Hexadecimal digits as labels, the lowest first; `width` counts digits and dots. */
function nibbles(number: number, width: number): string {
  let rest = number >>> 0;
  let left = width;
  let text = "";
  do {
    text += (rest & 15).toString(16);
    rest >>>= 4;
    if (left > 0) left--;
    if (left > 0 || rest !== 0) {
      text += ".";
      if (left > 0) left--;
    }
  } while (rest !== 0 || left > 0);
  return text;
}
