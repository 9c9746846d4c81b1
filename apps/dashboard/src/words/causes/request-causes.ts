import { copyCommand, openPage, signIn, startRunner, tryAgain } from "./actions.ts";
import type { Cause } from "./fix-action.ts";

const reload = "Reload the page and repeat what you did.";

/** Refusals of a request, and accounts. */
export const requestCauses = {
  invalid_request: {
    cause: "A field holds something that Facet cannot take.",
    todo: "Correct the fields that are marked.",
    actions: [],
  },
  invalid_json: { cause: "What was sent could not be read.", todo: reload, actions: [tryAgain] },
  invalid_cursor: {
    cause: "The list has changed its order or its filters since this page of it was opened.",
    todo: "Open the list again from its beginning.",
    actions: [tryAgain],
  },
  unauthenticated: {
    cause: "You are not signed in, or your session has ended.",
    todo: "Sign in. What you typed on this page is kept where the page can keep it.",
    actions: [signIn],
  },
  wrong_credentials: {
    cause: "No account has this e-mail address together with this password.",
    todo: "Check both. `Forgot the password?` sends a link that sets a new one.",
    actions: [],
  },
  code_required: {
    cause: "This account asks for a second proof besides the password.",
    todo: "Type the six digits of your authenticator app, or one of your recovery codes.",
    actions: [],
  },
  wrong_code: {
    cause: "Codes change every 30 seconds, and each works once.",
    actions: [],
  },
  link_invalid: {
    cause: "The link was used, was taken back, or has run out.",
    actions: [signIn],
  },
  cross_origin: {
    cause: "The request came from a page that is not part of Facet, so it was stopped.",
    todo: "Open Facet at its own address and do it there.",
    actions: [],
  },
  insecure_origin: {
    cause: "This address is not protected by https. A password sent over it could be read on the way.",
    actions: [],
  },
  weak_password: { cause: "It is short, or among the first that are tried.", actions: [] },
  email_taken: { cause: "An e-mail address belongs to one account only.", actions: [signIn] },
  already_set_up: { cause: "The first account exists; set-up works once.", actions: [signIn] },
  unknown_person: {
    cause: "Nobody here is connected with the account of your identity provider.",
    actions: [signIn],
  },
  last_owner: {
    cause: "Only an owner can hand an organisation on. Without one it would be lost to all its members.",
    actions: [openPage("Open members", "settings/organisation")],
  },
  forbidden: {
    cause: "Your role in this organisation, or the key in use, does not include this.",
    todo: "Ask an owner or admin of the organisation for a role that includes it.",
    actions: [openPage("See members and roles", "settings/organisation")],
  },
  not_found: {
    cause: "It was deleted, or it belongs to another project or organisation.",
    todo: "Check the address. The switcher at the top shows your other projects and organisations.",
    actions: [],
  },
  method_not_allowed: {
    cause: "This part of the API cannot be used in this way.",
    todo: reload,
    actions: [],
  },
  conflict: {
    cause: "Something else has changed it in the meantime.",
    todo: "Look at its present state, then decide again.",
    actions: [tryAgain],
  },
  in_use: { cause: "Something else is built on it and would break.", actions: [] },
  already_finished: {
    cause: "The job ended before your request arrived.",
    todo: "Nothing is left to do. The page shows how it ended.",
    actions: [],
  },
  stale_attempt: {
    cause: "The job was given to another try, so the words of the old one do not count any more.",
    todo: "Nothing: the newer try goes on.",
    actions: [],
  },
  request_in_flight: {
    cause: "The first click is still being worked on.",
    todo: "Wait a moment.",
    actions: [tryAgain],
  },
  etag_mismatch: {
    cause: "Somebody else has changed it while you were editing.",
    todo: "Look at the newer version, then repeat your change.",
    actions: [tryAgain],
  },
  too_large: { cause: "More was sent at once than Facet reads in one piece.", actions: [] },
  request_timeout: { cause: "The network was too slow for what was sent.", actions: [tryAgain] },
  headers_too_large: {
    cause: "The address of the page is longer than Facet reads.",
    todo: reload,
    actions: [],
  },
  unsupported_media_type: {
    cause: "What was sent is of a kind that is not read here.",
    todo: reload,
    actions: [],
  },
  idempotency_mismatch: {
    cause: "Two different requests carried the same mark that should tell them apart.",
    todo: reload,
    actions: [tryAgain],
  },
  if_match_required: {
    cause: "The change did not say which version it was made on.",
    todo: reload,
    actions: [tryAgain],
  },
  rate_limited: {
    cause: "There were many requests, or many wrong tries, in a short time.",
    todo: "Wait a little, then try again.",
    actions: [tryAgain],
  },
  internal: {
    todo: "Try again. If it stays, send the details to whoever runs this platform.",
    actions: [tryAgain],
  },
  unavailable: {
    cause: "A part of the platform is starting, busy or down.",
    actions: [tryAgain, copyCommand("Copy the command that shows its state", "./facet status")],
  },
  inference_unavailable: {
    cause: "The program that answers for models is starting, busy or down.",
    todo: "Try again in a few seconds.",
    actions: [tryAgain, copyCommand("Copy the command that shows its state", "./facet status")],
  },
  model_busy: {
    cause: "A model answers one question at a time, and enough others wait already.",
    todo: "Wait a few seconds, then ask again.",
    actions: [tryAgain],
  },
  model_too_large: {
    todo: "Ask the Q8_0 file instead: it needs about half. Or end other programs on the machine.",
    actions: [tryAgain],
  },
  no_runner: {
    todo: "Start one. The work waits and begins by itself.",
    actions: [startRunner],
  },
} as const satisfies Record<string, Cause>;
