/** Markup as a stream of events, without a tree, by htmlparser2's tokenizer: lists of any length. Linear in time, flat in memory. */
import { Tokenizer } from 'htmlparser2'
import { FOREIGN, NEVER_FOREIGN } from '../../foreign.ts'
import type { Markup } from '../../tree.ts'

export type MarkupEvents = {
  /** The elements, in lower case, whose attributes are told: to gather those of each cell of a long list takes a tenth of the time. */
  readonly attributesOf: ReadonlySet<string>
  /** Decoded text, that of scripts and styles left out; one run of text may come in several calls. */
  readonly text: (text: string) => void
  /** Names in lower case. Nothing is implied: an element opens and closes where its tags stand. */
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly close: (name: string) => void
}

/** Elements of HTML whose content is no text of the page. */
const CODE: ReadonlySet<string> = new Set(['script', 'style', 'iframe', 'noembed', 'noframes'])
const NO_ATTRIBUTES: Record<string, string> = {}

/**
 * @param pieces the text, cut at any place.
 * @param markup in `xml` no element is code or plain text by its name, and what has no content may end itself. Characters may
 * have the names that HTML gives them even there: some editions of lists do so.
 */
export function scanMarkup(pieces: Iterable<string>, markup: Markup, events: MarkupEvents): void {
  /** What was written from `start` on; all before `done` has been told. */
  let held = ''
  let start = 0
  let done = 0
  let tag = ''
  let attribute = ''
  let value = ''
  let attributes = NO_ATTRIBUTES
  let told = false
  let foreign = 0
  let code = ''

  const slice = (from: number, to: number): string => {
    done = to
    return held.slice(from - start, to - start)
  }
  const text = (some: string): void => {
    if (code === '') events.text(some)
  }
  /** The code of a drawing is read as tags; some look like no end of it (`if(a<b){}</script>`), so it ends with the drawing. */
  const endForeign = (): void => {
    foreign = 0
    code = ''
  }
  const open = (): void => {
    const name = tag
    events.open(name, attributes)
    if (foreign > 0 && NEVER_FOREIGN.has(name)) endForeign()
    if (FOREIGN.has(name)) foreign++
    else if (markup !== 'xml' && CODE.has(name)) code = name
  }
  const close = (name: string): void => {
    if (name === code) code = ''
    if (foreign > 0 && (NEVER_FOREIGN.has(name) || (FOREIGN.has(name) && --foreign === 0))) endForeign()
    events.close(name)
  }
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true, recognizeSelfClosing: markup !== 'html' },
    {
      isInForeignContext: () => markup === 'xml' || foreign > 0,
      ontext: (from, to) => text(slice(from, to)),
      ontextentity: (character) => text(String.fromCodePoint(character)),
      onopentagname: (from, to) => {
        tag = slice(from, to).toLowerCase()
        told = events.attributesOf.has(tag)
        attributes = told ? {} : NO_ATTRIBUTES
      },
      onopentagend: open,
      onselfclosingtag: () => {
        open()
        if (markup !== 'html' || foreign > 0) close(tag)
      },
      onclosetag: (from, to) => close(slice(from, to).toLowerCase()),
      onattribname: (from, to) => {
        if (!told) return
        attribute = slice(from, to).toLowerCase()
        value = ''
      },
      onattribdata: (from, to) => {
        if (told) value += slice(from, to)
      },
      onattribentity: (character) => {
        if (told) value += String.fromCodePoint(character)
      },
      onattribend: () => {
        if (told && !Object.hasOwn(attributes, attribute)) attributes[attribute] = value
      },
      oncdata: (from, to, offset) => {
        if (markup === 'xml') text(slice(from, to - offset))
      },
      oncomment: () => {},
      ondeclaration: () => {},
      onprocessinginstruction: () => {},
      onend: () => {},
    },
  )
  for (const piece of pieces) {
    held = held.slice(done - start) + piece
    start = done
    tokenizer.write(piece)
  }
  tokenizer.end()
}
