/** A process of its own on a database file, for the tests that kill one: `node store-worker.ts MODE FILE [ARGUMENT]`. */
import { setTimeout as sleep } from 'node:timers/promises'
import { openStore } from '../../src/adapters/store/store.ts'
import type { IncidentNote } from '../../src/model/notice.ts'
import type { Validators } from '../../src/model/page.ts'
import type { CheckCommit, Look, Revision, StoredChange } from '../../src/ports/records.ts'
import { lookHash } from '../../src/snapshot/chain.ts'
import * as a from '../contract/store.samples.ts'

const [mode = '', path = '', argument = ''] = process.argv.slice(2)
const store = await openStore({ path, lookHash })

/** A check that finds news, with something in every table. */
async function newsOf(round: number): Promise<CheckCommit> {
  const body = a.text(`page ${round}`)
  const claimed = await store.watches.claim('press', Date.now(), 1)
  if (claimed === undefined) throw new Error('not free')
  await store.evidence.keep(a.sha256(body), body, round)
  return a.commitOf(claimed.lease, {
    look: a.lookOf({ at: round, sha256: a.sha256(body), outcome: 'changed' }),
    revision: a.revisionOf('press', `r${round}`, body),
    change: a.changeOf('press', `c${round}`, { at: round, findings: [a.softened, a.listed] }),
    alerts: [{ id: `a${round}`, changeId: `c${round}`, route: 'daily', mode: 'digest', findings: [0] }],
    notices: [a.noticeOf(`n${round}`, ['x', 'y', 'z'])],
    documents: [
      { watch: a.watchOf(`doc${round}`, { foundBy: 'press' }), item: { title: '', url: '' }, dueAt: 0, isNews: true },
    ],
    incident: a.incidentOf('press', `i${round}`, { openedAt: round }),
  })
}

/** Checks one watch for ever; prints the number of each check whose commit has returned. */
async function checkForEver(): Promise<never> {
  for (let round = (await store.evidence.looks('press', 1))[0]?.at ?? 0; ; ) {
    round++
    await store.evidence.commit(await newsOf(round))
    process.stdout.write(`${round}\n`)
  }
}

/** Ends this process in the middle of a transaction: when the value called `argument` is about to be written. */
async function checkAndDie(): Promise<void> {
  const toJSON = () => process.kill(process.pid, 'SIGKILL')
  const news = await newsOf(1)
  const fatal: Record<string, CheckCommit> = {
    look: { ...news, look: { ...news.look, toJSON } as Look },
    revision: { ...news, revision: { ...news.revision, toJSON } as unknown as Revision },
    change: { ...news, change: { ...news.change, toJSON } as unknown as StoredChange },
    alert: { ...news, alerts: news.alerts.map((alert) => ({ ...alert, toJSON })) },
    notice: { ...news, notices: news.notices.map((one) => ({ ...one, notice: { ...one.notice, toJSON } })) },
    document: { ...news, documents: news.documents.map((one) => ({ ...one, watch: { ...one.watch, toJSON } })) },
    incident: { ...news, incident: { ...news.incident, toJSON } as unknown as IncidentNote },
    validators: { ...news, watch: { good: true, validators: { toJSON } as Validators } },
  }
  const commit = fatal[argument]
  if (commit === undefined) throw new Error(`There is no point called ${argument}`)
  await store.evidence.commit(commit)
}

/** Claims what is due until nothing is; prints who had which watch from when to when. */
async function claimAll(): Promise<void> {
  const done = new Set<string>()
  while (done.size < Number(argument)) {
    const due = await store.watches.due(Date.now(), 500, 500)
    if (due.length === 0) return
    for (const id of due) {
      const claimed = await store.watches.claim(id, Date.now(), 60_000)
      if (claimed === undefined) continue
      const from = performance.timeOrigin + performance.now()
      await sleep(0)
      const until = performance.timeOrigin + performance.now()
      await store.evidence.commit(a.commitOf(claimed.lease, { look: a.lookOf(), nextDueAt: Date.now() + 3_600_000 }))
      process.stdout.write(`${id} ${claimed.lease.fence} ${from} ${until}\n`)
      done.add(id)
    }
  }
}

/** Claims one watch, prints that, and commits after a while: the test stops the process in between. */
async function holdAndCommit(): Promise<void> {
  const claimed = await store.watches.claim('press', 0, 1_000)
  if (claimed === undefined) throw new Error('not free')
  process.stdout.write('claimed\n')
  await sleep(Number(argument))
  try {
    await store.evidence.commit(a.commitOf(claimed.lease, { change: a.changeOf('press', 'late') }))
    process.stdout.write('committed\n')
  } catch (error) {
    process.stdout.write(`${(error as { code: string }).code}\n`)
  }
}

if (mode === 'check') await checkForEver()
if (mode === 'die') await checkAndDie()
if (mode === 'claim') await claimAll()
if (mode === 'hold') await holdAndCommit()
await store.close()
