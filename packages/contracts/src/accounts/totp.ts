import { z } from "zod";

/** `begin` gives a secret for the app, `confirm` proves that the app has it, `disable` ends it. */
export const ChangeTotp = z
  .discriminatedUnion("action", [
    z.object({ action: z.literal("begin"), password: z.string().min(1).max(256) }).strict(),
    z.object({ action: z.literal("confirm"), code: z.string().trim().min(6).max(20) }).strict(),
    z.object({ action: z.literal("disable"), password: z.string().min(1).max(256) }).strict(),
  ])
  .meta({ id: "ChangeTotp" });
export type ChangeTotp = z.infer<typeof ChangeTotp>;

export const TotpState = z
  .object({
    state: z.enum(["off", "pending", "on"]),
    secret: z.string().nullable().meta({ description: "Base32, to type into the app. Only after `begin`." }),
    uri: z
      .string()
      .nullable()
      .meta({ description: "`otpauth://`, to show as a picture. Only after `begin`." }),
    recoveryCodes: z.array(z.string()).nullable().meta({
      description: "Each signs in once without the app. Only after `confirm`, never again.",
    }),
  })
  .meta({ id: "TotpState" });
export type TotpState = z.infer<typeof TotpState>;
