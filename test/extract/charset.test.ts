/** Bytes to text: labels that are there, missing, wrong or hostile. */
import { createMultibyteEncoder } from '@exodus/bytes/multi-byte.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeText } from '../../src/extract/charset.ts'
import { page, read } from './reading.ts'

const simplified = '商务部公告二〇二五年第十八号 公布对部分物项实施出口管制的决定，自公布之日起正式实施。'
const traditional = '經濟部國際貿易署公告修正戰略性高科技貨品輸出管制實體名單，自即日生效，請出口人注意。'
const japanese = '経済産業省は、輸出管理に関するお知らせを公表しました。詳しくはこちらをご覧ください。'
const korean = '산업통상자원부는 전략물자 수출입고시를 개정하여 공포한 날부터 시행한다고 밝혔다.'

const encode = (text: string, charset: string): Uint8Array =>
  charset === 'utf-8' ? new TextEncoder().encode(text) : createMultibyteEncoder(charset)(text)
const html = (text: string, head = '') =>
  `<!DOCTYPE html><html><head>${head}<title>t</title></head><body><p>${text}</p></body></html>`
const decode = (
  text: string,
  charset: string,
  options: { head?: string; type?: string; language?: string; fallback?: string } = {},
) => {
  const source = html(text, options.head)
  const found = decodeText(encode(source, charset), {
    contentType: options.type ?? 'text/html',
    language: options.language ?? 'zh-Hans',
    charset: options.fallback,
    markup: 'html',
  })
  return { ...found, right: found.text === source }
}

describe('declared charsets', () => {
  it.each([
    ['header', simplified, 'gb18030', { type: 'text/html; charset=gb2312' }, 'GBK'],
    ['meta element', simplified, 'gb18030', { head: '<meta charset="gbk">' }, 'GBK'],
    [
      'meta element far down',
      simplified,
      'gb18030',
      { head: `<script>${'x'.repeat(4000)}</script><meta charset="gbk">` },
      'GBK',
    ],
    ['the watch', traditional, 'big5', { fallback: 'big5', language: 'en' }, 'Big5'],
    ['header', japanese, 'shift_jis', { type: 'text/html;charset="Shift_JIS"' }, 'Shift_JIS'],
    ['header', korean, 'euc-kr', { type: 'text/html; charset=ks_c_5601-1987' }, 'EUC-KR'],
  ])('by %s: %s', (_, text, charset, options, name) => {
    expect(decode(text, charset, options)).toMatchObject({ charset: name, declared: true, right: true })
  })

  it('by the byte order mark, before everything else', () => {
    const bytes = new Uint8Array([0xef, 0xbb, 0xbf, ...encode(simplified, 'utf-8')])
    const found = decodeText(bytes, { contentType: 'text/html; charset=gbk', language: 'zh-Hans' })
    expect(found).toEqual({ text: simplified, charset: 'UTF-8', declared: true })
    const wide = new Uint8Array(Buffer.from(`\uFEFF${simplified}`, 'utf16le'))
    expect(decodeText(wide, { contentType: '', language: 'en' }).text).toBe(simplified)
  })
})

describe('no label', () => {
  it.each([
    ['UTF-8', simplified, 'utf-8', 'zh-Hans', 'UTF-8'],
    ['GB18030', simplified, 'gb18030', 'zh-Hans', 'gb18030'],
    ['GB18030 on a page said to be traditional', simplified, 'gb18030', 'zh-Hant', 'gb18030'],
    ['Big5', traditional, 'big5', 'zh-Hant', 'Big5'],
    ['Big5 on a page said to be simplified', traditional, 'big5', 'zh-Hans', 'Big5'],
    ['Shift_JIS', japanese, 'shift_jis', 'ja', 'Shift_JIS'],
    ['EUC-JP', japanese, 'euc-jp', 'ja', 'EUC-JP'],
    ['EUC-KR', korean, 'euc-kr', 'ko', 'EUC-KR'],
    ['GB18030 where the language is not known', simplified, 'gb18030', 'en', 'gb18030'],
  ])('%s', (_, text, charset, language, name) => {
    expect(decode(text, charset, { language })).toMatchObject({ charset: name, declared: false, right: true })
  })

  it('western text that is not UTF-8 is windows-1252', () => {
    const bytes = Uint8Array.from(html('Ausfuhrgüter über der Größe'), (c) => c.charCodeAt(0))
    expect(decodeText(bytes, { contentType: '', language: 'de', markup: 'html' })).toMatchObject({
      charset: 'windows-1252',
      text: html('Ausfuhrgüter über der Größe'),
    })
  })

  it('one broken byte does not make UTF-8 something else', () => {
    const bytes = new Uint8Array([...encode(html(simplified.repeat(5)), 'utf-8'), 0xff])
    expect(
      decodeText(bytes, { contentType: 'text/html; charset=utf-8', language: 'zh-Hans', markup: 'html' }).charset,
    ).toBe('UTF-8')
  })
})

describe('wrong labels', () => {
  it.each([
    [
      'header utf-8, meta gbk, bytes GB18030',
      simplified,
      'gb18030',
      { type: 'text/html; charset=utf-8', head: '<meta charset=gbk>' },
    ],
    ['header utf-8, nothing else, bytes GB18030', simplified, 'gb18030', { type: 'text/html; charset=utf-8' }],
    ['header gb2312, bytes UTF-8', simplified, 'utf-8', { type: 'text/html; charset=gb2312' }],
    ['header iso-8859-1, bytes UTF-8', simplified, 'utf-8', { type: 'text/html; charset=ISO-8859-1' }],
    ['header utf-7', simplified, 'utf-8', { type: 'text/html; charset=utf-7' }],
    ['header iso-2022-kr, bytes GB18030', simplified, 'gb18030', { type: 'text/html; charset=iso-2022-kr' }],
    ['header bogus', simplified, 'gb18030', { type: 'text/html; charset=x-no-such; charset=%%%' }],
    [
      'header utf-8, meta shift_jis, bytes Big5',
      traditional,
      'big5',
      { type: 'text/html; charset=utf-8', head: '<meta charset=utf-8>', language: 'zh-Hant' },
    ],
  ])('%s: read right, the same every time', (_, text, charset, options) => {
    expect(decode(text, charset, options).right).toBe(true)
    expect(decode(text, charset, options)).toEqual(decode(text, charset, options))
  })

  it('never fail on any bytes under any label', () => {
    const labels = fc.constantFrom(
      'utf-8',
      'utf-16',
      'gbk',
      'big5',
      'hz-gb-2312',
      'iso-2022-jp',
      'x-user-defined',
      'replacement',
      '\u0000',
      '',
    )
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        labels,
        fc.constantFrom('zh-Hans', 'ja', 'en', ''),
        (bytes, label, language) => {
          const options = {
            contentType: `text/html; charset=${label}`,
            language,
            charset: label,
            markup: 'html' as const,
          }
          expect(decodeText(bytes, options)).toEqual(decodeText(bytes, options))
        },
      ),
    )
  })
})

it('a page of the Taiwan Affairs Office, whose server names no charset, is read', async () => {
  const body = encode(html(simplified.repeat(3)), 'gb18030')
  expect((await read(page(body, 'text/html'), { language: 'zh-Hans' })).blocks[0]?.text).toBe(simplified.repeat(3))
})
