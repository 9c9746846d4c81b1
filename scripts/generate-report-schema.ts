import { writeFileSync } from "node:fs";
import { reportSchemaFile, reportSchemaText } from "./report-schema.ts";

writeFileSync(reportSchemaFile, reportSchemaText());
