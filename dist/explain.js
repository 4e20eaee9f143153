import { n as palette, t as table } from "./table.js";
import { n as prose } from "./prose.js";
import { i as needsInWords, n as leaving, r as limitsOf } from "./rulePage.js";
const AUDIT = "audit.yml";
const fileTitle = ({ path }) => path === AUDIT ? "What an audit found" : path;
function bundledFiles(bundle) {
	const files = [];
	for (const line of bundle.split("\n")) {
		const path = /^--- (\S.*?)\s*$/.exec(line)?.[1];
		if (path !== void 0) files.push({
			path,
			lines: []
		});
		else files.at(-1)?.lines.push(line);
	}
	return files.map(({ path, lines }) => ({
		path,
		text: lines.join("\n").replace(/^\n+|\s+$/g, "")
	}));
}
const INDENT = "  ";
function example({ title, kind, files }, paint) {
	const arrow = (line) => line.replace(/(?:#|\/\/) <- .*$/, (mark) => paint.severity.error(mark));
	const shown = bundledFiles(files).flatMap((file) => [
		"",
		`${INDENT}${paint.path(fileTitle(file))}`,
		...file.text.split("\n").map((line) => `${INDENT}${INDENT}${arrow(line)}`.trimEnd())
	]);
	return [
		"",
		`${INDENT}${kind === "bad" ? paint.severity.error("reported") : paint.good("not reported")}: ${title}`,
		...shown
	];
}
function limits({ id }, text) {
	const rows = limitsOf(id).map(({ name, limit }) => `- \`${name}\` ${limit.default}: ${limit.help}. ${limit.source}.`);
	return rows.length === 0 ? [] : [
		"",
		"Limits, which `thresholds:` in `.redline.yml` may set",
		...rows.flatMap((row) => text(row))
	];
}
function explain(rule, { color = false, width = 100 } = {}) {
	const paint = palette(color);
	const text = (markdown) => prose(markdown, {
		width: Math.min(width, 100),
		paint,
		indent: INDENT
	});
	const section = (head, lines) => [
		"",
		paint.bold(head),
		...lines
	];
	return `${[
		`${paint.bold(rule.id)}  ${paint.severity[rule.severity](rule.severity)}`,
		...text(`${rule.title}. Reads ${needsInWords(rule)}; since ${rule.since}.`),
		...section("What breaks", text(rule.why)),
		...section("What to do", text(rule.fix)),
		...section("To leave a finding alone", text(leaving(rule))),
		...limits(rule, text),
		...section("Sources", rule.sources.flatMap((source) => text(`- ${source}`))),
		...rule.examples.length > 0 ? section("Examples", rule.examples.flatMap((e) => example(e, paint)).slice(1)) : []
	].join("\n")}\n`;
}
function ruleList(rules, { color = false, width = 100 } = {}) {
	const paint = palette(color);
	const columns = [
		{ head: "Rule" },
		{ head: "Severity" },
		{
			head: "What it finds",
			wraps: true
		}
	];
	const rows = rules.map((r) => [
		r.id,
		r.severity,
		r.title
	]);
	return `${table(columns, rows, {
		width,
		head: paint.dim,
		cell: (t, i, n) => i === 1 && rules[n] ? paint.severity[rules[n].severity](t) : t
	}).join("\n")}\n`;
}
export { ruleList as n, explain as t };
