/** Cues in Chinese, matched by character. */
import type { Span } from '../../model/text.ts'
import type { Lexicon, Phrase } from '../lexicon/lexicon.ts'
import { wordPattern } from '../lexicon/vocabulary.ts'
import type { Cue } from './cue.ts'
import { makeCue, SENTENCE_END } from './cue.ts'

const GAP_CHARACTERS = 40

export function chineseCues(text: string, plain: string, lexicon: Lexicon, traditional: boolean): Cue[] {
  const cues: Cue[] = []
  const taken = new Uint8Array(plain.length)
  for (let at = 0; at < plain.length; at++) {
    const beginning = taken[at] === 1 ? undefined : lexicon.phrases.get(plain.charCodeAt(at))
    if (beginning === undefined) continue
    for (const phrase of beginning.next.get(plain.charCodeAt(at + 1)) ?? beginning.alone) {
      if (phrase.row.script === 'Hant' && !traditional) continue
      const parts = matchCharacters(phrase, plain, at)
      if (parts === undefined) continue
      // 经…批准 is a condition, and its 批准 is an approval still
      const own = phrase.row.family === 'condition' ? parts.slice(0, 1) : parts
      for (const [from, to] of own) taken.fill(1, from, to)
      if (phrase.row.family !== 'neutral' && !isAdditive(phrase, lexicon, plain, parts))
        cues.push(makeCue(phrase.row, parts, text))
      break
    }
  }
  return cues
}

const ADDS = wordPattern((set) => `^[，,]?(?:[^，。；]{0,14}${set('further')}|${set('fines')})`)

/** 除依照本法处罚外，还应当赔偿: besides, not except. */
function isAdditive(phrase: Phrase, lexicon: Lexicon, plain: string, parts: readonly Span[]): boolean {
  if (phrase.row.family !== 'exception' || phrase.parts.length < 2) return false
  const rest = /^[^。；;]{0,24}/u.exec(plain.slice(parts.at(-1)?.[1] ?? 0))?.[0] ?? ''
  return ADDS(lexicon).test(rest)
}

function matchCharacters(phrase: Phrase, plain: string, at: number): Span[] | undefined {
  const start = phrase.parts[0]?.[0] ?? ''
  if (!plain.startsWith(start, at)) return undefined
  const parts: Span[] = [[at, at + start.length]]
  let from = at + start.length
  for (let i = 1; i < phrase.parts.length; i++) {
    const words = phrase.parts[i]?.[0] ?? ''
    const found = plain.slice(from, from + GAP_CHARACTERS + words.length).indexOf(words)
    if (found < 0 || SENTENCE_END.test(plain.slice(from, from + found))) return undefined
    parts.push([from + found, from + found + words.length])
    from += found + words.length
  }
  return parts
}
