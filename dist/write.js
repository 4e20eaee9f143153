import { t as UsageError } from "./errors.js";
import { n as visible } from "./visible.js";
import { basename, dirname, join } from "node:path";
import { randomBytes } from "node:crypto";
import { closeSync, constants, fsyncSync, lstatSync, mkdirSync, openSync, renameSync, unlinkSync, writeFileSync } from "node:fs";
const CREATE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);
const WORDS = {
	EACCES: "permission is denied",
	EPERM: "permission is denied",
	EROFS: "the file system is read-only",
	ENOSPC: "the disk is full",
	ENOENT: "its folder does not exist",
	ENOTDIR: "a part of its path is a file",
	EEXIST: "it exists already",
	ENAMETOOLONG: "its name is too long"
};
function fail(path, error) {
	const code = error.code;
	const why = code === void 0 ? void 0 : WORDS[code];
	if (why) throw new UsageError(`${visible(path)} can't be written: ${why}`);
	throw error;
}
const look = (path) => lstatSync(path, { throwIfNoEntry: false });
function checkTarget(path) {
	const there = look(path);
	if (there?.isSymbolicLink()) throw new UsageError(`${visible(path)} can't be written: it is a link; name the file itself`);
	if (there && !there.isFile()) throw new UsageError(`${visible(path)} can't be written: it is no regular file`);
	return there;
}
function fill(path, text, mode) {
	const open = openSync(path, CREATE, mode);
	try {
		writeFileSync(open, text);
		fsyncSync(open);
	} finally {
		closeSync(open);
	}
}
function writeFileSafely(path, text) {
	try {
		const there = checkTarget(path);
		const fresh = join(dirname(path), `.${basename(path).slice(0, 100)}.${randomBytes(6).toString("hex")}.tmp`);
		try {
			fill(fresh, text, there ? there.mode & 511 : 438);
			renameSync(fresh, path);
		} catch (error) {
			if (look(fresh)) unlinkSync(fresh);
			throw error;
		}
	} catch (error) {
		if (error instanceof UsageError) throw error;
		fail(path, error);
	}
}
function createFile(root, below, text) {
	const path = join(root, below);
	try {
		let folder = root;
		for (const part of below.split("/").slice(0, -1)) {
			folder = join(folder, part);
			const there = look(folder);
			if (!there) mkdirSync(folder);
			else if (!there.isDirectory()) throw new UsageError(`${visible(path)} can't be written: ${visible(folder)} is no folder of its own`);
		}
		fill(path, text, 438);
	} catch (error) {
		if (error instanceof UsageError) throw error;
		fail(path, error);
	}
}
export { writeFileSafely as n, createFile as t };
