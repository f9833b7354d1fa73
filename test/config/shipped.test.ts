import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { configSchemas, loadConfig } from '../../src/config.ts'

const FOLDER = join(import.meta.dirname, '..', '..', 'config')
const NOW = Date.UTC(2026, 10, 20)

const read = (...path: string[]) => readFileSync(join(FOLDER, ...path), 'utf8')

describe('the shipped configuration', () => {
  const config = loadConfig(FOLDER, {}, NOW)

  it('starts with nothing set, and says that nobody will be told', () => {
    expect(config.channels).toEqual([])
    expect(config.routes).toEqual([])
    expect(config.notes).toContain('No channel is set up: changes are recorded, and nobody is told of them.')
    expect(config.notes).toContain('Channel slack is left out: RULEDRIFT_SLACK_URL not set in the environment.')
  })

  it('tells by email, Slack and webhook as soon as their variables are set', () => {
    const env = {
      RULEDRIFT_SMTP_URL: 'smtp://user:password@mail.example.org:587',
      RULEDRIFT_MAIL_FROM: 'Ruledrift <ruledrift@example.org>',
      RULEDRIFT_MAIL_TO: 'a@example.org, b@example.org',
      RULEDRIFT_SLACK_URL: 'https://hooks.example.org/services/x',
      RULEDRIFT_WEBHOOK_URL: 'https://program.example.org/in',
      RULEDRIFT_WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 1).toString('base64')}`,
    }
    const { channels, routes } = loadConfig(FOLDER, env, NOW)
    expect(channels.map((channel) => channel.kind)).toEqual(['email', 'slack', 'webhook'])
    expect(routes.map((route) => route.id)).toEqual(['urgent', 'rest', 'programs'])
  })

  it('watches the publishers of both stories', () => {
    expect(config.sources.map((source) => [source.id, source.jurisdiction])).toEqual([
      ['bis', 'US'],
      ['ecfr', 'US'],
      ['federal-register', 'US'],
      ['mfa', 'CN'],
      ['mofcom', 'CN'],
    ])
  })

  it('asks only over TLS', () => {
    expect(config.watches.filter((watch) => !watch.url.startsWith('https://'))).toEqual([])
  })

  it('expects something of every page, so that an empty one is not believed', () => {
    const careless = config.watches.filter(({ reading: { expect: e } }) => e.min === undefined && e.mayBeEmpty !== true)
    expect(careless.map((watch) => watch.id)).toEqual([])
  })

  it('asks the Federal Register for the agency by its real name, and public inspection without a date', () => {
    const urls = config.watches
      .filter((watch) => watch.source.id === 'federal-register')
      .map((watch) => new URL(watch.url))
    expect(urls.map((url) => url.searchParams.get('conditions[agencies][]'))).toEqual([
      'industry-and-security-bureau',
      'industry-and-security-bureau',
    ])
    expect(urls.map((url) => url.searchParams.has('conditions[available_on]'))).toEqual([false, false])
    expect(urls[0]?.searchParams.getAll('fields[]')).toContain('effective_on')
  })

  it('asks for the MOFCOM announcements of the current year in China', () => {
    const at = (now: number) =>
      loadConfig(FOLDER, {}, now).watches.find((watch) => watch.id === 'mofcom-announcements')?.url
    expect(at(Date.UTC(2026, 11, 31, 15, 59))).toBe('https://www.mofcom.gov.cn/zcfb/blgg/gg/2026/index.html')
    expect(at(Date.UTC(2026, 11, 31, 16))).toBe('https://www.mofcom.gov.cn/zcfb/blgg/gg/2027/index.html')
  })

  it('says in every file of watches what was seen and what was inferred', () => {
    for (const name of readdirSync(join(FOLDER, 'watches'))) {
      expect(read('watches', name), name).toMatch(/^# Seen: [\s\S]*Inferred: /m)
    }
  })
})

describe('the schemas for editors', () => {
  it.each(Object.entries(configSchemas()))(
    'config/schema/%s.json is what "ruledrift schema" prints (write it there again after a change)',
    (name, schema) => {
      expect(JSON.parse(read('schema', `${name}.json`))).toEqual(JSON.parse(JSON.stringify(schema)))
    },
  )

  it('are named in the first line of every file', () => {
    expect(read('ruledrift.yaml')).toMatch(/^# yaml-language-server: \$schema=schema\/ruledrift\.json\n/)
    expect(read('routes.yaml')).toMatch(/^# yaml-language-server: \$schema=schema\/routes\.json\n/)
    for (const name of readdirSync(join(FOLDER, 'watches'))) {
      expect(read('watches', name), name).toMatch(/^# yaml-language-server: \$schema=\.\.\/schema\/watches\.json\n/)
    }
  })
})
