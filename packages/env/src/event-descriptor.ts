/** Descriptor that an engine writes its events to: `FACET_EVENT_FD`, else standard error, for use by hand. */
export function readEventDescriptor(variables: NodeJS.ProcessEnv = process.env): number {
  const descriptor = Number(variables.FACET_EVENT_FD ?? 2);
  if (!Number.isInteger(descriptor) || descriptor < 0)
    throw new TypeError(`FACET_EVENT_FD must be a file descriptor, it is ${variables.FACET_EVENT_FD}`);
  return descriptor;
}
