"""What a set of wordings is made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Wordings:
    """Templates of one set of rows.

    A request is a frame filled with an order ("turn on {thing}") or a wish ("I want {thing}
    {state}"). Slots: {order}, {thing}, {state}, {when}, {value}, {room}, {device}, {time}. A frame
    that opens with {when} needs a time; any other may leave it empty.
    """

    order_frames: Sequence[str]
    wish_frames: Sequence[str]
    things: Sequence[str]
    times: Sequence[str]
    orders: Mapping[str, Sequence[str]]
    states: Mapping[str, Sequence[str]]


VALUES: Mapping[str, Sequence[str]] = {
    "dim": ("{value} percent", "{value}%"),
    "set_temperature": ("{value} degrees", "{value} degrees Celsius"),
    "set_volume": ("{value} percent", "{value}%"),
}
