/** What a server says itself, read without any DNS code of ours. */
import { decode, encode, RECURSION_DESIRED, type RecordType } from "dns-packet";
import { askOverTcp } from "./tcp.ts";

/** `records` are those of the answer section without DNAME. */
export type PlainAnswer =
  | { rcode: number; isAuthenticated: boolean; isAuthoritative: boolean; records: number }
  | "no reply";

/** The AD bit in a question asks for it in the answer (RFC 6840 §5.7). */
const AUTHENTIC_DATA = 0x20;

export async function askPlainly(
  address: string,
  owner: string,
  type: string,
  timeoutMs?: number,
): Promise<PlainAnswer> {
  const questions = [{ name: owner, type: type as RecordType }]; // of the tables of the laboratory
  const query = encode({ type: "query", id: 1, flags: RECURSION_DESIRED | AUTHENTIC_DATA, questions });
  const octets = await askOverTcp(address, query, timeoutMs).catch(() => undefined);
  return octets === undefined ? "no reply" : read(octets);
}

function read(octets: Buffer): PlainAnswer {
  const { flag_ad, flag_aa, answers = [] } = decode(octets);
  return {
    rcode: octets.readUInt16BE(2) & 15,
    isAuthenticated: flag_ad,
    isAuthoritative: flag_aa,
    records: answers.filter(({ type }) => type !== "DNAME").length,
  };
}
