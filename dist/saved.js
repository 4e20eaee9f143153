import { t as UsageError } from "./errors.js";
import { n as inWords } from "./disk.js";
import { readFileSync, statSync } from "node:fs";
async function readWith(path, name, read) {
	const of = await import("./readDocument.js");
	let text;
	try {
		const is = statSync(path);
		if (!is.isFile()) throw new UsageError(`${name} is no regular file`);
		if (is.size > of.MOST_BYTES) throw new UsageError(`${name} is larger than ${of.MOST_BYTES / 1024 / 1024} MiB`);
		text = readFileSync(path, "utf8");
	} catch (error) {
		throw error instanceof UsageError ? error : new UsageError(`${name} ${inWords(error)}`);
	}
	return read(of, text);
}
const readSaved = (path, name) => readWith(path, name, (of, text) => of.readDocument(text, name));
const readSavedAudit = (path, name) => readWith(path, name, (of, text) => of.readAudit(text, name));
const readSavedResult = (path, name) => readWith(path, name, (of, text) => of.readResult(text, name));
export { readSavedAudit as n, readSavedResult as r, readSaved as t };
