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
const criteria = [
	"starttls",
	"x509",
	"dane",
	"mta-sts",
	"dnssec",
	"spf",
	"spf-policy",
	"dkim",
	"dmarc",
	"dmarc-policy"
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

export { mailSenders as a, failOnLevels as i, criteria as n, policies as o, deliveries as r, severities as s, categories as t };