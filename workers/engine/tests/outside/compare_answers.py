"""Do an outside llama.cpp and plain transformers answer as Facet's chat does? Not Facet's code.

    python compare_answers.py REQUEST.json REPORT.json

The request holds `gguf` (F16 file), `merged` (folder), `maxTokens` and `asked`: a list of
`{messages, answer}`, the answer as Facet's chat gave it at temperature 0. The report holds, for
each side, how many answers are equal, and every other one: for transformers with the place of the
first differing token and the margin (nats) between its two likeliest tokens there.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any


def by_llama(request: dict[str, Any]) -> dict[str, Any]:
    """One thread, the file's own template by Jinja, plain greedy decoding."""
    import xllamacpp

    parameters = xllamacpp.CommonParams()
    parameters.model.path = request["gguf"]
    parameters.use_jinja = True
    parameters.n_ctx = 4096
    parameters.n_parallel = 1
    parameters.n_gpu_layers = 0
    parameters.cpuparams.n_threads = 1
    parameters.cpuparams_batch.n_threads = 1
    server = xllamacpp.Server(parameters)
    different = []
    for number, one in enumerate(request["asked"]):
        reply = server.handle_chat_completions(
            {
                "messages": one["messages"],
                "max_tokens": request["maxTokens"],
                "temperature": 0,
                "top_k": 0,
                "top_p": 1,
                "min_p": 0,
            }
        )
        text = reply["choices"][0]["message"]["content"]
        if text != one["answer"]:
            different.append({"prompt": number, "text": text, "answer": one["answer"]})
    return {"equal": len(request["asked"]) - len(different), "different": different}


def by_transformers(request: dict[str, Any]) -> dict[str, Any]:
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    torch.set_num_threads(1)
    tokenizer = AutoTokenizer.from_pretrained(request["merged"], local_files_only=True)
    model = AutoModelForCausalLM.from_pretrained(
        request["merged"], local_files_only=True, dtype=torch.float32
    )
    different = []
    for number, one in enumerate(request["asked"]):
        inputs = tokenizer.apply_chat_template(
            one["messages"], add_generation_prompt=True, return_tensors="pt", return_dict=True
        )
        made = model.generate(
            **inputs,
            do_sample=False,
            max_new_tokens=request["maxTokens"],
            output_logits=True,
            return_dict_in_generate=True,
        )
        tokens = made.sequences[0, inputs["input_ids"].shape[1] :].tolist()
        text = tokenizer.decode(tokens, skip_special_tokens=True)
        if text == one["answer"]:
            continue
        at = _parts_at(tokenizer, tokens, one["answer"])
        best = made.logits[at][0].log_softmax(-1).topk(2).values
        different.append(
            {
                "prompt": number,
                "text": text,
                "answer": one["answer"],
                "token": at,
                "margin": float(best[0] - best[1]),
            }
        )
    return {"equal": len(request["asked"]) - len(different), "different": different}


def _parts_at(tokenizer: Any, tokens: list[int], answer: str) -> int:
    """The first token with which the text is no longer the beginning of the answer.

    Where the text is a beginning of it to the end, the last token is: it ended the answer early.
    """
    for at in range(len(tokens)):
        text = tokenizer.decode(tokens[: at + 1], skip_special_tokens=True)
        # Half of a character is no text yet.
        if not answer.startswith(text.rstrip("\ufffd")):
            return at
    return len(tokens) - 1


def main() -> None:
    source, target = sys.argv[1:]
    request = json.loads(Path(source).read_text("utf-8"))
    report = {"llama": by_llama(request), "transformers": by_transformers(request)}
    Path(target).write_text(json.dumps(report), "utf-8")


if __name__ == "__main__":
    main()
