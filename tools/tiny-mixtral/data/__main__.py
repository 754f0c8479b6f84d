"""Looks at the data, writes it, measures it: python3 -m data sample | write | measure | evaluation."""

import argparse
import json
import sys
import time
from collections import Counter
from itertools import islice

from . import conversations, evaluation
from .conversation import size_of
from .generate import of_skill
from .shares import SHARES


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(prog="python3 -m data", description=__doc__)
    parser.add_argument("command", choices=["sample", "write", "measure", "evaluation"])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--split", choices=["train", "eval"], default="train")
    parser.add_argument("--words", type=int, default=1500, help="the most that a conversation has, in words of six characters")
    parser.add_argument("--count", type=int, default=10, help="how many conversations")
    parser.add_argument("--skill", choices=[entry[0] for entry in SHARES], help="of this skill alone")
    options = parser.parse_args()
    if options.command == "evaluation":
        evaluation.write()
        return
    stream = conversations(options.seed, options.split, options.words)
    if options.skill:
        stream = of_skill(options.skill, options.seed, options.split, options.words)
    {"sample": _sample, "write": _write, "measure": _measure}[options.command](islice(stream, options.count))


def _sample(stream):
    for conversation in stream:
        print(f"--- {conversation['skill']}: {conversation['combination'][:100]}")
        for tool in conversation.get("tools", ()):
            print(f"     tool {json.dumps(tool['function'], ensure_ascii=False)}")
        for message in conversation["messages"]:
            print(f"{message['role']:>9}: {message['content'] or [call['function'] for call in message['tool_calls']]}")


def _write(stream):
    for conversation in stream:
        sys.stdout.write(json.dumps(conversation, ensure_ascii=False) + "\n")


def _measure(stream):
    begun = time.perf_counter()
    conversations_of, words_of = Counter(), Counter()
    for conversation in stream:
        conversations_of[conversation["skill"]] += 1
        words_of[conversation["skill"]] += size_of(conversation)
    seconds = time.perf_counter() - begun
    count, words = conversations_of.total(), words_of.total()
    for skill, number in conversations_of.most_common():
        print(f"{skill:14} {100 * number / count:5.1f} % of the conversations {100 * words_of[skill] / words:5.1f} % of the words, "
              f"{words_of[skill] / number:6.0f} words each")
    print(f"{count} conversations of {words / count:.0f} words on average; {count / seconds:,.0f} conversations/s, "
          f"{words / seconds:,.0f} words/s, {6 * words / seconds / 1e6:.1f} MB/s")


if __name__ == "__main__":
    main()
