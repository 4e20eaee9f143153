/** A server's image without a version, or with one that gets no fixes any more. */
import { known } from '../model/fact.ts'
import type { Finding } from '../model/finding.ts'
import type { Model } from '../model/model.ts'
import type { Server } from '../model/server.ts'
import type { Rule } from './rule.ts'
import { day, ended, isImageTag } from './servers/endOfLife.ts'
import { LOCK } from './servers/exampleFiles.ts'
import { judgedServers } from './servers/tenants.ts'
import { liveName, onceEach, relatedTo, titled, whereSaid } from './servers/wording.ts'
import { capital } from './words.ts'

/** An image's name without its tag, and the tag; undefined where a digest pins it. */
function parts(image: string): { readonly name: string; readonly tag: string | undefined } | undefined {
  if (image.includes('@')) return undefined
  const slash = image.lastIndexOf('/')
  const colon = image.indexOf(':', slash + 1)
  return colon === -1 ? { name: image, tag: undefined } : { name: image.slice(0, colon), tag: image.slice(colon + 1) }
}

/** A version to pin, of the engine that the image's name tells. */
const pinned = (name: string): string =>
  /valkey/.test(name) ? `${name}:8.1` : /keydb|dragonfly/.test(name) ? `${name}:VERSION` : `${name}:8.2`

const paste = (server: Server, image: string): string => {
  const key = server.provider === 'fly' ? `[build]\n  image = "${image}"` : `image: ${image}`
  return `\`\`\`${server.provider === 'fly' ? 'toml' : 'yaml'}\n${key}\n\`\`\``
}

function judge(server: Server, model: Model): Finding | undefined {
  const image = known(server.facts.image)
  const found = image && parts(image.value)
  if (!image || !found) return undefined
  const { name, tag } = found
  const at = whereSaid(server, image)
  const base = { rule: 'image-tag', at, related: relatedTo(at, server, []), ...liveName(server) } as const
  // A word such as `latest`, `alpine` or `bookworm`, with no number at its beginning.
  if (tag === undefined || !/^v?\d/.test(tag)) {
    return {
      ...base,
      severity: 'warning',
      confidence: image.unless ? 'likely' : 'certain',
      message: `${capital(titled(server))} runs the image \`${image.value}\`, ${tag === undefined ? 'without a tag' : 'whose tag names no version'}: the next pull may bring another major version in the middle of a deployment, and an older one can't read the files that it writes, so that there is no way back.`,
      advice: `Pin the version that runs now (\`INFO server\` tells it), at least its major and minor:\n\n${paste(server, pinned(name))}`,
      about: `no version of ${server.id}`,
    }
  }
  const end = isImageTag(server) && known(server.facts.version)?.source !== 'live' ? ended(server, model.now) : undefined
  if (!end) return undefined
  return {
    ...base,
    severity: 'warning',
    confidence: image.unless ? 'likely' : 'certain',
    message: `${capital(titled(server))} runs \`${image.value}\`: ${end.by} has given ${end.version} no security fixes since ${day(end.on)}.`,
    advice: `Go to ${end.next}; the newer server reads the older one's files:\n\n${paste(server, pinned(name))}`,
    about: `${end.version} of ${server.id}`,
  }
}

function* check(model: Model): Iterable<Finding> {
  for (const server of judgedServers(model)) {
    const found = judge(server, model)
    if (found) yield found
  }
}

export const imageTag: Rule = {
  id: 'image-tag',
  severity: 'warning',
  since: '0.1.0',
  needs: ['declared'],
  title: "A Redis image without a version, or past that version's end",
  why: 'Without a tag, with `latest` or with a word such as `alpine`, a pull brings whatever is newest: perhaps another major version, whose snapshot and append-only files an older one refuses to read. Versions that their project has given up get no security fixes: Redis up to 5.0 since April 2022, 6.0 since May 2022, 7.0 since July 2024. A tag of the major version alone (`redis:7`) moves within it and is no finding; a digest pins more than any tag.',
  fix: `\`\`\`yaml
image: redis:8.2-alpine
\`\`\``,
  sources: [
    'https://hub.docker.com/_/redis',
    'https://github.com/redis/redis/security/policy',
    'https://endoflife.date/redis',
    'https://valkey.io/topics/releases/',
  ],
  check: model => onceEach(check(model)),
  examples: [
    {
      title: 'No tag, and a version that ended',
      kind: 'bad',
      files: `--- compose.prod.yml
services:
  redis:
    image: redis # <- runs the image \`redis\`, without a tag
  limits:
    image: redis:7.0-alpine # <- has given 7.0 no security fixes since 29 July 2024
${LOCK}`,
    },
    {
      title: 'Through a Dockerfile and a variable',
      kind: 'bad',
      files: `--- compose.prod.yml
services:
  redis:
    build: ./redis
  pages:
    image: \${PAGES_IMAGE:-valkey/valkey:latest} # <- whose tag names no version
--- redis/Dockerfile
FROM redis:5 # <- has given 5 no security fixes since 27 April 2022
COPY redis.conf /etc/redis.conf
CMD ["redis-server", "/etc/redis.conf"]
--- redis/redis.conf
appendonly yes
${LOCK}`,
    },
    {
      title: 'A version, or a digest',
      kind: 'good',
      files: `--- compose.prod.yml
services:
  redis:
    image: redis:7.4-alpine
  limits:
    image: redis:7
  pages:
    image: valkey/valkey@sha256:4a0a1dbd8e3e5e6e27e1a6e3f5c0b2b6a0a4bb6a2e9c0a7c1f5b8d3e9f6a7b8c
${LOCK}`,
    },
  ],
}
