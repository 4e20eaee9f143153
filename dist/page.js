import { S as worstItems, _ as keyspaceSections, a as titleOf, c as workloadsOn, d as refusedSection, f as unreachedSection, g as sinceSections, h as expectedSections, i as serverSection, l as disagreementSection, m as clientsSection, o as verdictOf, p as clusterSections, r as sidekiqStates, s as fitOf, t as sizingSection, u as notCheckedSection, v as workloadTitle } from "./sizingSection.js";
import { n as redactAll, t as redact } from "./redact.js";
import { r as plural } from "./tally.js";
import { t as blocks } from "./prose.js";
import { n as visible } from "./visible.js";
import { a as bytes, d as known, i as briefly, o as count, s as counted, t as areSized, u as percent } from "./measured.js";
import { t as clip } from "./width.js";
import { i as needs } from "./workload.js";
const ENTITIES = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;",
	"'": "&#39;"
};
const esc = (text) => visible(redact(text)).replace(/[&<>"']/g, (c) => ENTITIES[c]);
const breakable = (name) => esc(name).replace(/[:/]/g, (end) => `${end}<wbr>`);
const inline = (text) => esc(text).replace(/`([^`]+)`/g, "<code>$1</code>");
function prose(markdown) {
	const out = [];
	for (const block of blocks(redact(markdown))) if ("code" in block) out.push(`<pre><code>${block.code.map(esc).join("\n")}</code></pre>`);
	else if ("item" in block) out.push(`<p class="item">${inline(block.item)}</p>`);
	else out.push(`<p>${inline(block.text)}</p>`);
	return out.join("\n");
}
const WIDTH = 340;
const LEFT = 108;
const RIGHT = 214;
const NODE = 6;
const GAP = 14;
const MOST_SERVERS = 12;
const sizeOf = (bytes, most) => Math.max(5, most > 0 ? Math.sqrt(bytes / most) * 70 : 0);
function flowsOf(servers) {
	const most = servers.flatMap((s) => s.keyspace?.workloads ?? []).reduce((n, w) => Math.max(n, w.bytes.value), 0);
	return servers.flatMap((s, server) => {
		const groups = s.keyspace?.workloads ?? [];
		const held = new Map(groups.filter((g) => g.keys.value > 0).map((g) => [g.workload, g.bytes.value]));
		const keyed = new Set(held.keys());
		for (const w of workloadsOn(s)) if (!held.has(w)) held.set(w, w === "sidekiq" ? s.sidekiq?.bytes.value ?? 0 : 0);
		return [...held].map(([workload, of]) => ({
			workload,
			server,
			bytes: of,
			held: keyed.has(workload),
			size: sizeOf(of, most)
		}));
	});
}
function map(all) {
	const servers = all.slice(0, MOST_SERVERS);
	const flows = flowsOf(servers);
	if (flows.length === 0) return "";
	const workloads = [...new Set(flows.map((f) => f.workload))];
	const height = (of) => Math.max(24, of.reduce((n, f) => n + f.size, 0));
	const stack = (groups) => {
		let y = 8;
		return groups.map((group) => {
			const at = y;
			y += height(group) + GAP;
			return at;
		});
	};
	const byWorkload = workloads.map((w) => flows.filter((f) => f.workload === w));
	const byServer = servers.map((_, i) => flows.filter((f) => f.server === i));
	const total = (groups) => groups.reduce((n, g) => n + height(g) + GAP, 8);
	const tall = Math.max(total(byWorkload), total(byServer));
	const centre = (groups) => stack(groups).map((y) => y + (tall - total(groups)) / 2);
	const [left, right] = [centre(byWorkload), centre(byServer)];
	const [used, taken] = [left.map(() => 0), right.map(() => 0)];
	const bands = byWorkload.flatMap((group, i) => group.map((f) => {
		const y1 = left[i] + used[i] + f.size / 2;
		const y2 = right[f.server] + taken[f.server] + f.size / 2;
		used[i] = used[i] + f.size;
		taken[f.server] = taken[f.server] + f.size;
		const [x1, x2] = [114, RIGHT];
		const middle = (x1 + x2) / 2;
		const title = `${workloadTitle(f.workload)} on ${servers[f.server]?.id ?? ""}: ${f.bytes > 0 ? bytes(f.bytes) : f.held ? "size not known" : "keeps no keys"}`;
		return `<path class="band w-${f.workload}" d="M${x1} ${y1.toFixed(1)}C${middle} ${y1.toFixed(1)} ${middle} ${y2.toFixed(1)} ${x2} ${y2.toFixed(1)}" style="fill:none" stroke-width="${f.size.toFixed(1)}"><title>${esc(title)}</title></path>`;
	}));
	const label = (x, y, anchor, name, small) => `<text x="${x}" y="${(y - 2).toFixed(1)}" text-anchor="${anchor}">${esc(name)}</text><text class="small" x="${x}" y="${(y + 12).toFixed(1)}" text-anchor="${anchor}">${esc(small)}</text>`;
	const leftNodes = byWorkload.map((group, i) => {
		const y = left[i];
		const sum = group.reduce((n, f) => n + f.bytes, 0);
		const w = workloads[i];
		return `<rect class="w-${w}" stroke="none" x="${LEFT}" y="${y.toFixed(1)}" width="${NODE}" height="${height(group).toFixed(1)}" rx="2"/>${label(100, y + height(group) / 2, "end", workloadTitle(w), sum > 0 ? bytes(sum) : "no keys")}`;
	});
	const rightNodes = byServer.map((group, i) => {
		const s = servers[i];
		const y = right[i];
		const memory = known(s.facts.usedMemory)?.value;
		return `<rect class="node s-${fitOf(s).verdict}" x="${RIGHT}" y="${y.toFixed(1)}" width="${NODE}" height="${height(group).toFixed(1)}" rx="2"/>${label(228, y + height(group) / 2, "start", clip(s.id, 17), memory === void 0 ? s.hostClass : bytes(memory))}`;
	});
	return `<svg class="map" viewBox="0 0 ${WIDTH} ${Math.ceil(tall)}" role="img" aria-label="Which workload is on which server">${bands.join("\n")}${leftNodes.join("\n")}${rightNodes.join("\n")}</svg>`;
}
const box = (kind, label, inner) => `<svg class="${kind}" viewBox="0 0 1000 10" preserveAspectRatio="none" role="img" aria-label="${esc(label)}">${inner}</svg>`;
const share = (value, whole) => whole > 0 ? Math.min(1e3, Math.max(0, value / whole * 1e3)) : 0;
const rect = (style, x, width, title = "") => `<rect class="${style}" x="${x.toFixed(1)}" y="0" width="${width.toFixed(1)}" height="10" stroke="none">${title === "" ? "" : `<title>${esc(title)}</title>`}</rect>`;
function stacked(label, stretches) {
	const whole = stretches.reduce((n, s) => n + s.value, 0);
	let x = 0;
	const rects = stretches.map((s) => {
		const width = share(s.value, whole);
		const at = x;
		x += width;
		return rect(`w-${s.name}`, at, Math.max(0, width - (width > 6 ? 2 : 0)), `${s.title}: ${s.text}`);
	});
	const legend = stretches.map((s) => `<li><span class="dot w-${s.name}"></span><span>${esc(s.title)}</span><b>${esc(s.text)}</b></li>`);
	return `${box("stack", label, `<rect class="track" width="1000" height="10"/>${rects.join("")}`)}\n<ul class="legend">${legend.join("")}</ul>`;
}
function bars(label, rows, whole) {
	const items = rows.map((row) => {
		let x = 0;
		const rects = row.parts.map((p) => {
			const width = Math.max(p.value > 0 ? 4 : 0, share(p.value, whole));
			const at = x;
			x += width;
			return rect(p.style, at, width, p.title ?? "");
		});
		const alarm = row.alarm === void 0 ? "" : ` <em>${esc(row.alarm)}</em>`;
		return `<li><div class="row"><span>${breakable(row.title)}${alarm}</span><span>${esc(row.text)}</span></div>${box("bar", `${row.title}: ${row.text}`, `<rect class="track" width="1000" height="10"/>${rects.join("")}`)}</li>`;
	});
	return `<ul class="bars" aria-label="${esc(label)}">${items.join("\n")}</ul>`;
}
function gauge(label, value, mark) {
	const state = value >= .9 ? "bad" : value >= .75 ? "mid" : "ok";
	const peak = mark === void 0 ? "" : rect("mark", Math.min(994, mark * 1e3), 6);
	return box("gauge", label, `<rect class="track" width="1000" height="10"/>${rect(`fill ${state}`, 0, share(value, 1))}${peak}`);
}
function table({ columns, rows, title }) {
	const kept = columns.flatMap((_, i) => rows.some((row) => (row[i] ?? "") !== "") ? [i] : []);
	const cell = (tag, text, i) => `<${tag}${columns[i]?.right ? " class=\"n\"" : ""}>${text}</${tag}>`;
	const head = kept.map((i) => cell("th scope=\"col\"", esc(columns[i]?.head ?? ""), i).replace("</th scope=\"col\">", "</th>")).join("");
	const body = rows.map((row) => `<tr>${kept.map((i) => cell("td", inline(row[i] ?? ""), i)).join("")}</tr>`).join("\n");
	return `<div class="scroll" tabindex="0" role="region" aria-label="${esc(title)}"><table><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table></div>`;
}
const noted = ({ note }) => note === void 0 ? "" : `<p class="note">${inline(note)}</p>`;
const openSection = (section) => `<section class="part"><h3>${esc(section.title)}</h3>${section.lead === void 0 ? "" : `<p>${inline(section.lead)}</p>`}${section.rows.length > 0 ? table(section) : ""}${noted(section)}</section>`;
const pictured = (section, picture) => `<section class="part"><h3>${esc(section.title)}</h3>${section.lead === void 0 ? "" : `<p class="lead">${inline(section.lead)}</p>`}
<figure>${picture}</figure>
<details><summary>As a table</summary>${table(section)}${noted(section)}</details></section>`;
function memoryTile({ facts }) {
	const [used, limit, peak] = [
		known(facts.usedMemory)?.value,
		known(facts.maxmemory)?.value,
		known(facts.usedMemoryPeak)?.value
	];
	if (used === void 0) return void 0;
	const peaked = peak === void 0 ? void 0 : `peak ${bytes(peak)}`;
	if (!limit) return {
		name: "Memory",
		value: bytes(used),
		small: [limit === 0 ? "no limit" : "limit not known", peaked ?? ""].filter((t) => t !== "").join(", ")
	};
	const share = used / limit;
	return {
		name: "Memory",
		value: percent(share),
		small: `${bytes(used)} of ${bytes(limit)}`,
		picture: gauge(`Memory ${percent(share)}${peaked === void 0 ? "" : `, ${peaked}`}`, share, peak === void 0 ? void 0 : peak / limit)
	};
}
function clientsTile({ facts }) {
	const [now, most, rejected] = [
		known(facts.connectedClients)?.value,
		known(facts.maxclients)?.value,
		known(facts.rejectedConnections)?.value
	];
	if (now === void 0) return void 0;
	const turned = rejected ? `${count(rejected)} turned away` : void 0;
	if (!most) return {
		name: "Clients",
		value: count(now),
		...turned !== void 0 && { small: turned }
	};
	return {
		name: "Clients",
		value: `${count(now)} of ${count(most)}`,
		...turned !== void 0 && { small: turned },
		picture: gauge(`Clients ${percent(now / most)}`, now / most)
	};
}
function evictionTile(server) {
	const { facts } = server;
	const [total, rate] = [known(facts.evictedKeys)?.value, known(facts.evictionsPerHour)?.value];
	if (total === void 0) return void 0;
	const lost = workloadsOn(server).some((w) => needs[w].eviction === "never");
	return {
		name: "Evicted keys",
		value: rate ? `${count(rate)} an hour` : count(total),
		small: rate ? `${count(total)} in all` : total === 0 ? "none so far" : lost ? "not all of them a cache’s" : "since the start"
	};
}
function waitTile({ sidekiq }) {
	const waiting = (sidekiq?.queues ?? []).filter((q) => q.depth > 0);
	if (!sidekiq) return void 0;
	if (waiting.length === 0) return {
		name: "Jobs waiting",
		value: "none"
	};
	const worst = waiting.reduce((a, b) => (b.latency ?? 0) > (a.latency ?? 0) ? b : a);
	return {
		name: "Longest wait",
		value: worst.latency === void 0 ? "not known" : briefly(worst.latency),
		small: `${worst.name}; ${count(waiting.reduce((n, q) => n + q.depth, 0))} jobs in all`
	};
}
const DISK = {
	none: "nothing on disk",
	rdb: "snapshots on disk",
	aof: "append-only file on disk",
	"aof+rdb": "append-only file on disk"
};
function policyTile({ facts }) {
	const policy = known(facts.maxmemoryPolicy)?.value;
	const saving = known(facts.persistence)?.value;
	return {
		name: "Policy",
		value: policy ?? "not known",
		...saving !== void 0 && { small: DISK[saving] }
	};
}
function hitTile({ facts }) {
	const rate = known(facts.hitRate)?.value;
	return rate === void 0 ? void 0 : {
		name: "Hit rate",
		value: percent(rate),
		small: "of all lookups, jobs’ too"
	};
}
function tiles(server) {
	return `<dl class="tiles">${[
		memoryTile(server),
		policyTile(server),
		evictionTile(server),
		clientsTile(server),
		waitTile(server),
		hitTile(server)
	].filter((t) => t !== void 0).map((t) => `<div class="tile"><dt>${esc(t.name)}</dt><dd>${esc(t.value)}${t.small === void 0 ? "" : `<small>${esc(t.small)}</small>`}${t.picture ?? ""}</dd></div>`).join("\n")}</dl>`;
}
const CHIPS = {
	Split: "error",
	"Too small": "error",
	Fits: "good",
	"Not known": "plain"
};
const largest = (all) => [...all].sort((a, b) => b.bytes.value - a.bytes.value);
const memoryPicture = ({ workloads }) => stacked("Memory by workload", largest(workloads).map((w) => ({
	name: w.workload,
	title: workloadTitle(w.workload),
	value: w.bytes.value,
	text: bytes(w.bytes.value)
})));
function expiry({ workloads }) {
	const known = largest(workloads).filter((w) => w.untimed !== void 0);
	const most = known.reduce((n, w) => Math.max(n, w.bytes.value), 0);
	return bars("Keys without expiry", known.map((w) => {
		const share = w.untimed?.value ?? 0;
		return {
			title: workloadTitle(w.workload),
			text: `${percent(share)} of ${counted(w.keys.value, "key")}`,
			parts: [{
				style: `w-${w.workload}`,
				value: w.bytes.value * share,
				title: `never expires: ${percent(share)}`
			}, {
				style: `w-${w.workload} faint`,
				value: w.bytes.value * (1 - share),
				title: `expires: ${percent(1 - share)}`
			}]
		};
	}), most);
}
function prefixPicture({ prefixes }) {
	const shown = prefixes.slice(0, 10);
	const most = shown.reduce((n, p) => Math.max(n, p.bytes.value), 0);
	return bars("Biggest prefixes", shown.map((p) => ({
		title: p.prefix,
		text: `${bytes(p.bytes.value)}, ${counted(p.keys.value, "key")}`,
		parts: [{
			style: `w-${p.workload}`,
			value: p.bytes.value
		}]
	})), most);
}
function queuePicture({ queues }) {
	const shown = [...queues].sort((a, b) => b.depth - a.depth).slice(0, 12);
	const most = shown.reduce((n, q) => Math.max(n, q.depth), 0);
	const alarm = (q) => q.depth > 0 && !q.worked ? "no process" : void 0;
	return bars("Queues", shown.map((q) => {
		const said = alarm(q);
		const wait = q.latency === void 0 ? "" : `, waits ${briefly(q.latency)}`;
		return {
			title: q.name,
			...said !== void 0 && { alarm: said },
			text: `${count(q.depth)}${wait}`,
			parts: [{
				style: said !== void 0 || (q.latency ?? 0) > 300 ? "fill bad" : (q.latency ?? 0) > 60 ? "fill mid" : "w-sidekiq",
				value: q.depth
			}]
		};
	}), most);
}
const STATES = {
	blocked: "w-sidekiq",
	subscribed: "w-cable",
	idle: "w-unclaimed",
	active: "w-cache",
	replica: "w-lock",
	monitor: "fill bad"
};
function clientPicture(server, section) {
	const all = [...known(server.facts.clients)?.value ?? []].sort((a, b) => b.count - a.count).slice(0, section.rows.length);
	const most = all.reduce((n, c) => Math.max(n, c.count), 0);
	return bars("Clients by kind", all.map((c, i) => ({
		title: section.rows[i]?.[0] ?? "",
		text: `${count(c.count)}, ${section.rows[i]?.[1] ?? ""}`,
		parts: [{
			style: STATES[c.state] ?? "fill",
			value: c.count
		}]
	})), most);
}
const folded = (section) => section === void 0 ? "" : `<details><summary>${esc(section.title)} (${section.rows.length})</summary>${table(section)}</details>`;
function parts(server) {
	const { keyspace } = server;
	const keyed = new Map(keyspaceSections(server, 50).map((s) => [s.id, s]));
	const sidekiqs = sidekiqStates(server, 100).map(({ state, sections }) => ({
		state,
		sections: new Map(sections.map((s) => [s.id, s]))
	}));
	const part = (of, id, picture, wide = false) => {
		const section = of.get(id);
		if (section === void 0) return "";
		const drawn = section.rows.length === 0 ? "" : picture(section);
		const made = drawn === "" ? openSection(section) : pictured(section, drawn);
		return wide ? made.replace("class=\"part\"", "class=\"part wide\"") : made;
	};
	const workloads = keyed.get("workloads");
	const isSized = keyspace !== null && areSized(keyspace);
	const timed = isSized && keyspace.workloads.some((w) => w.untimed !== void 0) && workloads;
	const clients = clientsSection(server, 12);
	const sizes = sizingSection(server);
	const open = (id, of) => {
		const section = of.get(id);
		return section === void 0 ? "" : openSection(section).replace("class=\"part\"", section.columns.length > 4 ? "class=\"part wide\"" : "class=\"part\"");
	};
	return [
		keyspace ? part(keyed, "workloads", () => isSized ? memoryPicture(keyspace) : "", true) : "",
		keyspace ? part(keyed, "prefixes", () => isSized ? prefixPicture(keyspace) : "") : "",
		keyspace && timed ? pictured({ ...expirySection(timed) }, expiry(keyspace)) : "",
		...sidekiqs.map(({ state, sections }) => part(sections, "queues", () => queuePicture(state))),
		clients === void 0 ? "" : pictured(clients, clientPicture(server, clients)),
		sizes === void 0 ? "" : openSection(sizes).replace("class=\"part\"", "class=\"part wide\""),
		...sidekiqs.map(({ sections }) => open("processes", sections)),
		open("biggest", keyed),
		...sidekiqs.map(({ sections }) => open("classes", sections))
	].filter((p) => p !== "");
}
function expirySection(workloads) {
	const kept = [
		"Workload",
		"Keys",
		"Bytes",
		"Never expires"
	].map((head) => workloads.columns.findIndex((c) => c.head === head));
	return {
		id: "expiry",
		title: "Keys without expiry",
		lead: "The full part of each bar never goes away by itself; the faint part does.",
		columns: kept.flatMap((i) => workloads.columns[i] ?? []),
		rows: workloads.rows.map((row) => kept.map((i) => row[i] ?? ""))
	};
}
function serverCard(server) {
	const { word, sentence } = verdictOf(server);
	const facts = serverSection(server);
	const where = facts.rows.find(([name]) => name === "Server")?.[1] ?? "";
	const partial = server.partial === null ? "" : `<p class="note">Not all of it was read, because ${inline(server.partial)}.</p>`;
	return `<article class="card">
<div class="head"><h2>${esc(titleOf(server))}</h2><span class="chip ${CHIPS[word]}">${word}</span><span class="soft">${esc([where, server.hostClass].filter((p) => p !== "").join(" · "))}</span></div>
<p class="verdict">${inline(sentence)}</p>${partial}
${tiles(server)}
<div class="parts">${parts(server).join("\n")}</div>
<details><summary>All facts</summary>${table(facts)}</details>${folded(refusedSection(server))}
${facts.note === void 0 ? "" : `<p class="note"><b>Mind: </b>${inline(facts.note)}</p>`}
</article>`;
}
const WORKLOADS = {
	cache: ["#2f6fde", "#6ea2ff"],
	sidekiq: ["#c8385a", "#f0718d"],
	resque: ["#a02c6d", "#d978b0"],
	cable: ["#0f9d8a", "#3fcdb8"],
	anycable: ["#3b7d3f", "#79c47d"],
	session: ["#d98a00", "#f4b740"],
	"rate-limit": ["#7a5bd0", "#a78ff0"],
	lock: ["#6b7a90", "#9fb0c8"],
	"feature-flag": ["#6f9a12", "#a6cf4a"],
	kredis: ["#0b7fa8", "#51bfe3"],
	app: ["#8a5a33", "#c99a70"],
	unclaimed: ["#a9b1bd", "#5b6573"]
};
const vars = (at) => Object.entries(WORKLOADS).map(([name, pair]) => `--w-${name}:${pair[at]};`).join("");
const classes = Object.keys(WORKLOADS).map((name) => `.w-${name}{fill:var(--w-${name});background:var(--w-${name});stroke:var(--w-${name})}`).join("\n");
const DARK = `--bg:#0e1116;--card:#161b22;--line:#2a313c;--ink:#e6eaf0;--soft:#98a3b3;--track:#232a34;--code:#1f2630;
--error:#ff7b72;--warning:#e3a33b;--note:#79b8ff;--good:#56d08a;--error-bg:#3a1d20;--warning-bg:#372a12;--note-bg:#172b42;--good-bg:#12301f;${vars(1)}`;
const STYLE = `:root{color-scheme:light dark;--bg:#f4f5f7;--card:#fff;--line:#e2e5ea;--ink:#1b2128;--soft:#5c6775;--track:#e9ecf1;--code:#eef0f4;
--error:#c0262d;--warning:#9a6200;--note:#1f5fbf;--good:#17713f;--error-bg:#fdecec;--warning-bg:#fdf3dc;--note-bg:#e8f1fd;--good-bg:#e4f5ea;${vars(0)}}
@media (prefers-color-scheme:dark){:root{${DARK}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
main,header,footer{max-width:1080px;margin:0 auto;padding:0 20px}
header{padding-top:36px;padding-bottom:8px}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 6px;letter-spacing:-.015em}
h2{font-size:1.3rem;line-height:1.3;margin:0;letter-spacing:-.01em}
section.card>h2{margin-bottom:14px}
h3{font-size:1.02rem;margin:0 0 8px}
p{margin:0 0 10px}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;font-size:.875em}
code{background:var(--code);border-radius:5px;padding:.1em .35em}
pre{background:var(--code);border-radius:8px;padding:12px 14px;overflow-x:auto;margin:0 0 10px}
pre code{background:none;padding:0}
a{color:var(--note)}
.soft,.note,.lead{color:var(--soft)}
.note,.lead{font-size:.9rem}
.item{padding-left:1.1em;text-indent:-.8em}
.item::before{content:"•";display:inline-block;width:.8em;text-indent:0}
.card{background:var(--card);border:1px solid var(--line);border-radius:14px;padding:22px;margin:18px 0}
.tally{display:flex;flex-wrap:wrap;gap:8px;margin:14px 0 0;padding:0;list-style:none}
.chip{display:inline-block;border-radius:99px;padding:2px 12px;font-size:.875rem;font-weight:600;white-space:nowrap}
.error{color:var(--error);background:var(--error-bg)}
.warning{color:var(--warning);background:var(--warning-bg)}
.noted{color:var(--note);background:var(--note-bg)}
.good{color:var(--good);background:var(--good-bg)}
.plain{color:var(--soft);background:var(--track)}
.head{display:flex;flex-wrap:wrap;align-items:center;gap:6px 14px}
.head .soft{font-size:.9rem}
.verdict{font-size:1.08rem;margin:12px 0 18px;max-width:60em}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:10px;margin:0 0 24px;padding:0}
.tile{border:1px solid var(--line);border-radius:10px;padding:10px 12px;min-width:0}
.tile dt{font-size:.8rem;color:var(--soft)}
.tile dd{margin:1px 0 0;font-size:1.16rem;font-weight:650;line-height:1.25}
.tile small{display:block;font-weight:400;font-size:.8rem;color:var(--soft);margin-top:2px}
.parts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,420px),1fr));gap:28px 34px}
.part{min-width:0}
.wide{grid-column:1/-1}
figure{margin:0 0 8px}
svg{display:block;width:100%}
.stack{height:34px;border-radius:8px;overflow:hidden}
.gauge{height:8px;border-radius:4px;margin-top:8px}
.track{fill:var(--track)}
.bar{height:10px;border-radius:5px;overflow:hidden}
.fill{fill:var(--note)}
.fill.bad{fill:var(--error)}
.fill.mid{fill:var(--warning)}
.fill.ok{fill:var(--good)}
.faint{opacity:.28}
.overview{list-style:none;margin:14px 0 0;padding:0;display:grid;gap:18px}
.overview .head{margin-bottom:2px}
.mark{fill:var(--ink)}
.legend,.bars{list-style:none;margin:10px 0 0;padding:0;display:grid;gap:6px 18px}
.legend{grid-template-columns:repeat(auto-fill,minmax(min(100%,210px),1fr));font-size:.9rem}
.legend li{display:flex;align-items:baseline;gap:8px;min-width:0}
.legend b{margin-left:auto;font-weight:600;white-space:nowrap}
.dot{flex:none;width:11px;height:11px;border-radius:3px;display:inline-block;align-self:center}
.bars{gap:11px}
.bars .row{display:flex;justify-content:space-between;gap:12px;font-size:.9rem;margin-bottom:3px}
.bars .row span:last-child{text-align:right;white-space:nowrap;color:var(--soft)}
.bars .row span:first-child{min-width:0}
.bars em{font-style:normal;white-space:nowrap;color:var(--error);font-weight:600}
details{margin:8px 0 0}
summary{cursor:pointer;color:var(--note);font-size:.9rem;width:fit-content;border-radius:4px}
summary:focus-visible,.scroll:focus-visible{outline:2px solid var(--note);outline-offset:2px}
.scroll{overflow-x:auto;margin:8px 0;border:1px solid var(--line);border-radius:8px}
table{border-collapse:collapse;width:100%;font-size:.86rem}
th,td{text-align:left;vertical-align:top;padding:6px 11px;border-bottom:1px solid var(--line)}
th{color:var(--soft);font-weight:600;white-space:nowrap}
tbody tr:last-child td{border-bottom:0}
.n{text-align:right;white-space:nowrap}
td{overflow-wrap:normal;word-break:normal}
.finding{border-left:4px solid var(--line);padding:2px 0 2px 14px;margin:0 0 18px}
.finding.is-error{border-color:var(--error)}
.finding.is-warning{border-color:var(--warning)}
.finding.is-note{border-color:var(--note)}
.finding .head{margin-bottom:6px}
.finding p:last-child{margin-bottom:0}
.map{max-width:460px;margin:6px auto 0}
.glance{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,300px),1fr));gap:10px 36px;align-items:center}
.map text{fill:var(--ink);font:600 12px system-ui,sans-serif}
.map .small{fill:var(--soft);font-weight:400;font-size:11px}
.band{opacity:.34}
.band:hover{opacity:.6}
.node{fill:var(--ink)}
.node.s-split,.node.s-small{fill:var(--error)}
.node.s-fits{fill:var(--good)}
.node.s-unknown{fill:var(--soft)}
footer{padding-top:10px;padding-bottom:48px;color:var(--soft);font-size:.86rem}
@media (max-width:560px){body{font-size:15px}main,header,footer{padding-left:12px;padding-right:12px}.card{padding:16px 14px;border-radius:12px}h1{font-size:1.45rem}.tiles{grid-template-columns:repeat(2,minmax(0,1fr))}th,td{padding:6px 7px}td:first-child{min-width:8.5rem;overflow-wrap:anywhere}}
@media print{:root{color-scheme:light}.card{break-inside:avoid}summary{display:none}}
${classes}`;
const CHIP = {
	error: "error",
	warning: "warning",
	note: "noted"
};
function findingCard(f) {
	const sure = f.confidence === "certain" ? "" : `<span class="soft">${f.confidence}</span>`;
	const where = f.at ?? f.server ?? "";
	const related = f.related.map((r) => `<li><code>${esc(r.at)}</code> ${esc(r.role)}</li>`).join("");
	const more = f.advice === void 0 && related === "" ? "" : `<details><summary>What to do</summary>${prose(f.advice ?? "")}${related === "" ? "" : `<ul>${related}</ul>`}</details>`;
	return `<div class="finding is-${f.severity}"><div class="head"><span class="chip ${CHIP[f.severity]}">${f.severity}</span><b>${esc(f.rule)}</b>${sure}<code>${esc(where)}</code></div>${prose(f.message)}${more}</div>`;
}
function tally(findings) {
	const chips = [
		"error",
		"warning",
		"note"
	].flatMap((severity) => {
		const n = findings.filter((f) => f.severity === severity).length;
		return n > 0 ? [`<li class="chip ${CHIP[severity]}">${plural(n, severity)}</li>`] : [];
	});
	return chips.length > 0 ? chips.join("") : "<li class=\"chip good\">Nothing found that breaks</li>";
}
const cardOf = (title, inner) => inner === "" ? "" : `<section class="card"><h2>${esc(title)}</h2>${inner}</section>`;
const sections = (all) => all.flatMap((s) => s === void 0 ? [] : [openSection(s)]).join("\n");
function afterWord(sentence) {
	const rest = sentence.replace(/^(?:Split it|Too small|Fits|Whether it fits is not known): /, "");
	return `${rest.charAt(0).toUpperCase()}${rest.slice(1)}`;
}
function overview({ servers }) {
	const lines = servers.map((s) => {
		const { word, sentence } = verdictOf(s);
		return `<li><span class="head"><b>${esc(s.id)}</b><span class="chip ${CHIPS[word]}">${word}</span></span>${inline(afterWord(sentence))}</li>`;
	});
	const picture = map(servers);
	if (picture === "") return "";
	return `<section class="card"><h2>What is where</h2><div class="glance"><figure>${picture}</figure><ul class="overview">${lines.join("\n")}</ul></div></section>`;
}
function htmlPage(given, { findings: found }) {
	const audit = redactAll(given);
	const findings = worstItems(found.filter((f) => !f.silenced));
	const when = audit.takenAt.slice(0, 16).replace("T", " ");
	const parts = [
		overview(audit),
		cardOf("Findings", findings.map(findingCard).join("\n")),
		cardOf("Clusters", sections(clusterSections(audit))),
		...audit.servers.map(serverCard),
		cardOf("Ready for what it is meant for?", sections(expectedSections(audit))),
		cardOf("What changed", sections(sinceSections(audit))),
		cardOf("What is open", sections([
			unreachedSection(audit),
			disagreementSection(audit),
			notCheckedSection(audit)
		]))
	];
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<link rel="icon" href="data:,">
<title>Redis audit of ${esc(when)}</title>
<style>${STYLE}</style>
</head>
<body>
<header><h1>Redis audit</h1><div class="soft">${esc(when)} UTC · ${plural(audit.servers.length, "server")} · read only</div><ul class="tally">${tally(findings)}</ul></header>
<main>
${parts.filter((p) => p !== "").join("\n")}
</main>
<footer>${esc(`${audit.tool.name} ${audit.tool.version}`)}. Sizes are in powers of 1024, keys as MEMORY USAGE counts them. This file holds no script and fetches nothing.</footer>
</body>
</html>
`;
}
export { htmlPage as t };
