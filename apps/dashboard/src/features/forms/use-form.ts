import { type FormEvent, type RefObject, useEffect, useRef, useState } from "react";
import { problemText } from "../../words/problem-text.ts";
import { type Wrong, wrongFields } from "./wrong-fields.ts";

interface FormOptions<Values, Answer> {
  readonly initial: Values;
  /** What is wrong before anything is sent: a sentence for each wrong field. */
  readonly check?: (values: Values) => Wrong<Values>;
  readonly send: (values: Values) => Promise<Answer>;
  readonly onDone?: (answer: Answer) => void;
}

export interface Form<Values> {
  readonly values: Values;
  readonly set: <Name extends keyof Values>(name: Name, value: Values[Name]) => void;
  /** What is wrong with each field, by the page or by the API. */
  readonly wrong: Wrong<Values>;
  /** What the API says that belongs to none of the fields. */
  readonly problem: string | undefined;
  readonly busy: boolean;
  readonly reset: (values?: Values) => void;
  readonly props: {
    readonly ref: RefObject<HTMLFormElement | null>;
    readonly onSubmit: (event: FormEvent) => void;
    readonly noValidate: true;
  };
}

/**
 * A form that can always be sent, keeps what was typed, and takes the focus to the first wrong field. A refusal of the API
 * lands beside the field that it names.
 */
export function useForm<Values extends object, Answer = unknown>(
  options: FormOptions<Values, Answer>,
): Form<Values> {
  const [values, setValues] = useState(options.initial);
  const [wrong, setWrong] = useState<Wrong<Values>>({});
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState(0);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (refused > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refused]);

  function refuse(fields: Wrong<Values>, general?: string): void {
    setWrong(fields);
    setProblem(general);
    setRefused((count) => count + 1);
  }

  async function submit(): Promise<void> {
    const found = options.check?.(values) ?? {};
    if (Object.values(found).some((text) => text !== undefined)) return refuse(found);
    setBusy(true);
    setWrong({});
    setProblem(undefined);
    try {
      const answer = await options.send(values);
      options.onDone?.(answer);
    } catch (error) {
      const fields = wrongFields(error, values);
      refuse(fields, Object.keys(fields).length === 0 ? problemText(error) : undefined);
    } finally {
      setBusy(false);
    }
  }

  return {
    values,
    wrong,
    problem,
    busy,
    set(name, value) {
      setValues((before) => ({ ...before, [name]: value }));
      setWrong((before) => ({ ...before, [name]: undefined }));
    },
    reset(next = options.initial) {
      setValues(next);
      setWrong({});
      setProblem(undefined);
    },
    props: {
      ref: form,
      noValidate: true,
      onSubmit(event) {
        event.preventDefault();
        // A form inside a dialog stands, for React, inside the form that opened it.
        event.stopPropagation();
        if (!busy) void submit();
      },
    },
  };
}
