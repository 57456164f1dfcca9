/** The public door of the library. */
export { assess } from "./assess.ts";
export { type Catalogue, catalogue } from "./catalogue.ts";
export { type DomainName, parseName } from "./dns/name.ts";
export type { Answer, Outcome, Question, Resolver, Security } from "./dns/resolver.ts";
export type { RRset, RRType, SourceRange } from "./dns/rrset.ts";
export type { Zone, ZoneSet } from "./dns/zone.ts";
export type { Io, Measured } from "./io.ts";
export type * from "./model.ts";
export { json, reviewJson } from "./report/json.ts";
export { type MarkdownOptions, markdown } from "./report/markdown.ts";
export type * from "./report/review-json.ts";
export { type Paint, text } from "./report/text.ts";
export { type ReviewOptions, review } from "./review.ts";
export { ioOf } from "./side.ts";
export { UsageError } from "./usage-error.ts";
export { version } from "./version.ts";
export { type Zones, readZones } from "./zones/index.ts";
export type { FileTree } from "./zones/source.ts";
