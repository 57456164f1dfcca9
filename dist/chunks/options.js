// src/cli/options.ts
const formats = [
	"text",
	"json",
	"markdown",
	"html",
	"sarif",
	"junit"
];
const openNetwork = async (options) => (await import("./live.js")).openLive(options);

export { openNetwork as n, formats as t };