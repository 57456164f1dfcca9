/** The inbox as the bot runs it. */
import type { Resolvers } from "../assess/resolvers.ts";
import { turns } from "../assess/turns.ts";
import type { Store } from "../store/store.ts";
import { admission, usualAdmission } from "./admission.ts";
import { type InboxTls, selfSigned } from "./certificate.ts";
import { delivered } from "./delivery.ts";
import { type InboxOutcome, type Smtp, type SmtpOptions, startSmtp } from "./smtp.ts";

export interface InboxOptions {
  domain: string;
  port: number;
  host?: string;
  /** Without it one is made at the start. */
  tls?: InboxTls;
  store: Pick<Store, "outbound">;
  resolvers: Pick<Resolvers, "of">;
  now: () => Date;
  /** Told that something waits in the outbox. */
  tell: () => Promise<void>;
  counted: (outcome: InboxOutcome) => void;
  times?: SmtpOptions["times"];
  log: { error(about: object, message: string): void };
}

const verifiedAtOnce = 4;

export async function startInbox(options: InboxOptions): Promise<Smtp> {
  const { domain, port, host, tls, store, resolvers, now, tell, counted, log, times } = options;
  const delivery = { domain, store, resolvers, now, inTurn: turns(verifiedAtOnce) };
  return await startSmtp({
    domain,
    port,
    ...(host === undefined ? {} : { host }),
    ...(times === undefined ? {} : { times }),
    tls: tls ?? selfSigned(domain, now()),
    admission: admission(usualAdmission, now),
    isWaiting: async (id) => (await store.outbound.waiting(id, now())) !== undefined,
    async deliver(arrived) {
      const isTaken = await delivered(arrived, delivery);
      if (isTaken) await tell().catch((error: unknown) => log.error({ err: error }, "the inbox could not hand on"));
      return isTaken;
    },
    counted,
    failed: (error) => log.error({ err: error }, "the inbox failed"),
  });
}
