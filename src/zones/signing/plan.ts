/** A plan of Terraform or OpenTofu, as `terraform show -json` prints it. */
import { type DomainName, parseName } from "../../dns/name.ts";
import type { FileTree } from "../source.ts";
import {
  type JsonFile,
  type JsonObject,
  isObject,
  jsonFilesWith,
  lineWith,
  objectAt,
  objectsAt,
  stringAt,
} from "./json.ts";
import { type Attribute, type Resource, isSigningType, signingsOfResources } from "./resources.ts";
import { type Said, lineOf } from "./said.ts";

const maxModules = 10_000;

type SideOfPlan = "before" | "after";

/** Major version 1 of the format alone. */
export function planSignings(tree: FileTree, side: SideOfPlan): readonly Said[] {
  return jsonFilesWith(tree, ['"resource_changes"', '"format_version"']).flatMap((file) => {
    if (stringAt(file.content, "format_version")?.startsWith("1.") !== true) return [];
    const zones = zonesById(file.content);
    const changes = objectsAt(file.content, "resource_changes").filter(({ mode }) => mode !== "data");
    return signingsOfResources(changes.flatMap((change) => resourceOf(change, side, zones, file)));
  });
}

function resourceOf(
  planned: JsonObject,
  side: SideOfPlan,
  zones: ReadonlyMap<string, DomainName>,
  { file, text }: JsonFile,
): readonly Resource[] {
  const type = stringAt(planned, "type") ?? "";
  if (!isSigningType(type)) return [];
  const change = objectAt(planned, "change");
  const [before, after] = [change["before"], change["after"]];
  const isGone = !isObject(after) && !isForgotten(change);
  const values = objectOf(side === "before" || !isObject(after) ? before : after);
  if (side === "before" && !isObject(before)) return [];
  if (type === "azapi_resource" && !/\/dnssecConfigs@/i.test(stringAt(values, "type") ?? "")) return [];
  const address = stringAt(planned, "address") ?? type;
  const unknown = side === "after" ? objectAt(change, "after_unknown") : {};
  return [
    {
      type,
      address,
      from: lineOf(file, lineWith(text, "address", address)),
      isDestroyed: side === "after" && isGone,
      isRepeated: false,
      attribute: (name) => attributeIn(values, unknown, name),
      nested: (block, name) => nestedIn(values, unknown, block, name),
      zone: zoneOf(type, values, zones),
    },
  ];
}

/** `removed` without `destroy`: the resource lives on without Terraform. */
function isForgotten(change: JsonObject): boolean {
  return Array.isArray(change["actions"]) && change["actions"].includes("forget");
}

function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

function attributeIn(values: JsonObject, unknown: JsonObject, name: string): Attribute {
  if (unknown[name] === true) return { kind: "unknown" };
  const value = values[name];
  if (value === undefined || value === null) return { kind: "absent" };
  return typeof value === "string" ? { kind: "string", value } : { kind: "unknown" };
}

/** Blocks are lists of objects. */
function nestedIn(values: JsonObject, unknown: JsonObject, block: string, name: string): Attribute {
  if (unknown[block] === true || objectsAt(unknown, block)[0]?.[name] === true) return { kind: "unknown" };
  const [first] = objectsAt(values, block);
  return first === undefined ? { kind: "absent" } : attributeIn(first, {}, name);
}

function zoneOf(type: string, values: JsonObject, zones: ReadonlyMap<string, DomainName>): DomainName | undefined {
  const own = zoneNameOf(type, values);
  if (own !== undefined) return own;
  if (type === "azapi_resource")
    return nameFrom(/\/dnsZones\/([^/]+)$/i.exec(stringAt(values, "parent_id") ?? "")?.[1]);
  return zones.get(stringAt(values, "hosted_zone_id") ?? stringAt(values, "zone_id") ?? "");
}

/** The name of a zone that the resource makes, or that it was looked up by. */
function zoneNameOf(type: string, values: JsonObject): DomainName | undefined {
  switch (type) {
    case "aws_route53_zone":
      return nameFrom(stringAt(values, "name"));
    case "cloudflare_zone":
      return nameFrom(stringAt(values, "zone") ?? stringAt(values, "name"));
    case "google_dns_managed_zone":
      return nameFrom(stringAt(values, "dns_name"));
    default:
      return undefined;
  }
}

function nameFrom(text: string | undefined): DomainName | undefined {
  const parsed = parseName(text ?? "");
  return parsed.ok ? parsed.value : undefined;
}

/** Of every zone that the plan knows of, made or looked up: its name by its identifier. */
function zonesById(plan: unknown): ReadonlyMap<string, DomainName> {
  const found = new Map<string, DomainName>();
  const note = (type: string, values: JsonObject): void => {
    const name = zoneNameOf(type, values);
    for (const key of ["zone_id", "id"]) {
      const id = stringAt(values, key);
      if (id !== undefined && name !== undefined) found.set(id, name);
    }
  };
  for (const root of [objectAt(objectAt(plan, "prior_state"), "values"), objectAt(plan, "planned_values")])
    for (const resource of resourcesIn(objectAt(root, "root_module")))
      note(stringAt(resource, "type") ?? "", objectAt(resource, "values"));
  for (const resource of objectsAt(plan, "resource_changes"))
    for (const side of ["before", "after"])
      note(stringAt(resource, "type") ?? "", objectAt(objectAt(resource, "change"), side));
  return found;
}

function resourcesIn(module: JsonObject): readonly JsonObject[] {
  const found: JsonObject[] = [];
  const waiting = [module];
  for (let seen = 0; seen < maxModules; seen++) {
    const next = waiting.pop();
    if (next === undefined) break;
    found.push(...objectsAt(next, "resources"));
    waiting.push(...objectsAt(next, "child_modules"));
  }
  return found;
}
