/** Outbound tests: the address to send to, and what a message showed of how its domain sends. */
import type { RichTextElement } from "@slack/types";
import {
  type DomainName,
  type FindingShown,
  type OutboundObservation,
  type ReverseNames,
  judgeMessage,
  messageShown,
} from "../../../src/index.ts";
import type { OutboundNews } from "../../model.ts";
import { outboundWords, severityNames, severitySigns } from "../messages.ts";
import type { SlackMessage } from "../messenger.ts";
import { type Part, messageOf } from "./message.ts";
import { type SlackBlock, button, buttons, divider, header, heading, note, paragraph } from "./parts.ts";
import { shortName } from "./report.ts";
import { bold, line, lines, moment, plain, rich, sentence } from "./rich.ts";
import { cut, visible } from "./text.ts";

/** `until` is ISO 8601. Only for who asked: who knows the address can use it. */
export function outboundBegun({
  domain,
  address,
  until,
}: {
  domain: DomainName;
  address: string;
  until: string;
}): SlackMessage {
  const mailto: RichTextElement = { type: "link", url: `mailto:${address}?subject=mecsa`, text: outboundWords.open };
  return messageOf({
    blocks: [
      header(outboundWords.begin(shortName(domain))),
      rich(line(plain(outboundWords.todo(shortName(domain)))), lines([address]), line(mailto)),
      rich(line(plain(outboundWords.until), moment(until), plain("."))),
      note(outboundWords.privacy),
    ],
  });
}

export function outboundMessage(news: OutboundNews): SlackMessage {
  return news.kind === "received" ? receivedMessage(news) : silentMessage(news);
}

function silentMessage({ domain, askedAt }: Extract<OutboundNews, { kind: "silent" }>): SlackMessage {
  const { silent, silentSays, silentNext, again } = outboundWords;
  return messageOf({
    blocks: [
      rich(line(bold(silent(shortName(domain))))),
      rich(line(plain(silentSays), moment(askedAt), plain(silentNext))),
      note(again(shortName(domain))),
    ],
  });
}

const maxFindings = 12;

function receivedMessage({ domain, observation, reverse }: Extract<OutboundNews, { kind: "received" }>): SlackMessage {
  const author = authorOf(observation);
  const { rows, findings } = messageShown(observation, judgeMessage(observation), outboundWords.tlsTold);
  const more = findings.length - maxFindings;
  return messageOf(
    { blocks: [header(headline(observation, author)), ...otherDomain(domain, author)] },
    { blocks: [rowBlock(rows), serverBlock(observation, reverse)] },
    ...findingParts(findings.slice(0, maxFindings)),
    { blocks: more > 0 ? [note(outboundWords.more(more))] : [] },
    { blocks: author === undefined ? [] : [note(outboundWords.counts(shortName(author))), recheck(author)] },
  );
}

function authorOf({ author }: OutboundObservation): DomainName | undefined {
  return author.kind === "measured" && author.value.kind === "domain" ? author.value.domain : undefined;
}

function headline({ dmarc }: OutboundObservation, author: DomainName | undefined): string {
  if (author === undefined || dmarc === undefined) return outboundWords.noAuthor;
  return outboundWords.verdicts[dmarc.rfc9989.result](shortName(author));
}

function otherDomain(asked: DomainName, author: DomainName | undefined): readonly SlackBlock[] {
  if (author === asked) return [];
  const { otherDomain: other, noAuthorCounts } = outboundWords;
  return [
    paragraph(author === undefined ? noAuthorCounts(shortName(asked)) : other(shortName(asked), shortName(author))),
  ];
}

const maxRow = 400; // characters
const maxRows = 24;

/** A row that goes on with the one before has its head again: it is read alone. */
function rowBlock(rows: readonly (readonly [head: string, text: string])[]): SlackBlock {
  const headOf = (index: number): string => rows.slice(0, index + 1).findLast(([head]) => head !== "")?.[0] ?? "";
  return rich(
    ...rows.slice(0, maxRows).map(([, text], index) => line(bold(`${headOf(index)} `), plain(visible(text, maxRow)))),
  );
}

/** Whether the name leads back (RFC 1912 §2.1). */
function serverBlock({ envelope: { ip } }: OutboundObservation, { kind, names }: ReverseNames): SlackBlock {
  const named = visible(names.join(", "), 300);
  const address = visible(ip, 60);
  return rich(line(bold(`${outboundWords.server} `), plain(outboundWords.reverse[kind](address, named))));
}

function findingParts(findings: readonly FindingShown[]): readonly Part[] {
  if (findings.length === 0) return [{ blocks: [paragraph(outboundWords.nothingWrong)] }];
  return [
    { blocks: [divider, heading(outboundWords.wrong)] },
    ...findings.map((finding, index) => ({
      blocks: [findingBlock(finding)],
      name: outboundWords.finding(index + 1),
      leaves: index,
    })),
  ];
}

function findingBlock({ severity, says, fix, see }: FindingShown): SlackBlock {
  return rich(
    line(bold(`${severitySigns[severity]} ${severityNames[severity]}: `), sentence(cut(says, 600))),
    line(plain(outboundWords.fix), sentence(cut(fix, 600)), plain(` ${outboundWords.see}${see}.`)),
  );
}

function recheck(domain: DomainName): SlackBlock {
  return buttons(button("recheck", { domain }, domain), button("watch", { domain }, domain));
}
