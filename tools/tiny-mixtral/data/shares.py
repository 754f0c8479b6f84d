"""How much of the conversations each skill is, and from which length on it takes part."""

from .skills import (
    chats, code, compounds, documents, echoes, explanations, facts, functions, greetings, jokes, json_answers, labels, memory, numbers, pages,
    remarks, results, sums, systems, tongues, translations, unknown,
)

SHARES = [
    # skill, share in percent, fewest words that it needs, what makes one conversation
    ("greetings", 6, 10, greetings.make),
    ("echo", 8, 10, echoes.make),
    ("facts", 11, 10, facts.make),
    ("sums", 10, 10, sums.make),
    ("numbers", 2, 10, numbers.make),
    ("labels", 2, 15, labels.make),
    ("remarks", 2, 10, remarks.make),
    ("jokes", 2, 30, jokes.make),
    ("explanations", 4, 60, explanations.make),
    ("languages", 3, 10, tongues.make),
    ("translation", 20, 10, translations.make),
    ("memory", 9, 20, memory.make),
    ("retrieval", 7, 30, documents.make),
    ("system", 10, 30, systems.make),
    ("functions", 10, 60, functions.make),
    ("results", 5, 90, results.make),
    ("json", 9, 30, json_answers.make),
    ("compounds", 3, 20, compounds.make),
    ("code", 1, 60, code.make),
    ("pages", 1, 80, pages.make),
    ("unknown", 3, 20, unknown.make),
    ("chats", 4, 40, chats.make),
]
"""Shares need not sum to a hundred; what is too long for a document is left out, and the rest shared by the others."""
