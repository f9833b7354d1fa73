/** Numbers that a rule states of its own entries, beside what its table holds: a cross-check that is shown, never an error. */
import { foldCountry } from '../../../listing/lists.ts'
import { numberOf } from '../../../listing/number-words.ts'
import type { Block } from '../../../model/extract.ts'
import type { ListingAct, StatedCount } from '../../../model/listing.ts'

const MAX_COUNTS = 40
const NUMBER = String.raw`(\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?)`
/** "adds 80 entities", "adding 12 entities", "puts 70 entries on the Entity List" */
const ADDED = new RegExp(
  String.raw`\b(?:add(?:s|ed|ing)?|addition(?:s)? of|plac(?:es|ing)|puts?|putting)\s+(?:the following\s+)?(?:\w+\s+){0,2}?${NUMBER}\s+(?:new\s+)?(?:\w+\s+){0,2}?(?:entit(?:y|ies)|entries|persons|companies|parties)\b`,
  'gi',
)
/** "China (11)", "United Arab Emirates (4)" */
const BY_COUNTRY =
  /((?:\p{Lu}[\p{L}.'’]+|of|the|and)(?:,? (?:\p{Lu}[\p{L}.'’]+|of|the))*)(?: \([^()\d]{2,40}\))?,? \((\d{1,4})\)/gu
/** "11 under the destination of China", "one under Taiwan" */
const UNDER = new RegExp(
  String.raw`\b${NUMBER}\s+(?:\w+\s+){0,3}?(?:under|in)\s+(?:the\s+)?(?:destinations?\s+of\s+)?(\p{Lu}[\p{L}'’]+(?:,? (?:\p{Lu}[\p{L}'’]+|of))*)`,
  'giu',
)

/** @param acts what was read in the same rule: `found` counts its additions. */
export function ruleCounts(blocks: readonly Block[], acts: readonly ListingAct[]): StatedCount[] {
  const counts = new Map<string, StatedCount>()
  const added = acts.filter(({ act }) => act === 'added')
  const put = (value: number, text: string, country?: string): void => {
    const code = country === undefined ? '' : foldCountry(country)
    const key = `${value} ${code}`
    if (counts.size >= MAX_COUNTS || counts.has(key)) return
    const theirs = code === '' ? added : added.filter(({ listing }) => foldCountry(listing?.country ?? '') === code)
    const found = added.length === 0 ? {} : { found: theirs.length }
    counts.set(key, { value, text: text.slice(0, 300), ...(country === undefined ? {} : { country }), ...found })
  }
  for (const { kind, text } of blocks) {
    if (kind === 'row' || text.length > 50_000 || !/\bentit|\bentr|\bpersons|\bcompanies/i.test(text)) continue
    for (const sentence of text.split(/(?<=\.)\s+(?=[A-Z])/)) {
      const aboutList = /\blist\b|\bdestinations?\b/i.test(sentence)
      if (!aboutList) continue
      for (const match of sentence.matchAll(ADDED)) put(numberOf(match[1]) ?? 0, match[0])
      if (!/\bdestinations?\b|\bunder\b/i.test(sentence)) continue
      for (const match of sentence.matchAll(BY_COUNTRY)) {
        const country = countryIn(match[1] ?? '')
        if (country !== undefined) put(Number(match[2]), match[0], country)
      }
      for (const match of sentence.matchAll(UNDER)) {
        const country = countryIn(match[2] ?? '')
        if (country !== undefined) put(numberOf(match[1]) ?? 0, match[0], country)
      }
    }
  }
  return [...counts.values()].filter(({ value }) => value > 0)
}

/** "of China, People's Republic of" -> "China, People's Republic of"; undefined for what is no country. */
function countryIn(text: string): string | undefined {
  const plain = text.replace(/^(?:(?:and|the|of)\s+)+/, '').replace(/,?\s+and$/, '')
  return [plain, plain.replace(/,?\s+of$/, '')].find((name) => /^[A-Z]{2}(?:-\d+)?$/.test(foldCountry(name)))
}
