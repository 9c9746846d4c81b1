interface Policy {
  readonly nonce: string;
  /** The development server evaluates code; a build never does. */
  readonly development: boolean;
}

/**
 * Scripts run only with this answer's nonce, nothing is loaded from another host. Style sheets need the nonce too;
 * `style` attributes are open, because positions and widths that a server draws are attributes.
 */
export function contentSecurityPolicy({ nonce, development }: Policy): string {
  const directives = {
    "default-src": "'none'",
    "script-src": `'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "style-src": development ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    "style-src-attr": "'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "frame-src": "'none'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");
}
