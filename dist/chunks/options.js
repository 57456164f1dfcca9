// src/cli/options.ts
const formats = [
	"text",
	"json",
	"markdown",
	"html",
	"sarif",
	"junit"
];
const assessFormats = [
	"text",
	"json",
	"markdown",
	"html"
];
const openNetwork = async (options) => (await import("./live2.js")).openLive(options);

export { formats as n, openNetwork as r, assessFormats as t };