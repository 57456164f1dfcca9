/** The questions put to the laboratory, and the truth about each. */
import type { BogusCode, IndeterminateCode, InsecureCode } from "../../src/dns/dnssec/reason.ts";

/** `records`: the aliases on the way and the records at the end. */
export type Truth =
  | { state: "secure"; outcome: "rrset" | "nodata" | "nxdomain"; records: number }
  | { state: "insecure"; outcome: "rrset" | "nodata" | "nxdomain"; records: number; because: InsecureCode }
  | { state: "bogus"; because: BogusCode }
  | { state: "indeterminate"; because: IndeterminateCode };

const secure = (records: number): Truth => ({ state: "secure", outcome: "rrset", records });
const secureNodata: Truth = { state: "secure", outcome: "nodata", records: 0 };
const secureNxdomain = (aliases = 0): Truth => ({ state: "secure", outcome: "nxdomain", records: aliases });
const insecure = (because: InsecureCode, records = 1): Truth => ({
  state: "insecure",
  outcome: "rrset",
  records,
  because,
});
const insecureNxdomain = (because: InsecureCode): Truth => ({
  state: "insecure",
  outcome: "nxdomain",
  records: 0,
  because,
});
const bogus = (because: BogusCode): Truth => ({ state: "bogus", because });
const indeterminate = (because: IndeterminateCode): Truth => ({ state: "indeterminate", because });
const unanswered = indeterminate("no-answer");

/** Where all resolvers say the same. */
export const agreed: Readonly<Record<string, Truth>> = {
  "www.ecdsa.test A": secure(1),
  "www.ecnsec3.test A": secure(1),
  "www.ed25519.test A": secure(1),
  "www.ed448.test A": secure(1),
  "www.rsa256.test A": secure(1),
  "www.ec384.test A": secure(1),
  "nosuch.ecdsa.test A": secureNxdomain(),
  "nosuch.ecnsec3.test A": secureNxdomain(),
  "www.ecdsa.test AAAA": secureNodata,
  "x.w.wild.test TXT": secure(1),
  "x.c.wild.test A": secure(2),
  "deep.w2.wild.test A": secureNodata,
  "a1.cname.test A": secure(4),
  "ins.cname.test A": insecure("unsigned-delegation", 2),
  "bog.cname.test A": bogus("signature-invalid"),
  "nx.cname.test A": secureNxdomain(1),
  "www.dn.cname.test A": secure(2),
  "www.bogus.test A": bogus("signature-invalid"),
  "bogus.test SOA": bogus("signature-invalid"),
  "www.bogusleaf.test A": bogus("signature-invalid"),
  "mx.bogusleaf.test A": secure(1),
  "bogustxt.test TXT": bogus("signature-invalid"),
  "www.expired.test A": bogus("signature-expired"),
  "www.future.test A": bogus("signature-not-yet-valid"),
  "www.unsigned.test A": insecure("unsigned-delegation"),
  "www.nods.test A": insecure("unsigned-delegation"),
  "www.badds.test A": bogus("ds-mismatch"),
  "www.dsnokeys.test A": bogus("dnskey-missing"),
  "www.algo200.test A": insecure("unsupported-algorithm"),
  "www.digest99.test A": insecure("unsupported-digest"),
  "www.optout.test A": secure(1),
  "www.sub.optout.test A": insecure("opt-out"),
  "nosuch.optout.test A": insecureNxdomain("opt-out"),
  "nosuch.nsec3iter.test A": insecureNxdomain("nsec3-iterations"),
  "www.nsec3iter.test A": secure(1),
  "www.rsasha1.test A": secure(1),
  "www.rsa1024k.test A": secure(1),
  "www.nsecgap.test A": secure(1),
  "nosuch.nsecgap.test A": bogus("denial-missing"),
  "www.rollds.test A": secure(1),
  "www.multids.test A": secure(1),
  "www.nosigs.test A": bogus("signature-missing"),
  "x.any.wcbogus.test TXT": bogus("signature-invalid"),
  "big.big.test TXT": secure(40),
  "www.tc.test A": secure(1),
  "www.tcnotcp.test A": unanswered,
  "www.servfail.test A": unanswered,
  "www.notimp.test A": unanswered,
  "www.timeout.test A": unanswered,
  "www.noedns.test A": insecure("unsigned-delegation"),
  "www.txttimeout.test A": secure(1),
  "txttimeout.test TXT": unanswered,
  "txtservfail.test TXT": unanswered,
  "www.lamenoaa.test A": secure(1),
  "www.wrongid.test A": unanswered,
  "www.lame.test A": unanswered,
  "www.nsdead.test A": unanswered,
  "www.halflame.test A": secure(1),
  "nosuch.test A": secureNxdomain(),
  "_25._tcp.mx.dane311.test TLSA": secure(1),
  "_25._tcp.mx.danebogus.test TLSA": bogus("signature-invalid"),
  "_25._tcp.mx.daneinsec.test TLSA": insecure("unsigned-delegation"),
  "_25._tcp.mx.pkix.test TLSA": secureNxdomain(),
  "_25._tcp.mx.tlsacname.test TLSA": secure(2),
};

/**
 * Where the resolvers say different things: what each says, as RCODE, AD and records, and what we say through each. We never
 * look at AD, and an answer that a resolver does not give cannot be had from it.
 */
export const disagreed: Readonly<
  Record<string, { why: string } & Record<"unbound" | "bind", { says: string; truth: Truth }>>
> = {
  "loop.cname.test A": {
    why: "an endless chain has no answer: SERVFAIL here; BIND sets AD on it all the same",
    unbound: { says: "SERVFAIL", truth: unanswered },
    bind: { says: "SERVFAIL", truth: unanswered },
  },
  "l1.cname.test A": {
    why: "twelve aliases: one more than resolvers follow; Knot Resolver follows them all",
    unbound: { says: "SERVFAIL", truth: unanswered },
    bind: { says: "SERVFAIL", truth: unanswered },
  },
  "www.lameself.test A": {
    why: "the servers of the delegation refer back to it: Unbound makes NODATA of that, BIND nothing",
    unbound: {
      says: "NOERROR/0",
      truth: { state: "insecure", outcome: "nodata", records: 0, because: "unsigned-delegation" },
    },
    bind: { says: "SERVFAIL", truth: unanswered },
  },
};

/** Through resolvers that misbehave, over UDP: by the name of the behaviour. */
export const throughMisbehaving: Readonly<Record<string, Readonly<Record<string, Truth>>>> = {
  honest: { "www.ecdsa.test A": secure(1) },
  truncates: { "www.ecdsa.test A": secure(1), "big.big.test TXT": secure(40) },
  "drops the first": { "www.ecdsa.test A": secure(1) },
  "is late": { "www.ecdsa.test A": secure(1) },
  "first another id": { "www.ecdsa.test A": secure(1) },
  "first another question": { "www.ecdsa.test A": secure(1) },
  "first garbage": { "www.ecdsa.test A": secure(1) },
  "never the right id": { "www.ecdsa.test A": unanswered },
  "forgets the case": { "www.ecdsa.test A": secure(1) },
  "another address": {
    "www.ecdsa.test A": bogus("signature-invalid"),
    "www.unsigned.test A": insecure("unsigned-delegation"),
  },
  "claims AD": {
    "www.ecdsa.test A": secure(1),
    "www.unsigned.test A": insecure("unsigned-delegation"),
    "www.bogusleaf.test A": bogus("signature-invalid"),
  },
  "no such name": { "www.ecdsa.test A": indeterminate("signatures-stripped") },
  "strips signatures": { "www.ecdsa.test A": indeterminate("signatures-stripped") },
};
