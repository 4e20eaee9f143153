import { n as exit, t as UsageError } from "./errors.js";
import { n as suggestion } from "./nearest.js";
import { t as explain$1 } from "./explain.js";
import { t as rules } from "./rules.js";
import { t as layout } from "./io.js";
function explain(args, io) {
	const [id, more] = args.positionals;
	if (id === void 0) throw new UsageError("name a rule, such as `redline explain missing-timeout`; `redline rules` lists them");
	if (more !== void 0) throw new UsageError(`\`redline explain\` takes one rule; \`${more}\` is one too many`);
	const rule = rules.find((r) => r.id === id);
	const ids = rules.map((r) => r.id);
	if (!rule) throw new UsageError(`there is no rule \`${id}\`${suggestion(id, ids)}`);
	return {
		text: explain$1(rule, layout(args.values, io)),
		code: exit.clean
	};
}
export { explain };
