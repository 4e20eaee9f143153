import { n as exit, t as UsageError } from "./errors.js";
import { $ as show, it as isRider, p as sharing } from "./rules.js";
import { t as redact } from "./redact.js";
import { n as palette, t as table } from "./table.js";
import { o as title, t as inventory } from "./inventory.js";
import { n as visible } from "./visible.js";
import { i as needs } from "./workload.js";
import { n as processTable, r as serverTable, t as clientTable } from "./topologyTables.js";
import { t as layout } from "./io.js";
import { a as noApp, i as scan, n as onePath } from "./scan.js";
const NONE = "not there";
const clean$1 = (text) => visible(redact(text));
const shown = (v) => v === void 0 || v === null || v.kind === "absent" ? "not set" : clean$1(show(v));
const clientRows = (c) => [
	["server", shown(c.endpoint)],
	["db", shown(c.db)],
	["pool", shown(c.poolSize)],
	["pool timeout", shown(c.poolTimeout)],
	["connect timeout", shown(c.timeouts.connect)],
	["read timeout", shown(c.timeouts.read)],
	["write timeout", shown(c.timeouts.write)],
	["reconnect attempts", shown(c.reconnectAttempts)],
	["TLS verification", c.tlsVerify ?? "not set"],
	["prefix", shown(c.prefix)],
	["library", c.library]
];
const processRows = (p) => [
	["threads", shown(p.threads)],
	["forked", shown(p.workers)],
	["concurrency", shown(p.concurrency)]
];
function keyed(things, name) {
	const found = new Map();
	for (const thing of things) {
		const key = name(thing);
		let n = 1;
		while (found.has(n === 1 ? key : `${key} ${n}`)) n += 1;
		found.set(n === 1 ? key : `${key} ${n}`, thing);
	}
	return found;
}
function differing(left, right, rows) {
	return [...new Set([...left.keys(), ...right.keys()])].flatMap((what) => {
		const [a, b] = [left.get(what), right.get(what)];
		const brief = (thing) => rows(thing).filter(([, value]) => value !== "not set").map(([, value]) => value)[0] ?? "there";
		if (a === void 0 || b === void 0) return [{
			what,
			setting: "",
			left: a === void 0 ? NONE : brief(a),
			right: b === void 0 ? NONE : brief(b)
		}];
		const others = new Map(rows(b));
		return rows(a).flatMap(([setting, value]) => others.get(setting) === value ? [] : [{
			what,
			setting,
			left: value,
			right: others.get(setting) ?? NONE
		}]);
	});
}
function differences(a, b) {
	const own = (m) => keyed(m.clients.filter((c) => !isRider(c)), title);
	const run = (m) => keyed(m.processes, (p) => clean$1(p.name ?? p.kind));
	const instead = (m) => new Map(Object.entries(m.instead).map(([need, what]) => [`${clean$1(need)} without Redis`, what]));
	return [
		...differing(own(a), own(b), clientRows),
		...differing(run(a), run(b), processRows),
		...differing(instead(a), instead(b), (what) => [["", clean$1(what)]])
	];
}
function compareModels(a, b, { width = 120 } = {}) {
	const found = differences(a, b);
	const [left, right] = [clean$1(a.environment), clean$1(b.environment)];
	if (found.length === 0) return `${left} and ${right} use Redis in the same way.\n`;
	return `${table([
		{
			head: "Of",
			wraps: true
		},
		{ head: "Setting" },
		{
			head: left,
			wraps: true
		},
		{
			head: right,
			wraps: true
		}
	], found.map((d) => [
		d.what,
		d.setting,
		d.left,
		d.right
	]), { width }).join("\n")}\n`;
}
const clean = (text) => visible(redact(text));
const TIERS = {
	definite: "always",
	fallback: "as a fallback",
	unknown: "on a branch that the files do not settle"
};
function when(s) {
	const host = s.onlyLocalhost ? ", on localhost" : "";
	const unset = s.partedBy.length > 0 ? `, unless ${s.partedBy.map((name) => `$${name}`).join(" or ")} is set` : "";
	return `${TIERS[s.tier]}${host}${unset}`;
}
function gemLines(model, width) {
	const rows = Object.entries(inventory(model).gems).map(([name, version]) => [clean(name), clean(version)]);
	return rows.length > 0 ? table([{ head: "Gem" }, { head: "Locked" }], rows, {
		width,
		indent: "  "
	}) : [];
}
function modelReport(model, format, { color = false, width = 120 } = {}) {
	if (format === "json") return `${JSON.stringify(inventory(model), null, 2)}\n`;
	const paint = palette(color);
	const layout = {
		width,
		paint,
		places: true
	};
	const pairs = sharing(model).map((s) => [
		`${needs[s.a].title} and ${needs[s.b].title}`,
		clean(s.key),
		when(s)
	]);
	const section = (head, lines) => lines.length > 0 ? [
		paint.bold(head),
		...lines,
		""
	] : [];
	const own = model.clients.filter((c) => !isRider(c)).length;
	return `${[
		...section(`Workloads in ${clean(model.environment)} (${own} of ${model.clients.length} open connections)`, model.clients.length > 0 ? clientTable(model, layout) : []),
		...section("On one server", pairs.length > 0 ? table([
			{
				head: "Workloads",
				wraps: true
			},
			{
				head: "Server",
				wraps: true
			},
			{
				head: "When",
				wraps: true
			}
		], pairs, {
			width,
			indent: "  ",
			head: paint.dim
		}) : []),
		...section("Processes", model.processes.length > 0 ? processTable(model, layout) : []),
		...section("Declared servers", serverTable(model.servers, width)),
		...section("Without Redis", Object.entries(model.instead).map(([need, what]) => `  ${clean(need)}: ${clean(what)}`)),
		...section("Gems", gemLines(model, width)),
		...section("Could not tell", model.gaps.map((g) => `  ${clean(`${g.at.file}:${g.at.line}:${g.at.column}`)}  because ${clean(g.why)}`))
	].join("\n").trimEnd()}\n`;
}
const sections = (parts) => parts.length === 1 ? parts[0]?.[1] ?? "" : parts.map(([root, text]) => `${visible(root)}\n\n${text}`).join("\n");
async function model(args, io) {
	const { compare, format } = args.values;
	if (compare !== void 0 && /[\\/]|\.(?:json|rb)$/.test(compare)) throw new UsageError(`\`--compare\` takes the name of an environment, such as staging, and ${visible(compare)} is a path`);
	const { report, again, repo, tree } = await scan(onePath(args.positionals, "model"), args.values, io);
	const code = report.failures.length > 0 ? exit.failed : report.apps.length === 0 && !report.servers?.length ? exit.nothing : exit.clean;
	const paint = layout(args.values, io);
	const unowned = serverTable(report.servers ?? [], paint.width);
	if (report.apps.length === 0) return {
		text: [
			noApp(tree),
			...unowned,
			""
		].join("\n"),
		code
	};
	if (compare !== void 0) {
		const others = new Map(again(repo, compare).apps.map((a) => [a.root, a.model]));
		const parts = report.apps.flatMap((a) => {
			const other = others.get(a.root);
			return other ? [[a.root, compareModels(a.model, other, paint)]] : [];
		});
		return {
			text: sections(parts),
			code
		};
	}
	if (format !== "json") return {
		text: sections(report.apps.map((a) => [a.root, modelReport(a.model, "table", paint)])),
		code
	};
	const all = report.apps.map((a) => ({
		root: a.root,
		inventory: JSON.parse(modelReport(a.model, "json"))
	}));
	const only = all.length === 1 ? all[0]?.inventory : all;
	return {
		text: JSON.stringify(only),
		code,
		json: true
	};
}
export { model };
