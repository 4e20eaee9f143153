import { t as redact } from "./redact.js";
import { n as visible } from "./visible.js";
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
export { prose as n, blocks as t };
