/** The parts of mailauth 7 that come without types. */
declare module "mailauth/lib/dmarc/author-domain.js" {
  type AuthorDomain =
    | { authorDomain: string; mailboxes: number; reason?: undefined }
    | {
        reason: "no-author-domain" | "multiple-author-domains" | "invalid-author-domain" | "multiple-from-fields";
        domains: string[];
      };

  /** `headerFrom`: the addresses of all From fields; `fromFields`: how many such fields there are. */
  export function getAuthorDomain(headerFrom: readonly string[], fromFields: number): AuthorDomain;
}

declare module "mailauth/lib/parse-received.js" {
  interface Clause {
    value: string;
    comment?: string;
  }

  interface Received {
    from?: Clause;
    with?: Clause;
    tls?: Clause;
    timestamp?: string;
  }

  export function parseReceived(line: string): Received | false;
  /** The address that the server saw (RFC 5321 §4.4), never one that the client claims. */
  export function getClientAddress(from: Clause | undefined): string | false;
}
