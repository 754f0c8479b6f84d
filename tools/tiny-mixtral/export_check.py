"""Compares a model file as PyTorch computes it with what a server that serves it says.

For held-out conversations: the prompt's tokens must be equal, and so must be, nearly, the log probabilities of all its tokens.
llama.cpp rounds activations to 8 bits and keys and values to 16 bits, so a few hundredths of difference are its doing.
"""

import argparse
import itertools
import json
import sys
import urllib.request
from pathlib import Path

import numpy
import torch

from data import conversations
from documents import prompt
from gguf_reader import read
from model import Model

DIFFERENCE_MAX = 0.05
"""The most that log probabilities may differ in the mean."""


def asked(chat: dict) -> dict:
    """The conversation without the answer that it ends with."""
    return {"messages": chat["messages"][:-1], **({"tools": chat["tools"]} if chat.get("tools") else {})}


def post(url: str, body: dict) -> dict:
    request = urllib.request.Request(url, json.dumps(body).encode(), {"content-type": "application/json"})
    with urllib.request.urlopen(request, timeout=120) as response:
        return json.load(response)


@torch.no_grad()
def log_probabilities(model: Model, tokens: list[int]) -> numpy.ndarray:
    """Of each token but the first, after those before it."""
    hidden, _ = model.hidden(torch.tensor(tokens), len(tokens))
    every = model.logits(hidden[:-1]).log_softmax(-1)
    return every.gather(1, torch.tensor(tokens[1:])[:, None])[:, 0].numpy()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("file", type=Path)
    options.add_argument("--url", default="http://127.0.0.1:8080")
    options.add_argument("--model", required=True, help="its name at the server")
    options.add_argument("--count", type=int, default=200)
    options.add_argument("--words", type=int, default=400)
    given = options.parse_args()
    shape, weights, vocabulary = read(given.file)
    model = Model(shape, {name: torch.from_numpy(weight) for name, weight in weights.items()}, torch.float32)
    unequal, differences = 0, []
    for chat in itertools.islice(conversations(7, "eval", given.words), given.count):
        body = {"model": given.model, **asked(chat)}
        tokens = prompt(body, vocabulary)
        rendered = post(f"{given.url}/v1/chat/render", body)
        if rendered["tokens"] != tokens:
            unequal += 1
            print(f"unequal prompts ({chat['skill']}):\n  here   {vocabulary.decode(tokens)!r}\n  server {rendered['prompt']!r}")
            continue
        answer = post(f"{given.url}/v1/chat/completions", {**body, "max_tokens": 1, "temperature": 0, "echo": True, "logprobs": 0})
        theirs = numpy.array(answer["prompt"][0]["logprobs"]["token_logprobs"][1:], float)
        differences.append(numpy.abs(theirs - log_probabilities(model, tokens)))
    every = numpy.concatenate(differences)
    print(f"{given.count - unequal} of {given.count} prompts equal; {len(every)} log probabilities differ by {every.mean():.4f} in the mean, "
          f"{numpy.quantile(every, 0.99):.4f} at the 99th percentile, {every.max():.4f} at most")
    sys.exit(unequal > 0 or every.mean() > DIFFERENCE_MAX)


if __name__ == "__main__":
    main()
