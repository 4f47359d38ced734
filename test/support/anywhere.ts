import fc from "fast-check";

const STEPS = 2 ** 30;

/**
 * A number anywhere between min and max, each part of the range as likely as another; one draw in eight by its exponent.
 *
 * fc.double draws every exponent alike: of a range that contains 0 it takes nine numbers in ten below a millionth of the
 * range (median 1e-166), so that a rate, a share or a correlation would be 0 nearly always. A failing number is not
 * shrunk: no number of a range is simpler than another, and the search for one takes minutes.
 */
export const anywhere = ({ min, max }: { readonly min: number; readonly max: number }): fc.Arbitrary<number> =>
  fc.noShrink(
    fc.oneof(
      { weight: 7, arbitrary: fc.integer({ min: 0, max: STEPS }).map((k) => Math.min(max, min + (max - min) * (k / STEPS))) },
      { weight: 1, arbitrary: fc.double({ min, max, noNaN: true }) },
    ),
  );
