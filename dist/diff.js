function applyEdits(text, edits) {
	const crlf = /\r\n/.test(text);
	const pieces = [];
	let done = 0;
	for (const { at, text: inserted } of [...edits].sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end)) {
		if (at.start < done || at.end < at.start || at.end > text.length) throw new RangeError(`an edit of ${at.file} at ${at.start}-${at.end} does not fit its text`);
		pieces.push(text.slice(done, at.start), crlf ? inserted.replace(/\r?\n/g, "\r\n") : inserted);
		done = at.end;
	}
	return pieces.join("") + text.slice(done);
}
const MOST_EDITS = 1e3;
const STRIDE = 512;
const lines = (text) => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
function kept(a, b) {
	const most = Math.min(a.length + b.length, MOST_EDITS);
	const trace = [];
	let reach = new Map([[1, 0]]);
	const step = (d, k, from) => {
		const [down, right] = [from.get(k + 1) ?? -1, from.get(k - 1) ?? -1];
		return k === -d || k !== d && right < down ? down : right + 1;
	};
	for (let d = 0; d <= most; d++) {
		trace.push(reach);
		const next = new Map();
		for (let k = -d; k <= d; k += 2) {
			let x = step(d, k, reach);
			while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
			next.set(k, x);
			if (x >= a.length && x - k >= b.length) return backwards(trace, step, a.length, b.length, d);
		}
		reach = next;
	}
	return [];
}
function backwards(trace, step, ends, endsAfter, found) {
	const pairs = [];
	let [x, y] = [ends, endsAfter];
	for (let d = found; d >= 0; d--) {
		const k = x - y;
		const from = step(d, k, trace[d]);
		while (x > from && x > 0 && y > 0) pairs.push([--x, --y]);
		if (d === 0) break;
		const down = from === trace[d].get(k + 1) && (k === -d || k !== d && (trace[d].get(k - 1) ?? -1) < from);
		[x, y] = down ? [from, from - k - 1] : [from - 1, from - k];
	}
	return pairs.reverse();
}
function alike(before, after) {
	const most = Math.min(before.length, after.length);
	let same = 0;
	while (same + STRIDE <= most && before.slice(same, same + STRIDE) === after.slice(same, same + STRIDE)) same += STRIDE;
	while (same < most && before[same] === after[same]) same++;
	return same;
}
function above(text, place) {
	let at = place;
	for (let n = 0; n <= 3 && at >= 0; n++) at = at === 0 ? -1 : text.lastIndexOf("\n", at - 1);
	return at + 1;
}
function endsBefore(before, after, head) {
	const most = Math.min(before.length, after.length) - head;
	const [a, b] = [before.length, after.length];
	let same = 0;
	while (same + STRIDE <= most && before.slice(a - same - STRIDE, a - same) === after.slice(b - same - STRIDE, b - same)) same += STRIDE;
	while (same < most && before[a - 1 - same] === after[b - 1 - same]) same++;
	let at = before.length - same;
	for (let n = 0; n <= 3 && at >= 0; n++) at = before.indexOf("\n", at) + 1 || -1;
	return at < 0 ? 0 : before.length - at;
}
function script(a, b, skipped) {
	let head = 0;
	while (head < a.length && head < b.length && a[head] === b[head]) head++;
	let tail = 0;
	while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
	const middle = kept(a.slice(head, a.length - tail), b.slice(head, b.length - tail)).map(([x, y]) => [x + head, y + head]);
	const out = [];
	let [i, j] = [0, 0];
	const until = (x, y) => {
		for (; i < x; i++) out.push({
			sign: "-",
			text: a[i],
			before: i + skipped,
			after: j + skipped
		});
		for (; j < y; j++) out.push({
			sign: "+",
			text: b[j],
			before: i + skipped,
			after: j + skipped
		});
	};
	const pairs = [...Array.from({ length: head }, (_, n) => [n, n]), ...middle];
	for (let n = tail; n > 0; n--) pairs.push([a.length - n, b.length - n]);
	for (const [x, y] of pairs) {
		until(x, y);
		out.push({
			sign: " ",
			text: a[i],
			before: skipped + i++,
			after: skipped + j++
		});
	}
	until(a.length, b.length);
	return out;
}
const range = (start, count) => count === 1 ? `${start + 1}` : `${count === 0 ? start : start + 1},${count}`;
function hunk(part) {
	const first = part[0];
	const [before, after] = [part.filter((l) => l.sign !== "+").length, part.filter((l) => l.sign !== "-").length];
	const body = part.map((l) => `${l.sign}${l.text.endsWith("\n") ? l.text : `${l.text}\n\\ No newline at end of file\n`}`);
	return `@@ -${range(first.before, before)} +${range(first.after, after)} @@\n${body.join("")}`;
}
const named = (path) => /[\u0000-\u001f"\\\u007f]/.test(path) ? JSON.stringify(path) : path;
function unifiedDiff(path, before, after) {
	if (before === after) return "";
	const head = alike(before, after);
	const start = above(before, head);
	const end = endsBefore(before, after, head);
	const [old, young] = [before, after].map((text) => lines(text.slice(start, text.length - end)));
	const all = script(old, young, start === 0 ? 0 : before.slice(0, start).split("\n").length - 1);
	const hunks = [];
	let open;
	let last = 0;
	for (const [i, line] of all.entries()) {
		if (line.sign === " ") continue;
		if (open !== void 0 && i - last > 6) {
			hunks.push(hunk(all.slice(open, last + 3 + 1)));
			open = void 0;
		}
		open ??= Math.max(0, i - 3);
		last = i;
	}
	if (open !== void 0) hunks.push(hunk(all.slice(open, last + 3 + 1)));
	return `--- ${named(`a/${path}`)}\n+++ ${named(`b/${path}`)}\n${hunks.join("")}`;
}
export { applyEdits as n, unifiedDiff as t };
