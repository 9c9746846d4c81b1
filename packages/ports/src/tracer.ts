type Attributes = Readonly<Record<string, string | number | boolean>>;

export interface StartSpan {
  /** W3C traceparent of what this is a part of; a trace of its own without. */
  readonly parent?: string | undefined;
  /** Milliseconds since the epoch; now unless told. */
  readonly startedAt?: number | undefined;
  readonly kind?: "server" | "internal";
  readonly attributes?: Attributes;
}

export interface EndSpan {
  /** What is known only at the end. */
  readonly name?: string;
  readonly attributes?: Attributes;
  /** What went wrong, in a word or two. */
  readonly error?: string | undefined;
}

export interface Span {
  /** For whoever does a part of this, here or in another process. */
  readonly traceparent: string;
  end(how?: EndSpan): void;
}

/** Tells a collector what took how long, and what belongs together. Never throws, never waits. */
export interface Tracer {
  start(name: string, options?: StartSpan): Span;
  /** Sends what is left, for a few seconds at most. */
  close(): Promise<void>;
}
