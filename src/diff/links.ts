/** Links whose words stayed and whose target changed: a quarter of real content changes is nothing else. */
import type { Link, LinkChange } from '../model.ts'
import { foldText } from '../text.ts'
import type { Gap } from './blocks.ts'

export type Links = { readonly links: readonly LinkChange[]; readonly folded: number }

/**
 * @param groups blocks that belong together. Links are matched by their folded text, those with the same text in order.
 * @returns each change of target once, however often the page repeats the link.
 */
export function diffLinks(groups: readonly Gap[]): Links {
  const found = new Map<string, LinkChange>()
  let folded = 0
  for (const { before, after } of groups) {
    const waiting = Map.groupBy(
      before.flatMap((p) => p.block.links),
      (link) => foldText(link.text),
    )
    for (const { block } of after) {
      for (const link of block.links) {
        const candidates = waiting.get(foldText(link.text))
        const old = candidates === undefined ? undefined : takeBest(candidates, link)
        if (old === undefined || old.url === link.url) continue
        if (canonicalUrl(old.url) === canonicalUrl(link.url)) {
          folded++
          continue
        }
        const change = { text: link.text, before: old.url, after: link.url, path: block.path }
        found.set(JSON.stringify([foldText(link.text), change.before, change.after]), change)
      }
    }
  }
  return { links: [...found.values()], folded }
}

/** The link with the same target if there is one, so that reordered links with equal words are no change. */
function takeBest(candidates: Link[], link: Link): Link | undefined {
  const same = candidates.findIndex((c) => canonicalUrl(c.url) === canonicalUrl(link.url))
  return candidates.splice(Math.max(same, 0), 1)[0]
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
  const host = parsed.host.replace(/^www\./, '')
  const path = unify(parsed.pathname)
    .replace(/;jsessionid=[^/?#]*/i, '')
    .replace(/\/(?:index|default)\.(?:html?|php|aspx?|jsp)$/i, '/')
    .replace(/\/+$/, '')
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
