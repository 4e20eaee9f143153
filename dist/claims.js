import { M as amount, it as isRider } from "./rules.js";
import { r as options } from "./grouped.js";
const texts = (client) => client.prefix === null ? [] : options(client.prefix).flatMap((v) => v.kind === "literal" && typeof v.value === "string" && v.value !== "" ? [v.value] : []);
const separated = (client, prefix) => (client.workload === "cache" || client.workload === "sidekiq" || client.workload === "resque") && !prefix.endsWith(":") ? `${prefix}:` : prefix;
function claimsOf(clients) {
	const prefixed = clients.flatMap((c) => texts(c).map((prefix) => ({
		workload: c.workload,
		prefix: separated(c, prefix)
	})));
	const numbered = clients.flatMap((c) => {
		const database = isRider(c) ? void 0 : amount(c.db)?.number;
		return database ? [{
			workload: c.workload,
			prefix: "",
			database
		}] : [];
	});
	const alone = numbered.filter((n) => numbered.every((m) => m.database !== n.database || m.workload === n.workload));
	const all = [...prefixed, ...alone];
	return [...new Map(all.map((c) => [JSON.stringify(c), c])).values()];
}
export { claimsOf as t };
