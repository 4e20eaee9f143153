import { t as redact } from "./redact.js";
import { n as visible } from "./visible.js";
import { ct as place } from "./rules.js";
import { n as palette } from "./table.js";
import { y as fromRoot } from "./sizingSection.js";
import { a as pad, n as clipStart, r as displayWidth, s as wrap, t as clip } from "./width.js";
import { n as prose } from "./prose.js";
import { n as processTable, r as serverTable, t as clientTable } from "./topologyTables.js";
import { a as thousands, i as tally, n as counted, r as plural, t as allFindings } from "./tally.js";
import { p as byReason } from "./sarif.js";
import { n as applyEdits, t as unifiedDiff } from "./diff.js";
const TAB = "  ";
const MOST_LINES = 4;
const LEAD = 6;
const printable = (line) => visible(redact(line.replace(/\r$/, "")).replaceAll("	", TAB));
const columnsBefore = (line, offset) => displayWidth(printable(line.slice(0, offset)));
function pointed(line, from, to) {
	const shown = displayWidth(printable(line));
	const start = Math.min(columnsBefore(line, from), shown);
	return [start, Math.min(Math.max(columnsBefore(line, to), start + 1), Math.max(shown, start + 1))];
}
function withoutKeys(text) {
	if (!text.includes("-----BEGIN ")) return text;
	return text.replace(/-----BEGIN [\s\S]*?(?:-----END [^\n-]*-----|$)/g, (block) => block.split("\n").map(() => "***").join("\n"));
}
let split = {
	text: "",
	lines: [""]
};
function linesOf(text) {
	if (split.text !== text) split = {
		text,
		lines: withoutKeys(text).split("\n")
	};
	return split.lines;
}
function linesAround(text, at, context) {
	const all = linesOf(text);
	if (at.line > all.length) return void 0;
	const last = Math.min(at.endLine, at.line + MOST_LINES - 1);
	let [first, end] = [Math.max(1, at.line - context), Math.min(all.length, last + context)];
	const blank = (n) => (all[n - 1] ?? "").trim() === "";
	while (first < at.line && blank(first)) first += 1;
	while (end > last && blank(end)) end -= 1;
	return {
		first,
		lines: all.slice(first - 1, end)
	};
}
function codeFrame(text, at, { width, paint, pointer, context = 2 }) {
	const around = linesAround(text, at, context);
	if (!around) return [];
	const { first, lines } = around;
	const gutter = String(first + lines.length - 1).length;
	const room = Math.max(20, width - gutter - 5);
	const indent = Math.min(...lines.filter((l) => l.trim() !== "").map((l) => /^[ \t]*/.exec(l)?.[0].length ?? 0));
	const cut = Number.isFinite(indent) && indent > 8 ? indent - 2 : 0;
	const out = [];
	for (const [i, raw] of lines.entries()) {
		const number = first + i;
		const line = raw.slice(cut);
		const here = number >= at.line && number <= Math.min(at.endLine, at.line + MOST_LINES - 1);
		const label = String(number).padStart(gutter);
		const shown = printable(line);
		const marked = number === at.line && line.trim() !== "";
		const from = Math.max(0, at.column - 1 - cut);
		const to = at.endLine === at.line ? Math.max(0, at.endColumn - 1 - cut) : line.trimEnd().length;
		const [start, end] = marked ? pointed(line, from, to) : [0, 0];
		const skipped = displayWidth(shown) > room ? Math.max(0, Math.min(start - LEAD, end + 1 - room)) : 0;
		const rest = clipStart(shown, skipped);
		const edge = paint.dim(`${label} │`);
		out.push(`${here ? pointer(">") : " "} ${here ? `${paint.bold(label)} ${paint.dim("│")}` : edge} ${clip(rest, room)}`.trimEnd());
		if (!marked) continue;
		const visibleEnd = Math.min(end - skipped, displayWidth(rest) > room ? room - 1 : room);
		const carets = "^".repeat(Math.max(1, visibleEnd - (start - skipped)));
		out.push(`  ${paint.dim(`${" ".repeat(gutter)} │`)} ${" ".repeat(start - skipped)}${pointer(carets)}`);
	}
	return out;
}
const INDENT = "  ";
const WIDEST_TEXT = 100;
const location = (finding, { base = "." }) => visible(redact(finding.at.file === "" ? finding.server ?? "" : fromRoot(base, place(finding.at))));
function frame(at, severity, { width, paint, source }) {
	const text = at.file === "" ? void 0 : source(at.file);
	if (text === void 0) return [];
	const lines = codeFrame(text, at, {
		width: width - 2,
		paint,
		pointer: paint.severity[severity]
	});
	return lines.length > 0 ? ["", ...lines.map((line) => INDENT + line)] : [];
}
function related(finding, { paint, base = "." }) {
	if (finding.related.length === 0) return [];
	const places = finding.related.map((r) => visible(fromRoot(base, place(r.at))));
	const widest = Math.max(...places.map((p) => p.length));
	return ["", ...finding.related.map((r, i) => `${INDENT}${paint.path(pad(places[i] ?? "", widest))}  ${visible(redact(r.role))}`)];
}
function mending(finding, { width, paint }) {
	const { advice, fix } = finding;
	const lines = [];
	if (advice) lines.push("", ...prose(advice, {
		width: Math.min(width, WIDEST_TEXT),
		paint,
		indent: INDENT
	}));
	if (fix) lines.push("", `${INDENT}${paint.good(fix.safe ? "redline fix" : "redline fix --unsafe")} does this: ${visible(redact(fix.title))}`);
	return lines;
}
function findingLines(finding, options) {
	const { paint, width } = options;
	const sure = finding.confidence === "certain" ? "" : paint.dim(` (${finding.confidence})`);
	return [
		`${paint.severity[finding.severity](finding.severity)}  ${paint.bold(visible(finding.rule))}${sure}  ${paint.path(location(finding, options))}`,
		...prose(finding.message, {
			width: Math.min(width, WIDEST_TEXT),
			paint,
			indent: INDENT
		}),
		...frame(finding.at, finding.severity, options),
		...related(finding, options),
		...mending(finding, options)
	];
}
const SHORT = 3;
const BLOCK = /(:?)\n\n```\w*\n([\s\S]*?)\n```(?=\n|$)/g;
const near = (file, line) => `${file.slice(file.lastIndexOf("/") + 1)}:${line}`;
function withoutRepeats(findings) {
	const seen = new Map();
	return findings.map((f) => {
		if (f.advice === void 0) return f;
		const above = new Set();
		const kept = f.advice.replace(BLOCK, (block, colon, code) => {
			const first = seen.get(code);
			if (first === void 0) {
				if (code.split("\n").length > SHORT) seen.set(code, `\`${f.rule}\` (\`${near(f.at.file, f.at.line)}\`)`);
				return block;
			}
			above.add(first);
			return colon === "" ? "" : ".";
		});
		if (above.size === 0) return f;
		const advice = kept.replace(/\n\nThe code has what [^\n]* as well\./, "").trim();
		return {
			...f,
			advice: `${advice}\n\nThe code stands above, under ${[...above].join(" and ")}.`
		};
	});
}
const NARROWEST = 60;
const MOST_GAPS = 10;
const clean = (text) => visible(redact(text));
const stacked = (blocks) => blocks.filter((b) => b.length > 0).flatMap((block, i) => i === 0 ? block : ["", ...block]);
function instead(app) {
	const words = {
		cache: "the cache is",
		jobs: "jobs go through",
		cable: "Action Cable uses",
		sessions: "sessions are kept in"
	};
	const parts = Object.entries(app.model.instead).map(([need, what]) => `${words[need] ?? `${clean(need)}:`} ${clean(what)}`);
	const last = parts.pop();
	if (last === void 0) return "This app uses no Redis.";
	return `This app uses no Redis: ${parts.length > 0 ? `${parts.join(", ")} and ${last}` : last}.`;
}
function topology(app, { width, paint }) {
	const clients = clientTable(app.model, {
		width,
		paint
	});
	const processes = app.model.processes.length > 0 ? processTable(app.model, {
		width,
		paint
	}) : [];
	return stacked([[paint.bold(`Topology in ${clean(app.model.environment)}`), ...clients], processes.length > 0 ? [paint.bold("Processes"), ...processes] : []]);
}
function labelled(label, text, paint, width) {
	const indent = displayWidth(label) + 4;
	if (indent > width / 2) return [`  ${paint(label)}`, ...wrap(text, width - 6).map((line) => `      ${line}`)];
	return wrap(text, width - indent).map((line, i) => i === 0 ? `  ${paint(label)}  ${line}` : " ".repeat(indent) + line);
}
function gaps(app, { width, paint, verbose, base = "." }) {
	if (app.gaps.length === 0) return [];
	const shown = verbose ? app.gaps : app.gaps.slice(0, MOST_GAPS);
	const rest = app.gaps.length - shown.length;
	return [
		paint.bold(`Could not tell (${app.gaps.length})`),
		...shown.flatMap((gap) => labelled(clean(fromRoot(base, place(gap.at))), `because ${clean(gap.why)}`, paint.path, width)),
		...rest > 0 ? [paint.dim(`  and ${rest} more; --format json lists all`)] : []
	];
}
function notChecked(app, { width, paint }) {
	if (app.notChecked.length === 0) return [];
	return [paint.bold("Not checked"), ...byReason(app.notChecked).flatMap(({ rules, why, allow }) => {
		const [first = "", ...others] = rules;
		const reason = `${clean(why)}; ${clean(allow)}`;
		return others.length === 0 ? labelled(clean(first), reason, paint.bold, width) : labelled(plural(rules.length, "rule"), `${reason}: ${rules.map(clean).join(", ")}`, paint.bold, width);
	})];
}
function servers({ model }, { width, paint }) {
	const rows = serverTable(model.servers, width);
	return rows.length === 0 ? [] : [paint.bold("Servers that files declare"), ...rows];
}
function section(app, policy, layout) {
	const shown = withoutRepeats(counted([...app.findings, ...policy]));
	const findings = shown.map((f) => findingLines(f, layout));
	if (layout.quiet) return stacked(findings);
	const usesRedis = app.model.clients.length > 0;
	const clean = shown.length === 0 && usesRedis ? [layout.paint.good("Nothing found that breaks.")] : [];
	const rest = usesRedis ? [
		topology(app, layout),
		servers(app, layout),
		gaps(app, layout),
		notChecked(app, layout)
	] : [[instead(app)], gaps(app, layout)];
	return stacked([
		...findings,
		clean,
		...rest
	]);
}
function ownerOf({ at }, apps) {
	return apps.filter((a) => at.file !== "" && (a.root === "." || at.file.startsWith(`${a.root}/`))).sort((a, b) => b.root.length - a.root.length)[0];
}
function unowned({ apps, servers = [], gaps: all = [] }, layout) {
	if (layout.quiet || servers.length === 0 && (apps.length > 0 || all.length === 0)) return [];
	if (servers.length === 0) return [[layout.paint.bold("No Rails app here, and no server that could be read")], gaps({ gaps: all }, layout)];
	const title = apps.length === 0 ? "No Rails app here; servers that files declare" : "Servers of no app";
	return [[layout.paint.bold(title), ...serverTable(servers, layout.width)], gaps({ gaps: all }, layout)];
}
function heading(root, { width, paint }) {
	const name = clean(root === "." ? "./" : root);
	const line = "─".repeat(Math.max(3, Math.min(width, 100) - displayWidth(name) - 4));
	return `${paint.dim("──")} ${paint.bold(name)} ${paint.dim(line)}`;
}
function aside(report, paint, width) {
	const skipped = report.skipped.flatMap((s) => labelled(clean(s.root), clean(s.why), paint.path, width));
	const failed = report.failures.flatMap((f) => labelled(clean(f.part), clean(f.error), paint.bold, width));
	return [skipped.length > 0 ? [paint.bold("Skipped"), ...skipped] : [], failed.length > 0 ? [paint.severity.error("Redline failed in a part"), ...failed] : []];
}
function summary(report, paint) {
	const findings = allFindings(report);
	const n = tally(findings);
	const found = [
		"error",
		"warning",
		"note"
	].flatMap((s) => n[s] > 0 ? [paint.severity[s](plural(n[s], s))] : []);
	const gapCount = report.apps.reduce((sum, app) => sum + app.gaps.length, report.gaps?.length ?? 0);
	return [
		found.length > 0 ? found.join(", ") : "No findings",
		...n.silenced > 0 ? [`${n.silenced} silenced`] : [],
		...gapCount > 0 ? [`${plural(gapCount, "gap")}`] : [],
		`${plural(report.seen.parsed, "file")} read of ${thousands(report.seen.files)}`
	].join(" · ");
}
function consoleReport(report, options) {
	const width = Math.max(NARROWEST, options.width);
	const paint = palette(options.color);
	const quiet = options.quiet ?? false;
	const layout = {
		width,
		paint,
		base: report.base,
		source: options.source,
		quiet,
		verbose: options.verbose ?? false
	};
	const several = report.apps.length > 1;
	const policy = (app) => report.findings.filter((f) => ownerOf(f, report.apps) === app);
	const apps = report.apps.flatMap((app) => {
		const lines = section(app, policy(app), layout);
		if (lines.length === 0) return [];
		return several ? [[heading(app.root, layout)], lines] : [lines];
	});
	const found = counted(allFindings(report));
	const failed = report.failures.length > 0;
	if (quiet && found.length === 0 && !failed) return "";
	const hint = found.length > 0 && !quiet ? prose("`redline explain RULE` says more about a rule and how to mend what it finds.", {
		width,
		paint
	}) : [];
	const blocks = [
		...apps,
		...counted(policy(void 0)).map((f) => findingLines(f, layout)),
		...unowned(report, layout),
		...quiet && !failed ? [] : aside(report, paint, width),
		hint,
		[summary(report, paint)]
	];
	return `${stacked(blocks).join("\n")}\n`;
}
const LONGEST_LINE = 2e3;
function isLong(text, { at }) {
	let [start, end] = [at.start, at.end];
	for (let n = 0; n <= 3 && start >= 0; n++) {
		const before = start === 0 ? -1 : text.lastIndexOf("\n", start - 1);
		if (start - before > LONGEST_LINE) return true;
		start = before;
	}
	for (let n = 0; n <= 3 && end < text.length; n++) {
		const next = text.indexOf("\n", end);
		const after = next < 0 ? text.length : next + 1;
		if (after - end > LONGEST_LINE) return true;
		end = after;
	}
	return false;
}
const diffOf = (repo) => (fix) => {
	const files = [...new Set(fix.edits.map((e) => e.at.file))].sort();
	const parts = [];
	for (const file of files) {
		const text = repo.read(file);
		const edits = fix.edits.filter((e) => e.at.file === file);
		if (typeof text !== "string" || edits.some((e) => e.at.start > e.at.end || e.at.end > text.length)) return void 0;
		if (edits.some((e) => isLong(text, e))) return { noDiff: `a line there has more than ${LONGEST_LINE} characters` };
		parts.push(unifiedDiff(file, text, applyEdits(text, edits)));
	}
	return { diff: parts.join("") };
};
export { consoleReport as n, diffOf as t };
