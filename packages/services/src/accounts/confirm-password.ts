import { FacetError } from "@facet/contracts/errors/facet-error";
import type { IdentityUser } from "@facet/ports/identity";
import { countTry } from "../auth/slow-down.ts";
import type { Platform } from "../context.ts";

interface Given {
  readonly password: string;
  readonly address: string | null;
  readonly param: string;
}

/** Makes sure that who sits at the screen is who signed in. Wrong tries count like those of signing in. */
export async function confirmPassword(
  ctx: Platform,
  user: IdentityUser,
  { password, address, param }: Given,
): Promise<void> {
  if (user.email === null || !user.hasPassword)
    throw new FacetError("conflict", "This account has no e-mail address and password yet.", {
      fix: "Give it an e-mail address and a password first.",
    });
  const attempt = countTry(ctx, { person: user.email, address });
  if ((await ctx.identity.checkPassword(user.email, password)) === undefined)
    throw new FacetError("wrong_credentials", "This is not your present password.", {
      param,
      fix: "Type it again. If it is lost, sign out and choose `Forgot the password?`.",
    });
  attempt.succeeded();
}
