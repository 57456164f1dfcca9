import { f as parseName } from "./rdata.js";

// src/dns/impossible.ts
function isImpossible(owner) {
	return !parseName(owner).ok;
}
function impossibleAnswer(owner, type) {
	return {
		question: {
			owner,
			type
		},
		outcome: { kind: "nxdomain" },
		aliases: [],
		security: "secure",
		source: "live"
	};
}

export { isImpossible as n, impossibleAnswer as t };