import { describe, expect, it } from 'vitest'
import { diff } from '../../src/diff/diff.ts'
import type { Item } from '../../src/model/extract.ts'
import { index } from './extracts.ts'

const item = (n: number, more: Partial<Item> = {}): Item => ({
  title: `Announcement number ${n} of the ministry`,
  url: `https://mofcom.example/article/${n}.html`,
  date: `2025-05-${String(n).padStart(2, '0')}`,
  ...more,
})
/** Newest first. */
const list = (...numbers: readonly number[]) => numbers.map((n) => item(n))

function told(before: readonly Item[], after: readonly Item[]): string[] {
  return diff(index(before), index(after)).items.map(
    (change) => `${change.type} ${(change.after ?? change.before)?.url.match(/\w+(?=\.html)/)?.[0]}`,
  )
}

describe('an index', () => {
  it('with a new item at the top, of which one fell off the end, has one addition and no removal', () => {
    const change = diff(index(list(9, 8, 7, 6)), index(list(10, 9, 8, 7)))
    expect(change.items).toEqual([{ type: 'added', before: null, after: item(10) }])
    expect(change.changed).toBe(true)
  })

  it('from which an item vanished in the middle has a removal', () => {
    expect(told(list(9, 8, 7, 6), list(9, 7, 6))).toEqual(['removed 8'])
    expect(told(list(9, 8, 7, 6), list(8, 7, 6))).toEqual(['removed 9'])
  })

  it('knows the end of a list without dates by its order', () => {
    const undated = (...numbers: readonly number[]) =>
      numbers.map((n): Item => ({ title: `No. ${n}`, url: item(n).url }))
    expect(told(undated(9, 8, 7, 6), undated(10, 9, 8, 7))).toEqual(['added 10'])
    expect(told(undated(9, 8, 7, 6), undated(9, 7, 6))).toEqual(['removed 8'])
  })

  it('knows the end of a list with the oldest first', () => {
    expect(told(list(5, 6, 7, 8), list(6, 7, 8, 9))).toEqual(['added 9'])
  })

  it('in another order is unchanged', () => {
    expect(diff(index(list(9, 8, 7)), index(list(7, 9, 8))).changed).toBe(false)
  })

  it('has changed items where a title or a date changed', () => {
    expect(told(list(9, 8), [item(9, { title: 'Correction to announcement number 9' }), item(8)])).toEqual([
      'changed 9',
    ])
    expect(told(list(9, 8), [item(9, { date: '2025-05-19' }), item(8)])).toEqual(['changed 9'])
    expect(told(list(9, 8), [item(9, { title: 'Announcement  number 9 of the ministry' }), item(8)])).toEqual([])
  })

  it('knows an item by its number, whatever its address', () => {
    const numbered = (n: number, more: Partial<Item> = {}) => item(n, { number: `2025-0542${n}`, ...more })
    expect(
      told([numbered(9)], [numbered(9, { url: 'https://fr.example/x9.html', title: 'Additions to the Entity List' })]),
    ).toEqual(['changed x9'])
    expect(told([numbered(9), numbered(8)], [numbered(9), numbered(8), numbered(7)])).toEqual(['added 7'])
  })

  describe('whose items share one address', () => {
    const url = 'https://port.example/avisos'
    const notice = (n: number, more: Partial<Item> = {}): Item => ({ title: `Aviso ${n}: muelles`, url, ...more })
    const kinds = (before: readonly Item[], after: readonly Item[]) =>
      diff(index(before), index(after)).items.map(
        ({ type, after: now, before: old }) => `${type} ${(now ?? old)?.title}`,
      )
    const named = (n: number, more: Partial<Item> = {}) => notice(n, { id: `a-${n}`, ...more })

    it.each([
      ['with ids', named],
      ['without ids', notice],
      ['that part it', (n: number) => notice(n, { url: `${url}#a${n}` })],
      ['that have none', (n: number) => notice(n, { listOnly: true as const })],
    ])('%s, has a new one wherever it stands, and none of another', (_, make) => {
      expect(kinds([make(3), make(2)], [make(4), make(3), make(2)])).toEqual(['added Aviso 4: muelles'])
      expect(kinds([make(2), make(3)], [make(2), make(3), make(4)])).toEqual(['added Aviso 4: muelles'])
      expect(kinds([make(3), make(2)], [make(2), make(3)])).toEqual([])
    })

    it('knows one by its id though its title was edited', () => {
      const edited = { title: 'Aviso 2: diques' }
      expect(kinds([named(3), named(2)], [named(3), named(2, edited)])).toEqual(['changed Aviso 2: diques'])
    })

    it('takes two alike with two ids for two, unless the publisher gave all items new ids', () => {
      const twin = { title: 'Aviso', date: '2026-03-02' }
      expect(kinds([named(1, twin)], [named(1, twin), named(2, twin)])).toEqual(['added Aviso'])
      const own = (n: number, id: string) => item(n, { id })
      expect(told([own(9, 'a'), own(8, 'b')], [own(9, 'x'), own(8, 'y')])).toEqual([])
    })

    it('does not call another address of the list itself a change', () => {
      const at = (place: string) => [named(3), named(2)].map((one) => ({ ...one, url: place, listOnly: true as const }))
      expect(kinds(at('https://a.example/feed?t=1'), at('https://b.example/feed?t=2'))).toEqual([])
    })

    it('compares 5,000 of them at once', () => {
      const many = Array.from({ length: 5_000 }, (_, n) => named(n))
      expect(kinds(many, [named(5_000), ...many])).toEqual(['added Aviso 5000: muelles'])
    })
  })

  it('compares what else is said of an item, as cells of a row', () => {
    const said = (status: string) => item(9, { fields: [{ header: 'status', text: status }] })
    const { items, rows, changed } = diff(index([said('free'), item(8)]), index([said('barred'), item(8)]))
    expect([items, changed]).toEqual([[], true])
    expect(rows).toMatchObject([{ type: 'changed', cells: [{ header: 'status', before: 'free', after: 'barred' }] }])
  })

  it('takes addresses that mean the same as one', () => {
    const http = { ...item(9), url: 'http://www.mofcom.example/article/9.html?utm_source=x#top' }
    expect(diff(index([http, item(8)]), index(list(9, 8))).changed).toBe(false)
  })

  it('takes a new title at a new address as a new item, however alike: two rules of one day have nearly one title', () => {
    const after = item(9, {
      title: 'Announcement number 9a of the ministry',
      url: 'https://mofcom.example/article/new9.html',
    })
    expect(told(list(9, 8), [after, item(8)])).toEqual(['added new9', 'removed 9'])
  })

  it('that names an item twice has it once', () => {
    expect(told(list(8), [item(9), item(9), item(8)])).toEqual(['added 9'])
  })

  it('is not fooled by keys of prototypes', () => {
    const odd = [
      { title: '__proto__', url: '__proto__' },
      { title: 'constructor', url: 'constructor', number: 'toString' },
    ]
    expect(diff(index(odd), index(odd)).changed).toBe(false)
    expect(diff(index([]), index(odd)).items).toHaveLength(2)
  })
})
