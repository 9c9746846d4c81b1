/** How hard a password is to guess, 0 (too short) to 4. A hint for people; the API has the last word. */
export function passwordStrength(password: string): 0 | 1 | 2 | 3 | 4 {
  if (password.length < 10) return 0;
  const different = new Set(password.toLowerCase()).size;
  if (different < 6 || /^(.)\1*$|^(0?123456789|qwerty|password)/i.test(password)) return 1;
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/].filter((kind) => kind.test(password)).length;
  const bits = password.length * Math.log2(different) * (0.7 + kinds * 0.1);
  if (bits < 40) return 2;
  return bits < 60 ? 3 : 4;
}
