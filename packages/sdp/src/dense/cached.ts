/** Hermitian matrices up to this size are scaled one by one, all numbers in the cache; larger ones in long products of many. */
export const CACHED = 64;
