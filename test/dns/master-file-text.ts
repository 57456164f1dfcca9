/** Reads a master file from a text, for tests: records and problems as lines that can be compared. */
import { name } from "../../src/dns/name.ts";
import { type MasterFile, readMasterFile } from "../../src/dns/master-file/read.ts";
import type { Hidden } from "../../src/dns/master-file/reader.ts";

export interface Read {
  /** `owner ttl type rdata`. */
  records: readonly string[];
  /** `level line:column id`, without `master-file/`, with its arguments where it has any. */
  problems: readonly string[];
  /** `zone`, `owner` or `owner type`. */
  hidden: readonly string[];
  /** `line:column-endLine` of each record. */
  places: readonly string[];
}

export function readText(text: string | Uint8Array, more: Partial<MasterFile> = {}): Read {
  const records: string[] = [];
  const problems: string[] = [];
  const hidden: string[] = [];
  const places: string[] = [];
  const octets = typeof text === "string" ? Buffer.from(text) : text;
  const origin = name("example.org");
  readMasterFile(
    { file: "example.org.zone", octets, origin, zone: origin, ...more },
    {
      record({ owner, ttl, type, rdata, line, column, endLine }) {
        records.push(`${owner} ${ttl} ${type} ${rdata}`);
        places.push(`${line}:${column}-${endLine}`);
      },
      problem({ level, line, column, id, args }, hides) {
        const said = Object.values(args).join(" ");
        problems.push(`${level} ${line}:${column} ${id.replace("master-file/", "")}${said === "" ? "" : ` ${said}`}`);
        if (hides !== undefined) hidden.push(hiddenText(hides));
      },
    },
  );
  return { records, problems, hidden, places };
}

function hiddenText(hides: Hidden): string {
  if (hides === "zone") return hides;
  return hides.type === undefined ? hides.owner : `${hides.owner} ${hides.type}`;
}
