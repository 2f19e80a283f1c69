/** Pages of `openbath help TOPIC`. */
export const topics: Readonly<Record<string, string>> = {
  file: `The problem file (YAML or JSON)

  parameters: { g: 0.1 }                # named numbers; any number below may be an expression of them
  space: { spins: 3 }                   # or { bosons: { sites: 4, maxOccupation: 2 } }, { fermions: 2 }, { levels: [3, 2] };
                                        # a list of these is their product
  hamiltonian:                          # a term or a list of terms, which add
    - xxz: { field: [1, 1.5, 2], coupling: g, anisotropy: 1 }   # sum w/2 sz - g sum (sx sx + sy sy + D sz sz)
    - heisenberg: { bonds: [ { between: [1, 3], all: 0.2 } ] }  # sum xx sx sx + yy sy sy + zz sz sz
    - bose-hubbard: { hopping: 1, interaction: 0.5, energies: 0 }
    - "0.05 * sx(2)"                    # any operator expression
    - matrix: { re: [[...]], im: [[...]] }
  epsilon: 0.1                          # strength of all couplings, 1 by default; rates go as epsilon^2
  baths:
    left: { statistics: boson, beta: 5, mu: -0.5, spectralDensity: { kind: ohmic-gaussian, strength: 1, cutoff: 10 } }
  couplings:
    - { bath: left, exchange: "sm(1)" } # B^dag S + B S^dag; or hermitian: X for X (B + B^dag)
  equations: [redfield, { equation: partial-secular, cutoff: 10 }]
  observables: { sz1: "sz(1)" }
  times: [0, 1, 2]                      # for evolve and trajectories, with
  initial: up                           # or down, vacuum, thermal, [up, down, plus, 2], or an expression for rho

Sites count from 1. Units: hbar = k_B = 1. See also: openbath help expressions, densities, equations.`,
  expressions: `Operator expressions

  sx(1) sy(1) sz(1) sp(1) sm(1)    Pauli matrices, raising |up><down| and lowering operators of spin 1
  n(1) a(1) ad(1) c(1) cd(1)       number, boson and fermion operators (fermions by Jordan-Wigner)
  ketbra(1, 0, 2)                  |0><2| of site 1; levels count from 0
  id, dag( ), comm( , ), acomm( , )
  + - * / ^, parentheses, numbers, i and 4i, pi, named parameters, sqrt exp log sin cos tan sinh cosh tanh atan abs min max step

They are parsed and walked, never run as code.`,
  densities: `Spectral densities J(w) = 2 pi sum |kappa|^2 delta(w - W)

  ohmic-gaussian, ohmic-exponential, drude, ohmic-hard
                 strength * w^exponent times exp(-(w/cutoff)^2), exp(-w/cutoff), cutoff^2/(w^2 + cutoff^2), a sharp end
  pure-ohmic     strength * w without end, its principal value dropped by definition
  newns          strength * sqrt(1 - (w/bandwidth)^2)
  lorentzian     strength * width^2/((w - center)^2 + width^2)
  flat           strength on its support
  tabulated      file: J.csv (two columns, beside the problem file) or points: [[w, J], ...]
  expression     formula: "w * exp(-w/10)" (w or omega), with support, breakpoints and exponents where they matter

Of a bath: support: [low, high] narrows any of them, principalValue: false drops the Lamb shift, convention: decay-rate (default),
caldeira-leggett (strength is of J/2), coupling-density (of J/2 pi); support and convention may also stand in the density. temperature may stand for beta. A boson bath needs mu at or below
the lower end of its band.`,
  equations: `Equations

  redfield                 second order in epsilon with its full Lamb shift; not completely positive
  eigenbasis-lindblad      secular; transitions grouped by Bohr frequency
  partial-secular          { equation: partial-secular, cutoff: 10 }: Redfield terms slower than 10 rates
  local-lindblad           each bath sees its own sites alone
  universal-lindblad       with its own Lamb shift
  local-redfield           { equation: local-redfield, order: 4 }: Redfield without diagonalisation
  ad-hoc-local-redfield    { equation: ad-hoc-local-redfield, order: 4, energy: 0.6 }
  local-redfield-lindblad  { equation: local-redfield-lindblad, order: 1 }
  ad-hoc-lindblad          { equation: ad-hoc-lindblad, order: 1, energy: 0.6 }

A label names a solution: { equation: local-redfield, order: 2, label: second }.`,
  sweeps: `The sweep file (YAML or JSON)

  base: chain.yaml                      # a problem file, or the problem itself
  command: solve                        # or limits, evolve, trajectories
  options: { equation: redfield }       # of that command; for trajectories count, seed, and shards: the shares of each ensemble
  vary:                                 # paths into the problem, each with its values; their product is the grid
    parameters.g: { logspace: [0.01, 1, 40] }
    baths.left.beta: [1, 5]             # or { linspace: [0, 1, 11] }
    couplings[0].exchange: [sm(1), sx(1)]
  zip: [parameters.g, baths.left.beta]  # paths with equally many values that go together, or a list of such lists
  collect: [solutions.redfield.currents, solutions.redfield.observables.I1]   # what to gather; all numbers by default
  timeLimit: 60                         # seconds that one point may take

Results are appended to NAME.results beside the file, one whole record a point: a sweep can be stopped, killed and started again, and
goes on where it was. Ctrl-C once finishes the points that run, twice stops now. Points that failed are named and tried again next time.`,
};
