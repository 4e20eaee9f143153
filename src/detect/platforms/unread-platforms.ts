/** Ways to declare a Redis that are recognised and not read: each is a gap by name. */
import { fileSpan } from '../../model/span.ts'
import type { Files } from '../../read/files.ts'
import type { Detector } from '../detector.ts'
import { aside } from './aside.ts'
import { candidates } from './candidates.ts'

interface Form {
  /** What it is, as its gap names it. */
  readonly title: string
  readonly file: RegExp
  /** What stands in a file that declares a server. */
  readonly declares: RegExp
  /** Words for the search, of which each such file holds one. */
  readonly words: readonly string[]
}

const FORMS: readonly Form[] = [
  {
    title: 'a CloudFormation template',
    file: /\.(?:ya?ml|json)$/,
    declares: /["']?Type["']?:\s*["']?AWS::(?:ElastiCache::(?:ReplicationGroup|CacheCluster|ServerlessCache)|MemoryDB::Cluster)\b/,
    words: ['AWS::ElastiCache', 'AWS::MemoryDB'],
  },
  { title: "Railway's configuration", file: /(?:^|\/)railway\.(?:json|toml)$/, declares: /redis|valkey/i, words: ['redis', 'valkey'] },
  { title: "Nanobox's boxfile", file: /(?:^|\/)boxfile\.yml$/, declares: /image:\s*\S*redis/, words: ['redis'] },
  {
    title: "DigitalOcean's app specification",
    file: /(?:^|\/)\.do\/[\w.-]+\.ya?ml$/,
    declares: /engine:\s*["']?(?:REDIS|VALKEY)/,
    words: ['redis', 'valkey'],
  },
  {
    title: "Platform.sh's services",
    file: /(?:^|\/)\.(?:platform|upsun)\/[\w.-]+\.ya?ml$/,
    declares: /type:\s*["']?(?:redis|valkey)/,
    words: ['redis', 'valkey'],
  },
  {
    title: 'a Docker stack or Nomad job in JSON',
    file: /\.nomad\.json$/,
    declares: /"image":\s*"[^"]*(?:redis|valkey)/i,
    words: ['redis', 'valkey'],
  },
]

export const unreadPlatforms: Detector<Files> = {
  id: 'unread-platforms',
  *detect(files) {
    for (const { title, file: pattern, declares, words } of FORMS) {
      for (const file of files.repo.mentioning(candidates(files, pattern), words)) {
        if (aside(file, files) === undefined && declares.test(files.text(file) ?? ''))
          yield { gap: { at: fileSpan(file), why: `${file} is ${title} that declares a Redis, and is not read` } }
      }
    }
  },
}
