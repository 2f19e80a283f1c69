import { type Claim, short } from "../../claim.ts";
import { maxima, ofRatio, RATIOS, transmissionOf, twoPeaks } from "../transmission.ts";

/** Sec. III E and Fig. 3. */
export function transmissionClaims(): Claim[] {
  const peaks = RATIOS.map((ratio) => maxima(transmissionOf(ofRatio(ratio)), 0.4, 1.8, 1401));
  const { g, delta } = ofRatio(1);
  const top = g ** 2 / (2 * Math.PI * (g ** 2 + delta ** 2));
  const listed = peaks
    .slice(0, 2)
    .map((two) => two.map(({ at }) => at.toFixed(5)).join(" and "))
    .join("; ");
  const heights = peaks.slice(0, 2).flat();
  const [broad] = peaks[2];
  const errors = RATIOS.map((ratio) => furthest(transmissionOf(ofRatio(ratio)), twoPeaks(ofRatio(ratio))));
  return [
    {
      statement: "for Gamma below Delta the transmission has two peaks; they reach T = g^2/(2 pi Delta^2)",
      where: "Fig. 3",
      measured: `at omega = ${listed} (Gamma = 0.02 and 0.2 Delta), all of height ${heights[0].value.toPrecision(6)}`,
      holds: heights.length === 4 && heights.every(({ value }) => Math.abs(value / top - 1) < 1e-12),
    },
    {
      statement: "and for Gamma = 2 Delta it has one",
      where: "Fig. 3",
      measured: `T = ${broad.value.toPrecision(6)} at omega = ${broad.at.toFixed(5)}`,
      holds: peaks[2].length === 1,
    },
    {
      statement: "for Gamma far below Delta two Lorentz-like peaks, Eq. 46, are the transmission",
      where: "Eq. 46",
      measured: `off by at most ${errors.map(short).join(", ")} for Gamma = 0.02, 0.2, 2 Delta: in proportion to Gamma`,
      holds: errors[0] < 0.02 * top && errors[1] < 0.2 * top,
    },
  ];
}

function furthest(a: (omega: number) => number, b: (omega: number) => number): number {
  let largest = 0;
  for (let k = 0; k <= 8000; k++) {
    const omega = -10 + k / 400;
    largest = Math.max(largest, Math.abs(a(omega) - b(omega)));
  }
  return largest;
}
