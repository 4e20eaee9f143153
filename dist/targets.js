import { t as UsageError } from "./errors.js";
import { a as variables } from "./grouped.js";
const prefixOf = (name) => name.replace(/_URL$/, "");
const addressOf = ({ kind, places, path, master }) => JSON.stringify([
	kind,
	places,
	path,
	master
]);
function read(env, prefix) {
	const [username, password] = [env[`${prefix}_USERNAME`], env[`${prefix}_PASSWORD`]];
	return username || password ? {
		...username && { username },
		...password && { password }
	} : void 0;
}
function signedIn(targets, env) {
	const namesOf = new Map();
	for (const t of targets) namesOf.set(addressOf(t), [...namesOf.get(addressOf(t)) ?? [], ...t.names]);
	const shared = namesOf.size === 1 ? ["REDIS"] : [];
	return targets.map((target) => {
		const prefixes = [...new Set([...(namesOf.get(addressOf(target)) ?? []).map(prefixOf), ...shared])];
		const own = (suffix = "") => prefixes.map((p) => read(env, p + suffix)).find((found) => found !== void 0) ?? {};
		const { username, password } = target.password === void 0 ? {
			...own(),
			...target.username && { username: target.username }
		} : target;
		const sentinel = target.kind === "sentinel" ? own("_SENTINEL") : {};
		return {
			...target,
			...username !== void 0 && { username },
			...password !== void 0 && { password },
			...sentinel.username !== void 0 && { sentinelUsername: sentinel.username },
			...sentinel.password !== void 0 && { sentinelPassword: sentinel.password }
		};
	});
}
const FORMS = "redis://HOST:PORT/DB, rediss://… for TLS, unix:/PATH?db=DB, redis+sentinel://HOST:PORT,HOST:PORT/MASTER/DB or redis+cluster://HOST:PORT,HOST:PORT";
const SCHEMES = {
	redis: ["server", false],
	rediss: ["server", true],
	valkey: ["server", false],
	valkeys: ["server", true],
	"redis+sentinel": ["sentinel", false],
	"rediss+sentinel": ["sentinel", true],
	"redis+cluster": ["cluster", false],
	"rediss+cluster": ["cluster", true]
};
function decoded(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
function userinfo(text) {
	const colon = text.indexOf(":");
	const username = decoded(colon < 0 ? text : text.slice(0, colon));
	const password = colon < 0 ? "" : decoded(text.slice(colon + 1));
	return {
		...username && { username },
		...password && { password }
	};
}
function place(text, port) {
	const [, bracketed, plain, given] = /^(?:\[([0-9a-f:.]+)\]|([\w.-]+))(?::(\d{1,5}))?$/i.exec(text) ?? [];
	const host = bracketed ?? plain;
	const number = given === void 0 ? port : Number(given);
	return host === void 0 || number < 1 || number > 65535 ? void 0 : {
		host: host.toLowerCase(),
		port: number
	};
}
function database(said, wrong) {
	if (said === "") return 0;
	if (!/^\d{1,5}$/.test(said)) throw wrong("the part behind the host is no number of a database");
	return Number(said);
}
function parseTarget(text) {
	const [, name, url = ""] = /^(?:([A-Za-z_]\w*)=)?(.*)$/s.exec(text.trim()) ?? [];
	const label = name === void 0 ? "an address" : `the address of ${name}`;
	const wrong = (why) => new UsageError(`${label} can't be read: ${why}; write ${FORMS}`);
	const [, scheme = "", rest = ""] = /^([a-z+]+):(.*)$/is.exec(url) ?? [];
	const at = rest.lastIndexOf("@");
	const said = at < 0 ? {} : userinfo(rest.slice(0, at).replace(/^\/\//, ""));
	const [where = "", query = ""] = (at < 0 ? rest.replace(/^\/\//, "") : rest.slice(at + 1)).split("?");
	const options = new URLSearchParams(query.replace(/#.*$/s, ""));
	const common = {
		names: name === void 0 ? [] : [name],
		...said,
		replicas: /^(?:replica|slave)$/i.test(options.get("role") ?? "")
	};
	if (/^unix$/i.test(scheme)) {
		if (!where.startsWith("/")) throw wrong("a socket needs an absolute path");
		const path = decoded(where);
		return {
			...common,
			kind: "server",
			places: [],
			path,
			tls: false,
			database: database(options.get("db") ?? "", wrong)
		};
	}
	const form = Object.hasOwn(SCHEMES, scheme.toLowerCase()) ? SCHEMES[scheme.toLowerCase()] : void 0;
	if (form === void 0) throw wrong("it does not begin with redis://, rediss://, unix: or one of their forms");
	const [kind, tls] = form;
	const [hosts = "", ...path] = where.replace(/#.*$/s, "").split("/");
	const places = hosts.split(",").map((host) => place(host, kind === "sentinel" ? 26379 : 6379));
	const known = places.filter((p) => p !== void 0);
	if (known.length === 0 || known.length < places.length) throw wrong("it has no host, or one with a port that is none");
	if (kind === "server" && known.length > 1) throw wrong("it has several hosts, which only redis+sentinel and redis+cluster take");
	const master = kind === "sentinel" ? decoded(path.shift() ?? "") : void 0;
	if (master === "") throw wrong("Sentinels need the name of the primary behind the hosts, such as '/mymaster'");
	const db = database(path.join("/").replace(/\/$/, "") || (options.get("db") ?? ""), wrong);
	if (kind === "cluster" && db > 0) throw wrong("a cluster has database 0 alone");
	return {
		...common,
		kind,
		places: known,
		tls,
		database: db,
		...master !== void 0 && { master }
	};
}
const sameness = ({ names: _, database: __, ...rest }) => JSON.stringify(rest);
function merged(targets, env) {
	const found = new Map();
	for (const target of signedIn(targets, env)) {
		const before = found.get(sameness(target));
		found.set(sameness(target), before ? {
			...before,
			names: [...new Set([...before.names, ...target.names])]
		} : target);
	}
	return [...found.values()];
}
const given = (positionals) => positionals.map((text) => parseTarget(text));
const asked = (models) => [...new Set(models.flatMap((m) => m.clients.flatMap((c) => variables(c.endpoint))))];
function fromEnv(names, env) {
	const targets = [];
	const skipped = [];
	for (const name of names) {
		const value = env[name];
		if (value === void 0 || value === "") continue;
		try {
			targets.push(parseTarget(`${name}=${value}`));
		} catch (error) {
			if (!(error instanceof UsageError)) throw error;
			skipped.push(`${name} is set and holds no address of a Redis server`);
		}
	}
	return {
		targets,
		skipped
	};
}
function idsOf(targets) {
	const taken = new Set();
	return targets.map(({ names: [name = "server"] }) => {
		let id = name;
		for (let n = 2; taken.has(id); n += 1) id = `${name}-${n}`;
		taken.add(id);
		return id;
	});
}
export { merged as a, idsOf as i, fromEnv as n, given as r, asked as t };
