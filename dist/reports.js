import { r as findingsOf } from "./json.js";
import { t as SEVERITY } from "./workload.js";
function knownIn(base) {
	const heaviest = new Map();
	for (const { silenced, identity, severity } of base) if (!silenced) heaviest.set(identity, Math.max(heaviest.get(identity) ?? 0, SEVERITY[severity]));
	return ({ identity, severity }) => SEVERITY[severity] <= (heaviest.get(identity) ?? -1);
}
const CELLS = [
	"server",
	"pool",
	"timeouts",
	"tls",
	"certainty"
];
function rows(before, after) {
	const old = new Map(before.map((row) => [row.key, row]));
	return [...after.map((row) => {
		const was = old.get(row.key);
		old.delete(row.key);
		if (!was) return {
			change: "added",
			after: row
		};
		return {
			change: CELLS.every((cell) => was[cell] === row[cell]) ? "same" : "changed",
			before: was,
			after: row
		};
	}), ...[...old.values()].map((row) => ({
		change: "removed",
		before: row
	}))];
}
function pairs(head, base) {
	const found = new Map(head.flatMap((app) => base.filter((b) => b.root === app.root).map((b) => [app, b])));
	const taken = new Set(found.values());
	const [app, ...moreApps] = head.filter((a) => !found.has(a));
	const [was, ...moreWere] = base.filter((b) => !taken.has(b));
	if (app && was && moreApps.length === 0 && moreWere.length === 0) found.set(app, was);
	return found;
}
const unchanged = (row) => ({
	change: "same",
	after: row
});
function compareReports(head) {
	const base = head.comparedWith?.report;
	const now = findingsOf(head);
	const before = base ? findingsOf(base) : [];
	const known = knownIn(before);
	const there = new Set(now.map((f) => f.identity));
	const counting = now.filter((f) => !f.silenced);
	const match = pairs(head.apps, base?.apps ?? []);
	const gone = (base?.apps ?? []).filter((app) => ![...match.values()].includes(app));
	return {
		added: counting.filter((f) => !known(f)),
		kept: counting.filter(known),
		mended: before.filter((f) => !f.silenced && !there.has(f.identity)),
		apps: [...head.apps.map((app) => ({
			root: app.root,
			rows: base ? rows(match.get(app)?.topology.clients ?? [], app.topology.clients) : app.topology.clients.map(unchanged)
		})), ...gone.map((app) => ({
			root: app.root,
			rows: rows(app.topology.clients, [])
		}))]
	};
}
export { knownIn as n, compareReports as t };
