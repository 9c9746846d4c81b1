import { idPrefixes } from "@facet/contracts/ids";

export function isFineTune(id: string): boolean {
  return id.startsWith(`${idPrefixes.fineTune}_`);
}
