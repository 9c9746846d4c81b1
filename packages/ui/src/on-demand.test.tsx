import { render, screen } from "@testing-library/react";
import { type ComponentType, useLayoutEffect } from "react";
import { expect, test, vi } from "vitest";
import { type OnDemand, onDemand } from "./on-demand.ts";

interface PartProps {
  readonly text: string;
}

function counted(early: boolean) {
  const fetched: string[] = [];
  const part = onDemand<PartProps>(
    async () => {
      fetched.push("part");
      return ({ text }) => <p>{text}</p>;
    },
    { early },
  );
  return { fetched, part };
}

function Place({ part, wanted }: { part: OnDemand<PartProps>; wanted: boolean }) {
  const Part = part.usePart(wanted);
  return Part === undefined ? <p>not yet</p> : <Part text="here" />;
}

test("code is fetched when it is first wanted, once", async () => {
  const { fetched, part } = counted(false);
  const { rerender } = render(<Place part={part} wanted={false} />);
  expect(fetched).toEqual([]);
  rerender(<Place part={part} wanted />);
  expect(await screen.findByText("here")).toBeTruthy();
  rerender(<Place part={part} wanted />);
  expect(fetched).toEqual(["part"]);
});

test("what is early is fetched before anybody draws it, and is then drawn at once", async () => {
  const { fetched, part } = counted(true);
  expect(fetched).toEqual(["part"]);
  await Promise.resolve();
  await Promise.resolve();
  render(<Place part={part} wanted />);
  expect(screen.getByText("here")).toBeTruthy();
});

test("code that comes between a drawing and its effects is drawn", async () => {
  let arrive = () => {};
  const arriving = new Promise<ComponentType<PartProps>>(() => undefined);
  // A real promise cannot be had to settle at this very moment.
  vi.spyOn(arriving, "then").mockImplementation(
    (taken) =>
      new Promise((done) => {
        arrive = () => {
          void taken?.(({ text }) => <p>{text}</p>);
          done(undefined as never);
        };
      }),
  );
  const part = onDemand<PartProps>(() => arriving, { early: true });
  render(
    <>
      <Place part={part} wanted />
      <Arrival arrive={() => arrive()} />
    </>,
  );
  expect(await screen.findByText("here")).toBeTruthy();
});

function Arrival({ arrive }: { arrive: () => void }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once.
  useLayoutEffect(arrive, []);
  return null;
}
