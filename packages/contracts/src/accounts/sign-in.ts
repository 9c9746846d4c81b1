import { z } from "zod";
import { Timestamp } from "../ids.ts";
import { Name } from "../names.ts";
import { User } from "./user.ts";

/** Compared and stored in lower case. */
export const Email = z
  .string()
  .trim()
  .max(254)
  .pipe(z.email("expected an e-mail address"))
  .meta({ description: "An e-mail address. Its case does not matter." });

export const passwordLimits = { min: 10, max: 256 } as const;
/** A password that someone chooses. Why it may be refused besides: `check-new-password`. */
export const Password = z
  .string()
  .min(passwordLimits.min, `expected at least ${passwordLimits.min} characters`)
  .max(passwordLimits.max);
/** A password that someone claims to know. */
const KnownPassword = z.string().min(1).max(passwordLimits.max);

export const PersonName = Name;
/** What a one-time link carries in its fragment. */
export const OneTimeToken = z.string().min(1).max(200);

export const SetUp = z
  .object({ token: OneTimeToken, name: PersonName, email: Email, password: Password })
  .strict()
  .meta({ id: "SetUp" });

export const SignIn = z
  .object({
    email: z.string().trim().min(1).max(254),
    password: KnownPassword,
    code: z.string().trim().min(6).max(20).optional().meta({
      description: "Six digits of the authenticator app, or a recovery code; asked for by `code_required`.",
    }),
  })
  .strict()
  .meta({ id: "SignIn" });

export const SignInWithLink = z.object({ token: OneTimeToken }).strict().meta({ id: "SignInWithLink" });

/** The session itself travels in a cookie that scripts cannot read. */
export const SignedIn = z
  .object({
    user: User,
    expiresAt: Timestamp.meta({ description: "When the session ends unless it is used before." }),
  })
  .meta({ id: "SignedIn" });
export type SignedIn = z.infer<typeof SignedIn>;

export const ForgotPassword = z.object({ email: Email }).strict().meta({ id: "ForgotPassword" });

export const ResetPassword = z
  .object({ token: OneTimeToken, password: Password })
  .strict()
  .meta({ id: "ResetPassword" });

export const ChangePassword = z
  .object({
    current: KnownPassword.nullable().meta({ description: "Null when no password is set yet." }),
    next: Password,
  })
  .strict()
  .meta({ id: "ChangePassword" });

export const AuthStatus = z
  .object({
    needsSetup: z
      .boolean()
      .meta({ description: "Nobody has an account yet: a set-up token makes the first." }),
    methods: z.array(z.enum(["password", "oidc"])),
    signedIn: z.boolean(),
  })
  .meta({ id: "AuthStatus" });
export type AuthStatus = z.infer<typeof AuthStatus>;

export const SignInLink = z
  .object({
    token: z.string().nullable().meta({ description: "Shown once; null in a replay." }),
    href: z.string().nullable().meta({ description: "Opens the dashboard, signed in. Works once." }),
    expiresAt: Timestamp,
    secretShownOnce: z.literal(true),
  })
  .meta({ id: "SignInLink" });
export type SignInLink = z.infer<typeof SignInLink>;
