/** Advances in em, rounded up from the widest sans-serif face in common use; characters that are not listed are as wide as a capital. */
const ADVANCES: readonly (readonly [characters: string, width: number])[] = [
  [" .,:;!|'`ijlI", 0.33],
  ['()[]{}"-/\\rtfJ^*°·', 0.5],
  ["abcdeghknopqsuvxyzLTF_?$#0123456789", 0.65],
  ["mwMW@%=+<>~", 1],
];
const CAPITAL = 0.8;

const advances = new Map(
  ADVANCES.flatMap(([characters, width]) => [...characters].map((one) => [one, width] as const)),
);

/** No less than the width of a line of text in any usual sans-serif face, in the unit of the font size. */
export const textWidth = (text: string, fontSize: number): number =>
  fontSize * [...text].reduce((sum, one) => sum + (advances.get(one) ?? CAPITAL), 0);
