/** UTF-8 that was spoilt on its way: encoded twice, or with bytes that are none. */
import { Buffer } from 'node:buffer'
import { TextDecoder } from '@exodus/bytes/encoding.js'
import { likelihood } from './charset-likelihood.ts'

/** What one byte of windows-1252 becomes; 0x80 to 0x9f also as the controls of Latin-1. */
const BYTE_OF: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 128 }, (_, i) => i + 128).flatMap((byte) => {
    const char = new TextDecoder('windows-1252').decode(Uint8Array.of(byte))
    return [[char, byte] as const, [String.fromCharCode(byte), byte] as const]
  }),
)
const RUN = new RegExp(`[${[...BYTE_OF.keys()].join('')}]+`, 'g')

/** Nearly all runs beyond ASCII must be UTF-8 once more: „Spaß“ alone is so by chance. */
const MOST = 0.9
const TIMES = 2
const SAMPLE_CHARS = 100_000

/** "cafÃ©" is "café": UTF-8 that was read as Latin-1 or windows-1252 and encoded again. @returns the text as it was. */
export function encodedOnce(text: string): string {
  // Of a long list the beginning decides.
  if (text.length > SAMPLE_CHARS && decodedAgain(text.slice(0, SAMPLE_CHARS)) === undefined) return text
  let once = text
  for (let time = 0; time < TIMES; time++) {
    const next = decodedAgain(once)
    if (next === undefined) return once
    once = next
  }
  return once
}

function decodedAgain(text: string): string | undefined {
  // Whatever was encoded twice begins a character with one of these.
  if (!/[\u00c2-\u00f4]/.test(text)) return undefined
  let runs = 0
  let right = 0
  const before: string[] = []
  const after: string[] = []
  const repaired = text.replace(RUN, (run, at: number) => {
    runs++
    const read = utf8In(run)
    if (read === undefined) return run
    right++
    const near = text.slice(Math.max(0, at - 1), at)
    before.push(near + run)
    after.push(near + read)
    return read
  })
  if (right === 0 || right < runs * MOST) return undefined
  const isBetter = writing(after.join(' ')) > writing(before.join(' '))
  return isBetter ? repaired : undefined
}

/** Any script may come out; what was wrong is Latin letters and signs that stand where no word has them. */
function writing(text: string): number {
  const plain = text.replace(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff00-\uff60]/g, '\u3001')
  return likelihood(plain, new Set(), [/\u3001/])
}

function utf8In(run: string): string | undefined {
  const read = Buffer.from(Array.from(run, (char) => BYTE_OF.get(char) ?? 0)).toString('utf8')
  return read.includes('\ufffd') ? undefined : read
}

const SEQUENCE =
  /[\0-\x7f]+|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}|([\x80-\xff])/g

/**
 * Each broken byte as what it is in windows-1252, which is where nearly all of them come from ("Mu\xf1oz"); what is none there either as
 * a character of its own (U+F780 and on, as in x-user-defined). So two different ones are never the same text.
 */
export function withBrokenBytes(body: Uint8Array): string {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1')
  const whole = bytes.replace(SEQUENCE, (sequence, broken: string | undefined) =>
    broken === undefined ? sequence : Buffer.from(charOf(broken.charCodeAt(0))).toString('latin1'),
  )
  return new TextDecoder('utf-8').decode(Buffer.from(whole, 'latin1'))
}

function charOf(byte: number): string {
  const char = new TextDecoder('windows-1252').decode(Uint8Array.of(byte))
  return /[\u0080-\u009f]/.test(char) ? String.fromCharCode(0xf700 + byte) : char
}
