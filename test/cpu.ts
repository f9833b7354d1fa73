/** CPU time of this thread: bounds on it hold on a loaded machine, where those on the clock do not. */

/** @returns milliseconds of CPU, user and system, that this thread has used so far. */
export function cpuMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}
