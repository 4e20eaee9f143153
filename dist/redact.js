const ELSEWHERE = /^(?:\*+$|\$\{|\$\(|\$[A-Z_][A-Z\d_]*$|#\{|<|(?:env|settings?|credentials|config|config_for|unknown):[\w.#:+-]*$|(?:nil|null|true|false|~)$)/;
const isText = (value) => value !== "" && !ELSEWHERE.test(value);
const CODE = /^(?:ENV\b|Rails\b|self\b|->|lambda\b|%[wWiIqQ]?[[({<]|[[({]|#(?:$|\s)|![A-Za-z/]*\s)/;
const CLOSED = /^@{0,2}[A-Za-z_]\w*(?:(?:&?\.|::)\w+[?!]?)*(?:\[[^\]\n]{0,80}\]|\([^)\n]{0,120}\))(?![\w])/;
const PATH = /^@{0,2}[A-Za-z_]\w*(?:(?:&?\.|::)[A-Za-z_]\w*[?!]?)+(?=$|[\s,;)}\]"'\\])/;
const KEEPERS = /pass|pwd|secret|token|key|cred|config|setting|option|opts|env|auth|redis|store|vault|param|data|app/i;
const VARIABLE = /^(?:@{1,2}[a-z_]\w*|(?:[a-z]+_)+(?:password|passwd|pass|pwd|secret|token|key)|(?:[A-Z]+_)+(?:PASSWORD|PASSWD|PASS|PWD|SECRET|TOKEN|KEY))(?=$|[\s,;)}\]"'\\])/;
function isReference(text, name, shell = false) {
	const word = /^[^\s,;)}\]"'\\]*/.exec(text)?.[0] ?? "";
	if (word === "" || ELSEWHERE.test(word)) return true;
	if (/^(?:ENV|Rails)\b/.test(text)) return true;
	if (shell) return false;
	return CODE.test(text) || CLOSED.test(text) || KEEPERS.test(PATH.exec(text)?.[0] ?? "") || VARIABLE.test(text) || word === name;
}
const NAME = "pas+[a-z]?w[a-z]{1,5}|passphrase|requirepass|masterauth|rediscli_auth|(?<![a-z])(?:pass|pwd)|auth[_-]?token|secret(?:[_-]?(?:access[_-]?)?key(?:[_-]?base)?)?|api[_-]?key|access[_-]?key|(?<![a-z])token";
const CLOSING = "\"'`<>)}\\]\\\\";
const NAMED = new RegExp(`(${NAME})(\\\\?["']?[ \\t]{0,4}(?:=>|[:=])[ \\t]{0,4})(?:"((?:[^"\\\\\\n]|\\\\.)*)|\\\\"((?:[^"\\\\\\n]|\\\\[^"\\n])*)|'([^'\\n]*)|${`((?!\\*\\*\\*)(?:[^\\s,;&${CLOSING}]|[${CLOSING}](?=[${CLOSING}]{0,8}[^\\s,;:./&${CLOSING}]))+)`})`, "gi");
const INSTEAD = new RegExp(`(${NAME})([\\w-]{0,40}(?:\\\\?["'])?[\\])]?(?:\\.\\w+)?[ \\t]{0,4}(?:,|\\|\\|=?|=|\\{|\\?)[ \\t]{0,4}\\\\?["'])([^"'\\\\\\n]+)`, "gi");
const ELSE = new RegExp(`(${NAME})(\\\\?["']?[ \\t]{0,4}(?:=>|:)[ \\t]{0,4}(?:<%=[ \\t]{0,4}|(?:<%=[ \\t]{0,4})?[A-Za-z_@][^\\n,;|?]{1,120}(?:\\|\\||\\?)[ \\t]{0,4})\\\\?["'])([^"'\\\\\\n]+)`, "gi");
const LINE = new RegExp(`^([ \\t]*(?:-[ \\t]+|export[ \\t]+)?["']?:?[\\w.-]{0,60}?)(${NAME})([\\w-]{0,40}["']?(?:[ \\t]{0,4}:[ \\t]{1,4}|[ \\t]{0,4}=>[ \\t]{0,4}|[ \\t]{0,4}=[ \\t]{0,4}))([^\\s"'\`].*)$`, "gim");
const CONF = /^([ \t]*(requirepass|masterauth)[ \t]{1,40})([^\s"'=:]\S*)/gm;
const SPACED = /\b(requirepass|masterauth|auth-pass[ \t]+\S+|redis-cli[^\n|;&]{0,200}?[ \t](?:-a|--pass)|AUTH)([ \t]+\\?["']?)((?:[^\s"'\\]|["'](?=["'\\]{0,20}[^\s"'\\,;)\]}])|\\(?=[^\s"'\\]|["'\\]{1,20}[^\s"'\\,;)\]}]))+)(?:([ \t]+)([^\s"'\\]+)(?=\\?["']?[ \t]*$))?/gm;
const BEARER = /\b(Bearer|Basic)([ \t]+)([A-Za-z0-9+/_.~=-]{8,})/g;
const HEADER = /\b(Authorization["']?[ \t]{0,4}:[ \t]{0,4}["']?[A-Za-z]{1,20})([ \t]+)([A-Za-z0-9+/_.~=-]{8,})/gi;
const SETUSER = /(\bSETUSER[ \t][^\n>]{0,200}[ \t]>)(?!\*\*\*)(?:[^\s"'`]|["'`](?=\w))+/gi;
const PROSE = /^(?:a|an|and|are|as|at|be|by|command|commands|denied|error|failed|fails|for|from|has|if|in|is|it|no|not|on|only|or|required|set|that|the|to|was|when|which|with|without)[.,:;]?$/i;
const secret = (name, value) => /^(?:pas|pwd|requirepass|masterauth|rediscli)/i.test(name) || value.length >= 12 && /\d/.test(value);
const fallback = (whole, name, between, value) => isText(value) && secret(name, value) ? `${name}${between}***` : whole;
function lineValue(between, rest) {
	return (/(?<![=>])=[ \t]*$/.test(between) ? /^\S+/.exec(rest)?.[0] ?? "" : rest.replace(/[ \t]#.*$/, "").trimEnd()).replace(/[,;]$/, "");
}
const isPlain = (value, name, shell) => !isReference(value, name, shell) && !PROSE.test(/^\S*/.exec(value)?.[0] ?? "") && !/^[{[&*!|>%@]/.test(value) && !/^\*+(?:\W|$)/.test(value);
function maskPairs(text) {
	return text.replace(LINE, (whole, before, name, between, rest) => {
		const value = lineValue(between, rest);
		const word = /^\S*/.exec(value)?.[0] ?? "";
		if (!secret(name, word) || !isPlain(value, name, between.endsWith("="))) return whole;
		return `${before}${name}${between}***${rest.slice(value.length)}`;
	}).replace(NAMED, (whole, name, between, double, escaped, single, bare, at) => {
		const quoted = double ?? escaped ?? single;
		const value = quoted ?? bare ?? "";
		if (!secret(name, value)) return whole;
		const before = whole.length - value.length;
		if (quoted !== void 0) {
			const inserted = quoted.search(/[#$]\{[A-Za-z_@$]/);
			if (inserted === 0 || !isText(quoted)) return whole;
			return `${whole.slice(0, before)}***${inserted === -1 ? "" : quoted.slice(inserted)}`;
		}
		const shell = between === "=";
		return isReference(text.slice(at + before, at + before + 200), name, shell) || PROSE.test(value) ? whole : `${whole.slice(0, before)}***`;
	}).replace(INSTEAD, fallback).replace(ELSE, fallback).replace(CONF, (whole, before, name, value) => PROSE.test(value) || isReference(value, name, true) ? whole : `${before}***`).replace(SPACED, (whole, name, between, first, gap, last) => {
		if (PROSE.test(first) || isReference(first, name, true) || /^[=:]/.test(first)) return whole;
		return `${name}${between}***${last === void 0 ? "" : `${gap}${name === "AUTH" && !isReference(last, name, true) ? "***" : last}`}`;
	}).replace(SETUSER, "$1***").replace(HEADER, (whole, kind, gap, value) => /\d/.test(value) ? `${kind}${gap}***` : whole).replace(BEARER, (whole, kind, gap, value) => /\d/.test(value) ? `${kind}${gap}***` : whole);
}
const TOKENS = [
	/(?<![A-Za-z0-9])gh[pousr]_[A-Za-z0-9_.-]{20,}/g,
	/(?<![A-Za-z0-9])github_pat_[A-Za-z0-9_]{20,}/g,
	/(?<![A-Za-z0-9])(?:AKIA|ASIA|AGPA|AIDA|AROA|ANPA)[A-Z0-9]{16}(?![A-Za-z0-9])/g,
	/(?<![A-Za-z0-9])HRKU-[A-Za-z0-9_-]{20,}/g,
	/(?<![A-Za-z0-9])eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*/g
];
const HEROKU_UUID = /(heroku[_ -]?(?:api[_ -]?)?(?:key|token)[^\n0-9a-f]{0,12})[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
const BEGIN = /-----BEGIN ([A-Z0-9 ]{1,40})-----/g;
function maskPem(text) {
	let out = "";
	let done = 0;
	BEGIN.lastIndex = 0;
	for (let begin = BEGIN.exec(text); begin; begin = BEGIN.exec(text)) {
		const body = begin.index + begin[0].length;
		const next = text.indexOf("-----", body);
		const close = `-----END ${begin[1]}-----`;
		const stop = next !== -1 && text.startsWith(close, next) ? next + close.length : body + (/^(?:(?:\\n|\s)*[A-Za-z0-9+/=]{20,})*/.exec(text.slice(body, next === -1 ? void 0 : next))?.[0].length ?? 0);
		out += `${text.slice(done, begin.index)}***`;
		done = stop;
		BEGIN.lastIndex = stop;
	}
	return out + text.slice(done);
}
function maskTokens(text) {
	let out = text.includes("-----BEGIN ") ? maskPem(text) : text;
	for (const token of TOKENS) out = out.replace(token, "***");
	return out.replace(HEROKU_UUID, "$1***");
}
const WEB = new Set([
	"http",
	"https",
	"ws",
	"wss",
	"file",
	"ftp",
	"git",
	"ssh",
	"git+ssh",
	"git+https"
]);
const LONGEST_SCHEME = 24;
const LONGEST_INTERPOLATION = 200;
const ends = (code) => code <= 32 || code === 127;
const CLOSERS = {
	"\"": "\"",
	"'": "'",
	"`": "`",
	"<": ">",
	">": "<"
};
const CLOSES_WEB = "\"`<>";
function schemeBefore(text, colon) {
	return /[a-z][a-z0-9+.-]*$/i.exec(text.slice(Math.max(0, colon - LONGEST_SCHEME), colon))?.[0].toLowerCase() ?? "";
}
const LONGEST_REST = 200;
const PORT = /^\d{0,5}(?:[/?#]|$)/;
const BEHIND_CLOSED = /^.(?:[+,.:;)\]}|>\s]|<<|\/|$)/s;
const HOST = /^(?:[\w.-]+|\[[\da-f:.]*\])(?::\d{1,5})?(?:[/?#,]|$)/i;
function beyond(text, start, quote) {
	const said = text.slice(start, quote);
	const [colon, at] = [said.indexOf(":"), said.lastIndexOf("@")];
	if (colon === -1 && at === -1 || /[#$]\{/.test(said)) return void 0;
	const password = said.slice(colon + 1);
	if ((at === -1 ? password === "" || PORT.test(password) : HOST.test(said.slice(at + 1))) && BEHIND_CLOSED.test(text.slice(quote, quote + 3))) return void 0;
	const rest = /^\S*/.exec(text.slice(quote, quote + LONGEST_REST))?.[0] ?? "";
	const next = rest.search(/:\/\/|@[\w[]/);
	return next !== -1 && rest[next] === "@" ? quote + next + 1 : void 0;
}
function tokenEnd(text, start, scheme) {
	const opened = CLOSERS[text[start - 4 - scheme.length] ?? ""] ?? "";
	const closers = WEB.has(scheme) ? CLOSES_WEB + opened : opened;
	let i = start;
	while (i < text.length) {
		const code = text.charCodeAt(i);
		if ((code === 35 || code === 36) && text[i + 1] === "{") {
			const close = text.slice(i, i + LONGEST_INTERPOLATION).search(/[}\n]/);
			if (close !== -1 && text[i + close] === "}") {
				i += close + 1;
				continue;
			}
		}
		if (ends(code)) return i;
		if (closers.includes(text[i])) {
			const further = beyond(text, start, i);
			if (further === void 0) return i;
			i = further;
			continue;
		}
		if (/[,;|)\]}]/.test(text[i]) && /^[a-z][a-z0-9+.-]{1,20}:\/\//i.test(text.slice(i + 1, i + 1 + LONGEST_SCHEME))) return i;
		i += 1;
	}
	return i;
}
const harmless = (userinfo) => userinfo === "***" || /^(?:[\w.-]*:)?(?:[#$]\{[^{}]*\})+$/.test(userinfo);
function hasUserinfo(text, start, at, scheme) {
	let slash = start;
	while (slash < at && !/[/?#]/.test(text[slash])) slash += 1;
	const authority = text.slice(start, slash);
	if (slash === at || authority.includes("@") || !WEB.has(scheme)) return true;
	const colon = authority.indexOf(":");
	return colon !== -1 && !authority.startsWith("[") && !/^\d+$/.test(authority.slice(colon + 1));
}
function maskUrls(text) {
	let out = "";
	let done = 0;
	let end = 0;
	let at = -1;
	for (let colon = text.indexOf("://"); colon !== -1;) {
		const start = colon + 3;
		if (start >= end) {
			end = tokenEnd(text, start, schemeBefore(text, colon));
			at = end > start ? text.slice(start, end).lastIndexOf("@") + start : -1;
		}
		if (at >= start && hasUserinfo(text, start, at, schemeBefore(text, colon)) && !harmless(text.slice(start, at))) {
			out += `${text.slice(done, start)}***`;
			done = at;
		}
		colon = text.indexOf("://", Math.max(start, done));
	}
	return out + text.slice(done);
}
function maskEncodedUrls(text) {
	return text.replace(/%3A%2F%2F([^\s"<>&]*)/gi, (whole, token, offset) => {
		const last = token.toLowerCase().lastIndexOf("%40");
		if (last === -1) return whole;
		const plain = token.replace(/%3A/gi, ":").replace(/%2F/gi, "/").replace(/%40/g, "@").replace(/%3F/gi, "?").replace(/%23/g, "#");
		const url = `${schemeBefore(text, offset)}://${plain}`;
		return maskUrls(url) === url ? whole : `${whole.slice(0, 9)}***${token.slice(last)}`;
	});
}
const IN_QUERY = /([?&](?:auth|pass|pwd)=)(?!\*\*\*)(?:[^\s&#"'`<>]|["'`<>](?=\w))+/gi;
const WITH_BLANKS = /\b((?:rediss?|valkeys?)(?:\+\w+)?:\/\/)[^\s/@:?#"'`<>]{0,60}:(?!\d{1,5}(?:[\s/?#"'`<>,;)\]}|]|$)|[#$%]\{|\*\*\*)[^\n@"`<>]{1,100}(?=@[\w[.-])/gi;
const ESCAPED = /([a-z][a-z0-9+.-]{0,24}:\\\/\\\/)(?!\*\*\*@)(?:\\"|[^\s"]){1,300}(?=@)/gi;
const SCHEMELESS = /(?<![:\w/\\.-])(\/\/)(?!\*\*\*)[^\s/@:"'`<>]{0,60}:[^\s/@]{1,200}(?=@[\w[])/g;
const TWICE = /(%253A%252F%252F)(?!\*\*\*)[^\s"'<>&]{1,400}(?=%2540)/gi;
const maskOddUrls = (text) => [
	IN_QUERY,
	WITH_BLANKS,
	ESCAPED,
	SCHEMELESS,
	TWICE
].reduce((out, form) => out.replace(form, "$1***"), text);
function passwordIn(secret) {
	const userinfo = /^[a-z][a-z0-9+.-]*:\/\/(.*)@[^@]*$/is.exec(secret)?.[1];
	if (userinfo === void 0) return void 0;
	return [userinfo.slice(userinfo.indexOf(":") + 1)];
}
const MASK = "***";
const SHORTEST = 6;
const MOST_ROUNDS = 8;
function recoded(text, code) {
	try {
		return code(text);
	} catch {
		return text;
	}
}
function spellings(secret) {
	const plain = recoded(secret, decodeURIComponent);
	const encoded = recoded(plain, encodeURIComponent);
	return [
		secret,
		plain,
		encoded,
		encoded.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())
	].flatMap((form) => [form, JSON.stringify(form).slice(1, -1)]);
}
function redactor(secrets) {
	const known = [...new Set(secrets.flatMap((secret) => passwordIn(secret) ?? [secret]).flatMap(spellings))].filter((form) => form.length >= SHORTEST && !/^\**$/.test(form)).sort((a, b) => b.length - a.length);
	return (text) => {
		let out = text;
		for (let round = 0; round < MOST_ROUNDS; round += 1) {
			const before = out;
			for (const form of known) out = out.replaceAll(form, MASK);
			out = maskPairs(maskOddUrls(maskUrls(maskEncodedUrls(maskTokens(out)))));
			if (out === before) return out;
		}
		return out;
	};
}
const redact = redactor([]);
const SHORT = 200;
function redactAll(value) {
	const known = new Map();
	const masked = (text) => {
		const before = known.get(text);
		if (before !== void 0) return before;
		const after = redact(text);
		if (text.length <= SHORT) known.set(text, after);
		return after;
	};
	const walk = (of) => {
		if (typeof of === "string") return masked(of);
		if (Array.isArray(of)) return of.map(walk);
		if (typeof of !== "object" || of === null) return of;
		return Object.fromEntries(Object.entries(of).map(([key, inner]) => [key, walk(inner)]));
	};
	return walk(value);
}
export { redactAll as n, redact as t };
