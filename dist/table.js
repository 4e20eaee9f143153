import { a as pad, i as glued, r as displayWidth, s as wrap } from "./width.js";
const plain = (text) => text;
const sgr = (code, end) => (text) => text === "" ? "" : `\u001b[${code}m${text}\u001b[${end}m`;
const COLOURED = {
	bold: sgr("1", "22"),
	dim: sgr("2", "22"),
	path: sgr("36", "39"),
	good: sgr("32", "39"),
	severity: {
		error: sgr("1;31", "22;39"),
		warning: sgr("1;33", "22;39"),
		note: sgr("1;34", "22;39")
	}
};
const PLAIN = {
	bold: plain,
	dim: plain,
	path: plain,
	good: plain,
	severity: {
		error: plain,
		warning: plain,
		note: plain
	}
};
const palette = (on) => on ? COLOURED : PLAIN;
const GAP = "  ";
const NARROWEST = 14;
const widest = (texts) => texts.reduce((most, text) => Math.max(most, displayWidth(text)), 0);
const longestWord = (texts) => widest(texts.flatMap((text) => text.split(" ")));
function narrowed(size, least, room) {
	const now = [...size];
	for (;;) {
		const over = now.reduce((sum, w) => sum + w, 0) - room;
		const open = now.map((w, i) => ({
			w,
			i
		})).filter(({ w, i }) => w > least[i]);
		if (over <= 0 || open.length === 0) return now;
		const widest = open.reduce((a, b) => b.w > a.w ? b : a);
		now[widest.i] = widest.w - 1;
	}
}
function widths(columns, rows, room) {
	const texts = columns.map((c, i) => [c.head, ...rows.map((row) => row[i] ?? "")]);
	const natural = texts.map((column) => widest(column));
	const least = (of) => natural.map((w, i) => columns[i]?.wraps ? Math.min(w, of(w, i)) : w);
	const free = room - 2 * (columns.length - 1);
	const byWords = narrowed(natural, least((_, i) => Math.max(NARROWEST, longestWord(texts[i] ?? []))), free);
	return {
		size: narrowed(byWords, least(() => NARROWEST), free),
		fits: byWords.reduce((sum, w) => sum + w, 0) <= free
	};
}
function records(columns, rows, lead, { width, indent = "", head, cell }) {
	const label = widest(rows.map((row) => row[0] ?? ""));
	const room = width - displayWidth(indent) - label - 2;
	return rows.flatMap((row, n) => {
		const rest = columns.flatMap((c, i) => i === 0 || i === lead || !row[i] ? [] : [glued(`${/^[A-Z]+$/.test(c.head) ? c.head : c.head.toLowerCase()} ${row[i]}`)]);
		const main = wrap(row[lead] ?? "", room, true).map((text) => cell?.(text, lead, n) ?? text);
		const under = wrap(rest.join(`${glued(" ·")} `), room, true).map((text) => head?.(text) ?? text);
		const first = pad(row[0] ?? "", label);
		return [...main.length > 0 ? main : [""], ...under].map((text, i) => (indent + (i === 0 ? first : " ".repeat(label)) + GAP + text).trimEnd());
	});
}
function table(columns, rows, options) {
	const kept = columns.map((_, i) => i).filter((i) => rows.some((row) => (row[i] ?? "") !== ""));
	const shown = kept.map((i) => columns[i]);
	const cells = rows.map((row) => kept.map((i) => row[i] ?? ""));
	const indent = options.indent ?? "";
	const { size, fits } = widths(shown, cells, options.width - displayWidth(indent));
	const lead = kept.indexOf(options.lead ?? -1);
	if (!fits && lead !== -1) return records(shown, cells, lead, options);
	const line = (texts, paint) => {
		const last = texts.findLastIndex((text) => text !== "");
		const parts = texts.slice(0, last + 1).map((text, i) => {
			const right = shown[i]?.right ?? false;
			return paint(i === last && !right ? text : pad(text, size[i], right), kept[i]);
		});
		return indent + parts.join(GAP);
	};
	return [line(shown.map((c) => c.head), (text) => options.head?.(text) ?? text), ...cells.flatMap((row, n) => {
		const broken = row.map((text, i) => shown[i]?.wraps ? wrap(text, size[i], true) : [text]);
		const height = Math.max(1, ...broken.map((b) => b.length));
		return Array.from({ length: height }, (_, k) => line(broken.map((b) => b[k] ?? ""), (text, i) => options.cell?.(text, i, n) ?? text));
	})];
}
export { palette as n, table as t };
