/** What a runner says when its engine was killed: an infra failure without anything more to tell. */
export const engineKilled = {
  code: "engine_killed",
  class: "infra",
  message: "killed",
  place: null,
  fix: null,
  fixKnobs: null,
  lastStep: null,
} as const;
