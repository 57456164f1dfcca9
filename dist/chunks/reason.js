// src/dns/dnssec/reason.ts
const extendedErrorOf = {
	"unsigned-delegation": void 0,
	"opt-out": void 0,
	"unsupported-algorithm": 1,
	"unsupported-digest": 2,
	"nsec3-iterations": 27,
	"negative-trust-anchor": void 0,
	"signature-missing": 10,
	"signature-invalid": 6,
	"signature-expired": 7,
	"signature-not-yet-valid": 8,
	"signature-malformed": 6,
	"key-missing": 9,
	"ds-mismatch": 9,
	"key-unusable": 11,
	"dnskey-missing": 9,
	"denial-missing": 12,
	"alias-wrong": 6,
	"too-many-signatures": 6,
	"too-many-keys": 6,
	"too-many-hashes": 6,
	"no-answer": 22,
	"no-trust-anchor": 5,
	unsignable: 5,
	"signatures-stripped": 10,
	"too-many-aliases": 5,
	"too-deep": 5,
	"too-much-work": 5
};

export { extendedErrorOf as t };