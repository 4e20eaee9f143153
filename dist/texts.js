import { r as findingsOf, t as documentOf } from "./json.js";
import { n as atLeastAs } from "./gate.js";
import { n as palette, t as table } from "./table.js";
import { S as worstItems, _ as keyspaceSections, a as titleOf, d as refusedSection, f as unreachedSection, g as sinceSections, h as expectedSections, i as serverSection, l as disagreementSection, m as clientsSection, n as sidekiqSections, o as verdictOf, p as clusterSections, t as sizingSection, u as notCheckedSection } from "./sizingSection.js";
import { n as prose } from "./prose.js";
import { t as redact } from "./redact.js";
import { r as plural } from "./tally.js";
import { n as visible } from "./visible.js";
import { r as displayWidth } from "./width.js";
import { t as auditJson } from "./json2.js";
import { t as layout } from "./io.js";
const NARROWEST = 60;
const WIDEST_TEXT = 100;
const clean = (text) => visible(redact(text));
function findingLines(f, { width, paint }) {
	const sure = f.confidence === "certain" ? "" : paint.dim(` (${f.confidence})`);
	const room = {
		width: Math.min(width, WIDEST_TEXT),
		paint,
		indent: "  "
	};
	return [
		`${paint.severity[f.severity](f.severity)}  ${paint.bold(clean(f.rule))}${sure}  ${paint.path(clean(f.at ?? f.server ?? ""))}`,
		...prose(f.message, room),
		...f.advice === void 0 ? [] : ["", ...prose(f.advice, room)]
	];
}
function sectionLines(section, { width, paint }) {
	const room = {
		width: Math.min(width, WIDEST_TEXT),
		paint,
		indent: "  "
	};
	const columns = section.columns.map((c) => section.id === "server" ? {
		...c,
		head: ""
	} : c);
	const rows = section.rows.map((row) => row.map(clean));
	const lines = rows.length > 0 ? table(columns, rows, {
		width,
		indent: "  ",
		lead: 1,
		head: paint.dim
	}) : [];
	const body = section.id === "server" ? lines.slice(1) : lines;
	return [
		paint.bold(clean(section.title)),
		...section.lead === void 0 ? [] : prose(section.lead, room),
		...body,
		...section.note === void 0 ? [] : prose(section.note, room).map(paint.dim)
	];
}
const stacked = (blocks) => blocks.filter((b) => b.length > 0).flatMap((block, i) => i === 0 ? block : ["", ...block]);
const painted = ({ word }, paint) => word === "Fits" ? paint.good : word === "Not known" ? paint.bold : paint.severity.error;
function heading(server, { width, paint }) {
	const name = clean(titleOf(server));
	const line = "─".repeat(Math.max(3, Math.min(width, WIDEST_TEXT) - displayWidth(name) - 4));
	return [`${paint.dim("──")} ${paint.bold(name)} ${paint.dim(line)}`];
}
function serverLines(server, layout, quiet) {
	const { paint, width } = layout;
	const verdict = verdictOf(server);
	const said = prose(verdict.sentence, {
		width: Math.min(width, WIDEST_TEXT),
		paint
	}).map((line, i) => i === 0 ? painted(verdict, paint)(line) : line);
	const partial = server.partial === null ? [] : prose(`Not all of it was read, because ${server.partial}.`, {
		width,
		paint
	});
	if (quiet) return [heading(server, layout), [...said, ...partial]];
	const sections = [
		serverSection(server),
		...keyspaceSections(server),
		sizingSection(server),
		...sidekiqSections(server),
		clientsSection(server),
		refusedSection(server)
	];
	return [
		heading(server, layout),
		[...said, ...partial],
		...sections.flatMap((s) => s ? [sectionLines(s, layout)] : [])
	];
}
function summary({ servers, unreached, notChecked }, findings, paint) {
	const found = [
		"error",
		"warning",
		"note"
	].flatMap((severity) => {
		const n = (findings ?? []).filter((f) => f.severity === severity).length;
		return n > 0 ? [paint.severity[severity](plural(n, severity))] : [];
	});
	return [
		...findings === void 0 ? [] : [found.length > 0 ? found.join(", ") : "No findings"],
		`${plural(servers.length, "server")} audited`,
		...unreached.length > 0 ? [`${plural(unreached.length, "server")} not reached`] : [],
		...notChecked.length > 0 ? [`${plural(notChecked.length, "rule")} not checked`] : []
	].join(" · ");
}
function auditConsole(audit, { color, width: given, findings: all, quiet = false }) {
	const layout = {
		width: Math.max(NARROWEST, given),
		paint: palette(color)
	};
	const findings = all && worstItems(all.filter((f) => !f.silenced));
	const aside = [
		...expectedSections(audit),
		...clusterSections(audit),
		...quiet ? [] : sinceSections(audit)
	];
	const open = [
		unreachedSection(audit),
		disagreementSection(audit),
		quiet ? void 0 : notCheckedSection(audit)
	];
	const blocks = [
		...(findings ?? []).map((f) => findingLines(f, layout)),
		...aside.map((s) => sectionLines(s, layout)),
		...audit.servers.flatMap((s) => serverLines(s, layout, quiet)),
		...open.flatMap((s) => s ? [sectionLines(s, layout)] : []),
		[summary(audit, findings, layout.paint)]
	];
	return `${stacked(blocks).join("\n")}\n`;
}
const shownOf = (findings, gate) => findings.filter((f) => atLeastAs(f.confidence, gate.minConfidence));
async function textOf(told, args, io) {
	const { audit, report, code, gate, verdict } = told;
	const { format, quiet = false } = args.values;
	if (code || format === "html" || format === "markdown" || format === "sarif") return (await import("./rarerTexts.js")).rarerText(told, args, io);
	if (format === "json") return auditJson(audit);
	if (audit.servers.length === 0) return "";
	return auditConsole(audit, {
		...layout(args.values, io),
		quiet,
		findings: shownOf(findingsOf(documentOf(report, { verdict })), gate)
	});
}
export { textOf as n, auditConsole as r, shownOf as t };
