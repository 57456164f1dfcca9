// src/net/within-time.ts
function withinTime(io, expired, time) {
	let isOver = false;
	const end = expired.finally(() => {
		isOver = true;
	});
	const inTime = async (who, ask) => {
		const late = () => ({
			kind: "not-measured",
			because: `${who} did not answer ${time}`
		});
		return isOver ? late() : Promise.race([ask(), end.then(late)]);
	};
	const unanswered = {
		kind: "not-checked",
		because: "no-answer"
	};
	return {
		...io,
		smtp: (mxHost, address) => inTime(`${mxHost} at ${address}`, () => io.smtp(mxHost, address)),
		tlsScan: (mxHost, address) => inTime(`${mxHost} at ${address}`, () => io.tlsScan(mxHost, address)),
		revocation: async (question) => isOver ? unanswered : Promise.race([io.revocation(question), end.then(() => unanswered)]),
		stsPolicy: (domain) => inTime(`the policy host of ${domain}`, () => io.stsPolicy(domain))
	};
}

export { withinTime as t };