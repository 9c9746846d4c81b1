/** Where an upload's bytes lie. Parts are joined into the whole, which is never written again. */
export function wholeKey(orgId: string, uploadId: string): string {
  return `orgs/${orgId}/uploads/${uploadId}/file`;
}

export function partPrefix(orgId: string, uploadId: string): string {
  return `orgs/${orgId}/uploads/${uploadId}/parts/`;
}

/** Zero-padded, so that the order of keys is the order of parts. */
export function partKey(orgId: string, uploadId: string, number: number): string {
  return `${partPrefix(orgId, uploadId)}${String(number).padStart(5, "0")}`;
}
