import { expect, it } from 'vitest'
import { finding } from '../present/notices.ts'
import { scoresByRule } from './wording/by-rule.ts'
import type { Judged } from './wording/pairs.ts'

const pair = { id: '1', lang: 'en', before: 'a', after: 'b', label: 'softened', also: [], why: '', date: undefined }
const told = (strict: boolean, ...rules: string[]): Judged => ({
  pair,
  truth: 'softened',
  told: 'softened',
  findings: rules.map((rule) => finding({ rule })),
  strict,
  lenient: strict,
  cpuMs: 0,
})

it('counts for each rule how often it told first, and was right; the one that told most stands first', () => {
  expect(
    scoresByRule([
      told(false, 'place.down'),
      told(true, 'duty.down', 'place.down'),
      told(false, 'duty.down'),
      told(true, 'duty.down'),
      told(true),
    ]),
  ).toEqual([
    { rule: 'duty.down', told: 3, right: 2 },
    { rule: 'place.down', told: 1, right: 0 },
    { rule: '', told: 1, right: 1 },
  ])
})
