import { n as exit, t as UsageError } from "./errors.js";
import { n as applyEdits, t as unifiedDiff } from "./diff.js";
import { t as choose } from "./overlap.js";
import { ct as place } from "./rules.js";
import { t as allFindings } from "./gate.js";
import { i as isWithin } from "./disk.js";
import { r as plural } from "./tally.js";
import { n as visible } from "./visible.js";
import { n as writeFileSafely } from "./write.js";
import { a as noApp, i as scan, n as onePath, o as overlay } from "./scan.js";
import { dirname, join } from "node:path";
import { lstatSync, readFileSync, realpathSync } from "node:fs";
const MOST_ROUNDS = 50;
const all = (report) => [...report.apps.flatMap((a) => a.findings), ...report.findings];
const kind = (f) => `${f.rule}\n${f.about}`;
const wanted = (f, unsafe) => f.fix !== void 0 && (f.fix.safe || unsafe) && f.confidence !== "possible" && (!f.silenced || f.silenced.by === "baseline");
function tally(keys) {
	const counts = new Map();
	for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
	return counts;
}
const gapsByFile = (report) => tally(report.apps.flatMap((a) => a.gaps.map((g) => g.at.file)));
function failed(taken, before, after) {
	const [gaps, gapsNow] = [gapsByFile(before), gapsByFile(after)];
	const broken = new Set([...gapsNow].filter(([file, n]) => n > (gaps.get(file) ?? 0)).map(([file]) => file));
	const [kinds, kindsNow, takenKinds] = [
		tally(all(before).map(kind)),
		tally(all(after).map(kind)),
		tally(taken.map(kind))
	];
	const crashed = after.failures.length > before.failures.length;
	return taken.flatMap((finding) => {
		const file = finding.fix.edits.find((e) => broken.has(e.at.file))?.at.file;
		if (file !== void 0) return [{
			finding,
			why: `${file} could not be understood any more`
		}];
		if (crashed) return [{
			finding,
			why: "the changed files could not be checked"
		}];
		return (kindsNow.get(kind(finding)) ?? 0) > (kinds.get(kind(finding)) ?? 0) - (takenKinds.get(kind(finding)) ?? 0) ? [{
			finding,
			why: "the finding was still there afterwards"
		}] : [];
	});
}
function edited(edits, texts, textOf) {
	const next = new Map(texts);
	for (const file of new Set(edits.map((e) => e.at.file))) next.set(file, applyEdits(textOf(file), edits.filter((e) => e.at.file === file)));
	return next;
}
function repair({ report: first, unsafe, read, again }) {
	let report = first;
	let texts = new Map();
	const mended = [];
	const refused = [];
	const textOf = (file) => {
		const text = texts.get(file) ?? read(file);
		return typeof text === "string" ? text : void 0;
	};
	const fits = ({ at }) => at.start >= 0 && at.start <= at.end && at.end <= (textOf(at.file)?.length ?? -1);
	for (let round = 0; round < MOST_ROUNDS; round++) {
		const left = new Set(refused.map((r) => r.finding.identity));
		const candidates = all(report).filter((f) => wanted(f, unsafe) && !left.has(f.identity) && f.fix.edits.every(fits));
		const { taken, edits } = choose(candidates);
		if (taken.length === 0) break;
		const next = edited(edits, texts, textOf);
		const after = again(next);
		const wrong = failed(taken, report, after);
		if (wrong.length > 0) {
			refused.push(...wrong);
			continue;
		}
		mended.push(...taken);
		texts = next;
		report = after;
	}
	return {
		texts,
		mended,
		refused,
		report
	};
}
const BOM = "﻿";
function prepared(folder, { file, before, after }) {
	const path = join(folder, file);
	if (!isWithin(realpathSync(folder), realpathSync(dirname(path))) || lstatSync(path).isSymbolicLink()) throw new UsageError(`${file} can't be mended: it is reached through a link; nothing was written`);
	const raw = readFileSync(path, "utf8");
	const mark = raw.startsWith(BOM) && !before.startsWith(BOM) ? BOM : "";
	if (raw !== mark + before) throw new UsageError(`${file} changed while Redline was reading; nothing was written, run \`redline fix\` again`);
	return [path, mark + after];
}
function summary({ report: first }, { mended, refused, report, texts }, unsafe) {
	const left = allFindings(report).filter((f) => !f.silenced);
	const risky = unsafe ? 0 : left.filter((f) => f.fix && !f.fix.safe && f.confidence !== "possible").length;
	const bare = left.filter((f) => !f.fix).length;
	const total = allFindings(first).length;
	return [
		...mended.map((f) => `${visible(place(f.at))} ${f.rule}: ${visible(f.fix.title)}`),
		...refused.map((r) => `${visible(place(r.finding.at))} ${r.finding.rule}: left alone, because ${visible(r.why)}`),
		mended.length > 0 ? `${plural(mended.length, "finding")} mended in ${plural(texts.size, "file")}.` : total > 0 ? "Nothing that can be mended." : "Nothing to mend.",
		...risky > 0 ? [`${plural(risky, "more fix").replace("fixs", "fixes")} may alter what the app does: \`redline fix --unsafe\` makes ${risky === 1 ? "it" : "them"}.`] : [],
		...bare > 0 ? [`${plural(bare, "finding")} left for you: \`redline check\` tells how.`] : []
	];
}
async function fix(args, io) {
	const scanned = await scan(onePath(args.positionals, "fix"), args.values, io);
	const { report, repo, tree, again } = scanned;
	if (report.apps.length === 0) return {
		text: `${noApp(tree)}\n`,
		code: exit.nothing
	};
	const unsafe = args.values.unsafe ?? false;
	const done = repair({
		report,
		unsafe,
		read: repo.read,
		again: (texts) => again(overlay(repo, texts))
	});
	const code = report.failures.length > 0 ? exit.failed : exit.clean;
	const changes = [...done.texts].flatMap(([file, after]) => {
		const before = repo.read(file);
		return typeof before === "string" ? [{
			file,
			before,
			after
		}] : [];
	});
	const told = summary(scanned, done, unsafe);
	if (args.values["dry-run"]) return {
		text: changes.map((c) => unifiedDiff(c.file, c.before, c.after)).join(""),
		code,
		hints: told
	};
	for (const [path, text] of changes.map((c) => prepared(tree.folder, c))) writeFileSafely(path, text);
	return {
		text: `${told.join("\n")}\n`,
		code
	};
}
export { fix };
