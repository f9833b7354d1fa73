import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { RULE_IDS } from '../../src/classify/rules/table.ts'
import { describeMistake, describePath, nearest, showValue } from '../../src/config/mistakes.ts'
import { loadConfig } from '../../src/config.ts'
import { FINDING_KINDS } from '../../src/model/finding.ts'
import { READERS } from '../../src/model/watch.ts'
import { mistakesOf, PUBLISHER } from './folder.ts'

/** The publisher with further lines for its one watch; the first of them is line 12. */
function withWatch(...lines: string[]): Record<string, string> {
  return { 'watches/office.yaml': `${PUBLISHER}${lines.map((line) => `    ${line}\n`).join('')}` }
}

describe('a mistake in find', () => {
  const finding = (url: string, find: string): Record<string, string> => ({
    'watches/office.yaml': `${PUBLISHER.replace('https://office.example/notices', `"${url}"`)}    find: ${find}\n`,
  })

  it.each([
    [
      '{found} without find',
      { 'watches/office.yaml': PUBLISHER.replace('https://office.example/notices', '"{found}"') },
      'watches[0].url: got {found} without find; allowed: {found} with find: { at: …, link: … }',
    ],
    [
      'find that nothing uses',
      finding('https://office.example/list', '{ at: "https://office.example/", link: csv }'),
      'watches[0].url: got find without {found} in url; allowed: url: "{found}", or {found} as a part of its path or query',
    ],
    [
      'neither link nor value',
      finding('{found}', '{ at: "https://office.example/" }'),
      'watches[0].find: got neither link nor value; allowed: one of link and value',
    ],
    [
      'both',
      finding('{found}', '{ at: "https://office.example/", link: csv, value: a.b }'),
      'watches[0].find: got link and value; allowed: one of link and value',
    ],
    [
      'a path that is none',
      finding('{found}', '{ at: "https://office.example/", value: "a..b" }'),
      'watches[0].find.value: got "a..b"; allowed: a path such as titles[number=15].up_to_date_as_of or files[0].url',
    ],
    [
      'a host that would be found',
      finding('https://{found}.office.example/list', '{ at: "https://office.example/", value: a }'),
      'watches[0].url: got "https://{found}.office.example/list"; allowed: an http or https address without user name or password',
    ],
  ])('says what is allowed for %s', (_, files, expected) => {
    expect(mistakesOf(files).lines.map((text) => text.replace(/^\S+ /, ''))).toEqual([expected])
  })
})

describe('a mistake in a watch', () => {
  it.each([
    [
      'a bad duration',
      PUBLISHER.replace('every: 30m', 'every: 5 minuts'),
      'watches/office.yaml:10: watches[0].every: got "5 minuts"; allowed: a duration such as 30s, 5m, 6h, 14d, at least 1s',
    ],
    [
      'a duration without unit',
      PUBLISHER.replace('every: 30m', 'every: 30'),
      'watches/office.yaml:10: watches[0].every: got 30; allowed: a duration such as 30s, 5m, 6h, 14d, at least 1s',
    ],
    [
      'an unknown key',
      PUBLISHER.replace('    select:', '    selct:'),
      'watches/office.yaml:11: watches[0].selct: got the unknown key "selct"; nearest known: "select"',
    ],
    [
      'a key that is missing',
      PUBLISHER.replace('    title: Notices\n', ''),
      'watches/office.yaml:7: watches[0].title: got nothing; allowed: a title on one line',
    ],
    [
      'an address that is none',
      PUBLISHER.replace('https://office.example/notices', 'office.example/notices'),
      'watches/office.yaml:9: watches[0].url: got "office.example/notices"; allowed: an http or https address without user name or password',
    ],
    [
      'an address of another scheme',
      PUBLISHER.replace('https://office.example/notices', 'file:///etc/passwd'),
      'watches/office.yaml:9: watches[0].url: got "file:///etc/passwd"; allowed: an http or https address without user name or password',
    ],
    [
      'a selector that is none',
      PUBLISHER.replace('select: main', 'select: "div:foo"'),
      'watches/office.yaml:11: watches[0].select: got "div:foo"; allowed: a CSS selector such as main or #content',
    ],
    [
      'a selector that ends too early',
      PUBLISHER.replace('select: main', 'select: "main >"'),
      'watches/office.yaml:11: watches[0].select: got "main >"; allowed: a CSS selector such as main or #content',
    ],
    [
      'an unknown time zone',
      PUBLISHER.replace('Europe/Brussels', 'Europe/Bruxelles'),
      'watches/office.yaml:5: timeZone: got "Europe/Bruxelles"; allowed: an IANA time zone such as Asia/Shanghai, America/New_York, UTC',
    ],
    [
      'an unknown language',
      PUBLISHER.replace('language: en', 'language: english language'),
      'watches/office.yaml:4: language: got "english language"; allowed: a language tag such as en, zh-Hans, zh-Hant, de',
    ],
    [
      'a jurisdiction in small letters',
      PUBLISHER.replace('jurisdiction: EU', 'jurisdiction: eu'),
      'watches/office.yaml:3: jurisdiction: got "eu"; allowed: two capital letters such as US, CN, EU, UN',
    ],
    [
      'an id with capitals',
      PUBLISHER.replace('id: office-notices', 'id: Office_Notices'),
      'watches/office.yaml:7: watches[0].id: got "Office_Notices"; allowed: a name of small letters, digits and hyphens, at most 64, such as bis-press',
    ],
    [
      'a list where a mapping belongs',
      PUBLISHER.replace('watches:\n', 'defaults: [1, 2]\nwatches:\n'),
      'watches/office.yaml:6: defaults: got a list of 2; allowed: a mapping with the keys every, blindAfter, unconditional, select, remove, charset, expect',
    ],
  ])('%s is told with file, line, value and what is allowed', (_, text, line) => {
    expect(mistakesOf({ 'watches/office.yaml': text })).toMatchObject({ code: 'config-invalid', lines: [line] })
  })

  it.each([
    [
      'one bad selector in a list',
      ['remove:', '  - nav', '  - "a["'],
      14,
      'remove[1]: got "a["; allowed: a CSS selector such as main or #content',
    ],
    [
      'an unknown charset',
      ['charset: gb-18030'],
      12,
      'charset: got "gb-18030"; allowed: a charset label such as utf-8, gb18030, big5, shift_jis, iso-8859-1',
    ],
    ['an unknown reader', ['reader: html'], 12, `reader: got "html"; allowed: ${READERS.join(', ')}`],
    [
      'links for a page',
      ['reader: page', 'links: [/a/]'],
      13,
      'links: got links with reader page; allowed: reader: index',
    ],
    [
      'a list whose rows have no name',
      ['columns: { country: Country }', 'list: Entity List'],
      12,
      'columns: got list without a column for names; allowed: with list: a column for name, item.code, item.text',
    ],
    [
      'a misspelt field of a list',
      ['columns: { nmae: Entity }'],
      12,
      'columns: got the field "nmae"; allowed: another name, or name if that is meant',
    ],
    [
      'a table without columns',
      ['reader: table'],
      7,
      'columns: got nothing; allowed: at least one field for reader table, such as { key: Entity }',
    ],
    [
      'follow for a PDF',
      ['reader: pdf', 'follow: { for: 1d }'],
      13,
      'follow: got follow with reader pdf; allowed: reader: index, feed or json',
    ],
    [
      'a count that cannot be',
      ['expect: { min: 9, max: 3 }'],
      12,
      'expect: got min 9 above max 3; allowed: min up to max',
    ],
    [
      'a count below nothing',
      ['expect:', '  min: -1'],
      13,
      'expect.min: got -1; allowed: a whole number from 0 to 1000000',
    ],
    [
      'an unknown expectation',
      ['expect: { minimum: 9 }'],
      12,
      'expect.minimum: got the unknown key "minimum"; allowed: min, max, contains, mayBeEmpty, perCountry, redirectHosts',
    ],
    [
      'blind before the next look',
      ['blindAfter: 5m'],
      12,
      'blindAfter: got less than every; allowed: at least as long as every',
    ],
    ['a word for yes', ['expect: { mayBeEmpty: maybe }'], 12, 'expect.mayBeEmpty: got "maybe"; allowed: yes or no'],
    [
      'a bad way to follow',
      ['follow: never'],
      12,
      'follow: got "never"; allowed: no, or a mapping with the keys for, every, reader, select, remove, list, charset, expect',
    ],
    [
      'a bad time to follow',
      ['follow: { for: long }'],
      12,
      'follow.for: got "long"; allowed: a duration such as 30s, 5m, 6h, 14d, at least 1s',
    ],
  ])('%s is told', (_, lines, line, says) => {
    expect(mistakesOf(withWatch(...lines)).lines).toEqual([`watches/office.yaml:${line}: watches[0].${says}`])
  })

  it('{year} outside an index is told', () => {
    const text = PUBLISHER.replace('/notices', '/{year}/notices')
    expect(mistakesOf({ 'watches/office.yaml': text }).lines).toEqual([
      'watches/office.yaml:9: watches[0].url: got {year} with reader chosen from the content; allowed: {year} with reader: index',
    ])
  })
})

describe('ids that stand twice', () => {
  it('are told with the place of the first, across files', () => {
    const other = PUBLISHER.replace('id: office\n', 'id: bureau\n')
    expect(mistakesOf({ 'watches/second.yaml': other }).lines).toEqual([
      'watches/second.yaml:7: watches[0].id: got the id "office-notices" a second time; allowed: each id once; the other stands at watches/office.yaml:7',
    ])
  })

  it('are told for publishers, channels and routes too', () => {
    const routes = `channels:
  - { id: hook, kind: slack, webhookUrl: env:HOOK }
  - { id: hook, kind: slack, webhookUrl: env:HOOK }
routes:
  - { id: all, to: hook }
  - { id: all, to: hook }
`
    const other = PUBLISHER.replace('id: office-notices', 'id: office-news')
    const env = { HOOK: 'https://hooks.example/x' }
    expect(mistakesOf({ 'routes.yaml': routes, 'watches/second.yaml': other }, env).lines).toEqual([
      'routes.yaml:3: channels[1].id: got the id "hook" a second time; allowed: each id once; the other stands at routes.yaml:2',
      'routes.yaml:6: routes[1].id: got the id "all" a second time; allowed: each id once; the other stands at routes.yaml:5',
      'watches/second.yaml:1: id: got the id "office" a second time; allowed: each id once; the other stands at watches/office.yaml:1',
    ])
  })
})

describe('a mistake in a route', () => {
  const channels = 'channels:\n  - { id: analysts, kind: slack, webhookUrl: env:HOOK }\n'
  const env = { HOOK: 'https://hooks.example/x' }

  it.each([
    ['an unknown channel', 'to: analyst', 'routes[0].to: got the unknown channel "analyst"; nearest known: "analysts"'],
    [
      'an unknown channel in a list',
      'to: [analysts, printer]',
      'routes[0].to[1]: got the unknown channel "printer"; allowed: analysts',
    ],
    [
      'an unknown source',
      'to: analysts, when: { source: ofice }',
      'routes[0].when.source: got the unknown source "ofice"; nearest known: "office"',
    ],
    [
      'an unknown watch',
      'to: analysts, when: { watch: [office-notice] }',
      'routes[0].when.watch[0]: got the unknown watch "office-notice"; nearest known: "office-notices"',
    ],
    [
      'an unknown severity',
      'to: analysts, when: { severity: [urgent] }',
      'routes[0].when.severity[0]: got "urgent"; allowed: critical, high, medium, low, info',
    ],
    [
      'an unknown way to send',
      'to: analysts, send: daily',
      'routes[0].send: got "daily"; allowed: at-once, or a digest such as { digest: "0 8 * * 1-5" }',
    ],
    [
      'a bad cron',
      'to: analysts, send: { digest: "0 8 * *" }',
      'routes[0].send.digest: got "0 8 * *"; allowed: a cron pattern of five fields that happens, such as "0 8 * * 1-5"',
    ],
    [
      'a cron that never happens',
      'to: analysts, send: { digest: "0 0 31 2 *" }',
      'routes[0].send.digest: got "0 0 31 2 *"; allowed: a cron pattern of five fields that happens, such as "0 8 * * 1-5"',
    ],
    [
      'a bad zone of a digest',
      'to: analysts, send: { digest: "0 8 * * *", timeZone: Mars/Base }',
      'routes[0].send.timeZone: got "Mars/Base"; allowed: an IANA time zone such as Asia/Shanghai, America/New_York, UTC',
    ],
  ])('%s is told', (_, text, says) => {
    const routes = `${channels}routes:\n  - { id: all, ${text} }\n`
    expect(mistakesOf({ 'routes.yaml': routes }, env).lines).toEqual([`routes.yaml:4: ${says}`])
  })

  it('an unknown kind is told with the kinds and families there are', () => {
    const routes = `${channels}routes:\n  - { id: all, to: analysts, when: { kind: listing.* } }\n  - { id: odd, to: analysts, when: { kind: listings.added } }\n`
    const { lines } = mistakesOf({ 'routes.yaml': routes }, env)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(
      /^routes\.yaml:5: routes\[1\]\.when\.kind: got "listings\.added"; allowed: listing\.added, /,
    )
    expect(lines[0]).toContain('listing.*')
  })

  it('an unknown channel for incidents is told', () => {
    expect(mistakesOf({ 'routes.yaml': `${channels}incidents: [ops]\n` }, env).lines).toEqual([
      'routes.yaml:3: incidents[0]: got the unknown channel "ops"; allowed: analysts',
    ])
  })
})

describe('a secret', () => {
  const SECRET = 'hunter2-very-secret'

  it.each([
    ['smtpUrl', `{ id: a, kind: email, smtpUrl: "smtp://u:${SECRET}@h", from: a@b.c, to: a@b.c }`],
    ['webhookUrl', `{ id: a, kind: slack, webhookUrl: "https://hooks.slack.com/${SECRET}" }`],
    ['secret', `{ id: a, kind: webhook, url: "https://h.example/", secret: whsec_${SECRET} }`],
  ])('%s in the clear is a mistake that does not repeat it', (key, channel) => {
    const { lines, text } = mistakesOf({ 'routes.yaml': `channels:\n  - ${channel}\n` })
    expect(lines).toEqual([
      `routes.yaml:2: channels[0].${key}: got a value that is not shown here; allowed: env:NAME, the name of an environment variable: a secret does not stand in a file`,
    ])
    expect(text).not.toContain(SECRET)
  })

  it('in the proxy address is a mistake that does not repeat it', () => {
    const { lines, text } = mistakesOf({ 'ruledrift.yaml': `egress:\n  proxy: http://u:${SECRET}@proxy:3128\n` })
    expect(lines).toEqual([
      'ruledrift.yaml:2: egress.proxy: got a value that is not shown here; allowed: env:NAME or an http address without password',
    ])
    expect(text).not.toContain(SECRET)
  })

  it('with a wrong form in its variable is told by the name of the variable', () => {
    const routes = `channels:
  - { id: mail, kind: email, smtpUrl: env:SMTP, from: env:FROM, to: env:TO }
  - { id: hook, kind: webhook, url: env:HOOK, secret: env:SIGN, optional: yes }
`
    const env = {
      SMTP: `mail:${SECRET}`,
      FROM: SECRET,
      TO: `a@b.example, ${SECRET}`,
      HOOK: SECRET,
      SIGN: `whsec_${SECRET}`,
    }
    const { code, lines, text } = mistakesOf({ 'routes.yaml': routes }, env)
    expect(code).toBe('config-invalid')
    expect(lines).toEqual([
      'routes.yaml:2: channels[0].smtpUrl: got a value of SMTP that is not shown here; allowed: smtp://user:password@host:587 or smtps://user:password@host',
      'routes.yaml:2: channels[0].from: got a value of FROM that is not shown here; allowed: a mail address, or Name <address>',
      'routes.yaml:2: channels[0].to: got a value of TO that is not shown here; allowed: one mail address',
      'routes.yaml:3: channels[1].url: got a value of HOOK that is not shown here; allowed: an http or https address without user name or password',
      'routes.yaml:3: channels[1].secret: got a value of SIGN that is not shown here; allowed: whsec_ and 24 to 64 bytes in base64',
    ])
    expect(text).not.toContain(SECRET)
  })

  it('whose variable is not set is missing, with the name of the variable', () => {
    const routes = 'channels:\n  - id: mail\n    kind: slack\n    webhookUrl: env:SLACK_URL\n'
    expect(mistakesOf({ 'routes.yaml': routes }, { SLACK_URL: '  ' })).toMatchObject({
      code: 'config-missing',
      lines: [
        'routes.yaml:4: channels[0].webhookUrl: got env:SLACK_URL, a variable that is not set; allowed: an http or https address, in the variable SLACK_URL',
      ],
    })
  })
})

describe('a recipient', () => {
  it.each([
    ['two addresses in one text', 'a@x.example, b@y.example'],
    ['a line end', '"a@x.example\\nBcc: b@y.example"'],
    ['no address', 'everybody'],
  ])('%s is refused', (_, to) => {
    const routes = `channels:\n  - id: mail\n    kind: email\n    smtpUrl: env:SMTP\n    from: r@x.example\n    to: ${to}\n`
    const { lines } = mistakesOf({ 'routes.yaml': routes }, { SMTP: 'smtp://mail.example' })
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/^routes\.yaml:6: channels\[0\]\.to: got "[^\n]*; allowed: .*mail address/)
  })
})

describe('a file', () => {
  it('that is no YAML is told with the line of each fault', () => {
    const { lines } = mistakesOf({ 'ruledrift.yaml': 'timeZone: UTC\ntimeZone: UTC\nlog: [\n' })
    expect(lines[0]).toBe('ruledrift.yaml:2: got YAML that cannot be read (Map keys must be unique); allowed: YAML 1.2')
    expect(lines[1]).toMatch(/^ruledrift\.yaml:[34]: got YAML that cannot be read \(/)
  })

  it('with aliases that unfold without end is refused', () => {
    const layers = Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}*a${i}]`)
    const { lines } = mistakesOf({ 'ruledrift.yaml': `a0: &a0 [x]\n${layers.join('\n')}\n` })
    expect(lines[0]).toMatch(/^ruledrift\.yaml: got YAML that cannot be read \(Excessive alias count/)
  })

  it('with a hundred thousand brackets is refused', () => {
    expect(mistakesOf({ 'ruledrift.yaml': '['.repeat(100_000) }).lines[0]).toMatch(/^ruledrift\.yaml/)
  })

  it('that is too large is refused', () => {
    expect(mistakesOf({ 'ruledrift.yaml': `# ${'x'.repeat(1_000_000)}` }).lines).toEqual([
      'ruledrift.yaml: got 1000002 characters; allowed: at most 1000000',
    ])
  })

  it('with a tag of its own is refused', () => {
    expect(mistakesOf({ 'ruledrift.yaml': 'timeZone: !!js/function "x"\n' }).lines[0]).toContain('Unresolved tag')
  })

  it('that is not UTF-8 is refused', () => {
    expect(mistakesOf({ 'parties.csv': new Uint8Array([0x6e, 0xff, 0xfe]) }).lines[0]).toMatch(
      /^parties\.csv: got a file that cannot be read .*; allowed: a readable file in UTF-8$/,
    )
  })

  it('under a wrong name is told with the right one', () => {
    expect(mistakesOf({ 'route.yaml': '', 'watches/more.yml': '', 'party.csv': '' }).lines).toEqual([
      'party.csv: got a file that nobody reads; nearest known: "parties.csv"',
      'route.yaml: got a file that nobody reads; nearest known: "routes.yaml"',
      'watches/more.yml: got a file that nobody reads; allowed: <publisher>.yaml',
    ])
  })

  it('that another one names and that is not there is missing', () => {
    expect(mistakesOf({ 'ruledrift.yaml': 'egress:\n  ca: company.pem\n' })).toMatchObject({
      code: 'config-missing',
      lines: ['company.pem: got no such file; allowed: a readable file in UTF-8'],
    })
  })

  it('of a publisher that is empty is told', () => {
    expect(mistakesOf({ 'watches/office.yaml': '# nothing yet\n' }).lines[0]).toBe(
      'watches/office.yaml:1: id: got nothing; allowed: a name of small letters, digits and hyphens, at most 64, such as bis-press',
    )
  })
})

describe('a folder', () => {
  it('that is not there is missing, with what to do', () => {
    const folder = join('no', 'such', 'folder')
    expect(existsSync(folder)).toBe(false)
    expect(() => loadConfig(folder, {})).toThrow(
      expect.objectContaining({ code: 'config-missing', hint: expect.stringContaining('RULEDRIFT_CONFIG') }),
    )
  })

  it('without watches is told', () => {
    const { code, lines } = mistakesOf({ 'watches/office.yaml': PUBLISHER.replace(/watches:[\s\S]*/, 'watches: []\n') })
    expect({ code, lines }).toEqual({
      code: 'config-invalid',
      lines: ['watches/office.yaml:6: watches: got a list of 0; allowed: at least one watch'],
    })
  })
})

describe('settings', () => {
  it.each([
    [
      'severity:\n  wording.softend: low\n',
      2,
      'severity.wording.softend: got the unknown key "wording.softend"; nearest known: "wording.softened"',
    ],
    [
      'severity:\n  code.remove: low\n',
      2,
      'severity.code.remove: got the unknown key "code.remove"; nearest known: "code.removed"',
    ],
    [
      'severity:\n  everything.that.there.is: low\n',
      2,
      `severity.everything.that.there.is: got the unknown key "everything.that.there.is"; allowed: ${[...FINDING_KINDS, ...RULE_IDS].slice(0, 30).join(', ')} and ${FINDING_KINDS.length + RULE_IDS.length - 30} more`,
    ],
    ['severity:\n  editorial: loud\n', 2, 'severity.editorial: got "loud"; allowed: critical, high, medium, low, info'],
    ['limits: { maxBody: 20 }\n', 1, 'limits.maxBody: got 20; allowed: a size such as 800kB, 20MB, 1GB'],
    ['workers: { check: 0 }\n', 1, 'workers.check: got 0; allowed: a whole number from 1 to 256'],
    [
      'workers: { lease: 1s }\n',
      1,
      'workers.lease: got "1s"; allowed: a duration such as 30s, 5m, 6h, 14d, at least 2s',
    ],
    ['workers: { check: 1.5 }\n', 1, 'workers.check: got 1.5; allowed: a whole number from 1 to 256'],
    [
      'egress:\n  allowPrivate:\n    - intranet\n',
      3,
      'egress.allowPrivate[0]: got "intranet"; allowed: host:port, such as intranet.example.org:443 or [fd00::1]:8080',
    ],
    ['politness: {}\n', 1, 'politness: got the unknown key "politness"; nearest known: "politeness"'],
    [
      '__proto__: { polluted: yes }\n',
      1,
      '__proto__: got the unknown key "__proto__"; allowed: timeZone, data, schedule, politeness, limits, egress, severity, workers, log',
    ],
  ])('%j is told', (text, line, says) => {
    expect(mistakesOf({ 'ruledrift.yaml': text }).lines).toEqual([`ruledrift.yaml:${line}: ${says}`])
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  it('DATABASE_URL is told: only SQLite is there; its value is not shown', () => {
    const { code, lines } = mistakesOf({}, { DATABASE_URL: 'postgres://u:secret@h/db', REDIS_URL: 'http://u:secret@h' })
    expect({ code, lines }).toEqual({
      code: 'config-invalid',
      lines: [
        'environment: DATABASE_URL: got a value that is not shown here; allowed: nothing; this version stores in SQLite only, in the folder RULEDRIFT_DATA',
        'environment: REDIS_URL: got a value that is not shown here; allowed: redis://host:6379, rediss://… or the path of a socket',
      ],
    })
  })
})

describe('all mistakes of all files', () => {
  it('stand in one error, sorted by file and line', () => {
    const { code, text } = mistakesOf(
      {
        'ruledrift.yaml': 'timeZone: Nowhere\nlog: { level: loud }\n',
        'routes.yaml': 'channels:\n  - { id: a, kind: fax }\n  - { id: b, kind: slack, webhookUrl: env:NOT_SET }\n',
        'parties.csv': 'name,country\nSuma,China\n',
        'watches/office.yaml': PUBLISHER.replace('every: 30m', 'every: often').replace('select: main', 'select: "]"'),
        'watches/second.yaml': '{ not: [closed\n',
      },
      { DATABASE_URL: 'x' },
    )
    expect(code).toBe('config-invalid')
    const [first, ...lines] = text.split('\n')
    expect(first).toBe(`${lines.length} mistakes in the configuration:`)
    expect(lines.map((line) => line.split(': got ')[0])).toEqual([
      'parties.csv:2',
      'routes.yaml:2: channels[0].kind',
      'ruledrift.yaml:1: timeZone',
      'ruledrift.yaml:2: log.level',
      'watches/office.yaml:10: watches[0].every',
      'watches/office.yaml:11: watches[0].select',
      'watches/second.yaml:2',
      'environment: DATABASE_URL',
    ])
  })

  it('of one file do not make what it names unknown to the others', () => {
    const routes = `channels:\n  - { id: a, kind: slack, webhookUrl: env:HOOK }\nroutes:\n  - { id: r, to: a, when: { watch: office-notices, source: office } }\n`
    const broken = PUBLISHER.replace('every: 30m', 'every: often')
    const { lines } = mistakesOf(
      { 'routes.yaml': routes, 'watches/office.yaml': broken },
      { HOOK: 'https://h.example/' },
    )
    expect(lines).toHaveLength(1)
  })
})

describe('a message', () => {
  it('shows values on one line, shortened, without invisible characters', () => {
    expect(showValue('a\nb\u202Ec')).toBe('"a\\nb\\u202ec"')
    expect(showValue('x'.repeat(500))).toHaveLength(80)
    expect(showValue(null)).toBe('nothing')
    expect(showValue({ a: 1 })).toBe('a mapping')
    expect(describePath(['watches', 2, 'expect', 'contains', 0])).toBe('watches[2].expect.contains[0]')
    expect(describeMistake({ file: 'f', path: [], got: 'x', allowed: 'allowed: y' })).toBe('f: got x; allowed: y')
  })

  it('names a known word only when it is near', () => {
    expect(nearest('evry', ['every', 'expect'])).toBe('every')
    expect(nearest('colour', ['every', 'expect'])).toBeUndefined()
  })
})
