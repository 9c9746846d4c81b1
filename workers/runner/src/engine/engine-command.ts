/** How an engine is started. Every engine speaks the same line protocol, so nothing else tells them apart. */
export interface EngineCommand {
  readonly name: "python" | "rehearsal";
  /** Program and arguments; the request file is appended. */
  readonly argv: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string>>;
}
