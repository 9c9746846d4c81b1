"""The shapes this example deals in."""

from typing import TypedDict


class Message(TypedDict):
    role: str
    content: str


class Row(TypedDict):
    messages: list[Message]


class Question(TypedDict):
    messages: list[Message]
    expected: str


class Call(TypedDict):
    """The answer, in the order of its keys; None where the request says nothing."""

    room: str
    device: str
    action: str
    value: int | None
    time: str | None
