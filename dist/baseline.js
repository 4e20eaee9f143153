import { n as exit, t as UsageError } from "./errors.js";
import { ct as place } from "./rules.js";
import { a as noApp, f as writeBaseline, i as scan, l as baselineFile, n as onePath, u as baselineOf } from "./scan.js";
import { n as suggestion } from "./nearest.js";
import { n as visible } from "./visible.js";
import { n as writeFileSafely } from "./write.js";
import { join } from "node:path";
const DEEDS = [
	"write",
	"check",
	"prune"
];
const counted = (n, one, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;
function partly({ report }) {
	if (report.failures.length === 0) return void 0;
	return {
		text: `${report.failures.map((f) => `${visible(f.part)} failed: ${visible(f.error)}\n`).join("")}${baselineFile} stays as it is, because what these would find is not known.\n`,
		code: exit.failed
	};
}
function write(scanned, path) {
	const now = new Set(baselineOf(scanned.report));
	const gone = [...scanned.baseline].filter((id) => !now.has(id)).length;
	const added = [...now].filter((id) => !scanned.baseline.has(id)).length;
	writeFileSafely(path, writeBaseline(now));
	return {
		text: `${baselineFile}: ${counted(now.size, "finding")} (${added} added, ${gone} removed)\n`,
		code: exit.clean
	};
}
function prune(scanned, path) {
	const stale = new Set(scanned.stale);
	if (stale.size === 0) return {
		text: `${baselineFile}: nothing to remove\n`,
		code: exit.clean
	};
	writeFileSafely(path, writeBaseline([...scanned.baseline].filter((id) => !stale.has(id))));
	return {
		text: `${baselineFile}: ${counted(stale.size, "entry", "entries")} removed\n${[...stale].map((id) => `  ${id}\n`).join("")}`,
		code: exit.clean
	};
}
function compare(scanned) {
	const missing = scanned.fresh.map((f) => `  ${visible(place(f.at))} ${f.identity}\n`);
	const lines = [...missing.length > 0 ? [`${counted(missing.length, "finding")} not in ${baselineFile}:\n`, ...missing] : [], ...scanned.stale.length > 0 ? [`${counted(scanned.stale.length, "entry", "entries")} mended; \`redline baseline prune\` removes them:\n`, ...scanned.stale.map((id) => `  ${id}\n`)] : []];
	const failed = scanned.report.failures.length > 0;
	return {
		text: (lines.length > 0 ? lines.join("") : failed ? "" : `${baselineFile} is up to date: ${counted(scanned.baseline.size, "finding")}\n`) + scanned.report.failures.map((f) => `${f.part} failed: ${visible(f.error)}\n`).join(""),
		code: failed ? exit.failed : missing.length > 0 ? exit.findings : exit.clean
	};
}
async function baseline(args, io) {
	const [word, ...rest] = args.positionals;
	const deed = DEEDS.find((d) => d === word);
	if (!deed) throw new UsageError(word === void 0 ? "say what to do: `redline baseline write`, `check` or `prune`" : `\`redline baseline\` can't \`${word}\`${suggestion(word, DEEDS)}`);
	const scanned = await scan(onePath(rest, "baseline"), args.values, io);
	if (scanned.report.apps.length === 0) return {
		text: `${noApp(scanned.tree)}\n`,
		code: exit.nothing
	};
	if (deed === "check") return compare(scanned);
	const path = join(scanned.tree.folder, baselineFile);
	return partly(scanned) ?? (deed === "write" ? write(scanned, path) : prune(scanned, path));
}
export { baseline };
