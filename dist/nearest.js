function distance(a, b) {
	let before = [];
	let above = Array.from({ length: b.length + 1 }, (_, i) => i);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1];
			let least = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : 1));
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2] + 1);
			row.push(least);
		}
		before = above;
		above = row;
	}
	return above[b.length];
}
const LONGEST = 60;
function nearest(word, candidates) {
	if (word.length > LONGEST) return void 0;
	const wanted = word.toLowerCase().replaceAll("_", "-");
	let best;
	let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
	for (const candidate of candidates) {
		const far = distance(wanted, candidate.toLowerCase());
		if (far < least) [best, least] = [candidate, far];
	}
	return best;
}
function suggestion(word, candidates) {
	const near = nearest(word, candidates);
	return near === void 0 ? `; there are ${candidates.map((c) => `\`${c}\``).join(", ")}` : `; did you mean \`${near}\`?`;
}
export { suggestion as n, nearest as t };
