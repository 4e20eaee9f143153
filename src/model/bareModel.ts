/** A model of servers alone, for rules that need no app. */
import type { Model } from './model.ts'
import type { Server } from './server.ts'

/** Nothing of an app, and the servers that were found without one. */
export const bareModel = (
  servers: readonly Server[],
  around: Pick<Model, 'environment' | 'platform' | 'target' | 'endpoints' | 'now'> & Partial<Model>,
): Model => ({
  root: '.',
  gems: {},
  clients: [],
  processes: [],
  servers,
  consumers: [],
  misplacedKeys: [],
  calls: [],
  gaps: [],
  settings: new Map(),
  instead: {},
  ...around,
})
