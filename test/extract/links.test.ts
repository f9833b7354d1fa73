/** Addresses and numbers, the keys that copies of one document share. */
import { describe, expect, it } from 'vitest'
import { dayOf, findDates } from '../../src/extract/dates.ts'
import { canonicalUrl, resolveLink } from '../../src/extract/links.ts'
import { announcementNumber } from '../../src/extract/numbers.ts'

describe('canonical addresses', () => {
  it.each([
    [
      'HTTPS://WWW.BIS.GOV:443/Press-Release/x?utm_source=a&id=7&utm_medium=b#top',
      'https://www.bis.gov/Press-Release/x?id=7',
    ],
    ['http://ustr.gov./about', 'http://ustr.gov/about'],
    ['https://user:secret@example.gov/a b', 'https://example.gov/a%20b'],
    ['https://example.gov/a?q=%2B%20+x&fbclid=1', 'https://example.gov/a?q=%2B%20+x'],
    ['not an address', 'not an address'],
  ])('%s', (address, canonical) => {
    expect(canonicalUrl(address)).toBe(canonical)
    expect(canonicalUrl(canonical)).toBe(canonical)
  })

  it('only what leads to a page is a link', () => {
    const base = 'https://example.gov/a/b?c=1'
    expect(resolveLink(' ../x ', base)).toBe('https://example.gov/x')
    for (const href of [
      '',
      '#top',
      '?c=1#top',
      'javascript:void(0)',
      'mailto:a@b.c',
      'tel:1',
      'http://[',
      '/cdn-cgi/l/email-protection#ab',
    ]) {
      expect(resolveLink(href, base)).toBeUndefined()
    }
  })
})

describe('numbers of announcements', () => {
  it.each([
    ['商务部 海关总署公告2025年第55号 公布对超硬材料相关物项实施出口管制的决定', '商务部公告2025年第55号'],
    ['商务部公告2025第62号', '商务部公告2025年第62号'],
    ['不可靠实体清单工作机制公告〔2025〕10号', '不可靠实体清单工作机制公告〔2025〕10号'],
    ['Statement of the spokesperson', undefined],
  ])('%s', (title, number) => {
    expect(announcementNumber(title, 'https://www.mofcom.gov.cn/art/1.html')).toBe(number)
  })
})

describe('dates', () => {
  const values = (text: string, zone = 'America/New_York') => findDates(text, zone).map((date) => date.value)
  it.each([
    ['FOR IMMEDIATE RELEASE | Tuesday, May 13, 2025 |', ['2025-05-13']],
    ['13th of May 2025 and 1 June 2025', ['2025-05-13', '2025-06-01']],
    ['二〇二五年五月十九日，民國114年5月20日，令和元年5月21日', ['2025-05-19', '2025-05-20', '2019-05-21']],
    ['2025년 5월 19일, 2025. 5. 20.', ['2025-05-19', '2025-05-20']],
    ['13. Mai 2025, 14.05.2025, 15. März 2025', ['2025-05-13', '2025-05-14', '2025-03-15']],
    ['2025-02-30, 2025-13-01, 2025-05427, 1.2.2.2025.1', []],
    ['01/14/2025', ['2025-01-14']],
  ])('%s', (text, expected) => {
    expect(values(text)).toEqual(expected)
  })

  it('two numbers are month and day in America, day and month elsewhere', () => {
    expect(values('02/01/2025')).toEqual(['2025-02-01'])
    expect(values('02/01/2025', 'Europe/London')).toEqual(['2025-01-02'])
    expect(values('14/01/2025')).toEqual(['2025-01-14'])
  })

  it('a stamp is the day it names where the source is', () => {
    expect(dayOf('2025-05-14T02:00:00Z', 'America/New_York')).toBe('2025-05-13')
    expect(dayOf('Tue, 13 May 2025 23:30:00 +0800', 'Asia/Shanghai')).toBe('2025-05-13')
    expect(dayOf('2025-05-13T23:30:00', 'Asia/Shanghai')).toBe('2025-05-13')
    expect(dayOf('20250513', 'UTC')).toBe('2025-05-13')
    expect(dayOf('2025-05-14T02:00:00Z', 'No/Such_Zone')).toBe('2025-05-14')
    expect(dayOf('soon', 'UTC')).toBeUndefined()
  })
})
