/** `auto_dnssec` of DNSControl's intermediate representation (`dnscontrol print-ir`). */
import { parseName } from "../../dns/name.ts";
import type { FileTree } from "../source.ts";
import { type JsonFile, type JsonObject, jsonFilesWith, lineWith, objectsAt, stringAt } from "./json.ts";
import { type Said, lineOf, silent, stated } from "./said.ts";

export function irSignings(tree: FileTree): readonly Said[] {
  return jsonFilesWith(tree, ['"registrars"', '"dns_providers"', '"domains"']).flatMap((file) =>
    objectsAt(file.content, "domains").flatMap((domain) => domainSaid(domain, file)),
  );
}

/** Without the member DNSControl leaves signing as the provider has it. */
function domainSaid(domain: JsonObject, { file, text }: JsonFile): readonly Said[] {
  const name = stringAt(domain, "name") ?? "";
  const parsed = parseName(name);
  if (!parsed.ok) return [];
  const from = lineOf(file, lineWith(text, "name", name));
  const state = stringAt(domain, "auto_dnssec");
  if (state === "on" || state === "off") return [stated(parsed.value, state, `auto_dnssec: ${state}`, from)];
  return [silent(parsed.value, "no auto_dnssec", from)];
}
