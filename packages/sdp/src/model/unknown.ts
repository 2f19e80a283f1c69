/** One real number to be found. Identity is what counts; the name is for people. */
export class Unknown {
  constructor(readonly name: string) {}
}
