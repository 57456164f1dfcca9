import { B as parseName, C as ioOf, L as assess, R as catalogue, S as readZones, b as UsageError, c as markdown, i as reviewJson, m as version, r as json, s as text, x as review } from "./chunks/shared.js";

export { UsageError, assess, catalogue, ioOf, json, markdown, parseName, readZones, review, reviewJson, text, version };