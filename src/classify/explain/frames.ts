/** A sentence taken apart for somebody who checks it by hand: clause by clause, who must or may do what, and on which terms. */
import type { Frame } from '../../model/explanation.ts'
import type { Family } from '../../model/lexicon.ts'
import type { Span } from '../../model/text.ts'
import { splitSentences } from '../../text/sentences.ts'
import { type Cue, cuesOf, type Reading } from '../read/cue.ts'
import { readQuantities } from '../read/quantities.ts'
import { voicesOf } from '../read/speakers.ts'

/** Ends of clauses inside a sentence. */
const CLAUSE_END = /(?<!\d)(?<!(?<!\d)[;:；：])[;:；：]+(?=\s|$|\p{Script=Han}|["”」])/gu

const STRENGTHS: Family[] = ['duty', 'claim', 'attitude', 'effort', 'approval', 'standing']

/** Clauses that are read; nobody checks more by hand. */
const MAX_CLAUSES = 60
const SLOT_CHARACTERS = 160

export function framesOf(reading: Reading): Frame[] {
  return clausesOf(reading)
    .slice(0, MAX_CLAUSES)
    .flatMap(([start, end]) => frameOf(reading, start, end))
}

function clausesOf({ text, lexicon }: Reading): Span[] {
  return splitSentences(text, lexicon.language)
    .flatMap(([start, end]) => {
      const ends = [...text.slice(start, end).matchAll(CLAUSE_END)].map((mark) => start + mark.index + mark[0].length)
      return [...ends, end].map((to, index): Span => [ends[index - 1] ?? start, to])
    })
    .filter(([start, end]) => /[\p{L}\p{N}]/u.test(text.slice(start, end)))
}

/** One frame for each word of force in the clause, or one without. */
function frameOf(reading: Reading, start: number, end: number): Frame[] {
  const { text } = reading
  const inside = reading.cues.filter(({ parts }) => (parts[0]?.[0] ?? -1) >= start && (parts[0]?.[0] ?? -1) < end)
  const strong = cuesOf(inside, ...STRENGTHS)
  const clause = clean(text.slice(start, end))
  const terms = termsOf(reading, inside, start, end)
  if (strong.length === 0) return [{ clause, ...terms }]
  return strong.map((cue, index) => {
    const [at, after] = [cue.parts[0]?.[0] ?? start, cue.parts.at(-1)?.[1] ?? start]
    const left = strong[index - 1]?.parts.at(-1)?.[1] ?? start
    const right = strong[index + 1]?.parts[0]?.[0] ?? end
    const agent = clean(text.slice(left, at))
    const act = clean(text.slice(after, beforeTerm(inside, after, right)))
    return {
      clause,
      ...(agent === '' ? {} : { agent }),
      cue: cue.words,
      ...(cue.row.polarity === undefined ? {} : { polarity: cue.row.polarity }),
      ...(cue.row.force === undefined ? {} : { force: cue.row.force }),
      ...(act === '' ? {} : { act }),
      ...terms,
    }
  })
}

/** What is done ends where an exception or a condition begins. */
function beforeTerm(inside: readonly Cue[], from: number, to: number): number {
  const terms = cuesOf(inside, 'exception', 'condition').map(({ parts }) => parts[0]?.[0] ?? to)
  return Math.min(to, ...terms.filter((at) => at >= from))
}

type Terms = Omit<Frame, 'clause' | 'agent' | 'cue' | 'polarity' | 'force' | 'act'>

function termsOf(reading: Reading, inside: readonly Cue[], start: number, end: number): Terms {
  const { text } = reading
  const phrase = (family: Family) => {
    const cue = cuesOf(inside, family)[0]
    if (cue === undefined) return ''
    const from = cue.parts[0]?.[0] ?? start
    const stop = Math.max(cue.parts.at(-1)?.[1] ?? from, commaAfter(text, from, end))
    return clean(text.slice(from, stop))
  }
  const words = (...families: Family[]) =>
    cuesOf(inside, ...families)
      .map((cue) => cue.words)
      .join(', ')
  const quantities = readQuantities(reading).filter(({ span }) => span[0] >= start && span[1] <= end)
  const said = (...kinds: string[]) =>
    quantities
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ span }) => text.slice(...span))
      .join(', ')
  const slots = {
    exception: phrase('exception'),
    condition: phrase('condition'),
    quantifier: words('quantifier', 'restriction'),
    place: words('place'),
    time: [words('when'), said('date', 'period')].filter((one) => one !== '').join(' '),
    number: [words('bound'), said('number')].filter((one) => one !== '').join(' '),
    attribution: attributionOf(reading, start, end),
  }
  return Object.fromEntries(Object.entries(slots).filter(([, value]) => value !== ''))
}

/** "the maker (reported)", "proposed that (proposed)"; of an authority's own words the verb that says them. */
function attributionOf(reading: Reading, start: number, end: number): string {
  const isInside = ([from, to]: readonly [number, number]) => from < end && start < to
  const voices = voicesOf(reading).filter(({ span }) => isInside(span))
  if (voices.length > 0) {
    const said = voices.map(
      ({ by, kind }) => `${by === '' ? 'somebody' : by} (${kind === 'own-quoted' ? 'quoted' : kind})`,
    )
    return [...new Set(said)].join(', ')
  }
  return reading.speech
    .filter(({ row, parts: [first] }) => row.family === 'report' && first !== undefined && isInside(first))
    .map((cue) => cue.words)
    .join(', ')
}

function commaAfter(text: string, from: number, end: number): number {
  const comma = /[,，]/u.exec(text.slice(from, end))?.index
  return comma === undefined || comma === 0 ? end : from + comma
}

function clean(words: string): string {
  const text = words.replace(/\s+/g, ' ').replace(/^[\s\p{P}]+|(?<![\s,，;；.。:：])[\s,，;；.。:：]+$/gu, '')
  return text.length > SLOT_CHARACTERS ? `${text.slice(0, SLOT_CHARACTERS)}…` : text
}
