const keysOf = {
	sidekiq: [
		{
			library: "Sidekiq",
			type: "set",
			common: ["queues", "processes"]
		},
		{
			library: "Sidekiq",
			type: "list",
			common: ["queue:{rest}"]
		},
		{
			library: "Sidekiq",
			type: "zset",
			common: [
				"schedule",
				"retry",
				"dead",
				"profiles"
			]
		},
		{
			library: "Sidekiq",
			type: "hash",
			own: [
				"j|{n}",
				"j|{n}|{n}",
				"j|{n}|{n}:{n}",
				"it-{jid}"
			],
			common: [
				"{word}:{n}:{hex12}",
				"{word}:{n}:{hex12}:work",
				"{word}:{n}:{hex12}:workers",
				"{n}-marks"
			]
		},
		{
			library: "Sidekiq",
			type: "string",
			own: [
				"stat:processed:{n}-{n}-{n}",
				"stat:failed:{n}-{n}-{n}",
				"process_cleanup",
				"h|{Class}-{n}-{n}:{n}",
				"{Class}-{n}-{n}:{n}",
				"deploylock-{rest}"
			],
			common: ["stat:processed", "stat:failed"]
		},
		{
			library: "Sidekiq's plugins",
			own: ["sidekiq:{rest}"]
		},
		{
			library: "Sidekiq Pro and Enterprise",
			own: [
				"queue:sq|{rest}",
				"dear-leader",
				"lmtr-{rest}",
				"history:metrics",
				"super_processes",
				"batch-died",
				"b-{token}"
			],
			common: [
				"unique:{hex}",
				"batches",
				"paused"
			]
		},
		{
			library: "sidekiq-cron",
			own: [
				"cron_jobs",
				"cron_jobs:{rest}",
				"cron_job:{rest}"
			]
		},
		{
			library: "sidekiq-unique-jobs",
			own: ["uniquejobs:{rest}"]
		},
		{
			library: "sidekiq-scheduler",
			own: ["sidekiq-scheduler:{rest}"],
			common: ["schedules", "schedules_changed"]
		},
		{
			library: "sidekiq-limit_fetch",
			own: ["limit_fetch:{rest}", "limit:heartbeat:{uuid}"],
			common: ["limit:processes"]
		},
		{
			library: "sidekiq-throttled",
			own: ["throttled:{Class}:concurrency{rest}", "throttled:{Class}:threshold{rest}"]
		},
		{
			library: "sidekiq-batch",
			own: ["BID-{rest}", "invalidated-{rest}"]
		}
	],
	resque: [
		{
			library: "Resque",
			own: [
				"resque:{rest}",
				"workers:heartbeat",
				"pruning_dead_workers_in_progress"
			]
		},
		{
			library: "Resque",
			type: "list",
			common: ["queue:{word}", "failed"]
		},
		{
			library: "Resque",
			type: "set",
			common: [
				"queues",
				"workers",
				"failed_queues"
			]
		},
		{
			library: "Resque",
			type: "string",
			common: ["worker:{rest}", "stat:{rest}"]
		},
		{
			library: "resque-scheduler",
			own: [
				"delayed_queue_schedule",
				"resque_scheduler_master_lock",
				"delayed:last_enqueued_at"
			],
			common: [
				"delayed:{n}",
				"timestamps:{rest}",
				"schedules_changed"
			]
		}
	],
	cache: [
		{
			library: "Rails' view fragments",
			own: ["views/{rest}"]
		},
		{
			library: "keys called cache",
			own: [
				"cache:{rest}",
				"cache/{rest}",
				"{word}_cache:{rest}",
				"{word}-cache:{rest}"
			]
		},
		{
			library: "geocoder",
			own: ["geocoder:{rest}"]
		}
	],
	session: [{
		library: "Rack sessions",
		type: "string",
		inCache: true,
		own: [
			"_session_id:{rest}",
			"rack:session:{rest}",
			"{n}::{hex}",
			"{token}::{hex}",
			"session:{id}",
			"sessions:{id}"
		]
	}],
	rateLimit: [{
		library: "rack-attack",
		inCache: true,
		own: ["rack::attack:{rest}"]
	}, {
		library: "Rails' rate_limit",
		inCache: true,
		own: ["rate-limit:{rest}"]
	}],
	lock: [{
		library: "keys called lock",
		own: [
			"lock:{rest}",
			"locks:{rest}",
			"redlock:{rest}",
			"mutex:{rest}"
		]
	}],
	flags: [
		{
			library: "flipper",
			own: [
				"flipper_features",
				"flipper:{rest}",
				"flipper/v1/{rest}"
			]
		},
		{
			library: "rollout",
			own: ["feature:__features__", "feature:_global_:logging:events"],
			common: ["feature:{word}"]
		},
		{
			library: "split",
			own: [
				"experiment_configurations/{rest}",
				"experiment_winner",
				"experiment_start_times"
			],
			common: ["experiments"]
		}
	],
	anycable: [{
		library: "AnyCable",
		own: ["__anycable__", "__anycable_internal__"]
	}],
	kredis: [{
		library: "Kredis",
		own: ["kredis:{rest}"]
	}],
	app: [{
		library: "Coverband",
		own: ["coverband_{rest}"]
	}]
};
const SEVERITY = {
	note: 0,
	warning: 1,
	error: 2
};
const needs = {
	sidekiq: {
		title: "Sidekiq",
		kind: "jobs",
		eviction: "never",
		persistence: "wanted",
		loss: "queued and scheduled jobs are gone",
		keys: keysOf.sidekiq
	},
	resque: {
		title: "Resque",
		kind: "jobs",
		eviction: "never",
		persistence: "wanted",
		loss: "queued jobs are gone",
		keys: keysOf.resque
	},
	cache: {
		title: "Cache",
		kind: "cache",
		eviction: "wanted",
		persistence: "unneeded",
		loss: "entries are computed again",
		keys: keysOf.cache
	},
	cable: {
		title: "Action Cable",
		kind: "cable",
		eviction: "tolerated",
		persistence: "unneeded",
		loss: "nothing: pub/sub keeps no keys",
		keys: []
	},
	anycable: {
		title: "AnyCable",
		kind: "cable",
		eviction: "tolerated",
		persistence: "unneeded",
		loss: "nothing but the broadcast stream",
		keys: keysOf.anycable
	},
	session: {
		title: "Sessions",
		kind: "session",
		eviction: "never",
		persistence: "wanted",
		loss: "users are signed out",
		keys: keysOf.session
	},
	"rate-limit": {
		title: "Rate limits",
		kind: "rate-limit",
		eviction: "tolerated",
		persistence: "unneeded",
		loss: "counters start again and limits let requests through",
		keys: keysOf.rateLimit
	},
	lock: {
		title: "Locks",
		kind: "lock",
		eviction: "never",
		persistence: "unneeded",
		loss: "two processes hold one lock",
		keys: keysOf.lock
	},
	"feature-flag": {
		title: "Feature flags",
		kind: "feature-flag",
		eviction: "never",
		persistence: "wanted",
		loss: "flags fall back to off",
		keys: keysOf.flags
	},
	kredis: {
		title: "Kredis",
		kind: "data",
		eviction: "never",
		persistence: "wanted",
		loss: "application data is gone",
		keys: keysOf.kredis
	},
	app: {
		title: "Application data",
		kind: "data",
		eviction: "never",
		persistence: "wanted",
		loss: "application data is gone",
		keys: keysOf.app
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
const spokenFor = {
	cache: /CACHE/i,
	cable: /CABLE|PUBSUB|WEBSOCKET/i,
	jobs: /SIDEKIQ|RESQUE|JOB|QUEUE|WORKER/i,
	session: /SESSION/i,
	lock: /LOCK/i,
	"rate-limit": /LIMIT|THROTTL|ATTACK/i,
	"feature-flag": /FLAG|FLIPPER|ROLLOUT|FEATURE/i,
	data: /DATA|STORE|KREDIS/i
};
export { spokenFor as a, needs as i, conflict as n, lower as r, SEVERITY as t };
