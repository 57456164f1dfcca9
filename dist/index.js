import { f as parseName } from "./chunks/rdata.js";
import { t as catalogue } from "./chunks/catalogue.js";
import { n as criteria, s as severities, t as categories } from "./chunks/model.js";
import { n as assessmentOf, r as evaluateDomain, t as assess } from "./chunks/assess.js";
import { i as nearest, n as readZones, r as ioOf, t as review } from "./chunks/review.js";
import { n as reviewJson, t as json } from "./chunks/json.js";
import { C as withinBudget, d as markdown } from "./chunks/html-page.js";
import { t as UsageError } from "./chunks/usage-error.js";
import { t as version } from "./chunks/version.js";
import { t as text } from "./chunks/text.js";
import { n as checkHost, t as compareLooks } from "./chunks/src.js";
import { c as gainText, i as domainShown, l as topFixes, m as hostsSeen, n as reportOf, r as assessmentText, t as lookAt } from "./chunks/report-of.js";
import { c as recordedIo, i as domainGiven, l as replayedIo, n as assessmentJson, o as parseEvidence, r as assessmentHtml, s as evidenceText, t as assessmentMarkdown } from "./chunks/markdown.js";

export { UsageError, assess, assessmentHtml, assessmentJson, assessmentMarkdown, assessmentOf, assessmentText, catalogue, categories, checkHost, compareLooks, criteria, domainGiven, domainShown, evaluateDomain, evidenceText, gainText, hostsSeen, ioOf, json, lookAt, markdown, nearest, parseEvidence, parseName, readZones, recordedIo, replayedIo, reportOf, review, reviewJson, severities, text, topFixes, version, withinBudget };