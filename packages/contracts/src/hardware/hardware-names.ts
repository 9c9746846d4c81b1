/** Series of what a job takes of its machine, each with what it counts. One that cannot be measured there is absent. */
export const hardwareNames = {
  "hardware.rss_bytes": "Memory of the engine and its children, bytes.",
  "hardware.cpu_share": "Share of all cores that the engine and its children use, 0 to 1.",
  "hardware.machine_memory_used_bytes": "Memory in use on the whole machine, bytes.",
  "hardware.machine_memory_total_bytes": "Memory of the machine, bytes.",
  "hardware.disk_free_bytes": "Free room on the disk that the runner works on, bytes.",
} as const;

export type HardwareName = keyof typeof hardwareNames;

/** These series run over time; all others over steps. */
export function isHardware(name: string): boolean {
  return name.startsWith("hardware.");
}
