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
import { h as hostsSeen, i as domainShown, n as reportOf, o as gainText, p as criterionWords, r as assessmentText, s as topFixes, t as lookAt } from "./chunks/report-of.js";
import { c as recordedIo, i as domainGiven, l as replayedIo, n as assessmentJson, o as parseEvidence, r as assessmentHtml, s as evidenceText, t as assessmentMarkdown } from "./chunks/markdown.js";
import { r as judgeMessage, t as messageShown } from "./chunks/shown.js";

export { UsageError, assess, assessmentHtml, assessmentJson, assessmentMarkdown, assessmentOf, assessmentText, catalogue, categories, checkHost, compareLooks, criteria, criterionWords, domainGiven, domainShown, evaluateDomain, evidenceText, gainText, hostsSeen, ioOf, json, judgeMessage, lookAt, markdown, messageShown, nearest, parseEvidence, parseName, readZones, recordedIo, replayedIo, reportOf, review, reviewJson, severities, text, topFixes, version, withinBudget };