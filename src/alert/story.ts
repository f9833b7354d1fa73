/** A change with all that a reader of a message wants to know about it. */
import type { Finding } from '../model/finding.ts'
import type { Story } from '../model/notice.ts'
import type { Watch } from '../model/watch.ts'
import type { StoredChange } from '../ports/records.ts'

/** @param findings those to tell; normally all of the change. */
export function storyOf(watch: Watch, change: StoredChange, findings: readonly Finding[]): Story {
  return {
    changeId: change.id,
    watchId: watch.id,
    ...(watch.foundBy === undefined ? {} : { foundBy: watch.foundBy }),
    watchTitle: watch.title,
    url: change.url,
    source: watch.source,
    seenAt: change.at,
    ...(change.lastLookAt === undefined ? {} : { lastSeenAt: change.lastLookAt }),
    document: { title: change.title, url: change.url, ...(change.date === undefined ? {} : { date: change.date }) },
    ...(change.summary === undefined ? {} : { summary: change.summary }),
    findings,
  }
}
