/** A step of the demo that cannot go on: the cause, and what to do. Running the demo again goes on from there. */
export function demoFailure(message: string, fix: string): Error & { fix: string } {
  return Object.assign(new Error(message), {
    fix: `${fix} Then run ./facet demo again: it goes on from where it stopped.`,
  });
}
