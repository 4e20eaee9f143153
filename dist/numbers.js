import { n as UsageError } from "./visible.js";
import { Z as known, tt as place } from "./rules.js";
import { _ as emptyConfig, l as analyse } from "./scan.js";
const disagreements = (servers) => servers.flatMap((server) => Object.keys(server.facts).flatMap((fact) => {
	const found = known(server.facts[fact]);
	if (!found?.against || found.against.source === "default") return [];
	const { value, at } = found.against;
	const live = typeof found.value === "object" ? JSON.stringify(found.value) : String(found.value);
	return [{
		server: server.names[0] ?? server.id,
		fact,
		live,
		declared: value,
		...at && { at: place(at) }
	}];
}));
const NOTHING = {
	files: () => [],
	has: () => false,
	read: () => ({ refused: "does not exist" }),
	mentioning: () => []
};
const withoutCode = (audit, environment, only) => analyse(NOTHING, {
	environment,
	base: ".",
	config: () => emptyConfig,
	now: Date.parse(audit.takenAt),
	live: { audit },
	...only && { only }
});
function joinedAudit(audit, report) {
	const found = disagreements([...report.apps.flatMap((a) => a.model.servers), ...report.servers ?? []]);
	return {
		...audit,
		findings: [],
		...found.length > 0 && { disagreements: found }
	};
}
function numberOf(values, name) {
	const text = values[name];
	if (text === void 0) return void 0;
	if (!/^\d{1,12}(?:\.\d{1,6})?$/.test(text) || Number(text) <= 0) throw new UsageError(`\`--${name}\` takes a number above 0`);
	return Number(text);
}
export { joinedAudit as n, withoutCode as r, numberOf as t };
