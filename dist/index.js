import { L as assess, c as ioOf, o as review, s as readZones, t as markdown } from "./chunks/markdown.js";
import { t as catalogue } from "./chunks/catalogue.js";
import { d as parseName } from "./chunks/rdata.js";
import { i as text, n as reviewJson, t as json } from "./chunks/json.js";
import { t as UsageError } from "./chunks/usage-error.js";
import { t as version } from "./chunks/version.js";

export { UsageError, assess, catalogue, ioOf, json, markdown, parseName, readZones, review, reviewJson, text, version };