#!/usr/bin/env node
import { n as exit, t as UsageError } from "./errors.js";
import { n as redactAll, t as redact } from "./redact.js";
import { n as visible, t as plainJson } from "./visible.js";
import { t as version } from "./version.js";
import { n as writeFileSafely } from "./write.js";
import { i as options, n as commands, r as flagsOf, t as tuneEngine } from "./engine.js";
import { n as suggestion, t as nearest } from "./nearest.js";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
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
	report: async () => (await import("./report.js")).report,
	init: async () => (await import("./init.js")).init,
	plan: async () => (await import("./plan.js")).plan,
	audit: async () => (await import("./audit.js")).audit,
	baseline: async () => (await import("./baseline.js")).baseline
};
function deliver(result, args, io) {
	const text = result.json ? `${plainJson(redactAll(JSON.parse(result.text)))}\n` : redact(result.text);
	if (args.values.output !== void 0 && !result.written) writeFileSafely(resolve(io.cwd, args.values.output), text);
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
