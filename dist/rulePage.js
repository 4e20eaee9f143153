import "./rank.js";
import { _ as thresholds, g as thresholdNames } from "./rules.js";
const docsPath = (id) => `docs/rules/${id}.md`;
const NEEDS = {
	code: "the code",
	declared: "what files declare about servers",
	live: "a live server"
};
const needsInWords = (rule) => rule.needs.map((need) => NEEDS[need]).join(" or ");
const limitsOf = (rule) => thresholdNames.filter((name) => name.startsWith(`${rule}.`)).map((name) => ({
	name,
	limit: thresholds[name]
}));
const leaving = ({ id, needs }) => needs.every((need) => need === "live") ? `A live server has no line to write on, so it is said in \`.redline.yml\`:\n\n\`\`\`yaml\nrules:\n  ${id}: { severity: "off", reason: why it is right here }\n\`\`\`` : `On the line, or the line above it, with a reason:\n\n\`\`\`ruby\n# redline:ignore ${id} -- why it is right here\n\`\`\``;
export { needsInWords as i, leaving as n, limitsOf as r, docsPath as t };
