import { n as redactAll } from "./redact.js";
import { n as visible } from "./visible.js";
import { t as blocks } from "./prose.js";
import { a as thousands, r as plural } from "./tally.js";
import { r as findingsOf } from "./json.js";
import { S as worstItems, _ as keyspaceSections, a as titleOf, b as isSure, d as refusedSection, f as unreachedSection, g as sinceSections, h as expectedSections, i as serverSection, l as disagreementSection, m as clientsSection, n as sidekiqSections, o as verdictOf, p as clusterSections, t as sizingSection, u as notCheckedSection, x as placeOf, y as fromRoot } from "./sizingSection.js";
import { gzipSync } from "node:zlib";
function byReason(all) {
	const found = new Map();
	for (const { rule, why, allow } of all) {
		const key = `${why}\n${allow}`;
		const before = found.get(key);
		if (before) before.rules.add(rule);
		else found.set(key, {
			rules: new Set([rule]),
			why,
			allow
		});
	}
	return [...found.values()].map(({ rules, ...rest }) => ({
		rules: [...rules],
		...rest
	}));
}
const MOST_CODE = 400;
const MOST_PROSE = 4e3;
const MOST_LINES$1 = 80;
function cut(text, most) {
	return text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
const line = (text) => visible(text).replaceAll("<!--", "<!​--");
const longestRun = (text) => [...text.matchAll(/`+/g)].reduce((most, run) => Math.max(most, run[0].length), 0);
function code(text) {
	const inner = line(cut(text, MOST_CODE));
	const fence = "`".repeat(longestRun(inner) + 1);
	const pad = inner === "" || /^`|`$|^ .*[^ ].* $/u.test(inner) ? " " : "";
	return `${fence}${pad}${inner}${pad}${fence}`;
}
const PLAIN = /^(?:[\p{L}\p{M}\p{N}\p{Extended_Pictographic}.,;!?%'"‘’“”«»…–—×→≥≤·°+-]|\u200d|\ufe0f)*$/u;
const EITHER_OR = /^\p{L}+\/\p{L}+$/u;
const LINKED = /www\.|\p{L}\d*-\d|^ghsa-|(?<![\p{L}\p{N}])[0-9a-f]{7,40}(?![\p{L}\p{N}])/iu;
const ALONE = /^(?:[=†‡]|<\d[\d.,]*|\d\d:\d\d)$/u;
const isPlain = (word) => (PLAIN.test(word) || EITHER_OR.test(word) || ALONE.test(word)) && !LINKED.test(word);
const count = (text, char) => text.split(char).length - 1;
function parted(word) {
	const before = /^[("“‘]*/.exec(word)?.[0] ?? "";
	let end = word.length;
	for (; end > before.length; end -= 1) {
		const [core, last] = [word.slice(before.length, end), word[end - 1]];
		if (!(last === ")" ? count(core, "(") < count(core, ")") : ".,;:!?\"”’…".includes(last))) break;
	}
	return [
		before,
		word.slice(before.length, end),
		word.slice(end)
	];
}
function words(text) {
	return text.split(/(\s+)/).flatMap((word) => {
		if (word === "") return [];
		if (word.trim() === "") return [{
			kind: "text",
			value: " "
		}];
		const [before, core, after] = parted(word);
		if (isPlain(core) && isPlain((before + after).replaceAll(/[:()]/g, "")) && !LINKED.test(word)) return [{
			kind: "text",
			value: word
		}];
		return [
			{
				kind: "text",
				value: before
			},
			{
				kind: "code",
				value: core
			},
			{
				kind: "text",
				value: after
			}
		];
	});
}
function tokens(text) {
	const given = cut(text.trim(), MOST_PROSE);
	const found = [];
	let from = 0;
	for (const span of given.matchAll(/(?<!`)(`+)(?!`)([\s\S]*?[^`])\1(?!`)/g)) {
		found.push(...words(given.slice(from, span.index)));
		const inner = span[2].replace(/\s+/g, " ");
		found.push({
			kind: "code",
			value: /^ .*\S.* $/.test(inner) ? inner.slice(1, -1) : inner
		});
		from = span.index + span[0].length;
	}
	found.push(...words(given.slice(from)));
	return joined(found);
}
function joined(all) {
	const out = [];
	for (const token of all.filter((t) => t.value !== "")) {
		const last = out.at(-1);
		if (last?.kind === token.kind) out[out.length - 1] = {
			...token,
			value: last.value + token.value
		};
		else out.push(token);
	}
	return out;
}
function clipped(all, most) {
	let room = most;
	const out = [];
	for (const token of all) {
		if (token.value.length > room) {
			const start = token.kind === "text" ? cut(token.value, Math.max(room, 1)).replace(/\s*\S*…$/, "…") : "…";
			return joined([...out, {
				kind: "text",
				value: start
			}]);
		}
		out.push(token);
		room -= token.value.length;
	}
	return out;
}
const markdown = (all) => all.map((t) => t.kind === "code" ? code(t.value) : line(t.value)).join("").replace(/^(\d+)(?=[.)])/, "$1\\").replace(/^[-+=]/, "\\$&");
const ENTITIES = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;"
};
const entities = (text) => text.replace(/[&<>"]/g, (c) => ENTITIES[c]);
const html = (all) => all.map((t) => t.kind === "code" ? htmlCode(t.value) : entities(line(t.value))).join("");
const htmlCode = (text) => `<code>${entities(line(cut(text, MOST_CODE)))}</code>`;
const sentence$1 = (text, most = MOST_PROSE) => markdown(clipped(tokens(text), most));
const cell = (text) => text.replace(/\\(?=\|)/g, "\\​").replaceAll("|", "\\|");
function fenced(text, language = "") {
	const all = text.replace(/\n+$/, "").split(/\r?\n/);
	const shown = all.slice(0, MOST_LINES$1).map((l) => line(cut(l.replaceAll("	", "  "), MOST_CODE)));
	const rest = all.length > MOST_LINES$1 ? [`… ${all.length - MOST_LINES$1} more lines`] : [];
	const fence = "`".repeat(Math.max(3, longestRun(shown.join("\n")) + 1));
	return [
		fence + language,
		...shown,
		...rest,
		fence
	].join("\n");
}
const isPlainPath = (file) => !/\p{Cs}/u.test(file) && !file.split(/[/\\]/).some((part) => part === "" || part === "." || part === "..");
const encoded = (url) => url.replace(/[^\w\-.~:/?#@!$&+,;=%]+/g, (odd) => Buffer.from(odd).toString("hex").replace(/../g, "%$&").toUpperCase());
function link(text, url) {
	return url !== void 0 && !text.includes("]:") && /^https?:\/\/[^/]/.test(url) && url.length <= 2e3 ? `[${text}](${encoded(url)})` : text;
}
function placeLink(at, { blob }, endAt) {
	const place = placeOf(at);
	if (!place) return code(at ?? "");
	const end = placeOf(endAt);
	const several = end?.file === place.file && end.line > place.line;
	const shown = code(`${place.file}:${place.line}`);
	if (!blob || !isPlainPath(place.file)) return shown;
	return link(shown, several ? blob(place.file, place.line, end.line) : blob(place.file, place.line));
}
function shortLink(at, options) {
	const place = placeOf(at);
	if (!place || !options.blob || !isPlainPath(place.file)) return placeLink(at, options);
	return link(code(`${place.file.replace(/^.*\//, "")}:${place.line}`), options.blob(place.file, place.line));
}
const ruleLink = (rule, { docs }) => link(code(rule), docs && /^[a-z][a-z\d-]{0,60}$/.test(rule) ? docs(rule) : void 0);
const MOST_TEXT = 8e3;
const MOST_BLOCKS = 12;
const MOST_RELATED = 8;
const SHORT = 220;
const LINE = 320;
const GIST = 420;
const COLOURED = [
	"ruby",
	"yaml",
	"erb",
	"js",
	"ts",
	"json",
	"sh",
	"hcl",
	"text",
	"diff"
];
const firstSentence = (text) => /^(?:`[^`]*`|[^`])*?[.!?](?=\s|$)/.exec(cut(text, MOST_TEXT))?.[0] ?? text;
const brief = (finding, most = LINE) => clipped(tokens(firstSentence(finding.message)), most);
function gist({ message }) {
	let text = firstSentence(message);
	for (;;) {
		const next = firstSentence(message.slice(text.length));
		if (next === "" || text.length + next.length > GIST) return clipped(tokens(text), GIST);
		text += next;
	}
}
const isShort = ({ message }) => {
	const text = message.trim();
	return text.length <= GIST && blocks(text).length === 1;
};
function prose(text) {
	return blocks(cut(text, MOST_TEXT)).slice(0, MOST_BLOCKS).map((block) => {
		if ("code" in block) return fenced(block.code.join("\n"), COLOURED.includes(block.language) ? block.language : "");
		return "item" in block ? `- ${sentence$1(block.item)}` : sentence$1(block.text);
	}).join("\n\n");
}
function where(finding, options) {
	if (finding.at !== void 0) return placeLink(finding.at, options, finding.endAt);
	return finding.server === void 0 ? "" : code(finding.server);
}
const fixCommand = (fix) => `${code(fix.safe ? "redline fix" : "redline fix --unsafe")} does this: ${sentence$1(fix.title, SHORT)}`;
const weight = ({ severity, confidence }) => markdown(tokens(confidence === "certain" ? severity : `${severity} (${confidence})`));
const findingLine = (finding, options) => [
	weight(finding),
	where(finding, options),
	markdown(brief(finding)),
	`(${code(finding.rule)})`
].filter((p) => p !== "").join(" ");
const fold = (summary, body, open = false) => `<details${open ? " open" : ""}>\n<summary>${summary}</summary>\n\n${body}\n\n</details>`;
function heading(finding) {
	const place = placeOf(finding.at);
	const at = place ? `${place.file}:${place.line}` : finding.at ?? finding.server;
	const sure = finding.confidence === "certain" ? "" : ` (${html(tokens(finding.confidence))})`;
	return `<b>${html(tokens(finding.severity))}</b>${sure}${at === void 0 ? "" : ` ${htmlCode(at)}`} ${html(brief(finding, SHORT))}`;
}
function related(finding, options) {
	const all = finding.related.slice(0, MOST_RELATED).map((r) => `- ${placeLink(r.at, options)} ${sentence$1(r.role, SHORT)}`);
	const rest = finding.related.length - all.length;
	return all.length === 0 ? [] : [[...all, ...rest > 0 ? [`- and ${rest} more places`] : []].join("\n")];
}
function mending({ advice, fix }) {
	return [
		...advice === void 0 ? [] : [prose(advice)],
		...fix === void 0 ? [] : [fix.diff ? `${fixCommand(fix)}\n\n${fenced(fix.diff, "diff")}` : fixCommand(fix)],
		...fix?.noDiff === void 0 ? [] : [`The change is not shown here: ${prose(fix.noDiff)}.`]
	];
}
function findingFold(finding, detail, options) {
	const place = where(finding, options);
	const parts = [
		...detail.told ? [] : [detail.prose ? prose(finding.message) : markdown(brief(finding))],
		...place === "" ? [] : [`At ${place}${finding.related.length > 0 ? ", together with" : ""}`],
		...related(finding, options),
		...detail.mending ? mending(finding) : [],
		about(finding, options)
	];
	return fold(heading(finding), parts.filter((p) => p !== "").join("\n\n"), detail.open);
}
function about(finding, options) {
	const page = ruleLink(finding.rule, options);
	return options.docs ? `More about this rule: ${page}` : `Rule ${page}; ${code(`redline explain ${finding.rule}`)} says more`;
}
function gfmTable(heads, rows) {
	const kept = heads.flatMap((_, i) => rows.some((row) => (row[i] ?? "") !== "") ? [i] : []);
	const line = (cells) => `| ${cells.join(" | ")} |`;
	return [
		line(kept.map((i) => heads[i])),
		line(kept.map(() => "---")),
		...rows.map((row) => line(kept.map((i) => cell(row[i] ?? ""))))
	].join("\n");
}
const MARKS$1 = {
	Split: "🔴",
	"Too small": "🔴",
	Fits: "🟢",
	"Not known": "⚪"
};
const MOST_ROWS = 40;
const MOST_CELL = 400;
function body$1({ columns, rows, lead, note }) {
	const shown = rows.slice(0, MOST_ROWS).map((row) => row.map((text) => sentence$1(text, MOST_CELL)));
	return [
		...lead === void 0 ? [] : [sentence$1(lead)],
		...rows.length > 0 ? [gfmTable(columns.map((c) => c.head), shown)] : [],
		...rows.length > MOST_ROWS ? [`and ${plural(rows.length - MOST_ROWS, "row")} more`] : [],
		...note === void 0 ? [] : [sentence$1(note)]
	].join("\n\n");
}
const open = (section) => `**${sentence$1(section.title)}**\n\n${body$1(section)}`;
const folded = (section) => fold(htmlCode(section.title).replace(/<\/?code>/g, ""), body$1(section));
const there = (all) => all.flatMap((s) => s === void 0 ? [] : [s]);
function serverParts(server, detail) {
	const { word, sentence: said } = verdictOf(server);
	const head = `${MARKS$1[word]} ${code(titleOf(server))}: ${sentence$1(said)}`;
	const partial = server.partial === null ? [] : [`Not all of it was read, because ${sentence$1(server.partial)}.`];
	if (!detail) return [head, ...partial];
	const sections = [
		serverSection(server),
		...keyspaceSections(server),
		sizingSection(server),
		...sidekiqSections(server),
		clientsSection(server),
		refusedSection(server)
	];
	return [
		head,
		...partial,
		...there(sections).map((s) => s.id === "workloads" ? open(s) : folded(s))
	];
}
function auditPart(given, detail) {
	const audit = redactAll(given);
	return [
		`**Live servers**, read on ${sentence$1(audit.takenAt.slice(0, 16).replace("T", " "))} UTC`,
		...clusterSections(audit).map(open),
		...audit.servers.flatMap((s) => serverParts(s, detail)),
		...detail ? expectedSections(audit).map(open) : [],
		...detail ? sinceSections(audit).map(folded) : [],
		...there([unreachedSection(audit), disagreementSection(audit)]).map(open),
		...detail ? there([notCheckedSection(audit)]).map(folded) : []
	].join("\n\n");
}
const SEVERITIES$1 = [
	"error",
	"warning",
	"note"
];
function auditMarkdown(given, all, options = {}) {
	const findings = worstItems(redactAll(all.filter((f) => !f.silenced)));
	const counts = SEVERITIES$1.flatMap((severity) => {
		const n = findings.filter((f) => f.severity === severity).length;
		return n > 0 ? [plural(n, severity)] : [];
	});
	return `${[
		`### Redis audit: ${counts.length > 0 ? counts.join(", ") : "nothing found that breaks"}`,
		...findings.map((f) => findingFold(f, {
			prose: true,
			mending: true,
			open: false
		}, options)),
		auditPart(given, true)
	].join("\n\n")}\n`;
}
const MOST_RULES = 8;
function listed(parts) {
	const last = parts.at(-1) ?? "";
	return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} and ${last}`;
}
const bySeverity = (findings, word = "") => listed([
	"error",
	"warning",
	"note"
].flatMap((severity) => {
	const n = findings.filter((f) => f.severity === severity).length;
	return n > 0 ? [plural(n, severity)] : [];
})).replace(/^[\d,]+ /, (count) => word === "" ? count : `${count}${word} `);
function byRule(findings, spell = code) {
	const counts = new Map();
	for (const f of findings) counts.set(f.rule, (counts.get(f.rule) ?? 0) + 1);
	const all = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
	const rest = all.slice(MOST_RULES).reduce((sum, [, n]) => sum + n, 0);
	return [...all.slice(0, MOST_RULES).map(([rule, n]) => `${spell(rule)} ${n}`), ...rest > 0 ? [`others ${rest}`] : []].join(", ");
}
function aside(summary, all, item, most) {
	if (all.length === 0) return [];
	if (most === 0) return [summary];
	const rest = all.length - most;
	return [fold(summary, [...all.slice(0, most).map((of) => `- ${item(of)}`), ...rest > 0 ? [`- and ${thousands(rest)} more`] : []].join("\n"))];
}
function old(kept, most, options) {
	const spell = most === 0 ? code : htmlCode;
	return aside(`There before: ${bySeverity(kept)} (${byRule(kept, spell)})`, kept, (f) => findingLine(f, options), most);
}
const mended = (gone, most) => aside(`Mended: ${bySeverity(gone)}`, gone, (f) => `${code(f.rule)} ${markdown(brief(f))}`, most);
function gaps({ document }, most, options) {
	const all = document.apps.flatMap((a) => a.gaps);
	return aside(`Could not tell: ${plural(all.length, "place")}`, all, (g) => `${placeLink(g.at, options)} because ${sentence$1(g.why, 300)}`, most);
}
function notChecked({ document }, most) {
	const all = document.apps.flatMap((a) => a.notChecked);
	const count = new Set(all.map((n) => n.rule)).size;
	const what = [...count > 0 ? [plural(count, "rule")] : [], ...document.skipped.length > 0 ? [plural(document.skipped.length, "app")] : []];
	const items = [...byReason(all).map((n) => ({
		name: n.rules.join(", "),
		words: `${sentence$1(n.why, 200)}; ${sentence$1(n.allow, 200)}`
	})), ...document.skipped.map((s) => ({
		name: s.root,
		words: sentence$1(s.why, 200)
	}))];
	return aside(`Not checked: ${what.join(", ")}`, items, ({ name, words }) => `${code(name)}: ${words}`, most);
}
const failures = ({ document }, most) => document.failures.slice(0, Math.min(most, 5)).map((f) => fold(`Failed: ${htmlCode(f.part)}`, fenced(f.error)));
const asides = (view, most, options) => [
	...mended(view.mended, most),
	...old(view.kept, most, options),
	...gaps(view, most, options),
	...notChecked(view, most),
	...failures(view, most)
];
function footer({ document, hidden, base }, { run, minConfidence = "likely" }) {
	const { summary, tool, commit, comparedWith } = document;
	const at = commit ? ` at ${code(commit.slice(0, 10))}` : "";
	const against = base === "read" && comparedWith?.commit ? `, against ${code(comparedWith.commit.slice(0, 10))}` : "";
	const unsure = minConfidence === "likely" ? "merely possible" : "less sure";
	return [
		`${sentence$1(`${tool.name} ${tool.version}`, 80)} read ${thousands(summary.parsed)} of ${plural(summary.files, "file")}${at}${against}.`,
		...summary.silenced > 0 ? [`${plural(summary.silenced, "finding")} silenced by the team's policy.`] : [],
		...hidden > 0 ? [`${plural(hidden, "finding")} ${unsure}, not shown.`] : [],
		...run ? [`${link("The whole report", run)}.`] : []
	].join(" ");
}
const MOST_EDGES = 40;
const MOST_BYTES$1 = 4096;
const MOST_LABEL = 60;
const label = (text) => visible(cut(text, MOST_LABEL)).replace(/[^\p{L}\p{M}\p{N} .,$_/-]|\$(?=\$)/gu, (c) => `#${c.codePointAt(0)};`);
const withoutDatabase = (name) => name.replace(/^(rediss?:\/\/[^/?#]*)[/?#].*$/i, "$1");
const servers = (cell) => cell.split(/ or | \/ /).map(withoutDatabase);
function edges(row, all) {
	const from = `w ${row.key}`;
	if (!row.rides) return servers(row.server).map((name, i) => ({
		from,
		to: `s ${name}`,
		how: i === 0 ? "first" : "otherwise"
	}));
	const host = row.server.replace(/^via /, "");
	const on = all.find((r) => r !== row && !r.rides && r.key.split("/").slice(2).join("/") === host);
	return [{
		from,
		to: on ? `w ${on.key}` : `s ${host}`,
		how: "via"
	}];
}
function merged(rows) {
	const [before, after] = [rows.flatMap((r) => r.before ?? []), rows.flatMap((r) => r.after ?? [])];
	const compared = rows.some((r) => r.change !== "same");
	const name = (e) => `${e.from}\n${e.to}`;
	const old = new Map(before.flatMap((row) => edges(row, before)).map((e) => [name(e), e]));
	const now = new Map(after.flatMap((row) => edges(row, after)).map((e) => [name(e), e]));
	return [...[...now].map(([key, e]) => ({
		...e,
		change: compared && !old.has(key) ? "added" : "same"
	})), ...compared ? [...old].flatMap(([key, e]) => now.has(key) ? [] : [{
		...e,
		change: "removed"
	}]) : []];
}
function arrow({ how, change }) {
	const words = [...change === "added" ? ["new"] : change === "removed" ? ["gone"] : [], ...how === "first" ? [] : [how]];
	const line = change === "added" ? "==>" : change === "removed" ? "-.-x" : how === "first" ? "-->" : "-.->";
	return words.length > 0 ? `${line}|"${words.join(", ")}"|` : line;
}
function near(all) {
	const touched = new Set(all.filter((e) => e.change !== "same").flatMap((e) => [e.from, e.to]));
	return all.filter((e) => touched.has(e.from) || touched.has(e.to));
}
function mermaid(rows, compared) {
	const all = compared ? near(merged(rows)) : merged(rows);
	if (all.length < 2 || all.length > MOST_EDGES) return void 0;
	const titles = new Map(rows.flatMap((r) => [r.before, r.after].flatMap((row) => row ? [[`w ${row.key}`, row.workload]] : [])));
	const ids = new Map([...new Set(all.flatMap((e) => [e.from, e.to]))].map((node, i) => [node, `n${i}`]));
	const text = [
		"flowchart LR",
		...[...ids].map(([node, id]) => {
			const text = label(titles.get(node) ?? node.slice(2)).trim() || "?";
			return node.startsWith("w ") ? `  ${id}["${text}"]` : `  ${id}[("${text}")]`;
		}),
		...all.map((e) => `  ${ids.get(e.from)} ${arrow(e)} ${ids.get(e.to)}`)
	].join("\n");
	return Buffer.byteLength(text) <= MOST_BYTES$1 ? text : void 0;
}
const WORDS = /( or | \/ |^via |^unknown(?:, from )?)/;
const serverName = (cell) => cell.split(WORDS).map((part, i) => part === "" ? "" : i % 2 === 1 ? part : code(part)).join("");
const preferred = (cell) => cell.split(" or ")[0];
const MARKS = {
	same: "",
	added: "**new**",
	removed: "**removed**",
	changed: "**changed**"
};
function shown$1(row, cell) {
	return cell === "server" ? serverName(row.server) : sentence$1(row[cell], 120);
}
function both({ before, after }, cell) {
	if (!before || !after || before[cell] === after[cell]) return shown$1(after ?? before, cell);
	const [was, is] = [shown$1(before, cell), shown$1(after, cell)];
	return `${was === "" ? "–" : was} → ${is === "" ? "–" : `**${is}**`}`;
}
const silent = {
	tls: ["", "by URL"],
	certainty: ["", "certain"]
};
const says = (row, cell) => row !== void 0 && !(silent[cell]?.includes(row[cell]) ?? false);
const moved = ({ change, before, after }, cell) => change !== "same" && before?.[cell] !== after?.[cell] && (says(before, cell) || says(after, cell));
function topologyTable(rows, options, whole = true) {
	const compares = !whole && rows.some((r) => r.change !== "same");
	const cells = [
		"server",
		"pool",
		"timeouts",
		"tls",
		"certainty"
	].filter((cell) => cell === "server" || rows.some((r) => compares ? moved(r, cell) : says(r.before, cell) || says(r.after, cell)));
	const heads = {
		server: "Server",
		pool: "Pool",
		timeouts: "Timeouts",
		tls: "TLS",
		certainty: "Certainty"
	};
	return gfmTable([
		"This PR",
		"Workload",
		...cells.map((c) => heads[c]),
		"Set at"
	], rows.map((row) => {
		const is = row.after ?? row.before;
		const place = row.after ? shortLink(row.after.at, options) : "";
		return [
			MARKS[row.change],
			sentence$1(is?.workload ?? "", 120),
			...cells.map((cell) => both(row, cell)),
			place
		];
	}));
}
const processTable = (rows, options) => gfmTable([
	"Process",
	"Threads",
	"Workers",
	"Connections",
	"Made up of",
	"Set at"
], rows.map((row) => [
	sentence$1(row.process, 120),
	...[
		row.threads,
		row.workers,
		row.connections,
		row.terms
	].map((cell) => sentence$1(cell, 240)),
	placeLink(row.at, options)
]));
function without({ app }) {
	const words = Object.entries(app?.inventory.instead ?? {}).slice(0, 6).map(([need, what]) => `${sentence$1(need, 40)}: ${code(what)}`);
	return `No Redis in this app${words.length > 0 ? ` (${words.join(", ")})` : ""}.`;
}
function fitting(rows, most) {
	if (rows.length <= most) return rows;
	return [...rows.filter((r) => r.change !== "same"), ...rows.filter((r) => r.change === "same")].slice(0, most);
}
function topology$1(view, compared, detail, options) {
	if (detail.rows === 0) return [];
	if (view.rows.length === 0) return view.app ? [without(view)] : [];
	const environment = view.app?.inventory.environment ?? "production";
	const drawing = detail.diagram ? mermaid(view.rows, compared) : void 0;
	const diagram = drawing === void 0 ? [] : [fenced(drawing, "mermaid")];
	const some = fitting(view.rows, detail.rows);
	const rest = view.rows.length - some.length;
	const table = [topologyTable(some, options, detail.processes), ...rest > 0 ? [`and ${plural(rest, "more client")}`] : []];
	const processes = detail.processes && view.app?.topology.processes.length ? [processTable(view.app.topology.processes, options)] : [];
	if (compared && !view.changed) {
		const summary = `Redis in ${html(tokens(environment))}: ${plural(view.rows.length, "client")}, unchanged by this PR`;
		return [fold(summary, [
			...table,
			...diagram,
			...processes
		].join("\n\n"))];
	}
	const heading = `**Redis in ${sentence$1(environment, 40)}${compared ? ", before → after" : ""}**`;
	if (view.rows.length <= detail.openRows) return [
		heading,
		...table,
		...diagram,
		...processes
	];
	const changed = view.rows.filter((r) => r.change !== "same").slice(0, detail.openRows);
	const all = fold(`All ${thousands(view.rows.length)} clients`, [
		...table,
		...diagram,
		...processes
	].join("\n\n"));
	return changed.length > 0 ? [
		heading,
		topologyTable(changed, options, detail.processes),
		all
	] : [heading, all];
}
function found(findings, shares, detail, options) {
	const { prose, mending } = detail;
	const lines = findings.filter((f) => shares.lined.has(f)).map((f) => `- ${findingLine(f, options)}`);
	const rest = findings.filter((f) => !shares.folded.has(f) && !shares.lined.has(f));
	const more = rest.length < findings.length ? "more: " : ": ";
	return [
		...findings.filter((f) => shares.folded.has(f)).map((f) => findingFold(f, {
			prose,
			mending,
			open: f === shares.open,
			told: f === shares.told
		}, options)),
		...lines.length > 0 ? [lines.join("\n")] : [],
		...rest.length > 0 ? [`${plural(rest.length, "finding").replace(/(?= finding)/, more === "more: " ? " more" : "")}: ${byRule(rest)}`] : []
	];
}
function sections(view, shares, detail, options) {
	const compared = view.base === "read";
	if (detail.apps === 0) return found(view.added, shares, detail, options);
	const [only, ...others] = view.apps;
	if (only && others.length === 0) return [...topology$1(only, compared, detail, options), ...found(view.added, shares, detail, options)];
	const shown = view.apps.filter((a) => a.changed || a.findings.length > 0 || !compared && a.rows.length > 0).slice(0, detail.apps);
	const quiet = view.apps.filter((a) => !shown.includes(a));
	const told = new Set(shown.flatMap((a) => a.findings));
	const left = view.added.filter((f) => !told.has(f));
	return [
		...shown.flatMap((a) => [
			`#### ${code(a.root)}`,
			...topology$1(a, compared, detail, options),
			...found(a.findings, shares, detail, options)
		]),
		...found(left, shares, detail, options),
		...quiet.length > 0 ? [calm(quiet, compared, detail, options)] : []
	];
}
function calm(apps, compared, detail, options) {
	const names = apps.slice(0, 5).map((a) => htmlCode(a.root));
	const more = apps.length - names.length;
	const summary = `${plural(apps.length, "more app")}: ${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
	const parts = apps.slice(0, detail.apps).flatMap((a) => [`#### ${code(a.root)}`, ...topology$1(a, compared, {
		...detail,
		diagram: false
	}, options)]);
	return fold(summary, [...parts, ...apps.length > detail.apps ? [`and ${plural(apps.length - detail.apps, "more app")}`] : []].join("\n\n"));
}
const MOST_CHANGES = 3;
const NAMES = {
	cache: "the cache",
	cable: "Action Cable",
	session: "the sessions",
	"rate-limit": "the rate limits",
	"feature-flag": "the feature flags"
};
function called({ key, workload }) {
	const name = /^[^:]+: (.+)$/.exec(workload)?.[1];
	return name === void 0 ? NAMES[key.split("/")[0] ?? ""] ?? sentence$1(workload, 120) : code(name);
}
const CELLS = [
	["pool", "the pool"],
	["timeouts", "the timeouts"],
	["tls", "TLS"]
];
const server = (row) => row.rides ? code(row.server.replace(/^via /, "")) : serverName(preferred(row.server));
function told({ change, before, after }) {
	if (change === "added" && after) return [["adds", after.rides ? ` through ${server(after)}` : ` on ${server(after)}`]];
	if (change === "removed" && before) return [["removes", ` from ${server(before)}`]];
	if (change !== "changed" || !before || !after) return [];
	if (server(before) !== server(after)) return [["moves", ` from ${server(before)} to ${server(after)}`]];
	if (before.server !== after.server) return [["changes the fallback address of", ""]];
	return CELLS.flatMap(([cell, name]) => before[cell] === after[cell] ? [] : [[`changes ${name} of`, ` from ${value(before[cell])} to ${value(after[cell])}`]]);
}
const value = (cell) => cell === "" ? "nothing" : sentence$1(cell, 80);
function topology(rows) {
	const groups = new Map();
	for (const row of rows) {
		const subject = row.after ?? row.before;
		if (!subject) continue;
		for (const [verb, rest] of told(row)) {
			const group = groups.get(verb + rest) ?? {
				verb,
				rest,
				names: []
			};
			group.names.push(called(subject));
			groups.set(verb + rest, group);
		}
	}
	const order = [
		"moves",
		"adds",
		"removes"
	];
	const rank = (verb) => (order.indexOf(verb) + order.length + 1) % (order.length + 1);
	return [...groups.values()].sort((a, b) => rank(a.verb) - rank(b.verb)).map(({ verb, rest, names }) => {
		const unique = [...new Set(names)];
		return `${verb} ${listed(unique.length > 4 ? [...unique.slice(0, 3), `${unique.length - 3} more`] : unique)}${rest}`;
	});
}
function arrivals(apps, change, verb, several) {
	const whole = apps.filter((a) => isWhole(a, change));
	if (whole.length === 0) return [];
	if (several) return [`${verb} using Redis in ${listed([...whole.slice(0, 3).map((a) => code(a.root)), ...whole.length > 3 ? ["more apps"] : []])}`];
	return [`${verb} using Redis, ${plural(whole.reduce((n, a) => n + a.rows.length, 0), "client")}`];
}
const isWhole = ({ rows }, change) => rows.length > 2 && rows.every((r) => r.change === change);
function changes({ added, mended, heavier, milder, apps }) {
	const all = [
		...arrivals(apps, "added", "starts", apps.length > 1),
		...arrivals(apps, "removed", "stops", apps.length > 1),
		...topology(apps.filter((a) => !isWhole(a, "added") && !isWhole(a, "removed")).flatMap((a) => a.rows))
	];
	const rest = all.length - MOST_CHANGES;
	const fresh = added.length - heavier.length;
	const parts = [
		...fresh > 0 ? [`adds ${plural(fresh, "finding")}`] : [],
		...mended.length > 0 ? [`mends ${fresh > 0 ? mended.length : plural(mended.length, "finding")}`] : [],
		...heavier.length > 0 ? [`makes ${plural(heavier.length, "older finding")} worse`] : [],
		...milder.length > 0 ? [`makes ${plural(milder.length, "older finding")} milder`] : [],
		...all.slice(0, MOST_CHANGES),
		...rest > 0 ? [`makes ${rest} more ${rest === 1 ? "change" : "changes"}, see the table`] : []
	];
	return parts.length === 0 ? void 0 : listed(parts);
}
const LONGEST_ADVICE = 200;
const LONGEST_PASTE = 80;
function worstOf(view, { failing }) {
	const old = view.kept.filter((f) => failing?.has(f.identity) ?? view.document.summary.verdict === "fail");
	return view.added.some((f) => failing?.has(f.identity) ?? true) ? view.added[0] : old[0] ?? view.added[0];
}
const isResolved = ({ added, base }, was = 0) => base === "read" && added.length === 0 && was > 0;
const resolved = (view, { was }) => isResolved(view, was) && view.document.summary.verdict === "pass" && !view.document.loosened?.length;
function failed(view, options) {
	const { added, kept, base } = view;
	if (base === "none") return `❌ Redline fails: ${bySeverity(added) || "see below"}`;
	if (base === "unread") return `❌ Redline fails this pull request: ${bySeverity(added) || "see below"}, new or not`;
	if (added.some((f) => options.failing?.has(f.identity) ?? true)) return `❌ Redline fails this pull request: ${bySeverity(added, "new")}`;
	const old = kept.filter((f) => options.failing?.has(f.identity) ?? true);
	return `❌ Redline fails this pull request: ${bySeverity(old) || "findings"} from before, not new`;
}
function passed(view, { was, failOn }) {
	const { added, mended, base } = view;
	const off = failOn === "never" ? " (the gate is off)" : "";
	const sign = added.some((f) => f.severity !== "note") ? "⚠️" : "✅";
	if (base === "none") return added.length > 0 ? `${sign} Redline passes, with ${bySeverity(added)}${off}` : "✅ Redline passes: nothing found that breaks";
	const passes = "Redline passes this pull request";
	if (base === "unread") return added.length > 0 ? `${sign} ${passes}, with ${bySeverity(added)}, new or not${off}` : `✅ ${passes}: nothing found`;
	if (added.length > 0) return `${sign} ${passes}, with ${bySeverity(added, "new")}${off}`;
	if (isResolved(view, was)) return `✅ ${passes}: was ${plural(was ?? 0, "new finding")}, now 0`;
	return mended.length > 0 ? `✅ ${passes}: it mends ${bySeverity(mended)}` : `✅ ${passes}: nothing new`;
}
function verdict(view, options) {
	switch (view.document.summary.verdict) {
		case "incomplete": {
			const found = bySeverity(view.added, view.base === "read" ? "new" : "");
			return `❓ Redline could not finish${found === "" ? "" : `; so far ${found}`}`;
		}
		case "nothing-to-scan": return "⚪ Redline has nothing to read here: no Rails app";
		case "fail": return failed(view, options);
		default: return passed(view, options);
	}
}
const before = (kept) => kept.length === 0 ? "" : ` ${bySeverity(kept)} ${kept.length === 1 ? "was" : "were"} there before.`;
function second(view) {
	if (view.document.summary.verdict === "nothing-to-scan") return [];
	if (view.base === "read") return [`**This PR** ${changes(view) ?? "changes nothing about Redis"}.${before(view.kept)}`];
	if (view.base === "unread") return [];
	const clients = view.apps.flatMap((a) => a.rows.flatMap((r) => r.after ?? []));
	const servers = [...new Set(clients.filter((c) => !c.rides).map((c) => c.server))];
	if (clients.length === 0) return [];
	const named = servers.length > 4 ? `${servers.length} addresses` : listed(servers.map(serverName));
	return [`**Redis is used by** ${plural(clients.length, "client")}, on ${named}.`];
}
function toSet(text, view) {
	const known = JSON.stringify(view.document.apps.map((a) => a.inventory));
	const names = [...text.matchAll(/ENV(?:\.fetch\(|\[)"([A-Z][A-Z\d_]{2,40})"/g)].map((m) => m[1]);
	return [...new Set(names)].filter((n) => /REDIS|URL/.test(n) && !new RegExp(`\\b${n}\\b`).test(known)).slice(0, 3);
}
function stay(finding, view) {
	if (finding.rule !== "shared-instance" || view.base !== "read" || !view.added.includes(finding)) return void 0;
	const { before, after } = view.apps.flatMap((a) => a.rows).find((r) => r.change === "changed" && r.after?.at === finding.at) ?? {};
	if (!before || !after || before.rides || !/^[$\w]/.test(before.server) || before.server.startsWith("unknown")) return void 0;
	return server(before) === server(after) ? void 0 : `Leave ${called(after)} on ${server(before)}, or give it a server of its own`;
}
function toDo(finding, view) {
	if (finding.fix?.safe) return `${fixCommand(finding.fix)}.`;
	const parts = blocks((finding.advice ?? "").slice(0, 4e3));
	const lead = parts.find((b) => "text" in b);
	const paste = parts.find((b) => "code" in b);
	if (!lead || !("text" in lead)) return finding.fix ? `${fixCommand(finding.fix)}.` : void 0;
	const back = stay(finding, view);
	const words = back ?? markdown(clipped(tokens(firstSentence(lead.text).replace(/[:.]\s*$/, "")), LONGEST_ADVICE));
	if (!paste || !("code" in paste)) return `${words}.`;
	const names = toSet(paste.code.join("\n"), view);
	const then = names.length > 0 ? ` Then whoever runs production sets ${listed(names.map((n) => code(n)))}.` : "";
	const path = /^# ([\w./-]+\.\w+)$/.exec(paste.code[0] ?? "")?.[1];
	const lines = (path ? paste.code.slice(1) : paste.code).map((l) => l.trim()).filter((l) => l !== "");
	const file = path ?? placeOf(finding.at)?.file;
	const into = file === void 0 ? "" : ` in ${code(file)}`;
	if (back !== void 0) return `${words}: the code to paste${into} is below${names.length > 0 ? `, and whoever runs production sets ${listed(names.map((n) => code(n)))}` : ""}.`;
	const [only] = lines;
	return lines.length === 1 && only && only.length <= LONGEST_PASTE ? `${words}: ${code(only)}${into}.${then}` : `${words}; the code to paste${into} is below.${then}`;
}
function silence(finding) {
	const file = placeOf(finding.at)?.file ?? "";
	if (finding.rule !== "unused-ignore" && /(?:\.(?:rb|ru|rake|ya?ml)|Gemfile)$/.test(file)) return `**To accept it:** ${code(`# redline:ignore ${finding.rule} -- why it is right here`)} on that line or the line above.`;
	return `**To accept it:** ${code(`rules: { ${finding.rule}: { severity: off, reason: … } }`)} in ${code(".redline.yml")}.`;
}
function verdictLines(view, options) {
	const worst = worstOf(view, options);
	const todo = worst && toDo(worst, view);
	const author = view.base === "read" && worst && view.added.includes(worst) ? " by the author" : "";
	return [
		...second(view),
		...worst ? [`**Worst:** ${where(worst, options)} ${markdown(gist(worst))} (${ruleLink(worst.rule, options)})`] : [],
		...todo === void 0 ? [] : [`**To do${author}:** ${todo}`],
		...worst ? [silence(worst)] : []
	].map((l) => `- ${l}`);
}
const alert = (kind, lines) => [`[!${kind}]`, ...lines].map((l) => `> ${l}`).join("\n");
function warnings({ document, base }) {
	const { loosened = [], failures, comparedWith } = document;
	const some = loosened.slice(0, 10);
	return [
		...base === "unread" ? [alert("WARNING", [`**Could not read the base**${comparedWith?.commit ? ` ${code(comparedWith.commit.slice(0, 10))}` : ""}, because ${sentence$1(comparedWith?.unread ?? "nobody said why", 300)}. All findings count as new.`])] : [],
		...some.length > 0 ? [alert("CAUTION", [
			"**This PR loosens what Redline lets pass.** A reviewer should want that:",
			"",
			...some.map((s) => `- ${sentence$1(s, 300)}`),
			...loosened.length > some.length ? [`- and ${loosened.length - some.length} more`] : []
		])] : [],
		...failures.length > 0 ? [alert("WARNING", [`**Redline itself failed in ${plural(failures.length, "part")}**: ${listed(failures.slice(0, 3).map((f) => code(f.part)))}${failures.length > 3 ? " and others" : ""}. What it would have found there is missing.`])] : []
	];
}
function shares(view, detail, options) {
	const worst = worstOf(view, options);
	const isNew = worst && view.added.includes(worst);
	const ordered = worst && !isNew ? [worst, ...view.added] : view.added;
	const end = detail.folds + detail.lines;
	return {
		folded: new Set(ordered.slice(0, detail.folds)),
		lined: new Set(ordered.slice(detail.folds, end)),
		open: detail.mending ? worst : void 0,
		told: worst && isShort(worst) ? worst : void 0
	};
}
function body(view, detail, options) {
	const share = shares(view, detail, options);
	const worst = worstOf(view, options);
	const old = worst && !view.added.includes(worst) ? found([worst], share, detail, options) : [];
	const { audit } = view.document;
	const live = audit ? [auditPart(audit, detail.asides > 0)] : [];
	const first = [
		`### ${verdict(view, options)}`,
		...warnings(view),
		verdictLines(view, options).join("\n")
	];
	const rest = [
		...old,
		...sections(view, share, detail, options),
		...live,
		...asides(view, detail.asides, options)
	];
	return (resolved(view, options) ? [first[0], fold("What it changes about Redis, and what was there before", [
		...first.slice(1),
		...rest,
		footer(view, options)
	].filter((p) => p !== "").join("\n\n"))] : [
		...first,
		...rest,
		footer(view, options)
	]).filter((part) => part !== "").join("\n\n");
}
const LONGEST_LINK = 500;
function least(view, options) {
	const { loosened } = view.document;
	const { run } = options;
	return [
		`### ${verdict(view, options)}`,
		...view.base === "unread" ? ["**The base could not be read**: all findings count as new."] : [],
		...loosened?.length ? ["**This PR loosens what Redline lets pass.**"] : [],
		run !== void 0 && run.length <= LONGEST_LINK ? `This report is too long to show here. ${link("The whole report", run)}` : "This report is too long to show here."
	].join("\n\n");
}
const commentDetail = {
	diagram: true,
	processes: false,
	openRows: 15,
	rows: 60,
	folds: 40,
	lines: 200,
	prose: true,
	mending: true,
	asides: 60,
	apps: 12
};
const STEPS = [
	{
		diagram: false,
		openRows: 8,
		processes: false
	},
	{
		asides: 15,
		apps: 6,
		openRows: 4
	},
	{ prose: false },
	{ mending: false },
	{
		folds: 0,
		lines: 100,
		rows: 15,
		asides: 0,
		apps: 4
	},
	{
		lines: 20,
		rows: 0,
		apps: 0
	},
	{ lines: 0 }
];
const less = (from, step) => Object.fromEntries(Object.entries(from).map(([key, now]) => {
	const then = step[key];
	if (then === void 0) return [key, now];
	return [key, typeof now === "number" ? Math.min(now, then) : now && then];
}));
function steps(from) {
	const all = [from];
	for (const step of STEPS) all.push(less(all.at(-1), step));
	return all;
}
const commentSteps = steps(commentDetail);
const summarySteps = [
	{
		...commentDetail,
		processes: true,
		openRows: 200,
		rows: 1e3,
		folds: 500,
		lines: 5e3,
		asides: 1e3,
		apps: 300
	},
	{
		...commentDetail,
		processes: true,
		openRows: 60,
		rows: 200,
		folds: 150,
		lines: 1e3,
		asides: 200,
		apps: 60
	},
	...commentSteps
];
const bytes = (text) => Buffer.byteLength(text);
function visibleBytes(text) {
	let depth = 0;
	let size = 0;
	const open = [];
	for (const line of text.split("\n")) {
		if (line.startsWith("<details")) {
			open.push(line === "<details open>");
			if (!open.at(-1)) depth += 1;
		}
		if (depth === 0) size += bytes(line) + 1;
		if (line === "</details>" && open.pop() === false) depth -= 1;
	}
	return size;
}
function fitted(steps, render, last, { most, visible = most }) {
	for (const detail of steps) {
		const text = render(detail);
		if (bytes(text) <= most && visibleBytes(text) <= visible) return text;
	}
	return bytes(last) <= most ? last : "";
}
const SEVERITIES = [
	"error",
	"warning",
	"note"
];
const CONFIDENCES = [
	"certain",
	"likely",
	"possible"
];
function viewOf(document, comparison, options) {
	const least = CONFIDENCES.indexOf(options.minConfidence ?? "likely");
	const shown = (f) => CONFIDENCES.indexOf(f.confidence) <= least;
	const fails = (f) => options.failing?.has(f.identity) ? 0 : 1;
	const weight = (f) => SEVERITIES.indexOf(f.severity) * 10 + CONFIDENCES.indexOf(f.confidence);
	const worst = (all) => all.filter(shown).sort((a, b) => fails(a) - fails(b) || weight(a) - weight(b));
	const counting = findingsOf(document).filter((f) => !f.silenced);
	const added = worst(comparison?.added ?? counting);
	const owner = new Map(document.apps.flatMap((a) => a.findings.map((f) => [f.identity, a.root])));
	const base = !comparison || !document.comparedWith ? "none" : document.comparedWith.report ? "read" : "unread";
	const before = new Map((document.comparedWith?.report ? findingsOf(document.comparedWith.report) : []).map((f) => [f.identity, f]));
	const step = (f) => SEVERITIES.indexOf(f.severity) - SEVERITIES.indexOf(before.get(f.identity)?.severity ?? f.severity);
	const kept = worst(comparison?.kept ?? []);
	const roots = comparison?.apps ?? document.apps.map((app) => ({
		root: app.root,
		rows: app.topology.clients.map(unchanged)
	}));
	return {
		document,
		base,
		added,
		kept,
		heavier: added.filter((f) => step(f) < 0),
		milder: kept.filter((f) => step(f) > 0),
		mended: worst(comparison?.mended ?? []),
		hidden: counting.filter((f) => !shown(f)).length,
		apps: roots.map(({ root, rows }) => {
			const app = document.apps.find((a) => a.root === root);
			return {
				root,
				...app && { app },
				rows,
				findings: added.filter((f) => owner.get(f.identity) === root),
				changed: rows.some((row) => row.change !== "same")
			};
		})
	};
}
const unchanged = (after) => ({
	change: "same",
	after
});
function summary(document, comparison, options = {}) {
	const view = viewOf(document, comparison, options);
	const ended = (text) => `${text}\n`;
	return fitted(summarySteps, (detail) => ended(body(view, detail, options)), ended(least(view, options)), { most: options.budget ?? Number.POSITIVE_INFINITY });
}
const SECURITY = {
	"tls-verify-none": {
		severity: "7.4",
		cwe: 295
	},
	"plaintext-url": {
		severity: "5.9",
		cwe: 319
	},
	"hard-coded-url/password": {
		severity: "7.5",
		cwe: 798
	}
};
const MOST_TAGS = 20;
const MOST_DESCRIPTION = 1e3;
const ruleIdOf = (finding) => finding.rule === "hard-coded-url" && /:\/\/\*\*\*@/.test(finding.message) ? "hard-coded-url/password" : finding.rule;
const plain = (markdown) => markdown.trim().replace(/\[([^\]]*)\]\([^)]*\)/g, "$1");
function sentences(text, most) {
	let kept = "";
	for (const [one] of text.replace(/\s+/g, " ").matchAll(/(?:`[^`]*`|[^`])+?(?:[.!?](?=\s|$)|$)/g)) {
		if (kept.length + one.length > most) break;
		kept += one;
	}
	return kept === "" ? `${text.slice(0, most - 1)}…` : kept;
}
const sentence = (text) => /[.!?]$/.test(text) ? text : `${text}.`;
function help(rule) {
	const sources = rule.sources.map((s) => `- ${s}`).join("\n");
	return `## What breaks\n\n${rule.why.trim()}\n\n## What to do\n\n${rule.fix.trim()}\n\n## Sources\n\n${sources}\n`;
}
function descriptor(rule, id, { docs }) {
	const security = SECURITY[id];
	const markdown = help(rule);
	const tags = ["redis", ...security ? ["security", `external/cwe/cwe-${security.cwe}`] : ["reliability"]];
	return {
		id,
		shortDescription: { text: sentence(id === rule.id ? rule.title : `${rule.title}, with its password`) },
		fullDescription: { text: sentences(plain(rule.why), MOST_DESCRIPTION) },
		help: {
			text: plain(markdown),
			markdown
		},
		...docs && { helpUri: docs(rule.id) },
		defaultConfiguration: { level: rule.severity },
		properties: {
			tags: tags.slice(0, MOST_TAGS),
			...security && { "security-severity": security.severity }
		}
	};
}
function unknown(id) {
	const text = `${id}, which this version of Redline does not know.`;
	return {
		id,
		shortDescription: { text },
		fullDescription: { text },
		help: { text }
	};
}
function descriptors(findings, options) {
	const listed = options.rules.flatMap((rule) => [rule.id, `${rule.id}/password`].flatMap((id) => id === rule.id || SECURITY[id] ? [[id, descriptor(rule, id, options)]] : []));
	const all = new Map(listed);
	for (const finding of findings) {
		const id = ruleIdOf(finding);
		if (!all.has(id)) all.set(id, unknown(id));
	}
	const index = new Map([...all.keys()].map((id, i) => [id, i]));
	return {
		rules: [...all.values()],
		indexOf: (id) => index.get(id) ?? -1
	};
}
const ROOT = "%SRCROOT%";
const MOST_LINES = 500;
const shown = (text) => text.split(/\r?\n/).map(visible).join("\n");
function uriOf(file) {
	const encoded = file.replace(/\p{Cs}/gu, "�").split("/").map(encodeURIComponent).join("/");
	return file.startsWith("/") ? `file://${encoded}` : encoded;
}
const fileIn = (part, file) => {
	const own = fromRoot(part.document.base, file);
	return part.name === void 0 ? own : `${part.name}/${own.replace(/^\/+/, "")}`;
};
function artifact(part, file) {
	const uri = uriOf(fileIn(part, file));
	return uri.startsWith("file:") ? { uri } : {
		uri,
		uriBaseId: ROOT
	};
}
function region({ line, column, end }) {
	return {
		startLine: line,
		startColumn: column,
		...end && (end.line > line || end.line === line && end.column >= column) && {
			endLine: end.line,
			endColumn: end.column
		}
	};
}
const location = (part, stretch) => ({ physicalLocation: {
	artifactLocation: artifact(part, stretch.file),
	region: region(stretch)
} });
function stretches(finding) {
	const own = placeOf(finding.at);
	const end = placeOf(finding.endAt);
	const related = finding.related.flatMap((r) => {
		const place = placeOf(r.at);
		return place ? [{
			...place,
			role: r.role
		}] : [];
	});
	return own ? [{
		...own,
		...end && end.file === own.file && { end }
	}, ...related] : related;
}
function changedPart(part, stretch, changed) {
	const file = fileIn(part, stretch.file);
	const last = Math.min(stretch.end?.line ?? stretch.line, stretch.line + MOST_LINES);
	const lines = Array.from({ length: last - stretch.line + 1 }, (_, i) => stretch.line + i);
	const touched = lines.filter((line) => changed(file, line));
	const [first] = touched;
	if (first === void 0 || touched.length === lines.length) return first === void 0 ? void 0 : stretch;
	const { file: same, role } = stretch;
	return {
		file: same,
		line: first,
		column: first === stretch.line ? stretch.column : 1,
		...role !== void 0 && { role }
	};
}
function anywhere(told) {
	const apps = told.part.document.apps;
	const app = apps.find((a) => a.findings.some((f) => f.identity === told.identity)) ?? apps[0];
	return placeOf(app?.inventory.clients[0]?.at) ?? {
		file: ".redline.yml",
		line: 1,
		column: 1
	};
}
function locations(told, changed) {
	const all = stretches(told);
	const { part } = told;
	const hits = changed && !told.absent ? all.map((s) => changedPart(part, s, changed)) : [];
	const best = Math.max(0, hits.findIndex((hit) => hit !== void 0));
	const primary = hits[best] ?? all[best] ?? anywhere(told);
	const rest = all.filter((_, i) => i !== best).slice(0, 999);
	const logical = told.server === void 0 ? {} : { logicalLocations: [{
		name: visible(told.server),
		kind: "resource"
	}] };
	return {
		locations: [{
			...location(part, primary),
			...logical
		}],
		...rest.length > 0 && { relatedLocations: rest.map((s, i) => ({
			id: i + 1,
			...location(part, s),
			message: { text: shown(s.role ?? "What it is about") }
		})) }
	};
}
const MOST = 1e3;
const KINDS = {
	failure: "Redline itself failed in a part; the rest was reported.",
	gap: "Something could not be told from the files.",
	"not-checked": "A rule could not run.",
	skipped: "An app was seen and left alone.",
	"left-out": "The log would have been larger than GitHub takes."
};
const ids = Object.keys(KINDS);
const notifications = Object.entries(KINDS).map(([id, text]) => ({
	id,
	shortDescription: { text },
	fullDescription: { text },
	help: { text }
}));
function notification(id, level, text, more = {}) {
	return {
		descriptor: {
			id,
			index: ids.indexOf(id)
		},
		level,
		message: { text: shown(text) },
		...more
	};
}
function gap(part, { at, why }) {
	const place = placeOf(at);
	const locations = place && [{ physicalLocation: {
		artifactLocation: artifact(part, place.file),
		region: region(place)
	} }];
	return notification("gap", "note", `Could not tell, because ${why}.`, locations ? { locations } : {});
}
function ofPart(part) {
	const { apps, failures, skipped } = part.document;
	const of = (root) => [part.name, root].filter((p) => p !== void 0 && p !== ".").join("/");
	const within = (root) => of(root) === "" ? "" : ` in ${of(root)}`;
	return [
		...failures.map((f) => notification("failure", "error", `${f.part} failed${within(".")}: ${f.error}`)),
		...apps.flatMap((a) => a.notChecked.map((n) => notification("not-checked", "note", `${n.rule} was not checked${within(a.root)}, because ${n.why}. ${n.allow}.`, { associatedRule: { id: n.rule } }))),
		...skipped.map((s) => notification("skipped", "note", `${of(s.root)} was left alone: ${s.why}.`)),
		...apps.flatMap((a) => a.gaps.map((g) => gap(part, g)))
	];
}
function invocation(parts, leftOut) {
	const all = parts.flatMap(ofPart);
	const more = all.length > MOST ? [`${plural(all.length - MOST, "notification")} of this log left out, of ${all.length} in all.`] : [];
	return {
		executionSuccessful: parts.every((p) => p.document.failures.length === 0),
		toolExecutionNotifications: [...[...leftOut, ...more].map((text) => notification("left-out", "warning", text)), ...all.slice(0, MOST)]
	};
}
const message = (text) => shown(text).replace(/\[(?=[^[\]]*\]\()/g, "\\[");
function fixes(fix, part) {
	if (fix.edits.length === 0 || fix.edits.some((e) => e.text.includes("***"))) return [];
	const files = new Map();
	for (const edit of fix.edits) {
		const place = placeOf(edit.at);
		const end = placeOf(edit.endAt);
		if (!place || !end) return [];
		const replacement = {
			deletedRegion: region({
				...place,
				end
			}),
			...edit.text !== "" && { insertedContent: { text: edit.text } }
		};
		files.set(place.file, [...files.get(place.file) ?? [], replacement]);
	}
	const changes = [...files].map(([file, replacements]) => ({
		artifactLocation: artifact(part, file),
		replacements
	}));
	return [{
		description: { text: shown(fix.title) },
		artifactChanges: changes,
		properties: { safe: fix.safe }
	}];
}
const suppression = ({ by, reason }) => ({
	kind: by === "ignore" ? "inSource" : "external",
	status: "accepted",
	justification: shown(reason)
});
const comparedIn = (parts) => new Map(parts.flatMap((part) => {
	const { comparison, document } = part;
	if (!comparison) return [];
	const base = document.comparedWith?.report;
	const ids = (findings) => new Set(findings.map((f) => f.identity));
	return [[part, {
		known: ids(base ? findingsOf(base) : []),
		added: ids(comparison.added)
	}]];
}));
function baselineState(told, compared) {
	if (told.absent) return { baselineState: "absent" };
	if (!compared) return {};
	return { baselineState: (told.silenced ? !compared.known.has(told.identity) : compared.added.has(told.identity)) ? "new" : "unchanged" };
}
function result(told, { rules, options, compared, slim }) {
	const ruleId = ruleIdOf(told);
	const { part } = told;
	const fixed = told.fix && !slim ? fixes(told.fix, part) : [];
	return {
		ruleId,
		ruleIndex: rules.indexOf(ruleId),
		level: told.severity,
		message: { text: message(told.message) },
		...locations(told, options.changed),
		partialFingerprints: { "redlineIdentity/v1": part.name === void 0 ? told.identity : `${part.name}:${told.identity}` },
		...told.silenced && { suppressions: [suppression(told.silenced)] },
		...baselineState(told, compared.get(part)),
		...fixed.length > 0 && { fixes: fixed },
		properties: {
			confidence: told.confidence,
			about: shown(told.about),
			...told.advice !== void 0 && !slim && { advice: shown(told.advice) }
		}
	};
}
const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
const MOST_RESULTS = 25e3;
const MOST_BYTES = 95e5;
function toldOf(part, { minConfidence, complete = false }) {
	const here = findingsOf(part.document).filter((f) => (complete || !f.silenced) && isSure(f, minConfidence));
	const gone = complete ? (part.comparison?.mended ?? []).filter((f) => isSure(f, minConfidence)) : [];
	return [...here.map((f) => ({
		...f,
		part
	})), ...gone.map((f) => ({
		...f,
		part,
		absent: true
	}))];
}
function provenance({ document, name }, { repository, branch }) {
	if (repository === void 0 || !/^https?:\/\/./.test(repository)) return [];
	const mapped = name === void 0 ? {} : { uri: `${name.split("/").map(encodeURIComponent).join("/")}/` };
	return [{
		repositoryUri: repository,
		...document.commit !== void 0 && { revisionId: document.commit },
		...branch !== void 0 && { branch },
		mappedTo: {
			...mapped,
			uriBaseId: ROOT
		}
	}];
}
function written(parts, all, options, { results, slim, leftOut }) {
	const rules = descriptors(all, options);
	const context = {
		rules,
		options,
		compared: comparedIn(parts),
		slim
	};
	const control = parts.length === 1 && parts[0] ? provenance(parts[0], options) : [];
	const run = {
		tool: { driver: {
			name: "Redline",
			informationUri: "https://www.npmjs.com/package/redis-redline",
			semanticVersion: parts[0]?.document.tool.version ?? "0.0.0",
			language: "en",
			rules: rules.rules,
			notifications
		} },
		automationDetails: { id: `${(options.category ?? `redline/${fromRoot(parts[0]?.document.base ?? ".", "")}`).replace(/\/+$/, "")}/` },
		invocations: [invocation(parts, leftOut)],
		originalUriBaseIds: { [ROOT]: { description: { text: parts.length > 1 ? "A folder with a repository in each of its folders." : "The root of the repository." } } },
		...control.length > 0 && { versionControlProvenance: control },
		columnKind: "utf16CodeUnits",
		results: all.slice(0, results).map((told) => result(told, context))
	};
	return `${JSON.stringify({
		$schema: SCHEMA,
		version: "2.1.0",
		runs: [run]
	}, null, 2)}\n`;
}
const fits = (log) => {
	return Buffer.byteLength(log) <= MOST_BYTES || gzipSync(log).length <= MOST_BYTES;
};
function log(parts, options) {
	const all = worstItems(parts.flatMap((part) => toldOf(part, options)));
	const words = (kept) => kept < all.length ? [`${thousands(all.length - kept)} of ${thousands(all.length)} findings left out, the mildest.`] : [];
	let results = Math.min(all.length, MOST_RESULTS);
	let text = written(parts, all, options, {
		results,
		slim: false,
		leftOut: words(results)
	});
	while (!fits(text) && results > 0) {
		text = written(parts, all, options, {
			results,
			slim: true,
			leftOut: ["Fixes and advice left out: `redline check` shows them.", ...words(results)]
		});
		if (fits(text)) break;
		results = Math.floor(results / 2);
	}
	return text;
}
const sarif = (document, options) => log([{
	document,
	...options.comparison && { comparison: options.comparison }
}], options);
const sarifOfSeveral = (results, options) => log(results, options);
export { commentSteps as a, least as c, code as d, sentence$1 as f, viewOf as i, auditMarkdown as l, sarifOfSeveral as n, fitted as o, byReason as p, summary as r, body as s, sarif as t, gfmTable as u };
