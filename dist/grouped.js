const options = (v) => v.kind === "firstOf" || v.kind === "either" ? v.options.flatMap(options) : [v];
function variables(v) {
	const names = new Set();
	const visit = (x) => {
		if (x.kind === "env") names.add(x.name);
		for (const inner of parts(x)) visit(inner);
	};
	visit(v);
	return [...names];
}
function parts(v) {
	switch (v.kind) {
		case "firstOf":
		case "either": return v.options;
		case "concat": return v.parts;
		case "record": return [...v.entries.values()];
		case "list": return v.items;
		case "made": return v.block ? [...v.args, v.block] : v.args;
		case "unknown": return v.from ?? [];
		default: return [];
	}
}
function groupedByEach(items, keys) {
	const found = new Map();
	for (const item of items) for (const key of keys(item)) {
		const known = found.get(key);
		if (known) known.push(item);
		else found.set(key, [item]);
	}
	return found;
}
const grouped = (items, key) => groupedByEach(items, (item) => [key(item)]);
export { variables as a, parts as i, groupedByEach as n, options as r, grouped as t };
