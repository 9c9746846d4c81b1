"""One supervised fine-tuning from the first phase to the last file."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import torch

from facet_engine import ENGINE_VERSION
from facet_engine.generation.compute import fast_dtype
from facet_engine.models.load import use_threads
from facet_engine.preparation.encoder import Encoder
from facet_engine.preparation.watch_rows import WatchedPrompt, read_watch_rows
from facet_engine.protocol.errors import EXIT_TERMINATED, EngineError, Interrupted
from facet_engine.protocol.events import Events
from facet_engine.protocol.files import describe_folder, sync_folder
from facet_engine.protocol.session import REPORTED_PACKAGES, installed_versions
from facet_engine.protocol.stop import Stop
from facet_engine.trainers.adapter_files import ADAPTER_WEIGHTS, save_adapter, save_initial
from facet_engine.trainers.build import (
    Layout,
    build_trainer,
    load_base,
    steps_of_epoch,
    total_steps,
)
from facet_engine.trainers.callbacks import Orders, Report, Samples
from facet_engine.trainers.checkpoint import remove_old, write_checkpoint
from facet_engine.trainers.fit_check import DoesNotFit, Fit, check_fit, peak_bytes, too_large
from facet_engine.trainers.library_words import words_passed_on
from facet_engine.trainers.model_files import save_full_model
from facet_engine.trainers.prepared_rows import PreparedRows, open_rows
from facet_engine.trainers.samples import Sampler, frame_prompts
from facet_engine.trainers.sft import FacetSFTTrainer, RunHooks
from facet_engine.trainers.train import Job
from facet_engine.trainers.trends import Trends
from facet_engine.trainers.watch import Clock, LoopTime, StepWatch

# Libraries whose arithmetic decides what follows a checkpoint.
EXACT_LIBRARIES = ("torch", "transformers", "trl", "peft", "accelerate")
BEST_ADAPTER = "best-adapter.safetensors"


class SftRun:
    """Holds what the phases of a run share."""

    def __init__(self, job: Job, events: Events, stop: Stop) -> None:
        self.job, self.events, self.stop = job, events, stop
        self.autos = job.autos
        before = job.manifest.get("progress", {})
        self.clock = Clock(
            seconds=before.get("seconds", 0.0),
            steps=before.get("steps", 0),
            tokens=before.get("tokens", 0),
            trained_tokens=before.get("trainedTokens", 0),
        )
        self.clock.rate_since_last()
        self.report = Report(events, self.clock)
        self.report.first_loss = before.get("firstLoss")
        self.report.last_loss = before.get("lastLoss")
        self.best: dict[str, Any] | None = job.manifest.get("best")
        self.orders: Orders
        self.trainer: Any
        self.fit: Fit
        self.loop_time: LoopTime
        self.loop: dict[str, float]
        self.steps = self.steps_of_epoch = 0
        self.saved_step = int(job.manifest.get("step", 0))

    def run(self) -> dict[str, Any]:
        with words_passed_on(lambda text: self.events.log("warn", text)):
            self._settle_machine()
            train, evaluate = self._open_rows()
            self._fit_into_memory(train, evaluate)
            initial = None
            if self.tuning == "lora":
                initial = save_initial(self.trainer.model, self.job.work_dir)
            self._train()
            return self._finish(train, initial)

    @property
    def tuning(self) -> str:
        return str(self.autos.values["tuning"])

    def _settle_machine(self) -> None:
        self._compare_versions()
        use_threads(self.job.threads)
        device = "GPU" if torch.cuda.is_available() else "processor"
        self.autos.precision(fast_dtype(), device)
        self.autos.model_dtype(device)

    def _compare_versions(self) -> None:
        """A checkpoint of other library versions is used, but not silently."""
        before = self.job.manifest.get("versions", {})
        now = installed_versions(EXACT_LIBRARIES)
        other = [
            f"{name} {before[name]} -> {now[name]}"
            for name in now
            if before.get(name, now[name]) != now[name]
        ]
        if other:
            self.events.warning(
                "versions_differ",
                f"The checkpoint was made with other versions ({', '.join(other)}), so the run "
                "may go on a little differently than it would have.",
            )

    def _open_rows(self) -> tuple[PreparedRows, PreparedRows | None]:
        prepared, work = self.job.prepared, self.job.work_dir
        values = self.autos.values
        train = open_rows(prepared / "train.parquet", work, "train")
        if train.count == 0:
            raise EngineError(
                "no_usable_rows",
                "user",
                "The prepared data has no row to train on.",
                "train.parquet",
                "Prepare the data set again with other settings.",
            )
        evaluate = None
        if values["eval_on_checkpoint"]:
            limit = values["eval_max_rows"]
            evaluate = open_rows(prepared / "validation.parquet", work, "validation", limit)
            if evaluate.count == 0:
                evaluate = None
                self.events.warning(
                    "no_validation_rows",
                    "There are no validation rows, so the last checkpoint is the result.",
                    "Import the data set with a validation share.",
                )
        self.steps = total_steps(values, train.count)
        self.steps_of_epoch = steps_of_epoch(values, train.count)
        self.autos.decay_steps(self.steps)
        return train, evaluate

    def _fit_into_memory(self, train: PreparedRows, evaluate: PreparedRows | None) -> None:
        """Build the trainer; if a step is too large and the knob is on auto, recompute instead."""
        may_recompute = self.autos.pending("gradient_checkpointing")
        for recompute in (False, True):
            try:
                self._build(train, evaluate, recompute if may_recompute else None)
                self.events.phase("fit-check", "Trying the largest step")
                self.fit = check_fit(self.trainer, train.longest)
            except DoesNotFit as found:
                if may_recompute and not recompute:
                    continue
                raise too_large(found, self.autos.values) from found
            break
        reason = "the largest step fits into memory without it"
        if recompute:
            reason = "the largest step fits into memory only with it"
        self.autos.decide("gradient_checkpointing", lambda: (recompute, reason))
        # The trial step was the largest; an average one takes its share.
        values = self.autos.values
        tokens = train.mean_tokens * values["per_device_train_batch_size"]
        seconds = self.fit.seconds * min(1.0, tokens / self.fit.tokens)
        seconds *= values["gradient_accumulation_steps"]
        every = self.autos.save_steps(self.steps, seconds)
        self.trainer.args.save_steps = every
        if evaluate is not None:
            self.trainer.args.eval_steps = every
        for knob, decision in sorted(self.autos.resolved.items()):
            self.events.log("info", f"{knob} = {decision['value']} ({decision['reason']})")

    def _build(
        self, train: PreparedRows, evaluate: PreparedRows | None, recompute: bool | None
    ) -> None:
        self.events.phase("load-model", "Loading the model")
        model, layout = load_base(self.job.model, self.autos)
        values = dict(self.autos.values)
        if recompute is not None:
            values["gradient_checkpointing"] = recompute
        if values["save_steps"] == "auto":
            # Known only after the trial step, and set then.
            values["save_steps"] = self.steps
        vocabulary = model.config.get_text_config().vocab_size
        hooks = RunHooks(
            save=self._save,
            phase=self.events.phase,
            stop=self.stop,
            clock=self.clock,
            watch=StepWatch(vocabulary, values["stop_on_non_finite"]),
            best_weights=self._best_weights,
        )
        self.trainer = build_trainer(
            FacetSFTTrainer,
            model,
            layout,
            self.job.model,
            self.job.table,
            values,
            (train, evaluate),
            self.job.output_dir,
            self._callbacks(values, layout, evaluate is not None),
            hooks=hooks,
        )

    def _callbacks(self, values: dict[str, Any], layout: Layout, evaluates: bool) -> list[Any]:
        self.orders = Orders(
            self.stop,
            self.clock,
            evaluates,
            values["max_minutes"],
            values["early_stopping_patience"] if evaluates else None,
            values["early_stopping_threshold"],
            misses=self.job.manifest.get("progress", {}).get("misses", 0),
            compared_with=self.job.manifest.get("progress", {}).get("comparedWith"),
        )
        encoder = Encoder(self.job.model)
        sampler = Sampler(
            encoder,
            self._watched(encoder, values["watch_prompts"]),
            values["sample_max_tokens"],
            self.events,
            self.stop,
        )
        plain = "eager" if layout.attention == "eager" else "sdpa"
        trends = Trends(self.events)
        return [self.report, self.orders, trends, Samples(sampler, self.stop, plain)]

    def _watched(self, encoder: Encoder, count: int) -> list[WatchedPrompt]:
        own = self.job.watch_prompts[:count]
        if own:
            return frame_prompts(encoder, own, self.events)
        return read_watch_rows(self.job.prepared, count)

    def _train(self) -> None:
        for leftover in self.job.output_dir.glob("checkpoint-*.partial"):
            shutil.rmtree(leftover, ignore_errors=True)
        resume = self.job.resume_from
        self.trainer.count_from(self.clock.tokens)
        self.events.phase("train", "Training")
        self.loop_time = LoopTime()
        self.trainer.train(resume_from_checkpoint=str(resume) if resume else None)
        self.loop = self.loop_time.figures()
        if self.stop.requested:
            if self.saved_step == 0:
                self.stop.hand_back()
                raise SystemExit(EXIT_TERMINATED)
            raise Interrupted(f"Stopped on request after the checkpoint of step {self.saved_step}.")
        if self.orders.stopped_for:
            self.events.log("info", f"Training ended early: {self.orders.stopped_for}.")

    def _save(self, trainer: Any) -> None:
        """Write the checkpoint of this step, tell of it, remove old ones."""
        with self.loop_time.left_out():
            self._write_checkpoint(trainer)

    def _write_checkpoint(self, trainer: Any) -> None:
        state = trainer.state
        step = int(state.global_step)
        metrics = {}
        if self.report.last_eval.get("step") == step:
            metrics = {"eval_loss": self.report.last_eval["eval_loss"]}
        is_best = bool(metrics) and state.best_global_step == step
        if is_best:
            self.best = {"step": step, "evalLoss": metrics["eval_loss"]}
        if self.best is not None:
            state.best_model_checkpoint = f"checkpoint-{self.best['step']}"

        def fill(folder: Path) -> None:
            trainer.save_state(folder)
            weights = self._best_weights() if not is_best and self.tuning == "lora" else None
            if weights is not None:
                # So that a machine that gets only this checkpoint still knows the best weights.
                shutil.copyfile(weights, folder / BEST_ADAPTER)

        folder = write_checkpoint(self.job.output_dir, step, fill, self._facts(state, metrics))
        self.saved_step = step
        self.events.checkpoint(step, folder.name, describe_folder(folder), metrics, is_best)
        limit = int(self.autos.values["save_total_limit"])
        remove_old(self.job.output_dir, limit, self.best["step"] if self.best else None)

    def _facts(self, state: Any, metrics: dict[str, float]) -> dict[str, Any]:
        """What the manifest says beside its files."""
        step = int(state.global_step)
        epoch, batch = divmod(step, self.steps_of_epoch)
        return {
            "configHash": self.job.config_hash,
            "datasetKey": self.job.dataset_key,
            "engineVersion": ENGINE_VERSION,
            "versions": installed_versions(REPORTED_PACKAGES),
            "threads": self.job.threads,
            "resolvedAuto": self.autos.resolved,
            "metrics": metrics,
            "best": self.best,
            # The next step to train: the rows of an epoch are drawn anew from its seed.
            "cursor": {"epoch": epoch, "stepInEpoch": batch, "stepsOfEpoch": self.steps_of_epoch},
            "randomness": "rng_state.pth",
            "progress": {
                "seconds": round(self.clock.seconds, 3),
                "steps": self.clock.steps,
                "tokens": self.clock.tokens,
                "trainedTokens": self.clock.trained_tokens,
                "firstLoss": self.report.first_loss,
                "lastLoss": self.report.last_loss,
                "misses": self.orders.misses,
                "comparedWith": self.orders.compared_with,
            },
        }

    def _best_weights(self) -> Path | None:
        """The file with the best checkpoint's weights, where it can still be found."""
        if self.best is None:
            return None
        name = ADAPTER_WEIGHTS if self.tuning == "lora" else "model.safetensors"
        candidates = [self.job.output_dir / f"checkpoint-{self.best['step']}" / name]
        resume = self.job.resume_from
        if resume is not None:
            same = self.job.manifest["step"] == self.best["step"]
            candidates.append(resume / (name if same else BEST_ADAPTER))
        return next((path for path in candidates if path.is_file()), None)

    def _finish(self, train: PreparedRows, initial: Path | None) -> dict[str, Any]:
        self.stop.hand_back()
        self.events.phase("save", "Saving the result")
        lora = self.tuning == "lora"
        kind = "adapter" if lora else "model"
        folder = self.job.output_dir / kind
        partial = self.job.output_dir / f"{kind}.partial"
        for path in (folder, partial):
            shutil.rmtree(path, ignore_errors=True)
        if lora:
            save_adapter(self.trainer.model, partial, initial)
        else:
            save_full_model(self.trainer.model, self.job.model, partial)
        sync_folder(partial)
        partial.rename(folder)
        chosen = self._chosen_step()
        self.events.artifact(kind, kind, kind, describe_folder(folder), {"step": chosen})
        state, clock = self.trainer.state, self.clock
        rate = clock.tokens / clock.seconds if clock.seconds else 0.0
        return {
            "steps": state.global_step,
            "epochs": round(float(state.epoch or 0), 4),
            "tokens": clock.tokens,
            "trainedTokens": clock.trained_tokens,
            "tokensPerSecond": round(rate, 2),
            "trainingSeconds": round(clock.seconds, 3),
            "loop": self.loop,
            "firstLoss": self.report.first_loss,
            "lastLoss": self.report.last_loss,
            "bestStep": self.best["step"] if self.best else None,
            "bestEvalLoss": self.best["evalLoss"] if self.best else None,
            "step": chosen,
            "stoppedFor": self.orders.stopped_for,
            "auto": self.autos.resolved,
            "calibration": {
                "secondsPerStep": round(clock.seconds / max(1, clock.steps), 4),
                "tokensPerSecond": round(rate, 2),
                "peakRssBytes": peak_bytes(),
                "longestStep": {
                    "tokens": self.fit.tokens,
                    "seconds": round(self.fit.seconds, 4),
                    "predictedPeakBytes": self.fit.peak_bytes,
                },
                "dtype": "bfloat16" if self.autos.values["precision"] == "bf16" else "float32",
                "threads": self.job.threads,
            },
            "output": {"kind": kind, "path": kind},
        }

    def _chosen_step(self) -> int:
        """The step whose weights the result holds."""
        if self.best is not None and self.trainer.args.load_best_model_at_end:
            if self._best_weights() is not None:
                return int(self.best["step"])
            self.events.warning(
                "best_checkpoint_gone",
                f"The best checkpoint (step {self.best['step']}) is no longer there; "
                "the last one is the result.",
            )
        return int(self.trainer.state.global_step)
