"""Makes the texts with which an exported tokenizer is compared with the original one.

    python scripts/make_retokenise_strings.py           writes exports/data/retokenise.json
    python scripts/make_retokenise_strings.py --check   exits 1 if the file differs

Tokenizers part ways at digits, white space, code, other scripts, emoji, and texts that look like
special tokens; each kind is here in several lengths and neighbourhoods.
Plain Python, nothing random.
"""

import json
import sys
from pathlib import Path

OUT = (
    Path(__file__).resolve().parent.parent / "facet_engine" / "exports" / "data" / "retokenise.json"
)

WORDS = [
    "Hello world",
    "the quick brown fox",
    "Antidisestablishmentarianism",
    "iPhone",
    "USA",
    "a",
    "I",
]
NUMBERS = [
    *("0", "7", "42", "365", "2026", "12345", "1234567", "3.14159", "-273.15", "1,000,000", "1e-7"),
    *(
        "0x1F",
        "50%",
        "$9.99",
        "7:15 pm",
        "07:15",
        "2026-11-23",
        "+49 30 901820",
        "1/2",
        "2^10",
        "v1.2.3",
    ),
]
NEIGHBOURS = ["{}", " {}", "  {}", "{} ", "x{}", "{}x", "({})", "\n{}", "\t{}"]
SPACES = [
    " ",
    "  ",
    "   ",
    "    ",
    " " * 7,
    " " * 8,
    " " * 16,
    "\n",
    "\n\n",
    "\n\n\n",
    "\t",
    "\t\t",
    "\r\n",
    " \n ",
    "\u00a0",
    "\u3000",
]
QUOTES = [
    "don't",
    "WE'LL",
    "it's 5 o'clock",
    "“quoted”",
    "‘single’",
    "\"a\" 'b'",
    "rock'n'roll",
    "l'été",
    "y'all've",
]
MARKS = [
    "...",
    "?!",
    "—",
    "–",
    "-->",
    "==",
    "!=",
    "//",
    "/* x */",
    "#tag",
    "@user",
    "a_b_c",
    "snake_case_name",
    "camelCaseName",
    "::",
    "||",
    "&&",
    "<>",
    "[]",
    "{}",
    "()",
    ";;",
    "***",
    "~~~",
    "```",
]
CODE = [
    "def f(x):\n    return x ** 2\n",
    'for (int i = 0; i < 10; ++i) {\n\tprintf("%d\\n", i);\n}',
    "SELECT * FROM t WHERE a = 'b' AND c >= 10;",
    '{"room":"kitchen","device":"light","value":30,"time":null}',
    '{ "a" : [ 1, 2.5, -3e8 ], "b" : { "c" : "\\u00e9" } }',
    '<p class="x">A &amp; B</p>',
    "$ ls -la | grep '^d' > out.txt",
    "import numpy as np\n\nx = np.zeros((3, 4))",
    "fn main() -> Result<(), Box<dyn Error>> { Ok(()) }",
    "https://example.org/a/b?c=d&e=%20f#g",
    "someone@example.org",
    "C:\\Users\\name\\file.txt",
    "\\frac{a}{b} + \\sum_{i=0}^{n} x_i",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "- one\n- two\n  - three\n1. four",
    "key: value\nlist:\n  - item\n",
]
SCRIPTS = [
    "naïve café",
    "Ærøskøbing",
    "Straße",
    "İstanbul",
    "Łódź",
    "niño año",
    "Ελληνικά",
    "Привет, мир!",
    "Україна",
    "שלום עולם",
    "مرحبا بالعالم",
    "٣٤٥ و ١٢",
    "नमस्ते दुनिया",
    "१२३",
    "বাংলা",
    "தமிழ்",
    "ภาษาไทย",
    "日本語テスト",
    "漢字とかな交じり文",
    "中文分词测试",
    "繁體中文",
    "한국어 문장",
    "Tiếng Việt",
    "አማርኛ",
    "ქართული",
    "Հայերեն",
    "e\u0301 vs \u00e9",
    "½ ¼ ²³",
    "Ⅳ ⅷ",
    "①②③",
    "㍿",
    "ﬁ ligature",
    "µm Ω K",
    "\u200bzero\u200bwidth",
    "soft\u00adhyphen",
    "\ufeffmark",
]
EMOJI = [
    "😀",
    "🎉🎉🎉",
    "👩‍👩‍👧‍👦",
    "👍🏽",
    "🇩🇪🇫🇷",
    "❤️",
    "🚀 to the 🌙",
    "a😀b",
    "☕️ time",
    "🏳️‍🌈",
    "🧑🏿‍🚀",
    "1️⃣",
]
SPECIAL = [
    "<s>",
    "</s>",
    "<unk>",
    "<pad>",
    "<|endoftext|>",
    "<|im_start|>user\nHi<|im_end|>\n",
    "<start_of_turn>user\nHi<end_of_turn>",
    "[INST] x [/INST]",
    "<|not_a_token|>",
    "<|im_start",
    "im_end|>",
    "< |im_end|>",
]
LONG = [
    "The quick brown fox jumps over the lazy dog. " * 4,
    "a" * 64,
    "ab" * 40,
    "0123456789" * 5,
    "-" * 70,
    "word " * 30,
    "日本" * 20,
    "😀" * 20,
    "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt.",
    "1. Preheat the oven to 180 °C (350 °F).\n2. Mix 250 g flour with 3 eggs.\n\n   Wait 15 min.\n",
]


def make_strings() -> list[str]:
    """Every text once, in a fixed order."""
    texts = [*WORDS, *NUMBERS]
    texts += [pattern.format(number) for number in ("2026", "3.5", "½") for pattern in NEIGHBOURS]
    texts += (
        [space + "x" for space in SPACES]
        + ["a" + space + "b" for space in SPACES]
        + ["end" + space for space in SPACES[:8]]
    )
    texts += [*QUOTES, *MARKS, *CODE, *SCRIPTS, *EMOJI, *SPECIAL, *LONG]
    return list(dict.fromkeys(texts))


def main() -> int:
    text = json.dumps(make_strings(), ensure_ascii=True, indent=0) + "\n"
    if "--check" in sys.argv[1:]:
        same = OUT.is_file() and OUT.read_text("utf-8") == text
        print(
            f"{OUT.name}: {'as generated' if same else 'differs; run the script without --check'}"
        )
        return 0 if same else 1
    OUT.write_text(text, "utf-8")
    print(f"{OUT.name}: {len(make_strings())} texts")
    return 0


if __name__ == "__main__":
    sys.exit(main())
