import { access, constants } from "node:fs/promises";
import type { GenerationCommand, LoadedModelInfo } from "@facet/contracts/inference/generation-line";
import type { LlamaContextSequence, LlamaModel } from "node-llama-cpp";
import { getLlama, LlamaLogLevel } from "node-llama-cpp";
import { nameFailure, OperationFailure } from "./name-failure.ts";

export interface LoadedModel {
  readonly llamaModel: LlamaModel;
  readonly sequence: LlamaContextSequence;
  readonly vocabularySize: number;
  readonly info: LoadedModelInfo;
}

type LoadCommand = Extract<GenerationCommand, { op: "load" }>;

/** Enough for a chat, and a few hundred MB at most for small models; a longer one is asked for by name. */
const defaultContextLength = 4096;
const keptLines = 50;

/** Load the file and open one sequence on it. Never builds, never downloads, never touches a GPU. */
export async function loadModel(command: LoadCommand): Promise<LoadedModel> {
  for (const file of [command.path, command.adapter]) {
    if (file !== undefined) await mustBeReadable(file);
  }
  const nativeLines: string[] = [];
  const logger = (_level: LlamaLogLevel, message: string): void => {
    nativeLines.push(message);
    if (nativeLines.length > keptLines) nativeLines.shift();
  };
  try {
    const llama = await getLlama({
      gpu: false,
      build: "never",
      skipDownload: true,
      maxThreads: command.threads,
      logLevel: LlamaLogLevel.warn,
      logger,
    });
    const llamaModel = await llama.loadModel({ modelPath: command.path });
    const contextLength = Math.min(
      command.contextLength ?? defaultContextLength,
      llamaModel.trainContextSize,
    );
    const context = await llamaModel.createContext({
      contextSize: contextLength,
      threads: command.threads,
      ...(command.adapter === undefined ? {} : { lora: { adapters: [{ filePath: command.adapter }] } }),
    });
    return { llamaModel, sequence: context.getSequence(), ...describe(llamaModel, context.contextSize) };
  } catch (error) {
    const { code, message } = nameFailure(error, nativeLines);
    throw new OperationFailure(code, message);
  }
}

async function mustBeReadable(file: string): Promise<void> {
  try {
    await access(file, constants.R_OK);
  } catch {
    throw new OperationFailure("model_not_found", "The model file is not there or cannot be opened.");
  }
}

function describe(
  model: LlamaModel,
  contextLength: number,
): { info: LoadedModelInfo; vocabularySize: number } {
  const { general, tokenizer } = model.fileInfo.metadata;
  const vocabulary = tokenizer.ggml.tokens;
  const shapes = model.fileInfo.tensorInfo ?? [];
  const weights = shapes.reduce(
    (sum, tensor) => sum + tensor.dimensions.reduce<number>((size, length) => size * Number(length), 1),
    0,
  );
  return {
    vocabularySize: vocabulary.length,
    info: {
      chatTemplate: tokenizer.chat_template ?? null,
      bosToken: model.tokens.bosString,
      eosToken: model.tokens.eosString,
      bosTokenId: model.tokens.bos,
      eosTokenId: model.tokens.eos,
      contextLength,
      parameters: weights === 0 ? null : weights,
      engine: `llama.cpp ${general.architecture}`,
    },
  };
}
