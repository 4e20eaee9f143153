import { n as exit, t as UsageError } from "./errors.js";
import { n as ruleList } from "./explain.js";
import { t as docsPath } from "./rulePage.js";
import { t as rules$1 } from "./rules.js";
import { t as layout } from "./io.js";
function rules(args, io) {
	const [more] = args.positionals;
	if (more !== void 0) throw new UsageError(`\`redline rules\` takes no argument; did you mean \`redline explain ${more}\`?`);
	if (args.values.format !== "json") return {
		text: ruleList(rules$1, layout(args.values, io)),
		code: exit.clean
	};
	const rows = rules$1.map(({ id, severity, since, needs, title }) => ({
		id,
		severity,
		since,
		needs,
		title,
		docs: docsPath(id)
	}));
	return {
		text: JSON.stringify(rows),
		code: exit.clean,
		json: true
	};
}
export { rules };
