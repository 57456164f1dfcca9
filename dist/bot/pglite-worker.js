import { createServer } from "node:net";
import { once } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import { join } from "node:path";
import { existsSync } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";

// bot/store/frontend-messages.ts
const maxMessage = 2 ** 26;
const sslRequest = 80877103;
const cancelRequest = 80877102;
function frontendReader() {
	let pieces = [];
	let held = 0;
	let needed = 0;
	let hasStarted = false;
	return (arrived) => {
		pieces.push(arrived);
		held += arrived.length;
		if (held < needed) return [];
		let rest = Buffer.concat(pieces);
		const messages = [];
		for (;;) {
			needed = lengthOf(rest, hasStarted);
			if (rest.length < needed) break;
			const message = messageOf(rest.subarray(0, needed), hasStarted);
			hasStarted ||= message.kind === "startup";
			messages.push(message);
			rest = rest.subarray(needed);
		}
		pieces = [rest];
		held = rest.length;
		return messages;
	};
}
function lengthOf(octets, hasStarted) {
	const type = hasStarted ? 1 : 0;
	if (octets.length < type + 4) return type + 4;
	const length = octets.readUInt32BE(type);
	if (length < (hasStarted ? 4 : 8) || length > maxMessage) throw new RangeError(`a message of ${length} octets`);
	return type + length;
}
function messageOf(octets, hasStarted) {
	if (hasStarted) return {
		kind: "typed",
		type: String.fromCharCode(octets[0] ?? 0),
		octets
	};
	const code = octets.readUInt32BE(4);
	if (code === sslRequest) return { kind: "ssl-request" };
	return code === cancelRequest ? { kind: "cancel-request" } : {
		kind: "startup",
		octets
	};
}

// bot/store/pglite-server.ts
async function servePglite(db, path) {
	const turns = newTurns();
	const open = /* @__PURE__ */ new Map();
	const server = createServer((socket) => {
		const served = serve(socket, db, turns).finally(() => open.delete(socket));
		open.set(socket, served);
	});
	server.listen(path);
	await once(server, "listening");
	return { async close() {
		server.close();
		const ended = [...open.values()];
		for (const socket of open.keys()) socket.destroy();
		await Promise.all(ended);
	} };
}
function newTurns() {
	let last = Promise.resolve();
	return async () => {
		const before = last;
		const { promise, resolve } = Promise.withResolvers();
		last = promise;
		await before;
		return resolve;
	};
}
async function serve(socket, db, turns) {
	const session = sessionOf(socket, db, turns);
	const read = frontendReader();
	socket.setNoDelay(true);
	socket.on("error", () => socket.destroy());
	try {
		for await (const arrived of socket) for (const message of read(arrived)) if (!await handle(message, socket, session)) return;
	} catch (error) {
		if (!socket.destroyed && !(error instanceof RangeError)) throw error;
	} finally {
		socket.destroy();
		await session.abandon();
	}
}
async function handle(message, socket, session) {
	switch (message.kind) {
		case "ssl-request":
			socket.write("N");
			return true;
		case "cancel-request": return false;
		case "startup":
			await session.send(message.octets, true);
			return true;
		case "typed":
			if (message.type === "X") return false;
			await session.send(message.octets, message.type === "Q" || message.type === "S");
			return true;
	}
}
const sync = Uint8Array.of(83, 0, 0, 0, 4);
const rollback = Buffer.from("Q\0\0\0\rROLLBACK\0", "latin1");
function sessionOf(socket, db, turns) {
	let giveBack;
	const onRawData = (octets) => {
		if (socket.writable) socket.write(Buffer.from(octets));
	};
	return {
		async send(octets, endsRequest) {
			giveBack ??= await turns();
			await db.execProtocolRawStream(octets, { onRawData });
			if (!endsRequest || db.isInTransaction()) return;
			giveBack();
			giveBack = void 0;
		},
		async abandon() {
			if (giveBack === void 0) return;
			await db.execProtocolRawStream(sync, { onRawData });
			if (db.isInTransaction()) await db.execProtocolRawStream(rollback, { onRawData });
			giveBack();
			giveBack = void 0;
		}
	};
}

// bot/store/pglite-worker.ts
const { dataDir, template, socket } = workerData;
const port = parentPort;
if (port === null) throw new Error("pglite-worker.ts is a worker thread");
const reply = (message) => port.postMessage(message);
const isNew = dataDir === void 0 || !existsSync(join(dataDir, "PG_VERSION"));
const db = await PGlite.create({
	...dataDir === void 0 ? {} : { dataDir },
	...isNew && template !== void 0 ? { loadDataDir: new Blob([await readFile(template)]) } : {}
});
const server = await servePglite(db, socket);
port.on("message", (request) => void answer(request));
reply({ kind: "serving" });
async function answer(request) {
	switch (request.kind) {
		case "back-up":
			await backUp(request.file);
			return reply({ kind: "backed-up" });
		case "close":
			await server.close();
			await db.close();
			reply({ kind: "closed" });
			port?.close();
	}
}
async function backUp(file) {
	const dump = await db.dumpDataDir("gzip");
	await writeFile(`${file}.part`, new Uint8Array(await dump.arrayBuffer()), { mode: 384 });
	await rename(`${file}.part`, file);
}

export {  };