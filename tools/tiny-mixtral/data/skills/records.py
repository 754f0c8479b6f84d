"""Functions for kinds of things that only one request knows, many of them with names that nobody has seen."""

from ..phrasing import articles, listed
from ..words import common
from ..words.tools import VERBS
from .tooling import definition


def joined(parts: list, style: int) -> str:
    """Words as the name of a function: snake_case in half of the styles, camelCase, or kebab-case."""
    if style < 2:
        return "_".join(parts)
    if style == 2:
        return parts[0] + "".join([part.capitalize() for part in parts[1:]])
    return "-".join(parts)


class Record:
    """A kind of thing that only this request knows, with functions for it: what makes a request, a call, and a result."""

    def __init__(self, source):
        self.source = source
        self.thing = source.pick(common.THINGS) if source.chance(0.5) else source.invented()
        self.key = source.pick(["id", "name", "code", "key", f"{self.thing}_id", f"{self.thing}_name", "number", self.thing])
        self.style = source.number(0, 3)
        self.has_numbers = source.chance(0.2)
        self.schema = {"type": "integer" if self.has_numbers and source.chance(0.6) else "string"}
        self.attributes = [source.pick(common.ATTRIBUTES) if source.chance(0.7) else source.invented() for _ in range(3)]
        while len(set(self.attributes)) < 3:
            self.attributes = source.sample(common.ATTRIBUTES, 3)

    def value(self):
        """What one such thing is called by: text or a whole number, as the schema has it."""
        if self.has_numbers:
            digits = self.source.digits(1, 6)
            return int(digits) if self.schema["type"] == "integer" else digits
        if self.key.endswith("name"):
            return self.source.new_name()
        return self.source.code() if self.source.chance(0.6) else self.source.invented()

    def setting(self):
        """A value for an attribute."""
        kind = self.source.random()
        if kind < 0.08:
            return self.source.digits(1, 5)
        if kind < 0.6:
            return int(self.source.digits(1, 5))
        return self.source.pick(common.WORDS) if kind < 0.8 else self.source.invented()

    def getter(self, place):
        """A function that tells an attribute."""
        source, attribute = self.source, self.attributes[place]
        name = joined([source.pick(VERBS["get"]), self.thing, attribute], self.style)
        description = source.pick(["Returns the {a} of a {t}.", "Get the {a} of a {t}", "Tells the {a} of the given {t}.", "{a} of a {t}"])
        return definition(source, name, articles(description.format(a=attribute, t=self.thing)), {self.key: self.schema}, [self.key])

    def get_request(self, place, values):
        """A request for an attribute of one thing, or of several."""
        source, attribute = self.source, self.attributes[place]
        if len(values) == 1:
            frame = source.pick(["What is the {a} of the {t} {v}?", "Tell me the {a} of {t} {v}.", "Get the {a} of the {t} {v}.",
                                 "{a} of {t} {v}?",
                                 "I need the {a} of {t} {v}.", "Which {a} has the {t} {v}?", "Show the {a} of the {t} {v}."])
        else:
            frame = source.pick(["What are the {a}s of the {t}s {v}?", "Tell me the {a} of the {t}s {v}.", "Get the {a} of {v}.",
                "I need the {a} of {v}."])
        return frame.format(a=attribute, t=self.thing, v=listed(values))

    def setter(self, place):
        """A function that changes an attribute, its request, and the arguments."""
        source, attribute = self.source, self.attributes[place]
        name = joined([source.pick(VERBS["set"]), self.thing, attribute], self.style)
        value, setting = self.value(), self.setting()
        kind = {"type": "integer" if isinstance(setting, int) else "string"}
        slot = source.pick(["value", attribute, f"new_{attribute}"])
        if slot == self.key:
            slot = "value"
        tool = definition(source, name, articles(source.pick(["Sets the {a} of a {t}.", "Change the {a} of a {t}"]).format(a=attribute,
            t=self.thing)),
                          {self.key: self.schema, slot: kind}, [self.key, slot])
        request = source.pick(["Set the {a} of the {t} {v} to {s}.", "Change the {a} of {t} {v} to {s}.", "Make {s} the {a} of the {t} {v}.",
                               "The {a} of the {t} {v} should be {s}."])
        return tool, request.format(a=attribute, t=self.thing, v=value, s=setting), {self.key: value, slot: setting}

    def deleter(self):
        """A function that removes a thing, its request, and the arguments."""
        source, value = self.source, self.value()
        name = joined([source.pick(VERBS["delete"]), self.thing], self.style)
        tool = definition(source, name, articles(source.pick(["Deletes a {}.", "Remove a {}"]).format(self.thing)), {self.key: self.schema},
            [self.key])
        request = source.pick(["Delete the {t} {v}.", "Remove {t} {v}.", "Please delete the {t} {v}.",
            "I no longer need the {t} {v}. Delete it."])
        return tool, request.format(t=self.thing, v=value), {self.key: value}

    def creator(self):
        """A function that makes a thing with some attributes, its request, and the arguments."""
        source = self.source
        name = joined([source.pick(VERBS["create"]), self.thing], self.style)
        slots = [slot for slot in self.attributes if slot != "name"][:source.number(1, 3)]
        arguments = {"name": source.new_name(), **{slot: self.setting() for slot in slots}}
        properties = {slot: {"type": "integer" if isinstance(value, int) else "string"} for slot, value in arguments.items()}
        tool = definition(source, name, articles(source.pick(["Creates a {}.", "Make a new {}"]).format(self.thing)), properties,
            list(arguments))
        details = [f"{source.pick(['the', 'a'])} {slot} {arguments[slot]}" for slot in slots]
        request = source.pick(["Create a {t} named {n} with {d}.", "Make a {t} called {n} with {d}.", "Add the {t} {n} with {d}."])
        return tool, articles(request.format(t=self.thing, n=arguments["name"], d=listed(details))), arguments
