import { d as known } from "./measured.js";
const SUMS$1 = [
	"evictedKeys",
	"evictionsPerHour",
	"expiredKeys",
	"totalCommands",
	"opsPerSecond",
	"rejectedConnections",
	"outputBufferDisconnections",
	"fullSyncs",
	"keyTables",
	"rdbChangesSinceLastSave"
];
const HIGHEST = [
	"cpuShare",
	"evictionExceededTime",
	"expiredStalePercent",
	"largestOutputBuffer",
	"cachedScripts"
];
const OF_CLIENTS = [
	"connectedClients",
	"maxclients",
	"blockedClients",
	"clients"
];
const OF_FRAGMENTS = [
	"memFragmentationRatio",
	"memFragmentationBytes",
	"usedMemoryRss",
	"allocatorFragRatio",
	"allocatorFragBytes"
];
const STATES = [
	"rdbLastSaveStatus",
	"aofLastWriteStatus",
	"aofLastRewriteStatus"
];
const figure = (of, name) => known(of[name])?.value;
function share(of, part, whole) {
	const [a, b] = [figure(of, part), figure(of, whole)];
	return a !== void 0 && b !== void 0 && b > 0 ? a / b : void 0;
}
function worst(all, of) {
	return all.flatMap((shard) => {
		const value = of(shard);
		return value === void 0 ? [] : [{
			shard,
			value
		}];
	}).sort((a, b) => b.value - a.value)[0]?.shard;
}
const live = (value) => ({
	value,
	source: "live"
});
const told = (all, of) => all.flatMap((facts) => {
	const fact = known(of(facts));
	return fact ? [fact.value] : [];
});
function joined(all, of, by) {
	const values = told(all, of);
	const [because, ...others] = new Set(all.map((facts) => known(of(facts))?.because));
	const reason = others.length === 0 && because !== void 0 ? { because } : {};
	return values.length > 0 ? {
		...live(by(values)),
		...reason
	} : all[0] && of(all[0]);
}
const sum = (values) => values.reduce((a, b) => a + b, 0);
function named(values, by) {
	const all = new Map();
	for (const value of values) for (const [name, one] of Object.entries(value)) {
		const before = all.get(name);
		all.set(name, before === void 0 ? one : by(before, one));
	}
	return Object.fromEntries(all);
}
function calls(a, b) {
	const most = (of) => a[of] === void 0 && b[of] === void 0 ? void 0 : Math.max(a[of] ?? 0, b[of] ?? 0);
	const [p50, p99] = [most("p50"), most("p99")];
	const all = a.calls + b.calls;
	return {
		calls: all,
		mean: all > 0 ? (a.mean * a.calls + b.mean * b.calls) / all : 0,
		...p50 !== void 0 && { p50 },
		...p99 !== void 0 && { p99 },
		rejected: a.rejected + b.rejected,
		failed: a.failed + b.failed
	};
}
function databases(values) {
	const all = new Map();
	for (const { database, keys, expires, fields = 0 } of values.flat()) {
		const before = all.get(database) ?? {
			database,
			keys: 0,
			expires: 0
		};
		const hashes = (before.fields ?? 0) + fields;
		all.set(database, {
			database,
			keys: before.keys + keys,
			expires: before.expires + expires,
			...hashes > 0 && { fields: hashes }
		});
	}
	return [...all.values()];
}
const picked = (facts, names) => Object.fromEntries(names.flatMap((name) => facts?.[name] === void 0 ? [] : [[name, facts[name]]]));
function factsOf(shards) {
	const all = shards.map((s) => s.facts);
	const over = [
		...SUMS$1.map((name) => [name, joined(all, (f) => f[name], sum)]),
		...HIGHEST.map((name) => [name, joined(all, (f) => f[name], (values) => Math.max(...values))]),
		...STATES.map((name) => [name, joined(all, (f) => f[name], (values) => values.find((v) => v !== "ok") ?? "ok")]),
		["hitRate", joined(all, (f) => f.hitRate, (values) => Math.min(...values))],
		["errors", joined(all, (f) => f.errors, (values) => named(values, (a, b) => a + b))],
		["commands", joined(all, (f) => f.commands, (values) => named(values, calls))],
		["databaseKeys", joined(all, (f) => f.databaseKeys, databases)],
		["latencyEvents", joined(all, (f) => f.latencyEvents, (values) => named(values, Math.max))],
		["slowlog", joined(all, (f) => f.slowlog, (values) => [...values.flat()].sort((a, b) => a.secondsAgo - b.secondsAgo))],
		["replicaLinks", joined(all, (f) => f.replicaLinks, (values) => values.flat())]
	];
	return {
		...all[0],
		...picked(worst(all, (f) => share(f, "connectedClients", "maxclients") ?? figure(f, "connectedClients")), OF_CLIENTS),
		...picked(worst(all, (f) => figure(f, "memFragmentationBytes")), OF_FRAGMENTS),
		...picked(worst(all, (f) => known(f.roundTrip)?.value.p50), ["roundTrip"]),
		...Object.fromEntries(over.filter(([, fact]) => fact !== void 0))
	};
}
const areShards = (a, b) => a.id !== b.id && [a, b].every((s) => known(s.facts.clusterMode)?.value === true) && sameName(a, b);
const sameName = (a, b) => a.names.some((name) => b.names.includes(name)) || a.names.length === 0 && b.names.length === 0 && headOf(a) === headOf(b);
const headOf = ({ id }) => id.replace(/-\d+$/, "");
const SUMS = [
	"usedMemory",
	"maxmemory",
	"connectedClients",
	"evictedKeys",
	"evictionsPerHour",
	"opsPerSecond"
];
function sumOf(shards, of) {
	const values = shards.flatMap((s) => of(s) ?? []);
	return values.length === shards.length ? values.reduce((a, b) => a + b, 0) : void 0;
}
const present = (of) => Object.fromEntries(Object.entries(of).filter(([, v]) => v !== void 0));
function clusterOf(shards) {
	const [first] = shards;
	const most = (of) => {
		const shard = worst(shards, of);
		return shard && {
			shard: shard.id,
			value: of(shard) ?? 0
		};
	};
	return {
		id: first.id,
		names: first.names,
		shards: shards.map((s) => s.id),
		sums: present({
			keys: sumOf(shards, (s) => known(s.facts.databaseKeys)?.value.reduce((n, db) => n + db.keys, 0)),
			bytes: sumOf(shards, (s) => s.keyspace?.closure.sum),
			...Object.fromEntries(SUMS.map((name) => [name, sumOf(shards, (s) => figure(s.facts, name))]))
		}),
		worst: present({
			fullness: most((s) => share(s.facts, "usedMemory", "maxmemory")),
			clients: most((s) => share(s.facts, "connectedClients", "maxclients")),
			fragmentation: most((s) => figure(s.facts, "memFragmentationBytes")),
			roundTrip: most((s) => known(s.facts.roundTrip)?.value.p99)
		})
	};
}
function clusters(servers) {
	const groups = [];
	for (const server of servers) {
		const own = groups.find(([first]) => first && areShards(first, server));
		if (own) own.push(server);
		else groups.push([server]);
	}
	return groups.filter((g) => g.length > 1).map(clusterOf);
}
export { clusters as n, factsOf as r, areShards as t };
