// src/usage-error.ts
var UsageError = class extends Error {
	name = "UsageError";
	hint;
	constructor(message, hint) {
		super(message);
		this.hint = hint;
	}
};

export { UsageError as t };