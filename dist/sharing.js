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
	const whole = written(v);
	const id = whole.length > 4e3 ? `${whole.slice(0, 400)}…${checksum(whole)}` : whole;
	identities.set(v, id);
	return id;
}
function checksum(s) {
	let h = 2166136261;
	for (let i = 0; i < s.length; i++) h = Math.imul(h ^ s.charCodeAt(i), 16777619);
	return (h >>> 0).toString(16);
}
function written(v) {
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
const tooMany = (all) => all.length > MOST_OPTIONS || all.reduce((sum, v) => sum + weight(v), 0) > MOST_LEAVES;
const weights = new WeakMap();
function weight(v) {
	const known = weights.get(v);
	if (known !== void 0) return known;
	const sum = Math.max(1, parts(v).reduce((n, inner) => Math.min(n + weight(inner), 1e4), 0));
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
function ordered(options, at) {
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
	return ordered(end === -1 ? options : options.slice(0, end + 1), at);
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
const stated = (v) => v.kind === "literal" && v.setting !== void 0 ? ordered([setting("settings", v.setting, v.at), literal(v.value, v.at)], v.at) : v;
function concat(parts, at) {
	const choices = parts.map(stated).map((p) => p.kind === "firstOf" ? p.options : [p]);
	if (choices.some((c) => c.length > 1)) {
		const most = Math.max(...choices.map((c) => c.length));
		const pick = (of) => concat(choices.map((c) => c[of(c)]), at);
		return ordered([...Array.from({ length: most - 1 }, (_, i) => pick((c) => Math.min(i, Math.max(c.length - 2, 0)))), pick((c) => c.length - 1)], at);
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
	if (folded.reduce((n, v) => n + weight(v), 0) > MOST_LEAVES) return unknown("the text has too many parts", at, folded);
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
const known = (gem, version, assumed) => version === void 0 ? `${gem} ${assumed} (assumed, no version is locked)` : `${gem} ${version}`;
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
		because: known("redis", version, "5")
	};
}
const redisClientDefaults = (gems) => ({
	connect: 1,
	read: 1,
	write: 1,
	reconnects: 0,
	pool: 5,
	poolTimeout: 1,
	because: known("redis-client", gems["redis-client"], "0.22")
});
function sidekiqDefaults(gems) {
	const version = gems["sidekiq"];
	const because = known("Sidekiq", version, "7.3");
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
		because: known("Rails", version, "7.1")
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
			because: known("redlock", gems["redlock"], "2")
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
function subject(client) {
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
const RANK = {
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
	RANK[m.tier],
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
	return [...pairs.values()].sort((p, q) => RANK[p.tier] - RANK[q.tier] || (name(p) < name(q) ? -1 : 1));
}
export { variables as $, numberIn as A, list as B, readsSize as C, atLeast as D, sidekiqDefaults as E, constant as F, present as G, made as H, either as I, symbol as J, record as K, env as L, alwaysSet as M, bounded as N, before as O, concat as P, parts as Q, firstOf as R, poolSize as S, sidekiqConcurrency as T, nil as U, literal as V, ordered as W, show as X, unknown as Y, options as Z, conflict as _, serverOf as a, place as at, cableWorkers as b, users as c, isGem as d, identity as et, kindTitle as f, use as g, subject as h, isLocalhost as i, lineStarts as it, absent as j, amount as k, uses as l, seconds as m, sharing as n, contains as nt, isWeb as o, spanAt as ot, plural as p, setting as q, chains as r, fileSpan as rt, userKinds as s, meeting as t, isRider as tt, called as u, lower as v, defaults as w, hasCapsules as x, needs as y, isNothing as z };
