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
const options = (v) => v.kind === "firstOf" || v.kind === "either" ? v.options.flatMap(options) : [v];
function variables(v) {
	const names = new Set();
	const visit = (x) => {
		if (x.kind === "env") names.add(x.name);
		for (const inner of parts(x)) visit(inner);
	};
	visit(v);
	return [...names];
}
function parts(v) {
	switch (v.kind) {
		case "firstOf":
		case "either": return v.options;
		case "concat": return v.parts;
		case "record": return [...v.entries.values()];
		case "list": return v.items;
		case "made": return v.block ? [...v.args, v.block] : v.args;
		case "unknown": return v.from ?? [];
		default: return [];
	}
}
function entry(v, key) {
	switch (v.kind) {
		case "record": return v.entries.get(key) ?? (v.open ? unknown("the hash has keys that the files do not name", v.at) : absent(v.at));
		case "firstOf":
		case "either": {
			const inner = v.options.map((o) => entry(o, key));
			return v.kind === "firstOf" ? firstOf(inner, v.at) : either(inner, v.at);
		}
		case "setting": return setting(v.store, `${v.path}.${key}`, v.at);
		case "unknown": return v;
		default: return absent(v.at);
	}
}
function show(v) {
	switch (v.kind) {
		case "literal":
			if (v.value === null) return "nil";
			return typeof v.value === "string" ? v.symbol ? `:${v.value}` : JSON.stringify(v.value) : String(v.value);
		case "env": return `$${v.name}`;
		case "setting": return `${v.store === "settings" ? "setting" : v.store} ${v.path}`;
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
const setting = (store, path, at) => ({
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
const made = (path, args, at, block) => block ? {
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
		else for (const inner of parts(v)) visit(inner, depth + 1);
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
const tooMany = (all) => all.length > MOST_OPTIONS || all.reduce((sum, v) => sum + weight$1(v), 0) > MOST_LEAVES;
const weights = new WeakMap();
function weight$1(v) {
	const known = weights.get(v);
	if (known !== void 0) return known;
	const sum = Math.max(1, parts(v).reduce((n, inner) => Math.min(n + weight$1(inner), 1e4), 0));
	weights.set(v, sum);
	return sum;
}
const MOST_PARTS = 3e3;
const sizes = new WeakMap();
function size(v) {
	const known = sizes.get(v);
	if (known !== void 0) return known;
	const sum = parts(v).reduce((n, inner) => Math.min(n + size(inner), 1e5), 1);
	sizes.set(v, sum);
	return sum;
}
const bounded = (v) => size(v) > MOST_PARTS ? unknown("it holds too much to be followed", v.at, [v]) : v;
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
const stated = (v) => v.kind === "literal" && v.setting !== void 0 ? ordered$1([setting("settings", v.setting, v.at), literal(v.value, v.at)], v.at) : v;
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
	if (folded.reduce((n, v) => n + weight$1(v), 0) > MOST_LEAVES) return unknown("the text has too many parts", at, folded);
	return folded.length === 1 && only ? {
		...only,
		at
	} : {
		kind: "concat",
		parts: folded,
		at
	};
}
function numberIn(v) {
	if (v.kind !== "literal" || typeof v.value === "boolean" || v.value === null) return void 0;
	if (typeof v.value === "number") return v.value;
	return /^\s*-?\d+(?:\.\d+)?\s*$/.test(v.value) ? Number(v.value) : void 0;
}
function amount(v) {
	if (!v || isNothing(v)) return void 0;
	const alternatives = v.kind === "either" ? [] : options(v);
	const variable = alternatives.find((o) => o.kind === "env");
	const number = alternatives.map(numberIn).findLast((n) => n !== void 0) ?? null;
	return variable?.kind === "env" ? {
		number,
		variable: variable.name
	} : { number };
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
		case "sidekiq": return sidekiqDefaults(gems);
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
const needs = {
	sidekiq: {
		title: "Sidekiq",
		kind: "jobs",
		eviction: "never",
		persistence: "wanted",
		loss: "queued and scheduled jobs are gone"
	},
	resque: {
		title: "Resque",
		kind: "jobs",
		eviction: "never",
		persistence: "wanted",
		loss: "queued jobs are gone"
	},
	cache: {
		title: "Cache",
		kind: "cache",
		eviction: "wanted",
		persistence: "unneeded",
		loss: "entries are computed again"
	},
	cable: {
		title: "Action Cable",
		kind: "cable",
		eviction: "tolerated",
		persistence: "unneeded",
		loss: "nothing: pub/sub keeps no keys"
	},
	anycable: {
		title: "AnyCable",
		kind: "cable",
		eviction: "tolerated",
		persistence: "unneeded",
		loss: "nothing but the broadcast stream"
	},
	session: {
		title: "Sessions",
		kind: "session",
		eviction: "never",
		persistence: "wanted",
		loss: "users are signed out"
	},
	"rate-limit": {
		title: "Rate limits",
		kind: "rate-limit",
		eviction: "tolerated",
		persistence: "unneeded",
		loss: "counters start again and limits let requests through"
	},
	lock: {
		title: "Locks",
		kind: "lock",
		eviction: "never",
		persistence: "unneeded",
		loss: "two processes hold one lock"
	},
	"feature-flag": {
		title: "Feature flags",
		kind: "feature-flag",
		eviction: "never",
		persistence: "wanted",
		loss: "flags fall back to off"
	},
	kredis: {
		title: "Kredis",
		kind: "data",
		eviction: "never",
		persistence: "wanted",
		loss: "application data is gone"
	},
	app: {
		title: "Application data",
		kind: "data",
		eviction: "never",
		persistence: "wanted",
		loss: "application data is gone"
	}
};
const MATRIX = [
	[
		"cache",
		"jobs",
		"error"
	],
	[
		"cache",
		"session",
		"error"
	],
	[
		"cache",
		"lock",
		"error"
	],
	[
		"cache",
		"data",
		"error"
	],
	[
		"cache",
		"rate-limit",
		"warning"
	],
	[
		"cache",
		"feature-flag",
		"warning"
	],
	[
		"cache",
		"cable",
		"note"
	],
	[
		"jobs",
		"cable",
		"note"
	],
	[
		"jobs",
		"rate-limit",
		"note"
	],
	[
		"jobs",
		"lock",
		"note"
	]
];
function conflict(a, b) {
	const [x, y] = [needs[a].kind, needs[b].kind];
	return MATRIX.find(([p, q]) => p === x && q === y || p === y && q === x)?.[2];
}
const lower = (severity) => severity === "error" ? "warning" : "note";
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
	if (holder === "library" && ![
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
const KINDS = {
	anycable: "AnyCable",
	good_job: "GoodJob",
	solid_queue: "Solid Queue",
	delayed_job: "Delayed Job"
};
const kindTitle = (kind) => KINDS[kind] ?? kind.charAt(0).toUpperCase() + kind.slice(1);
const plural = (n, word) => `${n} ${word}${n === 1 ? "" : "s"}`;
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
const holds = (v, client, depth = 0) => depth < 8 && (v.kind === "made" && contains(v.at, client.at) || parts(v).some((inner) => holds(inner, client, depth + 1)));
function calledElsewhere(client, model) {
	const made = model.calls.find((c) => place(c.at) === place(client.at));
	const places = new Set([place(client.at), ...(made?.inside ?? []).map((c) => place(c.at))]);
	return model.calls.some((c) => c.on !== void 0 && places.has(c.on) && /(?:^|\/)(?:app|lib)\//.test(c.at.file));
}
const countsRequests = (client, model) => client.workload === "rate-limit" && !calledElsewhere(client, model) && (client.name === "Rack::Attack" || model.calls.some((c) => c.path === "Rack::Attack.cache.store=" && c.args.some((a) => holds(a, client))));
const onlyWeb = (client, model) => client.workload === "session" || countsRequests(client, model) || /(?:^|\/)app\/(?:controllers|channels)\//.test(client.at.file);
function uses(client, process, model) {
	if (client.usedBy && !client.usedBy.some((kind) => kind === process.kind || kind === process.name)) return false;
	if (!client.usedBy && (client.library === "ioredis" || client.library === "node-redis")) return false;
	if (client.role) return client.role === "server" === (process.kind === "sidekiq");
	return !onlyWeb(client, model) || isWeb(process);
}
function byDefault(process, model) {
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
	if (!value || !given) return byDefault(process, model);
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
		const sum = capsules.length > 0 ? `${[counted.number, ...capsules.map((c) => c.number)].join(" + ")} = ${plural(threads, "thread")}` : plural(threads, "thread");
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
const addresses$1 = (endpoint) => options(endpoint).filter((o) => !(o.kind === "literal" && o.implied)).map((o) => `\`${o.kind === "literal" && typeof o.value === "string" ? o.value : show(o)}\``).join(" or ");
const declaredName = (variable) => variable.toLowerCase().split("_").filter((word) => !/^(?:redis|rails|url|uri|tls|server|host|port|address|provider|sentinels?|)$/.test(word)).join("-") || "main";
function ruby(v) {
	const parts = options(v).filter((o) => !(o.kind === "literal" && o.implied)).map((o) => o.kind === "env" ? `ENV["${o.name}"]` : o.kind === "literal" && typeof o.value === "string" ? JSON.stringify(o.value) : void 0);
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
const fenced$1 = (language, code) => `\`\`\`${language}\n${code}\n\`\`\``;
function skipping(model) {
	const found = new Map();
	const visit = (v, depth) => {
		if (depth > 8) return;
		if (v.kind === "env" && v.skipsBlank && !found.has(v.name)) found.set(v.name, v.at);
		for (const inner of parts(v)) visit(inner, depth + 1);
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
function* check$6(model) {
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
const LOCK$6 = "--- Gemfile.lock\nGEM\n  remote: https://rubygems.org/\n  specs:\n    rails (8.0.2)\n    redis (4.8.1)\n";
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
	check: check$6,
	examples: [
		{
			title: "One place expects blanks, the other does not",
			kind: "bad",
			files: `--- config/initializers/sidekiq.rb
SIDEKIQ = Redis.new(url: ENV["REDIS_URL"].presence || "redis://redis:6379/0")
--- config/initializers/store.rb
STORE = Redis.new(url: ENV["REDIS_URL"] || "redis://redis:6379/0") # <- redis 4.8.1 raises ArgumentError
${LOCK$6}`
		},
		{
			title: "An override before the main variable, in a constant of another file",
			kind: "bad",
			files: `--- lib/store_url.rb
STORE_URL = ENV["REDIS_STORE_URL"] || ENV["REDIS_URL"] # <- does not fall back to \`$REDIS_URL\`
--- config/initializers/store.rb
require Rails.root.join("lib/store_url")

STORE = Redis.new(url: STORE_URL)
${LOCK$6}`
		},
		{
			title: "Blank counts as unset, or there is nothing behind it",
			kind: "good",
			files: `--- config/initializers/store.rb
STORE = Redis.new(url: ENV["REDIS_STORE_URL"].presence || ENV["REDIS_URL"], timeout: 1)
OTHER = Redis.new(url: ENV.fetch("OTHER_URL"), timeout: 1)
${LOCK$6}`
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
const ORDER = [
	"certain",
	"likely",
	"possible"
];
const leastSure = (all) => ORDER[Math.max(0, ...all.map((c) => ORDER.indexOf(c)))] ?? "possible";
function sureness(v) {
	switch (v.kind) {
		case "either":
		case "unknown": return "possible";
		case "firstOf": return leastSure(["likely", ...v.options.map(sureness)]);
		case "concat": return leastSure(v.parts.map(sureness));
		case "list": return leastSure(v.items.map(sureness));
		case "record": return v.open ? "possible" : "certain";
		default: return "certain";
	}
}
function confidence(values, { gems = {}, versionsOf = [] } = {}) {
	const known = values.filter((v) => v !== null && v !== void 0).map(sureness);
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
function* local(model) {
	const name = model.instead.cable;
	const at = model.insteadAt?.cable;
	const keeps = name === void 0 ? void 0 : LOCAL[name];
	if (name === void 0 || !keeps || !at || ELSEWHERE$1.has(model.environment)) return;
	const { who, seen } = others$1(model);
	const used = model.consumers.length > 0;
	yield {
		rule: id$8,
		severity: used && seen ? "error" : "warning",
		confidence: "certain",
		message: `Action Cable's adapter in ${model.environment} is \`${name}\`, which ${keeps}: what ${who} broadcasts never reaches the browsers connected here.`,
		advice: `Take an adapter that all processes share, in config/cable.yml:\n\n${fenced$1("yaml", REDIS_ADAPTER)}\n\nwith \`gem "redis"\` in the Gemfile (or solid_cable, which keeps messages in the database).`,
		at,
		related: model.consumers.slice(0, 3).map((c) => ({
			at: c.at,
			role: "a browser connects here"
		})),
		about: `cable adapter ${name}`
	};
}
function wanted$1(rails) {
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
	const { gem, range, fits } = wanted$1(rails);
	const version = model.gems[gem];
	const missing = version === void 0 || !model.loaded.has(gem);
	if (!missing && fits(version)) return;
	const adapter = optionKey(client.options, "adapter");
	const locked = model.lockedAt?.get(gem);
	const problem = version === void 0 ? `\`${gem}\` is not in Gemfile.lock` : missing ? `\`${gem}\` is in the Gemfile only for other environments than ${model.environment}` : `${gem} ${version} is locked and Rails ${rails} takes \`${gem}\` ${range} only`;
	const used = model.consumers.length > 0;
	yield {
		rule: id$8,
		severity: used ? "error" : "warning",
		confidence: leastSure(version !== void 0 && missing ? ["likely"] : ["certain"]),
		message: `Action Cable's adapter in ${model.environment} is \`redis\`, but ${problem}: the first connection or broadcast raises LoadError ("Error loading the 'redis' Action Cable pubsub adapter")${used ? "" : "; no code that connects to it was found, so nothing may use it yet"}.`,
		advice: `${used ? "" : "If the app has no channels, delete config/cable.yml and leave action_cable/engine out of config/application.rb. Otherwise "}${used ? "P" : "p"}ut this in the Gemfile, outside of groups, and run \`bundle install\`:\n\n${fenced$1("ruby", `gem "${gem}", "${gem === "redis" ? atLeast(rails, "7.0.4") ? "~> 5.4" : "~> 4.8" : range}"`)}`,
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
	return `${/^(?:127(?:\.\d+){3}|\[::1\]|localhost)$/.test(name) ? "localhost" : name}:${port}`;
}
function restore(lowered, original) {
	let out = lowered;
	for (const [, name = ""] of original.matchAll(/\0([^\0]+)\0/g)) out = out.replace(`\0${name.toLowerCase()}\0`, `{${name}}`);
	return out.replace(/^\{([^{}]+)\}$/, "$1");
}
function keyOf(v, declared) {
	switch (v.kind) {
		case "literal": return typeof v.value === "string" ? serverOf(v.value) : void 0;
		case "env": {
			const server = declaredAs(v.name, declared);
			return server === void 0 ? `env:${v.name}` : `server:${server}`;
		}
		case "setting": return `${v.store}:${v.path}`;
		case "concat": {
			const named = v.parts.flatMap((part) => part.kind === "env" ? declaredAs(part.name, declared) ?? [] : [])[0];
			if (named !== void 0) return `server:${named}`;
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
const PATH = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*\/+(\d+)(?:[/?#]|$)/i;
function inUrl(url) {
	if (url.kind === "literal" && typeof url.value === "string") return Number(PATH.exec(url.value)?.[1] ?? 0);
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
const RANK$2 = {
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
	RANK$2[m.tier],
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
	return [...pairs.values()].sort((p, q) => RANK$2[p.tier] - RANK$2[q.tier] || (name(p) < name(q) ? -1 : 1));
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
			const where = addresses$1(client.endpoint) || "the localhost of each machine";
			const sign = db !== void 0 ? ` Database ${db} does not help: pub/sub ignores database numbers.` : neighbour ? ` ${neighbour.name} has a prefix on this server, so others seem to use it.` : "";
			const prefix = `${appName(model)}_${model.environment}`;
			const fix = fixOf$4(client, prefix);
			yield {
				rule: id$7,
				severity: sign ? "warning" : "note",
				confidence: confidence([client.options]),
				message: `Action Cable broadcasts on ${where} without a \`channel_prefix\`: any other app or environment on that server that has a channel of the same name gets this app's messages, and this app theirs.${sign}`,
				advice: `Put this beside \`adapter: redis\` in config/cable.yml:\n\n${fenced$1("yaml", `channel_prefix: ${prefix}`)}`,
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
const isHash = (v) => v.kind === "record" || (v.kind === "firstOf" || v.kind === "either") && v.options.some(isHash);
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
function configured(model) {
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
	const inside = (v) => v.kind === "made" && (contains(v.at, client.at) || place(v.at) === place(client.at)) || parts(v).some(inside);
	return cacheStores(model).find((s) => {
		const given = optionKey(s.options, "redis");
		return given !== void 0 && inside(given.value);
	});
}
function mayHaveNamespace(c) {
	if (c.options?.kind !== "record" || c.options.open) return true;
	return c.library === "redis-store" && options(c.endpoint).some((v) => v.kind !== "literal" || /^\w+:\/\/[^/]*\/[^/]*\/./.test(String(v.value)));
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
		if (!known || RANK$1[met.tier] < RANK$1[known.tier]) found.set(other.workload, {
			...met,
			other
		});
	}
	return [...found.values()].sort((a, b) => RANK$1[a.tier] - RANK$1[b.tier]);
}
const RANK$1 = {
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
	if (!first || !contains(store?.at ?? cache.at, first.at)) return void 0;
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
function written$4(cache, store) {
	const url = optionKey(cache.options, "url")?.value;
	const from = store ? "redis: …, " : url ? `url: ${ruby(url) ?? "…"}, ` : "";
	return `config.cache_store = :${cache.library === "redis-store" ? "redis_store" : "redis_cache_store"}, { ${from}namespace: "cache" }`;
}
function message$1(cache, found, calls) {
	const [first] = found;
	const call = calls[0];
	const called = call ? `, which ${call.at.file}:${call.at.line} calls,` : "";
	if (!first) return `${capital(subject(cache))} has no namespace, so \`Rails.cache.clear\`${called} is FLUSHDB: it deletes every key in that database, whoever wrote it.`;
	const lost = listed([...new Set(found.map((v) => subject(v.other)))]);
	const when = first.tier === "definite" ? `on ${serverName(first.key)}, where ${lost} keep${found.length === 1 ? "s" : ""} keys too` : `and ${first.tier === "fallback" ? `falls back to ${serverName(first.key)}${first.partedBy.length > 0 ? ` while ${named(first.partedBy, "or")} is unset` : ""}` : `may be on ${serverName(first.key)}`}, where ${lost} keep${found.length === 1 ? "s" : ""} keys too`;
	return `${capital(subject(cache))} has no namespace ${when}: \`Rails.cache.clear\`${called} is then FLUSHDB and deletes everything there: ${needs[first.other.workload].loss}.`;
}
function* judge$1(cache, model) {
	const store = holding(cache, model);
	const isStore = store !== void 0 || cache.name === "Rails.cache" || STORES.has(cache.library) && !isRider(cache);
	if (cache.workload !== "cache" || !isStore || cache.prefix !== null || mayHaveNamespace(cache)) return;
	const found = victims(cache, model);
	const calls = cache.name === "Rails.cache" || store ? clears(model) : [];
	if (found.length === 0 && calls.length === 0) return;
	const sure = found[0]?.tier === "unknown" ? ["possible"] : found[0]?.tier === "fallback" ? ["likely"] : [];
	const fix = fixOf$3(cache, store);
	const values = found[0]?.tier === "definite" ? [] : [found[0] ? null : cache.prefix];
	yield {
		rule: id$6,
		severity: found.length === 0 ? "note" : found.some((v) => severity(v) === "error") ? "error" : "warning",
		confidence: leastSure([confidence(values), ...sure]),
		message: message$1(cache, found, calls),
		advice: `Give the cache a namespace: clearing it then deletes its own keys only. The first deployment with it starts with an empty cache.\n\n${fenced$1("ruby", written$4(cache, store))}`,
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
		for (const cache of model.clients) yield* judge$1(cache, model);
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
const quoted = (text) => `"${text.replace(/["\\]|#(?=[{$@])/g, "\\$&").replaceAll("\n", "\\n")}"`;
const inText = (v) => {
	if (v.kind === "literal") return quoted(String(v.value ?? "")).slice(1, -1);
	const source = asRuby(v);
	return source === void 0 ? void 0 : `#{${source}}`;
};
function joined$1(parts, by) {
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
			return fallsThrough(v.options) ? joined$1(v.options.filter((o) => o.kind !== "absent").map(asRuby), " || ") : void 0;
		}
		case "setting": return v.store === "credentials" && /^[\w.]+$/.test(v.path) ? `Rails.application.credentials.dig(${v.path.split(".").map((p) => `:${p}`).join(", ")})` : void 0;
		case "constant": return v.name;
		case "concat": {
			const inner = joined$1(v.parts.map(inText), "");
			return inner === void 0 ? void 0 : `"${inner}"`;
		}
		case "list": {
			const inner = joined$1(v.items.map(asRuby), ", ");
			return inner === void 0 ? void 0 : `[${inner}]`;
		}
		case "record": {
			if (v.open) return void 0;
			const inner = joined$1([...v.entries].filter(([, x]) => x.kind !== "absent").map(([k, x]) => asRuby(x) === void 0 ? void 0 : `${key(k)} ${asRuby(x)}`), ", ");
			return inner === void 0 ? void 0 : inner === "" ? "{}" : `{ ${inner} }`;
		}
		default: return;
	}
}
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
	if (client.library === "sidekiq") return !before(gems["sidekiq"], "7");
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
		const key = options && entry(options, `${which}_timeout`).kind !== "absent" ? `${which}_timeout` : "timeout";
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
const WIDEST = 92;
function writtenOptions(options, at, leave = []) {
	return [...options.entries].filter(([key, value]) => value.kind !== "absent" && !leave.includes(key) && /^[a-z_]\w*$/.test(key)).sort(([a], [b]) => Number(b === "url") - Number(a === "url")).map(([key]) => `${key}: ${optionSource(options, key, at) ?? "…"}`);
}
const ownOptions = (client) => pairs(client, {});
function pairs(client, added, leave = []) {
	const own = client.options?.kind === "record" ? writtenOptions(client.options, client.at, [...Object.keys(added), ...leave]) : [];
	const more = mayHoldMore(client.options) || client.options !== void 0 && client.options.kind !== "record" ? ["…"] : [];
	return [
		...own,
		...more,
		...Object.entries(added).map(([key, source]) => `${key}: ${source}`)
	];
}
function bracketed(before, inner, [open, close], after = "") {
	const pad = open === "{" ? " " : "";
	const line = `${before}${open}${pad}${inner.join(", ")}${pad}${close}${after}`;
	return line.length <= WIDEST ? line : `${before}${open}\n${inner.map((p) => `  ${p},`).join("\n")}\n${close}${after}`;
}
const indented = (text) => text.replace(/^/gm, "  ");
const fenced = (language, code) => `\`\`\`${language}\n${code}\n\`\`\``;
const assignment = (client) => /^(?:[A-Z][A-Z_\d]*|[$@]{1,2}\w+|Redis\.current)$/.test(client.name) ? `${client.name}${client.name.startsWith("@") ? " ||= " : " = "}` : "";
function poolHash(client, model) {
	if (client.library === "rails-cache") {
		const pool = client.options && entry(client.options, "pool");
		return pool?.kind === "record" ? {
			options: pool,
			at: client.at
		} : void 0;
	}
	const around = model.calls.find((c) => /^ConnectionPool\b/.test(c.path) && contains(c.at, client.at) || c.path.endsWith(".new_pool") && place(c.at) === place(client.at));
	const options = around?.args.findLast((a) => a.kind === "record");
	return around && options ? {
		options,
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
function snippet(client, model, added, pool) {
	switch (client.library) {
		case "sidekiq": {
			const whole = pairs(client, {
				...added,
				...pool
			});
			return fenced("ruby", `Sidekiq.configure_${client.role ?? "server"} do |config|\n${indented(bracketed("config.redis = ", whole, ["{", "}"]))}\nend`);
		}
		case "rails-cache": {
			const sized = pool ? poolOptions(client, model, pool) : [];
			const whole = pairs(client, pool ? {
				...added,
				...before(client.version, "7.1") ? prefixed(sized) : { pool: `{ ${sized.join(", ")} }` }
			} : added, pool ? [
				"pool",
				"pool_size",
				"pool_timeout",
				"timeout"
			] : ["timeout"]);
			const code = client.name === "Rails.cache" ? bracketed("config.cache_store = :redis_cache_store, ", whole, ["{", "}"]) : bracketed(`${assignment(client)}ActiveSupport::Cache::RedisCacheStore.new`, whole, ["(", ")"]);
			return fenced("ruby", code);
		}
		case "action-cable":
		case "kredis": return fenced("yaml", `${model.environment}:\n${Object.entries(added).map(([key, source]) => `  ${key}: ${source}`).join("\n")}`);
		case "redis-store": {
			const [url, ...rest] = pairs(client, {
				...added,
				...pool ? prefixed(poolOptions(client, model, pool)) : {}
			});
			const address = url?.startsWith("url: ") ? [url.slice(5)] : [];
			if (client.workload === "session") return fenced("ruby", bracketed("servers: ", url ? [url, ...rest] : rest, ["{", "}"]));
			const store = client.name === "Rails.cache" ? "config.cache_store = :redis_store, " : `${assignment(client)}….new`;
			if (client.name !== "Rails.cache") return fenced("ruby", bracketed(store, url ? [url, ...rest] : rest, ["(", ")"]));
			const options = address.length > 0 ? rest : url ? [url, ...rest] : rest;
			return fenced("ruby", bracketed([store, ...address.map((a) => `${a}, `)].join(""), options, ["{", "}"]));
		}
		case "resque": {
			const address = client.options?.kind === "record" && ["url", "host"].some((k) => !isNothing(entry(client.options, k)));
			const url = address ? [] : [`url: ${(isNothing(client.endpoint) ? void 0 : asRuby(client.endpoint)) ?? "…"}`];
			return fenced("ruby", bracketed("Resque.redis = Redis.new", [...url, ...pairs(client, added, address ? [] : ["url"])], ["(", ")"]));
		}
		case "anycable": return fenced("ruby", bracketed("AnyCable.broadcast_adapter = :redis, ", Object.entries(added).map(([key, source]) => `${key}: ${source}`), ["{", "}"]));
		case "redis-session-store": return fenced("ruby", bracketed("redis: ", pairs(client, added), ["{", "}"]));
		default: {
			const made = client.library === "redis-client" ? "RedisClient.new" : "Redis.new";
			const inner = bracketed(made, pairs(client, added), ["(", ")"]);
			const one = inner === `${made}()` ? made : inner;
			const pooled = pool ? poolOptions(client, model, pool) : client.pooling === "pool" ? poolOptions(client, model, {}) : void 0;
			if (!pooled) return fenced("ruby", `${assignment(client)}${one}`);
			if (client.library === "redis-client") return fenced("ruby", `${assignment(client)}${one.replace("RedisClient.new", "RedisClient.config")}.new_pool(${pooled.join(", ")})`);
			const around = `${assignment(client)}ConnectionPool.new${pooled.length > 0 ? `(${pooled.join(", ")})` : ""}`;
			const line = `${around} { ${one} }`;
			return fenced("ruby", line.length <= WIDEST && !one.includes("\n") ? line : `${around} do\n${indented(one)}\nend`);
		}
	}
}
const OWN = new Set([
	"redis-rb",
	"redis-client",
	"redis-store",
	"rails-cache"
]);
const RUNS_ONCE = /(?:^|\/)(?:lib\/tasks|bin|script|scripts|db|config|spec|test|features)\/|\.rake$/;
const SHORT_LIVED = /(?:^|\/)app\/(?:controllers|services|jobs|workers|sidekiq|channels|mailers|models|helpers|interactors|operations|commands|queries|policies|forms|use_cases)\//;
const CLOSING = /\.(?:close|quit|disconnect!?|shutdown(?:\{\})?|with(?:\{\})?)$/;
const keptElsewhere = (call) => call.memoised && !(call.assignedTo ?? "").startsWith("@");
const inClass = (call, model) => model.calls.filter((c) => c.at.file === call.at.file && c.namespace === call.namespace);
function isClosed(client, call, model) {
	return inClass(call, model).some((c) => CLOSING.test(c.path) && (client.holder === "instance" || c.method === call.method));
}
const isSingleton = (call, model) => inClass(call, model).some((c) => c.path === "include" && c.args.some((a) => a.kind === "constant" && a.name === "Singleton"));
function isRepeated(client, calls, model) {
	const [call] = calls;
	if (!call || RUNS_ONCE.test(client.at.file)) return false;
	if (calls.some((c) => c.reached || keptElsewhere(c) || /^[A-Z$]|^@@/.test(c.assignedTo ?? ""))) return false;
	if (isClosed(client, call, model)) return false;
	return client.holder === "call" ? true : SHORT_LIVED.test(client.at.file) && !isSingleton(call, model);
}
const inBlock = (client, calls) => client.pooling === "pool" && calls.length > 0;
function finding$7(client, model) {
	if (isRider(client) || !OWN.has(client.library) || client.holder !== "call" && client.holder !== "instance") return void 0;
	const calls = model.calls.filter((c) => place(c.at) === place(client.at) && c.path !== "ConnectionPool.new" && contains(c.at, client.at));
	if (!isRepeated(client, calls, model)) return void 0;
	const [call] = calls;
	if (!call) return void 0;
	const owner = call.namespace ? `\`${call.namespace}${call.method ? `${call.singleton ? "." : "#"}${call.method}` : ""}\`` : `\`${call.method}\``;
	const what = inBlock(client, calls) ? "a pool of connections" : "a connection";
	const when = client.holder === "call" ? `each time it is called` : `for each new object`;
	const much = /\/app\/controllers\/|^app\/controllers\//.test(client.at.file) && client.holder === "call" ? "Under load that is a connection a request" : "Under load they add up";
	const [most] = users(client, model);
	const name = client.holder === "instance" && /^@\w/.test(client.name) ? `, in \`${client.name}\`,` : "";
	const constant = "REDIS";
	const kept = {
		...client,
		name: constant,
		holder: "constant"
	};
	return {
		rule: "client-per-call",
		severity: "warning",
		confidence: confidence([]),
		message: `${owner} opens ${what} ${when}${name} and never closes it: the socket stays open until Ruby collects the object. ${much}, each with its own handshake, until the server's \`maxclients\` is reached and it refuses everyone with \`ERR max number of clients reached\`.`,
		advice: `Make one pool for the process and use that here:\n\n${snippet(kept, model, {}, {
			size: String(Math.max(most?.threads ?? 0, 5)),
			timeout: "1"
		})}\n\nIf it must be a connection of its own, close it in an \`ensure\`.`,
		at: client.at,
		related: [],
		about: `${subject$1(client)} in ${call.namespace}#${call.method ?? ""}`
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
const id$5 = "dangerous-command";
const ROOT = /^(?:Redis(?:::(?:Namespace|Distributed|Cluster|Store))?\.(?:new|current|connect)|Redis#|RedisClient\.(?:new|(?:config|sentinel|cluster)\.new_(?:client|pool))|ConnectionPool(?:::Wrapper)?\.(?:new|wrap)|Sidekiq\.redis\{\}|Sidekiq\.redis_pool|Kredis\.redis|Resque\.redis|Redis::Objects\.redis|Rails\.cache\.redis)/;
const ON_THE_WAY = /^(?:\.(?:with|then|tap|checkout|redis|multi|pipelined)(?:\{\})?)*$/;
const LAST = /\.(keys|flushdb|flushall|call|call_v)$/;
const NAMED_REDIS = /^(?:redis|redis_connection|redis_client|redis(?:_pool)?\.with\{\})\.(keys|flushdb|flushall)$/;
const NAMES$1 = {
	keys: "KEYS",
	flushdb: "FLUSHDB",
	flushall: "FLUSHALL"
};
const ELSEWHERE = /(?:^|\/)(?:spec|test|tests|features|db|script|scripts|bin|lib\/tasks|tasks)\/|\.rake$|Rakefile$/;
const isText$1 = (v) => v?.kind === "literal" && typeof v.value === "string" || v?.kind === "concat";
function command(call) {
	const named = NAMED_REDIS.exec(call.path)?.[1];
	const [first] = call.args;
	if (named !== void 0 && (named !== "keys" || isText$1(first))) return {
		name: NAMES$1[named],
		...first ? { pattern: first } : {},
		sure: false
	};
	const root = ROOT.exec(call.path)?.[0];
	const last = LAST.exec(call.path);
	if (root === void 0 || !last || !ON_THE_WAY.test(call.path.slice(root.length, last.index))) return void 0;
	const words = last[1] === "call_v" && first?.kind === "list" ? first.items : call.args;
	if (last[1] === "call" || last[1] === "call_v") {
		const verb = words[0]?.kind === "literal" ? NAMES$1[String(words[0].value).toLowerCase()] : void 0;
		return verb && {
			name: verb,
			...words[1] ? { pattern: words[1] } : {},
			sure: true
		};
	}
	return {
		name: NAMES$1[last[1]],
		...first ? { pattern: first } : {},
		sure: true
	};
}
const isRedisClient = (call, model) => call.path.startsWith("RedisClient") || call.path.startsWith("Sidekiq.") && atLeast(model.gems.sidekiq, "7");
const written$3 = (v) => v.kind === "concat" ? `"${v.parts.map((p) => p.kind === "literal" ? String(p.value) : "#{…}").join("")}"` : show(v);
function scan(call, pattern, model) {
	const match = pattern ? isText$1(pattern) ? written$3(pattern) : "pattern" : "\"*\"";
	return isRedisClient(call, model) ? `scan("MATCH", ${match}, "COUNT", 1000) { |key| … }` : `scan_each(match: ${match}, count: 1000) { |key| … }`;
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
	const sent = command(call);
	if (!sent || ELSEWHERE.test(call.at.file)) return void 0;
	const { name, pattern } = sent;
	const inside = [call.namespace, call.method].filter(Boolean).join(call.singleton ? "." : "#");
	const fix = name === "KEYS" ? fixOf$2(call, pattern, model) : void 0;
	return {
		rule: id$5,
		severity: name === "FLUSHALL" ? "error" : "warning",
		confidence: leastSure([confidence([]), ...sent.sure ? [] : ["likely"]]),
		message: `${inside ? `\`${inside}\`` : "This code"} sends \`${name}${name === "KEYS" && pattern && isText$1(pattern) ? ` ${written$3(pattern)}` : ""}\`, which ${EFFECT$1[name]}.`,
		advice: name === "KEYS" ? `Walk through the keys in steps, which lets others in between:\n\n${fenced$1("ruby", scan(call, pattern, model))}\n\nor keep the names in a set of their own and read that.` : "Delete what this code owns: by a prefix with SCAN and UNLINK, or in a database (better a server) of its own.",
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

\`FLUSHDB\` and \`FLUSHALL\` delete what other code, and other apps, have on the server. Tests, rake tasks, \`db/\` and \`bin/\` are not looked at.`,
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
const isWritten = (v) => v.kind === "literal" && typeof v.value === "string" && !v.implied;
function written$2(model) {
	return model.clients.filter((client) => !isRider(client)).flatMap((client) => {
		const all = chains(client.endpoint, model.endpoints);
		const ranks = (v) => all.map((chain) => chain.findIndex((a) => same(a.value, v)));
		return all.flatMap((chain) => chain.flatMap((address, i) => (address.value.kind === "list" ? parts(address.value) : [address.value]).filter(isWritten).flatMap((value) => {
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
	});
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
function reach(key) {
	if (isLocalhost(key) || key.startsWith("unix:")) return "localhost";
	const host = key.replace(/:\d+$/, "");
	if (PRIVATE_IP.test(host) || /\.(?:internal|local|localdomain|lan|svc|home|corp|intranet)$/.test(host)) return "private";
	return host.includes(".") || host.startsWith("[") ? "public" : "service";
}
const isYaml = (file) => /\.ya?ml(?:\.erb)?$/.test(file);
function followed(model) {
	const counts = new Map();
	for (const c of model.clients) for (const v of new Set(options(c.endpoint).flatMap((o) => o.kind === "env" ? [o.name] : []))) counts.set(v, (counts.get(v) ?? 0) + 1);
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
	const local = reach(key) === "localhost";
	const variable = followed(model) ?? "REDIS_URL";
	const others = model.clients.filter((c) => !clients.includes(c) && c.ridesOn === void 0 && variables(c.endpoint).includes(variable));
	const moved = others.length > 0 ? ` ${named([variable])} moves ${listed([...new Set(others.map(subject))])}, but not this.` : "";
	const code = local || hasPassword(url) ? `ENV.fetch("${variable}")` : `ENV.fetch("${variable}", ${JSON.stringify(url)})`;
	const names = [...new Set(clients.map(subject))];
	const fix = group.every((w) => place(w.value.at) === place(value.at)) ? throughVariable(first, variable, `ENV.fetch("${variable}", ${JSON.stringify(url)})`) : void 0;
	return {
		rule: "hard-coded-url",
		severity: reach(key) === "service" ? "note" : "warning",
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
const isServer = ({ value, key }) => !key.startsWith("unix:") && value.value !== "";
function* check$5(model) {
	if (model.environment === "development" || model.environment === "test") return;
	const first = written$2(model).filter((w) => w.preferred.length === 0 && w.always && isServer(w));
	for (const group of byPlace(first)) {
		const one = finding$5(group, model);
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
	check: check$5,
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
const weight = (model, isAlone) => model.target === null ? "note" : isAlone ? "error" : "warning";
const elsewhere$1 = (model) => model.target === null ? "On any other platform" : `On ${model.target}`;
function places(v, name) {
	if (v.kind === "env") return v.name === name ? v.at : void 0;
	for (const inner of parts(v)) {
		const found = places(inner, name);
		if (found) return found;
	}
}
function* addOns(model) {
	const clients = model.clients.filter((c) => !isRider(c));
	const names = [...new Set(clients.flatMap((c) => variables(c.endpoint)))];
	for (const name of names) {
		const why = ADD_ONS.find(([pattern]) => pattern.test(name))?.[1];
		if (why === void 0) continue;
		const using = clients.filter((c) => variables(c.endpoint).includes(name));
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
			severity: weight(model, behind.length === 0),
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
	return parts(v).flatMap((inner) => hosts(inner, depth + 1));
}
const SETTINGS = [["Rails.application.config.action_cable.allowed_request_origins", "a page from any other host is refused with “Request origin not allowed”, and its subscriptions never connect"], ["Rails.application.config.action_cable.url", "the page tells browsers to connect there"]];
function* addresses(model) {
	for (const { url, at, library } of model.consumers) for (const host of url ? hosts(url) : []) yield {
		rule: "heroku-variable",
		severity: weight(model, true),
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
			severity: weight(model, true),
			confidence: confidence([]),
			message: `\`${key}\` names \`${first.text}\`, a host of Heroku's: ${model.target === null ? "once the app moves, or gets a domain of its own," : `on ${model.target}`} ${what}.`,
			advice: `Take the host from the environment:\n\n\`\`\`ruby\nconfig.action_cable.${key} = ${key === "url" ? "\"wss://#{ENV.fetch(\"APP_HOST\")}/cable\"" : "[\"https://#{ENV.fetch(\"APP_HOST\")}\"]"}\n\`\`\``,
			at: first.at,
			related: [],
			about: `cable ${key} on herokuapp.com`
		};
	}
}
function* check$4(model) {
	yield* addOns(model);
	yield* addresses(model);
}
const LOCK$4 = "--- Gemfile.lock\nGEM\n  remote: https://rubygems.org/\n  specs:\n    rails (8.0.2)\n    redis (5.4.1)\n    redis-client (0.25.0)\n";
const herokuVariable = {
	id: "heroku-variable",
	severity: "error",
	since: "0.1.0",
	needs: ["code"],
	title: "A name that only Heroku knows decides where Redis or the cable is",
	why: "Add-ons of Heroku name their variables themselves: `REDISCLOUD_URL`, `HEROKU_REDIS_IVORY_URL`, `REDIS_TLS_URL`. On another platform, or with another add-on, they do not exist, and the app goes to its next default, often localhost. `*.herokuapp.com` in a consumer or among `allowed_request_origins` keeps the cable on the old app. Without a `target:` in `.redline.yml` this is a note; with one it is an error, or a warning where another variable stands behind it. Plain `REDIS_URL` is never reported.",
	fix: `Read a name of your own first:

\`\`\`ruby
Redis.new(url: ENV["REDIS_URL"].presence || ENV["REDISCLOUD_URL"])
\`\`\``,
	sources: [
		"https://devcenter.heroku.com/articles/heroku-redis",
		"https://devcenter.heroku.com/articles/rediscloud",
		"https://guides.rubyonrails.org/action_cable_overview.html#allowed-request-origins"
	],
	check: check$4,
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
const REDIS_CLIENT = new Set("url host port path username password db id timeout connect_timeout read_timeout write_timeout idle_timeout ssl ssl_params custom driver protocol client_implementation command_builder inherit_socket reconnect_attempts middlewares circuit_breaker driver_info sentinels sentinel_username sentinel_password role name extra_sentinels himport_auto_prepare".split(" "));
const SIDEKIQ$1 = [
	"size",
	"pool_timeout",
	"pool_name",
	"network_timeout",
	"master_name",
	"namespace",
	"logger",
	"nodes",
	"cluster_safe"
];
const STORE = [
	"namespace",
	"compress",
	"compress_threshold",
	"compressor",
	"coder",
	"serializer",
	"expires_in",
	"expire_in",
	"expired_in",
	"race_condition_ttl",
	"skip_nil",
	"raw",
	"max_key_size",
	"error_handler",
	"redis"
];
const joined = (keys, more) => new Set([...keys, ...more]);
function redisOptions(gems) {
	const version = gems["redis"];
	if (version === void 0) return void 0;
	return before(version, "5") ? {
		keys: REDIS_4,
		unknown: "ignored",
		by: `redis ${version}`
	} : {
		keys: REDIS_CLIENT,
		unknown: "raises",
		by: `redis ${version}`
	};
}
const redisClientOptions = (gems) => gems["redis-client"] === void 0 ? void 0 : {
	keys: REDIS_CLIENT,
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
			return before(version, "7") ? {
				keys: joined(REDIS_4, SIDEKIQ$1),
				unknown: "ignored",
				by
			} : {
				keys: joined(REDIS_CLIENT, SIDEKIQ$1),
				unknown: "raises",
				by
			};
		}
		case "rails-cache": {
			const driver = atLeast(rails, "8.2.0.alpha") ? redisClientOptions(gems) : redis;
			return rails === void 0 || !driver ? void 0 : {
				...driver,
				keys: joined(driver.keys, [
					...STORE,
					...poolKeys(rails),
					"client"
				])
			};
		}
		case "action-cable": return before(rails, "6") || !redis ? void 0 : {
			...redis,
			keys: joined(redis.keys, ["adapter", "channel_prefix"])
		};
		default: return;
	}
}
const INSTEAD = {
	reconnect_delay: "redis 5 takes the pauses with the attempts: `reconnect_attempts: [0, 0.25, 1]`.",
	reconnect_delay_max: "redis 5 takes the pauses with the attempts: `reconnect_attempts: [0, 0.25, 1]`.",
	logger: "Take `logger:` out; a RedisClient middleware can log commands.",
	tcp_keepalive: "Take `tcp_keepalive:` out; redis-client sets keep-alive by itself.",
	cluster: "Use `Redis::Cluster.new(nodes: […])` of the gem redis-clustering.",
	network_timeout: "Write `timeout:`.",
	thread_safe: "Take `thread_safe:` out: clients always are."
};
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
	if (inPool || key === "pool" || key === "size") return `A client is one connection; put a pool around it:\n\n${fenced$1("ruby", `ConnectionPool.new(size: ${key === "size" || key === "pool_size" ? written : 5}, timeout: 1) { Redis.new(…) }`)}`;
	if (key === "namespace") return "A client has no namespace. Write the prefix into the keys, or wrap the client: `Redis::Namespace.new(\"name\", redis: client)`.";
	if (key === "expires_in") return "Give each key its expiry: `set(key, value, ex: seconds)`.";
	if (key === "verify_mode" || key === "ssl_verify_mode") return "It belongs inside `ssl_params: { verify_mode: … }`.";
	return INSTEAD[key] ?? `Take \`${key}:\` out.`;
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
	for (const handed of configured(model)) {
		const { library, call, options: hash } = handed;
		const known = knownOptions(library, model.gems);
		if (known?.unknown !== "ignored") continue;
		for (const key of optionKeys(hash)) {
			if (known.keys.has(key.key) || HARMLESS.has(key.key) || key.value.kind === "record") continue;
			const effect = EFFECT[key.key];
			yield {
				severity: effect ? "warning" : "note",
				...placed$1(handed, key),
				message: `\`${call}\` is given \`${key.key}: ${show(key.value)}\`, which ${known.by} drops without a word${effect ? `: ${effect}` : ""}. redis 5 raises ArgumentError on it.`,
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
			advice: `Write what is meant:\n\n${fenced$1("ruby", missing.map((k) => `${k}: ${show(key.value)}`).join(", "))}`,
			about: "timeout ignored by rails-cache",
			confidence: rails === void 0 ? "likely" : sure$1(key)
		};
	}
}
function* sidekiqSize(model) {
	const version = model.gems.sidekiq;
	if (!atLeast(version, "7") || !before(version, "7.0.3")) return;
	for (const { library, options: hash } of configured(model)) {
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
			advice: `Take the key out, and set Redis in config/initializers/sidekiq.rb:\n\n${fenced$1("ruby", "Sidekiq.configure_server { |config| config.redis = { url: ENV[\"REDIS_URL\"] } }\nSidekiq.configure_client { |config| config.redis = { url: ENV[\"REDIS_URL\"] } }")}`,
			about: `${key} of the YAML ignored by sidekiq`,
			confidence: "certain"
		} : {
			severity: key === "ssl_params" || key === "channel_prefix" ? "warning" : "note",
			at,
			message: `Action Cable of Rails ${model.gems.rails} hands ${before(model.gems.rails, "5.2") ? "the URL alone" : "url, host, port, db and password alone"} to Redis: ${what} is dropped without a word.`,
			advice: `Set it with a connector, in an initializer:\n\n${fenced$1("ruby", "require \"action_cable/subscription_adapter/redis\"\nActionCable::SubscriptionAdapter::Redis.redis_connector = ->(config) { Redis.new(config.except(:adapter, :channel_prefix)) }")}`,
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
		advice: fenced$1("ruby", "servers: [{ url: ENV[\"REDIS_URL\"], ssl_params: { … } }]"),
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
const examples$5 = [
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
const id$4 = "ignored-option";
const ignoredOption = {
	id: id$4,
	severity: "warning",
	since: "0.1.0",
	needs: ["code"],
	title: "An option has no effect",
	why: `Some options look right and do nothing. redis-rb up to 4, and Sidekiq up to 6 with it, drop keys they don't know. \`timeout:\` on \`:redis_cache_store\` loses to the three specific timeouts that Rails fills in (connect 20 s before Rails 7.1). Sidekiq reads no \`url:\`, \`redis:\` or \`namespace:\` from sidekiq.yml. Action Cable of Rails 5 hands five keys to Redis and drops the rest, \`ssl_params\` too. redis-store reads TLS options inside \`servers:\` only, and hiredis-client before 0.30.0 verifies certificates whatever \`verify_mode\` says.

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
		for (const check of [
			unknownKeys$1,
			cacheTimeout,
			sidekiqSize,
			unreadKeys,
			sessionTls,
			hiredisVerify
		]) for (const ignored of check(model)) {
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
	examples: examples$5
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
		advice: `Update Rails to ${floor} or later, or hold connection_pool back in the Gemfile:\n\n${fenced$1("ruby", "gem \"connection_pool\", \"< 3\"")}`
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
		advice: `Hold redis back until Sidekiq is updated, in the Gemfile:\n\n${fenced$1("ruby", "gem \"redis\", \"~> 4.8\"")}\n\nor go to Sidekiq 7, which needs no redis gem.`
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
		advice: `Update connection_pool to 3.0.2 or later (\`bundle update connection_pool\`), or hold it back:\n\n${fenced$1("ruby", "gem \"connection_pool\", \"< 3\"")}`
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
		advice: `Replace it in the Gemfile:\n\n${fenced$1("ruby", "gem \"hiredis-client\"")}`
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
function* unknownKeys(model) {
	for (const handed of configured(model)) {
		const { library, call, options: hash } = handed;
		const known = knownOptions(library, model.gems);
		if (known?.unknown !== "raises") continue;
		for (const key of optionKeys(hash)) {
			if (known.keys.has(key.key)) continue;
			const error = key.key === "cluster" && library !== "sidekiq" ? "RuntimeError (\"Redis Cluster support was moved to the `redis-clustering` gem\")" : `ArgumentError (unknown keyword: :${key.key})`;
			const fix = library === "rails-cache" ? poolFix(key, hash) : void 0;
			yield {
				...placed(handed, key),
				message: `\`${call}\` is given \`${key.key}:\`, which ${known.by} does not take: ${error} ${library === "rails-cache" ? "at the first use of the cache" : library === "sidekiq" ? "when Sidekiq first needs a connection" : "when the client is made"}.`,
				advice: insteadOf(library, key, hash),
				about: `${key.key} refused by ${library}`,
				confidence: sure(key, handed),
				...fix ? { fix } : {}
			};
		}
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
				advice: `Set it in both blocks:\n\n${fenced$1("ruby", "Sidekiq.configure_server { |config| config.redis = { url: ENV[\"REDIS_URL\"] } }\nSidekiq.configure_client { |config| config.redis = { url: ENV[\"REDIS_URL\"] } }")}`,
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
				advice: `Give it the options instead, without a pool:\n\n${fenced$1("ruby", "config.redis = { url: ENV[\"REDIS_URL\"] }")}`,
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
			message: `\`:redis_cache_store\` takes keywords only: the URL behind it, ${addresses$1(url)}, raises ArgumentError (wrong number of arguments) at boot.`,
			advice: `Give it a key:\n\n${fenced$1("ruby", bracketed("config.cache_store = :redis_cache_store, ", [`url: ${asRuby(url) ?? "…"}`, ...hash?.kind === "record" ? writtenOptions(hash, hash.at) : []], ["{", "}"]))}`,
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
			advice: `Say that there is a pool already, or let Rails make it:\n\n${fenced$1("ruby", "config.cache_store = :redis_cache_store, { redis: YOUR_POOL, pool: false }")}`,
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
			advice: yaml ? fenced$1("yaml", "verify_mode: <%= OpenSSL::SSL::VERIFY_PEER %>") : fenced$1("ruby", "verify_mode: OpenSSL::SSL::VERIFY_PEER"),
			about: `verify_mode refused by ${client.library}`,
			confidence: "certain"
		};
	}
}
const given$1 = (v) => v !== void 0 && v.kind !== "absent" && !isNothing(v);
function* drivers(model) {
	for (const { library, call, options: hash } of configured(model)) {
		const driver = optionKey(hash, "driver");
		if (driver?.value.kind !== "literal" || driver.value.value !== "hiredis") continue;
		const known = knownOptions(library, model.gems);
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
const examples$4 = [
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
const id$2 = "invalid-option";
const invalidOption = {
	id: id$2,
	severity: "error",
	since: "0.1.0",
	needs: ["code"],
	title: "The locked version refuses an option",
	why: `redis-rb up to 4 ignores options that it does not know; redis-rb 5, redis-client and with it Sidekiq 7 and later raise ArgumentError. Sidekiq 7 also refuses what older ones took: a ConnectionPool (TypeError), \`namespace:\` (ArgumentError), \`Sidekiq.redis =\` (NoMethodError). Rails 7.1 makes the cache's pool itself, and from 7.2 takes its size as \`pool: { size: … }\` only.

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
		for (const check of [
			sidekiqSeven,
			unknownKeys,
			cacheStore,
			namedDatabases,
			verifyModes,
			drivers
		]) for (const refusal of check(model)) {
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
	examples: examples$4
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
function advice$3(names) {
	const [first] = names;
	if (first === void 0) return "Name the variable, so that the app stops at boot where it is missing:\n\n```ruby\nurl: ENV.fetch(\"REDIS_URL\")\n```";
	return `Let the app stop at boot instead, or name the variable to fall back to:\n\n\`\`\`ruby\nurl: ENV.fetch("${first}")\nurl: ENV["${first}"].presence || ENV.fetch("REDIS_URL")\n\`\`\``;
}
function nilUrl(client, model) {
	const settings = client.options;
	if (settings?.kind !== "record" || settings.open || isRider(client)) return void 0;
	if (client.library === "redis-client" || client.library === "resque") return void 0;
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
			advice: advice$3(names),
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
function advice$2(names, { client, preferred, at }, model) {
	const last = names.at(-1);
	if (last === void 0) return `Give ${model.environment} a value of its own, or none, so that the app stops at boot where nobody set one.`;
	const declared = `Where \`${last}\` is surely set, tell Redline, which can't read your variables:\n\n\`\`\`yaml\n# .redline.yml\nendpoints:\n  ${last}: ${declaredName(last)}\n\`\`\``;
	if (client.library === "ioredis" || client.library === "node-redis") return `Throw where \`${last}\` is missing. ${declared}`;
	if (names.length > 1 && names.some((n) => /HOST|PORT|SENTINEL/i.test(n))) return `Let the app stop at boot where none of them is set: \`raise\` in place of the address. ${declared}`;
	const code = (preferred.every((a) => a.value.kind === "env") ? names : [last]).map((n) => n === last ? `ENV.fetch("${n}")` : `ENV["${n}"].presence`).join(" || ");
	return `Let the app stop at boot instead:\n\n${/\.ya?ml$/.test(at.file) ? fenced$1("yaml", `${client.urlAt?.file === at.file ? "url: " : ""}<%= ${code} %>`) : fenced$1("ruby", code)}\n\n${EARLY} ${declared}`;
}
function elsewhere(names, { wired = {}, servers }) {
	const name = names.find((n) => Object.hasOwn(wired, n));
	const file = servers.find((s) => s.id === wired[name ?? ""])?.file;
	return file ? ` The deployment in \`${file}\` sets \`${name}\`; another may not.` : "";
}
function finding$4(group, model) {
	const [first] = group;
	if (!first) return void 0;
	const { client, value, at, preferred } = first;
	const clients = group.map((w) => w.client);
	const subjects = [...new Set(clients.map(subject))];
	const names = deciding(preferred);
	const url = String(value.value);
	const fix = group.every((w) => place(w.client.endpoint.at) === place(client.endpoint.at)) ? withoutDefault(first) : void 0;
	const said = subjects.length > 1 || verb(client, "connects", "connect") === "connect" ? "connect" : "connects";
	return {
		rule: "localhost-fallback",
		severity: names.some((n) => Object.hasOwn(model.wired ?? {}, n)) ? "note" : "warning",
		confidence: leastSure([
			"likely",
			first.always ? "likely" : "possible",
			confidence([value])
		]),
		message: `As long as ${unset(preferred)}, ${few(subjects)} ${said} to \`${url}\` in ${model.environment}, and nothing says that a setting is missing. ${eachForItself(client)}${elsewhere(names, model)}`,
		advice: advice$2(names, first, model),
		at,
		related: clients.filter((c) => c.at.file !== at.file || c.at.line !== at.line).map((c) => ({
			at: c.at,
			role: connection(c)
		})),
		about: `${workloads(clients)} after ${[...new Set(preferred.flatMap((a) => a.keys))].join(", ") || "unknown"}`,
		...fix ? { fix } : {}
	};
}
function* check$3(model) {
	if (model.environment === "development" || model.environment === "test") return;
	const { wired = {}, endpoints } = model;
	const stated = {
		...model,
		endpoints: Object.fromEntries(Object.entries(endpoints).filter(([name]) => !Object.hasOwn(wired, name)))
	};
	const ends = written$2(stated).filter((w) => w.isLast && w.preferred.length > 0 && reach(w.key) === "localhost" && !w.key.startsWith("unix:"));
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
	check: check$3,
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
const written$1 = (which, { key, value, seconds: n }) => `\`${key ?? `${which}_timeout`}: ${!value ? "nil" : value.kind === "literal" ? show(value).replace(/"/g, "") : n === Number.POSITIVE_INFINITY ? "0" : n}\``;
function finding$3(client, model) {
	if (isRider(client) || client.library === "node-redis" || client.library === "ioredis") return void 0;
	const found = waits(client, model);
	const listens = model.calls.some((c) => c.at.file === client.at.file && BLOCKING.test(c.path));
	const loose = ["connect", "read"].filter((which) => found[which].from === "repository" && (found[which].seconds ?? 0) > LONGEST && !(which === "read" && listens));
	if (loose.length === 0) return void 0;
	const limits = loose.map((which) => found[which]);
	const longest = Math.max(...limits.map((l) => l.seconds ?? 0));
	const total = worst(found);
	const keys = [...new Set(loose.map((which) => written$1(which, found[which])))];
	const kinds = userKinds(client, model);
	const threads = kinds.length > 0 ? `${listed(kinds, "or")} thread` : "thread";
	const [first] = limits;
	const times = found.tries !== null && found.tries > 1 ? `, tried ${found.tries} times,` : "";
	const when = loose.includes("read") ? "while Redis does not answer" : "while Redis cannot be reached";
	const held = longest === Number.POSITIVE_INFINITY ? `${listed(keys)}, which is no limit at all: ${when}, every ${threads} that ${use(client)} stands still until the process is restarted` : `${listed(keys)}: ${when},${times ? ` a call${times} takes ${seconds(total)}, and` : ""} every ${threads} that ${use(client)} stands still ${times ? "that long" : `for ${seconds(total)}`}`;
	const added = Object.fromEntries(limits.map((l, i) => [l.key ?? `${loose[i]}_timeout`, client.library === "sidekiq" ? "3" : "1"]));
	const inClient = limits.find((l) => l.value && l.value.at.file === client.at.file)?.value;
	const edits = limits.every((l) => l.value?.kind === "literal" && typeof l.value.value === "number") ? [...new Map(limits.flatMap((l) => l.value ? [[l.value.at.start, l.value.at]] : [])).values()].map((at) => ({
		at,
		text: client.library === "sidekiq" ? "3" : "1"
	})) : [];
	return {
		rule: "loose-timeout",
		severity: severityOf$2(longest),
		confidence: confidence([...limits.map((l) => l.value), client.reconnectAttempts]),
		message: `${called(client)} sets ${held}.`,
		advice: `A limit of 1 s is long for Redis, 3 s is plenty:\n\n${snippet(client, model, added)}`,
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
const id$1 = "misplaced-key";
const ADDRESS = new Set([
	"url",
	"host",
	"port",
	"path",
	"sentinels"
]);
function effect(key, model, cable) {
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
			const { text, severity } = effect(key, model, cable);
			const fix = severity === "note" ? void 0 : fixOf(key);
			yield {
				rule: id$1,
				severity,
				confidence: severity === "note" ? "certain" : confidence([cable?.options]),
				message: `\`${key.key}\`${key.value && severity !== "note" ? ` (${show(key.value)})` : ""} stands beside the environments and is never read: Rails takes the section \`${key.environment}:\` alone, so ${text}.`,
				advice: severity === "note" ? `Delete the line, or indent it below \`${key.environment}:\`.` : `Indent it below its environment:\n\n${fenced$1("yaml", `${key.environment}:\n  ${move(key)}`)}`,
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
function crowd(client, model) {
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
	why: "A pool has a time limit of its own, beside those of its connections: how long a thread waits until one is free. ConnectionPool and the Rails cache wait 5 s unless told otherwise, Sidekiq and redis-client's `new_pool` 1 s. Where a process has more threads than the pool has connections, a slow Redis therefore holds some threads for 5 s although each call gives up after 1 s. This rule speaks of pools that lack a few connections; where more than a quarter of the threads find none, undersized-pool says both; and of pools as large as the process has threads nothing is said: there nobody waits.",
	fix: "Set both, the pool's limit no longer than the connection's:\n\n```ruby\nREDIS = ConnectionPool.new(size: 10, timeout: 1) { Redis.new(url: ENV.fetch(\"REDIS_URL\"), timeout: 1) }\n\nconfig.cache_store = :redis_cache_store, { url: ENV.fetch(\"REDIS_CACHE_URL\"), pool: { size: 10, timeout: 1 } }\n```",
	sources: ["https://github.com/mperham/connection_pool/blob/v2.5.5/lib/connection_pool.rb", "https://github.com/rails/rails/blob/v8.0.2/activesupport/lib/active_support/cache/redis_cache_store.rb"],
	*check(model) {
		for (const client of model.clients) {
			const long = isRider(client) ? void 0 : overlong(client, model);
			const found = long ? crowd(client, model) : void 0;
			const [most] = found?.users ?? [];
			if (!long || !found || !most || !mild(found)) continue;
			const { wait, own } = long;
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
				advice: `Let the pool wait no longer than its connections, and give each thread one:\n\n${snippet(client, model, {}, {
					size: sizeSource(client.poolSize, found.needed),
					timeout: String(own)
				})}`,
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
const examples$3 = [
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
	if (client.library === "action-cable" && before(model.gems["rails"], "6")) return `Rails ${model.gems["rails"]} passes no timeouts from cable.yml on; connect by yourself, in an initializer:\n\n\`\`\`ruby\nrequire "action_cable/subscription_adapter/redis"\n\nActionCable::SubscriptionAdapter::Redis.redis_connector = ->(config) {\n  Redis.new(url: config[:url], ${inWords(added)})\n}\n\`\`\``;
	return `${client.library === "action-cable" ? `Add \`${inWords(added)}\` to its section of cable.yml` : `Add \`${inWords(added)}\` to its options`}${longest <= SHORT ? ", so that no upgrade changes it unseen" : ""}:\n\n${snippet(client, model, added)}`;
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
		advice: advice$1(client, added, longest, model),
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
	examples: examples$3
};
function isEncrypted(client) {
	const ssl = client.options ? entry(client.options, "ssl") : void 0;
	return client.tlsVerify !== null || ssl !== void 0 && ssl.kind !== "absent" && !isNothing(ssl);
}
const others = (clients, at) => clients.filter((c) => c.at.file !== at.file || c.at.line !== at.line).map((c) => ({
	at: c.at,
	role: connection(c)
}));
function* literals(model) {
	const plain = written$2(model).filter((w) => /^redis:\/\//i.test(String(w.value.value)) && !isEncrypted(w.client));
	for (const group of byPlace(plain)) {
		const [first] = group;
		const far = first && reach(first.key);
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
			message: `${capital(listed(names))} ${names.length > 1 ? "talk" : verb(clients[0], "talks", "talk")} to \`${url}\` without TLS: whoever is on the way to ${key.replace(/:\d+$/, "")} reads the password and everything that is stored.${network}`,
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
			const known = seen.get(place(value.at));
			if (known && !known.clients.includes(client)) known.clients.push(client);
			if (!known) seen.set(place(value.at), {
				value,
				...host,
				clients: [client]
			});
		}
	}
	for (const { value, name, setting, clients } of seen.values()) {
		const names = [...new Set(clients.map(subject))];
		const what = setting ? `the setting \`${name}\`` : named([name]);
		yield {
			rule: "plaintext-url",
			severity: "note",
			confidence: confidence([value]),
			message: `${capital(listed(names))} ${names.length > 1 ? "connect" : verb(clients[0], "connects", "connect")} to the host in ${what} by a URL that always begins with \`redis://\`: the host can be set, TLS can't, so a server that asks for it (Heroku's and most hosted ones do) can't be used, and elsewhere the traffic stays readable.`,
			advice: `Take a whole URL, which carries scheme, user and password:\n\n\`\`\`ruby\nENV.fetch("REDIS_URL")\n\`\`\``,
			at: value.at,
			related: others(clients, value.at),
			about: `${workloads(clients)} built on ${setting ? "setting" : "env"}:${name}`
		};
	}
}
function* check$2(model) {
	if (model.environment === "development" || model.environment === "test") return;
	yield* literals(model);
	yield* built(model);
}
const LOCK$2 = "--- Gemfile.lock\nGEM\n  remote: https://rubygems.org/\n  specs:\n    rails (8.0.2)\n    redis (5.4.1)\n    redis-client (0.25.0)\n";
const plaintextUrl = {
	id: "plaintext-url",
	severity: "warning",
	since: "0.1.0",
	needs: ["code"],
	title: "A connection to another host without TLS",
	why: "With `redis://` the password and all data go over the network as they are; with `rediss://` redis-rb (from 4.2) and redis-client use TLS and verify the certificate. Localhost and names of one label, such as a service of Docker Compose, are not reported; names and addresses of private networks are a note. A URL whose host comes from a variable and whose scheme is fixed is a note too: no setting can turn TLS on.",
	fix: `Use the server's TLS address, best as a whole URL from the environment:

\`\`\`ruby
Redis.new(url: ENV.fetch("REDIS_URL")) # rediss://…
\`\`\``,
	sources: ["https://redis.io/docs/latest/operate/oss_and_stack/management/security/encryption/", "https://github.com/redis/redis-rb/blob/v5.4.1/README.md"],
	check: check$2,
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
	const [from, to] = [needs[mover.workload].kind, needs[stayer.workload].kind];
	if ([from, to].includes("cache") && [from, to].includes("cable")) return `${BUFFERS}, and that memory is taken from the cache's.`;
	if (from === "cable") return `${BUFFERS}, which counts against \`maxmemory\` when jobs are pushed, and a long command of either delays the other.`;
	if (from === "cache" || to === "cache") {
		const kind = from === "cache" ? to : from;
		const full = isRider(mover) && mover.library === "rails-cache" ? "which the cache store swallows: nothing is counted or kept" : `and ${FULL[kind] ?? "writes raise"}`;
		const both = `A policy that evicts, as the cache wants it, ${EVICTED[kind] ?? "deletes other keys too"}; under \`noeviction\` a full cache means ${OOM}, ${full}.`;
		return severity === "note" && isRider(mover) ? `${both} Only a note, because the cache store is where such a library counts by default, and lost counters only let some requests through.` : both;
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
	if (client.library === "action-cable") return `\`\`\`yaml\n# ${client.at.file}\nurl: <%= ${url} %>\n\`\`\``;
	const line = isRider(client) && client.name === "Rack::Attack" ? `Rack::Attack.cache.store = ActiveSupport::Cache::RedisCacheStore.new(url: ${url})` : client.name === "Rails.cache" && !isRider(client) ? client.library === "redis-store" ? `config.cache_store = :redis_store, ${url} # and your options` : `config.cache_store = :redis_cache_store, { url: ${url} } # with your other options` : isRider(client) ? `Redis.new(url: ${url})` : `url: ${url}`;
	return `\`\`\`ruby\n# ${client.at.file}\n${line}\n\`\`\``;
}
const POLICY = { cache: " with `maxmemory-policy allkeys-lru`" };
function advice(pair, mover, stayer, severity, model) {
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
		return `Set \`${first}\`${others.length > 0 ? ` (or ${listed(others, "or")})` : ""} in production, to a server of its own${policy(own)}. Where it is set, tell Redline, which can't read your variables${branches ? "" : ", and this finding is gone"}:\n\n${declared(first, own)}`;
	}
	const variable = fresh(mover, model);
	if (severity === "note") return `To part them, give ${subject(mover)} a ${isRider(mover) ? "client" : "URL"} of ${verb(mover, "its", "their")} own, ${isRider(mover) ? `at \`${variable}\` for example` : `such as \`${variable}\``}. If they are meant to share, say so:\n\n\`\`\`yaml\n# .redline.yml\nallow:\n  - workloads: [${pair.a}, ${pair.b}]\n    reason: who decided it, and why it is safe\n\`\`\``;
	const old = ruby(pair.clients[0] === mover ? pair.at[0] : pair.at[1]);
	if (old === void 0 || /SENTINEL|HOST/.test(pair.key)) return `Give ${subject(mover)} a URL of ${verb(mover, "its", "their")} own beside ${serverName(pair.key)}, and point it to a server of its own${policy(mover)}.`;
	return `${`A variable for ${subject(mover)} alone, with ${serverName(pair.key)} behind it until the second server is there:\n\n${code(mover, variable, old)}`}\n\nThen set \`${variable}\` to a server of its own${policy(mover)}, and tell Redline that it is one:\n\n${declared(variable, mover)}`;
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
const NAMES = {
	cache: /CACHE/i,
	cable: /CABLE|PUBSUB|WEBSOCKET/i,
	jobs: /SIDEKIQ|RESQUE|JOB|QUEUE|WORKER/i,
	session: /SESSION/i,
	lock: /LOCK/i,
	"rate-limit": /LIMIT|THROTTL|ATTACK/i,
	"feature-flag": /FLAG|FLIPPER|ROLLOUT|FEATURE/i,
	data: /DATA|STORE|KREDIS/i
};
const ridesOn = (rider, host, model) => isRider(rider) && rider.workload !== "cache" && ridden(rider, model)?.workload === host.workload;
const isNamedAfter = (key, client) => /^env:/.test(key) && NAMES[needs[client.workload].kind].test(key);
function ordered(pair, model) {
	const order = (c) => MOVES.indexOf(needs[c.workload].kind);
	const [a, b] = order(pair.clients[0]) <= order(pair.clients[1]) ? pair.clients : [pair.clients[1], pair.clients[0]];
	return ridesOn(b, a, model) || !ridesOn(a, b, model) && isNamedAfter(pair.key, a) && !isNamedAfter(pair.key, b) ? [b, a] : [a, b];
}
function judge(pair, model) {
	const plain = conflict(pair.a, pair.b);
	if (pair.clients.some((c) => isRider(c) && /^sidekiq-/.test(c.name))) return void 0;
	const byDefault = pair.onlyLocalhost && (pair.tier !== "definite" || pair.at.every((v) => v.kind === "literal" && v.implied));
	if (!plain || byDefault) return void 0;
	const [mover, stayer] = ordered(pair, model);
	return {
		pair,
		mover,
		stayer,
		severity: pair.tier !== "definite" || ridesOn(mover, stayer, model) ? lower(plain) : plain
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
function when({ pair, mover, stayer }, model) {
	const server = serverName(pair.key);
	const rides = ridesOn(mover, stayer, model);
	const one = server.startsWith("the server ") ? server.replace("the server", "the Redis server") : server.startsWith("the setting") ? `the Redis server that ${server} ${server.startsWith("the settings") ? "name" : "names"}` : `one Redis server, ${server}`;
	const both = `${subject(mover)} and ${subject(stayer)} share ${one}`;
	const share = rides ? `${subject(mover)} ${verb(mover, "uses", "use")} the connection of ${subject(stayer)}, to ${server}` : both;
	if (pair.tier === "definite") return `${capital(share)}.`;
	if (pair.tier === "unknown") return `On a branch that the files do not settle, ${share}.`;
	if (pair.partedBy.length === 0) return `Where nothing overrides the defaults, ${share}.`;
	return `As long as ${noneSet(pair.partedBy)}, ${share}.`;
}
function finding$1(one, riders, model) {
	const { pair, mover, stayer, severity } = one;
	const along = [...new Set(riders.map(subject))];
	const sure = confidence(pair.at);
	const words = [
		when(one, model),
		consequence(mover, stayer, severity),
		...along.length > 0 ? [`The same connection carries ${few(along)} as well.`] : [],
		...databases(pair, mover, stayer)
	];
	return {
		rule: "shared-instance",
		severity,
		confidence: pair.tier === "definite" ? sure : leastSure([sure, pair.tier === "fallback" ? "likely" : "possible"]),
		message: words.join(" "),
		advice: advice(pair, mover, stayer, severity, model),
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
function* check$1(model) {
	const all = sharing(model).flatMap((pair) => judge(pair, model) ?? []);
	const hosts = new Map(all.map((one) => [one, host(one, all, model)]));
	for (const one of all) {
		if (hosts.get(one)) continue;
		const along = all.filter((other) => hosts.get(other) === one).flatMap((other) => [other.mover, other.stayer].filter(isRider));
		yield finding$1(one, [...new Set([...along, ...data(one, model)])], model);
	}
}
const sharedInstance = {
	id: "shared-instance",
	severity: "error",
	since: "0.1.0",
	needs: ["code"],
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
	check: check$1,
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
function* check(model) {
	const of = (role) => model.clients.filter((c) => c.workload === "sidekiq" && c.role === role && !isRider(c));
	const [servers, clients] = [of("server"), of("client")];
	const [server, client] = [servers[0], clients[0]];
	if (!server || !client || servers.length > 1 || clients.length > 1) return;
	const [s, c] = [side(server, model), side(client, model)];
	if (!s.keys || !c.keys) return;
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
	const settings = told ? ownOptions(told) : [];
	const paste = bracketed("settings = ", settings.length > 0 ? settings : ["url: ENV.fetch(\"REDIS_URL\")"], ["{", "}"]);
	const blocks = ["server", "client"].map((role) => `Sidekiq.configure_${role} { |config| config.redis = settings }`);
	const advice = `Configure both sides alike:\n\n${fenced$1("ruby", [paste, ...blocks].join("\n"))}`;
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
	check,
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
const id = "tls-verify-none";
const written = (client) => {
	const params = client.options ? entry(client.options, "ssl_params") : void 0;
	const mode = params ? entry(params, "verify_mode") : void 0;
	return mode?.kind === "literal" && typeof mode.value === "string";
};
function plain(client) {
	const ssl = client.options ? entry(client.options, "ssl") : void 0;
	if (ssl && ssl.kind !== "absent") return false;
	return options(client.endpoint).every((v) => {
		const start = v.kind === "concat" ? v.parts[0] : v;
		return start?.kind === "literal" && /^(?:redis|unix):\/\//.test(String(start.value));
	});
}
const verifiesAnyway = (client, model) => before(model.gems["hiredis-client"], "0.30") && client.library !== "redis-store" && !before(model.gems.redis, "5");
const known = (c) => `${c.workload} ${c.role ?? (/^[\w:$@]+$/.test(c.name) ? c.name : "")}`.trim();
const tlsVerifyNone = {
	id,
	severity: "error",
	since: "0.1.0",
	needs: ["code"],
	title: "A TLS connection to Redis accepts any certificate",
	why: `With \`OpenSSL::SSL::VERIFY_NONE\` the connection is encrypted, but to whoever answers: a machine between the app and Redis can present any certificate, read the password that the client sends first, and with it all jobs, sessions and cached pages.

Heroku's Key-Value Store has self-signed certificates and its documentation asks for this setting, so on Heroku it is a note as long as the app stays there. Elsewhere (ElastiCache, Upstash, Redis Cloud, Render, …) certificates are signed by an authority, and the setting only takes the protection away. redis-rb verifies by default from 4.2.`,
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
		const places = new Map();
		for (const client of model.clients) {
			if (client.tlsVerify !== "none" || isRider(client) || written(client) || plain(client) || verifiesAnyway(client, model)) continue;
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
			const servers = [...new Set(clients.map((c) => addresses$1(c.endpoint)).filter((text) => text !== "" && !text.includes("unknown")))];
			const to = servers.length > 0 ? ` to ${listed(servers)}` : "";
			yield {
				rule: id,
				severity: onHeroku ? "note" : "error",
				confidence: confidence([]),
				message: `${capital(listed(names))} ${names.length === 1 ? "goes" : "go"}${to} with \`VERIFY_NONE\`: whoever stands between the app and Redis can answer with a certificate of their own and read the password and the data.${onHeroku ? " Heroku's certificates are self-signed, so it is needed as long as the app stays there." : ""}`,
				advice: onHeroku ? "Keep it on Heroku. Take it out on the day the app moves to a provider whose certificates are signed." : `Take \`verify_mode\` out, or name the provider's authority if its certificate is not signed by a public one:\n\n${fenced$1("ruby", "ssl_params: { ca_file: Rails.root.join(\"config/redis-ca.pem\").to_s }")}\n\nIf this runs on Heroku, say so in .redline.yml (\`platform: heroku\`): there it is needed.`,
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
	return `${called(client)} holds ${plural(size, "connection")}${whose} in each process, but ${most.text} there${channels}. When all of them use it at once, ${without === 1 ? "one waits" : `${without} wait`}${upTo} and then ${emptyHanded(client, model, without)}.`;
}
const severityOf = (client, found) => found.byDefault && client.role || mild(found) ? "note" : "warning";
function crowded(client, model) {
	const found = crowd(client, model);
	const [most] = found?.users ?? [];
	const long = overlong(client, model);
	if (!found || !most || long && mild(found)) return void 0;
	const gem = decidingGem(client);
	const gems = [...found.byDefault && gem && (client.role || client.library === "rails-cache") ? [gem] : [], ...most.gems];
	const sure = confidence([client.poolSize, ...most.values], {
		gems: model.gems,
		versionsOf: gems
	});
	const given = client.poolSize;
	const pool = {
		size: sizeSource(given, found.needed),
		...long ? { timeout: String(long.own) } : {}
	};
	const shorter = long ? ", and let none wait longer for it than for Redis" : "";
	return {
		rule: "undersized-pool",
		severity: severityOf(client, found),
		confidence: client.role || client.workload === "cache" ? sure : leastSure([sure, "likely"]),
		message: arithmetic(client, found, model),
		advice: `Give each thread a connection${shorter}. Connections open on demand, so a large pool costs nothing where few threads run:\n\n${client.role ? snippet(client, model, pool) : snippet(client, model, {}, pool)}`,
		at: client.at,
		related: whence(client, found),
		about: `${subject$1(client)} pool`,
		...fixed(client, found.needed)
	};
}
function demanded(threads, model) {
	if (hasCapsules(model)) return threads;
	return threads + (before(model.gems["sidekiq"], "5.2") ? 1 : 2);
}
function refused(client, model) {
	const size = amount(client.poolSize)?.number;
	if (client.workload !== "sidekiq" || client.role !== "server" || size === void 0 || size === null || !readsSize(model)) return void 0;
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
	const why = hasCapsules(model) ? `\`size: ${size}\` is the size of each capsule's pool, and the capsule \`${most.name}\` has ${plural(most.threads, "thread")}. It raises \`ArgumentError\`, "Pool size too small for ${most.name}"` : `\`size: ${size}\` is less than the ${needed} connections that ${plural(most.threads, "thread")} and its own need. It raises \`ArgumentError\`, "pool is too small"`;
	return {
		rule: "undersized-pool",
		severity: "error",
		confidence: confidence([client.poolSize, most.value], {
			gems: model.gems,
			versionsOf: ["sidekiq"]
		}),
		message: `${by} does not start: ${why}.`,
		advice: `Leave \`size:\` out: Sidekiq then makes its pool as large as its threads need. Or raise it:\n\n${snippet(client, model, { size: sizeSource(client.poolSize, needed) })}`,
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
			const found = client.role === "server" ? refused(client, model) : crowded(client, model);
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
const counts = (client) => !isRider(client) && client.pooling === "none" && !client.role && !FIXED.has(client.library) && client.workload !== "session" && client.workload !== "resque" && isShared(client);
const lockedByRedlock = (client, model) => client.workload === "lock" && client.holder === "library" && model.gems["redlock"] !== void 0;
function onlyAsked(client, model) {
	const calls = model.calls.filter((c) => c.on === place(client.at));
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
	const pooled = snippet(client, model, {}, {
		size: String(most.threads),
		timeout: "1"
	});
	if (client.library === "redis-client") {
		if (lockedByRedlock(client, model)) return {
			severity: "note",
			message: `${name} is one connection for a whole process, around which Redlock holds a monitor, and ${most.text}: one takes or frees a lock, the others wait, for its timeouts and retries too.${queue(client, most, model).text}`,
			advice: "A pool changes nothing under Redlock's monitor. Keep this client's `timeout:` and `reconnect_attempts:` short, since whoever waits makes all others wait, and let Redlock's own `retry_count` do the rest."
		};
		if (guarded(client, model)) return void 0;
		const handed = client.holder === "library";
		return {
			severity: handed ? "note" : "error",
			message: `${name} is one bare \`RedisClient\` for a whole process, and ${most.text}. It is not thread-safe${handed ? ": unless the library that was given it locks it" : ""}, two threads that call it at once read each other's answers.`.replace(": unless", "; unless"),
			advice: `Use redis-client's own pool; it answers to the same methods, each with a connection of its own:\n\n${pooled}`
		};
	}
	const { text, last } = queue(client, most, model);
	const cache = client.workload === "cache" && (client.library === "rails-cache" || client.name === "Rails.cache");
	const handed = client.holder === "library" && !cache;
	const size = `size: ${most.threads}, timeout: 1`;
	const stored = client.library === "redis-store" && !cache ? `A cache store makes the pool by itself; a \`Redis::Store\` has none and needs a wrapper around it:\n\n\`\`\`ruby\n${model.calls.find((c) => place(c.at) === place(client.at) && c.path.endsWith(".new"))?.path === "Redis::Store.new" ? `ConnectionPool::Wrapper.new(${size}) { Redis::Store.new(…) }` : `ActiveSupport::Cache::RedisStore.new(…, pool_size: ${most.threads}, pool_timeout: 1)`}\n\`\`\`` : void 0;
	return {
		severity: cache || last >= GIVEN_UP ? "warning" : "note",
		message: `${name} is one connection for a whole process, and ${most.text}. redis-rb lets one call through at a time.${text}`,
		advice: stored ? stored : handed ? `Hand over a pool where the library takes one; where it expects a client, a wrapper that looks like one:\n\n${pooled.replace("ConnectionPool.new", "ConnectionPool::Wrapper.new")}` : `Make a pool as large as the largest process has threads:\n\n${pooled}`
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
const rules = [
	sharedInstance,
	cableAdapter,
	cablePrefix,
	misplacedKey,
	tlsVerifyNone,
	cacheClearFlushes,
	dangerousCommand,
	{
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
	},
	missingTimeout,
	looseTimeout,
	undersizedPool,
	missingPoolTimeout,
	{
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
	},
	clientPerCall,
	hardCodedUrl,
	localhostFallback,
	blankEnv,
	herokuVariable,
	sidekiqClientServerMismatch,
	plaintextUrl,
	invalidOption,
	ignoredOption,
	incompatibleGems
];
export { nil as A, parts as B, either as C, list as D, isNothing as E, symbol as F, fileSpan as G, identity as H, unknown as I, spanAt as J, lineStarts as K, show as L, present as M, record as N, literal as O, setting as P, entry as R, constant as S, firstOf as T, isRider as U, variables as V, contains as W, numberIn as _, isWeb as a, bounded as b, cableWorkers as c, readsSize as d, sidekiqConcurrency as f, amount as g, before as h, serverOf as i, ordered$1 as j, made as k, hasCapsules as l, atLeast as m, reach as n, uses as o, sidekiqDefaults as p, place as q, sharing as r, needs as s, rules as t, poolSize as u, absent as v, env as w, concat as x, alwaysSet as y, options as z };
