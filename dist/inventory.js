import { t as visible } from "./visible.js";
import { t as redact } from "./redact.js";
import { a as needs, c as atLeast, d as alwaysSet, f as isNothing, h as variables, l as before, m as show, o as amount, p as options, s as numberIn, y as place } from "./scan.js";
import { a as glued, n as table, s as wrap } from "./io.js";
const isRider = (client) => client.ridesOn !== void 0;
const known = (gem, version, assumed) => version === void 0 ? `${gem}, no version locked, so ${assumed} was assumed` : `${gem} ${version}`;
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
const own = (size) => ({
	size,
	known: true,
	byDefault: true
});
function poolSize(client, model) {
	const given = amount(client.poolSize);
	switch (client.library) {
		case "sidekiq": return given && readsSize(model) ? set(given.number) : own(sidekiqDefaults(model.gems).pool);
		case "rails-cache":
			if (client.pooling === "none") return own(1);
			if (given) return set(given.number);
			return own(railsCacheDefaults(model.gems).pool ?? (client.pooling === "pool" ? 5 : 1));
		case "action-cable": return own(2);
		default:
			if (client.pooling === "pool") return given ? set(given.number) : own(5);
			if (client.pooling === "none" && (client.holder === "call" || client.holder === "instance")) return own(null);
			return own(1);
	}
}
function cableWorkers(model) {
	if (!model.clients.some((c) => c.workload === "cable")) return 0;
	return amount(model.settings.get("Rails.application.config.action_cable.worker_pool_size"))?.number ?? CABLE_WORKERS;
}
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
const onlyWeb = (client) => client.workload === "session";
const orElse = (given, fallback, words) => {
	if (!given) return {
		number: fallback,
		assumed: `${words} by default`
	};
	if (given.number !== null) return given.variable ? {
		number: given.number,
		assumed: `$${given.variable} unset`
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
function share(client, process, threads, model) {
	const web = WEB.has(process.kind);
	if (client.usedBy && !client.usedBy.some((kind) => kind === process.kind || kind === process.name)) return void 0;
	if (onlyWeb(client) && !web) return void 0;
	if (client.library === "sidekiq") {
		const worker = process.kind === "sidekiq";
		if (client.role && client.role === "server" !== worker) return void 0;
		if (worker) return workerShare(client, process, threads, model);
	}
	if ((client.library === "ioredis" || client.library === "node-redis") && !client.usedBy) return void 0;
	const own = threads + (process.capsules ?? []).reduce((sum, c) => sum + (amount(c.concurrency)?.number ?? 0), 0);
	const most = own + (web ? cableWorkers(model) : 0);
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
		ceiling: most * nodes,
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
	return client.workload === "app" || client.workload === "lock" ? client.name : title;
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
function connections(model) {
	const clients = model.clients.filter((client) => !isRider(client));
	return model.processes.map((process) => {
		const threads = threadsOf(process, model);
		const workers = process.workers === void 0 || process.workers === null ? { number: 0 } : orElse(amount(process.workers), 0, "1 process");
		const copies = Math.max(1, workers.number);
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
const clean = (text) => visible(redact(text));
function title(client) {
	const { title: words } = needs[client.workload];
	if (client.role) return `${words} ${client.role}`;
	return (client.workload === "app" || client.workload === "lock" || client.workload === "kredis") && client.name !== "" && client.name !== words ? `${words}: ${clean(client.name)}` : words;
}
function via(client, model) {
	const target = model.clients.find((c) => c !== client && place(c.at) === client.ridesOn);
	return `via ${clean(target?.name ?? client.ridesOn ?? "")}`;
}
function server(v) {
	switch (v.kind) {
		case "literal": return typeof v.value === "string" ? clean(v.value) : clean(show(v));
		case "concat": return clean(v.parts.map((p) => p.kind === "literal" ? String(p.value) : server(p)).join(""));
		case "firstOf": return v.options.map(server).join(`${glued(" or")} `);
		case "either": return v.options.map(server).join(`${glued(" /")} `);
		case "list": return v.items.map(server).join(", ");
		case "unknown": return v.from?.length ? `unknown, from ${v.from.map(server).join(", ")}` : "unknown";
		default: return clean(show(v));
	}
}
function pool(client, model) {
	if (isRider(client)) return "";
	if (client.poolSize && !isNothing(client.poolSize)) return server(client.poolSize);
	if (client.library === "action-cable") return "2 sockets";
	if (client.library === "sidekiq" && client.role === "server") return "concurrency";
	const { size } = poolSize(client, model);
	if (size === null) return "none, one a call";
	return size === 1 ? "none, 1 socket" : `${size} (default)`;
}
function timeouts(client) {
	if (isRider(client)) return "";
	const each = [
		"connect",
		"read",
		"write"
	].flatMap((name) => {
		const v = client.timeouts[name];
		return v && !isNothing(v) ? [{
			name,
			text: `${server(v)} s`
		}] : [];
	});
	if (each.length === 0) return "not set";
	return each.length === 3 && each.every((t) => t.text === each[0]?.text) ? each[0]?.text ?? "" : each.map((t) => `${t.name} ${t.text}`).join(", ");
}
function tls(client) {
	if (client.tlsVerify) return client.tlsVerify === "none" ? "unverified" : "verified";
	if (isRider(client)) return "";
	const first = options(client.endpoint)[0];
	if (first?.kind !== "literal" || typeof first.value !== "string") return "by URL";
	return /^rediss:/i.test(first.value) ? "on" : "off";
}
function certainty(v) {
	switch (v.kind) {
		case "firstOf": return certainty(v.options[0]) === "certain" ? "likely" : certainty(v.options[0]);
		case "either": return "possible";
		case "list":
		case "concat": {
			const all = (v.kind === "list" ? v.items : v.parts).map(certainty);
			return [
				"unknown",
				"possible",
				"likely"
			].find((c) => all.includes(c)) ?? "certain";
		}
		case "unknown":
		case "made":
		case "absent": return v.kind === "unknown" && v.from?.length ? "possible" : "unknown";
		default: return "certain";
	}
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
	const rows = model.clients.map((client) => [
		title(client),
		isRider(client) ? via(client, model) : server(client.endpoint),
		pool(client, model),
		timeouts(client),
		tls(client),
		isRider(client) ? "" : certainty(client.endpoint),
		places ? clean(place(client.at)) : ""
	]);
	return table(CLIENT_COLUMNS, rows, {
		width,
		indent: "  ",
		lead: 1,
		head: paint.dim,
		cell: (text, i, n) => isRider(model.clients[n]) && i > 0 ? paint.dim(text) : text
	});
}
const number = (v, taken) => {
	if (v === void 0) return "";
	if (v === null || isNothing(v)) return `${taken} by default`;
	return v.kind === "unknown" || v.kind === "either" ? `${taken} assumed` : server(v);
};
function threads({ process, threads: taken }) {
	return [number(process.concurrency !== void 0 ? process.concurrency : process.threads, taken), ...(process.capsules ?? []).map((c) => `+ ${server(c.concurrency)} (${clean(c.name)})`)].join(" ").trim();
}
function names(rows) {
	const plain = rows.map(({ process: p }) => clean(p.name === void 0 || p.name === p.kind ? p.kind : `${p.name} (${p.kind})`));
	return plain.map((name, i) => plain.filter((n) => n === name).length > 1 ? `${name}, ${clean(rows[i]?.process.at.file ?? "")}` : name);
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
	const rows = connections(model);
	const named = names(rows);
	const cells = rows.map((row, i) => [
		named[i] ?? "",
		threads(row),
		number(row.process.workers, row.copies),
		row.text,
		row.terms.split(" + ").map(glued).join(`${glued(" +")} `),
		places ? clean(place(row.process.at)) : ""
	]);
	const lines = table(PROCESS_COLUMNS, cells, {
		width,
		indent: "  ",
		lead: 4,
		head: paint.dim
	});
	const typical = rows.reduce((n, row) => n + row.typical, 0);
	const limited = rows.every((row) => row.ceiling !== null);
	const most = rows.reduce((n, row) => n + (row.ceiling ?? 0), 0);
	if (rows.filter((row) => row.typical > 0).length < 2) return lines;
	const sentence = `One of each opens ${typical} connections to Redis${limited ? most > typical ? `, at most ${most}` : "" : " and more"}; a rolling deployment up to twice as many.`;
	return [
		...lines,
		"",
		...wrap(sentence, width - 2).map((line) => `  ${line}`)
	];
}
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
const settled = (v, declared) => alwaysSet(v) || v.kind === "env" && declaredAs(v.name, declared) !== void 0;
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
	const [i, j] = [Math.min(...best.found.map((c) => c.i)), Math.min(...best.found.map((c) => c.j))];
	const definite = agree(left, right) || first.i === 0 && first.j === 0 && meetingWorlds.length === worlds.length && worlds.every((w) => w.found[0]?.i === 0 && w.found[0].j === 0);
	const everywhere = meetingWorlds.length === worlds.length;
	return {
		tier: definite ? "definite" : everywhere ? "fallback" : "unknown",
		clients: [a, b],
		at: [best.x[first.i].value, best.y[first.j].value],
		key: first.key,
		onlyLocalhost: meetingWorlds.every((world) => world.found.every((c) => isLocalhost(c.key))),
		partedBy: definite ? [] : [...new Set([...best.x.slice(0, i), ...best.y.slice(0, j)].flatMap((address) => address.variables))]
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
const FAMILIES = [
	"sidekiq",
	"resque",
	"redis",
	"flipper",
	"activejob",
	"solid",
	"anycable",
	"rack-attack",
	"delayed_job",
	"shoryuken",
	"karafka",
	"dotenv",
	"kredis"
];
const SINGLE = new Set([
	"rails",
	"activesupport",
	"actioncable",
	"connection_pool",
	"redis",
	"redis-client",
	"hiredis",
	"hiredis-client",
	"redlock",
	"good_job",
	"que",
	"sneakers",
	"sucker_punch",
	"clockwork",
	"rufus-scheduler",
	"whenever",
	"mission_control-jobs",
	"throttling",
	"suo",
	"prorate",
	"ratelimit",
	"rollout",
	"split",
	"vanity",
	"coverband",
	"geocoder",
	"rack-mini-profiler",
	"rack-cache",
	"readthis",
	"dalli",
	"puma",
	"puma-daemon",
	"unicorn",
	"pitchfork",
	"falcon",
	"passenger",
	"thin",
	"iodine",
	"action-cable-redis-backport",
	"actioncable-enhanced-postgresql-adapter",
	"litestack",
	"message_bus",
	"ohm",
	"leaderboard",
	"config",
	"figaro",
	"anyway_config",
	"chamber",
	"settingslogic",
	"identity-hostdata",
	"graphql-anycable",
	"async-job",
	"faktory_worker_ruby",
	"mini_scheduler",
	"ruby-kafka"
]);
const isGemOfInterest = (name) => SINGLE.has(name) || FAMILIES.some((f) => name === f || name.startsWith(`${f}-`) || name.startsWith(`${f}_`));
const unknownItem = (v) => `unknown:${redact(v.kind === "unknown" ? v.why : show(v))}`;
function configItem(path) {
	if (path.includes("#")) return `config:${path}`;
	const [, file = path, key = ""] = /^(.*?\.ya?ml|[^.]*)\.(.*)$/.exec(path) ?? [];
	return key === "" ? `config:${file}` : `config:${file}#${key}`;
}
function settingItem(v) {
	if (v.kind !== "setting") return void 0;
	if (v.store === "config_for") return configItem(v.path);
	return v.store === "credentials" ? `credentials:${v.path}` : `setting:${v.path}`;
}
const leaves = (v) => v.kind === "concat" ? v.parts.flatMap(leaves) : v.kind === "unknown" ? (v.from ?? []).flatMap(leaves) : options(v).flatMap((o) => o === v ? [o] : leaves(o));
const unique = (items) => [...new Set(items)];
function endpointItem(v) {
	if (isNothing(v)) return [];
	switch (v.kind) {
		case "literal": return [redact(String(v.value))];
		case "env": return [`env:${v.name}`];
		case "setting": return [settingItem(v) ?? unknownItem(v)];
		case "list": return v.items.flatMap(endpoint);
		case "concat": {
			const inside = leaves(v);
			const names = unique(inside.flatMap((p) => p.kind === "env" ? [`env:${p.name}`] : []));
			const kept = names.length > 0 ? names : unique(inside.flatMap((p) => settingItem(p) ?? []));
			return [kept.length > 0 ? kept.join("+") : unknownItem(v)];
		}
		case "unknown": {
			const inside = (v.from ?? []).flatMap(leaves);
			const names = unique(inside.flatMap((p) => p.kind === "env" ? [`env:${p.name}`] : []));
			return [names.length > 0 && inside.every((p) => p.kind === "env") ? names.join("+") : unknownItem(v)];
		}
		default: return [unknownItem(v)];
	}
}
const endpoint = (v) => unique(options(v).flatMap(endpointItem));
const isEither = (v) => v.kind === "either" || v.kind === "firstOf" && v.options.some(isEither);
function scalar(v, asText) {
	if (isNothing(v) && !(v.kind === "literal" && v.value === false)) return null;
	const number = asText ? void 0 : numberIn(v);
	if (number !== void 0) return number;
	if (v.kind !== "literal") return void 0;
	return typeof v.value === "string" ? redact(v.value) : v.value;
}
function setting(v, asText = false) {
	if (!v) return null;
	const simple = scalar(v, asText);
	if (simple !== void 0) return simple;
	if (v.kind === "env") return {
		env: v.name,
		default: null
	};
	if (v.kind === "firstOf") {
		const name = v.options.find((o) => o.kind === "env");
		const rest = v.options.filter((o) => o.kind !== "env");
		const fallback = rest.at(-1);
		if (name?.kind === "env" && rest.every((o) => o.kind === "literal" || o.kind === "absent")) return {
			env: name.name,
			default: (fallback && scalar(fallback, asText)) ?? null
		};
	}
	if (v.kind === "list") {
		const items = v.items.map((item) => scalar(item, asText));
		if (items.every((item) => typeof item === "number" || typeof item === "string")) return items;
	}
	return (asText ? prefixText(v) : void 0) ?? unknownItem(v);
}
function prefixText(v) {
	if (v.kind !== "concat" && v.kind !== "setting") return void 0;
	const texts = (v.kind === "concat" ? v.parts : [v]).map((p) => settingItem(p) ?? (p.kind === "env" ? `env:${p.name}` : p.kind === "literal" ? JSON.stringify(p.value) : void 0));
	return texts.includes(void 0) ? void 0 : texts.join(" + ");
}
function processItem(p) {
	return {
		kind: p.kind,
		...p.name !== void 0 && { name: p.name },
		...p.threads !== void 0 && { threads: setting(p.threads) },
		...p.workers !== void 0 && { workers: setting(p.workers) },
		...p.concurrency !== void 0 && { concurrency: setting(p.concurrency) },
		...p.capsules !== void 0 && { capsules: p.capsules.map((c) => ({
			name: c.name,
			concurrency: setting(c.concurrency),
			at: place(c.at)
		})) },
		...p.queues !== void 0 && { queues: p.queues },
		at: place(p.at)
	};
}
function clientItem(c) {
	return {
		workload: c.workload,
		...c.role !== void 0 && { role: c.role },
		name: c.name,
		library: c.library,
		...c.version !== void 0 && { version: c.version },
		at: place(c.at),
		endpoint: endpoint(c.endpoint),
		...isEither(c.endpoint) && { either: true },
		db: setting(c.db),
		pool_size: setting(c.poolSize),
		pool_timeout: setting(c.poolTimeout),
		timeouts: {
			connect: setting(c.timeouts.connect),
			read: setting(c.timeouts.read),
			write: setting(c.timeouts.write)
		},
		reconnect_attempts: setting(c.reconnectAttempts),
		tls_verify: c.tlsVerify,
		prefix: setting(c.prefix, true),
		...isRider(c) && { rides_on: c.ridesOn ?? "" }
	};
}
const sorted = (gems) => Object.fromEntries(Object.entries(gems).filter(([name]) => isGemOfInterest(name)).sort(([a], [b]) => a < b ? -1 : 1));
function inventory(model) {
	return {
		root: model.root,
		environment: model.environment,
		gems: sorted(model.gems),
		processes: model.processes.map(processItem),
		clients: model.clients.map(clientItem),
		shared: sharing(model).map((s) => [
			s.a,
			s.b,
			s.tier === "definite" ? "definite" : "fallback"
		]),
		servers: model.servers.map((s) => ({
			file: s.file,
			service: s.service,
			maxmemory_policy: s.maxmemoryPolicy,
			persistence: s.persistence,
			at: place(s.at)
		})),
		instead: Object.fromEntries(Object.entries(model.instead).sort(([a], [b]) => a < b ? -1 : 1))
	};
}
export { title as a, processTable as i, sharing as n, isRider as o, clientTable as r, inventory as t };
