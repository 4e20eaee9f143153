import { n as exit, t as UsageError } from "./errors.js";
import { $ as show, C as uses, H as isNothing, S as isWeb, a as sizeSource, at as contains, ct as place$1, d as asRuby, et as entry, i as snippet, it as isRider, j as before$1, o as waits, r as crowd$1, rt as identity, v as chains, w as called, x as connections } from "./rules.js";
import { a as variables$1, r as options } from "./grouped.js";
import { a as spokenFor, i as needs, n as conflict } from "./workload.js";
import { n as applyEdits, t as unifiedDiff } from "./diff.js";
import { n as meet } from "./overlap.js";
import { t as escaped } from "./pattern.js";
import { d as known } from "./measured.js";
import { t as redact } from "./redact.js";
import { r as plural } from "./tally.js";
import { n as visible } from "./visible.js";
import { n as writeFileSafely } from "./write.js";
import { n as readSavedAudit } from "./saved.js";
import { i as scan, n as onePath } from "./scan.js";
import { dirname, join, resolve } from "node:path";
import { lstatSync, mkdirSync, readdirSync } from "node:fs";
function databases(server, plan) {
	const found = new Map();
	const perWorkload = new Map();
	for (const { client, variable, server: name } of plan.assignments) {
		if (name !== server.name || found.has(variable)) continue;
		const before = perWorkload.get(client.workload) ?? [];
		found.set(variable, before.length);
		perWorkload.set(client.workload, [...before, variable]);
	}
	return found;
}
const ORDER = [
	"cache",
	"jobs",
	"session",
	"data",
	"feature-flag",
	"cable",
	"rate-limit",
	"lock"
];
const NAMES = {
	cache: "cache",
	jobs: "jobs",
	session: "data",
	data: "data",
	"feature-flag": "data",
	cable: "cable",
	"rate-limit": "locks",
	lock: "locks"
};
const together = (a, b) => conflict(a, b) === void 0 && needs[a].persistence === needs[b].persistence && needs[a].eviction === "wanted" === (needs[b].eviction === "wanted");
function groups(workloads) {
	const found = [];
	const sorted = [...new Set(workloads)].sort((a, b) => ORDER.indexOf(needs[a].kind) - ORDER.indexOf(needs[b].kind));
	for (const workload of sorted) {
		const home = found.find((group) => group.every((other) => together(other, workload)));
		if (home) home.push(workload);
		else found.push([workload]);
	}
	return found.map((group) => {
		const first = group[0];
		return {
			name: NAMES[needs[first].kind],
			workloads: group,
			policy: needs[first].eviction === "wanted" ? "allkeys-lru" : "noeviction",
			persistent: needs[first].persistence === "wanted"
		};
	});
}
const PLATFORM = /^(?:(?:HEROKU_)?REDIS(?:_[A-Z]+)?_TLS_URL|HEROKU_REDIS_\w+_URL|(?:REDIS|VALKEY|KV|REDISCLOUD|REDISTOGO|REDISGREEN|OPENREDIS|UPSTASH_REDIS|SCALINGO_REDIS)_UR[LI]|STACKHERO_\w+)$/;
const WORDS = {
	app: "DATA",
	"rate-limit": "LIMITS",
	lock: "LOCKS",
	"feature-flag": "FLAGS"
};
const isSentinels = (v) => v.kind === "env" && /SENTINEL/i.test(v.name);
function firstVariable(client) {
	const heads = new Set(chains(client.endpoint, {}).map((chain) => {
		const first = chain.find((a) => !isSentinels(a.value))?.value;
		return first?.kind === "env" ? first.name : void 0;
	}));
	const [only] = heads;
	return heads.size === 1 ? only : void 0;
}
const writtenAlternatives = (endpoint) => options(endpoint).filter((o) => !(o.kind === "literal" && o.implied));
function place(client) {
	const written = writtenAlternatives(client.endpoint);
	const preferred = client.endpoint.kind === "firstOf" && written[0]?.kind === "env" ? written.slice(0, 1) : written;
	return `${client.workload}\n${preferred.map(identity).join("\n")}`;
}
const inCapitals = (name) => name.replace(/([a-z\d])([A-Z])/g, "$1_$2").replace(/[^A-Za-z\d]+/g, "_").replace(/^_+|_+$/g, "").toUpperCase();
function freshName(client, used) {
	const word = WORDS[client.workload] ?? inCapitals(client.workload);
	const own = inCapitals(client.name).replace(/^REDIS_|_(?:REDIS|POOL|URL)$/g, "");
	const free = [
		`REDIS_${word}_URL`,
		...own && own !== word ? [`REDIS_${own}_URL`] : [],
		`${word}_REDIS_URL`
	].find((name) => !used.has(name));
	if (free) return free;
	for (let n = 2;; n++) if (!used.has(`REDIS_${word}_${n}_URL`)) return `REDIS_${word}_${n}_URL`;
}
function kept(client, group, all) {
	const name = firstVariable(client);
	if (name === void 0 || PLATFORM.test(name)) return void 0;
	const rivals = all.filter(([other, of]) => of !== group && firstVariable(other) === name);
	const named = (c) => spokenFor[needs[c.workload].kind].test(name);
	return rivals.length === 0 || named(client) && !rivals.some(([other]) => named(other)) ? name : void 0;
}
function assign(model) {
	const clients = model.clients.filter((c) => !isRider(c));
	const found = groups(clients.map((c) => c.workload));
	const all = clients.flatMap((client) => {
		const group = found.find((g) => g.workloads.includes(client.workload));
		return group ? [[client, group]] : [];
	});
	const used = new Set(model.clients.flatMap((c) => variables$1(c.endpoint)));
	const names = new Map();
	return {
		groups: found,
		assignments: all.map(([client, group]) => {
			const own = kept(client, group, all);
			if (own !== void 0) return {
				client,
				variable: own,
				fresh: false,
				server: group.name
			};
			const at = place(client);
			const variable = names.get(at) ?? freshName(client, used);
			names.set(at, variable);
			used.add(variable);
			return {
				client,
				variable,
				fresh: true,
				server: group.name
			};
		})
	};
}
const UNITS = [
	"B",
	"KiB",
	"MiB",
	"GiB",
	"TiB"
];
function bytes(n) {
	let unit = 0;
	let left = n;
	while (left >= 1024 && unit < UNITS.length - 1) {
		left /= 1024;
		unit++;
	}
	return `${left >= 100 || unit === 0 ? Math.round(left) : Math.round(left * 10) / 10} ${UNITS[unit]}`;
}
const number = (n) => {
	const rounded = n >= 100 ? Math.round(n) : Math.round(n * 100) / 100;
	const [whole = "", part] = String(rounded).split(".");
	return `${whole.replace(/\B(?=(\d{3})+$)/g, ",")}${part ? `.${part}` : ""}`;
};
const listed = (items, word = "and") => items.length < 2 ? items[0] ?? "" : `${items.slice(0, -1).join(", ")} ${word} ${items.at(-1)}`;
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;
const plain = (text) => text.replace(UNSEEN, " ").trim();
const code = (text) => `\`${plain(text).replaceAll("`", "'") || " "}\``;
const slug = (text) => text.replace(/([a-z\d])([A-Z])/g, "$1-$2").toLowerCase().replace(/[^a-z\d]+/g, "-").replace(/^[^a-z]+|-+$/g, "").slice(0, 30).replace(/-+$/, "") || "app";
const nameOf$1 = (process) => plain(process.name ?? process.kind);
const processVariables = (plan) => plan.model.processes.map((process) => ({
	process,
	name: nameOf$1(process),
	assignments: plan.assignments.filter((a) => uses(a.client, process, plan.model))
})).filter((p) => p.assignments.length > 0);
function services(plan, reserved) {
	const byName = new Map();
	for (const p of processVariables(plan)) byName.set(p.name, [...byName.get(p.name) ?? [], p]);
	const taken = new Set(reserved);
	return [...byName].flatMap(([name, [first, ...others]]) => {
		if (!first) return [];
		const own = slug(name);
		let key = own;
		for (let n = 2; taken.has(key); n++) key = `${own}-${n}`;
		taken.add(key);
		return [{
			key,
			process: first.process,
			variables: new Map([first, ...others].flatMap((p) => p.assignments.map((a) => [a.variable, a.server])))
		}];
	});
}
function before({ client }) {
	const shown = writtenAlternatives(client.endpoint).map(show);
	const named = shown.filter((s) => !s.includes("unknown ("));
	if (named.length < shown.length) return [...named, "an address that the code puts together"].join(" or ");
	return named.join(" or ") || "what the library does by itself";
}
const pushing = (plan) => [...new Set(processVariables(plan).filter((p) => p.process.kind !== "sidekiq" && p.process.kind !== "resque" && p.assignments.some((a) => a.server === "jobs")).map((p) => p.name))];
const webs = (model) => model.processes.filter(isWeb);
const workers = (model) => model.processes.filter((p) => p.kind === "sidekiq" || p.kind === "resque");
const COMMANDS = {
	puma: "bundle exec puma -C config/puma.rb",
	resque: "bundle exec rake resque:work",
	good_job: "bundle exec good_job start",
	solid_queue: "bin/jobs",
	delayed_job: "bundle exec rake jobs:work",
	karafka: "bundle exec karafka server",
	clockwork: "bundle exec clockwork clock.rb",
	sneakers: "bundle exec rake sneakers:run"
};
const command = ({ kind }) => COMMANDS[kind] ?? `bundle exec ${plain(kind)}`;
const MIB$1 = 1024 ** 2;
const container = (s) => `redis-${s.name}`;
const password = (s) => `${s.name.toUpperCase()}_REDIS_PASSWORD`;
const memory = (s) => s.fit.size?.name ?? "256mb";
function redisConf(s) {
	const measured = s.need.bytes === null ? "Not measured, so this is only a place to start: RUNBOOK.md says what to measure and how." : `${bytes(s.need.bytes)} needed${s.need.bound ? ", which is what today's plan can hold: not measured" : ""}.`;
	const kept = s.persistent ? `# Jobs and data must survive a restart: at most the last second is lost.
appendonly yes
appendfsync everysec
save 3600 1 300 100 60 10000
` : `# Nothing here is worth a write to disk.
appendonly no
save ""
`;
	return `# ${s.name}. Written by redline plan.
port 6379
protected-mode yes
tcp-keepalive 300
timeout 0

# ${measured}${s.persistent ? "\n# The container has twice this: writing the append-only file anew copies what changes meanwhile." : ""}
maxmemory ${memory(s)}
maxmemory-policy ${s.policy}

${kept}
# A subscriber that does not keep up is cut before it takes the others' memory.
client-output-buffer-limit pubsub 32mb 8mb 60
`;
}
const service$1 = (s) => `  ${container(s)}:
    image: valkey/valkey:8.1
    command: ["valkey-server", "/etc/redis.conf", "--requirepass", "\${${password(s)}?set it in .env}"]
    environment:
      REDISCLI_AUTH: \${${password(s)}}
    volumes:
      - ./redis/${s.name}.conf:/etc/redis.conf:ro
${s.persistent ? `      - ${container(s)}:/data\n` : ""}    mem_limit: ${Math.ceil((s.fit.size?.usable ?? 256 * MIB$1) * (s.persistent ? 2 : 1.5) / MIB$1)}m
    restart: unless-stopped
    healthcheck:
      test: ["CMD", "valkey-cli", "ping"]
      interval: 10s
      timeout: 3s
      retries: 5
`;
function processes$1(plan) {
	return services(plan, plan.servers.map(container)).map(({ key, variables }) => {
		const lines = [...variables].map(([variable, server]) => {
			const s = plan.servers.find((p) => p.name === server);
			return `      ${variable}: redis://:\${${password(s)}}@${container(s)}:6379/${databases(s, plan).get(variable) ?? 0}\n`;
		});
		const needed = [...new Set(variables.values())].map((server) => `      redis-${server}:\n        condition: service_healthy\n`);
		return `  ${quoted$1(key)}:
    environment:
${lines.join("")}    depends_on:
${needed.join("")}`;
	}).join("\n");
}
const quoted$1 = (key) => /^(?:true|false|yes|no|on|off|null|y|n)$/.test(key) ? `"${key}"` : key;
function compose(plan, app) {
	const volumes = plan.servers.filter((s) => s.persistent).map((s) => `  ${container(s)}:\n`);
	const text = `# Redis servers of ${plain(app)}. Written by redline plan. Lay it over the app's own file:
#   docker compose -f compose.yaml -f compose.redis.production.yaml up -d
# The passwords stand in .env. Passwords go into URLs: letters and digits only.

services:
${plan.servers.map(service$1).join("\n")}
${processes$1(plan)}${volumes.length > 0 ? `\nvolumes:\n${volumes.join("")}` : ""}`;
	return new Map([["compose.redis.production.yaml", text], ...plan.servers.map((s) => [`redis/${s.name}.conf`, redisConf(s)])]);
}
const CONNECT = `# The app has the gem redis or, with Sidekiq 7 and later, perhaps redis-client alone: both answer \`call\`.
require "openssl"

def server(url, unverified: false)
  options = { url: url, timeout: 10 }
  options[:ssl_params] = { verify_mode: OpenSSL::SSL::VERIFY_NONE } if unverified
  require "redis"
  Redis.new(**options)
rescue LoadError
  require "redis-client"
  RedisClient.config(**options).new_client
end

# Pairs come flat or nested, as the protocol's version has it.
def pairs(answer)
  answer.flatten.each_slice(2).to_a
end
`;
const OLD = `# OLD_UNVERIFIED=1 where the old server's certificate is self-signed, as Heroku's are.
OLD = server(ENV.fetch("OLD_REDIS_URL"), unverified: ENV["OLD_UNVERIFIED"] == "1")
`;
const copied = (plan) => plan.assignments.filter((a) => needs[a.client.workload].persistence === "wanted" && needs[a.client.workload].kind !== "jobs");
function copyKeys(plan) {
	const [first] = copied(plan);
	if (!first) return void 0;
	return `# Copies keys by value, with their expiry, from the server in OLD_REDIS_URL to the one in NEW_REDIS_URL. Written by redline plan.
#
#   OLD_REDIS_URL=... NEW_REDIS_URL="$${first.variable}" ruby copy_keys.rb "presence:*" "cart:*"
#
# The patterns say which keys: never "*" on a server that holds jobs or a cache. By value, because DUMP and RESTORE fail
# between versions. Nothing is deleted on the old server; what has a copy already is written anew. Run it while nothing
# writes these keys: a key that changes during its copy may arrive torn.

abort "name the patterns of the keys to copy" if ARGV.empty? || ARGV.include?("*")

${CONNECT}
${OLD}NEW = server(ENV.fetch("NEW_REDIS_URL"))

# Calls the block with what each step of SCAN and its kin returns.
def scan(*command, **options)
  cursor = "0"
  loop do
    cursor, found = OLD.call(*command, cursor, *options.flat_map { |name, value| [name.to_s.upcase, value] }, "COUNT", 500)
    yield found
    break if cursor == "0"
  end
end

def copy(key)
  case OLD.call("TYPE", key)
  when "string"
    value = OLD.call("GET", key)
    NEW.call("SET", key, value) if value
  when "hash" then scan("HSCAN", key) { |found| NEW.call("HSET", key, *found.flatten) unless found.empty? }
  when "set" then scan("SSCAN", key) { |found| NEW.call("SADD", key, *found) unless found.empty? }
  when "zset"
    scan("ZSCAN", key) { |found| NEW.call("ZADD", key, *pairs(found).flat_map { |m, s| [s.to_s, m] }) unless found.empty? }
  when "list"
    0.step(by: 500) do |from|
      items = OLD.call("LRANGE", key, from, from + 499)
      break if items.empty?
      NEW.call("RPUSH", key, *items)
    end
  when "none" then return 0
  else
    warn "left: #{key} is a #{OLD.call("TYPE", key)}"
    return 0
  end
  1
end

total = 0
ARGV.each do |pattern|
  scan("SCAN", match: pattern) do |keys|
    keys.uniq.each do |key|
      NEW.call("DEL", key)
      total += copy(key)
      left = OLD.call("PTTL", key)
      NEW.call("PEXPIRE", key, left) if left.positive?
      NEW.call("DEL", key) if left == -2
    end
  end
end

puts "#{total} copied"
`;
}
const row$1 = (cells) => `| ${cells.map((c) => c.replaceAll("|", "\\|")).join(" | ")} |`;
function value(plan, server, database) {
	const path = database > 0 ? `/${database}` : "";
	switch (plan.to) {
		case "elasticache": return `\`$(terraform -chdir=terraform output -raw ${server}_url)${path}\``;
		case "render": return `by \`fromService\` in render.yaml${path ? `, with \`${path}\` behind it` : ""}`;
		default: return `by compose.redis.production.yaml${path ? ` (database ${database})` : ""}`;
	}
}
function setting(plan) {
	if (plan.to !== "elasticache") return "";
	const lines = plan.servers.flatMap((s) => [...databases(s, plan)].map(([variable, n]) => `  ${variable}="$(terraform -chdir=terraform output -raw ${s.name}_url)${n > 0 ? `/${n}` : ""}"`));
	const command = plan.model.platform === "heroku" ? "heroku config:set" : "env";
	return plan.model.platform === "heroku" ? `\nRUNBOOK.md says when. The cache's variable may go first, by itself; set the others together, because each \`config:set\` restarts every dyno:\n\n\`\`\`sh\n${command} \\\n${lines.join(" \\\n")}\n\`\`\`\n\nHeroku's dynos reach ElastiCache only over a private network (Private Spaces with peering or a VPN), or once the app itself runs in AWS.\n` : `\nTheir values:\n\n\`\`\`sh\n${lines.map((l) => l.trim()).join("\n")}\n\`\`\`\n`;
}
function environment(plan, app) {
	const numbers = new Map(plan.servers.flatMap((s) => [...databases(s, plan)]));
	const tables = processVariables(plan).map(({ name, assignments }) => {
		const rows = [...new Map(assignments.map((a) => [`${before(a)}\n${a.variable}`, a])).values()];
		return [
			`## ${code(name)}`,
			"",
			row$1([
				"Workload",
				"Reads today",
				"Reads then",
				"Server",
				"Value"
			]),
			row$1([
				"---",
				"---",
				"---",
				"---",
				"---"
			]),
			...rows.map((a) => row$1([
				a.client.workload,
				code(before(a)),
				`${code(a.variable)}${a.fresh ? "" : " (as today, with a new value)"}`,
				a.server,
				value(plan, a.server, numbers.get(a.variable) ?? 0)
			])),
			""
		].join("\n");
	});
	return `# Variables of ${plain(app)}

As long as a new variable is not set, the code of \`patches/1-variables.patch\` falls back to what it reads today.
One-off processes (console, rake tasks, migrations) read the same variables: set them for the whole app, not for single processes.

${tables.join("\n")}${setting(plan)}`;
}
function prefixOf(plan) {
	const client = plan.model.clients.find((c) => c.workload === "resque" || c.workload === "sidekiq");
	const prefix = (client?.prefix?.kind === "literal" && typeof client.prefix.value === "string" ? client.prefix.value : void 0) ?? (client?.workload === "resque" ? "resque" : "");
	return /^[\w:.-]*$/.test(prefix) && prefix !== "" ? `${prefix}:` : "";
}
const RESQUE = `cursor = "0"
delayed = []
loop do
  cursor, keys = OLD.call("SCAN", cursor, "MATCH", "#{PREFIX}delayed:*", "COUNT", 1000)
  delayed.concat(keys)
  break if cursor == "0"
end
delayed.uniq.each do |key|
  total += report(key.delete_prefix(PREFIX), move_list(key)) if OLD.call("TYPE", key) == "list"
end
total += report("delayed_queue_schedule", move_sorted_set("#{PREFIX}delayed_queue_schedule"))
total += report("failed", move_list("#{PREFIX}failed"))`;
const SIDEKIQ = "%w[schedule retry dead].each { |set| total += report(set, move_sorted_set(\"#{PREFIX}#{set}\")) }";
function moveJobs(plan) {
	const jobs = plan.assignments.find((a) => a.client.workload === "sidekiq" || a.client.workload === "resque");
	if (!jobs) return void 0;
	return `# Moves jobs from the server in OLD_REDIS_URL to the one in ${jobs.variable}. Written by redline plan.
#
#   OLD_REDIS_URL=... ruby move_jobs.rb
#
# On a machine near both servers that has the gem redis, with ${jobs.variable} set to the new server's address.
# Run it once no worker runs, and again after the cutover until it moves nothing any more: that is the sweep of jobs that
# were pushed to the old server in between. Interrupted, it can be started again: a batch is written before it is taken.

PREFIX = ${JSON.stringify(prefixOf(plan))}
BATCH = 500

${CONNECT}
${OLD}NEW = server(ENV.fetch("${jobs.variable}"))

def run_id(server)
  server.call("INFO", "server")[/^run_id:(\\h+)/, 1]
end

abort "OLD_REDIS_URL and ${jobs.variable} are one server" if run_id(OLD) && run_id(OLD) == run_id(NEW)

# The oldest jobs stand at the right end, where nothing is added: what the app pushes meanwhile goes to the left.
def move_list(key)
  moved = 0
  until (batch = OLD.call("LRANGE", key, -BATCH, -1)).empty?
    NEW.call("LPUSH", key, *batch.reverse)
    OLD.call("LTRIM", key, 0, -batch.size - 1)
    moved += batch.size
  end
  moved
end

def move_sorted_set(key)
  moved = 0
  until (batch = pairs(OLD.call("ZRANGE", key, 0, BATCH - 1, "WITHSCORES"))).empty?
    NEW.call("ZADD", key, *batch.flat_map { |member, score| [score.to_s, member] })
    OLD.call("ZREM", key, *batch.map(&:first))
    moved += batch.size
  end
  moved
end

def report(name, moved)
  puts format("%8d  %s", moved, name) if moved.positive?
  moved
end

queues = OLD.call("SMEMBERS", "#{PREFIX}queues").to_a
NEW.call("SADD", "#{PREFIX}queues", *queues) unless queues.empty?

total = queues.sum { |queue| report(queue, move_list("#{PREFIX}queue:#{queue}")) }
${jobs.client.workload === "resque" ? RESQUE : SIDEKIQ}

puts "#{total} moved"
`;
}
const textIn = (bench, draft, file) => draft.texts.get(file) ?? bench.read(file);
const nameOf = (c) => [
	c.workload,
	c.role ?? "",
	c.name,
	c.library,
	isRider(c) ? "rider" : "",
	c.at.file
].join("\n");
function sameClients(before, after) {
	const [a, b] = [before.clients.map(nameOf), after.clients.map(nameOf)];
	return a.length === b.length && a.every((name, i) => name === b[i]);
}
const sameEndpoints = (before, after) => before.clients.every((c, i) => isRider(c) || identity(c.endpoint) === identity(after.clients[i].endpoint));
const gapsIn = (model, file) => model.gaps.filter((g) => g.at.file === file).length;
const understood = (before, after, files) => after.failures <= before.failures && after.model.gaps.length <= before.model.gaps.length && files.every((file) => gapsIn(after.model, file) <= gapsIn(before.model, file));
function attempt(bench, draft, edits, keep) {
	if (edits.length === 0 || edits.some((e, i) => edits.slice(0, i).some((o) => meet(o, e)))) return void 0;
	const files = [...new Set(edits.map((e) => e.at.file))];
	const texts = new Map(draft.texts);
	for (const file of files) {
		const text = textIn(bench, draft, file);
		const own = edits.filter((e) => e.at.file === file);
		if (text === void 0 || own.some((e) => e.at.start < 0 || e.at.end < e.at.start || e.at.end > text.length)) return void 0;
		texts.set(file, applyEdits(text, own));
	}
	return attemptTexts(bench, draft, texts, files, keep);
}
function attemptTexts(bench, draft, texts, files, keep) {
	const looked = bench.look(texts);
	return understood(draft.looked, looked, files) && keep(draft.looked, looked) ? {
		texts,
		looked
	} : void 0;
}
const isYaml = (file) => /\.ya?ml(?:\.erb)?$/.test(file);
const between = (at, start, end, text) => ({
	at: {
		...at,
		start,
		end
	},
	text
});
const operand = (source) => /\s\?\s|\b(?:and|or|if|unless|rescue|not)\b|[^=!<>]=[^=>~]/.test(source) ? `(${source})` : source;
function valueStretch(options, key, text) {
	const at = options.keys?.get(key);
	const value = options.entries.get(key);
	if (!at || !value) return void 0;
	const gap = /^(?::?["']?\s*(?:=>)?\s*)/.exec(text.slice(at.end))?.[0].length ?? 0;
	const start = at.end + gap;
	const written = at.written?.text;
	if (written !== void 0 && written !== "" && text.startsWith(written, start)) return {
		start,
		end: start + written.length
	};
	return value.at.file === at.file && value.at.start === start ? {
		start,
		end: value.at.end
	} : void 0;
}
const pair = (key, source) => `${key}: ${source}`;
const indentOf = (text, offset) => {
	const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
	return /^[ \t]*$/.test(line) ? line : void 0;
};
function added(options, at, more, text) {
	if (options?.kind !== "record" || Object.keys(more).some((key) => options.entries.has(key) && options.entries.get(key)?.kind !== "absent")) return void 0;
	const keys = [...options.keys ?? []].filter(([key]) => options.entries.has(key)).sort(([, a], [, b]) => a.start - b.start);
	const own = keys.find(([, k]) => contains(at, k));
	const [name = "", anchor] = keys.find(([key, k]) => key === "url" && contains(at, k)) ?? own ?? keys.find(([key]) => key === "url") ?? keys[0] ?? [];
	const source = anchor && text(anchor.file);
	if (!anchor || source === void 0) return void 0;
	const indent = indentOf(source, anchor.start);
	if (isYaml(anchor.file)) {
		if (indent === void 0) return void 0;
		const lines = Object.entries(more).map(([k, s]) => pair(k, s));
		const eol = source.indexOf("\n", anchor.end);
		const scalar = /^["']?:[ \t]+[^\s&*!|>[{#]/.test(source.slice(anchor.end));
		if (name === "url" && scalar && eol !== -1) return between(anchor, eol, eol, lines.map((l) => `\n${indent}${l}`).join(""));
		return between(anchor, anchor.start, anchor.start, lines.map((l) => `${l}\n${indent}`).join(""));
	}
	const behind = name === "url" ? valueStretch(options, name, source) : void 0;
	const parts = Object.entries(more).map(([k, s]) => pair(k, s));
	if (behind) return between(anchor, behind.end, behind.end, parts.map((p) => indent === void 0 ? `, ${p}` : `,\n${indent}${p}`).join(""));
	const inserted = indent === void 0 ? `${parts.join(", ")}, ` : parts.map((p) => `${p},\n${indent}`).join("");
	return between(anchor, anchor.start, anchor.start, inserted);
}
function removed(options, key, text) {
	const at = options.keys?.get(key);
	const value = options.entries.get(key);
	if (!at || !value) return void 0;
	if (isYaml(at.file)) {
		const start = text.lastIndexOf("\n", at.start - 1) + 1;
		const last = value.at.file === at.file && value.at.end > at.end ? text.slice(0, value.at.end).trimEnd().length : at.end;
		const next = text.indexOf("\n", last);
		return indentOf(text, at.start) === void 0 ? void 0 : between(at, start, next === -1 ? text.length : next + 1, "");
	}
	const stretch = valueStretch(options, key, text);
	if (!stretch) return void 0;
	const start = text[at.start - 1] === ":" ? at.start - 1 : at.start;
	const behind = /^\s*,[ \t]*/.exec(text.slice(stretch.end))?.[0] ?? "";
	if (behind !== "") {
		const end = stretch.end + behind.length;
		const indent = indentOf(text, start);
		return indent !== void 0 && text[end] === "\n" ? between(at, start - indent.length, end + 1, "") : between(at, start, end, "");
	}
	const before = /,\s*$/.exec(text.slice(0, start))?.[0] ?? "";
	return between(at, start - before.length, stretch.end, "");
}
const same = (a, b) => a.at.file === b.at.file && a.at.start === b.at.start && a.at.end === b.at.end && a.text === b.text;
const distinct = (edits) => edits.filter((e, i) => !edits.slice(0, i).some((o) => same(o, e)));
const MENDED = [
	"misplaced-key",
	"cable-prefix",
	"missing-timeout",
	"loose-timeout",
	"undersized-pool",
	"missing-pool-timeout",
	"cache-clear-flushes"
];
const SHORT = 3;
function limits(client, model) {
	if (client.library === "action-cable" && before$1(model.gems["rails"], "6")) return void 0;
	if (client.library === "ioredis" || client.library === "node-redis") return void 0;
	const { connect, read } = waits(client, model);
	const longest = Math.max(connect.seconds ?? 0, read.seconds ?? 0);
	const source = String(longest > 0 && longest <= SHORT ? longest : client.library === "sidekiq" ? SHORT : 1);
	const unset = [connect.from === "default" && "connect_timeout", read.from === "default" && "read_timeout"].filter((k) => k !== false);
	if (unset.length === 1) return { [unset[0]]: source };
	return client.library === "rails-cache" ? {
		connect_timeout: source,
		read_timeout: source,
		write_timeout: source
	} : { timeout: source };
}
const one = (edit) => edit ? [edit] : [];
function timeouts(client, model, text) {
	const more = limits(client, model);
	return more ? one(added(client.options, client.at, more, text)) : [];
}
function isNumber(size, file) {
	const [first, second] = size?.kind === "firstOf" ? size.options : [void 0, size];
	return (first === void 0 || first.kind === "env") && second?.kind === "literal" && second.setting === void 0 && second.at.file === file;
}
function inHash(hash, size, text) {
	const key = hash.keys?.get("size");
	const source = key && text(key.file);
	if (!key || source === void 0 || isYaml(key.file)) return [];
	const stretch = valueStretch(hash, "size", source);
	if (!isNumber(hash.entries.get("size"), key.file)) return [];
	const limit = isNothing(entry(hash, "timeout")) ? one(added(hash, hash.at, { timeout: "1" }, text)) : [];
	return stretch ? [...limit, between(key, stretch.start, stretch.end, size)] : [];
}
function pool(client, model, text) {
	const found = crowd$1(client, model);
	if (!found) return [];
	const size = sizeSource(client.poolSize, found.needed);
	if (client.library === "rails-cache") {
		const own = client.options && entry(client.options, "pool");
		if (own?.kind === "record") return inHash(own, size, text);
		const more = before$1(model.gems["rails"] ?? model.gems["activesupport"], "7.1") ? {
			pool_size: size,
			pool_timeout: "1"
		} : { pool: `{ size: ${size}, timeout: 1 }` };
		return one(added(client.options, client.at, more, text));
	}
	const around = model.calls.find((c) => /^ConnectionPool(?:::Wrapper)?\.new$/.test(c.path) && contains(c.at, client.at));
	const hash = around?.args.findLast((a) => a.kind === "record");
	if (hash) return inHash(hash, size, text);
	const source = around && text(around.at.file);
	if (!around || source === void 0) return [];
	const rest = source.slice(around.nameAt.end);
	const empty = /^\(\s*\)/.exec(rest)?.[0].length ?? 0;
	if (empty === 0 && !/^\s*(?:do\b|\{)/.test(rest)) return [];
	return [between(around.nameAt, around.nameAt.end, around.nameAt.end + empty, `(size: ${size}, timeout: 1)`)];
}
function own(finding, client, model, text) {
	switch (finding.rule) {
		case "missing-timeout": return timeouts(client, model, text);
		case "undersized-pool":
		case "missing-pool-timeout": return client.role ? [] : pool(client, model, text);
		default: return [];
	}
}
const kind = (f) => `${f.rule}\n${f.about}`;
const count$1 = (findings, of) => findings.filter((f) => kind(f) === of).length;
const gone = (all) => (before, after) => all.every((f) => count$1(after.findings, kind(f)) < count$1(before.findings, kind(f))) && after.findings.every((f) => count$1(after.findings, kind(f)) <= Math.max(1, count$1(before.findings, kind(f)))) && after.findings.every((f) => f.rule !== "invalid-option" || count$1(before.findings, kind(f)) > 0) && sameClients(before.model, after.model) && (all.some((f) => f.rule === "misplaced-key") || sameEndpoints(before.model, after.model));
function ways$1(finding, bench, draft) {
	const { model } = draft.looked;
	const client = model.clients.find((c) => place$1(c.at) === place$1(finding.at) && c.ridesOn === void 0);
	const text = (file) => textIn(bench, draft, file);
	return [client ? own(finding, client, model, text) : [], finding.fix?.edits ?? []].filter((edits) => edits.length > 0);
}
function mendRule(bench, first, rule) {
	const wanted = (d) => d.looked.findings.filter((f) => f.rule === rule && f.confidence !== "possible");
	const all = wanted(first).flatMap((f) => ways$1(f, bench, first).slice(0, 1).map((edits) => ({
		f,
		edits
	})));
	const together = attempt(bench, first, distinct(all.flatMap((a) => a.edits)), gone(all.map((a) => a.f)));
	if (together) return together;
	let draft = first;
	const tried = new Set();
	for (;;) {
		const next = wanted(draft).find((f) => !tried.has(`${kind(f)}\n${f.at.file}`));
		if (!next) return draft;
		const done = ways$1(next, bench, draft).reduce((found, edits) => found ?? attempt(bench, draft, edits, gone([next])), void 0);
		if (!done) tried.add(`${kind(next)}\n${next.at.file}`);
		draft = done ?? draft;
	}
}
const unmisplace = (bench, draft) => mendRule(bench, draft, "misplaced-key");
function namespaced(bench, first) {
	let draft = first;
	for (const [i, client] of first.looked.model.clients.entries()) {
		const now = draft.looked.model.clients[i];
		if (client.library !== "rails-cache" || client.ridesOn !== void 0 || now.prefix !== null) continue;
		const edits = one(added(now.options, now.at, { namespace: "\"cache\"" }, (file) => textIn(bench, draft, file)));
		const keep = (before, after) => sameClients(before.model, after.model) && sameEndpoints(before.model, after.model) && after.model.clients[i]?.prefix !== null;
		draft = attempt(bench, draft, edits, keep) ?? draft;
	}
	return draft;
}
const mend = (bench, draft) => MENDED.filter((rule) => rule !== "misplaced-key").reduce((d, rule) => mendRule(bench, d, rule), namespaced(bench, draft));
const unverified = (client) => client.tlsVerify === "none" && !isRider(client);
function edit(client, text) {
	const { options } = client;
	const params = options?.kind === "record" ? options.entries.get("ssl_params") : void 0;
	const from = (hash, key) => {
		const file = hash.keys?.get(key)?.file;
		const source = file === void 0 ? void 0 : text(file);
		return source === void 0 ? void 0 : removed(hash, key, source);
	};
	if (options?.kind !== "record" || params?.kind !== "record") return void 0;
	return [...params.entries].filter(([key, v]) => key !== "verify_mode" && !isNothing(v)).length > 0 || params.open ? from(params, "verify_mode") : from(options, "ssl_params");
}
const count = (looked) => looked.model.clients.filter(unverified).length;
function verify(bench, first) {
	const edits = first.looked.model.clients.filter(unverified).flatMap((c) => edit(c, (file) => textIn(bench, first, file)) ?? []);
	const none = (before, after) => count(after) === 0 && sameClients(before.model, after.model) && sameEndpoints(before.model, after.model);
	const together = attempt(bench, first, distinct(edits), none);
	if (together) return {
		draft: together,
		left: []
	};
	let draft = first;
	for (let i = 0; i < draft.looked.model.clients.length; i++) {
		const client = draft.looked.model.clients[i];
		if (!unverified(client)) continue;
		const change = edit(client, (file) => textIn(bench, draft, file));
		const keep = (before, after) => count(after) < count(before) && sameClients(before.model, after.model) && sameEndpoints(before.model, after.model);
		draft = (change && attempt(bench, draft, [change], keep)) ?? draft;
	}
	return {
		draft,
		left: draft.looked.model.clients.filter(unverified)
	};
}
const preferred = (variable) => `ENV["${variable}"].presence`;
function present$1(client) {
	if (client.endpoint.kind === "either") return void 0;
	const parts = options(client.endpoint).filter((o) => o.kind !== "absent" && !(o.kind === "literal" && (o.implied || o.value === null))).map((o) => o.kind === "env" ? `ENV["${o.name}"]` : asRuby(o));
	return parts.includes(void 0) ? void 0 : parts.join(" || ");
}
function withFallback(client, variable) {
	const now = present$1(client);
	return now === void 0 ? void 0 : now === "" ? preferred(variable) : `${preferred(variable)} || ${now}`;
}
const TAG = /<%=-?\s*([\s\S]*?)\s*-?%>/g;
function erbAsRuby(scalar) {
	const quoted = /^(["'])(.*)\1$/.exec(scalar);
	const text = quoted ? quoted[2] : scalar;
	const whole = /^<%=-?\s*((?:(?!%>)[\s\S])*?)\s*-?%>$/.exec(text);
	if (whole) return operand(whole[1]);
	if (text === "" || /^[&*!|>[{]/.test(text) || /["\\#]/.test(text.replace(TAG, "")) || /<%(?!=)/.test(text)) return void 0;
	return `"${text.replace(TAG, (_, inner) => `#{${inner}}`)}"`;
}
function inYaml(client, variable, text) {
	const key = client.options?.kind === "record" ? client.options.keys?.get("url") : void 0;
	const source = key && isYaml(key.file) ? text(key.file) : void 0;
	if (!key || source === void 0) return [];
	const eol = source.indexOf("\n", key.end);
	const line = source.slice(key.end, eol === -1 ? source.length : eol).replace(/\r$/, "");
	const [, before, scalar] = /^(["']?:[ \t]+)(\S.*?)[ \t]*(?:[ \t]#[^%>]*)?$/.exec(line) ?? [];
	const ruby = scalar === void 0 ? void 0 : erbAsRuby(scalar);
	if (before === void 0 || scalar === void 0 || ruby === void 0) return [];
	const start = key.end + before.length;
	return [between(key, start, start + scalar.length, `<%= ${preferred(variable)} || ${ruby} %>`)];
}
function atKey(client, variable, text) {
	const { options: hash } = client;
	const key = hash?.kind === "record" ? hash.keys?.get("url") : void 0;
	const source = key && !isYaml(key.file) ? text(key.file) : void 0;
	if (hash?.kind !== "record" || !key || source === void 0) return [];
	const stretch = valueStretch(hash, "url", source);
	if (!stretch) return [];
	const old = source.slice(stretch.start, stretch.end);
	return [between(key, stretch.start, stretch.end, `${preferred(variable)} || ${operand(old)}`)];
}
const EXPRESSION = String.raw`((?:\*\*)?[@$]{0,2}\w[\w:.]*(?:\(\)|\[:\w+\]|\(:\w+\)|\.\w+[?!]?)*)`;
const HANDED = [
	new RegExp(String.raw`^([\w.]+\.redis\s*=\s*)${EXPRESSION}()$`),
	new RegExp(String.raw`^((?:::)?Redis(?:Client)?\.(?:new|config)\s*\(\s*)${EXPRESSION}(\s*\))$`),
	new RegExp(String.raw`^([\s\S]*:redis_cache_store,\s*)${EXPRESSION}()$`)
];
const handed = (form) => (client, variable, text) => {
	const source = text(client.at.file);
	if (source === void 0 || isYaml(client.at.file)) return [];
	const call = source.slice(client.at.start, client.at.end);
	for (const pattern of HANDED) {
		const [, before, expression, after] = pattern.exec(call) ?? [];
		if (before === void 0 || expression === void 0 || after === void 0) continue;
		const hash = expression.replace(/^\*\*/, "");
		const url = `url: ${preferred(variable)} || ${hash}[:url]`;
		if (expression !== hash) return form === "splat" ? [between(client.at, client.at.start, client.at.end, `${before}${expression}, ${url}${after}`)] : [];
		const own = form === "merge" ? `${hash}.merge(${url})` : `{ **${hash}, ${url} }`;
		return [between(client.at, client.at.start, client.at.end, `${before}${own}${after}`)];
	}
	return [];
};
function among(client, variable, text) {
	const url = withFallback(client, variable);
	if (url === void 0 || client.options?.kind !== "record" || client.options.keys === void 0) return [];
	const own = client.options;
	const first = [...own.keys ?? []].find(([, k]) => contains(client.at, k) || isYaml(k.file));
	const yaml = first !== void 0 && isYaml(first[1].file);
	const edit = added(own, client.at, { url: yaml ? `<%= ${url} %>` : url }, text);
	return edit ? [edit] : [];
}
function bare(client, variable, text) {
	const url = withFallback(client, variable);
	const source = text(client.at.file);
	if (url === void 0 || source === void 0) return [];
	const call = source.slice(client.at.start, client.at.end);
	if (/^(?:::)?Redis(?:Client)?\.(?:new|config)(?:\(\s*\))?$/.test(call)) return [between(client.at, client.at.start, client.at.end, `${call.replace(/\(\s*\)$/, "")}(url: ${url})`)];
	if (/:redis_cache_store$/.test(call)) return [between(client.at, client.at.end, client.at.end, `, { url: ${url} }`)];
	return [];
}
function section$1(client, variable, text, environment) {
	const url = withFallback(client, variable);
	const source = text(client.at.file);
	if (client.library !== "action-cable" || url === void 0 || source === void 0 || !isYaml(client.at.file)) return [];
	if (new RegExp(`^["']?${escaped(environment)}\\b`, "m").test(source)) return [];
	const more = `${source === "" || source.endsWith("\n") ? "" : "\n"}\n${environment}:\n  adapter: redis\n  url: <%= ${url} %>\n`;
	return [between(client.at, source.length, source.length, more)];
}
const ways = (client, variable, text, environment) => client.library === "ioredis" || client.library === "node-redis" ? [] : [...all(client, variable, text), section$1(client, variable, text, environment)].filter((edits) => edits.length > 0);
const all = (client, variable, text) => [
	inYaml,
	atKey,
	handed("merge"),
	handed("splat"),
	among,
	bare
].map((way) => way(client, variable, text));
const routes = (client) => chains(client.endpoint, {}).map((chain) => chain.filter((a) => !(a.value.kind === "literal" && (a.value.implied || a.value.value === null))).map((a) => a.keys.length > 0 ? a.keys.join("+") : identity(a.value)).join("\n")).sort();
function moved(before, after, variable) {
	const [old, now] = [routes(before), routes(after)];
	const heads = now.every((r) => r === `env:${variable}` || r.startsWith(`env:${variable}\n`));
	const rest = [...new Set(now.map((r) => r.split("\n").slice(1).join("\n")))].sort();
	return heads && rest.join("\n\n") === [...new Set(old)].join("\n\n");
}
const isFirst = (client, variable) => routes(client).every((r) => r === `env:${variable}` || r.startsWith(`env:${variable}\n`));
const connecting = (model) => model.clients.filter((c) => !isRider(c));
function only(i, all) {
	return (before, after) => {
		if (!sameClients(before.model, after.model)) return false;
		const [old, now] = [connecting(before.model), connecting(after.model)];
		const { variable } = all[i];
		return now.every((client, n) => {
			const was = old[n];
			const own = all[n]?.variable === variable && moved(was, client, variable);
			return n === i ? own : own || identity(was.endpoint) === identity(client.endpoint);
		});
	};
}
const INITIALIZERS = {
	sidekiq: (url, missing) => missing.length === 1 ? `Sidekiq.configure_${missing[0]} { |config| config.redis = { url: ${url} } }\n` : `redis = { url: ${url} }

Sidekiq.configure_server { |config| config.redis = redis }
Sidekiq.configure_client { |config| config.redis = redis }
`,
	resque: (url) => `Resque.redis = Redis.new(url: ${url})
`
};
const hasAddress = (client) => client.options?.kind === "record" && client.options.entries.has("url");
function initialized(bench, draft, i, all) {
	const { client, variable } = all[i];
	const clients = connecting(draft.looked.model);
	const now = clients[i];
	const write = INITIALIZERS[client.library];
	const url = withFallback(now, variable);
	const file = `${draft.looked.model.root === "." ? "" : `${draft.looked.model.root}/`}config/initializers/${client.library}_redis.rb`;
	if (!write || url === void 0 || hasAddress(client) && client.library !== "resque") return void 0;
	if (textIn(bench, draft, file) !== void 0 || /config\/initializers\//.test(now.at.file)) return void 0;
	const missing = clients.filter((c, n) => all[n]?.variable === variable && !hasAddress(c)).flatMap((c) => c.role ?? []);
	const text = `# ${client.workload === "resque" ? "Resque" : "Sidekiq"} has a server of its own once ${variable} is set.\n${write(url, [...new Set(missing)])}`;
	const keep = (before, after) => {
		const [was, is] = [connecting(before.model), connecting(after.model)];
		const own = (n) => all[n]?.variable === variable;
		return was.length === is.length && is.every((c, n) => own(n) ? isFirst(c, variable) : identity(c.endpoint) === identity(was[n].endpoint));
	};
	return attemptTexts(bench, draft, new Map([...draft.texts, [file, text]]), [file], keep);
}
const everyone = (all) => (before, after) => {
	const old = connecting(before.model);
	return sameClients(before.model, after.model) && connecting(after.model).every((client, n) => {
		const was = old[n];
		const { variable, fresh } = all[n];
		return fresh ? moved(was, client, variable) : identity(was.endpoint) === identity(client.endpoint);
	});
};
function atOnce(bench, draft, all) {
	const clients = connecting(draft.looked.model);
	const text = (file) => textIn(bench, draft, file);
	const edits = all.flatMap(({ variable, fresh }, i) => fresh ? ways(clients[i], variable, text, draft.looked.model.environment)[0] ?? [] : []);
	return attempt(bench, draft, distinct(edits), everyone(all));
}
function wire(bench, first, all) {
	const together = atOnce(bench, first, all);
	if (together) return {
		draft: together,
		left: []
	};
	let draft = first;
	const left = [];
	for (const [i, assignment] of all.entries()) {
		const { variable, fresh } = assignment;
		const client = connecting(draft.looked.model)[i];
		if (!fresh || !client || isFirst(client, variable)) continue;
		const text = (file) => textIn(bench, draft, file);
		const done = ways(client, variable, text, draft.looked.model.environment).reduce((found, edits) => found ?? attempt(bench, draft, edits, only(i, all)), void 0) ?? initialized(bench, draft, i, all);
		if (done) draft = done;
		else left.push(assignment);
	}
	return {
		draft,
		left
	};
}
function creation(path, text) {
	const lines = text.replace(/\n$/, "").split("\n");
	return `diff --git a/${path} b/${path}\nnew file mode 100644\n--- /dev/null\n+++ b/${path}\n@@ -0,0 +1${lines.length === 1 ? "" : `,${lines.length}`} @@\n${lines.map((l) => `+${l}\n`).join("")}`;
}
function difference(bench, before, after) {
	const parts = [...after.texts].sort(([a], [b]) => a < b ? -1 : 1).flatMap(([file, text]) => {
		const old = before.texts.get(file) ?? bench.read(file);
		if (old === void 0) return [{
			file,
			diff: creation(file, text)
		}];
		return old === text ? [] : [{
			file,
			diff: unifiedDiff(file, old, text)
		}];
	});
	return {
		diff: parts.map((p) => p.diff).join(""),
		files: parts.map((p) => p.file)
	};
}
function patch({ bench, assignments, looked }) {
	const start = {
		texts: new Map(),
		looked
	};
	const wired = wire(bench, unmisplace(bench, start), assignments);
	const prepared = mend(bench, wired.draft);
	const verified = verify(bench, prepared);
	const last = verified.draft;
	const first = difference(bench, start, prepared);
	const second = difference(bench, prepared, last);
	return {
		patches: [{
			name: "1-variables.patch",
			title: "A variable for each workload, time limits and pools",
			when: "before anything else, with none of the new variables set",
			...first
		}, {
			name: "2-certificates.patch",
			title: "Certificates are verified",
			when: "after the cutover, once every new variable is set everywhere",
			...second
		}].filter((p) => p.diff !== ""),
		unwired: wired.left,
		unverified: verified.left,
		texts: last.texts,
		looked: last.looked
	};
}
const GIB = 1024 ** 3;
const node = (name, ram, connections = 65e3) => ({
	name: `cache.${name}`,
	ram,
	usable: Math.floor(ram * .75),
	connections
});
const ELASTICACHE = [
	node("t4g.micro", 536870912, 2e4),
	node("t4g.small", 1471026299),
	node("t4g.medium", 3317862236),
	node("m7g.large", 6854542746),
	node("r7g.large", 14037181030),
	node("r7g.xlarge", 28261849702),
	node("r7g.2xlarge", 56711183565),
	node("r7g.4xlarge", 113609865216),
	node("r7g.8xlarge", 225000375228),
	node("r7g.12xlarge", 341206346547),
	node("r7g.16xlarge", 450000750456)
];
const plan$1 = (name, gib, connections, sure = true) => ({
	name,
	ram: gib * GIB,
	usable: Math.floor(gib * GIB * .9),
	connections,
	...sure ? {} : { unsure: "its size was not read in Render's own documentation" }
});
const ladders = {
	elasticache: ELASTICACHE,
	render: [
		plan$1("starter", .25, 250),
		plan$1("standard", 1, 1e3),
		plan$1("pro", 5, 5e3, false),
		plan$1("pro plus", 10, 1e4),
		plan$1("pro max", 20, 2e4),
		plan$1("pro ultra", 40, 4e4, false)
	],
	compose: [
		.125,
		.25,
		.5,
		1,
		2,
		4,
		8,
		16,
		32,
		64
	].map((gib) => ({
		name: gib < 1 ? `${gib * 1024}mb` : `${gib}gb`,
		ram: gib * 2 * GIB,
		usable: gib * GIB,
		connections: 1e4
	}))
};
function sizeFor(target, bytes, connections) {
	const ladder = ladders[target];
	const at = ladder.findIndex((s) => s.usable >= bytes && s.connections >= connections);
	return at === -1 ? {
		size: void 0,
		next: void 0
	} : {
		size: ladder[at],
		next: ladder[at + 1]
	};
}
const ASSUMED = 1.3;
const AHEAD = 90;
const SHORTEST = 1;
const MOST = 2;
function trend(workloads, servers, { since }) {
	const rates = (since?.servers ?? []).filter((s) => servers.includes(s.id)).flatMap((s) => s.workloads.filter((w) => workloads.some((x) => x === w.workload)).flatMap((w) => w.perHour === void 0 ? [] : [w.perHour]));
	return since && rates.length > 0 ? {
		perDay: rates.reduce((a, b) => a + b, 0) * 24,
		days: since.seconds / 86400
	} : null;
}
const days = (n) => `${number(n)} ${n === 1 ? "day" : "days"}`;
function measured({ perDay, days: apart }, now, unsure) {
	const grew = `${bytes(Math.abs(perDay))} a day ${perDay < 0 ? "less" : "more"} between two audits ${days(apart)} apart`;
	if (apart < SHORTEST) return {
		factor: 1,
		why: "the two audits are less than a day apart, which shows no trend"
	};
	if (Math.abs(perDay) * apart <= unsure) return {
		factor: 1,
		why: `${grew}, which is within what the measurement is off by`
	};
	return {
		factor: 1 + perDay * AHEAD / now,
		why: `${grew}, for ${AHEAD} days to come`
	};
}
function growth(found, peak, now, unsure, evicts) {
	const own = found && now > 0 ? measured(found, now, unsure) : void 0;
	const capped = own && evicts && own.factor > MOST ? {
		factor: MOST,
		why: `${own.why}; twofold at most, because it evicts when it is full`
	} : own;
	const highest = Math.min(peak, MOST);
	if (capped && capped.factor >= Math.max(ASSUMED, highest)) return {
		factor: capped.factor,
		why: `growth: ${capped.why}`
	};
	const beside = capped ? `; measured: ${capped.why}` : "";
	return highest > ASSUMED ? {
		factor: highest,
		why: `the highest use against the present one${beside}`
	} : {
		factor: ASSUMED,
		why: `growth, assumed${beside || ": an audit with `--since` an earlier one measures it"}`
	};
}
const add = (all) => ({
	value: all.reduce((n, e) => n + e.value, 0),
	low: all.reduce((n, e) => n + e.low, 0),
	high: all.reduce((n, e) => n + e.high, 0)
});
const TOO_SMALL = 100 * 1024 ** 2;
function fragmentation(server) {
	const ratio = known(server.facts.memFragmentationRatio)?.value ?? 1;
	return (known(server.facts.usedMemory)?.value ?? 0) < TOO_SMALL ? 1 : Math.max(1, ratio);
}
function peakOf({ facts }) {
	const [peak, used] = [known(facts.usedMemoryPeak)?.value, known(facts.usedMemory)?.value];
	return peak && used ? Math.max(1, peak / used) : 1;
}
function measure(workloads, audit) {
	const holding = audit.servers.filter((s) => s.keyspace?.workloads.some((w) => workloads.some((x) => x === w.workload)) || s.sidekiq !== null && workloads.includes("sidekiq"));
	if (holding.length === 0) return void 0;
	const groups = holding.flatMap((s) => s.keyspace?.workloads ?? []);
	const own = workloads.flatMap((workload) => {
		const found = groups.filter((g) => g.workload === workload);
		const sidekiq = workload === "sidekiq" && found.length === 0 ? holding.flatMap((s) => s.sidekiq ? [s.sidekiq.bytes] : []) : [];
		const bytes = add([...found.map((g) => g.bytes), ...sidekiq]);
		const told = found[0]?.told ?? (sidekiq.length > 0 ? "Sidekiq's own collections" : "");
		return found.length + sidekiq.length > 0 ? [{
			workload,
			bytes,
			keys: found.reduce((n, g) => n + g.keys.value, 0),
			told
		}] : [];
	});
	const unclaimed = groups.filter((g) => g.workload === "unclaimed").map((g) => g.bytes);
	const rest = holding.reduce((sum, s) => {
		if (!s.keyspace) return sum;
		const { sum: keys, usedMemory } = s.keyspace.closure;
		const mine = s.keyspace.workloads.filter((w) => workloads.some((x) => x === w.workload)).reduce((n, w) => n + w.bytes.value, 0);
		return sum + (keys > 0 ? Math.max(0, usedMemory - keys) * Math.min(1, mine / keys) : 0);
	}, 0);
	const sidekiq = holding.flatMap((s) => s.sidekiq && workloads.includes("sidekiq") ? [s.sidekiq] : []);
	return {
		workloads: own,
		unclaimed: unclaimed.length > 0 && unclaimed.some((e) => e.value > 0) ? add(unclaimed) : null,
		rest,
		fragmentation: Math.max(...holding.map(fragmentation)),
		peak: Math.max(...holding.map(peakOf)),
		trend: trend(workloads, holding.map((s) => s.id), audit),
		evicted: holding.reduce((n, s) => n + (known(s.facts.evictedKeys)?.value ?? 0), 0),
		jobs: sidekiq.length === 0 ? null : {
			waiting: sidekiq.reduce((n, s) => n + s.queues.reduce((q, x) => q + x.depth, 0) + s.scheduled + s.retries + s.dead, 0),
			bytes: add(sidekiq.map((s) => s.bytes)),
			perDay: sidekiq.some((s) => s.perDay !== void 0) ? sidekiq.reduce((n, s) => n + (s.perDay ?? 0), 0) : null
		},
		partial: holding.flatMap((s) => s.partial === null ? [] : [s.partial])
	};
}
function channels(audit) {
	const all = (audit?.servers ?? []).map((s) => known(s.facts.channels)?.value).filter((n) => n !== void 0);
	return all.length > 0 ? all.reduce((n, c) => n + c.cable, 0) : null;
}
const OUTAGE = {
	hours: 4,
	peak: 3,
	perSecond: 10,
	jobBytes: 1024
};
const KIB = 1024;
const MIB = KIB * KIB;
const PUBSUB = {
	hard: 32 * MIB,
	soft: 8 * MIB
};
const interval = ({ value, low, high }) => low === high ? `${bytes(value)}, counted` : `${bytes(value)} (${bytes(low)} to ${bytes(high)})`;
function backlog(found) {
	const jobs = found?.jobs;
	const size = jobs && jobs.waiting > 0 ? Math.ceil(jobs.bytes.high / jobs.waiting) : OUTAGE.jobBytes;
	const rate = jobs?.perDay ? jobs.perDay / 86400 * OUTAGE.peak : OUTAGE.perSecond;
	const rated = jobs?.perDay ? `${number(jobs.perDay)} jobs a day × ${OUTAGE.peak} at the peak (assumed) = ${number(rate)} a second` : `${OUTAGE.perSecond} jobs a second at the peak (assumed: nothing was measured)`;
	const sized = jobs && jobs.waiting > 0 ? `${bytes(size)} a job (measured)` : `${bytes(size)} a job (assumed)`;
	const total = Math.ceil(rate * 3600 * OUTAGE.hours * size);
	return {
		bytes: total,
		step: `room for an outage of ${OUTAGE.hours} h (assumed): ${rated} × ${sized} = ${bytes(total)}`
	};
}
function buffers(model, clients) {
	const subscribers = connections(model).filter((p) => p.shares.some((s) => s.client.workload === "cable" && s.typical > 1 && clients.includes(s.client))).reduce((n, p) => n + p.copies, 0);
	const total = PUBSUB.hard + Math.max(0, subscribers - 1) * PUBSUB.soft;
	return {
		bytes: total,
		step: `buffers of ${subscribers === 1 ? "one subscribing process" : `${number(subscribers)} subscribing processes`}: one at the hard limit of 32 MiB, the others at the soft one of 8 MiB = ${bytes(total)}`
	};
}
function present(model, audit) {
	const live = (audit?.servers ?? []).map((s) => known(s.facts.maxmemory)?.value).filter((n) => n !== void 0 && n > 0);
	const declared = model.servers.filter((s) => s.aside === void 0).flatMap((s) => {
		const limit = known(s.facts.maxmemory)?.value;
		return limit !== void 0 && limit > 0 ? [{
			limit,
			why: `${s.service}${known(s.facts.plan) ? ` (${known(s.facts.plan)?.value})` : ""}`
		}] : [];
	});
	const [all, why] = live.length > 0 ? [live, ["the audited servers"]] : [declared.map((d) => d.limit), declared.map((d) => d.why)];
	return all.length > 0 ? {
		bytes: all.reduce((a, b) => a + b, 0),
		why: listed(why)
	} : void 0;
}
function opened$1(model, clients) {
	let typical = 0;
	let most = 0;
	for (const { copies, shares } of connections(model)) for (const share of shares) {
		if (!clients.includes(share.client)) continue;
		typical += copies * share.typical;
		most = most === null || share.ceiling === null ? null : most + copies * share.ceiling;
	}
	return {
		typical,
		most: most === null ? null : most * 2
	};
}
function need(group, clients, model, audit) {
	const found = audit && measure(group.workloads, audit);
	const kinds = new Set(group.workloads.map((w) => needs[w].kind));
	const steps = [];
	const missing = [];
	let sum = 0;
	let sure = true;
	let bounded = false;
	const keyed = group.workloads.filter((w) => needs[w].kind !== "cable");
	for (const workload of keyed) {
		const own = found?.workloads.find((w) => w.workload === workload);
		if (own) {
			sum += own.bytes.high;
			steps.push(`${needs[workload].title}: ${interval(own.bytes)}, told by ${own.told}; the upper end counts`);
		} else missing.push(needs[workload].title);
	}
	if (missing.length > 0) {
		const limit = present(model, audit);
		if (limit) {
			sum += limit.bytes;
			bounded = true;
			steps.push(`${listed(missing)}: not measured, at most the ${bytes(limit.bytes)} that ${limit.why} can hold today`);
		} else sure = false;
	}
	if (found?.unclaimed && group.persistent) {
		sum += found.unclaimed.high;
		steps.push(`keys that nothing in the code claims: ${interval(found.unclaimed)}; look at them before the move`);
	}
	if (found && found.rest > 0) {
		sum += found.rest;
		steps.push(`tables and buffers that no key accounts for: ${bytes(found.rest)}`);
	}
	if (found && sum > 0) {
		const own = found.workloads.map((w) => w.bytes);
		const [now, unsure] = [own.reduce((n, e) => n + e.value, 0), own.reduce((n, e) => n + e.high - e.low, 0)];
		const { factor, why } = growth(found.trend, found.peak, now, unsure, group.policy !== "noeviction");
		steps.push(`× ${number(factor)} (${why}) × ${number(found.fragmentation)} (fragmentation${found.fragmentation === 1 ? ", none or too little to judge" : ""})`);
		sum *= factor * found.fragmentation;
	}
	if (found && found.evicted > 0) steps.push(`${number(found.evicted)} keys were evicted since the server started: what was measured is what fitted, and a cache would use more`);
	if (kinds.has("jobs")) {
		const room = backlog(found);
		sum += room.bytes;
		steps.push(room.step);
	}
	if (kinds.has("cable")) {
		const room = buffers(model, clients);
		sum += room.bytes;
		steps.push(room.step);
	}
	for (const why of found?.partial ?? []) steps.push(`not all keys were read, because ${why}`);
	return {
		bytes: sure ? Math.ceil(sum) : null,
		bound: bounded,
		steps,
		missing,
		connections: opened$1(model, clients)
	};
}
const endpointsOf = (assignments) => Object.fromEntries(assignments.map((a) => [a.variable, a.server]));
const hostOf = (rider, model) => model.clients.find((c) => !isRider(c) && (place$1(c.at) === rider.ridesOn || c.name === rider.ridesOn));
const opened = (model) => connections(model).reduce((n, p) => n + p.typical, 0);
function makePlan({ to, model, findings, audit, bench: open }) {
	const { groups, assignments } = assign(model);
	const bench = open(endpointsOf(assignments));
	const patched = patch({
		bench,
		assignments,
		looked: bench.look(new Map())
	});
	const after = patched.looked.model;
	const connecting = after.clients.filter((c) => !isRider(c));
	const servers = groups.map((group) => {
		const own = assignments.map((a, i) => ({
			...a,
			now: connecting[i]
		})).filter((a) => a.server === group.name);
		const clients = own.map((a) => a.client);
		const asked = need(group, own.map((a) => a.now), after, audit);
		const riders = model.clients.filter((c) => isRider(c) && clients.some((host) => host === hostOf(c, model)));
		return {
			...group,
			variables: [...new Set(own.map((a) => a.variable))],
			clients,
			riders,
			need: asked,
			fit: sizeFor(to, asked.bytes ?? 0, asked.connections.most ?? asked.connections.typical * 2)
		};
	});
	const left = patched.looked.findings;
	const crowded = findings.some((f) => f.rule === "connection-limit") ? {
		before: opened(model),
		after: opened(after)
	} : null;
	const rules = [...new Set(findings.map((f) => f.rule))].sort();
	const count = (all, rule) => all.filter((f) => f.rule === rule).length;
	const fewer = rules.map((rule) => ({
		rule,
		gone: count(findings, rule) - count(left, rule),
		left: count(left, rule)
	})).filter((f) => f.gone > 0 && f.left > 0);
	return {
		to,
		model,
		audit,
		servers,
		assignments,
		patched,
		mends: rules.filter((r) => count(left, r) === 0),
		fewer,
		left,
		crowded
	};
}
const redlineYml = (plan) => `# Put this into .redline.yml when the variables are set in production: until then it would not be true.
target: ${plan.to}
endpoints:
${Object.entries(endpointsOf(plan.assignments)).map(([variable, server]) => `  ${variable}: ${server}\n`).join("")}`;
const keyOf = (s) => `redis-${s.name}`;
const service = (s, app) => {
	const { size, next } = s.fit;
	return `  # ${size && s.need.bytes !== null ? `${bytes(s.need.bytes)} needed${s.need.bound ? " (not measured: what today's plan can hold)" : ""}; the next one up is ${next?.name ?? "not sold"}${size.unsure ? `; ${size.unsure}` : ""}` : "not measured: RUNBOOK.md says what to measure and how. Plans can be raised, never lowered"}
  - type: keyvalue
    name: ${slug(app)}-${keyOf(s)}
    plan: ${size?.name ?? "starter"}
    region: oregon
    maxmemoryPolicy: ${s.policy}
    ipAllowList: []
`;
};
const variable = (name, server, app) => `      - key: ${name}
        fromService:
          type: keyvalue
          name: ${slug(app)}-${keyOf({ name: server })}
          property: connectionString
`;
function processes(plan, app) {
	return services(plan, plan.servers.map(keyOf)).map(({ key, process, variables }) => `  # Adjust the commands to what the app is built and started with.
  - type: ${isWeb(process) ? "web" : "worker"}
    name: ${slug(app)}-${key}
    runtime: ruby
    region: oregon
    buildCommand: bundle install
    startCommand: ${command(process)}
    envVars:
${[...variables].map(([v, s]) => variable(v, s, app)).join("")}`).join("\n");
}
const render = (plan, app) => new Map([["render.yaml", `# Redis of ${plain(app)} on Render. Written by redline plan.

services:
${plan.servers.map((s) => service(s, app)).join("\n")}
${processes(plan, app)}`]]);
const quoted = (text) => `"${plain(text).replace(/["\\]/g, "\\$&").replace(/[$%](?=\{)/g, "$&$&")}"`;
const copies = (s) => s.policy === "allkeys-lru" ? 1 : 2;
function server(s, app) {
	const many = copies(s) > 1;
	return `resource "aws_elasticache_parameter_group" "${s.name}" {
  name   = "\${var.name}-${s.name}"
  family = var.parameter_family

  parameter {
    name  = "maxmemory-policy"
    value = "${s.policy}"
  }
}

# ${titleOf(s)}.
resource "aws_elasticache_replication_group" "${s.name}" {
  replication_group_id       = "\${var.name}-${s.name}"
  description                = ${quoted(`${plain(app).slice(0, MOST_NAME)}, ${titleOf(s)}`)}
  engine                     = "valkey"
  engine_version             = var.engine_version
  node_type                  = var.${s.name}_node_type
  num_cache_clusters         = ${copies(s)}
  automatic_failover_enabled = ${many}
  multi_az_enabled           = ${many}
  parameter_group_name       = aws_elasticache_parameter_group.${s.name}.name
  subnet_group_name          = var.subnet_group_name
  security_group_ids         = var.security_group_ids
  transit_encryption_enabled = true
  at_rest_encryption_enabled = true
  auth_token                 = var.${s.name}_auth_token
  snapshot_retention_limit   = ${s.persistent ? 7 : 0}
  apply_immediately          = true
}
`;
}
const MOST_NAME = 60;
const titleOf = (s) => `${s.name}: ${listed(s.workloads.map((w) => needs[w].title))}`;
const header = (app, what) => `# ${what} of ${plain(app)}. Written by redline plan; the sizes and their arithmetic are in RUNBOOK.md.\n\n`;
const cpu = (type) => /xlarge$/.test(type ?? "") ? {
	metric: "EngineCPUUtilization",
	threshold: 90,
	statistic: "Average",
	why: "one core is all that commands have"
} : {
	metric: "CPUUtilization",
	threshold: 45,
	statistic: "Average",
	why: "90 % of one of two cores"
};
function alarmsOf(s) {
	const memory = {
		metric: "DatabaseMemoryUsagePercentage",
		threshold: 75,
		statistic: "Maximum",
		why: "full means refused writes"
	};
	const evictions = {
		metric: "Evictions",
		threshold: 0,
		statistic: "Sum",
		why: "under noeviction nothing is ever evicted"
	};
	const lag = {
		metric: "ReplicationLag",
		threshold: 10,
		statistic: "Maximum",
		why: "what the copy lacks is lost when it takes over"
	};
	const connections = {
		metric: "CurrConnections",
		threshold: Math.max(10, Math.ceil((s.need.connections.most ?? s.need.connections.typical * 2) * 1.2)),
		statistic: "Maximum",
		why: "more than two deployments at a time open, with a fifth to spare"
	};
	return [
		...s.policy === "noeviction" ? [memory, evictions] : [],
		cpu(s.fit.size?.name),
		connections,
		...copies(s) > 1 ? [lag] : []
	];
}
function alarm(s, { metric, threshold, statistic, why }) {
	const nodes = Array.from({ length: copies(s) }, (_, i) => `"${String(i + 1).padStart(3, "0")}"`);
	return `# ${why[0]?.toUpperCase()}${why.slice(1)}.
resource "aws_cloudwatch_metric_alarm" "${s.name}_${metric.toLowerCase()}" {
  for_each            = toset([${nodes.join(", ")}])
  alarm_name          = "\${var.name}-${s.name}-\${each.key}-${metric}"
  namespace           = "AWS/ElastiCache"
  metric_name         = "${metric}"
  statistic           = "${statistic}"
  comparison_operator = "GreaterThanThreshold"
  threshold           = ${threshold}
  period              = 300
  evaluation_periods  = 1
  alarm_actions       = var.alarm_actions

  dimensions = {
    CacheClusterId = "\${aws_elasticache_replication_group.${s.name}.id}-\${each.key}"
  }
}
`;
}
function nodeType(s) {
	const { size, next } = s.fit;
	const known = size && s.need.bytes !== null;
	const words = known ? `${bytes(s.need.bytes)} needed, ${bytes(size.usable)} usable on ${size.name}${next ? `; the next one up is ${next.name}` : ""}${s.need.bound ? ". Not measured: what today's plan can hold" : ""}` : `Not measured, so there is no default. RUNBOOK.md says what to measure and how`;
	return `variable "${s.name}_node_type" {
  type        = string
  description = ${quoted(words)}${known ? `\n  default     = "${size.name}"` : ""}
}

variable "${s.name}_auth_token" {
  type        = string
  description = "The password of ${s.name}, 16 to 128 characters"
  sensitive   = true
}
`;
}
const VALKEY = {
	version: "8.1",
	family: "valkey8",
	provider: "5.73"
};
const variables = (plan, app) => `variable "name" {
  type        = string
  description = "Begins the name of everything here"
  default     = "${slug(app).slice(0, 20).replace(/-+$/, "")}"
}

variable "engine_version" {
  type        = string
  description = "The version of Valkey"
  default     = "${VALKEY.version}"
}

variable "parameter_family" {
  type        = string
  description = "The parameter family of that version: 8.0 to 8.2 have this one"
  default     = "${VALKEY.family}"
}

variable "subnet_group_name" {
  type        = string
  description = "Subnets in the zones where the app runs: a server in another zone adds its distance to every call"
}

variable "security_group_ids" {
  type        = list(string)
  description = "They let the app's machines in on port 6379, and nobody else"
}

variable "alarm_actions" {
  type        = list(string)
  description = "Topics that alarms are sent to"
  default     = []
}

${plan.servers.map(nodeType).join("\n")}`;
const outputs = (plan) => plan.servers.map((s) => `# ${s.variables.join(", ")}.
output "${s.name}_url" {
  value     = "rediss://:\${urlencode(var.${s.name}_auth_token)}@\${aws_elasticache_replication_group.${s.name}.primary_endpoint_address}:6379"
  sensitive = true
}
`).join("\n");
const versions = `terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= ${VALKEY.provider}"
    }
  }
}

`;
function terraform(plan, app) {
	return new Map([
		["terraform/redis.tf", `${header(app, "Redis servers")}${versions}${plan.servers.map((s) => server(s, app)).join("\n")}`],
		["terraform/alarms.tf", `${header(app, "Alarms")}${plan.servers.flatMap((s) => alarmsOf(s).map((a) => alarm(s, a))).join("\n")}`],
		["terraform/variables.tf", `${header(app, "What has to be known")}${variables(plan, app)}`],
		["terraform/outputs.tf", `${header(app, "Addresses")}${outputs(plan)}`]
	]);
}
const MOST_LABEL = 60;
const label = (text) => plain(text).slice(0, MOST_LABEL).replace(/[^\p{L}\p{M}\p{N} .,$_/-]|\$(?=\$)/gu, (c) => `#${c.codePointAt(0)};`).trim() || "?";
const serverOf = (key) => key.replace(/^env:/, "$").replace(/^(?:settings|credentials|config_for|file|server):/, "").replace(/\{env:(\w+)\}/g, "$$$1");
function drawn(edges) {
	const distinct = [...new Map(edges.map((e) => [`${e.from}\n${e.to}`, e])).values()];
	const ids = new Map([...new Set(distinct.flatMap((e) => [e.from, e.to]))].map((node, i) => [node, `n${i}`]));
	const nodes = [...ids].map(([node, id]) => node.startsWith("w ") ? `  ${id}["${label(node.slice(2))}"]` : `  ${id}[("${label(node.slice(2))}")]`);
	const arrows = distinct.map((e) => `  ${ids.get(e.from)} -->${e.how === "" ? "" : `|"${label(e.how)}"|`} ${ids.get(e.to)}`);
	return [
		"flowchart LR",
		...nodes,
		...arrows
	].join("\n");
}
const workload = (w) => `w ${needs[w].title}`;
function beforeDiagram({ model }) {
	return drawn(model.clients.filter((c) => !isRider(c)).flatMap((c) => {
		const keys = chains(c.endpoint, {}).flatMap((chain) => chain[0]?.keys[0] ?? []);
		return (keys.length > 0 ? keys : ["not told by the files"]).map((key) => ({
			from: workload(c.workload),
			to: `s ${serverOf(key)}`,
			how: ""
		}));
	}));
}
const afterDiagram = (plan) => drawn([...plan.assignments.map((a) => ({
	from: workload(a.client.workload),
	to: `s ${a.server}`,
	how: a.variable
})), ...plan.servers.flatMap((s) => s.riders.map((r) => ({
	from: workload(r.workload),
	to: `s ${s.name}`,
	how: "on a connection of another"
})))]);
const javascript = (variable) => `\`\`\`js\nprocess.env.${variable} ?? process.env.REDIS_URL // what stands there now\n\`\`\``;
function manual(plan) {
	const { patched, model } = plan;
	const wiring = patched.unwired.map(({ client, variable }) => {
		const url = withFallback(client, variable);
		const node = client.library === "ioredis" || client.library === "node-redis";
		const yaml = /\.ya?ml/.test(client.at.file);
		const source = url ?? `ENV["${variable}"].presence || …`;
		return {
			at: place$1(client.at),
			what: `${called(client)} (now ${code(before({ client }))}) is to ask for ${code(variable)} first. It could not be changed mechanically: its address is put together in a way that no single edit parts from others.`,
			paste: node ? javascript(variable) : snippet({
				client,
				added: { url: yaml ? `<%= ${source} %>` : source }
			}, model)
		};
	});
	const certificates = patched.unverified.filter((c) => !isRider(c)).map((client) => ({
		at: place$1(client.tlsAt ?? client.at),
		what: `${called(client)} accepts any certificate. Take \`VERIFY_NONE\` out once its variable is set.`,
		paste: "```ruby\nssl_params: { verify_mode: OpenSSL::SSL::VERIFY_PEER }\n```"
	}));
	return [...wiring, ...certificates];
}
function backOff({ model }) {
	if (model.consumers.some((c) => /anycable/.test(c.library))) return {
		client: "AnyCable",
		words: "the first attempt after 1.5 to 9 s, each further one after about twice as long",
		spread: 7.5
	};
	const rails = model.gems["rails"] ?? model.gems["actioncable"];
	if (before$1(rails, "7")) return {
		client: `@rails/actioncable ${rails}`,
		words: "the first attempt after 3 s without any jitter, later ones up to 30 s apart: all browsers come in the same second",
		spread: 1
	};
	return {
		client: `@rails/actioncable ${rails ?? "7.0 or later (assumed, no version is locked)"}`,
		words: "the first attempt after 6 to 12 s at random, the eleventh and later ones 24 to 28 s apart",
		spread: 6
	};
}
const WHAT_CHANNELS_ARE = "That is a number of channels, not of visitors: a visitor has one of its own where the connection says `identified_by`, and one more for each stream, but a stream that all visitors share counts once. Your load balancer knows how many WebSockets are open; divide that by the same seconds.";
function wave(plan) {
	const { client, words, spread } = backOff(plan);
	const subscribed = channels(plan.audit);
	const each = (n) => `${number(n)} connections: about ${number(Math.ceil(n / spread))} a second for ${number(spread)} s`;
	const numbers = subscribed !== null && subscribed > 0 ? `When the audit looked, ${number(subscribed)} ${subscribed === 1 ? "channel was" : "channels were"} subscribed. If each is one visitor's, that is ${each(subscribed)}. ${WHAT_CHANNELS_ARE}` : `${each(1e3)}; ${each(1e4)}. How many there are now nobody measured: your load balancer knows how many WebSockets are open.`;
	return [
		`When web processes restart, every WebSocket drops and every browser comes back: ${client} makes ${words}.`,
		numbers,
		"Each costs a TLS handshake, an HTTP upgrade, whatever `connect` looks up, and a subscription for every stream. It is the same wave as after each deployment: what a deployment bears, the cutover bears."
	];
}
const fenced = (text) => `\n\n  \`\`\`sh\n${text.replace(/^/gm, "  ")}\n  \`\`\``;
const names = (list) => listed(list.map(code));
function onPlatform(plan) {
	if (plan.model.platform === "heroku") return {
		run: (ruby) => `heroku run --no-tty -- bin/rails runner '${ruby}'`,
		stop: (name) => `heroku ps:scale ${name}=0`,
		start: (name) => `heroku ps:scale ${name}=N   # as many as before: heroku ps`
	};
	return {
		run: (ruby) => `bin/rails runner '${ruby}'`,
		stop: (name) => `# stop every ${name} process (SIGTERM)`,
		start: (name) => `# start ${name} again`
	};
}
function fates(plan) {
	const data = [...new Set(copied(plan).map((a) => needs[a.client.workload].title.toLowerCase()))];
	const anew = [
		...plan.servers.some((s) => s.name === "cache") ? ["the cache"] : [],
		"heartbeats and statistics",
		"locks and counters of limits (they expire)",
		...plan.assignments.some((a) => a.client.workload === "cable") ? ["Action Cable's subscriptions"] : []
	];
	return `Moved: jobs. Copied: ${data.length > 0 ? listed(data) : "nothing else"}. Left behind and made anew: ${listed(anew)}.`;
}
const PLUGINS = {
	"sidekiq-cron": "`cron_job*`: entries from a schedule file are registered again at boot; those made in the web page are not moved",
	"sidekiq-scheduler": "`schedules` and `sidekiq-scheduler:*` are registered again at boot",
	"sidekiq-unique-jobs": "`uniquejobs:*` is not moved: until the moved jobs have run, the same job can be enqueued a second time",
	"sidekiq-limit_fetch": "`limit_fetch:*` is made anew; limits and pauses that were set by hand have to be set again",
	"sidekiq-batch": "`BID-*` is not moved: wait until no batch is open",
	"resque-scheduler": "its lock is not moved; delayed jobs are"
};
const plugins = (plan) => {
	const found = Object.entries(PLUGINS).filter(([gem]) => plan.model.gems[gem] !== void 0);
	return found.length > 0 ? [`Keys of plug-ins: ${found.map(([gem, what]) => `${gem}: ${what}`).join(". ")}.`] : [];
};
const QUIET = "Sidekiq::ProcessSet.new.each(&:quiet!)";
const BUSY = "puts Sidekiq::WorkSet.new.size, Sidekiq::ProcessSet.new.sum { |process| process[\"busy\"] }";
function jobs(plan, variables) {
	const { model } = plan;
	const { run, stop, start } = onPlatform(plan);
	const own = workers(model).map(nameOf$1);
	const producers = pushing(plan);
	const old = before$1(model.gems["sidekiq"], "7");
	const unverified = model.clients.some((c) => c.tlsVerify === "none") ? "OLD_UNVERIFIED=1 " : "";
	const pro = ["sidekiq-pro", "sidekiq-ent"].some((gem) => model.gems[gem] !== void 0);
	const cron = [
		"sidekiq-cron",
		"sidekiq-scheduler",
		"clockwork",
		"whenever"
	].filter((gem) => model.gems[gem] !== void 0);
	const run1 = `OLD_REDIS_URL="the address of today's server" ${plan.assignments.find((a) => a.client.workload === "sidekiq" || a.client.workload === "resque")?.variable ?? ""}="the new one's" ${unverified}ruby move_jobs.rb`;
	const kinds = workers(model);
	const resque = kinds.length > 0 && kinds.every((p) => p.kind === "resque");
	return {
		title: "The cutover",
		plain: [
			`The usual recipe (pause, export, import, switch the variable, restart) loses jobs: the processes that push them (${names(producers.length > 0 ? producers : ["web"])}) go on pushing to the old server from the export until the last of them has restarted, and nobody reads that server again. Here the same script runs again after the restart and sweeps them up. \`move_jobs.rb\` writes a batch to the new server before it takes it from the old one, so that what is interrupted runs twice at worst.`,
			fates(plan),
			...plugins(plan)
		],
		steps: [
			`Switch off autoscaling${cron.length > 0 ? `, and whatever enqueues on a schedule (${listed(cron)})` : " and whatever enqueues on a schedule"}. Keep consoles and one-off processes closed.`,
			...resque ? [`Tell the workers to take no more jobs (\`USR2\` to each), and wait until \`Resque.working\` is empty.`] : [`Quiet Sidekiq: its processes (${names(own)}) finish what they run and fetch nothing new; it is \`TSTP\` to each.${fenced(run(QUIET))}`, `Wait until both numbers are 0. Jobs in progress are in no key, so nothing could copy them:${fenced(run(old ? BUSY.replace("WorkSet", "Workers") : BUSY))}`],
			...pro ? ["Sidekiq Pro: wait until no batch is open, and until the private queues `queue:sq|*` of super_fetch are empty. Batches (`b-*`) are not moved."] : [],
			`Stop the workers. What was not finished within Sidekiq's timeout is pushed back to its queue.${fenced(own.map(stop).join("\n"))}`,
			`Move the jobs: queues${resque ? ", delayed and failed jobs" : ", scheduled, retried and dead jobs"}.${fenced(run1)}`,
			...copying(plan),
			`Set ${names(variables)} for all processes at once, and restart them (${names([...new Set(plan.model.processes.map(nameOf$1))])}). From each restarted process on, jobs go to the new server.`,
			`**Sweep**: when no process of the old release is left, run the script again, and again until it says \`0 moved\` twice in a row.${fenced(run1)}`,
			`Nobody is on the old server any more: \`CLIENT LIST\` shows no connection of the app, and \`redline audit OLD="…"\` no jobs.`,
			`Start the workers.${fenced(own.map(start).join("\n"))}`,
			"Autoscaling and schedules on again. The old server stays as it is until the end of the watch."
		]
	};
}
function copying(plan) {
	const own = copied(plan);
	if (own.length === 0) return [];
	const patterns = (plan.audit?.servers ?? []).flatMap((s) => s.keyspace?.prefixes ?? []).filter((p) => own.some((a) => a.client.workload === p.workload));
	const told = patterns.length > 0 ? patterns.slice(0, 8).map((p) => code(p.prefix.endsWith("*") ? p.prefix : `${p.prefix}*`)).join(" ") : "the patterns of their keys";
	const run = `OLD_REDIS_URL="the address of today's server" NEW_REDIS_URL="the new one's" ${plan.model.clients.some((c) => c.tlsVerify === "none") ? "OLD_UNVERIFIED=1 " : ""}ruby copy_keys.rb "PATTERN:*"`;
	return [`Copy ${listed([...new Set(own.map((a) => code(a.variable)))])}: \`copy_keys.rb\` with ${told}. What web processes write between the copy and their restart stays behind: for data that must not lag, stop them for these minutes (\`heroku maintenance:on\` or the like).${fenced(run)}`];
}
function plainMove(plan, variables) {
	return {
		title: "The cutover",
		steps: [
			...copying(plan),
			`Set ${names(variables)} for all processes at once, and restart them (${names([...new Set(plan.model.processes.map(nameOf$1))])}).`,
			"Nobody is on the old server any more: `CLIENT LIST` shows no connection of the app."
		]
	};
}
function cutover(plan) {
	const variables = plan.servers.filter((s) => s.name !== "cache").flatMap((s) => s.variables);
	if (variables.length === 0) return void 0;
	return plan.servers.some((s) => s.name === "jobs") ? jobs(plan, variables) : plainMove(plan, variables);
}
const FROM_HEROKU = {
	elasticache: "ElastiCache has no public address: the dynos reach it over a private network only (a Private Space with peering or a VPN), or the app itself moves to AWS first. Settle that before anything else.",
	render: "Services of Render's own region alone reach these servers by the address that `fromService` gives; a dyno does not. So the app's processes move to Render in the same cutover, and `move_jobs.rb` runs there. Settle that before anything else.",
	compose: "The containers are reached on the host's own network alone; a dyno does not reach them. So the app's processes move to that host in the same cutover, and `move_jobs.rb` runs there. Settle that before anything else."
};
const hasBlueprint = ({ model }) => model.platform === "render" || model.servers.some((s) => /(?:^|\/)render\.ya?ml$/.test(s.file));
function order(plan) {
	const containers = plan.servers.map((s) => `redis-${s.name}`);
	return {
		title: "Order the servers",
		steps: [
			...plan.to === "elasticache" ? ["Fill in `terraform/variables.tf` and apply it: subnets that the app reaches, in the zones where it runs."] : plan.to === "render" ? [hasBlueprint(plan) ? "Add the `keyvalue` services of the plan's `render.yaml` to the blueprint that the repository has, and let Render create them. Plans can be raised later, never lowered." : "Put `render.yaml` into the repository, adjust the commands, and let Render create the services. Plans can be raised later, never lowered.", "Leave the `envVars` of the processes out for now: a blueprint sets them as soon as it is synced. Each goes in when a step below sets it."] : ["Put `compose.redis.production.yaml` and `redis/` beside your own file, and the passwords into `.env`.", `Start the servers alone: what stands under \`environment:\` sets the variables of a process as soon as it is started anew. Take out what no step below has set yet.${fenced(`docker compose -f compose.yaml -f compose.redis.production.yaml up -d ${containers.join(" ")}`)}`],
			...plan.model.platform === "heroku" ? [FROM_HEROKU[plan.to]] : [],
			...plan.servers.flatMap((s) => s.need.missing.length > 0 ? [`Measure before you order **${s.name}** (see above): ${listed(s.need.missing)}.`] : []),
			plan.to === "elasticache" ? "Write down the addresses. Set none of the new variables yet." : "Set none of the new variables yet."
		]
	};
}
const EXPECTED = {
	cache: "cache",
	cable: "cable",
	locks: "cable"
};
function staging(plan) {
	const expects = plan.servers.map((s) => {
		const variable = s.variables[0] ?? "";
		return `redline audit ${variable}="$${variable}" --expect ${EXPECTED[s.name] ?? "jobs"}`;
	});
	return {
		title: "Try it in staging",
		steps: [
			`Apply \`patches/1-variables.patch\`, set every new variable of ENVIRONMENT.md to a server of the same kind, and deploy.`,
			`Each server is what its workloads need (policy, persistence, TLS, nobody else's keys):${fenced(expects.join("\n"))}`,
			"Enqueue a job, open a page that streams, sign in, clear the cache: each works, and none touches another server.",
			"Go through \"The cutover\" below once from end to end with a few hundred jobs, and note how long each step takes."
		]
	};
}
const named = (plan) => plan.model.clients.some((c, i) => c.workload === "cache" && c.prefix === null && (plan.patched.looked.model.clients[i]?.prefix ?? null) !== null);
function crowd({ crowded }) {
	if (!crowded) return [];
	const { before, after } = crowded;
	const more = after > before ? `, ${number(after)} with the pools of the patch` : "";
	const or = after > before ? ", or leave the pools' sizes out of the patch until the variables are set" : "";
	return [`Today's server allows fewer connections than the app may open, with this patch or without it, and \`redline check\` says so (\`connection-limit\`) until the variables are set: ${number(before)} with every thread busy${more}. Take a larger plan for the time of the move${or}.`];
}
function prepare(plan) {
	const [first] = plan.patched.patches;
	return {
		title: "Deploy the code first",
		steps: [
			first?.name === "1-variables.patch" ? `\`git apply patches/1-variables.patch\`, review, deploy. No new variable is set, so nothing moves: ${names([...new Set(plan.assignments.filter((a) => a.fresh).map((a) => a.variable))])} fall back to what the app reads today.` : "The code reads variables of its own already; there is nothing to patch before the move.",
			...plan.patched.unwired.length > 0 ? ["Make the changes of \"By hand\", and deploy them too."] : [],
			...named(plan) ? ["The cache gets a namespace, so it starts empty with this deployment: do it at a quiet hour."] : [],
			...crowd(plan),
			"Run it for a day. Roll back by reverting the patch."
		]
	};
}
function cache(plan) {
	const server = plan.servers.find((s) => s.name === "cache");
	if (!server) return void 0;
	return {
		title: "Move the cache",
		steps: [`At a quiet hour set ${names(server.variables)}. Nothing is copied: entries are computed again. Until it is warm the database carries what the cache carried.`, "Wait until the hit rate is back before you go on: a cold cache and the cutover at the same time are two loads at once."]
	};
}
function cable(plan) {
	if (!plan.assignments.some((a) => a.client.workload === "cable" || a.client.workload === "anycable")) return void 0;
	const web = [...new Set(webs(plan.model).map(nameOf$1))];
	return {
		title: "The wave of reconnecting browsers",
		plain: wave(plan),
		steps: [`Nothing of Action Cable is copied: pub/sub keeps no keys. While old and new processes of ${names(web.length > 0 ? web : ["web"])} run side by side, they don't hear each other's broadcasts.`, "Restart web processes in batches where the platform can, so that the wave comes in parts."]
	};
}
function certificates(plan) {
	return {
		title: "Afterwards: certificates and declarations",
		steps: [
			...plan.patched.patches.find((p) => p.name === "2-certificates.patch") ? ["`git apply patches/2-certificates.patch` and deploy: the new certificates are verified from now on. Not earlier: code that may still fall back to the old server could not connect to it any more."] : [],
			"Put `redline.yml` into `.redline.yml`, so that `redline check` knows that each variable has its own server.",
			"After the watch: take the old variables out of the code (`|| ENV[\"…\"]`), and give the old server back."
		]
	};
}
const rollBack = (plan) => ({
	title: "Roll back",
	plain: [plan.patched.patches.length > 1 ? "Possible as long as `2-certificates.patch` is not deployed (or once it is reverted) and the old server is there." : "Possible as long as the old server is there."],
	steps: [
		...plan.servers.some((s) => s.name === "jobs") ? [`Quiet and stop the workers as above; then run \`move_jobs.rb\` the other way round: \`OLD_REDIS_URL\` the new server, the variable of the jobs the old one. Sweep after the restart, as above.`] : [],
		`Unset ${names([...new Set(plan.assignments.filter((a) => a.fresh).map((a) => a.variable))])} (${code("heroku config:unset")} or the like); a variable that kept its name gets its old value back. Restart.`,
		"The cache starts from what the old server still has: entries may be as old as the move. Clear it where that matters."
	]
});
function sections(plan) {
	return [
		order(plan),
		staging(plan),
		prepare(plan),
		cache(plan),
		cutover(plan),
		cable(plan),
		certificates(plan),
		rollBack(plan)
	].filter((s) => s !== void 0);
}
function watched(plan) {
	const has = (name) => plan.servers.some((s) => s.name === name);
	return [
		{
			what: "Connection errors in the app",
			where: "`CannotConnectError`, `ConnectionPool::TimeoutError` in the logs",
			act: "any that comes back"
		},
		...new Set(plan.servers.flatMap((s) => s.workloads)).has("sidekiq") ? [
			{
				what: "Latency of Sidekiq's queues",
				where: "`Sidekiq::Queue.new(\"default\").latency`",
				act: "more than 60 s, or what the queue promises"
			},
			{
				what: "Retries",
				where: "`Sidekiq::RetrySet.new.size`",
				act: "more than 1,000, or a tenth of the jobs of a day"
			},
			{
				what: "Sidekiq's own round trip",
				where: "`rtt_us` of each process in its web page",
				act: "more than 10 ms; Sidekiq itself warns from 50 ms. Another zone adds its distance to every call"
			}
		] : [],
		{
			what: "Memory",
			where: "`used_memory / maxmemory` of each server",
			act: "75 % on what never evicts, 90 % anywhere"
		},
		...plan.servers.filter((s) => s.policy === "noeviction").map((s) => ({
			what: `Evictions on ${s.name}`,
			where: "`evicted_keys`",
			act: "any: the policy is not what the plan says"
		})),
		{
			what: "Refused writes",
			where: "`errorstat_OOM`, or `OOM command not allowed` in the logs",
			act: "any"
		},
		...has("cache") ? [{
			what: "Hit rate of the cache",
			where: "`keyspace_hits / (keyspace_hits + keyspace_misses)`, once it is warm",
			act: "less than before the move, or below 50 %"
		}] : [],
		{
			what: "Connections",
			where: "`connected_clients / maxclients`",
			act: "80 %; any growth of `rejected_connections`"
		},
		{
			what: "Fragmentation",
			where: "`mem_fragmentation_ratio` above 1.5 with more than 100 MB of `mem_fragmentation_bytes`",
			act: "both at once"
		},
		{
			what: "CPU of the one core that Redis uses",
			where: plan.to === "elasticache" ? "`EngineCPUUtilization`, on two cores `CPUUtilization`" : "`used_cpu_user_main_thread` and `used_cpu_sys_main_thread`",
			act: "70 % of a core"
		},
		...plan.to === "elasticache" && plan.servers.some((s) => s.persistent) ? [{
			what: "Lag of the copy",
			where: "`ReplicationLag`",
			act: "10 s: that much is lost if the copy takes over"
		}] : [],
		...plan.to === "compose" && plan.servers.some((s) => s.persistent) ? [{
			what: "The append-only file",
			where: "`aof_last_write_status`, `aof_last_bgrewrite_status`, free space of the volume",
			act: "anything but `ok`"
		}] : [],
		{
			what: "Processing time of requests and jobs",
			where: "your own monitoring, the week before against the week after",
			act: "a change that stays"
		}
	];
}
const targets = [
	"elasticache",
	"render",
	"compose"
];
const titles = {
	elasticache: "ElastiCache",
	render: "Render",
	compose: "Docker Compose"
};
const row = (cells) => `| ${cells.map((c) => c.replaceAll("|", "\\|")).join(" | ")} |`;
const table = (head, rows) => [
	row(head),
	row(head.map(() => "---")),
	...rows.map(row)
].join("\n");
const mermaid = (text) => `\`\`\`mermaid\n${text}\n\`\`\``;
const lives = (s) => listed([...new Set([...s.workloads, ...s.riders.map((r) => r.workload)])].map((w) => needs[w].title));
function sized(s) {
	const { size, next } = s.fit;
	if (s.need.bytes === null) return "measure first";
	if (!size) return "larger than anything on the list: split it, or ask the provider";
	return `${size.name}${next ? ` (next: ${next.name})` : ""}`;
}
const connectionsOf = ({ need: { connections } }) => connections.most === null ? `${number(connections.typical)}, without a limit in the code` : `${number(connections.typical)}, at most ${number(connections.most)} while two deployments overlap`;
function servers(plan) {
	const rows = plan.servers.map((s) => [
		`**${s.name}**`,
		lives(s),
		`\`${s.policy}\``,
		s.persistent ? "yes" : "no",
		s.need.bytes === null ? "not measured" : `${bytes(s.need.bytes)}${s.need.bound ? " (bound)" : ""}`,
		sized(s),
		connectionsOf(s),
		s.variables.map(code).join(", ")
	]);
	return table([
		"Server",
		"For",
		"Eviction",
		"Persistence",
		"Memory needed",
		"Size",
		"Connections",
		"Variables"
	], rows);
}
function arithmetic(plan) {
	return plan.servers.map((s) => {
		const { size, next } = s.fit;
		const steps = s.need.steps.map((step) => `- ${plain(step)}`);
		const sum = s.need.bytes !== null && size ? [`- needed: ${bytes(s.need.bytes)}; ${size.name} has ${bytes(size.usable)} for data and ${number(size.connections)} connections${next ? `, the next one up, ${next.name}, ${bytes(next.usable)}` : ""}${size.unsure ? ` (${size.unsure})` : ""}`] : [];
		return `### ${s.name}\n\n${[...steps, ...sum].join("\n") || "- nothing is kept there that could be measured"}\n`;
	}).join("\n");
}
function measuring(plan) {
	const missing = [...new Set(plan.servers.flatMap((s) => s.need.missing))];
	if (missing.length === 0) return "";
	const today = [...new Set(plan.model.clients.flatMap((c) => c.endpoint.kind === "firstOf" ? c.endpoint.options : [c.endpoint]).flatMap((v) => v.kind === "env" ? [v.name] : []))];
	const names = today.length > 0 ? today : ["REDIS_URL"];
	return `## Measure first

${plan.audit ? "The audit did not see" : "Nobody measured"} ${listed(missing)}. Sizes above are bounds or missing. From a machine that reaches the servers of today, at the busiest hour:

\`\`\`sh
redline audit ${names.map((n) => `${n}="$${n}"`).join(" ")} --format json --output audit.json
redline plan --to ${plan.to} --live audit.json --output DIR
\`\`\`

It reads only, and says of each workload how many bytes it has, with an interval. Some days later again, with \`--since audit.json\` and another \`--output\`: a plan from that one counts with what grew.
`;
}
const section = ({ title, steps, plain: words = [] }, n) => `## ${n}. ${title}\n\n${words.map((w) => `${w}\n\n`).join("")}${steps.map((s) => `- [ ] ${s}`).join("\n")}\n`;
function byHand(plan) {
	const all = manual(plan);
	if (all.length === 0) return "";
	return `## By hand\n\n${all.map((m) => `- [ ] ${code(m.at)}: ${m.what}\n\n${m.paste.replace(/^/gm, "  ")}`).join("\n\n")}\n`;
}
function left(plan) {
	const mends = plan.mends.length > 0 ? `With patches and declarations \`redline check\` finds nothing any more of ${listed(plan.mends.map(code))}.` : "";
	const fewer = plan.fewer.length > 0 ? `Of ${listed(plan.fewer.map((f) => `${code(f.rule)} ${f.gone} of ${f.gone + f.left}`))} findings are gone.` : "";
	const rest = plan.left.map((f) => `- ${f.severity} ${code(f.rule)} at ${code(place$1(f.at))}`);
	const riders = plan.servers.flatMap((s) => s.riders.map((r) => `- ${needs[r.workload].title} (${code(place$1(r.at))}): on a connection of ${s.name}, with which it moves`));
	return `## What this plan mends, and what it leaves\n\n${[mends, fewer].filter((t) => t !== "").join(" ")}\n\n${rest.length > 0 ? `Left for you:\n\n${rest.join("\n")}\n` : "Nothing else is found.\n"}${riders.length > 0 ? `\nWithout a connection of their own:\n\n${[...new Set(riders)].join("\n")}\n` : ""}`;
}
function runbook(plan, app) {
	const told = plan.audit ? `the code and an audit of ${plain(plan.audit.takenAt)}` : "the code alone, without an audit";
	return `# Moving Redis of ${plain(app)} to ${titles[plan.to]}

Written by \`redline plan --to ${plan.to}\` from ${told}. Variables, process by process: ENVIRONMENT.md.

## Before

${mermaid(beforeDiagram(plan))}

## After

${mermaid(afterDiagram(plan))}

${servers(plan)}

## How the sizes come about

${arithmetic(plan)}
${[
		measuring(plan),
		...sections(plan).map((s, i) => section(s, i + 1)),
		byHand(plan)
	].filter((s) => s !== "").join("\n")}
## Watch

For two weeks, then monthly. The team owns these servers now.

${table([
		"What",
		"Where",
		"Act at"
	], watched(plan).map((w) => [
		w.what,
		w.where,
		w.act
	]))}

${left(plan)}`;
}
const SERVERS = {
	elasticache: terraform,
	render,
	compose
};
function filesOf(plan, app) {
	const optional = (name, text) => text === void 0 ? [] : [[name, text]];
	return new Map([
		["RUNBOOK.md", runbook(plan, app)],
		["ENVIRONMENT.md", environment(plan, app)],
		...plan.patched.patches.map((p) => [`patches/${p.name}`, p.diff]),
		["redline.yml", redlineYml(plan)],
		...optional("move_jobs.rb", moveJobs(plan)),
		...optional("copy_keys.rb", copyKeys(plan)),
		...SERVERS[plan.to](plan, app)
	]);
}
function amended(repo, texts) {
	const files = [...new Set([...repo.files(), ...texts.keys()])].sort();
	return {
		files: () => files,
		has: (path) => texts.has(path) || repo.has(path),
		read: (path) => texts.get(path) ?? repo.read(path),
		mentioning: (paths, words) => {
			const small = words.map((w) => w.toLowerCase());
			const rest = new Set(repo.mentioning(paths.filter((p) => !texts.has(p)), words));
			return paths.filter((p) => rest.has(p) || small.some((w) => texts.get(p)?.toLowerCase().includes(w)));
		}
	};
}
function lookedAt(report, root) {
	const app = report.apps.find((a) => a.root === root);
	if (!app) return {
		model: { ...emptyOf(report) },
		findings: [],
		failures: Number.POSITIVE_INFINITY
	};
	return {
		model: app.model,
		findings: app.findings.filter((f) => !f.silenced || f.silenced.by === "baseline"),
		failures: report.failures.length
	};
}
const emptyOf = (report) => {
	const [any] = report.apps;
	if (!any) throw new Error("an app went away while it was being changed");
	return {
		...any.model,
		clients: []
	};
};
function benchFor(scanned, root, declared) {
	const change = (config) => ({
		...config,
		endpoints: {
			...config.endpoints,
			...declared.endpoints
		},
		target: declared.target
	});
	return {
		read: (file) => {
			const text = scanned.repo.read(file);
			return typeof text === "string" && redact(text) === text ? text : void 0;
		},
		look: (texts) => lookedAt(scanned.again(amended(scanned.repo, texts), void 0, change), root)
	};
}
function onlyApp({ report }) {
	const using = report.apps.filter((a) => a.model.clients.length > 0);
	if (using.length > 1) throw new UsageError(`there are several apps here (${using.map((a) => visible(a.root)).join(", ")}); name the folder of the one to plan for`);
	return using[0];
}
const MARK = "RUNBOOK.md";
function write(folder, shown, files) {
	const there = lstatSync(folder, { throwIfNoEntry: false });
	if (there && !there.isDirectory()) throw new UsageError(`${visible(shown)} is no folder`);
	if (there && !readdirSync(folder).includes(MARK) && readdirSync(folder).length > 0) throw new UsageError(`${visible(shown)} holds other files; name a folder that is new or holds an earlier plan`);
	for (const [name, text] of files) {
		const path = join(folder, name);
		const parent = dirname(path);
		mkdirSync(parent, { recursive: true });
		if (lstatSync(parent).isSymbolicLink()) throw new UsageError(`${visible(parent)} can't be written to: it is a link`);
		writeFileSafely(path, redact(text));
	}
}
async function plan(args, io) {
	const to = targets.find((t) => t === args.values.to);
	if (to === void 0) {
		const three = targets.map((t) => `\`${t}\``).join(", ");
		throw new UsageError(args.values.to === void 0 ? `\`redline plan\` needs \`--to\`; there are ${three}` : `\`--to\` can't be \`${visible(args.values.to)}\`; there are ${three}`);
	}
	const { output, live, ...values } = args.values;
	const audit = live === void 0 ? void 0 : await readSavedAudit(resolve(io.cwd, live), visible(live));
	const scanned = await scan(onePath(args.positionals, "plan"), values, io);
	const { report, tree } = scanned;
	if (report.apps.length === 0) return {
		text: `There is no Rails app below ${visible(tree.base)}.\n`,
		code: exit.nothing,
		written: true
	};
	const app = onlyApp(scanned);
	if (!app) return {
		text: "The app uses no Redis, so there is nothing to plan.\n",
		code: exit.clean,
		written: true
	};
	const made = makePlan({
		to,
		model: app.model,
		findings: lookedAt(report, app.root).findings,
		audit,
		bench: (endpoints) => benchFor(scanned, app.root, {
			endpoints,
			target: to
		})
	});
	const files = filesOf(made, app.model.name ?? "the app");
	const code = report.failures.length > 0 ? exit.failed : exit.clean;
	if (output === void 0) return {
		text: files.get(MARK) ?? "",
		code
	};
	write(resolve(io.cwd, output), output, files);
	const servers = made.servers.map((s) => `  ${s.name}: ${s.workloads.join(", ")} (${s.policy}, ${s.need.bytes === null ? "not measured" : s.fit.size?.name ?? "no size fits"})`);
	return {
		text: `${plural(made.servers.length, "server")} on ${titles[to]}:
${servers.join("\n")}
Wrote ${plural(files.size, "file")} to ${visible(output)}. Begin with ${visible(join(output, MARK))}.
${made.patched.unwired.length > 0 ? `${plural(made.patched.unwired.length, "client")} must be changed by hand: the runbook says where.\n` : ""}`,
		code,
		written: true
	};
}
export { plan };
