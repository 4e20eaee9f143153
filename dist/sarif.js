import { n as visible } from "./visible.js";
import { n as redactAll } from "./redact.js";
import { $ as rank, et as known } from "./rules.js";
import { o as unglued } from "./width.js";
import { a as blocks, t as docsPath } from "./rulePage.js";
import { c as plural, d as worstFirst, l as tally, o as allFindings, u as thousands } from "./disk.js";
import { r as needs, t as conflict } from "./workload.js";
import { a as processRows, n as serverItem, r as clientRows, t as inventory } from "./inventory.js";
import { gzipSync } from "node:zlib";
function byReason(all) {
	const found = new Map();
	for (const { rule, why, allow } of all) {
		const key = `${why}\n${allow}`;
		const before = found.get(key);
		if (before) before.rules.add(rule);
		else found.set(key, {
			rules: new Set([rule]),
			why,
			allow
		});
	}
	return [...found.values()].map(({ rules, ...rest }) => ({
		rules: [...rules],
		...rest
	}));
}
const findingsOf = (report) => [...report.apps.flatMap((a) => a.findings), ...report.findings];
const start = (at) => `${at.file}:${at.line}:${at.column}`;
const end = (at) => `${at.file}:${at.endLine}:${at.endColumn}`;
const related$1 = ({ at, role }) => ({
	at: start(at),
	role
});
function fix(of, diff) {
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
		...diff !== void 0 && { diff }
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
		related: f.related.map(related$1),
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
const gap$1 = ({ at, why }) => ({
	at: start(at),
	why
});
const plain$1 = (row) => Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, typeof cell === "string" ? unglued(cell) : cell]));
const endpoints = (all) => Object.fromEntries(Object.entries(all).flatMap(([variable, name]) => name.startsWith("org:") ? [[variable, name.slice(4)]] : []));
const app = (a, options) => ({
	root: a.root,
	platform: a.model.platform,
	target: a.model.target,
	...Object.values(a.model.endpoints).some((name) => name.startsWith("org:")) && { endpoints: endpoints(a.model.endpoints) },
	inventory: inventory(a.model),
	topology: {
		clients: clientRows(a.model).map(plain$1),
		processes: processRows(a.model).map(plain$1)
	},
	findings: worstFirst(a.findings).map((f) => finding(f, options)),
	gaps: a.gaps.map(gap$1),
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
		...report.gaps && report.gaps.length > 0 && { gaps: report.gaps.map(gap$1) },
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
function listed$1(items) {
	const last = items.at(-1);
	return items.length > 1 ? `${items.slice(0, -1).join(", ")} and ${last}` : last ?? "";
}
function first(all, most, noun) {
	const more = all.length - most;
	return more > 0 ? {
		shown: all.slice(0, most),
		note: `and ${more} more ${noun}; --format json lists all`
	} : { shown: all };
}
const SIZES = [
	"B",
	"KB",
	"MB",
	"GB",
	"TB",
	"PB"
];
const short = (n) => {
	const digits = n >= 100 ? 0 : n >= 10 ? 1 : 2;
	return String(Number(n.toFixed(digits)));
};
function bytes$1(n) {
	let [size, at] = [Math.abs(n), 0];
	while (size >= 999.5 && at < SIZES.length - 1) {
		size /= 1024;
		at += 1;
	}
	return `${n < 0 ? "-" : ""}${at === 0 ? String(Math.round(size)) : short(size)} ${SIZES[at]}`;
}
function percent(share) {
	const n = share * 100;
	if (n > 0 && n < .1) return "<0.1 %";
	return `${Math.abs(n) < 10 ? Number(n.toFixed(1)) : Math.round(n)} %`;
}
const count$1 = (n) => thousands(Math.round(n));
const tenths = (n) => String(Number(n.toFixed(n >= 10 ? 0 : 1)));
const STEPS$1 = [
	[86400, "d"],
	[3600, "h"],
	[60, "min"]
];
function duration(seconds) {
	for (const [size, unit] of STEPS$1) if (seconds >= size) return `${tenths(seconds / size)} ${unit}`;
	if (seconds >= 1 || seconds === 0) return `${tenths(seconds)} s`;
	return `${tenths(seconds * 1e3)} ms`;
}
function estimated(of, unit) {
	return of.low === of.value && of.high === of.value ? unit(of.value) : `${unit(of.value)} (${unit(of.low)} to ${unit(of.high)})`;
}
const workloadTitle = (workload) => workload === "unclaimed" ? "Unclaimed" : needs[workload].title;
const METHODS = {
	exact: "Every key was measured",
	strata: "Every name was read and some of each kind measured; between which numbers the sizes lie stands beside them",
	sample: "A part of the keys was read; between which numbers the sizes lie stands beside them"
};
const untimed = (group) => group.untimed ? percent(group.untimed.value) : "";
const marked = (group, text) => group.skewed ? `${text} †` : group.few ? `${text} ‡` : text;
function reading(keyspace) {
	const { closure, method, scanned, total, ended, seconds } = keyspace;
	const all = scanned >= total ? count$1(total) : `${count$1(scanned)} of ${count$1(total)}`;
	const share = closure.usedMemory > 0 ? `, ${percent(closure.sum / closure.usedMemory)} of the ${bytes$1(closure.usedMemory)} in use` : "";
	return [`${METHODS[method]}: ${all} keys in ${duration(seconds)}${ended === void 0 ? "" : `, no more because ${ended}`}.`, `Together they take ${bytes$1(closure.sum)}${share}; the rest is the server’s own: tables, buffers, fragmentation.`].join(" ");
}
const MOST_NAMES = 20;
function readByName({ readByName: names }) {
	const more = names.length - MOST_NAMES;
	return names.slice(0, MOST_NAMES).join(", ") + (more > 0 ? ` and ${more} more (--format json lists all)` : "");
}
function notes(keyspace) {
	return [
		keyspace.workloads.some((w) => w.skewed) ? "† One key is more than a fifth of what was sampled: the interval can’t be trusted." : "",
		[...keyspace.workloads, ...keyspace.prefixes].some((w) => w.few && !w.skewed) ? "‡ Fewer than 30 of them were measured: too few to say." : "",
		keyspace.sizeless === void 0 ? "" : `How large keys are was not asked, because ${keyspace.sizeless}.`,
		keyspace.values ? "" : "Values were not looked into, so that eviction order stays as it is: names alone decide whose a key is.",
		keyspace.readByName.length === 0 ? "" : `Read by name, which resets the idle time of these keys: ${readByName(keyspace)}.`
	].filter((p) => p !== "").join(" ");
}
function byWorkload(keyspace) {
	const sum = keyspace.workloads.reduce((n, w) => n + w.bytes.value, 0);
	const rows = [...keyspace.workloads].sort((a, b) => b.bytes.value - a.bytes.value).map((w) => [
		workloadTitle(w.workload),
		estimated(w.keys, count$1),
		marked(w, estimated(w.bytes, bytes$1)),
		sum > 0 ? percent(w.bytes.value / sum) : "",
		untimed(w),
		w.sizes ? bytes$1(w.sizes.p50) : "",
		w.sizes ? bytes$1(w.sizes.max) : "",
		w.workload === "unclaimed" ? "" : w.told
	]);
	const note = notes(keyspace);
	return {
		id: "workloads",
		title: "Memory by workload",
		lead: reading(keyspace),
		columns: [
			{ head: "Workload" },
			{
				head: "Keys",
				right: true
			},
			{
				head: "Bytes",
				right: true
			},
			{
				head: "Share",
				right: true
			},
			{
				head: "Never expires",
				right: true
			},
			{
				head: "Median",
				right: true
			},
			{
				head: "Largest",
				right: true
			},
			{
				head: "Told by",
				wraps: true
			}
		],
		rows,
		...note !== "" && { note }
	};
}
const databases = (all) => all.some((k) => k.database !== 0);
function prefixes({ prefixes }, most) {
	const { shown, note } = first(prefixes, most, "prefixes");
	return {
		id: "prefixes",
		title: "Biggest prefixes",
		columns: [
			{
				head: "Prefix",
				wraps: true
			},
			{ head: "Workload" },
			{
				head: "Keys",
				right: true
			},
			{
				head: "Bytes",
				right: true
			},
			{
				head: "Never expires",
				right: true
			},
			{
				head: "Database",
				right: true
			}
		],
		rows: shown.map((p) => [
			p.prefix,
			workloadTitle(p.workload),
			estimated(p.keys, count$1),
			marked(p, estimated(p.bytes, bytes$1)),
			untimed(p),
			databases(prefixes) ? String(p.database) : ""
		]),
		...note !== void 0 && { note }
	};
}
function biggest({ biggest }, most) {
	const { shown, note } = first(biggest, most, "keys");
	return {
		id: "biggest",
		title: "Largest keys",
		columns: [
			{
				head: "Key",
				wraps: true
			},
			{ head: "Workload" },
			{ head: "Type" },
			{
				head: "Bytes",
				right: true
			},
			{
				head: "Elements",
				right: true
			},
			{
				head: "Database",
				right: true
			}
		],
		rows: shown.map((k) => [
			k.name,
			workloadTitle(k.workload),
			k.type,
			bytes$1(k.bytes),
			k.elements === void 0 ? "" : count$1(k.elements),
			databases(biggest) ? String(k.database) : ""
		]),
		...note !== void 0 && { note }
	};
}
function keyspaceSections({ keyspace }, most = 10) {
	if (!keyspace) return [];
	return [
		byWorkload(keyspace),
		prefixes(keyspace, most),
		biggest(keyspace, most)
	].filter((s) => s.rows.length > 0);
}
const signed = (n, unit) => n > 0 ? `+${unit(n)}` : n < 0 ? `-${unit(-n)}` : unit(0);
function rowsOf(s) {
	return [
		[
			"Memory",
			s.usedMemory,
			bytes$1
		],
		[
			"Keys",
			s.keys,
			count$1
		],
		...s.workloads.map((w) => [
			`${workloadTitle(w.workload)}, bytes`,
			w,
			bytes$1
		]),
		[
			"Evicted keys",
			s.evictedKeys,
			count$1
		],
		[
			"Expired keys",
			s.expiredKeys,
			count$1
		],
		[
			"Writes refused (OOM)",
			s.oomErrors,
			count$1
		],
		[
			"Connections refused",
			s.rejectedConnections,
			count$1
		],
		[
			"Commands",
			s.commands,
			count$1
		],
		...s.queues.map((q) => [
			`Queue ${q.name}`,
			q,
			count$1
		]),
		[
			"Scheduled",
			s.scheduled,
			count$1
		],
		[
			"To retry",
			s.retries,
			count$1
		],
		[
			"Dead",
			s.dead,
			count$1
		],
		[
			"Jobs processed",
			s.processed,
			count$1
		],
		[
			"Jobs failed",
			s.failed,
			count$1
		]
	].flatMap(([what, change, unit]) => change === void 0 || change.before === 0 && change.now === 0 ? [] : [[
		what,
		unit(change.before),
		unit(change.now),
		change.perHour === void 0 ? "" : signed(change.perHour, unit)
	]]);
}
function full(s) {
	if (s.restarted !== void 0) return `Counters are not compared, because ${s.restarted}.`;
	return s.fullInHours === void 0 ? void 0 : `At this rate it is full in ${duration(s.fullInHours * 3600)}.`;
}
function sinceSections({ since }) {
	if (!since) return [];
	const gone = [...since.added.length > 0 ? [`New: ${since.added.join(", ")}.`] : [], ...since.gone.length > 0 ? [`Not audited any more: ${since.gone.join(", ")}.`] : []];
	return since.servers.map((s, i) => {
		const lead = full(s);
		return {
			id: "since",
			title: `${s.id} since ${since.since.slice(0, 16).replace("T", " ")} UTC, ${duration(since.seconds)} ago`,
			...lead !== void 0 && { lead },
			columns: [
				{ head: "What" },
				{
					head: "Before",
					right: true
				},
				{
					head: "Now",
					right: true
				},
				{
					head: "An hour",
					right: true
				}
			],
			rows: rowsOf(s),
			...i === since.servers.length - 1 && gone.length > 0 && { note: gone.join(" ") }
		};
	});
}
const PURPOSES = {
	jobs: "jobs",
	cache: "a cache",
	cable: "Action Cable"
};
const expectedSections = ({ expected }) => (expected ?? []).map((e) => ({
	id: "expected",
	title: `${e.server} as a server for ${PURPOSES[e.purpose]}: ${e.ready ? "ready" : "not ready"}`,
	columns: [
		{ head: "Check" },
		{ head: "State" },
		{
			head: "Wanted",
			wraps: true
		},
		{
			head: "Found",
			wraps: true
		},
		{
			head: "To do",
			wraps: true
		}
	],
	rows: e.checks.map((c) => [
		c.what,
		c.state,
		c.wanted,
		c.found,
		c.state === "ready" ? "" : c.advice ?? ""
	])
}));
function refusedSection({ refused }) {
	if (refused.length === 0) return void 0;
	return {
		id: "refused",
		title: "Refused commands",
		columns: [
			{ head: "Command" },
			{
				head: "Reason",
				wraps: true
			},
			{
				head: "What would allow it",
				wraps: true
			}
		],
		rows: refused.map((r) => [
			r.command,
			r.reason,
			r.allow ?? ""
		])
	};
}
function notCheckedSection({ notChecked }) {
	if (notChecked.length === 0) return void 0;
	return {
		id: "not-checked",
		title: "Not checked",
		columns: [
			{ head: "Rule" },
			{
				head: "Because",
				wraps: true
			},
			{
				head: "What would allow it",
				wraps: true
			}
		],
		rows: notChecked.map((n) => [
			n.rule,
			n.why,
			n.allow
		])
	};
}
function unreachedSection({ unreached }) {
	if (unreached.length === 0) return void 0;
	return {
		id: "unreached",
		title: "Not reached",
		columns: [{ head: "Server" }, {
			head: "Because",
			wraps: true
		}],
		rows: unreached.map((u) => [u.id, u.why])
	};
}
function disagreementSection({ disagreements = [] }) {
	if (disagreements.length === 0) return void 0;
	return {
		id: "disagreements",
		title: "Code and server disagree",
		columns: [
			{ head: "Server" },
			{ head: "Fact" },
			{ head: "The server says" },
			{ head: "The files say" },
			{ head: "Where" }
		],
		rows: disagreements.map((d) => [
			d.server,
			d.fact,
			d.live,
			d.declared,
			d.at ?? ""
		])
	};
}
const FULL = .9;
function workloadsOn(server) {
	const found = [...server.keyspace?.workloads ?? []].filter((w) => w.keys.value > 0).sort((a, b) => b.bytes.value - a.bytes.value).flatMap((w) => w.workload === "unclaimed" ? [] : [w.workload]);
	const channels = known(server.facts.channels)?.value;
	return [...new Set([
		...found,
		...server.sidekiq ? ["sidekiq"] : [],
		...(channels?.cable ?? 0) > 0 ? ["cable"] : [],
		...(channels?.anycable ?? 0) > 0 ? ["anycable"] : []
	])];
}
function clash(workloads) {
	for (const [i, a] of workloads.entries()) for (const b of workloads.slice(i + 1)) if (conflict(a, b) === "error") return needs[a].kind === "cache" ? [a, b] : [b, a];
}
function fitOf(server) {
	const { facts } = server;
	const [used, limit] = [known(facts.usedMemory)?.value, known(facts.maxmemory)?.value];
	const evicted = known(facts.evictedKeys)?.value;
	const refusedWrites = known(facts.errors)?.value["OOM"];
	const fullness = used !== void 0 && limit !== void 0 && limit > 0 ? used / limit : void 0;
	const told = {
		...fullness !== void 0 && { fullness },
		...evicted !== void 0 && { evicted },
		...refusedWrites !== void 0 && { refusedWrites }
	};
	const on = workloadsOn(server);
	const pair = clash(on);
	if (pair) return {
		verdict: "split",
		pair,
		...told
	};
	const onlyCache = on.length > 0 && on.every((w) => needs[w].eviction !== "never");
	if ((refusedWrites ?? 0) > 0 || !onlyCache && ((evicted ?? 0) > 0 || (fullness ?? 0) >= FULL)) return {
		verdict: "small",
		...told
	};
	const { sizing } = server;
	if (sizing?.verdict === "too small") return {
		verdict: "small",
		wanted: sizing.split.reduce((sum, size) => sum + size.wanted.value, 0),
		...told
	};
	if (fullness !== void 0) return {
		verdict: "fits",
		...told
	};
	return {
		verdict: "unknown",
		why: used === void 0 ? "the server does not tell how much memory it uses" : limit === 0 ? "it has no `maxmemory`: the memory of its machine is the limit" : "the server does not tell its limit",
		...told
	};
}
const WORDS$1 = {
	split: "Split",
	small: "Too small",
	fits: "Fits",
	unknown: "Not known"
};
const lower = (workload) => ({
	cache: "the cache",
	session: "sessions",
	"rate-limit": "rate limits",
	lock: "locks",
	"feature-flag": "feature flags",
	app: "application data"
})[workload] ?? needs[workload].title;
function memory(server) {
	const [used, limit] = [known(server.facts.usedMemory)?.value, known(server.facts.maxmemory)?.value];
	if (used === void 0) return void 0;
	return limit ? `${bytes$1(used)} of ${bytes$1(limit)} (${percent(used / limit)})` : bytes$1(used);
}
function sizeOf(server, workload) {
	const group = server.keyspace?.workloads.find((w) => w.workload === workload);
	return group ? ` (${bytes$1(group.bytes.value)})` : "";
}
function under(policy, jobs) {
	if (policy === void 0) return "one policy can’t suit both";
	if (policy === "noeviction") return "under `noeviction` a full cache makes every write fail";
	if (policy.startsWith("volatile-")) return `under \`${policy}\` what never expires fills the memory until writes fail`;
	return `under \`${policy}\` ${needs[jobs].kind === "jobs" ? "queued jobs are deleted" : `${lower(jobs)} are deleted`} when memory is short`;
}
function evictions$1(server) {
	const [evicted, uptime] = [known(server.facts.evictedKeys)?.value ?? 0, known(server.facts.uptime)?.value];
	return evicted > 0 ? `it has deleted ${count$1(evicted)} keys${uptime ? ` in ${duration(uptime)}` : ""}` : "";
}
const sentence$2 = (parts) => {
	const text = parts.filter((p) => p !== "").join("; ");
	return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
};
function verdictOf(server) {
	const fit = fitOf(server);
	const word = WORDS$1[fit.verdict];
	const policy = known(server.facts.maxmemoryPolicy)?.value;
	const used = memory(server);
	const full = fit.refusedWrites ? `${count$1(fit.refusedWrites)} writes were refused for lack of memory` : "";
	switch (fit.verdict) {
		case "split": {
			const [a, b] = fit.pair;
			const size = (fit.fullness ?? 0) >= .9 && used ? `it is too small besides, ${used} used` : "";
			return {
				word,
				sentence: sentence$2([
					`split it: ${lower(a)}${sizeOf(server, a)} and ${lower(b)}${sizeOf(server, b)} share this server, and ${under(policy, b)}`,
					evictions$1(server),
					full,
					size
				])
			};
		}
		case "small": return {
			word,
			sentence: sentence$2([
				`too small: ${used ? `${used} used` : "it is full"}`,
				evictions$1(server),
				full,
				fit.wanted === void 0 ? "" : `with its peak and an outage it should have ${bytes$1(fit.wanted)}`
			])
		};
		case "fits": {
			const on = workloadsOn(server);
			const what = on.length > 0 ? `${listed$1(on.map(lower))} with ` : "";
			return {
				word,
				sentence: sentence$2([`fits: ${what}${used ?? ""} used`, evictions$1(server)])
			};
		}
		default: return {
			word,
			sentence: sentence$2([`whether it fits is not known: ${fit.why ?? ""}${used ? `; ${used} used` : ""}`])
		};
	}
}
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
function placeOf(at) {
	const found = /:(\d{1,9}):(\d{1,9})$/.exec(at ?? "");
	if (!found || at === void 0 || found.index === 0) return void 0;
	return {
		file: at.slice(0, found.index),
		line: Math.max(1, Number(found[1])),
		column: Math.max(1, Number(found[2]))
	};
}
function fromRoot(base, file) {
	const folder = base.replaceAll("\\", "/").replace(/^(?:\.\/+)+/, "").replace(/\/+$/, "");
	return folder !== "" && folder !== "." && !/^(?:\/|[A-Za-z]:|\.\.(?:\/|$))/.test(folder) && !file.startsWith("/") ? `${folder}/${file}` : file;
}
const text = (a, b) => a < b ? -1 : a > b ? 1 : 0;
function worstItems(findings) {
	return findings.map((f) => ({
		f,
		place: placeOf(f.at)
	})).sort((a, b) => SEVERITY[a.f.severity] - SEVERITY[b.f.severity] || CONFIDENCE[a.f.confidence] - CONFIDENCE[b.f.confidence] || rank(a.f.rule) - rank(b.f.rule) || text(a.place?.file ?? "", b.place?.file ?? "") || (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0) || text(a.f.rule, b.f.rule) || text(a.f.identity, b.f.identity)).map(({ f }) => f);
}
const isSure = (finding, least = "likely") => CONFIDENCE[finding.confidence] <= CONFIDENCE[least];
const STATES = {
	blocked: "waits for jobs",
	subscribed: "subscribed",
	idle: "idle for 5 min"
};
function clientsSection(server, most = 10) {
	const all = known(server.facts.clients)?.value ?? [];
	if (all.length === 0) return void 0;
	const { shown, note } = first([...all].sort((a, b) => b.count - a.count), most, "kinds");
	return {
		id: "clients",
		title: "Clients by kind",
		columns: [
			{
				head: "Client",
				wraps: true
			},
			{ head: "State" },
			{
				head: "Count",
				right: true
			},
			{
				head: "Largest buffer",
				right: true
			},
			{
				head: "Databases",
				wraps: true
			}
		],
		rows: shown.map((c) => [
			[c.name, c.library].filter((p) => p !== "").join(", ") || "says nothing of itself",
			STATES[c.state] ?? c.state,
			count$1(c.count),
			c.output > 0 ? bytes$1(c.output) : "",
			c.databases.join(", ")
		]),
		...note !== void 0 && { note }
	};
}
const ENGINES = {
	redis: "Redis",
	valkey: "Valkey",
	keydb: "KeyDB",
	dragonfly: "Dragonfly"
};
function told$1(fact, words) {
	if (!fact) return "";
	return "refused" in fact ? `not known: ${fact.refused}` : words(fact.value);
}
const value$1 = (fact) => known(fact)?.value;
function identity({ facts }) {
	const engine = value$1(facts.engine);
	return [
		[engine === void 0 ? "" : ENGINES[engine] ?? engine, told$1(facts.version, (v) => v)].filter((p) => p !== "").join(" "),
		told$1(facts.role, (r) => r),
		value$1(facts.clusterMode) ? "cluster mode" : "",
		told$1(facts.uptime, (s) => `up ${duration(s)}`)
	].filter((p) => p !== "").join(", ");
}
function memoryRow(server) {
	const peak = value$1(server.facts.usedMemoryPeak);
	const limit = value$1(server.facts.maxmemory);
	return [
		memory(server) ?? "",
		limit === 0 ? "no limit of its own" : "",
		peak === void 0 ? "" : `peak ${bytes$1(peak)}`
	].filter((p) => p !== "").join(", ");
}
function fragmentation(facts) {
	const [ratio, wasted] = [value$1(facts.memFragmentationRatio), value$1(facts.memFragmentationBytes)];
	if (ratio === void 0) return "";
	return `${ratio.toFixed(2)}${wasted === void 0 ? "" : `, ${bytes$1(wasted)}`}`;
}
function evictions(facts) {
	const [total, rate] = [value$1(facts.evictedKeys), value$1(facts.evictionsPerHour)];
	if (total === void 0) return "";
	return `${count$1(total)} keys${rate ? `, ${count$1(rate)} an hour` : ""}`;
}
function clients(facts) {
	const [now, most, rejected, blocked] = [
		value$1(facts.connectedClients),
		value$1(facts.maxclients),
		value$1(facts.rejectedConnections),
		value$1(facts.blockedClients)
	];
	if (now === void 0) return "";
	return [
		most ? `${count$1(now)} of ${count$1(most)} (${percent(now / most)})` : count$1(now),
		blocked ? `${count$1(blocked)} wait for jobs` : "",
		rejected ? `${count$1(rejected)} were turned away` : ""
	].filter((p) => p !== "").join(", ");
}
const SAVING = {
	aof: "append-only file",
	rdb: "snapshots",
	"aof+rdb": "append-only file and snapshots",
	none: "none: a restart loses everything"
};
function persistence(facts) {
	const bad = [
		value$1(facts.rdbLastSaveStatus) === "err" ? "the last snapshot failed" : "",
		value$1(facts.aofLastWriteStatus) === "err" ? "the last write to the append-only file failed" : "",
		value$1(facts.aofLastRewriteStatus) === "err" ? "the last rewrite of the append-only file failed" : ""
	].filter((p) => p !== "");
	return [told$1(facts.persistence, (p) => SAVING[p] ?? p), ...bad].filter((p) => p !== "").join("; ");
}
function replication(facts) {
	const links = value$1(facts.replicaLinks);
	if (links === void 0 || links.length === 0) return value$1(facts.primaryLinkStatus) ?? "";
	const worst = links.reduce((a, b) => b.lag > a.lag ? b : a);
	return `${links.length} connected, the slowest ${duration(worst.lag)} and ${bytes$1(worst.lagBytes)} behind`;
}
function errors(facts) {
	return Object.entries(value$1(facts.errors) ?? {}).sort((a, b) => b[1] - a[1]).slice(0, 6).map(([kind, n]) => `${kind} ${count$1(n)}`).join(", ");
}
function slow(facts) {
	return [...value$1(facts.slowlog) ?? []].sort((a, b) => b.seconds - a.seconds).slice(0, 4).map((s) => `${s.command.toUpperCase()} ${duration(s.seconds)}, ${duration(s.secondsAgo)} ago`).join("; ");
}
function access(facts) {
	const tls = told$1(facts.tls, (t) => ({
		off: "no TLS",
		required: "TLS",
		optional: "TLS and plain text"
	})[t]);
	const user = value$1(facts.aclUser);
	return [
		tls,
		value$1(facts.auth) === false ? "no password" : "",
		user === void 0 ? "" : `as user ${user}`,
		told$1(facts.openTo, (to) => `open to ${to}`)
	].filter((p) => p !== "").join(", ");
}
function serverSection(server) {
	const { facts } = server;
	return {
		id: "server",
		title: "Server",
		columns: [{ head: "Fact" }, {
			head: "Value",
			wraps: true
		}],
		rows: [
			["Server", identity(server)],
			["Where", server.hostClass],
			["Memory", memoryRow(server)],
			["Policy", told$1(facts.maxmemoryPolicy, (p) => p)],
			["Evicted", evictions(facts)],
			["Hit rate", told$1(facts.hitRate, percent)],
			["Fragmentation", fragmentation(facts)],
			["Persistence", persistence(facts)],
			["Replicas", replication(facts)],
			["Clients", clients(facts)],
			["Commands", told$1(facts.opsPerSecond, (n) => `${count$1(n)} a second`)],
			["Errors", errors(facts)],
			["Slow commands", slow(facts)],
			["Round trip", told$1(facts.roundTrip, (r) => `${duration(r.p50)}, at worst ${duration(r.p99)} (99 of 100 pings)`)],
			["Access", access(facts)]
		].filter(([, text]) => text !== ""),
		...server.warnings.length > 0 && { note: `${listed$1(server.warnings.map((w) => w.charAt(0).toUpperCase() + w.slice(1)))}.` }
	};
}
const DEAD_CAP = 1e4;
function overdue(seconds) {
	if (seconds === void 0) return "";
	return seconds > 0 ? `the next is overdue by ${duration(seconds)}` : `the next is due in ${duration(-seconds)}`;
}
function lead(s) {
	const due = overdue(s.overdue);
	const failed = s.processed > 0 ? ` (${percent(s.failed / s.processed)})` : "";
	return [`${count$1(s.scheduled)} scheduled and ${count$1(s.retries)} to retry${due ? `, ${due}` : ""}; ${count$1(s.dead)} dead of at most ${count$1(DEAD_CAP)}.`, `${count$1(s.processed)} processed in all${s.perDay === void 0 ? "" : `, ${count$1(s.perDay)} a day`}; ${count$1(s.failed)} failed${failed}.`].join(" ");
}
function queueState(q) {
	if (q.depth > 0 && !q.worked) return "no process works on it";
	if (q.latency !== void 0 && q.latency > 60) return "late";
	return q.worked ? "worked on" : "empty";
}
function queues(s, most) {
	const { shown, note } = first([...s.queues].sort((a, b) => Number(a.worked) - Number(b.worked) || b.depth - a.depth), most, "queues");
	return {
		id: "queues",
		title: "Sidekiq",
		lead: lead(s),
		columns: [
			{ head: "Queue" },
			{
				head: "Depth",
				right: true
			},
			{
				head: "Latency",
				right: true
			},
			{
				head: "In hand",
				right: true
			},
			{
				head: "State",
				wraps: true
			}
		],
		rows: shown.map((q) => [
			q.name,
			count$1(q.depth),
			q.latency === void 0 ? "" : duration(q.latency),
			q.private === void 0 ? "" : count$1(q.private),
			queueState(q)
		]),
		...note !== void 0 && { note }
	};
}
function processState(p) {
	if (p.beat > 60) return `no heartbeat since ${duration(p.beat)}`;
	return p.quiet ? "quiet: takes no new jobs" : "";
}
function processes(s, most) {
	const { shown, note } = first(s.processes, most, "processes");
	const stale = s.stale > 0 ? `Without a heartbeat in \`processes\`: ${count$1(s.stale)}, which ${s.stale === 1 ? "was" : "were"} killed.` : "";
	const words = [
		s.processes.length === 0 ? "No process is alive." : "",
		stale,
		note ?? ""
	].filter((p) => p !== "").join(" ");
	return {
		id: "processes",
		title: "Sidekiq’s processes",
		columns: [
			{ head: "Process" },
			{
				head: "Busy",
				right: true
			},
			{
				head: "Queues",
				wraps: true
			},
			{
				head: "Heartbeat",
				right: true
			},
			{
				head: "Up",
				right: true
			},
			{
				head: "Memory",
				right: true
			},
			{
				head: "Round trip",
				right: true
			},
			{
				head: "Oldest job",
				right: true
			},
			{
				head: "State",
				wraps: true
			}
		],
		rows: shown.map((p) => [
			p.name,
			`${count$1(p.busy)} of ${count$1(p.concurrency)}`,
			p.queues.join(", "),
			`${duration(p.beat)} ago`,
			p.uptime === void 0 ? "" : duration(p.uptime),
			p.rss === void 0 ? "" : bytes$1(p.rss),
			p.roundTrip === void 0 ? "" : duration(p.roundTrip),
			p.oldestJob === void 0 ? "" : duration(p.oldestJob),
			processState(p)
		]),
		...words !== "" && { note: words }
	};
}
function classes(s, most) {
	const { shown, note } = first(s.classes ?? [], most, "classes");
	return {
		id: "classes",
		title: "Jobs by class",
		columns: [
			{
				head: "Class",
				wraps: true
			},
			{
				head: "Jobs",
				right: true
			},
			{
				head: "Bytes",
				right: true
			},
			{
				head: "Largest",
				right: true
			}
		],
		rows: shown.map((c) => [
			c.name,
			count$1(c.jobs),
			bytes$1(c.bytes),
			bytes$1(c.largest)
		]),
		...note !== void 0 && { note }
	};
}
function sidekiqSections({ sidekiq }, most = 12) {
	if (!sidekiq) return [];
	return [
		queues(sidekiq, most),
		processes(sidekiq, most),
		classes(sidekiq, most)
	].filter((s) => s.rows.length > 0 || s.lead !== void 0 || s.note !== void 0);
}
const row = (size) => [
	listed$1(size.workloads.map(workloadTitle)),
	estimated(size.now, bytes$1),
	estimated(size.peak, bytes$1),
	size.headroom.value > 0 ? estimated(size.headroom, bytes$1) : "",
	bytes$1(size.wanted.value),
	size.wanted.high > size.wanted.value * 1.05 ? bytes$1(size.wanted.high) : ""
];
function sizingSection({ sizing }) {
	if (!sizing || sizing.split.length === 0) return void 0;
	const hours = duration(sizing.outageHours * 3600);
	return {
		id: "sizing",
		title: sizing.split.length > 1 ? `Sizes after the split, into ${sizing.split.length} servers` : "Size",
		columns: [
			{
				head: "For",
				wraps: true
			},
			{
				head: "Now",
				right: true
			},
			{
				head: "Peak",
				right: true
			},
			{
				head: `Jobs of ${hours} without workers`,
				right: true
			},
			{
				head: "maxmemory",
				right: true
			},
			{
				head: "At most",
				right: true
			}
		],
		rows: sizing.split.map(row),
		note: `A quarter is added for buffers and copies.${sizing.from === void 0 ? " How fast jobs come in was not told." : ` Jobs come in as ${sizing.from}.`}`
	};
}
const MOST_CODE = 400;
const MOST_PROSE = 4e3;
const MOST_LINES$1 = 80;
function cut(text, most) {
	return text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
const line = (text) => visible(text).replaceAll("<!--", "<!​--");
const longestRun = (text) => [...text.matchAll(/`+/g)].reduce((most, run) => Math.max(most, run[0].length), 0);
function code(text) {
	const inner = line(cut(text, MOST_CODE));
	const fence = "`".repeat(longestRun(inner) + 1);
	const pad = inner === "" || /^`|`$|^ .*[^ ].* $/u.test(inner) ? " " : "";
	return `${fence}${pad}${inner}${pad}${fence}`;
}
const PLAIN = /^(?:[\p{L}\p{M}\p{N}\p{Extended_Pictographic}.,;!?%'"‘’“”«»…–—×→≥≤·°+-]|\u200d|\ufe0f)*$/u;
const EITHER_OR = /^\p{L}+\/\p{L}+$/u;
const LINKED = /www\.|\p{L}\d*-\d|^ghsa-|(?<![\p{L}\p{N}])[0-9a-f]{7,40}(?![\p{L}\p{N}])/iu;
const isPlain = (word) => (PLAIN.test(word) || EITHER_OR.test(word)) && !LINKED.test(word);
const count = (text, char) => text.split(char).length - 1;
function parted(word) {
	const before = /^[("“‘]*/.exec(word)?.[0] ?? "";
	let end = word.length;
	for (; end > before.length; end -= 1) {
		const [core, last] = [word.slice(before.length, end), word[end - 1]];
		if (!(last === ")" ? count(core, "(") < count(core, ")") : ".,;:!?\"”’…".includes(last))) break;
	}
	return [
		before,
		word.slice(before.length, end),
		word.slice(end)
	];
}
function words(text) {
	return text.split(/(\s+)/).flatMap((word) => {
		if (word === "") return [];
		if (word.trim() === "") return [{
			kind: "text",
			value: " "
		}];
		const [before, core, after] = parted(word);
		if (isPlain(core) && isPlain((before + after).replaceAll(/[:()]/g, "")) && !LINKED.test(word)) return [{
			kind: "text",
			value: word
		}];
		return [
			{
				kind: "text",
				value: before
			},
			{
				kind: "code",
				value: core
			},
			{
				kind: "text",
				value: after
			}
		];
	});
}
function tokens(text) {
	const given = cut(text.trim(), MOST_PROSE);
	const found = [];
	let from = 0;
	for (const span of given.matchAll(/(?<!`)(`+)(?!`)([\s\S]*?[^`])\1(?!`)/g)) {
		found.push(...words(given.slice(from, span.index)));
		const inner = span[2].replace(/\s+/g, " ");
		found.push({
			kind: "code",
			value: /^ .*\S.* $/.test(inner) ? inner.slice(1, -1) : inner
		});
		from = span.index + span[0].length;
	}
	found.push(...words(given.slice(from)));
	return joined(found);
}
function joined(all) {
	const out = [];
	for (const token of all.filter((t) => t.value !== "")) {
		const last = out.at(-1);
		if (last?.kind === token.kind) out[out.length - 1] = {
			...token,
			value: last.value + token.value
		};
		else out.push(token);
	}
	return out;
}
function clipped(all, most) {
	let room = most;
	const out = [];
	for (const token of all) {
		if (token.value.length > room) {
			const start = token.kind === "text" ? cut(token.value, Math.max(room, 1)).replace(/\s*\S*…$/, "…") : "…";
			return joined([...out, {
				kind: "text",
				value: start
			}]);
		}
		out.push(token);
		room -= token.value.length;
	}
	return out;
}
const markdown = (all) => all.map((t) => t.kind === "code" ? code(t.value) : line(t.value)).join("").replace(/^(\d+)(?=[.)])/, "$1\\").replace(/^[-+]/, "\\$&");
const ENTITIES = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;"
};
const entities = (text) => text.replace(/[&<>"]/g, (c) => ENTITIES[c]);
const html = (all) => all.map((t) => t.kind === "code" ? htmlCode(t.value) : entities(line(t.value))).join("");
const htmlCode = (text) => `<code>${entities(line(cut(text, MOST_CODE)))}</code>`;
const sentence$1 = (text, most = MOST_PROSE) => markdown(clipped(tokens(text), most));
const cell = (text) => text.replace(/\\(?=\|)/g, "\\​").replaceAll("|", "\\|");
function fenced(text, language = "") {
	const all = text.replace(/\n+$/, "").split(/\r?\n/);
	const shown = all.slice(0, MOST_LINES$1).map((l) => line(cut(l.replaceAll("	", "  "), MOST_CODE)));
	const rest = all.length > MOST_LINES$1 ? [`… ${all.length - MOST_LINES$1} more lines`] : [];
	const fence = "`".repeat(Math.max(3, longestRun(shown.join("\n")) + 1));
	return [
		fence + language,
		...shown,
		...rest,
		fence
	].join("\n");
}
const isPlainPath = (file) => !/\p{Cs}/u.test(file) && !file.split(/[/\\]/).some((part) => part === "" || part === "." || part === "..");
const encoded = (url) => url.replace(/[^\w\-.~:/?#@!$&+,;=%]+/g, (odd) => Buffer.from(odd).toString("hex").replace(/../g, "%$&").toUpperCase());
function link(text, url) {
	return url !== void 0 && !text.includes("]:") && /^https?:\/\/[^/]/.test(url) && url.length <= 2e3 ? `[${text}](${encoded(url)})` : text;
}
function placeLink(at, { blob }, endAt) {
	const place = placeOf(at);
	if (!place) return code(at ?? "");
	const end = placeOf(endAt);
	const several = end?.file === place.file && end.line > place.line;
	const shown = code(`${place.file}:${place.line}`);
	if (!blob || !isPlainPath(place.file)) return shown;
	return link(shown, several ? blob(place.file, place.line, end.line) : blob(place.file, place.line));
}
function shortLink(at, options) {
	const place = placeOf(at);
	if (!place || !options.blob || !isPlainPath(place.file)) return placeLink(at, options);
	return link(code(`${place.file.replace(/^.*\//, "")}:${place.line}`), options.blob(place.file, place.line));
}
const ruleLink = (rule, { docs }) => link(code(rule), docs && /^[a-z][a-z\d-]{0,60}$/.test(rule) ? docs(rule) : void 0);
const MOST_TEXT = 8e3;
const MOST_BLOCKS = 12;
const MOST_RELATED = 8;
const SHORT = 220;
const LINE = 320;
const GIST = 420;
const COLOURED = [
	"ruby",
	"yaml",
	"erb",
	"js",
	"ts",
	"json",
	"sh",
	"hcl",
	"text",
	"diff"
];
const firstSentence = (text) => /^(?:`[^`]*`|[^`])*?[.!?](?=\s|$)/.exec(cut(text, MOST_TEXT))?.[0] ?? text;
const brief = (finding, most = LINE) => clipped(tokens(firstSentence(finding.message)), most);
function gist({ message }) {
	let text = firstSentence(message);
	for (;;) {
		const next = firstSentence(message.slice(text.length));
		if (next === "" || text.length + next.length > GIST) return clipped(tokens(text), GIST);
		text += next;
	}
}
const isShort = ({ message }) => {
	const text = message.trim();
	return text.length <= GIST && blocks(text).length === 1;
};
function prose(text) {
	return blocks(cut(text, MOST_TEXT)).slice(0, MOST_BLOCKS).map((block) => {
		if ("code" in block) return fenced(block.code.join("\n"), COLOURED.includes(block.language) ? block.language : "");
		return "item" in block ? `- ${sentence$1(block.item)}` : sentence$1(block.text);
	}).join("\n\n");
}
function where(finding, options) {
	if (finding.at !== void 0) return placeLink(finding.at, options, finding.endAt);
	return finding.server === void 0 ? "" : code(finding.server);
}
const fixCommand = (fix) => `${code(fix.safe ? "redline fix" : "redline fix --unsafe")} does this: ${sentence$1(fix.title, SHORT)}`;
const weight = ({ severity, confidence }) => markdown(tokens(confidence === "certain" ? severity : `${severity} (${confidence})`));
const findingLine = (finding, options) => [
	weight(finding),
	where(finding, options),
	markdown(brief(finding)),
	`(${code(finding.rule)})`
].filter((p) => p !== "").join(" ");
const fold = (summary, body, open = false) => `<details${open ? " open" : ""}>\n<summary>${summary}</summary>\n\n${body}\n\n</details>`;
function heading(finding) {
	const place = placeOf(finding.at);
	const at = place ? `${place.file}:${place.line}` : finding.at ?? finding.server;
	const sure = finding.confidence === "certain" ? "" : ` (${html(tokens(finding.confidence))})`;
	return `<b>${html(tokens(finding.severity))}</b>${sure}${at === void 0 ? "" : ` ${htmlCode(at)}`} ${html(brief(finding, SHORT))}`;
}
function related(finding, options) {
	const all = finding.related.slice(0, MOST_RELATED).map((r) => `- ${placeLink(r.at, options)} ${sentence$1(r.role, SHORT)}`);
	const rest = finding.related.length - all.length;
	return all.length === 0 ? [] : [[...all, ...rest > 0 ? [`- and ${rest} more places`] : []].join("\n")];
}
function mending({ advice, fix }) {
	return [...advice === void 0 ? [] : [prose(advice)], ...fix === void 0 ? [] : [fix.diff ? `${fixCommand(fix)}\n\n${fenced(fix.diff, "diff")}` : fixCommand(fix)]];
}
function findingFold(finding, detail, options) {
	const place = where(finding, options);
	const parts = [
		...detail.told ? [] : [detail.prose ? prose(finding.message) : markdown(brief(finding))],
		...place === "" ? [] : [`At ${place}${finding.related.length > 0 ? ", together with" : ""}`],
		...related(finding, options),
		...detail.mending ? mending(finding) : [],
		about(finding, options)
	];
	return fold(heading(finding), parts.filter((p) => p !== "").join("\n\n"), detail.open);
}
function about(finding, options) {
	const page = ruleLink(finding.rule, options);
	return options.docs ? `More about this rule: ${page}` : `Rule ${page}; ${code(`redline explain ${finding.rule}`)} says more`;
}
function gfmTable(heads, rows) {
	const kept = heads.flatMap((_, i) => rows.some((row) => (row[i] ?? "") !== "") ? [i] : []);
	const line = (cells) => `| ${cells.join(" | ")} |`;
	return [
		line(kept.map((i) => heads[i])),
		line(kept.map(() => "---")),
		...rows.map((row) => line(kept.map((i) => cell(row[i] ?? ""))))
	].join("\n");
}
const MARKS$1 = {
	Split: "🔴",
	"Too small": "🔴",
	Fits: "🟢",
	"Not known": "⚪"
};
const MOST_ROWS = 40;
const MOST_CELL = 400;
function body$1({ columns, rows, lead, note }) {
	const shown = rows.slice(0, MOST_ROWS).map((row) => row.map((text) => sentence$1(text, MOST_CELL)));
	return [
		...lead === void 0 ? [] : [sentence$1(lead)],
		...rows.length > 0 ? [gfmTable(columns.map((c) => c.head), shown)] : [],
		...rows.length > MOST_ROWS ? [`and ${plural(rows.length - MOST_ROWS, "row")} more`] : [],
		...note === void 0 ? [] : [sentence$1(note)]
	].join("\n\n");
}
const open = (section) => `**${sentence$1(section.title)}**\n\n${body$1(section)}`;
const folded = (section) => fold(htmlCode(section.title).replace(/<\/?code>/g, ""), body$1(section));
const there = (all) => all.flatMap((s) => s === void 0 ? [] : [s]);
function serverParts(server, detail) {
	const { word, sentence: said } = verdictOf(server);
	const head = `${MARKS$1[word]} ${code(server.names.join(", ") || server.id)}: ${sentence$1(said)}`;
	const partial = server.partial === null ? [] : [`Not all of it was read, because ${sentence$1(server.partial)}.`];
	if (!detail) return [head, ...partial];
	const sections = [
		serverSection(server),
		...keyspaceSections(server),
		sizingSection(server),
		...sidekiqSections(server),
		clientsSection(server),
		refusedSection(server)
	];
	return [
		head,
		...partial,
		...there(sections).map((s) => s.id === "workloads" ? open(s) : folded(s))
	];
}
function auditPart(given, detail) {
	const audit = redactAll(given);
	return [
		`**Live servers**, read on ${sentence$1(audit.takenAt.slice(0, 16).replace("T", " "))} UTC`,
		...audit.servers.flatMap((s) => serverParts(s, detail)),
		...detail ? expectedSections(audit).map(open) : [],
		...detail ? sinceSections(audit).map(folded) : [],
		...there([unreachedSection(audit), disagreementSection(audit)]).map(open),
		...detail ? there([notCheckedSection(audit)]).map(folded) : []
	].join("\n\n");
}
const SEVERITIES$1 = [
	"error",
	"warning",
	"note"
];
function auditMarkdown(given, all, options = {}) {
	const findings = worstItems(redactAll(all.filter((f) => !f.silenced)));
	const counts = SEVERITIES$1.flatMap((severity) => {
		const n = findings.filter((f) => f.severity === severity).length;
		return n > 0 ? [plural(n, severity)] : [];
	});
	return `${[
		`### Redis audit: ${counts.length > 0 ? counts.join(", ") : "nothing found that breaks"}`,
		...findings.map((f) => findingFold(f, {
			prose: true,
			mending: true,
			open: false
		}, options)),
		auditPart(given, true)
	].join("\n\n")}\n`;
}
const MOST_RULES = 8;
function listed(parts) {
	const last = parts.at(-1) ?? "";
	return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} and ${last}`;
}
const bySeverity = (findings, word = "") => listed([
	"error",
	"warning",
	"note"
].flatMap((severity) => {
	const n = findings.filter((f) => f.severity === severity).length;
	return n > 0 ? [plural(n, severity)] : [];
})).replace(/^[\d,]+ /, (count) => word === "" ? count : `${count}${word} `);
function byRule(findings, spell = code) {
	const counts = new Map();
	for (const f of findings) counts.set(f.rule, (counts.get(f.rule) ?? 0) + 1);
	const all = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
	const rest = all.slice(MOST_RULES).reduce((sum, [, n]) => sum + n, 0);
	return [...all.slice(0, MOST_RULES).map(([rule, n]) => `${spell(rule)} ${n}`), ...rest > 0 ? [`others ${rest}`] : []].join(", ");
}
function aside(summary, all, item, most) {
	if (all.length === 0) return [];
	if (most === 0) return [summary];
	const rest = all.length - most;
	return [fold(summary, [...all.slice(0, most).map((of) => `- ${item(of)}`), ...rest > 0 ? [`- and ${thousands(rest)} more`] : []].join("\n"))];
}
function old(kept, most, options) {
	const spell = most === 0 ? code : htmlCode;
	return aside(`There before: ${bySeverity(kept)} (${byRule(kept, spell)})`, kept, (f) => findingLine(f, options), most);
}
const mended = (gone, most) => aside(`Mended: ${bySeverity(gone)}`, gone, (f) => `${code(f.rule)} ${markdown(brief(f))}`, most);
function gaps({ document }, most, options) {
	const all = document.apps.flatMap((a) => a.gaps);
	return aside(`Could not tell: ${plural(all.length, "place")}`, all, (g) => `${placeLink(g.at, options)} because ${sentence$1(g.why, 300)}`, most);
}
function notChecked({ document }, most) {
	const all = document.apps.flatMap((a) => a.notChecked);
	const count = new Set(all.map((n) => n.rule)).size;
	const what = [...count > 0 ? [plural(count, "rule")] : [], ...document.skipped.length > 0 ? [plural(document.skipped.length, "app")] : []];
	const items = [...byReason(all).map((n) => ({
		name: n.rules.join(", "),
		words: `${sentence$1(n.why, 200)}; ${sentence$1(n.allow, 200)}`
	})), ...document.skipped.map((s) => ({
		name: s.root,
		words: sentence$1(s.why, 200)
	}))];
	return aside(`Not checked: ${what.join(", ")}`, items, ({ name, words }) => `${code(name)}: ${words}`, most);
}
const failures = ({ document }, most) => document.failures.slice(0, Math.min(most, 5)).map((f) => fold(`Failed: ${htmlCode(f.part)}`, fenced(f.error)));
const asides = (view, most, options) => [
	...mended(view.mended, most),
	...old(view.kept, most, options),
	...gaps(view, most, options),
	...notChecked(view, most),
	...failures(view, most)
];
function footer({ document, hidden, base }, { run, minConfidence = "likely" }) {
	const { summary, tool, commit, comparedWith } = document;
	const at = commit ? ` at ${code(commit.slice(0, 10))}` : "";
	const against = base === "read" && comparedWith?.commit ? `, against ${code(comparedWith.commit.slice(0, 10))}` : "";
	const unsure = minConfidence === "likely" ? "merely possible" : "less sure";
	return [
		`${sentence$1(`${tool.name} ${tool.version}`, 80)} read ${thousands(summary.parsed)} of ${plural(summary.files, "file")}${at}${against}.`,
		...summary.silenced > 0 ? [`${plural(summary.silenced, "finding")} silenced by the team's policy.`] : [],
		...hidden > 0 ? [`${plural(hidden, "finding")} ${unsure}, not shown.`] : [],
		...run ? [`${link("The whole report", run)}.`] : []
	].join(" ");
}
const MOST_EDGES = 40;
const MOST_BYTES$1 = 4096;
const MOST_LABEL = 60;
const label = (text) => visible(cut(text, MOST_LABEL)).replace(/[^\p{L}\p{M}\p{N} .,$_/-]|\$(?=\$)/gu, (c) => `#${c.codePointAt(0)};`);
const withoutDatabase = (name) => name.replace(/^(rediss?:\/\/[^/?#]*)[/?#].*$/i, "$1");
const servers = (cell) => cell.split(/ or | \/ /).map(withoutDatabase);
function edges(row, all) {
	const from = `w ${row.key}`;
	if (!row.rides) return servers(row.server).map((name, i) => ({
		from,
		to: `s ${name}`,
		how: i === 0 ? "first" : "otherwise"
	}));
	const host = row.server.replace(/^via /, "");
	const on = all.find((r) => r !== row && !r.rides && r.key.split("/").slice(2).join("/") === host);
	return [{
		from,
		to: on ? `w ${on.key}` : `s ${host}`,
		how: "via"
	}];
}
function merged(rows) {
	const [before, after] = [rows.flatMap((r) => r.before ?? []), rows.flatMap((r) => r.after ?? [])];
	const compared = rows.some((r) => r.change !== "same");
	const name = (e) => `${e.from}\n${e.to}`;
	const old = new Map(before.flatMap((row) => edges(row, before)).map((e) => [name(e), e]));
	const now = new Map(after.flatMap((row) => edges(row, after)).map((e) => [name(e), e]));
	return [...[...now].map(([key, e]) => ({
		...e,
		change: compared && !old.has(key) ? "added" : "same"
	})), ...compared ? [...old].flatMap(([key, e]) => now.has(key) ? [] : [{
		...e,
		change: "removed"
	}]) : []];
}
function arrow({ how, change }) {
	const words = [...change === "added" ? ["new"] : change === "removed" ? ["gone"] : [], ...how === "first" ? [] : [how]];
	const line = change === "added" ? "==>" : change === "removed" ? "-.-x" : how === "first" ? "-->" : "-.->";
	return words.length > 0 ? `${line}|"${words.join(", ")}"|` : line;
}
function near(all) {
	const touched = new Set(all.filter((e) => e.change !== "same").flatMap((e) => [e.from, e.to]));
	return all.filter((e) => touched.has(e.from) || touched.has(e.to));
}
function mermaid(rows, compared) {
	const all = compared ? near(merged(rows)) : merged(rows);
	if (all.length < 2 || all.length > MOST_EDGES) return void 0;
	const titles = new Map(rows.flatMap((r) => [r.before, r.after].flatMap((row) => row ? [[`w ${row.key}`, row.workload]] : [])));
	const ids = new Map([...new Set(all.flatMap((e) => [e.from, e.to]))].map((node, i) => [node, `n${i}`]));
	const text = [
		"flowchart LR",
		...[...ids].map(([node, id]) => {
			const text = label(titles.get(node) ?? node.slice(2)).trim() || "?";
			return node.startsWith("w ") ? `  ${id}["${text}"]` : `  ${id}[("${text}")]`;
		}),
		...all.map((e) => `  ${ids.get(e.from)} ${arrow(e)} ${ids.get(e.to)}`)
	].join("\n");
	return Buffer.byteLength(text) <= MOST_BYTES$1 ? text : void 0;
}
const WORDS = /( or | \/ |^via |^unknown(?:, from )?)/;
const serverName = (cell) => cell.split(WORDS).map((part, i) => part === "" ? "" : i % 2 === 1 ? part : code(part)).join("");
const preferred = (cell) => cell.split(" or ")[0];
const MARKS = {
	same: "",
	added: "**new**",
	removed: "**removed**",
	changed: "**changed**"
};
function shown$1(row, cell) {
	return cell === "server" ? serverName(row.server) : sentence$1(row[cell], 120);
}
function both({ before, after }, cell) {
	if (!before || !after || before[cell] === after[cell]) return shown$1(after ?? before, cell);
	const [was, is] = [shown$1(before, cell), shown$1(after, cell)];
	return `${was === "" ? "–" : was} → ${is === "" ? "–" : `**${is}**`}`;
}
const silent = {
	tls: ["", "by URL"],
	certainty: ["", "certain"]
};
const says = (row, cell) => row !== void 0 && !(silent[cell]?.includes(row[cell]) ?? false);
const moved = ({ change, before, after }, cell) => change !== "same" && before?.[cell] !== after?.[cell] && (says(before, cell) || says(after, cell));
function topologyTable(rows, options, whole = true) {
	const compares = !whole && rows.some((r) => r.change !== "same");
	const cells = [
		"server",
		"pool",
		"timeouts",
		"tls",
		"certainty"
	].filter((cell) => cell === "server" || rows.some((r) => compares ? moved(r, cell) : says(r.before, cell) || says(r.after, cell)));
	const heads = {
		server: "Server",
		pool: "Pool",
		timeouts: "Timeouts",
		tls: "TLS",
		certainty: "Certainty"
	};
	return gfmTable([
		"This PR",
		"Workload",
		...cells.map((c) => heads[c]),
		"Set at"
	], rows.map((row) => {
		const is = row.after ?? row.before;
		const place = row.after ? shortLink(row.after.at, options) : "";
		return [
			MARKS[row.change],
			sentence$1(is?.workload ?? "", 120),
			...cells.map((cell) => both(row, cell)),
			place
		];
	}));
}
const processTable = (rows, options) => gfmTable([
	"Process",
	"Threads",
	"Workers",
	"Connections",
	"Made up of",
	"Set at"
], rows.map((row) => [
	sentence$1(row.process, 120),
	...[
		row.threads,
		row.workers,
		row.connections,
		row.terms
	].map((cell) => sentence$1(cell, 240)),
	placeLink(row.at, options)
]));
function without({ app }) {
	const words = Object.entries(app?.inventory.instead ?? {}).slice(0, 6).map(([need, what]) => `${sentence$1(need, 40)}: ${code(what)}`);
	return `No Redis in this app${words.length > 0 ? ` (${words.join(", ")})` : ""}.`;
}
function fitting(rows, most) {
	if (rows.length <= most) return rows;
	return [...rows.filter((r) => r.change !== "same"), ...rows.filter((r) => r.change === "same")].slice(0, most);
}
function topology$1(view, compared, detail, options) {
	if (detail.rows === 0) return [];
	if (view.rows.length === 0) return view.app ? [without(view)] : [];
	const environment = view.app?.inventory.environment ?? "production";
	const drawing = detail.diagram ? mermaid(view.rows, compared) : void 0;
	const diagram = drawing === void 0 ? [] : [fenced(drawing, "mermaid")];
	const some = fitting(view.rows, detail.rows);
	const rest = view.rows.length - some.length;
	const table = [topologyTable(some, options, detail.processes), ...rest > 0 ? [`and ${plural(rest, "more client")}`] : []];
	const processes = detail.processes && view.app?.topology.processes.length ? [processTable(view.app.topology.processes, options)] : [];
	if (compared && !view.changed) {
		const summary = `Redis in ${html(tokens(environment))}: ${plural(view.rows.length, "client")}, unchanged by this PR`;
		return [fold(summary, [
			...table,
			...diagram,
			...processes
		].join("\n\n"))];
	}
	const heading = `**Redis in ${sentence$1(environment, 40)}${compared ? ", before → after" : ""}**`;
	if (view.rows.length <= detail.openRows) return [
		heading,
		...table,
		...diagram,
		...processes
	];
	const changed = view.rows.filter((r) => r.change !== "same").slice(0, detail.openRows);
	const all = fold(`All ${thousands(view.rows.length)} clients`, [
		...table,
		...diagram,
		...processes
	].join("\n\n"));
	return changed.length > 0 ? [
		heading,
		topologyTable(changed, options, detail.processes),
		all
	] : [heading, all];
}
function found(findings, shares, detail, options) {
	const { prose, mending } = detail;
	const lines = findings.filter((f) => shares.lined.has(f)).map((f) => `- ${findingLine(f, options)}`);
	const rest = findings.filter((f) => !shares.folded.has(f) && !shares.lined.has(f));
	const more = rest.length < findings.length ? "more: " : ": ";
	return [
		...findings.filter((f) => shares.folded.has(f)).map((f) => findingFold(f, {
			prose,
			mending,
			open: f === shares.open,
			told: f === shares.told
		}, options)),
		...lines.length > 0 ? [lines.join("\n")] : [],
		...rest.length > 0 ? [`${plural(rest.length, "finding").replace(/(?= finding)/, more === "more: " ? " more" : "")}: ${byRule(rest)}`] : []
	];
}
function sections(view, shares, detail, options) {
	const compared = view.base === "read";
	if (detail.apps === 0) return found(view.added, shares, detail, options);
	const [only, ...others] = view.apps;
	if (only && others.length === 0) return [...topology$1(only, compared, detail, options), ...found(view.added, shares, detail, options)];
	const shown = view.apps.filter((a) => a.changed || a.findings.length > 0 || !compared && a.rows.length > 0).slice(0, detail.apps);
	const quiet = view.apps.filter((a) => !shown.includes(a));
	const told = new Set(shown.flatMap((a) => a.findings));
	const left = view.added.filter((f) => !told.has(f));
	return [
		...shown.flatMap((a) => [
			`#### ${code(a.root)}`,
			...topology$1(a, compared, detail, options),
			...found(a.findings, shares, detail, options)
		]),
		...found(left, shares, detail, options),
		...quiet.length > 0 ? [calm(quiet, compared, detail, options)] : []
	];
}
function calm(apps, compared, detail, options) {
	const names = apps.slice(0, 5).map((a) => htmlCode(a.root));
	const more = apps.length - names.length;
	const summary = `${plural(apps.length, "more app")}: ${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
	const parts = apps.slice(0, detail.apps).flatMap((a) => [`#### ${code(a.root)}`, ...topology$1(a, compared, {
		...detail,
		diagram: false
	}, options)]);
	return fold(summary, [...parts, ...apps.length > detail.apps ? [`and ${plural(apps.length - detail.apps, "more app")}`] : []].join("\n\n"));
}
const MOST_CHANGES = 3;
const NAMES = {
	cache: "the cache",
	cable: "Action Cable",
	session: "the sessions",
	"rate-limit": "the rate limits",
	"feature-flag": "the feature flags"
};
function called({ key, workload }) {
	const name = /^[^:]+: (.+)$/.exec(workload)?.[1];
	return name === void 0 ? NAMES[key.split("/")[0] ?? ""] ?? sentence$1(workload, 120) : code(name);
}
const CELLS = [
	["pool", "the pool"],
	["timeouts", "the timeouts"],
	["tls", "TLS"]
];
const server = (row) => row.rides ? code(row.server.replace(/^via /, "")) : serverName(preferred(row.server));
function told({ change, before, after }) {
	if (change === "added" && after) return [["adds", after.rides ? ` through ${server(after)}` : ` on ${server(after)}`]];
	if (change === "removed" && before) return [["removes", ` from ${server(before)}`]];
	if (change !== "changed" || !before || !after) return [];
	if (server(before) !== server(after)) return [["moves", ` from ${server(before)} to ${server(after)}`]];
	if (before.server !== after.server) return [["changes the fallback address of", ""]];
	return CELLS.flatMap(([cell, name]) => before[cell] === after[cell] ? [] : [[`changes ${name} of`, ` from ${value(before[cell])} to ${value(after[cell])}`]]);
}
const value = (cell) => cell === "" ? "nothing" : sentence$1(cell, 80);
function topology(rows) {
	const groups = new Map();
	for (const row of rows) {
		const subject = row.after ?? row.before;
		if (!subject) continue;
		for (const [verb, rest] of told(row)) {
			const group = groups.get(verb + rest) ?? {
				verb,
				rest,
				names: []
			};
			group.names.push(called(subject));
			groups.set(verb + rest, group);
		}
	}
	const order = [
		"moves",
		"adds",
		"removes"
	];
	const rank = (verb) => (order.indexOf(verb) + order.length + 1) % (order.length + 1);
	return [...groups.values()].sort((a, b) => rank(a.verb) - rank(b.verb)).map(({ verb, rest, names }) => {
		const unique = [...new Set(names)];
		return `${verb} ${listed(unique.length > 4 ? [...unique.slice(0, 3), `${unique.length - 3} more`] : unique)}${rest}`;
	});
}
function arrivals(apps, change, verb, several) {
	const whole = apps.filter((a) => isWhole(a, change));
	if (whole.length === 0) return [];
	if (several) return [`${verb} using Redis in ${listed([...whole.slice(0, 3).map((a) => code(a.root)), ...whole.length > 3 ? ["more apps"] : []])}`];
	return [`${verb} using Redis, ${plural(whole.reduce((n, a) => n + a.rows.length, 0), "client")}`];
}
const isWhole = ({ rows }, change) => rows.length > 2 && rows.every((r) => r.change === change);
function changes({ added, mended, heavier, milder, apps }) {
	const all = [
		...arrivals(apps, "added", "starts", apps.length > 1),
		...arrivals(apps, "removed", "stops", apps.length > 1),
		...topology(apps.filter((a) => !isWhole(a, "added") && !isWhole(a, "removed")).flatMap((a) => a.rows))
	];
	const rest = all.length - MOST_CHANGES;
	const parts = [
		...added.length > 0 ? [`adds ${plural(added.length, "finding")}`] : [],
		...mended.length > 0 ? [`mends ${added.length > 0 ? mended.length : plural(mended.length, "finding")}`] : [],
		...heavier.length > 0 ? [`makes ${plural(heavier.length, "older finding")} worse`] : [],
		...milder.length > 0 ? [`makes ${plural(milder.length, "older finding")} milder`] : [],
		...all.slice(0, MOST_CHANGES),
		...rest > 0 ? [`makes ${rest} more ${rest === 1 ? "change" : "changes"}, see the table`] : []
	];
	return parts.length === 0 ? void 0 : listed(parts);
}
const LONGEST_ADVICE = 200;
const LONGEST_PASTE = 80;
function worstOf(view, { failing }) {
	const old = view.kept.filter((f) => failing?.has(f.identity) ?? view.document.summary.verdict === "fail");
	return view.added.some((f) => failing?.has(f.identity) ?? true) ? view.added[0] : old[0] ?? view.added[0];
}
const isResolved = ({ added, base }, was = 0) => base === "read" && added.length === 0 && was > 0;
const resolved = (view, { was }) => isResolved(view, was) && view.document.summary.verdict === "pass" && !view.document.loosened?.length;
function failed(view, options) {
	const { added, kept, base } = view;
	if (base === "none") return `❌ Redline fails: ${bySeverity(added) || "see below"}`;
	if (base === "unread") return `❌ Redline fails this pull request: ${bySeverity(added) || "see below"}, new or not`;
	if (added.some((f) => options.failing?.has(f.identity) ?? true)) return `❌ Redline fails this pull request: ${bySeverity(added, "new")}`;
	const old = kept.filter((f) => options.failing?.has(f.identity) ?? true);
	return `❌ Redline fails this pull request: ${bySeverity(old) || "findings"} from before, not new`;
}
function passed(view, { was, failOn }) {
	const { added, mended, base } = view;
	const off = failOn === "never" ? " (the gate is off)" : "";
	const sign = added.some((f) => f.severity !== "note") ? "⚠️" : "✅";
	if (base === "none") return added.length > 0 ? `${sign} Redline passes, with ${bySeverity(added)}${off}` : "✅ Redline passes: nothing found that breaks";
	const passes = "Redline passes this pull request";
	if (base === "unread") return added.length > 0 ? `${sign} ${passes}, with ${bySeverity(added)}, new or not${off}` : `✅ ${passes}: nothing found`;
	if (added.length > 0) return `${sign} ${passes}, with ${bySeverity(added, "new")}${off}`;
	if (isResolved(view, was)) return `✅ ${passes}: was ${plural(was ?? 0, "new finding")}, now 0`;
	return mended.length > 0 ? `✅ ${passes}: it mends ${bySeverity(mended)}` : `✅ ${passes}: nothing new`;
}
function verdict(view, options) {
	switch (view.document.summary.verdict) {
		case "incomplete": {
			const found = bySeverity(view.added, view.base === "read" ? "new" : "");
			return `❓ Redline could not finish${found === "" ? "" : `; so far ${found}`}`;
		}
		case "nothing-to-scan": return "⚪ Redline has nothing to read here: no Rails app";
		case "fail": return failed(view, options);
		default: return passed(view, options);
	}
}
const before = (kept) => kept.length === 0 ? "" : ` ${bySeverity(kept)} ${kept.length === 1 ? "was" : "were"} there before.`;
function second(view) {
	if (view.document.summary.verdict === "nothing-to-scan") return [];
	if (view.base === "read") return [`**This PR** ${changes(view) ?? "changes nothing about Redis"}.${before(view.kept)}`];
	if (view.base === "unread") return [];
	const clients = view.apps.flatMap((a) => a.rows.flatMap((r) => r.after ?? []));
	const servers = [...new Set(clients.filter((c) => !c.rides).map((c) => c.server))];
	if (clients.length === 0) return [];
	const named = servers.length > 4 ? `${servers.length} addresses` : listed(servers.map(serverName));
	return [`**Redis is used by** ${plural(clients.length, "client")}, on ${named}.`];
}
function toSet(text, view) {
	const known = JSON.stringify(view.document.apps.map((a) => a.inventory));
	const names = [...text.matchAll(/ENV(?:\.fetch\(|\[)"([A-Z][A-Z\d_]{2,40})"/g)].map((m) => m[1]);
	return [...new Set(names)].filter((n) => /REDIS|URL/.test(n) && !new RegExp(`\\b${n}\\b`).test(known)).slice(0, 3);
}
function stay(finding, view) {
	if (finding.rule !== "shared-instance" || view.base !== "read" || !view.added.includes(finding)) return void 0;
	const { before, after } = view.apps.flatMap((a) => a.rows).find((r) => r.change === "changed" && r.after?.at === finding.at) ?? {};
	if (!before || !after || before.rides || !/^[$\w]/.test(before.server) || before.server.startsWith("unknown")) return void 0;
	return server(before) === server(after) ? void 0 : `Leave ${called(after)} on ${server(before)}, or give it a server of its own`;
}
function toDo(finding, view) {
	if (finding.fix?.safe) return `${fixCommand(finding.fix)}.`;
	const parts = blocks((finding.advice ?? "").slice(0, 4e3));
	const lead = parts.find((b) => "text" in b);
	const paste = parts.find((b) => "code" in b);
	if (!lead || !("text" in lead)) return finding.fix ? `${fixCommand(finding.fix)}.` : void 0;
	const words = stay(finding, view) ?? markdown(clipped(tokens(firstSentence(lead.text).replace(/[:.]\s*$/, "")), LONGEST_ADVICE));
	if (!paste || !("code" in paste)) return `${words}.`;
	const names = toSet(paste.code.join("\n"), view);
	const then = names.length > 0 ? ` Then whoever runs production sets ${listed(names.map((n) => code(n)))}.` : "";
	const path = /^# ([\w./-]+\.\w+)$/.exec(paste.code[0] ?? "")?.[1];
	const lines = (path ? paste.code.slice(1) : paste.code).map((l) => l.trim()).filter((l) => l !== "");
	const file = path ?? placeOf(finding.at)?.file;
	const into = file === void 0 ? "" : ` in ${code(file)}`;
	const [only] = lines;
	return lines.length === 1 && only && only.length <= LONGEST_PASTE ? `${words}: ${code(only)}${into}.${then}` : `${words}; the code to paste${into} is below.${then}`;
}
function silence(finding) {
	const file = placeOf(finding.at)?.file ?? "";
	if (finding.rule !== "unused-ignore" && /(?:\.(?:rb|ru|rake|ya?ml)|Gemfile)$/.test(file)) return `**To accept it:** ${code(`# redline:ignore ${finding.rule} -- why it is right here`)} on that line or the line above.`;
	return `**To accept it:** ${code(`rules: { ${finding.rule}: { severity: off, reason: … } }`)} in ${code(".redline.yml")}.`;
}
function verdictLines(view, options) {
	const worst = worstOf(view, options);
	const todo = worst && toDo(worst, view);
	const author = view.base === "read" && worst && view.added.includes(worst) ? " by the author" : "";
	return [
		...second(view),
		...worst ? [`**Worst:** ${where(worst, options)} ${markdown(gist(worst))} (${ruleLink(worst.rule, options)})`] : [],
		...todo === void 0 ? [] : [`**To do${author}:** ${todo}`],
		...worst ? [silence(worst)] : []
	].map((l) => `- ${l}`);
}
const alert = (kind, lines) => [`[!${kind}]`, ...lines].map((l) => `> ${l}`).join("\n");
function warnings({ document, base }) {
	const { loosened = [], failures, comparedWith } = document;
	const some = loosened.slice(0, 10);
	return [
		...base === "unread" ? [alert("WARNING", [`**Could not read the base**${comparedWith?.commit ? ` ${code(comparedWith.commit.slice(0, 10))}` : ""}, because ${sentence$1(comparedWith?.unread ?? "nobody said why", 300)}. All findings count as new.`])] : [],
		...some.length > 0 ? [alert("CAUTION", [
			"**This PR loosens what Redline lets pass.** A reviewer should want that:",
			"",
			...some.map((s) => `- ${sentence$1(s, 300)}`),
			...loosened.length > some.length ? [`- and ${loosened.length - some.length} more`] : []
		])] : [],
		...failures.length > 0 ? [alert("WARNING", [`**Redline itself failed in ${plural(failures.length, "part")}**: ${listed(failures.slice(0, 3).map((f) => code(f.part)))}${failures.length > 3 ? " and others" : ""}. What it would have found there is missing.`])] : []
	];
}
function shares(view, detail, options) {
	const worst = worstOf(view, options);
	const isNew = worst && view.added.includes(worst);
	const ordered = worst && !isNew ? [worst, ...view.added] : view.added;
	const end = detail.folds + detail.lines;
	return {
		folded: new Set(ordered.slice(0, detail.folds)),
		lined: new Set(ordered.slice(detail.folds, end)),
		open: detail.mending ? worst : void 0,
		told: worst && isShort(worst) ? worst : void 0
	};
}
function body(view, detail, options) {
	const share = shares(view, detail, options);
	const worst = worstOf(view, options);
	const old = worst && !view.added.includes(worst) ? found([worst], share, detail, options) : [];
	const { audit } = view.document;
	const live = audit ? [auditPart(audit, detail.asides > 0)] : [];
	const first = [
		`### ${verdict(view, options)}`,
		...warnings(view),
		verdictLines(view, options).join("\n")
	];
	const rest = [
		...old,
		...sections(view, share, detail, options),
		...live,
		...asides(view, detail.asides, options)
	];
	return (resolved(view, options) ? [first[0], fold("What it changes about Redis, and what was there before", [
		...first.slice(1),
		...rest,
		footer(view, options)
	].filter((p) => p !== "").join("\n\n"))] : [
		...first,
		...rest,
		footer(view, options)
	]).filter((part) => part !== "").join("\n\n");
}
const LONGEST_LINK = 500;
function least(view, options) {
	const { loosened } = view.document;
	const { run } = options;
	return [
		`### ${verdict(view, options)}`,
		...view.base === "unread" ? ["**The base could not be read**: all findings count as new."] : [],
		...loosened?.length ? ["**This PR loosens what Redline lets pass.**"] : [],
		run !== void 0 && run.length <= LONGEST_LINK ? `This report is too long to show here. ${link("The whole report", run)}` : "This report is too long to show here."
	].join("\n\n");
}
const commentDetail = {
	diagram: true,
	processes: false,
	openRows: 15,
	rows: 60,
	folds: 40,
	lines: 200,
	prose: true,
	mending: true,
	asides: 60,
	apps: 12
};
const STEPS = [
	{
		diagram: false,
		openRows: 8,
		processes: false
	},
	{
		asides: 15,
		apps: 6,
		openRows: 4
	},
	{ prose: false },
	{ mending: false },
	{
		folds: 0,
		lines: 100,
		rows: 15,
		asides: 0,
		apps: 4
	},
	{
		lines: 20,
		rows: 0,
		apps: 0
	},
	{ lines: 0 }
];
const less = (from, step) => Object.fromEntries(Object.entries(from).map(([key, now]) => {
	const then = step[key];
	if (then === void 0) return [key, now];
	return [key, typeof now === "number" ? Math.min(now, then) : now && then];
}));
function steps(from) {
	const all = [from];
	for (const step of STEPS) all.push(less(all.at(-1), step));
	return all;
}
const commentSteps = steps(commentDetail);
const summarySteps = [
	{
		...commentDetail,
		processes: true,
		openRows: 200,
		rows: 1e3,
		folds: 500,
		lines: 5e3,
		asides: 1e3,
		apps: 300
	},
	{
		...commentDetail,
		processes: true,
		openRows: 60,
		rows: 200,
		folds: 150,
		lines: 1e3,
		asides: 200,
		apps: 60
	},
	...commentSteps
];
const bytes = (text) => Buffer.byteLength(text);
function visibleBytes(text) {
	let depth = 0;
	let size = 0;
	const open = [];
	for (const line of text.split("\n")) {
		if (line.startsWith("<details")) {
			open.push(line === "<details open>");
			if (!open.at(-1)) depth += 1;
		}
		if (depth === 0) size += bytes(line) + 1;
		if (line === "</details>" && open.pop() === false) depth -= 1;
	}
	return size;
}
function fitted(steps, render, last, { most, visible = most }) {
	for (const detail of steps) {
		const text = render(detail);
		if (bytes(text) <= most && visibleBytes(text) <= visible) return text;
	}
	return bytes(last) <= most ? last : "";
}
const SEVERITIES = [
	"error",
	"warning",
	"note"
];
const CONFIDENCES = [
	"certain",
	"likely",
	"possible"
];
function viewOf(document, comparison, options) {
	const least = CONFIDENCES.indexOf(options.minConfidence ?? "likely");
	const shown = (f) => CONFIDENCES.indexOf(f.confidence) <= least;
	const fails = (f) => options.failing?.has(f.identity) ? 0 : 1;
	const weight = (f) => SEVERITIES.indexOf(f.severity) * 10 + CONFIDENCES.indexOf(f.confidence);
	const worst = (all) => all.filter(shown).sort((a, b) => fails(a) - fails(b) || weight(a) - weight(b));
	const counting = findingsOf(document).filter((f) => !f.silenced);
	const added = worst(comparison?.added ?? counting);
	const owner = new Map(document.apps.flatMap((a) => a.findings.map((f) => [f.identity, a.root])));
	const base = !comparison || !document.comparedWith ? "none" : document.comparedWith.report ? "read" : "unread";
	const before = new Map((document.comparedWith?.report ? findingsOf(document.comparedWith.report) : []).map((f) => [f.identity, f]));
	const step = (f) => SEVERITIES.indexOf(f.severity) - SEVERITIES.indexOf(before.get(f.identity)?.severity ?? f.severity);
	const kept = worst(comparison?.kept ?? []);
	const roots = comparison?.apps ?? document.apps.map((app) => ({
		root: app.root,
		rows: app.topology.clients.map(unchanged)
	}));
	return {
		document,
		base,
		added,
		kept,
		heavier: kept.filter((f) => step(f) < 0),
		milder: kept.filter((f) => step(f) > 0),
		mended: worst(comparison?.mended ?? []),
		hidden: counting.filter((f) => !shown(f)).length,
		apps: roots.map(({ root, rows }) => {
			const app = document.apps.find((a) => a.root === root);
			return {
				root,
				...app && { app },
				rows,
				findings: added.filter((f) => owner.get(f.identity) === root),
				changed: rows.some((row) => row.change !== "same")
			};
		})
	};
}
const unchanged = (after) => ({
	change: "same",
	after
});
function summary(document, comparison, options = {}) {
	const view = viewOf(document, comparison, options);
	const ended = (text) => `${text}\n`;
	return fitted(summarySteps, (detail) => ended(body(view, detail, options)), ended(least(view, options)), { most: options.budget ?? Number.POSITIVE_INFINITY });
}
const SECURITY = {
	"tls-verify-none": {
		severity: "7.4",
		cwe: 295
	},
	"plaintext-url": {
		severity: "5.9",
		cwe: 319
	},
	"hard-coded-url/password": {
		severity: "7.5",
		cwe: 798
	}
};
const MOST_TAGS = 20;
const MOST_DESCRIPTION = 1e3;
const ruleIdOf = (finding) => finding.rule === "hard-coded-url" && /:\/\/\*\*\*@/.test(finding.message) ? "hard-coded-url/password" : finding.rule;
const plain = (markdown) => markdown.trim().replace(/\[([^\]]*)\]\([^)]*\)/g, "$1");
function sentences(text, most) {
	let kept = "";
	for (const [one] of text.replace(/\s+/g, " ").matchAll(/(?:`[^`]*`|[^`])+?(?:[.!?](?=\s|$)|$)/g)) {
		if (kept.length + one.length > most) break;
		kept += one;
	}
	return kept === "" ? `${text.slice(0, most - 1)}…` : kept;
}
const sentence = (text) => /[.!?]$/.test(text) ? text : `${text}.`;
function help(rule) {
	const sources = rule.sources.map((s) => `- ${s}`).join("\n");
	return `## What breaks\n\n${rule.why.trim()}\n\n## What to do\n\n${rule.fix.trim()}\n\n## Sources\n\n${sources}\n`;
}
function descriptor(rule, id, { docs }) {
	const security = SECURITY[id];
	const markdown = help(rule);
	const tags = ["redis", ...security ? ["security", `external/cwe/cwe-${security.cwe}`] : ["reliability"]];
	return {
		id,
		shortDescription: { text: sentence(id === rule.id ? rule.title : `${rule.title}, with its password`) },
		fullDescription: { text: sentences(plain(rule.why), MOST_DESCRIPTION) },
		help: {
			text: plain(markdown),
			markdown
		},
		...docs && { helpUri: docs(rule.id) },
		defaultConfiguration: { level: rule.severity },
		properties: {
			tags: tags.slice(0, MOST_TAGS),
			...security && { "security-severity": security.severity }
		}
	};
}
function unknown(id) {
	const text = `${id}, which this version of Redline does not know.`;
	return {
		id,
		shortDescription: { text },
		fullDescription: { text },
		help: { text }
	};
}
function descriptors(findings, options) {
	const listed = options.rules.flatMap((rule) => [rule.id, `${rule.id}/password`].flatMap((id) => id === rule.id || SECURITY[id] ? [[id, descriptor(rule, id, options)]] : []));
	const all = new Map(listed);
	for (const finding of findings) {
		const id = ruleIdOf(finding);
		if (!all.has(id)) all.set(id, unknown(id));
	}
	const index = new Map([...all.keys()].map((id, i) => [id, i]));
	return {
		rules: [...all.values()],
		indexOf: (id) => index.get(id) ?? -1
	};
}
const ROOT = "%SRCROOT%";
const MOST_LINES = 500;
const shown = (text) => text.split(/\r?\n/).map(visible).join("\n");
function uriOf(file) {
	const encoded = file.replace(/\p{Cs}/gu, "�").split("/").map(encodeURIComponent).join("/");
	return file.startsWith("/") ? `file://${encoded}` : encoded;
}
const fileIn = (part, file) => {
	const own = fromRoot(part.document.base, file);
	return part.name === void 0 ? own : `${part.name}/${own.replace(/^\/+/, "")}`;
};
function artifact(part, file) {
	const uri = uriOf(fileIn(part, file));
	return uri.startsWith("file:") ? { uri } : {
		uri,
		uriBaseId: ROOT
	};
}
function region({ line, column, end }) {
	return {
		startLine: line,
		startColumn: column,
		...end && (end.line > line || end.line === line && end.column >= column) && {
			endLine: end.line,
			endColumn: end.column
		}
	};
}
const location = (part, stretch) => ({ physicalLocation: {
	artifactLocation: artifact(part, stretch.file),
	region: region(stretch)
} });
function stretches(finding) {
	const own = placeOf(finding.at);
	const end = placeOf(finding.endAt);
	const related = finding.related.flatMap((r) => {
		const place = placeOf(r.at);
		return place ? [{
			...place,
			role: r.role
		}] : [];
	});
	return own ? [{
		...own,
		...end && end.file === own.file && { end }
	}, ...related] : related;
}
function changedPart(part, stretch, changed) {
	const file = fileIn(part, stretch.file);
	const last = Math.min(stretch.end?.line ?? stretch.line, stretch.line + MOST_LINES);
	const lines = Array.from({ length: last - stretch.line + 1 }, (_, i) => stretch.line + i);
	const touched = lines.filter((line) => changed(file, line));
	const [first] = touched;
	if (first === void 0 || touched.length === lines.length) return first === void 0 ? void 0 : stretch;
	const { file: same, role } = stretch;
	return {
		file: same,
		line: first,
		column: first === stretch.line ? stretch.column : 1,
		...role !== void 0 && { role }
	};
}
function anywhere(told) {
	const apps = told.part.document.apps;
	return placeOf((apps.find((a) => a.findings.some((f) => f.identity === told.identity)) ?? apps[0])?.inventory.clients[0]?.at) ?? {
		file: ".redline.yml",
		line: 1,
		column: 1
	};
}
function locations(told, changed) {
	const all = stretches(told);
	const { part } = told;
	const hits = changed && !told.absent ? all.map((s) => changedPart(part, s, changed)) : [];
	const best = Math.max(0, hits.findIndex((hit) => hit !== void 0));
	const primary = hits[best] ?? all[best] ?? anywhere(told);
	const rest = all.filter((_, i) => i !== best).slice(0, 999);
	const logical = told.server === void 0 ? {} : { logicalLocations: [{
		name: visible(told.server),
		kind: "resource"
	}] };
	return {
		locations: [{
			...location(part, primary),
			...logical
		}],
		...rest.length > 0 && { relatedLocations: rest.map((s, i) => ({
			id: i + 1,
			...location(part, s),
			message: { text: shown(s.role ?? "What it is about") }
		})) }
	};
}
const MOST = 1e3;
const KINDS = {
	failure: "Redline itself failed in a part; the rest was reported.",
	gap: "Something could not be told from the files.",
	"not-checked": "A rule could not run.",
	skipped: "An app was seen and left alone.",
	"left-out": "The log would have been larger than GitHub takes."
};
const ids = Object.keys(KINDS);
const notifications = Object.entries(KINDS).map(([id, text]) => ({
	id,
	shortDescription: { text },
	fullDescription: { text },
	help: { text }
}));
function notification(id, level, text, more = {}) {
	return {
		descriptor: {
			id,
			index: ids.indexOf(id)
		},
		level,
		message: { text: shown(text) },
		...more
	};
}
function gap(part, { at, why }) {
	const place = placeOf(at);
	const locations = place && [{ physicalLocation: {
		artifactLocation: artifact(part, place.file),
		region: region(place)
	} }];
	return notification("gap", "note", `Could not tell, because ${why}.`, locations ? { locations } : {});
}
function ofPart(part) {
	const { apps, failures, skipped } = part.document;
	const of = (root) => [part.name, root].filter((p) => p !== void 0 && p !== ".").join("/");
	const within = (root) => of(root) === "" ? "" : ` in ${of(root)}`;
	return [
		...failures.map((f) => notification("failure", "error", `${f.part} failed${within(".")}: ${f.error}`)),
		...apps.flatMap((a) => a.notChecked.map((n) => notification("not-checked", "note", `${n.rule} was not checked${within(a.root)}, because ${n.why}. ${n.allow}.`, { associatedRule: { id: n.rule } }))),
		...skipped.map((s) => notification("skipped", "note", `${of(s.root)} was left alone: ${s.why}.`)),
		...apps.flatMap((a) => a.gaps.map((g) => gap(part, g)))
	];
}
function invocation(parts, leftOut) {
	const all = parts.flatMap(ofPart);
	const more = all.length > MOST ? [`${plural(all.length - MOST, "notification")} of this log left out, of ${all.length} in all.`] : [];
	return {
		executionSuccessful: parts.every((p) => p.document.failures.length === 0),
		toolExecutionNotifications: [...[...leftOut, ...more].map((text) => notification("left-out", "warning", text)), ...all.slice(0, MOST)]
	};
}
const message = (text) => shown(text).replace(/\[(?=[^[\]]*\]\()/g, "\\[");
function fixes(fix, part) {
	if (fix.edits.length === 0 || fix.edits.some((e) => e.text.includes("***"))) return [];
	const files = new Map();
	for (const edit of fix.edits) {
		const place = placeOf(edit.at);
		const end = placeOf(edit.endAt);
		if (!place || !end) return [];
		const replacement = {
			deletedRegion: region({
				...place,
				end
			}),
			...edit.text !== "" && { insertedContent: { text: edit.text } }
		};
		files.set(place.file, [...files.get(place.file) ?? [], replacement]);
	}
	const changes = [...files].map(([file, replacements]) => ({
		artifactLocation: artifact(part, file),
		replacements
	}));
	return [{
		description: { text: shown(fix.title) },
		artifactChanges: changes,
		properties: { safe: fix.safe }
	}];
}
const suppression = ({ by, reason }) => ({
	kind: by === "ignore" ? "inSource" : "external",
	status: "accepted",
	justification: shown(reason)
});
const comparedIn = (parts) => new Map(parts.flatMap((part) => {
	const { comparison, document } = part;
	if (!comparison) return [];
	const base = document.comparedWith?.report;
	const ids = (findings) => new Set(findings.map((f) => f.identity));
	return [[part, {
		known: ids(base ? findingsOf(base) : []),
		added: ids(comparison.added)
	}]];
}));
function baselineState(told, compared) {
	if (told.absent) return { baselineState: "absent" };
	if (!compared) return {};
	return { baselineState: (told.silenced ? !compared.known.has(told.identity) : compared.added.has(told.identity)) ? "new" : "unchanged" };
}
function result(told, { rules, options, compared, slim }) {
	const ruleId = ruleIdOf(told);
	const { part } = told;
	const fixed = told.fix && !slim ? fixes(told.fix, part) : [];
	return {
		ruleId,
		ruleIndex: rules.indexOf(ruleId),
		level: told.severity,
		message: { text: message(told.message) },
		...locations(told, options.changed),
		partialFingerprints: { "redlineIdentity/v1": part.name === void 0 ? told.identity : `${part.name}:${told.identity}` },
		...told.silenced && { suppressions: [suppression(told.silenced)] },
		...baselineState(told, compared.get(part)),
		...fixed.length > 0 && { fixes: fixed },
		properties: {
			confidence: told.confidence,
			about: shown(told.about),
			...told.advice !== void 0 && !slim && { advice: shown(told.advice) }
		}
	};
}
const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
const MOST_RESULTS = 25e3;
const MOST_BYTES = 95e5;
function toldOf(part, { minConfidence, complete = false }) {
	const here = findingsOf(part.document).filter((f) => (complete || !f.silenced) && isSure(f, minConfidence));
	const gone = complete ? (part.comparison?.mended ?? []).filter((f) => isSure(f, minConfidence)) : [];
	return [...here.map((f) => ({
		...f,
		part
	})), ...gone.map((f) => ({
		...f,
		part,
		absent: true
	}))];
}
function provenance({ document, name }, { repository, branch }) {
	if (repository === void 0 || !/^https?:\/\/./.test(repository)) return [];
	const mapped = name === void 0 ? {} : { uri: `${name.split("/").map(encodeURIComponent).join("/")}/` };
	return [{
		repositoryUri: repository,
		...document.commit !== void 0 && { revisionId: document.commit },
		...branch !== void 0 && { branch },
		mappedTo: {
			...mapped,
			uriBaseId: ROOT
		}
	}];
}
function written(parts, all, options, { results, slim, leftOut }) {
	const rules = descriptors(all, options);
	const context = {
		rules,
		options,
		compared: comparedIn(parts),
		slim
	};
	const control = parts.length === 1 && parts[0] ? provenance(parts[0], options) : [];
	const run = {
		tool: { driver: {
			name: "Redline",
			informationUri: "https://www.npmjs.com/package/redis-redline",
			semanticVersion: parts[0]?.document.tool.version ?? "0.0.0",
			language: "en",
			rules: rules.rules,
			notifications
		} },
		automationDetails: { id: `${(options.category ?? `redline/${fromRoot(parts[0]?.document.base ?? ".", "")}`).replace(/\/+$/, "")}/` },
		invocations: [invocation(parts, leftOut)],
		originalUriBaseIds: { [ROOT]: { description: { text: parts.length > 1 ? "A folder with a repository in each of its folders." : "The root of the repository." } } },
		...control.length > 0 && { versionControlProvenance: control },
		columnKind: "utf16CodeUnits",
		results: all.slice(0, results).map((told) => result(told, context))
	};
	return `${JSON.stringify({
		$schema: SCHEMA,
		version: "2.1.0",
		runs: [run]
	}, null, 2)}\n`;
}
const fits = (log) => {
	return Buffer.byteLength(log) <= MOST_BYTES || gzipSync(log).length <= MOST_BYTES;
};
function log(parts, options) {
	const all = worstItems(parts.flatMap((part) => toldOf(part, options)));
	const words = (kept) => kept < all.length ? [`${thousands(all.length - kept)} of ${thousands(all.length)} findings left out, the mildest.`] : [];
	let results = Math.min(all.length, MOST_RESULTS);
	let text = written(parts, all, options, {
		results,
		slim: false,
		leftOut: words(results)
	});
	while (!fits(text) && results > 0) {
		text = written(parts, all, options, {
			results,
			slim: true,
			leftOut: ["Fixes and advice left out: `redline check` shows them.", ...words(results)]
		});
		if (fits(text)) break;
		results = Math.floor(results / 2);
	}
	return text;
}
const sarif = (document, options) => log([{
	document,
	...options.comparison && { comparison: options.comparison }
}], options);
const sarifOfSeveral = (results, options) => log(results, options);
export { sinceSections as A, byReason as B, fitOf as C, refusedSection as D, notCheckedSection as E, duration as F, percent as I, documentOf as L, workloadTitle as M, bytes$1 as N, unreachedSection as O, count$1 as P, json as R, verdictOf as S, disagreementSection as T, clientsSection as _, commentSteps as a, placeOf as b, least as c, code as d, sentence$1 as f, serverSection as g, sidekiqSections as h, viewOf as i, keyspaceSections as j, expectedSections as k, auditMarkdown as l, queueState as m, sarifOfSeveral as n, fitted as o, sizingSection as p, summary as r, body as s, sarif as t, gfmTable as u, fromRoot as v, workloadsOn as w, worstItems as x, isSure as y, findingsOf as z };
