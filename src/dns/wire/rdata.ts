/** RDATA without compressed names, in presentation form. */
import { genericText, wireText } from "../master-file/rdata.ts";
import type { RRType } from "../rrset.ts";

/** The canonical form (see `RRset.rdata`); RFC 3597 §5's `\# length hex` for what is not of its type. */
export function presentationOf(type: RRType, rdata: Uint8Array): string {
  const { text, fault } = wireText(type, rdata);
  return fault === undefined ? text : genericText(rdata);
}
