/** ElastiCache's node types. Source: AWS ElastiCache User Guide, "Engine specific parameters". */

/** `maxmemory` in bytes before AWS' reserve. */
const MEMORY: Readonly<Record<string, number>> = {
  't3.micro': 536870912,
  't4g.micro': 536870912,
  't3.small': 1471026299,
  't4g.small': 1471026299,
  't3.medium': 3317862236,
  't4g.medium': 3317862236,
  'c7gn.large': 3317862236,
  'm5.large': 6854542746,
  'm6g.large': 6854542746,
  'm7g.large': 6854542746,
  'm6g.xlarge': 13891921715,
  'm7g.xlarge': 13891921715,
  'm6g.2xlarge': 27966669210,
  'm7g.2xlarge': 27966669210,
  'm6g.4xlarge': 56116178125,
  'm7g.4xlarge': 56116178125,
  'm6g.8xlarge': 111325552312,
  'm7g.8xlarge': 111325552312,
  'm6g.12xlarge': 168715971994,
  'm7g.12xlarge': 168715971994,
  'm6g.16xlarge': 225000375228,
  'm7g.16xlarge': 225000375228,
  'r5.large': 14037181030,
  'r6g.large': 14037181030,
  'r7g.large': 14037181030,
  'r6g.xlarge': 28261849702,
  'r7g.xlarge': 28261849702,
  'r6g.2xlarge': 56711183565,
  'r7g.2xlarge': 56711183565,
  'r6g.4xlarge': 113609865216,
  'r7g.4xlarge': 113609865216,
  'r6g.8xlarge': 225000375228,
  'r7g.8xlarge': 225000375228,
  'r6g.12xlarge': 341206346547,
  'r7g.12xlarge': 341206346547,
  'r6g.16xlarge': 450000750456,
  'r7g.16xlarge': 450000750456,
}

const FEWER_CLIENTS: Readonly<Record<string, number>> = {
  't2.micro': 20_000,
  't2.small': 20_000,
  't2.medium': 20_000,
  't3.micro': 20_000,
  't4g.micro': 20_000,
  't3.small': 46_000,
  't3.medium': 46_000,
}

const sizeOf = (node: string): string => node.replace(/^(?:cache|db)\./, '')

/** What `maxmemory` is on a node with some percent reserved, in bytes; undefined for a type that is not listed. */
export function nodeMemory(node: string, reserved: number): number | undefined {
  const whole = MEMORY[sizeOf(node)]
  return whole === undefined ? undefined : Math.floor(whole * (1 - reserved / 100))
}

/** `maxclients` of a node, which nobody can change. */
export const nodeClients = (node: string): number => FEWER_CLIENTS[sizeOf(node)] ?? 65_000
