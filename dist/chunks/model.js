// src/model.ts
const severities = [
	"critical",
	"high",
	"medium",
	"low",
	"info"
];
const categories = [
	"confidential-delivery",
	"phishing-identity-theft",
	"message-integrity"
];
const policies = [
	"absent",
	"none",
	"quarantine",
	"reject"
];
const mailSenders = [
	"opportunistic-tls",
	"mta-sts",
	"dane",
	"requiretls"
];
const deliveries = [
	"encrypted-authenticated",
	"encrypted",
	"clear",
	"refused"
];
const failOnLevels = [
	"critical",
	"high",
	"medium",
	"low",
	"none"
];

export { policies as a, mailSenders as i, deliveries as n, severities as o, failOnLevels as r, categories as t };