/** Servers whose validators do not move with the page. */
import { expect, it } from 'vitest'
import { conditionsOf } from '../../jobs/check/conditions.ts'
import { typeLine } from '../commands/lines.ts'
import { DAY, HOUR, openWorld, PUBLISHER, type World } from './world.ts'

const TEXT =
  '<h1>Notice 7</h1><p>Carriers must keep the bill of lading for three years.</p><p>It applies to every port.</p>'
const EDITED = TEXT.replace('must keep', 'may discard')

const watched = (more = '') =>
  ({
    watches: {
      bis: `${PUBLISHER}  - { id: notice, title: Notice, url: "{site}/notice", every: 1h, select: main${more} }\n`,
    },
  }) as const

/** The same validator whatever the page says, and 304 to whoever sends it back. */
function serveStuck(world: World, body: string): void {
  const html = `<!doctype html><html lang="en"><title>Notice</title><main>${body}</main></html>`
  world.site.serve('/notice', { body: Buffer.from(html), type: 'text/html; charset=utf-8', status: 200, etag: '"v1"' })
}

async function later(world: World, ms: number) {
  world.clock.set(world.clock.now() + ms)
  return await world.look('notice')
}

const statusOf = async (world: World) => (await world.deps.store.evidence.looks('notice', 1))[0]?.status
const liedAt = async (world: World) => (await world.deps.store.watches.get('notice'))?.validatorsLiedAt

it('blinds a watch for a day at most, and trusts the validators no more', async () => {
  const world = await openWorld(watched())
  serveStuck(world, TEXT)
  await world.look('notice')
  serveStuck(world, EDITED)
  expect(await later(world, 23 * HOUR)).toMatchObject({ outcome: 'unchanged' })
  expect([await statusOf(world), await liedAt(world)]).toEqual([304, undefined])

  const found = await later(world, HOUR)
  expect(found.outcome).toBe('changed')
  expect(await liedAt(world)).toBeDefined()

  const env = { STORY_SMTP_URL: 'smtp://127.0.0.1:1', STORY_SLACK_URL: 'http://127.0.0.1:1/' }
  const told = await typeLine(['watches', '--json', '--config', world.home], { env })
  expect(JSON.parse(told.out)).toMatchObject({ id: 'notice', validatorsLiedAt: expect.any(Number) })
  const shown = await typeLine(['watches', '--config', world.home], { env })
  expect(shown.out).toContain('well, “not modified” not believed')

  serveStuck(world, EDITED.replace('three', 'nine'))
  expect(await later(world, HOUR)).toMatchObject({ outcome: 'changed' })
  expect(await statusOf(world)).toBe(200)
  // What is asked of a person, and read anew, does not make the server honest.
  await world.deps.store.watches.accept('notice', world.clock.now())
  await later(world, HOUR)
  serveStuck(world, EDITED.replace('three', 'twelve'))
  expect(await later(world, HOUR)).toMatchObject({ outcome: 'changed' })
})

it('asks an honest server for the whole page once a day, and goes on trusting it', async () => {
  const world = await openWorld(watched())
  world.html('/notice', TEXT)
  await world.look('notice')
  const statuses: unknown[] = []
  for (let hour = 6; hour <= 54; hour += 6) {
    await later(world, 6 * HOUR)
    statuses.push(await statusOf(world))
  }
  expect(statuses).toEqual([304, 304, 304, 200, 304, 304, 304, 200, 304])
  world.html('/notice', EDITED)
  expect(await later(world, HOUR)).toMatchObject({ outcome: 'changed' })
  expect(await liedAt(world)).toBeUndefined()
})

it('takes the interval of the watch, and asks without conditions when it is shorter than the looks', async () => {
  const world = await openWorld(watched(', unconditional: 3d'))
  serveStuck(world, TEXT)
  await world.look('notice')
  await later(world, 2 * DAY)
  expect(await statusOf(world)).toBe(304)
  await later(world, DAY)
  expect(await statusOf(world)).toBe(200)

  const always = await openWorld(watched(', unconditional: 1m'))
  serveStuck(always, TEXT)
  await always.look('notice')
  await later(always, HOUR)
  expect(await statusOf(always)).toBe(200)
})

it('sends no validator that was written before the clock was set back', async () => {
  const world = await openWorld(watched())
  world.html('/notice', TEXT)
  await world.look('notice')
  const state = await world.deps.store.watches.get('notice')
  if (state === undefined) throw new Error('no such watch')
  expect(conditionsOf(state, world.clock.now())).toMatchObject({ etag: expect.any(String) })
  expect(conditionsOf(state, world.clock.now() - 2 * HOUR)).toEqual({})
})
