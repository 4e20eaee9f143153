import { n as redactAll } from "./redact.js";
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
export { asReport as t };
