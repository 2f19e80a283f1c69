/** Three spins between a cold and a hot bath, as in examples/xxz-two-baths.yaml; lines can be added or replaced. */
export function chain(changes: Readonly<Record<string, string>> = {}): string {
  const parts: Readonly<Record<string, string>> = {
    parameters: "{ g: 0.1 }",
    space: "{ spins: 3 }",
    hamiltonian: "\n  - xxz: { field: [1, 1.5, 2], coupling: g, anisotropy: 1 }",
    epsilon: "0.1",
    baths: [
      "",
      "  left: { beta: 5, mu: -0.5, spectralDensity: { kind: ohmic-gaussian, strength: 1, cutoff: 10 } }",
      "  right: { beta: 0.5, mu: -0.5, spectralDensity: { kind: ohmic-gaussian, strength: 1, cutoff: 10 } }",
    ].join("\n"),
    couplings: "\n  - { bath: left, exchange: sm(1) }\n  - { bath: right, exchange: sm(3) }",
    equations: "[redfield, local-lindblad, eigenbasis-lindblad, universal-lindblad]",
    observables: "{ sz1: sz(1), sz3: sz(3) }",
    ...changes,
  };
  return Object.entries(parts)
    .map(([key, value]) => `${key}: ${value}\n`)
    .join("");
}

/** One spin in one bath: the smallest problem. */
export function qubit(changes: Readonly<Record<string, string>> = {}): string {
  return chain({
    space: "{ spins: 1 }",
    hamiltonian: "0.5 * sz(1)",
    baths: "\n  only: { beta: 2, mu: -0.5, spectralDensity: { kind: ohmic-gaussian, strength: 1, cutoff: 10 } }",
    couplings: "[{ bath: only, exchange: sm(1) }]",
    observables: "{ sz: sz(1) }",
    ...changes,
  });
}
