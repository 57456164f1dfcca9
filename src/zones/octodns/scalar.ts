/**
 * What PyYAML 6 (YAML 1.1) makes of a scalar, and what Python's `str` and `int` make of that. octoDNS sees nothing else:
 * to it, the record name `no` is `False`, and the preference `010` is 8.
 */
import type { Node, Scalar } from "./tree.ts";

export type Python =
  | { kind: "str" | "timestamp"; text: string }
  | { kind: "null" }
  | { kind: "bool"; value: boolean }
  | { kind: "int"; value: bigint }
  | { kind: "float"; value: number };

const longestLiteral = 256;
const bool = /^(?:yes|Yes|YES|true|True|TRUE|on|On|ON|(no|No|NO|false|False|FALSE|off|Off|OFF))$/;
const nothing = /^(?:~|null|Null|NULL|)$/;
const integer = /^[-+]?(?:0b[01_]+|0[0-7_]+|0|[1-9][0-9_]*|0x[0-9a-fA-F_]+|[1-9][0-9_]*(?::[0-5]?[0-9])+)$/;
const floating =
  /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const timestamp =
  /^\d{4}-(?:\d\d-\d\d|\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)$/;

export function python(scalar: Scalar): Python {
  const { text } = scalar;
  if (!scalar.isPlain || text.length > longestLiteral) return { kind: "str", text };
  const truth = bool.exec(text);
  if (truth !== null) return { kind: "bool", value: truth[1] === undefined };
  if (nothing.test(text)) return { kind: "null" };
  if (!/^[-+.\d]/.test(text)) return { kind: "str", text };
  if (floating.test(text)) return { kind: "float", value: floatOf(text) };
  if (integer.test(text)) return integerOf(text);
  return { kind: timestamp.test(text) ? "timestamp" : "str", text };
}

/** Python's `str()`: what octoDNS makes of a record's name, or of a number where it wants text. */
export function str(value: Python): string {
  switch (value.kind) {
    case "str":
    case "timestamp":
      return value.text;
    case "null":
      return "None";
    case "bool":
      return value.value ? "True" : "False";
    case "int":
      return String(value.value);
    case "float":
      return floatText(value.value);
  }
}

export function textOf(scalar: Scalar): string {
  return str(python(scalar));
}

/** Python's `int()`; undefined where it raises. */
export function int(value: Python): number | undefined {
  switch (value.kind) {
    case "str":
      return /^\s*[-+]?\d{1,15}\s*$/.test(value.text) ? Number(value.text) : undefined;
    case "bool":
      return Number(value.value);
    case "int":
      return Number(value.value);
    case "float":
      return Number.isFinite(value.value) ? Math.trunc(value.value) : undefined;
    case "null":
    case "timestamp":
      return undefined;
  }
}

export function isNull(node: Node | undefined): boolean {
  return node === undefined || (node.kind === "scalar" && python(node).kind === "null");
}

/** Python's truth value: the quoted string `"false"` is true. */
export function isTrue(node: Node | undefined): boolean {
  if (node === undefined) return false;
  if (node.kind === "mapping") return node.entries.length > 0;
  if (node.kind === "sequence") return node.items.length > 0;
  const value = python(node);
  switch (value.kind) {
    case "null":
      return false;
    case "bool":
      return value.value;
    case "int":
      return value.value !== 0n;
    case "float":
      return value.value !== 0;
    case "str":
    case "timestamp":
      return value.text !== "";
  }
}

/** Keys of a Python dictionary are the same where this is: `1`, `1.0` and `yes` are. */
export function identity(scalar: Scalar): string {
  const value = python(scalar);
  if (value.kind === "bool") return `number ${Number(value.value)}`;
  if (value.kind === "int" || value.kind === "float") return `number ${value.value}`;
  return `${value.kind} ${str(value)}`;
}

function integerOf(text: string): Python {
  const digits = text.replaceAll("_", "").replace(/^[-+]/, "");
  const sign = text.startsWith("-") ? -1n : 1n;
  if (digits.includes(":"))
    return { kind: "int", value: sign * digits.split(":").reduce((sum, part) => sum * 60n + BigInt(part), 0n) };
  const literal = /^0[0-7]/.test(digits) ? `0o${digits.slice(1)}` : digits;
  if (/^0[bx]?$/.test(literal) && literal !== "0") return { kind: "str", text }; // `0x_`: PyYAML stops here
  return { kind: "int", value: sign * BigInt(literal) };
}

function floatOf(text: string): number {
  const digits = text.replaceAll("_", "").toLowerCase().replace(/^[-+]/, "");
  const sign = text.startsWith("-") ? -1 : 1;
  if (digits === ".inf") return sign * Infinity;
  if (digits === ".nan") return NaN;
  return sign * digits.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
}

/** Python's `repr` of a float: shortest digits as in JavaScript, but an exponent from 1e16 on and below 1e-4. */
function floatText(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  const size = Math.abs(value);
  if (Object.is(value, -0)) return "-0.0";
  if (size !== 0 && (size >= 1e16 || size < 1e-4)) return value.toExponential().replace(/e([-+])(\d)$/, "e$10$2");
  return Number.isInteger(value) ? `${value}.0` : String(value);
}
