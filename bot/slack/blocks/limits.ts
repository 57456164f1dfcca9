/**
 * What Slack takes (docs.slack.dev, `@slack/types` 3.2): lengths in UTF-16 units, counts of things. What Slack does not write
 * down is what others have measured. Renderers stay below these; the validator of the tests reads the same table.
 */
export const limits = {
  /** Of one message: blocks, and all of them as JSON (`msg_blocks_too_long` was seen from 13,200: bolt-js#2509). */
  message: { blocks: 50, json: 12_000, text: 4_000, tables: 1, charts: 2 },
  /** Of a modal or of App Home. Slack takes 250,000 of JSON. */
  view: { blocks: 100, json: 100_000, title: 24, metadata: 3_000, callbackId: 255 },
  blockId: 255,
  actionId: 255,
  header: 150,
  section: { text: 3_000, fields: 10, field: 2_000 },
  context: { elements: 10, text: 2_000 },
  actions: 25,
  button: { text: 75, value: 2_000, url: 3_000, label: 75 },
  confirm: { title: 100, text: 300, confirm: 30, deny: 30 },
  options: { most: 100, text: 75, value: 150 },
  input: { label: 2_000, hint: 2_000, value: 3_000 },
  image: { alt: 2_000, url: 3_000 },
  table: { rows: 100, columns: 20, cells: 10_000 },
  chart: { title: 50, series: 6, categories: 20, label: 20 },
  /** Not written down for `rich_text`: what a section takes. */
  rich: { text: 3_000, elements: 200 },
} as const;

/** What stands in a message's `text`, with room for what Slack adds. */
export const textBudget = limits.message.text - 100;
/** Of all blocks as JSON, with room for ids that Slack adds. */
export const blocksBudget = limits.message.json - 500;
