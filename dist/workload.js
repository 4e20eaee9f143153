const needs = {
	sidekiq: {
		title: "Sidekiq",
		kind: "jobs",
		eviction: "never",
		persistence: "wanted",
		loss: "queued and scheduled jobs are gone"
	},
	resque: {
		title: "Resque",
		kind: "jobs",
		eviction: "never",
		persistence: "wanted",
		loss: "queued jobs are gone"
	},
	cache: {
		title: "Cache",
		kind: "cache",
		eviction: "wanted",
		persistence: "unneeded",
		loss: "entries are computed again"
	},
	cable: {
		title: "Action Cable",
		kind: "cable",
		eviction: "tolerated",
		persistence: "unneeded",
		loss: "nothing: pub/sub keeps no keys"
	},
	anycable: {
		title: "AnyCable",
		kind: "cable",
		eviction: "tolerated",
		persistence: "unneeded",
		loss: "nothing but the broadcast stream"
	},
	session: {
		title: "Sessions",
		kind: "session",
		eviction: "never",
		persistence: "wanted",
		loss: "users are signed out"
	},
	"rate-limit": {
		title: "Rate limits",
		kind: "rate-limit",
		eviction: "tolerated",
		persistence: "unneeded",
		loss: "counters start again and limits let requests through"
	},
	lock: {
		title: "Locks",
		kind: "lock",
		eviction: "never",
		persistence: "unneeded",
		loss: "two processes hold one lock"
	},
	"feature-flag": {
		title: "Feature flags",
		kind: "feature-flag",
		eviction: "never",
		persistence: "wanted",
		loss: "flags fall back to off"
	},
	kredis: {
		title: "Kredis",
		kind: "data",
		eviction: "never",
		persistence: "wanted",
		loss: "application data is gone"
	},
	app: {
		title: "Application data",
		kind: "data",
		eviction: "never",
		persistence: "wanted",
		loss: "application data is gone"
	}
};
const MATRIX = [
	[
		"cache",
		"jobs",
		"error"
	],
	[
		"cache",
		"session",
		"error"
	],
	[
		"cache",
		"lock",
		"error"
	],
	[
		"cache",
		"data",
		"error"
	],
	[
		"cache",
		"rate-limit",
		"warning"
	],
	[
		"cache",
		"feature-flag",
		"warning"
	],
	[
		"cache",
		"cable",
		"note"
	],
	[
		"jobs",
		"cable",
		"note"
	],
	[
		"jobs",
		"rate-limit",
		"note"
	],
	[
		"jobs",
		"lock",
		"note"
	]
];
function conflict(a, b) {
	const [x, y] = [needs[a].kind, needs[b].kind];
	return MATRIX.find(([p, q]) => p === x && q === y || p === y && q === x)?.[2];
}
const lower = (severity) => severity === "error" ? "warning" : "note";
export { lower as n, needs as r, conflict as t };
