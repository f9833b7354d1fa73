/** Titles of feeds as text: whether "<x3A>" in one is a tag or words. Taking words for tags would lose them without a trace. */
import { tidy } from './blocks.ts'
import { lineOf } from './document.ts'
import { parseTree } from './tree.ts'

const MAX_CHARACTERS = 500

/** @returns the title of Atom, which says what it is; where it says nothing it is plain text (RFC 4287, 3.1.1). */
export function typedTitle(title: { readonly value?: string; readonly type?: string } | undefined): string {
  const { value = '', type = 'text' } = title ?? {}
  return type === 'text' || type === 'text/plain' ? textLine(value) : htmlLine(value)
}

/**
 * @returns the title of RSS, RDF or JSON Feed. It is plain text by name and HTML in many feeds; it is read as HTML only where all
 * of its tags are of HTML, and one of them ends or a character is named. Universal Feed Parser decides so too.
 */
export function untypedTitle(title = ''): string {
  return isHtml(title) ? htmlLine(title) : textLine(title)
}

/** Elements that stand in a line of text. */
const IN_LINES: ReadonlySet<string> = new Set(
  (
    'a abbr acronym b bdi bdo big br cite code del dfn div em font i img ins kbd mark nobr p q s samp small span strike strong ' +
    'sub sup time tt u var wbr'
  ).split(' '),
)
const TAG = /<\/?([a-z][^\s/>]*)/gi
const END = /<\/[a-z][^\s<>]*\s*>|<(?:br|wbr|img)[\s/>]/i
const CHARACTER = /&(?:[a-z][a-z0-9]*|#\d+|#x[0-9a-f]+);/i

/** A whole tag; "<B and" of "A<B and <i>C</i>" is none. */
const WHOLE_TAG = /^<\/?[a-z][a-z0-9:-]*(?:\s+[a-z_:][\w:.-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>=`]+))?)*\s*\/?>/i
const LONGEST_TAG = 2_000

function isHtml(text: string): boolean {
  for (const [, name = ''] of text.matchAll(TAG)) if (!IN_LINES.has(name.toLowerCase())) return false
  return END.test(text) || CHARACTER.test(text)
}

/** @returns a line of HTML as text; a "<" that begins no whole tag is a sign and not the begin of one that never ends. */
export function htmlLine(html: string): string {
  const marked = html.replace(/<(?=[a-z/])/gi, (sign, at: number) =>
    WHOLE_TAG.test(html.slice(at, at + LONGEST_TAG)) ? sign : '&lt;',
  )
  return lineOf(parseTree(marked), MAX_CHARACTERS)
}

function textLine(text: string): string {
  return tidy(text.replace(/\s+/g, ' '))
}
