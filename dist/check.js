import { n as consoleReport, t as diffOf } from "./preview.js";
import { c as judgeRun, n as atLeastAs, t as allFindings } from "./gate.js";
import { n as hideHosts, t as saltOf } from "./salt.js";
import { n as json, t as documentOf } from "./json.js";
import { r as summary, t as sarif } from "./sarif.js";
import { r as plural } from "./tally.js";
import { n as visible } from "./visible.js";
import { t as rules } from "./rules.js";
import { n as joinedAudit, t as numberOf } from "./numbers.js";
import { t as layout } from "./io.js";
import { n as readSavedAudit } from "./saved.js";
import { a as noApp, i as scan } from "./scan.js";
import { resolve } from "node:path";
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
function readOnce(repo) {
	let last;
	return (file) => {
		if (last?.file !== file) {
			const found = repo.read(file);
			last = {
				file,
				text: typeof found === "string" ? found : void 0
			};
		}
		return last.text;
	};
}
function forPeople({ report, gate, stale, repo, tree }, args, io) {
	if (report.apps.length === 0 && report.failures.length === 0 && !report.servers?.length && !report.gaps?.length) return `${[noApp(tree), ...report.skipped.map((s) => `  ${visible(s.root)} was left out: it is ${visible(s.why)}.`)].join("\n")}\n`;
	const shown = confident(report, gate);
	const quiet = args.values.quiet ?? false;
	const text = consoleReport(shown, {
		...layout(args.values, io),
		source: readOnce(repo),
		quiet
	});
	const count = (of) => allFindings(of).filter((f) => !f.silenced).length;
	const unsure = count(report) - count(shown);
	const notes = [...unsure > 0 ? [`${plural(unsure, "finding")} below \`${gate.minConfidence}\` not shown: \`--min-confidence possible\` shows all.`] : [], ...stale.length > 0 ? [`${stale.length} of the baseline's entries ${stale.length === 1 ? "is" : "are"} mended: \`redline baseline prune\` removes ${stale.length === 1 ? "it" : "them"}.`] : []];
	return quiet || notes.length === 0 ? text : `${text}${notes.join("\n")}\n`;
}
function dataOf({ report, repo }, verdict, io, audit) {
	const salt = saltOf(io.env);
	const document = documentOf(report, {
		verdict,
		diff: diffOf(repo),
		...audit && { audit: joinedAudit(audit, report) }
	});
	return salt === void 0 ? document : hideHosts(document, salt);
}
async function check(args, io) {
	const { live: file } = args.values;
	const audit = file === void 0 ? void 0 : await readSavedAudit(resolve(io.cwd, file), file);
	const maxAge = numberOf(args.values, "live-max-age") ?? 7;
	const scanned = await scan(args.positionals, args.values, io, audit && {
		audit,
		maxAge
	});
	const { code, verdict, failing } = judgeRun(scanned.report, scanned.gate);
	const { minConfidence, failOn } = scanned.gate;
	switch (args.values.format) {
		case "json": return {
			text: json(dataOf(scanned, verdict, io, audit)),
			code,
			json: true
		};
		case "sarif": {
			const options = {
				rules,
				minConfidence,
				complete: args.values.complete ?? false
			};
			return {
				text: sarif(dataOf(scanned, verdict, io, audit), options),
				code,
				json: true
			};
		}
		case "markdown": {
			const options = {
				minConfidence,
				failOn,
				failing: new Set(failing.map((f) => f.identity))
			};
			return {
				text: summary(dataOf(scanned, verdict, io, audit), void 0, options),
				code
			};
		}
		default: return {
			text: forPeople(scanned, args, io),
			code
		};
	}
}
export { check };
