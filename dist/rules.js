import { a as bytes, c as duration, d as known$2, n as areTimed, o as count, r as wereRead, s as counted$1, t as areSized, u as percent } from "./measured.js";
import { a as variables, i as parts$1, r as options, t as grouped } from "./grouped.js";
import { a as spokenFor, i as needs, n as conflict, r as lower } from "./workload.js";
const place = (at) => `${at.file}:${at.line}:${at.column}`;
function lineStarts(text) {
	const starts = [0];
	for (let i = text.indexOf("\n"); i !== -1; i = text.indexOf("\n", i + 1)) starts.push(i + 1);
	return starts;
}
function lineOf(starts, offset) {
	let low = 0;
	let high = starts.length - 1;
	while (low < high) {
		const middle = low + high + 1 >> 1;
		if (starts[middle] <= offset) low = middle;
		else high = middle - 1;
	}
	return low;
}
function spanAt(file, starts, start, end) {
	const line = lineOf(starts, start);
	const endLine = end < (starts[line + 1] ?? Number.POSITIVE_INFINITY) ? line : lineOf(starts, end);
	return {
		file,
		start,
		end,
		line: line + 1,
		column: start - starts[line] + 1,
		endLine: endLine + 1,
		endColumn: end - starts[endLine] + 1
	};
}
const fileSpan = (file) => ({
	file,
	start: 0,
	end: 0,
	line: 1,
	column: 1,
	endLine: 1,
	endColumn: 1
});
const contains = (outer, inner) => outer.file === inner.file && outer.start <= inner.start && inner.end <= outer.end;
const isRider = (client) => client.ridesOn !== void 0;
const identities = new WeakMap();
function identity(v) {
	const known = identities.get(v);
	if (known !== void 0) return known;
	const whole = written$5(v);
	const id = whole.length > 4e3 ? `${whole.slice(0, 400)}…${checksum(whole)}` : whole;
	identities.set(v, id);
	return id;
}
function checksum(s) {
	let h = 2166136261;
	for (let i = 0; i < s.length; i++) h = Math.imul(h ^ s.charCodeAt(i), 16777619);
	return (h >>> 0).toString(16);
}
function written$5(v) {
	switch (v.kind) {
		case "literal": return `=${JSON.stringify(v.value)}`;
		case "env": return `env:${v.name}`;
		case "setting": return `${v.store}:${v.path}`;
		case "constant": return `::${v.name}`;
		case "firstOf": return `first(${v.options.map(identity).join("|")})`;
		case "either": return `either(${v.options.map(identity).sort().join("|")})`;
		case "concat": return `"${v.parts.map(identity).join("+")}"`;
		case "record": return `{${[...v.entries].map(([k, x]) => `${k}=${identity(x)}`).sort().join(",")}${v.open ? ",…" : ""}}`;
		case "list": return `[${v.items.map(identity).join(",")}]`;
		case "made": return `${v.path}@${v.at.file}:${v.at.start}`;
		case "absent": return "absent";
		case "unknown": return `unknown(${v.why})${(v.from ?? []).map(identity).join(",")}`;
	}
}
const isLeaf = (v) => v.kind === "literal" || v.kind === "env" || v.kind === "setting" || v.kind === "constant" || v.kind === "absent";
const weights = new WeakMap();
function weight$2(v) {
	if (isLeaf(v)) return 1;
	const known = weights.get(v);
	if (known !== void 0) return known;
	const sum = Math.max(1, parts$1(v).reduce((n, inner) => Math.min(n + weight$2(inner), 1e4), 0));
	weights.set(v, sum);
	return sum;
}
const sizes = new WeakMap();
function size$1(v) {
	if (isLeaf(v)) return 1;
	const known = sizes.get(v);
	if (known !== void 0) return known;
	const sum = parts$1(v).reduce((n, inner) => Math.min(n + size$1(inner), 1e5), 1);
	sizes.set(v, sum);
	return sum;
}
const under = (v, key, at = v.at) => setting$1(v.store, v.path === "" ? key : `${v.path}${v.store === "file" && !v.path.includes("#") ? "#" : "."}${key}`, at);
function entry(v, key) {
	switch (v.kind) {
		case "record": return v.entries.get(key) ?? (v.open ? unknown("the hash has keys that the files do not name", v.at) : absent(v.at));
		case "firstOf":
		case "either": {
			const inner = v.options.map((o) => entry(o, key));
			return v.kind === "firstOf" ? firstOf(inner, v.at) : either(inner, v.at);
		}
		case "setting": return under(v, key);
		case "unknown": return v;
		default: return absent(v.at);
	}
}
const isHash = (v) => v.kind === "record" || (v.kind === "firstOf" || v.kind === "either") && v.options.some(isHash);
const ofFile = (path) => path.split("#").reverse().join(" of ");
function show(v) {
	switch (v.kind) {
		case "literal":
			if (v.value === null) return "nil";
			return typeof v.value === "string" ? v.symbol ? `:${v.value}` : JSON.stringify(v.value) : String(v.value);
		case "env": return `$${v.name}`;
		case "setting":
			if (v.store === "file") return ofFile(v.path);
			return `${v.store === "settings" ? "setting" : v.store} ${v.path}`;
		case "constant": return v.name;
		case "firstOf": return v.options.map(show).join(" or ");
		case "either": return v.options.map(show).join(" / ");
		case "concat": return `"${v.parts.map((p) => p.kind === "literal" ? String(p.value) : `#{${show(p)}}`).join("")}"`;
		case "record": return `{${[...v.entries].map(([k, x]) => `${k}: ${show(x)}`).join(", ")}${v.open ? ", …" : ""}}`;
		case "list": return `[${v.items.map(show).join(", ")}]`;
		case "made": return `${v.path}(${v.args.map(show).join(", ")})${v.block ? ` { ${show(v.block)} }` : ""}`;
		case "absent": return "not set";
		case "unknown": return `unknown (${v.why})`;
	}
}
const literal = (value, at) => ({
	kind: "literal",
	value,
	at
});
const symbol = (value, at) => ({
	kind: "literal",
	value,
	symbol: true,
	at
});
const nil = (at) => literal(null, at);
const env = (name, at, whenUnset = "nil") => ({
	kind: "env",
	name,
	whenUnset,
	at
});
const setting$1 = (store, path, at) => ({
	kind: "setting",
	store,
	path,
	at
});
const constant = (name, at) => ({
	kind: "constant",
	name,
	at
});
const absent = (at) => ({
	kind: "absent",
	at
});
const record = (entries, at, { open = false, keys } = {}) => ({
	kind: "record",
	entries,
	at,
	...open ? { open } : {},
	...keys ? { keys } : {}
});
const list = (items, at) => ({
	kind: "list",
	items,
	at
});
const made$1 = (path, args, at, block) => block ? {
	kind: "made",
	path,
	args,
	block,
	at
} : {
	kind: "made",
	path,
	args,
	at
};
function unknown(why, at, from = []) {
	const sources = new Map();
	const seen = new Set();
	const visit = (v, depth) => {
		if (sources.size >= MOST_OPTIONS || depth > 12 || seen.has(v)) return;
		seen.add(v);
		if (v.kind === "env" || v.kind === "setting") sources.set(identity(v), v);
		else for (const inner of parts$1(v)) visit(inner, depth + 1);
	};
	for (const v of from) visit(v, 0);
	return sources.size > 0 ? {
		kind: "unknown",
		why,
		from: [...sources.values()],
		at
	} : {
		kind: "unknown",
		why,
		at
	};
}
const MOST_OPTIONS = 24;
const MOST_LEAVES = 200;
const tooMany = (all) => all.length > MOST_OPTIONS || all.reduce((sum, v) => sum + weight$2(v), 0) > MOST_LEAVES;
const MOST_PARTS = 3e3;
const bounded = (v) => size$1(v) > MOST_PARTS ? unknown("it holds too much to be followed", v.at, [v]) : v;
const isNothing = (v) => v.kind === "absent" || v.kind === "literal" && (v.value === null || v.value === false);
function alwaysSet(v) {
	switch (v.kind) {
		case "literal": return v.value !== null && v.value !== false;
		case "env": return v.whenUnset === "raises";
		case "firstOf": {
			const last = v.options.at(-1);
			return last !== void 0 && alwaysSet(last);
		}
		case "either": return v.options.every(alwaysSet);
		case "concat":
		case "record":
		case "list":
		case "constant": return true;
		case "made": return v.path.endsWith(".new");
		default: return false;
	}
}
function present(v) {
	if (v.kind === "env") return {
		...v,
		whenUnset: "raises"
	};
	const last = v.kind === "firstOf" ? v.options.at(-1) : void 0;
	return v.kind === "firstOf" && last ? {
		...v,
		options: [...v.options.slice(0, -1), present(last)]
	} : v;
}
function ordered$1(options, at) {
	const kept = [];
	const flat = options.flatMap((v) => v.kind === "firstOf" ? v.options : [v]);
	for (const [i, v] of flat.entries()) {
		if (isNothing(v) && i < flat.length - 1) continue;
		if (!kept.some((k) => identity(k) === identity(v))) kept.push(v);
	}
	if (tooMany(kept)) return unknown("there are too many alternatives", at, kept);
	const only = kept[0];
	return kept.length === 1 && only ? only : {
		kind: "firstOf",
		options: kept,
		at
	};
}
function firstOf(options, at) {
	const end = options.findIndex(alwaysSet);
	return ordered$1(end === -1 ? options : options.slice(0, end + 1), at);
}
function either(options, at) {
	const kept = new Map();
	for (const v of options.flatMap((o) => o.kind === "either" ? o.options : [o])) if (!kept.has(identity(v))) kept.set(identity(v), v);
	const [only] = kept.values();
	const all = [...kept.values()];
	if (tooMany(all)) return unknown("there are too many alternatives", at, all);
	return kept.size === 1 && only ? only : {
		kind: "either",
		options: [...kept.values()],
		at
	};
}
const MOST_TEXT = 1e5;
const text = (v) => v.kind === "literal" ? v.value === null ? "" : String(v.value) : void 0;
const stated = (v) => v.kind === "literal" && v.setting !== void 0 ? ordered$1([setting$1("settings", v.setting, v.at), literal(v.value, v.at)], v.at) : v;
function concat(parts, at) {
	const choices = parts.map(stated).map((p) => p.kind === "firstOf" ? p.options : [p]);
	if (choices.some((c) => c.length > 1)) {
		const most = Math.max(...choices.map((c) => c.length));
		const pick = (of) => concat(choices.map((c) => c[of(c)]), at);
		return ordered$1([...Array.from({ length: most - 1 }, (_, i) => pick((c) => Math.min(i, Math.max(c.length - 2, 0)))), pick((c) => c.length - 1)], at);
	}
	const folded = [];
	for (const part of parts.flatMap((p) => p.kind === "concat" ? p.parts : [p])) {
		const previous = folded.at(-1);
		const here = text(part);
		const before = previous && text(previous);
		if (here !== void 0 && before !== void 0 && before.length + here.length > MOST_TEXT) return unknown("the text is too long", at);
		if (here !== void 0 && previous && before !== void 0) folded[folded.length - 1] = literal(before + here, at);
		else folded.push(here === void 0 ? part : literal(here, part.at));
	}
	const only = folded[0];
	if (folded.length === 0) return literal("", at);
	if (folded.reduce((n, v) => n + weight$2(v), 0) > MOST_LEAVES) return unknown("the text has too many parts", at, folded);
	return folded.length === 1 && only ? {
		...only,
		at
	} : {
		kind: "concat",
		parts: folded,
		at
	};
}
const PLATFORM = /(?:^|\/)Procfile[^/]*$|\.(?:json|toml)$|(?:^|\/)(?:render|heroku|deploy|(?:docker-)?compose)[^/]*\.ya?ml$/;
function numberIn(v) {
	if (v.kind !== "literal" || typeof v.value === "boolean" || v.value === null) return void 0;
	if (typeof v.value === "number") return v.value;
	return /^\s*-?\d+(?:\.\d+)?\s*$/.test(v.value) ? Number(v.value) : void 0;
}
function amount(v) {
	if (!v || isNothing(v)) return void 0;
	const alternatives = v.kind === "either" ? [] : options(v);
	const variable = alternatives.find((o) => o.kind === "env");
	const last = alternatives.findLast((o) => numberIn(o) !== void 0);
	const number = (last && numberIn(last)) ?? null;
	if (variable?.kind !== "env") return { number };
	const setIn = last && last.at.file !== variable.at.file && PLATFORM.test(last.at.file) ? last.at.file : void 0;
	return {
		number,
		variable: variable.name,
		...setIn !== void 0 && { setIn }
	};
}
const segments = (version) => (version.match(/\d+|[a-z]+/gi) ?? []).map((s) => /^\d+$/.test(s) ? Number(s) : s);
function compareVersions(a, b) {
	const [x, y] = [segments(a), segments(b)];
	for (let i = 0; i < Math.max(x.length, y.length); i++) {
		const [p, q] = [x[i] ?? 0, y[i] ?? 0];
		if (p === q) continue;
		if (typeof p === "number" && typeof q === "number") return p - q;
		if (typeof p === typeof q) return p < q ? -1 : 1;
		return typeof p === "string" ? -1 : 1;
	}
	return 0;
}
const atLeast = (version, floor) => version !== void 0 && compareVersions(version, floor) >= 0;
const before = (version, ceiling) => version !== void 0 && compareVersions(version, ceiling) < 0;
const known$1 = (gem, version, assumed) => version === void 0 ? `${gem} ${assumed} (assumed, no version is locked)` : `${gem} ${version}`;
function redisDefaults(gems) {
	const version = gems["redis"];
	const seconds = before(version, "5") ? 5 : 1;
	return {
		connect: seconds,
		read: seconds,
		write: seconds,
		reconnects: 1,
		pool: null,
		poolTimeout: 5,
		because: known$1("redis", version, "5")
	};
}
const redisClientDefaults = (gems) => ({
	connect: 1,
	read: 1,
	write: 1,
	reconnects: 0,
	pool: 5,
	poolTimeout: 1,
	because: known$1("redis-client", gems["redis-client"], "0.22")
});
function sidekiqDefaults(gems) {
	const version = gems["sidekiq"];
	const because = known$1("Sidekiq", version, "7.3");
	if (before(version, "7")) return {
		...redisDefaults(gems),
		pool: 5,
		poolTimeout: 1,
		because: `${because} on redis ${gems["redis"] ?? "4"}`,
		...gems["redis"] ? {} : {
			connect: 5,
			read: 5,
			write: 5
		}
	};
	const seconds = before(version, "7.3") ? 1 : 3;
	return {
		connect: seconds,
		read: seconds,
		write: seconds,
		reconnects: 1,
		pool: before(version, "7.1.1") ? 5 : 10,
		poolTimeout: 1,
		because
	};
}
const adapted = (gems) => ({
	...redisClientDefaults(gems),
	reconnects: 1,
	because: `${known$1("Sidekiq", gems["sidekiq"], "6.5")} on redis-client`
});
function railsCacheDefaults(gems) {
	const version = gems["rails"] ?? gems["activesupport"];
	const old = before(version, "7.1");
	return {
		connect: old ? 20 : 1,
		read: 1,
		write: 1,
		reconnects: old ? 0 : 1,
		pool: old ? null : 5,
		poolTimeout: 5,
		because: known$1("Rails", version, "7.1")
	};
}
function defaults(client, gems) {
	switch (client.library) {
		case "sidekiq": return client.onRedisClient ? adapted(gems) : sidekiqDefaults(gems);
		case "rails-cache": return railsCacheDefaults(gems);
		case "redis-client": return redisClientDefaults(gems);
		case "redlock": return {
			...redisClientDefaults(gems),
			connect: .1,
			read: .1,
			write: .1,
			because: known$1("redlock", gems["redlock"], "2")
		};
		case "ioredis": return {
			connect: 10,
			read: Number.POSITIVE_INFINITY,
			write: Number.POSITIVE_INFINITY,
			reconnects: 20,
			pool: null,
			poolTimeout: 0,
			because: "ioredis"
		};
		case "node-redis": return {
			connect: 5,
			read: Number.POSITIVE_INFINITY,
			write: Number.POSITIVE_INFINITY,
			reconnects: 0,
			pool: null,
			poolTimeout: 0,
			because: "node-redis"
		};
		default: return redisDefaults(gems);
	}
}
function sidekiqConcurrency(gems) {
	const version = gems["sidekiq"];
	return before(version, "5.2") ? 25 : before(version, "7") ? 10 : 5;
}
const CABLE_WORKERS = 4;
const hasCapsules = (model) => !before(model.gems.sidekiq, "7");
const readsSize = (model) => !hasCapsules(model) || !before(model.gems.sidekiq, "7.0.3");
const set = (size) => ({
	size,
	known: size !== null,
	byDefault: false
});
const own$1 = (size) => ({
	size,
	known: true,
	byDefault: true
});
function poolSize(client, model) {
	const given = amount(client.poolSize);
	switch (client.library) {
		case "sidekiq": return given && readsSize(model) ? set(given.number) : own$1(sidekiqDefaults(model.gems).pool);
		case "rails-cache":
			if (client.pooling === "none") return own$1(1);
			if (given) return set(given.number);
			return own$1(railsCacheDefaults(model.gems).pool ?? (client.pooling === "pool" ? 5 : 1));
		case "action-cable": return own$1(2);
		default:
			if (client.pooling === "pool") return given ? set(given.number) : own$1(5);
			if (client.pooling === "none" && (client.holder === "call" || client.holder === "instance")) return own$1(null);
			return own$1(1);
	}
}
function cableWorkers(model) {
	if (!model.clients.some((c) => c.workload === "cable")) return 0;
	return amount(model.settings.get("Rails.application.config.action_cable.worker_pool_size"))?.number ?? CABLE_WORKERS;
}
function indexed(key) {
	const known = new WeakMap();
	return (calls) => {
		const before = known.get(calls);
		if (before) return before;
		const made = grouped(calls, key);
		known.set(calls, made);
		return made;
	};
}
const byPlace$1 = indexed((call) => place(call.at));
const byReceiver = indexed((call) => call.on ?? "");
const byClass = indexed((call) => `${call.at.file} ${call.namespace}`);
const byPath = indexed((call) => call.path);
const byFile = indexed((call) => call.at.file);
const callsAt = (calls, at) => byPlace$1(calls).get(place(at)) ?? [];
const callsOn = (calls, at) => callsOnPlace(calls, place(at));
const callsOnPlace = (calls, at) => byReceiver(calls).get(at) ?? [];
const callsBeside = (calls, call) => byClass(calls).get(`${call.at.file} ${call.namespace}`) ?? [];
const callsOf = (calls, path) => byPath(calls).get(path) ?? [];
const callsIn = (calls, file) => byFile(calls).get(file) ?? [];
const LIBRARIES = {
	"action-cable": "Action Cable",
	anycable: "AnyCable",
	resque: "Resque"
};
const isIdentifier = (name) => /^(?:[$@]{0,2}[a-z_]\w*[?!]?|[A-Z]\w*)(?:(?:::|\.)\w+)*$/.test(name);
const isGem = (name) => /^[a-z]\w*(?:-\w+)+$/.test(name);
function called(client) {
	const { name, role, library, holder } = client;
	if (role) return `Sidekiq's ${role} connection`;
	const own = LIBRARIES[library];
	if (own) return own;
	if (client.workload === "session") return "The session store";
	if (name.startsWith("the ")) return `T${name.slice(1)}`;
	if (name.startsWith("Kredis")) return name;
	if (isGem(name)) return `The Redis client of ${name}`;
	if (!isIdentifier(name)) return needs[client.workload].kind === "data" ? "This Redis client" : `The Redis client for ${needs[client.workload].title.toLowerCase()}`;
	if (holder === "call") return `The Redis client in \`${name}\``;
	if ((holder === "library" || holder === "thread") && ![
		"Rails.cache",
		"Redis.current",
		"Redis.new"
	].includes(name) && /^[A-Z]/.test(name)) return `The Redis client of \`${name}\``;
	return name === "Redis.new" || /^[a-z_]+$/.test(name) ? "This Redis client" : `\`${name}\``;
}
function subject$1(client) {
	const name = isIdentifier(client.name) || isGem(client.name) ? client.name : "";
	return [client.workload, client.role ?? name].filter((part) => part !== "").join(" ");
}
function use(client) {
	if (client.workload === "sidekiq") return client.role === "server" ? "fetches or finishes a job" : "pushes a job";
	return {
		cache: "uses the cache",
		cable: "broadcasts",
		anycable: "broadcasts",
		session: "loads or saves a session",
		"rate-limit": "checks a limit",
		lock: "takes a lock",
		"feature-flag": "asks for a flag",
		resque: "pushes a job"
	}[client.workload] ?? "uses it";
}
const round = (n) => String(Math.round(n * 100) / 100);
const seconds = (n) => n === Number.POSITIVE_INFINITY ? "no limit" : `${round(n)} s`;
const KINDS$1 = {
	anycable: "AnyCable",
	good_job: "GoodJob",
	solid_queue: "Solid Queue",
	delayed_job: "Delayed Job",
	"resque-scheduler": "resque-scheduler"
};
const kindTitle = (kind) => KINDS$1[kind] ?? kind.charAt(0).toUpperCase() + kind.slice(1);
const plural$1 = (n, word) => `${n} ${word}${n === 1 ? "" : "s"}`;
const WEB = new Set([
	"puma",
	"unicorn",
	"pitchfork",
	"passenger",
	"falcon",
	"thin",
	"webrick",
	"iodine"
]);
const isWeb = (process) => WEB.has(process.kind);
const holds = (v, client, depth = 0) => depth < 8 && (v.kind === "made" && contains(v.at, client.at) || parts$1(v).some((inner) => holds(inner, client, depth + 1)));
function calledElsewhere(client, model) {
	const [made] = callsAt(model.calls, client.at);
	const places = new Set([place(client.at), ...(made?.inside ?? []).map((c) => place(c.at))]);
	return model.calls.some((c) => c.on !== void 0 && places.has(c.on) && /(?:^|\/)(?:app|lib)\//.test(c.at.file));
}
const countsRequests = (client, model) => client.workload === "rate-limit" && !calledElsewhere(client, model) && (client.name === "Rack::Attack" || model.calls.some((c) => c.path === "Rack::Attack.cache.store=" && c.args.some((a) => holds(a, client))));
const OF_REQUESTS = new Set(["rack-mini-profiler", "OkComputer"]);
const onlyWeb = (client, model) => client.workload === "session" || client.holder === "library" && OF_REQUESTS.has(client.name) || countsRequests(client, model) || /(?:^|\/)app\/(?:controllers|channels)\//.test(client.at.file);
function uses(client, process, model) {
	if (client.usedBy && !client.usedBy.some((kind) => kind === process.kind || kind === process.name)) return false;
	if (!client.usedBy && (client.library === "ioredis" || client.library === "node-redis")) return false;
	if (process.kind === "resque-scheduler" && client.workload !== "resque") return false;
	if (client.role) return client.role === "server" === (process.kind === "sidekiq");
	return !onlyWeb(client, model) || isWeb(process);
}
function byDefault$1(process, model) {
	if (process.kind === "puma") return {
		number: model.gems["puma"] === void 0 || atLeast(model.gems["puma"], "5") ? 5 : 16,
		values: [],
		gems: ["puma"]
	};
	if (process.kind === "sidekiq") return {
		number: sidekiqConcurrency(model.gems),
		values: [],
		gems: ["sidekiq"]
	};
}
function own(process, model) {
	const value = process.kind === "sidekiq" ? process.concurrency : process.threads ?? process.concurrency;
	const given = amount(value);
	if (!value || !given) return byDefault$1(process, model);
	return given.number === null ? void 0 : {
		number: given.number,
		values: [value],
		gems: []
	};
}
function users(client, model) {
	return model.processes.filter((process) => uses(client, process, model) && process.kind !== "anycable").flatMap((process) => {
		const counted = own(process, model);
		if (!counted) return [];
		const capsules = (process.capsules ?? []).flatMap((c) => {
			const number = amount(c.concurrency)?.number;
			return number ? [{
				number,
				value: c.concurrency
			}] : [];
		});
		const threads = capsules.reduce((sum, c) => sum + c.number, counted.number);
		const channels = isWeb(process) ? cableWorkers(model) : 0;
		const sum = capsules.length > 0 ? `${[counted.number, ...capsules.map((c) => c.number)].join(" + ")} = ${plural$1(threads, "thread")}` : plural$1(threads, "thread");
		return [{
			process,
			threads,
			channels,
			text: `${kindTitle(process.kind)} runs ${sum}`,
			values: [...counted.values, ...capsules.map((c) => c.value)],
			gems: counted.gems
		}];
	}).sort((a, b) => b.threads - a.threads);
}
const userKinds = (client, model) => [...new Set(model.processes.filter((p) => uses(client, p, model)).map((p) => kindTitle(p.kind)))];
const orElse = (given, fallback, words) => {
	if (!given) return {
		number: fallback,
		assumed: `${words} by default`
	};
	if (given.number !== null) return given.variable ? {
		number: given.number,
		assumed: `$${given.variable} ${given.setIn ? `as ${given.setIn} sets it` : "unset"}`
	} : { number: given.number };
	return {
		number: fallback,
		assumed: given.variable ? `${words} while $${given.variable} is unset` : `${words}, which the files do not tell`
	};
};
function threadsOf(process, model) {
	if (process.kind === "puma") {
		const own = model.gems.puma === void 0 || atLeast(model.gems.puma, "5.0.0") ? 5 : 16;
		return orElse(amount(process.threads), own, `${own} threads`);
	}
	if (process.kind === "sidekiq") {
		const own = sidekiqConcurrency(model.gems);
		return orElse(amount(process.concurrency), own, `concurrency ${own}`);
	}
	const given = amount(process.threads) ?? amount(process.concurrency);
	return given ? orElse(given, 1, "1 thread") : { number: 1 };
}
const plural = (n, word) => `${n} ${word}${n === 1 ? "" : "s"}`;
function workerShare(client, process, concurrency, model) {
	const capsules = (process.capsules ?? []).map((c) => amount(c.concurrency)?.number ?? 1);
	const threads = concurrency + capsules.reduce((a, b) => a + b, 0);
	const given = amount(client.poolSize)?.number ?? null;
	if (!hasCapsules(model)) {
		const ceiling = given ?? concurrency + 5;
		return {
			client,
			typical: Math.min(ceiling, threads + 1),
			ceiling,
			why: `concurrency ${concurrency} + 1, pool ${ceiling}`
		};
	}
	const size = readsSize(model) ? given : null;
	const internal = size ?? sidekiqDefaults(model.gems).pool ?? 0;
	const ceiling = [concurrency, ...capsules].reduce((sum, c) => sum + (size ?? c), 0) + internal;
	return {
		client,
		typical: threads + 1,
		ceiling,
		why: `${[concurrency, ...capsules].join(" + ")} job threads + 1, with an internal pool of ${internal}`
	};
}
const limit$1 = (ceiling) => Number.isFinite(ceiling) ? ceiling : null;
function share(client, process, threads, model) {
	const web = isWeb(process);
	if (!uses(client, process, model)) return void 0;
	if (client.library === "sidekiq" && process.kind === "sidekiq") return workerShare(client, process, threads, model);
	const own = threads + (process.capsules ?? []).reduce((sum, c) => sum + (amount(c.concurrency)?.number ?? 0), 0);
	const most = process.kind === "falcon" ? Number.POSITIVE_INFINITY : own + (web ? cableWorkers(model) : 0);
	if (client.library === "action-cable") {
		const both = web ? 2 : 1;
		return {
			client,
			typical: both,
			ceiling: both,
			why: web ? "one to publish, one to subscribe" : "one to publish"
		};
	}
	const nodes = client.endpoint.kind === "list" ? Math.max(1, client.endpoint.items.length) : 1;
	const times = nodes > 1 ? ` × ${nodes} servers` : "";
	if (client.holder === "thread" && client.pooling === "none") return {
		client,
		typical: own * nodes,
		ceiling: limit$1(most * nodes),
		why: `1 for each thread${times}`
	};
	const { size, known } = poolSize(client, model);
	if (size === null && known) return {
		client,
		typical: own * nodes,
		ceiling: null,
		why: `a new connection for each ${client.holder === "call" ? "call" : "object"}`
	};
	if (size === null) return {
		client,
		typical: own * nodes,
		ceiling: limit$1(most * nodes),
		why: `a pool whose size the files do not tell, ${plural(own, "thread")}${times}`
	};
	if (size === 1) return {
		client,
		typical: nodes,
		ceiling: nodes,
		why: `1 for all threads${times}`
	};
	return {
		client,
		typical: Math.min(size, own) * nodes,
		ceiling: Math.min(size, most) * nodes,
		why: `pool ${size}, ${plural(own, "thread")}${times}`
	};
}
function label(client) {
	const { title } = needs[client.workload];
	return client.workload === "app" || client.workload === "lock" || client.workload === "cache" && client.name !== "Rails.cache" ? client.name : title;
}
function sum(shares) {
	const counted = new Map();
	for (const s of shares) {
		const term = `${label(s.client)} ${s.typical}`;
		counted.set(term, (counted.get(term) ?? 0) + 1);
	}
	return [...counted].map(([term, n]) => n > 1 ? `${n} × ${term}` : term).join(" + ");
}
function total(shares, copies) {
	const typical = copies * shares.reduce((n, s) => n + s.typical, 0);
	const ceiling = shares.every((s) => s.ceiling !== null) ? copies * shares.reduce((n, s) => n + (s.ceiling ?? 0), 0) : null;
	const inner = sum(shares);
	return {
		typical,
		ceiling,
		terms: copies > 1 && shares.length > 0 ? `${copies} × ${shares.length > 1 ? `(${inner})` : inner}` : inner,
		text: range(typical, ceiling)
	};
}
function range(typical, ceiling) {
	if (ceiling === null) return `${typical} and more`;
	return ceiling > typical ? `${typical}, at most ${ceiling}` : String(typical);
}
function connections(model, counts = () => true) {
	const clients = model.clients.filter((client) => !isRider(client) && counts(client));
	return model.processes.map((process) => {
		const threads = threadsOf(process, model);
		const workers = process.workers === void 0 || process.workers === null ? { number: 0 } : orElse(amount(process.workers), 0, "1 process");
		const copies = Math.max(1, workers.number) * (process.count ?? 1);
		const shares = clients.map((client) => share(client, process, threads.number, model)).filter((s) => s !== void 0);
		const assumed = [threads.assumed, "assumed" in workers ? workers.assumed : void 0].filter((a) => a !== void 0);
		return {
			process,
			threads: threads.number,
			copies,
			assumed: [...new Set(assumed)],
			shares,
			...total(shares, copies)
		};
	});
}
const knownChains = new WeakMap();
const MOST_CHAINS = 64;
const declaredAs = (name, declared) => Object.hasOwn(declared, name) ? declared[name] : void 0;
const isLocalhost = (key) => /^localhost(?::|$)/.test(key);
function serverOf(url) {
	const text = url.trim();
	const socket = /^unix:(?:\/\/)?(?:[^@/]*@)?(\/[^?#]*)/i.exec(text)?.[1] ?? (text.startsWith("/") ? text : void 0);
	if (socket !== void 0) return `unix:${socket}`;
	const rest = text.replace(/^[a-z][a-z0-9+.-]*:\/\//i, "");
	const authority = rest.slice(0, Math.max(0, rest.search(/[/?#]|$/)));
	const host = authority.slice(authority.lastIndexOf("@") + 1).toLowerCase();
	if (!/^(?:\[[0-9a-f:.]+\]|[\w.-]+|[\w.-]*\0.+\0[\w.-]*)(?::(?:\d+|\0.+\0))?(?::\d+)?$/.test(host)) return void 0;
	if (host.includes("\0")) return restore(host.replace(/:6379$/, ""), url);
	const [, name = "", port = "6379"] = /^(\[.*\]|[^:]+)(?::([^:]+))?/.exec(host) ?? [];
	return `${/^(?:127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\]|localhost)$/.test(name) ? "localhost" : name}:${port}`;
}
function restore(lowered, original) {
	let out = lowered;
	for (const [, name = ""] of original.matchAll(/\0([^\0]+)\0/g)) out = out.replace(`\0${name.toLowerCase()}\0`, `{${name}}`);
	return out.replace(/^\{([^{}]+)\}$/, "$1");
}
const serverKey = (name) => name.startsWith("env:") ? name : `server:${name}`;
function keyOf(v, declared) {
	switch (v.kind) {
		case "literal": return typeof v.value === "string" ? serverOf(v.value) : void 0;
		case "env": {
			const server = declaredAs(v.name, declared);
			return server === void 0 ? `env:${v.name}` : serverKey(server);
		}
		case "setting": return `${v.store}:${v.path}`;
		case "concat": {
			const named = v.parts.flatMap((part) => part.kind === "env" ? declaredAs(part.name, declared) ?? [] : [])[0];
			if (named !== void 0) return serverKey(named);
			const keys = v.parts.map((part) => part.kind === "literal" ? String(part.value) : keyOf(part, declared));
			if (keys.some((key) => key === void 0)) return void 0;
			return serverOf(keys.map((key, i) => v.parts[i]?.kind === "literal" ? key : `\0${key}\0`).join(""));
		}
		default: return;
	}
}
function address(v, declared) {
	return {
		value: v,
		keys: (v.kind === "list" ? v.items.map((item) => chains(item, declared)[0]?.[0]?.keys[0]) : [keyOf(v, declared)]).filter((key) => key !== void 0),
		variables: variables(v)
	};
}
function settled(v, declared) {
	if (v.kind === "concat") return v.parts.every((part) => settled(part, declared));
	return alwaysSet(v) || v.kind === "env" && declaredAs(v.name, declared) !== void 0;
}
function chains(v, declared) {
	const known = knownChains.get(declared) ?? new WeakMap();
	knownChains.set(declared, known);
	const all = known.get(v) ?? chainsOf(v, declared);
	known.set(v, all);
	return all;
}
function chainsOf(v, declared) {
	if (v.kind === "either") return v.options.flatMap((option) => chains(option, declared)).slice(0, MOST_CHAINS);
	if (v.kind !== "firstOf") return [isNothing(v) ? [] : [address(v, declared)]];
	let all = [[]];
	for (const option of v.options) {
		const next = chains(option, declared);
		all = all.flatMap((chain) => {
			const last = chain.at(-1);
			return last && settled(last.value, declared) ? [chain] : next.map((tail) => [...chain, ...tail]);
		}).slice(0, MOST_CHAINS);
	}
	return all;
}
const OURS = "project default";
const DOCTOR = "MEMORY DOCTOR, redis/src/object.c at 7.4.1";
const PROMETHEUS = "awesome-prometheus-alerts, rules for Redis and Sidekiq";
const table = {
	"memory-headroom.warning": {
		default: 75,
		help: "Percent of `maxmemory` in use for a warning",
		source: "Microsoft's guidance for Azure Cache (75 %); Datadog warns at 70 %"
	},
	"memory-headroom.error": {
		default: 90,
		help: "Percent of `maxmemory` in use for an error",
		source: `Datadog's monitor and ${PROMETHEUS}`
	},
	"memory-headroom.hours": {
		default: 24,
		help: "Hours until memory is full, by the growth between two audits",
		source: OURS
	},
	"memory-headroom.smallest": {
		default: 5,
		help: "Megabytes in use below which nothing is judged",
		source: `${DOCTOR}: an instance with less is called empty`
	},
	"memory-headroom.fork": {
		default: 75,
		help: "Percent of the machine's memory in use beside snapshots or AOF rewrites",
		source: "Amazon reserves 25 % for them; Aiven caps at 70 %"
	},
	"eviction-rate.per-second": {
		default: 1,
		help: "Evicted keys a second below which a cache is left alone",
		source: OURS
	},
	"eviction-rate.share": {
		default: 10,
		help: "Evictions as percent of the writes for a warning",
		source: OURS
	},
	"eviction-rate.hit-rate": {
		default: 50,
		help: "Hit rate of a cache in percent below which its evictions are a warning",
		source: OURS
	},
	"fragmentation.ratio": {
		default: 1.5,
		help: "Resident memory by what is used",
		source: `${DOCTOR} speaks from 1.4 on, and INFO's documentation of 1.5`
	},
	"fragmentation.megabytes": {
		default: 100,
		help: "Megabytes that fragmentation takes, below which no ratio counts",
		source: "active-defrag-ignore-bytes, redis.conf at 7.4.1"
	},
	"connection-limit.warning": {
		default: 80,
		help: "Percent of `maxclients` in use for a warning",
		source: OURS
	},
	"connection-limit.error": {
		default: 90,
		help: "Percent of `maxclients` in use for an error",
		source: PROMETHEUS
	},
	"rejected-connections.per-minute": {
		default: 5,
		help: "Rejected connections a minute for an error",
		source: PROMETHEUS
	},
	"expiry-missing.share": {
		default: 50,
		help: "Percent of a cache's keys without expiry",
		source: OURS
	},
	"expiry-missing.megabytes": {
		default: 10,
		help: "Megabytes of keys without expiry below which none is reported",
		source: OURS
	},
	"big-key.megabytes": {
		default: 10,
		help: "Megabytes of one key for a warning",
		source: `${OURS}: copying one of 42 MB was measured to stop a server for 0.2 s`
	},
	"big-job.kilobytes": {
		default: 10,
		help: "Kilobytes of one job for a warning; ten times as much is an error",
		source: OURS
	},
	"slow-commands.milliseconds": {
		default: 100,
		help: "Milliseconds of a slow command for a warning",
		source: `${OURS}; the slow log begins at 10 ms`
	},
	"slow-commands.hours": {
		default: 24,
		help: "Hours that an entry of the slow log counts",
		source: OURS
	},
	"queue-latency.warning": {
		default: 60,
		help: "Seconds that a queue's oldest job has waited for a warning",
		source: PROMETHEUS
	},
	"queue-latency.error": {
		default: 900,
		help: "Seconds that a queue's oldest job has waited for an error",
		source: OURS
	},
	"dead-set.entries": {
		default: 9900,
		help: "Dead jobs for a warning",
		source: `${OURS}; Sidekiq keeps 10,000 (lib/sidekiq/job_retry.rb at 8.1.7)`
	},
	"stale-process.quiet-minutes": {
		default: 60,
		help: "Minutes that a process may be quiet",
		source: OURS
	},
	"retry-set.entries": {
		default: 1e3,
		help: "Jobs that wait for a retry for a warning",
		source: OURS
	},
	"retry-set.share": {
		default: 10,
		help: "Jobs that wait for a retry as percent of a day's for a warning",
		source: OURS
	},
	"overdue-schedule.seconds": {
		default: 60,
		help: "Seconds by which the first scheduled or retried job may be overdue",
		source: OURS
	},
	"replica-lag.warning": {
		default: 10,
		help: "Seconds since a replica last acknowledged for a warning",
		source: OURS
	},
	"replica-lag.error": {
		default: 30,
		help: "Seconds since a replica last acknowledged for an error",
		source: OURS
	},
	"latency.fork": {
		default: 20,
		help: "Milliseconds of a fork for each gigabyte in use",
		source: `${OURS}; 10 ms is usual (Redis, Diagnosing latency issues)`
	},
	"latency.milliseconds": {
		default: 10,
		help: "Milliseconds of Sidekiq's own round trip for a warning",
		source: "Sidekiq's wiki, Using Redis: under 1 ms is ideal, 10 ms workable"
	}
};
const thresholds = table;
const thresholdNames = Object.keys(table);
const isThreshold = (name) => Object.hasOwn(table, name);
const threshold = (model, name) => model.thresholds?.[name] ?? table[name].default;
const WIDEST = 92;
const indented = (text) => text.replace(/^(?=.)/gm, "  ");
const fenced = (language, code) => `\`\`\`${language}\n${code}\n\`\`\``;
function bracketed(before, inner, [open, close], after = "") {
	if (inner.length === 0) return `${before}${open}${close}${after}`;
	const pad = open === "{" ? " " : "";
	const line = `${before}${open}${pad}${inner.join(", ")}${pad}${close}${after}`;
	return line.length - Math.max(line.lastIndexOf("\n"), 0) <= WIDEST && !inner.some((p) => p.includes("\n")) ? line : `${before}${open}\n${inner.map((p) => indented(`${p},`)).join("\n")}\n${close}${after}`;
}
function blockAround(head, inner) {
	const line = `${head} { ${inner} }`;
	return line.length <= WIDEST && !inner.includes("\n") ? line : `${head} do\n${indented(inner)}\nend`;
}
const isName = (name) => /^[@$A-Za-z_][\w:.@$]*$/.test(name) && !name.startsWith("the ");
const GENERIC = {
	sidekiq: "Sidekiq",
	resque: "Resque",
	cache: "the cache",
	cable: "Action Cable",
	anycable: "AnyCable",
	session: "the session store",
	"rate-limit": "the rate limits",
	lock: "the locks",
	"feature-flag": "the feature flags",
	kredis: "Kredis",
	app: "the application data"
};
function subject(client) {
	const generic = GENERIC[client.workload];
	const { workload, name } = client;
	if (workload === "sidekiq" || workload === "resque" || workload === "cable" || workload === "anycable" || workload === "session") return generic;
	const within = /^rate_limit in (\S+)$/.exec(name)?.[1];
	if (within) return `${generic} of \`${within}\``;
	if (!isName(name) || name === generic || name.toLowerCase() === workload) return generic;
	if (workload === "app") return `the data of \`${name}\``;
	return `${generic} (\`${name}\`)`;
}
const verb = (client, one, several) => client.workload === "rate-limit" || client.workload === "lock" || client.workload === "feature-flag" ? several : one;
const connection = (client) => client.role ? `${subject(client)}'s ${client.role} connection` : subject(client);
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
function listed(items, word = "and") {
	return items.length < 2 ? items[0] ?? "" : `${items.slice(0, -1).join(", ")} ${word} ${items.at(-1)}`;
}
const MOST_NAMES = 3;
const DATA = "the data of ";
function few(subjects) {
	const shown = subjects.slice(0, MOST_NAMES);
	const data = shown.filter((name) => name.startsWith(DATA)).map((name) => name.slice(12));
	const rest = subjects.length - shown.length;
	const more = rest > 0 ? [`${rest} more`] : [];
	const others = shown.filter((name) => !name.startsWith(DATA));
	return listed(data.length > 0 ? [...others, `${DATA}${listed([...data, ...more])}`] : [...others, ...more]);
}
const named = (variables, word = "and") => listed(variables.map((v) => `\`$${v}\``), word);
function noneSet(variables) {
	if (variables.length === 1) return `${named(variables)} is not set`;
	return variables.length === 2 ? `neither ${named(variables, "nor")} is set` : `none of ${named(variables)} is set`;
}
function serverName(key) {
	const [, kind, rest] = /^(env|server|settings|credentials|config_for):(.*)$/.exec(key) ?? [];
	const settings = [...key.matchAll(/\{(?:settings|credentials|config_for):([^}]*)\}/g)].map((m) => `\`${m[1]}\``);
	if (kind === void 0 && settings.length > 0) return `${settings.length > 1 ? "the settings" : "the setting"} ${listed(settings)}`;
	if (kind === void 0 || rest === void 0) return `\`${key.replace(/\{env:(\w+)\}/g, "$$$1")}\``;
	if (kind === "env") return `\`$${rest}\``;
	return kind === "server" ? `the server \`${rest}\`` : kind === "settings" ? `the setting \`${rest}\`` : `\`${rest}\` of ${kind}`;
}
const serverLabel = ({ id, names }) => names.length > 0 ? named(names) : `\`${id}\``;
const addresses$2 = (endpoint) => options(endpoint).filter((o) => !(o.kind === "literal" && o.implied)).map((o) => `\`${o.kind === "literal" && typeof o.value === "string" ? o.value : show(o)}\``).join(" or ");
const declaredName = (variable) => variable.toLowerCase().split("_").filter((word) => !/^(?:redis|rails|url|uri|tls|server|host|port|address|provider|sentinels?|)$/.test(word)).join("-") || "main";
function ruby$1(v) {
	const parts = options(v).filter((o) => !(o.kind === "literal" && o.implied)).map((o) => o.kind === "env" ? o.whenUnset === "raises" ? `ENV.fetch("${o.name}")` : `ENV["${o.name}"]` : o.kind === "literal" && typeof o.value === "string" ? JSON.stringify(o.value) : void 0);
	return parts.length === 0 || v.kind === "either" || parts.includes(void 0) ? void 0 : parts.join(" || ");
}
const cannotConnect = (client) => client.library === "node-redis" || client.library === "ioredis" ? "ECONNREFUSED" : client.library === "redis-client" || client.library === "sidekiq" && !(client.version !== void 0 && !atLeast(client.version, "7")) ? "RedisClient::CannotConnectError" : "Redis::CannotConnectError";
const ridden = (rider, model) => model.clients.find((c) => c.ridesOn === void 0 && (place(c.at) === rider.ridesOn || c.name === rider.ridesOn));
const workloads = (clients) => [...new Set(clients.map((c) => c.workload))].sort().join("+");
function eachForItself(client) {
	const raises = `where none listens there, ${client.workload === "cable" ? "subscribing" : client.workload === "sidekiq" || client.workload === "resque" ? "each push" : "each command"} raises \`${cannotConnect(client)}\``;
	const missed = "where none listens there, every read is a miss, with a line in the log and nothing else";
	switch (client.workload) {
		case "sidekiq":
		case "resque": return `Each machine then has queues of its own, so jobs never reach workers on another one; ${raises}.`;
		case "cable":
		case "anycable": return `Each machine then broadcasts to its own visitors alone; ${raises}.`;
		case "cache": return `Each machine then has a cache of its own; ${client.library === "rails-cache" || client.library === "redis-store" && client.name === "Rails.cache" ? missed : raises}.`;
		case "session": return `Users are then signed out as soon as another machine answers them; ${raises}.`;
		case "lock": return `Two machines can then hold one lock; ${raises}.`;
		case "rate-limit": return `Each machine then counts for itself, so a limit is as many times higher as there are machines; ${raises}.`;
		case "feature-flag": return `Each machine then has flags of its own; ${raises}.`;
		default: return `Each machine then has data of its own; ${raises}.`;
	}
}
const isLive = (server) => server.live !== void 0 && server.aside === void 0;
const liveServers = (model) => model.servers.filter(isLive);
const partOf = ({ namespace, database }) => namespace === "" ? `database ${database}` : `the namespace \`${namespace}\` of database ${database}`;
const sidekiqs = (model) => liveServers(model).flatMap((server) => [server, ...(server.live.otherSidekiqs ?? []).map((state) => ({
	...server,
	live: {
		...server.live,
		sidekiq: state
	},
	part: partOf(state)
}))]);
const name = (server) => `${server.names.length > 0 ? serverLabel(server) : `\`${server.id}\``}${server.part === void 0 ? "" : ` (${server.part})`}`;
const shardOf = (server, which) => server.live.shards === void 0 ? name(server) : `The ${which} of the ${server.live.shards} shards of ${name(server)}`;
const about = (rule, server, said) => ({
	rule,
	confidence: "certain",
	...said,
	about: `${said.about} on ${server.names[0] ?? server.id}${server.part === void 0 ? "" : ` in ${server.part}`}`,
	at: fileSpan(""),
	related: server.file === "" ? [] : [{
		at: server.at,
		role: "where the server is declared"
	}],
	server: server.names[0] ?? server.id
});
const KB = 1024;
const MOST_SHOWN$5 = 3;
const FAR = 10;
const shown$1 = ({ name: job, jobs, bytes: sum, largest }) => `\`${job}\` (up to ${bytes(largest)}; ${counted$1(jobs, "job")}, ${bytes(sum)})`;
function* check$33(model) {
	const limit = threshold(model, "big-job.kilobytes") * KB;
	for (const server of sidekiqs(model)) {
		const large = (server.live.sidekiq?.classes ?? []).filter((c) => c.largest >= limit).sort((a, b) => b.largest - a.largest);
		const [first] = large;
		if (!first) continue;
		const rest = large.length - MOST_SHOWN$5;
		const list = listed([...large.slice(0, MOST_SHOWN$5).map(shown$1), ...rest > 0 ? [`${rest} more`] : []]);
		yield about("big-job", server, {
			severity: first.largest >= limit * FAR ? "error" : "warning",
			message: `Jobs on ${name(server)} carry their data with them: ${list}. Each is sent to Redis, kept there until it has run, and sent again to be retried; when workers are down for an hour, an hour of them must fit into memory.`,
			advice: `Pass what finds the data, and load it in the job:\n\n${fenced("ruby", `${first.name.replace(/[^\w:]/g, "") || "ImportJob"}.perform_async(import.id) # not the rows themselves`)}`,
			about: "big jobs"
		});
	}
}
const bigJob = {
	id: "big-job",
	severity: "error",
	since: "0.1.0",
	needs: ["live"],
	asks: [["jobs"]],
	title: "Jobs carry so much data that the queue fills the server",
	why: `Sidekiq keeps a job's arguments as JSON in Redis, whole, until the job is done, and again in the retry and dead sets. 100,000 jobs of 1 KB are 100 MB, of 100 KB they are 10 GB. The memory is needed at once when workers stop, and a full jobs server refuses every new job.

Sizes are known where the jobs were read: \`redline audit --jobs\`. Names of classes and sizes are kept of it, never an argument.`,
	fix: `\`\`\`ruby
ImportJob.perform_async(import.id)   # not ImportJob.perform_async(rows)
\`\`\``,
	sources: ["https://github.com/sidekiq/sidekiq/wiki/Best-Practices"],
	check: check$33,
	examples: [
		{
			title: "Rows as arguments",
			kind: "bad",
			files: `--- audit.yml
- id: REDIS_URL # <- Jobs on \`$REDIS_URL\` carry their data with them: \`ImportJob\` (up to 180 KB; 1,204 jobs, 96 MB).
  sidekiq:
    queues:
      - { name: default, depth: 9000, latency: 4 }
    processes:
      - { name: "worker:1" }
    classes:
      - { name: ImportJob, jobs: 1204, bytes: 96 MB, largest: 180 KB }
      - { name: MailJob, jobs: 7796, bytes: 3 MB, largest: 900 bytes }
`
		},
		{
			title: "Several classes, by their largest job",
			kind: "bad",
			files: `--- audit.yml
- id: REDIS_URL # <- \`ReportJob\` (up to 40 KB; 10 jobs, 300 KB) and \`ImportJob\` (up to 12 KB; 1,204 jobs, 9 MB).
  sidekiq:
    classes:
      - { name: ImportJob, jobs: 1204, bytes: 9 MB, largest: 12 KB }
      - { name: ReportJob, jobs: 10, bytes: 300 KB, largest: 40 KB }
`
		},
		{
			title: "Ids as arguments",
			kind: "good",
			files: `--- audit.yml
- id: REDIS_URL
  sidekiq:
    classes:
      - { name: ImportJob, jobs: 1204, bytes: 400 KB, largest: 410 bytes }
`
		}
	]
};
const MB$3 = 2 ** 20;
const MOST_SHOWN$4 = 3;
const WHOLE = {
	hash: ["HGETALL", "`HSCAN`"],
	set: ["SMEMBERS", "`SSCAN`"],
	zset: ["ZRANGE 0 -1", "`ZSCAN`"],
	list: ["LRANGE 0 -1", "`LRANGE` in steps of 1,000"],
	stream: ["XRANGE - +", "`XRANGE` with `COUNT`"],
	string: ["GET", "`GETRANGE`"]
};
const TYPES = { zset: "sorted set" };
function shown({ name: key, type, bytes: size, elements, workload }) {
	const inside = elements === void 0 ? "" : ` with ${counted$1(elements, "element")}`;
	return `the ${TYPES[type] ?? type} \`${key}\` (${bytes(size)}${inside}${workload === "unclaimed" ? "" : `, of ${GENERIC[workload]}`})`;
}
function* check$32(model) {
	for (const server of liveServers(model)) {
		const big = (server.live.keyspace?.biggest ?? []).filter((k) => k.bytes >= threshold(model, "big-key.megabytes") * MB$3).filter((k) => k.workload === "unclaimed" || needs[k.workload].kind !== "jobs").sort((a, b) => b.bytes - a.bytes);
		const [first] = big;
		if (!first) continue;
		const rest = big.length - MOST_SHOWN$4;
		const list = listed([...big.slice(0, MOST_SHOWN$4).map(shown), ...rest > 0 ? [`${rest} more`] : []]);
		const [whole, parts] = WHOLE[first.type] ?? ["a read of all of it", "a scan"];
		yield about("big-key", server, {
			severity: "warning",
			message: `${name(server)} has ${big.length === 1 ? "a key" : `${big.length} keys`} too large to be touched at once: ${list}. \`${whole}\`, \`DEL\` or an expiry of such a key is one command, and while it runs every other client waits.`,
			advice: `Read it in parts (${parts}), delete it by \`UNLINK\`, which frees the memory in the background, and split it by an id, a day or a page. \`lazyfree-lazy-expire yes\` frees keys that expire in the background too.`,
			about: "big keys"
		});
	}
}
const bigKey = {
	id: "big-key",
	severity: "warning",
	since: "0.1.0",
	needs: ["live"],
	asks: [["keyspace", "sizes"]],
	title: "Single keys are so large that one command on them stops the server",
	why: `Redis answers one command at a time. Reading or deleting a list of 500,000 elements (42 MB) was measured to stop a server for 0.1 to 0.2 seconds, and a hash of 200,000 fields for as long; Sidekiq's threads, requests and health checks wait meanwhile. A key can't be spread over the nodes of a cluster, and a copy to another server moves it whole.

Job queues are left out: Sidekiq takes one job at a time from an end, which costs the same however long the list is.`,
	fix: `\`\`\`ruby
redis.unlink("export:all")                       # not DEL
redis.hscan_each("export:all") { |field, value| } # not HGETALL
redis.set("export:#{account.id}", json, ex: 1.day.to_i)
\`\`\``,
	sources: ["https://redis.io/docs/latest/operate/oss_and_stack/management/optimization/latency/", "https://redis.io/docs/latest/commands/unlink/"],
	check: check$32,
	examples: [
		{
			title: "A list and a hash",
			kind: "bad",
			files: `--- audit.yml
- id: REDIS_URL # <- has 2 keys too large to be touched at once: the list \`export:*\` (42 MB with 500,000 elements) and the hash \`tracker\` (20 MB with 200,000 elements)
  keyspace:
    workloads:
      - { workload: unclaimed, keys: 2, bytes: 62 MB }
    biggest:
      - { name: tracker, type: hash, bytes: 20 MB, elements: 200000 }
      - { name: "export:*", type: list, bytes: 42 MB, elements: 500000 }
      - { name: settings, type: string, bytes: 1 MB }
`
		},
		{
			title: "A cache entry beside a long queue, which isn't reported",
			kind: "bad",
			files: `--- audit.yml
- id: REDIS_URL # <- has a key too large to be touched at once: the string \`views/report/*\` (30 MB, of the cache). \`GET\`, \`DEL\`
  keyspace:
    workloads:
      - { workload: cache, keys: 1, bytes: 30 MB }
    biggest:
      - { name: "queue:default", type: list, bytes: 90 MB, elements: 900000, workload: sidekiq }
      - { name: "views/report/*", type: string, bytes: 30 MB, workload: cache }
`
		},
		{
			title: "Keys of a size that is usual",
			kind: "good",
			files: `--- audit.yml
- id: REDIS_CACHE_URL
  keyspace:
    workloads:
      - { workload: cache, keys: 310000, bytes: 490 MB }
    biggest:
      - { name: "views/products/*", type: string, bytes: 2 MB, workload: cache }
`
		}
	]
};
function skipping(model) {
	const found = new Map();
	const visit = (v, depth) => {
		if (depth > 8) return;
		if (v.kind === "env" && v.skipsBlank && !found.has(v.name)) found.set(v.name, v.at);
		for (const inner of parts$1(v)) visit(inner, depth + 1);
	};
	for (const client of model.clients) visit(client.endpoint, 0);
	return found;
}
function consequence$1(client, model) {
	if (client.library !== "redis-client" && before(model.gems["redis"], "5") && !(client.library === "sidekiq" && !before(model.gems["sidekiq"], "7"))) return `redis ${model.gems["redis"]} raises ArgumentError for a URL without a scheme as soon as the client is made`;
	return `${model.gems["redis-client"] ? `redis-client ${model.gems["redis-client"]}` : "redis-client"} takes it for the path of a socket and fails at the first command, not at boot`;
}
function overriding(url) {
	if (url.kind !== "firstOf") return void 0;
	const [first, next] = url.options;
	return first?.kind === "env" && !first.skipsBlank && next && (next.kind === "env" || next.kind === "literal") && next.at.start >= first.at.end ? {
		first,
		whole: url
	} : void 0;
}
function* check$31(model) {
	const careful = skipping(model);
	const seen = new Map();
	for (const client of model.clients) {
		const url = client.options && entry(client.options, "url");
		const found = url && !isRider(client) ? overriding(url) : void 0;
		if (!found) continue;
		const known = seen.get(place(found.first.at));
		if (known) known.clients.push(client);
		else seen.set(place(found.first.at), {
			first: found.first,
			next: options(found.whole)[1],
			clients: [client]
		});
	}
	for (const { first, next, clients } of seen.values()) {
		const elsewhere = careful.get(first.name);
		if (!elsewhere && next.kind !== "env") continue;
		const [client] = clients;
		const instead = next.kind === "env" ? named([next.name]) : `\`${next.kind === "literal" ? String(next.value) : identity(next)}\``;
		const subjects = [...new Set(clients.map(subject))];
		const fix = {
			title: `take a blank ${first.name} for none`,
			safe: true,
			edits: [{
				at: {
					...first.at,
					start: first.at.end,
					line: first.at.endLine,
					column: first.at.endColumn
				},
				text: ".presence"
			}]
		};
		yield {
			rule: "blank-env",
			severity: "note",
			confidence: elsewhere ? "likely" : "possible",
			message: `Where ${named([first.name])} is set but empty, as \`${first.name}=\` in a file or \`\${${first.name}:-}\` in Compose leaves it, ${listed(subjects)} ${subjects.length > 1 ? "do" : verb(client, "does", "do")} not fall back to ${instead}: Ruby takes \`""\` for set, and ${consequence$1(client, model)}.${elsewhere ? ` Elsewhere the app reads the same variable with \`.presence\`.` : ""}`,
			advice: `Take blank for none:\n\n\`\`\`ruby\nENV["${first.name}"].presence || ${next.kind === "env" ? `ENV["${next.name}"]` : JSON.stringify(next.kind === "literal" ? next.value : "")}\n\`\`\``,
			at: first.at,
			related: elsewhere ? [{
				at: elsewhere,
				role: "the same variable, where blank counts as unset"
			}] : [],
			about: `${workloads(clients)} env:${first.name}`,
			fix
		};
	}
}
const LOCK$7 = "--- Gemfile.lock\nGEM\n  remote: https://rubygems.org/\n  specs:\n    rails (8.0.2)\n    redis (4.8.1)\n";
const blankEnv = {
	id: "blank-env",
	severity: "note",
	since: "0.1.0",
	needs: ["code"],
	title: "A blank variable hides its fallback",
	why: `\`ENV["A"] || ENV["B"]\` falls back where \`A\` is not set. An empty string is true in Ruby, so with \`A=\` in a dotenv file, a dashboard's empty field or \`A: "\${A:-}"\` in Compose the URL is \`""\`. redis-rb 4 and older raise ArgumentError at once; redis-client, and so redis-rb 5 and Sidekiq 7, take it for the path of a socket and fail at the first command.

Reported where the app itself reads the same variable with \`.presence\` elsewhere; a mere \`ENV["A"] || ENV["B"]\` is only possible.`,
	fix: "Take blank for none:\n\n```ruby\nENV[\"REDIS_CACHE_URL\"].presence || ENV[\"REDIS_URL\"]\n```",
	sources: [
		"https://api.rubyonrails.org/classes/Object.html#method-i-presence",
		"https://github.com/redis/redis-rb/blob/v4.8.1/lib/redis/client.rb",
		"https://github.com/redis-rb/redis-client/blob/v0.25.0/lib/redis_client/config.rb"
	],
	check: check$31,
	examples: [
		{
			title: "One place expects blanks, the other does not",
			kind: "bad",
			files: `--- config/initializers/sidekiq.rb
SIDEKIQ = Redis.new(url: ENV["REDIS_URL"].presence || "redis://redis:6379/0")
--- config/initializers/store.rb
STORE = Redis.new(url: ENV["REDIS_URL"] || "redis://redis:6379/0") # <- redis 4.8.1 raises ArgumentError
${LOCK$7}`
		},
		{
			title: "An override before the main variable, in a constant of another file",
			kind: "bad",
			files: `--- lib/store_url.rb
STORE_URL = ENV["REDIS_STORE_URL"] || ENV["REDIS_URL"] # <- does not fall back to \`$REDIS_URL\`
--- config/initializers/store.rb
require Rails.root.join("lib/store_url")

STORE = Redis.new(url: STORE_URL)
${LOCK$7}`
		},
		{
			title: "Blank counts as unset, or there is nothing behind it",
			kind: "good",
			files: `--- config/initializers/store.rb
STORE = Redis.new(url: ENV["REDIS_STORE_URL"].presence || ENV["REDIS_URL"], timeout: 1)
OTHER = Redis.new(url: ENV.fetch("OTHER_URL"), timeout: 1)
${LOCK$7}`
		}
	]
};
const alternatives = (v) => v.kind === "firstOf" || v.kind === "either" ? v.options : [v];
function optionKeys(options) {
	if (!options) return [];
	const found = new Map();
	const records = alternatives(options).filter((o) => !isNothing(o));
	for (const hash of records) {
		if (hash.kind !== "record") continue;
		for (const [key, value] of hash.entries) {
			if (value.kind === "absent" || found.has(key)) continue;
			const always = records.every((r) => r.kind === "record" && r.entries.has(key)) && !alternatives(value).some((v) => v.kind === "absent") && alternatives(options).length === records.length;
			found.set(key, {
				key,
				at: hash.keys?.get(key) ?? value.at,
				value,
				always
			});
		}
	}
	return [...found.values()];
}
const optionKey = (options, key) => optionKeys(options).find((k) => k.key === key);
const hasNoSection = ({ library, options }) => library === "action-cable" && options?.kind === "record" && !options.open && options.entries.size === 0 && !options.keys?.size;
function yamlKeys(client, environment, keys) {
	if (hasNoSection(client)) return cableSection(client, environment, keys);
	const { file } = client.at;
	return /\.ya?ml(?:\.erb)?$/.test(file) ? fenced("yaml", `# ${file}, among the keys of ${environment}\n${keys.join("\n")}`) : void 0;
}
function cableSection(client, environment, keys) {
	if (!hasNoSection(client)) return fenced("yaml", keys.join("\n"));
	const all = [
		"adapter: redis",
		"url: <%= ENV.fetch(\"REDIS_URL\") %>",
		...keys.filter((k) => !k.startsWith("url:"))
	];
	return fenced("yaml", `${environment}:\n${indented(all.join("\n"))}`);
}
const ORDER = [
	"certain",
	"likely",
	"possible"
];
const leastSure = (all) => ORDER[Math.max(0, ...all.map((c) => ORDER.indexOf(c)))] ?? "possible";
function sureness$1(v) {
	switch (v.kind) {
		case "either":
		case "unknown": return "possible";
		case "firstOf": return leastSure(["likely", ...v.options.map(sureness$1)]);
		case "concat": return leastSure(v.parts.map(sureness$1));
		case "list": return leastSure(v.items.map(sureness$1));
		case "record": return v.open ? "possible" : "certain";
		default: return "certain";
	}
}
function confidence(values, { gems = {}, versionsOf = [] } = {}) {
	const known = values.filter((v) => v !== null && v !== void 0).map(sureness$1);
	const locked = versionsOf.every((gem) => gems[gem] !== void 0);
	return leastSure(locked ? known : [...known, "likely"]);
}
const id$8 = "cable-adapter";
const LOCAL = {
	async: "keeps its subscribers in the memory of one process",
	inline: "keeps its subscribers in the memory of one process",
	test: "keeps what is broadcast in memory, for tests to look at"
};
const ELSEWHERE$1 = new Set([
	"development",
	"test",
	"ci"
]);
const REDIS_ADAPTER = `production:
  adapter: redis
  url: <%= ENV.fetch("REDIS_URL") %>
  channel_prefix: app_production`;
function others$1(model) {
	const kinds = new Set(model.processes.map((p) => p.kind));
	const jobs = [
		"sidekiq",
		"resque",
		"good_job",
		"solid_queue",
		"delayed_job"
	].find((kind) => kinds.has(kind));
	if (jobs) return {
		who: `a job in the ${jobs} process, or in another web process,`,
		seen: true
	};
	return {
		who: "another web process, a job worker or a console",
		seen: false
	};
}
const isUsed = (model) => model.consumers.length > 0 || !model.cableIdle;
function* local(model) {
	const name = model.instead.cable;
	const at = model.insteadAt?.cable;
	const keeps = name === void 0 ? void 0 : LOCAL[name];
	if (name === void 0 || !keeps || !at || ELSEWHERE$1.has(model.environment)) return;
	const { who, seen } = others$1(model);
	yield {
		rule: id$8,
		severity: isUsed(model) && seen ? "error" : "warning",
		confidence: "certain",
		message: `Action Cable's adapter in ${model.environment} is \`${name}\`, which ${keeps}: what ${who} broadcasts never reaches the browsers connected here.`,
		advice: `Take an adapter that all processes share, in config/cable.yml:\n\n${fenced("yaml", REDIS_ADAPTER)}\n\nwith \`gem "redis"\` in the Gemfile (or solid_cable, which keeps messages in the database).`,
		at,
		related: model.consumers.slice(0, 3).map((c) => ({
			at: c.at,
			role: "a browser connects here"
		})),
		about: `cable adapter ${name}`
	};
}
function wanted$2(rails) {
	const within = (floor, ceiling) => (v) => atLeast(v, floor) && before(v, ceiling);
	if (atLeast(rails, "8.2.0.alpha")) return {
		gem: "redis-client",
		range: ">= 0.28.0",
		fits: () => true
	};
	if (atLeast(rails, "7.1")) return {
		gem: "redis",
		range: ">= 4, < 6",
		fits: within("4", "6")
	};
	if (atLeast(rails, "7.0.4")) return {
		gem: "redis",
		range: ">= 3, < 6",
		fits: within("3", "6")
	};
	if (atLeast(rails, "5.1.5")) return {
		gem: "redis",
		range: ">= 3, < 5",
		fits: within("3", "5")
	};
	return {
		gem: "redis",
		range: "~> 3.0",
		fits: within("3", "4")
	};
}
function* unloadable(model, client) {
	const rails = model.gems.rails ?? model.gems.actioncable;
	if (rails === void 0 || !model.loaded) return;
	const { gem, range, fits } = wanted$2(rails);
	const version = model.gems[gem];
	const missing = version === void 0 || !model.loaded.has(gem);
	if (!missing && fits(version)) return;
	const adapter = optionKey(client.options, "adapter");
	const locked = model.lockedAt?.get(gem);
	const problem = version === void 0 ? `\`${gem}\` is not in Gemfile.lock` : missing ? `\`${gem}\` is in the Gemfile only for other environments than ${model.environment}` : `${gem} ${version} is locked and Rails ${rails} takes \`${gem}\` ${range} only`;
	const used = isUsed(model);
	yield {
		rule: id$8,
		severity: used ? "error" : "warning",
		confidence: leastSure(version !== void 0 && missing ? ["likely"] : ["certain"]),
		message: `Action Cable's adapter in ${model.environment} is \`redis\`, ${hasNoSection(client) ? `the default where config/cable.yml has no section \`${model.environment}\`, ` : ""}but ${problem}: the first connection or broadcast raises LoadError ("Error loading the 'redis' Action Cable pubsub adapter").`,
		advice: `${used ? "" : "If the app has no channels, delete config/cable.yml and leave action_cable/engine out of config/application.rb. Otherwise "}${used ? "P" : "p"}ut this in the Gemfile, outside of groups, and run \`bundle install\`:\n\n${fenced("ruby", `gem "${gem}", "${gem === "redis" ? atLeast(rails, "7.0.4") ? "~> 5.4" : "~> 4.8" : range}"`)}`,
		at: adapter?.at ?? client.at,
		related: locked ? [{
			at: locked,
			role: `${gem} ${version} is locked here`
		}] : [],
		about: `cable adapter redis without ${gem}`
	};
}
const cableAdapter = {
	id: id$8,
	severity: "error",
	since: "0.1.0",
	needs: ["code"],
	title: "Action Cable's adapter does not work in production",
	why: `The \`async\` adapter hands a broadcast to the subscribers of its own process. In production a page is connected to one web process, while most broadcasts come from another one or from a job worker: they are lost, without an error.

The \`redis\` adapter asks for the gem \`redis\` itself when it is loaded, at the first connection or broadcast: Rails 7.1 to 8.1 take 4 and 5, Rails 7.0.4 and later 3 to 5, older ones 3 and 4. A gem that is not there, or one that is too new, is a LoadError then and not when the app boots. \`redis-client\`, which Sidekiq 7 brings, does not stand in for it before Rails 8.2.`,
	fix: `Use an adapter that all processes share, with its gem in the Gemfile:

\`\`\`yaml
# config/cable.yml
${REDIS_ADAPTER}
\`\`\`

\`\`\`ruby
# Gemfile
gem "redis", "~> 5.4"
\`\`\``,
	sources: [
		"https://guides.rubyonrails.org/action_cable_overview.html#subscription-adapter",
		"https://github.com/rails/rails/blob/v8.0.2/actioncable/lib/action_cable/subscription_adapter/redis.rb",
		"https://github.com/rails/rails/blob/v8.0.2/actioncable/lib/action_cable/subscription_adapter/async.rb"
	],
	*check(model) {
		yield* local(model);
		const client = model.clients.find((c) => c.library === "action-cable");
		if (client) yield* unloadable(model, client);
	},
	examples: [
		{
			title: "Production on async, with jobs in another process",
			kind: "bad",
			files: `--- config/cable.yml
production:
  adapter: async # <- never reaches the browsers
--- app/javascript/channels/consumer.js
import { createConsumer } from "@rails/actioncable"
export default createConsumer()
--- Procfile
web: bundle exec puma
worker: bundle exec sidekiq
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    puma (6.6.0)
    rails (8.0.2)
    redis-client (0.26.4)
    sidekiq (7.3.9)
`
		},
		{
			title: "Sidekiq 7 brings redis-client, but the adapter needs redis; the adapter comes from a YAML anchor",
			kind: "bad",
			files: `--- config/cable.yml
default: &default
  adapter: redis # <- \`redis\` is not in Gemfile.lock
  url: <%= ENV.fetch("REDIS_URL") %>

production:
  <<: *default
  channel_prefix: shop_production
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    rails (8.0.2)
    redis-client (0.26.4)
    sidekiq (7.3.9)
`
		},
		{
			title: "The redis adapter with a gem that fits; async stays in development",
			kind: "good",
			files: `--- config/cable.yml
development:
  adapter: async

production:
  adapter: redis
  url: <%= ENV.fetch("REDIS_URL") %>
  channel_prefix: shop_production
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    rails (8.0.2)
    redis (5.4.1)
    redis-client (0.26.4)
`
		}
	]
};
const PATH$1 = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*\/+(\d+)(?:[/?#]|$)/i;
function inUrl(url) {
	if (url.kind === "literal" && typeof url.value === "string") return Number(PATH$1.exec(url.value)?.[1] ?? 0);
	if (url.kind !== "concat") return void 0;
	const [first, last] = [url.parts[0], url.parts.at(-1)];
	if (last?.kind === "literal") {
		const path = /\/+(\d+)\/?$/.exec(String(last.value))?.[1];
		if (path !== void 0) return Number(path);
	}
	return first?.kind === "literal" && /^rediss?:\/\/$/.test(String(first.value)) ? identity(url) : void 0;
}
function databaseOf(client, url) {
	const given = amount(client.db);
	if (given) return given.number ?? identity(client.db);
	return inUrl(url) ?? identity(url);
}
const RANK$5 = {
	definite: 0,
	fallback: 1,
	unknown: 2
};
const meets = (x, y) => x.keys.find((key) => y.keys.includes(key));
function crossings(a, b) {
	const found = [];
	for (const [i, x] of a.entries()) for (const [j, y] of b.entries()) {
		const key = meets(x, y);
		if (key !== void 0) found.push({
			i,
			j,
			key
		});
	}
	return found.sort((p, q) => p.i + p.j - (q.i + q.j) || p.i - q.i);
}
const firstKeys = (all) => JSON.stringify([...new Set(all.map((chain) => [...chain[0]?.keys ?? []].sort().join(" ")))].sort());
function agree(a, b) {
	return [...a, ...b].every((chain) => (chain[0]?.keys.length ?? 0) > 0) && firstKeys(a) === firstKeys(b);
}
function meeting(a, b, model) {
	const [left, right] = [chains(a.endpoint, model.endpoints), chains(b.endpoint, model.endpoints)];
	const worlds = left.flatMap((x) => right.map((y) => ({
		x,
		y,
		found: crossings(x, y)
	})));
	const meetingWorlds = worlds.filter((world) => world.found.length > 0);
	const best = meetingWorlds.sort((p, q) => order(p.found) - order(q.found))[0];
	const first = best?.found[0];
	if (!best || !first) return void 0;
	const definite = agree(left, right) || first.i === 0 && first.j === 0 && meetingWorlds.length === worlds.length && worlds.every((w) => w.found[0]?.i === 0 && w.found[0].j === 0);
	const everywhere = meetingWorlds.length === worlds.length;
	const preferred = (world) => [...world.x.slice(0, Math.min(...world.found.map((c) => c.i))), ...world.y.slice(0, Math.min(...world.found.map((c) => c.j)))].flatMap((address) => address.variables);
	const own = preferred(best);
	const both = (variable) => [left, right].every((side) => side.some((chain) => chain.some((address) => address.variables.includes(variable))));
	const parting = own.length > 0 || !everywhere ? own : meetingWorlds.flatMap(preferred).filter((v) => !both(v));
	return {
		tier: definite ? "definite" : everywhere ? "fallback" : "unknown",
		clients: [a, b],
		at: [best.x[first.i].value, best.y[first.j].value],
		key: first.key,
		onlyLocalhost: meetingWorlds.every((world) => world.found.every((c) => isLocalhost(c.key))),
		partedBy: definite ? [] : [...new Set(parting)]
	};
}
function order(found) {
	const first = found[0];
	return first ? first.i + first.j + (found.every((c) => isLocalhost(c.key)) ? 1e3 : 0) : Number.POSITIVE_INFINITY;
}
const strength = (m) => [
	m.clients.filter((c) => c.guessed).length,
	RANK$5[m.tier],
	m.tier !== "definite" && m.onlyLocalhost ? 1 : 0,
	m.clients.filter(isRider).length,
	m.partedBy.length
];
function stronger(a, b) {
	const [x, y] = [strength(a), strength(b)];
	const at = x.findIndex((n, i) => n !== y[i]);
	return at === -1 || x[at] < y[at] ? a : b;
}
function sharing(model) {
	const pairs = new Map();
	for (const [n, one] of model.clients.entries()) for (const other of model.clients.slice(n + 1)) {
		if (one.workload === other.workload) continue;
		const [a, b] = one.workload < other.workload ? [one, other] : [other, one];
		const found = meeting(a, b, model);
		if (!found) continue;
		const key = `${a.workload} ${b.workload}`;
		const before = pairs.get(key);
		pairs.set(key, {
			a: a.workload,
			b: b.workload,
			...before ? stronger(before, found) : found
		});
	}
	const name = (s) => `${s.a} ${s.b}`;
	return [...pairs.values()].sort((p, q) => RANK$5[p.tier] - RANK$5[q.tier] || (name(p) < name(q) ? -1 : 1));
}
const id$7 = "cable-prefix";
function ownDatabase(client) {
	return options(client.endpoint).map((v) => databaseOf(client, v)).find((db) => typeof db === "number" && db !== 0);
}
const prefixed$1 = (client, model) => model.clients.find((c) => c !== client && c.prefix !== null && c.ridesOn === void 0 && meeting(c, client, model)?.onlyLocalhost === false);
const open = (v) => v?.kind !== "record" || v.open === true;
const underscored = (name) => name.replace(/([A-Z]+)([A-Z][a-z])|([a-z\d])(?=[A-Z])/g, "$1$3_$2").replace(/[^A-Za-z\d]+/g, "_").replace(/^_+|_+$/g, "").toLowerCase();
const appName = ({ name, root }) => underscored(name ?? root.slice(root.lastIndexOf("/") + 1)) || "app";
function fixOf$4(client, prefix) {
	const at = client.urlAt;
	if (!at || !/\.ya?ml$/.test(at.file)) return void 0;
	const indent = " ".repeat(at.column - 1);
	const edit = {
		at: {
			...at,
			end: at.start,
			endLine: at.line,
			endColumn: at.column
		},
		text: `channel_prefix: ${prefix}\n${indent}`
	};
	return {
		title: `set channel_prefix: ${prefix}`,
		safe: false,
		edits: [edit]
	};
}
const cablePrefix = {
	id: id$7,
	severity: "warning",
	since: "0.1.0",
	needs: ["code"],
	title: "Action Cable has no prefix, so all apps on its server share its channels",
	why: `Redis knows channels by name alone: pub/sub ignores database numbers. Two apps, or production and staging, on one server therefore hear each other's broadcasts where their channels have the same name, as \`chat_1\` or a Turbo stream of the same model has; a user of one sees what was meant for the other. \`channel_prefix\` (Rails 5.1 and later) is the only thing that parts them.

It is a note where nothing says that the server is shared, and a warning where something does: a database number of its own, or a prefix that another client of the same server has.`,
	fix: `\`\`\`yaml
# config/cable.yml
production:
  adapter: redis
  url: <%= ENV.fetch("REDIS_URL") %>
  channel_prefix: shop_production
\`\`\`

While a deployment replaces processes, old and new ones don't hear each other, so browsers miss the broadcasts of those minutes.`,
	sources: [
		"https://redis.io/docs/latest/develop/pubsub/",
		"https://guides.rubyonrails.org/action_cable_overview.html#redis-adapter",
		"https://github.com/rails/rails/blob/v8.0.2/actioncable/lib/action_cable/subscription_adapter/channel_prefix.rb"
	],
	*check(model) {
		for (const client of model.clients) {
			if (client.library !== "action-cable" || client.prefix !== null || open(client.options)) continue;
			if (before(model.gems.rails, "5.1")) continue;
			if (model.misplacedKeys.some((k) => k.key === "channel_prefix")) continue;
			const db = ownDatabase(client);
			const neighbour = prefixed$1(client, model);
			const where = addresses$2(client.endpoint) || "the localhost of each machine";
			const sign = db !== void 0 ? ` Database ${db} does not help: pub/sub ignores database numbers.` : neighbour ? ` ${neighbour.name} has a prefix on this server, so others seem to use it.` : "";
			const prefix = `${appName(model)}_${model.environment}`;
			const fix = fixOf$4(client, prefix);
			const put = hasNoSection(client) ? `There is no section \`${model.environment}\`. Put one` : "Put this beside `adapter: redis`";
			yield {
				rule: id$7,
				severity: sign ? "warning" : "note",
				confidence: confidence([client.options]),
				message: `Action Cable broadcasts on ${where} without a \`channel_prefix\`: any other app or environment on that server that has a channel of the same name gets this app's messages, and this app theirs.${sign}`,
				advice: `${put} in config/cable.yml:\n\n${cableSection(client, model.environment, [`channel_prefix: ${prefix}`])}`,
				at: client.at,
				related: neighbour ? [{
					at: neighbour.at,
					role: `${neighbour.name} has a prefix`
				}] : [],
				about: `cable without prefix on ${options(client.endpoint).map((v) => v.kind === "env" ? `env:${v.name}` : v.kind === "literal" ? serverOf(String(v.value)) : v.kind).join(" or ")}`,
				...fix ? { fix } : {}
			};
		}
	},
	examples: [
		{
			title: "A database of its own does not part channels",
			kind: "bad",
			files: `--- config/cable.yml
production:
  adapter: redis
  url: redis://redis.internal:6380/3 # <- Database 3 does not help
`
		},
		{
			title: "The cache keeps to a namespace on the same server, the cable does not",
			kind: "bad",
			files: `--- config/cable.yml
default: &default
  adapter: redis
  url: <%= ENV.fetch("SHARED_REDIS_URL") %> # <- Rails.cache has a prefix on this server

production:
  <<: *default
--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV.fetch("SHARED_REDIS_URL"), namespace: "shop", connect_timeout: 1 }
end
`
		},
		{
			title: "A prefix, written or from a variable",
			kind: "good",
			files: `--- config/cable.yml
production:
  adapter: redis
  url: redis://redis.internal:6380/3
  channel_prefix: <%= ENV.fetch("CABLE_PREFIX", "shop_production") %>
`
		}
	]
};
const CALLS = {
	"Redis.new": "redis-rb",
	"RedisClient.new": "redis-client",
	"RedisClient.config": "redis-client"
};
const keyPlace = ({ at }, key) => contains(at, key.at) || /\.ya?ml(?:\.erb)?$/.test(key.at.file) ? key.at : at;
const isSidekiqRedis = (call) => /^Sidekiq(?:\.\w+(?:\{\})?)?\.redis=$/.test(call.path);
const distinct = new WeakMap();
function distinctCalls(calls) {
	const known = distinct.get(calls) ?? bestOf(calls);
	distinct.set(calls, known);
	return known;
}
function bestOf(calls) {
	const best = new Map();
	for (const call of calls) {
		const where = `${place(call.at)} ${call.path}`;
		const known = best.get(where);
		if (!known || call.reached && !known.reached) best.set(where, call);
	}
	return [...best.values()];
}
const STORE$1 = "redis_cache_store";
function storeArguments(value) {
	if (value.kind === "firstOf" || value.kind === "either") return value.options.flatMap(storeArguments);
	const [name, ...args] = value.kind === "list" ? value.items : [value];
	return name?.kind === "literal" && name.value === STORE$1 ? [args] : [];
}
function storesOf(call) {
	if (call.path === "ActiveSupport::Cache::RedisCacheStore.new") return [call.args];
	if (call.path === "ActiveSupport::Cache.lookup_store") return storeArguments({
		kind: "list",
		items: call.args,
		at: call.at
	});
	return call.path === "Rails.application.config.cache_store=" ? call.args.slice(0, 1).flatMap(storeArguments) : [];
}
const cacheStores = (model) => distinctCalls(model.calls).flatMap((call) => storesOf(call).map((args) => ({
	at: call.at,
	conditional: call.conditional,
	args,
	options: args.findLast(isHash)
})));
function configured$1(model) {
	const found = [];
	const custom = model.calls.some((c) => c.path === "Sidekiq::RedisConnection.adapter=");
	for (const call of distinctCalls(model.calls)) {
		const library = CALLS[call.path] ?? (isSidekiqRedis(call) && !custom ? "sidekiq" : void 0);
		const options = call.args.findLast(isHash);
		if (library && options) found.push({
			library,
			at: call.at,
			call: library === "sidekiq" ? "config.redis=" : call.path,
			options,
			conditional: call.conditional
		});
	}
	for (const { at, options, conditional } of cacheStores(model)) {
		if (!options) continue;
		const handed = optionKey(options, "redis") ?? optionKey(options, "client");
		if (!handed || isNothing(handed.value)) found.push({
			library: "rails-cache",
			at,
			call: ":redis_cache_store",
			options,
			conditional
		});
	}
	const connector = model.calls.some((c) => c.path.endsWith(".redis_connector="));
	for (const { library, at, options } of model.clients) {
		if (library !== "kredis" && (library !== "action-cable" || connector) || !options || !isHash(options)) continue;
		found.push({
			library,
			at,
			call: library === "kredis" ? "Kredis" : "cable.yml",
			options,
			conditional: false
		});
	}
	return found;
}
const id$6 = "cache-clear-flushes";
const STORES = new Set(["rails-cache", "redis-store"]);
function holding(client, model) {
	if (client.workload !== "cache" || STORES.has(client.library)) return void 0;
	const inside = (v) => v.kind === "made" && (contains(v.at, client.at) || place(v.at) === place(client.at)) || parts$1(v).some(inside);
	return cacheStores(model).find((s) => {
		const given = optionKey(s.options, "redis");
		return given !== void 0 && inside(given.value);
	});
}
const plainElsewhere = (v, model) => v.kind === "env" && model.clients.some((c) => c.library !== "redis-store" && options(c.endpoint).some((o) => o.kind === "env" && o.name === v.name));
const unseen = (c) => c.library === "redis-store" ? options(c.endpoint).filter((v) => v.kind !== "literal") : [];
function mayHaveNamespace(c, model) {
	if (c.options?.kind !== "record" || c.options.open) return true;
	const written = options(c.endpoint).some((v) => v.kind === "literal" && /^\w+:\/\/[^/]*\/[^/]*\/./.test(String(v.value)));
	return c.library === "redis-store" && written || unseen(c).some((v) => !plainElsewhere(v, model));
}
function victims(cache, model) {
	const found = new Map();
	for (const other of model.clients) {
		const { kind } = needs[other.workload];
		if (other === cache || kind === "cache" || kind === "cable" || isRider(other)) continue;
		const met = meeting(cache, other, model);
		if (!met || met.tier !== "definite" && met.onlyLocalhost && cache.endpoint.kind !== "literal" && other.endpoint.kind !== "literal") continue;
		const [mine, theirs] = [databaseOf(cache, met.at[0]), databaseOf(other, met.at[1])];
		if (mine !== theirs) continue;
		const known = found.get(other.workload);
		if (!known || RANK$4[met.tier] < RANK$4[known.tier]) found.set(other.workload, {
			...met,
			other
		});
	}
	return [...found.values()].sort((a, b) => RANK$4[a.tier] - RANK$4[b.tier]);
}
const RANK$4 = {
	definite: 0,
	fallback: 1,
	unknown: 2
};
const DEAR = new Set([
	"jobs",
	"session",
	"data",
	"lock"
]);
const severity = (v) => v.tier === "definite" && DEAR.has(needs[v.other.workload].kind) ? "error" : "warning";
const clears = (model) => {
	const calls = model.calls.filter((c) => c.path === "Rails.cache.clear");
	return calls.filter((c, i) => calls.findIndex((other) => place(other.at) === place(c.at)) === i);
};
function fixOf$3(cache, store) {
	if (!store && (isRider(cache) || !STORES.has(cache.library))) return void 0;
	const first = optionKeys(store ? store.options : cache.options)[0];
	if (!first || first.key === "url" && cache.library === "redis-store" || !contains(store?.at ?? cache.at, first.at)) return void 0;
	return {
		title: "give the cache a namespace",
		safe: false,
		edits: [{
			at: {
				...first.at,
				end: first.at.start,
				endLine: first.at.line,
				endColumn: first.at.column
			},
			text: "namespace: \"cache\", "
		}]
	};
}
function configured(cache, store) {
	if (!store) return cache;
	const { urlAt: _, options: __, ...others } = cache;
	return {
		...others,
		library: "rails-cache",
		name: "Rails.cache",
		at: store.at,
		...store.options ? { options: store.options } : {}
	};
}
function message$1(cache, isRails, found, calls) {
	const [first] = found;
	const call = calls[0];
	const called = call ? `, which ${call.at.file}:${call.at.line} calls,` : "";
	const clear = isRails ? "`Rails.cache.clear`" : "`clear` of this store";
	if (!first) return `${capital(subject(cache))} has no namespace, so ${clear}${called} is FLUSHDB: it deletes every key in that database, whoever wrote it.`;
	const lost = listed([...new Set(found.map((v) => subject(v.other)))]);
	const when = first.tier === "definite" ? `on ${serverName(first.key)}, where ${lost} keep${found.length === 1 ? "s" : ""} keys too` : `and ${first.tier === "fallback" ? `falls back to ${serverName(first.key)}${first.partedBy.length > 0 ? ` while ${named(first.partedBy, "or")} is unset` : ""}` : `may be on ${serverName(first.key)}`}, where ${lost} keep${found.length === 1 ? "s" : ""} keys too`;
	return `${capital(subject(cache))} has no namespace ${when}: ${clear}${called} is then FLUSHDB and deletes everything there: ${needs[first.other.workload].loss}.`;
}
function* judge$6(cache, model) {
	const store = holding(cache, model);
	const isRails = store !== void 0 || cache.name === "Rails.cache";
	const isStore = isRails || STORES.has(cache.library) && !isRider(cache);
	if (cache.workload !== "cache" || !isStore || cache.prefix !== null || mayHaveNamespace(cache, model)) return;
	const found = victims(cache, model);
	const calls = isRails ? clears(model) : [];
	if (found.length === 0 && calls.length === 0) return;
	const sure = found[0]?.tier === "unknown" ? ["possible"] : found[0]?.tier === "fallback" ? ["likely"] : [];
	const fix = fixOf$3(cache, store);
	const values = found[0]?.tier === "definite" ? [] : [found[0] ? null : cache.prefix];
	yield {
		rule: id$6,
		severity: found.length === 0 ? "note" : isRails && found.some((v) => severity(v) === "error") ? "error" : "warning",
		confidence: leastSure([
			confidence(values),
			...sure,
			...found.length > 0 && found.every((v) => v.other.guessed) ? ["possible"] : [],
			...unseen(cache).length > 0 ? ["likely"] : []
		]),
		message: message$1(cache, isRails, found, calls),
		advice: "Give the cache a namespace: clearing it then deletes its own keys only. The first deployment with it starts with an empty cache.",
		paste: { change: {
			client: configured(cache, store),
			added: { namespace: "\"cache\"" }
		} },
		at: store?.at ?? cache.at,
		related: [
			...store ? [{
				at: cache.at,
				role: "the connection that the cache is handed"
			}] : [],
			...found.map((v) => ({
				at: v.other.at,
				role: `${subject(v.other)} in the same database`
			})),
			...calls.slice(0, 3).map((c) => ({
				at: c.at,
				role: "clears the cache"
			}))
		],
		about: `cache clear flushes ${[...new Set(found.map((v) => v.other.workload))].sort().join("+") || "its database"}${cache.name === "Rails.cache" ? "" : ` (${cache.name})`}`,
		...fix ? { fix } : {}
	};
}
const cacheClearFlushes = {
	id: id$6,
	severity: "error",
	since: "0.1.0",
	needs: ["code"],
	title: "Clearing the cache deletes the keys of other workloads",
	why: `\`Rails.cache.clear\` deletes the keys of the cache's namespace. Without a namespace \`:redis_cache_store\` (all versions) and \`:redis_store\` send FLUSHDB: everything in that database is gone, Sidekiq's queues and sessions as well as cached pages, at once and without a way back. Someone types it in a console after a deployment, a rake task does it, an admin page has a button.

Databases of other numbers on the same server are safe from FLUSHDB, so only clients of the same number count here.`,
	fix: `\`\`\`ruby
config.cache_store = :redis_cache_store, { url: ENV["CACHE_REDIS_URL"], namespace: "cache" }
\`\`\`

Keys get the prefix \`cache:\`, so the cache starts empty once. A server of its own for the cache (see shared-instance) is better still.`,
	sources: [
		"https://api.rubyonrails.org/classes/ActiveSupport/Cache/RedisCacheStore.html#method-i-clear",
		"https://github.com/rails/rails/blob/v8.0.2/activesupport/lib/active_support/cache/redis_cache_store.rb",
		"https://redis.io/docs/latest/commands/flushdb/"
	],
	*check(model) {
		for (const cache of model.clients) yield* judge$6(cache, model);
	},
	examples: [
		{
			title: "The cache in the database of Sidekiq's queues",
			kind: "bad",
			files: `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV.fetch("REDIS_URL"), connect_timeout: 1 } # <- where Sidekiq keeps keys too
end
--- config/initializers/sidekiq.rb
Sidekiq.configure_server { |config| config.redis = { url: ENV.fetch("REDIS_URL") } }
Sidekiq.configure_client { |config| config.redis = { url: ENV.fetch("REDIS_URL") } }
`
		},
		{
			title: "A fallback to the server of the sessions; a task clears the cache",
			kind: "bad",
			files: `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV["CACHE_URL"] || ENV.fetch("SESSION_URL") } # <- while \`$CACHE_URL\` is unset
end
--- config/initializers/session_store.rb
Rails.application.config.session_store :redis_session_store, key: "_shop", redis: { url: ENV.fetch("SESSION_URL"), key_prefix: "s:" }
--- app/services/refresh.rb
class Refresh
  def call = Rails.cache.clear
end
`
		},
		{
			title: "A namespace, or a database of its own",
			kind: "good",
			files: `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: "redis://redis.internal:6380/1", connect_timeout: 1 }
end
--- config/initializers/redis.rb
THROTTLE = Redis.new(url: "redis://redis.internal:6380/2", timeout: 1)
`
		}
	]
};
const OWN$2 = new Set([
	"redis-rb",
	"redis-client",
	"redis-store",
	"rails-cache",
	"redlock"
]);
const RUNS_ONCE = /(?:^|\/)(?:lib\/tasks|bin|script|scripts|db|config|spec|test|features)\/|\.rake$/;
const SHORT_LIVED = /(?:^|\/)app\/(?:controllers|services|jobs|workers|sidekiq|channels|mailers|models|helpers|interactors|operations|commands|queries|policies|forms|use_cases)\//;
const CLOSING = /\.(?:close|quit|disconnect!?|shutdown(?:\{\})?|with(?:\{\})?)$/;
const keptElsewhere = (call) => call.memoised && !(call.assignedTo ?? "").startsWith("@");
const placeOf = (client, call) => client.holder === "instance" ? call.keptBy ?? call : call;
const kept = (calls) => calls.find((c) => c.keptBy) ?? calls[0];
function isClosed(client, call, model) {
	return callsBeside(model.calls, call).some((c) => CLOSING.test(c.path) && (client.holder === "instance" || c.method === call.method));
}
const isSingleton = (call, model) => callsBeside(model.calls, call).some((c) => c.path === "include" && c.args.some((a) => a.kind === "constant" && a.name === "Singleton"));
const HARMLESS$1 = /^(?:Forwardable|SingleForwardable|ActiveSupport::Concern|ActiveModel::|ActiveJob::|Dry::|T::)/;
const isOwnReceiver = (call, model) => callsBeside(model.calls, call).some((c) => c.path === "module_function" || c.path === "extend" && c.method === void 0 && !c.args.every((a) => a.kind === "constant" && HARMLESS$1.test(a.name)));
function isRepeated(client, calls, model) {
	const call = kept(calls);
	if (!call || RUNS_ONCE.test(client.at.file)) return false;
	const by = placeOf(client, call);
	if (calls.some((c) => c.reached || keptElsewhere(c) || /^[A-Z$]|^@@/.test(c.assignedTo ?? ""))) return false;
	if (isClosed(client, by, model)) return false;
	return client.holder === "call" ? true : SHORT_LIVED.test(by.at.file) && !isSingleton(by, model) && !isOwnReceiver(by, model);
}
const inBlock = (client, calls) => client.pooling === "pool" && calls.length > 0;
function oneManager({ text, path, args }) {
	const servers = [...text?.before ?? [], ...text?.options === void 0 ? [] : [text.options]];
	if (args.length !== 1 || args[0]?.kind !== "list" || servers.length === 0) return `Make one for the process, which all threads may use: \`LOCKS = ${path}(…)\`, and name that here.`;
	return `Make one for the process, which all threads may use, and name that here:\n\n${fenced("ruby", `LOCKS = ${path}([${servers.join(", ")}])`)}`;
}
const pooled = (client, threads) => ({
	advice: "Make one pool for the process and use that here:",
	paste: {
		change: {
			client,
			added: {},
			pool: {
				size: String(Math.max(threads, 5)),
				timeout: "1"
			},
			constant: "REDIS"
		},
		after: "Where its options differ from call to call, or it must be a connection of its own, close it in an `ensure` instead."
	}
});
function finding$7(client, model) {
	if (isRider(client) || !OWN$2.has(client.library) || client.holder !== "call" && client.holder !== "instance") return void 0;
	const calls = callsAt(model.calls, client.at).filter((c) => c.path !== "ConnectionPool.new" && contains(c.at, client.at));
	if (!isRepeated(client, calls, model)) return void 0;
	const call = kept(calls);
	if (!call) return void 0;
	const by = placeOf(client, call);
	const elsewhere = by.at.file !== client.at.file;
	const owner = by.namespace ? `\`${by.namespace}${by.method ? `${by.singleton ? "." : "#"}${by.method}` : ""}\`` : `\`${by.method}\``;
	const what = inBlock(client, calls) ? "a pool of connections" : "a connection";
	const when = client.holder === "call" ? `each time it is called` : `for each new object`;
	const much = /\/app\/controllers\/|^app\/controllers\//.test(client.at.file) && client.holder === "call" ? "Under load that is a connection a request" : "Under load they add up";
	const [most] = users(client, model);
	const name = client.holder === "instance" && /^@\w/.test(client.name) ? `, in \`${client.name}\`,` : "";
	return {
		rule: "client-per-call",
		severity: "warning",
		confidence: confidence([]),
		message: `${owner} opens ${what} ${when}${name} and never closes it: the socket stays open until Ruby collects the object. ${much}, each with its own handshake, until the server's \`maxclients\` is reached and it refuses everyone with \`ERR max number of clients reached\`.`,
		...client.library === "redlock" ? { advice: oneManager(call) } : pooled(client, most?.threads ?? 0),
		at: elsewhere ? by.at : client.at,
		related: elsewhere ? [{
			at: client.at,
			role: "the client"
		}] : [],
		about: `${subject$1(client)} in ${by.namespace}#${by.method ?? ""}`
	};
}
const clientPerCall = {
	id: "client-per-call",
	severity: "warning",
	since: "0.1.0",
	needs: ["code"],
	title: "A client is made for each call and never closed",
	why: "`Redis.new` in a method opens a socket at its first command, with a handshake, TLS and authentication, and nothing closes it before the garbage collector comes by. A client memoised in a controller, a job or a service object lives no longer than that object. Under load the server fills with idle connections: it refuses new ones at `maxclients`, and hosted plans allow 20 to a few hundred. Clients that are closed, that a thread keeps, or that scripts and initializers make are not reported.",
	fix: "Make the client once, as a pool, and use it everywhere:\n\n```ruby\n# config/initializers/redis.rb\nREDIS = ConnectionPool.new(size: 10, timeout: 1) { Redis.new(url: ENV.fetch(\"REDIS_URL\"), timeout: 1) }\n\n# in the method\nREDIS.with { |redis| redis.ping }\n```",
	sources: [
		"https://github.com/redis/redis-rb/blob/v5.4.1/README.md",
		"https://github.com/mperham/connection_pool/blob/v2.5.5/README.md",
		"https://redis.io/docs/latest/develop/reference/clients/"
	],
	*check(model) {
		for (const client of model.clients) {
			const found = finding$7(client, model);
			if (found) yield found;
		}
	},
	examples: [
		{
			title: "A connection for each health check",
			kind: "bad",
			files: `--- app/controllers/health_controller.rb
class HealthController < ApplicationController
  def show
    redis = Redis.new(url: ENV.fetch("REDIS_URL"), timeout: 1) # <- opens a connection each time it is called
    render plain: redis.ping
  end
end
`
		},
		{
			title: "Memoised on an object that lives for one job, with options from elsewhere",
			kind: "bad",
			files: `--- config/initializers/redis_options.rb
REDIS_OPTIONS = { url: ENV.fetch("STOCK_REDIS_URL", "redis://stock.internal:6380/2"), timeout: 2 }.freeze
--- app/services/stock_counter.rb
class StockCounter
  def count(item)
    redis.get("stock:#{item}")
  end

  private

  def redis
    @redis ||= Redis.new(**REDIS_OPTIONS) # <- for each new object, in \`@redis\`
  end
end
`
		},
		{
			title: "Closed, kept by the class, or made by a script",
			kind: "good",
			files: `--- app/controllers/health_controller.rb
class HealthController < ApplicationController
  def show
    redis = Redis.new(url: ENV.fetch("REDIS_URL"), timeout: 1)
    render plain: redis.ping
  ensure
    redis&.close
  end
end
--- app/services/stock_counter.rb
class StockCounter
  def self.redis
    @redis ||= Redis.new(url: ENV.fetch("STOCK_REDIS_URL"), timeout: 1)
  end

  def last(item)
    Thread.current[:stock_redis] ||= Redis.new(url: ENV.fetch("STOCK_REDIS_URL"), timeout: 1)
  end
end
--- lib/tasks/stock.rake
task :stock do
  Redis.new(url: ENV.fetch("STOCK_REDIS_URL"), timeout: 1).del("stock")
end
`
		}
	]
};
const LOCK$6 = "--- Gemfile.lock\nGEM\n  remote: https://rubygems.org/\n  specs:\n    puma (6.6.0)\n    rails (8.0.2)\n    redis (5.4.1)\n    redis-client (0.25.0)\n    sidekiq (7.3.9)\n";
const SIDEKIQ$3 = `--- config/initializers/sidekiq.rb
Sidekiq.configure_server { |config| config.redis = { url: ENV["REDIS_URL"] } }
Sidekiq.configure_client { |config| config.redis = { url: ENV["REDIS_URL"] } }
`;
const CACHE$1 = `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV["REDIS_CACHE_URL"], connect_timeout: 1 }
end
`;
const RANK$3 = {
	certain: 0,
	likely: 1,
	possible: 2
};
const leadsElsewhere = (key, server, model) => {
	const name = key.startsWith("env:") ? key.slice(4) : void 0;
	if (name === void 0 || server.names.includes(name)) return false;
	return model.servers.some((s) => s.id !== server.id && s.aside === void 0 && (s.wiring ?? []).length === 0 && s.names.includes(name));
};
function aim(client, server, model) {
	const keys = [
		`server:${server.id}`,
		...server.names.map((name) => `env:${name}`),
		...server.addresses ?? []
	];
	for (const name of server.names) {
		const called = Object.hasOwn(model.endpoints, name) ? model.endpoints[name] : void 0;
		if (called !== void 0) keys.push(`server:${called}`);
	}
	const worlds = chains(client.endpoint, model.endpoints).map((chain) => {
		const at = chain.findIndex((a) => a.keys.some((key) => keys.includes(key)));
		return chain.slice(0, Math.max(0, at)).some((a) => a.keys.some((key) => leadsElsewhere(key, server, model))) ? -1 : at;
	});
	const hits = worlds.filter((at) => at !== -1);
	if (hits.length === 0) return void 0;
	if (hits.length < worlds.length) return "possible";
	return hits.every((at) => at === 0) ? "certain" : "likely";
}
function seenOn(server) {
	const found = new Set();
	for (const { workload, keys } of server.live?.keyspace?.workloads ?? []) if (workload !== "unclaimed" && keys.value > 0) found.add(workload);
	if (server.live?.sidekiq) found.add("sidekiq");
	const channels = known$2(server.facts.channels)?.value;
	if ((channels?.cable ?? 0) > 0) found.add("cable");
	if ((channels?.anycable ?? 0) > 0) found.add("anycable");
	return found;
}
function residents(server, model) {
	const found = new Map();
	for (const client of model.clients) {
		const confidence = aim(client, server, model);
		if (confidence === void 0) continue;
		const before = found.get(client.workload);
		const surer = before && RANK$3[before.confidence] < RANK$3[confidence] ? before.confidence : confidence;
		found.set(client.workload, {
			clients: [...before?.clients ?? [], client],
			confidence: surer
		});
	}
	const seen = seenOn(server);
	return Object.keys(needs).flatMap((workload) => {
		const code = found.get(workload);
		if (!code && !seen.has(workload)) return [];
		return [{
			workload,
			clients: [...code?.clients ?? []].sort((a, b) => Number(isRider(a)) - Number(isRider(b))),
			confidence: seen.has(workload) ? "certain" : code?.confidence ?? "certain",
			seen: seen.has(workload)
		}];
	}).sort((a, b) => RANK$3[a.confidence] - RANK$3[b.confidence]);
}
const NAMES$1 = [
	[/^(?:sidekiq|jobs?|queues?|workers?)$/, "sidekiq"],
	[/^resque$/, "resque"],
	[/^(?:cache|caches|caching)$/, "cache"],
	[/^sessions?$/, "session"]
];
const toldBy$1 = (name) => name.toLowerCase().split(/[^a-z]+/).flatMap((word) => NAMES$1.flatMap(([pattern, workload]) => pattern.test(word) ? [workload] : []));
function namedAfter({ service, file, names }) {
	const own = toldBy$1(/\.tf(?:\.json)?$/.test(file) ? service.replace(/^.*\.(?=\w)/, "") : service);
	const variables = names.map(toldBy$1);
	if (own.length === 0 && variables.some((told) => told.length === 0)) return void 0;
	const found = new Set([...own, ...variables.flat()]);
	const [only] = found;
	return found.size === 1 ? only : void 0;
}
function onlyChoice(server, model) {
	const addresses = new Set(model.clients.filter((c) => !isRider(c)).flatMap((c) => chains(c.endpoint, model.endpoints).map((chain) => chain[0]?.keys.join(" ") ?? "")));
	const [only = ""] = addresses;
	if (addresses.size !== 1 || !/^(?:env|setting|credentials|config_for):/.test(only) || judgedServers(model).length !== 1) return [];
	return residents({
		...server,
		addresses: [only]
	}, model).map((r) => ({
		...r,
		confidence: r.confidence === "certain" ? "likely" : r.confidence
	}));
}
function tenants(server, model) {
	const found = residents(server, model);
	if (found.length > 0) return found;
	const name = namedAfter(server);
	const there = model.clients.length === 0 || server.names.length === 0 && model.clients.some((c) => c.workload === name);
	if (name !== void 0 && there) return [{
		workload: name,
		clients: [],
		confidence: "likely",
		seen: false,
		byName: true
	}];
	return server.names.length === 0 && server.live === void 0 && name === void 0 ? onlyChoice(server, model) : [];
}
const judgedServers = (model) => model.servers.filter((s) => s.aside === void 0);
const ofKind = (all, ...kinds) => all.filter((t) => kinds.includes(needs[t.workload].kind));
const isMild = (server, facts, who) => who.confidence !== "certain" || facts.some((name) => known$2(server.facts[name])?.unconfirmed === true);
function sureness(server, facts, who) {
	if (who.confidence !== "certain") return who.confidence;
	return facts.some((name) => {
		const fact = known$2(server.facts[name]);
		return fact?.unless !== void 0 || fact?.unconfirmed === true;
	}) ? "likely" : "certain";
}
const KINDS = {
	render: "the Key Value instance",
	compose: "the compose service",
	kamal: "the Kamal accessory",
	fly: "the Fly app",
	heroku: "the Heroku add-on",
	scalingo: "the Scalingo add-on",
	kubernetes: "the Kubernetes service"
};
function titled(server) {
	const { file, names, provider, service } = server;
	if (file === "") return names.length > 0 ? `the server behind ${named(names)}` : `the server \`${server.id}\``;
	if (provider === "procfile") return `the Redis that a Procfile starts as \`${service.replace(/ \(.*/, "")}\``;
	if (provider === "heroku" || provider === "scalingo") {
		const addOn = `\`${service.replace(/ .*/, "")}\``;
		return `${KINDS[provider]} ${addOn}${names.length > 0 ? ` (${named(names)})` : ""}`;
	}
	const behind = names.length > 0 ? ` (${named(names)})` : "";
	const kind = KINDS[provider];
	return service.includes(".") || kind === void 0 ? `\`${service}\`${behind}` : `${kind} \`${service}\`${behind}`;
}
const whereSaid = (server, fact) => fact?.at ?? server.at;
function because(fact) {
	const unless = fact.unless === void 0 ? "" : `, unless \`$${fact.unless}\` says otherwise`;
	if (fact.source === "live") return ", as the live server says";
	if (fact.source === "declared" || fact.because === void 0) return unless;
	if (fact.unconfirmed) return `, presumably, as ${fact.because}`;
	return /^it is (?:what|the default|[\w' ]+ default)/.test(fact.because) ? `, which is ${fact.because.slice(6)}` : `, because ${fact.because}`;
}
const tenantNames = (tenants) => listed([...new Set(tenants.map(tenantName))]);
const tenantName = ({ workload, clients: [first] }) => first ? subject(first) : GENERIC[workload];
const MOST_RELATED$2 = 8;
function relatedTo(at, server, tenants, facts = []) {
	const told = facts.flatMap((name) => {
		const fact = known$2(server.facts[name]);
		return fact?.at ? [{
			at: fact.at,
			role: FACTS[name] ?? name
		}] : [];
	});
	const all = [
		...server.file === "" ? [] : [{
			at: server.at,
			role: "the server"
		}],
		...told,
		...tenants.flatMap((t) => t.clients.map((c) => ({
			at: c.at,
			role: connection(c)
		})))
	];
	const seen = new Set([`${at.file}:${at.line}`]);
	return all.filter((r) => {
		const key = `${r.at.file}:${r.at.line}`;
		return !seen.has(key) && seen.add(key);
	}).slice(0, MOST_RELATED$2);
}
const FACTS = {
	maxmemory: "its memory limit",
	maxmemoryPolicy: "its policy",
	persistence: "what it keeps on disk",
	plan: "its plan",
	maxclients: "its limit of connections",
	replicas: "its replicas"
};
const liveName = (server) => server.live ? { server: server.names[0] ?? server.id } : {};
function* onceEach(findings) {
	const kept = new Map();
	for (const one of findings) {
		const key = `${one.about}\n${one.message}`;
		const before = kept.get(key);
		if (!before) kept.set(key, one);
		else if (place(before.at) !== place(one.at)) kept.set(key, {
			...before,
			related: [...before.related, {
				at: one.at,
				role: "declared here too"
			}]
		});
	}
	yield* kept.values();
}
const OFF = {
	elasticache: "Jobs need one primary: cluster mode disabled, with replicas for failover.\n\n```hcl\nnum_node_groups            = 1\nreplicas_per_node_group    = 1\nautomatic_failover_enabled = true\nparameter_group_name       = aws_elasticache_parameter_group.jobs.name # cluster-enabled no, maxmemory-policy noeviction\n```",
	"elasticache-serverless": "ElastiCache Serverless is always a cluster. Give the jobs a node-based replication group without cluster mode:\n\n```hcl\nresource \"aws_elasticache_replication_group\" \"jobs\" {\n  replication_group_id       = \"jobs\"\n  description                = \"Sidekiq\"\n  engine                     = \"valkey\"\n  node_type                  = \"cache.t4g.small\"\n  num_cache_clusters         = 2\n  automatic_failover_enabled = true\n  parameter_group_name       = aws_elasticache_parameter_group.jobs.name # maxmemory-policy noeviction\n}\n```",
	memorydb: "MemoryDB always speaks the cluster protocol. Give the jobs a node-based ElastiCache without cluster mode.",
	memorystore: "Memorystore for Valkey has a mode without it, and Memorystore for Redis has none:\n\n```hcl\nmode = \"CLUSTER_DISABLED\"\n```",
	"azure-managed": "```hcl\ndefault_database {\n  clustering_policy = \"NoCluster\"\n}\n```\n\nChanging it on an instance that exists deletes its data.",
	"azure-cache": "Leave `shard_count` out: a cache without shards is one server."
};
function* check$30(model) {
	for (const server of judgedServers(model)) {
		const mode = known$2(server.facts.clusterMode);
		const [tenant] = ofKind(tenants(server, model), "jobs");
		if (!mode?.value || !tenant) continue;
		const at = whereSaid(server, mode);
		const name = tenantName(tenant);
		yield {
			rule: "cluster-mode-for-sidekiq",
			severity: isMild(server, ["clusterMode"], tenant) ? lower("error") : "error",
			confidence: sureness(server, ["clusterMode"], tenant),
			message: `${capital(titled(server))} is a cluster${because(mode)}, and ${name} ${tenant.byName ? "is meant to be" : "is"} there: ${name} fetches from several queues with one \`BRPOP\`, whose keys lie in different slots, so that each fetch gets \`CROSSSLOT\` or \`MOVED\` and no job is worked.`,
			advice: OFF[server.provider] ?? "Give the jobs one server without cluster mode, with a replica for failover.",
			at,
			related: relatedTo(at, server, [tenant]),
			about: `${tenant.workload} on ${server.id}`,
			...liveName(server)
		};
	}
}
const clusterModeForSidekiq = {
	id: "cluster-mode-for-sidekiq",
	severity: "error",
	since: "0.1.0",
	needs: ["declared", "live"],
	title: "Job queues on a Redis Cluster",
	why: "Under cluster mode each key belongs to a slot, and a command may only name keys of one. Sidekiq fetches with `BRPOP queue:a queue:b …`, pushes to `queues` and `queue:x`, and moves retries from one key to another; Resque does likewise. Sidekiq refuses `nodes:` with “not safe to run on Redis Cluster”, and with the plain URL of a cluster its commands fail one by one. Always clusters: ElastiCache Serverless, MemoryDB, Memorystore for Redis Cluster, Azure Managed Redis unless its policy says otherwise. Caches are fine on a cluster with a client that knows it.",
	fix: "Give the jobs one primary with a replica, cluster mode disabled.",
	sources: [
		"https://github.com/sidekiq/sidekiq/wiki/Using-Redis#architecture",
		"https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/#implemented-subset",
		"https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/RedisConfiguration.html"
	],
	check: (model) => onceEach(check$30(model)),
	examples: [
		{
			title: "Sidekiq on ElastiCache Serverless",
			kind: "bad",
			files: `--- redis.tf
resource "aws_elasticache_serverless_cache" "main" { # <- is a cluster, because ElastiCache Serverless is always one, and Sidekiq is there
  engine = "valkey"
  name   = "main"
}

resource "aws_ssm_parameter" "redis_url" {
  name  = "/shop/REDIS_URL"
  value = "rediss://\${aws_elasticache_serverless_cache.main.endpoint[0].address}:6379"
}
${SIDEKIQ$3}${LOCK$6}`
		},
		{
			title: "Shards that a variable counts",
			kind: "bad",
			files: `--- variables.tf
variable "shards" {
  default = 3 # <- one \`BRPOP\`
}
--- redis.tf
resource "aws_elasticache_replication_group" "jobs" {
  replication_group_id    = "jobs"
  node_type               = "cache.t4g.small"
  num_node_groups         = var.shards
  replicas_per_node_group = 1
}

resource "aws_ssm_parameter" "redis_url" {
  name  = "/shop/REDIS_URL"
  value = "rediss://\${aws_elasticache_replication_group.jobs.configuration_endpoint_address}:6379"
}
${SIDEKIQ$3}${LOCK$6}`
		},
		{
			title: "One primary with a replica",
			kind: "good",
			files: `--- redis.tf
resource "aws_elasticache_parameter_group" "jobs" {
  name   = "jobs"
  family = "valkey8"

  parameter {
    name  = "maxmemory-policy"
    value = "noeviction"
  }
}

resource "aws_elasticache_replication_group" "jobs" {
  replication_group_id       = "jobs"
  engine                     = "valkey"
  node_type                  = "cache.t4g.small"
  num_cache_clusters         = 2
  automatic_failover_enabled = true
  parameter_group_name       = aws_elasticache_parameter_group.jobs.name
}

resource "aws_ssm_parameter" "redis_url" {
  name  = "/shop/REDIS_URL"
  value = "rediss://\${aws_elasticache_replication_group.jobs.primary_endpoint_address}:6379"
}
${SIDEKIQ$3}${LOCK$6}`
		}
	]
};
const examples$11 = [
	{
		title: "Heroku's smallest plan",
		kind: "bad",
		files: `--- app.json
{
  "addons": [
    "heroku-redis:mini" // <- opens 29 connections to the Heroku add-on \`heroku-redis\` (\`$REDIS_URL\`): Puma: 2 × (Sidekiq 3 + Cache 3) = 12; Sidekiq: Sidekiq 9 + Cache 8 = 17
  ]
}
--- config/puma.rb
threads 3, 3
workers 2
--- config/sidekiq.yml
:concurrency: 8
${SIDEKIQ$3}--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV["REDIS_URL"], pool: { size: 10 } }
end
${LOCK$6}`
	},
	{
		title: "Enough until a release, by a limit that an included file sets",
		kind: "bad",
		files: `--- .redline.yml
processes:
  puma: 3
  sidekiq: 2
--- compose.prod.yml
services:
  redis:
    image: redis:7.4
    command: redis-server /etc/redis/redis.conf
    volumes: ["./ops/redis.conf:/etc/redis/redis.conf", "./ops/limits.conf:/etc/redis/limits.conf"]
  web:
    image: shop
    environment:
      REDIS_URL: redis://redis:6379/0
--- ops/redis.conf
include /etc/redis/limits.conf
appendonly yes
--- ops/limits.conf
maxclients 64 # <- while old and new processes overlap
--- config/puma.rb
threads 3, 3
workers 2
--- config/sidekiq.yml
:concurrency: 8
${SIDEKIQ$3}${LOCK$6}`
	},
	{
		title: "A plan with room for two deployments",
		kind: "good",
		files: `--- app.json
{ "addons": ["heroku-redis:premium-2"] }
--- config/puma.rb
threads 3, 3
--- config/sidekiq.yml
:concurrency: 8
${SIDEKIQ$3}${LOCK$6}`
	}
];
const REFUSED = "`ERR max number of clients reached`";
function sumFor(server, model) {
	const there = new Set(tenants(server, model).flatMap((t) => t.clients));
	const processes = connections(model, (c) => there.has(c) && (aim(c, server, model) ?? "likely") !== "possible").filter((p) => p.shares.length > 0);
	const limited = processes.every((p) => p.ceiling !== null);
	return {
		typical: processes.reduce((n, p) => n + p.typical, 0),
		ceiling: limited ? processes.reduce((n, p) => n + (p.ceiling ?? 0), 0) : null,
		processes
	};
}
function arithmetic$1({ processes }) {
	return processes.map(({ process, terms, typical }) => {
		const name = `${kindTitle(process.kind)}${process.name && process.name !== process.kind ? ` (\`${process.name}\`)` : ""}`;
		return /[+×]/.test(terms) ? `${name}: ${terms} = ${typical}` : `${name}: ${terms.startsWith(kindTitle(process.kind)) ? typical : terms}`;
	}).join("; ");
}
function verdict$1({ typical, ceiling }, limit) {
	if (typical > limit) return {
		severity: "error",
		outcome: `, so that ${typical - limit === 1 ? "one of them is" : `${typical - limit} of them are`} refused with ${REFUSED} as soon as all threads are busy`
	};
	if (2 * typical > limit) return {
		severity: "warning",
		outcome: `. That is enough until a release: while old and new processes overlap they open up to ${2 * typical}, and those beyond the limit are refused with ${REFUSED}`
	};
	if (ceiling !== null && ceiling > limit) return {
		severity: "warning",
		outcome: `, but pools may grow to ${ceiling} together, and those beyond the limit are refused with ${REFUSED}`
	};
	if (ceiling !== null && 2 * ceiling > limit) return {
		severity: "note",
		outcome: `. Full pools of two deployments that overlap in a release may come to ${2 * ceiling}, and those beyond the limit are refused with ${REFUSED}`
	};
}
function advice$6(server, { processes }, uncounted) {
	const larger = server.provider === "heroku" ? "a plan that allows more (premium-0 40, premium-1 80, premium-2 200, premium-3 400)" : known$2(server.facts.maxclients)?.source === "declared" ? "a larger `maxclients`" : "a larger plan or node";
	return `Either fewer connections (${listed([...new Set(processes.map((p) => `${kindTitle(p.process.kind)}'s threads`))])} and pools that are no larger), or ${larger}. Clients that share one pool in a process share its connections.${uncounted.length > 0 ? `\n\nEach process counts once here. Where a deployment runs more, say so:\n\n\`\`\`yaml\n# .redline.yml\nprocesses:\n${uncounted.map((name) => `  ${name}: 2`).join("\n")}\n\`\`\`` : ""}`;
}
function deployment(server, limit, model) {
	const sum = sumFor(server, model);
	const found = sum.typical === 0 ? void 0 : verdict$1(sum, limit.value);
	if (!found) return void 0;
	const at = whereSaid(server, limit);
	const uncounted = sum.processes.filter((p) => p.process.count === void 0).map((p) => p.process.name ?? p.process.kind);
	const assumed = [...new Set(sum.processes.flatMap((p) => p.assumed))];
	const clients = [...new Set(sum.processes.flatMap((p) => p.shares.map((s) => s.client)))];
	const confidence = assumed.length + uncounted.length > 0 || limit.unconfirmed || limit.unless || clients.some((c) => aim(c, server, model) !== "certain") ? "likely" : "certain";
	return {
		rule: "connection-limit",
		severity: limit.unconfirmed ? "note" : found.severity,
		confidence,
		message: `With every thread busy the app opens ${sum.typical} connections to ${titled(server)}: ${arithmetic$1(sum)}${assumed.length > 0 ? ` (${listed(assumed)})` : ""}. It allows ${count(limit.value)}${because(limit)}${found.outcome}.`,
		advice: advice$6(server, sum, [...new Set(uncounted)]),
		at,
		related: [...relatedTo(at, server, [], ["plan"]), ...sum.processes.map((p) => ({
			at: p.process.at,
			role: `${kindTitle(p.process.kind)}: ${p.text}`
		}))],
		about: `deployment on ${server.id}`,
		...liveName(server)
	};
}
const whose$1 = (server) => server.live?.shards === void 0 ? titled(server) : `the busiest of the ${server.live.shards} shards of ${titled(server)}`;
function counted(server, limit, model) {
	const clients = known$2(server.facts.connectedClients);
	if (!clients || limit.value === 0) return void 0;
	const percent = clients.value / limit.value * 100;
	if (percent < threshold(model, "connection-limit.warning")) return void 0;
	const most = [...known$2(server.facts.clients)?.value ?? []].sort((a, b) => b.count - a.count).slice(0, 3);
	const who = most.length > 0 ? ` Most of them: ${listed(most.map((k) => `${k.count} ${k.state} of ${k.library || k.name || "an unnamed client"}`))}.` : "";
	const at = whereSaid(server, void 0);
	return {
		rule: "connection-limit",
		severity: percent >= threshold(model, "connection-limit.error") ? "error" : "warning",
		confidence: "certain",
		message: `${capital(whose$1(server))} has ${count(clients.value)} clients of ${count(limit.value)} that it allows (${Math.floor(percent)} %): beyond the limit each new connection is refused with ${REFUSED}.${who}`,
		advice: "Idle clients of processes that are gone can be cut by the server (`CONFIG SET timeout 300`, where clients reconnect). Else smaller pools, fewer processes, or a larger plan.",
		at,
		related: [],
		about: `clients on ${server.id}`,
		...liveName(server)
	};
}
function* check$29(model) {
	for (const server of judgedServers(model)) {
		const limit = known$2(server.facts.maxclients);
		if (!limit) continue;
		for (const found of [counted(server, limit, model), deployment(server, limit, model)]) if (found) yield found;
	}
}
const connectionLimit = {
	id: "connection-limit",
	severity: "error",
	since: "0.1.0",
	needs: ["declared", "live"],
	asks: [["maxclients"]],
	title: "A deployment opens more connections than the server allows",
	why: `Each process has pools of its own: a Puma worker one for the cache, one for what the app itself made and two sockets of Action Cable; a Sidekiq process one connection for each thread and a few more. Small plans allow few (Heroku's mini 20, premium-0 40), and beyond the limit each new connection gets \`ERR max number of clients reached\`: threads raise, and a process that boots then can't start its work.

Counted are all processes with all their threads busy, once each unless a file or \`processes:\` in \`.redline.yml\` says how many run; the message shows the sum. More than the limit is an error. A warning is what goes over it only while two deployments overlap during a release, or when every pool is full. On a live server 80 % of \`maxclients\` is a warning, 90 % an error.`,
	fix: "Smaller pools or fewer threads, one pool for several uses, or a plan that allows more. Connections open on demand: a pool that is larger than the threads of its process costs nothing.",
	sources: [
		"https://devcenter.heroku.com/articles/heroku-redis#plans",
		"https://redis.io/docs/latest/develop/reference/clients/#maximum-concurrent-connected-clients",
		"https://github.com/sidekiq/sidekiq/wiki/Using-Redis"
	],
	check: (model) => onceEach(check$29(model)),
	examples: examples$11
};
function* judge$5(server, model) {
	const region = known$2(server.facts.region);
	if (region?.source !== "declared") return;
	for (const { process, region: own, at } of model.located ?? []) {
		const variables = (server.wiring ?? []).filter((w) => w.process === process).map((w) => w.name);
		if (variables.length === 0 || own.toLowerCase() === region.value.toLowerCase()) continue;
		const apart = server.provider === "render";
		yield {
			rule: "cross-zone",
			severity: apart ? "error" : "warning",
			confidence: region.unless ? "likely" : "certain",
			message: apart ? `\`${process}\` runs in ${own} and takes ${named(variables)} from ${titled(server)} in ${region.value}: that is an internal address, which only services of the same region can reach, so that no connection is made.` : `\`${process}\` runs in ${own}, and ${titled(server)} in ${region.value}: each command waits for the way there and back, tens of milliseconds instead of less than one, and a page or a job sends dozens.`,
			advice: apart ? `One region for both; it can't be changed later, so that one of the two has to be made anew:\n\n\`\`\`yaml\nregion: ${region.value}\n\`\`\`` : `Move one to the other:\n\n\`\`\`toml\nprimary_region = "${region.value}"\n\`\`\``,
			at,
			related: [...region.at ? [{
				at: region.at,
				role: "the server's region"
			}] : [], ...relatedTo(at, server, [])],
			about: `${process} on ${server.id}`,
			...liveName(server)
		};
	}
}
function* check$28(model) {
	for (const server of judgedServers(model)) yield* judge$5(server, model);
}
const crossZone = {
	id: "cross-zone",
	severity: "error",
	since: "0.1.0",
	needs: ["declared"],
	title: "A process and its Redis in different regions",
	why: "A Redis command takes well under a millisecond in one zone and tens of milliseconds between regions; Sidekiq's documentation calls 10 ms the limit of what works, and its process warns above 50 ms. Render's internal addresses do not lead to another region at all. Reported only where files declare the region of both.",
	fix: "One region for the app and its servers.",
	sources: [
		"https://render.com/docs/private-network",
		"https://github.com/sidekiq/sidekiq/wiki/Using-Redis",
		"https://fly.io/docs/reference/regions/"
	],
	check: (model) => onceEach(check$28(model)),
	examples: [
		{
			title: "Render services in two regions",
			kind: "bad",
			files: `--- render.yaml
services:
  - type: keyvalue
    name: jobs
    plan: starter
    region: oregon
    maxmemoryPolicy: noeviction
    ipAllowList: []
  - type: worker
    name: sidekiq
    region: frankfurt # <- \`sidekiq\` runs in frankfurt and takes \`$REDIS_URL\` from the Key Value instance \`jobs\` (\`$REDIS_URL\`) in oregon
    envVars:
      - key: REDIS_URL
        fromService: { type: keyvalue, name: jobs, property: connectionString }
${SIDEKIQ$3}${LOCK$6}`
		},
		{
			title: "Two files for Fly",
			kind: "bad",
			files: `--- fly.toml
app = "shop"
primary_region = "syd" # <- each command waits for the way there and back

[env]
REDIS_URL = "redis://shop-redis.internal:6379"
--- redis/fly.toml
app = "shop-redis"
primary_region = "ams"

[build]
image = "redis:7.4"
${SIDEKIQ$3}${LOCK$6}`
		},
		{
			title: "One region",
			kind: "good",
			files: `--- render.yaml
services:
  - type: keyvalue
    name: jobs
    plan: starter
    region: frankfurt
    maxmemoryPolicy: noeviction
    ipAllowList: []
  - type: worker
    name: sidekiq
    region: frankfurt
    envVars:
      - key: REDIS_URL
        fromService: { type: keyvalue, name: jobs, property: connectionString }
${SIDEKIQ$3}${LOCK$6}`
		}
	]
};
const id$5 = "dangerous-command";
const ROOT = /^(?:Redis(?:::(?:Namespace|Distributed|Cluster|Store))?\.(?:new|current|connect)|Redis#|RedisClient\.(?:new|(?:config|sentinel|cluster)\.new_(?:client|pool))|ConnectionPool(?:::Wrapper)?\.(?:new|wrap)|Sidekiq\.redis\{\}|Sidekiq\.redis_pool|Kredis\.redis|Resque\.redis|Redis::Objects\.redis|Rails\.cache\.redis)/;
const ON_THE_WAY = /^(?:\.(?:(?:with|then|tap|multi|pipelined)\{\}|tap|checkout|redis))*$/;
const LAST = /\.(keys|flushdb|flushall|call|call_v)$/;
const NAMED_REDIS = /^(?:redis|redis_connection|redis_client|(?:[\w:]+\.)*redis(?:_pool)?\.(?:with|then)\{\})\.(keys|flushdb|flushall)$/;
const NAMES = {
	keys: "KEYS",
	flushdb: "FLUSHDB",
	flushall: "FLUSHALL"
};
const ELSEWHERE = /(?:^|\/)(?:spec|test|tests|features|db|script|scripts|bin|lib\/tasks|tasks)\/|\.rake$|Rakefile$/;
const isText$1 = (v) => v?.kind === "literal" && typeof v.value === "string" || v?.kind === "concat";
function behind(call, model) {
	if (call.path === "Kredis.clear_all") return {
		name: model.calls.some((c) => c.path === "Kredis.global_namespace=" || c.path === "Kredis.namespace=") ? "KEYS" : "FLUSHDB",
		sure: true,
		via: call.path
	};
	if (call.path !== "Rails.cache.delete_matched") return void 0;
	return model.clients.some((c) => c.name === "Rails.cache" && c.library === "redis-store") ? {
		name: "KEYS",
		sure: true,
		via: call.path
	} : void 0;
}
function command(call) {
	const named = NAMED_REDIS.exec(call.path)?.[1];
	const [first] = call.args;
	if (named !== void 0 && (named !== "keys" || isText$1(first))) return {
		name: NAMES[named],
		...first ? { pattern: first } : {},
		sure: false
	};
	const root = ROOT.exec(call.path)?.[0];
	const last = LAST.exec(call.path);
	if (root === void 0 || !last || !ON_THE_WAY.test(call.path.slice(root.length, last.index))) return void 0;
	const words = last[1] === "call_v" && first?.kind === "list" ? first.items : call.args;
	if (last[1] === "call" || last[1] === "call_v") {
		const verb = words[0]?.kind === "literal" ? NAMES[String(words[0].value).toLowerCase()] : void 0;
		return verb && {
			name: verb,
			...words[1] ? { pattern: words[1] } : {},
			sure: true
		};
	}
	return {
		name: NAMES[last[1]],
		...first ? { pattern: first } : {},
		sure: true
	};
}
const isRedisClient = (call, model) => call.path.startsWith("RedisClient") || call.path.startsWith("Sidekiq.") && atLeast(model.gems.sidekiq, "7");
const written$4 = (v) => v.kind === "concat" ? `"${v.parts.map((p) => p.kind === "literal" ? String(p.value) : "#{…}").join("")}"` : show(v);
function scan(call, pattern, model) {
	const { text } = call;
	const own = call.path.endsWith(".keys") && text && text.before.length + (text.options === void 0 ? 0 : 1) === 1;
	const match = (own ? text.before[0] ?? text.options?.replace(/^\((.*)\)$/s, "$1") : void 0) ?? (pattern ? isText$1(pattern) ? written$4(pattern) : "pattern" : "\"*\"");
	const on = own && text.on ? `${text.on}.` : "";
	return isRedisClient(call, model) ? `${on}scan("MATCH", ${match}, "COUNT", 1000).to_a` : `${on}scan_each(match: ${match}, count: 1000).to_a`;
}
function fixOf$2(call, pattern, model) {
	if (!pattern || !isText$1(pattern) || !call.path.endsWith(".keys") || isRedisClient(call, model)) return void 0;
	const { nameAt, at } = call;
	if (pattern.at.file !== at.file || pattern.at.end >= at.end || pattern.at.start !== nameAt.end + 1) return void 0;
	const end = {
		...pattern.at,
		start: pattern.at.end,
		line: pattern.at.endLine,
		column: pattern.at.endColumn
	};
	return {
		title: "scan instead of KEYS",
		safe: false,
		edits: [
			{
				at: nameAt,
				text: "scan_each"
			},
			{
				at: {
					...pattern.at,
					end: pattern.at.start,
					endLine: pattern.at.line,
					endColumn: pattern.at.column
				},
				text: "match: "
			},
			{
				at: {
					...end,
					end: end.end + 1,
					endColumn: end.endColumn + 1
				},
				text: ").to_a"
			}
		]
	};
}
const EFFECT$1 = {
	KEYS: "looks at every key of the database in one go while everyone else waits, jobs and cache too if they are on the same server: some 40 ms for each million keys on a fast machine, plus the answer",
	FLUSHDB: "deletes every key of that database, whoever wrote it",
	FLUSHALL: "deletes every key of every database on that server, other apps' too"
};
function finding$6(call, model) {
	const sent = command(call) ?? behind(call, model);
	if (!sent || ELSEWHERE.test(call.at.file)) return void 0;
	const { name, pattern, via } = sent;
	const inside = [call.namespace, call.method].filter(Boolean).join(call.singleton ? "." : "#");
	const how = via ? `calls \`${via}\`, which sends` : "sends";
	const fix = name === "KEYS" && !via ? fixOf$2(call, pattern, model) : void 0;
	return {
		rule: id$5,
		severity: name === "FLUSHALL" ? "error" : "warning",
		confidence: leastSure([confidence([]), ...sent.sure ? [] : ["likely"]]),
		message: `${inside ? `\`${inside}\`` : "This code"} ${how} \`${name}${name === "KEYS" && pattern && isText$1(pattern) ? ` ${written$4(pattern)}` : ""}\`${via ? " and" : ", which"} ${EFFECT$1[name]}.`,
		advice: name === "KEYS" && !via ? `Walk through the keys in steps, which lets others in between:\n\n${fenced("ruby", scan(call, pattern, model))}\n\nor keep the names in a set of their own and read that.` : "Delete what this code owns: by a prefix with SCAN and UNLINK, or in a database (better a server) of its own.",
		at: call.nameAt,
		related: [],
		about: `${name} in ${inside || "code outside of classes"}`,
		...fix ? { fix } : {}
	};
}
const dangerousCommand = {
	id: id$5,
	severity: "warning",
	since: "0.1.0",
	needs: ["code"],
	title: "Application code sends KEYS, FLUSHDB or FLUSHALL",
	why: `Redis runs one command at a time. \`KEYS\` looks at every key of the database before it answers, whatever the pattern; all web requests, jobs and broadcasts wait for it. Redis' own documentation measures 40 ms for a million keys on a laptop; with tens of millions clients that wait one second fail. It works in development, where there are forty keys.

\`FLUSHDB\` and \`FLUSHALL\` delete what other code, and other apps, have on the server. \`Kredis.clear_all\` is FLUSHDB where Kredis has no namespace, and KEYS where it has one; \`delete_matched\` of the old \`:redis_store\` is KEYS. Tests, rake tasks, \`db/\` and \`bin/\` are not looked at.`,
	fix: `\`\`\`ruby
redis.scan_each(match: "cart:*", count: 1000) { |key| redis.unlink(key) }
\`\`\`

SCAN may return a key twice and does not promise keys that are written meanwhile.`,
	sources: [
		"https://redis.io/docs/latest/commands/keys/",
		"https://redis.io/docs/latest/commands/scan/",
		"https://redis.io/docs/latest/commands/flushall/"
	],
	*check(model) {
		const seen = new Set();
		for (const call of model.calls) {
			if (seen.has(place(call.nameAt))) continue;
			const found = finding$6(call, model);
			if (!found) continue;
			seen.add(place(call.nameAt));
			yield found;
		}
	},
	examples: [
		{
			title: "KEYS on a constant",
			kind: "bad",
			files: `--- config/initializers/redis.rb
CARTS_REDIS = Redis.new(url: ENV.fetch("CARTS_URL"), timeout: 1)
--- app/models/cart.rb
class Cart
  def self.all
    CARTS_REDIS.keys("cart:*").map { |key| CARTS_REDIS.get(key) } # <- \`Cart.all\` sends \`KEYS "cart:*"
  end
end
`
		},
		{
			title: "Through a pool, and through Sidekiq's connection",
			kind: "bad",
			files: `--- config/initializers/redis.rb
POOL = ConnectionPool.new(size: 5, timeout: 1) { Redis.new(url: ENV.fetch("CARTS_URL"), timeout: 1) }
--- app/services/reset.rb
class Reset
  def carts
    POOL.with { |redis| redis.flushdb } # <- \`Reset#carts\` sends \`FLUSHDB
  end

  def jobs
    Sidekiq.redis { |conn| conn.call("KEYS", "queue:*") } # <- \`Reset#jobs\` sends \`KEYS
  end
end
`
		},
		{
			title: "SCAN, a hash's keys, a rake task",
			kind: "good",
			files: `--- config/initializers/redis.rb
CARTS_REDIS = Redis.new(url: ENV.fetch("CARTS_URL"), timeout: 1)
--- app/models/cart.rb
class Cart
  def self.all = CARTS_REDIS.scan_each(match: "cart:*").to_a
  def self.fields(id) = CARTS_REDIS.hgetall("cart:#{id}").keys
end
--- lib/tasks/carts.rake
task(reset: :environment) { CARTS_REDIS.flushdb }
`
		}
	]
};
function number(client, model) {
	const first = chains(client.endpoint, model.endpoints)[0]?.[0];
	const found = first && databaseOf(client, first.value);
	return typeof found === "number" ? found : void 0;
}
function* missing$1(server, model) {
	const count = known$2(server.facts.databases);
	const cluster = known$2(server.facts.clusterMode);
	if (cluster?.value && known$2(server.facts.engine)?.value === "valkey" && atLeast(known$2(server.facts.version)?.value, "9")) return;
	const fact = cluster?.value ? cluster : count;
	const has = cluster?.value ? 1 : count?.value;
	if (!fact || has === void 0) return;
	const facts = cluster?.value ? ["clusterMode"] : ["databases"];
	for (const tenant of tenants(server, model)) for (const client of tenant.clients) {
		const db = isRider(client) ? void 0 : number(client, model);
		if (db === void 0 || db < has) continue;
		const only = cluster?.value ? "is a cluster, which has only database 0" : `has ${has === 1 ? "only database 0" : `${has} databases, 0 to ${has - 1}`}`;
		yield {
			rule: "db-number-isolation",
			severity: isMild(server, facts, tenant) ? lower("error") : "error",
			confidence: leastSure([sureness(server, facts, tenant), fact.source === "default" && fact.unconfirmed ? "likely" : "certain"]),
			message: `${capital(subject(client))} ${verb(client, "selects", "select")} database ${db}, but ${titled(server)} ${only}${because(fact)}: each connection is refused with ${cluster?.value ? "`ERR SELECT is not allowed in cluster mode`" : "`ERR DB index is out of range`, or an error of the provider's own"}.`,
			advice: client.workload === "cache" ? "Leave the number out, and keep the cache apart by a prefix:\n\n```ruby\nnamespace: \"cache\"\n```" : "Leave the number out (`db:`, or the end of the URL's path). What must not mix gets a prefix in its keys' names, or a server of its own.",
			at: client.db?.at.file === client.at.file ? client.db.at : client.at,
			related: relatedTo(client.at, server, []),
			about: `database ${db} of ${client.workload} on ${server.id}`,
			...liveName(server)
		};
	}
}
function* parted(model) {
	const own = model.clients.filter((c) => !isRider(c) && number(c, model) !== void 0);
	const groups = new Map();
	for (const [i, a] of own.entries()) for (const b of own.slice(i + 1)) {
		if (number(a, model) === number(b, model) || a.workload !== b.workload && conflict(a.workload, b.workload)) continue;
		const met = meeting(a, b, model);
		if (met?.tier !== "definite" || isLocalhost(met.key)) continue;
		groups.set(met.key, (groups.get(met.key) ?? new Set()).add(a).add(b));
	}
	for (const [key, set] of groups) {
		const clients = [...set].sort((a, b) => (number(a, model) ?? 0) - (number(b, model) ?? 0));
		const [first] = clients.filter((c) => number(c, model) !== 0);
		if (!first) continue;
		yield {
			rule: "db-number-isolation",
			severity: "note",
			confidence: "likely",
			message: `Database numbers part ${few([...new Set(clients.map((c) => `${subject(c)} (${number(c, model)})`))])} on ${serverName(key)}. They part names and nothing else: memory, eviction policy, CPU, \`FLUSHALL\` and pub/sub belong to the server, and clusters before Valkey 9, Redis Cloud, Upstash and Memorystore for Valkey have only database 0.`,
			advice: "Where that is enough, nothing is to do. Before a move to a server with one database, part them by a prefix (`namespace:`), or by a URL each.",
			at: first.db?.at.file === first.at.file ? first.db.at : first.at,
			related: clients.filter((c) => place(c.at) !== place(first.at)).map((c) => ({
				at: c.at,
				role: connection(c)
			})),
			about: `${workloads(clients)} on ${key}`
		};
	}
}
function* check$27(model) {
	yield* judgedServers(model).flatMap((server) => [...missing$1(server, model)]);
	yield* parted(model);
}
const dbNumberIsolation = {
	id: "db-number-isolation",
	severity: "error",
	since: "0.1.0",
	needs: ["code"],
	title: "Database numbers that the server does not have, or that part nothing",
	why: "A stock server has 16 numbered databases. Redis Cloud, Upstash, Memorystore for Valkey, Azure Managed Redis and clusters before Valkey 9 have only number 0, Scalingo has five: there a client that selects another number cannot connect. Where the numbers exist they part the names of keys and nothing else. A pair that must not share a server at all is told by `shared-instance`; for others different numbers are a note, because they break with a move.",
	fix: "A prefix for each use, or a server of its own where the needs differ.",
	sources: [
		"https://redis.io/docs/latest/commands/select/",
		"https://redis.io/docs/latest/operate/rc/compatibility/",
		"https://upstash.com/docs/redis/overall/rediscompatibility"
	],
	check: (model) => onceEach(check$27(model)),
	examples: [
		{
			title: "A number on a cluster",
			kind: "bad",
			files: `--- redis.tf
resource "upstash_redis_database" "limits" {
  database_name = "limits"
  region        = "eu-west-1"
  tls           = true
}

resource "fly_secret" "limits" {
  LIMITS_URL = upstash_redis_database.limits.endpoint
}
--- config/initializers/limits.rb
LIMITS = Redis.new(url: ENV["LIMITS_URL"], timeout: 1, db: 2) # <- selects database 2, but \`upstash_redis_database.limits\` (\`$LIMITS_URL\`) has only database 0
${LOCK$6}`
		},
		{
			title: "Numbers in one file, and a server that both read",
			kind: "bad",
			files: `--- lib/stores.rb
module Stores
  URL = ENV.fetch("STORE_URL")
  PRICES = Redis.new(url: URL, db: 1, timeout: 1) # <- Database numbers part
end
--- config/initializers/sidekiq.rb
require Rails.root.join("lib/stores")
Sidekiq.configure_server { |config| config.redis = { url: Stores::URL, db: 0 } }
Sidekiq.configure_client { |config| config.redis = { url: Stores::URL, db: 0 } }
${LOCK$6}`
		},
		{
			title: "Servers of their own, and numbers that exist",
			kind: "good",
			files: `--- compose.prod.yml
services:
  redis:
    image: redis:7.4
    command: redis-server --appendonly yes
  web:
    image: shop
    environment:
      STORE_URL: redis://redis:6379
--- config/initializers/store.rb
STORE = Redis.new(url: ENV.fetch("STORE_URL"), db: 15, timeout: 1)
${SIDEKIQ$3}${CACHE$1}${LOCK$6}`
		}
	]
};
const CAP = 1e4;
function* check$26(model) {
	const limit = threshold(model, "dead-set.entries");
	for (const server of sidekiqs(model)) {
		const dead = server.live.sidekiq?.dead ?? 0;
		if (dead < limit) continue;
		const full = dead >= 9999;
		yield about("dead-set", server, {
			severity: "warning",
			message: `Sidekiq's dead set on ${name(server)} holds ${counted$1(dead, "job")}. ${full ? `It keeps ${count(CAP)} for 180 days: each job that dies now deletes the oldest one, which nobody can retry any more.` : `From ${count(CAP)} on, each job that dies deletes the oldest one for good.`}`,
			advice: "Look at what died, retry or discard it in the Web UI, or by class:\n\n```ruby\nSidekiq::DeadSet.new.map(&:klass).tally\n```\n\nWhere jobs need not be kept after their last retry, say so in the job: `sidekiq_options dead: false`.",
			about: "dead jobs"
		});
	}
}
const deadSet = {
	id: "dead-set",
	severity: "warning",
	since: "0.1.0",
	needs: ["live"],
	asks: [["sidekiq"]],
	title: "Sidekiq's dead set is full, and old dead jobs are discarded",
	why: "A job that failed its last retry (25 by default, over about 20 days) goes to the dead set, where someone can look at it and retry it. The set holds 10,000 jobs for 180 days. Whenever another job dies, what is beyond that is deleted, oldest first, without a word. Each entry carries its error message and perhaps a backtrace, so a full set also takes tens to hundreds of megabytes.",
	fix: `Find the class that fills it, mend it, and empty the set:

\`\`\`ruby
Sidekiq::DeadSet.new.map(&:klass).tally.max_by(5, &:last)
Sidekiq::DeadSet.new.select { |job| job.klass == "ImportJob" }.each(&:retry)
\`\`\``,
	sources: ["https://github.com/sidekiq/sidekiq/wiki/Error-Handling", "https://github.com/sidekiq/sidekiq/blob/v8.1.7/lib/sidekiq/job_retry.rb"],
	check: check$26,
	examples: [
		{
			title: "The set is at its cap",
			kind: "bad",
			files: `--- audit.yml
- id: REDIS_URL # <- holds 10,000 jobs. It keeps 10,000 for 180 days: each job that dies now deletes the oldest one
  sidekiq:
    dead: 10000
`
		},
		{
			title: "Nearly full, on the second of two servers",
			kind: "bad",
			files: `--- audit.yml
- id: REDIS_CACHE_URL
- id: REDIS_JOBS_URL # <- From 10,000 on, each job that dies deletes the oldest one for good.
  sidekiq:
    dead: 9950
`
		},
		{
			title: "Some dead jobs are normal",
			kind: "good",
			files: `--- audit.yml
- id: REDIS_URL
  sidekiq:
    dead: 412
`
		}
	]
};
const examples$10 = [
	{
		title: "Jobs on a server that evicts",
		kind: "bad",
		files: `--- render.yaml
services:
  - type: keyvalue
    name: jobs
    plan: starter
    maxmemoryPolicy: allkeys-lru # <- evicts by \`allkeys-lru\`, and Sidekiq is there: when memory is full, queued and scheduled jobs are deleted
    ipAllowList: []
  - type: worker
    name: sidekiq
    envVars:
      - key: REDIS_URL
        fromService: { type: keyvalue, name: jobs, property: connectionString }
${SIDEKIQ$3}${LOCK$6}`
	},
	{
		title: "A parameter group for the cache, which the jobs use too, and a cache that fills a server",
		kind: "bad",
		files: `--- infra/redis.tf
resource "aws_elasticache_parameter_group" "cache" {
  name   = "cache"
  family = "redis7"

  parameter {
    name  = "maxmemory-policy"
    value = "volatile-lfu" # <- its queues have no expiry and stay
  }
}

resource "aws_elasticache_replication_group" "main" {
  replication_group_id = "main"
  node_type            = "cache.t4g.small"
  num_cache_clusters   = 2
  parameter_group_name = aws_elasticache_parameter_group.cache.name
}

resource "aws_ssm_parameter" "redis_url" {
  name  = "/shop/REDIS_URL"
  value = "rediss://\${aws_elasticache_replication_group.main.primary_endpoint_address}:6379"
}
${SIDEKIQ$3}--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: "redis://pages:6379/0", connect_timeout: 1 }
end
--- compose.prod.yml
services:
  pages:
    image: valkey/valkey:8.1
    command: valkey-server --maxmemory 200mb --maxmemory-policy noeviction # <- and once its 200 MB are full, each write gets
${LOCK$6}`
	},
	{
		title: "Each has the policy that it needs",
		kind: "good",
		files: `--- compose.prod.yml
services:
  jobs:
    image: redis:7.4
    command: redis-server --maxmemory-policy noeviction --appendonly yes
  pages:
    image: redis:7.4
    command: redis-server --maxmemory 200mb --maxmemory-policy allkeys-lru
  web:
    image: shop
    environment:
      REDIS_URL: redis://jobs:6379/0
      REDIS_CACHE_URL: redis://pages:6379/0
${SIDEKIQ$3}${CACHE$1}${LOCK$6}`
	}
];
const OOM$1 = "`OOM command not allowed when used memory > 'maxmemory'`";
const takesAll = (policy) => /^allkeys-|^optimistic-volatile$|^cache_mode$/.test(policy);
const takesTimed = (policy) => policy.startsWith("volatile-");
const GONE = {
	jobs: "queued and scheduled jobs are deleted, without an error and without a trace",
	session: "sessions are deleted and users are signed out",
	lock: "locks that are held are deleted, and two processes hold one",
	data: "application data is deleted",
	"feature-flag": "flags are deleted, and a flag that is gone is off"
};
const TIMED = {
	jobs: "its queues have no expiry and stay, but what has one goes first when memory is full: the heartbeats of its processes, which then look dead, locks of unique jobs, batches. Once those are gone each push raises an error",
	session: GONE["session"],
	lock: GONE["lock"]
};
const weigh = (severity, server, tenant) => isMild(server, ["maxmemoryPolicy"], tenant) ? lower(severity) : severity;
const there = (tenant) => {
	const name = tenantName(tenant);
	const [client] = tenant.clients;
	return `${name} ${client ? verb(client, "is", "are") : /s$/.test(name) && !/^Sidekiq|Kredis/.test(name) ? "are" : "is"} there${tenant.byName ? ", by its name" : tenant.confidence === "certain" ? "" : tenant.confidence === "likely" ? " as a fallback" : " on some branch"}`;
};
const unlimited$1 = (server) => {
	const limit = known$2(server.facts.maxmemory);
	return limit?.value === 0 && (limit.source !== "live" || /loopback|private/.test(server.live?.hostClass ?? ""));
};
function expiry(server, cache) {
	const counted = server.live?.keyspace?.workloads.find((w) => w.workload === cache.workload)?.untimed?.value;
	if (counted !== void 0) return counted < .5 ? "all" : "none";
	const own = cache.clients.filter((c) => !isRider(c));
	const timed = own.filter((c) => {
		const set = c.options && entry(c.options, "expires_in");
		return set !== void 0 && set.kind !== "absent" && !isNothing(set);
	});
	return own.length > 0 && timed.length === own.length ? "all" : timed.length > 0 ? "some" : "none";
}
function fills(server, policy, cache, others) {
	const timed = expiry(server, cache) === "all";
	if (takesTimed(policy.value) && timed) return void 0;
	const limit = known$2(server.facts.maxmemory);
	const full = limit && limit.value > 0 ? `its ${bytes(limit.value)} are full` : "its memory is full";
	const untimed = server.live?.keyspace?.workloads.find((w) => w.workload === cache.workload)?.untimed;
	const kept = untimed ? `${Math.round(untimed.value * 100)} % of its entries have no expiry` : timed ? "its entries go only when their time is up" : "entries without an expiry are never deleted";
	const besides = others.some((t) => needs[t.workload].kind === "jobs") ? ", and every job that is pushed raises it too" : others.length > 0 ? ", and so does everyone else who writes there" : "";
	const words = unlimited$1(server) ? `${there(cache)}: ${kept}, no \`maxmemory\` is set, and so the server grows until the machine's memory is gone and the kernel kills it with all that it holds${others.length > 0 ? `, ${tenantNames(others)} included` : ""}` : `${there(cache)}: ${kept}, and once ${full}, each write gets ${OOM$1}, which the cache store only logs, so that nothing new is cached${besides}`;
	const severity = timed ? "note" : "warning";
	return {
		tenant: cache,
		severity: policy.unconfirmed ? lower(severity) : severity,
		words
	};
}
function loses(server, policy, tenant) {
	const { kind, eviction } = needs[tenant.workload];
	if (eviction !== "never") return void 0;
	const all = takesAll(policy.value);
	const words = all ? GONE[kind] : tenant.workload === "resque" ? void 0 : TIMED[kind];
	if (words === void 0) return void 0;
	const severity = kind === "jobs" ? "error" : "warning";
	if (unlimited$1(server)) return kind === "jobs" ? {
		tenant,
		severity: "note",
		words: `${there(tenant)}: nothing is deleted only because no \`maxmemory\` is set; the day someone sets one, queued jobs are what is deleted when it is reached`
	} : void 0;
	const when = all ? `: when memory is full, ${words}` : kind === "jobs" ? `: ${words}` : `: when memory is full, ${words}`;
	return {
		tenant,
		severity: weigh(severity, server, tenant),
		words: `${there(tenant)}${when}`
	};
}
const RANK$2 = [
	"error",
	"warning",
	"note"
];
function hurts(server, policy, all) {
	const lost = takesAll(policy.value) || takesTimed(policy.value) ? all.flatMap((t) => loses(server, policy, t) ?? []) : [];
	const others = all.filter((t) => needs[t.workload].eviction === "never");
	const cached = takesAll(policy.value) && !unlimited$1(server) ? [] : ofKind(all, "cache").flatMap((t) => fills(server, policy, t, others) ?? []);
	return [...lost, ...cached].sort((a, b) => RANK$2.indexOf(a.severity) - RANK$2.indexOf(b.severity));
}
function editOf(fact, directive, value) {
	const { at } = fact;
	if (fact.source !== "declared" || !at || fact.unless !== void 0 || at.line !== at.endLine) return void 0;
	const extra = at.end - at.start - fact.value.length;
	if (extra === 0) return {
		at,
		text: value
	};
	const shifted = (from, to) => ({
		at: {
			...at,
			start: at.start + from,
			end: at.end - to,
			column: at.column + from,
			endColumn: at.endColumn - to
		},
		text: value
	});
	if (extra === 2) return shifted(1, 1);
	return at.file.endsWith(".conf") && extra === directive.length + 1 ? shifted(extra, 0) : void 0;
}
const fence = (language, code) => `\`\`\`${language}\n${code}\n\`\`\``;
const flags = (settings) => settings.map(([name, value]) => `--${name} ${value}`).join(" ");
const conf = (settings) => settings.map(([name, value]) => `${name} ${value}`).join("\n");
const camel = (policy) => policy.replace(/(?:^|-)(\w)/g, (_, c) => c.toUpperCase()).replace(/^Noeviction$/, "NoEviction").replace(/L(r|f)u$/, (_, c) => `L${c.toUpperCase()}U`);
const resourceName = (address) => /\.([\w-]+)(?:\[[^\]]*\])?$/.exec(address)?.[1] ?? address;
const resourceType = (address) => /(\w+)\.[\w-]+(?:\[[^\]]*\])?$/.exec(address)?.[1] ?? "";
function family(server) {
	const engine = known$2(server.facts.engine)?.value === "valkey" ? "valkey" : "redis";
	const [, major, minor] = /^(\d+)(?:\.(\d+))?/.exec(known$2(server.facts.version)?.value ?? "") ?? [];
	if (major === void 0) return engine === "valkey" ? "valkey8" : "redis7";
	if (engine === "valkey" || Number(major) > 6) return `${engine}${major}`;
	return major === "6" ? "redis6.x" : `redis${major}.${minor ?? "0"}`;
}
function program(server) {
	const engine = known$2(server.facts.engine)?.value ?? "redis";
	return engine === "dragonfly" ? void 0 : `${engine}-server`;
}
function terraform(server, settings) {
	const name = resourceName(server.service);
	const type = resourceType(server.service);
	const policy = settings.find(([key]) => key === "maxmemory-policy")?.[1];
	if (policy === void 0) return void 0;
	switch (type) {
		case "aws_elasticache_replication_group":
		case "aws_elasticache_cluster": return fence("hcl", `resource "aws_elasticache_parameter_group" "${name}" {\n  name   = "${name.replaceAll("_", "-").toLowerCase()}"\n  family = "${family(server)}"\n\n  parameter {\n    name  = "maxmemory-policy"\n    value = "${policy}"\n  }\n}\n\n# in ${type}.${name}\nparameter_group_name = aws_elasticache_parameter_group.${name}.name`);
		case "google_redis_instance":
		case "google_redis_cluster": return fence("hcl", `redis_configs = {\n  "maxmemory-policy" = "${policy}"\n}`);
		case "google_memorystore_instance": return fence("hcl", `engine_configs = {\n  "maxmemory-policy" = "${policy}"\n}`);
		case "azurerm_redis_cache": return fence("hcl", `redis_configuration {\n  maxmemory_policy = "${policy}"\n}`);
		case "azurerm_managed_redis": return fence("hcl", `default_database {\n  eviction_policy = "${camel(policy)}"\n}`);
		case "digitalocean_database_cluster": return fence("hcl", `eviction_policy = "${policy.replaceAll("-", "_")}"`);
		case "aiven_valkey": return fence("hcl", `valkey_user_config {\n  valkey_maxmemory_policy = "${policy}"\n}`);
		case "upstash_redis_database": return fence("hcl", `eviction = ${policy !== "noeviction"}`);
		case "render_keyvalue":
		case "render_redis": return fence("hcl", `max_memory_policy = "${policy.replaceAll("-", "_")}"`);
		default: return;
	}
}
function setting(server, ...settings) {
	const { provider, service, file } = server;
	const policy = settings.find(([key]) => key === "maxmemory-policy")?.[1];
	if (file === "") return live(server, settings);
	if (file.endsWith(".conf") || provider === "self-run") return fence("conf", conf(settings));
	const own = /\.tf(?:\.json)?$/.test(file) ? terraform(server, settings) : void 0;
	if (own !== void 0) return own;
	const started = program(server);
	const command = `${started} ${flags(settings)}`;
	if (started === void 0) return void 0;
	switch (provider) {
		case "compose": return fence("yaml", `services:\n  ${service}:\n    command: ${command} # beside your other flags`);
		case "render": return policy === void 0 ? void 0 : fence("yaml", `- type: keyvalue\n  name: ${service}\n  maxmemoryPolicy: ${policy}`);
		case "kamal": return fence("yaml", `accessories:\n  ${service}:\n    cmd: ${command} # beside your other flags`);
		case "kubernetes": return server.file.includes("values") ? fence("yaml", `${service}:\n  commonConfiguration: |-\n${conf(settings).replace(/^/gm, "    ")}`) : fence("yaml", `args: [${settings.flatMap(([name, value]) => [`"--${name}"`, `"${value}"`]).join(", ")}]`);
		case "fly": return fence("toml", `[processes]\n  redis = "${command}"`);
		case "procfile": return fence("", `redis: ${command}`);
		case "heroku": return policy === void 0 || !service.startsWith("heroku-redis") ? void 0 : fence("sh", `heroku redis:maxmemory ${server.names[0] ?? ""} --policy ${policy}`.replace("  ", " "));
		default: return;
	}
}
const CLOSED = /heroku|elasticache|memorydb|upstash|memorystore|azure|aiven|digitalocean|render|redis-?cloud/;
function live(server, settings) {
	const closed = CLOSED.test(server.live?.hostClass ?? server.provider);
	const policy = settings.find(([key]) => key === "maxmemory-policy")?.[1];
	if (closed && server.live?.hostClass === "heroku" && policy !== void 0) return fence("sh", `heroku redis:maxmemory ${server.names[0] ?? ""} --policy ${policy}`.replace("  ", " "));
	if (closed) return `In the provider's panel or parameter group:\n\n${fence("conf", conf(settings))}`;
	return fence("", [...settings.map(([name, value]) => `CONFIG SET ${name} ${value}`), "CONFIG REWRITE"].join("\n"));
}
function runs(policy) {
	const { value } = policy;
	return `${value === "noeviction" ? "never evicts (`noeviction`)" : value === "optimistic-volatile" ? "evicts (`eviction` is on), keys without an expiry too" : value === "cache_mode" ? "evicts (`cache_mode` is on), keys without an expiry too" : `evicts by \`${value}\``}${because(policy)}`;
}
function evicted(server, policy) {
	const count = known$2(server.facts.evictedKeys)?.value;
	const uptime = known$2(server.facts.uptime)?.value;
	if (count === void 0 || policy.value === "noeviction") return "";
	const since = uptime === void 0 ? "since it started" : `in the ${duration(uptime)} since it started`;
	return count === 0 ? ` It has evicted nothing ${since}.` : ` It has evicted ${counted$1(count, "key")} ${since}.`;
}
function differs(server, policy) {
	const written = known$2(server.declared?.maxmemoryPolicy);
	if (policy.source !== "live" || written?.source !== "declared" || written.value === policy.value) return void 0;
	const where = written.at ? ` (${written.at.file}:${written.at.line})` : "";
	return `Its declaration says \`${written.value}\`${where}: someone changed the running server, or the change was never applied, and the next deployment may bring it back.`;
}
function wanted$1(all) {
	const never = all.some((t) => needs[t.workload].eviction === "never");
	const cache = all.some((t) => needs[t.workload].eviction === "wanted");
	return never && cache ? void 0 : never ? "noeviction" : "allkeys-lru";
}
function advice$5(server, policy, all) {
	const suits = wanted$1(all);
	const fixed = server.provider === "elasticache-serverless";
	if (suits === void 0) {
		const stay = tenantNames(all.filter((t) => needs[t.workload].eviction === "never"));
		const paste = policy.value === "noeviction" ? void 0 : setting(server, ["maxmemory-policy", "noeviction"]);
		return `No policy suits both: give ${tenantNames(ofKind(all, "cache"))} a server of its own with \`maxmemory-policy allkeys-lru\` (\`shared-instance\` shows the code), and keep ${stay} on one that never evicts${paste ? `:\n\n${paste}` : "."}`;
	}
	if (fixed) return "Its policy can not be changed: jobs, sessions and data need a node-based ElastiCache with `maxmemory-policy` `noeviction`, without cluster mode.";
	const limit = known$2(server.facts.maxmemory)?.value === 0 && suits === "allkeys-lru" ? [["maxmemory", "256mb"]] : [];
	const paste = setting(server, ...limit, ["maxmemory-policy", suits]);
	const first = limit.length > 0 ? "Give it a limit that the machine has room for, and a policy that deletes what was not used lately" : suits === "noeviction" ? "Let it refuse writes rather than delete" : "Let it delete what was not used lately";
	return paste === void 0 ? `${first}: \`maxmemory-policy ${suits}\`.` : `${first}:\n\n${paste}`;
}
const OTHER_FORM = new Set(["azure-managed", "digitalocean"]);
function fix$1(server, policy, all, model) {
	const suits = wanted$1(all);
	if (suits === void 0 || OTHER_FORM.has(server.provider) || all.some((t) => t.byName)) return {};
	if (server.provider === "render" && suits !== "noeviction") return {};
	if (takesAll(policy.value) && suits === "allkeys-lru") return {};
	const edit = judgedServers(model).some((s) => s.id !== server.id && policy.at !== void 0 && known$2(s.facts.maxmemoryPolicy)?.at === policy.at) ? void 0 : editOf(policy, "maxmemory-policy", suits);
	const made = edit && {
		title: `set the policy to ${suits}`,
		safe: false,
		edits: [edit]
	};
	return made ? { fix: made } : {};
}
function judge$4(server, model) {
	const policy = known$2(server.facts.maxmemoryPolicy);
	if (!policy) return void 0;
	const all = tenants(server, model);
	const found = hurts(server, policy, all);
	const [worst] = found;
	const other = differs(server, policy);
	const at = whereSaid(server, policy);
	const base = {
		rule: "eviction-policy",
		at,
		...liveName(server)
	};
	if (!worst) return other === void 0 ? void 0 : {
		...base,
		severity: "warning",
		confidence: "certain",
		message: `${capital(titled(server))} ${runs(policy)}. ${other}`,
		advice: "Write what is meant where the server is declared, and apply it.",
		related: relatedTo(at, server, all),
		about: `policy of ${server.id} differs`
	};
	const words = found.filter((h, i) => found.findIndex((o) => o.words === h.words) === i).slice(0, 3).map((h, i) => i === 0 ? h.words : capital(h.words));
	return {
		...base,
		severity: worst.severity,
		confidence: leastSure([sureness(server, ["maxmemoryPolicy"], worst.tenant)]),
		message: `${capital(titled(server))} ${runs(policy)}, and ${words.join(". ")}.${evicted(server, policy)}${other ? ` ${other}` : ""}`,
		advice: advice$5(server, policy, all),
		related: relatedTo(at, server, all, ["maxmemory", "plan"]),
		about: `${[...new Set(found.map((h) => h.tenant.workload))].sort().join("+")} on ${server.id}`,
		...fix$1(server, policy, all, model)
	};
}
function* check$25(model) {
	for (const server of judgedServers(model)) {
		const found = judge$4(server, model);
		if (found) yield found;
	}
}
const evictionPolicy = {
	id: "eviction-policy",
	severity: "error",
	since: "0.1.0",
	needs: ["declared", "live"],
	asks: [["maxmemoryPolicy"]],
	title: "A server's eviction policy does not suit what lives on it",
	why: `\`maxmemory-policy\` decides what happens when memory is full. \`noeviction\` refuses writes, which jobs, sessions, locks and data need. \`allkeys-*\` deletes whatever was not used lately, which a cache needs, and with it queued jobs. \`volatile-*\`, the default of ElastiCache, Redis Cloud, Azure and Memorystore, deletes only keys with an expiry: Rails' cache writes entries without one unless \`expires_in\` is set, so that such a cache fills the server, while Sidekiq's heartbeats and job locks are what is deleted. Sidekiq warns at boot from 6.1.3 where the policy isn't \`noeviction\`.

The policy is what a live server says, else what the repository declares, else the provider's default. A default that was not read in the provider's own material is never an error. A policy that a server refuses to tell, or that is empty, is not checked.`,
	fix: `Jobs, sessions, locks and data:

\`\`\`conf
maxmemory-policy noeviction
\`\`\`

A cache alone:

\`\`\`conf
maxmemory 1gb
maxmemory-policy allkeys-lru
\`\`\`

Where both live on one server no policy is right: give the cache its own.`,
	sources: [
		"https://redis.io/docs/latest/develop/reference/eviction/",
		"https://github.com/sidekiq/sidekiq/wiki/Using-Redis#memory",
		"https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html"
	],
	check: (model) => onceEach(check$25(model)),
	examples: examples$10
};
const examples$9 = [
	{
		title: "A cache that is too small",
		kind: "bad",
		files: `--- audit.yml
- id: REDIS_CACHE_URL # <- evicts 3.2 a second (2,488,320 keys since the server started 9 days ago); 14 % of what is written goes before it expires; 41 % of lookups find their key.
  facts:
    uptime: 9 days
    evictedKeys: 2488320
    maxmemory: 512 MB
    maxmemoryPolicy: allkeys-lru
    hitRate: 0.41
    commands:
      set: { calls: 12000000 }
      setex: { calls: 4900000 }
      get: { calls: 90000000 }
  keyspace:
    workloads:
      - { workload: cache, keys: 310000, bytes: 490 MB }
`
	},
	{
		title: "The policy was mended, which brings nothing back; only the code says that jobs are there",
		kind: "bad",
		files: `--- lib/job_redis.rb
JOB_REDIS = { url: ENV.fetch("JOBS_REDIS_URL") }
--- config/initializers/sidekiq.rb
require_relative "../../lib/job_redis"

Sidekiq.configure_server { |config| config.redis = JOB_REDIS }
Sidekiq.configure_client { |config| config.redis = JOB_REDIS }
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    rails (8.0.2)
    sidekiq (7.3.9)
--- audit.yml
- id: JOBS_REDIS_URL # <- evicts nothing now (\`noeviction\`), but 12,401 keys were evicted since the server started 9 days ago: its policy was another, and Sidekiq may have lost something.
  facts:
    uptime: 9 days
    evictedKeys: 12401
    maxmemoryPolicy: noeviction
`
	},
	{
		title: "Nothing was evicted, or little by a cache",
		kind: "good",
		files: `--- audit.yml
- id: REDIS_URL
  facts:
    uptime: 9 days
    evictedKeys: 0
    maxmemoryPolicy: noeviction
  sidekiq:
    queues:
      - { name: default, depth: 10, latency: 2 }
    processes:
      - { name: "worker:1" }
- id: REDIS_CACHE_URL
  facts:
    uptime: 9 days
    evictedKeys: 12401
    maxmemoryPolicy: allkeys-lru
  keyspace:
    workloads:
      - { workload: cache, keys: 310000, bytes: 490 MB }
`
	}
];
function evicts(server) {
	const policy = known$2(server.facts.maxmemoryPolicy)?.value;
	if (policy === void 0) return void 0;
	if (policy === "noeviction") return "nothing";
	if (policy.startsWith("volatile-")) return "timed";
	return /^allkeys-|^eviction$|^optimistic-volatile$/.test(policy) ? "any" : void 0;
}
const isManaged = (server) => /heroku|elasticache|memorydb|upstash|memorystore|azure|aiven|digitalocean|render|redis-?\s?cloud|scalingo|dragonfly cloud/i.test(`${server.live.hostClass} ${server.provider}`);
const isLoading = (server) => known$2(server.facts.loading)?.value === true;
const figure = (fact) => known$2(fact)?.value;
function sinceStart(server) {
	const uptime = figure(server.facts.uptime);
	return uptime === void 0 ? "since the server started" : `since the server started ${duration(uptime)} ago`;
}
function rate(perSecond) {
	if (perSecond >= 1) return `${perSecond >= 10 ? Math.round(perSecond) : Number(perSecond.toFixed(1))} a second`;
	if (perSecond * 3600 >= 1) return `${Math.round(perSecond * 3600)} an hour`;
	return `${Math.max(1, Math.round(perSecond * 86400))} a day`;
}
function perSecond(server, total) {
	const uptime = figure(server.facts.uptime);
	return uptime !== void 0 && uptime > 0 ? total / uptime : void 0;
}
const lately = (server, of) => {
	const perHour = server.live.since?.[of]?.perHour;
	return perHour === void 0 ? void 0 : Math.max(0, perHour) / 3600;
};
const residentName = ({ workload, clients: [first] }) => first ? subject(first) : GENERIC[workload];
const keepers = (server, model) => residents(server, model).filter((r) => r.confidence !== "possible" && needs[r.workload].eviction === "never");
const names = (all) => listed([...new Set(all.map(residentName))]);
const WRITES = /^(?:set|setex|psetex|setnx|mset|getset|append|incr|incrby|incrbyfloat|hset|hmset|hsetnx|hincrby|[lr]push|sadd|zadd|xadd|restore|eval|evalsha)$/i;
function writes(server) {
	const commands = known$2(server.facts.commands)?.value;
	return commands && Object.entries(commands).reduce((n, [name, { calls }]) => n + (WRITES.test(name) ? calls : 0), 0);
}
function evictions(server) {
	const evicted = figure(server.facts.evictedKeys) ?? 0;
	return `${counted$1(evicted, "key")} ${Math.round(evicted) === 1 ? "was" : "were"} evicted ${sinceStart(server)}`;
}
function* losses(server, model) {
	const kept = keepers(server, model);
	if (evicts(server) !== "nothing" || kept.length === 0) return;
	yield about("eviction-rate", server, {
		severity: "warning",
		message: `${name(server)} evicts nothing now (\`noeviction\`), but ${evictions(server)}: its policy was another, and ${names(kept)} may have lost something.`,
		advice: "Look for what is missing: jobs that never ran, users who were signed out. See that the policy stands in redis.conf too (`CONFIG REWRITE`), or a restart brings the old one back. `CONFIG RESETSTAT` starts the counter again.",
		about: "evicted before the policy was set"
	});
}
const nowadays = (fact) => fact === void 0 || /average/.test(fact.because ?? "") ? void 0 : fact.value / 3600;
function* pressure(server, model, evicted) {
	const since = lately(server, "evictedKeys");
	const measured = nowadays(known$2(server.facts.evictionsPerHour));
	const each = since ?? measured ?? perSecond(server, evicted);
	if (each === void 0 || each < threshold(model, "eviction-rate.per-second")) return;
	const written = writes(server);
	const share = written !== void 0 && written > 0 ? evicted / written : void 0;
	const hits = figure(server.facts.hitRate);
	const muchOfWrites = share !== void 0 && share * 100 > threshold(model, "eviction-rate.share");
	const fewHits = hits !== void 0 && hits * 100 < threshold(model, "eviction-rate.hit-rate");
	const limit = figure(server.facts.maxmemory);
	const words = [
		`${name(server)} evicts ${rate(each)}${since !== void 0 ? " since the last audit" : measured === void 0 ? "" : " now"} (${count(evicted)} keys ${sinceStart(server)})`,
		...muchOfWrites && share !== void 0 ? [`${percent(share)} of what is written goes before it expires`] : [],
		...hits === void 0 ? [] : [`${percent(hits)} of lookups find their key`]
	];
	const mild = muchOfWrites || fewHits ? "" : " Only a note, because a cache that is full evicts.";
	yield about("eviction-rate", server, {
		severity: muchOfWrites || fewHits ? "warning" : "note",
		message: `${words.join("; ")}.${mild}`,
		advice: `${limit ? `Its \`maxmemory\` is ${bytes(limit)}. ` : ""}Give it more memory, or put less in: an \`expires_in\` that fits, no entries that are never read again. The largest prefixes are in the audit's report.`,
		about: "evictions"
	});
}
function* stuck(server) {
	const milliseconds = figure(server.facts.evictionExceededTime) ?? 0;
	if (milliseconds < 1e3) return;
	yield about("eviction-rate", server, {
		severity: "warning",
		message: `${name(server)} has been above its \`maxmemory\` for ${duration(milliseconds / 1e3)} and can't evict fast enough: writes fail with \`OOM command not allowed\` meanwhile.`,
		advice: "More memory. Under `volatile-*` see whether any key has an expiry: without, nothing may be evicted.",
		about: "above the limit"
	});
}
function* check$24(model) {
	for (const server of liveServers(model)) {
		yield* stuck(server);
		const evicted = figure(server.facts.evictedKeys) ?? 0;
		if (evicted === 0) continue;
		if (keepers(server, model).length > 0) yield* losses(server, model);
		else yield* pressure(server, model, evicted);
	}
}
const evictionRate = {
	id: "eviction-rate",
	severity: "warning",
	since: "0.1.0",
	needs: ["live"],
	asks: [["evictedKeys"]],
	title: "A server evicts, or has evicted, keys that are still needed",
	why: `When memory is full, a policy that evicts deletes keys to make room. For a cache that is its purpose, up to a point: one that evicts much of what is written, or finds less than half of what it is asked for, is too small, and the database does the work instead.

What was evicted from a server that holds jobs, sessions or data is gone, and nothing names it. The counter tells of it even after the policy was set right; a policy that still evicts there is the matter of eviction-policy.

A rate is the average since the server started, unless two audits were compared (\`--since\`) or reading took ten seconds or more. Hits and misses are counted by the server over all commands, so a hit rate is shown for servers that hold a cache and nothing that must be kept.`,
	fix: `Give the cache memory, or keep less in it:

\`\`\`ruby
config.cache_store = :redis_cache_store, { url: ENV.fetch("REDIS_CACHE_URL"), expires_in: 1.day }
\`\`\``,
	sources: ["https://redis.io/docs/latest/develop/reference/eviction/", "https://redis.io/docs/latest/commands/info/"],
	check: check$24,
	examples: examples$9
};
const examples$8 = [
	{
		title: "A cache without expiry on a server that does not tell its policy",
		kind: "bad",
		files: `--- audit.yml
- id: REDIS_URL # <- 92 % of the cache's 310,000 keys on \`$REDIS_URL\` never expire (690 MB), and the server does not tell its policy: unless that is one of \`allkeys-*\`, they stay until memory is full
  facts:
    maxmemoryPolicy: { refused: the answer was empty }
  keyspace:
    workloads:
      - { workload: cache, keys: 310000, bytes: 750 MB, untimed: 0.92 }
`
	},
	{
		title: "Sessions without expiry, and keys that nobody claims, from a sample",
		kind: "bad",
		files: `--- audit.yml
- id: REDIS_URL # <- 100 % of the about 2,000,000 sessions on \`$REDIS_URL\` never expire (600 MB) <- 1.03 GB on \`$REDIS_URL\` (41 % of what it uses) are keys that nobody claims and that never expire. The largest: \`export:*\` (12,000 keys, 900 MB) and \`geo:*\` (500,000 keys, 123 MB). They stay until memory is full
  facts:
    usedMemory: 2.5 GB
    maxmemoryPolicy: noeviction
  keyspace:
    method: sample
    workloads:
      - { workload: session, keys: 2000000, bytes: 600 MB, untimed: 1 }
      - { workload: unclaimed, keys: 512000, bytes: 1.05 GB, untimed: 0.98 }
    prefixes:
      - { prefix: "geo:*", keys: 500000, bytes: 123 MB, untimed: 1 }
      - { prefix: "export:*", keys: 12000, bytes: 900 MB, untimed: 1 }
      - { prefix: "lease:*", keys: 40, bytes: 1 MB, untimed: 0 }
`
	},
	{
		title: "A cache under allkeys-lru, one that expires, and a little of everything",
		kind: "good",
		files: `--- audit.yml
- id: REDIS_CACHE_URL
  facts:
    maxmemoryPolicy: allkeys-lru
  keyspace:
    workloads:
      - { workload: cache, keys: 310000, bytes: 750 MB, untimed: 0.92 }
- id: REDIS_URL
  facts:
    maxmemoryPolicy: volatile-lru
  keyspace:
    workloads:
      - { workload: cache, keys: 310000, bytes: 750 MB, untimed: 0.03 }
      - { workload: unclaimed, keys: 200, bytes: 1 MB, untimed: 1 }
`
	}
];
const MB$2 = 2 ** 20;
const MOST_PREFIXES = 3;
const untimedBytes = (group) => group.bytes.value * (group.untimed?.value ?? 0);
const nearly = (keyspace) => keyspace.method === "exact" ? "" : "about ";
function* cache$1(server, keyspace, group) {
	if (known$2(server.facts.maxmemoryPolicy)) return;
	yield about("expiry-missing", server, {
		severity: "warning",
		confidence: "likely",
		message: `${percent(group.untimed?.value ?? 0)} of the cache's ${nearly(keyspace)}${count(group.keys.value)} keys on ${name(server)} never expire (${bytes(untimedBytes(group))}), and the server does not tell its policy: unless that is one of \`allkeys-*\`, they stay until memory is full, and then every write fails with \`OOM command not allowed\`.`,
		advice: `See in the provider's panel that \`maxmemory-policy\` is \`allkeys-lru\`, or give every entry an expiry:\n\n${fenced("ruby", "config.cache_store = :redis_cache_store, { url: ENV.fetch(\"REDIS_CACHE_URL\"), expires_in: 1.day }")}\n\nEntries that are there get none until they are written again.`,
		about: "cache"
	});
}
function* sessions$1(server, keyspace, group) {
	yield about("expiry-missing", server, {
		severity: "warning",
		message: `${percent(group.untimed?.value ?? 0)} of the ${nearly(keyspace)}${count(group.keys.value)} sessions on ${name(server)} never expire (${bytes(untimedBytes(group))}): each visit of a robot leaves one for ever.`,
		advice: `Session stores set an expiry only where one is given:\n\n${fenced("ruby", "Rails.application.config.session_store :cache_store, key: \"_app_session\", expire_after: 2.weeks")}`,
		about: "session"
	});
}
function* unclaimed(server, keyspace, group) {
	const much = untimedBytes(group);
	const used = figure(server.facts.usedMemory) ?? keyspace.closure.usedMemory;
	const share = used > 0 ? much / used : 0;
	const prefixes = keyspace.prefixes.filter((p) => p.workload === "unclaimed" && (p.untimed?.value ?? 0) > 0).sort((a, b) => untimedBytes(b) - untimedBytes(a)).slice(0, MOST_PREFIXES).map((p) => `\`${p.prefix}\` (${counted$1(p.keys.value, "key")}, ${bytes(untimedBytes(p))})`);
	const what = prefixes.length > 0 ? ` The largest: ${listed(prefixes)}.` : "";
	const heavy = share >= .25 && evicts(server) !== "any";
	yield about("expiry-missing", server, {
		severity: heavy ? "warning" : "note",
		message: `${bytes(much)} on ${name(server)} (${percent(share)} of what it uses) are keys that nobody claims and that never expire.${what} ${heavy ? "They stay until memory is full, and then every write fails." : "Only a note, because it may be data that is meant to stay."}`,
		advice: "Find out who writes them: a search for the prefix in the code, or another application on the same server. What is meant to stay can be declared as such by its client in the code; the rest wants an expiry:\n\n```ruby\nredis.set(key, value, ex: 1.week.to_i)\n```",
		about: "unclaimed"
	});
}
function* check$23(model) {
	for (const server of liveServers(model)) {
		const { keyspace } = server.live;
		for (const group of keyspace?.workloads ?? []) {
			if (!keyspace || untimedBytes(group) < threshold(model, "expiry-missing.megabytes") * MB$2) continue;
			const many = (group.untimed?.value ?? 0) * 100 >= threshold(model, "expiry-missing.share");
			if (group.workload === "cache" && many) yield* cache$1(server, keyspace, group);
			else if (group.workload === "session" && many) yield* sessions$1(server, keyspace, group);
			else if (group.workload === "unclaimed") yield* unclaimed(server, keyspace, group);
		}
	}
}
const expiryMissing = {
	id: "expiry-missing",
	severity: "warning",
	since: "0.1.0",
	needs: ["live"],
	asks: [[
		"keyspace",
		"sizes",
		"expiries"
	]],
	title: "Keys that never expire fill the server",
	why: `Rails' cache sets no expiry unless \`expires_in\` is given, for the store or for a call, and session stores none unless \`expire_after\` is. Under \`allkeys-lru\` that is all right for a cache: the server deletes what was not used lately. Under \`noeviction\` and \`volatile-*\` such entries stay until memory is full, which \`eviction-policy\` reports; here is what it does not: a cache on a server that hides its policy, sessions, and keys of nobody.

Keys that belong to no library that Redline knows and never expire are often what a feature of years ago left behind.`,
	fix: `\`\`\`ruby
config.cache_store = :redis_cache_store, { url: ENV.fetch("REDIS_CACHE_URL"), expires_in: 1.day }
\`\`\`

Keys that are there get no expiry by that. To empty a cache without stopping the server, raise its \`namespace:\` and let a task \`UNLINK\` the old keys by SCAN.`,
	sources: [
		"https://redis.io/docs/latest/develop/reference/eviction/",
		"https://guides.rubyonrails.org/caching_with_rails.html",
		"https://api.rubyonrails.org/classes/ActionDispatch/Session/CacheStore.html"
	],
	check: check$23,
	examples: examples$8
};
const MB$1 = 2 ** 20;
const FRESH = 600;
const KIND = {
	ratio: 1.1,
	bytes: 10 * MB$1
};
function kind(server) {
	const { facts } = server;
	const ratio = figure(facts.allocatorFragRatio);
	const within = figure(facts.allocatorFragBytes);
	const peak = figure(facts.usedMemoryPeak) ?? 0;
	const used = figure(facts.usedMemory) ?? 1;
	if (ratio !== void 0 && within !== void 0 && ratio > KIND.ratio && within > KIND.bytes) {
		const advice = known$2(facts.settings)?.value.activedefrag === "yes" ? "Active defragmentation is on and has not caught up: `active-defrag-cycle-max` lets it use more of the CPU." : "Where the server allows it, Redis moves the values together while it runs:\n\n```\nCONFIG SET activedefrag yes\n```\n\nElse a restart does, or a failover to a replica.";
		return [`${bytes(within)} of it lies in holes between values`, advice];
	}
	if (peak / used > 1.5) return [`it once used ${bytes(peak)} and its allocator has not given the pages back`, "Pages that nobody uses go back by:\n\n```\nMEMORY PURGE\n```\n\nIf the peak comes again, leave it: the memory is needed then."];
	return ["it is in pages that the allocator keeps", "Pages that nobody uses go back by:\n\n```\nMEMORY PURGE\n```"];
}
function* judge$3(server, model, ratio, used) {
	const over = figure(server.facts.memFragmentationBytes) ?? (ratio - 1) * used;
	const least = threshold(model, "fragmentation.megabytes") * MB$1;
	const missing = used - ratio * used;
	if (ratio > threshold(model, "fragmentation.ratio") && over > least) {
		const [words, advice] = kind(server);
		yield about("fragmentation", server, {
			severity: "warning",
			message: `${shardOf(server, "worst")} uses ${bytes(used)} and holds ${bytes(used + over)} of its machine's memory (ratio ${ratio.toFixed(2)}): ${words}. \`maxmemory\` doesn't count it, so the machine runs out first.`,
			advice,
			about: "fragmentation"
		});
	} else if (ratio < 1 && missing > least && missing / used > .05 && !/redis-?\s?cloud|upstash/i.test(server.live.hostClass)) yield about("fragmentation", server, {
		severity: "error",
		message: `Of the ${bytes(used)} that ${name(server)} uses only ${bytes(ratio * used)} are in memory: ${bytes(missing)} (${percent(missing / used)}) were swapped to disk. Redis answers one command at a time, so each key that must be read back from disk keeps every client waiting.`,
		advice: `Give the machine more memory or Redis a smaller limit, then restart it, or let a replica take over. On the machine one sees it by:\n\n\`\`\`sh\ngrep VmSwap /proc/$(pidof redis-server)/status\n\`\`\``,
		about: "swapping"
	});
}
function inUse({ live, facts }, ratio) {
	const resident = figure(facts.usedMemoryRss);
	return live.shards !== void 0 && resident !== void 0 && ratio ? resident / ratio : figure(facts.usedMemory) ?? 0;
}
function* check$22(model) {
	for (const server of liveServers(model)) {
		const ratio = figure(server.facts.memFragmentationRatio);
		const used = inUse(server, ratio);
		const uptime = figure(server.facts.uptime) ?? Number.POSITIVE_INFINITY;
		if (ratio === void 0 || ratio <= 0 || uptime < FRESH || isLoading(server)) continue;
		yield* judge$3(server, model, ratio, used);
	}
}
const fragmentation = {
	id: "fragmentation",
	severity: "error",
	since: "0.1.0",
	needs: ["live"],
	asks: [["memFragmentationRatio", "usedMemory"]],
	title: "Redis holds much more memory than it uses, or less than it needs",
	why: `\`mem_fragmentation_ratio\` is the memory that the process holds by what Redis uses. Far above 1 the rest lies in holes between values, or in pages that a past peak left; \`maxmemory\` doesn't count it. A ratio says nothing on a small server, where 10 MB for nothing make 3, so bytes must say it too.

Below 1 a part of Redis was swapped to disk, and whoever asks for it waits for the disk, and everyone else with them.`,
	fix: `\`\`\`
CONFIG SET activedefrag yes
MEMORY PURGE
\`\`\`

Both need jemalloc, which stock Redis has on Linux. Hosted servers do it by themselves or by a restart.`,
	sources: [
		"https://redis.io/docs/latest/commands/info/",
		"https://redis.io/docs/latest/commands/memory-doctor/",
		"https://redis.io/docs/latest/operate/oss_and_stack/management/optimization/latency/"
	],
	check: check$22,
	examples: [
		{
			title: "Holes between values",
			kind: "bad",
			files: `--- audit.yml
- id: REDIS_URL # <- uses 1 GB and holds 1.8 GB of its machine's memory (ratio 1.80): 700 MB of it lies in holes between values.
  facts:
    usedMemory: 1 GB
    memFragmentationRatio: 1.8
    memFragmentationBytes: 819 MB
    allocatorFragRatio: 1.6
    allocatorFragBytes: 700 MB
    uptime: 40 days
`
		},
		{
			title: "Swapped; and memory that a peak left",
			kind: "bad",
			files: `--- audit.yml
- id: REDIS_URL # <- Of the 2 GB that \`$REDIS_URL\` uses only 1.2 GB are in memory: 819 MB (40 %) were swapped to disk.
  facts:
    usedMemory: 2 GB
    memFragmentationRatio: 0.6
    uptime: 40 days
- id: REDIS_CACHE_URL # <- it once used 1.5 GB and its allocator has not given the pages back
  facts:
    usedMemory: 300 MB
    usedMemoryPeak: 1.5 GB
    memFragmentationRatio: 4.8
    memFragmentationBytes: 1.1 GB
    uptime: 40 days
`
		},
		{
			title: "A high ratio of a small server; one that has just started; nearly 1",
			kind: "good",
			files: `--- audit.yml
- id: REDIS_URL
  facts:
    usedMemory: 3 MB
    memFragmentationRatio: 6.2
    memFragmentationBytes: 16 MB
    uptime: 40 days
- id: REDIS_CACHE_URL
  facts:
    usedMemory: 3 GB
    memFragmentationRatio: 0.4
    uptime: 90 seconds
- id: REDIS_JOBS_URL
  facts:
    usedMemory: 9 GB
    memFragmentationRatio: 0.98
    uptime: 40 days
`
		}
	]
};
const isWritten = (v) => v.kind === "literal" && typeof v.value === "string" && !v.implied;
const written$3 = (model) => model.clients.filter((client) => !isRider(client)).flatMap((client) => writtenFor(client, model));
function writtenFor(client, { endpoints }) {
	const all = chains(client.endpoint, endpoints);
	const ranks = (v) => all.map((chain) => chain.findIndex((a) => same(a.value, v)));
	return all.flatMap((chain) => chain.flatMap((address, i) => (address.value.kind === "list" ? parts$1(address.value) : [address.value]).filter(isWritten).flatMap((value) => {
		const key = serverOf(String(value.value));
		if (key === void 0) return [];
		const always = ranks(address.value).every((rank) => rank === i);
		const preferred = chain.slice(0, i);
		return [{
			client,
			value,
			key,
			at: origin(value, preferred),
			preferred,
			isLast: i === chain.length - 1,
			always
		}];
	})));
}
function origin(value, preferred) {
	const before = preferred.at(-1)?.value;
	const built = before?.kind === "concat" ? before.parts.find((p) => p.kind === "setting") : void 0;
	return built && /\.ya?ml$/.test(built.at.file) ? built.at : value.at;
}
const same = (a, b) => a === b || a.at.file === b.at.file && a.at.start === b.at.start && a.at.end === b.at.end && a.kind === b.kind;
function byPlace(all) {
	const groups = new Map();
	for (const one of all) {
		const id = `${place(one.at)} ${one.key}`;
		const group = groups.get(id) ?? [];
		if (!group.some((w) => w.client === one.client)) group.push(one);
		groups.set(id, group);
	}
	return [...groups.values()];
}
const PRIVATE_IP = /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|\[f[cd])/;
function reach$1(key) {
	if (isLocalhost(key) || key.startsWith("unix:")) return "localhost";
	const host = key.replace(/:\d+$/, "");
	if (PRIVATE_IP.test(host) || /\.(?:internal|local|localdomain|lan|svc|home|corp|intranet)$/.test(host)) return "private";
	return host.includes(".") || host.startsWith("[") ? "public" : "service";
}
const isYaml = (file) => /\.ya?ml(?:\.erb)?$/.test(file);
const moving = (client) => new Set(options(client.endpoint).flatMap((o, i) => o.kind === "env" && (i === 0 || !o.implied) ? [o.name] : []));
function followed(model) {
	const counts = new Map();
	for (const c of model.clients) for (const v of moving(c)) counts.set(v, (counts.get(v) ?? 0) + 1);
	return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
const hasPassword = (url) => /^[a-z+]+:\/\/[^/@]*:[^/@]+@/i.test(url);
function throughVariable({ client, value }, variable, code) {
	const url = client.options && entry(client.options, "url");
	const text = String(value.value);
	const quotes = isYaml(value.at.file) ? 0 : 2;
	if (!(url && url.kind === "literal" && url.at.start === value.at.start && url.at.file === value.at.file && value.at.end - value.at.start === text.length + quotes) || hasPassword(text)) return void 0;
	return {
		title: `read ${variable}, with this address behind it`,
		safe: false,
		edits: [{
			at: value.at,
			text: quotes === 0 ? `<%= ${code} %>` : code
		}]
	};
}
function finding$5(group, model) {
	const [first] = group;
	if (!first) return void 0;
	const { client, value, key } = first;
	const clients = group.map((w) => w.client);
	const url = String(value.value);
	const local = reach$1(key) === "localhost";
	const variable = followed(model) ?? "REDIS_URL";
	const others = model.clients.filter((c) => !clients.includes(c) && c.ridesOn === void 0 && moving(c).has(variable));
	const moved = others.length > 0 ? ` ${named([variable])} moves ${listed([...new Set(others.map(subject))])}, but not this.` : "";
	const code = local || hasPassword(url) ? `ENV.fetch("${variable}")` : `ENV.fetch("${variable}", ${JSON.stringify(url)})`;
	const names = [...new Set(clients.map(subject))];
	const fix = group.every((w) => place(w.value.at) === place(value.at)) ? throughVariable(first, variable, `ENV.fetch("${variable}", ${JSON.stringify(url)})`) : void 0;
	return {
		rule: "hard-coded-url",
		severity: reach$1(key) === "service" ? "note" : "warning",
		confidence: confidence([value]),
		message: `${capital(listed(names))} always ${names.length > 1 ? "connect" : "connects"} to \`${url}\` in ${model.environment}: the address is written in the repository and no variable can change it.${moved} ${local ? eachForItself(client) : "When that server moves or fails over to another name, it takes a commit and a deployment to follow."}${hasPassword(url) ? " Its password is in the history of the repository: change it." : ""}`,
		advice: `Read it from the environment:\n\n\`\`\`${isYaml(value.at.file) ? `yaml\n# ${value.at.file}\nurl: <%= ${code} %>` : `ruby\n# ${value.at.file}\n${code}`}\n\`\`\``,
		at: value.at,
		related: clients.filter((c) => c.at.file !== value.at.file || c.at.line !== value.at.line).map((c) => ({
			at: c.at,
			role: connection(c)
		})),
		about: `${workloads(clients)} on ${key}`,
		...fix ? { fix } : {}
	};
}
function chosen(client, model) {
	if (isRider(client)) return void 0;
	const all = chains(client.endpoint, model.endpoints);
	const firsts = writtenFor(client, model).filter((w) => w.preferred.length === 0 && isServer(w));
	const keys = [...new Set(firsts.map((w) => w.key))];
	const known = all.every((chain) => firsts.some((w) => w.value === chain[0]?.value));
	const [first] = firsts;
	if (!first || !known || keys.length < 2) return void 0;
	const variable = followed(model) ?? "REDIS_URL";
	const urls = [...new Set(firsts.map((w) => `\`${String(w.value.value)}\``))];
	return {
		rule: "hard-coded-url",
		severity: firsts.every((w) => reach$1(w.key) === "service") ? "note" : "warning",
		confidence: confidence(firsts.map((w) => w.value)),
		message: `${capital(subject(client))} connects to ${listed(urls, "or")} in ${model.environment}: a condition chooses, ${urls.length > 2 ? "all" : "both"} are written in the repository, and no variable can name another. When a server moves or fails over to another name, it takes a commit and a deployment to follow.`,
		advice: `Read it from the environment, which each deployment sets for itself:\n\n\`\`\`ruby\n# ${client.at.file}\nENV.fetch("${variable}")\n\`\`\``,
		at: first.at,
		related: firsts.slice(1).map((w) => ({
			at: w.at,
			role: "the other address"
		})),
		about: `${client.workload} on ${keys.join(" or ")}`
	};
}
const isServer = ({ value, key }) => !key.startsWith("unix:") && value.value !== "";
function* check$21(model) {
	if (model.environment === "development" || model.environment === "test") return;
	const first = written$3(model).filter((w) => w.preferred.length === 0 && w.always && isServer(w));
	for (const group of byPlace(first)) {
		const one = finding$5(group, model);
		if (one) yield one;
	}
	for (const client of model.clients) {
		const one = chosen(client, model);
		if (one) yield one;
	}
}
const LOCK$5 = "--- Gemfile.lock\nGEM\n  remote: https://rubygems.org/\n  specs:\n    rails (8.0.2)\n    redis (5.4.1)\n    redis-client (0.25.0)\n";
const hardCodedUrl = {
	id: "hard-coded-url",
	severity: "warning",
	since: "0.1.0",
	needs: ["code"],
	title: "A Redis address that no variable can change",
	why: "Providers move servers, change passwords and fail over to other host names. An address that stands in the repository follows only by a commit and a deployment, and it is the same for staging and production. `localhost` in the production section is the common case: it works on one machine, and with two each has a Redis of its own.",
	fix: `Read it from the environment, in each place:

\`\`\`yaml
# config/cable.yml
production:
  adapter: redis
  url: <%= ENV.fetch("REDIS_URL") %>
\`\`\``,
	sources: ["https://12factor.net/config", "https://guides.rubyonrails.org/action_cable_overview.html#redis-adapter"],
	check: check$21,
	examples: [
		{
			title: "The production section names a host",
			kind: "bad",
			files: `--- config/cable.yml
production:
  adapter: redis
  url: redis://localhost:6379/1 # <- Action Cable always connects to \`redis://localhost:6379/1\`
  channel_prefix: shop_production
${LOCK$5}`
		},
		{
			title: "A constant in another file, beside a client that follows a variable",
			kind: "bad",
			files: `--- lib/store.rb
module Store
  URL = "rediss://store.example.com:6380/0" # <- \`$REDIS_URL\` moves the cache (\`Rails.cache\`), but not this.
end
--- config/initializers/store.rb
require Rails.root.join("lib/store")

STORE = Redis.new(url: Store::URL)
--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV.fetch("REDIS_URL") }
end
${LOCK$5}`
		},
		{
			title: "From a variable; literals only in development",
			kind: "good",
			files: `--- config/cable.yml
development:
  adapter: redis
  url: redis://localhost:6379/1
production:
  adapter: redis
  url: <%= ENV.fetch("REDIS_URL") %>
  channel_prefix: shop_production
${LOCK$5}`
		}
	]
};
const PARTS = {
	buildpacks: (shown, target) => `The buildpacks (${shown}) are for Heroku: ${target} does not read them, so that what they installed (system packages, Node, a Redis tool) has to come from elsewhere.`,
	stack: (shown, target) => `The stack \`${shown}\` is Heroku's: ${target} does not read it.`,
	"heroku.yml": (shown, target) => `\`heroku.yml\` (${shown}) is read by Heroku alone: what it builds, runs and releases has to be said again for ${target}.`
};
function* check$20(model) {
	const { target } = model;
	if (target === null || target === "heroku") return;
	for (const server of judgedServers(model)) {
		if (server.provider !== "heroku") continue;
		const terraform = /\.tf(?:\.json)?$/.test(server.file);
		const variables = server.names.length > 0 ? ` and sets ${named(server.names)}` : "";
		yield {
			rule: "heroku-leftovers",
			severity: "warning",
			confidence: "certain",
			message: terraform ? `${capital(titled(server))} stays, and is paid for, while the app is to run on ${target}: nothing there reads what it sets.` : `The app is to run on ${target}, but this still asks Heroku for the add-on \`${server.service.replace(/ .*/, "")}\`: each review app or new Heroku app gets a Redis that nobody uses${variables}, which points anyone who runs it to a server without the data.`,
			advice: terraform ? "Remove the resource once nothing reads its server any more, and `terraform apply`." : "Take it out once the move is done, and detach it:\n\n```sh\nheroku addons:destroy heroku-redis\n```",
			at: server.at,
			related: [],
			about: `${server.id}`
		};
	}
	for (const { what, shown, at } of model.herokuParts ?? []) yield {
		rule: "heroku-leftovers",
		severity: "note",
		confidence: "certain",
		message: PARTS[what](shown, target),
		advice: "Take it out once nothing runs on Heroku any more.",
		at,
		related: [],
		about: what === "heroku.yml" ? "the build file of Heroku" : what
	};
}
const herokuLeftovers = {
	id: "heroku-leftovers",
	severity: "warning",
	since: "0.1.0",
	needs: ["code"],
	title: "What only Heroku reads, though the app is to run elsewhere",
	why: "With a `target:` in `.redline.yml` other than Heroku, what stands in `app.json`, `heroku.yml` and in Terraform's `heroku_addon` is left over: a Redis add-on is still made for each new app and review app, and is paid for; buildpacks and stacks are not read on the new platform. Without a target nothing is reported.",
	fix: "Take them out with the last step of the move, not before: until then they describe what runs.",
	sources: ["https://devcenter.heroku.com/articles/app-json-schema", "https://devcenter.heroku.com/articles/build-docker-images-heroku-yml"],
	check: (model) => onceEach(check$20(model)),
	examples: [
		{
			title: "An add-on and buildpacks, with a target",
			kind: "bad",
			files: `--- .redline.yml
target: render
--- app.json
{
  "addons": [
    "heroku-redis:premium-2" // <- still asks Heroku for the add-on \`heroku-redis\`
  ],
  "buildpacks": [ // <- The buildpacks (heroku/nodejs, heroku/ruby) are for Heroku: render does not read them
    { "url": "heroku/nodejs" },
    { "url": "heroku/ruby" }
  ]
}
${LOCK$6}`
		},
		{
			title: "Terraform that makes the add-on, and a build file",
			kind: "bad",
			files: `--- .redline.yml
target: elasticache
--- infra/heroku.tf
variable "plan" {
  default = "heroku-redis:premium-2"
}

resource "heroku_addon" "redis" { # <- stays, and is paid for, while the app is to run on elasticache
  app_id = heroku_app.shop.id
  plan   = var.plan
}
--- heroku.yml
build: # <- is read by Heroku alone
  docker:
    web: Dockerfile
${LOCK$6}`
		},
		{
			title: "No target: it describes where the app runs",
			kind: "good",
			files: `--- app.json
{
  "addons": ["heroku-redis:premium-2"],
  "buildpacks": [{ "url": "heroku/ruby" }]
}
${LOCK$6}`
		}
	]
};
const ADD_ONS = [
	[/^REDIS_TLS_URL$/, "Heroku Key-Value Store set it beside a plain `REDIS_URL` until December 2024"],
	[/^HEROKU_REDIS_[A-Z0-9_]+_URL$/, "Heroku sets it for each further Key-Value Store"],
	[/^REDISCLOUD_URL$/, "Heroku's add-on Redis Cloud sets it"],
	[/^REDISTOGO_URL$/, "Heroku's add-on RedisToGo sets it"],
	[/^REDISGREEN_URL$/, "Heroku's add-on RedisGreen sets it"],
	[/^OPENREDIS_URL$/, "Heroku's add-on openredis sets it"],
	[/^STACKHERO_REDIS_URL_(?:TLS|CLEAR)$/, "Heroku's add-on Stackhero sets it"]
];
const HOST = /(?:^|[/.@])[\w-]+\.herokuapp\.com(?=[:/]|$)/i;
const weight$1 = (model, isAlone) => model.target === null ? "note" : isAlone ? "error" : "warning";
const elsewhere$1 = (model) => model.target === null ? "On any other platform" : `On ${model.target}`;
function places(v, name) {
	if (v.kind === "env") return v.name === name ? v.at : void 0;
	for (const inner of parts$1(v)) {
		const found = places(inner, name);
		if (found) return found;
	}
}
const whose = (name) => ADD_ONS.find(([pattern]) => pattern.test(name))?.[1];
function comesSecond(name, endpoint) {
	if (endpoint.kind !== "firstOf") return false;
	return endpoint.options.slice(0, endpoint.options.findIndex((o) => variables(o).includes(name))).some((o) => o.kind === "env" && whose(o.name) === void 0);
}
function* addOns(model) {
	const clients = model.clients.filter((c) => !isRider(c));
	const names = [...new Set(clients.flatMap((c) => variables(c.endpoint)))];
	for (const name of names) {
		const why = whose(name);
		if (why === void 0) continue;
		const using = clients.filter((c) => variables(c.endpoint).includes(name) && !comesSecond(name, c.endpoint));
		const spots = new Map(using.flatMap((c) => {
			const at = places(c.endpoint, name);
			return at ? [[place(at), {
				at,
				client: c
			}]] : [];
		}));
		const [spot] = spots.values();
		if (!spot) continue;
		const behind = options(spot.client.endpoint).filter((o) => !(o.kind === "env" && o.name === name) && !(o.kind === "literal" && o.implied));
		const [next] = behind;
		const then = next?.kind === "env" ? `\`$${next.name}\` is read instead` : next?.kind === "literal" ? `\`${String(next.value)}\` is used instead` : "nothing names the server";
		const subjects = [...new Set(using.map(subject))];
		yield {
			rule: "heroku-variable",
			severity: weight$1(model, behind.length === 0),
			confidence: confidence([...spots.values()].flatMap((s) => s.client.endpoint.kind === "either" ? [s.client.endpoint] : [])),
			message: `${capital(listed(subjects))} ${subjects.length > 1 ? "read" : verb(spot.client, "reads", "read")} ${named([name])}: ${why}. ${elsewhere$1(model)} it does not exist, and ${then}.`,
			advice: `Read a name that is yours first, which you can set anywhere:\n\n\`\`\`ruby\nENV["REDIS_URL"].presence || ENV["${name}"]\n\`\`\`\n\nOn Heroku: \`heroku config:set REDIS_URL=$(heroku config:get ${name})\`, or \`heroku redis:promote\` for its own Key-Value Store.`,
			at: spot.at,
			related: [...spots.values()].slice(1).map((s) => ({
				at: s.at,
				role: connection(s.client)
			})),
			about: `${workloads(using)} on env:${name}`
		};
	}
}
function hosts(v, depth = 0) {
	if (depth > 6) return [];
	if (v.kind === "literal" && typeof v.value === "string" && HOST.test(v.value)) return [{
		text: v.value,
		at: v.at
	}];
	return parts$1(v).flatMap((inner) => hosts(inner, depth + 1));
}
const SETTINGS = [["Rails.application.config.action_cable.allowed_request_origins", "a page from any other host is refused with “Request origin not allowed”, and its subscriptions never connect"], ["Rails.application.config.action_cable.url", "the page tells browsers to connect there"]];
function* addresses$1(model) {
	for (const { url, at, library } of model.consumers) for (const host of url ? hosts(url) : []) yield {
		rule: "heroku-variable",
		severity: weight$1(model, true),
		confidence: confidence([url]),
		message: `The Action Cable consumer of \`${library}\` connects to \`${host.text}\`, a host of Heroku's: ${model.target === null ? "once the app moves, or gets a domain of its own" : `on ${model.target}`} browsers still connect to the old app.`,
		advice: "Let the page say where the cable is (`action_cable_meta_tag`), or connect to the page's own host:\n\n```js\ncreateConsumer()\n```",
		at,
		related: [],
		about: `cable consumer on ${HOST.exec(host.text)?.[0].replace(/^[/.@]/, "") ?? host.text}`
	};
	for (const [path, what] of SETTINGS) {
		const value = model.settings.get(path);
		const [first] = value ? hosts(value) : [];
		if (!first) continue;
		const key = path.split(".").at(-1) ?? path;
		yield {
			rule: "heroku-variable",
			severity: weight$1(model, true),
			confidence: confidence([]),
			message: `\`${key}\` names \`${first.text}\`, a host of Heroku's: ${model.target === null ? "once the app moves, or gets a domain of its own," : `on ${model.target}`} ${what}.`,
			advice: `Take the host from the environment:\n\n\`\`\`ruby\nconfig.action_cable.${key} = ${key === "url" ? "\"wss://#{ENV.fetch(\"APP_HOST\")}/cable\"" : "[\"https://#{ENV.fetch(\"APP_HOST\")}\"]"}\n\`\`\``,
			at: first.at,
			related: [],
			about: `cable ${key} on herokuapp.com`
		};
	}
}
function* check$19(model) {
	yield* addOns(model);
	yield* addresses$1(model);
}
const LOCK$4 = "--- Gemfile.lock\nGEM\n  remote: https://rubygems.org/\n  specs:\n    rails (8.0.2)\n    redis (5.4.1)\n    redis-client (0.25.0)\n";
const herokuVariable = {
	id: "heroku-variable",
	severity: "error",
	since: "0.1.0",
	needs: ["code"],
	title: "A name that only Heroku knows decides where Redis or the cable is",
	why: "Add-ons of Heroku name their variables themselves: `REDISCLOUD_URL`, `HEROKU_REDIS_IVORY_URL`, `REDIS_TLS_URL`. On another platform, or with another add-on, they do not exist, and the app goes to its next default, often localhost. `*.herokuapp.com` in a consumer or among `allowed_request_origins` keeps the cable on the old app. Without a `target:` in `.redline.yml` this is a note; with one it is an error, or a warning where another variable stands behind it. Plain `REDIS_URL` is never reported, nor a name that is read only after one of your own.",
	fix: `Read a name of your own first:

\`\`\`ruby
Redis.new(url: ENV["REDIS_URL"].presence || ENV["REDISCLOUD_URL"])
\`\`\``,
	sources: [
		"https://devcenter.heroku.com/articles/heroku-redis",
		"https://devcenter.heroku.com/articles/rediscloud",
		"https://guides.rubyonrails.org/action_cable_overview.html#allowed-request-origins"
	],
	check: check$19,
	examples: [
		{
			title: "An add-on's variable",
			kind: "bad",
			files: `--- config/initializers/redis.rb
STORE = Redis.new(url: ENV["REDISCLOUD_URL"] || ENV["REDIS_URL"]) # <- On any other platform it does not exist, and \`$REDIS_URL\` is read instead.
${LOCK$4}`
		},
		{
			title: "A move is planned, and a constant of another file names the variable",
			kind: "bad",
			files: `--- .redline.yml
target: render
--- lib/servers.rb
CABLE = ENV.fetch("HEROKU_REDIS_IVORY_URL") # <- On render it does not exist
--- config/initializers/store.rb
require Rails.root.join("lib/servers")

STORE = Redis.new(url: CABLE)
--- config/environments/production.rb
Rails.application.configure do
  config.action_cable.allowed_request_origins = ["https://shop.example.com", "https://shop-prod.herokuapp.com"] # <- \`allowed_request_origins\` names
end
${LOCK$4}`
		},
		{
			title: "REDIS_URL, and hosts of the app",
			kind: "good",
			files: `--- config/initializers/redis.rb
STORE = Redis.new(url: ENV.fetch("REDIS_URL"), timeout: 1)
--- config/environments/production.rb
Rails.application.configure do
  config.action_cable.allowed_request_origins = ["https://shop.example.com"]
end
${LOCK$4}`
		}
	]
};
const REDIS_4 = new Set("url scheme host port path username password db timeout connect_timeout read_timeout write_timeout id driver inherit_socket reconnect_attempts reconnect_delay reconnect_delay_max logger tcp_keepalive ssl ssl_params role sentinels connector cluster replica fixed_hostname thread_safe".split(" "));
const REDIS_CLIENT = new Set("url host port path username password db id timeout connect_timeout read_timeout write_timeout idle_timeout ssl ssl_params custom driver protocol client_implementation command_builder inherit_socket reconnect_attempts middlewares circuit_breaker driver_info".split(" "));
const SENTINEL = [
	"sentinels",
	"sentinel_username",
	"sentinel_password",
	"role",
	"name"
];
const REDIS_4_SINCE = { username: "4.3" };
const REDIS_CLIENT_SINCE = {
	idle_timeout: "0.27",
	driver_info: "0.27",
	sentinel_username: "0.17",
	sentinel_password: "0.17"
};
const SIDEKIQ$2 = [
	"size",
	"pool_timeout",
	"pool_name",
	"network_timeout",
	"namespace",
	"logger"
];
const SIDEKIQ_SINCE = {
	nodes: "7.3",
	cluster_safe: "7.3"
};
const STORE = [
	"namespace",
	"compress",
	"compress_threshold",
	"expires_in",
	"race_condition_ttl",
	"error_handler",
	"redis",
	"client"
];
const STORE_SINCE = {
	coder: "6.0",
	expire_in: "7.0",
	expired_in: "7.0",
	skip_nil: "7.0",
	compressor: "7.1",
	serializer: "7.1",
	raw: "7.2",
	max_key_size: "8.1"
};
const joined$1 = (keys, more) => new Set([...keys, ...more]);
const since = (keys, version) => Object.entries(keys).flatMap(([key, first]) => before(version, first) ? [] : [key]);
const without = (all, keys, version) => new Set([...all].filter((key) => !before(version, keys[key] ?? "0")));
const redisClientKeys = (gems) => without(REDIS_CLIENT, REDIS_CLIENT_SINCE, gems["redis-client"]);
function eitherWay(gems, own, sentinel = SENTINEL) {
	const all = joined$1(REDIS_CLIENT, sentinel);
	return {
		keys: joined$1(without(all, REDIS_CLIENT_SINCE, gems["redis-client"]), own),
		withSentinels: new Set(sentinel.filter((key) => key !== "sentinels"))
	};
}
function redisOptions(gems) {
	const version = gems["redis"];
	if (version === void 0) return void 0;
	return before(version, "5") ? {
		keys: without(REDIS_4, REDIS_4_SINCE, version),
		unknown: "ignored",
		by: `redis ${version}`
	} : {
		...eitherWay(gems, since({ himport_auto_prepare: "6" }, version)),
		unknown: "raises",
		by: `redis ${version}`
	};
}
const redisClientOptions = (gems) => gems["redis-client"] === void 0 ? void 0 : {
	keys: redisClientKeys(gems),
	unknown: "raises",
	by: `redis-client ${gems["redis-client"]}`
};
function poolKeys(rails) {
	if (before(rails, "7.1")) return ["pool_size", "pool_timeout"];
	return before(rails, "7.2") ? [
		"pool",
		"pool_size",
		"pool_timeout"
	] : ["pool"];
}
function knownOptions(library, gems) {
	const redis = redisOptions(gems);
	const rails = gems["rails"];
	switch (library) {
		case "redis-rb":
		case "kredis": return redis;
		case "redis-client": return redisClientOptions(gems);
		case "sidekiq": {
			const version = gems["sidekiq"];
			if (version === void 0) return void 0;
			const by = `Sidekiq ${version}`;
			const own = [...SIDEKIQ$2, ...since(SIDEKIQ_SINCE, version)];
			return before(version, "7") ? {
				keys: joined$1(without(REDIS_4, REDIS_4_SINCE, gems["redis"]), own),
				unknown: "ignored",
				by
			} : {
				...eitherWay(gems, own, [...SENTINEL, "master_name"]),
				unknown: "raises",
				by
			};
		}
		case "rails-cache": {
			const driver = atLeast(rails, "8.2.0.alpha") ? redisClientOptions(gems) : redis;
			return rails === void 0 || !driver ? void 0 : {
				...driver,
				keys: joined$1(driver.keys, [
					...STORE,
					...since(STORE_SINCE, rails),
					...poolKeys(rails)
				])
			};
		}
		case "action-cable": return before(rails, "6") || !redis ? void 0 : {
			...redis,
			keys: joined$1(redis.keys, ["adapter", "channel_prefix"])
		};
		default: return;
	}
}
const quoted = (text) => `"${text.replace(/["\\]|#(?=[{$@])/g, "\\$&").replaceAll("\n", "\\n")}"`;
const inText = (v) => {
	if (v.kind === "literal") return quoted(String(v.value ?? "")).slice(1, -1);
	const source = asRuby(v);
	return source === void 0 ? void 0 : `#{${source}}`;
};
function joined(parts, by) {
	return parts.some((p) => p === void 0) ? void 0 : parts.join(by);
}
const key = (name) => /^[a-z_]\w*$/i.test(name) ? `${name}:` : `${quoted(name)}:`;
function fallsThrough(all) {
	const named = new Set(all.flatMap((o) => o.kind === "env" ? [o.name] : []));
	return all.every((o, i) => i === all.length - 1 || o.kind === "absent" || o.kind === "setting" || o.kind === "literal" && o.value === null || o.kind === "env" && o.whenUnset !== "raises") && !all.some((o) => o.kind === "concat" && o.parts.some((p) => p.kind === "env" && named.has(p.name)));
}
function asRuby(v) {
	switch (v.kind) {
		case "literal":
			if (v.value === null) return "nil";
			return typeof v.value === "string" ? v.symbol ? `:${v.value}` : quoted(v.value) : String(v.value);
		case "env":
			if (v.whenUnset === "raises") return `ENV.fetch(${quoted(v.name)})`;
			return v.skipsBlank ? `ENV[${quoted(v.name)}].presence` : `ENV[${quoted(v.name)}]`;
		case "firstOf": {
			const [first, second, third] = v.options;
			if (first?.kind === "env" && !first.skipsBlank && second?.kind === "literal" && !third) return `ENV.fetch(${quoted(first.name)}, ${asRuby(second)})`;
			return fallsThrough(v.options) ? joined(v.options.filter((o) => o.kind !== "absent").map(asRuby), " || ") : void 0;
		}
		case "setting": return v.store === "credentials" && /^[\w.]+$/.test(v.path) ? `Rails.application.credentials.dig(${v.path.split(".").map((p) => `:${p}`).join(", ")})` : void 0;
		case "constant": return v.name;
		case "concat": {
			const inner = joined(v.parts.map(inText), "");
			return inner === void 0 ? void 0 : `"${inner}"`;
		}
		case "list": {
			const inner = joined(v.items.map(asRuby), ", ");
			return inner === void 0 ? void 0 : `[${inner}]`;
		}
		case "record": {
			if (v.open) return void 0;
			const inner = joined([...v.entries].filter(([, x]) => x.kind !== "absent").map(([k, x]) => asRuby(x) === void 0 ? void 0 : `${key(k)} ${asRuby(x)}`), ", ");
			return inner === void 0 ? void 0 : inner === "" ? "{}" : `{ ${inner} }`;
		}
		default: return;
	}
}
const INSTEAD$1 = {
	reconnect_delay: "redis 5 takes the pauses with the attempts: `reconnect_attempts: [0, 0.25, 1]`.",
	reconnect_delay_max: "redis 5 takes the pauses with the attempts: `reconnect_attempts: [0, 0.25, 1]`.",
	logger: "Take `logger:` out; a RedisClient middleware can log commands.",
	tcp_keepalive: "Take `tcp_keepalive:` out; redis-client sets keep-alive by itself.",
	cluster: "Use `Redis::Cluster.new(nodes: […])` of the gem redis-clustering.",
	network_timeout: "Write `timeout:`.",
	thread_safe: "Take `thread_safe:` out: clients always are."
};
const besideSentinels = ({ key }) => `Take \`${key}:\` out; where sentinels watch the server, name them:\n\n${fenced("ruby", "name: \"mymaster\", sentinels: [{ host: \"…\", port: 26379 }]")}`;
const POOL_KEYS = {
	pool_size: "size",
	pool_timeout: "timeout"
};
function poolOf(hash) {
	return `{ ${Object.entries(POOL_KEYS).flatMap(([key, inPool]) => {
		const found = optionKey(hash, key);
		return found ? [`${inPool}: ${asRuby(found.value) ?? "…"}`] : [];
	}).join(", ")} }`;
}
function insteadOf(library, { key, value }, hash) {
	const inPool = POOL_KEYS[key];
	const written = value.kind === "literal" ? show(value) : "…";
	if (inPool && library === "rails-cache") return `Rails 7.2 and later read one key: \`pool: ${poolOf(hash)}\`.`;
	if (inPool && library === "sidekiq") return `Write \`${key === "pool_size" ? "size" : key}: ${written}\`.`;
	if (inPool || key === "pool" || key === "size") return `A client is one connection; put a pool around it:\n\n${fenced("ruby", `ConnectionPool.new(size: ${key === "size" || key === "pool_size" ? written : 5}, timeout: 1) { Redis.new(…) }`)}`;
	if (library === "redis-client" && SENTINEL.includes(key)) return `Sentinels have a call of their own:\n\n${fenced("ruby", "RedisClient.sentinel(name: \"mymaster\", sentinels: […]).new_client")}`;
	if (key === "namespace") return "A client has no namespace. Write the prefix into the keys, or wrap the client: `Redis::Namespace.new(\"name\", redis: client)`.";
	if (key === "expires_in") return "Give each key its expiry: `set(key, value, ex: seconds)`.";
	if (key === "verify_mode" || key === "ssl_verify_mode") return "It belongs inside `ssl_params: { verify_mode: … }`.";
	return INSTEAD$1[key] ?? `Take \`${key}:\` out.`;
}
function poolFix(key, hash) {
	const inPool = POOL_KEYS[key.key];
	const { value, at } = key;
	const others = ["pool", ...Object.keys(POOL_KEYS)].filter((k) => k !== key.key && optionKey(hash, k));
	if (!inPool || others.length > 0 || value.kind !== "literal" || value.at.file !== at.file || value.at.start < at.end) return void 0;
	return {
		title: `write pool: { ${inPool}: … }`,
		safe: true,
		edits: [{
			at: {
				...at,
				end: value.at.end,
				endLine: value.at.endLine,
				endColumn: value.at.endColumn
			},
			text: `pool: { ${inPool}: ${show(value)} }`
		}]
	};
}
const sure$1 = (key, handed) => key.always && !handed?.conditional ? "certain" : "likely";
function placed$1(handed, key) {
	const at = keyPlace(handed, key);
	return at === key.at ? { at } : {
		at,
		related: [{
			at: key.at,
			role: `\`${key.key}:\` is written here`
		}]
	};
}
const HARMLESS = new Set([
	"thread_safe",
	"adapter",
	"protocol",
	"pool_name"
]);
function* unknownKeys$1(model) {
	for (const handed of configured$1(model)) {
		const { library, call, options: hash } = handed;
		const known = knownOptions(library, model.gems);
		if (known?.unknown !== "ignored") continue;
		for (const key of optionKeys(hash)) {
			const section = key.value.kind === "record";
			if (known.keys.has(key.key) || HARMLESS.has(key.key) || section && library !== "action-cable") continue;
			const effect = section ? "it connects as if nothing were said" : EFFECT[key.key];
			yield {
				severity: effect ? "warning" : "note",
				...placed$1(handed, key),
				message: `\`${call}\` is given \`${key.key}: ${section ? "…" : show(key.value)}\`, which ${known.by} drops without a word${effect ? `: ${effect}` : ""}. redis 5 raises ArgumentError on it.`,
				advice: insteadOf(library, key, hash),
				about: `${key.key} ignored by ${library}`,
				confidence: sure$1(key, handed)
			};
		}
	}
}
const EFFECT = {
	namespace: "keys have no prefix",
	pool_size: "the pool keeps the size it would have anyway",
	pool_timeout: "a thread waits for a connection as long as the library's default has it",
	pool: "there is no pool",
	size: "there is no pool",
	verify_mode: "certificates are verified by the default",
	ssl_verify_mode: "certificates are verified by the default",
	expires_in: "keys never expire by it",
	username: "it gives the password without a name",
	master_name: "the name of the master is the host of the URL",
	max_retries: "commands are retried as often as `reconnect_attempts` says",
	retries: "commands are retried as often as `reconnect_attempts` says"
};
function* cacheTimeout(model) {
	const rails = model.gems.rails;
	if (atLeast(rails, "8.2.0.alpha")) return;
	for (const { options: hash } of cacheStores(model)) {
		const key = optionKey(hash, "timeout");
		if (!hash || !key || isNothing(key.value) || optionKey(hash, "redis")) continue;
		const missing = [
			"connect_timeout",
			"read_timeout",
			"write_timeout"
		].filter((k) => !optionKey(hash, k));
		if (missing.length === 0) continue;
		const connect = before(rails, "7.1") ? 20 : 1;
		const number = numberIn(key.value);
		const parts = missing.map((k) => `${k.replace("_timeout", "")} ${k === "connect_timeout" ? connect : 1} s`);
		const same = number === 1 && (connect === 1 || !missing.includes("connect_timeout"));
		yield {
			severity: same ? "note" : "warning",
			at: key.at,
			message: `\`timeout: ${show(key.value)}\` has no effect on :redis_cache_store: Rails${rails ? ` ${rails}` : ""} fills in ${parts.join(", ")} itself, and those win${same ? " (which comes to the same here)" : ""}.`,
			advice: `Write what is meant:\n\n${fenced("ruby", missing.map((k) => `${k}: ${show(key.value)}`).join(", "))}`,
			about: "timeout ignored by rails-cache",
			confidence: rails === void 0 ? "likely" : sure$1(key)
		};
	}
}
function* sidekiqSize(model) {
	const version = model.gems.sidekiq;
	if (!atLeast(version, "7") || !before(version, "7.0.3")) return;
	for (const { library, options: hash } of configured$1(model)) {
		const key = library === "sidekiq" ? optionKey(hash, "size") : void 0;
		if (!key) continue;
		yield {
			severity: "warning",
			at: key.at,
			message: `\`size: ${show(key.value)}\` has no effect: Sidekiq ${version} gives each pool the size that it thinks right, and reads \`size:\` from 7.0.3 on.`,
			advice: "Take `size:` out, or update Sidekiq: `bundle update sidekiq`.",
			about: "size ignored by sidekiq",
			confidence: sure$1(key)
		};
	}
}
function* unreadKeys(model) {
	for (const { key, at, value, reader } of model.misplacedKeys) {
		if (!reader) continue;
		const what = value ? `\`${key}: ${value.kind === "record" ? "…" : show(value)}\`` : `\`${key}:\``;
		const sidekiq = model.clients.find((c) => c.library === "sidekiq" && c.role === "server");
		yield reader === "sidekiq" ? {
			severity: "warning",
			at,
			message: `Sidekiq reads no ${what} from its YAML file: ${key === "namespace" ? "its keys have no prefix by it" : `it connects to ${sidekiq ? show(sidekiq.endpoint) : "$REDIS_URL"}`}.`,
			advice: `Take the key out, and set Redis in config/initializers/sidekiq.rb:\n\n${fenced("ruby", "Sidekiq.configure_server { |config| config.redis = { url: ENV[\"REDIS_URL\"] } }\nSidekiq.configure_client { |config| config.redis = { url: ENV[\"REDIS_URL\"] } }")}`,
			about: `${key} of the YAML ignored by sidekiq`,
			confidence: "certain"
		} : {
			severity: key === "ssl_params" || key === "channel_prefix" ? "warning" : "note",
			at,
			message: `Action Cable of Rails ${model.gems.rails} hands ${before(model.gems.rails, "5.2") ? "the URL alone" : "url, host, port, db and password alone"} to Redis: ${what} is dropped without a word.`,
			advice: `Set it with a connector, in an initializer:\n\n${fenced("ruby", "require \"action_cable/subscription_adapter/redis\"\nActionCable::SubscriptionAdapter::Redis.redis_connector = ->(config) { Redis.new(config.except(:adapter, :channel_prefix)) }")}`,
			about: `${key} ignored by action-cable`,
			confidence: "certain"
		};
	}
}
function* sessionTls(model) {
	const [name, hash] = model.calls.findLast((c) => c.path === "Rails.application.config.session_store")?.args ?? [];
	if (name?.kind !== "literal" || name.value !== "redis_store") return;
	const key = optionKey(hash, "ssl_params");
	if (!key || !hash || entry(hash, "servers").kind === "absent") return;
	yield {
		severity: "warning",
		at: key.at,
		message: "`ssl_params:` beside `servers:` never reaches the connection of the session store: redis-store reads the options of each server only.",
		advice: fenced("ruby", "servers: [{ url: ENV[\"REDIS_URL\"], ssl_params: { … } }]"),
		about: "ssl_params ignored by the session store",
		confidence: sure$1(key)
	};
}
function* hiredisVerify(model) {
	const version = model.gems["hiredis-client"];
	if (!before(version, "0.30")) return;
	const seen = [];
	for (const client of model.clients) {
		if (client.tlsVerify !== "none" || !client.tlsAt || isRider(client) || before(model.gems.redis, "5")) continue;
		const at = client.tlsAt;
		if (seen.some((s) => contains(s, at))) continue;
		seen.push(at);
		yield {
			severity: "warning",
			at,
			message: `VERIFY_NONE has no effect on ${client.name}: hiredis-client ${version} takes over where it is loaded and verifies all the same, so a self-signed certificate (Heroku's) is refused.`,
			advice: "Update hiredis-client to 0.30 or later, or take it out of the Gemfile; better, verify the certificate.",
			about: `VERIFY_NONE ignored by hiredis-client for ${client.workload}`,
			confidence: "likely"
		};
	}
}
const examples$7 = [
	{
		title: "A timeout that Rails overrides, and a pool that redis 4 knows nothing of",
		kind: "bad",
		files: `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV.fetch("CACHE_URL"), timeout: 2 } # <- fills in connect 20 s, read 1 s, write 1 s
end
--- config/initializers/redis.rb
STOCK_REDIS = Redis.new(url: ENV.fetch("STOCK_URL"), timeout: 1, pool_size: 12) # <- redis 4.8.1 drops without a word
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    rails (6.1.7)
    redis (4.8.1)
`
	},
	{
		title: "Redis in sidekiq.yml, and a hash from another file",
		kind: "bad",
		files: `--- config/sidekiq.yml
concurrency: 7
production:
  url: redis://jobs.internal:6380/2 # <- it connects to $REDIS_URL
--- lib/redis_settings.rb
module RedisSettings
  OPTIONS = { url: ENV.fetch("STOCK_URL"), namespace: "stock", timeout: 1 }.freeze
end
--- config/initializers/redis.rb
require_relative "../../lib/redis_settings"
STOCK_REDIS = Redis.new(RedisSettings::OPTIONS) # <- keys have no prefix
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    rails (6.1.7)
    redis (4.8.1)
    sidekiq (6.5.12)
`
	},
	{
		title: "A pool with the cache store's names for its size",
		kind: "bad",
		files: `--- config/initializers/redis.rb
STOCK_REDIS = ConnectionPool.new(pool_size: 12, timeout: 1) { Redis.new(url: ENV.fetch("STOCK_URL"), timeout: 1) } # <- the pool holds 5 connections
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    connection_pool (2.5.5)
    rails (7.1.5)
    redis (5.4.1)
`
	},
	{
		title: "Options where they are read",
		kind: "good",
		files: `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV.fetch("CACHE_URL"), connect_timeout: 2, read_timeout: 2, write_timeout: 2, namespace: "c" }
end
--- config/initializers/redis.rb
STOCK_REDIS = Redis.new(url: ENV.fetch("STOCK_URL"), timeout: 1, reconnect_delay: 0.5, tcp_keepalive: 30)
--- config/sidekiq.yml
concurrency: 7
production:
  queues: [critical, default]
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    rails (6.1.7)
    redis (4.8.1)
    sidekiq (6.5.12)
`
	}
];
const POOLS = {
	"ConnectionPool.new": [],
	"ConnectionPool::Wrapper.new": ["pool"]
};
const KEYS = [
	"size",
	"timeout",
	"auto_reload_after_fork",
	"name"
];
const poolOptions$1 = (model) => distinctCalls(model.calls).flatMap((call) => {
	const more = POOLS[call.path];
	const options = call.args.at(-1);
	if (!more || options?.kind !== "record" || !model.clients.some((c) => contains(call.at, c.at) || place(c.at) === place(call.at))) return [];
	return [{
		call,
		name: call.path,
		options,
		known: new Set([...KEYS, ...more]),
		asHash: !call.keywords
	}];
});
const sure = (key, handed) => key.always && !handed?.conditional ? "certain" : "likely";
function placed(handed, key) {
	const at = keyPlace(handed, key);
	return at === key.at ? { at } : {
		at,
		related: [{
			at: key.at,
			role: `\`${key.key}:\` is written here`
		}]
	};
}
const poolKey = (key) => key.replace(/^pool_/, "");
function* poolArguments$1(model) {
	const version = model.gems["connection_pool"];
	if (!atLeast(version, "3")) return;
	for (const { call, name, options, known, asHash } of poolOptions$1(model)) {
		if (asHash) {
			yield {
				at: call.at,
				message: `\`${name}\` is given a Hash, and connection_pool ${version} takes keywords only: ArgumentError (wrong number of arguments) when the pool is made.`,
				advice: `Spread it with two stars, \`${name}(**options) { … }\`, or write the keywords: ${fencedKeys(name, options)}`,
				about: `a Hash refused by ${name}`,
				confidence: call.conditional ? "likely" : "certain"
			};
			continue;
		}
		for (const key of optionKeys(options)) {
			if (known.has(key.key)) continue;
			const written = asRuby(key.value) ?? "…";
			const meant = poolKey(key.key);
			yield {
				at: keyPlace({ at: call.at }, key),
				message: `\`${name}\` is given \`${key.key}:\`, which connection_pool ${version} does not take: ArgumentError (unknown keyword: :${key.key}) when the pool is made.`,
				advice: known.has(meant) ? `Write \`${meant}: ${written}\`.` : `Take \`${key.key}:\` out.`,
				about: `${key.key} refused by ${name}`,
				confidence: sure(key, call)
			};
		}
	}
}
function fencedKeys(name, options) {
	const keys = optionKeys(options).map((k) => `${poolKey(k.key)}: ${asRuby(k.value) ?? "…"}`);
	return `\n\n${fenced("ruby", `${name}(${keys.join(", ")}) { … }`)}`;
}
const DEFAULTS = {
	size: "the pool holds 5 connections",
	timeout: "a thread waits up to 5 s for a connection"
};
function* poolArguments(model) {
	const version = model.gems["connection_pool"];
	if (!before(version, "3")) return;
	for (const { call, name, options, known } of poolOptions$1(model)) {
		const keys = optionKeys(options);
		for (const key of keys) {
			const meant = poolKey(key.key);
			const effect = keys.some((k) => k.key === meant) ? void 0 : DEFAULTS[meant];
			if (known.has(key.key)) continue;
			yield {
				severity: effect ? "warning" : "note",
				at: keyPlace({ at: call.at }, key),
				message: `\`${name}\` is given \`${key.key}: ${show(key.value)}\`, which connection_pool ${version} drops without a word${effect ? `: ${effect}` : ""}. connection_pool 3 raises ArgumentError on it.`,
				advice: known.has(meant) ? `Write \`${meant}: ${asRuby(key.value) ?? "…"}\`.` : `Take \`${key.key}:\` out.`,
				about: `${key.key} ignored by ${name}`,
				confidence: sure$1(key, call)
			};
		}
	}
}
function* sentinelUrl(model) {
	const version = model.gems.sidekiq;
	if (!atLeast(version, "7") || !before(version, "7.3")) return;
	for (const { library, options: hash } of configured$1(model)) {
		const url = library === "sidekiq" && optionKey(hash, "sentinels") ? optionKey(hash, "url") : void 0;
		if (!url || isNothing(url.value)) continue;
		yield {
			severity: "warning",
			at: url.at,
			message: `\`url:\` beside \`sentinels:\` has no effect: Sidekiq ${version} drops it, and with it the master's name, the password, the database and TLS that the URL holds. Sidekiq 7.3 reads it.`,
			advice: `Write the parts by themselves, or update Sidekiq:\n\n${fenced("ruby", "config.redis = { name: \"mymaster\", sentinels: […], password: ENV[\"REDIS_PASSWORD\"], db: 0 }")}`,
			about: "url beside sentinels ignored by sidekiq",
			confidence: url.always ? "certain" : "likely"
		};
	}
}
const OLD = new Set([
	"redis-rb",
	"rails-cache",
	"action-cable",
	"kredis",
	"sidekiq"
]);
const PATH = /^rediss?:\/\/[^/?#]*\/([^?#]+)/;
const database$2 = (path) => Number.parseInt(/^\d+/.exec(path)?.[0] ?? "0", 10);
function* namedDatabases$1(model) {
	const { redis } = model.gems;
	if (!before(redis, "5")) return;
	const seen = new Set();
	for (const client of model.clients) {
		if (isRider(client) || !OLD.has(client.library) || client.library === "sidekiq" && atLeast(model.gems.sidekiq, "7")) continue;
		for (const url of options(client.endpoint)) {
			const path = url.kind === "literal" ? PATH.exec(String(url.value))?.[1] : void 0;
			if (path === void 0 || /^\d+\/?$/.test(path) || seen.has(url)) continue;
			seen.add(url);
			yield {
				severity: "warning",
				at: client.urlAt ?? client.at,
				message: `${client.name} is given ${show(url)}, and redis ${redis} reads of the path "${path}" a database number alone: it uses database ${database$2(path)}, and keys have no prefix. redis 5 raises ArgumentError.`,
				advice: "Keep the number alone. A namespace in the path is the form of redis-store; elsewhere wrap the client: `Redis::Namespace.new(\"name\", redis: client)`.",
				about: `path ${path} ignored by ${client.library}`,
				confidence: options(client.endpoint).length > 1 ? "likely" : "certain"
			};
		}
	}
}
const id$4 = "ignored-option";
const CHECKS$1 = [
	unknownKeys$1,
	poolArguments,
	cacheTimeout,
	sidekiqSize,
	sentinelUrl,
	namedDatabases$1,
	unreadKeys,
	sessionTls,
	hiredisVerify
];
const ignoredOption = {
	id: id$4,
	severity: "warning",
	since: "0.1.0",
	needs: ["code"],
	title: "An option has no effect",
	why: `Some options look right and do nothing. redis-rb up to 4, and Sidekiq up to 6 with it, drop keys they don't know; so does connection_pool up to 2, which calls them \`size:\` and \`timeout:\`. \`timeout:\` on \`:redis_cache_store\` loses to the three specific timeouts that Rails fills in (connect 20 s before Rails 7.1). Sidekiq reads no \`url:\`, \`redis:\` or \`namespace:\` from sidekiq.yml. Action Cable of Rails 5 hands five keys to Redis and drops the rest, \`ssl_params\` too. redis-store reads TLS options inside \`servers:\` only, and hiredis-client before 0.30.0 verifies certificates whatever \`verify_mode\` says.

Whoever wrote the option believes in it, and finds out on the day it was meant for. What is refused with an exception is the matter of invalid-option.`,
	fix: `\`\`\`ruby
# not timeout: 2
config.cache_store = :redis_cache_store, { url: ENV["CACHE_URL"], connect_timeout: 2, read_timeout: 2, write_timeout: 2 }
\`\`\``,
	sources: [
		"https://github.com/redis/redis-rb/blob/v4.8.1/lib/redis/client.rb",
		"https://github.com/rails/rails/blob/v7.0.8/activesupport/lib/active_support/cache/redis_cache_store.rb",
		"https://github.com/sidekiq/sidekiq/wiki/Using-Redis",
		"https://github.com/rails/rails/blob/v5.2.8/actioncable/lib/action_cable/subscription_adapter/redis.rb",
		"https://github.com/redis-rb/redis-client/blob/v0.30.0/CHANGELOG.md"
	],
	*check(model) {
		const seen = new Set();
		for (const check of CHECKS$1) for (const ignored of check(model)) {
			const where = `${place(ignored.at)} ${ignored.about}`;
			if (seen.has(where)) continue;
			seen.add(where);
			yield {
				rule: id$4,
				related: [],
				...ignored
			};
		}
	},
	examples: examples$7
};
const REDIS = {
	"2.8": "2018-10-17",
	"3.0": "2018-10-17",
	"3.2": "2018-10-17",
	"4.0": "2020-04-30",
	"5.0": "2022-04-27",
	"6.0": "2022-05-31",
	"7.0": "2024-07-29"
};
const VALKEY = {
	"7.2": "2029-04-16",
	"8.0": "2027-09-15",
	"8.1": "2030-03-31",
	"9.0": "2028-10-21"
};
const ELASTICACHE = {
	"2": "2023-01-13",
	"3": "2023-07-31",
	"4": "2026-01-31",
	"5": "2026-01-31"
};
const LAST_MINOR = {
	"2": "2.8",
	"3": "3.2",
	"4": "4.0",
	"5": "5.0",
	"6": "6.2",
	"7": "7.4"
};
const OWN$1 = /^(?:compose|kamal|kubernetes|fly|procfile|self-run|loopback|a private address|another host)$/;
function ended(server, now) {
	const version = known$2(server.facts.version)?.value;
	const engine = known$2(server.facts.engine)?.value ?? "redis";
	if (version === void 0 || now === 0) return void 0;
	const [major = "", minor] = version.split(".");
	const aws = server.provider === "elasticache" || server.live?.hostClass === "elasticache";
	const found = aws ? engine === "redis" ? ELASTICACHE[major] : void 0 : !OWN$1.test(server.live?.hostClass ?? server.provider) ? void 0 : engine === "redis" ? REDIS[minor === void 0 || minor === "x" ? LAST_MINOR[major] ?? "" : `${major}.${minor}`] : engine === "valkey" && minor !== void 0 ? VALKEY[`${major}.${minor}`] : void 0;
	if (found === void 0 || Date.parse(found) > now) return void 0;
	return {
		version,
		on: found,
		by: aws ? "Amazon" : engine === "valkey" ? "the Valkey project" : "the Redis project",
		next: engine === "valkey" || aws ? "Valkey 8.1" : "Redis 8.2 or later, or Valkey 8.1"
	};
}
const MONTHS = [
	"January",
	"February",
	"March",
	"April",
	"May",
	"June",
	"July",
	"August",
	"September",
	"October",
	"November",
	"December"
];
function day(iso) {
	const [year, month, date] = iso.split("-").map(Number);
	return `${date} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}
function isImageTag(server) {
	const [version, image] = [known$2(server.facts.version), known$2(server.facts.image)];
	return version?.source === "declared" && version.at !== void 0 && version.at === image?.at;
}
function parts(image) {
	if (image.includes("@")) return void 0;
	const slash = image.lastIndexOf("/");
	const colon = image.indexOf(":", slash + 1);
	return colon === -1 ? {
		name: image,
		tag: void 0
	} : {
		name: image.slice(0, colon),
		tag: image.slice(colon + 1)
	};
}
const pinned = (name) => /valkey/.test(name) ? `${name}:8.1` : /keydb|dragonfly/.test(name) ? `${name}:VERSION` : `${name}:8.2`;
const paste$1 = (server, image) => {
	const key = server.provider === "fly" ? `[build]\n  image = "${image}"` : `image: ${image}`;
	return `\`\`\`${server.provider === "fly" ? "toml" : "yaml"}\n${key}\n\`\`\``;
};
function judge$2(server, model) {
	const image = known$2(server.facts.image);
	const found = image && parts(image.value);
	if (!image || !found) return void 0;
	const { name, tag } = found;
	const at = whereSaid(server, image);
	const base = {
		rule: "image-tag",
		at,
		related: relatedTo(at, server, []),
		...liveName(server)
	};
	if (tag === void 0 || !/^v?\d/.test(tag)) return {
		...base,
		severity: "warning",
		confidence: image.unless ? "likely" : "certain",
		message: `${capital(titled(server))} runs the image \`${image.value}\`, ${tag === void 0 ? "without a tag" : "whose tag names no version"}: the next pull may bring another major version in the middle of a deployment, and an older one can't read the files that it writes, so that there is no way back.`,
		advice: `Pin the version that runs now (\`INFO server\` tells it), at least its major and minor:\n\n${paste$1(server, pinned(name))}`,
		about: `no version of ${server.id}`
	};
	const end = isImageTag(server) && known$2(server.facts.version)?.source !== "live" ? ended(server, model.now) : void 0;
	if (!end) return void 0;
	return {
		...base,
		severity: "warning",
		confidence: image.unless ? "likely" : "certain",
		message: `${capital(titled(server))} runs \`${image.value}\`: ${end.by} has given ${end.version} no security fixes since ${day(end.on)}.`,
		advice: `Go to ${end.next}; the newer server reads the older one's files:\n\n${paste$1(server, pinned(name))}`,
		about: `${end.version} of ${server.id}`
	};
}
function* check$18(model) {
	for (const server of judgedServers(model)) {
		const found = judge$2(server, model);
		if (found) yield found;
	}
}
const imageTag = {
	id: "image-tag",
	severity: "warning",
	since: "0.1.0",
	needs: ["declared"],
	title: "A Redis image without a version, or past that version's end",
	why: "Without a tag, with `latest` or with a word such as `alpine`, a pull brings whatever is newest: perhaps another major version, whose snapshot and append-only files an older one refuses to read. Versions that their project has given up get no security fixes: Redis up to 5.0 since April 2022, 6.0 since May 2022, 7.0 since July 2024. A tag of the major version alone (`redis:7`) moves within it and is no finding; a digest pins more than any tag.",
	fix: `\`\`\`yaml
image: redis:8.2-alpine
\`\`\``,
	sources: [
		"https://hub.docker.com/_/redis",
		"https://github.com/redis/redis/security/policy",
		"https://endoflife.date/redis",
		"https://valkey.io/topics/releases/"
	],
	check: (model) => onceEach(check$18(model)),
	examples: [
		{
			title: "No tag, and a version that ended",
			kind: "bad",
			files: `--- compose.prod.yml
services:
  redis:
    image: redis # <- runs the image \`redis\`, without a tag
  limits:
    image: redis:7.0-alpine # <- has given 7.0 no security fixes since 29 July 2024
${LOCK$6}`
		},
		{
			title: "Through a Dockerfile and a variable",
			kind: "bad",
			files: `--- compose.prod.yml
services:
  redis:
    build: ./redis
  pages:
    image: \${PAGES_IMAGE:-valkey/valkey:latest} # <- whose tag names no version
--- redis/Dockerfile
FROM redis:5 # <- has given 5 no security fixes since 27 April 2022
COPY redis.conf /etc/redis.conf
CMD ["redis-server", "/etc/redis.conf"]
--- redis/redis.conf
appendonly yes
${LOCK$6}`
		},
		{
			title: "A version, or a digest",
			kind: "good",
			files: `--- compose.prod.yml
services:
  redis:
    image: redis:7.4-alpine
  limits:
    image: redis:7
  pages:
    image: valkey/valkey@sha256:4a0a1dbd8e3e5e6e27e1a6e3f5c0b2b6a0a4bb6a2e9c0a7c1f5b8d3e9f6a7b8c
${LOCK$6}`
		}
	]
};
const id$3 = "incompatible-gems";
const versions = (model, first, second) => `${first} ${model.gems[first]} with ${second} ${model.gems[second]}`;
function* cachePool(model) {
	const { rails, connection_pool: pool } = model.gems;
	const mended = atLeast(rails, "8.1") ? atLeast(rails, "8.1.2") : atLeast(rails, "8.0.5");
	if (rails === void 0 || !atLeast(pool, "3") || mended) return;
	const client = model.clients.find((c) => c.library === "rails-cache" && !isRider(c) && c.pooling !== "none");
	if (!client) return;
	const floor = atLeast(rails, "8.1") ? "8.1.2" : "8.0.5";
	yield {
		first: "connection_pool",
		second: "rails",
		severity: "error",
		client,
		message: `${versions(model, "rails", "connection_pool")}: the cache store hands its pool's options over as a Hash, connection_pool 3 takes keywords only, so making the cache raises ArgumentError (wrong number of arguments) and the app does not boot.`,
		advice: `Update Rails to ${floor} or later, or hold connection_pool back in the Gemfile:\n\n${fenced("ruby", "gem \"connection_pool\", \"< 3\"")}`
	};
}
function* cacheRedis(model) {
	const { redis, rails } = model.gems;
	if (rails === void 0 || atLeast(rails, "8.2.0.alpha") || !model.loaded || redis !== void 0 && atLeast(redis, "4.0.1")) return;
	const client = model.clients.find((c) => c.library === "rails-cache" && !isRider(c));
	if (!client || model.instead["cache"] !== void 0) return;
	yield {
		first: "redis",
		second: "rails",
		severity: "error",
		client,
		message: `${redis === void 0 ? `rails ${rails} without the gem redis` : versions(model, "rails", "redis")}: the Redis cache store asks for redis 4.0.1 or later, so making the cache raises Gem::LoadError and the app does not boot.`,
		advice: `${redis === void 0 ? "Put redis" : "Update redis"} in the Gemfile:\n\n${fenced("ruby", `gem "redis", "${atLeast(rails, "7.0.4") ? "~> 5.4" : "~> 4.8"}"`)}`
	};
}
function* sidekiqSix(model) {
	const { sidekiq, redis } = model.gems;
	if (!before(sidekiq, "6.5.6") || !atLeast(redis, "5")) return;
	const clients = model.clients.filter((c) => c.library === "sidekiq" && !isRider(c));
	if (clients.length > 0 && clients.every((c) => optionKey(c.options, "driver"))) return;
	yield {
		first: "redis",
		second: "sidekiq",
		severity: "error",
		...clients[0] ? { client: clients[0] } : {},
		message: `${versions(model, "sidekiq", "redis")}: this Sidekiq looks for \`Redis::Connection\`, which redis 5 no longer has, so its first connection raises NameError in every process.`,
		advice: `Hold redis back until Sidekiq is updated, in the Gemfile:\n\n${fenced("ruby", "gem \"redis\", \"~> 4.8\"")}\n\nor go to Sidekiq 7, which needs no redis gem.`
	};
}
function* poolName(model) {
	const { sidekiq, connection_pool: pool } = model.gems;
	if (!atLeast(sidekiq, "7") || !before(sidekiq, "8.0.10") || !atLeast(pool, "3") || !before(pool, "3.0.2")) return;
	const client = model.clients.find((c) => c.library === "sidekiq" && !isRider(c));
	yield {
		first: "connection_pool",
		second: "sidekiq",
		severity: "error",
		...client ? { client } : {},
		message: `${versions(model, "sidekiq", "connection_pool")}: Sidekiq gives its pools a name, which connection_pool ${pool} refuses: ArgumentError (unknown keyword: :name) as soon as a job is pushed or a worker starts.`,
		advice: `Update connection_pool to 3.0.2 or later (\`bundle update connection_pool\`), or hold it back:\n\n${fenced("ruby", "gem \"connection_pool\", \"< 3\"")}`
	};
}
function* hiredis(model) {
	const { redis, hiredis: version } = model.gems;
	if (!atLeast(redis, "5") || version === void 0 || model.gems["hiredis-client"] !== void 0) return;
	if (!model.clients.some((c) => !isRider(c))) return;
	yield {
		first: "hiredis",
		second: "redis",
		severity: "note",
		message: `${versions(model, "hiredis", "redis")}: redis 5 never uses this gem, so replies are parsed in Ruby.`,
		advice: `Replace it in the Gemfile:\n\n${fenced("ruby", "gem \"hiredis-client\"")}`
	};
}
const incompatibleGems = {
	id: id$3,
	severity: "error",
	since: "0.1.0",
	needs: ["code"],
	title: "Two locked gems do not work together",
	why: `Bundler keeps gems apart that say so in their gemspecs. These pairs are locked without a complaint and fail at run time, mostly in the first process that uses Redis in production:

- connection_pool 3 with the cache store of Rails before 8.0.5, and of 8.1.0 and 8.1.1: ArgumentError
- connection_pool 3.0.0 and 3.0.1 with Sidekiq 7.0 to 8.0.9: ArgumentError
- redis before 4.0.1 with the Redis cache store: Gem::LoadError
- redis 5 with Sidekiq before 6.5.6: NameError
- hiredis with redis 5: no error, and no use (note)

The redis gem that Action Cable's adapter refuses is the matter of cable-adapter. Without a lockfile nothing is said.`,
	fix: `Update the older of the two, or hold the newer back:

\`\`\`ruby
# Gemfile
gem "connection_pool", "< 3"
\`\`\``,
	sources: [
		"https://github.com/mperham/connection_pool/blob/v3.0.2/Changes.md",
		"https://github.com/sidekiq/sidekiq/blob/v6.5.5/lib/sidekiq/redis_connection.rb",
		"https://github.com/redis/redis-rb/blob/v5.4.1/CHANGELOG.md#500",
		"https://github.com/rails/rails/blob/v8.0.2/activesupport/lib/active_support/cache/redis_cache_store.rb"
	],
	*check(model) {
		for (const pairs of [
			cachePool,
			cacheRedis,
			sidekiqSix,
			poolName,
			hiredis
		]) for (const { first, second, severity, message, advice, client } of pairs(model)) {
			const locked = (gem) => model.lockedAt?.get(gem);
			const other = locked(second);
			yield {
				rule: id$3,
				severity,
				confidence: "certain",
				message,
				advice,
				at: locked(first) ?? client?.at ?? fileSpan(model.root === "." ? "Gemfile.lock" : `${model.root}/Gemfile.lock`),
				related: [...other ? [{
					at: other,
					role: `${second} ${model.gems[second]}`
				}] : [], ...client ? [{
					at: client.at,
					role: "breaks here"
				}] : []],
				about: `${first} with ${second}`
			};
		}
	},
	examples: [
		{
			title: "connection_pool 3 with a Rails that hands its cache's pool a Hash",
			kind: "bad",
			files: `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV.fetch("CACHE_URL"), namespace: "c", connect_timeout: 2 }
end
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    connection_pool (3.0.2) # <- rails 8.0.4 with connection_pool 3.0.2
    rails (8.0.4)
    redis (5.4.1)
`
		},
		{
			title: "redis 5 with a Sidekiq that has no upper bound; the options come from a method",
			kind: "bad",
			files: `--- lib/jobs_redis.rb
module JobsRedis
  def self.options = { url: ENV.fetch("JOBS_URL"), network_timeout: 2 }
end
--- config/initializers/sidekiq.rb
require_relative "../../lib/jobs_redis"
Sidekiq.configure_server { |config| config.redis = JobsRedis.options }
Sidekiq.configure_client { |config| config.redis = JobsRedis.options }
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    redis (5.0.8) # <- \`Redis::Connection\`, which redis 5 no longer has
    sidekiq (6.4.2)
`
		},
		{
			title: "connection_pool 3 with versions that know it",
			kind: "good",
			files: `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV.fetch("CACHE_URL"), namespace: "c", connect_timeout: 2 }
end
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    connection_pool (3.0.2)
    rails (8.1.2)
    redis (5.4.1)
    redis-client (0.26.4)
    sidekiq (8.1.0)
`
		}
	]
};
const receiverOf = ({ path }) => path.slice(0, Math.max(0, path.lastIndexOf(".")));
const methodOf = ({ path }) => path.slice(path.lastIndexOf(".") + 1);
const pairs$1 = (sources) => Object.entries(sources).map(([key, source]) => `${key}: ${source}`);
const target = ({ client }) => `${place(client.at)} ${client.workload} ${client.role ?? ""}`;
const together$1 = (own, all) => [...all, own].reduce((sum, one) => {
	const pool = sum.pool || one.pool ? {
		...sum.pool,
		...one.pool
	} : void 0;
	const constant = one.constant ?? sum.constant;
	return {
		client: own.client,
		added: {
			...sum.added,
			...one.added
		},
		...pool ? { pool } : {},
		...sum.wrapper || one.wrapper ? { wrapper: true } : {},
		...constant !== void 0 ? { constant } : {}
	};
}, {
	client: own.client,
	added: {}
});
function optionSource(options, key, at) {
	const value = options.entries.get(key);
	if (value === void 0 || value.kind === "absent") return void 0;
	const where = options.keys?.get(key);
	const written = where?.written && place(where.written.of) === place(value.at) ? where.written : void 0;
	if (!where || !written) return asRuby(value);
	if (contains(at, where)) return written.text;
	const said = asRuby(value);
	const inFull = written.of.file === where.file && written.of.line === where.line;
	return written.alone && (said === void 0 || inFull) ? written.text : said;
}
function mayHoldMore(options) {
	if (!options) return false;
	if (options.kind === "record") return options.open ?? false;
	if (options.kind === "firstOf" || options.kind === "either") return options.options.some(mayHoldMore);
	return true;
}
function onRedisClient(client, gems) {
	if (client.library === "redis-client" || client.library === "redlock") return true;
	if (client.library === "sidekiq") return client.onRedisClient === true || !before(gems["sidekiq"], "7");
	return client.library !== "ioredis" && client.library !== "node-redis" && !before(gems["redis"], "5");
}
function decidingGem(client) {
	if (client.library === "ioredis" || client.library === "node-redis") return void 0;
	return {
		sidekiq: "sidekiq",
		"rails-cache": "rails",
		"redis-client": "redis-client",
		redlock: "redlock"
	}[client.library] ?? "redis";
}
function nilKey(client, which) {
	const { options } = client;
	if (options?.kind !== "record") return void 0;
	const key = (client.library === "rails-cache" ? [`${which}_timeout`] : [`${which}_timeout`, "timeout"]).find((k) => options.entries.has(k));
	const value = key === void 0 ? void 0 : options.entries.get(key);
	return value?.kind === "literal" && value.value === null ? key : void 0;
}
function limit(client, which, model) {
	const value = client.timeouts[which];
	const { options } = client;
	if (value) {
		const key = [
			`${which}_timeout`,
			"timeout",
			"network_timeout"
		].find((k) => options && entry(options, k).kind !== "absent") ?? "timeout";
		const given = amount(value);
		if (!given || given.number === null) return {
			from: "unknown",
			seconds: null,
			value,
			key
		};
		if (given.number <= 0 && (which === "connect" || onRedisClient(client, model.gems))) return {
			from: "unknown",
			seconds: null,
			value,
			key
		};
		return {
			from: "repository",
			seconds: given.number <= 0 ? Number.POSITIVE_INFINITY : given.number,
			value,
			key
		};
	}
	const handedOver = options?.kind === "record" && client.library === "rails-cache" && !isNothing(options.entries.get("redis") ?? {
		kind: "absent",
		at: client.at
	});
	if (mayHoldMore(options) || handedOver) return {
		from: "unknown",
		seconds: null,
		value: null
	};
	const written = client.library !== "sidekiq" && onRedisClient(client, model.gems) ? nilKey(client, which) : void 0;
	if (written !== void 0) return {
		from: "repository",
		seconds: Number.POSITIVE_INFINITY,
		value: null,
		key: written
	};
	return {
		from: "default",
		seconds: defaults(client, model.gems)[which],
		value: null
	};
}
function retries(client, model) {
	const value = client.reconnectAttempts;
	if (!value) return mayHoldMore(client.options) ? {
		tries: null,
		sleeps: 0
	} : {
		tries: 1 + defaults(client, model.gems).reconnects,
		sleeps: 0
	};
	if (isNothing(value)) return {
		tries: 1,
		sleeps: 0
	};
	if (value.kind === "list") {
		const sleeps = value.items.map((item) => amount(item)?.number ?? null);
		return sleeps.includes(null) ? {
			tries: null,
			sleeps: 0
		} : {
			tries: 1 + sleeps.length,
			sleeps: sleeps.reduce((a, b) => a + (b ?? 0), 0)
		};
	}
	const given = amount(value)?.number ?? null;
	return {
		tries: given === null ? null : 1 + given,
		sleeps: 0
	};
}
const waits = (client, model) => ({
	connect: limit(client, "connect", model),
	read: limit(client, "read", model),
	...retries(client, model)
});
function worst({ connect, read, tries, sleeps }) {
	return Math.max(connect.seconds ?? 0, read.seconds ?? 0) * (tries ?? 1) + sleeps;
}
function writtenOptions(options, at, leave = []) {
	return [...options.entries].filter(([key, value]) => value.kind !== "absent" && !leave.includes(key) && /^[a-z_]\w*$/.test(key)).sort(([a], [b]) => Number(b === "url") - Number(a === "url")).map(([key]) => `${key}: ${optionSource(options, key, at) ?? "…"}`);
}
const MADE = /\.(?:new|connect|create|lookup_store)$|^RedisClient\.(?:config|sentinel|cluster)$/;
const CACHES = new Set(["rails-cache", "redis-store"]);
function ownCall(client, model) {
	const here = callsAt(model.calls, client.at).filter((c) => !c.path.startsWith("ConnectionPool"));
	if (client.library === "sidekiq") return here.find((c) => c.path.endsWith(".redis="));
	if (client.name === "Rails.cache") return callsIn(model.calls, client.at.file).find((c) => /^ActiveSupport::Cache(?:::\w+\.new|\.lookup_store)$/.test(c.path) && contains(client.at, c.at)) ?? here.find((c) => c.path.endsWith("="));
	return here.filter((c) => MADE.test(c.path)).sort((a, b) => a.at.end - b.at.end)[0] ?? (CACHES.has(client.library) ? here.find((c) => c.path.endsWith("=")) : void 0);
}
const toldBy = (client, model) => client.madeBy && callsAt(model.calls, client.at).find((c) => c.path.endsWith("="));
const takesClient = (client, model) => toldBy(client, model)?.path.endsWith(".redis=") ?? false;
const addressed = (options) => options && !isNothing(entry(options, "url")) ? [
	"host",
	"port",
	"path"
] : [
	"host",
	"port",
	"path",
	"username",
	"password"
];
const mayBeHash = (v) => v !== void 0 && ([
	"record",
	"unknown",
	"setting",
	"made"
].includes(v.kind) || (v.kind === "firstOf" || v.kind === "either") && v.options.some(mayBeHash));
const lastOf = (call) => {
	const last = call.args.at(-1);
	return last?.kind === "list" ? last.items.at(-1) : last;
};
function given$2(client, model, added, { leave = [] } = {}) {
	const { options } = client;
	const gone = [...leave, ...added["url"] === void 0 ? [] : addressed(options)];
	const put = pairs$1(added);
	const among = (own) => ({ inner: [
		...put.filter((p) => p.startsWith("url: ")),
		...own,
		...put.filter((p) => !p.startsWith("url: "))
	] });
	const call = ownCall(client, model) ?? (client.madeBy?.told === "options" ? toldBy(client, model) : void 0);
	const text = call?.text;
	const last = call && lastOf(call);
	const borrowed = last?.kind === "made" && options?.kind === "record";
	if (text?.options !== void 0 && mayBeHash(last) && !borrowed) {
		const drop = gone.filter((key) => added[key] === void 0 && optionKey(options, key)).map((key) => `:${key}`);
		const kept = drop.length > 0 ? `${text.options}.except(${drop.join(", ")})` : text.options;
		return { whole: put.length > 0 ? bracketed(`${kept}.merge`, put, ["(", ")"]) : kept };
	}
	if (options === void 0) return among([]);
	if (options.kind !== "record") return void 0;
	const replaced = [...Object.keys(added), ...gone];
	if (text?.parts) {
		const own = text.parts.filter((part) => !replaced.includes(part)).map((part) => {
			if (part.startsWith("**")) return part;
			const source = optionSource(options, part, client.at);
			return source === void 0 ? void 0 : `${part}: ${source}`;
		});
		return own.every((part) => part !== void 0) ? among(own) : void 0;
	}
	if (mayHoldMore(options) || call !== void 0 && text === void 0) return void 0;
	const own = writtenOptions(options, client.at, replaced);
	return own.some((part) => part.endsWith(": …")) ? void 0 : among(own);
}
function withOptions(head, what, brackets, before = []) {
	if ("inner" in what) {
		if (brackets[0] === "(") return what.inner.length + before.length === 0 ? head : bracketed(head, [...before, ...what.inner], brackets);
		return bracketed(head, what.inner, brackets);
	}
	return brackets[0] === "(" ? `${head}(${[...before, what.whole].join(", ")})` : `${head}${what.whole}`;
}
const isSuper = ({ at, nameAt }) => at.start === nameAt.start && at.end === nameAt.end;
function inherited({ client, added, pool, constant }, call, code, model) {
	const blocks = !pool || Object.keys(added).length > 0 ? [fenced("ruby", `# ${client.at.file}\n${code}`)] : [];
	if (!pool) return blocks.join("");
	const around = blockAround(`ConnectionPool.new(${pairs$1(pool).join(", ")})`, `${call.namespace}.new`);
	const kept = callsAt(model.calls, client.at).find((c) => /^[A-Z$@]/.test(c.assignedTo ?? ""));
	const target = constant ?? kept?.assignedTo;
	const sign = constant === void 0 && kept?.memoised ? "||=" : "=";
	return [...blocks, fenced("ruby", target === void 0 ? around : `${target} ${sign} ${around}`)].join("\n\n");
}
const poolClass = ({ client, wrapper }, model) => wrapper || client.name === "Redis.current" || callsIn(model.calls, client.at.file).some((c) => c.path === "ConnectionPool::Wrapper.new" && contains(c.at, client.at)) ? "ConnectionPool::Wrapper" : "ConnectionPool";
const POOL$1 = /^ConnectionPool\b/;
function farPool(client, model) {
	if (client.pooling !== "pool" || callsIn(model.calls, client.at.file).some((c) => POOL$1.test(c.path) && contains(c.at, client.at))) return void 0;
	return ownCall(client, model)?.inside.findLast((c) => POOL$1.test(c.path));
}
function poolHash(client, model) {
	if (client.library === "rails-cache") {
		const pool = client.options && entry(client.options, "pool");
		return pool?.kind === "record" ? {
			options: pool,
			at: client.at
		} : void 0;
	}
	const around = callsIn(model.calls, client.at.file).find((c) => POOL$1.test(c.path) && contains(c.at, client.at) || c.path.endsWith(".new_pool") && c.at.start === client.at.start);
	const given = around?.args.findLast((a) => a.kind === "record");
	return around && given ? {
		options: given,
		at: around.at
	} : void 0;
}
function poolOptions(client, model, added) {
	const hash = poolHash(client, model);
	const own = (key, value) => {
		const source = added[key] ?? (hash && optionSource(hash.options, key, hash.at)) ?? (value ? asRuby(value) : void 0);
		return source ? [`${key}: ${source}`] : [];
	};
	const others = hash ? writtenOptions(hash.options, hash.at, ["size", "timeout"]) : [];
	return [
		...own("size", client.poolSize),
		...own("timeout", client.poolTimeout),
		...others
	];
}
const prefixed = (options) => Object.fromEntries(options.map((o) => [`pool_${o.slice(0, o.indexOf(":"))}`, o.slice(o.indexOf(":") + 2)]));
function sizeSource(size, needed) {
	const [first, second] = size?.kind === "firstOf" ? size.options : [];
	return first?.kind === "env" && second?.kind === "literal" ? `Integer(ENV.fetch("${first.name}", ${needed}))` : String(needed);
}
function standsAt(value, client, model) {
	const last = value ? options(value).at(-1) : void 0;
	if (last?.kind !== "literal" || typeof last.value !== "number" || last.implied) return void 0;
	return [client, ...callsIn(model.calls, client.at.file).filter((c) => c.at.start === client.at.start || POOL$1.test(c.path) && contains(c.at, client.at))].some((c) => contains(c.at, last.at)) ? void 0 : `\`${last.at.file}:${last.at.line}\``;
}
function isCopied(client, model) {
	const key = poolHash(client, model)?.options.keys?.get("size");
	const last = client.poolSize ? options(client.poolSize).at(-1) : void 0;
	if (!key?.written || !last || last.at.file !== key.file) return false;
	return last.at.start >= key.end && last.at.end <= key.end + key.written.text.length + 4;
}
function sizing(client, model, needed) {
	const at = standsAt(client.poolSize, client, model);
	if (at === void 0 || isCopied(client, model)) return {
		size: { size: sizeSource(client.poolSize, needed) },
		elsewhere: ""
	};
	return {
		size: {},
		elsewhere: ` The number stands at ${at}: make it ${needed} there.`
	};
}
function session({ client, added }, model) {
	const call = callsAt(model.calls, client.at).find((c) => c.path.endsWith(".session_store"));
	const all = call?.args.at(-1);
	if (!call?.text || all?.kind !== "record" || all.open) return void 0;
	const key = client.library === "redis-store" ? "servers" : "redis";
	const value = all.entries.get(key);
	const written = all.keys?.get(key)?.written;
	const what = value?.kind === "record" && contains(call.at, value.at) ? given$2(client, model, added) : void 0;
	const others = writtenOptions(all, call.at, [key]);
	if (others.some((o) => o.endsWith(": …"))) return void 0;
	const own = what && "inner" in what ? withOptions(`${key}: `, what, ["{", "}"]) : written && value?.kind === "record" ? bracketed(`${key}: ${written.text}.merge`, pairs$1(added), ["(", ")"]) : void 0;
	if (own === void 0) return void 0;
	return bracketed(`${call.text.on ?? "config"}.session_store`, [
		...call.text.before,
		own,
		...others
	], ["(", ")"]);
}
const ruby = (client, code, note = "") => fenced("ruby", `# ${client.at.file}${note}\n${code}`);
const lines = (client, added, where = "the options") => ruby(client, pairs$1(added).join(",\n"), `:${client.at.line}, among ${where}`);
const attributeOf = (call) => methodOf(call).slice(0, -1);
function assigned({ client, constant }, model, code, what) {
	const around = callsIn(model.calls, client.at.file).filter((c) => c.at.start === client.at.start || /^(?:ConnectionPool|Redis::Namespace)\b/.test(c.path) && contains(c.at, client.at));
	if (constant !== void 0) return `${what && ownCall(client, model)?.text?.alone === false ? `@@${constant.toLowerCase()} ||= ` : `${constant} = `}${code}`;
	const text = around.find((c) => c.text?.target !== void 0)?.text;
	const setter = around.find((c) => c.path.endsWith("=") && c.text?.on !== void 0);
	return `${text?.target ?? (setter ? `${setter.text?.on}.${attributeOf(setter)} = ` : "")}${code}${code.includes(".new_pool(") && /^\.new_(?:client|pool)$/.test(text?.behind ?? "") ? "" : text?.behind ?? ""}`;
}
const namespaceOf = (client, model) => callsIn(model.calls, client.at.file).find((c) => c.path === "Redis::Namespace.new" && contains(c.at, client.at));
function namespaced(client, model, inner) {
	const around = namespaceOf(client, model);
	const [name] = around?.text?.before ?? [];
	const source = name ?? (around?.args[0] && asRuby(around.args[0]));
	if (!around || source === void 0) return inner;
	const options = around.args.at(-1);
	const others = options?.kind === "record" ? writtenOptions(options, around.at, ["redis"]) : [];
	return bracketed("Redis::Namespace.new", [
		source,
		`redis: ${inner}`,
		...others
	], ["(", ")"]);
}
const isOutside = (client, model) => {
	const around = namespaceOf(client, model);
	return around !== void 0 && callsIn(model.calls, client.at.file).some((c) => POOL$1.test(c.path) && contains(c.at, client.at) && contains(around.at, c.at));
};
function made(change, model) {
	const { client, added, pool } = change;
	const call = ownCall(client, model);
	const what = given$2(client, model, added);
	const text = call?.text;
	const how = call ? methodOf(call) : "new";
	const on = text?.on ?? (call && receiverOf(call)) ?? (client.library === "redis-client" ? "RedisClient" : "Redis");
	const ahead = (text?.before ?? []).filter((b) => b.startsWith(":"));
	const far = farPool(client, model);
	const options = pool || client.pooling === "pool" && !far ? poolOptions(client, model, pool ?? {}) : void 0;
	if (!what || far && pool) return [
		...Object.keys(added).length > 0 ? [lines(client, added)] : [],
		...pool && far ? [lines({
			...client,
			at: far.at
		}, pool, "the pool's options")] : [],
		...pool && !far ? [ruby(client, `${poolClass(change, model)}.new(${pairs$1(pool).join(", ")})`, `:${client.at.line}, with a block around what is made there`)] : []
	].join("\n\n");
	if (call && isSuper(call)) return inherited(change, call, withOptions("super", what, ["(", ")"], ahead), model);
	const one = withOptions(`${on}.${how}`, what, ["(", ")"], ahead);
	if (!options) return ruby(client, assigned(change, model, namespaced(client, model, one), what));
	if (client.library === "redis-client") {
		const config = withOptions(`${on}.${how === "new" ? "config" : how}`, what, ["(", ")"]);
		return ruby(client, assigned(change, model, `${config}.new_pool(${options.join(", ")})`, what));
	}
	const head = `${poolClass(change, model)}.new${options.length > 0 ? `(${options.join(", ")})` : ""}`;
	const code = isOutside(client, model) ? namespaced(client, model, blockAround(head, one)) : blockAround(head, namespaced(client, model, one));
	return ruby(client, assigned(change, model, code, what));
}
function told(change, model) {
	const { client, added } = change;
	const call = toldBy(client, model);
	const what = given$2(client, model, added);
	if (!call || !what) return lines(client, added);
	const name = `${call.text?.on ?? receiverOf(call)}.${attributeOf(call)} = `;
	if (client.madeBy?.told === "options") return ruby(client, withOptions(name, what, ["{", "}"]));
	return ruby(client, `${name}${withOptions("Redis.new", what, ["(", ")"])}`);
}
function sidekiq({ client, added, pool }, model) {
	const { timeout, ...rest } = pool ?? {};
	const all = {
		...added,
		...rest,
		...timeout === void 0 ? {} : { pool_timeout: timeout }
	};
	const what = given$2(client, model, all);
	if (!what) return lines(client, all);
	const call = ownCall(client, model);
	const line = (on) => withOptions(`${on}.redis = `, what, ["{", "}"]);
	const block = `Sidekiq.configure_${client.role ?? "server"}`;
	if (!call) return fenced("ruby", `# config/initializers/sidekiq.rb\n${block} do |config|\n${indented(line("config"))}\nend`);
	const on = call.text?.on ?? "config";
	return ruby(client, line(on), on === "Sidekiq" ? "" : `, in ${block}`);
}
function addresses(change, model) {
	const { client, added } = change;
	if (client.library !== "redis-store") return [];
	if (added["url"] !== void 0) return [added["url"]];
	const written = ownCall(client, model)?.text?.before.filter((b) => !b.startsWith(":")) ?? [];
	if (written.length > 0) return written;
	const own = client.options?.kind === "record" ? client.options : void 0;
	const url = own?.keys?.has("url") ? void 0 : own?.entries.get("url");
	const source = url && asRuby(url);
	return source === void 0 ? [] : [source];
}
function cache(change, model) {
	const { client, pool } = change;
	const old = client.library === "redis-store";
	const sized = pool ? poolOptions(client, model, pool) : [];
	const apart = old || before(client.version, "7.1");
	const pooled = pool ? apart ? prefixed(sized) : { pool: `{ ${sized.join(", ")} }` } : {};
	const added = {
		...change.added,
		...pooled
	};
	const leave = [...old ? [] : ["timeout"], ...pool ? [
		"pool",
		"pool_size",
		"pool_timeout"
	] : []].filter((key) => added[key] === void 0);
	const call = ownCall(client, model);
	const symbol = old ? ":redis_store" : ":redis_cache_store";
	const first = addresses(change, model);
	const what = given$2(client, model, first.length > 0 ? Object.fromEntries(Object.entries(added).filter(([key]) => key !== "url")) : added, { leave: [...leave, ...first.length > 0 ? ["url"] : []] });
	const isSetting = call?.path.endsWith("=") ?? client.name === "Rails.cache";
	if (!what || isSetting && call?.text?.options !== void 0 && !call.text.before[0]?.startsWith(":")) return lines(client, added);
	if (isSetting) {
		const setting = call ? attributeOf(call) : "cache_store";
		const head = [`${call?.text?.on ?? "config"}.${setting} = ${symbol}`, ...first].join(", ");
		const none = "inner" in what && what.inner.length === 0;
		return ruby(client, none ? head : withOptions(`${head}, `, what, ["{", "}"]));
	}
	const made = call?.text?.on ?? (call && receiverOf(call)) ?? "ActiveSupport::Cache::RedisCacheStore";
	const how = call ? methodOf(call) : "new";
	const named = (call?.text?.before ?? []).filter((b) => b.startsWith(":"));
	const around = callsAt(model.calls, client.at).find((c) => c.path.endsWith("=") && c !== call && c.text?.on !== void 0);
	const code = withOptions(`${made}.${how}`, what, ["(", ")"], [...named, ...first]);
	return ruby(client, around ? `${around.text?.on}.${attributeOf(around)} = ${code}` : assigned(change, model, code, what));
}
function resque({ client, added }, model) {
	const address = client.options?.kind === "record" && ["url", "host"].some((k) => !isNothing(entry(client.options, k))) || added["url"] !== void 0;
	const url = isNothing(client.endpoint) ? void 0 : asRuby(client.endpoint);
	const what = address ? given$2(client, model, added) : url === void 0 ? void 0 : { inner: [`url: ${url}`, ...pairs$1(added)] };
	if (!what) return lines(client, added);
	const code = withOptions("Resque.redis = Redis.new", what, ["(", ")"]);
	return ownCall(client, model) ? ruby(client, code) : fenced("ruby", `# config/initializers/resque.rb\n${code}`);
}
function snippet(change, model) {
	const { client, added } = change;
	switch (client.library) {
		case "sidekiq": return sidekiq(change, model);
		case "rails-cache": return cache(change, model);
		case "redis-store":
			if (client.workload === "session") return sessions(change, model);
			return isStore(client, model) ? cache(change, model) : made(change, model);
		case "action-cable":
		case "kredis": return yamlKeys(client, model.environment, pairs$1(added)) ?? lines(client, added);
		case "resque": return resque(change, model);
		case "anycable": return fenced("ruby", bracketed("AnyCable.broadcast_adapter = :redis, ", pairs$1(added), ["{", "}"]));
		case "redis-session-store": return sessions(change, model);
		default: return client.madeBy ? told(change, model) : made(change, model);
	}
}
function sessions(change, model) {
	const code = session(change, model);
	return code === void 0 ? lines(change.client, change.added) : ruby(change.client, code);
}
const isStore = (client, model) => client.name === "Rails.cache" || (ownCall(client, model)?.path.startsWith("ActiveSupport::Cache") ?? false);
const mayHold = (hash, key) => hash.kind === "firstOf" || hash.kind === "either" ? hash.options.some((o) => mayHold(o, key)) : hash.kind === "record" ? hash.open === true || hash.entries.has(key) && hash.entries.get(key)?.kind !== "absent" : !isNothing(hash);
function* unknownKeys(model) {
	for (const handed of configured$1(model)) {
		const { library, call, options: hash } = handed;
		const known = knownOptions(library, model.gems);
		if (known?.unknown !== "raises") continue;
		const single = !mayHold(hash, "sentinels") && !mayHold(hash, "nodes");
		for (const key of optionKeys(hash)) {
			const alone = single && known.withSentinels?.has(key.key);
			if (known.keys.has(key.key) && !alone) continue;
			const error = key.key === "cluster" && library !== "sidekiq" ? "RuntimeError (\"Redis Cluster support was moved to the `redis-clustering` gem\")" : `ArgumentError (unknown keyword: :${key.key === "master_name" ? "name" : key.key})`;
			const fix = library === "rails-cache" ? poolFix(key, hash) : void 0;
			yield {
				...placed(handed, key),
				message: `\`${call}\` is given \`${key.key}:\`, which ${known.by} ${alone ? "takes beside `sentinels:` only" : "does not take"}: ${error} ${library === "rails-cache" ? "at the first use of the cache" : library === "sidekiq" ? "when Sidekiq first needs a connection" : "when the client is made"}.`,
				advice: alone ? besideSentinels(key) : insteadOf(library, key, hash),
				about: `${key.key} refused by ${library}`,
				confidence: sure(key, handed),
				...fix ? { fix } : {}
			};
		}
	}
}
const isText = (v) => v?.kind === "env" || v?.kind === "concat" || v?.kind === "literal" && typeof v.value === "string";
function* cacheStore(model) {
	const rails = model.gems.rails;
	for (const { args, options: hash } of cacheStores(model)) {
		const [first] = args;
		const url = first && options(first).every(isText) ? first : void 0;
		if (url) yield {
			at: url.at,
			message: `\`:redis_cache_store\` takes keywords only: the URL behind it, ${addresses$2(url)}, raises ArgumentError (wrong number of arguments) at boot.`,
			advice: `Give it a key:\n\n${fenced("ruby", bracketed("config.cache_store = :redis_cache_store, ", [`url: ${asRuby(url) ?? "…"}`, ...hash?.kind === "record" ? writtenOptions(hash, hash.at) : []], ["{", "}"]))}`,
			about: "a URL without a key refused by the cache",
			confidence: "certain"
		};
		const redis = optionKey(hash, "redis");
		const pool = hash ? entry(hash, "pool") : void 0;
		const off = pool?.kind === "literal" && pool.value === false;
		if (redis?.value.kind !== "made" || redis.value.path !== "ConnectionPool.new" || off) continue;
		if (!atLeast(rails, "7.1") || atLeast(rails, "8.1")) continue;
		yield {
			at: redis.at,
			message: `\`redis:\` is a ConnectionPool, and Rails ${rails} puts it into a pool of its own: each command is sent to the pool instead of a connection, NoMethodError at the first use of the cache.`,
			advice: `Say that there is a pool already, or let Rails make it:\n\n${fenced("ruby", "config.cache_store = :redis_cache_store, { redis: YOUR_POOL, pool: false }")}`,
			about: "a pool refused by the cache",
			confidence: redis.always ? "certain" : "likely"
		};
	}
}
const strict = (client, model) => {
	if (isRider(client)) return false;
	if (client.library === "sidekiq") return atLeast(model.gems.sidekiq, "7");
	if (client.library === "redis-client") return true;
	return [
		"redis-rb",
		"rails-cache",
		"action-cable",
		"kredis"
	].includes(client.library) && atLeast(model.gems.redis, "5");
};
const DATABASE = /^rediss?:\/\/[^/?#]*\/([^?#]*)/;
function* namedDatabases(model) {
	const seen = new Set();
	for (const client of model.clients) {
		if (!strict(client, model)) continue;
		const all = options(client.endpoint);
		for (const url of all) {
			if (url.kind !== "literal" || seen.has(url)) continue;
			const path = DATABASE.exec(String(url.value))?.[1];
			if (path === void 0 || path === "" || /^\d+$/.test(path)) continue;
			seen.add(url);
			const by = client.library === "sidekiq" ? `Sidekiq ${model.gems.sidekiq}` : client.library === "redis-client" ? "redis-client" : `redis ${model.gems.redis}`;
			yield {
				at: client.urlAt ?? client.at,
				message: `${client.name} is given ${show(url)}, whose path "${path}" is no database number: ${by} raises ArgumentError (invalid value for Integer(): "${path}")${all.length > 1 ? " whenever it gets to this URL" : " when the client is made"}.`,
				advice: `Keep the number alone: ${JSON.stringify(String(url.value).replace(/\/[^/]*[^\d/].*$/, ""))}. A namespace in the path is redis-store's form.`,
				about: `database ${path} refused by ${client.library}`,
				confidence: all.length > 1 ? "likely" : "certain"
			};
		}
	}
}
function* verifyModes(model) {
	const seen = new Set();
	for (const client of model.clients) {
		const params = client.options ? entry(client.options, "ssl_params") : void 0;
		const mode = params && entry(params, "verify_mode");
		if (mode?.kind !== "literal" || typeof mode.value !== "string" || seen.has(mode)) continue;
		seen.add(mode);
		const yaml = /\.ya?ml(?:\.erb)?$/.test(mode.at.file);
		yield {
			at: mode.at,
			message: `\`verify_mode: ${show(mode)}\` is ${mode.symbol ? "a symbol" : "text"}, and OpenSSL takes a number: TypeError (no implicit conversion of ${mode.symbol ? "Symbol" : "String"} into Integer) as soon as ${client.name} connects over TLS.`,
			advice: `${yaml ? "Let ERB read the constant" : "Name the constant"}; where the certificate is self-signed, as Heroku's are, it is \`VERIFY_NONE\`:\n\n${yaml ? fenced("yaml", "verify_mode: <%= OpenSSL::SSL::VERIFY_PEER %>") : fenced("ruby", "verify_mode: OpenSSL::SSL::VERIFY_PEER")}`,
			about: `verify_mode refused by ${client.library}`,
			confidence: "certain"
		};
	}
}
const given$1 = (v) => v !== void 0 && v.kind !== "absent" && !isNothing(v);
function* drivers(model) {
	for (const { library, call, options: hash } of configured$1(model)) {
		const driver = optionKey(hash, "driver");
		if (driver?.value.kind !== "literal") continue;
		const known = knownOptions(library, model.gems);
		if (driver.value.value === "synchrony" && known?.unknown === "raises") yield {
			at: driver.at,
			message: `\`${call}\` asks for the driver synchrony, which ${known.by} no longer has: ArgumentError (Unknown driver :synchrony) when the client is made.`,
			advice: "Take `driver:` out.",
			about: `driver synchrony refused by ${library}`,
			confidence: sure(driver)
		};
		if (driver.value.value !== "hiredis") continue;
		if (known?.unknown === "raises" && model.gems["hiredis-client"] === void 0) yield {
			at: driver.at,
			message: `\`${call}\` asks for the driver hiredis, which ${known.by} takes from the gem hiredis-client, and that is not in Gemfile.lock: ArgumentError (Unknown driver :hiredis) when the client is made.`,
			advice: "Put `gem \"hiredis-client\"` in the Gemfile, or take `driver:` out.",
			about: `driver hiredis refused by ${library}`,
			confidence: sure(driver)
		};
		const url = optionKey(hash, "url")?.value;
		const tls = url?.kind === "literal" && String(url.value).startsWith("rediss://") || given$1(entry(hash, "ssl_params")) || given$1(entry(hash, "ssl"));
		if (known?.unknown === "ignored" && before(model.gems.redis, "5") && tls) yield {
			at: driver.at,
			message: `\`${call}\` asks for TLS with the driver hiredis, which has none on redis ${model.gems.redis}: NotImplementedError when it connects.`,
			advice: "Take `driver: :hiredis` out; the Ruby driver speaks TLS.",
			about: `TLS with hiredis refused by ${library}`,
			confidence: sure(driver)
		};
	}
}
const examples$6 = [
	{
		title: "Sidekiq 7 with a pool, a namespace and an unknown key",
		kind: "bad",
		files: `--- config/initializers/sidekiq.rb
JOBS_REDIS = ConnectionPool.new(size: 12, timeout: 1) { Redis.new(url: ENV.fetch("JOBS_URL"), timeout: 1) }

Sidekiq.configure_server do |config|
  config.redis = JOBS_REDIS # <- no implicit conversion of ConnectionPool into Hash
end

Sidekiq.configure_client do |config|
  config.redis = {
    url: ENV.fetch("JOBS_URL"),
    namespace: "shop", # <- Sidekiq 7.3.9 has no namespaces
    pool_size: 12, # <- unknown keyword: :pool_size
  }
end
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    connection_pool (2.5.3)
    rails (8.0.2)
    redis (5.4.1)
    redis-client (0.26.4)
    sidekiq (7.3.9)
`
	},
	{
		title: "redis 5 reads a file that was written for redis 4; the cache's pool on Rails 7.2",
		kind: "bad",
		files: `--- config/redis.yml
production:
  url: redis://stock.internal:6380/stock # <- no database number
  reconnect_delay: 0.5 # <- unknown keyword: :reconnect_delay
  timeout: 1
--- config/initializers/redis.rb
STOCK_REDIS = Redis.new(Rails.application.config_for(:redis))
--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV.fetch("CACHE_URL"), pool_size: 12 } # <- redis 5.4.1 does not take
end
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    rails (7.2.2)
    redis (5.4.1)
    redis-client (0.26.4)
`
	},
	{
		title: "connection_pool 3, and what redis 5 has no longer",
		kind: "bad",
		files: `--- config/initializers/redis.rb
POOL_OPTIONS = { size: 12, timeout: 1 }.freeze
STOCK_REDIS = ConnectionPool.new(POOL_OPTIONS) { Redis.new(url: ENV.fetch("STOCK_URL"), timeout: 1) } # <- takes keywords only: ArgumentError
PRICE_REDIS = ConnectionPool.new(size: 12, pool_timeout: 1) { Redis.new(url: ENV.fetch("PRICE_URL"), timeout: 1) } # <- unknown keyword: :pool_timeout
--- app/models/visit.rb
class Visit
  def self.count! = Redis.current.incr("visits") # <- gone in redis 5
end
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    connection_pool (3.0.2)
    rails (8.1.2)
    redis (5.4.1)
    redis-client (0.26.4)
`
	},
	{
		title: "The same options on versions that take them",
		kind: "good",
		files: `--- config/initializers/sidekiq.rb
Sidekiq.configure_server { |config| config.redis = { url: ENV.fetch("JOBS_URL"), namespace: "shop", network_timeout: 2 } }
Sidekiq.configure_client { |config| config.redis = { url: ENV.fetch("JOBS_URL"), namespace: "shop", network_timeout: 2 } }
--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV.fetch("CACHE_URL"), pool_size: 12, reconnect_delay: 0.5, connect_timeout: 1 }
end
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    connection_pool (2.5.3)
    rails (7.0.8)
    redis (4.8.1)
    redis-namespace (1.11.0)
    sidekiq (6.5.12)
`
	}
];
function* redisCurrent(model) {
	const version = model.gems.redis;
	if (!atLeast(version, "5")) return;
	const [first, ...others] = distinctCalls(model.calls.filter((c) => /^Redis\.current(?:=$|\.|$)/.test(c.path))).filter((c, i, all) => !all.some((o, j) => j < i && (contains(o.at, c.at) || contains(c.at, o.at))));
	if (!first) return;
	const times = others.length > 0 ? ` here and in ${others.length} other ${others.length === 1 ? "place" : "places"}` : "";
	yield {
		at: first.at,
		related: others.slice(0, 5).map((c) => ({
			at: c.at,
			role: "`Redis.current` here too"
		})),
		message: `\`Redis.current\` is gone in redis 5, and ${version} is locked: NoMethodError${times} whenever this runs.`,
		advice: `Keep a client, or a pool, of your own:\n\n${fenced("ruby", "REDIS = ConnectionPool::Wrapper.new(size: 5, timeout: 1) { Redis.new(url: ENV.fetch(\"REDIS_URL\"), timeout: 1) }")}`,
		about: "Redis.current refused by redis-rb",
		confidence: first.conditional ? "possible" : "certain"
	};
}
function* deleteMatched(model) {
	if (!model.clients.some((c) => c.name === "Rails.cache" && c.library === "rails-cache")) return;
	for (const call of distinctCalls(model.calls.filter((c) => c.path === "Rails.cache.delete_matched"))) {
		const [pattern] = call.args;
		if (!(pattern?.kind === "constant" && pattern.name === "Regexp" || pattern?.kind === "made" && pattern.path === "Regexp.new")) continue;
		yield {
			at: call.at,
			message: "`Rails.cache.delete_matched` is given a Regexp, and the Redis cache store takes glob patterns only: ArgumentError (\"Only Redis glob strings are supported\") whenever this runs.",
			advice: `Write the pattern as Redis has it:\n\n${fenced("ruby", "Rails.cache.delete_matched(\"views/products/*\")")}`,
			about: "delete_matched with a Regexp refused by rails-cache",
			confidence: "certain"
		};
	}
}
const POOL = /^(?:ConnectionPool(?:::Wrapper)?\.(?:new|wrap)|Redis\.new|RedisClient\.)/;
function* sidekiqSeven(model) {
	const version = model.gems.sidekiq;
	if (!atLeast(version, "7")) return;
	for (const call of distinctCalls(model.calls.filter(isSidekiqRedis))) {
		const [value] = call.args;
		if (call.path === "Sidekiq.redis=") {
			yield {
				at: call.at,
				message: `\`Sidekiq.redis =\` is gone in Sidekiq 7, and ${version} is locked: NoMethodError when this line runs.`,
				advice: `Set it in both blocks:\n\n${fenced("ruby", "Sidekiq.configure_server { |config| config.redis = { url: ENV[\"REDIS_URL\"] } }\nSidekiq.configure_client { |config| config.redis = { url: ENV[\"REDIS_URL\"] } }")}`,
				about: "Sidekiq.redis= refused by sidekiq",
				confidence: call.conditional ? "likely" : "certain"
			};
			continue;
		}
		if (value?.kind === "made" && POOL.test(value.path)) {
			const what = value.path.replace(/\..*/, "");
			yield {
				at: call.at,
				message: `\`config.redis =\` is given a ${what}; Sidekiq ${version} takes a Hash only and makes its own pools: TypeError (no implicit conversion of ${what} into Hash) at boot.`,
				advice: `Give it the options instead, without a pool:\n\n${fenced("ruby", "config.redis = { url: ENV[\"REDIS_URL\"] }")}`,
				about: `${what} refused by sidekiq`,
				confidence: call.conditional ? "likely" : "certain"
			};
		}
		const namespace = optionKey(value, "namespace");
		if (namespace) yield {
			at: namespace.at,
			message: `Sidekiq ${version} has no namespaces: \`namespace: ${show(namespace.value)}\` raises ArgumentError when a pool is made, in every process that pushes or runs jobs.`,
			advice: "Take `namespace:` out and give Sidekiq a server, or a database number, of its own. Jobs that wait under the old prefix have to be moved first: let the queues run empty, or rename the keys.",
			about: "namespace refused by sidekiq",
			confidence: sure(namespace)
		};
		const protocol = optionKey(value, "protocol");
		if (protocol?.value.kind === "literal" && protocol.value.value === 2 && atLeast(version, "7.1.5")) yield {
			at: protocol.at,
			message: `Sidekiq ${version} speaks RESP3 only: \`protocol: 2\` raises RuntimeError ("Sidekiq 7+ does not support Redis protocol 2") when a pool is made.`,
			advice: "Take `protocol: 2` out.",
			about: "protocol refused by sidekiq",
			confidence: sure(protocol)
		};
		const nodes = optionKey(value, "nodes");
		if (nodes && !optionKey(value, "cluster_safe") && atLeast(version, "7.3")) yield {
			at: nodes.at,
			message: `Sidekiq ${version} does not run on Redis Cluster: \`nodes:\` raises RuntimeError (":nodes not allowed, Sidekiq is not safe to run on Redis Cluster") when a pool is made.`,
			advice: `Give Sidekiq a server of its own, outside of the cluster:\n\n${fenced("ruby", "config.redis = { url: ENV.fetch(\"SIDEKIQ_REDIS_URL\") }")}`,
			about: "nodes refused by sidekiq",
			confidence: sure(nodes)
		};
	}
}
function* sidekiqProc(model) {
	const version = model.gems.sidekiq;
	if (!atLeast(version, "5")) return;
	for (const call of distinctCalls(model.calls.filter(isSidekiqRedis))) {
		const [value] = call.args;
		if (value?.kind !== "made" || !/^(?:lambda|proc|Proc\.new)$/.test(value.path)) continue;
		yield {
			at: call.at,
			message: `\`config.redis =\` is given a Proc; Sidekiq ${version} takes a Hash${before(version, "7") ? " or a ConnectionPool" : ""}: ${before(version, "7") ? "NoMethodError" : "TypeError (no implicit conversion of Proc into Hash)"} at boot.`,
			advice: `Give it the options:\n\n${fenced("ruby", "config.redis = { url: ENV[\"REDIS_URL\"] }")}`,
			about: "Proc refused by sidekiq",
			confidence: call.conditional ? "likely" : "certain"
		};
	}
}
function* sidekiqNamespace(model) {
	const version = model.gems.sidekiq;
	if (!before(version, "7") || model.gems["redis-namespace"] !== void 0) return;
	for (const call of distinctCalls(model.calls.filter(isSidekiqRedis))) {
		const namespace = optionKey(call.args[0], "namespace");
		if (!namespace || isNothing(namespace.value)) continue;
		yield {
			at: namespace.at,
			message: `\`namespace: ${show(namespace.value)}\` needs the gem redis-namespace, and Gemfile.lock has none: Sidekiq ${version} logs that and exits, and with it each process that pushes or runs jobs.`,
			advice: `Put it in the Gemfile, or take \`namespace:\` out where no jobs wait under it:\n\n${fenced("ruby", "gem \"redis-namespace\"")}`,
			about: "namespace without redis-namespace refused by sidekiq",
			confidence: sure(namespace)
		};
	}
}
const id$2 = "invalid-option";
const CHECKS = [
	sidekiqSeven,
	sidekiqProc,
	sidekiqNamespace,
	unknownKeys,
	poolArguments$1,
	cacheStore,
	namedDatabases,
	verifyModes,
	drivers,
	redisCurrent,
	deleteMatched
];
const invalidOption = {
	id: id$2,
	severity: "error",
	since: "0.1.0",
	needs: ["code"],
	title: "The locked version refuses an option",
	why: `redis-rb up to 4 ignores options that it does not know; redis-rb 5, redis-client and with it Sidekiq 7 and later raise ArgumentError. Sidekiq 7 also refuses what older ones took: a ConnectionPool (TypeError), \`namespace:\` (ArgumentError), \`Sidekiq.redis =\` (NoMethodError). Rails 7.1 makes the cache's pool itself, and from 7.2 takes its size as \`pool: { size: … }\` only. connection_pool 3 takes keywords only, and redis 5 has no \`Redis.current\`.

Most of these are raised late, when the first connection is made: the app boots, and the first job or the first cached page fails. They come with an upgrade of a gem and not with a change of the code, so no review sees them. What is accepted and does nothing is the matter of ignored-option. Without a lockfile nothing is said.`,
	fix: `\`\`\`ruby
# Sidekiq 7 and later: a Hash, with redis-client's options
config.redis = { url: ENV.fetch("REDIS_URL"), timeout: 3 }

# Rails 7.2 and later
config.cache_store = :redis_cache_store, { url: ENV.fetch("CACHE_URL"), pool: { size: 10 } }
\`\`\``,
	sources: [
		"https://github.com/redis-rb/redis-client/blob/v0.26.4/lib/redis_client/config.rb",
		"https://github.com/redis/redis-rb/blob/v5.4.1/CHANGELOG.md#500",
		"https://github.com/sidekiq/sidekiq/blob/main/docs/7.0-Upgrade.md",
		"https://github.com/rails/rails/blob/v8.0.2/activesupport/lib/active_support/cache/redis_cache_store.rb"
	],
	*check(model) {
		const seen = new Set();
		for (const check of CHECKS) for (const refusal of check(model)) {
			const where = `${place(refusal.at)} ${refusal.about}`;
			if (seen.has(where)) continue;
			seen.add(where);
			yield {
				rule: id$2,
				severity: "error",
				related: [],
				...refusal
			};
		}
	},
	examples: examples$6
};
const GB = 2 ** 30;
const SHORT_FORK = .1;
function median(all) {
	const sorted = [...all].sort((a, b) => a - b);
	return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
function* way(server, model) {
	const limit = threshold(model, "latency.milliseconds") / 1e3;
	const own = (server.live.sidekiq?.processes ?? []).flatMap((p) => p.roundTrip !== void 0 && p.roundTrip > 0 ? [p.roundTrip] : []);
	if (own.length > 0) {
		const middle = median(own);
		if (middle <= limit) return;
		yield about("latency", server, {
			severity: "warning",
			message: `Sidekiq's ${own.length === 1 ? "process measures" : `${own.length} processes measure`} ${duration(middle)} for a round trip to ${name(server)}${own.length === 1 ? "" : " (median)"}; in one data centre it is less than 1 ms. Each job costs several, each cache read in a request one.`,
			advice: `Put the app and Redis into one region and zone. Where they are, the server is busy (\`redline explain slow-commands\`) or the worker is: one that computes on all threads measures its own delay.`,
			about: "round trip"
		});
		return;
	}
	const trip = known$2(server.facts.roundTrip)?.value;
	if (!trip || trip.p50 <= limit) return;
	yield about("latency", server, {
		severity: "note",
		confidence: "possible",
		message: `A ping to ${name(server)} takes ${duration(trip.p50)} (99 of 100 less than ${duration(trip.p99)}) from where the audit ran. Only a note, because the app may be nearer.`,
		advice: "Run the audit where the app runs, or see what Sidekiq measures: its Web UI shows `RTT` on the Busy page.",
		about: "round trip of the audit"
	});
}
function* fork(server, model) {
	const took = figure(server.facts.latestFork);
	const used = figure(server.facts.usedMemory);
	if (took === void 0 || used === void 0 || took < SHORT_FORK) return;
	if (took / (used / GB) * 1e3 <= threshold(model, "latency.fork")) return;
	yield about("latency", server, {
		severity: "warning",
		message: `The last fork of ${name(server)} took ${duration(took)} for ${bytes(used)}, and every snapshot or rewrite of the AOF begins with one: for as long no client is answered.`,
		advice: "On the machine: transparent huge pages off (`echo never > /sys/kernel/mm/transparent_hugepage/enabled`), and no virtual machine of an old kind. Else save on a replica alone.",
		about: "fork"
	});
}
function* events(server) {
	const worst = Object.entries(known$2(server.facts.latencyEvents)?.value ?? {}).filter(([event, seconds]) => !/^(?:command|fast-command|fork)$/.test(event) && seconds >= .1).sort(([, a], [, b]) => b - a);
	const [first] = worst;
	if (!first) return;
	const what = /^aof|^rdb/.test(first[0]) ? "The disk is too slow for what is written: `appendfsync everysec` needs little of it, `always` much." : /expire|eviction/.test(first[0]) ? "Many keys expire or are evicted at once: spread their expiries (`expires_in: 1.day + rand(1.hour)`)." : "`LATENCY DOCTOR` on the server says more.";
	yield about("latency", server, {
		severity: "note",
		message: `${name(server)} recorded ${counted$1(worst.length, "kind")} of delay; the worst, \`${first[0]}\`, stopped it for ${duration(first[1])}.`,
		advice: what,
		about: "latency events"
	});
}
function* check$17(model) {
	for (const server of liveServers(model)) {
		yield* way(server, model);
		yield* fork(server, model);
		yield* events(server);
	}
}
const latency = {
	id: "latency",
	severity: "warning",
	since: "0.1.0",
	needs: ["live"],
	asks: [["sidekiq"], ["roundTrip"]],
	title: "The way to the server is long, or something stops it for a moment",
	why: `Every command waits for a round trip. In one data centre that is less than a millisecond; between regions 10 to 80. A page with 50 cache reads then takes seconds. Sidekiq measures its own round trip with each heartbeat (from 6.2) and warns above 50 ms; Redline takes that, since it is the app's network. A ping from where the audit runs, such as a runner of GitHub's, measures the internet, and is never more than a note.

Snapshots and rewrites of the AOF begin with a fork, during which nobody is answered: 10 to 20 ms for each gigabyte on a usual machine, ten times that with huge pages.`,
	fix: "One region and one zone for app and Redis; pipelines and `read_multi` where many keys are read.",
	sources: ["https://github.com/sidekiq/sidekiq/wiki/Using-Redis", "https://redis.io/docs/latest/operate/oss_and_stack/management/optimization/latency/"],
	check: check$17,
	examples: [
		{
			title: "Workers in another region",
			kind: "bad",
			files: `--- audit.yml
- id: REDIS_URL # <- Sidekiq's 3 processes measure 34 ms for a round trip to \`$REDIS_URL\` (median)
  facts:
    roundTrip: { p50: 0.0004, p99: 0.002 }
  sidekiq:
    processes:
      - { name: "worker:1", roundTrip: 34 ms }
      - { name: "worker:2", roundTrip: 35 ms }
      - { name: "worker:3", roundTrip: 0.9 ms }
`
		},
		{
			title: "Forks that are felt, and a slow disk",
			kind: "bad",
			files: `--- audit.yml
- id: REDIS_URL # <- The last fork of \`$REDIS_URL\` took 1.2 seconds for 6 GB <- the worst, \`aof-write\`, stopped it for 480 ms
  facts:
    usedMemory: 6 GB
    latestFork: 1.2
    roundTrip: { p50: 0.0004, p99: 0.002 }
    latencyEvents: { aof-write: 0.48, command: 2 }
`
		},
		{
			title: "A short way; a long one from a runner is only possible",
			kind: "good",
			files: `--- audit.yml
- id: REDIS_URL
  facts:
    usedMemory: 6 GB
    latestFork: 0.06
    roundTrip: { p50: 0.0004, p99: 0.002 }
  sidekiq:
    processes:
      - { name: "worker:1", roundTrip: 0.6 ms }
`
		}
	]
};
const mayBeNil = (url) => url.kind !== "either" && options(url).every((o) => o.kind === "env" || isNothing(o));
function given(client, url, names, model) {
	const is = verb(client, "is", "are");
	if (names.length > 0 || url.kind !== "absent") return `${is} given \`url: nil\``;
	const rails = model.gems["rails"];
	return client.library === "rails-cache" && rails !== void 0 ? `${is} given no \`url:\`, so Rails ${rails} passes on \`url: nil\`` : void 0;
}
function fixOf$1(client, before) {
	const [variable] = before;
	if (before.length !== 1 || variable?.value.kind !== "env" || !contains(client.at, variable.value.at)) return void 0;
	const { name, at } = variable.value;
	return {
		title: `let the app stop at boot where ${name} is not set`,
		safe: false,
		edits: [{
			at,
			text: `ENV.fetch("${name}")`
		}]
	};
}
function advice$4({ urlAt, options }, names) {
	const [first] = names;
	const yaml = /\.ya?ml(?:\.erb)?$/.test((urlAt ?? options?.at)?.file ?? "");
	const paste = (...lines) => yaml ? fenced("yaml", lines.map((l) => `url: <%= ${l} %>`).join("\n")) : fenced("ruby", lines.map((l) => `url: ${l}`).join("\n"));
	if (first === void 0) return `Name the variable, so that the app stops at boot where it is missing:\n\n${paste("ENV.fetch(\"REDIS_URL\")")}`;
	return `Let the app stop at boot instead, or name the variable to fall back to:\n\n${paste(`ENV.fetch("${first}")`, `ENV["${first}"].presence || ENV.fetch("REDIS_URL")`)}`;
}
function nilUrl(client, model) {
	const settings = client.options;
	if (settings?.kind !== "record" || settings.open || isRider(client)) return void 0;
	if (client.library === "redis-client" || client.library === "resque" || client.library === "sidekiq") return void 0;
	if ([
		"sentinels",
		"host",
		"path",
		"redis"
	].some((key) => entry(settings, key).kind !== "absent")) return void 0;
	const url = entry(settings, "url");
	if (!mayBeNil(url)) return void 0;
	for (const chain of chains(client.endpoint, model.endpoints)) {
		const last = chain.at(-1)?.value;
		const before = chain.slice(0, -1);
		const names = [...new Set(before.flatMap((a) => a.variables))];
		const how = given(client, url, names, model);
		if (last?.kind !== "literal" || !last.implied || names.includes("REDIS_URL") || how === void 0) continue;
		const redis = model.gems["redis"];
		const gem = redis === void 0 ? "redis-rb 5" : `redis ${redis}`;
		const sentence = `${names.length > 0 ? `As long as ${noneSet(names)}, ` : ""}${subject(client)} ${how}, for which ${gem} passes over \`$REDIS_URL\` and connects to localhost:6379 (redis-rb 4 read \`$REDIS_URL\` then). ${eachForItself(client)}`;
		const fix = fixOf$1(client, before);
		return {
			rule: "localhost-fallback",
			severity: "warning",
			confidence: redis === void 0 ? "possible" : leastSure([confidence([client.options]), names.length > 0 ? "likely" : "certain"]),
			message: sentence.charAt(0).toUpperCase() + sentence.slice(1),
			advice: advice$4(client, names),
			at: client.urlAt && contains(client.at, client.urlAt) ? client.urlAt : client.at,
			related: [],
			about: `${client.workload} url nil after ${before.flatMap((a) => a.keys).join(", ") || "nothing"}`,
			...fix ? { fix } : {}
		};
	}
}
const EARLY = "Where this file is read while assets are precompiled, give the variable any value there.";
const deciding = (preferred) => [...new Set(preferred.flatMap((a) => a.value.kind === "concat" ? a.variables.slice(0, 1) : a.variables))];
function unset(preferred) {
	const names = deciding(preferred);
	const settings = preferred.flatMap((a) => (a.value.kind === "concat" ? a.value.parts : [a.value]).flatMap((v) => v.kind === "setting" ? [serverName(`settings:${v.path}`)] : []));
	if (names.length > 0) return noneSet(names);
	return settings.length > 0 ? `nothing overrides ${listed([...new Set(settings)], "or")}` : "what comes before it gives nothing";
}
function withoutDefault({ client: { endpoint }, value }) {
	if (endpoint.kind !== "firstOf" || endpoint.options.length !== 2) return void 0;
	const [variable] = endpoint.options;
	if (!(variable?.kind === "env" && variable.at.start === endpoint.at.start && [variable.at, value.at].every((at) => contains(endpoint.at, at))) || variable.kind !== "env") return void 0;
	const text = `ENV.fetch("${variable.name}")`;
	return {
		title: `let the app stop at boot where ${variable.name} is not set`,
		safe: false,
		edits: [{
			at: endpoint.at,
			text
		}]
	};
}
function advice$3(names, { client, preferred, at }, model) {
	const last = names.at(-1);
	if (last === void 0) return `Give ${model.environment} a value of its own, or none, so that the app stops at boot where nobody set one.`;
	if (/(?:^|\/)\.env[^/]*$/.test(at.file)) return `Move the line into \`.env.development\`, which production does not load, and let the app stop at boot where nobody set \`${last}\`: as long as the line is there, \`ENV.fetch("${last}")\` finds it.`;
	const declared = `Where \`${last}\` is surely set, tell Redline, which can't read your variables:\n\n\`\`\`yaml\n# .redline.yml\nendpoints:\n  ${last}: ${declaredName(last)}\n\`\`\``;
	if (client.library === "ioredis" || client.library === "node-redis") return `Throw where \`${last}\` is missing. ${declared}`;
	if (names.length > 1 && names.some((n) => /HOST|PORT|SENTINEL/i.test(n))) return `Let the app stop at boot where none of them is set: \`raise\` in place of the address. ${declared}`;
	const code = (preferred.every((a) => a.value.kind === "env") ? names : [last]).map((n) => n === last ? `ENV.fetch("${n}")` : `ENV["${n}"].presence`).join(" || ");
	return `Let the app stop at boot instead:\n\n${/\.ya?ml$/.test(at.file) ? fenced("yaml", `${client.urlAt?.file === at.file ? "url: " : ""}<%= ${code} %>`) : fenced("ruby", code)}\n\n${EARLY} ${declared}`;
}
function elsewhere(names, { wired = {}, setIn = {}, servers }) {
	const name = names.find((n) => Object.hasOwn(wired, n)) ?? names.find((n) => Object.hasOwn(setIn, n));
	const file = servers.find((s) => s.id === wired[name ?? ""])?.file ?? setIn[name ?? ""];
	return file ? ` The deployment in \`${file}\` sets \`${name}\`; another may not.` : "";
}
function finding$4(group, model) {
	const [first] = group;
	if (!first) return void 0;
	const { client, value, at, preferred } = first;
	const clients = group.map((w) => w.client);
	const subjects = [...new Set(clients.map(subject))];
	const before = group.flatMap((w) => w.preferred);
	const names = deciding(before);
	const url = String(value.value);
	const fix = group.every((w) => place(w.client.endpoint.at) === place(client.endpoint.at)) ? withoutDefault(first) : void 0;
	const said = subjects.length > 1 || verb(client, "connects", "connect") === "connect" ? "connect" : "connects";
	return {
		rule: "localhost-fallback",
		severity: names.some((n) => Object.hasOwn({
			...model.setIn,
			...model.wired
		}, n)) ? "note" : "warning",
		confidence: leastSure([
			"likely",
			first.always ? "likely" : "possible",
			confidence([value])
		]),
		message: `As long as ${unset(before)}, ${few(subjects)} ${said} to \`${url}\` in ${model.environment}, and nothing says that a setting is missing. ${eachForItself(client)}${elsewhere(names, model)}`,
		advice: advice$3(deciding(preferred), first, model),
		at,
		related: clients.filter((c) => c.at.file !== at.file || c.at.line !== at.line).map((c) => ({
			at: c.at,
			role: connection(c)
		})),
		about: `${workloads(clients)} after ${[...new Set(preferred.flatMap((a) => a.keys))].join(", ") || "unknown"}`,
		...fix ? { fix } : {}
	};
}
function* check$16(model) {
	if (model.environment === "development" || model.environment === "test") return;
	const { wired = {}, endpoints } = model;
	const stated = {
		...model,
		endpoints: Object.fromEntries(Object.entries(endpoints).filter(([name]) => !Object.hasOwn(wired, name)))
	};
	const ends = written$3(stated).filter((w) => w.isLast && w.preferred.length > 0 && reach$1(w.key) === "localhost" && !w.key.startsWith("unix:"));
	for (const group of byPlace(ends)) {
		const one = finding$4(group, model);
		if (one) yield one;
	}
	for (const client of model.clients) {
		const one = nilUrl(client, stated);
		if (one) yield one;
	}
}
const LOCK$3 = "--- Gemfile.lock\nGEM\n  remote: https://rubygems.org/\n  specs:\n    rails (8.0.2)\n    redis (5.4.1)\n    redis-client (0.25.0)\n";
const localhostFallback = {
	id: "localhost-fallback",
	severity: "warning",
	since: "0.1.0",
	needs: ["code"],
	title: "A client in production falls back to localhost without a word",
	why: `A default such as \`ENV.fetch("REDIS_URL", "redis://localhost:6379/1")\` is meant for development. In production it hides that a variable is missing or mistyped: the app boots, and each machine talks to a Redis of its own, or to none.

The like happens with \`Redis.new(url: ENV["X"])\` on redis-rb 5 and later: an explicit \`url: nil\` makes it pass over \`REDIS_URL\`, which redis-rb 4 and older still read, and connect to localhost. A plain \`url: nil\` does the same, and so does a cache store without \`url:\` before Rails 7.0, which passes it on as nil. What a library does else where the app says nothing at all is no finding.`,
	fix: `Let production stop at boot, and keep the default for development:

\`\`\`yaml
# config/cable.yml
development:
  url: redis://localhost:6379/1
production:
  url: <%= ENV.fetch("REDIS_URL") %>
\`\`\`

Where the variable is surely set, name it under \`endpoints:\` in \`.redline.yml\`.`,
	sources: ["https://github.com/redis/redis-rb/blob/v5.4.1/lib/redis.rb", "https://guides.rubyonrails.org/action_cable_overview.html#redis-adapter"],
	check: check$16,
	examples: [
		{
			title: "Rails' own cable.yml",
			kind: "bad",
			files: `--- config/cable.yml
production:
  adapter: redis
  url: <%= ENV.fetch("REDIS_URL") { "redis://localhost:6379/1" } %> # <- As long as \`$REDIS_URL\` is not set, Action Cable connects to \`redis://localhost:6379/1\`
  channel_prefix: shop_production
${LOCK$3}`
		},
		{
			title: "A default in a constant of another file",
			kind: "bad",
			files: `--- lib/redis_url.rb
REDIS_SERVER = ENV["STORE_URL"] || "redis://127.0.0.1:6379/3" # <- the data of \`$store\` connects
--- config/initializers/store.rb
require Rails.root.join("lib/redis_url")

$store = Redis.new(url: REDIS_SERVER)
${LOCK$3}`
		},
		{
			title: "An explicit nil on redis-rb 5",
			kind: "bad",
			files: `--- config/initializers/geocoder.rb
Geocoder.configure(
  cache: Redis.new(url: ENV["REDIS_CACHE_URL"]), # <- passes over \`$REDIS_URL\` and connects to localhost:6379
)
${LOCK$3}    geocoder (1.8.5)
`
		},
		{
			title: "The app stops at boot where the variable is missing",
			kind: "good",
			files: `--- config/cable.yml
development:
  adapter: redis
  url: redis://localhost:6379/1
production:
  adapter: redis
  url: <%= ENV.fetch("REDIS_URL") %>
  channel_prefix: shop_production
${LOCK$3}`
		},
		{
			title: "A library's own default alone",
			kind: "good",
			files: `--- config/initializers/redis.rb
$redis = Redis.new(timeout: 1)
${LOCK$3}`
		},
		{
			title: "An explicit nil on redis-rb 4, which reads REDIS_URL then",
			kind: "good",
			files: `--- config/initializers/store.rb
$store = Redis.new(url: ENV["STORE_URL"], timeout: 1)
${LOCK$3.replace("redis (5.4.1)", "redis (4.8.1)")}`
		}
	]
};
const LONGEST = 5;
const HOPELESS = 20;
const BLOCKING = /\.(?:p?subscribe|ssubscribe|bl?r?pop|brpoplpush|blmove|bzpop(?:min|max)|xread(?:group)?|monitor)$/;
const severityOf$2 = (longest) => longest >= HOPELESS ? "error" : "warning";
const written$2 = (which, { key, value, seconds: n }) => `\`${key ?? `${which}_timeout`}: ${!value ? "nil" : value.kind === "literal" ? show(value).replace(/"/g, "") : n === Number.POSITIVE_INFINITY ? "0" : n}\``;
function finding$3(client, model) {
	if (isRider(client) || client.library === "node-redis" || client.library === "ioredis") return void 0;
	const found = waits(client, model);
	const listens = () => model.calls.some((c) => c.at.file === client.at.file && BLOCKING.test(c.path));
	const loose = ["connect", "read"].filter((which) => found[which].from === "repository" && (found[which].seconds ?? 0) > LONGEST && !(which === "read" && listens()));
	if (loose.length === 0) return void 0;
	const limits = loose.map((which) => found[which]);
	const longest = Math.max(...limits.map((l) => l.seconds ?? 0));
	const total = worst(found);
	const keys = [...new Set(loose.map((which) => written$2(which, found[which])))];
	const kinds = userKinds(client, model);
	const threads = kinds.length > 0 ? `${listed(kinds, "or")} thread` : "thread";
	const [first] = limits;
	const times = found.tries !== null && found.tries > 1 ? `, tried ${found.tries} times,` : "";
	const when = loose.includes("read") ? "while Redis does not answer" : "while Redis cannot be reached";
	const held = longest === Number.POSITIVE_INFINITY ? `${listed(keys)}, which is no limit at all: ${when}, every ${threads} that ${use(client)} stands still until the process is restarted` : `${listed(keys)}: ${when},${times ? ` a call${times} takes ${seconds(total)}, and` : ""} every ${threads} that ${use(client)} stands still ${times ? "that long" : `for ${seconds(total)}`}`;
	const most = client.library === "sidekiq" ? 3 : 1;
	const added = Object.fromEntries(limits.map((l, i) => [l.key ?? `${loose[i]}_timeout`, sizeSource(l.value, most)]));
	const elsewhere = [...new Set(limits.flatMap((l) => standsAt(l.value, client, model) ?? []))];
	const enough = most === 3 ? "Redis answers within milliseconds or not at all. 3 s, which Sidekiq 7.3 has by itself, is enough for a busy process too; each second more is one that the thread is gone." : "Redis answers within milliseconds or not at all. 1 s is generous, and each second more is one that the thread is gone.";
	const inClient = limits.find((l) => l.value && l.value.at.file === client.at.file)?.value;
	const edits = limits.every((l) => l.value?.kind === "literal" && typeof l.value.value === "number") ? [...new Map(limits.flatMap((l) => l.value ? [[l.value.at.start, l.value.at]] : [])).values()].map((at) => ({
		at,
		text: String(most)
	})) : [];
	return {
		rule: "loose-timeout",
		severity: severityOf$2(longest),
		confidence: confidence([...limits.map((l) => l.value), client.reconnectAttempts]),
		message: `${called(client)} sets ${held}.`,
		...elsewhere.length > 0 ? { advice: `${enough} The number stands at ${listed(elsewhere)}: make it ${most} there.` } : {
			advice: enough,
			paste: { change: {
				client,
				added
			} }
		},
		at: inClient?.at ?? client.at,
		related: inClient || !first?.value ? [] : [{
			at: first.value.at,
			role: "the limit"
		}],
		about: `${subject$1(client)} ${loose.join("+")}`,
		...edits.length > 0 ? { fix: {
			title: `set ${listed(Object.keys(added).map((key) => `\`${key}\``))} to ${edits[0]?.text} s`,
			safe: false,
			edits
		} } : {}
	};
}
const looseTimeout = {
	id: "loose-timeout",
	severity: "error",
	since: "0.1.0",
	needs: ["code"],
	title: "A time limit is too long to protect anything",
	why: "Redis answers in a millisecond or not at all. A limit of 10 s does not make an answer more likely; it only decides how long each thread is gone, and every retry takes as long again: `connect_timeout: 30` with `reconnect_attempts: 2` is 90 s. A platform gives up on a web request after about 30 s. redis-rb up to 4.8 takes `read_timeout: 0` for no limit, redis-client (under redis-rb 5 as well) takes `nil` for it. Clients of files that subscribe or pop with blocking commands may read without a limit.",
	fix: "Set 1 s, or 3 s where a process is often busy:\n\n```ruby\nconfig.cache_store = :redis_cache_store, {\n  url: ENV.fetch(\"REDIS_CACHE_URL\"),\n  connect_timeout: 1, read_timeout: 1, write_timeout: 1, reconnect_attempts: 1,\n}\n```",
	sources: [
		"https://github.com/redis/redis-rb/blob/v4.8.1/lib/redis/connection/ruby.rb",
		"https://github.com/redis-rb/redis-client/blob/v0.30.0/lib/redis_client/ruby_connection.rb",
		"https://devcenter.heroku.com/articles/request-timeout"
	],
	*check(model) {
		for (const client of model.clients) {
			const found = finding$3(client, model);
			if (found) yield found;
		}
	},
	examples: [
		{
			title: "A cache that waits 30 s for a connection, three times",
			kind: "bad",
			files: `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, {
    url: ENV["REDIS_CACHE_URL"],
    connect_timeout: 30, # <- tried 3 times, takes 90 s
    read_timeout: 0.2,
    write_timeout: 0.2,
    reconnect_attempts: 2,
  }
end
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    rails (8.0.2)
    redis (5.4.1)
`
		},
		{
			title: "A default of 15 s behind a variable",
			kind: "bad",
			files: `--- lib/redis_settings.rb
class RedisSettings
  TIMEOUT = Integer(ENV.fetch("REDIS_TIMEOUT", 15))
end
--- config/initializers/redis.rb
require_relative "../../lib/redis_settings"
$redis = Redis.new(url: ENV["REDIS_URL"], timeout: RedisSettings::TIMEOUT, reconnect_attempts: 0) # <- \`timeout: 15\`
`
		},
		{
			title: "redis-rb 4 takes 0 for no limit",
			kind: "bad",
			files: `--- config/initializers/redis.rb
$redis = Redis.new(url: ENV["REDIS_URL"], read_timeout: 0, connect_timeout: 2) # <- no limit at all
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    redis (4.8.1)
`
		},
		{
			title: "Short limits, and a subscriber that waits on purpose",
			kind: "good",
			files: `--- config/initializers/redis.rb
$redis = Redis.new(url: ENV["REDIS_URL"], timeout: 2.5)
--- lib/listener.rb
class Listener
  def self.run
    redis = Redis.new(url: ENV["REDIS_URL"], read_timeout: 0, connect_timeout: 2)
    redis.subscribe("events") { |on| on.message { |_, text| puts text } }
  end
end
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    redis (4.8.1)
`
		}
	]
};
const examples$5 = [
	{
		title: "The jobs server is nearly full, and evicts nothing",
		kind: "bad",
		files: `--- audit.yml
- id: REDIS_URL # <- uses 940 MB of its \`maxmemory\` of 1 GB (91 %). It evicts nothing (\`noeviction\`), so at 100 % writes fail with \`OOM command not allowed\`, and every job that is pushed raises. What is left, 84 MB, is room for about 70,083 more jobs like those there.
  facts:
    usedMemory: 940 MB
    maxmemory: 1 GB
    maxmemoryPolicy: noeviction
  sidekiq:
    queues:
      - name: default
        depth: 700000
    bytes: 839 MB
`
	},
	{
		title: "Only the code says that jobs are on it, through a setting in another file",
		kind: "bad",
		files: `--- lib/job_redis.rb
JOB_REDIS = { url: ENV.fetch("JOBS_REDIS_URL") }
--- config/initializers/sidekiq.rb
require_relative "../../lib/job_redis"

Sidekiq.configure_server { |config| config.redis = JOB_REDIS }
Sidekiq.configure_client { |config| config.redis = JOB_REDIS }
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    rails (8.0.2)
    sidekiq (7.3.9)
--- audit.yml
- id: JOBS_REDIS_URL # <- uses 400 MB of its \`maxmemory\` of 512 MB (78 %). At 100 % it begins to delete keys, and Sidekiq must lose none.
  facts:
    usedMemory: 410 MB
    memNotCountedForEvict: 10 MB
    maxmemory: 512 MB
    maxmemoryPolicy: allkeys-lru
`
	},
	{
		title: "No limit, on a machine of 4 GB that saves to disk",
		kind: "bad",
		files: `--- audit.yml
- id: REDIS_URL # <- has no memory limit (\`maxmemory\` is 0) and uses 3.2 GB of its machine's 4 GB <- each page that is written is copied, up to twice the memory
  hostClass: a private address
  facts:
    usedMemory: 3.2 GB
    maxmemory: 0
    persistence: rdb
    totalSystemMemory: 4 GB
`
	},
	{
		title: "A cache that evicts is full by design; a small server, and one with room",
		kind: "good",
		files: `--- audit.yml
- id: REDIS_CACHE_URL
  facts:
    usedMemory: 1 GB
    maxmemory: 1 GB
    maxmemoryPolicy: allkeys-lru
  keyspace:
    workloads:
      - { workload: cache, keys: 800000, bytes: 960 MB }
- id: REDIS_CABLE_URL
  facts:
    usedMemory: 2 MB
    maxmemory: 2 MB
- id: REDIS_JOBS_URL
  facts:
    usedMemory: 200 MB
    maxmemory: 1 GB
    maxmemoryPolicy: noeviction
`
	}
];
const MOVES = [
	"cache",
	"cable",
	"rate-limit",
	"lock",
	"feature-flag",
	"data",
	"session",
	"jobs"
];
const OOM = "`OOM command not allowed when used memory > 'maxmemory'`";
const EVICTED = {
	jobs: "deletes queued and scheduled jobs when memory runs out",
	session: "signs users out when memory runs out",
	lock: "drops locks that are held, so that two processes hold one",
	data: "deletes application data with the cache entries",
	"rate-limit": "resets counters and bans, which lets requests through",
	"feature-flag": "turns features off, since a flag that is gone is off"
};
const FULL = {
	jobs: "every job that is pushed raises",
	session: "no session can be saved: requests raise",
	lock: "no lock can be taken: its callers raise",
	data: "every write of that data raises",
	"rate-limit": "counting a request raises",
	"feature-flag": "no flag can be changed: writing one raises"
};
const BUFFERS = "Only a note, because pub/sub keeps no keys that could be evicted. What they share is CPU and memory: a slow subscriber buffers up to 32 MB for each connection (`client-output-buffer-limit pubsub`)";
function consequence(mover, stayer, severity) {
	const riding = isRider(mover) ? { onCacheStore: mover.library === "rails-cache" } : void 0;
	return consequenceOf(needs[mover.workload].kind, needs[stayer.workload].kind, severity, riding);
}
function consequenceOf(from, to, severity, riding) {
	if ([from, to].includes("cache") && [from, to].includes("cable")) return `${BUFFERS}, and that memory is taken from the cache's.`;
	if (from === "cable") return `${BUFFERS}, which counts against \`maxmemory\` when jobs are pushed, and a long command of either delays the other.`;
	if (from === "cache" || to === "cache") {
		const kind = from === "cache" ? to : from;
		const full = riding?.onCacheStore ? "which the cache store swallows: nothing is counted or kept" : `and ${FULL[kind] ?? "writes raise"}`;
		const both = `A policy that evicts, as the cache wants it, ${EVICTED[kind] ?? "deletes other keys too"}; under \`noeviction\` a full cache means ${OOM}, ${full}.`;
		return severity === "note" && riding ? `${both} Only a note, because the cache store is where such a library counts by default, and lost counters only let some requests through.` : both;
	}
	if (from === "rate-limit") return "Only a note, because counters are small, expire, and put up with the `noeviction` that jobs need. But each request of a traffic spike runs its commands on the jobs' server, and a restart or failover of that server also restarts the limits.";
	return "Only a note, because locks are small, expire, and want the same `noeviction` as jobs. But the two fail together, and a failover can lose a lock that is held.";
}
function database$1(client, at) {
	if (client.db?.kind === "literal" && client.db.value !== null) return String(client.db.value);
	if (at.kind !== "literal" || typeof at.value !== "string") return void 0;
	return /^rediss?:\/\/[^/?#]+(?:\/(\d*))?/.exec(at.value)?.[1] || "0";
}
function databases(pair, mover, stayer) {
	const [one, other] = pair.clients.map((c, i) => database$1(c, pair.at[i]));
	if (one === other || (one === void 0 || other === void 0) && (one ?? other) === "0") return [];
	return [`${one !== void 0 && other !== void 0 ? `Different database numbers (${one} and ${other}) do` : `A database number of its own (${one ?? other}) does`} not part ${subject(mover)} from ${subject(stayer)}: memory, eviction policy, CPU and pub/sub belong to the server.`];
}
function fresh(client, model) {
	const used = new Set(model.clients.flatMap((c) => variables(c.endpoint)));
	const word = client.workload === "app" ? "DATA" : client.workload.toUpperCase().replaceAll("-", "_");
	return [
		`REDIS_${word}_URL`,
		`${word}_REDIS_URL`,
		`${word}_REDIS_SERVER_URL`
	].find((name) => !used.has(name)) ?? `${word}_OWN_REDIS_URL`;
}
function code(client, variable, old) {
	const url = `ENV["${variable}"].presence || ${old}`;
	const inYaml = client.library === "action-cable" || client.library === "kredis";
	const fresh = client.name === "Rack::Attack" ? `Rack::Attack.cache.store = ActiveSupport::Cache::RedisCacheStore.new(url: ${url})` : client.workload === "session" ? `config.session_store :cache_store, cache: ActiveSupport::Cache::RedisCacheStore.new(url: ${url}) # with your other options` : `Redis.new(url: ${url})`;
	if (isRider(client)) return { code: fenced("ruby", `# ${client.at.file}\n${fresh}`) };
	return { change: {
		client,
		added: { url: inYaml ? `<%= ${url} %>` : url }
	} };
}
function urlSource({ options, at }) {
	const text = options?.kind === "record" && options.keys?.get("url")?.written ? optionSource(options, "url", at) : void 0;
	if (text === void 0 || text.includes("\n")) return void 0;
	return /\s\?\s|\b(?:and|or|if|unless|rescue|not)\b/.test(text) ? `(${text})` : text;
}
const POLICY = { cache: " with `maxmemory-policy allkeys-lru`" };
function advice$2(pair, mover, stayer, severity, model) {
	const policy = (c) => POLICY[needs[c.workload].kind] ?? "";
	const shared = /^env:(\w+)$/.exec(pair.key)?.[1];
	const declared = (variable, whose) => {
		const word = whose.workload === "app" ? "data" : whose.workload;
		const name = declaredName(variable);
		const other = shared && declaredName(shared);
		return `\`\`\`yaml\n# .redline.yml\nendpoints:\n  ${variable}: ${name === "main" || name === other ? word : name}${shared ? `\n  ${shared}: ${other}` : ""}\n\`\`\``;
	};
	const [first] = pair.partedBy;
	if (pair.tier !== "definite" && first !== void 0) {
		const own = [mover, stayer].find((c, i, both) => variables(c.endpoint).includes(first) && !variables(both[1 - i].endpoint).includes(first)) ?? mover;
		const branches = [mover, stayer].some((c) => c.endpoint.kind === "either");
		const others = pair.partedBy.slice(1).filter((v) => policy(own) === "" || variables(own.endpoint).includes(v)).map((v) => `\`${v}\``);
		return { advice: `Set \`${first}\`${others.length > 0 ? ` (or ${listed(others, "or")})` : ""} in production, to a server of its own${policy(own)}. Where it is set, tell Redline, which can't read your variables${branches ? "" : ", and this finding is gone"}:\n\n${declared(first, own)}` };
	}
	const at = pair.clients[0] === mover ? pair.at : [pair.at[1], pair.at[0]];
	if (at[0].kind === "env" && at[1].kind === "env" && at[0].name !== at[1].name && severity !== "note") return { advice: `Point \`${at[0].name}\` to a server of its own${policy(mover)}: the code needs no change.` };
	const variable = fresh(mover, model);
	if (severity === "note") return { advice: `To part them, give ${subject(mover)} a ${isRider(mover) ? "client" : "URL"} of ${verb(mover, "its", "their")} own, ${isRider(mover) ? `at \`${variable}\` for example` : `such as \`${variable}\``}. If they are meant to share, say so:\n\n\`\`\`yaml\n# .redline.yml\nallow:\n  - workloads: [${pair.a}, ${pair.b}]\n    reason: who decided it, and why it is safe\n\`\`\`` };
	const old = urlSource(mover) ?? ruby$1(at[0]);
	if (old === void 0 || /SENTINEL|HOST/.test(pair.key)) return { advice: `Give ${subject(mover)} a URL of ${verb(mover, "its", "their")} own beside ${serverName(pair.key)}, and point it to a server of its own${policy(mover)}.` };
	const intro = `A variable for ${subject(mover)} alone, with ${serverName(pair.key)} behind it until the second server is there:`;
	const then = `Then set \`${variable}\` to a server of its own${policy(mover)}, and tell Redline that it is one:\n\n${declared(variable, mover)}`;
	const put = code(mover, variable, old);
	return "code" in put ? { advice: [
		intro,
		put.code,
		then
	].join("\n\n") } : {
		advice: intro,
		paste: {
			change: put.change,
			after: then
		}
	};
}
const MB = 2 ** 20;
function holders(server) {
	const called = [...server.live.keyspace?.workloads ?? []].sort((a, b) => b.bytes.value - a.bytes.value).slice(0, 2).filter((w) => w.bytes.value > 0).map((w) => `${w.workload === "unclaimed" ? "keys that nobody claims" : GENERIC[w.workload]} (${bytes(w.bytes.value)})`);
	if (called.length === 0) return "";
	return server.live.shards === void 0 ? ` Most of it is ${listed(called)}.` : ` All shards together hold mostly ${listed(called)}.`;
}
function room(server, left) {
	const { sidekiq } = server.live;
	const jobs = sidekiq ? sidekiq.queues.reduce((n, q) => n + q.depth, 0) + sidekiq.scheduled + sidekiq.retries + sidekiq.dead : 0;
	if (!sidekiq || jobs < 100 || sidekiq.bytes.value === 0 || left <= 0) return "";
	return ` What is left, ${bytes(left)}, is room for about ${count(left / (sidekiq.bytes.value / jobs))} more jobs like those there.`;
}
function failing(server, model) {
	const kinds = residents(server, model).map((r) => needs[r.workload].kind);
	const [first] = kinds.flatMap((kind) => FULL[kind] ?? []);
	return first ?? (kinds.includes("cache") ? "no cache entry can be written" : "every write raises");
}
function* fullness(server, model, used, limit) {
	const counted = used - (figure(server.facts.memNotCountedForEvict) ?? 0);
	const peak = figure(server.facts.usedMemoryPeak) ?? 0;
	const [error, warning] = [threshold(model, "memory-headroom.error") / 100, threshold(model, "memory-headroom.warning") / 100];
	const share = counted / limit;
	const how = evicts(server);
	const kept = keepers(server, model);
	if (how === "any" && (kept.length === 0 || (figure(server.facts.evictedKeys) ?? 0) > 0)) return;
	const of = `${bytes(counted)} of its \`maxmemory\` of ${bytes(limit)}`;
	const then = how === "any" ? `At 100 % it begins to delete keys, and ${names(kept)} must lose none.` : how === "timed" ? `At 100 % it deletes keys with an expiry; once none are left, writes fail with \`OOM command not allowed\`, and ${failing(server, model)}.` : `${how === "nothing" ? "It evicts nothing (`noeviction`), so at 100 %" : "Unless its policy, which it does not tell, lets it evict, at 100 %"} writes fail with \`OOM command not allowed\`, and ${failing(server, model)}.`;
	const advice = `Give it more memory, or part what it holds: \`redline explain shared-instance\`. What can go at once is what nobody needs: \`redline explain expiry-missing\`.`;
	const soon = server.live.since?.fullInHours;
	const when = soon === void 0 ? "" : ` At the rate since the last audit it is full in ${duration(soon * 3600)}.`;
	if (share >= warning) yield about("memory-headroom", server, {
		severity: share >= error ? "error" : "warning",
		confidence: how === void 0 ? "likely" : "certain",
		message: `${shardOf(server, "fullest")} uses ${of} (${percent(share)}).${when} ${then}${holders(server)}${room(server, limit - counted)}`,
		advice,
		about: "fullness"
	});
	else if (soon !== void 0 && soon <= threshold(model, "memory-headroom.hours")) yield about("memory-headroom", server, {
		severity: "warning",
		message: `${shardOf(server, "fullest")} uses ${of} (${percent(share)}), and at the rate since the last audit it is full in ${duration(soon * 3600)}. ${then}${holders(server)}`,
		advice,
		about: "full soon"
	});
	else if (peak / limit >= error && kept.length > 0) yield about("memory-headroom", server, {
		severity: "note",
		message: `${shardOf(server, "fullest")} uses ${of} (${percent(share)}), but has been at ${bytes(peak)} (${percent(peak / limit)}). ${then}`,
		advice,
		about: "peak"
	});
}
function* unlimited(server, used) {
	if (isManaged(server)) return;
	const machine = figure(server.facts.totalSystemMemory);
	const small = /loopback|socket|railway/.test(`${server.live.hostClass} ${server.provider}`);
	const limit = machine === void 0 ? "2gb" : `${Math.max(64, Math.floor(machine * .6 / MB))}mb`;
	yield about("memory-headroom", server, {
		severity: small ? "note" : "warning",
		message: `${name(server)} has no memory limit (\`maxmemory\` is 0) and uses ${bytes(used)}${machine === void 0 ? "" : ` of its machine's ${bytes(machine)}`}: it grows until the machine has no memory left and the kernel kills it, and all that is not on disk is gone.`,
		advice: `Leave room for buffers and for the copy that a fork makes:\n\n\`\`\`\nCONFIG SET maxmemory ${limit}\nCONFIG REWRITE\n\`\`\``,
		about: "no limit"
	});
}
function* forks(server, model, used) {
	const machine = figure(server.facts.totalSystemMemory);
	const persistence = known$2(server.facts.persistence)?.value;
	if (isManaged(server) || machine === void 0 || machine === 0 || persistence === void 0 || persistence === "none") return;
	if (used / machine < threshold(model, "memory-headroom.fork") / 100) return;
	yield about("memory-headroom", server, {
		severity: "warning",
		message: `${shardOf(server, "fullest")} uses ${bytes(used)} of its machine's ${bytes(machine)} (${percent(used / machine)}) and saves to disk (${persistence}): while it does, each page that is written is copied, up to twice the memory. Then the save fails, or the kernel kills Redis.`,
		advice: "A larger machine, or a smaller `maxmemory`; and see that `vm.overcommit_memory` is 1 on the machine, else the fork itself is refused.",
		about: "fork"
	});
}
function* check$15(model) {
	for (const server of liveServers(model)) {
		const used = figure(server.facts.usedMemory);
		if (used === void 0 || used < threshold(model, "memory-headroom.smallest") * MB || isLoading(server)) continue;
		const limit = figure(server.facts.maxmemory);
		if (limit === 0) yield* unlimited(server, used);
		else if (limit !== void 0) yield* fullness(server, model, used, limit);
		yield* forks(server, model, used);
	}
}
const memoryHeadroom = {
	id: "memory-headroom",
	severity: "error",
	since: "0.1.0",
	needs: ["live"],
	asks: [["usedMemory", "maxmemory"]],
	title: "A server's memory is nearly full, or has no limit",
	why: `At \`maxmemory\` Redis does what its policy says. Under \`noeviction\`, which job queues need, every command that needs memory fails with \`OOM command not allowed when used memory > 'maxmemory'\`: \`perform_async\` raises inside requests, and workers can't put a failed job back. Memory fills fastest when workers are down, which is when the queue is needed most.

Counted is what Redis counts: \`used_memory\` without the buffers that eviction leaves out. A cache under \`allkeys-*\` is full by design and isn't reported; nor is a server that holds less than 5 MB.

With \`maxmemory 0\` Redis grows until the machine has no memory. A server that saves to disk needs more: while the fork writes, each page that changes is there twice.`,
	fix: `Find out what takes the memory (\`redline audit\` shows it by workload and by prefix), move the cache to a server of its own, or raise the limit:

\`\`\`
CONFIG SET maxmemory 4gb
CONFIG REWRITE
\`\`\``,
	sources: [
		"https://redis.io/docs/latest/develop/reference/eviction/",
		"https://redis.io/docs/latest/operate/oss_and_stack/management/optimization/memory-optimization/",
		"https://learn.microsoft.com/azure/azure-cache-for-redis/cache-best-practices-memory-management"
	],
	check: check$15,
	examples: examples$5
};
const id$1 = "misplaced-key";
const ADDRESS = new Set([
	"url",
	"host",
	"port",
	"path",
	"sentinels"
]);
function effect$1(key, model, cable) {
	const { environment } = key;
	if (!cable) return {
		text: `${environment} runs on the adapter \`${model.instead.cable ?? "that its own section names"}\`, and nothing uses it`,
		severity: "note"
	};
	if (key.key === "adapter") return {
		text: `${environment} has no adapter of its own and gets \`redis\`, whatever is written here`,
		severity: "warning"
	};
	const own = optionKey(cable.options, key.key);
	if (own) return {
		text: `${environment} uses its own \`${key.key}: ${show(own.value)}\`, so this line only misleads`,
		severity: "note"
	};
	if (ADDRESS.has(key.key)) return {
		text: `Action Cable in ${environment} connects to ${show(cable.endpoint)} instead`,
		severity: "error"
	};
	if (key.key === "channel_prefix") return {
		text: `channels in ${environment} have no prefix and are shared by every app on the same server`,
		severity: "warning"
	};
	if (key.key === "ssl_params") return {
		text: `a TLS connection in ${environment} verifies certificates by Ruby's defaults`,
		severity: "warning"
	};
	return {
		text: `${environment} runs with the library's own \`${key.key}\``,
		severity: "warning"
	};
}
function fixOf({ key, environment, move }) {
	if (!move) return void 0;
	const indent = " ".repeat(move.to.column - 1);
	const start = {
		...move.to,
		end: move.to.start,
		endLine: move.to.line,
		endColumn: move.to.column
	};
	return {
		title: `move ${key} into ${environment}`,
		safe: false,
		edits: [{
			at: move.line,
			text: ""
		}, {
			at: start,
			text: `${move.text.trim()}\n${indent}`
		}]
	};
}
const misplacedKey = {
	id: id$1,
	severity: "error",
	since: "0.1.0",
	needs: ["code"],
	title: "A key in cable.yml stands where Rails never looks",
	why: `Rails reads one section of config/cable.yml, the one named after the environment, over the section \`shared\` (Rails 6.0 and later). A key at the top level of the file belongs to no section and is dropped without a word. A \`url:\` that is lost this way sends Action Cable to \`REDIS_URL\` or, without it, to localhost: the app boots, and the first broadcast fails or goes to another server.`,
	fix: `Indent the key below its environment:

\`\`\`yaml
production:
  adapter: redis
  url: <%= ENV.fetch("CABLE_REDIS_URL") %>
\`\`\`

or below \`shared:\` where all environments are to have it.`,
	sources: ["https://github.com/rails/rails/blob/v8.0.2/actioncable/lib/action_cable/engine.rb", "https://api.rubyonrails.org/classes/Rails/Application.html#method-i-config_for"],
	*check(model) {
		const cable = model.clients.find((c) => c.library === "action-cable");
		for (const key of model.misplacedKeys) {
			if (key.reader) continue;
			const { text, severity } = effect$1(key, model, cable);
			const fix = severity === "note" ? void 0 : fixOf(key);
			yield {
				rule: id$1,
				severity,
				confidence: severity === "note" ? "certain" : confidence([cable?.options]),
				message: `\`${key.key}\`${key.value && severity !== "note" ? ` (${show(key.value)})` : ""} stands beside the environments and is never read: Rails takes the section \`${key.environment}:\` alone, so ${text}.`,
				advice: severity === "note" ? `Delete the line, or indent it below \`${key.environment}:\`.` : `Indent it below its environment:\n\n${fenced("yaml", `${key.environment}:\n  ${move(key)}`)}`,
				at: key.at,
				related: cable ? [{
					at: cable.at,
					role: "what Rails reads"
				}] : [],
				about: `${key.key} beside the environments of the cable`,
				...fix ? { fix } : {}
			};
		}
	},
	examples: [
		{
			title: "The URL stands beside production, so the cable connects elsewhere",
			kind: "bad",
			files: `--- config/cable.yml
production:
  adapter: redis
  channel_prefix: shop_production
url: <%= ENV.fetch("CABLE_REDIS_URL") %> # <- connects to $REDIS_URL or
`
		},
		{
			title: "The section is an alias, and the prefix stands beside it",
			kind: "bad",
			files: `--- config/cable.yml
default: &default
  adapter: redis
  url: <%= ENV.fetch("CABLE_REDIS_URL") %>

channel_prefix: shop # <- channels in production have no prefix

production:
  <<: *default
`
		},
		{
			title: "Anchors, shared and sections are read",
			kind: "good",
			files: `--- config/cable.yml
shared:
  channel_prefix: shop

production:
  adapter: redis
  url: <%= ENV.fetch("CABLE_REDIS_URL") %>
`
		}
	]
};
const move = (key) => key.move?.text.trim() ?? `${key.key}: …`;
const together = (client, { values }, byDefault, model) => {
	const sizing = client.poolSize ? variables(client.poolSize) : byDefault && client.library === "sidekiq" && before(model.gems["sidekiq"], "7") && !before(model.gems["sidekiq"], "5.1.2") ? ["RAILS_MAX_THREADS"] : [];
	return values.some((v) => variables(v).some((name) => sizing.includes(name)));
};
function sizeHidden(client, model) {
	if (client.poolSize) return false;
	if (client.pooling === "library" || client.library === "rails-cache") return mayHoldMore(client.options);
	const given = model.calls.find((c) => /^ConnectionPool\b/.test(c.path) && contains(c.at, client.at))?.args.at(-1);
	return given !== void 0 && mayHoldMore(given);
}
function crowd$1(client, model) {
	if (client.pooling === "none" || client.pooling === "library" && client.library !== "rails-cache" && client.library !== "sidekiq") return void 0;
	const { size, known, byDefault } = poolSize(client, model);
	if (!known || size === null || sizeHidden(client, model)) return void 0;
	const over = users(client, model).filter((u) => u.threads > size && !together(client, u, byDefault, model));
	if (over.length === 0) return void 0;
	return {
		size,
		byDefault,
		users: over,
		needed: Math.max(...over.map((u) => u.threads + u.channels))
	};
}
function poolWait(client, model) {
	const given = amount(client.poolTimeout);
	if (client.poolTimeout && !given) return {
		seconds: null,
		byDefault: false
	};
	if (given) return {
		seconds: given.number,
		byDefault: false
	};
	return {
		seconds: client.library === "redis-client" && !model.calls.some((c) => c.path.endsWith(".new_pool") && c.at.file === client.at.file && c.at.start === client.at.start) ? 5 : defaults(client, model.gems).poolTimeout,
		byDefault: true
	};
}
const mild = ({ size, users: [most] }) => (most?.threads ?? 0) - size < (most?.threads ?? 0) / 4;
function overlong(client, model) {
	const { seconds: wait, byDefault } = poolWait(client, model);
	const { connect, read } = waits(client, model);
	if (client.role || !byDefault || wait === null || connect.seconds === null || read.seconds === null) return void 0;
	const own = Math.max(connect.seconds, read.seconds);
	return wait > own ? {
		wait,
		own
	} : void 0;
}
const MOST_RELATED$1 = 4;
const rescued = ({ rails }) => atLeast(rails, "8.0.2") || atLeast(rails, "7.2.3") && before(rails, "8");
function emptyHanded(client, model, threads) {
	const raise = `${threads === 1 ? "raises" : "raise"} \`ConnectionPool::TimeoutError\``;
	if (client.library !== "rails-cache") return raise;
	if (rescued(model.gems)) return `${threads === 1 ? "goes" : "go"} without: Rails takes the \`ConnectionPool::TimeoutError\` for a miss and the work is done again`;
	const { rails } = model.gems;
	return `${raise}, which Rails${rails === void 0 ? "" : ` ${rails}`} lets through into the app`;
}
const processes = (all) => [...new Map(all.map((p) => [place(p.at), p])).values()].slice(0, MOST_RELATED$1).map((p) => ({
	at: p.at,
	role: `${kindTitle(p.kind)}'s threads${p.name ? `, \`${p.name}\`` : ""}`
}));
function whence(client, { users }) {
	const given = client.poolSize;
	return [...given && given.at.file !== client.at.file ? [{
		at: given.at,
		role: "the pool's size"
	}] : [], ...processes(users.map((u) => u.process))].slice(0, MOST_RELATED$1);
}
const missingPoolTimeout = {
	id: "missing-pool-timeout",
	severity: "note",
	since: "0.1.0",
	needs: ["code"],
	title: "Threads wait longer for a pool than for Redis",
	why: "A pool has a time limit of its own, beside those of its connections: how long a thread waits until one is free. ConnectionPool and the Rails cache wait 5 s unless told otherwise, Sidekiq and redis-client's `new_pool` 1 s. Where a process has more threads than the pool has connections, a slow Redis therefore holds some threads for 5 s although each call gives up after 1 s. This rule speaks of pools that lack a few connections. Where more than a quarter of the threads find none, undersized-pool says both. In a pool as large as the process has threads nobody waits, so nothing is said of it.",
	fix: "Set both, the pool's limit no longer than the connection's:\n\n```ruby\nREDIS = ConnectionPool.new(size: 10, timeout: 1) { Redis.new(url: ENV.fetch(\"REDIS_URL\"), timeout: 1) }\n\nconfig.cache_store = :redis_cache_store, { url: ENV.fetch(\"REDIS_CACHE_URL\"), pool: { size: 10, timeout: 1 } }\n```",
	sources: ["https://github.com/mperham/connection_pool/blob/v2.5.5/lib/connection_pool.rb", "https://github.com/rails/rails/blob/v8.0.2/activesupport/lib/active_support/cache/redis_cache_store.rb"],
	*check(model) {
		for (const client of model.clients) {
			const long = isRider(client) ? void 0 : overlong(client, model);
			const found = long ? crowd$1(client, model) : void 0;
			const [most] = found?.users ?? [];
			if (!long || !found || !most || !mild(found)) continue;
			const { wait, own } = long;
			const { size, elsewhere } = sizing(client, model, found.needed);
			const gem = client.timeouts.connect === null ? decidingGem(client) : void 0;
			const sure = confidence([client.poolSize, ...most.values], {
				gems: model.gems,
				versionsOf: [...gem ? [gem] : [], ...most.gems]
			});
			yield {
				rule: "missing-pool-timeout",
				severity: "note",
				confidence: client.workload === "cache" ? sure : leastSure([sure, "likely"]),
				message: `${called(client)} lets a thread wait ${seconds(wait)} for ${found.size === 1 ? "its only connection" : `one of its ${found.size} connections`}, ${client.library === "rails-cache" ? "the cache store's" : "the pool's"} default, though a call gives up on Redis after ${seconds(own)}. ${most.text}: while Redis is slow, those that find no connection are gone for ${seconds(wait)} each time and then ${emptyHanded(client, model, 2)}.`,
				advice: `Let the pool wait no longer than its connections, and give each thread one${elsewhere === "" ? ":" : `.${elsewhere}`}`,
				paste: { change: {
					client,
					added: {},
					pool: {
						...size,
						timeout: String(own)
					}
				} },
				at: client.at,
				related: whence(client, found),
				about: `${subject$1(client)} pool timeout`
			};
		}
	},
	examples: [
		{
			title: "Seven connections for nine threads, and 5 s to wait for one",
			kind: "bad",
			files: `--- config/initializers/redis.rb
CART = ConnectionPool.new(size: 7) do
  Redis.new(url: ENV.fetch("CART_REDIS_URL"), timeout: 0.5) # <- lets a thread wait 5 s
end
--- config/sidekiq.yml
:concurrency: 9
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    connection_pool (2.5.5)
    redis (5.4.1)
    sidekiq (7.3.9)
`
		},
		{
			title: "A cache whose size comes from another file",
			kind: "bad",
			files: `--- lib/cache_options.rb
module CacheOptions
  POOL = { size: 6 }.freeze
end
--- config/environments/production.rb
require_relative "../../lib/cache_options"
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV.fetch("REDIS_CACHE_URL"), pool: CacheOptions::POOL } # <- Puma runs 7 threads
end
--- config/puma.rb
threads 7, 7
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    puma (6.6.0)
    rails (8.0.2)
    redis (5.4.1)
`
		},
		{
			title: "As many connections as threads, or a limit of its own",
			kind: "good",
			files: `--- config/initializers/redis.rb
CART = ConnectionPool.new(size: 9) { Redis.new(url: ENV.fetch("CART_REDIS_URL"), timeout: 2) }
STOCK = ConnectionPool.new(size: 6, timeout: 2) { Redis.new(url: ENV.fetch("STOCK_REDIS_URL"), timeout: 2) }
--- config/sidekiq.yml
:concurrency: 9
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    connection_pool (2.5.5)
    redis (5.4.1)
    sidekiq (7.3.9)
`
		}
	]
};
const examples$4 = [
	{
		title: "redis-rb 4 waits 5 s",
		kind: "bad",
		files: `--- config/initializers/redis.rb
REDIS = Redis.new(url: ENV.fetch("REDIS_URL")) # <- redis 4.8.1 waits 5 s
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    redis (4.8.1)
`
	},
	{
		title: "A cache of Rails 7.0 waits 20 s for a connection, whatever timeout: says",
		kind: "bad",
		files: `--- config/environments/production.rb
Rails.application.configure do
  cache = { url: ENV.fetch("REDIS_CACHE_URL", "redis://cache.internal:6380/1"), timeout: 2 }
  config.cache_store = :redis_cache_store, cache # <- its \`timeout:\` has no effect
end
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    rails (7.0.8)
    redis (4.8.1)
`
	},
	{
		title: "Options from another file",
		kind: "bad",
		files: `--- lib/queue_options.rb
module QueueOptions
  def self.to_h
    { url: ENV["QUEUE_REDIS_URL"] }
  end
end
--- config/initializers/sidekiq.rb
require_relative "../../lib/queue_options"

Sidekiq.configure_server do |config|
  config.redis = QueueOptions.to_h # <- Sidekiq 7.3.9 waits 3 s
end
Sidekiq.configure_client do |config|
  config.redis = QueueOptions.to_h.merge(timeout: 2)
end
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    sidekiq (7.3.9)
`
	},
	{
		title: "Action Cable",
		kind: "bad",
		files: `--- config/cable.yml
production:
  adapter: redis
  url: <%= ENV["CABLE_REDIS_URL"] %> # <- Action Cable sets no timeouts
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    rails (8.0.2)
    redis (5.4.1)
`
	},
	{
		title: "Limits by name, and one that fills all three",
		kind: "good",
		files: `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, {
    url: ENV.fetch("REDIS_CACHE_URL"),
    connect_timeout: 2,
    read_timeout: 0.5,
    write_timeout: 0.5,
  }
end
--- config/initializers/redis.rb
options = { timeout: Float(ENV.fetch("REDIS_TIMEOUT", "2")) }
REDIS = ConnectionPool.new(size: 7, timeout: 2) { Redis.new(url: ENV.fetch("REDIS_URL"), **options) }
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    rails (8.0.2)
    redis (5.4.1)
`
	}
];
const SHORT = 3;
const LONG = 20;
function missing({ connect, read }) {
	const unset = ["connect", "read"].filter((which) => ({
		connect,
		read
	})[which].from === "default");
	if (unset.length === 2) return unset;
	return unset.filter((which) => ({
		connect,
		read
	}[which].seconds ?? 0) > SHORT);
}
const severityOf$1 = (longest) => longest >= LONG ? "error" : longest > SHORT ? "warning" : "note";
const idle = (client) => client.library === "rails-cache" && client.options !== void 0 && ![
	"absent",
	"unknown",
	"setting"
].includes(entry(client.options, "timeout").kind);
function defaultsInWords(which, found) {
	const [connect, read] = [seconds(found.connect.seconds ?? 0), seconds(found.read.seconds ?? 0)];
	if (which.length === 1) return which[0] === "connect" ? `waits ${connect} for a connection` : `waits ${read} for an answer`;
	return connect === read ? `waits ${connect} for a connection and ${read} for an answer` : `waits ${connect} for a connection, then ${read} for an answer`;
}
function message(client, which, found, model) {
	const { because } = defaults(client, model.gems);
	const sets = which.length === 2 ? "sets no timeouts" : `sets no ${which[0]}_timeout`;
	const noEffect = idle(client) ? " (its `timeout:` has no effect, since Rails sets the three specific ones itself)" : "";
	const kinds = userKinds(client, model);
	const threads = kinds.length > 0 ? `every ${listed(kinds, "or")} thread` : "every thread";
	const longest = Math.max(found.connect.seconds ?? 0, found.read.seconds ?? 0);
	const pauses = found.sleeps > 0 ? " and the pauses between" : "";
	const times = found.tries !== null && found.tries > 1 ? ` (${found.tries} tries of ${seconds(longest)}${pauses})` : "";
	return `${called(client)} ${sets}${noEffect}, so ${because} ${defaultsInWords(which, found)}. While Redis does not answer, ${threads} that ${use(client)} stands still for up to ${seconds(worst(found))}${times} a call.`;
}
const wanted = (client, found) => {
	const longest = Math.max(found.connect.seconds ?? 0, found.read.seconds ?? 0);
	return longest <= SHORT && longest > 0 ? longest : client.library === "sidekiq" ? 3 : 1;
};
function settings(client, which, found) {
	const source = String(wanted(client, found));
	if (which.length === 1) return { [`${which[0]}_timeout`]: source };
	if (client.library === "rails-cache") return {
		connect_timeout: source,
		read_timeout: source,
		write_timeout: source
	};
	return { timeout: source };
}
const inWords = (added) => Object.entries(added).map(([key, source]) => `${key}: ${source}`).join(", ");
function advice$1(client, added, longest, model) {
	if (client.library === "action-cable" && before(model.gems["rails"], "6")) return { advice: `Rails ${model.gems["rails"]} passes no timeouts from cable.yml on; connect by yourself, in an initializer:\n\n\`\`\`ruby\nrequire "action_cable/subscription_adapter/redis"\n\nActionCable::SubscriptionAdapter::Redis.redis_connector = ->(config) {\n  Redis.new(url: config[:url], ${inWords(added)})\n}\n\`\`\`` };
	if (client.madeBy?.told === "url" && !takesClient(client, model)) {
		const later = before(model.gems["redis"], "5") ? " redis 5 would wait 1 s." : "";
		return { advice: `The gem makes this client by itself from a URL, and ${client.guessed ? "whether it takes a time limit beside it nothing here knows" : "takes no time limit beside it"}.${later} See whether its documentation has a way to hand it a client of yours; until then let no request and no job wait for it.` };
	}
	const its = hasNoSection(client) ? "a section of its own in cable.yml" : client.library === "action-cable" ? "its section of cable.yml" : "its options";
	return {
		advice: `${`Add \`${inWords(added)}\` to ${its}`}${longest <= SHORT ? ", so that no upgrade changes it unseen" : ""}:`,
		paste: { change: {
			client,
			added
		} }
	};
}
function fix(client, added, longest, model) {
	const { urlAt, options } = client;
	if (!urlAt || client.library === "action-cable" && before(model.gems["rails"], "6")) return void 0;
	if (options?.kind === "record" && Object.keys(added).some((key) => options.entries.has(key))) return void 0;
	const title = `add \`${inWords(added)}\``;
	const safe = longest <= SHORT;
	const at = {
		...urlAt,
		end: urlAt.start,
		endLine: urlAt.line,
		endColumn: urlAt.column
	};
	if (/\.ya?ml$/.test(urlAt.file)) {
		if (options?.kind !== "record" || options.at.line === options.at.endLine) return void 0;
		return {
			title,
			safe,
			edits: [{
				at,
				text: Object.entries(added).map(([key, source]) => `${key}: ${source}\n${" ".repeat(urlAt.column - 1)}`).join("")
			}]
		};
	}
	return contains(client.at, urlAt) ? {
		title,
		safe,
		edits: [{
			at,
			text: `${inWords(added)}, `
		}]
	} : void 0;
}
function finding$2(client, model) {
	if (isRider(client) || client.library === "node-redis" || client.library === "ioredis") return void 0;
	const found = waits(client, model);
	const which = missing(found);
	if (which.length === 0) return void 0;
	if (client.library === "redlock" && which.every((w) => (found[w].seconds ?? 0) < 1)) return void 0;
	const longest = Math.max(...which.map((w) => found[w].seconds ?? 0));
	const added = settings(client, which, found);
	const mend = fix(client, added, longest, model);
	const gem = decidingGem(client);
	return {
		rule: "missing-timeout",
		severity: severityOf$1(longest),
		confidence: confidence([client.reconnectAttempts], {
			gems: model.gems,
			versionsOf: gem ? [gem] : []
		}),
		message: message(client, which, found, model),
		...advice$1(client, added, longest, model),
		at: client.at,
		related: [],
		about: `${subject$1(client)} ${which.join("+")}`,
		...mend ? { fix: mend } : {}
	};
}
const missingTimeout = {
	id: "missing-timeout",
	severity: "error",
	since: "0.1.0",
	needs: ["code"],
	title: "A Redis client has no time limits of its own",
	why: "A server that is gone without a word (a failover, a full network, a paused machine) answers nothing, and each call waits as long as its client lets it. With 5 s, a dozen requests hold every Puma thread. Defaults differ by library and version: redis-rb waits 5 s until 4.8 and 1 s from 5.0, Sidekiq 3 s from 7.3, and the cache store waited 20 s for a connection before Rails 7.1. Up to 3 s Redline only notes it, over 3 s it warns, and 20 s or more is an error.",
	fix: "Set the limits where the client is made. `timeout:` fills all three in redis-rb, redis-client and Sidekiq; `:redis_cache_store` needs the three by name:\n\n```ruby\nREDIS = Redis.new(url: ENV.fetch(\"REDIS_URL\"), timeout: 1)\n\nconfig.cache_store = :redis_cache_store, {\n  url: ENV.fetch(\"REDIS_CACHE_URL\"),\n  connect_timeout: 1, read_timeout: 1, write_timeout: 1,\n}\n```\n\nSidekiq's blocking fetch has a limit of its own on top, so a short `timeout:` does not cut it.",
	sources: [
		"https://github.com/redis/redis-rb/blob/v4.8.1/lib/redis/client.rb",
		"https://github.com/redis-rb/redis-client/blob/v0.30.0/lib/redis_client/config.rb",
		"https://github.com/sidekiq/sidekiq/blob/v7.3.9/lib/sidekiq/redis_client_adapter.rb",
		"https://github.com/rails/rails/blob/v7.0.10/activesupport/lib/active_support/cache/redis_cache_store.rb"
	],
	*check(model) {
		for (const client of model.clients) {
			const found = finding$2(client, model);
			if (found) yield found;
		}
	},
	examples: examples$4
};
const SHARED_NETWORK = /^(?:elasticache|elasticache-serverless|memorydb|memorystore|azure-cache|azure-managed)$/;
const CLOSE = {
	render: "Services of the same region reach it without the list:\n\n```yaml\nipAllowList: []\n```\n\nFor a person at a desk, list that address alone.",
	aiven: "Let in the addresses that the app's machines have, and nobody else:\n\n```hcl\nip_filter_string = [var.app_network]\n```",
	digitalocean: "Let in what is yours, and no address:\n\n```hcl\nrule {\n  type  = \"tag\" # or \"app\", \"droplet\", \"k8s\"\n  value = \"app\"\n}\n```",
	compose: "Other services of the file reach it by its name without `ports:`. For a person on the host:\n\n```yaml\nports: [\"127.0.0.1:6379:6379\"]\n```",
	kamal: "The app reaches it by its name on Kamal's network. For a person on the host:\n\n```yaml\nport: \"127.0.0.1:6379:6379\"\n```",
	kubernetes: "Pods reach it through a Service of the cluster's own:\n\n```yaml\nspec:\n  type: ClusterIP\n```"
};
const TOKEN = { elasticache: "```hcl\ntransit_encryption_enabled = true\nauth_token                 = var.redis_auth_token\n```" };
const AUTHORIZATION = {
	google_redis_instance: "Ask for a password, and put it into the URL:\n\n```hcl\nauth_enabled = true\n```",
	google_redis_cluster: "Ask for a token of Google's IAM. It is valid for an hour, so clients must fetch new ones:\n\n```hcl\nauthorization_mode = \"AUTH_MODE_IAM_AUTH\"\n```",
	google_memorystore_instance: "Ask for a token of Google's IAM. It is valid for an hour, so clients must fetch new ones:\n\n```hcl\nauthorization_mode = \"IAM_AUTH\"\n```"
};
const CLOSED_CONFIG = /^(?:elasticache|elasticache-serverless|memorydb|memorystore|azure-cache|aiven)$/;
const reach = ({ provider }) => CLOSED_CONFIG.test(provider) ? "reads everything and pushes jobs of their own" : "reads everything, pushes jobs of their own, and can write files on its disk with `CONFIG SET dir`";
function reachable(server) {
	const open = known$2(server.facts.openTo);
	if (!open) return void 0;
	const auth = known$2(server.facts.auth);
	const guarded = server.provider === "render" || auth?.value === true;
	const at = whereSaid(server, open);
	const severity = guarded ? "warning" : auth && !auth.unconfirmed ? "error" : "warning";
	const bypass = server.provider === "compose" || server.provider === "kamal" ? " Docker publishes the port past the host's own firewall rules." : "";
	const who = guarded ? "only its password stands between everyone and the data, and Redis answers as many guesses as one sends" : auth ? `it asks for no password, so whoever finds it ${reach(server)}` : `whether it asks for a password is not known here; without one whoever finds it ${reach(server)}`;
	return {
		rule: "open-server",
		severity,
		confidence: open.unless || auth?.unless ? "likely" : "certain",
		message: `${capital(titled(server))} is open to the network (${open.value.includes(" ") ? open.value : `\`${open.value}\``}), and ${who}.${bypass}`,
		advice: CLOSE[server.provider] ?? `Let it listen on a private address, behind a firewall, with a password:\n\n${setting(server, ["requirepass", "…"]) ?? ""}`.trimEnd(),
		at,
		related: relatedTo(at, server, []),
		about: `open ${server.id}`,
		...liveName(server)
	};
}
function unguarded(server, model) {
	const auth = known$2(server.facts.auth);
	if (!auth || auth.value || auth.unconfirmed || known$2(server.facts.openTo)) return void 0;
	const host = server.live?.hostClass;
	const live = auth.source === "live" && host !== "loopback";
	if (!live && !SHARED_NETWORK.test(server.provider)) return void 0;
	const far = live && host === "another host";
	const unprotected = known$2(server.facts.settings)?.value["protected-mode"] === "no";
	const severity = far ? "error" : live && unprotected ? "warning" : "note";
	const at = whereSaid(server, auth);
	const asked = TOKEN[server.provider] ?? setting(server, ["requirepass", "…"]);
	const resource = Object.keys(AUTHORIZATION).find((type) => server.service.includes(`${type}.`));
	const advice = (resource && AUTHORIZATION[resource]) ?? `Ask for a password, and put it into the URL${asked === void 0 ? "." : `:\n\n${asked}`}`;
	const mode = live && unprotected ? ", and `protected-mode` is off" : "";
	return {
		rule: "open-server",
		severity,
		confidence: auth.unless ? "likely" : "certain",
		message: `${capital(titled(server))} asks nobody for a password${because(auth)}${mode}: whoever reaches its ${far ? "address" : "network"} ${reach(server)}.${severity === "note" ? " Only a note, because its network is private." : ""}`,
		advice,
		at,
		related: relatedTo(at, server, tenants(server, model)),
		about: `password of ${server.id}`,
		...liveName(server)
	};
}
function* check$14(model) {
	for (const server of judgedServers(model)) {
		const found = reachable(server) ?? unguarded(server, model);
		if (found) yield found;
	}
}
const openServer = {
	id: "open-server",
	severity: "error",
	since: "0.1.0",
	needs: ["declared", "live"],
	title: "A Redis that anyone can reach",
	why: "Redis trusts whoever reaches it. Without a password anyone who does reads sessions and jobs, pushes jobs that the workers then run, and writes files by `CONFIG SET dir` and a snapshot; addresses are scanned within hours. Reported are a port that a compose file or Kamal publishes on every interface (Docker does so past the firewall rules of the host), `0.0.0.0/0` in an allow list, a Kubernetes Service that leads in from outside, and `bind` to everything with `protected-mode no`: an error where no password is asked for, a warning where one is. A password that is missing in a private network with other machines in it is a note.",
	fix: `\`\`\`yaml
ports: ["127.0.0.1:6379:6379"]
\`\`\``,
	sources: [
		"https://redis.io/docs/latest/operate/oss_and_stack/management/security/",
		"https://docs.docker.com/engine/network/packet-filtering-firewalls/",
		"https://render.com/docs/key-value"
	],
	check: (model) => onceEach(check$14(model)),
	examples: [
		{
			title: "A published port",
			kind: "bad",
			files: `--- compose.prod.yml
services:
  redis:
    image: redis:7.4
    ports: ["6379:6379"] # <- is open to the network (\`0.0.0.0:6379\`), and it asks for no password
  web:
    image: shop
    environment:
      REDIS_URL: redis://redis:6379/0
${SIDEKIQ$3}${LOCK$6}`
		},
		{
			title: "An allow list for everyone, and a configuration file that opens the server",
			kind: "bad",
			files: `--- render.yaml
services:
  - type: keyvalue
    name: pages
    plan: starter
    maxmemoryPolicy: allkeys-lru
    ipAllowList:
      - source: 0.0.0.0/0 # <- only its password stands between everyone and the data
        description: everywhere
--- Procfile
redis: redis-server ops/redis.conf
--- ops/redis.conf
include ops/network.conf
appendonly yes
--- ops/ops/network.conf
bind * # <- is open to the network (every interface
protected-mode no
${LOCK$6}`
		},
		{
			title: "Reachable from inside only",
			kind: "good",
			files: `--- compose.prod.yml
services:
  redis:
    image: redis:7.4
    command: redis-server --appendonly yes
    ports: ["127.0.0.1:6379:6379"]
  web:
    image: shop
    environment:
      REDIS_URL: redis://redis:6379/0
--- render.yaml
services:
  - type: keyvalue
    name: pages
    plan: starter
    maxmemoryPolicy: allkeys-lru
    ipAllowList: []
${SIDEKIQ$3}${CACHE$1}${LOCK$6}`
		}
	]
};
const COMMANDS = {
	settings: "CONFIG GET",
	slowlog: "SLOWLOG GET",
	clients: "CLIENT LIST",
	latencyEvents: "LATENCY LATEST",
	channels: "PUBSUB CHANNELS",
	aclUser: "ACL WHOAMI",
	keyTables: "MEMORY STATS",
	roundTrip: "PING",
	keyspace: "SCAN"
};
const SIDEKIQ$1 = /^(?:SSCAN|SMEMBERS|SCARD|LLEN|LINDEX|LRANGE|ZCARD|ZRANGE|HMGET|HGETALL|HGET|HLEN|GET|EXISTS|TYPE)\b/i;
const PROCESSES = /^(?:SSCAN|SMEMBERS|HMGET|HGETALL|HGET|HLEN)\b/i;
const aclRule = (command) => `+${command.toLowerCase().split(" ").join("|")}`;
const allowing = (command, reason) => /NOPERM|ACL|permission/i.test(reason) ? `give the audit's user \`${aclRule(command)}\`` : "another provider, or a newer server, may tell it";
const refusal = ({ command, reason, allow }) => ({
	words: (servers) => `refused on ${servers}: ${command === "INFO" || reason.includes(command) ? "" : `\`${command}\`, `}${reason}`,
	allow: allow ?? allowing(command, reason)
});
const infoName = (asked) => asked.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
function ofSidekiq(server, asked) {
	const { sidekiq, refused = [] } = server.live ?? {};
	const missing = refused.find((r) => (asked === "processes" ? PROCESSES : SIDEKIQ$1).test(r.command));
	if (missing && (!sidekiq || asked === "processes")) return refusal({
		...missing,
		command: missing.command.split(" ")[0] ?? ""
	});
	return asked === "jobs" && sidekiq && !sidekiq.classes ? {
		words: (servers) => `the jobs on ${servers} were not read`,
		allow: "let the audit read them: `redline audit --jobs`"
	} : void 0;
}
function ofKeyspace({ live }) {
	if (live?.keyspace && wereRead(live.keyspace)) return void 0;
	const scan = live?.refused.find((r) => r.command.toUpperCase().startsWith("SCAN"));
	const because = live?.partial ? `, because ${live.partial}` : "";
	return scan ? refusal(scan) : {
		words: (servers) => `the keys of ${servers} were not read${because}`,
		allow: "let the audit read them"
	};
}
const OF_KEYS = {
	sizes: {
		command: "MEMORY USAGE",
		told: areSized,
		what: "how large keys are"
	},
	expiries: {
		command: "PTTL",
		told: areTimed,
		what: "whether keys expire"
	}
};
function ofKeys({ live }, asked) {
	const { command, told, what } = OF_KEYS[asked];
	if (!live?.keyspace || !wereRead(live.keyspace) || told(live.keyspace)) return void 0;
	const refused = live.refused.find((r) => r.command.toUpperCase() === command);
	return refused ? refusal(refused) : {
		words: (servers) => `${servers} did not tell ${what}`,
		allow: "let the audit read longer"
	};
}
function lack(server, asked) {
	if (asked === "sidekiq" || asked === "processes" || asked === "jobs") return ofSidekiq(server, asked);
	if (asked === "keyspace") return ofKeyspace(server);
	if (asked === "sizes" || asked === "expiries") return ofKeys(server, asked);
	const fact = server.facts[asked];
	if (fact && "value" in fact) return void 0;
	const command = COMMANDS[asked] ?? "INFO";
	if (fact) {
		const [reason = "", ...allow] = fact.refused.split("; ");
		const entry = server.live?.refused.find((r) => r.reason === reason) ?? {
			command,
			reason
		};
		return refusal({
			...entry,
			...allow.length > 0 && { allow: allow.join("; ") }
		});
	}
	const what = `\`${command === "INFO" ? infoName(asked) : command}\``;
	return server.live ? {
		words: (servers) => `${servers} did not tell ${what}`,
		allow: "another provider, or a newer server, may tell it"
	} : {
		words: (servers) => `no file says ${what} of ${servers}`,
		allow: "say it there, or audit the live server"
	};
}
function lacks(rule, server) {
	return (rule.asks ?? []).map((group) => group.flatMap((asked) => lack(server, asked) ?? [])).sort((a, b) => a.length - b.length)[0] ?? [];
}
const tells = (rule, server) => lacks(rule, server).length === 0;
const judged = (rule, model) => model.servers.filter((s) => s.aside === void 0 && (s.live !== void 0 || rule.needs.includes("declared")));
function untold(rule, model) {
	const servers = judged(rule, model);
	const blind = !rule.needs.includes("code");
	if (servers.length === 0) {
		const gap = rule.needs.includes("declared") ? {
			rule: rule.id,
			why: "nothing here declares a Redis server",
			allow: "declare it, or audit the live server"
		} : {
			rule: rule.id,
			why: "no live server was audited",
			allow: "run `redline audit`"
		};
		return {
			blind,
			gaps: blind ? [gap] : []
		};
	}
	const lacking = new Map();
	for (const server of servers) for (const one of lacks(rule, server)) {
		const key = `${one.words("")}\n${one.allow}`;
		const before = lacking.get(key);
		if (before) before.servers.push(server);
		else lacking.set(key, {
			lack: one,
			servers: [server]
		});
	}
	const gaps = [...lacking.values()].map(({ lack: one, servers: all }) => ({
		rule: rule.id,
		why: one.words(listed(all.map(serverLabel))),
		allow: one.allow
	}));
	return {
		blind: blind && servers.every((s) => lacks(rule, s).length > 0),
		gaps
	};
}
const HEARTBEAT$1 = 60;
function* check$13(model) {
	for (const server of sidekiqs(model)) {
		const { sidekiq } = server.live;
		const overdue = sidekiq?.overdue ?? 0;
		if (!sidekiq || !tells(overdueSchedule, server) || overdue <= threshold(model, "overdue-schedule.seconds")) continue;
		const alive = sidekiq.processes.filter((p) => p.beat <= HEARTBEAT$1).length;
		if (alive === 0 && sidekiq.queues.some((q) => q.depth > 0)) continue;
		const waiting = [...sidekiq.scheduled > 0 ? [`${counted$1(sidekiq.scheduled, "scheduled job")}`] : [], ...sidekiq.retries > 0 ? [`${counted$1(sidekiq.retries, "job")} to be tried again`] : []].join(" and ");
		yield about("overdue-schedule", server, {
			severity: "error",
			message: `The first job in the schedule or the retry set on ${name(server)} was due ${duration(overdue)} ago${waiting ? `, of ${waiting}` : ""}. ${alive === 0 ? "No Sidekiq process has sent a heartbeat in the last minute, so nobody moves what is due to its queue." : `${counted$1(alive, "process", "processes")} ${alive === 1 ? "is" : "are"} alive, but none of them moves what is due to its queue, which they look for every few seconds.`}`,
			advice: alive === 0 ? "Start Sidekiq on this server: `bundle exec sidekiq`." : "The log of the processes says why: `EVALSHA` refused by an ACL or a proxy, errors of the connection, or a clock that is behind (`Time.now` on the workers against the server's `TIME`). A restart starts the poller again.",
			about: "overdue jobs"
		});
	}
}
const overdueSchedule = {
	id: "overdue-schedule",
	severity: "error",
	since: "0.1.0",
	needs: ["live"],
	asks: [["sidekiq", "processes"]],
	title: "Jobs that are due stay in the schedule",
	why: "Jobs pushed with `perform_in` and jobs to be tried again wait in sorted sets. One thread in each Sidekiq process, the poller, moves those that are due to their queues; together the processes look every 5 seconds or so. Where the first job has been due for more than a minute, no poller works: reminders, expiries and retries don't happen, and no error tells. From 6.3 on the poller runs a Lua script, which some ACLs and proxies refuse.",
	fix: "Restart the workers, read their log, and see that their clocks are right and `EVALSHA` is allowed.",
	sources: ["https://github.com/sidekiq/sidekiq/wiki/Scheduled-Jobs", "https://github.com/sidekiq/sidekiq/blob/v8.1.7/lib/sidekiq/scheduled.rb"],
	check: check$13,
	examples: [
		{
			title: "Processes are alive, and the poller is not",
			kind: "bad",
			files: `--- audit.yml
- id: REDIS_URL # <- was due 12 minutes ago, of 1,204 scheduled jobs and 8 jobs to be tried again. 1 process is alive, but none of them moves what is due
  sidekiq:
    scheduled: 1204
    retries: 8
    overdue: 12 minutes
    processes:
      - { name: "worker:1" }
`
		},
		{
			title: "Nobody is alive, and no queue holds a job that would tell",
			kind: "bad",
			files: `--- audit.yml
- id: REDIS_URL # <- was due 3 hours ago, of 40 scheduled jobs. No Sidekiq process has sent a heartbeat in the last minute
  sidekiq:
    scheduled: 40
    overdue: 3 hours
`
		},
		{
			title: "The next job is still to come",
			kind: "good",
			files: `--- audit.yml
- id: REDIS_URL
  sidekiq:
    scheduled: 1204
    overdue: -30
    processes:
      - { name: "worker:1" }
`
		}
	]
};
const COPIES = /^(?:elasticache|elasticache-serverless|memorydb|memorystore|azure-cache|azure-managed)$/;
const OWN = /^(?:compose|kamal|kubernetes|fly|procfile|self-run)$/;
const LOST = {
	jobs: "every queued, scheduled and retried job",
	session: "every session",
	data: "all application data",
	"feature-flag": "every flag"
};
const lostBy = (all) => {
	return listed([...new Set(all.map((t) => needs[t.workload].kind))].map((k) => LOST[k] ?? "everything"));
};
const base = (server, fact) => ({
	rule: "persistence",
	at: whereSaid(server, fact),
	...liveName(server)
});
const paste = (server) => {
	if (server.provider === "render") return "Take a paid plan, which keeps an append-only file. Render wipes the data when a free instance is upgraded, so move before it matters:\n\n```yaml\nplan: starter\n```";
	if (server.provider === "heroku") return "Take a premium plan, which keeps an append-only file:\n\n```sh\nheroku addons:upgrade REDIS_URL heroku-redis:premium-0\n```".replace("REDIS_URL", server.names[0] ?? "REDIS_URL");
	const own = setting(server, ["appendonly", "yes"]);
	const volume = OWN.test(server.provider) && server.provider !== "procfile" ? " on a disk that outlives the container" : "";
	return own === void 0 ? "Switch persistence on, best an append-only file." : `Keep an append-only file${volume}; by default at most the last second is lost:\n\n${own}`;
};
function nothing(server, fact, all) {
	const losers = all.filter((t) => needs[t.workload].persistence === "wanted");
	const [first] = ofKind(losers, "jobs").length > 0 ? ofKind(losers, "jobs") : losers;
	if (!first || COPIES.test(server.provider) && fact.source !== "live" && fact.source !== "declared") return void 0;
	if (server.live && fact.source === "live" && !/loopback|private|another/.test(server.live.hostClass)) return void 0;
	if (known$2(server.facts.role)?.value === "replica") return void 0;
	const heavy = ofKind(losers, "jobs", "data").length > 0 ? "warning" : "note";
	const who = tenantNames(losers);
	const only = first.byName ? ", as its name says" : first.confidence === "certain" ? "" : " as a fallback";
	return {
		...base(server, fact),
		severity: isMild(server, ["persistence"], first) ? lower(heavy) : heavy,
		confidence: sureness(server, ["persistence"], first),
		message: `${capital(titled(server))} keeps nothing on disk${because(fact)}, and ${who} ${losers.length > 1 || /s$/.test(who) && first.clients.length === 0 && first.workload !== "kredis" ? "are" : "is"} there${only}: a restart, a crash or a move to another machine loses ${lostBy(losers)}.`,
		advice: paste(server),
		related: relatedTo(base(server, fact).at, server, losers, ["plan"]),
		about: `${losers.map((t) => t.workload).sort().join("+")} on ${server.id}`
	};
}
const STOCK = "up to an hour of them where little is written, five minutes where more is";
function snapshots(server, fact, all) {
	const [first] = ofKind(all, "jobs");
	const managed = server.provider === "aiven" || server.provider === "digitalocean";
	if (!first || first.byName || !(managed || OWN.test(server.provider) || server.live && fact.source === "live")) return void 0;
	const since = managed ? "up to ten minutes of them" : fact.source === "default" ? STOCK : "all since the last snapshot";
	return {
		...base(server, fact),
		severity: "note",
		confidence: sureness(server, ["persistence"], first),
		message: `${capital(titled(server))} saves snapshots and no append-only file${because(fact)}, and ${tenantNames([first])} is there: a crash loses the jobs that were pushed since the last snapshot, ${since}. Only a note, because an orderly restart saves first.`,
		advice: paste(server),
		related: relatedTo(base(server, fact).at, server, [first]),
		about: `snapshots of ${first.workload} on ${server.id}`
	};
}
function* failed(server, all) {
	for (const [name, what, then] of [
		[
			"rdbLastSaveStatus",
			"its last snapshot failed",
			"by default Redis then refuses every write with `MISCONF` until one succeeds (`stop-writes-on-bgsave-error`), and the last good snapshot gets older"
		],
		[
			"aofLastWriteStatus",
			"its last write to the append-only file failed",
			"Redis then refuses every write with `MISCONF` until one succeeds"
		],
		[
			"aofLastRewriteStatus",
			"the last rewrite of its append-only file failed",
			"the file grows until the disk is full, and then writes fail"
		]
	]) {
		const fact = known$2(server.facts[name]);
		if (!fact || fact.value === "ok") continue;
		yield {
			...base(server, fact),
			severity: "error",
			confidence: "certain",
			message: `${capital(titled(server))}: ${what} (\`${fact.value}\`). ${capital(then)}.`,
			advice: "The server's log says why: mostly the disk is full, or there was no memory for the fork (`vm.overcommit_memory = 1` allows it). Then try again:\n\n```\nBGSAVE\n```",
			related: relatedTo(whereSaid(server, fact), server, all),
			about: `${String(name)} of ${server.id}`
		};
	}
}
function* check$12(model) {
	for (const server of judgedServers(model)) {
		const all = tenants(server, model);
		yield* failed(server, all);
		const fact = known$2(server.facts.persistence);
		const found = fact?.value === "none" ? nothing(server, fact, all) : fact?.value === "rdb" ? snapshots(server, fact, all) : void 0;
		if (found) yield found;
	}
}
const persistence = {
	id: "persistence",
	severity: "warning",
	since: "0.1.0",
	needs: ["declared", "live"],
	asks: [["persistence"]],
	title: "Jobs or data on a server that keeps nothing on disk",
	why: `A Redis that keeps nothing on disk comes back empty: after a crash, a deploy that replaces its container, or maintenance. A cache is computed again; queued, scheduled and retried jobs, sessions, flags and application data are gone. An append-only file (\`appendonly yes\`) loses at most the last second; snapshots alone (the default of the stock server and its image) lose what was written since the last one, which is a note here.

Render's free plan keeps nothing, its paid plans an append-only file. ElastiCache keeps none at all: its replicas stand for it, and \`single-node-for-jobs\` judges those. A live server whose last save failed is an error: Redis then refuses writes.`,
	fix: `\`\`\`conf
appendonly yes
\`\`\`

on a volume that outlives the container.`,
	sources: [
		"https://redis.io/docs/latest/operate/oss_and_stack/management/persistence/",
		"https://render.com/docs/key-value",
		"https://github.com/redis/redis/blob/7.2.6/redis.conf"
	],
	check: (model) => onceEach(check$12(model)),
	examples: [
		{
			title: "A container without persistence holds the queues",
			kind: "bad",
			files: `--- compose.prod.yml
services:
  redis:
    image: redis:7.4
    command: redis-server --save "" --appendonly no # <- keeps nothing on disk, and Sidekiq is there
  worker:
    image: shop
    environment:
      REDIS_URL: redis://redis:6379/0
${SIDEKIQ$3}${LOCK$6}`
		},
		{
			title: "A configuration file that the Procfile names, and a free plan",
			kind: "bad",
			files: `--- Procfile
redis: redis-server config/jobs.conf
--- config/jobs.conf
port 6390
appendonly no
save "" # <- loses every queued, scheduled and retried job
--- render.yaml
services:
  - type: keyvalue
    name: sessions # <- keeps nothing on disk, because Render's free plan has no disk, and the session store is there
    plan: free
    ipAllowList: []
  - type: web
    name: shop
    envVars:
      - key: SESSIONS_URL
        fromService: { type: keyvalue, name: sessions, property: connectionString }
--- config/initializers/sidekiq.rb
Sidekiq.configure_server { |config| config.redis = { url: "redis://localhost:6390/0" } }
Sidekiq.configure_client { |config| config.redis = { url: "redis://localhost:6390/0" } }
--- config/initializers/session_store.rb
Rails.application.config.session_store :redis_session_store, redis: { url: ENV["SESSIONS_URL"] }
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    rails (8.0.2)
    redis (5.4.1)
    redis-client (0.25.0)
    redis-session-store (0.11.6)
    sidekiq (7.3.9)
`
		},
		{
			title: "The queues are on disk, the cache need not be",
			kind: "good",
			files: `--- compose.prod.yml
services:
  redis:
    image: redis:7.4
    command: redis-server --appendonly yes
    volumes: [jobs:/data]
  pages:
    image: redis:7.4
    command: redis-server --save "" --maxmemory 200mb --maxmemory-policy allkeys-lru
  worker:
    image: shop
    environment:
      REDIS_URL: redis://redis:6379/0
      REDIS_CACHE_URL: redis://pages:6379/0
${SIDEKIQ$3}${CACHE$1}${LOCK$6}`
		}
	]
};
const PUBLIC = /^(?:upstash|digitalocean|aiven|azure-cache|azure-managed)$/;
const PRIVATE = /^(?:elasticache|memorydb|memorystore)$/;
const ON = {
	elasticache: "```hcl\ntransit_encryption_enabled = true\ntransit_encryption_mode    = \"preferred\" # \"required\" once every client uses rediss://\n```\n\nThen `rediss://` in the URL that the app reads.",
	memorydb: "```hcl\ntls_enabled = true\n```\n\nIt is set at creation: the cluster has to be made anew.",
	memorystore: "```hcl\ntransit_encryption_mode = \"SERVER_AUTHENTICATION\"\n```\n\nIt is set at creation. Clients need the instance's own authority (`server_ca_certs`): `ssl_params: { ca_file: \"…\" }`.",
	upstash: "```hcl\ntls = true\n```",
	digitalocean: "```hcl\nresource \"digitalocean_database_valkey_config\" \"this\" {\n  ssl = true\n}\n```",
	aiven: "```hcl\nvalkey_user_config {\n  valkey_ssl = true\n}\n```",
	"azure-cache": "```hcl\nnon_ssl_port_enabled = false\n```",
	"azure-managed": "```hcl\nclient_protocol = \"Encrypted\"\n```"
};
const CLUSTER = ON.memorystore?.replace("\"SERVER_AUTHENTICATION\"", "\"TRANSIT_ENCRYPTION_MODE_SERVER_AUTHENTICATION\"");
function weight(server, tls) {
	if (tls.source === "live") {
		const host = server.live?.hostClass;
		return host === "another host" ? "warning" : host === "a private address" || host === "elasticache" ? "note" : void 0;
	}
	if (PUBLIC.test(server.provider)) return tls.source === "declared" ? "warning" : void 0;
	return PRIVATE.test(server.provider) && tls.value === "off" ? "note" : void 0;
}
function* unencrypted(model) {
	for (const server of judgedServers(model)) {
		const tls = known$2(server.facts.tls);
		if (!tls || tls.value === "required") continue;
		const severity = weight(server, tls);
		if (!severity) continue;
		const at = whereSaid(server, tls);
		const also = tls.value === "optional" ? "also answers without TLS" : "talks without TLS";
		yield {
			rule: "plaintext-url",
			severity,
			confidence: tls.unconfirmed || tls.unless ? "likely" : "certain",
			message: `${capital(titled(server))} ${also}${because(tls)}: whoever is on the way reads its password, sessions and the arguments of jobs.${severity === "note" ? " Only a note, because its network is private." : ""}`,
			advice: (server.service.includes("google_redis_cluster.") ? CLUSTER : ON[server.provider]) ?? "Switch TLS on at the server, and use `rediss://` in the URL that the app reads.",
			at,
			related: relatedTo(at, server, tenants(server, model)),
			about: `TLS of ${server.id}`,
			...liveName(server)
		};
	}
}
function isEncrypted(client) {
	const ssl = client.options ? entry(client.options, "ssl") : void 0;
	return client.tlsVerify !== null || ssl !== void 0 && ssl.kind !== "absent" && !isNothing(ssl);
}
const others = (clients, at) => clients.filter((c) => c.at.file !== at.file || c.at.line !== at.line).map((c) => ({
	at: c.at,
	role: connection(c)
}));
const isOpened = (client, url) => /^[^/]*\/\/[^/]*@/.test(url) || client.options !== void 0 && entry(client.options, "password").kind !== "absent";
function* literals(model) {
	const plain = written$3(model).filter((w) => /^redis:\/\//i.test(String(w.value.value)) && !isEncrypted(w.client));
	for (const group of byPlace(plain)) {
		const [first] = group;
		const far = first && reach$1(first.key);
		if (!first || far !== "public" && far !== "private") continue;
		const { value, key, at } = first;
		const clients = group.map((w) => w.client);
		const names = [...new Set(clients.map(subject))];
		const url = String(value.value);
		const quoted = value.at.end - value.at.start - url.length;
		const scheme = {
			...value.at,
			start: value.at.start + quoted / 2,
			end: value.at.start + quoted / 2 + 5
		};
		const fix = (quoted === 0 || quoted === 2) && place(at) === place(value.at) ? {
			title: "use TLS",
			safe: false,
			edits: [{
				at: scheme,
				text: "rediss"
			}]
		} : void 0;
		const network = far === "private" ? " Only a note, because the name is one of a private network." : "";
		yield {
			rule: "plaintext-url",
			severity: far === "private" ? "note" : "warning",
			confidence: confidence([value]),
			message: `${capital(listed(names))} ${names.length > 1 ? "talk" : verb(clients[0], "talks", "talk")} to \`${url}\` without TLS: whoever is on the way to ${key.replace(/:\d+$/, "")} reads ${group.some((w) => isOpened(w.client, url)) ? "the password and " : ""}everything that is stored.${network}`,
			advice: `Where the server offers TLS, often at a port of its own:\n\n\`\`\`\n${url.replace(/^redis/i, "rediss")}\n\`\`\``,
			at,
			related: others(clients, at),
			about: `${workloads(clients)} on ${key}`,
			...fix ? { fix } : {}
		};
	}
}
function hostVariable(v) {
	if (v.kind !== "concat") return void 0;
	const text = v.parts.map((p, i) => p.kind === "literal" ? String(p.value) : `\0${i}\0`).join("");
	const index = /^redis:\/\/(?:[^@/]*@)?\0(\d+)\0/i.exec(text)?.[1];
	const part = index === void 0 ? void 0 : v.parts[Number(index)];
	if (part?.kind === "env") return {
		name: part.name,
		setting: false
	};
	return part?.kind === "setting" ? {
		name: part.path,
		setting: true
	} : void 0;
}
function* built(model) {
	const seen = new Map();
	for (const client of model.clients) {
		const url = client.options && entry(client.options, "url");
		if (isRider(client) || !url || isEncrypted(client)) continue;
		for (const value of options(url)) {
			const host = hostVariable(value);
			if (!host) continue;
			const known = seen.get(place(value.at)) ?? {
				value,
				hosts: [],
				clients: []
			};
			if (!known.clients.includes(client)) known.clients.push(client);
			if (!known.hosts.some((h) => h.name === host.name)) known.hosts.push(host);
			seen.set(place(value.at), known);
		}
	}
	for (const { value, hosts, clients } of seen.values()) {
		const names = [...new Set(clients.map(subject))];
		const one = hosts.length === 1;
		const what = listed(hosts.map((h) => h.setting ? `the setting \`${h.name}\`` : named([h.name])));
		const built = one ? "the host in" : "the hosts in";
		const by = one ? "a URL that always begins with" : "URLs that always begin with";
		const can = one ? "the host can be set" : "the hosts can be set";
		yield {
			rule: "plaintext-url",
			severity: "note",
			confidence: confidence([value]),
			message: `${capital(listed(names))} ${names.length > 1 ? "connect" : verb(clients[0], "connects", "connect")} to ${built} ${what} by ${by} \`redis://\`: ${can}, TLS can't, so a server that asks for it (Heroku's and most hosted ones do) can't be used, and elsewhere the traffic stays readable.`,
			advice: `Take a whole URL, which carries scheme, user and password:\n\n\`\`\`ruby\nENV.fetch("REDIS_URL")\n\`\`\``,
			at: value.at,
			related: others(clients, value.at),
			about: `${workloads(clients)} built on ${hosts.map((h) => `${h.setting ? "setting" : "env"}:${h.name}`).join("+")}`
		};
	}
}
function* check$11(model) {
	if (model.environment === "development" || model.environment === "test") return;
	yield* literals(model);
	yield* built(model);
	yield* onceEach(unencrypted(model));
}
const LOCK$2 = "--- Gemfile.lock\nGEM\n  remote: https://rubygems.org/\n  specs:\n    rails (8.0.2)\n    redis (5.4.1)\n    redis-client (0.25.0)\n";
const plaintextUrl = {
	id: "plaintext-url",
	severity: "warning",
	since: "0.1.0",
	needs: [
		"code",
		"declared",
		"live"
	],
	title: "A connection to another host without TLS",
	why: "With `redis://` the password and all data go over the network as they are; with `rediss://` redis-rb (from 4.2) and redis-client use TLS and verify the certificate. Localhost and names of one label, such as a service of Docker Compose, are not reported; names and addresses of private networks are a note. A URL whose host comes from a variable and whose scheme is fixed is a note too: no setting can turn TLS on.\n\nA server that is declared without TLS, or that a live audit found so, is reported where it stands: a warning where its network is the provider's or the internet, a note in a private network of a cloud.",
	fix: `Use the server's TLS address, best as a whole URL from the environment:

\`\`\`ruby
Redis.new(url: ENV.fetch("REDIS_URL")) # rediss://…
\`\`\``,
	sources: ["https://redis.io/docs/latest/operate/oss_and_stack/management/security/encryption/", "https://github.com/redis/redis-rb/blob/v5.4.1/README.md"],
	check: check$11,
	examples: [
		{
			title: "A server on another host",
			kind: "bad",
			files: `--- config/initializers/store.rb
STORE = Redis.new(url: ENV["STORE_URL"] || "redis://store.example.com:6379/0") # <- without TLS: whoever is on the way to store.example.com
${LOCK$2}`
		},
		{
			title: "The scheme is fixed, the host comes from a variable, in a file of its own",
			kind: "bad",
			files: `--- lib/store_url.rb
module StoreUrl
  def self.build
    "redis://#{ENV.fetch("STORE_HOST")}:6380/0" # <- a URL that always begins with \`redis://\`
  end
end
--- config/initializers/store.rb
require Rails.root.join("lib/store_url")

STORE = Redis.new(url: StoreUrl.build)
${LOCK$2}`
		},
		{
			title: "Servers that are declared without TLS",
			kind: "bad",
			files: `--- redis.tf
resource "aws_elasticache_replication_group" "jobs" {
  replication_group_id       = "jobs"
  node_type                  = "cache.t4g.small"
  num_cache_clusters         = 2
  transit_encryption_enabled = false # <- \`aws_elasticache_replication_group.jobs\` talks without TLS
}

resource "azurerm_redis_cache" "pages" {
  capacity             = 1
  family               = "C"
  sku_name             = "Standard"
  non_ssl_port_enabled = true # <- also answers without TLS
}
${LOCK$2}`
		},
		{
			title: "TLS, a local server, and a service of Docker Compose",
			kind: "good",
			files: `--- config/initializers/stores.rb
FAR = Redis.new(url: "rediss://store.example.com:6380/0", timeout: 1)
NEAR = Redis.new(url: ENV.fetch("NEAR_URL", "redis://127.0.0.1:6379/0"), timeout: 1)
BESIDE = Redis.new(url: ENV.fetch("BESIDE_URL", "redis://redis:6379/0"), timeout: 1)
BY_OPTION = Redis.new(url: "redis://store.example.com:6380/1", ssl: true, timeout: 1)
${LOCK$2}`
		}
	]
};
const examples$3 = [
	{
		title: "A queue that falls behind, and one that nobody works on",
		kind: "bad",
		files: `--- audit.yml
- id: REDIS_URL # <- The oldest job in the queue \`default\` on \`$REDIS_URL\` has waited for 12 minutes; 1,204 jobs are in it. All 10 threads that work on it are busy; the longest job has run for 3 hours. <- No process works on the queue \`reports\` on \`$REDIS_URL\`: its 88 jobs wait for ever, the oldest for 12 days.
  sidekiq:
    queues:
      - { name: default, depth: 1204, latency: 12 minutes }
      - { name: reports, depth: 88, latency: 12 days, worked: false }
      - { name: mailers, depth: 0 }
    processes:
      - { name: "worker:1", concurrency: 10, busy: 10, queues: [default, mailers], oldestJob: 3 hours }
`
	},
	{
		title: "A promise in the name",
		kind: "bad",
		files: `--- audit.yml
- id: REDIS_URL # <- The oldest job in the queue \`within_30_seconds\` on \`$REDIS_URL\` has waited for 50 seconds, and its name promises 30 seconds; 4 jobs are in it. 2 of 10 threads that work on it are busy.
  sidekiq:
    queues:
      - { name: within_30_seconds, depth: 4, latency: 50 seconds }
    processes:
      - { name: "worker:1", concurrency: 10, busy: 2, queues: [within_30_seconds] }
`
	},
	{
		title: "Nobody is at work",
		kind: "bad",
		files: `--- audit.yml
- id: REDIS_URL # <- Nobody works on \`$REDIS_URL\`: no Sidekiq process has sent a heartbeat in the last minute, and 12,204 jobs wait in \`default\` and \`mailers\`, the oldest for 3 hours.
  sidekiq:
    queues:
      - { name: mailers, depth: 204, latency: 2 hours }
      - { name: default, depth: 12000, latency: 3 hours }
`
	},
	{
		title: "Queues that keep up, and ones that may wait",
		kind: "good",
		files: `--- audit.yml
- id: REDIS_URL
  sidekiq:
    queues:
      - { name: default, depth: 90000, latency: 12 seconds }
      - { name: within_1_hour, depth: 4000, latency: 40 minutes }
      - { name: low, depth: 900, latency: 10 minutes }
      - { name: reports, depth: 0, worked: false }
    processes:
      - { name: "worker:1", queues: [default, within_1_hour, low] }
`
	}
];
const UNITS = {
	s: 1,
	m: 60,
	h: 3600,
	d: 86400
};
const WORDS = {
	a: 1,
	an: 1,
	one: 1,
	half: .5,
	two: 2,
	five: 5,
	ten: 10,
	fifteen: 15,
	thirty: 30
};
const AMOUNT = "(\\d+|half_an|an?|one|two|five|ten|fifteen|thirty)";
const PROMISE = new RegExp(`^(?:.*_)?(?:within|under|in|max|latency|sla)_?${AMOUNT}_?(seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|[smhd])(?:_.*)?$`);
const BARE = new RegExp(`^${AMOUNT}_?(seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|[smhd])$`);
const PATIENT = /(?:^|_)(?:low|lowest|slow|bulk|batch(?:es)?|background|maintenance|nightly|archive|backfills?|imports?|exports?|reports?|analytics|lazy|later)(?:_|$)/;
const plain = (queue) => queue.toLowerCase().replace(/[^a-z0-9]+/g, "_");
function promise(queue) {
	const name = plain(queue);
	const [, amount = "", unit = ""] = PROMISE.exec(name) ?? BARE.exec(name) ?? [];
	const size = UNITS[unit.charAt(0)];
	if (size === void 0) return void 0;
	return (WORDS[amount.replace("half_an", "half")] ?? Number(amount)) * size;
}
const isPatient = (queue) => PATIENT.test(plain(queue));
const HEARTBEAT = 60;
const MOST_SHOWN$3 = 3;
const living = (state) => state.processes.filter((p) => p.beat <= HEARTBEAT);
const some$1 = (words) => listed([...words.slice(0, MOST_SHOWN$3), ...words.length > MOST_SHOWN$3 ? [`${words.length - MOST_SHOWN$3} more`] : []]);
const waiting = (state) => state.queues.filter((q) => q.depth > 0).sort((a, b) => (b.latency ?? 0) - (a.latency ?? 0));
const oldest = (queue) => queue.latency === void 0 ? "" : `, the oldest for ${duration(queue.latency)}`;
function* nobody(server, queues) {
	const jobs = queues.reduce((n, q) => n + q.depth, 0);
	const where = some$1(queues.map((q) => `\`${q.name}\``));
	yield about("queue-latency", server, {
		severity: "error",
		message: `Nobody works on ${name(server)}: no Sidekiq process has sent a heartbeat in the last minute, and ${counted$1(jobs, "job")} ${jobs === 1 ? "waits" : "wait"} in ${where}${oldest(queues[0])}.`,
		advice: "Start Sidekiq, and see that it reads the same variable and the same database number as the app that pushes: a process on another server or database sends its heartbeats there.\n\n```sh\nbundle exec sidekiq\n```",
		about: "nobody at work"
	});
}
function* orphan(server, queue, state) {
	const worked = [...new Set(living(state).flatMap((p) => p.queues))].sort();
	yield about("queue-latency", server, {
		severity: "error",
		message: `No process works on the queue \`${queue.name}\` on ${name(server)}: its ${counted$1(queue.depth, "job")} ${queue.depth === 1 ? "waits" : "wait"} for ever${oldest(queue)}. The ${counted$1(living(state).length, "process", "processes")} at work ${living(state).length === 1 ? "takes" : "take"} from ${some$1(worked.map((w) => `\`${w}\``))}.`,
		advice: `Name the queue where Sidekiq is started, or send the jobs to one that is worked on:\n\n${fenced("yaml", `# config/sidekiq.yml\n:queues:\n${[...worked, queue.name].map((q) => `  - ${/^\w[\w-]*$/.test(q) ? q : JSON.stringify(q)}`).join("\n")}`)}`,
		about: `queue ${queue.name}`
	});
}
function cause(queue, state) {
	const on = living(state).filter((p) => p.queues.includes(queue.name));
	const threads = on.reduce((n, p) => n + p.concurrency, 0);
	const busy = on.reduce((n, p) => n + p.busy, 0);
	if (threads === 0) return "";
	const long = Math.max(0, ...on.map((p) => p.oldestJob ?? 0));
	const running = long >= 3600 ? `; the longest job has run for ${duration(long)}` : "";
	if (busy >= threads) return ` All ${counted$1(threads, "thread")} that work on it are busy${running}.`;
	return ` ${busy} of ${counted$1(threads, "thread")} that work on it are busy${running}${on.every((p) => p.quiet) ? ", and all its processes are quiet: they take no new job" : ""}.`;
}
function* late$1(server, queue, state, model) {
	const { latency } = queue;
	if (latency === void 0) return;
	const [warning, error] = [threshold(model, "queue-latency.warning"), threshold(model, "queue-latency.error")];
	const promised = promise(queue.name);
	const patient = promised === void 0 && isPatient(queue.name);
	if (latency <= (promised ?? (patient ? error : warning))) return;
	const severe = promised === void 0 ? !patient && latency > error : latency > 2 * promised;
	const said = promised === void 0 ? "" : `, and its name promises ${duration(promised)}`;
	yield about("queue-latency", server, {
		severity: severe ? "error" : "warning",
		message: `The oldest job in the queue \`${queue.name}\` on ${name(server)} has waited for ${duration(latency)}${said}; ${counted$1(queue.depth, "job")} ${queue.depth === 1 ? "is" : "are"} in it.${cause(queue, state)}`,
		advice: "Start more processes for it (each opens its own connections), or give what is slow a queue and a process of its own, so that quick jobs need not wait behind it. A queue that may wait can say so in its name, such as `within_1_hour`.",
		about: `queue ${queue.name}`
	});
}
function* check$10(model) {
	for (const server of sidekiqs(model)) {
		const state = server.live.sidekiq;
		const queues = state ? waiting(state) : [];
		if (!state || queues.length === 0 || !tells(queueLatency, server)) continue;
		if (living(state).length === 0) {
			yield* nobody(server, queues);
			continue;
		}
		for (const queue of queues) yield* queue.worked ? late$1(server, queue, state, model) : orphan(server, queue, state);
	}
}
const queueLatency = {
	id: "queue-latency",
	severity: "error",
	since: "0.1.0",
	needs: ["live"],
	asks: [["sidekiq", "processes"]],
	title: "Jobs wait too long, or for ever",
	why: `How long the oldest job has waited says whether workers keep up; how many jobs wait does not. More than a minute is a warning, more than a quarter of an hour an error, unless the queue's name says what it promises (\`within_5_minutes\`, \`within_1_hour\`, \`30s\`) or that it may wait (\`low\`, \`bulk\`, \`maintenance\`).

Jobs in a queue that no running process names are never run, and nothing tells: \`perform_async\` succeeds. The same where the processes look at another server or database than the app.`,
	fix: `\`\`\`yaml
# config/sidekiq.yml
:queues:
  - within_30_seconds
  - default
  - within_1_hour
\`\`\``,
	sources: [
		"https://github.com/sidekiq/sidekiq/wiki/Advanced-Options#queues",
		"https://github.com/sidekiq/sidekiq/wiki/Monitoring",
		"https://samber.github.io/awesome-prometheus-alerts/rules"
	],
	check: check$10,
	examples: examples$3
};
const MOST_SHOWN$2 = 3;
function commands(server) {
	const all = Object.entries(known$2(server.facts.commands)?.value ?? {}).filter(([, c]) => c.rejected > 0).sort(([, a], [, b]) => b.rejected - a.rejected).slice(0, MOST_SHOWN$2).map(([command, c]) => `\`${command.toUpperCase()}\` ${count(c.rejected)}`);
	return all.length > 0 ? ` Most often refused: ${listed(all)}.` : "";
}
function* check$9(model) {
	for (const server of liveServers(model)) {
		const refused = Object.entries(known$2(server.facts.errors)?.value ?? {}).find(([word]) => word.toUpperCase() === "OOM")?.[1] ?? 0;
		if (refused === 0) continue;
		const used = figure(server.facts.usedMemory) ?? 0;
		const limit = figure(server.facts.maxmemory) ?? 0;
		const still = (lately(server, "oomErrors") ?? 0) > 0 || evicts(server) !== "any" && (limit === 0 || used / limit >= threshold(model, "memory-headroom.warning") / 100);
		const [first] = residents(server, model).map((r) => needs[r.workload].kind).flatMap((kind) => FULL[kind] ?? []);
		const since = lately(server, "oomErrors");
		const each = since ?? perSecond(server, refused);
		yield about("refused-writes", server, {
			severity: still ? "error" : "warning",
			message: `${name(server)} refused ${counted$1(refused, "write")} ${sinceStart(server)}${each === void 0 ? "" : ` (${since === 0 ? "none" : rate(each)}${since === void 0 ? "" : " since the last audit"})`} with \`OOM command not allowed when used memory > 'maxmemory'\`${first ? `: while that is so, ${first}` : ""}.${commands(server)}${still ? "" : evicts(server) === "any" ? " It evicts, so that each time there is soon room again." : " There is room again now."}`,
			advice: "More memory, or less in it: `redline explain memory-headroom`. What could not be pushed is nowhere but in the error tracker: look for `OOM command not allowed` there.",
			about: "refused writes"
		});
	}
}
const refusedWrites = {
	id: "refused-writes",
	severity: "error",
	since: "0.1.0",
	needs: ["live"],
	asks: [["errors"]],
	title: "The server refused writes because its memory was full",
	why: `Under \`noeviction\`, and under \`volatile-*\` once no key has an expiry any more, a server whose memory is full answers each command that needs more with \`OOM command not allowed\`. \`perform_async\` raises, sessions aren't saved, and Rails' cache store logs it and keeps nothing. Redis counts these answers from 6.2 on, since it started.`,
	fix: `\`\`\`
CONFIG SET maxmemory 4gb
CONFIG REWRITE
\`\`\``,
	sources: ["https://redis.io/docs/latest/develop/reference/eviction/", "https://redis.io/docs/latest/commands/info/"],
	check: check$9,
	examples: [
		{
			title: "Jobs were refused, and the server is still full",
			kind: "bad",
			files: `--- audit.yml
- id: REDIS_URL # <- refused 1,204 writes since the server started 9 days ago (6 an hour) with \`OOM command not allowed when used memory > 'maxmemory'\`: while that is so, every job that is pushed raises. Most often refused: \`LPUSH\` 1,100 and \`ZADD\` 104.
  facts:
    uptime: 9 days
    usedMemory: 990 MB
    maxmemory: 1 GB
    errors: { OOM: 1204, NOSCRIPT: 3 }
    commands:
      lpush: { calls: 9000000, mean: 0, rejected: 1100, failed: 0 }
      zadd: { calls: 900000, mean: 0, rejected: 104, failed: 0 }
      get: { calls: 900000, mean: 0, rejected: 0, failed: 0 }
  sidekiq:
    processes:
      - { name: "worker:1" }
`
		},
		{
			title: "Over by now",
			kind: "bad",
			files: `--- audit.yml
- id: REDIS_URL # <- There is room again now.
  facts:
    uptime: 9 days
    usedMemory: 200 MB
    maxmemory: 1 GB
    errors: { oom: 40 }
`
		},
		{
			title: "Errors that are no refusal",
			kind: "good",
			files: `--- audit.yml
- id: REDIS_URL
  facts:
    uptime: 9 days
    errors: { NOSCRIPT: 3, ERR: 12 }
`
		}
	]
};
function crowd(server) {
	const words = [...known$2(server.facts.clients)?.value ?? []].sort((a, b) => b.count - a.count).slice(0, 2).map((k) => `${count(k.count)} ${k.state}${k.name || k.library ? ` of \`${k.name || k.library}\`` : ""}`);
	return words.length > 0 ? ` Most that are open now: ${listed(words)}.` : "";
}
function* rejected(server, model, total) {
	const since = lately(server, "rejectedConnections");
	const each = since ?? perSecond(server, total);
	const most = figure(server.facts.maxclients);
	const open = figure(server.facts.connectedClients);
	const often = each !== void 0 && each * 60 > threshold(model, "rejected-connections.per-minute");
	yield about("rejected-connections", server, {
		severity: often ? "error" : "warning",
		message: `${name(server)} turned ${counted$1(total, "connection")} away ${sinceStart(server)}${often && each !== void 0 ? `, ${rate(each)} ${since === void 0 ? "on average" : "since the last audit"}` : ""}, because all${most === void 0 ? "" : ` ${count(most)}`} that \`maxclients\` allows were open${open === void 0 ? "" : ` (now ${count(open)} are)`}. Who is turned away reads \`ERR max number of clients reached\` and raises, in a request or a job.${crowd(server)}`,
		advice: "Open fewer: `redline model` shows how many connections each process opens, and pools should be no larger than the threads that share them. Connections that nobody uses any more end where the server has a `timeout`:\n\n```\nCONFIG SET timeout 300\n```",
		about: "rejected connections"
	});
}
function* cut(server, total) {
	const largest = figure(server.facts.largestOutputBuffer);
	yield about("rejected-connections", server, {
		severity: "warning",
		message: `${name(server)} cut ${counted$1(total, "connection")} ${sinceStart(server)}, because what waited to be sent to them was more than \`client-output-buffer-limit\` allows${largest ? ` (the largest buffer now: ${bytes(largest)})` : ""}: a subscriber of Action Cable that reads too slowly misses what was broadcast until it has reconnected, and a replica starts over.`,
		advice: "See which process reads too slowly, and whether large messages are broadcast to many. For a replica that is cut while it syncs:\n\n```\nCONFIG SET client-output-buffer-limit \"replica 512mb 128mb 60\"\n```",
		about: "cut connections"
	});
}
function* check$8(model) {
	for (const server of liveServers(model)) {
		const turned = figure(server.facts.rejectedConnections) ?? 0;
		if (turned > 0) yield* rejected(server, model, turned);
		const cutOff = figure(server.facts.outputBufferDisconnections) ?? 0;
		if (cutOff > 0) yield* cut(server, cutOff);
	}
}
const rejectedConnections = {
	id: "rejected-connections",
	severity: "error",
	since: "0.1.0",
	needs: ["live"],
	asks: [["rejectedConnections"]],
	title: "A server turned connections away",
	why: `At \`maxclients\` Redis accepts a connection, writes \`ERR max number of clients reached\` and closes it. Small hosted plans allow 20 to 50; one deploy that runs old and new processes side by side takes twice what it takes between. The counter runs since the server started, so a single bad hour long ago is in it too.

A connection whose reader is slower than its writer is cut when its output buffer is full: 32 MB, or 8 MB for a minute, for subscribers. The server counts those from Redis 7.4 and Valkey 8 on.`,
	fix: `Count what the app opens: threads × processes for each pool, and twice during a deploy. Make pools as large as the threads that use them and no larger:

\`\`\`ruby
config.cache_store = :redis_cache_store, { url: ENV.fetch("REDIS_CACHE_URL"), pool: { size: Integer(ENV.fetch("RAILS_MAX_THREADS", 3)) } }
\`\`\``,
	sources: [
		"https://redis.io/docs/latest/develop/reference/clients/",
		"https://redis.io/docs/latest/commands/info/",
		"https://devcenter.heroku.com/articles/heroku-redis"
	],
	check: check$8,
	examples: [
		{
			title: "A plan with 40 connections",
			kind: "bad",
			files: `--- audit.yml
- id: REDIS_URL # <- turned 1,204 connections away since the server started 9 days ago, because all 40 that \`maxclients\` allows were open (now 38 are). Who is turned away reads \`ERR max number of clients reached\` and raises, in a request or a job. Most that are open now: 25 blocked of \`sidekiq\` and 10 idle.
  facts:
    uptime: 9 days
    rejectedConnections: 1204
    maxclients: 40
    connectedClients: 38
    clients:
      - { name: "", library: "", state: idle, count: 10, output: 0, databases: [0] }
      - { name: "", library: sidekiq, state: blocked, count: 25, output: 0, databases: [0] }
`
		},
		{
			title: "Right now, and subscribers that were cut",
			kind: "bad",
			files: `--- audit.yml
- id: REDIS_CACHE_URL # <- turned 9,000 connections away since the server started 10 minutes ago, 15 a second on average
  facts:
    uptime: 600
    rejectedConnections: 9000
- id: REDIS_CABLE_URL # <- cut 12 connections since the server started 3 days ago
  facts:
    uptime: 3 days
    rejectedConnections: 0
    outputBufferDisconnections: 12
`
		},
		{
			title: "None",
			kind: "good",
			files: `--- audit.yml
- id: REDIS_URL
  facts:
    uptime: 9 days
    rejectedConnections: 0
    maxclients: 40
    connectedClients: 21
`
		}
	]
};
const DAY = 86400;
function* written$1(server, model) {
	const users = residents(server, model).filter((r) => r.clients.length > 0 && r.confidence !== "possible");
	if (users.length === 0) return;
	const jobs = users.some((r) => r.workload === "sidekiq" || r.workload === "resque");
	yield about("replica-lag", server, {
		severity: "error",
		message: `${name(server)} leads to a replica, and ${names(users)} ${users.length === 1 && !/s$/.test(names(users)) ? "writes" : "write"} there: each write is refused with \`READONLY You can't write against a read only replica\`${jobs ? ", so that no job is pushed or fetched" : ""}.`,
		advice: "Set it to the primary's address: the primary endpoint at ElastiCache (not the reader endpoint), or the Sentinels, which know who it is. After a failover an address of one node stays with the old primary.",
		about: "the app writes to a replica"
	});
}
function* cutOff(server) {
	const status = known$2(server.facts.primaryLinkStatus)?.value;
	if (status === void 0 || status === "up") return;
	yield about("replica-lag", server, {
		severity: "error",
		message: `${name(server)} is a replica whose link to its primary is \`${status}\`: what is read there grows old, and a failover to it would lose everything since.`,
		advice: "The log of both says why: mostly a password or an address that has changed, or a sync that is cut off because its buffer is full.",
		about: "link to the primary"
	});
}
function* link(server, replica, n, model) {
	const backlog = figure(server.facts.replBacklogSize);
	const { lag, lagBytes, state } = replica;
	const which = `replica ${n}`;
	if (state !== "online") yield about("replica-lag", server, {
		severity: "warning",
		message: `A replica of ${name(server)} is not in step (\`${state}\`): until it is, a failover has nobody to go to.`,
		advice: "A sync takes minutes for many gigabytes. If it starts again and again, its output buffer is too small:\n\n```\nCONFIG SET client-output-buffer-limit \"replica 512mb 128mb 60\"\n```",
		about: which
	});
	else if (lag > threshold(model, "replica-lag.warning")) yield about("replica-lag", server, {
		severity: lag > threshold(model, "replica-lag.error") ? "error" : "warning",
		confidence: "likely",
		message: `A replica of ${name(server)} has not acknowledged anything for ${duration(lag)}${lagBytes > 0 ? ` and lacks ${bytes(lagBytes)}` : ""}: a failover now loses what was written since, jobs included.`,
		advice: "See whether the replica or the network between the two is overloaded.",
		about: which
	});
	else if (backlog !== void 0 && lagBytes > backlog) yield about("replica-lag", server, {
		severity: "error",
		message: `A replica of ${name(server)} lacks ${bytes(lagBytes)}, more than the backlog of ${bytes(backlog)} holds: if its link breaks once, everything is copied again, with a fork and all that it costs.`,
		advice: "Keep more of what was written:\n\n```\nCONFIG SET repl-backlog-size 64mb\n```",
		about: which
	});
}
function* resyncs(server) {
	const syncs = figure(server.facts.fullSyncs) ?? 0;
	const uptime = figure(server.facts.uptime);
	const replicas = known$2(server.facts.replicaLinks)?.value.length ?? 0;
	const again = syncs - replicas;
	if (uptime === void 0 || replicas === 0 || again < 2 || again / Math.max(1, uptime / DAY) <= 1) return;
	yield about("replica-lag", server, {
		severity: "warning",
		message: `${name(server)} copied everything to a replica ${counted$1(syncs, "time")} ${sinceStart(server)}: each time it forks, and the replica has nothing to offer until it is done.`,
		advice: "The backlog is too small for the breaks of the link, which the log names:\n\n```\nCONFIG SET repl-backlog-size 64mb\n```",
		about: "full syncs"
	});
}
function* check$7(model) {
	for (const server of liveServers(model)) {
		if (known$2(server.facts.role)?.value === "replica") {
			yield* written$1(server, model);
			yield* cutOff(server);
		}
		for (const [i, replica] of (known$2(server.facts.replicaLinks)?.value ?? []).entries()) yield* link(server, replica, i + 1, model);
		yield* resyncs(server);
	}
}
const replicaLag = {
	id: "replica-lag",
	severity: "error",
	since: "0.1.0",
	needs: ["live"],
	asks: [["role"]],
	title: "A replica is behind, or the app writes to one",
	why: `Replicas take over when the primary fails, with what they have by then: what they lack is lost, queued jobs included. One that lacks more than the backlog holds (1 MB by default) must copy everything again after the next break.

A replica refuses writes. Sidekiq can't even fetch there, since taking a job is a write.`,
	fix: `\`\`\`
CONFIG SET repl-backlog-size 64mb
\`\`\``,
	sources: ["https://redis.io/docs/latest/operate/oss_and_stack/management/replication/", "https://redis.io/docs/latest/commands/info/"],
	check: check$7,
	examples: [
		{
			title: "Sidekiq's variable leads to a replica",
			kind: "bad",
			files: `--- lib/job_redis.rb
JOB_REDIS = { url: ENV.fetch("JOBS_REDIS_URL") }
--- config/initializers/sidekiq.rb
require_relative "../../lib/job_redis"

Sidekiq.configure_server { |config| config.redis = JOB_REDIS }
Sidekiq.configure_client { |config| config.redis = JOB_REDIS }
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    rails (8.0.2)
    sidekiq (7.3.9)
--- audit.yml
- id: JOBS_REDIS_URL # <- leads to a replica, and Sidekiq writes there
  facts:
    role: replica
    primaryLinkStatus: up
`
		},
		{
			title: "Replicas that are behind",
			kind: "bad",
			files: `--- audit.yml
- id: REDIS_URL # <- has not acknowledged anything for 40 seconds and lacks 12 MB <- lacks 3 MB, more than the backlog of 1 MB holds <- copied everything to a replica 30 times since the server started 9 days ago
  facts:
    role: primary
    uptime: 9 days
    replBacklogSize: 1 MB
    fullSyncs: 30
    replicaLinks:
      - { state: online, lag: 40, lagBytes: 12 MB }
      - { state: online, lag: 1, lagBytes: 3 MB }
`
		},
		{
			title: "A replica in step, and one that was audited for itself",
			kind: "good",
			files: `--- audit.yml
- id: REDIS_URL
  facts:
    role: primary
    uptime: 9 days
    replBacklogSize: 1 MB
    fullSyncs: 1
    replicaLinks:
      - { state: online, lag: 0, lagBytes: 400 bytes }
- id: REDIS_READER_URL
  facts:
    role: replica
    primaryLinkStatus: up
`
		}
	]
};
const FEW = 100;
function* check$6(model) {
	for (const server of sidekiqs(model)) {
		const { sidekiq } = server.live;
		if (!sidekiq) continue;
		const { retries, perDay } = sidekiq;
		const share = perDay !== void 0 && perDay > 0 ? retries / perDay : void 0;
		const much = retries >= FEW && share !== void 0 && share * 100 > threshold(model, "retry-set.share");
		if (retries <= threshold(model, "retry-set.entries") && !much) continue;
		const day = share === void 0 ? "" : `, ${share < .01 ? "less than 1 %" : percent(share)} of what it does in a day`;
		yield about("retry-set", server, {
			severity: "warning",
			message: `${counted$1(retries, "job")} on ${name(server)} failed and ${retries === 1 ? "waits" : "wait"} to be tried again${day}: something that they need is broken, or they can never succeed. Each is tried 25 times over about 20 days, beside the work of the day.`,
			advice: "See which class fails, and with what:\n\n```ruby\nSidekiq::RetrySet.new.map { |job| [job.klass, job[\"error_class\"]] }.tally.max_by(10, &:last)\n```\n\nA job that can never succeed should not be retried: `sidekiq_options retry: 3`, or `discard_on ActiveJob::DeserializationError`.",
			about: "retries"
		});
	}
}
const retrySet = {
	id: "retry-set",
	severity: "warning",
	since: "0.1.0",
	needs: ["live"],
	asks: [["sidekiq"]],
	title: "Many jobs fail and wait to be tried again",
	why: "A job that raises goes to the retry set and is tried 25 times, with pauses that grow to days. A few are normal. More than a thousand, or more than a tenth of a day's jobs, mean that a service or a release is broken, or that jobs are retried that can never succeed. They take memory on the jobs server, come back in waves, and end in the dead set.",
	fix: `\`\`\`ruby
class ImportJob
  include Sidekiq::Job
  sidekiq_options retry: 3
end
\`\`\``,
	sources: ["https://github.com/sidekiq/sidekiq/wiki/Error-Handling"],
	check: check$6,
	examples: [
		{
			title: "Thousands of retries",
			kind: "bad",
			files: `--- audit.yml
- id: REDIS_URL # <- 5,204 jobs on \`$REDIS_URL\` failed and wait to be tried again, 2.1 % of what it does in a day
  sidekiq:
    retries: 5204
    perDay: 240000
`
		},
		{
			title: "Few, but a large part of the work",
			kind: "bad",
			files: `--- audit.yml
- id: REDIS_URL # <- 412 jobs on \`$REDIS_URL\` failed and wait to be tried again, 34 % of what it does in a day
  sidekiq:
    retries: 412
    perDay: 1200
`
		},
		{
			title: "Some always fail",
			kind: "good",
			files: `--- audit.yml
- id: REDIS_URL
  sidekiq:
    retries: 412
    perDay: 240000
`
		}
	]
};
const LOCK$1 = `--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    rails (8.0.2)
    redis (5.4.1)
    redis-client (0.25.0)
    sidekiq (7.3.9)
`;
const SIDEKIQ = `--- config/initializers/sidekiq.rb
Sidekiq.configure_server { |config| config.redis = { url: ENV["REDIS_URL"] } }
Sidekiq.configure_client { |config| config.redis = { url: ENV["REDIS_URL"] } }
`;
const examples$2 = [
	{
		title: "The cache on the server of the job queues",
		kind: "bad",
		files: `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV["REDIS_URL"] } # <- The cache (\`Rails.cache\`) and Sidekiq share one Redis server, \`$REDIS_URL\`.
end
${SIDEKIQ}${LOCK$1}`
	},
	{
		title: "A variable of its own, and the job server as the fallback, through a constant in another file",
		kind: "bad",
		files: `--- lib/redis_servers.rb
module RedisServers
  CACHE = ENV.fetch("REDIS_CACHE_URL") { ENV["REDIS_URL"] }
end
--- config/environments/production.rb
require_relative "../../lib/redis_servers"

Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: RedisServers::CACHE, expires_in: 1.day } # <- As long as \`$REDIS_CACHE_URL\` is not set
end
${SIDEKIQ}${LOCK$1}`
	},
	{
		title: "Another database number on the same host is the same server; sessions and cache",
		kind: "bad",
		files: `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: "redis://redis.internal:6379/1" } # <- Different database numbers (1 and 0) do not part
  config.session_store :redis_session_store, key: "_shop", redis: { url: "redis://redis.internal:6379/0", expire_after: 1.week }
end
${LOCK$1}    redis-session-store (0.11.6)
`
	},
	{
		title: "Cable and jobs are a note",
		kind: "bad",
		files: `--- config/cable.yml
production:
  adapter: redis
  url: <%= ENV["REDIS_URL"] %> # <- Only a note, because pub/sub keeps no keys
  channel_prefix: shop
${SIDEKIQ}${LOCK$1}`
	},
	{
		title: "Two variables that an audit found to be one server",
		kind: "bad",
		files: `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV.fetch("REDIS_CACHE_URL") } # <- The audit found 310,000 keys of the cache (750 MB) and 1,204 jobs of Sidekiq (2 MB) there; 12,401 keys were evicted since the server started 9 days ago (\`allkeys-lru\` now).
end
${SIDEKIQ}${LOCK$1}--- audit.yml
- id: REDIS_URL
  names: [REDIS_URL, REDIS_CACHE_URL]
  facts:
    uptime: 9 days
    evictedKeys: 12401
    maxmemoryPolicy: allkeys-lru
  keyspace:
    workloads:
      - { workload: cache, keys: 310000, bytes: 750 MB }
  sidekiq:
    queues:
      - { name: default, depth: 1204, latency: 2 }
    processes:
      - { name: "worker:1" }
    bytes: 2 MB
`
	},
	{
		title: "No code tells of the cache that an audit found beside the jobs",
		kind: "bad",
		files: `${SIDEKIQ}${LOCK$1}--- audit.yml
- id: REDIS_URL # <- The cache and Sidekiq share one Redis server, \`$REDIS_URL\`. The audit found 310,000 keys of the cache (750 MB) and 1,204 jobs of Sidekiq there, under \`noeviction\`.
  facts:
    maxmemoryPolicy: noeviction
  keyspace:
    workloads:
      - { workload: cache, keys: 310000, bytes: 750 MB }
  sidekiq:
    queues:
      - { name: default, depth: 1204, latency: 2 }
    processes:
      - { name: "worker:1" }
`
	},
	{
		title: "Each its own variable",
		kind: "good",
		files: `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV.fetch("REDIS_CACHE_URL") }
end
--- config/cable.yml
production:
  adapter: redis
  url: <%= ENV.fetch("REDIS_CABLE_URL") %>
  channel_prefix: shop
${SIDEKIQ}${LOCK$1}`
	},
	{
		title: "A fallback whose preferred variable is declared to be another server",
		kind: "good",
		files: `--- .redline.yml
endpoints:
  REDIS_CACHE_URL: cache
  REDIS_URL: jobs
--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV["REDIS_CACHE_URL"] || ENV["REDIS_URL"] }
end
${SIDEKIQ}${LOCK$1}`
	},
	{
		title: "Both meet only on localhost, which is the matter of localhost-fallback",
		kind: "good",
		files: `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV.fetch("REDIS_CACHE_URL", "redis://localhost:6379/1") }
end
${SIDEKIQ}${LOCK$1}`
	}
];
function liveAt(key, model) {
	const [, kind, rest = ""] = /^(env|server):(.*)$/.exec(key) ?? [];
	if (kind === void 0) return void 0;
	const called = (server) => server.id === rest || server.names.some((variable) => Object.hasOwn(model.endpoints, variable) && model.endpoints[variable] === rest);
	return liveServers(model).find((server) => kind === "env" ? server.names.includes(rest) : called(server));
}
function found(server, workload) {
	const { keyspace, sidekiq } = server.live;
	const whose = GENERIC[workload];
	if (workload === "sidekiq" && sidekiq) {
		const jobs = sidekiq.queues.reduce((n, q) => n + q.depth, 0) + sidekiq.scheduled + sidekiq.retries + sidekiq.dead;
		return jobs === 0 ? "Sidekiq's queues, empty at that moment" : `${counted$1(jobs, "job")} of Sidekiq${size(sidekiq.bytes.value)}`;
	}
	const channels = known$2(server.facts.channels)?.value;
	const subscribed = workload === "cable" ? channels?.cable : workload === "anycable" ? channels?.anycable : void 0;
	if (subscribed) return `${counted$1(subscribed, "subscribed channel")} of ${whose}`;
	const keys = keyspace?.workloads.find((w) => w.workload === workload);
	if (!keys || keys.keys.value === 0) return void 0;
	return `${keyspace?.method === "exact" ? "" : "about "}${counted$1(keys.keys.value, "key")} of ${whose}${size(keys.bytes.value)}`;
}
const size = (n) => n > 0 ? ` (${bytes(n)})` : "";
function effect(server, a, b) {
	const isSeen = (workload) => found(server, workload) !== void 0;
	if (isSeen(a) && isSeen(b)) return "in effect";
	const { keyspace } = server.live;
	return [a, b].some((w) => w === "cache" && !isSeen(w)) && keyspace && keyspace.method !== "sample" && server.live.partial === null ? "not" : void 0;
}
function evidence(server, a, b) {
	const both = [found(server, a), found(server, b)].filter((words) => words !== void 0);
	const counts = both.length === 2 ? `The audit found ${listed(both)} there` : "";
	if (counts === "" || ![a, b].some((w) => needs[w].kind === "cache")) return counts === "" ? "" : `${counts}.`;
	const policy = known$2(server.facts.maxmemoryPolicy)?.value;
	if ((figure(server.facts.evictedKeys) ?? 0) > 0) return `${counts}; ${evictions(server)}${policy ? ` (\`${policy}\` now)` : ""}.`;
	const how = evicts(server);
	const sofar = how === "nothing" || how === void 0 ? "" : `, and nothing was evicted yet`;
	return `${counts}${policy ? `, under \`${policy}\`` : ""}${sofar}.`;
}
function oneServer(server, model) {
	if (server.names.length < 2) return "";
	const proof = model.presumed?.some((key) => liveAt(key, model) === server) ?? false ? "their addresses are the same" : "the server answers with one `run_id`";
	return `${serverLabel(server)} are one server, whatever their names and database numbers say: ${proof}.`;
}
const RANK$1 = [
	"error",
	"warning",
	"note"
];
function pairs(server, model, told) {
	const there = residents(server, model).filter((r) => found(server, r.workload) !== void 0).sort((a, b) => MOVES.indexOf(needs[a.workload].kind) - MOVES.indexOf(needs[b.workload].kind));
	return there.flatMap((mover, i) => there.slice(i + 1).flatMap((stayer) => {
		const severity = conflict(mover.workload, stayer.workload);
		return severity && !told(server, mover.workload, stayer.workload) ? [{
			mover,
			stayer,
			severity
		}] : [];
	})).sort((a, b) => RANK$1.indexOf(a.severity) - RANK$1.indexOf(b.severity) || jobsFirst(a, b));
}
const jobsFirst = (a, b) => MOVES.indexOf(needs[b.stayer.workload].kind) - MOVES.indexOf(needs[a.stayer.workload].kind);
function* seenTogether(model, told) {
	for (const server of liveServers(model)) {
		const all = pairs(server, model, told);
		const [worst] = all;
		if (!worst) continue;
		const { mover, stayer, severity } = worst;
		const [from, to] = [needs[mover.workload].kind, needs[stayer.workload].kind];
		const besides = [...new Set(all.flatMap((p) => [p.mover, p.stayer]).filter((r) => r !== mover && r !== stayer))].flatMap((r) => found(server, r.workload) ?? []);
		const much = server.live.keyspace?.workloads.find((w) => w.workload === mover.workload)?.bytes.value ?? 0;
		const roomy = from === "cache" && much > 0 ? ` It holds ${bytes(much)} now; give it a quarter more.` : "";
		const words = [
			`${capital(residentName(mover))} and ${residentName(stayer)} share one Redis server, ${name(server)}.`,
			evidence(server, mover.workload, stayer.workload),
			consequenceOf(from, to, severity),
			besides.length > 0 ? `Besides there are ${listed(besides)}.` : "",
			oneServer(server, model)
		];
		const [a, b] = [mover.workload, stayer.workload].sort();
		yield {
			...about("shared-instance", server, {
				severity,
				message: words.filter((text) => text !== "").join(" "),
				advice: `Give ${residentName(mover)} a server of its own${from === "cache" ? " with `maxmemory-policy allkeys-lru`" : ""} and point it there.${roomy} No code that sends both here was found: look for a URL that is kept in credentials or a setting, or for another application on this server.`,
				about: ""
			}),
			about: `${a}+${b} on ${server.names[0] === void 0 ? server.id : `env:${server.names[0]}`}`
		};
	}
}
const RANK = [
	"error",
	"warning",
	"note"
];
const TIERS = [
	"definite",
	"fallback",
	"unknown"
];
const MOST_RELATED = 8;
const ridesOn = (rider, host, model) => isRider(rider) && rider.workload !== "cache" && ridden(rider, model)?.workload === host.workload;
const isNamedAfter = (key, client) => /^env:/.test(key) && spokenFor[needs[client.workload].kind].test(key);
function ordered(pair, model) {
	const order = (c) => MOVES.indexOf(needs[c.workload].kind);
	const [a, b] = order(pair.clients[0]) <= order(pair.clients[1]) ? pair.clients : [pair.clients[1], pair.clients[0]];
	return ridesOn(b, a, model) || !ridesOn(a, b, model) && isNamedAfter(pair.key, a) && !isNamedAfter(pair.key, b) ? [b, a] : [a, b];
}
function judge$1(pair, model) {
	const plain = conflict(pair.a, pair.b);
	if (pair.clients.some((c) => isRider(c) && /^sidekiq-/.test(c.name))) return void 0;
	const byDefault = pair.onlyLocalhost && (pair.tier !== "definite" || pair.at.every((v) => v.kind === "literal" && v.implied));
	if (!plain || byDefault) return void 0;
	const [mover, stayer] = ordered(pair, model);
	const live = liveAt(pair.key, model);
	const seen = live && effect(live, pair.a, pair.b);
	const tier = seen === "in effect" ? "definite" : pair.tier;
	const milder = tier !== "definite" || ridesOn(mover, stayer, model);
	return {
		pair,
		mover,
		stayer,
		severity: seen === "not" && tier !== "definite" ? "note" : milder ? lower(plain) : plain,
		...live && { live },
		...seen && { seen }
	};
}
function host(one, all, model) {
	const sides = [[one.mover, one.stayer], [one.stayer, one.mover]];
	for (const [rider, other] of sides) {
		const on = isRider(rider) ? ridden(rider, model) : void 0;
		if (!on || on.workload === other.workload) continue;
		const found = all.find(({ mover, stayer }) => [on.workload, other.workload].every((w) => w === mover.workload || w === stayer.workload));
		if (found && RANK.indexOf(found.severity) <= RANK.indexOf(one.severity)) return found;
	}
}
function related({ pair, mover, stayer }, riders, model) {
	const there = (c, met) => {
		const found = meeting(c, met, model);
		return found?.key === pair.key && TIERS.indexOf(found.tier) <= TIERS.indexOf(pair.tier) && (pair.partedBy.length === 0 || found.partedBy.every((v) => pair.partedBy.includes(v)));
	};
	const others = (workload, met) => model.clients.filter((c) => c !== mover && c !== stayer && c.workload === workload && there(c, met));
	const clients = [...[
		stayer,
		...others(stayer.workload, mover),
		...others(mover.workload, stayer)
	].slice(0, MOST_RELATED), ...riders];
	const places = new Map(clients.filter((c) => place(c.at) !== place(mover.at)).map((c) => [place(c.at), c]));
	const role = (c) => {
		const on = isRider(c) ? ridden(c, model) : void 0;
		return on ? `${subject(c)}, on ${on.role ? connection(on) : `the connection of ${subject(on)}`}` : connection(c);
	};
	return [...places.values()].map((c) => ({
		at: c.at,
		role: role(c)
	}));
}
function when({ pair, mover, stayer, live, seen }, model) {
	const server = live && live.names.length > 1 ? serverLabel(live) : serverName(pair.key);
	const rides = ridesOn(mover, stayer, model);
	const one = server.startsWith("the server ") ? server.replace("the server", "the Redis server") : server.startsWith("the setting") ? `the Redis server that ${server} ${server.startsWith("the settings") ? "name" : "names"}` : `one Redis server, ${server}`;
	const both = `${subject(mover)} and ${subject(stayer)} share ${one}`;
	const share = rides ? `${subject(mover)} ${verb(mover, "uses", "use")} the connection of ${subject(stayer)}, to ${server}` : both;
	if (pair.tier === "definite" || seen === "in effect") return `${capital(share)}.`;
	if (pair.tier === "unknown") return `On a branch that the files do not settle, ${share}.`;
	if (pair.partedBy.length === 0) return `Where nothing overrides the defaults, ${share}.`;
	return `As long as ${noneSet(pair.partedBy)}, ${share}.`;
}
function finding$1(one, riders, model) {
	const { pair, mover, stayer, severity, live, seen } = one;
	const along = [...new Set(riders.map(subject))];
	const presumed = model.presumed?.includes(pair.key) ?? false;
	const guessed = [mover, stayer].find((c) => c.guessed);
	const sure = leastSure([
		confidence(pair.at),
		presumed ? "likely" : "certain",
		guessed ? "possible" : "certain"
	]);
	const words = [
		when(one, model),
		...live && seen === "in effect" ? [evidence(live, mover.workload, stayer.workload)] : [],
		...live && seen === "not" ? [`The audit found no key of the cache on ${serverLabel(live)}, so it was elsewhere then.`] : [],
		consequence(mover, stayer, severity),
		...along.length > 0 ? [`The same connection carries ${few(along)} as well.`] : [],
		...databases(pair, mover, stayer),
		...guessed ? [`That is a guess: nothing here knows what ${guessed.name} keeps, and whether anyone would miss it.`] : [],
		...live ? [oneServer(live, model)] : []
	].filter((text) => text !== "");
	return {
		rule: "shared-instance",
		severity,
		confidence: seen === "in effect" && !presumed ? "certain" : pair.tier === "definite" ? sure : leastSure([sure, pair.tier === "fallback" ? "likely" : "possible"]),
		message: words.join(" "),
		...advice$2(pair, mover, stayer, severity, model),
		at: mover.at,
		related: related(one, riders, model),
		about: `${pair.a}+${pair.b} on ${pair.key}`
	};
}
function data({ mover, stayer, pair }, model) {
	if (isRider(mover) || isRider(stayer) || pair.tier === "unknown") return [];
	return model.clients.filter((c) => {
		const on = isRider(c) && needs[c.workload].kind === "data" ? ridden(c, model)?.workload : void 0;
		const other = on === mover.workload ? stayer : on === stayer.workload ? mover : void 0;
		return other !== void 0 && other.workload !== c.workload && conflict(c.workload, other.workload) === "error";
	});
}
function* check$5(model) {
	const all = sharing(model).flatMap((pair) => judge$1(pair, model) ?? []);
	const hosts = new Map(all.map((one) => [one, host(one, all, model)]));
	for (const one of all) {
		if (hosts.get(one)) continue;
		const along = all.filter((other) => hosts.get(other) === one).flatMap((other) => [other.mover, other.stayer].filter(isRider));
		yield finding$1(one, [...new Set([...along, ...data(one, model)])], model);
	}
	const met = sharing(model);
	yield* seenTogether(model, (server, a, b) => met.some((pair) => [a, b].every((w) => w === pair.a || w === pair.b) && liveAt(pair.key, model) === server));
}
const sharedInstance = {
	id: "shared-instance",
	severity: "error",
	since: "0.1.0",
	needs: ["code", "live"],
	title: "Two workloads that need different servers share one",
	why: `A Redis server has one \`maxmemory-policy\` for all that it holds. A cache wants \`allkeys-lru\`, which deletes whatever was not used lately; job queues, sessions, locks and application data need \`noeviction\`, under which a cache without expiries fills the memory until every write fails with \`OOM command not allowed when used memory > 'maxmemory'\`. Sidekiq warns at boot from 6.1.3 where the policy isn't \`noeviction\`.

Database numbers (\`/0\`, \`/1\`) part nothing: memory, eviction policy, CPU and pub/sub belong to the server. Namespaces part less still.

A shared server that the code prefers is an error where a cache would cost jobs, sessions, locks or data. One level milder is a *fallback*: the two meet only while a variable is unset, which Redline can't see. Pairs that tolerate each other's policy (cable and jobs, rate limits and jobs) are notes.`,
	fix: `Give each its own variable, with the old one behind it, so that the code can be deployed before the second server is there:

\`\`\`ruby
config.cache_store = :redis_cache_store, { url: ENV["REDIS_CACHE_URL"].presence || ENV["REDIS_URL"] }
\`\`\`

Then set \`REDIS_CACHE_URL\` to a server with \`maxmemory-policy allkeys-lru\`, and tell Redline, which can't read your variables, that it is another one:

\`\`\`yaml
# .redline.yml
endpoints:
  REDIS_CACHE_URL: cache
  REDIS_URL: jobs
\`\`\``,
	sources: [
		"https://redis.io/docs/latest/develop/reference/eviction/",
		"https://github.com/sidekiq/sidekiq/wiki/Using-Redis",
		"https://guides.rubyonrails.org/caching_with_rails.html"
	],
	check: check$5,
	examples: examples$2
};
function database(client, first) {
	if (client.db) return client.db.kind === "literal" ? String(client.db.value) : void 0;
	const [only] = first;
	if (first.length !== 1 || only?.kind !== "literal") return "";
	return /^rediss?:\/\/[^/?#]+(?:\/(\d*))?/i.exec(String(only.value))?.[1] || "0";
}
function side(client, model) {
	const first = chains(client.endpoint, model.endpoints).map((chain) => chain[0]);
	const known = first.every((a) => a !== void 0 && a.keys.length > 0);
	const url = client.options ? entry(client.options, "url") : void 0;
	const given = client.options ? [
		"host",
		"port",
		"path",
		"sentinels"
	].some((k) => entry(client.options, k).kind !== "absent") : true;
	const { prefix } = client;
	return {
		keys: known ? [...new Set(first.flatMap((a) => a?.keys ?? []))].sort() : void 0,
		first: first.flatMap((a) => a ? [a.value] : []),
		db: database(client, first.flatMap((a) => a ? [a.value] : [])),
		namespace: prefix === null ? "" : options(prefix).every((o) => o.kind === "literal") ? identity(prefix) : void 0,
		isDefault: url?.kind === "absent" && !given
	};
}
const isSilent = (client) => /(?:^|\/)(?:Gemfile|gems)\.(?:lock|locked)$/.test(client.at.file);
const where = (keys) => keys.map(serverName).join(" or ");
function* check$4(model) {
	const of = (role) => model.clients.filter((c) => c.workload === "sidekiq" && c.role === role && !isRider(c));
	const [servers, clients] = [of("server"), of("client")];
	const [server, client] = [servers[0], clients[0]];
	if (!server || !client || servers.length > 1 || clients.length > 1) return;
	const [s, c] = [side(server, model), side(client, model)];
	if (!s.keys || !c.keys) return;
	const pushed = model.clients.filter((x) => x.workload === "sidekiq" && x.role !== "server").flatMap((x) => side(x, model).keys ?? []);
	if (s.keys.length > 1 && s.keys.every((k) => pushed.includes(k))) return;
	const at = isSilent(client) || c.isDefault && !s.isDefault ? server : client;
	const other = at === server ? client : server;
	const base = {
		rule: "sidekiq-client-server-mismatch",
		at: at.at,
		related: isSilent(other) ? [] : [{
			at: other.at,
			role: `Sidekiq's ${other.role} connection`
		}]
	};
	const lost = "jobs that web servers, consoles and tasks push are never fetched, and nothing raises";
	const unseen = c.isDefault ? " `Sidekiq.configure_server` runs in worker processes alone; what pushes jobs needs `Sidekiq.configure_client`." : s.isDefault ? " `Sidekiq.configure_client` is left out in worker processes, which need `Sidekiq.configure_server`." : "";
	const [told] = [server, client].filter((x) => !isSilent(x));
	const own = told && given$2(told, model, {});
	const paste = withOptions("settings = ", own && ("whole" in own || own.inner.length > 0) ? own : { inner: ["url: ENV.fetch(\"REDIS_URL\")"] }, ["{", "}"]);
	const blocks = ["server", "client"].map((role) => `Sidekiq.configure_${role} { |config| config.redis = settings }`);
	const advice = `Configure both sides alike:\n\n${fenced("ruby", [paste, ...blocks].join("\n"))}`;
	if (s.keys.join(" ") !== c.keys.join(" ")) {
		const literal = [...s.first, ...c.first].every((v) => v.kind === "literal");
		const sure = leastSure([
			confidence([...s.first, ...c.first]),
			literal ? "certain" : "likely",
			s.keys.some((k) => c.keys?.includes(k)) ? "possible" : "certain"
		]);
		yield {
			...base,
			severity: "error",
			confidence: sure,
			message: `Sidekiq's workers fetch from ${where(s.keys)}, but jobs are pushed to ${where(c.keys)}${c.isDefault ? ", which Sidekiq reads where nothing is said" : ""}: unless both name one server, ${lost}.${unseen}`,
			advice,
			about: `sidekiq server ${s.keys.join("|")}, client ${c.keys.join("|")}`
		};
		return;
	}
	if (s.db !== void 0 && c.db !== void 0 && s.db !== c.db) {
		const words = (db) => db === "" ? "the URL's own database" : `database ${db}`;
		yield {
			...base,
			severity: "error",
			confidence: s.db === "" || c.db === "" ? "likely" : "certain",
			message: `Sidekiq's workers fetch from ${words(s.db)} of ${where(s.keys)}, but jobs are pushed to ${words(c.db)}: ${lost}.${unseen}`,
			advice,
			about: `sidekiq server db ${s.db || "url"}, client db ${c.db || "url"}`
		};
		return;
	}
	if (atLeast(model.gems["sidekiq"], "7") || s.namespace === void 0 || c.namespace === void 0 || s.namespace === c.namespace) return;
	const words = (v) => v === null ? "without a namespace" : `under the namespace ${show(v)}`;
	yield {
		...base,
		severity: "error",
		confidence: confidence([server.prefix, client.prefix]),
		message: `Sidekiq's workers fetch ${words(server.prefix)} on ${where(s.keys)}, but jobs are pushed ${words(client.prefix)}: ${lost}.${isSilent(client) || isSilent(server) ? unseen : ""}`,
		advice,
		about: "sidekiq namespaces"
	};
}
const LOCK = "--- Gemfile.lock\nGEM\n  remote: https://rubygems.org/\n  specs:\n    rails (8.0.2)\n    redis-client (0.25.0)\n    sidekiq (7.3.9)\n";
const sidekiqClientServerMismatch = {
	id: "sidekiq-client-server-mismatch",
	severity: "error",
	since: "0.1.0",
	needs: ["code"],
	title: "Sidekiq's client and server use different servers",
	why: "The block of `Sidekiq.configure_server` runs in worker processes alone, that of `Sidekiq.configure_client` everywhere else. A side for which nothing is said reads `REDIS_URL`, or localhost. Where the two end up on different servers, databases or (before 7.0) namespaces, pushing works, fetching works, and no job ever runs.",
	fix: `Configure both sides with the same hash:

\`\`\`ruby
settings = { url: ENV.fetch("SIDEKIQ_REDIS_URL") }
Sidekiq.configure_server { |config| config.redis = settings }
Sidekiq.configure_client { |config| config.redis = settings }
\`\`\``,
	sources: ["https://github.com/sidekiq/sidekiq/wiki/Using-Redis", "https://github.com/sidekiq/sidekiq/blob/v7.3.9/lib/sidekiq.rb"],
	check: check$4,
	examples: [
		{
			title: "Only the server side is configured",
			kind: "bad",
			files: `--- config/initializers/sidekiq.rb
Sidekiq.configure_server { |config| config.redis = { url: ENV.fetch("JOBS_REDIS_URL") } } # <- workers fetch from \`$JOBS_REDIS_URL\`, but jobs are pushed to \`$REDIS_URL\`
${LOCK}`
		},
		{
			title: "Two databases of one server, one of them in a constant",
			kind: "bad",
			files: `--- config/initializers/00_redis.rb
JOBS = { url: ENV.fetch("REDIS_URL"), db: 2 }
--- config/initializers/sidekiq.rb
Sidekiq.configure_server { |config| config.redis = JOBS }
Sidekiq.configure_client { |config| config.redis = JOBS.merge(db: 3) } # <- workers fetch from database 2 of \`$REDIS_URL\`, but jobs are pushed to database 3
${LOCK}`
		},
		{
			title: "One hash for both",
			kind: "good",
			files: `--- config/initializers/sidekiq.rb
settings = { url: ENV.fetch("JOBS_REDIS_URL") }
Sidekiq.configure_server { |config| config.redis = settings }
Sidekiq.configure_client { |config| config.redis = settings }
${LOCK}`
		},
		{
			title: "The server side says what the client side reads by itself",
			kind: "good",
			files: `--- config/initializers/sidekiq.rb
Sidekiq.configure_server { |config| config.redis = { url: ENV.fetch("REDIS_URL", "redis://localhost:6379/0") } }
${LOCK}`
		}
	]
};
const REPLACED = {
	elasticache: "A second node in another zone, which takes over by itself:\n\n```hcl\nnum_cache_clusters         = 2\nautomatic_failover_enabled = true\nmulti_az_enabled           = true\n```",
	memorystore: "The tier with a replica that takes over:\n\n```hcl\ntier = \"STANDARD_HA\"\n```",
	"azure-cache": "Standard and Premium keep a replica that takes over:\n\n```hcl\nsku_name = \"Standard\"\n```",
	"azure-managed": "```hcl\nhigh_availability_enabled = true\n```"
};
const AWS_CLUSTER = "One node of `aws_elasticache_cluster` can have no replica. A replication group can, and its primary endpoint follows the failover:\n\n```hcl\nresource \"aws_elasticache_replication_group\" \"jobs\" {\n  replication_group_id       = \"jobs\"\n  description                = \"Sidekiq\"\n  node_type                  = \"cache.t4g.small\"\n  num_cache_clusters         = 2\n  automatic_failover_enabled = true\n  multi_az_enabled           = true\n}\n```";
const TAKES_OVER = "Let a replica take over by itself:\n\n```hcl\nautomatic_failover_enabled = true\nmulti_az_enabled           = true\n```";
function* judge(server, model) {
	const [tenant] = ofKind(tenants(server, model), "jobs");
	const replicas = known$2(server.facts.replicas);
	const advice = server.service.includes("aws_elasticache_cluster.") ? AWS_CLUSTER : REPLACED[server.provider];
	const disk = known$2(server.facts.persistence);
	if (!tenant || !replicas || advice === void 0 || disk && disk.value !== "none") return;
	const failover = known$2(server.facts.failover);
	const alone = replicas.value === 0;
	if (!alone && failover?.value !== false) return;
	const fact = alone ? replicas : failover;
	if (!fact) return;
	const at = whereSaid(server, fact);
	const heavy = alone ? "warning" : "note";
	const facts = alone ? ["replicas"] : ["failover"];
	const snapshots = known$2(server.facts.snapshots);
	const backup = snapshots && snapshots.value > 0 ? " Its daily snapshots bring back yesterday, with jobs that have run since." : "";
	const name = tenantName(tenant);
	yield {
		rule: "single-node-for-jobs",
		severity: isMild(server, facts, tenant) ? lower(heavy) : heavy,
		confidence: sureness(server, facts, tenant),
		message: alone ? `${capital(titled(server))} is one node${replicas.because === "it is one node" ? "" : because(replicas)}, and ${name} ${tenant.byName ? "is meant to be" : "is"} there: when the node fails, or maintenance replaces it, it comes back empty, and every queued and scheduled job is gone.${backup}` : `${capital(titled(server))} has replicas that do not take over by themselves${because(fact)}, and ${name} is there: when the primary fails, no job is pushed or worked until someone promotes one.`,
		advice: alone || !advice.includes("automatic_failover_enabled") ? advice : TAKES_OVER,
		at,
		related: relatedTo(at, server, [tenant], ["plan"]),
		about: `${tenant.workload} on ${server.id}`,
		...liveName(server)
	};
}
function* check$3(model) {
	for (const server of judgedServers(model)) yield* judge(server, model);
}
const singleNodeForJobs = {
	id: "single-node-for-jobs",
	severity: "warning",
	since: "0.1.0",
	needs: ["declared", "live"],
	title: "Job queues on a managed server of one node",
	why: "ElastiCache keeps no append-only file, and neither Memorystore's tier BASIC nor Azure's Basic keeps anything unless snapshots are asked for: the only copy of the queues is the memory of one node. A failure, a change of the node type or maintenance brings an empty one. Daily snapshots are a backup: jobs that ran since come back, jobs that were pushed since do not. A replica with failover keeps the queues.",
	fix: `\`\`\`hcl
num_cache_clusters         = 2
automatic_failover_enabled = true
\`\`\``,
	sources: [
		"https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html",
		"https://cloud.google.com/memorystore/docs/redis/redis-tiers",
		"https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_replication_group"
	],
	check: (model) => onceEach(check$3(model)),
	examples: [
		{
			title: "One node holds the queues",
			kind: "bad",
			files: `--- redis.tf
resource "aws_elasticache_replication_group" "jobs" {
  replication_group_id = "jobs"
  node_type            = "cache.t4g.small"
  num_cache_clusters   = 1 # <- is one node, and Sidekiq is there
}

resource "aws_ssm_parameter" "redis_url" {
  name  = "/shop/REDIS_URL"
  value = "rediss://\${aws_elasticache_replication_group.jobs.primary_endpoint_address}:6379"
}
${SIDEKIQ$3}${LOCK$6}`
		},
		{
			title: "The default tier, in a module",
			kind: "bad",
			files: `--- main.tf
module "jobs" {
  source = "./modules/redis"
  policy = "noeviction"
}

resource "kubernetes_secret" "app" {
  data = {
    REDIS_URL = "redis://\${module.jobs.host}:6379"
  }
}
--- modules/redis/main.tf
variable "policy" {}

resource "google_redis_instance" "this" { # <- is one node, because the tier BASIC is one node
  name           = "jobs"
  memory_size_gb = 2
  redis_configs  = { "maxmemory-policy" = var.policy }
}

output "host" {
  value = google_redis_instance.this.host
}
${SIDEKIQ$3}${LOCK$6}`
		},
		{
			title: "A replica takes over",
			kind: "good",
			files: `--- redis.tf
resource "google_redis_instance" "jobs" {
  name           = "jobs"
  tier           = "STANDARD_HA"
  memory_size_gb = 2
  redis_configs  = { "maxmemory-policy" = "noeviction" }
}

resource "kubernetes_secret" "app" {
  data = {
    REDIS_URL = "redis://\${google_redis_instance.jobs.host}:6379"
  }
}
${SIDEKIQ$3}${LOCK$6}`
		}
	]
};
const MOST_SHOWN$1 = 3;
const INSTEAD = {
	keys: "`KEYS` walks over every key of the database: use `SCAN` (`redis.scan_each(match: \"report:*\")`), or keep the names in a set. `Rails.cache.delete_matched` scans by itself.",
	smembers: "`SMEMBERS` reads a whole set: use `sscan_each`, or ask for one member by `SISMEMBER`.",
	hgetall: "`HGETALL` reads a whole hash: use `hmget` for the fields that are needed, or `hscan_each`.",
	lrange: "`LRANGE` over a whole list reads all of it: page through it.",
	zrange: "`ZRANGE` over a whole sorted set reads all of it: page through it.",
	sort: "`SORT` sorts in Redis while everyone waits: sort in Ruby.",
	eval: "A Lua script runs alone: let it touch fewer keys at a time.",
	evalsha: "A Lua script runs alone: let it touch fewer keys at a time.",
	del: "`DEL` of a large key frees all of it at once: use `UNLINK`.",
	flushdb: "`FLUSHDB` frees everything at once: `FLUSHDB ASYNC` does it in the background.",
	flushall: "`FLUSHALL` frees everything at once: `FLUSHALL ASYNC` does it in the background."
};
const ALWAYS = new Set([
	"keys",
	"smembers",
	"lrange",
	"sort",
	"eval",
	"evalsha",
	"hgetall"
]);
function slow(log, model) {
	const recent = log.filter((e) => !e.own && e.secondsAgo <= threshold(model, "slow-commands.hours") * 3600);
	const by = new Map();
	for (const { command, seconds } of recent) {
		const key = command.toLowerCase();
		const before = by.get(key);
		by.set(key, {
			command: key,
			times: (before?.times ?? 0) + 1,
			worst: Math.max(before?.worst ?? 0, seconds)
		});
	}
	const limit = threshold(model, "slow-commands.milliseconds") / 1e3;
	return [...by.values()].filter((s) => s.worst >= limit || ALWAYS.has(s.command)).sort((a, b) => b.worst - a.worst);
}
const advice = (commands) => {
	const known = commands.flatMap((c) => INSTEAD[c] ?? []);
	return known.length > 0 ? known.map((k) => `- ${k}`).join("\n") : "See the slow log on the server for the arguments (`SLOWLOG GET 25`): most often the key is too large, or one call takes thousands of keys.";
};
function* logged(server, model) {
	const all = slow(known$2(server.facts.slowlog)?.value ?? [], model);
	const [first] = all;
	if (!first) return;
	const limit = threshold(model, "slow-commands.milliseconds") / 1e3;
	const words = all.slice(0, MOST_SHOWN$1).map((s) => `\`${s.command.toUpperCase()}\` up to ${duration(s.worst)}${s.times > 1 ? ` (${counted$1(s.times, "time")})` : ""}`);
	yield about("slow-commands", server, {
		severity: first.worst >= limit ? "warning" : "note",
		message: `In the last ${threshold(model, "slow-commands.hours")} hours ${name(server)} was kept busy by ${listed(words)}. Redis answers one command at a time, so for as long every request and every job waited.`,
		advice: advice(all.slice(0, MOST_SHOWN$1).map((s) => s.command)),
		about: "slow log"
	});
}
function* keys(server, log) {
	const calls = Object.entries(known$2(server.facts.commands)?.value ?? {}).find(([command]) => command.toLowerCase() === "keys")?.[1];
	if (!calls || calls.calls === 0 || log.some((e) => e.command.toLowerCase() === "keys")) return;
	const each = perSecond(server, calls.calls);
	yield about("slow-commands", server, {
		severity: "note",
		message: `${name(server)} was asked for \`KEYS\` ${counted$1(calls.calls, "time")} ${sinceStart(server)}${each === void 0 ? "" : ` (${rate(each)})`}, ${duration(calls.mean)} each: it walks over every key, so it takes longer with each key that is added.`,
		advice: advice(["keys"]),
		about: "KEYS"
	});
}
function* check$2(model) {
	for (const server of liveServers(model)) {
		yield* logged(server, model);
		yield* keys(server, known$2(server.facts.slowlog)?.value ?? []);
	}
}
const slowCommands = {
	id: "slow-commands",
	severity: "warning",
	since: "0.1.0",
	needs: ["live"],
	asks: [["slowlog"]],
	title: "Slow commands keep all other clients waiting",
	why: `Redis runs one command at a time. While \`KEYS *\` walks over two million keys, or \`SMEMBERS\` reads a set of a million, nobody else is answered: requests time out (after 1 second with redis-rb 5 by default) and Sidekiq's fetchers wait.

The slow log keeps the last 128 commands that took longer than 10 ms, whatever their age, so only those of the last day count. Commands are shown without their arguments.`,
	fix: `\`\`\`ruby
redis.scan_each(match: "report:*") { |key| } # not redis.keys("report:*")
redis.sscan_each("seen") { |id| }            # not redis.smembers("seen")
\`\`\``,
	sources: [
		"https://redis.io/docs/latest/commands/slowlog-get/",
		"https://redis.io/docs/latest/operate/oss_and_stack/management/optimization/latency/",
		"https://redis.io/docs/latest/commands/keys/"
	],
	check: check$2,
	examples: [
		{
			title: "KEYS, and a read of a whole set",
			kind: "bad",
			files: `--- audit.yml
- id: REDIS_URL # <- In the last 24 hours \`$REDIS_URL\` was kept busy by \`KEYS\` up to 1.2 seconds (2 times) and \`SMEMBERS\` up to 40 ms.
  facts:
    slowlog:
      - { command: KEYS, seconds: 0.9, secondsAgo: 7200 }
      - { command: keys, seconds: 1.2, secondsAgo: 3600 }
      - { command: SMEMBERS, seconds: 0.04, secondsAgo: 60 }
      - { command: SET, seconds: 0.012, secondsAgo: 60 }
      - { command: FLUSHALL, seconds: 8, secondsAgo: 400000 }
`
		},
		{
			title: "KEYS that is still quick, by the count of calls",
			kind: "bad",
			files: `--- audit.yml
- id: REDIS_CACHE_URL # <- was asked for \`KEYS\` 1,204 times since the server started 9 days ago (6 an hour), 4 ms each
  facts:
    uptime: 9 days
    slowlog: []
    commands:
      keys: { calls: 1204, mean: 0.004, rejected: 0, failed: 0 }
`
		},
		{
			title: "Commands just over 10 ms, a slow one of last week, and one of an audit",
			kind: "good",
			files: `--- audit.yml
- id: REDIS_URL
  facts:
    slowlog:
      - { command: ZADD, seconds: 0.014, secondsAgo: 7200 }
      - { command: KEYS, seconds: 2.2, secondsAgo: 600000 }
      - { command: LRANGE, seconds: 0.2, secondsAgo: 60, own: true }
`
		}
	]
};
const LATE = 30;
const MOST_SHOWN = 3;
const some = (processes, say) => listed([...processes.slice(0, MOST_SHOWN).map(say), ...processes.length > MOST_SHOWN ? [`${processes.length - MOST_SHOWN} more`] : []]);
function* vanished(server, stale) {
	yield about("stale-process", server, {
		severity: "note",
		message: `${capital(counted$1(stale, "Sidekiq process", "Sidekiq processes"))} on ${name(server)} ${stale === 1 ? "is" : "are"} still listed, with no heartbeat: ${stale === 1 ? "it was" : "they were"} killed without a chance to stop (out of memory, a machine that went away, a stop that took too long). Jobs in hand are lost then, unless super_fetch keeps them. Only a note, because the list may be old.`,
		advice: "Give a deploy time to stop Sidekiq: it waits 25 seconds for its jobs (`-t`), so the platform must wait longer (`stop_grace_period: 40s`, `terminationGracePeriodSeconds: 40`; Heroku gives 30). The entries go when someone opens the Web UI.",
		about: "vanished processes"
	});
}
function* quiet(server, processes, model) {
	const limit = threshold(model, "stale-process.quiet-minutes") * 60;
	const all = processes.filter((p) => p.quiet && p.beat <= LATE);
	const stuck = all.filter((p) => (p.oldestJob ?? 0) >= limit);
	const idle = all.filter((p) => p.busy === 0 && (p.uptime ?? 0) >= limit);
	if (stuck.length > 0) yield about("stale-process", server, {
		severity: "warning",
		message: `${capital(some(stuck, (p) => `\`${p.name}\` (a job has run for ${duration(p.oldestJob ?? 0)})`))} on ${name(server)} ${stuck.length === 1 ? "was" : "were"} told to finish and still ${stuck.length === 1 ? "works" : "work"}: no new job is taken, and a stop kills the one that runs.`,
		advice: "A job that runs for hours survives no deploy. Cut it into small ones, or let it be interrupted and go on (`Sidekiq::IterableJob`, from 7.3; Active Job's Continuation, from Rails 8.1).",
		about: "quiet processes at work"
	});
	if (idle.length > 0) yield about("stale-process", server, {
		severity: "note",
		confidence: "likely",
		message: `${capital(some(idle, (p) => `\`${p.name}\` (${counted$1(p.concurrency, "thread")})`))} on ${name(server)} ${idle.length === 1 ? "is" : "are"} quiet with nothing left to do: told to finish (TSTP, or Quiet in the Web UI) and never stopped, ${idle.length === 1 ? "it takes" : "they take"} no job. Only a note, because a deploy looks the same for a moment.`,
		advice: "Stop and start it: nothing else ends the quiet.",
		about: "quiet processes without work"
	});
}
function* late(server, processes) {
	const all = processes.filter((p) => p.beat > LATE);
	if (all.length === 0) return;
	yield about("stale-process", server, {
		severity: "warning",
		confidence: "likely",
		message: `The heartbeat of ${some(all, (p) => `\`${p.name}\` (${duration(p.beat)} ago, ${p.busy} of ${p.concurrency} threads busy)`)} on ${name(server)} is late; it comes every 10 seconds. The process has just been killed, or one thread keeps Ruby so busy that no other gets its turn.`,
		advice: "On the machine `kill -TTIN PID` makes Sidekiq log what each thread does. Fewer threads (`concurrency`) where jobs compute rather than wait.",
		about: "late heartbeats"
	});
}
function* check$1(model) {
	for (const server of sidekiqs(model)) {
		const { sidekiq } = server.live;
		if (!sidekiq || !tells(staleProcess, server)) continue;
		if (sidekiq.stale > 0) yield* vanished(server, sidekiq.stale);
		yield* quiet(server, sidekiq.processes, model);
		yield* late(server, sidekiq.processes);
	}
}
const staleProcess = {
	id: "stale-process",
	severity: "warning",
	since: "0.1.0",
	needs: ["live"],
	asks: [["sidekiq", "processes"]],
	title: "Sidekiq processes vanished, hang, or never finished",
	why: `Each Sidekiq process writes a heartbeat every 10 seconds that lives for 60. A name in the list without one is a process that was killed: with the fetch of open-source Sidekiq the jobs that it had in hand are in no queue any more, and gone.

A quiet process was told to take no more jobs, which is the first half of a deploy. One that stays so for an hour holds a job that no deploy will let finish, or was forgotten.`,
	fix: `\`\`\`yaml
# compose; Kubernetes: terminationGracePeriodSeconds: 40
services:
  worker:
    stop_grace_period: 40s # Sidekiq itself waits 25 s for its jobs
\`\`\``,
	sources: [
		"https://github.com/sidekiq/sidekiq/wiki/Signals",
		"https://github.com/sidekiq/sidekiq/wiki/Deployment",
		"https://github.com/sidekiq/sidekiq/wiki/Reliability"
	],
	check: check$1,
	examples: [
		{
			title: "A deploy that waits for a job of three hours",
			kind: "bad",
			files: `--- audit.yml
- id: REDIS_URL # <- \`worker:1\` (a job has run for 3 hours) on \`$REDIS_URL\` was told to finish and still works
  sidekiq:
    processes:
      - { name: "worker:1", busy: 1, quiet: true, oldestJob: 3 hours, uptime: 2 days }
      - { name: "worker:2", busy: 4, oldestJob: 5 hours, uptime: 20 minutes }
`
		},
		{
			title: "Killed, forgotten, and stuck",
			kind: "bad",
			files: `--- audit.yml
- id: REDIS_URL # <- 2 Sidekiq processes on \`$REDIS_URL\` are still listed, with no heartbeat <- \`worker:1\` (10 threads) on \`$REDIS_URL\` is quiet with nothing left to do <- The heartbeat of \`worker:2\` (45 seconds ago, 10 of 10 threads busy) on \`$REDIS_URL\` is late
  sidekiq:
    stale: 2
    processes:
      - { name: "worker:1", busy: 0, quiet: true, uptime: 2 days }
      - { name: "worker:2", busy: 10, beat: 45 }
`
		},
		{
			title: "A deploy that is under way",
			kind: "good",
			files: `--- audit.yml
- id: REDIS_URL
  sidekiq:
    processes:
      - { name: "worker:1", busy: 3, quiet: true, oldestJob: 12 seconds, uptime: 2 days }
      - { name: "worker:2", busy: 0, uptime: 20 seconds }
`
		}
	]
};
const id = "tls-verify-none";
const written = (client) => {
	const params = client.options ? entry(client.options, "ssl_params") : void 0;
	const mode = params ? entry(params, "verify_mode") : void 0;
	return mode?.kind === "literal" && typeof mode.value === "string";
};
function withoutTls(v) {
	const start = v.kind === "concat" ? v.parts[0] : v;
	return start?.kind === "literal" && /^(?:redis|unix):\/\//.test(String(start.value));
}
function overTls(client) {
	const ssl = client.options ? entry(client.options, "ssl") : void 0;
	const all = options(client.endpoint);
	return ssl && ssl.kind !== "absent" ? all : all.filter((v) => !withoutTls(v));
}
const verifiesAnyway = (client, model) => before(model.gems["hiredis-client"], "0.30") && client.library !== "redis-store" && !before(model.gems.redis, "5");
const known = (c) => `${c.workload} ${c.role ?? (/^[\w:$@]+$/.test(c.name) ? c.name : "")}`.trim();
const BY_REDIS_RB = new Set([
	"redis-rb",
	"rails-cache",
	"action-cable",
	"kredis",
	"sidekiq",
	"redis-store",
	"redis-session-store"
]);
function asksForTls(client) {
	const ssl = client.options ? entry(client.options, "ssl") : void 0;
	if (ssl?.kind === "literal" && ssl.value === true) return true;
	return options(client.endpoint).some((v) => {
		const start = v.kind === "concat" ? v.parts[0] : v;
		return start?.kind === "literal" && String(start.value).startsWith("rediss://");
	});
}
function* byDefault(model) {
	const { redis } = model.gems;
	if (!before(redis, "4.2")) return;
	for (const client of model.clients) {
		const params = client.options ? entry(client.options, "ssl_params") : void 0;
		if (isRider(client) || !BY_REDIS_RB.has(client.library) || client.tlsVerify !== null || !asksForTls(client)) continue;
		if (params && params.kind !== "absent" && !isNothing(params)) continue;
		yield {
			rule: id,
			severity: "warning",
			confidence: confidence([]),
			message: `${capital(connection(client))} goes to ${addresses$2(client.endpoint)} over TLS, and redis ${redis} accepts any certificate where no \`ssl_params:\` are given: it verifies by default from 4.2 on.`,
			advice: `Update redis to 4.2 or later, or ask for it:\n\n${fenced("ruby", "ssl_params: { verify_mode: OpenSSL::SSL::VERIFY_PEER }")}`,
			at: client.urlAt ?? client.at,
			related: [],
			about: `certificates unverified by default for ${known(client)}`
		};
	}
}
const tlsVerifyNone = {
	id,
	severity: "error",
	since: "0.1.0",
	needs: ["code"],
	title: "A TLS connection to Redis accepts any certificate",
	why: `With \`OpenSSL::SSL::VERIFY_NONE\` the connection is encrypted, but to whoever answers: a machine between the app and Redis can present any certificate, read the password that the client sends first, and with it all jobs, sessions and cached pages.

Heroku's Key-Value Store has self-signed certificates and its documentation asks for this setting, so on Heroku it is a note as long as the app stays there. Elsewhere (ElastiCache, Upstash, Redis Cloud, Render, …) certificates are signed by an authority, and the setting only takes the protection away. redis-rb verifies by default from 4.2; before, TLS without \`ssl_params:\` accepts any certificate as well (a warning).`,
	fix: `Leave \`ssl_params\` out where the provider's certificate is signed by a public authority. Where it is the provider's own, name the authority:

\`\`\`ruby
ssl_params: { ca_file: Rails.root.join("config/redis-ca.pem").to_s }
\`\`\``,
	sources: [
		"https://devcenter.heroku.com/articles/connecting-heroku-redis",
		"https://github.com/redis/redis-rb/blob/v5.4.1/README.md#ssltls-support",
		"https://github.com/redis/redis-rb/blob/v5.4.1/CHANGELOG.md#420",
		"https://docs.ruby-lang.org/en/3.4/OpenSSL/SSL/SSLContext.html#attribute-i-verify_mode"
	],
	*check(model) {
		yield* byDefault(model);
		const places = new Map();
		for (const client of model.clients) {
			if (client.tlsVerify !== "none" || isRider(client) || written(client) || overTls(client).length === 0 || verifiesAnyway(client, model)) continue;
			const at = client.tlsAt ?? client.at;
			const group = places.get(place(at)) ?? {
				at,
				clients: []
			};
			group.clients.push(client);
			places.set(place(at), group);
		}
		const onHeroku = model.platform === "heroku" && model.target === null;
		for (const { at, clients } of places.values()) {
			const both = clients.some((c) => c.role === "server") && clients.some((c) => c.role === "client");
			const names = [...new Set(clients.map((c) => both ? subject(c) : connection(c)))];
			const servers = [...new Set(clients.map((c) => addresses$2(ordered$1(overTls(c), c.at))).filter((text) => text !== "" && !text.includes("unknown")))];
			const goes = names.length === 1 ? verb(clients[0], "goes", "go") : "go";
			const to = servers.length > 0 ? ` to ${listed(servers)}` : "";
			yield {
				rule: id,
				severity: onHeroku ? "note" : "error",
				confidence: confidence([]),
				message: `${capital(listed(names))} ${goes}${to} with \`VERIFY_NONE\`: whoever stands between the app and Redis can answer with a certificate of their own and read the password and the data.${onHeroku ? " Heroku's certificates are self-signed, so it is needed as long as the app stays there." : ""}`,
				advice: onHeroku ? "Keep it on Heroku. Take it out on the day the app moves to a provider whose certificates are signed." : `Take \`verify_mode\` out, or name the provider's authority if its certificate is not signed by a public one:\n\n${fenced("ruby", "ssl_params: { ca_file: Rails.root.join(\"config/redis-ca.pem\").to_s }")}\n\nIf this runs on Heroku, say so in .redline.yml (\`platform: heroku\`): there it is needed.`,
				at,
				related: clients.filter((c) => c.at.file !== at.file || c.at.line !== at.line).map((c) => ({
					at: c.at,
					role: `used by ${connection(c)}`
				})),
				about: `certificates unverified for ${[...new Set(clients.map(known))].sort().join("+")}`
			};
		}
	},
	examples: [
		{
			title: "Sidekiq without verification",
			kind: "bad",
			files: `--- config/initializers/sidekiq.rb
Sidekiq.configure_server do |config|
  config.redis = {
    url: ENV.fetch("JOBS_REDIS_URL"),
    ssl_params: { verify_mode: OpenSSL::SSL::VERIFY_NONE } # <- Sidekiq's server connection goes to \`$JOBS_REDIS_URL\` with \`VERIFY_NONE\`
  }
end

Sidekiq.configure_client do |config|
  config.redis = { url: ENV.fetch("JOBS_REDIS_URL") }
end
`
		},
		{
			title: "One constant for two clients, and the number in YAML",
			kind: "bad",
			files: `--- config/initializers/redis.rb
UNVERIFIED = { verify_mode: OpenSSL::SSL::VERIFY_NONE }.freeze # <- The data of \`CARTS\` and the data of \`FLAGS\` go to
CARTS = Redis.new(url: ENV.fetch("CARTS_URL"), ssl_params: UNVERIFIED, timeout: 1)
FLAGS = Redis.new(url: ENV.fetch("FLAGS_URL"), ssl_params: UNVERIFIED, timeout: 1)
--- config/cable.yml
production:
  adapter: redis
  url: <%= ENV.fetch("CABLE_URL") %>
  channel_prefix: shop
  ssl_params:
    verify_mode: <%= OpenSSL::SSL::VERIFY_NONE %> # <- Action Cable goes to \`$CABLE_URL\` with \`VERIFY_NONE\`
`
		},
		{
			title: "Verified, by default or by an authority of its own; without TLS there is nothing to verify",
			kind: "good",
			files: `--- config/initializers/redis.rb
CARTS = Redis.new(url: ENV.fetch("CARTS_URL"), ssl_params: { ca_file: "config/redis-ca.pem" }, timeout: 1)
FLAGS = Redis.new(url: ENV.fetch("FLAGS_URL"), ssl_params: { verify_mode: OpenSSL::SSL::VERIFY_PEER }, timeout: 1)
LOCAL = Redis.new(url: "redis://redis.internal:6380", ssl_params: { verify_mode: OpenSSL::SSL::VERIFY_NONE }, timeout: 1)
`
		}
	]
};
const examples$1 = [
	{
		title: "The cache store’s 5 connections against 12 Sidekiq threads",
		kind: "bad",
		files: `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV.fetch("REDIS_CACHE_URL") } # <- Sidekiq runs 12 threads
end
--- config/sidekiq.yml
:concurrency: 12
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    rails (8.0.1)
    redis (5.4.1)
    sidekiq (7.3.9)
`
	},
	{
		title: "A pool whose size has a default, and a capsule",
		kind: "bad",
		files: `--- lib/pools.rb
module Pools
  SIZE = Integer(ENV.fetch("CART_POOL_SIZE", 4))
end
--- config/initializers/redis.rb
require_relative "../../lib/pools"

CART = ConnectionPool.new(size: Pools::SIZE) do
  Redis.new(url: ENV.fetch("CART_REDIS_URL")) # <- 5 s for a connection, though a call gives up on Redis after 1 s
end
--- config/initializers/sidekiq.rb
Sidekiq.configure_server do |config|
  config.capsule("slow") do |capsule|
    capsule.concurrency = 2
    capsule.queues = %w[slow]
  end
end
--- config/sidekiq.yml
:concurrency: 7
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    connection_pool (2.5.5)
    redis (5.4.1)
    sidekiq (7.3.9)
`
	},
	{
		title: "Sidekiq 7 refuses a pool smaller than its concurrency",
		kind: "bad",
		files: `--- config/initializers/sidekiq.rb
Sidekiq.configure_server do |config|
  config.redis = { url: ENV.fetch("REDIS_URL"), size: 8 } # <- Sidekiq 7.3.9 does not start
end
--- config/sidekiq.yml
:concurrency: 12
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    sidekiq (7.3.9)
`
	},
	{
		title: "Sidekiq 6 needs two more than its concurrency",
		kind: "bad",
		files: `--- config/initializers/sidekiq.rb
Sidekiq.configure_server do |config|
  config.redis = { url: ENV.fetch("REDIS_URL"), size: 12 } # <- less than the 14 connections
end
--- config/sidekiq.yml
:concurrency: 12
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    redis (4.8.1)
    sidekiq (6.5.12)
`
	},
	{
		title: "Pools as large as the largest process",
		kind: "good",
		files: `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, {
    url: ENV.fetch("REDIS_CACHE_URL"),
    pool: { size: Integer(ENV.fetch("RAILS_MAX_THREADS", 12)) },
  }
end
--- config/initializers/sidekiq.rb
Sidekiq.configure_server do |config|
  config.redis = { url: ENV.fetch("REDIS_URL"), size: 12, timeout: 2 }
end
--- config/sidekiq.yml
:concurrency: <%= ENV.fetch("RAILS_MAX_THREADS", 12) %>
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    rails (8.0.1)
    redis (5.4.1)
    sidekiq (7.3.9)
`
	},
	{
		title: "A pool that only requests use",
		kind: "good",
		files: `--- app/controllers/carts_controller.rb
class CartsController < ApplicationController
  CARTS = ConnectionPool.new(size: 6, timeout: 1) { Redis.new(url: ENV.fetch("CART_REDIS_URL"), timeout: 1) }
end
--- config/puma.rb
threads 6, 6
--- Procfile
web: bundle exec puma -C config/puma.rb
worker: bundle exec sidekiq -c 14
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    puma (6.6.0)
    redis (5.4.1)
    sidekiq (7.3.9)
`
	}
];
function edits(size, needed) {
	const last = size ? options(size).at(-1) : void 0;
	return last?.kind === "literal" && typeof last.value === "number" && last.at.file.endsWith(".rb") ? [{
		at: last.at,
		text: String(needed)
	}] : [];
}
const fixed = (client, needed) => {
	const made = edits(client.poolSize, needed);
	return made.length > 0 ? { fix: {
		title: `make the pool ${needed}`,
		safe: false,
		edits: made
	} } : {};
};
function arithmetic(client, { size, byDefault, users }, model) {
	const [most] = users;
	if (!most) return "";
	const whose = byDefault ? `, the default of ${client.library === "sidekiq" || client.library === "rails-cache" ? defaults(client, model.gems).because : "ConnectionPool"},` : "";
	const wait = poolWait(client, model).seconds;
	const long = overlong(client, model);
	const upTo = `${wait === null ? "" : ` up to ${seconds(wait)}`} for a connection${long ? `, though a call gives up on Redis after ${seconds(long.own)},` : ""}`;
	const without = most.threads - size;
	const channels = most.channels > 0 ? `, and Action Cable ${most.channels} more for channels` : "";
	return `${called(client)} holds ${plural$1(size, "connection")}${whose} in each process, but ${most.text} there${channels}. When all of them use it at once, ${without === 1 ? "one waits" : `${without} wait`}${upTo} and then ${emptyHanded(client, model, without)}.`;
}
const severityOf = (client, found) => found.byDefault && client.role || mild(found) ? "note" : "warning";
function crowded(client, model) {
	const found = crowd$1(client, model);
	const [most] = found?.users ?? [];
	const long = overlong(client, model);
	if (!found || !most || long && mild(found)) return void 0;
	const gem = decidingGem(client);
	const gems = [...found.byDefault && gem && (client.role || client.library === "rails-cache") ? [gem] : [], ...most.gems];
	const sure = confidence([client.poolSize, ...most.values], {
		gems: model.gems,
		versionsOf: gems
	});
	const { size, elsewhere } = sizing(client, model, found.needed);
	const pool = {
		...size,
		...long ? { timeout: String(long.own) } : {}
	};
	const shorter = long ? ", and let none wait longer for it than for Redis" : "";
	return {
		rule: "undersized-pool",
		severity: severityOf(client, found),
		confidence: client.role || client.workload === "cache" ? sure : leastSure([sure, "likely"]),
		message: arithmetic(client, found, model),
		advice: `Give each thread a connection${shorter}. Connections open on demand, so a large pool costs nothing where few threads run${elsewhere === "" ? ":" : `.${elsewhere}`}`,
		...Object.keys(pool).length > 0 ? { paste: { change: {
			client,
			added: {},
			pool
		} } } : {},
		at: client.at,
		related: whence(client, found),
		about: `${subject$1(client)} pool`,
		...fixed(client, found.needed)
	};
}
function demanded(threads, model) {
	if (hasCapsules(model)) return threads;
	if (before(model.gems["sidekiq"], "4")) return threads + 2;
	return threads + (before(model.gems["sidekiq"], "5.2") ? 1 : 2);
}
function refused$1(client, model) {
	const size = amount(client.poolSize)?.number;
	if (client.workload !== "sidekiq" || client.role !== "server" || size === void 0 || size === null || !readsSize(model)) return void 0;
	const handed = client.library !== "sidekiq";
	const waits = before(model.gems["sidekiq"], "4");
	if (before(model.gems["sidekiq"], handed ? "5.2" : "3")) return void 0;
	const version = model.gems["sidekiq"];
	const by = version ? `Sidekiq ${version}` : "Sidekiq 7.3 (assumed, no version is locked)";
	const [most] = model.processes.filter((p) => p.kind === "sidekiq").flatMap((process) => [{
		process,
		name: "default",
		value: process.concurrency ?? null,
		threads: amount(process.concurrency) ? amount(process.concurrency)?.number : sidekiqConcurrency(model.gems)
	}, ...hasCapsules(model) ? (process.capsules ?? []).map((c) => ({
		process,
		name: c.name,
		value: c.concurrency,
		threads: amount(c.concurrency)?.number
	})) : []]).flatMap((c) => typeof c.threads === "number" ? [{
		...c,
		threads: c.threads
	}] : []).sort((a, b) => b.threads - a.threads);
	if (!most || size >= demanded(most.threads, model)) return void 0;
	const needed = demanded(most.threads, model);
	const late = before(version, "6") && size > most.threads;
	const why = hasCapsules(model) ? `\`size: ${size}\` is the size of each capsule's pool, and the capsule \`${most.name}\` has ${plural$1(most.threads, "thread")}. It raises \`ArgumentError\`, "Pool size too small for ${most.name}"` : `\`size: ${size}\` is less than the ${needed} connections that ${plural$1(most.threads, "thread")} and its own need. It raises ${late || handed ? `\`RuntimeError\`, "Your pool of ${size} Redis connections is too small"` : "`ArgumentError`, \"pool is too small\""}`;
	const few = `${called(client)} holds ${plural$1(size, "connection")}, and ${plural$1(most.threads, "thread")}, the fetcher and the scheduler ask for one. When all of them do, the last wait up to ${seconds(poolWait(client, model).seconds ?? 1)} and then raise \`Timeout::Error\`: later versions of Sidekiq do not start with so few.`;
	const { size: larger, elsewhere } = sizing(client, model, needed);
	return {
		rule: "undersized-pool",
		severity: waits ? "warning" : "error",
		confidence: confidence([client.poolSize, most.value], {
			gems: model.gems,
			versionsOf: ["sidekiq"]
		}),
		message: waits ? few : `${by} does not start: ${why}.`,
		advice: `${handed ? "Hand Sidekiq a hash of options instead of a pool" : "Leave `size:` out"}: Sidekiq then makes its pool as large as its threads need. Or raise it${elsewhere === "" ? ":" : `.${elsewhere}`}`,
		...elsewhere === "" ? { paste: { change: {
			client,
			added: {},
			pool: larger
		} } } : {},
		at: client.poolSize && contains(client.at, client.poolSize.at) ? client.poolSize.at : client.at,
		related: processes([most.process]),
		about: "sidekiq server pool",
		...fixed(client, needed)
	};
}
const undersizedPool = {
	id: "undersized-pool",
	severity: "error",
	since: "0.1.0",
	needs: ["code"],
	title: "A pool has fewer connections than a process has threads",
	why: "Each process has a pool of its own, and all of its threads share it. Threads that find no free connection wait (5 s in ConnectionPool and the Rails cache, 1 s in Sidekiq) and then raise `ConnectionPool::TimeoutError`, which no `rescue Redis::BaseError` catches; only the cache store rescues it, from Rails 7.2.3 and 8.0.2 on. The cache store has 5 connections by default from Rails 7.1, which 5 Puma threads fill and 10 Sidekiq threads overrun. Sidekiq checks its own pool and does not start with one that is too small: until 6.5 it must hold the concurrency and 2 more, from 7.0 the concurrency of each capsule.",
	fix: "Make the pool as large as the largest process has threads; connections open on demand:\n\n```ruby\nconfig.cache_store = :redis_cache_store, {\n  url: ENV.fetch(\"REDIS_CACHE_URL\"),\n  pool: { size: Integer(ENV.fetch(\"REDIS_POOL_SIZE\", 10)) },\n}\n```\n\nLeave `size:` out of Sidekiq's own options.",
	sources: [
		"https://github.com/mperham/connection_pool/blob/v2.5.5/lib/connection_pool.rb",
		"https://github.com/rails/rails/blob/v8.0.2/activesupport/lib/active_support/cache/redis_cache_store.rb",
		"https://github.com/sidekiq/sidekiq/blob/v7.3.9/lib/sidekiq/config.rb",
		"https://github.com/sidekiq/sidekiq/blob/v6.5.12/lib/sidekiq/redis_connection.rb"
	],
	*check(model) {
		for (const client of model.clients) {
			if (isRider(client)) continue;
			const found = client.role === "server" ? refused$1(client, model) : crowded(client, model);
			if (found) yield found;
		}
	},
	examples: examples$1
};
const examples = [
	{
		title: "A constant for seven Puma threads",
		kind: "bad",
		files: `--- config/initializers/redis.rb
CART = Redis.new(url: ENV.fetch("CART_REDIS_URL"), timeout: 2) # <- Puma runs 7 threads
--- config/puma.rb
threads 7, 7
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    puma (6.6.0)
    redis (5.4.1)
`
	},
	{
		title: "A reader that keeps one client, made by a builder elsewhere",
		kind: "bad",
		files: `--- lib/redis_builder.rb
module RedisBuilder
  def self.build(name)
    Redis.new(url: ENV.fetch("#{name}_REDIS_URL"), timeout: 2) # <- \`STOCK\` is one connection
  end
end
--- config/initializers/stock.rb
require_relative "../../lib/redis_builder"
STOCK = RedisBuilder.build("STOCK")
--- config/sidekiq.yml
:concurrency: 9
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    redis (5.4.1)
    sidekiq (7.3.9)
`
	},
	{
		title: "The cache without its pool",
		kind: "bad",
		files: `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV.fetch("REDIS_CACHE_URL"), pool: false } # <- Sidekiq runs 9 threads
end
--- config/sidekiq.yml
:concurrency: 9
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    rails (8.0.2)
    redis (5.4.1)
    sidekiq (7.3.9)
`
	},
	{
		title: "A bare RedisClient is not thread-safe",
		kind: "bad",
		files: `--- config/initializers/redis.rb
STOCK = RedisClient.new(url: ENV.fetch("STOCK_REDIS_URL"), timeout: 2) # <- not thread-safe
--- config/puma.rb
threads 4, 4
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    puma (6.6.0)
    redis-client (0.26.4)
`
	},
	{
		title: "Pools, and processes of one thread",
		kind: "good",
		files: `--- config/environments/production.rb
Rails.application.configure do
  config.cache_store = :redis_cache_store, { url: ENV.fetch("REDIS_CACHE_URL"), pool: { size: 7, timeout: 1 } }
end
--- config/initializers/redis.rb
CART = ConnectionPool.new(size: 7, timeout: 1) { Redis.new(url: ENV.fetch("CART_REDIS_URL"), timeout: 1) }
--- config/puma.rb
threads 7, 7
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    puma (6.6.0)
    rails (8.0.2)
    redis (5.4.1)
`
	},
	{
		title: "One thread a process needs one connection",
		kind: "good",
		files: `--- config/initializers/redis.rb
CART = Redis.new(url: ENV.fetch("CART_REDIS_URL"), timeout: 1)
--- config/puma.rb
threads 1, 1
workers 4
--- Gemfile.lock
GEM
  remote: https://rubygems.org/
  specs:
    puma (6.6.0)
    redis (5.4.1)
`
	}
];
const FIXED = new Set([
	"action-cable",
	"anycable",
	"kredis",
	"resque",
	"redlock",
	"redis-session-store",
	"ioredis",
	"node-redis"
]);
const GIVEN_UP = 30;
function isShared(client) {
	if (client.holder === "constant" || client.holder === "global" || client.holder === "class") return true;
	return client.holder === "library" && (client.library === "rails-cache" || isGem(client.name) || /^[A-Z][\w:.]*$/.test(client.name));
}
const counts = (client) => !isRider(client) && client.pooling === "none" && !client.role && client.madeBy === void 0 && !FIXED.has(client.library) && client.workload !== "session" && client.workload !== "resque" && isShared(client);
const lockedByRedlock = (client, model) => client.workload === "lock" && client.holder === "library" && model.gems["redlock"] !== void 0;
function onlyAsked(client, model) {
	const calls = callsOn(model.calls, client.at);
	return calls.length > 0 && calls.every((c) => /\.(?:_?client|connection|options|id)(?:\.options)?$/.test(c.path));
}
const guarded = (client, model) => model.calls.some((c) => c.at.file === client.at.file && /^(?:Thread::)?(?:Mutex|Monitor)\.new|\.(?:mon_)?synchronize$/.test(c.path));
function queue(client, { threads }, model) {
	const found = waits(client, model);
	if (found.connect.seconds === null || found.read.seconds === null || found.tries === null) return {
		text: "",
		last: 0
	};
	const each = worst(found);
	if (each === Number.POSITIVE_INFINITY) return {
		text: " While Redis does not answer, the first call blocks all others without end.",
		last: each
	};
	return {
		text: ` While Redis does not answer, they time out one after another: ${threads} × ${seconds(each)}, so the last waits ${seconds(threads * each)}.`,
		last: threads * each
	};
}
function verdict(client, most, model) {
	const name = called(client);
	const pooled = {
		client,
		added: {},
		pool: {
			size: String(most.threads),
			timeout: "1"
		}
	};
	if (client.library === "redis-client") {
		if (lockedByRedlock(client, model)) return {
			severity: "note",
			message: `${name} is one connection for a whole process, around which Redlock holds a monitor, and ${most.text}: one takes or frees a lock, the others wait, for its timeouts and retries too.${queue(client, most, model).text}`,
			advice: "A pool changes nothing under Redlock's monitor. Keep this client's `timeout:` and `reconnect_attempts:` short, since whoever waits makes all others wait, and let Redlock's own `retry_count` do the rest."
		};
		if (guarded(client, model)) return void 0;
		const handed = client.holder === "library";
		const cluster = (callsAt(model.calls, client.at).find((c) => /^RedisClient\.\w+\.new_client$/.test(c.path))?.path ?? "").startsWith("RedisClient.cluster.");
		return {
			severity: handed ? "note" : "error",
			message: `${name} ${cluster ? "keeps one bare `RedisClient` for each node of the cluster" : "is one bare `RedisClient` for a whole process"}, and ${most.text}. It is not thread-safe${handed ? ": unless the library that was given it locks it" : ""}, two threads that call it at once read each other's answers.`.replace(": unless", "; unless"),
			advice: `Use ${cluster ? "redis-cluster-client" : "redis-client"}'s own pool; it answers to the same methods, each with a connection${cluster ? " to a node" : ""} of its own:`,
			paste: { change: pooled }
		};
	}
	const { text, last } = queue(client, most, model);
	const cache = client.workload === "cache" && (client.library === "rails-cache" || client.name === "Rails.cache");
	const handed = client.holder === "library" && !cache;
	const isStore = model.calls.some((c) => place(c.at) === place(client.at) && c.path.startsWith("ActiveSupport::Cache"));
	return {
		severity: cache || last >= GIVEN_UP ? "warning" : "note",
		message: `${name} is one connection for a whole process, and ${most.text}. redis-rb lets one call through at a time.${text}`,
		advice: isStore ? "A cache store makes the pool by itself, as large as the largest process has threads:" : client.library === "redis-store" && !cache ? "A `Redis::Store` has no pool of its own; put a wrapper around it that looks like one:" : handed ? "Hand over a pool where the library takes one; where it expects a client, a wrapper that looks like one:" : `Make a pool as large as the largest process has threads${cache || client.name === "Redis.current" ? "" : ", and take a connection from it for each use, `.with { |redis| … }`"}:`,
		paste: { change: {
			...pooled,
			...!isStore && (handed || client.library === "redis-store" && !cache) ? { wrapper: true } : {}
		} }
	};
}
function finding(client, model) {
	const locked = client.library === "rails-cache" || !model.gems["rails"] || model.gems[client.library === "redis-client" ? "redis-client" : "redis"];
	const [most] = counts(client) && locked && !onlyAsked(client, model) ? users(client, model) : [];
	if (!most || most.threads < 2) return void 0;
	const found = verdict(client, most, model);
	if (!found) return void 0;
	const gem = client.library === "rails-cache" ? ["rails"] : [];
	return {
		rule: "unpooled-client",
		...found,
		confidence: confidence(most.values, {
			gems: model.gems,
			versionsOf: [...gem, ...most.gems]
		}),
		at: client.at,
		related: [{
			at: most.process.at,
			role: most.text
		}],
		about: subject$1(client)
	};
}
const unpooledClient = {
	id: "unpooled-client",
	severity: "error",
	since: "0.1.0",
	needs: ["code"],
	title: "All threads of a process share one connection",
	why: "One `Redis` object is one socket behind a lock, so a constant or a client handed to a library sends the calls of all threads one after another. That is fast while Redis is; when it hangs, the threads time out in turn, and 10 threads with 1 s and one retry take 20 s. The cache store has one connection before Rails 7.1, and from then on with `pool: false`. A bare `RedisClient` has no lock at all and must not be shared by threads. Action Cable, Kredis and session stores decide about their sockets themselves and are not reported.",
	fix: "Put a pool around it:\n\n```ruby\nREDIS = ConnectionPool.new(size: 10, timeout: 1) { Redis.new(url: ENV.fetch(\"REDIS_URL\"), timeout: 1) }\nREDIS.with { |redis| redis.get(\"key\") }\n```\n\nWhere code expects a client, `ConnectionPool::Wrapper.new` looks like one. For the cache before Rails 7.1 set `pool_size:`.",
	sources: [
		"https://github.com/redis/redis-rb/blob/v5.4.1/README.md",
		"https://github.com/redis-rb/redis-client/blob/v0.30.0/README.md",
		"https://github.com/mperham/connection_pool/blob/v2.5.5/README.md",
		"https://github.com/leandromoreira/redlock-rb/blob/v2.0.6/lib/redlock/client.rb"
	],
	*check(model) {
		for (const client of model.clients) {
			const found = finding(client, model);
			if (found) yield found;
		}
	},
	examples
};
const unusedIgnore = {
	id: "unused-ignore",
	severity: "warning",
	since: "0.1.0",
	needs: ["code"],
	title: "An ignore silences nothing",
	why: `A finding that someone has looked at and accepts is silenced where it stands, with a reason: \`# redline:ignore RULE -- reason\` at the end of the line, or on a line of its own above it (\`//\` in JavaScript). Several rules are written with commas between them.

An ignore whose finding is gone is a warning: left behind, it would silence the next finding on that line, which nobody has looked at. One without a reason, with a rule that doesn't exist or with a typing error silences nothing and is an error, since someone relies on it. An ignore never silences another rule than the one it names, and one of a rule that did not run in this run is not called unused. An entry of \`allow:\` in \`.redline.yml\` that permits nothing is the same warning.`,
	fix: `Delete the comment, or write it in full:

\`\`\`ruby
config.redis = { url: ENV["REDIS_URL"] } # redline:ignore shared-instance -- 200 MB of 2 GB in use, see ADR 12
\`\`\``,
	sources: ["https://github.com/rubocop/rubocop/blob/v1.69.2/lib/rubocop/cop/lint/redundant_cop_disable_directive.rb"],
	*check() {},
	examples: [
		{
			title: "No reason",
			kind: "bad",
			files: `--- config/initializers/redis.rb
# redline:ignore missing-timeout # <- gives no reason
CARTS = Redis.new(url: ENV.fetch("CARTS_URL"))
`
		},
		{
			title: "A rule that does not exist, in YAML, and a directive with a typing error",
			kind: "bad",
			files: `--- config/cable.yml
production:
  adapter: redis
  url: redis://redis.internal:6380/3 # redline:ignore cabel-prefix -- one app alone uses it # <- There is no rule \`cabel-prefix\`
--- config/initializers/redis.rb
# redline:ignored missing-timeout -- the job may wait # <- looks like an ignore and is none
STOCK = Redis.new(url: ENV.fetch("STOCK_URL"))
`
		},
		{
			title: "An ignore that is used, with its reason",
			kind: "good",
			files: `--- config/initializers/redis.rb
# redline:ignore tls-verify-none -- a tunnel inside the machine, certificates change daily
CARTS = Redis.new(url: ENV.fetch("CARTS_URL"), timeout: 1, ssl_params: { verify_mode: OpenSSL::SSL::VERIFY_NONE })
`
		}
	]
};
const FLOORS = [
	["8", "7.0.0"],
	["7", "6.2.0"],
	["6", "4.0.0"]
];
const precise = (version) => /^\d+(?:\.x)?$/.test(version) ? `${version.replace(".x", "")}.99` : version;
function refused(server, version, model) {
	const gem = model.gems["sidekiq"];
	const tenant = tenants(server, model).find((t) => t.workload === "sidekiq" && t.clients.length > 0);
	const floor = FLOORS.find(([sidekiq]) => atLeast(gem, sidekiq))?.[1];
	const engine = known$2(server.facts.engine)?.value ?? "redis";
	if (!tenant || floor === void 0 || engine !== "redis" || !before(precise(version.value), floor)) return void 0;
	const at = whereSaid(server, version);
	return {
		rule: "version-end-of-life",
		severity: "error",
		confidence: tenant.confidence !== "certain" || version.unless ? tenant.confidence === "possible" ? "possible" : "likely" : "certain",
		message: `${capital(titled(server))} is Redis ${version.value}${because(version)}, and Sidekiq ${gem} asks for ${floor} or newer: it raises at boot, and no job is worked.`,
		advice: `Upgrade the server to Redis 7.2 or later, or Valkey, before Sidekiq ${gem} is deployed.`,
		at,
		related: relatedTo(at, server, [tenant]),
		about: `Sidekiq on ${server.id}`,
		...liveName(server)
	};
}
function old(server, version, model) {
	const end = isImageTag(server) ? void 0 : ended(server, model.now);
	if (!end) return void 0;
	const at = whereSaid(server, version);
	const own = end.by === "Amazon";
	return {
		rule: "version-end-of-life",
		severity: "warning",
		confidence: version.unless ? "likely" : "certain",
		message: `${capital(titled(server))} is ${known$2(server.facts.engine)?.value === "valkey" ? "Valkey" : "Redis"} ${end.version}${because(version)}: ${own ? `Amazon's standard support for it ended on ${day(end.on)}; what runs on costs more, and is upgraded for you one day` : `${end.by} has given it no security fixes since ${day(end.on)}`}.`,
		advice: own ? "```hcl\nengine         = \"valkey\"\nengine_version = \"8.1\"\n```\n\nThe upgrade happens in place; with `apply_immediately = false` it waits for the maintenance window." : `Go to ${end.next}. Newer servers read older ones' files; take a snapshot first, because the way back is closed.`,
		at,
		related: relatedTo(at, server, []),
		about: `version of ${server.id}`,
		...liveName(server)
	};
}
const CLOSES = "2028-09-30";
function closing(server, model) {
	if (server.provider !== "azure-cache" || model.now === 0) return void 0;
	return {
		rule: "version-end-of-life",
		severity: Date.parse(CLOSES) > model.now ? "note" : "warning",
		confidence: "certain",
		message: `${capital(titled(server))} is an Azure Cache for Redis, which Microsoft closes on ${day(CLOSES)}; new ones can't be made any more in subscriptions without one.`,
		advice: "Its successor is Azure Managed Redis. For jobs it needs other settings than its defaults:\n\n```hcl\nresource \"azurerm_managed_redis\" \"jobs\" {\n  default_database {\n    clustering_policy                  = \"NoCluster\"\n    eviction_policy                    = \"NoEviction\"\n    access_keys_authentication_enabled = true\n  }\n}\n```",
		at: server.at,
		related: [],
		about: `product of ${server.id}`,
		...liveName(server)
	};
}
function* check(model) {
	for (const server of judgedServers(model)) {
		const version = known$2(server.facts.version);
		const found = [...version ? [refused(server, version, model), old(server, version, model)] : [], closing(server, model)];
		for (const one of found) if (one) yield one;
	}
}
const rules = [
	sharedInstance,
	evictionPolicy,
	cacheClearFlushes,
	dangerousCommand,
	refusedWrites,
	persistence,
	singleNodeForJobs,
	clusterModeForSidekiq,
	dbNumberIsolation,
	misplacedKey,
	cableAdapter,
	invalidOption,
	incompatibleGems,
	sidekiqClientServerMismatch,
	blankEnv,
	herokuVariable,
	openServer,
	plaintextUrl,
	tlsVerifyNone,
	memoryHeadroom,
	connectionLimit,
	rejectedConnections,
	undersizedPool,
	evictionRate,
	expiryMissing,
	replicaLag,
	looseTimeout,
	missingTimeout,
	missingPoolTimeout,
	unpooledClient,
	clientPerCall,
	slowCommands,
	latency,
	queueLatency,
	overdueSchedule,
	staleProcess,
	retrySet,
	deadSet,
	bigJob,
	bigKey,
	fragmentation,
	cablePrefix,
	hardCodedUrl,
	localhostFallback,
	ignoredOption,
	{
		id: "version-end-of-life",
		severity: "error",
		since: "0.1.0",
		needs: ["declared", "live"],
		title: "A server version that gets no fixes, or that Sidekiq refuses",
		why: "Sidekiq checks the server when it boots: 8 asks for Redis 7.0, 7 for 6.2, 6 for 4.0, and raises on anything older, so that a deploy of the gem before the server stops all jobs. Versions that their project has given up get no security fixes: Redis up to 5.0 since April 2022, 6.0 since May 2022, 7.0 since July 2024. A provider's own dates go before the project's: Amazon keeps 6 and 7, and ended standard support for 4 and 5 on 31 January 2026. An image whose tag is such a version is the matter of `image-tag`.",
		fix: "Upgrade the server first, then the gem. Valkey 7.2 and later answer as Redis 7.2 does.",
		sources: [
			"https://github.com/sidekiq/sidekiq/blob/v8.1.7/lib/sidekiq/cli.rb",
			"https://github.com/redis/redis/security/policy",
			"https://endoflife.date/redis",
			"https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/deprecated-engine-versions.html"
		],
		check: (model) => onceEach(check(model)),
		examples: [
			{
				title: "Older than Sidekiq allows, and past its end",
				kind: "bad",
				files: `--- redis.tf
resource "aws_elasticache_replication_group" "jobs" {
  replication_group_id = "jobs"
  engine_version       = "5.0.6" # <- is Redis 5.0.6, and Sidekiq 7.3.9 asks for 6.2.0 or newer <- standard support for it ended on 31 January 2026
  node_type            = "cache.t4g.small"
  num_cache_clusters   = 2
}

resource "aws_ssm_parameter" "redis_url" {
  name  = "/shop/REDIS_URL"
  value = "rediss://\${aws_elasticache_replication_group.jobs.primary_endpoint_address}:6379"
}
${SIDEKIQ$3}${LOCK$6}`
			},
			{
				title: "A live server",
				kind: "bad",
				files: `--- audit.yml
- id: REDIS_CACHE_URL # <- is Redis 7.0.15, as the live server says: the Redis project has given it no security fixes since 29 July 2024
  facts:
    engine: redis
    version: 7.0.15
- id: REDIS_URL
  facts:
    engine: valkey
    version: 8.1.4
`
			},
			{
				title: "Versions that are kept",
				kind: "good",
				files: `--- redis.tf
resource "aws_elasticache_replication_group" "cache" {
  replication_group_id = "cache"
  engine_version       = "7.0"
  node_type            = "cache.t4g.small"
  num_cache_clusters   = 2
}
--- audit.yml
- id: REDIS_URL
  facts:
    engine: redis
    version: 7.2.11
${LOCK$6}`
			}
		]
	},
	imageTag,
	crossZone,
	herokuLeftovers,
	unusedIgnore
];
export { show as $, atLeast as A, env as B, uses as C, callsOn as D, callsOf as E, alwaysSet as F, made$1 as G, isNothing as H, bounded as I, present as J, nil as K, concat as L, amount as M, numberIn as N, callsOnPlace as O, absent as P, unknown as Q, constant as R, isWeb as S, callsAt as T, list as U, firstOf as V, literal as W, setting$1 as X, record as Y, symbol as Z, thresholds as _, sizeSource as a, contains as at, serverOf as b, together$1 as c, place as ct, asRuby as d, entry as et, reach$1 as f, thresholdNames as g, isThreshold as h, snippet as i, isRider as it, before as j, poolSize as k, methodOf as l, spanAt as lt, listed as m, untold as n, under as nt, waits as o, fileSpan as ot, sharing as p, ordered$1 as q, crowd$1 as r, identity as rt, target as s, lineStarts as st, rules as t, isHash as tt, receiverOf as u, chains as v, called as w, connections as x, isLocalhost as y, either as z };
