/** The words of the NS check. */
import type { Message } from "../../model.ts";
import { text } from "../../words.ts";

export const messages = {
  "ns/delegated": {
    severity: "info",
    demerits: {},
    says: ({ cut, names, servers, isLive }) =>
      isLive === true
        ? `${text(cut)} is delegated to ${text(servers)}: whoever runs them decides what mail finds at ${text(names)}.`
        : `${text(cut)} is delegated to ${text(servers)}, so that these files do not tell what is at ${text(names)}.`,
    fix: () => "Nothing has to be done if the operator of those name servers is trusted with these records.",
    see: "RFC 1034 §4.2.1",
    who: "dns-host",
  },
} satisfies Record<string, Message>;
