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
const PLAIN$1 = {
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
const palette = (on) => on ? COLOURED : PLAIN$1;
const PLAIN = /^[\x20-\x7e\xa0-\xac\xae-\xff‘’“”…→×─│]*$/;
const WIDE$1 = /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{17000}-\u{18cff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]/u;
const EMOJI = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|[\u0023\u002a\u0030-\u0039]\ufe0f\u20e3/u;
const NOTHING = /^(?:\p{Mn}|\p{Me}|\u200d)+$/u;
let segmenter;
function graphemes(text) {
	segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
	return segmenter.segment(text);
}
function displayWidth(text) {
	if (PLAIN.test(text)) return text.length;
	let width = 0;
	for (const { segment } of graphemes(text)) {
		if (NOTHING.test(segment)) continue;
		width += EMOJI.test(segment) || WIDE$1.test(segment) ? 2 : 1;
	}
	return width;
}
function pad(text, width, right = false) {
	const spaces = " ".repeat(Math.max(0, width - displayWidth(text)));
	return right ? spaces + text : text + spaces;
}
function clip(text, width) {
	if (displayWidth(text) <= width) return text;
	if (PLAIN.test(text)) return `${text.slice(0, width - 1)}…`;
	let out = "";
	let used = 0;
	for (const { segment } of graphemes(text)) {
		used += displayWidth(segment);
		if (used > width - 1) break;
		out += segment;
	}
	return `${out}…`;
}
function pieces(word, width) {
	const out = [];
	let piece = "";
	for (const { segment } of graphemes(word)) if (piece !== "" && displayWidth(piece + segment) > width) {
		out.push(piece);
		piece = segment;
	} else piece += segment;
	return [...out, piece];
}
const GLUE = "\xA0";
const glued = (text) => text.replaceAll(" ", GLUE);
const loosened = (word, width) => displayWidth(word) <= width ? [word] : word.split(GLUE).flatMap((w) => displayWidth(w) > width ? pieces(w, width) : [w]);
function wrap(text, width, tight = false) {
	const words = text.split(" ").filter((w) => w !== "");
	const lines = [];
	let line = "";
	let used = 0;
	for (const word of tight ? words.flatMap((w) => loosened(w, width)) : words) {
		const length = displayWidth(word);
		if (line !== "" && used + 1 + length > width) {
			lines.push(line);
			line = word;
			used = length;
		} else {
			used += line === "" ? length : length + 1;
			line = line === "" ? word : `${line} ${word}`;
		}
	}
	return (line === "" ? lines : [...lines, line]).map((l) => l.replaceAll(GLUE, " "));
}
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
function colours(choice, stream, env) {
	if (choice === "always") return true;
	if (choice === "never") return false;
	const force = env.FORCE_COLOR;
	if (force !== void 0) return force !== "0" && force !== "false";
	if (env.NO_COLOR) return false;
	return stream.isTTY && env.TERM !== "dumb";
}
const NARROW = 60;
const WIDE = 140;
const UNKNOWN = 100;
const widthOf = (stream) => Math.min(WIDE, Math.max(NARROW, stream.columns ?? UNKNOWN));
function layout(values, io) {
	const to = values.output === void 0 ? io.stdout : {
		write: () => {},
		isTTY: false
	};
	return {
		color: colours(values.color, to, io.env),
		width: widthOf(to)
	};
}
export { glued as a, palette as c, displayWidth as i, table as n, pad as o, clip as r, wrap as s, layout as t };
