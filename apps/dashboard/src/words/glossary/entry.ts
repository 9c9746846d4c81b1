export interface GlossaryWord {
  readonly title: string;
  /** One plain sentence of at most 140 characters. */
  readonly explanation: string;
  /** A second sentence, for the glossary's own page. */
  readonly more?: string;
}
