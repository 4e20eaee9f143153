import { n as consoleReport, t as diffOf } from "./preview.js";
import { n as json, r as findingsOf, t as documentOf } from "./json.js";
import { t as asReport } from "./asReport.js";
import { r as auditConsole, t as shownOf } from "./texts.js";
import { l as auditMarkdown, r as summary, t as sarif } from "./sarif.js";
import { t as htmlPage } from "./page.js";
import { t as rules } from "./rules.js";
import { t as layout } from "./io.js";
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
