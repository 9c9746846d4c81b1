import { type Groups, reasonsByField } from "./reasons-by-field.ts";

const groups: Groups = {
  SFTConfig: [
    {
      reason: "packing changes what a batch holds; padding_free is as fast and does not",
      fields: ["packing", "packing_strategy", "eval_packing"],
    },
    {
      reason: "deprecated in SFTTrainer, and every step would run the model twice",
      fields: ["label_smoothing_factor"],
    },
    {
      reason: "rows are prepared before training, by knobs of the data",
      fields: [
        "truncation_mode",
        "completion_only_loss",
        "assistant_only_loss",
        "shuffle_dataset",
        "dataset_text_field",
        "dataset_num_proc",
        "chat_template_path",
        "eos_token",
        "pad_token",
      ],
    },
    { reason: "the model is loaded by the engine", fields: ["model_init_kwargs"] },
    {
      reason: "only for mixture-of-experts models, and refused for all others",
      fields: ["router_aux_loss_coef"],
    },
    { reason: "fails on a CPU", fields: ["activation_offloading"] },
    {
      reason: "deprecated, needs kernels that exist for GPUs only",
      fields: ["use_liger_kernel", "liger_kernel_config"],
    },
    {
      reason: "compiling takes longer than small runs, and needs a compiler",
      fields: ["torch_compile", "torch_compile_backend", "torch_compile_mode"],
    },
    {
      reason: "needs loss scaling and loses range; bf16 is the half precision here",
      fields: ["fp16", "fp16_full_eval", "bf16_full_eval"],
    },
    { reason: "does nothing on a CPU", fields: ["tf32", "torch_empty_cache_steps"] },
    {
      reason: "newer name of gradient_checkpointing, which TRL still reads",
      fields: ["activation_checkpointing"],
    },
    {
      reason: "only re-entrant or not, which is settled",
      fields: ["activation_checkpointing_kwargs", "gradient_checkpointing_kwargs"],
    },
    { reason: "only for GaLore and APOLLO, which are not installed", fields: ["optim_target_modules"] },
    {
      reason: "a batch that changes by itself makes a run that cannot be repeated",
      fields: ["auto_find_batch_size"],
    },
    { reason: "training never generates with a cache", fields: ["use_cache"] },
    {
      reason: "logging goes by steps",
      fields: ["logging_strategy", "log_on_each_node", "log_level", "log_level_replica"],
    },
    {
      reason: "tokens are counted by the engine, over interruptions",
      fields: ["include_num_input_tokens_seen"],
    },
    {
      reason: "nothing is sent to a tracker",
      fields: ["run_name", "project", "trackio_space_id", "trackio_bucket_id", "trackio_static_space_id"],
    },
    {
      reason: "validation runs at checkpoints and reports loss and accuracy",
      fields: [
        "eval_delay",
        "prediction_loss_only",
        "eval_do_concat_batches",
        "eval_use_gather_object",
        "eval_accumulation_steps",
        "include_for_metrics",
        "batch_eval_metrics",
        "label_names",
      ],
    },
    { reason: "a checkpoint without optimizer could not be resumed exactly", fields: ["save_only_model"] },
    {
      reason: "the engine stops and resumes by itself",
      fields: [
        "enable_jit_checkpoint",
        "resume_from_checkpoint",
        "restore_callback_states_from_checkpoint",
        "do_train",
        "do_eval",
        "do_predict",
      ],
    },
    { reason: "a resumed run must not see the same rows again", fields: ["ignore_data_skip"] },
    {
      reason: "a run pushes nothing anywhere",
      fields: [
        "push_to_hub",
        "hub_token",
        "hub_private_repo",
        "hub_model_id",
        "hub_strategy",
        "hub_always_push",
        "hub_revision",
      ],
    },
    { reason: "runs on one machine repeat exactly without it", fields: ["full_determinism"] },
    {
      reason: "rows lie in memory, so loader processes only cost",
      fields: [
        "dataloader_num_workers",
        "dataloader_persistent_workers",
        "dataloader_prefetch_factor",
        "dataloader_multiprocessing_context",
        "dataloader_in_order",
      ],
    },
    { reason: "prepared rows have just the columns that are read", fields: ["remove_unused_columns"] },
    { reason: "grouping by length does not resume in the same order", fields: ["length_column_name"] },
    {
      reason: "one process trains a job",
      fields: [
        "average_tokens_across_devices",
        "accelerator_config",
        "parallelism_config",
        "save_on_each_node",
        "ddp_find_unused_parameters",
        "ddp_bucket_cap_mb",
        "ddp_broadcast_buffers",
        "ddp_static_graph",
        "ddp_backend",
        "ddp_timeout",
        "fsdp",
        "fsdp_config",
        "deepspeed",
        "local_rank",
      ],
    },
    { reason: "for debugging the library", fields: ["debug", "skip_memory_metrics"] },
  ],
  LoraConfig: [
    { reason: "does nothing in models without biases: Llama, Gemma, SmolLM, Qwen3", fields: ["bias"] },
    { reason: "an adapter with it cannot be merged", fields: ["lora_bias"] },
    {
      reason: "whole layers in an adapter are refused by servers of adapters",
      fields: ["modules_to_save", "ensure_weight_tying"],
    },
    { reason: "fails with SFTTrainer's fused output layer", fields: ["trainable_token_indices"] },
    {
      reason: "filled in by PEFT",
      fields: [
        "peft_type",
        "auto_mapping",
        "peft_version",
        "base_model_name_or_path",
        "revision",
        "inference_mode",
      ],
    },
    { reason: "only for GPT-2's layers", fields: ["fan_in_fan_out"] },
    { reason: "found by PEFT for the models supported", fields: ["layers_pattern"] },
    { reason: "only for tensors of mixture-of-experts models", fields: ["target_parameters"] },
    { reason: "only for Megatron", fields: ["megatron_config", "megatron_core"] },
    {
      reason: "this start needs a pass over data that the trainer does not make",
      fields: ["eva_config", "corda_config", "lora_ga_config"],
    },
    { reason: "only for quantized models", fields: ["loftq_config", "use_qalora", "qalora_group_size"] },
    {
      reason: "the model would need a special server",
      fields: ["alora_invocation_tokens", "arrow_config", "use_bdlora", "layer_replication"],
    },
    { reason: "a variant too new to promise", fields: ["velora_config", "kasa_config", "monteclora_config"] },
    { reason: "only for models moved between devices", fields: ["runtime_config"] },
  ],
};

/** Fields left as the library has them, and why they are no knobs. */
export const ignoredFields = reasonsByField(groups);
