import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findNotices, parseNotice, UNRELIABLE } from '../../src/listing/notices.ts'
import { foldNotice } from '../../src/listing/simplified.ts'
import { cpuMs } from '../cpu.ts'

const found = (text: string, context = {}) => findNotices(text, context).map(({ notice }) => notice.canonical)

describe('the number of a notice', () => {
  it.each([
    ['商务部公告2025年第21号', '商务部公告2025年第21号'],
    ['商务部公告2025第62号 公布对稀土相关技术实施出口管制的决定', '商务部公告2025年第62号'],
    ['商务部 海关总署公告2025年第55号', '商务部公告2025年第55号'],
    ['商务部、国家国防科工委、海关总署公告2006年第50号', '商务部公告2006年第50号'],
    ['商務部公告２０２５年第２１號', '商务部公告2025年第21号'],
    ['不可靠实体清单工作机制公告〔2025〕4号', '不可靠实体清单工作机制公告〔2025〕4号'],
    ['不可靠实体清单工作机制公告[2025]10号', '不可靠实体清单工作机制公告〔2025〕10号'],
    ['公告〔2025〕7号', '不可靠实体清单工作机制公告〔2025〕7号'],
    ['商务部令2025年第5号', '商务部令2025年第5号'],
    ['国务院关税税则委员会公告2025年第7号', '国务院关税税则委员会公告2025年第7号'],
  ])('%s', (text, canonical) => {
    expect(parseNotice(text)?.canonical).toBe(canonical)
  })

  it.each(['关于2025年第61号公告，有关情况如下', '第2758(2024)号决议', '《出口贸易管理令》（1949年第378号政令）', ''])(
    'is not what "%s" begins with',
    (text) => {
      expect(parseNotice(text)).toBeUndefined()
    },
  )
})

describe('notices named in a text', () => {
  it.each([
    ['暂停实施2025年第21号、第22号公告', ['商务部公告2025年第21号', '商务部公告2025年第22号']],
    ['商务部公告2025年第21号、第22号', ['商务部公告2025年第21号', '商务部公告2025年第22号']],
    ['公告2025年第13号（3月4日）和第21号（4月4日）', ['商务部公告2025年第13号', '商务部公告2025年第21号']],
    [
      '商务部、海关总署公告2025年第55、56、57号和商务部公告2025年第61号',
      ['商务部公告2025年第55号', '商务部公告2025年第56号', '商务部公告2025年第57号', '商务部公告2025年第61号'],
    ],
    [
      '停止不可靠实体清单工作机制公告〔2025〕5号、〔2025〕6号，继续暂停公告〔2025〕7号',
      [5, 6, 7].map((number) => `${UNRELIABLE}公告〔2025〕${number}号`),
    ],
    ['对2025年4月4日公布的第21号公告所列实体', ['商务部公告2025年第21号']],
    ['2025年4月4日、9日公告所列实体', ['商务部公告（2025-04-04）', '商务部公告（2025-04-09）']],
    ['自2025年5月14日起公布', []],
    ['经济产业省2004年第173号公告', []],
    ['第26/2024-2025号公告', []],
    ['依照第三十四条处罚', []],
  ])('%s', (text, canonical) => {
    expect(found(text)).toEqual(canonical)
  })

  it('take the year of the document where they give none', () => {
    expect(found('恢复实施第21号公告', { year: 2025 })).toEqual(['商务部公告2025年第21号'])
    expect(found('恢复实施第21号公告')).toEqual([])
    expect(found('4月9日公告所列12家实体', { year: 2025 })).toEqual(['商务部公告（2025-04-09）'])
  })

  it('point to their places', () => {
    const text = '停止實施商務部公告2025年第22號。'
    const [one] = findNotices(text)
    expect(text.slice(one?.start, one?.end)).toBe('商務部公告2025年第22號')
  })

  it('are found in any text without failing, within it, and quickly', () => {
    const piece = fc.constantFrom(
      '商务部',
      '公告',
      '2025年',
      '第21号',
      '、',
      '〔2025〕',
      '4号',
      '和',
      '4月4日',
      '（',
      '）',
      '號',
      ' ',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 200 }), (pieces) => {
        const text = pieces.join('')
        for (const { start, end } of findNotices(text, { year: 2025 })) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeLessThanOrEqual(text.length)
          expect(end).toBeGreaterThan(start)
        }
      }),
    )
    const before = cpuMs()
    findNotices('商务部、'.repeat(5_000) + '第1号、'.repeat(5_000))
    expect(cpuMs() - before).toBeLessThan(1_000)
  })

  it('keep every place when characters are folded', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => foldNotice(text).length === text.length))
  })
})
