/** The key records that are to be published against what the check finds (RFC 6376 §3.6.1). A new key is the mail server's to make. */
import { type DomainName, below } from "../../dns/name.ts";
import { textRdata } from "../../dns/rdata.ts";
import type { Finding, Publication, Side } from "../../model.ts";
import type { DkimFacts } from "./evaluate.ts";
import { corrected, isGoodKey, valueOf, withTags } from "./rewrite.ts";
import type { SelectorFacts } from "./selector.ts";

type Publish = (side: Side<DkimFacts>, finding: Finding) => readonly Publication[];

/** One record, edited; undefined where it stays. */
type Edit = (text: string, finding: Finding) => string | undefined;

const publishers: Readonly<Partial<Record<Finding["id"], Publish>>> = {
  "dkim/no-key": ({ facts: { domain }, surroundings }) =>
    surroundings.roles.parked === true ? [key("add", below("*._domainkey", domain), "v=DKIM1; p=")] : [],
  "dkim/broken": ({ facts }, finding) => {
    const selector = ownSelector(facts, finding);
    return selector === undefined ? [] : repaired(selector);
  },
  "dkim/duplicate": ({ facts }, finding) => {
    const selector = ownSelector(facts, finding);
    const [good, another] = textsOf(selector).filter(isGoodKey);
    return selector === undefined || good === undefined || another !== undefined ? [] : inPlace(selector, good);
  },
  "dkim/excess": edited(withoutExcess),
  "dkim/testing": edited((text) => withTags(text, { t: flagsWithout(text, "y") })),
  "dkim/no-sha256": edited((text) => withTags(text, { h: undefined })),
  "dkim/granularity": edited((text) => withTags(text, { g: undefined })),
  "dkim/adsp": ({ facts: { adsp } }) => (adsp === undefined ? [] : [key("remove", adsp.owner, adsp.text)]),
};

export function publishDkim(side: Side<DkimFacts>, finding: Finding): readonly Publication[] {
  return publishers[finding.id]?.(side, finding) ?? [];
}

function key(how: "add" | "replace" | "remove", owner: DomainName, text: string): Publication {
  return { do: how, owner, type: "TXT", rdata: textRdata(text) };
}

/** The selector of a finding; what a CNAME leads to is somebody else's to change. */
function ownSelector({ selectors }: DkimFacts, { args }: Finding): SelectorFacts | undefined {
  return selectors.find(({ owner, alias }) => owner === args["owner"] && alias === undefined);
}

function textsOf(selector: SelectorFacts | undefined): readonly string[] {
  return selector?.content.kind === "records" ? selector.content.records.map(({ text }) => text) : [];
}

/** `replace` takes what begins alike; the rest is to be removed. */
function inPlace(selector: SelectorFacts, text: string): readonly Publication[] {
  const texts = textsOf(selector);
  if (texts.every((one) => /^v=DKIM1[ ;]/i.test(one))) return [key("replace", selector.owner, text)];
  const gone = texts.filter((one) => one !== text).map((one) => key("remove", selector.owner, one));
  return texts.includes(text) ? gone : [...gone, key("add", selector.owner, text)];
}

function edited(edit: Edit): Publish {
  return ({ facts }, finding) => {
    const selector = ownSelector(facts, finding);
    const [text] = textsOf(selector);
    const changed = text === undefined ? undefined : edit(text, finding);
    return selector === undefined || changed === undefined ? [] : inPlace(selector, changed);
  };
}

/** A name where a key should be is the target of a CNAME. */
function repaired(selector: SelectorFacts): readonly Publication[] {
  const { owner, content } = selector;
  const [first] = content.kind === "records" ? content.records : [];
  if (first !== undefined && !first.key.ok && first.key.error === "alias") {
    const rdata = `${first.text.trim().toLowerCase().replace(/\.$/, "")}.`;
    return [key("remove", owner, first.text), { do: "add", owner, type: "CNAME", rdata }];
  }
  const whole = corrected(textsOf(selector));
  return whole === undefined ? [] : inPlace(selector, whole);
}

function withoutExcess(text: string, { args }: Finding): string | undefined {
  const octets = Buffer.from(valueOf(text, "p") ?? "", "base64");
  const excess = Number(args["octets"] ?? 0);
  const p = octets.subarray(0, octets.length - excess).toString("base64");
  return excess > 0 ? withTags(text, { p }) : undefined;
}

function flagsWithout(text: string, flag: string): string | undefined {
  const flags = (valueOf(text, "t") ?? "").split(":").filter((one) => one !== "" && one.toLowerCase() !== flag);
  return flags.length === 0 ? undefined : flags.join(":");
}
