import type { Setting } from "../setting.ts";
import { fermionModes } from "./fermion-modes.ts";
import { harmonicWire } from "./harmonic-wire.ts";
import { lindbladLimits } from "./lindblad-limits.ts";
import { spinChain } from "./spin-chain.ts";

/** Everything there is to play with, in the order of the page. */
export const settings: readonly Setting[] = [spinChain, harmonicWire, fermionModes, lindbladLimits];

/** A setting by its id; the first one for an id that there is not. */
export const settingOf = (id: string): Setting => settings.find((setting) => setting.id === id) ?? settings[0];
