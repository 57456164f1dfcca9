/** All that the bot keeps. One interface over the embedded store and PostgreSQL; its contract is `test/bot/store/contract.ts`. */
import type { Installation } from "@slack/oauth";
import type { DomainName, Evidence, OutboundObservation } from "../../src/index.ts";
import type { Entry, Place, Settings, TenantId, Watch, WatchOptions } from "../model.ts";

export interface Installations {
  /** Tokens are encrypted before they are written (AES-256-GCM; the tenant is authenticated with them). */
  put(tenant: TenantId, installation: Installation): Promise<void>;
  get(tenant: TenantId): Promise<Installation | undefined>;
  /** False, and nothing is kept, where it was uninstalled, deleted or installed anew since `before`, whose token was renewed. */
  renew(tenant: TenantId, before: Installation, after: Installation): Promise<boolean>;
  /** It works again without a token that is kept: nothing is purged, and its watches go on. */
  returned(tenant: TenantId): Promise<void>;
  /** The tokens are gone at once; everything else after `purgeAfterDays`. Its watches stop. */
  uninstall(tenant: TenantId, at: Date): Promise<void>;
  tenants(): Promise<readonly TenantId[]>;
  /** Encrypts with the newest key what another one encrypted; how many. */
  rotate(): Promise<number>;
}

export interface History {
  /** Evidence of more than 2 MiB, compressed, is not kept. Adding an entry again does nothing. */
  add(entry: Omit<Entry, "hasEvidence">, evidence: Evidence): Promise<void>;
  get(tenant: TenantId, id: string): Promise<Entry | undefined>;
  evidence(tenant: TenantId, id: string): Promise<Evidence | undefined>;
  /** Newest first. */
  of(tenant: TenantId, domain: DomainName, options: { since?: Date; limit: number }): Promise<readonly Entry[]>;
  /** Newest first; of one user or of all. */
  recent(tenant: TenantId, options: { user?: string; limit: number }): Promise<readonly Entry[]>;
}

export interface Watches {
  /** Watching the same domain in the same place again changes its options. */
  put(place: Place, domain: DomainName, options: WatchOptions, by: string, now: Date): Promise<Watch>;
  remove(place: Place, domain: DomainName): Promise<boolean>;
  removeAll(place: Place): Promise<number>;
  get(id: string): Promise<Watch | undefined>;
  of(tenant: TenantId, channel?: string): Promise<readonly Watch[]>;
  count(tenant: TenantId): Promise<number>;
  /** Takes watches that are due, so that no other worker takes them until `leaseUntil`. */
  takeDue(now: Date, leaseUntil: Date, limit: number): Promise<readonly Watch[]>;
  /**
   * What a look led to, at once or not at all: the new state, when to look again, and what to tell. Does nothing, and says so,
   * where somebody else has moved the watch on since (`seen` is the state it was decided from).
   */
  moveOn(watch: Watch, next: { state: unknown; nextAt: Date; tell: readonly Telling[] }): Promise<boolean>;
  mute(id: string, until: Date | undefined): Promise<void>;
  pause(id: string, because: string): Promise<void>;
}

/** A message that has to reach a place, once. */
export interface Telling extends Place {
  /** Two of one key are one. */
  key: string;
  watch?: string;
  /** Plain JSON: what to say; `bot/slack` puts it into words when it is sent. */
  says: unknown;
  /** The key of the message in whose thread it stands. */
  under?: string;
  notBefore: Date;
}

export interface Waiting extends Telling {
  attempts: number;
  /** An attempt before was begun, and nobody knows how it ended: a lease that ran out says so. */
  isRepeated: boolean;
  /** Slack's timestamp of the message `under`, where that was sent. */
  threadTs?: string;
}

export interface Outbox {
  add(telling: Telling): Promise<void>;
  /** Marks them as being sent. Those of one place come in order, and not while one before them waits. */
  take(now: Date, leaseUntil: Date, limit: number): Promise<readonly Waiting[]>;
  sent(key: string, ts: string, at: Date): Promise<void>;
  /** `isUnsure`: nobody knows whether it was sent, as for `isRepeated`. */
  again(key: string, notBefore: Date, because: string, isUnsure?: boolean): Promise<void>;
  /** Gives up; the reason is kept. */
  dropped(key: string, because: string, at: Date): Promise<void>;
  tsOf(key: string): Promise<string | undefined>;
}

/** An address that waits for one message of a domain. */
export interface OutboundTest {
  /** The digest of the secret in the address. */
  id: string;
  tenant: TenantId;
  domain: DomainName;
  /** Who is told. */
  user: string;
  askedAt: Date;
  until: Date;
}

/** What came; the message itself is not kept. */
export interface Received {
  at: Date;
  /** The domain in its From field, for which alone it counts. */
  author?: DomainName;
  observation: OutboundObservation;
}

export interface Outbound {
  begin(test: OutboundTest): Promise<void>;
  /** Undefined for what was never asked for, has had its message, or is over. */
  waiting(id: string, now: Date): Promise<OutboundTest | undefined>;
  /** The message and what is told of it, at once; false, and nothing is kept, where another was first or it is over. */
  receive(id: string, received: Received, telling: Telling): Promise<boolean>;
  /** Forgets tests that had no message in time, each of which is told once; how many. */
  expire(now: Date, limit: number, tellingOf: (test: OutboundTest) => Telling): Promise<number>;
  /** The newest message of this tenant's own tests with that domain in its From field. */
  observed(tenant: TenantId, domain: DomainName): Promise<{ id: string; observation: OutboundObservation } | undefined>;
}

export interface Store {
  installations: Installations;
  history: History;
  watches: Watches;
  outbox: Outbox;
  outbound: Outbound;
  settings: {
    get(tenant: TenantId): Promise<Settings>;
    put(tenant: TenantId, settings: Settings): Promise<void>;
  };
  /** True for the first who asks about a key, within `keepMs`. */
  once(key: string, now: Date, keepMs: number): Promise<boolean>;
  /** A token bucket: takes `n` of `size` tokens that refill within `perMs`, or says how long to wait. */
  take(
    bucket: string,
    n: number,
    limit: { size: number; perMs: number },
    now: Date,
  ): Promise<{ ok: true } | { ok: false; retryAfterMs: number }>;
  /** What a tenant's client cannot show, such as new kinds of blocks, remembered for a day. */
  cannotShow(tenant: TenantId, now: Date): Promise<boolean>;
  setCannotShow(tenant: TenantId, until: Date): Promise<void>;
  /** Deletes what retention says; how many rows. */
  expire(now: Date): Promise<number>;
  /** Everything of a tenant, tokens left out. */
  exportOf(tenant: TenantId): AsyncIterable<{ kind: string; row: unknown }>;
  /** The installation with its tokens as well: the tenant installs again what it wants to use again. */
  deleteTenant(tenant: TenantId): Promise<void>;
  /** Throws within a second where the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
