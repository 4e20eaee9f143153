import { a as failOnChoices, o as failScopeChoices, r as confidenceChoices } from "./gate.js";
import { setFlagsFromString } from "node:v8";
const auditOptions = [
	{
		name: "live",
		type: "text",
		value: "AUDIT.json",
		help: "Join what an audit found, a file that `redline audit --format json` wrote",
		commands: ["check"],
		input: true
	},
	{
		name: "live-max-age",
		type: "text",
		value: "DAYS",
		default: "7",
		help: "Days after which an audit is stale: what it says is shown and fails nothing",
		commands: ["check"],
		input: true
	},
	{
		name: "app",
		type: "text",
		value: "PATH",
		help: "Read the app in this folder too and report on both",
		commands: ["audit"]
	},
	{
		name: "from-env",
		type: "switch",
		help: "Audit every variable that the code reads and the environment sets; needs --app",
		commands: ["audit"]
	},
	{
		name: "expect",
		type: "choice",
		choices: [
			"jobs",
			"cache",
			"cable"
		],
		help: "Check that each server is ready for this, before anything moves there",
		commands: ["audit"]
	},
	{
		name: "since",
		type: "text",
		value: "PREVIOUS.json",
		help: "Tell rates and growth since an earlier audit",
		commands: ["audit"]
	},
	{
		name: "jobs",
		type: "switch",
		help: "Read every job of Sidekiq, for the classes by bytes",
		commands: ["audit"]
	},
	{
		name: "show-keys",
		type: "switch",
		help: "Whole names of the largest keys; they may hold what identifies people, so look at it yourself and keep it",
		commands: ["audit"]
	},
	{
		name: "max-seconds",
		type: "text",
		value: "N",
		default: "600",
		help: "Seconds after which no more keys of a server are read",
		commands: ["audit"],
		input: true
	},
	{
		name: "max-keys",
		type: "text",
		value: "N",
		help: "Keys of a server after which no more are read",
		commands: ["audit"],
		input: true
	},
	{
		name: "max-commands",
		type: "text",
		value: "N",
		help: "Commands after which no more keys are read, where each is billed",
		commands: ["audit"],
		input: true
	},
	{
		name: "outage-hours",
		type: "text",
		value: "N",
		default: "4",
		help: "Hours that jobs may pile up while nobody works on them, for the sizes that are advised",
		commands: ["audit"]
	},
	{
		name: "tls-ca",
		type: "text",
		value: "FILE",
		help: "Trust these authorities, PEM, instead of the usual ones",
		commands: ["audit"]
	},
	{
		name: "tls-fingerprint",
		type: "text",
		value: "SHA256",
		help: "Trust the certificate that has this fingerprint; several with commas between",
		commands: ["audit"],
		input: true
	},
	{
		name: "tls-insecure",
		type: "switch",
		help: "Trust any certificate, as Heroku’s self-signed ones need; whoever is on the way can read the password",
		commands: ["audit"]
	}
];
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
		name: "plan",
		takes: "[PATH]",
		help: "Plan the way from one shared Redis to a server for each need: files, a patch, a runbook"
	},
	{
		name: "report",
		takes: "RESULT.json…",
		help: "Show a saved result again, or the results of many repositories as one"
	},
	{
		name: "audit",
		takes: "[NAME=]URL…",
		help: "Read live servers, never writing to them: what is stored, whose it is, and whether it is safe there"
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
	"plan",
	"baseline",
	"audit"
];
const all = [
	"check",
	"model",
	"explain",
	"rules",
	"fix",
	"init",
	"plan",
	"report",
	"baseline",
	"audit"
];
const options = [
	{
		name: "format",
		type: "choice",
		choices: [
			"console",
			"json",
			"markdown",
			"sarif"
		],
		default: "console",
		help: "For the terminal, for programs, for a page, for code scanning",
		commands: ["check"]
	},
	{
		name: "format",
		type: "choice",
		choices: [
			"console",
			"json",
			"markdown",
			"html",
			"sarif"
		],
		default: "console",
		help: "For the terminal, for programs, for a page, as one file to look at, for code scanning",
		commands: ["audit"]
	},
	{
		name: "format",
		type: "choice",
		choices: [
			"markdown",
			"json",
			"html",
			"sarif"
		],
		default: "markdown",
		help: "For a page, for programs, as one file to look at (of an audit), for code scanning",
		commands: ["report"]
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
			"rules",
			"report",
			"audit"
		]
	},
	{
		name: "output",
		type: "text",
		value: "DIR",
		help: "Write all files of the plan to this folder; without it the runbook goes to standard output",
		commands: ["plan"]
	},
	{
		name: "to",
		type: "text",
		value: "elasticache|render|compose",
		help: "Where the servers are to run",
		commands: ["plan"]
	},
	{
		name: "live",
		type: "text",
		value: "AUDIT.json",
		help: "Size the servers by what an audit measured (`redline audit --format json --output AUDIT.json`)",
		commands: ["plan"]
	},
	{
		name: "complete",
		type: "switch",
		help: "In SARIF also what is silenced or mended; GitHub would open an alert for each",
		commands: [
			"check",
			"report",
			"audit"
		]
	},
	{
		name: "config",
		type: "text",
		value: "PATH",
		help: "Read this file instead of the .redline.yml at the root",
		commands: scans,
		input: true
	},
	{
		name: "env",
		type: "text",
		value: "NAME",
		default: "production",
		help: "The Rails environment to read the app for",
		commands: scans,
		input: true
	},
	{
		name: "with",
		type: "list",
		value: "PATH,…",
		help: "Read these folders too, such as the repository that holds the infrastructure of the app",
		commands: ["check", "model"]
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
		commands: [
			"check",
			"fix",
			"audit"
		],
		input: true
	},
	...auditOptions,
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
		commands: ["check", "audit"],
		key: "root",
		input: true
	},
	{
		name: "fail-on",
		type: "choice",
		choices: failOnChoices,
		default: "never",
		help: "The mildest severity in the results that fails the run",
		commands: ["report"]
	},
	{
		name: "fail-scope",
		type: "choice",
		choices: failScopeChoices,
		default: "all",
		help: "Whether every finding may fail the run, or only those that the base of a pull request does not have",
		commands: ["check"],
		key: "root",
		input: true
	},
	{
		name: "min-confidence",
		type: "choice",
		choices: confidenceChoices,
		default: "likely",
		help: "The least confidence that is shown and counts; what is merely possible never fails a run",
		commands: [
			"check",
			"report",
			"audit"
		],
		key: "root",
		input: true
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
		help: "The server that each variable points to, by a name of your own (`org:NAME` where other repositories call it so too), never by a URL with a password",
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
		name: "thresholds",
		type: "thresholds",
		help: "From which number on a rule reports, by `rule.name`",
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
const FLAGS = { "11.3": [
	"--max-optimized-bytecode-size=15000",
	"--interrupt-budget=600000",
	"--wasm-tiering-budget=100000000"
] };
function tuneEngine(v8) {
	const [minor = ""] = /^\d+\.\d+/.exec(v8) ?? [];
	for (const flag of FLAGS[minor] ?? []) setFlagsFromString(flag);
}
export { options as i, commands as n, flagsOf as r, tuneEngine as t };
