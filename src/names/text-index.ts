/** Names of parties searched for in running text: whole names as they are configured, found by their first word. Pure. */
import { foldText, foldWithOffsets, originalSpan } from '../text/folding.ts'
import { withoutHanForm } from './han.ts'
import { toSimplified } from './simplified.ts'
import { withoutLegalForm } from './western.ts'

type TextName = {
  /** Which configured name it is. */
  readonly id: number
  /** Folded, lower case, simplified. */
  readonly words: string
  /** Its legal form was left out. */
  readonly short: boolean
}

export type TextIndex = ReadonlyMap<string, readonly TextName[]>

export type TextHit = { readonly id: number; readonly short: boolean; readonly matched: string }

/** Shorter Latin names would match abbreviations of anything. */
const LEAST_LATIN = 3
const LEAST_HAN = 2
const MAX_TEXT = 200_000

const HAN = /\p{Script=Han}/u
const WORD = /[\p{L}\p{N}\p{M}]+/gu

/** @param names by their id, as configured. */
export function indexTexts(names: readonly string[]): TextIndex {
  const index = new Map<string, TextName[]>()
  const put = (id: number, printed: string, short: boolean) => {
    const words = plain(foldText(printed)).replace(/^[^\p{L}\p{N}]+/u, '')
    if ([...words].length < (HAN.test(words) ? LEAST_HAN : LEAST_LATIN)) return
    const key = keyOf(words)
    const same = index.get(key)
    if (same === undefined) index.set(key, [{ id, words, short }])
    else same.push({ id, words, short })
  }
  names.forEach((printed, id) => {
    put(id, printed, false)
    const short = HAN.test(printed) ? withoutHanForm(printed) : withoutLegalForm(printed)
    if (short !== undefined) put(id, short, true)
  })
  return index
}

/** @returns each name that stands in the text, with the words as printed. */
export function searchText(index: TextIndex, text: string): TextHit[] {
  if (index.size === 0) return []
  const original = text.slice(0, MAX_TEXT)
  const folded = plain(foldText(original))
  const hits = new Map<string, { readonly name: TextName; readonly start: number }>()
  const meet = (key: string, start: number) => {
    for (const name of index.get(key) ?? []) {
      const known = `${name.id} ${name.short}`
      if (!hits.has(known) && folded.startsWith(name.words, start) && ends(folded, start + name.words.length))
        hits.set(known, { name, start })
    }
  }
  for (const { 0: word, index: at } of folded.matchAll(WORD)) {
    if (!HAN.test(word)) {
      meet(word, at)
      continue
    }
    for (let i = 0; i < word.length; i++) {
      if (HAN.test(word.charAt(i))) meet(word.slice(i, i + 2), at + i)
      else if (i === 0 || HAN.test(word.charAt(i - 1)))
        meet(word.slice(i).match(/^[^\p{Script=Han}]+/u)?.[0] ?? '', at + i)
    }
  }
  if (hits.size === 0) return []
  const places = foldWithOffsets(original)
  return [...hits.values()].map(({ name, start }) => {
    const [from, to] = originalSpan(places, start, start + name.words.length)
    return { id: name.id, short: name.short, matched: original.slice(from, to) }
  })
}

/** A name ends where its word ends; Chinese has no spaces. */
function ends(text: string, at: number): boolean {
  if (HAN.test(text.charAt(at - 1)) || HAN.test(text.charAt(at))) return true
  return !/[\p{L}\p{N}]/u.test(text.charAt(at - 1)) || !/[\p{L}\p{N}]/u.test(text.charAt(at))
}

function keyOf(words: string): string {
  if (HAN.test(words.charAt(0))) return words.slice(0, 2)
  return /^[^\p{Script=Han}\P{L}]+|^[\p{L}\p{N}\p{M}]+/u.exec(words)?.[0] ?? words
}

/** Lower case that never changes the length, simplified characters. */
function plain(folded: string): string {
  const lower = folded.toLowerCase()
  const same = lower.length === folded.length ? lower : [...folded].map(lowerOne).join('')
  return toSimplified(same)
}

function lowerOne(c: string): string {
  const lower = c.toLowerCase()
  return lower.length === c.length ? lower : c
}
