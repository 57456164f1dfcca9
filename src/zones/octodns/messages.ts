/** The sentences of every problem that reading octoDNS files can bring, by id. They start in lower case, to follow `file:line: `. */
import type { ReadProblem } from "../../dns/zone.ts";

type Args = ReadProblem["args"];

const record = ({ owner, type }: Args): string => `${type ?? ""} at ${owner ?? ""}`;

export const messages: Readonly<Record<string, (args: Args) => string>> = {
  // The file
  "octodns/yaml": ({ detail }) => `this is not YAML: ${detail ?? ""}`,
  "octodns/template": () => "template markers stand here, so this is not YAML before a template engine has read it",
  "octodns/several-documents": () => "a second YAML document begins here; octoDNS takes one for each file",
  "octodns/not-utf8": () => "the file is not UTF-8",
  "octodns/character": ({ code }) =>
    `the character U+${code ?? ""} stands here, which octoDNS refuses or takes for the end of a line`,
  "octodns/too-large": ({ octets, limit }) => `the file has ${octets ?? ""} octets; at most ${limit ?? ""} are read`,
  "octodns/too-deep": ({ limit }) => `this is nested deeper than ${limit ?? ""} levels`,
  "octodns/too-many-merged": ({ limit }) => `merge keys bring in more than ${limit ?? ""} entries`,
  "octodns/too-many-values": ({ limit }) => `the zone has more than ${limit ?? ""} values; the rest is not read`,
  "octodns/not-a-mapping": () => "the file is not a mapping of names to records",
  "octodns/key-not-scalar": () => "a key has to be a name, not a list or a mapping",
  "octodns/key-missing": () => "a value stands here without a key",
  "octodns/tab": () => "octoDNS refuses a tab between tokens; use blanks",
  "octodns/anchor": () => "an anchor has letters, digits, _ and - only",
  "octodns/flow-scalar": () => "in [] and {} a value that begins with ? or : has to stand in quotes",
  "octodns/unknown-tag": ({ tag }) => `octoDNS does not know the tag ${tag ?? ""}`,
  "octodns/undefined-alias": ({ anchor }) => `no anchor named ${anchor ?? ""} stands above`,
  "octodns/recursive-alias": ({ anchor }) => `the alias ${anchor ?? ""} stands inside of what it stands for`,
  "octodns/merge-not-mapping": () => "only mappings can be merged with <<",
  "octodns/include-not-scalar": () => "!include takes the path of one file",
  "octodns/include-not-found": ({ path }) => `the included file ${path ?? ""} is not there`,
  "octodns/include-refused": ({ path }) =>
    `the included file ${path ?? ""} is not followed: only relative paths inside of the repository are`,
  "octodns/include-cycle": ({ path }) => `${path ?? ""} includes itself`,
  "octodns/include-limit": ({ path }) => `${path ?? ""} is not read: too many files, or too large, are included`,

  // Names and records
  "octodns/duplicate-key": ({ key, lines, mail }) =>
    `the key "${key ?? ""}" stands twice in this mapping (lines ${lines ?? ""}): octoDNS takes the last one and drops the first${mail === "yes" ? ", and with it records of mail" : ""}`,
  "octodns/coerced-name": ({ written, read }) =>
    `YAML 1.1 reads the name ${written ?? ""} as ${read ?? ""}, and that is what octoDNS publishes; put it in quotes`,
  "octodns/at-sign": ({ origin }) =>
    `octoDNS does not know the name "@"; the records of ${origin ?? "the zone"} itself stand under ''`,
  "octodns/bad-name": ({ name }) => `"${name ?? ""}" cannot be the name of a record below the zone`,
  "octodns/name-repeats-zone": ({ name, owner }) =>
    `names are relative to the zone, so "${name ?? ""}" becomes ${owner ?? ""}`,
  "octodns/not-a-record": ({ owner }) => `under ${owner ?? ""} a mapping with type and values has to stand`,
  "octodns/missing-type": ({ owner }) => `a record of ${owner ?? ""} has no type`,
  "octodns/unknown-type": ({ owner, type }) =>
    `${type ?? ""} at ${owner ?? ""} is a provider's own type and is passed over`,
  "octodns/duplicate-record": ({ owner, type, lines }) =>
    `${type ?? ""} at ${owner ?? ""} is defined twice (lines ${lines ?? ""}), which octoDNS refuses`,
  "octodns/cname-and-other": ({ owner, others }) =>
    `${owner ?? ""} has a CNAME and beside it ${others ?? ""}; a CNAME has to stand alone (RFC 1034 §3.6.2)`,
  "octodns/published-at-some": ({ targets, ...args }) =>
    `${record(args)} is published at ${targets ?? ""} alone, so the answer depends on who is asked`,

  // Values
  "octodns/bad-ttl": ({ text, ...args }) => `the TTL "${text ?? ""}" of ${record(args)} is none`,
  "octodns/missing-value": (args) => `a value of ${record(args)} is missing`,
  "octodns/missing-field": ({ field, ...args }) => `a value of ${record(args)} has no ${field ?? ""}`,
  "octodns/value-not-mapping": (args) => `a value of ${record(args)} has to be a mapping of its fields`,
  "octodns/not-text": (args) => `a value of ${record(args)} has to be text, not a list or a mapping`,
  "octodns/not-a-string": ({ text, kind, ...args }) =>
    `YAML 1.1 reads "${text ?? ""}" as ${kind ?? ""}, and octoDNS cannot take it for ${record(args)}; put it in quotes`,
  "octodns/not-a-number": ({ text, ...args }) => `"${text ?? ""}" in a value of ${record(args)} is not a number`,
  "octodns/coerced-value": ({ written, read, ...args }) =>
    `YAML 1.1 reads ${written ?? ""} as ${read ?? ""}, and that is what octoDNS publishes for ${record(args)}; put it in quotes`,
  "octodns/bad-text": ({ text, ...args }) => `"${text ?? ""}" cannot stand in a value of ${record(args)}`,
  "octodns/bad-target": ({ text, ...args }) => `"${text ?? ""}" in a value of ${record(args)} is not a domain name`,
  "octodns/bad-value": ({ text, ...args }) => `"${text ?? ""}" is not a value of ${record(args)}`,
  "octodns/no-final-dot": ({ name, ...args }) =>
    `${name ?? ""} in ${record(args)} has no final dot; octoDNS refuses it unless it is lenient, and takes it for the whole name then`,
  "octodns/not-a-host-name": ({ text, ...args }) =>
    `"${text ?? ""}" in ${record(args)} is not the name of a host; was another type meant?`,
  "octodns/root-target": (args) => `${record(args)} points to the root`,
  "octodns/not-ascii": (args) => `a value of ${record(args)} has characters outside of ASCII`,
  "octodns/double-escaped-semicolon": (args) =>
    `a semicolon of ${record(args)} is escaped twice, so a backslash is published before it`,
};
