import { t as redact } from "./redact.js";
import { n as visible } from "./visible.js";
import { t as table } from "./table.js";
import { s as wrap } from "./width.js";
import { d as known } from "./measured.js";
import { a as processRows, i as deployment, r as clientRows } from "./inventory.js";
const clean = (text) => visible(redact(text));
function cell(fact) {
	const found = known(fact);
	if (!found) return fact ? "not known" : "not set";
	return clean(found.source === "default" ? `${found.value} (default)` : found.value);
}
function serverTable(servers, width) {
	const rows = servers.map((s) => [
		clean(s.service),
		cell(s.facts.maxmemoryPolicy),
		cell(s.facts.persistence),
		s.aside === void 0 ? "" : clean(s.aside),
		clean(`${s.file}:${s.at.line}`)
	]);
	const columns = [
		{ head: "Server" },
		{ head: "Eviction" },
		{ head: "Persistence" },
		{
			head: "Not judged",
			wraps: true
		},
		{ head: "Declared at" }
	];
	if (rows.length === 0) return [];
	const shown = servers.some((s) => s.aside !== void 0);
	const keep = (cells) => shown ? cells : cells.filter((_, i) => i !== 3);
	return table(keep(columns), rows.map(keep), {
		width,
		indent: "  "
	});
}
const CLIENT_COLUMNS = [
	{
		head: "Workload",
		wraps: true
	},
	{
		head: "Server",
		wraps: true
	},
	{
		head: "Pool",
		wraps: true
	},
	{
		head: "Timeouts",
		wraps: true
	},
	{ head: "TLS" },
	{ head: "Certainty" },
	{ head: "Configured at" }
];
function clientTable(model, { width, paint, places = false }) {
	const rows = clientRows(model);
	return table(CLIENT_COLUMNS, rows.map((r) => [
		r.workload,
		r.server,
		r.pool,
		r.timeouts,
		r.tls,
		r.certainty,
		places ? r.at : ""
	]), {
		width,
		indent: "  ",
		lead: 1,
		head: paint.dim,
		cell: (text, i, n) => rows[n]?.rides && i > 0 ? paint.dim(text) : text
	});
}
const PROCESS_COLUMNS = [
	{
		head: "Process",
		wraps: true
	},
	{
		head: "Threads",
		wraps: true
	},
	{
		head: "Workers",
		wraps: true
	},
	{ head: "Connections" },
	{
		head: "Made up of",
		wraps: true
	},
	{ head: "Configured at" }
];
function processTable(model, { width, paint, places = false }) {
	const cells = processRows(model).map((r) => [
		r.process,
		r.threads,
		r.workers,
		r.connections,
		r.terms,
		places ? r.at : ""
	]);
	const lines = table(PROCESS_COLUMNS, cells, {
		width,
		indent: "  ",
		lead: 4,
		head: paint.dim
	});
	const sentence = deployment(model);
	return sentence === void 0 ? lines : [
		...lines,
		"",
		...wrap(sentence, width - 2).map((line) => `  ${line}`)
	];
}
export { processTable as n, serverTable as r, clientTable as t };
