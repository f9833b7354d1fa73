import { describe, expect, it } from 'vitest'
import type { Look } from '../../src/ports/records.ts'
import { lookHash } from '../../src/snapshot/chain.ts'

const look: Look = {
  at: 1_747_137_600_000,
  status: 200,
  url: 'https://www.bis.gov/press',
  finalUrl: 'https://www.bis.gov/press/',
  redirects: [{ status: 301, from: 'https://www.bis.gov/press', to: 'https://www.bis.gov/press/' }],
  headers: { 'content-type': 'text/html', date: 'Tue, 13 May 2025 12:00:00 GMT' },
  sha256: 'ab'.repeat(32),
  outcome: 'changed',
  code: '',
}

describe('lookHash', () => {
  const hash = lookHash('', 'press', look)

  it('is 64 hex digits, the same for the same look', () => {
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect(lookHash('', 'press', structuredClone(look))).toBe(hash)
  })

  it('does not depend on the order of the headers, nor on a way through JSON', () => {
    const { date = '', ...rest } = look.headers
    expect(lookHash('', 'press', { ...look, headers: { date, ...rest } })).toBe(hash)
    expect(lookHash('', 'press', JSON.parse(JSON.stringify(look)) as Look)).toBe(hash)
  })

  it('covers the look before, the watch, and every field', () => {
    const others = [
      lookHash(hash, 'press', look),
      lookHash('', 'list', look),
      lookHash('', 'press', { ...look, at: look.at + 1 }),
      lookHash('', 'press', { ...look, status: 304 }),
      lookHash('', 'press', { ...look, url: 'https://www.bis.gov/' }),
      lookHash('', 'press', { ...look, finalUrl: 'https://www.bis.gov/' }),
      lookHash('', 'press', { ...look, redirects: [] }),
      lookHash('', 'press', { ...look, headers: { ...look.headers, etag: '"1"' } }),
      lookHash('', 'press', { ...look, sha256: 'ac'.repeat(32) }),
      lookHash('', 'press', { ...look, outcome: 'unchanged' }),
      lookHash('', 'press', { ...look, code: 'page-blocked' }),
    ]
    expect(new Set([hash, ...others]).size).toBe(others.length + 1)
  })
})
