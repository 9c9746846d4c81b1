import { FacetError } from "@facet/contracts/errors/facet-error";

/** Refuses a new password that who knows the person would try first. Its length is judged where it is parsed. */
export function checkNewPassword(
  password: string,
  { email, param }: { email: string | null; param: string },
): void {
  const given = password.trim().toLowerCase();
  const refuse = (reason: string) => {
    throw new FacetError("weak_password", reason, { param, errors: [{ path: param, message: reason }] });
  };
  if (email !== null && given === email.toLowerCase()) refuse("The password is the e-mail address.");
  if (new Set(given).size < 4) refuse("The password repeats a few characters.");
}
