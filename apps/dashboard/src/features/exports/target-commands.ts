import type { Target } from "./target-folders.ts";

interface Wanted {
  readonly target: Target;
  /** The model's name as a file's. */
  readonly name: string;
  /** Of the GGUF, or the folder's name. */
  readonly file: string;
}

/** The lines that run a downloaded model in a program. */
export function targetCommands({ target, name, file }: Wanted): { language: string; code: string }[] {
  switch (target) {
    case "lm-studio":
      return [{ language: "shell", code: `lms import ${file}` }];
    case "ollama":
      return [
        {
          language: "shell",
          code: [
            `echo 'FROM ./${file}' > Modelfile`,
            `ollama create ${name.toLowerCase()} -f Modelfile`,
            `ollama show --modelfile ${name.toLowerCase()}    # read its TEMPLATE`,
            `ollama run ${name.toLowerCase()}`,
          ].join("\n"),
        },
      ];
    case "llama-cpp":
      return [
        {
          language: "shell",
          code: [
            `llama-cli -m ${file} --jinja --temp 0`,
            `llama-server -m ${file} --jinja --port 8080    # OpenAI's API at /v1`,
          ].join("\n"),
        },
      ];
    case "transformers":
      return [
        {
          language: "Transformers",
          code: [
            "from transformers import AutoModelForCausalLM, AutoTokenizer",
            "",
            `tokenizer = AutoTokenizer.from_pretrained("${name}/${file}")`,
            `model = AutoModelForCausalLM.from_pretrained("${name}/${file}")`,
            `messages = [{"role": "user", "content": "Hello"}]`,
            'inputs = tokenizer.apply_chat_template(messages, add_generation_prompt=True, return_tensors="pt", return_dict=True)',
            "output = model.generate(**inputs, max_new_tokens=64, do_sample=False)",
            'print(tokenizer.decode(output[0][inputs["input_ids"].shape[1]:], skip_special_tokens=True))',
          ].join("\n"),
        },
        { language: "vLLM", code: `vllm serve ./${name}/${file} --served-model-name ${name}` },
      ];
  }
}
