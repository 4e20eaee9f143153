import { t as redact } from "./redact.js";
import { n as visible } from "./visible.js";
import { i as needs } from "./workload.js";
import { $ as show, H as isNothing, N as numberIn, ct as place, it as isRider, k as poolSize, p as sharing, x as connections } from "./rules.js";
import { i as glued } from "./width.js";
import { d as known } from "./measured.js";
import { r as options } from "./grouped.js";
const clean = (text) => visible(redact(text));
const SEVERAL = new Set([
	"app",
	"lock",
	"kredis",
	"cache",
	"rate-limit",
	"feature-flag"
]);
function title(client) {
	const { title: words } = needs[client.workload];
	if (client.role) return `${words} ${client.role}`;
	return client.name !== "" && client.name !== words && client.name !== "Rails.cache" && SEVERAL.has(client.workload) ? `${words}: ${clean(client.name)}` : words;
}
function via(client, model) {
	const target = model.clients.find((c) => c !== client && place(c.at) === client.ridesOn);
	return `via ${clean(target?.name ?? client.ridesOn ?? "")}`;
}
function server(v) {
	switch (v.kind) {
		case "literal": return typeof v.value === "string" ? clean(v.value) : clean(show(v));
		case "concat": return clean(v.parts.map(part).join(""));
		case "firstOf": return v.options.map(server).join(`${glued(" or")} `);
		case "either": return v.options.map(server).join(`${glued(" /")} `);
		case "list": return v.items.map(server).join(", ");
		case "unknown": return v.from?.length ? `unknown, from ${v.from.map(server).join(", ")}` : "unknown";
		default: return clean(show(v));
	}
}
function part(v) {
	if (v.kind === "literal") return String(v.value ?? "");
	const choice = v.kind === "either" || v.kind === "firstOf" ? v.options : [];
	return choice.length > 0 && choice.every((o) => o.kind === "literal") ? "…" : server(v);
}
function pool(client, model) {
	if (isRider(client)) return "";
	if (client.poolSize && !isNothing(client.poolSize)) return server(client.poolSize);
	if (client.library === "action-cable") return "2 sockets";
	if (client.library === "sidekiq" && client.role === "server") return "concurrency";
	if (client.holder === "thread" && client.pooling === "none") return "none, 1 a thread";
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
function keys(clients) {
	const seen = new Map();
	return clients.map((c) => {
		const key = [
			c.workload,
			c.role ?? "",
			c.name
		].join("/");
		const count = (seen.get(key) ?? 0) + 1;
		seen.set(key, count);
		return redact(count === 1 ? key : `${key}/${count}`);
	});
}
function clientRows(model) {
	const names = keys(model.clients);
	return model.clients.map((client, i) => {
		const rides = isRider(client);
		return {
			key: names[i],
			workload: title(client),
			server: rides ? via(client, model) : server(client.endpoint),
			pool: pool(client, model),
			timeouts: timeouts(client),
			tls: tls(client),
			certainty: rides ? "" : certainty(client.endpoint),
			rides,
			at: clean(place(client.at))
		};
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
function processRows(model) {
	const rows = connections(model);
	const named = names(rows);
	return rows.map((row, i) => ({
		process: named[i] ?? "",
		threads: threads(row),
		workers: number(row.process.workers, row.copies),
		connections: row.text,
		terms: row.terms.split(" + ").map(glued).join(`${glued(" +")} `),
		at: clean(place(row.process.at))
	}));
}
function deployment(model) {
	const rows = connections(model);
	if (rows.filter((row) => row.typical > 0).length < 2) return void 0;
	const typical = rows.reduce((n, row) => n + row.typical, 0);
	const limited = rows.every((row) => row.ceiling !== null);
	const most = rows.reduce((n, row) => n + (row.ceiling ?? 0), 0);
	return `One of each opens ${typical} connections to Redis${limited ? most > typical ? `, at most ${most}` : "" : " and more"}; a rolling deployment up to twice as many.`;
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
	if (v.store === "config_for" || v.store === "file") return configItem(v.path);
	return v.store === "credentials" ? `credentials:${v.path}` : `setting:${v.path}`;
}
const leaves = (v) => v.kind === "concat" ? v.parts.flatMap(leaves) : v.kind === "unknown" ? (v.from ?? []).flatMap(leaves) : options(v).flatMap((o) => o === v ? [o] : leaves(o));
const unique = (items) => [...new Set(items)];
const asUrl = (address) => /^[\w.-]+:\d+$/.test(address) ? `redis://${address}` : address;
function endpointItem(v) {
	if (isNothing(v)) return [];
	switch (v.kind) {
		case "literal": return v.value === "" ? [] : [redact(asUrl(String(v.value)))];
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
function endpoint(v) {
	const items = unique(options(v).flatMap(endpointItem));
	return items.filter((item, i) => !items.slice(0, i).some((before) => isBuilt(before) && before.startsWith(`${item}+env:`)));
}
const isBuilt = (item) => /^env:\w+\+env:\w+$/.test(item);
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
const persistence = (how) => how === "aof+rdb" ? "aof" : how ?? null;
const said = (fact) => {
	const found = known(fact);
	return found?.source === "declared" ? found.value : void 0;
};
const serverItem = (s) => ({
	file: s.file,
	service: s.service,
	maxmemory_policy: said(s.facts.maxmemoryPolicy) ?? null,
	persistence: persistence(said(s.facts.persistence)),
	at: place(s.at)
});
const declared = (model) => model.servers.filter((s) => s.file !== "");
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
		servers: declared(model).map(serverItem),
		instead: Object.fromEntries(Object.entries(model.instead).sort(([a], [b]) => a < b ? -1 : 1))
	};
}
export { processRows as a, deployment as i, serverItem as n, title as o, clientRows as r, inventory as t };
