import { t as UsageError } from "./usage-error.js";
import { renameSync, rmSync, writeFileSync } from "node:fs";

// src/cli/files.ts
function readable(path, read) {
	return tried(`${path} cannot be read`, "Give a file or folder that you may read.", read);
}
function replaceFile(path, content) {
	const beside = `${path}.${process.pid}.new`;
	tried(`${path} cannot be written`, "Give a file in a folder that you may write to.", () => {
		try {
			writeFileSync(beside, content, { flag: "wx" });
			renameSync(beside, path);
		} finally {
			rmSync(beside, { force: true });
		}
	});
}
function tried(trouble, hint, act) {
	try {
		return act();
	} catch (error) {
		if (error instanceof UsageError || !(error instanceof Error) || !("code" in error)) throw error;
		throw new UsageError(`${trouble} (${String(error.code)})`, hint);
	}
}

export { replaceFile as n, readable as t };