const UNSAFE = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Cs}/gu;
const NAMES = {
	"\n": "\\n",
	"\r": "\\r",
	"	": "\\t",
	"\x1B": "\\e",
	"\0": "\\0"
};
const visible = (text) => text.replace(UNSAFE, (c) => NAMES[c] ?? `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`);
const OBEYED = /[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;
const plainJson = (value) => JSON.stringify(value, null, 2).replace(OBEYED, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
export { visible as n, plainJson as t };
