import { n as consoleReport, t as diffOf } from "./preview.js";
import { D as findingsOf, E as json, T as documentOf } from "./sizingSection.js";
import { n as redactAll } from "./redact.js";
import { r as auditConsole, t as shownOf } from "./texts.js";
import { l as auditMarkdown, r as summary, t as sarif } from "./sarif.js";
import { t as htmlPage } from "./page.js";
import { t as rules } from "./rules.js";
import { t as layout } from "./io.js";
function asReport(audit, verdict) {
	const count = (severity) => audit.findings.filter((f) => !f.silenced && f.severity === severity).length;
	return redactAll({
		schema: 1,
		kind: "redline-report",
		tool: audit.tool,
		base: ".",
		apps: [],
		servers: [],
		findings: audit.findings,
		skipped: [],
		failures: [],
		audit,
		summary: {
			...verdict !== void 0 && { verdict },
			errors: count("error"),
			warnings: count("warning"),
			notes: count("note"),
			silenced: audit.findings.filter((f) => f.silenced).length,
			gaps: audit.unreached.length,
			notChecked: audit.notChecked.length,
			files: 0,
			parsed: 0
		}
	});
}
function rarerText({ audit, report, code, gate, verdict }, args, io) {
	const { format, quiet = false, complete = false } = args.values;
	const { minConfidence, failOn } = gate;
	const document = documentOf(report, {
		verdict,
		...code && {
			diff: diffOf(code.repo),
			audit
		}
	});
	const findings = shownOf(findingsOf(document), gate);
	if (format === "sarif") return sarif(code ? document : asReport(audit, verdict), {
		rules,
		minConfidence,
		complete
	});
	if (format === "html") return htmlPage(audit, { findings });
	if (!code) return auditMarkdown(audit, findings, { minConfidence });
	if (format === "json") return json(document);
	if (format === "markdown") return summary(document, void 0, {
		minConfidence,
		failOn
	});
	const paint = layout(args.values, io);
	const source = (file) => {
		const found = code.repo.read(file);
		return typeof found === "string" ? found : void 0;
	};
	return `${consoleReport(report, {
		...paint,
		quiet,
		source
	})}\n${auditConsole(audit, {
		...paint,
		quiet,
		findings: void 0
	})}`;
}
export { rarerText };
