/** Footnote marks at the end of printed words. */
import { describe, expect, it } from 'vitest'
import { readNameNotes } from '../../src/extract/name-notes.ts'
import { withoutMarks } from '../../src/extract/printed-marks.ts'

describe('footnote marks', () => {
  it.each([
    ['Example Company*†', 'Example Company', ['*', '†']],
    ['(June 22, 2026)*†±', '(June 22, 2026)', ['*', '†', '±']],
    ['Example Corp.¹² ³', 'Example Corp.', ['12', '3']],
    ['Example Corp. *, †', 'Example Corp.', ['*', '†']],
    ['Factory 3', 'Factory 3', []],
    ['10³', '10³', []],
    ['an area of 5 m²', 'an area of 5 m²', []],
    ['*', '', ['*']],
  ])('of %j are no part of the words', (text, words, footnotes) => {
    expect(withoutMarks(text)).toEqual({ text: words, footnotes })
  })

  it('are found in bounded time in a text of nothing else', () => {
    expect(withoutMarks(`${'⁴'.repeat(200_000)}a`).footnotes).toEqual([])
    expect(withoutMarks(`${'* '.repeat(200_000)}a`).footnotes).toEqual([])
  })
})

describe('notes in the cell of a name', () => {
  it.each([
    ['Foo Co., Ltd. (a.k.a. FCL)', 'Foo Co., Ltd.', ['FCL']],
    ['Foo (China) Co. (and one alias: Bar (Xi’an) Ltd.)', 'Foo (China) Co.', ['Bar (Xi’an) Ltd.']],
    ['Foo (also known as A; B; and C), Shanghai', 'Foo, Shanghai', ['A', 'B', 'C']],
    ['Foo (also known as A', 'Foo (also known as A', []],
    ['Johnson and Sons', 'Johnson and Sons', []],
  ])('%j', (text, name, aliases) => {
    expect(readNameNotes(text)).toMatchObject({ name, aliases, doubts: [] })
  })

  it('name those that belong to it', () => {
    expect(
      readNameNotes('Corps (including two aliases: A; and B) and its subordinate and affiliated entities'),
    ).toEqual({
      name: 'Corps',
      aliases: ['A', 'B'],
      formerNames: [],
      subordinates: ['subordinate and affiliated entities'],
      doubts: [],
    })
  })

  it('are found in bounded time in a text of nothing else', () => {
    expect(readNameNotes('(also known as '.repeat(20_000)).aliases).toEqual([])
    expect(readNameNotes(' and its a, and a, and a,'.repeat(20_000)).subordinates).toEqual([])
  })
})
