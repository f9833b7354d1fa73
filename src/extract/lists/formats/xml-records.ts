/**
 * Large XML lists as a stream of small trees, one for each entry: memory holds one chunk of the file and one record.
 * Written for lists of 20 to 130 MB (SDN_ADVANCED.XML, EU FSF, UK Sanctions List) that come in one root element.
 */
import { Parser } from 'htmlparser2'
import { CodedError } from '../../../errors.ts'
import type { JudgedPage } from '../../../model/page.ts'
import type { Reading } from '../../../model/watch.ts'
import { tidy } from '../../blocks.ts'
import { decodedChunks } from './decoded-chunks.ts'

/** An element with its attributes; names without their namespace prefix. `text` is all text directly in it, tidied. */
export type XmlRecord = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly text: string
  readonly children: readonly XmlRecord[]
}

type Open = {
  readonly name: string
  readonly attributes: Record<string, string>
  readonly children: XmlRecord[]
  text: string
}

/** Real lists are ten deep. */
const MAX_DEPTH = 64
/** The largest real entry (UK statement of reasons, OFAC drug-trade networks) has some 60,000 characters. */
const MAX_RECORD_CHARACTERS = 2_000_000
const MAX_RECORD_NODES = 50_000
/** Ten times the largest real list. */
const MAX_RECORDS = 300_000
const MAX_CHARACTERS = 1_000_000_000

/**
 * @param roots names that the root element may have. @param records names of the elements that are yielded, wherever they stand;
 * a record inside a record stays inside it.
 * @returns the records in the order of the file; when all are read, the root element's attributes.
 * @throws CodedError `page-unreadable`: another root; not closed at its end (truncated); elements that do not nest; an entity
 * declaration (none of these lists has one: the attack "billion laughs" does); beyond a bound of depth, size or number.
 */
export function* xmlRecords(
  page: JudgedPage,
  reading: Reading,
  { roots, records }: { readonly roots: readonly string[]; readonly records: ReadonlySet<string> },
): Generator<XmlRecord> {
  const ready: XmlRecord[] = []
  /** Names of all open elements, from the root; `open` are those of the record that is being read. */
  const path: string[] = []
  const open: Open[] = []
  let pending: Record<string, string> = {}
  let nodes = 0
  let characters = 0
  let found = 0
  let rooted = false
  let ended = false
  /** Where the last start tag ends: an element that is closed there too closes itself. */
  let openedAt = -1
  const parser = new Parser(
    {
      onprocessinginstruction(name, data) {
        if (!name.startsWith('!')) return
        if (/^!(?:entity|element|attlist|notation)/i.test(name) || /\[|<!|!ENTITY/i.test(data)) {
          refuse('The XML declares entities of its own, which is no part of such a list.')
        }
      },
      onopentagname() {
        pending = Object.create(null) as Record<string, string>
      },
      onattribute(name, value) {
        pending[plainName(name)] = ownCopy(value)
      },
      onopentag(rawName) {
        const name = plainName(rawName)
        if (path.length === 0) {
          if (rooted) refuse('The XML has more than one root element.')
          rooted = true
          if (!roots.includes(name)) {
            refuse(`The root of the XML is ${JSON.stringify(name.slice(0, 60))}, not ${roots.join(' or ')}.`)
          }
        }
        path.push(name)
        openedAt = parser.endIndex
        if (path.length > MAX_DEPTH) refuse(`The XML is deeper than ${MAX_DEPTH} elements.`)
        if (open.length === 0 && !records.has(name)) return
        if (open.length === 0) {
          nodes = 0
          characters = 0
        }
        if (++nodes > MAX_RECORD_NODES) refuse('One entry of the XML has more parts than an entry has.')
        open.push({ name, attributes: pending, children: [], text: '' })
        for (const key in pending) characters += (pending[key] ?? '').length
      },
      ontext(text) {
        const inner = open.at(-1)
        if (inner === undefined) return
        characters += text.length
        if (characters > MAX_RECORD_CHARACTERS) refuse('One entry of the XML is longer than an entry is.')
        // white space between elements is most of the text of such files
        if (inner.text === '' && !/\S/.test(text)) return
        inner.text += text
      },
      onclosetag(rawName, implied) {
        const name = plainName(rawName)
        // an element that another one's end tag, or the end of the file, closes
        if (implied && ended) refuse('The XML ends before its root is closed: it is truncated.')
        if (implied && parser.endIndex !== openedAt) {
          refuse(`The element ${JSON.stringify(name.slice(0, 60))} of the XML is not closed.`)
        }
        path.pop()
        const done = open.pop()
        if (done === undefined) return
        const record: XmlRecord = {
          name: done.name,
          attributes: done.attributes,
          text: done.text === '' ? '' : ownCopy(tidy(done.text)),
          children: done.children,
        }
        const parent = open.at(-1)
        if (parent !== undefined) parent.children.push(record)
        else if (++found > MAX_RECORDS) refuse(`The XML has more than ${MAX_RECORDS} entries.`)
        else ready.push(record)
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  let total = 0
  for (const chunk of decodedChunks(page, reading)) {
    total += chunk.length
    if (total > MAX_CHARACTERS) refuse('The XML is larger than a list is.')
    parser.write(chunk)
    yield* ready.splice(0)
  }
  ended = true
  parser.end()
  if (!rooted) refuse('There is no element in the XML.')
  if (path.length > 0) refuse('The XML ends before its root is closed: it is truncated.')
  yield* ready.splice(0)
}

/**
 * A piece of a string keeps the whole string in memory (here 64 KiB for a name of twenty letters) unless it is written anew:
 * without this the entries of a list hold all of its file.
 */
function ownCopy(text: string): string {
  return text.length < 13 ? text : ` ${text}`.slice(1)
}

function plainName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function refuse(message: string): never {
  throw new CodedError('page-unreadable', message, {
    hint: 'It may be whole at the next look; if not, look at the address: is it still this list?',
  })
}
