/** The rules of a robots.txt (RFC 9309): which of them are for us, and which address they allow. */
import { Buffer } from 'node:buffer'

/** The product token that a site names to speak to us. */
export const PRODUCT = 'Ruledrift'

/** Not in the RFC, but in a group wherever it stands: the group has begun, and the next agent is not in it. */
const IN_GROUP: ReadonlySet<string> = new Set(['allow', 'disallow', 'crawl-delay'])

/**
 * @returns the lines that concern us, as a robots.txt: groups for `*` and for our name. A page of HTML in the place of the file
 * gives none. A line that is no rule (Sitemap) ends no group (2.2.4).
 */
export function rulesIn(bytes: Uint8Array): string {
  const text = Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
  if (/^\s*</.test(text)) return ''
  const kept = new Set<string>()
  const groups: string[] = []
  let agents = new Set<string>()
  let namesAgents = false
  const begin = () => {
    if (!namesAgents) return
    namesAgents = false
    kept.clear()
    // An empty rule, so that a group without rules is one.
    if (agents.size > 0) groups.push(...[...agents].map((agent) => `User-agent: ${agent}`), 'Disallow:')
  }
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, key = '', value = ''] = /^\s*([a-z-]{1,20})\s*:\s*([^#]*)/i.exec(line) ?? []
    const name = key.toLowerCase()
    if (name === 'user-agent') {
      if (!namesAgents) agents = new Set()
      namesAgents = true
      const agent = agentIn(value)
      if (agent !== undefined) agents.add(agent)
    } else if (IN_GROUP.has(name)) {
      begin()
      const rule = `${name}: ${value.trim()}`
      if (agents.size === 0 || name === 'crawl-delay' || kept.has(rule)) continue
      kept.add(rule)
      groups.push(rule)
    }
  }
  begin()
  return groups.join('\n')
}

/** The product token is the first word, in any case: "Ruledrift/0.1", "ruledrift crawler" (2.2.1). */
function agentIn(value: string): string | undefined {
  if (/^\*(?:\s|$)/.test(value)) return '*'
  const token = /^[a-z_-]+/i.exec(value)?.[0].toLowerCase()
  return token === PRODUCT.toLowerCase() ? token : undefined
}

/** Rules and paths are weighed in steps of both lengths; longer addresses are weighed by their beginning. */
const MAX_PATH_CHARS = 2_048

/**
 * @param rules of `rulesIn`.
 * @returns what the longest rule that matches says, of the groups for us, else of those for everybody; `allow` where two are of one
 * length, and where none matches.
 */
export function allows(rules: string, url: URL): boolean {
  const path = normalized((url.pathname + url.search).slice(0, MAX_PATH_CHARS)).replace(/[*$]/g, encodeURIComponentOf)
  const byAgent = new Map<string, { allow: boolean; pattern: string }[]>()
  let agents: string[] = []
  let isHead = false
  for (const line of rules.split('\n')) {
    const colon = line.indexOf(':')
    const [key, value] = [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
    if (key === 'user-agent') {
      agents = isHead ? [...agents, value] : [value]
      isHead = true
      for (const agent of agents) if (!byAgent.has(agent)) byAgent.set(agent, [])
      continue
    }
    isHead = false
    if (value === '') continue
    for (const agent of agents) byAgent.get(agent)?.push({ allow: key === 'allow', pattern: normalized(value) })
  }
  let best = { allow: true, length: 0 }
  for (const { allow, pattern } of byAgent.get(PRODUCT.toLowerCase()) ?? byAgent.get('*') ?? []) {
    const { length } = pattern
    if (length < best.length || (length === best.length && !allow)) continue
    if (matches(pattern, path)) best = { allow, length }
  }
  return best.allow
}

function encodeURIComponentOf(char: string): string {
  return char === '*' ? '%2A' : '%24'
}

/** One spelling of an octet (2.2.2): beyond ASCII as %XX, what needs no escape without one, hex digits large. */
function normalized(text: string): string {
  return text
    .replace(/[^\x21-\x7e]+/g, (run) => encodeURIComponent(run.toWellFormed()))
    .replace(/%([\da-f]{2})/gi, (written, hex: string) => {
      const char = String.fromCharCode(Number.parseInt(hex, 16))
      return /[\w.~-]/.test(char) ? char : written.toUpperCase()
    })
}

/** `*` stands for anything, a last `$` for the end; else a pattern is a beginning (2.2.3). The leftmost place is always enough. */
function matches(pattern: string, path: string): boolean {
  const isWhole = pattern.endsWith('$')
  const parts = (isWhole ? pattern.slice(0, -1) : pattern).split('*')
  const [first = '', ...rest] = parts
  if (!path.startsWith(first)) return false
  let at = first.length
  const last = isWhole ? rest.pop() : undefined
  for (const part of rest) {
    const found = path.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  if (!isWhole) return true
  return last === undefined ? at === path.length : path.length - last.length >= at && path.endsWith(last)
}
