import { t as UsageError } from "./errors.js";
import { b as serverOf, f as reach } from "./rules.js";
import { t as escaped } from "./pattern.js";
import { createHmac } from "node:crypto";
const DIGITS = 16;
const HIDDEN = /^host-[0-9a-f]{16}\.(?:private|public)$/;
const NOBODYS = /(?:^|\.)(?:example(?:\.(?:com|net|org))?|test|invalid|localdomain|docker\.internal)$/;
const URLS = /\b(?:rediss?|valkeys?):\/\/[^\s"'`<>,]+/gi;
function hostOf(item) {
	const key = /^(?:env|credentials|setting|config|unknown):/.test(item) ? void 0 : serverOf(item);
	const [, name, port = "6379"] = /^(.*?)(?::(\d+))?$/.exec(key ?? "") ?? [];
	if (key === void 0 || !name) return void 0;
	if (HIDDEN.test(name)) return {
		name,
		port,
		reach: name.endsWith("private") ? "private" : "public"
	};
	const far = NOBODYS.test(name) ? "localhost" : reach(key);
	return {
		name,
		port,
		reach: far === "private" || far === "public" ? far : "own"
	};
}
function* texts(value) {
	if (typeof value === "string") yield value;
	else if (typeof value === "object" && value !== null) for (const inner of Object.values(value)) yield* texts(inner);
}
function mapped(value, change) {
	if (typeof value === "string") return change(value);
	if (Array.isArray(value)) return value.map((inner) => mapped(inner, change));
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapped(inner, change)]));
}
function namesIn(document) {
	const clients = document.apps.flatMap((a) => a.inventory.clients.flatMap((c) => c.endpoint));
	const written = [...texts(document)].flatMap((text) => text.match(URLS) ?? []);
	const hosts = [...clients, ...written].flatMap((item) => hostOf(item.replace(/[).;:]+$/, "")) ?? []);
	return new Map(hosts.filter((h) => h.reach !== "own" && !HIDDEN.test(h.name)).map((h) => [h.name, h]));
}
function unquoted({ advice: _advice, fix: _fix, ...rest }) {
	return rest;
}
function hideHosts(document, salt) {
	const { apps, findings, comparedWith, audit, ...rest } = document;
	const plain = {
		...audit && { audit: {
			...audit,
			findings: audit.findings.map(unquoted)
		} },
		...rest,
		apps: apps.map((a) => ({
			...a,
			findings: a.findings.map(unquoted)
		})),
		findings: findings.map(unquoted)
	};
	const names = namesIn(plain);
	const hash = (text) => createHmac("sha256", salt).update(text).digest("hex").slice(0, DIGITS);
	const any = [...names.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).map(escaped);
	const found = new RegExp(`(?<![\\w.-])(?:${any.join("|")})(?![\\w-]|\\.\\w)`, "gi");
	const hide = (text) => names.size === 0 ? text : text.replace(found, (name) => {
		const host = names.get(name.toLowerCase());
		return host ? `host-${hash(host.name)}.${host.reach}` : name;
	});
	const finding = (f) => {
		const hidden = mapped(f, hide);
		return hidden.about === f.about ? hidden : {
			...hidden,
			identity: `${f.rule}:${hash(f.identity)}`
		};
	};
	const server = (s) => ({
		...mapped(s, hide),
		runId: s.runId && createHmac("sha256", salt).update(s.runId).digest("hex").slice(0, s.runId.length)
	});
	const base = comparedWith && {
		commit: comparedWith.commit,
		...comparedWith.unread && { unread: hide(comparedWith.unread) }
	};
	return {
		...mapped(rest, hide),
		...plain.audit && { audit: {
			...mapped(plain.audit, hide),
			servers: plain.audit.servers.map(server),
			findings: plain.audit.findings.map(finding)
		} },
		apps: plain.apps.map(({ findings: own, ...app }) => ({
			...mapped(app, hide),
			findings: own.map(finding)
		})),
		findings: plain.findings.map(finding),
		...base && { comparedWith: {
			...base,
			...comparedWith.report && { report: hideHosts(comparedWith.report, salt) }
		} }
	};
}
const SHORTEST = 16;
function saltOf(env) {
	const salt = env.REDLINE_SALT;
	if (salt === void 0 || salt === "") return void 0;
	if (salt.length < SHORTEST) throw new UsageError(`REDLINE_SALT is too short to hide anything: make it ${SHORTEST} characters or more, such as \`openssl rand -hex 32\``);
	return salt;
}
export { hideHosts as n, hostOf as r, saltOf as t };
