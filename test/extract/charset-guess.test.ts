/** Which charset bytes without a label are in: sentences of thirty characters and pages of them, in every language that has its own. */
import { TextDecoder } from '@exodus/bytes/encoding.js'
import { createMultibyteEncoder } from '@exodus/bytes/multi-byte.js'
import { describe, expect, it } from 'vitest'
import { decodeText } from '../../src/extract/charset.ts'

const WIDE = ['gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr', 'iso-2022-jp']

function encode(text: string, charset: string): Uint8Array {
  if (charset === 'utf-8') return new TextEncoder().encode(text)
  if (WIDE.includes(charset)) return createMultibyteEncoder(charset)(text)
  const decoder = new TextDecoder(charset)
  const table = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const))
  return Uint8Array.from(text, (char) => {
    const byte = table.get(char)
    if (byte === undefined) throw new Error(`${charset} has no ${char}`)
    return byte
  })
}

const SENTENCES: readonly (readonly [string, readonly string[], string])[] = [
  ['zh-CN', ['gb18030'], '出口经营者应当在货物离境前向海关提交许可证。未经批准的，不得出口。'],
  ['zh-TW', ['big5'], '出口人應於貨品離境前向海關提出許可證，未經核准者不得輸出。'],
  ['ja', ['shift_jis', 'euc-jp', 'iso-2022-jp'], '輸出者は、貨物を船に積む前に、大臣の許可を受けなければならない。'],
  ['ko', ['euc-kr'], '수출자는 물품을 선적하기 전에 장관의 허가를 받아야 한다.'],
  ['ru', ['windows-1251', 'koi8-r'], 'Перевозчик обязан хранить накладные пять лет.'],
  ['uk', ['windows-1251', 'koi8-u'], 'Перевізник зобов’язаний зберігати її в сховищі.'.replace('’', '')],
  ['bg', ['windows-1251', 'koi8-r'], 'Превозвачът е длъжен да пази документите пет години.'],
  ['sr', ['windows-1251'], 'Превозник је дужан да чува исправе пет година за љубитеље.'],
  ['pl', ['windows-1250', 'iso-8859-2'], 'Przewoźnik, który wywozi towary, musi złożyć wniosek.'],
  ['cs', ['windows-1250'], 'Dopravce musí uchovávat nákladní listy po dobu pěti let.'],
  ['de', ['windows-1252'], 'Ausführer müssen die Güter prüfen, „auch kleine“.'],
  ['fr', ['windows-1252'], 'L’exportateur déclare les « biens » à la frontière dès leur arrivée.'],
  ['el', ['windows-1253'], 'Ο εξαγωγέας πρέπει να φυλάσσει τα έγγραφα για πέντε έτη.'],
  ['tr', ['windows-1254'], 'İhracatçı belgeleri beş yıl saklamalı ve bildirmelidir.'],
  ['he', ['windows-1255'], 'על היצואן לשמור את המסמכים במשך חמש שנים.'],
  ['ar', ['windows-1256'], 'يجب على المصدر أن يحتفظ بالوثائق لمدة خمس سنوات.'],
  ['lt', ['windows-1257'], 'Vežėjas privalo saugoti dokumentus penkerius metus, įskaitant žinias.'],
]
const rows = SENTENCES.flatMap(([language, charsets, text]) =>
  charsets.map((charset) => [language, charset, text] as const),
)

const html = (text: string, lang = '') =>
  `<!doctype html><html${lang}><title>1</title><main><p>${text}</p></main></html>`
const guess = (source: string, charset: string, language: string) =>
  decodeText(encode(source, charset), { contentType: 'text/html', language, markup: 'html' }).text

describe.each(rows)('a page of %s in %s', (language, charset, sentence) => {
  it('is read right where the page says its language, the watch does, or both', () => {
    for (const text of [sentence, `${sentence} `.repeat(40)]) {
      const said = html(text, ` lang="${language}"`)
      expect([guess(said, charset, 'en'), guess(said, charset, language)]).toEqual([said, said])
      expect(guess(html(text), charset, language)).toBe(html(text))
    }
  })
})

// Scripts without case, and letters that differ by language alone, need a language; these do not.
const OWN_LOOK = ['zh-CN', 'zh-TW', 'ja', 'ko', 'ru', 'uk', 'bg', 'sr', 'de', 'fr']
it.each(rows.filter(([language]) => OWN_LOOK.includes(language)))(
  '%s in %s is known where no language is said',
  (_, charset, sentence) => {
    for (const text of [sentence, `${sentence} `.repeat(40)]) {
      expect(guess(html(text), charset, 'en')).toBe(html(text))
    }
  },
)

it.each(rows)('%s in %s: UTF-8 that was encoded twice is read as what it was', (language, _, sentence) => {
  const source = html(`${sentence} `.repeat(3))
  for (const charset of ['latin1', 'windows-1252']) {
    const twice = [...new TextEncoder().encode(source)].map((byte) =>
      charset === 'latin1' ? String.fromCharCode(byte) : new TextDecoder(charset).decode(Uint8Array.of(byte)),
    )
    expect(guess(twice.join(''), 'utf-8', language)).toBe(source)
  }
})

it.each([
  'Er sagte „Spaß“ und ging.',
  'Der Weg „nach Spaß“',
  'Größe, Maß und Straße',
  'Â ou Ã: as letras do português, não são enganos.',
  'ÉTÉ à Évry, «Âge» – l’œuvre',
  'Temperatur: −5 °C, § 7 Abs. 2',
  'Ã© stands for é in a text that was encoded twice; ö too.',
])('%s is left as it is', (text) => {
  expect(guess(html(text), 'utf-8', 'de')).toBe(html(text))
})

it('two different broken bytes are two texts, and what stands around them is read', () => {
  const texts = [0x81, 0x9c, 0xff, 0xc3].map((byte) => {
    const [before, after] = html('Grenzwert für Blei: | mg, fünf für Öl').split('|')
    const bytes = [...encode(before ?? '', 'utf-8'), byte, ...encode(after ?? '', 'utf-8')]
    return decodeText(Uint8Array.from(bytes), { contentType: 'text/html; charset=utf-8', language: 'de' }).text
  })
  expect(new Set(texts).size).toBe(4)
  for (const text of texts) expect(text).toMatch(/für Blei: . mg, fünf für Öl/)
})
