/** The answer, or undefined when it has not come in `ms`. A rejection that comes too late is nobody's. */
export async function within<T>(answer: Promise<T>, ms: number): Promise<T | undefined> {
  answer.catch(() => undefined);
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), ms);
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
