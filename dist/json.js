import { n as redactAll } from "./redact.js";
import { o as unglued } from "./width.js";
import { i as tally, o as worstFirst, t as allFindings } from "./tally.js";
import { a as processRows, n as serverItem, r as clientRows, t as inventory } from "./inventory.js";
import { t as docsPath } from "./rulePage.js";
const findingsOf = (report) => [...report.apps.flatMap((a) => a.findings), ...report.findings];
const start = (at) => `${at.file}:${at.line}:${at.column}`;
const end = (at) => `${at.file}:${at.endLine}:${at.endColumn}`;
const related = ({ at, role }) => ({
	at: start(at),
	role
});
function fix(of, preview) {
	return {
		title: of.title,
		safe: of.safe,
		edits: of.edits.map(({ at, text }) => ({
			at: start(at),
			endAt: end(at),
			start: at.start,
			end: at.end,
			text
		})),
		...preview
	};
}
function finding(f, options) {
	return {
		rule: f.rule,
		severity: f.severity,
		confidence: f.confidence,
		message: f.message,
		...f.advice !== void 0 && { advice: f.advice },
		...f.at.file !== "" && {
			at: start(f.at),
			endAt: end(f.at)
		},
		related: f.related.map(related),
		about: f.about,
		identity: f.identity,
		...f.server !== void 0 && { server: f.server },
		...f.silenced && { silenced: {
			by: f.silenced.by,
			reason: f.silenced.reason
		} },
		...f.stale !== void 0 && { stale: f.stale },
		...f.fix && { fix: fix(f.fix, options.diff?.(f.fix)) },
		docs: docsPath(f.rule)
	};
}
const gap = ({ at, why }) => ({
	at: start(at),
	why
});
const plain = (row) => Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, typeof cell === "string" ? unglued(cell) : cell]));
const endpoints = (all) => Object.fromEntries(Object.entries(all).flatMap(([variable, name]) => name.startsWith("org:") ? [[variable, name.slice(4)]] : []));
const app = (a, options) => ({
	root: a.root,
	platform: a.model.platform,
	target: a.model.target,
	...Object.values(a.model.endpoints).some((name) => name.startsWith("org:")) && { endpoints: endpoints(a.model.endpoints) },
	inventory: inventory(a.model),
	topology: {
		clients: clientRows(a.model).map(plain),
		processes: processRows(a.model).map(plain)
	},
	findings: worstFirst(a.findings).map((f) => finding(f, options)),
	gaps: a.gaps.map(gap),
	notChecked: a.notChecked.map(({ rule, why, allow }) => ({
		rule,
		why,
		allow
	}))
});
function documentOf(report, options = {}) {
	const count = tally(allFindings(report));
	return redactAll({
		schema: 1,
		kind: "redline-report",
		tool: {
			name: "redline",
			version: report.version
		},
		base: report.base,
		...options.repository !== void 0 && { repository: options.repository },
		...options.pull !== void 0 && { pull: options.pull },
		...options.commit !== void 0 && { commit: options.commit },
		apps: report.apps.map((a) => app(a, options)),
		servers: (report.servers ?? []).map(serverItem),
		...report.gaps && report.gaps.length > 0 && { gaps: report.gaps.map(gap) },
		findings: worstFirst(report.findings).map((f) => finding(f, options)),
		skipped: report.skipped.map(({ root, why }) => ({
			root,
			why
		})),
		failures: report.failures.map(({ part, error }) => ({
			part,
			error
		})),
		...options.gate !== void 0 && { gate: options.gate },
		...options.loosened !== void 0 && { loosened: options.loosened },
		summary: {
			...options.verdict !== void 0 && { verdict: options.verdict },
			errors: count.error,
			warnings: count.warning,
			notes: count.note,
			silenced: count.silenced,
			gaps: report.apps.reduce((n, a) => n + a.gaps.length, report.gaps?.length ?? 0),
			notChecked: report.apps.reduce((n, a) => n + a.notChecked.length, 0),
			files: report.seen.files,
			parsed: report.seen.parsed
		},
		...options.audit !== void 0 && { audit: options.audit },
		...options.comparedWith !== void 0 && { comparedWith: options.comparedWith }
	});
}
const json = (document) => `${JSON.stringify(document, null, 2)}\n`;
export { json as n, findingsOf as r, documentOf as t };
