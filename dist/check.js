import { n as atLeastAs, s as judgeRun, t as allFindings } from "./gate.js";
import { G as place } from "./rules.js";
import { c as palette, i as displayWidth, o as pad, r as clip, s as wrap, t as layout } from "./io.js";
import { r as prose, t as docsPath } from "./rulePage.js";
import { t as redact } from "./redact.js";
import { t as visible } from "./visible.js";
import { a as allFindings$1, c as tally, l as thousands, n as scan, o as counted, s as plural, u as worstFirst } from "./scan.js";
import { n as clientTable, r as processTable, t as inventory } from "./inventory.js";
const TAB = "  ";
const MOST_LINES = 4;
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
function linesAround(text, at, context) {
	const all = withoutKeys(text).split("\n");
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
		const body = clip(printable(line), room);
		const edge = paint.dim(`${label} │`);
		out.push(`${here ? pointer(">") : " "} ${here ? `${paint.bold(label)} ${paint.dim("│")}` : edge} ${body}`.trimEnd());
		if (number !== at.line || line.trim() === "") continue;
		const from = at.column - 1 - cut;
		const to = at.endLine === at.line ? at.endColumn - 1 - cut : line.trimEnd().length;
		const [start, end] = pointed(line, Math.max(0, from), Math.max(0, to));
		if (start >= room) continue;
		out.push(`  ${paint.dim(`${" ".repeat(gutter)} │`)} ${" ".repeat(start)}${pointer("^".repeat(Math.min(end, room) - start))}`);
	}
	return out;
}
const INDENT = "  ";
const WIDEST_TEXT = 100;
const location = (finding) => visible(redact(finding.at.file === "" ? finding.server ?? "" : place(finding.at)));
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
function related$1(finding, paint) {
	if (finding.related.length === 0) return [];
	const places = finding.related.map((r) => visible(place(r.at)));
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
		`${paint.severity[finding.severity](finding.severity)}  ${paint.bold(visible(finding.rule))}${sure}  ${paint.path(location(finding))}`,
		...prose(finding.message, {
			width: Math.min(width, WIDEST_TEXT),
			paint,
			indent: INDENT
		}),
		...frame(finding.at, finding.severity, options),
		...related$1(finding, paint),
		...mending(finding, options)
	];
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
function gaps(app, { width, paint, verbose }) {
	if (app.gaps.length === 0) return [];
	const shown = verbose ? app.gaps : app.gaps.slice(0, MOST_GAPS);
	const rest = app.gaps.length - shown.length;
	return [
		paint.bold(`Could not tell (${app.gaps.length})`),
		...shown.flatMap((gap) => labelled(clean(place(gap.at)), `because ${clean(gap.why)}`, paint.path, width)),
		...rest > 0 ? [paint.dim(`  and ${rest} more; --format json lists all`)] : []
	];
}
function notChecked(app, { width, paint }) {
	if (app.notChecked.length === 0) return [];
	return [paint.bold("Not checked"), ...app.notChecked.flatMap((n) => labelled(clean(n.rule), `${clean(n.why)}; ${clean(n.allow)}`, paint.bold, width))];
}
function section(app, layout) {
	const shown = counted(app.findings);
	const findings = shown.map((f) => findingLines(f, layout));
	if (layout.quiet) return stacked(findings);
	const usesRedis = app.model.clients.length > 0;
	const clean = shown.length === 0 && usesRedis ? [layout.paint.good("Nothing found that breaks.")] : [];
	const rest = usesRedis ? [
		topology(app, layout),
		gaps(app, layout),
		notChecked(app, layout)
	] : [[instead(app)], gaps(app, layout)];
	return stacked([
		...findings,
		clean,
		...rest
	]);
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
	const findings = allFindings$1(report);
	const n = tally(findings);
	const found = [
		"error",
		"warning",
		"note"
	].flatMap((s) => n[s] > 0 ? [paint.severity[s](plural(n[s], s))] : []);
	const gapCount = report.apps.reduce((sum, app) => sum + app.gaps.length, 0);
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
		source: options.source,
		quiet,
		verbose: options.verbose ?? false
	};
	const several = report.apps.length > 1;
	const apps = report.apps.flatMap((app) => {
		const lines = section(app, layout);
		if (lines.length === 0) return [];
		return several ? [[heading(app.root, layout)], lines] : [lines];
	});
	const policy = counted(report.findings);
	const found = counted(allFindings$1(report));
	const failed = report.failures.length > 0;
	if (quiet && found.length === 0 && !failed) return "";
	const hint = found.length > 0 && !quiet ? prose("`redline explain RULE` says more about a rule and how to mend what it finds.", {
		width,
		paint
	}) : [];
	const blocks = [
		...apps,
		...policy.map((f) => findingLines(f, layout)),
		...quiet && !failed ? [] : aside(report, paint, width),
		hint,
		[summary(report, paint)]
	];
	return `${stacked(blocks).join("\n")}\n`;
}
const start = (at) => `${at.file}:${at.line}:${at.column}`;
const end = (at) => `${at.file}:${at.endLine}:${at.endColumn}`;
const related = ({ at, role }) => ({
	at: start(at),
	role
});
const fix = ({ title, safe, edits }) => ({
	title,
	safe,
	edits: edits.map(({ at, text }) => ({
		at: start(at),
		endAt: end(at),
		start: at.start,
		end: at.end,
		text
	}))
});
function finding(f) {
	const placed = f.at.file !== "";
	return {
		rule: f.rule,
		severity: f.severity,
		confidence: f.confidence,
		message: f.message,
		advice: f.advice,
		at: placed ? start(f.at) : void 0,
		endAt: placed ? end(f.at) : void 0,
		related: f.related.map(related),
		about: f.about,
		identity: f.identity,
		server: f.server,
		silenced: f.silenced && {
			by: f.silenced.by,
			reason: f.silenced.reason
		},
		fix: f.fix && fix(f.fix),
		docs: docsPath(f.rule)
	};
}
const gap = ({ at, why }) => ({
	at: start(at),
	why
});
const app = (a) => ({
	root: a.root,
	platform: a.model.platform,
	target: a.model.target,
	inventory: inventory(a.model),
	findings: worstFirst(a.findings).map(finding),
	gaps: a.gaps.map(gap),
	notChecked: a.notChecked.map(({ rule, why, allow }) => ({
		rule,
		why,
		allow
	}))
});
function redacted(value) {
	if (typeof value === "string") return redact(value);
	if (Array.isArray(value)) return value.map((item) => redacted(item) ?? null);
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, redacted(inner)]));
}
function json(report, options = {}) {
	const count = tally(allFindings$1(report));
	const value = {
		schema: 1,
		kind: "redline-report",
		tool: {
			name: "redline",
			version: report.version
		},
		base: report.base,
		apps: report.apps.map(app),
		servers: [],
		findings: worstFirst(report.findings).map(finding),
		skipped: report.skipped.map(({ root, why }) => ({
			root,
			why
		})),
		failures: report.failures.map(({ part, error }) => ({
			part,
			error
		})),
		summary: {
			verdict: options.verdict,
			errors: count.error,
			warnings: count.warning,
			notes: count.note,
			silenced: count.silenced,
			gaps: report.apps.reduce((n, a) => n + a.gaps.length, 0),
			notChecked: report.apps.reduce((n, a) => n + a.notChecked.length, 0),
			files: report.seen.files,
			parsed: report.seen.parsed
		}
	};
	return `${JSON.stringify(redacted(value), null, 2)}\n`;
}
function confident(report, gate) {
	const wanted = (findings) => findings.filter((f) => atLeastAs(f.confidence, gate.minConfidence));
	return {
		...report,
		apps: report.apps.map((a) => ({
			...a,
			findings: wanted(a.findings)
		})),
		findings: wanted(report.findings)
	};
}
function forPeople({ report, gate, stale, repo, tree }, args, io) {
	if (report.apps.length === 0 && report.failures.length === 0) return `There is no Rails app below ${visible(tree.base)}.\n`;
	const shown = confident(report, gate);
	const quiet = args.values.quiet ?? false;
	const text = consoleReport(shown, {
		...layout(args.values, io),
		source: (file) => {
			const found = repo.read(file);
			return typeof found === "string" ? found : void 0;
		},
		quiet
	});
	const count = (of) => allFindings(of).filter((f) => !f.silenced).length;
	const unsure = count(report) - count(shown);
	const notes = [...unsure > 0 ? [`${plural(unsure, "finding")} below \`${gate.minConfidence}\` not shown: \`--min-confidence possible\` shows all.`] : [], ...stale.length > 0 ? [`${stale.length} of the baseline's entries ${stale.length === 1 ? "is" : "are"} mended: \`redline baseline prune\` removes ${stale.length === 1 ? "it" : "them"}.`] : []];
	return quiet || notes.length === 0 ? text : `${text}${notes.join("\n")}\n`;
}
async function check(args, io) {
	const scanned = await scan(args.positionals, args.values, io);
	const { code, verdict } = judgeRun(scanned.report, scanned.gate);
	if (args.values.format === "json") return {
		text: json(scanned.report, { verdict }),
		code,
		json: true
	};
	return {
		text: forPeople(scanned, args, io),
		code
	};
}
export { check };
