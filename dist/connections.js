import { S as atLeast, Z as isRider, _ as hasCapsules, b as sidekiqConcurrency, d as isWeb, f as uses, g as cableWorkers, h as needs, v as poolSize, w as amount, x as sidekiqDefaults, y as readsSize } from "./rules.js";
const orElse = (given, fallback, words) => {
	if (!given) return {
		number: fallback,
		assumed: `${words} by default`
	};
	if (given.number !== null) return given.variable ? {
		number: given.number,
		assumed: `$${given.variable} unset`
	} : { number: given.number };
	return {
		number: fallback,
		assumed: given.variable ? `${words} while $${given.variable} is unset` : `${words}, which the files do not tell`
	};
};
function threadsOf(process, model) {
	if (process.kind === "puma") {
		const own = model.gems.puma === void 0 || atLeast(model.gems.puma, "5.0.0") ? 5 : 16;
		return orElse(amount(process.threads), own, `${own} threads`);
	}
	if (process.kind === "sidekiq") {
		const own = sidekiqConcurrency(model.gems);
		return orElse(amount(process.concurrency), own, `concurrency ${own}`);
	}
	const given = amount(process.threads) ?? amount(process.concurrency);
	return given ? orElse(given, 1, "1 thread") : { number: 1 };
}
const plural = (n, word) => `${n} ${word}${n === 1 ? "" : "s"}`;
function workerShare(client, process, concurrency, model) {
	const capsules = (process.capsules ?? []).map((c) => amount(c.concurrency)?.number ?? 1);
	const threads = concurrency + capsules.reduce((a, b) => a + b, 0);
	const given = amount(client.poolSize)?.number ?? null;
	if (!hasCapsules(model)) {
		const ceiling = given ?? concurrency + 5;
		return {
			client,
			typical: Math.min(ceiling, threads + 1),
			ceiling,
			why: `concurrency ${concurrency} + 1, pool ${ceiling}`
		};
	}
	const size = readsSize(model) ? given : null;
	const internal = size ?? sidekiqDefaults(model.gems).pool ?? 0;
	const ceiling = [concurrency, ...capsules].reduce((sum, c) => sum + (size ?? c), 0) + internal;
	return {
		client,
		typical: threads + 1,
		ceiling,
		why: `${[concurrency, ...capsules].join(" + ")} job threads + 1, with an internal pool of ${internal}`
	};
}
function share(client, process, threads, model) {
	const web = isWeb(process);
	if (!uses(client, process, model)) return void 0;
	if (client.library === "sidekiq" && process.kind === "sidekiq") return workerShare(client, process, threads, model);
	const own = threads + (process.capsules ?? []).reduce((sum, c) => sum + (amount(c.concurrency)?.number ?? 0), 0);
	const most = own + (web ? cableWorkers(model) : 0);
	if (client.library === "action-cable") {
		const both = web ? 2 : 1;
		return {
			client,
			typical: both,
			ceiling: both,
			why: web ? "one to publish, one to subscribe" : "one to publish"
		};
	}
	const nodes = client.endpoint.kind === "list" ? Math.max(1, client.endpoint.items.length) : 1;
	const times = nodes > 1 ? ` × ${nodes} servers` : "";
	const { size, known } = poolSize(client, model);
	if (size === null && known) return {
		client,
		typical: own * nodes,
		ceiling: null,
		why: `a new connection for each ${client.holder === "call" ? "call" : "object"}`
	};
	if (size === null) return {
		client,
		typical: own * nodes,
		ceiling: most * nodes,
		why: `a pool whose size the files do not tell, ${plural(own, "thread")}${times}`
	};
	if (size === 1) return {
		client,
		typical: nodes,
		ceiling: nodes,
		why: `1 for all threads${times}`
	};
	return {
		client,
		typical: Math.min(size, own) * nodes,
		ceiling: Math.min(size, most) * nodes,
		why: `pool ${size}, ${plural(own, "thread")}${times}`
	};
}
function label(client) {
	const { title } = needs[client.workload];
	return client.workload === "app" || client.workload === "lock" ? client.name : title;
}
function sum(shares) {
	const counted = new Map();
	for (const s of shares) {
		const term = `${label(s.client)} ${s.typical}`;
		counted.set(term, (counted.get(term) ?? 0) + 1);
	}
	return [...counted].map(([term, n]) => n > 1 ? `${n} × ${term}` : term).join(" + ");
}
function total(shares, copies) {
	const typical = copies * shares.reduce((n, s) => n + s.typical, 0);
	const ceiling = shares.every((s) => s.ceiling !== null) ? copies * shares.reduce((n, s) => n + (s.ceiling ?? 0), 0) : null;
	const inner = sum(shares);
	return {
		typical,
		ceiling,
		terms: copies > 1 && shares.length > 0 ? `${copies} × ${shares.length > 1 ? `(${inner})` : inner}` : inner,
		text: range(typical, ceiling)
	};
}
function range(typical, ceiling) {
	if (ceiling === null) return `${typical} and more`;
	return ceiling > typical ? `${typical}, at most ${ceiling}` : String(typical);
}
function connections(model) {
	const clients = model.clients.filter((client) => !isRider(client));
	return model.processes.map((process) => {
		const threads = threadsOf(process, model);
		const workers = process.workers === void 0 || process.workers === null ? { number: 0 } : orElse(amount(process.workers), 0, "1 process");
		const copies = Math.max(1, workers.number) * (process.count ?? 1);
		const shares = clients.map((client) => share(client, process, threads.number, model)).filter((s) => s !== void 0);
		const assumed = [threads.assumed, "assumed" in workers ? workers.assumed : void 0].filter((a) => a !== void 0);
		return {
			process,
			threads: threads.number,
			copies,
			assumed: [...new Set(assumed)],
			shares,
			...total(shares, copies)
		};
	});
}
export { connections as t };
