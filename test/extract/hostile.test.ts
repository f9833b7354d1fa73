/** Input made to hang, overflow or pollute: bounded in time and depth, in this very thread. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CodedError } from '../../src/errors.ts'
import { extract } from '../../src/extract/extract.ts'
import { MAX_DEPTH, parseTree, type RootNode } from '../../src/extract/tree.ts'
import { cpuMs } from '../cpu.ts'
import { page, read, reading, wrapped } from './reading.ts'

/** Generous for a loaded machine; a parser that is quadratic here takes minutes. */
const BOUND_MS = 10_000

async function timed(html: string, changes = {}): Promise<{ ms: number; text: string }> {
  const start = cpuMs()
  const found = await read(page(wrapped(html)), changes)
  return { ms: cpuMs() - start, text: found.blocks.map((block) => block.text).join('\n') }
}

function depthOf(root: RootNode): number {
  let deepest = 0
  const stack: [RootNode['children'], number][] = [[root.children, 0]]
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    const [children, depth] = step
    deepest = Math.max(deepest, depth)
    for (const child of children) if (child.type !== 'text') stack.push([child.children, depth + 1])
  }
  return deepest
}

describe('nesting', () => {
  it.each([
    ['40 kB of <b id=i><p>', '<b id=i><p>'.repeat(3700)],
    ['100,000 divs, never closed', '<div>'.repeat(100_000)],
    ['100,000 divs and as many wrong end tags', '<div>'.repeat(100_000) + '</span>'.repeat(100_000)],
    ['50,000 lists', '<ul><li>'.repeat(50_000)],
    ['3,000 tables', '<table><tr><td>'.repeat(3000)],
    ['50,000 forms and share bars', '<form><div class="share">'.repeat(50_000)],
  ])(
    '%s',
    async (_, html) => {
      const { ms, text } = await timed(`${html}at the bottom`)
      expect(ms).toBeLessThan(BOUND_MS)
      expect(text).toContain('The bureau publishes')
    },
    60_000,
  )

  it('is cut flat at the depth that browsers allow, and loses no text', async () => {
    const html = `${'<div>'.repeat(5000)}deep text`
    expect(depthOf(parseTree(html))).toBeLessThanOrEqual(MAX_DEPTH)
    expect((await timed(html)).text).toContain('deep text')
  })
})

describe('size', () => {
  it.each([
    ['100,000 attributes', `<p ${Array.from({ length: 100_000 }, (_, i) => `a${i}=x`).join(' ')}>hi</p>`],
    ['a line of 5 MB', `<p>${'x'.repeat(5_000_000)}</p>`],
    ['500,000 line breaks', 'line<br>'.repeat(500_000)],
    ['100,000 links', '<a href="/a">link</a> '.repeat(100_000)],
    ['1,500,000 non-breaking spaces', `<p>${'&nbsp;\u3000'.repeat(750_000)}x</p>`],
    ['a million entities', '&amp;'.repeat(1_000_000)],
    ['five million angle brackets', '<'.repeat(5_000_000)],
    [
      'spans that multiply',
      `<table>${`<tr>${'<td rowspan=65534 colspan=9>abc</td>'.repeat(20)}</tr>`.repeat(2000)}</table>`,
    ],
    ['dates without end', `<p>${'2025-05-19 '.repeat(200_000)}</p>`],
  ])(
    '%s',
    async (_, html) => {
      expect((await timed(html)).ms).toBeLessThan(BOUND_MS)
    },
    60_000,
  )

  it('an index of 30,000 items in one line after another', async () => {
    const html = Array.from(
      { length: 30_000 },
      (_, i) => `<a href="/art/${i}">A title, number ${i}</a> 2025-05-19 `,
    ).join('')
    const start = cpuMs()
    const found = await read(page(wrapped(html)), { reader: 'index', links: ['/art/'] })
    expect(found.items).toHaveLength(30_000)
    expect(cpuMs() - start).toBeLessThan(BOUND_MS)
  }, 120_000)
})

describe('names and characters', () => {
  it('elements and attributes named like prototypes change nothing', async () => {
    const { text } = await timed(
      '<__proto__ polluted=1><p __proto__="x" constructor="y">kept</p></__proto__><constructor>too</constructor><toString>three</toString>',
    )
    expect(text).toMatch(/kept\ntoo\s*three/)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('control characters and broken surrogates do not reach a block; direction marks stay for the evidence', async () => {
    const { text } = await timed('<p>a\u0000b\u0007c\ud800d \u202Eevil\u202C</p>')
    expect(text).toMatch(/abc\ufffdd|a\ufffdbc\ufffdd/)
    expect(text).toContain('\u202Eevil')
    expect(text.isWellFormed()).toBe(true)
  })
})

it('any HTML at all is read or refused with a code, and the same the next time', async () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '<p>',
      '</p>',
      '<table>',
      '<tr>',
      '<td>',
      '<td rowspan=3>',
      '</table>',
      '<ul>',
      '<li>',
      '<h2>',
      '</h1>',
      '<a href="/x?y#z">',
      '</a>',
      '<br>',
      '<b>',
      '</b>',
      '<form>',
      '<select>',
      '<option>',
      '<script>',
      '</script>',
      '<!--',
      '-->',
      '<pre>',
      '<sup>',
      '</sup>',
      '<svg><title>',
      '</svg>',
      '<template>',
      '<main>',
      '<base href="//[">',
      '&#x110000;',
      '&nbsp;',
      '"',
      '>',
      '<',
    ),
    fc.string({ maxLength: 12 }),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(piece, { maxLength: 60 }),
      fc.constantFrom('page', 'index', 'table', undefined),
      async (pieces, reader) => {
        const source = page(`<html><body>${pieces.join('')}</body></html>`)
        const rules = reading({
          columns: reader === 'table' ? { name: 'x' } : {},
          ...(reader === undefined ? {} : { reader }),
        })
        const outcome = async () => {
          try {
            return JSON.stringify(await extract(source, rules))
          } catch (error) {
            if (error instanceof CodedError) return error.code
            throw error
          }
        }
        expect(await outcome()).toBe(await outcome())
      },
    ),
    { numRuns: 300 },
  )
}, 120_000)
