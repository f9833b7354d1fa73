/** A notice lists, a later one suspends what it listed, a third stops or continues it: from pages to mails and register. */
import { expect, it } from 'vitest'
import { DAY, HOUR, MINUTE, openWorld, type World } from './world.ts'

const MINISTRY = `id: mofcom
name: Ministry of Commerce of China
jurisdiction: CN
language: zh-Hans
timeZone: Asia/Shanghai
watches:
  - { id: notices, title: Notices, url: "{site}/notices", every: 15m, reader: index, select: main, links: [/art/], follow: { for: 14d, every: 12h, reader: mofcom-notice, select: main } }
`
const NUMBER = '商务部公告2025年第21号'

let world: World
const published: string[] = []
async function publish(id: string, title: string, date: string, ...lines: readonly string[]): Promise<void> {
  published.unshift(`<li><a href="/art/${id}">${title}</a><span>${date}</span></li>`)
  world.html(`/art/${id}`, `<h1>${title}</h1><p>发布时间：${date}</p>${lines.map((line) => `<p>${line}</p>`).join('')}`)
  world.html('/notices', `<ul>${published.join('')}</ul>`)
  await world.pass(30 * MINUTE, 10 * MINUTE)
}
const states = async () =>
  (await world.deps.store.register.byNotice(NUMBER)).map(({ listing: { name, status } }) =>
    `${name} ${status.state} ${status.until ?? ''}`.trim(),
  )

it('knows from the number of a notice whom a suspension means, and when it ends', { timeout: 120_000 }, async () => {
  world = await openWorld({ watches: { mofcom: MINISTRY }, start: Date.parse('2025-04-03T08:00:00Z') })
  await publish('1', '商务部公告2025年第9号', '2025-04-01', '为规范管理，现公布有关事项。')
  world.clock.set(Date.parse('2025-04-04T08:00:00Z'))
  await publish(
    '21',
    NUMBER,
    '2025-04-04',
    '为维护国家安全，决定将甲光电公司等2家美国实体列入出口管制管控名单（见附件），并采取以下措施：',
    '一、禁止向上述2家美国实体出口两用物项。',
    '本公告自公布之日起实施。',
    '附件：出口管制管控名单',
    '1. 甲光电公司（Alpha Optics Inc.）',
    '2. 乙动力集团（Beta Dynamics LLC）',
  )
  expect(await states()).toEqual(['乙动力集团 in-force', '甲光电公司 in-force'])
  expect(world.mailbox.mails).toHaveLength(1)
  world.clock.set(Date.parse('2025-05-14T05:00:00Z'))
  await publish(
    '36',
    '商务部公告2025年第36号',
    '2025-05-14',
    `自2025年5月14日12时01分起，暂停实施${NUMBER}，为期90天。`,
  )
  expect(await states()).toEqual(['乙动力集团 suspended 2025-08-12', '甲光电公司 suspended 2025-08-12'])
  expect(world.mailbox.mails.at(-1)?.text).toContain('乙动力集团')
  world.clock.set(Date.parse('2025-08-11T10:00:00Z'))
  await world.pass(8 * HOUR, 2 * HOUR)
  // without a party it is medium: told in the digest, and stored at once
  const [reached] = await world.deps.store.changes.list({ kind: 'date.reached', limit: 1 })
  expect(reached?.findings.map(({ reason }) => reason).join('\n')).toContain(
    `2 entries of ${NUMBER}: the suspension ends today, 12 August 2025; no source has said yet what comes then`,
  )
  expect(await states()).toEqual(['乙动力集团 due-unconfirmed', '甲光电公司 due-unconfirmed'])
  await publish('47', '商务部公告2025年第47号', '2025-08-12', `自2025年8月12日起，继续暂停${NUMBER}90天。`)
  expect(await states()).toEqual(['乙动力集团 suspended 2025-11-09', '甲光电公司 suspended 2025-11-09'])
  world.clock.set(world.clock.now() + DAY)
  await publish('49', '商务部公告2025年第49号', '2025-08-13', `自2025年8月13日起，停止${NUMBER}所列措施。`)
  expect(await states()).toEqual(['乙动力集团 stopped', '甲光电公司 stopped'])
})
