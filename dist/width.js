const PLAIN = /^[\x20-\x7e\xa0-\xac\xae-\xff‘’“”…→×─│]*$/;
const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{17000}-\u{18cff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]/u;
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
		width += EMOJI.test(segment) || WIDE.test(segment) ? 2 : 1;
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
function clipStart(text, columns) {
	if (columns <= 0) return text;
	if (PLAIN.test(text)) return `…${text.slice(columns + 1)}`;
	let used = 0;
	let at = 0;
	for (const { segment } of graphemes(text)) {
		if (used > columns) break;
		used += displayWidth(segment);
		at += segment.length;
	}
	return `…${" ".repeat(Math.max(0, used - columns - 1))}${text.slice(at)}`;
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
const unglued = (text) => text.replaceAll(GLUE, " ");
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
	return (line === "" ? lines : [...lines, line]).map(unglued);
}
export { pad as a, glued as i, clipStart as n, unglued as o, displayWidth as r, wrap as s, clip as t };
