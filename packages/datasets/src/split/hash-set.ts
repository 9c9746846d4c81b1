const wordsPerKey = 4;
const firstSlots = 1 << 16;
const fullShare = 0.7;

/** A set of 16-byte hashes: 23 to 46 bytes an entry, where a Set of strings takes over 100. */
export interface HashSet {
  /** False when it was there already. */
  add(hash: Buffer): boolean;
  has(hash: Buffer): boolean;
  size(): number;
}

export function createHashSet(): HashSet {
  let slots = firstSlots;
  let words = new Uint32Array(slots * wordsPerKey);
  let count = 0;

  /** Index of the key's first word, or of the empty slot where it belongs. An all-zero slot is empty. */
  function find(table: Uint32Array, a: number, b: number, c: number, d: number): number {
    const mask = table.length / wordsPerKey - 1;
    for (let slot = a & mask; ; slot = (slot + 1) & mask) {
      const at = slot * wordsPerKey;
      const w = table[at] ?? 0;
      const x = table[at + 1] ?? 0;
      const y = table[at + 2] ?? 0;
      const z = table[at + 3] ?? 0;
      if ((w === a && x === b && y === c && z === d) || (w | x | y | z) === 0) return at;
    }
  }

  function grow(): void {
    slots *= 2;
    const larger = new Uint32Array(slots * wordsPerKey);
    for (let at = 0; at < words.length; at += wordsPerKey) {
      const key = words.subarray(at, at + wordsPerKey);
      const [a = 0, b = 0, c = 0, d = 0] = key;
      if ((a | b | c | d) !== 0) larger.set(key, find(larger, a, b, c, d));
    }
    words = larger;
  }

  /** The last word is made odd: no key is all zeros, for one bit of 128. */
  function locate(hash: Buffer): { at: number; key: readonly [number, number, number, number] } {
    const key = [
      hash.readUInt32LE(0),
      hash.readUInt32LE(4),
      hash.readUInt32LE(8),
      (hash.readUInt32LE(12) | 1) >>> 0,
    ] as const;
    return { at: find(words, ...key), key };
  }

  return {
    add(hash) {
      if (count >= slots * fullShare) grow();
      const { at, key } = locate(hash);
      if ((words[at + 3] ?? 0) !== 0) return false;
      words.set(key, at);
      count += 1;
      return true;
    },
    has: (hash) => (words[locate(hash).at + 3] ?? 0) !== 0,
    size: () => count,
  };
}
