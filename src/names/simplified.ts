/** Traditional Chinese characters read as simplified ones, one by one, so that every place in the text stays. Pure. */
import { Converter } from 'opencc-js/t2cn'

/** The blocks that traditional characters stand in, CJK Extension A to the compatibility ideographs. */
const FIRST_HAN = 0x3400
const LAST_HAN = 0xfaff

/** Made when the first character asks for it: most pages have none. */
let converter: ReturnType<typeof Converter> | undefined

function convert(text: string): string {
  const ready = converter ?? Converter({ from: 't', to: 'cn' })
  converter = ready
  return ready(text)
}

/** Code unit -> that of its simplified form; 0: not asked for yet. */
const known = new Uint16Array(LAST_HAN + 1)

// What OpenCC leaves alone: 瞭 as in 瞭解, the other form of 併, and Taiwan's name of lutetium.
for (const [from, to] of ['瞭了', '倂并', '鎦镥']) known[(from ?? '').charCodeAt(0)] = (to ?? '').charCodeAt(0)

/** @returns the text in simplified characters, in the same length: 華為 -> 华为. Words are not exchanged (資訊 -> 资讯). */
export function toSimplified(text: string): string {
  let simple = ''
  let done = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < FIRST_HAN || code > LAST_HAN) continue
    const other = known[code] || simplify(code)
    if (other === code) continue
    simple += text.slice(done, i) + String.fromCharCode(other)
    done = i + 1
  }
  return done === 0 ? text : simple + text.slice(done)
}

function simplify(code: number): number {
  const made = convert(String.fromCharCode(code))
  const simple = made.length === 1 ? made.charCodeAt(0) : code
  known[code] = simple
  return simple
}
