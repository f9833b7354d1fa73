/** Links whose words stayed and whose target changed: a quarter of real content changes is nothing else. */
import type { LinkChange } from '../model/change.ts'
import type { Link } from '../model/text.ts'
import { foldText } from '../text/folding.ts'
import type { Gap } from './blocks.ts'

export type Links = { readonly links: readonly LinkChange[]; readonly folded: number }

/** Beyond this many blocks on a side, a link that came or went is not looked for in the text of the other side. */
const MAX_BLOCKS = 5

/**
 * @param groups blocks that belong together. Links are matched by their folded text, those with the same text in order.
 * @returns each change of target once, however often the page repeats the link; also words that became a link (`before`
 * is '') or are none any more (`after` is ''), while the words themselves stayed.
 */
export function diffLinks(groups: readonly Gap[]): Links {
  const found = new Map<string, LinkChange>()
  const tell = (change: LinkChange) =>
    found.set(JSON.stringify([foldText(change.text), change.before, change.after]), change)
  let folded = 0
  for (const { before, after } of groups) {
    const waiting = Map.groupBy(linksOf(before), ({ text }) => foldText(text))
    const unmatched: Placed[] = []
    for (const link of linksOf(after)) {
      const candidates = waiting.get(foldText(link.text)) ?? []
      const old = takeBest(candidates, link)
      if (old === undefined) unmatched.push(link)
      else if (!sameTarget(old.url, link.url))
        tell({ text: link.text, before: old.url, after: link.url, path: link.path })
      else if (old.url !== link.url) folded++
    }
    if (Math.max(before.length, after.length) > MAX_BLOCKS) continue
    for (const link of standingIn(before, unmatched))
      tell({ text: link.text, before: '', after: link.url, path: link.path })
    for (const link of standingIn(after, [...waiting.values()].flat())) {
      tell({ text: link.text, before: link.url, after: '', path: link.path })
    }
  }
  return { links: [...found.values()], folded }
}

type Placed = Link & { readonly path: readonly string[] }

function linksOf(side: Gap['before']): Placed[] {
  return side.flatMap(({ block }) => block.links.map((link) => ({ ...link, path: block.path })))
}

/** The link with the same target if there is one, so that reordered links with equal words are no change. */
function takeBest(candidates: Placed[], link: Link): Placed | undefined {
  const same = candidates.findIndex(({ url }) => sameTarget(url, link.url))
  return candidates.splice(Math.max(same, 0), 1)[0]
}

/** Those links to other documents whose words stand in the text of the other side. Links with a fragment are anchors. */
function standingIn(side: Gap['before'], links: readonly Placed[]): Placed[] {
  const telling = links.filter(({ text, url }) => {
    const parsed = URL.parse(url)
    return parsed !== null && /^(?:https?|mailto):$/.test(parsed.protocol) && parsed.hash === '' && /\p{L}/u.test(text)
  })
  if (telling.length === 0) return []
  const whole = side.map(({ block }) => foldText(block.text)).join('\n')
  return telling.filter(({ text }) => whole.includes(foldText(text)))
}

/** The same page, and the same part of it where both fragments are names ("#exceptions", not "#toc-17"). */
function sameTarget(a: string, b: string): boolean {
  if (canonicalUrl(a) !== canonicalUrl(b)) return false
  const [from, to] = [a, b].map((url) => /#([a-z][a-z_-]{2,})$/i.exec(url)?.[1]?.toLowerCase())
  return from === undefined || to === undefined || from === to
}

/** Parameters that name the visit, not the page. */
const VISIT =
  /^(?:utm_.+|gclid|fbclid|msclkid|dclid|yclid|mc_[ce]id|_ga|_gl|jsessionid|phpsessid|sessionid|sid|_|cb|nocache|cachebuster|rnd|rand|random|timestamp|ts)$/i
const ASSET = /\.(?:css|js|mjs|png|jpe?g|gif|svg|webp|ico|woff2?|ttf)$/i

/**
 * @returns a form of the address that is equal for addresses that lead to the same page: without scheme, www., fragment,
 * trailing slash, default index page, parameters of the visit; percent-encoding unified, parameters in order. What is no
 * address is only trimmed.
 */
export function canonicalUrl(url: string): string {
  const parsed = URL.parse(url.trim())
  if (parsed === null) return url.trim()
  if (!/^https?:$/.test(parsed.protocol)) return parsed.href
  // Cloudflare's cipher of a mail address has another key in every answer.
  if (parsed.pathname.includes('/cdn-cgi/l/email-protection')) return `${parsed.host}/cdn-cgi/l/email-protection`
  const host = parsed.host.replace(/^www\./, '')
  const path = unify(parsed.pathname)
    .replace(/;jsessionid=[^/?#]*/i, '')
    .replace(/\/(?:index|default)\.(?:html?|php|aspx?|jsp)$/i, '/')
    .replace(/(?<!\/)\/+$/, '')
  if (ASSET.test(path)) return host + path
  const query = [...parsed.searchParams]
    .filter(([name]) => !VISIT.test(name))
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('&')
  return query === '' ? host + path : `${host}${path}?${query}`
}

/** Percent-encoded text as the characters it stands for; a malformed escape stays as it is. */
function unify(path: string): string {
  return path.replace(/(?:%[0-9a-f]{2})+/gi, (escaped) => {
    try {
      return decodeURIComponent(escaped).replace(/[/?#%;]/g, encodeURIComponent)
    } catch {
      return escaped.toUpperCase()
    }
  })
}
