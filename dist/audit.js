import { d as known, t as areSized } from "./measured.js";
import { n as exit, t as UsageError } from "./errors.js";
import { t as claimsOf } from "./claims.js";
import { A as atLeast } from "./rules.js";
import { n as fingerprints, t as readServers } from "./read.js";
import { i as needs } from "./workload.js";
import { c as judgeRun, i as defaultGate } from "./gate.js";
import { n as inWords } from "./disk.js";
import { t as documentOf } from "./json.js";
import { t as redact } from "./redact.js";
import { n as visible } from "./visible.js";
import { n as joinedAudit, r as withoutCode, t as numberOf } from "./numbers.js";
import { a as merged, n as fromEnv, r as given, t as asked$1 } from "./targets.js";
import { n as textOf } from "./texts.js";
import { n as gateOf, t as chosen } from "./chosen.js";
import { n as readSavedAudit } from "./saved.js";
import { resolve } from "node:path";
import { readFileSync, statSync } from "node:fs";
const SHORTEST = 60;
const HOUR = 3600;
const value = (server, key) => known(server.facts[key])?.value;
const shares = (a, b) => a.some((name) => b.includes(name)) || a.length === 0 && b.length === 0;
function pairsOf(before, now) {
	const pairs = new Map();
	const taken = new Set();
	const pair = (found) => {
		for (const server of now) {
			const match = pairs.has(server) ? void 0 : found(server);
			if (!match) continue;
			pairs.set(server, match);
			taken.add(match);
		}
	};
	const ofNames = (server) => before.filter((b) => !taken.has(b) && shares(b.names, server.names));
	pair((server) => {
		const same = before.filter((b) => b.runId !== null && b.runId === server.runId);
		return same.find((b) => b.id === server.id) ?? same[0];
	});
	pair((server) => ofNames(server).find((b) => b.id === server.id));
	pair((server) => {
		const alike = now.filter((s) => shares(s.names, server.names));
		return server.names.length > 0 && alike.length === 1 ? ofNames(server)[0] : void 0;
	});
	return pairs;
}
const COUNTERS = [
	"evictedKeys",
	"expiredKeys",
	"totalCommands",
	"rejectedConnections"
];
function restart(before, now, seconds) {
	const uptime = value(now, "uptime");
	if (uptime !== void 0 && uptime < seconds - SHORTEST) return "the server restarted in between";
	if (COUNTERS.find((key) => (value(now, key) ?? Number.POSITIVE_INFINITY) < (value(before, key) ?? 0)) !== void 0) return "a counter went down: the server restarted or its statistics were reset";
	if (before.runId !== null && now.runId !== null && before.runId !== now.runId) return "another server answers at the address";
}
function change(before, now, seconds, rate) {
	if (before === void 0 || now === void 0) return void 0;
	return {
		before,
		now,
		...rate && seconds >= SHORTEST && { perHour: (now - before) / seconds * HOUR }
	};
}
const present = (of) => Object.fromEntries(Object.entries(of).filter(([, v]) => v !== void 0));
const keysOf = (s) => known(s.facts.databaseKeys)?.value.reduce((n, d) => n + d.keys, 0) ?? s.keyspace?.total;
function paired(before, now, seconds) {
	return [...new Set([...now.keys(), ...before.keys()])].flatMap((name) => {
		const found = change(before.get(name) ?? 0, now.get(name) ?? 0, seconds, true);
		return found ? [[name, found]] : [];
	});
}
function compared(before, now, seconds) {
	const restarted = restart(before, now, seconds);
	const counts = restarted === void 0;
	const counter = (key) => counts ? change(value(before, key), value(now, key), seconds, true) : void 0;
	const stored = (b, n) => change(b, n, seconds, counts);
	const usedMemory = stored(value(before, "usedMemory"), value(now, "usedMemory"));
	const limit = value(now, "maxmemory");
	const rate = usedMemory?.perHour ?? 0;
	const left = limit && usedMemory ? limit - usedMemory.now : void 0;
	const oom = (s) => {
		const errors = known(s.facts.errors)?.value;
		return errors && (errors["OOM"] ?? 0);
	};
	const queues = (s) => new Map((s.sidekiq?.queues ?? []).map((q) => [q.name, q.depth]));
	const workloads = (s) => new Map((s.keyspace?.workloads ?? []).map((w) => [w.workload, w.bytes.value]));
	const jobs = (key) => stored(before.sidekiq?.[key], now.sidekiq?.[key]);
	const total = (key) => {
		const [b, n] = [before.sidekiq?.[key], now.sidekiq?.[key]];
		return b !== void 0 && n !== void 0 && n >= b ? change(b, n, seconds, true) : void 0;
	};
	const both = before.sidekiq !== null && now.sidekiq !== null;
	const measured = [before, now].every((s) => s.keyspace !== null && areSized(s.keyspace));
	return {
		id: now.id,
		...present({
			restarted,
			usedMemory,
			fullInHours: left !== void 0 && rate > 0 ? Math.max(0, left / rate) : void 0,
			evictedKeys: counter("evictedKeys"),
			expiredKeys: counter("expiredKeys"),
			rejectedConnections: counter("rejectedConnections"),
			commands: counter("totalCommands"),
			oomErrors: counts ? change(oom(before), oom(now), seconds, true) : void 0,
			keys: stored(keysOf(before), keysOf(now)),
			scheduled: jobs("scheduled"),
			retries: jobs("retries"),
			dead: jobs("dead"),
			processed: total("processed"),
			failed: total("failed")
		}),
		queues: both ? paired(queues(before), queues(now), seconds).map(([name, c]) => ({
			...c,
			name
		})) : [],
		workloads: measured ? paired(workloads(before), workloads(now), seconds).map(([workload, c]) => ({
			...c,
			workload
		})) : []
	};
}
function compareAudits(before, now) {
	const seconds = (Date.parse(now.takenAt) - Date.parse(before.takenAt)) / 1e3;
	const found = pairsOf(before.servers, now.servers);
	const pairs = now.servers.map((s) => [found.get(s), s]);
	const met = new Set(pairs.map(([b]) => b));
	return {
		since: before.takenAt,
		seconds,
		servers: pairs.flatMap(([b, s]) => b ? [compared(b, s, seconds)] : []),
		added: pairs.flatMap(([b, s]) => b ? [] : [s.id]),
		gone: before.servers.filter((b) => !met.has(b)).map((b) => b.id)
	};
}
const check = (what, state, wanted, found, advice) => ({
	what,
	state,
	wanted,
	found,
	...advice !== void 0 && { advice }
});
function asked(what, wanted, fact, judge) {
	const value = known(fact);
	if (value) return judge(value.value);
	const why = fact && "refused" in fact ? fact.refused : "the server does not tell";
	return check(what, "unknown", wanted, `not known: ${why}`, "Look it up at the provider");
}
const POLICIES = {
	jobs: /^noeviction$/,
	cache: /^(?:allkeys-|optimistic-volatile$|eviction$)/,
	cable: /./
};
const WANTED = {
	jobs: "`noeviction`",
	cache: "`allkeys-lru` or `allkeys-lfu`",
	cable: "any: it keeps no keys"
};
const policy = (s, purpose) => asked("policy", WANTED[purpose], s.facts.maxmemoryPolicy, (found) => POLICIES[purpose].test(found) ? check("policy", "ready", WANTED[purpose], found) : check("policy", purpose === "cache" && found.startsWith("volatile-") ? "risk" : "wrong", WANTED[purpose], found, `\`CONFIG SET maxmemory-policy ${purpose === "jobs" ? "noeviction" : "allkeys-lru"}\`, or the provider’s setting of that name`));
function persistence(s, purpose) {
	const wanted = purpose === "jobs" ? "an append-only file" : "not needed";
	return asked("persistence", wanted, s.facts.persistence, (found) => {
		if (purpose !== "jobs") return check("persistence", "ready", wanted, found);
		if (found === "none") return check("persistence", "wrong", wanted, "none", "`CONFIG SET appendonly yes`: a restart loses every job");
		return found === "rdb" ? check("persistence", "risk", wanted, "snapshots", "A crash loses the jobs since the last snapshot: `CONFIG SET appendonly yes`") : check("persistence", "ready", wanted, found);
	});
}
const role = (s) => asked("role", "primary", s.facts.role, (found) => found === "primary" ? check("role", "ready", "primary", found) : check("role", "wrong", "primary", found, "Writes fail with READONLY: use the address of the primary"));
const isNear = (hostClass) => /loopback|private|socket|unix/.test(hostClass);
function tls(s) {
	const wanted = isNear(s.hostClass) ? "not needed here" : "TLS";
	return asked("TLS", wanted, s.facts.tls, (found) => {
		if (found !== "off" || isNear(s.hostClass)) return s.warnings.some((w) => /certificate/.test(w)) ? check("TLS", "risk", wanted, `${found}, certificate not verified`, "Pass the CA: `--tls-ca FILE`") : check("TLS", "ready", wanted, found);
		return check("TLS", "wrong", wanted, "off", "Use the `rediss://` address; the password goes over the network as it is");
	});
}
function version(s, purpose, sidekiq) {
	const floor = purpose !== "jobs" ? "4.0" : sidekiq !== void 0 && !atLeast(sidekiq, "8") ? atLeast(sidekiq, "7") ? "6.2" : "4.0" : "7.0";
	const wanted = `${floor} or later${purpose === "jobs" ? ` (Sidekiq ${sidekiq ?? "8"})` : ""}`;
	return asked("version", wanted, s.facts.version, (found) => atLeast(found, floor) ? check("version", "ready", wanted, found) : check("version", "wrong", wanted, found, "Take a newer version before the cutover"));
}
const RESERVE = 1.25;
const mb = (n) => `${Math.round(n / 1024 ** 2)} MB`;
function size(s, needed) {
	const wanted = needed === void 0 ? "a limit" : `${mb(needed * RESERVE)}: ${mb(needed)} and a quarter`;
	return asked("size", wanted, s.facts.maxmemory, (limit) => {
		const used = known(s.facts.usedMemory)?.value ?? 0;
		if (limit === 0) return check("size", "risk", wanted, "no `maxmemory`", "Set `maxmemory`, so that Redis and not the kernel decides what happens when memory is short");
		if (needed === void 0) return check("size", "ready", wanted, mb(limit));
		const free = limit - used;
		return free >= needed * RESERVE ? check("size", "ready", wanted, `${mb(limit)}, ${mb(free)} free`) : check("size", "wrong", wanted, `${mb(limit)}, ${mb(free)} free`, "Take a larger plan");
	});
}
function expectation(server, { purpose, sidekiq, bytes }) {
	const checks = [
		policy(server, purpose),
		persistence(server, purpose),
		role(server),
		tls(server),
		version(server, purpose, sidekiq),
		...purpose === "cable" ? [] : [size(server, bytes)]
	];
	return {
		server: server.id,
		purpose,
		ready: checks.every((c) => c.state === "ready" || c.state === "risk"),
		checks
	};
}
const BAR = 24;
const MILESTONES = 4;
function progress({ stderr, stdout, env }, quiet) {
	const shares = new Map();
	if (quiet) return {
		tell: () => {},
		done: () => {}
	};
	if (stderr.isTTY && stdout.isTTY) return {
		tell(id, fraction) {
			shares.set(id, fraction);
			const all = [...shares.values()].reduce((n, f) => n + f, 0) / shares.size;
			const full = Math.round(all * BAR);
			stderr.write(`\r\u001b[K${"█".repeat(full)}${"░".repeat(BAR - full)} ${Math.floor(all * 100)} % of the keys read`);
		},
		done: () => stderr.write("\r\x1B[K")
	};
	if (!env.CI || env.CI === "false") return {
		tell: () => {},
		done: () => {}
	};
	return {
		tell(id, fraction) {
			const step = Math.floor(fraction * MILESTONES);
			if (step <= (shares.get(id) ?? 0)) return;
			shares.set(id, step);
			stderr.write(`${id}: ${step * 100 / MILESTONES} % of the keys read\n`);
		},
		done: () => {}
	};
}
const MOST_PEM = 1048576;
function pem(path, cwd) {
	try {
		const file = resolve(cwd, path);
		if (statSync(file).size > MOST_PEM) throw new UsageError(`${path} is larger than 1 MiB`);
		return readFileSync(file, "utf8");
	} catch (error) {
		throw error instanceof UsageError ? error : new UsageError(`${path} ${inWords(error)}`);
	}
}
function trustOf(values, cwd) {
	const { "tls-ca": ca, "tls-fingerprint": fingerprint, "tls-insecure": insecure } = values;
	if (fingerprint !== void 0) fingerprints(fingerprint);
	return {
		...ca !== void 0 && { ca: pem(ca, cwd) },
		...fingerprint !== void 0 && { fingerprint },
		...insecure && { insecure: true }
	};
}
async function completed(audit, values, io, code) {
	const before = values.since === void 0 ? void 0 : await readSavedAudit(resolve(io.cwd, values.since), values.since);
	const purpose = values.expect;
	const moving = (before?.servers ?? []).flatMap((s) => s.keyspace?.workloads ?? []).filter((w) => w.workload !== "unclaimed" && needs[w.workload].kind === purpose);
	const sidekiq = code?.report.apps.map((a) => a.model.gems["sidekiq"]).find((v) => v !== void 0);
	const bytes = moving.reduce((n, w) => n + w.bytes.high, 0);
	const wanted = purpose && {
		purpose,
		...sidekiq !== void 0 && { sidekiq },
		...bytes > 0 && { bytes }
	};
	return {
		...audit,
		...before && { since: compareAudits(before, audit) },
		...wanted && { expected: audit.servers.map((s) => expectation(s, wanted)) }
	};
}
async function audit(args, io) {
	const { values, positionals } = args;
	const { app } = values;
	if (values["from-env"] && app === void 0) throw new UsageError("`--from-env` audits what the code reads: name its folder with `--app PATH`");
	if (!values["from-env"] && positionals.length === 0) throw new UsageError("name a server, as in `redline audit REDIS_URL=\"$REDIS_URL\"`, or use `--from-env --app .`");
	const scanned = async (path, live) => (await import("./scan2.js")).scan([path], values, io, live);
	const trust = trustOf(values, io.cwd);
	const [seconds, keys, commands] = [
		numberOf(values, "max-seconds") ?? 600,
		numberOf(values, "max-keys"),
		numberOf(values, "max-commands")
	];
	const outageHours = numberOf(values, "outage-hours") ?? 4;
	const only = chosen(values);
	const first = app === void 0 ? void 0 : await scanned(app);
	const models = first?.report.apps.map((a) => a.model) ?? [];
	const found = values["from-env"] ? fromEnv(asked$1(models), io.env) : {
		targets: [],
		skipped: []
	};
	const targets = merged([...given(positionals), ...found.targets], io.env);
	if (targets.length === 0) throw new UsageError(`the environment sets none of the variables that the code reads: ${asked$1(models).slice(0, 10).join(", ") || "it reads none"}`);
	const read = await readServers(targets, {
		trust,
		claims: claimsOf(models.flatMap((m) => m.clients)),
		showKeys: values["show-keys"] ?? false,
		jobs: values.jobs ?? false,
		budget: {
			seconds,
			...keys !== void 0 && { keys },
			...commands !== void 0 && { commands }
		},
		outageHours,
		progress: progress(io, values.quiet ?? false)
	});
	for (const { id, why } of read.unreached) io.stderr.write(`${redact(visible(`redline: ${id} could not be reached: ${why}`))}\n`);
	const whole = await completed(read, values, io, first);
	const code = app === void 0 ? void 0 : await scanned(app, { audit: whole });
	const report = code?.report ?? withoutCode(whole, values.env ?? "production", only);
	const gate = code?.gate ?? gateOf(values, {}, defaultGate);
	const outcome = judgeRun(report, gate);
	const ready = (whole.expected ?? []).every((e) => e.ready);
	const exitCode = outcome.code === exit.failed ? exit.failed : read.unreached.length > 0 ? exit.unreachable : outcome.code === exit.clean && !ready ? exit.findings : outcome.code;
	const verdict = exitCode === exit.unreachable ? "incomplete" : !ready ? "fail" : outcome.verdict;
	const own = documentOf(report);
	const told = code ? joinedAudit(whole, report) : {
		...whole,
		findings: own.findings,
		notChecked: report.notChecked ?? []
	};
	const hints = found.skipped;
	return {
		text: await textOf({
			audit: told,
			report,
			code,
			gate,
			verdict
		}, args, io),
		code: exitCode,
		...values.format === "json" || values.format === "sarif" ? { json: true } : {},
		...hints.length > 0 && { hints }
	};
}
export { audit };
