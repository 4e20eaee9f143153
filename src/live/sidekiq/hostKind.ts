/** Names of hosts as a report may show them. */

/** A host's name without what tells one machine from the next: `sidekiq-*`, `ip-*`, `container`; a dyno's stays. */
export function hostKind(host: string): string {
  const [label = ''] = host.split('.')
  if (/^[a-z][a-z0-9_-]*\.\d+$/i.test(host)) return host
  if (/^[0-9.]+$|:/.test(host)) return 'address'
  if (/^[0-9a-f]{12,64}$/i.test(label)) return 'container'
  if (/^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(label)) return 'machine'
  const short = label
    // A pod of a deployment ends in a hash and five characters, one of a set in a number.
    .replace(/-[0-9a-z]{5,10}-[0-9a-z]{5}$/, '-*')
    .replace(/(?:[-_](?=[0-9a-f]*\d)[0-9a-f]{6,}|(?:[-_]\d+){2,})+$/i, '-*')
  return /^[\w*-]{1,40}$/.test(short) ? short : 'host'
}
