import { describe, expect, it } from 'vitest'
import { gatherIncidents, incidentNotices } from '../../src/alert/incident.ts'
import type { IncidentNote } from '../../src/model/notice.ts'

const HOUR = 3_600_000
const incident = (n: number, changes: Partial<IncidentNote> = {}): IncidentNote => ({
  id: `i_${n}`,
  watchId: `watch-${n}`,
  title: `Watch ${n}`,
  url: `https://${n}.example.org`,
  code: 'connect-failed',
  message: 'The connection was refused.',
  hint: '',
  openedAt: 100 * HOUR,
  ...changes,
})
const settings = {
  channels: [{ id: 'desk', kind: 'slack', webhookUrl: 'https://hooks.example.org/x' }],
  incidentChannels: ['desk'],
  timeZone: 'UTC',
} as const

/** Opens one incident after the other. @returns how many watches each message names. */
function storm(count: number, make: (n: number) => IncidentNote = incident): number[] {
  const open: IncidentNote[] = []
  const named: number[] = []
  for (let n = 1; n <= count; n++) {
    const gathered = gatherIncidents(make(n), open)
    open.push(gathered.incident)
    if (gathered.named.length > 0) named.push(gathered.named.length)
  }
  return named
}

describe('many blind watches', () => {
  it('are told one by one up to three, then together, then when they are four times as many', () => {
    expect(storm(3)).toEqual([1, 1, 1])
    expect(storm(83)).toEqual([1, 1, 1, 4, 16, 64])
    expect(storm(1_000)).toEqual([1, 1, 1, 4, 16, 64, 256])
  })

  it('are many although several open at the same moment and a step is jumped over', () => {
    const open = Array.from({ length: 5 }, (_, n) => incident(n))
    expect(gatherIncidents(incident(9), open)).toMatchObject({ incident: { among: 6 }, named: { length: 6 } })
  })

  it('are one event whatever face a lost network shows', () => {
    const codes = ['dns-failed', 'connect-failed', 'fetch-timeout'] as const
    expect(storm(12, (n) => incident(n, { code: codes[n % 3] ?? '' }))).toEqual([1, 1, 1, 4])
  })

  it('of other causes, or of another day, are told by themselves', () => {
    const other = Array.from({ length: 9 }, (_, n) => incident(n, { code: 'http-forbidden' }))
    const older = Array.from({ length: 9 }, (_, n) => incident(20 + n, { openedAt: 80 * HOUR }))
    const gathered = gatherIncidents(incident(50), [...other, ...older])
    expect(gathered.named).toEqual([gathered.incident])
    expect(gathered.incident).not.toHaveProperty('among')
  })

  it('that had no message when they went have none when they are back', () => {
    expect(incidentNotices(incident(1, { among: 0, closedAt: 101 * HOUR }), settings, 0)).toEqual([])
    expect(incidentNotices(incident(1, { among: 16, closedAt: 101 * HOUR }), settings, 0)).toHaveLength(1)
  })
})
