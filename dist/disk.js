import { relative, sep } from "node:path";
import { closeSync, constants, fstatSync, openSync, readSync, readdirSync, realpathSync, statSync } from "node:fs";
import { isUtf8 } from "node:buffer";
const NOWHERE = new Set(".git .hg .svn .bundle .yarn .pnpm-store .cache .terraform .idea .vscode .venv .next .turbo node_modules bower_components".split(" "));
const BELOW = {
	vendor: new Set([
		"bundle",
		"cache",
		"ruby"
	]),
	public: new Set([
		"assets",
		"packs",
		"packs-test",
		"vite",
		"vite-test",
		"system",
		"uploads"
	]),
	sorbet: new Set(["rbi"])
};
const RUNTIME = new Set([
	"tmp",
	"log",
	"storage",
	"coverage"
]);
function isWithin(root, path) {
	return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}
const byKey = (a, b) => a[0] < b[0] ? -1 : 1;
function listFiles(from, door) {
	const files = [];
	const targets = new Map();
	const refused = new Map();
	const entered = new Set();
	let root = from;
	function walk(real, path, linked) {
		let found;
		try {
			found = door.entries(real);
		} catch (error) {
			refused.set(path === "" ? "." : path, door.inWords(error));
			return;
		}
		const app = path === "" || found.some((e) => e.name === "config" || e.name === "Gemfile");
		const below = BELOW[real.slice(real.lastIndexOf(sep) + 1)];
		const sorted = found.map((e) => [e.isDirectory() ? `${e.name}/` : e.name, e]).sort(byKey);
		for (const [, e] of sorted) {
			const here = path === "" ? e.name : `${path}/${e.name}`;
			const there = `${real}${real.endsWith(sep) ? "" : sep}${e.name}`;
			if (NOWHERE.has(e.name)) continue;
			if (e.isDirectory()) {
				if (!(app && RUNTIME.has(e.name)) && !below?.has(e.name)) walk(there, here, linked);
			} else if (e.isFile()) {
				files.push(here);
				if (linked) targets.set(here, there);
			} else if (e.isSymbolicLink()) follow(there, real, here);
		}
	}
	function fenced(target) {
		if (!isWithin(root, target)) return "is a link out of the scanned folder";
		return relative(root, target).split(sep).some((step) => NOWHERE.has(step)) ? "is a link to a folder that is not scanned" : void 0;
	}
	function follow(link, folder, path) {
		try {
			const target = door.resolve(link);
			const why = fenced(target);
			const is = why === void 0 ? door.kind(target) : void 0;
			if (why !== void 0) refuse(path, why);
			else if (is?.isFile()) {
				files.push(path);
				targets.set(path, target);
			} else if (is?.isDirectory() && !entered.has(target) && !isWithin(target, folder)) {
				entered.add(target);
				walk(target, path, true);
			}
		} catch (error) {
			const why = door.inWords(error);
			refuse(path, why === "does not exist" ? "is a link to nothing" : why);
		}
	}
	function refuse(path, why) {
		files.push(path);
		refused.set(path, why);
	}
	try {
		root = door.resolve(from);
		walk(root, "", false);
	} catch (error) {
		refused.set(".", door.inWords(error));
	}
	if (targets.size > 0 || refused.size > 0) files.sort();
	return {
		root,
		files,
		targets,
		refused
	};
}
function scannedOf(paths) {
	const all = [...paths];
	const apps = new Set([""]);
	for (const path of all) {
		const [, folder] = /^(?:(.*)\/)?(?:config\/.*|Gemfile)$/.exec(path) ?? [];
		if (folder !== void 0) apps.add(folder);
	}
	return all.filter((path) => {
		const steps = path.split("/");
		return !steps.some((step, i) => NOWHERE.has(step) || i < steps.length - 1 && (RUNTIME.has(step) && apps.has(steps.slice(0, i).join("/")) || BELOW[steps[i - 1] ?? ""]?.has(step)));
	});
}
const LARGEST = 1048576;
const MARK = "﻿";
function textOf(bytes) {
	if (bytes.length > 1048576) return { refused: "is larger than 1 MiB" };
	if (bytes.includes(0)) return { refused: "is binary" };
	if (!isUtf8(bytes)) return { refused: "is not UTF-8" };
	const text = bytes.toString("utf8");
	return text.startsWith(MARK) ? text.slice(1) : text;
}
const SEARCH_LIMIT = 16 * LARGEST;
const OPEN = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
const code = (error) => error.code ?? "unknown error";
function inWords(error) {
	switch (code(error)) {
		case "ENOENT":
		case "ENOTDIR": return "does not exist";
		case "EACCES":
		case "EPERM": return "may not be read (permission denied)";
		case "ELOOP": return "is a link in a circle";
		default: return `could not be read (${code(error)})`;
	}
}
const door = {
	entries: (folder) => readdirSync(folder, { withFileTypes: true }),
	resolve: (path) => realpathSync(path),
	kind: (path) => statSync(path),
	inWords
};
function fill(fd, buffer) {
	let length = 0;
	for (;;) {
		const got = readSync(fd, buffer, length, buffer.length - length, null);
		length += got;
		if (got === 0 || length === buffer.length) return length;
	}
}
function pattern(words) {
	const some = words.filter((w) => w !== "").map((w) => w.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
	return some.length === 0 ? void 0 : new RegExp(some.join("|"), "i");
}
function diskRepo(root) {
	let known;
	let names;
	const buffer = Buffer.allocUnsafe(1048577);
	function listing() {
		known ??= listFiles(root, door);
		return known;
	}
	const absolute = (path) => listing().targets.get(path) ?? `${listing().root}/${path}`;
	function has(path) {
		names ??= new Set(listing().files);
		return names.has(path);
	}
	function open(path) {
		return openSync(absolute(path), OPEN);
	}
	function read(path) {
		const why = listing().refused.get(path);
		if (why !== void 0) return { refused: why };
		if (!has(path)) return { refused: "does not exist" };
		let fd;
		try {
			if (!isWithin(listing().root, realpathSync.native(absolute(path)))) return { refused: "is a link out of the scanned folder" };
			fd = open(path);
			const is = fstatSync(fd);
			if (!is.isFile()) return { refused: "is not a file" };
			const length = is.size > 1048576 ? 1048577 : fill(fd, buffer);
			return textOf(buffer.subarray(0, length));
		} catch (error) {
			return { refused: inWords(error) };
		} finally {
			if (fd !== void 0) closeSync(fd);
		}
	}
	function search(fd, words, overlap) {
		let kept = 0;
		for (let seen = 0; seen <= SEARCH_LIMIT;) {
			const got = readSync(fd, buffer, kept, buffer.length - kept, null);
			if (got === 0) return false;
			const length = kept + got;
			if (words.test(buffer.toString("latin1", 0, length))) return true;
			if (length < buffer.length && seen === 0) return false;
			kept = Math.min(overlap, length);
			buffer.copyWithin(0, length - kept, length);
			seen += got;
		}
		return true;
	}
	function mentioning(paths, words) {
		const any = pattern(words);
		if (!any) return [];
		const overlap = Math.max(...words.map((w) => w.length)) - 1;
		return paths.filter((path) => {
			if (listing().refused.has(path)) return true;
			let fd;
			try {
				fd = open(path);
				return search(fd, any, overlap);
			} catch (error) {
				return code(error) !== "ENOENT";
			} finally {
				if (fd !== void 0) closeSync(fd);
			}
		});
	}
	return {
		files: () => listing().files,
		has,
		read,
		mentioning,
		refusals: () => listing().refused
	};
}
export { scannedOf as a, isWithin as i, inWords as n, textOf as r, diskRepo as t };
