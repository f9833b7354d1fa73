/** Kysely on Node's own SQLite: one connection, one user at a time, every transaction `begin immediate`. */
import { mkdir, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { CodedError } from '../../errors.ts'

/** How long SQLite itself waits for the lock of another process. */
const BUSY_TIMEOUT_MS = 5_000
/** How long we go on asking after that, with pauses in which this process does other work. */
const RETRY_FOR_MS = 60_000
/** Statements kept compiled. The store has about sixty; lists of ids make a few more. */
const PREPARED_MAX = 200
const WAL_LIMIT_BYTES = 64 * 1024 * 1024

/** Primary result codes: https://www.sqlite.org/rescode.html (the low byte of an extended code). */
const SQLITE_BUSY = 5
const SQLITE_READONLY = 8
const SQLITE_CORRUPT = 11
const SQLITE_FULL = 13
const SQLITE_CANTOPEN = 14
const SQLITE_NOTADB = 26
/** The index of the WAL could not grow: what a full disk looks like before the first write. */
const SQLITE_IOERR_SHMSIZE = 4874

function errcodeOf(error: unknown): number {
  const { errcode } = error as { readonly errcode?: unknown }
  return typeof errcode === 'number' ? errcode : 0
}

/** Also 261 (recovery of the WAL) and 517 (a snapshot that another process has overtaken). */
function isBusy(error: unknown): boolean {
  return (errcodeOf(error) & 0xff) === SQLITE_BUSY
}

/** @returns `store-full` or `store-failed` with the next step for whoever runs the daemon. */
function storeError(error: unknown): CodedError {
  if (error instanceof CodedError) return error
  const errcode = errcodeOf(error)
  const message = error instanceof Error ? error.message : String(error)
  const options = { cause: error, details: { errcode } }
  if (errcode === SQLITE_FULL || errcode === SQLITE_IOERR_SHMSIZE) {
    return new CodedError('store-full', `The database cannot grow: ${message}.`, {
      ...options,
      retryable: true,
      hint: 'Free space on the disk of the database. Nothing was half-written; the work goes on by itself.',
    })
  }
  return new CodedError('store-failed', `The database refused the operation: ${message}.`, {
    ...options,
    retryable: isBusy(error),
    hint: hintFor(errcode & 0xff),
  })
}

function hintFor(code: number): string {
  if (code === SQLITE_BUSY) return 'Another process holds the database for long: end it, or wait until it is done.'
  if (code === SQLITE_CANTOPEN || code === SQLITE_READONLY) {
    return 'Check that the folder of the database exists and that this user may write to it and to the file.'
  }
  if (code === SQLITE_CORRUPT || code === SQLITE_NOTADB) {
    return 'The file is damaged or no database: put the last backup in its place.'
  }
  return 'See the cause in the log, and check the disk of the database.'
}

/** Runs `work` until the database is not busy any more. @throws CodedError */
async function whenFree<T>(work: () => T): Promise<T> {
  const deadline = performance.now() + RETRY_FOR_MS
  for (;;) {
    try {
      return work()
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw storeError(error)
      await sleep(20 + Math.random() * 180)
    }
  }
}

/**
 * Step by step from the first folder that is there: Node's own recursive mkdir tries for ever below /proc.
 * @throws CodedError `store-failed` that names the folder.
 */
async function makeFolder(folder: string): Promise<void> {
  if (await isFolder(folder)) return
  const parent = dirname(folder)
  if (parent !== folder) await makeFolder(parent)
  try {
    await mkdir(folder)
  } catch (cause) {
    if (await isFolder(folder)) return
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown'
    throw new CodedError('store-failed', `The folder ${folder} for the database cannot be made (${code}).`, {
      hint: 'Name a folder that this user may write to in RULEDRIFT_DATA or in data of ruledrift.yaml.',
      cause,
    })
  }
}

async function isFolder(folder: string): Promise<boolean> {
  return (await stat(folder).catch(() => undefined))?.isDirectory() === true
}

/**
 * Opens or creates the database file with its parent folder; ':memory:' is a database of this process alone.
 * Several processes of one host may share a file: write-ahead log, every commit on the disk before it returns.
 * @throws CodedError `store-failed`, `store-full`.
 */
export async function openSqlite(path: string): Promise<DatabaseSync> {
  if (path !== ':memory:') {
    await makeFolder(resolve(dirname(path)))
  }
  const sqlite = await whenFree(
    () => new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true }),
  )
  try {
    await whenFree(() => sqlite.exec('pragma journal_mode = wal'))
    await whenFree(() => sqlite.exec(`pragma synchronous = full; pragma journal_size_limit = ${WAL_LIMIT_BYTES}`))
  } catch (error) {
    sqlite.close()
    throw error
  }
  return sqlite
}

/** A Kysely dialect over one open database; `destroy` closes it. */
export function sqliteDialect(sqlite: DatabaseSync): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => createDriver(sqlite),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

/** Whoever has the connection keeps it until the release: a transaction is never interleaved with anything else. */
function createDriver(sqlite: DatabaseSync): Driver {
  const connection = createConnection(sqlite)
  let last: Promise<void> = Promise.resolve()
  let release = () => {}
  const acquire = async (): Promise<void> => {
    const before = last
    const turn = Promise.withResolvers<void>()
    last = turn.promise
    await before
    release = turn.resolve
  }
  const run = (statement: string) => connection.executeQuery(CompiledQuery.raw(statement))
  return {
    init: async () => {},
    acquireConnection: async () => {
      await acquire()
      return connection
    },
    // A deferred `begin` that reads and then writes fails at once when another process wrote in between (code 517).
    beginTransaction: async () => void (await run('begin immediate')),
    commitTransaction: async () => void (await run('commit')),
    // SQLite itself has rolled back after some errors, a full disk among them.
    rollbackTransaction: async () => void (sqlite.isTransaction && (await run('rollback'))),
    releaseConnection: async () => release(),
    destroy: async () => {
      await acquire()
      sqlite.close()
      release()
    },
  }
}

function createConnection(sqlite: DatabaseSync): DatabaseConnection {
  const prepared = new Map<string, StatementSync>()
  const prepare = (sql: string): StatementSync => {
    const known = prepared.get(sql)
    if (known !== undefined) return known
    if (prepared.size >= PREPARED_MAX) prepared.clear()
    const made = sqlite.prepare(sql)
    prepared.set(sql, made)
    return made
  }
  const execute = <R>({ sql, parameters }: CompiledQuery): QueryResult<R> => {
    const statement = prepare(sql)
    const values = parameters as readonly SQLInputValue[]
    if (statement.columns().length > 0) return { rows: statement.all(...values) as R[] }
    const { changes } = statement.run(...values)
    return { rows: [], numAffectedRows: BigInt(changes) }
  }
  return {
    executeQuery: async <R>(query: CompiledQuery): Promise<QueryResult<R>> => {
      // Inside a transaction we hold the only write lock: nothing there can be busy, and nothing may be repeated.
      if (!sqlite.isTransaction) return whenFree(() => execute<R>(query))
      try {
        return execute<R>(query)
      } catch (error) {
        throw storeError(error)
      }
    },
    streamQuery: () => {
      throw new Error('The store reads whole results.')
    },
  }
}
