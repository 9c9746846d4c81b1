/** Envelope encryption of short secrets. `context` is bound as associated data: a value moved elsewhere does not open. */
export interface SecretBox {
  seal(plain: string, context: string): Promise<string>;
  open(sealed: string, context: string): Promise<string>;
  /** Keyed digest (HMAC-SHA-256, hex) for values that are only ever compared, such as API keys. */
  digest(value: string): Promise<string>;
}

/** Signs manifests. Ed25519. */
export interface Signer {
  readonly keyId: string;
  /** Base64 of the raw 32-byte public key. */
  readonly publicKey: string;
  /** Base64 signature of the UTF-8 bytes of `text`. */
  sign(text: string): Promise<string>;
}

/** The `name` of what a secret box or signer throws; the message is for people. */
export type SecretErrorName =
  /** Damaged, sealed with another key, or bound to another context. */
  | "SecretNotOpened"
  /** The key file is missing where it must not be, damaged, or readable by others. */
  | "KeyFileUnusable";
