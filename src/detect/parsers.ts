/** Parsers that are loaded only where a file may need them: some take longer to start than most repositories to read. */
import type { Repo } from '../model/repo.ts'
import { loadHcl } from '../read/hcl/parse.ts'
import { loadJavaScript } from '../read/javascript.ts'
import { loadToml } from '../read/toml.ts'
import { needsJavaScript } from './javascript/files.ts'
import { isFly } from './platforms/fly.ts'
import { needsHcl } from './platforms/terraform.ts'

/** Loads what the detectors of this repository need. Await it before they run. */
export async function loadParsers(repo: Repo): Promise<void> {
  await Promise.all([needsJavaScript(repo) && loadJavaScript(), repo.files().some(isFly) && loadToml(), needsHcl(repo) && loadHcl()])
}
