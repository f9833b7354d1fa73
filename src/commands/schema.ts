/** `schema`: JSON Schemas of the configuration files, for editors. */
import { Argument, Command } from 'commander'
import { configSchemas } from '../config.ts'
import { type Io, printLine } from './io.ts'

const NAMES = ['ruledrift', 'routes', 'watches', 'lexicon'] as const

export function schemaCommand(io: Io): Command {
  return new Command('schema')
    .description('print the JSON Schema of a configuration file, for editors; without a name all of them, by name')
    .addArgument(
      new Argument('[file]', 'ruledrift.yaml, routes.yaml, or a file in watches/ or lexicon/').choices(NAMES),
    )
    .action((file: (typeof NAMES)[number] | undefined) => {
      const schemas = configSchemas()
      printLine(io, JSON.stringify(file === undefined ? schemas : schemas[file], null, 2))
    })
}
