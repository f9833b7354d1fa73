/** Channels with their secrets from the environment, checked before the first message needs them. */
import type { Channel } from '../model/settings.ts'
import type { Environment } from './environment.ts'
import { lookUp, variableOf } from './environment.ts'
import { isWebAddress } from './leaves.ts'
import type { Mistake } from './mistakes.ts'
import { showValue } from './mistakes.ts'
import type { ChannelEntry } from './routes-schema.ts'
import type { YamlFile } from './yaml-file.ts'

/** One address: `a@example.org`. Two in one text would reach somebody whom nobody meant. */
const ADDRESS = /^[^\s@,;:<>"()[\]\\\p{C}]+@[^\s@,;:<>"()[\]\\\p{C}]+$/u
/** `Ruledrift <ruledrift@example.org>` */
const NAMED_ADDRESS = /^[^<>@,;:"\\\p{C}]+ <([^<>]+)>$/u

/**
 * @returns the channel; undefined when it has mistakes (appended), or when it is optional and a variable is not set (then
 * `notes` says which).
 */
export function buildChannel(
  yaml: YamlFile,
  entry: ChannelEntry,
  i: number,
  env: Environment,
  mistakes: Mistake[],
  notes: string[],
): Channel | undefined {
  const absent: string[] = []
  let good = true

  const wrong = (path: readonly PropertyKey[], got: string, allowed: string, missing = false) => {
    mistakes.push({ file: yaml.file, line: yaml.lineOf(path), path, got, allowed: `allowed: ${allowed}`, missing })
    good = false
  }
  /** Resolves one text; its parts, split at commas when `many`, must all pass the check. */
  const values = (
    key: PropertyKey[],
    text: string,
    check: (value: string) => boolean,
    allowed: string,
    many = false,
  ): string[] => {
    const path = ['channels', i, ...key]
    const variable = variableOf(text)
    const value = variable === undefined ? text : lookUp(env, variable)
    if (variable !== undefined && value === undefined) {
      if (entry.optional) absent.push(variable)
      else wrong(path, `env:${variable}, a variable that is not set`, `${allowed}, in the variable ${variable}`, true)
      return []
    }
    const parts = many && variable !== undefined ? (value ?? '').split(',').map((part) => part.trim()) : [value ?? '']
    if (!parts.every(check)) {
      // What stands in a variable is a secret; what stands in the file is there to be corrected.
      wrong(path, variable === undefined ? showValue(text) : `a value of ${variable} that is not shown here`, allowed)
    }
    return parts
  }
  const value = (key: string, text: string, check: (value: string) => boolean, allowed: string): string =>
    values([key], text, check, allowed)[0] ?? ''

  const channel = ((): Channel => {
    const { id } = entry
    switch (entry.kind) {
      case 'email':
        return {
          id,
          kind: 'email',
          smtpUrl: value(
            'smtpUrl',
            entry.smtpUrl,
            isSmtpUrl,
            'smtp://user:password@host:587 or smtps://user:password@host',
          ),
          from: value('from', entry.from, isSender, 'a mail address, or Name <address>'),
          to: entry.to.flatMap((one, n) =>
            values(yaml.isList(['channels', i, 'to']) ? ['to', n] : ['to'], one, isAddress, 'one mail address', true),
          ),
        }
      case 'slack':
        return {
          id,
          kind: 'slack',
          webhookUrl: value('webhookUrl', entry.webhookUrl, isWebAddress, 'an http or https address'),
        }
      case 'webhook':
        return {
          id,
          kind: 'webhook',
          url: value('url', entry.url, isWebAddress, 'an http or https address without user name or password'),
          secret: value('secret', entry.secret, isWebhookSecret, 'whsec_ and 24 to 64 bytes in base64'),
        }
    }
  })()

  if (absent.length > 0) {
    notes.push(`Channel ${entry.id} is left out: ${absent.join(', ')} not set in the environment.`)
    return undefined
  }
  return good ? channel : undefined
}

function isSmtpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return (url.protocol === 'smtp:' || url.protocol === 'smtps:') && url.hostname !== ''
}

function isAddress(text: string): boolean {
  return text.length <= 254 && ADDRESS.test(text)
}

function isSender(text: string): boolean {
  return isAddress(NAMED_ADDRESS.exec(text)?.[1] ?? text)
}

/** Standard Webhooks: `whsec_` and the base64 of 24 to 64 bytes. */
function isWebhookSecret(text: string): boolean {
  const base64 = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(text)?.[1]
  if (base64 === undefined) return false
  const bytes = Buffer.from(base64, 'base64').length
  return bytes >= 24 && bytes <= 64
}
