/** Imports run only downward through the layers of the house, and no package reaches into another's src. */
const layers = [
  ["integrals", "special", "linalg", "figures"],
  ["hilbert", "baths"],
  ["generators", "gaussian", "fermions", "sdp"],
  ["steady-state", "dynamics", "trajectories"],
  ["lindblad-limits", "diagnostics"],
  ["problem"],
  ["sweeps"],
  ["engine-bullmq", "engine-slurm"],
  ["openbath"],
];

const upward = layers.flatMap((names, level) => {
  const above = layers.slice(level + 1).flat();
  return above.length === 0
    ? []
    : [
        {
          name: `imports-run-downward-from-layer-${level + 1}`,
          comment: `${names.join(", ")} must not know ${above.join(", ")}`,
          severity: "error",
          from: { path: `^packages/(${names.join("|")})/src` },
          to: { path: `^packages/(${above.join("|")})/` },
        },
      ];
});

/** Packages that stand on a named few, whatever their layer. */
const standsOn = Object.entries({
  integrals: [],
  special: [],
  linalg: [],
  figures: [],
  sdp: ["linalg"],
  baths: ["integrals", "special"],
  hilbert: ["linalg"],
  gaussian: ["integrals", "special", "baths", "linalg"],
  fermions: ["integrals", "special", "baths", "linalg", "hilbert"],
  sweeps: ["problem"],
  "engine-bullmq": ["sweeps"],
  "engine-slurm": ["sweeps"],
}).map(([name, below]) => ({
  name: `${name}-stands-alone`,
  severity: "error",
  from: { path: `^packages/${name}/src` },
  to: { path: "^packages/", pathNot: `^packages/(${[name, ...below].join("|")})/` },
}));

module.exports = {
  forbidden: [
    ...upward,
    ...standsOn,
    {
      name: "no-reaching-into-src",
      comment: "a package is used by its name, not by its files",
      severity: "error",
      from: { path: "^packages/([^/]+)/" },
      to: {
        path: "^packages/[^/]+/src/(?!index|cli|cauchy-panel|ml-matrix|conformance|node/index|state-vectors/index|threads/index)",
        pathNot: "^packages/$1/",
      },
    },
    {
      name: "no-cycles",
      severity: "error",
      from: { path: "^packages/[^/]+/src" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(dist|node_modules)/" },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["@openbath/source", "import", "default"] },
  },
};
