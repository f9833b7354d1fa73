/** Amendatory instructions of rules: which entries of which list are added, revised, removed, under which destination. */
import { tidyName } from '../../../listing/aliases.ts'
import { foldCountry, listNameOf } from '../../../listing/lists.ts'
import type { Block } from '../../../model/extract.ts'

export type Instruction = {
  readonly act: 'added' | 'amended' | 'removed'
  readonly list: string
  readonly country: string
  readonly name: string
  readonly block: number
  /** Where the name stands in the text of the block. */
  readonly at: number
  /** Number of the instruction: "2. Supplement No. 4 to part 744 is amended: a. Under …" is 2. */
  readonly number: string
}

/**
 * Tokens in the order of the text. "2." · "Supplement No. 4 to part 744" · "Under CHINA, PEOPLE'S REPUBLIC OF," · "By adding, in
 * alphabetical order, entries for" · “X;”. Verbs also in their plain and passive forms: add, revise, remove, correct.
 */
const TOKEN =
  /(?<number>^\s*(\d{1,3})\.\s)|(?<list>\b[Ss]upp(?:lement|\.)\s+[Nn]o\.?\s*([467])\s+to\s+[Pp]art\s+744)|(?<country>\b[Uu]nder\s+(?:the\s+)?(?:destinations?\s+of\s+|headings?\s+(?:of|for)\s+|country\s+of\s+)?(\p{Lu}[\p{L}'’.-]+(?:,? (?:\p{Lu}[\p{L}'’.-]+|of|the|and))*))|(?<heading>\bheading for\s+[“"]?([A-Z][A-Z'’., -]{2,60}?)(?=[”",]|\s+and\b|\s+in\b|$))|(?<verb>\b(?:([Aa]dd(?:ing|ed|s)?)|([Rr]evis(?:ing|e|ed|es)|[Cc]orrect(?:ing|ed|s)?|[Aa]mending)|([Rr]emov(?:ing|e|ed|es)|[Dd]elet(?:ing|e|ed|es)))\b)|(?<name>[“"]([^“”"]{2,300})[”"])/gmu

/** Longer blocks hold no instruction. */
const MAX_CHARACTERS = 200_000
const MAX_NAMES = 5_000
/** Begins the amendments: what stands before it is the preamble, which tells of them in other words. */
const AMENDMENTS =
  /^(?:PART 744\b|For the reasons (?:stated|set forth)|Accordingly,|.{0,80}part 744 of the Export Administration Regulations .{0,60}(?:is|are) amended|List of Subjects)/i

export function readInstructions(blocks: readonly Block[]): Instruction[] {
  const start = Math.max(
    0,
    blocks.findLastIndex(({ text, kind }) => kind !== 'row' && AMENDMENTS.test(text) && text.length < 2_000),
  )
  const found: Instruction[] = []
  let list = ''
  let country = ''
  let act: Instruction['act'] | undefined
  let number = ''
  for (let index = start; index < blocks.length && found.length < MAX_NAMES; index++) {
    const block = blocks[index]
    if (block === undefined || block.kind === 'row' || block.text.length > MAX_CHARACTERS) continue
    // a verb holds for the names of its own block and, under a colon, for those of the blocks below
    if (/^\s*(?:\d{1,3}|[a-z]|[ivx]{1,5})\.\s/i.test(block.text)) act = undefined
    /** Names before a verb in the passive: "the entry for “X” is removed". */
    let pending: Omit<Instruction, 'act'>[] = []
    let entries = /\bentr(?:y|ies)\b/i.test(block.text)
    for (const match of block.text.matchAll(TOKEN)) {
      const groups = match.groups ?? {}
      if (groups.number !== undefined) {
        number = match[2] ?? ''
        country = ''
        list = ''
      } else if (groups.list !== undefined) {
        list = listNameOf(`Supplement No. ${match[4]} to Part 744`)
      } else if (groups.country !== undefined) {
        country = destinationIn(match[6] ?? '') ?? country
      } else if (groups.heading !== undefined) {
        country = (match[8] ?? '').replace(/[\s,.]+$/, '')
        entries = true
      } else if (groups.verb !== undefined) {
        if (/\b(?:an?|the|all|its) $/i.test(block.text.slice(Math.max(0, match.index - 5), match.index))) continue
        const verb = match[10] !== undefined ? 'added' : match[11] !== undefined ? 'amended' : 'removed'
        if (/\b(?:is|are)\s+$/.test(block.text.slice(Math.max(0, match.index - 6), match.index))) {
          found.push(...pending.map((one) => ({ ...one, act: verb }) as const))
        } else act = verb
        pending = []
      } else if (list !== '' && entries && !isWording(block.text, match.index)) {
        const name = tidyName(match[14] ?? '')
        if (name === '') continue
        const one = { list, country, name, block: index, at: match.index + 1, number }
        if (act === undefined) pending.push(one)
        else found.push({ ...one, act })
      }
    }
  }
  return found
}

/** "CHINA, PEOPLE'S REPUBLIC OF", "Iran"; undefined for other capitalised words ("under Executive Order 13694"). */
function destinationIn(text: string): string | undefined {
  const plain = text.replace(/[\s,.]+$|,?\s+(?:By|Add|Revis|Remov)\w*$/g, '').replace(/(?:,?\s+(?:and|the|of))+$/, '')
  const isName = plain === plain.toUpperCase() && /\p{Lu}{3}/u.test(plain)
  return isName || /^[A-Z]{2}(?:-\d+)?$/.test(foldCountry(plain)) ? plain : undefined
}

/** "by removing the words “X” and adding in their place “Y”": what is quoted is wording, no entry. */
function isWording(text: string, at: number): boolean {
  return /\b(?:words?|phrases?|citations?|references?|terms?|numbers?|address(?:es)?|alias(?:es)?|place)\b[^“”"]{0,20}$/i.test(
    text.slice(Math.max(0, at - 60), at),
  )
}
