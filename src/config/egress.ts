/** The way out: proxy and certificate authorities. */
import { isAbsolute, join } from 'node:path'
import type { Egress } from '../model/settings.ts'
import type { Environment } from './environment.ts'
import { lookUp, variableOf } from './environment.ts'
import { isWebAddress } from './leaves.ts'
import type { Mistake } from './mistakes.ts'
import { showValue } from './mistakes.ts'
import type { Settings } from './settings-schema.ts'
import type { YamlFile } from './yaml-file.ts'
import { readText } from './yaml-file.ts'

/** @returns the settings with the proxy from the environment and the text of the CA file; mistakes are appended. */
export function readEgress(
  folder: string,
  yaml: YamlFile,
  { egress }: Settings,
  env: Environment,
  mistakes: Mistake[],
): Egress {
  const wrong = (key: string, got: string, allowed: string, missing: boolean) => {
    const path = ['egress', key]
    mistakes.push({ file: yaml.file, line: yaml.lineOf(path), path, got, allowed: `allowed: ${allowed}`, missing })
  }
  const variable = variableOf(egress.proxy ?? '')
  const proxy = variable === undefined ? egress.proxy : lookUp(env, variable)
  if (variable !== undefined && proxy === undefined) {
    wrong('proxy', `env:${variable}, a variable that is not set`, `an http address, in the variable ${variable}`, true)
  } else if (variable !== undefined && !isProxy(proxy ?? '')) {
    wrong('proxy', `a value of ${variable} that is not shown here`, 'an http or https address', false)
  }
  const caFile = egress.ca === undefined || isAbsolute(egress.ca) ? egress.ca : join(folder, egress.ca)
  const ca = caFile === undefined ? undefined : readText(caFile, mistakes)
  if (ca !== undefined && !ca.includes('-----BEGIN CERTIFICATE-----')) {
    wrong('ca', `${showValue(egress.ca)}, a file without a certificate`, 'a PEM file with certificates', false)
  }
  return {
    allowPrivate: egress.allowPrivate,
    ...(proxy === undefined ? {} : { proxy }),
    ...(ca === undefined ? {} : { ca }),
  }
}

function isProxy(text: string): boolean {
  return URL.canParse(text) && isWebAddress(text.replace(/^(https?:\/\/)[^/@]*@/, '$1'))
}
