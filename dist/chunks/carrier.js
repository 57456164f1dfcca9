// src/net/dns/places.ts
function places(count, mostWaiting) {
	let waiting = [];
	let gone = 0;
	let free = count;
	const release = () => {
		const next = waiting[gone];
		if (next === void 0) {
			free++;
			return;
		}
		gone++;
		if (gone * 2 > waiting.length) {
			waiting = waiting.slice(gone);
			gone = 0;
		}
		next();
	};
	const turn = async () => {
		if (free > 0) free--;
		else await new Promise((resolve) => waiting.push(resolve));
	};
	return { take(work) {
		if (free === 0 && waiting.length - gone >= mostWaiting) return void 0;
		return turn().then(work).finally(release);
	} };
}

// src/net/dns/trouble.ts
const trouble = (why, detail) => ({
	kind: "failed",
	why,
	detail
});
const silence = trouble("timeout", "no answer");
const closed = trouble("unreachable", "closed");
const codes = [
	["refused-connection", "ECONNREFUSED ECONNRESET ECONNABORTED EPIPE"],
	["timeout", "ETIMEDOUT"],
	["unreachable", "EHOSTUNREACH ENETUNREACH EHOSTDOWN ENETDOWN EADDRNOTAVAIL EAFNOSUPPORT EINVAL EACCES EPERM EMSGSIZE"],
	["unreachable", "ENOTFOUND EAI_AGAIN EAI_FAIL EAI_NODATA EAI_NONAME"],
	["busy", "EMFILE ENFILE ENOBUFS ENOMEM EAGAIN"],
	["tls", "UNABLE_TO_GET_ISSUER_CERT UNABLE_TO_GET_ISSUER_CERT_LOCALLY UNABLE_TO_VERIFY_LEAF_SIGNATURE INVALID_CA"],
	["tls", "UNABLE_TO_DECRYPT_CERT_SIGNATURE UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY CERT_SIGNATURE_FAILURE CERT_REVOKED"],
	["tls", "ERROR_IN_CERT_NOT_BEFORE_FIELD ERROR_IN_CERT_NOT_AFTER_FIELD CERT_NOT_YET_VALID CERT_HAS_EXPIRED"],
	["tls", "DEPTH_ZERO_SELF_SIGNED_CERT SELF_SIGNED_CERT_IN_CHAIN CERT_CHAIN_TOO_LONG PATH_LENGTH_EXCEEDED"],
	["tls", "INVALID_PURPOSE CERT_UNTRUSTED CERT_REJECTED HOSTNAME_MISMATCH UNSPECIFIED EPROTO"],
	["http", "ERR_STREAM_PREMATURE_CLOSE"]
];
const families = [
	["tls", "ERR_TLS_"],
	["tls", "ERR_SSL_"],
	["tls", "ERR_OSSL_"],
	["http", "ERR_HTTP2_"],
	["http", "HPE_"]
];
function troubleOf(error) {
	const code = codeOf(error);
	if (code === "ABORT_ERR") return silence;
	const why = whyOf(code);
	if (why === void 0) throw error;
	return trouble(why, code);
}
function whyOf(code) {
	return (codes.find(([, names]) => names.split(" ").includes(code)) ?? families.find(([, prefix]) => code.startsWith(prefix)))?.[0];
}
function hasCode(error, ...codes) {
	return codes.includes(codeOf(error));
}
function codeOf(error) {
	if (error instanceof AggregateError && !("code" in error)) return codeOf(error.errors[0]);
	return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

// src/net/time-limit.ts
function afterTime(ms, over) {
	let reading;
	const timer = setTimeout(() => {
		reading = setImmediate(over);
	}, ms);
	return { stop() {
		clearTimeout(timer);
		clearImmediate(reading);
	} };
}
function timeLimit(ms) {
	const controller = new AbortController();
	setTimeout(() => setImmediate(() => controller.abort()), ms).unref();
	return controller.signal;
}

// src/net/dns/carrier.ts
function timeLeft({ timeoutMs, until }) {
	return Math.max(0, Math.min(timeoutMs, until - performance.now()));
}

export { hasCode as a, troubleOf as c, closed as i, places as l, afterTime as n, silence as o, timeLimit as r, trouble as s, timeLeft as t };