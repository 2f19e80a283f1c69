/** An explicit Runge-Kutta method whose last stage is the first of the next step, with an estimate of the error of a step. */
export interface Tableau {
  /** Where in the step the stages after the first are taken, 0 to 1. */
  readonly nodes: readonly number[];
  /** Row i: how much of the slopes 0 .. i goes into stage i + 1. The last row gives the solution. */
  readonly rows: readonly (readonly number[])[];
  /** Combinations of the slopes that say how far the solution is from those of lower order. */
  readonly errors: readonly (readonly number[])[];
  /** The estimate of the error, over the length of the step, from the norms of these combinations. */
  estimate(norms: readonly number[]): number;
  /** The estimate over the length of the step falls with this power of the length. */
  readonly power: number;
}

/** Dormand and Prince (1980), order 5(4), seven slopes of which one is the step before's. */
export const ORDER_5: Tableau = {
  nodes: [1 / 5, 3 / 10, 4 / 5, 8 / 9, 1, 1],
  rows: [
    [1 / 5],
    [3 / 40, 9 / 40],
    [44 / 45, -56 / 15, 32 / 9],
    [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
    [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
    [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
  ],
  errors: [[71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40]],
  estimate: ([fourth]) => fourth,
  power: 4,
};

/**
 * Dormand and Prince's method of order 8 with the estimates of orders 5 and 3 of Hairer, Norsett and Wanner (Solving Ordinary Differential
 * Equations I, 1993, II.10): thirteen slopes of which one is the step before's.
 */
export const ORDER_8: Tableau = {
  nodes: [
    0.05260015195876773, 0.0789002279381516, 0.1183503419072274, 0.2816496580927726, 0.3333333333333333, 0.25,
    0.3076923076923077, 0.6512820512820513, 0.6, 0.8571428571428571, 1, 1,
  ],
  rows: [
    [0.05260015195876773],
    [0.0197250569845379, 0.0591751709536137],
    [0.02958758547680685, 0, 0.08876275643042054],
    [0.2413651341592667, 0, -0.8845494793282861, 0.924834003261792],
    [0.037037037037037035, 0, 0, 0.17082860872947386, 0.12546768756682242],
    [0.037109375, 0, 0, 0.17025221101954405, 0.06021653898045596, -0.017578125],
    [0.03709200011850479, 0, 0, 0.17038392571223998, 0.10726203044637328, -0.015319437748624402, 0.008273789163814023],
    [
      0.6241109587160757, 0, 0, -3.3608926294469414, -0.868219346841726, 27.59209969944671, 20.154067550477894,
      -43.48988418106996,
    ],
    [
      0.47766253643826434, 0, 0, -2.4881146199716677, -0.590290826836843, 21.230051448181193, 15.279233632882423,
      -33.28821096898486, -0.020331201708508627,
    ],
    [
      -0.9371424300859873, 0, 0, 5.186372428844064, 1.0914373489967295, -8.149787010746927, -18.52006565999696,
      22.739487099350505, 2.4936055526796523, -3.0467644718982196,
    ],
    [
      2.273310147516538, 0, 0, -10.53449546673725, -2.0008720582248625, -17.9589318631188, 27.94888452941996,
      -2.8589982771350235, -8.87285693353063, 12.360567175794303, 0.6433927460157636,
    ],
    [
      0.054293734116568765, 0, 0, 0, 0, 4.450312892752409, 1.8915178993145003, -5.801203960010585, 0.3111643669578199,
      -0.1521609496625161, 0.20136540080403034, 0.04471061572777259,
    ],
  ],
  errors: [
    [
      0.01312004499419488, 0, 0, 0, 0, -1.2251564463762044, -0.4957589496572502, 1.6643771824549864,
      -0.35032884874997366, 0.3341791187130175, 0.08192320648511571, -0.022355307863886294, 0,
    ],
    [
      -0.18980075407240762, 0, 0, 0, 0, 4.450312892752409, 1.8915178993145003, -5.801203960010585, -0.4226823213237919,
      -0.1521609496625161, 0.20136540080403034, 0.02265179219836082, 0,
    ],
  ],
  estimate: ([fifth, third]) => (fifth === 0 ? 0 : (fifth * fifth) / Math.hypot(fifth, 0.1 * third)),
  power: 7,
};
