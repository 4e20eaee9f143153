/** A throw-away authority and certificates of it, made by openssl. */
import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Certificates } from './bed.ts'

const openssl = (dir: string, ...args: readonly string[]): void => {
  execFileSync('openssl', args, { cwd: dir, stdio: ['ignore', 'ignore', 'pipe'] })
}

const CONFIG = `
[ca]
default_ca = test
[test]
database = index.txt
serial = serial
new_certs_dir = .
default_md = sha256
policy = any
email_in_dn = no
copy_extensions = copy
[any]
commonName = supplied
`

/** Makes an authority in a folder, and for each name a certificate for 127.0.0.1 and ghes.example.test, valid until a time such as `20200102000000Z`. */
export function certificates(dir: string, ends: Readonly<Record<string, string>>): Readonly<Record<string, Certificates>> {
  writeFileSync(join(dir, 'ca.cnf'), CONFIG)
  writeFileSync(join(dir, 'index.txt'), '')
  writeFileSync(join(dir, 'serial'), '01\n')
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  openssl(dir, 'req', '-x509', ...key, '-keyout', 'ca.key', '-out', 'ca.crt', '-subj', '/CN=test', '-days', '3650')
  return Object.fromEntries(
    Object.entries(ends).map(([name, end]) => {
      openssl(
        dir,
        'req',
        ...key,
        '-keyout',
        `${name}.key`,
        '-out',
        `${name}.csr`,
        '-subj',
        `/CN=${name}`,
        '-addext',
        'subjectAltName=IP:127.0.0.1,DNS:ghes.example.test',
      )
      const authority = ['-config', 'ca.cnf', '-cert', 'ca.crt', '-keyfile', 'ca.key', '-batch', '-notext']
      openssl(dir, 'ca', ...authority, '-startdate', '20190101000000Z', '-enddate', end, '-in', `${name}.csr`, '-out', `${name}.crt`)
      const fingerprint = new X509Certificate(readFileSync(join(dir, `${name}.crt`))).fingerprint256
      return [name, { ca: join(dir, 'ca.crt'), cert: join(dir, `${name}.crt`), key: join(dir, `${name}.key`), fingerprint }]
    }),
  )
}
