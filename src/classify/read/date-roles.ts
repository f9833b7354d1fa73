/** What a date is for: of several dates in a sentence each has the word that stands nearest ("from 14 May until 12 August"). */
import { wordPattern } from '../lexicon/vocabulary.ts'
import { type Cue, cuesOf, type Reading } from './cue.ts'
import type { Quantity } from './quantity.ts'

/** How far the word may stand before its date, and behind it: "effective 12:01 a.m. eastern time on June 1", 6月1日起施行. */
const BEFORE = { letters: 60, characters: 24 }
const BEHIND = { letters: 12, characters: 8 }

const THROUGH = wordPattern((set) => `^${set('through')}$`)

/** @returns the word that says what the date is for; undefined where none stands near it. */
export function whenOf(
  reading: Reading,
  { span: [start, end] }: Quantity,
  quantities: readonly Quantity[],
): Cue | undefined {
  const { byCharacter } = reading.lexicon
  const unit = byCharacter ? 'characters' : 'letters'
  const isFree = (from: number, to: number) =>
    !/[.;。；](?=\s|$|\p{Script=Han})/u.test(reading.plain.slice(from, to).replace(/\b[ap]\.m\./g, '')) &&
    !quantities.some((one) => one.kind !== 'number' && !isClock(one) && one.span[0] >= from && one.span[1] <= to)
  // "from 14 May until 12 August": the word belongs to the date that follows it
  const leads = (from: number) =>
    !byCharacter &&
    quantities.some(
      (one) => !isClock(one) && one.span[0] >= from && one.span[0] - from <= BEFORE[unit] && isFree(from, one.span[0]),
    )
  const near = cuesOf(reading.cues, 'when').filter(({ parts: [place] }) => {
    if (place === undefined) return false
    if (place[1] <= start) return start - place[1] <= BEFORE[unit] && isFree(place[1], start)
    return place[0] >= end && place[0] - end <= BEHIND[unit] && isFree(end, place[0]) && !leads(place[1])
  })
  const distance = ({ parts: [place = [0, 0]] }: Cue) => (place[1] <= start ? start - place[1] : place[0] - end)
  // "comments are accepted until 3 June", 意见反馈截止日期: the word that says for what, not the one that says that it ends
  const isEnd = ({ row, words }: Cue) =>
    Number(row.role === 'deadline' || THROUGH(reading.lexicon).test(words.toLowerCase()))
  return near.sort((a, b) => isEnd(a) - isEnd(b) || distance(a) - distance(b))[0]
}

/** "until 12:01 a.m. on August 12": the time belongs to its date. */
export function isClock({ value }: Quantity): boolean {
  return value.startsWith('T')
}
