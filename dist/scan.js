import { r as __toESM } from "./rolldown-runtime.js";
import { $ as show, A as atLeast, B as env, D as callsOn, E as callsOf, F as alwaysSet, G as made, H as isNothing, I as bounded, J as present$1, K as nil, L as concat, N as numberIn$1, O as callsOnPlace, P as absent, Q as unknown, R as constant$1, T as callsAt, U as list, V as firstOf, W as literal, X as setting$2, Y as record, Z as symbol, _ as thresholds, at as contains, c as together$4, ct as place, et as entry, g as thresholdNames, h as isThreshold, i as snippet, it as isRider, j as before, l as methodOf, lt as spanAt, m as listed$1, nt as under, ot as fileSpan, q as ordered, rt as identity, s as target, st as lineStarts, t as rules, tt as isHash, u as receiverOf, z as either } from "./rules.js";
import { a as variables$2, i as parts$4, n as groupedByEach, r as options, t as grouped } from "./grouped.js";
import { d as known$5 } from "./measured.js";
import { t as UsageError } from "./errors.js";
import { a as failOnChoices, i as defaultGate, o as failScopeChoices, r as confidenceChoices, t as allFindings } from "./gate.js";
import { a as isIdentity, i as identify, n as gateOf, o as bareModel, r as runRules, s as join$3, t as chosen } from "./chosen.js";
import { n as inWords, t as diskRepo } from "./disk.js";
import { $ as GlobalVariableTargetNode, $t as SymbolNode, A as ConstantPathNode, At as MatchRequiredNode, B as ElseNode, Bt as PreExecutionNode, C as ClassVariableReadNode, Ct as LocalVariableAndWriteNode, D as ConstantOperatorWriteNode, Dt as LocalVariableTargetNode, E as ConstantAndWriteNode, Et as LocalVariableReadNode, F as ConstantReadNode, Ft as NextNode, G as FloatNode, Gt as SelfNode, H as EmbeddedVariableNode, Ht as RegularExpressionNode, I as ConstantTargetNode, It as NilNode, J as ForwardingSuperNode, Jt as SourceFileNode, K as ForNode, Kt as ShareableConstantNode, L as ConstantWriteNode, Lt as NumberedParametersNode, M as ConstantPathOrWriteNode, Mt as ModuleNode, N as ConstantPathTargetNode, Nt as MultiTargetNode, O as ConstantOrWriteNode, Ot as LocalVariableWriteNode, P as ConstantPathWriteNode, Pt as MultiWriteNode, Q as GlobalVariableReadNode, Qt as SuperNode, R as DefNode, Rt as OrNode, S as ClassVariableOrWriteNode, St as LambdaNode, T as ClassVariableWriteNode, Tt as LocalVariableOrWriteNode, U as EnsureNode, Ut as RescueModifierNode, V as EmbeddedStatementsNode, Vt as ProgramNode, W as FalseNode, Wt as ReturnNode, X as GlobalVariableOperatorWriteNode, Xt as StatementsNode, Y as GlobalVariableAndWriteNode, Yt as SplatNode, Z as GlobalVariableOrWriteNode, Zt as StringNode, _ as CaseMatchNode, _t as InterpolatedStringNode, a as AssocNode, an as XStringNode, at as IndexAndWriteNode, b as ClassVariableAndWriteNode, bt as ItLocalVariableReadNode, c as BlockArgumentNode, ct as IndexTargetNode, d as BreakNode, dt as InstanceVariableOrWriteNode, en as TrueNode, et as GlobalVariableWriteNode, f as CallAndWriteNode, ft as InstanceVariableReadNode, g as CallTargetNode, gt as InterpolatedRegularExpressionNode, h as CallOrWriteNode, ht as IntegerNode, i as ArrayNode, in as WhileNode, it as InNode, j as ConstantPathOperatorWriteNode, jt as MatchWriteNode, k as ConstantPathAndWriteNode, kt as MatchPredicateNode, l as BlockNode, lt as InstanceVariableAndWriteNode, m as CallOperatorWriteNode, mt as InstanceVariableWriteNode, n as AliasMethodNode, nn as UntilNode, nt as IfNode, o as AssocSplatNode, on as YieldNode, ot as IndexOperatorWriteNode, p as CallNode, pt as InstanceVariableTargetNode, q as ForwardingArgumentsNode, qt as SingletonClassNode, r as AndNode, rn as WhenNode, rt as ImplicitNode, s as BeginNode, st as IndexOrWriteNode, t as parsePrism, tn as UnlessNode, tt as HashNode, u as BlockParametersNode, ut as InstanceVariableOperatorWriteNode, v as CaseNode, vt as InterpolatedSymbolNode, w as ClassVariableTargetNode, wt as LocalVariableOperatorWriteNode, x as ClassVariableOperatorWriteNode, xt as KeywordHashNode, y as ClassNode, yt as InterpolatedXStringNode, z as DefinedNode, zt as ParenthesesNode } from "./prism.js";
import { t as escaped } from "./pattern.js";
import { t as require_dist } from "./yaml.js";
import { n as suggestion, t as nearest } from "./nearest.js";
import { t as rank$2 } from "./rank.js";
import { t as version } from "./version.js";
import { i as needs } from "./workload.js";
import { n as visible } from "./visible.js";
import { a as thousands } from "./tally.js";
import { createRequire } from "node:module";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { lstatSync, readFileSync, realpathSync, statSync } from "node:fs";
function nameFits(pattern, name) {
	let [p, n, star, mark] = [
		0,
		0,
		-1,
		0
	];
	while (n < name.length) {
		const c = pattern[p];
		if (c === "*") [star, mark, p] = [
			p,
			n,
			p + 1
		];
		else if (c !== void 0 && (c === "?" || c === name[n])) [p, n] = [p + 1, n + 1];
		else if (star !== -1) [p, mark, n] = [
			star + 1,
			mark + 1,
			mark + 1
		];
		else return false;
	}
	while (pattern[p] === "*") p++;
	return p === pattern.length;
}
function covers(pattern, path) {
	const wanted = pattern.replace(/\/+$/, "").split("/");
	const names = path.split("/");
	let reach = new Set([0]);
	for (const part of wanted) {
		const next = new Set();
		if (part === "**") for (let i = Math.min(...reach); i <= names.length; i++) next.add(i);
		else for (const i of reach) if (i < names.length && nameFits(part, names[i])) next.add(i + 1);
		if (next.size === 0) return false;
		reach = next;
	}
	return reach.size > 0;
}
function patternFault(pattern) {
	if (pattern.trim() === "") return "is empty";
	if (pattern.length > 500) return "is longer than 500 characters";
	if (pattern.startsWith("/") || pattern.includes("\\")) return "must be relative to this file, with forward slashes";
	if (pattern.split("/").includes("..")) return "must not leave the folder of this file";
	if (/[[\]{}!]/.test(pattern)) return "may use only `*`, `**` and `?`; write one pattern a line";
}
const severityChoices = [
	"error",
	"warning",
	"note",
	"off"
];
const platforms$1 = [
	"heroku",
	"render",
	"fly",
	"railway",
	"kamal",
	"kubernetes",
	"compose",
	"aws",
	"gcp",
	"azure",
	"digitalocean",
	"scalingo",
	"dokku"
];
const SECRET = /:\/\/[^/\s]*@|[?&]password=/i;
const ORG_NAME = /^org:[\w.-]{1,100}$/;
const MOST_PROCESSES = 1e5;
const keyAt$1 = (record, key) => record.keys?.get(key) ?? record.entries.get(key)?.at ?? record.at;
function text$5(value) {
	if (value.kind !== "literal" || value.value === null) return void 0;
	if (typeof value.value === "boolean") return value.value ? "on" : "off";
	return String(value.value).trim() || void 0;
}
function entries$1(value, reading, wanted) {
	if (value.kind === "record") return [...value.entries].map(([k, v]) => [
		k,
		v,
		() => ({
			...reading,
			key: `${reading.key}: ${k}`
		})
	]);
	reading.fault(value.at, `\`${reading.key}\` must be ${wanted}`);
	return [];
}
function items$1(value, reading, wanted) {
	if (value.kind === "list") return value.items;
	if (value.kind === "literal" && value.value !== null) return [value];
	reading.fault(value.at, `\`${reading.key}\` must be ${wanted}`);
	return [];
}
function word(value, choices, reading) {
	const found = text$5(value);
	const choice = choices.find((c) => c === found);
	if (choice === void 0) {
		const list = choices.map((c) => `\`${c}\``).join(", ");
		const near = found === void 0 ? void 0 : nearest(found, choices);
		reading.fault(value.at, `\`${reading.key}\` must be one of ${list}${near ? `; did you mean \`${near}\`?` : ""}`);
	}
	return choice;
}
function ruleId(id, at, reading) {
	if (reading.rules.includes(id)) return id;
	reading.fault(at, `there is no rule \`${id}\`${suggestion(id, reading.rules)}`);
}
function onlyKeys(value, known, reading) {
	const others = [...value.entries.keys()].filter((key) => !known.includes(key));
	for (const key of others) reading.fault(keyAt$1(value, key), `\`${reading.key}\` has no key \`${key}\`${suggestion(key, known)}`);
	return others.length === 0;
}
function ruleSetting(value, reading) {
	if (value.kind !== "record") {
		const severity = word(value, severityChoices, reading);
		return severity && {
			severity,
			at: value.at
		};
	}
	if (!onlyKeys(value, ["severity", "reason"], reading)) return void 0;
	const severity = word(entry(value, "severity"), severityChoices, {
		...reading,
		key: `${reading.key}: severity`
	});
	const reason = text$5(entry(value, "reason"));
	return severity && {
		severity,
		at: value.at,
		...reason ? { reason } : {}
	};
}
function patterns(value, reading) {
	const found = [];
	for (const item of items$1(value, reading, "a list of path patterns such as `engines/legacy/**`")) {
		const pattern = text$5(item);
		const why = pattern === void 0 ? "must be text" : patternFault(pattern);
		if (pattern === void 0 || why) reading.fault(item.at, `the pattern ${pattern === void 0 ? "" : `\`${pattern}\` `}in \`${reading.key}\` ${why}`);
		else found.push({
			folder: reading.folder,
			pattern: pattern.replace(/^\.\//, "")
		});
	}
	return found;
}
function allowed(value, reading) {
	if (value.kind !== "record") {
		reading.fault(value.at, "an entry of `allow` is a mapping such as `{ rule: shared-instance, workloads: [cache, sidekiq], reason: … }`");
		return;
	}
	if (!onlyKeys(value, [
		"rule",
		"workloads",
		"reason"
	], reading)) return void 0;
	const id = entry(value, "rule");
	const rule = id.kind === "absent" ? "shared-instance" : ruleId(text$5(id) ?? "", id.at, reading);
	const reason = text$5(entry(value, "reason"));
	if (!reason) reading.fault(value.at, "an entry of `allow` needs a `reason`: who decided it, and why it is safe");
	const named = items$1(entry(value, "workloads"), {
		...reading,
		key: "allow: workloads"
	}, "a list of two workloads");
	const workloads = named.flatMap((item) => {
		const name = text$5(item) ?? "";
		if (Object.hasOwn(needs, name)) return [name];
		reading.fault(item.at, `there is no workload \`${name}\`${suggestion(name, Object.keys(needs))}`);
		return [];
	});
	if (named.length === 1) reading.fault(value.at, "an entry of `allow` names the workloads that may share a server: two or more");
	return rule && reason && workloads.length > 1 ? {
		rule,
		workloads,
		reason,
		at: value.at
	} : void 0;
}
function serverName(value, reading) {
	const name = text$5(value);
	if (name === void 0) reading.fault(value.at, `\`${reading.key}\` must be a server's name such as \`shared-a\``);
	else if (SECRET.test(name)) reading.fault(value.at, `\`${reading.key}\` is a URL with a password; take it out of the file and write a name such as \`shared-a\` instead`);
	else if (name.startsWith("org:") && !ORG_NAME.test(name)) reading.fault(value.at, `\`${reading.key}\` needs a name behind \`org:\`, such as \`org:shared-a\`: letters, digits, dots, dashes`);
	else return name;
}
function slug(value, reading) {
	const name = text$5(value);
	const near = name === void 0 ? void 0 : nearest(name, platforms$1);
	if (name === void 0 || !/^[a-z][a-z0-9-]*$/.test(name)) reading.fault(value.at, `\`${reading.key}\` must be one lower-case word such as \`heroku\``);
	else if (near !== void 0 && near !== name) reading.fault(value.at, `there is no ${reading.key} \`${name}\`; did you mean \`${near}\`?`);
	else return name;
	return null;
}
function count(value, reading) {
	const n = value.kind === "literal" ? value.value : void 0;
	if (typeof n === "number" && Number.isInteger(n) && n >= 0 && n <= MOST_PROCESSES) return n;
	reading.fault(value.at, `\`${reading.key}\` must be a whole number of processes`);
}
function limit(value, reading, name) {
	if (!isThreshold(name)) return void 0;
	const n = value.kind === "literal" ? value.value : void 0;
	if (typeof n === "number" && Number.isFinite(n) && n >= 0) return n;
	reading.fault(value.at, `\`${reading.key}\` must be a number: ${thresholds[name].help}`);
}
function mapping(value, reading, wanted, read) {
	const found = new Map();
	for (const [key, inner, below] of entries$1(value, reading, wanted)) {
		const one = read(inner, below(), key);
		if (one !== void 0) found.set(key, one);
	}
	return found;
}
const keyReaders = new Map(Object.entries({
	rules: (value, reading) => ({ rules: mapping(value, reading, "a mapping of rules to severities", (inner, below, id) => ruleId(id, value.kind === "record" ? keyAt$1(value, id) : inner.at, reading) ? ruleSetting(inner, below) : void 0) }),
	exclude: (value, reading) => ({ exclude: patterns(value, reading) }),
	environments: (value, reading) => ({ environments: mapping(value, reading, "a mapping of environments to the files that describe their servers", patterns) }),
	endpoints: (value, reading) => ({ endpoints: Object.fromEntries(mapping(value, reading, "a mapping of variables to server names", serverName)) }),
	processes: (value, reading) => ({ processes: Object.fromEntries(mapping(value, reading, "a mapping of processes to counts", count)) }),
	thresholds: (value, reading) => ({ thresholds: Object.fromEntries(mapping(value, reading, "a mapping of limits to numbers", (inner, below, name) => {
		const at = value.kind === "record" ? keyAt$1(value, name) : inner.at;
		if (!isThreshold(name)) reading.fault(at, `there is no threshold \`${name}\`${suggestion(name, thresholdNames)}`);
		return limit(inner, below, name);
	})) }),
	platform: (value, reading) => ({ platform: slug(value, reading) }),
	target: (value, reading) => ({ target: slug(value, reading) }),
	allow: (value, reading) => ({ allow: items$1(value, reading, "a list").flatMap((item) => allowed(item, reading) ?? []) })
}));
function choice(key, choices) {
	return (value, reading, before) => {
		const chosen = word(value, choices, reading);
		return chosen === void 0 ? {} : { gate: {
			...before.gate,
			[key]: chosen
		} };
	};
}
const gateReaders = new Map(Object.entries({
	"fail-on": choice("failOn", failOnChoices),
	"fail-scope": choice("failScope", failScopeChoices),
	"min-confidence": choice("minConfidence", confidenceChoices)
}));
const configFile = ".redline.yml";
const emptyConfig = {
	files: [],
	rules: new Map(),
	exclude: [],
	environments: new Map(),
	endpoints: {},
	processes: {},
	thresholds: {},
	platform: null,
	target: null,
	allow: [],
	gate: {}
};
function readConfig(value, file, context) {
	const errors = [];
	const fault = (at, message) => void errors.push({
		at,
		message
	});
	let config = {
		...emptyConfig,
		files: [file]
	};
	if (value.kind === "absent" || value.kind === "literal" && value.value === null) return {
		config,
		errors
	};
	if (value.kind !== "record") {
		fault(value.at, "must be a mapping of keys to values, such as `endpoints:` and below it `  REDIS_URL: shared-a`");
		return {
			config,
			errors
		};
	}
	if (value.open) fault(value.at, "holds keys that only running code could tell; write plain YAML");
	for (const [key, inner] of value.entries) {
		const known = keyReaders.get(key) ?? gateReaders.get(key);
		if (!known) fault(keyAt$1(value, key), `there is no key \`${key}\`${suggestion(key, [...keyReaders.keys(), ...gateReaders.keys()])}`);
		else if (!context.root && gateReaders.has(key)) fault(keyAt$1(value, key), `\`${key}\` counts only in the ${configFile} at the repository's root`);
		else if (inner.kind !== "absent" && !(inner.kind === "literal" && inner.value === null)) config = {
			...config,
			...known(inner, {
				key,
				rules: context.rules,
				folder: context.folder,
				fault
			}, config)
		};
	}
	return {
		config,
		errors
	};
}
const mergeConfig = (root, nearer) => ({
	files: [...root.files, ...nearer.files],
	rules: new Map([...root.rules, ...nearer.rules]),
	exclude: [...root.exclude, ...nearer.exclude],
	environments: new Map([...root.environments, ...nearer.environments]),
	endpoints: {
		...root.endpoints,
		...nearer.endpoints
	},
	processes: {
		...root.processes,
		...nearer.processes
	},
	thresholds: {
		...root.thresholds,
		...nearer.thresholds
	},
	platform: nearer.platform ?? root.platform,
	target: nearer.target ?? root.target,
	allow: [...root.allow, ...nearer.allow],
	gate: root.gate
});
const ignoreRule = "unused-ignore";
const OPENING$1 = /^(?:#|\/\/|\/\*)[#!/*]*[ \t]*/;
const DIRECTIVE = /^redline:ignore(?=[\s-]|$)/;
const NEARLY = /^redline[ \t]*[:_-]*[ \t]*([a-z]+)/i;
const FORM = "write `# redline:ignore RULE -- reason`";
function fault(severity, at, about, message) {
	return {
		rule: ignoreRule,
		severity,
		confidence: "certain",
		message,
		at,
		related: [],
		about
	};
}
function mistyped(body) {
	const word = NEARLY.exec(body)?.[1]?.toLowerCase();
	if (word === void 0 || DIRECTIVE.test(body)) return false;
	return nearest(word, [
		"ignore",
		"ignores",
		"ignored",
		"disable"
	]) !== void 0;
}
function comment(text, starts, at) {
	const raw = text.slice(at.start, at.end).split("\n", 1)[0];
	const opening = OPENING$1.exec(raw)?.[0].length ?? 0;
	return {
		at,
		alone: text.slice(starts[at.line - 1], at.start).trim() === "",
		body: raw.slice(opening).replace(/\s*(\*\/)?\s*$/, ""),
		start: at.start + opening
	};
}
function readIgnores(file, text, comments, rules) {
	const ignores = [];
	const findings = [];
	if (!/redline/i.test(text)) return {
		ignores,
		findings
	};
	const starts = lineStarts(text);
	const read = comments.map((at) => comment(text, starts, at));
	const alone = new Set(read.filter((c) => c.alone && DIRECTIVE.test(c.body)).map((c) => c.at.line));
	for (const { at, body, start, alone: own } of read) {
		if (mistyped(body)) findings.push(fault("error", at, `mistyped ${body}`, `This comment looks like an ignore and is none; ${FORM}.`));
		if (!DIRECTIVE.test(body)) continue;
		const rest = body.slice(14);
		const dashes = /(^|\s)--(\s|$)/.exec(rest);
		const reason = dashes ? rest.slice(dashes.index + dashes[0].length).trim() : "";
		const listed = [...rest.slice(0, dashes?.index ?? rest.length).matchAll(/[^\s,]+/g)];
		const what = listed.map((m) => m[0]).join(", ");
		if (reason === "" || listed.length === 0) {
			const lacks = listed.length === 0 ? "names no rule" : "gives no reason";
			findings.push(fault("error", at, `${lacks} ${what}`, `This ignore ${lacks} and silences nothing; ${FORM}.`));
			continue;
		}
		let line = own ? at.line + 1 : at.line;
		while (own && alone.has(line)) line++;
		for (const [i, m] of listed.entries()) {
			const rule = m[0];
			const from = start + 14 + m.index;
			const here = spanAt(file, starts, from, from + rule.length);
			const twice = listed.findIndex((other) => other[0] === rule) < i;
			if (!rules.includes(rule)) findings.push(fault("error", here, `unknown ${rule}`, `There is no rule \`${rule}\`, so this ignore silences nothing${suggestion(rule, rules)}`));
			else if (!twice) ignores.push({
				rule,
				reason,
				line,
				at: here
			});
		}
	}
	return {
		ignores,
		findings
	};
}
function applyIgnores(findings, ignores, ran = () => true) {
	const key = (file, line, rule) => `${line} ${rule} ${file}`;
	const byPlace = new Map();
	for (const ignore of ignores) {
		const place = key(ignore.at.file, ignore.line, ignore.rule);
		byPlace.set(place, [...byPlace.get(place) ?? [], ignore]);
	}
	const used = new Set();
	return {
		findings: findings.map((finding) => {
			const here = byPlace.get(key(finding.at.file, finding.at.line, finding.rule))?.[0];
			if (!here) return finding;
			used.add(here);
			return finding.silenced ? finding : {
				...finding,
				silenced: {
					by: "ignore",
					reason: here.reason
				}
			};
		}),
		unused: ignores.filter((i) => !used.has(i) && ran(i.rule)).map((i) => fault("warning", i.at, `unused ${i.rule}`, `\`${i.rule}\` finds nothing on line ${i.line}, so this ignore can go.`))
	};
}
const below$3 = (folder, path) => folder === "." ? path : path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : void 0;
function matches(patterns, path) {
	return patterns.some((entry) => {
		const rest = below$3(entry.folder, path);
		return rest !== void 0 && covers(entry.pattern, entry.below === void 0 ? rest : `${entry.below}/${rest}`);
	});
}
const isExcluded = (config, path) => matches(config.exclude, path);
const describes = (config, path) => [...config.environments].flatMap(([name, patterns]) => matches(patterns, path) ? [name] : []);
const names$2 = (about, workload) => about.split(/[^A-Za-z0-9_-]+/).includes(workload);
const permits = (a, finding) => a.rule === finding.rule && a.workloads.filter((w) => names$2(finding.about, w)).length > 1;
function weigh(finding, config) {
	if (finding.silenced) return finding;
	const setting = config.rules.get(finding.rule);
	const permitted = config.allow.find((a) => permits(a, finding));
	const silenced = permitted ? {
		by: "allow",
		reason: permitted.reason
	} : setting?.severity === "off" ? {
		by: "severity",
		reason: setting.reason ?? `off in ${setting.at.file}`
	} : void 0;
	const severity = setting && setting.severity !== "off" ? setting.severity : finding.severity;
	return silenced ? {
		...finding,
		severity,
		silenced
	} : {
		...finding,
		severity
	};
}
function judge(findings, config, ignores = [], ran) {
	const ignored = applyIgnores(findings, ignores, ran);
	return {
		findings: ignored.findings.map((f) => weigh(f, config)),
		complaints: ignored.unused.map((f) => weigh(f, config)),
		permitted: config.allow.filter((a) => findings.some((f) => permits(a, f)))
	};
}
function unusedAllowances(apps) {
	const entries = new Map(apps.flatMap(({ config }) => config.allow.map((a) => [place(a.at), {
		a,
		config
	}])));
	for (const { config, permitted, ran } of apps) for (const a of config.allow) if (a.elsewhere || permitted.includes(a) || !ran(a.rule)) entries.delete(place(a.at));
	return [...entries.values()].map(({ a, config }) => {
		const pair = `${a.workloads.slice(0, -1).join(", ")} and ${a.workloads.at(-1)}`;
		const message = `No finding of \`${a.rule}\` is about ${pair}, so this entry of \`allow\` permits nothing and can go.`;
		return weigh(fault("warning", a.at, `unused allow ${a.rule} ${[...a.workloads].sort().join("+")}`, message), config);
	});
}
var import_dist = require_dist();
const truth$2 = (v) => isNothing(v) ? "no" : alwaysSet(v) ? "yes" : "perhaps";
const not$2 = {
	yes: "no",
	no: "yes",
	perhaps: "perhaps"
};
const HEAD = /^\s*(if|unless|elsif|else|end|case|when|in|while|until|for|begin|rescue|ensure|\})(?![\w?!:=])/;
const BLOCK$1 = /(?:\bdo|\{)\s*(?:\|[^|\n]{0,200}\|)?\s*$/;
const WHOLE = /(?:;|\s)end\s*$/;
const THEN = /\sthen\s*$/;
function readBranches(erb, ruby, length, span) {
	const values = new Map();
	const dead = [];
	const perhaps = [];
	const stack = [];
	let hidden = 0;
	const ask = (code, offset, kind, at) => {
		try {
			return ruby.run(code, offset, kind);
		} catch {
			return unknown("its ERB could not be read", span(at.tagStart, at.tagEnd));
		}
	};
	const condition = (tag, word) => {
		if (hidden > 0) return "no";
		const before = tag.code.indexOf(word) + word.length;
		const code = tag.code.slice(before).replace(THEN, "");
		const is = truth$2(ask(code, tag.start + before, "output", tag));
		return word === "unless" ? not$2[is] : is;
	};
	const open = (tag, running, loop, from = tag.tagEnd) => {
		stack.push({
			group: {
				branches: 0,
				complete: false
			},
			from,
			running,
			taken: running === "yes",
			loop
		});
		if (running === "no") hidden++;
	};
	const closeBranch = (o, end) => {
		if (o.running === "no") {
			hidden--;
			if (o.from >= 0) dead.push({
				start: o.from,
				end
			});
		} else if (o.from >= 0) {
			o.group.branches++;
			if (o.running === "yes") o.group.complete = true;
			if (o.running === "perhaps" || o.group.branches > 1 || o.loop) perhaps.push({
				start: o.from,
				end,
				group: o.group
			});
		}
	};
	const next = (o, tag, running) => {
		o.from = tag.tagEnd;
		o.running = o.taken ? "no" : running;
		if (o.running === "yes") o.taken = true;
		if (o.running === "no") hidden++;
	};
	for (const tag of erb.tags) {
		if (tag.kind === "output") {
			if (hidden === 0) values.set(tag.tagStart, ask(tag.code, tag.start, "output", tag));
			continue;
		}
		const word = HEAD.exec(tag.code)?.[1];
		const last = stack.at(-1);
		if (word === "if" || word === "unless") {
			if (!WHOLE.test(tag.code)) open(tag, condition(tag, word), false);
			else if (hidden === 0) ask(tag.code, tag.start, "control", tag);
		} else if (word === "case" || word === "while" || word === "until" || word === "for" || word === "begin") {
			if (!WHOLE.test(tag.code)) open(tag, "perhaps", word !== "begin", word === "case" ? -1 : tag.tagEnd);
		} else if (word === "end" || word === "}") {
			if (last) closeBranch(last, tag.tagStart);
			stack.pop();
		} else if (word === "elsif" || word === "else" || word === "when" || word === "in" || word === "rescue" || word === "ensure") {
			if (!last) continue;
			closeBranch(last, tag.tagStart);
			next(last, tag, word === "else" ? "yes" : word === "elsif" && !last.taken ? condition(tag, word) : "perhaps");
		} else if (BLOCK$1.test(tag.code.slice(-300))) open(tag, "perhaps", true);
		else if (hidden === 0 && tag.code.trim() !== "") ask(tag.code, tag.start, "control", tag);
	}
	while (stack.length > 0) closeBranch(stack.pop(), length);
	return {
		values,
		dead,
		perhaps
	};
}
function branchFinder(branches) {
	const sorted = [...branches].sort((a, b) => a.start - b.start || b.end - a.end);
	const outer = [];
	const open = [];
	for (const [i, b] of sorted.entries()) {
		while (open.length > 0 && sorted[open.at(-1)].end <= b.start) open.pop();
		outer.push(open.at(-1) ?? -1);
		open.push(i);
	}
	return (offset) => {
		let low = -1;
		for (let step = sorted.length; step > 0; step >>= 1) while (low + step < sorted.length && sorted[low + step].start <= offset) low += step;
		while (low >= 0 && sorted[low].end <= offset) low = outer[low];
		return sorted[low];
	};
}
const INTEGER = /^[-+]?(?:0b[01_,]+|0x[\da-fA-F_,]+|0[0-7_,]+|0|[1-9](?:\d|,\d|_\d)*)$/;
const FLOAT = /^[-+]?(?:\d[\d_,]*)?\.\d*(?:[eE][-+]\d+)?$/;
const CLOCK = /^[-+]?\d[\d_]*(?::[0-5]?\d){1,2}$/;
function integer$1(text) {
	const negative = text.startsWith("-");
	const digits = text.replace(/[-+_,]/g, "");
	const size = /^0\d/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
	return negative ? -size : size;
}
function clock(text) {
	const size = text.replace(/[-+_]/g, "").split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
	return text.startsWith("-") ? -size : size;
}
function unquoted(text) {
	const quote = text[0];
	return text.length > 1 && (quote === "\"" || quote === "'") && text.endsWith(quote) ? text.slice(1, -1) : text;
}
function plainScalar(text) {
	if (text === "" || text === "~" || /^null$/i.test(text)) return { value: null };
	if (/^(?:yes|true|on)$/i.test(text)) return { value: true };
	if (/^(?:no|false|off)$/i.test(text)) return { value: false };
	if (text.length > 1 && text.startsWith(":")) return {
		value: unquoted(text.slice(1)),
		symbol: true
	};
	if (text.length > 100) return { value: text };
	if (INTEGER.test(text)) return { value: integer$1(text) };
	if (CLOCK.test(text)) return { value: clock(text) };
	if (FLOAT.test(text) && /\d/.test(text)) return { value: Number(text.replace(/[_,]/g, "")) };
	if (/^[-+]?\.inf$/i.test(text)) return { value: text.startsWith("-") ? -Infinity : Infinity };
	if (/^\.nan$/i.test(text)) return { value: NaN };
	return { value: text };
}
const keyName$1 = (text, plain) => plain && text.length > 1 && text.startsWith(":") ? unquoted(text.slice(1)) : text;
function tagsWithin(tags, start, end) {
	let low = 0;
	let high = tags.length;
	while (low < high) {
		const middle = low + high >> 1;
		if (tags[middle].tagStart < start) low = middle + 1;
		else high = middle;
	}
	let last = low;
	while (last < tags.length && tags[last].tagStart < end) last++;
	return tags.slice(low, last);
}
function asPlain(v) {
	if (v.kind === "firstOf") return ordered(v.options.map(asPlain), v.at);
	if (v.kind === "either") return either(v.options.map(asPlain), v.at);
	if (v.kind !== "literal" || typeof v.value !== "string") return v;
	const read = v.symbol ? { value: v.value } : plainScalar(v.value.trim());
	return read.symbol ? symbol(String(read.value), v.at) : literal(read.value, v.at);
}
function asText$2(v) {
	if (v.kind === "firstOf") return ordered(v.options.map(asText$2), v.at);
	if (v.kind === "either") return either(v.options.map(asText$2), v.at);
	return v.kind === "literal" ? literal(String(v.value ?? ""), v.at) : v;
}
function fill(text, tags, plain, at, template) {
	const { open, fill: more } = template.masked;
	const pieces = text.split(new RegExp(`(${open}${more}*)`));
	const parts = [];
	let next = 0;
	for (const piece of pieces) if (piece.startsWith(open)) {
		const tag = tags[next++];
		const value = tag && template.values.get(tag.tagStart);
		parts.push(value ?? unknown("its ERB could not be read", at));
	} else if (piece !== "") parts.push(literal(piece, at));
	const only = parts[0];
	if (parts.length === 1 && only) return plain ? asPlain(only) : asText$2(only);
	const whole = concat(parts.map(asText$2), at);
	return plain ? asPlain(whole) : whole;
}
function scalarText(node, at, template, outer) {
	const { masked } = template;
	const strip = (text) => text.includes(masked.nothing) ? text.replaceAll(masked.nothing, "").trimStart() : text;
	const inside = template.tags.length === 0 ? [] : tagsWithin(template.tags, node.start, node.end);
	const outputs = inside.filter((t) => t.kind === "output" && template.values.has(t.tagStart));
	const controls = inside.filter((t) => t.kind === "control");
	const branch = template.tags.length === 0 ? void 0 : template.branchAt(node.start);
	if (controls.length === 0 && branch === outer) return node.text.includes(masked.open) ? fill(strip(node.text), outputs, node.plain, at, template) : strip(node.text);
	const parted = node.plain ? texts$1(node, controls, template, outer) : void 0;
	if (!parted) {
		if (controls.every((t) => template.branchAt(t.tagEnd) === outer) && branch === outer) return node.text.includes(masked.open) ? fill(strip(node.text), outputs, node.plain, at, template) : strip(node.text);
		return unknown("a condition in its ERB decides about part of the text", at, outputs.flatMap((t) => template.values.get(t.tagStart) ?? []));
	}
	const values = parted.map(({ start, end }) => {
		const there = template.span(start, end);
		return fill(strip(masked.text.slice(start, end)), outputs.filter((t) => start <= t.tagStart && t.tagStart < end), true, there, template);
	});
	const complete = parted.some((p) => p.branch.group.complete && parted.filter((q) => q.branch.group === p.branch.group).length >= p.branch.group.branches);
	return either(complete ? values : [...values, nil(at)], at);
}
function texts$1(node, controls, template, outer) {
	const found = [];
	const edges = [
		node.start,
		...controls.flatMap((t) => [t.tagStart, t.tagEnd]),
		node.end
	];
	for (let i = 0; i < edges.length; i += 2) {
		const piece = template.masked.text.slice(edges[i], edges[i + 1]);
		if (piece.trim() === "") continue;
		const start = edges[i] + (piece.length - piece.trimStart().length);
		const end = start + piece.trim().length;
		const branch = template.branchAt(start);
		if (!branch || branch === outer || template.masked.text.slice(branch.start, start).trim() !== "") return void 0;
		found.push({
			start,
			end,
			branch
		});
	}
	return found;
}
const ALIASED = 2e4;
const BRANCHES = 100;
function again$1(earlier, value, branch, merged) {
	if (!earlier || !branch || earlier.branches.includes(branch)) return {
		value,
		branches: [branch],
		merged
	};
	if (earlier.branches.length >= BRANCHES) return {
		...earlier,
		value: unknown(`more than ${BRANCHES} branches of its ERB decide about it`, value.at)
	};
	return {
		value: either([earlier.value, value], value.at),
		branches: [...earlier.branches, branch],
		merged
	};
}
function buildValue(root, template) {
	const problems = [];
	const told = new Set();
	const anchors = new Map();
	let built = 0;
	let aliased = 0;
	const problem = (why, at) => {
		if (!told.has(why)) problems.push({
			why,
			at
		});
		told.add(why);
	};
	const not = (why, at) => {
		problem(why, at);
		return unknown(why, at);
	};
	const within = (weight) => {
		aliased += weight;
		built += weight;
		return aliased <= ALIASED;
	};
	const left = new Map();
	for (const { start } of template.left) {
		const { column } = template.span(start, start);
		left.set(column, [...left.get(column) ?? [], start]);
	}
	const hasLeft = (at, limit) => left.get(at.column)?.some((l) => at.start <= l && l < limit) ?? false;
	function build(node, outer, limit) {
		const before = built++;
		if (node.anchor !== void 0) anchors.set(node.anchor, {
			value: void 0,
			weight: 0
		});
		const value = made(node, outer, limit);
		if (node.anchor !== void 0) anchors.set(node.anchor, {
			value,
			weight: built - before
		});
		return value;
	}
	function made(node, outer, limit) {
		const at = template.span(node.start, node.end);
		switch (node.kind) {
			case "scalar": return scalar(node, at, outer);
			case "seq": return list(node.items.map((item, i) => item ? build(item, template.branchAt(item.start), node.items[i + 1]?.start ?? limit) : nil(at)), at);
			case "map": return map(node, at, outer, limit);
			case "alias": {
				const anchored = anchors.get(node.name);
				if (!anchored) return not(`the alias *${node.name} has no anchor before it`, at);
				if (!anchored.value) return not(`the alias *${node.name} stands inside what it stands for`, at);
				return within(anchored.weight) ? anchored.value : not(`its aliases stand for more than ${ALIASED} values`, at);
			}
			case "deep": return not("it is nested more than 100 levels deep", at);
		}
	}
	function scalar(node, at, outer) {
		const found = scalarText(node, at, template, outer);
		if (typeof found !== "string") return found;
		if (!node.plain && template.texts.some((t) => node.start < t.start && t.start < node.end)) return unknown("a line of ERB writes it", at);
		if (node.tag === "!ruby/symbol" || node.tag === "!ruby/sym") return symbol(found, at);
		if (node.tag === "!" || node.tag === "!str" || node.tag === "tag:yaml.org,2002:str") return literal(found, at);
		if (node.tag && !node.tag.startsWith("tag:yaml.org,2002:")) return unknown(`the YAML tag ${node.tag} is not understood`, at);
		if (!node.plain && !node.tag) return literal(found, at);
		const read = plainScalar(found);
		return read.symbol ? symbol(String(read.value), at) : literal(read.value, at);
	}
	function name(key) {
		if (!key) return "";
		const aliased = key.kind === "alias" ? anchors.get(key.name)?.value : void 0;
		if (aliased) return aliased.kind === "literal" ? String(aliased.value ?? "") : void 0;
		if (key.kind !== "scalar") return void 0;
		const found = scalarText(key, template.span(key.start, key.end), template, template.branchAt(key.start));
		if (typeof found === "string") return keyName$1(found, key.plain);
		return found.kind === "literal" && found.value !== null ? String(found.value) : void 0;
	}
	function map(node, at, outer, limit) {
		const met = new Map();
		const keys = new Map();
		let open = hasLeft(at, limit);
		for (const [i, { key, value: inner }] of node.pairs.entries()) {
			const keyAt = key ? template.span(key.start, key.end) : at;
			const named = name(key);
			if (key?.anchor !== void 0 && key.kind === "scalar") build(key, outer, key.end);
			const inside = key ? template.branchAt(key.start) : void 0;
			const value = inner ? build(inner, inside, node.pairs[i + 1]?.key?.start ?? limit) : nil(keyAt);
			if (named === void 0) open = true;
			else {
				const branch = inside === outer ? void 0 : inside;
				if (named === "<<") open = !merge(value, branch, met, keys) || open;
				else {
					const earlier = met.get(named);
					if (earlier && !earlier.merged && earlier.branches.includes(branch)) problem(`the key ${JSON.stringify(named)} is there twice in one mapping, and the last counts`, keyAt);
					met.set(named, again$1(earlier, value, branch, false));
					keys.set(named, keyAt);
				}
			}
		}
		const entries = new Map([...met].map(([k, m]) => [k, isCertain(m.branches) ? m.value : either([m.value, absent(at)], m.value.at)]));
		return record(entries, at, {
			open,
			keys
		});
	}
	function merge(value, branch, met, keys) {
		const sources = value.kind === "list" ? [...value.items].reverse() : [value];
		let known = true;
		for (const source of sources) {
			if (source.kind !== "record" || !within(source.entries.size)) {
				known = source.kind === "literal";
				continue;
			}
			if (source.open) known = false;
			for (const [k, v] of source.entries) {
				met.set(k, again$1(met.get(k), v, branch, true));
				const keyAt = source.keys?.get(k);
				if (keyAt) keys.set(k, keyAt);
			}
		}
		return known;
	}
	return {
		value: root ? build(root, void 0, Number.POSITIVE_INFINITY) : void 0,
		problems
	};
}
function isCertain(branches) {
	const seen = new Map();
	for (const b of branches) {
		if (!b) return true;
		const count = (seen.get(b.group) ?? 0) + 1;
		if (b.group.complete && count >= b.group.branches) return true;
		seen.set(b.group, count);
	}
	return false;
}
function stringEnd(text, i, limit) {
	const quote = text[i];
	for (let j = i + 1; j < limit; j++) if (text[j] === "\\") j++;
	else if (text[j] === quote) return j + 1;
	else if (text[j] === "\n") return -1;
	return -1;
}
function closing(text, from) {
	let first = text.indexOf("%>", from);
	while (first > 0 && text[first - 1] === "%" && first - 1 >= from) first = text.indexOf("%>", first + 2);
	if (first === -1) return -1;
	const next = text.indexOf("<%", first);
	const limit = next === -1 ? text.length : next;
	for (let i = from; i < first; i++) {
		const c = text[i];
		if (c === "#" && (i === from || /\s/.test(text[i - 1]))) {
			const line = text.slice(i, first).indexOf("\n");
			if (line === -1) return first;
			i += line;
		} else if (c === "\"" || c === "'" || c === "`") {
			const end = stringEnd(text, i, limit);
			if (end === -1) return first;
			if (end > first) {
				const later = text.indexOf("%>", end);
				return later === -1 || later >= limit ? first : later;
			}
			i = end - 1;
		}
	}
	return first;
}
function scanErb(text) {
	const tags = [];
	const comments = [];
	const escapes = [];
	for (let at = text.indexOf("<%"); at !== -1;) {
		if (text[at + 2] === "%") {
			escapes.push(at);
			at = text.indexOf("<%", at + 3);
			continue;
		}
		const mark = text[at + 2];
		const start = at + (mark === "=" ? text[at + 3] === "=" ? 4 : 3 : mark === "-" || mark === "#" ? 3 : 2);
		const close = mark === "#" ? text.indexOf("%>", start) : closing(text, start);
		if (close === -1) return {
			tags,
			comments,
			escapes,
			unterminated: at
		};
		const end = close + 2;
		if (mark === "#") comments.push({
			start: at,
			end
		});
		else {
			const codeEnd = close > start && text[close - 1] === "-" ? close - 1 : close;
			tags.push({
				kind: mark === "=" ? "output" : "control",
				code: text.slice(start, codeEnd),
				start,
				tagStart: at,
				tagEnd: end
			});
		}
		at = text.indexOf("<%", end);
	}
	return {
		tags,
		comments,
		escapes
	};
}
function unused(text) {
	const held = new Set(text.match(/[\uE000-\uF8FF]/g));
	const free = [];
	for (let c = 57344; c <= 63743 && free.length < 3; c++) if (!held.has(String.fromCharCode(c))) free.push(String.fromCharCode(c));
	const [open = "", fill = "", nothing = ""] = free;
	return [
		open,
		fill,
		nothing
	];
}
const blanked = (text) => text.replace(/[^\n\r]+/g, (run) => " ".repeat(run.length));
function maskErb(text, erb, without = []) {
	const [open, fill, nothing] = unused(text);
	const pieces = [];
	for (const w of without) pieces.push({
		...w,
		as: blanked(text.slice(w.start, w.end))
	});
	for (const t of erb.tags) {
		const length = t.tagEnd - t.tagStart;
		const as = t.kind === "output" ? open + fill.repeat(length - 1) : hidden(text, t.tagStart, t.tagEnd, nothing);
		pieces.push({
			start: t.tagStart,
			end: t.tagEnd,
			as
		});
	}
	for (const c of erb.comments) pieces.push({
		...c,
		as: hidden(text, c.start, c.end, nothing)
	});
	for (const e of erb.escapes) pieces.push({
		start: e,
		end: e + 3,
		as: `<%${nothing}`
	});
	if (erb.unterminated !== void 0) pieces.push({
		start: erb.unterminated,
		end: text.length,
		as: blanked(text.slice(erb.unterminated))
	});
	pieces.sort((a, b) => a.start - b.start || b.end - a.end);
	let out = "";
	let done = 0;
	for (const p of pieces) {
		if (p.start < done) continue;
		out += text.slice(done, p.start) + p.as;
		done = p.end;
	}
	return {
		text: out + text.slice(done),
		open,
		fill,
		nothing
	};
}
function hidden(text, start, end, nothing) {
	const before = text.slice(Math.max(0, start - 200), start);
	const blanks = blanked(text.slice(start, end));
	return /(^|\n)[ \t]*$/.test(before) && (before.length === start || before.includes("\n")) && !blanks.includes("\n") && /^[ \t]*[\w:]/.test(text.slice(end, end + 200)) ? nothing.repeat(end - start) : blanks;
}
const DEPTH$2 = 100;
function plain(node, masked, depth) {
	if (!node) return null;
	let [start = 0, end = start] = node.range ?? [];
	while (masked.text[start] === masked.nothing) start++;
	const at = {
		start,
		end
	};
	if ((0, import_dist.isAlias)(node)) return {
		kind: "alias",
		name: node.source,
		...at
	};
	const also = {
		...node.anchor ? { anchor: node.anchor } : {},
		...node.tag ? { tag: node.tag } : {}
	};
	if (depth > DEPTH$2) return {
		kind: "deep",
		...at
	};
	if ((0, import_dist.isScalar)(node)) return {
		kind: "scalar",
		text: typeof node.value === "string" ? node.value : node.source ?? "",
		plain: node.type === "PLAIN" || node.type === void 0,
		...also,
		...at
	};
	if ((0, import_dist.isSeq)(node)) return {
		kind: "seq",
		items: node.items.map((i) => plain(i, masked, depth + 1)),
		...also,
		...at
	};
	if ((0, import_dist.isMap)(node)) return {
		kind: "map",
		pairs: node.items.map((p) => ({
			key: plain(p.key, masked, depth + 1),
			value: plain(p.value, masked, depth + 1)
		})),
		...also,
		...at
	};
	return null;
}
function parseAll(masked) {
	try {
		const documents = (0, import_dist.parseAllDocuments)(masked.text, {
			version: "1.1",
			schema: "failsafe",
			resolveKnownTags: false,
			merge: false,
			uniqueKeys: false,
			strict: false,
			prettyErrors: false,
			logLevel: "silent"
		});
		return (Array.isArray(documents) ? documents : []).map((d) => ({
			root: plain(d.contents, masked, 0),
			errors: d.errors.map((e) => ({
				message: e.message.split("\n", 1)[0] ?? "",
				at: e.pos[0]
			}))
		}));
	} catch {
		return [{
			root: null,
			errors: [{
				message: "it is nested too deeply",
				at: 0
			}]
		}];
	}
}
const parse$1 = (masked) => parseAll(masked)[0] ?? {
	root: null,
	errors: []
};
function isAlone(text, tag) {
	const before = text.slice(Math.max(0, tag.tagStart - 200), tag.tagStart);
	return /(^|\n)[ \t]*$/.test(before) && (before.length === tag.tagStart || before.includes("\n")) && /^[ \t\r]*(\n|$)/.test(text.slice(tag.tagEnd, tag.tagEnd + 200));
}
const BLOCK = /[:-][ \t]+[|>][-+\d]*[ \t\r]*\n\s*$/;
const isText = (text, { start }) => BLOCK.test(text.slice(Math.max(0, start - 200), start));
function parseMasked(text, erb, dead) {
	const masked = maskErb(text, erb, dead);
	const parsed = parse$1(masked);
	const whole = {
		masked,
		parsed,
		left: [],
		texts: []
	};
	if (parsed.errors.length === 0) return whole;
	const left = erb.tags.filter((t) => t.kind === "output" && isAlone(text, t)).slice(0, 100).map((t) => ({
		start: t.tagStart,
		end: t.tagEnd
	}));
	if (left.length === 0) return whole;
	const again = maskErb(text, erb, [...dead, ...left]);
	const second = parse$1(again);
	if (second.errors.length >= parsed.errors.length) return whole;
	const texts = left.filter((l) => isText(text, l));
	return {
		masked: again,
		parsed: second,
		left: left.filter((l) => !texts.includes(l)),
		texts
	};
}
const NONE = {
	tags: [],
	comments: [],
	escapes: []
};
const REPORTED = 3;
function readYaml(text, file, ruby) {
	const starts = lineStarts(text);
	const span = (start, end) => spanAt(file, starts, start, end);
	const erb = text.includes("<%") ? scanErb(text) : NONE;
	const { values, dead, perhaps } = readBranches(erb, ruby, text.length, span);
	const { masked, parsed, left, texts } = parseMasked(text, erb, dead);
	const problems = [];
	if (erb.unterminated !== void 0) problems.push({
		at: span(erb.unterminated, erb.unterminated + 2),
		why: "an ERB tag that begins here never ends"
	});
	for (const error of parsed.errors.slice(0, REPORTED)) {
		const message = error.message.replace(/[\uE000-\uF8FF]+/g, "<%= %>").slice(0, 200);
		problems.push({
			at: span(error.at, error.at),
			why: `the YAML is not valid here: ${message}`
		});
	}
	for (const line of left.slice(0, REPORTED)) problems.push({
		at: span(line.start, line.end),
		why: "this line of ERB writes YAML that the file does not show"
	});
	const built = buildValue(parsed.root, {
		masked,
		tags: erb.tags,
		values,
		branchAt: branchFinder(perhaps),
		left,
		texts,
		span
	});
	return {
		value: built.value,
		problems: [...problems, ...built.problems]
	};
}
function readYamlDocuments(text, file) {
	const starts = lineStarts(text);
	const span = (start, end) => spanAt(file, starts, start, end);
	const masked = maskErb(text, NONE, []);
	const values = [];
	const problems = [];
	for (const { root, errors } of parseAll(masked)) {
		const [error] = errors;
		if (error) {
			problems.push({
				at: span(error.at, error.at),
				why: `the YAML is not valid here: ${error.message.slice(0, 200)}`
			});
			continue;
		}
		const built = buildValue(root, {
			masked,
			tags: [],
			values: new Map(),
			branchAt: () => void 0,
			left: [],
			texts: [],
			span
		});
		if (built.value) values.push(built.value);
	}
	return {
		values,
		problems
	};
}
function parseConfig(text, file) {
	const at = fileSpan(file);
	const ruby = [];
	const run = (_, offset) => {
		ruby.push({ offset });
		return unknown("no Ruby is run here", at);
	};
	const { value, problems } = readYaml(text, file, { run });
	const faults = problems.map((p) => ({
		at: p.at,
		message: p.why
	}));
	const line = ruby[0] === void 0 ? 1 : text.slice(0, ruby[0].offset).split("\n").length;
	if (ruby.length > 0) faults.unshift({
		at: {
			...at,
			line
		},
		message: "this file is plain YAML: nothing between `<%` and `%>` is run"
	});
	return {
		value: value ?? absent(at),
		faults
	};
}
function readConfiguration({ repo, roots, above, named, rules, show }) {
	const below = (folder) => folder === "." ? configFile : `${folder}/${configFile}`;
	const known = new Map();
	const used = new Set();
	function interpret(text, file, folder, root, name) {
		const { value, faults } = parseConfig(text, file);
		const { config, errors } = readConfig(value, file, {
			rules,
			root,
			folder
		});
		return {
			config,
			errors: (faults.length > 0 ? faults : errors).map((e) => `${place(e.at).replace(file, () => name)}: ${e.message}`)
		};
	}
	function fileOf(folder, root) {
		const file = below(folder);
		const before = known.get(file);
		if (before) return before;
		const text = repo.has(file) ? repo.read(file) : void 0;
		const read = text === void 0 ? {
			config: emptyConfig,
			errors: []
		} : typeof text === "string" ? interpret(text, file, folder, root, show(file)) : {
			config: emptyConfig,
			errors: [`${show(file)} ${text.refused}`]
		};
		known.set(file, read);
		return read;
	}
	function interpretAbove(root, { file, text, below }) {
		if (typeof text !== "string") return {
			file,
			config: emptyConfig,
			errors: [`${file} ${text.refused}`]
		};
		const { config, errors } = interpret(text, file, root, true, file);
		const seen = (all) => all.filter((e) => !covers(e.pattern, below)).map((e) => ({
			...e,
			below
		}));
		const environments = new Map([...config.environments].map(([name, patterns]) => [name, seen(patterns)]));
		const allow = config.allow.map((a) => ({
			...a,
			elsewhere: true
		}));
		return {
			file,
			errors,
			config: {
				...config,
				exclude: seen(config.exclude),
				environments,
				allow
			}
		};
	}
	const explicit = named && interpret(named.text, named.file, ".", true, named.file);
	const rootOf = (folder) => roots.find((r) => r === "." || folder === r || folder.startsWith(`${r}/`)) ?? folder;
	const over = new Map(explicit ? [] : [...above ?? []].map(([root, file]) => [root, interpretAbove(root, file)]));
	const rootConfig = (root) => {
		if (explicit) return explicit.config;
		used.add(below(root));
		const higher = over.get(root)?.config;
		const own = fileOf(root, higher === void 0).config;
		return higher ? mergeConfig(higher, own) : own;
	};
	const hiding = repo.files().flatMap((f) => {
		const folder = f === ".redline.yml" ? "." : f.endsWith(`/.redline.yml`) ? f.slice(0, -13) : void 0;
		if (folder === void 0 || explicit && roots.includes(folder)) return [];
		return fileOf(folder, roots.includes(folder) && !over.has(folder)).config.exclude;
	});
	const excluding = {
		...emptyConfig,
		exclude: [
			...explicit?.config.exclude ?? [],
			...[...over.values()].flatMap((o) => o.config.exclude),
			...hiding
		]
	};
	function gate() {
		const all = roots.map((r) => ({
			file: over.get(r)?.file ?? show(below(r)),
			gate: rootConfig(r).gate
		}));
		for (const key of [
			"failOn",
			"failScope",
			"minConfidence"
		]) {
			const [first, ...others] = all.filter((a) => a.gate[key] !== void 0);
			const other = others.find((o) => o.gate[key] !== first?.gate[key]);
			const flag = `--${key.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`;
			if (first && other) throw new UsageError(`${first.file} and ${other.file} disagree; say \`${flag}\``);
		}
		return Object.assign({}, ...all.map((a) => a.gate));
	}
	return {
		gate: gate(),
		hides: (path) => isExcluded(excluding, path),
		of(appRoot) {
			const root = rootOf(appRoot);
			if (appRoot === root) return rootConfig(root);
			used.add(below(appRoot));
			return mergeConfig(rootConfig(root), fileOf(appRoot, false).config);
		},
		check() {
			for (const r of roots) rootConfig(r);
			const errors = [
				...explicit?.errors ?? [],
				...[...over.values()].flatMap((o) => o.errors),
				...[...used].sort().flatMap((f) => known.get(f)?.errors ?? [])
			];
			if (errors.length > 0) throw new UsageError([...new Set(errors)].join("\n"));
		}
	};
}
function wasmBytes(name, specifier) {
	try {
		return readFileSync(new URL(name, import.meta.url));
	} catch {
		return readFileSync(createRequire(import.meta.url).resolve(specifier));
	}
}
const textOf$2 = (node) => node.source.text.slice(node.start, node.end);
const placeOf$2 = (node) => node.source.span(node.start, node.end);
const child = (node, type) => node.children.find((c) => c.type === type);
let parser$2;
async function loadHcl() {
	if (parser$2) return;
	const { Language, Parser } = await import("./tree-sitter.js");
	await Parser.init({ wasmBinary: wasmBytes("tree-sitter.wasm", "web-tree-sitter/tree-sitter.wasm") });
	const grammar = wasmBytes("tree-sitter-terraform.wasm", "@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm");
	const language = await Language.load(grammar);
	parser$2 = new Parser().setLanguage(language);
}
const DEPTH$1 = 300;
const TOP = 2;
function convert(cursor, source, keep, depth) {
	const { nodeType: type, startIndex: start, endIndex: end } = cursor;
	const children = [];
	const operators = type === "binary_operation" || type === "unary_operation";
	if (!(depth === TOP && type === "block" && !keep(source.text.slice(start, end))) && depth < DEPTH$1 && cursor.gotoFirstChild()) {
		do
			if (cursor.nodeIsNamed && cursor.nodeType !== "comment" || operators && !cursor.nodeIsNamed) children.push(convert(cursor, source, keep, depth + 1));
		while (cursor.gotoNextSibling());
		cursor.gotoParent();
	}
	return {
		type,
		start,
		end,
		children,
		source
	};
}
function parseHcl(source, keep = () => true) {
	if (!parser$2) throw new Error("loadHcl must be awaited before parseHcl");
	const tree = parser$2.parse(source.text);
	if (!tree) return {
		body: void 0,
		whole: false
	};
	try {
		const cursor = tree.walk();
		const root = convert(cursor, source, keep, 0);
		cursor.delete();
		return {
			body: child(root, "body"),
			whole: !tree.rootNode.hasError
		};
	} finally {
		tree.delete();
	}
}
function fileSource(text, file) {
	const starts = lineStarts(text);
	return {
		text,
		span: (start, end) => spanAt(file, starts, start, end)
	};
}
const inner$1 = (kind, parent) => ({
	kind,
	parent,
	names: new Map()
});
function lookup(name, scope) {
	for (let s = scope; s; s = s.parent) {
		const found = s.names.get(name);
		if (found) return found;
	}
}
const NO_CHILDREN = new Set([
	"loc",
	"extra",
	"typeAnnotation",
	"typeParameters",
	"typeArguments",
	"returnType",
	"errors",
	"directives"
]);
const isNode = (x) => typeof x === "object" && x !== null && typeof x.type === "string";
function children(node) {
	const found = [];
	for (const [key, value] of Object.entries(node)) {
		if (NO_CHILDREN.has(key)) continue;
		for (const x of Array.isArray(value) ? value : [value]) if (isNode(x)) found.push(x);
	}
	return found;
}
function below$2(frame, g) {
	const { node, scope, guard } = frame;
	const under = (x, over = {}) => x ? [{
		...frame,
		...over,
		node: x
	}] : [];
	switch (node.type) {
		case "FunctionDeclaration":
		case "FunctionExpression":
		case "ArrowFunctionExpression":
		case "ObjectMethod":
		case "ClassMethod":
		case "ClassPrivateMethod": {
			const fn = node;
			const own = inner$1("function", scope);
			g.functions.set(fn, own);
			if (fn.type === "FunctionDeclaration" && fn.id) declare(fn.id, fn, frame);
			const names = fn.params.flatMap((p, index) => declare(p, void 0, {
				...frame,
				scope: own
			}, {
				of: fn,
				index
			}));
			return children(node).flatMap((x) => under(x, {
				scope: own,
				parameters: [...frame.parameters ?? [], ...names]
			}));
		}
		case "ClassDeclaration":
		case "ClassExpression": {
			const { id } = node;
			if (id) scope.names.set(id.name, {
				name: id.name,
				kind: "opaque",
				guard,
				sources: [],
				members: []
			});
			const own = inner$1("class", scope);
			return children(node).flatMap((x) => under(x, { scope: own }));
		}
		case "IfStatement":
		case "ConditionalExpression": {
			const { test, consequent, alternate } = node;
			g.scopes.set(test, scope);
			const when = (expect) => ({ guard: {
				test,
				scope,
				expect,
				parent: guard
			} });
			return [
				...under(test),
				...under(consequent, when(true)),
				...under(alternate, when(false))
			];
		}
		case "LogicalExpression": {
			const { left, right, operator } = node;
			if (operator === "??") return [...under(left), ...under(right)];
			return [...under(left), ...under(right, { guard: {
				test: left,
				scope,
				expect: operator === "&&",
				parent: guard
			} })];
		}
		case "BlockStatement":
		case "ForStatement":
		case "ForInStatement":
		case "ForOfStatement":
		case "SwitchStatement":
		case "StaticBlock":
		case "CatchClause": {
			const own = inner$1("block", scope);
			return children(node).flatMap((x) => under(x, { scope: own }));
		}
		case "ReturnStatement": {
			const { argument } = node;
			if (argument) g.scopes.set(argument, scope);
			return under(argument);
		}
		default: return children(node).flatMap((x) => under(x));
	}
}
function note(frame, g) {
	const { node } = frame;
	switch (node.type) {
		case "CallExpression":
		case "OptionalCallExpression":
		case "NewExpression":
			g.sites.push({
				node,
				scope: frame.scope,
				guard: frame.guard,
				parameters: frame.parameters
			});
			return;
		case "ImportDeclaration":
		case "TSImportEqualsDeclaration":
			importOf(frame);
			return;
		case "ExportNamedDeclaration":
		case "ExportDefaultDeclaration":
		case "ExportAllDeclaration":
		case "TSExportAssignment":
			exportOf(frame, g);
			return;
		case "VariableDeclaration":
		case "AssignmentExpression":
		case "ClassProperty":
		case "ObjectProperty":
			assignment(frame, g);
			return;
	}
}
function chart(root) {
	const program = inner$1("program", void 0);
	const g = {
		program,
		sites: [],
		functions: new Map(),
		scopes: new Map(),
		assigned: new Map(),
		exports: new Map(),
		reexports: [],
		later: []
	};
	const stack = [{
		node: root,
		scope: program,
		guard: void 0,
		parameters: void 0
	}];
	for (let frame = stack.pop(); frame; frame = stack.pop()) {
		if (frame.node.type.startsWith("TSType") || frame.node.type.startsWith("TSInterface")) {
			if (frame.node.type !== "TSTypeAssertion") continue;
		}
		note(frame, g);
		for (const next of below$2(frame, g).reverse()) stack.push(next);
	}
	for (const resolve of g.later) resolve();
	return g;
}
function keyOf$2(key, computed) {
	const named = key;
	if (key.type === "StringLiteral" || key.type === "NumericLiteral") return String(named.value);
	return !computed && key.type === "Identifier" ? named.name : void 0;
}
function bare$1(node) {
	let inner = node;
	for (;;) switch (inner.type) {
		case "TSAsExpression":
		case "TSSatisfiesExpression":
		case "TSNonNullExpression":
		case "TSTypeAssertion":
		case "TSInstantiationExpression":
		case "TypeCastExpression":
		case "ParenthesizedExpression":
			inner = inner.expression;
			break;
		case "AwaitExpression":
			inner = inner.argument;
			break;
		default: return inner;
	}
}
const home$1 = (scope, hoisted) => {
	let s = scope;
	while (hoisted && s.kind === "block" && s.parent) s = s.parent;
	return s;
};
function* targets(pattern, way) {
	const p = pattern;
	switch (pattern.type) {
		case "Identifier":
			yield {
				name: pattern.name,
				target: way
			};
			return;
		case "AssignmentPattern": {
			const { left, right } = p;
			yield* targets(left, {
				...way,
				fallback: right
			});
			return;
		}
		case "ObjectPattern":
			for (const property of p.properties) {
				if (property.type !== "ObjectProperty") {
					for (const { name } of targets(property.argument, way)) yield {
						name,
						target: void 0
					};
					continue;
				}
				const key = keyOf$2(property.key, property.computed);
				for (const { name, target } of targets(property.value, { pick: [...way.pick, key ?? ""] })) yield {
					name,
					target: key === void 0 ? void 0 : target
				};
			}
			return;
		case "ArrayPattern":
			for (const [i, element] of p.elements.entries()) if (element) yield* targets(element, { pick: [...way.pick, String(i)] });
			return;
		case "RestElement":
			for (const { name } of targets(p.argument, way)) yield {
				name,
				target: void 0
			};
			return;
		case "TSParameterProperty": yield* targets(p.parameter, way);
	}
}
function declare(pattern, init, frame, parameter, hoisted = false) {
	const names = [];
	const scope = home$1(frame.scope, hoisted);
	for (const { name, target } of targets(pattern, { pick: [] })) {
		names.push(name);
		const sources = init && target ? [{
			node: init,
			scope: frame.scope,
			guard: frame.guard,
			...target
		}] : [];
		const known = scope.names.get(name);
		if (known && hoisted && known.kind === "value") known.sources.push(...sources);
		else {
			const kind = target === void 0 ? "opaque" : parameter ? "parameter" : "value";
			const given = parameter && target ? { parameter: {
				...parameter,
				...target,
				scope: frame.scope
			} } : {};
			scope.names.set(name, {
				name,
				kind,
				guard: frame.guard,
				sources,
				members: [],
				...given
			});
		}
	}
	return names;
}
const text$4 = (x) => {
	const named = x;
	return named.name ?? named.value ?? "";
};
const bindImport = (scope, name, from, imported) => scope.names.set(name, {
	name,
	kind: "import",
	guard: void 0,
	sources: [],
	members: [],
	from,
	imported
});
function importOf({ node, scope }) {
	if (node.type === "TSImportEqualsDeclaration") {
		const { id, moduleReference } = node;
		const from = moduleReference.expression?.value;
		if (from !== void 0) bindImport(scope, text$4(id), from, "*");
		return;
	}
	const { source, specifiers } = node;
	for (const s of specifiers) {
		const imported = s.type === "ImportSpecifier" ? text$4(s.imported) : s.type === "ImportDefaultSpecifier" ? "default" : "*";
		bindImport(scope, s.local.name, source.value, imported);
	}
}
function exportOf(frame, g) {
	const { node, scope, guard } = frame;
	const put = (name, expression) => g.exports.set(name, {
		node: expression,
		scope,
		guard,
		pick: []
	});
	switch (node.type) {
		case "ExportDefaultDeclaration":
			put("default", node.declaration);
			return;
		case "TSExportAssignment":
			put("module.exports", node.expression);
			return;
		case "ExportAllDeclaration":
			g.reexports.push({
				name: "*",
				from: node.source.value,
				imported: "*"
			});
			return;
	}
	const { declaration, specifiers, source } = node;
	const reference = (name) => ({
		type: "Identifier",
		name,
		start: node.start,
		end: node.end
	});
	if (declaration?.type === "VariableDeclaration") for (const d of declaration.declarations) for (const { name } of targets(d.id, { pick: [] })) put(name, reference(name));
	else if (declaration && "id" in declaration && declaration.id?.type === "Identifier") put(declaration.id.name, reference(declaration.id.name));
	for (const s of specifiers) {
		if (s.type !== "ExportSpecifier") continue;
		if (source) g.reexports.push({
			name: text$4(s.exported),
			from: source.value,
			imported: text$4(s.local)
		});
		else put(text$4(s.exported), reference(text$4(s.local)));
	}
}
function dotted(node) {
	const path = [];
	let x = node;
	while (x.type === "MemberExpression") {
		const { object, property, computed } = x;
		const key = keyOf$2(property, computed);
		if (key === void 0 || path.length > 8) return void 0;
		path.unshift(key);
		x = object;
	}
	if (x.type !== "Identifier" && x.type !== "ThisExpression") return void 0;
	return [x.type === "ThisExpression" ? "this" : text$4(x), ...path].join(".");
}
function name$1(value, as, g) {
	let x = value ? bare$1(value) : void 0;
	for (let i = 0; x && i < 50; i++) {
		g.assigned.set(x, as);
		if (x.type === "LogicalExpression") x = bare$1(x.right);
		else if ((x.type === "CallExpression" || x.type === "OptionalCallExpression") && "object" in x.callee) x = bare$1(x.callee.object);
		else return;
	}
}
function member$1(path, source, frame, g) {
	const [root = "", ...rest] = path.split(".");
	if (path === "module.exports") g.exports.set("module.exports", source);
	else if (root === "exports" && rest.length === 1) g.exports.set(rest[0] ?? "", source);
	else if (path.startsWith("module.exports.") && rest.length === 2) g.exports.set(rest[1] ?? "", source);
	if (root === "this" || root === "globalThis" || root === "global" || root === "window") {
		let scope = frame.scope;
		while (scope.parent && (root !== "this" || scope.kind !== "class")) scope = scope.parent;
		const known = scope.names.get(path);
		if (known) known.sources.push(source);
		else scope.names.set(path, {
			name: path,
			kind: "value",
			guard: frame.guard,
			sources: [source],
			members: []
		});
	} else if (rest.length === 1) g.later.push(() => lookup(root, frame.scope)?.members.push({
		key: rest[0] ?? "",
		source
	}));
}
function assignment(frame, g) {
	const { node, scope, guard } = frame;
	if (node.type === "VariableDeclaration") {
		const { declarations, kind } = node;
		for (const d of declarations) {
			declare(d.id, d.init ?? void 0, frame, void 0, kind === "var");
			if (d.id.type === "Identifier") name$1(d.init, d.id.name, g);
		}
	} else if (node.type === "ClassProperty" || node.type === "ObjectProperty") {
		const { key, computed, value } = node;
		const as = keyOf$2(key, computed ?? false);
		if (as === void 0 || !value) return;
		name$1(value, node.type === "ClassProperty" ? `this.${as}` : as, g);
		if (node.type === "ClassProperty") member$1(`this.${as}`, {
			node: value,
			scope,
			guard,
			pick: []
		}, frame, g);
	} else {
		const { left, right, operator } = node;
		if (![
			"=",
			"||=",
			"??="
		].includes(operator)) return;
		const source = {
			node: right,
			scope,
			guard,
			pick: [],
			...operator === "=" ? {} : { onlyUnset: true }
		};
		const path = left.type === "Identifier" ? left.name : dotted(left);
		if (path === void 0) return;
		const called = path.replace(/^(?:module\.)?exports\b\.?/, "");
		if (called !== "" && called !== "default") name$1(right, called, g);
		if (left.type === "Identifier") g.later.push(() => {
			const known = lookup(path, scope);
			if (known) known.sources.push(source);
			else g.program.names.set(path, {
				name: path,
				kind: "value",
				guard,
				sources: [source],
				members: []
			});
		});
		else member$1(path, source, frame, g);
	}
}
const PAGE$1 = "the page in the browser decides it";
const SURE = new Set([
	"function",
	"URL",
	"process",
	"process.env",
	"import.meta.env"
]);
function truth$1(v) {
	switch (v.kind) {
		case "literal": return Boolean(v.value);
		case "absent": return false;
		case "record":
		case "list": return true;
		case "made": return SURE.has(v.path) ? true : void 0;
		case "concat": return v.parts.some((p) => truth$1(p) === true && p.kind === "literal") ? true : void 0;
		case "firstOf":
		case "either": {
			const all = v.options.map(truth$1);
			if (all.every((t) => t === true)) return true;
			return all.every((t) => t === false) ? false : void 0;
		}
		default: return;
	}
}
const noBlank = (v) => v.kind === "env" ? {
	...v,
	skipsBlank: true
} : v;
function or(left, right, at) {
	const known = truth$1(left);
	if (known !== void 0) return known ? left : right;
	const first = left.kind === "firstOf" ? left.options : [left];
	return firstOf([...first.filter((v) => truth$1(v) !== false).map(noBlank), right], at);
}
function nullish(left, right, at) {
	if (left.kind === "absent" || left.kind === "literal" && left.value === null) return right;
	return left.kind === "literal" || truth$1(left) === true || alwaysSet(left) ? left : firstOf([left, right], at);
}
function and(left, right, at) {
	const known = truth$1(left);
	if (known !== void 0) return known ? right : left;
	return either([right, {
		kind: "absent",
		at
	}], at);
}
const asText$1 = (v, at) => {
	if (v.kind === "made" && v.path === "URL") return v.args[0] ?? v;
	return v.kind === "literal" && typeof v.value !== "string" ? literal(String(v.value), at) : v;
};
function asNumber$2(v, parse, at) {
	switch (v.kind) {
		case "literal": {
			const number = typeof v.value === "string" ? parse(v.value) : Number(v.value);
			return Number.isNaN(number) ? unknown("it is not a number", at, [v]) : literal(number, v.at);
		}
		case "firstOf":
		case "either": {
			const each = v.options.map((o) => asNumber$2(o, parse, at));
			return v.kind === "firstOf" ? firstOf(each, at) : either(each, at);
		}
		default: return v;
	}
}
function each$2(v, f, at) {
	if (v.kind === "firstOf") return firstOf(v.options.map((o) => each$2(o, f, at)), at);
	return v.kind === "either" ? either(v.options.map((o) => each$2(o, f, at)), at) : f(v);
}
const MOST$5 = 200;
const weights = new WeakMap();
function weight(v) {
	const known = weights.get(v);
	if (known !== void 0) return known;
	let sum = 1 + (v.kind === "literal" && typeof v.value === "string" ? v.value.length >> 8 : 0);
	for (const part of parts$4(v)) sum += weight(part);
	const result = sum > MOST$5 ? Number.POSITIVE_INFINITY : sum;
	weights.set(v, result);
	return result;
}
const isUnset = (v) => v === void 0 || isNothing(v);
const MOST_TERMS = 200;
const number$1 = (v) => v.kind === "literal" && typeof v.value === "number" ? v.value : void 0;
const ARITHMETIC = {
	"-": (a, b) => a - b,
	"*": (a, b) => a * b,
	"/": (a, b) => a / b,
	"%": (a, b) => a % b,
	"**": (a, b) => a ** b
};
function compare$1(operator, a, b, at) {
	const equal = a.kind === "literal" && b.kind === "literal" ? a.value === b.value : a.kind === "absent" && b.kind === "absent" ? true : void 0;
	if (equal !== void 0 && /^[!=]==?$/.test(operator)) return literal(operator[0] === "!" ? !equal : equal, at);
	const [x, y] = [number$1(a), number$1(b)];
	if (x !== void 0 && y !== void 0) {
		if (operator === "<") return literal(x < y, at);
		if (operator === ">") return literal(x > y, at);
	}
	return unknown("it depends on what is known only at run time", at, [a, b]);
}
function terms(node) {
	const found = [];
	let x = node;
	while (x.type === "BinaryExpression" && x.operator === "+" && found.length < MOST_TERMS) {
		found.unshift(x.right);
		x = x.left;
	}
	return [x, ...found];
}
function binary$1(node, place, r) {
	const at = r.at(node);
	if (node.operator === "+") {
		const values = terms(node).map((t) => r.of(t, place));
		const numbers = values.map(number$1);
		if (numbers.every((n) => n !== void 0)) return literal(numbers.reduce((a, b) => a + b, 0), at);
		return concat(values.map((v) => asText$1(v, at)), at);
	}
	const [left, right] = [r.of(node.left, place), r.of(node.right, place)];
	const fold = ARITHMETIC[node.operator];
	if (!fold) return compare$1(node.operator, left, right, at);
	return each$2(left, (l) => {
		const [x, y] = [number$1(l), number$1(right)];
		return x !== void 0 && y !== void 0 ? literal(fold(x, y), at) : unknown("it is computed from what is known only at run time", at, [l, right]);
	}, at);
}
function unary$1(node, place, r) {
	const at = r.at(node);
	const v = r.of(node.argument, place);
	if (node.operator === "void") return absent(at);
	if (node.operator === "!") {
		const known = truth$1(v);
		return known === void 0 ? unknown("it depends on what is known only at run time", at, [v]) : literal(!known, at);
	}
	const n = number$1(v);
	if (node.operator === "-" && n !== void 0) return literal(-n, at);
	return node.operator === "+" ? v : unknown("it is computed from what is known only at run time", at, [v]);
}
function logical(operator, left, right, at) {
	const known = truth$1(left);
	if (operator === "||") return known === true ? left : or(left, right(), at);
	if (operator === "&&") return known === false ? left : and(left, right(), at);
	return nullish(left, right(), at);
}
function subject(test) {
	if (test.type === "UnaryExpression" && test.operator === "!") {
		const inner = subject(test.argument);
		return {
			node: inner.node,
			there: !inner.there
		};
	}
	if (test.type === "BinaryExpression") {
		const { left, right, operator } = test;
		if ((right.type === "NullLiteral" || right.type === "Identifier" && right.name === "undefined") && /^[!=]==?$/.test(operator)) return {
			node: left,
			there: operator[0] === "!"
		};
	}
	return {
		node: test,
		there: true
	};
}
function choose$1(test, yes, no, place, r, at) {
	const known = truth$1(r.of(test, place));
	if (known !== void 0) return known ? yes() : no();
	const asked = subject(test);
	const value = r.of(asked.node, place);
	const [present, missing] = asked.there ? [yes(), no()] : [no(), yes()];
	const names = variables$2(value);
	const same = identity(present) === identity(value) || value.kind === "env" && variables$2(present).some((n) => names.includes(n));
	if (same && present.kind === "env") return or(present, missing, at);
	if (same && !alwaysSet(present)) return firstOf([present, missing], at);
	return either(asked.there ? [present, missing] : [missing, present], at);
}
function template$1(node, place, r) {
	const at = r.at(node);
	const texts = node.quasis.map((q) => literal(q.value.cooked ?? q.value.raw, r.at(q)));
	const values = node.expressions.map((e) => asText$1(r.of(e, place), at));
	return concat(texts.flatMap((t, i) => {
		const v = values[i];
		return v ? [t, v] : [t];
	}).filter((v) => !(v.kind === "literal" && v.value === "")), at);
}
function object$1(node, place, r) {
	const entries = new Map();
	const keys = new Map();
	let open = false;
	for (const property of node.properties) {
		if (property.type === "SpreadElement") {
			if (!spread$1(entries, keys, r.of(property.argument, place))) open = true;
			continue;
		}
		let key = keyOf$2(property.key, property.computed ?? false);
		if (key === void 0) {
			const computed = r.of(property.key, place);
			if (computed.kind === "literal") key = String(computed.value);
		}
		if (key === void 0) {
			open = true;
			continue;
		}
		entries.set(key, r.of(property.type === "ObjectMethod" ? property : property.value, place));
		keys.set(key, r.at(property.key));
	}
	return record(entries, r.at(node), {
		open,
		keys
	});
}
function spread$1(entries, keys, v) {
	if (truth$1(v) === false) return true;
	if (v.kind === "record") {
		for (const [key, value] of v.entries) entries.set(key, value);
		for (const [key, at] of v.keys ?? []) keys.set(key, at);
		return v.open !== true;
	}
	if (v.kind !== "firstOf" && v.kind !== "either") return false;
	const outcomes = v.options.map((option) => {
		const own = new Map(entries);
		return {
			own,
			whole: spread$1(own, keys, option)
		};
	});
	for (const key of new Set(outcomes.flatMap((o) => [...o.own.keys()]))) entries.set(key, either(outcomes.map((o) => o.own.get(key) ?? absent(v.at)), v.at));
	return outcomes.every((o) => o.whole);
}
function array$1(node, place, r) {
	const items = [];
	for (const element of node.elements) if (!element) items.push(absent(r.at(node)));
	else if (element.type === "SpreadElement") {
		const inner = r.of(element.argument, place);
		if (inner.kind === "list") items.push(...inner.items);
		else items.push(unknown("it is spread from something that is known only at run time", r.at(element), [inner]));
	} else items.push(r.of(element, place));
	return list(items, r.at(node));
}
const BROWSER = new Set([
	"document",
	"window",
	"location",
	"navigator",
	"localStorage",
	"sessionStorage",
	"self"
]);
function global(name, at) {
	if (name === "undefined") return absent(at);
	if (name === "Infinity" || name === "NaN") return literal(name === "NaN" ? NaN : Number.POSITIVE_INFINITY, at);
	if (name === "process" || name === "globalThis" || name === "global") return made(name, [], at);
	return unknown(BROWSER.has(name) ? PAGE$1 : `"${name}" is defined outside this file`, at);
}
function environmentVariable(holder, name, environment, at) {
	const node = environment === "development" || environment === "test" ? environment : "production";
	if (name === "NODE_ENV" || holder === "import.meta.env" && name === "MODE") return literal(node, at);
	if (name === "RAILS_ENV" || name === "RACK_ENV") return literal(environment, at);
	if (holder === "import.meta.env" && (name === "PROD" || name === "DEV")) return literal(name === "PROD" === (node === "production"), at);
	return env(name, at);
}
const URL_PARTS = [
	"protocol",
	"host",
	"hostname",
	"port",
	"pathname",
	"username",
	"password",
	"search",
	"origin"
];
function urlPart(url, key, at) {
	const [whole] = url.kind === "made" ? url.args : [];
	if (!whole || key === "href") return whole ?? url;
	const part = URL_PARTS.find((p) => p === key);
	if (!part) return unknown(`what a URL's ${key} holds is known only at run time`, at, [url]);
	if (whole.kind !== "literal") return made(`URL.${part}`, [whole], at);
	return URL.canParse(String(whole.value)) ? literal(new URL(String(whole.value))[part], at) : unknown("the URL is not one", at, [whole]);
}
function member(v, key, environment, at) {
	switch (v.kind) {
		case "record": return v.entries.get(key) ?? (v.open ? unknown("the object has keys that the file does not name", at) : absent(at));
		case "list": return key === "length" ? literal(v.items.length, at) : v.items[Number(key)] ?? absent(at);
		case "firstOf":
		case "either": return each$2(v, (o) => member(o, key, environment, at), at);
		case "setting": return under(v, key, at);
		case "constant": return constant$1(`${v.name}.${key}`, at);
		case "made":
			if (v.path === "process" && key === "env") return made("process.env", [], at);
			if (v.path === "process.env" || v.path === "import.meta.env") return environmentVariable(v.path, key, environment, at);
			if (v.path === "URL") return urlPart(v, key, at);
			if (v.args.some((a) => a.kind === "made" && a.path === "process.env")) return environmentVariable("process.env", key, environment, at);
			return unknown(`what "${key}" of ${shortly(v.path)} holds is known only at run time`, at);
		case "unknown":
		case "absent": return v;
		default: return unknown(`what its "${key}" holds is known only at run time`, at, [v]);
	}
}
const shortly = (path) => path === "function" ? "a function" : path;
const number = (parse) => ([v], at) => v ? asNumber$2(v, parse, at) : literal(0, at);
const same$2 = ([v], at) => v ?? absent(at);
const merged$1 = (args, at) => {
	const entries = new Map();
	const keys = new Map();
	const whole = args.map((v) => spread$1(entries, keys, v)).every(Boolean);
	return record(entries, at, {
		open: !whole,
		keys
	});
};
const FUNCTIONS$1 = {
	String: ([v], at) => v ? each$2(v, (o) => asText$1(o, at), at) : literal("", at),
	Number: number(Number),
	parseInt: number((text) => Number.parseInt(text, 10)),
	parseFloat: number(Number.parseFloat),
	"Number.parseInt": number((text) => Number.parseInt(text, 10)),
	"Number.parseFloat": number(Number.parseFloat),
	Boolean: ([v], at) => {
		const known = v && truth$1(v);
		return known === void 0 ? unknown("it depends on what is known only at run time", at, v ? [v] : []) : literal(known, at);
	},
	"Object.assign": merged$1,
	"Object.freeze": same$2,
	"Object.seal": same$2,
	encodeURIComponent: same$2,
	encodeURI: same$2
};
const METHODS = new Map([
	["toString", (on, _args, at) => each$2(on, (o) => asText$1(o, at), at)],
	["valueOf", (on) => on],
	["trim", (on) => on],
	["concat", (on, args, at) => on.kind === "list" ? list([...on.items, ...args], at) : concat([on, ...args].map((v) => asText$1(v, at)), at)],
	["join", (on, [by], at) => {
		if (on.kind !== "list" || by && by.kind !== "literal") return void 0;
		const separator = literal(by ? String(by.value) : ",", at);
		return concat(on.items.flatMap((item, i) => i === 0 ? [item] : [separator, item]).map((v) => asText$1(v, at)), at);
	}],
	["replace", (on, [from, to], at) => {
		if (on.kind !== "literal" || from?.kind !== "literal" || to?.kind !== "literal") return void 0;
		return literal(String(on.value).replace(String(from.value), () => String(to.value)), at);
	}]
]);
const newUrl = ([text, base], at) => {
	if (!text) return unknown("a URL is made of nothing", at);
	if (text.kind === "made" && text.path === "URL") return text;
	if (!base) return made("URL", [text], at);
	return text.kind === "literal" && base.kind === "literal" && URL.canParse(String(text.value), String(base.value)) ? made("URL", [literal(new URL(String(text.value), String(base.value)).href, at)], at) : unknown("it is a URL relative to another", at, [base, text]);
};
const MOST_CALLERS = 20;
function callersOf(chart) {
	let found;
	const gather = () => {
		const all = new Map();
		for (const site of chart.sites) {
			const { callee } = site.node;
			if (callee.type !== "Identifier") continue;
			const fn = lookup(callee.name, site.scope)?.sources[0]?.node;
			if (!fn || !chart.functions.has(fn)) continue;
			const sites = all.get(fn);
			if (sites) sites.push(site);
			else all.set(fn, [site]);
		}
		return all;
	};
	return (fn) => {
		found ??= gather();
		return found.get(fn) ?? [];
	};
}
function chance(guard, within, b, r) {
	let result = "always";
	for (let g = guard; g && g !== within; g = g.parent) {
		const { test, expect, scope } = g;
		if (test.type === "UnaryExpression" && test.operator === "!" && test.argument.type === "Identifier" && test.argument.name === b.name && expect) {
			result = "if unset";
			continue;
		}
		const known = truth$1(r.of(test, {
			scope,
			given: void 0
		}));
		if (known === !expect) return "never";
		if (known === void 0 && result === "always") result = "maybe";
	}
	return result;
}
const home = (scope) => {
	let s = scope;
	while (s.parent && s.kind !== "function") s = s.parent;
	return s;
};
function picked(source, whole, place, at, r) {
	const value = source.pick.reduce((v, key) => member(v, key, r.environment, at), whole);
	if (!source.fallback || value.kind !== "absent" && value.kind !== "env" && value.kind !== "unknown") return value;
	const fallback = r.of(source.fallback, {
		...place,
		scope: source.scope
	});
	return value.kind === "absent" ? fallback : firstOf([value, fallback], at);
}
function after(before, next, when, at) {
	if (when === "never") return before;
	if (before === void 0 || isUnset(before) || when === "always") return next;
	return when === "if unset" ? or(before, next, at) : either([before, next], at);
}
const MOST_ASSIGNMENTS = 50;
function assigned$2(b, place, at, r) {
	if (b.sources.length + b.members.length > MOST_ASSIGNMENTS) return unknown(`"${b.name}" is assigned in too many places`, at);
	let value;
	const first = b.sources[0];
	for (const source of b.sources) {
		const when = chance(source.guard, b.guard, b, r);
		if (when === "never") continue;
		const next = picked(source, r.of(source.node, {
			...place,
			scope: source.scope
		}), place, at, r);
		const elsewhere = first !== void 0 && home(source.scope) !== home(first.scope);
		value = after(value, next, source.onlyUnset ? "if unset" : when === "always" && elsewhere ? "maybe" : when, at);
	}
	for (const { key, source } of b.members) {
		if (value?.kind !== "record") break;
		const when = chance(source.guard, b.guard, b, r);
		if (when === "never") continue;
		const next = r.of(source.node, {
			...place,
			scope: source.scope
		});
		const before = value.entries.get(key);
		const set = when === "always" ? next : either([next, before ?? {
			kind: "absent",
			at
		}], at);
		const keys = new Map(value.keys).set(key, r.at(source.node));
		value = record(new Map(value.entries).set(key, set), value.at, {
			open: value.open === true,
			keys
		});
	}
	return value ?? unknown(`"${b.name}" is set outside what was read`, at);
}
function parameter$1(b, place, at, r) {
	const { parameter: p } = b;
	if (!p) return unknown(`"${b.name}" is an argument`, at);
	const given = place.given?.get(p.of);
	if (given) return picked(p, given[p.index] ?? {
		kind: "absent",
		at
	}, place, at, r);
	const values = r.callers(p.of).slice(0, MOST_CALLERS).map(({ node, scope }) => {
		const argument = node.arguments[p.index];
		if (node.arguments.slice(0, p.index + 1).some((a) => a.type === "SpreadElement")) return unknown(`"${b.name}" is an argument`, at);
		return picked(p, argument ? r.of(argument, {
			scope,
			given: void 0
		}) : {
			kind: "absent",
			at
		}, place, at, r);
	});
	if (values.length > 0) return either(values, at);
	const anything = unknown(`"${b.name}" is an argument that nothing in this file passes`, at);
	return p.fallback ? picked(p, anything, place, at, r) : anything;
}
function binding(b, place, at, r) {
	switch (b.kind) {
		case "import": {
			const from = b.from ?? "";
			if (from === "process" || from === "node:process") return b.imported === "env" ? made("process.env", [], at) : made("process", [], at);
			const local = from.startsWith(".");
			return (local ? r.imported(from, b.imported ?? "default") : void 0) ?? unknown(`"${b.name}" comes from ${local ? from : `the package ${from}`}, which was not followed`, at);
		}
		case "parameter": return parameter$1(b, place, at, r);
		case "opaque": return unknown(`what "${b.name}" holds is known only at run time`, at);
		default: return assigned$2(b, place, at, r);
	}
}
function exported(name, r) {
	const { exports, reexports } = r.chart;
	const value = (source) => r.of(source.node, {
		scope: source.scope,
		given: void 0
	});
	const own = exports.get(name);
	if (own) return value(own);
	const whole = exports.get("module.exports");
	if (whole) {
		const v = value(whole);
		return name === "*" || name === "default" ? v : member(v, name, r.environment, v.at);
	}
	const forwarded = reexports.find((x) => x.name === name);
	if (forwarded) return r.imported(forwarded.from, forwarded.imported);
	if (name === "*" || name === "default" && exports.size > 0) {
		const entries = new Map([...exports].map(([key, source]) => [key, value(source)]));
		const at = r.at({
			type: "Program",
			start: 0,
			end: 0
		});
		return entries.size > 0 ? record(entries, at) : void 0;
	}
	for (const x of reexports) {
		const v = x.name === "*" ? r.imported(x.from, name) : void 0;
		if (v) return v;
	}
}
const GLOBAL$2 = new Set([
	"window",
	"globalThis",
	"global",
	"self"
]);
const MAX = 30;
const found$6 = new WeakMap();
function requiredBy(node) {
	if (node.type !== "CallExpression") return void 0;
	const [argument] = node.arguments;
	return (node.callee.type === "Import" || node.callee.type === "Identifier" && node.callee.name === "require") && argument?.type === "StringLiteral" ? argument.value : void 0;
}
function within$2(name, key) {
	if (name.from === void 0) return { path: GLOBAL$2.has(name.path) ? key : `${name.path}.${key}` };
	return {
		from: name.from,
		path: name.path === "*" || name.path === "default" ? key : `${name.path}.${key}`
	};
}
function ofBinding(binding, depth) {
	if (binding.kind === "import" && binding.from !== void 0) return {
		from: binding.from,
		path: binding.imported ?? "default"
	};
	if (binding.kind !== "value") return void 0;
	const known = found$6.get(binding);
	if (known !== void 0) return known ?? void 0;
	found$6.set(binding, null);
	for (const source of binding.sources) {
		const whole = nameOf$2(source.node, source.scope, depth + 1);
		if (whole?.from === void 0) continue;
		const name = source.pick.reduce(within$2, whole);
		found$6.set(binding, name);
		return name;
	}
}
function nameOf$2(expression, scope, depth) {
	if (depth > MAX) return void 0;
	const node = bare$1(expression);
	switch (node.type) {
		case "Identifier": {
			const binding = lookup(node.name, scope);
			return binding ? ofBinding(binding, depth) : { path: node.name };
		}
		case "MemberExpression":
		case "OptionalMemberExpression": {
			const key = keyOf$2(node.property, node.computed);
			if (key === void 0) return void 0;
			if (node.object.type === "ThisExpression" || node.object.type === "Identifier" && GLOBAL$2.has(node.object.name)) {
				const kept = lookup(`${node.object.type === "ThisExpression" ? "this" : node.object.name}.${key}`, scope);
				if (kept) return ofBinding(kept, depth);
			}
			const object = nameOf$2(node.object, scope, depth + 1);
			return object && within$2(object, key);
		}
		case "CallExpression":
		case "OptionalCallExpression":
		case "NewExpression": {
			const from = requiredBy(node);
			if (from !== void 0) return {
				from,
				path: "*"
			};
			const callee = calleeOf(node, scope, depth + 1);
			return callee?.from === void 0 ? void 0 : {
				from: callee.from,
				path: `${callee.path}()`
			};
		}
		default: return;
	}
}
function calleeOf(node, scope, depth = 0) {
	if (requiredBy(node) !== void 0) return void 0;
	const name = nameOf$2(node.callee, scope, depth);
	return name?.path === "*" ? {
		...name,
		path: "default"
	} : name;
}
const MOST_CALLS$1 = 6;
function evaluated(node, place, r) {
	return node.arguments.flatMap((a) => {
		if (a.type !== "SpreadElement") return [r.of(a, place)];
		const list = r.of(a.argument, place);
		return list.kind === "list" ? list.items : [unknown("arguments are spread from something known only at run time", r.at(a))];
	});
}
function ofPackage(name, args, at) {
	const [key] = args;
	if (name.from === "config" && name.path === "get" && key?.kind === "literal") return setting$2("settings", String(key.value), at);
	return made(`${name.from}#${name.path}`, args, at);
}
function local$1(callee, place, r) {
	const node = bare$1(callee);
	if (r.chart.functions.has(node)) return node;
	if (node.type !== "Identifier") return void 0;
	const known = lookup(node.name, place.scope);
	const fn = known?.sources.length === 1 ? known.sources[0]?.node : void 0;
	return fn && r.chart.functions.has(fn) ? fn : void 0;
}
function method(node, name, place, r) {
	const callee = bare$1(node.callee);
	if (callee.type !== "MemberExpression" && callee.type !== "OptionalMemberExpression") return void 0;
	const key = keyOf$2(callee.property, callee.computed);
	if (key === void 0 || callee.object.type === "Super") return void 0;
	const at = r.at(node);
	if (name?.from !== void 0 && !name.path.includes("()") && !name.from.startsWith(".")) return void 0;
	const on = r.of(callee.object, place);
	const known = METHODS.get(key)?.(on, evaluated(node, place, r), at);
	if (known && on.kind !== "unknown" && (on.kind !== "made" || on.path === "URL")) return known;
	const own = member(on, key, r.environment, at);
	if (own.kind === "made" && own.path === "function" && own.block) return own.block;
	if (on.kind === "made" && on.path !== "process" && on.path !== "process.env") return made(`${on.path}().${key}`, [on, ...evaluated(node, place, r)], at);
	return on.kind === "unknown" && on.why === "the page in the browser decides it" ? unknown(PAGE$1, at) : void 0;
}
function call$2(node, place, r) {
	const at = r.at(node);
	const from = requiredBy(node);
	if (from !== void 0) return (from.startsWith(".") ? r.imported(from, "*") : void 0) ?? unknown(`it comes from ${from}, which was not followed`, at);
	const fn = local$1(node.callee, place, r);
	if (fn) {
		if ((place.given?.size ?? 0) >= MOST_CALLS$1 || place.given?.has(fn)) return unknown("it is defined through too many steps", at);
		return r.returned(fn, place.scope, place, fn.params.length > 0 ? evaluated(node, place, r) : void 0);
	}
	const name = calleeOf(node, place.scope);
	const own = method(node, name, place, r);
	if (own) return own;
	if (name?.from !== void 0 && !name.from.startsWith(".")) return ofPackage(name, evaluated(node, place, r), at);
	if (name && name.from === void 0) {
		const known = Object.hasOwn(FUNCTIONS$1, name.path) ? FUNCTIONS$1[name.path] : void 0;
		if (known) return known(evaluated(node, place, r), at);
	}
	const callee = r.of(node.callee, place);
	if (callee.kind === "made" && callee.path === "function") return callee.block ?? absent(at);
	return unknown(name ? `what ${name.path} returns is known only at run time` : "what a function returns is known only at run time", at);
}
function construct$1(node, place, r) {
	const at = r.at(node);
	const name = calleeOf(node, place.scope);
	if (name?.from === void 0 && name?.path === "URL") return newUrl(evaluated(node, place, r), at);
	if (name?.from !== void 0 && !name.from.startsWith(".")) return made(`${name.from}#${name.path}`, evaluated(node, place, r), at);
	return unknown(name ? `what a ${name.path} is made of is known only at run time` : "which class it is made of is known only at run time", at);
}
const MOST_STATEMENTS = 300;
function within$1(statements, place, r, budget) {
	const values = [];
	const all = (ends, last) => {
		const [first, ...rest] = last ? [...values, last] : values;
		return first ? {
			value: either([first, ...rest], first.at),
			ends
		} : { ends };
	};
	for (const [i, s] of statements.entries()) {
		if (budget.left-- <= 0) return all(true, unknown("the function is too long to follow", r.at(s)));
		if (s.type === "ReturnStatement") return all(true, s.argument ? r.of(s.argument, there$2(r, s.argument, place)) : absent(r.at(s)));
		if (s.type === "ThrowStatement") return all(true);
		if (s.type === "IfStatement") {
			const yes = within$1([s.consequent], place, r, budget);
			const no = s.alternate ? within$1([s.alternate], place, r, budget) : { ends: false };
			if (!yes.value && !no.value && !yes.ends && !no.ends) continue;
			const rest = yes.ends && no.ends ? void 0 : within$1(statements.slice(i + 1), place, r, budget);
			const outcome = (branch) => branch.value ?? (branch.ends ? void 0 : rest?.value ?? absent(r.at(s)));
			const [a, b] = [outcome(yes), outcome(no)];
			if (!a || !b) return all(true, a ?? b);
			return all(true, choose$1(s.test, () => a, () => b, there$2(r, s.test, place), r, r.at(s.test)));
		}
		const blocks = s.type === "BlockStatement" ? [s.body] : s.type === "TryStatement" ? [s.block.body] : s.type === "SwitchStatement" ? s.cases.map((c) => c.consequent) : [];
		for (const block of blocks) {
			const found = within$1(block, place, r, budget);
			if (found.ends && s.type === "BlockStatement") return all(true, found.value);
			if (found.value) values.push(found.value);
		}
	}
	return all(false);
}
const there$2 = (r, node, place) => ({
	...place,
	scope: r.chart.scopes.get(node) ?? place.scope
});
function returned(fn, scope, place, args, r) {
	const inside = {
		scope: r.chart.functions.get(fn) ?? scope,
		given: args ? new Map(place.given).set(fn, args) : place.given
	};
	if (fn.generator) return unknown("it comes from a generator", r.at(fn));
	const { body } = fn;
	if (body.type !== "BlockStatement") return r.of(body, inside);
	return within$1(body.body, inside, r, { left: MOST_STATEMENTS }).value ?? absent(r.at(fn));
}
const MOST_DEPTH = 80;
const MOST_WORK = 4e4;
function memberExpression(node, place, r) {
	const at = r.at(node);
	const on = bare$1(node.object);
	if (on.type === "MetaProperty" && keyOf$2(node.property, node.computed) === "env") return made("import.meta.env", [], at);
	let key = keyOf$2(node.property, node.computed);
	if (key === void 0 && node.property.type !== "PrivateName") {
		const computed = r.of(node.property, place);
		if (computed.kind === "literal") key = String(computed.value);
	}
	if (key === void 0) return unknown("which property is read is known only at run time", at);
	if (on.type === "ThisExpression" || on.type === "Identifier") {
		const kept = lookup(`${on.type === "Identifier" ? on.name : "this"}.${key}`, place.scope);
		if (kept) return r.binding(kept, place, at);
	}
	if (node.object.type === "Super" || on.type === "ThisExpression") return unknown(`"this.${key}" is set outside what was read`, at);
	return member(r.of(on, place), key, r.environment, at);
}
function evaluateNode(wrapped, place, r) {
	const node = bare$1(wrapped);
	const at = r.at(node);
	switch (node.type) {
		case "StringLiteral":
		case "NumericLiteral":
		case "BooleanLiteral": return literal(node.value, at);
		case "NullLiteral": return literal(null, at);
		case "TemplateLiteral": return template$1(node, place, r);
		case "Identifier": {
			const known = lookup(node.name, place.scope);
			return known ? r.binding(known, place, at) : global(node.name, at);
		}
		case "MemberExpression":
		case "OptionalMemberExpression": return memberExpression(node, place, r);
		case "LogicalExpression": return logical(node.operator, r.of(node.left, place), () => r.of(node.right, place), at);
		case "ConditionalExpression": return choose$1(node.test, () => r.of(node.consequent, place), () => r.of(node.alternate, place), place, r, at);
		case "BinaryExpression": return binary$1(node, place, r);
		case "UnaryExpression": return unary$1(node, place, r);
		case "ObjectExpression": return object$1(node, place, r);
		case "ArrayExpression": return array$1(node, place, r);
		case "SequenceExpression": return r.of(node.expressions.at(-1), place);
		case "AssignmentExpression":
			if (node.operator === "||=" || node.operator === "??=" || node.operator === "&&=") return logical(node.operator.slice(0, 2), r.of(node.left, place), () => r.of(node.right, place), at);
			return node.operator === "=" ? r.of(node.right, place) : unknown("it is computed from what is known only at run time", at);
		case "CallExpression":
		case "OptionalCallExpression": return call$2(node, place, r);
		case "NewExpression": return construct$1(node, place, r);
		default:
			if (r.chart.functions.has(node)) return made("function", [], at, r.returned(node, place.scope, place));
			return unknown("it is computed from what is known only at run time", at);
	}
}
function evaluator(chart, context) {
	const memo = new Map();
	const busy = new Set();
	const bound = new Map();
	let depth = 0;
	let work = 0;
	const at = (node) => spanAt(context.file, context.starts, node.start ?? 0, node.end ?? node.start ?? 0);
	function limited(node, place, evaluate) {
		if (depth >= MOST_DEPTH) return unknown("it is defined through too many steps", place);
		if (work > MOST_WORK) return unknown("the file is too large to follow all of it", place);
		depth++;
		try {
			const value = evaluate();
			const parts = weight(value);
			work += Number.isFinite(parts) ? parts : 500;
			return Number.isFinite(parts) ? value : unknown("it is built of too many parts", at(node));
		} finally {
			depth--;
		}
	}
	const r = {
		chart,
		at,
		environment: context.environment,
		imported: (from, name) => context.imported?.(from, name),
		callers: callersOf(chart),
		returned: (fn, scope, place, args) => returned(fn, scope, place, args, r),
		of(node, place) {
			const known = place.given ? void 0 : memo.get(node);
			if (known) return known;
			if (busy.has(node) && !place.given) return unknown("it is defined by itself", at(node));
			busy.add(node);
			const value = limited(node, at(node), () => evaluateNode(node, place, r));
			busy.delete(node);
			if (!place.given) memo.set(node, value);
			return value;
		},
		binding(b, place, where) {
			const known = place.given ? void 0 : bound.get(b);
			if (known) return known;
			if (busy.has(b)) return unknown(`"${b.name}" is defined by itself`, where);
			busy.add(b);
			const value = limited({ type: "Identifier" }, where, () => binding(b, place, where, r));
			busy.delete(b);
			if (!place.given) bound.set(b, value);
			return value;
		},
		isDead(guard) {
			for (let g = guard; g; g = g.parent) if (truth$1(r.of(g.test, {
				scope: g.scope,
				given: void 0
			})) === !g.expect) return true;
			return false;
		}
	};
	return {
		span: at,
		isDead: (guard) => r.isDead(guard),
		exported: (name) => exported(name, r),
		site({ node, scope }) {
			const place = {
				scope,
				given: void 0
			};
			const args = node.arguments.map((a) => r.of(a.type === "SpreadElement" ? a.argument : a, place));
			const receiver = "object" in node.callee ? r.of(node.callee.object, place) : void 0;
			return receiver?.kind === "made" ? {
				args,
				on: receiver
			} : { args };
		}
	};
}
const MOST_BRACKETS = 120;
const MOST_GENERIC_CALLS = 6;
const MOST_ANGLES = 20;
function pastQuoted(text, i) {
	const c = text[i];
	if (c === "\"" || c === "'") {
		for (let k = i + 1; k < text.length; k++) if (text[k] === "\\") k++;
		else if (text[k] === c) return k;
		else if (text[k] === "\n") return k;
		return text.length;
	}
	if (c === "/" && text[i + 1] === "/") {
		const end = text.indexOf("\n", i);
		return end === -1 ? text.length : end;
	}
	if (c === "/" && text[i + 1] === "*") {
		const end = text.indexOf("*/", i + 2);
		return end === -1 ? text.length : end + 1;
	}
	return i;
}
const parts$3 = (text, i) => /[\w$)\]}'"`]\s*$/.test(text.slice(Math.max(0, i - 8), i)) && /^\s*[\w$]/.test(text.slice(i, i + 40));
function tooDeep(text, types) {
	let level = {
		generic: false,
		angles: 0
	};
	const around = [];
	let generic = 0;
	for (let i = 0; i < text.length; i++) {
		const past = pastQuoted(text, i);
		if (past !== i) {
			i = past;
			continue;
		}
		const c = text[i];
		if (c === "(" || c === "[" || c === "{") {
			around.push(level);
			level = {
				generic: c === "(" && text[i - 1] === ">" && text[i - 2] !== "=",
				angles: 0
			};
			if (level.generic) generic++;
			if (around.length > MOST_BRACKETS || types && generic > MOST_GENERIC_CALLS) return true;
		} else if (c === ")" || c === "]" || c === "}") {
			if (level.generic) generic--;
			level = around.pop() ?? {
				generic: false,
				angles: 0
			};
		} else if (types && c === "<") {
			if (++level.angles > MOST_ANGLES) return true;
		} else if (c === ">" && text[i - 1] !== "=") level.angles = Math.max(0, level.angles - 1);
		else if (c === ";" || c === "\n" && level.angles > 0 && parts$3(text, i)) level.angles = 0;
	}
	return false;
}
let parser$1;
async function loadJavaScript() {
	parser$1 ??= await import("./lib.js").then((m) => __toESM(m.default, 1));
}
const TOO_DEEP = { refused: "nests brackets deeper than can be read in reasonable time" };
function plugins(text, file) {
	if (/\.[mc]?ts$/.test(file)) return ["typescript", "decorators"];
	if (/\.tsx$/.test(file)) return [
		"typescript",
		"jsx",
		"decorators"
	];
	return /@flow\b/.test(text.slice(0, 500)) ? [
		"flow",
		"jsx",
		"decorators"
	] : ["jsx", "decorators"];
}
const MOST_RECOVERED = 32768;
function parsed(parse, text, plugins) {
	const attempt = (errorRecovery) => parse(text, {
		sourceType: "unambiguous",
		errorRecovery,
		attachComment: false,
		allowReturnOutsideFunction: true,
		allowAwaitOutsideFunction: true,
		allowImportExportEverywhere: true,
		allowSuperOutsideMethod: true,
		allowNewTargetOutsideFunction: true,
		allowUndeclaredExports: true,
		createImportExpressions: false,
		plugins
	}).program;
	const stacks = Error.stackTraceLimit;
	Error.stackTraceLimit = 0;
	try {
		try {
			return attempt(false);
		} catch (error) {
			if (text.length > MOST_RECOVERED || error instanceof RangeError) throw error;
			return attempt(true);
		}
	} catch (error) {
		return error instanceof RangeError ? TOO_DEEP : { refused: `is not valid JavaScript: ${error.message}` };
	} finally {
		Error.stackTraceLimit = stacks;
	}
}
function readJavaScript(text, file, options = {}) {
	if (!parser$1) throw new Error("loadJavaScript must be awaited before readJavaScript");
	const used = plugins(text, file);
	if (tooDeep(text, used.includes("typescript") || used.includes("flow"))) return TOO_DEEP;
	const program = parsed(parser$1.parse, text, used);
	if ("refused" in program) return program;
	return understand(program, lineStarts(text), file, options);
}
function understand(program, starts, file, options) {
	const wants = options.wants ?? (() => true);
	const map = chart(program);
	const evaluate = evaluator(map, {
		file,
		starts,
		environment: options.environment ?? "production",
		imported: options.imported
	});
	const callOf = (site) => {
		const callee = calleeOf(site.node, site.scope);
		if (!callee || !wants(callee.path, callee.from) || evaluate.isDead(site.guard)) return [];
		const { on, args } = evaluate.site(site);
		const assignedTo = map.assigned.get(site.node);
		return [{
			callee: callee.path,
			...callee.from === void 0 ? {} : { from: callee.from },
			isNew: site.node.type === "NewExpression",
			args,
			...on ? { on } : {},
			...assignedTo === void 0 ? {} : { assignedTo },
			...site.parameters ? { parameters: site.parameters } : {},
			at: evaluate.span(site.node)
		}];
	};
	let calls;
	return {
		calls: () => {
			calls ??= map.sites.flatMap(callOf);
			return calls;
		},
		exported: (name) => evaluate.exported(name)
	};
}
let parser;
async function loadToml() {
	parser ??= await import("./lib2.js");
}
function readToml(text, file) {
	if (!parser) throw new Error("loadToml must be awaited before readToml");
	const starts = lineStarts(text);
	const at = (node) => spanAt(file, starts, node.range[0], node.range[1]);
	const fresh = (node) => ({
		kind: "table",
		entries: new Map(),
		keys: new Map(),
		at: at(node)
	});
	function below(table, key, node) {
		const found = table.entries.get(key);
		if (Array.isArray(found)) return found.at(-1) ?? fresh(node);
		if (found?.kind === "table") return found;
		const made = fresh(node);
		table.entries.set(key, made);
		return made;
	}
	const nameOf = (key) => key.type === "TOMLBare" ? key.name : key.value;
	function assign(table, { key, value }) {
		const names = key.keys.map(nameOf);
		const last = names.pop() ?? "";
		const into = names.reduce((t, name) => below(t, name, key), table);
		into.entries.set(last, content(value));
		into.keys.set(last, at(key));
	}
	function content(node) {
		if (node.type === "TOMLArray") return list(node.elements.map(content), at(node));
		if (node.type === "TOMLInlineTable") {
			const table = fresh(node);
			for (const one of node.body) assign(table, one);
			return built(table);
		}
		return literal(node.value instanceof Date ? text.slice(...node.range) : node.value, at(node));
	}
	const built = (of) => {
		if (Array.isArray(of)) return list(of.map(built), of[0].at);
		if (of.kind !== "table") return of;
		return record(new Map([...of.entries].map(([k, v]) => [k, built(v)])), of.at, { keys: of.keys });
	};
	try {
		const { body } = parser.parseTOML(text);
		const root = fresh(body[0]);
		for (const node of body[0].body) {
			if (node.type === "TOMLKeyValue") {
				assign(root, node);
				continue;
			}
			const names = node.key.keys.map(nameOf);
			const last = names.pop() ?? "";
			const parent = names.reduce((t, name) => below(t, name, node), root);
			const before = parent.entries.get(last);
			const table = node.kind === "array" ? fresh(node) : below(parent, last, node);
			if (node.kind === "array") parent.entries.set(last, Array.isArray(before) ? [...before, table] : [table]);
			if (!parent.keys.has(last)) parent.keys.set(last, at(node.key));
			for (const one of node.body) assign(table, one);
		}
		return built(root);
	} catch (error) {
		return { refused: `is not valid TOML: ${error.message}` };
	}
}
const CABLE_WORDS = [
	"createConsumer",
	"createCable",
	"subscribeTo",
	"getConsumer"
];
const REDIS_WORDS = [
	"ioredis",
	"'redis'",
	"\"redis\"",
	"@redis/client",
	"bullmq",
	"'bull'",
	"\"bull\"",
	"connect-redis",
	"redis-adapter",
	"socket.io-redis",
	"rate-limit-redis",
	"rate-limiter-flexible",
	"redlock"
];
const SCRIPT$2 = /\.[mc]?[jt]sx?$/;
const NOT_OWN = /\.d\.[mc]?ts$|\.min\.js$|[.-](?:test|spec|stories|e2e|cy)\.[mc]?[jt]sx?$/;
const NOT_PRODUCTION = new Set([
	"node_modules",
	"vendor",
	"public",
	"builds",
	"dist",
	"tmp",
	"coverage",
	"test",
	"tests",
	"spec",
	"specs",
	"__tests__",
	"__mocks__",
	"cypress",
	"e2e",
	"playwright"
]);
function isOwnScript(path, root) {
	if (!SCRIPT$2.test(path) || NOT_OWN.test(path)) return false;
	return !(root === "." ? path : path.slice(root.length + 1)).split("/").slice(0, -1).some((folder) => NOT_PRODUCTION.has(folder));
}
const candidates$2 = new WeakMap();
function candidatesOf(repo) {
	const known = candidates$2.get(repo);
	if (known) return known;
	const all = repo.files().filter((path) => SCRIPT$2.test(path) && !NOT_OWN.test(path) && !path.includes("node_modules/"));
	const found = new Set(repo.mentioning(all, [...CABLE_WORDS, ...REDIS_WORDS]));
	candidates$2.set(repo, found);
	return found;
}
function scripts(app, words) {
	const some = candidatesOf(app.repo);
	return app.repo.mentioning(app.files.filter((path) => some.has(path) && isOwnScript(path, app.root)), words);
}
const needsJavaScript = (repo) => candidatesOf(repo).size > 0;
const ENDINGS = [
	"",
	".js",
	".ts",
	".mjs",
	".cjs",
	".jsx",
	".tsx",
	"/index.js",
	"/index.ts"
];
function resolveImport(importer, from, has) {
	const path = importer.split("/").slice(0, -1);
	for (const step of from.split("/")) if (step === "..") {
		if (path.pop() === void 0) return void 0;
	} else if (step !== "." && step !== "") path.push(step);
	const target = path.join("/");
	const typed = target.replace(/\.([mc]?)js$/, ".$1ts");
	return [...ENDINGS.map((ending) => target + ending), typed].find((candidate) => SCRIPT$2.test(candidate) && has(candidate));
}
const MOST_IMPORTED = 60;
function reader(app, wants) {
	const read = new Map();
	const values = new Map();
	const own = new Set(app.files);
	let followed = 0;
	function imported(importer, from, name) {
		const path = resolveImport(importer, from, (candidate) => own.has(candidate));
		if (path === void 0 || !read.has(path) && followed++ >= MOST_IMPORTED) return void 0;
		const key = `${path}#${name}`;
		if (!values.has(key)) {
			values.set(key, void 0);
			values.set(key, file(path)?.exported(name));
		}
		return values.get(key);
	}
	function file(path) {
		if (read.has(path)) return read.get(path);
		read.set(path, void 0);
		const text = app.text(path);
		if (text === void 0) return void 0;
		const result = readJavaScript(text, path, {
			environment: app.environment,
			wants,
			imported: (from, name) => imported(path, from, name)
		});
		if ("refused" in result) {
			app.gaps.push({
				at: fileSpan(path),
				why: `${path} ${result.refused}`
			});
			return;
		}
		read.set(path, result);
		return result;
	}
	return file;
}
const pairs$1 = (v) => v?.kind === "record" ? [...v.entries] : [];
const listed = (v) => v?.kind === "list" ? v.items : [];
const keyAt = (v, key) => v.kind === "record" ? v.keys?.get(key) ?? v.at : v.at;
const text$3 = (v) => v?.kind === "literal" && v.value !== null && typeof v.value !== "boolean" ? String(v.value) : void 0;
const settled$2 = (v) => v ? options(v).find((o) => o.kind === "literal") ?? v : void 0;
const folderOf = (file) => file.includes("/") ? file.slice(0, file.lastIndexOf("/")) : "";
const baseName$2 = (file) => file.slice(file.lastIndexOf("/") + 1);
function command(name, v, env) {
	const plain = text$3(v);
	if (plain !== void 0) return [{
		name,
		text: plain,
		at: v.at,
		env
	}];
	const words = listed(v).map(text$3);
	return words.length > 0 && words.every((w) => w !== void 0) ? [{
		name,
		text: JSON.stringify(words),
		at: v.at,
		env
	}] : [];
}
const lines = (text, file, pattern) => {
	const starts = lineStarts(text);
	return [...text.matchAll(pattern)].map((m) => {
		const command = (m[1] ?? "").trimEnd();
		const start = m.index + m[0].indexOf(command, m[0].length - (m[1] ?? "").length);
		return {
			name: file.slice(file.lastIndexOf("/") + 1),
			text: command.replace(/\\\r?\n/g, "  "),
			at: spanAt(file, starts, start, start + command.length)
		};
	});
};
const UNIT$1 = /^[ \t]*(?:ExecStart|command)[ \t]*=[ \t]*[-@+!:]*((?:\\\r?\n|[^\n])+)/gm;
const UNIT_ENVIRONMENT = /^[ \t]*Environment[ \t]*=[ \t]*(.+)$/gm;
function unit(text, file) {
	const found = lines(text, file, UNIT$1);
	const set = [...text.matchAll(UNIT_ENVIRONMENT)].flatMap(([, all = ""]) => [...all.matchAll(/\b(\w+)=["']?([^"'\s,]+)/g)]);
	return found.map((c) => ({
		...c,
		env: new Map(set.map(([, name = "", value = ""]) => [name, literal(value, c.at)]))
	}));
}
const IMAGE = /^[ \t]*(?:CMD|ENTRYPOINT)[ \t]+((?:\\\r?\n|[^\n])+)/gim;
function image(text, file) {
	const found = lines(text, file, IMAGE);
	const stages = [...text.matchAll(/^[ \t]*FROM[ \t]+(?:--\S+[ \t]+)*(\S+)(?:[ \t]+AS[ \t]+(\S+))?/gim)].map((m, i, all) => ({
		start: m.index,
		end: all[i + 1]?.index ?? text.length,
		from: m[1]?.toLowerCase(),
		name: m[2]?.toLowerCase()
	}));
	if (stages.length === 0) return found;
	for (let i = stages.length - 1; i >= 0;) {
		const stage = stages[i];
		const own = found.filter((c) => c.at.start >= stage.start && c.at.start < stage.end);
		if (own.length > 0) return own;
		i = stages.findLastIndex((s, j) => j < i && s.name !== void 0 && s.name === stage.from);
	}
	return [];
}
const map$1 = (v, make) => v.kind === "firstOf" ? ordered(v.options.map(make), v.at) : v.kind === "either" ? either(v.options.map(make), v.at) : make(v);
const behind = (value, length) => map$1(value, (v) => {
	if (v.kind === "literal") return literal(String(v.value).slice(length), {
		...v.at,
		start: Math.min(v.at.end, v.at.start + length)
	});
	if (v.kind !== "concat") return v;
	const [first, ...rest] = v.parts;
	if (first?.kind !== "literal") return v;
	const left = String(first.value).slice(length);
	return concat(left === "" ? rest : [literal(left, first.at), ...rest], v.at);
});
function substitute(value, vars) {
	if (vars.size === 0) return value;
	switch (value.kind) {
		case "env": return vars.get(value.name) ?? value;
		case "firstOf": return ordered(value.options.map((o) => substitute(o, vars)), value.at);
		case "either": return either(value.options.map((o) => substitute(o, vars)), value.at);
		case "concat": return concat(value.parts.map((o) => substitute(o, vars)), value.at);
		case "unknown": return value.from ? unknown(value.why, value.at, value.from.map((o) => substitute(o, vars))) : value;
		default: return value;
	}
}
const numeric = (value) => map$1(value, (v) => v.kind === "literal" && typeof v.value === "string" && /^(?:0|-?[1-9]\d{0,14})$/.test(v.value) ? literal(Number(v.value), v.at) : v);
const MOST$4 = 300;
function size(v) {
	let sum = v.kind === "literal" && typeof v.value === "string" ? v.value.length + 1 : 1;
	for (const part of parts$4(v)) {
		sum += size(part);
		if (sum > MOST$4) return sum;
	}
	return sum;
}
const modest = (value) => size(value) > MOST$4 ? unknown("a script puts it together from too many parts", value.at) : value;
const BARE = new Set("-d -D -h -v -V --daemon --daemonize --debug --dev-caching --early-hints --foreground --help --no-daemon --preload --preload-app --quiet --silent --verbose --version".split(" "));
const takesNoValue = (program, name) => BARE.has(name) || name === "-q" && !/sidekiq|shoryuken|sneakers/.test(program);
function readFlags(program, words) {
	const args = [];
	const flags = new Map();
	const add = (name, value) => {
		const before = flags.get(name);
		if (before) before.push(numeric(value));
		else flags.set(name, [numeric(value)]);
	};
	for (let i = 0; i < words.length; i++) {
		const { raw, value } = words[i];
		if (raw === "--") {
			args.push(...words.slice(i + 1).map((w) => w.value));
			break;
		}
		const long = /^(--[\w-]+)(=?)/.exec(raw);
		const short = long ? null : /^-[A-Za-z]/.exec(raw);
		const name = long?.[1] ?? short?.[0];
		if (name === void 0) args.push(value);
		else if (long?.[2]) add(name, behind(value, name.length + 1));
		else if (short && raw.length > 2) add(name, behind(value, raw[2] === "=" ? 3 : 2));
		else {
			const next = words[i + 1];
			const bare = takesNoValue(program, name) || !next || /^-\D/.test(next.raw);
			add(name, bare ? literal(true, value.at) : next.value);
			if (!bare) i++;
		}
	}
	return {
		args,
		flags: new Map([...flags].map(([name, all]) => [name, all.length === 1 ? all[0] : list(all, all[0].at)]))
	};
}
const REACH = 1e3;
const DEPTH = 10;
function closes(text, i, open, close) {
	if (!text.slice(i, i + REACH).includes(close)) return -1;
	let depth = 0;
	for (let j = i; j < text.length && j < i + REACH; j++) if (text[j] === "\\") j++;
	else if (text[j] === open) depth++;
	else if (text[j] === close && --depth === 0) return j;
	return -1;
}
function expansion(inner, offset, at, depth) {
	const here = at(offset - 2, offset + inner.length + 1);
	const [head, name, operator = ""] = /^([A-Za-z_]\w*)(:?[-=?+]|[^\w]|$)/.exec(inner) ?? [];
	if (head === void 0 || name === void 0) return unknown("it is computed by the shell", here);
	const variable = env(name, here);
	if (operator === "") return variable;
	const skipping = operator.startsWith(":") ? {
		...variable,
		skipsBlank: true
	} : variable;
	switch (operator.at(-1)) {
		case "-":
		case "=": {
			const rest = value(inner.slice(head.length), offset + head.length, at, depth + 1);
			return firstOf([skipping, rest], here);
		}
		case "?": return env(name, here, "raises");
		default: return unknown(`the shell changes $${name} before it is used`, here, [variable]);
	}
}
function joined$2(parts, at) {
	const [only] = parts;
	return only && parts.length === 1 ? {
		...only,
		at
	} : concat(parts, at);
}
function dollar(text, i, offset, at, depth) {
	const next = text[i + 1];
	if (next === "{") {
		const close = closes(text, i + 1, "{", "}");
		if (close === -1 || depth > DEPTH) return void 0;
		return {
			value: expansion(text.slice(i + 2, close), offset + i + 2, at, depth),
			end: close + 1
		};
	}
	if (next === "(") {
		const close = closes(text, i + 1, "(", ")");
		if (close === -1) return void 0;
		return {
			value: unknown("a command prints it", at(offset + i, offset + close + 1)),
			end: close + 1
		};
	}
	const [name] = /^[A-Za-z_]\w*/.exec(text.slice(i + 1, i + 101)) ?? [];
	if (name !== void 0) return {
		value: env(name, at(offset + i, offset + i + 1 + name.length)),
		end: i + 1 + name.length
	};
	if (next !== void 0 && /[\d@*#?$!]/.test(next)) return {
		value: unknown("it is given to the script when it is started", at(offset + i, offset + i + 2)),
		end: i + 2
	};
}
function parts$2(text, offset, at, depth) {
	const found = [];
	let plain = "";
	let from = 0;
	const flush = (end) => {
		if (plain !== "") found.push(literal(plain, at(offset + from, offset + end)));
		plain = "";
	};
	for (let i = 0; i < text.length; i++) {
		if (plain === "") from = i;
		const there = text[i] === "$" ? dollar(text, i, offset, at, depth) : void 0;
		if (there) {
			flush(i);
			found.push(there.value);
			i = there.end - 1;
		} else if (text[i] === "\\" && i + 1 < text.length) plain += text[++i];
		else plain += text[i];
	}
	flush(text.length);
	return found;
}
function value(text, offset, at, depth) {
	const [inner, from] = text.length > 1 && (text[0] === "\"" || text[0] === "'") && text.endsWith(text[0]) ? [text.slice(1, -1), offset + 1] : [text, offset];
	return joined$2(parts$2(inner, from, at, depth), at(offset, offset + text.length));
}
function quoteEnd(text, i) {
	const quote = text[i];
	if (quote === "'") return text.indexOf("'", i + 1);
	for (let j = i + 1; j < text.length; j++) if (text[j] === "\\") j++;
	else if (text[j] === quote) return j;
	else if (quote === "\"" && text[j] === "$" && text[j + 1] === "(") {
		const close = closes(text, j + 1, "(", ")");
		if (close !== -1) j = close;
	}
	return -1;
}
function readWord(text, start, at, open) {
	const found = [];
	let raw = "";
	let quoted = false;
	let bare = start;
	let i = start;
	const flush = () => {
		if (bare < i) found.push(...parts$2(text.slice(bare, i), bare, at, 0));
	};
	for (; i < text.length; i++) {
		const c = text[i];
		if (/[\s;&|<>()]/.test(c)) break;
		if (c === "\\") {
			if (text[i + 1] === "\n" || text[i + 1] === "\r") break;
			raw += text[i + 1] ?? "";
			i++;
		} else if ((c === "\"" || c === "'" || c === "`") && open.has(c)) {
			const close = quoteEnd(text, i);
			if (close === -1) open.delete(c);
			else {
				flush();
				const [from, inner, here] = [
					i + 1,
					text.slice(i + 1, close),
					at(i, close + 1)
				];
				if (c === "`") found.push(unknown("a command prints it", here));
				else if (c === "'") found.push(literal(inner, here));
				else found.push(joined$2(parts$2(inner, from, at, 0), here));
				raw += inner;
				quoted = true;
				i = close;
				bare = i + 1;
				continue;
			}
			raw += c;
		} else if (c === "$") {
			const there = dollar(text, i, 0, at, 0);
			const end = there ? there.end : i + 1;
			raw += text.slice(i, end);
			i = end - 1;
		} else raw += c;
	}
	i = Math.min(i, text.length);
	flush();
	return {
		raw,
		value: joined$2(found, at(start, i)),
		quoted,
		start,
		end: i
	};
}
function afterHeredoc(text, from, word) {
	for (let start = from; start < text.length;) {
		const newline = text.indexOf("\n", start);
		const end = newline === -1 ? text.length : newline;
		if (text.slice(start, end).trim() === word) return end;
		start = end + 1;
	}
	return text.length;
}
function splitShell(text, at) {
	const commands = [];
	const quotes = new Set([
		"\"",
		"'",
		"`"
	]);
	let words = [];
	const heredocs = [];
	let parentheses = 0;
	const end = (after) => {
		if (words.length > 0) commands.push({
			words,
			after
		});
		words = [];
	};
	for (let i = 0; i < text.length;) {
		const c = text[i];
		if (c === "\n") {
			end("\n");
			i++;
			for (const word of heredocs.splice(0)) i = afterHeredoc(text, i, word) + 1;
		} else if (/\s/.test(c)) i++;
		else if (c === "\\" && /^\r?\n/.test(text.slice(i + 1, i + 3))) i += text[i + 1] === "\r" ? 3 : 2;
		else if (c === "#") {
			const newline = text.indexOf("\n", i);
			i = newline === -1 ? text.length : newline;
		} else if (c === "<" || c === ">" || c === "&" && text[i + 1] === ">") {
			const last = words.at(-1);
			if (last && last.end === i && /^\d$/.test(last.raw)) words.pop();
			const [operator = c] = /^(?:<<<|<<-?|&>>?|[<>]&|>>|>\||<>|[<>])/.exec(text.slice(i, i + 3)) ?? [];
			i += operator.length;
			while (text[i] === " " || text[i] === "	") i++;
			if (i < text.length && !/[\s;&|<>()]/.test(text[i])) {
				const target = readWord(text, i, at, quotes);
				if (operator === "<<" || operator === "<<-") heredocs.push(target.raw);
				i = Math.max(target.end, i + 1);
			}
		} else if (/[;&|()]/.test(c)) {
			const [operator = c] = /^(?:&&|\|\||;;|\|&|[;&|()])/.exec(text.slice(i, i + 2)) ?? [];
			const last = words.at(-1);
			if (operator === "(" && last && last.end === i && last.raw.endsWith("=")) {
				const close = text.slice(i, i + 2e3).indexOf(")");
				i += close === -1 ? 1 : close + 1;
				continue;
			}
			if (operator === "(") parentheses++;
			const closing = operator === ")" && parentheses > 0;
			if (closing) parentheses--;
			end(closing ? ";" : operator);
			i += operator.length;
		} else {
			const word = readWord(text, i, at, quotes);
			words.push(word);
			i = Math.max(word.end, i + 1);
		}
	}
	end("");
	return commands;
}
const WRAPPERS = {
	"aws-vault": {
		verb: "exec",
		own: 1
	},
	asdf: { verb: "exec" },
	builtin: {},
	bundle: { verb: "exec" },
	chamber: {
		verb: "exec",
		own: 1
	},
	chpst: { valued: "-u -e -U -b -/ -n -l" },
	command: {},
	ddtracerb: { verb: "exec" },
	doppler: {
		verb: "run",
		valued: "-p -c --project --config"
	},
	dotenv: { valued: "-f -e" },
	"dumb-init": {},
	env: { valued: "-u -C --unset --chdir" },
	exec: { valued: "-a" },
	foreman: {
		verb: "run",
		valued: "-e --env -f -d"
	},
	gosu: { own: 1 },
	ionice: { valued: "-c -n -p" },
	"jemalloc.sh": {},
	mise: { verb: "exec" },
	nice: { valued: "-n" },
	nohup: {},
	op: {
		verb: "run",
		valued: "--env-file"
	},
	rbenv: { verb: "exec" },
	setsid: {},
	stdbuf: { valued: "-o -e -i" },
	"su-exec": { own: 1 },
	sudo: { valued: "-u -g -C -h -p" },
	timeout: {
		valued: "-k -s",
		own: 1
	},
	tini: { valued: "-p -e" }
};
const base = (path) => path.slice(path.lastIndexOf("/") + 1);
function inner(words) {
	const name = base(words[0]?.raw ?? "");
	const raw = (i) => words[i]?.raw ?? "";
	if (name === "ruby") return rubyScript(words);
	const wrapper = Object.hasOwn(WRAPPERS, name) ? WRAPPERS[name] : void 0;
	if (!wrapper) {
		const i = words.findIndex((w, at) => at > 0 && base(w.raw) === "bundle" && raw(at + 1) === "exec");
		return Math.max(0, i);
	}
	let i = 1;
	if (wrapper.verb !== void 0) {
		if (raw(1) !== wrapper.verb) return 0;
		i = 2;
	}
	const valued = wrapper.valued?.split(" ") ?? [];
	while (raw(i).startsWith("-")) {
		if (raw(i) === "--") return i + 1;
		i += valued.includes(raw(i)) ? 2 : 1;
	}
	i += wrapper.own ?? 0;
	return raw(i) === "--" ? i + 1 : i;
}
function rubyScript(words) {
	for (let i = 1; i < words.length; i++) {
		const { raw } = words[i];
		if (raw === "-e") return 0;
		if (!raw.startsWith("-")) return i;
		if (raw === "-I" || raw === "-r" || raw === "-C") i++;
	}
	return 0;
}
function unwrap(words) {
	const i = inner(words);
	return i > 0 ? words.slice(i) : words;
}
const flag = (invocation, ...names) => names.map((n) => invocation.flags.get(n)).find((v) => v !== void 0);
const BUILTINS = new Set(": . [ [[ alias cd declare echo eval exit false hash kill let local mkdir popd printf pushd pwd read readonly return rm set shift shopt sleep source test touch trap true type typeset ulimit umask unset wait break continue".split(" "));
const OPENING = new Set([
	"if",
	"while",
	"until",
	"for",
	"case",
	"select"
]);
const CLOSING = new Set([
	"fi",
	"done",
	"esac"
]);
const BEFORE = new Set([
	"if",
	"while",
	"until",
	"then",
	"else",
	"elif",
	"do",
	"!",
	"{",
	"}",
	"fi",
	"done",
	"esac",
	"time"
]);
const ASSIGNMENT = /^([A-Za-z_]\w*)(\+?=)/;
const PROGRAM = /^[\w./~][\w./~@+-]*$/;
const NESTED = 5;
const STEPS = 10;
const EXPORTED = 300;
const assign$1 = (scope, name, value, perhaps) => {
	const before = scope.vars.get(name) ?? env(name, value.at);
	scope.vars.set(name, modest(perhaps ? either([before, value], value.at) : value));
};
function assignments$1(words, scope) {
	const set = new Map();
	let i = 0;
	for (; i < words.length; i++) {
		const word = words[i];
		const [head, name, operator] = ASSIGNMENT.exec(word.raw) ?? [];
		if (head === void 0 || name === void 0 || operator !== "=") break;
		set.set(name, modest(numeric(substitute(behind(word.value, head.length), scope.vars))));
	}
	return {
		set,
		rest: words.slice(i)
	};
}
function* run$1(simple, scope, perhaps, at, nested) {
	const skipped = simple.words.findIndex((w) => w.quoted || !BEFORE.has(w.raw));
	for (const { raw } of skipped === -1 ? simple.words : simple.words.slice(0, skipped)) {
		if (OPENING.has(raw)) scope.depth++;
		if (CLOSING.has(raw)) scope.depth = Math.max(0, scope.depth - 1);
	}
	let words = skipped === -1 ? [] : simple.words.slice(skipped);
	const head = words[0]?.raw;
	if (head === void 0) return;
	if (head === "for" || head === "case" || head === "select") scope.depth++;
	if (OPENING.has(head) || head === "function" || simple.after === ")" || simple.after === "(" && words.length === 1) return;
	const open = perhaps || scope.depth > 0;
	if (head === "export" || head === "declare" || head === "readonly") {
		for (const word of words.slice(1)) {
			const { set } = assignments$1([word], scope);
			for (const [name, v] of set) assign$1(scope, name, v, open);
			const name = /^\w+/.exec(word.raw)?.[0];
			const now = name === void 0 ? void 0 : scope.vars.get(name);
			if (head === "export" && name !== void 0 && now && scope.exported.size < EXPORTED) scope.exported.set(name, now);
		}
		return;
	}
	if (head === ":") {
		for (const word of words) {
			const name = /^\$\{(\w+):?=/.exec(word.raw)?.[1];
			if (name !== void 0) scope.vars.set(name, modest(numeric(substitute(word.value, scope.vars))));
		}
		return;
	}
	const inline = new Map();
	for (let step = 0; step < STEPS; step++) {
		const { set, rest } = assignments$1(words, scope);
		for (const [name, v] of set) inline.set(name, v);
		const inner = unwrap(rest);
		words = inner;
		if (inner === rest) break;
	}
	const program = words[0];
	if (!program) {
		for (const [name, v] of inline) assign$1(scope, name, v, open);
		for (const name of inline.keys()) if (scope.exported.has(name)) scope.exported.set(name, scope.vars.get(name));
		return;
	}
	const variables = new Map([...scope.exported, ...inline]);
	const script = scriptOf(words);
	if (script && nested < NESTED) {
		const inside = script.end - script.start === script.raw.length + 2 ? (from, to) => at(script.start + 1 + from, script.start + 1 + to) : () => at(script.start, script.end);
		const own = {
			vars: new Map([...scope.vars, ...inline]),
			exported: variables,
			depth: 0
		};
		yield* runAll(script.raw, inside, own, nested + 1);
		return;
	}
	if (script || program.value.kind !== "literal" || BUILTINS.has(program.raw) || !PROGRAM.test(program.raw)) return;
	const { args, flags } = readFlags(program.raw, words.slice(1));
	const known = (of) => new Map([...of].map(([k, v]) => [k, substitute(v, scope.vars)]));
	yield {
		program: program.raw.slice(program.raw.lastIndexOf("/") + 1),
		path: program.raw,
		args: args.map((a) => substitute(a, scope.vars)),
		flags: known(flags),
		env: variables,
		at: at(program.start, words.at(-1).end)
	};
}
const SHELLS = new Set([
	"sh",
	"bash",
	"dash",
	"ash",
	"zsh",
	"su"
]);
function scriptOf(words) {
	const [program] = words;
	const name = program?.raw.slice(program.raw.lastIndexOf("/") + 1) ?? "";
	if (name === "eval") return words[1];
	if (!SHELLS.has(name)) return void 0;
	const i = words.findIndex((w) => /^-[a-z]*c$/.test(w.raw));
	return i === -1 ? void 0 : words[i + 1];
}
function* runAll(text, at, scope, nested) {
	let before = "";
	let pattern = false;
	for (const simple of splitShell(text, at)) {
		if (before === ";;" && simple.words[0]?.raw !== "esac") pattern = true;
		if (!pattern) yield* run$1(simple, scope, before === "&&" || before === "||", at, nested);
		pattern = simple.words.some((w, i) => w.raw === "case" && !w.quoted && simple.words[i + 2]?.raw === "in") ? simple.after !== ")" : pattern && simple.after === "|";
		before = simple.after;
	}
}
const fresh = () => ({
	vars: new Map(),
	exported: new Map(),
	depth: 0
});
function execForm(command) {
	if (!/^\s*\[\s*"/.test(command)) return void 0;
	try {
		const words = JSON.parse(command);
		return Array.isArray(words) && words.every((w) => typeof w === "string") ? words : void 0;
	} catch {
		return;
	}
}
function readCommand(command, span) {
	const exact = span.end - span.start === command.length && span.line === span.endLine;
	const at = (start, end) => exact ? {
		...span,
		start: span.start + start,
		end: span.start + end,
		column: span.column + start,
		endColumn: span.column + end
	} : span;
	const words = execForm(command);
	if (!words) return [...runAll(command, at, fresh(), 0)];
	return [...run$1({
		words: words.map((raw) => ({
			raw,
			value: literal(raw, span),
			quoted: true,
			start: 0,
			end: command.length
		})),
		after: ""
	}, fresh(), false, () => span, 0)];
}
function readScript(text, file) {
	const shebang = /^#!.*/.exec(text)?.[0];
	if (shebang === void 0 && /\.(?!(?:ba|z|k)?sh$)[a-z]+$/.test(file)) return [];
	if (shebang !== void 0 && !/\b(?:ba|da|z|a|k)?sh\b/.test(shebang)) return [];
	const starts = lineStarts(text);
	return [...runAll(text, (start, end) => spanAt(file, starts, start, end), fresh(), 0)];
}
function interpolated(v) {
	const plain = text$3(v);
	if (plain === void 0 || !plain.includes("$")) return v;
	return readCommand(`V="${plain.split("$$").map((part) => part.replace(/[\\"`]/g, "\\$&")).join("\\$")}" x`, v.at)[0]?.env.get("V") ?? v;
}
function variable$2(name, v) {
	if (v.kind === "firstOf" || v.kind === "concat") return [[name, v]];
	return text$3(v) === void 0 || !/^[A-Za-z_]\w*$/.test(name) ? [] : [[name, interpolated(v)]];
}
const variables$1 = (v) => new Map([...pairs$1(v).flatMap(([name, value]) => variable$2(name, value)), ...listed(v).flatMap((item) => {
	const [, name, value] = /^(\w+)=(.*)$/s.exec(text$3(item) ?? "") ?? [];
	return name !== void 0 && value !== void 0 && item.kind === "literal" ? variable$2(name, literal(value, item.at)) : [];
})]);
const namedVariables = (v, name) => new Map(listed(v).flatMap((one) => {
	const entries = new Map(pairs$1(one));
	const value = entries.get("value");
	return value ? variable$2(text$3(entries.get(name)) ?? "", value) : [];
}));
const CARRIED$1 = [
	[/(?:^|\/)\.devcontainer(?:\/|\.json$)/, "is for a development container"],
	[/(?:^|\/)(?:spec|specs|tests?|features|e2e|cypress)\//, "is for tests"],
	[/(?:^|\/)(?:dummy|dummies)\//, "is an engine's app for tests"],
	[/(?:^|\/)(?:generators|skeleton)\//, "is a template"],
	[/(?:^|\/)(?:vendor|third_party|node_modules|bundle)\//, "is vendored"],
	[/(?:^|\/)(?:docs?|examples?|samples?)\//, "is an example"],
	[/(?:^|\/)\.github\//, "is for a workflow"]
];
const ENVIRONMENTS$1 = {
	dev: "development",
	devel: "development",
	develop: "development",
	development: "development",
	local: "development",
	localhost: "development",
	test: "test",
	testing: "test",
	tests: "test",
	ci: "test",
	staging: "staging",
	stage: "staging",
	stg: "staging",
	qa: "qa",
	uat: "uat",
	preview: "preview",
	review: "review",
	sandbox: "sandbox",
	demo: "demo",
	preprod: "preprod",
	prod: "production",
	production: "production",
	prd: "production"
};
function environmentIn(path) {
	return path.toLowerCase().split(/[^a-z]+/).map((w) => Object.hasOwn(ENVIRONMENTS$1, w) ? ENVIRONMENTS$1[w] : void 0).findLast((e) => e !== void 0);
}
const below$1 = (file, { root }) => root === "." ? file : file.slice(root.length + 1);
function aside(file, files) {
	const said = files.describes(file);
	if (said.includes(files.environment)) return void 0;
	if (said.length > 0) return `.redline.yml says that ${file} describes ${said.join(" and ")}`;
	const carried = CARRIED$1.find(([pattern]) => pattern.test(below$1(file, files)));
	if (carried) return `${file} ${carried[1]}`;
	const named = environmentIn(below$1(file, files));
	return named === void 0 || named === files.environment ? void 0 : `${file} is for ${named} by its name`;
}
function asideUnlessSaid(file, files, sign) {
	const why = aside(file, files);
	if (why !== void 0 || sign || files.describes(file).includes(files.environment)) return why;
	return environmentIn(baseName$2(file)) === files.environment ? void 0 : `${file} does not say that it is for ${files.environment}`;
}
const CANDIDATE = /\.(?:ya?ml|json|toml|conf|config|tf|tfvars|tmpl|tpl)$|(?:^|\/)(?:Procfile[\w.-]*|Dockerfile[\w.-]*)$/;
const NEVER = /(?:^|\/)(?:node_modules|\.git|\.yarn|locales?|i18n|fixtures|cassettes|vcr_cassettes|__snapshots__|swagger|openapi)\//;
const known$4 = new WeakMap();
function candidates$1(files, fits) {
	let all = known$4.get(files);
	if (!all) {
		all = files.files.filter((f) => CANDIDATE.test(f) && !NEVER.test(f));
		known$4.set(files, all);
	}
	return all.filter((f) => fits.test(f));
}
const directory = (file) => file.includes("/") ? file.slice(0, file.lastIndexOf("/")) : "";
const LONGEST$2 = 4096;
function join$2(...parts) {
	if (parts.reduce((sum, part) => sum + part.length, 0) > LONGEST$2) return void 0;
	const kept = [];
	for (const segment of parts.join("/").split("/")) {
		if (segment === "" || segment === ".") continue;
		if (segment !== "..") kept.push(segment);
		else if (kept.pop() === void 0) return void 0;
	}
	return (parts[0]?.startsWith("/") ? "/" : "") + kept.join("/");
}
const declared = (value, at) => ({
	value,
	source: "declared",
	at
});
const byDefault = (value, because) => ({
	value,
	source: "default",
	because
});
const unconfirmed = (value, because) => ({
	value,
	source: "default",
	because,
	unconfirmed: true
});
const stacked = (first) => Object.assign({}, ...[...first].reverse());
function fact(v, read) {
	if (!v || v.kind === "absent" || v.kind === "literal" && v.value === null) return void 0;
	const all = options(v);
	const found = all.find((o) => o.kind === "literal" && o.value !== null);
	const variable = all.find((o) => o.kind === "env");
	if (found?.kind !== "literal" || found.value === null || v.kind === "either") return { refused: v.kind === "unknown" ? v.why : `it is ${show(v)}, which the files do not set` };
	const value = read(found.value);
	if (value === void 0) return { refused: `${show(found)} is not understood` };
	return {
		...declared(value, found.at),
		...variable?.kind === "env" && { unless: variable.name }
	};
}
const asText = (s) => s === "" ? void 0 : String(s).trim();
const asNumber$1 = (s) => {
	const n = typeof s === "boolean" || s === "" ? NaN : Number(s);
	return Number.isFinite(n) ? n : void 0;
};
const asBoolean = (s) => {
	if (typeof s === "boolean") return s;
	const word = String(s).toLowerCase();
	return /^(?:yes|true|on|1|enabled)$/.test(word) ? true : /^(?:no|false|off|0|disabled)$/.test(word) ? false : void 0;
};
const asPolicy = (s) => {
	const word = String(s).trim().replace(/([a-z])([A-Z])/g, "$1-$2").toLowerCase().replaceAll("_", "-").replace(/^no-eviction$/, "noeviction");
	return /^(?:noeviction|(?:allkeys|volatile)-(?:lru|lfu|lrm|random)|volatile-ttl)$/.test(word) ? word : void 0;
};
const UNITS = {
	"": 1,
	b: 1,
	k: 1e3,
	kb: 1024,
	m: 1e3 ** 2,
	mb: 1024 ** 2,
	g: 1e3 ** 3,
	gb: 1024 ** 3
};
const asBytes = (s) => {
	const [, number, unit = ""] = /^(\d+)([a-z]*)$/i.exec(String(s).trim()) ?? [];
	const size = UNITS[unit.toLowerCase()];
	return number === void 0 || size === void 0 ? void 0 : Number(number) * size;
};
function settingsOf$1(directives, before = new Map()) {
	const settings = new Map(before);
	let saves = [];
	for (const { name, args, at } of directives) if (name === "save") {
		saves = args.join(" ") === "" ? [] : [...saves, literal(args.join(" "), at)];
		settings.set("save", saves.length > 0 ? list(saves, at) : literal("", at));
	} else settings.set(name, literal(args.join(" "), at));
	return settings;
}
function flagsOf(invocation, before = new Map()) {
	const settings = new Map(before);
	for (const [name, value] of invocation.flags) {
		const last = value.kind === "list" && name !== "--save" ? value.items.at(-1) : value;
		if (name.startsWith("--") && last) settings.set(name.slice(2).toLowerCase(), last);
	}
	return settings;
}
const confOf = (invocation) => {
	const [first] = invocation.args;
	return first?.kind === "literal" && /\.conf(?:ig)?$|\//.test(String(first.value)) ? String(first.value) : void 0;
};
const isServerProgram = (program) => /^(?:redis|valkey|keydb)-server$|^dragonfly$/.test(program);
const SAVES_BY_DEFAULT = "it is stock Redis, which saves a snapshot after 3,600 s with 1 change, 300 s with 100, or 60 s with 10,000";
const STOCK = {
	maxmemoryPolicy: byDefault("noeviction", "it is stock Redis' default"),
	maxmemory: byDefault(0, "stock Redis has no limit"),
	persistence: byDefault("rdb", SAVES_BY_DEFAULT),
	maxclients: byDefault(1e4, "it is stock Redis' default"),
	databases: byDefault(16, "it is stock Redis' default"),
	clusterMode: byDefault(false, "it is stock Redis' default"),
	tls: byDefault("off", "it is stock Redis' default"),
	auth: byDefault(false, "stock Redis asks for no password")
};
function persistence(settings) {
	const append = fact(settings.get("appendonly"), asBoolean);
	if (append && "refused" in append) return append;
	const save = settings.get("save");
	const saves = save === void 0 ? void 0 : save.kind === "list" || options(save).some((o) => o.kind === "literal" && String(o.value).trim() !== "");
	if (append === void 0 && saves === void 0) return void 0;
	const aof = append?.value ?? false;
	const rdb = saves ?? true;
	const at = aof ? append?.at : save?.at ?? append?.at;
	const value = aof ? rdb ? "aof+rdb" : "aof" : rdb ? "rdb" : "none";
	const unless = append?.unless === void 0 ? {} : { unless: append.unless };
	if (!aof && saves === void 0) return byDefault(value, SAVES_BY_DEFAULT);
	return at ? {
		...declared(value, at),
		...unless
	} : void 0;
}
function auth(settings) {
	const password = settings.get("requirepass");
	const at = password?.at ?? settings.get("aclfile")?.at ?? settings.get("user")?.at;
	if (!at) return void 0;
	const empty = password?.kind === "literal" && password.value === "";
	return declared(!empty, at);
}
function openTo$4(settings) {
	const bind = settings.get("bind");
	const words = bind?.kind === "literal" ? String(bind.value).split(/\s+/) : [];
	const wide = words.some((w) => /^-?(?:\*|0\.0\.0\.0|::\*?)$/.test(w));
	const unprotected = fact(settings.get("protected-mode"), asBoolean);
	const open = unprotected && "value" in unprotected && !unprotected.value;
	return bind && wide && open ? declared(`every interface, \`bind ${words.join(" ")}\` with \`protected-mode no\``, bind.at) : void 0;
}
function factsOf(settings) {
	const tlsPort = fact(settings.get("tls-port"), asNumber$1);
	const plainPort = fact(settings.get("port"), asNumber$1);
	const cacheMode = fact(settings.get("cache_mode"), asBoolean);
	const found = {
		maxmemoryPolicy: cacheMode && "value" in cacheMode && cacheMode.value ? {
			...cacheMode,
			value: "cache_mode"
		} : fact(settings.get("maxmemory-policy"), asPolicy),
		maxmemory: fact(settings.get("maxmemory"), asBytes),
		persistence: persistence(settings),
		maxclients: fact(settings.get("maxclients"), asNumber$1),
		databases: fact(settings.get("databases") ?? settings.get("dbnum"), asNumber$1),
		clusterMode: fact(settings.get("cluster-enabled"), asBoolean),
		auth: auth(settings),
		openTo: openTo$4(settings),
		tls: tlsPort && "value" in tlsPort && tlsPort.value !== 0 ? {
			...tlsPort,
			value: plainPort && "value" in plainPort && plainPort.value === 0 ? "required" : "optional"
		} : void 0
	};
	return Object.fromEntries(Object.entries(found).filter(([, v]) => v !== void 0));
}
const ENGINES = {
	redis: "redis",
	"redis-stack": "redis",
	"redis-stack-server": "redis",
	"redis-cluster": "redis",
	rejson: "redis",
	redisearch: "redis",
	redismod: "redis",
	valkey: "valkey",
	"valkey-bundle": "valkey",
	"valkey-cluster": "valkey",
	keydb: "keydb",
	dragonfly: "dragonfly"
};
const BESIDE$2 = /commander|insight|exporter|admin|browser|dashboard|-ui\b|metrics|proxy|stat\b|cli\b|smart-?|p3x|board/;
function parts$1(image) {
	const [plain = ""] = image.split("@");
	const slash = plain.lastIndexOf("/");
	const [name = "", tag] = plain.slice(slash + 1).split(":");
	return {
		folder: plain.slice(0, Math.max(0, slash)),
		name: name.toLowerCase(),
		tag: tag || void 0
	};
}
function isUnreadKin(image) {
	const { name } = parts$1(image);
	return /redis|valkey|keydb|dragonfly/.test(name) && ENGINES[name] === void 0 && !BESIDE$2.test(name);
}
function imageOf(image, at) {
	const { folder, name, tag } = parts$1(image);
	const engine = Object.hasOwn(ENGINES, name) ? ENGINES[name] : void 0;
	if (!engine) return void 0;
	const version = /^v?(\d+(?:\.\d+)*)/.exec(tag ?? "")?.[1];
	const clustered = name.endsWith("-cluster");
	return {
		engine,
		vendor: /(?:^|\/)bitnami(?:legacy|secure)?$/.test(folder) ? "bitnami" : "other",
		facts: {
			engine: declared(engine, at),
			image: declared(image, at),
			...version !== void 0 && { version: declared(version, at) },
			...clustered && { clusterMode: declared(true, at) }
		}
	};
}
const DRAGONFLY = {
	maxmemoryPolicy: byDefault("noeviction", "Dragonfly evicts only with --cache_mode"),
	databases: byDefault(16, "it is Dragonfly's default")
};
const KEYDB = Object.fromEntries(Object.entries(STOCK).map(([name, fact]) => [name, {
	...fact,
	unconfirmed: true
}]));
const BITNAMI = {
	...STOCK,
	persistence: unconfirmed("aof", "Bitnami's image turns AOF on and snapshots off")
};
function defaultsOf({ engine, vendor }) {
	if (engine === "dragonfly") return DRAGONFLY;
	if (engine === "keydb") return KEYDB;
	return vendor === "bitnami" ? BITNAMI : STOCK;
}
function bitnamiFacts(set) {
	const of = (name) => set.get(`REDIS_${name}`) ?? set.get(`VALKEY_${name}`);
	const append = fact(of("AOF_ENABLED"), asBoolean);
	const empty = fact(set.get("ALLOW_EMPTY_PASSWORD"), asBoolean);
	const password = of("PASSWORD") ?? of("PASSWORD_FILE");
	const isEmpty = empty && "value" in empty && empty.value && !password;
	return {
		...append && "value" in append && { persistence: {
			...append,
			value: append.value ? "aof" : "none"
		} },
		...password ? { auth: declared(true, password.at) } : isEmpty ? { auth: {
			...empty,
			value: false
		} } : {}
	};
}
function builtFrom(file, context, files) {
	const text = files.text(file);
	if (text === void 0) return void 0;
	const from = [...text.matchAll(/^[ \t]*FROM[ \t]+(?:--\S+[ \t]+)*(\S+)/gim)].at(-1);
	if (!from?.[1]) return void 0;
	const starts = lineStarts(text);
	const start = from.index + from[0].length - from[1].length;
	const image$1 = imageOf(from[1], spanAt(file, starts, start, start + from[1].length));
	if (!image$1) return void 0;
	const copies = new Map();
	for (const [, source = "", target = ""] of text.slice(from.index).matchAll(/^[ \t]*(?:COPY|ADD)[ \t]+(?:--\S+[ \t]+)*(\S+)[ \t]+(\S+)[ \t]*$/gim)) {
		const path = join$2(context, source);
		if (path === void 0) continue;
		copies.set(target.endsWith("/") ? `${target}${source.slice(source.lastIndexOf("/") + 1)}` : target, path);
	}
	return {
		image: image$1,
		commands: image(text, file),
		copies
	};
}
const WORD = /"((?:\\.|[^"\\])*)"|'((?:\\'|[^'])*)'|([^\s"']+)/g;
const ESCAPES$1 = {
	n: "\n",
	r: "\r",
	t: "	",
	b: "\b",
	a: "\x07"
};
function unescaped$1(text) {
	return text.replace(/\\(?:x([\da-fA-F]{2})|(.))/g, (_, hex, one = "") => hex === void 0 ? ESCAPES$1[one] ?? one : String.fromCharCode(Number.parseInt(hex, 16)));
}
function readRedisConf(text, file) {
	const starts = lineStarts(text);
	const found = [];
	for (const [i, start] of starts.entries()) {
		const line = text.slice(start, starts[i + 1] ?? text.length);
		if (/^\s*(?:#|$)/.test(line)) continue;
		const [name, ...args] = [...line.matchAll(WORD)].map(([, double, single, plain]) => double !== void 0 ? unescaped$1(double) : single !== void 0 ? single.replaceAll("\\'", "'") : plain ?? "");
		if (name === void 0) continue;
		const from = start + line.length - line.trimStart().length;
		found.push({
			name: name.toLowerCase(),
			args,
			at: spanAt(file, starts, from, from + line.trim().length)
		});
	}
	return found;
}
const MOST_INCLUDED = 10;
const readSoFar = new WeakMap();
const isRead = (file, files) => readSoFar.get(files)?.has(file) ?? false;
function readConf(file, files, mounted, depth = 0) {
	readSoFar.set(files, (readSoFar.get(files) ?? new Set()).add(file));
	const gaps = [];
	let settings = new Map();
	for (const directive of readRedisConf(files.text(file) ?? "", file)) {
		if (directive.name !== "include") {
			settings = settingsOf$1([directive], settings);
			continue;
		}
		const [path = ""] = directive.args;
		const beside = [folderOf(file), path].filter((p) => p !== "").join("/");
		const target = mounted(path) ?? (files.repo.has(beside) ? beside : void 0);
		if (!target || depth >= MOST_INCLUDED) {
			gaps.push({
				at: directive.at,
				why: `${file} includes ${path}, which is not in the repository`
			});
			continue;
		}
		const inner = readConf(target, files, mounted, depth + 1);
		gaps.push(...inner.gaps);
		settings = new Map([...settings, ...inner.settings]);
	}
	return {
		settings,
		gaps
	};
}
const completed$1 = (text) => /^\s*(?:\[\s*")?(?:--?[a-z]|[^\s"]+\.conf(?=["\s]|$))/.test(text) ? text.replace(/^(\s*)(\[?)\s*/, (_, space, list) => list ? `${space}["redis-server",` : `${space}redis-server `) : text;
const withInterpolation = (i) => {
	const read = (v) => v.kind === "literal" && typeof v.value === "string" && v.value.includes("$") ? interpolated(v) : v;
	return {
		...i,
		args: i.args.map(read),
		flags: new Map([...i.flags].map(([name, v]) => [name, read(v)]))
	};
};
function startedServer(lines, files, mounted, isImage) {
	for (const line of lines) {
		const found = readCommand(isImage ? completed$1(line.text) : line.text, line.at).map(withInterpolation).find((i) => isServerProgram(i.program));
		if (!found) continue;
		const path = confOf(found);
		if (path === void 0) return {
			settings: flagsOf(found),
			gaps: unsettled(found),
			at: line.at
		};
		const conf = mounted(path);
		if (conf === void 0) return {
			settings: flagsOf(found),
			gaps: [{
				at: line.at,
				why: `${line.name} is started with ${path}, which is not in the repository`
			}],
			at: line.at
		};
		const read = readConf(conf, files, mounted);
		return {
			settings: flagsOf(found, read.settings),
			conf,
			gaps: [...read.gaps, ...unsettled(found)],
			at: line.at
		};
	}
}
const BESIDE$1 = /^(?:redis|valkey|keydb)-(?:sentinel|cli|benchmark|check-(?:aof|rdb))$/;
function holdsNothing(lines) {
	const started = lines.flatMap((line) => readCommand(completed$1(line.text), line.at));
	const servers = started.filter((i) => isServerProgram(i.program));
	if (servers.length > 0) return servers.every((i) => i.flags.has("--sentinel"));
	return started.some((i) => BESIDE$1.test(i.program));
}
const unsettled = (i) => i.args.flatMap((a) => a.kind === "literal" ? [] : [{
	at: a.at,
	why: `the flags of ${i.program} are in ${variables$2(a).map((n) => `$${n}`).join(", ") || "a command"}`
}]);
function addressesOf(hosts, started) {
	const port = fact(started?.settings.get("port"), asNumber$1);
	return { addresses: hosts.map((host) => `${host}:${port && "value" in port && port.value !== 0 ? port.value : 6379}`) };
}
const startedFacts = (started, own, defaults) => stacked([
	started ? factsOf(started.settings) : {},
	own,
	started && started.gaps.length > 0 ? {} : defaults
]);
const HOST$1 = /HOST|ADDR|ENDPOINT|SERVER|SENTINEL|NODES?$/;
function flat$2(v) {
	if (v.kind === "literal") return typeof v.value === "string" ? v.value : void 0;
	return v.kind === "concat" ? v.parts.map((p) => p.kind === "literal" ? String(p.value ?? "") : "x").join("") : void 0;
}
const OTHER = /^(?:postgres|postgresql|mysql2?|mariadb|mongodb|https?|amqps?|smtp|memcached|wss?|ftp|file|elasticsearch):/i;
function hostsIn(name, value) {
	return options(value).flatMap((option) => {
		const whole = flat$2(option);
		if (whole === void 0 || OTHER.test(whole)) return [];
		return whole.split(",").flatMap((part) => {
			const [, scheme, host, port] = /^\s*([a-z][a-z0-9+.-]*:\/\/)?(?:[^@/\s]*@)?([\w.-]+)(?::(\d+|x))?(?:[/?].*)?\s*$/i.exec(part) ?? [];
			if (host === void 0) return [];
			return scheme !== void 0 || port !== void 0 || HOST$1.test(name) ? [host.toLowerCase()] : [];
		});
	});
}
const wiringWhere = (sets, fits) => {
	const wiring = [...sets].flatMap(([process, set]) => [...set].flatMap(([name, value]) => fits(name, value) ? [{
		process,
		name
	}] : []));
	return {
		names: [...new Set(wiring.map((w) => w.name))].sort(),
		wiring
	};
};
const index$2 = new WeakMap();
function byHost(sets) {
	const known = index$2.get(sets);
	if (known) return known;
	const wires = [...sets].flatMap(([process, set]) => [...set].map(([name, value]) => ({
		process,
		name,
		value
	}))).map(({ process, name, value }, order) => ({
		hosts: hostsIn(name, value),
		wire: [order, {
			process,
			name
		}]
	}));
	const found = new Map([...groupedByEach(wires, (w) => w.hosts)].map(([host, own]) => [host, own.map((w) => w.wire)]));
	index$2.set(sets, found);
	return found;
}
function wiringOf$1(hosts, sets, except) {
	const wiring = [...new Map(hosts.flatMap((host) => byHost(sets).get(host) ?? []))].sort(([a], [b]) => a - b).flatMap(([, wire]) => wire.process === except ? [] : [wire]);
	return {
		names: [...new Set(wiring.map((w) => w.name))].sort(),
		wiring
	};
}
const FLY = /(?:^|\/)fly(?:\.[\w-]+)?\.toml$/;
const isFly = (path) => FLY.test(path);
const read$8 = new WeakMap();
function flyToml(file, files) {
	const known = read$8.get(files.repo) ?? new Map();
	read$8.set(files.repo, known);
	if (!known.has(file)) {
		const found = readToml(files.text(file) ?? "", file);
		if ("refused" in found) files.gaps.push({
			at: fileSpan(file),
			why: `${file} ${found.refused}`
		});
		known.set(file, "refused" in found ? void 0 : found);
	}
	return known.get(file);
}
const flyFiles = (files) => candidates$1(files, FLY);
function imageIn(document, file, files) {
	const build = entry(document, "build");
	const named = text$3(entry(build, "image"));
	if (named !== void 0) {
		const image = imageOf(named, entry(build, "image").at);
		return image && {
			image,
			commands: [],
			copies: void 0,
			isOwn: /^flyio\//.test(named)
		};
	}
	const folder = folderOf(file);
	const dockerfile = [folder, text$3(entry(build, "dockerfile")) ?? "Dockerfile"].filter((p) => p !== "").join("/");
	const built = files.repo.has(dockerfile) ? builtFrom(dockerfile, folder, files) : void 0;
	return built && {
		...built,
		isOwn: false
	};
}
const fly = {
	id: "fly",
	*detect(files) {
		const documents = flyFiles(files).flatMap((file) => {
			const document = flyToml(file, files);
			return document ? [{
				file,
				document,
				app: text$3(entry(document, "app")) ?? baseName$2(folderOf(file))
			}] : [];
		});
		const sets = new Map(documents.map(({ document, app }) => [app, variables$1(entry(document, "env"))]));
		for (const { file, document, app } of documents) {
			const found = imageIn(document, file, files);
			if (!found) {
				const where = entry(document, "primary_region");
				const region = text$3(where);
				if (aside(file, files) === void 0 && region !== void 0) yield { located: {
					process: app,
					region,
					at: where.at
				} };
				continue;
			}
			const why = aside(file, files);
			const started = startedServer([
				...command(app, entry(entry(document, "experimental"), "cmd"), new Map()),
				...pairs$1(entry(document, "processes")).flatMap(([name, run]) => command(name, run, new Map())),
				...found.commands
			], files, (path) => found.copies?.get(path), true);
			const unread = found.isOwn && !started ? [{
				at: keyAt(document, "build"),
				why: `the start script of ${app}'s image is not read`
			}] : [];
			if (why === void 0) for (const gap of [...started?.gaps ?? [], ...unread]) yield { gap };
			const region = fact(entry(document, "primary_region"), asText);
			yield { server: {
				id: `fly:${app}`,
				provider: "fly",
				...wiringOf$1([
					app,
					`${app}.internal`,
					`${app}.flycast`
				], sets),
				file,
				service: app,
				at: keyAt(document, "app"),
				facts: startedFacts(started, stacked([region ? { region } : {}, found.image.facts]), unread.length > 0 ? {} : defaultsOf(found.image)),
				...why !== void 0 && { aside: why }
			} };
		}
	}
};
const EMPTY = {
	attributes: new Map(),
	blocks: []
};
const label = (node) => node.type === "string_lit" ? textOf$2(node).replace(/^"|"$/g, "") : textOf$2(node);
function block(node) {
	const head = node.children.filter((c) => c.type === "identifier" || c.type === "string_lit");
	const [type, ...labels] = head;
	const last = head.at(-1);
	if (!type || !last) return void 0;
	return {
		type: textOf$2(type),
		labels: labels.map(label),
		body: bodyOf$1(child(node, "body")),
		at: node.source.span(type.start, last.end)
	};
}
function bodyOf$1(node) {
	if (!node) return EMPTY;
	const attributes = new Map();
	const blocks = [];
	for (const one of node.children) if (one.type === "attribute") {
		const [name, expression] = one.children;
		if (name && expression) attributes.set(textOf$2(name), {
			expression,
			key: placeOf$2(name)
		});
	} else if (one.type === "block") {
		const found = block(one);
		if (found) blocks.push(found);
	}
	return {
		attributes,
		blocks
	};
}
const literalOf$1 = (v) => v.kind === "literal" ? v.value : void 0;
const same$1 = ([v]) => v;
const itemsOf = (v) => v?.kind === "list" ? v.items : v?.kind === "record" && !v.open ? [...v.entries.values()] : void 0;
const onText = (change) => (args, at) => {
	const texts = args.map(literalOf$1);
	if (texts.some((t) => t === void 0 || t === null)) return void 0;
	const [first = "", ...more] = texts.map(String);
	return literal(change(first, ...more), at);
};
function merge$1(args, at) {
	const entries = new Map();
	const keys = new Map();
	let open = false;
	for (const v of args) {
		const known = v.kind === "firstOf" ? v.options.find((o) => o.kind === "record") ?? v : v;
		if (known.kind === "record") {
			for (const [k, inner] of known.entries) entries.set(k, inner);
			for (const [k, key] of known.keys ?? []) keys.set(k, key);
		}
		open ||= known.kind !== "record" && !isNothing(known) || known.kind === "record" && known.open === true;
	}
	return record(entries, at, {
		open,
		keys
	});
}
const unique = (items) => {
	const seen = new Map();
	for (const item of items) {
		const key = literalOf$1(item) ?? item;
		if (!seen.has(key)) seen.set(key, item);
	}
	return [...seen.values()];
};
const flat$1 = (v) => v.kind === "list" ? v.items.flatMap(flat$1) : [v];
const FUNCTIONS = {
	tostring: onText((t) => t),
	tonumber: ([v], at) => {
		const n = v && literalOf$1(v);
		return n === void 0 || n === null || n === "" || Number.isNaN(Number(n)) ? void 0 : literal(Number(n), at);
	},
	tobool: ([v], at) => {
		const b = v && literalOf$1(v);
		return b === void 0 || b === null ? void 0 : literal(b === true || b === "true", at);
	},
	tolist: same$1,
	tomap: same$1,
	toset: ([v], at) => v?.kind === "list" ? list(unique(v.items), at) : v,
	distinct: ([v], at) => v?.kind === "list" ? list(unique(v.items), at) : v,
	compact: ([v], at) => v?.kind === "list" ? list(v.items.filter((i) => !isNothing(i) && literalOf$1(i) !== ""), at) : void 0,
	flatten: ([v], at) => v?.kind === "list" ? list(flat$1(v), at) : void 0,
	jsonencode: same$1,
	yamlencode: same$1,
	sensitive: same$1,
	nonsensitive: same$1,
	one: ([v]) => v?.kind === "list" && v.items.length === 1 ? v.items[0] : v?.kind === "constant" ? v : void 0,
	merge: merge$1,
	concat: (args, at) => {
		const lists = args.map(itemsOf);
		return lists.every((l) => l !== void 0) ? list(lists.flat(), at) : void 0;
	},
	keys: ([v], at) => v?.kind === "record" && !v.open ? list([...v.entries.keys()].sort().map((k) => literal(k, at)), at) : void 0,
	values: ([v], at) => v?.kind === "record" && !v.open ? list([...v.entries].sort(([a], [b]) => a < b ? -1 : 1).map(([, x]) => x), at) : void 0,
	length: ([v], at) => {
		const items = itemsOf(v);
		return items ? literal(items.length, at) : void 0;
	},
	lookup: ([map, key, otherwise]) => {
		const name = key && literalOf$1(key);
		if (map?.kind !== "record" || name === void 0) return void 0;
		const found = entry(map, String(name));
		return found.kind === "absent" ? otherwise : found;
	},
	element: ([v, index]) => v?.kind === "list" && index ? v.items[Number(literalOf$1(index)) % Math.max(1, v.items.length)] : void 0,
	contains: ([v, item], at) => {
		const wanted = item && literalOf$1(item);
		const items = itemsOf(v)?.map(literalOf$1);
		return items && wanted !== void 0 && !items.includes(void 0) ? literal(items.includes(wanted), at) : void 0;
	},
	coalesce: (args) => args.find((a) => !isNothing(a) && literalOf$1(a) !== ""),
	coalescelist: (args) => args.find((a) => a.kind !== "list" || a.items.length > 0),
	try: (args) => args.find((a) => a.kind !== "unknown") ?? args.at(-1),
	join: ([separator, v], at) => {
		const between = separator && literalOf$1(separator);
		return v?.kind === "list" && between !== void 0 ? concat(v.items.flatMap((item, i) => i === 0 ? [item] : [literal(String(between), at), item]), at) : void 0;
	},
	split: ([separator, v], at) => {
		const [between, whole] = [separator && literalOf$1(separator), v && literalOf$1(v)];
		return between === void 0 || typeof whole !== "string" ? void 0 : list(whole.split(String(between)).map((t) => literal(t, at)), at);
	},
	format: ([pattern, ...args], at) => {
		const whole = pattern && literalOf$1(pattern);
		if (typeof whole !== "string") return void 0;
		const parts = whole.split(/(%[a-z])/);
		let next = 0;
		return concat(parts.map((p) => /^%[a-z]$/.test(p) ? args[next++] ?? unknown("format lacks an argument", at) : literal(p, at)), at);
	},
	lower: onText((t) => t.toLowerCase()),
	upper: onText((t) => t.toUpperCase()),
	title: onText((t) => t.replace(/\b\w/g, (c) => c.toUpperCase())),
	trimspace: onText((t) => t.trim()),
	replace: onText((t, from = "", to = "") => /^\/.*\/$/.test(from) ? t : t.replaceAll(from, to)),
	trimprefix: onText((t, prefix = "") => t.startsWith(prefix) ? t.slice(prefix.length) : t),
	trimsuffix: onText((t, suffix = "") => t.endsWith(suffix) ? t.slice(0, t.length - suffix.length) : t),
	substr: onText((t, from = "0", count = "") => t.substr(Number(from), Number(count) < 0 ? void 0 : Number(count)))
};
function call$1(name, args, at) {
	const meaning = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : void 0;
	const values = args.map((a) => a());
	return meaning?.(values, at) ?? unknown(meaning ? `${name}() works on what the files do not say` : `what ${name}() returns is known only to Terraform`, at, values);
}
const UNSAID = "it depends on what the files do not say";
const NOT_UNDERSTOOD = "its operator is not understood";
function binary(operator, a, b, at) {
	const [x, y] = [literalOf$1(a), literalOf$1(b)];
	if (operator === "&&" || operator === "||") {
		const decides = operator === "||";
		if (x === decides || y === decides) return literal(decides, at);
		return x === !decides && y !== void 0 ? literal(y, at) : unknown(UNSAID, at, [a, b]);
	}
	if (x === void 0 || y === void 0) return unknown(UNSAID, at, [a, b]);
	if (operator === "==") return literal(x === y, at);
	if (operator === "!=") return literal(x !== y, at);
	const result = arithmetic$1(operator, Number(x), Number(y));
	return result === void 0 || Number.isNaN(result) ? unknown(NOT_UNDERSTOOD, at) : literal(result, at);
}
function arithmetic$1(operator, m, n) {
	switch (operator) {
		case "+": return m + n;
		case "-": return m - n;
		case "*": return m * n;
		case "/": return m / n;
		case "%": return m % n;
		case "<": return m < n;
		case ">": return m > n;
		case "<=": return m <= n;
		case ">=": return m >= n;
		default: return;
	}
}
function unary(operator, operand, at) {
	const x = literalOf$1(operand);
	if (x === void 0) return unknown(UNSAID, at, [operand]);
	return literal(operator === "!" ? x !== true : -Number(x), at);
}
const ESCAPES = {
	n: "\n",
	r: "\r",
	t: "	",
	"\"": "\"",
	"\\": "\\"
};
const unescaped = (text) => text.replace(/\\(?:u([\da-fA-F]{4})|(.))/g, (_, code, one = "") => code ? String.fromCharCode(Number.parseInt(code, 16)) : ESCAPES[one] ?? one).replace(/([$%])\1\{/g, "$1{");
function template(node, evaluate, quoted) {
	const at = placeOf$2(node);
	const [open] = node.children;
	const close = node.children.at(-1);
	const inner = node.children.filter((c) => c.type === "template_interpolation" || c.type === "template_directive");
	const parts = [];
	const plain = (start, end) => {
		const raw = node.source.text.slice(start, end);
		if (raw !== "") parts.push(literal(quoted ? unescaped(raw) : raw, node.source.span(start, end)));
	};
	let from = quoted ? open?.end ?? node.start : node.source.text.indexOf("\n", node.start) + 1;
	for (const part of inner) {
		plain(from, part.start);
		from = part.end;
		const expression = child(part, "expression");
		if (part.type === "template_directive") parts.push(unknown("a directive in the template decides about it", placeOf$2(part)));
		else if (expression) parts.push(evaluate(expression));
	}
	plain(from, Math.max(from, close?.start ?? node.end));
	const [only = literal("", at)] = parts;
	return parts.length < 2 ? only.kind === "literal" ? {
		...only,
		at
	} : only : concat(parts, at);
}
const MOST_ITEMS = 500;
function access(v, key) {
	if (v.kind === "either" && v.options.length < 20) return either(v.options.map((o) => access(o, key)), v.at);
	if (v.kind === "firstOf") {
		const known = v.options.filter((o) => o.kind !== "env");
		return known.length === 1 && known[0] ? access(known[0], key) : unknown("it is a part of a value with several alternatives", v.at, [v]);
	}
	const name = key.kind === "literal" ? key.value : void 0;
	if (v.kind === "constant") return constant$1(typeof name === "number" ? v.name : `${v.name}${typeof name === "string" ? `.${name}` : ""}`, v.at);
	if (name === void 0 || name === null) return unknown("its key is computed", v.at, [v, key]);
	if (v.kind === "list") return v.items[Number(name)] ?? unknown(`the list has no element ${name}`, v.at);
	if (v.kind === "record") {
		const found = entry(v, String(name));
		return found.kind === "absent" ? unknown(`there is no ${name}`, v.at) : found;
	}
	return v.kind === "unknown" ? v : unknown(`it is a part of ${v.kind === "env" ? `$${v.name}` : "what is not known"}`, v.at, [v]);
}
function operation(node, scope) {
	const at = placeOf$2(node);
	const i = node.children.findIndex((c) => /^\W+$/.test(c.type));
	const sign = node.children[i];
	const operand = (children) => chain({
		...node,
		children
	}, scope);
	if (!sign) return unknown("its operator is not understood", at);
	const right = operand(node.children.slice(i + 1));
	return i === 0 ? unary(textOf$2(sign), right, at) : binary(textOf$2(sign), operand(node.children.slice(0, i)), right, at);
}
function conditional$1(node, scope) {
	const [test, yes, no] = node.children.map((c) => () => evaluate(c, scope));
	const at = placeOf$2(node);
	if (!test || !yes || !no) return unknown("its condition is not understood", at);
	const decided = literalOf$1(test());
	return decided === void 0 ? either([yes(), no()], at) : decided === true ? yes() : no();
}
function keyOf$1(node, scope) {
	const [only] = node.children;
	if (node.children.length === 1 && only?.type === "variable_expr") return textOf$2(only);
	const found = literalOf$1(evaluate(node, scope));
	return found === void 0 || found === null ? void 0 : String(found);
}
function object(node, scope) {
	const entries = new Map();
	const keys = new Map();
	let open = false;
	for (const one of node.children.filter((c) => c.type === "object_elem")) {
		const [key, value] = one.children;
		const name = key && keyOf$1(key, scope);
		if (!key || !value || name === void 0) open = true;
		else {
			entries.set(name, evaluate(value, scope));
			keys.set(name, placeOf$2(key));
		}
	}
	return record(entries, placeOf$2(node), {
		open,
		keys
	});
}
function pairsOf(v) {
	if (v.kind === "firstOf") {
		const known = v.options.filter((o) => o.kind !== "env");
		return known.length === 1 && known[0] ? pairsOf(known[0]) : void 0;
	}
	if (isNothing(v)) return [];
	if (v.kind === "list") return v.items.map((item, i) => [literal(i, item.at), item]);
	if (v.kind !== "record" || v.open) return void 0;
	return [...v.entries].map(([key, value]) => [literal(key, value.at), value]);
}
function loop(node, scope) {
	const at = placeOf$2(node);
	const intro = child(node, "for_intro");
	const names = intro?.children.filter((c) => c.type === "identifier").map(textOf$2) ?? [];
	const over = intro && child(intro, "expression");
	const bodies = node.children.filter((c) => c.type === "expression");
	const all = over && pairsOf(evaluate(over, scope));
	if (!all || all.length > MOST_ITEMS) return unknown("it runs over what the files do not say", at);
	const condition = child(node, "for_cond");
	const test = condition && child(condition, "expression");
	const items = [];
	const entries = new Map();
	for (const [key, value] of all) {
		const bound = new Map(scope.bound);
		if (names.length > 1) bound.set(names[0] ?? "", key);
		bound.set(names.at(-1) ?? "", value);
		const inner = {
			...scope,
			bound
		};
		if (test) {
			const fits = literalOf$1(evaluate(test, inner));
			if (fits === void 0) return unknown("it runs over what the files do not say", at);
			if (fits !== true) continue;
		}
		const [first, second] = bodies.map((b) => evaluate(b, inner));
		const name = first && literalOf$1(first);
		if (!first || second && (name === void 0 || name === null)) return unknown("its keys are computed", at);
		if (second) entries.set(String(name), second);
		else items.push(first);
	}
	return node.type === "for_object_expr" ? record(entries, at) : list(items, at);
}
function chain(node, scope) {
	const [head, ...steps] = node.children;
	if (!head) return unknown("it is empty", placeOf$2(node));
	let value;
	let rest = steps;
	if (head.type === "variable_expr" && !scope.bound.has(textOf$2(head))) {
		const name = textOf$2(head);
		const [first, second] = steps.map((s) => s.type === "get_attr" ? s.children.map(textOf$2)[0] ?? "" : void 0);
		const at = placeOf$2(node);
		if (first === void 0) return literal(name, at);
		const resolved = scope.resolve(name, first, at);
		if (resolved) [value, rest] = [resolved, steps.slice(1)];
		else if (name === "data") [value, rest] = [constant$1(`${scope.prefix}data.${first}.${second ?? ""}`, at), steps.slice(2)];
		else [value, rest] = [constant$1(`${scope.prefix}${name}.${first}`, at), steps.slice(1)];
	} else value = evaluate(head, scope);
	for (const step of rest) value = follow(value, step, scope);
	return value;
}
function follow(value, step, scope) {
	const at = placeOf$2(step);
	if (step.type === "get_attr") return access(value, literal(textOf$2(step.children[0] ?? step), at));
	if (step.type === "index") {
		const inner = child(step.children[0] ?? step, "expression");
		const key = inner ? evaluate(inner, scope) : literal(Number(textOf$2(step).replace(/\D/g, "")), at);
		if (value.kind === "constant" && key.kind === "literal" && typeof key.value === "string") return constant$1(`${value.name}["${key.value}"]`, value.at);
		return access(value, key);
	}
	if (step.type === "splat") {
		const inner = step.children[0]?.children ?? [];
		const one = (v) => inner.reduce((found, s) => follow(found, s, scope), v);
		return value.kind === "list" ? list(value.items.map(one), at) : one(value);
	}
	return unknown("it is not understood", at);
}
function evaluate(node, scope) {
	const at = placeOf$2(node);
	const [only] = node.children;
	switch (node.type) {
		case "expression": return chain(node, scope);
		case "literal_value":
		case "collection_value":
		case "for_expr":
		case "operation":
		case "template_expr": return only ? evaluate(only, scope) : unknown("it is empty", at);
		case "string_lit":
		case "quoted_template": return template(node, (inner) => evaluate(inner, scope), true);
		case "heredoc_template": return template(node, (inner) => evaluate(inner, scope), false);
		case "numeric_lit": return literal(Number(textOf$2(node)), at);
		case "bool_lit": return literal(textOf$2(node) === "true", at);
		case "null_lit": return nil(at);
		case "tuple": return list(node.children.filter((c) => c.type === "expression").map((c) => evaluate(c, scope)), at);
		case "object": return object(node, scope);
		case "for_tuple_expr":
		case "for_object_expr": return loop(node, scope);
		case "conditional": return conditional$1(node, scope);
		case "binary_operation":
		case "unary_operation": return operation(node, scope);
		case "variable_expr": return scope.bound.get(textOf$2(node)) ?? constant$1(textOf$2(node), at);
		case "function_call": {
			const args = child(node, "function_arguments")?.children.filter((c) => c.type === "expression") ?? [];
			return call$1(textOf$2(only ?? node), args.map((a) => () => evaluate(a, scope)), at);
		}
		default: return unknown(`${node.type.replaceAll("_", " ")} is not understood`, at);
	}
}
function bodyValue(body, scope, at) {
	const entries = new Map();
	const keys = new Map();
	for (const [name, { expression, key }] of body.attributes) {
		entries.set(name, evaluate(expression, scope));
		keys.set(name, key);
	}
	const add = (type, value) => {
		const before = entries.get(type);
		entries.set(type, list([...before?.kind === "list" ? before.items : [], value], value.at));
	};
	for (const block of body.blocks) {
		if (block.type !== "dynamic") {
			if (!body.attributes.has(block.type)) add(block.type, bodyValue(block.body, scope, block.at));
			continue;
		}
		const type = block.labels[0] ?? "";
		const content = block.body.blocks.find((b) => b.type === "content");
		const each = block.body.attributes.get("for_each");
		const over = each ? evaluate(each.expression, scope) : nil(block.at);
		const pairs = pairsOf(over);
		const iterator = block.body.attributes.get("iterator")?.expression;
		const name = iterator ? iterator.source.text.slice(iterator.start, iterator.end) : type;
		if (!content || !pairs) {
			add(type, unknown("its blocks are written from what the files do not say", block.at, [over]));
			continue;
		}
		for (const [key, value] of pairs) {
			const bound = new Map([...scope.bound, [name, record(new Map([["key", key], ["value", value]]), block.at)]]);
			add(type, bodyValue(content.body, {
				...scope,
				bound
			}, block.at));
		}
	}
	return record(entries, at, { keys });
}
const isValues = (file) => /\.tfvars(?:\.json)?$/.test(file);
const [LOADED, AUTO] = [/(?:^|\/)terraform\.tfvars(?:\.json)?$/, /\.auto\.tfvars(?:\.json)?$/];
const valueFiles = (files, given) => [
	...files.filter((f) => LOADED.test(f)),
	...files.filter((f) => AUTO.test(f)),
	...files.filter((f) => /\.tfvars$/.test(f) && !LOADED.test(f) && !AUTO.test(f) && given(f))
];
function calledFromElsewhere(path, blocks, given) {
	if (given || blocks.some((b) => b.type === "provider")) return false;
	if (blocks.some((b) => b.type === "terraform" && b.body.blocks.some((inner) => inner.type === "backend" || inner.type === "cloud"))) return false;
	return blocks.some((b) => b.type === "variable" && !b.body.attributes.has("default")) || /(?:^|\/)modules\//.test(path);
}
const ofCaller = (name, path, at) => unknown(`the variable ${name} is set by whoever calls the module ${path === "" ? "of this repository" : path}`, at);
const LABELS = {
	resource: 2,
	data: 2,
	variable: 1,
	output: 1,
	module: 1,
	provider: 1,
	locals: 0,
	terraform: 0
};
function written$2(v) {
	switch (v.kind) {
		case "literal": return typeof v.value === "string" ? JSON.stringify(v.value) : String(v.value);
		case "list": return `[${v.items.map(written$2).join(", ")}]`;
		case "record": return `{ ${[...v.entries].map(([k, inner]) => `${JSON.stringify(k)} = ${written$2(inner)}`).join(", ")} }`;
		default: return "null";
	}
}
function attribute$1(v, key) {
	const expression = parseHcl({
		text: `v = ${written$2(v)}\n`,
		span: () => v.at
	}).body?.children[0]?.children[1];
	return expression && {
		expression,
		key
	};
}
const bodies = (v) => v.kind === "record" ? [v] : v.kind === "list" && v.items.length > 0 && v.items.every((i) => i.kind === "record") ? v.items : [];
function bodyOf(v) {
	const attributes = new Map();
	const blocks = [];
	if (v.kind !== "record") return {
		attributes,
		blocks
	};
	for (const [name, inner] of v.entries) {
		const key = v.keys?.get(name) ?? inner.at;
		const found = isNothing(inner) ? void 0 : attribute$1(inner, key);
		if (found) attributes.set(name, found);
		for (const body of bodies(inner)) blocks.push({
			type: name,
			labels: [],
			body: bodyOf(body),
			at: key
		});
	}
	return {
		attributes,
		blocks
	};
}
function labelled(type, labels, left, v, at) {
	if (left === 0) return bodies(v).map((body) => ({
		type,
		labels,
		body: bodyOf(body),
		at
	}));
	return bodies(v).flatMap((one) => one.kind === "record" ? [...one.entries].flatMap(([name, inner]) => labelled(type, [...labels, name], left - 1, inner, one.keys?.get(name) ?? inner.at)) : []);
}
const jsonBody = (v) => ({
	attributes: new Map(),
	blocks: v.kind === "record" ? [...v.entries].flatMap(([type, inner]) => Object.hasOwn(LABELS, type) ? labelled(type, [], LABELS[type] ?? 0, inner, v.keys?.get(type) ?? inner.at) : []) : []
});
function leadingLocals(all, matters) {
	const texts = [...all].map(([name, { expression: e }]) => [name, e.source.text.slice(e.start, e.end)]);
	const leading = new Set();
	const leads = (text) => [...text.matchAll(/\blocal\.([\w-]+)/g)].some(([, name = ""]) => leading.has(name));
	for (let before = -1; before < leading.size;) {
		before = leading.size;
		for (const [name, text] of texts) if (matters(text) || leads(text)) leading.add(name);
	}
	return leads;
}
const [DEEPEST$1, MOST_INSTANCES] = [1, 100];
const SHARED = /^[ \t]*(?:variable|locals|module|output|provider|terraform)\b/m;
function terraform$1(folder) {
	const bodies = new Map();
	const locals = new Map();
	const broken = [];
	function bodyIn(file) {
		const known = bodies.get(file);
		if (known) return known;
		const json = file.endsWith(".json") ? folder.json(file) : void 0;
		const text = json ? "" : folder.text(file) ?? "";
		const shared = json !== void 0 || isValues(file) || SHARED.test(text);
		const leads = shared ? (block) => /\blocal\./.test(block) : localsOf(directory(file));
		const matters = (part) => folder.matters(part) || leads(part);
		const keep = (block) => !block.startsWith("resource") || matters(block);
		const wanted = shared || matters(text);
		const parsed = json || !wanted ? void 0 : parseHcl(fileSource(text, file), keep);
		if (parsed && !parsed.whole) broken.push({
			at: fileSpan(file),
			why: `${file} is not all valid HCL: what is not understood is left out`
		});
		const body = json ? jsonBody(json) : bodyOf$1(parsed?.body);
		bodies.set(file, body);
		return body;
	}
	function localsOf(path) {
		const known = locals.get(path);
		if (known) return known;
		const all = folder.filesIn(path).filter((f) => !isValues(f) && (f.endsWith(".json") || SHARED.test(folder.text(f) ?? ""))).flatMap((f) => bodyIn(f).blocks.filter((b) => b.type === "locals").flatMap((b) => [...b.body.attributes]));
		const leads = leadingLocals(new Map(all), folder.matters);
		locals.set(path, leads);
		return leads;
	}
	return (root) => {
		const resources = [];
		const providers = new Map();
		const unread = [];
		const gapsBefore = broken.length;
		module(root, "", void 0, 0);
		return {
			resources,
			providers,
			unread,
			gaps: broken.slice(gapsBefore)
		};
		function module(path, prefix, inputs, depth) {
			const files = folder.filesIn(path);
			const blocks = files.filter((f) => !isValues(f)).flatMap((f) => bodyIn(f).blocks);
			const named = (type) => new Map(blocks.filter((b) => b.type === type).map((b) => [b.labels.at(-1) ?? "", b]));
			const [variables, outputs, modules] = [
				named("variable"),
				named("output"),
				named("module")
			];
			const locals = new Map(blocks.filter((b) => b.type === "locals").flatMap((b) => [...b.body.attributes]));
			const set = new Map(inputs ? [] : valueFiles(files, folder.given).flatMap((f) => [...bodyIn(f).attributes]));
			const isModule = inputs === void 0 && calledFromElsewhere(path, blocks, set.size > 0);
			const values = new Map();
			const called = new Map();
			const once = (key, at, make) => {
				const known = values.get(key);
				if (known) return known;
				values.set(key, unknown(`${key} refers to itself`, at));
				const value = make();
				values.set(key, value);
				return value;
			};
			function variable(name, at) {
				const given = inputs?.get(name);
				if (given) return given;
				const said = set.get(name);
				if (said) return evaluate(said.expression, scope);
				const fallback = variables.get(name)?.body.attributes.get("default");
				const value = fallback && evaluate(fallback.expression, scope);
				if (inputs) return value ?? unknown(`the variable ${name} is given nothing`, at);
				if (isModule) return ofCaller(name, path, at);
				const own = env(`TF_VAR_${name}`, at);
				return value ? firstOf([own, value], at) : present$1(own);
			}
			const scope = {
				prefix,
				bound: new Map(),
				resolve(head, name, at) {
					const key = `${head}.${name}`;
					switch (head) {
						case "var": return once(key, at, () => variable(name, at));
						case "local": {
							const found = locals.get(name);
							return once(key, at, () => found ? evaluate(found.expression, scope) : unknown(`there is no ${key}`, at));
						}
						case "module": return constant$1(`${prefix}module.${name}`, at);
						case "path":
						case "terraform": return unknown(`${key} is known only to Terraform`, at);
						case "each":
						case "count": return scope.bound.get(key) ?? unknown(`${key} is known only to Terraform`, at);
						default: return;
					}
				}
			};
			const instance = (bound) => ({
				...scope,
				resolve: (head, name, at) => bound.find(([key]) => key === `${head}.${name}`)?.[1] ?? scope.resolve(head, name, at)
			});
			function* instances({ body, at }) {
				const each = body.attributes.get("for_each");
				const pairs = each && pairsOf(evaluate(each.expression, scope));
				if (pairs) {
					for (const [key, value] of pairs.slice(0, MOST_INSTANCES)) {
						const name = typeof literalOf$1(key) === "number" ? value : key;
						yield {
							suffix: `["${literalOf$1(name) ?? ""}"]`,
							inner: instance([["each.key", name], ["each.value", value]])
						};
					}
					return;
				}
				const counted = body.attributes.get("count");
				const count = counted && literalOf$1(evaluate(counted.expression, scope));
				const times = typeof count === "number" ? Math.min(count, MOST_INSTANCES) : 1;
				for (let i = 0; i < times; i++) yield {
					suffix: times > 1 ? `[${i}]` : "",
					inner: instance([["count.index", literal(i, at)]])
				};
			}
			for (const block of modules.values()) callModule(block);
			for (const block of blocks) {
				const [type = "", name = ""] = block.labels;
				if (block.type === "provider" && !block.body.attributes.has("alias")) providers.set(type, bodyValue(block.body, scope, block.at));
				if (block.type !== "resource") continue;
				for (const { suffix, inner } of instances(block)) {
					const address = `${prefix}${type}.${name}${suffix}`;
					resources.push({
						type,
						name,
						address,
						values: linked(bodyValue(block.body, inner, block.at)),
						at: block.at
					});
				}
			}
			return (output) => {
				const found = outputs.get(output)?.body.attributes.get("value");
				return found && linked(evaluate(found.expression, scope));
			};
			function callModule({ labels, body, at }) {
				const name = labels[0] ?? "";
				const given = body.attributes.get("source");
				const source = given ? String(literalOf$1(evaluate(given.expression, scope)) ?? "") : "";
				const inside = /^\.\.?\//.test(source) ? join$2(path, source) : void 0;
				if (inside === void 0 || folder.filesIn(inside).length === 0 || depth >= DEEPEST$1) {
					unread.push({
						name: `${prefix}module.${name}`,
						source,
						at
					});
					return;
				}
				const block = {
					type: "module",
					labels,
					body,
					at
				};
				for (const { suffix, inner } of instances(block)) {
					const own = new Map([...body.attributes].map(([key, a]) => [key, linked(evaluate(a.expression, inner))]));
					called.set(`${prefix}module.${name}${suffix}`, module(inside, `${prefix}module.${name}${suffix}.`, own, depth + 1));
				}
			}
			function linked(v) {
				if (v.kind === "constant") {
					for (const [head, output] of called) {
						if (!v.name.startsWith(`${head}.`)) continue;
						const [first = "", ...rest] = v.name.slice(head.length + 1).split(".");
						const found = output(first);
						if (found?.kind === "constant" && rest.length > 0) return constant$1(`${found.name}.${rest.join(".")}`, v.at);
						if (found) return found;
					}
					return v;
				}
				if (v.kind === "record") return {
					...v,
					entries: new Map([...v.entries].map(([k, inner]) => [k, linked(inner)]))
				};
				if (v.kind === "list") return list(v.items.map(linked), v.at);
				if (v.kind === "concat") return {
					...v,
					parts: v.parts.map(linked)
				};
				return v.kind === "firstOf" || v.kind === "either" ? {
					...v,
					options: v.options.map(linked)
				} : v;
			}
		}
	};
}
const of = ({ values }, ...path) => path.reduce((v, key) => {
	const inner = entry(v, key);
	return inner.kind === "list" && inner.items.length === 1 && inner.items[0]?.kind === "record" ? inner.items[0] : inner;
}, values);
const blocks$1 = (resource, type) => {
	const v = entry(resource.values, type);
	return v.kind === "record" ? [v] : listed(v);
};
const textIn = (resource, ...path) => fact(of(resource, ...path), asText);
const numberIn = (resource, ...path) => fact(of(resource, ...path), asNumber$1);
const booleanIn = (resource, ...path) => fact(of(resource, ...path), asBoolean);
const derived = (from, make) => {
	if (!from || "refused" in from) return from;
	const value = make(from.value);
	return value === void 0 ? void 0 : {
		...from,
		value
	};
};
const only = (facts) => Object.fromEntries(Object.entries(facts).filter(([, f]) => f !== void 0));
const referred = (v, { resources }, types) => v.kind === "constant" ? resources.find((r) => types.includes(r.type) && (v.name === r.address || v.name.startsWith(`${r.address}.`))) : void 0;
const MEMORY = {
	"t3.micro": 536870912,
	"t4g.micro": 536870912,
	"t3.small": 1471026299,
	"t4g.small": 1471026299,
	"t3.medium": 3317862236,
	"t4g.medium": 3317862236,
	"c7gn.large": 3317862236,
	"m5.large": 6854542746,
	"m6g.large": 6854542746,
	"m7g.large": 6854542746,
	"m6g.xlarge": 13891921715,
	"m7g.xlarge": 13891921715,
	"m6g.2xlarge": 27966669210,
	"m7g.2xlarge": 27966669210,
	"m6g.4xlarge": 56116178125,
	"m7g.4xlarge": 56116178125,
	"m6g.8xlarge": 111325552312,
	"m7g.8xlarge": 111325552312,
	"m6g.12xlarge": 168715971994,
	"m7g.12xlarge": 168715971994,
	"m6g.16xlarge": 225000375228,
	"m7g.16xlarge": 225000375228,
	"r5.large": 14037181030,
	"r6g.large": 14037181030,
	"r7g.large": 14037181030,
	"r6g.xlarge": 28261849702,
	"r7g.xlarge": 28261849702,
	"r6g.2xlarge": 56711183565,
	"r7g.2xlarge": 56711183565,
	"r6g.4xlarge": 113609865216,
	"r7g.4xlarge": 113609865216,
	"r6g.8xlarge": 225000375228,
	"r7g.8xlarge": 225000375228,
	"r6g.12xlarge": 341206346547,
	"r7g.12xlarge": 341206346547,
	"r6g.16xlarge": 450000750456,
	"r7g.16xlarge": 450000750456
};
const FEWER_CLIENTS = {
	"t2.micro": 2e4,
	"t2.small": 2e4,
	"t2.medium": 2e4,
	"t3.micro": 2e4,
	"t4g.micro": 2e4,
	"t3.small": 46e3,
	"t3.medium": 46e3
};
const sizeOf = (node) => node.replace(/^(?:cache|db)\./, "");
function nodeMemory(node, reserved) {
	const whole = MEMORY[sizeOf(node)];
	return whole === void 0 ? void 0 : Math.floor(whole * (1 - reserved / 100));
}
const nodeClients = (node) => FEWER_CLIENTS[sizeOf(node)] ?? 65e3;
const groupOf = (resource) => {
	const given = of(resource, "parameter_group_name");
	const [first, second, ...more] = given.kind === "firstOf" ? given.options : [];
	return first?.kind === "env" && second && more.length === 0 ? second : given;
};
const unless = (resource) => {
	const given = of(resource, "parameter_group_name");
	const variable = given.kind === "firstOf" ? given.options.find((o) => o.kind === "env") : void 0;
	return variable?.kind === "env" ? { unless: variable.name } : {};
};
function parameters(resource, configuration, type) {
	const given = groupOf(resource);
	const named = text$3(given);
	const group = referred(given, configuration, [type]) ?? (named === void 0 ? void 0 : configuration.resources.find((r) => r.type === type && text$3(of(r, "name")) === named));
	if (group) return new Map(blocks$1(group, "parameter").flatMap((p) => {
		const name = text$3(entry(p, "name"));
		return name === void 0 ? p.kind === "unknown" ? [["*", p]] : [] : [[name, entry(p, "value")]];
	}));
	if (given.kind === "absent" || defaults(given).length > 0) return new Map();
	return given.kind === "either" ? "which parameter group it has is not in the files" : "its parameter group is not in the repository";
}
function defaults(given) {
	const names = options(given).map(text$3);
	const isCluster = names.map((n) => n?.endsWith(".cluster.on") === true);
	return names.every((n) => n?.startsWith("default.")) && new Set(isCluster).size === 1 ? names : [];
}
function parameter(set, name, read) {
	if (typeof set === "string") return { refused: set };
	return fact(set.get(name), read) ?? (set.has("*") ? { refused: "its parameter group is not all known" } : void 0);
}
function because(resource) {
	const named = defaults(groupOf(resource));
	if (named.length > 1) return `${named.join(" and ")} are default groups, which nobody can change`;
	if (named.length > 0) return `${named[0]} is a default group, which nobody can change`;
	return of(resource, "parameter_group_name").kind === "absent" ? `it is the default of ${resource.type} without a parameter group` : "its parameter group leaves the default";
}
const region$1 = (resource, { providers }) => textIn(resource, "region") ?? fact(entry(providers.get("aws") ?? resource.values, "region"), asText);
function clusterMode(resource, set) {
	const mode = derived(textIn(resource, "cluster_mode"), (m) => m === "enabled");
	const named = textIn(resource, "parameter_group_name");
	if (known$5(mode)?.value) return mode;
	if (known$5(named)?.value.endsWith(".cluster.on")) return derived(named, () => true);
	const group = groupOf(resource);
	if (defaults(group)[0]?.endsWith(".cluster.on")) return declared(true, group.at);
	const shards = derived(numberIn(resource, "num_node_groups") ?? numberIn(resource, "cluster_mode", "num_node_groups"), (n) => n > 1 ? true : void 0);
	const said = parameter(set, "cluster-enabled", asBoolean);
	return shards ?? mode ?? said ?? byDefault(false, "cluster mode is off unless it is asked for");
}
function node(resource, configuration) {
	const set = parameters(resource, configuration, "aws_elasticache_parameter_group");
	const type = textIn(resource, "node_type");
	const reserved = parameter(set, "reserved-memory-percent", asNumber$1);
	const percent = known$5(reserved)?.value ?? 25;
	const plan = known$5(type)?.value;
	const memory = plan === void 0 || reserved && "refused" in reserved ? void 0 : nodeMemory(plan, percent);
	const token = [of(resource, "auth_token"), of(resource, "user_group_ids")].find((v) => v.kind !== "absent" && !(v.kind === "literal" && v.value === null));
	const nodes = numberIn(resource, "num_cache_clusters") ?? numberIn(resource, "number_cache_clusters");
	const perShard = numberIn(resource, "replicas_per_node_group");
	const single = resource.type === "aws_elasticache_cluster";
	const because_ = because(resource);
	return stacked([only({
		engine: derived(textIn(resource, "engine"), (e) => e === "redis" || e === "valkey" ? e : void 0),
		version: textIn(resource, "engine_version"),
		plan: type,
		maxmemoryPolicy: parameter(set, "maxmemory-policy", asPolicy),
		databases: parameter(set, "databases", asNumber$1),
		clusterMode: clusterMode(resource, set),
		replicas: derived(nodes, (n) => Math.max(0, n - 1)) ?? perShard,
		failover: booleanIn(resource, "automatic_failover_enabled"),
		snapshots: numberIn(resource, "snapshot_retention_limit"),
		tls: derived(booleanIn(resource, "transit_encryption_enabled"), (on) => on ? text$3(of(resource, "transit_encryption_mode")) === "preferred" ? "optional" : "required" : "off"),
		auth: token && declared(true, token.at),
		region: region$1(resource, configuration),
		zone: textIn(resource, "availability_zone")
	}), {
		engine: byDefault("redis", `it is the default of ${resource.type}`),
		maxmemoryPolicy: {
			...byDefault("volatile-lru", because_),
			...unless(resource)
		},
		databases: {
			...byDefault(16, because_),
			...unless(resource)
		},
		...memory !== void 0 && { maxmemory: byDefault(memory, `it is what ${plan} has with ${percent} % reserved`) },
		...plan !== void 0 && { maxclients: byDefault(nodeClients(plan), `it is what ${plan} has`) },
		persistence: byDefault("none", "ElastiCache keeps no append-only file; its snapshots are backups"),
		replicas: single ? byDefault(0, "it is one node") : unconfirmed(0, "it is one node unless more are asked for"),
		failover: byDefault(false, `it is the default of ${resource.type}`),
		snapshots: unconfirmed(0, `it is the default of ${resource.type}`),
		tls: options(of(resource, "engine")).some((e) => text$3(e) === "valkey") ? unconfirmed("off", "encryption in transit is off unless it is asked for") : byDefault("off", "encryption in transit is off unless it is asked for"),
		auth: byDefault(false, "it has neither a token nor users")
	}]);
}
const serverless = (resource, configuration) => {
	const fixed = "ElastiCache Serverless has no parameters";
	const gigabytes = derived(numberIn(resource, "cache_usage_limits", "data_storage", "maximum"), (n) => n * 1024 ** 3);
	return stacked([only({
		engine: derived(textIn(resource, "engine"), (e) => e === "redis" || e === "valkey" ? e : void 0),
		version: textIn(resource, "major_engine_version"),
		maxmemory: gigabytes,
		snapshots: numberIn(resource, "snapshot_retention_limit"),
		auth: derived(textIn(resource, "user_group_id"), () => true),
		region: region$1(resource, configuration)
	}), {
		maxmemoryPolicy: byDefault("volatile-lru", fixed),
		maxclients: byDefault(65e3, fixed),
		clusterMode: byDefault(true, "ElastiCache Serverless is always one"),
		databases: byDefault(1, "ElastiCache Serverless is always a cluster"),
		tls: unconfirmed("required", fixed)
	}]);
};
function memorydb(resource, configuration) {
	const set = parameters(resource, configuration, "aws_memorydb_parameter_group");
	const shown = "it is the default of aws_memorydb_cluster";
	return stacked([only({
		engine: derived(textIn(resource, "engine"), (e) => e === "redis" || e === "valkey" ? e : void 0),
		version: textIn(resource, "engine_version"),
		plan: textIn(resource, "node_type"),
		maxmemoryPolicy: parameter(set, "maxmemory-policy", asPolicy),
		replicas: numberIn(resource, "num_replicas_per_shard"),
		snapshots: numberIn(resource, "snapshot_retention_limit"),
		tls: derived(booleanIn(resource, "tls_enabled"), (on) => on ? "required" : "off"),
		auth: derived(textIn(resource, "acl_name"), (acl) => acl !== "open-access"),
		region: region$1(resource, configuration)
	}), {
		maxmemoryPolicy: unconfirmed("noeviction", because(resource)),
		clusterMode: unconfirmed(true, "MemoryDB speaks the cluster protocol even with one shard"),
		databases: unconfirmed(1, "MemoryDB speaks the cluster protocol"),
		persistence: unconfirmed("aof", "MemoryDB keeps a durable log of writes"),
		replicas: byDefault(1, shown),
		failover: unconfirmed(true, "MemoryDB promotes a replica by itself"),
		snapshots: byDefault(0, shown),
		tls: byDefault("required", shown)
	}]);
}
const isServer = (resource) => text$3(of(resource, "engine")) !== "memcached" && of(resource, "replication_group_id").kind === "absent";
const AWS = {
	aws_elasticache_replication_group: {
		provider: "elasticache",
		facts: node
	},
	aws_elasticache_cluster: {
		provider: "elasticache",
		facts: (r, c) => isServer(r) ? node(r, c) : void 0
	},
	aws_elasticache_serverless_cache: {
		provider: "elasticache-serverless",
		facts: (r, c) => isServer(r) ? serverless(r, c) : void 0
	},
	aws_memorydb_cluster: {
		provider: "memorydb",
		facts: memorydb
	}
};
const GB$1 = 1024 ** 3;
const SIZES = {
	C0: [
		250 * 1024 ** 2,
		256,
		16
	],
	C1: [
		GB$1,
		1e3,
		16
	],
	C2: [
		2.5 * GB$1,
		2e3,
		16
	],
	C3: [
		6 * GB$1,
		5e3,
		16
	],
	C4: [
		13 * GB$1,
		1e4,
		32
	],
	C5: [
		26 * GB$1,
		15e3,
		48
	],
	C6: [
		53 * GB$1,
		2e4,
		64
	]
};
const PREMIUM = {
	P1: 7500,
	P2: 15e3,
	P3: 3e4,
	P4: 4e4
};
function cache(resource) {
	const [family, capacity] = [known$5(textIn(resource, "family"))?.value, known$5(numberIn(resource, "capacity"))?.value];
	const size = `${family ?? ""}${capacity ?? ""}`;
	const [memory, connections, databases] = SIZES[size] ?? [];
	const shown = `it is what the size ${size} has`;
	const open = booleanIn(resource, "non_ssl_port_enabled") ?? booleanIn(resource, "enable_non_ssl_port");
	const shards = derived(numberIn(resource, "shard_count"), (n) => n > 0);
	const rdb = booleanIn(resource, "redis_configuration", "rdb_backup_enabled");
	const aof = booleanIn(resource, "redis_configuration", "aof_backup_enabled");
	const authentication = booleanIn(resource, "redis_configuration", "authentication_enabled") ?? booleanIn(resource, "redis_configuration", "enable_authentication");
	const sku = textIn(resource, "sku_name");
	return stacked([only({
		plan: derived(sku, (s) => size === "" ? s : `${s} ${size}`),
		version: textIn(resource, "redis_version"),
		maxmemoryPolicy: fact(of(resource, "redis_configuration", "maxmemory_policy"), asPolicy),
		persistence: known$5(aof)?.value ? derived(aof, () => "aof") : derived(rdb, (on) => on ? "rdb" : "none"),
		clusterMode: shards,
		databases: known$5(shards)?.value ? derived(shards, () => 1) : void 0,
		tls: derived(open, (on) => on ? "optional" : "required"),
		auth: authentication,
		region: textIn(resource, "location")
	}), {
		engine: byDefault("redis", "it is Azure Cache for Redis"),
		maxmemoryPolicy: byDefault("volatile-lru", "it is Azure Cache's default"),
		persistence: unconfirmed("none", "persistence is off unless it is asked for"),
		...memory !== void 0 && { maxmemory: byDefault(memory, shown) },
		...connections !== void 0 && { maxclients: byDefault(connections, shown) },
		...PREMIUM[size] !== void 0 && { maxclients: byDefault(PREMIUM[size], shown) },
		...databases !== void 0 && { databases: byDefault(databases, shown) },
		clusterMode: unconfirmed(false, "there are no shards unless they are asked for"),
		tls: byDefault("required", "the port without TLS is closed by default"),
		replicas: known$5(sku)?.value === "Basic" ? unconfirmed(0, "Basic is one node") : unconfirmed(1, "Standard and Premium keep a replica")
	}]);
}
function managed(resource) {
	const policy = textIn(resource, "default_database", "clustering_policy");
	const aof = derived(textIn(resource, "default_database", "persistence_append_only_file_backup_frequency"), () => "aof");
	const rdb = derived(textIn(resource, "default_database", "persistence_redis_database_backup_frequency"), () => "rdb");
	const protocol = derived(textIn(resource, "default_database", "client_protocol"), (p) => p === "Plaintext" ? "off" : "required");
	const keys = booleanIn(resource, "default_database", "access_keys_authentication_enabled");
	const available = booleanIn(resource, "high_availability_enabled");
	const shown = "it is the default of azurerm_managed_redis";
	return stacked([only({
		plan: textIn(resource, "sku_name"),
		maxmemoryPolicy: fact(of(resource, "default_database", "eviction_policy"), asPolicy),
		persistence: aof ?? rdb,
		clusterMode: derived(policy, (p) => p === "OSSCluster"),
		tls: protocol,
		auth: keys && "value" in keys ? {
			...keys,
			value: true
		} : void 0,
		replicas: derived(available, (on) => on ? 1 : 0),
		failover: available,
		region: textIn(resource, "location")
	}), {
		engine: byDefault("redis", "it is Azure Managed Redis"),
		maxmemoryPolicy: byDefault("volatile-lru", shown),
		clusterMode: byDefault(true, "clustering_policy is OSSCluster by default"),
		databases: byDefault(1, "Azure Managed Redis has one"),
		tls: byDefault("required", shown),
		persistence: unconfirmed("none", "persistence is off unless it is asked for"),
		failover: byDefault(true, shown),
		replicas: byDefault(1, shown),
		auth: unconfirmed(true, "it asks for access keys or tokens")
	}]);
}
const AZURE = {
	azurerm_redis_cache: {
		provider: "azure-cache",
		facts: cache
	},
	azurerm_managed_redis: {
		provider: "azure-managed",
		facts: managed
	}
};
const GB = 1024 ** 3;
const region = (resource, { providers }, ...names) => names.map((n) => textIn(resource, n)).find((f) => f !== void 0) ?? fact(entry(providers.get("google") ?? resource.values, "region"), asText);
function instance$1(resource, configuration) {
	const tier = textIn(resource, "tier");
	const highly = known$5(tier)?.value === "STANDARD_HA";
	const shown = "it is the default of google_redis_instance";
	return stacked([only({
		plan: tier,
		version: derived(textIn(resource, "redis_version"), (v) => /^REDIS_(\d+)_(\d+|X)$/.exec(v)?.slice(1).filter((n) => n !== "X").join(".")),
		maxmemory: derived(numberIn(resource, "memory_size_gb"), (n) => n * GB),
		maxmemoryPolicy: fact(entry(of(resource, "redis_configs"), "maxmemory-policy"), asPolicy),
		persistence: derived(textIn(resource, "persistence_config", "persistence_mode"), (m) => m === "RDB" ? "rdb" : "none"),
		auth: fact(of(resource, "auth_enabled"), asBoolean),
		tls: derived(textIn(resource, "transit_encryption_mode"), (m) => m === "DISABLED" ? "off" : "required"),
		replicas: numberIn(resource, "replica_count"),
		region: region(resource, configuration, "region"),
		zone: textIn(resource, "location_id")
	}), {
		engine: byDefault("redis", "it is Memorystore for Redis"),
		plan: byDefault("BASIC", shown),
		maxmemoryPolicy: unconfirmed("volatile-lru", "it is Memorystore's default"),
		persistence: unconfirmed("none", "snapshots are off unless they are asked for"),
		maxclients: byDefault(65e3, "it is what Memorystore allows a node"),
		databases: byDefault(16, "it is what Memorystore has"),
		clusterMode: byDefault(false, "it is Memorystore for Redis, not for Redis Cluster"),
		auth: byDefault(false, shown),
		tls: byDefault("off", shown),
		replicas: highly ? byDefault(1, "STANDARD_HA keeps a replica") : byDefault(0, "the tier BASIC is one node"),
		failover: byDefault(highly, highly ? "STANDARD_HA fails over" : "the tier BASIC is one node")
	}]);
}
const CLIENTS = {
	SHARED_CORE_NANO: 5e3,
	STANDARD_SMALL: 16e3,
	HIGHMEM_MEDIUM: 32e3,
	HIGHMEM_XLARGE: 64e3
};
function shards(resource, configuration) {
	const valkey = resource.type === "google_memorystore_instance";
	const type = textIn(resource, "node_type");
	const clients = CLIENTS[(known$5(type)?.value ?? "").replace(/^REDIS_/, "")];
	const clustered = valkey ? derived(textIn(resource, "mode"), (m) => m !== "CLUSTER_DISABLED") : void 0;
	return stacked([only({
		plan: type,
		version: derived(textIn(resource, "engine_version"), (v) => /^VALKEY_(\d+)_(\d+)$/.exec(v)?.slice(1).join(".")),
		maxmemoryPolicy: fact(entry(of(resource, valkey ? "engine_configs" : "redis_configs"), "maxmemory-policy"), asPolicy),
		persistence: derived(textIn(resource, "persistence_config", "mode"), (m) => ({
			RDB: "rdb",
			AOF: "aof",
			DISABLED: "none"
		})[m]),
		clusterMode: clustered,
		replicas: numberIn(resource, "replica_count"),
		auth: derived(textIn(resource, "authorization_mode"), (m) => !/DISABLED/.test(m)),
		tls: derived(textIn(resource, "transit_encryption_mode"), (m) => /DISABLED/.test(m) ? "off" : "required"),
		region: region(resource, configuration, "location", "region"),
		zone: textIn(resource, "zone_distribution_config", "zone")
	}), {
		engine: valkey ? byDefault("valkey", "it is Memorystore for Valkey") : byDefault("redis", "it is Memorystore for Redis Cluster"),
		maxmemoryPolicy: byDefault("volatile-lru", "it is Memorystore's default"),
		databases: byDefault(1, "Memorystore for Valkey and Redis Cluster have one"),
		...clients !== void 0 && { maxclients: byDefault(clients, `it is what a node of ${known$5(type)?.value} allows`) },
		clusterMode: valkey ? unconfirmed(true, "it is a cluster unless mode is CLUSTER_DISABLED") : byDefault(true, "it is Memorystore for Redis Cluster"),
		replicas: byDefault(0, `it is the default of ${resource.type}`),
		persistence: unconfirmed("none", "persistence is off unless it is asked for"),
		tls: unconfirmed("off", "encryption is off unless it is asked for"),
		auth: unconfirmed(false, "authorization is off unless it is asked for")
	}]);
}
const GOOGLE = {
	google_redis_instance: {
		provider: "memorystore",
		facts: instance$1
	},
	google_redis_cluster: {
		provider: "memorystore",
		facts: shards
	},
	google_memorystore_instance: {
		provider: "memorystore",
		facts: shards
	}
};
const MB$1 = 1024 ** 2;
const PLANS$1 = {
	mini: [25 * MB$1, 20],
	"0": [50 * MB$1, 40],
	"1": [100 * MB$1, 80],
	"2": [250 * MB$1, 200],
	"3": [500 * MB$1, 400],
	"4": [750 * MB$1, 700],
	"5": [1024 * MB$1, 1e3],
	"7": [7168 * MB$1, 1e4],
	"9": [10240 * MB$1, 25e3],
	"10": [25600 * MB$1, 4e4],
	"12": [51200 * MB$1, 65e3],
	"14": [102400 * MB$1, 65e3]
};
function herokuFacts(plan) {
	const name = plan ?? "mini";
	const [memory, connections] = PLANS$1[name.replace(/^(?:premium|private|shield)-/, "")] ?? [];
	const because = plan === void 0 ? "no plan is named, and Heroku's smallest has that" : `it is what Heroku's plan ${name} has`;
	const premium = name !== "mini" && PLANS$1[name.replace(/^(?:premium|private|shield)-/, "")] !== void 0;
	return {
		maxmemoryPolicy: unconfirmed("noeviction", "it is Heroku's default until `heroku redis:maxmemory` sets another"),
		...memory !== void 0 && { maxmemory: plan ? byDefault(memory, because) : unconfirmed(memory, because) },
		...connections !== void 0 && { maxclients: plan ? byDefault(connections, because) : unconfirmed(connections, because) },
		...premium ? {
			persistence: byDefault("aof", because),
			replicas: byDefault(1, because),
			failover: byDefault(true, because)
		} : name === "mini" ? { persistence: unconfirmed("none", because) } : {},
		tls: byDefault("required", "Heroku asks for TLS on every plan since December 2024"),
		auth: unconfirmed(true, "Heroku's URLs hold a password"),
		databases: unconfirmed(16, "it is Redis' default"),
		clusterMode: unconfirmed(false, "a Heroku plan is one server")
	};
}
const REDIS_CLOUD = {
	maxmemoryPolicy: byDefault("volatile-lru", "it is Redis Cloud's default"),
	databases: byDefault(1, "Redis Cloud has no SELECT")
};
const ADD_ONS = {
	"heroku-redis": {
		variable: "REDIS_URL",
		facts: herokuFacts
	},
	rediscloud: {
		variable: "REDISCLOUD_URL",
		facts: () => REDIS_CLOUD
	},
	redistogo: {
		variable: "REDISTOGO_URL",
		facts: () => ({})
	},
	redisgreen: {
		variable: "REDISGREEN_URL",
		facts: () => ({})
	},
	openredis: {
		variable: "OPENREDIS_URL",
		facts: () => ({})
	},
	"stackhero-redis": {
		variable: "STACKHERO_REDIS_URL_TLS",
		facts: () => ({})
	}
};
function addOn(plan, at, as) {
	const [name = "", slug] = plan.split(":");
	const known = Object.hasOwn(ADD_ONS, name) ? ADD_ONS[name] : void 0;
	if (!known) return void 0;
	const variable = as === void 0 ? known.variable : `${as.replace(/_URL$/, "")}_URL`;
	const facts = stacked([slug === void 0 ? {} : { plan: declared(slug, at) }, known.facts(slug)]);
	return {
		service: `${name} (${variable})`,
		variable,
		facts
	};
}
function* addOns(list, file, files) {
	const why = aside(file, files);
	const seen = new Map();
	for (const item of listed(list)) {
		const plan = text$3(item) ?? text$3(entry(item, "plan"));
		const as = fact(entry(item, "as"), asText);
		const found = plan === void 0 ? void 0 : addOn(plan, item.at, as && "value" in as ? as.value : void 0);
		if (!found) continue;
		const times = (seen.get(found.variable) ?? 0) + 1;
		seen.set(found.variable, times);
		const service = times > 1 ? found.service.replace(/ .*/, ` ${times}`) : found.service;
		const notJudged = why ?? (plan?.endsWith(":in-dyno") ? "it runs inside the dyno of a test" : void 0);
		yield { server: {
			id: `heroku:${times > 1 ? service : found.variable}`,
			provider: "heroku",
			names: times > 1 ? [] : [found.variable],
			file,
			service,
			at: item.at,
			facts: found.facts,
			...notJudged !== void 0 && { aside: notJudged }
		} };
	}
}
function* formation(v, key) {
	for (const [name, process] of pairs$1(v)) {
		const count = Number(text$3(entry(process, key)) ?? NaN);
		if (Number.isInteger(count) && count > 0) yield { replicas: {
			name,
			count
		} };
	}
}
const buildpack = (v) => (text$3(v) ?? text$3(entry(v, "url")) ?? "").replace(/^https?:\/\/(?:www\.)?github\.com\//, "");
function* parts(manifest) {
	const packs = listed(entry(manifest, "buildpacks"));
	const stack = entry(manifest, "stack");
	const names = packs.map(buildpack).filter((n) => n !== "");
	if (names.length > 0) yield { herokuPart: {
		what: "buildpacks",
		shown: names.join(", "),
		at: keyAt(manifest, "buildpacks")
	} };
	if (/^(?:heroku-|container$)/.test(text$3(stack) ?? "")) yield { herokuPart: {
		what: "stack",
		shown: text$3(stack) ?? "",
		at: keyAt(manifest, "stack")
	} };
}
const configured$3 = (manifest) => variables$1(record(new Map(pairs$1(entry(manifest, "env")).map(([name, v]) => [name, v.kind === "record" ? entry(v, "value") : v])), manifest.at));
const heroku$1 = {
	id: "heroku",
	*detect(files) {
		const [json, yml] = [files.path("app.json"), files.path("heroku.yml")];
		const manifest = files.files.includes(json) ? files.yaml(json) : void 0;
		if (manifest) {
			yield* addOns(entry(manifest, "addons"), json, files);
			yield* formation(entry(manifest, "formation"), "quantity");
			yield* parts(manifest);
		}
		const build = files.files.includes(yml) ? files.yaml(yml) : void 0;
		if (!build) return;
		yield* addOns(entry(entry(build, "setup"), "addons"), yml, files);
		const first = pairs$1(build)[0]?.[0];
		if (first !== void 0) yield { herokuPart: {
			what: "heroku.yml",
			shown: pairs$1(build).map(([key]) => key).join(", "),
			at: keyAt(build, first)
		} };
	}
};
const MB = 1024 ** 2;
const PLANS = {
	free: [25 * MB, 50],
	starter: [256 * MB, 250],
	standard: [1024 * MB, 1e3],
	pro: [5120 * MB, 5e3],
	"pro plus": [10240 * MB, 1e4],
	"pro max": [20480 * MB, 2e4],
	"pro ultra": [40960 * MB, 4e4]
};
function renderDefaults(plan) {
	const [memory, connections] = PLANS[plan ?? ""] ?? [];
	const because = `it is what Render's plan ${plan} has`;
	return {
		maxmemoryPolicy: unconfirmed("allkeys-lru", "it is Render's default unless it is changed in the dashboard"),
		...memory !== void 0 && { maxmemory: unconfirmed(memory, because) },
		...connections !== void 0 && { maxclients: unconfirmed(connections, because) },
		persistence: plan === "free" ? byDefault("none", "Render's free plan has no disk") : plan === void 0 ? unconfirmed("aof", "Render's paid plans keep an append-only file") : byDefault("aof", "Render's paid plans keep an append-only file"),
		auth: byDefault(false, "Render's internal URL has no password unless one is switched on"),
		tls: byDefault("off", "Render's internal connections are not encrypted"),
		databases: unconfirmed(16, "it is Redis' default"),
		clusterMode: unconfirmed(false, "a Render Key Value instance is one server")
	};
}
function openTo$3(service) {
	for (const item of listed(entry(service, "ipAllowList"))) {
		const source = text$3(entry(item, "source"));
		if (source === "0.0.0.0/0" || source === "::/0") return declared(source, item.at);
	}
}
const renderServices = (v) => [...listed(entry(v, "services")).map((service) => ({ service })), ...listed(entry(v, "projects")).flatMap((project) => listed(entry(project, "environments")).flatMap((e) => listed(entry(e, "services")).map((service) => ({
	service,
	environment: text$3(entry(e, "name")) ?? ""
}))))];
function taken(service) {
	return new Map(listed(entry(service, "envVars")).flatMap((one) => {
		const from = entry(one, "fromService");
		const property = text$3(entry(from, "property"));
		const name = entry(from, "name");
		return text$3(name) !== void 0 && property !== void 0 && property !== "port" ? [[text$3(entry(one, "key")) ?? "", name]] : [];
	}));
}
function* read$7(file, files) {
	const document = files.yaml(file);
	if (!document) return;
	const services = renderServices(document);
	const nameOf = (service) => text$3(entry(service, "name")) ?? "service";
	const sets = new Map(services.map(({ service }) => [nameOf(service), taken(service)]));
	for (const { service, environment } of services) {
		const name = nameOf(service);
		const type = text$3(entry(service, "type"));
		const count = text$3(entry(service, "numInstances")) ?? text$3(entry(entry(service, "scaling"), "maxInstances"));
		const other = environment === void 0 ? void 0 : environmentIn(environment);
		const why = aside(file, files) ?? (other === void 0 || other === files.environment ? void 0 : `${file} has it in the environment ${environment}`);
		if (type !== "keyvalue" && type !== "redis") {
			if (why === void 0 && count !== void 0 && /^\d+$/.test(count)) yield { replicas: {
				name,
				count: Number(count)
			} };
			const where = entry(service, "region");
			const region = text$3(where);
			if (why === void 0 && region !== void 0) yield { located: {
				process: name,
				region,
				at: where.at
			} };
			continue;
		}
		const plan = fact(entry(service, "plan"), asText);
		const region = fact(entry(service, "region"), asText);
		const policy = fact(entry(service, "maxmemoryPolicy"), asPolicy);
		const open = openTo$3(service);
		const own = {
			...plan && { plan },
			...region && { region },
			...policy && { maxmemoryPolicy: policy },
			...open && { openTo: open }
		};
		yield { server: {
			id: `render:${name}`,
			provider: "render",
			...wiringWhere(sets, (_, value) => text$3(value) === name),
			file,
			service: name,
			at: keyAt(service, "name"),
			facts: stacked([own, renderDefaults(text$3(settled$2(entry(service, "plan"))))]),
			...why !== void 0 && { aside: why }
		} };
	}
}
const render$2 = {
	id: "render",
	*detect(files) {
		for (const file of ["render.yaml", "render.yml"].map(files.path)) if (files.files.includes(file)) yield* read$7(file, files);
	}
};
const EVERYONE = /^(?:0\.0\.0\.0|::)\/0$/;
const everyone = (addresses) => {
	const found = addresses.find((a) => EVERYONE.test(text$3(a) ?? ""));
	return found && declared(text$3(found) ?? "", found.at);
};
const firewall = (resource, configuration) => configuration.resources.filter((r) => r.type === "digitalocean_database_firewall" && referred(of(r, "cluster_id"), configuration, [resource.type]) === resource).flatMap((r) => blocks$1(r, "rule").map((rule) => entry(rule, "value")));
function digitalocean(resource, configuration) {
	const engine = textIn(resource, "engine");
	if (!known$5(engine) || !/^(?:redis|valkey)$/.test(known$5(engine)?.value ?? "")) return void 0;
	const types = ["digitalocean_database_redis_config", "digitalocean_database_valkey_config"];
	const tuned = configuration.resources.find((r) => types.includes(r.type) && referred(of(r, "cluster_id"), configuration, [resource.type]) === resource);
	const value = (name) => tuned ? [of(tuned, `valkey_${name}`), of(tuned, name)].find((v) => v.kind !== "absent") : void 0;
	return stacked([only({
		engine: derived(engine, (e) => e === "valkey" ? "valkey" : "redis"),
		version: textIn(resource, "version"),
		plan: textIn(resource, "size"),
		region: textIn(resource, "region"),
		maxmemoryPolicy: fact(value("maxmemory_policy"), asPolicy) ?? fact(of(resource, "eviction_policy"), asPolicy),
		persistence: derived(fact(value("persistence"), String), (p) => p === "off" ? "none" : "rdb"),
		databases: fact(value("number_of_databases"), asNumber$1),
		tls: derived(fact(value("ssl"), asBoolean), (on) => on ? "required" : "off"),
		replicas: derived(numberIn(resource, "node_count"), (n) => Math.max(0, n - 1)),
		openTo: everyone(firewall(resource, configuration))
	}), {
		maxmemoryPolicy: unconfirmed("noeviction", "it is DigitalOcean's default"),
		tls: byDefault("required", "DigitalOcean serves TLS unless ssl is off"),
		auth: unconfirmed(true, "DigitalOcean's URLs hold a password"),
		clusterMode: unconfirmed(false, "DigitalOcean has no cluster mode")
	}]);
}
function aiven(resource) {
	const engine = resource.type === "aiven_dragonfly" ? "dragonfly" : resource.type === "aiven_valkey" ? "valkey" : "redis";
	const settings = `${engine}_user_config`;
	const named = (name) => of(resource, settings, `${engine}_${name}`);
	const own = of(resource, settings);
	const filters = [
		...listed(entry(own, "ip_filter")),
		...listed(entry(own, "ip_filter_string")),
		...listed(entry(own, "ip_filter_object")).map((o) => entry(o, "network"))
	];
	const cacheMode = derived(fact(of(resource, settings, "cache_mode"), asBoolean), (on) => on ? "cache_mode" : void 0);
	return stacked([
		only({
			plan: textIn(resource, "plan"),
			region: textIn(resource, "cloud_name"),
			maxmemoryPolicy: engine === "dragonfly" ? cacheMode : fact(named("maxmemory_policy"), asPolicy),
			persistence: derived(fact(named("persistence"), String), (p) => p === "off" ? "none" : "rdb"),
			databases: fact(named("number_of_databases"), asNumber$1),
			tls: derived(fact(named("ssl"), asBoolean), (on) => on ? "required" : "off"),
			openTo: everyone(filters)
		}),
		{ engine: declared(engine, resource.at) },
		{
			maxmemoryPolicy: engine === "valkey" ? byDefault("noeviction", "it is Aiven's default") : unconfirmed("noeviction", "it is Aiven's default"),
			persistence: engine === "valkey" ? byDefault("rdb", "Aiven saves a snapshot every 10 minutes") : unconfirmed("rdb", "Aiven saves a snapshot every 10 minutes"),
			tls: byDefault("required", "Aiven serves TLS by default"),
			auth: unconfirmed(true, "Aiven's URLs hold a password"),
			clusterMode: unconfirmed(false, "an Aiven service is no cluster unless it is asked for")
		}
	]);
}
function upstash(resource) {
	return stacked([only({
		maxmemoryPolicy: derived(booleanIn(resource, "eviction"), (on) => on ? "optimistic-volatile" : "noeviction"),
		tls: derived(booleanIn(resource, "tls"), (on) => on ? "required" : "off"),
		region: textIn(resource, "primary_region") ?? textIn(resource, "region")
	}), {
		maxmemoryPolicy: byDefault("noeviction", "Upstash evicts only where eviction is switched on"),
		persistence: byDefault("aof", "Upstash writes every change to its own storage"),
		databases: byDefault(1, "Upstash has one database"),
		tls: unconfirmed("required", "it is Upstash's default"),
		auth: unconfirmed(true, "Upstash's URLs hold a password"),
		clusterMode: unconfirmed(false, "Upstash speaks the plain protocol")
	}]);
}
const herokuAddOn = (resource) => {
	const plan = settled$2(of(resource, "plan"));
	return plan ? addOn(text$3(plan) ?? "", plan.at) : void 0;
};
const PERSISTENCE = {
	journal_snapshot: "aof+rdb",
	snapshot: "rdb",
	off: "none"
};
function render$1(resource) {
	const plan = textIn(resource, "plan");
	return stacked([only({
		plan,
		region: textIn(resource, "region"),
		maxmemoryPolicy: fact(of(resource, "max_memory_policy"), asPolicy),
		persistence: derived(textIn(resource, "persistence_mode"), (m) => PERSISTENCE[m]),
		openTo: everyone(blocks$1(resource, "ip_allow_list").map((item) => entry(item, "cidr_block")))
	}), renderDefaults(known$5(plan)?.value.replaceAll("_", " "))]);
}
const OTHERS = {
	digitalocean_database_cluster: {
		provider: "digitalocean",
		facts: digitalocean
	},
	aiven_valkey: {
		provider: "aiven",
		facts: aiven
	},
	aiven_redis: {
		provider: "aiven",
		facts: aiven
	},
	aiven_dragonfly: {
		provider: "aiven",
		facts: aiven
	},
	upstash_redis_database: {
		provider: "upstash",
		facts: upstash
	},
	heroku_addon: {
		provider: "heroku",
		facts: (r) => herokuAddOn(r)?.facts,
		variable: (r) => herokuAddOn(r)?.variable
	},
	render_keyvalue: {
		provider: "render",
		facts: render$1
	},
	render_redis: {
		provider: "render",
		facts: render$1
	}
};
const KINDS$3 = {
	...AWS,
	...GOOGLE,
	...AZURE,
	...OTHERS
};
const FILE = /\.tf(?:\.json)?$/;
const WORDS$2 = [
	"redis",
	"valkey",
	"elasticache",
	"memorydb",
	"memorystore",
	"dragonfly",
	"keydb"
];
const NAMED = /redis|valkey|elasticache|memorydb|memorystore|dragonfly|keydb/i;
const INDIRECT = /\bmodule\.|\bplan\s*=|\bengine\s*=|digitalocean_database_firewall/;
const BESIDE = /_(?:parameter_group|subnet_group|user|user_group|user_group_association|acl|snapshot|config|firewall_rule|access_policy|access_policy_assignment|linked_server|security_group|attachment|topic|policy|credential|user_acl|acl_rule|acl_role|acl_user|multi_region_parameter_group|endpoints?|backup|link)$/;
const needsHcl = (repo) => {
	const all = repo.files().filter((f) => FILE.test(f));
	return all.length > 0 && repo.mentioning(all, WORDS$2).length > 0;
};
function callers(files, all) {
	const found = new Map();
	for (const file of files.repo.mentioning(all, ["\"./", "\"../"])) for (const [, source = ""] of (files.text(file) ?? "").matchAll(/"?source"?[ \t]*[=:][ \t]*"(\.\.?\/[^"]*)"/g)) {
		const target = join$2(folderOf(file), source) ?? "";
		found.set(target, (found.get(target) ?? new Set()).add(folderOf(file)));
	}
	return found;
}
function roots(files, all) {
	const calledBy = callers(files, all);
	const holding = new Set(files.repo.mentioning(all, WORDS$2).map(folderOf));
	for (let grew = true; grew;) {
		const before = holding.size;
		for (const folder of [...holding]) for (const caller of calledBy.get(folder) ?? []) holding.add(caller);
		grew = holding.size > before;
	}
	return [...holding].filter((f) => ![...calledBy.get(f) ?? []].some((caller) => caller !== f)).sort();
}
const VARIABLE = /^[A-Z][A-Z0-9_]*$/;
function* variablesIn(v) {
	if (v.kind === "record") {
		const name = (text$3(entry(v, "name")) ?? text$3(entry(v, "key")))?.replace(/^.*\//, "");
		const value = entry(v, "value");
		if (name !== void 0 && VARIABLE.test(name) && value.kind !== "absent") yield [name, value];
		for (const [key, inner] of v.entries) if (VARIABLE.test(key)) yield [key, inner];
	}
	for (const inner of parts$4(v)) yield* variablesIn(inner);
}
function* addressesIn(v) {
	if (v.kind === "constant") yield v.name;
	else for (const inner of parts$4(v)) yield* addressesIn(inner);
}
const index$1 = new WeakMap();
function byAddress(configuration) {
	const known = index$1.get(configuration);
	if (known) return known;
	const wires = configuration.resources.flatMap((r) => {
		const process = entry(r.values, "value").kind === "absent" ? r.address : r.type;
		return [...variablesIn(r.values)].map(([name, value]) => ({
			process,
			name,
			value
		}));
	});
	const made = groupedByEach(wires, ({ value }) => new Set([...addressesIn(value)].flatMap((a) => [a, ...[...a.matchAll(/\./g)].map((dot) => a.slice(0, dot.index))])));
	const found = new Map([...made].map(([address, own]) => [address, own.map(({ process, name }) => ({
		process,
		name
	}))]));
	index$1.set(configuration, found);
	return found;
}
function wiringOf(server, configuration) {
	const wiring = byAddress(configuration).get(server.address) ?? [];
	return {
		names: [...new Set(wiring.map((w) => w.name))].sort(),
		wiring
	};
}
const asideOf = (server, root, files) => aside(server.at.file, files) ?? (root === "" ? void 0 : aside(`${root}/`, files)?.replace(`${root}/`, root));
function* runs(v) {
	for (const key of ["image", "chart"]) {
		const named = text$3(settled$2(v.kind === "record" ? entry(v, key) : void 0));
		if (named !== void 0 && (imageOf(named, v.at) !== void 0 || isUnreadKin(named))) yield key === "chart" ? `installs the chart ${named}` : `runs the image ${named}`;
	}
	for (const inner of parts$4(v)) yield* runs(inner);
}
function* unreadIn(server) {
	if (NAMED.test(server.type) && !BESIDE.test(server.type)) yield { gap: {
		at: server.at,
		why: `${server.type} is a Redis by its name, and not read`
	} };
	else for (const what of new Set(runs(server.values))) yield { gap: {
		at: server.at,
		why: `${server.address} ${what}, and is not read`
	} };
}
function* read$6(root, configuration, files) {
	const judged = aside(`${root}/main.tf`, files) === void 0;
	for (const server of configuration.resources) {
		const kind = Object.hasOwn(KINDS$3, server.type) ? KINDS$3[server.type] : void 0;
		const facts = kind?.facts(server, configuration);
		if (!kind || !facts) {
			if (!kind && judged) yield* unreadIn(server);
			continue;
		}
		const why = asideOf(server, root, files);
		const own = kind.variable?.(server);
		const { names, wiring } = wiringOf(server, configuration);
		yield { server: {
			id: `terraform:${[...root === "" ? [] : [root], server.address].join("/")}`,
			provider: kind.provider,
			names: own === void 0 ? names : [...new Set([...names, own])].sort(),
			...wiring && wiring.length > 0 && { wiring },
			file: server.at.file,
			service: server.address,
			at: server.at,
			facts,
			...why !== void 0 && { aside: why }
		} };
	}
	if (!judged) return;
	for (const gap of configuration.gaps) yield { gap };
	const unread = configuration.unread.filter((u) => NAMED.test(u.source) || NAMED.test(u.name));
	for (const { name, source, at } of new Map(unread.map((u) => [place(u.at), u])).values()) yield { gap: {
		at,
		why: `${name.replace(/\[[^\]]*\]/g, "")} comes from ${source === "" ? "a source that is computed" : source}, which is not read`
	} };
}
const isGiven = (file, environment) => environmentIn(baseName$2(file).replace(/\.tfvars$/, "")) === environment;
const terraform = {
	id: "terraform",
	*detect(files) {
		const all = candidates$1(files, FILE);
		if (all.length === 0) return;
		const byFolder = new Map();
		for (const file of candidates$1(files, /\.tf(?:\.json|vars)?$/)) {
			const folder = folderOf(file);
			byFolder.set(folder, [...byFolder.get(folder) ?? [], file]);
		}
		const configuration = terraform$1({
			filesIn: (folder) => byFolder.get(folder) ?? [],
			text: files.text,
			json: files.yaml,
			matters: (text) => NAMED.test(text) || INDIRECT.test(text),
			given: (file) => isGiven(file, files.environment)
		});
		for (const root of roots(files, all)) yield* read$6(root, configuration(root), files);
	}
};
async function loadParsers(repo) {
	await Promise.all([
		needsJavaScript(repo) && loadJavaScript(),
		repo.files().some(isFly) && loadToml(),
		needsHcl(repo) && loadHcl()
	]);
}
const baselineFile = ".redline-baseline";
const HEADER = `# Findings that Redline knows and lets pass: one identity a line, sorted.
# \`redline baseline prune\` removes what is mended; \`redline baseline write\` takes in what is there now.
`;
const REASON = `listed in ${baselineFile}`;
function readBaseline(text, file = baselineFile) {
	const starts = lineStarts(text);
	const identities = new Set();
	const errors = [];
	for (const [i, raw] of text.split("\n").entries()) {
		const line = raw.trim();
		if (line === "" || line.startsWith("#")) continue;
		const start = starts[i] ?? 0;
		const at = spanAt(file, starts, start, start + raw.length);
		if (isIdentity(line)) identities.add(line);
		else errors.push({
			at,
			message: "this line is no identity (`RULE:` and 16 hex digits) and no comment"
		});
	}
	return {
		identities,
		errors
	};
}
function writeBaseline(identities) {
	const lines = [...new Set(identities)].sort();
	return HEADER + lines.map((l) => `${l}\n`).join("");
}
const baselineOf = (report) => allFindings(report).filter((f) => !f.silenced || f.silenced.by === "baseline").map((f) => f.identity);
function withBaseline(report, identities, ran = () => true) {
	const met = new Set();
	const silence = (finding) => {
		if (!identities.has(finding.identity)) return finding;
		met.add(finding.identity);
		return finding.silenced ? finding : {
			...finding,
			silenced: {
				by: "baseline",
				reason: REASON
			}
		};
	};
	const judged = {
		...report,
		apps: report.apps.map((app) => ({
			...app,
			findings: app.findings.map(silence)
		})),
		findings: report.findings.map(silence)
	};
	const stale = [...identities].filter((id) => !met.has(id) && ran(id.slice(0, id.indexOf(":")))).sort();
	return {
		report: judged,
		fresh: allFindings(judged).filter((f) => !f.silenced),
		stale
	};
}
function each$1(v, make) {
	if (v.kind === "either") return either(v.options.map(make), v.at);
	return v.kind === "firstOf" ? ordered(v.options.map(make), v.at) : make(v);
}
function merged(below, above, deep) {
	const entries = new Map(below.entries);
	for (const [key, value] of above.entries) entries.set(key, over$3(below.entries.get(key) ?? absent(value.at), value, deep));
	const keys = new Map([...below.keys ?? [], ...above.keys ?? []]);
	return record(entries, above.at, {
		open: (below.open ?? false) || (above.open ?? false),
		keys
	});
}
const over$3 = (below, above, deep) => each$1(above, (a) => each$1(below, (b) => {
	if (a.kind === "absent") return b;
	return deep && a.kind === "record" && b.kind === "record" ? merged(b, a, true) : a;
}));
const isMissing = (v) => v.kind === "absent" || v.kind === "literal" && v.value === null;
function overShared(own, common, deep) {
	return each$1(own, (a) => each$1(common, (c) => {
		if (isMissing(a)) return isMissing(c) ? a : c;
		if (a.kind === "record" && c.kind === "record") return merged(c, a, deep);
		return a.kind === "record" && c.kind === "unknown" ? {
			...a,
			open: true
		} : a;
	}));
}
const named$4 = (v, key) => v.entries.get(key) ?? (v.open ? unknown("ERB decides which keys the file has", v.at) : absent(v.at));
const sharedIn = (rails) => before(rails, "6") ? false : before(rails, "6.0.4") ? true : "deep";
function section(value, environment, { shared }) {
	const found = each$1(value, (v) => {
		if (v.kind === "unknown") return v;
		if (v.kind !== "record") return absent(v.at);
		const own = named$4(v, environment);
		return shared === false ? own : overShared(own, named$4(v, "shared"), shared === "deep");
	});
	return found.kind === "absent" ? void 0 : found;
}
function sidekiqSection(value, environment) {
	return each$1(value, (v) => {
		if (v.kind !== "record") return v;
		const own = v.entries.get(environment);
		const rest = new Map(v.entries);
		rest.delete(environment);
		const top = record(rest, v.at, {
			open: v.open ?? false,
			...v.keys ? { keys: v.keys } : {}
		});
		return own ? each$1(own, (o) => o.kind === "record" ? merged(top, o, false) : o.kind === "unknown" ? {
			...top,
			open: true
		} : top) : top;
	});
}
function address$1(built) {
	const v = {
		...built,
		parts: withScheme(built.parts)
	};
	const at = v.parts.findLastIndex((p) => p.kind === "literal" && String(p.value).includes("@"));
	const behind = at === -1 ? v.parts : v.parts.slice(at);
	const [first] = v.parts;
	const scheme = first?.kind === "literal" ? /^\w+:\/\//.exec(String(first.value))?.[0] : void 0;
	const kept = at !== -1 && scheme ? [literal(scheme, v.at)] : [];
	for (const [i, part] of behind.entries()) {
		const p = settled$1(part, kept);
		if (p.kind !== "literal") {
			kept.push(p);
			continue;
		}
		const text = String(p.value);
		const own = i === 0 && at !== -1 ? text.slice(text.lastIndexOf("@") + 1) : text;
		const start = kept.length === 0 && scheme ? scheme.length : 0;
		const slash = own.indexOf("/", start);
		kept.push(literal(slash === -1 ? own : own.slice(0, slash), p.at));
		if (slash !== -1) break;
	}
	return concat(kept, v.at);
}
function settled$1(part, before) {
	if (part.kind !== "either" && part.kind !== "firstOf") return part;
	const there = part.options.filter((o) => !isNothing(o));
	const variable = before.some((b) => b.kind !== "literal");
	const written = /:\/\/[^/]/.test(before.map((b) => b.kind === "literal" ? String(b.value) : "").join(""));
	if (!(variable || written) || part.kind === "either" && there.length > 1) return part;
	const one = variable ? there[0] : there.at(-1);
	return one ? settled$1(one, before) : part;
}
function withScheme(parts) {
	const [first] = parts;
	const end = parts.findIndex((p) => p.kind === "literal" && String(p.value).startsWith("://"));
	const rest = parts[end];
	if (first?.kind !== "literal" || end <= 0 || rest?.kind !== "literal") return parts;
	return [literal(`${first.value}${rest.value}`, first.at), ...parts.slice(end + 1)];
}
const hostless = (v) => v.kind === "literal" && typeof v.value === "string" && /^\w+:\/\/(?:[^@/]*@)?:?\d*(?:[/?]|$)/.test(v.value);
function again(v, before) {
	const built = (x) => x.kind === "concat" ? x.parts.filter((p) => p.kind !== "literal").map(identity) : [];
	const own = built(v);
	return own.length > 0 && before.some((b) => built(b).length > own.length && own.every((part, i) => part === built(b)[i]));
}
const given$3 = (v) => v.kind !== "absent";
function named$3(v) {
	if (v.kind === "firstOf") return ordered(v.options.map(named$3), v.at);
	if (v.kind === "either") return either(v.options.map(named$3), v.at);
	if (v.kind === "concat") return address$1(v);
	const [only, ...others] = v.kind === "unknown" ? variables$2(v) : [];
	if (v.kind === "unknown") return only && others.length === 0 && v.from?.every((f) => f.kind === "env") ? env(only, v.at) : v;
	if (v.kind !== "made" || v.path.startsWith("URI.") || v.args.length > 0 || v.block) return v;
	const [, ...steps] = v.path.split(".");
	const path = steps.filter((s, i) => !(i < 2 && STORES$1.has(s)) && !(i === steps.length - 1 && s === "get")).join(".");
	return path === "" || path.includes("{}") || path === "new" ? v : setting$2("settings", path, v.at);
}
const STORES$1 = new Set([
	"config",
	"configuration",
	"settings",
	"store",
	"instance",
	"current",
	"create",
	"env"
]);
function completed(given, fallback) {
	const url = named$3(given);
	if (url.kind === "either") return either(url.options.map((o) => completed(o, fallback)), url.at);
	const options = url.kind === "firstOf" ? url.options : [url];
	const all = options.filter((o, i) => !again(o, options.slice(0, i)) && (options.length === 1 || !hostless(o)));
	const last = all.at(-1);
	if (!last) return url;
	if (last.kind === "absent") return ordered([...all.slice(0, -1), ...fallback.whenAbsent], url.at);
	if (last.kind === "literal" && isNothing(last)) return ordered([...all.slice(0, -1), ...fallback.whenNil], url.at);
	if (last.kind === "either") return ordered([...all.slice(0, -1), completed(last, fallback)], url.at);
	if (alwaysSet(last) || last.kind === "unknown" || last.kind === "setting" || last.kind === "made") return ordered(all, url.at);
	return ordered([...all, ...fallback.whenNil], url.at);
}
const mayBeNil = (host) => {
	const last = host.kind === "firstOf" ? host.options.at(-1) : host;
	return last !== void 0 && (last.kind === "env" && last.whenUnset === "nil" || isNothing(last));
};
function fromParts(options, fallback) {
	const path = stated$2(options, "path");
	if (given$3(path)) return concat([literal("unix://", path.at), path], path.at);
	const host = there$1(stated$2(options, "host"));
	if (!given$3(host)) return void 0;
	if (host.kind === "unknown" && variables$2(host).length === 0) return host;
	const port = there$1(stated$2(options, "port"));
	const parsed = host.kind === "unknown" ? named$3(host) : host;
	if (parsed !== host && parsed.kind === "env" && (!given$3(port) || variables$2(port).join() === parsed.name)) return parsed;
	const scheme = stated$2(options, "ssl");
	const secure = scheme.kind === "literal" && scheme.value === true;
	const parts = [
		literal(secure ? "rediss://" : "redis://", host.at),
		host,
		literal(":", host.at),
		given$3(port) ? port : literal(6379, host.at)
	];
	const whole = concat(parts, host.at);
	return mayBeNil(host) ? ordered([whole, ...fallback.whenNil.map((v) => onPort(v, port))], host.at) : whole;
}
const onPort = (v, port) => v.kind === "literal" && v.implied && port.kind === "literal" && !isNothing(port) ? {
	...literal(`redis://localhost:${port.value}/0`, v.at),
	implied: true
} : v;
function there$1(part) {
	if (part.kind !== "either") return part;
	const set = part.options.filter(given$3);
	return set.length > 0 ? either(set, part.at) : part;
}
function sentinels(options) {
	const value = stated$2(options, "sentinels");
	return (value.kind === "firstOf" || value.kind === "either" ? value.options : [value]).filter((o) => given$3(o) && !isNothing(o)).map((o) => named$3(o.kind === "list" ? hosts(o) : o));
}
function clusterNodes(options, fallback) {
	const value = [stated$2(options, "cluster"), stated$2(options, "nodes")].find((v) => given$3(v) && !isNothing(v));
	if (value?.kind !== "list") return value && named$3(value);
	const all = value.items.map((item) => item.kind === "record" ? fromParts(item, fallback) ?? item : named$3(item));
	const [only, ...others] = all;
	return only && others.length === 0 ? only : list(all, value.at);
}
function stated$2(options, key) {
	if (options.kind === "record") return options.entries.get(key) ?? absent(options.at);
	if (options.kind === "firstOf") return ordered(options.options.map((o) => stated$2(o, key)), options.at);
	if (options.kind === "either") return either(options.options.map((o) => stated$2(o, key)), options.at);
	return entry(options, key);
}
const hosts = (value) => {
	const [first] = value.items;
	const host = first && entry(first, "host");
	return host && given$3(host) ? concat([
		literal("redis://", value.at),
		host,
		literal(":26379", value.at)
	], value.at) : value;
};
function withoutMasterName(url) {
	const kept = (url.kind === "firstOf" || url.kind === "either" ? url.options.map(withoutMasterName) : [url]).filter((o) => !namesMaster(o) && given$3(o));
	return kept.length === 0 ? absent(url.at) : url.kind === "either" ? either(kept, url.at) : ordered(kept, url.at);
}
const namesMaster = (v) => v.kind === "literal" && typeof v.value === "string" && /^rediss?:\/\/\w*master\w*\/?$/.test(v.value) || v.kind === "concat" && variables$2(v).some((name) => /MASTER|SENTINEL/.test(name));
const conditional = (v) => (v.kind === "firstOf" || v.kind === "either") && v.options.some(isNothing);
function endpoint$1(options, fallback, requires = []) {
	const { at } = options;
	if (options.kind === "either") return either(options.options.map((o) => endpoint$1(o, fallback, requires)), at);
	if (options.kind === "firstOf") {
		const inner = options.options.map((o, i) => endpoint$1(o, i < options.options.length - 1 ? {
			whenAbsent: [],
			whenNil: []
		} : fallback, requires));
		return ordered(inner.filter((v) => v.kind !== "firstOf" || v.options.length > 0), at);
	}
	if (options.kind === "setting") return cut(completed(entry(options, "url"), fallback), requires);
	const nodes = clusterNodes(options, fallback);
	if (nodes) return cut(nodes, requires);
	const first = sentinels(options);
	const always = first.length > 0 && !conditional(stated$2(options, "sentinels"));
	const url = entry(options, "url");
	const parts = fromParts(options, fallback);
	const own = first.length > 0 ? withoutMasterName(url) : url;
	const rest = always ? absent(at) : given$3(own) ? completed(own, fallback) : parts ?? ordered(fallback.whenAbsent, at);
	return cut(first.length === 0 ? rest : ordered([...first, rest].filter(given$3), at), requires);
}
function cut(value, requires) {
	if (value.kind !== "firstOf") return value;
	const names = value.options.map((o) => variables$2(o));
	for (const clause of requires) {
		if (clause.length === 0 || !clause.every((c) => names.some((n) => n.includes(c)))) continue;
		const last = names.findLastIndex((n) => n.some((x) => clause.includes(x)));
		return ordered(value.options.slice(0, last + 1), value.at);
	}
	return value;
}
const LOCALHOST = "redis://localhost:6379/0";
const fromEnvironment = (at) => [{
	...env("REDIS_URL", at),
	implied: true
}, ...localhost(at)];
const localhost = (at) => [{
	...literal(LOCALHOST, at),
	implied: true
}];
const redisFallback = (app, at) => ({
	whenAbsent: fromEnvironment(at),
	whenNil: before(app.gems["redis"], "5") ? fromEnvironment(at) : localhost(at)
});
const redisClientFallback = (at) => ({
	whenAbsent: localhost(at),
	whenNil: localhost(at)
});
function sidekiqFallback(app, at) {
	const provider = app.env.get("REDIS_PROVIDER");
	const name = provider?.kind === "literal" && /^\w+$/.test(String(provider.value)) ? String(provider.value) : void 0;
	const version = app.gems["sidekiq"];
	const last = name !== void 0 && name !== "REDIS_URL" && !before(version, "7") && before(version, "7.2.2") ? localhost(at) : fromEnvironment(at);
	const all = name === void 0 || name === "REDIS_URL" ? last : [env(name, at), ...last];
	return {
		whenAbsent: all,
		whenNil: all
	};
}
const railsCacheFallback = (app, at) => ({
	whenAbsent: before(app.gems["rails"], "7") ? redisFallback(app, at).whenNil : fromEnvironment(at),
	whenNil: before(app.gems["rails"], "7") ? redisFallback(app, at).whenNil : fromEnvironment(at)
});
const resqueFallback = (at) => ({
	whenAbsent: localhost(at),
	whenNil: localhost(at)
});
function setting$1(options$5, key) {
	const value = entry(options$5, key);
	if (value.kind === "absent" || value.kind === "literal" && value.value === null) return null;
	const every = options(value);
	if (every.some((v) => v.kind === "absent") && every.every((v) => v.kind === "absent" || v.kind === "unknown")) return null;
	if (options$5.kind === "unknown" || options$5.kind === "setting" || value.kind === "unknown" && options$5.kind === "record" && !options$5.entries.has(key)) return null;
	return value;
}
function timeouts(options) {
	const all = setting$1(options, "timeout") ?? setting$1(options, "network_timeout");
	return {
		connect: setting$1(options, "connect_timeout") ?? all,
		read: setting$1(options, "read_timeout") ?? all,
		write: setting$1(options, "write_timeout") ?? all
	};
}
const specificTimeouts = (options) => ({
	connect: setting$1(options, "connect_timeout"),
	read: setting$1(options, "read_timeout"),
	write: setting$1(options, "write_timeout")
});
function tls(options$6) {
	const params = entry(options$6, "ssl_params");
	const mode = params.kind === "absent" ? entry(options$6, "ssl_verify_mode") : entry(params, "verify_mode");
	const peer = options(mode).find((m) => verifies(m) === "peer");
	if (peer) return {
		verify: "peer",
		at: peer.at
	};
	return verifies(mode) === "none" ? {
		verify: "none",
		at: mode.at
	} : { verify: null };
}
function verifies(mode) {
	const name = mode.kind === "constant" ? mode.name : mode.kind === "literal" ? String(mode.value) : void 0;
	if (name === "OpenSSL::SSL::VERIFY_NONE" || name === "0") return "none";
	return name === "OpenSSL::SSL::VERIFY_PEER" || name === "1" ? "peer" : null;
}
const notInFiles = (v) => unknown(`what ${v.path.replace(/(?:\.(?:\[\]|dig|fetch))+$/, "")} returns is not in the files`, v.at, [v]);
function optionsOf(args, at) {
	const last = args.at(-1);
	if (last && (last.kind === "unknown" || last.kind === "setting") && args.length === 1) return last;
	if (last?.kind === "made" && args.length === 1) return notInFiles(last);
	return args.findLast(isHash) ?? record(new Map(), at);
}
function withUrl(args, at) {
	const options = optionsOf(args, at);
	const [first] = args;
	if (!first || first === options || first.kind === "record" || isNothing(first)) return options;
	if (options.kind !== "record") return options;
	return record(new Map([...options.entries, ["url", first]]), at, { keys: options.keys ?? new Map() });
}
const PER_THREAD = /^Flipper\.configure\{\}\.(?:adapter|default)$/;
function holderOf(call) {
	const name = call.assignedTo ?? "";
	if (/^[A-Z]/.test(name)) return name.includes(".") ? "library" : "constant";
	if (name.startsWith("$")) return "global";
	if (name.startsWith("@@")) return "class";
	const by = call.keptBy ?? call;
	if (name.startsWith("@")) return by.singleton || by.method === void 0 ? "class" : "instance";
	if (call.inside.some((c) => PER_THREAD.test(c.path))) return "thread";
	if (call.method !== void 0) return call.inside.some((c) => c.path.endsWith(".configure")) ? "library" : "call";
	return "library";
}
function common(options) {
	const { verify, at } = tls(options);
	const url = options.kind === "record" ? options.keys?.get("url") : void 0;
	return {
		db: setting$1(options, "db"),
		timeouts: timeouts(options),
		reconnectAttempts: setting$1(options, "reconnect_attempts"),
		tlsVerify: verify,
		...at ? { tlsAt: at } : {},
		options,
		...url ? { urlAt: url } : {}
	};
}
function cableLoaded(app) {
	const names = app.calls.filter((c) => c.path === "require").map((c) => c.args[0]).flatMap((v) => v?.kind === "literal" ? [String(v.value)] : []);
	return names.filter((n) => n === "rails/all" || n === "rails" || /^(active|action)_\w+\/(railtie|engine)$/.test(n) || n === "rails/test_unit/railtie").length === 0 || names.includes("rails/all") || names.includes("action_cable/engine");
}
const KEYS = new Set([
	"adapter",
	"url",
	"channel_prefix",
	"host",
	"port",
	"db",
	"password",
	"username",
	"ssl",
	"ssl_params",
	"timeout",
	"connect_timeout",
	"read_timeout",
	"write_timeout",
	"reconnect_attempts",
	"id",
	"driver",
	"sentinels",
	"role",
	"name",
	"path",
	"namespace"
]);
function passed(options, app) {
	const rails = app.gems["rails"];
	if (!before(rails, "6")) return options;
	const known = before(rails, "5.2") ? ["url"] : [
		"url",
		"host",
		"port",
		"db",
		"password"
	];
	return record(new Map([...options.entries].filter(([k]) => known.includes(k))), options.at, options.keys ? { keys: options.keys } : {});
}
function* besideSections(whole, options, file, app) {
	const used = [...options.entries.values()].map((v) => v.at.start);
	const to = firstKey(whole, app.environment);
	for (const [key, value] of whole.entries) {
		if (!KEYS.has(key) || value.kind === "record" || used.includes(value.at.start)) continue;
		const at = whole.keys?.get(key) ?? value.at;
		const line = wholeLine(app.text(file) ?? "", at);
		const simple = to && at.column === 1 && value.at.endLine === at.line && value.at.start >= at.end;
		yield { misplaced: {
			file,
			key,
			environment: app.environment,
			at,
			value,
			...simple ? { move: {
				...line,
				to
			} } : {}
		} };
	}
}
function wholeLine(text, at) {
	const start = at.start - (at.column - 1);
	const end = text.indexOf("\n", at.start);
	return {
		line: {
			...at,
			start,
			end: end === -1 ? text.length : end + 1,
			column: 1,
			endLine: at.line + 1,
			endColumn: 1
		},
		text: text.slice(start, end === -1 ? text.length : end)
	};
}
function firstKey(whole, environment) {
	const own = whole.entries.get(environment);
	const name = whole.keys?.get(environment);
	if (own?.kind !== "record" || !name) return void 0;
	return [...own.keys?.values() ?? []].filter((k) => k.file === name.file && k.start > name.start && k.line > name.line).sort((a, b) => a.start - b.start)[0];
}
const actionCable = {
	id: "action-cable",
	*detect(app) {
		const file = [app.path("config/cable.yml"), app.path("config/cable.yaml")].find((f) => app.files.includes(f));
		if (!file || !cableLoaded(app)) return;
		const whole = app.yaml(file);
		if (!whole) return;
		const own = section(whole, app.environment, { shared: sharedIn(app.gems["rails"]) });
		const options$4 = own?.kind === "record" ? own : record(new Map(), fileSpan(file));
		if (whole.kind === "record") yield* besideSections(whole, options$4, file, app);
		const names = options(entry(options$4, "adapter")).map((a) => a.kind === "absent" ? "redis" : a.kind === "literal" ? String(a.value) : void 0);
		for (const name of names) if (name && name !== "redis") yield { instead: names.length > 1 ? ["cable", name] : [
			"cable",
			name,
			options$4.keys?.get("adapter") ?? options$4.at
		] };
		if (names.every((n) => n === void 0)) yield { gap: {
			at: options$4.at,
			why: "the adapter of Action Cable is not written in config/cable.yml"
		} };
		if (!names.includes("redis")) return;
		const at = placeOf$1(whole, options$4, app.environment);
		const handed = passed(options$4, app);
		for (const [key, value] of options$4.entries) {
			if (key === "adapter" || key === "channel_prefix" && !before(app.gems["rails"], "5.1") || handed.entries.has(key)) continue;
			yield { misplaced: {
				file,
				key,
				environment: app.environment,
				at: options$4.keys?.get(key) ?? value.at,
				value,
				reader: "action-cable"
			} };
		}
		const version = app.gems["redis"];
		yield { client: {
			workload: "cable",
			library: "action-cable",
			...version ? { version } : {},
			at,
			name: "Action Cable",
			pooling: "library",
			poolSize: null,
			poolTimeout: null,
			prefix: setting$1(options$4, "channel_prefix"),
			holder: "library",
			...common(handed),
			endpoint: endpoint$1(handed, redisFallback(app, at), names.length > 1 ? [askedBefore(options$4, app)] : [])
		} };
	}
};
function askedBefore(options, app) {
	const { at } = entry(options, "adapter");
	const named = new Set(app.text(at.file)?.slice(at.start, at.end).match(/\w+/g));
	return variables$2(entry(options, "url")).filter((name) => named.has(name));
}
function placeOf$1(whole, options, environment) {
	const url = options.keys?.get("url") ?? options.entries.get("url")?.at;
	if (url) return url;
	return (whole.kind === "record" ? whole.keys?.get(environment) : void 0) ?? options.at;
}
const CONSUMERS = {
	"@rails/actioncable": {
		callees: ["createConsumer"],
		takesUrl: true
	},
	actioncable: {
		callees: ["createConsumer"],
		takesUrl: true
	},
	"@anycable/web": {
		callees: ["createCable", "createConsumer"],
		takesUrl: true
	},
	"@anycable/core": {
		callees: ["createCable", "createConsumer"],
		takesUrl: true
	},
	"@hotwired/turbo-rails": {
		callees: [
			"cable.createConsumer",
			"cable.getConsumer",
			"cable.subscribeTo"
		],
		takesUrl: false
	}
};
const GLOBAL$1 = "ActionCable.createConsumer";
function library$1(callee, from) {
	if (from === void 0) return callee === GLOBAL$1 ? "actioncable" : void 0;
	return Object.keys(CONSUMERS).find((name) => (from === name || from.startsWith(`${name}/`)) && CONSUMERS[name]?.callees.includes(callee));
}
function urlOf(call, name) {
	const [first] = call.args;
	if (!first || !CONSUMERS[name]?.takesUrl || first.kind === "record" || isNothing(first)) return null;
	const url = first.kind === "made" && first.path === "function" ? first.block : first;
	if (!url || isNothing(url) || url.kind === "unknown" && url.why === "the page in the browser decides it") return null;
	return url.kind === "made" && url.path === "URL" ? url.args[0] ?? null : url;
}
const UNREAD$1 = [
	[/\.coffee$/, "CoffeeScript"],
	[/\.[jt]sx?\.erb$/, "JavaScript with ERB"],
	[/\.vue$/, "a Vue component"],
	[/\.svelte$/, "a Svelte component"]
];
const actionCableJs = {
	id: "action-cable-js",
	*detect(app) {
		const read = reader(app, (callee, from) => library$1(callee, from) !== void 0);
		for (const path of scripts(app, CABLE_WORDS)) {
			const seen = new Set();
			for (const call of read(path)?.calls() ?? []) {
				const name = library$1(call.callee, call.from);
				if (name === void 0 || !CONSUMERS[name]?.takesUrl && seen.has(name)) continue;
				seen.add(name);
				yield { consumer: {
					library: name,
					url: urlOf(call, name),
					at: call.at
				} };
			}
		}
		const others = app.files.filter((path) => isOwnScript(path.replace(/\.(?:coffee|erb|vue|svelte)$/, ".js"), app.root) && UNREAD$1.some(([ending]) => ending.test(path)));
		for (const path of app.repo.mentioning(others, ["createConsumer", "createCable"])) {
			const what = UNREAD$1.find(([ending]) => ending.test(path))?.[1];
			yield { gap: {
				at: fileSpan(path),
				why: `${path} is ${what}, which is not read, and mentions an Action Cable consumer`
			} };
		}
	}
};
const REDIS$1 = new Set(["sidekiq", "resque"]);
const activeJob = {
	id: "active-job",
	*detect(app) {
		const value = app.settings.get("Rails.application.config.active_job.queue_adapter");
		for (const adapter of value ? options(value) : []) if (adapter.kind === "literal" && typeof adapter.value === "string" && !REDIS$1.has(adapter.value)) yield { instead: ["jobs", adapter.value] };
	}
};
const CODE$2 = /(?:^|\/)app\/.*$/;
const isOwn = (file, elsewhere) => !elsewhere.test(file.replace(CODE$2, "/"));
const CHANNEL = /(?:^|\/)app\/channels\/(?!application_cable\/(?:channel|connection)\.rb$).+\.rb$/;
const GEMS$2 = /^(?:stimulus_reflex|cable_ready|futurism|motion$|anycable|graphql-anycable)/;
const RUBY = /\.(?:rb|jbuilder|rake)$/;
const TEMPLATE = /\.(?:erb|haml|slim)$/;
const TEMPLATE_WORDS = [...[
	"stream_from",
	"stream_for",
	"ActionCableSubscriptions",
	"CableReady",
	":action_cable",
	"broadcasting:"
], ...["ApplicationCable::Channel", "ActionCable::Channel::Base"]];
const RUBY_WORDS = [
	...TEMPLATE_WORDS,
	".broadcast",
	"broadcast_",
	"broadcasts",
	"ActionCable.server"
];
const BASE = /(?:^|\/)application_cable\/channel\.rb$/;
const SCRIPT$1 = /\.(?:coffee|vue|svelte|[mc]?[jt]sx?)$/;
const SCRIPT_WORDS = [
	"subscriptions.create",
	".subscribeTo(",
	"turbo-cable-stream-source",
	"createCable"
];
const ELSEWHERE$5 = /(?:^|\/)(?:spec|specs|test|tests|node_modules|vendor|public|tmp|config|db)\//;
function cableIdle(app) {
	const own = app.files.filter((f) => isOwn(f, ELSEWHERE$5));
	if (!own.some((f) => /(?:^|\/)app\/.+\.rb$/.test(f)) || own.some((f) => CHANNEL.test(f))) return false;
	if (Object.keys(app.gems).some((gem) => GEMS$2.test(gem))) return false;
	const hold = (kind, words) => app.repo.mentioning(own.filter((f) => kind.test(f) && !BASE.test(f)), words).length > 0;
	return !hold(RUBY, RUBY_WORDS) && !hold(TEMPLATE, TEMPLATE_WORDS) && !hold(SCRIPT$1, SCRIPT_WORDS);
}
const CONSTRUCTORS = new Map([
	["Redis.new", "redis-rb"],
	["Redis.connect", "redis-rb"],
	["Redis::Cluster.new", "redis-rb"],
	["Redis::Distributed.new", "redis-rb"],
	["Redis::Store.new", "redis-store"],
	["Redis::Store::Factory.create", "redis-store"],
	["RedisClient.new", "redis-client"],
	["RedisClient.config.new_client", "redis-client"],
	["RedisClient.config.new_pool", "redis-client"],
	["RedisClient.sentinel.new_client", "redis-client"],
	["RedisClient.sentinel.new_pool", "redis-client"],
	["RedisClient.cluster.new_client", "redis-client"],
	["RedisClient.cluster.new_pool", "redis-client"]
]);
const POOLS = new Set([
	"ConnectionPool.new",
	"ConnectionPool::Wrapper.new",
	"ConnectionPool.wrap"
]);
const STORES = new Set([
	"ActiveSupport::Cache::RedisCacheStore.new",
	"ActiveSupport::Cache::RedisStore.new",
	"ActiveSupport::Cache.lookup_store"
]);
function constructors(value, depth = 0) {
	if (depth > 6) return [];
	switch (value.kind) {
		case "made":
			if (CONSTRUCTORS.has(value.path) || STORES.has(value.path) || value.path === "Redis.current" || value.path === "Rails.cache" || value.path.startsWith("Sidekiq.redis") || value.path === "Resque.redis") return [value];
			return [...value.args, ...value.block ? [value.block] : []].flatMap((v) => constructors(v, depth + 1));
		case "firstOf":
		case "either": return value.options.flatMap((v) => constructors(v, depth + 1));
		case "list": return value.items.flatMap((v) => constructors(v, depth + 1));
		case "record": return [...value.entries.values()].flatMap((v) => constructors(v, depth + 1));
		default: return [];
	}
}
const MOST$3 = 40;
const opposite = ({ call }) => new Set(call.sides.map((side) => side.endsWith(" true") ? side.replace(/ true$/, " false") : side.replace(/ false$/, " true")));
const name = ({ kept }) => kept.assignedTo === void 0 ? void 0 : `${kept.at.file} ${kept.namespace} ${kept.method ?? ""} ${kept.assignedTo}`;
function oneOfSeveral(all) {
	const byName = new Map();
	for (const one of all) {
		const known = byName.get(name(one));
		if (known) known.push(one);
		else byName.set(name(one), [one]);
	}
	const taken = new Set();
	return all.flatMap((first) => {
		if (taken.has(first)) return [];
		const group = [first];
		const against = [opposite(first)];
		const others = name(first) === void 0 ? [] : byName.get(name(first)) ?? [];
		for (const other of others) {
			if (other === first || taken.has(other) || group.length === MOST$3) continue;
			if (!against.every((sides) => other.call.sides.some((side) => sides.has(side)))) continue;
			group.push(other);
			against.push(opposite(other));
		}
		for (const one of group) taken.add(one);
		return group.length === 1 ? [first] : [{
			...first,
			client: together$3(group)
		}];
	});
}
const longest = ({ client: { timeouts } }) => Math.max(...[timeouts.connect, timeouts.read].map((limit) => limit === null ? 5 : numberIn$1(limit) ?? 0));
function laxest(group) {
	const most = Math.max(...group.map(longest));
	const slow = group.filter((m) => longest(m) === most);
	const { client } = slow.find((m) => m.client.pooling === "none") ?? slow[0];
	const unverified = group.find((m) => m.client.tlsVerify === "none")?.client;
	return unverified ? {
		...client,
		tlsVerify: "none",
		...unverified.tlsAt ? { tlsAt: unverified.tlsAt } : {}
	} : client;
}
function together$3(group) {
	const client = laxest(group);
	const asked = (m) => m.call.requires.length > 0;
	const sorted = [...group.filter(asked), ...group.filter((m) => !asked(m))];
	const endpoints = sorted.map((m) => m.client.endpoint);
	const inOrder = sorted.slice(0, -1).every(asked);
	return {
		...client,
		endpoint: inOrder ? ordered(endpoints, client.at) : either(endpoints, client.at)
	};
}
const PARTS = /(?:^|\/)(?:plugins|engines|components|packs|packages|modules|gems|vendor)\//;
const programs = new WeakMap();
function otherPrograms(app) {
	const before = programs.get(app);
	if (before) return before;
	const folders = (name) => app.files.filter((f) => name.test(f)).map((f) => f.slice(0, f.lastIndexOf("/") + 1));
	const gems = new Set(folders(/\.gemspec$/));
	const found = folders(/\/Gemfile$/).filter((f) => f !== app.path("") && f !== `${app.root}/` && !gems.has(f) && !PARTS.test(f));
	programs.set(app, found);
	return found;
}
const isOfAnotherProgram = (file, app) => otherPrograms(app).some((folder) => file.startsWith(folder));
const LIBRARIES$1 = [
	"redis",
	"redis-client",
	"redis-namespace",
	"redis-store"
];
const KNOWN$1 = new Set([
	...LIBRARIES$1,
	"redis-actionpack",
	"redis-activesupport",
	"redis-rack",
	"redis-rack-cache",
	"redis-rails",
	"redis-session-store",
	"redis-cluster-client",
	"redis-clustering",
	"redis-client-namespace",
	"redis-prescription",
	"hiredis",
	"hiredis-client",
	"brpoplpush-redis_script",
	"sidekiq",
	"sidekiq-pro",
	"sidekiq-ent",
	"sidekiq-scheduler",
	"sidekiq-cron",
	"sidekiq-unique-jobs",
	"sidekiq-throttled",
	"sidekiq-limit_fetch",
	"sidekiq-rate-limiter",
	"sidekiq-failures",
	"sidekiq-grouping",
	"sidekiq-batch",
	"sidekiq-alive",
	"sidekiq_alive",
	"sidekiq-bulk",
	"congestion",
	"resque",
	"resque-scheduler",
	"resque-pool",
	"resque-web",
	"kredis",
	"redlock",
	"suo",
	"mario-redis-lock",
	"activejob-uniqueness",
	"activejob-traffic_control",
	"anycable",
	"anycable-core",
	"anycable-rails",
	"anycable-rails-core",
	"flipper-redis",
	"geocoder",
	"searchkick",
	"ratelimit",
	"prorate",
	"throttling",
	"rack-mini-profiler",
	"remote_lock",
	"stimulus_reflex"
]);
const bare = (name) => name.replace(/[^a-z\d]/gi, "").toLowerCase();
const isOf = (gem, path) => {
	const constant = /^(?:[A-Z]\w*)(?:::[A-Z]\w*)*/.exec(path)?.[0];
	if (constant === void 0) return false;
	const steps = constant.split("::");
	return steps.some((_s, i) => bare(steps.slice(0, i + 1).join("")) === bare(gem));
};
function redisGems(app) {
	const found = [];
	for (const [name, dependencies] of app.dependencies) {
		const library = LIBRARIES$1.find((l) => dependencies.includes(l));
		if (library === void 0 || KNOWN$1.has(name) || !app.loaded?.has(name)) continue;
		if (name === "modis" && app.loaded.has("rpush-redis")) continue;
		found.push({
			name,
			library,
			calls: app.calls.filter((c) => isOf(name, c.path))
		});
	}
	return found;
}
const SETTING = /\.(?:redis|redis_url|redis_options|redis_config|redis_params|redis_opts)=$/;
const settingsOf = (gem) => gem.calls.filter((c) => SETTING.test(c.path) && c.args.length === 1);
const NAMES$1 = [
	[/throttl|rate_?limit|rack_?attack|limiter/i, "rate-limit"],
	[/(^|[_:/.])(re)?d?locks?($|[_:/.])|redlock|mutex|semaphore/i, "lock"],
	[/(^|[:/.]|(^|[_:/.])(redis|valkey|user|web|http|rack|rails|app|the)_)sessions?($|[:/.]|_(?:redis|stores?|storage|clients?|pools?|conn\w*|db|urls?|server|backend|service|manager|adapter|caches?)($|[_:/.]))/i, "session"],
	[/(^|[_:/.])caches?($|[:/.]|_(?:redis|stores?|clients?|pools?|conn\w*|db|urls?|server|backend|service|manager|adapter)($|[_:/.]))/i, "cache"],
	[/flipper|rollout|feature_?flags?/i, "feature-flag"]
];
const OF_SESSIONS = /(^|[_:/.])sessions?_/i;
const snake = (name) => name.replace(/([a-z\d])([A-Z])/g, "$1_$2");
function workloadByName(...names) {
	for (const name of names) {
		const snaked = name && snake(name);
		const [, workload] = snaked && NAMES$1.find(([pattern]) => pattern.test(snaked)) || [];
		if (snaked && workload) return workload === "cache" && OF_SESSIONS.test(snaked) ? "app" : workload;
	}
	return "app";
}
function constructed(call, app) {
	if (!call.path.startsWith("RedisClient.") || call.path === "RedisClient.new") return { options: withUrl(call.args, call.at) };
	const path = receiverOf(call);
	const parent = app.calls.findLast((c) => c.path === path && (call.on === void 0 ? c.at.file === call.at.file && c.at.start === call.at.start : place(c.at) === call.on));
	return {
		options: parent ? optionsOf(parent.args, call.at) : record(new Map(), call.at),
		...call.path.endsWith("new_pool") ? { pool: optionsOf(call.args, call.at) } : {}
	};
}
const ANSWERS = /^(Redis\.(?:new|connect|current))(?:\._?client)?\.(?:options|connection)$/;
function borrowed(value, app) {
	const path = value?.kind === "made" ? ANSWERS.exec(value.path)?.[1] : void 0;
	if (!value || path === void 0) return value;
	if (path === "Redis.current") return record(new Map(), value.at);
	const asked = callsAt(app.calls, value.at).find((c) => c.path.startsWith(`${path}.`));
	const client = app.calls.find((c) => c.path === path && place(c.at) === asked?.on);
	return client ? withUrl(client.args, client.at) : value;
}
function onlyAsked(call, app) {
	const answers = callsOn(app.calls, call.at).flatMap((c) => /\._?client$/.test(c.path) ? callsOn(app.calls, c.at) : [c]);
	if (answers.length === 0 || !answers.every((a) => ANSWERS.test(a.path))) return false;
	if (app.calls.some((c) => c.path !== "Redis.current=" && c.args.some((a) => a.kind === "made" && !ANSWERS.test(a.path) && constructors(a).some((m) => place(m.at) === place(call.at)))) || redisGems(app).length > 0) return false;
	const here = new Set([call, ...answers].map((c) => c.at.file));
	const elsewhere = app.files.filter((f) => !here.has(f) && CODE$1.test(f));
	return app.repo.mentioning(elsewhere, [keptAs(call) ?? "Redis.current"]).length === 0;
}
const CODE$1 = /\.(?:rb|rake|ru|erb|haml|slim|jbuilder|builder)$/;
function clientOf(call, app) {
	const library = CONSTRUCTORS.get(call.path) ?? "redis-rb";
	const { options, pool: own } = constructed(call, app);
	const around = call.inside.findLast((c) => POOLS.has(c.path));
	const pool = own ?? (around ? optionsOf(around.args, around.at) : void 0);
	const holder = holderOf(around ?? call);
	const named = (around ?? call).assignedTo;
	const fallback = library === "redis-client" ? redisClientFallback(call.at) : redisFallback(app, call.at);
	const gem = library === "redis-client" ? "redis-client" : "redis";
	const version = app.gems[gem];
	return {
		workload: workloadByName(named?.replace(/^[@$]+/, ""), call.namespace, call.method),
		library,
		...version ? { version } : {},
		at: call.at,
		name: named && /^[A-Z$@]/.test(named) ? named : call.namespace || named || "Redis.new",
		endpoint: endpoint$1(options, fallback, call.requires),
		pooling: pool ? "pool" : "none",
		poolSize: pool ? setting$1(pool, "size") : null,
		poolTimeout: pool ? setting$1(pool, "timeout") : null,
		prefix: namespace(call, app) ?? (library === "redis-store" ? setting$1(options, "namespace") : null),
		holder,
		...isOfAnotherProgram(call.at.file, app) ? { usedBy: [] } : {},
		...common(options)
	};
}
function namespace(call, app) {
	const around = app.calls.filter((c) => c.path === "Redis::Namespace.new" && constructors(entry(optionsOf(c.args.slice(1), c.at), "redis")).some((m) => place(m.at) === place(call.at)));
	const names = new Set(around.map((c) => c.args[0] ? identity(c.args[0]) : ""));
	const shared = /^[A-Z$]|^@@/.test(call.assignedTo ?? "") && callsOn(app.calls, call.at).some((c) => !c.path.endsWith(".freeze"));
	return names.size === 1 && !shared ? around[0]?.args[0] ?? null : null;
}
function unwrapped(value, app) {
	if (value.kind !== "made") return value;
	if (value.path !== "Redis::Namespace.new.redis") return {
		...value,
		args: value.args.map((a) => unwrapped(a, app))
	};
	const taken = callsAt(app.calls, value.at).find((c) => c.path === value.path);
	const namespaced = app.calls.find((c) => c.path === "Redis::Namespace.new" && place(c.at) === taken?.on);
	return namespaced ? made(namespaced.path, namespaced.args, namespaced.at) : value;
}
const kept$1 = (call) => call.inside.findLast((c) => POOLS.has(c.path)) ?? call;
const keptAs = (call) => {
	const name = kept$1(call).assignedTo;
	return /^[A-Z$]/.test(name ?? "") ? name : void 0;
};
function sites(app, paths) {
	const meant = app.calls.filter((c) => paths.has(c.path));
	return [...grouped(meant, (c) => place(c.at)).values()].flatMap((calls) => {
		const reached = calls.filter((c) => c.reached);
		const among = reached.length > 0 ? reached : calls;
		const named = new Map(among.flatMap((c) => keptAs(c) === void 0 ? [] : [[keptAs(c), c]]));
		return named.size > 0 ? [...named.values()] : [among.find((c) => c.memoised) ?? among[0]];
	});
}
const PASSES = /\.(?:freeze|tap|then|yield_self|itself|dup|clone|presence|new_client|new_pool|with|redis)$/;
function isAnswered(call, app) {
	const by = call.keptBy;
	const inAssignment = (c) => c.inside.length === call.inside.length && (c.at.file === call.at.file && c.at.start === call.at.start || by !== void 0 && c.method === by.method && c.namespace === by.namespace);
	return call.assignedTo !== void 0 && callsOn(app.calls, call.at).some((c) => c.assignedTo === call.assignedTo && inAssignment(c) && !PASSES.test(c.path));
}
const omitKeeper = ({ assignedTo: _, keptBy: __, ...call }) => call;
const currentOnes = (app) => new Set(app.calls.filter((c) => c.path === "Redis.current=").flatMap((c) => c.args.flatMap((a) => constructors(a).map((m) => place(m.at)))));
const redisRb = {
	id: "redis-rb",
	*detect(app) {
		const currents = currentOnes(app);
		const made = sites(app, CONSTRUCTORS).filter((call) => !onlyAsked(call, app)).map((call) => isAnswered(call, app) ? {
			...omitKeeper(call),
			memoised: false
		} : call).map((call) => ({
			call,
			kept: kept$1(call),
			client: clientOf(call, app)
		}));
		for (const { call, client } of oneOfSeveral(made)) {
			const gem = client.library === "redis-client" ? "redis-client" : "redis";
			if (app.loaded && app.gems[gem] === void 0) {
				yield { gap: {
					at: call.at,
					why: `Gemfile.lock has no gem ${gem}, which ${call.path} belongs to: nothing connects there`
				} };
				continue;
			}
			yield { client: !/^[A-Z$]/.test(call.assignedTo ?? "") && currents.has(place(call.at)) ? {
				...client,
				name: "Redis.current",
				holder: "global"
			} : client };
		}
		const current = app.calls.find((c) => c.path === "Redis.current" || c.path.startsWith("Redis.current."));
		const assigned = app.calls.some((c) => c.path === "Redis.current=");
		if (current && !assigned && app.gems["redis"]?.startsWith("4.")) {
			const options = record(new Map([["url", absent(current.at)]]), current.at);
			yield { client: {
				workload: "app",
				library: "redis-rb",
				version: app.gems["redis"],
				at: current.at,
				name: "Redis.current",
				endpoint: endpoint$1(options, redisFallback(app, current.at)),
				pooling: "none",
				poolSize: null,
				poolTimeout: null,
				prefix: null,
				holder: "global",
				...common(options)
			} };
		}
	}
};
const profilerOnRedis = (app) => app.calls.some((c) => c.path === "Rack::MiniProfiler.config.storage=" && c.args.some((a) => a.kind === "constant" && a.name.endsWith("::RedisStore")));
const key$2 = (...names) => (call) => {
	const options = optionsOf(call.args, call.at);
	return names.map((n) => entry(options, n)).find((v) => v.kind !== "absent");
};
const argument = (i) => (call) => call.args[i];
const ROWS$2 = [
	{
		calls: ["Geocoder.configure"],
		workload: "cache",
		name: "Geocoder",
		takes: key$2("cache")
	},
	{
		calls: ["Geocoder.configure{}.cache=", "Geocoder::Configuration.cache="],
		workload: "cache",
		name: "Geocoder"
	},
	{
		calls: ["ActiveJob::TrafficControl.client="],
		workload: "rate-limit",
		name: "ActiveJob::TrafficControl"
	},
	{
		calls: ["ActiveJob::Uniqueness.configure{}.redlock_servers="],
		workload: "lock",
		name: "ActiveJob::Uniqueness"
	},
	{
		calls: ["Sidekiq::Client.new"],
		workload: "sidekiq",
		name: "Sidekiq::Client",
		takes: key$2("pool")
	},
	{
		calls: ["Rollout.new"],
		workload: "feature-flag",
		name: "Rollout",
		takes: argument(0)
	},
	{
		calls: ["Flipper::Adapters::Redis.new"],
		workload: "feature-flag",
		name: "Flipper",
		takes: argument(0)
	},
	{
		calls: ["Flipper::Adapters::RedisCache.new"],
		workload: "cache",
		name: "Flipper's cache",
		takes: argument(1)
	},
	{
		calls: ["Redlock::Client.new"],
		workload: "lock",
		name: "Redlock",
		takes: argument(0)
	},
	{
		calls: ["Redis::Semaphore.new"],
		workload: "lock",
		name: "Redis::Semaphore",
		takes: key$2("redis")
	},
	{
		calls: ["RedisLock.acquire", "RedisLock.new"],
		workload: "lock",
		name: "RedisLock",
		takes: key$2("redis")
	},
	{
		calls: ["RedisLock.configure{}.redis="],
		workload: "lock",
		name: "RedisLock"
	},
	{
		calls: ["Redis::Lock.new"],
		workload: "lock",
		name: "Redis::Lock",
		takes: key$2("redis")
	},
	{
		calls: ["RemoteLock::Adapters::Redis.new"],
		workload: "lock",
		name: "RemoteLock"
	},
	{
		calls: ["RedisClassy.redis="],
		workload: "lock",
		name: "RedisMutex"
	},
	{
		calls: ["Suo::Client::Redis.new"],
		workload: "lock",
		name: "Suo",
		takes: key$2("client", "connection")
	},
	{
		calls: ["Split.redis=", "Split.configure{}.redis="],
		workload: "feature-flag",
		name: "Split"
	},
	{
		calls: ["Coverband::Adapters::RedisStore.new"],
		workload: "app",
		name: "Coverband",
		takes: argument(0)
	},
	{
		calls: ["Redis::Objects.redis="],
		workload: "app",
		name: "Redis::Objects"
	},
	{
		calls: ["Ohm.redis="],
		workload: "app",
		name: "Ohm"
	},
	{
		calls: ["Searchkick.redis="],
		workload: "app",
		name: "Searchkick"
	},
	{
		calls: ["Throttling.storage="],
		workload: "rate-limit",
		name: "Throttling"
	},
	{
		calls: ["Congestion.redis="],
		workload: "rate-limit",
		name: "congestion"
	},
	{
		calls: ["Ratelimit.new"],
		workload: "rate-limit",
		name: "Ratelimit",
		takes: key$2("redis")
	},
	{
		calls: ["Prorate::Throttle.new"],
		workload: "rate-limit",
		name: "Prorate",
		takes: key$2("redis")
	},
	{
		calls: ["Stoplight::DataStore::Redis.new"],
		workload: "app",
		name: "Stoplight"
	},
	{
		calls: [
			"Rack::Attack.cache.store=",
			"Rack::Attack::Cache.store=",
			"cache.store="
		],
		workload: "rate-limit",
		name: "Rack::Attack",
		of: /^Rack::Attack/
	},
	{
		calls: ["Rack::MiniProfiler.config.storage_options="],
		workload: "app",
		name: "rack-mini-profiler",
		chosen: profilerOnRedis
	}
];
const consumers = {
	id: "consumers",
	*detect(app) {
		for (const row of ROWS$2) for (const call of row.calls.flatMap((path) => callsOf(app.calls, path))) {
			if (row.chosen?.(app) === false || /^[a-z]/.test(call.path) && !row.of?.test(call.namespace)) continue;
			const given = row.takes ? row.takes(call) : call.args.at(-1);
			const value = given && unwrapped(given, app);
			if (value && constructors(value).length > 0) yield { use: {
				workload: row.workload,
				name: row.name,
				at: call.at,
				value
			} };
		}
	}
};
function readProcfile(text, file) {
	const starts = lineStarts(text);
	const entries = [];
	for (const start of starts) {
		const end = text.indexOf("\n", start);
		const line = text.slice(start, end === -1 ? text.length : end);
		const [head, name] = /^([\w-]+):[ \t]*/.exec(line) ?? [];
		if (head === void 0 || name === void 0) continue;
		const command = line.slice(head.length).trimEnd();
		if (command === "") continue;
		const from = start + head.length;
		entries.push({
			name,
			command,
			at: spanAt(file, starts, from, from + command.length)
		});
	}
	return entries;
}
const SHORT = 2e4;
const OPERATORS = 1e4;
const DIGITS = 5e4;
const LOOKAHEAD = 5e7;
const HASH = 35;
const NEWLINE = 10;
const isDigit = (c) => c >= 48 && c <= 57 || c === 95;
const isBlank = (c) => c === 32 || c === 9 || c === 13;
const isWord = (c) => c >= 97 && c <= 122 || c >= 65 && c <= 90 || isDigit(c);
function operators(text) {
	let n = 0;
	for (const word of [
		"||",
		"&&",
		"and",
		"or"
	]) {
		const spelled = word > "a";
		for (let at = text.indexOf(word); at !== -1 && n <= OPERATORS; at = text.indexOf(word, at + word.length)) if (!spelled || !(isWord(text.charCodeAt(at - 1)) || isWord(text.charCodeAt(at + word.length)))) n++;
	}
	return n;
}
const LONG_NUMBER = /[\d_]{64}/;
function longestNumber(text) {
	if (!LONG_NUMBER.test(text)) return 0;
	let longest = 0;
	for (let at = 0, run = 0; at < text.length; at++) {
		run = isDigit(text.charCodeAt(at)) ? run + 1 : 0;
		if (run > longest) longest = run;
	}
	return longest;
}
function dearestLookahead(text) {
	let dearest = 0;
	let lines = 0;
	let from = 0;
	for (let at = 0; at < text.length;) {
		const start = at;
		while (isBlank(text.charCodeAt(at))) at++;
		const first = text.charCodeAt(at);
		const end = text.indexOf("\n", at);
		at = end === -1 ? text.length : end + 1;
		if (first === HASH) {
			if (lines++ === 0) from = start;
			continue;
		}
		if (first !== NEWLINE) dearest = Math.max(dearest, lines * (start - from));
		lines = 0;
	}
	return dearest;
}
function costly(text) {
	if (text.length <= SHORT) return void 0;
	if (operators(text) > OPERATORS) return `has more than ${OPERATORS} boolean operators, too many to parse in reasonable time`;
	if (longestNumber(text) > DIGITS) return `has a number of more than ${DIGITS} digits, too many to parse in reasonable time`;
	if (dearestLookahead(text) > LOOKAHEAD) return "has too long a comment inside an expression to parse in reasonable time";
}
const PAGE = 65536;
const OWN_PAGES = 3;
const STACK_PAGES = 128;
const GLOBALS = 6;
function withStackAt(top, wasm) {
	let at = 8;
	const number = () => {
		for (let result = 0, shift = 0;; shift += 7) {
			const byte = wasm[at++] ?? 0;
			result |= (byte & 127) << shift;
			if (byte < 128) return result;
		}
	};
	while (at < wasm.length) {
		const section = wasm[at];
		const sizeAt = ++at;
		const size = number();
		const body = at;
		if (section !== GLOBALS) {
			at = body + size;
			continue;
		}
		number();
		if (wasm[at] !== 127 || wasm[at + 1] !== 1 || wasm[at + 2] !== 65) break;
		at += 3;
		const from = at;
		number();
		const start = leb(top);
		return Buffer.concat([
			wasm.subarray(0, sizeAt),
			leb(size + start.length - (at - from)),
			wasm.subarray(body, from),
			start,
			wasm.subarray(at)
		]);
	}
	throw new Error("prism.wasm does not begin its globals with a stack pointer: is it another version?");
}
const leb = (n) => Uint8Array.from([
	0,
	7,
	14,
	21,
	28
], (shift) => n >>> shift & 127 | (shift < 28 ? 128 : 0));
let compiled;
function newPrism() {
	compiled ??= new WebAssembly.Module(withStackAt(131 * PAGE, wasmBytes("prism.wasm", "@ruby/prism/src/prism.wasm")));
	const imports = {};
	for (const { module, name } of WebAssembly.Module.imports(compiled)) {
		imports[module] ??= {};
		imports[module][name] = name === "proc_exit" ? stopped : () => NOT_CAPABLE;
	}
	const { exports } = new WebAssembly.Instance(compiled, imports);
	const memory = exports.memory;
	if (memory.buffer.byteLength !== OWN_PAGES * PAGE) throw new Error("prism.wasm has another memory than expected: is it another version?");
	memory.grow(STACK_PAGES);
	exports._initialize();
	return exports;
}
const NOT_CAPABLE = 76;
function stopped() {
	throw new RangeError("the parser stopped");
}
const heapOf = (prism) => prism.memory.buffer.byteLength - STACK_PAGES * PAGE;
function widthAt(text, at) {
	const code = text.codePointAt(at);
	if (code > 65535) return {
		bytes: 4,
		units: 2
	};
	return {
		bytes: code < 128 ? 1 : code < 2048 ? 2 : 3,
		units: 1
	};
}
function wideEnds(text) {
	const ends = [];
	const surplus = [];
	let extra = 0;
	for (let at = 0; at < text.length; at++) {
		if (text.charCodeAt(at) < 128) continue;
		const { bytes, units } = widthAt(text, at);
		const end = at + extra + bytes;
		at += units - 1;
		extra += bytes - units;
		ends.push(end);
		surplus.push(extra);
	}
	return {
		ends,
		surplus
	};
}
function utf16Offsets(text) {
	let table;
	return (byte) => {
		table ??= Buffer.byteLength(text) === text.length ? "ascii" : wideEnds(text);
		if (table === "ascii") return byte;
		let low = 0;
		let high = table.ends.length;
		while (low < high) {
			const middle = low + high >> 1;
			if (table.ends[middle] <= byte) low = middle + 1;
			else high = middle;
		}
		return byte - (low === 0 ? 0 : table.surplus[low - 1]);
	};
}
const HEAP = 33554432;
let prism;
function parseRuby(text) {
	const refused = costly(text);
	if (refused) return { refused };
	prism ??= newPrism();
	try {
		const { value, errors, comments } = parsePrism(prism, text, { encoding: false });
		const utf16 = utf16Offsets(text);
		return {
			program: value,
			errors: errors.map(({ message, location }) => ({
				message,
				at: utf16(location.startOffset)
			})),
			comments: comments.map(({ location }) => location),
			utf16
		};
	} catch (error) {
		prism = void 0;
		return { refused: error instanceof RangeError ? "is nested too deeply to be parsed" : `can't be parsed (${error.message})` };
	} finally {
		if (prism && heapOf(prism) > HEAP) prism = void 0;
	}
}
function rubySource(file, code, text = code, offset = 0) {
	const parsed = parseRuby(code);
	if ("refused" in parsed) return parsed;
	let starts;
	const spanOf = ({ startOffset, length }) => {
		starts ??= lineStarts(text);
		return spanAt(file, starts, offset + parsed.utf16(startOffset), offset + parsed.utf16(startOffset + length));
	};
	return {
		file,
		text,
		program: parsed.program,
		parsed,
		spanOf,
		span: (node) => spanOf(node.location)
	};
}
const STARTERS = new Set([
	"system",
	"system!",
	"exec",
	"spawn",
	"sh",
	"run",
	"run!"
]);
const STARTS = new RegExp(`\\b(?:${[...STARTERS].map((name) => name.replace("!", "")).join("|")})\\b`);
function commandTexts(text, file) {
	if (!STARTS.test(text)) return [];
	const source = rubySource(file, text);
	if ("refused" in source) return [];
	const found = [];
	const visit = (node) => {
		if (node instanceof CallNode && node.receiver === null && STARTERS.has(node.name)) {
			const given = node.arguments_?.arguments_ ?? [];
			const words = given.flatMap((a) => a instanceof StringNode ? [a.unescaped.value] : []);
			const [first] = given;
			if (first && words.length > 0 && given[0] instanceof StringNode) found.push({
				text: words.length === 1 ? words[0] : JSON.stringify(words),
				at: source.span(first)
			});
		}
		for (const child of node.compactChildNodes()) visit(child);
	};
	visit(source.program);
	return found;
}
const LINE = /^[ \t]*(?:export[ \t]+)?([\w.]+)(?:[ \t]*=[ \t]*|:[ \t]+)/;
const MULTILINE = 2e4;
function rawAt(text, from, lineEnd) {
	const quote = text[from];
	if (quote === "\"" || quote === "'") {
		const limit = Math.min(text.length, from + MULTILINE);
		for (let i = from + 1; i < limit; i++) if (text[i] === "\\" && quote === "\"") i++;
		else if (text[i] === quote) return {
			raw: text.slice(from + 1, i),
			quote,
			start: from,
			end: i + 1
		};
	}
	const raw = text.slice(from, lineEnd).replace(/(?:^|[ \t])#.*$/, "").trimEnd();
	return {
		raw,
		quote: "",
		start: from,
		end: from + raw.length
	};
}
function readDotenv(text, file) {
	const starts = lineStarts(text);
	const found = new Map();
	let done = 0;
	for (const start of starts) {
		if (start < done) continue;
		const newline = text.indexOf("\n", start);
		const lineEnd = newline === -1 ? text.length : newline;
		const [head, name] = LINE.exec(text.slice(start, lineEnd)) ?? [];
		if (head === void 0 || name === void 0) continue;
		const { raw, quote, start: from, end } = rawAt(text, start + head.length, lineEnd);
		done = end;
		const at = spanAt(file, starts, from, end);
		if (quote !== "'" && /(^|[^\\])\$[\w{(]/.test(raw)) {
			found.set(name, unknown(`${name} is put together from other variables or commands`, at));
			continue;
		}
		const plain = raw.replace(/\\n/g, quote === "\"" ? "\n" : "\\n").replace(quote === "'" ? /(?!)/ : /\\([^n])/g, "$1");
		found.set(name, literal(plain, at));
	}
	return found;
}
const ANYTHING = "\0";
const filled = (port) => port.replace(/\$\{\w+(?::?-([^{}]*)|:?[?+][^{}]*)?\}|\$\w+/g, (_, fallback) => fallback || ANYTHING);
const short = (port) => (port.kind === "record" ? `${text$3(entry(port, "host_ip")) ?? "0.0.0.0"}:${text$3(entry(port, "published")) ?? ""}:` : text$3(port)) ?? "";
function openTo$2(service) {
	for (const port of listed(entry(service, "ports"))) {
		const written = short(port);
		const [, address, published] = /^(?:(\[[^\]]*\]|[^:]*):)??(?:([^:]*):)?[^:]*$/.exec(filled(written)) ?? [];
		if (written === "" || !/^(?:0\.0\.0\.0|\[?::\]?)$/.test(address ?? "0.0.0.0")) continue;
		const shown = published ? published === ANYTHING ? "on a port that a variable sets" : `0.0.0.0:${published}` : "on a port that Docker chooses";
		const variable = address === void 0 ? void 0 : /^\$\{?(\w+)/.exec(written)?.[1];
		return {
			...declared(shown, port.at),
			...variable !== void 0 && { unless: variable }
		};
	}
}
const COMPOSE = /(?:^|\/)(?:docker-)?compose[\w.-]*\.ya?ml$/;
const BASES = [
	"compose.yaml",
	"compose.yml",
	"docker-compose.yaml",
	"docker-compose.yml"
];
const heading = (content) => /^(?:[ \t]*(?:#.*)?\n)*/.exec(content)?.[0] ?? "";
const NOT_DEPLOYED = /\b(?:not|never|don't) (?:be |to be )?(?:use|used|run|deploy|deployed|suitable|meant|intended|recommended|ready|for)\b[^.,;#\n]{0,60}\bproduction\b|(?<!not )\bfor (?:local )?development\b|\blocal development\b|\brun(?:s|ning)?\b[^.;#\n]{0,60}\blocally\b/i;
function composeAside(file, files) {
	const content = files.text(file) ?? "";
	if (NOT_DEPLOYED.test(heading(content)) && !files.describes(file).includes(files.environment)) return aside(file, files) ?? `the comment above ${file} says that it is not for ${files.environment}`;
	const sets = new RegExp(`\\b(?:RAILS|RACK|APP)_ENV["']?[ \\t]*[:=][ \\t]*["']?${escaped(files.environment)}\\b`).test(content);
	const named = files.environment === "production" && /prod/i.test(baseName$2(file));
	return asideUnlessSaid(file, files, sets || named);
}
const composeFiles = (files) => candidates$1(files, COMPOSE);
const servicesIn = (v) => new Map(v ? pairs$1(entry(v, "services")) : []);
const over$2 = (base, own) => record(new Map([...base.entries, ...own.entries]), own.at, { keys: new Map([...base.keys ?? [], ...own.keys ?? []]) });
function whole(name, service, file, services, files) {
	if (service.kind !== "record") return service;
	const extended = entry(service, "extends");
	const from = text$3(extended) ?? text$3(entry(extended, "service"));
	if (from !== void 0) {
		const other = text$3(entry(extended, "file"));
		const path = other === void 0 ? void 0 : join$2(folderOf(file), other);
		const base = (path === void 0 ? services : servicesIn(files.yaml(path))).get(from);
		return base?.kind === "record" ? over$2(base, service) : service;
	}
	if (service.entries.has("image") || service.entries.has("build")) return service;
	const path = BASES.map((b) => join$2(folderOf(file), b)).find((b) => b !== void 0 && b !== file && files.repo.has(b));
	const base = path === void 0 ? void 0 : servicesIn(files.yaml(path)).get(name);
	return base?.kind === "record" ? over$2(base, service) : service;
}
function mounts(service, document, file) {
	const table = [...listed(entry(service, "volumes")).map((v) => {
		const [source, target] = v.kind === "record" ? [text$3(entry(v, "source")), text$3(entry(v, "target"))] : (text$3(v) ?? "").split(":");
		return [source, target];
	}), ...listed(entry(service, "configs")).map((v) => {
		const name = text$3(v) ?? text$3(entry(v, "source")) ?? "";
		return [text$3(entry(entry(entry(document, "configs"), name), "file")), text$3(entry(v, "target")) ?? `/${name}`];
	})];
	return (path) => {
		for (const [source, target] of table) {
			if (!source || !target || path !== target && !path.startsWith(`${target.replace(/\/$/, "")}/`)) continue;
			return join$2(folderOf(file), source, path.slice(target.length));
		}
	};
}
function variablesOf$1(service, file, files) {
	const given = entry(service, "env_file");
	const read = (given.kind === "list" ? given.items : [given]).flatMap((v) => text$3(v) ?? text$3(entry(v, "path")) ?? []).flatMap((path) => {
		const found = join$2(folderOf(file), path);
		const content = found === void 0 || !files.repo.has(found) ? void 0 : files.text(found);
		return found === void 0 || content === void 0 ? [] : [...readDotenv(content, found)];
	});
	return new Map([...read, ...variables$1(entry(service, "environment"))]);
}
function found$5(name, service, file, files) {
	const given = entry(service, "image");
	const shown = settled$2(interpolated(given));
	const direct = shown && text$3(shown) !== void 0 ? imageOf(text$3(shown) ?? "", given.at) : void 0;
	const own = ["entrypoint", "command"].flatMap((key) => command(name, entry(service, key), new Map()));
	if (direct) return {
		image: direct,
		commands: own
	};
	const build = entry(service, "build");
	const context = text$3(build) ?? text$3(entry(build, "context"));
	const at = context === void 0 ? void 0 : join$2(folderOf(file), context);
	const dockerfile = at === void 0 ? void 0 : join$2(at, text$3(entry(build, "dockerfile")) ?? "Dockerfile");
	const built = at === void 0 || dockerfile === void 0 || !files.repo.has(dockerfile) ? void 0 : builtFrom(dockerfile, at, files);
	return built && {
		image: built.image,
		commands: own.length > 0 ? own : built.commands,
		copies: built.copies
	};
}
function* read$5(file, files) {
	const document = files.yaml(file);
	if (!document) return;
	const aside = composeAside(file, files);
	const services = servicesIn(document);
	const all = [...services].map(([name, service]) => [name, whole(name, service, file, services, files)]);
	const sets = new Map(all.map(([name, service]) => [name, variablesOf$1(service, file, files)]));
	const folder = folderOf(file);
	for (const [name, service] of all) {
		const at = keyAt(entry(document, "services"), name);
		const server = found$5(name, service, file, files);
		const image = text$3(settled$2(entry(service, "image")));
		if (!server) {
			if (aside === void 0 && image !== void 0 && isUnreadKin(image)) yield { gap: {
				at,
				why: `the image ${image} is not known here`
			} };
			const count = text$3(entry(entry(service, "deploy"), "replicas")) ?? text$3(entry(service, "scale"));
			if (aside === void 0 && count !== void 0 && /^\d+$/.test(count)) yield { replicas: {
				name,
				count: Number(count)
			} };
			continue;
		}
		if (holdsNothing(server.commands)) continue;
		const fromRepo = mounts(service, document, file);
		const started = startedServer(server.commands, files, (path) => fromRepo(path) ?? server.copies?.get(path), true);
		if (aside === void 0) for (const gap of started?.gaps ?? []) yield { gap };
		const hosts = [
			name,
			text$3(entry(service, "container_name")),
			text$3(entry(service, "hostname"))
		].flatMap((h) => h?.toLowerCase() ?? []);
		const published = openTo$2(service);
		const environment = server.image.vendor === "bitnami" ? bitnami(sets.get(name) ?? new Map(), files) : {};
		yield { server: {
			id: `compose:${[...folder === "" ? [] : [folder], name].join("/")}`,
			provider: "compose",
			...wiringOf$1(hosts, sets, name),
			...addressesOf(hosts, started),
			file,
			service: name,
			at,
			facts: startedFacts(started, stacked([
				published ? { openTo: published } : {},
				environment,
				server.image.facts
			]), defaultsOf(server.image)),
			...aside !== void 0 && { aside }
		} };
	}
}
function bitnami(set, files) {
	const flags = set.get("REDIS_EXTRA_FLAGS") ?? set.get("VALKEY_EXTRA_FLAGS");
	const started = flags && startedServer(command("flags", flags, new Map()), files, () => void 0, true);
	return {
		...bitnamiFacts(set),
		...started ? factsOf(started.settings) : {}
	};
}
const compose$1 = {
	id: "compose",
	*detect(files) {
		for (const file of composeFiles(files)) yield* read$5(file, files);
	}
};
function clear(of) {
	const given = entry(of, "env");
	const split = pairs$1(given).some(([key]) => key === "clear" || key === "secret");
	return variables$1(split ? entry(given, "clear") : given);
}
const secret = (of) => listed(entry(entry(of, "env"), "secret")).flatMap((v) => /^\w+/.exec(text$3(v) ?? "")?.[0] ?? []);
const hostsOf$1 = (role) => role.kind === "list" ? role.items : listed(entry(role, "hosts"));
function openTo$1(accessory) {
	const port = entry(accessory, "port");
	const plain = text$3(port);
	if (plain === void 0) return {};
	return /^(?:127\.|10\.|192\.168\.|\[?::1)/.test(plain) ? {} : { openTo: declared(`0.0.0.0:${plain.split(":")[0]}`, port.at) };
}
const written$1 = (part) => options(part).find((o) => o.kind === "record") ?? part;
function* read$4(file, files) {
	const document = files.yaml(file);
	if (document?.kind !== "record") return;
	const why = aside(file, files);
	const all = clear(document);
	const names = [...all.keys(), ...secret(document)];
	if (why === void 0 && names.length > 0) yield { sets: {
		names,
		file
	} };
	const roles = pairs$1(entry(document, "servers"));
	const sets = new Map(roles.map(([role, server]) => [role, new Map([...all, ...clear(server)])]));
	if (listed(entry(document, "servers")).length > 0) sets.set("web", new Map(all));
	for (const [role, server] of roles) {
		const count = hostsOf$1(server).length;
		if (why === void 0 && count > 0) yield { replicas: {
			name: role,
			count
		} };
	}
	const app = text$3(entry(document, "service")) ?? "";
	const accessories = written$1(entry(document, "accessories"));
	for (const [name, accessory] of pairs$1(accessories)) {
		const at = keyAt(accessories, name);
		const given = entry(accessory, "image");
		const shown = text$3(settled$2(interpolated(given))) ?? "";
		const image = imageOf(shown, given.at);
		if (!image) {
			if (why === void 0 && isUnreadKin(shown)) yield { gap: {
				at,
				why: `the image ${shown} is not known here`
			} };
			continue;
		}
		const files_ = [...listed(entry(accessory, "files")), ...listed(entry(accessory, "volumes"))].map((v) => (text$3(v) ?? "").split(":"));
		const mounted = (path) => {
			const source = files_.find(([, target]) => target === path)?.[0]?.replace(/\.erb$/, "");
			return source === void 0 || !files.repo.has(files.path(source)) ? void 0 : files.path(source);
		};
		const lines = command(name, entry(accessory, "cmd"), new Map());
		if (holdsNothing(lines)) continue;
		const started = startedServer(lines, files, mounted, true);
		if (why === void 0) for (const gap of started?.gaps ?? []) yield { gap };
		const own = stacked([
			openTo$1(accessory),
			image.vendor === "bitnami" ? bitnamiFacts(clear(accessory)) : {},
			image.facts
		]);
		const hosts = [
			`${app}-${name}`,
			text$3(entry(accessory, "service")) ?? "",
			text$3(entry(accessory, "host")) ?? ""
		].filter(Boolean);
		yield { server: {
			id: `kamal:${name}`,
			provider: "kamal",
			...wiringOf$1(hosts, sets),
			...addressesOf(hosts, started),
			file,
			service: name,
			at,
			facts: startedFacts(started, own, defaultsOf(image)),
			...why !== void 0 && { aside: why }
		} };
	}
}
const kamal = {
	id: "kamal",
	*detect(files) {
		const below = files.path("config/deploy");
		for (const file of candidates$1(files, /\/deploy(?:\.[\w-]+)?\.ya?ml$/)) if (file.startsWith(below)) yield* read$4(file, files);
	}
};
const WORKLOADS = new Set([
	"Deployment",
	"StatefulSet",
	"DaemonSet",
	"Pod",
	"DeploymentConfig",
	"Rollout"
]);
const KINDS$2 = [
	...WORKLOADS,
	"ConfigMap",
	"Service"
].map((kind) => `kind: ${kind}`);
const MANIFEST = /\.(?:ya?ml|json|tmpl)$/;
const isTemplate = (content) => /\{\{/.test(content);
function unrolled(document) {
	const kind = text$3(entry(document, "kind"));
	if (kind !== "List" && kind !== "Template") return [document];
	return listed(entry(document, kind === "List" ? "items" : "objects"));
}
const known$3 = new WeakMap();
function manifestsOf(files) {
	const before = known$3.get(files);
	if (before) return before;
	const all = [];
	const templates = [];
	const found = {
		all,
		templates
	};
	known$3.set(files, found);
	for (const file of files.repo.mentioning(candidates$1(files, MANIFEST), KINDS$2)) {
		const content = files.text(file) ?? "";
		if (!/^kind:[ \t]*["']?[A-Z]/m.test(content)) continue;
		if (isTemplate(content)) {
			if (/image:.*\b(?:redis|valkey|keydb|dragonfly)\b/.test(content)) templates.push(file);
			continue;
		}
		for (const document of readYamlDocuments(content, file).values) {
			const parameters = entry(document, "parameters");
			for (const value of unrolled(document)) {
				const kind = text$3(entry(value, "kind")) ?? "";
				all.push({
					file,
					kind,
					name: text$3(entry(entry(value, "metadata"), "name")) ?? "",
					value,
					parameters
				});
			}
		}
	}
	return found;
}
const isWorkload = ({ kind }) => WORKLOADS.has(kind);
const podOf = ({ kind, value }) => kind === "Pod" ? entry(value, "spec") : entry(entry(entry(value, "spec"), "template"), "spec");
const configMap = (name, { all }) => all.find((m) => m.kind === "ConfigMap" && m.name === name)?.value;
function variablesOf(container, manifests) {
	const whole = listed(entry(container, "envFrom")).flatMap((from) => {
		const map = configMap(text$3(entry(entry(from, "configMapRef"), "name")), manifests);
		return map ? [...variables$1(entry(map, "data"))] : [];
	});
	const single = listed(entry(container, "env")).flatMap((one) => {
		const key = entry(entry(one, "valueFrom"), "configMapKeyRef");
		const map = configMap(text$3(entry(key, "name")), manifests);
		const value = map && entry(entry(map, "data"), text$3(entry(key, "key")) ?? "");
		return value && text$3(value) !== void 0 ? [[text$3(entry(one, "name")) ?? "", value]] : [];
	});
	return new Map([
		...whole,
		...single,
		...namedVariables(entry(container, "env"), "name")
	]);
}
const environmentsIn = (workload, manifests) => listed(entry(podOf(workload), "containers")).flatMap((container) => {
	const set = variablesOf(container, manifests);
	const value = set.get("RAILS_ENV") ?? set.get("RACK_ENV");
	const parameter = value?.kind === "env" ? listed(workload.parameters).find((p) => text$3(entry(p, "name")) === value.name) : void 0;
	const name = text$3(parameter ? entry(parameter, "value") : value);
	return name === void 0 ? [] : [name];
});
const environments = new WeakMap();
function environmentsOf(file, manifests) {
	let byFile = environments.get(manifests);
	if (!byFile) {
		const all = grouped(manifests.all.filter(isWorkload), (m) => m.file);
		byFile = new Map([...all].map(([name, own]) => [name, [...new Set(own.flatMap((m) => environmentsIn(m, manifests)))]]));
		environments.set(manifests, byFile);
	}
	return byFile.get(file) ?? [];
}
function mountedText(path, container, pod, manifests) {
	for (const mount of listed(entry(container, "volumeMounts"))) {
		const target = (text$3(entry(mount, "mountPath")) ?? "").replace(/\/$/, "");
		if (path !== target && !path.startsWith(`${target}/`)) continue;
		const volume = listed(entry(pod, "volumes")).find((v) => text$3(entry(v, "name")) === text$3(entry(mount, "name")));
		const from = volume && entry(volume, "configMap");
		const map = from && configMap(text$3(entry(from, "name")), manifests);
		if (!map) continue;
		const below = text$3(entry(mount, "subPath")) ?? path.slice(target.length + 1);
		const key = listed(entry(from, "items")).find((i) => text$3(entry(i, "path")) === below);
		const value = entry(entry(map, "data"), (key && text$3(entry(key, "key"))) ?? below);
		if (text$3(value) !== void 0) return value;
	}
}
function servicesOf(workload, { all }) {
	const labels = new Map(pairs$1(entry(entry(entry(entry(workload.value, "spec"), "template"), "metadata"), "labels")).map(([k, v]) => [k, text$3(v)]));
	return all.filter((m) => {
		const selector = pairs$1(entry(entry(m.value, "spec"), "selector"));
		return m.kind === "Service" && selector.length > 0 && selector.every(([k, v]) => labels.get(k) === text$3(v));
	});
}
function manifestAside({ file, value }, files) {
	const namespace = text$3(entry(entry(value, "metadata"), "namespace"));
	const named = namespace === void 0 ? void 0 : environmentIn(namespace);
	const why = aside(file, files);
	if (why !== void 0) return why;
	if (named !== void 0 && named !== files.environment) return `${file} puts it into the namespace ${namespace}`;
	if (files.describes(file).length > 0) return void 0;
	const runs = environmentsOf(file, manifestsOf(files));
	return runs.length === 0 || runs.includes(files.environment) ? void 0 : `${file} runs Rails in ${runs.join(" and ")}`;
}
function openTo(services) {
	for (const { value } of services) {
		const spec = entry(value, "spec");
		const type = text$3(entry(spec, "type"));
		if (type === "NodePort" || type === "LoadBalancer" && listed(entry(spec, "loadBalancerSourceRanges")).length === 0) return { openTo: declared(`a Service of type ${type}`, keyAt(spec, "type")) };
	}
	return {};
}
const hostsOf = (services) => services.flatMap(({ name, value }) => {
	const namespace = text$3(entry(entry(value, "metadata"), "namespace")) ?? "default";
	return [
		name,
		`${name}.${namespace}`,
		`${name}.${namespace}.svc`,
		`${name}.${namespace}.svc.cluster.local`
	];
});
function besideIt(manifest, container, manifests) {
	const others = listed(entry(podOf(manifest), "containers")).filter((c) => c !== container);
	const set = new Map(others.flatMap((c) => [...variablesOf(c, manifests)]));
	return wiringOf$1(["localhost", "127.0.0.1"], new Map([[manifest.name, set]]));
}
const joined$1 = (a, b) => ({
	names: [...new Set([...a.names, ...b.names])].sort(),
	wiring: [...a.wiring ?? [], ...b.wiring ?? []]
});
function* server(manifest, container, sets, files) {
	const manifests = manifestsOf(files);
	const { file, name, value } = manifest;
	const given = entry(container, "image");
	const shown = text$3(settled$2(given)) ?? "";
	const image = imageOf(shown, given.at);
	const why = manifestAside(manifest, files);
	if (!image) {
		if (why === void 0 && isUnreadKin(shown)) yield { gap: {
			at: given.at,
			why: `the image ${shown} is not known here`
		} };
		return;
	}
	const own = variablesOf(container, manifests);
	const mapped = new Map();
	const mounted = (path) => {
		const found = mountedText(path, container, podOf(manifest), manifests);
		if (found) mapped.set(path, found);
	};
	const words = [...listed(entry(container, "command")), ...listed(entry(container, "args"))];
	const lines = command(name, words.length > 0 ? {
		kind: "list",
		items: words,
		at: words[0]?.at ?? container.at
	} : entry(container, "command"), new Map());
	if (holdsNothing(lines)) return;
	const flags = startedServer(lines, files, mounted, true);
	const [conf] = mapped.values();
	const read = conf && readRedisConf(text$3(conf) ?? "", conf.at.file).map((d) => ({
		...d,
		at: conf.at
	}));
	const started = flags && read ? {
		...flags,
		gaps: [],
		settings: new Map([...settingsOf$1(read), ...flags.settings])
	} : flags;
	if (why === void 0) for (const gap of started?.gaps ?? []) yield { gap };
	const services = servicesOf(manifest, manifests);
	yield { server: {
		id: `kubernetes:${name}`,
		provider: "kubernetes",
		...joined$1(wiringOf$1(hostsOf(services), sets, name), besideIt(manifest, container, manifests)),
		...addressesOf(hostsOf(services), started),
		file,
		service: name,
		at: keyAt(entry(value, "metadata"), "name"),
		facts: startedFacts(started, stacked([
			openTo(services),
			image.vendor === "bitnami" ? bitnamiFacts(own) : {},
			image.facts
		]), defaultsOf(image)),
		...why !== void 0 && { aside: why }
	} };
}
const kubernetes = {
	id: "kubernetes",
	*detect(files) {
		const manifests = manifestsOf(files);
		const workloads = manifests.all.filter(isWorkload);
		const sets = new Map();
		for (const workload of workloads.filter((w) => manifestAside(w, files) === void 0)) for (const container of listed(entry(podOf(workload), "containers"))) {
			const name = workload.name;
			sets.set(name, new Map([...sets.get(name) ?? [], ...variablesOf(container, manifests)]));
		}
		for (const workload of workloads) {
			const count = text$3(entry(entry(workload.value, "spec"), "replicas"));
			if (manifestAside(workload, files) === void 0 && count !== void 0 && Number(count) > 0) yield { replicas: {
				name: workload.name,
				count: Number(count)
			} };
			for (const container of listed(entry(podOf(workload), "containers"))) yield* server(workload, container, sets, files);
		}
		for (const file of manifests.templates) if (aside(file, files) === void 0) yield { gap: {
			at: fileSpan(file),
			why: `${file} is a Helm template that starts a Redis, and templates are not read`
		} };
	}
};
function procfileVariables(app) {
	const files = ["app.json", "scalingo.json"].map(app.path).filter((f) => app.files.includes(f));
	return new Map(files.flatMap((f) => [...configured$3(app.yaml(f) ?? nil(fileSpan(f)))]));
}
const heroku = (v) => {
	const set = variables$1(entry(entry(v, "setup"), "config"));
	return pairs$1(entry(v, "run")).flatMap(([name, run]) => {
		if (run.kind !== "record") return command(name, run, set);
		const given = entry(run, "command");
		return given.kind === "list" ? given.items.flatMap((line) => command(name, line, set)) : command(name, given, set);
	});
};
const render = (v) => renderServices(v).flatMap(({ service }) => {
	const set = namedVariables(entry(service, "envVars"), "key");
	return ["startCommand", "dockerCommand"].flatMap((key) => command(text$3(entry(service, "name")) ?? "service", entry(service, key), set));
});
const roles = (v) => pairs$1(entry(v, "servers")).flatMap(([role, server]) => command(role, entry(server, "cmd"), new Map([...clear(v), ...clear(server)])));
const compose = (v) => pairs$1(entry(v, "services")).flatMap(([name, service]) => {
	const set = variables$1(entry(service, "environment"));
	return ["entrypoint", "command"].flatMap((key) => command(name, entry(service, key), set));
});
const flyProcesses = (v) => {
	const set = variables$1(entry(v, "env"));
	return pairs$1(entry(v, "processes")).flatMap(([name, run]) => command(name, run, set));
};
function* workloads(app, files) {
	const manifests = manifestsOf(app);
	for (const workload of manifests.all.filter((m) => isWorkload(m) && files.includes(m.file) && manifestAside(m, app) === void 0)) for (const container of listed(entry(podOf(workload), "containers"))) {
		const words = [...listed(entry(container, "command")), ...listed(entry(container, "args"))];
		const [first] = words;
		if (first) yield* command(workload.name, list(words, first.at), variablesOf(container, manifests));
	}
}
function* manifests(app, files) {
	const readers = [
		[["heroku.yml"].map(app.path), heroku],
		[["render.yaml", "render.yml"].map(app.path), render],
		[["config/deploy.yml", `config/deploy.${app.environment}.yml`].map(app.path), roles],
		[composeFiles(app).filter((f) => composeAside(f, app) === void 0), compose]
	];
	for (const [paths, read] of readers) for (const path of paths.filter((p) => files.includes(p))) {
		const value = app.yaml(path);
		if (value) yield* read(value);
	}
	for (const file of flyFiles(app)) {
		const value = files.includes(file) && aside(file, app) === void 0 ? flyToml(file, app) : void 0;
		if (value) yield* flyProcesses(value);
	}
	yield* workloads(app, files);
}
const RANKS = [
	"Procfile",
	"other Procfiles",
	"manifests",
	"units",
	"images",
	"scripts",
	"development"
];
const rank$1 = (of) => RANKS.indexOf(of);
const LAST_RESORT = rank$1("development");
const ELSEWHERE$4 = /(?:^|\/)(?:spec|specs|tests?|features|vendor|node_modules|\.devcontainer|\.github|templates?|examples?|samples?|docs?|tmp)\//;
const OTHER_PURPOSE = /(?:^|[/._-])(?:dev|devel|development|debug|local|tests?|testing|ci|cd|e2e|spec|rspec|lint|setup|update|bootstrap|review|staging|demo|sandbox|benchmarks?|console|release|build|deploy)(?=[/._-]|$)/i;
const WORDS$1 = "sidekiq puma rails rackup unicorn pitchfork falcon passenger thin resque good_job solid_queue jobs delayed_job que karafka clockwork shoryuken sneakers anycable rake".split(" ");
const baseName$1 = (file) => file.slice(file.lastIndexOf("/") + 1);
const UNIT = /\.service(?:\.(?:example|sample|erb|tt|dist))?$/;
const TAG = /<%[^\n]*?%>/g;
const SHELL = /\.(?:ba|z|k)?sh$/;
const SCRIPT = /^(?:(?:bin|scripts?|docker|\.docker|deploy|deployment|ops|container|etc)\/(?:[^/]+\/){0,2})?[^/]+$/;
function* read$3(app) {
	const own = app.files.filter((f) => !ELSEWHERE$4.test(below(f, app)));
	const started = function* (of, commands) {
		for (const { name, text, at, env } of commands) for (const i of readCommand(text, at)) yield {
			...i,
			env: new Map([
				...env ?? [],
				...i.env,
				...given$2(i)
			]),
			name,
			rank: of
		};
	};
	const text = (file) => app.text(file) ?? "";
	const procfiles = own.filter((f) => /^Procfile(?:\.[\w-]+)?$/.test(below(f, app)));
	const isMeant = (name) => !OTHER_PURPOSE.test(name.replaceAll(app.environment, ""));
	const real = procfiles.filter((f) => isMeant(baseName$1(f)));
	for (const file of real) {
		const first = baseName$1(file) === "Procfile" || file.endsWith(`.${app.environment}`);
		const entries = readProcfile(text(file), file).map((e) => ({
			name: e.name,
			text: e.command,
			at: e.at,
			env: procfileVariables(app)
		}));
		yield* started(rank$1(first ? "Procfile" : "other Procfiles"), entries);
	}
	yield* started(rank$1("manifests"), [...manifests(app, own)]);
	const mentioning = (files) => app.repo.mentioning(files, WORDS$1);
	for (const file of mentioning(own.filter((f) => UNIT.test(f) || /supervisor[^/]*\.(?:conf|ini)$|\/supervisor\//.test(f)))) yield* started(rank$1("units"), unit(text(file).replace(TAG, (tag) => "x".repeat(tag.length)), file));
	const purposeful = own.filter((f) => isMeant(below(f, app).replace(/^(?:deploy|build)\//, "")));
	for (const file of mentioning(purposeful.filter((f) => /(?:^|\.)Dockerfile(?:\.|$)/i.test(baseName$1(f))))) yield* started(rank$1("images"), image(text(file), file));
	const scripts = purposeful.filter((f) => SCRIPT.test(below(f, app)) && (SHELL.test(f) || !baseName$1(f).includes(".") && below(f, app).includes("/")));
	for (const file of mentioning(scripts)) if (/^#!.*\bruby\b/.test(text(file))) yield* started(rank$1("scripts"), commandTexts(text(file), file).map((c) => ({
		name: baseName$1(file),
		...c
	})));
	else if (SHELL.test(file) || text(file).startsWith("#!")) for (const i of readScript(text(file), file)) yield {
		...i,
		env: new Map([...i.env, ...given$2(i)]),
		name: baseName$1(file),
		rank: rank$1("scripts")
	};
	if (real.length > 0) return;
	for (const file of procfiles) yield* started(LAST_RESORT, readProcfile(text(file), file).map((e) => ({
		name: e.name,
		text: e.command,
		at: e.at
	})));
}
const given$2 = (i) => i.program !== "rake" && i.program !== "rails" ? [] : i.args.flatMap((a) => {
	const [, name, value] = /^([A-Z]\w*)=(.*)$/s.exec(a.kind === "literal" ? String(a.value) : "") ?? [];
	return name === void 0 || value === void 0 ? [] : [[name, literal(value, a.at)]];
});
const below = (file, app) => app.root === "." ? file : file.slice(app.root.length + 1);
function isElsewhere(started, environment) {
	return [flag(started, "-e", "--environment", "-E", "--env"), ...[
		"RAILS_ENV",
		"RACK_ENV",
		"APP_ENV"
	].map((n) => started.env.get(n))].some((v) => v?.kind === "literal" && typeof v.value === "string" && v.value !== environment && ENVIRONMENTS.has(v.value));
}
const ENVIRONMENTS = new Set([
	"development",
	"test",
	"staging",
	"production"
]);
const known$2 = new WeakMap();
function invocations(app) {
	const before = known$2.get(app);
	if (before) return before;
	const all = [...read$3(app)].filter((s) => !isElsewhere(s, app.environment)).sort((a, b) => a.rank - b.rank);
	known$2.set(app, all);
	return all;
}
const isDeployed = (started) => started.rank < LAST_RESORT;
const MOST$2 = 200;
function commands(app, starts) {
	const all = invocations(app).filter(starts);
	const real = all.filter(isDeployed);
	return (real.length > 0 ? real : all).slice(0, MOST$2);
}
function distinct$2(items, group, settings) {
	const best = new Map();
	const seen = new Set();
	const kept = [];
	for (const { started, item } of items) {
		const of = started?.rank ?? 0;
		const first = best.get(group(item)) ?? of;
		best.set(group(item), first);
		const key = `${group(item)}\0${settings(item)}`;
		if (of !== first || seen.has(key)) continue;
		seen.add(key);
		kept.push(item);
	}
	return kept;
}
const words = (started) => started.args.flatMap((a) => a.kind === "literal" ? [String(a.value)] : []);
const runsTask = (started, task) => ["rake", "rails"].includes(started.program) && words(started).some((w) => task.test(w));
const loads = (app, ...gems) => app.loaded === void 0 || gems.some((g) => app.loaded?.has(g));
const adapterCall = (app, name) => {
	const last = app.calls.findLast((c) => c.path === "Rails.application.config.active_job.queue_adapter=");
	return last?.args[0]?.kind === "literal" && last.args[0].value === name ? last : void 0;
};
function* notStarted(app, adapter, title) {
	const call = adapterCall(app, adapter);
	if (call) yield { gap: {
		at: call.at,
		why: `jobs go to ${title}, and no command that was read starts its workers`
	} };
}
const PROCESSORS = "it is the number of processors";
function asNumber(v) {
	const number = numberIn$1(v);
	return number === void 0 ? v : literal(number, v.at);
}
const asked = (v) => named$3({
	...v,
	path: v.path.replace(/\.to_i$/, "")
});
function counted(v) {
	if (v.kind === "literal") return v.value === "auto" ? unknown(PROCESSORS, v.at) : asNumber(v);
	if (v.kind === "either") return either(v.options.map(counted), v.at);
	if (v.kind === "made") return asked(v);
	if (v.kind !== "firstOf") return v;
	const options = v.options.map(counted);
	const named = options.some((o) => o.kind === "env");
	return firstOf(named ? options.filter((o) => o.kind !== "unknown") : options, v.at);
}
const isSettled = (v) => alwaysSet(v) || v.kind === "unknown" || v.kind === "made" && v.path.endsWith(".to_i") || v.kind === "firstOf" && v.options.at(-1)?.kind === "unknown";
const orElse = (v, fallback) => {
	if (!v || isNothing(v)) return fallback;
	return isSettled(v) ? v : firstOf([v, fallback], v.at);
};
function decided(calls, argument) {
	const last = calls.findLastIndex((c) => !c.conditional);
	const given = calls.slice(Math.max(0, last)).flatMap((call) => {
		const value = argument(call);
		return value ? [{
			value,
			guarded: call.requires.flat().some((name) => variables$2(value).includes(name))
		}] : [];
	});
	const [first, ...others] = given;
	if (!first || others.length === 0) return first?.value;
	const guarded = given.filter((g) => g.guarded).map((g) => g.value);
	const rest = given.filter((g) => !g.guarded).map((g) => g.value);
	const plain = rest.length > 1 ? either(rest, first.value.at) : rest[0];
	return plain ? firstOf([...guarded, plain], first.value.at) : either(guarded, first.value.at);
}
function withVariables(v, set) {
	if (set.size === 0) return v;
	if (v.kind === "env") {
		const own = set.get(v.name);
		return own ? firstOf([v, own], v.at) : v;
	}
	if (v.kind === "firstOf") return firstOf(v.options.map((o) => withVariables(o, set)), v.at);
	return v.kind === "either" ? either(v.options.map((o) => withVariables(o, set)), v.at) : v;
}
const unreadable = (what, v) => v?.kind === "unknown" ? [{ gap: {
	at: v.at,
	why: `${what} is not in the files: ${v.why}`
} }] : [];
const starts$3 = (i) => runsTask(i, /^jobs:work$/) || /^delayed_job/.test(i.program) && words(i).some((w) => /^(?:start|restart|run)$/.test(w));
const runsScript = (i) => i.program === "rails" && words(i)[0] === "runner" && /\.rb$/.test(words(i)[1] ?? "");
function found$4(started) {
	const given = flag(started, "-n", "--number-of-workers", "--number_of_workers");
	const queue = flag(started, "--queue", "--queues") ?? started.env.get("QUEUES") ?? started.env.get("QUEUE");
	const workers = given && counted(withVariables(given, started.env));
	return {
		kind: "delayed_job",
		name: started.name,
		concurrency: literal(1, started.at),
		...workers && { workers },
		...queue?.kind === "literal" && { queues: String(queue.value).split(",") },
		at: started.at
	};
}
const delayedJob = {
	id: "delayed-job",
	*detect(app) {
		if (!loads(app, "delayed_job")) return;
		const adapter = adapterCall(app, "delayed_job");
		const direct = commands(app, starts$3);
		const started = direct.length > 0 || !adapter ? direct : commands(app, runsScript).slice(0, 1);
		const items = started.map((s) => ({
			started: s,
			item: found$4(s)
		}));
		const settings = (p) => [p.workers && identity(p.workers), ...p.queues ?? []].join(" ");
		yield* distinct$2(items, () => "delayed_job", settings).map((process) => ({ process }));
		if (started.length === 0 && adapter) yield { process: {
			kind: "delayed_job",
			concurrency: literal(1, adapter.at),
			at: adapter.at
		} };
	}
};
const gemLine = (app, gem) => app.calls.find((c) => c.path === "gem" && c.args[0]?.kind === "literal" && c.args[0].value === gem)?.at;
const lockedAt = (app, gem) => app.lockedAt.get(gem) ?? fileSpan(app.path("Gemfile.lock"));
const last = (call) => call.args.at(-1);
const first = (call) => call.args[0];
const redisConfig = (options) => {
	const config = options && entry(options, "redis_config");
	return config?.kind === "record" ? config : void 0;
};
const ROWS$1 = [
	{
		calls: ["ActiveJob::Uniqueness.configure{}.redlock_servers="],
		workload: "lock",
		name: "ActiveJob::Uniqueness",
		library: "redlock",
		given: last
	},
	{
		calls: ["Redlock::Client.new"],
		workload: "lock",
		name: "Redlock",
		library: "redlock",
		given: first,
		made: true,
		refusesNil: true
	},
	{
		calls: ["Rack::MiniProfiler.config.storage_options="],
		workload: "app",
		name: "rack-mini-profiler",
		library: "redis-rb",
		given: last,
		chosen: profilerOnRedis
	},
	{
		calls: ["Split.redis="],
		workload: "feature-flag",
		name: "Split",
		library: "redis-rb",
		given: last,
		refusesNil: true
	},
	{
		calls: ["Split.configure{}.redis="],
		workload: "feature-flag",
		name: "Split",
		library: "redis-rb",
		given: last
	},
	{
		calls: ["MessageBus.redis_config="],
		workload: "cable",
		name: "MessageBus",
		library: "redis-rb",
		given: last
	},
	{
		calls: ["MessageBus.configure"],
		workload: "cable",
		name: "MessageBus",
		library: "redis-rb",
		given: (c) => redisConfig(last(c))
	},
	{
		calls: ["Rpush.configure{}.redis_options="],
		workload: "app",
		name: "Rpush",
		library: "redis-rb",
		given: last,
		pooling: "library"
	},
	{
		calls: ["OkComputer::RedisCheck.new"],
		workload: "app",
		name: "OkComputer",
		library: "redis-rb",
		given: first,
		pooling: "library"
	},
	{
		calls: ["Searchkick.redis="],
		workload: "app",
		name: "Searchkick",
		library: "redis-rb",
		given: last
	},
	{
		calls: ["Vanity.connect!"],
		workload: "app",
		name: "Vanity",
		library: "redis-rb",
		given: last
	}
];
const isAddress = (v) => options(v).some((o) => [
	"env",
	"concat",
	"setting"
].includes(o.kind) || o.kind === "literal" && typeof o.value === "string" && o.symbol === void 0);
function servers(value) {
	if (value.kind === "list") return value.items.flatMap(servers);
	if (isHash(value)) return [value];
	return isAddress(value) ? [record(new Map([["url", value]]), value.at)] : [];
}
const set = (url) => url.kind !== "absent" && options(url).every((o) => o.kind === "env" || isNothing(o)) ? [variables$2(url)] : [];
function client$3(row, options, at, app, told) {
	const gem = row.library === "redlock" ? "redlock" : "redis";
	const version = app.gems[gem];
	return {
		workload: row.workload,
		library: row.library,
		...version ? { version } : {},
		at,
		name: row.name,
		pooling: row.pooling ?? "none",
		poolSize: null,
		poolTimeout: null,
		prefix: setting$1(options, "namespace"),
		holder: row.holder ?? "library",
		...common(options),
		...row.library === "redis-rb" ? { madeBy: { told: told === options ? "options" : "url" } } : {},
		endpoint: endpoint$1(options, redisFallback(app, at), row.refusesNil ? set(entry(options, "url")) : [])
	};
}
function* anycable(app) {
	const gem = [
		"anycable-rails",
		"anycable",
		"anycable-core"
	].find((g) => app.loaded?.has(g));
	const file = app.path("config/anycable.yml");
	if (!gem || !app.files.includes(file)) return;
	const whole = app.yaml(file);
	const inSection = whole && section(whole, app.environment, { shared: false });
	const options$3 = inSection?.kind === "record" ? inSection : record(new Map(), {
		file,
		start: 0,
		end: 0,
		line: 1,
		column: 1,
		endLine: 1,
		endColumn: 1
	});
	const adapter = entry(options$3, "broadcast_adapter");
	if (options(adapter).every((a) => a.kind === "literal" && !["redis", "redisx"].includes(String(a.value)))) return;
	const url = entry(options$3, "redis_url");
	const at = options$3.keys?.get("redis_url") ?? options$3.at;
	const fallback = url.kind === "absent" || isNothing(url) ? [env("REDIS_URL", at), {
		...literal("redis://localhost:6379", at),
		implied: true
	}] : [url];
	const chosen = ordered([env("ANYCABLE_REDIS_URL", at), ...fallback], at);
	const made = client$3({
		workload: "anycable",
		name: "AnyCable",
		library: "anycable"
	}, record(new Map([["url", url]]), at), at, app);
	const own = url.kind === "absent" ? chosen : endpoint$1(record(new Map([["url", url]]), at), redisFallback(app, at));
	yield { client: {
		...made,
		endpoint: ordered([env("ANYCABLE_REDIS_URL", at), own], at)
	} };
}
const ADAPTERS = [
	"flipper-redis",
	"flipper-active_record",
	"flipper-mongo",
	"flipper-sequel",
	"flipper-dalli",
	"flipper-moneta",
	"flipper-rollout"
];
function* flipper(app) {
	const [gem, ...others] = ADAPTERS.filter((g) => app.loaded?.has(g));
	const set = app.calls.some((c) => c.path.startsWith("Flipper::Adapters::") || /^Flipper\.configure\{\}\.(adapter|default)$/.test(c.path));
	if (gem !== "flipper-redis" || others.length > 0 || set) return;
	const at = gemLine(app, gem) ?? app.lockedAt.get(gem);
	if (!at) return;
	yield { client: client$3({
		workload: "feature-flag",
		name: "Flipper",
		library: "redis-rb",
		holder: "thread"
	}, record(new Map([["url", ordered([env("FLIPPER_REDIS_URL", at), absent(at)], at)]]), at), at, app) };
}
function* uniqueness(app) {
	if (!app.loaded?.has("activejob-uniqueness")) return;
	const used = app.calls.find((c) => c.path === "unique" && c.namespace !== "");
	if (!used || app.calls.some((c) => c.reached && c.path === "ActiveJob::Uniqueness.configure{}.redlock_servers=")) return;
	const at = app.calls.find((c) => c.path === "ActiveJob::Uniqueness.configure")?.at ?? used.at;
	yield { client: client$3({
		workload: "lock",
		name: "ActiveJob::Uniqueness",
		library: "redlock"
	}, record(new Map(), at), at, app) };
}
function* configured$2(app) {
	for (const gem of redisGems(app)) for (const call of settingsOf(gem)) {
		const [value] = call.args;
		if (!value || ROWS$1.some((row) => row.calls.includes(call.path)) || constructors(value).length > 0) continue;
		const name = call.path.replace(/\.(?:configure|config|setup)\b.*|\.\w+=$/, "");
		const prefix = gem.calls.find((c) => c.path === call.path.replace(/\.\w+=$/, ".namespace="))?.args[0] ?? null;
		for (const options of servers(value)) {
			const made = client$3({
				workload: "app",
				name,
				library: "redis-rb"
			}, options, call.at, app, value);
			yield { client: {
				...made,
				guessed: true,
				prefix: made.prefix ?? prefix
			} };
		}
	}
}
const gemClients = {
	id: "gem-clients",
	*detect(app) {
		for (const row of ROWS$1) {
			if (row.chosen?.(app) === false) continue;
			for (const call of sites(app, new Set(row.calls))) {
				const value = row.given(call);
				if (!value || constructors(value).length > 0) continue;
				for (const options of servers(value)) yield { client: client$3(row.made ? {
					...row,
					holder: holderOf(call)
				} : row, options, call.at, app, value) };
			}
		}
		yield* flipper(app);
		yield* anycable(app);
		yield* uniqueness(app);
		yield* configured$2(app);
	}
};
function setting(app, name) {
	const own = app.settings.get(`Rails.application.config.good_job.${name}`);
	const whole = app.settings.get("Rails.application.config.good_job");
	const value = own ?? (whole && entry(whole, name));
	return value && !isNothing(value) ? value : void 0;
}
const textOf$1 = (v) => options(v).findLast((o) => o.kind === "literal");
function threads(queues, most) {
	const text = textOf$1(queues);
	if (!text) return most;
	const own = String(text.value).split(";").filter((p) => p.trim() !== "").map((p) => /:\s*(\d+)\s*$/.exec(p)?.[1]);
	if (own.length === 1 && own[0] === void 0) return most;
	const highest = textOf$1(most);
	const each = highest && numberIn$1(highest);
	const sum = own.reduce((total, n) => total === void 0 || n === void 0 && each === void 0 ? void 0 : total + Number(n ?? each), 0);
	return sum === void 0 ? most : literal(sum, text.at);
}
function found$3(started, app, adapter) {
	const at = started?.at ?? adapter;
	const fromFlag = started && flag(started, "--queues", "--queue");
	const queues = fromFlag ?? orElse(setting(app, "queues"), firstOf([env("GOOD_JOB_QUEUES", at), literal("*", at)], at));
	const own = firstOf([
		env("GOOD_JOB_MAX_THREADS", at),
		env("RAILS_MAX_THREADS", at),
		literal(5, at)
	], at);
	const most = (started && flag(started, "--max-threads")) ?? orElse(setting(app, "max_threads"), own);
	const set = started?.env ?? new Map();
	const concurrency = threads(withVariables(queues, set), counted(withVariables(most, set)));
	const written = textOf$1(queues);
	return {
		kind: "good_job",
		...started && { name: started.name },
		concurrency,
		...written && { queues: String(written.value).split(";").map((q) => q.trim()) },
		at: !fromFlag && setting(app, "queues") ? written?.at ?? at : at
	};
}
const goodJob = {
	id: "good-job",
	*detect(app) {
		if (!loads(app, "good_job")) return;
		const started = commands(app, (s) => s.program === "good_job" && ["start", void 0].includes(words(s)[0]));
		const mode = setting(app, "execution_mode");
		const adapter = app.calls.findLast((c) => /^Rails\.application\.config\.good_job(?:\.execution_mode)?=$/.test(c.path));
		const runsInside = mode?.kind === "literal" && /^async/.test(String(mode.value));
		if (started.length === 0 && !(runsInside && adapter)) return yield* notStarted(app, "good_job", "GoodJob");
		const at = adapter?.at ?? started[0]?.at;
		if (!at) return;
		const items = (started.length > 0 ? started : [void 0]).map((s) => ({
			...s && { started: s },
			item: found$3(s, app, at)
		}));
		for (const process of distinct$2(items, () => "good_job", (p) => `${p.concurrency && identity(p.concurrency)} ${p.queues?.join(";")}`)) {
			yield { process };
			yield* unreadable("GoodJob's number of threads", process.concurrency);
		}
	}
};
const CHARTS = new Set([
	"redis",
	"valkey",
	"redis-cluster",
	"valkey-cluster"
]);
const OWN_KEYS$1 = [
	"architecture",
	"auth",
	"master",
	"primary",
	"replica",
	"commonConfiguration",
	"usePassword"
];
function dependencies(folder, files) {
	const found = ["Chart.yaml", "requirements.yaml"].flatMap((name) => {
		const document = files.yaml([folder, name].filter((p) => p !== "").join("/"));
		return document ? listed(entry(document, "dependencies")) : [];
	});
	return new Map(found.flatMap((d) => {
		const name = text$3(entry(d, "name")) ?? "";
		return CHARTS.has(name) ? [[text$3(entry(d, "alias")) ?? name, name]] : [];
	}));
}
function configured$1(v, before) {
	return settingsOf$1(readRedisConf(text$3(settled$2(v)) ?? "", v.at.file).map((d) => ({
		...d,
		at: v.at
	})), before);
}
function settingsIn(values, files) {
	const primary = entry(values, "master").kind === "absent" ? entry(values, "primary") : entry(values, "master");
	const settings = [
		...["commonConfiguration", "configmap"].map((key) => entry(values, key)),
		entry(primary, "configuration"),
		entry(primary, "configmap")
	].reduce((s, v) => configured$1(v, s), new Map());
	const flags = listed(entry(primary, "extraFlags")).flatMap((v) => text$3(v) ?? []);
	const [first] = listed(entry(primary, "extraFlags"));
	if (!first) return settings;
	const started = startedServer(command("flags", {
		kind: "literal",
		value: flags.join(" "),
		at: first.at
	}, new Map()), files, () => void 0, true);
	return new Map([...settings, ...started?.settings ?? []]);
}
function factsIn(values, chart, files) {
	const auth = fact(entry(entry(values, "auth"), "enabled"), asBoolean) ?? fact(entry(values, "usePassword"), asBoolean);
	const tls = fact(entry(entry(values, "tls"), "enabled"), asBoolean);
	const replicas = fact(entry(entry(values, "replica"), "replicaCount"), asNumber$1);
	const alone = text$3(entry(values, "architecture")) === "standalone";
	const keeps = fact(entry(entry(entry(values, "master"), "persistence"), "enabled"), asBoolean);
	const noDisk = keeps && "value" in keeps && !keeps.value;
	const own = {
		engine: declared(chart.startsWith("valkey") ? "valkey" : "redis", values.at),
		...auth && { auth },
		...tls && "value" in tls && { tls: {
			...tls,
			value: tls.value ? "required" : "off"
		} },
		...alone ? { replicas: declared(0, keyAt(values, "architecture")) } : replicas && { replicas },
		...chart.endsWith("-cluster") && { clusterMode: declared(true, values.at) },
		...noDisk && { persistence: {
			...keeps,
			value: "none"
		} }
	};
	return stacked([
		own,
		factsOf(settingsIn(values, files)),
		{
			persistence: byDefault("aof", "Bitnami's chart turns AOF on and snapshots off"),
			auth: unconfirmed(true, "Bitnami's chart asks for a password")
		},
		STOCK
	]);
}
function* setsIn(v, part) {
	const set = new Map(pairs$1(v).filter(([name, inner]) => /^[A-Z][A-Z0-9_]+$/.test(name) && text$3(inner) !== void 0));
	if (set.size > 0) yield [part, set];
	for (const [name, inner] of pairs$1(v)) if (inner.kind === "record") yield* setsIn(inner, part === "" ? name : part);
}
function* read$2(file, files) {
	const folder = folderOf(file);
	const known = dependencies(folder, files);
	const document = files.yaml(file);
	if (document?.kind !== "record") return;
	const named = text$3(entry(files.yaml([folder, "Chart.yaml"].filter((p) => p !== "").join("/")) ?? document, "name"));
	const looksLike = (v) => pairs$1(v).some(([key]) => OWN_KEYS$1.includes(key));
	const found = [...document.entries].filter(([key, v]) => v.kind === "record" && (known.has(key) || CHARTS.has(key) && looksLike(v)));
	const itself = named !== void 0 && CHARTS.has(named) ? named : /(?:^|[.-])(redis|valkey)(?=[.-])/.exec(baseName$2(file))?.[1];
	const all = found.length > 0 || itself === void 0 || !looksLike(document) ? found : [[itself, document]];
	const why = aside(file, files);
	const sets = new Map();
	for (const [part, set] of setsIn(document, "")) sets.set(part, new Map([...sets.get(part) ?? [], ...set]));
	for (const [key, values] of all) {
		const enabled = fact(entry(values, "enabled"), asBoolean);
		if (enabled && "value" in enabled && !enabled.value) continue;
		const host = new RegExp(`(?:^|-)${escaped(key)}-(?:master|primary|headless)$`);
		yield { server: {
			id: `kubernetes:${[...folder === "" ? [] : [folder], key].join("/")}`,
			provider: "kubernetes",
			...wiringWhere(sets, (name, value) => hostsIn(name, value).some((h) => host.test(h.split(".")[0] ?? ""))),
			file,
			service: key,
			at: keyAt(document, key),
			facts: factsIn(values, known.get(key) ?? key, files),
			...why !== void 0 && { aside: why }
		} };
	}
}
const helm = {
	id: "helm",
	*detect(files) {
		const all = candidates$1(files, /(?:^|\/)(?:values[\w.-]*|[\w.-]*values)\.ya?ml$/);
		for (const file of files.repo.mentioning(all, ["redis", "valkey"])) yield* read$2(file, files);
	}
};
const CONF = /(?:^|\/)[\w.-]*(?:redis|valkey)[\w.-]*\.conf(?:ig)?$/;
const NO_SERVER = /sentinel|nginx|haproxy|supervis|logrotate|monit|systemd|sysctl|fluent|telegraf|php/;
const engineOf = (name) => /valkey/.test(name) ? "valkey" : "redis";
function* fromProcfile(file, files) {
	const why = aside(file, files);
	const inside = candidates$1(files, /(?:^|\/)Dockerfile[\w.-]*$/).length > 0 ? ", inside the app container" : "";
	for (const { name, command, at } of readProcfile(files.text(file) ?? "", file)) {
		const mounted = (path) => files.repo.has(files.path(path)) ? files.path(path) : void 0;
		const started = startedServer([{
			name,
			text: command,
			at
		}], files, mounted, false);
		if (!started) continue;
		if (why === void 0) for (const gap of started.gaps) yield { gap };
		yield { server: {
			id: `procfile:${name}`,
			provider: "procfile",
			names: [],
			...addressesOf(["localhost"], started),
			file: started.conf ?? file,
			service: `${name} (${file}:${at.line}${inside})`,
			at: started.conf === void 0 ? at : fileSpan(started.conf),
			facts: startedFacts(started, { engine: declared(engineOf(command), at) }, STOCK),
			...why !== void 0 && { aside: why }
		} };
	}
}
function* fromConf(file, files) {
	const { settings, gaps } = readConf(file, files, () => void 0);
	if (![
		"port",
		"maxmemory",
		"maxmemory-policy",
		"appendonly",
		"save",
		"bind",
		"dir",
		"databases"
	].some((name) => settings.has(name))) return;
	const why = aside(file, files) ?? `nothing here says which server reads ${file}`;
	yield { server: {
		id: `conf:${file}`,
		provider: "self-run",
		names: [],
		file,
		service: baseName$2(file),
		at: fileSpan(file),
		facts: stacked([
			factsOf(settings),
			{ engine: declared(engineOf(baseName$2(file)), fileSpan(file)) },
			gaps.length > 0 ? {} : STOCK
		]),
		...files.describes(file).includes(files.environment) ? {} : { aside: why }
	} };
}
const redisConf = {
	id: "redis-conf",
	*detect(files) {
		for (const file of candidates$1(files, /(?:^|\/)Procfile[\w.-]*$/)) yield* fromProcfile(file, files);
		for (const file of candidates$1(files, CONF)) if (!isRead(file, files) && !NO_SERVER.test(file)) yield* fromConf(file, files);
	}
};
const DEFAULTS$1 = {
	persistence: byDefault("rdb", "Scalingo saves snapshots unless AOF is switched on"),
	databases: byDefault(5, "Scalingo offers five databases"),
	tls: byDefault("optional", "Scalingo forces TLS only where that is switched on")
};
const scalingo = {
	id: "scalingo",
	*detect(files) {
		const file = files.path("scalingo.json");
		const manifest = files.files.includes(file) ? files.yaml(file) : void 0;
		if (!manifest) return;
		const why = aside(file, files);
		for (const item of listed(entry(manifest, "addons"))) {
			const [name = "", ...rest] = (text$3(item) ?? text$3(entry(item, "plan")) ?? "").split(":");
			if (!/^(?:scalingo-)?(?:redis|valkey)(?:-|$)/.test(name)) continue;
			yield { server: {
				id: `scalingo:${name}`,
				provider: "scalingo",
				names: ["REDIS_URL", "SCALINGO_REDIS_URL"],
				file,
				service: name,
				at: item.at,
				facts: stacked([rest.length > 0 ? { plan: declared(rest.join(":"), item.at) } : {}, DEFAULTS$1]),
				...why !== void 0 && { aside: why }
			} };
		}
		yield* formation(entry(manifest, "formation"), "amount");
	}
};
const FORMS = [
	{
		title: "a CloudFormation template",
		file: /\.(?:ya?ml|json)$/,
		declares: /["']?Type["']?:\s*["']?AWS::(?:ElastiCache::(?:ReplicationGroup|CacheCluster|ServerlessCache)|MemoryDB::Cluster)\b/,
		words: ["AWS::ElastiCache", "AWS::MemoryDB"]
	},
	{
		title: "Railway's configuration",
		file: /(?:^|\/)railway\.(?:json|toml)$/,
		declares: /redis|valkey/i,
		words: ["redis", "valkey"]
	},
	{
		title: "Nanobox's boxfile",
		file: /(?:^|\/)boxfile\.yml$/,
		declares: /image:\s*\S*redis/,
		words: ["redis"]
	},
	{
		title: "DigitalOcean's app specification",
		file: /(?:^|\/)\.do\/[\w.-]+\.ya?ml$/,
		declares: /engine:\s*["']?(?:REDIS|VALKEY)/,
		words: ["redis", "valkey"]
	},
	{
		title: "Platform.sh's services",
		file: /(?:^|\/)\.(?:platform|upsun)\/[\w.-]+\.ya?ml$/,
		declares: /type:\s*["']?(?:redis|valkey)/,
		words: ["redis", "valkey"]
	},
	{
		title: "a Docker stack or Nomad job in JSON",
		file: /\.nomad\.json$/,
		declares: /"image":\s*"[^"]*(?:redis|valkey)/i,
		words: ["redis", "valkey"]
	}
];
const platforms = [
	compose$1,
	heroku$1,
	render$2,
	fly,
	kamal,
	kubernetes,
	helm,
	terraform,
	scalingo,
	{
		id: "unread-platforms",
		*detect(files) {
			for (const { title, file: pattern, declares, words } of FORMS) for (const file of files.repo.mentioning(candidates$1(files, pattern), words)) if (aside(file, files) === void 0 && declares.test(files.text(file) ?? "")) yield { gap: {
				at: fileSpan(file),
				why: `${file} is ${title} that declares a Redis, and is not read`
			} };
		}
	},
	redisConf
];
function infrastructure(files) {
	const facts = [];
	const failures = [];
	for (const detector of platforms) try {
		facts.push(...detector.detect(files));
	} catch (error) {
		failures.push({
			part: `detector ${detector.id}`,
			error: error instanceof Error ? error.stack ?? error.message : String(error)
		});
	}
	return {
		facts: [...facts, ...files.gaps.map((gap) => ({ gap }))],
		failures
	};
}
const serversOnly = (facts, { environment, platform, target, endpoints, thresholds, now }) => bareModel(facts.flatMap((f) => "server" in f ? [f.server] : []), {
	environment,
	platform,
	target,
	endpoints,
	...thresholds ? { thresholds } : {},
	now,
	located: facts.flatMap((f) => "located" in f ? [f.located] : []),
	herokuParts: facts.flatMap((f) => "herokuPart" in f ? [f.herokuPart] : []),
	gaps: facts.flatMap((f) => "gap" in f ? [f.gap] : [])
});
const FILES$2 = ["resque-pool.yml", "config/resque-pool.yml"];
function entries(file, environment) {
	if (file.kind !== "record") return new Map();
	const own = entry(file, environment);
	const common = [...file.entries].filter(([, v]) => v.kind !== "record");
	return new Map([...common, ...own.kind === "record" ? own.entries : []]);
}
const fileOf$2 = (app, named = []) => [...named, ...FILES$2].map(app.path).find((f) => app.files.includes(f));
const hasPool = (app) => app.loaded?.has("resque-pool") === true && fileOf$2(app) !== void 0;
const startsPool = (i) => i.program === "resque-pool" || runsTask(i, /^resque:pool$/);
const resquePool = {
	id: "resque-pool",
	*detect(app) {
		const [started] = commands(app, startsPool);
		if (!loads(app, "resque-pool") || !started && !hasPool(app)) return;
		const given = started && flag(started, "-c", "--config");
		const named = given?.kind === "literal" ? [String(given.value).replace(/^\.\//, "")] : [];
		const file = fileOf$2(app, named);
		const whole = file === void 0 ? void 0 : app.yaml(file);
		const pools = whole ? [...entries(whole, app.environment)].filter(([, v]) => !isNothing(v)) : [];
		if (pools.length === 0 && started) {
			yield { process: {
				kind: "resque",
				name: started.name,
				workers: null,
				at: started.at
			} };
			yield { gap: {
				at: started.at,
				why: "the file with resque-pool's numbers of workers could not be read"
			} };
		}
		for (const [queues, count] of pools) {
			const workers = counted(withVariables(count, started?.env ?? new Map()));
			const at = (whole?.kind === "record" ? whole.keys?.get(queues) : void 0) ?? count.at;
			yield { process: {
				kind: "resque",
				...started && { name: started.name },
				workers,
				queues: queues.split(",").map((q) => q.trim()),
				at
			} };
			yield* unreadable(`the number of Resque workers for ${queues}`, workers);
		}
	}
};
function sidekiqYaml(app, file) {
	const whole = app.yaml(file);
	return whole && sidekiqSection(whole, app.environment);
}
const OPTIONS = /^Sidekiq(?:\.configure_server\{\}|\.default_configuration)?(?:\.options=|(?:\.options)?\.merge!)$/;
function handed$1(app) {
	const value = app.calls.filter((c) => OPTIONS.test(c.path)).at(-1)?.args.at(-1);
	return value?.kind === "record" ? sidekiqSection(value, app.environment) : void 0;
}
function parsedFile(app) {
	for (const call of app.calls) {
		const [words] = call.args;
		if (!/^Sidekiq::CLI\.(?:instance|new)\.parse$/.test(call.path) || words?.kind !== "list") continue;
		const flag = words.items.findIndex((w) => w.kind === "literal" && (w.value === "-C" || w.value === "--config"));
		if (flag !== -1) return words.items[flag + 1];
	}
}
function said(section, key) {
	const value = section && entry(section, key);
	if (!value || isNothing(value)) return void 0;
	return {
		value,
		at: (section.kind === "record" ? section.keys?.get(key) : void 0) ?? value.at
	};
}
function ownConcurrency(app, at) {
	const version = app.gems.sidekiq;
	const own = before(version, "5.2") ? 25 : before(version, "7") ? 10 : 5;
	return firstOf([env("RAILS_MAX_THREADS", at), literal(own, at)], at);
}
const SERVER = /^Sidekiq\.(?:configure_server\{\}|default_configuration|configure_server\{\}\.default_capsule|default_configuration\.default_capsule)$/;
const concurrencies = (app, on) => app.calls.filter((c) => {
	const old = before(app.gems.sidekiq, "6.5");
	if (c.path.endsWith(".concurrency=")) return !old && on.test(receiverOf(c));
	if (!c.path.endsWith(".[]=") || c.memoised || c.args[0]?.kind !== "literal" || c.args[0].value !== "concurrency") return false;
	const target = receiverOf(c).replace(/\.options$/, "");
	if (target === receiverOf(c)) return !old && on.test(target);
	return on.test(target) || target === "Sidekiq" && !atLeast(app.gems.sidekiq, "7");
});
function configured(app, on = SERVER) {
	const calls = [...concurrencies(app, on), ...capsuleCalls(app).flatMap((c) => nameOf$1(c) === "default" ? inside(app, c, "concurrency") : [])];
	const value = decided(calls, (c) => c.args.at(-1));
	const last = calls.at(-1);
	return value && last ? {
		value,
		at: last.at
	} : void 0;
}
const capsuleCalls = (app) => app.calls.filter((c) => c.path.endsWith(".capsule") && SERVER.test(receiverOf(c)));
const nameOf$1 = (call) => call.args[0] ? call.args[0].kind === "literal" ? String(call.args[0].value) : show(call.args[0]) : "";
const inside = (app, capsule, setting) => app.calls.filter((c) => c.path.endsWith(`.capsule{}.${setting}=`) && c.inside.some((i) => i.at.file === capsule.at.file && i.at.start === capsule.at.start));
function capsules(app, section, concurrency) {
	if (app.gems.sidekiq !== void 0 && !atLeast(app.gems.sidekiq, "7.0.0")) return [];
	const found = new Map();
	const written = section && entry(section, "capsules");
	if (written?.kind === "record") for (const [name, capsule] of written.entries) {
		const own = said(capsule, "concurrency");
		if (own) found.set(name, {
			name,
			concurrency: own.value,
			at: own.at
		});
	}
	for (const call of capsuleCalls(app)) {
		const name = nameOf$1(call);
		const own = inside(app, call, "concurrency");
		const value = decided(own, (c) => c.args[0]) ?? found.get(name)?.concurrency ?? concurrency;
		if (name !== "default") found.set(name, {
			name,
			concurrency: value,
			at: own.at(-1)?.at ?? call.at
		});
	}
	return [...found.values()];
}
function queueNames(v) {
	if (!v || isNothing(v)) return void 0;
	return (v.kind === "list" ? v.items : [v]).map((item) => {
		const name = item.kind === "list" ? item.items[0] : item;
		return name ? readable(name).replace(/,.*/, "") : "";
	});
}
function readable(v) {
	if (v.kind === "literal") return String(v.value);
	if (v.kind === "concat") return v.parts.map(readable).join("");
	return v.kind === "env" || v.kind === "firstOf" ? show(v) : "…";
}
const orDefault$1 = (v, own, at, ...names) => orElse(v, firstOf([...names.map((n) => env(n, at)), literal(own, at)], at));
const assigned$1 = (app, path) => decided(app.calls.filter((c) => path.test(c.path)), (c) => c.args.at(-1));
const option$1 = (app, path, key) => {
	const options = app.calls.findLast((c) => c.path === path)?.args.at(-1);
	return said(options, key)?.value;
};
function shoryuken(i, app) {
	const file = flag(i, "-C", "--config");
	const yaml = file?.kind === "literal" ? app.yaml(app.path(String(file.value).replace(/^\.\//, ""))) : void 0;
	const single = orDefault$1(flag(i, "-c", "--concurrency") ?? said(yaml, "concurrency")?.value, 25, i.at);
	const groups = said(yaml, "groups")?.value;
	if (groups?.kind !== "record" || groups.entries.size === 0) return single;
	const own = [...groups.entries.values()].map((group) => said(group, "concurrency")?.value ?? single);
	const all = said(yaml, "queues") ? [single, ...own] : own;
	const numbers = all.flatMap((v) => v.kind === "literal" ? [Number(v.value)] : []);
	return numbers.length === all.length ? literal(numbers.reduce((a, b) => a + b, 0), groups.at) : unknown("its groups add up what the files do not tell", groups.at, all);
}
const KINDS$1 = [
	{
		kind: "resque",
		title: "Resque",
		gem: "resque",
		starts: (i) => runsTask(i, /^resque:workers?$|^resque:work\b/) || i.program === "resque",
		workers: (i) => runsTask(i, /^resque:workers$/) ? orDefault$1(i.env.get("COUNT"), 1, i.at, "COUNT") : void 0,
		queues: (i) => i.env.get("QUEUES") ?? i.env.get("QUEUE")
	},
	{
		kind: "resque-scheduler",
		title: "resque-scheduler",
		gem: "resque-scheduler",
		starts: (i) => runsTask(i, /^resque:scheduler$/) || i.program === "resque-scheduler"
	},
	{
		kind: "que",
		title: "Que",
		gem: "que",
		starts: (i) => i.program === "que",
		concurrency: (i) => orDefault$1(flag(i, "-w", "--worker-count"), 6, i.at)
	},
	{
		kind: "karafka",
		title: "Karafka",
		gem: "karafka",
		starts: (i) => i.program === "karafka" && /^(?:server|s|swarm|consumer)$/.test(words(i)[0] ?? ""),
		concurrency: (i, app) => orDefault$1(assigned$1(app, /(?:^|\.)setup\{\}\.concurrency=$/), 5, i.at)
	},
	{
		kind: "clockwork",
		title: "Clockwork",
		gem: "clockwork",
		starts: (i) => i.program === "clockwork" || i.program === "clockworkd" && !words(i).includes("stop")
	},
	{
		kind: "shoryuken",
		title: "Shoryuken",
		gem: "shoryuken",
		starts: (i) => i.program === "shoryuken",
		concurrency: shoryuken
	},
	{
		kind: "sneakers",
		title: "Sneakers",
		gem: "sneakers",
		starts: (i) => runsTask(i, /^sneakers:run$/) || i.program === "sneakers" && words(i)[0] === "work",
		concurrency: (i, app) => orDefault$1(option$1(app, "Sneakers.configure", "threads"), 10, i.at),
		workers: (i, app) => orDefault$1(option$1(app, "Sneakers.configure", "workers"), 4, i.at)
	},
	{
		kind: "anycable",
		title: "AnyCable",
		gem: "anycable",
		starts: (i) => i.program === "anycable",
		concurrency: (i) => orDefault$1(flag(i, "--rpc-pool-size"), 30, i.at, "ANYCABLE_RPC_POOL_SIZE")
	}
];
function* processes$1(kind, app) {
	const items = commands(app, kind.starts).map((started) => {
		const value = (v) => v && counted(withVariables(v, started.env));
		const concurrency = value(kind.concurrency?.(started, app));
		const workers = value(kind.workers?.(started, app));
		const queues = kind.queues?.(started);
		return {
			started,
			item: {
				kind: kind.kind,
				name: started.name,
				...workers && { workers },
				...concurrency && { concurrency },
				...queues?.kind === "literal" && { queues: String(queues.value).split(",") },
				at: started.at
			}
		};
	});
	const settings = (p) => [
		p.concurrency && identity(p.concurrency),
		p.workers && identity(p.workers),
		...p.queues ?? []
	].join(" ");
	for (const process of distinct$2(items, () => kind.kind, settings)) {
		yield { process };
		yield* unreadable(`${kind.title}'s concurrency`, process.concurrency);
		yield* unreadable(`${kind.title}'s number of workers`, process.workers);
	}
}
const jobProcesses = {
	id: "job-processes",
	*detect(app) {
		for (const kind of KINDS$1.filter((k) => loads(app, k.gem))) {
			yield* processes$1(kind, app);
			const isStarted = (s) => kind.starts(s) || kind.kind === "resque" && startsPool(s);
			if (kind.kind === "resque" && hasPool(app)) continue;
			if (commands(app, isStarted).length === 0) yield* notStarted(app, kind.kind, kind.title);
		}
	}
};
const given$1 = (app) => {
	const table = new Map();
	for (const { path, args, at } of app.calls) {
		const [key, value] = args;
		if (path !== "Kredis::Connections.connections.[]=" || key?.kind !== "literal" || !value || constructors(value).length === 0) continue;
		table.set(String(key.value), { use: {
			workload: "kredis",
			name: `Kredis ${String(key.value)}`,
			at,
			value
		} });
	}
	return table;
};
const sectionless = (environment) => `the file has no section for ${environment}: unless a deployment puts another one there, Kredis is given nil and raises at its first use`;
const kredis = {
	id: "kredis",
	*detect(app) {
		if (app.loaded && !app.loaded.has("kredis")) return;
		const table = given$1(app);
		yield* table.values();
		const use = app.calls.find((c) => c.path.startsWith("Kredis.") || c.path.startsWith("kredis_"));
		if (!use) return;
		const folder = `${app.path("config/redis")}/`;
		const nameOf = (file) => file.slice(folder.length, -4);
		const files = app.files.filter((f) => f.startsWith(folder) && f.endsWith(".yml") && !table.has(nameOf(f)));
		const version = app.gems["redis"];
		const client = (options, at, name) => ({ client: {
			workload: "kredis",
			library: "kredis",
			...version ? { version } : {},
			at,
			name,
			pooling: "none",
			poolSize: null,
			poolTimeout: null,
			prefix: null,
			holder: "library",
			...common(options),
			endpoint: endpoint$1(options, redisFallback(app, at))
		} });
		for (const file of files) {
			const value = app.yaml(file);
			const options = value && section(value, app.environment, { shared: "deep" });
			if (!options && value && !before(app.gems["rails"], "6.1")) yield { gap: {
				at: value.at,
				why: sectionless(app.environment)
			} };
			if (!options) continue;
			yield client(options, options.kind === "record" ? options.keys?.get("url") ?? options.at : options.at, `Kredis ${nameOf(file)}`);
		}
		if (files.length === 0 && table.size === 0) {
			const at = use.at;
			yield client(record(new Map([["url", absent(at)], ["timeout", literal(1, at)]]), at), at, "Kredis");
		}
	}
};
const shared$1 = (client) => client.holder === "constant" || client.holder === "global" || client.holder === "class";
function at$2(made, clients) {
	const found = clients.filter((c) => place(c.at) === place(made.at) || contains(made.at, c.at));
	const given = identity(withUrl(made.args, made.at));
	const same = found.filter((c) => c.options && identity(c.options) === given);
	return same.length > 0 ? same : found;
}
function link(found, uses, calls) {
	const all = through$1(distinct$1(uses));
	const holding = groupedByEach(all, (u) => placesIn(u.value));
	let clients = [...found];
	const riders = [];
	const own = [];
	const consumed = new Set();
	const taken = new Set();
	for (const use of all) {
		const handed = constructors(use.value);
		const [first] = handed;
		if (!first) continue;
		const library = libraryClient(first, [...clients, ...own]);
		if (library) {
			riders.push(rider(use, library));
			continue;
		}
		const sources = [...new Set(handed.flatMap((m) => at$2(m, clients)))];
		const [source] = sources;
		if (!source) continue;
		if (use.role) {
			own.push({
				...source,
				...pooled(use.value),
				workload: use.workload,
				role: use.role,
				name: use.name,
				at: use.at,
				holder: "library",
				endpoint: together$2(sources)
			});
			if (source.workload === "app" || !shared$1(source)) for (const s of sources) consumed.add(s);
		} else if (taken.has(source) && source.workload !== use.workload) riders.push(rider(use, source));
		else if (shared$1(source) && !onlyFor(use, source, holding, calls)) riders.push(rider(use, source));
		else {
			const last = sources.at(-1) ?? source;
			const holder = source.holder === "thread" ? source.holder : "library";
			const named = shared$1(source) ? {
				name: source.name,
				holder: source.holder
			} : {
				name: use.name,
				holder
			};
			const claimed = {
				...last,
				...pooled(use.value),
				...named,
				workload: use.workload,
				endpoint: together$2(sources),
				prefix: use.prefix ?? last.prefix
			};
			clients = clients.filter((c) => !sources.includes(c));
			clients.push(claimed);
			taken.add(claimed);
		}
	}
	return once([
		...clients.filter((c) => !consumed.has(c)),
		...own,
		...riders
	]);
}
const sameGlobal = (c) => c.holder === "global" && c.ridesOn === void 0 ? [
	c.name,
	c.workload,
	identity(c.endpoint),
	...[
		c.options,
		c.poolSize,
		c.prefix
	].map((v) => v ? identity(v) : "")
].join("\0") : void 0;
const rank = (c) => (/(?:^|\/)config\/initializers\//.test(c.at.file) ? 0 : 1e3) + c.at.file.split("/").length;
function once(clients) {
	const kept = new Map();
	for (const c of clients) {
		const key = sameGlobal(c);
		const known = key === void 0 ? void 0 : kept.get(key);
		if (key !== void 0 && (!known || rank(c) < rank(known))) kept.set(key, c);
	}
	const instead = (c) => kept.get(sameGlobal(c) ?? "") ?? c;
	const places = new Map(clients.map((c) => [place(c.at), place(instead(c).at)]));
	return clients.filter((c) => instead(c) === c).map((c) => c.ridesOn === void 0 ? c : {
		...c,
		ridesOn: places.get(c.ridesOn) ?? c.ridesOn
	});
}
function pooled(value) {
	if (value.kind !== "made" || !POOLS.has(value.path)) return {};
	const pool = optionsOf(value.args, value.at);
	return {
		pooling: "pool",
		poolSize: setting$1(pool, "size"),
		poolTimeout: setting$1(pool, "timeout")
	};
}
function placesIn(value, into = new Set()) {
	if (value.kind === "made") into.add(place(value.at));
	for (const inner of parts$4(value)) placesIn(inner, into);
	return into;
}
function onlyFor(use, source, holding, calls) {
	const named = workloadByName(source.name);
	if (!(source.workload === "app" || named === use.workload || named === "app" && source.workload === "cache") || source.name === "Rails.cache") return false;
	const places = placesIn(use.value);
	const others = [...places].some((p) => holding.get(p)?.some((u) => u !== use && u.workload !== use.workload));
	const wrapped = callsOf(calls, "Redis::Namespace.new").some((c) => !places.has(place(c.at)) && wraps(c, source));
	return !others && !wrapped && ![...places].some((p) => callsOnPlace(calls, p).some((c) => !c.path.endsWith(".freeze")));
}
const wraps = (call, client) => constructors(list(call.args, call.at)).some((m) => place(m.at) === place(client.at) || contains(m.at, client.at));
function through$1(uses) {
	const passed = new Set();
	const there = grouped(uses, (u) => place(u.at));
	return uses.map((use) => {
		const inner = constructors(use.value).flatMap((m) => (there.get(place(m.at)) ?? []).filter((u) => u !== use))[0];
		if (!inner) return use;
		passed.add(inner);
		return {
			...use,
			value: inner.value,
			prefix: use.prefix ?? inner.prefix ?? null
		};
	}).filter((_use, i) => !passed.has(uses[i]));
}
const distinct$1 = (uses) => {
	const seen = new Map();
	for (const use of uses) seen.set(`${use.workload} ${use.role ?? ""} ${place(use.at)}`, use);
	return [...seen.values()];
};
function together$2(sources) {
	const [{ at, endpoint }, ...others] = sources;
	if (others.length === 0) return endpoint;
	const endpoints = sources.map((s) => s.endpoint);
	return new Set(endpoints.map((e) => identity(e.kind === "firstOf" ? e.options[0] ?? e : e))).size === 1 ? ordered(endpoints, at) : either(endpoints, at);
}
function libraryClient(made, clients) {
	if (made.path === "Rails.cache") return clients.find((c) => c.workload === "cache" && c.name === "Rails.cache" && c.ridesOn === void 0);
	if (made.path.startsWith("Sidekiq.redis")) return clients.find((c) => c.workload === "sidekiq" && c.role === "client");
	if (made.path === "Resque.redis") return clients.find((c) => c.workload === "resque" && c.ridesOn === void 0);
	if (made.path === "Redis.current") return clients.find((c) => c.name === "Redis.current");
}
const rider = (use, on) => {
	const { role: _role, ...rest } = on;
	return {
		...rest,
		workload: use.workload,
		name: use.name,
		at: use.at,
		prefix: use.prefix ?? null,
		ridesOn: place(on.at)
	};
};
const FILES$1 = [
	["heroku.yml", "heroku"],
	[".slugignore", "heroku"],
	["render.yaml", "render"],
	["fly.toml", "fly"],
	["scalingo.json", "scalingo"],
	["config/deploy.yml", "kamal"]
];
const texts = (v) => v.kind === "literal" ? [String(v.value)] : parts$4(v).flatMap(texts);
const OF_HEROKU = /^heroku\b|[/@:]heroku\//;
function herokuJson(app) {
	const file = app.path("app.json");
	const json = app.files.includes(file) ? app.yaml(file) : void 0;
	return json?.kind === "record" && [
		"stack",
		"addons",
		"buildpacks",
		"environments"
	].some((key) => texts(entry(json, key)).some((t) => OF_HEROKU.test(t)));
}
const GEMS$1 = [
	"rails_12factor",
	"heroku-deflater",
	"barnes",
	"hirefire-resource"
];
const SCRIPTS = /^(?:(?:bin|scripts?)\/[^/]+|\.github\/workflows\/[^/]+\.ya?ml|\.circleci\/config\.yml|\.travis\.yml|Procfile|Rakefile|lib\/tasks\/[^/]+\.rake)$/;
const COMMANDS = /\bheroku[ \t]+(?:run|restart|ps|pg|config|maintenance|container|releases|pipelines)\b|\bgit[ \t]+push[^\n#]*\bheroku\b|\bheroku:release\b|git\.heroku\.com|\bheroku-deploy@/;
function herokuByUse(app) {
	if (GEMS$1.some((gem) => app.loaded?.has(gem))) return true;
	const start = app.root === "." ? 0 : app.root.length + 1;
	const scripts = app.files.filter((f) => SCRIPTS.test(f.slice(start)));
	return app.repo.mentioning(scripts, ["heroku"]).some((f) => COMMANDS.test((app.text(f) ?? "").replace(/^[ \t]*#.*$/gm, "")));
}
const untouched = (file, app) => file.endsWith("config/deploy.yml") && /^image: your-user\//m.test(app.text(file) ?? "");
function platformOf(app) {
	const named = FILES$1.flatMap(([file, platform]) => app.files.includes(app.path(file)) && !untouched(app.path(file), app) ? [platform] : []);
	const all = new Set(herokuJson(app) ? [...named, "heroku"] : named);
	if (all.size === 0 && herokuByUse(app)) return "heroku";
	const [only] = all;
	return all.size === 1 && only !== void 0 ? only : null;
}
const one = (at) => literal(1, at);
const SERVERS$2 = [
	{
		kind: "pitchfork",
		title: "Pitchfork",
		programs: ["pitchfork"],
		file: "pitchfork",
		setting: "worker_processes",
		flags: [],
		threads: one,
		workers: one
	},
	{
		kind: "unicorn",
		title: "Unicorn",
		programs: ["unicorn", "unicorn_rails"],
		file: "unicorn",
		setting: "worker_processes",
		flags: [],
		threads: one,
		workers: one
	},
	{
		kind: "falcon",
		title: "Falcon",
		programs: ["falcon", "falcon-host"],
		file: "falcon",
		setting: "count",
		flags: ["-n", "--count"],
		threads: () => null,
		workers: (at) => unknown("it is the number of processors", at)
	},
	{
		kind: "passenger",
		title: "Passenger",
		programs: ["passenger", "passenger-start"],
		setting: "max_pool_size",
		flags: ["--max-pool-size"],
		threads: (at, started) => (started && flag(started, "--thread-count")) ?? literal(1, at),
		workers: (at) => literal(6, at)
	},
	{
		kind: "thin",
		title: "Thin",
		programs: ["thin"],
		setting: "servers",
		flags: ["-s", "--servers"],
		threads: one,
		workers: one
	}
];
const starts$2 = (server) => (i) => server.programs.includes(i.program) && !words(i).includes("stop");
function fileOf$1(server, app, started) {
	if (server.file === void 0 || server.kind === "falcon" && started && words(started).includes("serve")) return void 0;
	const given = started && flag(started, "-c", "--config-file");
	const own = given?.kind === "literal" ? [String(given.value).replace(/^\.\//, "")] : [];
	const usual = [
		`config/${server.file}/${app.environment}.rb`,
		`config/${server.file}.rb`,
		`${server.file}.rb`
	];
	return [...own, ...usual].map(app.path).find((f) => app.files.includes(f));
}
function startsPuma(started) {
	const given = words(started);
	const [program = "", ...rest] = started.program === "thrust" ? given.map((w) => w.slice(w.lastIndexOf("/") + 1)) : [started.program, ...given];
	if (program === "puma" || program === "rackup") return true;
	if (program === "pumactl") return rest.includes("start");
	return program === "rails" && (rest[0] === "server" || rest[0] === "s");
}
function running(app) {
	const loaded = SERVERS$2.filter((s) => app.loaded !== void 0 && loads(app, s.kind));
	const named = SERVERS$2.filter((s) => loads(app, s.kind) && commands(app, starts$2(s)).length > 0);
	if (named.length > 0) return named;
	const restarted = SERVERS$2.filter((s) => app.gems[`capistrano-${s.kind}`] !== void 0);
	if ((loads(app, "puma") ? commands(app, startsPuma).filter(isDeployed) : []).some((s) => restarted.length === 0 || s.program.startsWith("puma"))) return [];
	return [...loaded.filter((s) => s.kind === "passenger" || fileOf$1(s, app) !== void 0), ...restarted].slice(0, 1);
}
function restartedAt(server, app) {
	const gem = `capistrano-${server.kind}`;
	const capfile = app.path("Capfile");
	const text = app.files.includes(capfile) ? app.text(capfile) : void 0;
	const line = new RegExp(`^[ \\t]*require[ (]+["']capistrano[/-]${server.kind}["']`, "m").exec(text ?? "");
	if (text !== void 0 && line) return spanAt(capfile, lineStarts(text), line.index, line.index + line[0].length);
	return gemLine(app, gem) ?? app.lockedAt.get(gem);
}
const hasOtherServer = (app) => running(app).length > 0;
const webServers = {
	id: "web-servers",
	*detect(app) {
		for (const server of running(app)) {
			const started = commands(app, starts$2(server));
			const items = (started.length > 0 ? started : [void 0]).map((s) => {
				const file = fileOf$1(server, app, s);
				const all = app.calls.filter((c) => c.at.file === file && c.path === server.setting);
				const calls = all.filter((c) => c.inside[0]?.at.start === all[0]?.inside[0]?.at.start);
				const at = calls.at(-1)?.at ?? s?.at ?? (file ? void 0 : restartedAt(server, app)) ?? fileSpan(file ?? app.path("Gemfile.lock"));
				const given = s && flag(s, ...server.flags);
				const workers = counted(withVariables(orElse(given ?? decided(calls, (c) => c.args[0]), server.workers(at)), s?.env ?? new Map()));
				const process = {
					kind: server.kind,
					...s && { name: s.name },
					threads: server.threads(at, s),
					workers,
					at
				};
				return {
					...s && { started: s },
					item: process
				};
			});
			for (const process of distinct$2(items, () => server.kind, () => "")) {
				yield { process };
				yield* unreadable(`${server.title}'s number of processes`, process.workers);
			}
		}
	}
};
const defaultFile$1 = (app) => [`config/puma/${app.environment}.rb`, "config/puma.rb"].map(app.path).find((f) => app.files.includes(f));
function fileOf(started, app) {
	const given = started && flag(started, "-C", "--config", "-F", "--config-file");
	if (given?.kind !== "literal" || given.value === true) return defaultFile$1(app);
	return given.value === "-" ? void 0 : app.path(String(given.value).replace(/^(?:\.\/|.*\/(?=config\/puma))/, ""));
}
function most(v) {
	if (v.kind === "firstOf") return firstOf(v.options.map(most), v.at);
	if (v.kind === "literal") return literal(String(v.value).split(":").at(-1) ?? null, v.at);
	if (v.kind !== "concat") return v;
	const behind = v.parts.slice(v.parts.findLastIndex((p) => p.kind === "literal" && String(p.value).includes(":")) + 1);
	return behind.length === 1 && behind[0] ? behind[0] : most(v.parts.at(-1) ?? nil(v.at));
}
function found$2(started, app) {
	const file = fileOf(started, app);
	const calls = app.calls.filter((c) => c.at.file === file);
	const named = (path) => calls.filter((c) => c.path === path);
	const at = named("threads").at(-1)?.at ?? named("workers").at(-1)?.at ?? started?.at ?? (file ? fileSpan(file) : gemAt(app));
	const modern = app.gems.puma === void 0 || atLeast(app.gems.puma, "5.0.0");
	const own = {
		threads: modern ? firstOf([
			env("PUMA_MAX_THREADS", at),
			env("MAX_THREADS", at),
			literal(5, at)
		], at) : literal(16, at),
		workers: modern ? firstOf([env("WEB_CONCURRENCY", at), literal(0, at)], at) : literal(0, at)
	};
	const given = {
		threads: started && flag(started, "-t", "--threads"),
		workers: started && flag(started, "-w", "--workers")
	};
	const threads = given.threads ? most(given.threads) : orElse(decided(named("threads"), (c) => c.args.slice(0, 2).at(-1)), own.threads);
	const workers = given.workers ?? orElse(decided(named("workers"), (c) => c.args[0]), own.workers);
	const value = (v) => counted(withVariables(v, started?.env ?? new Map()));
	return {
		process: {
			kind: "puma",
			...started && { name: started.name },
			threads: value(threads),
			workers: value(workers),
			at
		},
		file
	};
}
const gemAt = (app) => gemLine(app, "puma") ?? fileSpan(app.path("Gemfile.lock"));
const settings$3 = ({ process }) => `${process.threads && identity(process.threads)} ${process.workers && identity(process.workers)}`;
const puma = {
	id: "puma",
	*detect(app) {
		const starts = commands(app, startsPuma);
		const exact = starts.some((s) => s.program === "puma");
		if (!loads(app, "puma") || !app.loaded && !defaultFile$1(app) && !exact) return;
		if (!exact && hasOtherServer(app)) return;
		const items = (starts.length > 0 ? starts : [void 0]).map((started) => ({
			...started && { started },
			item: found$2(started, app)
		}));
		for (const { process, file } of distinct$2(items, (i) => i.file ?? "", settings$3)) {
			yield { process };
			if (file && file !== defaultFile$1(app) && !app.calls.some((c) => c.at.file === file)) yield { gap: {
				at: process.at,
				why: `${file}, which Puma is started with, was not read`
			} };
			yield* unreadable("Puma's number of threads", process.threads);
			yield* unreadable("Puma's number of workers", process.workers);
		}
	}
};
function stores(value) {
	switch (value.kind) {
		case "literal": return typeof value.value === "string" ? [{
			name: value.value,
			args: [],
			at: value.at
		}] : [];
		case "list": {
			const [first, ...args] = value.items;
			if (!first) return [];
			return options(first).flatMap((f) => f.kind === "literal" ? [{
				name: String(f.value),
				args,
				at: value.at
			}] : f.kind === "made" ? stores(f) : []);
		}
		case "firstOf": return value.options.flatMap((o, i) => stores(o).map((s) => i < value.options.length - 1 ? {
			...s,
			ifSet: true
		} : s));
		case "either": return value.options.flatMap(stores);
		case "made": {
			if (value.path === "ActiveSupport::Cache.lookup_store") return stores(list(value.args, value.at));
			const name = /^ActiveSupport::Cache::(\w+)\.new$/.exec(value.path)?.[1];
			if (name === void 0) return [];
			return [{
				name: name.replace(/([a-z\d])([A-Z])/g, "$1_$2").toLowerCase(),
				args: value.args,
				at: value.at
			}];
		}
		default: return [];
	}
}
function storeOptions(store) {
	const options = optionsOf(store.args, store.at);
	const [first] = store.args;
	if (store.name !== "redis_store" || !first || first === options || options.kind !== "record") return options;
	return record(new Map([...options.entries, ["url", first]]), options.at);
}
function namespaceIn(options) {
	const url = entry(options, "url");
	const name = url.kind === "literal" ? /^\w+:\/\/[^/]*\/[^/?]*\/([^/?]+)/.exec(String(url.value))?.[1] : void 0;
	return name === void 0 ? null : literal(name, url.at);
}
const REDIS = new Set(["redis_cache_store", "redis_store"]);
function poolOf(options$2, app, always) {
	const rails = app.gems["rails"];
	const pool = always || !before(rails, "7.1") ? entry(options$2, "pool") : absent(options$2.at);
	const apart = always || !atLeast(rails, "7.2") ? options$2 : absent(options$2.at);
	if (options(pool).some((p) => p.kind === "literal" && p.value === false)) return {
		pooling: "none",
		size: null,
		timeout: null
	};
	const size = setting$1(pool, "size") ?? setting$1(apart, "pool_size");
	const timeout = setting$1(pool, "timeout") ?? setting$1(apart, "pool_timeout");
	const byDefault = !before(rails, "7.1");
	return {
		pooling: size !== null || timeout !== null || pool.kind === "record" ? "pool" : byDefault ? "library" : "none",
		size,
		timeout
	};
}
const showObject = (v) => v.kind === "made" ? v.path : v.kind === "constant" ? v.name : "the object under `redis:`";
const poolOfItsOwn = (object) => {
	return {
		pooling: "pool",
		size: unknown(`${showObject(object)} is made where nothing was read`, object.at),
		timeout: null
	};
};
function cacheClient(store, call, app, name, holder) {
	const object = foreign(store);
	const written = storeOptions(store);
	const options = object && written.kind === "record" ? {
		...written,
		open: true
	} : written;
	const old = store.name === "redis_store";
	const pool = object ? poolOfItsOwn(object) : poolOf(options, app, old);
	const version = old ? app.gems["redis"] : app.gems["rails"];
	const requires = store.ifSet ? [...call.requires, variables$2(entry(options, "url"))] : call.requires;
	return {
		workload: "cache",
		library: old ? "redis-store" : "rails-cache",
		...version ? { version } : {},
		at: call.at,
		name,
		pooling: old && pool.pooling === "library" ? "none" : pool.pooling,
		poolSize: pool.size,
		poolTimeout: pool.timeout,
		prefix: setting$1(options, "namespace") ?? (old ? namespaceIn(options) : null),
		holder,
		...common(options),
		endpoint: object ? unknown(`${showObject(object)} is made where nothing was read`, object.at) : endpoint$1(options, old ? redisFallback(app, call.at) : railsCacheFallback(app, call.at), requires),
		timeouts: old ? timeouts(options) : specificTimeouts(options)
	};
}
function oneCache(branches) {
	const { client } = branches[0];
	if (branches.length === 1) return client;
	const inOrder = branches.slice(0, -1).every((b) => b.store.ifSet);
	return {
		...client,
		endpoint: (inOrder ? ordered : either)(branches.map((b) => b.client.endpoint), client.at)
	};
}
const given = (store) => {
	return setting$1(optionsOf(store.args, store.at), "redis") ?? void 0;
};
const handed = (store) => {
	const value = given(store);
	return value && constructors(value).length > 0 ? value : void 0;
};
const foreign = (store) => {
	const value = store.name === "redis_store" ? void 0 : given(store);
	return value && constructors(value).length === 0 && (value.kind === "made" || value.kind === "constant" || value.kind === "unknown") ? value : void 0;
};
const APART = /^(Rails\.application\.config\.action_controller|[A-Z]\w*(?:::\w+)*)(?:\.config(?:ure)?(?:\{\})?)?\.(?:cache|store|cache_store|cache_backend)=$/;
function* apart$1(app) {
	const calls = app.calls.filter((c) => c.reached && APART.test(c.path) && c.path !== "Rails.cache=");
	for (const call of new Map(calls.map((c) => [place(c.at), c])).values()) {
		const value = call.args.at(-1);
		const owner = APART.exec(call.path)?.[1] ?? "";
		const name = owner.startsWith("Rails.") ? "ActionController" : owner;
		for (const store of value && value.kind !== "made" ? stores(value) : []) if (REDIS.has(store.name) && !handed(store)) yield { client: cacheClient(store, call, app, name, "library") };
	}
}
const railsCache = {
	id: "rails-cache",
	*detect(app) {
		const all = app.calls.filter((c) => c.path === "Rails.application.config.cache_store=" || c.path === "Rails.cache=");
		const late = (file) => file.startsWith(`${app.path("config/initializers")}/`);
		const later = all.filter((c) => c.reached).length > 0 ? all.filter((c) => !c.reached) : [];
		for (const c of new Map(later.filter((c) => c.path === "Rails.cache=").map((c) => [place(c.at), c])).values()) yield { gap: {
			at: c.at,
			why: `${c.namespace}#${c.method ?? ""} replaces Rails.cache while the app runs, and what it puts there is not judged`
		} };
		const writes = all.filter((c) => !later.includes(c) && (c.path === "Rails.cache=" || !late(c.at.file)));
		const stated = app.settings.get("Rails.application.config.cache_store") ?? app.settings.get("Rails.cache");
		const value = writes.length < all.length ? writes.at(-1)?.args.at(-1) : stated;
		const configured = [];
		const branches = [];
		for (const store of value ? stores(value) : []) {
			const at = writes.findLast((c) => contains(c.at, store.at)) ?? writes.at(-1) ?? {
				at: store.at,
				requires: []
			};
			configured.push(at.at);
			const given = handed(store);
			if (!REDIS.has(store.name)) yield { instead: ["cache", store.name] };
			else if (given) yield { use: {
				workload: "cache",
				name: "Rails.cache",
				at: at.at,
				value: given,
				prefix: setting$1(optionsOf(store.args, store.at), "namespace")
			} };
			else branches.push({
				client: cacheClient(store, at, app, "Rails.cache", "library"),
				store
			});
		}
		if (branches.length > 0) yield { client: oneCache(branches) };
		yield* apart$1(app);
		if (!value) yield { instead: ["cache", "file_store"] };
		for (const call of sites(app, STORES)) {
			if (configured.some((c) => contains(c, call.at)) || configured.some((c) => contains(call.at, c))) continue;
			const path = call.path;
			const [store] = stores({
				kind: "made",
				path,
				args: call.args,
				at: call.at
			});
			if (!store || !REDIS.has(store.name)) continue;
			const given = handed(store);
			const named = call.assignedTo && /^[A-Z$@]/.test(call.assignedTo) && !call.assignedTo.includes("{}") ? call.assignedTo : `the cache at ${place(call.at)}`;
			if (given) yield { use: {
				workload: "cache",
				name: named,
				at: call.at,
				value: given,
				prefix: setting$1(optionsOf(store.args, store.at), "namespace")
			} };
			else yield { client: cacheClient(store, call, app, named, holderOf(call)) };
		}
	}
};
const at$1 = (v, key) => {
	const found = v ? entry(v, key) : void 0;
	return found && found.kind !== "absent" && found.kind !== "unknown" ? found : void 0;
};
const there = (v, key) => {
	const found = v ? entry(v, key) : void 0;
	return found?.kind === "absent" ? void 0 : found;
};
const present = (...values) => values.filter((v) => v !== void 0);
function titled(what, [name]) {
	return name?.kind === "literal" ? `${what} "${String(name.value)}"` : what;
}
const bullmq = ({ callee, args, isNew }) => {
	if (!isNew || ![
		"Queue",
		"Worker",
		"QueueEvents",
		"QueueScheduler",
		"FlowProducer",
		"QueuePro",
		"WorkerPro"
	].includes(callee)) return void 0;
	const options = callee === "FlowProducer" ? args[0] : callee.startsWith("Worker") ? args[2] : args[1];
	const connection = there(options, "connection");
	const instance = connection?.kind === "made";
	return {
		workload: "app",
		name: titled(`BullMQ ${callee}`, callee === "FlowProducer" ? [] : args),
		clients: instance ? [connection] : [],
		...connection && !instance ? { connection } : {},
		opens: !instance || !(callee.startsWith("Queue") && callee !== "QueueEvents" && callee !== "QueueScheduler") && callee !== "FlowProducer",
		prefix: at$1(options, "prefix") ?? null
	};
};
const bull = ({ callee, args, isNew }) => {
	if (!isNew || callee !== "default" && callee !== "Queue") return void 0;
	const [, second, third] = args;
	const options = second?.kind === "record" ? second : third;
	const connection = second && second.kind !== "record" ? second : there(options, "redis");
	return {
		workload: "app",
		name: titled("Bull queue", args),
		clients: [],
		...connection ? { connection } : {},
		opens: true,
		prefix: at$1(options, "prefix") ?? null
	};
};
const store$2 = (workload, name, names, keys, prefix) => ({ callee, args, isNew }) => {
	if (!isNew || !names.includes(callee)) return void 0;
	const [options] = args;
	const clients = present(...keys.map((key) => at$1(options, key)));
	const connects = clients.length === 0 && (at$1(options, "url") ?? at$1(options, "host")) !== void 0;
	return {
		workload,
		name,
		clients,
		...connects && options ? { connection: options } : {},
		opens: connects,
		prefix: at$1(options, prefix) ?? null
	};
};
const socketIo = ({ callee, args }) => {
	if (![
		"createAdapter",
		"createShardedAdapter",
		"default"
	].includes(callee)) return void 0;
	const [first, second, third] = args;
	const inside = present(at$1(first, "pubClient"), at$1(first, "subClient"));
	const clients = inside.length > 0 ? inside : present(first, second).filter((v) => v.kind === "made");
	const own = clients.length === 0 && first !== void 0 && first.kind !== "unknown";
	return {
		workload: "cable",
		name: "Socket.IO adapter",
		clients,
		...own ? { connection: first } : {},
		opens: own === true,
		prefix: at$1(third ?? first, "key") ?? null
	};
};
const redlock = ({ callee, args, isNew }) => {
	if (!isNew || callee !== "default") return void 0;
	const [clients] = args;
	return {
		workload: "lock",
		name: "Redlock",
		clients: clients?.kind === "list" ? clients.items : [],
		opens: false,
		prefix: null
	};
};
const limiter = (call) => store$2("rate-limit", "Rate limiter", [
	"RateLimiterRedis",
	"RateLimiterRedisNonAtomic",
	"RLWrapperBlackAndWhite"
], ["storeClient", "redis"], "keyPrefix")(call);
const HANDOVERS = {
	bullmq,
	"@taskforcesh/bullmq-pro": bullmq,
	bull,
	"@socket.io/redis-adapter": socketIo,
	"socket.io-redis": socketIo,
	"connect-redis": store$2("session", "Session store", [
		"default",
		"RedisStore",
		"default()",
		"default().default"
	], ["client"], "prefix"),
	"rate-limit-redis": store$2("rate-limit", "Rate limit store", ["default", "RedisStore"], [
		"client",
		"sendCommand",
		"sendCommandCluster"
	], "prefix"),
	"rate-limiter-flexible": limiter,
	redlock
};
const isHandover = (from) => Object.hasOwn(HANDOVERS, from);
const handover = (call) => call.from === void 0 ? void 0 : HANDOVERS[call.from]?.(call);
function option(options, key) {
	const v = options ? entry(options, key) : void 0;
	return !v || v.kind === "absent" || v.kind === "unknown" ? null : v;
}
function stated$1(options, key) {
	const v = options?.kind === "record" ? options.entries.get(key) : options?.kind === "unknown" ? void 0 : options && entry(options, key);
	return !v || v.kind === "absent" ? null : v;
}
function maybe(options, key) {
	const v = options ? entry(options, key) : void 0;
	return !v || v.kind === "absent" ? null : v;
}
function every(v, f) {
	if (v.kind === "firstOf") return ordered(v.options.map((o) => every(o, f)), v.at);
	return v.kind === "either" ? either(v.options.map((o) => every(o, f)), v.at) : f(v);
}
function seconds(milliseconds) {
	if (!milliseconds || isNothing(milliseconds)) return null;
	return every(milliseconds, (v) => {
		if (v.kind !== "literal") return unknown(v.kind === "env" ? `$${v.name} counts milliseconds` : "it is computed from what is known only at run time", v.at, [v]);
		const number = Number(v.value);
		return Number.isNaN(number) ? unknown("it is not a number", v.at, [v]) : literal(number / 1e3, v.at);
	});
}
function verification(holder) {
	if (!holder) return { tlsVerify: null };
	if (holder.kind === "firstOf" || holder.kind === "either") {
		const all = holder.options.map(verification);
		return all.find((v) => v.tlsVerify === "none") ?? all.find((v) => v.tlsVerify !== null) ?? { tlsVerify: null };
	}
	const set = holder.kind === "record" ? holder.entries.get("rejectUnauthorized") : void 0;
	if (!set || holder.kind !== "record") return { tlsVerify: null };
	const values = set.kind === "firstOf" || set.kind === "either" ? set.options : [set];
	if (values.some((v) => v.kind === "literal" && v.value === false)) return {
		tlsVerify: "none",
		tlsAt: holder.keys?.get("rejectUnauthorized") ?? set.at
	};
	return { tlsVerify: values.every((v) => v.kind === "literal") ? "peer" : null };
}
const HOST = "localhost";
const PORT = 6379;
const ownDefault = (at) => ({
	...literal(`redis://${HOST}:${PORT}`, at),
	implied: true
});
const orDefault = (v, at) => isNothing(v) ? ownDefault(at) : alwaysSet(v) || v.kind === "unknown" ? v : ordered([v, ownDefault(at)], at);
function wholeUrl(v) {
	return v.kind === "made" && (v.path === "URL" || v.path === "URL.hostname" || v.path === "URL.host") ? v.args[0] : void 0;
}
function fromUrl(url, at) {
	const whole = every(url, (v) => {
		const inner = wholeUrl(v);
		if (inner) return inner;
		if (v.kind !== "literal" || v.value === null || v.value === false) return v;
		const text = String(v.value);
		if (/^\d+$/.test(text)) return literal(`redis://${HOST}:${text}`, v.at);
		if (text.startsWith("/")) return literal(`unix://${text}`, v.at);
		return /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? v : literal(`redis://${text}`, v.at);
	});
	return orDefault(whole, at);
}
function fromHost(options, tls, at) {
	const path = option(options, "path");
	if (path && !isNothing(path)) return concat([literal("unix://", at), path], at);
	const [host, port] = [entry(options, "host"), entry(options, "port")];
	const url = wholeUrl(host.kind === "firstOf" ? host.options[0] ?? host : host);
	if (url) return orDefault(url, at);
	if (host.kind === "unknown") return host;
	if (isNothing(host) && isNothing(port)) return ownDefault(at);
	const scheme = literal(tls ? "rediss://" : "redis://", at);
	const filled = (v, own) => isNothing(v) ? literal(own, at) : alwaysSet(v) ? v : ordered([v, literal(own, at)], at);
	const withPort = (h) => every(filled(port, String(PORT)), (p) => concat([
		scheme,
		h,
		literal(":", at),
		p
	], at));
	if (host.kind === "either") return either(host.options.map((h) => withPort(filled(h, HOST))), at);
	if (port.kind === "either") return withPort(filled(host, HOST));
	return concat([
		scheme,
		filled(host, HOST),
		literal(":", at),
		filled(port, String(PORT))
	], at);
}
const isEncrypted = (tls) => tls !== null && !isNothing(tls) && !(tls.kind === "either" && tls.options.every(isNothing));
const isOptions = (v) => v.kind === "record" || (v.kind === "firstOf" || v.kind === "either") && v.options.every((o) => isOptions(o) || isNothing(o));
function fromOptions(options, at) {
	if (options.kind === "firstOf") return ordered(options.options.map((o) => fromOptions(o, at)), at);
	if (options.kind === "either") return either(options.options.map((o) => fromOptions(o, at)), at);
	if (isNothing(options)) return ownDefault(at);
	if (options.kind !== "record") return options.kind === "unknown" ? options : unknown("its options are known only at run time", at, [options]);
	const name = option(options, "name");
	if (option(options, "sentinels") && name) return concat([literal("redis://", at), name], at);
	return fromHost(options, isEncrypted(option(options, "tls")), at);
}
function fromFirst(first, at) {
	if (isOptions(first)) return fromOptions(first, at);
	if (!((first.kind === "firstOf" || first.kind === "either") && first.options.some(isOptions))) return fromUrl(first, at);
	const each = first.options.map((o) => isOptions(o) ? fromOptions(o, at) : fromUrl(o, at));
	return first.kind === "firstOf" ? ordered(each.map((v, i) => i < each.length - 1 && v.kind === "firstOf" ? v.options[0] ?? v : v), at) : either(each, at);
}
function shared(options) {
	return {
		db: stated$1(options, "db"),
		timeouts: {
			connect: seconds(maybe(options, "connectTimeout")),
			read: seconds(maybe(options, "commandTimeout") ?? maybe(options, "socketTimeout")),
			write: null
		},
		reconnectAttempts: maybe(options, "maxRetriesPerRequest"),
		...verification(option(options, "tls")),
		prefix: stated$1(options, "keyPrefix"),
		...options && isOptions(options) ? { options } : {}
	};
}
function ioredis(args, at) {
	const [first, second, third] = args;
	if (!first || isNothing(first)) return {
		endpoint: fromOptions(second && isOptions(second) ? second : literal(null, at), at),
		...shared(second)
	};
	if (isOptions(first)) return {
		endpoint: fromOptions(first, at),
		...shared(first)
	};
	if (second && !isOptions(second) && !isNothing(second) && second.kind !== "unknown") {
		const named = new Map([["port", first], ["host", second]]);
		const tls = isEncrypted(option(third, "tls"));
		return {
			endpoint: fromHost({
				kind: "record",
				entries: named,
				at
			}, tls, at),
			...shared(third)
		};
	}
	const own = first.kind === "firstOf" || first.kind === "either" ? first.options.find(isOptions) : void 0;
	return {
		endpoint: fromFirst(first, at),
		...shared(second ?? own)
	};
}
function ioredisCluster(args, at) {
	const [nodes, options] = args;
	const own = options ? entry(options, "redisOptions") : void 0;
	const redisOptions = own && isOptions(own) ? own : void 0;
	return {
		endpoint: nodes?.kind === "list" && nodes.items.length > 0 ? clusterOf(nodes.items.map((n) => fromFirst(n, at)), at) : unknown("its nodes are known only at run time", at),
		...shared(redisOptions),
		...option(options, "keyPrefix") ? { prefix: option(options, "keyPrefix") } : {}
	};
}
const clusterOf = (nodes, at) => nodes.length === 1 && nodes[0] ? nodes[0] : list(nodes, at);
function bullConnection(connection, at) {
	if (!connection || isNothing(connection)) return ioredis([], at);
	const url = maybe(connection, "url");
	const settings = ioredis(url && connection.kind !== "unknown" ? [url, connection] : [connection], at);
	const urlAt = connection.kind === "record" ? connection.keys?.get("url") : void 0;
	return urlAt ? {
		...settings,
		urlAt
	} : settings;
}
function modern(options, at) {
	const socket = option(options, "socket");
	const url = option(options, "url");
	const timed = maybe(options, "socket");
	const commands = maybe(options, "commandOptions");
	const urlAt = options?.kind === "record" ? options.keys?.get("url") : void 0;
	return {
		endpoint: endpoint(options, url, socket, at),
		db: stated$1(options, "database"),
		timeouts: {
			connect: seconds(maybe(timed, "connectTimeout")),
			read: seconds(maybe(timed, "socketTimeout") ?? maybe(commands, "timeout")),
			write: null
		},
		reconnectAttempts: null,
		...verification(socket),
		prefix: stated$1(options, "keyPrefix"),
		...options?.kind === "record" ? { options } : {},
		...urlAt ? { urlAt } : {}
	};
}
function endpoint(options, url, socket, at) {
	if (!options || isNothing(options)) return ownDefault(at);
	if (options.kind === "firstOf" || options.kind === "either") {
		const each = options.options.map((o) => endpoint(o, option(o, "url"), option(o, "socket"), at));
		return options.kind === "firstOf" ? ordered(each, at) : either(each, at);
	}
	if (options.kind !== "record") return options.kind === "unknown" ? options : unknown("its options are known only at run time", at, [options]);
	const given = entry(options, "url");
	if (given.kind === "unknown") return given;
	const around = entry(options, "socket");
	if (around.kind === "unknown" && isNothing(given)) return around;
	const bySocket = socket ? fromHost(socket, isEncrypted(option(socket, "tls")), at) : void 0;
	if (!url || isNothing(url)) return bySocket ?? ownDefault(at);
	const byUrl = fromUrl(url, at);
	return bySocket && byUrl.kind === "firstOf" ? ordered([...byUrl.options.slice(0, -1), bySocket], at) : byUrl;
}
function legacy(args, at) {
	const options = args.find((a) => a.kind === "record");
	const url = option(options, "url");
	const rest = args.filter((a) => a.kind !== "record");
	const { endpoint: place } = ioredis(url ? [url] : rest.length > 0 ? rest : options ? [options] : [], at);
	return {
		endpoint: place,
		db: stated$1(options, "db"),
		timeouts: {
			connect: seconds(maybe(options, "connect_timeout")),
			read: null,
			write: null
		},
		reconnectAttempts: maybe(options, "max_attempts"),
		...verification(option(options, "tls")),
		prefix: stated$1(options, "prefix"),
		...options ? { options } : {}
	};
}
function nodeRedis(args, version, at) {
	const [first] = args;
	const positional = first !== void 0 && (first.kind === "literal" || first.kind === "env" || first.kind === "concat" || first.kind === "firstOf" && first.options.every((o) => o.kind !== "record"));
	return (version === void 0 ? positional && !isNothing(first) : before(version, "4.0.0")) ? legacy(args, at) : modern(first, at);
}
function nodeRedisCluster(args, at) {
	const [options] = args;
	const nodes = option(options, "rootNodes");
	const defaults = option(options, "defaults") ?? void 0;
	const found = nodes?.kind === "list" && nodes.items.length > 0;
	return {
		...modern(defaults, at),
		endpoint: found ? clusterOf(nodes.items.map((n) => modern(n, at).endpoint), at) : unknown("its nodes are known only at run time", at)
	};
}
const OPENERS = {
	"ioredis#default": "ioredis",
	"ioredis#Redis": "ioredis",
	"ioredis#createClient": "ioredis",
	"ioredis#Cluster": "ioredis cluster",
	"ioredis#Redis.Cluster": "ioredis cluster",
	"redis#createClient": "redis",
	"@redis/client#createClient": "redis",
	"redis#createClientPool": "redis",
	"@redis/client#createClientPool": "redis",
	"redis#createCluster": "redis cluster",
	"@redis/client#createCluster": "redis cluster"
};
function origin(v, depth = 0) {
	if (depth > 20) return void 0;
	if (v.kind === "firstOf" || v.kind === "either") return v.options.map((o) => origin(o, depth + 1)).find((o) => o !== void 0);
	if (v.kind !== "made") return void 0;
	if (v.path === "function") return v.block && origin(v.block, depth + 1);
	if (Object.hasOwn(OPENERS, v.path) || v.path.endsWith("().duplicate")) return v;
	const [receiver] = v.args;
	return receiver && v.path.includes("().") ? origin(receiver, depth + 1) : void 0;
}
function rootOf(made) {
	let root = made;
	for (let i = 0; i < 10 && root.path.endsWith("().duplicate"); i++) {
		const from = root.args[0] && origin(root.args[0]);
		if (!from) return root;
		root = from;
	}
	return root;
}
function settings$2(made, version, depth = 0) {
	switch (OPENERS[made.path]) {
		case "ioredis": return ioredis(made.args, made.at);
		case "ioredis cluster": return ioredisCluster(made.args, made.at);
		case "redis": return nodeRedis(made.args, version, made.at);
		case "redis cluster": return nodeRedisCluster(made.args, made.at);
		default: {
			const from = made.args[0] && depth < 10 ? origin(made.args[0]) : void 0;
			return from ? settings$2(from, version, depth + 1) : ioredis([], made.at);
		}
	}
}
const opens = (made) => origin(made) === made && Object.hasOwn(OPENERS, rootOf(made).path);
const isObject = (x) => typeof x === "object" && x !== null && !Array.isArray(x);
function json(text) {
	try {
		const parsed = JSON.parse(text);
		return isObject(parsed) ? parsed : void 0;
	} catch {
		return;
	}
}
function* npmLocked(lock) {
	const entries = isObject(lock.packages) ? lock.packages : isObject(lock.dependencies) ? lock.dependencies : {};
	for (const [key, entry] of Object.entries(entries)) {
		const name = key.replace(/^node_modules\//, "");
		if (isObject(entry) && typeof entry.version === "string" && !name.includes("node_modules/")) yield [name, entry.version];
	}
}
function* yarnLocked(text) {
	let name;
	for (const line of text.split("\n")) {
		const key = /^"?(@?[^@"\s]+)@/.exec(line);
		if (key) name = key[1];
		const version = /^ {2}"?version"?:? "?([^"\s]+)/.exec(line);
		if (name !== void 0 && version?.[1] !== void 0) {
			yield [name, version[1]];
			name = void 0;
		}
	}
}
const lowest = (range) => /^[\^~=v]?\s*(\d+(?:\.\d+){0,2}[\w.-]*)$/.exec(range.trim())?.[1];
function nodePackages(files) {
	const found = new Map();
	const add = (name, version) => {
		if (version !== void 0 && !found.has(name)) found.set(name, version);
	};
	const lock = files.packageLock === void 0 ? void 0 : json(files.packageLock);
	if (lock) for (const [name, version] of npmLocked(lock)) add(name, version);
	if (files.yarnLock !== void 0) for (const [name, version] of yarnLocked(files.yarnLock)) add(name, version);
	if (files.packageJson === void 0) return found;
	const own = json(files.packageJson);
	if (!own) return { refused: "is not JSON" };
	for (const section of [
		own.dependencies,
		own.devDependencies,
		own.optionalDependencies
	]) {
		if (!isObject(section)) continue;
		for (const [name, range] of Object.entries(section)) if (typeof range === "string") add(name, lowest(range));
	}
	return found;
}
function versions(app) {
	const known = new Map();
	const own = new Set(app.files);
	const inFolder = (folder) => {
		const found = known.get(folder);
		if (found) return found;
		const path = (name) => folder === "" ? name : `${folder}/${name}`;
		const text = (name) => own.has(path(name)) ? app.text(path(name)) : void 0;
		const packages = nodePackages({
			packageJson: text("package.json"),
			packageLock: text("package-lock.json"),
			yarnLock: text("yarn.lock")
		});
		if ("refused" in packages) app.gaps.push({
			at: fileSpan(path("package.json")),
			why: `${path("package.json")} ${packages.refused}`
		});
		const result = "refused" in packages ? new Map() : packages;
		known.set(folder, result);
		return result;
	};
	return (file) => {
		for (let folder = file; folder.includes("/");) {
			folder = folder.slice(0, folder.lastIndexOf("/"));
			if (own.has(`${folder}/package.json`)) return inFolder(folder);
		}
		return inFolder("");
	};
}
function versionOf(pack, known) {
	if (pack !== "@redis/client") return known.get(pack);
	const version = known.get("@redis/client");
	return version?.startsWith("1.") ? known.get("redis") ?? "4.0.0" : version;
}
const LIFECYCLE = new Set([
	"on",
	"once",
	"off",
	"connect",
	"disconnect",
	"quit",
	"close",
	"end",
	"destroy",
	"duplicate",
	"unref",
	"ping",
	"removeListener",
	"setMaxListeners"
]);
const isPackage = (from) => [
	"ioredis",
	"redis",
	"@redis/client"
].includes(from) || isHandover(from);
const EACH_TIME = new Set([
	"req",
	"request",
	"ctx",
	"job"
]);
function holder$1(call) {
	if (!call.parameters) return "constant";
	if (/^(?:global|globalThis|window)\./.test(call.assignedTo ?? "")) return "global";
	return call.parameters.some((p) => EACH_TIME.has(p)) ? "call" : "instance";
}
const baseName = (file) => file.slice(file.lastIndexOf("/") + 1);
function client$2(from, rest) {
	return { client: {
		pooling: "library",
		poolSize: null,
		poolTimeout: null,
		usedBy: ["node"],
		...from,
		...rest
	} };
}
function* opened(one, packages) {
	const { made, call } = one;
	const pack = rootOf(made).path.split("#")[0] ?? "";
	const library = pack === "ioredis" ? "ioredis" : "node-redis";
	const version = versionOf(pack, packages);
	const own = settings$2(made, version);
	const workloads = [...new Set(one.uses.map((use) => use.handover.workload))];
	const only = workloads.length === 1 && !one.direct ? workloads[0] : void 0;
	const workload = only ?? "app";
	const prefix = only ? one.uses.map((use) => use.handover.prefix).find((p) => p !== null) ?? own.prefix : own.prefix;
	const known = version === void 0 ? {} : { version };
	yield client$2(own, {
		workload,
		library,
		...known,
		at: made.at,
		name: call.assignedTo ?? baseName(made.at.file),
		holder: holder$1(call),
		prefix
	});
	for (const { handover: use, at } of one.uses) {
		if (use.workload === workload) continue;
		yield client$2(own, {
			workload: use.workload,
			library,
			...known,
			at,
			name: use.name,
			holder: "library",
			prefix: use.prefix,
			ridesOn: place(made.at)
		});
	}
}
function* openedBy(use, call, packages) {
	const from = use.clients.map((c) => origin(c)).find((c) => c !== void 0);
	const nodeClient = call.from === "connect-redis" || call.from === "socket.io-redis" || call.from === "rate-limit-redis";
	const library = nodeClient ? "node-redis" : "ioredis";
	const version = versionOf(nodeClient ? "redis" : "ioredis", packages);
	const own = from ? settings$2(from, version) : nodeClient ? nodeRedis(use.connection ? [use.connection] : [], "3.0.0", call.at) : bullConnection(use.connection ?? null, call.at);
	const known = version === void 0 ? {} : { version };
	yield client$2(own, {
		workload: use.workload,
		library,
		...known,
		at: call.at,
		name: use.name,
		holder: holder$1(call),
		prefix: use.prefix
	});
}
const redisJs = {
	id: "redis-js",
	*detect(app) {
		const read = reader(app, (_callee, from) => from !== void 0 && (from.startsWith(".") || isPackage(from)));
		const calls = scripts(app, REDIS_WORDS).flatMap((path) => read(path)?.calls() ?? []);
		const packagesOf = versions(app);
		const clients = new Map();
		for (const call of calls) {
			const path = call.on && call.callee.endsWith("().duplicate") ? "().duplicate" : `${call.from}#${call.callee}`;
			const made = call.on && path === "().duplicate" ? {
				kind: "made",
				path: `${call.on.kind === "made" ? call.on.path : ""}().duplicate`,
				args: [call.on],
				at: call.at
			} : {
				kind: "made",
				path,
				args: call.args,
				at: call.at
			};
			if (opens(made)) clients.set(place(call.at), {
				made,
				call,
				uses: [],
				direct: false
			});
		}
		const uses = calls.flatMap((call) => {
			const found = handover(call);
			return found ? [{
				call,
				handover: found
			}] : [];
		});
		for (const { call, handover: use } of uses) for (const handed of use.clients) {
			const from = origin(handed);
			if (from) clients.get(place(from.at))?.uses.push({
				handover: use,
				at: call.at
			});
		}
		for (const call of calls) {
			const from = call.on && origin(call.on);
			const method = call.callee.slice(call.callee.lastIndexOf(".") + 1);
			const one = from && clients.get(place(from.at));
			if (one && !LIFECYCLE.has(method) && !uses.some((use) => contains(use.call.at, call.at))) one.direct = true;
		}
		for (const one of clients.values()) yield* opened(one, packagesOf(one.made.at.file));
		for (const { call, handover: use } of uses) if (use.opens) yield* openedBy(use, call, packagesOf(call.at.file));
	}
};
function address(value) {
	if (value.kind === "literal" && typeof value.value === "string" && !value.value.includes("://")) {
		const [host, port = "6379", db] = value.value.split("/")[0]?.split(":") ?? [];
		return literal(`redis://${host}:${port}${db === void 0 ? "" : `/${db}`}`, value.at);
	}
	return value.kind === "concat" && value.parts[0]?.kind !== "literal" ? concat([literal("redis://", value.at), value], value.at) : value;
}
function client$1(options, at, app) {
	const version = app.gems["resque"];
	return {
		workload: "resque",
		library: "resque",
		...version ? { version } : {},
		at,
		name: "Resque",
		pooling: "none",
		poolSize: null,
		poolTimeout: null,
		prefix: laidOver$1(app, options) ?? setting$1(options, "namespace"),
		holder: "library",
		...common(options),
		endpoint: endpoint$1(options, resqueFallback(at))
	};
}
const optionsFrom = (value, at) => {
	if (value.kind === "record" || value.kind === "unknown") return value;
	return value.kind === "made" ? notInFiles(value) : record(new Map([["url", address(value)]]), at);
};
function laidOver$1(app, given) {
	const places = new Set(constructors(given).map((m) => place(m.at)));
	return app.calls.findLast((c) => /^Resque\.redis(?:\.redis)?\.namespace=$/.test(c.path) || c.path.endsWith(".namespace=") && c.on !== void 0 && places.has(c.on))?.args[0];
}
const resque = {
	id: "resque",
	*detect(app) {
		const call = app.calls.findLast((c) => c.path === "Resque.redis=");
		if (app.loaded ? !app.loaded.has("resque") : !call) return;
		const [value] = call?.args ?? [];
		if (call && value) {
			const prefix = laidOver$1(app, value);
			if (constructors(value).length > 0) yield { use: {
				workload: "resque",
				name: "Resque",
				at: call.at,
				value,
				...prefix ? { prefix } : {}
			} };
			else {
				const own = client$1(optionsFrom(value, call.at), call.at, app);
				yield { client: prefix ? {
					...own,
					prefix
				} : own };
			}
			return;
		}
		const used = app.calls.findLast((c) => c.path === "Rails.application.config.active_job.queue_adapter=" && c.args.some((a) => options(a).some((o) => o.kind === "literal" && o.value === "resque"))) ?? app.calls.find((c) => c.path.startsWith("Resque."));
		if (used) yield { client: client$1(record(new Map([["url", absent(used.at)]]), used.at), used.at, app) };
	}
};
const forJobs = (call) => /^Sidekiq(::|$)/.test(call.namespace) || call.at.file.includes("/initializers/");
const firstOfEach = (calls) => {
	const seen = new Map();
	for (const call of calls) if (!seen.has(`${call.namespace} ${call.at.file}`)) seen.set(`${call.namespace} ${call.at.file}`, call);
	return [...seen.values()];
};
const ADMIN = new Set("ping info config dbsize client time lastsave memory slowlog role with then redis _client reconnect close quit connected? namespace id".split(" "));
const OWN_KEYS = /^(?:queue:|(?:queues|schedule|retry|dead|processes)$|stat:)/;
const isOwnKey = (key) => {
	const start = key?.kind === "concat" ? key.parts[0] : key;
	return start?.kind === "literal" && OWN_KEYS.test(String(start.value));
};
const start = ({ at }) => `${at.file}:${at.start}`;
function blocks(app) {
	const within = app.calls.filter((c) => /^Sidekiq\.redis(_pool\.with)?\{\}\.[a-z_]+$/.test(c.path));
	return groupedByEach(within, (c) => new Set(c.inside.map(start)));
}
function noData(within) {
	return within.length > 0 && within.every((c) => {
		const name = methodOf(c);
		const [first, ...rest] = name === "call" ? c.args : [void 0, ...c.args];
		return ADMIN.has(first?.kind === "literal" ? String(first.value).toLowerCase() : name) || isOwnKey(rest[0]);
	});
}
const OF_ITS_OWN = new Set([
	"lock",
	"rate-limit",
	"feature-flag"
]);
const THROUGH = [{
	paths: /^Rails\.cache\.redis(?:\.(?:with|then)\{\})?\.[a-z_]+\??$/,
	on: "Rails.cache"
}, {
	paths: /^Resque\.redis(?:\.redis)?\.[a-z_]+\??$/,
	on: "Resque.redis"
}];
function limits(call) {
	if (methodOf(call) !== "rate_limit") return false;
	const options = optionsOf(call.args, call.at);
	const required = ["to", "within"].every((key) => entry(options, key).kind !== "absent");
	return call.path === "rate_limit" && call.namespace.endsWith("Controller") || required;
}
const riders = {
	id: "riders",
	*detect(app) {
		const within = blocks(app);
		const direct = app.calls.filter((c) => (c.path === "Sidekiq.redis" || c.path === "Sidekiq.redis_pool.with") && !forJobs(c) && !noData(within.get(start(c)) ?? []));
		for (const call of firstOfEach(direct)) {
			const name = call.namespace || call.at.file;
			const workload = workloadByName(call.namespace.split("::").at(-1));
			yield { use: {
				workload: OF_ITS_OWN.has(workload) ? workload : "app",
				name,
				at: call.at,
				value: made("Sidekiq.redis", [], call.at)
			} };
		}
		for (const { paths, on } of THROUGH) {
			const data = app.calls.filter((c) => paths.test(c.path) && !ADMIN.has(methodOf(c)) && !c.at.file.includes("/initializers/"));
			for (const call of firstOfEach(data)) {
				const workload = workloadByName(call.namespace.split("::").at(-1), call.method);
				const name = call.namespace || call.at.file;
				yield { use: {
					workload: OF_ITS_OWN.has(workload) ? workload : "app",
					name,
					at: call.at,
					value: made(on, [], call.at)
				} };
			}
		}
		for (const call of firstOfEach(app.calls.filter(limits))) {
			const store = entry(optionsOf(call.args, call.at), "store");
			yield { use: {
				workload: "rate-limit",
				name: `rate_limit in ${call.namespace}`,
				at: call.at,
				value: store.kind === "absent" ? made("Rails.cache", [], call.at) : store
			} };
		}
		yield* byName(app);
		yield* rackAttack(app);
	}
};
function* byName(app) {
	const clients = new Map(sites(app, CONSTRUCTORS).map((c) => [place(c.at), c]));
	const wrapped = new Map(app.calls.flatMap((c) => c.path === "Redis::Namespace.new" ? constructors(list(c.args, c.at)).map((m) => [place(c.at), place(m.at)]) : []));
	const named = (call) => workloadByName(call.namespace.split("::").at(-1));
	const on = (call) => clients.get(call.on ?? "") ?? clients.get(wrapped.get(call.on ?? "") ?? "");
	const data = app.calls.filter((c) => {
		const client = OF_ITS_OWN.has(named(c)) ? on(c) : void 0;
		return client !== void 0 && client.at.file !== c.at.file && !ADMIN.has(methodOf(c));
	});
	for (const call of firstOfEach(data)) {
		const client = on(call);
		yield { use: {
			workload: named(call),
			name: call.namespace,
			at: call.at,
			value: made(client.path, client.args, client.at)
		} };
	}
}
const RULES = new Set([
	"throttle",
	"track",
	"Rack::Attack.throttle",
	"Rack::Attack.track",
	"Rack::Attack::Fail2Ban.filter",
	"Rack::Attack::Allow2Ban.filter",
	"Fail2Ban.filter",
	"Allow2Ban.filter"
]);
const setsStore = (call) => call.path === "Rack::Attack.cache.store=" || /^(?:self\.)?cache\.store=$/.test(call.path) && call.namespace.startsWith("Rack::Attack");
function* rackAttack(app) {
	if (app.loaded && !app.loaded.has("rack-attack")) return;
	if (app.calls.some(setsStore)) return;
	const rule = app.calls.find((c) => RULES.has(c.path) && (c.path.includes("::") || c.namespace === "Rack::Attack"));
	if (rule) yield { use: {
		workload: "rate-limit",
		name: "Rack::Attack",
		at: rule.at,
		value: made("Rails.cache", [], rule.at)
	} };
}
function serverOf(options) {
	const servers = entry(options, "servers");
	const first = servers.kind === "list" ? servers.items[0] : servers;
	const url = entry(options, "redis_server");
	const given = first && first.kind !== "absent" ? first : url;
	return given.kind === "record" ? given : record(new Map([["url", given]]), options.at);
}
function byClass(name) {
	const own = /^(?:::)?(?:ActionDispatch::Session::)?(\w+)$/.exec(name)?.[1];
	return own === void 0 ? name : own.replace(/([a-z])([A-Z])/g, "$1_$2").toLowerCase();
}
const sessionStore = {
	id: "session-store",
	*detect(app) {
		const call = app.calls.findLast((c) => /^Rails\.application\.config\.session_store=?$/.test(c.path) && c.args.length > 0);
		if (!call) return;
		const [name] = call.args[0] ? options(call.args[0]) : [];
		const store = name?.kind === "literal" ? String(name.value) : name?.kind === "constant" ? byClass(name.name) : void 0;
		const options$1 = optionsOf(call.args, call.at);
		const version = app.gems["redis"];
		const base = {
			workload: "session",
			...version ? { version } : {},
			at: call.at,
			name: "the session store",
			holder: "library"
		};
		const pooled = (from) => {
			const size = setting$1(from, "pool_size");
			return {
				pooling: size || entry(from, "pool").kind !== "absent" ? "pool" : "none",
				poolSize: size,
				poolTimeout: setting$1(from, "pool_timeout")
			};
		};
		if (store === "cache_store") {
			const cache = entry(options$1, "cache");
			const value = cache.kind === "absent" || isNothing(cache) ? made("Rails.cache", [], call.at) : cache;
			yield { use: {
				workload: "session",
				name: "the session store",
				at: call.at,
				value
			} };
		} else if (store === "redis_store") {
			const server = serverOf(options$1);
			const prefix = setting$1(options$1, "key_prefix") ?? setting$1(server, "namespace") ?? setting$1(server, "key_prefix");
			yield { client: {
				...base,
				library: "redis-store",
				...pooled(options$1),
				prefix,
				...common(server),
				endpoint: endpoint$1(server, redisFallback(app, call.at))
			} };
		} else if (store === "redis_session_store") {
			const redis = entry(options$1, "redis");
			const prefix = setting$1(redis, "key_prefix");
			for (const key of ["client", "client_pool"]) {
				const given = entry(redis, key);
				if (given.kind === "absent" || constructors(given).length === 0) continue;
				yield { use: {
					workload: "session",
					name: "the session store",
					at: call.at,
					value: given,
					prefix
				} };
				return;
			}
			yield { client: {
				...base,
				library: "redis-session-store",
				pooling: "none",
				poolSize: null,
				poolTimeout: null,
				prefix,
				...common(redis),
				endpoint: endpoint$1(redis, redisFallback(app, call.at))
			} };
		} else if (store) yield { instead: ["sessions", store] };
	}
};
const ELSEWHERE$3 = /(?:^|\/)(?:specs?|tests?|features|docs?|node_modules|vendor|public|tmp|log|db|locales?)\/|(?:^|\/)(?:Gemfile[^/]*|gems\.(?:rb|locked)|[^/]*\.(?:md|lock|css|scss|svg|po))$/;
const known$1 = new WeakMap();
function sidekiqIdle(app) {
	const before = known$1.get(app);
	if (before !== void 0) return before;
	const idle = !app.calls.some((c) => /^(?:::)?Sidekiq\b/.test(c.path)) && unnamed$1(app);
	known$1.set(app, idle);
	return idle;
}
function unnamed$1(app) {
	const own = app.files.filter((f) => isOwn(f, ELSEWHERE$3));
	const code = own.filter((f) => CODE$2.test(f));
	if (!code.some((f) => f.endsWith(".rb")) || own.some((f) => /sidekiq[^/]*$/i.test(f))) return false;
	return [own.filter((f) => !CODE$2.test(f)), code].every((files) => app.repo.mentioning(files, ["sidekiq"]).length === 0);
}
const BLOCKS = {
	"Sidekiq.configure_server{}": ["server"],
	"Sidekiq.configure_client{}": ["client"],
	"Sidekiq.configure_embed{}": ["server", "client"],
	"Sidekiq.default_configuration": ["server", "client"],
	Sidekiq: ["server", "client"]
};
const rolesOf = (call) => call.path.endsWith(".redis=") ? BLOCKS[call.path.slice(0, -7)] : void 0;
function throughRedisClient(app) {
	if (!before(app.gems["sidekiq"], "7") || before(app.gems["sidekiq"], "6.5")) return false;
	const set = app.calls.findLast((c) => c.path === "Sidekiq::RedisConnection.adapter=")?.args[0];
	if (set) return set.kind === "literal" && set.value === "redis_client" || set.kind === "constant" && set.name === "Sidekiq::RedisClientAdapter";
	return app.calls.some((c) => c.path === "require" && c.args[0]?.kind === "literal" && c.args[0].value === "sidekiq/redis_client_adapter");
}
function client(role, options, at, requires, app) {
	const version = app.gems["sidekiq"];
	const sized = setting$1(options, "size");
	return {
		workload: "sidekiq",
		role,
		library: "sidekiq",
		...version ? { version } : {},
		at,
		name: role === "server" ? "Sidekiq server" : "Sidekiq client",
		pooling: sized ? "pool" : "library",
		poolSize: sized,
		poolTimeout: setting$1(options, "pool_timeout"),
		prefix: setting$1(options, "namespace"),
		holder: "library",
		...throughRedisClient(app) ? { onRedisClient: true } : {},
		...common(options),
		endpoint: endpoint$1(options, sidekiqFallback(app, at), requires)
	};
}
function unconfigured(role, app) {
	const block = app.calls.find((c) => c.path === `Sidekiq.configure_${role}`);
	if (block) return block.at;
	const yaml = ["config/sidekiq.yml", "config/sidekiq.yml.erb"].map((f) => app.path(f)).find((f) => app.files.includes(f));
	if (role === "server" && yaml) {
		const value = app.yaml(yaml);
		return (value?.kind === "record" ? value.keys?.get("concurrency") : void 0) ?? fileSpan(yaml);
	}
	const adapter = app.calls.findLast((c) => c.path === "Rails.application.config.active_job.queue_adapter=");
	if (adapter) return adapter.at;
	return gemLine(app, "sidekiq") ?? (yaml ? fileSpan(yaml) : lockedAt(app, "sidekiq"));
}
const GEMS = [
	"sidekiq",
	"sidekiq-pro",
	"sidekiq-ent"
];
const sidekiq = {
	id: "sidekiq",
	*detect(app) {
		const configured = app.calls.flatMap((call) => (rolesOf(call) ?? []).map((role) => ({
			role,
			call
		})));
		if (!(app.loaded ? GEMS.some((g) => app.loaded?.has(g)) : configured.length > 0)) return;
		if (sidekiqIdle(app)) {
			yield { gap: {
				at: gemLine(app, "sidekiq") ?? lockedAt(app, "sidekiq"),
				why: "the bundle has sidekiq, and no code or configuration of the app names it: no connection of Sidekiq is counted"
			} };
			return;
		}
		for (const call of distinct(app.calls.filter((c) => c.path === "Sidekiq::RedisConnection.create"))) yield { gap: {
			at: call.at,
			why: "Sidekiq::RedisConnection.create makes one more pool for Sidekiq, which is not counted"
		} };
		for (const role of ["server", "client"]) {
			const own = configured.filter((c) => c.role === role);
			const last = own.at(-1);
			if (!last) {
				const at = unconfigured(role, app);
				yield { client: client(role, record(new Map(), at), at, [], app) };
				continue;
			}
			const given = (call) => {
				const own = borrowed(call.args[0], app);
				return own && own !== call.args[0] ? own : optionsOf(call.args, call.at);
			};
			const [value] = last.call.args;
			if (value && constructors(value).length > 0 && borrowed(value, app) === value) {
				yield { use: {
					workload: "sidekiq",
					role,
					name: role === "server" ? "Sidekiq server" : "Sidekiq client",
					at: last.call.at,
					value
				} };
				continue;
			}
			yield { client: client(role, own.map((o) => given(o.call)).reduce(before(app.gems["sidekiq"], "7") ? (_below, above) => above : over$1), last.call.at, last.call.requires, app) };
		}
	}
};
const distinct = (calls) => [...new Map(calls.map((c) => [place(c.at), c])).values()];
const over$1 = (below, above) => below.kind === "record" && above.kind === "record" ? record(new Map([...below.entries, ...above.entries]), above.at, { keys: new Map([...below.keys ?? [], ...above.keys ?? []]) }) : above;
const ROWS = [
	{
		gems: ["sidekiq-unique-jobs"],
		workload: "lock",
		name: "sidekiq-unique-jobs",
		calls: /^SidekiqUniqueJobs(::Server)?\.configure$/,
		middleware: /^SidekiqUniqueJobs::/,
		byItself: (app) => before(app.gems["sidekiq-unique-jobs"], "7")
	},
	{
		gems: ["sidekiq-throttled"],
		workload: "rate-limit",
		name: "sidekiq-throttled",
		calls: /^Sidekiq::Throttled(\.|::Registry\.add)/
	},
	{
		gems: ["congestion", "sidekiq-congestion"],
		workload: "rate-limit",
		name: "congestion",
		calls: /^Sidekiq::Congestion\./,
		middleware: /^Sidekiq::Congestion::/,
		unless: /^Congestion\.(redis|default_options)=$/
	},
	{
		gems: ["sidekiq-grouping"],
		workload: "app",
		name: "sidekiq-grouping",
		calls: /^Sidekiq::Grouping::/,
		options: ["batch_flush_size", "batch_flush_interval"]
	},
	{
		gems: ["sidekiq-rate-limiter"],
		workload: "rate-limit",
		name: "sidekiq-rate-limiter",
		calls: /^Sidekiq::RateLimiter\./,
		byItself: () => true
	},
	{
		gems: ["sidekiq-limit_fetch"],
		workload: "rate-limit",
		name: "sidekiq-limit_fetch",
		calls: /^Sidekiq::(Queue|LimitFetch)\.(\[\]|new)\.(limit|process_limit)=$/
	},
	{
		gems: ["sidekiq-lock"],
		workload: "lock",
		name: "sidekiq-lock",
		calls: /^Sidekiq::Lock\./,
		middleware: /^Sidekiq::Lock::/
	},
	{
		gems: ["sidekiq-ent"],
		workload: "lock",
		name: "Sidekiq::Enterprise.unique!",
		calls: /^Sidekiq::Enterprise\.unique!$/
	},
	{
		gems: ["sidekiq-ent"],
		workload: "rate-limit",
		name: "Sidekiq::Limiter",
		calls: /^Sidekiq::Limiter\.(concurrent|bucket|window|leaky|points)$/,
		unless: /^Sidekiq::Limiter\.configure\{\}\.redis=$/
	}
];
const isMiddleware = (call, constant) => /\.(add|prepend|insert_before|insert_after)$/.test(call.path) && call.args.some((a) => a.kind === "constant" && constant.test(a.name));
const hasOption = (call, names) => call.path === "sidekiq_options" && call.args.some((a) => a.kind === "record" && names.some((n) => a.entries.has(n)));
const sidekiqPlugins = {
	id: "sidekiq-plugins",
	*detect(app) {
		for (const { gems, workload, name, calls, options = [], middleware, byItself, unless } of ROWS) {
			const gem = app.loaded ? gems.find((g) => app.loaded?.has(g)) : gems[0];
			if (gem === void 0 || unless && app.calls.some((c) => unless.test(c.path))) continue;
			const at = (app.calls.find((c) => calls.test(c.path)) ?? app.calls.find((c) => hasOption(c, options) || middleware && isMiddleware(c, middleware)))?.at ?? (app.loaded && byItself?.(app) ? gemLine(app, gem) ?? app.lockedAt.get(gem) : void 0);
			if (at) yield { use: {
				workload,
				name,
				at,
				value: made("Sidekiq.redis", [], at)
			} };
		}
	}
};
const PROGRAMS = new Set([
	"sidekiq",
	"sidekiqswarm",
	"sidekiq-ent"
]);
const DEFAULTS = ["config/sidekiq.yml", "config/sidekiq.yml.erb"];
const defaultFile = (app) => DEFAULTS.map(app.path).find((f) => app.files.includes(f));
function namedFile(v, app) {
	const last = options(v.kind === "list" ? v.items.at(-1) ?? v : v).findLast((o) => o.kind === "literal" || o.kind === "concat");
	const text = last?.kind === "concat" ? last.parts.at(-1) : last;
	if (text?.kind !== "literal") return void 0;
	const path = String(text.value).replace(/^\.\//, "");
	return app.path(path.startsWith("/") ? path.slice(path.lastIndexOf("/config/") + 1) : path);
}
function elsewhere(app) {
	const file = defaultFile(app);
	if (file) return fileSpan(file);
	const by = (path) => app.calls.findLast((c) => c.path === path && (path !== "gem" || c.args[0]?.kind === "literal" && c.args[0].value === "sidekiq"));
	return (by("Rails.application.config.active_job.queue_adapter=") ?? by("Sidekiq.configure_server") ?? by("gem"))?.at ?? fileSpan(defaultFile(app) ?? app.path("Gemfile.lock"));
}
function found$1(started, app) {
	const given = started ? flag(started, "-C", "--config") : parsedFile(app);
	const file = given ? namedFile(given, app) : defaultFile(app);
	const missing = given !== void 0 && (file === void 0 || !app.files.includes(file));
	const section = file === void 0 || missing ? void 0 : sidekiqYaml(app, file);
	const fromCode = configured(app);
	const fromFlag = started && flag(started, "-c", "--concurrency");
	const fromFile = said(section, "concurrency");
	const options = handed$1(app);
	const fromOptions = said(options, "concurrency");
	const code = fromCode ?? fromOptions;
	const at = (fromFlag && !code ? started?.at : void 0) ?? (code ?? fromFile)?.at ?? started?.at ?? elsewhere(app);
	const why = file === void 0 ? "the file that it is started with is computed" : `${file} is not in the repository`;
	const own = missing ? unknown(why, at) : ownConcurrency(app, at);
	const set = started?.env ?? new Map();
	const concurrency = counted(withVariables(orElse(code?.value ?? fromFlag ?? fromFile?.value, own), set));
	const inner = capsules(app, section, concurrency).map((c) => ({
		...c,
		concurrency: counted(withVariables(c.concurrency, set))
	}));
	const queues = queueNames((started && flag(started, "-q", "--queue")) ?? (said(options, "queues") ?? said(section, "queues"))?.value);
	const workers = started?.program === "sidekiqswarm" ? { workers: withVariables(orElse(env("SIDEKIQ_COUNT", at), unknown("it is the number of processors", at)), set) } : void 0;
	return {
		file: file ?? (given ? show(given) : ""),
		process: {
			kind: "sidekiq",
			...started && { name: started.name },
			...workers && { workers: counted(workers.workers) },
			concurrency,
			...inner.length > 0 && { capsules: inner },
			...queues && { queues },
			at
		},
		gaps: [...unreadable("Sidekiq's concurrency", concurrency), ...inner.flatMap((c) => unreadable(`the concurrency of Sidekiq's capsule ${c.name}`, c.concurrency))]
	};
}
const settings$1 = ({ process: p }) => [
	p.concurrency && identity(p.concurrency),
	p.workers && identity(p.workers),
	...p.queues ?? []
].join(" ");
function* embedded(app) {
	const call = app.calls.find((c) => c.path === "Sidekiq.configure_embed");
	if (!call) return;
	const own = configured(app, /^Sidekiq\.configure_embed\{\}(?:\.default_capsule)?$/);
	const concurrency = counted(own?.value ?? literal(2, call.at));
	yield { process: {
		kind: "sidekiq",
		name: "embedded",
		concurrency,
		at: own?.at ?? call.at
	} };
	yield* unreadable("embedded Sidekiq's concurrency", concurrency);
}
const TASK = /^sidekiq(?::(?:start|run|work|server))?$/;
const starts$1 = (s) => PROGRAMS.has(s.program) && !words(s).includes("stop") || runsTask(s, TASK);
const isUsed = (app) => defaultFile(app) !== void 0 || app.calls.some((c) => c.path.startsWith("Sidekiq.") || c.path === "gem" && c.args[0]?.kind === "literal" && /^sidekiq(?:-pro|-ent)?$/.test(String(c.args[0].value))) || app.calls.some((c) => c.path === "Rails.application.config.active_job.queue_adapter=" && c.args[0]?.kind === "literal" && c.args[0].value === "sidekiq");
const sidekiqProcess = {
	id: "sidekiq-process",
	*detect(app) {
		const started = commands(app, starts$1);
		if (!loads(app, "sidekiq", "sidekiq-pro", "sidekiq-ent") || started.length === 0 && (!isUsed(app) || sidekiqIdle(app))) return;
		yield* embedded(app);
		if (started.length === 0 && app.calls.some((c) => c.path === "Sidekiq.configure_embed")) return;
		const items = (started.length > 0 ? started : [void 0]).map((s) => ({
			...s && { started: s },
			item: found$1(s, app)
		}));
		for (const { process, gaps } of distinct$2(items, (i) => i.file, settings$1)) {
			yield { process };
			yield* gaps;
		}
	}
};
const starts = (s) => s.program === "jobs" && ["start", void 0].includes(words(s)[0]) || s.program === "solid_queue" || runsTask(s, /^solid_queue:start$/);
const pluginOf = (app) => app.calls.find((c) => c.path === "plugin" && c.args[0]?.kind === "literal" && c.args[0].value === "solid_queue");
function configuration(app, file) {
	const whole = file === void 0 ? void 0 : app.yaml(file);
	const own = whole && entry(whole, app.environment);
	return own && !isNothing(own) ? own : whole;
}
const solidQueue = {
	id: "solid-queue",
	*detect(app) {
		if (!loads(app, "solid_queue")) return;
		const [started] = commands(app, starts);
		const [plugin, adapter] = [pluginOf(app), adapterCall(app, "solid_queue")];
		const at = started?.at ?? (adapter ? plugin ?? adapter : plugin?.conditional ? void 0 : plugin)?.at;
		if (!at) return;
		const file = (before(app.gems.solid_queue, "0.9") ? ["config/solid_queue.yml", "config/queue.yml"] : ["config/queue.yml", "config/solid_queue.yml"]).map(app.path).find((f) => app.files.includes(f));
		const workers = said(configuration(app, file), "workers");
		const set = started?.env ?? new Map();
		const value = (v, own, where) => counted(withVariables(orElse(v, literal(own, where)), set));
		const listed = workers?.value.kind === "list" ? workers.value.items : [];
		if (workers && listed.length === 0) yield { gap: {
			at: workers.at,
			why: "the workers of Solid Queue are no list that could be read"
		} };
		if (listed.length === 0) yield { process: {
			kind: "solid_queue",
			threads: literal(3, at),
			workers: literal(1, at),
			at: file && !workers ? fileSpan(file) : at
		} };
		for (const worker of listed) {
			const threads = value(said(worker, "threads")?.value, 3, worker.at);
			const processes = value(said(worker, "processes")?.value, 1, worker.at);
			const queues = queueNames(said(worker, "queues")?.value);
			yield { process: {
				kind: "solid_queue",
				...started && { name: started.name },
				threads,
				workers: processes,
				...queues && { queues },
				at: said(worker, "threads")?.at ?? worker.at
			} };
			yield* unreadable("the number of a Solid Queue worker's threads", threads);
			yield* unreadable("the number of Solid Queue's processes", processes);
		}
	}
};
const CODE = /\.(?:rb|rake|ru|erb|haml|slim|builder|jbuilder|rabl|arb|prawn|thor)$|(?:^|\/)(?:bin|scripts?)\/[^./]+$|(?:^|\/)Rakefile$/;
const ELSEWHERE$2 = /(?:^|\/)(?:spec|specs|tests?|features|node_modules|vendor|public|tmp|log)\//;
const APP = /(?:^|\/)app\/.+\.rb$/;
const TAKERS = ["redis-objects"];
const naming = (name) => new RegExp(`^(?![ \\t]*#).*\\${name}(?!\\w)(?![ \\t]*(?:\\|\\|)?=(?![=~]))`, "m");
function withoutUsers(clients, app) {
	const globals = clients.filter((c) => c.holder === "global" && c.ridesOn === void 0 && /^\$\w+$/.test(c.name));
	if (globals.length === 0 || TAKERS.some((gem) => app.gems[gem] !== void 0)) return clients;
	const code = app.files.filter((f) => CODE.test(f) && !ELSEWHERE$2.test(f));
	if (!code.some((f) => APP.test(f))) return clients;
	const isNamed = (name) => app.repo.mentioning(code, [name]).some((f) => naming(name).test(app.text(f) ?? ""));
	const unnamed = new Set(globals.filter((c) => !isNamed(c.name)));
	return clients.map((c) => unnamed.has(c) ? {
		...c,
		usedBy: []
	} : c);
}
const unreadGems = {
	split: "Split",
	vanity: "Vanity",
	coverband: "Coverband",
	rollout: "Rollout",
	"redis-objects": "Redis::Objects",
	ohm: "Ohm",
	rpush: "Rpush",
	message_bus: "MessageBus",
	stoplight: "Stoplight",
	"redis-mutex": "RedisClassy",
	"redis-semaphore": "Redis::Semaphore",
	readthis: "Readthis",
	moneta: "Moneta",
	"graphql-anycable": "GraphQL::AnyCable",
	"graphql-persisted_queries": "GraphQL::PersistedQueries",
	circuitbox: "Circuitbox",
	lock_and_cache: "LockAndCache",
	"redis-search": "Redis::Search",
	"resque-lock": "Resque::Plugins::Lock",
	leaderboard: "Leaderboard",
	predictor: "Predictor",
	"acts-as-taggable-redis": "TaggableRedis"
};
const UNDERSTOOD = /^(Split\.(redis=|configure)|Rollout\.new|Redis::Objects\.redis=|Ohm\.redis=|MessageBus\.(redis_config=|configure)|Stoplight|Rpush\.configure\{\}\.redis_options=|Redis::Semaphore\.new|RedisClassy\.redis=|Coverband::Adapters::RedisStore\.new)/;
const placeOf = (gem, app) => gemLine(app, gem) ?? lockedAt(app, gem);
const unread = {
	id: "unread",
	*detect(app) {
		const understood = (constant) => app.calls.some((c) => UNDERSTOOD.test(c.path) && c.path.startsWith(constant));
		const named = new Set();
		for (const [gem, constant] of Object.entries(unreadGems)) {
			if (!app.loaded?.has(gem)) continue;
			named.add(gem);
			if (understood(constant)) continue;
			yield { gap: {
				at: placeOf(gem, app),
				why: `the gem ${gem} is loaded, may keep data in Redis, and is not read`
			} };
		}
		for (const gem of redisGems(app)) {
			if (named.has(gem.name) || settingsOf(gem).length > 0 || gem.calls.some((c) => c.args.some((a) => constructors(a).length > 0))) continue;
			const why = `the gem ${gem.name} depends on ${gem.library}, and where it connects is not read`;
			yield { gap: {
				at: placeOf(gem.name, app),
				why
			} };
		}
	}
};
const FILES = ["config/sidekiq.yml", "config/sidekiq.yml.erb"];
const UNREAD = new Set([
	"redis",
	"url",
	"redis_url",
	"namespace"
]);
const readByTheApp = (app) => app.texts().some(([file, text]) => file.endsWith(".rb") && /sidekiq\.yml|Sidekiq\.options|config\[:(?:redis|url|redis_url|namespace)\]/.test(text));
const unreadKeys = {
	id: "unread-keys",
	*detect(app) {
		const file = FILES.map(app.path).find((f) => app.files.includes(f));
		if (!file || !app.loaded?.has("sidekiq")) return;
		const section = sidekiqYaml(app, file);
		if (section?.kind !== "record" || readByTheApp(app)) return;
		for (const [key, value] of section.entries) {
			if (!UNREAD.has(key)) continue;
			yield { misplaced: {
				file,
				key,
				environment: app.environment,
				at: section.keys?.get(key) ?? value.at,
				value,
				reader: "sidekiq"
			} };
		}
	}
};
const deployment = (server) => server.id.slice(0, server.id.indexOf(":"));
function processes(servers) {
	const found = new Map();
	for (const { id, wiring = [] } of servers) for (const { process, name } of wiring) {
		const names = found.get(process) ?? new Map();
		found.set(process, names);
		names.set(name, (names.get(name) ?? new Set()).add(id));
	}
	return found;
}
function wired(servers, read) {
	const judged = servers.filter((s) => s.aside === void 0);
	const all = [...new Set(judged.map(deployment))].flatMap((d) => {
		const relevant = [...processes(judged.filter((s) => deployment(s) === d)).values()].filter((names) => [...names.keys()].some((n) => read.has(n)));
		return relevant.length > 0 ? [relevant] : [];
	});
	const server = (of, name) => {
		const ids = new Set(of.map((names) => [...names.get(name) ?? []].join(" ")));
		const [only = ""] = ids;
		return ids.size === 1 && only !== "" && !only.includes(" ") ? only : void 0;
	};
	const [first] = all;
	if (!first) return {};
	const certain = [...read].filter((name) => all.every((of) => server(of, name) !== void 0));
	const grouping = (of) => JSON.stringify(certain.map((a) => certain.map((b) => server(of, a) === server(of, b))));
	if (new Set(all.map(grouping)).size > 1) return {};
	return Object.fromEntries(certain.map((name) => [name, server(first, name) ?? ""]));
}
const detectors = [
	sidekiq,
	railsCache,
	actionCable,
	sessionStore,
	resque,
	kredis,
	redisRb,
	consumers,
	gemClients,
	sidekiqPlugins,
	riders,
	puma,
	webServers,
	sidekiqProcess,
	goodJob,
	solidQueue,
	resquePool,
	jobProcesses,
	delayedJob,
	actionCableJs,
	redisJs,
	unreadKeys,
	unread,
	activeJob
];
const WORDS = [
	"redis",
	"resque",
	"redlock",
	...[
		"to",
		"within",
		"only",
		"name",
		"by",
		"with"
	].flatMap((first) => [`rate_limit ${first}:`, `rate_limit(${first}:`]),
	"rate_limit(\n",
	"rack::attack",
	"cache.clear",
	"cache.delete_matched",
	"cache_store",
	"connectionpool",
	"queue_adapter",
	"createconsumer",
	"batch_flush_",
	"unique :until_",
	"unique :while_"
];
const LIBRARIES = new Set([
	"Redis",
	"RedisClient",
	"ConnectionPool",
	"Redis::Namespace",
	"Redis::Cluster",
	"Redis::Distributed",
	"Redis::Store",
	"Rollout",
	"Rack::Attack"
]);
function detect(app, stated) {
	const clients = [];
	const uses = [];
	const processes = [];
	const servers = [];
	const consumersFound = [];
	const misplacedKeys = [];
	const gaps = [];
	const instead = {};
	const insteadAt = {};
	const failures = [];
	const replicas = {};
	const setIn = {};
	const located = [];
	const herokuParts = [];
	for (const detector of [
		...detectors,
		...platforms,
		{
			id: "infrastructure",
			detect: () => stated.infrastructure ?? []
		}
	]) try {
		for (const fact of detector.detect(app)) if ("client" in fact) clients.push(fact.client);
		else if ("use" in fact) uses.push(fact.use);
		else if ("process" in fact) processes.push(fact.process);
		else if ("server" in fact) servers.push(fact.server);
		else if ("consumer" in fact) consumersFound.push(fact.consumer);
		else if ("misplaced" in fact) misplacedKeys.push(fact.misplaced);
		else if ("gap" in fact) gaps.push(fact.gap);
		else if ("sets" in fact) for (const name of fact.sets.names) setIn[name] ??= fact.sets.file;
		else if ("located" in fact) located.push(fact.located);
		else if ("herokuPart" in fact) herokuParts.push(fact.herokuPart);
		else if ("replicas" in fact) replicas[fact.replicas.name] = fact.replicas.count;
		else {
			const [need, what, where] = fact.instead;
			instead[need] = what;
			if (where) insteadAt[need] = where;
		}
	} catch (error) {
		failures.push({
			part: `detector ${detector.id}`,
			error: error instanceof Error ? error.stack ?? error.message : String(error)
		});
	}
	const { processes: counts = {}, infrastructure: _, endpoints, ...rest } = stated;
	const linked = withoutUsers(link(clients, uses, app.calls), app);
	const hasCable = instead["cable"] !== void 0 || linked.some((c) => c.library === "action-cable");
	const byFiles = wired(servers, new Set(linked.flatMap((c) => variables$2(c.endpoint))));
	return {
		model: {
			root: app.root,
			...app.name === void 0 ? {} : { name: app.name },
			environment: app.environment,
			gems: app.gems,
			lockedAt: app.lockedAt,
			...app.loaded ? { loaded: app.loaded } : {},
			clients: linked,
			processes: processes.map((p) => {
				const count = counts[p.name ?? ""] ?? counts[p.kind] ?? replicas[p.name ?? ""];
				return count === void 0 ? p : {
					...p,
					count
				};
			}),
			servers,
			setIn,
			located,
			herokuParts,
			consumers: consumersFound,
			...hasCable && cableIdle(app) ? { cableIdle: true } : {},
			misplacedKeys,
			calls: app.calls,
			gaps: [
				...app.gaps,
				...gaps,
				...app.loaded || linked.length === 0 ? [] : [unlocked(app)],
				...linked.flatMap(untold)
			],
			settings: app.settings,
			instead,
			insteadAt,
			...rest,
			endpoints: {
				...byFiles,
				...endpoints
			},
			wired: Object.fromEntries(Object.entries(byFiles).filter(([name]) => !Object.hasOwn(endpoints, name))),
			platform: stated.platform ?? platformOf(app)
		},
		failures
	};
}
function untold(client) {
	if (isRider(client)) return [];
	const { options: written } = client;
	const servers = options(client.endpoint);
	const what = written?.kind === "unknown" ? "the server and the options" : "the server";
	const verb = written?.kind === "unknown" ? "are" : "is";
	const gaps = servers.flatMap((o) => o.kind === "unknown" ? [{
		at: client.at,
		why: `${what} of ${client.name} ${verb} not known: ${o.why}`
	}] : []);
	if (servers.every((o) => o.kind === "unknown") && written?.kind !== "setting") return gaps;
	if (written?.kind === "record" && written.open) gaps.push({
		at: client.at,
		why: `${client.name} is given more options than the files show`
	});
	else if (written?.kind === "unknown") gaps.push({
		at: client.at,
		why: `the options of ${client.name} are not known: ${written.why}`
	});
	else if (written?.kind === "setting") gaps.push({
		at: client.at,
		why: `the options of ${client.name} are kept in ${show(written)}`
	});
	return gaps;
}
const unlocked = (app) => ({
	at: fileSpan(app.path("Gemfile")),
	why: "there is no Gemfile.lock, so the versions of the gems were assumed"
});
const DAY = 864e5;
function staleDay(takenAt, now, days) {
	return now - Date.parse(takenAt) <= days * DAY ? void 0 : takenAt.slice(0, 10);
}
const key$1 = (f) => `${f.rule}\n${f.about}`;
function aged(alone, joined, day) {
	const known = new Set(alone.map(key$1));
	const old = joined.filter((f) => !known.has(key$1(f)));
	return [...alone, ...old.map((f) => ({
		...f,
		severity: "note",
		stale: day,
		message: `${f.message} So it was on ${day}; an audit that old fails nothing.`
	}))];
}
const indent = (line) => line.length - line.trimStart().length;
function parentIndent(line) {
	let at = indent(line);
	for (let m = /^[-?][ \t]+/.exec(line.slice(at)); m; m = /^[-?][ \t]+(?=\S)/.exec(line.slice(at))) {
		if (/^[|>]/.test(line.slice(at + m[0].length))) break;
		at += m[0].length;
	}
	return at;
}
function yamlComments(file, text) {
	const starts = lineStarts(text);
	const found = [];
	let quote;
	let block;
	for (const [i, start] of starts.entries()) {
		const line = text.slice(start, (starts[i + 1] ?? text.length + 1) - 1);
		if (block !== void 0 && !quote) {
			if (line.trim() === "" || indent(line) > block) continue;
			block = void 0;
		}
		let fresh = true;
		for (let c = 0; c < line.length; c++) {
			const char = line[c];
			if (quote === "\"" && char === "\\") c++;
			else if (quote) {
				if (char === quote && quote === "'" && line[c + 1] === "'") c++;
				else if (char === quote) quote = void 0;
			} else if (char === "#" && (c === 0 || /\s/.test(line[c - 1]))) {
				found.push(spanAt(file, starts, start + c, start + line.trimEnd().length));
				break;
			} else if (fresh && (char === "\"" || char === "'")) {
				quote = char;
				fresh = false;
			} else if (fresh && (char === "|" || char === ">") && /^[|>][-+0-9]{0,2}\s*(\s#.*)?$/.test(line.slice(c))) {
				block = parentIndent(line);
				fresh = false;
			} else if (fresh && (char === "!" || char === "&")) while (c + 1 < line.length && !/\s/.test(line[c + 1])) c++;
			else if (char === "[" || char === "{" || char === ",") fresh = true;
			else if ((char === ":" || char === "-" || char === "?") && (c + 1 >= line.length || /\s/.test(line[c + 1]))) fresh = fresh || char === ":";
			else if (char !== " " && char !== "	" && char !== "\r") fresh = false;
		}
	}
	return found;
}
const nobody = (file) => () => ({ run: () => unknown("the Ruby in it belongs to no app", fileSpan(file)) });
function openFiles(repo, root, options) {
	const gaps = [];
	const refuse = (file, why) => {
		if (!gaps.some((g) => g.at.file === file && g.why === `${file} ${why}`)) gaps.push({
			at: fileSpan(file),
			why: `${file} ${why}`
		});
	};
	const texts = new Map();
	const text = (file) => {
		if (texts.has(file)) return texts.get(file);
		const found = repo.has(file) ? repo.read(file) : void 0;
		if (typeof found === "object") refuse(file, found.refused);
		const result = typeof found === "string" ? found : void 0;
		texts.set(file, result);
		return result;
	};
	const yamls = new Map();
	const yaml = (file) => {
		if (yamls.has(file)) return yamls.get(file);
		yamls.set(file, void 0);
		const content = text(file);
		if (content === void 0) return void 0;
		const { value, problems } = readYaml(content, file, (options.fragments ?? nobody(file))(file, content));
		gaps.push(...problems);
		yamls.set(file, value);
		return value;
	};
	return {
		root,
		repo,
		environment: options.environment,
		path: (below) => join$2(root === "." ? "" : root, below) ?? below,
		files: options.files,
		text,
		yaml,
		texts: () => [...texts].flatMap(([file, content]) => content === void 0 ? [] : [[file, content]]),
		gaps,
		describes: options.describes ?? (() => []),
		refuse,
		yamls: () => yamls.size
	};
}
const names$1 = (v) => {
	if (v?.kind === "literal") return [String(v.value)];
	return v?.kind === "list" ? v.items.flatMap(names$1) : [];
};
function loadedGems(dependencies, calls, gemfile, environment) {
	const asked = new Map();
	for (const call of calls) {
		if (call.at.file !== gemfile || call.path !== "gem") continue;
		const [name] = names$1(call.args[0]);
		if (name === void 0) continue;
		const options = call.args.at(-1);
		const groups = [...options?.kind === "record" ? [...names$1(options.entries.get("group")), ...names$1(options.entries.get("groups"))] : [], ...call.inside.filter((c) => c.path === "group").flatMap((c) => c.args.flatMap(names$1))];
		const here = groups.length === 0 || groups.includes("default") || groups.includes(environment) || !groups.every((g) => ELSEWHERE$1.has(g));
		asked.set(name, (asked.get(name) ?? false) || here);
	}
	const spare = withDependencies([...asked].flatMap(([name, here]) => here ? [] : [name]), dependencies);
	const all = [...dependencies.keys()];
	const needed = withDependencies(all.filter((name) => asked.get(name) ?? !spare.has(name)), dependencies);
	return new Set(all.filter((name) => needed.has(name)));
}
const asks$1 = (calls, gemfile, name) => calls.some((c) => c.at.file === gemfile && c.path === "gem" && names$1(c.args[0])[0] === name);
function withDependencies(gems, dependencies) {
	const all = new Set(gems);
	for (const gem of all) for (const needed of dependencies.get(gem) ?? []) all.add(needed);
	return all;
}
const ELSEWHERE$1 = new Set([
	"development",
	"test",
	"ci",
	"cucumber",
	"staging",
	"lint",
	"doc",
	"docs",
	"debug",
	"profile",
	"benchmark",
	"e2e",
	"rubocop",
	"local"
]);
const SECTIONS = new Set([
	"GEM",
	"GIT",
	"PATH",
	"SVN"
]);
const DEPENDENCY = /^ {6}([^\s()]+)/;
const SPEC = /^ {4}([^\s()]+) \(([^\s()-]+)(?:-[^\s()]*)?\)$/;
function readLockfile(text, file) {
	const gems = new Map();
	const at = new Map();
	const dependencies = new Map();
	const problems = [];
	let gem = [];
	let rubyVersion;
	let section = "";
	let start = 0;
	for (const [i, raw] of text.split("\n").entries()) {
		const line = raw.endsWith("\r") ? raw.slice(0, -1) : raw;
		const span = (from, to) => ({
			...spanAt(file, [0], 0, 0),
			start: start + from,
			end: start + to,
			line: i + 1,
			column: from + 1,
			endLine: i + 1,
			endColumn: to + 1
		});
		if (/^[A-Z]/.test(line)) section = line.trim();
		else if (/^(?:<{7}|>{7})(?: |$)/.test(line) && problems.length === 0) problems.push({
			at: span(0, line.length),
			why: "the lockfile holds the conflict markers of an unfinished merge"
		});
		else if (SECTIONS.has(section)) {
			const [whole, name, version] = SPEC.exec(line) ?? [];
			const needed = DEPENDENCY.exec(line)?.[1];
			if (needed !== void 0 && !gem.includes(needed)) gem.push(needed);
			if (name !== void 0) {
				gem = dependencies.get(name) ?? [];
				dependencies.set(name, gem);
			}
			if (whole !== void 0 && name !== void 0 && version !== void 0 && !gems.has(name)) {
				gems.set(name, version);
				at.set(name, span(4, line.length));
			}
		} else if (section === "RUBY VERSION") rubyVersion ??= /^ +ruby (\d[\d.]*)/.exec(line)?.[1];
		start += raw.length + 1;
	}
	return {
		gems: Object.fromEntries(gems),
		at,
		dependencies,
		...rubyVersion === void 0 ? {} : { rubyVersion },
		problems
	};
}
const isValue = (r) => {
	switch (r.kind) {
		case "hash":
		case "array":
		case "instance":
		case "module":
		case "proc":
		case "test":
		case "choice": return false;
		default: return true;
	}
};
const hash = (at, data = new Map(), keys = new Map(), open = false) => ({
	kind: "hash",
	data,
	keys,
	open,
	at
});
const array = (items, at) => ({
	kind: "array",
	data: new Map(items.map((item, i) => [String(i), item])),
	at
});
const items = (a) => [...a.data.values()].filter((i) => i.kind !== "absent");
const test$1 = (clauses, at, negated = false) => ({
	kind: "test",
	clauses,
	negated,
	at
});
const MOST_FROZEN = 2e3;
function freeze(r, depth = 0, left = { parts: MOST_FROZEN }) {
	if (depth > 12) return unknown("the structure nests too deep", r.at);
	if (--left.parts < 0) return unknown("the structure holds too much to be followed", r.at);
	switch (r.kind) {
		case "hash": return bounded(record(new Map([...r.data].map(([k, v]) => [k, freeze(v, depth + 1, left)])), r.at, {
			open: r.open,
			keys: r.keys
		}));
		case "array": return bounded(list(items(r).map((v) => freeze(v, depth + 1, left)), r.at));
		case "instance": return made(`${r.of.name}.new`, [], r.at);
		case "module": return constant$1(r.name, r.at);
		case "proc": return unknown("it is a block that runs later", r.at);
		case "test": return unknown("it depends on what is set", r.at, r.clauses.flat());
		case "choice": {
			const options = r.options.map((o) => freeze(o, depth + 1, left));
			return r.ordered ? ordered(options, r.at) : either(options, r.at);
		}
		default: return r;
	}
}
function thaw(v) {
	switch (v.kind) {
		case "record": {
			const whole = hash(v.at, new Map([...v.entries].map(([k, x]) => [k, thaw(x)])), new Map(v.keys ?? []), v.open ?? false);
			if (v.settings !== void 0) whole.settings = v.settings;
			return whole;
		}
		case "list": return array(v.items.map(thaw), v.at);
		case "firstOf":
		case "either": {
			const options = v.options.map(thaw);
			return options.every(isValue) ? v : {
				kind: "choice",
				ordered: v.kind === "firstOf",
				options,
				at: v.at
			};
		}
		default: return v;
	}
}
const isNothingRuby = (r) => isValue(r) && isNothing(r);
const alternatives = (r) => r.kind === "choice" || r.kind === "firstOf" || r.kind === "either" ? r.options.flatMap(alternatives) : [r];
const unnamed = (of, key, at) => of.settings === void 0 ? void 0 : setting$2("settings", of.settings === "" ? key : `${of.settings}.${key}`, at);
const keyOf = (of, name, at) => of.data.get(name.replace(/\?$/, "")) ?? (/^\w+$/.test(name) ? unnamed(of, name, at) : void 0);
const nilIfAbsent = (r) => r.kind === "absent" ? literal(null, r.at) : r;
function candidates(name, namespace) {
	if (name.startsWith("::")) return [name.slice(2)];
	const scopes = namespace === "" ? [] : namespace.split("::");
	const names = [];
	for (let i = scopes.length; i >= 0; i--) names.push([...scopes.slice(0, i), name].join("::"));
	return names;
}
function findConstant(m, name, namespace) {
	const search = `${namespace} ${name}`;
	const { defined } = m;
	if (m.vain.get(search) === defined) return void 0;
	const { found, final } = searchConstant(m, name, namespace);
	if (!found && final) m.vain.set(search, defined);
	return found;
}
function readDefining(m, name) {
	if (m.missing.has(name)) return {
		found: void 0,
		final: true
	};
	m.missing.add(name);
	let final = true;
	for (const file of m.surroundings.defining(name)) {
		if (!m.surroundings.load(file)) final = false;
		const found = m.constants.get(name);
		if (found) return {
			found,
			final: true
		};
	}
	if (!final) m.missing.delete(name);
	return {
		found: void 0,
		final
	};
}
function searchConstant(m, name, namespace) {
	const names = candidates(name, namespace);
	const known = names.map((full) => m.constants.get(full)).find((c) => c !== void 0);
	if (known) return {
		found: known,
		final: true
	};
	let final = true;
	for (const full of names) {
		const read = readDefining(m, full);
		if (read.found) return read;
		final &&= read.final;
	}
	return {
		found: ancestorsOf(m, names).map((scope) => m.constants.get(`${scope}::${name}`)).find((c) => c !== void 0) ?? stated(m, name.replace(/^::/, "")),
		final
	};
}
function stated(m, name) {
	const value = m.surroundings.constant(name);
	if (!value) return void 0;
	m.defined += 1;
	m.constants.set(name, thaw(value));
	return thaw(value);
}
function ancestorsOf(m, names) {
	return names.map((n) => n.split("::").slice(0, -1).join("::")).filter((n) => n !== "").flatMap((scope) => {
		const found = m.constants.get(scope);
		return found?.kind === "module" ? found.ancestors.flatMap((a) => candidates(a.name, a.scope)) : [];
	});
}
function truth(r) {
	switch (r.kind) {
		case "literal": return r.value !== null && r.value !== false;
		case "absent": return false;
		case "env": return r.whenUnset === "raises" ? true : void 0;
		case "setting":
		case "unknown":
		case "test": return;
		case "firstOf":
		case "choice": {
			const last = r.options.at(-1);
			const all = r.options.map(truth);
			if (all.every((t) => t === true)) return true;
			if (all.every((t) => t === false)) return false;
			return r.kind === "firstOf" && last && truth(last) === true ? true : void 0;
		}
		case "either": {
			const all = r.options.map(truth);
			return all.every((t) => t === true) ? true : all.every((t) => t === false) ? false : void 0;
		}
		case "made": return alwaysSet(r) || r.path.endsWith("{}") || r.path === "" ? true : void 0;
		default: return true;
	}
}
function blank(r) {
	if (r.kind === "literal") return r.value === null || r.value === false || r.value === "";
	if (r.kind === "absent") return true;
	if (r.kind === "hash") return r.open ? void 0 : r.data.size === 0;
	if (r.kind === "array") return items(r).length === 0;
	if (r.kind === "env") return void 0;
	const last = r.kind === "firstOf" ? r.options.at(-1) : void 0;
	if (last?.kind === "literal" && last.value === "") return void 0;
	const known = truth(r);
	return known === void 0 ? void 0 : !known;
}
function whichIs(options, answers, at, negated) {
	if (!answers.every((a) => a.kind === "literal" && typeof a.value === "boolean")) return void 0;
	const there = options.filter((_o, i) => truth(answers[i]) !== negated);
	return there.length === 0 || there.length === options.length ? void 0 : test$1([there.map((o) => freeze(o))], at, negated);
}
function asTest(r) {
	if (r.kind === "test") return r;
	if (isValue(r) && variables$2(r).length > 0) return test$1([[r]], r.at);
}
function comesFrom(r, clauses) {
	const all = clauses.flat();
	if (isValue(r) && all.some((c) => identity(c) === identity(r))) return true;
	const within = new Set(all.flatMap(variables$2));
	const found = new Set();
	let looks = 100;
	const only = (x) => {
		if (--looks < 0) return false;
		if (isValue(x)) {
			const names = variables$2(x);
			for (const name of names) found.add(name);
			return x.kind === "concat" && names.length > 0 ? names.some((n) => within.has(n)) : names.every((n) => within.has(n));
		}
		if (x.kind === "choice") return x.options.every(only);
		if (x.kind === "hash") return [...x.data.values()].filter((v) => names(v) && only(v)).length > 0;
		return x.kind === "array" ? [...x.data.values()].every(only) : false;
	};
	const names = (x) => !isValue(x) || variables$2(x).length > 0;
	return only(r) && clauses.every((clause) => clause.flatMap(variables$2).some((n) => found.has(n)));
}
const saysTls = (r) => r.kind === "literal" && typeof r.value === "string" && /^rediss(?::(?:\/\/)?)?$/.test(r.value);
function merge(condition, yes, no, at) {
	if (yes === no || isValue(yes) && isValue(no) && identity(yes) === identity(no)) return yes;
	const told = asTest(condition);
	const [first, second] = told?.negated ? [no, yes] : [yes, no];
	const prefers = told !== void 0 && !isNothingRuby(first) && comesFrom(first, told.clauses);
	return choose(prefers ? [first, second] : [yes, no], prefers, at);
}
const MOST_CHOICES = 12;
function choose(options, inOrder, at) {
	if (options.every(isValue)) return inOrder ? ordered(options, at) : either(options, at);
	const kept = [];
	const ranked = inOrder && options.every((o) => o.kind !== "choice" || o.ordered);
	for (const o of options.flatMap((o) => o.kind === "choice" ? o.options : [o])) if (!kept.some((k) => k === o || isValue(k) && isValue(o) && identity(k) === identity(o))) kept.push(o);
	const [only] = kept;
	if (kept.length === 1 && only) return only;
	const choice = {
		kind: "choice",
		ordered: ranked,
		options: kept,
		at
	};
	return kept.length <= MOST_CHOICES ? choice : together$1(choice) ?? unknown("there are too many alternatives", at);
}
function together$1(choice) {
	if (!choice.options.every((o) => o.kind === "hash")) return void 0;
	const one = hash(choice.at);
	one.open = spreadInto(one.data, one.keys, choice);
	return one;
}
function laidOver(above, below) {
	if (!below || above === below) return above;
	if (above.kind === "absent") return below;
	if (above.kind !== "firstOf" && above.kind !== "either") return above;
	if (!above.options.some((o) => o.kind === "absent")) return above;
	return choose(above.options.map((o) => o.kind === "absent" ? below : o), above.kind === "firstOf", above.at);
}
function spreadInto(data, keys, spread) {
	if (isNothingRuby(spread)) return false;
	if (spread.kind === "hash") {
		for (const [k, v] of spread.data) data.set(k, laidOver(v, data.get(k)));
		for (const [k, at] of spread.keys) keys.set(k, at);
		return spread.open;
	}
	if (spread.kind === "choice") {
		const hashes = spread.options.filter((o) => o.kind === "hash");
		for (const k of new Set(hashes.flatMap((h) => [...h.data.keys()]))) {
			const inner = spread.options.map((o) => (o.kind === "hash" ? o.data.get(k) : void 0) ?? data.get(k) ?? {
				kind: "absent",
				at: spread.at
			});
			const merged = spread.ordered && inner.every(isValue) ? ordered(inner, spread.at) : inner.reduce((a, b) => merge(unknown("a branch", spread.at), a, b, spread.at));
			data.set(k, merged);
		}
		return hashes.length < spread.options.filter((o) => !isNothingRuby(o)).length;
	}
	return true;
}
const BOOT_STEPS = 2e5;
const METHOD_STEPS = 4e3;
const machine = (surroundings) => ({
	surroundings,
	constants: new Map(),
	globals: new Map(),
	settings: new Map(),
	env: new Map(),
	calls: [],
	made: new Map(),
	entered: new Map(),
	gaps: [],
	trail: [],
	narrowed: new WeakMap(),
	inside: [],
	branches: [],
	sides: [],
	assumed: [],
	targets: [],
	active: new Map(),
	missing: new Set(),
	defined: 0,
	vain: new Map(),
	lineages: new Map(),
	instances: new Map(),
	extensions: new Map(),
	stopped: void 0,
	depth: 0,
	steps: 0,
	limit: BOOT_STEPS
});
function write(m, data, key, value) {
	if (m.branches.length > 0) m.trail.push({
		data,
		key,
		old: data.get(key)
	});
	if (data === m.constants) m.defined += 1;
	data.set(key, value);
}
function undo(m, mark) {
	const written = new Map();
	for (let i = m.trail.length - 1; i >= mark; i--) {
		const { data, key, old } = m.trail[i];
		const keys = written.get(data) ?? new Map();
		written.set(data, keys);
		const now = data.get(key);
		if (!keys.has(key) && now && (old === void 0 || m.narrowed.get(now) !== old)) keys.set(key, now);
		if (data === m.constants) m.defined += 1;
		if (old === void 0) data.delete(key);
		else data.set(key, old);
	}
	m.trail.length = mark;
	return written;
}
const needed = (condition, holds) => {
	const told = asTest(condition);
	if (!told || told.negated === holds) return [];
	return told.clauses.map((c) => c.flatMap(variables$2)).filter((c) => c.length > 0);
};
function branch(m, frame, condition, yes, no, at, end = false) {
	const known = truth(condition);
	if (known !== void 0) return known ? yes() : no();
	const run = (side, holds) => {
		const mark = m.trail.length;
		const assumed = m.assumed.length;
		m.branches.push(needed(condition, holds));
		m.sides.push(`${place(at)} ${holds}`);
		const value = side();
		const { stopped } = m;
		m.stopped = void 0;
		const written = undo(m, mark);
		m.branches.pop();
		m.sides.pop();
		m.assumed.length = assumed;
		return {
			value: stopped && stopped.how !== "raise" ? stopped.value : value,
			stopped: stopped?.how,
			written
		};
	};
	const a = run(yes, true);
	const b = run(no, false);
	const commit = (written) => {
		for (const [data, keys] of written) for (const [key, value] of keys) write(m, data, key, value);
	};
	if (a.stopped === "raise" || b.stopped === "raise") {
		const other = a.stopped === "raise" ? b : a;
		if (a.stopped === b.stopped) m.stopped = {
			how: "raise",
			value: other.value
		};
		else if (other.stopped) m.stopped = {
			how: other.stopped,
			value: other.value
		};
		commit(other.written);
		return other.value;
	}
	const merged = merge(condition, a.value, b.value, at);
	if (a.stopped && b.stopped) m.stopped = {
		how: a.stopped,
		value: merged
	};
	else if (a.stopped || b.stopped) {
		const [left, stays] = a.stopped ? [a, b] : [b, a];
		if (end && !(frame.inBlock && left.stopped === "return")) {
			m.stopped = {
				how: left.stopped ?? "return",
				value: merged
			};
			join$1(m, condition, a.written, b.written, at);
			return merged;
		}
		if (left.stopped === "return") frame.returns.push(left.value);
		commit(stays.written);
		return stays.value;
	}
	join$1(m, condition, a.written, b.written, at);
	return merged;
}
function join$1(m, condition, a, b, at) {
	for (const data of new Set([...a.keys(), ...b.keys()])) {
		const [x, y] = [a.get(data), b.get(data)];
		for (const key of new Set([...x?.keys() ?? [], ...y?.keys() ?? []])) {
			const old = data.get(key) ?? (data === m.env ? env(key, at) : absent(at));
			write(m, data, key, merge(condition, x?.get(key) ?? old, y?.get(key) ?? old, at));
		}
	}
}
const MOST_ENTRIES = 1e3;
function restart(m, limit) {
	m.steps = 0;
	m.limit = limit;
	m.entered.clear();
}
function enter(m, key, running) {
	const times = m.entered.get(key) ?? 0;
	if (times >= MOST_ENTRIES || m.depth > 150) return false;
	m.entered.set(key, times + 1);
	m.active.set(key, running + 1);
	return true;
}
function leave(m, key, running) {
	if (running === 0) m.active.delete(key);
	else m.active.set(key, running);
}
function goesOn(m, frame, value) {
	if (m.stopped?.how === "return") frame.returns.push(m.stopped.value);
	m.stopped = void 0;
	return value;
}
function assumeSet(m, r) {
	if (isValue(r) && r.kind === "env") m.assumed.push([r.name]);
}
const requirements = (m) => [...m.branches.flat(), ...m.assumed];
const parameterName = (node) => node?.name ?? void 0;
function bind(m, frame, node, args, at, run) {
	if (!node) return;
	const set = (name, value) => {
		if (name) write(m, frame.locals, name, value);
	};
	const lost = (name) => unknown(`it is the parameter ${name ?? ""} of ${frame.method ?? "a block"}, and what is passed could not be told`, at);
	const takesKeywords = node.keywords.length > 0 || node.keywordRest !== null;
	const positional = args ? [...takesKeywords ? args.positional : flat(args)] : [];
	const keywords = takesKeywords ? args?.keywords ?? lastHash(positional) : void 0;
	const required = [...node.requireds, ...node.posts];
	const spare = positional.length - required.length;
	const give = (n, value) => {
		if (n instanceof MultiTargetNode) for (const [inner, share] of shares(n, value, at)) give(inner, share);
		else set(parameterName(n), value);
	};
	const takes = (n) => give(n, positional.shift() ?? lost(parameterName(n)));
	for (const n of node.requireds) takes(n);
	for (const [i, n] of node.optionals.entries()) {
		const given = i < spare ? positional.shift() : void 0;
		set(parameterName(n), given ?? run(m, frame, n.value));
	}
	if (node.rest) {
		const rest = positional.splice(0, Math.max(0, positional.length - node.posts.length));
		set(parameterName(node.rest) ?? "*", args && !args.open ? array(rest, at) : lost(parameterName(node.rest)));
	}
	for (const n of node.posts) takes(n);
	const taken = new Set();
	for (const n of node.keywords) {
		taken.add(n.name);
		const given = keywords?.data.get(n.name);
		if (given && given.kind !== "absent") set(n.name, given);
		else set(n.name, n.value && !keywords?.open ? run(m, frame, n.value) : lost(n.name));
	}
	if (node.keywordRest) {
		const others = new Map([...keywords?.data ?? []].filter(([k]) => !taken.has(k)));
		set(parameterName(node.keywordRest) ?? "**", hash(at, others, keywords?.keys, args === void 0 || (keywords?.open ?? false)));
	}
	if (node.block) set(parameterName(node.block), frame.block ?? literal(null, at));
}
function shares({ lefts, rest, rights }, value, at) {
	const whole = value.kind === "array" ? items(value) : value.kind === "literal" ? [value] : void 0;
	const lost = unknown("it is one of several values", at, isValue(value) ? [value] : []);
	const middle = whole?.slice(lefts.length, Math.max(lefts.length, whole.length - rights.length)) ?? [];
	const nth = (i) => whole ? whole[i] ?? literal(null, at) : lost;
	return [
		...lefts.map((target, i) => [target, nth(i)]),
		...rest instanceof SplatNode ? [[rest.expression, whole ? array(middle, at) : lost]] : [],
		...rights.map((target, i) => [target, nth(lefts.length + middle.length + i)])
	];
}
function lastHash(positional) {
	const last = positional.at(-1);
	if (last?.kind !== "hash") return void 0;
	positional.pop();
	return last;
}
const noArguments = {
	positional: [],
	open: false
};
const flat = (args) => {
	const last = args.whole ?? args.keywords;
	return last ? [...args.positional, last] : args.positional;
};
function openModule(m, name, at) {
	const known = m.constants.get(name);
	if (known?.kind === "module") return known;
	const made = {
		kind: "module",
		name,
		methods: new Map(),
		singletons: new Map(),
		data: new Map(),
		ancestors: [],
		extended: [],
		at
	};
	m.constants.set(name, made);
	m.defined += 1;
	return made;
}
function inherit(m, of, name, scope) {
	if (of.ancestors.some((a) => a.name === name && a.scope === scope)) return;
	of.ancestors.push({
		name,
		scope
	});
	m.defined += 1;
}
function lineage(m, of) {
	const known = m.lineages.get(of);
	if (known?.defined === m.defined) return known.line;
	const { defined } = m;
	const line = ancestry(m, of, new Set());
	m.lineages.set(of, {
		defined,
		line
	});
	return line;
}
function ancestry(m, of, seen) {
	if (seen.has(of) || seen.size > 30) return [];
	seen.add(of);
	return [of, ...of.ancestors.flatMap((a) => {
		const found = findConstant(m, a.name, a.scope);
		return found?.kind === "module" ? ancestry(m, found, seen) : [];
	})];
}
function libraryAncestor(m, of) {
	for (const module of lineage(m, of)) for (const a of module.ancestors) if (!findConstant(m, a.name, a.scope)) return a.name.replace(/^::/, "");
}
function findMethod(m, on, name) {
	if (on.kind === "instance") {
		for (const module of lineage(m, on.of)) {
			const found = module.methods.get(name);
			if (found) return found;
		}
		return;
	}
	if (on.kind === "made") return m.extensions.get(on.path)?.flatMap((x) => x.methods.get(name) ?? [])[0];
	if (on.kind !== "module") return void 0;
	for (const module of lineage(m, on)) {
		const found = module.singletons.get(name);
		if (found) return found;
		for (const e of module.extended) {
			const extension = e.name === "self" ? module : findConstant(m, e.name, e.scope);
			const extended = extension?.kind === "module" ? extension.methods.get(name) : void 0;
			if (extended) return extended;
		}
	}
}
function instantiate(m, of, args, at, run, reached) {
	const made = {
		kind: "instance",
		of,
		data: new Map(),
		at
	};
	const initialize = findMethod(m, made, "initialize");
	if (initialize) invoke(m, initialize, made, args, at, run, reached);
	return made;
}
const MOST_RECURSION = 2;
function invoke(m, method, self, args, at, run, reached) {
	const { body } = method;
	const data = self.kind === "instance" || self.kind === "module" ? self.data : new Map();
	if ("reader" in body) return data.get(body.reader) ?? literal(null, at);
	if ("writer" in body) {
		const value = args?.positional[0] ?? unknown("nothing here calls the writer", at);
		write(m, data, body.writer, value);
		return value;
	}
	if ("delegate" in body) return unknown(`it is delegated to ${body.delegate}`, at);
	if (!(body.node instanceof DefNode)) return unknown("it is no method", at);
	const key = body.node;
	const running = m.active.get(key) ?? 0;
	if (running >= MOST_RECURSION && m.branches.length > 0) m.stopped = {
		how: "raise",
		value: unknown(`${method.name} calls itself`, at)
	};
	if (running >= MOST_RECURSION) return unknown(`${method.name} calls itself`, at);
	if (!enter(m, key, running)) return unknown("the calls nest too deep", at);
	const frame = {
		source: method.source,
		self,
		locals: new Map(),
		namespace: method.namespace,
		method: method.name,
		singleton: method.singleton,
		reached,
		block: args?.block,
		given: args,
		returns: [],
		body: body.node.body
	};
	m.depth += 1;
	bind(m, frame, body.node.parameters, args, at, run);
	const last = run(m, frame, body.node.body);
	const stopped = m.stopped;
	if (stopped && stopped.how !== "raise") m.stopped = void 0;
	m.depth -= 1;
	leave(m, key, running);
	const value = stopped && stopped.how !== "raise" ? stopped.value : last;
	return withEarly(frame.returns, value, at);
}
const withEarly = (returns, value, at) => returns.reduceRight((rest, early) => merge(unknown("an early return", at), early, rest, at), value);
function pathOf(r) {
	switch (r.kind) {
		case "constant":
		case "module": return r.name;
		case "made": return r.path;
		case "instance": return `${r.of.name}#`;
		case "choice":
		case "firstOf":
		case "either": return alternatives(r).map(pathOf).find((n) => n !== void 0);
		default: return;
	}
}
const DEFAULT = "attr_config ";
const text$2 = (r) => r?.kind === "literal" && r.value !== null ? String(r.value) : void 0;
const attrConfig = ({ m, f, args, at }) => {
	if (f.self.kind !== "module") return void 0;
	const of = f.self;
	const named = args.positional.map((a) => [text$2(a), literal(null, at)]);
	for (const [name, fallback] of [...named, ...args.keywords?.data ?? []]) {
		if (name === void 0) continue;
		const common = {
			source: f.source,
			namespace: of.name,
			singleton: false
		};
		of.methods.set(name, {
			...common,
			name,
			body: { reader: `@${name}` }
		});
		of.methods.set(`${name}=`, {
			...common,
			name: `${name}=`,
			body: { writer: `@${name}` }
		});
		write(m, of.data, `${DEFAULT}${name}`, fallback);
	}
	return literal(null, at);
};
const settingsName = ({ m, f, name, args, at }) => {
	const [given] = args.positional;
	if (f.self.kind !== "module" || !given) return void 0;
	write(m, f.self.data, name, given);
	return literal(null, at);
};
function nameOf(of) {
	const stated = text$2(of.data.get("config_name"));
	if (stated !== void 0) return stated;
	const [own = "", around = ""] = of.name.split("::").reverse();
	return (own === "Config" ? around : own.replace(/Config$/, "")).replace(/([a-z\d])([A-Z])/g, "$1_$2").toLowerCase();
}
function isPopulated(m, object) {
	const { data } = object.of;
	const names = [...data.keys()].flatMap((k) => k.startsWith(DEFAULT) ? [k.slice(12)] : []);
	if (names.length === 0) return false;
	const name = nameOf(object.of);
	const prefix = text$2(data.get("env_prefix")) ?? name.toUpperCase();
	const whole = m.surroundings.yaml(`config/${name}.yml`);
	const section = whole && entry(whole, m.surroundings.environment);
	const file = section?.kind === "record" ? section : whole;
	for (const attribute of names) {
		if (object.data.has(`@${attribute}`)) continue;
		const variable = env(`${prefix}_${attribute.toUpperCase()}`, object.at);
		const written = file && entry(file, attribute);
		const below = written && !isNothing(written) ? written : data.get(`${DEFAULT}${attribute}`);
		write(m, object.data, `@${attribute}`, together(variable, below));
	}
	return true;
}
function together(variable, below) {
	if (!below || isValue(below) && below.kind === "record") return below ? thaw(freeze(below)) : variable;
	if (!isValue(below)) return below;
	return isNothing(below) ? variable : below.kind === "literal" ? firstOf([variable, below], variable.at) : ordered([variable, below], variable.at);
}
function elementName(f, node) {
	const [key, value] = node.name === "[]=" ? node.arguments_?.arguments_ ?? [] : [];
	if (!node.receiver || !value || !(key instanceof SymbolNode || key instanceof StringNode)) return void 0;
	const text = (of) => (f.source.text ?? "").slice(f.source.span(of).start, f.source.span(of).end);
	return `${text(node.receiver)}[${text(key)}]`;
}
const LONGEST$1 = 600;
const MOST_LINES = 12;
const KERNEL = new Set([
	"Integer",
	"Float",
	"String",
	"Array",
	"lambda",
	"proc"
]);
const HERE_ALONE = [
	LocalVariableReadNode,
	ItLocalVariableReadNode,
	InstanceVariableReadNode,
	ClassVariableReadNode,
	SelfNode,
	SuperNode,
	ForwardingSuperNode,
	YieldNode
];
function standsAlone(node) {
	if (HERE_ALONE.some((kind) => node instanceof kind)) return false;
	if (node instanceof CallNode && !node.receiver && !KERNEL.has(node.name)) return false;
	return node.childNodes().every((inner) => !inner || standsAlone(inner));
}
function sourceText(source, node) {
	if (source.text === void 0 || node.location.length > LONGEST$1) return void 0;
	const at = source.span(node);
	const text = source.text.slice(at.start, at.end);
	if (at.line === at.endLine) return text;
	if (at.endLine - at.line >= MOST_LINES || text.includes("<<")) return void 0;
	const start = source.text.lastIndexOf("\n", at.start - 1) + 1;
	const margin = source.text.slice(start).search(/[^ \t]/);
	const [first = "", ...rest] = text.split(/\r?\n/);
	return [first, ...rest.map((line) => line.slice(Math.min(margin, Math.max(line.search(/\S/), 0))))].join("\n");
}
function optionKey(source, pair, result) {
	const key = source.span(pair.key);
	const { value } = pair;
	const text = value instanceof ImplicitNode ? void 0 : sourceText(source, value);
	return text === void 0 ? key : {
		...key,
		written: {
			text,
			of: result.at,
			alone: standsAlone(value)
		}
	};
}
const holder = (m, f) => f.self.kind === "instance" || f.self.kind === "module" ? f.self.data : m.globals;
const field = (f, name) => f.self.kind === "instance" || f.self.kind === "module" ? name : `${f.source.file} ${name}`;
function scopeOf(f, name) {
	for (let frame = f; frame; frame = frame.outer) if (frame.locals.has(name)) return frame.locals;
	return f.locals;
}
function assigning(m, name, memoised, value, from) {
	m.targets.push({
		name,
		memoised,
		...from ? { from } : {}
	});
	const result = value();
	m.targets.pop();
	return result;
}
function orWrite(m, name, old, value, set, at, from) {
	const known = truth(old);
	if (known === true) return old;
	const made = assigning(m, name, true, value, from);
	if (known === void 0 && m.stopped?.how === "raise") {
		m.stopped = void 0;
		return old;
	}
	if (known === void 0 && remembers(old, made)) {
		set(made);
		return made;
	}
	const result = known === false ? made : isValue(old) && isValue(made) ? firstOf([old, made], at) : merge(old, old, made, at);
	set(result);
	return result;
}
function remembers(old, now) {
	const was = alternatives(old).filter((o) => !isNothingRuby(o));
	if (was.length === 0 || was.length === alternatives(old).length) return false;
	const known = new Set(alternatives(now).map((o) => identity(freeze(o))));
	return was.every((o) => known.has(identity(freeze(o))));
}
const local = {
	read: (_m, f, name, at) => scopeOf(f, name).get(name) ?? literal(null, at),
	write: (m, f, name, value) => write(m, scopeOf(f, name), name, value)
};
const instance = {
	read: (m, f, name, at) => holder(m, f).get(field(f, name)) ?? literal(null, at),
	write: (m, f, name, value) => write(m, holder(m, f), field(f, name), value)
};
const classVariable = {
	read: (m, f, name, at) => m.globals.get(`${f.namespace} ${name}`) ?? literal(null, at),
	write: (m, f, name, value) => write(m, m.globals, `${f.namespace} ${name}`, value)
};
function setElsewhere(m, name) {
	if (m.missing.has(name)) return void 0;
	m.missing.add(name);
	for (const file of m.surroundings.defining(name)) m.surroundings.load(file);
	return m.globals.get(name);
}
const globalVariable = {
	read: (m, _f, name, at) => m.globals.get(name) ?? setElsewhere(m, name) ?? unknown(`nothing that was read sets ${name}`, at),
	write: (m, _f, name, value) => write(m, m.globals, name, value)
};
const constantVariable = {
	read: (m, f, name, at) => readConstant(m, f, name, at),
	write: (m, f, name, value) => write(m, m.constants, f.namespace === "" ? name : `${f.namespace}::${name}`, value)
};
function variable$1(means, v, reads, writes, ors, ands, ops) {
	const set = (m, f, name, value) => {
		v.write(m, f, name, value);
		return value;
	};
	means(reads, (m, f, node) => v.read(m, f, node.name, f.source.span(node)));
	means(writes, (m, f, node) => set(m, f, node.name, assigning(m, node.name, false, () => run(m, f, node.value), {
		source: f.source,
		node,
		value: node.value,
		in: f
	})));
	means(ors, (m, f, node) => {
		const at = f.source.span(node);
		const old = v === constantVariable || v === globalVariable ? known(v, m, f, node.name, at) : v.read(m, f, node.name, at);
		return orWrite(m, node.name, old, () => run(m, f, node.value), (r) => v.write(m, f, node.name, r), at, {
			source: f.source,
			node,
			value: node.value,
			in: f
		});
	});
	means(ands, (m, f, node) => {
		const old = v.read(m, f, node.name, f.source.span(node));
		return truth(old) === false ? old : set(m, f, node.name, run(m, f, node.value));
	});
	means(ops, (m, f, node) => {
		const at = f.source.span(node);
		const args = {
			positional: [run(m, f, node.value)],
			open: false
		};
		return set(m, f, node.name, dispatch(m, f, v.read(m, f, node.name, at), node.binaryOperator, args, at, at));
	});
}
const known = (v, m, f, name, at) => {
	const old = v.read(m, f, name, at);
	return old.kind === "unknown" || old.kind === "constant" && v === constantVariable ? literal(null, at) : old;
};
function variables(means) {
	variable$1(means, local, LocalVariableReadNode, LocalVariableWriteNode, LocalVariableOrWriteNode, LocalVariableAndWriteNode, LocalVariableOperatorWriteNode);
	variable$1(means, instance, InstanceVariableReadNode, InstanceVariableWriteNode, InstanceVariableOrWriteNode, InstanceVariableAndWriteNode, InstanceVariableOperatorWriteNode);
	variable$1(means, classVariable, ClassVariableReadNode, ClassVariableWriteNode, ClassVariableOrWriteNode, ClassVariableAndWriteNode, ClassVariableOperatorWriteNode);
	variable$1(means, globalVariable, GlobalVariableReadNode, GlobalVariableWriteNode, GlobalVariableOrWriteNode, GlobalVariableAndWriteNode, GlobalVariableOperatorWriteNode);
	variable$1(means, constantVariable, ConstantReadNode, ConstantWriteNode, ConstantOrWriteNode, ConstantAndWriteNode, ConstantOperatorWriteNode);
}
function readConstant(m, f, name, at) {
	return findConstant(m, name, f.namespace) ?? constant$1(name.replace(/^::/, ""), at);
}
const TARGETS = [
	[LocalVariableTargetNode, local],
	[InstanceVariableTargetNode, instance],
	[ClassVariableTargetNode, classVariable],
	[GlobalVariableTargetNode, globalVariable],
	[ConstantTargetNode, constantVariable]
];
function assignVariable(m, f, target, value) {
	const found = TARGETS.find(([type]) => target instanceof type);
	found?.[1].write(m, f, target.name, value);
	return found !== void 0;
}
const passedOn = (f, name, node) => scopeOf(f, name).get(name) ?? unknown("it is passed on", f.source.span(node));
const keyName = (r) => r.kind === "literal" && r.value !== null ? String(r.value) : void 0;
function hashNode(m, f, node) {
	const { whole, merged } = hashes(m, f, node);
	return whole ?? merged;
}
function hashes(m, f, node) {
	const at = f.source.span(node);
	const data = new Map();
	const keys = new Map();
	const seen = [];
	let open = false;
	for (const e of node.elements) {
		if (e instanceof AssocSplatNode) {
			const spread = e.value ? run(m, f, e.value) : passedOn(f, "**", e);
			open = spreadInto(data, keys, spread) || open;
			seen.push(spread);
			continue;
		}
		if (!(e instanceof AssocNode)) continue;
		const name = keyName(run(m, f, e.key));
		const value = run(m, f, e.value);
		if (name === void 0) open = true;
		else {
			const key = optionKey(f.source, e, value);
			data.set(name, value);
			keys.set(name, key);
			seen.push(hash(at, new Map([[name, value]]), new Map([[name, key]])));
		}
	}
	const merged = hash(at, data, keys, open);
	const [several, ...others] = seen.filter(apart);
	if (!several || others.length > 0 || open) return { merged };
	const options = several.options.map((o) => {
		const one = hash(at);
		for (const s of seen) spreadInto(one.data, one.keys, s === several ? o : s);
		return one;
	});
	return {
		merged,
		whole: {
			...several,
			options
		}
	};
}
function apart(r) {
	if (r.kind !== "choice" || r.options.length > MOST_APART) return false;
	const hashes = r.options.flatMap((o) => o.kind === "hash" && o.data.size > 0 ? [[...o.data.keys()].sort().join(" ")] : []);
	return new Set(hashes).size > 1 && r.options.every((o) => o.kind === "hash" || isNothingRuby(o));
}
const MOST_APART = 6;
function takesMethod(node) {
	if (node instanceof CallNode) return /^(?:\w|\[\])/.test(node.name) && !node.isAttributeWrite() && (!node.arguments_ || !!node.closingLoc);
	return TIGHT.some((kind) => node instanceof kind);
}
const TIGHT = [
	LocalVariableReadNode,
	InstanceVariableReadNode,
	ClassVariableReadNode,
	GlobalVariableReadNode,
	ConstantReadNode,
	ConstantPathNode,
	ParenthesesNode
];
const LITERALS = [
	StringNode,
	SymbolNode,
	IntegerNode,
	NilNode,
	TrueNode,
	FalseNode,
	ArrayNode,
	LambdaNode
];
function spread(source, node) {
	if (!node.elements.some((e) => e instanceof AssocSplatNode)) return void 0;
	const all = node.elements.map((e) => {
		if (e instanceof AssocSplatNode) return sourceText(source, e);
		return e instanceof AssocNode && e.key instanceof SymbolNode ? String(e.key.unescaped.value) : void 0;
	});
	return all.every((part) => part !== void 0) ? all : void 0;
}
function written(node) {
	const all = node?.arguments_ ?? [];
	const [only] = all;
	return all.length === 1 && only instanceof ArrayNode ? only.elements : all;
}
function callText(m, args, at, nameAt) {
	const { from } = args;
	if (from?.source.text === void 0 || from.source.file !== at.file) return void 0;
	const nodes = written(from.node);
	const last = nodes.at(-1);
	const before = nodes.slice(0, -1).map((node) => sourceText(from.source, node));
	if (!before.every((text) => text !== void 0)) return void 0;
	const base = {
		...assigned(m, at),
		...receiver(from.source.text, at, nameAt),
		before,
		alone: nodes.every(standsAlone)
	};
	if (!last || LITERALS.some((kind) => last instanceof kind)) {
		const own = last && sourceText(from.source, last);
		return own === void 0 ? last ? void 0 : base : {
			...base,
			before: [...before, own]
		};
	}
	if (last instanceof HashNode || last instanceof KeywordHashNode) {
		const parts = spread(from.source, last);
		return parts ? {
			...base,
			parts
		} : base;
	}
	const text = sourceText(from.source, last);
	return text === void 0 ? void 0 : {
		...base,
		options: takesMethod(last) ? text : `(${text})`
	};
}
function assigned(m, at) {
	const { source, node, value } = m.targets.at(-1)?.from ?? {};
	if (!source?.text || !node || !value) return {};
	const whole = source.span(value);
	const behind = source.text.slice(at.end, whole.end);
	if (place(whole) !== place(at) || !/^(?:\.\w+)?$/.test(behind)) return {};
	return {
		target: source.text.slice(source.span(node).start, at.start).replace(/\s+/g, " "),
		...behind === "" ? {} : { behind }
	};
}
function receiver(text, at, nameAt) {
	const on = text.slice(at.start, nameAt.start).trim();
	return on.endsWith(".") && !on.includes("\n") ? { on: on.slice(0, -1) } : {};
}
const ALIASES = [
	[/^Rails\.configuration\b/, "Rails.application.config"],
	[/^Rails\.app\b/, "Rails.application"],
	[/^Rails\.application\.class\.config\b/, "Rails.application.config"]
];
const canonical = (path) => path.startsWith("Rails.") ? ALIASES.reduce((p, [from, to]) => p.replace(from, to), path) : path;
const CONVERTS = new Set(["Resque.redis", "Sidekiq.redis"]);
function library(given, written) {
	const { m, args, at, name } = given;
	const path = canonical(written);
	const indexed = name === "[]" || name === "[]=";
	const key = indexed ? args.positional[0] : void 0;
	const place = indexed && key?.kind === "literal" ? `${path.slice(0, path.lastIndexOf("."))}.${String(key.value)}` : path.replace(/=$/, "");
	if (name.endsWith("=") && ![
		"==",
		"!=",
		">=",
		"<="
	].includes(name)) {
		const value = flat(args).length > (indexed ? 2 : 1) ? array(flat(args), at) : flat(args).at(-1) ?? literal(null, at);
		emit(given, path);
		write(m, m.settings, place, value);
		return value;
	}
	const stored = m.settings.get(place);
	const converted = CONVERTS.has(place) && stored !== void 0 && alternatives(stored).every((o) => o.kind !== "made");
	if (stored && !converted && (indexed || flat(args).length === 0) && !args.block) return stored;
	const call = emit(given, path);
	let result;
	if (args.block) {
		m.inside.push(call);
		const yielded = made(`${path}{}`, [], at);
		const self = takesNothing(args.block) ? blockSelf(path, at) : void 0;
		result = freeze(runBlock(m, args.block, [yielded], at, self));
		if (m.stopped?.how === "raise") m.stopped = void 0;
		m.inside.pop();
		call.block = result;
	}
	return bounded(made(path, call.args, at, result));
}
const takesNothing = (block) => block.kind === "proc" && block.node.parameters === null;
function blockSelf(path, at) {
	return path === "Rails.application.configure" ? made("Rails.application", [], at) : void 0;
}
function settled({ m, args }) {
	const called = (r) => {
		if (r.kind === "hash" && [...r.data.values()].some(lazy)) return {
			...r,
			data: new Map([...r.data].map(([k, v]) => [k, called(v)]))
		};
		return lazy(r) ? made("lambda", [], r.at, freeze(runBlock(m, r, [], r.at))) : r;
	};
	return flat(args).map((a) => freeze(called(a)));
}
const lazy = (r) => r.kind === "proc" && takesNothing(r);
const isSingleton = (f) => f.singleton || f.method !== void 0 && f.self.kind === "module";
function keeper({ name, from }, f) {
	const by = from?.in;
	if (!by || !name.startsWith("@") || by.method === f.method && by.namespace === f.namespace) return {};
	const { namespace, method } = by;
	return { keptBy: {
		at: by.source.span(from.node),
		namespace,
		...method !== void 0 ? { method } : {},
		singleton: isSingleton(by)
	} };
}
const MOST_CALLS = 200;
function emit(given, path) {
	const { m, f, at, nameAt } = given;
	const target = m.targets.findLast((t) => !/^[a-z_]/.test(t.name)) ?? m.targets.at(-1);
	const made = alternatives(given.receiver).find((r) => r.kind === "made" && r.path !== "");
	const text = callText(m, given.args, at, nameAt);
	const call = {
		path,
		args: settled(given),
		...given.args.keywords ? { keywords: true } : {},
		...made ? { on: place(made.at) } : {},
		inside: [...m.inside],
		at,
		nameAt,
		namespace: f.namespace,
		...f.method !== void 0 ? { method: f.method } : {},
		singleton: isSingleton(f),
		...target ? { assignedTo: target.name } : {},
		...target ? keeper(target, f) : {},
		memoised: m.targets.some((t) => t.memoised),
		reached: f.reached,
		...text ? { text } : {},
		requires: requirements(m),
		conditional: m.branches.length > 0,
		sides: [...m.sides]
	};
	const here = `${at.file}:${at.start}`;
	const times = m.made.get(here) ?? 0;
	m.made.set(here, times + 1);
	if (times < MOST_CALLS) m.calls.push(call);
	return call;
}
function classes(means) {
	const within = (m, f, name, node, body) => {
		const of = openModule(m, (candidates(name, f.namespace)[0] ?? name).replace(/^::/, ""), f.source.span(node));
		run(m, {
			source: f.source,
			self: of,
			locals: new Map(),
			namespace: of.name,
			singleton: true,
			reached: true,
			returns: []
		}, body);
		m.stopped = void 0;
		return of;
	};
	means(ModuleNode, (m, f, node) => within(m, f, pathName(node.constantPath) ?? node.name, node, node.body));
	means(ClassNode, (m, f, node) => {
		const name = pathName(node.constantPath) ?? node.name;
		const of = openModule(m, (candidates(name, f.namespace)[0] ?? name).replace(/^::/, ""), f.source.span(node));
		const parent = pathName(node.superclass);
		if (parent && !of.ancestors.some((a) => a.name === parent)) inherit(m, of, parent, f.namespace);
		return within(m, f, name, node, node.body);
	});
	means(SingletonClassNode, (m, f, node) => {
		if (f.self.kind !== "module") return unknown("a singleton class is not followed", f.source.span(node));
		const inner = {
			...f.self,
			methods: f.self.singletons
		};
		return run(m, {
			source: f.source,
			self: inner,
			locals: new Map(),
			namespace: f.namespace,
			singleton: true,
			reached: true,
			returns: []
		}, node.body);
	});
	means(DefNode, (m, f, node) => {
		const receiver = node.receiver && !(node.receiver instanceof SelfNode) ? run(m, f, node.receiver) : void 0;
		if (receiver && receiver.kind !== "module") return symbol(node.name, f.source.span(node));
		const own = node.receiver !== null && (receiver !== void 0 || f.self.kind === "module");
		const of = receiver ?? (f.self.kind === "module" ? f.self : openModule(m, "Object", f.source.span(node)));
		const singleton = own || of.methods === of.singletons;
		const method = {
			name: node.name,
			source: f.source,
			namespace: of.name === "Object" ? "" : of.name,
			singleton,
			body: { node }
		};
		(own || of.data.get("module_function") ? of.singletons : of.methods).set(node.name, method);
		if (of.data.get("module_function")) of.methods.set(node.name, method);
		return symbol(node.name, f.source.span(node));
	});
	means(AliasMethodNode, (m, f, node) => {
		const [to, from] = [run(m, f, node.newName), run(m, f, node.oldName)];
		return alias(m, f, [to, from], f.source.span(node));
	});
	const parent = (m, f, node) => {
		const at = f.source.span(node);
		const of = f.self.kind === "instance" ? f.self.of : f.self.kind === "module" ? f.self : void 0;
		const args = node instanceof SuperNode ? evaluateArguments(m, f, node.arguments_, node.block) : f.given;
		const line = of ? lineage(m, of) : [];
		for (const module of line.slice(Math.max(0, line.findIndex((x) => x.name === f.namespace)) + 1)) {
			const method = (f.singleton ? module.singletons : module.methods).get(f.method ?? "");
			if (method) return invoke(m, method, f.self, args, at, run, f.reached);
		}
		const name = of && f.method === "initialize" ? libraryAncestor(m, of) : void 0;
		if (name !== void 0 && m.surroundings.libraries.has(name)) return library({
			m,
			f,
			receiver: constant$1(name, at),
			name: "new",
			args: args ?? {
				positional: [],
				open: false
			},
			at,
			nameAt: at
		}, `${name}.new`);
		return unknown(`${f.method ?? "the method"} of a library is not followed`, at);
	};
	means(SuperNode, parent);
	means(ForwardingSuperNode, parent);
}
function alias(m, f, [to, from], at) {
	const of = f.self;
	if (of.kind !== "module" || to?.kind !== "literal" || from?.kind !== "literal") return literal(null, at);
	const name = String(from.value);
	const method = of.methods.get(name) ?? (of.methods === of.singletons ? findMethod(m, of, name) : void 0);
	if (method) of.methods.set(String(to.value), method);
	return literal(null, at);
}
const names = (args) => args.flatMap((a) => a.kind === "literal" ? [String(a.value)] : a.kind === "array" ? names(items(a)) : []);
const accessors = (kinds) => ({ m, f, args, at }) => {
	if (f.self.kind !== "module") return void 0;
	const of = f.self;
	const fallback = args.keywords?.data.get("default") ?? (args.block && runBlock(m, args.block, [], at));
	for (const name of names(args.positional)) {
		const common = {
			source: f.source,
			namespace: of.name,
			singleton: kinds.singleton
		};
		const tables = [...kinds.singleton ? [of.singletons] : [], ...kinds.instance ? [of.methods] : []];
		for (const table of tables) {
			if (kinds.reader) table.set(name, {
				...common,
				name,
				body: { reader: `@${name}` }
			});
			if (kinds.writer) table.set(`${name}=`, {
				...common,
				name: `${name}=`,
				body: { writer: `@${name}` }
			});
		}
		if (fallback) write(m, of.data, `@${name}`, fallback);
	}
	return literal(null, at);
};
const instanceSide = {
	singleton: false,
	instance: true
};
const classSide = {
	singleton: true,
	instance: false
};
const load = (relative) => (given) => {
	const { m, f, args } = given;
	const [name] = args.positional;
	const value = name && isValue(name) ? name : void 0;
	if (value?.kind !== "literal" || typeof value.value !== "string") return void 0;
	const file = m.surroundings.required(value.value, relative || value.value.startsWith(".") || value.value.startsWith("/") ? f.source.file : void 0);
	if (file) m.surroundings.load(file);
};
const formatted = ({ args, at }) => {
	const [template, ...given] = flat(args).map((a) => freeze(a));
	const pieces = template?.kind === "literal" ? String(template.value).split(/(%.)/) : ["%?"];
	const slots = pieces.filter((p) => p === "%s" || p === "%d");
	if (pieces.some((p) => /^%[^sd%]$/.test(p)) || slots.length !== given.length) return unknown("it is formatted text", at, template ? [template, ...given] : given);
	const left = [...given];
	return concat(pieces.map((p) => p === "%s" || p === "%d" ? left.shift() : literal(p === "%%" ? "%" : p, at)), at);
};
const conversion = ({ m, f, args, at, name }) => {
	const [value] = args.positional;
	if (!value) return void 0;
	const to = {
		Integer: "to_i",
		Float: "to_f",
		String: "to_s",
		Array: "to_a"
	}[name];
	const raises = (name === "Integer" || name === "Float") && isValue(value);
	return to ? dispatch(m, f, raises ? present$1(value) : value, to, {
		positional: [],
		open: false
	}, at, at) : void 0;
};
function extendObject(m, given) {
	const path = m.inside.at(-1)?.path;
	const modules = given.filter((a) => a.kind === "module");
	if (path === void 0 || modules.length === 0) return void 0;
	const known = m.extensions.get(path) ?? [];
	m.extensions.set(path, [...known, ...modules.filter((a) => !known.includes(a))]);
}
const FUNCTIONABLE = "Functionable";
const includes = (extend) => ({ m, f, args }) => {
	if (extend && f.self.kind === "made") return extendObject(m, args.positional);
	if (f.self.kind !== "module") return void 0;
	for (const a of args.positional) {
		const name = a.kind === "module" ? `::${a.name}` : a.kind === "constant" ? a.name : void 0;
		if (a === f.self || extend && name === FUNCTIONABLE) f.self.extended.push({
			name: "self",
			scope: ""
		});
		else if (name && !extend) inherit(m, f.self, name, f.namespace);
		else if (name && !f.self.extended.some((e) => e.name === name)) f.self.extended.push({
			name,
			scope: f.namespace
		});
	}
};
const stop = ({ m, at }) => {
	const value = unknown("the app stops here", at);
	m.stopped = {
		how: "raise",
		value
	};
	return value;
};
const kernel = new Map([
	["raise", stop],
	["fail", stop],
	["abort", stop],
	["exit", stop],
	["exit!", stop],
	["require", load(false)],
	["load", load(false)],
	["require_dependency", load(false)],
	["require_relative", load(true)],
	["attr_reader", accessors({
		...instanceSide,
		reader: true,
		writer: false
	})],
	["attr_writer", accessors({
		...instanceSide,
		reader: false,
		writer: true
	})],
	["attr_accessor", accessors({
		...instanceSide,
		reader: true,
		writer: true
	})],
	["mattr_accessor", accessors({
		...classSide,
		instance: true,
		reader: true,
		writer: true
	})],
	["cattr_accessor", accessors({
		...classSide,
		instance: true,
		reader: true,
		writer: true
	})],
	["mattr_reader", accessors({
		...classSide,
		instance: true,
		reader: true,
		writer: false
	})],
	["cattr_reader", accessors({
		...classSide,
		instance: true,
		reader: true,
		writer: false
	})],
	["attr_config", attrConfig],
	["config_name", settingsName],
	["env_prefix", settingsName],
	["class_attribute", accessors({
		...classSide,
		instance: true,
		reader: true,
		writer: true
	})],
	["thread_mattr_accessor", accessors({
		...classSide,
		instance: true,
		reader: true,
		writer: true
	})],
	["include", includes(false)],
	["prepend", includes(false)],
	["extend", includes(true)],
	["module_function", ({ m, f, args, at }) => {
		if (f.self.kind !== "module") return void 0;
		for (const name of names(args.positional)) {
			const method = f.self.methods.get(name);
			if (method) f.self.singletons.set(name, method);
		}
		if (args.positional.length === 0) write(m, f.self.data, "module_function", literal(true, at));
	}],
	["private", ({ args, at }) => args.positional[0] ?? literal(null, at)],
	["protected", ({ args, at }) => args.positional[0] ?? literal(null, at)],
	["public", ({ args, at }) => args.positional[0] ?? literal(null, at)],
	["alias_method", ({ m, f, args, at }) => alias(m, f, args.positional, at)],
	["private_constant", ({ at }) => literal(null, at)],
	["private_class_method", ({ args, at }) => args.positional[0] ?? literal(null, at)],
	["lambda", ({ args }) => args.block?.kind === "proc" ? {
		...args.block,
		lambda: true
	} : args.block],
	["proc", ({ args }) => args.block],
	["loop", ({ m, args, at }) => args.block && runBlock(m, args.block, [], at)],
	["block_given?", ({ f, at }) => f.block ? literal(true, at) : f.reached ? literal(false, at) : unknown("it depends on the caller", at)],
	["binding", ({ at }) => unknown("it is a binding", at)],
	["puts", ({ at }) => literal(null, at)],
	["p", ({ at }) => literal(null, at)],
	["warn", ({ at }) => literal(null, at)],
	["Integer", conversion],
	["Float", conversion],
	["String", conversion],
	["Array", conversion],
	["URI", ({ args, at }) => args.positional[0] && made("URI.parse", [freeze(args.positional[0])], at)],
	["__dir__", ({ f, at }) => literal(directory(f.source.file), at)],
	["format", formatted],
	["sprintf", formatted],
	["send", ({ m, f, args, at, nameAt }) => {
		const [name, ...rest] = args.positional;
		return name?.kind === "literal" ? dispatch(m, f, f.self, String(name.value), {
			...args,
			positional: rest
		}, at, nameAt) : void 0;
	}],
	["freeze", ({ f }) => f.self],
	["tap", ({ m, f, args, at }) => {
		if (!args.block) return void 0;
		runBlock(m, args.block, [f.self], at);
		return f.self;
	}],
	["then", ({ m, f, args, at }) => args.block && runBlock(m, args.block, [f.self], at)]
]);
const filtered = (receiver, keep, place) => {
	if (receiver.kind !== "hash") return void 0;
	const data = new Map();
	for (const [k, v] of receiver.data) {
		const kept = keep(k, v);
		if (kept) data.set(k, kept);
	}
	return hash(place, data, new Map([...receiver.keys].filter(([k]) => data.has(k))), receiver.open);
};
const compact = ({ receiver, at: place }) => {
	if (receiver.kind === "array") {
		const kept = items(receiver).filter((i) => !isNothingRuby(i));
		return {
			...array(kept, place),
			compacted: true
		};
	}
	return filtered(receiver, (_k, v) => withoutNil(v), place);
};
const compactInPlace = (given) => {
	const { m, receiver } = given;
	const kept = compact(given);
	if (receiver.kind !== "hash" || kept?.kind !== "hash") return kept;
	for (const [k, v] of receiver.data) {
		const now = kept.data.get(k) ?? absent(v.at);
		if (now !== v) write(m, receiver.data, k, now);
	}
	return receiver;
};
function withoutNil(v) {
	if (v.kind === "literal") return v.value === null ? void 0 : v;
	if (v.kind === "absent") return void 0;
	if (v.kind === "env" && v.whenUnset === "nil") return ordered([v, absent(v.at)], v.at);
	if (v.kind === "firstOf") {
		const last = v.options.at(-1);
		return last && (last.kind === "env" || last.kind === "literal" && last.value === null) ? ordered([...last.kind === "env" ? v.options : v.options.slice(0, -1), absent(v.at)], v.at) : v;
	}
	return v;
}
const merging = ({ inPlace = false, reverse = false, deep = false }) => {
	const row = (given) => {
		const { m, receiver, args, at: place } = given;
		const own = receiver.kind === "record" ? thaw(receiver) : receiver;
		if (own.kind !== "hash") return isNothingRuby(own) ? void 0 : own.kind === "unknown" || own.kind === "setting" ? openHash(flat(args), place) : void 0;
		const [other, ...more] = flat(args);
		if (other && more.length === 0 && !inPlace && apart(other)) {
			const options = other.options.map((o) => row({
				...given,
				receiver: own,
				args: {
					positional: [o],
					open: false
				}
			}) ?? o);
			return {
				...other,
				options
			};
		}
		const data = new Map(reverse ? [] : own.data);
		const keys = new Map(own.keys);
		let open = own.open;
		for (const other of flat(args)) {
			const thawed = other.kind === "record" ? thaw(other) : other;
			if (deep && thawed.kind === "hash") {
				for (const [k, v] of thawed.data) data.set(k, deepMerge(data.get(k), v, place));
				for (const [k, span] of thawed.keys) keys.set(k, span);
				open ||= thawed.open;
			} else open = spreadInto(data, keys, thawed) || open;
		}
		if (reverse) for (const [k, v] of own.data) data.set(k, laidOver(v, data.get(k)));
		if (!inPlace) return hash(place, data, keys, open);
		for (const [k, v] of data) if (own.data.get(k) !== v) write(m, own.data, k, v);
		for (const [k, span] of keys) own.keys.set(k, span);
		own.open = open;
		return own;
	};
	return row;
};
const DEEPEST = 12;
const deepMerge = (a, b, place, depth = 0) => {
	if (a?.kind !== "hash" || b.kind !== "hash" || depth > DEEPEST) return laidOver(b, a);
	const data = new Map(a.data);
	for (const [k, v] of b.data) data.set(k, deepMerge(data.get(k), v, place, depth + 1));
	return hash(place, data, new Map([...a.keys, ...b.keys]), a.open || b.open);
};
const openHash = (others, place) => {
	const data = new Map();
	const keys = new Map();
	for (const o of others) spreadInto(data, keys, o);
	return hash(place, data, keys, true);
};
const key = (given) => given.args.positional[0] ? keyName(given.args.positional[0]) : void 0;
const isByEnvironment = (r) => /\.ya?ml$/.test(r.at.file) && [
	"development",
	"test",
	"production",
	"staging"
].some((name) => r.data.has(name));
const at = (given) => {
	const { receiver } = given;
	const name = key(given);
	if (receiver.kind === "hash") {
		if (name === void 0) return unknown("the key is computed", given.at);
		const found = receiver.data.get(name);
		if (!found && name === given.m.surroundings.environment && isByEnvironment(receiver)) return unknown(`${receiver.at.file} has no section for ${name}`, given.at);
		return found ?? unnamed(receiver, name, given.at) ?? (receiver.open ? unknown(`the hash has keys that the files do not name`, given.at) : absent(given.at));
	}
	if (receiver.kind === "array") {
		const index = name === void 0 ? NaN : Number(name);
		return Number.isInteger(index) ? items(receiver).at(index) ?? literal(null, given.at) : unknown("the index is computed", given.at);
	}
	if (receiver.kind === "setting" && name !== void 0) return under(receiver, name, given.at);
	if (receiver.kind === "record" && name !== void 0) return entry(receiver, name);
};
const index = (given) => {
	const found = at(given);
	return found && nilIfAbsent(found);
};
const store$1 = ({ m, receiver, args }) => {
	const [name, value] = flat(args);
	if (!name || !value) return void 0;
	const written = keyName(name);
	if (receiver.kind === "hash" && written !== void 0) {
		write(m, receiver.data, written, value);
		receiver.keys.set(written, name.at);
		return value;
	}
	if (receiver.kind === "hash") receiver.open = true;
	if (receiver.kind === "array" && name.kind === "literal" && typeof name.value === "number") {
		const place = name.value < 0 ? name.value + receiver.data.size : name.value;
		if (Number.isInteger(place) && place >= 0 && place <= receiver.data.size) write(m, receiver.data, String(place), value);
	}
	return receiver.kind === "array" || receiver.kind === "hash" ? value : void 0;
};
const fetch$1 = (given) => {
	const found = at(given);
	if (!found) return void 0;
	const { m, args } = given;
	if (truth(found) === true || args.positional.length < 2 && !args.block) return nilIfAbsent(found);
	const fallback = args.positional[1] ?? (args.block ? runBlock(m, args.block, args.positional, given.at) : void 0);
	if (!fallback) return nilIfAbsent(found);
	if (found.kind === "absent") return fallback;
	if (m.stopped) return goesOn(m, given.f, isValue(found) ? present$1(found) : found);
	return isValue(found) && isValue(fallback) && found.kind !== "literal" ? ordered([found, fallback], given.at) : found;
};
const dig = (given) => {
	let found = given.receiver;
	for (const step of given.args.positional) {
		if (!found || isNothingRuby(found)) return literal(null, given.at);
		found = at({
			...given,
			receiver: found,
			args: {
				positional: [step],
				open: false
			}
		});
	}
	return found && nilIfAbsent(found);
};
const hasKey = (given) => {
	const { receiver } = given;
	const name = key(given);
	if (receiver.kind !== "hash" || name === void 0) return void 0;
	const found = receiver.data.get(name);
	if (!found) return receiver.open ? unknown("the hash has keys that the files do not name", given.at) : literal(false, given.at);
	if (found.kind === "absent") return literal(false, given.at);
	if (isValue(found) && found.kind === "firstOf" && found.options.at(-1)?.kind === "absent") return test$1([found.options.slice(0, -1)], given.at);
	if ((found.kind === "either" || found.kind === "choice") && found.options.some((o) => o.kind === "absent")) return unknown("it depends on a branch", given.at);
	return literal(true, given.at);
};
const named$2 = (args) => new Set(args.flatMap((a) => a.kind === "array" ? items(a) : [a]).flatMap((a) => keyName(a) ?? []));
const extreme = (pick) => ({ receiver, at: place }) => {
	if (receiver.kind !== "array") return void 0;
	const known = items(receiver).map((i) => i.kind === "literal" && typeof i.value === "number" ? i.value : void 0);
	if (known.every((n) => n !== void 0) && known.length > 0) return literal(pick(...known), place);
	return unknown("it is the largest or smallest of several values", place, items(receiver).map((i) => freeze(i)));
};
const sample = (from) => ({ receiver, at: place }) => {
	if (receiver.kind !== "array") return void 0;
	const all = items(receiver);
	if (from === "first" && receiver.compacted && all.every(isValue)) return firstOf([...all, literal(null, place)], place);
	return (from === "first" ? items(receiver)[0] : items(receiver).at(-1)) ?? literal(null, place);
};
const collections = [
	[".[]", index],
	[".[]=", store$1],
	[".store", store$1],
	[".fetch", fetch$1],
	[".dig", dig],
	[".key?", hasKey],
	[".has_key?", hasKey],
	[".include?", hasKey],
	[".member?", hasKey],
	[".merge", merging({})],
	[".merge!", merging({ inPlace: true })],
	[".update", merging({ inPlace: true })],
	[".deep_merge", merging({ deep: true })],
	[".deep_merge!", merging({
		deep: true,
		inPlace: true
	})],
	[".reverse_merge", merging({ reverse: true })],
	[".reverse_merge!", merging({
		reverse: true,
		inPlace: true
	})],
	[".with_defaults", merging({ reverse: true })],
	[".compact", compact],
	[".compact!", compactInPlace],
	[".compact_blank", compact],
	[".slice", ({ receiver, args, at: place }) => filtered(receiver, (k, v) => named$2(args.positional).has(k) ? v : void 0, place)],
	[".except", ({ receiver, args, at: place }) => filtered(receiver, (k, v) => named$2(args.positional).has(k) ? void 0 : v, place)],
	[".without", ({ receiver, args, at: place }) => filtered(receiver, (k, v) => named$2(args.positional).has(k) ? void 0 : v, place)],
	[".delete", (given) => {
		const name = key(given);
		if (given.receiver.kind !== "hash" || name === void 0) return void 0;
		const found = given.receiver.data.get(name) ?? literal(null, given.at);
		write(given.m, given.receiver.data, name, absent(given.at));
		return nilIfAbsent(found);
	}],
	[".values", ({ receiver, at: place }) => receiver.kind === "hash" ? array([...receiver.data.values()], place) : void 0],
	[".values_at", ({ receiver, args, at: place }) => receiver.kind === "hash" ? array(args.positional.map((a) => receiver.data.get(keyName(a) ?? "") ?? literal(null, place)), place) : void 0],
	[".transform_values", ({ m, receiver, args, at: place }) => args.block ? filtered(receiver, (_k, v) => runBlock(m, args.block, [v], place), place) : void 0],
	[".transform_keys", ({ receiver }) => receiver.kind === "hash" ? receiver : void 0],
	[".to_a", ({ receiver, at: place }) => receiver.kind === "array" ? receiver : isNothingRuby(receiver) ? array([], place) : isValue(receiver) && receiver.kind !== "made" ? array([receiver], place) : void 0],
	[".first", sample("first")],
	[".last", sample("last")],
	[".max", extreme(Math.max)],
	[".min", extreme(Math.min)],
	[".size", ({ receiver, at: place }) => receiver.kind === "array" ? literal(items(receiver).length, place) : void 0],
	[".count", ({ receiver, at: place }) => receiver.kind === "array" ? literal(items(receiver).length, place) : void 0],
	[".join", ({ receiver, args, at: place }) => joined(receiver, args.positional[0], place)],
	[".<<", ({ m, receiver, args }) => pushed(m, receiver, flat(args))],
	[".push", ({ m, receiver, args }) => pushed(m, receiver, args.positional)],
	[".append", ({ m, receiver, args }) => pushed(m, receiver, args.positional)]
];
const pushed = (m, receiver, more) => {
	if (receiver.kind !== "array") return void 0;
	for (const item of more) write(m, receiver.data, String(receiver.data.size), item);
	return receiver;
};
const joined = (receiver, by, place) => {
	if (receiver.kind !== "array") return void 0;
	const all = items(receiver);
	const between = literal(by?.kind === "literal" ? String(by.value) : "", place);
	if (all.every((i) => i.kind === "literal")) return concat(all.flatMap((item, i) => i === 0 ? [item] : [between, item]), place);
	return unknown("it is joined text", place, all.map((i) => freeze(i)));
};
const NAMES = new Set(["RAILS_ENV", "RACK_ENV"]);
const named$1 = (name) => name?.kind === "firstOf" && name.options[0]?.kind === "env" ? name.options.find((o) => o.kind === "literal") ?? name : name;
function variable(m, given, at, whenUnset) {
	const name = named$1(given);
	if (name?.kind !== "literal" || typeof name.value !== "string") return unknown("the name of the variable is computed", at, name && isValue(name) ? [name] : []);
	if (NAMES.has(name.value)) return literal(m.surroundings.environment, at);
	const set = m.env.get(name.value);
	if (set && isValue(set)) return firstOf([env(name.value, at), set], at);
	return env(name.value, at, whenUnset);
}
const read$1 = ({ m, args, at }) => variable(m, args.positional[0], at, "nil");
const fetch = ({ m, f, args, at }) => {
	const [name, fallback] = args.positional;
	const found = variable(m, name, at, fallback || args.block ? "nil" : "raises");
	if (!isValue(found) || found.kind !== "env") return found;
	const other = fallback ?? (args.block ? runBlock(m, args.block, name ? [name] : [], at) : void 0);
	if (m.stopped) return goesOn(m, f, present$1(found));
	if (!other) return found;
	return isValue(other) ? firstOf([found, other], at) : merge(found, found, other, at);
};
const store = ({ m, args, at }) => {
	const [name, value] = args.positional;
	if (name?.kind === "literal" && value) write(m, m.env, String(name.value), value);
	return value ?? literal(null, at);
};
const isSet = ({ args, at, m }) => {
	const found = variable(m, args.positional[0], at, "nil");
	return isValue(found) ? found.kind === "literal" ? literal(found.value !== null, at) : test$1([[found]], at) : void 0;
};
const environment = [
	["ENV.[]", read$1],
	["ENV.fetch", fetch],
	["ENV.dig", read$1],
	["ENV.[]=", store],
	["ENV.store", store],
	["ENV.key?", isSet],
	["ENV.has_key?", isSet],
	["ENV.include?", isSet],
	["ENV.member?", isSet],
	["ENV.values_at", ({ m, args, at }) => array(args.positional.map((a) => variable(m, a, at, "nil")), at)],
	["Rails.env", ({ m, at }) => literal(m.surroundings.environment, at)],
	["Rails.groups", ({ at }) => unknown("it is the list of groups", at)],
	["Figaro.env", ({ at }) => ({
		kind: "constant",
		name: "Figaro.env",
		at
	})],
	[".local?", ({ receiver, at, m }) => isEnvironment(m, receiver) ? literal(["development", "test"].includes(m.surroundings.environment), at) : void 0],
	...[
		"production",
		"development",
		"test",
		"staging",
		"review",
		"qa",
		"sandbox",
		"demo",
		"preview",
		"preprod",
		"uat",
		"integration",
		"ci",
		"cucumber",
		"performance"
	].map((name) => [`.${name}?`, ({ receiver, at, m }) => isEnvironment(m, receiver) ? literal(m.surroundings.environment === name, at) : void 0]),
	[".inquiry", ({ receiver }) => receiver]
];
const asksEnvironment = ({ receiver, name, at, m }) => {
	const asked = name.slice(0, -1);
	return isEnvironment(m, receiver) && m.surroundings.exists(`config/environments/${asked}.rb`) ? literal(m.surroundings.environment === asked, at) : void 0;
};
const isEnvironment = (m, r) => r.kind === "literal" && r.value === m.surroundings.environment;
const textOf = (r) => {
	if (!r) return void 0;
	if (r.kind === "literal") return String(r.value);
	if (r.kind !== "made") return void 0;
	return r.path === "Rails.root" ? r.args[0] ? textOf(r.args[0]) : "" : void 0;
};
const adding = ({ receiver, args, at }) => {
	const [own, below] = [textOf(receiver), textOf(args.positional[0])];
	const path = own === void 0 || below === void 0 ? void 0 : join$2(own, below);
	return path === void 0 ? void 0 : made("Rails.root", [literal(path, at)], at);
};
const joining = ({ receiver, args, at, name }) => {
	const own = name === "join" && receiver.kind !== "constant" ? textOf(receiver) : "";
	const parts = args.positional.map(textOf);
	if (own === void 0 || parts.some((p) => p === void 0) || receiver.kind === "made" && receiver.path !== "Rails.root") return void 0;
	const path = join$2(own, ...parts);
	return path === void 0 ? void 0 : literal(path, at);
};
const expand = ({ args, at }) => {
	const [path, from] = args.positional.map(textOf);
	if (path === void 0) return void 0;
	const full = join$2(from ?? "", path);
	return full === void 0 ? void 0 : literal(full, at);
};
const content = ({ args, at, receiver }) => {
	const path = receiver.kind === "literal" ? receiver : args.positional[0];
	const known = textOf(path);
	return path ? made("File.read", [known === void 0 ? freeze(path) : literal(known, path.at)], at) : void 0;
};
const parse = (given) => {
	const [source] = given.args.positional;
	const path = source?.kind === "made" && source.path === "File.read" ? source.args[0] : given.name.includes("file") || given.name === "parse" ? source : void 0;
	const file = textOf(path);
	if (file === void 0) return void 0;
	const value = given.m.surroundings.yaml(file);
	return value ? thaw(value) : setting$2("file", file, given.at);
};
const configFor = (given) => {
	const [name] = given.args.positional;
	if (name?.kind !== "literal") return void 0;
	const file = String(name.value).endsWith(".yml") ? String(name.value) : `config/${name.value}.yml`;
	const value = given.m.surroundings.yaml(file);
	if (!value) return setting$2("config_for", file, given.at);
	const other = given.args.keywords?.data.get("env");
	const found = section(value, other?.kind === "literal" ? String(other.value) : given.m.surroundings.environment, { shared: given.m.surroundings.shared ?? "deep" });
	return found ? thaw(found) : literal(null, given.at);
};
const LISTINGS = new Set([
	"Dir.[]",
	"Dir.glob",
	"Rails.root.glob"
]);
const isListing = (r) => r.kind === "made" && LISTINGS.has(r.path);
const eachMatching = ({ m, receiver, args, at }) => {
	const pattern = isListing(receiver) ? textOf(receiver.args[0]) : void 0;
	if (pattern === void 0 || !args.block) return void 0;
	for (const file of m.surroundings.matching?.(pattern) ?? []) runBlock(m, args.block, [literal(file, at)], at);
	return receiver;
};
const exists = ({ m, args, at, receiver }) => {
	const path = textOf(args.positional[0] ?? receiver);
	return path === void 0 ? void 0 : literal(m.surroundings.exists(path), at);
};
const files = [
	["Rails.root", ({ at }) => made("Rails.root", [], at)],
	["Rails.root.join", joining],
	["Rails.root.to_s", ({ receiver, at }) => literal(textOf(receiver) ?? "", at)],
	["Rails.root.+", adding],
	["File.join", joining],
	[".join", (given) => given.receiver.kind === "literal" ? joining(given) : void 0],
	["File.expand_path", expand],
	["File.dirname", ({ args, at }) => textOf(args.positional[0]) === void 0 ? void 0 : literal(directory(textOf(args.positional[0]) ?? ""), at)],
	[".sort", ({ receiver }) => isListing(receiver) ? receiver : void 0],
	["File.read", content],
	["IO.read", content],
	[".read", (given) => given.receiver.kind === "literal" ? content(given) : void 0],
	["File.open", content],
	["File.exist?", exists],
	["File.file?", exists],
	[".exist?", (given) => given.receiver.kind === "literal" ? exists(given) : void 0],
	["Pathname.new", ({ args }) => args.positional[0]],
	["ERB.new", ({ args }) => args.positional[0]],
	[".result", ({ receiver }) => receiver.kind === "made" && receiver.path === "File.read" ? receiver : void 0],
	...[
		"YAML",
		"Psych",
		"SafeYAML"
	].flatMap((lib) => [
		"load",
		"safe_load",
		"unsafe_load",
		"load_file",
		"safe_load_file",
		"unsafe_load_file"
	].map((name) => [`${lib}.${name}`, parse])),
	["ActiveSupport::ConfigurationFile.parse", parse],
	["Rails.application.config_for", configFor]
];
const MOST$1 = 60;
const elements = (r, place) => {
	if (r.kind === "array") return items(r).slice(0, MOST$1).map((i) => [i]);
	if (r.kind === "hash" && !r.open) return [...r.data].slice(0, MOST$1).map(([k, v]) => [array([literal(k, place), v], place)]);
};
const each = ({ m, receiver, args, at: place }) => {
	const known = elements(receiver, place);
	if (!known || !args.block) return void 0;
	for (const e of known) runBlock(m, args.block, e, place);
	return receiver;
};
const map = ({ m, receiver, args, at: place }) => {
	const known = elements(receiver, place);
	const { block } = args;
	return known && block ? array(known.map((e) => runBlock(m, block, e, place)), place) : void 0;
};
const flatMap = (given) => {
	const made = map(given);
	return made?.kind === "array" ? array(items(made).flatMap((i) => i.kind === "array" ? items(i) : [i]), given.at) : made;
};
const eachWithObject = ({ m, receiver, args, at: place }) => {
	const known = elements(receiver, place);
	const [memo] = args.positional;
	if (!known || !args.block || !memo) return void 0;
	for (const e of known) runBlock(m, args.block, [...e, memo], place);
	return memo;
};
const toHash = ({ m, receiver, args, at: place }) => {
	if (!args.block) {
		if (receiver.kind === "hash") return receiver;
		if (receiver.kind === "array") return pairs(items(receiver), place);
		return isNothingRuby(receiver) ? hash(place) : void 0;
	}
	const made = map({
		m,
		receiver,
		args,
		at: place
	});
	return made?.kind === "array" ? pairs(items(made), place) : void 0;
};
const quantified = ({ receiver, args, name, at: place }) => {
	const asked = args.block?.kind === "literal" ? String(args.block.value) : "";
	if (receiver.kind !== "array" || ![
		"nil?",
		"blank?",
		"present?"
	].includes(asked)) return void 0;
	const all = items(receiver);
	if (!all.every(isValue)) return void 0;
	const set = all.map((v) => asked === "nil?" ? truth(v) : not$1(blank(v)));
	const any = asked === "present?" ? name !== "all?" : name === "all?";
	const negated = asked === "present?" ? name === "none?" : name !== "none?";
	if (set.includes(any)) return literal(any !== negated, place);
	const open = all.filter((_v, i) => set[i] === void 0);
	if (open.length === 0) return literal(any === negated, place);
	return test$1(any ? [open] : open.map((v) => [v]), place, negated);
};
const found = ({ receiver, args, at: place }) => {
	const asked = args.block?.kind === "literal" ? String(args.block.value) : "";
	if (receiver.kind !== "array" || ![
		"present?",
		"itself",
		"presence"
	].includes(asked)) return void 0;
	const all = items(receiver);
	if (!all.every(isValue)) return void 0;
	const skips = asked !== "itself";
	return firstOf([...all.map((v) => skips && v.kind === "env" ? {
		...v,
		skipsBlank: true
	} : v), literal(null, place)], place);
};
const not$1 = (b) => b === void 0 ? void 0 : !b;
const pairs = (from, place) => {
	const data = new Map();
	let open = false;
	for (const p of from) {
		const [k, v] = p.kind === "array" ? items(p) : [];
		const name = k && keyName(k);
		if (name !== void 0 && v) data.set(name, v);
		else open = true;
	}
	return hash(place, data, new Map(), open);
};
const iteration = [
	[".each", (given) => eachMatching(given) ?? each(given)],
	[".each_pair", each],
	[".each_value", (given) => given.receiver.kind === "hash" ? each({
		...given,
		receiver: array([...given.receiver.data.values()], given.at)
	}) : void 0],
	[".map", map],
	[".collect", map],
	[".flat_map", flatMap],
	[".each_with_object", eachWithObject],
	[".to_h", toHash],
	[".all?", quantified],
	[".any?", quantified],
	[".none?", quantified],
	[".find", found],
	[".detect", found]
];
const same = ({ receiver }) => receiver;
const presence = ({ receiver, at }) => {
	const known = blank(receiver);
	if (known !== void 0) return known ? literal(null, at) : receiver;
	const skip = (v) => {
		if (v.kind === "env") return {
			kind: "env",
			name: v.name,
			whenUnset: "nil",
			skipsBlank: true,
			at: v.at
		};
		if (v.kind === "firstOf") return firstOf(v.options.map(skip), v.at);
		return v.kind === "either" ? either(v.options.map(skip), v.at) : v;
	};
	return isValue(receiver) ? skip(receiver) : receiver;
};
const asks = (negated) => ({ receiver, at, name }) => {
	const known = name === "nil?" ? truth(receiver) === void 0 ? void 0 : isNothingRuby(receiver) : blank(receiver);
	if (known !== void 0) return literal(negated ? known : !known, at);
	if (receiver.kind === "test") return {
		...receiver,
		negated: receiver.negated !== negated
	};
	if (isValue(receiver)) return test$1([[receiver]], at, negated);
	return unknown("it depends on a branch", at);
};
const not = ({ receiver, at }) => {
	const known = truth(receiver);
	if (known !== void 0) return literal(!known, at);
	const told = asTest(receiver);
	return told ? {
		...told,
		negated: !told.negated
	} : unknown("it depends on a branch", at);
};
const equals = (negated) => ({ receiver, args, at }) => {
	const [other] = args.positional;
	if (other && saysTls(other) && receiver.kind !== "literal") return literal(!negated, at);
	if (receiver.kind === "literal" && other?.kind === "literal") return literal(receiver.value === other.value !== negated, at);
	if (other?.kind === "literal" && other.value === null && isValue(receiver) && truth(receiver) === void 0) return test$1([[receiver]], at, !negated);
	if (receiver.kind === "firstOf" && other?.kind === "literal" && receiver.options.every((o) => o.kind === "literal" && o.value !== other.value)) return literal(negated, at);
	return unknown("it depends on a value", at, [receiver, other].flatMap((r) => r && isValue(r) ? [r] : []));
};
const call = ({ m, receiver, args, at }) => receiver.kind === "proc" ? runBlock(m, receiver, flat(args), at) : void 0;
const send = (given) => {
	const [name, ...rest] = given.args.positional;
	if (name?.kind !== "literal" || given.receiver.kind === "made") return void 0;
	return dispatch(given.m, given.f, given.receiver, String(name.value), {
		...given.args,
		positional: rest
	}, given.at, given.nameAt);
};
const attempt = (given) => {
	if (isNothingRuby(given.receiver)) return literal(null, given.at);
	return given.args.positional[0] ? send(given) : void 0;
};
const copy = ({ receiver, at }) => {
	if (receiver.kind === "hash") return hash(at, new Map(receiver.data), receiver.keys, receiver.open);
	return receiver.kind === "array" ? array(items(receiver), at) : receiver;
};
function deepCopy(r, done = new Map()) {
	const known = done.get(r);
	if (known) return known;
	if (r.kind !== "hash" && r.kind !== "array") return r;
	const copied = r.kind === "hash" ? hash(r.at, new Map(), new Map(r.keys), r.open) : array([], r.at);
	done.set(r, copied);
	for (const [k, v] of r.data) copied.data.set(k, deepCopy(v, done));
	return copied;
}
const numbers = (given) => {
	const [other] = given.args.positional;
	const number = (r) => r?.kind === "literal" && typeof r.value === "number" ? r.value : void 0;
	const [a, b] = [number(given.receiver), number(other)];
	return a === void 0 || b === void 0 ? void 0 : [a, b];
};
const arithmetic = (of) => (given) => {
	const known = numbers(given);
	if (known) return literal(of(...known), given.at);
	const [other] = given.args.positional;
	if (!isValue(given.receiver) || !other || !isValue(other)) return void 0;
	if (given.receiver.kind === "firstOf" && other.kind === "literal") {
		const last = given.receiver.options.at(-1);
		if (last?.kind === "literal" && typeof last.value === "number" && typeof other.value === "number") return ordered([unknown("it is computed", given.at, given.receiver.options.slice(0, -1)), literal(of(last.value, other.value), given.at)], given.at);
	}
	return given.receiver.kind === "made" ? void 0 : unknown("it is computed", given.at, [given.receiver, other]);
};
const compare = (of) => (given) => {
	const known = numbers(given);
	if (known) return literal(of(...known), given.at);
	return isValue(given.receiver) ? unknown("it depends on a number", given.at, [given.receiver]) : void 0;
};
const objects = [
	...[
		"freeze",
		"itself",
		"to_hash",
		"html_safe",
		"with_indifferent_access",
		"symbolize_keys",
		"deep_symbolize_keys",
		"stringify_keys",
		"deep_stringify_keys",
		"to_sym",
		"+@",
		"-@"
	].map((name) => [`.${name}`, (given) => given.receiver.kind === "made" && name !== "freeze" ? void 0 : same(given)]),
	[".dup", copy],
	[".clone", copy],
	[".deep_dup", ({ receiver }) => deepCopy(receiver)],
	[".presence", presence],
	[".present?", asks(false)],
	[".blank?", asks(true)],
	[".empty?", asks(true)],
	[".any?", ({ receiver, args, ...rest }) => args.block ? void 0 : asks(false)({
		receiver,
		args,
		...rest
	})],
	[".nil?", asks(true)],
	[".!", not],
	[".==", equals(false)],
	[".eql?", equals(false)],
	[".===", equals(false)],
	[".!=", equals(true)],
	[".call", call],
	[".yield", call],
	[".send", send],
	[".public_send", send],
	[".try", attempt],
	[".try!", attempt],
	[".tap", ({ m, receiver, args, at }) => {
		if (!args.block) return void 0;
		runBlock(m, args.block, [receiver], at);
		return receiver;
	}],
	[".then", (given) => passes(given)],
	[".yield_self", (given) => passes(given)],
	[".class", ({ receiver, at }) => receiver.kind === "instance" ? receiver.of : receiver.kind === "module" ? constant$1("Class", at) : void 0],
	[".respond_to?", ({ at }) => unknown("it depends on the object", at)],
	[".is_a?", (given) => isA(given)],
	[".kind_of?", (given) => isA(given)],
	[".instance_variable_get", ({ receiver, args }) => fieldOf(receiver, args.positional[0])],
	[".-", arithmetic((a, b) => a - b)],
	[".*", arithmetic((a, b) => a * b)],
	["./", arithmetic((a, b) => b === 0 ? 0 : Number.isInteger(a) && Number.isInteger(b) ? Math.floor(a / b) : a / b)],
	[".>", compare((a, b) => a > b)],
	[".>=", compare((a, b) => a >= b)],
	[".<", compare((a, b) => a < b)],
	[".<=", compare((a, b) => a <= b)]
];
const literalOf = (r) => r.kind === "literal" ? r.value : void 0;
const passes = ({ m, receiver, args, at }) => args.block && receiver.kind !== "made" ? runBlock(m, args.block, [receiver], at) : void 0;
const KINDS = {
	String: (r) => r.kind === "concat" || typeof literalOf(r) === "string",
	Hash: (r) => r.kind === "hash" || r.kind === "record",
	Array: (r) => r.kind === "array" || r.kind === "list",
	Integer: (r) => typeof literalOf(r) === "number"
};
const isA = ({ receiver, args, at }) => {
	const [type] = args.positional;
	const check = type?.kind === "constant" ? KINDS[type.name] : void 0;
	if (!check || receiver.kind === "unknown" || receiver.kind === "choice" || receiver.kind === "setting") return unknown("it depends on the object", at);
	return literal(check(receiver), at);
};
const fieldOf = (receiver, name) => (receiver.kind === "instance" || receiver.kind === "module") && name?.kind === "literal" ? receiver.data.get(String(name.value)) : void 0;
function settingsConstant(name, { gems, yaml, environment }) {
	if (name !== "Settings" || !(gems["config"] || gems["rails_config"])) return void 0;
	const whole = ["config/settings.yml", `config/settings/${environment}.yml`].map(yaml).filter((v) => v?.kind === "record").reduce((below, above) => below && above ? over(below, above) : below ?? above, void 0);
	return whole && named(whole, "");
}
function over(below, above) {
	if (below.kind !== "record" || above.kind !== "record") return above;
	const entries = new Map(below.entries);
	for (const [key, value] of above.entries) {
		const old = entries.get(key);
		entries.set(key, old ? over(old, value) : value);
	}
	return record(entries, above.at, {
		open: (below.open ?? false) || (above.open ?? false),
		keys: new Map([...below.keys ?? [], ...above.keys ?? []])
	});
}
function named(value, path) {
	if (value.kind === "record") {
		const entries = new Map([...value.entries].map(([k, v]) => [k, named(v, path === "" ? k : `${path}.${k}`)]));
		return {
			...value,
			entries,
			settings: path
		};
	}
	if (value.kind === "literal" && typeof value.value === "number") return {
		...value,
		setting: path
	};
	if (variables$2(value).length > 0 || value.kind !== "literal" || typeof value.value === "boolean") return value;
	return ordered([setting$2("settings", path, value.at), value], value.at);
}
const credentials = ({ at }) => setting$2("credentials", "", at);
const deeper = (from, steps, at) => ({
	...from,
	path: [from.path, ...steps].filter((s) => s !== "").join("."),
	at
});
const step = ({ receiver, args, at }) => {
	if (receiver.kind !== "setting") return void 0;
	const names = args.positional.map(keyName);
	return names.every((n) => n !== void 0) ? deeper(receiver, names, at) : void 0;
};
const bang = (given) => step({
	...given,
	args: {
		positional: given.args.positional.slice(0, 1),
		open: false
	}
});
function fromFile(given, file, remote) {
	const key = `settings of ${file}`;
	const known = given.m.globals.get(key);
	if (known) return known;
	const read = readFile(given, file, remote);
	given.m.globals.set(key, read);
	return read;
}
function readFile(given, file, remote) {
	const value = given.m.surroundings.yaml(file);
	const environment = given.m.surroundings.environment;
	if (!value) return setting$2("settings", "", given.at);
	const whole = remote ? overlay$1(value, environment) : section(value, environment, { shared: "deep" });
	return whole ? thaw(named(whole, "")) : setting$2("settings", "", given.at);
}
function overlay$1(value, environment) {
	if (value.kind !== "record") return value;
	const own = value.entries.get(environment);
	const scalars = [...value.entries].filter(([, v]) => v.kind !== "record");
	const entries = new Map(scalars);
	if (own?.kind === "record") for (const [k, v] of own.entries) entries.set(k, v);
	return {
		...value,
		entries
	};
}
const superConfig = ({ m, name, at }) => {
	const stated = m.calls.findLast((c) => /(?:^|\.)(?:mandatory|optional)$/.test(c.path) && c.args[0]?.kind === "literal" && c.args[0].value === name);
	if (!stated) return /^[A-Z][A-Z\d_]*$/.test(name) ? env(name, at) : void 0;
	const fallback = stated.args[2];
	return stated.path.endsWith("optional") && fallback ? firstOf([env(name, at), fallback], at) : env(name, at, "raises");
};
const secrets = (given) => fromFile(given, "config/secrets.yml", false);
const settings = [
	["Rails.application.credentials", credentials],
	["Rails.application.encrypted", credentials],
	["Rails.application.secrets", secrets],
	["Identity::Hostdata.config", (given) => fromFile(given, "config/application.yml.default", true)],
	["Figaro.env.[]", (given) => given.args.positional[0]?.kind === "literal" ? env(String(given.args.positional[0].value).toUpperCase(), given.at) : void 0],
	["Figaro.env.*", ({ name, at }) => env(name.replace(/[?!]$/, "").toUpperCase(), at)],
	["SuperConfig.new.*", superConfig],
	[".dig", (given) => step(given)],
	[".fetch", (given) => bang(given)]
];
function through(receiver, of) {
	if (!isValue(receiver)) return void 0;
	const change = (v) => {
		switch (v.kind) {
			case "literal": return literal(of(v.value), v.at);
			case "absent": return literal(of(null), v.at);
			case "env":
			case "setting":
			case "unknown":
			case "concat": return v;
			case "firstOf":
			case "either": {
				const inner = v.options.map(change);
				if (!inner.every((x) => x !== void 0)) return void 0;
				return v.kind === "either" ? either(inner, v.at) : ordered(inner, v.at);
			}
			default: return;
		}
	};
	return change(receiver);
}
const integer = ({ receiver }) => through(receiver, (v) => typeof v === "number" ? Math.trunc(v) : Number.parseInt(String(v ?? 0).replaceAll("_", ""), 10) || 0);
const float = ({ receiver }) => through(receiver, (v) => typeof v === "number" ? v : Number.parseFloat(String(v ?? 0)) || 0);
const string = ({ receiver, at }) => {
	if (receiver.kind === "made" && receiver.path === "URI.parse") return receiver.args[0];
	if (receiver.kind === "env" && receiver.whenUnset === "nil") return firstOf([receiver, literal("", at)], at);
	return through(receiver, (v) => v === null ? "" : String(v));
};
const folded = (of) => ({ receiver }) => through(receiver, (v) => typeof v === "string" ? of(v) : v === true || v === false ? null : v);
const times = (seconds) => ({ receiver }) => receiver.kind === "made" ? void 0 : through(receiver, (v) => typeof v === "number" ? v * seconds : null);
const isNumber = (v) => v.kind === "literal" ? typeof v.value === "number" : (v.kind === "firstOf" || v.kind === "either") && v.options.some(isNumber);
const plus = ({ receiver, args, at }) => {
	const [other] = args.positional;
	if (!other) return void 0;
	if (receiver.kind === "array" && other.kind === "array") return array([...items(receiver), ...items(other)], at);
	if (receiver.kind === "literal" && typeof receiver.value === "number") return other.kind === "literal" && typeof other.value === "number" ? literal(receiver.value + other.value, at) : unknown("it is computed", at, isValue(other) ? [other] : []);
	if (!isValue(receiver) || receiver.kind === "made" || receiver.kind === "unknown") return void 0;
	if (receiver.kind === "firstOf" && other.kind === "literal" && typeof other.value === "number") {
		const last = receiver.options.at(-1);
		if (last?.kind === "literal" && typeof last.value === "number") return ordered([unknown("it is computed", at, receiver.options.slice(0, -1)), literal(last.value + other.value, at)], at);
	}
	if (isNumber(receiver) || isNumber(other)) return unknown("it is computed", at, isValue(other) ? [receiver, other] : [receiver]);
	return concat([receiver, freeze(other)], at);
};
const split = ({ receiver, args, at }) => {
	const [by] = args.positional;
	if (receiver.kind !== "literal" || typeof receiver.value !== "string") return void 0;
	if (by && by.kind !== "literal") return void 0;
	const pieces = by ? receiver.value.split(String(by.value)) : receiver.value.trim().split(/\s+/);
	return array(pieces.map((p) => literal(p, at)), at);
};
const test = (of) => ({ receiver, args, at }) => {
	const [other] = args.positional;
	return receiver.kind === "literal" && other?.kind === "literal" ? literal(of(String(receiver.value), String(other.value)), at) : void 0;
};
const part = (of) => {
	return ({ receiver, at, name }) => {
		if (receiver.kind !== "made" || receiver.path !== "URI.parse") return void 0;
		const [whole] = receiver.args;
		const pick = (v) => {
			if (v.kind === "literal" && typeof v.value === "string" && URL.canParse(v.value)) return literal(of(new URL(v.value)), at);
			if (v.kind === "firstOf") return ordered(v.options.map(pick), at);
			if (v.kind === "either") return either(v.options.map(pick), at);
			return unknown(`it is the ${name} of a URL`, at, [v]);
		};
		return whole ? pick(whole) : void 0;
	};
};
const uri = ({ args, at }) => args.positional[0] && {
	kind: "made",
	path: "URI.parse",
	args: [freeze(args.positional[0])],
	at
};
const startsWith = test((s, t) => s.startsWith(t));
const beginsWithTls = ({ receiver, args }) => receiver.kind !== "literal" && isValue(receiver) && args.positional.some(saysTls);
const text$1 = [
	[".to_i", integer],
	[".to_f", float],
	[".to_s", string],
	[".to_str", string],
	[".ceil", ({ receiver }) => through(receiver, (v) => typeof v === "number" ? Math.ceil(v) : null)],
	[".floor", ({ receiver }) => through(receiver, (v) => typeof v === "number" ? Math.floor(v) : null)],
	[".round", ({ receiver }) => through(receiver, (v) => typeof v === "number" ? Math.round(v) : null)],
	[".strip", folded((s) => s.trim())],
	[".chomp", folded((s) => s.replace(/\r?\n$/, ""))],
	[".squish", folded((s) => s.trim().replace(/\s+/g, " "))],
	[".downcase", folded((s) => s.toLowerCase())],
	[".upcase", folded((s) => s.toUpperCase())],
	[".second", times(1)],
	[".seconds", times(1)],
	[".minute", times(60)],
	[".minutes", times(60)],
	[".hour", times(3600)],
	[".hours", times(3600)],
	[".day", times(86400)],
	[".days", times(86400)],
	[".week", times(604800)],
	[".weeks", times(604800)],
	[".split", split],
	[".start_with?", (given) => beginsWithTls(given) ? literal(true, given.at) : startsWith(given)],
	[".end_with?", test((s, t) => s.endsWith(t))],
	[".casecmp?", test((s, t) => s.toLowerCase() === t.toLowerCase())],
	[".+", plus],
	[".<<", (given) => isValue(given.receiver) && given.receiver.kind !== "made" ? plus(given) : void 0],
	["URI.parse", uri],
	["Addressable::URI.parse", uri],
	[".normalize", ({ receiver }) => receiver.kind === "made" && receiver.path === "URI.parse" ? receiver : void 0],
	[".host", part((u) => u.hostname)],
	[".hostname", part((u) => u.hostname)],
	[".port", part((u) => Number(u.port) || 6379)],
	[".password", part((u) => u.password)],
	[".user", part((u) => u.username)],
	[".scheme", part((u) => u.protocol.replace(":", ""))],
	[".path", part((u) => u.pathname)],
	["SecureRandom.hex", ({ at }) => unknown("it is random", at)],
	["Etc.nprocessors", ({ at }) => unknown("it is the number of processors", at)],
	["Concurrent.processor_count", ({ at }) => unknown("it is the number of processors", at)],
	["Concurrent.physical_processor_count", ({ at }) => unknown("it is the number of processors", at)],
	["Process.pid", ({ at }) => unknown("it is the number of the process", at)],
	["Regexp.new", ({ at }) => constant$1("Regexp", at)]
];
const methods = table([
	...files,
	...settings,
	...environment,
	...text$1,
	...collections,
	...iteration,
	...objects
]);
const ofAny = (name) => methods.get(`.${name}`) ?? (name.endsWith("?") ? asksEnvironment : void 0);
function table(rows) {
	const all = new Map();
	for (const [name, row] of rows) {
		const before = all.get(name);
		all.set(name, before ? (given) => before(given) ?? row(given) : row);
	}
	return all;
}
function evaluateArguments(m, f, node, block) {
	const positional = [];
	let keywords;
	let whole;
	let open = false;
	for (const a of node?.arguments_ ?? []) if (a instanceof KeywordHashNode) {
		const given = hashes(m, f, a);
		keywords = given.merged;
		whole = given.whole;
	} else if (a instanceof SplatNode) {
		const spread = a.expression ? run(m, f, a.expression) : passedOn(f, "*", a);
		if (spread.kind === "array") positional.push(...items(spread));
		else if (!isNothingRuby(spread)) {
			positional.push(spread);
			open = true;
		}
	} else if (a instanceof ForwardingArgumentsNode) {
		positional.push(...f.given?.positional ?? []);
		keywords = f.given?.keywords;
		whole = f.given?.whole;
		open ||= f.given?.open ?? true;
	} else positional.push(run(m, f, a));
	return {
		positional,
		keywords,
		...whole ? { whole } : {},
		block: evaluateBlock(m, f, block),
		open,
		from: {
			source: f.source,
			node
		}
	};
}
function evaluateBlock(m, f, block) {
	if (block instanceof BlockNode) return {
		kind: "proc",
		node: block,
		frame: f,
		at: f.source.span(block)
	};
	if (block instanceof BlockArgumentNode) return block.expression ? run(m, f, block.expression) : f.block;
}
function runBlock(m, block, given, at, self) {
	if (block.kind === "literal" && typeof block.value === "string") {
		const [receiver, ...others] = given;
		return receiver ? dispatch(m, frameOf(block, given), receiver, block.value, {
			positional: others,
			open: false
		}, at, at) : unknown("a block", at);
	}
	if (block.kind !== "proc") return unknown("the block is not known here", at);
	const running = m.active.get(block.node) ?? 0;
	if (running > 1 || !enter(m, block.node, running)) return unknown("the blocks nest too deep", at);
	const node = block.node;
	const isLambda = block.lambda ?? node instanceof LambdaNode;
	const frame = {
		...block.frame,
		locals: new Map(),
		outer: block.frame,
		self: self ?? block.frame.self,
		returns: isLambda ? [] : block.frame.returns,
		body: node.body,
		inBlock: !isLambda
	};
	m.depth += 1;
	const { parameters } = node;
	if (parameters instanceof BlockParametersNode) {
		for (const l of parameters.locals) write(m, frame.locals, l.name, literal(null, at));
		const taken = parameters.parameters;
		const [only] = given;
		const takes = taken ? taken.requireds.length + taken.optionals.length + taken.posts.length + (taken.rest ? 1 : 0) : 0;
		const spreads = given.length === 1 && only?.kind === "array" && takes > 1;
		bind(m, {
			...frame,
			method: "a block"
		}, taken, {
			positional: spreads ? items(only) : given,
			open: false
		}, at, run);
	} else {
		const [only] = given;
		const spreads = parameters instanceof NumberedParametersNode && parameters.maximum > 1 && given.length === 1 && only?.kind === "array";
		for (const [i, value] of (spreads ? items(only) : given).entries()) write(m, frame.locals, `_${i + 1}`, value);
		if (given[0]) write(m, frame.locals, "it", given[0]);
	}
	const last = run(m, frame, node.body);
	m.depth -= 1;
	leave(m, block.node, running);
	const ends = m.stopped?.how === "next" || isLambda && m.stopped?.how === "return";
	const value = ends && m.stopped ? m.stopped.value : last;
	if (ends) m.stopped = void 0;
	return isLambda ? withEarly(frame.returns, value, at) : value;
}
const frameOf = (block, given) => {
	return {
		source: {
			file: block.at.file,
			span: () => block.at,
			spanOf: () => block.at
		},
		self: given[0] ?? block,
		locals: new Map(),
		namespace: "",
		singleton: false,
		reached: true,
		returns: []
	};
};
function callNode(m, f, node) {
	const at = f.source.span(node);
	const nameAt = node.messageLoc ? f.source.spanOf(node.messageLoc) : at;
	if (!node.receiver) {
		const args = evaluateArguments(m, f, node.arguments_, node.block);
		return ownCall(m, f, node.name, args, at, nameAt);
	}
	const receiver = run(m, f, node.receiver);
	if (node.isSafeNavigation() && isNothingRuby(receiver)) return literal(null, at);
	if (node.isAttributeWrite()) return attributeWrite(m, f, node, receiver, at, nameAt);
	const args = evaluateArguments(m, f, node.arguments_, node.block);
	if (node.isSafeNavigation() && isValue(receiver) && receiver.kind === "env") return dispatch(m, f, receiver, node.name, args, at, nameAt, true);
	return dispatch(m, f, receiver, node.name, args, at, nameAt);
}
function attributeWrite(m, f, node, receiver, at, nameAt) {
	const path = isMain(receiver) ? void 0 : pathOf(receiver);
	const from = {
		source: f.source,
		node,
		value: node.arguments_?.arguments_.at(-1)
	};
	m.targets.push({
		name: path ? `${path}.${node.name.slice(0, -1)}` : elementName(f, node) ?? node.name,
		memoised: false,
		from
	});
	const args = evaluateArguments(m, f, node.arguments_, node.block);
	dispatch(m, f, receiver, node.name, args, at, nameAt);
	m.targets.pop();
	return flat(args).at(-1) ?? literal(null, at);
}
function ownCall(m, f, name, args, at, nameAt) {
	const given = {
		m,
		f,
		receiver: f.self,
		name,
		args,
		at,
		nameAt
	};
	const method = findMethod(m, f.self, name) ?? topLevel(m, name);
	if (method) return invoke(m, method, f.self, args, at, run, f.reached);
	const value = kernel.get(name)?.(given);
	if (value) return value;
	if (f.self.kind === "module" && name === "new") return construct(given);
	const own = f.self.kind === "instance" || f.self.kind === "module" || isMain(f.self);
	if (f.self.kind === "module" && APPLICATION.has(name) && isRailsApp(m, f.self)) return dispatch(m, f, made("Rails.application", [], at), name, args, at, nameAt);
	if (f.self.kind === "module" && m.surroundings.libraries.has(f.self.name)) return library(given, `${f.self.name}.${name}`);
	return own || pathOf(f.self) === void 0 ? library(given, own ? name : `.${name}`) : dispatch(m, f, f.self, name, args, at, nameAt);
}
const APPLICATION = new Set([
	"config",
	"secrets",
	"credentials",
	"config_for"
]);
const RAILS = new Set([
	"Rails::Application",
	"Rails::Engine",
	"Rails::Railtie",
	"::Rails::Application"
]);
const isRailsApp = (m, of) => of.kind === "module" && (of.ancestors.some((a) => RAILS.has(a.name)) || RAILS.has(libraryAncestor(m, of) ?? ""));
const isApplication = (m, of) => of.ancestors.some((a) => /^(::)?Rails::Application$/.test(a.name)) || libraryAncestor(m, of) === "Rails::Application";
const topLevel = (m, name) => {
	const object = m.constants.get("Object");
	return object?.kind === "module" ? object.methods.get(name) : void 0;
};
const MOST_EACH = 6;
function dispatch(m, f, receiver, name, args, at, nameAt, safe = false) {
	if (receiver.kind === "choice") {
		if (receiver.options.length <= MOST_EACH) return onEach(m, f, receiver, name, args, at, nameAt);
		const one = together$1(receiver);
		if (one) return dispatch(m, f, one, name, args, at, nameAt);
	}
	const given = {
		m,
		f,
		receiver,
		name,
		args,
		at,
		nameAt
	};
	const path = pathOf(receiver);
	const method = findMethod(m, receiver, name);
	if (method) return invoke(m, method, receiver, args, at, run, f.reached);
	if (receiver.kind === "module" && (APPLICATION.has(name) || name === "configure") && isApplication(m, receiver)) return dispatch(m, f, made("Rails.application", [], at), name, args, at, nameAt);
	const rows = path === void 0 ? [] : [methods.get(canonical(`${path}.${name}`)), methods.get(`${path}.*`)];
	for (const row of [...rows, ofAny(name)]) {
		const value = row?.(given);
		if (value) return value;
	}
	if (receiver.kind === "hash" && args.positional.length === 0) {
		const key = keyOf(receiver, name, at);
		if (key) return key;
	}
	if (receiver.kind === "module" && name === "new") return construct(given);
	if (path !== void 0) return library(given, `${path}.${name}`);
	if (!safe) assumeSet(m, receiver);
	if (args.block) {
		runBlock(m, args.block, [opaque(receiver, at)], at);
		if (m.stopped?.how === "raise") m.stopped = void 0;
	}
	return opaqueCall(receiver, name, at);
}
const opaque = (r, at) => {
	const from = isValue(r) ? [r] : [freeze(r)];
	return unknown("it is an element of something computed", at, variables$2(from[0]).length > 0 ? from : []);
};
function opaqueCall(receiver, name, at) {
	if (receiver.kind === "setting") return under(receiver, name, at);
	const from = freeze(receiver);
	if (receiver.kind === "unknown") return receiver;
	return unknown(`what .${name} makes of it is not followed`, at, variables$2(from).length > 0 || from.kind === "literal" ? [from] : []);
}
const ASKS = new Set([
	"nil?",
	"present?",
	"blank?"
]);
function onEach(m, f, receiver, name, args, at, nameAt) {
	const asked = receiver.options.filter((o) => !isNothingRuby(o) || ASKS.has(name));
	const options = asked.map((o) => dispatch(m, f, o, name, args, at, nameAt));
	const [only] = options;
	const told = ASKS.has(name) ? whichIs(asked, options, at, name !== "present?") : void 0;
	if (told) return told;
	return options.length === 1 && only ? only : choose(options, receiver.ordered, at);
}
function construct(given) {
	const { m, f, args, at, receiver } = given;
	if (receiver.kind !== "module") return unknown("it is no class", at);
	if (m.surroundings.libraries.has(receiver.name)) return library(given, `${receiver.name}.new`);
	const parent = libraryAncestor(m, receiver);
	const object = instantiate(m, receiver, args, at, run, f.reached);
	if (isPopulated(m, object)) return object;
	if (!parent || findMethod(m, object, "initialize")) return object;
	return library(given, `${parent}.new`);
}
function assign(m, f, target, value) {
	if (!target || assignVariable(m, f, target, value)) return;
	const at = f.source.span(target);
	if (target instanceof MultiTargetNode) for (const [inner, share] of shares(target, value, at)) assign(m, f, inner, share);
	else if (target instanceof SplatNode) assign(m, f, target.expression, value);
	else if (target instanceof ConstantPathTargetNode) setConstant(m, constantName(target), value);
	else if (target instanceof CallTargetNode) {
		const receiver = run(m, f, target.receiver);
		if (!target.isSafeNavigation() || !isNothingRuby(receiver)) dispatch(m, f, receiver, target.name, {
			positional: [value],
			open: false
		}, at, at);
	} else if (target instanceof IndexTargetNode) {
		const args = evaluateArguments(m, f, target.arguments_, null);
		dispatch(m, f, run(m, f, target.receiver), "[]=", {
			...args,
			positional: [...args.positional, value]
		}, at, at);
	}
}
const constantName = (node) => [pathName(node.parent), node.name ?? "?"].filter((part) => part !== void 0).join("::");
const setConstant = (m, name, value) => write(m, m.constants, name.replace(/^::/, ""), value);
const targetName = (target) => "name" in target ? String(target.name) : "[]";
function changes(add, [ors, ands, ops], find) {
	add(ors, (m, f, node) => {
		const at = f.source.span(node);
		const place = find(m, f, node, at);
		if (!place) return literal(null, at);
		const theirs = place.old.kind === "made";
		const set = (value) => {
			if (!theirs) place.set(value);
			else assigning(m, place.name, true, () => {
				place.set(value);
				return value;
			});
		};
		return orWrite(m, place.name, theirs ? literal(null, at) : place.old, () => run(m, f, node.value), set, at, {
			source: f.source,
			node,
			value: node.value
		});
	});
	add(ands, (m, f, node) => {
		const at = f.source.span(node);
		const place = find(m, f, node, at);
		if (!place) return literal(null, at);
		const holds = truth(place.old);
		if (holds === false) return place.old;
		const value = assigning(m, place.name, false, () => run(m, f, node.value));
		const result = holds ? value : merge(unknown("a branch", at), value, place.old, at);
		place.set(result);
		return result;
	});
	add(ops, (m, f, node) => {
		const at = f.source.span(node);
		const place = find(m, f, node, at);
		if (!place) return literal(null, at);
		const args = {
			positional: [run(m, f, node.value)],
			open: false
		};
		const result = dispatch(m, f, place.old, node.binaryOperator, args, at, at);
		place.set(result);
		return result;
	});
}
function element(m, f, node, at) {
	const receiver = node.receiver ? run(m, f, node.receiver) : f.self;
	const args = evaluateArguments(m, f, node.arguments_, null);
	return {
		name: "[]",
		old: nilIfAbsent(dispatch(m, f, receiver, "[]", args, at, at)),
		set: (value) => void dispatch(m, f, receiver, "[]=", {
			...args,
			positional: [...args.positional, value]
		}, at, at)
	};
}
function attribute(m, f, node, at) {
	const receiver = node.receiver ? run(m, f, node.receiver) : f.self;
	if (node.isSafeNavigation() && isNothingRuby(receiver)) return void 0;
	return {
		name: node.readName,
		old: dispatch(m, f, receiver, node.readName, noArguments, at, at),
		set: (value) => void dispatch(m, f, receiver, node.writeName, {
			positional: [value],
			open: false
		}, at, at)
	};
}
function constant(m, _f, node, at) {
	const name = pathName(node.target) ?? "?";
	return {
		name: name.replace(/^::/, ""),
		old: findConstant(m, `::${name.replace(/^::/, "")}`, "") ?? literal(null, at),
		set: (value) => setConstant(m, name, value)
	};
}
function bindPattern(m, f, pattern, of) {
	if (pattern instanceof LocalVariableTargetNode) assign(m, f, pattern, unknown("it is part of what a pattern matches", f.source.span(pattern), isValue(of) ? [of] : []));
	for (const inner of pattern.childNodes()) if (inner) bindPattern(m, f, inner, of);
}
function assignments(means) {
	const add = means;
	changes(add, [
		IndexOrWriteNode,
		IndexAndWriteNode,
		IndexOperatorWriteNode
	], element);
	changes(add, [
		CallOrWriteNode,
		CallAndWriteNode,
		CallOperatorWriteNode
	], attribute);
	changes(add, [
		ConstantPathOrWriteNode,
		ConstantPathAndWriteNode,
		ConstantPathOperatorWriteNode
	], constant);
	means(ConstantPathWriteNode, (m, f, node) => {
		const name = pathName(node.target) ?? "?";
		const value = assigning(m, name, false, () => run(m, f, node.value));
		setConstant(m, name, value);
		return value;
	});
	means(MultiWriteNode, (m, f, node) => {
		const at = f.source.span(node);
		const { value } = node;
		const given = value instanceof ArrayNode && value.elements.length === node.lefts.length && !value.elements.some((e) => e instanceof SplatNode) ? array(value.elements.map((e, i) => assigning(m, targetName(node.lefts[i]), false, () => run(m, f, e))), at) : run(m, f, value);
		for (const [target, share] of shares(node, given, at)) assign(m, f, target, share);
		return given;
	});
	means(MatchPredicateNode, (m, f, node) => {
		bindPattern(m, f, node.pattern, run(m, f, node.value));
		return unknown("a pattern", f.source.span(node));
	});
	means(MatchRequiredNode, (m, f, node) => {
		bindPattern(m, f, node.pattern, run(m, f, node.value));
		return literal(null, f.source.span(node));
	});
	means(MatchWriteNode, (m, f, node) => {
		const value = run(m, f, node.call);
		for (const target of node.targets) bindPattern(m, f, target, value);
		return value;
	});
}
const QUESTIONS = new Map([
	["present?", {
		set: true,
		empty: true
	}],
	["any?", {
		set: true,
		empty: true
	}],
	["blank?", {
		set: false,
		empty: true
	}],
	["empty?", {
		set: false,
		empty: true
	}],
	["nil?", {
		set: false,
		empty: false
	}]
]);
function narrow(m, f, condition, holds, empty = false) {
	if (condition instanceof ParenthesesNode && condition.body instanceof StatementsNode && condition.body.body.length === 1) narrow(m, f, condition.body.body[0] ?? null, holds, empty);
	else if (condition instanceof AndNode || condition instanceof OrNode) {
		if (holds !== condition instanceof AndNode) return;
		narrow(m, f, condition.left, holds, empty);
		narrow(m, f, condition.right, holds, empty);
	} else if (condition instanceof CallNode && !condition.arguments_ && !condition.block) {
		const asked = QUESTIONS.get(condition.name);
		if (condition.name === "!") narrow(m, f, condition.receiver, !holds, empty);
		else if (asked && isVariable(condition.receiver)) narrow(m, f, condition.receiver, holds === asked.set, asked.empty);
	} else if (isVariable(condition)) {
		const [data, key] = condition instanceof InstanceVariableReadNode ? [holder(m, f), field(f, condition.name)] : [scopeOf(f, condition.name), condition.name];
		const old = data.get(key);
		const now = old && kept(old, holds, empty);
		if (!old || !now || now === old) return;
		m.narrowed.set(now, old);
		write(m, data, key, now);
	}
}
const isVariable = (node) => node instanceof LocalVariableReadNode || node instanceof LocalVariableWriteNode || node instanceof InstanceVariableReadNode;
function kept(r, set, empty) {
	if (r.kind === "choice") {
		const left = r.options.filter((o) => may(o, set, empty));
		const [only] = left;
		if (left.length === r.options.length || !only) return r;
		return left.length === 1 ? only : {
			...r,
			options: left
		};
	}
	if (!isValue(r)) return r;
	if (!set) return couldBeNothing(r) && (r.kind === "env" || r.kind === "firstOf") ? literal(null, r.at) : r;
	if (r.kind !== "firstOf" && r.kind !== "either") return r;
	const left = r.options.filter((o) => !isNothing(o));
	if (left.length === 0 || left.length === r.options.length) return r;
	return { ...r.kind === "either" ? either(left, r.at) : ordered(left, r.at) };
}
const couldBeNothing = (v) => v.kind === "firstOf" ? v.options.every(couldBeNothing) : isNothing(v) || v.kind === "env" && v.whenUnset === "nil";
function may(r, set, empty) {
	const is = empty ? blank(r) : void 0;
	const known = is === void 0 ? truth(r) : !is;
	return known === void 0 || known === set;
}
const LEAVES = new Set([
	"raise",
	"fail",
	"abort",
	"exit",
	"exit!"
]);
function leaves(node) {
	if (node instanceof StatementsNode) return leaves(node.body.at(-1) ?? null);
	if (node instanceof ElseNode) return leaves(node.statements);
	if (node instanceof ReturnNode || node instanceof NextNode || node instanceof BreakNode) return true;
	return node instanceof CallNode && node.receiver === null && LEAVES.has(node.name);
}
function fork(node) {
	if (node instanceof IfNode && (leaves(node.statements) || leaves(node.subsequent))) return {
		predicate: node.predicate,
		yes: node.statements,
		no: node.subsequent
	};
	if (node instanceof UnlessNode && (leaves(node.statements) || leaves(node.elseClause))) return {
		predicate: node.predicate,
		yes: node.elseClause,
		no: node.statements
	};
	if (node instanceof AndNode && leaves(node.right)) return {
		predicate: node.left,
		yes: node.right,
		no: null
	};
	if (node instanceof OrNode && leaves(node.right)) return {
		predicate: node.left,
		yes: null,
		no: node.right
	};
}
const MOST_TURNS = 60;
function control(means) {
	function statements(m, f, body, from, end) {
		let value = literal(null, f.source.spanOf({
			startOffset: 0,
			length: 0
		}));
		for (let i = from; i < body.length && !m.stopped; i++) {
			const node = body[i];
			const forked = fork(node);
			if (!forked) {
				value = run(m, f, node);
				continue;
			}
			const condition = run(m, f, forked.predicate);
			const worth = node instanceof OrNode && isValue(condition) ? present$1(condition) : condition;
			const last = i + 1 === body.length && (node instanceof AndNode || node instanceof OrNode);
			const side = (inner, holds) => () => {
				narrow(m, f, forked.predicate, holds);
				const result = inner === null && last ? worth : run(m, f, inner);
				return m.stopped || last ? result : statements(m, f, body, i + 1, end);
			};
			return branch(m, f, condition, side(forked.yes, true), side(forked.no, false), f.source.span(node), end);
		}
		return value;
	}
	means(StatementsNode, (m, f, node) => statements(m, f, node.body, 0, f.body === node));
	means(ElseNode, (m, f, node) => run(m, f, node.statements));
	const sides = (m, f, node, yes, no) => {
		const side = (inner, holds) => () => {
			narrow(m, f, node.predicate, holds);
			return run(m, f, inner);
		};
		return branch(m, f, run(m, f, node.predicate), side(yes, true), side(no, false), f.source.span(node));
	};
	means(IfNode, (m, f, node) => sides(m, f, node, node.statements, node.subsequent));
	means(UnlessNode, (m, f, node) => sides(m, f, node, node.elseClause, node.statements));
	const matches = (subject, conditions, f, node) => {
		const at = f.source.span(node);
		if (conditions.every((c) => c.kind === "literal") && subject.kind === "literal") return literal(conditions.some((c) => c.kind === "literal" && c.value === subject.value), at);
		const told = asTest(subject);
		return unknown(told ? "it depends on a value" : "a case that is not decided", at);
	};
	const cases = (m, f, subject, whens, otherwise, i) => {
		const node = whens[i];
		if (!node) return run(m, f, otherwise);
		if (node instanceof WhenNode) {
			const conditions = node.conditions.map((c) => run(m, f, c));
			return branch(m, f, subject ? matches(subject, conditions, f, node) : conditions[0] ?? literal(null, f.source.span(node)), () => run(m, f, node.statements), () => cases(m, f, subject, whens, otherwise, i + 1), f.source.span(node));
		}
		const matched = () => {
			if (!(node instanceof InNode)) return run(m, f, null);
			bindPattern(m, f, node.pattern, subject ?? literal(null, f.source.span(node)));
			return run(m, f, node.statements);
		};
		return branch(m, f, unknown("a pattern", f.source.span(node)), matched, () => cases(m, f, subject, whens, otherwise, i + 1), f.source.span(node));
	};
	means(CaseNode, (m, f, node) => cases(m, f, node.predicate ? run(m, f, node.predicate) : void 0, node.conditions, node.elseClause, 0));
	means(CaseMatchNode, (m, f, node) => cases(m, f, node.predicate ? run(m, f, node.predicate) : void 0, node.conditions, node.elseClause, 0));
	const loop = (m, f, node) => {
		run(m, f, node.predicate);
		const at = f.source.span(node);
		const nothing = () => literal(null, at);
		branch(m, f, unknown("a loop", at), once(m, f, node), nothing, at);
		return nothing();
	};
	const once = (m, f, node) => () => {
		const value = run(m, f, node.statements);
		if (m.stopped?.how === "next") m.stopped = void 0;
		return value;
	};
	means(WhileNode, loop);
	means(UntilNode, loop);
	means(ForNode, (m, f, node) => {
		const all = run(m, f, node.collection);
		const at = f.source.span(node);
		const known = all.kind === "array" ? items(all).slice(0, MOST_TURNS) : [unknown("it is an element of something computed", at)];
		for (const item of known) {
			assign(m, f, node.index, item);
			once(m, f, node)();
		}
		return all;
	});
	means(BeginNode, (m, f, node) => {
		const at = f.source.span(node);
		const main = run(m, f, node.statements);
		const raised = m.stopped?.how === "raise" && node.rescueClause !== null;
		if (raised) m.stopped = void 0;
		const value = node.elseClause && !raised && !m.stopped ? run(m, f, node.elseClause) : main;
		const rescued = () => {
			let last = value;
			for (let clause = node.rescueClause; clause; clause = clause.subsequent) {
				assign(m, f, clause.reference, unknown("it is an error", at));
				last = run(m, f, clause.statements);
			}
			return last;
		};
		if (node.rescueClause && !m.stopped) {
			const early = f.returns.length;
			const result = raised ? rescued() : value;
			if (!raised) branch(m, f, unknown("an error", at), () => value, () => rescued(), at);
			if (!raised) {
				m.stopped = void 0;
				f.returns.length = early;
			}
			ensure(m, f, node);
			return result;
		}
		ensure(m, f, node);
		return value;
	});
	const ensure = (m, f, node) => {
		const { stopped } = m;
		m.stopped = void 0;
		run(m, f, node.ensureClause?.statements ?? null);
		m.stopped ??= stopped;
	};
	means(RescueModifierNode, (m, f, node) => {
		const value = run(m, f, node.expression);
		if (m.stopped?.how !== "raise") return value;
		m.stopped = void 0;
		return run(m, f, node.rescueExpression);
	});
	means(EnsureNode, (m, f, node) => run(m, f, node.statements));
	const stop = (how) => (m, f, node) => {
		const args = evaluateArguments(m, f, node.arguments_, null);
		const at = f.source.span(node);
		const value = args.positional.length > 1 ? array(args.positional, at) : args.positional[0] ?? args.keywords ?? literal(null, at);
		m.stopped = {
			how,
			value
		};
		return value;
	};
	means(ReturnNode, stop("return"));
	means(NextNode, stop("next"));
	means(BreakNode, stop("next"));
	means(PreExecutionNode, (m, f, node) => run(m, f, node.statements));
}
function localOfTag(f, node) {
	if (!node.isVariableCall()) return void 0;
	for (let frame = f; frame; frame = frame.outer) {
		const value = frame.locals.get(node.name);
		if (value) return value;
	}
}
const meanings = new Map();
const means = (type, meaning) => {
	meanings.set(type, meaning);
};
function run(m, f, node) {
	if (!node) return literal(null, f.source.spanOf({
		startOffset: 0,
		length: 0
	}));
	m.steps += 1;
	if (m.steps > m.limit) return unknown("the code takes too many steps to follow", f.source.span(node));
	if (m.depth > 150) return unknown("the code nests too deep", f.source.span(node));
	const meaning = meanings.get(node.constructor);
	if (!meaning) return unknown(`${phrase(node)} is not followed`, f.source.span(node));
	m.depth += 1;
	const value = meaning(m, f, node);
	m.depth -= 1;
	return value;
}
const phrase = (node) => node.toJSON().type.replace(/Node$/, "").replace(/(?<!^)([A-Z])/g, " $1").toLowerCase();
const isMain = (r) => r.kind === "made" && r.path === "";
function pathName(node) {
	if (node instanceof ConstantReadNode) return node.name;
	if (!(node instanceof ConstantPathNode)) return void 0;
	if (!node.parent) return `::${node.name}`;
	const parent = pathName(node.parent);
	return parent === void 0 ? void 0 : `${parent}::${node.name}`;
}
means(ConstantPathNode, (m, f, node) => {
	const at = f.source.span(node);
	const name = pathName(node);
	if (name !== void 0) return readConstant(m, f, name, at);
	const parent = run(m, f, node.parent);
	if (parent.kind === "module") return readConstant(m, f, `::${parent.name}::${node.name}`, at);
	return parent.kind === "constant" ? constant$1(`${parent.name}::${node.name}`, at) : unknown("the constant is named at run time", at);
});
means(ProgramNode, (m, f, node) => run(m, f, node.statements));
means(ParenthesesNode, (m, f, node) => run(m, f, node.body));
means(NilNode, (_m, f, node) => literal(null, f.source.span(node)));
means(TrueNode, (_m, f, node) => literal(true, f.source.span(node)));
means(FalseNode, (_m, f, node) => literal(false, f.source.span(node)));
means(IntegerNode, (_m, f, node) => literal(Number(node.value), f.source.span(node)));
means(FloatNode, (_m, f, node) => literal(node.value, f.source.span(node)));
means(StringNode, (_m, f, node) => literal(node.unescaped.value, f.source.span(node)));
means(SymbolNode, (_m, f, node) => symbol(node.unescaped.value, f.source.span(node)));
means(SelfNode, (_m, f) => f.self);
means(SourceFileNode, (_m, f, node) => literal(f.source.file, f.source.span(node)));
means(XStringNode, (_m, f, node) => unknown("it is the output of a command", f.source.span(node)));
means(InterpolatedXStringNode, (_m, f, node) => unknown("it is the output of a command", f.source.span(node)));
means(RegularExpressionNode, (_m, f, node) => constant$1("Regexp", f.source.span(node)));
means(InterpolatedRegularExpressionNode, (_m, f, node) => constant$1("Regexp", f.source.span(node)));
means(EmbeddedStatementsNode, (m, f, node) => run(m, f, node.statements));
means(EmbeddedVariableNode, (m, f, node) => run(m, f, node.variable));
means(ImplicitNode, (m, f, node) => run(m, f, node.value));
means(ShareableConstantNode, (m, f, node) => run(m, f, node.write));
means(ItLocalVariableReadNode, (_m, f, node) => scopeOf(f, "it").get("it") ?? unknown("it is what a block is given", f.source.span(node)));
const text = (m, f, node) => {
	const at = f.source.span(node);
	return concat(node.parts.map((p) => freeze(run(m, f, p))), at);
};
means(InterpolatedStringNode, text);
means(InterpolatedSymbolNode, text);
means(LambdaNode, (_m, f, node) => ({
	kind: "proc",
	node,
	frame: f,
	at: f.source.span(node)
}));
means(ArrayNode, (m, f, node) => {
	const elements = [];
	for (const e of node.elements) if (e instanceof SplatNode) {
		const spread = e.expression ? run(m, f, e.expression) : passedOn(f, "*", e);
		if (!isNothingRuby(spread)) elements.push(...spread.kind === "array" ? items(spread) : [spread]);
	} else elements.push(run(m, f, e));
	return array(elements, f.source.span(node));
});
means(HashNode, hashNode);
means(OrNode, (m, f, node) => {
	const at = f.source.span(node);
	const left = run(m, f, node.left);
	const holds = truth(left);
	if (holds === true) return left;
	if (holds === false) return run(m, f, node.right);
	const right = run(m, f, node.right);
	if (m.stopped) return goesOn(m, f, isValue(left) ? present$1(left) : left);
	if (left.kind === "test" && right.kind === "test" && !left.negated && !right.negated && left.clauses.length === 1 && right.clauses.length === 1) return test$1([[...left.clauses[0] ?? [], ...right.clauses[0] ?? []]], at);
	if (isValue(left) && isValue(right)) return firstOf([left, right], at);
	return merge(left, left, right, at);
});
means(AndNode, (m, f, node) => {
	const at = f.source.span(node);
	const left = run(m, f, node.left);
	const holds = truth(left);
	if (holds === false) return left;
	const right = run(m, f, node.right);
	if (holds === true) return right;
	if (m.stopped) return goesOn(m, f, left);
	if (truth(right) === false) return right;
	const [a, b] = [asTest(left), asTest(right)];
	if (a && b && !a.negated && !b.negated && (left.kind === "test" || right.kind === "test")) return test$1([...a.clauses, ...b.clauses], at);
	return truth(right) === true && left.kind === "test" && !isValue(right) ? left : merge(left, right, literal(null, at), at);
});
means(DefinedNode, (m, f, node) => {
	const at = f.source.span(node);
	const { value } = node;
	if (value instanceof InstanceVariableReadNode) return literal(holder(m, f).has(field(f, value.name)), at);
	const name = pathName(value);
	if (name === void 0) return unknown("it depends on what is loaded", at);
	const known = candidates(name, f.namespace).some((c) => m.constants.has(c)) || m.surroundings.defines?.(name);
	return known === void 0 ? unknown(`it depends on whether ${name} is loaded`, at) : literal(known, at);
});
means(CallNode, (m, f, node) => localOfTag(f, node) ?? callNode(m, f, node));
means(YieldNode, (m, f, node) => {
	const args = evaluateArguments(m, f, node.arguments_, null);
	let frame = f;
	while (frame && frame.block === void 0 && frame.outer) frame = frame.outer;
	return frame?.block ? runBlock(m, frame.block, flat(args), f.source.span(node)) : unknown("it is what a block returns", f.source.span(node));
});
variables(means);
assignments(means);
control(means);
classes(means);
const main = (source) => ({
	source,
	self: made("", [], source.span(source.program)),
	locals: new Map(),
	namespace: "",
	singleton: false,
	reached: true,
	returns: []
});
function boot(files) {
	const loaded = new Set();
	const reading = [];
	const surroundings = {
		...files,
		load: (file) => {
			const may = loaded.has(file) || files.matters(file, reading.at(-1));
			if (may) load(file);
			return may;
		}
	};
	const m = machine(surroundings);
	function apart(file, work) {
		const kept = {
			branches: m.branches.splice(0),
			sides: m.sides.splice(0),
			targets: m.targets.splice(0),
			inside: m.inside.splice(0),
			assumed: m.assumed.splice(0)
		};
		const { stopped, depth } = m;
		const trail = m.trail.length;
		const active = new Map(m.active);
		m.stopped = void 0;
		let result = unknown("it could not be followed", fileSpan(file));
		try {
			result = work();
		} catch (error) {
			if (error instanceof RangeError) files.refuse(file, "nests too deep to be followed");
			else files.failed(file, error);
			undo(m, trail);
			m.active.clear();
			for (const [key, running] of active) m.active.set(key, running);
		}
		m.stopped = stopped;
		m.depth = depth;
		for (const name of [
			"branches",
			"sides",
			"targets",
			"inside",
			"assumed"
		]) m[name].splice(0, m[name].length, ...kept[name]);
		return result;
	}
	function load(file) {
		if (loaded.has(file)) return;
		loaded.add(file);
		const text = files.text(file);
		if (text === void 0) return;
		const source = rubySource(file, text);
		if ("refused" in source) {
			files.refuse(file, source.refused);
			return;
		}
		const [error] = source.parsed.errors;
		if (error) files.refuse(file, `has a syntax error (${error.message}); what is whole was read`);
		reading.push(file);
		apart(file, () => run(m, main(source), source.program));
		reading.pop();
	}
	function callAll(matters) {
		const called = new Set();
		for (const value of [...m.constants.values()]) {
			if (value.kind !== "module") continue;
			const methods = [...value.singletons.values(), ...value.methods.values()].filter((method) => "node" in method.body);
			const texts = new Map(methods.map((method) => [method, bodyText(method)]));
			const direct = methods.filter((method) => matters(texts.get(method) ?? ""));
			const names = direct.map((method) => method.name);
			for (const method of methods) {
				const own = texts.get(method) ?? "";
				if (called.has(method) || !(direct.includes(method) || names.some((name) => own.includes(name)))) continue;
				called.add(method);
				restart(m, METHOD_STEPS);
				apart(method.source.file, () => invoke(m, method, selfOf(value, method), void 0, value.at, run, false));
			}
		}
	}
	function bodyText(method) {
		if (!("node" in method.body)) return "";
		const at = method.source.span(method.body.node);
		return files.text(method.source.file)?.slice(at.start, at.end) ?? "";
	}
	const answersItself = (of, method) => of.singletons.get(method.name) === method || of.extended.some((e) => e.name === "self");
	function selfOf(of, method) {
		if (method.singleton || of.name === "Object" || answersItself(of, method)) return of.name === "Object" ? made("", [], of.at) : of;
		const known = m.instances.get(of);
		if (known) return known;
		const fresh = {
			kind: "instance",
			of,
			data: new Map(),
			at: of.at
		};
		m.instances.set(of, fresh);
		const initialize = of.methods.get("initialize");
		if (initialize) invoke(m, initialize, fresh, void 0, of.at, run, false);
		return fresh;
	}
	return {
		machine: m,
		load,
		callAll,
		fragments(file, text) {
			let frame;
			return { run(code, offset) {
				const source = rubySource(file, code, text, offset);
				if ("refused" in source) return unknown(source.refused, fileSpan(file));
				const inner = frame ? {
					...frame,
					source
				} : main(source);
				frame ??= inner;
				return freeze(apart(file, () => run(m, inner, source.program)));
			} };
		},
		get parsed() {
			return loaded.size;
		}
	};
}
const MOST_PATTERNS = 40;
const LONGEST = 300;
function expression(pattern) {
	if (pattern.length > LONGEST || /[[\]\\]/.test(pattern) || pattern.split("**").length > 4) return void 0;
	let depth = 0;
	const source = pattern.replace(/\*\*\/|\*+|[{},]|[^\w/]/g, (sign) => {
		if (sign === "**/") return "(?:.*/)?";
		if (sign.startsWith("*")) return "[^/]*";
		if (sign === "{") depth += 1;
		if (sign === "}") depth -= 1;
		return {
			"{": "(?:",
			"}": ")",
			",": depth > 0 ? "|" : ",",
			"?": "[^/]"
		}[sign] ?? `\\${sign}`;
	});
	return depth === 0 && !/\}[^{]*\{?/.test(pattern.replace(/\{[^{}]*\}/g, "")) ? new RegExp(`^${source}$`) : void 0;
}
function globs(repo, ruby, path, words) {
	const known = new Map();
	return (pattern) => {
		const asked = known.get(pattern);
		if (asked) return asked;
		if (known.size >= MOST_PATTERNS) return [];
		const expressions = [...new Set([pattern, path(pattern)])].flatMap((p) => expression(p) ?? []);
		const found = repo.mentioning(ruby.filter((file) => expressions.some((e) => e.test(file))), words);
		known.set(pattern, found);
		return found;
	};
}
const STARTING = /^(?:Procfile[\w.-]*|(?:[\w.-]+\.)?Dockerfile(?:\.[\w.-]+)?|(?:docker-)?compose[\w.-]*\.ya?ml|fly\.toml|render\.yaml|heroku\.yml|config\/deploy[\w.-]*\.yml|(?:bin|scripts?|docker|\.docker)\/[^/]+)$/;
const SERVERS$1 = [
	"puma",
	"unicorn",
	"pitchfork",
	"falcon"
];
const OPTION = /(?:^|[\s"',])(?:-C|-c|-F|--config|--config-file)(?:[ \t=]|"?,[ \t]*)["']?(?:\.\/)?((?:[\w-]+\/)*[\w-]+\.rb)\b/gm;
function serverFiles(repo, files, path) {
	const start = path("").length;
	const below = (file) => file.slice(start).replace(/^\//, "");
	const all = new Set(files);
	const found = repo.mentioning(files.filter((f) => STARTING.test(below(f))), SERVERS$1).flatMap((file) => {
		const text = repo.read(file);
		return typeof text === "string" ? [...text.matchAll(OPTION)].map(([, name = ""]) => path(name)) : [];
	});
	return [...new Set(found)].filter((f) => all.has(f));
}
const ELSEWHERE = /(^|\/)(spec|specs|test|tests|features|db|vendor|node_modules|tmp|log|public|doc|docs|benchmarks?|sorbet|rbi|\.[^/]+|generators|templates|cypress|playwright|e2e)\//;
const AUTOLOADED = /^(?:.*\/)?(?:app\/(?:[^/]+\/concerns|[^/]+)|lib|config\/initializers)\/(.+)\.rb$/;
const SERVERS = [
	"puma",
	"unicorn",
	"pitchfork",
	"falcon"
];
const underscore = (constant) => constant.replaceAll("::", "/").replace(/([A-Z\d]+)([A-Z][a-z])/g, "$1_$2").replace(/([a-z\d])([A-Z])/g, "$1_$2").toLowerCase();
const MOST_SEARCHES = 60;
function rubyFiles(repo, files, path, options) {
	const config = path("config");
	const start = path("").length;
	const lib = `${path("lib")}/`;
	const ruby = files.filter((f) => f.endsWith(".rb") && !ELSEWHERE.test(f.slice(start)));
	const initializers = ruby.filter((f) => f.startsWith(`${config}/initializers/`));
	const engines = ruby.filter((f) => !f.startsWith(`${config}/`) && (f.includes("/config/initializers/") || f.endsWith("/engine.rb")));
	const all = new Set(files);
	const boot = [
		`${config}/boot.rb`,
		`${config}/application.rb`,
		`${config}/environments/${options.environment}.rb`,
		...initializers,
		...engines,
		`${config}/environment.rb`,
		...SERVERS.flatMap((server) => [`${config}/${server}.rb`, `${config}/${server}/${options.environment}.rb`]),
		path("falcon.rb"),
		...serverFiles(repo, files, path)
	].filter((f, i, every) => all.has(f) && every.indexOf(f) === i);
	const elsewhere = new Set(boot);
	const candidates = ruby.filter((f) => !elsewhere.has(f) && !f.startsWith(`${config}/environments/`));
	const relevant = repo.mentioning(candidates, options.words);
	const mentioned = new Set([...repo.mentioning(boot, options.words), ...relevant]);
	let byName;
	const named = () => {
		if (byName) return byName;
		byName = new Map();
		for (const file of ruby) {
			const name = AUTOLOADED.exec(file)?.[1];
			if (name === void 0) continue;
			const known = byName.get(name);
			if (known) known.push(file);
			else byName.set(name, [file]);
		}
		return byName;
	};
	let searches = 0;
	let defined;
	let globals;
	const searched = () => {
		const others = candidates.filter((f) => f.startsWith(`${config}/`) || f.startsWith(lib) || !f.slice(start).replace(/^\//, "").includes("/"));
		defined ??= definitions(repo, [...others, ...initializers]);
		return defined;
	};
	const inTurn = (found, constant) => {
		const name = constant.split("::").at(-1) ?? constant;
		const kept = found?.filter((file) => !initializers.includes(file) || definitions(repo, [file]).has(name));
		return kept && kept.length > 0 ? kept : void 0;
	};
	const defining = (constant) => {
		if (constant.startsWith("$")) {
			globals ??= definitions(repo, initializers, GLOBAL);
			return globals.get(constant) ?? [];
		}
		const exact = inTurn(named().get(underscore(constant)), constant);
		if (exact) return exact;
		const parent = constant.includes("::") ? inTurn(named().get(underscore(constant.slice(0, constant.lastIndexOf("::")))), constant) : void 0;
		if (parent) return parent;
		if (constant.includes("::") || searches >= MOST_SEARCHES || KNOWN.has(constant)) return [];
		searches += 1;
		return searched().get(constant) ?? [];
	};
	const required = (feature, from) => {
		const bare = feature.replace(/\.rb$/, "");
		return (from === void 0 ? [
			join$2(path("lib"), bare),
			join$2(path(""), bare),
			join$2(path("app"), bare)
		] : [join$2(directory(from), bare), join$2("", bare)]).map((p) => `${p}.rb`).find((p) => all.has(p));
	};
	const libraries = [lib, `${config}/`];
	const configures = (file) => libraries.some((l) => file.startsWith(l));
	const matters = (file, from) => mentioned.has(file) || configures(file) || from !== void 0 && mentioned.has(from) && configures(from);
	return {
		boot,
		relevant,
		matters,
		defining,
		required,
		matching: globs(repo, ruby, path, options.words)
	};
}
const DEFINITION = /(?:^|\s)(?:(?:class|module)\s+)?([A-Z]\w*)(?=\s*(?:\|\|=|=(?![=~])|<|$))/gm;
const GLOBAL = /(\$\w+)\s*(?:\|\|)?=(?![=~])/g;
const MOST_FILES = 4;
function definitions(repo, files, pattern = DEFINITION) {
	const found = new Map();
	for (const file of files) {
		const text = repo.read(file);
		if (typeof text !== "string") continue;
		for (const [, constant = ""] of text.matchAll(pattern)) {
			const known = found.get(constant);
			if (!known) found.set(constant, [file]);
			else if (known.at(-1) !== file && known.length < MOST_FILES) known.push(file);
		}
	}
	return found;
}
const KNOWN = new Set("Rails Redis RedisClient ConnectionPool Sidekiq Resque ActiveSupport ActiveRecord ActiveJob ActionCable ActionDispatch ActionController ActionMailer ActionView ActiveModel ActiveStorage ApplicationRecord ENV ARGV YAML JSON ERB URI File Dir IO Time Date DateTime Hash Array String Integer Float Symbol Object Class Module Kernel Struct Set Thread Mutex Process Digest OpenSSL SecureRandom Logger Regexp StandardError ArgumentError Timeout Net Socket Pathname FileUtils Rack Bundler Gem RUBY_VERSION Etc Concurrent Base64 CGI Zlib Psych Comparable Enumerable Proc Random Range Math Kredis Flipper Geocoder Redlock Honeybadger Sentry Bugsnag Rollbar NewRelic Datadog StatsD Devise Warden I18n GoodJob SolidQueue DelayedJob Delayed Puma".split(" "));
function readApp(repo, root, options) {
	const prefix = root === "." ? "" : `${root}/`;
	const inner = options.nested.filter((n) => n !== root && n.startsWith(prefix));
	const files = repo.files().filter((f) => f.startsWith(prefix) && !inner.some((n) => f.startsWith(`${n}/`)));
	const own = new Set(files);
	const failures = [];
	const { environment, describes } = options;
	const opened = openFiles(repo, root, {
		environment,
		files,
		fragments: (file, content) => booted.fragments(file, content),
		...describes ? { describes } : {}
	});
	const { path, text, yaml, gaps, refuse } = opened;
	const lockfile = [
		path("Gemfile.lock"),
		path("gems.locked"),
		...above(root, "Gemfile.lock")
	].find((f) => repo.has(f));
	const locked = lockfile ? text(lockfile) : void 0;
	const lock = lockfile && locked !== void 0 ? readLockfile(locked, lockfile) : void 0;
	gaps.push(...lock?.problems ?? []);
	const gems = lock?.gems ?? {};
	const ruby = rubyFiles(repo, files, path, options);
	const booted = boot({
		environment: options.environment,
		libraries: options.libraries ?? new Set(),
		shared: sharedIn(gems["rails"] ?? gems["railties"]),
		text,
		yaml: (below) => yaml(own.has(below) ? below : path(below)),
		exists: (below) => own.has(below) || own.has(path(below)),
		defining: ruby.defining,
		matters: ruby.matters,
		required: ruby.required,
		matching: ruby.matching,
		constant: (name) => settingsConstant(name, {
			gems,
			yaml: (below) => yaml(path(below)),
			environment: options.environment
		}),
		defines: (name) => name === "PhusionPassenger" && lock ? Boolean(gems["passenger"] ?? gems["capistrano-passenger"]) : void 0,
		refuse,
		failed: (file, error) => failures.push({
			part: `reading ${file}`,
			error: error instanceof Error ? error.stack ?? error.message : String(error)
		})
	});
	const gemfile = [
		path("Gemfile"),
		path("gems.rb"),
		lockfile ? join$2(directory(lockfile), "Gemfile") : void 0
	].find((f) => f !== void 0 && repo.has(f));
	if (gemfile) booted.load(gemfile);
	const loaded = lock && loadedGems(lock.dependencies, booted.machine.calls, gemfile, options.environment);
	for (const [name, value] of dotenv()) booted.machine.env.set(name, value);
	for (const file of ruby.boot) booted.load(file);
	for (const file of ruby.relevant) booted.load(file);
	const words = options.words.map((w) => w.toLowerCase());
	booted.callAll((method) => {
		const small = method.toLowerCase();
		return words.some((w) => small.includes(w));
	});
	function dotenv() {
		if (!(loaded?.has("dotenv-rails") || loaded?.has("dotenv") && asks$1(booted.machine.calls, gemfile, "dotenv"))) return new Map();
		const [below = "", above = ""] = [".env", `.env.${options.environment}`].map((name) => text(path(name)) ?? "");
		return new Map([...readDotenv(below, path(".env")), ...readDotenv(above, path(`.env.${options.environment}`))]);
	}
	const calls = booted.machine.calls;
	const application = [...booted.machine.constants.values()].find((c) => c.kind === "module" && c.ancestors.some((a) => /^(?:::)?Rails::Application$/.test(a.name)));
	return {
		...opened,
		name: application?.kind === "module" ? /^(.+)::\w+$/.exec(application.name)?.[1] : void 0,
		gems,
		lockedAt: lock?.at ?? new Map(),
		dependencies: lock?.dependencies ?? new Map(),
		loaded,
		calls,
		env: new Map([...booted.machine.env].map(([name, value]) => [name, freeze(value)])),
		settings: new Map([...booted.machine.settings].map(([name, value]) => [name, freeze(value)])),
		failures,
		get parsed() {
			return booted.parsed + opened.yamls();
		}
	};
}
function above(root, name) {
	const found = [];
	for (let folder = root; folder !== "." && folder !== "";) {
		folder = directory(folder);
		found.push(folder === "" ? name : `${folder}/${name}`);
	}
	return found;
}
const CARRIED = [
	[/(^|\/)(spec|test|tests|features)(\/|$)/, "an app for tests"],
	[/(^|\/)(dummy|dummies|internal)(\/|$)/, "an engine's app for tests"],
	[/(^|\/)(templates?|generators|skeleton)(\/|$)/, "a template"],
	[/(^|\/)(vendor|third_party|node_modules|bundle)(\/|$)/, "vendored"],
	[/(^|\/)(\.devcontainer|\.github)(\/|$)/, "no app of its own"]
];
function findApps(repo) {
	const roots = new Set();
	const skipped = [];
	for (const file of repo.files()) {
		const match = /^(?:(.*)\/)?config\/application\.rb$/.exec(file);
		if (!match) continue;
		const root = match[1] ?? ".";
		const carried = root === "." ? void 0 : CARRIED.find(([pattern]) => pattern.test(root));
		if (carried) skipped.push({
			root,
			why: carried[1]
		});
		else roots.add(root);
	}
	return {
		roots: [...roots].sort(),
		skipped
	};
}
function rubyComments(file, text) {
	const source = rubySource(file, text);
	return "refused" in source ? [] : source.parsed.comments.map((c) => source.spanOf(c));
}
const keys = ({ added, pool, constant }) => [
	...Object.keys(added),
	...Object.keys(pool ?? {}).map((key) => `pool ${key}`),
	...constant === void 0 ? [] : ["a constant"]
];
const adds = (own, other) => keys(other).some((key) => !keys(own).includes(key));
function pasted(finding, all, model) {
	const { paste } = finding;
	if (!paste) return finding;
	const { change, after } = paste;
	const fits = (other) => other.constant === void 0 || other.constant === change.constant;
	const asked = all.filter((f) => f.paste && fits(f.paste.change)).flatMap((f) => f.paste ? [{
		rule: f.rule,
		change: f.paste.change,
		own: f === finding
	}] : []);
	const besides = [...new Set(asked.filter((o) => !o.own && adds(change, o.change)).map((o) => `\`${o.rule}\``))].sort();
	const also = besides.length === 0 ? [] : [`The code has what ${listed$1(besides)} ${besides.length === 1 ? "asks" : "ask"} of this client as well.`];
	const changes = asked.map((o) => o.change);
	const code = snippet(together$4(change, changes), model);
	return {
		...finding,
		advice: [
			finding.advice,
			code,
			...also,
			...after === void 0 ? [] : [after]
		].join("\n\n")
	};
}
function withPastes(findings, model) {
	const counted = findings.filter((f) => f.paste && !f.silenced && f.confidence !== "possible").sort((a, b) => rank$2(b.rule) - rank$2(a.rule));
	const byTarget = groupedByEach(counted, (f) => f.paste ? [target(f.paste.change)] : []);
	return findings.map((f) => f.paste ? pasted(f, byTarget.get(target(f.paste.change)) ?? [], model) : f);
}
function analyse(repo, options) {
	const { roots, skipped } = findApps(repo);
	const failures = [];
	const complaints = [];
	const asked = [];
	let parsed = 0;
	const chosen = options.only ? rules.filter((r) => options.only?.includes(r.id)) : rules;
	const { live } = options;
	const day = live?.maxAge === void 0 ? void 0 : staleDay(live.audit.takenAt, options.now ?? 0, live.maxAge);
	const taken = new Set();
	const withLive = (read, alone) => {
		if (!live) return {
			model: read,
			ran: runRules(chosen, read)
		};
		const left = live.audit.servers.filter((s) => !alone || !taken.has(s.id));
		const joined = join$3(read, {
			...live.audit,
			servers: left
		}, { alone });
		for (const id of joined.taken) taken.add(id);
		const ran = runRules(chosen, joined.model);
		if (day === void 0) return {
			model: joined.model,
			ran
		};
		const gap = {
			at: read.clients[0]?.at ?? fileSpan(".redline.yml"),
			why: `the audit is of ${day}, too old to go by: what it says is shown as notes and fails nothing until \`redline audit\` has run again`
		};
		return {
			model: {
				...joined.model,
				gaps: joined.taken.size > 0 ? [...joined.model.gaps, gap] : joined.model.gaps
			},
			ran: {
				...ran,
				findings: aged(runRules(chosen, read).findings, ran.findings, day)
			}
		};
	};
	const rest = openFiles(repo, ".", {
		files: repo.files().filter((f) => !roots.some((r) => r === "." || f.startsWith(`${r}/`))),
		environment: options.environment,
		describes: (file) => describes(options.config("."), file)
	});
	const declared = infrastructure(rest);
	failures.push(...declared.failures);
	parsed += rest.texts().length;
	const owned = roots.length === 1 ? declared.facts : [];
	const apps = roots.map((root) => {
		const config = options.config(root);
		const reading = options.readings?.get(root) ?? readingOf(repo, root, roots, config, owned, options);
		options.readings?.set(root, reading);
		const { app, detected } = reading;
		const { model: read, failures: inDetectors } = detected;
		const { model, ran } = withLive(read, roots.length === 1);
		failures.push(...app.failures, ...inDetectors, ...ran.failures);
		parsed += app.parsed;
		const ignores = ignoresOf(app);
		complaints.push(...ignores.findings);
		const didRun = ranOf(chosen, ran);
		const judged = judge(ran.findings, config, ignores.ignores, didRun);
		complaints.push(...judged.complaints);
		asked.push({
			config,
			permitted: judged.permitted,
			ran: didRun
		});
		const gaps = model.gaps;
		return {
			root,
			model,
			findings: withPastes(judged.findings, model),
			gaps,
			notChecked: ran.notChecked
		};
	});
	const declaredOnly = roots.length === 1 ? void 0 : serversOnly(declared.facts, {
		...options.config("."),
		environment: options.environment,
		now: options.now ?? 0
	});
	const loose = declaredOnly && withLive(declaredOnly, true);
	const unowned = loose?.model;
	let notChecked = [];
	if (loose && loose.model.servers.length > 0) {
		const { ran } = loose;
		notChecked = ran.notChecked;
		failures.push(...ran.failures);
		const ignores = ignoresOf(rest);
		const judged = judge(ran.findings, options.config("."), ignores.ignores, ranOf(chosen, ran));
		complaints.push(...judged.findings, ...ignores.findings, ...judged.complaints);
	}
	complaints.push(...unusedAllowances(asked));
	const numbered = identify([...apps.flatMap((a) => a.findings), ...complaints]);
	let from = 0;
	const identified = apps.map((a) => {
		const findings = numbered.slice(from, from + a.findings.length);
		from += a.findings.length;
		return {
			...a,
			findings
		};
	});
	return {
		version,
		base: options.base,
		apps: identified,
		...unowned && {
			servers: unowned.servers,
			gaps: unowned.gaps,
			notChecked
		},
		skipped,
		failures,
		findings: numbered.slice(from),
		seen: {
			files: repo.files().length,
			parsed
		}
	};
}
function readingOf(repo, root, nested, config, owned, { environment, now = 0 }) {
	const app = readApp(repo, root, {
		environment,
		nested,
		words: WORDS,
		libraries: LIBRARIES,
		describes: (file) => describes(config, file)
	});
	const { platform, target, endpoints, processes, thresholds } = config;
	return {
		app,
		detected: detect(app, {
			platform,
			target,
			endpoints,
			processes,
			thresholds,
			now,
			infrastructure: owned
		})
	};
}
const ranOf = (chosen, ran) => (rule) => chosen.some((r) => r.id === rule) && !ran.notChecked.some((n) => n.rule === rule) && !ran.failures.some((f) => f.part === `rule ${rule}`);
function ignoresOf(app) {
	const found = app.texts().filter(([, text]) => /redline/i.test(text)).map(([file, text]) => readIgnores(file, text, file.endsWith(".rb") ? rubyComments(file, text) : yamlComments(file, text), rules.map((r) => r.id)));
	return {
		ignores: found.flatMap((f) => f.ignores),
		findings: found.flatMap((f) => f.findings)
	};
}
const MOST = 1048576;
function isThere(path) {
	try {
		lstatSync(path);
		return true;
	} catch {
		return false;
	}
}
function workTree(folder) {
	for (let at = folder;; at = dirname(at)) {
		if (isThere(join(at, ".git"))) return at === folder ? void 0 : at;
		if (dirname(at) === at) return void 0;
	}
}
function read(file) {
	try {
		const is = lstatSync(file);
		if (!is.isFile()) return { refused: "is no regular file" };
		return is.size > MOST ? { refused: "is larger than 1 MiB" } : readFileSync(file, "utf8");
	} catch (error) {
		return { refused: inWords(error) };
	}
}
function configAbove(folder, cwd) {
	const real = realpathSync(folder);
	const root = workTree(real);
	const file = root === void 0 ? void 0 : join(root, configFile);
	if (root === void 0 || file === void 0 || !isThere(file)) return void 0;
	if (statSync(root).uid !== statSync(real).uid) return void 0;
	return {
		file: relative(realpathSync(cwd), file).split(sep).join("/"),
		text: read(file),
		below: relative(root, real).split(sep).join("/")
	};
}
function checkFolder(path, absolute) {
	let folder;
	try {
		folder = statSync(absolute).isDirectory();
	} catch (error) {
		throw new UsageError(`${path} ${inWords(error)}`);
	}
	if (!folder) throw new UsageError(`${path} is a file; name the folder of the app or of the repository`);
}
function open(path, absolute) {
	const repo = diskRepo(absolute);
	const why = repo.refusals().get(".");
	if (why !== void 0) throw new UsageError(`${path} ${why}`);
	return repo;
}
const within = (folder, path) => path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
function union(parts) {
	const below = (name) => name === "." ? "" : `${name}/`;
	const files = [...parts].flatMap(([name, repo]) => repo.files().map((f) => `${below(name)}${f}`)).sort();
	const names = [...parts.keys()].sort((a, b) => below(b).length - below(a).length);
	const find = (path) => {
		const name = names.find((n) => path.startsWith(below(n)));
		return name === void 0 ? void 0 : [
			parts.get(name),
			path.slice(below(name).length),
			name
		];
	};
	return {
		files: () => files,
		has: (path) => {
			const there = find(path);
			return there?.[0].has(there[1]) ?? false;
		},
		read: (path) => {
			const there = find(path);
			return there ? there[0].read(there[1]) : { refused: "does not exist" };
		},
		mentioning: (paths, words) => {
			const asked = new Map();
			for (const path of paths) {
				const there = find(path);
				if (there) asked.set(there[2], [...asked.get(there[2]) ?? [], there[1]]);
			}
			const found = new Set([...asked].flatMap(([name, of]) => parts.get(name).mentioning(of, words).map((f) => `${below(name)}${f}`)));
			return paths.filter((p) => found.has(p));
		}
	};
}
function without(repo, hidden) {
	const files = repo.files().filter((f) => !hidden(f));
	return {
		files: () => files,
		has: (path) => !hidden(path) && repo.has(path),
		read: (path) => hidden(path) ? { refused: "is excluded by .redline.yml" } : repo.read(path),
		mentioning: (paths, words) => repo.mentioning(paths.filter((p) => !hidden(p)), words)
	};
}
function overlay(repo, texts) {
	return {
		files: repo.files,
		has: repo.has,
		read: (path) => texts.get(path) ?? repo.read(path),
		mentioning: (paths, words) => {
			const rest = new Set(repo.mentioning(paths.filter((p) => !texts.has(p)), words));
			const small = words.map((w) => w.toLowerCase());
			return paths.filter((p) => rest.has(p) || small.some((w) => texts.get(p)?.toLowerCase().includes(w)));
		}
	};
}
function openTree(paths, cwd) {
	const given = (paths.length === 0 ? ["."] : paths).map((path) => ({
		path,
		absolute: resolve(cwd, path)
	}));
	for (const { path, absolute } of given) checkFolder(path, absolute);
	const outer = given.filter(({ absolute }, i) => !given.some((o, j) => within(o.absolute, absolute) && (o.absolute !== absolute || j < i)));
	const [only] = outer;
	const above = (roots) => new Map(roots.flatMap(([root, absolute]) => {
		const found = configAbove(absolute, cwd);
		return found ? [[root, found]] : [];
	}));
	if (outer.length === 1 && only) return {
		repo: open(only.path, only.absolute),
		base: only.path,
		folder: only.absolute,
		roots: ["."],
		above: above([[".", only.absolute]])
	};
	const named = outer.map(({ path, absolute }) => {
		const below = relative(cwd, absolute).split(sep).join("/");
		return {
			root: isAbsolute(path) && below.startsWith("..") ? absolute : below || ".",
			path,
			absolute
		};
	});
	return {
		repo: union(new Map(named.map(({ root, path, absolute }) => [root, open(path, absolute)]))),
		base: ".",
		folder: cwd,
		roots: named.map((n) => n.root),
		above: above(named.map((n) => [n.root, n.absolute]))
	};
}
const noApp = ({ base }, more = "") => `There is no Rails app ${base === "." ? "here" : `below ${visible(base)}`}${more}.`;
const MANY_FILES = 5e3;
const WHILE = 700;
function withWaiting(repo, { stderr, stdout }, { quiet, begun, now = () => performance.now() }, work) {
	if (quiet || !stderr.isTTY || !stdout.isTTY) return work(repo);
	const count = repo.files().length;
	let told = false;
	const tell = () => {
		if (told || count < MANY_FILES && now() - begun < WHILE) return;
		told = true;
		stderr.write(`Reading ${thousands(count)} ${count === 1 ? "file" : "files"} …`);
	};
	tell();
	const watched = {
		...repo,
		read: (path) => {
			tell();
			return repo.read(path);
		},
		mentioning: (paths, words) => {
			tell();
			return repo.mentioning(paths, words);
		}
	};
	try {
		return work(watched);
	} finally {
		if (told) stderr.write("\r\x1B[K");
	}
}
const MOST_CONFIG = 1048576;
function onePath(positionals, command) {
	if (positionals.length > 1) throw new UsageError(`\`redline ${command}\` takes one PATH; \`${positionals[1]}\` is one too many`);
	return positionals;
}
function namedConfig(path, cwd) {
	try {
		const file = resolve(cwd, path);
		const is = statSync(file);
		if (!is.isFile()) throw new UsageError(`${path} is no regular file`);
		if (is.size > MOST_CONFIG) throw new UsageError(`${path} is larger than 1 MiB`);
		return {
			file: path,
			text: readFileSync(file, "utf8")
		};
	} catch (error) {
		throw error instanceof UsageError ? error : new UsageError(`${path} ${inWords(error)}`);
	}
}
function readBaselines(tree, show) {
	const found = new Set();
	for (const root of tree.roots) {
		const file = root === "." ? baselineFile : `${root}/${baselineFile}`;
		if (!tree.repo.has(file)) continue;
		const text = tree.repo.read(file);
		if (typeof text !== "string") throw new UsageError(`${show(file)} ${text.refused}`);
		const { identities, errors } = readBaseline(text, file);
		if (errors.length > 0) throw new UsageError(errors.map((e) => `${show(place(e.at))}: ${e.message}`).join("\n"));
		for (const id of identities) found.add(id);
	}
	return found;
}
function looked(report, only) {
	const blind = new Set(report.apps.flatMap((a) => a.notChecked.map((n) => n.rule)));
	return (rule) => report.failures.length === 0 && (only?.includes(rule) ?? true) && !blind.has(rule);
}
async function scan(paths, values, io, live) {
	const begun = performance.now();
	const only = chosen(values);
	const tree = openTree([...paths.length === 0 ? ["."] : paths, ...values.with ?? []], io.cwd);
	const show = (file) => tree.base === "." ? file : `${tree.base.replace(/\/+$/, "")}/${file}`;
	const configuration = readConfiguration({
		repo: tree.repo,
		roots: tree.roots,
		above: tree.above,
		rules: rules.map((r) => r.id),
		show,
		...values.config === void 0 ? {} : { named: namedConfig(values.config, io.cwd) }
	});
	configuration.check();
	const repo = without(tree.repo, configuration.hides);
	const again = (of, environment = values.env ?? "production", change = (c) => c) => analyse(of, {
		environment,
		base: tree.base,
		config: (root) => change(configuration.of(root)),
		now: Date.now(),
		...only ? { only } : {},
		...live ? { live } : {}
	});
	await loadParsers(repo);
	const raw = withWaiting(repo, io, {
		quiet: values.quiet ?? false,
		begun
	}, again);
	configuration.check();
	const baseline = readBaselines(tree, show);
	return {
		tree,
		repo,
		gate: gateOf(values, configuration.gate, defaultGate),
		baseline,
		again,
		...withBaseline(raw, baseline, looked(raw, only))
	};
}
export { noApp as a, analyse as c, withBaseline as d, writeBaseline as f, configFile as h, scan as i, baselineFile as l, readConfiguration as m, onePath as n, overlay as o, loadParsers as p, readBaselines as r, without as s, looked as t, baselineOf as u };
