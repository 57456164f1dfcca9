/** Terraform files as they are written: resources whose zone's name is written out, there or in the zone that they refer to. */
import { posix } from "node:path";
import { type DomainName, parseName } from "../../dns/name.ts";
import type { FileTree } from "../source.ts";
import { type HclBlock, hclBlocks } from "./hcl.ts";
import { type Attribute, type Resource, isSigningType, signingsOfResources } from "./resources.ts";
import { type Said, lineOf } from "./said.ts";

const maxOctets = 1024 * 1024;
const mark = /dnssec|key_signing_key/;
const maxHops = 3;

interface Written {
  file: string;
  block: HclBlock;
}

export function terraformSignings(tree: FileTree): readonly Said[] {
  const files = tree.paths.filter(
    (path) => path.endsWith(".tf") && !/(?:^|\/)\.terraform\//.test(path) && tree.size(path) <= maxOctets,
  );
  const texts = files.map((file) => ({ file, text: Buffer.from(tree.read(file) ?? []).toString("utf8") }));
  const isUsed = texts.some(({ text }) => mark.test(text));
  const written = texts
    .filter(({ text }) => mark.test(text) || /route53_zone|cloudflare_zone|dns_managed_zone/.test(text))
    .flatMap(({ file, text }) => hclBlocks(text).map((block): Written => ({ file, block })));
  if (!isUsed && written.length === 0) return [];
  return signingsOfResources(written.flatMap((one) => resourceOf(one, written)));
}

function resourceOf(one: Written, written: readonly Written[]): readonly Resource[] {
  const { file, block } = one;
  const [kind, type = "", label = ""] = block.words;
  const isRead = kind === "data" && type === "aws_route53_zone"; // made elsewhere, and signed here perhaps
  if ((kind !== "resource" && !isRead) || !isSigningType(type) || type === "azapi_resource") return [];
  return [
    {
      type,
      address: `${type}.${label}`,
      from: lineOf(file, block.line),
      isDestroyed: false,
      isRepeated: block.attributes.has("count") || block.attributes.has("for_each"),
      attribute: (name) => literal(block.attributes.get(name)),
      nested: (nested, name) => nestedIn(block, nested, name),
      zone: zoneOf(one, written, 0),
    },
  ];
}

function literal(value: Attribute | { kind: "reference" } | undefined): Attribute {
  if (value === undefined) return { kind: "absent" };
  return value.kind === "reference" ? { kind: "unknown" } : value;
}

function nestedIn({ blocks }: HclBlock, nested: string, name: string): Attribute {
  const found = blocks.find(({ words }) => words[0] === nested);
  if (found !== undefined) return literal(found.attributes.get(name));
  return blocks.some(({ words }) => words[0] === "dynamic" && words[1] === nested)
    ? { kind: "unknown" }
    : { kind: "absent" };
}

const nameMembers: Readonly<Record<string, readonly string[]>> = {
  aws_route53_zone: ["name"],
  cloudflare_zone: ["zone", "name"],
  google_dns_managed_zone: ["dns_name"],
};

/** Its own name, or that of the zone that it refers to in the same folder. */
function zoneOf(one: Written, written: readonly Written[], hops: number): DomainName | undefined {
  const { attributes, words } = one.block;
  const members = nameMembers[words[1] ?? ""];
  const isCounted = attributes.has("count") || attributes.has("for_each");
  if (members !== undefined) {
    const name = members.map((member) => attributes.get(member)).find((value) => value?.kind === "string");
    const parsed = name?.kind === "string" && !isCounted ? parseName(name.value) : undefined;
    return parsed?.ok === true ? parsed.value : undefined;
  }
  const reference = attributes.get("hosted_zone_id") ?? attributes.get("zone_id");
  if (reference?.kind !== "reference" || hops >= maxHops) return undefined;
  const target = referred(reference.to, one.file, written);
  return target === undefined ? undefined : zoneOf(target, written, hops + 1);
}

/** `aws_route53_zone.main.zone_id`, `data.aws_route53_zone.main.id`. */
function referred(reference: string, file: string, written: readonly Written[]): Written | undefined {
  const parts = reference.split(".");
  const kind = parts[0] === "data" ? "data" : "resource";
  const [type, label] = kind === "data" ? parts.slice(1) : parts;
  const folder = posix.dirname(file);
  return written.find(
    ({ file: other, block: { words } }) =>
      posix.dirname(other) === folder && words[0] === kind && words[1] === type && words[2] === label,
  );
}
