/** Red, green and blue as light, 0 to 1. */
type Light = readonly [number, number, number];

export function lightOf(hex: string): Light {
  const parts = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(hex);
  if (parts === null) throw new Error(`${hex} is no colour of six digits`);
  const [, red = "", green = "", blue = ""] = parts;
  return [linear(red), linear(green), linear(blue)];
}

function linear(pair: string): number {
  const share = Number.parseInt(pair, 16) / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** WCAG 2.2 contrast ratio, 1 to 21. */
export function contrast(left: string, right: string): number {
  const brightness = (hex: string) => {
    const [red, green, blue] = lightOf(hex);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [high = 0, low = 0] = [brightness(left), brightness(right)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

type Matrix = readonly [Light, Light, Light];

/** How the three common kinds of colour blindness see: Machado, Oliveira and Fernandes 2009, full strength. */
export const sights: Readonly<Record<string, Matrix>> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** Distance in OKLab as somebody with that sight sees it; about 0.02 can just be told apart side by side. */
export function distance(left: string, right: string, sight: Matrix): number {
  const a = okLab(seen(lightOf(left), sight));
  const b = okLab(seen(lightOf(right), sight));
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

const times = (row: Light, light: Light) => row[0] * light[0] + row[1] * light[1] + row[2] * light[2];

function seen(light: Light, sight: Matrix): Light {
  const part = (row: Light) => Math.min(1, Math.max(0, times(row, light)));
  return [part(sight[0]), part(sight[1]), part(sight[2])];
}

function okLab(light: Light): Light {
  const cones: Light = [
    Math.cbrt(times([0.4122214708, 0.5363325363, 0.0514459929], light)),
    Math.cbrt(times([0.2119034982, 0.6806995451, 0.1073969566], light)),
    Math.cbrt(times([0.0883024619, 0.2817188376, 0.6299787005], light)),
  ];
  return [
    times([0.2104542553, 0.793617785, -0.0040720468], cones),
    times([1.9779984951, -2.428592205, 0.4505937099], cones),
    times([0.0259040371, 0.7827717662, -0.808675766], cones),
  ];
}
