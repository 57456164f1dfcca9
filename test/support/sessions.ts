/** SMTP sessions for tests, as plain objects. */
import type { Security } from "../../src/dns/resolver.ts";
import type { Io } from "../../src/io.ts";
import type { SmtpHello, SmtpReply, SmtpSession, TlsHandshake } from "../../src/mail/smtp-session.ts";

type Told = Omit<SmtpSession, "mxHost" | "address" | "port" | "ehloName">;

export const reply = (code: number, ...lines: string[]): SmtpReply => ({ code, lines });

export const ehlo = (...extensions: string[]): SmtpHello => ({
  command: "EHLO",
  reply: reply(250, "mx.a.test", ...extensions),
});

export const handshake: TlsHandshake = {
  settings: "modern",
  protocol: "TLSv1.3",
  cipher: "TLS_AES_256_GCM_SHA384",
  keyExchange: { kind: "ECDHE", group: "X25519", bits: 253 },
  chain: [],
  chainIs: "as-sent",
};

/** A server of today: STARTTLS, TLS 1.3, and all is asked. */
export const modern: Told = {
  greeting: reply(220, "mx.a.test ESMTP"),
  hello: ehlo("PIPELINING", "STARTTLS"),
  startTls: reply(220, "go ahead"),
  tls: handshake,
  helloAfterTls: ehlo("PIPELINING"),
  ended: { kind: "done" },
};

/** One that presents this chain, in DER. */
export const presenting = (chain: readonly Uint8Array[], more: Partial<TlsHandshake> = {}): Told => ({
  ...modern,
  tls: { ...handshake, chain: chain.map((der) => Buffer.from(der).toString("base64")), ...more },
});

/** What each address says; one that is not named was not asked. */
export function smtpOf(byAddress: Readonly<Record<string, Told>>): Io["smtp"] {
  return async (mxHost, address) => {
    const told = byAddress[address];
    if (told === undefined) return { kind: "not-measured", because: `${mxHost} was not asked` };
    return { kind: "measured", value: { mxHost, address, port: 25, ehloName: "probe.example.org", ...told } };
  };
}

/** The same world, in which every answer is secure but those for these names. */
export function securely(io: Io, others: Readonly<Record<string, Security>> = {}): Io {
  return {
    ...io,
    resolver: {
      async query(owner, type) {
        const answer = await io.resolver.query(owner, type);
        const security = others[`${owner} ${type}`] ?? others[owner] ?? "secure";
        const aliases = answer.aliases.map(({ target }) => ({ target, security: others[target] ?? "secure" }));
        return { ...answer, security, aliases, source: "live" };
      },
    },
  };
}
