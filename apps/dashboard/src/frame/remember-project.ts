export const projectCookie = "facet-project";

/** It cannot be seen any more: `/` looks for another. */
export function forgetProject(): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and Safari.
  document.cookie = `${projectCookie}=; path=/; max-age=0; samesite=lax`;
}

/** Where `/` leads the next time. */
export function rememberProject(id: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and Safari.
  document.cookie = `${projectCookie}=${id}; path=/; max-age=31536000; samesite=lax`;
}
