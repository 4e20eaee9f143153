import { i as needs, n as conflict } from "./workload.js";
import { t as rank } from "./rank.js";
import { a as bytes, c as duration, d as known, i as briefly, l as estimated, o as count, s as counted, t as areSized, u as percent } from "./measured.js";
import { n as listSizeOf, r as weighed, t as WEIGHED } from "./weighed.js";
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
function listed(items) {
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
const workloadTitle = (workload) => workload === "unclaimed" ? "Unclaimed" : needs[workload].title;
const METHODS = {
	exact: "Every key was measured",
	strata: "Every name was read and some of each kind measured; between which numbers the sizes lie stands beside them",
	sample: "A part of the keys was read; between which numbers the sizes lie stands beside them"
};
const untimed = (group) => group.untimed ? percent(group.untimed.value) : "";
const size = (group, sized) => {
	if (!sized) return "";
	const text = estimated(group.bytes, bytes);
	return group.skewed ? `${text} †` : group.few ? `${text} ‡` : text;
};
function together({ sum, usedMemory }, method) {
	if (sum === 0) return [];
	const about = method === "exact" ? "" : "about ";
	if (usedMemory === 0 || sum >= usedMemory) return [`Together they take ${about}${bytes(sum)}${usedMemory > 0 ? `, while ${bytes(usedMemory)} are in use` : ""}.`];
	const share = `${percent(sum / usedMemory)} of the ${bytes(usedMemory)} in use`;
	return [`Together they take ${about}${bytes(sum)}, ${share}; the rest is the server’s own: tables, buffers, fragmentation.`];
}
function reading(keyspace) {
	const { closure, method, scanned, total, ended, seconds } = keyspace;
	if (total === 0 && ended === void 0) return "There are no keys.";
	const all = scanned >= total ? count(total) : `${count(scanned)} of ${count(total)}`;
	if (scanned === 0) return `None of ${count(total)} keys was read${ended === void 0 ? "" : `, because ${ended}`}.`;
	return [`${areSized(keyspace) ? METHODS[method] : method === "sample" ? "A part of the names was read" : "Every name was read"}: ${all} keys in ${duration(seconds)}${ended === void 0 ? "" : `, no more because ${ended}`}.`, ...together(closure, method)].join(" ");
}
const MOST_NAMES = 20;
function readByName({ readByName: names }) {
	const more = names.length - MOST_NAMES;
	return names.slice(0, MOST_NAMES).join(", ") + (more > 0 ? ` and ${more} more (--format json lists all)` : "");
}
function fields(facts) {
	const hashes = (known(facts.databaseKeys)?.value ?? []).reduce((n, db) => n + (db.fields ?? 0), 0);
	const they = hashes === 1 ? "has fields that expire by themselves; it counts" : "have fields that expire by themselves; they count";
	return hashes === 0 ? "" : `${counted(hashes, "hash", "hashes")} ${they} as never expiring, because the key has no expiry.`;
}
function notes(keyspace, facts) {
	return [
		keyspace.workloads.some((w) => w.skewed) ? "† One key is more than a fifth of what was sampled: the interval can’t be trusted." : "",
		areSized(keyspace) && [...keyspace.workloads, ...keyspace.prefixes].some((w) => w.few && !w.skewed) ? "‡ Fewer than 30 of them were measured: too few to say." : "",
		fields(facts),
		keyspace.sizeless === void 0 ? "" : `How large keys are was not asked, because ${keyspace.sizeless}.`,
		keyspace.values ? "" : "Values were not looked into, so that eviction order stays as it is: names alone decide whose a key is.",
		keyspace.readByName.length === 0 ? "" : `Read by name, which resets the idle time of these keys: ${readByName(keyspace)}.`
	].filter((p) => p !== "").join(" ");
}
function byWorkload(keyspace, facts) {
	const sum = keyspace.workloads.reduce((n, w) => n + w.bytes.value, 0);
	const sized = areSized(keyspace);
	const rows = [...keyspace.workloads].sort((a, b) => b.bytes.value - a.bytes.value).map((w) => [
		workloadTitle(w.workload),
		estimated(w.keys, count),
		size(w, sized),
		sum > 0 ? percent(w.bytes.value / sum) : "",
		untimed(w),
		w.sizes ? bytes(w.sizes.p50) : "",
		w.sizes ? bytes(w.sizes.max) : "",
		w.workload === "unclaimed" ? "" : w.told
	]);
	const note = notes(keyspace, facts);
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
function prefixes(keyspace, most) {
	const { prefixes } = keyspace;
	const sized = areSized(keyspace);
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
			estimated(p.keys, count),
			size(p, sized),
			untimed(p),
			databases(prefixes) ? String(p.database) : ""
		]),
		...note !== void 0 && { note }
	};
}
const SMALLEST = {
	list: 8,
	zset: 40,
	stream: 24
};
function isLarger({ type, bytes, elements }, listSize) {
	const smallest = SMALLEST[type];
	if (smallest === void 0) return false;
	const all = elements ?? bytes / smallest;
	return all > weighed(type, bytes / all, listSize);
}
const sizesOf = (keys) => {
	const names = [...new Set(keys.map((k) => k.name))];
	const more = names.length - 3;
	return `${names.length > 1 ? "The sizes" : "The size"} of ${listed([...names.slice(0, 3), ...more > 0 ? [`${count(more)} more`] : []])}`;
};
function weighing(shown, listSize) {
	const [looked, head] = [shown.filter((k) => k.spread), shown.filter((k) => !k.spread && isLarger(k, listSize))];
	const few = `first ${count(WEIGHED)} elements or blocks`;
	return [...looked.length > 0 ? [`${sizesOf(looked)}: an estimate from 48 places all over, because MEMORY USAGE weighs the ${few} alone.`] : [], ...head.length > 0 ? [`${sizesOf(head)}: by the ${few}; where those behind are larger or smaller, so is the key.`] : []];
}
function biggest({ biggest, sizeless }, facts, most) {
	const { shown, note: more } = first(biggest, most, "keys");
	const how = sizeless === void 0 ? weighing(shown, listSizeOf(facts)) : [];
	const note = how.length === 0 ? more : [...more === void 0 ? [] : [`${more}.`], ...how].join(" ");
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
			bytes(k.bytes),
			k.elements === void 0 ? "" : count(k.elements),
			databases(biggest) ? String(k.database) : ""
		]),
		...note !== void 0 && { note }
	};
}
function keyspaceSections({ facts, keyspace }, most = 10) {
	if (!keyspace) return [];
	return [
		byWorkload(keyspace, facts),
		prefixes(keyspace, most),
		biggest(keyspace, facts, most)
	].filter((s) => s.rows.length > 0 || s.lead !== void 0);
}
const signed = (n, unit) => n > 0 ? `+${unit(n)}` : n < 0 ? `-${unit(-n)}` : unit(0);
function rowsOf(s) {
	return [
		[
			"Memory",
			s.usedMemory,
			bytes
		],
		[
			"Keys",
			s.keys,
			count
		],
		...s.workloads.map((w) => [
			`${workloadTitle(w.workload)}, bytes`,
			w,
			bytes
		]),
		[
			"Evicted keys",
			s.evictedKeys,
			count
		],
		[
			"Expired keys",
			s.expiredKeys,
			count
		],
		[
			"Writes refused (OOM)",
			s.oomErrors,
			count
		],
		[
			"Connections refused",
			s.rejectedConnections,
			count
		],
		[
			"Commands",
			s.commands,
			count
		],
		...s.queues.map((q) => [
			`Queue ${q.name}`,
			q,
			count
		]),
		[
			"Scheduled",
			s.scheduled,
			count
		],
		[
			"To retry",
			s.retries,
			count
		],
		[
			"Dead",
			s.dead,
			count
		],
		[
			"Jobs processed",
			s.processed,
			count
		],
		[
			"Jobs failed",
			s.failed,
			count
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
function sinceSections({ since, clusters = [] }) {
	if (!since) return [];
	const gone = [
		...since.added.length > 0 ? [`New: ${since.added.join(", ")}.`] : [],
		...clusters.filter((c) => c.shards.some((id) => since.added.includes(id)) && c.shards.some((id) => since.servers.some((s) => s.id === id))).map((c) => `A shard that ${c.id} has gained took keys over from the others, so that no finding rests on a rate of the whole cluster.`),
		...since.gone.length > 0 ? [`Not audited any more: ${since.gone.join(", ")}.`] : []
	];
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
const SERVERS = {
	replica: "a replica of this server",
	primary: "the primary that it copies"
};
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
			[c.name, c.library].filter((p) => p !== "").join(", ") || (SERVERS[c.state] ?? "says nothing of itself"),
			STATES[c.state] ?? c.state,
			count(c.count),
			c.output > 0 ? bytes(c.output) : "",
			c.databases.join(", ")
		]),
		...note !== void 0 && { note }
	};
}
const shown = (n, unit) => n === void 0 ? "" : unit(n);
const of = (part, whole, unit) => part === void 0 ? "" : whole ? `${unit(part)} of ${unit(whole)} (${percent(part / whole)})` : unit(part);
function row$1(id, server) {
	const facts = server?.facts ?? {};
	return [
		id,
		shown(known(facts.databaseKeys)?.value.reduce((n, db) => n + db.keys, 0), count),
		shown(server?.keyspace?.closure.sum, bytes),
		of(known(facts.usedMemory)?.value, known(facts.maxmemory)?.value, bytes),
		shown(known(facts.evictedKeys)?.value, count),
		of(known(facts.connectedClients)?.value, known(facts.maxclients)?.value, count),
		shown(known(facts.memFragmentationBytes)?.value, bytes),
		shown(known(facts.roundTrip)?.value.p99, briefly)
	];
}
function worst({ worst: { fullness, clients, fragmentation, roundTrip } }) {
	const said = [
		fullness && `the fullest is ${fullness.shard} (${percent(fullness.value)})`,
		clients && `most clients for its limit has ${clients.shard} (${percent(clients.value)})`,
		fragmentation && fragmentation.value > 0 && `most is lost to fragmentation on ${fragmentation.shard} (${bytes(fragmentation.value)})`,
		roundTrip && `the slowest to answer is ${roundTrip.shard} (${duration(roundTrip.value)})`
	].filter((part) => typeof part === "string");
	return said.length === 0 ? "" : `${said.join("; ").replace(/^./, (c) => c.toUpperCase())}.`;
}
const clusterSections = ({ clusters = [], servers }) => clusters.map((cluster) => {
	const { sums } = cluster;
	const note = worst(cluster);
	return {
		id: "cluster",
		title: `${cluster.names.join(", ") || cluster.id}: a cluster of ${cluster.shards.length} shards`,
		columns: [
			{ head: "Shard" },
			{
				head: "Keys",
				right: true
			},
			{
				head: "Their bytes",
				right: true
			},
			{
				head: "Memory",
				right: true
			},
			{
				head: "Evicted",
				right: true
			},
			{
				head: "Clients",
				right: true
			},
			{
				head: "Fragmentation",
				right: true
			},
			{
				head: "Round trip",
				right: true
			}
		],
		rows: [...cluster.shards.map((id) => row$1(id, servers.find((s) => s.id === id))), [
			"together",
			shown(sums.keys, count),
			shown(sums.bytes, bytes),
			of(sums.usedMemory, sums.maxmemory, bytes),
			shown(sums.evictedKeys, count),
			shown(sums.connectedClients, count),
			"",
			""
		]],
		...note !== "" && { note }
	};
});
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
		why: used === void 0 ? "the server does not tell how much memory it uses" : limit === 0 ? "it has no `maxmemory`, so that the memory of its machine is the limit" : "the server does not tell its limit",
		...told
	};
}
const WORDS = {
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
	return limit ? `${bytes(used)} of ${bytes(limit)} (${percent(used / limit)})` : bytes(used);
}
function sizeOf(server, workload) {
	const group = server.keyspace?.workloads.find((w) => w.workload === workload);
	return group && group.bytes.value > 0 ? ` (${bytes(group.bytes.value)})` : "";
}
function under(policy, jobs) {
	if (policy === void 0) return "one policy can’t suit both";
	if (policy === "noeviction") return "under `noeviction` a full cache makes every write fail";
	if (policy.startsWith("volatile-")) return `under \`${policy}\` what never expires fills the memory until writes fail`;
	return `under \`${policy}\` ${needs[jobs].kind === "jobs" ? "queued jobs are deleted" : `${lower(jobs)} are deleted`} when memory is short`;
}
function evictions$1(server) {
	const [evicted, uptime] = [known(server.facts.evictedKeys)?.value ?? 0, known(server.facts.uptime)?.value];
	return evicted > 0 ? `it has deleted ${count(evicted)} keys${uptime ? ` in ${duration(uptime)}` : ""}` : "";
}
const sentence = (parts) => {
	const text = parts.filter((p) => p !== "").join("; ");
	return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
};
function verdictOf(server) {
	const fit = fitOf(server);
	const word = WORDS[fit.verdict];
	const policy = known(server.facts.maxmemoryPolicy)?.value;
	const used = memory(server);
	const full = fit.refusedWrites ? `${count(fit.refusedWrites)} writes were refused for lack of memory` : "";
	switch (fit.verdict) {
		case "split": {
			const [a, b] = fit.pair;
			const size = (fit.fullness ?? 0) >= .9 && used ? `it is too small besides, ${used} used` : "";
			return {
				word,
				sentence: sentence([
					`split it: ${lower(a)}${sizeOf(server, a)} and ${lower(b)}${sizeOf(server, b)} share this server, and ${under(policy, b)}`,
					evictions$1(server),
					full,
					size
				])
			};
		}
		case "small": return {
			word,
			sentence: sentence([
				`too small: ${used ? `${used} used` : "it is full"}`,
				evictions$1(server),
				full,
				fit.wanted === void 0 ? "" : `with its peak and an outage it should have ${bytes(fit.wanted)}`
			])
		};
		case "fits": {
			const on = workloadsOn(server);
			const what = on.length > 0 ? `${listed(on.map(lower))} with ` : "";
			return {
				word,
				sentence: sentence([`fits: ${what}${used ?? ""} used`, evictions$1(server)])
			};
		}
		default: return {
			word,
			sentence: sentence([`whether it fits is not known: ${fit.why ?? ""}${used ? `; ${used} used` : ""}`])
		};
	}
}
const ENGINES = {
	redis: "Redis",
	valkey: "Valkey",
	keydb: "KeyDB",
	dragonfly: "Dragonfly"
};
function told(fact, words) {
	if (!fact) return "";
	return "refused" in fact ? `not known: ${fact.refused}` : words(fact.value);
}
const value = (fact) => known(fact)?.value;
function identity({ facts }) {
	const engine = value(facts.engine);
	return [
		[engine === void 0 ? "" : ENGINES[engine] ?? engine, told(facts.version, (v) => v)].filter((p) => p !== "").join(" "),
		told(facts.role, (r) => r),
		value(facts.clusterMode) ? "cluster mode" : "",
		told(facts.uptime, (s) => `up ${briefly(s)}`)
	].filter((p) => p !== "").join(", ");
}
function memoryRow(server) {
	const peak = value(server.facts.usedMemoryPeak);
	const limit = value(server.facts.maxmemory);
	return [
		memory(server) ?? "",
		limit === 0 ? "no limit of its own" : "",
		peak === void 0 ? "" : `peak ${bytes(peak)}`
	].filter((p) => p !== "").join(", ");
}
function fragmentation(facts) {
	const [ratio, wasted] = [value(facts.memFragmentationRatio), value(facts.memFragmentationBytes)];
	if (ratio === void 0) return "";
	return `${ratio.toFixed(2)}${wasted === void 0 ? "" : `, ${bytes(wasted)}`}`;
}
const HOUR = 3600;
const counting = (because) => /counted over (\d+ seconds)/.exec(because ?? "")?.[1];
function evictions(facts) {
	const [total, rate] = [value(facts.evictedKeys), known(facts.evictionsPerHour)];
	if (total === void 0) return "";
	const over = counting(rate?.because);
	const often = rate?.value && (over !== void 0 || (value(facts.uptime) ?? 0) >= HOUR) ? rate.value : void 0;
	const now = over === void 0 ? " on average" : ` over the ${over} of this audit`;
	return `${count(total)} keys${often === void 0 ? "" : `, ${count(often)} an hour${now}`}`;
}
function clients(facts) {
	const [now, most, rejected, blocked] = [
		value(facts.connectedClients),
		value(facts.maxclients),
		value(facts.rejectedConnections),
		value(facts.blockedClients)
	];
	if (now === void 0) return "";
	const monitors = (value(facts.clients) ?? []).filter((c) => c.state === "monitor").reduce((n, c) => n + c.count, 0);
	return [
		`${most ? `${count(now)} of ${count(most)} (${percent(now / most)})` : count(now)} with this audit’s own`,
		blocked ? `${count(blocked)} ${blocked === 1 ? "waits" : "wait"} for jobs` : "",
		rejected ? `${count(rejected)} ${rejected === 1 ? "was" : "were"} turned away` : "",
		monitors > 0 ? `${counted(monitors, "MONITOR")} running, which may halve its speed` : ""
	].filter((p) => p !== "").join(", ");
}
function buffers(facts) {
	const [largest, all, cut] = [
		value(facts.largestOutputBuffer),
		value(facts.memClientsNormal),
		value(facts.outputBufferDisconnections)
	];
	return [
		all === void 0 ? "" : `${bytes(all)} for all clients`,
		largest === void 0 ? "" : largest > 0 ? `${bytes(largest)} waits for the slowest` : "nothing waits to be sent",
		cut ? `${counted(cut, "client")} cut because theirs was full` : ""
	].filter((p) => p !== "").join(", ");
}
function processor(facts) {
	const fact = known(facts.cpuShare);
	if (!fact) return "";
	const over = counting(fact.because);
	return `${percent(fact.value)} of one, ${over === void 0 ? "on average since it started" : `over the ${over} of this audit, its own reading included`}`;
}
const FEW_CALLS = 20;
const WORTH_NAMING = .001;
function slowest(facts) {
	return Object.entries(value(facts.commands) ?? {}).flatMap(([name, c]) => c.p99 !== void 0 && c.p99 >= WORTH_NAMING && c.calls >= FEW_CALLS ? [{
		name,
		...c,
		p99: c.p99
	}] : []).sort((a, b) => b.p99 - a.p99).slice(0, 3).map((c) => `${c.name.toUpperCase().replace("|", " ")} ${c.p50 === void 0 ? "" : `${briefly(c.p50)}, `}at worst ${briefly(c.p99)} (99 of 100 calls)`).join("; ");
}
function delays(facts) {
	const events = Object.entries(value(facts.latencyEvents) ?? {}).sort((a, b) => b[1] - a[1]);
	if (events.length > 0) return events.slice(0, 4).map(([name, worst]) => `${name} up to ${briefly(worst)}`).join(", ");
	return value(facts.settings)?.["latency-monitor-threshold"] === "0" ? "not recorded: `latency-monitor-threshold` is 0" : "";
}
const SYNCED = {
	always: ": a crash loses nothing that was answered",
	everysec: ": a crash loses about a second",
	no: ": a crash loses what the system had not written yet, up to half a minute"
};
function saving(kind, facts) {
	if (kind === "none") return value(facts.role) === "replica" ? "none: after a restart it copies all from its primary" : "none: a restart loses everything";
	if (kind === "rdb") {
		const changes = value(facts.rdbChangesSinceLastSave);
		return `snapshots: a crash loses what was written since the last one${changes ? `, ${counted(changes, "change")} now` : ""}`;
	}
	const synced = SYNCED[value(facts.settings)?.["appendfsync"] ?? ""] ?? "";
	return `append-only file${kind === "aof+rdb" ? " and snapshots" : ""}${synced}`;
}
function persistence(facts) {
	const bad = [
		value(facts.rdbLastSaveStatus) === "err" ? "the last snapshot failed" : "",
		value(facts.aofLastWriteStatus) === "err" ? "the last write to the append-only file failed" : "",
		value(facts.aofLastRewriteStatus) === "err" ? "the last rewrite of the append-only file failed" : ""
	].filter((p) => p !== "");
	return [told(facts.persistence, (kind) => saving(kind, facts)), ...bad].filter((p) => p !== "").join("; ");
}
function replication(facts) {
	const links = value(facts.replicaLinks);
	const status = value(facts.primaryLinkStatus);
	const link = status === void 0 ? [] : [`the link to its primary is ${status}`];
	if (links === void 0 || links.length === 0) return link.join("");
	const worst = links.reduce((a, b) => b.lag > a.lag ? b : a);
	return [...link, `${counted(links.length, "replica")}, the slowest ${briefly(worst.lag)} and ${bytes(worst.lagBytes)} behind`].join("; ");
}
function errors(facts) {
	return Object.entries(value(facts.errors) ?? {}).sort((a, b) => b[1] - a[1]).slice(0, 6).map(([kind, n]) => `${kind} ${count(n)}`).join(", ");
}
function slow(facts) {
	return [...value(facts.slowlog) ?? []].sort((a, b) => b.seconds - a.seconds).slice(0, 4).map((s) => `${s.command.toUpperCase()} ${briefly(s.seconds)}, ${briefly(s.secondsAgo)} ago${s.own ? " (of an audit)" : ""}`).join("; ");
}
function access(facts) {
	const tls = told(facts.tls, (t) => ({
		off: "no TLS",
		required: "TLS",
		optional: "TLS and plain text"
	})[t]);
	const user = value(facts.aclUser);
	return [
		tls,
		value(facts.auth) === false ? "no password" : "",
		user === void 0 ? "" : `as user ${user}`,
		told(facts.openTo, (to) => `open to ${to}`)
	].filter((p) => p !== "").join(", ");
}
const titleOf = ({ id, names }) => names.length === 0 || names.some((name) => id !== name && id.startsWith(`${name}-`)) ? id : names.join(", ");
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
			["Policy", told(facts.maxmemoryPolicy, (p) => p)],
			["Evicted", evictions(facts)],
			["Hit rate", told(facts.hitRate, (rate) => `${percent(rate)} of all lookups before this audit’s own`)],
			["Fragmentation", fragmentation(facts)],
			["Persistence", persistence(facts)],
			["Replication", replication(facts)],
			["Clients", clients(facts)],
			["Buffers", buffers(facts)],
			["Commands", told(facts.opsPerSecond, (n) => `${count(n)} a second`)],
			["Processor", processor(facts)],
			["Errors", errors(facts)],
			["Slow commands", slow(facts)],
			["Slowest by kind", slowest(facts)],
			["Delays", delays(facts)],
			["Round trip", told(facts.roundTrip, (r) => `${briefly(r.p50)}, at worst ${briefly(r.p99)} (99 of 100 pings)`)],
			["Access", access(facts)]
		].filter(([, text]) => text !== ""),
		...server.warnings.length > 0 && { note: `${listed(server.warnings.map((w) => w.charAt(0).toUpperCase() + w.slice(1)))}.` }
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
	return [`${count(s.scheduled)} scheduled and ${count(s.retries)} to retry${due ? `, ${due}` : ""}; ${count(s.dead)} dead of at most ${count(DEAD_CAP)}.`, `${count(s.processed)} processed in all${s.perDay === void 0 ? "" : `, ${count(s.perDay)} a day`}; ${count(s.failed)} failed${failed}.`].join(" ");
}
function queueState(q) {
	if (q.depth > 0 && !q.worked) return "no process works on it";
	if (q.latency !== void 0 && q.latency > 60) return "late";
	return q.worked ? "worked on" : "empty";
}
function queues(s, part, most) {
	const { shown, note } = first([...s.queues].sort((a, b) => Number(a.worked) - Number(b.worked) || b.depth - a.depth), most, "queues");
	return {
		id: "queues",
		title: `Sidekiq${part}`,
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
			count(q.depth),
			q.latency === void 0 ? "" : briefly(q.latency),
			q.private === void 0 ? "" : count(q.private),
			queueState(q)
		]),
		...note !== void 0 && { note }
	};
}
function processState(p) {
	if (p.beat > 60) return `no heartbeat since ${duration(p.beat)}`;
	return p.quiet ? "quiet: takes no new jobs" : "";
}
function processes(s, part, most) {
	const { shown, note } = first(s.processes, most, "processes");
	const stale = s.stale > 0 ? `Without a heartbeat in \`processes\`: ${count(s.stale)}, which ${s.stale === 1 ? "was" : "were"} killed.` : "";
	const words = [
		s.processes.length === 0 ? "No process is alive." : "",
		stale,
		note ?? ""
	].filter((p) => p !== "").join(" ");
	return {
		id: "processes",
		title: `Sidekiq’s processes${part}`,
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
			`${count(p.busy)} of ${count(p.concurrency)}`,
			p.queues.join(", "),
			`${briefly(p.beat)} ago`,
			p.uptime === void 0 ? "" : briefly(p.uptime),
			p.rss === void 0 ? "" : bytes(p.rss),
			p.roundTrip === void 0 ? "" : briefly(p.roundTrip),
			p.oldestJob === void 0 ? "" : briefly(p.oldestJob),
			processState(p)
		]),
		...words !== "" && { note: words }
	};
}
function classes(s, part, most) {
	const { shown, note } = first(s.classes ?? [], most, "classes");
	return {
		id: "classes",
		title: `Jobs by class${part}`,
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
			count(c.jobs),
			bytes(c.bytes),
			bytes(c.largest)
		]),
		...note !== void 0 && { note }
	};
}
const partOf = ({ namespace, database }) => namespace === "" ? `, database ${database}` : `, the namespace ${namespace} in database ${database}`;
function sidekiqStates({ sidekiq, otherSidekiqs = [] }, most = 12) {
	const all = [...sidekiq ? [sidekiq] : [], ...otherSidekiqs];
	return all.map((state) => {
		const part = all.length > 1 ? partOf(state) : "";
		return {
			state,
			sections: [
				queues(state, part, most),
				processes(state, part, most),
				classes(state, part, most)
			].filter((s) => s.rows.length > 0 || s.lead !== void 0 || s.note !== void 0)
		};
	});
}
const sidekiqSections = (server) => sidekiqStates(server).flatMap((s) => s.sections);
const row = (size) => [
	listed(size.workloads.map(workloadTitle)),
	estimated(size.now, bytes),
	estimated(size.peak, bytes),
	size.headroom.value > 0 ? estimated(size.headroom, bytes) : "",
	bytes(size.wanted.value),
	size.wanted.high > size.wanted.value * 1.05 ? bytes(size.wanted.high) : ""
];
function outage({ split, from }, hours) {
	if (from !== void 0) return ` What waits after ${hours} without workers is reckoned with ${from}.`;
	if (!split.some((size) => size.workloads.includes("sidekiq"))) return "";
	return ` How many jobs come in is not known, because Sidekiq has counted none in the seven days before today: add what waits after ${hours} without workers.`;
}
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
		note: `A quarter is added for buffers and copies.${outage(sizing, hours)}`
	};
}
export { worstItems as S, keyspaceSections as _, titleOf as a, isSure as b, workloadsOn as c, refusedSection as d, unreachedSection as f, sinceSections as g, expectedSections as h, serverSection as i, disagreementSection as l, clientsSection as m, sidekiqSections as n, verdictOf as o, clusterSections as p, sidekiqStates as r, fitOf as s, sizingSection as t, notCheckedSection as u, workloadTitle as v, placeOf as x, fromRoot as y };
