/** Traditional Chinese characters read as simplified ones, one by one, so that every place in the text stays. Pure. */
import { Converter } from 'opencc-js/t2cn'

const HAN = /[\p{Script=Han}]/gu

const convert = Converter({ from: 't', to: 'cn' })
const known = new Map<string, string>()

/** @returns the text in simplified characters, in the same length: 華為 -> 华为. Words are not exchanged (資訊 -> 资讯). */
export function toSimplified(text: string): string {
  return text.replace(HAN, simplify)
}

function simplify(character: string): string {
  const held = known.get(character)
  if (held !== undefined) return held
  const made = convert(character)
  const simple = made.length === character.length ? made : character
  known.set(character, simple)
  return simple
}
