"""How people phrase the requests of the held-out rows: no template is shared with training."""

from wordings import Wordings

HELD_OUT = Wordings(
    order_frames=(
        "Would you be so kind as to {order} {when}?",
        "Would you kindly {order} {when}?",
        "Good evening, kindly {order} {when}.",
        "Do me a favour and {order} {when}.",
        "Be sure to {order} {when}, will you?",
        "I was hoping you could {order} {when}.",
        "Is it possible to {order} {when}?",
        "The children are asleep, so {order} {when}.",
        "Remember to {order} {when}, thank you so much.",
        "{when}, would you kindly {order}?",
        "{when} I'd be glad if you could {order}.",
    ),
    wish_frames=(
        "Make sure {thing} is {state} {when}.",
        "I'd love to see {thing} {state} {when}.",
        "It would be nice to find {thing} {state} {when}.",
        "{when}, {thing} ought to be {state}.",
    ),
    things=(
        "the {device} that is in the {room}",
        "my {room} {device}",
        "the {device} inside the {room}",
    ),
    times=(
        "once the clock shows {time}",
        "as soon as it turns {time}",
        "no later than {time}",
        "precisely at {time}",
        "right at {time}",
    ),
    orders={
        "turn_on": ("get {thing} turned on", "power up {thing}", "have {thing} switched on"),
        "turn_off": ("get {thing} turned off", "power down {thing}", "have {thing} switched off"),
        "dim": ("get {thing} dimmed to {value}", "reduce {thing} to {value} brightness"),
        "set_temperature": ("change {thing} to {value}", "have {thing} run at {value}"),
        "set_volume": (
            "change the volume of {thing} to {value}",
            "have {thing} play at {value} volume",
        ),
        "open": ("get {thing} opened", "have {thing} open"),
        "close": ("get {thing} closed", "have {thing} shut"),
        "lock": ("get {thing} locked", "have {thing} locked"),
    },
    states={
        "turn_on": ("powered on", "powered up"),
        "turn_off": ("powered off", "completely off"),
        "dim": ("dimmed down to {value}", "at {value} brightness"),
        "set_temperature": ("changed to {value}", "at {value}"),
        "set_volume": ("changed to {value} volume", "at {value} volume"),
        "open": ("fully open",),
        "close": ("fully closed",),
        "lock": ("securely locked",),
    },
)
