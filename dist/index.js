import { I as assess, L as catalogue, S as ioOf, b as review, c as markdown, i as reviewJson, p as version, r as json, s as text, x as readZones, y as UsageError, z as parseName } from "./chunks/shared.js";

export { UsageError, assess, catalogue, ioOf, json, markdown, parseName, readZones, review, reviewJson, text, version };