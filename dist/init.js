import { n as exit, t as UsageError } from "./errors.js";
import { a as variables } from "./grouped.js";
import { a as noApp, f as writeBaseline, h as configFile, i as scan, l as baselineFile, n as onePath, u as baselineOf } from "./scan.js";
import { r as plural } from "./tally.js";
import { n as visible } from "./visible.js";
import { t as version } from "./version.js";
import { t as createFile } from "./write.js";
import { join } from "node:path";
import { lstatSync } from "node:fs";
const workflowFile = ".github/workflows/redline.yml";
const schema = `https://unpkg.com/redis-redline@${version}/schema/redline.schema.json`;
const workflow = `name: Redline

on:
  pull_request:
  push:
    branches: [main, master]

permissions:
  contents: read

jobs:
  redline:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
        with:
          persist-credentials: false
      - uses: actions/setup-node@v6
        with:
          node-version: 24
      - run: npx --yes redis-redline@${version} check
`;
function endpointLines(report) {
	const lines = [...new Set(report.apps.flatMap((a) => a.model.clients.flatMap((c) => variables(c.endpoint))))].filter((n) => /^\w+$/.test(n)).sort();
	return (lines.length > 0 ? lines : ["REDIS_URL"]).map((name, i) => `#   ${name}: server-${i + 1}\n`).join("");
}
const config = (report) => `# yaml-language-server: $schema=${schema}
# What the team has decided. Every key is optional; \`redline check\` names what it does not know.

# Which server each variable points to: names of your own, equal for one server, never a URL with a password.
# endpoints:
${endpointLines(report)}
# What a rule's findings weigh: error, warning, note, or off with a reason.
# rules:
#   localhost-fallback: note
#   hard-coded-url: { severity: off, reason: the address is an internal name }

# Workloads that may share a server.
# allow:
#   - { rule: shared-instance, workloads: [cache, rate-limit], reason: the server never fills up }

# The mildest severity that fails a run: error, warning, note or never.
fail-on: error
`;
async function init(args, io) {
	const { report, tree } = await scan(onePath(args.positionals, "init"), args.values, io);
	if (report.apps.length === 0) return {
		text: `${noApp(tree, "; nothing was written")}\n`,
		code: exit.nothing
	};
	const there = [
		workflowFile,
		configFile,
		baselineFile
	].filter((f) => lstatSync(join(tree.folder, f), { throwIfNoEntry: false }));
	if (there.length > 0) throw new UsageError(`${there.join(", ")} ${there.length === 1 ? "exists" : "exist"} already; \`redline init\` writes nothing over what is there`);
	if (report.failures.length > 0) return {
		text: `${report.failures.map((f) => `${visible(f.part)} failed: ${visible(f.error)}\n`).join("")}Nothing was written, because the baseline would not hold what these would find.\n`,
		code: exit.failed
	};
	const identities = new Set(baselineOf(report));
	createFile(tree.folder, workflowFile, workflow);
	createFile(tree.folder, configFile, config(report));
	createFile(tree.folder, baselineFile, writeBaseline(identities));
	return {
		text: `Wrote ${workflowFile}, ${configFile} and ${baselineFile} with ${plural(identities.size, "finding")}.
Commit them: from now on only new findings fail. \`redline check\` shows the rest, \`redline baseline prune\` forgets what is mended.
`,
		code: exit.clean
	};
}
export { init };
