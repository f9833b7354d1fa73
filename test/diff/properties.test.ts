import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diff } from '../../src/diff/diff.ts'
import { comparisonKey } from '../../src/diff/folding.ts'
import type { Change } from '../../src/model/change.ts'
import type { Extract } from '../../src/model/extract.ts'
import { foldText } from '../../src/text/folding.ts'
import { page } from './extracts.ts'

const WORDS =
  'exporters must should may apply licence chips devices software country rule party notice within thirty days before shipping records keep five years every foreign produced item list entity review policy denial'.split(
    ' ',
  )
const HANZI =
  '出口经营者应当不得可以申请许可证芯片设备软件国家规定通知三十日内装运前保存记录五年外国生产物项清单实体审查政策拒绝'

const word = fc.constantFrom(...WORDS)
const english = fc.array(word, { minLength: 4, maxLength: 14 }).map((ws) => `The ${ws.join(' ')}.`)
const chinese = fc.string({ unit: fc.constantFrom(...HANZI), minLength: 6, maxLength: 24 }).map((text) => `${text}。`)
const paragraph = fc.oneof(
  fc.array(english, { minLength: 1, maxLength: 4 }).map((s) => s.join(' ')),
  fc.array(chinese, { minLength: 1, maxLength: 4 }).map((s) => s.join('')),
)
const kind = fc.constantFrom('paragraph' as const, 'item' as const)
const document = fc
  .uniqueArray(fc.record({ text: paragraph, kind }), { minLength: 1, maxLength: 12, selector: (b) => b.text })
  .map((blocks) => page(blocks))
const anyDocument = fc
  .array(fc.record({ text: fc.string({ unit: 'binary', maxLength: 60 }), kind }), { maxLength: 10 })
  .map((blocks) => page(blocks))

function retyped(extract: Extract, change: (text: string) => string): Extract {
  return { ...extract, blocks: extract.blocks.map((block) => ({ ...block, text: change(block.text) })) }
}

function removedTexts(change: Change): string[] {
  return change.sentences.flatMap((s) => (s.type === 'removed' ? [s.before.text] : [])).sort()
}

function addedTexts(change: Change): string[] {
  return change.sentences.flatMap((s) => (s.type === 'added' ? [s.after.text] : [])).sort()
}

describe('for any pages', () => {
  it('a page and itself have no change at all', () => {
    fc.assert(
      fc.property(fc.oneof(document, anyDocument), (extract) => {
        const change = diff(extract, structuredClone(extract))
        expect(change).toMatchObject({ changed: false, sentences: [], rows: [], links: [], moved: 0, folded: 0 })
      }),
      { numRuns: 300 },
    )
  })

  it('typography changes nothing', () => {
    const noises: readonly ((text: string) => string)[] = [
      (text) => text.replaceAll(' ', '  '),
      (text) => text.replaceAll(' ', '\u00a0'),
      (text) => ` ${text}\n`,
      (text) => text.replace(/(?<=\p{L})(?=\p{L})/u, '\u00ad'),
      (text) => text.replace(/(?<=\p{Script=Han})(?=\p{Script=Han})/u, ' '),
      (text) => text.normalize('NFD'),
      (text) => text.replace(/[A-Za-z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
      (text) => `\u200e${text}\u200f`,
    ]
    fc.assert(
      fc.property(document, fc.array(fc.constantFrom(...noises), { maxLength: 3 }), (extract, chosen) => {
        const after = retyped(extract, (text) => chosen.reduce((t, noise) => noise(t), text))
        const change = diff(extract, after)
        expect(change.sentences).toEqual([])
        expect(change.changed).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  it('any order of the blocks changes nothing', () => {
    fc.assert(
      fc.property(document, fc.infiniteStream(fc.nat()), (extract, order) => {
        const blocks = extract.blocks
          .map((block) => ({ block, at: order.next().value ?? 0 }))
          .sort((x, y) => x.at - y.at)
          .map(({ block }) => block)
        expect(diff(extract, { ...extract, blocks }).changed).toBe(false)
      }),
      { numRuns: 200 },
    )
  })

  it('one word put in the place of another is always told, and is in the marked words', () => {
    fc.assert(
      fc.property(document, fc.nat(), fc.nat(), (extract, at, which) => {
        const blocks = [...extract.blocks]
        const block = blocks[at % blocks.length]
        if (block === undefined) return
        const places = [...block.text.matchAll(/[a-z]+|\p{Script=Han}/gu)]
        const place = places[which % places.length]
        if (place === undefined) return
        const end = place.index + place[0].length
        const text = `${block.text.slice(0, place.index)}龘quux龘${block.text.slice(end)}`
        blocks[at % blocks.length] = { ...block, text }
        const change = diff(extract, { ...extract, blocks })
        expect(change.changed).toBe(true)
        const told = change.sentences.map((s) =>
          s.type === 'changed' ? s.hunks.map((h) => s.after.text.slice(...h.after)).join('') : (s.after?.text ?? ''),
        )
        expect(told.join('')).toContain('quux')
      }),
      { numRuns: 300 },
    )
  })

  it('one digit put in the place of another is always told', () => {
    fc.assert(
      fc.property(document, fc.nat(), fc.nat({ max: 8 }), (extract, at, digit) => {
        const numbered = retyped(extract, (text) => text.replace(/[.。]$/, ` ${digit} %$&`))
        const blocks = [...numbered.blocks]
        const block = blocks[at % blocks.length]
        if (block === undefined) return
        blocks[at % blocks.length] = { ...block, text: block.text.replace(`${digit} %`, `${digit + 1} %`) }
        expect(diff(numbered, { ...numbered, blocks }).sentences.length).toBeGreaterThan(0)
      }),
      { numRuns: 200 },
    )
  })

  it('outside of the marked words both sentences are equal after folding, and marks lie in their sentence in order', () => {
    fc.assert(
      fc.property(fc.oneof(document, anyDocument), fc.oneof(document, anyDocument), (before, after) => {
        for (const sentence of diff(before, after).sentences) {
          if (sentence.type !== 'changed') continue
          expect(sentence.hunks.length).toBeGreaterThan(0)
          const outside = (side: 'before' | 'after') => {
            const { text, numbering = 0 } = sentence[side]
            const opened = sentence.before.figure === true || sentence.after.figure === true
            const pieces: string[] = []
            let from = opened ? 0 : numbering
            for (const { [side]: span } of sentence.hunks) {
              expect(span[0]).toBeGreaterThanOrEqual(from)
              expect(span[1]).toBeGreaterThanOrEqual(span[0])
              expect(span[1]).toBeLessThanOrEqual(text.length)
              pieces.push(comparisonKey(text.slice(from, span[0])))
              from = span[1]
            }
            return [...pieces, comparisonKey(text.slice(from))].map((piece) => piece.replaceAll(' ', ''))
          }
          expect(outside('before')).toEqual(outside('after'))
        }
      }),
      { numRuns: 500 },
    )
  })

  it('there and back are mirror images: what is added one way is removed the other way', () => {
    const edit = fc.record({ at: fc.nat(), how: fc.constantFrom('drop', 'insert', 'replace'), text: paragraph })
    fc.assert(
      fc.property(document, fc.array(edit, { maxLength: 3 }), (before, edits) => {
        const blocks = [...before.blocks]
        for (const { at, how, text } of edits) {
          const added = how === 'drop' ? [] : [{ kind: 'paragraph' as const, path: [], links: [], text }]
          blocks.splice(at % (blocks.length + 1), how === 'insert' ? 0 : 1, ...added)
        }
        const after = { ...before, blocks }
        const [there, back] = [diff(before, after), diff(after, before)]
        expect(back.changed).toBe(there.changed)
        expect(addedTexts(back)).toEqual(removedTexts(there))
        expect(removedTexts(back)).toEqual(addedTexts(there))
      }),
      { numRuns: 300 },
    )
  })

  it('there and back are mirror images where two pairings are equally good', () => {
    const one = page([
      'The exporters five chips software produced may. The produced chips before days list exporters devices policy must. The exporters exporters exporters exporters.',
    ])
    const two = page([
      'The devices may entity records days exporters foreign every produced.',
      'The exporters licence must shipping years devices chips software.',
    ])
    expect(addedTexts(diff(two, one))).toEqual(removedTexts(diff(one, two)))
    expect(removedTexts(diff(two, one))).toEqual(addedTexts(diff(one, two)))
  })

  it('every sentence of the page before is equal, moved, changed or removed: none is lost', () => {
    fc.assert(
      fc.property(document, document, (before, after) => {
        const change = diff(before, after)
        const textsOf = (side: 'before' | 'after') =>
          foldText(change.sentences.map((s) => s[side]?.text ?? '').join(' ')).replace(/\s/g, '')
        const [gone, come] = [textsOf('before'), textsOf('after')]
        const whole = (extract: Extract) => foldText(extract.blocks.map((b) => b.text).join(' ')).replace(/\s/g, '')
        // What is not told stands on both sides, so both pages lose the same number of letters.
        expect(whole(before).length - gone.length).toBe(whole(after).length - come.length)
      }),
      { numRuns: 200 },
    )
  })

  it('the result is the same each time', () => {
    fc.assert(
      fc.property(document, document, (before, after) => {
        expect(diff(before, after)).toEqual(diff(structuredClone(before), structuredClone(after)))
      }),
      { numRuns: 50 },
    )
  })
})
