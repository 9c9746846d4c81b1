/** Text that others wrote must not move the cursor or colour the terminal; line feeds and tabs stay. */
export function withoutControl(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, "");
}
