import { _ as waivedText, c as grouped, d as notMeasured, f as outsideText, g as trends, h as tell, i as clean, l as headline, m as switchedOffText, n as cellOf, o as count, r as changesOf, s as domainsOf, t as categoryNames, u as isWorthShowing } from "./words.js";
import { s as severities, t as categories } from "./model.js";
import { i as fingerprintOf } from "./json.js";
import { a as linesList, c as markup, g as rfcsIn, h as rfcUri, i as reference, m as pathUri, n as page, o as spfMarkup, p as linkOf, r as prose, s as table, t as code } from "./html-page.js";
import { t as UsageError } from "./usage-error.js";
import { t as version } from "./version.js";
import { a as tablesOf, r as marks } from "./text.js";
import { spawnSync } from "node:child_process";

// src/github/blobs.ts
const maxFile = 2 ** 28;
const maxTotal = 2 ** 30;
const maxBatch = 2 ** 26;
const maxGuessed = 2 ** 20;
const maxGuess = 2 ** 24;
function blobsIn(git) {
	const contents = /* @__PURE__ */ new Map();
	let total = 0;
	const load = (blobs) => {
		const missing = new Map(blobs.filter(({ id, size }) => !contents.has(id) && size <= maxFile).map((one) => [one.id, one]));
		for (const batch of batchesOf([...missing.values()], maxBatch)) {
			total += sizeOf(batch);
			if (total > maxTotal) throw tooLarge("the files to read are", total, maxTotal);
			for (const [id, content] of readBatch(git, batch)) contents.set(id, content);
		}
	};
	return {
		git,
		get: ({ id }) => contents.get(id),
		load,
		read(blob, next) {
			if (blob.size > maxFile) throw tooLarge("a file is", blob.size, maxFile);
			const [guess = []] = batchesOf(next.filter(({ size }) => size <= maxGuessed), maxGuess);
			load(total + maxGuess > maxTotal ? [blob] : [blob, ...guess]);
			const content = contents.get(blob.id);
			if (content === void 0) throw new Error(`git did not give ${blob.id}`);
			return content;
		}
	};
}
function tooLarge(what, octets, max) {
	return new UsageError(`${what} ${mebibytes(octets)}, over the ${mebibytes(max)} that are read`, "Name the zone files with the input or option `zones`.");
}
function mebibytes(octets) {
	return `${Math.ceil(octets / 2 ** 20)} MiB`;
}
function sizeOf(blobs) {
	return blobs.reduce((sum, { size }) => sum + size, 0);
}
function batchesOf(blobs, max) {
	const batches = [];
	let room = 0;
	for (const blob of blobs) {
		if (blob.size > room || batches.length === 0) {
			batches.push([]);
			room = max;
		}
		batches.at(-1)?.push(blob);
		room -= blob.size;
	}
	return batches;
}
function readBatch(git, blobs) {
	const ran = git.read([
		"cat-file",
		"--batch",
		"--buffer"
	], {
		input: blobs.map(({ id }) => `${id}\n`).join(""),
		maxBytes: sizeOf(blobs) + 200 * blobs.length + 1e3
	});
	if (!ran.ok) throw notThere(ran.stderr.trim());
	return contentsIn(ran.stdout);
}
function* contentsIn(output) {
	for (let start = 0; start < output.length;) {
		const line = output.indexOf(10, start);
		const [id = "", type = "", size = ""] = output.toString("latin1", start, line).split(" ");
		if (type !== "blob") throw notThere(`${id} is ${type}`);
		const end = line + 1 + Number(size);
		yield [id, output.subarray(line + 1, end)];
		start = end + 1;
	}
}
function notThere(why) {
	return new UsageError(`a file's content is not in this clone (${why})`, "The clone is partial: check out without `filter`, or run git fetch --refetch.");
}

// src/github/git-tree.ts
const maxListing = 2 ** 28;
const maxRevision = 1e3;
const maxAhead = 512;
function gitTree(blobs, revision) {
	const commit = findCommit(blobs.git, revision);
	if (commit === void 0) throw new UsageError(`${JSON.stringify(revision.slice(0, maxRevision))} is not a commit of this repository`, "Give a branch, a tag or a commit that is here; a shallow clone has only its newest commit.");
	return treeOf(filesOf(blobs.git, commit), {
		label: revision,
		commit,
		blobs
	});
}
function emptyTree(label) {
	return {
		label,
		paths: [],
		has: () => false,
		id: () => "",
		size: () => 0,
		read: () => void 0
	};
}
function findCommit(git, revision) {
	if (revision === "" || revision.length > maxRevision || /[\0-\x1f\x7f]/.test(revision)) return void 0;
	const ran = git.read([
		"rev-parse",
		"--verify",
		"--quiet",
		"--end-of-options",
		`${revision}^{commit}`
	]);
	const name = ran.stdout.toString().trim();
	return ran.ok && /^[0-9a-f]{40,64}$/.test(name) ? name : void 0;
}
function treeOf(files, { label, commit, blobs }) {
	const entriesOf = (paths) => paths.flatMap((path) => files.get(path) ?? []);
	const ahead = readAhead([...files.keys()], (path) => entriesOf([path]).every((file) => blobs.get(file) === void 0));
	return {
		label,
		commit,
		paths: [...files.keys()],
		has: (path) => files.has(path),
		id: (path) => files.get(path)?.id ?? "",
		size: (path) => files.get(path)?.size ?? 0,
		prefetch: (paths) => blobs.load(entriesOf(paths)),
		read(path) {
			const file = files.get(path);
			if (file === void 0) return void 0;
			return blobs.get(file) ?? blobs.read(file, entriesOf(ahead(path)));
		}
	};
}
function readAhead(paths, isUnread) {
	let count = 8;
	let groups;
	return (path) => {
		groups ??= Map.groupBy(paths, endingOf);
		const alike = groups.get(endingOf(path)) ?? [];
		const at = alike.indexOf(path);
		count = Math.min(count * 2, maxAhead);
		return [...alike.slice(at + 1), ...alike.slice(0, at)].values().filter(isUnread).take(count).toArray();
	};
}
function endingOf(path) {
	return path.slice(path.lastIndexOf("/") + 1).match(/\.[^.]*$/)?.[0] ?? "";
}
function filesOf(git, commit) {
	const ran = git.read([
		"ls-tree",
		"-r",
		"-z",
		"-l",
		"--full-tree",
		commit
	], { maxBytes: maxListing });
	if (!ran.ok) throw new UsageError(`the files of ${commit} cannot be listed: ${ran.stderr.trim()}`, "Check the clone: git fsck.");
	return new Map(entriesIn(ran.stdout));
}
function* entriesIn(listing) {
	for (let start = 0; start < listing.length;) {
		const end = listing.indexOf(0, start);
		const tab = listing.indexOf(9, start);
		const [mode = "", , id = "", size = ""] = listing.toString("latin1", start, tab).split(/ +/);
		if (mode.startsWith("100")) yield [pathOf(listing.subarray(tab + 1, end)), {
			id,
			size: Number(size)
		}];
		start = end + 1;
	}
}
function pathOf(octets) {
	const path = octets.toString();
	return path.includes("�") ? octets.toString("latin1") : path;
}

// src/github/git.ts
const maxBytes = 2 ** 20;
const fetchTimeout = 3e5;
const quiet = [
	["core.fsmonitor", "false"],
	["core.hooksPath", "/dev/null"],
	["gc.auto", "0"],
	["maintenance.auto", "false"],
	["fetch.recurseSubmodules", "false"]
];
function gitIn(directory, env) {
	return {
		directory,
		read: (args, limits = {}) => run(directory, args, {
			env: {
				...environmentOf(env, quiet),
				GIT_CONFIG_NOSYSTEM: "1"
			},
			input: limits.input ?? "",
			maxBuffer: limits.maxBytes ?? maxBytes
		}),
		fetch: (args, settings) => run(directory, args, {
			env: environmentOf(env, [...quiet, ...settings]),
			input: "",
			maxBuffer: maxBytes,
			timeout: fetchTimeout
		})
	};
}
function run(directory, args, options) {
	const { error, status, stdout, stderr } = spawnSync("git", [
		"--no-pager",
		"-C",
		directory,
		...args
	], options);
	if (error !== void 0 && !isTimeout(error)) throw notRun(error, args);
	const ran = {
		ok: status === 0,
		stdout,
		stderr: error === void 0 ? stderr.toString() : "it took too long"
	};
	if (!ran.ok) refuse(directory, ran.stderr);
	return ran;
}
function isTimeout(error) {
	return error.code === "ETIMEDOUT";
}
function notRun(error, args) {
	if (error.code === "ENOENT") return new UsageError("git was not found", "Install git, or put it on the PATH.");
	if (error.code === "ENOBUFS") return new UsageError(`git ${args[0] ?? ""} said more than is read here`, "The repository is too large for mecsa.");
	return error;
}
function refuse(directory, stderr) {
	if (stderr.includes("dubious ownership")) throw new UsageError(`git does not trust ${directory}, because it belongs to another user`, `Run git config --global --add safe.directory "$PWD" in it first.`);
	if (stderr.includes("not a git repository") || stderr.includes("cannot change to")) throw new UsageError(`${directory} is not a git repository`, "Run mecsa inside of one; in a workflow, put actions/checkout before it.");
}
function environmentOf(env, settings) {
	const kept = Object.entries(env).filter(([key]) => !/^(?:GIT_(?!SSH|SSL)|INPUT_|ACTIONS_|GITHUB_TOKEN)/i.test(key));
	const numbered = settings.flatMap(([key, value], index) => [[`GIT_CONFIG_KEY_${index}`, key], [`GIT_CONFIG_VALUE_${index}`, value]]);
	return {
		...Object.fromEntries(kept),
		LC_ALL: "C",
		GIT_TERMINAL_PROMPT: "0",
		GIT_NO_REPLACE_OBJECTS: "1",
		GIT_OPTIONAL_LOCKS: "0",
		GIT_CONFIG_COUNT: String(settings.length),
		...Object.fromEntries(numbered)
	};
}

// src/zones/source.ts
const maxCounted = 2 ** 28;
function linesIn(tree) {
	const known = /* @__PURE__ */ new Map();
	return (file) => {
		if (!known.has(file)) known.set(file, linesOf(tree, file));
		return known.get(file);
	};
}
function linesOf(tree, file) {
	if (tree.has(file) && tree.size(file) > maxCounted) return 1;
	const octets = tree.has(file) ? tree.read(file) : void 0;
	if (octets === void 0) return void 0;
	const lines = octets.reduce((count, octet) => octet === 10 ? count + 1 : count, 0);
	return octets.at(-1) === 10 ? lines : lines + 1;
}

// src/report/html.ts
const maxFindings$1 = 1e3;
const maxDomains$1 = 500;
const maxDetailed = 100;
const maxLines = 2e3;
const maxNotes$1 = 500;
function html(review, catalogue, options = {}) {
	const sections = sectionsOf(review, catalogue, options);
	const title = `mecsa: ${headline(review)}`;
	const switchedOff = switchedOffText(review);
	return page({
		title,
		intro: markup`${gate(review)} ${sides(review, options)}`,
		sections,
		footer: markup`${switchedOff === void 0 ? "" : markup`<p>${switchedOff}.</p>`}<p>${outsideText(review)} mecsa ${version}</p>`
	});
}
function gate({ gate: { failed, failOn, warnOnly } }) {
	if (failOn === "none") return markup`<span class="gate note">The gate is off</span>`;
	return failed ? markup`<span class="gate bad">The gate failed (fail-on: ${failOn}${warnOnly ? ", as a warning" : ""})</span>` : markup`<span class="gate good">The gate passed (fail-on: ${failOn})</span>`;
}
function sides({ compared, zonesChanged, zonesSeen }, { beforeSha, afterSha }) {
	const [before, after] = [beforeSha?.slice(0, 12) ?? compared.before, afterSha?.slice(0, 12) ?? compared.after];
	const zones = `${count(zonesChanged.length, "zone")} of ${zonesSeen} changed.`;
	return markup`Compared ${code(before)} with ${code(after)}: ${zones}`;
}
function sectionsOf(review, catalogue, options) {
	const { blocking, others, waived, improvements } = grouped(review);
	const worthy = review.domains.filter((domain) => isWorthShowing(review, domain) || domain.spf !== void 0);
	const findings = (changes) => [...changes.slice(0, maxFindings$1).map((change) => finding(change, catalogue, options)), ...more(changes.length - maxFindings$1, "finding")];
	return [
		{
			id: "scores",
			title: "Scores",
			amount: worthy.length,
			body: scores(review, worthy)
		},
		{
			id: "blocking",
			title: "Blocking findings",
			amount: blocking.length,
			body: findings(blocking)
		},
		{
			id: "others",
			title: "Below the limit, or not comparable",
			amount: others.length,
			body: findings(others)
		},
		{
			id: "waived",
			title: "Waived",
			amount: waived.length,
			body: findings(waived)
		},
		{
			id: "better",
			title: "Better than before",
			amount: improvements.length,
			body: findings(improvements)
		},
		...domainSection(worthy),
		recordSection(review),
		noteSection("not-assessed", "Not assessed", [...review.notAssessed.map(noteItem), ...openCriteria$1(review)]),
		noteSection("notes", "Notes on the files", review.notes.map(noteItem))
	].filter(({ amount }) => amount > 0);
}
function more(amount, noun) {
	return amount > 0 ? [markup`<p>… and ${count(amount, `more ${noun}`)}.</p>`] : [];
}
function scores(review, domains) {
	const columns = [
		"Domain",
		...categories.map((category) => categoryNames[category]),
		"Findings"
	];
	const rows = domains.slice(0, maxDomains$1).map((domain) => ({
		head: code(domain.domain),
		cells: [...categories.map((category) => scoreCell(domain, category)), foundText(review, domain)]
	}));
	const legend = markup`<p class="small">A range goes from what is certain to what is possible if all that was not measured were good; the bar shows it as it is after the change.</p>`;
	return [
		table("Stars of 0 to 5, before and after", columns, rows),
		...more(domains.length - maxDomains$1, "domain"),
		legend
	];
}
function scoreCell(domain, category) {
	const score = domain.after?.scores.find((one) => one.category === category);
	const cell = cellOf(domain, category);
	return [
		changedText(cell, "stars"),
		markup`<span class="trend">${trends[cell.trend]}</span>`,
		bar(score),
		pointsText(cell)
	];
}
function changedText({ before, after }, of) {
	if (before === void 0) return after === void 0 ? "not assessed" : after[of];
	if (after === void 0) return `${before[of]} → not assessed`;
	return before[of] === after[of] ? after[of] : `${before[of]} → ${after[of]}`;
}
function pointsText(cell) {
	const points = cell.after === void 0 || cell.after.points === "" ? "" : `${changedText(cell, "points")} points`;
	return markup`<span class="small">${points}</span>`;
}
function bar(score) {
	if (score === void 0 || !score.applicable) return "";
	const { min, max } = score.points;
	return markup`<span class="bar" style="--min:${Math.round(min)};--max:${Math.round(max)}" aria-hidden="true"></span>`;
}
function foundText(review, { domain }) {
	const found = changesOf(review, domain).filter(({ direction }) => direction !== "strengthened");
	return [...Map.groupBy(found, ({ severity }) => severity)].map(([severity, some]) => `${some.length} ${severity}`).join(", ") || "none";
}
const tones = {
	critical: "bad",
	high: "bad",
	medium: "warn",
	low: "note",
	info: "note"
};
const directions = {
	weakened: "weaker than before",
	"breaks-mail": "breaks mail",
	strengthened: "better than before",
	incomparable: "not comparable"
};
function finding(change, catalogue, options) {
	const told = tell(change, catalogue);
	const isBetter = change.direction === "strengthened";
	const waived = waivedText(change);
	const tone = isBetter ? "good" : tones[change.severity];
	return markup`<article class="is-${tone}">
<h3><span class="badge ${tone}">${isBetter ? "better" : change.severity}</span> ${told.title}: ${code(change.name)}</h3>
<p>${prose(told.says)}</p>
${change.before === change.after ? "" : sidesOf(change)}
${waived === void 0 ? "" : markup`<p>${waived}.</p>`}
${isBetter ? "" : markup`<p><strong>Fix:</strong> ${prose(told.fix)}</p>`}
<p class="small">${code(change.rule)} · ${directions[change.direction]}${place(change, options)} · ${reference(told.see)}</p>
</article>
`;
}
function sidesOf({ before, after }) {
	return markup`<dl><dt>Before</dt><dd>${code(before)}</dd><dt>After</dt><dd>${code(after)}</dd></dl>`;
}
function place({ from }, options) {
	if (from === void 0) return "";
	const { label, uri } = linkOf(from, options);
	return uri === void 0 ? [" · ", code(label)] : markup` · <a href="${uri}">${code(label)}</a>`;
}
function domainSection(domains) {
	const detailed = domains.filter((domain) => domain.spf !== void 0 || tablesOf(domain).length > 0);
	const body = [...detailed.slice(0, maxDetailed).map(domainDetail), ...more(detailed.length - maxDetailed, "domain")];
	return [{
		id: "domains",
		title: "What it means for each domain",
		amount: detailed.length,
		body
	}];
}
function domainDetail(domain) {
	const tables = tablesOf(domain).map(({ title, columns, rows }) => table(title, columns, rows.map(({ head, cells, trend }) => ({
		head: [head, markup`<span class="trend">${marks[trend]}</span>`],
		cells: cells.map(prose)
	}))));
	return markup`<h3>${code(domain.domain)}</h3>
${tables}${domain.spf === void 0 ? "" : spfMarkup(domain.spf)}`;
}
function recordSection({ records }) {
	const lines = records.filter(({ type }) => type !== "SOA").flatMap(({ owner, type, before, after }) => {
		const side = (sign, rdata, others) => {
			const kept = new Set(others);
			return rdata.filter((one) => !kept.has(one)).map((one) => ({
				sign,
				depth: 0,
				text: clean(`${owner} ${type} ${one}`, 1e3)
			}));
		};
		return [...side("-", before, after), ...side("+", after, before)];
	});
	const body = [linesList(lines.slice(0, maxLines)), ...more(lines.length - maxLines, "record")];
	return {
		id: "records",
		title: "Records that differ",
		amount: lines.length,
		body
	};
}
function noteSection(id, title, items) {
	const list = items.slice(0, maxNotes$1).map((item) => markup`<li>${item}</li>`);
	const body = [markup`<ul>${list}</ul>`, ...more(items.length - maxNotes$1, "note")];
	return {
		id,
		title,
		amount: items.length,
		body
	};
}
function noteItem({ what, why, file, line }) {
	const where = line === void 0 ? file : `${file}:${line}`;
	return [
		code(what),
		": ",
		prose(clean(why)),
		where === void 0 || file === what ? "" : [
			" (",
			code(where),
			")"
		]
	];
}
function openCriteria$1(review) {
	return notMeasured(review).map(({ criterion, because, domains }) => {
		const on = review.domains.length > 1 ? ` on ${count(domains, "domain")}` : "";
		return [
			"criterion ",
			code(criterion),
			`${on}: `,
			prose(because)
		];
	});
}

// src/report/junit.ts
const maxCases = 5e3;
function junit(review, catalogue) {
	const suites = /* @__PURE__ */ new Map();
	const left = addCases(suites, casesOf(review, catalogue));
	if (left > 0) suites.set("mecsa", [{
		...passed("more"),
		outcome: "skipped",
		message: `${left} more are left out`
	}]);
	if (suites.size === 0) suites.set("mecsa", [passed(headline(review))]);
	const all = [...suites.values()].flat();
	const parts = [...suites].map(([name, cases]) => suite(name, cases));
	return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="mecsa"${counts(all)}>\n${parts.join("")}</testsuites>\n`;
}
function addCases(suites, cases) {
	let seen = 0;
	for (const [name, testCase] of cases) {
		if (++seen > maxCases) continue;
		const list = suites.get(name) ?? [];
		list.push(testCase);
		suites.set(name, list);
	}
	return Math.max(0, seen - maxCases);
}
function* casesOf(review, catalogue) {
	const { blocking, others, waived, improvements } = grouped(review);
	const worst = review.gate.failOn === "none" || review.gate.warnOnly ? "passed" : "failed";
	for (const change of blocking) yield [suiteOf(change), caseOf(change, catalogue, worst)];
	for (const change of [
		...others,
		...waived,
		...improvements
	]) yield [suiteOf(change), caseOf(change, catalogue, "passed")];
	const fired = new Set([
		...blocking,
		...others,
		...waived
	].flatMap(domainsOf));
	for (const domain of review.domains) {
		if (!fired.has(domain.domain)) yield [domain.domain, passed("no weakening found in what was assessed")];
		for (const { criterion, because } of openCriteria(domain)) yield [domain.domain, skipped(criterion, because)];
	}
	for (const note of review.notAssessed) yield ["not assessed", notRead(note)];
}
function suiteOf(change) {
	const [only, ...more] = domainsOf(change);
	return only === void 0 || more.length > 0 ? change.name : only;
}
function caseOf(change, catalogue, outcome) {
	const told = tell(change, catalogue);
	const range = change.from?.range;
	const waived = waivedText(change);
	return {
		name: `${told.rule} ${change.name}: ${told.title}`,
		outcome: waived === void 0 ? outcome : "skipped",
		message: waived ?? told.says,
		text: textOf(change, told),
		...range === void 0 ? {} : {
			file: range.file,
			line: range.line
		}
	};
}
function textOf({ severity, direction, before, after }, { says, fix, see, place }) {
	return [
		`${severity}: ${says}`,
		...place === void 0 ? [] : [place],
		...before === after ? [] : [`- ${clean(before)}`, `+ ${clean(after)}`],
		...direction === "strengthened" ? [] : [`Fix: ${fix}`],
		see
	].join("\n");
}
function passed(name) {
	return {
		name,
		outcome: "passed",
		message: "",
		text: ""
	};
}
function skipped(criterion, because) {
	return {
		name: `criterion ${criterion}`,
		outcome: "skipped",
		message: because,
		text: ""
	};
}
function notRead({ what, why, file, line }) {
	return {
		name: what,
		outcome: "skipped",
		message: why,
		text: "",
		...file === void 0 ? {} : { file },
		...line === void 0 ? {} : { line }
	};
}
function openCriteria({ after }) {
	const all = (after?.scores ?? []).flatMap(({ notMeasured }) => notMeasured);
	return [...new Map(all.map((one) => [one.criterion, one])).values()];
}
function suite(name, cases) {
	const parts = cases.map((one) => testCase(name, one));
	return `  <testsuite${attribute("name", name)}${counts(cases)}>\n${parts.join("")}  </testsuite>\n`;
}
function counts(cases) {
	const amount = (outcome) => cases.filter((one) => one.outcome === outcome).length;
	return ` tests="${cases.length}" failures="${amount("failed")}" errors="0" skipped="${amount("skipped")}" time="0"`;
}
function testCase(suiteName, { name, outcome, message, text, file, line }) {
	const place = `${file === void 0 ? "" : attribute("file", file)}${line === void 0 ? "" : attribute("line", `${line}`)}`;
	const start = `    <testcase${attribute("classname", suiteName)}${attribute("name", name)}${place} time="0"`;
	const body = {
		failed: `<failure${attribute("message", message)} type="weakening">${escaped(text)}</failure>`,
		skipped: `<skipped${attribute("message", message)}/>`,
		passed: text === "" ? "" : `<system-out>${escaped(text)}</system-out>`
	}[outcome];
	return body === "" ? `${start}/>\n` : `${start}>\n      ${body}\n    </testcase>\n`;
}
function attribute(name, value) {
	return ` ${name}="${escaped(clean(value, 1e3))}"`;
}
function escaped(text) {
	const entities = {
		"&": "&amp;",
		"<": "&lt;",
		">": "&gt;",
		"\"": "&quot;",
		"'": "&apos;"
	};
	return text.toWellFormed().replace(/[^\t\n\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, "�").replace(/[&<>"']/g, (char) => entities[char] ?? char);
}

// src/report/sarif.ts
const maxFindings = 5e3;
const maxNotes = 200;
const maxDomains = 20;
const maxMessage = 4e3;
const root = "%SRCROOT%";
function sarif(review, catalogue, options) {
	const { blocking, others, waived } = grouped(review);
	const found = [
		...blocking,
		...others,
		...waived
	];
	const shown = found.slice(0, maxFindings);
	const rules = rulesOf(shown, catalogue);
	const log = {
		$schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
		version: "2.1.0",
		runs: [{
			tool: { driver: {
				name: "mecsa",
				version,
				semanticVersion: version,
				rules: rules.map(descriptorOf)
			} },
			automationDetails: { id: "mecsa/" },
			columnKind: "utf16CodeUnits",
			originalUriBaseIds: { [root]: { description: { text: "The root of the repository." } } },
			invocations: [{
				executionSuccessful: true,
				toolExecutionNotifications: notificationsOf(review, found.length, options)
			}],
			results: shown.map((change) => findingOf(change, catalogue, rules, options))
		}]
	};
	return `${JSON.stringify(log, null, 2)}\n`;
}
function rulesOf(changes, catalogue) {
	return [...Map.groupBy(changes, ({ rule }) => rule)].flatMap(([id, fired]) => {
		const rule = catalogue.rules.get(id);
		const worst = severities.find((one) => fired.some(({ severity }) => severity === one));
		return rule === void 0 || worst === void 0 ? [] : [{
			id,
			rule,
			worst
		}];
	});
}
const levels = {
	critical: "error",
	high: "error",
	medium: "warning",
	low: "note",
	info: "note"
};
const securitySeverities = {
	critical: "9.5",
	high: "8.0",
	medium: "5.5",
	low: "2.0",
	info: void 0
};
function descriptorOf({ id, rule, worst }) {
	const helpUri = rfcUri(rule.see);
	const score = securitySeverities[worst];
	const help = message(`${rule.explain} See ${rule.see}.`);
	return {
		id,
		shortDescription: { text: message(rule.title) },
		fullDescription: { text: message(rule.explain) },
		...helpUri === void 0 ? {} : { helpUri },
		help: {
			text: help,
			markdown: help
		},
		defaultConfiguration: { level: levels[worst] },
		properties: {
			tags: [
				"security",
				"dns",
				"email",
				...rule.criteria,
				...rfcsIn(rule.see)
			].slice(0, 20),
			...score === void 0 ? {} : { "security-severity": score }
		}
	};
}
function findingOf(change, catalogue, rules, options) {
	const { says, fix, see } = tell(change, catalogue);
	const location = locationOf(change, options);
	const waived = waivedText(change);
	return {
		ruleId: change.rule,
		ruleIndex: rules.findIndex(({ id }) => id === change.rule),
		level: levels[change.severity],
		message: { text: message(`${change.name}: ${says} ${fix} (${see})`) },
		...location === void 0 ? {} : { locations: [location] },
		partialFingerprints: { "mecsa/v1": fingerprintOf(change) },
		...waived === void 0 ? {} : { suppressions: [{
			kind: "external",
			justification: waived
		}] },
		properties: {
			severity: change.severity,
			direction: change.direction,
			before: clean(change.before),
			after: clean(change.after),
			domains: (change.domains ?? []).slice(0, maxDomains)
		}
	};
}
function locationOf({ from, name }, options) {
	const zoneFile = options.zoneFile?.(name);
	if (from === void 0) return zoneFile === void 0 ? void 0 : physical(zoneFile, 1, 1, options);
	const { file, line, endLine } = from.range;
	const lines = options.linesAfter(file);
	if (lines === void 0) return physical(zoneFile ?? file, 1, 1, options);
	const last = Math.max(1, lines);
	return physical(file, Math.min(line, last), Math.min(Math.max(line, endLine), last), options);
}
function physical(file, startLine, endLine, { folder = "" }) {
	const path = folder === "" ? file : `${folder.replace(/\/+$/, "")}/${file}`;
	return { physicalLocation: {
		artifactLocation: {
			uri: pathUri(path),
			uriBaseId: root
		},
		region: {
			startLine,
			endLine
		}
	} };
}
function notificationsOf({ notAssessed }, found, options) {
	const told = notAssessed.slice(0, maxNotes).map((note) => notification(note, options));
	const left = [...found > maxFindings ? [`${found - maxFindings} findings more than ${maxFindings} are left out.`] : [], ...notAssessed.length > maxNotes ? [`${notAssessed.length - maxNotes} more could not be assessed.`] : []];
	return [...told, ...left.map((text) => ({
		level: "warning",
		message: { text }
	}))];
}
function notification({ what, why, file, line = 1 }, options) {
	const isThere = file !== void 0 && options.linesAfter(file) !== void 0;
	return {
		level: "note",
		message: { text: message(`${clean(what)}: ${clean(why)}`) },
		...isThere ? { locations: [physical(file, line, line, options)] } : {}
	};
}
function message(text) {
	return text.slice(0, maxMessage).replaceAll("{", "{{").replaceAll("}", "}}").replaceAll("](", "] (");
}

export { gitIn as a, gitTree as c, linesIn as i, blobsIn as l, junit as n, emptyTree as o, html as r, findCommit as s, sarif as t };