import { t as rank } from "./rank.js";
const SEVERITY = {
	error: 0,
	warning: 1,
	note: 2
};
const CONFIDENCE = {
	certain: 0,
	likely: 1,
	possible: 2
};
const text = (a, b) => a < b ? -1 : a > b ? 1 : 0;
const worstFirst = (findings) => [...findings].sort((a, b) => SEVERITY[a.severity] - SEVERITY[b.severity] || CONFIDENCE[a.confidence] - CONFIDENCE[b.confidence] || rank(a.rule) - rank(b.rule) || text(a.at.file, b.at.file) || a.at.start - b.at.start || text(a.rule, b.rule) || text(a.identity, b.identity));
const counted = (findings) => worstFirst(findings.filter((f) => !f.silenced));
const allFindings = (report) => [...report.apps.flatMap((app) => app.findings), ...report.findings];
function tally(findings) {
	const count = (severity) => findings.filter((f) => !f.silenced && f.severity === severity).length;
	return {
		error: count("error"),
		warning: count("warning"),
		note: count("note"),
		silenced: findings.filter((f) => f.silenced).length
	};
}
const thousands = (n) => String(n).replace(/\B(?=(?:\d{3})+$)/g, ",");
const plural = (n, word) => `${thousands(n)} ${word}${n === 1 ? "" : "s"}`;
export { thousands as a, tally as i, counted as n, worstFirst as o, plural as r, allFindings as t };
