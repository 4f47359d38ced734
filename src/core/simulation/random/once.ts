/** A constant that is made when it is first needed, and then kept: a table that no download has to carry. */
export const once = <Table>(make: () => Table): (() => Table) => {
  let made: Table | undefined;
  return () => (made ??= make());
};
