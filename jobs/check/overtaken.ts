/** What is decided on the register is decided again when somebody else wrote to it meanwhile. */
import { CodedError } from '../../src/errors.ts'

/** More than so many writers at once there are not. */
const MOST_ATTEMPTS = 10

/** @param decide reads the register, decides, and commits. @returns what it returned when nobody came in between. */
export async function withRegister<T>(decide: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await decide()
    } catch (error) {
      const overtaken = error instanceof CodedError && error.code === 'register-overtaken'
      if (!overtaken || attempt === MOST_ATTEMPTS) throw error
    }
  }
}
