interface ServerPlace {
  readonly host: string;
  readonly port: number;
}

/** Tells a Next server of this process where to listen, and that its signals are ours: it knows no other way. */
export function setServerPlace({ host, port }: ServerPlace): void {
  process.env.HOSTNAME = host;
  process.env.PORT = String(port);
  process.env.NEXT_MANUAL_SIG_HANDLE = "true";
  process.env.NEXT_TELEMETRY_DISABLED = "1";
}
