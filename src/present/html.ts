/** HTML from tagged templates: what is put in is text and is escaped, unless it is a piece of HTML from here. */

const WRITTEN = Symbol('written by html``')

/** A piece of HTML. The symbol is private to this file, so nothing that came from outside can claim to be one. */
export type Html = { readonly [WRITTEN]: string }

export type HtmlValue = string | number | Html | readonly HtmlValue[] | undefined | null | false

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text for an element or for an attribute in quotes. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}

/**
 * @param values text and numbers are escaped, lists joined, undefined, null and false left out.
 * A value may stand in an element or in a quoted attribute; never in a script, a style or an unquoted attribute.
 */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let written = strings[0] ?? ''
  for (const [i, value] of values.entries()) written += write(value) + (strings[i + 1] ?? '')
  return { [WRITTEN]: written }
}

/** @returns the markup. */
export function toMarkup(piece: Html): string {
  return piece[WRITTEN]
}

function write(value: HtmlValue): string {
  if (value === undefined || value === null || value === false) return ''
  if (typeof value === 'string') return escapeHtml(value)
  if (typeof value === 'number') return String(value)
  if (isList(value)) return value.map(write).join('')
  return value[WRITTEN]
}

function isList(value: Html | readonly HtmlValue[]): value is readonly HtmlValue[] {
  return Array.isArray(value)
}
