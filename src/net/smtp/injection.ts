/** Whether a server carries out inside TLS what came in plain text (CVE-2011-0411, RFC 3207 §6). */
import type { SmtpEnd, SmtpInjection, SmtpReply } from "../../mail/smtp-session.ts";
import { type Talk, toTls } from "./talk.ts";

/** Changes nothing, whoever carries it out. */
const injected = "NOOP injected\r\n";

const mostReplies = 4;

/**
 * The command goes out with STARTTLS in one write. Behind the handshake comes our QUIT, which everybody answers with 221
 * (RFC 5321 §4.1.1.10): a reply in front of that one is a reply to what was injected, so nothing has to be waited for.
 */
export async function tryInjection(talk: Talk): Promise<SmtpInjection> {
  const { ended } = await toTls({ ...talk, injected });
  if (ended !== undefined) return notMeasured(ended);
  talk.wire.say("QUIT\r\n");
  const replies: SmtpReply[] = [];
  while (replies.length < mostReplies) {
    const heard = await talk.wire.hear("hello-after-tls", talk.patience("hello-after-tls"));
    if ("ended" in heard) return notMeasured(heard.ended);
    if (heard.reply.code === 221) return replies.length === 0 ? { kind: "discarded" } : { kind: "executed", replies };
    replies.push(heard.reply);
  }
  return { kind: "not-measured", because: "no reply to QUIT" };
}

const notMeasured = (ended: SmtpEnd): SmtpInjection => ({ kind: "not-measured", because: ended.kind });
