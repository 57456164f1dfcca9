/** What stands there while hosts are asked. */
import type { DomainName } from "../../../src/index.ts";
import type { Progress } from "../../assess/assessor.ts";
import { assessingWords } from "../messages.ts";
import type { SlackMessage } from "../messenger.ts";
import { messageOf } from "./message.ts";
import { note } from "./parts.ts";
import { bold, code, line, plain, rich } from "./rich.ts";
import { visible } from "./text.ts";

const maxNamed = 10;
const maxWaiting = 4;

export function assessingMessage(domains: readonly DomainName[], progress?: Progress): SlackMessage {
  const asking = line(bold(assessingWords.asking(named(domains, maxNamed))));
  if (progress === undefined) return messageOf({ blocks: [rich(asking), note(assessingWords.takes)] });
  return messageOf({ blocks: [rich(asking), progressBlock(progress), note(assessingWords.takes)] });
}

function progressBlock({ answered, asked, waitingFor }: Progress) {
  const waiting = waitingFor.length === 0 ? [] : [plain(` ${assessingWords.waiting}`), ...hosts(waitingFor)];
  return rich(line(plain(assessingWords.progress(answered, asked)), waiting));
}

function hosts(waitingFor: readonly string[]) {
  const shown = waitingFor.slice(0, maxWaiting).flatMap((host) => [code(visible(host, 260)), plain(" ")]);
  const more = waitingFor.length - maxWaiting;
  return more > 0 ? [...shown, plain(assessingWords.more(more))] : shown.slice(0, -1);
}

function named(domains: readonly string[], max: number): readonly string[] {
  const shown = domains.slice(0, max).map((domain) => visible(domain, 260));
  return domains.length > max ? [...shown, assessingWords.more(domains.length - max)] : shown;
}
