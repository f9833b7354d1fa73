/** A network that is away: nobody is told before a watch may be called blind, and then not once for each watch. */
import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE, openWorld, PUBLISHER, type World } from '../jobs/world.ts'

const COUNT = 30
const ids = Array.from({ length: COUNT }, (_, n) => `page-${n}`)
const WATCHES = `${PUBLISHER}${ids
  .map((id) => `  - { id: ${id}, title: Page ${id}, url: "{site}/${id}", every: 5m, select: main }\n`)
  .join('')}`

let world: World
const subjects = () => world.mailbox.mails.map(({ subject }) => subject.replace('[Ruledrift] ', ''))
const blind = async () =>
  (await world.deps.store.watches.list()).filter(({ openIncident }) => openIncident !== undefined).length
const page = (id: string) => `<h1>${id}</h1><p>Exporters must file their report on ${id} within ten days.</p>`

describe('a network that is away', () => {
  it('at the first start is told when the watches are blind, in a few messages', async () => {
    world = await openWorld({ watches: { bis: WATCHES } })
    await world.site.close()
    await world.pass(14 * MINUTE)
    expect([await blind(), subjects()]).toEqual([0, []])
    await world.pass(20 * MINUTE)
    expect(await blind()).toBe(COUNT)
    expect(subjects().length).toBeLessThanOrEqual(6)
    expect(subjects().at(-1)).toMatch(/^Blind: .* \(connect-failed\) and \d+ more$/)
    await world.pass(2 * HOUR, 5 * MINUTE)
    expect(subjects().length).toBeLessThanOrEqual(6)
  })

  it('later is told alike, and again in a few messages when it is back', async () => {
    world = await openWorld({ watches: { bis: WATCHES } })
    for (const id of ids) world.html(`/${id}`, page(id))
    await world.pass(MINUTE)
    for (const id of ids) world.html(`/${id}`, page(id), 503)
    await world.pass(13 * MINUTE)
    expect([await blind(), subjects()]).toEqual([0, []])
    await world.pass(20 * MINUTE)
    expect(await blind()).toBe(COUNT)
    const opened = subjects().length
    expect(opened).toBeLessThanOrEqual(6)
    for (const id of ids) world.html(`/${id}`, page(id))
    await world.pass(20 * MINUTE)
    expect(await blind()).toBe(0)
    const closed = subjects().slice(opened)
    expect(closed.length).toBe(opened)
    for (const subject of closed) expect(subject).toMatch(/^Seeing again: /)
  })
})
