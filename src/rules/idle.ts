/** What is configured and not used weighs little: a cable.yml that a new app brought along. */
import type { Finding } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import { place } from '../model/span.ts'

const CABLE_YML = /(?:^|\/)config\/cable\.ya?ml$/

/** Whether a finding tells of another's connection too, which has the fault whether or not anyone broadcasts. */
const ofOthers = (finding: Finding, model: Model): boolean =>
  finding.related.some(r => model.clients.some(c => c.workload !== 'cable' && place(c.at) === place(r.at)))

/** A finding on Action Cable's configuration as a note where nothing in the app broadcasts or subscribes. */
export const asUsed = (finding: Finding, model: Model): Finding =>
  model.cableIdle && CABLE_YML.test(finding.at.file) && !ofOthers(finding, model)
    ? {
        ...finding,
        severity: 'note',
        message: `${finding.message} Nothing in the app broadcasts or subscribes, so this matters only once something does.`,
      }
    : finding
