"""Trains tiny-mixtral from nothing, on a GPU or on the CPU, within a given time, and writes it as a GGUF file.

Rates follow the clock: they fall to zero when the time is over, whatever the speed of the machine. With --steps they follow the
count of steps and the corpus is fixed, so that the same seed gives the same training, up to rounding.
"""

import argparse
import json
import os
import signal
import sys
import time
import traceback
from pathlib import Path

import numpy

from corpus import Corpus, ROW_LENGTHS_MULTIPLE
from vocabulary import Vocabulary

CORPUS_TOKENS_MAX = {"cuda": 1_000_000_000, "cpu": 100_000_000}
START_ROWS = 4_000
START_SECONDS = 90
COMPILE_SECONDS = 100
WARM_UP_STEPS = 40
DECAY_FROM = 0.45
"""From which part of the training on rates fall."""
EXPERT_BALANCE = 0.01
GRADIENT_NORM_MAX = 1.0
SMALL = {"width": 128, "layers": 4, "heads": 4, "kv_heads": 2, "feed_forward": 64}


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="folder for the model, the log and the scores")
    parser.add_argument("--minutes", type=float, default=120, help="time for all, from start to the written model")
    parser.add_argument("--steps", type=int, help="train for so many steps on --shards shards instead")
    parser.add_argument("--shards", type=int, default=500, help="shards of the corpus with --steps")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--init", type=Path, help="go on from this model file, which has the vocabulary of the repository")
    parser.add_argument("--device", choices=["cuda", "cpu"], help="default: cuda where there is one")
    parser.add_argument("--small", action="store_true", help="a smaller model, for a trial")
    parser.add_argument("--batch", type=int, help=f"tokens computed at once, a multiple of {ROW_LENGTHS_MULTIPLE}")
    parser.add_argument("--batches", type=int, default=3, help="batches of one step, each of its own row length")
    parser.add_argument("--muon-rate", type=float, default=0.02)
    parser.add_argument("--adam-rate", type=float, default=0.003)
    parser.add_argument("--decay", type=float, default=0.1)
    parser.add_argument("--processes", type=int, default=max(1, (os.cpu_count() or 1) - 2), help="processes that make the corpus")
    parser.add_argument("--eager", action="store_true", help="compile nothing")
    return parser.parse_args()


class Run:
    """One training: what it is made of, and how far it is."""

    def __init__(self, given: argparse.Namespace):
        self.given = given
        self.begun = time.monotonic()
        self.vocabulary = Vocabulary.load()
        self.corpus = Corpus(
            given.seed, given.processes, min(CORPUS_TOKENS_MAX.values()), shards_max=given.shards if given.steps else None)
        import torch  # only now: the processes of the corpus are forks of this one, and PyTorch starts threads
        self.torch = torch
        given.device = given.device or ("cuda" if torch.cuda.is_available() else "cpu")
        self.is_gpu = given.device == "cuda"
        self.corpus.tokens_max = CORPUS_TOKENS_MAX[given.device]
        self.tokens = given.batch or ROW_LENGTHS_MULTIPLE * (4 if self.is_gpu else 1)
        self.random = numpy.random.default_rng(given.seed)
        self.log_file = (given.out / "log.txt").open("w", buffering=1)
        self.losses = (given.out / "loss.csv").open("w", buffering=1)
        self.losses.write("step,seconds,tokens,rows,loss,unevenness,gradient,rate\n")
        self._prepare()

    def say(self, text: str) -> None:
        line = f"{time.monotonic() - self.begun:7.1f}s {text}"
        print(line, flush=True)
        self.log_file.write(line + "\n")

    def _prepare(self) -> None:
        from model import Model, Shape, initial
        from optimiser import Optimiser
        torch, given = self.torch, self.given
        dtype = torch.bfloat16 if self.is_gpu else torch.float32
        if given.init:
            shape, weights = self._read(given.init)
        else:
            shape = Shape(len(self.vocabulary), **(SMALL if given.small else {}))
            weights = initial(shape, given.seed, given.device)
        self.model = Model(shape, weights, dtype)
        self.optimiser = Optimiser(weights, dtype, given.muon_rate, given.adam_rate, given.decay)
        count = sum(weight.numel() for weight in weights.values())
        self.say(f"{count / 1e6:.2f} million parameters on {given.device}, PyTorch {torch.__version__}, {given.processes} processes")

    def _read(self, path: Path):
        from gguf_reader import read
        shape, weights, vocabulary = read(path)
        if vocabulary.texts != self.vocabulary.texts:
            raise ValueError(f"{path} was trained with another vocabulary than vocabulary.txt has now.")
        return shape, {name: self.torch.from_numpy(weight).to(self.given.device).requires_grad_() for name, weight in weights.items()}

    def start(self) -> None:
        """Compiles, waits for the first rows, and takes the time from here."""
        if not self.given.eager and hasattr(self.torch, "compile"):
            self._compile()
        if self.given.steps:
            self.corpus.take_fixed()
        else:
            self.corpus.wait(START_ROWS, START_SECONDS)
        self.say(f"corpus: {self.corpus.shards} shards, {self.corpus.tokens / 1e6:.1f} million tokens so far")
        self.started = time.monotonic()
        self.end = self.begun + 60 * self.given.minutes - (25 if self.is_gpu else 15)

    def _compile(self) -> None:
        model = self.model
        plain = model.project, model.combine

        def too_long(*_):
            raise TimeoutError(f"longer than {COMPILE_SECONDS} seconds")

        signal.signal(signal.SIGALRM, too_long)
        signal.alarm(COMPILE_SECONDS)
        try:
            model.compile()
            tokens = self.torch.randint(14, len(self.vocabulary), (self.tokens,), device=model.device)
            hidden, uneven = model.hidden(tokens, 48)
            (hidden.square().mean() + uneven).backward()
            self.say("compiled")
        except Exception as fault:
            model.project, model.combine = plain
            self.say(f"not compiled: {type(fault).__name__}: {str(fault)[:500]}")
        finally:
            signal.alarm(0)
            for weight in model.weights.values():
                weight.grad = None

    def progress(self, step: int) -> float:
        if self.given.steps:
            return step / self.given.steps
        return (time.monotonic() - self.started) / max(1.0, self.end - self.started)

    def train(self) -> None:
        from batches import draw
        step, seen, told, saved = 0, 0, 0.0, time.monotonic()
        while (progress := self.progress(step)) < 1:
            batches = [draw(self.corpus, progress, self.tokens, self.random, self.model.device) for _ in range(self.given.batches)]
            scale = min(1.0, (step + 1) / WARM_UP_STEPS, (1 - progress) / (1 - DECAY_FROM))
            loss, uneven, norm = self._step(batches, scale, step)
            step, seen = step + 1, seen + self.tokens * len(batches)
            if step % 10 == 0 or self.is_gpu is False:
                rows = "+".join(str(batch.length) for batch in batches)
                seconds = time.monotonic() - self.started
                self.losses.write(f"{step},{seconds:.2f},{seen},{rows},{loss:.4f},{uneven:.3f},{norm:.3f},{scale:.4f}\n")
            if time.monotonic() - told > 10:
                told = time.monotonic()
                speed = seen / (told - self.started)
                self.say(f"step {step}, {100 * progress:.0f} %, {seen / 1e6:.1f} million tokens, {speed:,.0f}/s, loss {loss:.3f}, "
                         f"unevenness {uneven:.2f}, gradient {norm:.2f}, corpus {self.corpus.tokens / 1e6:.0f} million")
            if time.monotonic() - saved > 60:
                saved = time.monotonic()
                self._checkpoint()
        self.say(f"trained: {step} steps, {seen / 1e6:.1f} million tokens")

    def _step(self, batches, scale: float, step: int) -> tuple[float, float, float]:
        from torch.nn import functional
        torch, model = self.torch, self.model
        shares = numpy.array([batch.learnt**0.5 for batch in batches])  # few answers in long rows, and yet they count
        losses, unevens = torch.zeros((), device=model.device), torch.zeros((), device=model.device)
        for batch, share in zip(batches, shares / shares.sum()):
            hidden, uneven = model.hidden(batch.tokens, batch.length)
            each = functional.cross_entropy(model.logits(hidden.index_select(0, batch.at)), batch.targets, reduction="none")
            loss = (each * batch.weights).sum() / max(1, batch.learnt)
            ((loss + EXPERT_BALANCE * uneven) * float(share)).backward()
            losses, unevens = losses + loss.detach() * float(share), unevens + uneven.detach() / len(batches)
        norm = self.optimiser.step(scale, momentum=min(0.95, 0.85 + step * 0.0003), norm_max=GRADIENT_NORM_MAX)
        return float(losses), float(unevens), float(norm)

    def _checkpoint(self) -> None:
        self.write("checkpoint.gguf")
        self.say(f"checkpoint: {self.measure(120, 500)}")

    def measure(self, words: int, count: int) -> str:
        """Scores on held-out conversations, as one line."""
        from accuracy import HeldOut, table
        model = self.model
        fast = model.project, model.combine
        from model import combine, project
        model.project, model.combine = project, combine
        try:
            self.scores = HeldOut(self.given.seed, words, count, self.vocabulary).scores(model, self.tokens)
            return table(self.scores)
        finally:
            model.project, model.combine = fast

    def write(self, name: str) -> None:
        """Writes the model to the output folder."""
        from gguf import write
        weights = {name: weight.detach().float().cpu().numpy() for name, weight in self.model.weights.items()}
        size = write(self.given.out / name, self.model.shape.as_dict(), weights, self.vocabulary,
                     f"Trained from nothing by the MixtralServer project on texts that it made itself; seed {self.given.seed}.")
        self.say(f"{name}: {size:,} bytes")


def main() -> None:
    given = options()
    given.out.mkdir(parents=True, exist_ok=True)
    run = Run(given)
    try:
        run.start()
        run.train()
        run.write("model.gguf")
        for words, count in ((400, 3000), (2600, 150)) if run.is_gpu else ((400, 400), (2600, 20)):
            run.say(f"up to {words} words: {run.measure(words, count)}")
            (given.out / f"scores-{words}.json").write_text(json.dumps(run.scores) + "\n")
    except Exception:
        run.say(traceback.format_exc())
        raise
    finally:
        run.corpus.close()


if __name__ == "__main__":
    sys.exit(main())
