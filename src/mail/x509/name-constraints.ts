/** Name constraints (RFC 5280 §4.2.1.10). */
import type { Certificate } from "./certificate.ts";
import type { NameConstraints } from "./extensions.ts";
import type { GeneralName } from "./general-name.ts";

const maxComparisons = 1 << 18; // OpenSSL has 2^20; for each CA of each path

export type NameProblem = "not-permitted" | "excluded" | "unsupported" | "too-many";

/** The first name of `certificate` that the constraints do not let through, and why. */
export function nameOutside(
  { permitted, excluded }: NameConstraints,
  certificate: Certificate,
): { name: string; because: NameProblem } | undefined {
  const names = namesOf(certificate);
  if (names.length * (permitted.length + excluded.length) > maxComparisons) return { name: "", because: "too-many" };
  for (const name of names) {
    const because = problemOf(name, permitted, excluded);
    if (because !== undefined) return { name: name.value, because };
  }
  return undefined;
}

/** The subject as well, if there is one (RFC 5280 §6.1.3). */
function namesOf({ subject, extensions }: Certificate): readonly GeneralName[] {
  const own: readonly GeneralName[] = subject.text === "" ? [] : [{ form: "directoryName", value: subject.canonical }];
  return [...own, ...(extensions.subjectAltNames ?? [])];
}

function problemOf(
  name: GeneralName,
  permitted: readonly GeneralName[],
  excluded: readonly GeneralName[],
): NameProblem | undefined {
  const ofForm = ({ form }: GeneralName): boolean => form === name.form;
  const [may, mayNot] = [permitted.filter(ofForm), excluded.filter(ofForm)];
  if (may.length === 0 && mayNot.length === 0) return undefined;
  if (!comparable.has(name.form)) return "unsupported";
  if (mayNot.some((subtree) => isWithinSubtree(name, subtree.value))) return "excluded";
  return may.length === 0 || may.some((subtree) => isWithinSubtree(name, subtree.value)) ? undefined : "not-permitted";
}

/** Forms of server names; for the rest the standard says to refuse what one cannot compare. */
const comparable: ReadonlySet<string> = new Set(["dNSName", "directoryName", "iPAddress"]);

function isWithinSubtree({ form, value }: GeneralName, subtree: string): boolean {
  if (form === "dNSName") return isWithinName(value, subtree.toLowerCase());
  if (form === "iPAddress") return isWithinPrefix(Buffer.from(value, "hex"), Buffer.from(subtree, "hex"));
  return subtree === "[]" || value === subtree || value.startsWith(`${subtree.slice(0, -1)},`); // lists of attributes in JSON
}

/** Empty: every name. With a dot in front, as some write it, the name itself is left out. */
function isWithinName(name: string, subtree: string): boolean {
  if (subtree === "") return true;
  return subtree.startsWith(".") ? name.endsWith(subtree) : name === subtree || name.endsWith(`.${subtree}`);
}

function isWithinPrefix(address: Buffer, subtree: Buffer): boolean {
  if (address.length * 2 !== subtree.length || address.length === 0) return false;
  return address.every((octet, i) => {
    const mask = subtree[address.length + i] ?? 0;
    return (octet & mask) === ((subtree[i] ?? 0) & mask);
  });
}
