/** Where a plan may lead. */
export const targets = ['elasticache', 'render', 'compose'] as const

export type Target = (typeof targets)[number]

export const titles: Readonly<Record<Target, string>> = { elasticache: 'ElastiCache', render: 'Render', compose: 'Docker Compose' }
