/** Codes that a rule names: tariff headings, ECCNs, CAS numbers, country groups. They are no amounts, and each is an item of a list. */
import type { Span } from '../../model/text.ts'
import { allMatches } from '../../text/matches.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { wordPattern } from '../lexicon/vocabulary.ts'

export type Code = { readonly value: string; readonly span: Span }

// "3A090", "5A992.c"; "75-44-5"; "8541.10.00"
const SHAPES = /\b\d[a-e]\d{3}(?:\.[a-z]\d?(?:\.\d+)?)*\b|\b\d{2,7}-\d{2}-\d\b|\b\d{4}\.\d{2}(?:\.\d{2,4})+\b/g

/** What is counted by codes ("headings", "ECCN", "CAS numbers"), right before the first of them. */
const NOUN = wordPattern(
  (set) =>
    `(?:\\b(?:eccns?|hts(?:us)?|cas|cn|hs|un)\\b|${set('codes')})(?:\\s+(?:${set('numbers')}|rn)\\.?)?:?\\s+(?=[\\d(a-z]\\b|\\d)`,
  'gu',
)

const ITEM =
  /^(?:\d{2,10}(?:[.-]\d{1,4})*(?:\.[a-z])?|\d[a-z]\d{3}(?:\.[a-z\d]+)*|[a-z](?::\d+)?|[ivx]{1,4})(?![\p{L}\d])/u

const JOIN = wordPattern((set) => {
  const join = `${set('and')}|${set('or')}`
  return `^(?:\\s*,\\s*(?:${join})\\s+|\\s*[,;]\\s*|\\s+(?:${join}|${set('through')})\\s+)`
})

/** "3A090 to a destination": an "a" that no list goes on from is no code. */
const GOES_ON = wordPattern((set) => `^a(?:[,;.:)]|\\s(?:${set('and')}|${set('or')})\\s)`)

const MOST = 200
const LONGEST_JOIN = 24

/** @param plain lower case. @returns codes in the order of the text. */
export function readCodes(plain: string, lexicon: Lexicon): Code[] {
  const [join, goesOn] = [JOIN(lexicon), GOES_ON(lexicon)]
  const found: Code[] = allMatches(plain, SHAPES).map((match) => codeAt(plain, match.index, match[0].length))
  for (const match of allMatches(plain, NOUN(lexicon))) {
    let at = match.index + match[0].length
    for (let i = 0; i < MOST; i++) {
      const item = ITEM.exec(plain.slice(at, at + 24))
      // "a person", "ECCN 3A090 to a destination": no code
      if (item === null || (item[0] === 'a' && !goesOn.test(plain.slice(at, at + LONGEST_JOIN)))) break
      found.push(codeAt(plain, at, item[0].length))
      at += item[0].length
      const joined = join.exec(plain.slice(at, at + LONGEST_JOIN))
      if (joined === null) break
      at += joined[0].length
    }
  }
  const kept: Code[] = []
  for (const code of found)
    if (!kept.some(({ span }) => span[0] < code.span[1] && code.span[0] < span[1])) kept.push(code)
  return kept.sort((a, b) => a.span[0] - b.span[0])
}

function codeAt(plain: string, start: number, length: number): Code {
  return { value: plain.slice(start, start + length), span: [start, start + length] }
}
