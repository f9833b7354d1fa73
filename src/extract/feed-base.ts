/** `xml:base` in feeds: a relative address starts from the nearest base around it. Parsers of feeds do not apply it. */
import { Parser } from 'htmlparser2'

type Piece = { readonly start: number; readonly end: number; readonly text: string }

/** @returns the feed with the addresses of its links absolute wherever an `xml:base` says from where they start. */
export function withBases(text: string, address: string): string {
  if (!/\bxml:base\s*=/.test(text)) return text
  const bases: (string | undefined)[] = []
  const pieces: Piece[] = []
  /** The text of the link that is open, RSS writes its address there. */
  let link: { readonly start: number; readonly base: string; text: string } | undefined
  const parser = new Parser(
    {
      onopentag(name, attribs) {
        const around = bases.at(-1)
        const own = attribs['xml:base']
        const base = own === undefined ? around : (URL.parse(own.trim(), around ?? address)?.href ?? around)
        bases.push(base)
        link = undefined
        if (base === undefined || !/^(?:[^:]*:)?link$/.test(name)) return
        const { startIndex: start } = parser
        const end = parser.endIndex + 1
        if (attribs.href === undefined) link = { start: end, base, text: '' }
        else
          pieces.push({
            start,
            end,
            text: tag(name, { ...attribs, href: absolute(attribs.href, base) }, text[end - 2]),
          })
      },
      ontext(data) {
        if (link !== undefined) link.text += data
      },
      onclosetag() {
        bases.pop()
        if (link !== undefined && link.text.trim() !== '') {
          pieces.push({ start: link.start, end: parser.startIndex, text: escaped(absolute(link.text, link.base)) })
        }
        link = undefined
      },
    },
    { xmlMode: true },
  )
  parser.end(text)
  let [found, at] = ['', 0]
  for (const { start, end, text: piece } of pieces) {
    found += text.slice(at, start) + piece
    at = end
  }
  return found + text.slice(at)
}

function absolute(href: string, base: string): string {
  return URL.parse(href.trim(), base)?.href ?? href
}

function tag(name: string, attribs: Readonly<Record<string, string>>, last: string | undefined): string {
  const pairs = Object.entries(attribs).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  return `<${name}${pairs.join('')}${last === '/' ? '/' : ''}>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
