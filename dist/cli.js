#!/usr/bin/env node
import { n as UsageError, r as exit, t as visible } from "./visible.js";
import { t as redact } from "./redact.js";
import { a as failOnChoices, c as version, o as failScopeChoices, r as confidenceChoices } from "./gate.js";
import { n as writeFileSafely } from "./write.js";
import { n as suggestion, t as nearest } from "./nearest.js";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";
const commands = [
	{
		name: "check",
		takes: "[PATH…]",
		help: "Tell what breaks with the use of Redis below each PATH (default: this folder)"
	},
	{
		name: "model",
		takes: "[PATH]",
		help: "Show who connects to which Redis, how, and from which processes"
	},
	{
		name: "explain",
		takes: "RULE",
		help: "Explain a rule: why, how to mend it, with examples"
	},
	{
		name: "rules",
		takes: "",
		help: "List all rules"
	},
	{
		name: "fix",
		takes: "[PATH]",
		help: "Mend what can be mended safely"
	},
	{
		name: "init",
		takes: "[PATH]",
		help: "Write a workflow, a .redline.yml and a baseline, so that only new findings fail"
	},
	{
		name: "baseline",
		takes: "write|check|prune [PATH]",
		help: "Keep the list of findings that are let pass for now"
	}
];
const scans = [
	"check",
	"model",
	"fix",
	"init",
	"baseline"
];
const all = [
	"check",
	"model",
	"explain",
	"rules",
	"fix",
	"init",
	"baseline"
];
const options = [
	{
		name: "format",
		type: "choice",
		choices: ["console", "json"],
		default: "console",
		help: "For people or for programs",
		commands: ["check"]
	},
	{
		name: "format",
		type: "choice",
		choices: ["table", "json"],
		default: "table",
		help: "For people or for programs",
		commands: ["model", "rules"]
	},
	{
		name: "output",
		type: "text",
		value: "PATH",
		help: "Write to this file instead of standard output",
		commands: [
			"check",
			"model",
			"explain",
			"rules"
		]
	},
	{
		name: "config",
		type: "text",
		value: "PATH",
		help: "Read this file instead of the .redline.yml at the root",
		commands: scans
	},
	{
		name: "env",
		type: "text",
		value: "NAME",
		default: "production",
		help: "The Rails environment to read the app for",
		commands: scans
	},
	{
		name: "compare",
		type: "text",
		value: "NAME",
		help: "List what another environment does differently",
		commands: ["model"]
	},
	{
		name: "only",
		type: "list",
		value: "RULE,…",
		help: "Run these rules only",
		commands: ["check", "fix"]
	},
	{
		name: "unsafe",
		type: "switch",
		help: "Also make changes that may alter what the app does",
		commands: ["fix"]
	},
	{
		name: "dry-run",
		type: "switch",
		help: "Print the changes as a diff and write nothing",
		commands: ["fix"]
	},
	{
		name: "fail-on",
		type: "choice",
		choices: failOnChoices,
		default: "error",
		help: "The mildest severity that fails the run",
		commands: ["check"],
		key: "root"
	},
	{
		name: "fail-scope",
		type: "choice",
		choices: failScopeChoices,
		default: "all",
		help: "Whether every finding may fail the run, or only those that the base of a pull request does not have",
		commands: ["check"],
		key: "root"
	},
	{
		name: "min-confidence",
		type: "choice",
		choices: confidenceChoices,
		default: "likely",
		help: "The least confidence that is shown and counts; what is merely possible never fails a run",
		commands: ["check"],
		key: "root"
	},
	{
		name: "rules",
		type: "rules",
		help: "What the findings of a rule weigh: error, warning, note, or off",
		commands: [],
		key: "any"
	},
	{
		name: "exclude",
		type: "patterns",
		help: "Paths that are not looked at, relative to this file",
		commands: [],
		key: "any"
	},
	{
		name: "environments",
		type: "environments",
		help: "Which files describe the servers of an environment, such as a compose file that runs in production",
		commands: [],
		key: "any"
	},
	{
		name: "endpoints",
		type: "names",
		help: "The server that each variable points to, by a name of your own and never by a URL with a password",
		commands: [],
		key: "any"
	},
	{
		name: "processes",
		type: "counts",
		help: "How many of each process a deployment runs",
		commands: [],
		key: "any"
	},
	{
		name: "platform",
		type: "word",
		help: "Where the app runs, such as heroku",
		commands: [],
		key: "any"
	},
	{
		name: "target",
		type: "word",
		help: "Where the app is to move",
		commands: [],
		key: "any"
	},
	{
		name: "allow",
		type: "allow",
		help: "Workloads that may share a server, with the reason",
		commands: [],
		key: "any"
	},
	{
		name: "color",
		type: "choice",
		choices: [
			"auto",
			"always",
			"never"
		],
		default: "auto",
		help: "Colours; auto asks the terminal, NO_COLOR and FORCE_COLOR",
		commands: all
	},
	{
		name: "quiet",
		type: "switch",
		help: "Findings alone: no topology, no progress, no hints",
		commands: all
	},
	{
		name: "help",
		type: "switch",
		help: "Show help",
		commands: all
	},
	{
		name: "version",
		type: "switch",
		help: "Show the version",
		commands: all
	}
];
const flagsOf = (command) => options.filter((o) => o.commands.includes(command));
options.filter((o) => o.key !== void 0);
const ALL = options;
const NAMES = [...new Set(ALL.filter((o) => o.commands.length > 0).map((o) => o.name))];
const SHORT = {
	h: "help",
	V: "version",
	q: "quiet"
};
const isSwitch = (name) => ALL.some((o) => o.name === name && o.type === "switch");
function tokensOf(argv) {
	const known = Object.fromEntries(NAMES.map((name) => [name, {
		type: isSwitch(name) ? "boolean" : "string",
		multiple: true
	}]));
	const shorts = Object.fromEntries(Object.entries(SHORT).map(([short, name]) => [name, short]));
	const withShorts = Object.fromEntries(Object.entries(known).map(([name, o]) => [name, {
		...o,
		...shorts[name] ? { short: shorts[name] } : {}
	}]));
	return parseArgs({
		args: [...argv],
		options: withShorts,
		strict: false,
		allowPositionals: true,
		tokens: true
	}).tokens;
}
function commandOf(word) {
	const known = commands.find((c) => c.name === word);
	if (known) return known.name;
	const names = commands.map((c) => c.name);
	throw new UsageError(`there is no command \`${word}\`${suggestion(word, names)}`);
}
function optionOf(name, raw, command) {
	const rows = ALL.filter((o) => o.name === name && o.commands.length > 0);
	if (rows.length === 0) {
		const near = nearest(name, command ? flagsOf(command).map((o) => o.name) : NAMES);
		const where = command ? `redline ${command} --help` : "redline --help";
		throw new UsageError(`there is no option \`${raw}\`${near ? `; did you mean \`--${near}\`?` : `; see \`${where}\``}`);
	}
	const row = command ? rows.find((o) => o.commands.includes(command)) : rows[0];
	if (row) return row;
	const owners = [...new Set(rows.flatMap((o) => o.commands))].map((c) => `\`${c}\``).join(", ");
	throw new UsageError(`\`${raw}\` is an option of ${owners}, not of \`${command}\``);
}
function givenValue(option, raw, value, inline) {
	if (option.type === "switch") {
		if (value === void 0) return true;
		throw new UsageError(`\`${raw}\` takes no value`);
	}
	if (value === void 0 || value === "" || !inline && /^-./.test(value)) throw new UsageError(`\`${raw}\` needs a value${option.choices ? `: ${option.choices.join(", ")}` : option.value ? `: ${raw} ${option.value}` : ""}`);
	if (option.choices && !option.choices.includes(value)) throw new UsageError(`\`${raw}\` can't be \`${value}\`${suggestion(value, option.choices)}`);
	if (option.type !== "list") return value;
	return value.split(",").flatMap((item) => item.trim() || []);
}
function readArguments(argv) {
	const tokens = tokensOf(argv);
	const words = tokens.flatMap((t) => t.kind === "positional" ? [t.value] : []);
	const values = {};
	const informs = tokens.some((t) => t.kind === "option" && (t.name === "help" || t.name === "version"));
	const command = words[0] === void 0 ? void 0 : commandOf(words[0]);
	if (command === void 0 && !informs && tokens.every((t) => t.kind !== "option")) throw new UsageError("name a command; `redline --help` lists them");
	for (const token of tokens) {
		if (token.kind !== "option") continue;
		const value = givenValue(optionOf(token.name, token.rawName, command), token.rawName, token.value, token.inlineValue === true);
		const earlier = values[token.name];
		values[token.name] = Array.isArray(value) && Array.isArray(earlier) ? [...earlier, ...value] : value;
	}
	if (command === void 0 && !informs) throw new UsageError("name a command; `redline --help` lists them");
	return {
		command,
		positionals: words.slice(1),
		values
	};
}
const rows = (left) => {
	const width = Math.max(...left.map(([l]) => l.length));
	return left.map(([l, r]) => `  ${l.padEnd(width)}  ${r}`).join("\n");
};
function flag(option) {
	const value = option.choices ? option.choices.join("|") : option.value;
	const given = option.default === void 0 ? "" : ` (default: ${option.default})`;
	return [`--${option.name}${value ? ` ${value}` : ""}`, `${option.help}${given}`];
}
function help(command) {
	if (command === void 0) return `Redline reads a Rails repository and tells what breaks with its use of Redis.

Usage: redline COMMAND [OPTION…]

${rows(commands.map((c) => [c.takes ? `${c.name} ${c.takes}` : c.name, c.help]))}

\`redline COMMAND --help\` lists a command's options; \`redline --version\` shows the version.
`;
	const row = commands.find((c) => c.name === command);
	return `${row?.help ?? ""}.

Usage: redline ${command}${row?.takes ? ` ${row.takes}` : ""} [OPTION…]

${rows(flagsOf(command).map(flag))}
`;
}
const COMMANDS = {
	check: async () => (await import("./check.js")).check,
	model: async () => (await import("./model.js")).model,
	explain: async () => (await import("./explain2.js")).explain,
	rules: async () => (await import("./rules2.js")).rules,
	fix: async () => (await import("./fix.js")).fix,
	init: async () => (await import("./init.js")).init,
	baseline: async () => (await import("./baseline.js")).baseline
};
const redactJson = (text) => `${JSON.stringify(JSON.parse(text, (_, v) => typeof v === "string" ? redact(v) : v), null, 2)}\n`;
function deliver(result, args, io) {
	const text = result.json ? redactJson(result.text) : redact(result.text);
	if (args.values.output !== void 0) writeFileSafely(resolve(io.cwd, args.values.output), text);
	else if (text !== "") io.stdout.write(text);
	if (args.values.quiet || !io.stderr.isTTY) return;
	for (const hint of result.hints ?? []) io.stderr.write(redact(`${visible(hint)}\n`));
}
async function dispatch(argv, io) {
	const args = readArguments(argv);
	const informed = args.values.version ? `redline ${version}\n` : args.values.help || !args.command ? help(args.command) : void 0;
	if (informed !== void 0 || !args.command) {
		io.stdout.write(informed ?? "");
		return exit.clean;
	}
	const result = await (await COMMANDS[args.command]())(args, io);
	deliver(result, args, io);
	return result.code;
}
async function run(argv, io) {
	try {
		return await dispatch(argv, io);
	} catch (error) {
		const known = error instanceof UsageError;
		const lines = known ? `redline: ${error.message}` : `redline: this is a bug of Redline's own\n${error instanceof Error ? error.stack : String(error)}`;
		io.stderr.write(redact(`${lines.split("\n").map(visible).join("\n")}\n`));
		return known ? exit.usage : exit.failed;
	}
}
const FLAGS = { "11.3": [
	"--max-optimized-bytecode-size=15000",
	"--interrupt-budget=600000",
	"--wasm-tiering-budget=100000000"
] };
function tuneEngine(v8) {
	const [minor = ""] = /^\d+\.\d+/.exec(v8) ?? [];
	for (const flag of FLAGS[minor] ?? []) setFlagsFromString(flag);
}
tuneEngine(process.versions.v8);
for (const stream of [process.stdout, process.stderr]) stream.on("error", (error) => {
	if (error.code !== "EPIPE") throw error;
	process.exit();
});
process.exitCode = await run(process.argv.slice(2), {
	stdout: process.stdout,
	stderr: process.stderr,
	env: process.env,
	cwd: process.cwd()
});
export {};
