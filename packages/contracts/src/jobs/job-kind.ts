import { z } from "zod";

export const JobKind = z.enum(["import-dataset", "import-model", "prepare", "train", "evaluate", "export"]);
export type JobKind = z.infer<typeof JobKind>;
