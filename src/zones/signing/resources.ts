/** Terraform resources that sign a zone, from a plan or as they are written (zone by zone, whatever the provider). */
import type { DomainName } from "../../dns/name.ts";
import type { SourceRange } from "../../dns/rrset.ts";
import { type Said, silent, stated, untold } from "./said.ts";

/** A member's value; `unknown` where it is put together, or known after the plan is applied only. */
export type Attribute = { kind: "absent" } | { kind: "string"; value: string } | { kind: "unknown" };

export interface Resource {
  /** Such as `aws_route53_hosted_zone_dnssec`. */
  type: string;
  address: string;
  from: SourceRange;
  /** Removed by the plan. */
  isDestroyed: boolean;
  /** May be there never, or more than once (`count`, `for_each`). */
  isRepeated: boolean;
  attribute(name: string): Attribute;
  /** Of a nested block, such as `dnssec_config`; absent where there is no such block. */
  nested(block: string, name: string): Attribute;
  /** The zone that it makes or signs; undefined where that is not written out. */
  zone: DomainName | undefined;
}

type Provider = "aws" | "cloudflare" | "google" | "azure";

/** What makes a zone, and what signs it there. A Google zone says itself whether it is signed. */
const zoneTypes: Readonly<Record<string, { provider: Provider; signedBy: string }>> = {
  aws_route53_zone: { provider: "aws", signedBy: "aws_route53_hosted_zone_dnssec" },
  cloudflare_zone: { provider: "cloudflare", signedBy: "cloudflare_zone_dnssec" },
  google_dns_managed_zone: { provider: "google", signedBy: "dnssec_config" },
};

/** What signs a zone; its own zone is the one that it names. */
const signerTypes: Readonly<Record<string, { provider: Provider; member: string; byDefault: string; off: string }>> = {
  aws_route53_hosted_zone_dnssec: {
    provider: "aws",
    member: "signing_status",
    byDefault: "SIGNING",
    off: "NOT_SIGNING",
  },
  cloudflare_zone_dnssec: { provider: "cloudflare", member: "status", byDefault: "active", off: "disabled" },
  azapi_resource: { provider: "azure", member: "", byDefault: "", off: "" },
};

const keyType = "aws_route53_key_signing_key";

export function isSigningType(type: string): boolean {
  return type === keyType || Object.hasOwn(zoneTypes, type) || Object.hasOwn(signerTypes, type);
}

export function signingsOfResources(resources: readonly Resource[]): readonly Said[] {
  const signers = resources.filter(({ type }) => Object.hasOwn(signerTypes, type));
  const ofSigners = signers.flatMap((signer) => signerSaid(signer, resources));
  const known = new Set(ofSigners.map(({ origin }) => origin));
  const adrift = new Set(signers.flatMap((signer) => (isAdrift(signer) ? [signerTypes[signer.type]?.provider] : [])));
  const zones = resources.filter(({ type, isDestroyed }) => Object.hasOwn(zoneTypes, type) && !isDestroyed);
  return [
    ...ofSigners,
    ...zones.flatMap((zone) =>
      zone.zone === undefined || known.has(zone.zone) ? [] : zoneSaid(zone, zone.zone, adrift),
    ),
  ];
}

/** It signs a zone, and nobody can tell which. */
function isAdrift({ zone, isDestroyed }: Resource): boolean {
  return zone === undefined && !isDestroyed;
}

function signerSaid(signer: Resource, resources: readonly Resource[]): readonly Said[] {
  const { zone, type, address, from } = signer;
  const signing = signerTypes[type];
  if (zone === undefined || signing === undefined) return [];
  if (isZoneDestroyed(zone, resources)) return [];
  if (signer.isRepeated) return [untold(zone, `${address} may be there or not`)];
  if (signer.isDestroyed) return [stated(zone, "off", `${address} destroyed`, from)];
  const member = signing.member === "" ? ({ kind: "absent" } as const) : signer.attribute(signing.member);
  if (member.kind === "unknown") return [untold(zone, `the ${signing.member} of ${address} is not written out`)];
  const value = member.kind === "string" ? member.value : signing.byDefault;
  const how = signing.member === "" ? address : `${signing.member} = ${value}`;
  if (value === signing.off && signing.off !== "") return [stated(zone, "off", how, from)];
  return type === "aws_route53_hosted_zone_dnssec"
    ? [keysSaid(zone, how, from, resources)]
    : [stated(zone, "on", how, from)];
}

function isZoneDestroyed(zone: DomainName, resources: readonly Resource[]): boolean {
  const made = resources.filter((one) => one.zone === zone && Object.hasOwn(zoneTypes, one.type));
  return made.length > 0 && made.every(({ isDestroyed }) => isDestroyed);
}

/** Route 53 signs with its active key-signing keys; without any, nothing validates. */
function keysSaid(zone: DomainName, how: string, from: SourceRange, resources: readonly Resource[]): Said {
  const keys = resources.filter((one) => one.type === keyType && one.zone === zone);
  const isInactive = (key: Resource): boolean => {
    const status = key.attribute("status");
    return key.isDestroyed || (status.kind === "string" && status.value === "INACTIVE");
  };
  const [first] = keys;
  if (first === undefined || !keys.every(isInactive)) return stated(zone, "on", how, from);
  const why = first.isDestroyed ? `${first.address} destroyed` : "status = INACTIVE";
  return stated(zone, "off", `${why} (${keyType})`, first.from);
}

/** Nothing is known to sign the zone. */
function zoneSaid(zone: Resource, origin: DomainName, adrift: ReadonlySet<Provider | undefined>): readonly Said[] {
  const made = zoneTypes[zone.type];
  if (made === undefined) return [];
  if (made.provider === "google") return googleSaid(zone, origin);
  if (adrift.has(made.provider)) return [untold(origin, `${made.signedBy} signs a zone that is not written out`)];
  return [silent(origin, `no ${made.signedBy}`, zone.from)];
}

/** Private zones cannot be signed. */
function googleSaid(zone: Resource, origin: DomainName): readonly Said[] {
  const visibility = zone.attribute("visibility");
  if (visibility.kind === "string" && visibility.value === "private") return [];
  const state = zone.nested("dnssec_config", "state");
  switch (state.kind) {
    case "absent":
      return [silent(origin, "no dnssec_config.state", zone.from)];
    case "unknown":
      return [untold(origin, `the dnssec_config.state of ${zone.address} is not written out`)];
    case "string":
      return [stated(origin, state.value === "off" ? "off" : "on", `dnssec_config.state = ${state.value}`, zone.from)];
  }
}
