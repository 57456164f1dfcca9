/** The sentences of every problem that reading a master file can bring, by id. They start in lower case, to follow `file:line: `. */
import type { RdataFault } from "../../dns/master-file/tokens.ts";
import type { IncludeRefusal } from "../../dns/master-file/reader.ts";
import type { ReadProblem } from "../../dns/zone.ts";

type Args = ReadProblem["args"];

const rdataFaults: Record<RdataFault, string> = {
  missing: "it ends too early",
  extra: "there is more than its type takes",
  number: "a number is out of range or none",
  ipv4: "this is not an IPv4 address",
  ipv6: "this is not an IPv6 address",
  name: "this is not a domain name",
  string: "a string is over 255 octets or has a bad escape",
  hex: "this is not hexadecimal",
  base64: "this is not base64",
  base32: "this is not base32 (extended hex, without padding)",
  digest: "the digest has not the length of its type",
  time: "this is not a time",
  tag: "a tag has letters and digits only",
  type: "this is not a record type",
  eui: "this is not a hardware address like 00-00-5e-00-53-2a",
  location: "this is not a location",
  parameter: "this service parameter or its value is wrong",
  "parameter-missing": "a service parameter that another one needs is missing",
  "parameter-twice": "a service parameter stands twice",
  generic: "it is not \\# followed by a length and that many octets in hexadecimal (RFC 3597 §5)",
  "not-generic": "this type has to be written as \\# with hexadecimal data (RFC 3597 §5)",
  quoted: "a string in quotes stands where none may stand",
  parenthesis: "a parenthesis does not match",
  "too-long": "it is longer than 65,535 octets",
};

const refusals: Record<IncludeRefusal, string> = {
  missing: "there is no such file in the repository",
  outside: "the path leads out of the repository",
  "not-a-zone": "the file has no records",
  "too-large": "the file is too large",
  cycle: "the file includes itself",
  "too-deep": "files are nested too deeply",
  "too-many": "there are too many of them",
};

function isFault(text: unknown): text is RdataFault {
  return typeof text === "string" && Object.hasOwn(rdataFaults, text);
}

function isRefusal(text: unknown): text is IncludeRefusal {
  return typeof text === "string" && Object.hasOwn(refusals, text);
}

/** Every sentence says what is wrong here and, where it is not plain, what a name server makes of it. */
export const messages: Readonly<Record<string, (args: Args) => string>> = {
  "master-file/quote": () => "a quote is opened and not closed on this line",
  "master-file/parenthesis-open": () => "a parenthesis is opened and never closed",
  "master-file/parenthesis-close": () => "a parenthesis is closed and was not opened",
  "master-file/too-long": () => "this record has too many words",
  "master-file/directive": ({ directive }) => `${directive} is not a directive`,
  "master-file/directive-extra": () => "there is more on the line than the directive takes",
  "master-file/origin": () => "$ORIGIN needs a domain name",
  "master-file/ttl": () => "this is not a time to live",
  "master-file/ttl-missing": () => "no time to live is given here, by $TTL or by a record before it",
  "master-file/include-syntax": () => "$INCLUDE takes a file name and may take a domain name",
  "master-file/include": ({ why }) => `this $INCLUDE is not read: ${isRefusal(why) ? refusals[why] : "refused"}`,
  "master-file/generate": () => "this $GENERATE is wrong: start-stop/step, owner, type and data are wanted",
  "master-file/generate-too-many": ({ limit }) =>
    `the $GENERATE of this zone make more than ${limit} records, so this one is not read`,
  "master-file/generate-too-large": ({ limit }) =>
    `the $GENERATE of this zone make more than ${limit} octets, so this one is not read further`,
  "master-file/owner-missing": () => "the line begins with white space, and no record before it has an owner name",
  "master-file/name": () => "the owner is not a domain name",
  "master-file/type-missing": () => "the record has no type",
  "master-file/type": ({ type }) => (type === "" ? "a record type is wanted here" : `${type} is not a record type`),
  "master-file/meta-type": ({ type }) => `${type} is a type of questions and cannot stand in a zone`,
  "master-file/rdata": ({ type, fault }) =>
    `the data of this ${type} record is wrong: ${isFault(fault) ? rdataFaults[fault] : "it cannot be read"}`,
  "master-file/template": () => "a template fills in this part, so what it says is not known",
  "master-file/invented-type": ({ type }) => `${type} is a type of one provider; what it answers with is not known`,
  "master-file/flattened": ({ type }) =>
    `Cloudflare answers for this CNAME with the ${type} records of its target, which are not known`,
  "master-file/class": () => "only records of the class IN are read",
  "master-file/signer": ({ count }) => `${count} records that a signer makes (RRSIG, NSEC, NSEC3) are passed over`,
  "master-file/outside": ({ owner }) => `${owner} is outside of the zone, so name servers ignore the record`,
  "master-file/inherited-owner": ({ owner }) => `the record belongs to ${owner}, the owner before the new origin`,
  "master-file/semicolon": ({ published }) =>
    `a semicolon outside of quotes begins a comment, so only "${published}" and what stands before the semicolon is published; put the whole text in double quotes`,
  "master-file/unquoted": ({ strings }) =>
    `the text is not in quotes, so it is ${strings} strings that are joined without a blank; put the whole text in double quotes`,
  "master-file/dot": ({ target }) => `the target has no final dot, so it means ${target}, which is not in the zone`,
  "master-file/cname-and-other": ({ owner }) =>
    `${owner} has a CNAME and other data; name servers refuse the zone (RFC 1034 §3.6.2)`,
  "master-file/singleton": ({ owner, type }) =>
    `${owner} has several different ${type} records; name servers refuse the zone`,
  "master-file/no-soa": ({ owner }) => `the zone ${owner} has no SOA record; name servers refuse it (RFC 1035 §5.2)`,
  "master-file/ds-at-apex": () => "a DS record belongs into the parent zone, not at the top of its own (RFC 4035 §2.4)",
  "master-file/child-key": ({ type, algorithm }) =>
    `this ${type} has algorithm ${algorithm}, and no DNSKEY of the zone has (RFC 7344 §4.1)`,
  "master-file/more": ({ count }) => `${count} more problems are not shown`,
  "master-file/records-too-many": ({ limit }) => `the zone has more than ${limit} records and is not read further`,
};

export type WhyNotRead = "binary" | "too-large" | "no-name" | "no-records" | "second";

/** Why a file that looks like a zone is none for us. */
export const whyNotRead: Record<WhyNotRead, (args: Args) => string> = {
  binary: () => "it is not a text file",
  "too-large": ({ limit }) => `it is larger than ${limit} MiB`,
  "no-name": () => "neither a configuration nor its content nor its file name says which zone it is",
  "no-records": () => "it has no records in master file format",
  second: ({ origin, first }) => `it is another version of the zone ${origin}, which is read from ${first}`,
};

export function sentenceOf(problem: ReadProblem): string {
  return messages[problem.id]?.(problem.args) ?? problem.id;
}
