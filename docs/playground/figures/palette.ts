/** The colours of a figure on a light or a dark page. */
export interface Palette {
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly page: string;
  readonly series: readonly string[];
}

export const LIGHT: Palette = {
  ink: "#1d2129",
  soft: "#5b6270",
  line: "#d5d9e0",
  page: "#ffffff",
  series: ["#1f6f8b", "#c83a4e", "#3a7d44", "#8d5a97", "#a86500"],
};

export const DARK: Palette = {
  ink: "#e4e7ec",
  soft: "#a7afbd",
  line: "#3c434f",
  page: "#1b1b1f",
  series: ["#5fb3ce", "#ef7f8e", "#74c07f", "#c194cc", "#eab054"],
};

/** Lines are told apart by their dashes too, points by their shapes: no colour is needed to read a figure. */
const DASHES = ["", "7 3", "2 3", "9 3 2 3", "5 2 1 2 1 2"];
export const SYMBOLS = ["circle", "square", "triangle", "diamond", "star"] as const;

/** How the k-th series looks. */
export function look(palette: Palette, k: number) {
  const n = palette.series.length;
  return { colour: palette.series[k % n], dash: DASHES[k % n], symbol: SYMBOLS[k % n] };
}
