import { t as compareReports } from "./reports.js";
import { n as exit, t as UsageError } from "./errors.js";
import { n as json, r as findingsOf } from "./json.js";
import { i as defaultGate, n as atLeastAs, s as fails } from "./gate.js";
import { t as asReport } from "./asReport.js";
import { t as auditJson } from "./json2.js";
import { d as code, f as sentence, l as auditMarkdown, n as sarifOfSeveral, r as summary, t as sarif, u as gfmTable } from "./sarif.js";
import { n as hideHosts, r as hostOf, t as saltOf } from "./salt.js";
import { b as isSure } from "./sizingSection.js";
import { a as thousands, r as plural } from "./tally.js";
import { n as visible } from "./visible.js";
import { t as rules } from "./rules.js";
import { t as version } from "./version.js";
import { r as readSavedResult } from "./saved.js";
import { resolve } from "node:path";
import { randomBytes } from "node:crypto";
const byText = (a, b) => a < b ? -1 : a > b ? 1 : 0;
function grouped(pairs) {
	const found = new Map();
	for (const [server, workload] of pairs) found.set(server, (found.get(server) ?? new Set()).add(workload));
	return [...found].map(([server, workloads]) => ({
		server,
		workloads: [...workloads].sort()
	})).sort((a, b) => b.workloads.length - a.workloads.length || byText(a.server, b.server));
}
const declared = (item, { endpoints = {} }) => item.split("+").flatMap((part) => {
	const variable = part.startsWith("env:") ? part.slice(4) : "";
	return Object.hasOwn(endpoints, variable) ? [`org:${endpoints[variable]}`] : [];
});
function inWords(item, app) {
	const [name] = declared(item, app);
	if (name !== void 0) return name;
	if (item.startsWith("env:")) return item.replaceAll("env:", "$").replaceAll("+", " + ");
	if (item.startsWith("unknown:")) return "unknown";
	const host = hostOf(item);
	return host ? `${host.name}:${host.port}` : item;
}
const own = (app) => app.inventory.clients.filter((c) => c.rides_on === void 0);
function row$1({ name, document }, least) {
	const counting = findingsOf(document).filter((f) => !f.silenced && isSure(f, least));
	const count = (severity) => counting.filter((f) => f.severity === severity).length;
	return {
		name,
		...document.commit !== void 0 && { commit: document.commit },
		apps: document.apps.length,
		errors: count("error"),
		warnings: count("warning"),
		notes: count("note"),
		gaps: document.apps.reduce((n, a) => n + a.gaps.length, 0),
		incomplete: document.failures.length > 0,
		servers: grouped(document.apps.flatMap((app) => own(app).map((c) => [inWords(c.endpoint[0] ?? "unknown:", app), c.workload])))
	};
}
function reached(client, app) {
	const found = [];
	for (const [i, item] of client.endpoint.entries()) {
		const always = i === 0 && !client.either;
		const names = declared(item, app);
		const host = hostOf(item);
		found.push(...names.map((server) => ({
			server,
			known: "declared",
			always
		})));
		if (host && host.reach !== "own") found.push({
			server: `${host.name}:${host.port}`,
			known: host.reach,
			always
		});
		if (!client.either && (names.length > 0 || host)) break;
	}
	return found;
}
function shared(results) {
	const servers = new Map();
	for (const { name, document } of results) for (const app of document.apps) {
		const label = app.root === "." ? name : `${name}/${app.root}`;
		for (const client of own(app)) for (const { server, known, always } of reached(client, app)) {
			const entry = servers.get(server) ?? {
				known,
				apps: new Map()
			};
			const user = entry.apps.get(label) ?? {
				workloads: new Set(),
				always: false
			};
			user.workloads.add(client.workload);
			entry.apps.set(label, {
				workloads: user.workloads,
				always: user.always || always
			});
			servers.set(server, entry);
		}
	}
	return [...servers].filter(([, { apps }]) => apps.size > 1).map(([server, { known, apps }]) => ({
		server,
		known,
		apps: [...apps].map(([app, { workloads, always }]) => ({
			app,
			workloads: [...workloads].sort(),
			always
		})).sort((a, b) => byText(a.app, b.app))
	})).sort((a, b) => b.apps.length - a.apps.length || byText(a.server, b.server));
}
function organisation(results, unread, { tool, minConfidence }) {
	return {
		schema: 1,
		kind: "redline-organisation",
		tool,
		repositories: results.map((result) => row$1(result, minConfidence)).sort((a, b) => b.errors - a.errors || b.warnings - a.warnings || b.notes - a.notes || b.gaps - a.gaps || byText(a.name, b.name)),
		shared: shared(results),
		unread
	};
}
const MOST_ROWS = 1e3;
const MOST_SHARED = 200;
const MOST_APPS = 20;
const MOST_SERVERS = 4;
function table(heads, rows, most) {
	const rest = rows.length - most;
	return `${gfmTable(heads, rows.slice(0, most))}${rest > 0 ? `\n\nAnd ${thousands(rest)} more.` : ""}`;
}
const some = (items, most) => [...items.slice(0, most), ...items.length > most ? [`${items.length - most} more`] : []].join(", ");
const servers = ({ servers: all, apps, incomplete }) => apps === 0 ? incomplete ? "" : "no Rails app" : all.length === 0 ? "no Redis" : some(all.map((s) => `${s.server === "unknown" ? "unknown" : code(s.server)} (${s.workloads.map((w) => sentence(w, 40)).join(", ")})`), MOST_SERVERS);
const row = (r) => [
	r.incomplete ? `${code(r.name)} (incomplete)` : code(r.name),
	...[
		r.errors,
		r.warnings,
		r.notes,
		r.gaps
	].map((n) => n === 0 ? "" : thousands(n)),
	servers(r)
];
const KNOWN = {
	declared: "by its name in `.redline.yml`",
	public: "by its address",
	private: "by its address, if the apps are in one network",
	own: "no"
};
const sharedRow = ({ server, known, apps }) => [
	code(server),
	KNOWN[known],
	some(apps.map((a) => `${code(a.app)} (${a.workloads.map((w) => sentence(w, 40)).join(", ")}${a.always ? "" : "; not always"})`), MOST_APPS)
];
function verdict({ repositories, shared }) {
	const sum = (of) => repositories.reduce((n, r) => n + of(r), 0);
	const [errors, warnings] = [sum((r) => r.errors), sum((r) => r.warnings)];
	const hit = repositories.filter((r) => r.errors + r.warnings > 0).length;
	const all = repositories.length === 1 ? "1 repository" : `${thousands(repositories.length)} repositories`;
	return `**${errors + warnings === 0 ? `No error or warning in ${all}` : `${plural(errors, "error")} and ${plural(warnings, "warning")} in ${thousands(hit)} of ${all}`}; ${shared.length === 0 ? "no server is known to be shared between apps" : `${plural(shared.length, "server")} shared between apps`}.**`;
}
function organisationMarkdown(of) {
	const failed = of.repositories.filter((r) => r.incomplete).length;
	return `${[
		verdict(of),
		...of.unread.length + failed > 0 ? [`Not everything was seen: ${[...failed > 0 ? [`${plural(failed, "report")} incomplete`] : [], ...of.unread.length > 0 ? [`${plural(of.unread.length, "file")} not read`] : []].join(", ")}.`] : [],
		...of.shared.length > 0 ? [
			"## Servers that several apps share",
			"What one app does to a server it does to all on it: its memory policy, its restarts, its limit of connections.",
			table([
				"server",
				"known",
				"apps, and what each keeps there"
			], of.shared.map(sharedRow), MOST_SHARED)
		] : [],
		"## Repositories",
		table([
			"repository",
			"errors",
			"warnings",
			"notes",
			"can't tell",
			"servers, and what is there"
		], of.repositories.map(row), MOST_ROWS),
		...of.unread.length > 0 ? ["## Not read", of.unread.slice(0, MOST_ROWS).map((u) => `- ${code(u.file)}: ${sentence(u.why, 300)}`).join("\n")] : [],
		"A variable such as `$REDIS_URL` means another server in each repository. Apps share a server where both name the same host, or where both give their variable one name with `org:` under `endpoints:` in `.redline.yml`. `host-…` stands for a host name."
	].join("\n\n")}\n`;
}
function shortNames(paths) {
	const all = paths.map((path) => path.replaceAll("\\", "/").replace(/\.json$/i, "").split("/").filter((part) => part !== "" && part !== "." && part !== ".."));
	const [first = []] = all;
	const same = (part) => all.every((of) => of.length > 1 && part(of) === part(first));
	while (same((of) => of[0])) for (const of of all) of.shift();
	while (same((of) => of.at(-1))) for (const of of all) of.pop();
	return all.map((of) => of.join("/"));
}
function named(saved) {
	const wanted = saved.map((s) => s.document.repository ?? s.name);
	const seen = new Map();
	return saved.map(({ name, document }, i) => {
		const own = wanted[i];
		const unique = wanted.indexOf(own) === wanted.lastIndexOf(own) ? own : own === name ? name : `${own}/${name}`;
		const count = (seen.get(unique) ?? 0) + 1;
		seen.set(unique, count);
		return {
			name: count === 1 ? unique : `${unique}-${count}`,
			document
		};
	});
}
function codeOf(documents, gate) {
	if (gate.failOn === "never") return exit.clean;
	if (documents.some((d) => d.failures.length > 0)) return exit.failed;
	if (documents.some((d) => findingsOf(d).some((f) => fails(f, gate)))) return exit.findings;
	if (documents.some((d) => (d.audit?.unreached ?? []).length > 0)) return exit.unreachable;
	return documents.every((d) => d.apps.length === 0 && !d.audit) ? exit.nothing : exit.clean;
}
async function page(document, name, gate) {
	const { audit } = document;
	if (!audit) throw new UsageError(`${name} holds no audit, and \`--format html\` shows nothing else: \`redline audit\` reads servers`);
	const { htmlPage } = await import("./page2.js");
	return htmlPage(audit, { findings: findingsOf(document).filter((f) => atLeastAs(f.confidence, gate.minConfidence)) });
}
async function one(saved, name, values, gate) {
	const document = saved.kind === "redline-audit" ? asReport(saved) : saved;
	const code = codeOf([document], gate);
	if (values.format === "html") return {
		text: await page(document, name, gate),
		code
	};
	if (saved.kind === "redline-audit" && values.format === "json") return {
		text: auditJson(saved),
		code,
		json: true
	};
	if (saved.kind === "redline-audit" && values.format === "markdown") {
		const findings = saved.findings.filter((f) => atLeastAs(f.confidence, gate.minConfidence));
		return {
			text: auditMarkdown(saved, findings, { minConfidence: gate.minConfidence }),
			code
		};
	}
	const comparison = document.comparedWith && compareReports(document);
	const { minConfidence } = gate;
	if (values.format === "json") return {
		text: json(document),
		code,
		json: true
	};
	if (values.format === "sarif") return {
		text: sarif(document, {
			rules,
			minConfidence,
			complete: values.complete ?? false,
			...comparison && { comparison }
		}),
		code,
		json: true
	};
	return {
		text: summary(document, comparison, {
			minConfidence,
			failOn: gate.failOn
		}),
		code
	};
}
function several(saved, unread, values, gate, salt) {
	const results = named(saved).map(({ name, document }) => ({
		name,
		document: hideHosts(document, salt)
	}));
	const documents = results.map((r) => r.document);
	const code = unread.length > 0 ? exit.failed : codeOf(documents, gate);
	const { minConfidence } = gate;
	if (values.format === "sarif") return {
		text: sarifOfSeveral(results, {
			rules,
			minConfidence,
			complete: values.complete ?? false
		}),
		code,
		json: true
	};
	const all = organisation(results, unread, {
		tool: {
			name: "redline",
			version
		},
		minConfidence
	});
	return values.format === "json" ? {
		text: JSON.stringify(all),
		code,
		json: true
	} : {
		text: organisationMarkdown(all),
		code
	};
}
async function report(args, io) {
	const paths = args.positionals;
	const gate = {
		...defaultGate,
		failOn: args.values["fail-on"] ?? "never",
		minConfidence: args.values["min-confidence"] ?? defaultGate.minConfidence
	};
	const [only] = paths;
	if (only === void 0) throw new UsageError("name what `redline check --format json --output FILE` wrote (or `redline audit`), one file or more");
	if (paths.length === 1) return await one(await readSavedResult(resolve(io.cwd, only), only), only, args.values, gate);
	const salt = saltOf(io.env) ?? randomBytes(32).toString("hex");
	const names = shortNames(paths);
	const saved = [];
	const unread = [];
	for (const [i, path] of paths.entries()) try {
		const read = await readSavedResult(resolve(io.cwd, path), path);
		saved.push({
			path,
			name: names[i],
			document: read.kind === "redline-audit" ? asReport(read) : read
		});
	} catch (error) {
		if (!(error instanceof UsageError)) throw error;
		unread.push({
			file: path,
			why: visible(error.message.replace(`${path} `, ""))
		});
	}
	if (saved.length === 0) throw new UsageError(unread.map((u) => `${u.file} ${u.why}`).slice(0, 10).join("\n"));
	return several(saved, unread, args.values, gate, salt);
}
export { report };
