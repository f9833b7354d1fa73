/** The shape of routes.yaml: channels, and which findings go to which of them, when. */
import { z } from 'zod'
import { FINDING_KINDS, FLAGS, SEVERITIES } from '../model/finding.ts'
import { cron, identifier, line, listOf, mapping, oneOrMore, secret, timeZone, word, yesNo } from './leaves.ts'

const FAMILIES = [
  ...new Set(FINDING_KINDS.filter((kind) => kind.includes('.')).map((kind) => `${kind.split('.')[0]}.*`)),
]

const common = {
  id: identifier().describe('Name of the channel, for routes and records.'),
  optional: yesNo()
    .prefault('no')
    .describe('With yes the channel is left out while a variable it names is not set; with no that is a mistake.'),
}

const text = (allowed: string) => line(`${allowed}, or env:NAME`)

const email = mapping({
  id: common.id,
  kind: z.literal('email').describe('Mail over SMTP.'),
  smtpUrl: secret().describe(
    'The server with user and password: a variable that holds smtp://user:password@host:587 or smtps://…',
  ),
  from: text('a mail address').describe(
    'Sender: `ruledrift@example.org` or `Ruledrift <ruledrift@example.org>`; or env:NAME.',
  ),
  to: oneOrMore(text('a mail address'), 'mail addresses').describe(
    'Recipients, one address each; each gets a message of its own. A variable (env:NAME) may hold several, separated by commas.',
  ),
  optional: common.optional,
})

const slack = mapping({
  id: common.id,
  kind: z.literal('slack').describe('A Slack channel through an incoming webhook.'),
  webhookUrl: secret().describe('A variable that holds the https address of the incoming webhook.'),
  optional: common.optional,
})

const webhook = mapping({
  id: common.id,
  kind: z.literal('webhook').describe('JSON to a program of yours, signed after Standard Webhooks.'),
  url: text('an http or https address').describe('Where it is posted to; or env:NAME.'),
  secret: secret().describe('A variable that holds the signing secret: whsec_ and base64.'),
  optional: common.optional,
})

const channel = z.discriminatedUnion('kind', [email, slack, webhook], { error: 'email, slack, webhook' })

const when = mapping({
  kind: oneOrMore(word([...FINDING_KINDS, ...FAMILIES]), 'finding kinds, or families such as listing.*')
    .optional()
    .describe('Finding kinds, or families such as `listing.*`.'),
  severity: oneOrMore(word(SEVERITIES), SEVERITIES.join(', '))
    .optional()
    .describe('critical, high, medium, low, info.'),
  source: oneOrMore(identifier(), 'source ids').optional().describe('Ids of publishers.'),
  watch: oneOrMore(identifier(), 'watch ids')
    .optional()
    .describe('Ids of watches; the documents that they announce count too.'),
  jurisdiction: oneOrMore(line('a jurisdiction such as US, CN, EU'), 'jurisdictions')
    .optional()
    .describe('US, CN, EU, …'),
  language: oneOrMore(line('a language tag'), 'language tags')
    .optional()
    .describe('Language of the source: en, zh-Hans, …; zh takes both zh-Hans and zh-Hant.'),
  flags: oneOrMore(word(FLAGS), FLAGS.join(', ')).optional().describe('silent, reverted, party, early.'),
  text: oneOrMore(line('words', 200), 'words')
    .optional()
    .describe('Words, in any case; one of them stands in the evidence, the reason or the title.'),
})

const digest = mapping({
  digest: cron().describe('When: a cron pattern of five fields.'),
  timeZone: timeZone().optional().describe('Zone of the pattern. Default: `timeZone` of ruledrift.yaml.'),
})

const SEND = 'at-once, or a digest such as { digest: "0 8 * * 1-5" }'

const route = mapping({
  id: identifier().describe('Name of the route, for records and digests.'),
  when: when
    .prefault({})
    .describe(
      'All given conditions must hold; a list means "one of these". Empty: every finding but `editorial` and severity info.',
    ),
  to: oneOrMore(identifier(), 'channel ids').describe('Ids of channels.'),
  send: z
    .union([z.literal('at-once', { error: SEND }), digest], { error: SEND })
    .prefault('at-once')
    .describe('`at-once`, or `{ digest: "0 8 * * 1-5", timeZone: Asia/Shanghai }`.'),
})

/** routes.yaml */
export const routesSchema = mapping({
  channels: listOf(channel, 'channels').prefault([]).describe('Where messages can go.'),
  routes: listOf(route, 'routes')
    .optional()
    .describe(
      'Which findings go where, when. Every route that matches tells. Default: critical and high at once by email, medium and low in a Slack digest each morning, and all of it at once to webhooks.',
    ),
  incidents: listOf(identifier(), 'channel ids')
    .optional()
    .describe('Channels that hear when a watch cannot be trusted. Default: all of them.'),
})

type RoutesFile = z.output<typeof routesSchema>
export type ChannelEntry = RoutesFile['channels'][number]
export type RouteEntry = NonNullable<RoutesFile['routes']>[number]
