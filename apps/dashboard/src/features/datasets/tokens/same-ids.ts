interface Seen {
  readonly tokens: readonly { readonly id: number; readonly trained: boolean }[];
}

interface Prepared {
  readonly inputIds: readonly number[];
  /** -100 where no loss is taken. */
  readonly labels: readonly number[];
}

const noLoss = -100;

/** Whether tokens that are shown are the ones that were prepared, and the same of them are learned. */
export function sameIds({ tokens }: Seen, { inputIds, labels }: Prepared): boolean {
  return (
    tokens.length === inputIds.length &&
    tokens.every(({ id, trained }, at) => id === inputIds[at] && trained === (labels[at] !== noLoss))
  );
}
