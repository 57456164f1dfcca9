/** The CAA records that are to be published against what the check finds (RFC 8659 §4). */
import { type DomainName, parseName } from "../../dns/name.ts";
import { txtRdata } from "../../dns/rdata.ts";
import { withoutWsp } from "../../mail/tag-list.ts";
import type { Finding, Publication, Side } from "../../model.ts";
import type { CaaFacts, LocatedCaa } from "./evaluate.ts";
import { type IssueValue, parseIssueValue } from "./parse.ts";

export function publishCaa({ facts, surroundings }: Side<CaaFacts>, finding: Finding): readonly Publication[] {
  const owner = parseName(String(finding.args["owner"] ?? ""));
  if (!owner.ok) return [];
  switch (finding.id) {
    case "caa/no-issuemail":
      return surroundings.roles.receives === false ? [caa("add", owner.value, '0 issuemail ";"')] : []; // without mail no S/MIME
    case "caa/malformed":
      return inPlace(owner.value, recordOf(facts, finding), (value) => [withoutEmptyParts(value)]);
    case "caa/repeated":
      return inPlace(owner.value, recordOf(facts, finding), eachAccount);
    default:
      return [];
  }
}

function caa(how: "add" | "remove", owner: DomainName, rdata: string): Publication {
  return { do: how, owner, type: "CAA", rdata };
}

function recordOf({ names }: CaaFacts, { args }: Finding): LocatedCaa | undefined {
  const sets = names.flatMap(({ relevant }) => (relevant.kind === "set" ? [relevant] : []));
  const records = sets.filter(({ owner }) => owner === args["owner"]).flatMap((set) => set.records);
  return records.find(({ text }) => text === args["record"]);
}

/** Nothing where what comes in its place is no better. */
function inPlace(
  owner: DomainName,
  record: LocatedCaa | undefined,
  change: (value: string) => readonly string[],
): readonly Publication[] {
  if (record === undefined) return [];
  const values = change(record.value);
  const isBetter = values.length > 0 && values.every((value) => isGrant(value) && value !== record.value);
  if (!isBetter) return [];
  const flags = record.isCritical ? 128 : 0;
  const added = values.map((value) => caa("add", owner, `${flags} ${record.tag} ${txtRdata([value])}`));
  return [caa("remove", owner, record.text), ...added];
}

function isGrant(value: string): boolean {
  const parsed = parseIssueValue(value);
  return parsed.ok && parsed.value.issuer !== "";
}

function withoutEmptyParts(value: string): string {
  return value
    .split(";")
    .map(withoutWsp)
    .filter((part) => part !== "")
    .join("; ");
}

/** RFC 8657 §3, §4: a record for each account, and all methods in one parameter. */
function eachAccount(value: string): readonly string[] {
  const parsed = parseIssueValue(value);
  if (!parsed.ok) return [];
  const { issuer, parameters } = parsed.value;
  const others = parameters.filter(({ tag }) => tag !== "accounturi" && tag !== "validationmethods");
  const rest = others.map((parameter) => `${parameter.tag}=${parameter.value}`);
  const methods = valuesOf(parsed.value, "validationmethods").flatMap((one) => one.split(","));
  const withMethods = methods.length === 0 ? [] : [`validationmethods=${[...new Set(methods)].join(",")}`];
  const accounts = new Set(valuesOf(parsed.value, "accounturi"));
  const each = accounts.size === 0 ? [[]] : [...accounts].map((account) => [`accounturi=${account}`]);
  return each.map((account) => [issuer, ...account, ...withMethods, ...rest].join("; "));
}

function valuesOf({ parameters }: IssueValue, tag: string): readonly string[] {
  return parameters.filter((parameter) => parameter.tag === tag).map(({ value }) => value);
}
