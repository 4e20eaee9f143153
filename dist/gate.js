import { n as exit } from "./errors.js";
import { t as SEVERITY } from "./workload.js";
const failOnChoices = [
	"error",
	"warning",
	"note",
	"never"
];
const failScopeChoices = ["new", "all"];
const confidenceChoices = [
	"likely",
	"certain",
	"possible"
];
const defaultGate = {
	failOn: "error",
	failScope: "all",
	minConfidence: "likely"
};
const CONFIDENCE = {
	possible: 0,
	likely: 1,
	certain: 2
};
const milder = (before, after) => {
	const weight = (on) => on === "never" ? 3 : SEVERITY[on];
	return weight(after) > weight(before);
};
const atLeastAs = (confidence, least) => CONFIDENCE[confidence] >= CONFIDENCE[least];
const allFindings = (report) => [...report.apps.flatMap((a) => a.findings), ...report.findings];
function fails(finding, gate, base = new Set()) {
	if (finding.silenced || finding.stale !== void 0 || gate.failOn === "never") return false;
	if (!atLeastAs(finding.confidence, "likely") || !atLeastAs(finding.confidence, gate.minConfidence)) return false;
	if (gate.failScope === "new" && base.has(finding.identity)) return false;
	return SEVERITY[finding.severity] >= SEVERITY[gate.failOn];
}
function judgeRun(report, gate, base) {
	const failing = allFindings(report).filter((f) => fails(f, gate, base));
	if (report.failures.length > 0) return {
		verdict: "incomplete",
		code: exit.failed,
		failing
	};
	if (failing.length > 0) return {
		verdict: "fail",
		code: exit.findings,
		failing
	};
	if (report.apps.length === 0 && !report.servers?.length) return {
		verdict: "nothing-to-scan",
		code: exit.nothing,
		failing
	};
	return {
		verdict: "pass",
		code: exit.clean,
		failing
	};
}
export { failOnChoices as a, judgeRun as c, defaultGate as i, milder as l, atLeastAs as n, failScopeChoices as o, confidenceChoices as r, fails as s, allFindings as t };
