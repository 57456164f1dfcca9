import { i as clean, o as count } from "./words.js";

// src/cli/messages.ts
const another = "Name one that does, such as --resolver tls://ADDRESS#NAME or --resolver https://NAME/dns-query.";
function capabilityText(capability) {
	switch (capability.kind) {
		case "dnssec": return;
		case "strips": return `${resolvers(capability.servers)} no DNSSEC records on, so nothing can be validated. ${another}`;
		case "unreachable": return `No answer from ${capability.servers.map((server) => clean(server)).join(", ")}: ${clean(capability.why)}. If a firewall is in the way, name a resolver that can be reached, such as --resolver https://NAME/dns-query.`;
	}
}
function resolvers(servers) {
	const listed = servers.map((server) => clean(server)).join(", ");
	return servers.length === 1 ? `The resolver ${listed} passes` : `The resolvers ${listed} pass`;
}
function notRecorded(file) {
	return `Nobody answered, so ${file} is not written.`;
}
function withinText(seconds) {
	return `within ${count(seconds, "second")}`;
}
function roundsText({ questions, rounds }) {
	return `${count(questions, "DNS question")} were sent, in ${count(rounds, "round")}: those of one wait for no answer to another of it.`;
}

export { withinText as i, notRecorded as n, roundsText as r, capabilityText as t };