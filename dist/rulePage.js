import { t as redact } from "./redact.js";
import { n as visible } from "./visible.js";
import { d as thresholdNames, f as thresholds } from "./rules.js";
import { s as wrap } from "./width.js";
const CODE_INDENT = "    ";
function blocks(markdown) {
	const found = [];
	let text = [];
	let code;
	let language = "";
	const flush = () => {
		if (text.length > 0) found.push({ text: text.join(" ") });
		text = [];
	};
	for (const line of markdown.split(/\r?\n/)) if (/^\s*```/.test(line)) {
		if (code) found.push({
			code,
			language
		});
		else flush();
		language = line.trim().slice(3);
		code = code ? void 0 : [];
	} else if (code) code.push(line);
	else if (line.trim() === "") flush();
	else if (/^\s*[-*] /.test(line)) {
		flush();
		found.push({ item: line.replace(/^\s*[-*] /, "") });
	} else text.push(line.trim());
	flush();
	if (code && code.length > 0) found.push({
		code,
		language
	});
	return found;
}
const inline = (line, paint) => paint.bold("x") === "x" ? line : line.replace(/`([^`]+)`/g, (_, code) => paint.path(code));
function prose(markdown, { width, paint, indent = "" }) {
	const lines = [];
	let previous;
	for (const block of blocks(redact(markdown))) {
		if (previous && !("item" in previous && "item" in block)) lines.push("");
		if ("code" in block) lines.push(...block.code.map((line) => `${indent}${CODE_INDENT}${visible(line.replaceAll("	", "  "))}`.trimEnd()));
		else {
			const bullet = "item" in block ? "- " : "";
			const text = visible("item" in block ? block.item : block.text);
			const broken = wrap(text, width - indent.length - bullet.length);
			const painted = inline(broken.join("\n"), paint).split("\n");
			lines.push(...painted.map((line, i) => indent + (i === 0 ? bullet : " ".repeat(bullet.length)) + line));
		}
		previous = block;
	}
	return lines;
}
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
export { blocks as a, needsInWords as i, leaving as n, prose as o, limitsOf as r, docsPath as t };
