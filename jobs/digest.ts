/** Gathers a route's held alerts into one message, once per scheduled time. */
import { buildDigest } from '../src/alert/digest.ts'
import { nextSlot } from '../src/alert/schedule.ts'
import type { Deps } from '../src/deps.ts'
import { CodedError } from '../src/errors.ts'
import type { Health, Story } from '../src/model/notice.ts'

/** @param routeId a route with a digest; nothing happens when none is due. */
export async function digest(deps: Deps, routeId: string): Promise<void> {
  const { config, store, queue, clock } = deps
  const route = config.routes.find(({ id }) => id === routeId)
  if (route === undefined || route.send === 'at-once') {
    throw new CodedError('not-found', `No route with a digest has the name "${routeId}".`, {
      hint: 'See config/routes.yaml.',
    })
  }
  const now = clock.now()
  const last = (await store.digests.lastSlot(routeId)) ?? now
  const slot = latestSlot(route.send, last, now)
  if (slot === undefined) return
  const held = await store.digests.held(routeId)
  const stories: Story[] = []
  for (const alert of held) stories.push(await store.changes.story(alert.changeId, alert.findings))
  const notice = buildDigest({ ...config, route, stories, health: await healthOf(deps), slot, now })
  await store.digests.close(
    routeId,
    slot,
    held.map(({ id }) => id),
    notice,
    now,
  )
  for (const { id } of notice.deliveries) await queue.offer('deliver', id)
}

/** After a pause of several slots there is one digest, for the latest. */
function latestSlot(send: Parameters<typeof nextSlot>[0], last: number, now: number): number | undefined {
  let latest: number | undefined
  for (let slot = nextSlot(send, last); slot <= now; slot = nextSlot(send, slot)) latest = slot
  return latest
}

/** How many watches are well and which are blind. */
async function healthOf(deps: Pick<Deps, 'store' | 'clock'>): Promise<Health> {
  const states = await deps.store.watches.list()
  const now = deps.clock.now()
  const blind = states.flatMap((state) => {
    const { watch, openIncident, lastGoodAt, movedTo } = state
    const { id: watchId, title } = watch
    if (openIncident !== undefined) return [{ watchId, title, cause: openIncident.code, since: openIncident.openedAt }]
    // Nobody has looked for too long: the daemon was down, or has more to do than it can.
    const overdue = movedTo === undefined && lastGoodAt !== undefined && now - lastGoodAt > watch.blindAfterMs
    return overdue ? [{ watchId, title, cause: 'no good look', since: lastGoodAt }] : []
  })
  return { watches: states.length, blind }
}
