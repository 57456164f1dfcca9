import { isIPv4, isIPv6 } from "node:net";
import { createHash, randomBytes } from "node:crypto";

// bot/assess/turns.ts
function turns(atOnce) {
	let free = atOnce;
	const queue = [];
	const working = /* @__PURE__ */ new Map();
	const count = (who, by) => {
		const now = (working.get(who) ?? 0) + by;
		if (now === 0) working.delete(who);
		else working.set(who, now);
	};
	return async (work, who = "") => {
		if (free === 0) await new Promise((begin) => queue.push({
			who,
			begin
		}));
		else {
			free--;
			count(who, 1);
		}
		try {
			return await work();
		} finally {
			count(who, -1);
			const next = nextOf(queue, working);
			if (next === void 0) free++;
			else {
				count(next.who, 1);
				next.begin();
			}
		}
	};
}
function nextOf(queue, working) {
	const load = ({ who }) => working.get(who) ?? 0;
	const least = Math.min(...new Set(queue.map(load)));
	const index = queue.findIndex((one) => load(one) === least);
	return index === -1 ? void 0 : queue.splice(index, 1)[0];
}

// bot/assess/destinations.ts
const usualPoliteness = {
	pauseMs: 2e3,
	atOnceInNetwork: 4,
	waiting: 30
};
function destinations({ pauseMs, atOnceInNetwork, waiting: most }) {
	const turns = /* @__PURE__ */ new Map();
	const networks = /* @__PURE__ */ new Map();
	return { visit(address, work) {
		const turn = turns.get(address) ?? {
			waiting: 0,
			free: Promise.resolve()
		};
		if (turn.waiting >= most) return void 0;
		turns.set(address, turn);
		turn.waiting++;
		const done = turn.free.then(() => within(networks, networkOf(address), atOnceInNetwork, work));
		turn.free = done.then(rest, rest);
		return done;
		async function rest() {
			await new Promise((resolve) => setTimeout(resolve, pauseMs).unref());
			turn.waiting--;
			if (turn.waiting === 0) turns.delete(address);
		}
	} };
}
async function within(networks, key, atOnce, work) {
	const network = networks.get(key) ?? {
		users: 0,
		inTurn: turns(atOnce)
	};
	networks.set(key, network);
	network.users++;
	try {
		return await network.inTurn(work);
	} finally {
		network.users--;
		if (network.users === 0) networks.delete(key);
	}
}
function networkOf(address) {
	if (isIPv4(address)) return address.split(".").slice(0, 3).join(".");
	if (!isIPv6(address)) return address;
	const [head = "", tail] = address.split("::", 2);
	const front = head === "" ? [] : head.split(":");
	const back = tail === void 0 || tail === "" ? [] : tail.split(":");
	const zeros = tail === void 0 ? [] : Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => "0");
	return [
		...front,
		...zeros,
		...back
	].slice(0, 3).map((group) => Number.parseInt(group, 16).toString(16)).join(":");
}

// bot/inbox/address.ts
const alphabet = "abcdefghijklmnopqrstuvwxyz234567";
const secretOctets = 20;
const secretLength = 32;
function newAddress(inboxDomain, random = randomBytes) {
	const secret = ([...random(secretOctets)].map((octet) => octet.toString(2).padStart(8, "0")).join("").match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join("");
	return {
		address: `${secret}@${inboxDomain}`,
		id: idOf(secret)
	};
}
function idOfAddress(address, inboxDomain) {
	const at = address.lastIndexOf("@");
	const secret = address.slice(0, at).toLowerCase();
	return address.slice(at + 1).toLowerCase() === inboxDomain.toLowerCase() && secret.length === secretLength && /^[a-z2-7]+$/.test(secret) ? idOf(secret) : void 0;
}
function idOf(secret) {
	return createHash("sha256").update(`outbound ${secret}`).digest("base64url");
}

// bot/inbox/telling.ts
function outboundTelling({ id, tenant, user }, news, notBefore) {
	return {
		key: `outbound/${id}`,
		tenant,
		channel: user,
		says: {
			kind: "outbound",
			news
		},
		notBefore
	};
}

export { networkOf as a, destinations as i, idOfAddress as n, usualPoliteness as o, newAddress as r, turns as s, outboundTelling as t };