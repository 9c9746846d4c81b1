export const mask = "[secret]";

/** What a credential looks like inside a text. Every quantifier is bounded or followed by what it cannot contain. */
export const secretPatterns: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  // Ours.
  [/\bfct_(live|test)_[A-Za-z0-9]{1,64}_[A-Za-z0-9_-]{8,200}/g, `fct_$1_${mask}`],
  [/(\/api\/blobs\/)[A-Za-z0-9_-]{8,4096}\.[A-Za-z0-9_-]{8,128}/g, `$1${mask}`],
  [/(\/v1\/invitations\/)[A-Za-z0-9_-]{20,200}/g, `$1${mask}`],
  // Anyone's.
  [/\b(Bearer|Basic)\s{1,4}[A-Za-z0-9._~+/=-]{6,8192}/gi, `$1 ${mask}`],
  [/\beyJ[A-Za-z0-9_-]{8,8192}\.[A-Za-z0-9_-]{8,8192}\.[A-Za-z0-9_-]{0,2048}/g, mask],
  [
    /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]{0,16384}?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$)/g,
    mask,
  ],
  [/(\/\/[^\s/:@]{0,256}):[^\s/@]{1,256}@/g, `$1:${mask}@`],
  [
    /([?&](?:access_token|token|key|api_key|apikey|secret|password|signature|sig|x-goog-signature|x-amz-signature)=)[^&#\s"']{1,8192}/gi,
    `$1${mask}`,
  ],
  // Hosts that runs are likely to name.
  [/\bhf_[A-Za-z0-9]{8,200}/g, `hf_${mask}`],
  [/\b(sk|rk)-[A-Za-z0-9_-]{16,200}/g, `$1-${mask}`],
  [/\bAIza[A-Za-z0-9_-]{20,100}/g, mask],
  [/\bgh[pousr]_[A-Za-z0-9]{20,255}/g, mask],
  [/\bAKIA[A-Z0-9]{16}\b/g, mask],
];

/** The last word of a field name that holds a credential. `tokens`, `maxTokens` and `tokenizer` do not. */
export const secretField =
  /(^|[^a-z])(password|passphrase|passwd|pwd|secret|token|api[_-]?key|private[_-]?key|link[_-]?key|authorization|cookie|credentials?)$/i;
/** The same in camelCase, where the word begins with a capital. */
export const secretCamelField =
  /[a-z0-9](Password|Passphrase|Secret|Token|ApiKey|PrivateKey|LinkKey|Authorization|Cookie|Credentials?)$/;
