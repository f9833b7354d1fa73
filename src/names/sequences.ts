/** The words by which a name is known at the head of longer names: "Inspur Group" by Inspur, 浪潮集团 by 浪潮. Pure. */
import { type HanName, isEmptyHan } from './han.ts'
import type { WesternName } from './western.ts'
import { type Word, weightOf } from './words.ts'

/** `sureness` at the head of a longer name; elsewhere in it, it is possible at most. `anywhere`: worth a look elsewhere too. */
export type Sequence = {
  readonly words: readonly string[]
  readonly sureness: 'likely' | 'possible'
  readonly anywhere: boolean
}

export type HanSequence = {
  readonly text: string
  readonly sureness: 'likely' | 'possible'
  readonly anywhere: boolean
}

const LEAST_LATIN = 3
/** Of a brand that stands for a firm of a trade: "Nettrix Information". */
const LEAST_BRAND = 5
const LEAST_HAN = 2

/** @returns the whole name first, then shorter readings of it. */
export function sequencesOf({ core, weight, body }: WesternName): Sequence[] {
  const found: Sequence[] = []
  const add = (words: readonly Word[], sureness: Sequence['sureness']) => {
    const texts = words.map(({ text }) => text)
    if (!isTelling(words) || found.some((one) => one.words.join(' ') === texts.join(' '))) return
    found.push({ words: texts, sureness, anywhere: isRareEnough(words) })
  }
  // "China Electronics" begins the names of several houses.
  const telling = core.length > 2 || core.some(({ kind }) => kind === 'rare' || kind === 'common')
  if (core.length > 1 && weight >= 0.7) add(core, telling ? 'likely' : 'possible')
  if (core.length === 1) add(core, core[0]?.kind === 'rare' ? 'likely' : 'possible')
  // "Habib, Mohammed" is a person: others begin with Habib as well.
  if (!body || core.some(({ kind }) => kind === 'common')) return found
  const first = core.findIndex(({ kind }) => kind !== 'rare')
  const brand = first < 0 ? core : core.slice(0, first)
  // What is dropped decides: Huawei Technologies is Huawei, Delta Electronics is one Delta of many.
  const plain = core.slice(brand.length).every(({ kind }) => kind === 'empty')
  if (plain || brand.length > 1 || (brand[0]?.text.length ?? 0) >= LEAST_BRAND)
    add(brand, plain ? 'likely' : 'possible')
  return found
}

/** One generic word is in every second name: CORP, China, Bank. */
function isTelling(words: readonly Word[]): boolean {
  const [only] = words
  if (words.length === 1)
    return only !== undefined && only.text.length >= LEAST_LATIN && (only.kind === 'rare' || only.kind === 'common')
  return weightOf(words) >= 0.7
}

function isRareEnough(words: readonly Word[]): boolean {
  const rare = words.filter(({ kind }) => kind === 'rare')
  return words.length === 1
    ? rare.some(({ text }) => text.length > LEAST_LATIN)
    : rare.length > 0 && weightOf(words) >= 1
}

/** The same for Chinese characters. */
export function hanSequencesOf(name: HanName): HanSequence[] {
  const { core, heart, places, common } = name
  const found: HanSequence[] = []
  const add = (text: string, sureness: HanSequence['sureness'], anywhere: boolean) => {
    if (text.length >= LEAST_HAN && !found.some((one) => one.text === text)) found.push({ text, sureness, anywhere })
  }
  const whole = core.length > 3 || core === heart
  if (whole && name.weight >= 0.6) add(core, common || isGenericHan(name) ? 'possible' : 'likely', core.length > 3)
  if (isGenericHan(name) || common) return found
  const trades = core.slice(places.length + heart.length)
  add(heart, places === '' && isEmptyHan(trades) ? 'likely' : 'possible', heart.length > 2)
  return found
}

/** 北京科技: nothing but places and trades. */
function isGenericHan({ weight, core }: HanName): boolean {
  return weight < 0.9 && core.length > 1
}
