function meet(a, b) {
	if (a.at.file !== b.at.file) return false;
	if (a.at.start === b.at.start && a.at.end === b.at.end) return true;
	if (a.at.start === a.at.end) return b.at.start < a.at.start && a.at.start < b.at.end;
	if (b.at.start === b.at.end) return a.at.start < b.at.start && b.at.start < a.at.end;
	return a.at.start < b.at.end && b.at.start < a.at.end;
}
const same = (a, b) => a.at.file === b.at.file && a.at.start === b.at.start && a.at.end === b.at.end && a.text === b.text;
function choose(candidates) {
	const taken = [];
	const deferred = [];
	const byFile = new Map();
	const made = (edit) => byFile.get(edit.at.file) ?? [];
	for (const candidate of candidates) {
		const { edits } = candidate.fix;
		const fresh = edits.filter((e, i) => !made(e).some((m) => same(m, e)) && !edits.slice(0, i).some((o) => same(o, e)));
		if (fresh.some((e, i) => made(e).some((m) => meet(m, e)) || fresh.slice(0, i).some((o) => meet(o, e))) || edits.length === 0) {
			deferred.push(candidate);
			continue;
		}
		taken.push(candidate);
		for (const edit of fresh) byFile.set(edit.at.file, [...made(edit), edit]);
	}
	const order = (a, b) => a.at.start - b.at.start || a.at.end - b.at.end;
	return {
		taken,
		deferred,
		edits: [...byFile].sort(([a], [b]) => a < b ? -1 : 1).flatMap(([, of]) => of.sort(order))
	};
}
export { meet as n, choose as t };
