import type { Dataset, Mapping as MappingOrNone } from "@facet/sdk/generated/types.gen";

/** A version that is there. */
export type Version = NonNullable<Dataset["latestVersion"]>;
export type Mapping = NonNullable<MappingOrNone>;
