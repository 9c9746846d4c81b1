"""The smart home behind the requests: rooms, devices, actions, and the values each one takes."""

ROOMS = (
    "kitchen",
    "bedroom",
    "bathroom",
    "living room",
    "dining room",
    "guest room",
    "hallway",
    "office",
    "garage",
    "nursery",
    "attic",
    "basement",
)

DEVICES = (
    "light",
    "lamp",
    "fan",
    "heater",
    "thermostat",
    "speaker",
    "television",
    "curtain",
    "window",
    "door",
)

DEVICES_BY_ACTION = {
    "turn_on": ("light", "lamp", "fan", "heater", "speaker", "television"),
    "turn_off": ("light", "lamp", "fan", "heater", "speaker", "television"),
    "dim": ("light", "lamp"),
    "set_temperature": ("heater", "thermostat"),
    "set_volume": ("speaker", "television"),
    "open": ("curtain", "window", "door"),
    "close": ("curtain", "window", "door"),
    "lock": ("window", "door"),
}

VALUES_BY_ACTION = {
    "dim": range(5, 100, 5),
    "set_temperature": range(15, 28),
    "set_volume": range(5, 105, 5),
}


def is_held_out(room: str, device: str) -> bool:
    """True for the three devices of each room that training never shows.

    The pattern walks diagonally, so every room and every device stays well represented in training.
    """
    return (7 * ROOMS.index(room) + DEVICES.index(device)) % len(DEVICES) < 3
