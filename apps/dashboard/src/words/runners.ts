export const runnerWords = {
  title: "Runners",
  lead: "The machines that train, measure and export. Seen within the last day.",
  caption: "Runners",
  none: {
    title: "No runner was seen for a day",
    lead: "Jobs wait until one is online. On this machine, start it with the platform:",
    command: "./facet up --detach",
  },
  columns: {
    name: "Runner",
    state: "State",
    machine: "Machine",
    lanes: "Takes",
    job: "Works on",
    seen: "Last seen",
    act: "Actions",
  },
  states: {
    offline: "offline",
    open: "takes work",
    cordoned: "takes nothing new",
    draining: "is being emptied",
    drained: "empty",
  },
  machine: (cores: number, memory: string, gpu: string | null) =>
    `${cores} cores, ${memory}${gpu === null ? "" : `, ${gpu}`}`,
  idle: "nothing",
  another: "a job",
  acts: { cordon: "Close", drain: "Empty", uncordon: "Open" },
  of: (act: string, name: string) => `${act} ${name}`,
  drain: {
    title: (name: string) => `Empty ${name}?`,
    lead: "It takes nothing new. Its training writes a checkpoint and goes back in line for another runner; other jobs end here. While no other runner is online, they wait.",
    confirm: "Empty it",
  },
  calls: {
    list: "List the runners",
    cordon: "Give one nothing new",
    drain: "Empty one",
    open: "Let it take work",
  },
} as const;
