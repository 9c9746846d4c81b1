/** What a document may hold: JSON and nothing else (no dates, no undefined, no functions). */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
