/** The files that a platform may have written its own into: looked for once, since all detectors of platforms ask. */
import type { Files } from '../../read/files.ts'

const CANDIDATE = /\.(?:ya?ml|json|toml|conf|config|tf|tfvars|tmpl|tpl)$|(?:^|\/)(?:Procfile[\w.-]*|Dockerfile[\w.-]*)$/
/** Nothing that is deployed stands there, and there is much of it. */
const NEVER = /(?:^|\/)(?:node_modules|\.git|\.yarn|locales?|i18n|fixtures|cassettes|vcr_cassettes|__snapshots__|swagger|openapi)\//

const known = new WeakMap<Files, readonly string[]>()

/** Paths of the files whose name fits. */
export function candidates(files: Files, fits: RegExp): readonly string[] {
  let all = known.get(files)
  if (!all) {
    all = files.files.filter(f => CANDIDATE.test(f) && !NEVER.test(f))
    known.set(files, all)
  }
  return all.filter(f => fits.test(f))
}
