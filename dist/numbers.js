import { t as UsageError } from "./errors.js";
import { t as version } from "./version.js";
import { ct as place, t as rules } from "./rules.js";
import { d as known } from "./measured.js";
import { i as identify, o as bareModel, r as runRules, s as join } from "./chosen.js";
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
function withoutCode(audit, environment, only) {
	const bare = bareModel([], {
		environment,
		platform: null,
		target: null,
		endpoints: {},
		now: Date.parse(audit.takenAt)
	});
	const { model } = join(bare, audit, { alone: true });
	const chosen = only ? rules.filter((r) => only.includes(r.id)) : rules;
	const { findings, notChecked, failures } = model.servers.length > 0 ? runRules(chosen, model) : {
		findings: [],
		notChecked: [],
		failures: []
	};
	return {
		version,
		base: ".",
		apps: [],
		servers: model.servers,
		gaps: model.gaps,
		notChecked,
		skipped: [],
		failures,
		findings: identify(findings),
		seen: {
			files: 0,
			parsed: 0
		}
	};
}
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
