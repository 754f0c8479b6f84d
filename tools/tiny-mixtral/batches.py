"""What the model sees when: batches of rows of one length, short ones first."""

import numpy
import torch

from corpus import ROW_LENGTHS, Corpus
from documents import ANSWER, ID_MASK

STAGES = ((0.0, 96), (0.06, 192), (0.12, 512), (0.2, 1024), (0.28, 4096))
"""From which part of the training on rows may have which length. Copying out of the context begins in short rows."""

SHARES = {24: 0.07, 32: 0.09, 48: 0.11, 64: 0.10, 96: 0.10, 128: 0.08, 192: 0.10, 256: 0.09, 384: 0.07, 512: 0.05,
          768: 0.03, 1024: 0.03, 1536: 0.02, 2048: 0.02, 3072: 0.02, 4096: 0.02}
"""How much of the tokens is in rows of each length, once all may be."""

PROMPT_SHARE = 0.1
"""How many of the tokens that the assistant does not write are learnt too."""

SELECTED_MULTIPLE = 1024


class Batch:
    """Rows end to end, and which of their tokens are to be learnt.

    tokens: ids. at: places whose next token counts. targets: those tokens. weights: 1, and 0 for what only fills up.
    """

    def __init__(self, table: numpy.ndarray, random: numpy.random.Generator, device: torch.device, prompt_share: float = PROMPT_SHARE):
        self.length = table.shape[1]
        following = numpy.zeros_like(table)
        following[:, :-1] = table[:, 1:]
        following = following.reshape(-1)
        is_learnt = (following & ANSWER) > 0
        if prompt_share:
            is_learnt |= (following > 0) & (random.random(len(following), numpy.float32) < prompt_share)
        at = numpy.flatnonzero(is_learnt)
        self.learnt = len(at)
        size = max(1, -(-len(at) // SELECTED_MULTIPLE)) * SELECTED_MULTIPLE
        weights = numpy.zeros(size, numpy.float32)
        weights[:len(at)] = 1
        at = numpy.pad(at, (0, size - len(at)))
        self.tokens = _moved(table.reshape(-1) & ID_MASK, device)
        self.at = _moved(at, device)
        self.targets = _moved(following[at] & ID_MASK, device)
        self.weights = _moved(weights, device)


def draw(corpus: Corpus, progress: float, tokens: int, random: numpy.random.Generator, device: torch.device) -> Batch:
    """A batch of so many tokens for a part of the training, from 0 to 1."""
    longest = max(length for start, length in STAGES if progress >= start)
    lengths = [length for length in ROW_LENGTHS if length <= longest and tokens % length == 0 and corpus.rows[length].count]
    shares = numpy.array([SHARES[length] for length in lengths])
    length = lengths[random.choice(len(lengths), p=shares / shares.sum())]
    return Batch(corpus.rows[length].draw(tokens // length, random), random, device)


def _moved(array: numpy.ndarray, device: torch.device) -> torch.Tensor:
    wide = torch.from_numpy(array.astype(numpy.int64) if array.dtype != numpy.float32 else array)
    return wide.pin_memory().to(device, non_blocking=True) if device.type == "cuda" else wide.to(device)
