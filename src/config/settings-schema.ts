/** The shape of ruledrift.yaml: every setting with its default. */
import { z } from 'zod'
import { RULE_IDS } from '../classify/rules/table.ts'
import { FINDING_KINDS, SEVERITIES } from '../model/finding.ts'
import {
  duration,
  ENV_PATTERN,
  isWebAddress,
  line,
  listOf,
  mapping,
  size,
  timeZone,
  whole,
  word,
  yesNo,
} from './leaves.ts'

/** What has a severity of its own: kinds, and single rules. */
const JUDGED = [...FINDING_KINDS, ...RULE_IDS]

const HOST_PORT = /^(?:\[[0-9a-f:]+\]|[a-z0-9.-]+):(\d{1,5})$/i

const schedule = mapping({
  indexes: duration()
    .prefault('5m')
    .describe('How often an index, feed or JSON list is looked at, unless its watch says otherwise.'),
  pages: duration().prefault('15m').describe('How often any other page is looked at, unless its watch says otherwise.'),
  unconditional: duration()
    .prefault('24h')
    .describe(
      'How long “not modified” is believed before the whole page is asked for, unless its watch says otherwise. Shorter than `every`: always the whole page.',
    ),
  followFor: duration()
    .prefault('14d')
    .describe('How long a document that an index announced is watched for later edits.'),
  followEvery: duration().prefault('15m').describe('How often such a document is looked at.'),
})

const politeness = mapping({
  gap: duration(0).prefault('2s').describe('Least time between two requests to one host.'),
  inFlight: whole(1, 16).prefault(1).describe('Requests to one host at the same time.'),
  robots: yesNo().prefault('yes').describe('Whether robots.txt is obeyed.'),
  contact: z
    .union([z.literal(''), line('a mail address or the address of a page that says who you are', 200)], {
      error: 'a mail address or the address of a page that says who you are',
    })
    .prefault('')
    .describe('Sent with every request, so that a site can reach you before it blocks you: a mail address or a page.'),
})

const limits = mapping({
  deadline: duration().prefault('60s').describe('Longest time for one page, redirects and body included.'),
  maxBody: size().prefault('32MB').describe('Largest page, after decompression.'),
  maxRedirects: whole(0, 20).prefault(10).describe('Longest chain of redirects.'),
  judgeDeadline: duration()
    .prefault('30s')
    .describe(
      'Longest time for reading and comparing one page; pages of more than 16 MB together get more in proportion.',
    ),
  judgeHeapMb: whole(64, 8192).prefault(512).describe('Memory of one thread that reads pages, in megabytes.'),
})

const egress = mapping({
  allowPrivate: listOf(
    z.string({ error: 'host:port' }).refine((text) => Number(HOST_PORT.exec(text)?.[1] ?? 0) > 0, {
      error: 'host:port, such as intranet.example.org:443 or [fd00::1]:8080',
    }),
    'host:port',
  )
    .prefault([])
    .describe('Hosts with a private address that may be asked all the same, as host:port.'),
  proxy: z
    .string({ error: 'env:NAME or an http address without password' })
    .refine((text) => ENV_PATTERN.test(text) || isWebAddress(text), {
      error: 'env:NAME or an http address without password',
    })
    .optional()
    .describe('HTTP proxy for all requests. With a password only as env:NAME.'),
  ca: line('the path of a PEM file')
    .optional()
    .describe('PEM file with further certificate authorities, beside this file or absolute.'),
})

const workers = mapping({
  check: whole(1, 256).prefault(8).describe('Watches checked at the same time.'),
  deliver: whole(1, 64).prefault(4).describe('Messages sent at the same time.'),
  threads: whole(1, 64).prefault(2).describe('Threads that read and compare pages; about the number of processors.'),
  lease: duration(2_000)
    .prefault('15s')
    .describe('After so long without a sign of life the watch of a worker is taken over by another one.'),
})

/** ruledrift.yaml */
export const settingsSchema = mapping({
  timeZone: timeZone()
    .prefault('UTC')
    .describe('The zone in which messages show times, and digests are timed by default.'),
  data: line('a folder')
    .prefault('./data')
    .describe(
      'Folder of the database, relative to where Ruledrift is started. The variable RULEDRIFT_DATA goes before it.',
    ),
  schedule: schedule.prefault({}).describe('How often pages are looked at.'),
  politeness: politeness.prefault({}).describe('How we behave towards the sites.'),
  limits: limits.prefault({}).describe('Bounds that protect this machine from the pages.'),
  egress: egress.prefault({}).describe('The one door out.'),
  severity: z
    .partialRecord(z.enum(JUDGED), word(SEVERITIES), {
      error: ({ code }: { readonly code?: string }) =>
        code === 'unrecognized_keys' ? JUDGED.join(', ') : 'a mapping from finding kinds and rules to severities',
    })
    .prefault({})
    .describe(
      'Severity of a finding kind, or of a single rule, where the default does not suit you: `wording.reworded: medium`, `code.removed: low`. A rule goes before its kind.',
    ),
  workers: workers.prefault({}).describe('What is done at the same time.'),
  log: mapping({
    level: word(['debug', 'info', 'warn', 'error']).prefault('info').describe('The least severe line that is written.'),
  })
    .prefault({})
    .describe('The log on standard output.'),
})

export type Settings = z.output<typeof settingsSchema>
