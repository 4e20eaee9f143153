import { t as UsageError } from "./errors.js";
import { n as suggestion } from "./nearest.js";
import { ct as place, n as untold$1, ot as fileSpan, t as rules, v as chains, y as isLocalhost } from "./rules.js";
import { d as known } from "./measured.js";
import { a as variables } from "./grouped.js";
import { r as factsOf, t as areShards } from "./clusters.js";
import { createHash } from "node:crypto";
const PROXIED = /upstash|redis.?cloud|redis.?enterprise|azure managed redis|memorystore|serverless/i;
const identifies = (s) => s.runId !== null && /^[0-9a-f]{40}$/i.test(s.runId) && !PROXIED.test(s.hostClass);
function same(a, b) {
	if (areShards(a, b)) return "certain";
	if (identifies(a) && identifies(b)) {
		if (a.runId === b.runId) return "certain";
		return a.endpoint === b.endpoint ? "likely" : void 0;
	}
	return a.endpoint === b.endpoint && a.endpoint !== "" ? "likely" : void 0;
}
const fullness = (s) => (s.keyspace ? 2 : 0) + (s.partial === null ? 1 : 0);
function load({ facts }) {
	const [used, limit] = [known(facts.usedMemory)?.value ?? 0, known(facts.maxmemory)?.value ?? 0];
	return limit > 0 ? used / limit : 0;
}
function distinct(servers) {
	const groups = [];
	for (const server of servers) {
		const [first, ...others] = groups.flatMap((group) => {
			const ways = group.entries.flatMap((entry) => same(entry, server) ?? []);
			return ways.length > 0 ? [{
				group,
				sure: ways.includes("certain") ? "certain" : "likely"
			}] : [];
		});
		if (!first) {
			groups.push({
				entries: [server],
				sure: "certain"
			});
			continue;
		}
		first.group.entries.push(server);
		if (first.sure === "likely") first.group.sure = "likely";
		for (const { group, sure } of others) {
			first.group.entries.push(...group.entries);
			if (sure === "likely" || group.sure === "likely") first.group.sure = "likely";
			groups.splice(groups.indexOf(group), 1);
		}
	}
	return groups.map(({ entries, sure }) => ({
		entries: [...entries].sort((a, b) => fullness(b) - fullness(a) || (areShards(a, b) ? load(b) - load(a) : 0)),
		names: [...new Set(entries.flatMap((e) => e.names))],
		sure,
		...entries.some((a) => entries.some((b) => areShards(a, b))) && { shards: true }
	}));
}
const COUNTERS = [
	"evictedKeys",
	"expiredKeys",
	"rejectedConnections",
	"commands",
	"oomErrors",
	"keys"
];
function sum(all) {
	const told = all.filter((c) => c !== void 0);
	if (told.length < all.length) return void 0;
	const add = (of) => told.reduce((n, c) => n + of(c), 0);
	const rates = told.every((c) => c.perHour !== void 0);
	return {
		before: add((c) => c.before),
		now: add((c) => c.now),
		...rates && { perHour: add((c) => c.perHour ?? 0) }
	};
}
function changesOf(shards, since) {
	const changes = shards.flatMap((shard) => since?.servers.find((s) => s.id === shard.id) ?? []);
	const [first] = changes;
	if (!first || changes.length < shards.length) return void 0;
	const restarted = changes.find((c) => c.restarted !== void 0)?.restarted;
	const sums = COUNTERS.flatMap((name) => {
		const total = sum(changes.map((c) => c[name]));
		return total ? [[name, total]] : [];
	});
	return {
		id: first.id,
		...restarted !== void 0 && { restarted },
		...first.usedMemory && { usedMemory: first.usedMemory },
		...first.fullInHours !== void 0 && { fullInHours: first.fullInHours },
		...Object.fromEntries(sums),
		queues: first.queues,
		workloads: []
	};
}
const MOST_PREFIXES = 50;
const MOST_BIGGEST = 20;
const plus = (a, b) => ({
	value: a.value + b.value,
	low: a.low + b.low,
	high: a.high + b.high
});
function shared(a, b) {
	if (!a.untimed || !b.untimed) return a.untimed ?? b.untimed;
	const all = a.keys.value + b.keys.value;
	if (all === 0) return a.untimed;
	const [x, y] = [a.untimed, b.untimed];
	const mean = (of) => (x[of] * a.keys.value + y[of] * b.keys.value) / all;
	return {
		value: mean("value"),
		low: mean("low"),
		high: mean("high")
	};
}
function merged$1(a, b) {
	const larger = b.keys.value > a.keys.value ? b : a;
	const untimed = shared(a, b);
	const max = Math.max(a.sizes?.max ?? 0, b.sizes?.max ?? 0);
	return {
		...larger,
		keys: plus(a.keys, b.keys),
		bytes: plus(a.bytes, b.bytes),
		...untimed && { untimed },
		...larger.sizes && { sizes: {
			...larger.sizes,
			max
		} },
		...(a.skewed ?? b.skewed) && { skewed: true }
	};
}
function byName(all, name) {
	const found = new Map();
	for (const one of all) {
		const before = found.get(name(one));
		found.set(name(one), before ? merged$1(before, one) : one);
	}
	return [...found.values()];
}
const METHODS = [
	"exact",
	"strata",
	"sample"
];
function keysOf(all) {
	const read = all.filter((k) => k !== null);
	const [first] = read;
	if (!first || read.length === 1) return first ?? null;
	const sum = (of) => read.reduce((n, k) => n + of(k), 0);
	const ended = read.find((k) => k.ended !== void 0)?.ended;
	return {
		...first,
		method: METHODS[Math.max(...read.map((k) => METHODS.indexOf(k.method)))] ?? first.method,
		scanned: sum((k) => k.scanned),
		total: sum((k) => k.total),
		...ended !== void 0 && { ended },
		workloads: byName(read.flatMap((k) => k.workloads), (w) => w.workload),
		prefixes: byName(read.flatMap((k) => k.prefixes), (p) => `${p.database} ${p.workload} ${p.prefix}`).toSorted((a, b) => b.bytes.value - a.bytes.value).slice(0, MOST_PREFIXES),
		biggest: read.flatMap((k) => k.biggest).sort((a, b) => b.bytes - a.bytes).slice(0, MOST_BIGGEST),
		closure: {
			sum: sum((k) => k.closure.sum),
			usedMemory: sum((k) => k.closure.usedMemory)
		},
		readByName: [...new Set(read.flatMap((k) => k.readByName))].sort(),
		values: read.every((k) => k.values),
		seconds: Math.max(...read.map((k) => k.seconds))
	};
}
const fact = (facts, key) => facts[key];
function agrees(key, live, declared) {
	if (key === "version") return `${String(live)}.`.startsWith(`${String(declared).replace(/\.x$/, "")}.`);
	if (typeof live === "number" && typeof declared === "number") return Math.abs(live - declared) <= Math.abs(declared) * .05;
	return JSON.stringify(live) === JSON.stringify(declared);
}
const shown = (value) => typeof value === "object" ? JSON.stringify(value) : String(value);
function merged(key, live, declared) {
	if ("refused" in live) return declared && "value" in declared ? declared : live;
	if (!declared || "refused" in declared || declared.source === "live" || agrees(key, live.value, declared.value)) return live;
	const { value, source, at } = declared;
	return {
		...live,
		against: {
			value: shown(value),
			source,
			...at && { at }
		}
	};
}
function mergeFacts(live, declared) {
	const over = Object.keys(live).map((key) => [key, merged(key, fact(live, key), fact(declared, key))]);
	return {
		...declared,
		...Object.fromEntries(over)
	};
}
const liveOf = (s, takenAt) => ({
	runId: s.runId,
	hostClass: s.hostClass,
	endpoint: s.endpoint,
	partial: s.partial,
	keyspace: s.keyspace,
	sidekiq: s.sidekiq,
	...s.otherSidekiqs && { otherSidekiqs: s.otherSidekiqs },
	refused: s.refused,
	takenAt
});
const namesOf = (server, model) => new Set([
	...server.names,
	...(server.wiring ?? []).map((w) => w.name),
	...Object.entries(model.endpoints).flatMap(([name, called]) => called === server.id ? [name] : [])
]);
const firstOfEach = (all, key) => {
	const seen = new Set();
	return all.filter((one) => !seen.has(key(one)) && seen.add(key(one)));
};
function sidekiqsOf(entries) {
	const found = entries.flatMap((e) => [...e.sidekiq ? [e.sidekiq] : [], ...e.otherSidekiqs ?? []]);
	const [sidekiq = null, ...others] = firstOfEach(found, (s) => `${s.database} ${s.namespace}`);
	return {
		sidekiq,
		...others.length > 0 && { otherSidekiqs: others }
	};
}
function speaker(entries) {
	const [first] = entries;
	if (entries.length === 1) return first;
	const partial = entries.find((e) => e.partial !== null)?.partial ?? null;
	return {
		...first,
		facts: factsOf(entries),
		keyspace: keysOf(entries.map((e) => e.keyspace)),
		partial
	};
}
const shardsOf = ({ entries, shards }) => shards ? firstOfEach(entries, (e) => e.runId ?? e.endpoint) : entries.slice(0, 1);
function serverOf(one, names, declared, audit) {
	const shards = shardsOf(one);
	const entry = {
		...speaker(shards),
		...sidekiqsOf(one.entries)
	};
	const since = shards.length > 1 ? changesOf(shards, audit.since) : audit.since?.servers.find((s) => one.entries.some((e) => e.id === s.id));
	const live = {
		...liveOf(entry, Date.parse(audit.takenAt)),
		...since && { since },
		...shards.length > 1 && { shards: shards.length }
	};
	const id = one.entries.map((e) => e.id).find((called) => names.includes(called)) ?? entry.id;
	if (declared) return {
		...declared,
		names: [...new Set([...declared.names, ...names])],
		facts: mergeFacts(entry.facts, declared.facts),
		declared: declared.facts,
		live
	};
	return {
		id,
		provider: entry.hostClass,
		names,
		file: "",
		service: id,
		at: fileSpan(""),
		facts: entry.facts,
		live
	};
}
const asked = (clients) => [...new Set(clients.flatMap((c) => variables(c.endpoint)))];
function onlyVariable(model) {
	const keys = model.clients.flatMap((c) => chains(c.endpoint, {}).flatMap((chain) => chain.flatMap((address) => address.keys)));
	const [first, ...more] = new Set(keys.filter((key) => !isLocalhost(key)));
	return more.length === 0 && first?.startsWith("env:") && !first.includes("{") ? first.slice(4) : void 0;
}
function untold(one, wanted, model) {
	const at = model.clients[0]?.at ?? fileSpan(model.root === "." ? "Gemfile" : `${model.root}/Gemfile`);
	const id = one.entries[0].id;
	const [first] = wanted;
	return {
		at,
		why: first ? `the audited ${id} has no name and the app reads ${wanted.length} variables (${wanted.slice(0, 5).join(", ")}): pass \`${first}=URL\` to say which it is` : `the audited ${id} has no name and the app reads no variable for its Redis: what was found on it is told by itself`
	};
}
function join(model, audit, { alone }) {
	const wanted = asked(model.clients);
	const only = onlyVariable(model);
	const free = new Set(model.servers.filter((s) => s.aside === void 0));
	const gaps = [];
	const matched = [];
	for (const one of distinct(audit.servers)) {
		const unnamed = one.names.length === 0;
		if (unnamed && only === void 0) {
			if (model.clients.length > 0) gaps.push(untold(one, wanted, model));
			if (alone) matched.push({
				one,
				names: [],
				declared: void 0
			});
			continue;
		}
		const names = unnamed ? [only] : one.names;
		const declared = [...free].find((s) => names.some((name) => namesOf(s, model).has(name)));
		if (!declared && !names.some((name) => wanted.includes(name)) && !alone) continue;
		if (declared) free.delete(declared);
		matched.push({
			one,
			names,
			declared
		});
	}
	const servers = matched.map(({ one, names, declared }) => ({
		one,
		declared,
		server: serverOf(one, names, declared, audit)
	}));
	const byDeclared = new Map(servers.flatMap((s) => s.declared ? [[s.declared, s.server]] : []));
	const called = servers.map(({ one, server }) => endpointsOf(server, one.sure, model.endpoints));
	return {
		model: {
			...model,
			servers: [...model.servers.map((s) => byDeclared.get(s) ?? s), ...servers.flatMap(({ declared, server }) => declared ? [] : [server])],
			endpoints: Object.assign({}, model.endpoints, ...called),
			presumed: servers.flatMap(({ one }, i) => one.sure === "likely" ? [...new Set(Object.values(called[i] ?? {}))].map((name) => name.startsWith("env:") ? name : `server:${name}`) : []),
			gaps: [...model.gaps, ...gaps]
		},
		gaps,
		taken: new Set(matched.flatMap(({ one }) => one.entries.map((e) => e.id)))
	};
}
function endpointsOf(server, sure, stated) {
	const own = (name) => Object.hasOwn(stated, name) ? stated[name] : void 0;
	const first = server.names.map(own).find((name) => name !== void 0);
	return Object.fromEntries(server.names.map((name) => [name, (sure === "likely" ? own(name) : void 0) ?? first ?? `env:${server.names[0]}`]));
}
const bareModel = (servers, around) => ({
	root: ".",
	gems: {},
	clients: [],
	processes: [],
	servers,
	consumers: [],
	misplacedKeys: [],
	calls: [],
	gaps: [],
	settings: new Map(),
	instead: {},
	...around
});
const HEX_DIGITS = 16;
const identityOf = (rule, about) => `${rule}:${createHash("sha256").update(`${rule}\n${about}`).digest("hex").slice(0, HEX_DIGITS)}`;
function identify(findings) {
	const seen = new Map();
	return findings.map((finding) => {
		const identity = identityOf(finding.rule, finding.about);
		const count = (seen.get(identity) ?? 0) + 1;
		seen.set(identity, count);
		return {
			...finding,
			identity: count === 1 ? identity : `${identity}:${count}`
		};
	});
}
const isIdentity = (text) => /^[a-z][a-z0-9-]*:[0-9a-f]{16}(:[1-9][0-9]*)?$/.test(text);
const CABLE_YML = /(?:^|\/)config\/cable\.ya?ml$/;
const ofOthers = (finding, model) => finding.related.some((r) => model.clients.some((c) => c.workload !== "cable" && place(c.at) === place(r.at)));
const asUsed = (finding, model) => model.cableIdle && CABLE_YML.test(finding.at.file) && !ofOthers(finding, model) ? {
	...finding,
	severity: "note",
	message: `${finding.message} Nothing in the app broadcasts or subscribes, so this matters only once something does.`
} : finding;
function runRules(rules, model) {
	const findings = [];
	const notChecked = [];
	const failures = [];
	for (const rule of rules) {
		const { blind, gaps } = untold$1(rule, model);
		notChecked.push(...gaps);
		if (blind) continue;
		try {
			for (const finding of rule.check(model)) findings.push(asUsed(finding, model));
		} catch (error) {
			failures.push({
				part: `rule ${rule.id}`,
				error: error instanceof Error ? error.stack ?? error.message : String(error)
			});
		}
	}
	return {
		findings,
		notChecked,
		failures
	};
}
function chosen(values) {
	const ids = rules.map((r) => r.id);
	for (const id of values.only ?? []) if (!ids.includes(id)) throw new UsageError(`there is no rule \`${id}\`${suggestion(id, ids)}`);
	return values.only;
}
const gateOf = (values, configured, otherwise) => ({
	failOn: values["fail-on"] ?? configured.failOn ?? otherwise.failOn,
	failScope: values["fail-scope"] ?? configured.failScope ?? otherwise.failScope,
	minConfidence: values["min-confidence"] ?? configured.minConfidence ?? otherwise.minConfidence
});
export { isIdentity as a, identify as i, gateOf as n, bareModel as o, runRules as r, join as s, chosen as t };
