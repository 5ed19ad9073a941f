import * as z from 'zod';

/** A colour as `#44505c`, in lower case. */
export const colourSchema = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i, { error: ({ input }) => `is "${String(input)}"; write a colour as "#44505c"` })
  .transform((text): Colour => `#${text.slice(1).toLowerCase()}`);
export type Colour = `#${string}`;

type Channels = [red: number, green: number, blue: number];

/** From 0 to 1 each. */
const channelsOf = (colour: Colour): Channels => [
  Number.parseInt(colour.slice(1, 3), 16) / 255,
  Number.parseInt(colour.slice(3, 5), 16) / 255,
  Number.parseInt(colour.slice(5, 7), 16) / 255,
];

const colourOf = (channels: Channels): Colour =>
  `#${channels
    .map((channel) =>
      Math.round(255 * Math.min(1, Math.max(0, channel)))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

/** Relative luminance, from 0 to 1: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
const luminanceOf = (colour: Colour): number => {
  const [red, green, blue] = channelsOf(colour).map((channel) =>
    channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4,
  ) as Channels; // as many as there were
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** From 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export const contrastOf = (one: Colour, other: Colour): number => {
  const [darker = 0, lighter = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
};

/** `share` of one colour in another, from 0 to 1. */
export const mixed = (one: Colour, other: Colour, share: number): Colour => {
  const into = channelsOf(other);
  return colourOf(
    channelsOf(one).map((each, index) => share * each + (1 - share) * (into[index] ?? 0)) as Channels,
  );
};

export type Hsl = { hue: number; saturation: number; lightness: number };

/** Hue in degrees, the others from 0 to 1: https://www.w3.org/TR/css-color-4/#rgb-to-hsl */
export const hslOf = (colour: Colour): Hsl => {
  const [red, green, blue] = channelsOf(colour);
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const [lightness, range] = [(most + least) / 2, most - least];
  if (range === 0) return { hue: 0, saturation: 0, lightness };
  const sixth =
    most === red
      ? ((green - blue) / range + 6) % 6
      : most === green
        ? (blue - red) / range + 2
        : (red - green) / range + 4;
  return { hue: 60 * sixth, saturation: range / (1 - Math.abs(2 * lightness - 1)), lightness };
};

/** https://www.w3.org/TR/css-color-4/#hsl-to-rgb */
export const fromHsl = ({ hue, saturation, lightness }: Hsl): Colour => {
  const channel = (n: number): number => {
    const k = (n + hue / 30) % 12;
    return (
      lightness - saturation * Math.min(lightness, 1 - lightness) * Math.max(-1, Math.min(k - 3, 9 - k, 1))
    );
  };
  return colourOf([channel(0), channel(8), channel(4)]);
};
