/** Bytes that can be read in any order, again and again. Close it when the upload is over. */
export interface UploadSource {
  readonly filename: string;
  readonly bytes: number;
  read(start: number, end: number): Promise<Uint8Array<ArrayBuffer>>;
  close(): Promise<void>;
}
