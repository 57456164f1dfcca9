import { S as parseName, _ as readZones, b as catalogue, g as review, h as UsageError, i as markdown, l as version, n as reviewJson, r as text, t as json, v as ioOf, y as assess } from "./chunks/shared.js";

export { UsageError, assess, catalogue, ioOf, json, markdown, parseName, readZones, review, reviewJson, text, version };