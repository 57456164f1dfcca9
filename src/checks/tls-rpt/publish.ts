/** What to publish against the findings of TLS-RPT. */
import { below } from "../../dns/name.ts";
import { textRdata } from "../../dns/rdata.ts";
import type { Finding, Publication, Side } from "../../model.ts";
import type { TlsRptFacts } from "./evaluate.ts";
import { type Destination, destinationsIn, version } from "./parse.ts";

export function publishTlsRpt({ facts, surroundings }: Side<TlsRptFacts>, { id }: Finding): readonly Publication[] {
  const { domain, record } = facts;
  const own = surroundings.roles.receives === true ? [`mailto:tls-reports@${domain}`] : [];
  switch (id) {
    case "tls-rpt/no-record":
    case "tls-rpt/unseen":
      return reportsTo(facts, "add", own);
    case "tls-rpt/invalid": {
      const meant = record.kind === "invalid" ? destinationsIn(record.text).map(({ uri }) => uri) : [];
      return reportsTo(facts, "replace", meant.length > 0 ? meant : own);
    }
    case "tls-rpt/no-report-host": {
      const taken = record.kind === "valid" ? record.rua.filter((one) => !isRefused(facts, one)) : [];
      return reportsTo(facts, "replace", taken.length > 0 ? taken.map(({ uri }) => uri) : own);
    }
    default:
      return [];
  }
}

function isRefused({ destinations }: TlsRptFacts, { scheme, host }: Destination): boolean {
  const asked = destinations.find((one) => one.scheme === scheme && one.host === host);
  return asked?.takes.kind === "measured" && !asked.takes.value;
}

function reportsTo({ domain }: TlsRptFacts, how: "add" | "replace", uris: readonly string[]): readonly Publication[] {
  if (uris.length === 0) return [];
  const rdata = textRdata(`${version}; rua=${uris.join(",")}`);
  return [{ do: how, owner: below("_smtp._tls", domain), type: "TXT", rdata }];
}
