/** The pages of GitHub's light and dark theme. */
export const PAGES = { light: 'rgb(255, 255, 255)', dark: 'rgb(13, 17, 23)' } as const;

export type Theme = keyof typeof PAGES;

/** The contrast ratio of WCAG 2 between two colours, as CSS computes them: from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** What a colour looks like that lets some of its ground through. */
export function blended(colour: string, ground: string, opacity: number): string {
  const below = channels(ground);
  const mixed = channels(colour).map((value, index) => value * opacity + (below[index] ?? 0) * (1 - opacity));
  return `rgb(${mixed.map(Math.round).join(', ')})`;
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** @throws Error on a colour that is not opaque */
function channels(colour: string): readonly number[] {
  const hex = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(colour)?.slice(1);
  const rgb = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(colour)?.slice(1);
  const found = hex?.map((digits) => Number.parseInt(digits, 16)) ?? rgb?.map(Number);
  if (found === undefined) {
    throw new Error(`${colour} is no opaque colour.`);
  }
  return found;
}
