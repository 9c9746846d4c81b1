"""Turns times and calls into words."""

from random import Random

from row import Call
from wordings import VALUES, Wordings

from pick import pick

SHARE_OF_WISHES = 0.35


def say_time(random: Random) -> tuple[str, str]:
    """A time of day as a person says it, and the same time as HH:MM."""
    hour, minute = pick(random, range(24)), pick(random, range(0, 60, 5))
    half = "am" if hour < 12 else "pm"
    style = random.random()
    if style < 0.06:
        return ("midnight", "00:00") if hour < 12 else ("noon", "12:00")
    if style < 0.16:
        return f"{hour:02}:{minute:02}", f"{hour:02}:{minute:02}"
    if style < 0.4:
        return f"{hour % 12 or 12} {half}", f"{hour:02}:00"
    return f"{hour % 12 or 12}:{minute:02} {half}", f"{hour:02}:{minute:02}"


def say_request(random: Random, wordings: Wordings, call: Call, spoken_time: str | None) -> str:
    """One sentence that asks for `call`."""
    action = call["action"]
    wish = random.random() < SHARE_OF_WISHES
    frames = [
        frame
        for frame in (wordings.wish_frames if wish else wordings.order_frames)
        if spoken_time or not frame.startswith("{when}")
    ]
    core = pick(random, wordings.states[action] if wish else wordings.orders[action])
    slots = {
        "thing": pick(random, wordings.things).format(room=call["room"], device=call["device"]),
        "value": pick(random, VALUES.get(action, ("",))).format(value=call["value"]),
        "when": pick(random, wordings.times).format(time=spoken_time) if spoken_time else "",
    }
    filled = core.format(**slots)
    text = pick(random, frames).format(**slots, order=filled, state=filled)
    for mark in ".,;?":
        text = text.replace(f" {mark}", mark)
    return text[0].upper() + text[1:]
