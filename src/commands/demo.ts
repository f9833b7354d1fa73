/** `demo`: the stories, told by the real program on loopback pages, with a mail server and a Slack desk that really receive. */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { styleText } from 'node:util'
import { Argument, Command } from 'commander'
import { createLog } from '../adapters/log.ts'
import { CodedError } from '../errors.ts'
import type { Mail, Post } from './demo/receivers.ts'
import { readScript } from './demo/script.ts'
import { type Ending, type Told, tellStory } from './demo/story.ts'
import { type Io, printJson, printLine, visible } from './io.ts'
import { withJsonOption } from './settings.ts'

const STORIES = join(import.meta.dirname, '..', '..', 'test', 'stories')

/** Told when no story is named. */
const DEFAULT_STORIES = ['silent-edit-2025-05', 'two-rules-2025-03']

type DemoOptions = { readonly out: string; readonly json?: boolean }

export function demoCommand(io: Io): Command {
  return withJsonOption(new Command('demo'))
    .description('tell the stories end to end on this machine: pages change, mails and Slack messages arrive')
    .addArgument(
      new Argument('[story...]', `which; without a name: ${DEFAULT_STORIES.join(' and ')}`).choices(storyNames()),
    )
    .option('--out <folder>', 'where the messages are saved', 'demo-out')
    .action(async (names: string[], options: DemoOptions) => {
      const chosen = names.length > 0 ? names : DEFAULT_STORIES
      const started = Date.now()
      for (const name of chosen) {
        if (io.stop.aborted) break
        await tell(io, name, options)
      }
      if (options.json !== true) printEnding(io, options, chosen, Math.round((Date.now() - started) / 1000))
    })
}

function storyNames(): string[] {
  if (!existsSync(STORIES)) return []
  return readdirSync(STORIES, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
}

async function tell(io: Io, name: string, options: DemoOptions): Promise<void> {
  const folder = join(STORIES, name)
  if (!existsSync(folder)) {
    throw new CodedError('not-found', `The pages of the story "${name}" are not here.`, {
      hint: 'Run the demo from a clone or from the image.',
    })
  }
  const out = resolve(options.out, name)
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  const quiet = options.json === true
  if (!quiet) printLine(io, `\n${styleText(['bold', 'underline'], readScript(folder).title, { stream: io.stdout })}`)
  const ending = await tellStory({
    folder,
    log: createLog('error', io.stderr),
    workFolder: join(out, 'ruledrift'),
    onStep: (told) => {
      if (!quiet) printStep(io, told)
    },
  })
  const files = saveMessages(out, ending)
  if (quiet) printJson(io, { story: name, ...summary(ending), files })
  else printLine(io, styleText('gray', `  saved: ${files.length} messages in ${out}`, { stream: io.stdout }))
}

function printStep(io: Io, { at, say, quiet, mails, posts }: Told): void {
  const when = new Date(at).toISOString().slice(0, 16).replace('T', ' ')
  printLine(io, `\n${styleText('cyan', `${when} UTC`, { stream: io.stdout })}  ${say}`)
  for (const mail of mails) printMail(io, mail)
  for (const post of posts) printPost(io, post)
  if (quiet && mails.length + posts.length === 0)
    printLine(io, styleText('gray', '  (a baseline: nobody is told)', { stream: io.stdout }))
  else if (mails.length + posts.length === 0)
    printLine(io, styleText('gray', '  (nothing to tell)', { stream: io.stdout }))
}

function printMail(io: Io, mail: Mail): void {
  printLine(io, `  ${styleText('green', '✉ email arrived', { stream: io.stdout })} for ${mail.to.join(', ')}`)
  printLine(io, `  ${styleText('bold', visible(mail.subject), { stream: io.stdout })}`)
  printIndented(io, mail.text, 60)
}

function printPost(io: Io, post: Post): void {
  printLine(io, `  ${styleText('green', '# Slack message arrived', { stream: io.stdout })}`)
  printIndented(io, post.text, 40)
}

function printIndented(io: Io, text: string, most: number): void {
  const lines = visible(text).trimEnd().split('\n')
  for (const line of lines.slice(0, most)) printLine(io, `  │ ${line}`)
  if (lines.length > most) printLine(io, `  │ … ${lines.length - most} more lines in the saved file`)
}

/** @returns the files written: each mail as .eml and .html, each Slack message as .json. */
function saveMessages(out: string, { mails, posts }: Ending): string[] {
  const files: string[] = []
  const save = (name: string, content: string) => {
    writeFileSync(join(out, name), content)
    files.push(name)
  }
  for (const [i, mail] of mails.entries()) {
    save(`mail-${i + 1}.eml`, mail.raw)
    save(`mail-${i + 1}.html`, mail.html)
  }
  for (const [i, post] of posts.entries()) save(`slack-${i + 1}.json`, post.body)
  return files
}

function summary({ mails, posts, changes }: Ending) {
  return {
    mails: mails.map(({ to, subject, messageId }) => ({ to, subject, messageId })),
    slack: posts.length,
    changes: changes.map(({ id, watchId, findings }) => ({ id, watchId, kinds: findings.map(({ kind }) => kind) })),
  }
}

function printEnding(io: Io, { out }: DemoOptions, told: readonly string[], seconds: number): void {
  const folder = join(out, told[0] ?? '')
  printLine(
    io,
    `
Told in ${seconds} s by the real program: loopback web pages, a real mail server, a real webhook.
Open the mails:      ${join(folder, 'mail-2.html')} (and its neighbours)
Look at a change:    ${command('changes', folder)}`,
  )
  for (const name of told) printNext(io, name, join(out, name))
  printLine(
    io,
    `Other stories:       npm run demo -- ${storyNames()
      .filter((name) => !told.includes(name))
      .join(' ')}
Run it for real:     set up config/routes.yaml, then npm start (docs/operating.md)`,
  )
}

/** What the story itself suggests: searches that find what it has just told. */
function printNext(io: Io, name: string, folder: string): void {
  const { next } = readScript(join(STORIES, name))
  next.forEach((words, i) => {
    printLine(io, `${(i === 0 ? 'Then try:' : '').padEnd(20)} ${visible(command(words, folder))}`)
  })
}

/** The command as it is typed, for the configuration that the story has left. */
function command(words: string, folder: string): string {
  return `npm run -s ruledrift -- ${words} --config ${join(folder, 'ruledrift')}`
}
