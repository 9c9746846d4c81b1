import { FacetError } from "@facet/contracts/errors/facet-error";
import { isIdentityError } from "@facet/ports/identity";

/** Runs what gives a person an address, and says it in our words when another has it. */
export async function refuseTakenEmail<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isIdentityError(error, "EmailTaken"))
      throw new FacetError("email_taken", "There is an account with this e-mail address.", {
        param: "/email",
        cause: error,
      });
    throw error;
  }
}
