import type { CommandEntry } from "./command-entry.ts";

/**
 * Every verb of the CLI, in the order `--help` shows. To add one: write `<verb>.ts` beside this file with an
 * exported `register(program)`, then add its line here. Only the verb in use is imported, which keeps start-up fast.
 */
export const commandList: readonly CommandEntry[] = [
  { name: "demo", summary: "the main job on a real model, start to finish", load: () => import("./demo.ts") },
  { name: "up", summary: "start the platform on this machine", load: () => import("./up.ts") },
  { name: "down", summary: "stop the platform on this machine", load: () => import("./down.ts") },
  { name: "gc", summary: "remove bytes that nothing refers to any more", load: () => import("./gc.ts") },
  {
    name: "backup",
    summary: "write everything this platform keeps into one file",
    load: () => import("./backup.ts"),
  },
  {
    name: "restore",
    summary: "put a backup into an empty state folder",
    load: () => import("./restore.ts"),
  },
  { name: "logs", summary: "show the platform's logs", load: () => import("./logs.ts") },
  {
    name: "screens",
    summary: "take a picture of every page of the dashboard",
    load: () => import("./screens.ts"),
  },
  { name: "doctor", summary: "check that this machine can run Facet", load: () => import("./doctor.ts") },
  {
    name: "status",
    summary: "show the platform, its runners, loaded models and disk use",
    load: () => import("./status.ts"),
  },
  { name: "login", summary: "say which platform the commands speak to", load: () => import("./login.ts") },
  {
    name: "projects",
    summary: "list, make, choose and delete projects",
    load: () => import("./projects.ts"),
  },
  { name: "datasets", summary: "bring data in and look at it", load: () => import("./datasets.ts") },
  {
    name: "models",
    summary: "list, edit and delete models, and import base models",
    load: () => import("./models.ts"),
  },
  { name: "train", summary: "start a fine-tune", load: () => import("./train.ts") },
  {
    name: "fine-tunes",
    summary: "see, repeat, rename and delete fine-tunes",
    load: () => import("./fine-tunes.ts"),
  },
  { name: "jobs", summary: "see, watch and cancel work", load: () => import("./jobs.ts") },
  {
    name: "eval",
    summary: "see how the tuned model compares with its base",
    load: () => import("./eval.ts"),
  },
  { name: "export", summary: "see and fetch the files of tuned models", load: () => import("./export.ts") },
  { name: "chat", summary: "ask a model, or talk to it", load: () => import("./chat.ts") },
  {
    name: "verify",
    summary: "check downloaded files without any network",
    load: () => import("./verify.ts"),
  },
  { name: "keys", summary: "make and revoke API keys", load: () => import("./keys.ts") },
  { name: "secrets", summary: "keep Hub tokens, encrypted", load: () => import("./secrets.ts") },
  { name: "runners", summary: "list the runners that take work", load: () => import("./runners.ts") },
  { name: "completions", summary: "print completions for a shell", load: () => import("./completions.ts") },
  { name: "bench", summary: "measure this machine against the bars", load: () => import("./bench.ts") },
  {
    name: "faults",
    summary: "break a private platform and check every promise",
    load: () => import("./faults.ts"),
  },
  {
    name: "test",
    summary: "run every check and test, or the parts you name",
    load: () => import("./test.ts"),
  },
];
